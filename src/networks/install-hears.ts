import type { FormValues } from '../chat/form.js';
import type { Answered, Heard } from '../people/heard.js';
import { tellOffset } from '../reminders/tell-offsets.js';
import type { SettingTools } from './hears.js';
import { settleLanguage, settleNetwork } from './hears.js';
import { installForm, installValues, readInstall } from './install-form.js';
import { beginButton, chooseButton, greeting, nextQuestion, settledQuietly, speakButton } from './install-says.js';
import { languageSet, networkSet } from './says.js';
import { zoneOf } from './zone-of.js';

/** Sets reminders as their own form does: which of them is theirs to know. */
export type SetReminders = (heard: Heard, days: readonly string[]) => Promise<Answered>;

/** "Yes, Kenya". A value that names no network changes nothing. */
export async function pressChoose(heard: Heard, value: unknown, tools: SettingTools): Promise<Answered> {
  const network = heard.facts.networks.get(chooseButton.read(value)?.network ?? '');
  if (network === undefined) return { says: [greeting.of({ guess: null, offersLanguages: false })] };
  await settleNetwork(heard, network.code, tools);
  const asks = heard.conversation.language === null ? 'language' : 'reminders';
  return { says: [nextQuestion.of({ asks, network: network.code })], updatesPressed: true };
}

/** A language: the greeting comes again in it, or the next question does. */
export async function pressSpeak(heard: Heard, value: unknown, tools: SettingTools): Promise<Answered> {
  const pressed = speakButton.read(value);
  if (pressed === undefined) return { says: [nextQuestion.of({ asks: 'language', network: null })] };
  await settleLanguage(heard, pressed.language, tools);
  const { network } = heard.conversation;
  const says = network === null ? greeting.of({ guess: pressed.guess, offersLanguages: false }) : nextQuestion.of({ asks: 'reminders', network });
  return { says: [says], language: pressed.language, updatesPressed: true };
}

/** Reminders as offered, or none. */
export async function pressBegin(heard: Heard, value: unknown, setReminders: SetReminders): Promise<Answered> {
  const days = beginButton.read(value)?.days ?? [];
  if (days.length === 0) return { says: [settledQuietly.of({})], updatesPressed: true };
  return { ...(await setReminders(heard, days.map(String))), updatesPressed: true };
}

/** Opens the form with the three questions. */
export function openInstall({ facts, conversation }: Heard): Answered {
  return { says: [], form: { kind: 'open', form: formOf(facts), values: installValues(conversation, facts) } };
}

/** The form came back: all of it is set, or nothing is. */
export async function submitInstall(heard: Heard, values: FormValues, tools: SettingTools, setReminders: SetReminders): Promise<Answered> {
  const { facts, conversation } = heard;
  const read = readInstall(values, facts);
  if (read.kind === 'errors') return { says: [], form: { kind: 'errors', form: formOf(facts), values: { ...values }, errors: read.errors } };
  const { network, language, days } = read;
  const says = [networkSet.of({ network: network.code, entry: await settleNetwork(heard, network.code, tools) })];
  if (language !== null && language !== conversation.language) says.push(languageSet.of({ language, entry: await settleLanguage(heard, language, tools) }));
  // Reminders are told on the clock of the network that was just chosen.
  const settled: Heard = { ...heard, conversation: { ...conversation, network: network.code }, facts: { ...facts, network: network.code, zone: zoneOf({ zone: conversation.zone, network: network.code }, facts.networks) } };
  const reminded = days.length === 0 ? [] : (await setReminders(settled, days)).says;
  return { says: [...says, ...reminded], ...(language === null ? {} : { language }) };
}

function formOf({ words }: Heard['facts']) {
  return installForm(words, (days) => tellOffset(days, words));
}
