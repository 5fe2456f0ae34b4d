import { z } from 'zod';
import type { Text } from '../../core/language/text.ts';
import { monthAndDay, words, yuan } from '../values.ts';

/** What a setting is to its readers, and to the models. */
export interface Described {
  readonly decides: Text;
  /** Where it is a choice: what each choice means. */
  readonly choices: Readonly<Record<string, Text>>;
  /** Its SQL type as a column of the table `policy`. */
  readonly type: string;
}

/** What is said of every setting. */
export const described = z.registry<Described>();

/** A rule's number or choice together with the clause it comes from; nothing in a policy stands without one. */
const entry = <Value extends z.ZodType>(value: Value, says: Described) =>
  z.strictObject({ value, clause: z.string().min(1), about: words.optional() }).register(described, says);

export const setting = <Value extends z.ZodType>(decides: Text, value: Value) =>
  entry(value, { decides, choices: {}, type: 'DECIMAL(18,6)' });

export const choice = <Name extends string>(decides: Text, choices: Readonly<Record<Name, Text>>) =>
  entry(z.enum(Object.keys(choices) as Name[]), { decides, choices, type: 'VARCHAR' });

export const money = (decides: Text) => entry(yuan.nullable(), { decides, choices: {}, type: 'DECIMAL(20,2)' });

export const day = (decides: Text) => entry(monthAndDay.nullable(), { decides, choices: {}, type: 'VARCHAR' });
