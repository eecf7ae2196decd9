import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES, SettingError } from '../../infra/settings.ts';

const SKILL_ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:FoamRollCoach-Skill';

const read = (given: Record<string, unknown>): ReturnType<typeof readSettings> =>
  readSettings((name) => given[name]);

function messageFor(given: Record<string, unknown>): string {
  try {
    read(given);
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('readSettings', () => {
  it('by default lets nobody call, keeps no ratings, and deletes logs after a month', () => {
    expect(read({})).toEqual({
      region: 'us-east-1',
      caller: { caller: 'nobody' },
      alarmEmail: null,
      keepRatings: false,
      logRetention: 30,
      privacyUrl: null,
      termsUrl: null,
      otherEndpoints: {},
    });
  });

  it('treats empty settings, as in cdk.json, like missing ones', () => {
    expect(read({ skillId: '', lwaSecret: '', alarmEmail: '', privacyUrl: '', termsUrl: '' })).toEqual(
      read({}),
    );
  });

  it('accepts text, as the command line passes it', () => {
    const text = { keepRatings: 'true', logRetentionDays: '7', otherEndpoints: '{}' };
    expect(read(text)).toEqual(read({ keepRatings: true, logRetentionDays: 7, otherEndpoints: {} }));
    expect(read(text)).toMatchObject({ keepRatings: true, logRetention: 7 });
  });

  it('reads who may call: an existing skill, or one that the deployment creates', () => {
    expect(read({ skillId: SKILL_ID }).caller).toEqual({ caller: 'skill', skillId: SKILL_ID });
    expect(read({ lwaSecret: 'coach/lwa' }).caller).toEqual({ caller: 'made', lwaSecret: 'coach/lwa' });
    expect(messageFor({ skillId: SKILL_ID, lwaSecret: 'coach/lwa' })).toContain('expected only one of them');
  });

  it('reads the endpoints of other regions', () => {
    const otherEndpoints = { EU: { skill: ARN, events: `${ARN}:live` } };
    expect(read({ otherEndpoints }).otherEndpoints).toEqual(otherEndpoints);
  });

  const WRONG: [name: string, given: unknown, allowed: string][] = [
    ['region', 'eu-central-1', 'us-east-1, eu-west-1 or us-west-2'],
    ['skillId', 'bad', 'the id of a skill, such as amzn1.ask.skill.'],
    ['skillId', `${SKILL_ID}0`, 'the id of a skill, such as amzn1.ask.skill.'],
    ['lwaSecret', 'two words', 'the name or the ARN of a secret'],
    ['alarmEmail', 'ada', 'an e-mail address'],
    ['keepRatings', 'yes', 'true or false'],
    ['logRetentionDays', 31, 'one of 1, 3, 5, 7, 14, 30'],
    ['logRetentionDays', 'forever', 'one of 1, 3, 5, 7, 14, 30'],
    ['logRetentionDays', 9999, 'one of 1, 3, 5, 7, 14, 30'],
    ['privacyUrl', 'http://example.com', 'an address that begins with https://'],
    ['termsUrl', 'terms.html', 'an address that begins with https://'],
    ['otherEndpoints', { EU: { skill: ARN } }, 'such as {"EU": '],
    ['otherEndpoints', { AF: { skill: ARN, events: ARN } }, 'the keys NA, EU or FE'],
  ];

  it.each(WRONG)(
    'rejects an invalid %s in one line that names the expected values',
    (name, given, allowed) => {
      const line = messageFor({ [name]: given });
      expect(line).toContain(`setting ${name}: expected `);
      expect(line).toContain(`, got ${JSON.stringify(given)}`);
      expect(line).toContain(allowed);
      expect(line).not.toContain('\n');
    },
  );

  it('reports every invalid setting', () => {
    expect(messageFor({ region: 'here', keepRatings: 2 }).split('\n')).toHaveLength(2);
    expect([...new Set(WRONG.map(([name]) => name))].sort()).toEqual([...SETTING_NAMES].sort());
  });
});
