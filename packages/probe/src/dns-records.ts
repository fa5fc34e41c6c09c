import type { CaaRecord, MxRecord, promises, SrvRecord } from 'node:dns';
import { isIPv6 } from 'node:net';

export const dnsTypes = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'NS', 'SRV', 'CAA'] as const;
export type DnsType = (typeof dnsTypes)[number];

type Resolver = InstanceType<typeof promises.Resolver>;

/** The records of a name, each as a zone file writes its data, without the quotes of texts. */
export async function resolveRecords(resolver: Resolver, name: string, type: DnsType): Promise<string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'CNAME':
      return resolver.resolveCname(name);
    case 'NS':
      return resolver.resolveNs(name);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ priority, exchange }: MxRecord) => `${priority} ${exchange}`);
    case 'SRV':
      return (await resolver.resolveSrv(name)).map(
        ({ priority, weight, port, name: target }: SrvRecord) => `${priority} ${weight} ${port} ${target}`,
      );
    case 'CAA':
      return (await resolver.resolveCaa(name)).map(caaText);
  }
}

/** Node names the property by a key of its own. */
function caaText({ critical, ...property }: CaaRecord): string {
  const [[tag = '', value = ''] = []] = Object.entries(property).filter(([key]) => key !== 'type');
  return `${critical} ${tag} ${value}`;
}

/**
 * What keeps `found` from being what is expected; undefined where it is. The records must be exactly these in any
 * order; of texts and CAA properties each must be among them, because others put theirs beside ours.
 */
export function recordMiss(type: DnsType, found: readonly string[], expected: readonly string[]): string | undefined {
  if (expected.length === 0) return undefined;
  const [seen, wanted] = [found, expected].map((texts) => texts.map((text) => normalized(type, text))) as [
    string[],
    string[],
  ];
  const lacking = wanted.filter((text) => !seen.includes(text));
  const isOpen = type === 'TXT' || type === 'CAA';
  const strange = isOpen ? [] : seen.filter((text) => !wanted.includes(text));
  const parts = [
    ...(lacking.length > 0 ? [`missing: ${lacking.join(', ')}`] : []),
    ...(strange.length > 0 ? [`unexpected: ${strange.join(', ')}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

function normalized(type: DnsType, text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (type === 'TXT') return text.trim().replace(/^"(.*)"$/, '$1');
  if (type === 'CAA') return plain.replace(/"(.*)"$/, '$1');
  if (type === 'AAAA') return isIPv6(plain) ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
  return plain.toLowerCase().replace(/\.$/, '');
}
