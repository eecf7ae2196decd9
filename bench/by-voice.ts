/** `npm run bench:by-voice` holds a first visit on the page of the local speaker by voice alone. */
import { hasChromium, NO_CHROMIUM } from '../simulator/browser/chromium.ts';
import { openEspeak } from '../simulator/sound/espeak.ts';
import { openFlite } from '../simulator/sound/flite.ts';
import { openRhvoice } from '../simulator/sound/rhvoice.ts';
import { type Synthesizer, USUAL_PACE, VoiceError } from '../simulator/sound/synthesizer.ts';
import { openVoice } from '../simulator/sound/voices.ts';
import { openPlace, type Visit } from '../test/browser/place.ts';
import { playWhile } from '../test/browser/together.ts';
import { type Asked, bench, UsageError } from './arguments.ts';
import { makeCough } from './by-voice/cough.ts';
import { COMES_BACK_DB, installMicrophone, isListening, playIntoMicrophone } from './by-voice/microphone.ts';
import { answerTo, HAPPENINGS, inOtherWords } from './by-voice/person.ts';
import { makeJudge } from './heard/judge.ts';
import { keep } from './report.ts';
import { readAsked, UNDERSTANDING } from './turn/visit.ts';

const HELP = `Hold a first visit and a whole routine on the page of the local speaker, by voice alone, in Chromium.

  npm run bench:by-voice -- [options]

A synthetic voice speaks into the page's microphone, in real time (about ten minutes): the page's own ear hears it. The
coach's own voice comes back ${-COMES_BACK_DB} dB softer, without the browser's echo cancellation. In the first hold somebody
coughs, talks of something else, and interrupts. It fails if the visit has no goodbye, or if something was taken for
another thing than what was said. What came to nothing is said again, and counted.

Options
  --voice N     who speaks: 1 flite's slt; 2 espeak-ng; 3 flite's awb, who is a Scot; RHVoice's 4 bdl, a man, 5 clb, a
                woman, and 6 alan, a Scot (1). espeak-ng and RHVoice have to be installed.
  --json FILE   write what was said and heard as JSON
  --help        print this help`;

const DEFAULTS = { voice: 1 };

/** The person thinks for so long, and repeats what was not heard after so long, in ms. */
const THINKING_MS = 800;
const PATIENCE_MS = 7_000;

/** After so long in a waiting bed the person is in position, or wants to go on, in ms. */
const GETTING_READY_MS = 9_000;

/** So long after a number is said back the person answers, in ms. */
const SAID_BACK_MS = 1_500;

/** How often the person says something that is not heard. */
const MOST_TRIES = 4;

const MOST_TURNS = 60;

/** Something that was said once, and what the skill made of it: null if nothing. */
interface Said {
  readonly said: string;
  readonly heard: string | null;
  readonly expected: string | null;
}

/** A person who speaks into a page. */
class Speaker {
  readonly said: Said[] = [];
  /** How many numbers were said back. */
  saidBack = 0;
  readonly #visit: Visit;
  readonly #voice: Synthesizer;

  constructor(visit: Visit, voice: Synthesizer) {
    this.#visit = visit;
    this.#voice = voice;
  }

