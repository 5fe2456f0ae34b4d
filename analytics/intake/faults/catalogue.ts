import { datasets } from '../../contracts/catalogue.ts';
import { type Text, text } from '../../core/language/text.ts';
import { faultsAgainstOthers } from './against-others.ts';
import { cellFaults } from './cell.ts';
import { describedRemedies } from './described.ts';
import type { Detail, FaultEntry } from './entry.ts';
import { fileFaults } from './file.ts';
import { formFaults } from './form.ts';
import { headerFaults } from './header.ts';
import { landingFaults } from './landing.ts';
import { requestFaults } from './request.ts';
import { resultFaults } from './result.ts';
import { shownFaults } from './shown.ts';
import { sizeFaults } from './size.ts';
import { sourceFaults } from './source.ts';
import { tableFaults } from './table.ts';

const groups = {
  ...fileFaults,
  ...headerFaults,
  ...tableFaults,
  ...faultsAgainstOthers,
  ...cellFaults,
  ...shownFaults,
  ...resultFaults,
  ...sizeFaults,
  ...requestFaults,
  ...sourceFaults,
  ...formFaults,
  ...landingFaults,
};

/** Codes of the catalogue; a contract's rules have their own codes beside these. */
export type FaultCode = keyof typeof groups;

const entries: Readonly<Record<string, FaultEntry>> = groups;

export class UnknownFaultError extends Error {
  override readonly name = 'UnknownFaultError';
  readonly code: string;
  constructor(code: string) {
    super(`no words for fault ${code}`);
    this.code = code;
  }
}

const ruleOf = (code: string, dataset: string | undefined) =>
  datasets
    .filter((each) => dataset === undefined || each.name === dataset)
    .flatMap((each) => each.rules?.filter((rule) => rule.code === code) ?? [])[0];

/** All codes, those of the contracts' own rules too. */
export const faultCodes: readonly string[] = [
  ...new Set([...Object.keys(entries), ...datasets.flatMap(({ rules = [] }) => rules.map(({ code }) => code))]),
];

/** The short title of a fault; undefined where there is none of that code. */
export const faultTitle = (code: string): Text | undefined => {
  const rule = ruleOf(code, undefined);
  return entries[code]?.title ?? rule?.title ?? rule?.says;
};

/** A source description that takes responsibility for a fault says why. */
const withReason = (rule: Text, { because_zh: zh, because_en: en }: Detail): Text =>
  zh && en ? text(`${rule.zh}(来源描述写明的理由:${zh})`, `${rule.en} (the source description’s reason: ${en})`) : rule;

/** What a source description made of a cell may be the description's own fault: its place, as its errors name it. */
const withPlace = (remedy: Text, { at }: Detail): Text =>
  at ? text(`${remedy.zh}(来源描述:${at})`, `${remedy.en} (in the source description: ${at})`) : remedy;

/**
 * The words of a fault: a short title, the rule that was broken, what to do. Throws UnknownFaultError.
 * @example faultWords({ code: 'not-flag', detail: {} }).remedy.zh // '改为 是 或 否'
 */
export const faultWords = (fault: {
  readonly code: string;
  readonly dataset?: string;
  readonly detail: Detail;
}): { readonly title: Text; readonly rule: Text; readonly remedy: Text } => {
  const entry = entries[fault.code];
  if (entry)
    return {
      title: entry.title,
      rule: withReason(entry.rule(fault.detail), fault.detail),
      remedy: withPlace((fault.detail.at && describedRemedies[fault.code]) || entry.remedy(fault.detail), fault.detail),
    };
  const rule = ruleOf(fault.code, fault.dataset);
  if (!rule) throw new UnknownFaultError(fault.code);
  return {
    title: rule.title ?? rule.says,
    rule: withReason(rule.says, fault.detail),
    remedy: withPlace(rule.remedy, fault.detail),
  };
};

const line = (code: string, title: Text, rule: Text, remedy: Text): string =>
  `| \`${code}\` | ${title.zh}<br>${title.en} | ${rule.zh}<br>${rule.en} | ${remedy.zh}<br>${remedy.en} |`;

/** The catalogue as a Markdown page (docs/errors.md): every code with its words, then each contract's own rules. */
export const errorCatalogueMarkdown = (): string => {
  const head = ['| 代码 code | 问题 fault | 规则 rule | 怎么改 remedy |', '| --- | --- | --- | --- |'];
  const catalogue = Object.entries(entries).map(([code, entry]) =>
    line(code, entry.title, entry.rule({}), entry.remedy({})),
  );
  const rules = datasets.flatMap((dataset) =>
    (dataset.rules ?? []).map((rule) =>
      line(rule.code, rule.says, { zh: dataset.label.zh, en: dataset.label.en }, rule.remedy),
    ),
  );
  return [
    '# 文件问题目录 · Faults of files',
    '',
    ...head,
    ...catalogue,
    '',
    '## 数据集自己的规则 · Rules of the datasets',
    '',
    ...head,
    ...rules,
    '',
  ].join('\n');
};
