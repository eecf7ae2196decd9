import type {
  Context,
  Request as AlexaRequest,
  RequestEnvelope,
  Session,
  SessionEndedReason,
  Slot,
} from 'ask-sdk-model';
import { createHash } from 'node:crypto';
import type { Services } from '../cloud/alexa-services.ts';
import { GRANTED, type Grants } from '../cloud/grants.ts';
import type { Slots } from '../nlu/grammar.ts';
import type { SlotReading } from '../nlu/slots.ts';

/** The person who speaks, their device and their language. */
export interface Household {
  /** The skill's id. */
  readonly applicationId: string;
  /** The account. Everything that the skill stores belongs to one account. */
  readonly user: string;
  /** The person whose voice is recognised, or null. */
  readonly person: string | null;
  readonly locale: string;
  readonly device: 'dot' | 'show';
  /** A device that cannot play timed audio (APL for Audio) and reports that to the skill. */
  readonly withoutTimedAudio?: boolean;
  /** Request and session ids are derived from this and a counter, so the same seed gives the same ids. */
  readonly seed: string;
  /** What the skill's package declares; Alexa sends nothing else. By default this project's own package. */
  readonly grants?: Grants;
  /** The simulated Alexa services. Without them no envelope carries an access token. */
  readonly services?: Services;
}

