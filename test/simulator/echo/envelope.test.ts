import { Ajv } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Echo } from '../../../simulator/echo/echo.ts';
import type { Household } from '../../../simulator/echo/envelope.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { MODEL } from '../fixture.ts';
import { handler, recorded } from '../skill.ts';

const HOUSEHOLD: Household = {
  applicationId: 'amzn1.ask.skill.test',
  user: 'test',
  person: null,
  locale: 'en-GB',
  device: 'dot',
  seed: 'seed',
};
const understood = makeUnderstanding(MODEL);

/** Returns the envelopes of a conversation with one turn a minute. */
async function envelopesOf(household: Household, ...said: string[]): Promise<unknown[]> {
  const { skill, envelopes } = recorded();
  const echo = new Echo(skill, understood, household);
  for (const [at, words] of said.entries()) await echo.hear(words, at * 60_000);
  return envelopes;
}

describe('envelopes', () => {
  const ajv = new Ajv({ strict: false });
  let check: ReturnType<typeof ajv.compile>;

  beforeAll(() => {
    const schema = createGenerator({
      path: 'node_modules/ask-sdk-model/index.d.ts',
      type: 'RequestEnvelope',
      skipTypeCheck: true,
    }).createSchema('RequestEnvelope');
    check = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  }, 60_000);

  it.each<[string, Partial<Household>]>([
    ['a dot', {}],
    ['a show, and a voice that is recognised', { device: 'show', person: 'ann' }],
  ])('conform to the SDK’s types: %s', async (_, household) => {
    const said = ['open foam roll coach', 'my right glute', 'i have a bad knee', 'six', 'exit'];
    const envelopes = await envelopesOf({ ...HOUSEHOLD, ...household }, ...said);
    const echo = new Echo(handler, understood, HOUSEHOLD);
    const disabled = await echo.disable('(disable)', 0, () => Promise.resolve(null));
    expect(envelopes).toHaveLength(5);
    for (const envelope of [...envelopes, disabled.turn.request]) {
      expect([check(envelope), check.errors]).toEqual([true, null]);
    }
  });

  it('conform to the SDK’s types for a device that cannot play timed audio', async () => {
    const { skill, envelopes } = recorded();
    const echo = new Echo(skill, understood, { ...HOUSEHOLD, withoutTimedAudio: true });
    await echo.hear('ask foam roll coach to roll my hips', 0);
    await echo.reportRefusedAudio(500);
    expect(envelopes.at(-1)).toMatchObject({ request: { token: 'segment' }, session: { new: false } });
    expect([check(envelopes.at(-1)), check.errors]).toEqual([true, null]);
    expect(await echo.reportRefusedAudio(1_000)).toBeNull();
  });

  it('contain slots in the form in which Alexa resolves them', async () => {
    const [, sides, unknown] = await envelopesOf(
      HOUSEHOLD,
      'open foam roll coach',
      'my right backside',
      'i have a bad knee',
    );
    const authority = (type: string): string => `amzn1.er-authority.echo-sdk.amzn1.ask.skill.test.${type}`;
    const region = {
      resolutionsPerAuthority: [
        {
          authority: authority('Region'),
          status: { code: 'ER_SUCCESS_MATCH' },
          values: [{ value: { name: 'glute', id: 'glute' } }],
        },
      ],
    };
    expect(sides).toMatchObject({
      request: {
        intent: {
          name: 'StartRoutineIntent',
          slots: {
            minutes: { name: 'minutes', confirmationStatus: 'NONE' },
            region: {
              name: 'region',
              value: 'backside',
              resolutions: region,
              slotValue: { type: 'Simple', value: 'backside' },
            },
            side: { name: 'side', value: 'right' },
          },
        },
      },
    });
    const nothing = { authority: authority('Thing'), status: { code: 'ER_SUCCESS_NO_MATCH' }, values: [] };
    expect(unknown).toMatchObject({
      request: {
        intent: {
          slots: { thing: { value: 'a bad knee', resolutions: { resolutionsPerAuthority: [nothing] } } },
        },
      },
    });
  });

  it('mention a person and a screen only if there is one', async () => {
    const [dot] = await envelopesOf(HOUSEHOLD, 'open foam roll coach');
    const [show] = await envelopesOf({ ...HOUSEHOLD, device: 'show', person: 'ann' }, 'open foam roll coach');
    expect(dot).toMatchObject({
      session: {
        user: { userId: 'amzn1.ask.account.test' },
        application: { applicationId: 'amzn1.ask.skill.test' },
      },
      request: { locale: 'en-GB', timestamp: '1970-01-01T00:00:00.000Z' },
    });
    expect(dot).toHaveProperty('context.System.device.supportedInterfaces', {});
    expect(dot).not.toHaveProperty('context.System.person');
    expect(show).toHaveProperty('context.System.person.personId', 'amzn1.ask.person.ann');
    expect(show).toHaveProperty([
      'context',
      'System',
      'device',
      'supportedInterfaces',
      'Alexa.Presentation.APL',
    ]);
  });

  it('have ids that differ within a conversation but not between two runs of it', async () => {
    const ids = async (): Promise<string[]> =>
      JSON.stringify(await envelopesOf(HOUSEHOLD, 'open foam roll coach', 'six')).match(
        /amzn1\.echo-api\.(request|session)\.[0-9a-f-]{36}/g,
      ) ?? [];
    const once = await ids();
    expect(once).toHaveLength(4);
    expect(new Set(once).size).toBe(3);
    expect(await ids()).toEqual(once);
  });
});
