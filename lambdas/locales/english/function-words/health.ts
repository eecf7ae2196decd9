/** What says that all is well, and of which part of the body. */
import { listPhrases } from './list-phrases.ts';

/** An exception at the beginning, or between two clauses; after "feel" or "I'm" it says how someone is. */
export const EXCEPTION_OR_HEALTH = 'well';

export const BEFORE_HEALTH = listPhrases(
  'feel, feeling, im, am, very, really, quite, all, as, pretty, perfectly, keeping',
);

/** What says that all is well. */
export const HEALTHY = listPhrases(
  'fine, okay, ok, good, great, normal, normally, healthy, strong, perfect, perfectly, alright',
  'all right, working, works, work, excellent, as it should, as they should, as should be, no problem',
  'no problems, no trouble, no issue, no issues, no complaints, clear, all clear, unaffected',
);

/** The part of the body that such a statement is about. */
export const HEALTHY_PARTS = {
  legs: listPhrases('legs, leg, feet, thighs, knees, calves, both of my legs, both legs'),
  toilet: listPhrases(
    'bladder, bladders, bowel, bowels, pee, peeing, poo, poop, pooping, wee, toilet, bathroom, loo',
    'waterworks, plumbing, urine, urinate',
  ),
  feeling: listPhrases('feeling, sensation, feelings'),
  down_there: listPhrases(
    'down there, downstairs, in that area, that area, in that department, private parts, genitals',
  ),
} as const;
