/**
 * A project people would recognise: its name, its size in 万元, and what it counts (`name unit low-high`, `~low-high` for
 * a level).
 */
export interface ProjectWords {
  readonly name: string;
  readonly scale: readonly [number, number];
  readonly counts: readonly string[];
}

/** What a department's field of work sounds like. Indicators are written `name unit ≥90` or `name 定性 words`. */
export interface FieldWords {
  /** Functional classification its spending falls under. */
  readonly functionCode: string;
  readonly projects: readonly ProjectWords[];
  readonly quality: readonly string[];
  readonly benefit: readonly string[];
  readonly satisfied: string;
}

/** @example works('食堂改造 100-600', '改造食堂数量 所 6-20') */
export const works = (head: string, ...counts: readonly string[]): ProjectWords => {
  const [name = '', scale = '10-100'] = head.split(' ');
  const [low = 10, high = 100] = scale.split('-').map(Number);
  return { name, scale: [low, high], counts };
};
