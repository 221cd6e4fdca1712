import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect.js';
import type { Language } from '../../src/language/language.js';

describe('the language of a question', () => {
  it.each<[string, Language]>([
    ['When does the Forum take place?', 'en'],
    ['Pourriez-vous me donner la date du Forum ?', 'fr'],
    ['¿Me pueden dar la fecha del Foro?', 'es'],
    ['Когда состоится IMRF?', 'ru'],
    ['متى IMRF 2030؟', 'ar'],
    ['IMRF在哪一天？', 'zh'],
    ['ayuda', 'es'],
    ['bonjour', 'fr'],
    ['reminders', 'en'],
  ])('knows %s', (text, expected) => {
    const other = expected === 'ru' ? 'zh' : 'ru';

    expect(detectLanguage(text, other)).toBe(expected);
  });

  it.each(['IMRF 2026', '', '???', 'KE', '2030', 'snooze D-7EP 3d', 'snooze imrf-2026 3d'])('leaves "%s" to the conversation', (text) => {
    expect(detectLanguage(text, 'ar')).toBe('ar');
  });
});
