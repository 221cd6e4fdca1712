import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { openBrowser } from '../../support/browser.js';
import { everyBlock } from '../../support/sample-messages.js';
import { forum, openRoom, type Room } from './room.js';

const axe = createRequire(import.meta.url).resolve('axe-core');
const pictures = process.env['WEB_PICTURES'];

/** A room in which much stands already: the Forum with its button, and every kind of block. */
export async function openFullRoom(): Promise<Room> {
  const room = await openRoom();
  const place = { address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null } as const;
  for (const [key, message] of [['forum', forum('en')], ['blocks', everyBlock('en')]] as const) await room.platform.post(place, message, key, new AbortController().signal);
  return room;
}

/** One browser and one room for the tests of a file, gone after them. Called once, where the file begins. */
export function visits(openIt: () => Promise<Room>) {
  let browser: Browser;
  let room: Room;
  beforeAll(async () => {
    [browser, room] = await Promise.all([openBrowser(), openIt()]);
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
  });
  return {
    room: () => room,
    /** Opens the page in this language, in a window that looks so; resolves once it can be written in. */
    async opened(language: string, look: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce', locale: 'en', bypassCSP: true, ...look });
      const page = await context.newPage();
      page.on('pageerror', (error) => { throw error; });
      await page.goto(`${room.url}${language}`);
      await page.locator('#write').waitFor();
      await page.locator('#days .tile').first().waitFor({ state: 'attached' });
      return page;
    },
  };
}

/** Asks the bot; resolves once it has answered. */
export async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator('.log .card').count();
  await page.locator('#write').fill(text);
  await page.locator('.write .main').click();
  await page.locator('.log .card').nth(before).waitFor();
}

/** What axe finds that keeps people out; empty where all can read it. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))");
  return z.array(z.string()).parse(found);
}

/** So many pixels run out of the window at its side. */
export async function overflow(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

/** Keeps a picture of the page where WEB_PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/web-${name}.png` });
}
