import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry } from './entry.ts';

/** Faults of requests against the list of this year's projects. */
export const requestFaults = {
  'continues-another-project': {
    title: text('上年项目编码与项目名称不符', 'Continues a project of another name'),
    rule: (detail) =>
      text(
        `上年项目编码在项目表里是“${blank(detail, 'listed')}”,这一行申请的是“${blank(detail, 'written')}”${detail.other ? `,那是 ${detail.other}` : ''}`,
        `On the list the project continued is “${blank(detail, 'listed')}”, but the row asks for “${blank(detail, 'written')}”${detail.other ? `, which is ${detail.other}` : ''}`,
      ),
    remedy: ({ other }) =>
      other
        ? text(
            '改正上年项目编码;确是接着那个项目的,在文件名写明“更正”再报',
            'Correct the code of the project continued; where it is right, send the file with 更正 (correction) in its name',
          )
        : text(
            '编码错了的,改正后再报;项目改了名的,不必处理',
            'Where the code is wrong, send a correction; nothing to do where the project has a new name',
          ),
  },
  'continues-of-another-unit': {
    title: text('延续的是别的单位的项目', 'Continues another unit’s project'),
    rule: (detail) =>
      text(
        `上年项目“${blank(detail, 'named')}”在项目表里是单位 ${blank(detail, 'listed')} 的,这一行是单位 ${blank(detail, 'asks')} 申请的;金额和评分取自上年项目,算在它的部门名下`,
        `On the list the project continued, “${blank(detail, 'named')}”, is of unit ${blank(detail, 'listed')}, and here unit ${blank(detail, 'asks')} asks; base and score are that project’s, and the request counts for its department`,
      ),
    remedy: () =>
      text(
        '核对上年项目编码和单位编码,错的改正后再报;项目换了单位的,不必处理',
        'Check both codes and send a correction; nothing to do where the project has moved',
      ),
  },
  'continues-unnamed': {
    title: text('延续项目没有填上年项目编码', 'The project continued is not named'),
    rule: (detail) =>
      text(
        `项目表里 ${blank(detail, 'year')} 年有它:${blank(detail, 'listed')}“${blank(detail, 'named')}”;上年项目编码空着,就按新增项目算,不看上年的预算和评分`,
        `The ${blank(detail, 'year')} list has it as ${blank(detail, 'listed')} “${blank(detail, 'named')}”; without the code of the project continued it counts as a new one, whatever that had and scored`,
      ),
    remedy: ({ listed }) =>
      text(
        `是延续的,上年项目编码填 ${listed ?? '…'} 再报;确是新项目的,不必处理`,
        `Where it goes on, write ${listed ?? '…'} as the project continued and send it again; nothing to do where it is new`,
      ),
  },
  'request-of-listed-year': {
    title: text('申请的是当年,不是下一年', 'Asks for the running year'),
    rule: (detail) =>
      text(
        `${blank(detail, 'year')} 年的项目表已经有了:这一年的申请只在 ${blank(detail, 'before')} 年的结果里安排,${blank(detail, 'year')} 年的结果安排的是 ${blank(detail, 'next')} 年的申请`,
        `The projects of ${blank(detail, 'year')} are listed already: what is asked for that year is shared out in a result of ${blank(detail, 'before')} alone; one of ${blank(detail, 'year')} shares out what is asked for ${blank(detail, 'next')}`,
      ),
    remedy: ({ next }) =>
      text(
        `申请 ${next ?? '下一'} 年预算的,改正年度再报,文件名写明“更正”;确是这一年的,不必处理`,
        `Where it asks for ${next ?? 'the next year'}, correct the year and send it again with 更正 (correction) in the file’s name; nothing to do where it is of this year`,
      ),
  },
} satisfies Record<string, FaultEntry>;
