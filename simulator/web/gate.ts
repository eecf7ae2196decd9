/** A connection to the table that can be closed, to simulate a table that is out of reach. */
import { connect, createServer, type Socket } from 'node:net';
import { listenLocally } from '../cloud/local-server.ts';

/** A connection to a server on this machine. */
export interface Gate {
  /** The address that clients use instead of the server's own. */
  readonly endpoint: string;
  /** Closes the gate and cuts all connections, or opens it again. */
  readonly shut: (shut: boolean) => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens a gate on a free port of 127.0.0.1.
 * @param endpoint the server's address, http://127.0.0.1:PORT
 */
export async function openGate(endpoint: string): Promise<Gate> {
  const behind = Number(new URL(endpoint).port);
  const through = new Set<Socket>();
  let isShut = false;
  const hold = (socket: Socket): void => {
    through.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => through.delete(socket));
  };
  const server = createServer((near) => {
    hold(near);
    if (isShut) {
      near.destroy();
      return;
    }
    const far = connect(behind, '127.0.0.1');
    hold(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const port = await listenLocally(server);
  const cut = (): void => {
    for (const socket of through) socket.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    shut: (shut) => {
      isShut = shut;
      if (shut) cut();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        cut();
      }),
  };
}
