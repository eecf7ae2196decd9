import { describe, expect, it } from 'vitest';
import { readEnvelope, type Envelope, type Slot } from '../../lambdas/alexa/envelope.ts';
import { eventOf, INTENT_NAMES, INTENTS } from '../../lambdas/alexa/events.ts';
import { MODEL, SKILL_ID, talk, understood } from '../conversations/talk.ts';

/** The event of a sentence, by way of the interaction model and a genuine envelope. */
async function hear(said: string): Promise<ReturnType<typeof eventOf>> {
  const [, turn] = await talk(['open foam roll coach', said]);
  return eventOf(readEnvelope(turn?.request));
}

function envelope(request: object): Envelope {
  return readEnvelope({
    context: { System: { application: { applicationId: SKILL_ID }, user: { userId: 'ada' } } },
    request: { requestId: 'r', timestamp: '2026-11-16T09:00:00Z', ...request },
  });
}

const numberIntent = (slot: string, value: string): Envelope =>
  envelope({
    type: 'IntentRequest',
    intent: { name: 'NumberIntent', slots: { [slot]: { name: slot, value } } },
  });

/** The slots that a row of the table reads, if each holds the word and the symptom `numb`. */
function listSlotsRead(name: (typeof INTENT_NAMES)[number]): string[] {
  const read = new Set<string>();
  const value = { id: 'symptom.numbness', name: 'numb' };
  const authority = { status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value }] };
  const slots: Record<string, Slot> = {};
  // A filled slot may be an answer by itself, which leaves the others unread: so all are filled, all but `some`, and none.
  const fillings: ((slot: string) => string)[] = [
    (slot) => (slot === 'some' ? 'yes i have' : 'numb'),
    (slot) => (slot === 'some' ? '' : 'numb'),
    () => '',
  ];
  for (const fill of fillings) {
    INTENTS[name](
      new Proxy(slots, {
        get: (_, slot) => {
          read.add(`${name}.${String(slot)}`);
          return {
            name: String(slot),
            value: fill(String(slot)),
            resolutions: { resolutionsPerAuthority: [authority] },
          };
        },
      }),
    );
  }
  return [...read];
}

describe('the coach’s table of intents', () => {
  it('has the same intents as the interaction model', () => {
    expect(MODEL.intents.map(({ name }) => name).sort()).toEqual([...INTENT_NAMES].sort());
  });

  it('reads only slots that the interaction model has', () => {
    const declared = MODEL.intents.flatMap(({ name, slots }) => slots.map((slot) => `${name}.${slot.name}`));
    expect(INTENT_NAMES.flatMap(listSlotsRead).filter((slot) => !declared.includes(slot))).toEqual([]);
  });

  it('reads every slot of the interaction model, except for the side of what hurts, and what a symptom or a pain outweighs', () => {
    const read = INTENT_NAMES.flatMap(listSlotsRead);
    const unread = MODEL.intents.flatMap(({ name, slots }) =>
      slots.map((slot) => `${name}.${slot.name}`).filter((slot) => !read.includes(slot)),
    );
    expect(unread).toEqual([
      'HaveIntent.wish',
      ...['side', 'wish', 'seconds', 'pressure', 'time', 'detail', 'duration'].map(
        (slot) => `HurtsIntent.${slot}`,
      ),
    ]);
  });
});

