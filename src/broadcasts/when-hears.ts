import type { FormValues } from '../chat/form.js';
import type { Answered, Heard } from '../people/heard.js';
import type { Zone } from '../time/zone.js';
import { readBroadcastCode, type SetTime } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { cardOf } from './card-of.js';
import { actorOf, refused } from './desk-answers.js';
import { findApproved, findSpan } from './find-span.js';
import { broadcastRefusalText, refuse } from './refusal.js';
import { sendAsShown } from './send-broadcast.js';
import { readWhen, whenForm, whenValues, type Clocks } from './when-form.js';
import { whenButton, whenShown } from './when-says.js';

/** What setting a time needs: the Secretariat's own clock, too. */
export interface WhenTools extends BroadcastTools {
  readonly secretariatZone: Zone;
}

/** Opens the form: a day, an hour, and on whose clock. Where none can open, the card is shown, with the button that does. */
export async function openWhen(heard: Heard, number: number, tools: WhenTools): Promise<Answered> {
  const found = await findApproved(number, tools.tx);
  if ('refused' in found) return refused(found);
  if (!heard.incoming.canOpenForm) return { says: [await cardOf(found, heard, tools)] };
  return { says: [], form: { kind: 'open', form: whenForm(found, clocksOf(heard, tools), heard.facts.words), values: whenValues(heard.facts.today) } };
}

/** The form came back: what was given is shown, and nothing is set yet. */
export async function submitWhen(heard: Heard, values: FormValues, tools: WhenTools): Promise<Answered> {
  const { happening } = heard.incoming;
  const found = await findApproved(readBroadcastCode(happening.kind === 'submitted' ? (happening.about['broadcast'] ?? '') : '') ?? 0, tools.tx);
  if ('refused' in found) return refused(found);
  const { words } = heard.facts;
  const read = readWhen(values, clocksOf(heard, tools), words);
  const span = read.ok ? await findSpan(found, read.schedule, tools.tx, tools) : undefined;
  if (read.ok && span !== undefined && !('refused' in span)) return { says: [whenShown.of({ broadcast: found.number, schedule: read.schedule, revision: found.revision, span })] };
  const errors = read.ok ? { time: words.say(span !== undefined && 'refused' in span ? broadcastRefusalText[span.refused] : 'broadcast.refused-passed') } : read.errors;
  return { says: [], form: { kind: 'errors', form: whenForm(found, clocksOf(heard, tools), words), values, errors } };
}

/** A time that was typed is shown back as one from the form. */
export async function showWhen(number: number, schedule: SetTime, tools: WhenTools): Promise<Answered> {
  const found = await findApproved(number, tools.tx);
  if ('refused' in found) return refused(found);
  const span = await findSpan(found, schedule, tools.tx, tools);
  return 'refused' in span ? refused(span) : { says: [whenShown.of({ broadcast: number, schedule, revision: found.revision, span })] };
}

/** "Yes, then": counts where nothing has changed since it was shown; a second press finds that it has. */
export async function pressWhen(heard: Heard, value: unknown, tools: WhenTools): Promise<Answered> {
  const pressed = whenButton.read(value);
  if (pressed === undefined) return refused(refuse('unknown'));
  const { broadcast: number, schedule, revision, conversations } = pressed;
  const stepped = await sendAsShown(number, schedule, { revision, conversations }, actorOf(heard, tools), tools);
  return 'refused' in stepped ? refused(stepped) : { says: [await cardOf(stepped, heard, tools)], updatesPressed: true };
}

function clocksOf({ facts: { zone } }: Heard, { secretariatZone }: WhenTools): Clocks {
  return { here: zone, secretariat: secretariatZone };
}
