import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Microsoft's own tool, under its own evaluation terms: fetched when it is asked for, never installed with this project.
const PLAYGROUND = '@microsoft/m365agentsplayground@0.2.28';
const endpoint = process.argv[2] ?? 'http://127.0.0.1:3978/api/messages';

// It writes a log folder where it stands.
const folder = mkdtempSync(join(tmpdir(), 'teams-playground-'));
const playground = spawn('npx', ['--yes', PLAYGROUND, 'start', '-e', endpoint, '-c', 'msteams', '--disable-telemetry', '-p', '56150'], { cwd: folder, stdio: 'inherit' });
playground.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
