import { type Language, type Text, text } from '../../analytics/core/language/text.ts';
import type { PolicyError } from '../../analytics/policy/load.ts';

/** What became of the files of a run that made no result. */
export const kept = {
  zh: '已接收的文件仍保留;只是没有生成新的结果,上一次的结果不变',
  en: 'Files that were accepted are kept; only no new result was made, and the last one stands',
};

/** A message for a person whose command could not be done: what happened and what to do. */
export interface Problem {
  readonly code: string;
  readonly says: Text;
  readonly remedy: Text;
}

/** What stops a run, wherever it runs. */
export const runProblems = {
  envelopeTooSmall: (envelope: string, minimum: string, shortfall: string): Problem => ({
    code: 'envelope-too-small',
    says: text(
      `总额 ${envelope} 不够各项目的下限之和 ${minimum},差 ${shortfall}`,
      `The envelope ${envelope} is below the sum of the lower limits ${minimum}, by ${shortfall}`,
    ),
    remedy: text(
      `提高总额,或在规则中放宽下限。${kept.zh}`,
      `Raise the envelope, or lower the limits in the policy. ${kept.en}`,
    ),
  }),
  /** A policy that was handed in, or one that is `adopted` and that this release refuses. */
  policyInvalid: (file: string, { issues, adopted }: Pick<PolicyError, 'issues' | 'adopted'>): Problem => {
    const listed = (language: Language): string =>
      issues.map(({ path, says }) => `\n  ${path || file}${language === 'zh' ? ':' : ': '}${says[language]}`).join('');
    if (adopted !== null)
      return {
        code: 'policy-invalid',
        says: text(
          `采用中的规则 ${adopted} 有 ${issues.length} 处是本版本不收的:${listed('zh')}`,
          `The adopted policy ${adopted} has ${issues.length === 1 ? '1 place' : `${issues.length} places`} that this release refuses:${listed('en')}`,
        ),
        remedy: text(
          '把改正了的规则文件放进文件夹再运行 jixiao run;以前的结果仍可复核',
          'Put a corrected policy file into the folder and run it again; earlier results can still be verified',
        ),
      };
    return {
      code: 'policy-invalid',
      says: text(
        `规则文件 ${file} 有 ${issues.length} 处不对:${listed('zh')}`,
        `The policy ${file} has ${issues.length === 1 ? '1 mistake' : `${issues.length} mistakes`}:${listed('en')}`,
      ),
      remedy: text(
        '对照 docs/policy.md 改正,或用 jixiao init 得到一份新的',
        'Correct them by docs/policy.md, or get a fresh one from: jixiao init',
      ),
    };
  },
  ledgerDamaged: (place: string): Problem => ({
    code: 'ledger-damaged',
    says: text(`台账 ${place} 已损坏,读不出来`, `The ledger ${place} is damaged and cannot be read`),
    remedy: text(
      '从备份恢复数据目录,再运行 jixiao verify',
      'Restore the data directory from a backup, then run: jixiao verify',
    ),
  }),
} as const;
