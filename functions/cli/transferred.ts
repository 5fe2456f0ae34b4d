import { type Text, text } from '../../analytics/core/language/text.ts';
import type { Transferred } from '../steps/transfer/step.ts';
import type { Outcome } from './outcome.ts';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** The summary of a transfer, `headed` by whence and whither. */
export const transferredOutcome = (
  headed: Text,
  { objects, events, streams }: Transferred,
  json: Readonly<Record<string, unknown>>,
): Outcome => {
  const says = text(
    `${headed.zh}\n文件 ${objects.sent} 个(${megabytes(objects.bytes)} MB),原已有 ${objects.there} 个\n台账 ${streams} 条流、${events.sent} 条记录,原已有 ${events.there} 条\n编号和校验值都没有变`,
    `${headed.en}\nobjects: ${objects.sent} sent (${megabytes(objects.bytes)} MB), ${objects.there} there before\nledger: ${events.sent} events of ${streams} streams sent, ${events.there} there before\nids and hashes are what they were`,
  );
  return { human: (language) => says[language], json: { ...json, objects, events, streams }, findings: false };
};
