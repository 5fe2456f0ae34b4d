import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Results on a form and their units. */
export const formResultFaults = {
  'form-result-unclear': {
    title: text('完成值有歧义', 'Result not clear'),
    rule: ({ due }) =>
      due === 'day'
        ? text(
            '指标值是完成的期限,完成值看不出是哪一天,或是不是在期限以内',
            'The target is a day; the result does not say on which day it was reached, or whether that was in time',
          )
        : text('完成值要是一个数、一个日期或一句话,不能是范围', 'A result is a number, a day or words, not a range'),
    remedy: ({ due }) =>
      due === 'day'
        ? text('填完成的那一天,如 2025年11月20日', 'Give the day on which it was done, such as 2025年11月20日')
        : text('填实际达到的数或日期', 'Give the number or day that was reached'),
  },
  'form-expected-unread': {
    title: text('全年预计没有收下', 'Expected result not taken'),
    rule: ({ due }) =>
      due === 'day'
        ? text(
            '指标值是完成的期限,全年预计完成情况只收数;这一格没有收下',
            'The target is a day, and what is expected of the year is a number; this cell was not taken',
          )
        : text(
            '全年预计完成情况只收数,单位与指标值一致;这一格没有收下',
            'The result expected of the year is a number in the unit of the target; this cell was not taken',
          ),
    remedy: ({ due }) =>
      due === 'day'
        ? text(
            '不用改;能不能按期完成,填在“完成目标可能性”里',
            'Leave it; say under 完成目标可能性 how likely it is to be done in time',
          )
        : text('填预计达到的数,如 12 或 97.5%', 'Give the number that is expected, such as 12 or 97.5%'),
  },
  'form-day-unread': {
    title: text('日期没有收下', 'Day not taken'),
    rule: same('读不出是哪一天或从哪天到哪天,没有收下', 'No day, or first and last day, can be read; it was not taken'),
    remedy: same('写成“2025年7月10日”“2025年1月至2025年12月”', 'Write 2025年7月10日, or 2025年1月至2025年12月'),
  },
  'form-result-missing': {
    title: text('有得分,没有完成值', 'Points without a result'),
    rule: (detail) =>
      text(
        `填了 ${blank(detail, 'points')} 分,完成值是空的;定量指标没有完成值又没有 12 月监控数的,按规则得 0 分`,
        `There are ${blank(detail, 'points')} points and no result; a target that is a number earns 0 without one, or one monitored in December`,
      ),
    remedy: same(
      '填实际完成的数、日期或情况,文件名写明“更正”再报',
      'Give what was reached, and send it with 更正 (correction) in its name',
    ),
  },
  'form-day-without-year': {
    title: text('完成日期没有写年份', 'Day of completion without a year'),
    rule: (detail) =>
      text(
        `要求 ${blank(detail, 'due')} 前完成,完成日期没有写年份:是 ${blank(detail, 'day')},还是 ${blank(detail, 'other')}?`,
        `It was due by ${blank(detail, 'due')} and the day has no year: ${blank(detail, 'day')} or ${blank(detail, 'other')}?`,
      ),
    remedy: same('写上年份,如 2025年11月20日', 'Write it with its year, such as 2025年11月20日'),
  },
  'form-day-odd': {
    title: text('完成日期对不上', 'Day of completion that does not fit'),
    rule: (detail) =>
      detail.filled_in
        ? text(
            `完成日期在填报日期 ${detail.filled_in} 之后`,
            `The day of completion is after ${detail.filled_in}, when the form was filled in`,
          )
        : text(
            `这张表是 ${blank(detail, 'year')} 年度的,完成日期在这之前`,
            `The form is of ${blank(detail, 'year')}, and the day of completion before that`,
          ),
    remedy: same(
      '按写的日期读;年份写错的改正后再报',
      'The day is read as written; where its year is wrong, correct it and send the form again',
    ),
  },
  'form-result-in-words': {
    title: text('定量指标没有填数', 'Words where a number is due'),
    rule: same(
      '指标值是数,完成值里读不出数,这一行没有完成值',
      'The target is a number, and none can be read in the result; the row is left without a value',
    ),
    remedy: same('填实际完成的数,如 12 或 97.5%', 'Give the number that was reached, such as 12 or 97.5%'),
  },
  'form-day-in-words': {
    title: text('要填日期的没有填日期', 'No day where one is due'),
    rule: same(
      '指标值是完成的期限,这里读不出是哪一天,这一行没有完成日期',
      'The target is a day, and no day can be read here; the row is left without one',
    ),
    remedy: same(
      '已完成的填完成日期,如 2025年8月20日;还没有完成的留空',
      'Give the day of what is done, such as 2025年8月20日; leave the cell empty where it is not done yet',
    ),
  },
  'form-result-not-read': {
    title: text('读不出完成了多少', 'What was reached can’t be read'),
    rule: (detail) =>
      detail.due === 'day'
        ? text(
            `指标是“${blank(detail, 'goal')}”,完成值里读不出是哪一天完成的`,
            `The target is ${blank(detail, 'goal')}; the result does not say on which day it was reached`,
          )
        : text(
            `指标是“${blank(detail, 'goal')}”,完成值里读不出唯一的数:实际是多少?`,
            `The target is ${blank(detail, 'goal')}; the result is not one number: how many?`,
          ),
    remedy: ({ due }) =>
      due === 'day'
        ? text(
            '只填完成的日期,如 2025年11月20日;没有完成的写“未完成”',
            'Give only the day on which it was done, such as 2025年11月20日; write 未完成 where it was not',
          )
        : text(
            '只填实际完成的数和单位,如 12所、97.5%;一点没有做的填 0',
            'Give only the number and unit that was reached, such as 12所 or 97.5%; 0 where nothing was done',
          ),
  },
  'form-none-or-zero': {
    title: text('“无”是 0,还是没有数据?', '“None”: 0, or no data?'),
    rule: (detail) =>
      text(
        `指标是“${blank(detail, 'goal')}”,要填数;“无”可能是一起没有,也可能是没有统计`,
        `The target is ${blank(detail, 'goal')}, a number; “none” may be none at all, or nothing counted`,
      ),
    remedy: same('是 0 的填 0;没有统计的留空', 'Write 0 where it is 0; leave it empty where nothing was counted'),
  },
  'form-dot-or-thousands': {
    title: text('是小数点还是千分位?', 'A decimal point, or thousands?'),
    rule: same(
      '按个数计的完成值带三位小数:2.710人 可能是 2710人',
      'A result that is counted has three decimals: 2.710人 may be 2710人',
    ),
    remedy: same('写成 2710 或 2,710', 'Write 2710 or 2,710'),
  },
  'form-share-or-percent': {
    title: text('是比例还是百分数?', 'A share or per cent?'),
    rule: (detail) =>
      text(
        `指标是“${blank(detail, 'goal')}”,完成值没有百分号,又不大于 1:0.95 可能是 95%,也可能是 0.95%`,
        `The target is ${blank(detail, 'goal')}; the result has no % and is not above 1: 0.95 may be 95% or 0.95%`,
      ),
    remedy: same('写上百分号,如 95%', 'Write it with its sign, such as 95%'),
  },
  'form-number-for-words': {
    title: text('定性指标填了数', 'Number where words are due'),
    rule: ({ points }) =>
      points
        ? text(
            `指标值没有读得出的数,完成值是数或日期,没有收下;达成多少按填的 ${points} 分算`,
            `The target has no number that can be read; the result, a number or a day, was not taken, and the ${points} points say how far it was reached`,
          )
        : text(
            '指标值没有读得出的数,完成值是数或日期,不知道算达成多少,这一行没有完成值',
            'The target has no number that can be read and the result is a number or a day; the row is left without a tier',
          ),
    remedy: same(
      '要按数算的,指标值写成“≥95%”;按文字算的,填 达成预期指标、部分达成…、未达成…',
      'Write the target as ≥95% where the number counts; else write 达成预期指标, 部分达成… or 未达成…',
    ),
  },
  'form-words-judged': {
    title: text('定性结果没有档次也没有得分', 'Words without a tier or points'),
    rule: same('完成情况不是规定的三档,也没有得分', 'The result is none of the three tiers, and there are no points'),
    remedy: same('填 达成预期指标、部分达成…、未达成…,或填得分', 'Write one of the tiers, or give points'),
  },
  'form-words-against-points': {
    title: text('完成情况的文字与得分矛盾', 'Words that contradict the points'),
    rule: (detail) => {
      const [zh, en] = detail.tier === 'partly' ? ['部分达成', 'partly met'] : ['未达成', 'not met'];
      const [most, points, weight] = [blank(detail, 'most'), blank(detail, 'points'), blank(detail, 'weight')];
      return text(
        `文字说的是${zh},得分不应超过分值的 ${most}%(财预〔2020〕10号);填的是 ${points} 分,分值 ${weight} 分`,
        `The words say ${en}, with ${most}% of the weight at most (财预〔2020〕10号); there are ${points} points of ${weight}`,
      );
    },
    remedy: same(
      '确是没有达成的,改正得分;达成了的,把完成情况写清楚,如 达成预期指标',
      'Where it was not reached, correct the points; where it was, write so in the result, such as 达成预期指标',
    ),
  },
  'form-unit-differs': {
    title: text('完成值的单位与指标不同', 'Result in another unit'),
    rule: (detail) => text(`指标的单位是 ${blank(detail, 'unit')}`, `The target’s unit is ${blank(detail, 'unit')}`),
    remedy: same('换算成指标的单位再填', 'Give it in the unit of the target'),
  },
  'form-unit-missing': {
    title: text('完成值没有写单位', 'Result without a unit'),
    rule: (detail) =>
      text(
        `指标是“${blank(detail, 'goal')}”,完成值只有数:按${blank(detail, 'own')}算与指标值相差太远,单位像是${blank(detail, 'other')}`,
        `The target is ${blank(detail, 'goal')} and the result a number alone: in ${blank(detail, 'own')} it is too far from the target; its unit seems to be ${blank(detail, 'other')}`,
      ),
    remedy: (detail) =>
      text(
        `数后面写上单位:是${blank(detail, 'other')}的写${blank(detail, 'other')},确是${blank(detail, 'own')}的写${blank(detail, 'own')}`,
        `Write the unit behind the number: ${blank(detail, 'other')}, or ${blank(detail, 'own')} where it is that indeed`,
      ),
  },
  'form-target-unit-missing': {
    title: text('完成值有单位,指标值没有', 'A unit in the result, none in the target'),
    rule: (detail) =>
      text(
        `指标是“${blank(detail, 'goal')}”,没有单位;完成值的单位是${blank(detail, 'own')},指标值可能不是`,
        `The target is ${blank(detail, 'goal')}, without a unit; that of the result is ${blank(detail, 'own')}, and the target’s may be another`,
      ),
    remedy: same(
      '完成值换算成与指标值同一个单位,只填数',
      'Convert the result to what the target is counted in, and give the number alone',
    ),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
