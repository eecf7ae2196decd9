import { expect, it } from 'vitest';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { Audience } from '../../../simulator/web/audience.ts';
import { AdjustableClock } from '../../../simulator/web/adjustable-clock.ts';
import type { Message } from '../../../simulator/web/messages.ts';
import { DEAF } from '../../../simulator/web/listening.ts';
import { Room } from '../../../simulator/web/room.ts';
import { serve } from '../../../simulator/web/server.ts';
import { type Synthesizer, USUAL_PACE } from '../../../simulator/sound/synthesizer.ts';
import { MODEL } from '../fixture.ts';
import { handler } from '../skill.ts';
import { toneVoice } from '../sound/voice.ts';

/** An audience that keeps what it is told. */
class Heard extends Audience {
  readonly told: Message[] = [];

  override tell(message: Message): void {
    this.told.push(message);
  }
}

function openRoom(audience: Audience, synthesizer: Synthesizer | null): Room {
  return new Room({
    entries: { skill: handler, skillEvents: handler },
    understood: makeUnderstanding(MODEL),
    household: { applicationId: 'a', user: 'u', person: null, locale: 'en-US', device: 'dot', seed: 's' },
    invocation: 'foam roll coach',
    gate: { shut: () => undefined },
    clock: new AdjustableClock({ now: () => 0, at: () => () => undefined }),
    synthesizer,
    audience,
    listening: DEAF,
  });
}

it('the room sounds a number that the page says back, beside what plays', async () => {
  const audience = new Heard();
  const voice = toneVoice();
  const room = openRoom(audience, voice);
  await room.perform({ kind: 'say_back', number: 'seven' });
  room.close();
  expect(voice.said).toEqual([`${USUAL_PACE}: seven?`]);
  expect(audience.told.map(({ kind }) => kind)).toContain('aside');
});

it('the room answers words that the page sends over HTTP, and reports how they were matched', async () => {
  const audience = new Heard();
  const room = openRoom(audience, null);
  const server = await serve(0, audience, (command) => room.perform(command));
  for (const words of ['open foam roll coach', 'six'])
    await fetch(`http://127.0.0.1:${server.port}/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'words', words }),
    });
  room.close();
  await server.close();
  const turns = audience.told.flatMap((message) => (message.kind === 'turn' ? [message] : []));
  expect(turns.map(({ turn }) => turn.heard)).toEqual(['Hello. Shall we roll?', 'Answer 2. Shall we go on?']);
  expect(turns[1]?.understood).toBe('[NumberIntent, exact, number: 6]');
});
