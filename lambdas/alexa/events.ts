import type { CoachEvent, Had } from '../coach/conversation/events.ts';
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
  readThing,
  readTopic,
  readWords,
  type Slots,
} from './slots.ts';

/** A number that someone says to call for help: in the US and Canada, Great Britain, the EU and India, Australia. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

/** Translates each intent into an event. A parity test compares this table with the interaction model. */
export const INTENTS = {
  StartRoutineIntent: (slots: Slots): CoachEvent => ({
    type: 'start',
    minutes: readNumber(slots, 'minutes'),
    place: readPlace(slots, 'region'),
    side: readSide(slots, 'side'),
  }),
  ReadyIntent: (): CoachEvent => ({ type: 'ready' }),
  HaveIntent: readHaveIntent,
  DenyIntent: readDenyIntent,
  HurtsIntent: (): CoachEvent => ({ type: 'hurts' }),
  NumberIntent: readNumberIntent,
  PressureIntent: (slots: Slots): CoachEvent => ({ type: 'pressure', change: readChange(slots, 'pressure') }),
  TimeIntent: (slots: Slots): CoachEvent => ({
    type: 'time',
    change: readChange(slots, 'time'),
    seconds: readSeconds(slots),
  }),
  TimeLeftIntent: (): CoachEvent => ({ type: 'time_left' }),
  SwitchSidesIntent: (slots: Slots): CoachEvent => ({ type: 'switch_sides', side: readSide(slots, 'side') }),
  DetailIntent: (slots: Slots): CoachEvent => ({
    type: 'detail',
    detail: readId(slots, 'detail') === 'full' ? 'full' : 'brief',
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
    scope: readId(slots, 'scope') === 'household' ? 'household' : 'person',
  }),
  'AMAZON.YesIntent': (): CoachEvent => ({ type: 'yes', ofSome: false }),
  'AMAZON.NoIntent': (): CoachEvent => ({ type: 'no' }),
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

/** Translates a request into an event. A request of a type that the coach has no use for counts as unclear words. */
export function eventOf(envelope: Envelope): CoachEvent {
  const { type, intent } = envelope.request;
  if (type === 'LaunchRequest') return { type: 'launched' };
  if (type === 'SessionEndedRequest') return { type: 'ended' };
  if (type === 'IntentRequest' && intent !== undefined) return eventOfIntent(intent.name, intent.slots ?? {});
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return { type: 'audio_failed' };
  return readConsent(envelope) ?? { type: 'unclear' };
}

function eventOfIntent(name: string, slots: Slots): CoachEvent {
  const known = INTENT_NAMES.find((intent) => intent === name);
  return known === undefined ? { type: 'unclear' } : INTENTS[known](slots);
}

function readHaveIntent(slots: Slots): CoachEvent {
  const [what, also] = [readThing(slots, 'thing'), readThing(slots, 'also')];
  const some = readWords(slots, 'some') !== null;
  // "Yes, I have" alone is a yes. If it names a finding or a tool, only that counts.
  if (some && what === null && also === null) return { type: 'yes', ofSome: true };
  const said = pickGraver(what ?? { kind: 'unknown' }, also);
  const place = readPlace(slots, 'place');
  if (said.kind !== 'finding') return { type: 'have', had: said, place };
  return {
    type: 'have',
    had: { kind: 'finding', id: refineByPlace(said.id, place, readSide(slots, 'side')) },
    place,
  };
}

/** Anything but a clear "more" counts as less, which is the safer error for pressure and time. */
function readChange(slots: Slots, slot: string): 'less' | 'more' {
  return readId(slots, slot) === 'more' ? 'more' : 'less';
}

function readSeconds(slots: Slots): number | null {
  const minutes = readMinutes(slots, 'duration');
  return minutes === null ? readNumber(slots, 'seconds') : minutes * 60;
}

/** Picks the graver of two findings that were said in one breath. */
function pickGraver(one: Had, other: Had | null): Had {
  if (other?.kind !== 'finding') return one;
  if (one.kind !== 'finding') return other;
  return worse(levelOf(one.id), levelOf(other.id)) === levelOf(one.id) ? one : other;
}

function levelOf(id: FindingId): TriageLevel {
  return getFinding(id).level;
}

/** "Why?" alone asks about the open question. With a topic, it asks about the topic. */
function readAskIntent(slots: Slots): CoachEvent {
  const topic = readTopic(slots, 'topic');
  return topic === null ? { type: 'why' } : { type: 'ask_topic', topic };
}

/**
 * "No fever or sweats" denies the first finding if both are known. The coach then asks about all that its question
 * names, so the second needs no event of its own.
 */
function readDenyIntent(slots: Slots): CoachEvent {
  const what = readThing(slots, 'thing');
  if (what === null) return { type: 'deny', finding: null };
  const also = readThing(slots, 'also');
  if (isLack(readWords(slots, 'thing') ?? '')) return { type: 'have', had: what, place: null };
  if (also !== null && isLack(readWords(slots, 'also') ?? ''))
    return { type: 'have', had: also, place: null };
  const known = also === null || also.kind === 'finding';
  return { type: 'deny', finding: known && what.kind === 'finding' ? what.id : 'unknown' };
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
