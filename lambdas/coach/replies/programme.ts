/** A programme of four weeks: begun and left by a word, said anywhere. What a day of it holds is planned like any routine. */
import { withFacts } from '../conversation/context.ts';
import type { CoachEvent } from '../conversation/events.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { getReady } from '../transitions/get-ready.ts';
import { interject } from '../transitions/halt.ts';
import type { Open } from './accepts.ts';

/**
 * Begins or leaves a programme; without a name, tells which there are. A routine that is planned, and not begun, is planned
 * again with it.
 */
export function chooseProgramme(
  { conversation, moment }: Open,
  event: Extract<CoachEvent, { type: 'programme' }>,
): Turn {
  const { speaker, asked } = conversation;
  if (speaker === 'guest') return interject(conversation, moment, { act: 'no_progress', because: 'guest' });
  const programme = event.change === 'start' ? event.programme : null;
  if (event.change === 'start' && programme === null)
    return interject(conversation, moment, { act: 'programmes' });
  const facts: Fact[] = [{ fact: 'programme_set', at: moment.now, programme }];
  const act = { act: 'programme_set', programme } as const;
  if (asked.id !== 'ready') return prependToTurn(interject(conversation, moment, act), [], facts);
  // The programme comes in place of what was wished for before it.
  const { choice: _choice, ...others } = conversation.wish;
  const anew = { ...conversation, run: null, wish: { ...others, region: null, side: null } };
  return getReady(anew, withFacts(moment, facts), [act], facts);
}
