import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, type ITable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KEYS } from '../../lambdas/store/keys.ts';
import type { AdoptedTable } from '../settings.ts';

/** DynamoDB deletes items by this attribute when they have expired (lambdas/store/item.ts). */
const TIME_TO_LIVE = 'expiresAt';

/** The table with people's records, and the key that encrypts it. */
export interface Records {
  readonly table: Pick<ITable, 'tableArn' | 'tableName'>;
  readonly key: Pick<IKey, 'keyArn'>;
}

/** Refers to a table that exists already: one that an earlier deployment left, or one that was restored. */
export function adoptTable(scope: Construct, { tableArn, keyArn }: AdoptedTable): Records {
  return {
    table: Table.fromTableArn(scope, 'AdoptedTable', tableArn),
    key: Key.fromKeyArn(scope, 'AdoptedKey', keyArn),
  };
}

/** The stack with people's records. They are retained even if this stack or the skill's stack is deleted. */
export class DataStack extends Stack implements Records {
  readonly table: Table;
  readonly key: Key;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the data of Foam Roll Coach',
      enableKeyRotation: true,
      // Without its key the retained table would be unreadable.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: KEYS.partition, type: AttributeType.STRING },
      sortKey: { name: KEYS.sort, type: AttributeType.STRING },
      timeToLiveAttribute: TIME_TO_LIVE,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
