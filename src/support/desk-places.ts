import type { WeeklyReads } from '../weekly/repository.js';
import type { SupportReads } from './repository.js';

/** What tells where the Secretariat is written to. */
export interface PlaceReads {
  readonly support: Pick<SupportReads, 'placeOf'>;
  readonly weekly: Pick<WeeklyReads, 'readers'>;
}

/** Where the Secretariat hears of a request: whoever has taken it on, alone; where she cannot be reached or is of the Secretariat no more, the conversations to which its week is told. */
export async function deskPlaces(assignee: string | null, { support, weekly }: PlaceReads): Promise<string[]> {
  const own = assignee === null ? undefined : await support.placeOf(assignee);
  return own === undefined ? (await weekly.readers()).map(({ conversation }) => conversation) : [own];
}
