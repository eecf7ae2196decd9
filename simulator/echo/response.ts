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

/** The fields of a skill's answer that a device reads. All others are preserved. */
export type SkillResponse = z.infer<typeof responseSchema>;

/**
 * Parses as much of a skill's answer as a device needs. `checkLimits` checks the rest.
 * @throws z.ZodError if it is not a response at all
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

/**
 * One step of a turn's audio: getting into position, then the hold. Times are ms from the start of the audio.
 */
export type Step = z.infer<typeof stepSchema>;

const notesSchema = z.object({
  phase: z.string().nullable().catch(null),
  level: z.string().nullable().catch(null),
  steps: z.array(stepSchema).catch([]),
  closeMs: z.number().catch(0),
});

/**
 * What the skill reports about a turn in its session attributes: the phase of the conversation and the content
 * of the audio.
 */
export type SkillNotes = z.infer<typeof notesSchema>;

/** Reads the skill's notes. Missing or malformed fields become null, empty or 0. */
export function readNotes(attributes: unknown): SkillNotes {
  return notesSchema.catch({ phase: null, level: null, steps: [], closeMs: 0 }).parse(attributes ?? {});
}

/**
 * Returns the error for which the skill apologised, if its attributes name one. The spoken apology alone would
 * not reveal it.
 */
export function readFault(attributes: unknown): string | null {
  const named = z.object({ fault: z.string() }).safeParse(attributes);
  return named.success ? named.data.fault : null;
}
