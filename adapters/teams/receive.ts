import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Account, ConversationAddress } from '../../src/chat/conversation.js';
import { FormValues, Turn } from '../../src/chat/form.js';
import { Incoming, type Happening } from '../../src/chat/incoming.js';
import { Language, languageOfLocale } from '../../src/language/language.js';
import { wordsOf, type ArrivedActivity } from './activity.js';
import { sharedFilesIn } from './fetch-file.js';
import type { FormMark } from './render-form.js';

/** How the answer leaves: nothing stands in it, it is a card's, a dialog's, or one that follows as a message of its own. */
export type AnswerFace = 'none' | 'card' | 'dialog' | 'message';

/** What an activity means, and where an answer to it goes. */
export interface Arrival {
  readonly incoming: Incoming;
  readonly face: AnswerFace;
  readonly language: Language;
  /** The message whose button was pressed, or which holds the form. */
  readonly message: string | null;
}

/** An activity in words that every platform shares; undefined for what the bot does not listen to (reactions, edits, typing). */
export function receive(activity: ArrivedActivity, fallbackTenant: string): Arrival | undefined {
  const happened = happeningOf(activity);
  if (happened === undefined) return undefined;
  const address = addressOf(activity, fallbackTenant);
  const { happening, face } = happened;
  const locale = activity.locale ?? null;
  const incoming = Incoming.parse({
    eventId: eventIdOf(activity, address),
    address,
    thread: threadOf(activity, address),
    account: happening.kind === 'joined' || happening.kind === 'left' ? null : accountOf(activity, address),
    locale,
    canOpenForm: face !== 'none',
    canPostLater: true,
    // Bots give files in personal chats alone.
    ...(address.kind === 'person' ? {} : { takesFiles: false }),
    ...(activity.timestamp == null ? {} : { happenedAt: activity.timestamp }),
    happening,
  });
  return { incoming, face, language: happened.language ?? languageOfLocale(locale ?? undefined) ?? 'en', message: activity.replyToId ?? null };
}

interface Happened {
  readonly happening: Happening;
  readonly face: AnswerFace;
  readonly language?: Language;
}

function happeningOf(activity: ArrivedActivity): Happened | undefined {
  switch (activity.type) {
    case 'message':
      return marked(activity.value, activity, 'message') ?? shared(activity) ?? { happening: { kind: 'said', text: wordsOf(activity) }, face: 'none' };
    case 'invoke':
      return invoked(activity);
    case 'installationUpdate':
      return installed(activity);
    case 'conversationUpdate':
      return membersChanged(activity);
    default:
      return undefined;
  }
}

/** Files that came with the words are what they are about. */
function shared(activity: ArrivedActivity): Happened | undefined {
  const files = sharedFilesIn(activity);
  return files.length === 0 ? undefined : { happening: { kind: 'shared', files }, face: 'none' };
}

const CardAction = z.object({ action: z.object({ data: z.unknown() }) });
const DialogData = z.object({ data: z.unknown() });

function invoked(activity: ArrivedActivity): Happened | undefined {
  if (activity.name === 'adaptiveCard/action') return marked(CardAction.safeParse(activity.value).data?.action.data, activity, 'card');
  if (activity.name === 'task/fetch' || activity.name === 'task/submit') return marked(DialogData.safeParse(activity.value).data?.data, activity, 'dialog');
  return undefined;
}

const Pressed = z.object({ $action: z.string().min(1).max(255), value: z.unknown().optional() });
const Submitted = z.looseObject({ $form: z.object({ id: z.string().min(1).max(255), about: z.record(z.string(), z.string()), language: Language, drawn: z.array(z.string()).max(300).default([]), several: z.array(z.string()).max(300), page: z.number().int().min(0).max(100).default(0), to: Turn.or(z.literal('submit')).default('submit') }) });

