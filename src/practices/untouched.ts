import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryReads } from '../delivery/repository.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import type { Practice } from './practice.js';
import type { PracticeReads } from './repository.js';
import { practiceUntouched } from './says.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** After so long somebody is reminded of a draft, once; after a year she is asked whether it may go. */
const REMINDED_AFTER_DAYS = 14;
const OFFERED_AFTER_DAYS = 365;
/** Days do not hang on a minute: one look an hour is enough. */
const LOOK_EVERY_MS = 60 * 60 * 1_000;
const MOST_AT_ONCE = 500;

type UntouchedReads = { readonly practices: Pick<PracticeReads, 'listPractices'>; readonly deliveries: Pick<DeliveryReads, 'knownKeys'> };

/**
 * Looks, at most once an hour, for drafts in which nobody wrote for two weeks or for a year, and of which nobody was told since.
 * @param onlyConversation where a process serves one conversation; null for all.
 */
export function untouchedWatch(reads: UntouchedReads, onlyConversation: string | null): (machineNow: Instant) => Promise<NewDelivery[]> {
  let looked: Instant | null = null;
  return async (machineNow) => {
    if (looked !== null && msOf(machineNow) - msOf(looked) < LOOK_EVERY_MS) return [];
    looked = machineNow;
    const planned: NewDelivery[] = [];
    for await (const draft of eachUntouched(reads.practices, machineNow)) planned.push(...tellingOf(draft, machineNow).filter(({ conversation }) => onlyConversation === null || conversation === onlyConversation));
    const known = await reads.deliveries.knownKeys(planned.map(({ key }) => key));
    return planned.filter(({ key }) => !known.has(key));
  };
}

async function* eachUntouched(practices: UntouchedReads['practices'], machineNow: Instant): AsyncGenerator<Practice> {
  let after: string | null = null;
  for (;;) {
    const page: Practice[] = await practices.listPractices({ states: ['draft', 'changes-requested'], untouchedSince: plusMs(machineNow, -REMINDED_AFTER_DAYS * DAY_MS) }, { after, limit: MOST_AT_ONCE, fields: [] });
    yield* page;
    if (page.length < MOST_AT_ONCE) return;
    after = page.at(-1)?.id ?? null;
  }
}

/** Named by when it was touched last: who goes on and stops again is reminded again. Nothing where nobody knows where to tell it. */
function tellingOf({ id, conversation, changedAt, language }: Practice, machineNow: Instant): NewDelivery[] {
  if (conversation === null) return [];
  const isLong = msOf(machineNow) - msOf(changedAt) >= OFFERED_AFTER_DAYS * DAY_MS;
  return [{
    key: `practice:${id}:${isLong ? 'old' : 'untouched'}:${changedAt}`, conversation, thread: null, onlyFor: null, saying: practiceUntouched.of({ practice: id, since: changedAt, isLong }), language,
    priority: PRIORITY.reminder, due: machineNow, subjects: [], updates: null,
  }];
}
