/** The worker in which the engine listens, so that the page never waits for it. */
import { type EngineFiles, openEngine } from '../../../listening/decoder.ts';
import { Ear } from '../../../listening/ear.ts';
import { type News, orderSchema, wordsSchema } from './protocol.ts';

const FILES: EngineFiles = {
  mdef: '/listening/mdef',
  mean: '/listening/mean',
  var: '/listening/var',
  sendump: '/listening/sendump',
  tmat: '/listening/tmat',
  fdict: '/listening/fdict',
  featparams: '/listening/featparams',
  dict: '/listening/dict',
};

const tell = (news: News): void => {
  postMessage(news);
};

async function openEar(): Promise<Ear> {
  const words = await fetch('/listening/words.json');
  if (!words.ok) throw new Error(`the speech model could not be loaded: ${words.status}`);
  return new Ear(await openEngine(FILES, wordsSchema.parse(await words.json())), tell);
}

const tellFailure = (error: unknown): void => {
  tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
};

const opening = openEar();
opening.then(() => {
  tell({ kind: 'ready' });
}, tellFailure);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const order = orderSchema.parse(data);
  // Orders that come before the engine is ready wait for it, in order.
  opening
    .then((ear) => {
      if (order.kind === 'listen') ear.listenFor(order.listensFor);
      else ear.follow(order.samples, order.back);
    })
    .catch(tellFailure);
});
