import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { PlatformName } from '../src/chat/conversation.js';
import { MOST_TRIES_IN_DOUBT, PRIORITY, type Delivery } from '../src/delivery/delivery.js';
import { tenantKey, type Reach } from '../src/delivery/repository.js';
import type { Store } from '../src/store.js';
import type { Instant } from '../src/time/instant.js';
import { carriesHeld, isHeld, leaveOutHeld } from './deliveries-held.js';
import { deliveryOf } from './deliveries-read.js';
import { plannedOnce } from './planned-once.js';
import type { Tables } from './schema.js';

/**
 * First in line first, at most one a conversation, and none while another of it is open or what stands ahead of it there is still
 * under way, so that a conversation reads in order. What is for a conversation that cannot be reached waits until the bot hears from it.
 */
export async function claimDue(tx: Transaction<Tables>, kind: Store['kind'], worker: string, now: Instant, limit: number, reach: Reach): Promise<Delivery[]> {
  if (limit <= 0 || reach.platforms.length === 0 || (await areAllClosed(tx, reach))) return [];
  if (kind === 'postgres') await walkInOrder(tx);
  const chosen = await choose(tx, kind, now, limit, reach);
  if (chosen.length === 0) return [];
  await leaveOutHeld(tx, chosen.filter((one) => one.carries_held === 1).map(({ key }) => key));
  const keys = chosen.map(({ key }) => key);
  const rows = await tx.updateTable('delivery').set((e) => ({ state: 'sending', worker, changed: now, attempts: e('attempts', '+', 1), next_try: null, began: e.fn.coalesce('began', e.val(now)) }))
    .where('key', 'in', keys).returningAll().execute();
  // RETURNING has no order.
  return rows.map(deliveryOf).sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
}

/** Most often each is for a conversation of its own: hardly more need be looked at than are wanted, and many more only where they are not. */
async function choose(tx: Transaction<Tables>, kind: Store['kind'], now: Instant, limit: number, reach: Reach): Promise<Candidate[]> {
  const few = limit + 10;
  const first = await firstInLine(tx, kind, now, few, reach);
  const fitting = withRoom(firstOfEach(first), reach).slice(0, limit);
  if (fitting.length === limit || first.length < few) return fitting;
  return withRoom(firstOfEach(await firstInLine(tx, kind, now, limit * 4 + 60, reach)), reach).slice(0, limit);
}

/** The states are literals: both databases then use the partial index. */
function firstInLine(tx: Transaction<Tables>, kind: Store['kind'], now: Instant, most: number, reach: Reach): Promise<Candidate[]> {
  return withinReach(tx, kind, reach)
    // To plan this took twice as long as to do it. Its way is always along one index (`walkInOrder`), however many come in.
    .modifyEnd(plannedOnce)
    // Asked here: few do, and to ask afterwards is one more way to the server.
    .select(sql<0 | 1>`case when ${carriesHeld('delivery')} then 1 else 0 end`.as('carries_held'))
    .where(sql<boolean>`delivery.state in ('due', 'retrying')`).where('delivery.due', '<=', now).where((e) => e.or([e('delivery.next_try', 'is', null), e('delivery.next_try', '<=', now)]))
    .where(nothingAhead)
    // What tells only dates that a waiting change would move waits with it.
    .where(notHeld)
    .orderBy('delivery.priority').orderBy('delivery.due').orderBy('delivery.key').limit(most)
    .execute();
}

/**
 * Along the index of what is due, up to the last that is wanted. PostgreSQL has no statistics of an outbox that was just filled, takes
 * it for six rows, and would judge all ten thousand and sort them at each claim: 83 ms instead of half a one. Until this transaction ends.
 */
async function walkInOrder(tx: Transaction<Tables>): Promise<void> {
  await sql`select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)`.execute(tx);
}

interface Candidate {
  readonly key: string;
  readonly conversation: string;
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly carries_held: 0 | 1;
}

function withinReach(tx: Transaction<Tables>, kind: Store['kind'], { platforms, onlyConversation, except, closedTenants }: Reach) {
  return tx.selectFrom('delivery').innerJoin('conversation', 'conversation.id', 'delivery.conversation')
    .select(['delivery.key', 'delivery.conversation', 'conversation.platform', 'conversation.tenant'])
    // By its id, not by the index of platforms: PostgreSQL, without statistics, would read all conversations for each delivery.
    .where(sql<boolean>`conversation.platform || '' in (${sql.join(platforms)})`).where('conversation.state', '=', 'open')
    .$if(onlyConversation !== null, (query) => query.where('delivery.conversation', '=', onlyConversation ?? ''))
    .$if(except.length > 0, (query) => query.where(noneOf(kind, sql`delivery.conversation`, except)))
    .$if(closedTenants.length > 0, (query) => query.where(noneOf(kind, sql`conversation.platform || ' ' || conversation.tenant`, closedTenants)));
}

