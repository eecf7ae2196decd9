/** Builds requests as Alexa sends them. */
import { SKILL_ID } from '../conversations/talk.ts';
import type { Filling, Utterance } from './utterances.ts';
import type { Voice } from './steps.ts';
import { GRANTED } from '../../simulator/cloud/grants.ts';
import { personIdOf, USER_ID } from './table.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Everything that a request depends on besides its type. */
export interface Setting {
  readonly requestId: string;
  readonly timestamp: string;
  readonly locale: string | null;
  readonly screen: boolean;
  readonly voice: Voice;
  /** Null outside a session. */
  readonly session: {
    readonly id: string;
    readonly isNew: boolean;
    readonly attributes: Json | null | undefined;
  } | null;
}

/** Builds an envelope. It also contains fields that do not exist yet, because Alexa may add some. */
export function envelopeOf(request: Json, setting: Setting): Json {
  const { requestId, timestamp, locale, screen, voice, session } = setting;
  const application = { applicationId: SKILL_ID };
  const user = { userId: USER_ID };
  const personId = personIdOf(voice);
  const device = {
    deviceId: 'device',
    supportedInterfaces:
      screen && GRANTED.viewports.length > 0
        ? { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } }
        : {},
  };
  const about = {
    application,
    user,
    ...(personId === null || !GRANTED.person ? {} : { person: { personId } }),
    device,
  };
  const sent =
    session === null
      ? {}
      : {
          session: {
            new: session.isNew,
            sessionId: session.id,
            application,
            user,
            attributes: session.attributes,
            brandNew: [1],
          },
        };
  const common = { requestId, timestamp, ...(locale === null ? {} : { locale }), brandNew: { in: 2027 } };
  return {
    version: '1.0',
    ...sent,
    context: { System: { ...about, apiEndpoint: 'https://api.amazonalexa.com' }, Viewports: [] },
    request: { ...request, ...common },
  };
}

/** Builds an IntentRequest with slots in Alexa's format. */
export function intentRequest({ intent, slots }: Utterance): Json {
  const filled: Record<string, Json> = {};
  for (const [name, filling] of Object.entries(slots)) filled[name] = slotOf(name, filling);
  return {
    type: 'IntentRequest',
    dialogState: 'COMPLETED',
    intent: { name: intent, confirmationStatus: 'NONE', slots: filled },
  };
}

function slotOf(name: string, filling: Filling | null): Json {
  const slot = { name, confirmationStatus: 'NONE' };
  if (filling === null) return slot;
  const { words, ids } = filling;
  if (ids === null) return { ...slot, value: words };
  const matched = {
    authority: 'amzn1.er-authority.echo-sdk.dynamic',
    status: { code: 'ER_SUCCESS_MATCH' },
    values: ids.map((id) => ({ value: { id, name: id } })),
  };
  const unmatched = { authority: 'amzn1.er-authority.echo-sdk', status: { code: 'ER_SUCCESS_NO_MATCH' } };
  const authorities = ids.length === 1 ? [matched] : ids.length === 0 ? [unmatched] : [unmatched, matched];
  return { ...slot, value: words, resolutions: { resolutionsPerAuthority: authorities } };
}
