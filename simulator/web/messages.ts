/** The messages between the page and its server. Both sides validate what they receive with these schemas. */
import * as z from 'zod/mini';

/** The speeds of the clock, relative to real time. */
export const SPEEDS = [1, 4, 20] as const;

const deviceSchema = z.enum(['dot', 'show']);

/** The name of a recognised voice; null if the voice is not recognised. */
const personSchema = z.nullable(z.string().check(z.regex(/^[\w.-]{1,60}$/)));

export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    words: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  }),
  z.strictObject({ kind: z.literal('typing'), typing: z.boolean() }),
  /** The page asks whether it heard a number rightly. */
  z.strictObject({
    kind: z.literal('say_back'),
    number: z.string().check(z.regex(/^[a-z ]{1,40}$/)),
  }),
  z.strictObject({ kind: z.literal('touch'), id: z.string().check(z.maxLength(100)) }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('disable') }),
  z.strictObject({ kind: z.literal('day') }),
  z.strictObject({ kind: z.literal('device'), device: deviceSchema }),
  z.strictObject({ kind: z.literal('person'), person: personSchema }),
  z.strictObject({ kind: z.literal('table'), away: z.boolean() }),
  z.strictObject({ kind: z.literal('speed'), speed: z.literal(SPEEDS) }),
]);

/** What the person does on the page. */
export type Command = z.infer<typeof commandSchema>;

const choicesSchema = z.object({
  device: deviceSchema,
  person: z.nullable(z.string()),
  /** The voices that can be recognised. */
  persons: z.readonly(z.array(z.string())),
  away: z.boolean(),
  speed: z.number(),
});

/** What the person has chosen on the page. */
export type Choices = Readonly<z.infer<typeof choicesSchema>>;

const lengthsSchema = z.object({
  /** The speech before the screen's own speech. */
  before: z.number(),
  /** The parts of the screen's speech, by their names in the document. */
  said: z.record(z.string(), z.number()),
});

/** The lengths of an answer's parts, in ms. The screen follows the sound by them. */
export type Lengths = Readonly<z.infer<typeof lengthsSchema>>;

/**
 * The fields of a turn that the page uses. The server sends all of it, as `npm run say -- --json` prints it.
 */
const turnSchema = z.object({
  n: z.number(),
  said: z.string(),
  match: z.enum(['exact', 'carrier', 'fuzzy', 'fallback', 'none']),
  heard: z.string(),
  /** Where the answer leaves the conversation, as "paused"; null without a session. */
  phase: z.nullable(z.string()),
  request: z.unknown(),
  response: z.optional(z.unknown()),
});

export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choices'), choices: choicesSchema }),
  z.object({
    kind: z.literal('turn'),
    understood: z.string(),
    problems: z.readonly(z.array(z.string())),
    turn: turnSchema,
  }),
  /** An answer begins to play. `sound` is null if there is nothing to hear. */
  z.object({
    kind: z.literal('start'),
    sound: z.nullable(z.string()),
    audioMs: z.number(),
    /** Greater than 0 for a page that opens in the middle of the answer. */
    fromMs: z.number(),
    /** Words and bells, with their times. */
    captions: z.readonly(z.array(z.object({ atMs: z.number(), text: z.string() }))),
    lengths: lengthsSchema,
    speed: z.number(),
  }),
  z.object({ kind: z.literal('stop') }),
  /** A reminder, or a number that is said back, sounds beside whatever is playing. */
  z.object({ kind: z.literal('aside'), sound: z.string() }),
  /** What can be said from now on, and what of it is said back first. Empty if the speech model is not installed. */
  z.object({
    kind: z.literal('moment'),
    sentences: z.readonly(z.array(z.string())),
    saidBack: z.record(z.string(), z.string()),
  }),
  z.object({ kind: z.literal('note'), text: z.string() }),
  z.object({ kind: z.literal('status'), text: z.string(), session: z.boolean() }),
]);

/** What the server tells the page. */
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** The messages of one kind. */
export type MessageOf<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>;
