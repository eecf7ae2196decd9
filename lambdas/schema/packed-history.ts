/**
 * The past as text. A record may have a hundred and forty entries that a turn hardly ever looks at: so they are
 * written, and travel in the session attributes, as a compressed string a list, and each is unpacked only where
 * it is looked at. What that saves: `npm run bench:turn`, `npm run bench:cost`.
 */
import * as z from 'zod/mini';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LazyList, Past, PersonRecord } from '../coach/progress/progress.ts';
import { painSchema, reachedSchema, routineSchema, week } from './values.ts';

/** Progress whose past is packed: as it is written, and sent along. */
export type Packed = Omit<PersonRecord, 'past'> & { readonly past: Readonly<Record<keyof Past, string>> };

/** A text that was packed whole, but of something else: only a release that packs otherwise could have. */
export class PackingError extends Error {
  override readonly name = 'PackingError';
}

/** The text of each list that was packed or is unpacked from one: what nobody has changed isn't packed again. */
const texts = new WeakMap<object, string>();

/** Progress to write, or to send along. */
export function packed(progress: PersonRecord): Packed {
  const { routines, weeks, pain, reach } = progress.past;
  const past = { routines: textOf(routines), weeks: textOf(weeks), pain: textOf(pain), reach: textOf(reach) };
  return { ...progress, past };
}

function textOf(list: LazyList<unknown>): string {
  const known = texts.get(list);
  if (known !== undefined) return known;
  // The fastest level: on lists this short the others hardly gain anything.
  const zipped = deflateRawSync(JSON.stringify(list.all), { level: 1 }).toString('base64');
  const text = sumOf(zipped) + zipped;
  texts.set(list, text);
  return text;
}

/** How many digits the checksum has that each text begins with. */
const SUM_DIGITS = 8;

function sumOf(zipped: string): string {
  return crc32(zipped).toString(16).padStart(SUM_DIGITS, '0');
}

/** Whether a text is as it was packed: told without unpacking it. */
function isIntact(text: string): boolean {
  return sumOf(text.slice(SUM_DIGITS)) === text.slice(0, SUM_DIGITS);
}

/** The most a list may unpack to, in bytes: several times what the fullest takes (`test/store/growth.test.ts`). */
const MOST_BYTES = 32_768;

function contentOf(text: string): unknown {
  const zipped = Buffer.from(text.slice(SUM_DIGITS), 'base64');
  return JSON.parse(inflateRawSync(zipped, { maxOutputLength: MOST_BYTES }).toString());
}

/**
 * A list that is unpacked, and parsed, as soon as it is looked at.
 * @throws PackingError, then, where it is another list
 */
function unpacked<List>(text: string, schema: z.ZodMiniType<List>): LazyList<List> {
  let known: List | undefined;
  const open = (): List => {
    try {
      return schema.parse(contentOf(text));
    } catch (cause) {
      throw new PackingError('expected the list that was packed', { cause });
    }
  };
  const list: LazyList<List> = {
    get all() {
      return (known ??= open());
    },
  };
  texts.set(list, text);
  return list;
}

function packedList<List>(schema: z.ZodMiniType<List>): z.ZodMiniType<LazyList<List>> {
  return z.pipe(
    z.string().check(z.refine(isIntact, 'expected a packed list')),
    z.transform((text: string) => unpacked(text, schema)),
  );
}

/** The past as it was packed. What was changed since is refused; it isn't unpacked yet. */
export const pastSchema: z.ZodMiniType<Past> = z.object({
  routines: packedList(z.array(routineSchema)),
  weeks: packedList(z.record(z.string(), z.object(week))),
  pain: packedList(z.array(painSchema)),
  reach: packedList(z.array(reachedSchema)),
});
