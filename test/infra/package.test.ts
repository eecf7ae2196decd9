import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePackageChecks } from '../../infra/package/checks/package.ts';
import { manifestOf } from '../../infra/package/manifest.ts';
import { type Profile, PROFILES } from '../../simulator/shots/profiles.ts';
import { writePackage } from '../../infra/package/write.ts';
import { ALEXA_LOCALES } from '../../lambdas/locales/regional.ts';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:Skill';
const SETTINGS = {
  stage: null,
  region: 'us-east-1',
  privacyUrl: 'https://example.com/privacy',
  termsUrl: 'https://example.com/terms',
  otherEndpoints: {},
  endpoints: { skill: ARN, events: `${ARN}Events` },
} as const;

/** The checks remember their results, because most of a faulty package equals the valid one. */
const packageFindings = makePackageChecks();
let folder: string;
let written: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-package-'));
  written = await writePackage(folder, SETTINGS, packageFindings);
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const models = (): string[] => ALEXA_LOCALES.map((locale) => `interactionModels/custom/${locale}.json`);

describe('the skill package', () => {
  it('contains the manifest, a model for every locale and two icons, and has no problems', () => {
    expect(written.sort()).toEqual(
      ['skill.json', ...models(), 'assets/images/icon-108.png', 'assets/images/icon-512.png'].sort(),
    );
    expect(
      readdirSync(folder, { recursive: true }).filter((path) =>
        statSync(join(folder, String(path))).isFile(),
      ),
    ).toHaveLength(written.length);
    expect(packageFindings(folder)).toEqual([]);
  });

  it('names the endpoints, also by region', () => {
    const uri = 'arn:aws:lambda:eu-west-1:123456789012:function:Skill';
    const other = { skill: uri, events: `${uri}Events` };
    expect(manifestOf({ ...SETTINGS, otherEndpoints: { EU: other } })).toMatchObject({
      manifest: {
        apis: {
          custom: {
            endpoint: { uri: ARN },
            regions: { EU: { endpoint: { uri } }, NA: { endpoint: { uri: ARN } } },
          },
        },
        events: {
          endpoint: { uri: `${ARN}Events` },
          regions: { EU: { endpoint: { uri: `${uri}Events` } }, NA: { endpoint: { uri: `${ARN}Events` } } },
          subscriptions: [{ eventName: 'SKILL_DISABLED' }],
        },
      },
    });
  });

  it('names no endpoint if none is known, and then subscribes to no events', () => {
    const { manifest } = manifestOf({ ...SETTINGS, endpoints: null });
    expect(manifest.apis.custom).not.toHaveProperty('endpoint');
    expect(manifest).not.toHaveProperty('events');
  });

  it('names the URLs of the privacy policy and the terms, if they are set', () => {
    const locales = (settings: Parameters<typeof manifestOf>[0]): unknown =>
      z
        .looseObject({ locales: z.record(z.string(), z.unknown()) })
        .parse(manifestOf(settings).manifest.privacyAndCompliance).locales['en-GB'];
    expect(locales(SETTINGS)).toEqual({
      privacyPolicyUrl: 'https://example.com/privacy',
      termsOfUseUrl: 'https://example.com/terms',
    });
    expect(locales({ ...SETTINGS, privacyUrl: null, termsUrl: null })).toEqual({});
  });

  it('requests the permissions for reminders and recognised voices, and no others', () => {
    expect(manifestOf(SETTINGS).manifest.permissions).toEqual([
      { name: 'alexa::alerts:reminders:skill:readwrite' },
      { name: 'alexa::person_id:read' },
    ]);
  });

  it('declares a range of screens for each profile that the documents are drawn for', () => {
    const [apl, ...others] = manifestOf(SETTINGS).manifest.apis.custom.interfaces;
    expect(others).toEqual([]);
    expect(apl?.type).toBe('ALEXA_PRESENTATION_APL');
    const fits = ({ width, height, round, mode }: Profile): number =>
      (apl?.supportedViewports ?? []).filter(
        (range) =>
          range.mode === mode &&
          range.shape === (round ? 'ROUND' : 'RECTANGLE') &&
          range.minWidth <= width &&
          width <= range.maxWidth &&
          range.minHeight <= height &&
          height <= range.maxHeight,
      ).length;
    expect(PROFILES.filter((profile) => fits(profile) === 0)).toEqual([]);
    expect(apl?.supportedViewports).toHaveLength(PROFILES.length);
  });
});

