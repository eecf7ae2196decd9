/** The schemas that Amazon publishes with its types for the skill management API. */
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod';

const TYPES = join(import.meta.dirname, '../../../node_modules/ask-smapi-model/index.d.ts');

const SCHEMAS = {
  manifest: 'v1.skill.Manifest.SkillManifestEnvelope',
  model: 'v1.skill.interactionModel.InteractionModelData',
} as const;
type Schema = keyof typeof SCHEMAS;

const compiled = new Map<Schema, ValidateFunction>();

/** What in a value isn't as its published type says: a wrong type, a value that isn't listed, a property nobody knows. */
export function checkSchema(schema: Schema, json: unknown): string[] {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  if (validate(json)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const more = Object.values(z.record(z.string(), z.unknown()).parse(params)).map(String);
    return `${instancePath === '' ? '/' : instancePath}: ${message ?? 'is wrong'} (${more.join(' ').slice(0, 80)})`;
  });
}

/** Takes seconds: the types are read, and a schema made of them. */
function compile(schema: Schema): ValidateFunction {
  const type = SCHEMAS[schema];
  const made: unknown = createGenerator({ path: TYPES, type, skipTypeCheck: true }).createSchema(type);
  return new Ajv({ strict: false, allErrors: false }).compile(z.record(z.string(), z.unknown()).parse(made));
}
