/**
 * The pieces of a deployment fit each other: the real `cdk`, the real zips and the templates, with a stand-in of AWS. It is
 * synthesized once; `npm run rehearse` plays all the rest. Whether AWS agrees, it can't tell.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAssemblies, type Assemblies } from '../../infra/rehearse/assembly.ts';
import { leftOver, liveVersions, statusOf } from '../../infra/rehearse/after.ts';
import { openRehearsal, OTHER_SKILL, type Rehearsal, SECRET } from '../../infra/rehearse/rehearsal.ts';

const MADE = { settings: { lwaSecret: SECRET } };
const PATIENCE_MS = 180_000;

let assemblies: Assemblies;
let rehearsal: Rehearsal;

beforeAll(async () => {
  assemblies = openAssemblies();
  rehearsal = await openRehearsal(assemblies);
  rehearsal.account.secrets.set(SECRET, JSON.stringify(rehearsal.account.developer));
  await assemblies.folderOf(MADE);
}, PATIENCE_MS);
afterAll(async () => {
  await rehearsal.close();
  assemblies.close();
}, PATIENCE_MS);

/** The skill that the deployment made. */
const skillId = (): string => rehearsal.outputs()['SkillId'] ?? 'none';

describe('a deployment that makes its skill', () => {
  it(
    'comes up at once, answers its skill and no other, and deletes what somebody leaves',
    async () => {
      const { status, output } = await rehearsal.deploy(MADE);
      expect(output).toContain('FoamRollCoach.SkillId = amzn1.ask.skill.');
      expect([status, statusOf(rehearsal.account, 'FoamRollCoach')]).toEqual([0, 'CREATE_COMPLETE']);
      expect(await rehearsal.launch(skillId())).toBe('answered');
      expect([await rehearsal.launch(OTHER_SKILL), await rehearsal.disable(OTHER_SKILL)]).toEqual([
        'refused',
        'refused',
      ]);
      expect(await rehearsal.records()).toBe(1);
      expect(await rehearsal.disable(skillId())).toBe('answered');
      expect(await rehearsal.records()).toBe(0);
    },
    PATIENCE_MS,
  );

  it('asks for nothing that its roles don’t allow', () => {
    const byRoles = rehearsal.account.calls.filter(({ by }) => /(?:Skill|Events|Binder)Role/u.test(by));
    expect(new Set(byRoles.map(({ action }) => action)).size).toBeGreaterThan(10);
    expect(byRoles.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
  });

  it(
    'goes on answering if an update fails after everything was changed',
    async () => {
      const before = liveVersions(rehearsal.account);
      rehearsal.account.faults.set('Bound', 'after');
      const { status, output } = await rehearsal.deploy({ ...MADE, release: 2 });
      expect([status, statusOf(rehearsal.account, 'FoamRollCoach')]).toEqual([1, 'UPDATE_ROLLBACK_COMPLETE']);
      expect(output).toContain('a fault of the rehearsal');
      expect(liveVersions(rehearsal.account)).toEqual(before);
      expect(await rehearsal.launch(skillId())).toBe('answered');
      expect(leftOver(rehearsal.account)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'is left alone by an update that forgot its settings, which says why',
    async () => {
      const calls = rehearsal.account.calls.length;
      const { status, output } = await rehearsal.project.run('npx cdk deploy --all');
      expect(status).toBe(1);
      expect(output).toContain('There is no deployment.json. Run `npm run configure`');
      expect(rehearsal.account.calls.length).toBe(calls);
    },
    PATIENCE_MS,
  );

  it('was asked for nothing that the stand-in doesn’t know', () => {
    expect(rehearsal.standIn.unknown).toEqual([]);
  });
});
