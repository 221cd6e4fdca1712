import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { ArrivedActivity } from './activity.js';

// botbuilder's type names what Teams sends at its best; what we read of it is checked by ArrivedActivity.
const WholeActivity = z.custom<Activity>((value) => z.looseObject({ type: z.string().min(1) }).safeParse(value).success);

/** The body as botbuilder takes it and as we read it (`ours` undefined where a part that we need is wrong); undefined where it is no activity at all. */
export function readActivity(rawBody: Buffer): { readonly whole: Activity; readonly ours: ArrivedActivity | undefined } | undefined {
  try {
    const json: unknown = JSON.parse(rawBody.toString('utf8'));
    const whole = WholeActivity.safeParse(json).data;
    return whole === undefined ? undefined : { whole, ours: ArrivedActivity.safeParse(json).data };
  } catch {
    return undefined;
  }
}
