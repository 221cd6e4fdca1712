import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** A request to an address that somebody else named. */
export interface GuardedRequest {
  readonly url: string;
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
  /** Largest answer that is read, in bytes. */
  readonly mostBytes: number;
  /** Which addresses may be asked at all. */
  readonly isAllowed: (url: URL) => boolean;
  /** Whether it may lie on this machine: for counterparts on loopback alone. */
  readonly mayBeLoopback: boolean;
}

/** What it came to. `forbidden`: nothing was sent. A redirect is an answer like any other: it is never followed. */
export type GuardedReply =
  | { readonly kind: 'answered'; readonly status: number; readonly type: string; readonly body: Uint8Array }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks once, over https (or on loopback, where that is allowed), never an address of a private network. Never throws for what the network does. */
export async function guarded(asked: GuardedRequest): Promise<GuardedReply> {
  const url = URL.canParse(asked.url) ? new URL(asked.url) : undefined;
  const refusal = url === undefined ? 'no web address' : refusalOf(url, asked);
  if (url === undefined || refusal !== undefined) return { kind: 'forbidden', reason: refusal ?? '' };
  try {
    return await send(url, asked);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'no answer';
    return code === PRIVATE ? { kind: 'forbidden', reason: 'an address of a private network' } : { kind: 'failed', reason: code };
  }
}

function refusalOf(url: URL, { isAllowed, mayBeLoopback }: GuardedRequest): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.username !== '' || url.password !== '') return 'names a user';
  if (!isAllowed(url)) return 'a host that nobody vouches for';
  if (mayBeLoopback && isLoopbackHost(host)) return undefined;
  if (url.protocol !== 'https:') return 'not https';
  return isIP(host) !== 0 && isPrivate(host) ? 'an address of a private network' : undefined;
}

/** Whether this host is the machine itself. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function send(url: URL, { method, headers, body, signal, mostBytes, mayBeLoopback }: GuardedRequest): Promise<GuardedReply> {
  return new Promise((settle, reject) => {
    const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = ask(url, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': body.length }) }, signal, lookup: mayBeLoopback ? resolve : publicOnly, agent: false }, (response) => {
      readUpTo(response, mostBytes).then((read) => {
        if (read === undefined) request.destroy();
        settle(read === undefined ? { kind: 'too-big' } : { kind: 'answered', status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: read });
      }, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function readUpTo(response: IncomingMessage, mostBytes: number): Promise<Uint8Array | undefined> {
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    if (!(part instanceof Buffer)) continue;
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const PRIVATE = 'EPRIVATE';

/** Looked at when the name is resolved for the connection itself, so that a name cannot point elsewhere a moment later. */
const publicOnly: LookupFunction = (host, options, done) => {
  resolve(host, options, (fault, found, family) => {
    const all: readonly string[] = typeof found === 'string' ? [found] : (found as LookupAddress[] | undefined)?.map(({ address }) => address) ?? [];
    if (fault === null && all.some(isPrivate)) done(Object.assign(new Error('an address of a private network'), { code: PRIVATE }), '', 4);
    else done(fault, found, family);
  });
};

// Source: IANA's registries of special-purpose addresses, IPv4 and IPv6.
const blocked = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) blocked.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::', 96], ['64:ff9b::', 96], ['100::', 64], ['2001::', 32], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8]] as const) blocked.addSubnet(net, bits, 'ipv6');

/** Whether an address lies in no public network. An IPv4 address within IPv6 is looked at as what it is. */
export function isPrivate(address: string): boolean {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner !== undefined) return isPrivate(inner);
  if (/^::ffff:/i.test(address)) return true;
  const kind = isIP(address);
  return kind === 0 || blocked.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}
