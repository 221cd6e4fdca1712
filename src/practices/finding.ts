import { z } from 'zod';

/** What a check can find. Those that nobody may overrule are errors. */
export const FINDING_CODES = ['empty', 'unreadable', 'end-before-start', 'objective-twice', 'consent', 'link', 'short', 'ended-early', 'just-begun', 'not-begun', 'acronym', 'no-figure', 'text-missing', 'alike'] as const;

/** One thing to mend, or to look at: `field` is where it is mended, `args` what its text names. */
export const Finding = z.object({ field: z.string(), severity: z.enum(['error', 'warning']), code: z.enum(FINDING_CODES), args: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Finding = z.infer<typeof Finding>;
export type FindingCode = Finding['code'];
