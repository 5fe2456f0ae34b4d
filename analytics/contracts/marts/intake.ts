import { text } from '../../core/language/text.ts';
import { column, mart, shared } from './mart.ts';

export const intakeFile = mart({
  name: 'intake_file',
  label: text('收到的文件', 'Files received'),
  key: ['file_id'],
  columns: [
    column('file_id', 'code', '文件摘要', 'SHA-256 of the file'),
    column('file_name', 'text', '文件名', 'File name'),
    column('file_order', 'count', '接收顺序', 'Order of receipt'),
    column('state', 'code', '状态', 'State'),
    column('dataset', 'code', '数据集', 'Dataset'),
    column('format', 'code', '格式', 'Format'),
    column('encoding', 'code', '编码', 'Encoding'),
    column('rows_received', 'count', '收到行数', 'Rows received'),
    column('rows_accepted', 'count', '接受行数', 'Rows accepted'),
    column('rows_refused', 'count', '拒收行数', 'Rows refused'),
    column('received_amount', 'total', '收到金额', 'Amount received'),
    column('accepted_amount', 'total', '接受金额', 'Amount accepted'),
    column('digest', 'code', '内容摘要', 'Digest'),
    column('supersedes', 'text', '替代的文件', 'Supersedes'),
    column('superseded_by', 'text', '被替代', 'Superseded by'),
    column('faults', 'count', '问题数', 'Faults'),
    column('warnings', 'count', '提醒数', 'Warnings'),
  ],
});

/** One row per fault named on a receipt; long runs of one kind are counted in `times` after the first hundred. */
export const intakeFault = mart({
  name: 'intake_fault',
  label: text('文件问题', 'Faults'),
  key: ['file_id', 'fault_number'],
  columns: [
    column('file_id', 'code', '文件摘要', 'SHA-256 of the file'),
    column('fault_number', 'count', '序号', 'Number'),
    column('severity', 'code', '程度', 'Severity'),
    column('code', 'code', '问题代码', 'Code'),
    column('dataset', 'code', '数据集', 'Dataset'),
    column('sheet', 'text', '工作表', 'Sheet'),
    column('row', 'count', '行', 'Row'),
    column('column', 'text', '列', 'Column'),
    column('value', 'text', '值', 'Value'),
    column('rule_zh', 'text', '规则', 'Rule (Chinese)'),
    column('rule_en', 'text', '规则(英文)', 'Rule'),
    column('remedy_zh', 'text', '怎么改', 'Remedy (Chinese)'),
    column('remedy_en', 'text', '怎么改(英文)', 'Remedy'),
    column('times', 'count', '次数', 'Times'),
  ],
});

export const reconciliation = mart({
  name: 'reconciliation',
  label: text('对账', 'Reconciliation'),
  key: ['fiscal_year', 'period', 'kind', 'level', 'key_code', 'measure'],
  columns: [
    shared.fiscalYear,
    shared.period,
    column('kind', 'text', '公布来源', 'Published in'),
    column('level', 'code', '层级', 'Level'),
    column('key_code', 'code', '编码', 'Code'),
    column('measure', 'code', '核对项', 'Measure'),
    column('published', 'text', '公布数', 'Published'),
    column('computed', 'text', '计算数', 'Computed'),
    column('difference', 'wide', '差额', 'Difference'),
    column('decimals', 'count', '比到小数位', 'Compared to decimals'),
    column('state', 'code', '结果', 'State'),
    column('note_zh', 'text', '说明', 'Note (Chinese)'),
    column('note_en', 'text', '英文说明', 'Note'),
  ],
});
