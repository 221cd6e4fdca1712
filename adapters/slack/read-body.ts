import { z } from 'zod';

const Body = z.record(z.string(), z.unknown());

/**
 * The body of a request as Slack means it: JSON for events, a form for commands, a form with JSON in `payload` for
 * clicks and modals. Undefined for all else: empty, broken, `null`, a list, a bare text.
 */
export function readBody(contentType: string | undefined, rawBody: Buffer): Record<string, unknown> | undefined {
  const text = rawBody.toString('utf8');
  if (text === '') return undefined;
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return fromJson(text);
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? notEmpty(Object.fromEntries(form)) : fromJson(payload);
}

function fromJson(text: string): Record<string, unknown> | undefined {
  try {
    return notEmpty(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function notEmpty(value: unknown): Record<string, unknown> | undefined {
  const body = Body.safeParse(value).data;
  return body === undefined || Object.keys(body).length === 0 ? undefined : body;
}
