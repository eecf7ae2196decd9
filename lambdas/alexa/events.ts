/** From Alexa's requests to the coach's events: one row for each intent. */
import { findTopicAbout } from '../coach/conversation/asked-about.ts';
import type { CoachEvent, HowEnded } from '../coach/conversation/events.ts';
import { GUIDANCE, type Guidance } from '../coach/progress/preferences.ts';
import { PROGRAMME_IDS } from '../coach/routine/programmes.ts';
import { KEPT_CHOICES } from '../coach/routine/wish.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { readConsent } from './consent.ts';
import type { Envelope } from './envelope.ts';
import { findRemark, noteBurning } from './heard.ts';
import { readDenyIntent, readHaveIntent } from './health-slots.ts';
import { refineByPlace } from './meanings.ts';
import { readNumberIntent } from './number-slots.ts';
import { readLandmark, readTimesPerWeek, readProgressTopic } from './progress-slots.ts';
import { readReminder } from './reminder-slots.ts';
import { findPlaceIn, readNever, wishNever, withNever } from './never.ts';
import { readSentence } from './sentence.ts';
import {
  isListed,
  readChoice,
  readDoubt,
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
import type { SpokenType } from './spoken-words.ts';

/** Translates each intent into an event. A parity test compares this table with the interaction model. */
export const INTENTS = {
  StartRoutineIntent: readStartIntent,
  ReadyIntent: (): CoachEvent => ({ type: 'ready' }),
  HaveIntent: (slots: Slots): CoachEvent =>
    noteBurning(
      readHaveIntent(slots),
      `${readWords(slots, 'thing') ?? ''} ${readWords(slots, 'also') ?? ''}`,
    ),
  DenyIntent: readDenyIntent,
  // What is wished for in the same breath doesn't outweigh the pain; a symptom that is named does.
  HurtsIntent: (slots: Slots): CoachEvent => findRemark(readWords(slots, 'pain') ?? '') ?? { type: 'hurts' },
  NumberIntent: readNumberIntent,
  PressureIntent: (slots: Slots): CoachEvent =>
    remarkIn(slots, 'pressure', 'PressureChange') ??
    remarkIn(slots, 'because', 'PressureChange') ?? { type: 'pressure', change: readPressure(slots) },
  TimeIntent: (slots: Slots): CoachEvent =>
    remarkIn(slots, 'time', 'TimeChange') ?? {
      type: 'time',
      change: readChange(slots, 'time', 'TimeChange'),
      seconds: readSeconds(slots),
    },
  TimeLeftIntent: (): CoachEvent => ({ type: 'time_left' }),
  SwitchSidesIntent: (slots: Slots): CoachEvent =>
    remarkIn(slots, 'side', 'Side') ?? { type: 'switch_sides', side: readSide(slots, 'side') },
  DetailIntent: (slots: Slots): CoachEvent =>
    remarkIn(slots, 'detail', 'Detail') ?? { type: 'detail', detail: readGuidance(slots) },
  // What isn't clear asks.
  KeepGoingIntent: (slots: Slots): CoachEvent =>
    remarkIn(slots, 'asking', 'Asking') ?? {
      type: 'keep_going',
      on: readId(slots, 'asking', 'Asking') === 'without',
    },
  NotSureIntent: readNotSureIntent,
  // A friend, a trainer or a video is no clinician.
  ClearedIntent: (slots: Slots): CoachEvent =>
    readWords(slots, 'layman') === null
      ? { type: 'cleared', allowed: readWords(slots, 'examined') === null }
      : { type: 'unclear' },
  AvoidIntent: readAvoidIntent,
  KeepIntent: (slots: Slots): CoachEvent => remarkIn(slots, 'usual', 'Usual') ?? { type: 'keep_usual' },
  ProgrammeIntent: readProgrammeIntent,
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
  // "Tight and numb" is numb, whatever else was said of it.
  const remark =
    remarkIn(slots, 'region', 'Place') ??
    remarkIn(slots, 'muscle', 'Muscle') ??
    remarkIn(slots, 'choice', 'Choice');
  if (remark !== null) return remark;
  const choice = readChoice(slots, 'choice');
  return {
    type: 'start',
    minutes: readNumber(slots, 'minutes'),
    place: readPlace(slots, 'region') ?? tight,
    side: readSide(slots, 'side'),
    ...(readWords(slots, 'lying') === null ? {} : { lying: true }),
    ...(choice === null ? {} : { choice }),
  };
}

/** "Start the sitting programme"; "start a programme" asks which there are. */
function readProgrammeIntent(slots: Slots): CoachEvent {
  const remark = remarkIn(slots, 'programme', 'Programme');
  if (remark !== null) return remark;
  if (readWords(slots, 'leave') !== null) return { type: 'programme', change: 'leave' };
  const id = readId(slots, 'programme', 'Programme');
  return {
    type: 'programme',
    change: 'start',
    programme: PROGRAMME_IDS.find((known) => known === id) ?? null,
  };
}

/** "The usual" is no sure answer; and a choice, where one is made. */
function readNotSureIntent(slots: Slots): CoachEvent {
  const remark = remarkIn(slots, 'same', 'Same');
  if (remark !== null) return remark;
  const how = readDoubt(slots, 'doubt');
  if (how !== null) return { type: 'no', how };
  const choice = KEPT_CHOICES.find((id) => id === readId(slots, 'same', 'Same'));
  return { type: 'not_sure', ...(choice === undefined ? {} : { choice }) };
}

/** "Never my quads" is for good, and "use my quads again" takes it back. */
function readAvoidIntent(slots: Slots): CoachEvent {
  const side = readSide(slots, 'side');
  const never = readWords(slots, 'ever') !== null || isNegated(readWords(slots, 'back'));
  const remark =
    remarkIn(slots, 'place', 'Place') ??
    // None of their own words is a symptom.
    findRemark(['ever', 'back', 'all'].map((slot) => readWords(slots, slot) ?? '').join(' '));
  if (remark !== null)
    return never
      ? withNever(remark, wishNever(findPlaceIn(readWords(slots, 'place') ?? ''), side), side)
      : remark;
  const place = readPlace(slots, 'place');
  const several = place === 'unknown' ? readNever(`my ${readWords(slots, 'place') ?? ''}`) : null;
  if (never) return several ?? wishNever(place, side);
  if (readWords(slots, 'all') !== null) return { type: 'use_again', place: 'all' };
  return readWords(slots, 'back') === null ? { type: 'avoid', place } : { type: 'use_again', place };
}

/** "Never never use" may be heard where "you can use" is expected. */
function isNegated(words: string | null): boolean {
  return words !== null && readSentence(words).denies;
}

/** How to guide from here on. Words that name none of the ways are taken for too many words of the coach's own. */
function readGuidance(slots: Slots): Guidance {
  const id = readId(slots, 'detail', 'Detail');
  return GUIDANCE.find((one) => one === id) ?? 'brief';
}

/** A symptom in the words of a slot that is there for something else: it outweighs every command. */
function remarkIn(slots: Slots, slot: string, type: SpokenType): CoachEvent | null {
  const words = readWords(slots, slot);
  return words === null || isListed(slots, slot, type) ? null : findRemark(words);
}

/** Anything but a clear "more" counts as less, which is the safer error for pressure and time. */
function readChange(slots: Slots, slot: string, type: 'PressureChange' | 'TimeChange'): 'less' | 'more' {
  return readId(slots, slot, type) === 'more' ? 'more' : 'less';
}

/** "Harder, it's too strong" is no clear wish for more. */
function readPressure(slots: Slots): 'less' | 'more' {
  const says = (['pressure', 'because'] as const).filter((slot) => readWords(slots, slot) !== null);
  const isMore = says.every((slot) => readChange(slots, slot, 'PressureChange') === 'more');
  return says.length > 0 && isMore ? 'more' : 'less';
}

function readSeconds(slots: Slots): number | null {
  const minutes = readMinutes(slots, 'duration');
  return minutes === null ? readNumber(slots, 'seconds') : minutes * 60;
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
