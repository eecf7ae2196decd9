import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES, SettingError } from '../../infra/settings.ts';

const SKILL_ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
const TABLE = {
  tableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Coach-Table',
  tableKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
};
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:FoamRollCoach-Skill';

/** Who may call has to be said, so every case here says so. */
const CLOSED = { closed: true };

const read = (given: Record<string, unknown>, stage: string | null = null): ReturnType<typeof readSettings> =>
  readSettings(given, stage);

function messageFor(given: Record<string, unknown>): string {
  try {
    read(given);
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('the settings', () => {
  it('by default keep no ratings, and delete logs after a month', () => {
    expect(read(CLOSED)).toEqual({
      stage: null,
      region: 'us-east-1',
      caller: { caller: 'nobody' },
      alarmEmail: null,
      keepRatings: false,
      logRetention: 30,
      privacyUrl: null,
      termsUrl: null,
      positionsUrl: null,
      otherEndpoints: {},
      table: null,
    });
  });

  it('count as omitted if they are empty, as in the example', () => {
    const names = [
      'skillId',
      'lwaSecret',
      'alarmEmail',
      'privacyUrl',
      'termsUrl',
      'positionsUrl',
      'tableArn',
    ];
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(read({ ...CLOSED, ...empty })).toEqual(read(CLOSED));
  });

  it('say who may call: an existing skill, one that the deployment creates, or nobody', () => {
    expect(read({ skillId: SKILL_ID }).caller).toEqual({ caller: 'skill', skillId: SKILL_ID });
    expect(read({ lwaSecret: 'coach/lwa' }).caller).toEqual({ caller: 'made', lwaSecret: 'coach/lwa' });
    expect(read(CLOSED).caller).toEqual({ caller: 'nobody' });
  });

  it.each([
    { skillId: SKILL_ID, lwaSecret: 'coach/lwa' },
    { skillId: SKILL_ID, closed: true },
  ])('can’t say two of these: %j', (given) => {
    expect(messageFor(given)).toMatch(/^settings skillId, lwaSecret and closed: expected only one of them/);
  });

  it('close a deployment only if they say so, never because something was forgotten', () => {
    for (const given of [{}, { closed: false }, { region: 'eu-west-1', skillId: '' }])
      expect(messageFor(given)).toBe(
        'settings skillId, lwaSecret and closed: expected one of them: who may call? For a deployment that nobody may call, set closed to true',
      );
  });

  it('name the endpoints of other regions', () => {
    const otherEndpoints = { EU: { skill: ARN, events: `${ARN}:live` } };
    expect(read({ ...CLOSED, otherEndpoints }).otherEndpoints).toEqual(otherEndpoints);
  });

  it('name a table that exists already, with its key', () => {
    expect(read({ ...CLOSED, ...TABLE }).table).toEqual({
      tableArn: TABLE.tableArn,
      keyArn: TABLE.tableKeyArn,
    });
    expect(messageFor({ ...CLOSED, tableArn: TABLE.tableArn })).toContain('expected both or neither');
  });

  it.each<[given: Record<string, unknown>, found: string]>([
    [
      { region: 'eu-west-1', lwaSecret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:coach-AbCdEf' },
      'setting lwaSecret: expected the region eu-west-1, as in the setting region, got us-east-1',
    ],
    [{ ...CLOSED, ...TABLE, region: 'us-west-2' }, 'setting tableArn: expected the region us-west-2'],
    [
      { ...CLOSED, ...TABLE, tableKeyArn: TABLE.tableKeyArn.replace('123456789012', '210987654321') },
      'setting tableKeyArn: expected the account of tableArn, got 210987654321',
    ],
    [
      { ...CLOSED, otherEndpoints: { FE: { skill: ARN, events: ARN } } },
      'setting otherEndpoints: expected a Lambda in the region of FE, got arn:aws:lambda:eu-west-1',
    ],
    [
      { ...CLOSED, region: 'eu-west-1', otherEndpoints: { EU: { skill: ARN, events: ARN } } },
      'setting otherEndpoints: EU is this deployment’s own (eu-west-1)',
    ],
  ])('are held against each other: %j', (given, found) => {
    expect(messageFor(given)).toContain(found);
  });

  it('say which name is unknown, and which there are', () => {
    expect(messageFor({ skilId: SKILL_ID })).toMatch(
      /^unknown setting skilId: expected one of region, skillId, /,
    );
  });

  it.each([[''], ['Beta'], ['b'], ['beta-2'], ['averyveryverylongone']])('refuse the stage "%s"', (stage) => {
    expect(() => read(CLOSED, stage)).toThrow('stage: expected 2 to 12 small letters, such as beta, got');
  });

  const WRONG: [name: string, given: unknown, allowed: string][] = [
    ['region', 'eu-central-1', 'us-east-1, eu-west-1 or us-west-2'],
    ['skillId', 'bad', 'the id of a skill, such as amzn1.ask.skill.'],
    ['skillId', `${SKILL_ID}0`, 'the id of a skill, such as amzn1.ask.skill.'],
    ['lwaSecret', 'two words', 'the name or the ARN of a secret'],
    ['alarmEmail', 'ada', 'an e-mail address'],
    ['closed', 'yes', 'true or false'],
    ['keepRatings', 'true', 'true or false'],
    ['logRetentionDays', 31, 'one of 1, 3, 5, 7, 14, 30'],
    ['logRetentionDays', 'forever', 'one of 1, 3, 5, 7, 14, 30'],
    ['logRetentionDays', 9999, 'one of 1, 3, 5, 7, 14, 30'],
    ['privacyUrl', 'http://example.com', 'an address that begins with https://'],
    ['termsUrl', 'terms.html', 'an address that begins with https://'],
    [
      'positionsUrl',
      `https://example.com/${'p'.repeat(41)}`,
      'an address that begins with https://, of at most 60',
    ],
    ['otherEndpoints', { EU: { skill: ARN } }, 'such as {"EU": '],
    ['tableArn', 'coach', 'the ARN of a table'],
    ['tableKeyArn', 'alias/coach', 'the ARN of a key'],
    ['otherEndpoints', { AF: { skill: ARN, events: ARN } }, 'the keys NA, EU or FE'],
  ];

  it.each(WRONG)(
    'refuse an invalid %s in one line that names the expected values',
    (name, given, allowed) => {
      const line = messageFor({ ...CLOSED, [name]: given });
      expect(line).toContain(`setting ${name}: expected `);
      expect(line).toContain(`, got ${JSON.stringify(given)}`);
      expect(line).toContain(allowed);
      expect(line).not.toContain('\n');
    },
  );

  it('report every invalid one', () => {
    expect(messageFor({ region: 'here', keepRatings: 2 }).split('\n')).toHaveLength(2);
    expect([...new Set(WRONG.map(([name]) => name))].sort()).toEqual([...SETTING_NAMES].sort());
  });
});
