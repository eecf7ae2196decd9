/**
 * Reads session attributes of version 4, which are never sent any more. So a session that is open during a deployment loses
 * nothing that was done. It was screened by the questions of version 1, though: what was answered to them counts for
 * nothing, so that before the next hold all is asked anew.
 */
import * as z from 'zod/mini';
import { ASKED_IDS } from '../coach/conversation/questions.ts';

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
  const first = checks.questionSet === 'full' ? 'age' : 'red_flags_since';
  return {
    ...others,
    numberSaid: null,
    cramped: false,
    checks: {
      ...otherChecks,
      answers: who === undefined ? {} : { same_person: who },
      lastAnswered: null,
      amends: null,
      readOut: null,
      correction: null,
      continued: false,
    },
    asked: askedToday(others.asked, first),
    waiting: askedToday(others.waiting, first),
  };
}

/** A question as it is asked today; one that isn't asked any more gives way to the first. */
function askedToday(question: Conversation4['asked'], first: string): unknown {
  if (question === null) return null;
  const isKnown = ASKED_IDS.some((id) => id === question.id);
  const form = question['form'] === 'all_of_those' ? 'again' : question['form'];
  return { ...question, form, id: isKnown ? question.id : first };
}
