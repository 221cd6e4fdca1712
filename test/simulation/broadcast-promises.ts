import type { BroadcastState } from '../../src/broadcasts/broadcast.js';
import { stepsOf } from './arrows.js';
import { recent } from './in-flight.js';
import type { InvariantTools } from './invariant-tools.js';
import type { PlaceSeen, Seen } from './seen.js';
import { Broken } from './story.js';
import { editionIn, type BroadcastMoved, type BroadcastSeen, type CopySeen } from './watch-broadcasts.js';

/** What must hold of broadcasts. */
export interface BroadcastPromises {
  /** After each transaction: the steps are allowed, the rows are those that were meant, and each is counted once. */
  afterCommit(moved: Seen['moved'], broadcasts: readonly BroadcastMoved[]): void;
  /** As somebody is about to read a text: it is approved, it is on its way, and she is one of those who are meant. */
  onText(conversation: string, key: string, text: string): void;
  /** When all is calm: nobody has two, and each copy shows what was approved last, or is taken back, or the rows say why not. */
  atTheEnd(): void;
}

const APPROVED: readonly BroadcastState[] = ['approved', 'sending', 'stopped', 'sent', 'corrected', 'recalled'];

export function broadcastPromises({ watch, counterparts, story, networks, nowMs, sentAgain }: Omit<InvariantTools, 'acknowledged'>): BroadcastPromises {
  /** Who was meant when it was approved, by number and round. */
  const meant = new Map<string, ReadonlySet<string>>();

  function afterCommit(moved: Seen['moved'], broadcasts: readonly BroadcastMoved[]): void {
    for (const one of broadcasts) tookItsStep(one);
    const touched = new Set([...broadcasts.map(({ now }) => now.number), ...moved.flatMap(({ row }) => numberOf(row.key) ?? [])]);
    for (const number of touched) addsUp(number);
  }

  function tookItsStep({ now, before }: BroadcastMoved): void {
    const name = `B-${now.number}`;
    story.tell('bot', `${name} ${now.edition}: ${before?.state ?? 'new'} → ${now.state}`);
    if (before?.state !== now.state) {
      const from = before?.state ?? 'new';
      const steps = stepsOf(from, now.state);
      if (steps === null) throw new Broken('broadcasts go along their arrows', `${name} went from ${from} to ${now.state}`);
      for (const [at, next] of steps.entries()) {
        story.count(`broadcast state ${next}`);
        story.count(`broadcast arrow ${steps[at - 1] ?? from} → ${next}`);
      }
    }
    if (before?.state === 'stopped' && now.state === 'proposed' && standsAnywhere(now.number)) throw new Broken('what stands is corrected, never written anew', `${name} stands somewhere`);
    if (before !== null && before.corrections < now.corrections) story.count(`broadcast corrected while ${before.state}`);
    if (APPROVED.includes(now.state)) isApproved(now, before, name);
    if (now.round > (before?.round ?? 0)) meant.set(`${now.number} ${now.round}`, audienceOf(now));
  }

  function standsAnywhere(number: number): boolean {
    return counterparts.some(({ standing }) => [...standing.values()].some(({ key, isRemoved }) => !isRemoved && numberOf(key) === number && partOf(key) === 'first'));
  }

  function isApproved({ approval, hash, writers }: BroadcastSeen, before: BroadcastSeen | null, name: string): void {
    if (approval === null || approval.hash !== hash) throw new Broken('what is approved is one text', `${name} goes on with a text that nobody approved`);
    const isNew = before?.approval == null;
    if (isNew && writers.includes(approval.by) && (approval.override ?? '') === '') throw new Broken('nobody approves her own', `${name} was approved by ${approval.by}, who wrote it`);
  }

  /** Those who are meant, by brute force. */
  function audienceOf({ audience }: BroadcastSeen): ReadonlySet<string> {
    const unseen = new Set((audience['unseen'] ?? []).flatMap((number) => [...watch.unseen(Number(number))]));
    const all = [...watch.places.values()].flatMap(([place]) => (place === undefined || place.kind === 'person' || place.network === null ? [] : place));
    return new Set(all.filter((place) => {
      const { networkRegion, regions } = networks.get(place.network ?? '') ?? { networkRegion: '', regions: [] };
      const values: Record<string, readonly string[]> = { platform: [place.platform], network: [place.network ?? ''], region: [networkRegion, ...regions], kind: ['country'] };
      return Object.entries(audience).every(([filter, wanted]) => (filter === 'unseen' ? unseen.has(place.id) : wanted.some((one) => values[filter]?.includes(String(one)))));
    }).map(({ id }) => id));
  }

  function addsUp(number: number): void {
    const [now] = watch.broadcasts.get(number) ?? [];
    if (now === undefined) throw new Broken('no effect without its cause', `a copy of B-${number}, which nobody wrote`);
    if (now.round === 0) return;
    const intended = meant.get(`${number} ${now.round}`);
    const rows = watch.copies(number, now.round).filter(({ part }) => part === 'first');
    const here = new Set(rows.map(({ conversation }) => conversation));
    if (rows.length !== here.size || here.size !== intended?.size || [...here].some((one) => !intended.has(one))) throw new Broken('intended = sent + unknown + refused + unreachable + skipped + cancelled + due', `B-${number} has ${rows.length} rows for ${intended?.size ?? 0} conversations`);
  }

  function onText(address: string, key: string, text: string): void {
    const edition = editionIn(text);
    if (edition === undefined) return;
    const now = nowMs();
    const history = [...watch.broadcasts.values()].find((seen) => seen.some((one) => one.edition === edition)) ?? [];
    const held = recent(history, now).filter(({ state }) => APPROVED.includes(state));
    const number = history[0]?.number ?? 0;
    // Whose approval was taken back is on its way nowhere: only what is approved is read.
    if (!held.some((one) => one.edition === edition)) throw new Broken('only the approved text is read', `${key} shows ${edition} in ${address}, and B-${number} is ${history[0]?.state ?? 'unknown'} with ${history[0]?.edition ?? 'no text'}`);
    if (!key.startsWith('broadcast:')) return;
    const place = placeAt(address);
    if (place === undefined || meant.get(`${number} ${roundOf(key)}`)?.has(place.id) !== true || !held.some(({ round }) => round === roundOf(key))) throw new Broken('nobody outside the audience', `${key} came to ${address}`);
    if (['first', 'correction'].includes(partOf(key) ?? '')) tellsWhatHolds(held.filter((one) => one.edition === edition), `${key} in ${address}`);
    if (partOf(key) === 'first' && !held.some((one) => isOnItsWay(one, now))) throw new Broken('nothing after it was stopped but what was in flight', `${key} came to ${address}, and B-${number} is ${history[0]?.state ?? ''}`);
  }

  /** A text is frozen: where one of its dates is another than when it was approved, it is not read any more, neither as a copy nor as its correction. */
  function tellsWhatHolds(approved: readonly BroadcastSeen[], what: string): void {
    const holds = ({ milestone, dateRevision }: { milestone: string; dateRevision: number }) => recent(watch.dates.get(milestone) ?? [], nowMs()).some(({ revision }) => revision === dateRevision);
    if (approved.some(({ approval }) => (approval?.dates.length ?? 0) > 0)) story.count(`broadcast ${what.split(':')[3] ?? ''} with a date was read`);
    if (!approved.some(({ approval }) => approval?.dates.every(holds) === true)) throw new Broken('no broadcast of a superseded date', what);
  }

  function atTheEnd(): void {
    for (const [now] of watch.broadcasts.values()) if (now !== undefined && now.round > 0) isAsItShouldBe(now);
  }

  function isAsItShouldBe(now: BroadcastSeen): void {
    const rows = watch.copies(now.number, now.round);
    if (now.state === 'sending' && !rows.some(({ state, part }) => part === 'first' && ['due', 'sending', 'retrying'].includes(state))) throw new Broken('a broadcast ends', `B-${now.number} is sending, and nothing of it is left`);
    if (['sending', 'sent', 'corrected'].includes(now.state) && rows.some(({ part, state }) => part === 'first' && state === 'cancelled')) throw new Broken('what was held back goes on', `a copy of B-${now.number} is cancelled, and it is ${now.state}`);
    for (const conversation of meant.get(`${now.number} ${now.round}`) ?? []) isRightThere(now, conversation, rows.filter((one) => one.conversation === conversation));
  }

  function isRightThere(now: BroadcastSeen, conversation: string, rows: readonly CopySeen[]): void {
    const place = watch.places.get(conversation)?.[0];
    const there = counterparts.find(({ name }) => name === place?.platform);
    const messages = [...(there?.standing.entries() ?? [])].map(([receipt, one]) => ({ receipt, ...one })).filter((one) => one.conversation === place?.address && numberOf(one.key) === now.number);
    const name = `B-${now.number} in ${place?.address ?? conversation}`;
    if (messages.filter(({ key }) => partOf(key) === 'first' && !sentAgain.has(key)).length > 1) throw new Broken('never two copies in a conversation', name);
    const standing = messages.filter(({ key, isRemoved }) => !isRemoved && partOf(key) !== 'nudge');
    if (place?.isOpen !== true || standing.length === 0) return;
    if (now.state === 'recalled') isTakenBack(name, standing, rows);
    else if (['sending', 'sent', 'corrected', 'stopped'].includes(now.state)) showsTheNewest(now, name, standing, rows);
  }

  /** Each is removed, or its row says that it could not be, or that nobody knew of it. */
  function isTakenBack(name: string, standing: readonly { readonly key: string; readonly receipt: string }[], rows: readonly CopySeen[]): void {
    for (const { key, receipt } of standing) {
      const own = rows.find(({ delivery }) => delivery === key);
      const known = rows.filter((one) => one.part !== 'removal' && one.state === 'sent' && one.receipt === receipt);
      const removals = rows.filter(({ part }) => part === 'removal');
      // Sent again after a doubt it may stand twice, and its row knows the later one: the report lists that conversation (`saysWhatStands`).
      const isListed = known.length === 0 ? own !== undefined && (own.state !== 'sent' || own.again === 1) : removals.some(({ state }) => state !== 'sent');
      if (!isListed) throw new Broken('a recall reaches each copy or lists it', `${name}: ${key} stands, and no row says so`);
      story.count('recalled and listed as not removed');
    }
  }

  /**
   * What is read there last is what was approved last, and so is every message that a row knows, of which there is one, unless a row says why not.
   * Of a copy that was sent again after a doubt the row knows the later message: the earlier, which nobody can name, may be the last to stand, once somebody removed that by hand. The report lists it (`saysWhatStands`).
   */
  function showsTheNewest({ edition }: BroadcastSeen, name: string, standing: readonly { readonly key: string; readonly receipt: string; readonly text: string }[], rows: readonly CopySeen[]): void {
    const known = rows.filter(({ state }) => state === 'sent').map(({ receipt }) => receipt);
    const wentTwice = rows.filter(({ again, state }) => again === 1 && state === 'sent').map(({ delivery }) => delivery);
    const shown = standing.filter(({ key, receipt }, nth) => known.includes(receipt) || (nth === standing.length - 1 && !wentTwice.includes(key))).map(({ text }) => editionIn(text));
    const isOne = standing.filter(({ receipt }) => known.includes(receipt)).length <= 1;
    if (isOne && shown.every((one) => one === edition)) return;
    // One that could not be taken away excuses what it left, not the newest.
    const isListed = rows.some(({ part, state }) => state !== 'sent' && (part === 'first' || part === 'correction' || (part === 'removal' && shown.at(-1) === edition)));
    if (!isListed) throw new Broken('a correction reaches each copy or lists it', `${name} shows ${shown.join(' and ')}, and ${edition} was approved last`);
    story.count('corrected and listed as not changed');
  }

  function placeAt(address: string): PlaceSeen | undefined {
    return [...watch.places.values()].find(([place]) => place?.address === address)?.[0];
  }

  return { afterCommit, onText, atTheEnd };
}

function isOnItsWay({ state, beginsMs }: BroadcastSeen, nowMs: number): boolean {
  return ['sending', 'sent', 'corrected'].includes(state) || (state === 'approved' && beginsMs !== null && beginsMs <= nowMs);
}

function numberOf(key: string): number | undefined {
  return key.startsWith('broadcast:') ? Number(key.split(':')[1]) : undefined;
}

function roundOf(key: string): number {
  return Number(key.split(':')[2]);
}

function partOf(key: string): string | undefined {
  return key.split(':')[3];
}
