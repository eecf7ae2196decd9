import { describe, expect, it } from 'vitest';
import { DANGER } from '../../../simulator/listening/danger.ts';
import { type Heard, readHeard, writeGrammar } from '../../../simulator/listening/grammar.ts';

const rule = (grammar: string, name: string): string[] =>
  (new RegExp(`<${name}> = (.*);`).exec(grammar)?.[1] ?? '').split(' | ');

describe('the grammar of a moment', () => {
  it('takes a command without the name only while the coach waits for an answer', () => {
    expect(rule(writeGrammar(['yes'], 'open', 'alexa'), 'heard')).toContain('<wanted>');
    expect(rule(writeGrammar(['yes'], 'named', 'alexa'), 'heard')).not.toContain('<wanted>');
    expect(rule(writeGrammar(['yes'], 'named', 'alexa'), 'heard')).toContain('alexa <wanted>');
    expect(rule(writeGrammar(['yes'], 'named', 'alexa'), 'command')).toEqual(['yes']);
  });

  it('takes words of danger without the name, always, and with a cry before them', () => {
    const named = writeGrammar(['yes', 'stop'], 'named', 'alexa');
    expect(rule(named, 'heard')).toContain('<danger>');
    expect(rule(writeGrammar([], 'open', 'alexa'), 'wanted')).toEqual(['<danger>']);
    expect(rule(named, 'danger')).toEqual(['[<cry>] <symptom> [<stress>]']);
    expect(rule(named, 'symptom')).toEqual(DANGER);
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
    ['ouch it hurts a lot', { kind: 'words', words: 'it hurts', named: false }],
    ['phone_aw that hurts', { kind: 'words', words: 'that hurts', named: false }],
    ['alexa oh no i feel faint', { kind: 'words', words: 'i feel faint', named: true }],
    ['no', { kind: 'words', words: 'no', named: false }],
    ['phone_aw pause', { kind: 'refused', named: false }],
    ['pause phone_ah', { kind: 'refused', named: false }],
  ])('of "%s" the page makes %o', (text, heard) => {
    expect(readHeard(text, 'alexa')).toEqual(heard);
  });
});
