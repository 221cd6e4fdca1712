import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/chat/message.js';
import { visits } from './page-visit.js';
import { forum, openRoom, type Room } from './room.js';

const egypt = { address: { platform: 'web', tenant: 'local', conversation: 'network-EG', kind: 'channel', route: null }, thread: null, onlyFor: null } as const;

function says(heading: string): Message {
  const shown = forum('en');
  return { ...shown, text: heading, blocks: shown.blocks.map((block) => (block.kind === 'heading' ? { ...block, text: heading } : block)) };
}

async function isSaid(room: Room, key: string): Promise<void> {
  await room.platform.post(egypt, forum('en'), key, new AbortController().signal);
}

const ahead = (page: Page, heading: string) => page.locator('#days .ahead', { hasText: heading });

describe('What is next, on the training page', () => {
  const { room, opened } = visits(openRoom);

  it('is looked up again once something is said: it may be that a date moved', async () => {
    const page = await opened('#en');
    room().comesNext([says('Moved to 12 May')]);

    await isSaid(room(), 'correction');

    await ahead(page, 'Moved to 12 May').waitFor();
  });

  it('is looked up again when another person acts, or another conversation is opened', async () => {
    const page = await opened('#en');
    room().comesNext([says('Moved while Ana was asked')]);
    await page.getByRole('radio', { name: /Ana/ }).check();
    await ahead(page, 'Moved while Ana was asked').waitFor();

    room().comesNext([says('Moved while Kenya was asked')]);
    await page.getByRole('button', { name: /Kenya network/ }).click();

    await ahead(page, 'Moved while Kenya was asked').waitFor();
  });

  it('is looked up again each minute, for a page that is left open', async () => {
    const page = await opened('#en');
    await page.clock.install();
    await page.reload();
    await page.locator('#days .ahead').waitFor();
    room().comesNext([says('Moved overnight')]);

    await page.clock.runFor(61_000);

    await ahead(page, 'Moved overnight').waitFor();
  });

  it('is not put back by an answer that was asked for earlier and comes later', async () => {
    const page = await opened('#en');
    room().comesNext([says('Before it moved')]);
    const held: (() => Promise<void>)[] = [];
    await page.route('**/web/next*', async (route) => {
      const response = await route.fetch();
      held.push(() => route.fulfill({ response }));
    }, { times: 1 });
    await isSaid(room(), 'earlier');
    await expect.poll(() => held.length).toBe(1);
    room().comesNext([says('Since it moved')]);
    await isSaid(room(), 'later');
    await ahead(page, 'Since it moved').waitFor();

    const arrived = page.waitForResponse('**/web/next*');
    await held[0]?.();
    await (await arrived).finished();
    // The page has had its turn by the time that it answers this.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');

    expect(await ahead(page, 'Since it moved').count()).toBe(1);
  });

  it('leaves the day that is being typed as it is', async () => {
    const page = await opened('#en');
    await page.getByLabel('Another day').fill('2026-03-05');
    room().comesNext([says('Moved meanwhile')]);

    await isSaid(room(), 'meanwhile');
    await ahead(page, 'Moved meanwhile').waitFor();

    expect(await page.getByLabel('Another day').inputValue()).toBe('2026-03-05');
    await page.getByRole('button', { name: '+ 1 week' }).click();
    await page.getByText('It is now Monday 9 February 2026.').waitFor();
    expect(await page.getByLabel('Another day').inputValue()).toBe('2026-02-09');
  });
});
