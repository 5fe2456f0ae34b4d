import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Install } from '../install.ts';
import { queueWithDead } from './queue.ts';

/**
 * News of uploads: what S3 tells EventBridge waits in a queue. News is also handed back where a sweep made progress or
 * gave way to another, so it is tried for two days; the ledger counts what a file itself is to blame for, and the alarm
 * on an upload's age tells much sooner of what lasts.
 */
export class Uploads extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, { names }: Install) {
    super(scope, id);
    const { queue, dead } = queueWithDead(this, 'Queue', {
      queueName: names.uploads,
      dead: names.dead('uploads'),
      wait: Duration.minutes(2),
      visible: Duration.minutes(16),
      attempts: 200,
    });
    this.queue = queue;
    this.dead = dead;
    const rule = new CfnRule(this, 'Rule', {
      name: names.uploads,
      eventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [names.landing] } },
      },
      targets: [{ id: 'Queue', arn: queue.queueArn }],
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}
