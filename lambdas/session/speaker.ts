import type { Envelope } from '../alexa/envelope.ts';
import type { Voice } from '../coach/conversation/voice.ts';
import { type Person, personKey, UNRECOGNISED } from '../store/person.ts';
import type { Session } from './session.ts';

/**
 * Whose record a turn is about, and whose voice it is in. A session stays with the record it began with. The voice is
 * looked at in every turn.
 */
export function voiceOf(
  { context: { System } }: Envelope,
  session: Pick<Session, 'person'> | null,
): { readonly person: Person; readonly voice: Voice } {
  const speaking = personKey(System.user.userId, System.person?.personId ?? null);
  const person = session === null ? speaking : { ...speaking, person: session.person };
  return { person, voice: compareVoice(speaking.person, person.person) };
}

function compareVoice(speaking: Person['person'], record: Person['person']): Voice {
  if (speaking === record) return record === UNRECOGNISED ? 'unrecognised' : 'recognised';
  if (speaking === UNRECOGNISED) return 'missed';
  return record === UNRECOGNISED ? 'late' : 'another';
}
