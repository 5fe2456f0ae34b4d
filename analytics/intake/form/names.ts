import type { FormNames } from '../batch.ts';
import { codedName, indicatorName } from './cells/name.ts';
import type { ReadForm } from './read-form.ts';
import { isOfDepartment } from './schema.ts';

/** The names that a form writes for its subject and its indicators, by which faults speak of them. */
export const namesOn = ({ description, heads, sheet, row, table }: ReadForm): FormNames => {
  const head = heads.get(isOfDepartment(description.kind) ? 'department' : 'project');
  const { code, name } = codedName(head?.text ?? '');
  const place = head ? { sheet, row: head.row, column: head.label, value: name || (code ?? '') } : { sheet, row };
  return {
    subject: place,
    rows: new Map(table.rows.map((each) => [each.row, indicatorName(each.cells.get('name'))])),
  };
};
