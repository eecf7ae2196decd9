/** The connection between the page and its server. */
import { type Command, type Message, messageSchema } from '../messages.ts';

/** Handles what the server sends. */
export interface Listener {
  /** The connection is open, perhaps again. The server sends all turns from the beginning. */
  readonly opened: () => void;
  readonly heard: (message: Message) => void;
  readonly lost: () => void;
  /** The message is invalid, because the server has a different version than the page. */
  readonly misunderstood: () => void;
}

/** Listens to the server for as long as the page is open. */
export function listenToServer({ opened, heard, lost, misunderstood }: Listener): void {
  const events = new EventSource('/events');
  events.onopen = opened;
  events.onerror = lost;
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const message = messageSchema.safeParse(JSON.parse(data));
    if (message.success) heard(message.data);
    else misunderstood();
  };
}

/** Sends the server what the person did. Resolves to an error message, or to null. */
export async function send(command: Command): Promise<string | null> {
  const answer = await fetch('/do', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  }).catch(() => null);
  if (answer === null) return 'The local speaker is not running any more.';
  return answer.ok ? null : answer.text();
}
