import { beforeAll, describe, expect, it } from 'vitest';
import { YES_NO_IDS, type YesNoId } from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { fateOf, itemAfterFirst, reach, REPLIES, type Fate, type ReplyName } from './matrix.ts';

const UNCLEAR = ['unsure', 'banana', 'mixed', 'denial'] as const satisfies readonly ReplyName[];
const NOT_RED = [
  ...(['trauma', 'ill', 'constant', 'leg', 'clot', 'history', 'bones_joints'] as const),
  ...(['medical', 'pregnant', 'other', 'anything_new', 'skin_joints'] as const),
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
    because:
      'Full screening: at most refer, and "both yes: gentle mode"; of a treated condition, "no: caution"',
    fate: 'rolls gently',
    at: ['trauma', 'leg', 'clot', 'history', 'bones_joints', 'medical', 'pregnant', 'other'],
    said: ['unsafe', ...UNCLEAR],
  },
  {
    because: 'told to limit exercise: "yes or unsure: refer", which the two questions lift',
    fate: 'rolls gently',
    at: ['other_limit'],
    said: ['unsafe', 'none', ...UNCLEAR],
  },
  {
    because: 'Rule 3: "None" is never accepted at a red question; at the others it denies what was asked',
    fate: 'rolls',
    at: NOT_RED,
    said: ['none'],
  },
  {
    because: 'Rule 3: a denial denies what it names, and saddle asks about numbness alone',
    fate: 'rolls',
    at: ['saddle'],
    said: ['denial'],
  },
  {
    because: 'Returning, same_person: "anything but yes: full screening, no history told"',
    fate: 'rolls',
    at: ['same_person'],
    said: ['unsafe', 'none', ...UNCLEAR],
  },
  {
    because: 'Returning, anything_new: "yes: full screening now"',
    fate: 'rolls',
    at: ['anything_new'],
    said: ['unsafe', ...UNCLEAR],
  },
  {
    because: 'docs/clinical.md, Doses: a flare halves the minutes; only two in a row pause rolling',
    fate: 'rolls',
    at: ['flare'],
    said: ['unsafe', 'none', ...UNCLEAR],
  },
  {
    because: 'Set-up: floor, "no: standing at a wall"',
    fate: 'rolls standing',
    at: ['floor'],
    said: ['unsafe', 'none', ...UNCLEAR],
  },
  {
    because: 'Set-up: where skin or joints are sore, "those regions are left out on both sides"',
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
    item = await itemAfterFirst();
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
