import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../support/browser.js';
import { openFormHouse, type FormHouse } from '../../support/form-house.js';
import { PRACTICE } from '../../support/sample-practice.js';
import { openRoom, type Room } from './room.js';

const pictures = process.env['WEB_PICTURES'];
const PHONE = { width: 390, height: 844 };

describe('The training page, for everybody', () => {
  let browser: Browser;
  let room: Room;
  let house: FormHouse;
  let formRoom: Room;
  beforeAll(async () => {
    house = await openFormHouse();
    [browser, room, formRoom] = await Promise.all([openBrowser(), openRoom(), openRoom(undefined, house.door)]);
  });
  afterAll(async () => {
    await browser.close();
    await room.close();
    await formRoom.close();
    await house.close();
  });

  it('is used by keyboard alone: a question, its form with a mistake, and back to where one was', async () => {
    const page = await opened(browser, room, '#en');

    await tabTo(page, '#write');
    await page.keyboard.type('When is the Forum?');
    await page.keyboard.press('Enter');
    await page.locator('.log .card').first().waitFor();
    await tabTo(page, '.log .card button');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await tabTo(page, 'dialog .main');
    await page.keyboard.press('Enter');
    await page.locator('#field-title-error').waitFor();
    await page.waitForFunction("document.activeElement.id === 'field-title'");
    await page.keyboard.press('Escape');

    await page.locator('dialog:not([open])').waitFor({ state: 'attached' });
    expect(await page.evaluate("document.activeElement.matches('.log .card button')")).toBe(true);
  });

  it.each([['en', {}], ['ar', {}], ['en', { viewport: PHONE }], ['ar', { viewport: PHONE }]] as const)('keeps every word in sight with text twice as large (%s, %o)', async (language, options) => {
    const page = await opened(browser, room, `#${language}`, options);
    await ask(page, 'When is the Forum?');
    const size = () => page.evaluate("parseFloat(getComputedStyle(document.querySelector('.log .card .p, .log .card p')).fontSize)").then(Number);
    const before = await size();

    await page.addStyleTag({ content: ':root { font-size: 200% !important }' });

    await picture(page, `large-${language}-${'viewport' in options ? 'phone' : 'desktop'}`);
    expect(await size()).toBe(2 * before);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
  });

  it('shows what is chosen, what can be pressed and where one is when the system sets the colours', async () => {
    const page = await opened(browser, room, '#en', { forcedColors: 'active' });
    await ask(page, 'When is the Forum?');
    await page.locator('.log .card button').first().click();
    await page.locator('dialog[open]').waitFor();
    await page.locator('dialog .pick input').first().check();
    await page.keyboard.press('Tab');

    await picture(page, 'forced-colours');
    const borderless = await page.evaluate(`[...document.querySelectorAll('button, input, select, textarea')].filter((one) => one.offsetParent !== null && one.type !== 'radio' && one.type !== 'checkbox' && !one.matches('.room:not([aria-current])'))
      .filter((one) => getComputedStyle(one).borderTopStyle === 'none' && getComputedStyle(one).outlineStyle === 'none' && !one.classList.contains('bare')).map((one) => one.outerHTML.slice(0, 80))`);
    expect(borderless).toEqual([]);
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).not.toBe('none');
    expect(await page.evaluate("[...document.querySelectorAll('dialog .pick label')].slice(0, 2).map((label) => getComputedStyle(label).borderTopWidth)")).toEqual(['3px', '1px']);
  });

  it('gives everything that can be used a name', async () => {
    const page = await opened(browser, room, '#en');
    await ask(page, 'When is the Forum?');
    const before = await page.locator('body').ariaSnapshot();
    await page.locator('.log .card button').first().click();
    await page.locator('dialog[open]').waitFor();
    const withForm = await page.locator('body').ariaSnapshot();

    const nameless = [before, withForm].flatMap((tree) => tree.split('\n')).filter((line) => /^\s*- (button|textbox|link|checkbox|radio|combobox|dialog|log|img|group|radiogroup|progressbar|spinbutton|navigation|region|complementary)(:|$)/.test(line));
    expect(nameless).toEqual([]);
  });

  it('asks the practice form a page at a time, says which page, and keeps what was typed over a reload', async () => {
    const page = await opened(browser, formRoom, '#en');
    await page.locator('#write').fill('practice');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();

    await fill(page, PRACTICE[0] ?? {});
    await picture(page, 'practice-1');
    await page.locator('dialog .main').click();
    await page.getByText('Page 2 of 7').waitFor();
    await page.reload();
    await page.locator('#write').fill('practice');
    await page.keyboard.press('Enter');
    await page.getByText('Page 2 of 7').waitFor();
    await picture(page, 'practice-2');
    await page.getByRole('button', { name: 'Go back' }).click();

    await page.getByText('Page 1 of 7').waitFor();
    expect(await page.locator('#field-title').inputValue()).toBe(PRACTICE[0]?.['title']);
    expect(await page.locator('#field-countries').inputValue()).toBe('Kenya, Uganda');
  });

  it('shows the practice form in Arabic from right to left, and the names of languages in their own', async () => {
    const page = await opened(browser, formRoom, '#ar');
    await house.settle({ platform: 'web', tenant: 'local', conversation: 'network-KE', kind: 'channel', route: null }, 'ar');
    await page.evaluate("localStorage.setItem('imrf-room', JSON.stringify({ language: 'ar', user: 'Daniel', conversation: 'network-KE' }))");
    await page.goto('about:blank');
    await page.goto(new URL('#ar', formRoom.url).href);
    await page.locator('#write').fill('practice');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();

    await picture(page, 'practice-ar');
    expect(await page.locator('dialog form').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('dialog .f').first().innerText()).toMatch(/\p{Script=Arabic}/u);
    expect(await page.locator('dialog [lang=en]').first().innerText()).toContain('English');
  });
});

async function opened(browser: Browser, room: Room, hash: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', bypassCSP: true, ...options });
  await page.goto(new URL(hash, room.url).href);
  await page.locator('#write').waitFor();
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator('#write').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.log .card').last().waitFor();
}

/** Presses Tab until what is meant has the focus, as a person without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 presses of Tab do not lead to ${selector}`);
}

async function fill(page: Page, values: Readonly<Record<string, string | string[]>>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    const choices = page.locator(`dialog input[name="field-${field}"]`);
    if ((await choices.count()) === 0) await page.locator(`#field-${field}`).fill([value].flat().join('\n'));
    else for (const one of [value].flat()) await page.locator(`dialog input[name="field-${field}"][value="${one}"]`).check();
  }
}

/** Words of buttons, labels and headings that do not fit into their own box. */
function cutOff(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll('button, label, h1, h2, h3, legend, .p')].filter((one) => one.offsetParent !== null && !one.classList.contains('vh') && (one.scrollWidth > one.clientWidth + 1) && getComputedStyle(one).overflow !== 'visible').map((one) => one.textContent.slice(0, 40))`);
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}
