import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Two tries of at most this long, in milliseconds; DynamoDB usually answers in under 10. */
const REQUEST_TIMEOUT = 1000;
const CONNECTION_TIMEOUT = 500;
const ATTEMPTS = 2;

/**
 * A client that would rather give up than let someone wait: Alexa gives a skill 8 seconds, and a person far
 * less. Region, credentials and endpoint come from the environment, as the SDK reads them.
 */
export function dynamoClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: ATTEMPTS,
    requestHandler: {
      requestTimeout: REQUEST_TIMEOUT,
      connectionTimeout: CONNECTION_TIMEOUT,
      throwOnRequestTimeout: true, // without it the timeout above only warns
    },
  });
}
