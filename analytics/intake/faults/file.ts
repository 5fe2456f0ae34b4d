import { type Text, text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** What to do about a file of no kind that is read, by what it is. */
const ways: Readonly<Record<string, Text>> = {
  unpack: text(
    '解压,把里面的 .xlsx、.docx 或 .csv 文件发来',
    'Unpack it and send the .xlsx, .docx or .csv files that are in it',
  ),
  original: text(
    '发填表时的原文件(.xlsx 或 .docx);没有原文件的,照着填入财政部门发的模板或官方表',
    'Send the .xlsx or .docx that it was made from; where there is none, copy it into finance’s template or the official form',
  ),
  'save-as': text('另存为 .xlsx、.docx 或 .csv 后再发', 'Save it as .xlsx, .docx or .csv and send that'),
};

/** Faults of a file as a whole: nothing in it could be read. */
export const fileFaults = {
  'empty-file': {
    title: text('空文件', 'Empty file'),
    rule: same('文件里没有任何内容', 'The file has nothing in it'),
    remedy: same('检查是否保存成功,再发一次', 'Check that it was saved, then send it again'),
  },
  'legacy-xls': {
    title: text('旧版 Excel 文件', 'Legacy Excel file'),
    rule: ({ ending }) =>
      ending
        ? text(
            `这是旧格式的 ${ending} 表格,本系统不读`,
            `This is a table in the old ${ending} format, which is not read`,
          )
        : text('.xls 是 2003 年以前的格式,本系统不读', 'The .xls format of Excel 97–2003 is not read'),
    remedy: same('用 Excel 或 WPS 打开,另存为 .xlsx 后再发', 'Open it in Excel or WPS, save it as .xlsx and send that'),
  },
  'password-protected': {
    title: text('有密码的工作簿', 'Password-protected workbook'),
    rule: same('加密的工作簿无法读取', 'An encrypted workbook cannot be read'),
    remedy: same(
      '在 Excel 中取消打开密码后保存,再发一次',
      'Remove the opening password in Excel, save and send it again',
    ),
  },
  'web-page': {
    title: text('网页存成的表格', 'Saved as a web page'),
    rule: same(
      '文件名是表格,内容却是网页(HTML 或 XML),单元格的原样已经丢失',
      'The name says table, the content is a web page (HTML or XML) in which cells are no longer what they were',
    ),
    remedy: same('用 Excel 或 WPS 打开,另存为 .xlsx 后再发', 'Open it in Excel or WPS, save it as .xlsx and send that'),
  },
  'not-a-table': {
    title: text('不是表格文件', 'Not a table'),
    rule: (detail) =>
      text(
        `这是${blank(detail, 'kind_zh')},不是 .xlsx、.docx 或 .csv`,
        `This is ${blank(detail, 'kind_en')}, not an .xlsx, .docx or .csv`,
      ),
    remedy: ({ way = '' }) =>
      ways[way] ??
      text(
        '填入财政部门发的模板或官方表,发 .xlsx、.docx 或 .csv',
        'Put the data into a template of finance’s or the official form, and send .xlsx, .docx or .csv',
      ),
  },
  'damaged-workbook': {
    title: text('工作簿已损坏', 'Damaged workbook'),
    rule: (detail) =>
      text(`工作簿打不开:${blank(detail, 'reason')}`, `The workbook cannot be opened: ${blank(detail, 'reason')}`),
    remedy: same(
      '用 Excel 或 WPS 打开并修复,另存为新的 .xlsx',
      'Open and repair it in Excel or WPS, then save it as a new .xlsx',
    ),
  },
  'legacy-doc': {
    title: text('旧版 Word 文件', 'Old Word file'),
    rule: ({ ending }) =>
      ending
        ? text(
            `这是旧格式的 ${ending} 文档,本系统不读`,
            `This is a document in the old ${ending} format, which is not read`,
          )
        : text('这是 2007 年以前的 .doc 格式', 'This is the .doc format from before 2007'),
    remedy: same('用 Word 或 WPS 打开,另存为 .docx', 'Open it in Word or WPS and save it as .docx'),
  },
  'damaged-document': {
    title: text('Word 文档已损坏', 'Damaged document'),
    rule: (detail) =>
      text(`文档打不开:${blank(detail, 'reason')}`, `The document cannot be opened: ${blank(detail, 'reason')}`),
    remedy: same('用 Word 或 WPS 打开,另存为新的 .docx', 'Open it in Word or WPS and save it as a new .docx'),
  },
  'document-without-table': {
    title: text('Word 文档里没有表格', 'No table in the document'),
    rule: same('文档里只有文字或图片,没有表格', 'The document has text or pictures, but no table'),
    remedy: same(
      '把内容填入表格;截图和照片里的表读不出来',
      'Put the content into a table; a table in a picture cannot be read',
    ),
  },
  'damaged-gzip': {
    title: text('压缩文件已损坏', 'Damaged gzip file'),
    rule: same('gzip 压缩文件不完整或已损坏', 'The gzip file is cut short or damaged'),
    remedy: same('重新压缩,或直接发未压缩的文件', 'Compress it again, or send the file as it is'),
  },
  'file-too-slow': {
    title: text('读得太久', 'Takes too long to read'),
    rule: (detail) =>
      text(
        `${blank(detail, 'seconds')} 秒没有读完,同样大小的文件用不了这么久`,
        `It was not read within ${blank(detail, 'seconds')} seconds; files of its size take far less`,
      ),
    remedy: same(
      '把有数据的单元格复制到新的工作簿再送;电脑很忙时可以原样再送一次',
      'Copy the cells with data into a new workbook and send that; where the machine was busy, send it again as it is',
    ),
  },
  'too-large-inside': {
    title: text('内容过大', 'Too large inside'),
    rule: (detail) =>
      text(`展开后超过上限:${blank(detail, 'limit')}`, `It unpacks past the limit: ${blank(detail, 'limit')}`),
    remedy: same(
      '删去多余的工作表、空行空列,或分成几个文件',
      'Remove needless sheets, empty rows and columns, or split the file',
    ),
  },
  'unknown-encoding': {
    title: text('文字编码无法识别', 'Unknown text encoding'),
    rule: same('文件既不是 UTF-8 也不是 GB18030(GBK)编码', 'The file is neither UTF-8 nor GB18030 (GBK)'),
    remedy: same('用 Excel 另存为“CSV UTF-8”,或发 .xlsx', 'Save it as “CSV UTF-8” in Excel, or send .xlsx'),
  },
  'quote-not-closed': {
    title: text('引号没有成对', 'Quote not closed'),
    rule: same('单元格以引号开始,却没有结束的引号', 'A cell opens with a quote that is never closed'),
    remedy: same('补上结束的引号;单元格内的引号要写两次', 'Close the quote; a quote inside a cell is written twice'),
  },
  'row-cut-off': {
    title: text('文件在一行中间断了', 'The file ends in mid-row'),
    rule: (detail) =>
      text(
        `最后一行只有 ${blank(detail, 'cells')} 格(表头 ${blank(detail, 'columns')} 列),也没有换行;后面的内容可能没有导出或传完`,
        `The last row has ${blank(detail, 'cells')} of ${blank(detail, 'columns')} cells and no line end; what followed was probably not exported or sent`,
      ),
    remedy: same('重新导出整份文件再发', 'Export the whole file again and send it'),
  },
  'unreadable-csv': {
    title: text('CSV 结构有误', 'Broken CSV'),
    rule: (detail) =>
      text(
        `CSV 无法按列读取:${blank(detail, 'reason')}`,
        `The CSV cannot be read into columns: ${blank(detail, 'reason')}`,
      ),
    remedy: same(
      '用 Excel 打开检查各行列数和引号,另存后再发',
      'Open it in Excel, check columns and quotes of each row, save and send again',
    ),
  },
} satisfies Record<string, FaultEntry>;
