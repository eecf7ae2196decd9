/**
 * The queue of households whose deletion has to be tried again: a queue of AWS's SQS, reached through its JSON protocol.
 * AWS's client for it would be 200 KB for this one call.
 * Protocol: docs.aws.amazon.com, AWSSimpleQueueService, "Making Query API requests using AWS JSON protocol".
 */
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod/mini';
import type { Instant } from '../coach/shared/time.ts';
import { instant } from '../schema/values.ts';
import { CallFailed } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import type { Forgotten } from './store.ts';
import { WholeAnswersHandler } from './whole-answers.ts';

/** A household to delete. It is named by the hash that is its key: no id of Alexa's is in the queue. */
export interface HouseholdDeletion {
  readonly household: string;
  /** When it was asked for. */
  readonly deletedAt: Instant;
}

const deletionSchema: z.ZodMiniType<HouseholdDeletion> = z.object({
  household: z.string().check(z.minLength(1)),
  deletedAt: instant,
});

/** Where deletions go that couldn't be finished. */
export interface DeletionQueue {
  /** Adds a deletion; `away` if the queue doesn't answer in time, or refuses. */
  add(deletion: HouseholdDeletion): Promise<Forgotten>;
}

/** How long the queue is waited for, in milliseconds: with the six seconds of the deletion, less than the Lambda has. */
const PATIENCE = { connectMs: 500, tryMs: 800 };

/** Opens a queue. The credentials are those of the environment. @param url the queue's own URL, `https://sqs.…/123/Name` */
export function openDeletionQueue(url: string, region: string): DeletionQueue {
  const { protocol, hostname, port, host } = new URL(url);
  const handler = new WholeAnswersHandler(PATIENCE);
  const signer = new SignatureV4({
    service: 'sqs',
    region,
    credentials: fromEnv(),
    sha256: Hash.bind(null, 'sha256'),
  });
  return {
    async add(deletion) {
      const request = new HttpRequest({
        method: 'POST',
        protocol,
        hostname,
        ...(port === '' ? {} : { port: Number(port) }),
        path: '/',
        headers: {
          host,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'AmazonSQS.SendMessage',
        },
        body: JSON.stringify({ QueueUrl: url, MessageBody: JSON.stringify(deletion) }),
      });
      try {
        const signed = await signer.sign(request);
        const { response } = await handler.handle(new HttpRequest(signed));
        if (response.statusCode !== 200) throw new CallFailed(`QueueAnswered${response.statusCode}`);
        return { ok: true };
      } catch (error) {
        return toUnavailable(error);
      }
    },
  };
}

/** What SQS sends a Lambda: messages, each with its body. */
const messagesSchema = z.object({
  Records: z.array(z.object({ eventSource: z.literal('aws:sqs'), body: z.string() })).check(z.minLength(1)),
});

/**
 * The deletions that the queue delivers; null if something else has come.
 * @throws SyntaxError or ZodError if a message isn't one of ours
 */
export function readDeletions(incoming: unknown): readonly HouseholdDeletion[] | null {
  const messages = z.safeParse(messagesSchema, incoming);
  if (!messages.success) return null;
  return messages.data.Records.map(({ body }) => z.parse(deletionSchema, JSON.parse(body)));
}
