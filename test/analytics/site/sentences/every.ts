import * as allocation from '../../../../analytics/site/pages/allocation-sentences.ts';
import * as department from '../../../../analytics/site/pages/department-sentences.ts';
import * as evaluation from '../../../../analytics/site/pages/evaluation-sentences.ts';
import * as method from '../../../../analytics/site/pages/method-sentences.ts';
import * as monitoring from '../../../../analytics/site/pages/monitoring-sentences.ts';
import * as notices from '../../../../analytics/site/pages/notices-sentences.ts';
import * as projects from '../../../../analytics/site/pages/projects-sentences.ts';
import * as quality from '../../../../analytics/site/pages/quality-sentences.ts';
import * as targets from '../../../../analytics/site/pages/targets-sentences.ts';
import { sentencesOf } from '../../../../analytics/site/sentences/sentences.ts';

/** The sentences of all pages, which stand beside their pages. */
export const zh = {
  ...monitoring.zh,
  ...department.zh,
  ...projects.zh,
  ...evaluation.zh,
  ...allocation.zh,
  ...notices.zh,
  ...quality.zh,
  ...method.zh,
  ...targets.zh,
};
export const en = {
  ...monitoring.en,
  ...department.en,
  ...projects.en,
  ...evaluation.en,
  ...allocation.en,
  ...notices.en,
  ...quality.en,
  ...method.en,
  ...targets.en,
};
export type Sentences = typeof zh;
export const sentence = sentencesOf(zh, en);
