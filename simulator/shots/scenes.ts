/** A conversation with the real skill that leads to one screen. */
export interface Scene {
  readonly name: string;
  readonly said: readonly string[];
  /** The moment of the screen's speech at which the picture is taken, in ms. */
  readonly afterMs: number;
  /** Words or a name that only this screen's document holds: a conversation that has gone astray is found by them. */
  readonly shows: string;
}

const repeat = (count: number, said: string): string[] => Array.from({ length: count }, () => said);

const OPEN = 'open foam roll coach';

const SCREENED = [OPEN, 'forty', ...repeat(13, 'no')];

const UNSETTLED = [...SCREENED, 'yes', 'no'];

const IN_POSITION = [...UNSETTLED, 'two'];

const ROLLING = [...IN_POSITION, 'ready'];

const DONE = [...ROLLING, 'three', 'four', 'two'];

/** The next visit, some days later, with a recognised voice. The person consents to keeping pain ratings. */
const BACK = [OPEN, 'no', 'no', 'two', 'ready', 'three', 'two', 'yes'];

const WEEKS = [...DONE, ...repeat(5, '(wait 4d)').flatMap((wait) => [wait, ...BACK])];

export const SCENES: readonly Scene[] = [
  { name: 'welcome', said: [OPEN], afterMs: 300, shows: 'medical advice' },
  { name: 'question', said: SCREENED.slice(0, 3), afterMs: 300, shows: 'Question 3 of' },
  { name: 'roll call', said: SCREENED.slice(0, 6), afterMs: 300, shows: 'None of these' },
  { name: 'long question', said: [...SCREENED.slice(0, 2), 'yes'], afterMs: 300, shows: 'Not sure' },
  { name: 'place', said: [...SCREENED, 'yes', 'yes'], afterMs: 300, shows: 'Buttock' },
  { name: 'pain', said: UNSETTLED, afterMs: 300, shows: '10' },
  { name: 'set-up', said: IN_POSITION, afterMs: 600, shows: 'Sit on it' },
  {
    name: 'set-up with a ball',
    said: [...SCREENED, "i've only got a tennis ball", 'yes', 'no', 'two'],
    afterMs: 600,
    shows: 'Back to the wall',
  },
  {
    name: 'set-up of the calves',
    said: [...IN_POSITION, 'roll my calves'],
    afterMs: 600,
    shows: 'Mid-calf on it',
  },
  { name: 'get in place', said: ROLLING, afterMs: 3_000, shows: 'Get in place' },
  { name: 'hold', said: [...ROLLING, '@35 easier'], afterMs: 4_000, shows: 'glutes_floor' },
  {
    name: 'hold with a long name',
    said: [...IN_POSITION, 'roll my inner thighs', 'ready', '@35 easier'],
    afterMs: 26_000,
    shows: 'adductors_floor',
  },
  { name: 'close', said: [...ROLLING, 'three', 'four'], afterMs: 66_000, shows: 'breathe' },
  { name: 'paused', said: [...ROLLING, '@35 pause'], afterMs: 600, shows: 'Paused' },
  { name: 'check-in', said: [...ROLLING, '(silence)'], afterMs: 300, shows: '10' },
  { name: 'help', said: [...SCREENED.slice(0, 4), 'help'], afterMs: 300, shows: 'Help' },
  { name: 'emergency', said: [...SCREENED.slice(0, 2), 'yes', 'yes', 'no'], afterMs: 300, shows: '911' },
  {
    name: 'see a doctor',
    said: [...SCREENED.slice(0, 8), 'yes', 'yes'],
    afterMs: 300,
    shows: 'No rolling today',
  },
  { name: 'summary', said: WEEKS, afterMs: 2_000, shows: 'Done for today' },
  {
    name: 'progress',
    said: [...WEEKS, '(wait 4d)', ...BACK.slice(0, 3), 'how am i doing'],
    afterMs: 300,
    shows: 'Routines a week',
  },
  { name: 'goodbye', said: [...ROLLING, '@40 stop'], afterMs: 300, shows: 'Foam Roll Coach' },
];
