import { join } from 'node:path';
import { z } from 'zod';
import { Language } from '../language/language.js';
import { readDataFile } from '../roadmap/data-file.js';
import { Zone } from '../time/zone.js';
import { NetworkCode, type Network, type NetworkDirectory } from './network.js';

const Country = z.object({
  code: z.string().regex(/^[A-Z]{2}$/), zones: z.array(Zone).min(1), capitalZone: Zone, networkRegion: z.string(), reviewRegions: z.array(z.string()).min(1),
  languages: z.array(z.string()), weekend: z.array(z.number().int().min(1).max(7)),
});
const Countries = z.object({ countries: z.array(Country) });
const Reference = z.object({ regions: z.object({ regionalNetworks: z.array(z.object({ id: NetworkCode })) }) });

/** Saturday and Sunday, for regional networks, whose countries differ. */
const WEEKEND = [6, 7];

/** Every network that can be named: a country's by its code, a regional one by its id. Read from the shipped data. */
export function readNetworkDirectory(dataFolder: string): NetworkDirectory {
  const { countries } = readDataFile(join(dataFolder, 'countries.json'), Countries);
  const { regions } = readDataFile(join(dataFolder, 'reference.json'), Reference);
  const regional = regions.regionalNetworks.map(({ id }) => regionalNetwork(id, countries.filter((country) => country.networkRegion === id)));
  return new Map([...countries.map(countryNetwork), ...regional].map((network) => [network.code, network]));
}

function countryNetwork(country: z.infer<typeof Country>): Network {
  return {
    code: country.code, kind: 'country', zone: country.capitalZone, zones: [...new Set([country.capitalZone, ...country.zones])], reviewRegions: country.reviewRegions, region: country.networkRegion,
    languages: country.languages.flatMap((one) => Language.safeParse(one).data ?? []), weekend: country.weekend,
  };
}

function regionalNetwork(id: NetworkCode, countries: readonly z.infer<typeof Country>[]): Network {
  return { code: id, kind: 'regional', zone: 'UTC', zones: ['UTC'], reviewRegions: [...new Set(countries.flatMap((country) => country.reviewRegions))], region: id, languages: ['en'], weekend: WEEKEND };
}
