import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Echo } from '../../../simulator/echo/echo.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { Live } from '../../../simulator/terminal/live.ts';
import { CountedClock } from '../../browser/counted-clock.ts';
import { asks, mixer, MODEL } from '../fixture.ts';

const touchable = (id: string): object => ({
  type: 'TouchWrapper',
  id,
  onPress: [{ type: 'SendEvent', arguments: ['touched', id] }],
});

/** A screen that speaks for five seconds and then sends its event, and has two components to touch. */
const SHOWN = {
  version: '1.0',
  sessionAttributes: {},
  response: {
    directives: [
      {
        type: 'Alexa.Presentation.APL.RenderDocument',
        token: 'one',
        document: {
          type: 'APL',
          version: '1.4',
          onMount: [
            { type: 'SpeakItem', componentId: 'root' },
            { type: 'SendEvent', arguments: ['played'] },
          ],
          mainTemplate: {
            parameters: ['payload'],
            items: [
              {
                type: 'Container',
                id: 'root',
                speech: '${payload.sound.properties.segmentSpeech.url}',
                items: [touchable('go'), touchable('nothing')],
              },
            ],
          },
        },
        sources: {
          segment: {
            type: 'APLA',
            version: '0.91',
            mainTemplate: { parameters: ['payload'], items: [mixer(5_000)] },
          },
        },
        datasources: {
          sound: {
            type: 'object',
            properties: {},
            transformers: [
              { transformer: 'aplAudioToSpeech', template: 'segment', outputName: 'segmentSpeech' },
            ],
          },
        },
      },
    ],
  },
};

const requestSchema = z.looseObject({
  request: z.looseObject({ type: z.string(), arguments: z.array(z.string()).optional() }),
});

/**
 * Shows the document, asks a question after the screen's event, and has nothing to say to one of the touches.
 */
function skill(envelope: unknown): Promise<unknown> {
  const { type, arguments: told } = requestSchema.parse(envelope).request;
  if (type === 'SessionEndedRequest') return Promise.resolve({ version: '1.0', response: {} });
  if (told === undefined) return Promise.resolve(SHOWN);
  if (told.includes('nothing')) return Promise.resolve({ version: '1.0', response: {} });
  return Promise.resolve(asks(`Told ${told.join(' ')}.`));
}

describe('a real-time conversation with a screen', () => {
  let clock: CountedClock;
  let live: Live;
  let shown: string[];
  let status: string;

  beforeEach(async () => {
    clock = new CountedClock(0);
    shown = [];
    const household = { applicationId: 'a', user: 'u', person: null, locale: 'en-US', seed: 's' };
    const echo = new Echo(skill, makeUnderstanding(MODEL), { ...household, device: 'show' });
    const view = {
      heard: (text: string) => void shown.push(text),
      note: () => undefined,
      status: (text: string) => void (status = text),
      typing: () => false,
    };
    live = new Live(echo, clock, view, 'foam roll coach');
    await live.say('open foam roll coach');
  });

  it('sends the screen’s event when the screen has finished speaking, and not before', async () => {
    await clock.pass(4_800);
    expect([shown, status]).toEqual([[], 'playing']);
    await clock.pass(600);
    expect(shown).toEqual(['Told played.']);
  });

  it('stops playing at a touch that the skill answers', async () => {
    await clock.pass(1_000);
    await live.touch('go');
    await clock.pass(3_000);
    expect([shown, status]).toEqual([['Told touched go.'], 'microphone open']);
    await clock.pass(3_000);
    expect(shown).not.toContain('Told played.');
  });

  it('keeps playing at a touch to which the skill says nothing', async () => {
    await clock.pass(1_000);
    await live.touch('nothing');
    expect(status).toBe('playing');
    await clock.pass(4_600);
    expect(shown).toEqual(['Told played.']);
  });

  it('ignores a touch on something that is not on the screen', async () => {
    await live.touch('elsewhere');
    await clock.pass(1_000);
    expect([shown, status]).toEqual([[], 'playing']);
  });

  it('ignores "say nothing" while it is playing', async () => {
    live.sayNothing();
    await clock.pass(1_000);
    expect(status).toBe('playing');
  });

  it('stops waiting for words at once on "say nothing"', async () => {
    await live.touch('go');
    await clock.pass(3_000);
    live.sayNothing();
    await clock.pass(400);
    expect(shown.at(-1)).toBe('Are you there?');
    await clock.pass(2_000);
    live.sayNothing();
    await clock.pass(400);
    expect(status).toBe('closed');
  });
});
