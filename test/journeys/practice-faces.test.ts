import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runProgram } from '../../src/cli.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { inForms, isOverruling } from '../support/practice-journey/in-forms.js';
import { inWords } from '../support/practice-journey/in-words.js';
import { buttonOf, toldAfter, type Place } from '../support/practice-journey/place.js';
import { approves, asksForChanges } from '../support/practice-journey/review.js';
import { slackPlace } from '../support/practice-journey/slack-place.js';
import { teamsPlace } from '../support/practice-journey/teams-place.js';
import { practiceTexts } from '../support/practice-journey/texts.js';
import { bare, type Face, type Writer } from '../support/practice-journey/writer.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { runBot, type BotProcess } from '../support/run-bot.js';

const FACES: readonly (readonly [name: string, open: () => Promise<Place>, face: Face])[] = [
  ['in a modal of Slack', slackPlace, inForms],
  ['in a dialog of Teams', () => teamsPlace(true), inForms],
  ['in cards of Teams', () => teamsPlace(false), inForms],
  ['in words, a message a field', slackPlace, inWords],
];
const MISTAKES = ['endDate', 'resources', 'secondaryObjectives', 'summary', 'title'];

describe.each(FACES)('a practice that is written %s', (_, open, face) => {
  let folder: string;
  let place: Place;
  let bot: BotProcess;
  const writers = new Map<Language, Writer>();

  async function start(): Promise<void> {
    bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, WEB: 'off', IMRF_NOW: '2026-11-27T09:00:00Z', ...place.settings });
    place.connect(bot.url);
  }

  // Six people are in the middle of their forms when the power fails.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'imrf-faces-'));
    place = await open();
    await start();
    for (const language of LANGUAGES) {
      const writer: Writer = { who: place.person(`Amina${language}`), language, texts: practiceTexts(language), form: SHIPPED_FORMS.formOf({ formVersion: 1 }, language), found: [] };
      writers.set(language, writer);
      await toldAfter(writer.who, () => writer.who.says(`language ${language}`));
    }
    // Who opens a modal is known to Slack alone: these begin one after another, those who write in words all at once.
    if (face === inWords) await Promise.all([...writers.values()].map((writer) => face.begins(writer)));
    else for (const writer of writers.values()) await face.begins(writer);
    await bot.kill();
    await start();
  }, 300_000);
  afterAll(async () => {
    await bot.kill();
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A command at the desk, on this database or on another. */
  async function cli(database: string, ...typed: string[]): Promise<string> {
    const [printed, told]: [string[], string[]] = [[], []];
    const code = await runProgram(typed, { DATABASE_URL: `sqlite:${join(folder, database)}`, LOG_LEVEL: 'silent' }, { input: Readable.from([]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: (line) => void told.push(line) });
    if (code !== 0) throw new Error(told.join('\n'));
    return printed.join('\n');
  }

  const approved = new Map<string, { readonly language: Language; readonly values: object; readonly overruled: object[] }>();

  it.each(LANGUAGES)('in %s, with five mistakes and a power cut, is handed in, commented on, mended and approved', async (language) => {
    const writer = writers.get(language);
    if (writer === undefined) throw new Error('nobody writes');
    const { texts, form, found } = writer;
    const more = (field: string) => `${String(texts.pages[3]?.[field])}${texts.more}`;
    const mended = { summary: more('summary'), benefitImpact: more('benefitImpact') };
    const label = (id: string) => bare(wordsIn(language).say('review.button-mend', { field: form.pages[3]?.fields.find((field) => field.id === id)?.label ?? '' }));

    const submitted = await face.goesOn(writer);
    const practice = String(buttonOf(submitted, 'practices.withdraw').value['practice']);
    const asked = await asksForChanges(place, practice, writer);
    await face.mends(writer, asked, mended);
    await approves(place, practice, writer);

    expect([...new Set(found)].sort()).toEqual(MISTAKES);
    expect(asked.buttons.filter(({ action }) => action === 'practices.open').map((button) => bare(button.label))).toEqual([label('summary'), label('benefitImpact')]);
    expect(bare(asked.text)).toContain(texts.comment);
    const isOverruled = face === inForms && isOverruling(writer);
    const values = { ...texts.pages.reduce((whole, page) => ({ ...whole, ...page }), {}), countries: texts.countryCodes, ...mended, ...(isOverruled ? { endDate: '2018-03' } : {}) };
    expect(Object.keys(values).sort()).toEqual(form.pages.flatMap((page) => page.fields.map(({ id }) => id)).sort());
    approved.set(practice, { language, values, overruled: isOverruled ? [{ code: 'ended-early', field: 'endDate', reason: texts.reason }] : [] });
  });

  it('is exported as JSON and as a workbook, and read back equal in another house', async () => {
    const [book, list] = [join(folder, 'all.xlsx'), join(folder, 'all.json')];

    for (const file of [book, list]) await cli('bot.db', 'practices', 'export', '--state', 'approved', '--with-contacts', '--as', place.secretariat, '--out', file);
    await cli('other.db', 'practices', 'import', book, '--as', 'ana');
    const back: unknown = JSON.parse(await cli('other.db', 'practices', 'export', '--state', 'approved', '--with-contacts', '--as', 'ana'));

    const exported = z.object({ practices: z.array(z.looseObject({ id: z.string(), language: z.string(), values: z.record(z.string(), z.unknown()), overruled: z.array(z.unknown()) })) }).parse(JSON.parse(readFileSync(list, 'utf8')));
    const written = exported.practices.map(({ id, language, values, overruled }) => [id, { language, values, overruled }] as const);
    expect(new Map(written)).toEqual(approved);
    expect(approved.size).toBe(LANGUAGES.length);
    expect(back).toEqual(exported);
  });

  it('was taken by the platform, every view, card and message of it', () => {
    expect(place.malformed()).toEqual([]);
  });
});
