/** The Lambda behind the two custom resources for creating a skill. CloudFormation calls it. */
import { setTimeout } from 'node:timers/promises';
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { carryOut, closeToAll, endpointOf, type Step } from './bind.ts';
import { functionsOf } from './functions.ts';

const step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open'), functions: z.array(z.string()) }),
  z.object({
    step: z.literal('bind'),
    functions: z.array(z.string()),
    fingerprints: z.array(z.string()),
    skillId: z.string(),
  }),
]);

const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  /** Missing while the resource is being created. */
  PhysicalResourceId: z.optional(z.string()),
  ResourceProperties: step,
});
type CustomResourceRequest = z.infer<typeof requestSchema>;

/** CloudFormation did not accept the outcome. It will wait until its own timeout. */
export class UndeliveredOutcome extends Error {
  override readonly name = 'UndeliveredOutcome';
}

/**
 * Carries out CloudFormation's request and reports the outcome.
 * @throws UndeliveredOutcome if CloudFormation does not accept it
 */
export async function handler(event: unknown): Promise<void> {
  const request = requestSchema.parse(event);
  const reason = await carryOutRequest(request);
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId, ResourceProperties } = request;
  const answer = {
    Status: reason === null ? 'SUCCESS' : 'FAILED',
    ...(reason === null ? {} : { Reason: reason }),
    StackId,
    RequestId,
    LogicalResourceId,
    // The id never changes: CloudFormation would consider the resource replaced, and delete the old one.
    PhysicalResourceId: PhysicalResourceId ?? LogicalResourceId,
    Data: endpointsOf(ResourceProperties),
  };
  await deliver(request.ResponseURL, JSON.stringify(answer));
}

/** Without an outcome, CloudFormation waits for minutes and then rolls back. So it is sent again after these pauses. */
const PAUSES_MS = [200, 400, 800];
const TRY_MS = 5000;

async function deliver(url: string, body: string): Promise<void> {
  // The address is signed for an empty content type: with fetch's own, S3 would refuse it.
  const outcome = { method: 'PUT', body, headers: { 'content-type': '' } };
  let problem = '';
  for (const pauseMs of [0, ...PAUSES_MS]) {
    await setTimeout(pauseMs);
    try {
      const { ok, status } = await fetch(url, { ...outcome, signal: AbortSignal.timeout(TRY_MS) });
      if (ok) return;
      problem = `CloudFormation answered ${status}`;
    } catch (error) {
      problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }
  throw new UndeliveredOutcome(problem);
}

async function carryOutRequest({
  RequestType,
  ResourceProperties,
}: CustomResourceRequest): Promise<string | null> {
  const functions = functionsOf(new LambdaClient({}));
  const asked: Step = ResourceProperties;
  try {
    await (RequestType === 'Delete' ? closeToAll(asked, functions) : carryOut(asked, functions));
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** Names the endpoints `Endpoint0`, `Endpoint1`, in the order of the functions. */
function endpointsOf({ functions }: Step): Record<string, string> {
  return Object.fromEntries(functions.map((arn, at) => [`Endpoint${at}`, endpointOf(arn)]));
}