describe('the coach, given a request,', () => {
  it.each([
    [{ type: 'LaunchRequest' }, 'launched'],
    [{ type: 'SessionEndedRequest', reason: 'ERROR' }, 'ended'],
    [{ type: 'Alexa.Presentation.APLA.RuntimeError' }, 'audio_failed'],
    [{ type: 'IntentRequest' }, 'unclear'],
    [{ type: 'IntentRequest', intent: { name: 'DanceIntent' } }, 'unclear'],
    [{ type: 'IntentRequest', intent: { name: 'toString' } }, 'unclear'],
    [{ type: 'IntentRequest', intent: { name: 'AMAZON.CancelIntent' } }, 'stop'],
    [{ type: 'IntentRequest', intent: { name: 'AMAZON.NavigateHomeIntent' } }, 'stop'],
  ])('reads %j as the event %s', (request, type) => {
    expect(eventOf(envelope(request))).toMatchObject({ type });
  });

  it.each([
    { type: 'Something.Else' },
    { type: 'System.ExceptionEncountered' },
    { type: 'AudioPlayer.PlaybackStopped' },
    { type: 'Connections.Response', name: 'Buy' },
  ])('reads %j as nothing that it asked for', (request) => {
    expect(eventOf(envelope(request))).toBe('unasked');
  });
});

describe('the coach, given a number,', () => {
  it.each(['911', '999', '112', '000'])('hears a call for help in %s', (value) => {
    expect(eventOf(numberIntent('number', value))).toEqual({ type: 'emergency' });
  });

  it.each([
    ['number', '6', { type: 'number', value: 6, minutes: null }],
    ['number', '0', { type: 'number', value: 0, minutes: null }],
    ['number', '?', { type: 'number', value: null, minutes: null }],
    ['number', '00', { type: 'number', value: 0, minutes: null }],
    ['duration', 'PT8M', { type: 'number', value: null, minutes: 8 }],
    ['none', 'no pain', { type: 'number', value: 0, minutes: null }],
  ])('reads a slot %s with "%s" as %j', (slot, value, expected) => {
    expect(eventOf(numberIntent(slot, value))).toEqual(expected);
  });
});

/** A routine chosen in a word. */
const CHOSEN = { type: 'start', minutes: null, place: null, side: null } as const;

