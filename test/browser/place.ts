/** Sets up the real skill, its database and a browser, for visits to the page of the local speaker. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../../simulator/browser/chromium.ts';
import { openDatabase } from '../../simulator/cloud/database.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { openServices } from '../../simulator/cloud/alexa-services.ts';
import { loadSkill, SKILL_ID } from '../../simulator/cloud/skill.ts';
import { Audience } from '../../simulator/web/audience.ts';
import { openGate } from '../../simulator/web/gate.ts';
import { AdjustableClock } from '../../simulator/web/adjustable-clock.ts';
import type { Message } from '../../simulator/web/messages.ts';
import { DEAF, prepareListening } from '../../simulator/web/listening.ts';
import { Room } from '../../simulator/web/room.ts';
import { serve } from '../../simulator/web/server.ts';
import type { Synthesizer } from '../../simulator/sound/synthesizer.ts';
import { prepareUnderstanding } from '../../simulator/nlu/load.ts';
import { toneVoice } from '../simulator/sound/voice.ts';
import { CountedClock } from './counted-clock.ts';

/** When the visits begin: on a Monday morning. */
const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const TICK_MS = 200;
/** The time limit for anything that the page does, in ms of real time. */
const PATIENCE_MS = 20_000;
/** Resolves when what is due now has been drawn: the first frame draws it, the second follows. */
const TWO_FRAMES = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';
/** Longer than any segment, in ms. */
const LONGEST_MS = 300_000;

/** What a test wants to be different in a visit. */
export interface Wish {
  readonly device?: 'dot' | 'show';
  /** Wraps the skill. */
  readonly between?: (skill: Skill) => Skill;
  /** Prepares the page before it is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** The voice that speaks; a synthetic tone unless a test sets another. */
  readonly voice?: Synthesizer;
}

/** What a file of tests wants to be different for all its visits. */
export interface PlaceWish {
  readonly listens?: boolean;
  /** Further arguments of the browser. */
  readonly chromium?: readonly string[];
}

/** The database, the skill and the browser that the tests of a file share. */
export interface Place {
  readonly visit: (wish?: Wish) => Promise<Visit>;
  /** Closes all visits. */
  readonly closeVisits: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens everything except the page.
 * @param listens whether the page gets its speech model; and the sound that the browser takes for a microphone's
 */
export async function openPlace({ listens = false, chromium = [] }: PlaceWish = {}): Promise<Place> {
  const model = loadModel(join(import.meta.dirname, '../../interaction-models'), 'en-US');
  const understood = await prepareUnderstanding(model, false);
  const listening = listens ? await prepareListening(model) : DEAF;
  const database = await openDatabase('memory');
  const gate = await openGate(database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const entries = await loadSkill({ ...database.environment, AWS_ENDPOINT_URL_DYNAMODB: gate.endpoint });
  const browser = await launchChromium(chromium);
  const visits: Visit[] = [];
  let visitors = 0;
  const closeVisits = async (): Promise<void> => {
    for (const visit of visits.splice(0)) await visit.close();
  };
  return {
    closeVisits,
    visit: async ({
      device = 'show',
      between = (skill) => skill,
      before,
      voice = toneVoice(),
    }: Wish = {}) => {
      const user = `visitor-${(visitors += 1)}`;
      const services = await openServices({ granted: true });
      const clock = new CountedClock(MONDAY);
      const audience = new RecordingAudience();
      const household = { applicationId: SKILL_ID, user, person: 'one', locale: 'en-US', seed: user };
      const room = new Room({
        entries: { ...entries, skill: between(entries.skill) },
        understood,
        household: { ...household, device, services },
        invocation: model.invocationName,
        gate,
        clock: new AdjustableClock(clock),
        synthesizer: voice,
        audience,
        listening,
      });
      const server = await serve(0, audience, (command) => room.perform(command), listening);
      const page = await openPage(browser, `http://127.0.0.1:${server.port}/`, before);
      const close = async (): Promise<void> => {
        room.close();
        await page.context().close();
        await server.close();
        await services.close();
      };
      const already = (words: string): Promise<void> => room.perform({ kind: 'words', words });
      const visit = new Visit(page, clock, audience, already, close);
      visits.push(visit);
      return visit;
    },
    close: async () => {
      await closeVisits();
      await browser.close();
      await gate.close();
      await database.close();
    },
  };
}

/** Records each sound that starts, with its offset, each that is cut off, and what turns answers down, one behind another. */
const SOUNDS = `window.sounds = [];
  window.gains = [];
  const { createGain } = AudioContext.prototype;
  AudioContext.prototype.createGain = function () {
    window.gains.push(createGain.call(this));
    return window.gains.at(-1);
  };
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (when, from = 0) {
    window.sounds.push({ fromMs: from * 1000, lastsMs: this.buffer.duration * 1000, cut: false });
    this.noted = window.sounds.at(-1);
    return start.call(this, when, from);
  };
  AudioBufferSourceNode.prototype.stop = function () {
    this.noted.cut = true;
    return stop.call(this);
  };`;
const soundsSchema = z.array(z.object({ fromMs: z.number(), lastsMs: z.number(), cut: z.boolean() }));

const findingsSchema = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** A sound that the page has played. */
export type PlayedSound = z.infer<typeof soundsSchema>[number];

async function openPage(browser: Browser, url: string, before: Wish['before']): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1500, height: 1000 }, hasTouch: true });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript({ content: SOUNDS });
  await before?.(page);
  await page.goto(url);
  return page;
}

