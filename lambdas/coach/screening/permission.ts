/**
 * Decides whether someone may roll. Only `permissionInForce` makes a `Permission`, and nothing makes holds without one:
 * the type checker ensures that on every path.
 */
import { never } from '../shared/assert-never.ts';
import { DAY, HOUR, type Instant } from '../shared/time.ts';
import { SCREENING_IDS, SCREENING_VERSION } from './questionnaire.ts';
import { recordIsOthers, type SafetyState } from './safety-state.ts';
import { isCleared, levelOf, needsOkay, openFollowUp, openIn } from './triage.ts';
import { forbids } from './triage-level.ts';

/** How long a screening stays in force, and the longest gap between sessions that it survives. A launch judges both. */
export const SCREENING_LASTS_MS = 30 * DAY;

/** How much longer it lasts within a session: nobody is asked anew in the middle of a routine. */
export const SESSION_GRACE_MS = HOUR;

export const LONGEST_GAP_MS = 14 * DAY;

/** Back pain from which there is no routine today, and from which it is gentle, short and glutes only. */
export const PAIN_TOO_STRONG = 8;

export const PAIN_STRONG = 6;

const granted: unique symbol = Symbol('granted');

/** The permission to roll now, perhaps only gently. */
export interface Permission {
  readonly [granted]: true;
  readonly gentle: boolean;
}

/** The permission in force, or null. Checked whenever a segment starts. */
export function permissionInForce(state: SafetyState, now: Instant): Permission | null {
  const { screened } = state.checks;
  if (screened === null || screened.outcome === 'blocked') return null;
  const age = now - screened.askedAllAt;
  if (
    screened.version !== SCREENING_VERSION ||
    screened.at > now ||
    age < 0 ||
    age >= SCREENING_LASTS_MS + SESSION_GRACE_MS
  )
    return null;
  if (recordIsOthers(state) || levelForbids(state)) return null;
  if (!wasAskedSinceLaunch(state) || !isSetUp(state)) return null;
  return { [granted]: true, gentle: isGentle(state) };
}

/** Gentle mode: by the screening's outcome, or for strong pain today. */
export function isGentle({ checks }: SafetyState): boolean {
  return checks.screened?.outcome === 'gentle' || hurtsStrongly(checks.pain);
}

/**
 * Why somebody may not lie on the floor in gentle mode, who asks for it; null if they may: a back pain of 6 or 7 is the one
 * reason for it, and they get down and up alone.
 */
export function whyNotLying({ checks }: SafetyState): 'floor' | 'cant_say' | 'gentle' | null {
  const { floor, pain, screened, answers } = checks;
  if (floor !== true) return 'floor';
  if (screened?.outcome !== 'ok' || levelOf(answers) !== null) return 'gentle';
  return pain === 'unsure' ? 'cant_say' : null;
}

/** Back pain of 6 or 7, or someone who can't say. */
export function hurtsStrongly(pain: SafetyState['checks']['pain']): boolean {
  return pain === 'unsure' || (pain !== null && pain >= PAIN_STRONG);
}

/** Only `refer` is lifted in a session, and only by the clearance questions. */
function levelForbids({ level, checks: { answers, wasBlocked } }: SafetyState): boolean {
  if (!forbids(level)) return false;
  return level !== 'refer' || !isCleared(answers, wasBlocked || needsOkay(answers));
}

/** Every question of the list was answered, with nothing open behind it, and nothing that forbids rolling. */
function wasAskedSinceLaunch({ checks }: SafetyState): boolean {
  const { answers, questionSet } = checks;
  if (checks.continued && answers.unchanged !== 'no') return false;
  const reached = levelOf(answers);
  if (openFollowUp(answers) !== null || reached === 'emergency' || reached === 'urgent') return false;
  switch (questionSet) {
    case 'full':
      return answers.adult === 'yes' && SCREENING_IDS.every((id) => openIn(id, answers) === null);
    case 'returning':
      return answers.red_flags_since === 'no' && answers.anything_new === 'no';
    case 'resume':
      return checks.tookUp;
  }
  return never(questionSet);
}

function isSetUp({ checks }: SafetyState): boolean {
  const { questionSet, answers, soreAreas, near, pain, floor } = checks;
  if (near.length > 0) return false;
  const sore = answers.skin_joints;
  const skinKnown =
    sore === 'no' ||
    (sore === 'yes' && soreAreas.length > 0) ||
    (sore === undefined && questionSet !== 'full');
  if (questionSet === 'resume') return skinKnown;
  const painAllows = pain === 'unsure' || (pain !== null && pain < PAIN_TOO_STRONG);
  return floor !== null && skinKnown && painAllows;
}
