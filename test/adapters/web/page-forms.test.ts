import { describe, expect, it } from 'vitest';
import { openFullRoom, picture, violations, visits } from './page-visit.js';

describe('The training page', () => {
  const { room, opened } = visits(openFullRoom);

  it('opens a form by its button, marks what is missing, and leads to the first of it', async () => {
    const page = await opened('#en');

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
    const page = await opened('#en');
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
    expect(room().taken.at(-1)?.happening).toMatchObject({ kind: 'submitted', about: { network: 'EG' }, values: { title: 'right', scope: 'other', which: 'Everywhere', day: '2026-12-18' } });
  });
});
