import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../../analytics/core/language/near.ts';

describe('nearestWord', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['rouding_mode', ['rounding_mode', 'rounding_decimals'], 'rounding_mode'],
    ['Output', ['output', 'input'], 'output'],
    ['outptu', ['output', 'input'], 'output'],
    ['outputs', ['output', 'input'], 'output'],
    ['ouput', ['output', 'input'], 'output'],
    ['xyput', ['output', 'input'], undefined],
    ['form', ['from', 'below'], 'from'],
    ['form', ['from', 'farm'], undefined],
    ['fx', ['of'], undefined],
    ['sideways', ['half_up', 'up'], undefined],
    ['output', [], undefined],
  ])('of %s among %j is %s', (written, known, nearest) => expect(nearestWord(written, known)).toBe(nearest));
});
