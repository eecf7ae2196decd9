/**
 * Reads items of schema 2, which are never written any more. They kept the history in the item itself, each list as a
 * compressed text after its checksum. Three fields of a run had other names.
 */
import * as z from 'zod/mini';
import { crc32, inflateRawSync } from 'node:zlib';
import type { History, Recent } from '../coach/progress/progress.ts';

const record = z.record(z.string(), z.unknown());

/** A run with today's names; anything else as it is, for today's schema to refuse. */
export function withNewRunNames(run: unknown): unknown {
  const fields = record.safeParse(run);
  if (!fields.success) return run;
  const { lighter, easy, strikes, ...others } = fields.data;
  return {
    ...others,
    ...(lighter === undefined ? {} : { easedOff: lighter }),
    ...(easy === undefined ? {} : { allRatingsEasy: easy }),
    ...(strikes === undefined ? {} : { regionsStopped: strikes }),
  };
}

const schema = z.looseObject({
  open: z.unknown(),
  past: z.object({ routines: z.string(), weeks: z.string(), pain: z.string(), reach: z.string() }),
});

/** Progress as schema 3 has it. What isn't of schema 2 comes back as it is, for today's schema to refuse. */
export function fromSchema2(progress: unknown): unknown {
  const read = schema.safeParse(progress);
  if (!read.success) return progress;
  const { past, open, ...others } = read.data;
  return { ...others, open: withNewRunNames(open), recent: unpackAll(past) };
}

/** Unpacks every list as not filed yet, so that nothing is dropped before the history item contains it. */
function unpackAll(past: Readonly<Record<keyof History, string>>): unknown {
  const recent: Record<keyof Recent, unknown> = {
    routines: unpack(past.routines),
    weeks: unpack(past.weeks),
    pain: unpack(past.pain),
    reach: unpack(past.reach),
    ratingsDroppedAt: null,
  };
  return recent;
}

/** The number of hexadecimal digits of the checksum at the start of each text. */
const SUM_DIGITS = 8;

/** The most a list may unpack to, in bytes: several times what thirty routines and fifty-three weeks take. */
const MOST_BYTES = 32_768;

/** The unpacked list, or undefined if the text isn't what schema 2 wrote. */
function unpack(text: string): unknown {
  const [sum, zipped] = [text.slice(0, SUM_DIGITS), text.slice(SUM_DIGITS)];
  if (crc32(zipped).toString(16).padStart(SUM_DIGITS, '0') !== sum) return undefined;
  try {
    const bytes = inflateRawSync(Buffer.from(zipped, 'base64'), { maxOutputLength: MOST_BYTES });
    const list: unknown = JSON.parse(bytes.toString());
    return list;
  } catch {
    return undefined;
  }
}
