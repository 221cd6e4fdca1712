import type { Selectable } from 'kysely';
import { z } from 'zod';
import { Manner, OffsetDays, OffsetSince, type Subscription } from '../src/reminders/subscription.js';
import { fromJson } from './json.js';
import type { Tables } from './schema.js';

/** A subscription from its row. */
export function subscriptionOf(row: Selectable<Tables['subscription']>): Subscription {
  const { offsetsSince, ...manner } = mannerOf(row.manner);
  return { conversation: row.conversation, offsetsDays: offsetsOf(row.offsets_days), since: row.since, revision: row.revision, ...manner, ...(offsetsSince.length === 0 ? {} : { offsetsSince }) };
}

const Offsets = z.array(OffsetDays);
const offsetsOf = readOnce((text) => Offsets.parse(fromJson(text)));
// What was kept before single offsets had moments has none.
const Kept = Manner.extend({ offsetsSince: z.array(OffsetSince).default([]) });
const mannerOf = readOnce((text) => Kept.parse(fromJson(text)));

/** Most conversations choose the same: each text is checked once, and what was read of it is shared. */
function readOnce<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    if (known.size >= MOST_READ) known.clear();
    known.set(text, found);
    return found;
  };
}

const MOST_READ = 10_000;
