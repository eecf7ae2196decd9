/**
 * Adds the queue of deletions that couldn't be finished. Alexa calls the Lambda for skill events synchronously, and Lambda
 * has destinations for failures of asynchronous calls alone: so the code sends what failed itself.
 */
import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** How long a deletion waits before it is tried again. AWS asks for at least six times the time-out of the Lambda. */
const TRIED_AGAIN_AFTER = Duration.minutes(10);

/** How often it is tried before somebody has to look: for about an hour. */
const TRIES = 6;

const SHUT: QueueProps = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

export interface DeletionQueues {
  readonly waiting: IQueue;
  /** Those that failed every time. */
  readonly failed: IQueue;
}

export function addDeletionQueues(scope: Construct): DeletionQueues {
  const failed = new Queue(scope, 'DeletionsFailed', SHUT);
  const waiting = new Queue(scope, 'Deletions', {
    ...SHUT,
    visibilityTimeout: TRIED_AGAIN_AFTER,
    deadLetterQueue: { queue: failed, maxReceiveCount: TRIES },
  });
  return { waiting, failed };
}

/** What the Lambda for skill events may do with the queue. */
export function allowQueue({ waiting }: DeletionQueues): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [waiting.queueArn],
  });
}

/**
 * Has the queue call a Lambda, one deletion at a time.
 * @param functionArn the function that Alexa calls, with its alias if it has one
 */
export function deliverDeletions(scope: Construct, { waiting }: DeletionQueues, functionArn: string): void {
  new CfnEventSourceMapping(scope, 'DeletionsDelivered', {
    functionName: functionArn,
    eventSourceArn: waiting.queueArn,
    batchSize: 1,
  });
}
