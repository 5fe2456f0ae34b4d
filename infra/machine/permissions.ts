import { readObjects, uploadObjects } from '../construct/object-permissions.ts';
import type { Permission } from '../construct/permission.ts';
import { arns } from '../names.ts';
import { mapLabel } from './definition.ts';

/**
 * What a distributed map needs of its machine's role: to start an execution per region, to watch, stop and redrive
 * them, to read the regions and to write down what came of them. Machine and executions differ in their ARNs; an
 * execution of a map carries the map's label.
 */
export const mapPermissions = (machine: string, lake: string): readonly Permission[] => {
  const because = 'Executions are named when they start; the machine and the label of its map are fixed.';
  const children = arns.children(machine, mapLabel);
  return [
    { actions: ['states:StartExecution'], resources: [arns.machine(machine)] },
    {
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: [arns.executions(machine), children],
      because,
    },
    { actions: ['states:RedriveExecution'], resources: [children], because },
    readObjects(lake, 'runs/*'),
    uploadObjects(lake, 'runs/*'),
    { ...readObjects(lake, 'runs/*'), actions: ['s3:ListMultipartUploadParts'] },
  ];
};

/** To write a log, a state machine sets up its delivery, which AWS lets no one limit to one log. */
export const logDelivery: Permission = {
  actions: [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ],
  resources: ['*'],
  because: 'CloudWatch Logs has no resource that the actions of log delivery could be limited to.',
};
