import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationAddress } from '../../src/chat/conversation.js';
import type { FormValues } from '../../src/chat/form.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import type { FormPerson, Shown } from '../support/form-person.js';
import { openFormHouse, shippedPracticeForm, type FormHouse } from '../support/form-house.js';
import { PRACTICE } from '../support/sample-practice.js';

/** The forms that the house has, by the word that opens them and their id. */
export type FormWord = 'remind' | 'move' | 'practice';

/** A person in a place to talk, with a form before her. Each `do` goes through the real adapter and its strict counterpart. */
export interface FormUser extends Pick<FormPerson, 'goOn' | 'goBack'> {
  readonly address: ConversationAddress;
  open(form: FormWord): Promise<Shown>;
}

/** A face with its strict counterpart. */
export interface FaceUnderTest {
  /** Somebody who has done nothing yet. */
  newUser(): FormUser;
  /** Why the counterpart refused what the face sent since the start: empty when all was well formed. */
  malformed(): readonly string[];
  close(): Promise<void>;
}

/** What every face keeps of its promises about forms. */
export function formsContract(name: string, open: (house: FormHouse) => Promise<FaceUnderTest>): void {
  describe(`forms on ${name}`, () => {
    let house: FormHouse;
    let face: FaceUnderTest;
    beforeAll(async () => {
      house = await openFormHouse();
      face = await open(house);
    });
    afterAll(async () => {
      await face.close();
      await house.close();
    });
    const user = async (language: Language = 'en') => {
      const one = face.newUser();
      await house.settle(one.address, language);
      return one;
    };
    shortForms(user, () => face, () => house);
    pagesInSixLanguages(user, () => face);
    pagesKeep(user, () => face, () => house);
  });
}

type NewUser = (language?: Language) => Promise<FormUser>;

function shortForms(user: NewUser, face: () => FaceUnderTest, house: () => FormHouse): void {
  it.each(LANGUAGES)('opens the reminders in %s, says what is wrong beside its field, and keeps what was chosen', async (language) => {
    const amina = await user(language);

    const opened = await amina.open('remind');
    const wrong = await amina.goOn({ offsets: ['60', '30', '14', '7', '3', '1', '0'] });
    const taken = await amina.goOn({ offsets: ['30', '7'] });

    expect(wordsOf(opened)).toContain(wordsIn(language).say('reminders.form.offsets'));
    expect(errorsOf(wrong)).toHaveProperty('offsets');
    expect(taken).toEqual({ kind: 'closed' });
    const { conversation } = await subscriptionOf(house(), amina.address);
    expect(conversation?.offsetsDays).toEqual([30, 7]);
    expect(face().malformed()).toEqual([]);
  });

  it('refuses a move beside the field that mends it, and takes it once it is whole', async () => {
    const daniel = await user();

    await daniel.open('move');
    const refused = await daniel.goOn({ milestone: 'migrants-day-2099', 'first-day': '2026-12-20', reason: 'held two days later', source: 'https://www.un.org/en/observances/migrants-day' });
    const moved = await daniel.goOn({ milestone: 'migrants-day-2026', 'first-day': '2026-12-20', reason: 'held two days later', source: 'https://www.un.org/en/observances/migrants-day' });

    expect(Object.keys(errorsOf(refused))).toEqual(['milestone']);
    expect(moved).toEqual({ kind: 'closed' });
    expect(await house().store.reads.roadmap.changes('migrants-day-2026')).toMatchObject([{ kind: 'move', reason: 'held two days later', new: { startsOn: '2026-12-20' } }]);
  });
}

