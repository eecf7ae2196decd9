/** Runs the skill's handler in a separate process, as Lambda does: one request at a time, passed by IPC. */
import { z } from 'zod';
import { handler } from '../../lambdas/skill.ts';

const requestSchema = z.object({ id: z.number(), envelope: z.unknown() });

process.on('message', (message) => {
  const { id, envelope } = requestSchema.parse(message);
  void handler(envelope).then((answer) => process.send?.({ id, answer }));
});
