import type { Happening } from './chat/incoming.js';
import type { FormValues } from './chat/form.js';
import { answerHanded, keepShared } from './files/hears.js';
import type { Act } from './people/may.js';
import { leaveButton, takeAllButton, takeSomeButton, wordButton } from './practices/documents/buttons.js';
import { giveWord } from './practices/documents/give-word.js';
import { pressLeave, pressTakeAll, pressTakeSome, submitTake } from './practices/documents/hear-document.js';
import { TAKE_FORM } from './practices/documents/take-form.js';
import type { Route } from './route.js';

/** Files that somebody sent: first they are fetched, then answered. */
export function fileRoute(happening: Extract<Happening, { readonly kind: 'shared' | 'handed' }>): Route {
  if (happening.kind === 'shared') return route('practices.draft', (heard, tools) => keepShared(heard, tools));
  return route('practices.draft', (heard, tools) => answerHanded(heard, happening.files, tools));
}

/** A button of a draft as a Word file; undefined where it is none. */
export function pressedFileRoute(action: string, value: unknown): Route | undefined {
  switch (action) {
    case wordButton.id:
      return route('practices.draft', (heard, tools) => giveWord(heard, wordButton.read(value)?.practice, tools));
    case takeAllButton.id:
      return route('practices.draft', (heard, tools) => pressTakeAll(heard, value, tools));
    case takeSomeButton.id:
      return route('practices.draft', (heard, tools) => pressTakeSome(heard, value, tools));
    case leaveButton.id:
      return route('practices.draft', (heard, tools) => pressLeave(heard, value, tools));
    default:
      return undefined;
  }
}

/** The form in which is chosen what is taken; undefined where it is another. */
export function submittedFileRoute(form: string, values: FormValues): Route | undefined {
  return form === TAKE_FORM ? route('practices.draft', (heard, tools) => submitTake(heard, values, tools)) : undefined;
}

function route(act: Act, answer: Route['answer']): Route {
  return { act, needsMembership: true, answer };
}
