import { z } from 'zod';
import { type Text, text } from '../core/language/text.ts';
import { formatYuan, parseYuan } from '../core/money.ts';

/** In two languages, as a policy's author writes them. */
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * What is said of a number that stands there as text: in quotes, with its unit or with its sign; null of other text.
 */
const numberInText = (input: unknown, isFraction: boolean): Text | null => {
  const [, digits, unit = ''] = typeof input === 'string' ? (/^\s*(-?\d+(?:\.\d+)?)\s*(\D*)$/.exec(input) ?? []) : [];
  if (digits === undefined) return null;
  if (isFraction && /^[%％]/.test(unit)) {
    const fraction = Number((Number(digits) / 100).toPrecision(12));
    return text(
      `写成小数,不加引号和百分号:${digits}% 写成 ${fraction}`,
      `it is a fraction without quotes or sign: write ${fraction} for ${digits}%`,
    );
  }
  return text(`应是数,不加引号和单位:写成 ${digits}`, `must be a number without quotes or unit: write ${digits}`);
};

const saidBy =
  (isFraction: boolean, { zh, en }: Text) =>
  ({ input }: { readonly input?: unknown }): string => {
    const inText = numberInText(input, isFraction);
    return inText ? `${inText.zh}｜${inText.en}` : `${zh}｜${en}`;
  };

/** A number from `low` to `high`, both included; `remedy` says how it is written where people use another unit. */
export const within = (
  low: number,
  high: number,
  remedy: Text = text('改成这个范围里的数', 'write a number in that range'),
): z.ZodNumber => {
  const says = text(`应在 ${low} 和 ${high} 之间:${remedy.zh}`, `must lie between ${low} and ${high}: ${remedy.en}`);
  const error = saidBy(high <= 10, says);
  return z.number({ error }).min(low, { error }).max(high, { error });
};

/** A whole number from `low` to `high`, both included. */
export const whole = (low: number, high: number): z.ZodNumber => {
  const says = text(
    `应是 ${low} 至 ${high} 的整数:改成这个范围里的整数`,
    `must be a whole number from ${low} to ${high}: write one of them`,
  );
  const error = saidBy(false, says);
  return z.number({ error }).int({ error }).min(low, { error }).max(high, { error });
};

/** A code that others name: letters, digits and _. */
export const code = z.string().regex(/^[a-z][a-z0-9_]*$/, {
  error:
    '代码用小写字母、数字和 _,以字母开头:写成如 transfer_a,中文写在 name 里｜must be small letters, digits and _, beginning with a letter: write one such as transfer_a, and words as its name',
});

/** With at most two decimals, as totals have: a third would be rounded away and move a line by itself. */
export const hundredths = (number: z.ZodNumber): z.ZodNumber =>
  number.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    error: '最多两位小数:总分只有两位｜at most two decimals: totals have no more, so write it with two',
  });

const asFraction = text('写成小数,如 80 % 写 0.8', 'write a fraction, such as 0.8 for 80 %');

export const share = within(0, 1, asFraction);

/** A share that is more than nothing. */
export const positiveShare = within(0.01, 1, asFraction);

/** A rate as a fraction, which may be a change and so negative. */
export const ratio = within(
  -10,
  10,
  text('它是比率,写成小数,如 90 % 写 0.9', 'it is a ratio, so write a fraction, such as 0.9 for 90 %'),
);

/** A difference of two rates. */
export const difference = within(
  -1,
  1,
  text('写成小数,如落后 10 个百分点写 -0.1', 'write a fraction, such as -0.1 for 10 points behind'),
);

/** How many times a target, or this year’s money; whoever writes 130 means 130 %. */
export const multiple = (low: number, high: number): z.ZodNumber =>
  within(low, high, text('它是倍数,如 130 % 写 1.3', 'it is a multiple, so write 1.3 for 130 %'));

/** The end of a stretch of rates that has none. */
const noEnd = 100;

/**
 * A rate of execution or completion as a fraction. Spending may pass its budget, but nobody's passes it ten times:
 * whoever writes 80 means 80 %, and no rate would ever lie there. 100 stands for no end.
 */
export const rate = within(0, noEnd, asFraction).refine((value) => value <= 10 || value >= noEnd, {
  error:
    '它是比率,1 是全部:写成小数,如 80 % 写 0.8｜it is a rate, and 1 is all: write a fraction, such as 0.8 for 80 %',
});

export const points = within(0, 100);

/** Points of a hundred where less than one is a fraction that was meant as a share: none, or at least one. */
export const wholeScalePoints = points.refine((value) => value <= 0 || value >= 1, {
  error: '以百分制的分计:10 分写 10,不写 0.1｜it is points out of a hundred: write 10 for ten points, not 0.1',
});

/** Yuan, as a number or in quotes; more than two decimals, or more digits than a number keeps exactly, are refused. */
export const yuan = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, {
      error:
        '金额以元计,不为负,最多两位小数:写成如 26000000.55｜an amount is in yuan, not negative and has at most two decimals: write one such as 26000000.55',
    }),
  )
  .transform((written) => formatYuan(parseYuan(written)))
  .meta({ title: '金额 amount' });

let known: ReadonlySet<string> | undefined;

/** Listing the zones takes as long as half of what else is checked of a policy; they are listed once. */
const isTimeZone = (name: string): boolean => {
  known ??= new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
  return known.has(name);
};

/** A time zone by the name that the tz database gives it. */
export const timeZone = z
  .string()
  .refine(isTimeZone, {
    error:
      '没有这个时区:写时区的名称,如 Asia/Shanghai｜there is no such time zone: write its name, such as Asia/Shanghai',
  })
  .meta({ title: '时区名 time zone' });

/**
 * Whether the calendar has a day; other text is no day either, for a refinement is asked of what its pattern refused.
 */
const isDay = (day: string): boolean => {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === day;
};

/** A day of a year, such as 2025-10-01. */
export const dayOfYear = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    abort: true,
    error: '应是一个日期:写成 年-月-日,如 2025-10-01｜must be a day: write year, month and day, such as 2025-10-01',
  })
  .refine(isDay, { error: '没有这一天:改成日历上有的日子｜there is no such day: write one that the calendar has' })
  .meta({ title: '年-月-日 date' });

/** A day that every year has. */
export const monthAndDay = z
  .string()
  .regex(/^(?!02-29)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    abort: true,
    error:
      '应是每年都有的日子:写成 月-日,各两位,如 03-31｜must be a day that every year has: write month and day with two digits each, such as 03-31',
  })
  .refine((day) => isDay(`2025-${day}`), {
    error:
      '没有这一天:改成日历上有的日子,如 03-31｜there is no such day: write one that the calendar has, such as 03-31',
  })
  .meta({ title: '月-日 month-day' });
