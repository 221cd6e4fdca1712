/** What is wrong in a file, and where: the row as people count it, and the field. Both null where it is the file itself. */
export interface ImportFault {
  readonly row: string | null;
  readonly field: string | null;
  readonly wrong: string;
}

/** A practice as a file gives it. `fields` are those of which the file says something: others stay as they are. */
export interface GivenPractice {
  /** Where it stands in the file, such as "line 3". */
  readonly row: string;
  /** What the file says of how it stands, as text or as the file's own values; absent where it says nothing. */
  readonly standing: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

export type GivenPractices = { readonly kind: 'given'; readonly practices: readonly GivenPractice[] } | { readonly kind: 'faults'; readonly faults: readonly ImportFault[] };

/** The file itself cannot be read. */
export function unreadable(wrong: string): GivenPractices {
  return { kind: 'faults', faults: [{ row: null, field: null, wrong }] };
}
