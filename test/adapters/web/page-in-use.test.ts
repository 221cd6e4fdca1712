import { describe, expect, it } from 'vitest';
import { ask, openFullRoom, visits } from './page-visit.js';

describe('The training page', () => {
  const { room, opened } = visits(openFullRoom);

  it('lets people choose who they are, under a name of their own too', async () => {
    const page = await opened('#en');

    await page.getByLabel('Another name').fill('Chipo');
    await page.getByRole('button', { name: 'Use this name' }).click();
    await page.getByRole('button', { name: /With the bot/ }).click();
    await ask(page, 'next');

    expect(room().taken.at(-1)).toMatchObject({ account: { user: 'Chipo' }, address: { conversation: 'person-Chipo', kind: 'person' } });
  });

  it('goes from day to day, and back to the real one', async () => {
    const page = await opened('#en');

    await page.getByRole('button', { name: '+ 1 week' }).click();

    await page.getByText('It is now Monday 9 February 2026.').waitFor();
    await page.getByRole('button', { name: 'Return to the real day' }).click();
    await page.locator('.today', { hasNotText: 'pretended' }).waitFor();
  });

  it('works without a mouse: the skip link leads to the box, Enter sends', async () => {
    const page = await opened('#es');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ayuda');
    await page.keyboard.press('Enter');

    await page.locator('.said', { hasText: 'ayuda' }).waitFor();
    // What was said may appear before its request is answered.
    await expect.poll(() => page.locator('#write').inputValue()).toBe('');
  });
});
