/** Opens and closes servers that only this machine can reach. */
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/**
 * Listens on a free port of 127.0.0.1.
 * @returns the port
 * @throws the server's error if it cannot listen
 */
export async function listenLocally(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('expected a port');
  return address.port;
}

/** Closes a server and cuts the connections that are still open. */
export async function closeServer(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
