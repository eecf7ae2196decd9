/** Lets only the page itself talk to its server. */
import type { IncomingHttpHeaders } from 'node:http';
import { findHostRefusal } from '../cloud/guard.ts';

/**
 * Returns why a request is refused, or null if it is accepted. A website that the person visits can send
 * requests to 127.0.0.1, which shows in Origin and Sec-Fetch-Site. It can also point its own name there, which
 * shows in Host.
 * @param port the server's own port
 */
export function findRefusal(headers: IncomingHttpHeaders, port: number): string | null {
  const { host = 'none', origin } = headers;
  const refusal = findHostRefusal(headers, port);
  if (refusal !== null) return refusal;
  if (origin !== undefined && origin !== `http://${host}`)
    return `expected a request from http://${host}, got one from ${origin}`;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return `expected a request from this site, got one that is ${site}`;
  return null;
}
