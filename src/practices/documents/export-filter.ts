import type { Network, NetworkDirectory } from '../../networks/network.js';
import type { Instant } from '../../time/instant.js';
import { PracticeState, type PracticeKind } from '../practice.js';
import type { PracticeFilter } from '../repository.js';

/** What is to be exported, as it is asked for. */
export interface ExportWish {
  readonly ids?: readonly string[] | undefined;
  readonly networks?: readonly string[] | undefined;
  /** Id of a region of the form or of the reviews, such as `africa`. */
  readonly region?: string | undefined;
  /** Number of an objective. */
  readonly objective?: string | undefined;
  readonly states?: readonly PracticeState[] | undefined;
  readonly kind?: PracticeKind | undefined;
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** Drafts are still their writers' own: they are left out where nobody asks for them by name. */
const HANDED_IN = PracticeState.options.filter((state) => state !== 'draft');

/** Which practices that means. */
export function exportFilter({ states, ids, region, ...wish }: ExportWish, networks: NetworkDirectory): PracticeFilter {
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(ids === undefined ? {} : { ids }),
    ...(states !== undefined ? { states } : ids === undefined ? { states: HANDED_IN } : {}),
    ...(region === undefined ? {} : { region: { id: region, networks: networksIn(region, networks) } }),
  };
}

/** A region may be one of the form or one of the reviews. Asia, Europe and Oceania are cut otherwise by the reviews, so there the form decides alone. */
const SAME_REGION: Readonly<Record<string, string>> = { americas: 'latin-america-caribbean' };

function networksIn(region: string, networks: NetworkDirectory): string[] {
  const review = SAME_REGION[region] ?? region;
  return [...networks.values()].filter(({ reviewRegions, kind }: Network) => kind === 'country' && reviewRegions.includes(review)).map(({ code }) => code);
}
