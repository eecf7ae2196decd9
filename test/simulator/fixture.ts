import { parseModel } from '../../simulator/nlu/schema.ts';

/** A small skill and its model, made up: what the simulator is tested with instead of the real ones. */
export const MODEL_JSON = {
  interactionModel: {
    languageModel: {
      invocationName: 'foam roll coach',
      intents: [
        {
          name: 'StartRoutineIntent',
          slots: [
            { name: 'minutes', type: 'AMAZON.NUMBER' },
            { name: 'region', type: 'Region' },
            { name: 'side', type: 'Side' },
          ],
          samples: [
            'start my routine',
            'an {minutes} minute routine',
            'a {minutes} minute routine',
            'roll my {region}',
            'my {side} {region}',
          ],
        },
        {
          name: 'NumberIntent',
          slots: [
            { name: 'number', type: 'AMAZON.NUMBER' },
            { name: 'duration', type: 'AMAZON.DURATION' },
          ],
          samples: ['{number}', '{duration}', 'about a {number}', '{number} out of ten'],
        },
        {
          name: 'HaveIntent',
          slots: [{ name: 'thing', type: 'Thing' }],
          samples: ['i have {thing}', "i'm {thing}", 'my leg is {thing}'],
        },
        {
          name: 'DenyIntent',
          slots: [{ name: 'thing', type: 'Thing' }],
          samples: ['i have no {thing}', "i don't have {thing}", 'nothing like that'],
        },
        { name: 'HurtsIntent', samples: ['it hurts', 'that hurts a lot'] },
        { name: 'TimeLeftIntent', samples: ['how long left', 'how much time is left'] },
        { name: 'CantGetDownIntent', samples: ["i can't get down on the floor"] },
        { name: 'StuckIntent', samples: ["i can't get up off the floor"] },
        {
          name: 'ReminderIntent',
          slots: [{ name: 'time', type: 'AMAZON.TIME' }],
          samples: ['remind me at {time}'],
        },
        { name: 'AMAZON.YesIntent', samples: ['yes i do'] },
        { name: 'AMAZON.NoIntent', samples: ["no i don't"] },
        { name: 'AMAZON.PauseIntent', samples: ['hold on'] },
        { name: 'AMAZON.StopIntent', samples: [] },
        { name: 'AMAZON.FallbackIntent', samples: [] },
      ],
      types: [
        {
          name: 'Region',
          values: [
            { id: 'glute', name: { value: 'glute', synonyms: ['backside', 'glutes'] } },
            { id: 'hip', name: { value: 'hip', synonyms: ['hip flexor', 'hips'] } },
          ],
        },
        {
          name: 'Side',
          values: [
            { id: 'left', name: { value: 'left' } },
            { id: 'right', name: { value: 'right' } },
          ],
        },
        {
          name: 'Thing',
          values: [
            { id: 'symptom.numbness', name: { value: 'numb', synonyms: ['numbness'] } },
            { id: 'condition.pregnancy', name: { value: 'pregnant' } },
          ],
        },
      ],
    },
  },
};

export const MODEL = parseModel(MODEL_JSON, 'the fixture');

type Json = Readonly<Record<string, unknown>>;

export function ssml(text: string): Json {
  return { type: 'SSML', ssml: `<speak>${text}</speak>` };
}

export function speech(content: string): Json {
  return { type: 'Speech', contentType: 'SSML', content: `<speak>${content}</speak>` };
}

/** A cue at an absolute time in its Mixer. */
export function cue(atMs: number, component: Json): Json {
  return {
    type: 'Sequencer',
    duration: 'trimToParent',
    items: [{ type: 'Silence', duration: atMs }, component],
  };
}

export function mixer(durationMs: number, ...cues: Json[]): Json {
  return { type: 'Mixer', items: [{ type: 'Silence', duration: durationMs }, ...cues] };
}

export const BELL: Json = {
  type: 'Audio',
  source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/bell_01',
};

export function apla(component: Json): Json {
  return {
    type: 'Alexa.Presentation.APLA.RenderDocument',
    token: 'segment',
    document: {
      type: 'APLA',
      version: '0.91',
      mainTemplate: { parameters: ['payload'], items: [component] },
    },
  };
}

/** An answer with an open microphone. */
export function asks(question: string, attributes: Json = {}): Json {
  return {
    version: '1.0',
    sessionAttributes: attributes,
    response: {
      outputSpeech: ssml(question),
      reprompt: { outputSpeech: ssml('Are you there?') },
      shouldEndSession: false,
    },
  };
}

export function closes(words: string, attributes: Json = {}): Json {
  return {
    version: '1.0',
    sessionAttributes: attributes,
    response: { outputSpeech: ssml(words), shouldEndSession: true },
  };
}

/** One hold of ten seconds after five of getting in position, then a question. */
export const SEGMENT: Json = {
  version: '1.0',
  sessionAttributes: {
    phase: 'rolling',
    level: 'full',
    steps: [{ region: 'glute', side: 'right', startMs: 0, holdStartMs: 5_000, endMs: 15_000 }],
    closeMs: 0,
  },
  response: {
    directives: [
      apla({
        type: 'Sequencer',
        items: [
          mixer(5_000, cue(0, speech('Right glute. Lean in.'))),
          mixer(
            10_000,
            cue(0, BELL),
            cue(2_000, speech('In and out.')),
            cue(7_000, speech('Three, two, one.')),
          ),
          mixer(3_000, cue(0, BELL), cue(1_000, speech('How was that?'))),
        ],
      }),
    ],
    reprompt: { directives: [apla(mixer(5_000, cue(0, speech('Roll off. Otherwise say ready.'))))] },
    shouldEndSession: false,
  },
};
