import { never } from '../../lambdas/coach/shared/assert-never.ts';
import type { Moment, Step } from './steps.ts';
import type { Utterance } from './utterances.ts';

/** Describes a conversation for people, one step per line. */
export function describeSteps(steps: readonly Step[]): string {
  return steps.map(describeStep).join('\n');
}

function describeStep(step: Step): string {
  switch (step.step) {
    case 'on':
      return `answers sensibly: ${step.until === 'one' ? 'once' : `until ${step.until}`}`;
    case 'say':
      return `${describeMoment(step.at)}: ${describeUtterance(step.spoken)}`;
    case 'into':
      return `in a hold, @${step.ms} ms: ${describeUtterance(step.spoken)}`;
    case 'silence':
      return `(silence)${step.told ? '' : ', and nobody is told'}`;
    case 'ended':
      return `${describeMoment(step.at)}: the session ends, ${step.reason}`;
    case 'launch':
      return `${describeMoment(step.at)}: launched`;
    case 'other':
      return `${describeMoment(step.at)}: ${step.type}${step.inSession ? '' : ', outside the session'}`;
    case 'again':
      return step.stale
        ? '(the request before comes again, answered for nobody)'
        : '(the same request again)';
    case 'away':
      return `(the session breaks off, away for ${step.ms / 1000} s)`;
    case 'voice':
      return `(from here on ${step.voice ?? 'a voice not recognised'} speaks)`;
    case 'device':
      return `(from here on in ${step.locale ?? 'no locale'}${step.screen ? ', with a screen' : ''})`;
    case 'clock':
      return `(the next timestamp ${step.next === 'no_ms' ? 'has no milliseconds' : 'is a second early'})`;
    case 'damage':
      return `(session attributes: ${step.damage.kind}, field ${step.damage.at})`;
    case 'faults':
      return `(table: ${step.next.map((fault) => fault ?? 'well').join(', ')})`;
    case 'refused':
      return `(a request that has ${step.what})`;
  }
  return never(step);
}

function describeMoment({ while: during, ms }: Moment): string {
  return during === 'playing' ? `@${ms} ms` : `${ms} ms after it is heard`;
}

function describeUtterance({ intent, slots }: Utterance): string {
  const filled = Object.entries(slots).flatMap(([name, filling]) =>
    filling === null ? [] : [`${name}=${filling.ids?.join('|') ?? filling.words}`],
  );
  return [intent, ...filled].join(' ');
}
