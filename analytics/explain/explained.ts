import { type Text, text } from '../core/language/text.ts';

/** What an explanation was computed from: a completed run, or what the data directory holds now where `run` is null. */
export interface Explained {
  readonly run: string | null;
  readonly snapshot: string;
  readonly policy: string;
  readonly through: string;
  readonly envelopeAmount: string | null;
  readonly currency: Text;
}

/** The line that says whose figure is explained. */
export const explainedSays = ({ run, snapshot, policy, through, envelopeAmount, currency }: Explained): Text => {
  const [zh, en] =
    run === null
      ? ['现有数据', 'The present data']
      : [`最近一次运行 ${run.slice(0, 12)}`, `The last run ${run.slice(0, 12)}`];
  const money =
    envelopeAmount === null
      ? ['', '']
      : [` · 总额 ${envelopeAmount} ${currency.zh}`, ` · envelope ${envelopeAmount} ${currency.en}`];
  return text(
    `${zh} · 快照 ${snapshot.slice(0, 12)} · 规则 ${policy} · 数据到 ${through}${money[0]}`,
    `${en} · snapshot ${snapshot.slice(0, 12)} · policy ${policy} · data to ${through}${money[1]}`,
  );
};
