import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Gate, openGate } from '../../../simulator/web/gate.ts';

describe('the gate in front of the database', () => {
  let table: Server;
  let gate: Gate;

  beforeEach(async () => {
    table = createServer((request, response) => {
      if (request.url !== '/never') response.end('here');
    });
    await new Promise<void>((resolve) => table.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(table.address());
    gate = await openGate(`http://127.0.0.1:${port}`);
  });
  afterEach(async () => {
    await gate.close();
    table.closeAllConnections();
    table.close();
  });

  const ask = async (path = '/'): Promise<string> => (await fetch(gate.endpoint + path)).text();

  it('lets connections through while it is open', async () => {
    expect(await ask()).toBe('here');
  });

  it('refuses connections while it is shut, and accepts them after it has opened again', async () => {
    gate.shut(true);
    await expect(ask()).rejects.toThrow();
    gate.shut(false);
    expect(await ask()).toBe('here');
  });

  it('cuts existing connections when it shuts', async () => {
    const arrived = new Promise((resolve) => table.once('request', resolve));
    const waiting = ask('/never');
    const failed = expect(waiting).rejects.toThrow();
    await arrived;
    gate.shut(true);
    await failed;
  });

  it('closes connections if there is no database behind it', async () => {
    table.closeAllConnections();
    await new Promise((resolve) => table.close(resolve));
    await expect(ask()).rejects.toThrow();
  });
});
