import { findTopicAbout } from '../coach/conversation/asked-about.ts';
import type { CoachEvent, Had, HowEnded } from '../coach/conversation/events.ts';
import { worse, type TriageLevel } from '../coach/screening/triage-level.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { getFinding, type FindingId } from '../coach/screening/findings.ts';
import { readConsent } from './consent.ts';
import type { Envelope } from './envelope.ts';
import { refineByPlace, isLack } from './meanings.ts';
import { readLandmark, readTimesPerWeek, readProgressTopic } from './progress-slots.ts';
import { readReminder } from './reminder-slots.ts';
import {
  readId,
  readMinutes,
  readNumber,
  readPlace,
  readSide,
  readThings,
  readTightPlace,
  readTopic,
  readWords,
  type Slots,
} from './slots.ts';

/** A number that someone says to call for help: in the US and Canada, Great Britain, the EU and India, Australia. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

/** Translates each intent into an event. A parity test compares this table with the interaction model. */
export const INTENTS = {
  StartRoutineIntent: readStartIntent,
  ReadyIntent: (): CoachEvent => ({ type: 'ready' }),
  HaveIntent: readHaveIntent,
  DenyIntent: readDenyIntent,
  HurtsIntent: (): CoachEvent => ({ type: 'hurts' }),
  NumberIntent: readNumberIntent,
  PressureIntent: (slots: Slots): CoachEvent => ({
    type: 'pressure',
    change: readChange(slots, 'pressure', 'PressureChange'),
  }),
  TimeIntent: (slots: Slots): CoachEvent => ({
    type: 'time',
    change: readChange(slots, 'time', 'TimeChange'),
    seconds: readSeconds(slots),
  }),
  TimeLeftIntent: (): CoachEvent => ({ type: 'time_left' }),
  SwitchSidesIntent: (slots: Slots): CoachEvent => ({ type: 'switch_sides', side: readSide(slots, 'side') }),
  DetailIntent: (slots: Slots): CoachEvent => ({
    type: 'detail',
    detail: readId(slots, 'detail', 'Detail') === 'full' ? 'full' : 'brief',
  }),
  NotSureIntent: (): CoachEvent => ({ type: 'not_sure' }),
  ClearedIntent: (slots: Slots): CoachEvent => ({
    type: 'cleared',
    allowed: readWords(slots, 'examined') === null,
  }),
  AvoidIntent: (slots: Slots): CoachEvent => ({ type: 'avoid', place: readPlace(slots, 'place') }),
  CantGetDownIntent: (): CoachEvent => ({ type: 'cant_get_down' }),
  StuckIntent: (slots: Slots): CoachEvent => ({ type: 'stuck', onlyFell: readWords(slots, 'fell') !== null }),
  AskIntent: readAskIntent,
  ProgressIntent: (slots: Slots): CoachEvent => ({
    type: 'progress',
    about: readProgressTopic(slots, 'what'),
  }),
  GoalIntent: (slots: Slots): CoachEvent => ({ type: 'goal', perWeek: readTimesPerWeek(slots) }),
  ReachIntent: (slots: Slots): CoachEvent => ({ type: 'reached', landmark: readLandmark(slots) }),
  ReminderIntent: readReminder,
  EmergencyIntent: (): CoachEvent => ({ type: 'emergency' }),
  CrisisIntent: (): CoachEvent => ({ type: 'crisis' }),
  MyDataIntent: (): CoachEvent => ({ type: 'my_data' }),
  DeleteMyDataIntent: (slots: Slots): CoachEvent => ({
    type: 'delete_data',
    // An unknown scope counts as the smaller one, so that nobody is offered to delete more than they meant.
    scope: readId(slots, 'scope', 'Scope') === 'household' ? 'household' : 'person',
  }),
  'AMAZON.YesIntent': (): CoachEvent => ({ type: 'yes', ofSome: false }),
  'AMAZON.NoIntent': (): CoachEvent => ({ type: 'no', how: 'plain' }),
  'AMAZON.PauseIntent': (): CoachEvent => ({ type: 'pause' }),
  'AMAZON.ResumeIntent': (): CoachEvent => ({ type: 'resume' }),
  'AMAZON.NextIntent': (): CoachEvent => ({ type: 'next' }),
  'AMAZON.PreviousIntent': (): CoachEvent => ({ type: 'previous' }),
  'AMAZON.RepeatIntent': (): CoachEvent => ({ type: 'repeat' }),
  'AMAZON.StartOverIntent': (): CoachEvent => ({ type: 'start_over' }),
  'AMAZON.HelpIntent': (): CoachEvent => ({ type: 'help' }),
  'AMAZON.StopIntent': (): CoachEvent => ({ type: 'stop' }),
  'AMAZON.CancelIntent': (): CoachEvent => ({ type: 'stop' }),
  'AMAZON.NavigateHomeIntent': (): CoachEvent => ({ type: 'stop' }),
  'AMAZON.FallbackIntent': (): CoachEvent => ({ type: 'unclear' }),
} as const satisfies Readonly<Record<string, (slots: Slots) => CoachEvent>>;

