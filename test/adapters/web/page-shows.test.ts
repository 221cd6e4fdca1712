import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/language/language.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { everyBlock } from '../../support/sample-messages.js';
import { ask, overflow, picture, violations, visits } from './page-visit.js';
import { openRoom } from './room.js';

const PHONE = { width: 390, height: 844 };

describe('The training page', () => {
  const { room, opened } = visits(openRoom);

  it('answers a typed question, and shows both again after a reload', async () => {
    const page = await opened('#en');

    await ask(page, 'When is the Forum?');
    await page.reload();

    await page.getByText('When is the Forum?').waitFor();
    await page.locator('.log .card').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'en');
  });

  it('shows live what the bot says by itself, and leaves the focus where it is', async () => {
    const page = await opened('#en');
    await page.locator('#write').focus();

    await room().platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, everyBlock('en'), 'reminder:1', new AbortController().signal);

    await page.locator('.log .card progress').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('write');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'blocks');
  });

  it('sets off a line of another direction once around all its runs, and an isolate within another', async () => {
    const page = await opened('#ar');
    const message = { text: 'set off', language: 'ar' as const, about: [], blocks: [
      { kind: 'heading' as const, text: '\u2068Preview of \u2068B-1\u2069: Teams\u2069' },
      { kind: 'paragraph' as const, tone: 'plain' as const, spans: [{ text: '\u2068Send it by ' }, { text: '31 March', strong: true }, { text: ' to ' }, { text: 'the Hub', href: 'https://example.org/set-off' }, { text: '.\u2069' }] },
    ] };
    await room().platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, message, 'set-off:1', new AbortController().signal);
    await page.getByRole('link', { name: 'the Hub' }).waitFor();

    expect(await page.evaluate("document.querySelector('.log h3:has(bdi bdi)').innerHTML")).toBe('<bdi>Preview of <bdi>B-1</bdi>: Teams</bdi>');
    expect(await page.evaluate("document.querySelector('a[href$=set-off]').closest('p').innerHTML.replace(/<a [^>]*>/, '<a>')")).toBe('<bdi>Send it by <strong>31 March</strong> to <a>the Hub</a>.</bdi>');
    await picture(page, 'set-off');
  });

  it('is mirrored in Arabic, and nothing runs out of a phone', async () => {
    const page = await opened('#ar', { viewport: PHONE, hasTouch: true });

    await ask(page, 'متى ينعقد المنتدى؟');

    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'ar-phone');
    await page.locator('#open-days').click();
    await page.locator('#days .tile').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'ar-phone-days');
  });

  it.each([{ viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const, name: 'dark-320' }, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const, name: 'dark' }])('can be read in the dark: $name', async ({ name, ...look }) => {
    const page = await opened('#fr', look);

    await page.locator('.log .card').first().waitFor();

    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, name);
  });

  it('keeps two months within their tile, in each language', async () => {
    const page = await opened('#en');
    const tile = { startsOn: CalendarDate.parse('2022-09-01'), endsOn: CalendarDate.parse('2022-11-30'), precision: 'window', grain: 'month', status: 'confirmed' } as const;

    for (const language of LANGUAGES) {
      const text = `two months, ${language}`;
      await room().platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, { text, language, about: [], blocks: [{ kind: 'heading', text, tile }] }, text, new AbortController().signal);
      await page.getByRole('heading', { name: text }).waitFor();
    }

    expect(await page.evaluate("[...document.querySelectorAll('.log .tile')].filter((tile) => tile.scrollWidth > tile.clientWidth).map((tile) => tile.textContent)")).toEqual([]);
  });
});
