import type { FileDesk } from '../../src/chat/files.js';

/** A desk where nothing can be had: for tests in which no file is given or sent. */
export const NO_FILES: FileDesk = { write: () => Promise.resolve(undefined), read: () => Promise.resolve({ kind: 'refused', why: 'files.not-fetched' }) };
