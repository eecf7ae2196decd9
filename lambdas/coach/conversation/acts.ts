import type { RefusedToolId, ToolId } from '../body/equipment.ts';
import type { Place, RefusedPlace } from '../body/places.ts';
import type { RegionId, Side } from '../body/regions.ts';
import type { Landmark, ReachChange } from '../progress/fingertip-to-floor.ts';
import type { StoredDataSummary, Scope } from '../progress/kept-data.ts';
import type { PainChange } from '../progress/pain-trend.ts';
import type { Goal, Guidance } from '../progress/preferences.ts';
import type { ProgressSummary } from '../progress/summary.ts';
import type { WeekNow } from '../progress/weeks.ts';
import type { ReminderDays, Schedule } from '../reminders/schedule.ts';
import type { ReminderNews } from '../reminders/service.ts';
import type { Chosen } from '../routine/chosen.ts';
import type { Raised } from '../routine/dose.ts';
import type { Activity } from '../routine/activities.ts';
import type { Position } from '../routine/position.ts';
import type { ProgrammeId } from '../routine/programmes.ts';
import type { Choice, KeptChoice, Wish } from '../routine/wish.ts';
import type { Finding, FindingId } from '../screening/findings.ts';
import type { ScreeningReason } from '../screening/outcome.ts';
import type { ItemId, YesNoId } from '../screening/questionnaire.ts';
import type { HoldChange } from '../timeline/lines.ts';
import type { PhaseName } from './phase.ts';
import type { AskedId, Form } from './questions.ts';
import type { TopicId } from './topics.ts';

/**
 * How a device goes on where nothing is said: it tells what its screen has played, it plays a reprompt in timed audio, or it
 * can't.
 */
export type DeviceGoesOn = 'played' | 'reprompt' | 'never';

/**
 * The question that ends a turn, with what its words depend on. `left`: how many of the fourteen are left, said at
 * five and at one; else null. `rest`: what a roll call still has to ask. `about`: the question that may have been
 * misheard, where that is asked.
 */
export interface Ask {
  readonly act: 'ask';
  readonly question: AskedId;
  readonly form: Form;
  readonly left: 5 | 1 | null;
  readonly rest: readonly ItemId[];
  readonly about: YesNoId | null;
  /** Whether what is new is asked about together with the day after the last routine. */
  readonly asksFlare?: boolean;
  /** A finding that was just denied, of one that a list names together with another: "no fever" leaves "feeling ill". */
  readonly denied?: FindingId;
  /** The regions that the question is about. */
  readonly regions?: readonly RegionId[];
  /** The reminder that the question is about. */
  readonly schedule?: Schedule;
  /** The days of a reminder, as far as they are known: suggested or asked for. */
  readonly days?: ReminderDays;
}

/** The last word of most sessions. */
export interface Goodbye {
  readonly act: 'goodbye';
}

/**
 * The record can't be written. `closing`: the session ends, so what was done may be lost. `stop`: what isn't written
 * forbids rolling, so whoever said it has to say it again next time. `unknown`: nothing failed, but nobody said whose record it is.
 */
export interface NotSaved {
  readonly act: 'not_saved';
  readonly closing: boolean;
  readonly stop: boolean;
  readonly unknown?: true;
}

/**
 * Whom to call if something is wrong: for someone on the roller who stays silent, or says "no" when asked. `asks`: whether they
 * are asked if they are all right, which only a question that isn't answered by yes or no may follow.
 */
export interface IfUnwell {
  readonly act: 'if_unwell';
  readonly asks: boolean;
}

/** Whatever has words: locales/ owes a line for each. */
export type Worded = Act | Ask | Goodbye | NotSaved;

