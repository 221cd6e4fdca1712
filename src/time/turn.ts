/** Resolves in the next turn of the event loop: what was waiting meanwhile (a request, a timer) goes first. Never inside `transact`. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
