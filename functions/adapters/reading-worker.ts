import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Fault } from '../../analytics/intake/fault.ts';
import type { DocumentReader } from '../../analytics/intake/read/document-sheets.ts';
import { type Sheet, tooLarge, UnreadableFileError } from '../../analytics/intake/read/sheet.ts';

/** What reading one document may take; both grow with its size, as an honest one does. */
export interface ReadingLimits {
  readonly seconds: (bytes: number) => number;
  readonly megabytes: (bytes: number) => number;
}

/**
 * An honest workbook takes a second a 200 KB and 100 MB a megabyte; a few KB that take all of this are none. Memory is
 * given out by the gigabyte, so that one thread serves most files.
 */
export const readingLimits: ReadingLimits = {
  seconds: (bytes) => 20 + Math.ceil(bytes / 100_000),
  megabytes: (bytes) => 1024 * (1 + Math.floor(bytes / 4_000_000)),
};

/** The thread ended by itself, with no error and no answer. */
export class ReadingThreadEndedError extends Error {
  override readonly name = 'ReadingThreadEndedError';
  constructor(exitCode: unknown) {
    super(`the reading thread ended with ${exitCode} before it answered`);
  }
}

/** Reads documents one after another in a thread of its own, which a document may kill without harm to the rest. */
export interface ReadingWorker {
  readonly read: DocumentReader;
  close(): Promise<void>;
}

type Answer = { readonly sheets: readonly Sheet[] } | { readonly fault: Fault };

interface Thread {
  readonly worker: Worker;
  readonly megabytes: number;
}

const readingThread = new URL('reading-thread.ts', import.meta.url);

const unreadable = ({ code, detail, place }: Fault): UnreadableFileError =>
  new UnreadableFileError(code as ConstructorParameters<typeof UnreadableFileError>[0], detail, place);

/**
 * Starts the thread when it is first needed and anew after it died. A document that takes more than its time or memory
 * is refused: `read` rejects with UnreadableFileError, or with ReadingThreadEndedError where `program` is at fault.
 */
export const readingWorker = (limits: ReadingLimits = readingLimits, program: URL = readingThread): ReadingWorker => {
  let thread: Thread | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.worker.terminate();
  };

  const threadWith = async (megabytes: number): Promise<Thread> => {
    if (thread && thread.megabytes >= megabytes) return thread;
    await end();
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    // Who waits for an answer is told of an error; one that comes when nobody waits only costs the thread.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (thread?.worker === worker) thread = undefined;
    });
    thread = { worker, megabytes };
    return thread;
  };

  const answerOf = async (worker: Worker, seconds: number): Promise<Answer> => {
    const ended = new AbortController();
    const { signal } = ended;
    try {
      const answered = once(worker, 'message', { signal }).then(([answer]) => answer as Answer);
      const exited = once(worker, 'exit', { signal }).then(([code]): never => {
        throw new ReadingThreadEndedError(code);
      });
      const late = setTimeout(seconds * 1000, null, { signal });
      const answer = await Promise.race([answered, exited, late]);
      if (answer === null) throw new UnreadableFileError('file-too-slow', { seconds: String(seconds) });
      return answer;
    } finally {
      ended.abort();
    }
  };

  const read: DocumentReader = async (kind, bytes) => {
    const [seconds, megabytes] = [limits.seconds(bytes.length), limits.megabytes(bytes.length)];
    const { worker } = await threadWith(megabytes);
    worker.postMessage({ kind, bytes });
    const answer = await answerOf(worker, seconds).catch(async (cause: NodeJS.ErrnoException) => {
      // Whatever it was, the thread is not what it was before.
      await end();
      throw cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(`${megabytes} MB`) : cause;
    });
    if ('fault' in answer) throw unreadable(answer.fault);
    return answer.sheets;
  };

  return {
    read: (kind, bytes) => {
      const reading = last.then(() => read(kind, bytes));
      last = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      await last;
      await end();
    },
  };
};
