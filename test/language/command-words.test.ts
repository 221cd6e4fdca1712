import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS, nearestCommand, readCommand } from '../../src/language/command-words.js';

describe('command words', () => {
  it.each(COMMAND_WORDS)('reads %s in English, however it is spaced and cased', (word) => {
    expect(readCommand(`  ${word.toUpperCase().replace(' ', '  ')} `)).toEqual({ word, rest: '' });
  });

  it.each([
    ['réseau KE', 'network', 'KE'],
    ['ПОМОЩЬ', 'help', ''],
    ['arrêter les rappels', 'stop reminders', ''],
    ['مساعدة', 'help', ''],
    ['提醒 14d', 'remind', '14d'],
    ['quién soy', 'who am i', ''],
    ['remind 14d 7d', 'remind', '14d 7d'],
    ['/next', 'next', ''],
    ['move imrf-2030 5-8 May 2030, set', 'move', 'imrf-2030 5-8 May 2030, set'],
  ])('reads %s', (text, word, rest) => {
    expect(readCommand(text)).toEqual({ word, rest });
  });

  it.each(['hi', 'Hello!', 'hola', 'bonjour', 'привет', 'مرحبا', '你好', '?'])('takes %s alone for a wish for help', (text) => {
    expect(readCommand(text)).toEqual({ word: 'help', rest: '' });
  });

  it.each(['help me with my visa', 'hi, when is the Forum?', 'confirm the dates of the Forum', 'cancel my trip?', 'networking event', '下一个论坛什么时候'])('leaves "%s" to the answers', (text) => {
    expect(readCommand(text)).toBeUndefined();
  });

  it.each([['reminnd', 'remind'], ['hlep', undefined], ['netwrok', 'network'], ['languge', 'language'], ['forum', undefined], ['IMRF', undefined], ['помощ', 'help']])('finds what is nearest to %s', (text, expected) => {
    expect(nearestCommand(text)).toBe(expected);
  });

  it('finds nothing near to several words', () => {
    expect(nearestCommand('remimd 14d')).toBeUndefined();
  });
});
