import { nameMilestone } from '../answers/names.js';
import { inRow } from '../language/in-list.js';
import type { MessageKey, Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import type { MilestoneId, MilestoneKind } from '../roadmap/milestone.js';
import type { Choice } from './subscription.js';

/** Kinds of milestones, in the plural. */
export const kindText: Readonly<Record<MilestoneKind, MessageKey>> = {
  adoption: 'reminders.kind-adoption', briefing: 'reminders.kind-briefing', consultation: 'reminders.kind-consultation', deadline: 'reminders.kind-deadline', dialogue: 'reminders.kind-dialogue',
  forum: 'reminders.kind-forum', funding: 'reminders.kind-funding', hearing: 'reminders.kind-hearing', launch: 'reminders.kind-launch', meeting: 'reminders.kind-meeting',
  negotiation: 'reminders.kind-negotiation', observance: 'reminders.kind-observance', pledging: 'reminders.kind-pledging', 'regional-review': 'reminders.kind-regional-review',
  registration: 'reminders.kind-registration', report: 'reminders.kind-report', training: 'reminders.kind-training',
};

/** Where milestones can be from. */
export const placeText: Readonly<Record<string, MessageKey>> = {
  own: 'reminders.what-own', global: 'reminders.what-global', africa: 'name.region-africa', 'arab-states': 'name.region-arab-states', 'asia-pacific': 'name.region-asia-pacific',
  'latin-america-caribbean': 'name.region-latin-america-caribbean', 'europe-north-america-central-asia': 'name.region-unece',
};

/** Whom milestones concern. */
export const audienceText: Readonly<Record<string, MessageKey>> = {
  'country-networks': 'reminders.audience-country-networks', 'member-states': 'reminders.audience-member-states', 'regional-networks': 'reminders.audience-regional-networks',
  stakeholders: 'reminders.audience-stakeholders', 'un-country-teams': 'reminders.audience-un-country-teams',
};

/** What was chosen, as a list in words. */
export function tellChoice({ only, deadlinesOnly, kinds, places, audience }: Choice, facts: Pick<Facts, 'words' | 'ledger'>): string {
  const { words } = facts;
  if (only !== null) return words.say('reminders.what-only', { title: titleOf(only, facts) });
  const parts = [...(deadlinesOnly ? [words.say('reminders.what-deadlines')] : []), ...kinds.map((kind) => words.say(kindText[kind])), ...named(places, placeText, words), ...named(audience, audienceText, words)];
  return parts.length === 0 ? words.say('reminders.what-all') : inRow(parts, words.language);
}

/** The name of a milestone; its id where the ledger holds it no more. */
export function titleOf(id: MilestoneId, facts: Pick<Facts, 'words' | 'ledger'>): string {
  const milestone = facts.ledger.byId.get(id);
  return milestone === undefined ? id : nameMilestone(milestone, facts);
}

function named(ids: readonly string[], texts: Readonly<Record<string, MessageKey>>, words: Words): string[] {
  return ids.map((id) => {
    const key = texts[id];
    return key === undefined ? id : words.say(key);
  });
}
