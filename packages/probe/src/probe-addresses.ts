import { isIP } from 'node:net';
import { classifyFault, lateness } from '@deploy-actions/http';
import { addressesOf } from './addresses';
import { attempt } from './attempt';
import { faultFor } from './cause';
import type { Observation, ObservationPart } from './observation';
import { type HttpProbe, type ProbeWorld, probeHttp } from './probe-http';
import { isSameVersion } from './version';

const MOST_ADDRESSES = 64;
const MOST_NAMED = 3;

/** Resolves the name anew and asks each of its addresses at once; good only if all are. */
export async function probeAddresses(probe: HttpProbe, world: ProbeWorld): Promise<Observation> {
  const hostname = new URL(probe.request.url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0) return probeHttp(probe, world);
  let addresses: string[] = [];
  const resolve = async () => {
    addresses = await (world.addressesOf ?? addressesOf)(hostname);
    const ok = addresses.length > 0 && addresses.length <= MOST_ADDRESSES;
    const { kind, reason, cause } = faultFor({ kind: 'addresses', count: addresses.length });
    return { ok, kind, reason, causes: [cause] };
  };
  const resolved = await attempt(probe.timeoutMs, world, resolve, {
    late: () => lateness({ stage: 'resolving' }, probe.timeoutMs),
    fault: classifyFault,
  });
  if (!resolved.ok) return resolved;
  const timeoutMs = Math.max(1, probe.timeoutMs - resolved.latencyMs);
  const asked = await Promise.all(
    addresses.map(async (address) => ({
      address,
      seen: await probeHttp({ ...probe, timeoutMs, way: { ...probe.way, address } }, world),
    })),
  );
  const together = mergeObservations(asked);
  return { ...together, at: resolved.at, latencyMs: resolved.latencyMs + together.latencyMs };
}

/** One observation of all of them, at least one. What one service does wrong weighs more than whom we could not ask. */
export function mergeObservations(asked: readonly { address: string; seen: Observation }[]): Observation {
  const bad = asked.filter(({ seen }) => !seen.ok);
  const guilty = bad.find(({ seen }) => seen.kind !== 'own-fault') ?? bad[0];
  const [first] = asked;
  const decisive = (guilty ?? first)?.seen;
  if (decisive === undefined) throw new Error('There is no observation to merge.');
  const [told, ...others] = asked.map(({ seen }) => seen.version);
  const { version, certificateDaysLeft: _, ...rest } = decisive;
  const known = guilty !== undefined || others.every((each) => isSame(each, told)) ? version : undefined;
  const days = asked.flatMap(({ seen }) => seen.certificateDaysLeft ?? []);
  return {
    ...rest,
    ...(known === undefined ? {} : { version: known }),
    ...(days.length === 0 ? {} : { certificateDaysLeft: Math.min(...days) }),
    latencyMs: Math.max(...asked.map(({ seen }) => seen.latencyMs)),
    reason: bad.length === 0 ? `${decisive.reason} from ${count(asked.length)}` : reasonOf(bad, asked.length),
    parts: asked.map(partOf),
  };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : isSameVersion(one, other);
}

function reasonOf(bad: readonly { address: string; seen: Observation }[], total: number): string {
  const named = bad.slice(0, MOST_NAMED).map(({ address, seen }) => `${address}: ${seen.reason}`);
  const others = bad.length > MOST_NAMED ? [`and ${bad.length - MOST_NAMED} more`] : [];
  return `${bad.length} of ${count(total)} bad: ${[...named, ...others].join('; ')}`;
}

function partOf({ address, seen }: { address: string; seen: Observation }): ObservationPart {
  const { ok, status, version, latencyMs, reason } = seen;
  const facts = { ...(status === undefined ? {} : { status }), ...(version === undefined ? {} : { version }) };
  return { address, ok, ...facts, latencyMs, reason };
}

function count(addresses: number): string {
  return `${addresses} ${addresses === 1 ? 'address' : 'addresses'}`;
}
