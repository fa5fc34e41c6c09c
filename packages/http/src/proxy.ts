import { BlockList, isIP } from 'node:net';
import { hostnameOf, portOf } from './origin';
import { WireError } from './wire-cause';

export type ProxyEnv = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for `url`, lower-case names first; `undefined` for none. Throws a `WireError`
 * (the runner's own fault) where its value is no http(s) URL.
 */
export function proxyFor(url: URL, env: ProxyEnv): URL | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const named = env[name] || env[name.toUpperCase()] || '';
  if (named === '' || isExempt(url, env.no_proxy || env.NO_PROXY || '')) return undefined;
  const proxy = URL.parse(named.includes('://') ? named : `http://${named}`);
  if (proxy !== null && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new WireError({ kind: 'proxy', problem: 'bad-url', variable: name.toUpperCase() });
}

/** `NO_PROXY`: hosts (with their subdomains), `.suffix`, `*.suffix`, `host:port`, addresses, `10.0.0.0/8`, or `*`. */
export function isExempt(url: URL, noProxy: string): boolean {
  const host = hostnameOf(url).toLowerCase();
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => entry === '*' || isMatch(entry, host, portOf(url)));
}

function isMatch(entry: string, host: string, port: number): boolean {
  const [, name, wanted] = (isIP(entry) === 0 && /^(.+):(\d+)$/.exec(entry)) || ['', entry];
  if (wanted !== undefined && Number(wanted) !== port) return false;
  const plain = (name ?? '').replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return plain === host || isInNetwork(plain, host);
  const domain = plain.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

function isInNetwork(network: string, address: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(base) === 0 || isIP(base) !== isIP(address) || !/^\d+$/.test(bits)) return false;
  if (Number(bits) > (family === 'ipv6' ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family);
  return list.check(address, family);
}