export const INTENT_NAMES = keysOf(INTENTS);

/**
 * Translates a request into an event; `unasked` for a request of a type that the coach never asked for, such as those
 * of other interfaces, or `System.ExceptionEncountered`.
 */
export function eventOf(envelope: Envelope): CoachEvent | 'unasked' {
  const { type, intent } = envelope.request;
  if (type === 'LaunchRequest') return { type: 'launched' };
  if (type === 'SessionEndedRequest') return { type: 'ended', how: readEnd(envelope.request) };
  if (type === 'IntentRequest')
    return intent === undefined ? { type: 'unclear' } : eventOfIntent(intent.name, intent.slots ?? {});
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return { type: 'audio_failed' };
  return readConsent(envelope) ?? 'unasked';
}

/** The reasons for an end that nothing went wrong with. Any other is an error, one that isn't known, too. */
const LEFT: readonly (string | undefined)[] = ['USER_INITIATED', 'EXCEEDED_MAX_REPROMPTS'];

function readEnd({ reason, error }: Envelope['request']): HowEnded {
  if (LEFT.includes(reason)) return 'left';
  return error?.type === 'INVALID_RESPONSE' ? 'refused' : 'failed';
}

function eventOfIntent(name: string, slots: Slots): CoachEvent {
  const known = INTENT_NAMES.find((intent) => intent === name);
  return known === undefined ? { type: 'unclear' } : INTENTS[known](slots);
}

/** "My left hip feels tight" is a wish to roll it. A tight chest is none, whichever intent Alexa takes it for. */
function readStartIntent(slots: Slots): CoachEvent {
  const tight = readTightPlace(slots, 'muscle');
  if (tight === 'chest')
    return { type: 'have', had: { kind: 'finding', id: 'chest_pain' }, place: tight, side: null, old: false };
  return {
    type: 'start',
    minutes: readNumber(slots, 'minutes'),
    place: readPlace(slots, 'region') ?? tight,
    side: readSide(slots, 'side'),
  };
}

function readHaveIntent(slots: Slots): CoachEvent {
  const said = [...readThings(slots, 'thing'), ...readThings(slots, 'also')];
  const some = readWords(slots, 'some') !== null;
  // "Yes, I have" alone is a yes. If it names a finding or a tool, only that counts.
  if (some && said.length === 0) return { type: 'yes', ofSome: true };
  const [place, side] = [readPlace(slots, 'place'), readSide(slots, 'side')];
  const refined = said.map((had): Had => {
    return had.kind === 'finding' ? { ...had, id: refineByPlace(had.id, place, side) } : had;
  });
  return { type: 'have', had: findGravest(refined), place, side, old: false };
}

