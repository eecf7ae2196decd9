import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDeclarations } from '../../infra/package/checks/declarations.ts';
import { type Use, findUses } from '../../infra/package/checks/uses.ts';
import { manifestOf } from '../../infra/package/manifest.ts';

const MANIFEST = manifestOf({
  stage: null,
  region: 'us-east-1',
  privacyUrl: null,
  termsUrl: null,
  otherEndpoints: {},
  endpoints: null,
});

/** What a line of code is found to use. */
function usesOf(code: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'uses-'));
  try {
    writeFileSync(join(folder, 'code.ts'), code);
    return findUses(folder).map(({ kind, name }) => `${kind} ${name}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a feature of Alexa that the code uses', () => {
  it.each([
    ["respond({ type: 'AudioPlayer.Play' })", 'name AudioPlayer.Play'],
    ["const apl = 'Alexa.Presentation.HTML.Start';", 'name Alexa.Presentation.HTML.Start'],
    ["const scope = 'alexa::profile:email:read';", 'scope alexa::profile:email:read'],
    ["call('GET', '/v2/accounts/~current/settings/Profile.email');", 'path /v2/accounts/'],
    ['call("GET", `/v1/devices/${id}/settings/address`);', 'path /v1/devices/'],
    ['await ups.getProfileEmail();', 'call getProfileEmail'],
    ['factory.getListManagementServiceClient();', 'call getListManagementServiceClient'],
    ['const { personId } = System.person;', 'field personId'],
    ['const { Geolocation } = context;', 'field Geolocation'],
  ])('is found in %s', (code, use) => {
    expect(usesOf(code)).toEqual([use]);
  });

  it('is not found in comments or within longer texts', () => {
    expect(usesOf("// 'AudioPlayer.Play'\nconst words = 'needs AudioPlayer.Play';")).toEqual([]);
  });
});

describe('a manifest', () => {
  const use = (kind: Use['kind'], name: string): Use => ({ kind, name, place: 'code.ts:1' });

  it('declares every feature that the Lambda uses', () => {
    expect(checkDeclarations(MANIFEST, findUses(join(import.meta.dirname, '../../lambdas')))).toEqual([]);
  });

  it.each([
    use('name', 'AudioPlayer.Play'),
    use('scope', 'alexa::profile:email:read'),
    use('call', 'getProfileEmail'),
    use('path', '/v1/householdlists'),
    use('field', 'Geolocation'),
  ])('is rejected if the code uses $name, whose need is not known', (unknown) => {
    expect(checkDeclarations(MANIFEST, [unknown])).toEqual([
      `skill.json: code.ts:1 uses ${unknown.name}, and this check does not know what that requires`,
    ]);
  });
});
