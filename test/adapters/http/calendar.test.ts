import { afterEach, describe, expect, it } from 'vitest';
import { calendarRoute, type CalendarBehind } from '../../../adapters/http/calendar.js';
import { startServer, type RunningServer } from '../../../adapters/http/server.js';
import { systemClock } from '../../../src/time/clock.js';

const TOKEN = 'abcdefghijklmnop';
const behind: CalendarBehind = (token, only) => Promise.resolve(only === 'imrf-2030' ? { kind: 'unknown' } : only !== null ? { kind: 'calendar', text: `one: ${only}`, tag: 'of-one' } : token === TOKEN ? { kind: 'calendar', text: 'BEGIN:VCALENDAR\r\n', tag: 'one' } : token === `${TOKEN}-old` ? { kind: 'revoked' } : { kind: 'unknown' });

let server: RunningServer | undefined;
afterEach(() => server?.stop());

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  server = await startServer({ host: '127.0.0.1', port: 0, clock: systemClock(), routes: new Map([['GET /calendar/*', calendarRoute(behind)]]), onFault: () => undefined });
  return fetch(`${server.url}${path}`, { headers });
}

describe('GET /calendar/<token>.ics', () => {
  it('gives the calendar', async () => {
    const response = await get(`calendar/${TOKEN}.ics`);

    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR\r\n']);
  });

  it('says that nothing changed to who has it already', async () => {
    expect((await get(`calendar/${TOKEN}.ics`, { 'if-none-match': '"one"' })).status).toBe(304);
  });

  it('gives the file of one date, to be saved; none of a date that has no day', async () => {
    const one = await get(`calendar/${TOKEN}.migrants-day-2026.ics`);
    const file = [one.status, one.headers.get('content-disposition'), await one.text()];
    await server?.stop();

    expect(file).toEqual([200, 'attachment; filename="migrants-day-2026.ics"', 'one: migrants-day-2026']);
    expect((await get(`calendar/${TOKEN}.imrf-2030.ics`)).status).toBe(404);
  });

  it('tells calendars of an ended address to stop asking', async () => {
    expect((await get(`calendar/${TOKEN}-old.ics`)).status).toBe(410);
  });

  it.each(['calendar/another-token-x.ics', 'calendar/.ics', 'calendar/..%2f.ics', `calendar/${TOKEN}`, `calendar/${TOKEN}/../x.ics`, `calendar/${TOKEN}.A.ics`])('knows no calendar at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
