import type { ToolId } from '../body/equipment.ts';
import type { Posture, RegionId, Side } from '../body/regions.ts';
import type { Run } from './run.ts';

/** A position to get into. `tool` is named in the words. */
export interface Position {
  readonly region: RegionId;
  readonly side: Side;
  readonly posture: Posture;
  readonly tool: ToolId;
}

/** The position of a run's next step. */
export function positionAt({ plan: { steps, tool }, next }: Run): Position | null {
  const step = steps[next];
  return step === undefined ? null : { region: step.region, side: step.side, posture: step.posture, tool };
}
