import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { calendarButton, correctionSeen, seenButton } from './tell-correction.js';

export interface SeenTools {
  readonly tx: { readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** The button `Mark as seen`: the message then says who, so that the others need not ask. A forged or broken one changes nothing. */
export async function pressSeen({ person, conversation }: Heard, value: unknown, { tx, newId, clock }: SeenTools): Promise<Answered> {
  const pressed = seenButton.read(value);
  if (pressed === undefined) return { says: [] };
  const by = who(person.account);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'correction.seen', subject: conversation.id, outcome: 'done', before: null, after: pressed.dates.map(({ milestone, dateRevision }) => ({ milestone, dateRevision })) });
  return { says: [correctionSeen.of({ dates: pressed.dates, by })], updatesPressed: true };
}

/** The dates of a correction, to be given as a file: those that are seen here. */
export function datesToFile({ facts }: Heard, value: unknown): Milestone[] {
  return (calendarButton.read(value)?.milestones ?? []).flatMap((id) => facts.ledger.byId.get(id) ?? []);
}
