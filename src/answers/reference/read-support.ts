import { fact, support, type FoundReference, type ReferenceGround, type Strength } from './found.js';
import type { Question } from './question.js';

/** What the Network offers (the letter's annex), by what the question needs: money, training, guidance, a pair of eyes. */
export function readSupport(question: Question, ground: ReferenceGround): FoundReference | undefined {
  const found = readWaiting(question) ?? readChampions(question) ?? readMoney(question) ?? readTraining(question) ?? readSecretariatHelp(question) ?? readKnowledge(question);
  return found === undefined ? undefined : { ...found, refs: withContacts(found.refs, ground) };
}

/** Whom to write to; and what help there is at all. */
export function readContact(question: Question, ground: ReferenceGround): FoundReference | undefined {
  const { says, saysAny } = question;
  if (says('contact')) {
    const isSecretariat = saysAny('secretariat', 'in-general', 'network', 'support', 'own', 'who', 'which', 'what-is');
    return isSecretariat ? support(saysAny('secretariat', 'in-general') ? 'named' : 'likely', 'contact:secretariat', ...(says('support') ? ['support:secretariat-support'] : [])) : support('weak', 'contact:secretariat');
  }
  if (!says('support') || says('coming') || !saysAny('secretariat', 'network', 'own', 'who', 'which', 'all', 'unct')) return undefined;
  const offers = saysAny('all', 'which') && !says('secretariat') ? [...ALL_OFFERS] : ['support:secretariat-support'];
  return support(saysAny('secretariat', 'network', 'unct') ? 'likely' : 'weak', ...withContacts(offers, ground));
}

const ALL_OFFERS = ['secretariat-support', 'network-hub', 'unct-training', 'gcm-guidance', 'champion-countries', 'thematic-tools', 'migration-mptf'].map((id) => `support:${id}`);

/** An offer with an address also names whom to write to. */
function withContacts(refs: readonly string[], ground: ReferenceGround): string[] {
  return refs.flatMap((ref) => [ref, ground.contactOf(ref)].filter((one) => one !== undefined));
}

/** "Our practice was sent three months ago": nobody publishes how long that takes, so ask. */
function readWaiting({ says, saysAny }: Question): FoundReference | undefined {
  if (!says('waiting') || !saysAny('practice', 'pledge', 'submit')) return undefined;
  return support('likely', 'contact:secretariat', says('pledge') ? 'form:pledge' : 'form:practice');
}

function readChampions({ says }: Question): FoundReference | undefined {
  return says('champion') ? support('named', 'support:champion-countries') : undefined;
}

function readMoney(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  if (saysAny('objective', 'roundtable', 'principle', 'sdg')) return undefined;
  // What a night or a flight costs is not known to the house; whether somebody pays for us is.
  const asksPrice = says('how-many') && !saysAny('own', 'who', 'support');
  if (says('fund', 'travel') && !says('joint-programme') && !asksPrice) return support('named', 'support:imrf-travel-window', ...(says('mptf') ? ['support:migration-mptf'] : []));
  const raised = ['figure:mptf-mobilized', 'figure:mptf-target', 'figure:mptf-donors', 'figure:mptf-programmes'];
  if (saysAny('mptf', 'joint-programme')) return support('named', 'support:migration-mptf', ...(says('how-many') ? raised : []));
  if (!says('fund') || saysAny('practice', 'pledge')) return undefined;
  return support(saysAny('project', 'own', 'unct', 'network') ? 'likely' : 'weak', 'support:migration-mptf');
}

function readTraining(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  // "Peer learning or other tools on detention" are things to read.
  if (says('theme', 'tool') && !says('unct')) return undefined;
  if (!says('training') || saysAny('objective', 'roundtable', 'practice', 'pledge', 'sdg')) return undefined;
  return support(saysAny('unct', 'own', 'contact', 'who', 'support') ? 'named' : 'likely', 'support:unct-training');
}

/** Help with a text, with material, with a launch, with preparing a review. */
function readSecretariatHelp(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  if (saysAny('objective', 'roundtable', 'pledge')) return undefined;
  const asksForHand = saysAny('who', 'own', 'support', 'secretariat', 'contact');
  const isText = says('review-document', 'own-document') && asksForHand;
  const isService = says('services') && saysAny('support', 'contact', 'secretariat', 'own');
  if (!isText && !isService) return undefined;
  return support('likely', 'support:secretariat-support');
}

/** Things to read, and where to look. A topic makes it the thematic tools, the Compact as a whole its guidance. */
function readKnowledge(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  if (saysAny('pledge', 'declaration', 'format') || (says('practice') && says('submit'))) return undefined;
  if (says('hub')) return support('named', 'support:network-hub');
  if (says('covid') || (says('theme') && saysAny('tool', 'guidance') && !saysAny('objective', 'roundtable'))) return support('likely', ...toolRefs(question));
  if (says('peers') && saysAny('practice', 'network', 'which', 'own', 'project', 'support', 'contact')) return support('likely', 'support:network-hub');
  // "The booklet on the 23 objectives" is one of the two guides.
  if (says('guidance', 'objective') && question.numbers('objective', 23).isTotal) return support('likely', 'support:gcm-guidance');
  if (says('guidance') && !saysAny('objective', 'roundtable', 'principle', 'sdg') && (says('compact') || !says('practice'))) return support(guidanceStrength(question), 'support:gcm-guidance');
  return undefined;
}

function toolRefs({ says }: Question): string[] {
  return ['support:thematic-tools', ...(says('guidance') && says('compact') ? ['support:gcm-guidance'] : [])];
}

function guidanceStrength({ saysAny }: Question): Strength {
  return saysAny('compact', 'own', 'which', 'tool', 'support') ? 'likely' : 'weak';
}

/** How many champion countries there are tells of the offer too. */
export function countsChampions(question: Question): FoundReference | undefined {
  return question.says('how-many', 'champion') ? fact('named', 'figure:champion-countries') : undefined;
}
