import type { Text } from '../core/language/text.ts';

/** What JSON Schema says of a value. */
export interface Shape {
  /** Names what stands there, where its type alone says too little. */
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string | number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const bounds = ({ minimum, maximum }: Shape): string => {
  const real = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  return real(minimum) && real(maximum) ? ` ${minimum}–${maximum}` : '';
};

const kinds: Readonly<Record<string, string>> = {
  number: '数 number',
  integer: '整数 integer',
  null: '空 null',
  string: '文字 text',
  array: '列表 list',
  object: '见下 see below',
};

/** Words in both languages, as `words` of values.ts asks for them. */
export const isWords = ({ properties }: Shape): boolean =>
  properties !== undefined && Object.keys(properties).join() === 'zh,en';

/** What may stand there: the choices with their words, or the kind of number. */
export const permitted = (shape: Shape, choices: Readonly<Record<string, Text>>): string => {
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => permitted(one, choices)))].join(' / ');
  if (shape.enum)
    return shape.enum.map((choice) => `\`${choice}\` ${choices[choice]?.zh} ${choices[choice]?.en}`).join('<br>');
  if (shape.title) return shape.title;
  if (shape.const !== undefined) return `\`${shape.const}\``;
  if (isWords(shape)) return '`{ zh: …, en: … }`';
  return [shape.type ?? []]
    .flat()
    .map((type) => `${kinds[type] ?? type}${type === 'null' ? '' : bounds(shape)}`)
    .join(' / ');
};
