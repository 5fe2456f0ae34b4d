import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

const secured = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** Keeps for 14 days, as long as a queue can, what could not be dealt with. */
export const deadQueue = (scope: Construct, id: string, queueName: string): Queue =>
  new Queue(scope, id, {
    queueName,
    ...secured,
    retentionPeriod: Duration.days(14),
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
  });

/** A dead-letter queue of something other than a queue or a function, which is all that cdk-nag looks for. */
export const deadQueueOf = (scope: Construct, id: string, queueName: string, source: string): Queue => {
  const queue = deadQueue(scope, id, queueName);
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: `This queue is itself the dead-letter queue of ${source}.`,
  });
  return queue;
};

export interface QueueProps {
  readonly queueName: string;
  readonly dead: string;
  /** Before a message is seen at all. */
  readonly wait: Duration;
  /** For how long a message that was taken is hidden from others: longer than its taker may work. */
  readonly visible: Duration;
  readonly attempts: number;
}

/**
 * A queue whose messages move, after `attempts` failures, to `<name>-dead`, from where they can be moved back to this
 * queue and no other.
 */
export const queueWithDead = (scope: Construct, id: string, props: QueueProps): { queue: Queue; dead: Queue } => {
  const dead = new Queue(scope, `${id}Dead`, { queueName: props.dead, ...secured, retentionPeriod: Duration.days(14) });
  const queue = new Queue(scope, id, {
    queueName: props.queueName,
    ...secured,
    retentionPeriod: Duration.days(14),
    deliveryDelay: props.wait,
    visibilityTimeout: props.visible,
    deadLetterQueue: { queue: dead, maxReceiveCount: props.attempts },
  });
  return { queue, dead };
};
