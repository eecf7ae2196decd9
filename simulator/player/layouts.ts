/** Replaces components whose type is a layout of their document by what the layout consists of. */
import { z } from 'zod';

const layoutSchema = z.looseObject({
  parameters: z
    .array(
      z.union([
        z.string().transform((name) => ({ name, default: undefined })),
        z.looseObject({ name: z.string(), default: z.unknown().optional() }),
      ]),
    )
    .optional(),
  item: z.unknown(),
});

const definingSchema = z.looseObject({ layouts: z.record(z.string(), layoutSchema).optional() });

type Layout = z.infer<typeof layoutSchema>;

const recordSchema = z.record(z.string(), z.unknown());

/** Returns the document with all its layouts put in. Names that aren't parameters stay as they are. */
export function inflateLayouts(document: unknown): unknown {
  const read = definingSchema.safeParse(document);
  if (!read.success) return document;
  const { layouts = {}, ...rest } = read.data;
  return inflate(rest, new Map(Object.entries(layouts)));
}

function inflate(value: unknown, layouts: ReadonlyMap<string, Layout>): unknown {
  if (Array.isArray(value)) return value.map((one) => inflate(one, layouts));
  const read = recordSchema.safeParse(value);
  if (!read.success) return value;
  const { type } = read.data;
  const layout = typeof type === 'string' ? layouts.get(type) : undefined;
  if (layout === undefined)
    return Object.fromEntries(Object.entries(read.data).map(([key, one]) => [key, inflate(one, layouts)]));
  const known = new Map(
    (layout.parameters ?? []).map(({ name, default: usual }) => [name, read.data[name] ?? usual]),
  );
  return inflate(fillIn(layout.item, known), layouts);
}

/** Fills parameters into strings: "${name}" becomes the value itself, whatever its type. */
function fillIn(value: unknown, known: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    const whole = /^\$\{(\w+)\}$/.exec(value)?.[1];
    if (whole !== undefined && known.has(whole)) return known.get(whole);
    return value.replace(/\$\{(\w+)\}/g, (all, name: string) =>
      known.has(name) ? String(known.get(name)) : all,
    );
  }
  if (Array.isArray(value)) return value.map((one) => fillIn(one, known));
  const read = recordSchema.safeParse(value);
  if (!read.success) return value;
  return Object.fromEntries(Object.entries(read.data).map(([key, one]) => [key, fillIn(one, known)]));
}
