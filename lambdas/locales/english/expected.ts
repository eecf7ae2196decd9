import type { Language } from '../locale.ts';

/** The words in which people say what the coach expects at the moment, the usual one first. */
export const expected: Language['expected'] = {
  feelings: {
    numbness: ['numb', 'numbness', 'going numb', 'went numb', 'gone numb'],
    tingling: ['tingling', 'pins and needles', 'tingly'],
    sharp_pain: ['sharp', 'sharp pain', 'stabbing', 'burning'],
    shooting_pain: ['shooting', 'shooting pain', 'electric', 'shoots'],
    leg_weakness: ['weak leg', 'my leg is weak', 'leg weakness'],
    dizzy: ['dizzy', 'lightheaded', 'woozy'],
    pop: ['pop', 'something popped', 'popped'],
    back_worse: ['my back is worse', 'worse than before', 'my back hurts more'],
  },
  places: {
    hip_tfl: ['hip', 'hips', 'front of my hip'],
    glutes: ['buttock', 'glutes', 'bottom', 'butt'],
    groin: ['groin'],
    thigh: ['thigh', 'upper leg'],
    quads: ['quads', 'front of thigh'],
    hamstrings: ['hamstrings', 'back of thigh'],
    knee: ['knee', 'knees'],
    shin: ['shin', 'shins'],
    calves: ['calf', 'calves'],
    ankle: ['ankle', 'ankles'],
    foot: ['foot', 'toes', 'heel'],
  },
};
