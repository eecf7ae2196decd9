/** Replaces components whose type is a layout of their document by what the layout consists of. */
import { z } from 'zod';

const parameterSchema = z.union([
  z.string().transform((name) => ({ name, default: undefined })),
  z.looseObject({ name: z.string(), default: z.unknown().optional() }),
]);

const layoutSchema = z.looseObject({ parameters: z.array(parameterSchema).optional(), item: z.unknown() });

const definingSchema = z.looseObject({
  layouts: z.record(z.string(), layoutSchema).optional(),
  mainTemplate: z.unknown(),
});

type Layouts = ReadonlyMap<string, z.infer<typeof layoutSchema>>;

/** Returns the document with its layouts put into its template. Names that aren't parameters stay as they are. */
export function inflateLayouts(document: unknown): unknown {
  const read = definingSchema.safeParse(document);
  if (!read.success) return document;
  const { layouts = {}, mainTemplate } = read.data;
  return { ...read.data, mainTemplate: inflate(mainTemplate, new Map(Object.entries(layouts))) };
}

/** Changes what is in a list or in an object, one by one; null if a value is neither. */
function mapInside(value: unknown, change: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return null;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.map(([key, one]) => [key, change(one)]));
}

function inflate(value: unknown, layouts: Layouts): unknown {
  const named = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const layout = typeof named === 'string' ? layouts.get(named) : undefined;
  if (layout === undefined) return mapInside(value, (one) => inflate(one, layouts)) ?? value;
  const given = new Map<string, unknown>(Object.entries(value ?? {}));
  const known = new Map(
    (layout.parameters ?? []).map(({ name, default: usual }) => [name, given.get(name) ?? usual]),
  );
  return inflate(fillIn(layout.item, known), layouts);
}

/** Fills parameters into strings: "${name}" becomes the value itself, whatever its type; so do names in expressions. */
function fillIn(value: unknown, known: ReadonlyMap<string, unknown>): unknown {
  if (typeof value !== 'string') return mapInside(value, (one) => fillIn(one, known)) ?? value;
  const whole = /^\$\{(\w+)\}$/.exec(value)?.[1];
  if (whole !== undefined) return known.has(whole) ? known.get(whole) : value;
  return value.replace(/\$\{([^}]*)\}/g, (_, expression: string) => {
    const alone = writeValue(known.get(expression));
    if (alone !== null) return alone;
    const named = expression.replace(/\b[a-z]\w*\b/gi, (name) => {
      const given = writeValue(known.get(name));
      return given === null ? name : given.replace(/^\$\{(.*)\}$/, '($1)');
    });
    return `\${${named}}`;
  });
}

/** Writes a parameter into an expression; null if it is no word and no number. */
function writeValue(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}
