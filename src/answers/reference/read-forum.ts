import { fact, type FoundReference } from './found.js';
import { topicsOf } from './lexicon.js';
import type { Question } from './question.js';

/** How the Forum runs, who its stakeholders are, what the Progress Declaration is. */
export function readForum(question: Question): FoundReference | undefined {
  return readDeclaration(question) ?? readStakeholders(question) ?? readFormat(question);
}

/** Only the Declaration of 2022 is held; what became of a later one is not known. */
function readDeclaration({ says, saysAny }: Question): FoundReference | undefined {
  if (!says('declaration') || !saysAny('what-is', 'document-question') || saysAny('year-2026-on', 'chair')) return undefined;
  return fact('named', 'declaration:2022');
}

function readStakeholders(question: Question): FoundReference | undefined {
  if (!question.says('stakeholder') || question.saysAny('hearing', 'roundtable', 'objective', 'coming')) return undefined;
  const all = question.topics('stakeholder');
  const topics = all.filter((ref) => ref !== 'stakeholder:migrants' || all.length === 1);
  if (!question.says('counts')) return topics.length === 0 ? undefined : fact('weak', ...topics);
  return fact('likely', ...(topics.length > 0 ? topics : topicsOf('stakeholder')));
}

function readFormat({ says, saysAny }: Question): FoundReference | undefined {
  if (!says('format') || !saysAny('forum', 'hearing') || saysAny('objective', 'country-networks')) return undefined;
  return fact(saysAny('later-forum') ? 'weak' : 'likely', 'format:forum', ...(says('roundtable') ? ['roundtable:1', 'roundtable:2', 'roundtable:3', 'roundtable:4'] : []));
}
