/** The circle that breathes while somebody rests after the last hold: in over 4 s, out over 6. */
import type { ScreenWords } from '../../locales/screen.ts';
import { COLORS, drawGraphic, stack, text, type Component, type Properties, type Size, dp } from './apl.ts';
import { drawRingAlone, OVER } from './ring.ts';

const IN_MS = 4_000;
export const BREATH_MS = 10_000;

/** A disc that is `size` of 1 large. */
export const BREATH: Properties = {
  type: 'AVG',
  version: '1.1',
  width: 100,
  height: 100,
  parameters: [{ name: 'size', type: 'number', default: 1 }],
  items: [
    {
      type: 'group',
      transform: 'translate(50 50) scale(${size} ${size})',
      items: [
        {
          type: 'path',
          pathData: 'M-40,0A40 40 0 1 1 40 0A40 40 0 1 1 -40 0Z',
          fill: COLORS.action,
          stroke: COLORS.hold,
          strokeWidth: 1.6,
        },
      ],
    },
  ],
};

/**
 * Names that follow the breath: `inhales`, and `size`. `m.inhale` is when the coach first says "breathe in", in ms. Where a
 * device doesn't animate, the circle stands still.
 */
export const BREATHING: readonly Properties[] = [
  { name: 'breath', type: 'number', value: `\${((t-m.inhale)%${BREATH_MS}+${BREATH_MS})%${BREATH_MS}}` },
  { name: 'inhales', type: 'boolean', value: `\${breath<${IN_MS}}` },
  {
    name: 'air',
    type: 'number',
    value: `\${environment.animation=='normal'?(inhales?breath/${IN_MS}:(${BREATH_MS}-breath)/${BREATH_MS - IN_MS}):0.7}`,
  },
  { name: 'size', type: 'number', value: '${0.55+0.45*air*air*(3-2*air)}' },
];

/** Draws the circle, with a thin ring around it that empties with the rest. */
export function drawBreath(size: Size, letters: number, words: ScreenWords): Component {
  const said = `\${environment.animation!='normal'?'${words.breathe}':inhales?'${words.breatheIn}':'${words.breatheOut}'}`;
  return stack(
    [
      drawRingAlone({ part: '${part}', color: COLORS.muted, line: 1.6 }, words.ring),
      stack(
        [drawGraphic('breath', words.breathe, { width: '100%', height: '100%' }, { size: '${size}' })],
        OVER,
      ),
      stack([text(said, letters, { width: '100%', textAlign: 'center', fontWeight: '700' })], {
        ...OVER,
        justifyContent: 'center',
      }),
    ],
    { width: dp(size), height: dp(size), shrink: 0 },
  );
}
