/** Damages envelopes and session attributes. */
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import type { Json } from './envelope.ts';
import type { Damage, Refused } from './steps.ts';

/** Turns a valid request into one that must be refused. */
export function makeRefused(envelope: Json, what: Refused): Json {
  const { context, request, session } = envelope;
  switch (what) {
    case 'another skill':
      return {
        ...envelope,
        context: changeWithin(context, 'System', { application: { applicationId: 'other' } }),
      };
    case 'no user':
      return { ...envelope, context: changeWithin(context, 'System', { user: undefined }) };
    case 'no request id':
      return { ...envelope, request: { ...objectOf(request), requestId: undefined } };
    case 'no timestamp':
      return { ...envelope, request: { ...objectOf(request), timestamp: undefined } };
    case 'a slot that is a number':
      return { ...envelope, request: { ...objectOf(request), intent: { name: 'x', slots: { y: 5 } } } };
    case 'attributes that are words':
      return { ...envelope, session: { ...objectOf(session), new: false, attributes: 'words' } };
  }
  return never(what);
}

function changeWithin(outer: unknown, name: string, changed: Json): Json {
  return { ...objectOf(outer), [name]: { ...objectOf(objectOf(outer)[name]), ...changed } };
}

/** Damages session attributes. */
export function damageAttributes(attributes: Json, { kind, at }: Damage): Json | null | undefined {
  const session = objectOf(attributes['session']);
  switch (kind) {
    case 'none':
      return undefined;
    case 'null':
      return null;
    case 'empty':
      return {};
    case 'old_version':
      return { ...attributes, v: 0 };
    case 'truncated':
      return Object.fromEntries(Object.entries(attributes).slice(0, -1));
    case 'removed': {
      const conversation = objectOf(session['conversation']);
      const name = pick(Object.keys(conversation), at);
      return { ...attributes, session: { ...session, conversation: { ...conversation, [name]: undefined } } };
    }
    case 'garbage': {
      const path = pickPath(session, at);
      return { ...attributes, session: objectOf(replaceAt(session, path)) };
    }
  }
  return never(kind);
}

function pick(names: readonly string[], at: number): string {
  return names[at % Math.max(1, names.length)] ?? '';
}

/** Picks the path to a value. */
function pickPath(whole: Json, at: number): readonly string[] {
  const paths = pathsIn(whole, []);
  return paths[at % paths.length] ?? [];
}

function pathsIn(value: unknown, path: readonly string[]): (readonly string[])[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, part]) => pathsIn(part, [...path, name]))
      : [];
  return path.length === 0 ? inside : [path, ...inside];
}

/** Replaces the value at a path by one of another type. */
function replaceAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return typeof value === 'string' ? 7 : '\u0000{"garbage"';
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value;
    return parts.map((part, index) => (String(index) === name ? replaceAt(part, rest) : part));
  }
  const object = objectOf(value);
  return { ...object, [name]: replaceAt(object[name], rest) };
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
