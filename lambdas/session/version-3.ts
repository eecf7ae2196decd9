/**
 * Reads session attributes of version 3, which are never sent any more. So a session that is open during a deployment goes on
 * with its next request, even in the middle of a hold. Some fields had other names, and the record was an item of schema 2.
 */
import * as z from 'zod/mini';
import { fromSchema2, withNewRunNames } from '../store/schema-2.ts';

const record = z.record(z.string(), z.unknown());

/** Questions by the ids they had. */
const QUESTION_IDS: Readonly<Partial<Record<string, string>>> = {
  r0: 'same_person',
  r1: 'red_flags_since',
  r2: 'anything_new',
};

const asked = z.nullable(z.looseObject({ id: z.string() }));

const version3 = z.looseObject({
  v: z.literal(3),
  session: z.looseObject({
    conversation: z.looseObject({
      checks: z.looseObject({
        list: z.string(),
        why: z.unknown(),
        answers: record,
        lastAnswered: z.nullable(z.string()),
        where: z.unknown(),
        agreed: z.unknown(),
      }),
      asked,
      waiting: asked,
      run: z.unknown(),
      under: z.unknown(),
      harder: z.unknown(),
    }),
    stored: z.nullable(z.looseObject({ progress: z.unknown() })),
    unsaved: z.array(record),
  }),
});

type Conversation3 = z.infer<typeof version3>['session']['conversation'];

/**
 * The session of attributes of version 3, in today's shape, for today's schema to parse. Undefined if they have another
 * version.
 */
export function sessionOfVersion3(attributes: unknown): unknown {
  const read = version3.safeParse(attributes);
  if (!read.success) return undefined;
  const { session } = read.data;
  const { conversation, stored, unsaved } = session;
  return {
    ...session,
    conversation: conversationToday(conversation),
    stored: stored === null ? null : { ...stored, progress: fromSchema2(stored.progress) },
    unsaved: unsaved.map((fact) => (fact['run'] === undefined ? fact : withRun(fact))),
  };
}

function conversationToday({ checks, run, under, harder, ...others }: Conversation3): unknown {
  const { list, why, where, agreed, answers, lastAnswered, ...otherChecks } = checks;
  return {
    ...others,
    checks: {
      ...otherChecks,
      questionSet: list === 'place' ? 'resume' : list,
      screeningReason: why,
      answers: Object.fromEntries(Object.entries(answers).map(([id, given]) => [idToday(id), given])),
      lastAnswered: lastAnswered === null ? null : idToday(lastAnswered),
      soreAreas: where,
      lengthAgreed: agreed,
    },
    asked: askedToday(others.asked),
    waiting: askedToday(others.waiting),
    run: withNewRunNames(run),
    lastHold: under,
    harderGranted: harder,
  };
}

function askedToday(question: Conversation3['asked']): unknown {
  return question === null ? null : { ...question, id: idToday(question.id) };
}

function idToday(id: string): string {
  return QUESTION_IDS[id] ?? id;
}

/** A fact whose run is the run itself, or its id. */
function withRun(fact: Readonly<Record<string, unknown>>): unknown {
  return { ...fact, run: withNewRunNames(fact['run']) };
}
