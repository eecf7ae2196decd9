import { cacheSpeech } from './cache.ts';
import { openEspeak } from './espeak.ts';
import { openFlite } from './flite.ts';
import type { Synthesizer, VoiceName } from './synthesizer.ts';

/**
 * Opens a voice, with a cache for its speech.
 * @throws VoiceError if the voice is not installed
 */
export async function openVoice(name: VoiceName): Promise<Synthesizer> {
  switch (name) {
    case 'flite':
      return cacheSpeech(openFlite());
    case 'espeak-ng':
      return cacheSpeech(await openEspeak());
  }
}
