/**
 * A session that was open while the skill was deployed. version-4.json holds what commit e8df221, the last with version
 * 4, had sent: in the first holds of a second visit; at "carry on where you stopped?"; among the questions of a first
 * visit; and in the first holds of a first visit whose record couldn't be written. All were screened by the questions of
 * version 1.
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSession } from '../../lambdas/session/session.ts';
import { memoryStore, type MemoryStore } from '../conversations/memory.ts';
import { askedIn, holdsIn, line, USER, type Line } from '../conversations/talk.ts';

const sent = z.object({
  at: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  item: z.optional(z.record(z.string(), z.unknown())),
});
type Sent = z.infer<typeof sent>;
const { inAHold, takeUp, screening, away } = z
  .object({ inAHold: sent, takeUp: sent, screening: sent, away: sent })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'version-4.json'), 'utf8')));

/** The parts of a session of version 4 that a test fills with other values. */
const held = z.looseObject({
  session: z.looseObject({ conversation: z.looseObject({ asked: z.looseObject({}) }) }),
});

/** A session of version 4 with another question open. */
function asking({ attributes, ...rest }: Sent, id: string, form = 'plain'): Sent {
  const { session, ...others } = held.parse(attributes);
  const { conversation } = session;
  const asked = { ...conversation.asked, id, form };
  return {
    ...rest,
    attributes: { ...others, session: { ...session, conversation: { ...conversation, asked } } },
  };
}

/** Goes on where the version before had answered: its answer is what the device has heard last. */
async function goOn({ at, attributes, item }: Sent): Promise<{ on: Line; store: MemoryStore }> {
  const store = memoryStore();
  if (item !== undefined) store.put(USER, marshall(item));
  let answered = false;
  const on = line({
    store,
    at,
    keepRatings: true,
    between: (skill) => async (envelope) => {
      if (answered) return skill(envelope);
      answered = true;
      const outputSpeech = { type: 'SSML', ssml: '<speak>How strong was the pressure, one to ten?</speak>' };
      const response = { outputSpeech, reprompt: { outputSpeech }, shouldEndSession: false };
      return Promise.resolve({ version: '1.0', sessionAttributes: attributes, response });
    },
  });
  await on.say('open foam roll coach');
  return { on, store };
}

/** Fifteen seconds into the first hold of thirty, which begins 30 s into the segment. */
const IN_A_HOLD = 45;
const HELD_MS = 15_000;

/** The question of today that is open in a session as it is read. */
function openIn({ attributes }: Sent): string | null {
  const read = readSession({ new: false, attributes });
  return read.kind === 'known' ? read.session.conversation.asked.id : null;
}

describe('a session of the version before', () => {
  it('is read whole', () => {
    for (const { attributes } of [inAHold, takeUp, screening, away])
      expect(readSession({ new: false, attributes }).kind).toBe('known');
  });

  it('counts no answer to a question that is asked otherwise today', () => {
    const read = readSession({ new: false, attributes: screening.attributes });
    expect(read).toMatchObject({
      session: { conversation: { checks: { answers: {}, lastAnswered: null } } },
    });
  });

  it.each([
    'saddle',
    'other',
    'trauma',
    'clot',
    'constant',
    'ill',
    'bones_joints',
    'red_flags_since',
    'adult_self',
    'history_examined',
  ])('begins the questions anew where %s was open, which meant something else', (id) => {
    expect(openIn(asking(screening, id))).toBe('age');
  });

  it.each(['hardest', 'ready', 'pain_now', 'floor', 'skin_joints', 'delete_person'])(
    'goes on with a question that is asked as ever: %s',
    (id) => {
      expect(openIn(asking(screening, id))).toBe(id);
    },
  );

  it('has no question that turns a yes round', () => {
    expect(
      readSession({ new: false, attributes: asking(inAHold, 'hardest', 'all_of_those').attributes }),
    ).toMatchObject({
      session: { conversation: { asked: { form: 'again' } } },
    });
  });
});

describe('a session of the version before, in the middle of a hold', () => {
  it('hears a symptom: the hold ends, and nobody rolls on', async () => {
    const { on, store } = await goOn(inAHold);
    const turn = await on.say('it shoots down my leg', IN_A_HOLD);
    expect(holdsIn(turn)).toEqual([]);
    expect(turn.microphone).toBe('closed');
    expect(store.kept(USER).progress.screened?.outcome).toBe('blocked');
  });

  it('credits what was held once, and with what was on record nothing is lost', async () => {
    const { on, store } = await goOn(inAHold);
    const before = store.kept(USER).progress.ever;
    await on.say('stop', IN_A_HOLD);
    const { progress } = store.kept(USER);
    expect(progress.ever).toEqual({ routines: before.routines, heldMs: before.heldMs + HELD_MS });
    expect(progress.open?.heldMs[0]).toBe(HELD_MS);
    const later = line({ store, at: '2026-11-18T20:20:00.000Z' });
    await later.say('open foam roll coach');
    expect(store.kept(USER).progress.ever.heldMs).toBe(progress.ever.heldMs);
  });

  it('asks all questions before the next hold', async () => {
    const { on } = await goOn(inAHold);
    const turn = await on.say('three', 121);
    expect([holdsIn(turn), askedIn(turn)]).toEqual([[], 'age']);
  });

  it('goes on with facts that could not be written yet, which are written now', async () => {
    const { on, store } = await goOn(away);
    await on.say('pause', IN_A_HOLD);
    expect(store.kept(USER).progress).toMatchObject({
      ...{ screened: { outcome: 'ok', version: 1 }, ever: { heldMs: HELD_MS }, open: { easedOff: false } },
    });
  });
});

it('a session of the version before, asked whether to carry on, asks all questions first', async () => {
  const { on } = await goOn(takeUp);
  const turn = await on.say('yes');
  expect([holdsIn(turn), askedIn(turn)]).toEqual([[], 'age']);
});
