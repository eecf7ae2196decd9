/** Opens the engine in its worker, and the microphone. */
import type { EarNews, ListensFor } from '../../../listening/ear.ts';
import { EngineError, MODEL_MISSING } from './engine-error.ts';
import { openMicrophone } from './microphone.ts';
import { newsSchema, type Order } from './protocol.ts';

/** An ear that is open. */
export interface OpenEar {
  readonly listenFor: (listensFor: ListensFor) => void;
  readonly close: () => void;
}

/**
 * Opens the ear. Resolves when the engine is ready.
 * @param takeNews is told what it hears
 * @param takeFrame is given each frame of the microphone, and returns how loud the coach's own voice alone can be in it
 * @param lose is told why it can't listen any more
 * @throws MicrophoneError if the microphone can't be used
 * @throws EngineError if the engine can't
 */
export async function openEar(
  takeNews: (news: EarNews) => void,
  takeFrame: (frame: Float32Array) => number,
  lose: (why: string) => void,
): Promise<OpenEar> {
  const worker = new Worker('/worker.js', { type: 'module' });
  const order = (message: Order): void => {
    worker.postMessage(message);
  };
  const ready = waitForEngine(worker, takeNews, lose);
  ready.catch(() => undefined); // is awaited below, unless the microphone fails first
  let closeMicrophone: () => void = () => undefined;
  const close = (): void => {
    closeMicrophone();
    worker.terminate();
  };
  try {
    closeMicrophone = await openMicrophone((samples) => {
      order({ kind: 'frame', samples, back: takeFrame(samples) });
    });
    await ready;
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    listenFor: (listensFor) => {
      order({ kind: 'listen', listensFor });
    },
  };
}

function waitForEngine(
  worker: Worker,
  takeNews: (news: EarNews) => void,
  lose: (why: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let fail = (why: string): void => {
      reject(new EngineError(why));
    };
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = newsSchema.parse(data);
      if (news.kind === 'ready') {
        resolve();
        fail = lose;
      } else if (news.kind === 'failed') fail(`The page can’t listen: ${news.why}. You can type.`);
      else takeNews(news);
    };
    worker.onerror = () => {
      fail(MODEL_MISSING);
    };
  });
}
