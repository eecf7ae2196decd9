/** Rules that can be checked on a single request and its answer. */
import { isClosed, isPlayedByScreen, playsHold, type Exchange } from './exchange.ts';

/** Intents that always end the session. */
const ENDS = [
  'AMAZON.StopIntent',
  'AMAZON.CancelIntent',
  'AMAZON.NavigateHomeIntent',
  'EmergencyIntent',
  'CrisisIntent',
];
/** Intents that nobody uses to go on. */
const STARTS_NOTHING = ['AMAZON.FallbackIntent', 'AMAZON.HelpIntent', 'AMAZON.PauseIntent', 'HurtsIntent'];
/** After this request the same words are repeated in plain speech. */
const REPEATS = 'Alexa.Presentation.APLA.RuntimeError';

/** The rules by name. Each returns what is wrong, or null. */
export const PLAIN_RULES = {
  'no answer breaks a limit of Alexa': ({ heard: { sound, remembers }, inSession }) => {
    const [problem] = sound.problems;
    if (!inSession || problem === undefined) return null;
    return (remembers?.session.unsaved ?? []).length > 0 ? `not saved, and ${problem}` : problem;
  },

  'a session of the coach is answered by the coach': ({ inSession, type, heard }) => {
    const says = heard.response['outputSpeech'] !== undefined || heard.response.directives !== undefined;
    const mustSay = inSession && type !== 'SessionEndedRequest';
    if (says !== mustSay) return mustSay ? 'silent' : 'speaks to nobody';
    return mustSay && heard.remembers === null ? 'its attributes can’t be read' : null;
  },

  'a closed session has no reprompt, and what ends it closes it': ({ spoken, inSession, type, heard }) => {
    const { response, remembers } = heard;
    if (!inSession || type === 'SessionEndedRequest') return null;
    if (isPlayedByScreen(heard)) return response.reprompt === undefined ? null : 'a reprompt to what plays';
    const over = ['goodbye', 'blocked'].includes(remembers?.phase ?? '');
    if (over !== (response.shouldEndSession === true))
      return `${remembers?.phase ?? ''}, and shouldEndSession ${String(response.shouldEndSession)}`;
    if (over !== (response.reprompt === undefined)) return 'a reprompt on a goodbye, or none on a question';
    const mustEnd = ENDS.includes(spoken?.intent ?? '');
    return mustEnd && !isClosed(heard) ? `${spoken?.intent ?? ''} leaves it open` : null;
  },

  'silence, a launch, unclear words and pain start no hold': (exchange) => {
    const { heard, type, spoken } = exchange;
    if (heard.sound.repromptHolds) return 'the reprompt plays a hold';
    if (!playsHold(heard)) return null;
    if (type !== 'IntentRequest') return type === REPEATS ? null : `${type} plays a hold`;
    // "Pain, or seconds?": it was pain, and how much was said before.
    const asked = exchange.before?.remembers?.session.conversation.asked.id;
    if (asked === 'pain_or_seconds' && spoken?.intent === 'HurtsIntent') return null;
    return STARTS_NOTHING.includes(spoken?.intent ?? '') ? `${spoken?.intent ?? ''} plays a hold` : null;
  },

  'a hold ends when its bell is heard': ({ heard: { remembers, sound } }) => {
    if (remembers === null || remembers.session.plainSpeech) return null;
    const silent = remembers.steps.find(({ endMs }) => !sound.bells.includes(endMs));
    return silent === undefined ? null : `no bell at ${silent.endMs} ms`;
  },
} as const satisfies Readonly<Record<string, (exchange: Exchange) => string | null>>;
