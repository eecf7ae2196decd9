import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../cloud/database.ts';
import { loadSkill, SKILL_ID } from '../cloud/skill.ts';
import { converse } from '../echo/conversation.ts';
import { Echo } from '../echo/echo.ts';
import { parseEvent } from '../echo/script.ts';
import type { Turn } from '../echo/turn.ts';
import { prepareUnderstanding } from '../nlu/load.ts';
import { loadModel } from '../nlu/schema.ts';
import { APL_DIRECTIVE } from '../player/apl.ts';
import { type Datasources, datasourcesSchema, fillDatasources } from '../player/datasources.ts';
import { SCENES } from './scenes.ts';

/** When the conversations take place: on a Monday. */
const AT = Date.parse('2026-03-02T10:00:00Z');

const responseSchema = z.looseObject({
  response: z.looseObject({
    directives: z
      .array(
        z.looseObject({
          type: z.string(),
          document: z.unknown().optional(),
          datasources: z.optional(datasourcesSchema),
        }),
      )
      .optional(),
  }),
});

/** A document that the skill sent, and the moment of its speech at which it is drawn, in ms. */
export interface SceneDocument {
  readonly name: string;
  readonly document: object;
  /** What its names are bound to besides: hints. */
  readonly data: Datasources;
  readonly afterMs: number;
  readonly audioMs: number;
}

/**
 * Returns the documents of all scenes, taken from the skill's responses to a device with a screen.
 * @throws Error if a conversation doesn't lead to its screen
 */
export async function collectDocuments(): Promise<SceneDocument[]> {
  const model = loadModel(join(import.meta.dirname, '../../interaction-models'), 'en-US');
  const understood = await prepareUnderstanding(model, false);
  const database = await openDatabase('memory');
  const drawn: SceneDocument[] = [];
  try {
    const { skill, skillEvents } = await loadSkill(database.environment);
    for (const { name, said, afterMs, shows } of SCENES) {
      const user = name.replaceAll(' ', '-');
      const household = { applicationId: SKILL_ID, user, person: 'ada', locale: 'en-US', seed: name };
      const echo = new Echo(skill, understood, { ...household, device: 'show' });
      const turns: Turn[] = [];
      const opening = `open ${model.invocationName}`;
      const scene = { echo, events: said.map(parseEvent), atMs: AT, opening, skillEvents };
      await converse(scene, ({ turn }) => turns.push(turn));
      const shown = lastDocument(name, turns);
      if (!JSON.stringify(shown.document).includes(shows))
        throw new Error(`${name}: the conversation ends on another screen, without "${shows}"`);
      drawn.push({ name, afterMs, ...shown });
    }
  } finally {
    await database.close();
  }
  return drawn;
}

function lastDocument(
  name: string,
  turns: readonly Turn[],
): Pick<SceneDocument, 'document' | 'data' | 'audioMs'> {
  for (const { response, audioMs } of turns.toReversed()) {
    const read = responseSchema.safeParse(response);
    const directive = read.data?.response.directives?.find(({ type }) => type === APL_DIRECTIVE);
    const { document, datasources = {} } = directive ?? {};
    if (typeof document === 'object' && document !== null)
      return { document, data: fillDatasources(datasources), audioMs };
  }
  throw new Error(`${name}: none of the responses contains a document`);
}
