import { parseArgs } from 'node:util';
import { simulate } from './simulate.js';

/** Some seeds in one process, a line of JSON for each: a process keeps every database that it opened, so a long run takes many. */
const { values } = parseArgs({ options: { from: { type: 'string', default: '0' }, count: { type: 'string', default: '10' }, days: { type: 'string', default: '10' }, first: { type: 'boolean', default: false } } });
for (let seed = Number(values.from); seed < Number(values.from) + Number(values.count); seed += 1) {
  const { days, broken, counts } = await simulate(seed, Number(values.days));
  process.stdout.write(`${JSON.stringify({ seed, days, broken, counts: [...counts] })}\n`);
  if (broken !== null && values.first) break;
}
