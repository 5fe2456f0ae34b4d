import { describe, expect, test } from 'vitest';
import { resultExamples } from '../../../../../analytics/intake/form/cells/examples.ts';
import { readResult } from '../../../../../analytics/intake/form/cells/result.ts';

describe('a result cell', () => {
  test.each(resultExamples)('%s', (written, read) => {
    expect(readResult(written, 2025)).toEqual(read);
  });
});
