import type { Department, World } from '../world/types.ts';

/** Departments by group, in the order in which the groups first appear. */
export const byGroup = (world: World): readonly (readonly [group: string, departments: readonly Department[]])[] => [
  ...Map.groupBy(world.departments, (department) => department.group).entries(),
];
