/** The circle that breathes while somebody rests after the last hold: in over 4 s, out over 6. */
import type { ScreenWords } from '../../locales/screen.ts';
import { COLORS, dp, stack, text, type Component, type Properties, type Size } from './apl.ts';
import { drawRingAlone, OVER } from './ring.ts';

const IN_MS = 4_000;
const BREATH_MS = 10_000;

/**
 * Names that follow the breath: `inhales`, and `size`, of which 1 is all the air. `m.inhale` is when the coach first says to
 * breathe in, in ms. Where a device doesn't animate, the circle stands still.
 */
export const BREATHING: readonly Properties[] = [
  { name: 'breath', type: 'number', value: `\${((t-m.inhale)%${BREATH_MS}+${BREATH_MS})%${BREATH_MS}}` },
  { name: 'inhales', type: 'boolean', value: `\${breath<${IN_MS}}` },
  {
    name: 'air',
    type: 'number',
    value: `\${environment.animation!='normal'?0.8:inhales?breath/${IN_MS}:(${BREATH_MS}-breath)/${BREATH_MS - IN_MS}}`,
  },
  { name: 'size', type: 'number', value: '${0.55+0.45*air*air*(3-2*air)}' },
];

/**
 * Draws the circle, with what to do in it.
 * @param hasRing whether a thin ring around it empties with the rest
 */
export function drawBreath(size: Size, words: ScreenWords, hasRing: boolean): Component {
  const said = `\${environment.animation!='normal'?'${words.breathe}':inhales?'${words.breatheIn}':'${words.breatheOut}'}`;
  const circle: Component = {
    type: 'Frame',
    width: dp(`(${size})*0.82`),
    height: dp(`(${size})*0.82`),
    borderRadius: dp(`(${size})*0.41`),
    borderWidth: dp(0.8),
    borderColor: COLORS.hold,
    backgroundColor: COLORS.action,
    transform: [{ scale: '${size}' }],
    item: text(said, `(${size})*0.22`, {
      ...{ width: '100%', height: '100%', fontWeight: '700' },
      ...{ textAlign: 'center', textAlignVertical: 'center', maxLines: 1 },
    }),
  };
  const ring = drawRingAlone({ part: '${part}', color: COLORS.muted, line: 1.6 }, words.ring);
  return stack(
    [
      ...(hasRing ? [ring] : []),
      stack([circle], { ...OVER, alignItems: 'center', justifyContent: 'center' }),
    ],
    { width: dp(size), height: dp(size), shrink: 0, accessibilityLabel: words.breathe },
  );
}
