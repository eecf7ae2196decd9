import type { Posture } from '../../coach/body/regions.ts';
import type { Pressure } from '../../coach/routine/run.ts';
import type { Language } from '../locale.ts';
import { nameHeldSide, nameRegion, nameRegions } from './names.ts';
import { countThings, say, sayBriefly, saySeconds, capitalize, spellOut } from './sentences.ts';
import { sayOtherSide, findSetUp } from './setups.ts';

const DONE: Readonly<Record<Posture, string>> = {
  floor: 'That was the last one. Roll off, lie back, and breathe slowly.',
  wall: 'That was the last one. Step away from the wall, and breathe slowly.',
  chair: 'That was the last one. Sit tall, and breathe slowly.',
};

const PRESS: Readonly<Record<Pressure, string>> = {
  3: 'Press to three out of ten. If it is more, lean off.',
  4: 'Press to three or four out of ten. If it is more, lean off.',
  5: 'Press to four out of ten, five at most. If it is more, lean off.',
};

/** English words inside timed audio. A test makes sure that each fits the room of its cue at 120 words a minute. */
export const lines: Language['lines'] = {
  echo: ({ number, easing }) => say(`${capitalize(spellOut(number))}.`, easing && 'Easing off.'),
  region_stopped: ({ number, region }) =>
    say(number !== null && `${capitalize(spellOut(number))}.`, `Roll off. Enough for ${nameRegion(region)}.`),
  left_out: ({ regions }) => `Leaving out ${nameRegions(regions)}.`,
  position: ({ position, detail, otherSide }) => {
    const { region, side, posture, tool } = position;
    const words = findSetUp(region, posture)[detail](side, tool);
    return otherSide ? sayOtherSide(words) : words;
  },
  rest: () => 'Come off, and rest.',
  passes: ({ gentle }) =>
    gentle ? 'Roll slowly and lightly, up and down.' : 'Roll slowly, up and down, three seconds each way.',
  find: ({ gentle }) => (gentle ? "Where it's mildly tender, stop." : "Where it's tender, stop."),
  pressure: ({ gentle, upTo }) =>
    gentle ? 'Lightly: three out of ten at most. If it is more, lean off.' : PRESS[upTo],
  back_to: ({ region, side, leftMs }) =>
    `${capitalize(nameHeldSide(region, side))}, ${saySeconds(leftMs)} left. Ten seconds to get back in place.`,
  time_left: ({ leftMs, holds, allMs }) =>
    say(
      `${capitalize(saySeconds(leftMs))} here,`,
      holds === 1
        ? 'and this is the last hold.'
        : `then ${countThings(holds - 1, 'hold')}: ${sayBriefly(allMs)} in all.`,
    ),
  no_spot: () => "That's fine: rest there, or move an inch.",
  eased: () => 'Easing off: more weight on your hands and feet.',
  harder: ({ to }) => `A little more weight: ${spellOut(to)} out of ten, no further.`,
  no_harder: () => "No harder: more pressure doesn't do more, and may bruise.",
  time_changed: ({ byMs, otherSide }) =>
    say(
      `${capitalize(saySeconds(Math.abs(byMs)))} ${byMs > 0 ? 'more' : 'less'},`,
      otherSide ? 'on both sides.' : 'on this one.',
    ),
  time_kept: () => "That's as long as this hold can be today.",
  switched: () => 'Switching sides.',
  detail: ({ detail }) => (detail === 'brief' ? "Okay, I'll say less." : "Okay, I'll say more."),
  hold: () => 'Hold.',
  breathe: () => 'Breathe in… and out.',
  halfway: () => 'Halfway.',
  ten_seconds: () => 'Ten seconds.',
  three_two_one: () => 'Three, two, one.',
  close_done: ({ posture }) => DONE[posture],
  close_get_up: () =>
    'To get up, roll onto your side, push up to hands and knees, hold a chair, and stand up slowly.',
  close_water: () => 'Then drink some water.',
  say_ready: () => 'In place, say my name, then ready.',
  say_carry_on: () => 'Say my name, then carry on.',
  say_reach: () => 'Say my name, and how far: my toes.',
};
