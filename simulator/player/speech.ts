import { parsePlainText, parseSsml, type SpeechPart } from './ssml.ts';
import { type Caption, type Clip, clipsOf, type Cue, type Track } from './track.ts';
import type { Phrase, Voice } from './voice.ts';

type Words = Extract<SpeechPart, { kind: 'words' }>;

/**
 * Lays out speech in time.
 * @throws SsmlError if the SSML is invalid
 */
export function layOutSpeech(content: string, contentType: 'SSML' | 'PlainText', voice: Voice): Track {
  const speech = new SpeechLayout(voice);
  for (const part of contentType === 'SSML' ? parseSsml(content) : parsePlainText(content)) speech.add(part);
  return speech.end();
}

/** Lays out speech phrase by phrase. */
class SpeechLayout {
  readonly #voice: Voice;
  readonly #captions: Caption[] = [];
  readonly #clips: Clip[] = [];
  readonly #sounds: Cue[] = [];
  #atMs = 0;
  #phrase: Phrase | null = null;
  #sentence: Caption | null = null;
  /** Whether a pause is due before the next words. */
  #pauseIsDue = false;

  constructor(voice: Voice) {
    this.#voice = voice;
  }

  add(part: SpeechPart): void {
    switch (part.kind) {
      case 'words':
        this.#addWords(part);
        return;
      case 'break':
        this.#sayPhrase();
        this.#pauseIsDue = false; // a break replaces the pause
        this.#atMs += part.ms;
        return;
      case 'sound':
        this.#endSentence();
        this.#addSound(part.source);
        return;
      case 'end of sentence':
        this.#endSentence();
        return;
    }
  }

  end(): Track {
    this.#endSentence();
    const spoken: Cue = {
      kind: 'speech',
      atMs: 0,
      endMs: this.#atMs,
      captions: this.#captions,
      clips: this.#clips,
      bed: false,
    };
    const cues = [...(this.#captions.length > 0 ? [spoken] : []), ...this.#sounds];
    return { durationMs: this.#atMs, cues, problems: [] };
  }

  #addWords(words: Words): void {
    if (this.#phrase !== null && this.#phrase.rate !== words.rate) this.#sayPhrase();
    if (this.#phrase === null && this.#pauseIsDue && !words.glued) {
      this.#atMs += this.#voice.pauseMs;
      this.#pauseIsDue = false;
    }
    this.#sentence = this.#extendCaption(words);
    const { count, rate, glued } = words;
    // Spelled words are said one character at a time.
    const text = count > 1 ? words.text.replaceAll(/(?<=[\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, ' ') : words.text;
    this.#phrase =
      this.#phrase === null
        ? { text, count, rate }
        : {
            text: `${this.#phrase.text}${glued ? '' : ' '}${text}`,
            count: this.#phrase.count + count,
            rate,
          };
  }

  #extendCaption({ text, glued }: Words): Caption {
    const before = this.#sentence ?? (glued ? this.#captions.pop() : undefined);
    if (before === undefined) return { atMs: this.#atMs, text };
    return { ...before, text: `${before.text}${glued ? '' : ' '}${text}` };
  }

  /** Speaks the current phrase: no more words belong to it. */
  #sayPhrase(): void {
    if (this.#phrase === null) return;
    const heard = this.#voice.say(this.#phrase);
    this.#clips.push(...clipsOf(heard, this.#atMs));
    this.#atMs += heard.durationMs;
    this.#phrase = null;
  }

  #endSentence(): void {
    this.#sayPhrase();
    if (this.#sentence === null) return;
    this.#captions.push(this.#sentence);
    this.#sentence = null;
    this.#pauseIsDue = true;
  }

  #addSound(source: string): void {
    const heard = this.#voice.sound(source);
    const endMs = this.#atMs + heard.durationMs;
    const clips = clipsOf(heard, this.#atMs);
    this.#sounds.push({ kind: 'sound', atMs: this.#atMs, endMs, captions: [], clips, bed: false });
    this.#atMs = endMs;
  }
}
