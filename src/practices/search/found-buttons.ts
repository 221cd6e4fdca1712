import { z } from 'zod';
import { action } from '../../chat/action.js';

const OfPractice = z.object({ practice: z.string().max(100) });

/** Shows an approved practice whole, but for contact details. */
export const showFoundButton = action('practices.show-found', OfPractice);
/** Begins a draft with the structure and the objectives of an approved one, without its texts. */
export const startLikeButton = action('practices.start-like', OfPractice);
