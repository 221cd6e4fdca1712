import { copyButton } from './broadcasts/broadcast-button.js';
import { APPROVE_FORM } from './broadcasts/approve-form.js';
import { COMPOSE_FORM, CORRECT_FORM } from './broadcasts/compose-form.js';
import * as desk from './broadcasts/desk-hears.js';
import { stepButton } from './broadcasts/desk-says.js';
import { datesOfCopy, pressCopy } from './broadcasts/hears.js';
import * as calendar from './calendar/hears.js';
import { pressPreview } from './broadcasts/preview-hears.js';
import { previewButton } from './broadcasts/preview-says.js';
import { WHEN_FORM } from './broadcasts/when-form.js';
import { pressWhen, submitWhen } from './broadcasts/when-hears.js';
import { whenButton } from './broadcasts/when-says.js';
import type { FormValues } from './chat/form.js';
import type { Act } from './people/may.js';
import * as reminders from './reminders/hears.js';
import * as own from './roadmap/own-hears.js';
import type { Route } from './route.js';

/** What is typed about broadcasts at the Secretariat's desk. */
export const broadcastCommands = {
  broadcast: (rest: string) => route(actOf(rest.trim().split(/\s+/)[0] ?? ''), (heard, tools) => desk.broadcast(heard, rest, tools), true),
} as const;

/** A button of a card, or under a copy; undefined where it is neither. */
export function pressedBroadcastRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case stepButton.id:
      return route(actOf(stepButton.read(value)?.step ?? ''), (heard, tools) => desk.pressStep(heard, value, tools), true);
    case previewButton.id:
      return route('broadcasts.write', (_heard, tools) => pressPreview(value, tools), true);
    case whenButton.id:
      return route('broadcasts.write', (heard, tools) => pressWhen(heard, value, tools), true);
    case copyButton.id:
      return copyRoute(value);
    default:
      return undefined;
  }
}

/** A form of the desk; undefined where it is none. */
export function submittedBroadcastRoute(form: string, values: FormValues): Route | undefined {
  switch (form) {
    case COMPOSE_FORM:
      return route('broadcasts.write', (heard, tools) => desk.submitCompose(heard, form, values, tools));
    case CORRECT_FORM:
      return route('broadcasts.approve', (heard, tools) => desk.submitCompose(heard, form, values, tools));
    case APPROVE_FORM:
      return route('broadcasts.approve', (heard, tools) => desk.submitApproval(heard, values, tools));
    case WHEN_FORM:
      return route('broadcasts.write', (heard, tools) => submitWhen(heard, values, tools));
    default:
      return undefined;
  }
}

/** What stands under a copy is for everybody who reads it. */
function copyRoute(value: unknown): Route {
  switch (copyButton.read(value)?.what) {
    case 'calendar':
      return route('conversation.settle', async (heard, tools) => calendar.tellDateFiles(heard, await datesOfCopy(heard, value, tools), tools));
    case 'form:reminders':
      return route('reminders.subscribe', (heard, tools) => reminders.remind(heard, '', tools), true);
    case 'form:add-ours':
      return route('roadmap.change-own', (heard, tools) => own.addOurs(heard, '', tools));
    case 'seen':
    case 'ask':
    case undefined:
      return route('roadmap.ask', (heard, tools) => pressCopy(heard, value, tools));
  }
}

/** A second person's word, and what reaches into every conversation at once, is an approver's. */
function actOf(step: string): Act {
  return ['approve', 'recall', 'correct'].includes(step.toLowerCase()) ? 'broadcasts.approve' : 'broadcasts.write';
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
