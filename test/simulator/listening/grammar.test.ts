import { describe, expect, it } from 'vitest';
import { DANGER } from '../../../simulator/listening/danger.ts';
import { type Heard, readHeard, writeGrammar } from '../../../simulator/listening/grammar.ts';

const rule = (grammar: string, name: string): string[] =>
  (new RegExp(`<${name}> = (.*);`).exec(grammar)?.[1] ?? '').split(' | ');

describe('the grammar of a moment', () => {
  it('takes a command without the name only while the coach waits for an answer', () => {
    expect(rule(writeGrammar(['yes'], 'open', 'alexa'), 'heard')).toContain('<command>');
    expect(rule(writeGrammar(['yes'], 'named', 'alexa'), 'heard')).not.toContain('<command>');
    expect(rule(writeGrammar(['yes'], 'named', 'alexa'), 'heard')).toContain('alexa <command>');
  });

  it.each(['open', 'named'] as const)('takes words of danger without the name, %s', (attention) => {
    const grammar = writeGrammar([], attention, 'alexa');
    const without = rule(grammar, 'heard').includes('<danger>') ? 'danger' : 'command';
    expect(rule(grammar, 'heard')).toContain(`<${without}>`);
    expect(rule(grammar, without)).toEqual(DANGER);
  });

  it.each(['open', 'named'] as const)('has a way out for all other speech, %s', (attention) => {
    expect(rule(writeGrammar(['yes'], attention, 'alexa'), 'heard')).toEqual(
      expect.arrayContaining(['<other>', 'alexa <other>']),
    );
  });

  it.each<[string, Heard]>([
    ['pause', { kind: 'words', words: 'pause', named: false }],
    ['alexa pause', { kind: 'words', words: 'pause', named: true }],
    ['alexa', { kind: 'name' }],
    ['', { kind: 'refused', named: false }],
    ['phone_ah', { kind: 'refused', named: false }],
    ['alexa phone_ah', { kind: 'refused', named: true }],
    ['pause phone_ah', { kind: 'refused', named: false }],
  ])('of "%s" the page makes %o', (text, heard) => {
    expect(readHeard(text, 'alexa')).toEqual(heard);
  });
});
