import { z } from 'zod';
import type { RateWindow } from './chat/platform.js';

/** Limits as a setting holds them: `7/1 60/30` is 7 in one second and 60 in thirty. */
export const RateWindows = z.string().transform((text) => text.trim().split(/\s+/)).pipe(z.array(z.string().regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/)).min(1)).transform((parts) => parts.map(readWindow));

function readWindow(part: string): RateWindow {
  const [count, seconds] = part.split('/').map(Number);
  return { count: count ?? 1, perMs: (seconds ?? 1) * 1_000 };
}
