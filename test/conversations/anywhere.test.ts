import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { answerAt, MOMENTS, type MomentName } from './phases.ts';
import { askedIn, holdsIn, understood } from './talk.ts';

/** What someone says; the question that follows; and the seconds of the holds that play before it. */
type Row = readonly [said: string, asks: string, holds: readonly number[]];

const expectQuestion = (said: string, id: string): Row => [said, id, []];
const expectClose = (said: string): Row => [said, 'closed', []];

const TABLE = {
  'a hold': [
    expectQuestion('pause', 'carry_on'),
    ['resume', 'hardest', [10, 30]],
    ['next', 'hardest', [30]],
    // There is nothing before the first hold, so it goes on.
    ['previous', 'hardest', [10, 30]],
    ['repeat', 'hardest', [10, 30]],
    expectQuestion('start over', 'ready'),
    expectQuestion('help', 'carry_on'),
    expectQuestion('why', 'carry_on'),
    ['yes', 'hardest', [10, 30]],
    expectQuestion('no', 'carry_on'),
    // Nobody asked for a number, so it may be pain or seconds.
    expectQuestion('four', 'pain_or_seconds'),
    expectQuestion('banana', 'carry_on'),
    expectQuestion('not sure', 'carry_on'),
    expectQuestion('it hurts', 'how_strong'),
    expectClose('stop'),
    expectClose('cancel'),
    expectClose('go home'),
  ],
  'a check-in': [
    expectQuestion('pause', 'carry_on'),
    ['resume', 'hardest', [30, 30]],
    ['next', 'hardest', [30, 30]],
    ['previous', 'hardest', [30, 30, 30]],
    expectQuestion('repeat', 'hardest'),
    expectQuestion('start over', 'ready'),
    expectQuestion('help', 'hardest'),
    expectQuestion('why', 'hardest'),
    expectQuestion('yes', 'hardest'),
    expectQuestion('no', 'sharp_or_strong'),
    ['four', 'hardest', [30, 30]],
    expectQuestion('banana', 'hardest'),
    expectQuestion('not sure', 'hardest'),
    expectClose('stop'),
  ],
  'a waiting bed': [
    expectQuestion('pause', 'ready'),
    ['resume', 'hardest', [30, 30]],
    ['next', 'hardest', [30, 30]],
    expectQuestion('previous', 'ready'),
    expectQuestion('repeat', 'ready'),
    expectQuestion('start over', 'ready'),
    expectQuestion('help', 'ready'),
    expectQuestion('why', 'ready'),
    ['yes', 'hardest', [30, 30]],
    expectQuestion('no', 'ready'),
    expectQuestion('four', 'ready'),
    expectQuestion('banana', 'ready'),
    expectQuestion('not sure', 'ready'),
    expectClose('stop'),
  ],
  'a pause': [
    expectQuestion('pause', 'carry_on'),
    ['resume', 'hardest', [10, 30]],
    // "Next" works at any moment after the wake word, so it goes on to the next hold even from a pause.
    ['next', 'hardest', [30]],
    ['previous', 'hardest', [10, 30]],
    expectQuestion('repeat', 'carry_on'),
    expectQuestion('start over', 'ready'),
    expectQuestion('help', 'carry_on'),
    expectQuestion('why', 'carry_on'),
    ['yes', 'hardest', [10, 30]],
    expectClose('no'),
    // Nobody asked for a number, and the person rests: it must not start a hold.
    expectQuestion('four', 'how_strong'),
    expectQuestion('banana', 'carry_on'),
    expectQuestion('not sure', 'carry_on'),
    expectClose('stop'),
  ],
  after: [
    expectQuestion('resume', 'back_now'),
    expectQuestion('repeat', 'back_now'),
    expectQuestion('start over', 'back_now'),
    expectQuestion('help', 'back_now'),
    expectQuestion('why', 'back_now'),
    expectQuestion('yes', 'back_now'),
    expectClose('no'),
    expectClose('four'),
    expectQuestion('banana', 'back_now'),
    expectClose('not sure'),
    expectClose('stop'),
    // The routine is over, so there is nothing to go on to, and only this question to return to.
    expectClose('next'),
    expectQuestion('pause', 'back_now'),
    expectQuestion('i have a tennis ball', 'back_now'),
  ],
} as const satisfies Readonly<Partial<Record<MomentName, readonly Row[]>>>;

describe.each(keysOf(TABLE))('the coach, at %s,', (name) => {
  it.each([...TABLE[name]])('answers "%s" with %s, after holds of %j s', async (said, asks, holds) => {
    const turn = await answerAt(name, said);
    expect([askedIn(turn) ?? 'closed', holdsIn(turn), turn.closeMs]).toEqual([asks, holds, 0]);
  });
});

const EVERYWHERE = ['help', 'repeat', 'banana', 'why', 'pause', 'stop', '(silence)'] as const;

describe.each(keysOf(MOMENTS))('the coach, at %s,', (name) => {
  it.each(EVERYWHERE)('answers "%s" with words, and closes only on "stop" or silence', async (said) => {
    const turn = await answerAt(name, said);
    expect(turn.heard).not.toBe('');
    const ends = said === 'stop' || said === '(silence)';
    expect(turn.microphone).toBe(ends ? 'closed' : 'open');
  });
});

/** The words that a text teaches people to say: those after "say", up to the end of the clause. */
function listTaughtWords(heard: string): string[] {
  return [...heard.matchAll(/\bsay:? (?:Alexa, )?([a-z' ,]+?)(?=[.;:?]|, to |$)/gi)].flatMap((found) =>
    (found[1] ?? '')
      .split(/, or |, | or /)
      .map((words) => words.replace(/^or |^a number.*$|^such as .*$/, '').trim()),
  );
}

describe('the coach, asked for help,', () => {
  it.each(keysOf(MOMENTS))('teaches only words that it understands, at %s', async (name) => {
    const { heard } = await answerAt(name, 'help');
    const words = listTaughtWords(heard).filter((said) => said !== '');
    const unknown = words.filter((said) => {
      const meant = understood.inSession(said);
      return meant.kind === 'intent' && meant.match === 'fallback';
    });
    expect(unknown).toEqual([]);
  });
});

describe('the coach, asked to repeat a hold,', () => {
  it.each([
    ['a check-in', 'previous'],
    ['after', 'previous'],
  ] as const)('does not call the same side "the other side", at %s', async (name, said) => {
    const turn = await answerAt(name, said);
    expect(turn.heard).not.toMatch(/^Other side/);
  });
});
