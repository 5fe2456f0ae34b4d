import { text } from '../../core/language/text.ts';
import { blank, type Detail, type FaultEntry } from './entry.ts';

const same = (zh: string, en: string) => () => text(zh, en);

const suggestion = (detail: Detail) =>
  detail.nearest ? text(`;最相近的:${detail.nearest}`, `; nearest: ${detail.nearest}`) : text('', '');

const with_ = (zh: string, en: string) => (detail: Detail) =>
  text(`${zh}${suggestion(detail).zh}`, `${en}${suggestion(detail).en}`);

const whyUnclear: Readonly<Record<string, readonly [string, string]>> = {
  about: ['“约、左右”不是可以考核的界限', '“about” is no limit that can be checked'],
  'signs-differ': ['前后的符号或词互相矛盾', 'the signs or words before and after the number contradict each other'],
  'sign-without-number': ['有符号,没有读得出的数', 'there is a sign without a number that can be read'],
  'range-falls': ['区间的上限不大于下限', 'the upper end of the range is not above the lower'],
  'day-unclear': [
    '看不出是哪一天,或是几天、几个月;“某月前”可能指上月底,也可能指当月底',
    'it names no one day, or may count days or months; “before a month” may end with it or with the one before',
  ],
  'day-or-number': ['可能是年和月,也可能是带小数的数', 'it may be a year and month, or a number with decimals'],
};

