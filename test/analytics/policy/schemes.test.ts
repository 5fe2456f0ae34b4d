import { describe, expect, it } from 'vitest';
import { clause, issuesAt, refusedAt } from './refused.ts';

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
    [
      'a fact nobody reports',
      whole({ computed: [quotient({ numerator: 'spent_amount' })] }),
      ['.computed.0.numerator'],
    ],
    ['a ratio that is to be negative', whole({ computed: [quotient({ target: -0.1 })] }), ['.computed.0.target']],
    ['a rate of a thousand', whole({ computed: [quotient({ target: 1000 })] }), ['.computed.0.target']],
    ['a rate in percent', whole({ computed: [quotient({ target: 90 })] }), ['.computed.0.target']],
    ['more than all saved', whole({ computed: [quotient({ formula: 'saving', target: 5 })] }), ['.computed.0.target']],
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
    [
      'a fact of departments',
      { computed: [quotient({})] },
      ['schemes.0.computed.0.numerator', 'schemes.0.computed.0.denominator'],
    ],
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

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'levels of projects',
      { schemes: scheme({ levels: [{ level1: '产出', weight: 90 }] }) },
      ['schemes.0.levels.0.level1: output'],
    ],
    [
      'levels of projects as a form heads them, or in English, or misspelt',
      {
        schemes: scheme({
          levels: [
            { level1: '效益指标', weight: 30 },
            { level1: ' Satisfaction', weight: 30 },
            { level1: 'outptu', weight: 30 },
          ],
        }),
      },
      [
        'schemes.0.levels.0.level1: benefit',
        'schemes.0.levels.1.level1: satisfaction',
        'schemes.0.levels.2.level1: output',
      ],
    ],
    [
      'levels and rows of departments',
      whole({
        levels: [{ level1: '投入', weight: 100 }],
        computed: [quotient({ level1: '投入' })],
        judged: [{ ...judged, level1: '投入' }],
      }),
      [
        'department_schemes.0.levels.0.level1: input',
        'department_schemes.0.computed.0.level1: input',
        'department_schemes.0.judged.0.level1: input',
      ],
    ],
    [
      'levels of scoring rules',
      { scorings: [scoring], scoring_rules: [{ level1: '产出', scoring: 'own', clause }] },
      ['scoring_rules.0.level1: output'],
    ],
  ])('a label where the data have a code: %s', (_, changes, meant) => {
    const said = issuesAt(changes).map(({ path, says }) => `${path}: ${/写成 level1: (.*)$/.exec(says.zh)?.[1]}`);
    expect(said).toEqual(meant);
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'a rule for a level that its scheme has not',
      {
        ...whole({}),
        scorings: [scoring],
        scoring_rules: [{ scheme: 'whole', level1: 'benefit', scoring: 'own', clause }],
      },
      ['scoring_rules.0.level1'],
    ],
    [
      'a rule for the execution row',
      { scorings: [scoring], scoring_rules: [{ level1: 'execution', scoring: 'own', clause }] },
      ['scoring_rules.0.level1'],
    ],
    [
      'execution among the levels',
      {
        schemes: scheme({
          levels: [
            { level1: 'execution', weight: 10 },
            { level1: 'output', weight: 80 },
          ],
        }),
      },
      ['schemes.0.levels.0.level1'],
    ],
  ])('%s', (_, changes, places) => expect(refusedAt(changes)).toEqual(places));

  it('one code for a scheme of projects and one of departments', () => {
    expect(refusedAt({ schemes: scheme({ code: 'whole' }), ...whole({}) })).toEqual(['schemes']);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a department’s own rows alone', whole({})],
    [
      'a level of its own, and a rule for it',
      {
        schemes: scheme({ levels: [{ level1: '能力建设', weight: 90 }] }),
        scorings: [scoring],
        scoring_rules: [{ scheme: 'one', level1: '能力建设', scoring: 'own', clause }],
      },
    ],
    [
      'a rule for any level where the scheme lists none',
      {
        schemes: scheme({}),
        scorings: [scoring],
        scoring_rules: [{ scheme: 'one', level1: 'duty', scoring: 'own', clause }],
      },
    ],
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
