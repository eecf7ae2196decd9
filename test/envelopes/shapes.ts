/** Shapes of requests, after those that have been published: each with where it arrives, and what is right then. */

export type Json = Readonly<Record<string, unknown>>;

/** Where a request arrives: outside a session, at its beginning, at the second question, or in the middle of a hold. */
export type Arrival = 'outside' | 'beginning' | 'question' | 'hold';

/**
 * What is right. `nothing`: no word, nothing read or written, and the session as it was. `ended`: no word, the end of the
 * session. `no`: the skill can't fulfill this. `refused`: an error that names the field. Otherwise what is said.
 */
export type Right =
  | { readonly answer: 'nothing' | 'ended' | 'no' }
  | { readonly answer: 'refused'; readonly names: string }
  | { readonly answer: 'asks' | 'closes'; readonly says: RegExp };

export interface Shape {
  readonly name: string;
  readonly arrival: Arrival;
  readonly request: Json;
  readonly system?: Json;
  readonly context?: Json;
  readonly session?: Json;
  readonly right: Right;
}

const LAUNCH = { type: 'LaunchRequest' };
const WELCOME: Right = { answer: 'asks', says: /^Welcome to Foam Roll Coach/ };
const NOTHING: Right = { answer: 'nothing' };
const EMERGENCY: Right = { answer: 'closes', says: /911/ };
const SECOND_QUESTION: Right = { answer: 'asks', says: /numb/i };

const launch = (name: string, more: Partial<Shape>): Shape => ({
  name,
  arrival: 'beginning',
  request: LAUNCH,
  right: WELCOME,
  ...more,
});

const at = (name: string, timestamp: unknown, right: Right = WELCOME): Shape =>
  launch(name, { request: { ...LAUNCH, timestamp }, right });

const NO_TIME: Right = { answer: 'refused', names: 'request.timestamp' };

const TIMES: readonly Shape[] = [
  at('a time with milliseconds', '2026-11-16T09:00:20.123Z'),
  at('a time without milliseconds', '2026-11-16T09:00:20Z'),
  at('a time with an offset', '2026-11-16T10:00:20+01:00'),
  at('a time in epoch milliseconds', 1_794_819_620_000),
  at('a time in digits', '1794819620000'),
  at('a time with a fraction of a millisecond', 1_794_819_620_000.5),
  at('a time in seconds, which lies in 1970', 1_794_819_620),
  at('a time before 1970', '1969-12-31T23:59:59Z'),
  at('a negative number for a time', -86_400_000),
  at('a negative time in digits', '-86400000'),
  at('a time in words', 'yesterday', NO_TIME),
  at('an empty time', '', NO_TIME),
  at('a time after the year 9999', 1e18, NO_TIME),
  at('a truth value for a time', true, NO_TIME),
  at('null for a time', null, NO_TIME),
  launch('the time of an event in place of its own', {
    request: { ...LAUNCH, timestamp: null, eventCreationTime: '2026-11-16T09:00:20Z' },
  }),
];

const NULLS: readonly Shape[] = [
  launch('null for the locale', { request: { ...LAUNCH, locale: null } }),
  launch('null for the person', { system: { person: null } }),
  launch('null for the id of the person', { system: { person: { personId: null } } }),
  launch('null for the device', { system: { device: null } }),
  launch('null for what the device supports', {
    system: { device: { deviceId: 'kitchen', supportedInterfaces: null } },
  }),
  launch('null for an interface', {
    system: { device: { deviceId: 'kitchen', supportedInterfaces: { 'Alexa.Presentation.APL': null } } },
  }),
  launch('null for the token and the endpoint of services', {
    system: { apiAccessToken: null, apiEndpoint: null },
  }),
  launch('an endpoint that is no address', { system: { apiAccessToken: 'token', apiEndpoint: 'nowhere' } }),
  launch('null for the rest of the context', {
    context: { Viewports: null, Geolocation: null, AudioPlayer: null },
  }),
  launch('null for the attributes of the session', { session: { attributes: null } }),
  launch('null for the whole session', { session: { new: null, attributes: null, sessionId: null } }),
  launch('null for the token of a linked account', {
    system: { user: { userId: 'amzn1.ask.account.ada', accessToken: null } },
  }),
  launch('null for the request id', {
    request: { ...LAUNCH, requestId: null },
    right: { answer: 'refused', names: 'request.requestId' },
  }),
  launch('null for the account', {
    system: { user: null },
    right: { answer: 'refused', names: 'context.System.user' },
  }),
  {
    name: 'null for the error that ended the session',
    arrival: 'hold',
    request: { type: 'SessionEndedRequest', reason: 'USER_INITIATED', error: null },
    right: { answer: 'ended' },
  },
];