/** One parameter however long the list: each text of SQL is prepared once and kept. */
function noneOf(kind: Store['kind'], value: RawBuilder<unknown>, list: readonly string[]): RawBuilder<boolean> {
  const json = JSON.stringify(list);
  return kind === 'sqlite' ? sql<boolean>`${value} not in (select value from json_each(${json}))` : sql<boolean>`${value} not in (select jsonb_array_elements_text(${json}::jsonb))`;
}

// One that may not go now because its date is held does not keep others waiting, for two days perhaps: it is composed anew when it goes.
const nothingAhead = sql<boolean>`not exists (select 1 from delivery as ahead where ahead.conversation = delivery.conversation and ahead.state in ('sending', 'unknown', 'retrying') and ahead.key <> delivery.key
  and (ahead.state = 'sending' or (ahead.again = 0 or ahead.state = 'retrying') and (ahead.priority, ahead.due, ahead.key) < (delivery.priority, delivery.due, delivery.key))
  and (ahead.state <> 'retrying' or not ${isHeld('ahead')}))`;

/** From so many on nobody looks: each is a way to the server and back. */
const MOST_LOOKS = 8;

/**
 * True where every workspace in which there are conversations must wait. While one does, nothing of it can be claimed: all that is due
 * there would be read for nothing, ten thousand rows of a broadcast five times a second.
 */
async function areAllClosed(tx: Transaction<Tables>, { platforms, closedTenants }: Pick<Reach, 'platforms' | 'closedTenants'>): Promise<boolean> {
  if (closedTenants.length === 0 || closedTenants.length + platforms.length > MOST_LOOKS) return false;
  for (const platform of platforms) if (await hasOpenTenant(tx, platform, closedTenants)) return false;
  return true;
}

/** One workspace after the other by their index, which a list of all different ones would read whole. */
async function hasOpenTenant(tx: Transaction<Tables>, platform: PlatformName, closedTenants: Reach['closedTenants']): Promise<boolean> {
  for (let last = ''; ; ) {
    const next = await tx.selectFrom('conversation').select('tenant').where('platform', '=', platform).where('tenant', '>', last).orderBy('tenant').limit(1).executeTakeFirst();
    if (next === undefined) return false;
    if (!closedTenants.includes(tenantKey(platform, next.tenant))) return true;
    last = next.tenant;
  }
}

/** Asked of each candidate by its own index: a list of all that wait would be read out of the whole outbox at each claim. */
const notHeld = sql<boolean>`not ${isHeld('delivery')}`;

function firstOfEach(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ conversation }) => !seen.has(conversation) && seen.add(conversation));
}

/** The first of each workspace, as many as it has places for. */
function withRoom(candidates: readonly Candidate[], reach: Reach): Candidate[] {
  const left = new Map<string, number>();
  return candidates.filter(({ platform, tenant }) => {
    const key = tenantKey(platform, tenant);
    const places = left.get(key) ?? reach.room(key);
    left.set(key, places - 1);
    return places > 0;
  });
}

/** Not asked about yet; or no broadcast, and not tried too often in doubt. */
const isAskedAbout = sql<boolean>`(delivery.again = 0 or (delivery.priority < ${PRIORITY.broadcast} and delivery.attempts < ${MOST_TRIES_IN_DOUBT}))`;

/** Those in doubt, to be asked about by this worker alone until they are in doubt so long again. */
export async function claimInDoubt(tx: Transaction<Tables>, kind: Store['kind'], worker: string, changedBefore: Instant, limit: number, reach: Reach, now: Instant): Promise<Delivery[]> {
  if (limit <= 0 || reach.platforms.length === 0) return [];
  const candidates = await withinReach(tx, kind, reach)
    .where(sql<boolean>`delivery.state = 'unknown'`).where(isAskedAbout).where('delivery.changed', '<=', changedBefore)
    .orderBy('delivery.changed').limit(limit)
    .execute();
  if (candidates.length === 0) return [];
  const rows = await tx.updateTable('delivery').set({ worker, changed: now }).where('key', 'in', candidates.map(({ key }) => key)).returningAll().execute();
  return rows.map(deliveryOf);
}
