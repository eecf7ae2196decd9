/** What a sentence came to, in one word, and whether that is what must come of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventType } from '../../lambdas/coach/conversation/events.ts';
import { ASKED_IDS, isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import { levelOf } from '../../lambdas/coach/screening/triage.ts';
import { forbids } from '../../lambdas/coach/screening/triage-level.ts';
import type { Heard, MomentId, SayAt } from './moments.ts';

/** A sentence, where it is said, and what may come of it: each is right. */
export interface Phrase {
  readonly moment: MomentId;
  readonly said: string;
  readonly right: readonly string[];
}

export interface Judged extends Phrase {
  readonly outcome: string;
  readonly heard: Heard;
}

const UTTERANCES = join(import.meta.dirname, '../../test/utterances');

/**
 * Reads a table of phrases from test/utterances.
 * @throws Error naming a line whose question doesn't exist
 */
export function readPhraseTable(name: 'at-questions' | 'in-holds' | 'denials'): readonly Phrase[] {
  return readFileSync(join(UTTERANCES, `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Phrase => {
      const cells = line.split('\t');
      const [where, said = '', right = ''] = name === 'in-holds' ? ['hold', ...cells] : cells;
      const moment = where === 'hold' ? 'hold' : findMoment(where ?? '');
      if (moment === undefined || said === '' || right === '')
        throw new Error(`${name}.tsv: expected a question, a phrase and an outcome, not "${line}"`);
      return { moment, said, right: right.split('|') };
    });
}

function findMoment(where: string): MomentId | undefined {
  const [r1, r2] = ['red_flags_since', 'anything_new'] as const;
  if (where === 'r1') return r1;
  if (where === 'r2') return r2;
  return ASKED_IDS.find((id) => id === where);
}

/** Says all phrases, each where it belongs. */
export async function judgePhrases(phrases: readonly Phrase[], sayAt: SayAt): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const phrase of phrases) {
    const heard = await sayAt(phrase.moment, phrase.said);
    judged.push({ ...phrase, outcome: outcomeOf(phrase, heard), heard });
  }
  return judged;
}

/** In one of the words of the table: "yes" is told from what it leads to only where the table does. */
function outcomeOf({ moment, right }: Phrase, heard: Heard): string {
  if (moment === 'hold') return outcomeInHold(heard);
  const outcome = outcomeAt(moment, heard);
  if (outcome !== 'yes' || right.includes('yes')) return outcome;
  const { closed, level, answers } = heard.after;
  const reached = closed ? level : levelOf(answers);
  if (reached !== null && right.includes(reached)) return reached;
  return !closed && right.includes('follow-up') ? 'follow-up' : 'yes';
}

/** `no`, `yes` (what was said counts), `ask` (the question stays open); of a number: `ok`, `caution`, `end`. */
function outcomeAt(moment: MomentId, { before, after }: Heard): string {
  if (moment === 'age' || moment === 'pain_now') return outcomeOfNumber(moment, { before, after });
  const isNew = ([id, answer]: readonly [string, unknown]): boolean =>
    answer !== 'no' &&
    !Object.entries(before.answers).some(([known, given]) => known === id && given === answer);
  if (after.closed || forbids(after.level) || Object.entries(after.answers).some(isNew)) return 'yes';
  if (after.asked === 'misheard_yes' || after.asked === 'what_new') return 'yes';
  if (after.asked === moment) return 'ask';
  if (moment !== 'hold' && isYesNo(moment) && after.answers[moment] === 'no') return 'no';
  // Of a returning visit the answers are gone with the question.
  return moment === 'red_flags_since' || moment === 'anything_new' || moment === 'flare' ? 'no' : 'ask';
}

function outcomeOfNumber(moment: MomentId, { after }: Pick<Heard, 'before' | 'after'>): string {
  if (after.closed) return 'end';
  if (after.asked === moment) return 'ask';
  return after.answers.seventy === 'yes' ? 'caution' : 'ok';
}

/** What became of a hold; the words for commands that were obeyed are in in-holds.tsv. */
function outcomeInHold({ event, after }: Heard): string {
  if (event === 'unasked') return 'ask';
  if (event.type === 'stop') return 'end';
  if (after.closed) return 'stop';
  if (event.type === 'pause') return 'pause';
  if (!after.plays) return 'ask';
  if (event.type === 'pressure') return event.change === 'less' ? 'easier' : 'harder';
  return OBEYED[event.type] ?? 'on';
}

const OBEYED: Readonly<Partial<Record<EventType, string>>> = {
  previous: 'back',
  time_left: 'left',
  next: 'next',
  repeat: 'repeat',
};

/** Something was said that must count, or be asked about, and it passed for nothing. */
export function isDangerous({ moment, right, outcome }: Judged): boolean {
  if (moment === 'age') return right.includes('end') && outcome !== 'end';
  if (moment !== 'hold') return !right.includes('no') && !right.includes('ok') && outcome === 'no';
  return (
    right.every((one) => one === 'stop' || one === 'ask') &&
    !['stop', 'ask', 'pause', 'end'].includes(outcome)
  );
}

/** Nothing was the matter, and the words were taken for a finding. */
export function isFalseAlarm({ moment, right, outcome }: Judged): boolean {
  if (right.includes(outcome)) return false;
  return moment === 'hold' ? outcome === 'stop' : outcome === 'yes' || outcome === 'end';
}

export function isRight({ right, outcome }: Judged): boolean {
  return right.includes(outcome);
}

/** An ordinary no: nothing else may come of it. */
export function isOrdinaryNo({ moment, right }: Phrase): boolean {
  return moment !== 'hold' && right[0] === 'no';
}
