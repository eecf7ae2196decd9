/** What the page and its server tell each other: both read this file, and parse what comes by it. */
import * as z from 'zod/mini';

/** How many times as fast as real time the clock can go. */
export const SPEEDS = [1, 4, 20] as const;

const deviceSchema = z.enum(['dot', 'show']);

/** A voice that is recognised, by its name; null: one that isn't. */
const personSchema = z.nullable(z.string().check(z.regex(/^[\w.-]{1,60}$/)));

export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    words: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  }),
  z.strictObject({ kind: z.literal('typing'), typing: z.boolean() }),
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
  /** Voices that can be recognised. */
  persons: z.readonly(z.array(z.string())),
  away: z.boolean(),
  speed: z.number(),
});

/** What can be chosen on the page. */
export type Choices = Readonly<z.infer<typeof choicesSchema>>;

const lengthsSchema = z.object({
  /** What is said before the screen says anything. */
  before: z.number(),
  /** What the screen says, by the names its document has for it. */
  said: z.record(z.string(), z.number()),
});

/** How long the parts of an answer last that a screen waits for, in ms. */
export type Lengths = Readonly<z.infer<typeof lengthsSchema>>;

/** What the page shows of a turn; all of it comes, as `npm run say -- --json` prints it. */
const turnSchema = z.object({
  n: z.number(),
  said: z.string(),
  match: z.enum(['exact', 'carrier', 'fuzzy', 'fallback', 'none']),
  heard: z.string(),
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
  /** An answer is heard from a moment of it on: its sound, unless there is none to play. */
  z.object({
    kind: z.literal('start'),
    sound: z.nullable(z.string()),
    audioMs: z.number(),
    /** Not 0 for a page that was opened in the middle of it. */
    fromMs: z.number(),
    /** What is heard when, bells among it. */
    captions: z.readonly(z.array(z.object({ atMs: z.number(), text: z.string() }))),
    lengths: lengthsSchema,
    speed: z.number(),
  }),
  z.object({ kind: z.literal('stop') }),
  /** A reminder rings, beside whatever plays. */
  z.object({ kind: z.literal('ring'), sound: z.string() }),
  z.object({ kind: z.literal('note'), text: z.string() }),
  z.object({ kind: z.literal('status'), text: z.string(), session: z.boolean() }),
]);

/** What the page is told. */
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** The messages of one kind. */
export type MessageOf<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>;
