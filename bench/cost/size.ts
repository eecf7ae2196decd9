/**
 * How large DynamoDB counts an item, in bytes: docs.aws.amazon.com/amazondynamodb/latest/developerguide/
 * CapacityUnitCalculations.html. A name and a string count as UTF-8; a number a byte for two digits, and one more; a map
 * or a list three bytes, and one for each thing in it.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../lambdas/store/item.ts';

const OF_A_MAP_OR_LIST = 3;

export function bytesOf(item: Item): number {
  return total(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + bytesOfValue(value)));
}

/** @throws TypeError for a type that the skill's items don't have */
function bytesOfValue({ S, N, M, L, BOOL, NULL }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/\D/gu, '').length / 2) + 1;
  if (BOOL !== undefined || NULL !== undefined) return 1;
  if (M !== undefined) return OF_A_MAP_OR_LIST + Object.keys(M).length + bytesOf(M);
  if (L !== undefined) return OF_A_MAP_OR_LIST + L.length + total(L.map(bytesOfValue));
  throw new TypeError('Expected a string, a number, a boolean, null, a map or a list');
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
