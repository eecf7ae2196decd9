/** What the page and its server tell each other. */
import { z } from 'zod';
import type { Turn } from '../echo/turn.ts';
import type { Caption } from '../player/track.ts';

/** How many times as fast as real time the clock can go. */
export const SPEEDS = [1, 4, 20] as const;

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
  z.strictObject({ kind: z.literal('device'), device: z.enum(['dot', 'show']) }),
  z.strictObject({ kind: z.literal('person'), person: personSchema }),
  z.strictObject({ kind: z.literal('table'), away: z.boolean() }),
  z.strictObject({ kind: z.literal('speed'), speed: z.literal(SPEEDS) }),
]);

/** What the person does on the page. */
export type Command = z.infer<typeof commandSchema>;

/** What can be chosen on the page. */
export interface Choices {
  readonly device: 'dot' | 'show';
  readonly person: string | null;
  /** Voices that can be recognised. */
  readonly persons: readonly string[];
  readonly away: boolean;
  readonly speed: number;
}

/** How long the parts of an answer last that a screen waits for, in ms. */
export interface Lengths {
  /** What is said before the screen says anything. */
  readonly before: number;
  /** What the screen says, by the names its document has for it. */
  readonly said: Readonly<Record<string, number>>;
}

/** An answer is heard from a moment of it on: its sound, unless there is none to play. */
export interface Started {
  readonly kind: 'start';
  readonly sound: string | null;
  readonly audioMs: number;
  /** Not 0 for a page that was opened in the middle of it. */
  readonly fromMs: number;
  /** What is heard when, bells among it. */
  readonly captions: readonly Caption[];
  readonly lengths: Lengths;
  readonly speed: number;
}

/** What the page is told. */
export type Message =
  | { readonly kind: 'choices'; readonly choices: Choices }
  | {
      readonly kind: 'turn';
      readonly understood: string;
      readonly problems: readonly string[];
      readonly turn: Turn;
    }
  | Started
  | { readonly kind: 'stop' }
  /** A reminder rings, beside whatever plays. */
  | { readonly kind: 'ring'; readonly sound: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'status'; readonly text: string; readonly session: boolean };
