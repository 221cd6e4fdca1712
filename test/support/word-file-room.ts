import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runBot, type BotProcess } from './run-bot.js';

/** A title as its draft leaves, and as it stands in the file that comes back. */
export const TITLES: Record<'en' | 'ar' | 'zh', readonly [string, string]> = {
  en: ['One-stop centre in Busia', 'One-stop centre in Malaba'], ar: ['مركز شامل في بوسيا', 'مركز شامل في مالابا'], zh: ['布西亚一站式中心', '马拉巴一站式中心'],
};

/** A folder for each test of a file, and the bot whose database lies there: both are gone after the test. Called once, at the top of the file. */
export function wordFileRoom() {
  let folder = '';
  let bot: BotProcess | undefined;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'imrf-word-chat-'))));
  afterEach(async () => {
    await bot?.kill();
    bot = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    /** Where a file of this name lies. */
    pathOf: (name: string) => join(folder, name),
    /** Starts the bot with these settings. */
    async starts(settings: Readonly<Record<string, string>>): Promise<BotProcess> {
      bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, ...settings });
      return bot;
    },
  };
}
