/**
 * A stand-in of the engine in its worker. It hears what a test says, but it is as strict as the grammar: it knows the sentences
 * of the moment and of danger alone, refuses all else, and needs the name while the device doesn't wait for an answer.
 */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { DANGER } from '../../simulator/listening/danger.ts';

const CHANNEL = 'stand-in';

/** Lets Chromium have a microphone that beeps. */
export const BEEPS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

const WORKER = `
  const channel = new BroadcastChannel('${CHANNEL}');
  let listensFor = { sentences: [], attention: 'named', name: 'alexa' };
  onmessage = ({ data }) => {
    if (data.kind === 'listen') listensFor = data.listensFor;
  };
  channel.onmessage = ({ data: { spoken } }) => {
    const { sentences, attention, name } = listensFor;
    const named = spoken.startsWith(name + ' ');
    const words = named ? spoken.slice(name.length + 1) : spoken;
    const danger = ${JSON.stringify(DANGER)};
    const known = danger.includes(words) || (sentences.includes(words) && (named || attention === 'open'));
    postMessage({ kind: 'speaks', speaks: true });
    postMessage({ kind: 'speaks', speaks: false });
    postMessage(known ? { kind: 'words', words, named } : { kind: 'refused', named });
    channel.postMessage({ known });
  };
  postMessage({ kind: 'ready' });`;

/** Engines that fail: as they open, or as they listen. */
const BROKEN = {
  opening: `postMessage({ kind: 'failed', why: 'the speech model is damaged' });`,
  listening: `
    onmessage = ({ data }) => {
      if (data.kind === 'frame') postMessage({ kind: 'failed', why: 'the speech model is damaged' });
    };
    postMessage({ kind: 'ready' });`,
} as const;

/** Puts the stand-in in the engine's place, before a page is opened. */
export async function installStandIn(page: Page): Promise<void> {
  await page.context().route('**/worker.js', (route) => serve(route, WORKER));
}

/** Puts an engine there that fails. */
export async function installBrokenEngine(page: Page, fails: keyof typeof BROKEN): Promise<void> {
  await page.context().route('**/worker.js', (route) => serve(route, BROKEN[fails]));
}

type Route = Parameters<Parameters<Page['route']>[1]>[0];

function serve(route: Route, body: string): Promise<void> {
  return route.fulfill({ contentType: 'text/javascript', body });
}

/** Says something to the engine. Returns whether it was one of the sentences that are listened for. */
export async function speak(page: Page, spoken: string): Promise<boolean> {
  return z.boolean().parse(
    await page.evaluate(`new Promise((resolve) => {
      const channel = new BroadcastChannel('${CHANNEL}');
      channel.onmessage = ({ data: { known } }) => {
        channel.close();
        resolve(known);
      };
      channel.postMessage(${JSON.stringify({ spoken })});
    })`),
  );
}
