/** The Lambda behind the two custom resources of a skill that the deployment makes: CloudFormation calls it. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { carryOut, endpointOf, closeToAll, type Step } from './bind.ts';
import { functionsOf } from './functions.ts';

const step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open'), functions: z.array(z.string()) }),
  z.object({ step: z.literal('bind'), functions: z.array(z.string()), skillId: z.string() }),
]);

const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  /** Not there yet when the resource is to be created. */
  PhysicalResourceId: z.optional(z.string()),
  ResourceProperties: step,
});
type CustomResourceRequest = z.infer<typeof requestSchema>;

/** CloudFormation couldn't be told what came of it: it waits until its own time is up. */
export class UndeliveredOutcome extends Error {
  override readonly name = 'UntoldOutcome';
}

/**
 * Does what CloudFormation asks for, and tells it what came of that.
 * @throws UntoldOutcome where CloudFormation takes no answer
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
    // Never another one: CloudFormation would take it for a replacement, and delete the one before.
    PhysicalResourceId: PhysicalResourceId ?? LogicalResourceId,
    Data: endpointsOf(ResourceProperties),
  };
  const { ok, status } = await fetch(request.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
  if (!ok) throw new UndeliveredOutcome(`CloudFormation answered ${status}`);
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

/** `Endpoint0`, `Endpoint1`: in the order of the functions. */
function endpointsOf({ functions }: Step): Record<string, string> {
  return Object.fromEntries(functions.map((arn, at) => [`Endpoint${at}`, endpointOf(arn)]));
}
