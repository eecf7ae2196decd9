/** Opens the engine in its worker, and the microphone before it. */
import type { ListensFor } from '../../../listening/ear.ts';
import { openMicrophone } from './microphone.ts';
import { type News, newsSchema, type Order } from './protocol.ts';

/** An ear that is open. */
export interface OpenEar {
  readonly listenFor: (listensFor: ListensFor) => void;
  readonly close: () => void;
}

/**
 * Opens the ear.
 * @param takeNews is told what it hears
 * @param takeFrame is given each frame of the microphone
 * @throws MicrophoneError if the microphone can't be used
 */
export async function openEar(
  takeNews: (news: News) => void,
  takeFrame: (frame: Float32Array) => void,
): Promise<OpenEar> {
  const worker = new Worker('/worker.js', { type: 'module' });
  const order = (message: Order): void => {
    worker.postMessage(message);
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    takeNews(newsSchema.parse(data));
  };
  worker.onerror = () => {
    takeNews({ kind: 'failed', why: 'the speech model is not installed: run npm ci, then start again' });
  };
  try {
    const closeMicrophone = await openMicrophone((samples) => {
      takeFrame(samples);
      order({ kind: 'frame', samples });
    });
    return {
      listenFor: (listensFor) => {
        order({ kind: 'listen', listensFor });
      },
      close: () => {
        closeMicrophone();
        worker.terminate();
      },
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
