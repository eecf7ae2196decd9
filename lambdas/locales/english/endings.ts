import type { Language, Said } from '../locale.ts';
import type { Vary } from '../wordings.ts';
import { nameClinician } from './questions/question.ts';
import { sayRoughly, say, capitalize, spellOut } from './sentences.ts';

type Endings = Pick<
  Language['acts'],
  | 'not_for_you'
  | 'no_routine'
  | 'stopped_twice'
  | 'summary'
  | 'keeps_ratings'
  | 'get_up'
  | 'goodbye'
  | 'stopped'
  | 'not_saved'
  | 'other_voice'
  | 'late_voice'
  | 'missed_voice'
  | 'fault'
>;

const NO_ROUTINE: Readonly<Record<Extract<Said, { act: 'no_routine' }>['because'], string>> = {
  skin: "What may be sore shouldn't be pressed, so there's no routine for now. Have a look, and open me again when you know.",
  pain: 'With your back that sore, no routine today. Rest, and move gently when you can.',
  nothing_fits: "With what we'd leave out, there's nothing left that I can guide today.",
  tool: 'A gentle session, or one standing up, needs a soft roller, or a ball at a wall. Come back with one of those.',
  day_done: "You've rolled as much as is useful in one day. Come back tomorrow.",
};

const sayHeld = (done: number, planned: number): string =>
  `You held ${spellOut(done)} of ${spellOut(planned)}`;

/** How many routines in a row with all their holds are worth a word. */
const IN_A_ROW_FROM = 3;

const sayInARow = (times: number, vary: Vary): string =>
  vary(
    `${capitalize(spellOut(times))} whole routines in a row now.`,
    `${capitalize(spellOut(times))} complete routines, one after the other.`,
    `And ${spellOut(times)} in a row, from start to finish.`,
  );

/** The words at the end of a routine, or of a visit without one. */
export const endings: Endings = {
  not_for_you: (_, { emergency }) =>
    say(
      'I only guide adults who roll for themselves, so there is no routine this time.',
      'Someone else can answer for themselves, in their own voice.',
      `In an emergency, call ${emergency}, or your local emergency number.`,
    ),
  no_routine: ({ because }, locality) =>
    say(NO_ROUTINE[because], because === 'pain' && `See ${nameClinician(locality)} about it.`),
  stopped_twice: (_, locality) =>
    say(
      'Two places were too strong, so we stop here. Rest now.',
      `See ${nameClinician(locality)} if the pain stays.`,
    ),

  summary: ({ done, planned, heldMs, inARow }, _, vary) => {
    if (done === 0) return "You didn't finish a hold this time, and that's fine.";
    if (done < planned) return `${sayHeld(done, planned)}, ${sayRoughly(heldMs)} in all.`;
    const long = sayRoughly(heldMs);
    const all = spellOut(planned);
    const every = planned === 2 ? 'Both holds' : `All ${all} holds`;
    return say(
      vary(
        `${every} done: ${long} of pressure.`,
        `${capitalize(all)} of ${all} holds, ${long} in all.`,
        `You stayed for every hold: ${long}.`,
        `${capitalize(long)} of holds, and none left out.`,
      ),
      inARow >= IN_A_ROW_FROM && sayInARow(inARow, vary),
    );
  },
  keeps_ratings: ({ keeps }) =>
    keeps ? "I'll remember them, until you say: delete my data." : "Then I won't keep any.",
  get_up: () =>
    'To get up, roll onto your side. Push up to your hands and knees. Then hold on to a chair or the wall, and stand up slowly.',
  goodbye: (_act, _, vary) =>
    vary(
      'Take care. Goodbye.',
      'Rest well. Goodbye.',
      "That's it for today. Goodbye.",
      'Until next time. Goodbye.',
    ),

  stopped: ({ held: done, planned, kept, onFloor }) =>
    say(
      done === 0 ? 'Okay, stopping.' : `${capitalize(spellOut(done))} of ${spellOut(planned)} done.`,
      onFloor && 'Take your time getting up.',
      kept && 'Open foam roll coach to carry on.',
    ),
  not_saved: ({ closing, stop, unknown }) => {
    if (stop) return "I couldn't keep that. Next time, tell me about it again before you roll.";
    if (unknown === true) return "I don't know that it's you, so I haven't kept that.";
    return closing ? "I couldn't save today's work." : "I couldn't save that just now; I'll try again.";
  },
  other_voice: () =>
    say(
      "That's another voice, so I'm stopping here. If you're on the roller, roll off, and rest.",
      'Say open foam roll coach for a session of your own.',
    ),
  late_voice: () =>
    say(
      "Now I recognise your voice, so let's begin again with your own record. If you're on the roller, roll off, and rest.",
      'Say open foam roll coach.',
    ),
  missed_voice: () =>
    "I didn't recognise your voice just now, and that's only for the person who opened me. If it's you, say it again.",
  fault: (_, { emergency }) =>
    say(
      "Sorry, something went wrong on my side. If you're on the roller, roll off, and rest.",
      `In an emergency, call ${emergency} on your phone, or your local emergency number.`,
      'Otherwise, open foam roll coach again in a moment.',
    ),
};
