/** Draws APL documents in a browser with Amazon's own engine, without any access to the network. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../browser/chromium.ts';
import type { Datasources } from '../player/datasources.ts';
import type { Profile } from './profiles.ts';

/** After this long, in ms, a document has begun to speak and its picture no longer changes. */
const SETTLES_MS = 500;

const PAGE = `<!doctype html><meta charset="utf-8"><title>screen</title>
<style>body{margin:0;background:#000}</style><div id="view"></div>
<script src="/apl.js"></script><script>window.ready=AplRenderer.initEngine()</script>`;

/** The console messages that count as trouble. */
const TROUBLE = /warn|error/;

/**
 * Amazon's fonts are installed on its devices only. They are not downloaded here, so messages about them are
 * expected.
 */
const FONTS = /FontUtils|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|ERR_BLOCKED|ERR_FAILED/;

/** A document in the browser. */
export interface DrawnDocument {
  readonly page: Page;
  /** Warnings and errors of the engine and of the page. */
  readonly troubles: readonly string[];
}

/** Draws documents one after the other. */
export interface Drawing {
  /**
   * Draws a document and lets a simulated clock run for `afterMs`.
   * @param audioMs how long the document's speech lasts; nothing is audible
   * @param data what its names are bound to, besides its speech
   */
  readonly draw: (
    document: object,
    profile: Profile,
    afterMs: number,
    audioMs: number,
    data?: Datasources,
  ) => Promise<DrawnDocument>;
  /** Takes a picture of a whole HTML file. */
  readonly sheet: (file: string, picture: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the browser.
 * @throws BrowserError if Chromium is missing or does not start
 */
export async function openDrawing(): Promise<Drawing> {
  const server = await serve();
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.clock.install();
  const address = addressOf(server);
  const troubles: string[] = [];
  page.on('console', (message) => {
    const said = message.text();
    if (TROUBLE.test(message.type()) && !FONTS.test(said)) troubles.push(said);
  });
  page.on('pageerror', ({ message }) => troubles.push(message));
  // The engine would fetch fonts from Amazon, but nothing may leave this machine.
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  return {
    draw: async (document, profile, afterMs, audioMs, data = {}) => {
      await page.setViewportSize({ width: profile.width, height: profile.height });
      // The engine has 5 MB. It is loaded once and draws all documents.
      if (page.url() !== address) await page.goto(address);
      troubles.length = 0;
      await page.evaluate(`${DRAW}(${JSON.stringify({ document, profile, audioMs, data })})`);
      // The clock runs frame by frame while speech begins and ends, and skips the time between.
      await page.clock.runFor(Math.min(afterMs, SETTLES_MS));
      if (afterMs <= 2 * SETTLES_MS) await page.clock.runFor(Math.max(0, afterMs - SETTLES_MS));
      else {
        await page.clock.fastForward(afterMs - 2 * SETTLES_MS);
        await page.clock.runFor(SETTLES_MS);
      }
      return { page, troubles: [...troubles] };
    },
    sheet: async (file, picture) => {
      await page.setViewportSize({ width: 2100, height: 1000 });
      await page.goto(pathToFileURL(resolve(file)).href);
      await page.screenshot({ path: picture, fullPage: true });
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** Serves the engine and a page for it on a free port of 127.0.0.1. */
async function serve(): Promise<Server> {
  const engine = readFileSync(createRequire(import.meta.url).resolve('apl-viewhost-web'));
  const server = createServer((request, response) => {
    const isEngine = request.url === '/apl.js';
    response.setHeader('content-type', `text/${isEngine ? 'javascript' : 'html'}; charset=utf-8`);
    response.end(isEngine ? engine : PAGE);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function addressOf(server: Server): string {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}/`;
}

/** This runs in the page. It is a string because the engine has no types. */
const DRAW = `(async ({ document: apl, profile, audioMs, data }) => {
  await window.ready;
  window.renderer?.destroy();
  document.getElementById('view').replaceWith(Object.assign(document.createElement('div'), { id: 'view' }));
  const { default: Renderer, Content } = window.AplRenderer;
  const content = Content.create(JSON.stringify(apl));
  const sound = { properties: { segmentSpeech: { url: 'segment' }, beforeSpeech: { url: 'before' } } };
  content.addData('payload', JSON.stringify({ ...data, sound }));
  const { width, height, round, mode } = profile;
  window.sent = [];
  const renderer = Renderer.create({
    content, mode, theme: 'dark', utcTime: 0, localTimeAdjustment: 0, logLevel: 'warn',
    view: document.getElementById('view'),
    environment: { agentName: 'local speaker', agentVersion: '1', allowOpenUrl: false, disallowVideo: true },
    viewport: { width, height, dpi: 160, isRound: round, shape: round ? 'ROUND' : 'RECTANGLE' },
    onSendEvent: (event) => window.sent.push(event),
    audioPlayerFactory: (listener) => ({
      prepare: (url) => { setTimeout(() => listener.onPrepared(url), 0); return url; },
      play: (id) => {
        listener.onPlaybackStarted(id);
        setTimeout(() => listener.onPlaybackFinished(id), id === 'before' ? 100 : audioMs);
      },
      flush: () => undefined,
      releasePlayer: () => undefined,
    }),
  });
  const view = document.getElementById('view');
  Object.assign(view.style, { width: width + 'px', height: height + 'px', position: 'relative' });
  if (round) view.style.clipPath = 'circle(50%)';
  await renderer.init();
  window.renderer = renderer;
})`;
