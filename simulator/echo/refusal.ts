import type { interfaces } from 'ask-sdk-model';
import { APLA_DIRECTIVE } from '../player/apla.ts';
import type { RequestCommon } from './envelope.ts';
import type { SkillResponse } from './response.ts';

/** A device reports audio that it cannot play after this long, in ms. The figure is a guess. */
export const REFUSAL_DELAY_MS = 500;

type RuntimeError = interfaces.alexa.presentation.apla.RuntimeErrorEvent;

type Directives = SkillResponse['response']['directives'];

/** Returns the token of the first timed audio among the directives, or null if there is none. */
export function findTimedAudioToken(directives: Directives): string | null {
  const found = directives?.find(({ type }) => type === APLA_DIRECTIVE);
  if (found === undefined) return null;
  return typeof found['token'] === 'string' ? found['token'] : '';
}

/** Returns what remains of a response on a device that cannot play timed audio. */
export function dropTimedAudio<T extends { readonly directives?: Directives }>(audible: T): T {
  const { directives } = audible;
  if (directives === undefined) return audible;
  return { ...audible, directives: directives.filter(({ type }) => type !== APLA_DIRECTIVE) };
}

/** Builds the request that tells the skill that its timed audio failed. */
export function makeRuntimeError(common: RequestCommon, token: string): RuntimeError {
  return {
    type: 'Alexa.Presentation.APLA.RuntimeError',
    ...common,
    token,
    errors: [
      { type: 'RENDER_ERROR', reason: 'UNKNOWN_ERROR', message: 'This device plays no APL for Audio.' },
    ],
  };
}
