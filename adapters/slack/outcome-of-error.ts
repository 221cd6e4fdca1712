import { z } from 'zod';
import type { SendOutcome } from '../../src/chat/platform.js';

/** How a request to Slack failed. */
export type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

/** The conversation, or the whole workspace, is closed to the bot until somebody lets it in again. */
const GONE = new Set([
  'channel_not_found', 'not_in_channel', 'is_archived', 'messages_tab_disabled', 'ekm_access_denied', 'user_not_found', 'user_disabled', 'cannot_dm_bot', 'user_not_visible',
  'account_inactive', 'token_revoked', 'team_access_not_granted', 'team_not_found', 'access_denied', 'no_permission',
]);
/** It passes: Slack is busy, or the operator mends a setting. */
const PASSES = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'service_unavailable', 'team_added_to_org', 'org_login_required', 'token_expired', 'invalid_auth', 'not_authed', 'missing_scope']);
/** Slack says it failed inside: the message may stand there all the same. */
const DOUBTFUL = new Set(['fatal_error', 'internal_error', 'request_timeout']);
/** Nothing listened at the other end: nothing can have arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const WebApiError = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  retryAfter: z.number().optional(),
  statusCode: z.number().optional(),
  data: z.object({ error: z.string().optional() }).optional(),
  original: z.object({ cause: z.object({ code: z.string().optional() }).optional() }).optional(),
});

/** Sorts an error of @slack/web-api by what it means for the message. Its classes and codes: notes on rate limits and errors. */
export function outcomeOfError(thrown: unknown): Failure {
  const error = WebApiError.safeParse(thrown).data;
  switch (error?.code ?? '') {
    case 'slack_webapi_platform_error':
      return ofPlatform(error?.data?.error ?? '');
    case 'slack_webapi_rate_limited_error':
      return { kind: 'later', retryAfterMs: (error?.retryAfter ?? 1) * 1000, reason: 'ratelimited' };
    case 'slack_webapi_http_error':
      return ofStatus(error?.statusCode ?? 500);
    case 'slack_webapi_request_error':
      return ofRequest(error?.original?.cause?.code ?? '');
    default:
      // A 429 without Retry-After is an error without a code.
      return error?.message?.startsWith('Retry header') === true ? { kind: 'later', retryAfterMs: null, reason: 'ratelimited' } : { kind: 'unknown', reason: 'not understood' };
  }
}

/** The code that Slack gave, undefined where the failure is another. */
export function slackCode(thrown: unknown): string | undefined {
  const error = WebApiError.safeParse(thrown).data;
  return error?.code === 'slack_webapi_platform_error' ? error.data?.error : undefined;
}

function ofPlatform(code: string): Failure {
  // An answer that is no JSON (a proxy's page) arrives as its own code: what became of the message is not known.
  if (!/^[a-z_]+$/.test(code)) return { kind: 'unknown', reason: 'the answer was not Slack’s' };
  if (GONE.has(code) || /^(restricted_action|slack_connect_)/.test(code)) return { kind: 'unreachable', reason: code };
  if (PASSES.has(code)) return { kind: 'later', retryAfterMs: null, reason: code };
  return { kind: DOUBTFUL.has(code) ? 'unknown' : 'refused', reason: code };
}

function ofStatus(status: number): Failure {
  return status >= 500 ? { kind: 'unknown', reason: `HTTP ${status}` } : { kind: 'later', retryAfterMs: null, reason: `HTTP ${status}` };
}

function ofRequest(code: string): Failure {
  return NEVER_SENT.has(code) ? { kind: 'later', retryAfterMs: null, reason: code } : { kind: 'unknown', reason: code === '' ? 'no answer' : code };
}
