/** Counts what becomes of a column's people in their first visits. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Column } from './columns.ts';
import { drawPerson } from './draw-people.ts';
import { packVerdicts, describeVisit, type Figures } from './figures.ts';
import {
  type FirstVisit,
  isMain,
  MAIN_IDS,
  type MainId,
  openSkill,
  type Outcome,
  rolls,
  type Visit,
} from './first-visit.ts';
import { type Person, WELL } from './person.ts';
import { findFlags, RED_FLAG_IDS, RED_FLAGS, type RedFlagId } from './red-flags.ts';
import { type Answer, answerTruthfully } from './truths.ts';

/** A person's visit, and what there is to count of it. */
interface Held extends Visit {
  readonly flags: readonly RedFlagId[];
  /** The questions that would each have stopped this person by itself; none for a visit that rolls. */
  readonly blockers: readonly MainId[];
}

/**
 * Holds the first visits of a column's people.
 * @param count how many people: the first ones of the column
 * @param report called after each visit with how many were held
 */
export async function measureColumn(
  column: Column,
  count: number,
  report: (held: number) => void,
): Promise<Figures> {
  const visit = openSkill();
  const findBlockers = createBlockers(visit);
  const all: Held[] = [];
  for (let number = 0; number < count; number += 1) {
    const person = drawPerson(column, number);
    const held = await visit((id) => answerTruthfully(person, id));
    const blockers = rolls(held) ? [] : await findBlockers(person);
    all.push({ ...held, flags: findFlags(person), blockers });
    report(all.length);
  }
  return countVisits(all);
}

function countVisits(all: readonly Held[]): Figures {
  const count = (is: (held: Held) => boolean): number => all.filter(is).length;
  const countEndings = (outcome: Outcome): number => count((held) => held.outcome === outcome);
  return {
    people: all.length,
    outcomes: {
      full: countEndings('full'),
      gentle: countEndings('gentle'),
      refer: countEndings('refer'),
      urgent: countEndings('urgent'),
      emergency: countEndings('emergency'),
      too_much_pain: countEndings('too_much_pain'),
      other: countEndings('other'),
    },
    blocks: Object.fromEntries(
      MAIN_IDS.map((id) => [
        id,
        {
          first: count(({ stoppedBy }) => stoppedBy === id),
          alone: count(({ blockers }) => blockers.includes(id)),
          only: count(({ blockers }) => blockers.length === 1 && blockers.includes(id)),
        },
      ]),
    ),
    redFlags: Object.fromEntries(
      RED_FLAG_IDS.map((id) => [
        id,
        {
          people: count(({ flags }) => flags.includes(id)),
          rolled: count((held) => held.flags.includes(id) && rolls(held)),
        },
      ]),
    ),
    verdicts: packVerdicts(all.map(describeVisit)),
  };
}

/** How the visit ends of somebody who is well but for one flag, by flag. */
export async function measureExamples(): Promise<Record<string, Outcome>> {
  const visit = openSkill();
  const outcomes: Record<string, Outcome> = {};
  for (const flag of RED_FLAG_IDS) {
    const person: Person = { ...WELL, ...RED_FLAGS[flag].example };
    const { outcome } = await visit((id) => answerTruthfully(person, id));
    outcomes[flag] = outcome;
  }
  return outcomes;
}

/** The age stops no adult by itself, and other answers count by it: it is told as it is. */
const SUSPECTS = MAIN_IDS.filter((id) => id !== 'age');

/**
 * Finds the questions that would each stop a person by itself: it, and what is asked because of it, are answered
 * truthfully, and all others as somebody who is well would. The same answers lead to the same end, so each visit
 * is held once.
 */
function createBlockers(visit: FirstVisit): (person: Person) => Promise<MainId[]> {
  /** By what was answered so far: what is asked next, or whether the visit ends without rolling. */
  const known = new Map<string, AskedId | boolean>();
  const stops = async (person: Person, suspect: MainId): Promise<boolean> => {
    if (answerTruthfully(person, suspect) === answerTruthfully(WELL, suspect)) return false;
    const answer = (id: AskedId): Answer =>
      answerTruthfully(id === suspect || id === 'age' || !isMain(id) ? person : WELL, id);
    const foreseen = foresee(known, (id) => nameAnswer(id, answer(id), person));
    if (foreseen !== null) return foreseen;
    let answered = '';
    const held = await visit((id) => {
      known.set(answered, id);
      answered += nameAnswer(id, answer(id), person);
      return answer(id);
    });
    known.set(answered, !rolls(held));
    return !rolls(held);
  };
  return async (person) => {
    const found: MainId[] = [];
    for (const id of SUSPECTS) if (await stops(person, id)) found.push(id);
    return found;
  };
}

/** How a visit ends of which every answer was given before; null if one is new. */
function foresee(
  known: ReadonlyMap<string, AskedId | boolean>,
  nameNext: (id: AskedId) => string,
): boolean | null {
  let answered = '';
  for (;;) {
    const next = known.get(answered) ?? null;
    if (next === null || typeof next === 'boolean') return next;
    answered += nameNext(next);
  }
}

/** An answer, for comparison. Of an age, only whether it is seventy matters. */
function nameAnswer(id: AskedId, answer: Answer, person: Person): string {
  return ` ${id} ${id === 'age' ? answerTruthfully(person, 'seventy') : answer}`;
}