describe('the coach, given a sentence,', () => {
  it.each([
    ['an eight minute routine', { type: 'start', minutes: 8, place: null, side: null }],
    ['roll my right hip', { type: 'start', minutes: null, place: 'hip_tfl', side: 'right' }],
    ['roll my lower back', { type: 'start', minutes: null, place: 'low_back', side: null }],
    [
      "i'm pregnant",
      { type: 'have', had: { kind: 'finding', id: 'pregnancy' }, place: null, side: null, old: false },
    ],
    [
      "i'm on warfarin",
      { type: 'have', had: { kind: 'finding', id: 'blood_thinners' }, place: null, side: null, old: false },
    ],
    [
      'my leg is numb',
      { type: 'have', had: { kind: 'finding', id: 'leg_numbness' }, place: 'leg', side: null, old: false },
    ],
    [
      'my groin is numb',
      {
        type: 'have',
        had: { kind: 'finding', id: 'saddle_numbness' },
        place: 'groin',
        side: null,
        old: false,
      },
    ],
    [
      'my left arm is numb',
      { type: 'have', had: { kind: 'finding', id: 'stroke' }, place: 'arm', side: 'left', old: false },
    ],
    [
      'both my legs are numb',
      { type: 'have', had: { kind: 'finding', id: 'both_legs' }, place: null, side: null, old: false },
    ],
    [
      'i have a tennis ball',
      { type: 'have', had: { kind: 'tool', id: 'ball' }, place: null, side: null, old: false },
    ],
    ['no numbness', { type: 'deny', finding: 'numbness' }],
    ["i don't have chest pain", { type: 'deny', finding: 'chest_pain' }],
    ['nothing like that', { type: 'no', how: 'plain' }],
    [
      "no i can't pee",
      { type: 'have', had: { kind: 'finding', id: 'bladder_bowel' }, place: null, side: null, old: false },
    ],
    ['leave out my left knee', { type: 'avoid', place: 'knee' }],
    ['my left hip feels tight', { type: 'start', minutes: null, place: 'hip_tfl', side: 'left' }],
    ['i sat all day', { ...CHOSEN, choice: 'sitting' }],
    ["i've been on my feet all day", { ...CHOSEN, choice: 'standing' }],
    ['after a run', { ...CHOSEN, choice: 'running' }],
    ['i went for a bike ride', { ...CHOSEN, choice: 'cycling' }],
    ['my usual', { ...CHOSEN, choice: 'usual' }],
    ['start my usual routine', { ...CHOSEN, choice: 'usual' }],
    ['my usual for eight minutes', { ...CHOSEN, minutes: 8, choice: 'usual' }],
    ['same routine as last time', { ...CHOSEN, choice: 'last' }],
    ['same', { type: 'not_sure', choice: 'last' }],
    ['same again', { type: 'not_sure', choice: 'last' }],
    ['the usual', { type: 'not_sure', choice: 'usual' }],
    ['same as last time', { type: 'healthy', what: 'unchanged' }],
    ['make this my usual', { type: 'keep_usual' }],
    ['save this as my usual routine', { type: 'keep_usual' }],
    ['never my quads', { type: 'never', place: 'quads' }],
    ['always leave out my calves', { type: 'never', place: 'calves' }],
    ['leave out my inner thighs for good', { type: 'never', place: 'adductors' }],
    ['you can use my quads again', { type: 'use_again', place: 'quads' }],
    ['use my calves again', { type: 'use_again', place: 'calves' }],
    ['you can use everything again', { type: 'use_again', place: 'all' }],
    ['use everything again', { type: 'use_again', place: 'all' }],
    ['stop leaving things out', { type: 'use_again', place: 'all' }],
    ['never my left hip', { type: 'never', place: 'hip_tfl', side: 'left' }],
    ['never never use my hips', { type: 'never', place: 'hip_tfl' }],
    ["please don't ever use my calves", { type: 'never', place: 'calves' }],
    ["i don't want you to ever roll my hips", { type: 'never', place: 'hip_tfl' }],
    ['never ever again touch my feet', { type: 'never', place: 'feet' }],
    ['never had any of that', { type: 'no', how: 'plain' }],
    ['okay no program from now on', { type: 'programme', change: 'leave' }],
    ['start a programme', { type: 'programme', change: 'start', programme: null }],
    ['start the sitting program', { type: 'programme', change: 'start', programme: 'sitting' }],
    ['the hips and thighs programme', { type: 'programme', change: 'start', programme: 'hips_and_thighs' }],
    ['leave the programme', { type: 'programme', change: 'leave' }],
    ['about a six out of ten', { type: 'number', value: 6, minutes: null }],
    ['no pain', { type: 'number', value: 0, minutes: null }],
    ['yeah no', { type: 'not_sure' }],
    ['just the usual', { type: 'not_sure', choice: 'usual' }],
    ['not really', { type: 'no', how: 'slight' }],
    ['no actually yes', { type: 'yes', ofSome: true }],
    ["i can't get down on the floor", { type: 'cant_get_down' }],
    ["i can't get up", { type: 'stuck', onlyFell: false }],
    ['why do you ask', { type: 'why' }],
    ['what is fascia', { type: 'ask_topic', topic: 'fascia' }],
    ['why not my back', { type: 'ask_topic', topic: 'why_not_back' }],
    ['how am i doing', { type: 'progress', about: 'overall' }],
    ["what's my streak", { type: 'progress', about: 'streak' }],
    ['what did i do last time', { type: 'progress', about: 'last' }],
    ['my goal is four times a week', { type: 'goal', perWeek: 4 }],
    ['my goal is twice a week', { type: 'goal', perWeek: 2 }],
    ['set my goal to every day', { type: 'goal', perWeek: 7 }],
    ['i want to roll on weekdays', { type: 'goal', perWeek: 5 }],
    ["what's my goal", { type: 'goal', perWeek: null }],
    ['i reached my toes', { type: 'reached', landmark: 'toes' }],
    ['i touch my shins', { type: 'reached', landmark: 'mid_shin' }],
    ['i can touch the floor', { type: 'reached', landmark: 'floor' }],
    ["i can't reach my toes", { type: 'reached', landmark: 'unknown' }],
    ["i can't reach the floor", { type: 'cant_get_down' }],
    ['i reached my chest', { type: 'reached', landmark: 'unknown' }],
    ['nine one one', { type: 'emergency' }],
    ["i don't want to be here any more", { type: 'crisis' }],
    ['banana', { type: 'unclear' }],
    ['skip the questions', { type: 'next' }],
    ['no to everything', { type: 'next' }],
  ])('reads "%s" as %j', async (said, expected) => {
    expect(await hear(said)).toEqual(expected);
  });

  it.each([
    ['StartRoutineIntent', 'choice', 'i sat all day and my leg is numb', 'leg_numbness'],
    ['StartRoutineIntent', 'choice', 'after a run with chest pain', 'chest_pain'],
    ['StartRoutineIntent', 'choice', 'my usual but i feel dizzy', 'dizzy'],
    ['StartRoutineIntent', 'muscle', 'hip and a shooting pain', 'shooting_pain'],
    ['StartRoutineIntent', 'muscle', 'hip and my groin is numb', 'saddle_numbness'],
    ['NotSureIntent', 'same', "the same and i can't pee", 'bladder_bowel'],
    ['AvoidIntent', 'place', 'quads they are numb', 'leg_numbness'],
    ['AvoidIntent', 'ever', 'always my groin is numb', 'saddle_numbness'],
    ['KeepIntent', 'usual', 'my usual and my foot is numb', 'leg_numbness'],
    ['ProgrammeIntent', 'programme', 'sitting and my chest hurts', 'chest_pain'],
  ])('hears the symptom in a %s whose %s is "%s": %s', (name, slot, value, id) => {
    const slots = { [slot]: { name: slot, value } };
    expect(eventOf(envelope({ type: 'IntentRequest', intent: { name, slots } }))).toMatchObject({
      ...{ type: 'have', had: { kind: 'finding', id } },
    });
  });

  it.each([
    'i sat all day and my leg is numb',
    'i sat all day and my chest hurts',
    'after a run i feel dizzy',
    'my left hip feels tight and numb',
    'my hip is tight and there is a shooting pain down my leg',
    'same as last time but my groin is numb',
  ])('never takes "%s" for a wish or a no', async (said) => {
    const event = await hear(said);
    expect(event).not.toMatchObject({ type: 'start' });
    expect(event).not.toMatchObject({ type: 'no' });
    expect(event).not.toMatchObject({ type: 'healthy' });
  });

  it('reads a thing that matches no value as unknown, not as unsaid', () => {
    const slots = { thing: { name: 'thing', value: 'jelly' } };
    const had = eventOf(envelope({ type: 'IntentRequest', intent: { name: 'HaveIntent', slots } }));
    expect(had).toEqual({ type: 'have', had: { kind: 'unknown' }, place: null, side: null, old: false });
    const denied = eventOf(envelope({ type: 'IntentRequest', intent: { name: 'DenyIntent', slots } }));
    expect(denied).toEqual({ type: 'deny', finding: 'unknown' });
  });

  it('reads a topic that matches no value as unknown', () => {
    const slots = { topic: { name: 'topic', value: 'jelly' } };
    expect(eventOf(envelope({ type: 'IntentRequest', intent: { name: 'AskIntent', slots } }))).toEqual({
      type: 'ask_topic',
      topic: 'unknown',
    });
  });

  it('gets an intent with the request that opens the skill', () => {
    expect(understood.outside('ask foam roll coach for an eight minute routine')).toMatchObject({
      kind: 'intent',
      intent: 'StartRoutineIntent',
    });
  });
});

it('hears a symptom behind what is never to be rolled, and the wish', async () => {
  expect(await hear("never my quads they're bruised")).toMatchObject({
    type: 'have',
    had: { kind: 'finding', id: 'sore_skin' },
    never: { type: 'never', place: 'quads' },
  });
});
