import type { Route } from './route.js';
import { answerNext, answerQuestion, pressShow } from './answers/hears.js';
import { forward, pressForward } from './answers/code-hears.js';
import { forwardButton } from './answers/forward-says.js';
import { isNotKnown } from './answers/says.js';
import { showMilestone } from './answers/show-milestone.js';
import { COMPOSE_FORM } from './broadcasts/compose-form.js';
import * as calendar from './calendar/hears.js';
import { renewCalendar } from './calendar/says.js';
import { openForm } from './form-button.js';
import { fileRoute } from './file-routes.js';
import { installRoute } from './network-routes.js';
import { INSTALL_FORM } from './networks/install-form.js';
import { checkPointed, checkText } from './letters/hears.js';
import * as outbox from './deliveries/hears.js';
import { retryButton } from './deliveries/says.js';
import { nearestCommand, readCommand, type CommandWord } from './language/command-words.js';
import { tellHelp, tellWho } from './people/hears.js';
import type { Answered, Heard } from './people/heard.js';
import type { Act } from './people/may.js';
import { nearest } from './people/says.js';
import { askedForPractices } from './practice-document-routes.js';
import { featureCommands, pressedFeatureRoute, submittedFeatureRoute } from './feature-routes.js';
import { pressedReminderRoute, reminderCommands } from './reminder-routes.js';
import { CHALLENGE_FORM } from './practices/challenge-form.js';
import { PRACTICE_FORM } from './practices/practice-form.js';
import * as reference from './reference/hears.js';
import * as reminders from './reminders/hears.js';
import * as requests from './requests/hears.js';
import * as roadmap from './roadmap/hears.js';
import { readChangeWords } from './roadmap/change-words.js';
import { namesOneOf } from './roadmap/find-milestone.js';
import { actOnChange, actOnMilestone } from './roadmap/own-date.js';
import * as own from './roadmap/own-hears.js';
import { tellHistory } from './roadmap/history-hears.js';
import * as shipped from './roadmap/shipped-hears.js';
import { acceptShippedButton, keepOursButton } from './roadmap/shipped-says.js';
import * as held from './roadmap/held-hears.js';
import { releaseButton, undoButton } from './roadmap/held-says.js';
import type { RouteTools } from './route.js';
import { leaningRoute } from './turn-routes.js';
import * as translations from './translations/hears.js';
import { confirmButton } from './translations/says.js';

/** What a happening is about. Whatever is not known gets help, never silence. */
export function routeOf(heard: Heard): Route {
  const { happening } = heard.incoming;
  switch (happening.kind) {
    case 'said':
      return saidRoute(happening.text.trim(), heard);
    case 'pointed':
      return route('roadmap.ask', (asked) => checkPointed(asked, happening.text));
    case 'pressed':
      return pressedRoute(happening.action, happening.value, heard);
    case 'submitted':
      return submittedRoute(happening.form, happening.values, heard);
    case 'shared':
    case 'handed':
      return fileRoute(happening);
    case 'turned':
    case 'joined':
    case 'left':
    case 'ended':
    case 'opened-home':
      return helpRoute;
  }
}

type Answer = Route['answer'];
const route = (act: Act, answer: Answer, needsMembership = false): Route => ({ act, needsMembership, answer });
const helpRoute = route('roadmap.ask', tellHelp);
const commands: Record<CommandWord, (rest: string, heard: Heard) => Route> = {
  help: () => helpRoute,
  next: (rest) => route('roadmap.ask', (heard) => answerNext(heard, rest)),
  ask: (rest) => route('roadmap.ask', (heard, tools) => (rest === '' ? tellHelp(heard) : answerOrRepeat(heard, rest, tools))),
  ...reminderCommands(answerOrRepeat),
  check: (rest) => route('roadmap.ask', (heard) => checkText(heard, rest)),
  calendar: (rest) => route('conversation.settle', (heard, tools) => calendar.hearCalendar(heard, rest, tools)),
  ...featureCommands,
  deliveries: (rest) => route(rest === '' ? 'deliveries.read' : 'deliveries.change', (heard, tools) => outbox.deliveries(heard, rest, tools), true),
  'who am i': () => route('roadmap.ask', tellWho),
  move: (rest, asking) => route(onNamed(asking, rest), (heard, tools) => roadmap.move(heard, rest, tools)),
  confirm: (rest, asking) => route(onNamed(asking, rest), (heard, tools) => roadmap.confirm(heard, rest, tools)),
  cancel: (rest, asking) => route(onNamed(asking, rest), (heard, tools) => roadmap.cancel(heard, rest, tools)),
  add: (rest) => route('roadmap.change', (heard, tools) => roadmap.add(heard, rest, tools)),
  reference: referenceRoute,
  translations: (rest) => route('roadmap.translate', (heard) => translations.listTranslations(heard, rest)),
  translate: (rest) => route('roadmap.translate', (heard, tools) => translations.translate(heard, rest, tools)),
  edit: (rest, asking) => route(onNamed(asking, rest), (heard, tools) => roadmap.edit(heard, rest, tools)),
  'add our date': (rest) => route('roadmap.change-own', (heard, tools) => own.addOurs(heard, rest, tools)),
  share: (rest) => route('roadmap.change-own', (heard, tools) => own.share(heard, rest, tools)),
  shipped: () => route('roadmap.change', (_heard, tools) => shipped.tellShipped(tools)),
  history: (rest) => route('roadmap.ask', (heard, tools) => tellHistory(heard, rest, tools.tx.roadmap)),
  release: (rest) => route('roadmap.release', (heard, tools) => held.release(heard, rest, tools)),
  undo: (rest, asking) => route(actOnChange(asking, rest.trim()), (heard, tools) => held.undo(heard, rest, tools)),
  forward: (rest) => route('roadmap.ask', (heard) => forward(heard, rest)),
  held: () => route('roadmap.change', (heard, tools) => held.tellHeldChanges(heard, tools)),
};

