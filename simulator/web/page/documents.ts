/** Reads APL documents in the skill's responses, and the events that they send. */
import * as z from 'zod/mini';
import { datasourcesSchema, fillDatasources, makesSpeech } from '../../player/datasources.ts';

const documentSchema = z.object({
  type: z.literal('Alexa.Presentation.APL.RenderDocument'),
  document: z.unknown(),
  datasources: z._default(datasourcesSchema, {}),
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

/** Returns the document's data as JSON, as it comes from the cloud, for a device that listens to a name. */
export function dataOf({ datasources }: AplDocument, device: string): string {
  return JSON.stringify(fillDatasources(datasources, device));
}

/** Returns the number of speeches in a document. */
export function countSpeeches({ datasources }: AplDocument): number {
  return Object.values(datasources).flatMap(({ transformers = [] }) => transformers.filter(makesSpeech))
    .length;
}

/** Returns the id of the component that was touched, or null if the event is not a touch. */
export function findTouchedId(event: unknown): string | null {
  return eventSchema.safeParse(event).data?.source.id ?? null;
}