/** What the coach says in a turn before its audio, its question, or its goodbye; without the words. */
export type Act =
  /** First launch: who the coach is, not medical advice, the emergency number, what to fetch. */
  | { readonly act: 'welcome' }
  /** `routines`: in this week, before today's, if it is known who has come; else 0. */
  | { readonly act: 'welcome_back'; readonly routines: number }
  | { readonly act: 'screening_intro'; readonly why: ScreeningReason }
  /** What was asked for when the skill was opened. `screens`: all the questions come first, and why. */
  | {
      readonly act: 'routine_ahead';
      readonly minutes: number | null;
      readonly region: RegionId | null;
      readonly choice?: Choice;
      readonly screens: boolean;
    }
  /** "It hurts", said to open the skill: someone may have been rolling without it. */
  | { readonly act: 'rest_first' }
  /** "How long left?", with no routine under way. */
  | { readonly act: 'nothing_runs' }
  /** A yes that matters, said back: to what. */
  | { readonly act: 'heard_yes'; readonly to: YesNoId }
  /** `wish`: what was asked for, said back. Without one something was told, and nothing is promised. */
  | {
      readonly act: 'noted';
      readonly wish?: Pick<Wish, 'minutes' | 'region' | 'side'> | 'floor' | 'easier' | 'choice';
    }
  /** "My doctor said it's fine", before it is asked for: remembered until then. */
  | { readonly act: 'clearance_noted' }
  /** Before the explicit okay is asked for: what a clinician said until now is a general one. */
  | { readonly act: 'okay_too_general' }
  /** A place that is none of the coach's regions. */
  | { readonly act: 'not_guided' }
  | { readonly act: 'echo'; readonly number: number }
  | { readonly act: 'why'; readonly question: AskedId }
  /** "Why?" in a hold, where no question is open to the ear. */
  | { readonly act: 'why_what' }
  /** Before an answer to someone in a hold, which stops for it. */
  | { readonly act: 'ease_off' }
  | { readonly act: 'topic'; readonly topic: TopicId | 'unknown' }
  | { readonly act: 'no_skipping' }
  | { readonly act: 'unclear' }
  | { readonly act: 'not_now' }
  | { readonly act: 'guest' }
  /** A recognised voice that isn't the one of this session: the session closes. */
  | { readonly act: 'other_voice' }
  /** A voice recognised in a session that began without: the session closes, and the next one is that person's own. */
  | { readonly act: 'late_voice' }
  /** What only the person whose session it is may hear or change, asked for by a voice that wasn't recognised. */
  | { readonly act: 'missed_voice' }
  /** Something broke on the coach's side: the session closes, and the place last kept stays kept. */
  | { readonly act: 'fault' }
  /**
   * `cause`: an answer; a bare yes, which may have been misheard; unsure at a red question ("get checked today"); something
   * said; help called for. `about`: the question whose answer it is; null where several count, or none.
   */
  | {
      readonly act: 'emergency';
      readonly cause: 'answer' | 'bare_yes' | 'confirmed' | 'unsure' | 'said' | 'called';
      readonly about: YesNoId | null;
      readonly onRoller: boolean;
    }
  | { readonly act: 'urgent'; readonly about: YesNoId | null; readonly onRoller: boolean }
  | { readonly act: 'refer'; readonly about: YesNoId | null; readonly onRoller: boolean }
  /** Three times nothing that fits: the device may be too far away. `red`: what was asked about can't wait. */
  | { readonly act: 'unheard'; readonly red: boolean }
  | { readonly act: 'gentle'; readonly because: 'cleared' | 'caution' | 'pain' | 'cant_say' | 'kept' }
  | { readonly act: 'ok' }
  /** `onlyToday`: it was wished for good, and isn't kept. `bothSides`: one was named. */
  | {
      readonly act: 'left_out';
      readonly regions: readonly RegionId[];
      readonly onlyToday?: true;
      readonly bothSides?: true;
    }
  /**
   * Never rolled, because the person says so now, or has said so, and asks for it by name. `place`: as they said it, where it
   * takes several regions. `bothSides`: one was named.
   */
  | {
      readonly act: 'stays_out';
      readonly regions: readonly RegionId[];
      readonly is: 'new' | 'known';
      readonly place?: Place;
      readonly bothSides?: true;
    }
  /** "Never my lower back": it is rolled for nobody. */
  | { readonly act: 'never_anyway'; readonly place: RefusedPlace }
  /** All that could be rolled is never to be. */
  | { readonly act: 'all_left_out'; readonly regions: readonly RegionId[] }
  /** May be rolled again, and from when on; no regions, where it wasn't left out for good. */
  | {
      readonly act: 'back_in';
      readonly regions: readonly RegionId[];
      readonly from: 'now' | 'next' | 'once_possible';
    }
  /** A wish that is done once it is known to be the owner who wishes. */
  | { readonly act: 'held' }
  /** A wish for more than today, by somebody for whom nothing is kept, or when nothing can be kept. */
  | { readonly act: 'not_kept'; readonly because: 'guest' | 'unreachable' }
  /** "My usual", said by somebody who has none. */
  | { readonly act: 'none_before'; readonly which: KeptChoice }
  /** A routine on record, once it is planned: what of it isn't had today. */
  | {
      readonly act: 'as_before';
      readonly which: KeptChoice;
      readonly minutes: number;
      readonly without: readonly RegionId[];
    }
  /** What comes first after such a day. */
  | { readonly act: 'first_today'; readonly activity: Activity; readonly region: RegionId }
  /** "Make this my usual": what is kept; null: nothing was rolled yet. */
  | { readonly act: 'usual_kept'; readonly usual: Chosen | null }
  /** Which programmes there are. */
  | { readonly act: 'programmes' }
  /** A programme begins; null: it is left. `begins`: with the routine at hand, or the next one. */
  | {
      readonly act: 'programme_set';
      readonly programme: ProgrammeId | null;
      readonly begins: 'now' | 'next';
    }
  /** It was begun before, and goes on. */
  | { readonly act: 'programme_going'; readonly programme: ProgrammeId; readonly week: number }
  /** All that it rolls is never to be rolled, so it isn't begun. */
  | {
      readonly act: 'programme_empty';
      readonly programme: ProgrammeId;
      readonly regions: readonly RegionId[];
    }
  /** No programme is under way that could be left. */
  | { readonly act: 'no_programme' }
  /**
   * Today's routine doesn't count in the programme: it was chosen otherwise, today allows nothing of it, or all of it is never
   * to be rolled.
   */
  | { readonly act: 'programme_waits'; readonly because: 'chosen' | 'today' | 'never' }
  /** The routine of a programme that today's is; the week and the time in it, from 1. */
  | {
      readonly act: 'programme_day';
      readonly programme: ProgrammeId;
      readonly week: number;
      readonly time: number;
    }
  | { readonly act: 'programme_over'; readonly programme: ProgrammeId }
  | { readonly act: 'not_for_you' }
  | { readonly act: 'no_routine'; readonly because: 'skin' | 'pain' | 'nothing_fits' | 'tool' | 'day_done' }
  /** What a first routine is, and that it may be another. */
  | { readonly act: 'first_length'; readonly minutes: number; readonly tool: ToolId }
  /** The length differs from what was asked or usual. `minutes`: what it is now. */
  | {
      readonly act: 'length';
      readonly because: 'asked' | 'too_short' | 'too_long' | 'shortened' | 'flare';
      readonly minutes: number;
    }
  /** Why today's holds are more than last time's. */
  | { readonly act: 'progressed'; readonly to: 'full_holds' | Raised }
  /**
   * The set-up before a "ready". `firstEver`: how to stop is said before the first bell ever. `detail`: whole the first time;
   * in full from then on, and back into a place that was left; in one line once the region is practised.
   */
  | {
      readonly act: 'get_into_position';
      readonly position: Position;
      readonly firstEver: boolean;
      readonly detail: 'whole' | 'full' | 'short';
    }
  /** The place was kept less than an hour ago. `sameVoice`: recognised, so "was that you" isn't asked. */
  | { readonly act: 'place_kept'; readonly sameVoice: boolean }
  | { readonly act: 'place_gone' }
  /** Nothing that was left of it can be done today. */
  | { readonly act: 'place_unfit' }
  /** A place kept for hours is taken up, before its set-up is said. */
  | { readonly act: 'carrying_on' }
  | { readonly act: 'paused'; readonly region: RegionId; readonly side: Side; readonly leftMs: number }
  | { readonly act: 'roll_off' }
  | { readonly act: 'region_stopped'; readonly region: RegionId }
  | { readonly act: 'stopped_twice' }
  /** A feeling or state that ends the routine in words of its own. */
  | {
      readonly act: 'stop_for';
      readonly stop: Exclude<Finding['stop'], undefined>;
      readonly onRoller: boolean;
    }
  | { readonly act: 'stuck' }
  | { readonly act: 'crisis'; readonly onRoller: boolean }
  | { readonly act: 'refused_place'; readonly place: RefusedPlace }
  | { readonly act: 'refused_tool'; readonly tool: RefusedToolId }
  | { readonly act: 'tool'; readonly tool: ToolId }
  | { readonly act: 'standing' }
  /** On the floor in gentle mode, because it was asked for; or why not. */
  | { readonly act: 'lying' }
  | { readonly act: 'not_lying'; readonly because: 'floor' | 'cant_say' | 'gentle' | 'tool' }
  /** `holds` left, and how long they still take in all, with the ways between them. */
  | { readonly act: 'time_left'; readonly holds: number; readonly leftMs: number }
  | { readonly act: 'questions_left'; readonly questions: number }
  /** `soundsBack`: they were off, and this wish brings them back. */
  | { readonly act: 'detail'; readonly detail: Guidance; readonly soundsBack?: true }
  /** What changes before the first bell, in the words of a hold. */
  | { readonly act: 'hold_changed'; readonly line: HoldChange }
  /**
   * Whether it goes on where a check-in brings no word: from now on, once it is calm enough, or no more; or not on this device,
   * as it turned out. `on`: what this device can do.
   */
  | {
      readonly act: 'keep_going';
      readonly is: 'on' | 'on_later' | 'off' | 'not_here';
      readonly on: DeviceGoesOn;
    }
  | { readonly act: 'help'; readonly phase: PhaseName; readonly question: AskedId }
  /** `inARow`: routines with all holds done, one after the other, this one counted; 0 where it isn't known. */
  | {
      readonly act: 'summary';
      readonly done: number;
      readonly planned: number;
      readonly heldMs: number;
      readonly inARow: number;
    }
  /** Back pain right before and right after. */
  | ({ readonly act: 'pain_change' } & PainChange)
  /** Back pain before routines, over weeks. */
  | ({ readonly act: 'pain_trend' } & PainChange)
  /** The week after a routine, that one counted. */
  | { readonly act: 'this_week'; readonly week: WeekNow }
  | { readonly act: 'progress'; readonly told: ProgressSummary }
  /** Why no progress is reported: its owner isn't confirmed yet, it is someone else's, or it can't be reached. */
  | {
      readonly act: 'no_progress';
      readonly because: 'unconfirmed' | 'ask_again' | 'guest' | 'unreachable';
    }
  | {
      readonly act: 'goal';
      readonly goal: Goal;
      readonly is: 'set' | 'kept' | 'suggested' | 'out_of_range';
    }
  /** How far they reached, said back; null if it is none of the landmarks. */
  | {
      readonly act: 'reached';
      readonly landmark: Landmark | null;
      readonly kept: boolean;
      readonly change: ReachChange['change'] | null;
    }
  /** The answer to whether pain numbers may be kept. */
  | { readonly act: 'keeps_ratings'; readonly keeps: boolean }
  /** What is kept: about the owner who asks; in general, if it isn't known who asks; about a guest, nothing. */
  | { readonly act: 'my_data'; readonly record: StoredDataSummary | 'general' | 'guest' }
  /**
   * Why nothing is deleted: whoever asks isn't known to be the person it's about; or asks for everyone, and nothing is
   * known of them.
   */
  | { readonly act: 'cant_delete'; readonly because: 'speaker' | 'no_record' }
  | { readonly act: 'deleted'; readonly scope: Scope }
  /** In place of `deleted`, if the table can't be reached: some or all of it may still be there. */
  | { readonly act: 'not_deleted'; readonly scope: Scope }
  | { readonly act: 'nothing_deleted' }
  /** A reminder is set: its days and time are said again, and how to stop it. */
  | { readonly act: 'reminder_set'; readonly schedule: Schedule }
  | { readonly act: 'reminder'; readonly news: ReminderNews }
  | { readonly act: 'get_up' }
  /** "Stop": `held` of `planned`, whether the place is kept, and whether someone has to get up from the floor. */
  | {
      readonly act: 'stopped';
      readonly held: number;
      readonly planned: number;
      readonly kept: boolean;
      readonly onFloor: boolean;
    }
  /** A cramp: off, and stretch. */
  | { readonly act: 'cramp' }
  /** Nothing was heard from someone who may lie on the roller: there is no hurry. `of`: what was asked for. */
  | { readonly act: 'no_answer'; readonly of: 'number' | 'word' }
  | IfUnwell;
