import { datasetNamed } from '../../contracts/catalogue.ts';
import { sha256 } from '../../core/digest.ts';
import { escaped } from '../../core/html.ts';
import type { Fault } from '../../intake/fault.ts';
import { faultWords } from '../../intake/faults/catalogue.ts';
import { toMatch } from '../../intake/form/to-match.ts';
import type { Receipt, RowRange } from '../../intake/receipt.ts';
import { byUrgency } from '../../intake/receipt-order.ts';
import { sentOn } from './sent-on.ts';

const longestName = 60;

/**
 * The end of a long name, from the beginning of a word; where no word ends in time, the name's beginning and the last
 * it has of words.
 */
const shortened = (name: string): string => {
  const characters = [...name];
  if (characters.length <= longestName) return name;
  const end = characters.slice(-longestName).join('');
  const word = end.search(/[_.-]/);
  return `…${word >= 0 && word < longestName / 2 ? end.slice(word + 1) : end}`;
};

/**
 * File name of a receipt without its extension: the sent name made safe for a folder, and enough of the file's digest
 * to be unique. Bytes sent under another name too have that name's digest, for two names may be one once made safe.
 */
export const receiptBase = ({ fileName, fileId, sentAs }: Pick<Receipt, 'fileName' | 'fileId' | 'sentAs'>): string => {
  const name = shortened((sentAs ?? fileName).replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').replaceAll(/^\.+/g, ''));
  const apart = sentAs === undefined ? '' : `-${sha256(sentAs).slice(0, 8)}`;
  return `${name || 'file'}-${fileId.slice(0, 8)}${apart}`;
};

/** A page of the receipts. */
export const page = (title: string, style: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>\n<body><main>\n${body}\n</main></body>\n</html>\n`;

/** What stands around the rows of a table: on a narrow screen it is moved sideways by itself, not with its page. */
export const tableOpens = '<div class="wide" role="group" tabindex="0" aria-label="表格 Table"><table>';
export const tableCloses = '</table></div>';

/** Both languages, Chinese first. */
export const both = (zh: string, en: string): string =>
  `${escaped(zh)}<br><span class="en" lang="en">${escaped(en)}</span>`;
/** The head of a column in both languages. */
export const head = (zh: string, en: string): string => `<th scope="col">${both(zh, en)}</th>`;

const states = {
  accepted: ['✓', '已接收', 'Accepted'],
  partly: ['◐', '部分接收', 'Accepted in part'],
  refused: ['✗', '已拒收', 'Refused'],
} as const;

const stateBadge = (state: Receipt['state']): string =>
  `<span class="state ${state}">${states[state][0]} ${states[state][1]} <span lang="en">${states[state][2]}</span></span>`;

/** Where a fault is, in words: sheet, row, column. */
export const placeWords = ({ place }: Pick<Fault, 'place'>): string =>
  [
    place.sheet ? `工作表“${place.sheet}”` : '',
    place.row === undefined ? '' : `第 ${place.row} 行`,
    place.column ? `“${place.column}”列` : '',
  ]
    .filter(Boolean)
    .join(' ') || '整个文件';

const faultRow = (fault: Fault): string => {
  const { title, rule, remedy } = faultWords(fault);
  const times = fault.times > 1 ? `<br><small>另有 ${fault.times - 1} 处相同 · ${fault.times - 1} more</small>` : '';
  return `<tr><td>${escaped(placeWords(fault))}${times}</td><td>${escaped(fault.place.value ?? '')}</td><td>${both(title.zh, title.en)}</td><td>${both(rule.zh, rule.en)}</td><td>${both(remedy.zh, remedy.en)}</td></tr>`;
};

const faultTable = (zh: string, en: string, faults: readonly Fault[]): string =>
  faults.length === 0
    ? ''
    : `<h2>${both(zh, en)}</h2>\n${tableOpens}<thead><tr>${head('位置', 'Where')}${head('值', 'Value')}${head('问题', 'Problem')}${head('规则', 'Rule')}${head('怎么改', 'Remedy')}</tr></thead>\n<tbody>\n${faults.map(faultRow).join('\n')}\n</tbody>${tableCloses}`;

const number = (value: string | number | null): string =>
  `<td class="number">${value === null ? '—' : escaped(String(value))}</td>`;

const tables = ({ tables: parts }: Receipt): string =>
  parts.length === 0
    ? ''
    : `<h2>${both('内容', 'Content')}</h2>\n${tableOpens}<thead><tr>${head('数据集', 'Dataset')}${head('工作表', 'Sheet')}${head('收到行数', 'Rows received')}${head('接收行数', 'Rows accepted')}${head('收到金额', 'Amount received')}${head('接收金额', 'Amount accepted')}</tr></thead>\n<tbody>\n${parts
        .map((part) => {
          const label = datasetNamed(part.dataset)?.label ?? { zh: part.dataset, en: part.dataset };
          return `<tr><td>${both(label.zh, label.en)}</td><td>${escaped(part.sheet || '—')}</td>${number(part.rowsReceived)}${number(part.rowsAccepted)}${number(part.receivedAmount)}${number(part.acceptedAmount)}</tr>`;
        })
        .join(
          '\n',
        )}\n</tbody>${tableCloses}\n<p><small>${both('金额已换算为基本货币单位(如元,不是万元)。', 'Amounts are in whole units of the currency, whatever unit the file was written in.')}</small></p>`;

const identities = ({ identities: checked = [] }: Receipt): string =>
  checked.length === 0
    ? ''
    : `<h2>${both('导出文件自身的恒等式', 'What the export says of itself')}</h2>\n${tableOpens}<thead><tr>${head('恒等式', 'Identity')}${head('核对', 'Checked')}${head('成立', 'Held')}</tr></thead>\n<tbody>\n${checked
        .map(
          ({ says, checked: all, held }) => `<tr><td>${both(says.zh, says.en)}</td>${number(all)}${number(held)}</tr>`,
        )
        .join('\n')}\n</tbody>${tableCloses}`;

const ofSeverity = (receipt: Receipt, severity: Fault['severity']): readonly Fault[] =>
  receipt.faults.filter((fault) => fault.severity === severity);

const rangeWords = ([first, last]: RowRange): string => (first === last ? `${first}` : `${first}–${last}`);

/** The projects sent back, with the rows they have in the file. */
const refusedProjects = ({ tables: parts }: Receipt): string => {
  const lines = parts.flatMap(({ sheet, dataset, refusedProjects: projects = [] }) =>
    projects.map(
      ({ projectCode, fiscalYear, rows }) =>
        `<tr><td>${escaped(projectCode)}</td>${number(fiscalYear)}<td>${escaped(datasetNamed(dataset)?.label.zh ?? dataset)}</td><td>${escaped(sheet || '—')}</td><td>${escaped(rows.map(rangeWords).join('、'))}</td></tr>`,
    ),
  );
  return `<h2>${both('退回的项目', 'Projects sent back')}</h2>\n${tableOpens}<thead><tr>${head('项目编码', 'Project')}${head('年度', 'Year')}${head('数据集', 'Dataset')}${head('工作表', 'Sheet')}${head('行', 'Rows')}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>${tableCloses}`;
};

/** What became of a file of official forms of which some are at fault. */
const formsSentBack = (sheets: readonly string[]): string =>
  `<p>${both(
    '没有问题的表已接收,从此计入;下列各表退回,没有任何一行计入。改正后把整个文件重新发送:已接收的表以后发的为准,不会重复计入。',
    'The forms without faults were accepted and count from now on; those listed here were sent back, and no row of them counts. Correct them and send the whole file again: what it says takes the place of what was accepted, and nothing counts twice.',
  )}</p>\n<h2>${both('退回的表', 'Forms sent back')}</h2>\n<ul>${sheets.map((sheet) => `<li>${escaped(sheet)}</li>`).join('')}</ul>`;

const markedFile = (name: string): string =>
  name.endsWith('.docx')
    ? '标好问题的文档 · Document with the faults marked'
    : '标好问题的工作簿 · Workbook with the faults marked';

const meaning = (receipt: Receipt, marked: string | null): string => {
  if (receipt.state === 'accepted')
    return `<p>${both('文件已整份接收,数据从此计入。', 'The whole file was accepted and counts from now on.')}</p>`;
  const file = marked
    ? `\n<p class="marked"><a href="${marked.split('/').map(encodeURIComponent).join('/')}">${markedFile(marked)}</a></p>`
    : '';
  if (receipt.refusedSheets) return `${formsSentBack(receipt.refusedSheets)}${file}`;
  if (receipt.state === 'partly')
    return `<p>${both('没有问题的项目已接收,从此计入;有问题的项目退回,一行都不计入。只需改正退回的项目,重新发送。', 'The projects without faults were accepted and count from now on; those at fault were sent back, and no row of them counts. Correct these alone and send them again.')}</p>${file}\n${refusedProjects(receipt)}`;
  return `<p>${both('文件整份拒收,没有任何一行计入。请按下表改正后重新发送。', 'The whole file was refused; no row of it counts. Correct what is listed below and send it again.')}</p>${file}`;
};

/**
 * The receipt as a page of its own, Chinese first. `marked` is the name of the marked file beside it, where there
 * is one.
 */
export const receiptPage = (receipt: Receipt, style: string, marked: string | null = null): string => {
  const forms = sentOn(receipt).map(({ zh, en }) => both(zh, en));
  const facts = [
    ['状态 State', stateBadge(receipt.state)],
    ...(forms.length > 0 ? [['表 Form', forms.join('<br>')]] : []),
    ['格式 Format', escaped([receipt.format, receipt.encoding ?? ''].filter(Boolean).join(' · '))],
    ['大小 Size', `${receipt.bytes} B`],
    ['文件摘要 SHA-256', `<code>${receipt.rawKey.slice(receipt.rawKey.lastIndexOf('/') + 1)}</code>`],
  ];
  const list = facts.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join('');
  const faults = faultTable('问题', 'Faults', ofSeverity(receipt, 'fault'));
  const warnings = faultTable('提醒', 'Warnings', ofSeverity(receipt, 'warning'));
  return page(
    `回执 Receipt · ${receipt.fileName}`,
    style,
    `<h1>回执 <span lang="en">Receipt</span> · ${escaped(receipt.fileName)}</h1>\n<dl>${list}</dl>\n${meaning(receipt, marked)}\n${faults}\n${tables(receipt)}\n${identities(receipt)}\n${warnings}`,
  );
};

const timesOf = (faults: readonly Fault[]): number => faults.reduce((sum, fault) => sum + fault.times, 0);

const copy = ({ sentAs, fileName }: Receipt): string =>
  sentAs === undefined
    ? ''
    : `<br><small>${both(`与“${fileName}”内容相同,只计一次`, `the same bytes as “${fileName}”, counted once`)}</small>`;

/** All receipts of a run on one page, the most urgent first; the same bytes under two names are answered under both. */
export const receiptIndexPage = (receipts: readonly Receipt[], style: string): string => {
  const rows = byUrgency(receipts).map((receipt) => {
    const datasets = [
      ...new Set(receipt.tables.map((part) => datasetNamed(part.dataset)?.label.zh ?? part.dataset)),
    ].join('、');
    return `<tr><td><a href="${encodeURI(receiptBase(receipt))}.html">${escaped(receipt.sentAs ?? receipt.fileName)}</a>${copy(receipt)}</td><td>${stateBadge(receipt.state)}</td><td>${escaped(datasets || '—')}</td>${number(receipt.tables.reduce((sum, part) => sum + part.rowsReceived, 0))}${number(timesOf(ofSeverity(receipt, 'fault')))}${number(timesOf(ofSeverity(receipt, 'warning')))}</tr>`;
  });
  const of = (state: Receipt['state']): number => receipts.filter((receipt) => receipt.state === state).length;
  const [accepted, partly, refused] = [of('accepted'), of('partly'), of('refused')];
  const said = both(
    `收到 ${receipts.length} 个文件,接收 ${accepted} 个,${partly > 0 ? `部分接收 ${partly} 个,` : ''}拒收 ${refused} 个。`,
    `${receipts.length} files received: ${accepted} accepted, ${partly > 0 ? `${partly} in part, ` : ''}${refused} refused.`,
  );
  const noResult = both(
    '没有文件被接收,本次没有生成结果;同一文件夹里的其余内容(如有)仍是上一次的结果。',
    'No file was accepted and no result was made; anything else in this folder is still the last result.',
  );
  const order = both(
    '同一次运行按文件名的顺序接收;更正文件的名字写明“更正”“修订”或 v2,就排在它更正的文件之后并代替它。两个文件的数不一样而都没有写明的,只收前一个;名字里有“最终”“副本”或 (1) 这样的字样的,以后一个为准,并提醒。',
    'Within one run files are taken in the order of their names; one marked 更正, 修订, corrected or v2 comes after the file it corrects and replaces it. Of two that differ and are not marked, the first alone is taken; where a name has 最终, 副本, final, copy or (1) in it, the later one is, with a warning.',
  );
  const names = toMatch(receipts).length;
  const waiting =
    names > 0
      ? `\n<p><a href="to-match.html">${both(`${names} 个表上的项目名称待匹配`, `${names} names of projects on forms to match`)}</a></p>`
      : '';
  const note = refused === receipts.length && refused > 0 ? `\n<p><strong>${noResult}</strong></p>` : '';
  return page(
    '回执 Receipts',
    style,
    `<h1>回执 <span lang="en">Receipts</span></h1>\n<p>${said}</p>${note}${waiting}\n<p><small>${order}</small></p>\n${tableOpens}<thead><tr>${head('文件', 'File')}${head('状态', 'State')}${head('数据集', 'Datasets')}${head('行数', 'Rows')}${head('问题', 'Faults')}${head('提醒', 'Warnings')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>${tableCloses}`,
  );
};
