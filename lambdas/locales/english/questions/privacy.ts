import { phraseYesNo, type QuestionPhrasing } from './question.ts';

/** Questions before anything is deleted. */
export const deletions: Readonly<Record<'delete_person' | 'delete_household', QuestionPhrasing>> = {
  delete_person: () => ({
    ...phraseYesNo({
      plain: "Deleting can't be undone. Shall I delete everything I keep about you, yes or no?",
      again: 'Shall I delete everything I keep about you, yes or no?',
      example: 'Say yes to delete your routines and preferences for good, or no to keep them. Delete them?',
      why: "What is deleted can't be brought back.",
    }),
    say: 'yes or no',
  }),
  delete_household: () => ({
    ...phraseYesNo({
      plain:
        "Deleting can't be undone. Shall I delete everything I keep about everyone in this household, yes or no?",
      again: 'Shall I delete everything I keep about everyone in this household, yes or no?',
      example:
        "Say yes to delete everyone's routines and preferences for good, or no to keep them. Delete them?",
      why: "It takes what I keep of each person here, and can't be brought back.",
    }),
    say: 'yes or no',
  }),
};
