import { describe, expect, it } from 'vitest';
import { ofType, property, type Synthesized } from './synthesis.ts';

/** Describes the tests of the table in the data stack. */
export function describeTable(data: () => Synthesized): void {
  describe('the table', () => {
    const table = (): Record<string, unknown> =>
      ofType(data(), 'AWS::DynamoDB::Table')[0]?.[1].Properties ?? {};

    it('is encrypted with its own key, which is rotated', () => {
      expect(table()['SSESpecification']).toMatchObject({
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
      });
      expect(property(data(), 'AWS::KMS::Key', 'EnableKeyRotation')).toEqual([true]);
    });

    it('supports point-in-time recovery', () => {
      expect(table()['PointInTimeRecoverySpecification']).toEqual({ PointInTimeRecoveryEnabled: true });
    });

    it('can’t be deleted by mistake, and remains with its key if the stack is deleted', () => {
      expect(table()['DeletionProtectionEnabled']).toBe(true);
      const kept = Object.values(data().Resources).map(({ Type, DeletionPolicy }) => [Type, DeletionPolicy]);
      expect(kept).toEqual([
        ['AWS::KMS::Key', 'Retain'],
        ['AWS::DynamoDB::Table', 'Retain'],
      ]);
    });

    it('is billed per request and deletes expired items', () => {
      expect(table()['BillingMode']).toBe('PAY_PER_REQUEST');
      expect(table()['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    });

    it('has the keys that the code writes, both of type string', () => {
      expect(table()['KeySchema']).toEqual([
        { AttributeName: 'household', KeyType: 'HASH' },
        { AttributeName: 'person', KeyType: 'RANGE' },
      ]);
      expect(table()['AttributeDefinitions']).toEqual([
        { AttributeName: 'household', AttributeType: 'S' },
        { AttributeName: 'person', AttributeType: 'S' },
      ]);
    });
  });
}
