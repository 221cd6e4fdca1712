import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts a browser: CHROMIUM_PATH, the system's, or the one that comes with the development dependencies. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS });
  } catch (cause) {
    throw new Error('The browser tests need a browser that starts: apt-get install chromium (or set CHROMIUM_PATH).', { cause });
  }
}

async function findChromium(): Promise<string> {
  const known = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));
  return known ?? unpackChromium();
}

/** It unpacks itself into the folder for temporary files under one fixed name: each run gets a folder of its own, so that two do not meet. */
async function unpackChromium(): Promise<string> {
  process.env['TMPDIR'] = mkdtempSync(join(process.env['TMPDIR'] ?? '/tmp', 'imrf-chromium-'));
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
