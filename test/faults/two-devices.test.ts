/**
 * Two devices share one record. On random evenings requests arrive twice, and one device writes between the
 * other's read and write.
 *
 * FC_RUNS=5000 FC_SEED=7 npx vitest run test/faults/two-devices
 */
import { inFull, type InFull } from '../coach/support/history.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personKey } from '../../lambdas/store/person.ts';
import { FIRST_VISIT, NEXT_VISIT } from '../conversations/scripts.ts';
import { MONDAY, USER } from '../conversations/talk.ts';
import { Device, skillOver } from './device.ts';
import { EMERGENCY, EVENINGS, Home, REFERRED, type Had, type Moment } from './home.ts';
import { RUNS, SEED } from './settings.ts';
import { tableWith, type Table } from './table.ts';

const ANYONE = personKey(`amzn1.ask.account.${USER}`, null);
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Creates the record of four visits, the last two days ago: it has a history with something in it. */
async function recordFourVisits(): Promise<Table> {
  const table = tableWith(new Map(), () => Promise.resolve());
  for (const [nth, visit] of [FIRST_VISIT, NEXT_VISIT, NEXT_VISIT, NEXT_VISIT].entries()) {
    const device = new Device(`before ${nth}`, skillOver(table.store));
    let atMs = Date.parse(MONDAY) - (4 - nth) * 2 * DAY_MS;
    for (const said of visit) {
      await device.say(said, atMs);
      atMs = device.endsMs + 1_000;
    }
  }
  expect(inFull(table.progress(ANYONE)).history?.routines).not.toEqual([]);
  return table;
}

const heldOf = ({ open, routines }: InFull, run: string): number =>
  open?.id === run ? total(open.heldMs) : (routines.find(({ id }) => id === run)?.heldMs ?? 0);

const total = (ms: readonly number[]): number => ms.reduce((a, b) => a + b, 0);

interface Evening {
  readonly home: Home;
  readonly before: InFull;
  readonly progress: InFull;
}

/** Spends an evening with one order of the calls to the table. */
async function spendEvening(
  moments: readonly Moment[],
  scheduler: fc.Scheduler,
  before: Table,
): Promise<Evening> {
  const table = tableWith(before.items, () => scheduler.schedule(Promise.resolve('a call')));
  const home = new Home(skillOver(table.store), Date.parse(MONDAY), (turns) => scheduler.waitFor(turns));
  for (const moment of moments) await home.take(moment);
  await home.end();
  return { home, before: inFull(before.progress(ANYONE)), progress: inFull(table.progress(ANYONE)) };
}

/**
 * Expects each routine to be recorded once, with the time that was held, and the totals to be those of the
 * routines.
 */
function expectNothingLostOrDouble({ home, before, progress }: Evening): void {
  const { open, routines, ever, practice } = progress;
  const ids = routines.map(({ id }) => id);
  expect(new Set([...ids, open?.id]).size).toBe(ids.length + 1);
  expect(ever).toEqual({
    routines: routines.length,
    heldMs: total([...routines.map(({ heldMs }) => heldMs), ...(open?.heldMs ?? [])]),
  });
  const { held, bySide } = home.ledger;
  for (const [run, byDevice] of held) {
    const told = [...byDevice.values()];
    // If one device resumed the routine while it was paused on the other, both may have done the same hold.
    expect(heldOf(progress, run), run).toBeGreaterThanOrEqual(Math.max(...told));
    expect(heldOf(progress, run), run).toBeLessThanOrEqual(total(told));
  }
  if ([...held.values()].some((byDevice) => byDevice.size > 1)) return;
  const told = [...held.values()].flatMap((byDevice) => [...byDevice.values()]);
  expect(ever.heldMs - before.ever.heldMs).toBe(total(told));
  if (total(told) > 0) expect(practice.today.heldMs).toEqual(bySide);
}

/**
 * Expects that after an emergency or a referral nobody rolls on any device until everything was asked again.
 */
function expectSafe({ home: { had }, progress: { screened, liftedAt } }: Evening): void {
  had.forEach(({ turn: { said, at, phase }, alone }, index) => {
    if (phase !== 'blocked' || ![EMERGENCY, REFERRED].includes(said)) return;
    const atMs = Date.parse(at);
    const since = alone ? had.slice(index + 1) : [];
    const rolled = since.find(({ turn }) => turn.steps.length > 0);
    if (rolled !== undefined) expect(screenedSince(since.slice(0, since.indexOf(rolled)))).toBe(true);
    if (said === REFERRED) expect(screened?.outcome === 'blocked' || (liftedAt ?? 0) >= atMs).toBe(true);
    else expect(screened === null || screened.outcome === 'blocked' || screened.at >= atMs).toBe(true);
  });
}

/** Whether the last of the fourteen questions was asked. */
function screenedSince(had: readonly Had[]): boolean {
  return had.some(({ turn }) => /treated for anything else/i.test(turn.heard));
}

/** Describes what was said and heard, turn by turn. */
function describeEvening({ home: { had } }: Evening): string {
  return had
    .map(({ device, turn: { at, said, heard, steps } }) => {
      const holds = steps.length > 0 ? ` [${steps.length} holds]` : '';
      return `${at.slice(11, 23)} ${device}: ${said} → ${heard.slice(0, 120)}${holds}`;
    })
    .join('\n');
}

it(
  `${RUNS} evenings with two devices lose nothing, count nothing twice, and never roll after a block`,
  { timeout: 300_000 },
  async () => {
    const before = await recordFourVisits();
    const counted = { routines: 0, heldMs: 0, turns: 0, notSaved: 0 };
    await fc.assert(
      fc.asyncProperty(EVENINGS, fc.scheduler(), async (moments, scheduler) => {
        const spent = await spendEvening(moments, scheduler, before);
        counted.turns += spent.home.had.length;
        counted.routines += spent.home.ledger.held.size;
        counted.heldMs += spent.progress.ever.heldMs - spent.before.ever.heldMs;
        counted.notSaved += spent.home.had.filter(({ turn }) => turn.heard.includes("couldn't save")).length;
        try {
          expectNothingLostOrDouble(spent);
          expectSafe(spent);
        } catch (cause) {
          throw new Error(describeEvening(spent), { cause });
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    process.stdout.write(`${JSON.stringify(counted)}\n`);
    expect(counted.notSaved).toBe(0);
  },
);