function pagesInSixLanguages(user: NewUser, face: () => FaceUnderTest): void {
  it.each(LANGUAGES)('shows every page of the practice form in %s, one at a time, in what the platform takes', async (language) => {
    const amina = await user(language);
    const { pages } = shippedPracticeForm(language);

    let shown = await amina.open('practice');
    for (const [at, page] of pages.entries()) {
      expect(wordsOf(shown)).toContain(bare(page.title));
      expect(wordsOf(shown)).toContain(bare(wordsIn(language).say('form.page', { page: at + 1, pages: pages.length })));
      if (at < pages.length - 1) shown = await amina.goOn(PRACTICE[at] ?? {});
    }

    expect(face().malformed()).toEqual([]);
  });
}

function pagesKeep(user: NewUser, face: () => FaceUnderTest, house: () => FormHouse): void {
  it('keeps every page, also when it is turned back, and hands all values over once', async () => {
    const amina = await user();
    const before = house().practices.length;
    await amina.open('practice');
    await fillPages(amina, 3);

    const back = await amina.goBack({ summary: 'Begun.' });
    const again = await amina.goOn({ startDate: '2020-01' });
    for (const page of PRACTICE.slice(3, -1)) await amina.goOn(page);
    const last = await amina.goOn(PRACTICE.at(-1) ?? {});

    expect(valuesOf(back)).toMatchObject(PRACTICE[2] ?? {});
    expect(valuesOf(again)).toMatchObject({ summary: 'Begun.' });
    expect(last).toEqual({ kind: 'closed' });
    expect(house().practices.slice(before)).toEqual([PRACTICE_WHOLE]);
    expect(face().malformed()).toEqual([]);
  });

  it('stays on a page while something on it is wrong, says so beside its field, and loses nothing', async () => {
    const amina = await user();
    await amina.open('practice');

    const wrong = await amina.goOn({ ...PRACTICE[0], countries: 'Kenya, Atlantis' });
    const mended = await amina.goOn({ countries: 'Kenya, Uganda' });

    expect(Object.keys(errorsOf(wrong))).toEqual(['countries']);
    expect(valuesOf(wrong)).toMatchObject({ title: PRACTICE[0]?.['title'] });
    expect(wordsOf(mended)).toContain('Compact and goals');
  });

  it('goes back from a page that is not done', async () => {
    const amina = await user();
    await amina.open('practice');
    await fillPages(amina, 1);

    const back = await amina.goBack({});

    expect(errorsOf(back)).toEqual({});
    expect(valuesOf(back)).toMatchObject({ title: PRACTICE[0]?.['title'] });
  });

  it('opens again where it was left, with all that was typed', async () => {
    const amina = await user();
    await amina.open('practice');
    await fillPages(amina, 2);

    const resumed = await amina.open('practice');
    const back = await amina.goBack({});

    expect(wordsOf(resumed)).toContain('When and what kind');
    expect(valuesOf(back)).toMatchObject(PRACTICE[1] ?? {});
  });
}

/** All pages as a feature gets them: choices by their ids, countries recognised. */
const PRACTICE_WHOLE: FormValues = { ...PRACTICE.reduce<FormValues>((whole, page) => ({ ...whole, ...page }), {}), countries: ['KE', 'UG'], startDate: '2020-01' };

async function fillPages(amina: FormUser, count: number): Promise<void> {
  for (const page of PRACTICE.slice(0, count)) await amina.goOn(page);
}

async function subscriptionOf({ store }: FormHouse, address: ConversationAddress) {
  const conversation = (await store.reads.networks.conversations()).find((one) => one.address.platform === address.platform && one.address.conversation === address.conversation);
  return { conversation: conversation === undefined ? undefined : await store.reads.reminders.findSubscription(conversation.id) };
}

/** Without the marks that set off words of another direction: faces draw them in their own ways. */
function wordsOf(shown: Shown): string {
  return shown.kind === 'closed' ? '' : bare(shown.words);
}

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/gu, '');
}

function valuesOf(shown: Shown): FormValues {
  return shown.kind === 'page' ? shown.values : {};
}

function errorsOf(shown: Shown): Readonly<Record<string, string>> {
  return shown.kind === 'page' ? shown.errors : {};
}
