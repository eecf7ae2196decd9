import { describe, expect, it } from 'vitest';
import { ofType, property, type Synthesized } from './synthesis.ts';

/** Describes the tests of the table in the data stack. */
export function describeTable(data: () => Synthesized): void {
  describe('the table', () => {
    const table = (): Record<string, unknown> =>
      ofType(data(), 'AWS::DynamoDB::Table')[0]?.[1].Properties ?? {};

    it('is encrypted with a key of its own, which is rotated', () => {
      expect(table()['SSESpecification']).toMatchObject({
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
      });
      expect(property(data(), 'AWS::KMS::Key', 'EnableKeyRotation')).toEqual([true]);
    });

    it('can be recovered to a point in time', () => {
      expect(table()['PointInTimeRecoverySpecification']).toEqual({ PointInTimeRecoveryEnabled: true });
    });

    it('can’t be deleted by mistake, and stays with its key when the stack goes', () => {
      expect(table()['DeletionProtectionEnabled']).toBe(true);
      const kept = Object.values(data().Resources).map(({ Type, DeletionPolicy }) => [Type, DeletionPolicy]);
      expect(kept).toEqual([
        ['AWS::KMS::Key', 'Retain'],
        ['AWS::DynamoDB::Table', 'Retain'],
      ]);
    });

    it('is paid by the request, and lets go of what has expired', () => {
      expect(table()['BillingMode']).toBe('PAY_PER_REQUEST');
      expect(table()['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    });

    it('has the keys that the code writes, both text', () => {
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
