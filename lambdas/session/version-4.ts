/**
 * Reads session attributes of version 4, which are never sent any more. So a session that is open during a deployment loses
 * nothing that was done. It was screened by the questions of version 1, though: what was answered to them counts for
 * nothing, so that before the next hold all is asked anew.
 */
import * as z from 'zod/mini';
import { SCREENING_IDS } from '../coach/screening/questionnaire.ts';
import { ASKED_IDS, type AskedId, isYesNo } from '../coach/conversation/questions.ts';

const asked = z.nullable(z.looseObject({ id: z.string() }));

const version4 = z.looseObject({
  v: z.literal(4),
  session: z.looseObject({
    conversation: z.looseObject({
      checks: z.looseObject({
        questionSet: z.string(),
        answers: z.record(z.string(), z.unknown()),
        lengthAgreed: z.unknown(),
      }),
      asked,
      waiting: asked,
    }),
  }),
});

type Conversation4 = z.infer<typeof version4>['session']['conversation'];

/**
 * The session of attributes of version 4, in today's shape, for today's schema to parse. Undefined if they have another
 * version.
 */
export function sessionOfVersion4(attributes: unknown): unknown {
  const read = version4.safeParse(attributes);
  if (!read.success) return undefined;
  const { session } = read.data;
  return { ...session, conversation: conversationToday(session.conversation) };
}

function conversationToday({ checks, ...others }: Conversation4): unknown {
  const { lengthAgreed: _agreed, answers, ...otherChecks } = checks;
  const { same_person: who } = answers;
  return {
    ...others,
    numberSaid: null,
    cramped: false,
    checks: {
      ...otherChecks,
      questionSet: 'full',
      screeningReason: 'new_questions',
      screened: null,
      answers: who === undefined ? {} : { same_person: who },
      lastAnswered: null,
      amends: null,
      suspendedAt: null,
      readOut: null,
      asksFlare: false,
      correction: null,
      continued: false,
    },
    asked: mapToToday(others.asked),
    waiting: mapToToday(others.waiting),
  };
}

/** Questions answered by yes or no that are asked as they were. Any other has another meaning today, whatever its name. */
const ASKED_AS_EVER: readonly AskedId[] = ['same_person', 'floor', 'skin_joints', 'flare'];

/** A question as it is asked today; one about health, or whether to carry on without any, gives way to the first. */
function mapToToday(question: Conversation4['asked']): unknown {
  if (question === null) return null;
  const isAsEver = (id: AskedId): boolean => (isYesNo(id) ? ASKED_AS_EVER.includes(id) : id !== 'take_up');
  const isKnown = ASKED_IDS.some((id) => id === question.id && isAsEver(id));
  const form = question['form'] === 'all_of_those' ? 'again' : question['form'];
  return { ...question, form, id: isKnown ? question.id : SCREENING_IDS[0] };
}
