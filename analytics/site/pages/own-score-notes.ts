import { findings, worded } from '../../contracts/codes.ts';
import type { ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { codes } from '../parts/cells.ts';
import { both } from '../parts/words.ts';

const ofOwnScore: ReadonlySet<string> = new Set([
  'self_score_partial',
  'own_points_outside',
  'self_row_unknown',
  'execution_unmatched',
]);

/** Why a form's own points make no self score, or which of them count in none. */
export const ownScoreNotes = (scored: ProjectScore): readonly Html[] =>
  codes(scored.findings)
    .filter((code) => ofOwnScore.has(code))
    .map((code) => html`<p><span class="m warn">▲</span> ${both(worded(findings, code))}</p>`);
