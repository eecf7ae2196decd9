import { describe, expect, it } from 'vitest';
import { advance } from '../../lambdas/coach/advance.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import { nextSegment } from '../../lambdas/coach/timeline/next-segment.ts';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { NO, number, permitted, YES } from '../coach/support/talking.ts';
import { explore, type Broken } from './explorer.ts';
import type { Said } from './moves.ts';
import { nothingYet, step, type Advance, type State } from './state.ts';
import { whole } from '../coach/support/history.ts';

/** A state some answers in, each five seconds after the one before. */
function after(...events: readonly CoachEvent[]): State {
  const plain = {
    afterMs: 5000,
    when: '',
    otherVoice: false,
    lostThread: false,
    unreachable: false,
    service: 'works' as const,
  };
  const told = events.map((event): Said => ({ ...plain, event }));
  return told.reduce((state, said) => step(advance, state, said).after, nothingYet('recognised'));
}

/** A first visit with nothing to be careful of, at "say: ready". */
const READY = after(
  { type: 'launched' },
  number(40),
  ...Array.from({ length: 13 }, () => NO),
  YES,
  NO,
  number(2),
);

describe('the state space of the conversation', () => {
  it('breaks no rule, to a fixpoint', { timeout: 300_000 }, () => {
    const started = performance.now();
    const { states, transitions, depth, broken } = explore(advance, [nothingYet('recognised')]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${states} states, ${transitions} transitions, ${depth} events deep, ${seconds} s\n`,
    );
    expect(broken).toEqual([]);
    expect(states).toBeGreaterThan(5_000);
    expect(transitions).toBeGreaterThan(300_000);
  });

  it.each(['', ...ALEXA_LOCALES])('an emergency begins with the number to call: %j', (alexaLocale) => {
    const locale = localeFor(alexaLocale);
    for (const cause of ['answer', 'unsure', 'said', 'called'] as const) {
      const words = wordsOf(locale, { act: 'emergency', cause, about: 'saddle', onRoller: true });
      expect(words.split(' ').slice(0, 6).join(' ')).toContain(locale.locality.emergency);
    }
  });
});

/** The coach with one rule broken. */
interface BrokenRule {
  readonly rule: string;
  readonly advance: Advance;
  readonly from: State;
  readonly invariant: string;
  readonly because: string;
  readonly conversation: readonly string[];
}

/** A yes to new numbness is taken for a no. */
const deafAtSaddle: Advance = (conversation, event, context) =>
  advance(
    conversation,
    event.type === 'yes' && conversation?.asked.id === 'saddle_recent' ? NO : event,
    context,
  );

/** "Ready" at a question plays the next segment, whatever that question is. */
const rollsOnAt =
  (question: 'how_strong' | 'skin_where'): Advance =>
  (conversation, event, context) => {
    const turn = whole(advance(conversation, event, context));
    const run = conversation?.run;
    if (conversation?.asked.id !== question || event.type !== 'ready' || !run) return turn;
    if (turn.then !== 'ask') return turn;
    const opening = { lead: null, positionSaid: false, running: null };
    const segment = nextSegment(permitted(false), run, context.progress, opening);
    return { ...turn, play: segment };
  };

/** "Stop" is taken for something unclear. */
const neverStops: Advance = (conversation, event, context) =>
  advance(
    conversation,
    event.type === 'stop' && conversation?.asked.id === 'saddle' ? { type: 'unclear' } : event,
    context,
  );

const BROKEN: readonly BrokenRule[] = [
  {
    rule: 'a yes to new numbness is taken for a no',
    advance: deafAtSaddle,
    from: nothingYet('recognised'),
    invariant: 'an emergency ends the session with the number first',
    because: 'no number first, or left open',
    conversation: ['launched', 'have saddle_numbness old', 'yes'],
  },
  {
    rule: 'a pain is passed over',
    advance: rollsOnAt('how_strong'),
    from: READY,
    invariant: 'after "it hurts" only its answer goes on',
    because: 'how_strong passed over',
    conversation: ['hurts', 'ready'],
  },
  {
    rule: 'a sore place is passed over',
    advance: rollsOnAt('skin_where'),
    from: READY,
    invariant: 'no hold without a permission in force',
    because: 'something sore nobody knows where',
    conversation: ['yes', 'have sore_skin, getting into position', 'ready'],
  },
  {
    rule: 'stop is not heard',
    advance: neverStops,
    from: nothingYet('recognised'),
    invariant: 'a way out of every state, at once',
    because: 'stop ends nothing',
    // What may be urgent brings the red questions first, before the age.
    conversation: ['have effort_chest_pain', 'stop'],
  },
];

describe('a rule broken on purpose', () => {
  it.each(BROKEN)('$rule: shown by the shortest conversation', ({ advance: broken, from, ...shown }) => {
    const { invariant, because, conversation } = shown;
    const isIt = (one: Broken): boolean => one.invariant === invariant && one.because === because;
    const found = explore(broken, [from], isIt).broken.find(isIt);
    expect(found?.conversation).toEqual(conversation);
  });
});
