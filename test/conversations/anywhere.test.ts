import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { answerAt, MOMENTS, type MomentName } from './phases.ts';
import { askedIn, holdsIn, understood } from './talk.ts';

/** What one says, and what comes of it: the question that follows, and the holds that play before it. */
type Row = readonly [said: string, asks: string, holds: readonly number[]];

const stays = (said: string, id: string): Row => [said, id, []];
const closes = (said: string): Row => [said, 'closed', []];

const TABLE = {
  'a hold': [
    stays('pause', 'carry_on'),
    ['resume', 'hardest', [10, 30]],
    ['next', 'hardest', [30]],
    stays('previous', 'carry_on'),
    ['repeat', 'hardest', [10, 30]],
    stays('start over', 'ready'),
    stays('help', 'carry_on'),
    stays('why', 'carry_on'),
    ['yes', 'hardest', [10, 30]],
    stays('no', 'carry_on'),
    // nobody asked for a number
    stays('four', 'pain_or_seconds'),
    stays('banana', 'carry_on'),
    stays('not sure', 'carry_on'),
    stays('it hurts', 'how_strong'),
    closes('stop'),
    closes('cancel'),
    closes('go home'),
  ],
  'a check-in': [
    stays('pause', 'carry_on'),
    ['resume', 'hardest', [30, 30]],
    ['next', 'hardest', [30, 30]],
    ['previous', 'hardest', [30, 30, 30]],
    stays('repeat', 'hardest'),
    stays('start over', 'ready'),
    stays('help', 'hardest'),
    stays('why', 'hardest'),
    stays('yes', 'hardest'),
    stays('no', 'hardest'),
    ['four', 'hardest', [30, 30]],
    stays('banana', 'hardest'),
    stays('not sure', 'hardest'),
    closes('stop'),
  ],
  'a waiting bed': [
    stays('pause', 'ready'),
    ['resume', 'hardest', [30, 30]],
    ['next', 'hardest', [30, 30]],
    stays('previous', 'ready'),
    stays('repeat', 'ready'),
    stays('start over', 'ready'),
    stays('help', 'ready'),
    stays('why', 'ready'),
    ['yes', 'hardest', [30, 30]],
    stays('no', 'ready'),
    stays('four', 'ready'),
    stays('banana', 'ready'),
    stays('not sure', 'ready'),
    closes('stop'),
  ],
  'a pause': [
    stays('pause', 'carry_on'),
    ['resume', 'hardest', [10, 30]],
    // voice.md: "At any moment, after the wake word: pause, next, previous, …"
    ['next', 'hardest', [30]],
    stays('previous', 'carry_on'),
    stays('repeat', 'carry_on'),
    stays('start over', 'ready'),
    stays('help', 'carry_on'),
    stays('why', 'carry_on'),
    ['yes', 'hardest', [10, 30]],
    closes('no'),
    // nobody asked for a number, and someone rests: it can't start a hold
    stays('four', 'how_strong'),
    stays('banana', 'carry_on'),
    stays('not sure', 'carry_on'),
    closes('stop'),
  ],
  after: [
    stays('resume', 'back_now'),
    stays('repeat', 'back_now'),
    stays('start over', 'back_now'),
    stays('help', 'back_now'),
    stays('why', 'back_now'),
    stays('yes', 'back_now'),
    closes('no'),
    closes('four'),
    stays('banana', 'back_now'),
    closes('not sure'),
    closes('stop'),
    // the routine is over: there is nothing to go on to, and nothing to come back to but this question
    closes('next'),
    stays('pause', 'back_now'),
    stays('i have a tennis ball', 'back_now'),
  ],
} as const satisfies Readonly<Partial<Record<MomentName, readonly Row[]>>>;

describe.each(keysOf(TABLE))('in %s', (name) => {
  it.each([...TABLE[name]])('"%s" → %s, holds %j', async (said, asks, holds) => {
    const turn = await answerAt(name, said);
    expect([askedIn(turn) ?? 'closed', holdsIn(turn), turn.closeMs]).toEqual([asks, holds, 0]);
  });
});

const EVERYWHERE = ['help', 'repeat', 'banana', 'why', 'pause', 'stop', '(silence)'] as const;

describe.each(keysOf(MOMENTS))('at %s', (name) => {
  it.each(EVERYWHERE)('"%s" does something sensible', async (said) => {
    const turn = await answerAt(name, said);
    expect(turn.heard).not.toBe('');
    const ends = said === 'stop' || said === '(silence)';
    expect(turn.microphone).toBe(ends ? 'closed' : 'open');
  });
});

/** What a text teaches to say: after "say", up to the end of the clause. */
function taught(heard: string): string[] {
  return [...heard.matchAll(/\bsay:? (?:Alexa, )?([a-z' ,]+?)(?=[.;:?]|, to |$)/gi)].flatMap((found) =>
    (found[1] ?? '')
      .split(/, or |, | or /)
      .map((words) => words.replace(/^or |^a number.*$|^such as .*$/, '').trim()),
  );
}

describe('what Help and the questions teach to say', () => {
  it.each(keysOf(MOMENTS))('at %s is understood', async (name) => {
    const { heard } = await answerAt(name, 'help');
    const words = taught(heard).filter((said) => said !== '');
    const unknown = words.filter((said) => {
      const meant = understood.inSession(said);
      return meant.kind === 'intent' && meant.match === 'fallback';
    });
    expect(unknown).toEqual([]);
  });
});

describe('doing one again', () => {
  it.each([
    ['a check-in', 'previous'],
    ['after', 'previous'],
  ] as const)('in %s doesn’t call the same side the other', async (name, said) => {
    const turn = await answerAt(name, said);
    expect(turn.heard).not.toMatch(/^Other side/);
  });
});
