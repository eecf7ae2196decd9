/** Counts what becomes of a column's people in their first visits. */
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
import { answerTruthfully } from './truths.ts';

/** A person's visit, and what there is to count of it. */
interface Held extends Visit {
  readonly flags: readonly RedFlagId[];
  /** The questions that would each have stopped this person by itself; none for a visit that rolls. */
  readonly blockers: readonly MainId[];
}

/**
 * Holds the first visits of a column's people.
 * @param visit with which the visits are held; columns that share one hold equal visits once
 * @param count how many people: the first ones of the column
 * @param report called after each visit with how many were held
 */
export async function measureColumn(
  visit: FirstVisit,
  column: Column,
  count: number,
  report: (held: number) => void,
): Promise<Figures> {
  const all: Held[] = [];
  for (let number = 0; number < count; number += 1) {
    const person = drawPerson(column, number);
    const held = await visit((id) => answerTruthfully(person, id));
    const blockers = rolls(held) ? [] : await findBlockers(visit, person);
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
 * truthfully, and all others as somebody who is well would.
 */
async function findBlockers(visit: FirstVisit, person: Person): Promise<MainId[]> {
  const found: MainId[] = [];
  for (const suspect of SUSPECTS) {
    if (answerTruthfully(person, suspect) === answerTruthfully(WELL, suspect)) continue;
    const held = await visit((id) =>
      answerTruthfully(id === suspect || id === 'age' || !isMain(id) ? person : WELL, id),
    );
    if (!rolls(held)) found.push(suspect);
  }
  return found;
}
