import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, by the end of their path. Begun last, one of them would keep a single worker busy while
 * the others have nothing left to do. Vitest knows how long a file took only where it ran before, and goes by size
 * otherwise: the dearest tests are short files over many worked examples.
 */
const dear = [
  'ingest/step.test.ts',
  'ingest/forms.test.ts',
  'ingest/magnitude.test.ts',
  'form-values.test.ts',
  'unit-balance.test.ts',
  'models/build.test.ts',
  'audits.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = dear.findIndex((end) => moduleId.endsWith(`/${end}`));
  return place < 0 ? dear.length : place;
};

/** Vitest's own order, project by project, with the dearest files of each first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).toSorted((one, other) => placeOf(one) - placeOf(other)),
    );
  }
}
