/** Custom resources, by CloudFormation's protocol: a Lambda is called, and puts the outcome at an address. */
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Outcome, ResourceType, Surroundings } from './resource-type.ts';

const replySchema = z.strictObject({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string(),
  Data: z.record(z.string(), z.string()).default({}),
});

/** What CloudFormation asks of the Lambda. */
interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
  readonly PhysicalResourceId?: string;
}

async function ask(
  request: Request,
  { stack, logicalId, invoke, openReply, account }: Surroundings,
): Promise<Outcome> {
  const { url, sent } = openReply();
  const RequestId = account.suffix();
  const StackId = account.stacks.get(stack)?.id ?? stack;
  const { ServiceToken, ServiceTimeout: _, ...properties } = request.ResourceProperties;
  await invoke(z.string().parse(ServiceToken), {
    ...request,
    ResourceProperties: { ServiceToken, ...properties },
    ResourceType: 'AWS::CloudFormation::CustomResource',
    ...{ ResponseURL: url, StackId, RequestId, LogicalResourceId: logicalId },
  });
  const came = replySchema.safeParse(sent());
  if (!came.success)
    throw new Refusal('Timeout', 'CloudFormation did not receive a response from your Custom Resource.');
  const { Status, Reason, PhysicalResourceId, Data } = came.data;
  if (
    came.data.RequestId !== RequestId ||
    came.data.StackId !== StackId ||
    came.data.LogicalResourceId !== logicalId
  )
    throw new Refusal('InvalidReply', 'The response is not for this request.');
  if (Status === 'FAILED')
    throw new Refusal(
      'Failed',
      `Received response status [FAILED] from custom resource. Message returned: ${Reason}`,
    );
  return { id: PhysicalResourceId, attributes: Data };
}

export const CUSTOM: ResourceType = {
  properties: ['ServiceToken', 'ServiceTimeout', 'step', 'functions', 'fingerprints', 'skillId'],
  create: (properties, by) => ask({ RequestType: 'Create', ResourceProperties: properties }, by),
  update: (properties, old, by) =>
    ask(
      {
        RequestType: 'Update',
        ResourceProperties: properties,
        OldResourceProperties: old.properties,
        PhysicalResourceId: old.id,
      },
      by,
    ),
  async remove(old, by) {
    await ask({ RequestType: 'Delete', ResourceProperties: old.properties, PhysicalResourceId: old.id }, by);
  },
};
