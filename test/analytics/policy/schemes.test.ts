import { describe, expect, it } from 'vitest';
import { clause, refusedAt } from './refused.ts';

const name = { zh: '办法', en: 'way' };
const scheme = (more: object) => [
  {
    code: 'one',
    name,
    about: name,
    clause,
    for: [{ project_type: 'staff' }],
    execution_weight: 10,
    levels: [],
    ...more,
  },
];
const whole = (more: object) => ({
  department_schemes: [
    {
      code: 'whole',
      name,
      about: name,
      clause,
      for: [{}],
      levels: [
        { level1: 'input', weight: 40 },
        { level1: 'output', weight: 60 },
      ],
      computed: [],
      judged: [],
      ...more,
    },
  ],
});
const quotient = (more: object) => ({
  code: 'staff_control',
  name,
  level1: 'input',
  numerator: 'staff_actual',
  denominator: 'staff_authorised',
  formula: 'ratio',
  direction: '<=',
  target: 1,
  weight: 30,
  clause,
  ...more,
});
const judged = { code: 'rules', name, level1: 'input', weight: 10, asks: name, clause };
const scoring = { code: 'own', name, clause, form: 'proportional' };

describe('a scheme that makes no sense is refused where it does not:', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['levels that do not weigh 100', whole({ levels: [{ level1: 'input', weight: 90 }] }), ['.levels']],
    [
      'a level twice',
      whole({
        levels: [
          { level1: 'input', weight: 50 },
          { level1: 'input', weight: 50 },
        ],
      }),
      ['.levels'],
    ],
    ['no level', whole({ levels: [] }), ['.levels']],
    ['for nobody', whole({ for: [] }), ['.for']],
    ['a row in no level', whole({ computed: [quotient({ level1: 'effect' })] }), ['']],
    ['rows that weigh more than their level', whole({ computed: [quotient({ weight: 31 })], judged: [judged] }), ['']],
    ['a row twice', whole({ computed: [quotient({}), quotient({ weight: 1 })] }), ['']],
    [
      'a computed row that is judged too',
      whole({ computed: [quotient({})], judged: [{ ...judged, code: 'staff_control' }] }),
      [''],
    ],
    ['a fact nobody reports', whole({ computed: [quotient({ numerator: 'spent_amount' })] }), ['.computed.0']],
    ['a ratio that is to be negative', whole({ computed: [quotient({ target: -0.1 })] }), ['.computed.0.target']],
    ['a rate of a thousand', whole({ computed: [quotient({ target: 1000 })] }), ['.computed.0.target']],
    ['a scoring there is none of', whole({ computed: [quotient({ scoring: 'none' })] }), ['.computed.0.scoring']],
    [
      'a scoring that does not suit',
      { ...whole({ computed: [quotient({ scoring: 'own' })] }), scorings: [scoring] },
      ['.computed.0.scoring'],
    ],
  ])('of departments, %s', (_, changes, places) => {
    expect(refusedAt(changes)).toEqual(places.map((place) => `department_schemes.0${place}`));
  });

  it.each<[string, object, readonly string[]]>([
    ['a fact of departments', { computed: [quotient({})] }, ['schemes.0.computed.0']],
    [
      'rows that weigh more than their level',
      {
        levels: [{ level1: 'output', weight: 90 }],
        computed: [
          quotient({ level1: 'output', numerator: 'actual_output', denominator: 'planned_output', weight: 91 }),
        ],
      },
      ['schemes.0.computed'],
    ],
  ])('of projects, %s', (_, more, places) => {
    expect(refusedAt({ schemes: scheme(more) })).toEqual(places);
  });

  it('one code for a scheme of projects and one of departments', () => {
    expect(refusedAt({ schemes: scheme({ code: 'whole' }), ...whole({}) })).toEqual(['schemes']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a department’s own rows alone', whole({})],
    ['rows of every kind', whole({ computed: [quotient({})], judged: [judged] })],
    ['a change that is to be negative', whole({ computed: [quotient({ formula: 'change', target: -0.05 })] })],
    [
      'a rule for departments',
      {
        ...whole({}),
        scorings: [scoring],
        scoring_rules: [{ scheme: 'whole', direction: '>=', scoring: 'own', clause }],
      },
    ],
  ])('but not %s', (_, changes) => {
    expect(refusedAt(changes)).toEqual([]);
  });
});
