import { type Text, text } from '../../core/language/text.ts';
import { blank, type Detail, type FaultEntry, same } from './entry.ts';

const suggestion = (detail: Detail) =>
  detail.nearest ? text(`;最相近的:${detail.nearest}`, `; nearest: ${detail.nearest}`) : text('', '');

const with_ = (zh: string, en: string) => (detail: Detail) =>
  text(`${zh}${suggestion(detail).zh}`, `${en}${suggestion(detail).en}`);

/** Where the list that a name is looked up in was refused, that is said in place of what is missing on it. */
const unlessRefused =
  (zh: string, en: string, otherwise: (detail: Detail) => Text) =>
  (detail: Detail): Text =>
    detail.refused_list
      ? text(
          `${zh}表“${detail.refused_list}”被拒收了,没有可以对照的名单`,
          `The list of ${en} “${detail.refused_list}” was refused, so there is none to look this one up in`,
        )
      : otherwise(detail);

const orListFirst =
  (zh: string, otherwise: (detail: Detail) => Text) =>
  (detail: Detail): Text =>
    detail.refused_list
      ? text(
          `先改好“${detail.refused_list}”再发;这张表不用改,收到${zh}表后会重新判断`,
          `Correct “${detail.refused_list}” first; this form needs no change and is judged again with the list`,
        )
      : otherwise(detail);

/** Where the list has nothing of the form's year, that is said in place of what is missing on it. */
const ofYear =
  (listed: (detail: Detail) => Text) =>
  (detail: Detail): Text =>
    detail.unlisted
      ? text(
          `这张表的年度是 ${blank(detail, 'year')} 年,已接收的机构表里没有这一年的单位`,
          `The form is of ${blank(detail, 'year')}, and no accepted list has units of that year`,
        )
      : listed(detail);

/** Where a department is named in place of its unit, that is said. */
const orDepartment =
  (otherwise: (detail: Detail) => Text) =>
  (detail: Detail): Text =>
    detail.units
      ? text(
          `这是主管部门,不是预算单位;它的单位有:${detail.units}`,
          `This is a department, not a unit; its units are: ${detail.units}`,
        )
      : otherwise(detail);

const orYear =
  (zh: string, en: string) =>
  (detail: Detail): Text =>
    detail.unlisted
      ? text(
          '年度写错的改正标题里的年度;没有写错的,先送那一年的机构表',
          'Correct the year in the title where it is wrong; else send that year’s list of units first',
        )
      : text(zh, en);

/** Names on a form that fit no row of the lists, or several. */
export const formNameFaults = {
  'form-project-unknown': {
    title: text('项目对不上', 'Project not found'),
    rule: unlessRefused('项目', 'projects', (detail) =>
      with_(
        `项目表里没有这个单位的这个项目(${detail.year || '年度不明'})`,
        `The list has no such project of this unit (${detail.year || 'year not clear'})`,
      )(detail),
    ),
    remedy: orListFirst(
      '项目',
      same(
        '写项目全称,或在名称前写项目编码;财政部门可在“名称对照”里确认一次',
        'Give the full name, or the code before it; finance can match the name once in the form “名称对照”',
      ),
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
    rule: unlessRefused(
      '机构',
      'units',
      ofYear(orDepartment(with_('机构表里没有这个单位', 'The list of units has no such unit'))),
    ),
    remedy: orListFirst('机构', orYear('写预算单位全称或编码', 'Give the full name or the code of the unit')),
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
    rule: unlessRefused(
      '机构',
      'units',
      ofYear(with_('机构表里没有这个部门', 'The list of units has no such department')),
    ),
    remedy: orListFirst('机构', orYear('写部门全称或编码', 'Give the full name or the code of the department')),
  },
  'form-department-ambiguous': {
    title: text('部门有几个可能', 'Several departments possible'),
    rule: with_(
      '名称或编码同时符合几个部门,或互相不符',
      'The name or code fits several departments, or the two contradict each other',
    ),
    remedy: same('在名称前写对部门编码', 'Put the right code before the name'),
  },
  'form-department-differs': {
    title: text('主管部门与单位不符', 'Not the unit’s department'),
    rule: (detail) =>
      text(
        `机构表里“${blank(detail, 'unit')}”的主管部门是“${blank(detail, 'listed')}”,按机构表算`,
        `On the list of units, “${blank(detail, 'unit')}” belongs to “${blank(detail, 'listed')}”; the list is followed`,
      ),
    remedy: same(
      '表错的,改正后再报;机构表错的,请财政部门更正',
      'Where the form is wrong, send a correction; where the list is, ask finance to correct it',
    ),
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
