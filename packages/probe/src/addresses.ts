import { ADDRCONFIG } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** All addresses of a name. Rejects where it has none, or where nobody can be asked. */
export type AddressesOf = (hostname: string) => Promise<string[]>;

/** As the system has them; those of a kind that this machine itself has none of are left out. */
export const addressesOf: AddressesOf = async (hostname) => {
  const usable = await lookup(hostname, { all: true, hints: ADDRCONFIG }).catch(() => []);
  const found = usable.length > 0 ? usable : await lookup(hostname, { all: true });
  return reachable([...new Set(found.map(({ address }) => address))], networkInterfaces());
};

/**
 * Without IPv6 where none of our addresses leads out of the own link, unless there is nothing else. The system takes
 * the address that every link has by itself for one, so each probe would say that there is no route.
 */
export function reachable(
  addresses: readonly string[],
  own: Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>>,
): string[] {
  const mine = Object.values(own).flatMap((each) => each ?? []);
  const leadsOut = mine.some(({ address, internal }) => !internal && isIPv6(address) && !/^fe[89ab]/i.test(address));
  const others = addresses.filter((address) => !isIPv6(address) || address === '::1');
  return leadsOut || others.length === 0 ? [...addresses] : others;
}
