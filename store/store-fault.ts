/** What can be wrong with a database before it is opened, and how to mend it. */
export type StoreFaultCode = 'store.damaged' | 'store.read-only' | 'store.unreachable' | 'store.bad-url' | 'store.newer';

/** A database that cannot be used. The message is one line: what is wrong, what is safe, how to mend it. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';

  constructor(
    readonly code: StoreFaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The fault that an error of SQLite stands for; the error itself where it is none that we know. */
export function sqliteFault(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new StoreFault('store.damaged', `${path} is damaged or is no database of this bot. It was left as it is: restore a copy, or name another file in DATABASE_URL.`, { cause: error });
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code) || /^(EACCES|EROFS|EPERM|ENOTDIR|EEXIST)$/.test(code)) return new StoreFault('store.read-only', `${path} cannot be written. Make its folder writable for this user, or name another file in DATABASE_URL.`, { cause: error });
  return error;
}
