/** Who may talk to the page's server: the page itself, on this machine. */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused, as it is told; null: it isn't. A site that someone visits meanwhile can reach 127.0.0.1,
 * and give it a name of its own: the first shows in Origin and Sec-Fetch-Site, the second in Host.
 * @param port the server's own
 */
export function findRefusal(headers: IncomingHttpHeaders, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = 'none', origin } = headers;
  if (!hosts.includes(host)) return `expected the host ${hosts.join(' or ')}, came ${host}`;
  if (origin !== undefined && origin !== `http://${host}`)
    return `expected a request of http://${host}, came one of ${origin}`;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return `expected a request of this site, came one that is ${site}`;
  return null;
}
