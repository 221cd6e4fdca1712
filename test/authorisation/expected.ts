import type { Happening } from '../../src/chat/incoming.js';

/**
 * Who may do what, written by hand: a column for each role, `yes` or `no`. Nothing here is read from `may.ts`; a test fails where an
 * act has no row. In each row stand the ways in which it can be tried: words, buttons and forms on every platform, and commands of
 * the command line, where whoever has the machine is the operator.
 */
export const ROLES = ['member', 'focal-point', 'editor', 'approver', 'operator'] as const;
export type TriedRole = (typeof ROLES)[number];

export interface ExpectedRow {
  readonly may: readonly [member: Cell, focalPoint: Cell, editor: Cell, approver: Cell, operator: Cell];
  readonly chat: readonly Happening[];
  readonly commands: readonly (readonly string[])[];
}
type Cell = 'yes' | 'no';

const say = (text: string): Happening => ({ kind: 'said', text });
const press = (action: string, value: unknown): Happening => ({ kind: 'pressed', action, value, message: null });
const submit = (form: string, about: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Happening => ({ kind: 'submitted', form, about, values });

const CHANGE = '01m9b2pbccvwxy012345';
const EVERYBODY = ['yes', 'yes', 'yes', 'yes', 'yes'] as const;
const SPEAKS_FOR_A_NETWORK = ['no', 'yes', 'yes', 'yes', 'yes'] as const;
const SECRETARIAT = ['no', 'no', 'yes', 'yes', 'yes'] as const;
const SECOND_PERSON = ['no', 'no', 'no', 'yes', 'yes'] as const;

export const EXPECTED: Readonly<Record<string, ExpectedRow>> = {
  'roadmap.ask': { may: EVERYBODY, chat: [say('when is international migrants day 2026?'), say('help'), press('answer.show', { milestone: 'migrants-day-2026', language: 'en' }), { kind: 'pointed', text: 'The Forum is on 5 May 2026.' }], commands: [] },
  'conversation.settle': { may: EVERYBODY, chat: [say('language en'), say('calendar'), press('network.undo', { entry: CHANGE })], commands: [] },
  'reminders.subscribe': { may: EVERYBODY, chat: [say('reminders'), say('remind 14d'), press('reminders.undo', { entry: CHANGE })], commands: [] },
  'roadmap.change': {
    may: SECRETARIAT,
    chat: [
      say('move migrants-day-2027 2027-12-20 the hall source https://example.org/x'), say('held'), say('shipped'), say('add'), say('what if cancel migrants-day-2027 the hall is taken'), say('who still believes migrants-day-2027'),
      press('shipped.accept', { id: 'migrants-day-2027' }), press('shipped.keep', { id: 'migrants-day-2027' }), press('weekly.show', { list: 'held' }), submit('roadmap.move', {}, { milestone: 'migrants-day-2027', 'first-day': '2027-12-20' }),
    ],
    commands: [['roadmap', 'move', 'migrants-day-2027', '2027-12-20', '--reason', 'the hall', '--source', 'https://example.org/x']],
  },
  'roadmap.release': { may: SECOND_PERSON, chat: [say(`release ${CHANGE}`), press('roadmap.release', { change: CHANGE })], commands: [['roadmap', 'release', CHANGE]] },
  'roadmap.change-own': { may: EVERYBODY, chat: [say('add our date 2027-02-10 Our meeting'), submit('roadmap.add-ours', {}, { title: 'Our meeting', 'first-day': '2027-02-10' })], commands: [['reminders', 'free-days', 'add', 'KE', '2027-02-10']] },
  'roadmap.translate': { may: SECRETARIAT, chat: [say('translations'), say('translate migrants-day-2026 fr Journée'), press('translation.confirm', { of: 'migrants-day-2026', language: 'fr', revision: 1 })], commands: [['roadmap', 'translations', 'confirm', 'migrants-day-2026', '--language', 'fr']] },
  'reference.change': { may: SECRETARIAT, chat: [say('reference remove contact:secretariat')], commands: [['reference', 'remove', 'contact:secretariat', '--reason', 'moved']] },
  'calendar.manage': { may: SPEAKS_FOR_A_NETWORK, chat: [press('calendar.renew', { network: 'KE' })], commands: [['calendar', 'list']] },
  'questions.ask': { may: EVERYBODY, chat: [say('right'), say('ask the secretariat'), press('questions.right', { answer: 'reply:none:0' }), press('questions.ask', { answer: 'reply:none:0' })], commands: [] },
  'questions.answer': {
    may: SECRETARIAT,
    chat: [say('questions'), say('questions close Q-1 no'), press('questions.show', { number: 1 }), press('questions.reply', { number: 1 }), press('weekly.show', { list: 'unanswered' }), submit('questions.reply', { group: '1' }, { 'text-en': 'x' }), submit('questions.knowledge', { knowledge: '1' }, { 'text-en': 'x' })],
    commands: [['questions', 'close', 'Q-1', '--reason', 'no']],
  },
  'people.read': { may: SECOND_PERSON, chat: [say('people')], commands: [] },
  'people.grant': { may: SECOND_PERSON, chat: [say('role give slack:T1/newcomer editor'), say('role take slack:T1/newcomer editor')], commands: [['people', 'grant', 'slack:T1/newcomer', 'editor']] },
  'people.still': { may: EVERYBODY, chat: [say('still me'), press('people.still', { quarter: '2026-Q4' })], commands: [] },
  'people.export': { may: SECOND_PERSON, chat: [], commands: [['people', 'export', 'slack:T1/newcomer', '--out', '/dev/null']] },
  'people.erase': { may: SECOND_PERSON, chat: [], commands: [['people', 'erase', 'slack:T1/newcomer', '--yes']] },
  'deliveries.read': { may: SECRETARIAT, chat: [say('deliveries'), press('weekly.show', { list: 'failed' })], commands: [] },
  'deliveries.change': { may: SECRETARIAT, chat: [say('deliveries retry none'), press('deliveries.retry', { key: 'none' })], commands: [['deliveries', 'cancel', 'none']] },
  'weekly.read': { may: SECRETARIAT, chat: [say('weekly'), say('weekly on'), say('weekly off'), press('weekly.show', { list: 'due' })], commands: [] },
  'practices.draft': { may: EVERYBODY, chat: [say('practices'), press('practices.show', { practice: CHANGE })], commands: [] },
  'practices.submit': { may: EVERYBODY, chat: [press('practices.submit', { practice: CHANGE })], commands: [] },
  'practices.review': {
    may: SECRETARIAT, chat: [say('review'), say(`review ${CHANGE}`), press('review.queue', { offset: 0 }), press('review.show', { practice: CHANGE }), press('review.step', { practice: CHANGE, step: 'approve', revision: 1 })],
    commands: [['practices', 'review', CHANGE, 'take']],
  },
  'networks.read': { may: EVERYBODY, chat: [say('networks'), say('networks KE')], commands: [] },
  'networks.change': { may: SECRETARIAT, chat: [say('networks confirm KE'), say('networks tag KE pilot'), say('networks MA'), press('networks.act', { act: 'confirm', network: 'KE' })], commands: [['networks', 'confirm', 'KE']] },
  'networks.remind': { may: SPEAKS_FOR_A_NETWORK, chat: [say('networks preview KE'), say('networks remind KE'), press('networks.act', { act: 'remind', network: 'KE' })], commands: [] },
  'support.ask': { may: EVERYBODY, chat: [say('support'), say('support R-99'), press('support.ask', { offer: 'support:secretariat-support' }), press('support.answer', { number: 99, revision: 1 }), submit('support.ask', { offer: 'support:nothing' }, { what: 'x' }), submit('support.answer', { number: '99' }, { words: 'x' })], commands: [] },
  'support.handle': {
    may: SECRETARIAT,
    chat: [
      say('requests'), say('requests done R-1 done'), press('support.card', { number: 1 }), press('support.take', { number: 1, revision: 1 }), press('support.step', { number: 1, revision: 1, step: 'done' }), press('weekly.show', { list: 'requests' }),
      submit('support.step', { number: '1', revision: '1', step: 'decline' }, { words: 'no' }),
    ],
    commands: [['support', 'done', 'R-1', 'done']],
  },
  'audit.read': { may: SECOND_PERSON, chat: [say('audit'), say('audit refused')], commands: [] },
  'broadcasts.write': { may: SECRETARIAT, chat: [say('broadcast'), say('broadcast stop B-1'), press('broadcast.step', { broadcast: 1, step: 'send' }), press('broadcast.preview', { broadcast: 1, face: 'teams', language: 'fr' }), press('broadcast.when', { broadcast: 1, schedule: { kind: 'local', day: '2027-02-10', time: '09:00' }, revision: 1, conversations: 1 }), submit('broadcast.compose', {}, { title: 'x' }), submit('broadcast.when', { broadcast: '1' }, { day: '2027-02-10', time: '09:00', clock: 'UTC' })], commands: [['broadcast', 'stop', '1'], ['broadcast', 'send', '1', '--at', '2027-02-10 09:00', '--dry-run']] },
  'broadcasts.approve': { may: SECOND_PERSON, chat: [say('broadcast approve B-1'), say('broadcast recall B-1 no'), press('broadcast.step', { broadcast: 1, step: 'approve' }), submit('broadcast.approve', {}, { count: '1' })], commands: [['broadcast', 'recall', '1', '--reason', 'no']] },
};
