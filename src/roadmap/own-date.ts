import { plainForm } from '../language/plain-form.js';
import type { Heard } from '../people/heard.js';
import type { Act } from '../people/may.js';
import { findMilestone } from './find-milestone.js';
import type { Milestone, MilestoneId, Source } from './milestone.js';

const LONGEST_NAME = 50;

/** An id for a network's own date: its code, the Latin words of the title, the year; numbered where that is taken. */
export function ownId(network: string, title: string, startsOn: string, isTaken: (id: MilestoneId) => boolean): MilestoneId {
  const words = plainForm(title).replace(/[^a-z0-9]+/g, ' ').trim().slice(0, LONGEST_NAME).trim().split(' ').filter((word) => word !== '');
  const id = [network.toLowerCase(), ...(words.length === 0 ? ['date'] : words), startsOn.slice(0, 4)].join('-');
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** A network is the source of its own dates where it names no other. */
export function ownSource(network: string): Source {
  return { title: `network ${network}`, url: null };
}

/** Whether a milestone is this conversation's network's own. */
export function isOwn({ network }: Pick<Milestone, 'network'>, heard: Heard): boolean {
  return network !== null && network === heard.conversation.network;
}

/** What a change of this milestone is called in the table of rights: a network's own date is for its members, all else for the Secretariat. */
export function actOnMilestone(heard: Heard, named: string): Act {
  const found = findMilestone(named, heard.facts.ledger.milestones);
  return found.kind === 'one' && isOwn(found.milestone, heard) ? 'roadmap.change-own' : 'roadmap.change';
}

/** The same for a change that waits, by its id. */
export function actOnChange(heard: Heard, change: string): Act {
  const { byId, held } = heard.facts.ledger;
  const touched = [...held].filter(([, one]) => one.change === change).map(([id]) => byId.get(id));
  return touched.length > 0 && touched.every((milestone) => milestone !== undefined && isOwn(milestone, heard)) ? 'roadmap.change-own' : 'roadmap.change';
}
