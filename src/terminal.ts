/** Where a command reads and writes: results on `print`, all else on `tell`. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly print: (line: string) => void;
  /** Resolves once all that was printed has left this process. */
  readonly printed: () => Promise<void>;
  readonly tell: (line: string) => void;
}
