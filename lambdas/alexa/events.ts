import type { Event, Had } from '../coach/conversation/events.ts';
import { worse, type Level } from '../coach/screening/triage-level.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { thing, type ThingId } from '../coach/screening/findings.ts';
import { consentIn } from './consent.ts';
import type { Envelope } from './envelope.ts';
import { inPlace, isLack } from './meanings.ts';
import { landmarkIn, perWeekIn, progressTopicIn } from './progress-slots.ts';
import { reminding } from './reminder-slots.ts';
import { idOf, minutesIn, numberIn, placeIn, sideIn, thingIn, topicIn, words, type Slots } from './slots.ts';

/** Numbers that are a call for help wherever they are said: US and CA, GB, EU and IN, AU. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

/** The one table of intents: what each is to the coach. The parity test holds it against the model. */
export const INTENTS = {
  StartRoutineIntent: (slots: Slots): Event => ({
    type: 'start',
    minutes: numberIn(slots, 'minutes'),
    place: placeIn(slots, 'region'),
    side: sideIn(slots, 'side'),
  }),
  ReadyIntent: (): Event => ({ type: 'ready' }),
  HaveIntent: had,
  DenyIntent: denied,
  HurtsIntent: (): Event => ({ type: 'hurts' }),
  NumberIntent: numbered,
  PressureIntent: (slots: Slots): Event => ({ type: 'pressure', change: changeIn(slots, 'pressure') }),
  TimeIntent: (slots: Slots): Event => ({
    type: 'time',
    change: changeIn(slots, 'time'),
    seconds: secondsIn(slots),
  }),
  TimeLeftIntent: (): Event => ({ type: 'time_left' }),
  SwitchSidesIntent: (slots: Slots): Event => ({ type: 'switch_sides', side: sideIn(slots, 'side') }),
  DetailIntent: (slots: Slots): Event => ({
    type: 'detail',
    detail: idOf(slots, 'detail') === 'full' ? 'full' : 'brief',
  }),
  NotSureIntent: (): Event => ({ type: 'not_sure' }),
  ClearedIntent: (slots: Slots): Event => ({ type: 'cleared', allowed: words(slots, 'examined') === null }),
  AvoidIntent: (slots: Slots): Event => ({ type: 'avoid', place: placeIn(slots, 'place') }),
  CantGetDownIntent: (): Event => ({ type: 'cant_get_down' }),
  StuckIntent: (slots: Slots): Event => ({ type: 'stuck', onlyFell: words(slots, 'fell') !== null }),
  AskIntent: askedAbout,
  ProgressIntent: (slots: Slots): Event => ({ type: 'progress', about: progressTopicIn(slots, 'what') }),
  GoalIntent: (slots: Slots): Event => ({ type: 'goal', perWeek: perWeekIn(slots) }),
  ReachIntent: (slots: Slots): Event => ({ type: 'reached', landmark: landmarkIn(slots) }),
  ReminderIntent: reminding,
  EmergencyIntent: (): Event => ({ type: 'emergency' }),
  CrisisIntent: (): Event => ({ type: 'crisis' }),
  MyDataIntent: (): Event => ({ type: 'my_data' }),
  DeleteMyDataIntent: (slots: Slots): Event => ({
    type: 'delete_data',
    // A scope no list knows is the smaller one: more than was meant is never asked about.
    scope: idOf(slots, 'scope') === 'household' ? 'household' : 'person',
  }),
  'AMAZON.YesIntent': (): Event => ({ type: 'yes', ofSome: false }),
  'AMAZON.NoIntent': (): Event => ({ type: 'no' }),
  'AMAZON.PauseIntent': (): Event => ({ type: 'pause' }),
  'AMAZON.ResumeIntent': (): Event => ({ type: 'resume' }),
  'AMAZON.NextIntent': (): Event => ({ type: 'next' }),
  'AMAZON.PreviousIntent': (): Event => ({ type: 'previous' }),
  'AMAZON.RepeatIntent': (): Event => ({ type: 'repeat' }),
  'AMAZON.StartOverIntent': (): Event => ({ type: 'start_over' }),
  'AMAZON.HelpIntent': (): Event => ({ type: 'help' }),
  'AMAZON.StopIntent': (): Event => ({ type: 'stop' }),
  'AMAZON.CancelIntent': (): Event => ({ type: 'stop' }),
  'AMAZON.NavigateHomeIntent': (): Event => ({ type: 'stop' }),
  'AMAZON.FallbackIntent': (): Event => ({ type: 'unclear' }),
} as const satisfies Readonly<Record<string, (slots: Slots) => Event>>;

export const INTENT_NAMES = keysOf(INTENTS);

/** What a request is to the coach. One of a kind it has no use for changes nothing: it is unclear words. */
export function eventOf(envelope: Envelope): Event {
  const { type, intent } = envelope.request;
  if (type === 'LaunchRequest') return { type: 'launched' };
  if (type === 'SessionEndedRequest') return { type: 'ended' };
  if (type === 'IntentRequest' && intent !== undefined) return intended(intent.name, intent.slots ?? {});
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return { type: 'audio_failed' };
  return consentIn(envelope) ?? { type: 'unclear' };
}

function intended(name: string, slots: Slots): Event {
  const known = INTENT_NAMES.find((intent) => intent === name);
  return known === undefined ? { type: 'unclear' } : INTENTS[known](slots);
}

function had(slots: Slots): Event {
  const [what, also] = [thingIn(slots, 'thing'), thingIn(slots, 'also')];
  const some = words(slots, 'some') !== null;
  // "I have" alone is a yes; with something named it is that.
  if (some && what === null && also === null) return { type: 'yes', ofSome: true };
  const said = graver(what ?? { kind: 'unknown' }, also);
  const place = placeIn(slots, 'place');
  if (said.kind !== 'thing') return { type: 'have', had: said, place };
  return { type: 'have', had: { kind: 'thing', id: inPlace(said.id, place, sideIn(slots, 'side')) }, place };
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
  if (other?.kind !== 'thing') return one;
  if (one.kind !== 'thing') return other;
  return worse(levelOf(one.id), levelOf(other.id)) === levelOf(one.id) ? one : other;
}

function levelOf(id: ThingId): Level {
  return thing(id).level;
}

/** "Why?" asks about the question; with something named, about that. */
function askedAbout(slots: Slots): Event {
  const topic = topicIn(slots, 'topic');
  return topic === null ? { type: 'why' } : { type: 'ask_topic', topic };
}

/** "No fever or sweats" denies the first, if the second is known too: what is asked next is about all of them. */
function denied(slots: Slots): Event {
  const what = thingIn(slots, 'thing');
  if (what === null) return { type: 'deny', thing: null };
  const also = thingIn(slots, 'also');
  if (isLack(words(slots, 'thing') ?? '')) return { type: 'have', had: what, place: null };
  if (also !== null && isLack(words(slots, 'also') ?? '')) return { type: 'have', had: also, place: null };
  const known = also === null || also.kind === 'thing';
  return { type: 'deny', thing: known && what.kind === 'thing' ? what.id : 'unknown' };
}

function numbered(slots: Slots): Event {
  if (EMERGENCY_NUMBERS.includes(words(slots, 'number') ?? '')) return { type: 'emergency' };
  const none = words(slots, 'none') !== null;
  return {
    type: 'number',
    value: none ? 0 : numberIn(slots, 'number'),
    minutes: minutesIn(slots, 'duration'),
  };
}
