import { currentFiles } from '../../../analytics/ledger/streams/current-files.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { landingState, landingStream } from '../../../analytics/uploads/landing.ts';
import { dynamoLedger } from '../../../functions/adapters/dynamo-ledger.ts';
import type { Cloud } from '../cloud.ts';
import { keysIn } from './drive.ts';

/**
 * What stands of a district's intake, however it came to stand: files, answers, objects, receipts. Times and numbers of
 * attempts are no part of it.
 */
export const standing = async (cloud: Cloud, district: string) => {
  const ledger = dynamoLedger(cloud.clients.dynamo, { table: 'jixiao-ledger', region: district });
  const files = currentFiles(await ledger.read(intakeStream));
  const { answers } = landingState(await ledger.read(landingStream));
  const below = async (prefix: string) => (await keysIn(cloud, 'lake', prefix)).map((key) => key.slice(prefix.length));
  return {
    files: files.map(({ fileName, state, receiptKey }) => `${fileName} ${state} ${receiptKey}`).toSorted(),
    answers: [...answers.values()].map(({ name, state, receiptKey }) => `${name} ${state} ${receiptKey}`).toSorted(),
    objects: await below(`objects/${district}/`),
    receipts: await below(`results/${district}/receipts/`),
  };
};