/** A button or a form of ours. The data came through the person's client: its shape is checked, its rights are never believed. */
function marked(data: unknown, activity: ArrivedActivity, face: AnswerFace): Happened | undefined {
  const pressed = Pressed.safeParse(data).data;
  if (pressed !== undefined) return { happening: { kind: 'pressed', action: pressed.$action, value: pressed.value ?? {}, message: activity.replyToId ?? null }, face };
  const submitted = Submitted.safeParse(data).data;
  if (submitted === undefined) return undefined;
  const { $form, ...given } = submitted;
  const values = FormValues.safeParse(valuesOf(given, $form)).data;
  if (values === undefined) return undefined;
  const { id: form, about, language, page, to } = $form;
  return { happening: to === 'submit' ? { kind: 'submitted', form, about, values } : { kind: 'turned', form, about, page, to, values }, face, language };
}

// Teams adds keys of its own (msteams) to what a card sends; they are no text. An input that holds nothing is not sent.
function valuesOf(given: Readonly<Record<string, unknown>>, { drawn, several }: Pick<FormMark, 'drawn' | 'several'>): FormValues {
  const texts = Object.entries(given).flatMap(([id, value]): [string, string][] => (typeof value === 'string' ? [[id, value]] : []));
  return Object.fromEntries([...drawn.map((id) => [id, ''] as const), ...texts].map(([id, value]) => [id, several.includes(id) ? value.split(',').filter((one) => one !== '') : value]));
}

function installed(activity: ArrivedActivity): Happened | undefined {
  const action = activity.action ?? '';
  if (action.startsWith('add')) return { happening: joined(activity), face: 'none' };
  return action.startsWith('remove') ? { happening: { kind: 'left', reason: 'uninstalled' }, face: 'none' } : undefined;
}

function membersChanged(activity: ArrivedActivity): Happened | undefined {
  const { membersAdded, membersRemoved, recipient } = activity;
  const isBot = (member: { readonly id: string }) => member.id === recipient?.id;
  if (membersAdded?.some(isBot) === true) return { happening: joined(activity), face: 'none' };
  return membersRemoved?.some(isBot) === true ? { happening: { kind: 'left', reason: 'removed' }, face: 'none' } : undefined;
}

/** Teams tells the names at once: those of the team and channel, or of the group chat. */
function joined({ channelData, conversation, localTimezone }: ArrivedActivity): Happening {
  const [name, team, zone] = [channelData?.channel?.name ?? conversation.name ?? null, channelData?.team?.name ?? null, localTimezone ?? null];
  return name === null && team === null && zone === null ? { kind: 'joined' } : { kind: 'joined', place: { name: name?.slice(0, 200) ?? null, team: team?.slice(0, 200) ?? null, zone } };
}

const THREAD = /;messageid=([^;]+)/;

/** Where an activity came from, in the house's words. */
export function addressOf(activity: ArrivedActivity, fallbackTenant: string): ConversationAddress {
  const { id, conversationType, tenantId } = activity.conversation;
  const kind = conversationType === 'channel' || id.includes('@thread.tacv2') || id.includes('@thread.skype') ? 'channel' : conversationType === 'groupChat' ? 'group' : 'person';
  // With `;messageid=` each later post would become an answer in that thread.
  return { platform: 'teams', tenant: tenantId ?? activity.channelData?.tenant?.id ?? fallbackTenant, conversation: id.replace(THREAD, ''), kind, route: activity.serviceUrl };
}

// Only channels have threads; there the first message is named in the conversation's id.
function threadOf(activity: ArrivedActivity, { kind }: ConversationAddress): string | null {
  if (kind !== 'channel') return null;
  const named = THREAD.exec(activity.conversation.id)?.[1];
  return named ?? (activity.type === 'message' || activity.type === 'invoke' ? (activity.replyToId ?? activity.id ?? null) : null);
}

/** Who did it. */
export function accountOf({ from }: ArrivedActivity, { tenant }: ConversationAddress): Account | null {
  if (from === undefined || from === null) return null;
  return { platform: 'teams', tenant, user: (from.aadObjectId ?? from.id).slice(0, 200) };
}

/** The activity's own id; where it has none or a very long one, a digest, so that the same again is known. */
function eventIdOf(activity: ArrivedActivity, { tenant, conversation }: ConversationAddress): string {
  const digest = () => createHash('sha256').update(JSON.stringify(activity)).digest('hex');
  const id = `teams:${tenant}:${conversation}:${activity.id ?? digest()}`;
  return id.length <= 500 ? id : `teams:${digest()}`;
}
