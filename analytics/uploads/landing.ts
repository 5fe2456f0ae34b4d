import { z } from 'zod';
import { sha256 } from '../core/digest.ts';
import type { LedgerEvent, NewEvent } from '../core/ports/ledger.ts';

/** The stream of what became of everything that was ever uploaded to a region's landing place. */
export const landingStream = 'landing';

/** One upload is one version of one name. */
export interface UploadName {
  readonly name: string;
  readonly version: string;
}

/** The answer to an upload. */
export interface Answered extends UploadName {
  readonly state: 'accepted' | 'partly' | 'refused';
  /** Digest of the source description it was read by, if any. */
  readonly source: string | null;
  /** Of a refusal that hangs on descriptions of forms: the digest of the place's own at that time, null without any. */
  readonly forms?: string | null | undefined;
  readonly receiptKey: string;
  readonly receiptDigest: string;
  /** A refusal that names missing references: another file may cure it. */
  readonly waits: boolean;
}

export interface LandingState {
  /** The last answer to each upload, by its id. */
  readonly answers: ReadonlyMap<string, Answered>;
  /** Uploads that are nobody's input. */
  readonly passedOver: ReadonlySet<string>;
  /** Sweeps that began on an upload and did not answer it, since the last one that did. */
  readonly attempts: ReadonlyMap<string, number>;
  /**
   * Uploads on which a sweep began that came to no answer, for whatever reason: some of its news may never have left.
   */
  readonly begun: ReadonlySet<string>;
  /** Until when a sweep that did not end may still be at work, ISO; null where none is. */
  readonly leasedUntil: string | null;
  /** The version of the intake stream that each upload was last judged at, of those that a sweep answered. */
  readonly judged: ReadonlyMap<string, number>;
  /** The highest of them. */
  readonly judgedTo: number;
  /** Sweeps that were refused an upload's bytes, since its last answer. */
  readonly unread: ReadonlyMap<string, number>;
}

/*
 * A sweep ends `answered`, every upload with its receipt; `failed`, with an error of the uploads' own; or `excused`,
 * with an error of the surroundings, for which no upload is to blame.
 */
const shapes = {
  'sweep.started': z.object({ uploads: z.array(z.string()), until: z.string() }),
  'sweep.ended': z.object({ outcome: z.enum(['answered', 'failed', 'excused']), judgedTo: z.number() }),
  'sweep.unread': z.object({ uploads: z.array(z.string()) }),
  'upload.passed_over': z.object({ name: z.string(), version: z.string() }),
  'upload.answered': z.object({
    name: z.string(),
    version: z.string(),
    state: z.enum(['accepted', 'partly', 'refused']),
    source: z.string().nullable(),
    forms: z.string().nullable().optional(),
    receiptKey: z.string(),
    receiptDigest: z.string(),
    waits: z.boolean(),
  }),
} as const;

type Kind = keyof typeof shapes;
type DataOf<Of extends Kind> = z.infer<(typeof shapes)[Of]>;

/**
 * An event of the landing stream, held to its shape as it is made.
 * @example landed('sweep.ended', { outcome: 'answered', judgedTo: 12 })
 */
export const landed = <Of extends Kind>(kind: Of, data: DataOf<Of>): NewEvent => ({ kind, data });

export class LandingEventError extends Error {
  override readonly name = 'LandingEventError';
  readonly version: number;
  constructor(version: number, options?: ErrorOptions) {
    super(`event ${version} of stream ${landingStream} does not say what a landing event says`, options);
    this.version = version;
  }
}

/** A short name for an upload, so that a sweep of thousands is one event of moderate size. */
export const uploadId = ({ name, version }: UploadName): string => sha256(`${version}\n${name}`).slice(0, 16);

const read = <Of extends Kind>(kind: Of, event: LedgerEvent): DataOf<Of> => {
  const parsed = shapes[kind].safeParse(event.data);
  if (!parsed.success) throw new LandingEventError(event.version, { cause: parsed.error });
  return parsed.data as DataOf<Of>;
};

/** The landing stream as what stands. Throws LandingEventError. */
export const landingState = (events: readonly LedgerEvent[]): LandingState => {
  const answers = new Map<string, Answered>();
  const passedOver = new Set<string>();
  const attempts = new Map<string, number>();
  const begun = new Set<string>();
  const judged = new Map<string, number>();
  const unread = new Map<string, number>();
  const count = (id: string, by: number, of = attempts): unknown => of.set(id, (of.get(id) ?? 0) + by);
  let began: DataOf<'sweep.started'> | null = null;
  let judgedTo = 0;
  for (const event of events) {
    if (event.kind === 'sweep.started') {
      began = read(event.kind, event);
      for (const id of began.uploads) {
        count(id, 1);
        begun.add(id);
      }
    } else if (event.kind === 'sweep.ended') {
      const ended = read(event.kind, event);
      for (const id of began?.uploads ?? []) {
        if (ended.outcome === 'excused') count(id, -1);
        if (ended.outcome !== 'answered') continue;
        attempts.delete(id);
        begun.delete(id);
        judged.set(id, ended.judgedTo);
      }
      judgedTo = Math.max(judgedTo, ended.judgedTo);
      began = null;
    } else if (event.kind === 'upload.answered') {
      const answer = read(event.kind, event);
      answers.set(uploadId(answer), answer);
      unread.delete(uploadId(answer));
    } else if (event.kind === 'sweep.unread') {
      for (const id of read(event.kind, event).uploads) count(id, 1, unread);
    } else if (event.kind === 'upload.passed_over') {
      passedOver.add(uploadId(read(event.kind, event)));
    }
  }
  return { answers, passedOver, attempts, begun, leasedUntil: began?.until ?? null, judged, judgedTo, unread };
};
