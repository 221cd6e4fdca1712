import { openTeamsCards, openTeamsDialogs } from '../support/teams/forms-face.js';
import { openTeamsPlatform } from '../support/teams/platform-under-test.js';
import { formsContract } from './forms.contract.js';
import { platformContract } from './platform.contract.js';

platformContract('Teams', openTeamsPlatform);
formsContract('Teams, in a dialog', openTeamsDialogs);
formsContract('Teams, as cards in the chat', openTeamsCards);
