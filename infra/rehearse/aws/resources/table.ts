/** Tables: they are made in the embedded DynamoDB. */
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { ACCOUNT_ID } from '../account.ts';
import { Refusal } from '../refusal.ts';
import { NOTHING_MORE, type ResourceType } from './resource-type.ts';

const schema = z.object({
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.literal('S') })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  DeletionProtectionEnabled: z.boolean().default(false),
  KeySchema: z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  SSESpecification: z.strictObject({
    KMSMasterKeyId: z.string(),
    SSEEnabled: z.literal(true),
    SSEType: z.literal('KMS'),
  }),
});

/** Returns the key that encrypts a table. */
export function keyArnOf(properties: unknown): string {
  return schema.parse(properties).SSESpecification.KMSMasterKeyId;
}

/** @param endpoint the address of the embedded DynamoDB */
export function tableType(endpoint: string): ResourceType {
  const send = async (command: CreateTableCommand | DeleteTableCommand): Promise<void> => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    try {
      if (command instanceof CreateTableCommand) await client.send(command);
      else await client.send(command);
    } finally {
      client.destroy();
    }
  };
  return {
    properties: [
      ...[
        'AttributeDefinitions',
        'BillingMode',
        'DeletionProtectionEnabled',
        'KeySchema',
        'SSESpecification',
      ],
      ...['PointInTimeRecoverySpecification', 'Tags', 'TimeToLiveSpecification'],
    ],
    fixed: ['KeySchema'],
    arn: (region, name) => `arn:aws:dynamodb:${region}:${ACCOUNT_ID}:table/${name}`,
    attributes: (arn) => ({ Arn: arn }),
    async create(properties, { account, stack, logicalId }) {
      const { KeySchema, AttributeDefinitions, BillingMode } = schema.parse(properties);
      if (!account.things.has(keyArnOf(properties)))
        throw new Refusal('ValidationException', `The key ${keyArnOf(properties)} does not exist`);
      const TableName = `${stack}-${logicalId}-${account.suffix()}`;
      await send(new CreateTableCommand({ TableName, KeySchema, AttributeDefinitions, BillingMode }));
      return { id: TableName };
    },
    update: () => NOTHING_MORE,
    async remove(old) {
      if (schema.parse(old.properties).DeletionProtectionEnabled)
        throw new Refusal(
          'ValidationException',
          `Resource cannot be deleted as it is currently protected against deletion: ${old.id}`,
        );
      await send(new DeleteTableCommand({ TableName: old.id }));
    },
  };
}
