/** Reads a response: what it reports about itself, and how it sounds. */
import { z } from 'zod';
import { ASKED_IDS } from '../../lambdas/coach/conversation/questions.ts';
import { factSchema, runSchema } from '../../lambdas/schema/progress.ts';
import { checkLimits, LIMITS, type LimitContext } from '../../simulator/echo/response-limits.ts';
import { play } from '../../simulator/player/playback.ts';
import { Remembered } from '../../simulator/player/remembered.ts';

const stepSchema = z.object({
  region: z.string(),
  side: z.string(),
  startMs: z.number(),
  holdStartMs: z.number(),
  endMs: z.number(),
});
/** A step of the audio, in ms from the beginning of the answer. */
export type PlayedStep = z.infer<typeof stepSchema>;

const conversationSchema = z.looseObject({
  speaker: z.enum(['owner', 'unconfirmed', 'guest']),
  asked: z.looseObject({ id: z.enum(ASKED_IDS), form: z.string() }),
  checks: z.looseObject({ screeningReason: z.string().nullable(), continued: z.boolean() }),
  run: z.nullable(runSchema),
  closed: z.string().nullable(),
});

const attributesSchema = z.looseObject({
  phase: z.string(),
  level: z.string().nullable(),
  steps: z.array(stepSchema),
  closeMs: z.number(),
  session: z.looseObject({
    person: z.string(),
    conversation: conversationSchema,
    stored: z.looseObject({ version: z.number() }).nullable(),
    unsaved: z.array(factSchema),
    plainSpeech: z.boolean(),
  }),
});
/** What the session remembers after an answer. */
export type SessionMemory = z.infer<typeof attributesSchema>;

const responseSchema = z.looseObject({
  sessionAttributes: z.record(z.string(), z.unknown()).optional(),
  response: z.looseObject({
    directives: z.array(z.unknown()).optional(),
    reprompt: z.unknown().optional(),
    shouldEndSession: z.boolean().optional(),
  }),
});

/** The parts of an answer that the rules examine. */
export interface Answer {
  readonly response: z.infer<typeof responseSchema>['response'];
  /** The raw attributes, which go back to the skill with the next request. */
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly remembers: SessionMemory | null;
  readonly sound: Sound;
}

/** The sound of an answer, and the limits of Alexa that it exceeds. */
export interface Sound {
  readonly audioMs: number;
  /** When bells ring, and when holds end by words, for whoever wants no sounds. */
  readonly bells: readonly number[];
  readonly repromptMs: number;
  /** Whether the reprompt contains the bell of a hold. */
  readonly repromptHolds: boolean;
  readonly problems: readonly string[];
}

/** What begins a hold: a bell, or a word for whoever wants no sounds. */
const BEGINS = ['bell_01', '<speak>Now.</speak>'] as const;

/** What ends one without a bell. */
const ENDS = 'Done.';

/** Whether something that is sent to a device marks where a hold begins. */
export function marksHold(sent: unknown): boolean {
  const json = JSON.stringify(sent ?? null);
  return BEGINS.some((mark) => json.includes(mark));
}

const sounds = new Remembered<Sound>();

/**
 * Reads an answer.
 * @throws z.ZodError if it is not a response
 */
export function readAnswer(answer: unknown, requestType: string, asked: LimitContext): Answer {
  const parsed = responseSchema.parse(answer);
  const { response, sessionAttributes = null } = parsed;
  const read = attributesSchema.safeParse(sessionAttributes);
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  const tooLong = bytes > LIMITS.responseBytes ? [`${bytes} bytes`] : [];
  const sound = soundOf(response, requestType, asked);
  return {
    response,
    attributes: sessionAttributes,
    remembers: read.success ? read.data : null,
    sound: { ...sound, problems: [...tooLong, ...sound.problems] },
  };
}

/** Lays an answer out, and checks it. */
function soundOf(response: Answer['response'], requestType: string, asked: LimitContext): Sound {
  return sounds.of([response, requestType, asked], () => {
    const main = play(response);
    return {
      audioMs: main.audioMs,
      bells: [...main.bells, ...main.captions.filter(({ text }) => text === ENDS).map(({ atMs }) => atMs)],
      repromptMs: play(response.reprompt).audioMs,
      repromptHolds: marksHold(response.reprompt),
      problems: checkLimits({ version: '1.0', response }, requestType, asked),
    };
  });
}
