import { formCellFaults } from './form-cell.ts';
import { frameFaults } from './form-frame.ts';
import { formGoalFaults } from './form-goal.ts';
import { formNameFaults } from './form-name.ts';
import { formPointsFaults } from './form-points.ts';
import { formResultFaults } from './form-result.ts';

/** Official forms. */
export const formFaults = {
  ...frameFaults,
  ...formCellFaults,
  ...formResultFaults,
  ...formPointsFaults,
  ...formGoalFaults,
  ...formNameFaults,
};
