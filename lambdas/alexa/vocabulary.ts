/** What each id of the interaction model's slot values stands for. A parity test compares the ids with the model's. */
import { BODY_PARTS, type Place, REFUSED_PLACES } from '../coach/body/places.ts';
import { REFUSED_TOOLS, TOOLS } from '../coach/body/equipment.ts';
import { REGION_IDS, type Side } from '../coach/body/regions.ts';
import type { Had } from '../coach/conversation/events.ts';
import { TOPICS, type TopicId } from '../coach/conversation/topics.ts';
import { type Choice, CHOICES } from '../coach/routine/wish.ts';
import { CONDITIONS, type FindingId, SYMPTOMS } from '../coach/screening/findings.ts';
import { HEALTHY, type HealthyId } from '../coach/screening/healthy.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { CLAUSE_STARTS, CLAUSE_VERBS, SUBJECTS } from '../locales/english/function-words/denials.ts';

/**
 * The symptoms that may be a lack: "can't pee", "can't feel it". Those words have a value of their own, because "no" before
 * them denies nothing.
 */
const LACKS = [
  'saddle_numbness',
  'bladder_bowel',
  'sexual_change',
  'breathless',
  'fainting',
  'stroke',
  'bleeding_badly',
  'both_legs',
  'constant_pain',
  'leg_numbness',
  'leg_weakness',
  'foot_drop',
  'numbness',
  'nothing_felt',
  'violence',
  'under_eighteen',
  'someone_else',
] as const satisfies readonly FindingId[];

const LACK = '.lack';

/** Whether a value's words name a lack. */
export function isLack(id: string): boolean {
  return id.endsWith(LACK);
}

const things = [
  ...keysOf(SYMPTOMS).map((id) => [`symptom.${id}`, id] as const),
  ...keysOf(CONDITIONS).map((id) => [`condition.${id}`, id] as const),
];

const lacks: readonly FindingId[] = LACKS;

/** Whether words are a clause of their own, with a subject: "my legs are numb". */
export function isClause(words: readonly string[]): boolean {
  const [first = '', ...more] = words;
  const hasVerb = more.some((word) => CLAUSE_VERBS.includes(word));
  return hasVerb && (SUBJECTS.includes(first) || CLAUSE_STARTS.includes(first));
}

export const THINGS = new Map<string, Had>([
  ...things.flatMap(([value, id]): [string, Had][] => [
    [value, { kind: 'finding', id }],
    ...(lacks.includes(id) ? [[`${value}${LACK}`, { kind: 'finding', id }] satisfies [string, Had]] : []),
  ]),
  ...TOOLS.map((id): [string, Had] => [`tool.${id}`, { kind: 'tool', id }]),
  ...REFUSED_TOOLS.map((id): [string, Had] => [`refused_tool.${id}`, { kind: 'refused_tool', id }]),
]);

export const PLACES = new Map<string, Place>(
  [...REGION_IDS, ...keysOf(BODY_PARTS), ...REFUSED_PLACES].map((id) => [id, id]),
);

export const SIDES = new Map<string, Side>([
  ['left', 'left'],
  ['right', 'right'],
  ['both', 'both'],
]);

export const CHOICE_IDS = new Map<string, Choice>(CHOICES.map((id) => [id, id]));

export const TOPIC_IDS = new Map<string, TopicId>(TOPICS.map((id) => [id, id]));

export const HEALTHY_IDS = new Map<string, HealthyId>(keysOf(HEALTHY).map((id) => [id, id]));

export const DOUBTS = new Map<string, 'believed' | 'slight'>([
  ['believed', 'believed'],
  ['slight', 'slight'],
]);
