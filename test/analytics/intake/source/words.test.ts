import { describe, expect, it } from 'vitest';
import { faultCodes, faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { describedRemedies } from '../../../../analytics/intake/faults/described.ts';
import { receiptPage } from '../../../../analytics/site/receipts/receipt-page.ts';

const because = { because_zh: '原表如此', because_en: 'so in the form' };

describe('what a receipt says of a described file', () => {
  it.each([
    ['a contract rule taken responsibility for', { code: 'weights-over-100', dataset: 'indicator', detail: because }],
    [
      'an identity taken responsibility for',
      {
        code: 'source-identity',
        detail: { zh: '合计', en: 'the total', stated: '3', summed: '2', key: 'P1', ...because },
      },
    ],
  ])('gives the reason of %s in both languages', (_says, fault) => {
    const { rule } = faultWords(fault);
    expect(rule.zh).toMatch(/\(来源描述写明的理由:原表如此\)$/);
    expect(rule.en).toMatch(/\(the source description’s reason: so in the form\)$/);
  });

  it('says where in the description the remedy belongs, in the words of its keys', () => {
    const fault = { code: 'source-phase', detail: { known: 'A', at: 'sheets.0.tables.0.pivot.entries' } };
    expect(faultWords(fault).remedy.zh).toMatch(/entries.*\(来源描述:sheets\.0\.tables\.0\.pivot\.entries\)$/);
    expect(faultWords(fault).remedy.en).toMatch(/entries.*in the source description: sheets\.0\.tables\.0\.pivot/);
    expect(faultWords({ ...fault, detail: { known: 'A' } }).remedy.zh).not.toContain('sheets');
  });

  it.each([
    ['too-many-decimals', /round: 2/],
    ['not-money', /numbers/],
    ['required-empty', /fill_down/],
    ['not-choice', /codes/],
    ['not-period', /template/],
    ['duplicate-key', /distinguish/],
    ['dash-for-figure', /zero/],
  ])('says of a cell (%s) what to change in the description, and of one in our own form what to write', (code, key) => {
    const at = 'sheets.0.tables.0.fields.spent_amount';
    const described = faultWords({ code, detail: { at } }).remedy;
    for (const words of [described.zh, described.en]) {
      expect(words).toMatch(key);
      expect(words).toContain(at);
    }
    expect(described.zh).toContain('文件写错了的请数据来源改正');
    expect(described.en).toContain('ask the sender to correct it');
    expect(faultWords({ code, detail: {} }).remedy.zh).not.toMatch(key);
  });

  it('speaks of codes that are in the catalogue alone', () => {
    for (const code of Object.keys(describedRemedies)) expect(faultCodes).toContain(code);
  });

  it('says so of a contract’s own rule as well', () => {
    const at = 'sheets.0.tables.0.fields.end_date';
    expect(faultWords({ code: 'ends-before-start', dataset: 'project', detail: { at } }).remedy.en).toContain(at);
  });

  it('names what is stated and what the parts give', () => {
    const { rule } = faultWords({
      code: 'source-identity',
      detail: { zh: '合计', en: 'the total', stated: '3', summed: '2', key: 'P1' },
    });
    expect(rule.en).toBe('the total: P1 says 3, its parts give 2');
  });

  it('counts the identities on the page', () => {
    const receipt = {
      fileId: 'f',
      fileName: 'x.csv',
      rawKey: 'r',
      bytes: 1,
      state: 'accepted',
      format: 'csv',
      encoding: 'utf-8',
      source: 's',
      tables: [],
      faults: [],
    } as const;
    const page = receiptPage(
      {
        ...receipt,
        identities: [{ name: 'sum', says: { zh: '合计 = 各项', en: 'total = parts' }, checked: 12, held: 11 }],
      },
      '',
    );
    expect(page).toContain('合计 = 各项');
    expect(page).toMatch(/12<\/td>.*11<\/td>/);
    expect(receiptPage(receipt, '')).not.toContain('恒等式');
  });
});
