/**
 * Makes one cold start in a fresh process of plain Node: `node launch.js BUNDLE ENVELOPE`. Prints the milliseconds of
 * loading the bundle (init) and of the first launch. The handler may return a promise or call back, as ask-sdk's does.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [bundle, envelope] = process.argv.slice(2);
const event = JSON.parse(envelope);
const began = performance.now();
const { handler } = bundle.endsWith('.mjs')
  ? await import(pathToFileURL(bundle).href)
  : createRequire(import.meta.url)(bundle);
const loaded = performance.now();
const answer = await new Promise((resolve, reject) => {
  const promised = handler(event, {}, (error, result) => (error ? reject(error) : resolve(result)));
  promised?.then(resolve, reject);
});
const answered = performance.now();
const { outputSpeech, directives } = answer.response;
if (outputSpeech === undefined && directives === undefined)
  throw new Error('The launch was answered with nothing');
process.stdout.write(
  JSON.stringify({
    initMs: loaded - began,
    firstMs: answered - loaded,
    residentBytes: process.memoryUsage.rss(),
  }),
  () => process.exit(),
);
