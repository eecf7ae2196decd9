/** The page's sound, which is rendered here and played there. */
import { z } from 'zod';
import { APL_DIRECTIVE } from '../player/apl.ts';
import { APLA_DIRECTIVE } from '../player/apla.ts';
import { datasourcesSchema, makesSpeech } from '../player/datasources.ts';
import { play, type Playback } from '../player/playback.ts';
import type { Caption } from '../player/track.ts';
import { layOutTrack, render, type Rendered } from '../sound/render.ts';
import type { Synthesizer } from '../sound/synthesizer.ts';
import { wavOf } from '../sound/wav.ts';
import type { Sound } from '../terminal/sound.ts';
import type { Lengths } from './messages.ts';

/** An answer that begins to play. `wav` is null if it is only shown. */
export interface AnswerStart {
  readonly wav: Uint8Array | null;
  readonly audioMs: number;
  readonly captions: readonly Caption[];
  readonly lengths: Lengths;
}

/** Plays sound on the page. */
export interface Loudspeaker {
  readonly start: (start: AnswerStart) => void;
  readonly stop: () => void;
  /** Whether sound can be heard now. Otherwise words are timed at 150 a minute. */
  readonly audible: () => boolean;
}

/**
 * Renders answers for the page.
 * @param synthesizer null if words are only shown
 */
export function makePageSound(synthesizer: Synthesizer | null, loudspeaker: Loudspeaker): Sound {
  const lengths = new WeakMap<Rendered, Lengths>();
  return {
    voice: synthesizer?.name ?? 'nobody',
    prepare: async (audible) => {
      const voice = loudspeaker.audible() ? synthesizer : null;
      const rendered =
        voice === null ? { ...play(audible), pcm: new Int16Array(0) } : await render(audible, voice);
      lengths.set(rendered, await measureLengths(audible, voice));
      return rendered;
    },
    start: (rendered) => {
      const wav = rendered.pcm.length === 0 ? null : wavOf(rendered.pcm);
      loudspeaker.start({
        wav,
        audioMs: rendered.audioMs,
        captions: addBells(rendered),
        lengths: lengths.get(rendered) ?? { before: 0, said: {} },
      });
      return () => {
        loudspeaker.stop();
      };
    },
  };
}

/** Rings before a reminder is read out. An Echo has its own sound for that. */
const BELL = { type: 'Audio', source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/bell_01' };

/**
 * Renders a reminder for the page: two bells, then its words.
 * @throws VoiceError if the voice fails
 */
export async function renderRing(words: string, synthesizer: Synthesizer): Promise<Uint8Array> {
  return renderAside([BELL, BELL, { type: 'Speech', content: words }], synthesizer);
}

/**
 * Renders a word that the page asks about, like "Seven?".
 * @throws VoiceError if the voice fails
 */
export async function renderQuestion(word: string, synthesizer: Synthesizer): Promise<Uint8Array> {
  return renderAside([{ type: 'Speech', content: `${word}?` }], synthesizer);
}

async function renderAside(parts: readonly object[], synthesizer: Synthesizer): Promise<Uint8Array> {
  const items = [{ type: 'Sequencer', items: parts }];
  const document = { type: 'APLA', version: '0.91', mainTemplate: { parameters: ['payload'], items } };
  const directives = [{ type: APLA_DIRECTIVE, token: 'aside', document }];
  return wavOf((await render({ directives }, synthesizer)).pcm);
}

/** Inserts the bells between the captions, in order. */
function addBells({ captions, bells }: Playback): Caption[] {
  const rings = bells.map((atMs) => ({ atMs, text: '(bell)' }));
  return [...captions, ...rings].sort((a, b) => a.atMs - b.atMs);
}

const documentSchema = z.looseObject({
  type: z.literal(APL_DIRECTIVE),
  sources: z.optional(z.record(z.string(), z.unknown())),
  datasources: z.optional(datasourcesSchema),
});

const audibleSchema = z.looseObject({
  outputSpeech: z.optional(z.unknown()),
  directives: z.optional(z.array(z.unknown())),
});

/** Measures the parts of an answer, for the document that waits for them. */
async function measureLengths(audible: unknown, voice: Synthesizer | null): Promise<Lengths> {
  const lengthOf = async (part: unknown): Promise<number> =>
    voice === null ? play(part).audioMs : (await layOutTrack(part, voice)).durationMs;
  const { outputSpeech, directives = [] } = audibleSchema.parse(audible ?? {});
  const said: Record<string, number> = {};
  for (const directive of directives) {
    const { sources = {}, datasources = {} } = documentSchema.safeParse(directive).data ?? {};
    const speeches = Object.values(datasources).flatMap(({ transformers = [] }) =>
      transformers.filter(makesSpeech),
    );
    for (const { template = '', outputName = '' } of speeches) {
      const speech = { type: APLA_DIRECTIVE, token: outputName, document: sources[template] };
      said[outputName] = await lengthOf({ directives: [speech] });
    }
  }
  return { before: outputSpeech === undefined ? 0 : await lengthOf({ outputSpeech }), said };
}
