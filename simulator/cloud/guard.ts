/** Who may talk to what listens on this machine: the process that it was started for, and no page in a browser. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The most that a stand-in of a service reads of one request, in bytes: DynamoDB takes items of 400 KB. */
const MOST_BYTES = 1_048_576;

/** A request is larger than a stand-in reads. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Why a request isn't for a server on this machine; null: it is. A site that someone visits can reach 127.0.0.1 under
 * a name of its own: that shows in Host.
 * @param port the server's own
 */
export function hostRefusal({ host = 'none' }: IncomingHttpHeaders, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(host) ? null : `expected the host ${hosts.join(' or ')}, came ${host}`;
}

/**
 * Why a request isn't for a server that no page has business with; null: it is. Browsers name the page that sends a
 * request; the AWS SDK and the skill send neither header.
 * @param port the server's own
 */
export function pageRefusal(headers: IncomingHttpHeaders, port: number): string | null {
  const { origin, 'sec-fetch-site': site } = headers;
  const page = origin ?? site;
  return page === undefined
    ? hostRefusal(headers, port)
    : `expected a request of no page, came one of ${page}`;
}

/**
 * Reads a request to its end.
 * @throws TooLarge as soon as more came than a stand-in reads
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!(part instanceof Buffer)) continue;
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new TooLarge(`more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
