/** "How much does your back hurt now?": a number, and what it leads to. */
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { isRating } from '../../conversation/questions.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import { hurtsStrongly, isGentle, PAIN_TOO_STRONG } from '../../screening/permission.ts';
import { forbids, worse } from '../../screening/triage-level.ts';
import { isCleared, levelOf } from '../../screening/triage.ts';
import { askAgainOr } from '../../transitions/ask.ts';
import { endForToday, endUnheard } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open } from '../accepts.ts';
import { keepWish, type WishReply } from '../wishes/for-today.ts';

/** Back pain now. 8 or more: no routine today. 6, 7, or somebody who can't say: a gentle one. */
export const PAIN_NOW: AskedQuestion = {
  choice: 'heard',
  usual: 'answer',
  hears: {
    number: ({ conversation, moment }, { value }) =>
      isRating(value) ? hearPain(conversation, value, moment) : askAgainForNumber({ conversation, moment }),
    not_sure: ({ conversation, moment }) => hearPain(conversation, 'unsure', moment),
    start: keepOrAskForNumber,
    have: keepOrAskForNumber,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainForNumber,
};

function askAgainForNumber({ conversation }: Open): Turn {
  return askAgainOr(conversation, () => endUnheard(conversation, false));
}

function keepOrAskForNumber(at: Open, reply: WishReply): Turn {
  return keepWish(at.conversation, reply, () => askAgainForNumber(at));
}

function hearPain(conversation: Conversation, pain: number | 'unsure', context: Context): Turn {
  const { checks } = conversation;
  const known = { ...conversation, checks: { ...checks, pain } };
  // A number that leads to anything is said back.
  const isEchoed = pain !== 'unsure' && (checks.questionSet === 'full' || hurtsStrongly(pain));
  const echo: Act[] = isEchoed ? [{ act: 'echo', number: pain }] : [];
  if (pain !== 'unsure' && pain >= PAIN_TOO_STRONG) {
    const tooStrong = { ...known, level: worse(known.level, 'refer') };
    return prependToTurn(endForToday(tooStrong, context, [{ act: 'no_routine', because: 'pain' }]), echo);
  }
  const gentle = isGentle(known);
  const level = worse(known.level, gentle ? 'caution' : 'ok');
  // It is said after a full screening. Somebody who answers two short questions has heard it before.
  const fine: Act[] = checks.questionSet === 'full' ? [{ act: 'ok' }] : [];
  const said = gentle ? reasonsFor(known).map((because): Act => ({ act: 'gentle', because })) : fine;
  return proceed({ ...known, level }, context, [...echo, ...said]);
}

/** Pain also makes it shorter, so pain is the reason to tell. Somebody who should ask a doctor first hears that, too. */
function reasonsFor({ checks, level }: Conversation): readonly Extract<Act, { act: 'gentle' }>['because'][] {
  const { screened, questionSet, answers, pain } = checks;
  const strong = pain === 'unsure' ? (['cant_say'] as const) : (['pain'] as const);
  if (screened?.outcome !== 'gentle') return strong;
  // For somebody who comes back, either something new today made it gentle, or only what is on record.
  const isKept =
    questionSet !== 'full' && level !== 'caution' && !forbids(level) && levelOf(answers) === null;
  const screening = isKept ? 'kept' : isCleared(answers, false) ? 'cleared' : 'caution';
  if (!hurtsStrongly(pain)) return [screening];
  return screening === 'caution' ? [screening, ...strong] : strong;
}