  /** Says something, or coughs, and waits for the answer. If the page says a number back, the person says yes or no. */
  async utter(words: string | null, expected: string | null): Promise<boolean> {
    const { length } = this.#visit.turns;
    const samples = words === null ? makeCough() : await this.#voice.say(words, USUAL_PACE);
    await playIntoMicrophone(this.#visit.page, samples);
    const mostMs = PATIENCE_MS - (expected === null ? THINKING_MS : 0);
    const saidBack = await this.#wait(length, mostMs);
    if (saidBack !== null) {
      const answer = expected?.endsWith(saidBack) === true ? 'yes' : 'no';
      console.log(`  ${saidBack}? – ${answer}`);
      this.saidBack += 1;
      await playWhile(this.#visit, (ms) => ms < SAID_BACK_MS);
      await playIntoMicrophone(this.#visit.page, await this.#voice.say(answer, USUAL_PACE));
      await playWhile(this.#visit, (passedMs) => this.#visit.turns.length === length && passedMs < mostMs);
    }
    const turn = this.#visit.turns[length];
    const heard = turn?.said.startsWith('(') === false ? turn.said : null;
    this.said.push({ said: words ?? '(a cough)', heard, expected });
    console.log(`${words ?? '(a cough)'} → ${heard ?? 'nothing'}`);
    return heard !== null;
  }

  /** Waits for a turn, or until a number is said back, which is returned. */
  async #wait(length: number, mostMs: number): Promise<string | null> {
    let number: string | null = null;
    const isOver = (): boolean => number !== null || this.#visit.turns.length > length;
    const beganMs = Date.now();
    while (!isOver() && Date.now() - beganMs < mostMs) {
      await playWhile(this.#visit, (ms) => ms < 100 && !isOver());
      const line = (await this.#visit.page.locator('#ear').textContent()) ?? '';
      number = /I heard “(.+)”\. Is that right/.exec(line)?.[1] ?? null;
    }
    return number;
  }

  /** Answers until it is heard, each time once the coach has spoken. What isn't heard twice is said in other words. */
  async answer(words: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await playWhile(this.#visit, (ms) => this.#visit.status.text !== 'microphone open' && ms < PATIENCE_MS);
      const spoken = tries < MOST_TRIES / 2 ? words : inOtherWords(words);
      if (await this.utter(spoken, spoken)) return;
    }
    throw new Error(`"${words}" was not heard ${MOST_TRIES} times`);
  }

  /** Says something until it is heard. */
  async insist(words: string, expected: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) if (await this.utter(words, expected)) return;
    throw new Error(`"${words}" was not heard ${MOST_TRIES} times`);
  }
}

/** Lets the time of the segment that plays pass, and what happens in it happen. */
async function playHappenings(visit: Visit, speaker: Speaker): Promise<void> {
  let passedMs = 0;
  for (const { atMs, said, taken } of HAPPENINGS) {
    await playWhile(visit, (ms) => ms < atMs - passedMs);
    passedMs = atMs + PATIENCE_MS;
    if (taken === null) await speaker.utter(said, null);
    else await speaker.insist(said ?? '', taken);
  }
}

async function holdVisit(visit: Visit, speaker: Speaker): Promise<void> {
  const isOver = (): boolean => !visit.status.session;
  let happened = false;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const turn = visit.turns.at(-1);
    const asked = readAsked(turn?.response);
    if (turn === undefined || asked === null || isOver()) return;
    const plays = turn.steps.length > 0;
    if (plays && !happened) {
      happened = true;
      await playHappenings(visit, speaker);
      continue;
    }
    const isOpen = (): boolean => visit.status.text === 'microphone open';
    const waits = asked === 'ready' || (asked === 'carry_on' && !plays);
    const goesOn = (): boolean => !isOpen() && !isOver();
    await playWhile(visit, (ms) => goesOn() && !(waits && ms > GETTING_READY_MS));
    if (isOver()) return;
    await playWhile(visit, (ms) => ms < THINKING_MS);
    const answer = answerTo(asked);
    if (isOpen()) await speaker.answer(answer);
    else await speaker.insist(`Alexa, ${answer}`, answer);
  }
  throw new Error(`expected a goodbye within ${MOST_TURNS} turns`);
}

/** Who can speak, by their numbers. */
const PEOPLE: readonly (() => Synthesizer | Promise<Synthesizer>)[] = [
  () => openFlite('slt'),
  openEspeak,
  () => openFlite('awb'),
  () => openRhvoice('bdl'),
  () => openRhvoice('clb'),
  () => openRhvoice('alan'),
];

function openPerson(number: number): Synthesizer | Promise<Synthesizer> {
  const open = PEOPLE[number - 1];
  if (open === undefined) throw new UsageError(`expected a voice from 1 to ${PEOPLE.length}, got ${number}`);
  return open();
}

async function measure({ json, numbers }: Asked<keyof typeof DEFAULTS>): Promise<void> {
  if (!hasChromium()) throw new Error(NO_CHROMIUM);
  const person = await openPerson(numbers.voice);
  const place = await openPlace({
    listens: true,
    chromium: ['--autoplay-policy=no-user-gesture-required'],
  });
  const coach = await openVoice('flite');
  const beganMs = Date.now();
  try {
    const visit = await place.visit({ device: 'dot', before: installMicrophone, voice: coach });
    await visit.page.getByRole('button', { name: 'Start' }).click();
    await playUntilListening(visit);
    const speaker = new Speaker(visit, person);
    await holdVisit(visit, speaker);
    const judge = makeJudge(UNDERSTANDING);
    const wrong = speaker.said.filter(
      ({ heard, expected }) =>
        expected !== heard && (expected === null || judge({ said: expected, heard }) !== 'intent'),
    );
    const goodbye = visit.turns.at(-1)?.heard ?? '';
    const minutes = (Date.now() - beganMs) / 60_000;
    console.log(`\nThe coach ended with: ${goodbye}`);
    console.log(
      `${speaker.said.length} things were said by ${person.name}, ${wrong.length} heard otherwise, ${speaker.saidBack} numbers said back; ${minutes.toFixed(1)} minutes.`,
    );
    for (const { said, heard } of wrong) console.log(`  ${said} → ${heard ?? 'nothing'}`);
    keep(json, { said: speaker.said, goodbye });
    if (wrong.some(({ heard }) => heard !== null)) process.exitCode = 1;
  } finally {
    await person.close();
    await coach.close();
    await place.close();
  }
}

/** Waits until the skill has answered the opening, and the page has opened the microphone. */
async function playUntilListening(visit: Visit): Promise<void> {
  await visit.waitForStart();
  while (!(await isListening(visit.page))) await playWhile(visit, (ms) => ms < 100);
}

await bench(HELP, DEFAULTS, measure, VoiceError);
