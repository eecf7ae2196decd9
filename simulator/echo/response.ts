import { z } from 'zod';

const responseSchema = z.looseObject({
  version: z.string(),
  sessionAttributes: z.record(z.string(), z.unknown()).nullish(),
  response: z.looseObject({
    outputSpeech: z.unknown().optional(),
    reprompt: z.unknown().optional(),
    directives: z.array(z.looseObject({ type: z.string() })).optional(),
    shouldEndSession: z.boolean().nullish(),
  }),
});

/** What a device reads of a skill's answer; everything else in it is kept. */
export type SkillResponse = z.infer<typeof responseSchema>;

/**
 * Reads a skill's answer as far as a device needs it to go on; `brokenLimits` looks at the rest.
 * @throws z.ZodError when it isn't a response at all
 */
export function parseResponse(response: unknown): SkillResponse {
  return responseSchema.parse(response);
}

const stepSchema = z.object({
  region: z.string().nullable(),
  side: z.string().nullable(),
  startMs: z.number(),
  holdStartMs: z.number(),
  endMs: z.number(),
});

/** One step in a turn's audio, in ms from its beginning: getting in position, then the hold. */
export type Step = z.infer<typeof stepSchema>;

const notesSchema = z.object({
  phase: z.string().nullable().catch(null),
  level: z.string().nullable().catch(null),
  steps: z.array(stepSchema).catch([]),
  closeMs: z.number().catch(0),
});

/** What the skill itself says of a turn, in its session attributes: where the person is, and what the audio holds. */
export type SkillNotes = z.infer<typeof notesSchema>;

/** Reads the notes; what is missing or of another shape is null, empty or 0. */
export function readNotes(attributes: unknown): SkillNotes {
  return notesSchema.catch({ phase: null, level: null, steps: [], closeMs: 0 }).parse(attributes ?? {});
}

/** The error the skill apologised for, if its attributes name one: its words alone would hide it. */
export function readFault(attributes: unknown): string | null {
  const named = z.object({ fault: z.string() }).safeParse(attributes);
  return named.success ? named.data.fault : null;
}
