import { expect, it } from 'vitest';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { openOffice, textUpload } from '../../support/office.ts';

/** A project of the office that asks for money again, and its total. */
const [code, total] = ['2025202001001', '66.20'];

type Decides = 'beside' | 'replaces' | 'graded';

/** The default policy, a re-evaluation that replaces the total, or money by the graded score with one beside it. */
const policyOf = async (setting: Decides) => {
  const written = await asset('policy/default.yaml');
  return loadPolicy(
    setting === 'graded'
      ? written.replace('allocation_score: { value: re_evaluation', 'allocation_score: { value: graded')
      : written.replace('re_evaluation: { value: beside', `re_evaluation: { value: ${setting}`),
  );
};

it('names a re-evaluation as the reason of an allocation where the policy lets it decide, and nowhere else', async () => {
  const office = await openOffice();
  try {
    const { effects } = office;
    await ingest(effects, await officeUploads());
    await ingest(effects, [textUpload('财政再评价.csv', `年度,项目编码,再评价得分\n2025,${code},5\n`)]);
    const snapshot = await takeSnapshot(effects);
    const reasonUnder = async (setting: Decides) => {
      const { session } = await buildStep(effects, {
        policy: await policyOf(setting),
        through: null,
        envelopeAmount: null,
        snapshot,
      });
      const [line] = await session.rows(
        `SELECT CAST(score AS VARCHAR) AS score, grade, reason FROM allocation_line WHERE previous_project_code = $code`,
        { code },
      );
      await session.close();
      return line;
    };
    const graded = await reasonUnder('graded');
    expect(graded?.score).toBe(total);
    expect(graded?.reason).toContain(`评价得分 ${total}(`);
    expect(graded?.reason).not.toContain('再评价');
    for (const setting of ['beside', 'replaces'] as const) {
      const decided = await reasonUnder(setting);
      expect([decided?.score, decided?.grade]).toEqual(['5.00', 'poor']);
      expect(decided?.reason).toContain(`再评价得分 5.00(差),替代评价得分 ${total}`);
    }
  } finally {
    await office.close();
  }
});
