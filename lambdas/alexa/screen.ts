import * as z from 'zod/mini';
import type { Envelope } from './envelope.ts';

export const APL = 'Alexa.Presentation.APL';

/** The first version of APL that draws our documents and has `aplAudioToSpeech`, which plays the timed audio. */
const [LEAST_MAJOR, LEAST_MINOR] = [1, 4];

const interfaceSchema = z.object({ runtime: z.optional(z.object({ maxVersion: z.optional(z.string()) })) });

/** Whether the device can draw our documents. A document sent to any other device is an error. */
export function hasScreen({ context }: Envelope): boolean {
  const apl = z.safeParse(interfaceSchema, context.System.device?.supportedInterfaces?.[APL]);
  const version = apl.success ? (apl.data.runtime?.maxVersion ?? '') : '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR);
}
