import Database from 'better-sqlite3';

/**
 * How each opened file is synced. A power cut may lose what was not: with FULL no commit that was answered, with less all since
 * the last checkpoint (sqlite.org/pragma.html#pragma_synchronous).
 */
const levels = new Map<string, string>();
const exec = Database.prototype.exec;

Database.prototype.exec = function exec_(this: Database.Database, text: string) {
  for (const [, level] of text.matchAll(/pragma synchronous\s*=\s*(\w+)/gi)) levels.set(this.name, (level ?? '').toUpperCase());
  return exec.call(this, text);
};

/** Whether every commit that was answered survives a power cut. */
export function survivesPowerCuts(path: string): boolean {
  return levels.get(path) === 'FULL' || levels.get(path) === 'EXTRA';
}
