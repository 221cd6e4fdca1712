import { z } from 'zod';
import { action } from '../chat/action.js';

const OfPractice = z.object({ practice: z.string().max(60) });

/** Goes on with a draft, at a field where one is named. `keepsForm`: although there is a newer form. */
export const openButton = action('practices.open', OfPractice.extend({ field: z.string().max(100).optional(), keepsForm: z.boolean().optional(), inWords: z.boolean().optional() }), { opensForm: true });
/** Begins another one. */
export const newButton = action('practices.new', z.object({}), { opensForm: true });
/** Shows one, with what can be done with it. */
export const showButton = action('practices.show', OfPractice);
/** Checks it, and submits it where nothing is in the way. */
export const submitButton = action('practices.submit', OfPractice);
/** Asks for the reason why warnings may stand. */
export const overruleButton = action('practices.overrule', OfPractice, { opensForm: true });
/** Begins a new revision of one that is approved; a field, where one is named, is where it opens. */
export const reviseButton = action('practices.revise', OfPractice.extend({ field: z.string().max(100).optional() }));
export const withdrawButton = action('practices.withdraw', OfPractice);
export const deleteButton = action('practices.delete', OfPractice);
/** Takes the newest form for a draft that was begun with an older one. */
export const moveUpButton = action('practices.move-up', OfPractice);
