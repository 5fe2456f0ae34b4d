/** One thing said twice: Chinese first, English beside it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

export const text = (zh: string, en: string): Text => ({ zh, en });
