import { z } from 'zod';
import { action } from './chat/action.js';
import { paragraph, type Message } from './chat/message.js';
import { sayable } from './chat/saying.js';
import type { MessageKey } from './language/words.js';
import type { Facts } from './roadmap/facts.js';

/** Opens a form, by its id. */
export const openForm = action('form.open', z.object({ form: z.string().max(100) }), { opensForm: true });

/** "The form is ready", with the button that opens it: for places where it could not open by itself. */
export const formBehindButton = sayable('form.behind-button', z.object({ form: z.string() }), ({ form }, facts: Facts): Message => {
  const { words } = facts;
  const text = words.say(readyText.get(form) ?? 'form.ready');
  return { text, language: words.language, about: [], blocks: [paragraph(text), { kind: 'actions', buttons: [openForm.button({ form }, words.say('form.open'), { style: 'primary' })] }] };
});

const readyText = new Map(Object.entries<MessageKey>({ reminders: 'form.ready-reminders', 'roadmap.move': 'form.ready-move', 'roadmap.add-ours': 'form.ready-ours', 'network.install': 'form.ready-install' }));
