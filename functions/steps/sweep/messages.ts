import { z } from 'zod';
import { regionCode } from '../../../analytics/regions/region-code.ts';

const json = z.string().transform((written, context): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** EventBridge's news of an upload. Other than S3's own notifications it writes the key as it is. */
const news = z.object({
  'detail-type': z.literal('Object Created'),
  detail: z.object({ object: z.object({ key: z.string().min(1), 'version-id': z.string().optional() }) }),
});

const record = z.object({ messageId: z.string(), body: json.pipe(news) });
const batch = z.object({ Records: z.array(z.object({ messageId: z.string() }).loose()) });

/** The news of one region: the messages that brought it, and the versions it speaks of. */
export interface RegionNews {
  readonly region: string;
  readonly messages: readonly string[];
  readonly versions: ReadonlySet<string>;
}

export interface Messages {
  readonly regions: readonly RegionNews[];
  /** Messages that are no news of an upload. */
  readonly unreadable: readonly string[];
  /** News of uploads that lie below no region's code; nobody's. */
  readonly outside: number;
}

/** A queue's batch by region, each region once. Throws ZodError where it is no batch of a queue at all. */
export const messagesIn = (event: unknown): Messages => {
  const regions = new Map<string, { messages: string[]; versions: Set<string> }>();
  const unreadable: string[] = [];
  let outside = 0;
  for (const each of batch.parse(event).Records) {
    const parsed = record.safeParse(each);
    if (!parsed.success) {
      unreadable.push(each.messageId);
      continue;
    }
    const { key, 'version-id': version } = parsed.data.body.detail.object;
    const [first, ...path] = key.split('/');
    const region = regionCode.safeParse(first);
    if (!region.success || path.length === 0) {
      outside++;
      continue;
    }
    const of = regions.get(region.data) ?? { messages: [], versions: new Set<string>() };
    of.messages.push(each.messageId);
    if (version) of.versions.add(version);
    regions.set(region.data, of);
  }
  return {
    regions: [...regions].map(([region, { messages, versions }]) => ({ region, messages, versions })),
    unreadable,
    outside,
  };
};
