/** A conversation with the real skill that leads to one screen. */
export interface Scene {
  readonly name: string;
  readonly said: readonly string[];
  /** The moment of the screen's speech at which the picture is taken, in ms. */
  readonly afterMs: number;
}

const repeat = (count: number, said: string): string[] => Array.from({ length: count }, () => said);

const OPEN = 'open foam roll coach';

const SCREENED = [OPEN, 'yes', ...repeat(14, 'no')];

const IN_POSITION = [...SCREENED, 'yes', 'no', 'two', 'five minutes'];

const UNSETTLED = IN_POSITION.slice(0, -1);

const ROLLING = [...IN_POSITION, 'ready'];

const DONE = [...ROLLING, 'three', 'four', 'two'];

/** The next visit, some days later, with a recognised voice. The person consents to keeping pain ratings. */
const BACK = [OPEN, 'no', 'no', 'two', 'ready', 'three', 'two', 'yes'];

const WEEKS = [...DONE, ...repeat(5, '(wait 4d)').flatMap((wait) => [wait, ...BACK])];

export const SCENES: readonly Scene[] = [
  { name: 'welcome', said: [OPEN], afterMs: 300 },
  { name: 'question', said: SCREENED.slice(0, 3), afterMs: 300 },
  { name: 'long question', said: [...SCREENED.slice(0, 6), 'not sure'], afterMs: 300 },
  { name: 'place', said: [...SCREENED, 'yes', 'yes'], afterMs: 300 },
  { name: 'pain', said: [...SCREENED, 'yes', 'no'], afterMs: 300 },
  { name: 'length', said: [...SCREENED, 'yes', 'no', 'two'], afterMs: 300 },
  { name: 'set-up', said: IN_POSITION, afterMs: 600 },
  { name: 'set-up with a ball', said: [...UNSETTLED, "i've only got a tennis ball", 'yes'], afterMs: 600 },
  { name: 'set-up of the calves', said: [...UNSETTLED, 'roll my calves'], afterMs: 600 },
  { name: 'get in place', said: ROLLING, afterMs: 3_000 },
  { name: 'hold', said: [...ROLLING, '@35 easier'], afterMs: 4_000 },
  {
    name: 'hold with a long name',
    said: [...UNSETTLED, 'roll my inner thighs', 'ready', '@35 easier'],
    afterMs: 26_000,
  },
  { name: 'close', said: [...ROLLING, 'three', 'four'], afterMs: 66_000 },
  { name: 'paused', said: [...ROLLING, '@35 pause'], afterMs: 600 },
  { name: 'check-in', said: [...ROLLING, '(silence)'], afterMs: 300 },
  { name: 'help', said: [...SCREENED.slice(0, 4), 'help'], afterMs: 300 },
  { name: 'emergency', said: [...SCREENED.slice(0, 2), 'yes'], afterMs: 300 },
  { name: 'see a doctor', said: [...SCREENED.slice(0, 6), 'yes', 'no', 'no'], afterMs: 300 },
  { name: 'summary', said: WEEKS, afterMs: 300 },
  { name: 'progress', said: [...WEEKS, '(wait 4d)', OPEN, 'how am i doing'], afterMs: 300 },
  { name: 'goodbye', said: [...ROLLING, '@40 stop'], afterMs: 300 },
];
