/** The Lambda behind the two custom resources for creating a skill. CloudFormation calls it. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { carryOut, closeToAll, endpointOf, type Step } from './bind.ts';
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
  /** Missing while the resource is being created. */
  PhysicalResourceId: z.optional(z.string()),
  ResourceProperties: step,
});
type CustomResourceRequest = z.infer<typeof requestSchema>;

/** CloudFormation did not accept the outcome. It will wait until its own timeout. */
export class UndeliveredOutcome extends Error {
  override readonly name = 'UntoldOutcome';
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

/** Names the endpoints `Endpoint0`, `Endpoint1`, in the order of the functions. */
function endpointsOf({ functions }: Step): Record<string, string> {
  return Object.fromEntries(functions.map((arn, at) => [`Endpoint${at}`, endpointOf(arn)]));
}
