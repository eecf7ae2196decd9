import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../lambdas/environment.ts';
import { readConfiguration, readDeletionQueue } from '../lambdas/settings.ts';

const WHOLE = { SKILL_ID: 'amzn1.ask.skill.1', TABLE_NAME: 'progress' };

describe('reading the settings', () => {
  it('takes the skill’s id and the table’s name from the environment', () => {
    expect(readConfiguration({ ...WHOLE, PATH: '/bin' })).toEqual({
      skillId: 'amzn1.ask.skill.1',
      tableName: 'progress',
      stage: null,
      keepRatings: false,
      positionsUrl: null,
      logs: true,
      checksTimes: true,
    });
  });

  it.each([
    ['true', true],
    ['false', false],
  ])(
    'lets the deployment keep pain and reach only with KEEP_RATINGS=true: %s',
    (KEEP_RATINGS, keepRatings) => {
      expect(readConfiguration({ ...WHOLE, KEEP_RATINGS })).toMatchObject({ keepRatings });
    },
  );

  it('takes the address of the positions from POSITIONS_URL', () => {
    const POSITIONS_URL = 'https://example.com/roll';
    expect(readConfiguration({ ...WHOLE, POSITIONS_URL })).toMatchObject({ positionsUrl: POSITIONS_URL });
  });

  it('turns the log off with LOGS=none', () => {
    expect(readConfiguration({ ...WHOLE, LOGS: 'none' })).toMatchObject({ logs: false });
  });

  it('takes the times of requests as they are sent with REQUEST_TIMES=as_sent', () => {
    expect(readConfiguration({ ...WHOLE, REQUEST_TIMES: 'as_sent' })).toMatchObject({ checksTimes: false });
  });

  it.each([
    [{}, 'SKILL_ID'],
    [{}, 'TABLE_NAME'],
    [{ TABLE_NAME: 'progress' }, 'SKILL_ID'],
    [{ SKILL_ID: 'amzn1.ask.skill.1' }, 'TABLE_NAME'],
    [{ ...WHOLE, SKILL_ID: '' }, 'SKILL_ID'],
    [{ ...WHOLE, TABLE_NAME: '' }, 'TABLE_NAME'],
    [{ ...WHOLE, TABLE_NAME: undefined }, 'TABLE_NAME'],
    [{ ...WHOLE, KEEP_RATINGS: 'maybe' }, 'KEEP_RATINGS'],
    [{ ...WHOLE, POSITIONS_URL: 'roll' }, 'POSITIONS_URL'],
    [{ ...WHOLE, LOGS: 'everywhere' }, 'LOGS'],
    [{ ...WHOLE, REQUEST_TIMES: 'never' }, 'REQUEST_TIMES'],
  ])('refuses the environment %j because of %s', (environment, missing) => {
    expect(() => readConfiguration(environment)).toThrow(ConfigurationError);
    expect(() => readConfiguration(environment)).toThrow(
      new RegExp(`must name .*${missing} \\(.+: see docs/deploy\\.md`),
    );
  });

  it('refuses null in place of an environment', () => {
    expect(() => readConfiguration(null)).toThrow(ConfigurationError);
  });
});

describe('reading the queue of deletions', () => {
  const DELETION_QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/123456789012/Deletions';

  it('takes its URL, and the region that Lambda names', () => {
    expect(readDeletionQueue({ DELETION_QUEUE_URL, AWS_REGION: 'eu-west-1' })).toEqual({
      url: DELETION_QUEUE_URL,
      region: 'eu-west-1',
    });
  });

  it('finds none without a URL', () => {
    expect(readDeletionQueue({ AWS_REGION: 'eu-west-1' })).toBeNull();
  });

  it('refuses what is no URL', () => {
    expect(() => readDeletionQueue({ DELETION_QUEUE_URL: 'Deletions' })).toThrow(ConfigurationError);
  });
});
