import * as z from 'zod/mini';
import type { Envelope } from './envelope.ts';

export const APL = 'Alexa.Presentation.APL';

/** The first version that the documents are drawn by, and that turns timed audio into speech. */
const [LEAST_MAJOR, LEAST_MINOR] = [1, 4];

const interfaceSchema = z.object({ runtime: z.optional(z.object({ maxVersion: z.optional(z.string()) })) });

/** Whether the device that a request came from draws the documents: only then may one be sent. */
export function hasScreen({ context }: Envelope): boolean {
  const apl = z.safeParse(interfaceSchema, context.System.device?.supportedInterfaces?.[APL]);
  const version = apl.success ? (apl.data.runtime?.maxVersion ?? '') : '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR);
}
