import { beforeAll, describe, expect, it } from 'vitest';
import {
  ITEMS,
  ROLL_CALL_IDS,
  ROLL_CALLS,
  YES_NO_IDS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { fateOf, itemAfterSecond, reach, REPLIES, type Fate, type ReplyName } from './matrix.ts';

/** "Yeah no" is heard as not sure. What isn't understood at all never leads on. */
const UNSURE = ['unsure', 'mixed'] as const satisfies readonly ReplyName[];

/** At most `refer`, which the clearance questions lift, or `caution`. */
const GENTLY: readonly YesNoId[] = [
  ...([
    'seventy',
    'leg',
    'constant_pain',
    'recent_trauma',
    'clot_ever',
    'pregnant',
    'other_condition',
  ] as const),
  ...ROLL_CALLS.bones,
  ...ROLL_CALLS.history,
  ...ROLL_CALLS.blood_heart,
  ...(['leg_nerve', 'aspirin_only', 'other_limit'] as const),
];

/** Questions that "none" answers, as "no" does: about symptoms, and not red. */
const ASKED_OF_SYMPTOMS: readonly YesNoId[] = [
  ...ROLL_CALL_IDS,
  ...keysOf(ITEMS),
  ...(['seventy', 'leg', 'anything_new', 'unchanged', 'flare', 'skin_joints'] as const),
];

/**
 * The unsafe answers after which docs/clinical.md still lets people roll, if they give every other answer in the
 * friendliest way. After any other unsafe answer, there is no hold.
 */
const EXCEPTIONS: readonly {
  readonly because: string;
  readonly fate: Fate;
  readonly at: readonly YesNoId[];
  readonly said: readonly ReplyName[];
}[] = [
  {
    because: 'Roll calls: "yes" or "not sure" opens its single questions one by one, which are then denied',
    fate: 'rolls',
    at: ROLL_CALL_IDS,
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Rule 3: "None" is never accepted at a red question; at the others it denies what was asked',
    fate: 'rolls',
    at: ASKED_OF_SYMPTOMS,
    said: ['none'],
  },
  {
    because: 'Clearance: "Were you told to rest?" no: gentle',
    fate: 'rolls gently',
    at: ['told_to_rest'],
    said: ['none'],
  },
  {
    because: 'Full screening: at most refer, which the clearance questions lift; or caution',
    fate: 'rolls gently',
    at: GENTLY,
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Red questions: what is old and was examined is refer, by the explicit okay',
    fate: 'rolls gently',
    at: ['saddle', 'bladder_bowel', 'both_legs'],
    said: ['unsafe'],
  },
  {
    because: 'Sweats from the menopause, a medicine or a warm room: nothing',
    fate: 'rolls',
    at: ['sweats'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'A sudden start counts only from seventy, or with long steroids',
    fate: 'rolls',
    at: ['sudden_start'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Returning, same_person: "anything but yes: full screening, no history told"',
    fate: 'rolls',
    at: ['same_person'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Returning: a yes asks what; what isn’t understood opens all',
    fate: 'rolls',
    at: ['red_flags_since'],
    said: ['unsafe'],
  },
  {
    because:
      'Returning: what isn’t understood opens all; after a screening that was broken off, so does all but no',
    fate: 'rolls',
    at: ['anything_new', 'unchanged'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'docs/clinical.md, Doses: a flare halves the minutes; only two in a row pause rolling',
    fate: 'rolls',
    at: ['flare'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Set-up: floor, "no: standing at a wall"',
    fate: 'rolls standing',
    at: ['floor'],
    said: ['unsafe', ...UNSURE],
  },
  {
    because: 'Set-up: where skin or joints are sore, "that region is left out on both sides"',
    fate: 'rolls',
    at: ['skin_joints'],
    said: ['unsafe'],
  },
  {
    because: 'Rule 6: "Skip the questions", "no to everything" get the question again, and no routine',
    fate: 'asked again',
    at: YES_NO_IDS,
    said: ['skip', 'all_no'],
  },
];

const REPLY_NAMES = keysOf(REPLIES);

function expectedFateOf(question: YesNoId, reply: ReplyName): Fate {
  return EXCEPTIONS.find(({ at, said }) => at.includes(question) && said.includes(reply))?.fate ?? 'no hold';
}

describe('the coach, after any answer but the safe one,', () => {
  let item: Item = {};
  beforeAll(async () => {
    item = await itemAfterSecond();
  });

  it.each(YES_NO_IDS)('plays a hold only if docs/clinical.md allows it: answers to %s', async (question) => {
    const reached = await reach(question, item);
    const fates = new Map<ReplyName, Fate>();
    for (const reply of REPLY_NAMES) fates.set(reply, await fateOf(question, reply, reached));
    expect(Object.fromEntries(fates)).toEqual(
      Object.fromEntries(REPLY_NAMES.map((reply) => [reply, expectedFateOf(question, reply)])),
    );
  });

  it('has one rule at most for each answer that still leads to a hold', () => {
    const pairs = EXCEPTIONS.flatMap(({ at, said }) =>
      at.flatMap((id) => said.map((reply) => `${id} ${reply}`)),
    );
    expect(pairs.length).toBe(new Set(pairs).size);
  });
});
