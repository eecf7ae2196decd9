/** Reads from an answer at which moment of the conversation it leaves the person. */
import { z } from 'zod';
import type { Moment } from '../listening/moments.ts';

const answerSchema = z.object({
  sessionAttributes: z.object({
    phase: z.string().nullish(),
    session: z.object({ conversation: z.object({ asked: z.object({ id: z.string() }) }) }),
  }),
});

/** No session is open. */
export const NO_SESSION: Moment = { asked: null, phase: null, said: '' };

/**
 * Returns the moment after an answer; null if the answer does not tell.
 * @param response the skill's answer
 * @param said the words that are heard of it
 */
export function readMoment(response: unknown, said: string): Moment | null {
  const read = answerSchema.safeParse(response);
  if (!read.success) return null;
  const { phase, session } = read.data.sessionAttributes;
  return { asked: session.conversation.asked.id, phase: phase ?? null, said };
}
