import { z } from 'zod';
import { listWords } from './differences.ts';
import { policySchema } from './schema.ts';
import { describeSetting } from './settings.ts';

type Node = Record<string, unknown> & { properties?: Record<string, Node> };

/**
 * The JSON Schema (draft 2020-12) of a policy document, for editors: every setting says what it decides and what its
 * choices mean, and every list what it is, in both languages. What entries only contradict together, `jixiao policy
 * check` finds.
 */
export const policyJsonSchema = (): unknown => {
  const schema = z.toJSONSchema(policySchema, { io: 'input' }) as Node;
  const settings = schema.properties?.settings?.properties ?? {};
  const said = Object.entries(settings).map(([name, node]): [string, Node] => {
    const { decides, choices } = describeSetting(name);
    const meanings = Object.entries(choices).map(([choice, { zh, en }]) => `${choice}: ${zh} ${en}`);
    return [name, { title: decides.zh, description: [decides.en, ...meanings].join('\n'), ...node }];
  });
  const listed = Object.entries(listWords).map(([name, { zh, en }]): [string, Node] => [
    name,
    { title: zh, description: en, ...schema.properties?.[name] },
  ]);
  return {
    title: '绩效规则 · jixiao policy',
    ...schema,
    properties: {
      ...schema.properties,
      ...Object.fromEntries(listed),
      settings: { ...schema.properties?.settings, properties: Object.fromEntries(said) },
    },
  };
};
