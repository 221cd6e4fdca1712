// Hosts that Microsoft alone can give out. Not *.trafficmanager.net: anybody can register a name there, so only "smba".
// Source: learn.microsoft.com, "Government Community Cloud" and "Send proactive messages", global and regional service URLs.
const HOSTS = ['smba.trafficmanager.net'];
const DOMAINS = ['botframework.com', 'botframework.us', 'botframework.azure.us', 'botframework.azure.cn', 'teams.microsoft.com', 'teams.microsoft.us'];
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Which service URLs are written to: `loopback-only` without tokens, `microsoft-and-loopback` where the settings point to this machine. */
export type Trust = 'microsoft' | 'microsoft-and-loopback' | 'loopback-only';

/** Whether the bot may send its words (and its token) to this service URL: https at Microsoft's own hosts, or this machine. */
export function isTrustedServiceUrl(url: string, trust: Trust): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (LOOPBACK.includes(parsed.hostname)) return trust !== 'microsoft' && (parsed.protocol === 'http:' || parsed.protocol === 'https:');
  if (trust === 'loopback-only' || parsed.protocol !== 'https:' || parsed.port !== '') return false;
  return HOSTS.includes(parsed.hostname) || DOMAINS.some((domain) => parsed.hostname === domain || parsed.hostname.endsWith(`.${domain}`));
}

/** Whether a setting points to this machine. */
export function isLoopbackUrl(url: string | undefined): boolean {
  return url !== undefined && isTrustedServiceUrl(url, 'loopback-only');
}