/** Anything but a clear "more" counts as less, which is the safer error for pressure and time. */
function readChange(slots: Slots, slot: string, type: 'PressureChange' | 'TimeChange'): 'less' | 'more' {
  return readId(slots, slot, type) === 'more' ? 'more' : 'less';
}

function readSeconds(slots: Slots): number | null {
  const minutes = readMinutes(slots, 'duration');
  return minutes === null ? readNumber(slots, 'seconds') : minutes * 60;
}

/** The gravest of the things that were said in one breath, or that the same words may mean; unknown if there is none. */
function findGravest([first = { kind: 'unknown' }, ...others]: readonly Had[]): Had {
  return others.reduce(pickGraver, first);
}

/** Picks the graver of two. Only a finding outweighs what came first. */
function pickGraver(one: Had, other: Had): Had {
  if (other.kind !== 'finding') return one;
  if (one.kind !== 'finding') return other;
  return worse(levelOf(one.id), levelOf(other.id)) === levelOf(one.id) ? one : other;
}

function levelOf(id: FindingId): TriageLevel {
  return getFinding(id).level;
}

/**
 * "Why?" alone asks about the open question. With a topic, or with a finding or a tool, it asks about that: whoever
 * asks doesn't say that they have it. Of two things ("does ibuprofen count as a blood thinner"), one known is enough.
 */
function readAskIntent(slots: Slots): CoachEvent {
  const things = [...readThings(slots, 'thing'), ...readThings(slots, 'also')];
  const topic = readTopic(slots, 'topic');
  const place = readPlace(slots, 'place');
  const own = readWords(slots, 'own') !== null;
  const wantsExample = readWords(slots, 'example') !== null;
  const [thing] = things;
  // "Is tingling in my foot normal", "can I use my tennis ball": what is one's own, one has.
  if (thing?.kind === 'finding' && place !== null)
    return {
      type: 'have',
      had: { ...thing, id: refineByPlace(thing.id, place, null) },
      place,
      side: null,
      old: false,
    };
  if (thing?.kind === 'tool' && own) return { type: 'have', had: thing, place: null, side: null, old: false };
  const topics = [
    topic,
    ...things.map(findTopicAbout),
    // Both follow "what is", so Alexa may put the words of one into the slot of the other.
    readTopic(slots, 'thing'),
    ...readThings(slots, 'topic').map(findTopicAbout),
  ].filter((id) => id !== null);
  if (topics.length > 0)
    return { type: 'ask_topic', topic: topics.find((id) => id !== 'unknown') ?? 'unknown' };
  return wantsExample ? { type: 'what_you_mean' } : { type: 'why' };
}

/**
 * "No fever or sweats" denies the first finding if both are known. The coach then asks about all that its question
 * names, so the second needs no event of its own. Words that may mean several findings deny none of them for certain.
 */
function readDenyIntent(slots: Slots): CoachEvent {
  const [what, also] = [readThings(slots, 'thing'), readThings(slots, 'also')];
  if (what.length === 0) return { type: 'deny', finding: null };
  if (isLack(readWords(slots, 'thing') ?? '')) return reportLack(what);
  if (isLack(readWords(slots, 'also') ?? '')) return reportLack(also);
  const [denied] = what;
  const known = what.length === 1 && also.length <= 1 && also.every(({ kind }) => kind === 'finding');
  return { type: 'deny', finding: known && denied?.kind === 'finding' ? denied.id : 'unknown' };
}

function reportLack(said: readonly Had[]): CoachEvent {
  return { type: 'have', had: findGravest(said), place: null, side: null, old: false };
}

function readNumberIntent(slots: Slots): CoachEvent {
  if (EMERGENCY_NUMBERS.includes(readWords(slots, 'number') ?? '')) return { type: 'emergency' };
  const none = readWords(slots, 'none') !== null;
  return {
    type: 'number',
    value: none ? 0 : readNumber(slots, 'number'),
    minutes: readMinutes(slots, 'duration'),
  };
}
