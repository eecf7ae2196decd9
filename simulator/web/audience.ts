import type { ServerResponse } from 'node:http';
import type { Message } from './messages.ts';

/**
 * How many pages can be open at once; below, how many turns a page that opens later still shows, and how many
 * sounds can be fetched.
 */
const MAX_PAGES = 8;

const MAX_TURNS = 100;

const MAX_SOUNDS = 3;

/** A page that has fallen behind by this many bytes is disconnected. */
const MAX_WAITING_BYTES = 32_000_000;

/**
 * The open pages, which receive server-sent events. A page that opens later receives the current state first.
 */
export class Audience {
  readonly #pages = new Set<ServerResponse>();
  readonly #latest = new Map<Message['kind'], string>();
  readonly #sounds = new Map<string, Uint8Array>();
  #turns: string[] = [];
  #count = 0;
  /** Called when the last page has closed. */
  onEmpty: () => void = () => undefined;
  /** Returns what is playing, for a page that opens in the middle of it; null if nothing is. */
  playing: () => Message | null = () => null;

  /** Connects a page, if there is room for it. */
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
    const latest = (kind: Message['kind']): string | undefined => this.#latest.get(kind);
    for (const event of [latest('choices'), ...this.#turns, latest('moment'), latest('status'), now])
      if (event !== undefined) page.write(event);
    return true;
  }

  /** Sends a message to every page. */
  tell(message: Message): void {
    const event = eventOf(message);
    if (message.kind === 'turn') this.#turns = [...this.#turns, event].slice(-MAX_TURNS);
    else this.#latest.set(message.kind, event);
    for (const page of this.#pages) {
      if (page.writableLength > MAX_WAITING_BYTES) page.destroy();
      else page.write(event);
    }
  }

  /** Keeps a sound until three more have been kept. Returns its path. */
  keep(wav: Uint8Array): string {
    const path = `/sounds/${(this.#count += 1)}.wav`;
    this.#sounds.set(path, wav);
    for (const old of [...this.#sounds.keys()].slice(0, -MAX_SOUNDS)) this.#sounds.delete(old);
    return path;
  }

  /** Returns a sound that is still kept. */
  sound(path: string): Uint8Array | undefined {
    return this.#sounds.get(path);
  }

  /** Disconnects all pages. */
  close(): void {
    for (const page of this.#pages) page.end();
  }
}

/** Formats a message as a server-sent event. */
function eventOf(message: Message): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
