import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { TranslationReads, TranslationWrites } from '../src/translations/repository.js';
import { Translation } from '../src/translations/translation.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

// A row has four values; SQLite takes 32,766 of them in one statement, PostgreSQL twice as many.
const ROWS_AT_ONCE = 500;

/** What one store keeps of its names; shared by its readers and its transactions, each of which asks first whether it still holds. */
export interface KeptNames {
  kept: { readonly state: string; readonly all: readonly Translation[] } | undefined;
}

/**
 * Names in six languages, as they stand and as they stood. All of them are read for every message, so they are kept until one changes:
 * rows are never taken away and each change raises a revision, so number and sum are of one state only.
 */
export function translationReads(db: Kysely<Tables>, names: KeptNames, mayKeep: () => boolean = () => true): TranslationReads {
  return {
    async all() {
      const state = await stateOf(db);
      if (mayKeep() && names.kept?.state === state) return names.kept.all;
      const all = (await db.selectFrom('translation').selectAll().orderBy('of_what').orderBy('language').execute()).map(translationOf);
      if (mayKeep()) names.kept = { state, all };
      return all;
    },
    async find(of, language) {
      const row = await db.selectFrom('translation').selectAll().where('of_what', '=', of).where('language', '=', language).executeTakeFirst();
      return row === undefined ? undefined : translationOf(row);
    },
    async former(of, language) {
      const rows = await db.selectFrom('former_translation').selectAll().where('of_what', '=', of).where('language', '=', language).orderBy('revision').execute();
      return rows.map(translationOf);
    },
  };
}

/** Writes translations; none that stood is lost. What a transaction wrote may still be undone, so after a write it keeps nothing for others. */
export function translationWrites(tx: Transaction<Tables>, names: KeptNames): TranslationWrites {
  let hasWritten = false;
  return {
    ...translationReads(tx, names, () => !hasWritten),
    async add(translations) {
      hasWritten = true;
      for (let at = 0; at < translations.length; at += ROWS_AT_ONCE) {
        const rows = translations.slice(at, at + ROWS_AT_ONCE).map(rowOf);
        await tx.insertInto('translation').values(rows).onConflict((one) => one.columns(['of_what', 'language']).doNothing()).execute();
      }
    },
    async replace(next) {
      hasWritten = true;
      const row = rowOf(next);
      const before = await tx.selectFrom('translation').selectAll().where('of_what', '=', row.of_what).where('language', '=', row.language).where('revision', '=', row.revision - 1).executeTakeFirst();
      if (before === undefined) return false;
      await tx.insertInto('former_translation').values(before).execute();
      await tx.updateTable('translation').set({ revision: row.revision, entry: row.entry }).where('of_what', '=', row.of_what).where('language', '=', row.language).execute();
      return true;
    },
  };
}

async function stateOf(db: Kysely<Tables>): Promise<string> {
  const { count, sum } = await db.selectFrom('translation').select([sql<string>`count(*)`.as('count'), sql<string>`coalesce(sum(revision), 0)`.as('sum')]).executeTakeFirstOrThrow();
  return `${count} ${sum}`;
}

const Entry = Translation.omit({ of: true, language: true, revision: true });

// The same texts are read at every message: each is checked once.
const MOST_READ = 20_000;
const read = new Map<string, Omit<Translation, 'of' | 'language' | 'revision'>>();

function translationOf(row: Selectable<Tables['translation']>): Translation {
  return { ...entryOf(row.entry), of: row.of_what, language: row.language, revision: row.revision };
}

function entryOf(text: string): Omit<Translation, 'of' | 'language' | 'revision'> {
  const known = read.get(text);
  if (known !== undefined) return known;
  const entry = Entry.parse(fromJson(text));
  if (read.size >= MOST_READ) read.clear();
  read.set(text, entry);
  return entry;
}

function rowOf(translation: Translation): Tables['translation'] {
  const { of, language, revision, ...entry } = translation;
  return { of_what: of, language, revision, entry: toJson(Entry.parse(entry)) };
}
