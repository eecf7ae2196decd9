/** Coaches that are broken on purpose, to show that each rule notices when it is broken. */
import { z } from 'zod';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Store, Written } from '../../lambdas/store/store.ts';
import type { Between, Skill } from './walk.ts';

const answerSchema = z.looseObject({ response: z.looseObject({ shouldEndSession: z.boolean().optional() }) });
const requestSchema = z.looseObject({
  request: z.looseObject({ intent: z.looseObject({ name: z.string() }).optional() }),
});

type Answer = z.infer<typeof answerSchema>;

/** A broken coach, and the rule that must notice. */
interface BrokenOnPurpose {
  readonly coach: string;
  readonly rule: string;
  readonly between: Between;
}

export const BROKEN_ON_PURPOSE: readonly BrokenOnPurpose[] = [
  {
    coach: 'breaks down at its eighth write',
    rule: 'every request is answered, and without a fault',
    between: { store: failEighthWrite },
  },
  {
    coach: 'answers with a card that is none',
    rule: 'no answer breaks a limit of Alexa',
    between: changeAnswers((answer) => ({ ...answer, response: { ...answer.response, card: 'hello' } })),
  },
  {
    coach: 'leaves the microphone open after a goodbye',
    rule: 'a closed session has no reprompt, and what ends it closes it',
    between: changeAnswers((answer) => ({
      ...answer,
      response: {
        ...answer.response,
        ...(answer.response.shouldEndSession ? { shouldEndSession: false } : {}),
      },
    })),
  },
  {
    coach: 'goes on with the hold when nobody answers',
    rule: 'silence, a launch, unclear words and pain start no hold',
    between: changeAnswers(({ response, ...rest }) => {
      const { directives, reprompt } = response;
      const again = directives === undefined || reprompt === undefined ? {} : { reprompt: { directives } };
      return { ...rest, response: { ...response, ...again } };
    }),
  },
  {
    coach: 'hears "ready" when someone calls for help',
    rule: 'nobody is led into a hold without a permission',
    between: changeIntents(['EmergencyIntent', 'ReadyIntent']),
  },
  {
    coach: 'hears "no" where someone is unsure, in pain, or not understood',
    rule: 'nobody is led into a hold without a permission',
    between: changeIntents(
      ['AMAZON.FallbackIntent', 'AMAZON.NoIntent'],
      ['NotSureIntent', 'AMAZON.NoIntent'],
      ['HurtsIntent', 'AMAZON.NoIntent'],
      ['AMAZON.HelpIntent', 'AMAZON.NoIntent'],
    ),
  },
  {
    coach: 'credits twenty seconds too many',
    rule: 'no more is held than time has passed',
    between: changeFacts((facts) => facts.map(lengthen)),
  },
  {
    coach: 'loses every third write',
    rule: 'nothing held is lost',
    between: { store: loseEveryThirdWrite },
  },
  {
    coach: 'adds to the sums whatever it writes again',
    rule: 'nothing held counts twice',
    between: { store: countHoldsTwice },
  },
];

/** Changes a coach's answers. */
function changeAnswers(change: (answer: Answer) => Answer): Between {
  const skill =
    (skill: Skill): Skill =>
    async (envelope) =>
      change(answerSchema.parse(await skill(envelope)));
  return { skill };
}

/** Replaces the intents that a coach receives. */
function changeIntents(...changes: readonly (readonly [string, string])[]): Between {
  const instead = new Map(changes);
  const skill =
    (skill: Skill): Skill =>
    (envelope) => {
      const parsed = requestSchema.safeParse(envelope);
      const intent = parsed.data?.request.intent;
      const other = intent === undefined ? undefined : instead.get(intent.name);
      if (!parsed.success || intent === undefined || other === undefined) return skill(envelope);
      const { request, ...rest } = parsed.data;
      return skill({ ...rest, request: { ...request, intent: { ...intent, name: other } } });
    };
  return { skill };
}

/** Changes the facts that a coach stores. */
function changeFacts(change: (facts: readonly Fact[]) => readonly Fact[]): Between {
  return {
    store: (store) => ({
      ...store,
      record: (whose, known, facts) => store.record(whose, known, change(facts)),
    }),
  };
}

function lengthen(fact: Fact): Fact {
  return fact.fact === 'hold_credited' ? { ...fact, heldMs: fact.heldMs + 20 * SECOND } : fact;
}

function failEighthWrite(store: Store): Store {
  let writes = 0;
  return {
    ...store,
    record: (whose, known, facts) => {
      if (facts.length > 0) writes += 1;
      return writes === 8 ? Promise.reject(new TypeError('on purpose')) : store.record(whose, known, facts);
    },
  };
}

function loseEveryThirdWrite(store: Store): Store {
  let writes = 0;
  return {
    ...store,
    record: (whose, known, facts) => {
      writes += 1;
      const stored = {
        progress: facts.reduce(applyFact, known?.progress ?? NO_PROGRESS),
        version: known?.version ?? 0,
        history: known?.history ?? null,
      };
      const claimed: Written = { ok: true, stored };
      return writes % 3 === 0 ? Promise.resolve(claimed) : store.record(whose, known, facts);
    },
  };
}

function countHoldsTwice(store: Store): Store {
  return {
    ...store,
    record: (whose, known, facts) => {
      const again = facts.some(({ fact }) => fact === 'hold_credited');
      return store.record(
        whose,
        known === null || !again ? known : { ...known, progress: addHalfMinute(known.progress) },
        facts,
      );
    },
  };
}

function addHalfMinute(progress: PersonRecord): PersonRecord {
  const { ever } = progress;
  return { ...progress, ever: { ...ever, heldMs: ever.heldMs + 30 * SECOND } };
}
