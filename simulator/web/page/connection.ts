/** The way to the page's server, and from it. */
import { type Command, type Message, messageSchema } from '../messages.ts';

/** What comes from the server. */
export interface Listener {
  /** The connection stands, for the first time or again: all turns are told again. */
  readonly opened: () => void;
  readonly heard: (message: Message) => void;
  readonly lost: () => void;
  /** What came is no message: the server is of another version than the page. */
  readonly misunderstood: () => void;
}

/** Hears the server for as long as the page is open. */
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

/** Tells the server what the person did. Resolves to why that couldn't be done, or null. */
export async function send(command: Command): Promise<string | null> {
  const answer = await fetch('/do', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  }).catch(() => null);
  if (answer === null) return 'The local speaker has ended.';
  return answer.ok ? null : answer.text();
}
