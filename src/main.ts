#!/usr/bin/env node
import { loadEnvFile } from 'node:process';
import { existsSync } from 'node:fs';
import { runProgram } from './cli.js';

// The program's one entry: settings from .env (where there is one) and the environment, words from the command line.
if (existsSync('.env')) loadEnvFile('.env');
// Whoever reads may stop early (`| head`): that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit(0);
});
process.exitCode = await runProgram(process.argv.slice(2), process.env, {
  input: process.stdin,
  print: (line) => process.stdout.write(`${line}\n`),
  printed: () => new Promise((resolve) => process.stdout.write('', () => resolve())),
  tell: (line) => process.stderr.write(`${line}\n`),
});
