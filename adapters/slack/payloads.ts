import { z } from 'zod';

/** Slack's ids are letters and digits; anything else is not Slack's. */
const Id = z.string().regex(/^[A-Z0-9]{1,64}$/);
const Ts = z.string().regex(/^\d{1,12}\.\d{1,12}$/);
const Text = z.string().max(100_000);

const Authorization = z.object({ team_id: Id.nullish(), user_id: Id.nullish() });

/** The wrapping of each event. In a channel shared with others `team_id` may be theirs: the authorization names ours. */
const Envelope = z.object({
  type: z.literal('event_callback'),
  team_id: Id,
  context_team_id: Id.nullish(),
  event_id: z.string().min(1).max(200),
  /** Seconds since 1970; the same when Slack sends it again. */
  event_time: z.number().int().min(0).max(99_999_999_999).nullish().catch(null),
  authorizations: z.array(Authorization).nullish(),
});

/** A file that came with words. `file_access` is `check_file_info` where the event tells nothing of it: it is shared from another workspace. */
const SlackFile = z.object({
  id: Id, name: z.string().max(1_000).nullish(), size: z.number().min(0).nullish(), file_access: z.string().nullish(),
  url_private_download: z.string().max(3_000).nullish(), url_private: z.string().max(3_000).nullish(),
});
export type SlackFile = z.infer<typeof SlackFile>;

/** Words in a direct message or with a mention. */
const SaidEvent = z.object({
  type: z.enum(['app_mention', 'message']),
  subtype: z.string().nullish(),
  bot_id: z.string().nullish(),
  user: Id.nullish(),
  text: Text.nullish(),
  channel: Id,
  channel_type: z.string().nullish(),
  ts: Ts,
  thread_ts: Ts.nullish(),
  files: z.array(SlackFile).nullish().catch(null),
});
export type SaidEvent = z.infer<typeof SaidEvent>;

const HomeOpened = z.object({ type: z.literal('app_home_opened'), user: Id, channel: Id, tab: z.string().nullish() });
const MemberJoined = z.object({ type: z.literal('member_joined_channel'), user: Id, channel: Id, channel_type: z.string().nullish(), inviter: Id.nullish() });
const Left = z.object({ type: z.enum(['channel_left', 'group_left', 'channel_archive', 'group_archive', 'channel_deleted', 'group_deleted']), channel: Id });
const Back = z.object({ type: z.enum(['channel_unarchive', 'group_unarchive']), channel: Id });
const Ended = z.object({ type: z.enum(['app_uninstalled', 'tokens_revoked']), tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() });
export type EndedEvent = z.infer<typeof Ended>;

/** The events that mean something to the house. */
export const Event = z.discriminatedUnion('type', [SaidEvent, HomeOpened, MemberJoined, Left, Back, Ended]);
export type Event = z.infer<typeof Event>;

export const EventBody = Envelope.extend({ event: Event });
export type EventBody = z.infer<typeof EventBody>;

/** `/imrf …` */
export const CommandBody = z.object({
  command: z.string().max(100),
  text: Text.optional(),
  team_id: Id,
  user_id: Id,
  channel_id: Id,
  channel_name: z.string().optional(),
  trigger_id: z.string().min(1).max(300),
});
export type CommandBody = z.infer<typeof CommandBody>;

const Team = z.object({ id: Id }).nullish();
const Person = z.object({ id: Id, team_id: Id.nullish() });

/** A message that a person points at, in its menu; `text` is what it holds. */
export const ShortcutBody = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal('check_dates'),
  team: Team,
  user: Person,
  trigger_id: z.string().min(1).max(300),
  channel: z.object({ id: Id, name: z.string().optional() }),
  message: z.object({ text: Text.nullish(), ts: Ts, thread_ts: Ts.nullish() }),
});
export type ShortcutBody = z.infer<typeof ShortcutBody>;

/** A click in a message. */
export const ActionBody = z.object({
  type: z.literal('block_actions'),
  team: Team,
  user: Person,
  trigger_id: z.string().min(1).max(300),
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().optional() }).optional(),
  channel: z.object({ id: Id, name: z.string().optional() }),
  message: z.object({ ts: Ts, thread_ts: Ts.nullish() }).optional(),
  actions: z.array(z.object({ action_id: z.string().min(1).max(255), value: z.string().max(2000).optional() })).min(1),
});
export type ActionBody = z.infer<typeof ActionBody>;

const Chosen = z.object({ value: z.string().max(200) });

/** What stands in one input of a modal. */
export const InputState = z.object({
  type: z.string(),
  value: z.string().max(20_000).nullish(),
  selected_date: z.string().max(20).nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
});
export type InputState = z.infer<typeof InputState>;

const View = z.object({
  id: z.string().min(1).max(100),
  hash: z.string().max(200).optional(),
  team_id: Id.nullish(),
  app_installed_team_id: Id.nullish(),
  private_metadata: z.string().max(3000),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().max(255).optional() })).max(100).optional(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), InputState)) }),
});

/** A modal that was sent; each press has a trigger of its own. */
export const SubmissionBody = z.object({ type: z.literal('view_submission'), team: Team, user: Person, trigger_id: z.string().min(1).max(300).optional(), view: View });
export type SubmissionBody = z.infer<typeof SubmissionBody>;

/** A click in a modal; what stands in its inputs comes with it. */
export const ModalActionBody = z.object({
  type: z.literal('block_actions'),
  team: Team,
  user: Person,
  trigger_id: z.string().min(1).max(300),
  view: View,
  actions: z.array(z.object({ action_id: z.string().min(1).max(255) })).min(1),
});
export type ModalActionBody = z.infer<typeof ModalActionBody>;
