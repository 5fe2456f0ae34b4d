/** The marked file can't be made; the receipt itself still names every fault. */
export class MarkError extends Error {
  override readonly name = 'MarkError';
}
