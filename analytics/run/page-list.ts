import { z } from 'zod';
import { digestOf } from '../core/digest.ts';
import type { Manifest } from '../lake/manifest.ts';
import type { RunRecord } from './record.ts';
import { isSigned, keyIdOf } from './signature.ts';

/** The file in which an edition that is handed over by itself lists its pages. */
export const pageListName = 'edition.json';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const hex = z.string().regex(/^([0-9a-f]{2})+$/);

const schema = z.strictObject({
  run: digest,
  snapshot: digest,
  policy: z.string(),
  through: z.string(),
  resultDigest: digest,
  product: z.string(),
  /** SHA-256 by path; a list of no page would say nothing. */
  pages: z.record(z.string(), digest).refine((pages) => Object.keys(pages).length > 0),
});

const signedSchema = schema.extend({ signature: z.strictObject({ publicKey: hex, signature: hex }).optional() });

/** The pages of one edition, and the run that they show. */
export type PageList = z.infer<typeof schema>;

/** A page list as it is handed over: with the office's signature, where the run was made with its key. */
export type HandedList = z.infer<typeof signedSchema>;

export const pageListOf = (
  { id, snapshot, policy, through, resultDigest, product }: Omit<RunRecord, 'secondsPerStep'>,
  pages: Manifest,
): PageList => ({ run: id, snapshot, policy: policy.id, through, resultDigest, product, pages: { ...pages } });

export const writtenList = (list: HandedList): string => `${JSON.stringify(list, null, 2)}\n`;

/** A page list that somebody handed in; null where the text is none, or not written as we write it. */
export const readList = (written: string): HandedList | null => {
  try {
    const { data } = signedSchema.safeParse(JSON.parse(written));
    return data && writtenList(data) === written ? data : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** What is signed of a page list: the digest of all but the signature. */
export const listMessage = ({ signature: _, ...list }: HandedList): Uint8Array =>
  new TextEncoder().encode(`jixiao edition ${digestOf(list)}\n`);

/** The id of the key that signed a list, and whether its signature fits; null where there is none. */
export const listSignature = (list: HandedList): { readonly key: string; readonly fits: boolean } | null => {
  if (!list.signature) return null;
  const [publicKey, signature] = [list.signature.publicKey, list.signature.signature].map((each) =>
    Buffer.from(each, 'hex'),
  ) as [Buffer, Buffer];
  return { key: keyIdOf(publicKey), fits: isSigned({ message: listMessage(list), publicKey, signature }) };
};
