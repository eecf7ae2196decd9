import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** How long a client waits, in milliseconds, and how often it tries. */
export interface Patience {
  readonly connectMs: number;
  readonly requestMs: number;
  readonly attempts: number;
}

/** Two tries of at most a second; DynamoDB usually answers in under 10 ms. */
const PATIENCE: Patience = { connectMs: 500, requestMs: 1000, attempts: 2 };

/** Something answered that isn't DynamoDB, which numbers its answers: an empty one would read as "no item" or "written". */
class NotDynamoDB extends Error {
  override readonly name = 'NotDynamoDB';
  /** As the SDK marks what fails on the way: worth another try. */
  readonly $metadata = {};
  readonly $retryable = {};
}

/**
 * A client that would rather give up than let someone wait: Alexa gives a skill 8 seconds, and a person far
 * less. Region, credentials and endpoint come from the environment, as the SDK reads them.
 */
export function dynamoClient(patience: Patience = PATIENCE): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: patience.attempts,
    requestHandler: {
      requestTimeout: patience.requestMs,
      connectionTimeout: patience.connectMs,
      throwOnRequestTimeout: true, // without it the timeout above only warns
    },
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      if (answer.output.$metadata.requestId === undefined) throw new NotDynamoDB();
      return answer;
    },
    { step: 'finalizeRequest', priority: 'low', name: 'numberedAnswer' },
  );
  return client;
}
