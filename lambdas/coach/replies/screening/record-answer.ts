/** Where an answer leads: on, to another question, or to an end; and what else it changes. */
import type { Act } from '../../conversation/acts.ts';
import { type Context, withFacts } from '../../conversation/context.ts';
import { type Conversation, withAnswers } from '../../conversation/conversation.ts';
import { asksFlareAtOnce } from '../../conversation/next-question.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { type Answer, branch, inferAnswers, isRed, type YesNoId } from '../../screening/questionnaire.ts';
import { worse } from '../../screening/triage-level.ts';
import { levelOf } from '../../screening/triage.ts';
import { never } from '../../shared/assert-never.ts';
import { ask, openQuestion } from '../../transitions/ask.ts';
import { closeSession, endForLevel, endForToday, giveUpPlace } from '../../transitions/end.ts';
import { offerCorrection } from '../../transitions/offer-correction.ts';
import { proceed } from '../../transitions/proceed.ts';
import { screenAgain, suspendPermission } from '../../transitions/screen-again.ts';
import { tellOwedProgress } from '../record/progress.ts';
import { settleOnceKnown } from '../reminders/settle.ts';
import { dropWishes, settleWishes } from '../wishes/kept-wishes.ts';

/**
 * Records an answer and follows its branch.
 * @param said whether the answer was a bare word, which may have been misheard, or named what it is about
 */
export function recordAnswer(
  before: Conversation,
  id: YesNoId,
  answer: Answer,
  context: Context,
  said: 'bare' | 'named' = 'bare',
): Turn {
  const turn = followAnswer(before, id, answer, context, said);
  const goesOn = turn.then === 'ask' && turn.said.length === 0 && turn.play === undefined;
  return answer === 'no' && goesOn ? { ...turn, tick: true } : turn;
}

function followAnswer(
  before: Conversation,
  id: YesNoId,
  answer: Answer,
  context: Context,
  said: 'bare' | 'named',
): Turn {
  const given = withAnswers(before, { [id]: answer, ...inferAnswers(id, answer) });
  const conversation = { ...given, checks: { ...given.checks, lastAnswered: id } };
  // A safe answer needs no echo: the next question says that it was heard, and a tick says so of a "no".
  const isWorthSaying = answer === 'yes' && (branch(id, 'yes') !== 'safe' || id === 'flare');
  const heard: Act[] = isWorthSaying ? [{ act: 'heard_yes', to: id }] : [];
  if (levelOf(conversation.checks.answers) === 'emergency')
    return said === 'bare' && answer === 'yes' && conversation.checks.correction === null
      ? offerCorrection(conversation, id, context)
      : endForEmergency(conversation, id, answer, context);
  const leads = branch(id, answer);
  if (typeof leads === 'object')
    return leads.ask === 'what_new'
      ? askWhatIsNew(conversation, context)
      : proceed(conversation, context, heard);
  switch (leads) {
    case 'safe':
      return followSafeAnswer(conversation, id, answer, heard, context);
    case 'emergency':
    case 'urgent':
    case 'one_by_one':
    case 'counts_with_others':
      return proceed(conversation, context, heard);
    case 'refer':
    case 'refer_until_okay':
      return proceed({ ...conversation, level: worse(conversation.level, 'refer') }, context, heard);
    case 'caution':
      return proceed({ ...conversation, level: worse(conversation.level, leads) }, context, heard);
    case 'not_for_you':
      return closeSession(conversation, 'blocked', [{ act: 'not_for_you' }], []);
    case 'no_routine':
      return endForToday(conversation, context, [{ act: 'no_routine', because: 'skin' }]);
    case 'stranger':
      return continueAsGuest(conversation, context);
    case 'full_screening':
      return screenAgain(withoutRemembered(conversation), context, 'something_new');
  }
  return never(leads);
}

/** Somebody who stays unsure about what can't wait is told to be checked today. */
function endForEmergency(conversation: Conversation, id: YesNoId, answer: Answer, context: Context): Turn {
  const cause = answer === 'unsure' && isRed(id) ? 'unsure' : 'answer';
  return endForLevel(conversation, context, 'emergency', cause, id);
}

/** Something is new: what allowed rolling is withdrawn until it is known what. */
function askWhatIsNew(conversation: Conversation, context: Context): Turn {
  const { conversation: amending, facts } = suspendPermission(conversation, context);
  return proceed(amending, context, [], facts);
}

/** "Something has changed" since a screening that was broken off: what was answered then is asked anew. */
export function withoutRemembered(conversation: Conversation): Conversation {
  const { checks } = conversation;
  if (!checks.continued) return conversation;
  const anew = openQuestion(conversation, 'age');
  return { ...anew, checks: { ...checks, answers: {}, continued: false } };
}

