import { aloneWith, change, roomsOf, say, state } from './state.js';

const TOGETHER_MS = 300;

let events = null;
let looking = null;
/** How often what comes next was asked for, and which answer is shown: one that was asked for earlier and comes later is not. */
let asked = 0;
let shown = 0;

/** Fetches the texts and the dates in a language, and draws the conversation in it. */
export async function speak(language) {
  const words = await get('words', { language });
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = `${words['web.title']}, ${words['web.training']}`;
  change({ language, words });
  remember();
  await Promise.all([openRoom(), lookAhead()]);
}

/** Fetches what was said in the conversation, and stays for what comes. */
export async function openRoom() {
  events?.close();
  const look = { conversation: state.conversation, name: state.user, language: state.language };
  const { entries, last } = await get('history', look);
  if (look.conversation !== state.conversation || look.name !== state.user || look.language !== state.language) return;
  change({ entries, notice: '' });
  listen({ ...look, after: last });
}

function listen(look) {
  events?.close();
  events = new EventSource(`/web/events?${new URLSearchParams(look)}`);
  const take = (event) => {
    change({ entries: withEntry(state.entries, JSON.parse(event.data)) });
    lookAgain();
  };
  for (const kind of ['posted', 'updated', 'removed']) events.addEventListener(kind, take);
  events.onopen = () => change({ isLive: true });
  events.onerror = () => change({ isLive: false });
}

function withEntry(entries, entry) {
  const others = entries.filter((one) => one.id !== entry.id);
  if (entry.removed) return others;
  if (others.length === entries.length) return [...entries, entry];
  return entries.map((one) => (one.id === entry.id ? entry : one));
}

/** Becomes another person; where she has no such conversation, her own with the bot is opened. */
export function become(user) {
  const conversation = roomsOf(user).includes(state.conversation) ? state.conversation : aloneWith(user);
  change({ user, conversation, entries: [], form: null });
  remember();
  lookAgain();
  return openRoom();
}

/** Goes into another conversation. */
export function enter(conversation) {
  change({ conversation, entries: [], form: null, panel: null });
  remember();
  lookAgain();
  return openRoom();
}

/** Fetches today and what comes next. */
export async function lookAhead() {
  const { language } = state;
  const mine = (asked += 1);
  const [today, { cards }] = await Promise.all([get('clock', { language }), get('next', { language })]);
  if (language !== state.language || mine < shown) return;
  shown = mine;
  change({ today, next: cards });
}

/** With what is said a date may have moved, here or elsewhere, and a day ends: today and what comes next are fetched anew, once for all that comes together. */
export function lookAgain() {
  if (looking !== null) return;
  looking = setTimeout(() => {
    looking = null;
    // A server that is away is looked for by the events, and what comes next with the next of them.
    lookAhead().catch(() => {});
  }, TOGETHER_MS);
}

/** Pretends a time, and tells the new day in a polite line. */
export async function pretend(now) {
  const response = await post('clock', { now });
  if (!response.ok) return change({ dayNotice: await response.text() });
  await lookAhead();
  change({ typedDay: null, dayNotice: say('day-moved', { day: state.today.words }) });
}

/**
 * Sends what a person did. Resolves with the bot's direct answer, or null where it did not arrive: the caller keeps
 * what was typed, and sends it again under the same event id, so that nothing happens twice.
 */
export async function act(what, content, eventId) {
  try {
    const response = await post(what, { eventId, conversation: state.conversation, name: state.user, locale: state.language, ...content });
    if (!response.ok) throw new Error(await response.text());
    change({ notice: '' });
    return (await response.json()).direct;
  } catch {
    change({ notice: say('not-taken') });
    return null;
  }
}

/** Sends a file. Resolves as `act` does. */
export async function sendFile(file, eventId) {
  const who = { eventId, conversation: state.conversation, name: state.user, locale: state.language, file: file.name };
  try {
    const response = await fetch(`/web/file?${new URLSearchParams(who)}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file });
    if (response.status === 413) {
      change({ notice: say('file-too-large') });
      return null;
    }
    if (!response.ok) throw new Error(await response.text());
    change({ notice: '' });
    return (await response.json()).direct;
  } catch {
    change({ notice: say('not-taken') });
    return null;
  }
}

function post(path, value) {
  return fetch(`/web/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
}

async function get(path, query) {
  const response = await fetch(`/web/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Who, where and in which language, for the next visit. */
function remember() {
  try {
    localStorage.setItem('imrf-room', JSON.stringify({ language: state.language, user: state.user, conversation: state.conversation }));
  } catch {
    // A browser that keeps nothing begins anew each time.
  }
}

/** What was remembered, or nothing. */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem('imrf-room') ?? '{}') ?? {};
  } catch {
    return {};
  }
}
