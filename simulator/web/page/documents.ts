/** Reads APL documents in the skill's responses, and the events that they send. */
import * as z from 'zod/mini';

const documentSchema = z.object({
  type: z.literal('Alexa.Presentation.APL.RenderDocument'),
  document: z.unknown(),
  datasources: z._default(
    z.record(
      z.string(),
      z.looseObject({
        properties: z.optional(z.record(z.string(), z.unknown())),
        transformers: z.optional(z.array(z.looseObject({ outputName: z.optional(z.string()) }))),
      }),
    ),
    {},
  ),
});
const responseSchema = z.object({
  response: z.object({ directives: z.optional(z.array(z.unknown())) }),
});
const eventSchema = z.object({ source: z.object({ id: z.string().check(z.minLength(1)) }) });

/** A document to draw. */
export type AplDocument = z.infer<typeof documentSchema>;

/** Returns the document that an answer puts on the screen, or null. */
export function findDocument(response: unknown): AplDocument | null {
  const { directives = [] } = responseSchema.safeParse(response).data?.response ?? {};
  const documents = directives.flatMap((directive) => documentSchema.safeParse(directive).data ?? []);
  return documents.at(-1) ?? null;
}

/** Returns the document's data as JSON. Each speech gets a URL, as in the cloud, where Alexa renders it. */
export function dataOf({ datasources }: AplDocument): string {
  const spoken = Object.entries(datasources).map(([name, { transformers = [], ...source }]) => {
    const speeches = transformers.flatMap(({ outputName }) =>
      outputName === undefined ? [] : [[outputName, { url: outputName }]],
    );
    const properties: unknown = { ...source.properties, ...Object.fromEntries(speeches) };
    return [name, { ...source, transformers, properties }];
  });
  return JSON.stringify(Object.fromEntries(spoken));
}

/** Returns the number of speeches in a document. */
export function countSpeeches({ datasources }: AplDocument): number {
  return Object.values(datasources).reduce((sum, { transformers = [] }) => sum + transformers.length, 0);
}

/** Returns the id of the component that was touched, or null if the event is not a touch. */
export function findTouchedId(event: unknown): string | null {
  return eventSchema.safeParse(event).data?.source.id ?? null;
}