/** Whose it is to change the milestone that these words name first. */
function onNamed(heard: Heard, rest: string): Act {
  return actOnMilestone(heard, readChangeWords(rest, namesOneOf(heard.facts.ledger.milestones)).named);
}

/** Looking is for everybody; words that name nothing to do are a question. */
function referenceRoute(rest: string): Route {
  switch (reference.kindOfWish(rest)) {
    case 'look':
      return route('roadmap.ask', () => reference.look(rest));
    case 'change':
      return route('reference.change', (heard, tools) => reference.change(heard, rest, tools));
    case 'question':
      return route('roadmap.ask', (heard) => answerQuestion(heard, rest));
  }
}

function saidRoute(text: string, heard: Heard): Route {
  if (text === '') return helpRoute;
  const command = readCommand(text);
  const leaning = leaningRoute(text, command?.word, heard) ?? (command === undefined ? askedForPractices(text, heard) : undefined);
  if (leaning !== undefined) return leaning;
  if (command !== undefined) return commands[command.word](command.rest, heard);
  const [first = '', ...rest] = text.split(/\s+/);
  const near = rest.length <= MOST_WORDS_AFTER ? nearestCommand(first) : undefined;
  if (near !== undefined && rest.length === 0) return route('roadmap.ask', () => tellNearest(first, near));
  return route('roadmap.ask', async (heard, tools) => {
    const answered = await answerOrRepeat(heard, text, tools);
    return near !== undefined && isNotKnown(answered) ? tellNearest(first, near) : answered;
  });
}

/** What the ledger says; where it says nothing, what the Secretariat wrote about this very question. */
function answerOrRepeat(heard: Heard, text: string, { tx }: RouteTools): Promise<Answered> {
  return requests.answerFromKnowledge(answerQuestion(heard, text), heard, tx.requests);
}

// "netwrok KE": a command of two or three words. Longer texts are questions.
const MOST_WORDS_AFTER = 2;

function tellNearest(said: string, command: CommandWord): Answered {
  return { says: [nearest.of({ said: said.slice(0, 100), command })] };
}

function pressedRoute(action: string, value: unknown, asking: Heard): Route {
  switch (action) {
    case renewCalendar.id:
      return route('calendar.manage', (heard, tools) => calendar.renew(heard, value, tools));
    case showMilestone.id:
      return route('roadmap.ask', () => pressShow(value));
    case forwardButton.id:
      return route('roadmap.ask', (heard) => pressForward(heard, value));
    case acceptShippedButton.id:
      return route('roadmap.change', (heard, tools) => shipped.pressAccept(heard, value, tools));
    case keepOursButton.id:
      return route('roadmap.change', (heard, tools) => shipped.pressKeep(heard, value, tools));
    case releaseButton.id:
      return route('roadmap.release', (heard, tools) => held.pressRelease(heard, value, tools));
    case undoButton.id:
      return route(actOnChange(asking, undoButton.read(value)?.change ?? ''), (heard, tools) => held.pressUndo(heard, value, tools));
    case retryButton.id:
      return route('deliveries.change', (heard, tools) => outbox.pressRetry(heard, value, tools));
    case confirmButton.id:
      return route('roadmap.translate', (heard, tools) => translations.confirmTranslation(heard, value, tools));
    case openForm.id:
      return openFormRoute(openForm.read(value)?.form, asking);
    default:
      return pressedReminderRoute(action, value, answerOrRepeat) ?? pressedFeatureRoute(action, value, asking) ?? helpRoute;
  }
}

function openFormRoute(form: string | undefined, heard: Heard): Route {
  if (form === INSTALL_FORM) return installRoute;
  if (form === COMPOSE_FORM) return commands.broadcast('new', heard);
  return commands[OPENED_BY.get(form ?? '') ?? 'remind']('', heard);
}
const OPENED_BY = new Map(Object.entries<CommandWord>({ 'roadmap.add-ours': 'add our date', 'roadmap.move': 'move', [CHALLENGE_FORM]: 'challenge', [PRACTICE_FORM]: 'practice' }));

function submittedRoute(form: string, values: Readonly<Record<string, string | string[]>>, asking: Heard): Route {
  switch (form) {
    case 'reminders':
      return route('reminders.subscribe', (heard, tools) => reminders.submitForm(heard, values, tools));
    case 'roadmap.add-ours':
      return route('roadmap.change-own', (heard, tools) => own.submitAddOurs(heard, values, tools));
    case 'roadmap.move':
      return route(actOnMilestone(asking, String(values['milestone'] ?? '')), (heard, tools) => roadmap.submitMove(heard, values, tools));
    default:
      return submittedFeatureRoute(form, values) ?? helpRoute;
  }
}
