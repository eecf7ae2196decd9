import { expect, it } from 'vitest';
import { advance } from '../../lambdas/coach/advance.ts';
import { calm, explored } from './unasked.ts';

it.each(['played', 'reprompt'] as const)(
  'going on unasked breaks no rule, to a fixpoint, where the device can do so by: %s',
  { timeout: 300_000 },
  (device) => {
    const { broken, states, onSilence } = explored(advance, calm(device));
    process.stdout.write(`${device}: ${states} states, ${onSilence} turns with a hold on silence\n`);
    expect(broken).toEqual([]);
    expect(states).toBeGreaterThan(500);
  },
);
