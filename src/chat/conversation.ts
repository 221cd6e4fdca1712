import { z } from 'zod';

/** The places to talk. */
export const PLATFORMS = ['slack', 'teams', 'web', 'console'] as const;
export const PlatformName = z.enum(PLATFORMS);
export type PlatformName = z.infer<typeof PlatformName>;

/** Alone with one person, in a group that people made, or in a channel of a team. */
export const ConversationKind = z.enum(['person', 'group', 'channel']);
export type ConversationKind = z.infer<typeof ConversationKind>;

/**
 * Where to write, in the platform's own words.
 * `tenant` is Slack's team or Teams' tenant id; `conversation` its channel or conversation id.
 * `route` is what only the adapter reads (Teams: the newest service URL), null where nothing more is needed.
 */
export const ConversationAddress = z.object({
  platform: PlatformName,
  tenant: z.string().min(1).max(200),
  conversation: z.string().min(1).max(500),
  kind: ConversationKind,
  route: z.string().max(2000).nullable(),
});
export type ConversationAddress = z.infer<typeof ConversationAddress>;

/** A person as one platform knows her. */
export const Account = z.object({
  platform: PlatformName,
  tenant: z.string().min(1).max(200),
  user: z.string().min(1).max(200),
});
export type Account = z.infer<typeof Account>;
