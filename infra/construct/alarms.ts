import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Install } from '../install.ts';
import { arns } from '../names.ts';

export interface AlarmProps {
  readonly metric: IMetric;
  /** The alarm is raised from this value on; of a pulse, below it. */
  readonly from: number;
  /** What it means and where to read what to do, for whoever gets the mail. */
  readonly says: string;
}

/**
 * Alarms that are mailed to the operators, when they come and when they go. Each is a section of docs/operations.md.
 */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  readonly #topic: ITopic;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { config, names }: Install) {
    super(scope, id);
    this.#topic = Topic.fromTopicArn(this, 'Topic', arns.topic(names.alarms));
    this.#prefix = config.name;
  }

  /** An alarm on a figure that is only there when something has happened. */
  add(name: string, props: AlarmProps): void {
    this.#make(name, props, ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, TreatMissingData.NOT_BREACHING);
  }

  /** An alarm on a figure that must always be there, and at least so high. */
  addPulse(name: string, props: AlarmProps): void {
    this.#make(name, props, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.BREACHING);
  }

  #make(
    name: string,
    { metric, from, says }: AlarmProps,
    comparisonOperator: ComparisonOperator,
    treatMissingData: TreatMissingData,
  ): void {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.#prefix}-${name}`,
      alarmDescription: `${says} → docs/operations.md#${name}`,
      metric,
      threshold: from,
      comparisonOperator,
      evaluationPeriods: 1,
      treatMissingData,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
    this.all.push(alarm);
  }
}
