import { z } from 'zod';
import type { Language } from '../language/language.js';
import type { Zone } from '../time/zone.js';

/** A country network is named by its ISO code (`KE`), a regional one by its id in reference.json (`arab-states`). */
export const NetworkCode = z.string().regex(/^([A-Z]{2}|[a-z]+(-[a-z]+)*)$/).max(60);
export type NetworkCode = z.infer<typeof NetworkCode>;

/** A network as the house knows it from data/countries.json and data/reference.json. */
export interface Network {
  readonly code: NetworkCode;
  readonly kind: 'country' | 'regional';
  /** Of the capital, or of the seat; UTC for a regional network, whose countries lie in several. */
  readonly zone: Zone;
  /** Every zone of the country; the first is `zone`. */
  readonly zones: readonly Zone[];
  /** Review regions (UN commissions), one or two. A regional network takes part in those of its countries. */
  readonly reviewRegions: readonly string[];
  /** The regional network that it belongs to; itself for a regional one. */
  readonly region: string;
  readonly languages: readonly Language[];
  /** ISO weekdays that are free, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
}

/** Every network that can be named, by code. */
export type NetworkDirectory = ReadonlyMap<NetworkCode, Network>;
