/** A message as the counterpart stores it. */
export interface StoredMessage {
  readonly ts: string;
  readonly thread: string | null;
  readonly bot: boolean;
  readonly payload: Record<string, unknown>;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'im';
  readonly name: string;
  isMember: boolean;
  isArchived: boolean;
  /** Its owners let nobody delete there. */
  keepsMessages: boolean;
  messages: StoredMessage[];
  /** Who has seen what only they can see. */
  readonly ephemeral: { readonly user: string; readonly payload: Record<string, unknown> }[];
}

/** A file that Slack keeps. `state`: an address was given, the bytes came, it was shared. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | null;
  sharedIn: string | null;
  comment: string;
}

/** What stands in the pretended workspace. */
export interface Workspace {
  readonly team: string;
  readonly botUser: string;
  readonly botId: string;
  readonly channels: Map<string, Channel>;
  readonly locales: Map<string, string>;
  readonly zones: Map<string, string>;
  readonly files: Map<string, StoredFile>;
  /** Scopes that the token lacks. */
  readonly missingScopes: Set<string>;
  /** Triggers that can still open a modal: once, for three seconds. */
  readonly triggers: Map<string, number>;
  readonly views: { readonly id: string; readonly user: string | null; hash: string; payload: Record<string, unknown> }[];
  /** The channel in which the bot talks to a person alone. */
  imOf(user: string): Channel;
  addChannel(id: string, some?: Partial<Pick<Channel, 'kind' | 'name' | 'isMember' | 'isArchived'>>): Channel;
  /** A ts that no message has yet. */
  nextTs(): string;
  newTrigger(): string;
}

/** An empty workspace with the bot in it. */
export function newWorkspace(): Workspace {
  const channels = new Map<string, Channel>();
  const triggers = new Map<string, number>();
  let count = 0;
  const addChannel: Workspace['addChannel'] = (id, some = {}) => {
    const channel: Channel = { id, kind: 'channel', name: id.toLowerCase(), isMember: true, isArchived: false, keepsMessages: false, messages: [], ephemeral: [], ...some };
    channels.set(id, channel);
    return channel;
  };
  return {
    team: 'T1', botUser: 'UBOT', botId: 'BBOT', channels, triggers, locales: new Map(), zones: new Map(), files: new Map(), missingScopes: new Set(), views: [], addChannel,
    imOf: (user) => channels.get(`D${user}`) ?? addChannel(`D${user}`, { kind: 'im' }),
    nextTs() {
      count += 1;
      return `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
    },
    newTrigger() {
      count += 1;
      const trigger = `trigger.${count}`;
      triggers.set(trigger, Date.now() + 3_000);
      return trigger;
    },
  };
}
