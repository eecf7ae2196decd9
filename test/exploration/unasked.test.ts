import { describe, expect, it } from 'vitest';
import { advance } from '../../lambdas/coach/advance.ts';
import { step, type Advance, type State } from './state.ts';
import { calm, explored } from './unasked.ts';

/** The nearest states; `npm run test:long` looks at all. */
const NEAREST = 6;

/** The first segment plays; on a screen, it has, and the check-in plays. */
function rolling(device: State['device']): State {
  const plain = {
    when: '',
    otherVoice: false,
    lostThread: false,
    unreachable: false,
    service: 'works' as const,
  };
  const on = step(advance, calm(device), { ...plain, event: { type: 'ready' }, afterMs: 5000 }).after;
  const endMs = on.conversation?.run?.playing?.endMs ?? 0;
  return device === 'played'
    ? step(advance, on, { ...plain, event: { type: 'played' }, afterMs: endMs }).after
    : on;
}

/** Takes everybody for calm, whatever came up. */
const forgetful: Advance = (conversation, event, context) => {
  const { progress } = context;
  return advance(conversation, event, {
    ...context,
    progress: { ...progress, practice: { ...progress.practice, calm: 5 } },
  });
};

describe('going on unasked', () => {
  it.each(['played', 'reprompt'] as const)('breaks no rule, where the device can do so by: %s', (device) => {
    const { broken, onSilence } = explored(advance, rolling(device), NEAREST);
    expect(broken).toEqual([]);
    expect(onSilence).toBeGreaterThan(0);
  });

  it('happens neither unasked for, nor on a device that can do neither', () => {
    const root = calm('reprompt');
    const { preferences } = root.stored;
    const unwished = {
      ...root,
      stored: { ...root.stored, preferences: { ...preferences, keepsGoing: false } },
    };
    expect(explored(advance, unwished, NEAREST)).toMatchObject({ broken: [], onSilence: 0 });
    expect(explored(advance, calm('never'), NEAREST)).toMatchObject({ broken: [], onSilence: 0 });
  });

  it('is found out, where it forgets what came up', () => {
    const { broken } = explored(forgetful, { ...calm('reprompt'), isCalm: false }, NEAREST);
    expect(broken.join()).toMatch(/a hold in the reprompt, something came up within five routines/);
  });
});
