/** How a command ended, for shells and programs. */
export const EXIT = { done: 0, refused: 1, usage: 2, setting: 78 } as const;

/** Ends a command with one line and an exit code: a refusal, wrong usage, a wrong setting. */
export class CommandEnd extends Error {
  override readonly name = 'CommandEnd';

  constructor(
    readonly exitCode: (typeof EXIT)[keyof typeof EXIT],
    message: string,
  ) {
    super(message);
  }
}
