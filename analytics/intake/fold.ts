/**
 * Brings spellings of the same word together: width and compatibility forms, case, blanks and line breaks, kinds of dashes and quotation marks.
 * @example fold(' 执行数（元） ') // '执行数(元)'
 */
export const fold = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]+/g, '')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/[“”‘’"']/g, '')
    .toLowerCase();

const unit = /[([{【〔](?:单位:?)?(?:人民币)?(万元|元|%|分|百分比|必填|选填|yuan|required|optional)[)\]}】〕]/g;

/**
 * A header without what people add to it: required marks and units in brackets. The unit that scales money is kept apart.
 * @example foldHeader('*全年预算数\n(万元)') // { name: '全年预算数', inTenThousands: true }
 */
export const foldHeader = (written: string): { readonly name: string; readonly inTenThousands: boolean } => {
  const folded = fold(written);
  const name = folded.replaceAll(unit, '').replaceAll(/[*※★:]/g, '');
  return { name, inTenThousands: /[([{【〔](?:单位:?)?(?:人民币)?万元[)\]}】〕]/.test(folded) };
};

/** True for a line above the header that says all money below is in 万元. */
export const saysTenThousands = (written: string): boolean => /(?:^|[^报算])单位:?(?:人民币)?万元(?!\p{Script=Han})/u.test(fold(written));

/** Rows of totals among data rows. */
export const isTotal = (written: string): boolean => /^(合计|总计|小计|共计)[:]?$/.test(fold(written));

/** The template's example row and what people make of it; a name that only begins so (示例区医院) is a name. */
export const isExample = (written: string): boolean => /^[([【]?(填写)?(示例|样例)(行|数据)?[)\]】]?[::]?$/.test(fold(written));
