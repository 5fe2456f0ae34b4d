import { text } from '../../core/language/text.ts';
import type { DocumentIssue } from '../../core/language/validation.ts';
import { readDescription } from '../description.ts';
import { type FormDescription, formSchema, isOfDepartment } from './schema.ts';

/** What the schema can't say: a form needs the head with which it begins. */
const missingHead = ({ kind, heads }: FormDescription): readonly DocumentIssue[] => {
  const head = isOfDepartment(kind) ? 'department' : 'project';
  const says = text('要有这一项:表从这个标签开始', 'needed: the form begins with this label');
  return heads[head] ? [] : [{ path: `heads.${head}`, says }];
};

/**
 * Reads and validates a form description in YAML; throws DescriptionError naming every wrong place.
 * @example const form = parseForm(await readFile('province.form.yaml', 'utf8'))
 */
export const parseForm = (written: string): FormDescription => readDescription(written, formSchema, missingHead);
