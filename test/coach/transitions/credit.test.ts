import { describe, expect, it } from 'vitest';
import { advance } from '../../../lambdas/coach/advance.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { run } from '../support/facts.ts';
import { whole } from '../support/history.ts';
import { around, asking, namesOf, NOW, talk } from '../support/talking.ts';

const END_MS = 60 * SECOND;

/** One hold of 45 s, which ends after a minute, and the check-in. */
const rolling = talk(
  {},
  {
    stage: 'rolling',
    asked: asking('hardest'),
    run: {
      ...run('a', NOW),
      playing: {
        sentAt: NOW,
        spans: [
          { step: 0, region: 'glutes', side: 'left', startMs: 0, holdStartMs: 15 * SECOND, endMs: END_MS },
        ],
        closeMs: 0,
        endMs: END_MS,
      },
    },
  },
);

describe('audio that a device fails to play', () => {
  it('is the segment, where it fails at once: nothing of it counts, and it plays again', () => {
    const turn = whole(advance(rolling, { type: 'audio_failed' }, around({ now: NOW + 2 * SECOND })));
    expect(namesOf(turn)).toContain('play');
    expect(turn.conversation.run?.heldMs[0]).toBe(0);
  });

  it('is the reprompt, where the segment is over: that was heard, and its question is put again', () => {
    const late = around({ now: NOW + END_MS + 15 * SECOND });
    const turn = whole(advance(rolling, { type: 'audio_failed' }, late));
    expect(namesOf(turn)).toEqual(['ask hardest']);
    expect(turn.conversation.run?.heldMs[0]).toBe(45 * SECOND);
  });
});
