import type { KnowledgeTopic } from '../../coach/timeline/lines.ts';
import type { Wordings } from '../wordings.ts';

/**
 * One thing worth knowing while somebody holds, in at most sixteen words: what a muscle does for the pelvis, why stay still,
 * what studies found and what they didn't. `docs/clinical.md` prints them with what they rest on.
 */
export const KNOWLEDGE: Readonly<Record<KnowledgeTopic, Wordings>> = {
  glutes: [
    'Your glutes hold the pelvis level each time you stand on one leg.',
    'These muscles straighten your hip, as when you get up from a chair.',
    'The low back moves with the pelvis, and your glutes steer the pelvis.',
    'Strong, dull pressure that eases is what we want here.',
  ],
  hip_tfl: [
    'The muscles in front of the hip tip the pelvis forward when they pull.',
    'This muscle is small: it lies just under your front pocket.',
    'In long sitting, the front of your hip stays bent: moving often is sensible.',
  ],
  quads: [
    'One part of your quads runs over the hip, and can tip the pelvis.',
    'In a trial on the thighs, soft and hard rollers did the same.',
    'Your quads carry you down every stair.',
  ],
  hamstrings: [
    'Your hamstrings start at the sit bones, so they can tip the pelvis back.',
    'When you bend forward, your hamstrings let the pelvis tip, bit by bit.',
    'Over weeks, rolling can make thighs a little more flexible, trials found.',
  ],
  adductors: [
    'The inner thigh muscles start at the pelvis, and steady it as you walk.',
    'These muscles are rarely pressed, so light is plenty.',
    'Your inner thighs work whenever you stand on one leg.',
  ],
  lateral_thigh: [
    'The band here is so tough that a roller hardly deforms it.',
    'What may ease here is the muscle beside the band, not the band.',
    'One calculation says your weight stretches this band less than one percent.',
  ],
  calves: [
    'In calves, thirty seconds did little in one study; three times that did more.',
    'What calves gain in movement was gone after half an hour, in one study.',
    'Your calves lift your heels with every step.',
  ],
  lats: [
    'This muscle runs from your arm down to the pelvis.',
    'Pulling anything toward you uses this muscle.',
    "It's one of the widest muscles you have.",
  ],
  upper_back: [
    'The upper back has ribs around it; the low back has none to share the load.',
    'A low back has less to turn when the upper back moves well, some think.',
    'Let your head rest in your hands: the neck has nothing to do here.',
  ],
  feet: [
    'Each sole has several layers of small muscles.',
    'The sole is full of receptors that report pressure.',
    'Your soles meet the ground first, with every step you take.',
  ],
  rolling: [
    'Stay still: a muscle that is rubbed fast tends to brace, experience says.',
    "Long breaths out may help you let go; how much isn't clear.",
    'In one trial, harder pressure gave no more movement than a medium one.',
    'Nobody has shown that rolling parts tissue that sticks together.',
    'Small trials on back pain were mixed, so I promise nothing.',
    'The gain in flexibility is small, and it fades within the hour.',
    'One small study found less pain after rolling; twenty-two people took part.',
    'Some think that steady pressure tells your nerves to let the muscle ease.',
    'Most back pain has no damage behind it.',
    'Changing position often is a sensible answer to stiffness.',
    'Nobody knows the best number of routines a week; three is a start.',
    "A tender spot needn't mean that anything is damaged.",
  ],
};
