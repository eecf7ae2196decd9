/**
 * Each finding, denied and affirmed in twelve forms, at its question, at another, in a hold and in a pause. One rule says
 * what is right: what is affirmed, or is a lack, counts; what is denied doesn't; and neither is ever dropped.
 */
import { describe, expect, it } from 'vitest';
import { openSkill, type Heard, type MomentId } from '../../bench/hearing/moments.ts';
import type { Had } from '../../lambdas/coach/conversation/events.ts';
import { isLack, THINGS } from '../../lambdas/alexa/vocabulary.ts';
import { type FindingId, getFinding } from '../../lambdas/coach/screening/findings.ts';
import {
  isRed,
  isRollCall,
  RED_IDS,
  ROLL_CALL_IDS,
  ROLL_CALLS,
  type YesNoId,
  YES_NO_IDS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { MODEL, understood } from '../conversations/talk.ts';

const DENIALS = [
  'no {x}',
  'not {x}',
  "i don't have {x}",
  "no i don't have any {x}",
  "i haven't had any {x} or anything like that",
  'no {x} thank you',
];

const AFFIRMATIONS = [
  '{x}',
  'i have {x}',
  'yes {x}',
  'no just {x}',
  'no but i have {x}',
  'no trouble there except {x}',
];

/** The words of a finding; of one with several values, both are tried. */
const FINDINGS = MODEL.types
  .flatMap(({ name, values }) => (name === 'Thing' ? values : []))
  .flatMap(({ id = '', name: { value } }) => {
    const thing = THINGS.get(id);
    return thing?.kind === 'finding' ? [{ finding: thing.id, lack: isLack(id), words: value }] : [];
  });

/** The main question that a finding answers first. */
function questionOf(id: FindingId): YesNoId {
  const answered = YES_NO_IDS.find((one) => getFinding(id).answers[one] === 'yes');
  const call = ROLL_CALL_IDS.find((one) => ROLL_CALLS[one].some((item) => item === answered));
  if (call !== undefined) return call;
  return answered !== undefined && (answered === 'leg' || RED_IDS.some((red) => red === answered))
    ? answered
    : 'saddle';
}

/** A question that asks about something else: the red one before, or the roll call about bones. */
const anotherThan = (id: YesNoId): YesNoId => (id === 'bladder_bowel' ? 'saddle' : 'bladder_bowel');

const sayAt = openSkill(understood);

/** Whether the finding, or one at least as grave that the same words may mean, was heard as had. */
const isHeardAsHad = ({ event }: Heard): boolean =>
  event !== 'unasked' && (event.type === 'have' ? event.had.kind === 'finding' : event.type === 'stuck');

/** "No sore spot here": nothing follows from it. */
const isHarmless = (had: Had): boolean => had.kind === 'finding' && getFinding(had.id).level === 'ok';

const passes = (moment: MomentId, { before, after }: Heard): boolean =>
  moment === 'hold' || moment === 'carry_on'
    ? after.plays
    : !after.closed &&
      after.asked !== moment &&
      JSON.stringify(before.answers) !== JSON.stringify(after.answers);

/** What breaks the rule in a cell; null if nothing does. */
function findFault(counts: boolean, moment: MomentId, heard: Heard): string | null {
  const { before, after, event } = heard;
  if (counts) {
    if (!isHeardAsHad(heard)) return 'was not heard';
    const harmless = event !== 'unasked' && event.type === 'have' && isHarmless(event.had);
    return (moment === 'hold' || moment === 'carry_on') && after.plays && !harmless
      ? 'let the hold go on'
      : null;
  }
  if (isHeardAsHad(heard)) return 'was taken as had';
  if (after.closed) return 'ended the session';
  if (moment === 'hold') return after.plays ? null : 'stopped the hold';
  if (moment === 'carry_on') return after.plays ? 'let the hold go on' : null;
  const unsafe = Object.entries(after.answers).filter(
    ([id, answer]) => answer !== 'no' && !(id in before.answers),
  );
  if (unsafe.length > 0) return `answered ${unsafe.map(([id]) => id).join(', ')}`;
  // Of a roll call only what was named is denied.
  const whole = isRollCall(moment) && passes(moment, heard) && event !== 'unasked' && event.type === 'deny';
  return whole && isRed(moment) ? 'denied the whole question' : null;
}

describe.each(['its question', 'another question', 'a hold', 'a pause'] as const)(
  'a finding at %s',
  (where) => {
    const momentFor = (id: FindingId): MomentId => {
      if (where === 'a hold') return 'hold';
      if (where === 'a pause') return 'carry_on';
      const question = questionOf(id);
      return where === 'its question' ? question : anotherThan(question);
    };
    const listFaults = async (forms: readonly string[], affirms: boolean): Promise<string[]> => {
      const faults: string[] = [];
      for (const { finding, lack, words } of FINDINGS) {
        const moment = momentFor(finding);
        for (const form of forms) {
          const said = form.replace('{x}', words);
          // "I don't … can't feel it" denies twice: it is asked about, and may be either.
          if (lack && !affirms && form.includes("n't")) continue;
          const fault = findFault(affirms || lack, moment, await sayAt(moment, said));
          if (fault !== null) faults.push(`${moment}: "${said}" (${finding}) ${fault}`);
        }
      }
      return faults;
    };

    it('counts if it is affirmed', async () => {
      expect(await listFaults(AFFIRMATIONS, true)).toEqual([]);
    }, 120_000);

    it('does not count if it is denied, unless it is a lack', async () => {
      expect(await listFaults(DENIALS, false)).toEqual([]);
    }, 120_000);
  },
);
