import { z } from 'zod';
import { Language } from '../language/language.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { ConversationSettings } from './conversation.js';
import { findLanguage } from './find-language.js';
import { findNetwork } from './find-network.js';
import { NetworkCode } from './network.js';
import type { NetworkWrites } from './repository.js';
import { languageSet, languageUnknown, networkSet, networkUnknown, settingUndone, undoSetting } from './says.js';

export interface SettingTools {
  readonly tx: { readonly networks: Pick<NetworkWrites, 'settle'>; readonly records: Pick<RecordWrites, 'audit' | 'findEntry'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** `network KE`: this conversation speaks for that network from now on. */
export async function setNetwork(heard: Heard, rest: string, tools: SettingTools): Promise<Answered> {
  const network = findNetwork(rest, heard.facts.networks);
  if (network === undefined) return { says: [networkUnknown.of({ text: rest.slice(0, 100) })] };
  return { says: [networkSet.of({ network: network.code, entry: await settleNetwork(heard, network.code, tools) })] };
}

/** `language fr`: what is said here by itself is said in that language. */
export async function setLanguage(heard: Heard, rest: string, tools: SettingTools): Promise<Answered> {
  const language = findLanguage(rest);
  if (language === undefined) return { says: [languageUnknown.of({ text: rest.slice(0, 100) })] };
  return { says: [languageSet.of({ language, entry: await settleLanguage(heard, language, tools) })], language };
}

/** The conversation speaks for this network from now on. Resolves with the line of the audit trail. */
export function settleNetwork(heard: Heard, network: NetworkCode, tools: SettingTools): Promise<string> {
  return settle(heard, tools, 'network.set', { network: heard.conversation.network }, { network });
}

/** What is said here by itself is said in this language. Resolves with the line of the audit trail. */
export function settleLanguage(heard: Heard, language: Language, tools: SettingTools): Promise<string> {
  return settle(heard, tools, 'language.set', { language: heard.conversation.language }, { language });
}

/** Takes back a setting of this conversation, unless it was changed since. */
export async function undo(heard: Heard, value: unknown, tools: SettingTools): Promise<Answered> {
  const wanted = undoSetting.read(value);
  const entry = wanted === undefined ? undefined : await tools.tx.records.findEntry(wanted.entry);
  // The value may be forged: only a setting of this very conversation is taken back here.
  if (entry === undefined || entry.subject !== heard.conversation.id) return { says: [settingUndone.of({ done: false })] };
  const [before, after] = [SettingKept.safeParse(entry.before).data, SettingKept.safeParse(entry.after).data];
  if (before === undefined || after === undefined || !stillHolds(heard, after)) return { says: [settingUndone.of({ done: false })] };
  await settle(heard, tools, `${entry.action}.undo`, after, before);
  return { says: [settingUndone.of({ done: true })] };
}

const SettingKept = z.union([z.strictObject({ network: NetworkCode.nullable() }), z.strictObject({ language: Language.nullable() })]);
type SettingKept = z.infer<typeof SettingKept>;

function stillHolds({ conversation }: Heard, after: SettingKept): boolean {
  return 'network' in after ? conversation.network === after.network : conversation.language === after.language;
}

async function settle({ conversation, person }: Heard, { tx, newId, clock }: SettingTools, what: string, before: SettingKept, after: ConversationSettings & SettingKept): Promise<string> {
  await tx.networks.settle(conversation.id, after);
  const id = newId();
  await tx.records.audit({ id, at: clock.machineNow(), by: who(person.account), action: what, subject: conversation.id, outcome: 'done', before, after });
  return id;
}
