import type { CoachEvent, Had } from '../coach/conversation/events.ts';
import { worse, type TriageLevel } from '../coach/screening/triage-level.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { getFinding, type FindingId } from '../coach/screening/findings.ts';
import { consentIn } from './consent.ts';
import type { Envelope } from './envelope.ts';
import { inPlace, isLack } from './meanings.ts';
import { landmarkIn, perWeekIn, progressTopicIn } from './progress-slots.ts';
import { readReminder } from './reminder-slots.ts';
import { idOf, minutesIn, numberIn, placeIn, sideIn, hadIn, topicIn, words, type Slots } from './slots.ts';

/** Numbers that are a call for help wherever they are said: US and CA, GB, EU and IN, AU. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

/** The one table of intents: what each is to the coach. The parity test holds it against the model. */
export const INTENTS = {
  StartRoutineIntent: (slots: Slots): CoachEvent => ({
    type: 'start',
    minutes: numberIn(slots, 'minutes'),
    place: placeIn(slots, 'region'),
    side: sideIn(slots, 'side'),
  }),
  ReadyIntent: (): CoachEvent => ({ type: 'ready' }),
  HaveIntent: had,
  DenyIntent: denyFinding,
  HurtsIntent: (): CoachEvent => ({ type: 'hurts' }),
  NumberIntent: readNumber,
  PressureIntent: (slots: Slots): CoachEvent => ({ type: 'pressure', change: changeIn(slots, 'pressure') }),
  TimeIntent: (slots: Slots): CoachEvent => ({
    type: 'time',
    change: changeIn(slots, 'time'),
    seconds: secondsIn(slots),
  }),
  TimeLeftIntent: (): CoachEvent => ({ type: 'time_left' }),
  SwitchSidesIntent: (slots: Slots): CoachEvent => ({ type: 'switch_sides', side: sideIn(slots, 'side') }),
  DetailIntent: (slots: Slots): CoachEvent => ({
    type: 'detail',
    detail: idOf(slots, 'detail') === 'full' ? 'full' : 'brief',
  }),
  NotSureIntent: (): CoachEvent => ({ type: 'not_sure' }),
  ClearedIntent: (slots: Slots): CoachEvent => ({
    type: 'cleared',
    allowed: words(slots, 'examined') === null,
  }),
  AvoidIntent: (slots: Slots): CoachEvent => ({ type: 'avoid', place: placeIn(slots, 'place') }),
  CantGetDownIntent: (): CoachEvent => ({ type: 'cant_get_down' }),
  StuckIntent: (slots: Slots): CoachEvent => ({ type: 'stuck', onlyFell: words(slots, 'fell') !== null }),
  AskIntent: askAbout,
  ProgressIntent: (slots: Slots): CoachEvent => ({ type: 'progress', about: progressTopicIn(slots, 'what') }),
  GoalIntent: (slots: Slots): CoachEvent => ({ type: 'goal', perWeek: perWeekIn(slots) }),
  ReachIntent: (slots: Slots): CoachEvent => ({ type: 'reached', landmark: landmarkIn(slots) }),
  ReminderIntent: readReminder,
  EmergencyIntent: (): CoachEvent => ({ type: 'emergency' }),
  CrisisIntent: (): CoachEvent => ({ type: 'crisis' }),
  MyDataIntent: (): CoachEvent => ({ type: 'my_data' }),
  DeleteMyDataIntent: (slots: Slots): CoachEvent => ({
    type: 'delete_data',
    // A scope no list knows is the smaller one: more than was meant is never asked about.
    scope: idOf(slots, 'scope') === 'household' ? 'household' : 'person',
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

/** What a request is to the coach. One of a kind it has no use for changes nothing: it is unclear words. */
export function eventOf(envelope: Envelope): CoachEvent {
  const { type, intent } = envelope.request;
  if (type === 'LaunchRequest') return { type: 'launched' };
  if (type === 'SessionEndedRequest') return { type: 'ended' };
  if (type === 'IntentRequest' && intent !== undefined) return eventOfIntent(intent.name, intent.slots ?? {});
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return { type: 'audio_failed' };
  return consentIn(envelope) ?? { type: 'unclear' };
}

function eventOfIntent(name: string, slots: Slots): CoachEvent {
  const known = INTENT_NAMES.find((intent) => intent === name);
  return known === undefined ? { type: 'unclear' } : INTENTS[known](slots);
}

function had(slots: Slots): CoachEvent {
  const [what, also] = [hadIn(slots, 'thing'), hadIn(slots, 'also')];
  const some = words(slots, 'some') !== null;
  // "I have" alone is a yes; with something named it is that.
  if (some && what === null && also === null) return { type: 'yes', ofSome: true };
  const said = graver(what ?? { kind: 'unknown' }, also);
  const place = placeIn(slots, 'place');
  if (said.kind !== 'finding') return { type: 'have', had: said, place };
  return {
    type: 'have',
    had: { kind: 'finding', id: inPlace(said.id, place, sideIn(slots, 'side')) },
    place,
  };
}

/** More, only where it was said: of two readings the milder pressure, the shorter hold. */
function changeIn(slots: Slots, slot: string): 'less' | 'more' {
  return idOf(slots, slot) === 'more' ? 'more' : 'less';
}

function secondsIn(slots: Slots): number | null {
  const minutes = minutesIn(slots, 'duration');
  return minutes === null ? numberIn(slots, 'seconds') : minutes * 60;
}

/** Of two things said in one breath the graver. */
function graver(one: Had, other: Had | null): Had {
  if (other?.kind !== 'finding') return one;
  if (one.kind !== 'finding') return other;
  return worse(levelOf(one.id), levelOf(other.id)) === levelOf(one.id) ? one : other;
}

function levelOf(id: FindingId): TriageLevel {
  return getFinding(id).level;
}

/** "Why?" asks about the question; with something named, about that. */
function askAbout(slots: Slots): CoachEvent {
  const topic = topicIn(slots, 'topic');
  return topic === null ? { type: 'why' } : { type: 'ask_topic', topic };
}

/** "No fever or sweats" denies the first, if the second is known too: what is asked next is about all of them. */
function denyFinding(slots: Slots): CoachEvent {
  const what = hadIn(slots, 'thing');
  if (what === null) return { type: 'deny', finding: null };
  const also = hadIn(slots, 'also');
  if (isLack(words(slots, 'thing') ?? '')) return { type: 'have', had: what, place: null };
  if (also !== null && isLack(words(slots, 'also') ?? '')) return { type: 'have', had: also, place: null };
  const known = also === null || also.kind === 'finding';
  return { type: 'deny', finding: known && what.kind === 'finding' ? what.id : 'unknown' };
}

function readNumber(slots: Slots): CoachEvent {
  if (EMERGENCY_NUMBERS.includes(words(slots, 'number') ?? '')) return { type: 'emergency' };
  const none = words(slots, 'none') !== null;
  return {
    type: 'number',
    value: none ? 0 : numberIn(slots, 'number'),
    minutes: minutesIn(slots, 'duration'),
  };
}
