/** Runs the skill's handler in a separate process, as Lambda does: one request at a time, passed by IPC. */
import { z } from 'zod';
import { handler } from '../../lambdas/skill.ts';

/** A busy machine may stand still for longer than a turn may take. What is tried here is a death, and not a slow table. */
const PATIENCE = 10;

const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => timeout(PATIENCE * ms);

const requestSchema = z.object({ id: z.number(), envelope: z.unknown() });

process.on('message', (message) => {
  const { id, envelope } = requestSchema.parse(message);
  void handler(envelope).then((answer) => process.send?.({ id, answer }));
});
