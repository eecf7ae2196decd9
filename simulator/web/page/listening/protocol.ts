/** What the page and the worker with the engine tell each other. Both parse what they receive. */
import * as z from 'zod/mini';
import { NAMES } from '../../../listening/grammar.ts';

const samplesSchema = z.custom<Float32Array>((value) => value instanceof Float32Array);

export const orderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('listen'),
    listensFor: z.object({
      sentences: z.readonly(z.array(z.string())),
      attention: z.enum(['open', 'named']),
      name: z.enum(NAMES),
    }),
  }),
  z.object({ kind: z.literal('frame'), samples: samplesSchema, back: z.number() }),
]);

/** What the page tells the worker. */
export type Order = z.infer<typeof orderSchema>;

export const newsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
  z.object({ kind: z.literal('speaks'), speaks: z.boolean() }),
  z.object({ kind: z.literal('name') }),
  z.object({ kind: z.literal('waited') }),
  z.object({ kind: z.literal('words'), words: z.string(), named: z.boolean() }),
  z.object({ kind: z.literal('refused'), named: z.boolean() }),
]);

/** What the worker tells the page: that the engine is ready or failed, and what the ear heard. */
export type News = z.infer<typeof newsSchema>;

export const wordsSchema = z.array(z.readonly(z.tuple([z.string(), z.string()])));
