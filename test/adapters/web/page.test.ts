import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../../../src/language/language.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { openBrowser } from '../../support/browser.js';
import { everyBlock } from '../../support/sample-messages.js';
import { openRoom, type Room } from './room.js';

const axe = createRequire(import.meta.url).resolve('axe-core');
const pictures = process.env['WEB_PICTURES'];
const PHONE = { width: 390, height: 844 };

describe('The training page', () => {
  let browser: Browser;
  let room: Room;
  beforeAll(async () => {
    [browser, room] = await Promise.all([openBrowser(), openRoom()]);
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });

  it('answers a typed question, and shows both again after a reload', async () => {
    const page = await opened(browser, room, '#en');

    await ask(page, 'When is the Forum?');
    await page.reload();

    await page.getByText('When is the Forum?').waitFor();
    await page.locator('.log .card').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'en');
  });

  it('shows live what the bot says by itself, and leaves the focus where it is', async () => {
    const page = await opened(browser, room, '#en');
    await page.locator('#write').focus();

    await room.platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, everyBlock('en'), 'reminder:1', new AbortController().signal);

    await page.locator('.log .card progress').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('write');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'blocks');
  });

  it('sets off a line of another direction once around all its runs, and an isolate within another', async () => {
    const page = await opened(browser, room, '#ar');
    const message = { text: 'set off', language: 'ar' as const, about: [], blocks: [
      { kind: 'heading' as const, text: '\u2068Preview of \u2068B-1\u2069: Teams\u2069' },
      { kind: 'paragraph' as const, tone: 'plain' as const, spans: [{ text: '\u2068Send it by ' }, { text: '31 March', strong: true }, { text: ' to ' }, { text: 'the Hub', href: 'https://example.org/set-off' }, { text: '.\u2069' }] },
    ] };
    await room.platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, message, 'set-off:1', new AbortController().signal);
    await page.getByRole('link', { name: 'the Hub' }).waitFor();

    expect(await page.evaluate("document.querySelector('.log h3:has(bdi bdi)').innerHTML")).toBe('<bdi>Preview of <bdi>B-1</bdi>: Teams</bdi>');
    expect(await page.evaluate("document.querySelector('a[href$=set-off]').closest('p').innerHTML.replace(/<a [^>]*>/, '<a>')")).toBe('<bdi>Send it by <strong>31 March</strong> to <a>the Hub</a>.</bdi>');
    await picture(page, 'set-off');
  });

  it('is mirrored in Arabic, and nothing runs out of a phone', async () => {
    const page = await opened(browser, room, '#ar', { viewport: PHONE, hasTouch: true });

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
    const page = await opened(browser, room, '#fr', look);

    await page.locator('.log .card').first().waitFor();

    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, name);
  });

  it('keeps two months within their tile, in each language', async () => {
    const page = await opened(browser, room, '#en');
    const tile = { startsOn: CalendarDate.parse('2022-09-01'), endsOn: CalendarDate.parse('2022-11-30'), precision: 'window', grain: 'month', status: 'confirmed' } as const;

    for (const language of LANGUAGES) {
      const text = `two months, ${language}`;
      await room.platform.post({ address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null }, { text, language, about: [], blocks: [{ kind: 'heading', text, tile }] }, text, new AbortController().signal);
      await page.getByRole('heading', { name: text }).waitFor();
    }

    expect(await page.evaluate("[...document.querySelectorAll('.log .tile')].filter((tile) => tile.scrollWidth > tile.clientWidth).map((tile) => tile.textContent)")).toEqual([]);
  });

  it('opens a form by its button, marks what is missing, and leads to the first of it', async () => {
    const page = await opened(browser, room, '#en');

    await page.getByRole('button', { name: 'Remind us' }).first().click();
    await page.getByLabel('7 days', { exact: true }).check();
    await page.locator('dialog[open] .main').click();

    await page.locator('#field-title-error').waitFor();
    await page.waitForFunction("document.activeElement.id === 'field-title'");
    expect(await page.locator('#field-title').getAttribute('aria-describedby')).toBe('field-title-help field-title-error');
    expect(await page.evaluate("[...document.querySelectorAll('.pick label')].filter((label) => label.scrollWidth > label.clientWidth).length")).toBe(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'form');
  });

  it('asks a field only where its condition holds, goes on and back, and shows what the bot finds wrong', async () => {
    const page = await opened(browser, room, '#en');
    await page.getByRole('button', { name: 'Remind us' }).first().click();

    await page.locator('#field-title').fill('wrong');
    expect(await page.locator('#field-which').count()).toBe(0);
    await page.getByLabel('Other', { exact: true }).check();
    await page.locator('#field-which').fill('Everywhere');
    await page.locator('dialog .main').click();
    await page.locator('#field-day').fill('2026-12-18');
    await page.getByRole('button', { name: 'Go back' }).click();
    expect(await page.locator('#field-which').inputValue()).toBe('Everywhere');
    await page.locator('dialog .main').click();
    await page.getByRole('button', { name: 'Send it' }).click();

    await page.getByText('Name the practice.').waitFor();
    await page.locator('#field-title').fill('right');
    await page.locator('dialog .main').click();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.locator('dialog:not([open])').waitFor({ state: 'attached' });
    expect(room.taken.at(-1)?.happening).toMatchObject({ kind: 'submitted', about: { network: 'EG' }, values: { title: 'right', scope: 'other', which: 'Everywhere', day: '2026-12-18' } });
  });

  it('lets people choose who they are, under a name of their own too', async () => {
    const page = await opened(browser, room, '#en');

    await page.getByLabel('Another name').fill('Chipo');
    await page.getByRole('button', { name: 'Use this name' }).click();
    await page.getByRole('button', { name: /With the bot/ }).click();
    await ask(page, 'next');

    expect(room.taken.at(-1)).toMatchObject({ account: { user: 'Chipo' }, address: { conversation: 'person-Chipo', kind: 'person' } });
  });

  it('goes from day to day, and back to the real one', async () => {
    const page = await opened(browser, room, '#en');

    await page.getByRole('button', { name: '+ 1 week' }).click();

    await page.getByText('It is now Monday 9 February 2026.').waitFor();
    await page.getByRole('button', { name: 'Return to the real day' }).click();
    await page.locator('.today', { hasNotText: 'pretended' }).waitFor();
  });

  it('works without a mouse: the skip link leads to the box, Enter sends', async () => {
    const page = await opened(browser, room, '#es');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ayuda');
    await page.keyboard.press('Enter');

    await page.locator('.said', { hasText: 'ayuda' }).waitFor();
    // What was said may appear before its request is answered.
    await expect.poll(() => page.locator('#write').inputValue()).toBe('');
  });
});

async function opened(browser: Browser, room: Room, language: string, look: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce', locale: 'en', bypassCSP: true, ...look });
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(`${room.url}${language}`);
  await page.locator('#write').waitFor();
  await page.locator('#days .tile').first().waitFor({ state: 'attached' });
  return page;
}

async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator('.log .card').count();
  await page.locator('#write').fill(text);
  await page.locator('.write .main').click();
  await page.locator('.log .card').nth(before).waitFor();
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))");
  return z.array(z.string()).parse(found);
}

async function overflow(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/web-${name}.png` });
}
