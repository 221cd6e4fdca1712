// Preloaded into the bot under measure: keeps how late its event loop is, and writes what it saw where it is told to.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env['IMRF_BENCH_LOOP'];
const histogram = monitorEventLoopDelay({ resolution: 5 });
histogram.enable();
// What a turn takes of a core, too: on a machine on which others work, a turn also waits for its place.
let cores = [];
let before = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  cores.push((user + system) / 1_000);
}, 1).unref();
writeFileSync(`${file}.pid`, String(process.pid));
process.on('SIGUSR2', () => {
  const [p50, p99, p999] = [50, 99, 99.9].map((share) => histogram.percentile(share) / 1e6);
  cores.sort((one, other) => one - other);
  const core99 = cores[Math.floor(cores.length * 0.99)] ?? 0;
  writeFileSync(file, JSON.stringify({ p50, p99, p999, longest: histogram.max / 1e6, core99, coreLongest: cores.at(-1) ?? 0 }));
  cores = [];
  histogram.reset();
});
