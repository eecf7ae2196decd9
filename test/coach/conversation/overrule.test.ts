import { describe, expect, it } from 'vitest';
import { revokeStalePermission } from '../../../lambdas/coach/conversation/overrule.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { concluded, NOW, talk } from '../support/talking.ts';

const RETURNED = { questionSet: 'returning', answers: { red_flags_since: 'no' } } as const;

/** Asking what is new, having withdrawn for it what was in force. */
const asking = talk({ ...RETURNED, screened: null, amends: concluded(), suspendedAt: NOW });

const withdrawn = (at: number): PersonRecord => ({ ...NO_PROGRESS, withdrawnAt: at });

describe('a permission that the record no longer allows', () => {
  it('stays in force where the record allows it', () => {
    const conversation = talk(RETURNED);
    expect(revokeStalePermission(conversation, { progress: { ...NO_PROGRESS, screened: concluded() } })).toBe(
      conversation,
    );
  });

  it('makes the coach ask everything', () => {
    const { checks } = revokeStalePermission(talk(RETURNED), { progress: withdrawn(NOW) });
    expect([checks.questionSet, checks.answers, checks.screened]).toEqual(['full', {}, null]);
  });

  it('was withdrawn here, while the coach asks what is new: that alone is asked', () => {
    expect(revokeStalePermission(asking, { progress: withdrawn(NOW) })).toBe(asking);
  });

  it('was withdrawn here, and then on another device: all is asked', () => {
    const { checks } = revokeStalePermission(asking, { progress: withdrawn(NOW + SECOND) });
    expect(checks.questionSet).toBe('full');
  });

  it('was withdrawn here, and blocked on another device: all is asked', () => {
    const progress = { ...withdrawn(NOW), screened: concluded({ outcome: 'blocked' }) };
    expect(revokeStalePermission(asking, { progress }).checks).toMatchObject({
      questionSet: 'full',
      wasBlocked: true,
    });
  });
});
