import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { IN_POSITION, ROLLING, SCREENED, times } from '../conversations/scripts.ts';
import { openPlace, type Place } from './place.ts';

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

/** Twenty screens are drawn one after the other. */
const WITH_EACH_SCREEN = { timeout: 3 * PATIENCE_MS };

/** The page's volume, as `place.ts` records it. */
const VOLUME = 'window.gains.reduce((volume, { gain }) => volume * gain.value, 1)';

describe.skipIf(!hasChromium())(
  'the page of the local speaker, in a browser',
  { timeout: PATIENCE_MS },
  () => {
    let place: Place;
    beforeAll(async () => {
      place = await openPlace();
    }, PATIENCE_MS);
    afterEach(() => place.closeVisits());
    afterAll(() => place.close());

    it('leads a person who types through a first visit to a finished routine, at a higher speed', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.page.getByRole('combobox', { name: 'Clock' }).selectOption('20');
      await visit.say(...IN_POSITION, 'three minutes', 'ready');
      await visit.waitForStart();
      await visit.pass(185_000 / 20);
      await visit.say('three');
      expect(visit.turns.at(-1)).toMatchObject({ phase: 'goodbye', microphone: 'closed' });
      await visit.page.getByText(/one minute of pressure|one minute in all/).waitFor();
      expect(await visit.sounds()).toEqual([]);
      expect(visit.troubles).toEqual([]);
    });

    it(
      'leads a person who only touches through a first visit to a finished routine',
      WITH_EACH_SCREEN,
      async () => {
        const visit = await place.visit();
        await visit.say('open foam roll coach');
        // The age by its range, the four red questions, two lists, the leg, and six lists.
        await visit.touch('Not sure', 'Yes', 'No', ...times(4, 'No'), ...times(2, 'None of these'));
        await visit.touch('No', ...times(6, 'None of these'), 'Yes', 'No', '2', '3 min', 'Ready');
        await visit.waitForStart();
        await visit.passUntil('(played)');
        await visit.touch('3');
        expect(visit.turns.at(-1)).toMatchObject({ phase: 'goodbye', microphone: 'closed' });
        expect(visit.turns.slice(1).filter(({ intent }) => intent !== null)).toEqual([]);
        expect(visit.troubles).toEqual([]);
      },
    );

    it('stops the sound and the captions of a hold as soon as someone speaks, before the skill has answered', async () => {
      const [asked, answer] = [signal(), signal()];
      const between =
        (skill: Skill): Skill =>
        async (envelope) => {
          if (!JSON.stringify(envelope).includes('AMAZON.PauseIntent')) return skill(envelope);
          asked.give();
          await answer.given;
          return skill(envelope);
        };
      const visit = await place.visit({ device: 'dot', between });
      await visit.sayUntyped(...IN_POSITION);
      await visit.say('ready');
      await visit.waitForStart();
      await visit.caption.getByText(/slow/i).waitFor();
      await visit.pass(25_000);
      const saying = visit.say('pause');
      await asked.given;
      await expect.poll(async () => (await visit.sounds()).at(-1)?.cut).toBe(true);
      expect(visit.kinds.at(-1)).not.toBe('start');
      answer.give();
      await saying;
      await visit.waitForStart();
      await visit.caption.getByText('Paused').waitFor();
      expect((await visit.sounds()).slice(-2).map(({ cut }) => cut)).toEqual([true, false]);
    });

    it('joins in the middle of an answer if it is opened then', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.sayUntyped(...ROLLING);
      await visit.waitForStart();
      await visit.pass(60_000);
      const page = await visit.openAgain();
      const heard = visit.started?.captions.findLast(({ atMs }) => atMs <= 60_000)?.text ?? '';
      await page.locator('#caption').getByText(heard).waitFor();
      expect(await visit.sounds(page)).toEqual([]);
      await page.getByRole('heading', { name: 'Transcript' }).click();
      await expect.poll(() => visit.sounds(page)).toHaveLength(1);
      expect((await visit.sounds(page))[0]?.fromMs).toBeGreaterThanOrEqual(60_000);
    });

    it('says that there is no microphone, with the coach begun and the line for typing there', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.page.getByRole('button', { name: 'Start' }).click();
      await visit.page.getByText('No microphone was found. You can type.').waitFor();
      expect(await visit.barriers()).toEqual([]);
      await visit.page.getByRole('button', { name: 'Large' }).click();
      expect(await visit.barriers()).toEqual([]);
      await visit.page.getByRole('button', { name: 'Show everything' }).click();
      await visit.say('forty');
      expect(visit.turns.map(({ said }) => said)).toEqual(['open foam roll coach', 'forty']);
    });

    it('pauses by the space bar, and sounds in the tab that was used last', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.sayUntyped(...ROLLING);
      await visit.waitForStart();
      const other = await visit.openAgain();
      await visit.page.getByRole('heading', { name: 'Transcript' }).click();
      await other.getByRole('heading', { name: 'Transcript' }).click();
      await expect.poll(() => visit.page.evaluate(VOLUME)).toBe(0);
      await expect.poll(() => other.evaluate(VOLUME)).toBe(1);
      await other.locator('body').press(' ');
      await expect.poll(() => visit.turns.at(-1)?.said).toBe('pause');
    });

    it('rings a reminder when it is due', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.sayUntyped(...IN_POSITION, 'three minutes', 'remind me every day at seven', 'ready');
      await visit.waitForStart();
      await visit.pass(185_000);
      await visit.say('three', 'yes');
      await visit.waitForStart();
      // A sound begins only after the page has fetched it, so wait for this one: no earlier one can follow it.
      const lastsMs = Math.round(visit.started?.audioMs ?? 0);
      await expect.poll(async () => Math.round((await visit.sounds()).at(-1)?.lastsMs ?? 0)).toBe(lastsMs);
      await visit.pass(60_000);
      const { length } = await visit.sounds();
      await visit.page.getByRole('button', { name: 'Let a day pass' }).click();
      await visit.page.getByText('A day has passed.').waitFor();
      await visit.passUntil('(reminder)');
      await expect.poll(async () => (await visit.sounds()).length).toBe(length + 1);
      await visit.page.getByText("Here's your reminder.").waitFor();
    });

    it('ends the session and deletes the household’s data when the skill is disabled', async () => {
      const visit = await place.visit({ device: 'dot' });
      await visit.sayUntyped(...SCREENED);
      await visit.click('Disable the skill');
      await visit.say('no');
      expect(visit.turns.at(-1)).toMatchObject({ request: null, heard: '' });
      await visit.say('open foam roll coach');
      expect(visit.turns.at(-1)?.heard).toMatch(/^Welcome to Foam Roll Coach/);
    });

    it('asks another voice every question, and recognises the first voice afterwards', async () => {
      const visit = await place.visit({ device: 'dot' });
      const voice = visit.page.getByRole('combobox', { name: 'Voice' });
      await visit.sayUntyped(...SCREENED, 'stop');
      await voice.selectOption('another');
      await visit.say('open foam roll coach');
      expect(visit.turns.at(-1)?.heard).toMatch(/how old are you/);
      await visit.say('stop');
      await voice.selectOption('one');
      await visit.say('open foam roll coach');
      expect(visit.turns.at(-1)?.heard).toMatch(/^Welcome back/);
    });

    it('goes on without the database, and says so', async () => {
      const visit = await place.visit({ device: 'dot' });
      const away = visit.page.getByRole('checkbox', { name: 'the database is unreachable' });
      await away.check();
      await visit.say('open foam roll coach');
      expect(visit.turns.at(-1)?.heard).toMatch(/I can't reach my notes just now, so I ask everything/);
      await away.uncheck();
      await visit.say('stop', 'open foam roll coach');
      expect(visit.turns.at(-1)?.heard).not.toMatch(/can't reach my notes/);
    });

    it('has no serious accessibility barrier: closed, playing, with a request unfolded, with a screen, in a hold', async () => {
      const visit = await place.visit({ device: 'dot' });
      expect(await visit.barriers()).toEqual([]);
      await visit.say('open foam roll coach');
      await visit.waitForStart();
      expect(await visit.barriers()).toEqual([]);
      await visit.page.getByText('What is simulated here').click();
      await visit.page.getByText('request', { exact: true }).first().click();
      await visit.page.getByText('"LaunchRequest"').waitFor();
      expect(await visit.barriers()).toEqual([]);
      await visit.page.getByRole('radio', { name: 'Echo Show' }).check();
      await visit.say('open foam roll coach');
      // Keys and screen readers reach what is drawn.
      const notSure = visit.page.getByRole('button', { name: 'Not sure' });
      await notSure.focus();
      expect(await visit.barriers()).toEqual([]);
      // Held down, Enter is one press, and nothing of the next question has the focus.
      await notSure.focus();
      const { length } = visit.turns;
      for (const _ of times(5, 'down')) await visit.page.keyboard.down('Enter');
      await visit.page.keyboard.up('Enter');
      await visit.page.getByRole('button', { name: 'Yes' }).waitFor();
      expect(visit.turns.slice(length).map(({ said }) => said)).toEqual(['(touch not_sure)']);
      expect(await visit.page.locator('#screen button:focus').count()).toBe(0);
      await visit.sayUntyped(...ROLLING);
      await visit.waitForStart();
      await visit.page.locator('#screen').getByText('Get in place').waitFor();
      expect(await visit.barriers()).toEqual([]);
      // The seconds of a hold are seen and heard, and not read out one by one.
      const told = visit.page.locator('[role=status], [aria-live]');
      const before = await told.allTextContents();
      await visit.pass(20_000);
      await visit.page
        .locator('#status')
        .getByText(/^hold, \d+ s$/)
        .waitFor();
      expect(await told.allTextContents()).toEqual(before);
      // On a phone, the screen is an upright one, and its buttons are large enough for a finger.
      await visit.page.setViewportSize({ width: 360, height: 740 });
      await visit.say('pause');
      const carryOn = await visit.page.getByRole('button', { name: 'Carry on' }).boundingBox();
      expect(carryOn?.height).toBeGreaterThan(43);
      expect(await visit.barriers()).toEqual([]);
    });
  },
);

/** Creates a signal that one side waits for and the other gives. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return {
    given,
    give: () => {
      give();
    },
  };
}
