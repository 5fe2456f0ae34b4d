import { datasetNamed } from '../../contracts/catalogue.ts';
import { escaped } from '../../core/html.ts';
import type { ToMatch } from '../../intake/form/to-match.ts';
import { both, head, page, tableCloses, tableOpens } from './receipt-page.ts';

/** The page of forms that wait for finance to name their project, with what to do about them. */
export const toMatchPage = (waiting: readonly ToMatch[], style: string): string => {
  const rows = waiting.map(
    ({ fileName, sheet, fiscalYear, unit, project, nearest }) =>
      `<tr><td>${escaped(fileName)}${sheet === '' ? '' : ` · ${escaped(sheet)}`}</td><td>${escaped(fiscalYear)}</td><td>${escaped(unit)}</td><td>${escaped(project)}</td><td>${escaped(nearest || '—')}</td></tr>`,
  );
  const said = both(
    `${waiting.length} 个表上的项目名称在项目表里找不到。请财政部门在 to-match.xlsx 里填上项目编码(不是我们的项目就删去那一行),放进数据文件夹再运行;填过一次,以后同名的表照此办理。`,
    `${waiting.length} names of projects on forms are on no list. Finance fills in the project code in to-match.xlsx (or deletes the row), puts it into the folder and runs again; from then on forms with that name follow.`,
  );
  return page(
    '待匹配 To match',
    style,
    `<h1>待匹配 <span lang="en">To match</span></h1>\n<p>${said}</p>\n${tableOpens}<thead><tr>${head('文件', 'File')}${head('年度', 'Year')}${head('表上的单位', 'Unit on the form')}${head('表上的项目名称', 'Project on the form')}${head('最相近的', 'Nearest')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>${tableCloses}\n<p><a href="to-match.xlsx">to-match.xlsx</a> · <a href="index.html">${both('全部回执', 'All receipts')}</a></p>`,
  );
};

/** The same as a form to fill in: the names as they stand, the project code to be given. */
export const toMatchWorkbook = async (waiting: readonly ToMatch[]): Promise<Uint8Array> => {
  // Few runs have any, and loading what writes workbooks is a quarter of a function's start.
  const { templateWorkbook } = await import('../../contracts/to-template.ts');
  const dataset = datasetNamed('form-name');
  if (!dataset) throw new TypeError('names on forms have no dataset');
  return templateWorkbook(dataset, {
    rows: waiting.map(({ fiscalYear, unit, project }) => ({
      fiscal_year: fiscalYear,
      unit_name: unit,
      project_name: project,
      project_code: null,
    })),
  });
};
