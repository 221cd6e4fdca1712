import { randomBytes } from 'node:crypto';
import type { Language } from '../language/language.js';
import type { NetworkCode } from '../networks/network.js';
import type { MilestoneId } from '../roadmap/milestone.js';
import type { Instant } from '../time/instant.js';

/**
 * A calendar to subscribe to, of one network or (null) of all that everybody may see. Whoever has the address reads it:
 *
 *   open → revoked      (for ever; a new one is made instead)
 */
export interface CalendarLink {
  /** The secret part of the address. */
  readonly token: string;
  readonly network: NetworkCode | null;
  readonly language: Language;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly revokedAt: Instant | null;
}

/** A new secret: 128 bits, in letters that survive mails and chats. */
export function newCalendarToken(): string {
  return randomBytes(16).toString('base64url');
}

/** The address of a link; with `only`, of the file of that one milestone. Undefined where the bot has no public address. */
export function addressOf({ token }: Pick<CalendarLink, 'token'>, publicUrl: string | null, only: MilestoneId | null = null): string | undefined {
  return publicUrl === null ? undefined : `${publicUrl.replace(/\/+$/, '')}/calendar/${token}${only === null ? '' : `.${only}`}.ics`;
}
