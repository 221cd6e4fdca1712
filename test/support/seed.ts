import { configureGlobal } from 'fast-check';

/**
 * The examples of the property tests are drawn from one number, so that a commit that passed passes again. `SEED=random npm test` draws
 * others; `SEED=<n>` draws those that a run named.
 */
const { SEED } = process.env;
if (SEED !== 'random') configureGlobal({ seed: SEED === undefined ? 20_301_101 : Number(SEED) });
