/** Reads templates, and resolves the intrinsic functions that this project's and CDK's own bootstrap template use. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { Refusal, Unknown } from './refusal.ts';

const policy = z.enum(['Delete', 'Retain', 'RetainExceptOnCreate']);
const resourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((names) => [names].flat()),
  Condition: z.string().optional(),
  DeletionPolicy: policy.default('Delete'),
  UpdateReplacePolicy: policy.default('Delete'),
  Metadata: z.unknown().optional(),
});
export type TemplateResource = z.infer<typeof resourceSchema>;

const templateSchema = z.strictObject({
  Description: z.string().optional(),
  Parameters: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.enum(['String', 'CommaDelimitedList', 'AWS::SSM::Parameter::Value<String>']),
        Default: z.string(),
      }),
    )
    .default({}),
  Rules: z
    .record(
      z.string(),
      z.strictObject({
        Assertions: z.array(z.strictObject({ Assert: z.unknown(), AssertDescription: z.string() })),
      }),
    )
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({
        Value: z.unknown(),
        Description: z.string().optional(),
        Export: z.strictObject({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
});
export type Template = z.infer<typeof templateSchema>;

/** CDK sends its bootstrap template as YAML. The parser is the one that aws-cdk-lib brings. */
const yaml = z.object({ parse: z.custom<(text: string) => unknown>((one) => typeof one === 'function') });
const bundledWithCdk = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib'));

/**
 * Reads a template, in JSON or YAML.
 * @throws Refusal for what isn't a template
 */
export function readTemplate(text: string): Template {
  const read: unknown = text.trimStart().startsWith('{')
    ? JSON.parse(text)
    : yaml.parse(bundledWithCdk('yaml')).parse(text);
  const parsed = templateSchema.safeParse(read);
  if (!parsed.success)
    throw new Refusal('ValidationError', `Template format error: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** What a template can refer to. */
export interface Scope {
  /** The value of `Ref`; undefined if there is nothing of this name. */
  readonly ref: (name: string) => unknown;
  readonly attribute: (name: string, attribute: string) => unknown;
  readonly imported: (name: string) => unknown;
  readonly condition: (name: string) => boolean;
}

/** Takes the place of what `AWS::NoValue` leaves out. */
const NOTHING = Symbol('AWS::NoValue');

/**
 * Resolves a value of a template.
 * @throws Refusal for a reference to nothing, Unknown for an intrinsic function that isn't known here
 */
export function resolve(value: unknown, scope: Scope): unknown {
  const resolved = resolvePart(value, scope);
  return resolved === NOTHING ? undefined : resolved;
}

function resolvePart(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((one) => resolvePart(one, scope)).filter((one) => one !== NOTHING);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && (first[0].startsWith('Fn::') || first[0] === 'Ref'))
    return callFunction(first[0], first[1], scope);
  return Object.fromEntries(
    entries
      .map(([name, one]): [string, unknown] => [name, resolvePart(one, scope)])
      .filter(([, one]) => one !== NOTHING),
  );
}

const text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

function callFunction(name: string, given: unknown, scope: Scope): unknown {
  const call = FUNCTIONS[name];
  if (call === undefined) throw new Unknown(`the intrinsic function ${name} is not known here`);
  return call(given, scope);
}

type Intrinsic = (given: unknown, scope: Scope) => unknown;

/** The intrinsic functions. Those that return a boolean are for conditions and rules. */
const FUNCTIONS: Readonly<Record<string, Intrinsic>> = {
  Ref: (given, scope) => refer(z.string().parse(given), scope),
  'Fn::GetAtt': (given, scope) => {
    const [name, attribute] = z.tuple([z.string(), z.string()]).parse(given);
    return existing(scope.attribute(name, attribute), `${name}.${attribute}`);
  },
  'Fn::ImportValue': (given, scope) => {
    const name = text.parse(resolvePart(given, scope));
    const value = scope.imported(name);
    if (value === undefined) throw new Refusal('ValidationError', `No export named ${name} found.`);
    return value;
  },
  'Fn::Join': (given, scope) => {
    const [by, parts] = z.tuple([z.string(), z.unknown()]).parse(given);
    const resolved = z
      .union([z.array(text), text.transform((one) => [one])])
      .parse(resolvePart(parts, scope));
    return resolved.join(by);
  },
  'Fn::Sub': (given, scope) =>
    z
      .string()
      .parse(given)
      .replaceAll(/\$\{([^}]+)\}/gu, (_, name: string) => {
        const [thing = '', attribute] = name.split('.');
        if (attribute === undefined) return text.parse(refer(thing, scope));
        return text.parse(existing(scope.attribute(thing, attribute), name));
      }),
  'Fn::If': (given, scope) => {
    const [condition, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(given);
    return resolvePart(scope.condition(condition) ? yes : no, scope);
  },
  'Fn::Equals': (given, scope) => {
    const [a, b] = z.tuple([z.unknown(), z.unknown()]).parse(given);
    return JSON.stringify(resolvePart(a, scope)) === JSON.stringify(resolvePart(b, scope));
  },
  'Fn::Not': (given, scope) => {
    const [one] = z.tuple([z.unknown()]).parse(given);
    return !isTrue(one, scope);
  },
  'Fn::And': (given, scope) =>
    z
      .array(z.unknown())
      .parse(given)
      .every((one) => isTrue(one, scope)),
  'Fn::Contains': (given, scope) => {
    const [list, one] = z.tuple([z.array(z.string()), z.unknown()]).parse(given);
    return list.includes(text.parse(resolvePart(one, scope)));
  },
};

function refer(name: string, scope: Scope): unknown {
  return name === 'AWS::NoValue' ? NOTHING : existing(scope.ref(name), name);
}

function existing(value: unknown, name: string): unknown {
  if (value === undefined)
    throw new Refusal('ValidationError', `Template error: unresolved dependency ${name} in the template`);
  return value;
}

/** Evaluates a condition: an intrinsic function, or the name of another condition. */
export function isTrue(condition: unknown, scope: Scope): boolean {
  const other = z.strictObject({ Condition: z.string() }).safeParse(condition);
  if (other.success) return scope.condition(other.data.Condition);
  return z.boolean().parse(resolvePart(condition, scope));
}

/** Sorts the resources so that each comes after what it refers to; otherwise as the template does. */
export function inOrder({ Resources }: Template): string[] {
  const sorted: string[] = [];
  const add = (name: string, path: readonly string[]): void => {
    if (sorted.includes(name)) return;
    if (path.includes(name))
      throw new Refusal(
        'ValidationError',
        `Circular dependency between resources: [${[...path, name].join(', ')}]`,
      );
    const resource = Resources[name];
    if (resource === undefined)
      throw new Refusal(
        'ValidationError',
        `Template format error: Unresolved resource dependencies [${name}]`,
      );
    for (const one of [
      ...resource.DependsOn,
      ...namesIn(resource.Properties).filter((found) => found in Resources),
    ])
      add(one, [...path, name]);
    sorted.push(name);
  };
  for (const name of Object.keys(Resources)) add(name, []);
  return sorted;
}

/** Returns the names that a value refers to. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (name === 'Ref') return [z.string().parse(one)];
    if (name === 'Fn::GetAtt') return z.array(z.string()).parse(one).slice(0, 1);
    if (name === 'Fn::Sub')
      return [
        ...z
          .string()
          .parse(one)
          .matchAll(/\$\{([^}.]+)[^}]*\}/gu),
      ].map((match) => match[1] ?? '');
    return namesIn(one);
  });
}
