import { NO_FILES } from '../../support/no-files.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Form } from '../../../src/chat/form.js';
import type { Incoming } from '../../../src/chat/incoming.js';
import type { Block, Message } from '../../../src/chat/message.js';
import type { ChatPlatform, DirectAnswer, FrontDoor } from '../../../src/chat/platform.js';
import { turnPage } from '../../../src/chat/turn-page.js';
import { Language } from '../../../src/language/language.js';
import { wordsIn } from '../../../src/language/words.js';
import { packageRoot } from '../../../src/package-root.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { idMaker } from '../../../src/time/ids.js';
import { systemClock } from '../../../src/time/clock.js';
import { InstantFromText } from '../../../src/time/instant.js';
import { startServer, type RunningServer } from '../../../adapters/http/server.js';
import { startWeb, type RunningWeb, type WebRoom } from '../../../adapters/web/start-web.js';
import { SENTENCE } from '../../support/sample-messages.js';

/** A training room that runs, with what its door took. */
export interface Room {
  readonly url: string;
  readonly historyFile: string;
  readonly platform: ChatPlatform;
  readonly taken: readonly Incoming[];
  /** From now on these are the dates to come. */
  comesNext(messages: readonly Message[]): void;
  close(): Promise<void>;
}

/** A milestone as the bot shows it. */
export function forum(language: Language): Message {
  const day = CalendarDate.parse('2026-05-05');
  const blocks: Block[] = [
    { kind: 'heading', text: SENTENCE[language], tile: { startsOn: day, endsOn: CalendarDate.parse('2026-05-08'), precision: 'day', grain: 'day', status: 'confirmed' } },
    { kind: 'paragraph', spans: [{ text: SENTENCE[language] }], tone: 'plain' },
    { kind: 'paragraph', spans: [{ text: 'Global Cities Hub', href: 'https://example.org/' }, { text: ', D-7K2' }], tone: 'quiet' },
    { kind: 'actions', buttons: [{ id: 'sample.form', value: {}, label: language === 'ar' ? 'ذكّرنا' : 'Remind us', style: 'primary' }] },
  ];
  return { text: SENTENCE[language], language, about: [], blocks };
}

/** A milestone of which only the month is known. */
function expected(language: Language): Message {
  const tile = { startsOn: CalendarDate.parse('2027-07-01'), endsOn: CalendarDate.parse('2027-07-31'), precision: 'month', grain: 'month', status: 'expected' } as const;
  return { text: SENTENCE[language], language, about: [], blocks: [{ kind: 'heading', text: SENTENCE[language], tile }] };
}

/** A form of two pages with a field that is asked only after "other". */
export function sampleForm(language: Language): Form {
  const field = { required: true, conditions: [] };
  return {
    id: 'sample', version: 1, about: { network: 'EG' }, language, title: 'A practice', submitLabel: 'Send it',
    pages: [
      { title: 'What', fields: [
        { ...field, id: 'title', kind: 'text', label: 'Title of the practice', help: 'In one line.' },
        { ...field, id: 'scope', kind: 'choice', label: 'Scope', options: [{ id: 'local', label: 'Local' }, { id: 'other', label: 'Other' }] },
        { ...field, id: 'days', kind: 'choices', label: 'Days before', required: false, options: [{ id: '30', label: '30 days' }, { id: '7', label: '7 days' }] },
        { ...field, id: 'which', kind: 'text', label: 'Which other', conditions: [{ effect: 'ask', field: 'scope', in: ['other'] }] },
      ] },
      { title: 'When', fields: [{ ...field, id: 'day', kind: 'date', label: 'Day' }, { ...field, id: 'more', kind: 'long-text', label: 'More', required: false }] },
    ],
  };
}

/** Opens a room whose bot answers every word with the Forum, and the title "wrong" with an error; or with `core` behind it. */
export async function openRoom(historyFile = join(mkdtempSync(join(tmpdir(), 'imrf-web-')), 'web-history.jsonl'), core?: Pick<FrontDoor, 'handle'>): Promise<Room> {
  const clock = systemClock(InstantFromText.parse('2026-02-02T09:00:00Z'));
  const taken: Incoming[] = [];
  const place: { web?: RunningWeb; ahead?: readonly Message[] } = {};
  const door: Pick<FrontDoor, 'handle'> = core ?? {
    async handle(incoming): Promise<DirectAnswer> {
      if (taken.some((one) => one.eventId === incoming.eventId)) return { kind: 'nothing' };
      taken.push(incoming);
      return answer(incoming, place.web?.platform);
    },
  };
  const room: WebRoom = {
    now: () => clock.now(),
    setNow: (now) => { clock.setNow(now); return Promise.resolve(); },
    next: (language) => Promise.resolve(place.ahead ?? [forum(language), expected(language)]),
  };
  const web = await startWeb({ historyFile, packageRoot }, door, room, clock, idMaker(clock, Math.random), NO_FILES);
  place.web = web;
  const server: RunningServer = await startServer({ host: '127.0.0.1', port: 0, routes: new Map(web.routes), clock, onFault: (fault) => { throw fault; } });
  return { url: server.url, historyFile, platform: web.platform, taken, comesNext: (messages) => void (place.ahead = messages), close: async () => { await server.stop(); await web.stop(); } };
}

async function answer(incoming: Incoming, platform: ChatPlatform | undefined): Promise<DirectAnswer> {
  const language = Language.parse(incoming.locale);
  const { happening } = incoming;
  if (happening.kind === 'pressed') return { kind: 'open-form', page: 0, form: sampleForm(language), values: {} };
  if (happening.kind === 'turned') {
    const form = sampleForm(language);
    const { errors, ...shown } = turnPage(form, happening.values, happening.page, happening.to, wordsIn(language));
    return Object.keys(errors).length > 0 ? { kind: 'form-errors', form, ...shown, errors } : { kind: 'turn-form', form, ...shown };
  }
  if (happening.kind === 'submitted') {
    return happening.values['title'] === 'wrong' ? { kind: 'form-errors', page: 0, form: sampleForm(language), values: happening.values, errors: { title: 'Name the practice.' } } : { kind: 'close-form' };
  }
  await platform?.post({ address: incoming.address, thread: null, onlyFor: null }, forum(language), `reply:${incoming.eventId}`, new AbortController().signal);
  return { kind: 'nothing' };
}
