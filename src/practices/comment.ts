import type { Instant } from '../time/instant.js';

/** How long a comment may be, in characters. */
export const LONGEST_COMMENT = 2_000;

/** What a reviewer says of one field. */
export interface FieldComment {
  readonly id: string;
  readonly practice: string;
  readonly field: string;
  readonly text: string;
  /** The account, as `who` writes it; null once its person was erased. */
  readonly by: string | null;
  readonly at: Instant;
  /** Of the practice, with which the submitter was told; null while only the Secretariat knows it. */
  readonly toldAt: number | null;
}

/** Comments that wait for the next step that decides. */
export function untold(comments: readonly FieldComment[]): FieldComment[] {
  return comments.filter(({ toldAt }) => toldAt === null);
}

/** Reads `FIELD: text`, as it is typed. Undefined where it has no colon, or nothing on one side of it. */
export function readComment(typed: string): { readonly field: string; readonly text: string } | undefined {
  const [, field = '', text = ''] = /^([^:：]+)[:：](.*)$/su.exec(typed.trim()) ?? [];
  return field.trim() === '' || text.trim() === '' ? undefined : { field: field.trim(), text: text.trim() };
}
