/** What can be rolled on. Soft comes first: in trials density hardly changes the result (Cheatham & Stull 2018). */
export const TOOLS = [
  'soft_roller',
  'firm_roller',
  'ball',
  'golf_ball',
  'medicine_ball',
  'hand_roller',
] as const;

export type ToolId = (typeof TOOLS)[number];

/** Tools the coach declines: their pressure can't be graded by leaning off. */
export const REFUSED_TOOLS = ['massage_gun', 'vibrating', 'knobbed', 'pipe', 'bottle'] as const;

export type RefusedToolId = (typeof REFUSED_TOOLS)[number];