const intent = (name: string, slots: unknown): Json => ({
  type: 'IntentRequest',
  dialogState: null,
  intent: { name, confirmationStatus: 'NONE', slots },
});

const inIntent = (name: string, slot: Json | null, right: Right): Shape => ({
  name,
  arrival: 'question',
  request: intent('HaveIntent', { thing: slot, place: null, side: { name: 'side', value: null } }),
  right,
});

const thing = (value: string, authorities: unknown): Json => ({
  name: 'thing',
  value,
  resolutions: { resolutionsPerAuthority: authorities },
  source: null,
});

const STATIC = 'amzn1.er-authority.echo-sdk.skill.Thing';
const DYNAMIC = 'amzn1.er-authority.echo-sdk.dynamic.skill.Thing';

const matched = (authority: string, ...ids: readonly string[]): Json => ({
  authority,
  status: { code: 'ER_SUCCESS_MATCH' },
  values: ids.map((id) => ({ value: { name: id, id } })),
});

const failed = (code: string): Json => ({ authority: STATIC, status: { code }, values: null });

const CHEST = 'symptom.chest_pain';
const NUMB = 'symptom.numbness';

const RESOLUTIONS: readonly Shape[] = [
  inIntent('one value', thing('chest pain', [matched(STATIC, CHEST)]), EMERGENCY),
  inIntent('several values, the gravest last', thing('pain', [matched(STATIC, NUMB, CHEST)]), EMERGENCY),
  inIntent('several values, the gravest first', thing('pain', [matched(STATIC, CHEST, NUMB)]), EMERGENCY),
  inIntent('a tool and a symptom', thing('ball pain', [matched(STATIC, 'tool.ball', CHEST)]), EMERGENCY),
  inIntent(
    'two authorities that differ',
    thing('pain', [matched(DYNAMIC, NUMB), matched(STATIC, CHEST)]),
    EMERGENCY,
  ),
  inIntent(
    'an authority without a match before one with',
    thing('chest pain', [failed('ER_SUCCESS_NO_MATCH'), matched(STATIC, CHEST)]),
    EMERGENCY,
  ),
  inIntent(
    'no match for words of the model',
    thing('chest pain', [failed('ER_SUCCESS_NO_MATCH')]),
    EMERGENCY,
  ),
  inIntent('a resolution that took too long', thing('chest pain', [failed('ER_ERROR_TIMEOUT')]), EMERGENCY),
  inIntent('a resolution that failed', thing('chest pain', [failed('ER_ERROR_EXCEPTION')]), EMERGENCY),
  inIntent('null for the resolutions', { name: 'thing', value: 'chest pain', resolutions: null }, EMERGENCY),
  inIntent('no resolutions', { name: 'thing', value: 'chest pain' }, EMERGENCY),
  inIntent('null for the authorities', thing('chest pain', null), EMERGENCY),
  inIntent('no authority', thing('chest pain', []), EMERGENCY),
  inIntent('null for the status', thing('chest pain', [{ authority: STATIC, status: null }]), EMERGENCY),
  inIntent(
    'null among the values',
    thing('pain', [{ ...matched(STATIC), values: [null, { value: null }, { value: { id: CHEST } }] }]),
    EMERGENCY,
  ),
  inIntent('words in other letters and spaces', thing(' Chest\u00a0 PAIN ', []), EMERGENCY),
  inIntent('words that no list has', thing('flurb', [failed('ER_SUCCESS_NO_MATCH')]), SECOND_QUESTION),
  inIntent('null for the slot', null, SECOND_QUESTION),
  {
    name: 'null for all slots',
    arrival: 'question',
    request: intent('AMAZON.HelpIntent', null),
    right: SECOND_QUESTION,
  },
  {
    name: 'a place that took too long to resolve',
    arrival: 'hold',
    request: intent('HaveIntent', {
      thing: thing('numb', [failed('ER_ERROR_TIMEOUT')]),
      place: {
        name: 'place',
        value: 'groin',
        resolutions: { resolutionsPerAuthority: [failed('ER_ERROR_TIMEOUT')] },
      },
    }),
    right: EMERGENCY,
  },
  {
    name: 'a change of pressure without a resolution',
    arrival: 'hold',
    request: intent('PressureIntent', { pressure: { name: 'pressure', value: 'harder' } }),
    right: { answer: 'asks', says: /./ },
  },
];

