import { describe, expect, it } from 'vitest';
import type { CoachEvent } from '../../../lambdas/coach/conversation/events.ts';
import { ASKED_IDS } from '../../../lambdas/coach/conversation/questions.ts';
import { NO_PROGRESS } from '../../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { TOPICS } from '../../../lambdas/coach/conversation/topics.ts';
import { asking, namesOf, NOW, playedIn, talk, tell, YES, type Moment } from '../support/talking.ts';

const ask = (topic: Extract<CoachEvent, { type: 'ask_topic' }>['topic']): CoachEvent => ({
  type: 'ask_topic',
  topic,
});
const at = (conversation: Moment['conversation']): Moment => ({
  conversation,
  progress: NO_PROGRESS,
  now: NOW,
});

describe('something asked about, nothing playing', () => {
  it.each([...TOPICS, 'unknown'] as const)('%s: the answer, and the question again', (topic) => {
    const before = talk({}, { asked: asking('pain_now') });
    const { turn } = tell(at(before), ask(topic));
    expect(turn).toMatchObject({
      said: [{ act: 'topic', topic }],
      then: 'ask',
      question: { question: 'pain_now' },
      conversation: before,
      facts: [],
    });
    expect(namesOf(turn)).toEqual(['topic', 'ask pain_now']);
  });

  it.each(ASKED_IDS)('at %s changes nothing', (id) => {
    const before = talk({}, { asked: { ...asking(id), misses: 1, form: 'again' } });
    const { turn } = tell(at(before), ask('fascia'));
    expect(turn.conversation).toEqual(before);
    expect(turn).toMatchObject({ then: 'ask', question: { question: id, form: 'again' } });
  });

  it('to begin with: the answer, then the welcome and its question', () => {
    const { turn } = tell(at(null), ask('fascia'));
    const names = namesOf(turn);
    expect(names[0]).toBe('topic');
    expect(names.at(-1)).toMatch(/^ask /);
  });
});

describe('something asked about in a hold', () => {
  const ready = at(talk());
  const begun = tell(tell(ready, { type: 'repeat' }).then, { type: 'ready' });
  /** Twenty seconds held: the moment of speaking is a second before the request. */
  const holdStartMs = playedIn(begun.turn)?.spans[0]?.holdStartMs ?? 0;
  const asked = tell(begun.then, ask('how_hard'), holdStartMs + 21 * SECOND);

  it('stands the hold still, and asks whether to carry on', () => {
    expect(namesOf(asked.turn)).toEqual(['ease_off', 'topic', 'ask carry_on']);
    expect(asked.turn.conversation.run).toMatchObject({ playing: null, next: 0 });
    expect(asked.turn.conversation.run?.heldMs[0]).toBe(20 * SECOND);
  });

  it('asked about more, goes on standing still, however long', () => {
    const more = tell(asked.then, ask('fascia'), 3 * MINUTE);
    expect(namesOf(more.turn)).toEqual(['topic', 'ask carry_on']);
    expect(more.turn.conversation.run).toEqual(asked.turn.conversation.run);
  });

  it('carried on, plays the rest of it', () => {
    const [span] = playedIn(tell(asked.then, YES, MINUTE).turn)?.spans ?? [];
    const [step] = begun.then.conversation?.run?.plan.steps ?? [];
    expect((span?.endMs ?? 0) - (span?.holdStartMs ?? 0)).toBe((step?.holdMs ?? 0) - 20 * SECOND);
  });
});
