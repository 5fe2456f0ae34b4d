import { parse } from 'yaml';
import { type Text, text } from '../../core/language/text.ts';
import { type DocumentIssue, documentIssue, documentWords } from '../../core/language/validation.ts';
import { encodingIssue, yamlIssue } from '../../core/language/yaml-says.ts';
import { type FormDescription, formSchema } from './schema.ts';

/** The document is not a form description; `issues` name each place, in Chinese and English. */
export class FormError extends Error {
  override readonly name = 'FormError';
  readonly issues: readonly DocumentIssue[];
  constructor(issues: readonly DocumentIssue[], options?: ErrorOptions) {
    super(
      `not a valid form description: ${issues.map((issue) => `${issue.path || '(document)'}: ${issue.says.en}`).join('; ')}`,
      options,
    );
    this.issues = issues;
  }
  /** All issues as one text for a person. */
  get says(): Text {
    const all = (language: 'zh' | 'en', whole: string): string =>
      this.issues.map((issue) => `${issue.path || whole}:${issue.says[language]}`).join(';');
    return text(all('zh', '文件'), all('en', 'document'));
  }
}

/** What the schema can't say: a form needs the head with which it begins. */
const missingHead = ({ kind, heads }: FormDescription): DocumentIssue[] => {
  const head = kind.startsWith('department-') ? 'department' : 'project';
  return heads[head]
    ? []
    : [
        {
          path: `heads.${head}`,
          says: text('要有这一项:表从这个标签开始', 'needed: the form begins with this label'),
        },
      ];
};

/**
 * Reads and validates a form description in YAML; throws FormError naming every wrong place.
 * @example const form = parseForm(await readFile('province.form.yaml', 'utf8'))
 */
export const parseForm = (written: string): FormDescription => {
  const unreadable = encodingIssue(written);
  if (unreadable) throw new FormError([unreadable]);
  let document: unknown;
  try {
    document = parse(written, { merge: true, logLevel: 'error' });
  } catch (cause) {
    throw new FormError([yamlIssue(cause)], { cause });
  }
  const result = formSchema.safeParse(document, { reportInput: true, error: documentWords });
  if (!result.success) throw new FormError(result.error.issues.map((issue) => documentIssue(issue, document)));
  const issues = missingHead(result.data);
  if (issues.length > 0) throw new FormError(issues);
  return result.data;
};