/** Faults of official forms: which form it is, whose, and what its cells say. */
export const formFaults = {
  'form-unknown': {
    title: text('认不出是哪种表', 'Form not known'),
    rule: same(
      '看起来是一张官方表,但版式不在已知的之列',
      'This looks like an official form, but in none of the known layouts',
    ),
    remedy: same(
      '用财政部门发的空表填写;本地版式请财政部门加一份表样描述',
      'Fill in the blank form that finance hands out; for a local layout ask finance to add a form description',
    ),
  },
  'forms-side-by-side': {
    title: text('两张表左右并排', 'Two forms side by side'),
    rule: same(
      '同一行里有两个项目名称,分不清哪一格属于哪个项目',
      'One row has the names of two projects; nobody can tell whose its cells are',
    ),
    remedy: same('每个项目一张工作表,或上下排列', 'Give each project a sheet, or put one below the other'),
  },
  'form-year': {
    title: text('年度不明', 'Fiscal year not clear'),
    rule: (detail) =>
      detail.found
        ? text(`标题里有几个年度:${detail.found}`, `The title names several years: ${detail.found}`)
        : text('标题、工作表名和文件名里都没有年度', 'Neither the title nor the names of sheet and file name a year'),
    remedy: same('在标题下写明,如(2025年度)', 'Write it below the title, as in (2025年度)'),
  },
  'form-month': {
    title: text('监控到哪个月不明', 'Month not clear'),
    rule: (detail) =>
      detail.found
        ? text(`列名里有几个月份:${detail.found}`, `The columns name several months: ${detail.found}`)
        : text('列名里没有写月份', 'The columns name no month'),
    remedy: same('列名写明月份,如“1-7月执行数”', 'Write the month in the columns, as in 1-7月执行数'),
  },
  'form-column-twice': {
    title: text('一列出现两次', 'A column stands twice'),
    rule: (detail) =>
      text(
        `这些列说的是同一件事:${blank(detail, 'column')}`,
        `These columns mean the same: ${blank(detail, 'column')}`,
      ),
    remedy: same('只留一列', 'Keep one of them'),
  },
  'form-money-unit': {
    title: text('金额单位不明', 'Unit of money not clear'),
    rule: (detail) =>
      detail.found
        ? text(`写了不同的单位:${detail.found}`, `Different units are named: ${detail.found}`)
        : text('资金一栏没有写单位', 'The block of money names no unit'),
    remedy: same('在资金一栏写明(元)或(万元)', 'Write (元) or (万元) in the block of money'),
  },
  'form-money-parts': {
    title: text('资金合计与分项不符', 'Sum of money differs from its parts'),
    rule: (detail) =>
      text(`下面各项相加是 ${blank(detail, 'parts')}`, `The rows below add to ${blank(detail, 'parts')}`),
    remedy: same('核对合计和各项;收下的是合计', 'Check the sum and its parts; the sum was taken'),
  },
  'form-without-rows': {
    title: text('指标表里没有指标', 'No indicators on the form'),
    rule: same('指标表的表头下面没有填写指标', 'Nothing is filled in below the header of the indicators'),
    remedy: same('填写绩效指标后再报', 'Fill in the indicators and send it again'),
  },
  'form-not-filled-in': {
    title: text('表没有填', 'Form not filled in'),
    rule: same('每一行都是空的', 'Every row is empty'),
    remedy: same('填好后再报', 'Fill it in and send it again'),
  },
  'form-spent-missing': {
    title: text('没有填执行数', 'Spending not filled in'),
    rule: same(
      '资金一栏没有执行数,这张表不作为单位的执行数据',
      'The block of money has no spending; the form gives none of the unit’s',
    ),
    remedy: same('填执行数;没有支出填 0', 'Fill in what was spent; 0 where nothing was'),
  },
  'form-points-of-nothing': {
    title: text('分值是 0,得分不是', 'Points where the weight is 0'),
    rule: same('这一行的分值是 0,填了得分', 'The row weighs 0 and has points'),
    remedy: same('改正分值或得分', 'Correct the weight or the points'),
  },
  'form-merged-value': {
    title: text('一个值合并在几行指标上', 'One value merged over several indicators'),
    rule: same('合并单元格里的值不知道属于哪一行', 'Nobody can tell of which row the value in the merged cell is'),
    remedy: same('取消合并,每行各填各的', 'Unmerge the cell and give each row its own'),
  },
  'form-name-missing': {
    title: text('指标没有名称', 'Indicator without a name'),
    rule: same('这一行填了内容,三级指标是空的', 'The row has content, but its indicator has no name'),
    remedy: same('填写三级指标,或清空这一行', 'Fill in the indicator, or clear the row'),
  },
  'form-not-points': {
    title: text('分值或得分不是数', 'Points that are no number'),
    rule: same('分值和得分要填数字', 'Weights and points are numbers'),
    remedy: same('只填数字,如 10', 'Write a number alone, such as 10'),
  },
  'form-two-ticks': {
    title: text('单选项打了两个勾', 'Two choices ticked'),
    rule: same('偏差原因、完成可能性各只选一个', 'Of the causes, and of the likelihoods, one is chosen'),
    remedy: same('只留一个 √', 'Leave one tick'),
  },
  'form-target-unclear': {
    title: text('指标值有歧义', 'Target not clear'),
    rule: ({ why = '' }) => text(...(whyUnclear[why] ?? ['有两种读法', 'it can be read in two ways'])),
    remedy: same(
      '写成“≥95%”“80-90”“2025年11月底前”这样的一种意思',
      'Write it so that it means one thing: ≥95%, 80-90, 2025年11月底前',
    ),
  },
  'form-target-without-sign': {
    title: text('指标值没有符号', 'Target without a sign'),
    rule: same('只写了数,按“=”读', 'Only a number stands there; it is read as ='),
    remedy: same('越多越好写 ≥,越少越好写 ≤', 'Write ≥ where more is better, ≤ where less is'),
  },
  'form-day-without-word': {
    title: text('时限没有写“前”', 'Day without a word'),
    rule: (detail) =>
      text(
        `只写了日期,按 ${blank(detail, 'day')} 前完成读`,
        `Only a day stands there; it is read as due by ${blank(detail, 'day')}`,
      ),
    remedy: same('写成“2025年11月底前”', 'Write 2025年11月底前'),
  },
  'form-target-read-as-words': {
    title: text('指标值按定性读', 'Target read as words'),
    rule: same(
      '里面有数字,但不是“符号+数+单位”,按定性指标收下',
      'It has digits but is no sign, number and unit; it is taken as a goal in words',
    ),
    remedy: same(
      '要按数考核就写成“≥12所”;几个数分成几行',
      'Write ≥12所 where a number is to be reached; put several numbers in rows of their own',
    ),
  },
  'form-result-unclear': {
    title: text('完成值有歧义', 'Result not clear'),
    rule: same('完成值要是一个数、一个日期或一句话,不能是范围', 'A result is a number, a day or words, not a range'),
    remedy: same('填实际达到的数或日期', 'Give the number or day that was reached'),
  },
  'form-result-in-words': {
    title: text('定量指标没有填数', 'Words where a number is due'),
    rule: same(
      '指标值是数或日期,完成值写的是文字,读不出数,这一行没有完成值',
      'The target is a number or a day, the result words; the row is left without a value',
    ),
    remedy: same('填实际完成的数,如 12 或 97.5%', 'Give the number that was reached, such as 12 or 97.5%'),
  },
  'form-number-for-words': {
    title: text('定性指标填了数', 'Number where words are due'),
    rule: same(
      '指标值是文字,完成值是数,不知道算达成多少,这一行没有完成值',
      'The target is in words and the result a number; the row is left without a tier',
    ),
    remedy: same('填 达成预期指标、部分达成…、未达成…', 'Write 达成预期指标, 部分达成… or 未达成…'),
  },
  'form-words-judged': {
    title: text('定性结果没有档次也没有得分', 'Words without a tier or points'),
    rule: same('完成情况不是规定的三档,也没有得分', 'The result is none of the three tiers, and there are no points'),
    remedy: same('填 达成预期指标、部分达成…、未达成…,或填得分', 'Write one of the tiers, or give points'),
  },
  'form-unit-differs': {
    title: text('完成值的单位与指标不同', 'Result in another unit'),
    rule: (detail) => text(`指标的单位是 ${detail.unit || '(无)'}`, `The target’s unit is ${detail.unit || '(none)'}`),
    remedy: same('换算成指标的单位再填', 'Give it in the unit of the target'),
  },
  'form-points-missing': {
    title: text('有总分,有的行没有得分', 'A total, but rows without points'),
    rule: same('总分不能与各行核对,没有收下', 'The total can’t be held against the rows and was not taken'),
    remedy: same('补齐各行和预算执行率的得分', 'Fill in the points of each row and of the execution rate'),
  },
  'form-level-points': {
    title: text('一级指标的分值与各行不符', 'Points of a level differ from its rows'),
    rule: (detail) =>
      text(`各行分值相加是 ${blank(detail, 'sum')}`, `The weights of its rows add to ${blank(detail, 'sum')}`),
    remedy: same('改正分值;收下的是各行的', 'Correct the points; those of the rows were taken'),
  },
  'form-budget-differs': {
    title: text('申报的资金与项目表不同', 'Sum asked for differs from the list'),
    rule: (detail) =>
      text(
        `项目表里的年初预算是 ${blank(detail, 'listed')} 元`,
        `The list of projects has ${blank(detail, 'listed')} yuan`,
      ),
    remedy: same('以项目表为准;不对请与财政部门核对', 'The list stands; ask finance where it is wrong'),
  },
  'form-weights-missing': {
    title: text('指标没有分值', 'Indicators without weights'),
    rule: same(
      '这张表没有分值,监控时各指标同等看待,评分要等自评表给出分值',
      'The form states no weights; monitoring treats all alike, and scoring waits for the weights of a self-evaluation',
    ),
    remedy: same(
      '有分值的,在备注写“权重20”或加一列分值',
      'Where there are weights, write 权重20 in the remarks or add a column 分值',
    ),
  },
  'form-weights-late': {
    title: text('分值随后表补报', 'Weights declared late'),
    rule: (detail) =>
      text(
        `申报时没有分值,按这张表的收下 ${blank(detail, 'indicators')} 项`,
        `Declared without weights; those of this form stand for ${blank(detail, 'indicators')} indicators`,
      ),
    remedy: same('请财政部门确认这些分值', 'Finance is asked to confirm them'),
  },
  'form-goals-late': {
    title: text('目标随后表补报', 'Goals declared late'),
    rule: (detail) =>
      text(
        `这个项目没有申报过目标,按这张表收下 ${blank(detail, 'indicators')} 项,算事后补报`,
        `No goals were declared for it; ${blank(detail, 'indicators')} of this form stand, as declared late`,
      ),
    remedy: same('请补送绩效目标申报表,或请财政部门确认', 'Send the goal declaration, or have finance confirm these'),
  },
  'form-differs-from-goal': {
    title: text('与申报的目标不同', 'Differs from the declared goal'),
    rule: (detail) =>
      text(
        `申报的是 ${blank(detail, 'declared')},这张表写的是 ${blank(detail, 'stated')};以申报的为准`,
        `Declared was ${blank(detail, 'declared')}, this form has ${blank(detail, 'stated')}; the declared goal stands`,
      ),
    remedy: same(
      '改成申报的目标;确有调整的先报目标调整',
      'Write the declared goal; where it was adjusted, send the adjustment first',
    ),
  },
  'form-project-unknown': {
    title: text('项目对不上', 'Project not found'),
    rule: (detail) =>
      with_(
        `项目表里没有这个单位的这个项目(${detail.year || '年度不明'})`,
        `The list has no such project of this unit (${detail.year || 'year not clear'})`,
      )(detail),
    remedy: same(
      '写项目全称,或在名称前写项目编码;财政部门可在“名称对照”里确认一次',
      'Give the full name, or the code before it; finance can match the name once in the form “名称对照”',
    ),
  },
  'form-project-ambiguous': {
    title: text('项目有几个可能', 'Several projects possible'),
    rule: with_(
      '名称或编码同时符合几个项目,或互相不符',
      'The name or code fits several projects, or the two contradict each other',
    ),
    remedy: same('在名称前写对项目编码', 'Put the right project code before the name'),
  },
  'form-unit-unknown': {
    title: text('单位对不上', 'Unit not found'),
    rule: with_('机构表里没有这个单位', 'The list of units has no such unit'),
    remedy: same('写预算单位全称或编码', 'Give the full name or the code of the unit'),
  },
  'form-unit-ambiguous': {
    title: text('单位有几个可能', 'Several units possible'),
    rule: with_(
      '名称或编码同时符合几个单位,或互相不符',
      'The name or code fits several units, or the two contradict each other',
    ),
    remedy: same('在名称前写对单位编码', 'Put the right code before the name'),
  },
  'form-department-unknown': {
    title: text('部门对不上', 'Department not found'),
    rule: with_('机构表里没有这个部门', 'The list of units has no such department'),
    remedy: same('写部门全称或编码', 'Give the full name or the code of the department'),
  },
  'form-department-ambiguous': {
    title: text('部门有几个可能', 'Several departments possible'),
    rule: with_(
      '名称或编码同时符合几个部门,或互相不符',
      'The name or code fits several departments, or the two contradict each other',
    ),
    remedy: same('在名称前写对部门编码', 'Put the right code before the name'),
  },
  'form-indicator-unknown': {
    title: text('指标对不上', 'Indicator not declared'),
    rule: with_('这个项目申报的目标里没有这个指标', 'The goals declared have no such indicator'),
    remedy: same('写申报时的指标名称', 'Use the name it was declared under'),
  },
  'form-indicator-ambiguous': {
    title: text('指标有几个可能', 'Several indicators possible'),
    rule: with_('申报的目标里有几个同名的指标', 'Several declared indicators have this name'),
    remedy: same('写明二级指标,使它只符合一个', 'Give the second level so that it fits one'),
  },
  'form-indicator-twice': {
    title: text('同一指标写了两行', 'Indicator stands twice'),
    rule: (detail) =>
      text(`与第 ${blank(detail, 'first')} 行是同一个指标`, `It is the indicator of row ${blank(detail, 'first')}`),
    remedy: same('删去重复的一行;是两个指标就用不同的名称', 'Remove one; give two indicators different names'),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
