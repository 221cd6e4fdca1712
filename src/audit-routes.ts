import { audit } from './audit/hears.js';
import type { Route } from './route.js';

/** What an approver types to read the audit trail. */
export const auditCommands = {
  audit: (rest: string): Route => ({ act: 'audit.read', needsMembership: true, answer: (_heard, { secretariatZone }) => audit(rest, secretariatZone) }),
} as const;
