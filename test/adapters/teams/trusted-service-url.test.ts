import { expect, it } from 'vitest';
import { isTrustedServiceUrl } from '../../../adapters/teams/trusted-service-url.js';

it.each(['https://smba.trafficmanager.net/emea/', 'https://smba.infra.gcc.teams.microsoft.com/teams', 'https://europe.api.botframework.com/'])('writes to %s', (url) => {
  expect(isTrustedServiceUrl(url, 'microsoft')).toBe(true);
});

it.each(['http://smba.trafficmanager.net/', 'https://evil.trafficmanager.net/', 'https://botframework.com.evil.org/', 'https://evilbotframework.com/', 'https://user@smba.trafficmanager.net/', 'https://smba.trafficmanager.net:8443/', 'https://smba.trafficmanager.net@evil.org/', 'http://127.0.0.1:3979/', 'https://169.254.169.254/', 'file:///etc/passwd', 'nonsense', ''])('never writes to %s', (url) => {
  expect(isTrustedServiceUrl(url, 'microsoft')).toBe(false);
});

it('writes to this machine only where the settings point to it, and without tokens to nothing else', () => {
  expect(isTrustedServiceUrl('http://127.0.0.1:3979/', 'microsoft-and-loopback')).toBe(true);
  expect(isTrustedServiceUrl('http://localhost:3979/', 'loopback-only')).toBe(true);
  expect(isTrustedServiceUrl('http://127.0.0.1.evil.org/', 'loopback-only')).toBe(false);
  expect(isTrustedServiceUrl('https://smba.trafficmanager.net/', 'loopback-only')).toBe(false);
});
