/** Visits of one person, one after the other, through the real skill: the way to the first bell, and all that is heard. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { isRollCall } from '../../lambdas/coach/screening/questionnaire.ts';
import { DAY, SECOND, type Instant } from '../../lambdas/coach/shared/time.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { silencesOf } from '../../simulator/echo/answer-timing.ts';
import { Echo } from '../../simulator/echo/echo.ts';
import { layOut, type Playback } from '../../simulator/player/playback.ts';
import { COUNTING_VOICE } from '../../simulator/player/voice.ts';
import { memoryTable } from '../turn/table.ts';
import { type Sentence, sentencesOf, type Where } from './heard.ts';
import { ALLOWED, MODEL, NOW, QUIET, readAsked, UNDERSTANDING } from '../turn/visit.ts';

/** Whether Alexa recognises who speaks. */
export const VOICES = ['known', 'unknown'] as const;

export type VoiceKind = (typeof VOICES)[number];

/** A visit: from the launch to the first bell, and what is heard until the goodbye. */
export interface Visit extends Approach {
  readonly sentences: readonly Sentence[];
  /** From the launch to the goodbye, in ms. */
  readonly lengthMs: number;
}

/** From the launch of a visit to its first bell. */
export interface Approach {
  /** What was asked, in order. Each takes one answer. */
  readonly asked: readonly AskedId[];
  /** What is said until "ready", in ms. */
  readonly speechMs: number;
  /** From the moment the skill was opened, in ms. */
  readonly bellMs: number;
}

/** Before each answer, and what the answer itself takes, in ms. */
export const THINKING_MS = 1.5 * SECOND;
export const ANSWERING_MS = SECOND;

/** Days from one visit to the next. So the screening is held anew at the sixteenth. */
const VISITS_APART = 2;

/** Somebody with mild back pain and nothing else: all other answers are "none" to a roll call, and else no. */
const ANSWERS: Readonly<Partial<Record<AskedId, string>>> = {
  age: 'forty',
  same_person: 'yes',
  floor: 'yes',
  pain_now: 'two',
  ready: 'ready',
  carry_on: 'yes',
  hardest: 'three',
  back_now: 'two',
  keep_ratings: 'yes',
  reach: 'skip',
};

/** More than any visit takes. */
const MOST_TURNS = 80;

/** A silence that means that words are over, in ms: after it, a bed only repeats how to go on. */
const LULL_MS = 5 * SECOND;

/**
 * Holds the first visits of a person, each to its goodbye.
 * @param count how many
 * @param asksFor what is said of the first routine's length, such as "an eight minute routine"; later ones are as long
 * @param wishes said at the first check-in of the first visit, such as "talk less"
 * @throws Error where a visit comes to no bell or no goodbye, or an answer breaks one of Alexa's limits
 */
export async function holdVisits(
  voice: VoiceKind,
  count: number,
  {
    asksFor = null,
    wishes = null,
  }: { readonly asksFor?: string | null; readonly wishes?: string | null } = {},
): Promise<Visit[]> {
  const table = memoryTable();
  const skill = createHandler(ALLOWED, dynamoStore(table.dynamo, 'progress'), QUIET);
  const person = voice === 'known' ? 'amzn1.ask.person.AHABITUE' : null;
  const home = { applicationId: ALLOWED.skillId, user: 'habitue', person, locale: 'en-US' } as const;
  const echo = new Echo(skill, UNDERSTANDING, { ...home, device: 'dot', seed: `visits ${voice}` });
  const visits: Visit[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    const opens = visit === 0 && asksFor !== null;
    const opening = opens ? `ask ${MODEL.invocationName} for ${asksFor}` : `open ${MODEL.invocationName}`;
    visits.push(
      await holdVisit(echo, NOW + visit * VISITS_APART * DAY, opening, visit === 0 ? wishes : null),
    );
  }
  return visits;
}

async function holdVisit(
  echo: Echo,
  fromMs: Instant,
  opening: string,
  wishes: string | null,
): Promise<Visit> {
  const asked: AskedId[] = [];
  const sentences: Sentence[] = [];
  let approach: Approach | null = null;
  let speechMs = 0;
  let said = opening;
  let wish = wishes;
  let nowMs = fromMs;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const { turn, playback, problems } = await echo.hear(said, nowMs);
    if (problems.length > 0) throw new Error(`${said}: ${problems.join('; ')}`);
    const bellMs = findBegin(playback);
    const isHold = turn.steps.length > 0;
    if (isHold && bellMs !== undefined)
      approach ??= { asked: [...asked], speechMs, bellMs: nowMs - fromMs + bellMs };
    const wordsMs = findWordsEnd(playback);
    const heard = isHold ? turn.heard : wordsUntil(playback, wordsMs);
    if (echo.playing === null || !echo.sessionOpen) {
      if (approach === null) throw new Error(`Expected a bell before the end, got: ${turn.heard}`);
      sentences.push(...sentencesOf(heard, 'ending', null));
      return { ...approach, sentences, lengthMs: nowMs + playback.audioMs - fromMs };
    }
    speechMs += wordsMs;
    nowMs = (isHold ? silencesOf(echo.playing).endsMs : nowMs + wordsMs) + THINKING_MS + ANSWERING_MS;
    const open = readAsked(turn.response);
    if (open === null) throw new Error(`Expected a question, got: ${turn.heard}`);
    sentences.push(...sentencesOf(heard, whereIs(open, isHold), open));
    asked.push(open);
    const wishNow = open === 'hardest' ? wish : null;
    said = wishNow ?? answerOf(open);
    if (wishNow !== null) wish = null;
  }
  throw new Error(`Expected a goodbye within ${MOST_TURNS} turns`);
}

function answerOf(id: AskedId): string {
  return ANSWERS[id] ?? (isRollCall(id) ? 'none' : 'no');
}

function whereIs(open: AskedId, isHold: boolean): Where {
  if (isHold) return 'holding';
  if (open === 'ready') return 'getting_ready';
  return open === 'keep_ratings' || open === 'reach' ? 'ending' : 'opening';
}

/** When the first hold begins, in ms: with a bell, or with a word for whoever wants no sounds. */
function findBegin({ bells, captions }: Playback): number | undefined {
  return bells[0] ?? captions.find(({ text }) => text === 'Now.')?.atMs;
}

/** What is heard until somebody answers: a bed goes on repeating how, which nobody hears who answers at once. */
function wordsUntil({ captions }: Playback, endMs: number): string {
  return captions.flatMap(({ atMs, text }) => (atMs < endMs ? [text] : [])).join(' ');
}

/** When the words of an answer end, in ms from its start, at 150 words a minute. */
function findWordsEnd({ audible }: Playback): number {
  const { track } = layOut(audible, COUNTING_VOICE);
  let endMs = 0;
  for (const cue of track.cues) {
    if (cue.kind !== 'speech') continue;
    if (cue.atMs - endMs >= LULL_MS) break;
    endMs = Math.max(endMs, cue.endMs);
  }
  return Math.round(endMs);
}
