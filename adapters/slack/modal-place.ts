import { z } from 'zod';
import { ConversationKind } from '../../src/chat/conversation.js';

/**
 * What a modal remembers of where it was opened and which page it shows: ids and counts only, written into
 * `private_metadata`, which Slack signs with the rest. Nothing that was typed stands in here.
 */
export const ModalPlace = z.object({
  form: z.string().max(255),
  version: z.number().int(),
  about: z.record(z.string(), z.string()),
  conversation: z.string().min(1).max(64),
  kind: ConversationKind,
  thread: z.string().max(64).nullable(),
  page: z.number().int().min(0).default(0),
  isLast: z.boolean().default(true),
  /** Counts the pages that this modal has shown: Slack takes an input of the same name for the same one, and forgets what we fill in. */
  turn: z.number().int().min(0).default(0),
});
export type ModalPlace = z.infer<typeof ModalPlace>;

/** Undefined where the modal is not one of ours, or of an older house. */
export function readModalPlace(metadata: string): ModalPlace | undefined {
  try {
    return ModalPlace.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
