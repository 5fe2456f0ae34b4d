import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { formulas } from '../../../analytics/policy/formulas.ts';
import { policyOf } from '../../../analytics/policy/load.ts';
import { scoringRules } from '../../../analytics/policy/rules.ts';
import { policySchema } from '../../../analytics/policy/schema.ts';
import { settingsSchema } from '../../../analytics/policy/settings.ts';
import { policyMarkdown } from '../../../analytics/policy/to-markdown.ts';
import { ruleExamples } from '../../../analytics/policy/worked/catalogue.ts';
import { defaultPolicy, policyWith } from '../evaluation/year.ts';
import { written } from './refused.ts';

const page = policyMarkdown(defaultPolicy);

describe('docs/policy.md', () => {
  it('is what the schema and the default policy make', async () => {
    expect(await readFile(new URL('../../../docs/policy.md', import.meta.url), 'utf8')).toBe(page);
  });

  it('has a row for every setting', () => {
    const names = Object.keys(settingsSchema.shape);
    expect(names.filter((name) => !page.includes(`| \`${name}\` | `))).toEqual([]);
  });

  it.each([
    [
      'a choice',
      '| `rounding_mode` | 舍入方式<br>Rounding | `half_up` | `half_up` 四舍五入 half up<br>`half_even` 四舍六入五成双 half to even<br>`up` 进一 up<br>`down` 去尾 down | — | [system] |',
    ],
    ['a bounded number', '| `0.6` | 数 number 0–1 | 财预〔2021〕101号 | [recalled] |'],
    ['an empty value', '| 空 null | 整数 integer 0–6 / 空 null |'],
    ['a tier', '| `partly` | 0.6 | 0.8 | 0.7 | 0.7 | 财预〔2020〕10号:部分达成 [60,80) % | [system] |'],
    ['a rule of application', '| `new` | 新增项目,按申请<br>New, up to the request | 0 | 1 | 3 | 本系统预设 | — |'],
  ])('shows %s', (_, line) => expect(page).toContain(line));

  it('shows caps where a policy has them', () => {
    const capped = policyWith({}, { caps: [{ from: 0.7, below: 0.8, cap: 89, clause: '某地 [local]' }] });
    expect(policyMarkdown(capped)).toContain('| 0.7 | 0.8 | 89 | 某地 | [local] |');
  });
});

describe('an example of docs/policy.md that can be copied', () => {
  const examples = [...page.matchAll(/^```yaml\n(?<yaml>.*?)^```$/gms)].map(({ groups }) => groups?.yaml ?? '');

  it('is there for scorings, schemes, departments, parts of the money and curves', () =>
    expect(examples.flatMap((yaml) => Object.keys(parse(yaml)))).toEqual([
      ...['scorings', 'scoring_rules', 'schemes', 'department_schemes', 'execution_parts', 'plan_curves'],
    ]));

  it.each(examples.map((yaml) => [yaml.slice(0, yaml.indexOf(':')), yaml]))('loads: %s', (_, yaml) => {
    const document = { ...parse(written), ...parse(yaml) };
    expect(policyOf(document)).toMatchObject(parse(yaml));
  });
});

describe('the keys of docs/policy.md', () => {
  interface Node {
    readonly properties?: Readonly<Record<string, Node>>;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
    readonly oneOf?: readonly Node[];
  }
  const { properties = {} } = z.toJSONSchema(policySchema, { io: 'input' }) as Node;
  /** Every key that the schema knows below a node, but the two languages of words. */
  const keysOf = (node: Node, prefix: string): readonly string[] => [
    ...(node.items ? keysOf(node.items, prefix) : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((each) => keysOf(each, prefix)),
    ...Object.entries(node.properties ?? {}).flatMap(([key, child]) =>
      ['zh', 'en'].includes(key)
        ? []
        : [`${prefix}${key}`, ...keysOf(child, `${prefix}${key}${child.items ? '[]' : ''}.`)],
    ),
  ];
  const listed = Object.entries(properties).filter(([name, { items }]) => name !== 'settings' && items);
  const sectionOf = (list: string): string =>
    page.split('\n### ').find((part) => part.startsWith(`\`${list}\` `)) ?? '';

  it.each(listed.map(([list]) => list))('are all there of %s', (list) => {
    const keys = [...new Set(keysOf(properties[list] ?? {}, ''))];
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.filter((key) => !sectionOf(list).includes(`\n| \`${key}\``))).toEqual([]);
  });

  it('are there of the document itself', () =>
    expect(Object.keys(properties).filter((name) => !page.includes(`\`${name}\``))).toEqual([]));

  it('say which forms have them', () => {
    expect(sectionOf('scorings')).toContain('| `steps[].from` | ');
    expect(sectionOf('scorings')).toContain('| `zero_at`<br>`form: linear` | 到目标的几倍得 0 分<br>');
    expect(sectionOf('scorings')).toContain('| `over.points`<br>`effect: points` | 扣几分<br>');
  });

  it('mean something, and so does each of their choices', () => {
    expect(page).not.toContain('undefined');
    expect(page).not.toContain('| <br> |');
  });

  it('name the codes of levels and facts', () => {
    for (const code of ['output', 'sustainability', 'received_amount', 'staff_authorised'])
      expect(page).toContain(`\`${code}\` `);
  });
});

it('has the example of every rule with its arithmetic and points', () => {
  for (const { rule, how, points } of ruleExamples) {
    expect(page).toContain(`| ${rule.zh}<br>${rule.en} |`);
    expect(page).toContain(`${how.replaceAll('|', '\\|')} | ${points} |`);
  }
});

it('has every formula and scoring rule of the method page', () => {
  for (const { zh, en } of [...formulas.map(({ says }) => says), ...Object.values(scoringRules)])
    for (const said of [zh, en]) expect(page).toContain(said.replaceAll('|', '\\|'));
});
