/**
 * Phrases that Alexa's built-in intents understand without samples. This is a short list of the documented
 * ones. A phrase that works here also works on an Echo, which knows more. The model's own samples take
 * precedence.
 */
export const BUILT_IN_PHRASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AMAZON.YesIntent', ['yes', 'yes please', 'yeah', 'yep', 'sure']],
  ['AMAZON.NoIntent', ['no', 'no thanks', 'no thank you', 'nope', 'nah']],
  ['AMAZON.StopIntent', ['stop', 'off', 'shut up']],
  ['AMAZON.CancelIntent', ['cancel', 'never mind', 'forget it']],
  ['AMAZON.HelpIntent', ['help', 'help me', 'can you help me']],
  ['AMAZON.PauseIntent', ['pause', 'pause that', 'pause it']],
  ['AMAZON.ResumeIntent', ['resume', 'continue', 'keep going']],
  ['AMAZON.NextIntent', ['next', 'skip', 'skip forward', 'next one']],
  ['AMAZON.PreviousIntent', ['previous', 'go back', 'skip back', 'back up']],
  ['AMAZON.RepeatIntent', ['repeat', 'say that again', 'repeat that', 'again']],
  ['AMAZON.StartOverIntent', ['start over', 'restart', 'start again']],
  ['AMAZON.NavigateHomeIntent', ['go home', 'home', 'go to the home screen']],
]);

/** The intent of a sentence that nothing matches. */
export const FALLBACK = 'AMAZON.FallbackIntent';

/** Whether an intent is built in. Built-in intents match their phrases exactly, never approximately. */
export function isBuiltIn(intent: string): boolean {
  return intent.startsWith('AMAZON.');
}
