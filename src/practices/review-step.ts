import { z } from 'zod';

/** What a reviewer can do with a practice. Words and addresses are as they were typed: the plan checks them. */
export const ReviewStep = z.discriminatedUnion('step', [
  /** Says something of one field; the submitter hears it with the next step that decides. */
  z.object({ step: z.literal('comment'), field: z.string(), text: z.string() }),
  z.object({ step: z.literal('request-changes') }),
  z.object({ step: z.literal('approve') }),
  z.object({ step: z.literal('reject'), reason: z.string() }),
  /** It goes into another one, which stays. */
  z.object({ step: z.literal('merge'), other: z.string() }),
  /** The same is there already. */
  z.object({ step: z.literal('duplicate'), other: z.string() }),
  /** Gives it to a reviewer, oneself or another, by her account. */
  z.object({ step: z.literal('assign'), to: z.string() }),
  /** The Hub shows it at this address. */
  z.object({ step: z.literal('publish'), address: z.string() }),
]);
export type ReviewStep = z.infer<typeof ReviewStep>;

/** The names of the steps. */
export const REVIEW_STEPS = ReviewStep.options.map((option) => option.shape.step.value);
export type ReviewStepName = ReviewStep['step'];
