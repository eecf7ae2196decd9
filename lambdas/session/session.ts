/** The session attributes: all that is carried from one turn of a session to the next. */
import * as z from 'zod/mini';
import type { Envelope } from '../alexa/envelope.ts';
import { TOOLS } from '../coach/body/equipment.ts';
import { BODY_PARTS, REFUSED_PLACES } from '../coach/body/places.ts';
import { REGION_IDS } from '../coach/body/regions.ts';
import {
  type Asked,
  type ClosedConversation,
  type Conversation,
  STAGES,
} from '../coach/conversation/conversation.ts';
import type { KeptWish } from '../coach/conversation/events.ts';
import { phaseOf } from '../coach/conversation/phase.ts';
import type { AnsweredTurn } from '../coach/conversation/turn.ts';
import { ASKED_IDS, FORMS } from '../coach/conversation/questions.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { countRecent } from '../coach/progress/history.ts';
import { DETAILS } from '../coach/progress/preferences.ts';
import { PROGRESS_TOPICS } from '../coach/progress/summary.ts';
import { PROGRAMME_IDS } from '../coach/routine/programmes.ts';
import { CHOICES } from '../coach/routine/wish.ts';
import { SCREENING_REASONS } from '../coach/screening/outcome.ts';
import { ANSWERS, ROLL_CALL_IDS, YES_NO_IDS } from '../coach/screening/questionnaire.ts';
import type { SafetyCheck } from '../coach/screening/safety-state.ts';
import { TRIAGE_LEVELS } from '../coach/screening/triage-level.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import type { Instant } from '../coach/shared/time.ts';
import { factSchema, reminderWishSchema, runSchema, screenedSchema } from '../schema/progress.ts';
import { instant } from '../schema/values.ts';
import { MOST_RECENT } from '../store/history-table.ts';
import { type Stored, storedSchema, withoutHistory } from '../store/item.ts';
import { sessionOfVersion4 } from './version-4.ts';

/**
 * Raised whenever the attributes change shape. Give the version before a reader (`version-4.ts`), and drop the one before
 * that: a session of any other version is begun again.
 */
export const SESSION_VERSION = 5;

/** What a session remembers. */
export interface Session {
  /** The sort key of whoever began it. */
  readonly person: string;
  readonly conversation: Conversation | ClosedConversation;
  /** The record as last read or written; null while it can't be reached. */
  readonly stored: Stored | null;
  /** Facts still to be written. */
  readonly unsaved: readonly Fact[];
  /** Whether the coach has said that saving fails. */
  readonly saidUnsaved: boolean;
  /** The device failed to play timed audio: plain speech from then on. */
  readonly plainSpeech: boolean;
  /** The token of the document on the screen, whose touches count; null where there is none. */
  readonly shown: string | null;
  /** The device failed to show a document: none is sent from then on. */
  readonly screenless: boolean;
  /** The time of the last turn. No later one counts as earlier. */
  readonly at: Instant;
}

/** A session that goes on. A closed session is never read again, because the next request begins a new one. */
export interface OpenSession extends Session {
  readonly conversation: Conversation;
}

const place = z.enum([...REGION_IDS, ...keysOf(BODY_PARTS), ...REFUSED_PLACES]);

const checksSchema: z.ZodMiniType<SafetyCheck> = z.object({
  questionSet: z.enum(['full', 'returning', 'resume']),
  screeningReason: z.nullable(z.enum(SCREENING_REASONS)),
  answers: z.partialRecord(z.enum(YES_NO_IDS), z.enum(ANSWERS)),
  lastAnswered: z.nullable(z.enum(YES_NO_IDS)),
  screened: z.nullable(screenedSchema),
  amends: z.nullable(screenedSchema),
  suspendedAt: z.nullable(instant),
  readOut: z.nullable(z.enum(ROLL_CALL_IDS)),
  // A session from before this was asked asks it alone.
  asksFlare: z._default(z.boolean(), false),
  correction: z.nullable(z.enum(['offered', 'asked', 'used'])),
  continued: z.boolean(),
  wasBlocked: z.boolean(),
  tookUp: z.boolean(),
  floor: z.nullable(z.boolean()),
  soreAreas: z.array(place),
  avoid: z.array(z.enum(REGION_IDS)),
  // Sessions that were open before it was there have no such field.
  near: z._default(z.array(z.enum(REGION_IDS)), []),
  pain: z.nullable(z.union([z.number(), z.literal('unsure')])),
  tool: z.nullable(z.enum(TOOLS)),
});

const askedSchema: z.ZodMiniType<Asked> = z.object({
  id: z.enum(ASKED_IDS),
  misses: z.int().check(z.nonnegative()),
  exampleGiven: z.boolean(),
  form: z.enum(FORMS),
});

/** A place as it was heard. */
const heardPlace = z.nullable(z.union([place, z.literal('unknown')]));

