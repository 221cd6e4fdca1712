import { z } from 'zod';
import { OfferedFile, type FileDesk } from '../../src/chat/files.js';
import type { Account, ConversationAddress } from '../../src/chat/conversation.js';
import { languageOfLocale, type Language } from '../../src/language/language.js';
import { wordsIn, type MessageKey } from '../../src/language/words.js';
import type { Clock } from '../../src/time/clock.js';
import { guarded } from '../http/guarded.js';
import type { ArrivedActivity } from './activity.js';
import type { OutgoingActivity } from './card.js';
import type { Connector } from './connector.js';
import { postCall, removeCall, type Place } from './conversation-calls.js';
import { withinMs } from './deadline.js';
import { infoActivity } from './file-cards.js';
import { accountOf, addressOf } from './receive.js';
import type { Trust } from './trusted-service-url.js';

/** What answering a consent card needs. */
export interface ConsentTools {
  readonly connector: Connector;
  readonly botId: string;
  readonly clock: Clock;
  readonly tenant: string;
  readonly desk: Pick<FileDesk, 'write'>;
  readonly trust: Trust;
}

const UploadInfo = z.object({ name: z.string().min(1).max(1_000), uploadUrl: z.string().max(4_000), contentUrl: z.string().max(4_000), uniqueId: z.string().min(1).max(200), fileType: z.string().max(20) });
const Consent = z.discriminatedUnion('action', [
  z.object({ type: z.literal('fileUpload'), action: z.literal('accept'), context: OfferedFile, uploadInfo: UploadInfo }),
  z.object({ type: z.literal('fileUpload'), action: z.literal('decline') }),
]);
type Consent = z.infer<typeof Consent>;

// Teams waits for about 15 seconds.
const DEADLINE_MS = 10_000;
const MOST_KNOWN = 500;

/** Answers consent cards: the file is written as it stands now, for whoever accepts, and put where Teams says. The same acceptance again does nothing. */
export function consentAnswerer(tools: ConsentTools): (activity: ArrivedActivity) => Promise<void> {
  const known = new Set<string>();
  return async (activity) => {
    const consent = Consent.safeParse(activity.value).data;
    const address = addressOf(activity, tools.tenant);
    const account = accountOf(activity, address);
    if (consent === undefined || account === null || address.route === null) return;
    const mark = consent.action === 'accept' ? consent.uploadInfo.uploadUrl : (activity.id ?? activity.replyToId ?? '');
    if (known.has(mark)) return;
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(mark);
    const place: Place = { serviceUrl: address.route, conversation: address.conversation, thread: null };
    const language = languageOfLocale(activity.locale ?? undefined) ?? 'en';
    await withinMs(tools.clock, DEADLINE_MS, new AbortController().signal, async (signal) => {
      const answer = await answerOf(consent, account, address, language, tools, signal);
      await tools.connector(postCall(place, answer, tools.botId), signal);
      // It asks for nothing any more; one that stays does no harm.
      if (activity.replyToId !== undefined && activity.replyToId !== null) await tools.connector(removeCall(place, activity.replyToId), signal);
    });
  };
}

async function answerOf(consent: Consent, account: Account, address: ConversationAddress, language: Language, { desk, trust }: ConsentTools, signal: AbortSignal): Promise<OutgoingActivity> {
  if (consent.action === 'decline') return said('files.not-wanted', language);
  const bytes = await desk.write(consent.context, account, address);
  if (bytes === undefined) return said('draft' in consent.context ? 'practices.gone' : 'files.dates-unseen', language);
  const { uploadUrl } = consent.uploadInfo;
  const headers = { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` };
  const reply = await guarded({ url: uploadUrl, method: 'PUT', headers, body: bytes, signal, mostBytes: 100_000, isAllowed: () => true, mayBeLoopback: trust !== 'microsoft' });
  const isThere = reply.kind === 'answered' && (reply.status === 200 || reply.status === 201);
  return isThere ? infoActivity(consent.uploadInfo, language) : said('files.not-given', language);
}

function said(key: MessageKey, language: Language): OutgoingActivity {
  return { type: 'message', text: wordsIn(language).say(key), textFormat: 'plain', locale: language };
}
