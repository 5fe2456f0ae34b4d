import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { raiseAlarms } from './construct/alarm-list.ts';
import { Alarms } from './construct/alarms.ts';
import { dashboard } from './construct/dashboard.ts';
import { metricsOf } from './construct/metrics.ts';
import { deadQueue } from './construct/queue.ts';
import { Timer } from './construct/timer.ts';
import type { Install, Keys } from './install.ts';
import { watchStep } from './steps/watch.ts';

/** Who looks after it: a function by the hour, alarms by mail, a dashboard. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, install: Install, keys: Keys, props: StackProps) {
    super(scope, id, props);
    const { config, names } = install;
    const dead = deadQueue(this, 'Dead', names.dead('watch'));
    new Timer(this, 'Hourly', {
      name: names.watch,
      when: 'cron(0 * * * ? *)',
      timeZone: config.timeZone,
      calls: watchStep(this, install, keys, dead).lambda,
      input: { regions: config.regions, overdueDay: config.overdueDay },
      dead,
    });
    const metrics = metricsOf(names);
    const alarms = new Alarms(this, 'Alarms', install);
    raiseAlarms(alarms, install, metrics);
    dashboard(this, install, metrics, alarms.all);
  }
}
