import { z } from 'zod';
import { action } from '../chat/action.js';

/** Opens a draft, at one field of it where one is named. */
export const resumeButton = action('practices.open', z.object({ practice: z.string().max(60), field: z.string().max(60).nullable() }));
