import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import type { Facts } from '../roadmap/facts.js';
import { nameKind } from './name-kind.js';
import { isOverdue, requestCode, type SupportRequest, type SupportState } from './support-request.js';

/** What each state is called. */
export const stateText: Record<SupportState, MessageKey> = {
  new: 'support.state-new', assigned: 'support.state-assigned', waiting: 'support.state-waiting', done: 'support.state-done', declined: 'support.state-declined', withdrawn: 'support.state-withdrawn',
};

/** A code and what was asked for, to be put into a sentence. */
export function named({ number, kind }: Pick<SupportRequest, 'number' | 'kind'>, { words }: Pick<Facts, 'words'>): { readonly code: string; readonly kind: string } {
  return { code: isolate(requestCode(number), words.language), kind: isolate(nameKind(kind, words), words.language) };
}

/** One request in one line: code, state, what, of whom, by when. */
export function lineOf(request: SupportRequest, facts: Facts): string {
  const { words, today } = facts;
  const { code, kind } = named(request, facts);
  const network = request.network === null ? [] : [isolate(nameNetwork(request.network, words.language), words.language)];
  const by = request.wantedBy === null ? [] : [words.say('support.needed-by', { day: tellDay(request.wantedBy, words.language) })];
  const late = isOverdue(request, today) ? [words.say('support.overdue')] : [];
  return [code, words.say(stateText[request.state]), kind, ...network, ...by, ...late].join(' · ');
}

/** A message of paragraphs, with buttons below. */
export function linesOf(lines: readonly string[], { words }: Pick<Facts, 'words'>, buttons: readonly Button[] = []): Message {
  const actions: Block[] = buttons.length === 0 ? [] : [{ kind: 'actions', buttons: [...buttons] }];
  return { text: lines.join('\n'), language: words.language, about: [], blocks: [...lines.map((line) => paragraph(line)), ...actions] };
}
