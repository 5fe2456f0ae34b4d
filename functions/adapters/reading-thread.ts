import { parentPort } from 'node:worker_threads';
import { type DocumentKind, documentSheets } from '../../analytics/intake/read/document-sheets.ts';
import { UnreadableFileError } from '../../analytics/intake/read/sheet.ts';

// What a reading worker runs. Any other error ends the thread, and whoever waits is told.
parentPort?.on('message', ({ kind, bytes }: { readonly kind: DocumentKind; readonly bytes: Uint8Array }) => {
  try {
    parentPort?.postMessage({ sheets: documentSheets(kind, bytes) });
  } catch (cause) {
    if (!(cause instanceof UnreadableFileError)) throw cause;
    parentPort?.postMessage({ fault: cause.fault });
  }
});
