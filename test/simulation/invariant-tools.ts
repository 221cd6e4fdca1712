import type { Counterpart } from './counterpart.js';
import type { NetworkFacts } from './expected.js';
import type { Story } from './story.js';
import type { Watch } from './watch.js';

/** What the promises are held against: the rows, the platforms, and what people did. */
export interface InvariantTools {
  readonly watch: Watch;
  readonly counterparts: readonly Counterpart[];
  readonly story: Story;
  readonly networks: ReadonlyMap<string, NetworkFacts>;
  readonly nowMs: () => number;
  /** Events that were acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Deliveries that a person had sent again though they may have arrived. */
  readonly sentAgain: ReadonlySet<string>;
}
