/** Validates files against the schemas in Amazon's types for the skill management API. */
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

/** Lists where a value violates its published type: wrong types, unlisted values, unknown properties. */
export function checkSchema(schema: Schema, json: unknown): string[] {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  if (validate(json)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const more = Object.values(z.record(z.string(), z.unknown()).parse(params)).map(String);
    return `${instancePath === '' ? '/' : instancePath}: ${message ?? 'is invalid'} (${more.join(' ').slice(0, 80)})`;
  });
}

/** Generates and compiles a schema from the types, which takes seconds. */
function compile(schema: Schema): ValidateFunction {
  const type = SCHEMAS[schema];
  const made: unknown = createGenerator({ path: TYPES, type, skipTypeCheck: true }).createSchema(type);
  return new Ajv({ strict: false, allErrors: false }).compile(z.record(z.string(), z.unknown()).parse(made));
}
