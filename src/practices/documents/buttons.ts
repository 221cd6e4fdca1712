import { z } from 'zod';
import { action } from '../../chat/action.js';

/** A draft as a Word file. */
export const wordButton = action('practices.word', z.object({ practice: z.string().max(60) }));

const OfDocument = z.object({ document: z.string().max(60) });

/** Takes all that differs in a file that came back, but what somebody else wrote meanwhile. */
export const takeAllButton = action('practices.take-all', OfDocument);
/** Asks which fields are to be taken. */
export const takeSomeButton = action('practices.take-some', OfDocument);
/** Takes nothing of it. */
export const leaveButton = action('practices.leave', OfDocument);
