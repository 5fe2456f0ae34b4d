import type { DocumentReader } from '../../analytics/intake/read/document-sheets.ts';
import { readingWorker } from '../adapters/reading-worker.ts';

/** Does something with documents that are read in a thread of their own, within its time and memory. */
export const withReading = async <T>(act: (readDocument: DocumentReader) => Promise<T>): Promise<T> => {
  const reading = readingWorker();
  try {
    return await act(reading.read);
  } finally {
    await reading.close();
  }
};
