import { join } from 'node:path';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { practiceForms } from '../../src/practices/forms.js';
import { readPracticeForm } from '../../src/practices/shipped-form.js';

const data = join(packageRoot, 'data');
/** Codes of all countries. */
export const countries = [...readNetworkDirectory(data).values()].flatMap((network) => (network.kind === 'country' ? [network.code] : []));

/** The forms as they ship, as the first version. */
export const SHIPPED_FORMS = practiceForms({ newest: 1, versions: new Map([[1, readPracticeForm(data)]]) }, countries);
