import { describe, expect, it } from 'vitest';
import { nameKept, nameMilestone, placeOf, summarize } from '../../src/answers/names.js';
import { dates, next } from '../../src/answers/says.js';
import { Message } from '../../src/chat/message.js';
import { formBehindButton } from '../../src/form-button.js';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { Facts } from '../../src/roadmap/facts.js';
import { nameKind } from '../../src/support/name-kind.js';
import { shareAsked } from '../../src/roadmap/share-says.js';
import type { Translation } from '../../src/translations/translation.js';
import { given } from '../support/cast.js';
import { factsFor } from './asking.js';
import { shippedLedger } from './shipped-ledger.js';

const townHall = shippedLedger.byId.get('progress-declaration-townhall-2-2022')!;
const FRENCH_TITLE = 'Déclaration sur les progrès : 2e réunion publique avec les parties prenantes';

/** Facts in which the translation of the town hall stands otherwise than it ships. */
function factsWhere(language: Language, change: Partial<Translation>): Facts {
  const facts = factsFor(language);
  const names = facts.ledger.translations.get(townHall.id)!;
  const translations = new Map(facts.ledger.translations).set(townHall.id, { ...names, [language]: given(names[language]!, change) });
  return { ...facts, ledger: { ...facts.ledger, translations } };
}

/** Facts of a ledger without any translation. */
function untranslated(language: Language): Facts {
  const facts = factsFor(language);
  return { ...facts, ledger: { ...facts.ledger, translations: new Map() } };
}

describe('the name of a milestone', () => {
  it('is in the reader’s language, with a mark while nobody has confirmed it', () => {
    expect(nameMilestone(townHall, factsFor('fr'))).toBe(`${FRENCH_TITLE}*`);
    expect(nameMilestone(townHall, factsWhere('fr', { confirmedBy: 'console:ana' }))).toBe(FRENCH_TITLE);
  });

  it('is marked again once its English text was edited after the confirmation', () => {
    const edited = given(townHall, { title: 'Progress Declaration: second town hall' });
    const facts = factsWhere('fr', { confirmedBy: 'console:ana' });
    const after = { ...facts, ledger: { ...facts.ledger, byId: new Map(facts.ledger.byId).set(edited.id, edited) } };

    expect(nameMilestone(edited, after)).toBe(`${FRENCH_TITLE}*`);
  });

  it('is the English title, without a mark, in English', () => {
    expect(nameMilestone(townHall, factsFor('en'))).toBe('Progress Declaration: 2nd stakeholder town hall');
  });

  it('stays English where there is no translation, set off in a right-to-left line', () => {
    expect(nameMilestone(townHall, untranslated('ar'))).toBe('\u2068Progress Declaration: 2nd stakeholder town hall\u2069');
    expect(summarize(townHall, untranslated('ar'))).toBe(`\u2068${townHall.summary}\u2069`);
  });

  it('is told of a milestone that its reader does not see in her ledger by the title of that moment', () => {
    expect(nameKept({ milestone: 'kenya-consultation', title: 'National consultation' }, factsFor('ru'))).toBe('National consultation');
    expect(nameKept({ milestone: townHall.id, title: townHall.title }, factsFor('fr'))).toBe(`${FRENCH_TITLE}*`);
  });

  it('is put together for a Forum that has no translation', () => {
    expect(nameMilestone(shippedLedger.byId.get('imrf-2030')!, untranslated('es'))).toBe('Tercer Foro de Examen de la Migración Internacional');
  });
});

describe('a message with names that nobody has confirmed', () => {
  it('says once what the mark means: before the source of an answer, at the end of a list', () => {
    const note = '* Titre traduit ; personne n’a encore confirmé la traduction.';
    const ids = ['africa-regional-review-2024', 'arab-regional-review-2024'];

    const answer = Message.parse(dates.compose({ milestones: ids }, factsFor('fr'))).text.split('\n');
    const list = Message.parse(next.compose({ milestones: ids }, factsFor('fr'))).text.split('\n');

    expect(answer.filter((line) => line === note)).toHaveLength(1);
    expect(answer.at(-2)).toBe(note);
    expect(answer.at(-1)).toMatch(/D-[0-9A-Z]+$/);
    expect(list.filter((line) => line.includes('*'))).toHaveLength(3);
    expect(list.at(-1)).toBe(note);
  });

  it('has no such line where every name is confirmed', () => {
    const message = Message.parse(dates.compose({ milestones: [townHall.id] }, factsWhere('fr', { confirmedBy: 'console:ana' })));

    expect(message.text).toContain(FRENCH_TITLE);
    expect(message.text).not.toContain('*');
  });
});

describe('a place, a region and a kind of help', () => {
  it.each(['constructor', '__proto__', 'toString'])('are told as somebody wrote them, also where every object knows the word: %s', (written) => {
    const words = wordsIn('en');

    expect(placeOf(given(townHall, { location: written }), words)).toContain(written);
    expect(nameKind(written, words)).toContain(written);
    expect(shareAsked.compose({ title: 'Ours', region: written, asked: 2 }, factsFor('en'))).toMatchObject({ text: expect.stringContaining(written) as string });
    expect(formBehindButton.compose({ form: written }, factsFor('en'))).toMatchObject({ text: words.say('form.ready') });
  });
});
