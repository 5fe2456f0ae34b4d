import { type MoneyUnit, moneyUnits } from '../../contracts/checks/money-units.ts';

/**
 * Brings spellings of the same word together: width and compatibility forms, case, blanks and line breaks, kinds of
 * dashes and quotation marks.
 * @example fold(' 执行数（元） ') // '执行数(元)'
 */
export const fold = (written: string): string =>
  // Codes and figures, which most cells are, have nothing to fold.
  /^[!#-&(-@[-~]*$/.test(written)
    ? written
    : written
        .normalize('NFKC')
        .replaceAll(/[\s\u200b\ufeff]+/g, '')
        .replaceAll(/[‐‑‒–—―−]/g, '-')
        .replaceAll(/[“”‘’"']/g, '')
        .toLowerCase();

const unit =
  /[([{【〔](?:单位:?)?(?:人民币)?((?:[千万亿]|百万)元?|元|%|分|百分比|必填|选填|yuan|required|optional)(?:人民币)?[)\]}】〕]/g;
const bareUnit = /[/,、_|-](?:[千万亿]|百万)$|[/,、_|-]?(?:[千万亿]|百万)元$|[/,、_|-]元$/;

/** What stands in brackets or behind a stroke at the end of a header and speaks of money in words nobody knows. */
const oddUnit =
  /[([{【〔](?:单位:?)?([^()[\]{}【】〔〕]*(?:元|币|[千万亿]|rmb|usd|[$¥€])[^()[\]{}【】〔〕]*)[)\]}】〕]$|\/([^/]*[元币千万亿])$/;

/** A unit of money, whose 元 may be left out: 万. */
export const moneyUnitOf = (written: string): MoneyUnit | null =>
  moneyUnits.find(({ name }) => name === written || name === `${written}元`)?.name ?? null;

const separators = /^[/,、_|-]/;

const unitAtEnd = (name: string): MoneyUnit | null => {
  const written = bareUnit.exec(name)?.[0].replace(separators, '');
  return written ? moneyUnitOf(written) : null;
};

/**
 * A header without what people add to it: required marks and units in brackets or at its end. The unit of money is kept
 * apart.
 * @example foldHeader('*全年预算数\n(万元)') // { name: '全年预算数', unit: '万元' }
 */
export const foldHeader = (written: string): { readonly name: string; readonly unit: MoneyUnit | null } => {
  const folded = fold(written);
  const bracketed = [...folded.matchAll(unit)].flatMap((match) => moneyUnitOf(match[1] ?? '') ?? [])[0];
  const name = folded.replaceAll(unit, '').replaceAll(/[*※★:]/g, '');
  return { name: name.replace(bareUnit, ''), unit: bracketed ?? unitAtEnd(name) };
};

/**
 * A header without the words at its end that speak of money and are no unit we know; undefined where there are none.
 * @example withoutOddUnit('执行数(万美元)') // { name: '执行数', unit: '万美元' }
 */
export const withoutOddUnit = (folded: string): { readonly name: string; readonly unit: string } | undefined => {
  const [all = '', inBrackets, behindStroke] = oddUnit.exec(folded) ?? [];
  const unitWritten = inBrackets ?? behindStroke;
  return unitWritten ? { name: folded.slice(0, -all.length), unit: unitWritten } : undefined;
};

/** Rows of totals among data rows. */
export const isTotal = (written: string): boolean =>
  written.includes('计') && /^(合计|总计|小计|共计)[:]?$/.test(fold(written));

/** A total that names what it totals: 教育体育局小计, 全区总计. */
export const isNamedTotal = (written: string): boolean =>
  written.includes('计') && /.(合计|总计|小计|共计)[:]?$/.test(fold(written));

/** The template's example row and what people make of it; a name that only begins so (示例区医院) is a name. */
export const isExample = (written: string): boolean =>
  /[例\uf9b5]/.test(written) && /^[([【]?(填写)?(示例|样例)(行|数据)?[)\]】]?:?$/.test(fold(written));