/** A session as the device keeps it. The attributes that the skill returned are sent with the next request. */
export interface OpenSession {
  readonly id: string;
  readonly isNew: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The screen of the simulated Echo Show, in dp. */
const SCREEN = { mode: 'HUB', shape: 'RECTANGLE', width: 1280, height: 800 } as const;

/** The newest APL version that the local screen supports. */
const APL_VERSION = '1.4';

/**
 * Derives an id in Alexa's format (`amzn1.echo-api.request.…`). The same household, kind and count give the
 * same id.
 */
export function idOf(
  { seed, user }: Pick<Household, 'seed' | 'user'>,
  kind: 'request' | 'session',
  count: number,
): string {
  const hex = createHash('sha256').update(`${seed}|${user}|${kind}|${count}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `amzn1.echo-api.${kind}.${parts.join('-')}`;
}

/**
 * Builds an IntentRequest. Slots that the sentence did not fill are included without a value, as Alexa does.
 */
export function makeIntentRequest(
  common: RequestCommon,
  household: Household,
  intent: string,
  types: ReadonlyMap<string, string>,
  filled: Slots,
): AlexaRequest {
  const slots = Object.fromEntries(
    [...types].map(([name, type]) => [name, slotOf(household, name, type, filled.get(name))]),
  );
  return {
    type: 'IntentRequest',
    ...common,
    dialogState: 'COMPLETED',
    intent: { name: intent, confirmationStatus: 'NONE', ...(types.size > 0 ? { slots } : {}) },
  };
}

/** The fields that every request has. */
export interface RequestCommon {
  readonly requestId: string;
  /** ISO 8601, with milliseconds. */
  readonly timestamp: string;
  readonly locale: string;
}

/** The type of a screen's events. */
export const USER_EVENT = 'Alexa.Presentation.APL.UserEvent';

/**
 * Builds the event that a screen sends after a touch, or after it has finished speaking.
 * @param touched the id of the component that was touched; null after speech
 */
export function makeUserEvent(
  common: RequestCommon,
  token: string,
  sentArguments: readonly unknown[],
  touched: string | null,
): AlexaRequest {
  const source =
    touched === null
      ? { type: 'Document', handler: 'Mount' }
      : { type: 'TouchWrapper', handler: 'Press', id: touched };
  return {
    type: USER_EVENT,
    ...common,
    token,
    arguments: [...sentArguments],
    source,
    components: {},
  };
}

/** Builds the request that reports the end of a session. A skill cannot answer it. */
/**
 * The end of a session. With the reason `ERROR`, Alexa names what went wrong. It reports a skill that failed and an answer
 * that was refused alike (alexa-skills-dotnet, issue 127).
 */
export function makeSessionEndedRequest(common: RequestCommon, reason: SessionEndedReason): AlexaRequest {
  const error = { type: 'INVALID_RESPONSE', message: 'The answer could not be used.' } as const;
  return { type: 'SessionEndedRequest', ...common, reason, ...(reason === 'ERROR' ? { error } : {}) };
}

function slotOf(household: Household, name: string, type: string, reading: SlotReading | undefined): Slot {
  if (reading === undefined) return { name, confirmationStatus: 'NONE' };
  const { value, resolution } = reading;
  if (resolution === null) {
    return { name, value, confirmationStatus: 'NONE', slotValue: { type: 'Simple', value } };
  }
  const authority = `amzn1.er-authority.echo-sdk.${household.applicationId}.${type}`;
  const matched = resolution.code === 'ER_SUCCESS_MATCH' ? resolution : null;
  const resolutions = {
    resolutionsPerAuthority: [
      {
        authority,
        status: { code: resolution.code },
        // Alexa generates an id for a value that has none.
        values:
          matched === null
            ? []
            : [{ value: { name: matched.name, id: matched.id ?? idOfName(matched.name) } }],
      },
    ],
  };
  return {
    name,
    value,
    confirmationStatus: 'NONE',
    resolutions,
    slotValue: { type: 'Simple', value, resolutions },
  };
}

function idOfName(name: string): string {
  return createHash('md5').update(name).digest('hex');
}

/** Builds the envelope of a request within a session. */
export function makeSessionEnvelope(
  household: Household,
  session: OpenSession,
  request: AlexaRequest,
): RequestEnvelope {
  const { application, user } = identityOf(household);
  const sent: Session = {
    new: session.isNew,
    sessionId: session.id,
    application,
    user,
    attributes: { ...session.attributes },
  };
  return { version: '1.0', session: sent, context: contextOf(household, request), request };
}

/** Builds the envelope of a skill event, which has no session and no device. */
export function makeDisabledEnvelope(household: Household, common: RequestCommon): RequestEnvelope {
  return {
    version: '1.0',
    context: { System: { ...identityOf(household), apiEndpoint: API_ENDPOINT } },
    request: {
      type: 'AlexaSkillEvent.SkillDisabled',
      requestId: common.requestId,
      timestamp: common.timestamp,
      eventCreationTime: common.timestamp,
      eventPublishingTime: common.timestamp,
    },
  };
}

const API_ENDPOINT = 'https://api.amazonalexa.com';

function identityOf(household: Household): {
  application: { applicationId: string };
  user: { userId: string };
} {
  return {
    application: { applicationId: household.applicationId },
    user: { userId: `amzn1.ask.account.${household.user}` },
  };
}

/** Whether the household has a screen that the package declares. */
export function hasDeclaredScreen({
  device,
  grants = GRANTED,
}: Pick<Household, 'device' | 'grants'>): boolean {
  const { mode, shape, width, height } = SCREEN;
  const fits = grants.viewports.some(
    (range) =>
      range.mode === mode &&
      range.shape === shape &&
      range.minWidth <= width &&
      width <= range.maxWidth &&
      range.minHeight <= height &&
      height <= range.maxHeight,
  );
  return device === 'show' && fits;
}

function contextOf(household: Household, { timestamp }: AlexaRequest): Context {
  const { services, grants = GRANTED, person } = household;
  const screen = hasDeclaredScreen(household);
  return {
    ...(screen ? { Viewport: viewport() } : {}),
    System: {
      ...identityOf(household),
      ...(person === null || !grants.person ? {} : { person: { personId: `amzn1.ask.person.${person}` } }),
      device: {
        deviceId: `amzn1.ask.device.${household.device}`,
        supportedInterfaces: screen
          ? { 'Alexa.Presentation.APL': { runtime: { maxVersion: APL_VERSION } } }
          : {},
      },
      ...(services === undefined
        ? { apiEndpoint: API_ENDPOINT }
        : { apiEndpoint: services.endpoint, apiAccessToken: services.tokenAt(Date.parse(timestamp)) }),
    },
  };
}

function viewport(): NonNullable<Context['Viewport']> {
  const { mode, shape, width, height } = SCREEN;
  return {
    mode,
    shape,
    pixelWidth: width,
    pixelHeight: height,
    currentPixelWidth: width,
    currentPixelHeight: height,
    dpi: 160,
    touch: ['SINGLE'],
    experiences: [{ canRotate: false, canResize: false, arcMinuteWidth: 346, arcMinuteHeight: 216 }],
  };
}
