import { Illegal, parseNamedAddress, repeatedNames } from '@deploy-actions/action';
import { readCertificates } from '@deploy-actions/http';
import { parseHeaderLine } from '@deploy-actions/probe';
import { adapterOf, adapters, isKnownKind } from './adapters';
import { readPeriod } from './period';
import { readProvider } from './provider-inputs';
import type { Reads } from './reads';
import type { Instance, SourceSettings } from './source-settings';
import { readVersion, type VersionInput } from './version-inputs';

export type SourceInput = 'source' | 'ca' | VersionInput | 'url' | 'headers' | 'timeout';

/**
 * Whom to ask, from the inputs of any action that has these names. No URL gives no instance. Where there are
 * hosts, each of them asks every URL.
 */
export function readSourceInputs(
  input: Reads<SourceInput>,
  intervalMs: number,
  hosts?: readonly Host[],
): SourceSettings {
  const kind = input.choice('source', Object.keys(adapters));
  const { asks } = adapterOf(kind);
  const instances = input.parsedLines('url', parseNamedAddress);
  for (const name of repeatedNames(instances)) {
    input.problem('url', {
      code: 'CONFLICT',
      given: `two instances are called ${name}`,
      legal: 'Name them: a=https://…',
    });
  }
  if (asks === 'server' && onHosts(instances, hosts).length > 1) {
    const legal = `one line, read from one host: the server of source ${kind} knows all instances`;
    input.problem('url', {
      code: 'CONFLICT',
      given: `${instances.length} lines, read from ${hosts?.length ?? 1} hosts`,
      legal,
    });
  }
  const headers = input.parsedLines('headers', parseHeaderLine);
  const isProvider = asks === 'provider';
  for (const name of ['url', 'headers'] as const) {
    if (!isProvider || input.optional(name) === undefined) continue;
    const legal = name === 'url' ? 'Set api-url for a different address.' : 'It has no effect there.';
    input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  }
  const ca = input.optionalParsed('ca', parseCa);
  const version = readVersion(input, isKnownSource(input) ? kind : undefined);
  const access = isKnownSource(input) ? readProvider(input, kind) : {};
  return {
    kind,
    instances: isProvider ? [] : onHosts(instances, hosts),
    ...(ca === undefined ? {} : { ca }),
    ...(version === undefined ? {} : { version }),
    headers,
    ...(Object.keys(access).length > 0 ? { access } : {}),
    timeoutMs: readPeriod(input, 'timeout', '1h'),
    intervalMs,
  };
}

/** What an unknown kind of source would read nobody knows. */
export function isKnownSource(input: Reads<'source'>): boolean {
  return isKnownKind(input.optional('source'));
}

/** A host that asks by SSH. */
export interface Host {
  name: string;
  /** By which the world knows it. */
  label: string;
}

function onHosts(instances: readonly Instance[], hosts: readonly Host[] | undefined): readonly Instance[] {
  if (hosts === undefined) return instances;
  return instances.flatMap(({ name, url }) =>
    hosts.map((host) => ({ name: `${name}@${host.name}`, url, via: host.label })),
  );
}

/** PEM, checked: what cannot be read would be a fault of every measurement. */
function parseCa(text: string): string {
  const read = readCertificates(text);
  if ('problem' in read) throw new Illegal('certificates in PEM', `the text (${read.problem})`);
  return text;
}
