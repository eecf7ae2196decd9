import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askSettings } from '../../infra/configure/ask-settings.ts';
import { readStage } from '../../infra/context.ts';
import { readDeployed } from '../../infra/outputs.ts';
import { writeAskFiles } from '../../infra/package/ask-cli.ts';
import { loadSettings, readGiven, writeSettings } from '../../infra/settings-file.ts';

const SKILL_ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the file of settings', () => {
  it('is remembered, one for each stage', () => {
    writeSettings({ skillId: SKILL_ID }, null, folder);
    writeSettings({ closed: true, region: 'eu-west-1' }, 'beta', folder);
    expect(loadSettings(null, folder)).toMatchObject({ stage: null, region: 'us-east-1' });
    expect(loadSettings('beta', folder)).toMatchObject({ stage: 'beta', caller: { caller: 'nobody' } });
  });

  it('that isn’t there is asked for', () => {
    expect(() => loadSettings(null, folder)).toThrow(
      'There is no deployment.json. Run `npm run configure`, or copy deployment.example.json.',
    );
    expect(() => loadSettings('beta', folder)).toThrow('`npm run configure -- --stage beta`');
    expect(() => loadSettings('../x', folder)).toThrow('stage: expected 2 to 12 small letters');
  });

  it.each([
    ['{', 'deployment.json: expected an object in JSON: '],
    ['[]', 'deployment.json: expected an object in JSON'],
    ['{"closed": true, "regoin": "eu-west-1"}', 'deployment.json: unknown setting regoin: expected one of'],
    [
      '{"region": "eu-west-1"}',
      'deployment.json: settings skillId, lwaSecret and closed: expected one of them',
    ],
  ])('with %s is refused by its name', (text, line) => {
    writeFileSync(join(folder, 'deployment.json'), text);
    expect(() => loadSettings(null, folder)).toThrow(line);
  });
});

describe('the command line of cdk', () => {
  const OWN = { '@aws-cdk/core:x': true, 'aws:cdk:enable-path-metadata': true, 'cli-telemetry': false };

  it('names the stage, and nothing that the next deployment would forget', () => {
    expect(readStage(OWN)).toBeNull();
    expect(readStage({ ...OWN, stage: 'beta' })).toBe('beta');
    expect(() => readStage({ ...OWN, alarmEmail: 'ada@example.com' })).toThrow(
      '-c alarmEmail: expected no setting but stage',
    );
  });
});

describe('npm run configure', () => {
  /** Answers by the name of the setting, one after the other; an empty line to every other question. */
  async function converse(
    answers: Readonly<Record<string, readonly string[]>>,
    before: Record<string, unknown> = {},
  ): Promise<{ settings: unknown; told: string[]; asked: string[] }> {
    const told: string[] = [];
    const asked: string[] = [];
    const left = new Map(Object.entries(answers).map(([name, lines]) => [name, [...lines]]));
    const settings = await askSettings(
      {
        tell: (line) => told.push(line),
        ask: (question) => {
          const name = /\((\w+):/.exec(question)?.[1] ?? '';
          asked.push(name);
          if (asked.length > 60) return Promise.resolve(null);
          return Promise.resolve(left.get(name)?.shift() ?? '');
        },
      },
      before,
      null,
    );
    return { settings, told, asked };
  }

  it('asks for each setting, and keeps what is answered with Enter', async () => {
    const before = { region: 'eu-west-1', skillId: SKILL_ID, alarmEmail: '' };
    const { settings, asked } = await converse({ keepRatings: ['true'], logRetentionDays: ['7'] }, before);
    expect(settings).toEqual({
      ...{ region: 'eu-west-1', skillId: SKILL_ID },
      ...{ keepRatings: true, logRetentionDays: 7 },
    });
    expect(asked).not.toContain('lwaSecret');
    expect(asked).not.toContain('tableKeyArn');
  });

  it('asks again after an invalid answer, and says why', async () => {
    const { settings, told } = await converse({ skillId: ['mine', SKILL_ID], region: ['mars', 'us-west-2'] });
    expect(settings).toEqual({ region: 'us-west-2', skillId: SKILL_ID });
    expect(told).toContainEqual(expect.stringContaining('setting skillId: expected the id of a skill'));
    expect(told).toContainEqual(expect.stringContaining('setting region: expected us-east-1'));
  });

  it('asks everything again as long as the settings contradict each other', async () => {
    const { settings, told } = await converse({ closed: ['', 'true'] });
    expect(settings).toEqual({ closed: true });
    expect(told.at(-1)).toMatch(/expected one of them: who may call\?.*\nOnce more:$/);
  });

  it('leaves a setting out after a dash', async () => {
    const { settings } = await converse({ skillId: ['-'], closed: ['true'] }, { skillId: SKILL_ID });
    expect(settings).toEqual({ closed: true });
  });

  it('returns nothing if the input ends', async () => {
    expect((await converse({})).settings).toBeNull();
  });

  it('writes what a deployment can read', async () => {
    const { settings } = await converse({ skillId: [SKILL_ID] });
    writeFileSync(join(folder, 'deployment.json'), JSON.stringify(settings));
    expect(loadSettings(null, folder).caller).toEqual({ caller: 'skill', skillId: SKILL_ID });
    expect(readGiven(null, folder)).toEqual(
      JSON.parse(readFileSync(join(folder, 'deployment.json'), 'utf8')),
    );
  });
});

describe('the endpoints of the last deployment', () => {
  it('are those of the stage, or unknown', () => {
    expect(readDeployed(null, folder)).toBeNull();
    const outputs = { FoamRollCoach: { SkillEndpoint: 'a', EventsEndpoint: 'b', AlarmTopic: 'c' } };
    writeFileSync(join(folder, 'cdk.outputs.json'), JSON.stringify(outputs));
    expect(readDeployed(null, folder)).toEqual({ endpoints: { skill: 'a', events: 'b' }, madeSkill: null });
    expect(readDeployed('beta', folder)).toBeNull();
  });
});

describe('the files for the ASK CLI', () => {
  it('name the package beside them, and the skill', () => {
    const files = writeAskFiles(join(folder, 'skill-package'), SKILL_ID);
    const [resources, states] = files.map((file): unknown => JSON.parse(readFileSync(file, 'utf8')));
    expect(resources).toMatchObject({ profiles: { default: { skillMetadata: { src: './skill-package' } } } });
    expect(states).toMatchObject({ profiles: { default: { skillId: SKILL_ID } } });
  });
});
