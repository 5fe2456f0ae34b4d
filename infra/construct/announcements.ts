import { Aws } from 'aws-cdk-lib';
import { CfnRule, EventBus } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Install } from '../install.ts';
import { deadQueueOf } from './queue.ts';

/**
 * Decisions that people are mailed of, by kind; the run tells of its notices, all at once, a receipt of a refusal. The
 * rest is for who listens to the bus.
 */
const mailed = ['policy.adopted'];

/** The mail: what happened where, and where it stands in the ledger. */
const mail = {
  inputPathsMap: {
    region: '$.detail.region',
    kind: '$.detail.kind',
    stream: '$.detail.stream',
    version: '$.detail.version',
    at: '$.detail.at',
  },
  inputTemplate:
    '"绩效 jixiao\\n财政区划 region: <region>\\n事件 event: <kind>\\n台账 ledger: <stream> #<version>\\n时间 at: <at>"',
};

const topic = (
  scope: Construct,
  id: string,
  topicName: string,
  displayName: string,
  masterKey: IKey,
  emails: readonly string[],
): Topic => {
  const made = new Topic(scope, id, { topicName, displayName, masterKey, enforceSSL: true });
  for (const email of emails) made.addSubscription(new EmailSubscription(email));
  return made;
};

/** Lets a service of AWS publish for this account's own resources. */
const serve = (to: Topic, service: string): void => {
  to.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [to.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
};

/**
 * How the outside world hears of decisions, results and trouble: a bus of events, a topic for people and one for
 * operators.
 */
export class Announcements extends Construct {
  constructor(scope: Construct, id: string, { config, names }: Install, key: IKey) {
    super(scope, id);
    const bus = new EventBus(this, 'Bus', {
      eventBusName: names.bus,
      description: 'Decisions as the ledger holds them, without personal data',
    });
    const results = topic(this, 'Results', names.results, `${config.name} results`, key, config.resultEmails);
    const alarms = topic(this, 'Alarms', names.alarms, `${config.name} alarms`, key, [config.alarmEmail]);
    serve(results, 'events.amazonaws.com');
    serve(alarms, 'cloudwatch.amazonaws.com');

    const dead = deadQueueOf(this, 'OutboxDead', names.dead('outbox'), 'a rule of EventBridge');
    const rule = new CfnRule(this, 'Mailed', {
      name: `${config.name}-mailed`,
      eventBusName: bus.eventBusName,
      eventPattern: { source: ['jixiao'], 'detail-type': mailed },
      targets: [
        { id: 'Results', arn: results.topicArn, inputTransformer: mail, deadLetterConfig: { arn: dead.queueArn } },
      ],
    });
    dead.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [dead.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}
