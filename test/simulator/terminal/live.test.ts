import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../simulator/clock.ts';
import { Echo } from '../../../simulator/echo/echo.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { render, type Rendered } from '../../../simulator/sound/render.ts';
import { Live } from '../../../simulator/terminal/live.ts';
import type { Sound } from '../../../simulator/terminal/sound.ts';
import { MODEL } from '../fixture.ts';
import { handler } from '../skill.ts';
import { toneVoice } from '../sound/voice.ts';

const HOUSEHOLD = {
  applicationId: 'amzn1.ask.skill.test',
  user: 'test',
  person: null,
  locale: 'en-US',
  device: 'dot',
  seed: 'seed',
} as const;
const understood = makeUnderstanding(MODEL);

/** A clock that the test moves. */
class FakeClock implements Clock {
  #now = 0;
  #next: (() => void) | null = null;

  now = (): number => this.#now;

  at = (_: number, call: () => void): (() => void) => {
    this.#next = call;
    return () => (this.#next = null);
  };

  async pass(seconds: number): Promise<void> {
    for (let tick = 0; tick < seconds * 5; tick += 1) {
      this.#now += 200;
      this.#next?.();
      await new Promise(setImmediate); // lets everything settle that this has started
    }
  }
}

describe('a conversation in real time', () => {
  let clock: FakeClock;
  let live: Live;
  let shown: string[];
  let status: string;
  let typing: boolean;

  beforeEach(() => {
    clock = new FakeClock();
    shown = [];
    status = '';
    typing = false;
    const view = {
      heard: (text: string) => void shown.push(text),
      note: (text: string) => void shown.push(`(${text})`),
      status: (text: string) => void (status = text),
      typing: () => typing,
    };
    live = new Live(new Echo(handler, understood, HOUSEHOLD), clock, view, 'foam roll coach');
  });

  it('shows words when they are due and counts the hold down', async () => {
    await live.say('ask foam roll coach to roll my hips');
    await clock.pass(1);
    expect(shown).toEqual(['([StartRoutineIntent, exact, region: hip])', 'Right glute.', 'Lean in.']);
    expect(status).toBe('get in place');
    await clock.pass(6);
    expect(shown.slice(3)).toEqual(['(bell)', 'In and out.']);
    expect(status).toBe('hold, 8 s');
    await clock.pass(11.2);
    expect(shown.at(-1)).toBe('How was that?');
    expect(status).toBe('microphone open');
  });

  it('stops playing when someone speaks', async () => {
    await live.say('ask foam roll coach to roll my hips');
    await clock.pass(7);
    await live.say('pause');
    await clock.pass(3);
    expect(shown.slice(-3)).toEqual(['([AMAZON.PauseIntent, exact])', 'Answer 1.', 'Shall we go on?']);
  });

  it('ends the session after two silences with a reprompt between them', async () => {
    await live.say('open foam roll coach');
    await clock.pass(9);
    expect(shown.at(-1)).toBe('Shall we roll?');
    await clock.pass(2);
    expect(shown.at(-1)).toBe('Are you there?');
    await clock.pass(10);
    expect(shown.slice(-2)).toEqual([
      '([SessionEndedRequest])',
      '(No session is open. To begin, say: open foam roll coach)',
    ]);
    expect(status).toBe('closed');
  });

  it('does not count silence while someone is typing', async () => {
    await live.say('open foam roll coach');
    typing = true;
    await clock.pass(60);
    expect(status).toBe('microphone open');
    await live.say('six');
    await clock.pass(1);
    expect(shown).toContain('Answer 2.');
  });

  it('shows a failure of the skill and ends the session', async () => {
    await live.say('open foam roll coach');
    await live.say('it hurts');
    await clock.pass(1);
    expect(shown.at(-1)).toMatch(/SkillFailure: .*out of order/);
    await live.say('six');
    expect(shown.at(-1)).toMatch(/not for the skill/);
  });

  it('reports when nothing is playing any more', async () => {
    await live.say('ask foam roll coach to roll my hips');
    let silent = false;
    void live.waitForSilence().then(() => (silent = true));
    await clock.pass(17);
    expect(silent).toBe(false);
    await clock.pass(2);
    expect(silent).toBe(true);
  });

  it('shows the rest of the answer at once when it is finished, and then nothing', async () => {
    await live.say('ask foam roll coach to roll my hips');
    live.finish();
    expect(shown.at(-1)).toBe('How was that?');
    const count = shown.length;
    await clock.pass(60);
    await live.say('six');
    expect(shown).toHaveLength(count);
  });
});

describe('a real-time conversation with sound', () => {
  /** Creates a sound that only records what began to play and what was silenced. */
  function noted(prepare: Sound['prepare']): { sound: Sound; events: string[] } {
    const events: string[] = [];
    const start = ({ heard }: Rendered): (() => void) => {
      events.push(`plays ${heard}`);
      return () => void events.push('silence');
    };
    return { sound: { voice: 'tone', prepare, start }, events };
  }
  const hears = (prepare: Sound['prepare']): Heard => {
    const clock = new FakeClock();
    const shown: string[] = [];
    const statuses: string[] = [];
    const view = {
      heard: (text: string) => void shown.push(text),
      note: (text: string) => void shown.push(`(${text})`),
      status: (text: string) => void statuses.push(text),
      typing: () => false,
    };
    const { sound, events } = noted(prepare);
    const live = new Live(new Echo(handler, understood, HOUSEHOLD), clock, view, 'foam roll coach', sound);
    return { clock, shown, statuses, events, live };
  };
  const byTone = (audible: unknown): Promise<Rendered> => render(audible, toneVoice());

  it('shows the words of an answer when they are really heard', async () => {
    const { clock, live, shown, events } = hears(byTone);
    await live.say('open foam roll coach');
    await new Promise(setImmediate); // lets the speech be rendered
    expect(events).toEqual(['plays Hello. Shall we roll?']);
    await clock.pass(0.2);
    expect(shown.at(-1)).toBe('Hello.'); // 0.1 s of speech, and a pause of 0.25 s
    await clock.pass(0.4);
    expect(shown.at(-1)).toBe('Shall we roll?');
  });

  it('silences the sound at once when someone speaks', async () => {
    const { clock, live, events } = hears(byTone);
    await live.say('ask foam roll coach to roll my hips');
    await clock.pass(7);
    const said = live.say('pause');
    expect(events.slice(1)).toEqual(['silence']);
    await said;
    await clock.pass(1);
    expect(events.slice(2)).toEqual(['plays Answer 1. Shall we go on?']);
  });

  it('silences the sound when the person leaves', async () => {
    const { clock, live, events } = hears(byTone);
    await live.say('ask foam roll coach to roll my hips');
    await clock.pass(1);
    live.stop();
    expect(events.at(-1)).toBe('silence');
  });

  it('plays the reprompt as well', async () => {
    const { clock, live, events } = hears(byTone);
    await live.say('open foam roll coach');
    await clock.pass(11);
    expect(events).toContain('plays Are you there?');
  });

  it('does not play an answer whose speech was not ready when someone spoke', async () => {
    const made: ((rendered: Rendered) => void)[] = [];
    const { clock, live, statuses, events } = hears(() => new Promise((resolve) => made.push(resolve)));
    await live.say('open foam roll coach');
    expect(statuses.at(-1)).toBe('preparing the speech');
    await live.say('six');
    made[0]?.(await byTone({ outputSpeech: { type: 'PlainText', text: 'Too late.' } }));
    made[1]?.(await byTone({ outputSpeech: { type: 'PlainText', text: 'In time.' } }));
    await clock.pass(0.2);
    expect(events).toEqual(['plays In time.']);
  });

  it('shows the words if the speech cannot be synthesised', async () => {
    const { clock, live, shown } = hears(() => Promise.reject(new Error('hoarse')));
    await live.say('open foam roll coach');
    await clock.pass(2);
    expect(shown.slice(1)).toEqual(['(The sound failed: Error: hoarse)', 'Hello.', 'Shall we roll?']);
  });
});

interface Heard {
  readonly clock: FakeClock;
  readonly shown: string[];
  readonly statuses: string[];
  readonly events: string[];
  readonly live: Live;
}
