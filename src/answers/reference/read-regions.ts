import type { Network } from '../../networks/network.js';
import { countriesIn } from '../countries.js';
import { fact, type FoundReference, type ReferenceGround } from './found.js';
import type { Cue } from './lexicon.js';
import type { Question } from './question.js';

/**
 * Which review region and which regional network a country is in: two systems that do not match, so both are told. Without a
 * country it is the asker's own, or the region that is named.
 */
export function readRegions(question: Question, ground: ReferenceGround): FoundReference | undefined {
  const { says, saysAny } = question;
  if (!saysAny('region', 'review-region', 'regional-networks', 'belongs') || saysAny('objective', 'roundtable', 'declaration', 'coming')) return undefined;
  const { networks } = countriesIn(question.bare, ground.networks);
  const own = says('own') && ground.network !== undefined ? [ground.network] : [];
  const countries = networks.length > 0 ? networks : own;
  if (countries.length > 0 && says('belongs')) return fact(networks.length > 0 ? 'named' : 'likely', ...placesOf(countries, question));
  if (networks.length > 0 && says('region') && saysAny('which', 'what-is')) return fact('likely', ...placesOf(networks, question));
  return readNamedRegion(question);
}

/** What was asked for comes first. */
function placesOf(countries: readonly Network[], { says, saysAny }: Question): string[] {
  const reviews = countries.flatMap(({ reviewRegions }) => reviewRegions.map((id) => `region:${id}`));
  const networks = countries.map(({ region }) => `network:${region}`);
  return says('regional-networks') || (says('network') && !saysAny('review-region')) ? [...networks, ...reviews] : [...reviews, ...networks];
}

const REVIEWS: readonly (readonly [Cue, string])[] = [
  ['region-africa', 'region:africa'], ['region-arab-states', 'region:arab-states'], ['region-asia-pacific', 'region:asia-pacific'],
  ['region-latin-america-caribbean', 'region:latin-america-caribbean'], ['region-europe-north-america-central-asia', 'region:europe-north-america-central-asia'],
];
const NETWORKS: readonly (readonly [Cue, string])[] = [
  ['network-west-central-africa', 'network:west-central-africa'], ['network-east-horn-africa', 'network:east-horn-africa'], ['network-southern-africa', 'network:southern-africa'],
  ['network-europe-central-asia', 'network:europe-central-asia'], ['region-arab-states', 'network:arab-states'], ['region-asia-pacific', 'network:asia-pacific'],
  ['region-latin-america-caribbean', 'network:latin-america-caribbean'],
];

function readNamedRegion(question: Question): FoundReference | undefined {
  const { says, saysAny } = question;
  const named = (list: typeof REVIEWS): string[] => list.filter(([cue]) => says(cue)).map(([, ref]) => ref);
  if (!saysAny('which', 'what-is', 'who')) return undefined;
  const networks = says('regional-networks') ? named(NETWORKS) : [];
  if (networks.length > 0) return fact('likely', ...networks);
  const reviews = named(REVIEWS);
  if (reviews.length > 0) return says('belongs') ? fact('likely', ...reviews) : undefined;
  if (says('regional-networks') && says('all')) return fact('likely', ...NETWORKS.map(([, ref]) => ref), 'figure:regional-networks');
  return says('review-region', 'region') && says('all') ? fact('weak', ...REVIEWS.map(([, ref]) => ref)) : undefined;
}
