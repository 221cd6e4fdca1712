import type { PlatformName } from './conversation.js';
import type { Instant } from '../time/instant.js';

/** A workspace or tenant that has the bot. Its token is not in here: `token` names the setting that holds it. */
export interface Installation {
  readonly platform: PlatformName;
  readonly tenant: string;
  /** Who the bot is there, in the platform's own ids. */
  readonly botUser: string;
  readonly bot: string | null;
  readonly token: string;
  readonly since: Instant;
  /** When the workspace put the bot out; null while it is there. */
  readonly endedAt: Instant | null;
}

/** An installation as the platform has just told it. */
export type FoundInstallation = Omit<Installation, 'since' | 'endedAt'>;

export interface InstallationReads {
  findInstallation(platform: PlatformName, tenant: string): Promise<Installation | undefined>;
}

export interface InstallationWrites extends InstallationReads {
  /** Keeps it as one that is there: after an end it goes on. `since` stays that of the first time. */
  keepInstallation(found: FoundInstallation, at: Instant): Promise<void>;
  endInstallation(platform: PlatformName, tenant: string, at: Instant): Promise<void>;
}

/** The installations of one platform, as its adapter sees them. */
export interface Installations {
  find(tenant: string): Promise<Installation | undefined>;
  keep(found: Omit<FoundInstallation, 'platform'>): Promise<void>;
  end(tenant: string): Promise<void>;
}
