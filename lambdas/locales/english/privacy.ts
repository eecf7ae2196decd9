import type { StoredDataSummary, Scope } from '../../coach/progress/kept-data.ts';
import type { Language, Locality } from '../locale.ts';
import { nameRegions } from './names.ts';
import { sayOften } from './progress.ts';
import { joinWords, say, spellOut } from './sentences.ts';

type Privacy = Pick<
  Language['acts'],
  'my_data' | 'cant_delete' | 'deleted' | 'not_deleted' | 'nothing_deleted'
>;

const IN_GENERAL = say(
  'About someone who rolls, I keep whether my questions allowed it, and when. I keep none of their answers.',
  'I keep their routines, how they like to roll, and their time zone.',
  'I keep whether their back was worse the day after, when something came up, and pain numbers only if they agree.',
  'It goes two years after their last visit, or when they say: delete my data.',
);

const IT_GOES = 'It goes two years after your last visit, or now, if you say: delete my data.';

const NOTHING_OF_GUEST = say(
  "About you, I keep nothing: the record here is someone else's, and I don't tell of it.",
  "What you say goes through Amazon, by Amazon's rules.",
);

/** Says what the record holds about the person who asks. */
function sayStored(kept: StoredDataSummary, locality: Locality): string {
  const { screened, routines } = kept;
  if (routines === 0)
    return say(
      screened ? SCREENED : 'About you, I keep when you were last here.',
      `I keep ${nameWishes(kept, locality)}.`,
      sayGoal(kept),
      sayNever(kept),
      IT_GOES,
    );
  const held = routines === 1 ? 'one routine' : `${spellOut(routines)} routines`;
  return say(
    SCREENED,
    `I keep ${held}, with the seconds you held.`,
    `I keep ${nameWishes(kept, locality)}.`,
    sayGoal(kept),
    sayNever(kept),
    'I keep whether your back was worse the day after, and when something last came up.',
    sayMeasured(kept),
    IT_GOES,
  );
}

const SCREENED =
  'About you, I keep whether my questions allowed rolling, and when. I keep none of your answers.';

function nameWishes({ reminder, usual, programme }: StoredDataSummary, locality: Locality): string {
  return joinWords([
    'how you like to roll',
    ...(usual ? ['your usual routine'] : []),
    ...(programme ? [`your place in a ${locality.programme}`] : []),
    'your time zone',
    ...(reminder ? ['your reminder'] : []),
  ]);
}

function sayGoal({ goal }: StoredDataSummary): string | false {
  return goal !== null && `I keep your goal: ${sayOften(goal)}.`;
}

function sayNever({ leavesOut }: StoredDataSummary): string | false {
  return leavesOut.length > 0 && `As you asked, I never roll ${nameRegions(leavesOut)}.`;
}

/** Says what is kept only with consent. */
function sayMeasured({ rated, reached }: StoredDataSummary): string {
  const numbers = `pain numbers of ${rated === 1 ? 'one routine' : `${spellOut(rated)} routines`}`;
  const reaches = `how far you reached, ${reached === 1 ? 'once' : `${spellOut(reached)} times`}`;
  if (rated === 0 && reached === 0) return 'I keep no pain numbers.';
  const all = [...(rated === 0 ? [] : [numbers]), ...(reached === 0 ? [] : [reaches])].join(', and ');
  return `As you agreed, I keep ${all}.`;
}

const GONE: Readonly<Record<Scope, string>> = {
  person: "It's deleted: I keep nothing about you now. Next time, we start from the beginning.",
  household:
    "It's deleted: I keep nothing about anyone here now. Next time, each of you starts from the beginning.",
};

const STILL_THERE: Readonly<Record<Scope, string>> = {
  person: "I can't reach my notes, so I couldn't delete it: what I keep about you may still be there.",
  household:
    "I can't reach my notes, so I couldn't delete it: what I keep about all of you may still be there.",
};

const DISABLING =
  'disable this skill in the app on your phone: that deletes everything I keep, for everyone here.';

/** The words about what is kept, and about deleting it. */
export const privacy: Privacy = {
  my_data: ({ record }, locality) => {
    if (record === 'general') return IN_GENERAL;
    return record === 'guest' ? NOTHING_OF_GUEST : sayStored(record, locality);
  },
  cant_delete: ({ because }) =>
    say(
      because === 'speaker'
        ? "I delete it only for the person it's about, and I can't tell that it's you."
        : 'I delete it for everyone only if someone asks whom I have screened before.',
      `They can ask me in their own voice; or ${DISABLING}`,
    ),
  deleted: ({ scope }) => GONE[scope],
  not_deleted: ({ scope }) => say(STILL_THERE[scope], `Ask me again later; or ${DISABLING}`),
  nothing_deleted: () => "Then I've deleted nothing.",
};