/** A change to the text of a file, at its first occurrence, and the problem that must be found. */
type Fault = readonly [file: string, was: string | RegExp, is: string, found: string];

const MODEL = 'interactionModels/custom/en-GB.json';
const FAULTS: readonly Fault[] = [
  // violations of the published schemas
  ['skill.json', '"category": "HEALTH_AND_FITNESS"', '"category": 7', 'category: must be string'],
  ['skill.json', '"PUBLIC"', '"SECRET"', 'distributionMode: must be equal to one of the allowed values'],
  ['skill.json', '"permissions"', '"permits"', 'must NOT have additional properties (permits)'],
  [
    'skill.json',
    '"SKILL_DISABLED"',
    '"SKILL_BORED"',
    'eventName: must be equal to one of the allowed values',
  ],
  [
    'skill.json',
    'alexa::alerts:reminders:skill:readwrite',
    'alexa::anything',
    '/name: must be equal to one of',
  ],
  [MODEL, '"samples": [', '"sample": [', 'must NOT have additional properties (sample)'],
  [MODEL, '"level": "HIGH"', '"level": "HIGHER"', 'level: must be equal to one of the allowed values'],
  // problems of a model
  [MODEL, '"type": "Place"', '"type": "Palace"', 'has the type Palace, which isn’t defined'],
  [MODEL, '"roll for {minutes} minutes"', '"roll for {hours} minutes"', 'no slot hours is declared'],
  [MODEL, '"let\'s roll"', '"let\'s roll!"', 'only letters, spaces, apostrophes'],
  [MODEL, '"let\'s roll"', '"roll 66"', 'only letters, spaces, apostrophes'],
  [MODEL, '"let\'s roll"', '"how am i doing"', 'is also a sample of StartRoutineIntent'],
  [MODEL, '"{side} {region}"', '"{region} {region}"', 'has the slot region twice'],
  [MODEL, '"name": "ReadyIntent"', '"name": "Ready2"', 'the name Ready2: only letters and underscores'],
  [MODEL, '"name": "ReadyIntent"', '"name": "HaveIntent"', 'intent HaveIntent occurs twice'],
  [MODEL, 'AMAZON.HelpIntent', 'AMAZON.MoreIntent', 'intent AMAZON.HelpIntent is missing'],
  [MODEL, '"id": "left"', '"id": "right"', 'the id right occurs twice'],
  [MODEL, '"value": "left"', `"value": "${'l'.repeat(141)}"`, 'one to 140 characters are allowed'],
  [MODEL, '"foam roll coach"', '"coach"', 'has one word, two or more are needed'],
  [MODEL, '"foam roll coach"', '"Foam Roll Coach"', 'only lower-case letters'],
  [MODEL, '"foam roll coach"', '"foam roll 2"', 'numbers are spelled out'],
  [MODEL, '"foam roll coach"', '"ask foam coach"', 'must not contain "ask"'],
  [MODEL, '"foam roll coach"', '"the coach"', 'must not contain "the"'],
  [MODEL, '"foam roll coach"', `"foam ${'roll '.repeat(10)}coach"`, 'at most 50 are allowed'],
  [MODEL, /$/, ' '.repeat(1_500_000), 'at most 1500000 are allowed'],
  // differences between locales
  [
    MODEL,
    '"name": "ReadyIntent"',
    '"name": "SteadyIntent"',
    'en-GB lacks intent ReadyIntent, which en-AU has',
  ],
  [
    MODEL,
    '"id": "symptom.chest_pain"',
    '"id": "symptom.chest"',
    'en-GB lacks value symptom.chest_pain of Thing',
  ],
  // undeclared features that the code uses
  [
    'skill.json',
    /"interfaces": \[[^]*?\n {8}\]/u,
    '"interfaces": []',
    'Alexa.Presentation.APL, which needs the interface ALEXA_PRESENTATION_APL',
  ],
  [
    'skill.json',
    '"alexa::person_id:read"',
    '"alexa::devices:all:geolocation:read"',
    'personId, which needs the permission alexa::person_id:read',
  ],
  [
    'skill.json',
    '"alexa::alerts:reminders:skill:readwrite"',
    '"alexa::alerts:timers:skill:readwrite"',
    '/v1/alerts/reminders, which needs the permission alexa::alerts:reminders:skill:readwrite',
  ],
  [
    'skill.json',
    '"SKILL_DISABLED"',
    '"SKILL_ENABLED"',
    'AlexaSkillEvent.SkillDisabled, which needs the subscription SKILL_DISABLED',
  ],
  // problems of the manifest
  ['skill.json', '"en-GB": {', '"de-DE": {', 'publishingInformation lacks en-GB, which has a model'],
  ['skill.json', '"en-GB": {', '"de-DE": {', 'publishingInformation has de-DE, which has no model'],
  [
    'skill.json',
    'to start a five minute routine',
    'to dance',
    '"Alexa, ask foam roll coach to dance" is not a sample',
  ],
  [
    'skill.json',
    'Alexa, open foam roll coach',
    'Alexa, open yoga',
    '"Alexa, open yoga" doesn’t name the skill',
  ],
  ['skill.json', 'Alexa, open foam roll coach', 'Open it', 'doesn’t begin with "Alexa, "'],
  [
    'skill.json',
    'Alexa, open foam',
    'Alexa, ask foam roll coach to roll", "Alexa, open foam',
    '4, 1 to 3 are allowed',
  ],
  [
    'skill.json',
    /Alexa, open foam roll coach/,
    'Alexa, tell foam roll coach i sat all day',
    'doesn’t open the skill',
  ],
  ['skill.json', '"summary": "', `"summary": "${'s'.repeat(160)}`, '1 to 160 are allowed'],
  ['skill.json', 'not medical advice', 'advice', 'the disclaimer lacks "not medical advice"'],
  ['skill.json', 'https://example.com/privacy', 'http://example.com/privacy', 'doesn’t begin with https://'],
  [
    'skill.json',
    ARN,
    'https://example.com',
    'apis.custom: the endpoint https://example.com is not the ARN of a Lambda',
  ],
  [
    'skill.json',
    '"testingInstructions": "',
    `"testingInstructions": "${'t'.repeat(4000)}`,
    'at most 4000 characters',
  ],
];

