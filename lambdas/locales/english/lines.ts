import type { Posture } from '../../coach/body/regions.ts';
import type { Position } from '../../coach/routine/position.ts';
import type { Pressure } from '../../coach/routine/run.ts';
import type { HoldChange } from '../../coach/timeline/lines.ts';
import type { Language, Locality } from '../locale.ts';
import type { Vary, Wordings } from '../wordings.ts';
import { KNOWLEDGE } from './knowledge.ts';
import { nameHeldSide, nameRegion, nameRegions } from './names.ts';
import { sayGuidance } from './guidance.ts';
import { countThings, say, sayRoughly, saySeconds, capitalize, spellOut } from './sentences.ts';
import { findSetUp } from './setups.ts';

const DONE: Readonly<Record<Posture, Wordings>> = {
  floor: [
    'That was the last one. Roll off, lie back, and breathe slowly.',
    "That's all of them. Come off, lie back, and let your breath slow down.",
    'That was the last hold. Roll off, lie down, and let go.',
    'No more holds. Come off, lie back, and take it slowly.',
  ],
  wall: [
    'That was the last one. Step away from the wall, and breathe slowly.',
    "That's all of them. Leave the wall, and let your breath slow down.",
    'That was the last hold. Step away, stand easy, and let go.',
    'No more holds. Come away from the wall, and take it slowly.',
  ],
  chair: [
    'That was the last one. Sit tall, and breathe slowly.',
    "That's all of them. Put it aside, and let your breath slow down.",
    'That was the last hold. Sit back, and let go.',
    'No more holds. Sit tall, and take it slowly.',
  ],
};

const OTHER_SIDE: Wordings = ['Other side.', 'Change sides.', 'Switch sides.', 'Swap sides.'];

/** Whoever has done a region three times and more hears in a few words that it comes again. */
const nameAgain = (position: Position, short: string, vary: Vary): string => {
  if (position.region === 'lats') return short;
  const name = nameHeldSide(position.region, position.side);
  const your = position.side === 'both' ? name : `your ${name}`;
  return vary(short, `Now ${your}, as before.`, `On to ${your}.`, `${capitalize(your)}, like last time.`);
};

const PRESS: Readonly<Record<Pressure, string>> = {
  3: "Press to three out of ten. If it's more, lean off.",
  4: "Press to three or four out of ten. If it's more, lean off.",
  5: "Press to four out of ten, five at most. If it's more, lean off.",
};

