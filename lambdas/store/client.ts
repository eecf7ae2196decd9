/** The way to DynamoDB: AWS's own client, kept to the time that a person waits for an answer. */
import {
  type $Command,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  type DynamoDBClientResolvedConfig,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-dynamodb';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { StandardRetryStrategy } from '@smithy/core/retry';
import { CallFailed, CONDITION_FAILED, type Dynamo } from './dynamo.ts';
import { ABORTED, type Timeouts, WholeAnswersHandler } from './whole-answers.ts';

/** How long a client waits, and how often it tries. */
export interface Patience extends Timeouts {
  readonly attempts: number;
}

/** DynamoDB usually answers in under 10 ms. These are more tries than fit into a turn: its deadline is what ends them. */
const PATIENCE: Patience = { connectMs: 500, tryMs: 1000, attempts: 30 };

/** Any command of the client. */
type Command<In extends ServiceInputTypes, Out extends ServiceOutputTypes> = $Command<
  In,
  Out,
  DynamoDBClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/**
 * Opens a client. Like any client of AWS it reads region, credentials, and endpoint from the environment. It keeps
 * its connections for later calls; `destroy` closes them.
 * @param settings what to use instead of the environment.
 */
export function createDynamoClient(
  settings: Pick<DynamoDBClientConfig, 'region' | 'credentials' | 'endpoint'> = {},
  patience = PATIENCE,
): Dynamo & { destroy(): void } {
  const client = new DynamoDBClient({
    credentials: readCredentials,
    ...settings,
    requestHandler: new WholeAnswersHandler(patience),
    retryStrategy: new QuickRetryStrategy(patience.attempts),
  });

  async function sendCommand<In extends ServiceInputTypes, Out extends ServiceOutputTypes>(
    command: Command<In, Out>,
    abortSignal: AbortSignal,
  ): Promise<Out> {
    const failures: Error[] = [];
    command.middlewareStack.add(
      (next) => async (args) => {
        try {
          return await next(args);
        } catch (error) {
          if (!(error instanceof Error)) throw error;
          if (error.name !== ABORTED) failures.push(error);
          // While the clock is off, the SDK tries again after any refusal. This one is an answer.
          throw error.name === CONDITION_FAILED ? new CallFailed(error.name, { cause: error }) : error;
        }
      },
      { step: 'finalizeRequest', priority: 'low', name: 'noteFailure' },
    );
    try {
      return await client.send(command, { abortSignal });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // What failed before the deadline says more than that the deadline has passed.
      throw toCallFailed(error.name === ABORTED ? (failures.at(-1) ?? error) : error);
    }
  }

  return {
    async send({ operation, input }, signal) {
      switch (operation) {
        case 'GetItem':
          return sendCommand(new GetItemCommand(input), signal);
        case 'Query':
          return sendCommand(new QueryCommand(input), signal);
        case 'PutItem':
          await sendCommand(new PutItemCommand(input), signal);
          return {};
        case 'DeleteItem':
          await sendCommand(new DeleteItemCommand(input), signal);
          return {};
      }
    },
    destroy: () => {
      client.destroy();
    },
  };
}

/**
 * The SDK's strategy, which waits longer from try to try, by chance, and gives up early when most calls fail. After a
 * throttled try it would begin with up to 1 s, then 2 s: two of these don't fit into a turn of 2.4 s. This one waits
 * as after any other failure, up to 50 ms, then 100 ms, and so on.
 */
class QuickRetryStrategy extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>
  ): ReturnType<StandardRetryStrategy['refreshRetryTokenForRetry']> {
    const errorType = failure.errorType === 'THROTTLING' ? 'TRANSIENT' : failure.errorType;
    return super.refreshRetryTokenForRetry(token, { ...failure, errorType });
  }
}

/** The environment's credentials, expired from the start: so the SDK reads them for every call, and finds new ones. */
async function readCredentials(): ReturnType<ReturnType<typeof fromEnv>> {
  return { ...(await fromEnv()()), expiration: new Date(0) };
}

/** What went wrong outside this program, as a `CallFailed`; any other error as it is. */
function toCallFailed(error: Error): Error {
  return error instanceof DynamoDBServiceException || error.name === ABORTED
    ? new CallFailed(error.name, { cause: error })
    : error;
}
