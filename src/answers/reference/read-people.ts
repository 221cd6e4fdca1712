import { fact, type FoundReference } from './found.js';
import type { Question } from './question.js';
import { countsChampions } from './read-support.js';

/** How many networks, pledges or champion countries there are. */
export function readCounts(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  if (!says('how-many') || saysAny('objective', 'roundtable', 'fund')) return undefined;
  const champions = countsChampions(question);
  if (champions !== undefined) return champions;
  if (says('pledge')) return saysAny('length') ? undefined : fact('named', 'figure:gcm-pledges', ...(says('submit') ? ['form:pledge'] : []));
  const [country, regional] = [says('country-networks'), says('regional-networks')];
  if (!country && !regional && !says('network')) return undefined;
  const both = country === regional;
  const africa = says('region-africa') ? ['figure:country-networks-africa'] : [];
  return fact(country || regional ? 'named' : 'likely', ...(both || country ? ['figure:country-networks', ...africa] : []), ...(both || regional ? ['figure:regional-networks'] : []));
}

/** Who coordinates the Network, heads its secretariat, chaired the Forum; and those people by name. */
export function readPeople(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  if (says('signatory', 'letter') && saysAny('who', 'which')) return fact('named', 'person:former-coordinator');
  const named = readNames(question);
  // "Who was coordinator before Amy Pope?"
  if (named.includes('person:coordinator') && says('former') && saysAny('coordinator', 'head', 'iom', 'network')) named.unshift('person:former-coordinator');
  if (named.length > 0) return fact('named', ...named);
  if (!saysAny('who', 'what-is', 'which') || saysAny('contact', 'training', 'fund', 'roundtable', 'objective', 'practice', 'pledge', 'regional-networks', 'country-networks', 'region')) return undefined;
  return readChair(question) ?? readSecretariatHead(question) ?? readCoordinators(question) ?? (says('who', 'former', 'iom') ? fact('likely', 'person:former-coordinator') : undefined);
}

function readNames({ says }: Question): string[] {
  const names = { 'person-pope': 'person:coordinator', 'person-vitorino': 'person:former-coordinator', 'person-prentice': 'person:secretariat-head', 'person-baerbock': 'person:forum-chair-2026' } as const;
  return (['person-pope', 'person-vitorino', 'person-prentice', 'person-baerbock'] as const).filter((cue) => says(cue)).map((cue) => names[cue]);
}

/** Only the chair of 2026 is known. */
function readChair({ says, saysAny }: Question): FoundReference | undefined {
  const isChair = says('chair', 'forum') || says('chair', 'assembly');
  return isChair && !saysAny('later-forum', 'hearing', 'declaration') ? fact('named', 'person:forum-chair-2026') : undefined;
}

function readSecretariatHead({ says, saysAny }: Question): FoundReference | undefined {
  return says('secretariat') && saysAny('head', 'coordinator', 'chair') && !says('support') ? fact('named', 'person:secretariat-head') : undefined;
}

function readCoordinators({ says, saysAny }: Question): FoundReference | undefined {
  const isCoordinator = (says('coordinator') && !says('unct')) || (says('head') && saysAny('iom', 'network')) || (says('chair', 'network'));
  if (!isCoordinator) return undefined;
  return says('former') ? fact('named', 'person:former-coordinator', 'person:coordinator') : fact('named', 'person:coordinator');
}