/** What a safe answer changes besides being safe. */
function followSafeAnswer(
  conversation: Conversation,
  id: YesNoId,
  answer: Answer,
  heard: readonly Act[],
  context: Context,
): Turn {
  if (id === 'same_person') return acceptOwner(conversation, heard, context);
  if (id === 'anything_new') return followNothingNew(conversation, heard, context);
  if (id === 'flare') return followFlare(conversation, answer !== 'no', heard, context);
  if (id === 'floor') return followFloor(conversation, answer === 'yes', heard, context);
  return proceed(conversation, context, heard);
}

/** It is the owner: what was asked and wished for before that was known is told and done, and the questions follow. */
function acceptOwner(conversation: Conversation, heard: readonly Act[], context: Context): Turn {
  // The reason why all is asked again may reveal what is on record, so it waits until the speaker is known. That the
  // record is out of reach was said at once.
  const { screeningReason } = conversation.checks;
  const intro: Act[] =
    screeningReason === null || screeningReason === 'unreachable'
      ? []
      : [{ act: 'screening_intro', why: screeningReason }];
  // A place declined before it was known whose it is.
  const declined = conversation.run === null ? giveUpPlace(context) : [];
  const wishes = settleWishes(continueAsOwner(conversation, context), context);
  const { conversation: known } = wishes;
  const after = withFacts(context, wishes.facts);
  const facts: Fact[] = [...declined, { fact: 'visited', at: context.now }, ...wishes.facts];
  const told = tellOwedProgress(known, after);
  // No question about health follows an answer about progress, or a wish, before they say that they want to roll.
  if (told.length > 0 || wishes.opened)
    return ask(
      openQuestion({ ...known, owesProgress: null }, 'roll_now'),
      [...heard, ...wishes.said, ...told],
      facts,
    );
  const settled = settleOnceKnown(known, after);
  if (settled !== null) return prependToTurn(settled, [...heard, ...wishes.said], facts);
  return proceed(known, after, [...heard, ...wishes.said, ...intro], facts);
}

/** "No" to what is new, to what is sore, and, where that was asked with it, to a worse back the day after. */
function followNothingNew(conversation: Conversation, heard: readonly Act[], context: Context): Turn {
  const known = { ...conversation, level: worse(conversation.level, 'ok') };
  const { asksFlare, answers } = known.checks;
  return asksFlare && answers.flare === undefined
    ? followFlare(withAnswers(known, { flare: 'no' }), false, heard, context)
    : proceed(known, context, heard);
}

function followFloor(
  conversation: Conversation,
  floor: boolean,
  heard: readonly Act[],
  context: Context,
): Turn {
  const standing: Act[] = floor ? [] : [{ act: 'standing' }];
  return proceed(
    { ...conversation, checks: { ...conversation.checks, floor } },
    context,
    [...heard, ...standing],
    [{ fact: 'preferred', at: context.now, preferences: { floor } }],
  );
}

/** The speaker owns the record: what it holds may be used from here on. */
function continueAsOwner(conversation: Conversation, context: Context): Conversation {
  const { checks } = conversation;
  const { progress } = context;
  return {
    ...conversation,
    speaker: 'owner',
    checks: {
      ...checks,
      screened: checks.questionSet === 'full' ? checks.screened : progress.screened,
      floor: checks.floor ?? progress.preferences.floor,
      tool: checks.tool ?? progress.preferences.tool,
      asksFlare:
        checks.questionSet === 'returning' &&
        asksFlareAtOnce(checks.tool ?? progress.preferences.tool, context),
    },
  };
}

function followFlare(
  conversation: Conversation,
  worseAfter: boolean,
  heard: readonly Act[],
  context: Context,
): Turn {
  const { last, practice } = context.progress;
  const routine = last?.id ?? '';
  const facts: Fact[] = [{ fact: 'flare_answered', at: context.now, worse: worseAfter, routine }];
  const twoInARow = worseAfter && practice.flares >= 1;
  const turn = twoInARow
    ? screenAgain(conversation, context, 'flares')
    : proceed(conversation, context, heard);
  return prependToTurn(turn, [], facts);
}

/**
 * Somebody other than the owner of the record: nothing of it is used, and nothing they do is kept. Only a kept place is
 * given up, because whoever comes next might be either of them.
 */
function continueAsGuest(conversation: Conversation, context: Context): Turn {
  const checks = {
    ...conversation.checks,
    wasBlocked: false,
    questionSet: 'full',
    screeningReason: 'stranger',
    screened: null,
  } as const;
  const { conversation: guest, said } = dropWishes({ ...conversation, speaker: 'guest', run: null, checks });
  const acts: Act[] = [
    { act: 'guest' },
    ...said,
    { act: 'welcome' },
    { act: 'screening_intro', why: 'stranger' },
  ];
  return proceed(guest, context, acts, giveUpPlace(context));
}
