/** The skill's entry in a process of its own, as the Lambda service runs it: one request at a time, over IPC. */
import { z } from 'zod';
import { handler } from '../../lambdas/skill.ts';

const requestSchema = z.object({ id: z.number(), envelope: z.unknown() });

process.on('message', (message) => {
  const { id, envelope } = requestSchema.parse(message);
  void handler(envelope).then((answer) => process.send?.({ id, answer }));
});
