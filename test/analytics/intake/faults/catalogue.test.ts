import { expect, test } from 'vitest';
import { datasets } from '../../../../analytics/contracts/catalogue.ts';
import {
  errorCatalogueMarkdown,
  faultCodes,
  faultWords,
  UnknownFaultError,
} from '../../../../analytics/intake/faults/catalogue.ts';

test('every code has words in both languages, with or without detail', () => {
  const page = errorCatalogueMarkdown();
  const codes = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(40);
  for (const code of codes) {
    const { title, rule, remedy } = faultWords({ code, detail: {} });
    for (const { zh, en } of [title, rule, remedy]) {
      expect(`${code} ${zh}`).toMatch(/\p{Script=Han}/u);
      expect(`${code}: ${en}`).toMatch(/: .*[A-Za-z]{2}/);
      expect(`${code} ${zh} ${en}`).not.toMatch(/undefined|invalid file/i);
    }
  }
});

test('the catalogue has the rules of every contract', () => {
  const page = errorCatalogueMarkdown();
  for (const rule of datasets.flatMap((dataset) => dataset.rules ?? [])) expect(page).toContain(rule.says.zh);
});

test('detail fills the blanks', () => {
  expect(faultWords({ code: 'out-of-range', detail: { min: '0', max: '100' } }).rule).toEqual({
    zh: '应在 0 与 100 之间',
    en: 'Must lie between 0 and 100',
  });
  expect(faultWords({ code: 'weights-over-100', dataset: 'indicator', detail: {} }).remedy.zh).toContain('权重');
});

test('a code without words is an error, not an empty message', () => {
  expect(() => faultWords({ code: 'no-such-code', detail: {} })).toThrow(UnknownFaultError);
});

/** Faults of what finance itself uploads; it has the documents and the command. */
const ofFinance = new Set(['description-invalid', 'policy-invalid']);

test.each(faultCodes.filter((code) => !ofFinance.has(code)))(
  'what is said of %s asks for nothing that a sender has not: no command, option or file of ours',
  (code) => {
    const details = [{}, new Proxy<Record<string, string>>({}, { get: () => '甲' })];
    for (const detail of details) {
      const { title, rule, remedy } = faultWords({ code, detail });
      const said = [title, rule, remedy].flatMap(({ zh, en }) => [zh, en]).join('\n');
      expect(said).not.toMatch(/\bjixiao\b|\bnpm\b|(?:^|\s)--[a-z]|docs\/|policy\.yaml|\.ts\b/);
    }
  },
);
