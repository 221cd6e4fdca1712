import { z } from 'zod';
import { FormValues } from '../../src/chat/form.js';
import type { Happening } from '../../src/chat/incoming.js';

const Line = z.union([
  z.strictObject({ text: z.string().max(20_000) }),
  z.strictObject({ action: z.string().min(1).max(255), value: z.unknown() }),
  z.strictObject({ form: z.string().min(1).max(255), values: FormValues }),
]);

/**
 * Reads one line of a program: `{"text"}`, `{"action","value"}` or `{"form","values"}`.
 * @param aboutOf the ids that a form which was shown carries with it.
 */
export function readJsonLine(line: string, aboutOf: (form: string) => Readonly<Record<string, string>>): Happening | { readonly refused: string } {
  const parsed = parse(line);
  const found = Line.safeParse(parsed);
  if (!found.success) return { refused: 'expected {"text"}, {"action","value"} or {"form","values"}, one JSON object a line' };
  if ('text' in found.data) return { kind: 'said', text: found.data.text };
  if ('action' in found.data) return { kind: 'pressed', action: found.data.action, value: found.data.value, message: null };
  return { kind: 'submitted', form: found.data.form, about: { ...aboutOf(found.data.form) }, values: found.data.values };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
