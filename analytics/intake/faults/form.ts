import { formCellFaults } from './form-cell.ts';
import { frameFaults } from './form-frame.ts';
import { formGoalFaults } from './form-goal.ts';
import { formNameFaults } from './form-name.ts';

/** Official forms. */
export const formFaults = { ...frameFaults, ...formCellFaults, ...formGoalFaults, ...formNameFaults };
