import type { Envelope } from '../alexa/envelope.ts';
import type { Context } from '../coach/conversation/context.ts';
import { type Person, personKey, UNRECOGNISED } from '../store/person.ts';
import type { Session } from './session.ts';

/**
 * Whose record a turn is about, and whose voice it is. A session keeps the record that it began with. Another recognised
 * voice is noticed; an unrecognised one can't be.
 */
export function voiceOf(
  { context: { System } }: Envelope,
  session: Session | null,
): Pick<Context, 'voice' | 'otherVoice'> & { readonly person: Person } {
  const speaking = personKey(System.user.userId, System.person?.personId ?? null);
  const person = session === null ? speaking : { ...speaking, person: session.person };
  const recognised = speaking.person !== UNRECOGNISED;
  return {
    person,
    voice: recognised && speaking.person === person.person ? 'recognised' : 'unrecognised',
    otherVoice: recognised && person.person !== UNRECOGNISED && speaking.person !== person.person,
  };
}
