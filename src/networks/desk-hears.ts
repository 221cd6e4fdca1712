import { findPreview, type PreviewReads } from '../reminders/find-preview.js';
import { previewSaying } from '../reminders/preview-says.js';
import type { Answered, Heard } from '../people/heard.js';
import { mayDo } from '../people/may.js';
import { who } from '../people/person.js';
import { plusDays } from '../time/calendar-date.js';
import { AHEAD_DAYS } from './ahead.js';
import { changeNetwork, type ChangeTools, type NetworkWish } from './change-network.js';
import { hasTag } from './entry.js';
import { networksListed, networkShown, networksTooMany, networksUnread } from './desk-says.js';
import { nameNetwork } from './find-network.js';
import type { Network, NetworkCode, NetworkDirectory } from './network.js';
import { nudged } from './nudge-says.js';
import { nudgeNetwork, type NudgeTools } from './nudge.js';
import { readRegistry, type RegistryReads } from './read-registry.js';
import type { ListName, NetworksWish, SettingWish } from './read-wish.js';
import { countNetworks, type RegisteredNetwork } from './registry.js';
import { seesNetwork, speaksFor } from './whose.js';

/** What these answers need. */
export interface RegistryTools extends Pick<NudgeTools, 'newId' | 'clock'> {
  readonly tx: ChangeTools['tx'] & NudgeTools['tx'] & RegistryReads & PreviewReads;
  readonly shippedNetworks: NetworkDirectory;
}

const LONGEST_LIST = 20;

/** Answers a wish about the registry. Whether it is hers to wish was asked before. */
export async function answerNetworks(heard: Heard, wish: NetworksWish, tools: RegistryTools): Promise<Answered> {
  switch (wish.kind) {
    case 'list':
      return listNetworks(heard, wish.list, tools);
    case 'show':
      return showNetwork(heard, wish.network.code, tools);
    case 'preview':
      return tellPreview(heard, wish.network, tools);
    case 'remind': {
      const done = await nudgeNetwork(wish.network, who(heard.person.account), tools);
      const counts = done.kind === 'sent' ? done : { conversations: 0, unreachable: 0 };
      return { says: [nudged.of({ network: wish.network.code, outcome: done.kind, conversations: counts.conversations, unreachable: counts.unreachable })] };
    }
    case 'unread':
      return { says: [networksUnread.of({ what: wish.what, text: wish.text.slice(0, 100) })] };
    case 'confirm':
    case 'unconfirm':
    case 'tag':
    case 'languages':
    case 'zones':
      return change(heard, wish, tools);
  }
}

async function change(heard: Heard, wish: SettingWish, tools: RegistryTools): Promise<Answered> {
  const { code } = wish.network;
  const tags = (await tools.tx.networks.entries()).find((one) => one.code === code)?.tags ?? [];
  const changed = await changeNetwork(code, settingsOf(wish, tags), who(heard.person.account), tools);
  if (changed.kind === 'too-many') return { says: [networksTooMany.of({ what: changed.what })] };
  return { ...(await showNetwork(heard, code, tools)), updatesPressed: true };
}

function settingsOf(wish: SettingWish, tags: readonly string[]): NetworkWish {
  switch (wish.kind) {
    case 'confirm':
    case 'unconfirm':
      return { isConfirmed: wish.kind === 'confirm' };
    case 'tag':
      return { tags: changedTags(tags, wish.add, wish.remove) };
    case 'languages':
      return { languages: wish.languages === null ? null : [...wish.languages] };
    case 'zones':
      return { zones: wish.zones === null ? null : [...wish.zones] };
  }
}

/** The tags after some were added and some taken away, each once however it is written, in the order of their letters. */
export function changedTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const all = add.reduce<readonly string[]>((known, tag) => (hasTag(known, tag) ? known : [...known, tag]), tags);
  return all.filter((tag) => !hasTag(remove, tag)).sort();
}

async function listNetworks(heard: Heard, list: ListName, tools: RegistryTools): Promise<Answered> {
  const { grants } = heard.person;
  const { facts } = heard;
  const looking = { grants, network: facts.network };
  const known = (await readRegistry(tools.tx, tools.shippedNetworks, facts.today)).filter((one) => one.standing !== 'none' && seesNetwork(looking, one));
  const region = regionOf(heard);
  if (!mayDo(grants, 'networks.change') && region === null) return tellOwn(heard, tools);
  const wanted = known.filter((one) => list === 'all' || (list === 'silent' ? one.isSilent : one.standing === list)).sort(byStandingThenName);
  const rows = wanted.slice(0, LONGEST_LIST).map(({ code, standing, isSilent }) => ({ code, standing, isSilent }));
  return { says: [networksListed.of({ list, region, counts: countNetworks(known), rows, more: wanted.length - rows.length })] };
}

/** The region of a regional focal point who is not of the Secretariat. */
function regionOf({ person, facts }: Heard): NetworkCode | null {
  if (mayDo(person.grants, 'networks.change')) return null;
  return person.grants.find(({ role, network }) => role === 'focal-point' && network !== null && facts.networks.get(network)?.kind === 'regional')?.network ?? null;
}

/** A member's own network, or the one that she speaks for. */
function tellOwn(heard: Heard, tools: RegistryTools): Promise<Answered> {
  const code = heard.facts.network ?? heard.person.grants.find(({ role, network }) => role === 'focal-point' && network !== null)?.network ?? null;
  return code === null ? Promise.resolve({ says: [networksUnread.of({ what: 'own', text: '' })] }) : showNetwork(heard, code, tools);
}

async function showNetwork({ person: { grants }, facts }: Heard, code: NetworkCode, tools: RegistryTools): Promise<Answered> {
  const found = (await readRegistry(tools.tx, tools.shippedNetworks, facts.today)).find((one) => one.code === code);
  if (found === undefined) return { says: [networksUnread.of({ what: 'network', text: code })] };
  const { standing, isSilent, region, zones, weekend, languages, tags, conversations } = found;
  const open = conversations.filter(({ state }) => state === 'open').length;
  return { says: [networkShown.of({
    code, standing, isSilent, region, zones: [...zones], weekend: [...weekend], languages: [...languages], tags: [...tags], open, unreachable: conversations.length - open,
    focalPoints: found.focalPoints.map(({ account, isConfirmed }) => ({ who: who(account), isConfirmed })), mayChange: mayDo(grants, 'networks.change'), mayRemind: speaksFor(grants, found),
  })] };
}

async function tellPreview({ facts }: Heard, network: Network, { tx }: RegistryTools): Promise<Answered> {
  const span = { from: facts.today, to: plusDays(facts.today, AHEAD_DAYS) };
  const messages = await findPreview(tx, facts.networks, { ...span, network: network.code, conversation: null });
  const titles = new Map((await tx.roadmap.milestones()).map(({ id, title }) => [id, title]));
  return { says: [previewSaying(messages, span, titles, messages[0]?.subscriber.calendar?.holidayOn !== null)] };
}

function byStandingThenName(one: RegisteredNetwork, other: RegisteredNetwork): number {
  if (one.standing !== other.standing) return one.standing === 'confirmed' ? -1 : 1;
  return nameNetwork(one.code, 'en') < nameNetwork(other.code, 'en') ? -1 : 1;
}
