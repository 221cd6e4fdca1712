/** Two words that name what is to be done and with what, and the words behind them as they were typed: with their lines. */
export interface TypedWords {
  readonly first: string;
  readonly second: string;
  readonly words: string;
}

/** Reads what stands behind `support` or `requests`. */
export function readTypedWords(rest: string): TypedWords {
  const [, first = '', second = '', words = ''] = /^(\S*)\s*(\S*)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
  return { first, second, words };
}
