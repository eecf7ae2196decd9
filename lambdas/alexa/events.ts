import { findTopicAbout } from '../coach/conversation/asked-about.ts';
import type { CoachEvent, Had, HowEnded } from '../coach/conversation/events.ts';
import { GUIDANCE, type Guidance } from '../coach/progress/preferences.ts';
import { ADULT_FROM } from '../coach/screening/questionnaire.ts';
import { PROGRAMME_IDS } from '../coach/routine/programmes.ts';
import { KEPT_CHOICES } from '../coach/routine/wish.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { HURTS, ROLLS } from '../locales/english/function-words.ts';
import { readConsent } from './consent.ts';
import type { Envelope } from './envelope.ts';
import { eventOfWords, findRemark, have, noteBurning } from './heard.ts';
import { refineByPlace } from './meanings.ts';
import { readLandmark, readTimesPerWeek, readProgressTopic } from './progress-slots.ts';
import { readReminder } from './reminder-slots.ts';
import { checkNever, findPlaceIn, readNever, readNeverBehind, wishNever, withNever } from './never.ts';
import { splitWords } from './phrases.ts';
import { readSentence, type Opening } from './sentence.ts';
import {
  isListed,
  readChoice,
  readDoubt,
  readHealthy,
  readId,
  readIds,
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
import { isClause, isLack } from './vocabulary.ts';

/** A number that someone says to call for help: in the US and Canada, Great Britain, the EU and India, Australia. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

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

/** Slots that hold a sentence, or the rest of one, by what is said before it in the samples. */
const SAID_AFTER = { yes: 'yes', only: null, besides: null, it: 'it' } as const satisfies Readonly<
  Record<string, Opening>
>;
const DENIED_AFTER = {
  no: 'no',
  not: 'not',
  never: 'not',
  think_not: 'think_not',
  not_sure: 'not_sure',
  none: 'none',
} as const satisfies Readonly<Record<string, Opening>>;

function readHaveIntent(slots: Slots): CoachEvent {
  const things = (['thing', 'also'] as const).filter((slot) => readWords(slots, slot) !== null);
  // No sample has both. If a request has them all the same, what is named outweighs the rest.
  const sentence = things.length === 0 ? readSaid(slots) : null;
  if (sentence !== null) return sentence;
  const some = readWords(slots, 'some') !== null;
  // "Yes, I have" alone is a yes. If it names a finding or a tool, only that counts.
  if (some && things.length === 0) return { type: 'yes', ofSome: true };
  const { old, earlier, recent } = readSentence(readWords(slots, 'since') ?? '');
  // "Years ago", "since last week": it is there, and this is since when.
  if ((old || recent) && isUnsaid(slots, ['thing', 'also', 'place', 'side']))
    return { type: 'yes', ofSome: true, old };
  const since = { old, earlier };
  // "Just one of them" is a leg, whichever.
  const one = readWords(slots, 'one') === null ? null : 'leg';
  const said = { place: readPlace(slots, 'place') ?? one, side: readSide(slots, 'side') };
  if (things.every((slot) => isListed(slots, slot, 'Thing')))
    return have({ ...said, ...since, had: things.flatMap((slot) => readThings(slots, slot)) });
  // Words that are no value as they stand may hold one, its place, and since when.
  const read = readSentence(things.map((slot) => readWords(slots, slot) ?? '').join(' and '));
  const resolved = things.flatMap((slot) => readThings(slots, slot)).filter(({ kind }) => kind !== 'unknown');
  const had = read.denied.length > 0 ? read.had : [...read.had, ...resolved];
  if (had.length === 0 && said.place === null && said.side === null)
    return eventOfWords(things.map((slot) => readWords(slots, slot) ?? '').join(' and '), null);
  return have({
    ...read,
    old: read.old || old,
    earlier: read.earlier || earlier,
    had,
    place: said.place ?? read.place,
    side: said.side ?? read.side,
  });
}

/**
 * What is said after a word or two that the samples know: what is never to be rolled, or the event of its words; null if there
 * is none. Besides a wish ("my usual and it hurts a ton") a pain is one, unless a symptom or a place is named.
 */
function readSaid(slots: Slots): CoachEvent | null {
  const never = readNeverBehind(readWords(slots, 'yes') ?? readWords(slots, 'only') ?? '');
  if (never !== null) return never;
  const event = eventOfRest(slots, SAID_AFTER);
  const isUnknown = event?.type === 'have' && event.had.kind === 'unknown' && event.place === null;
  const words = splitWords(readWords(slots, 'besides') ?? '');
  return isUnknown && words.some((word) => HURTS.includes(word)) ? { type: 'hurts' } : event;
}

/** Whether nothing was said in any of some slots. */
function isUnsaid(slots: Slots, names: readonly string[]): boolean {
  return names.every((name) => readWords(slots, name) === null);
}

/** The event of the slot that holds the rest of a sentence; null if none does. */
function eventOfRest(slots: Slots, openings: Readonly<Record<string, Opening>>): CoachEvent | null {
  for (const slot of keysOf(openings)) {
    const words = readWords(slots, slot);
    if (words !== null) return eventOfWords(words, openings[slot] ?? null);
  }
  return null;
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

/**
 * "No fever or sweats" denies the first finding if both are known. The coach then asks about all that its question
 * names, so the second needs no event of its own. Words that may mean several findings deny none of them for certain.
 */
function readDenyIntent(slots: Slots): CoachEvent {
  const afterNever = readWords(slots, 'never') ?? '';
  const never = readNever(afterNever);
  if (never !== null) return never;
  const sentence = eventOfRest(slots, DENIED_AFTER);
  if (sentence !== null) return checkNever(sentence, afterNever);
  const healthy = readHealthy(slots, 'healthy');
  if (healthy === 'unknown') return { type: 'deny', finding: 'unknown' };
  if (healthy !== null) return { type: 'healthy', what: healthy };
  const things = (['thing', 'also'] as const).filter((slot) => readWords(slots, slot) !== null);
  const isSomewhere = readWords(slots, 'place') !== null;
  if (things.length === 0) return { type: 'deny', finding: null };
  const meant = things.filter((slot) => isNeverDenied(slots, slot));
  if (meant.length > 0)
    return have({
      had: meant.flatMap((slot) => readThings(slots, slot)),
      place: null,
      side: null,
      old: false,
    });
  if (things.every((slot) => isListed(slots, slot, 'Thing')))
    return denyAll(
      things.map((slot) => readThings(slots, slot)),
      isSomewhere,
    );
  const words = things.map((slot) => readWords(slots, slot) ?? '').join(' or ');
  // What could be an order behind "never" denies nothing: Alexa may put it into the slot of a thing.
  return ROLLS.includes(splitWords(words)[0] ?? '')
    ? { type: 'deny', finding: 'unknown' }
    : eventOfWords(words, 'not');
}

/** "No, can't pee", "no, both legs are numb": a lack, and a clause of its own. */
function isNeverDenied(slots: Slots, slot: string): boolean {
  return readIds(slots, slot, 'Thing').some(isLack) || isClause(splitWords(readWords(slots, slot) ?? ''));
}

function denyAll([what = [], also = []]: readonly (readonly Had[])[], isSomewhere: boolean): CoachEvent {
  const [denied] = what;
  const [second] = also;
  const known = what.length === 1 && also.length <= 1 && also.every(({ kind }) => kind === 'finding');
  if (!known || denied?.kind !== 'finding') return { type: 'deny', finding: 'unknown' };
  return {
    type: 'deny',
    finding: denied.id,
    ...(second?.kind === 'finding' && !isSomewhere ? { also: second.id } : {}),
  };
}

/** A number; of a range the higher one, of a fraction the next whole one. Someone's age, said as one, may be too low for the coach. */
function readNumberIntent(slots: Slots): CoachEvent {
  if (EMERGENCY_NUMBERS.includes(readWords(slots, 'number') ?? '')) return { type: 'emergency' };
  const years = readNumber(slots, 'years');
  if (years !== null && years < ADULT_FROM)
    return have({ had: [{ kind: 'finding', id: 'under_eighteen' }], place: null, side: null, old: false });
  return {
    type: 'number',
    value: readWords(slots, 'none') !== null ? 0 : (years ?? readRating(slots)),
    minutes: readMinutes(slots, 'duration'),
    ...readRange(slots),
  };
}

function readRange(slots: Slots): Pick<Extract<CoachEvent, { type: 'number' }>, 'range'> {
  const [one, other] = [readNumber(slots, 'number'), readNumber(slots, 'higher')];
  return one === null || other === null ? {} : { range: [one, other] };
}

function readRating(slots: Slots): number | null {
  const number = readNumber(slots, 'number');
  const [higher, tenths] = [readNumber(slots, 'higher'), readNumber(slots, 'tenths')];
  const half = readWords(slots, 'half') !== null;
  if (number === null) return null;
  // Of "three and a half" the graver whole number counts, and is said back.
  if (half) return Math.floor(number) + 1;
  if (tenths !== null) return Math.ceil(Number(`${number}.${tenths}`));
  return higher === null ? number : Math.max(number, higher);
}
