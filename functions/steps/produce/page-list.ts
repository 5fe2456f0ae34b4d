import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import type { Manifest } from '../../../analytics/lake/manifest.ts';
import { listMessage, pageListName, pageListOf, writtenList } from '../../../analytics/run/page-list.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';

/** Hands over the list of an edition's pages among them, so that it can be checked by itself. */
export const publishPageList = async (
  { signer }: Pick<Effects, 'signer'>,
  record: RunRecord,
  pages: Manifest,
  output: Pick<Output, 'write'>,
): Promise<void> => {
  const list = pageListOf(record, pages);
  const signature = signer && {
    publicKey: Buffer.from(signer.publicKey).toString('hex'),
    signature: Buffer.from(await signer.sign(listMessage(list))).toString('hex'),
  };
  await output.write(`site/${pageListName}`, writtenList({ ...list, ...(signature ? { signature } : {}) }));
};
