import { expect, test } from 'vitest';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { intakeStream } from '../../analytics/ledger/streams/intake.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../support/office.ts';

const uploads = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n'),
  textUpload('执行.csv', '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P9,1,1\n'),
];

class Crash extends Error {
  override readonly name = 'Crash';
}

/** Effects that stop before their `at`-th write, which leaves what a stop after the one before it leaves. */
const crashing = (effects: Effects, at: number): Effects => {
  let writes = 0;
  const guard = <A extends unknown[], R>(write: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (++writes >= at) throw new Crash();
      return write(...args);
    };
  };
  const { store, ledger } = effects;
  return {
    ...effects,
    store: { ...store, put: guard(store.put) },
    ledger: { ...ledger, append: guard(ledger.append) },
  };
};

/** What stands: each answered file's state, with its receipt and its lake files really there. */
const standing = async ({ effects }: Office): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (const { data, kind } of await effects.ledger.read(intakeStream)) {
    const receipt = JSON.parse(new TextDecoder().decode(await effects.store.get(String(data.receiptKey))));
    await effects.store.get(receipt.rawKey);
    for (const { key } of data.tables as readonly { key: string }[]) await effects.store.get(key);
    answers.push([kind, data.fileName, receipt.state]);
  }
  return answers;
};

const whole = [
  ['file.accepted', '机构.csv', 'accepted'],
  ['file.accepted', '项目.csv', 'accepted'],
  ['file.refused', '执行.csv', 'refused'],
];

test('a stop before any write leaves whole answers only, and the next run completes them', async () => {
  for (let at = 1; ; at++) {
    const office = await openOffice();
    try {
      const ended = await ingest(crashing(office.effects, at), uploads).then(
        () => 'done',
        (error: unknown) => error,
      );
      const left = await standing(office);
      expect(left).toEqual(whole.slice(0, left.length));
      await ingest(office.effects, uploads);
      expect(await standing(office)).toEqual(whole);
      if (ended === 'done') {
        expect(at).toBeGreaterThan(8);
        return;
      }
      expect(ended).toBeInstanceOf(Crash);
    } finally {
      await office.close();
    }
  }
});
