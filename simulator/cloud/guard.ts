/** Protects the servers on this machine: they serve the process that started them, and no page in a browser. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The size limit of a request, in bytes. DynamoDB accepts items of 400 KB. */
const MAX_BYTES = 1_048_576;

/** A request exceeds the size limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Returns why a request is not meant for a server on this machine, or null if it is. A website that someone
 * visits can point a name of its own to 127.0.0.1, which shows in Host.
 * @param port the server's own port
 */
export function findHostRefusal({ host = 'none' }: IncomingHttpHeaders, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(host) ? null : `expected the host ${hosts.join(' or ')}, got ${host}`;
}

/** This machine by its own names, at any port: what stands in front of a server, such as a gate, has another port. */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost):\d+$/u;

/**
 * Returns why a request must be refused because it comes from a web page, or null. Browsers name the page that
 * sends a request; the AWS SDK and the skill send neither of these headers.
 */
export function findPageRefusal(headers: IncomingHttpHeaders): string | null {
  const { host = 'none', origin, 'sec-fetch-site': site } = headers;
  const page = origin ?? site;
  if (page !== undefined) return `expected no request from a web page, got one from ${page}`;
  return OWN_HOST.test(host) ? null : `expected a request to this machine by its own name, got ${host}`;
}

/**
 * Reads the whole body of a request.
 * @throws TooLarge as soon as the body exceeds the size limit
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!(part instanceof Buffer)) continue;
    bytes += part.length;
    if (bytes > MAX_BYTES) throw new TooLarge(`more than ${MAX_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
