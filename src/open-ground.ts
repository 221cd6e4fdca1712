import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { openStore } from '../store/open.js';
import type { Settings } from './config.js';
import { readNetworkDirectory } from './networks/directory.js';
import { packageRoot } from './package-root.js';
import { keepFormVersions } from './practices/form-versions.js';
import { practiceForms } from './practices/forms.js';
import { readPracticeForm } from './practices/shipped-form.js';
import { readApart } from './read-apart.js';
import { loadReference } from './reference/load.js';
import { readShippedReference } from './reference/shipped.js';
import { loadShipped } from './roadmap/load.js';
import { forgetTurns } from './answers/turns/keep.js';
import { forgetWhatIsOver } from './requests/forget-what-is-over.js';
import { noteShipped } from './roadmap/note-shipped.js';
import { releaseWhatIsOver } from './roadmap/release-what-is-over.js';
import { readShippedRoadmap } from './roadmap/shipped.js';
import { checkReferenceData } from './roadmap/shipped-reference.js';
import { systemClock, type SettableClock } from './time/clock.js';
import { eachMinute } from './time/each-minute.js';
import { idMaker } from './time/ids.js';
import { loadTranslations } from './translations/load.js';
import { readShippedTranslations } from './translations/shipped.js';
import type { Ground } from './ground.js';

/** Where the shipped data lie. */
export const dataFolder = join(packageRoot, 'data');

/** Ground that can pretend another day. */
export interface OpenGround extends Ground {
  readonly clock: SettableClock;
}

/** Opens the database and prepares it when it is empty: every entry of the program stands on this. */
export async function openGround(settings: Pick<Settings, 'databaseUrl' | 'now' | 'logLevel' | 'publicUrl' | 'secretariatZone'>): Promise<OpenGround> {
  // Read first: a broken file is refused before anything is opened.
  const shipped = readShippedRoadmap(join(dataFolder, 'roadmap.json'));
  checkReferenceData(dataFolder);
  const reference = readShippedReference(dataFolder);
  const translations = readShippedTranslations(dataFolder, shipped.entries);
  const practiceForm = readPracticeForm(dataFolder);
  const networks = readNetworkDirectory(dataFolder);
  const clock = systemClock(settings.now ?? undefined);
  const chance = () => randomInt(2 ** 32) / 2 ** 32;
  const newId = idMaker(clock, chance);
  const store = await openStore(settings.databaseUrl, { clock });
  const formVersions = await store.transact(async (tx) => {
    await loadShipped(tx.roadmap, shipped);
    await noteShipped(shipped.entries, { tx, newId, clock });
    await loadTranslations(tx.translations, translations);
    await loadReference(tx.reference, reference);
    return keepFormVersions(tx.records, practiceForm);
  });
  const countries = [...networks.values()].flatMap(({ kind, code }) => (kind === 'country' ? [code] : []));
  await store.transact(async (tx) => {
    await forgetWhatIsOver(tx.requests, clock.machineNow());
    await forgetTurns(tx.turns, clock.now());
  });
  // A hold that is over is over, whether a bot ran meanwhile or not.
  await releaseWhatIsOver(store, { clock, newId, networks });
  return { store, clock, newId, chance, eachMinute, networks, readBytes: readApart(clock), log: openLog(settings.logLevel), publicUrl: settings.publicUrl, secretariatZone: settings.secretariatZone, practiceForms: practiceForms(formVersions, countries) };
}

/** Lines of JSON on stderr; stdout belongs to what was asked for. */
function openLog(level: Settings['logLevel']): Logger {
  return pino({ level, base: null, redact: ['*.token', '*.authorization'] }, pino.destination({ dest: 2, sync: true }));
}
