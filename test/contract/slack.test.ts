import { openSlackForms } from '../support/slack/forms-face.js';
import { openSlackPlatform } from '../support/slack/platform-under-test.js';
import { formsContract } from './forms.contract.js';
import { platformContract } from './platform.contract.js';

platformContract('Slack', openSlackPlatform);
formsContract('Slack', openSlackForms);
