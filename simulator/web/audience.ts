import type { ServerResponse } from 'node:http';
import type { Message } from './messages.ts';

/** Pages that can be open at once, turns that a page opened later still sees, and sounds that can be fetched. */
const MAX_PAGES = 8;

const MAX_TURNS = 100;

const MAX_SOUNDS = 3;

/** A page that has fallen behind by so many bytes is let go. */
const MAX_WAITING_BYTES = 32_000_000;

/** The open pages, as server-sent events reach them, and what a page that is opened later has to know. */
export class Audience {
  readonly #pages = new Set<ServerResponse>();
  readonly #latest = new Map<Message['kind'], string>();
  readonly #sounds = new Map<string, Uint8Array>();
  #turns: string[] = [];
  #count = 0;
  /** Is called when the last page has been closed. */
  onEmpty: () => void = () => undefined;
  /** What plays at this moment, for a page that is opened meanwhile; null: nothing does. */
  playing: () => Message | null = () => null;

  /** Takes a page in, if there is room. */
  join(page: ServerResponse): boolean {
    if (this.#pages.size >= MAX_PAGES) return false;
    this.#pages.add(page);
    page.on('close', () => {
      this.#pages.delete(page);
      if (this.#pages.size === 0) this.onEmpty();
    });
    page.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    page.write(': here\n\n');
    const plays = this.playing();
    const now = plays === null ? undefined : eventOf(plays);
    for (const event of [this.#latest.get('choices'), ...this.#turns, this.#latest.get('status'), now])
      if (event !== undefined) page.write(event);
    return true;
  }

  /** Tells every page. */
  tell(message: Message): void {
    const event = eventOf(message);
    if (message.kind === 'turn') this.#turns = [...this.#turns, event].slice(-MAX_TURNS);
    else this.#latest.set(message.kind, event);
    for (const page of this.#pages) {
      if (page.writableLength > MAX_WAITING_BYTES) page.destroy();
      else page.write(event);
    }
  }

  /** Keeps a sound until three more have come. Returns its path. */
  keep(wav: Uint8Array): string {
    const path = `/sounds/${(this.#count += 1)}.wav`;
    this.#sounds.set(path, wav);
    for (const old of [...this.#sounds.keys()].slice(0, -MAX_SOUNDS)) this.#sounds.delete(old);
    return path;
  }

  /** A sound that is kept. */
  sound(path: string): Uint8Array | undefined {
    return this.#sounds.get(path);
  }

  /** Lets all pages go. */
  close(): void {
    for (const page of this.#pages) page.end();
  }
}

/** As the page receives it. */
function eventOf(message: Message): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
