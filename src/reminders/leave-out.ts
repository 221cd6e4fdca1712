import { z } from 'zod';

const Several = z.looseObject({ subjects: z.array(z.looseObject({ milestone: z.string() })) });

/** What a message of several reminders says, without those of these milestones. What lists none stays as it is. */
export function leaveOut(args: unknown, milestones: ReadonlySet<string>): unknown {
  const several = Several.safeParse(args).data;
  return several === undefined ? args : { ...several, subjects: several.subjects.filter(({ milestone }) => !milestones.has(milestone)) };
}