/** English words inside timed audio. A test makes sure that each fits the room of its cue at 120 words a minute. */
export const lines: Language['lines'] = {
  echo: ({ number, easing }) => say(`${capitalize(spellOut(number))}.`, easing && 'Easing off.'),
  region_stopped: ({ number, region }) =>
    say(
      number !== null && `${capitalize(spellOut(number))}.`,
      'Come off, and let it settle.',
      `No more of ${nameRegion(region)} today.`,
    ),
  left_out: ({ regions }) => `Leaving out ${nameRegions(regions)}.`,
  position: ({ position, detail, otherSide, knowsWay }, _, vary) => {
    const { region, side, posture, tool } = position;
    const words = findSetUp(region, posture)[detail](side, tool);
    if (!knowsWay) return otherSide ? `Other side. ${capitalize(words)}` : words;
    return otherSide ? say(vary(...OTHER_SIDE), words) : nameAgain(position, words, vary);
  },
  rest: (_line, _, vary) =>
    vary('Come off, and rest.', 'Come off it, and rest.', 'Come off, and take a rest.', 'Come off for now.'),
  passes: ({ gentle }, _, vary) =>
    gentle
      ? vary(
          'Roll slowly and lightly, up and down.',
          'Light, slow passes, up and down.',
          'Up and down, slowly and lightly.',
          'Lightly now, slow passes both ways.',
        )
      : vary(
          'Roll slowly, three seconds each way.',
          'Slow passes, three seconds each way.',
          'Slowly up and down, three seconds each way.',
          'Take it slowly: three seconds each way.',
        ),
  find: ({ gentle }, _, vary) =>
    gentle
      ? vary("Where it's mildly sore, stop.", "Stop where it's mildly sore.", 'Mildly sore is enough: stop.')
      : vary(
          "Where it's tender, stop.",
          'Stop on the tender spot.',
          'Tender spot: stop there.',
          "Stop where it's sore.",
        ),
  pressure: ({ gentle, upTo }) =>
    gentle ? "Lightly: three out of ten at most. If it's more, lean off." : PRESS[upTo],
  back_to: ({ region, side, leftMs }) =>
    `${capitalize(nameHeldSide(region, side))}, ${saySeconds(leftMs)} left. Get back in place.`,
  time_left: ({ leftMs, holds, allMs }) =>
    holds === 1
      ? `${capitalize(saySeconds(leftMs))} left, and this is the last hold.`
      : `${capitalize(saySeconds(leftMs))}, then ${countThings(holds - 1, 'hold')}: ${sayRoughly(allMs)} left.`,
  no_spot: () => "That's fine: rest there, or move an inch.",
  eased: () => 'Easing off: more weight on your hands and feet.',
  harder: ({ to }) => `A little more weight: ${spellOut(to)} out of ten, no further.`,
  no_harder: () => "No harder: more pressure doesn't do more, and may bruise.",
  time_changed: ({ byMs, otherSide }) =>
    say(
      `${capitalize(saySeconds(Math.abs(byMs)))} ${byMs > 0 ? 'more' : 'less'},`,
      otherSide ? 'on both sides.' : 'on this one.',
    ),
  time_kept: ({ is }) => `That's as ${is === 'shortest' ? 'short' : 'long'} as this hold can be today.`,
  check_in: () => 'Rate that spot, zero to ten. Touch it, or say my name first. If I hear nothing, on we go.',
  going_on: () => 'On we go, lightly. Say my name, then pause, or it hurts.',
  stopping_here: () => 'Without an answer, I stop here.',
  switched: () => 'Switching sides.',
  detail: sayGuidance,
  usual_kept: () => "That's your usual now.",
  hold: (_line, _, vary) => vary('Hold.', 'Stay there.', 'And hold still.', 'Rest on it.'),
  breathe: (_line, _, vary) =>
    vary('Breathe in… and out.', 'In… and slowly out.', 'A long breath out.', 'In… and let go.'),
  breathe_along: (_line, _, vary) =>
    vary(
      'Breathe with the sound: in, and out.',
      'In as it swells, out as it fades.',
      'Follow the sound: in, and slowly out.',
      'In with the swell, out as it fades.',
    ),
  begins: () => 'Now.',
  ends: () => 'Done.',
  halfway: (_line, _, vary) => vary('Halfway.', "That's half.", 'Halfway there.', 'Half to go.'),
  ten_seconds: (_line, _, vary) => vary('Ten seconds.', 'Ten more.', 'Ten to go.', 'The last ten.'),
  three_two_one: (_line, _, vary) =>
    vary('Three, two, one.', 'And three, two, one.', 'Off in three, two, one.', 'Nearly: three, two, one.'),
  close_done: ({ posture }, _, vary) => vary(...DONE[posture]),
  close_get_up: () =>
    'To get up, roll onto your side, push up to hands and knees, hold a chair, and stand up slowly.',
  close_last: (_line, _, vary) =>
    vary(
      'Take the next minute slowly.',
      'Walk a few easy steps afterwards.',
      'Move around a little before you sit.',
      'Give yourself another minute.',
    ),
  knowledge: ({ about }, _, vary) => vary(...KNOWLEDGE[about]),
  say_ready: (_line, _, vary) =>
    vary('Ready when you are.', "Whenever you're ready.", 'No hurry: ready when you are.'),
  say_name_first: (_line, _, vary) =>
    vary('My name first, then ready.', 'Ready, with my name first.', 'Say my name first, then ready.'),
  say_carry_on: () => 'Say my name, then carry on.',
  say_reach: () => 'Say my name, and how far: my toes.',
};

/** The words of a cue that change a hold, for before it begins. */
export function sayHoldChange<L extends HoldChange['line']>(
  line: Extract<HoldChange, { line: L }> & { readonly line: L },
  locality: Locality,
  vary: Vary,
): string {
  const words: (line: Extract<HoldChange, { line: L }>, locality: Locality, vary: Vary) => string =
    lines[line.line];
  return words(line, locality, vary);
}
