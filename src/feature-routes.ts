import { auditCommands } from './audit-routes.js';
import { broadcastCommands, pressedBroadcastRoute, submittedBroadcastRoute } from './broadcast-routes.js';
import type { FormValues } from './chat/form.js';
import { correctionCommands, pressedCorrectionRoute } from './correction-routes.js';
import { networkCommands, pressedNetworkRoute, submittedNetworkRoute } from './network-routes.js';
import { pressedFileRoute, submittedFileRoute } from './file-routes.js';
import type { Heard } from './people/heard.js';
import { practiceCommands, pressedPracticeRoute, submittedPracticeRoute } from './practice-routes.js';
import { practiceDocumentCommands, pressedFoundRoute } from './practice-document-routes.js';
import { practiceReviewCommands, pressedPracticeReviewRoute, submittedPracticeReviewRoute } from './practice-review-routes.js';
import { pressedQuestionRoute, questionCommands, submittedQuestionRoute } from './question-routes.js';
import type { Route } from './route.js';
import { pressedSupportRoute, submittedSupportRoute, supportCommands } from './support-routes.js';
import { pressedWeeklyRoute, weeklyCommands } from './weekly-routes.js';

/** What is typed about features that have routes of their own. A new one is named here and in the two below. */
export const featureCommands = { ...questionCommands, ...correctionCommands, ...weeklyCommands, ...supportCommands, ...networkCommands, ...practiceReviewCommands, ...auditCommands, ...practiceCommands, ...practiceDocumentCommands, ...broadcastCommands } as const;

/** A button of one of these features; undefined where it is none of theirs. */
export function pressedFeatureRoute(action: string, value: unknown, asking: Heard): Route | undefined {
  return pressedQuestionRoute(action, value) ?? pressedCorrectionRoute(action, value) ?? pressedWeeklyRoute(action, value) ?? pressedSupportRoute(action, value) ?? pressedNetworkRoute(action, value, asking) ?? pressedPracticeReviewRoute(action, value) ?? pressedPracticeRoute(action, value) ?? pressedFoundRoute(action, value) ?? pressedFileRoute(action, value) ?? pressedBroadcastRoute(action, value);
}

/** A form of one of these features; undefined where it is none of theirs. */
export function submittedFeatureRoute(form: string, values: FormValues): Route | undefined {
  return submittedQuestionRoute(form, values) ?? submittedSupportRoute(form, values) ?? submittedPracticeReviewRoute(form, values) ?? submittedPracticeRoute(form, values) ?? submittedNetworkRoute(form, values) ?? submittedFileRoute(form, values) ?? submittedBroadcastRoute(form, values);
}