describe('a fault in the skill package', () => {
  let faulty: string;
  beforeAll(() => {
    faulty = mkdtempSync(join(tmpdir(), 'foam-roll-coach-faulty-'));
    cpSync(folder, faulty, { recursive: true });
  });
  afterAll(() => {
    rmSync(faulty, { recursive: true });
  });

  /** Returns the problems after a change to a file, and restores the file. */
  function findingsWith(file: string, change: (content: Buffer) => Buffer | string): string[] {
    const path = join(faulty, file);
    const good = readFileSync(path);
    writeFileSync(path, change(good));
    try {
      return packageFindings(faulty);
    } finally {
      writeFileSync(path, good);
    }
  }

  it.each(FAULTS)('is found in %s after replacing %s', (file, was, is, found) => {
    const findings = findingsWith(file, (good) => {
      const text = good.toString();
      const changed = text.replace(was, () => is);
      expect(changed).not.toBe(text);
      return changed;
    });
    expect(findings.join('\n').replaceAll("n't", 'n’t')).toContain(found);
  });

  it('is found if an icon has the wrong size or is not a PNG', () => {
    const small = readFileSync(join(folder, 'assets/images/icon-108.png'));
    expect(findingsWith('assets/images/icon-512.png', () => small)).toEqual([
      'assets/images/icon-512.png has 108 by 108 pixels, expected 512 by 512',
    ]);
    expect(findingsWith('assets/images/icon-108.png', () => '<svg/>')).toEqual([
      'assets/images/icon-108.png is not a PNG',
    ]);
  });
});