const wishSchema: z.ZodMiniType<KeptWish> = z.union([
  z.object({
    type: z.literal('never'),
    place: heardPlace,
    side: z.optional(z.enum(['left', 'right'])),
    also: z.optional(z.array(place)),
  }),
  z.object({ type: z.literal('use_again'), place: z.union([heardPlace, z.literal('all')]) }),
  z.object({ type: z.literal('keep_usual') }),
  z.object({
    type: z.literal('programme'),
    change: z.literal('start'),
    programme: z.nullable(z.enum(PROGRAMME_IDS)),
  }),
  z.object({ type: z.literal('programme'), change: z.literal('leave') }),
  z.object({ type: z.literal('keep_going'), on: z.boolean() }),
  z.object({ type: z.literal('goal'), perWeek: z.nullable(z.number()) }),
]);

const conversationSchema: z.ZodMiniType<Conversation> = z.object({
  speaker: z.enum(['owner', 'unconfirmed', 'guest']),
  level: z.nullable(z.enum(TRIAGE_LEVELS)),
  wish: z.object({
    minutes: z.nullable(z.number()),
    region: z.nullable(z.enum(REGION_IDS)),
    side: z.nullable(z.enum(['left', 'right'])),
    lying: z.optional(z.boolean()),
    choice: z.optional(z.enum(CHOICES)),
  }),
  checks: checksSchema,
  asked: askedSchema,
  waiting: z.nullable(askedSchema),
  run: z.nullable(runSchema),
  stage: z.enum(STAGES),
  lastHold: z.nullable(
    z.object({ region: z.enum(REGION_IDS), untilHoldMs: z.number().check(z.nonnegative()) }),
  ),
  harderGranted: z.int().check(z.nonnegative()),
  numberSaid: z.nullable(z.number()),
  cramped: z.boolean(),
  painAfter: z.nullable(z.number()),
  detail: z.nullable(z.enum(DETAILS)),
  // Sessions that were open before it was there have no such field.
  sounds: z._default(z.nullable(z.boolean()), null),
  owesProgress: z.nullable(z.enum(PROGRESS_TOPICS)),
  // Sessions that were open before it was there have no such field.
  held: z._default(z.nullable(z.object({ wishes: z.array(wishSchema), opened: z.boolean() })), null),
  remind: z.nullable(reminderWishSchema),
  // Sessions that were open before it was there have no such field.
  missedVoice: z._default(z.boolean(), false),
  closed: z.null(),
});

export const sessionSchema: z.ZodMiniType<OpenSession> = z.object({
  person: z.string(),
  conversation: conversationSchema,
  stored: z.nullable(storedSchema),
  unsaved: z.array(factSchema),
  saidUnsaved: z.boolean(),
  plainSpeech: z.boolean(),
  shown: z.nullable(z.string()),
  screenless: z.boolean(),
  // A session that was open while this was deployed lacks it.
  at: z._default(instant, 0),
});

const attributesSchema = z.object({ v: z.literal(SESSION_VERSION), session: z.unknown() });

/** The session of a request: a new one, one that goes on, or one whose attributes can't be read. */
export type ReadSession =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly session: OpenSession }
  | { readonly kind: 'lost' };

/**
 * Reads the session attributes of a request, those of the version before too: a session may be open while the skill is
 * deployed. Attributes of any other version, or edited, are `lost`.
 */
export function readSession(session: Envelope['session']): ReadSession {
  if (session === undefined || session.new) return { kind: 'new' };
  const parsed = z.safeParse(sessionSchema, sessionIn(session.attributes));
  return parsed.success ? { kind: 'known', session: parsed.data } : { kind: 'lost' };
}

function sessionIn(attributes: unknown): unknown {
  const current = z.safeParse(attributesSchema, attributes);
  return current.success ? current.data.session : sessionOfVersion4(attributes);
}

/**
 * The attributes to send back: the session, and beside it the phase and what plays, for anyone who reads them from outside.
 * After a deletion the session is not sent, so that a late request can't bring back what was deleted.
 */
export function attributesOf(session: Session, turned: AnsweredTurn): Record<string, unknown> {
  const playing = turned.then === 'ask' ? (turned.play ?? null) : null;
  const forgotten = turned.then === 'close' && turned.deletes !== undefined;
  const { conversation, stored } = session;
  // A record of an older schema is large until its first write, so each turn reads it again until then.
  const isLight = stored !== null && countRecent(stored.progress) <= MOST_RECENT;
  return {
    v: SESSION_VERSION,
    phase: phaseOf(conversation),
    level: conversation.level,
    steps: (playing?.spans ?? []).map(({ step: _step, ...shown }) => shown),
    closeMs: playing?.closeMs ?? 0,
    ...(forgotten ? {} : { session: { ...session, stored: isLight ? sentAlong(stored) : null } }),
  };
}

/** The record as the session carries it. */
function sentAlong(stored: Stored): object {
  const { deletedAt } = stored;
  return { ...withoutHistory(stored), ...(deletedAt === undefined ? {} : { deletedAt }) };
}
