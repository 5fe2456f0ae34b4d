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
} satisfies Record<string, FaultEntry>;