/** The message that an answer begins to play. */
type Started = Extract<Message, { kind: 'start' }>;

/** The fields of a turn that tests examine. */
const turnSchema = z.looseObject({
  said: z.string(),
  heard: z.string(),
  intent: z.nullable(z.string()),
  response: z.optional(z.unknown()),
  steps: z.array(z.object({ holdStartMs: z.number(), endMs: z.number() })),
});
type Turn = z.infer<typeof turnSchema>;

/** Records what the server tells the page. */
class RecordingAudience extends Audience {
  readonly messages: Message[] = [];
  #listening: (() => void)[] = [];

  override tell(message: Message): void {
    super.tell(message);
    this.messages.push(message);
    for (const listen of this.#listening.splice(0)) listen();
  }

  /** Resolves with the next message. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#listening.push(resolve));
  }
}

/** A person at the page. */
export class Visit {
  readonly page: Page;
  readonly close: () => Promise<void>;
  readonly #clock: CountedClock;
  readonly #told: RecordingAudience;
  readonly #already: (words: string) => Promise<void>;
  readonly #troubles: string[] = [];

  constructor(
    page: Page,
    clock: CountedClock,
    told: RecordingAudience,
    already: (words: string) => Promise<void>,
    close: () => Promise<void>,
  ) {
    this.#already = already;
    this.page = page;
    this.close = close;
    this.#clock = clock;
    this.#told = told;
    page.on('console', (message) => {
      if (/warn|error/.test(message.type())) this.#troubles.push(message.text());
    });
    page.on('pageerror', ({ message }) => this.#troubles.push(message));
  }

  /** All turns so far. */
  get turns(): Turn[] {
    return this.#told.messages.flatMap((message) =>
      message.kind === 'turn' ? [turnSchema.parse(message.turn)] : [],
    );
  }

  /** The kinds of all messages, in order. */
  get kinds(): Message['kind'][] {
    return this.#told.messages.map(({ kind }) => kind);
  }

  /** What the device does, as the page shows it: "microphone open"; and whether a session is open. */
  get status(): Pick<Extract<Message, { kind: 'status' }>, 'text' | 'session'> {
    const last = this.#told.messages.findLast((message) => message.kind === 'status');
    return last ?? { text: '', session: false };
  }

  /** The message of the answer that began last. */
  get started(): Started | undefined {
    return this.#told.messages.findLast((message) => message.kind === 'start');
  }

  /** Warnings and errors of the page and of the engine in it. */
  get troubles(): readonly string[] {
    return this.#troubles;
  }

  /** Returns the serious and critical barriers that axe-core finds on the page, with their elements. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const found: unknown = await this.page.evaluate('axe.run()');
    return findingsSchema
      .parse(found)
      .violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** Says what comes before the subject of a test, without typing it. */
  async sayUntyped(...phrases: readonly string[]): Promise<void> {
    for (const words of phrases) await this.#already(words);
  }

  /** Types phrases one after the other. Each is answered before the next. */
  async say(...phrases: readonly string[]): Promise<void> {
    for (const words of phrases) {
      await this.page.getByRole('textbox', { name: 'what you say' }).fill(words);
      await this.#actAndWait(`saying "${words}"`, () => this.page.keyboard.press('Enter'));
    }
  }

  /**
   * Touches labels on the screen one after the other. Each touch is answered, and the answer drawn, before the
   * next.
   */
  async touch(...labels: readonly string[]): Promise<void> {
    await this.page.locator('#screen p').first().waitFor();
    for (const label of labels) {
      await this.page.evaluate(`document.querySelector('#screen > *').dataset.touched = 'yes'`);
      const button = this.page.locator('#screen').getByText(label, { exact: true }).first();
      // This waits until the engine has laid the button out: a touch before that would miss it.
      await button.scrollIntoViewIfNeeded();
      // A person would read it first.
      await this.page.evaluate(`document.querySelector('#screen > *').inert = false`);
      await this.#actAndWait(`touching "${label}"`, () => this.#touchAsAFinger(button));
      await this.page.locator('#screen > :not([data-touched]) p').first().waitFor();
    }
  }

  /** Returns all sounds of a page so far, in order. */
  async sounds(page: Page = this.page): Promise<PlayedSound[]> {
    return soundsSchema.parse(await page.evaluate('window.sounds'));
  }

  /** Opens the same page in a second window. */
  async openAgain(): Promise<Page> {
    const page = await this.page.context().newPage();
    await page.addInitScript({ content: SOUNDS });
    await page.goto(this.page.url());
    return page;
  }

  /** The caption of what is heard now. */
  get caption(): Locator {
    return this.page.locator('#caption');
  }

  /** Clicks a button and waits for the answer. */
  async click(name: string): Promise<void> {
    await this.#actAndWait(`clicking "${name}"`, () => this.page.getByRole('button', { name }).click());
  }

  /** Lets time pass for the device and the skill, in ms. The browser has its own time. */
  pass(ms: number): Promise<void> {
    return this.#clock.pass(ms);
  }

  /** Lets time pass until something was said, or the screen sent its event. */
  async passUntil(said: string): Promise<Turn> {
    const { length } = this.turns;
    for (let passedMs = 0; passedMs < LONGEST_MS; passedMs += TICK_MS) {
      const turn = this.turns.slice(length).find((each) => each.said === said);
      if (turn !== undefined) return turn;
      await this.#clock.pass(TICK_MS);
    }
    throw new Error(
      `expected "${said}" within ${LONGEST_MS} ms, got ${JSON.stringify(this.turns.at(-1)?.said)}`,
    );
  }

  /** Waits until the current answer has begun to play. */
  async waitForStart(): Promise<void> {
    while (this.kinds.findLast((kind) => kind === 'start' || kind === 'turn') !== 'start')
      await this.#told.next();
  }

  /**
   * Rests on a label until the screen has been drawn with the label pressed, and lifts then. Playwright's own tap lifts
   * at once, mostly before the next frame, as no finger does.
   */
  async #touchAsAFinger(label: Locator): Promise<void> {
    const box = await label.boundingBox();
    if (box === null) throw new Error('expected a label that is drawn, got one without a place');
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    const finger = await this.page.context().newCDPSession(this.page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await this.page.evaluate(TWO_FRAMES);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await finger.detach();
  }

  /**
   * Acts, and waits for the turn that it brings.
   * @param doing what the error says was done
   * @throws Error if no turn comes within the time limit
   */
  async #actAndWait(doing: string, act: () => Promise<void>): Promise<void> {
    const { length } = this.turns;
    await act();
    const late = wait(PATIENCE_MS, 'late' as const, { ref: false });
    while (this.turns.length === length)
      if ((await Promise.race([this.#told.next(), late])) === 'late')
        throw new Error(
          `expected an answer to ${doing} within ${PATIENCE_MS} ms, got none; the device says "${this.status.text}", ` +
            `and its screen ${JSON.stringify(await this.page.locator('#screen').innerText())}`,
        );
  }
}
