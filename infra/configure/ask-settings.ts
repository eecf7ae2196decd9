/** Asks for each setting of a deployment. */
import {
  ALLOWED,
  checkSetting,
  readSettings,
  SETTING_NAMES,
  SettingError,
  type SettingName,
} from '../settings.ts';
import type { GivenSettings } from '../settings-file.ts';

/** Somebody who answers, or a script. */
export interface Dialogue {
  /** Shows a line. */
  readonly tell: (line: string) => void;
  /** Asks, and returns what was typed; null at the end of the input. */
  readonly ask: (question: string) => Promise<string | null>;
}

type Answers = Partial<Record<SettingName, unknown>>;

/** What each setting is for. */
const ABOUT: Readonly<Record<SettingName, string>> = {
  region: 'The AWS region',
  skillId: 'The skill of the developer console that may call, if you made one there',
  lwaSecret: 'The secret with Login with Amazon values, if the deployment is to make the skill',
  closed: 'Is nobody to call yet',
  alarmEmail: 'The address that alarms are sent to',
  keepRatings: 'May pain numbers be kept of people who agree (not for the store)',
  logRetentionDays: 'How many days logs are kept',
  privacyUrl: 'The address of the privacy policy, which you host',
  termsUrl: 'The address of the terms, which you host',
  positionsUrl: 'The address of the page with the positions, if you host it, for cards in the Alexa app',
  otherEndpoints: 'Endpoints of deployments in other regions',
  tableArn: 'A table to use instead of a new one, such as a restored one',
  tableKeyArn: 'The key of that table',
};

/** What is typed to leave a setting out. */
const NONE = '-';

/**
 * Asks for each setting until all are valid, alone and together.
 * @param before the settings so far, which an empty answer keeps
 * @returns the settings, without those that are left out; null if the input ended before
 */
export async function askSettings(
  dialogue: Dialogue,
  before: GivenSettings,
  stage: string | null,
): Promise<Answers | null> {
  dialogue.tell(`Press Enter to keep what is in brackets. Type ${NONE} to leave a setting out.`);
  let answers: Answers = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (isSet(before[name]) ? [[name, before[name]]] : [])),
  );
  for (;;) {
    const asked = await askAll(dialogue, answers);
    if (asked === null) return null;
    try {
      readSettings(asked, stage);
      return asked;
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      dialogue.tell(`${error.message}\nOnce more:`);
      answers = asked;
    }
  }
}

async function askAll(dialogue: Dialogue, before: Answers): Promise<Answers | null> {
  let answers = before;
  for (const name of SETTING_NAMES) {
    if (!isAsked(name, answers)) {
      answers = without(answers, name);
      continue;
    }
    const value = await askOne(dialogue, name, answers[name]);
    if (value === null) return null;
    answers = value.is === undefined ? without(answers, name) : { ...answers, [name]: value.is };
  }
  return answers;
}

/** Whether a setting is still open after the answers before it. */
function isAsked(name: SettingName, { skillId, lwaSecret, tableArn }: Answers): boolean {
  if (name === 'lwaSecret') return skillId === undefined;
  if (name === 'closed') return skillId === undefined && lwaSecret === undefined;
  return name !== 'tableKeyArn' || tableArn !== undefined;
}

/** Asks until the answer is valid. `is: undefined` leaves the setting out. */
async function askOne(
  { tell, ask }: Dialogue,
  name: SettingName,
  before: unknown,
): Promise<{ readonly is: unknown } | null> {
  const shown = before === undefined ? NONE : showValue(before);
  for (;;) {
    const typed = (await ask(`${ABOUT[name]} (${name}: ${ALLOWED[name]}) [${shown}]: `))?.trim();
    if (typed === undefined) return null;
    if (typed === '') return { is: before };
    if (typed === NONE) return { is: undefined };
    const value = readValue(typed);
    const wrong = checkSetting(name, value);
    if (wrong === null) return { is: value };
    tell(wrong);
  }
}

/** Numbers, objects, true and false are typed as in JSON, and texts without quotes. */
function readValue(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

const showValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function without(answers: Answers, name: SettingName): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([one]) => one !== name));
}
