/** Whether an address (a URL or a host) is this very machine's, so that nothing sent there leaves it. */
export function isLoopback(address: string): boolean {
  const host = URL.canParse(address) && address.includes('://') ? new URL(address).hostname : address;
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
