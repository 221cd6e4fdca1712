/** Reads a JSON column. What stands there was written by us, through the types of the repository that reads it. */
export function fromJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

/** Writes a JSON column; nothing becomes null. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}
