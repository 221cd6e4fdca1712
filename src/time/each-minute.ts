import { schedule } from 'node-cron';

/** Calls `tick` at the beginning of every minute, one call at a time, until it is stopped. */
export type EachMinute = (tick: () => Promise<void>) => { stop(): Promise<void> };

/** By the machine's own clock. */
export const eachMinute: EachMinute = (tick) => {
  const task = schedule('* * * * *', tick, { noOverlap: true });
  return { stop: async () => task.destroy() };
};
