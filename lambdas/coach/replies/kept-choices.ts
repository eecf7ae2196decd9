/** What is chosen for good: regions that are never rolled, and the routine that is the usual one. Said anywhere. */
import { asRegion, type HeardPlace, regionsAt } from '../body/places.ts';
import type { RegionId } from '../body/regions.ts';
import type { Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { without } from '../planning/edit-run.ts';
import type { Fact } from '../progress/facts.ts';
import { chosenOf } from '../routine/chosen.ts';
import { ask } from '../transitions/ask.ts';
import { getReady } from '../transitions/get-ready.ts';
import { interject } from '../transitions/halt.ts';
import type { Open } from './accepts.ts';
import { continueHoldWith } from './hold-controls.ts';

/**
 * "Never my quads": left out from now on, today too. It is a taste, not a soreness: so what was named is meant, and not what
 * its everyday name may mean besides. A guest's is for today.
 */
export function leaveOutForGood({ conversation, moment }: Open, place: HeardPlace): Turn {
  const regions = regionsNamed(place);
  if (regions.length === 0) return sayNotGuided(conversation, place, moment);
  const { checks, run, speaker } = conversation;
  const today = {
    ...conversation,
    checks: { ...checks, avoid: [...new Set([...checks.avoid, ...regions])] },
    run: run === null ? null : without(run, regions),
  };
  const act =
    speaker === 'guest'
      ? ({ act: 'left_out', regions } as const)
      : ({ act: 'stays_out', regions, is: 'new' } as const);
  const facts: Fact[] =
    speaker === 'guest' ? [] : [{ fact: 'never_rolled', at: moment.now, regions, never: true }];
  // What is planned, and not begun, is planned again without it.
  if (conversation.asked.id === 'ready') return getReady({ ...today, run: null }, moment, [act], facts);
  return prependToTurn(interject(today, moment, act), [], facts);
}

/** "You can use my quads again": from the next routine on. What is sore today stays out today. */
export function useAgain(conversation: Conversation, place: HeardPlace, moment: Moment): Turn {
  if (conversation.speaker === 'guest')
    return interject(conversation, moment, { act: 'no_progress', because: 'guest' });
  const named = regionsNamed(place);
  if (named.length === 0) return sayNotGuided(conversation, place, moment);
  const { leavesOut } = moment.progress.preferences;
  // What a record leaves out only its owner hears.
  const isKnown = conversation.speaker === 'owner' && moment.recordStatus !== 'unreachable';
  const regions = isKnown ? named.filter((region) => leavesOut.includes(region)) : named;
  const facts: Fact[] =
    regions.length === 0 ? [] : [{ fact: 'never_rolled', at: moment.now, regions, never: false }];
  return prependToTurn(interject(conversation, moment, { act: 'back_in', regions }), [], facts);
}

/** "Make this my usual": the routine under way, or the one before; a hold goes on meanwhile. */
export function keepUsual(conversation: Conversation, moment: Moment): Turn {
  const { run, speaker } = conversation;
  if (speaker === 'guest') return interject(conversation, moment, { act: 'no_progress', because: 'guest' });
  // Which routine is on record only its owner hears, and a place kept from before is on record.
  if (speaker === 'unconfirmed' && moment.recordStatus === 'exists')
    return interject(conversation, moment, { act: 'no_progress', because: 'ask_again' });
  const usual =
    run !== null ? chosenOf(run.plan) : speaker === 'owner' ? moment.progress.practice.lastChosen : null;
  if (usual === null) return interject(conversation, moment, { act: 'usual_kept', usual });
  const facts: Fact[] = [{ fact: 'preferred', at: moment.now, preferences: { usual } }];
  if (moment.audio === 'playing' && run !== null && run.next < run.plan.steps.length)
    return continueHoldWith(conversation, run, { line: 'usual_kept' }, moment, facts);
  return ask(conversation, [{ act: 'usual_kept', usual }], facts);
}

/** A region by its own name; of a part of the body, the regions around it. */
function regionsNamed(place: HeardPlace): readonly RegionId[] {
  if (place === null || place === 'unknown') return [];
  const region = asRegion(place);
  return region === null ? regionsAt(place) : [region];
}

function sayNotGuided(conversation: Conversation, place: HeardPlace, moment: Moment): Turn {
  return interject(conversation, moment, {
    act: place === null || place === 'unknown' ? 'unclear' : 'not_guided',
  });
}