/** What arrives in a hold; the first few also arrive elsewhere. */
const UNASKED: readonly Json[] = [
  {
    type: 'System.ExceptionEncountered',
    error: { type: 'INVALID_RESPONSE', message: 'no' },
    cause: { requestId: 'r0' },
  },
  { type: 'AudioPlayer.PlaybackStarted', token: 'song', offsetInMilliseconds: 0 },
  { type: 'PlaybackController.PauseCommandIssued' },
  { type: 'Something.New', token: null },
  { type: 'AudioPlayer.PlaybackStopped', token: 'song', offsetInMilliseconds: 1200 },
  {
    type: 'AudioPlayer.PlaybackFailed',
    token: 'song',
    error: { type: 'MEDIA_ERROR_UNKNOWN', message: null },
  },
  { type: 'PlaybackController.NextCommandIssued' },
  { type: 'Display.ElementSelected', token: 'item' },
  { type: 'GameEngine.InputHandlerEvent', originatingRequestId: 'r0', events: [] },
  { type: 'GadgetController.Something', token: null },
  { type: 'Messaging.MessageReceived', message: { text: 'hello' } },
  { type: 'CustomInterfaceController.EventsReceived', token: 't', events: [] },
  { type: 'CustomInterfaceController.Expired', token: 't', expirationPayload: null },
  { type: 'Alexa.Presentation.HTML.Message', message: {} },
  { type: 'Alexa.Presentation.HTML.RuntimeError', error: { reason: 'UNKNOWN_ERROR' } },
  { type: 'Alexa.Presentation.APL.LoadIndexListData', token: 'old', listId: 'l', startIndex: 0 },
  { type: 'Alexa.Presentation.APL.UserEvent', token: 'old', arguments: ['touched', 'ready'] },
  { type: 'Alexa.Presentation.APL.UserEvent', token: null, arguments: null },
  { type: 'Alexa.Presentation.APL.RuntimeError', token: 'old', errors: [] },
  {
    type: 'Connections.Response',
    name: 'Buy',
    status: { code: '200', message: null },
    payload: null,
    token: null,
  },
  { type: 'Dialog.API.Invoked', apiRequest: { name: 'Roll', slots: null } },
  { type: 'AlexaSkillEvent.SkillEnabled' },
  { type: 'AlexaHouseholdListEvent.ItemsCreated', body: null },
];

const unasked = (request: Json, arrival: Arrival): Shape => ({
  name: `${String(request['type'])}${request['token'] === null ? ' without a token' : ''}`,
  arrival,
  request,
  right: NOTHING,
});

const canFulfill = (name: string, arrival: Arrival, about: Json): Shape => ({
  name,
  arrival,
  request: { type: 'CanFulfillIntentRequest', dialogState: null, intent: about },
  right: { answer: 'no' },
});

const CAN_FULFILL: readonly Shape[] = [
  canFulfill('whether the skill could answer to a symptom', 'outside', {
    name: 'HaveIntent',
    slots: { thing: thing('chest pain', [matched(STATIC, CHEST)]) },
  }),
  canFulfill('whether the skill could start a routine', 'outside', {
    name: 'StartRoutineIntent',
    slots: { minutes: { name: 'minutes', value: '5', resolutions: null } },
  }),
  canFulfill('the same in the middle of a hold', 'hold', { name: 'HaveIntent', slots: null }),
];

export const SHAPES: readonly Shape[] = [
  ...TIMES,
  ...NULLS,
  ...RESOLUTIONS,
  ...UNASKED.map((request) => unasked(request, 'hold')),
  ...UNASKED.slice(0, 4).flatMap((request) => [
    unasked(request, 'question'),
    unasked(request, 'beginning'),
    unasked(request, 'outside'),
  ]),
  ...CAN_FULFILL,
];
