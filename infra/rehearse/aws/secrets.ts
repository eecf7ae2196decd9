/** Resolves references to secrets, which CloudFormation does when it makes a resource, and never keeps. */
import { z } from 'zod';
import type { Account } from './account.ts';
import { Refusal } from './refusal.ts';

const REFERENCE = /\{\{resolve:secretsmanager:(.+?):SecretString:(\w*):[^}]*\}\}/gu;

/**
 * Replaces every reference to a secret.
 * @throws Refusal in the words of Secrets Manager or CloudFormation
 */
export function resolveSecrets(value: unknown, account: Account): unknown {
  if (typeof value === 'string')
    return value.replaceAll(REFERENCE, (_, id: string, field: string) => fieldOf(id, field, account));
  if (Array.isArray(value)) return value.map((one) => resolveSecrets(one, account));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolveSecrets(one, account)]));
}

function fieldOf(id: string, field: string, { secrets }: Account): string {
  const name = id.startsWith('arn:') ? (id.split(':')[6] ?? '').replace(/-\w{6}$/u, '') : id;
  const text = secrets.get(name);
  if (text === undefined)
    throw new Refusal(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret. (${id})`,
    );
  const fields = z.record(z.string(), z.string()).safeParse(parse(text));
  if (!fields.success) throw new Refusal('ValidationError', 'Could not parse SecretString JSON');
  const found = fields.data[field];
  if (found === undefined)
    throw new Refusal(
      'ValidationError',
      `Could not find a value associated with JSONKey in SecretString: ${field}`,
    );
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
