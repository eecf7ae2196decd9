import { expect, it } from 'vitest';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { Audience } from '../../../simulator/web/audience.ts';
import { AdjustableClock } from '../../../simulator/web/adjustable-clock.ts';
import type { Message } from '../../../simulator/web/messages.ts';
import { DEAF } from '../../../simulator/web/listening.ts';
import { Room } from '../../../simulator/web/room.ts';
import { serve } from '../../../simulator/web/server.ts';
import { MODEL } from '../fixture.ts';
import { handler } from '../skill.ts';

it('the room answers words that the page sends over HTTP, and reports how they were matched', async () => {
  const told: Message[] = [];
  class Heard extends Audience {
    override tell(message: Message): void {
      told.push(message);
    }
  }
  const audience = new Heard();
  const room = new Room({
    entries: { skill: handler, skillEvents: handler },
    understood: makeUnderstanding(MODEL),
    household: { applicationId: 'a', user: 'u', person: null, locale: 'en-US', device: 'dot', seed: 's' },
    invocation: 'foam roll coach',
    gate: { shut: () => undefined },
    clock: new AdjustableClock({ now: () => 0, at: () => () => undefined }),
    synthesizer: null,
    audience,
    listening: DEAF,
  });
  const server = await serve(0, audience, (command) => room.perform(command));
  for (const words of ['open foam roll coach', 'six'])
    await fetch(`http://127.0.0.1:${server.port}/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'words', words }),
    });
  room.close();
  await server.close();
  const turns = told.flatMap((message) => (message.kind === 'turn' ? [message] : []));
  expect(turns.map(({ turn }) => turn.heard)).toEqual(['Hello. Shall we roll?', 'Answer 2. Shall we go on?']);
  expect(turns[1]?.understood).toBe('[NumberIntent, exact, number: 6]');
});
