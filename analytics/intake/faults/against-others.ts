import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of what a file says against what other files say, or the same one said before. */
export const faultsAgainstOthers = {
  'goal-fixed': {
    title: text('批复后的目标不能改', 'Goals are fixed once approved'),
    rule: (detail) =>
      detail.of_zh !== undefined
        ? text(
            `“${blank(detail, 'named')}”的${detail.of_zh}已经批复为 ${detail.was || '空'},这份文件是 ${detail.wanted || '空'}`,
            `The field “${detail.of_en}” of “${blank(detail, 'named')}” was approved as ${detail.was || 'empty'}; this file has ${detail.wanted || 'nothing there'}`,
          )
        : text(
            `“${blank(detail, 'named')}”已经批复:${detail.was || '没有这项指标'};这份文件是:${detail.wanted || '没有这项指标'}`,
            `“${blank(detail, 'named')}” was approved as: ${detail.was || 'no such indicator'}; this file has: ${detail.wanted || 'no such indicator'}`,
          ),
    remedy: same(
      '先请财政部门批准调整(目标批复表:批复类别“目标调整”、调整原因、批复日期),再报改后的目标;批准一次可以改一次,同一次批准重报不算又一次。批复前就改过的也这样办,调整原因写明',
      'Have finance approve an adjustment first (form 目标批复: kind 目标调整, reason, day); each lets the goals change once, however often it is sent. The same where they were changed before the approval: the reason says so',
    ),
  },
  'project-of-another-unit': {
    title: text('别的单位的项目编码', 'Another unit’s project code'),
    rule: (detail) =>
      text(
        `这个编码是单位 ${blank(detail, 'owner')} 的“${blank(detail, 'named')}”;单位和名称都不同,不是同一个项目`,
        `This code is “${blank(detail, 'named')}” of unit ${blank(detail, 'owner')}; neither unit nor name agree, so it is another project`,
      ),
    remedy: same(
      '改成本单位项目的编码;确是那个项目换了单位又改了名,先改一样报一次,再改另一样',
      'Write your own project’s code; where that project did change both, send one of the changes first and then the other',
    ),
  },
  'project-listed-twice': {
    title: text('同一项目可能列了两个编码', 'One project perhaps under two codes'),
    rule: (detail) =>
      text(
        `同一年度、同一单位、同一名称的项目已有编码 ${blank(detail, 'other')}(年初预算数 ${blank(detail, 'other_budget')} 元),这一行的年初预算数是 ${blank(detail, 'budget')} 元;两个编码会算成两个项目,钱各算一次`,
        `The list has this unit’s project of this name and year as ${blank(detail, 'other')} already (initial budget ${blank(detail, 'other_budget')} yuan; this row’s is ${blank(detail, 'budget')}); two codes count as two projects, each with its money`,
      ),
    remedy: same(
      '是同一个项目的,年度内沿用原编码,各表都填原编码;确是两个项目的,名称写出区别再报',
      'Where it is one project, keep its first code for the year, in every table; where there are two, name them apart and send the list again',
    ),
  },
  'name-of-another-project': {
    title: text('项目名称与编码不符', 'Name and code are of different projects'),
    rule: (detail) =>
      text(
        `这个编码在项目表里是“${blank(detail, 'listed')}”,这一行写的是“${blank(detail, 'written')}”${detail.other ? `,那是 ${detail.other}` : ''}`,
        `On the project list this code is “${blank(detail, 'listed')}”, but the row says “${blank(detail, 'written')}”${detail.other ? `, which is ${detail.other}` : ''}`,
      ),
    remedy: same(
      '改正编码或名称;只排序了一列、错了行的,重新排好再报;合计行不写编码',
      'Correct the code or the name; where one column was sorted alone, set the rows right; a row of totals has no code',
    ),
  },
  'unit-differs-from-list': {
    title: text('单位与项目不符', 'Not the project’s unit'),
    rule: (detail) =>
      text(
        `项目表里这个项目的单位是 ${blank(detail, 'listed')},这笔钱按项目编码算在它名下`,
        `On the list of projects, this one is of unit ${blank(detail, 'listed')}; by the project’s code the money counts there`,
      ),
    remedy: same(
      '核对项目编码和单位编码,错的改正后再报;项目换了单位的,请财政部门更正项目表',
      'Check both codes and send a correction; where the project has moved, ask finance to correct the list',
    ),
  },
  'treasury-differs': {
    title: text('与国库数不同', 'Not the treasury’s figure'),
    rule: (detail) =>
      text(
        `国库 ${blank(detail, 'period')} 的${blank(detail, 'of_zh')}是 ${blank(detail, 'other')} 元(“${blank(detail, 'file')}”),与这里不同;按国库的算`,
        `The treasury has ${blank(detail, 'other')} yuan for this (${blank(detail, 'of_en')}, ${blank(detail, 'period')}, “${blank(detail, 'file')}”); its figure is the one that counts`,
      ),
    remedy: same(
      '与国库核对;这里错的,改正后再报;国库错的,请财政部门更正',
      'Check with the treasury: where this form is wrong, send a correction; where the treasury is, ask finance to correct it',
    ),
  },
  'files-disagree': {
    title: text('两个文件说法不一', 'Two files disagree'),
    rule: (detail) =>
      text(
        `一起送来的“${blank(detail, 'file')}”第 ${blank(detail, 'row')} 行,同一项写的是 ${blank(detail, 'other')}`,
        `“${blank(detail, 'file')}”, sent with it, says ${blank(detail, 'other')} of the same thing in row ${blank(detail, 'row')}`,
      ),
    remedy: same(
      '那一个对的,不用再送;这一个对的,在文件名写明“更正”再送',
      'Where that one is right, do nothing; where this one is, send it again with 更正 (correction) in its name',
    ),
  },
  'later-file-taken': {
    title: text('两个文件说法不一,以后一个为准', 'Two files disagree; the later one decides'),
    rule: (detail) =>
      text(
        `一起送来的“${blank(detail, 'file')}”第 ${blank(detail, 'row')} 行,同一项写的是 ${blank(detail, 'other')};以这一个文件为准`,
        `“${blank(detail, 'file')}”, sent with it, says ${blank(detail, 'other')} of the same thing in row ${blank(detail, 'row')}; this file decides`,
      ),
    remedy: same(
      '这一个对的,不用再送;那一个对的,在那个文件名写明“更正”再送',
      'Where this one is right, do nothing; where that one is, send that one again with 更正 (correction) in its name',
    ),
  },
  'period-said-otherwise': {
    title: text('月份或年度前后不一', 'Two months or years in one file'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'words')}”与表里的${blank(detail, 'own')}对不上`,
        `“${blank(detail, 'words')}” names another time than the rows, which are of ${blank(detail, 'own')}`,
      ),
    remedy: same(
      '按表里的读;表里错的,改正后再报',
      'What the rows say is read; where they are wrong, correct them and send the file again',
    ),
  },
  'form-filled-in-early': {
    title: text('填报日期在所报月份之前', 'Filled in before its month began'),
    rule: (detail) =>
      text(
        `表里的数写的是到 ${blank(detail, 'month')} 月,填报时那个月还没有到`,
        `The form’s figures are said to run up to month ${blank(detail, 'month')}, which had not begun when it was filled in`,
      ),
    remedy: same(
      '按表头的月份读;月份或日期错的,改正后再报',
      'The month of the heading is read; where month or day is wrong, correct it and send the form again',
    ),
  },
  'figure-restated': {
    title: text('与以前报的不同', 'Not as sent before'),
    rule: (detail) =>
      text(
        `以前报的是 ${blank(detail, 'other')},现在是 ${blank(detail, 'now')},以现在的为准`,
        `Sent before was ${blank(detail, 'other')}, and now ${blank(detail, 'now')}, which stands`,
      ),
    remedy: same(
      '确实改了的不必处理;不该改的,把对的再报一次,文件名写明“更正”',
      'Nothing to do where it did change; else send the right figure again, with 更正 (correction) in the file’s name',
    ),
  },
  'row-overtaken': {
    title: text('后来报的已经代替', 'Spoken of by a later file'),
    rule: (detail) =>
      text(
        `在它之后报的“${blank(detail, 'later')}”里有这一行,以那份为准`,
        `“${blank(detail, 'later')}”, sent after this file, has this row too and stands in its place`,
      ),
    remedy: same(
      '那份对的不必处理;不对的,报那一份的更正',
      'Nothing to do where that one is right; otherwise send a correction of it',
    ),
  },
  'budget-left-empty': {
    title: text('以前报过的预算空着', 'A budget sent before is empty'),
    rule: (detail) =>
      text(
        `以前报的是 ${blank(detail, 'other')},这份表里是空的;后报的代替先报的,这个数会丢`,
        `Sent before was ${blank(detail, 'other')}, and here it is empty; a later list replaces the earlier one, so the figure would be lost`,
      ),
    remedy: same(
      '填上这个数再报;确要清空的,在文件名写明“更正”',
      'Fill it in and send the list again; where it is to go, write 更正 (correction) in the file’s name',
    ),
  },
  'figure-left-empty': {
    title: text('以前报过的数空着', 'A figure sent before is empty'),
    rule: (detail) =>
      text(
        `以前报的是 ${blank(detail, 'other')},这份表里是空的;后报的代替先报的,这一项不再有数`,
        `Sent before was ${blank(detail, 'other')}, and here it is empty; a later file replaces the earlier one, so the figure is gone`,
      ),
    remedy: same(
      '应当保留的,填上再报,文件名写明“更正”;确要清空的,不必处理',
      'Where it is to stay, fill it in and send the file again with 更正 (correction) in its name; else do nothing',
    ),
  },
  'column-left-out': {
    title: text('以前报过的列没有了', 'A column sent before is missing'),
    rule: (detail) =>
      text(
        `以前报过“${blank(detail, 'column_zh')}”(这一行是 ${blank(detail, 'other')}),这份表没有这一列;后报的代替先报的,${blank(detail, 'rows')} 行的这一项${detail.now === undefined ? '会丢' : `改按“${detail.now}”算`}`,
        `“${blank(detail, 'column_en')}” was sent before (${blank(detail, 'other')} in this row), and this table has no such column; a later one replaces it, so that of ${blank(detail, 'rows')} rows ${detail.now === undefined ? 'is lost' : `is ${detail.now} now`}`,
      ),
    remedy: same(
      '应当保留的,补上这一列,在文件名写明“更正”再送;确要去掉的,不必处理',
      'Where it is to stay, add the column and send the file again with 更正 (correction) in its name; else do nothing',
    ),
  },
  'rows-left-out': {
    title: text('指标比以前少', 'Fewer indicators than before'),
    rule: (detail) =>
      text(
        `以前报过的 ${blank(detail, 'missing')} 行这份表里没有:${blank(detail, 'codes')};后报的整表代替先报的,这些会被删去`,
        `${blank(detail, 'missing')} rows sent before are not in this form: ${blank(detail, 'codes')}; a later form replaces the earlier one whole, so they would be erased`,
      ),
    remedy: same(
      '把全部指标放在一份表里再报;确要删去这些行,在文件名写明“更正”',
      'Send all indicators in one form; where those rows are to go, write 更正 (correction) in the file’s name',
    ),
  },
  'rows-removed': {
    title: text('以前报的指标删去了', 'Indicators sent before are gone'),
    rule: (detail) =>
      text(
        `以前报过的 ${blank(detail, 'missing')} 行这份文件里没有,已经删去:${blank(detail, 'codes')}`,
        `${blank(detail, 'missing')} rows sent before are not in this file and are gone: ${blank(detail, 'codes')}`,
      ),
    remedy: same(
      '不是要删去的,把全部指标放进更正再报',
      'Where they should stay, send a correction with all indicators',
    ),
  },
  'lines-left-out': {
    title: text('有钱的明细没有了', 'Lines with money are gone'),
    rule: ({ file, ...detail }) =>
      text(
        `${file === undefined ? '以前' : `一起送来的“${file}”`}报的 ${blank(detail, 'missing')} 条明细这份文件里没有:${blank(detail, 'lines_zh')};同一项目的明细后报的整个代替先报的,这些钱不再算`,
        `${blank(detail, 'missing')} lines ${file === undefined ? 'sent before' : `of “${file}”, sent with it,`} are not in this file: ${blank(detail, 'lines_en')}; a later file replaces all lines of a project, so their money no longer counts`,
      ),
    remedy: same(
      '漏了的,把这个项目的全部明细放在一份文件里,文件名写明“更正”再送;确实没有了的,不必处理,退回的在文件名写明“更正”再送',
      'Where they were forgotten, send all lines of the project in one file with 更正 (correction) in its name; where they are to go, do nothing, or send the file again with 更正 in its name if it was refused',
    ),
  },
  'source-of-other-name': {
    title: text('同一笔钱像是记在两个资金来源下', 'One amount under two sources of funds'),
    rule: (detail) =>
      text(
        `这里的${blank(detail, 'of_zh')}合计 ${blank(detail, 'whole')} 元,此前报的全部是 ${blank(detail, 'stood')} 元;“${blank(detail, 'others')}”名下的 ${blank(detail, 'remaining')} 元仍然有效,两者会相加`,
        `${blank(detail, 'of_en')} comes to ${blank(detail, 'whole')} yuan here, and all that stood before to ${blank(detail, 'stood')}; ${blank(detail, 'remaining')} yuan under “${blank(detail, 'others')}” still count, and both would be added up`,
      ),
    remedy: same(
      '是同一笔钱的,资金来源按此前的写;来源确实变了或另有这笔钱的,把各个来源放在同一份文件里送,没有钱的来源填 0',
      'Where it is the same money, name the source as before; where the source changed or this money is another, send all sources in one file, with 0 for those without money',
    ),
  },
  'source-left-out': {
    title: text('一个资金来源这一期没有报', 'A source of funds without a row'),
    rule: (detail) =>
      text(
        `${blank(detail, 'stated')} 有“${blank(detail, 'source')}”(${blank(detail, 'of_zh')} ${blank(detail, 'whole')} 元),这一期没有它的行,这些钱不再算`,
        `${blank(detail, 'stated')} had “${blank(detail, 'source')}” (${blank(detail, 'of_en')} ${blank(detail, 'whole')} yuan); this period has no row of it, so its money no longer counts`,
      ),
    remedy: same(
      '漏了的补报这一行;这个来源确实没有了的,不必处理',
      'Send its row where it was forgotten; nothing to do where the source is no more',
    ),
  },
} satisfies Record<string, FaultEntry>;
