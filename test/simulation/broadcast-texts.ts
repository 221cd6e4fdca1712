import type { Content } from '../../src/broadcasts/broadcast.js';
import { readBroadcastFile } from '../../src/broadcasts/read-file.js';
import type { NetworkDirectory } from '../../src/networks/network.js';
import type { Chance } from './chance.js';
import type { Channel } from './people.js';
import type { Watch } from './watch.js';

/** The texts of the Secretariat: each story has its editions, and each edition names itself in its text. */
export interface BroadcastTexts {
  /** How many were begun. */
  stories(): number;
  newText(tale: number): Content;
  /** One that was written of it before. */
  olderText(tale: number): Content;
}

export interface BroadcastTextsTools {
  readonly watch: Watch;
  readonly chance: Chance;
  readonly networks: NetworkDirectory;
  readonly channels: readonly Channel[];
  readonly nowMs: () => number;
}

export function broadcastTexts({ watch, chance, networks, channels, nowMs }: BroadcastTextsTools): BroadcastTexts {
  /** Every text that was written of a story, oldest first. */
  const written = new Map<number, Content[]>();

  function newText(tale: number): Content {
    const texts = written.get(tale) ?? [];
    const known = texts[0]?.audience;
    const read = readBroadcastFile(fileOf(`edition-${tale}-${texts.length + 1}`), { networks, hasMilestone: () => true });
    if (!read.ok) throw new Error(`the file of story ${tale} cannot be read: ${JSON.stringify(read.faults)}`);
    const content = known !== undefined && chance.happens(0.7) ? { ...read.content, audience: known } : read.content;
    written.set(tale, [...texts, content]);
    return content;
  }

  function fileOf(edition: string): string {
    const dated = [...watch.dates.values()].flatMap(([date]) => (date?.precision === 'day' && Date.parse(date.startsOn) > nowMs() && date.status !== 'cancelled' ? [date.id] : [])).slice(0, 12);
    const first = dated.length > 0 && chance.happens(0.5) ? chance.pick(dated) : null;
    // Every other edition that tells a date tells a second one.
    const milestones = first === null ? [] : [first, ...dated.filter((one) => one !== first).slice(0, /[02468]$/.test(edition) ? 1 : 0)];
    const french = chance.happens(0.4) ? `\n\n# fr\n\nVoici ${edition}.` : '';
    return `---\ntitle: A word from the Secretariat\naudience: ${audience()}\nlanguage: en\nmilestones: [${milestones.join()}]\nbuttons: [seen, ask]\n---\n\n# en\n\nThis is ${edition}.${french}\n`;
  }

  function audience(): string {
    const { network } = chance.pick(channels);
    const regions = networks.get(network)?.reviewRegions ?? [];
    const seen = [...watch.broadcasts.keys()];
    const filters = [`network:${network}`, 'platform:slack', 'platform:teams', 'kind:country', ...regions.map((one) => `region:${one}`), ...(seen.length === 0 ? [] : [`unseen:B-${chance.pick(seen)}`])];
    return chance.happens(0.6) ? 'all' : chance.pick(filters);
  }

  return { stories: () => written.size, newText, olderText: (tale) => chance.pick(written.get(tale) ?? [newText(tale)]) };
}
