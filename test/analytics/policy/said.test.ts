import { describe, expect, it } from 'vitest';
import { clause, issuesAt } from './refused.ts';

const scoring = (more: object) => ({
  code: 'own',
  name: { zh: '办法', en: 'way' },
  clause,
  form: 'met_or_not',
  ...more,
});

/** What is said, in Chinese and English, of what somebody wrote. */
const said = (changes: Readonly<Record<string, unknown>>): readonly string[] =>
  issuesAt(changes).map(({ path, says }) => `${path} | ${says.zh} | ${says.en}`);

describe('a mistake as people make them is answered with what to write', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a cap below the scale, once',
      { caps: [{ from: 0, below: 0.5, cap: -5, clause }] },
      'caps.0.cap | 应在 0 和 100 之间:改成这个范围里的数,现为 -5 | must lie between 0 and 100: write a number in that range, found -5',
    ],
    [
      'a rate above the scale, once',
      { caps: [{ from: 0, below: 150, cap: 59, clause }] },
      'caps.0.below | 应在 0 和 100 之间:写成小数,如 80 % 写 0.8,现为 150 | must lie between 0 and 100: write a fraction, such as 0.8 for 80 %, found 150',
    ],
    [
      'a percent with its sign',
      { 'settings.framework_share.value': '30%' },
      'settings.framework_share.value | 写成小数,不加引号和百分号:30% 写成 0.3,现为 "30%" | it is a fraction without quotes or sign: write 0.3 for 30%, found "30%"',
    ],
    [
      'less than a percent with its sign',
      { 'framework.0.target': '0.9%' },
      'framework.0.target | 写成小数,不加引号和百分号:0.9% 写成 0.009,现为 "0.9%" | it is a fraction without quotes or sign: write 0.009 for 0.9%, found "0.9%"',
    ],
    [
      'a percent without its sign',
      { 'framework.0.target': 90 },
      'framework.0.target | 应在 -10 和 10 之间:它是比率,写成小数,如 90 % 写 0.9,现为 90 | must lie between -10 and 10: it is a ratio, so write a fraction, such as 0.9 for 90 %, found 90',
    ],
    [
      'points with their unit',
      { 'settings.execution_weight.value': '10分' },
      'settings.execution_weight.value | 应是数,不加引号和单位:写成 10,现为 "10分" | must be a number without quotes or unit: write 10, found "10分"',
    ],
    [
      'the words of a choice',
      { 'settings.rounding_mode.value': '四舍五入' },
      'settings.rounding_mode.value | 没有这个选项:从 half_up (四舍五入)、half_even (四舍六入五成双)、up (进一)、down (去尾) 里选,这里多半是 half_up,现为 "四舍五入" | there is no such choice: write one of half_up, half_even (half to even), up, down, here probably half_up, found "四舍五入"',
    ],
    [
      'the words of a grade',
      { 'grades.1.grade': '良' },
      'grades.1.grade | 没有这个选项:从 excellent (优)、good (良)、medium (中)、pass (合格)、poor (差)、failing (不合格) 里选,这里多半是 good,现为 "良" | there is no such choice: write one of excellent, good, medium, pass, poor, failing, here probably good, found "良"',
    ],
    [
      'a sign of a direction',
      { 'framework.0.direction': '≤' },
      'framework.0.direction | 没有这个选项:从 >= (≥)、<= (≤) 里选,这里多半是 <=,现为 "≤" | there is no such choice: write one of >= (at least), <= (at most), here probably <=, found "≤"',
    ],
    [
      'a choice that is none',
      { calendar: [{ day: '2025-10-01', works: 'maybe', clause }] },
      'calendar.0.works | 没有这个选项:从 yes (补班)、no (放假) 里选,现为 "maybe" | there is no such choice: write one of yes (worked), no (free), found "maybe"',
    ],
    [
      'the label of a fact',
      { 'framework.0.numerator': '在职人员数' },
      'framework.0.numerator | 数据项要写代码,在职人员数 是 staff_actual:写成 numerator: staff_actual | facts are written by their codes, and 在职人员数 is staff_actual: write numerator: staff_actual',
    ],
    [
      'a value without its clause',
      { 'settings.ties': 'share' },
      'settings.ties | 写法不对:应是一组键和值,如 { value: …, clause: … },现为 "share" | the wrong kind of value: write keys with values, as in { value: …, clause: … }, found "share"',
    ],
    [
      'a version without quotes',
      { version: 2 },
      'version | 写法不对:应是文字,加上引号,如 "2",现为 2 | the wrong kind of value: write text in quotes, such as "2", found 2',
    ],
    [
      'a list without its dashes',
      { caps: { from: 0, below: 0.5, cap: 59, clause } },
      'caps | 写法不对:应是列表,每项一行,以 - 开头;没有就写 [] | the wrong kind of value: write a list, each item on a line that begins with -; [] for none',
    ],
    [
      'half a sentence after a comma',
      { 'title.后半句': null },
      'title | 没有叫 后半句 的项,它像是一句话里逗号后面的一半:给整句话加引号 | nothing is called 后半句 here; it looks like the part of a sentence after a comma: put the whole sentence in quotes',
    ],
    [
      'a setting that is not indented',
      { execution_weight: { value: 20, clause } },
      ' | execution_weight 不写在这里:移到 settings 下面,行首多空两格 | execution_weight does not stand here: move it below settings, two blanks further in',
    ],
    [
      'a key that is none of a few',
      { 'tiers.0.colour': 'red' },
      'tiers.0 | 没有叫 colour 的项:改成 tier、low、high、monitoring、evaluation、clause 之一,或去掉 | nothing is called colour here: write one of tier, low, high, monitoring, evaluation, clause, or take it out',
    ],
    [
      'a key that is misspelt in one form of a scoring',
      { scorings: [scoring({ vetocap: 59 })] },
      'scorings.0 | 没有叫 vetocap 的项:多半是 veto_cap,改成它 | nothing is called vetocap here: write veto_cap, which it seems to be',
    ],
    [
      'a scoring without its form',
      { scorings: [scoring({ form: undefined })] },
      'scorings.0.form | 缺少这一项:补上 proportional (按完成率)、between (两条线之间)、linear (超过上限按比例扣)、ratio (目标 ÷ 实际)、symmetric (按偏离)、per_unit (每差一个单位扣分)、steps (分档)、met_or_not (达到才得分) 之一 | it is missing: add one of proportional (by completion), between (between two lines), linear (a ceiling, falling to nothing), ratio (target ÷ actual), symmetric (by deviation), per_unit (points for each unit short), steps (by steps), met_or_not (all or nothing)',
    ],
    [
      'a number that is left out',
      { scorings: [scoring({ form: 'between', zero_at: 0.6 })] },
      'scorings.0.full_at | 缺少这一项:补上;应在 0.01 和 1 之间:写成小数,如 80 % 写 0.8 | it is missing: add it; it must lie between 0.01 and 1: write a fraction, such as 0.8 for 80 %',
    ],
    [
      'the name of a scoring',
      { scorings: [scoring({})], scoring_rules: [{ scoring: '办法', clause }] },
      'scoring_rules.0.scoring | scorings 里没有代码 办法:多半是 own,改成它 | scorings has no code 办法: write own, which it seems to be',
    ],
    [
      'a scoring of another name',
      { scorings: [scoring({})], scoring_rules: [{ scoring: 'late', clause }] },
      'scoring_rules.0.scoring | scorings 里没有 late:改成 own 之一,或先在那里写明 | scorings has no late: write one of own, or describe it there first',
    ],
    [
      'separators of thousands',
      { 'settings.allocation_envelope_amount': { value: 2, '600': null, clause } },
      'settings.allocation_envelope_amount | 600 像是逗号后面的三位数字:数字里不写千位逗号 | 600 looks like the digits after a separator: write numbers without separators',
    ],
    [
      'tiers that overlap',
      { 'tiers.1.high': 0.9 },
      'tiers.0 | 与 tiers.1 重叠,同一个数会有两个结果:改成从它的终点起 | overlaps tiers.1, which gives one number two results: begin where that one ends',
    ],
    [
      'a code in Chinese',
      { scorings: [scoring({ code: '迟报' })] },
      'scorings.0.code | 代码用小写字母、数字和 _,以字母开头:写成如 transfer_a,中文写在 name 里,现为 "迟报" | must be small letters, digits and _, beginning with a letter: write one such as transfer_a, and words as its name, found "迟报"',
    ],
    [
      'nothing where there must be something',
      { 'settings.ties.clause': '' },
      'settings.ties.clause | 不能空着:写上内容,现为 "" | it must not be empty: write something, found ""',
    ],
    [
      'a grade upside down, and nothing else',
      { 'grades.1.from': 90, 'grades.1.below': 80 },
      'grades.1 | 良的起点 90 应低于终点 80:对调或改正两个数 | good must begin below its end, not at 90 up to 80: swap or correct the two numbers',
    ],
  ])('%s', (_, changes, answer) => expect(said(changes)).toEqual([answer]));
});
