import { cacheSpeech } from './cache.ts';
import { openEspeak } from './espeak.ts';
import { openFlite } from './flite.ts';
import type { Synthesizer, VoiceName } from './synthesizer.ts';

/**
 * A voice of this machine, which says nothing twice.
 * @throws VoiceError when it isn't installed
 */
export async function openVoice(name: VoiceName): Promise<Synthesizer> {
  switch (name) {
    case 'flite':
      return cacheSpeech(openFlite());
    case 'espeak-ng':
      return cacheSpeech(await openEspeak());
  }
}
