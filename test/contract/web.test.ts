import { openWebForms } from '../support/web/forms-face.js';
import { openWebPlatform } from '../support/web/platform-under-test.js';
import { formsContract } from './forms.contract.js';
import { platformContract } from './platform.contract.js';

// What is posted is written into a file beside the page: no network lies between.
platformContract('The training page', openWebPlatform, []);
formsContract('the training page', openWebForms);
