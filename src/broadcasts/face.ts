import { z } from 'zod';
import { PLATFORMS } from '../chat/conversation.js';
import type { Message } from '../chat/message.js';
import type { MessageKey } from '../language/words.js';

/** Where a broadcast is read: the places to talk, and as a mail by members who are on none of them. */
export const FACES = [...PLATFORMS, 'mail'] as const;
export const Face = z.enum(FACES);
export type Face = z.infer<typeof Face>;

/** How a face draws a message: in how many pieces, and its words as they are read without it being opened. */
export interface Drawn {
  readonly parts: number;
  readonly notice: string;
  /** Where nothing but words is drawn: all of them. */
  readonly plain: string | null;
}

/** Asks a face how it would draw a message. */
export type DrawOn = (face: Exclude<Face, 'mail'>, message: Message) => Drawn;

/** What faces are called. */
export const FACE_NAMES: Readonly<Record<Face, MessageKey>> = { slack: 'broadcast.face-slack', teams: 'broadcast.face-teams', web: 'broadcast.face-web', console: 'broadcast.face-console', mail: 'broadcast.face-mail' };

/** The next one in their order, round and round. */
export function after<One>(all: readonly One[], one: One): One {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}
