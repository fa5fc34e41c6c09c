import { ADDRCONFIG } from 'node:dns';
import { lookup } from 'node:dns/promises';

/** All addresses of a name. Rejects where it has none, or where nobody can be asked. */
export type AddressesOf = (hostname: string) => Promise<string[]>;

/** As the system has them; those of a kind that this machine itself has none of are left out. */
export const addressesOf: AddressesOf = async (hostname) => {
  const usable = await lookup(hostname, { all: true, hints: ADDRCONFIG }).catch(() => []);
  const found = usable.length > 0 ? usable : await lookup(hostname, { all: true });
  return [...new Set(found.map(({ address }) => address))];
};
