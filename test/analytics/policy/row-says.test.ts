import { expect, it } from 'vitest';
import { scoringSays } from '../../../analytics/policy/row-says.ts';

it('says of a veto what it caps', () => {
  const { zh, en } = scoringSays({
    code: 'safe',
    name: { zh: '安全', en: 'safety' },
    form: 'met_or_not',
    veto_cap: 59,
    clause: '某地办法',
  });
  expect(zh).toContain(';一票否决:指标达不到,项目总分(部门为整体部分的得分)不超过 59 分');
  expect(en).toContain(
    '; veto: where it is unmet, its project’s total (a department’s whole-department part) is 59 points at most',
  );
});
