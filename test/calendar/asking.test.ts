import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { talk } from '../support/talk-in-process.js';

const freshDatabase = () => join(mkdtempSync(join(tmpdir(), 'calendar-')), 'bot.db');
const ADDRESS = /https:\/\/bot\.example\.org\/calendar\/[\w-]{22}\.ics/;

describe('calendar, asked in a conversation', () => {
  it('gives the same address to all who ask, and a new one when the old is to end', async () => {
    const database = freshDatabase();
    const said = { PUBLIC_URL: 'https://bot.example.org/' };

    const asked = await talk(database, ['--role', 'focal-point', '--network', 'KE'], ['calendar', 'calendar'].map((text) => ({ text })), said);
    const button = asked.lines.find(({ text }) => ADDRESS.test(text))?.actions[0];
    const renewed = await talk(database, ['--role', 'focal-point', '--network', 'KE'], [{ action: button?.id, value: button?.value }, { text: 'calendar' }], said);

    // On a working day between nine and five in Kenya she is also asked whether she is still its focal point.
    const addresses = [...asked.lines, ...renewed.lines].flatMap(({ text }) => ADDRESS.exec(text)?.[0] ?? []);
    expect(addresses).toHaveLength(4);
    expect(addresses[1]).toBe(addresses[0]);
    expect(addresses[2]).not.toBe(addresses[0]);
    expect(addresses[3]).toBe(addresses[2]);
  });

  it('says what can be done where the bot has no public address', async () => {
    const { lines } = await talk(freshDatabase(), [], [{ text: 'calendar' }]);

    expect(lines[0]?.text).toContain('roadmap export --format ics');
  });

  it('lets nobody end an address who may not', async () => {
    const database = freshDatabase();
    const said = { PUBLIC_URL: 'https://bot.example.org' };
    const asked = await talk(database, [], [{ text: 'calendar' }], said);
    const button = asked.lines[0]?.actions[0];

    const { lines } = await talk(database, [], [{ action: button?.id, value: button?.value }, { text: 'calendar' }], said);

    expect(lines[0]?.text).not.toMatch(ADDRESS);
    expect(ADDRESS.exec(lines[1]?.text ?? '')?.[0]).toBe(ADDRESS.exec(asked.lines[0]?.text ?? '')?.[0]);
  });
});
