import { openConsoleForms } from '../support/console/forms-face.js';
import { openConsolePlatform } from '../support/console/platform-under-test.js';
import { formsContract } from './forms.contract.js';
import { platformContract } from './platform.contract.js';

// A stream takes what is written: no network lies between.
platformContract('The console', openConsolePlatform, []);
formsContract('the console', openConsoleForms);
