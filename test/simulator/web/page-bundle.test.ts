import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuildError, bundlePage } from '../../../simulator/web/page-bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the page's script and style", () => {
  it('are bundled into one file each, at the paths that the page loads', async () => {
    const page = readFileSync('simulator/web/page/index.html', 'utf8');
    const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    const built = await bundlePage();
    expect([...built.keys()].sort()).toEqual(named.sort());
    for (const content of built.values())
      expect(Buffer.from(content).toString()).not.toMatch(/^(@)?import /m);
  });

  it('are rejected with the position of a syntax error', async () => {
    writeFileSync(join(folder, 'speaker.css'), '');
    writeFileSync(join(folder, 'speaker.ts'), 'const greeting = ;');
    await expect(bundlePage(folder)).rejects.toThrow(BuildError);
    await expect(bundlePage(folder)).rejects.toThrow(
      /the page cannot be built: .*speaker\.ts:1:17: .*Unexpected/s,
    );
  });

  it('are rejected if a file is missing', async () => {
    writeFileSync(join(folder, 'speaker.ts'), '');
    await expect(bundlePage(folder)).rejects.toThrow(/cannot be built: .*speaker\.css/s);
  });
});
