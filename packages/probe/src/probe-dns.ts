import { promises } from 'node:dns';
import { formatDuration } from '@deploy-actions/quantity';
import { attempt } from './attempt';
import { type Cause, describeCause, faultFor } from './cause';
import { type DnsType, recordMiss, resolveRecords } from './dns-records';
import type { Finding, Observation } from './observation';
import type { ProbeWorld } from './probe-http';

/** A name, and what it must lead to. */
export interface DnsProbe {
  kind: 'dns';
  name: string;
  record: DnsType;
  /** Empty: any record will do. */
  expected: readonly string[];
  /** The name server to ask, as address or address:port; undefined is the runner's own. */
  server: string | undefined;
  timeoutMs: number;
}

/** That there is no such record is an answer; all else says that the name server gave none. */
const NO_RECORD = 'the name has no such record';
const ANSWERS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not exist',
  ENODATA: NO_RECORD,
};

const FAILURES: Readonly<Record<string, string>> = {
  ESERVFAIL: 'failed (SERVFAIL)',
  EREFUSED: 'refused to answer',
  ETIMEOUT: 'did not answer in time',
  ECONNREFUSED: 'cannot be reached',
  ENOTIMP: 'does not support this query',
  EBADRESP: 'sent an invalid answer',
  EFORMERR: 'did not understand the query',
  ECANCELLED: 'did not answer in time',
};

/** Of a time-out, so that a question that was lost on its way is asked again. */
const TRIES = 3;

/** Asks once. Rejects only with the reason of `world.signal`. */
export function probeDns(probe: DnsProbe, world: Pick<ProbeWorld, 'clock' | 'signal'>): Promise<Observation> {
  const { name, record, expected, server, timeoutMs } = probe;
  const work = async (signal: AbortSignal): Promise<Finding> => {
    const resolver = new promises.Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / TRIES)), tries: TRIES });
    if (server !== undefined) resolver.setServers([server]);
    signal.addEventListener('abort', () => resolver.cancel(), { once: true });
    const found = await resolveRecords(resolver, name, record);
    // An alias of a name that is gone is an answer, and the resolver's list of its records is empty.
    if (found.length === 0) return none(name, record, NO_RECORD);
    const miss = recordMiss(record, found, expected);
    if (miss === undefined) return { ok: true, kind: 'answered', reason: `${record} ${shown(found)}` };
    return wrong({
      kind: 'records',
      what: `${record} of ${name} is ${shown(found)}`,
      detail: `: ${miss.slice(0, 300)}`,
    });
  };
  const who = server === undefined ? "the runner's name server" : `the name server ${server}`;
  const blame = (detail: string) => faultFor({ kind: 'name-server', isOwn: server === undefined, who, detail });
  return attempt(timeoutMs, world, (signal) => work(signal).catch(answered(name, record)), {
    late: () => blame(`did not answer within ${formatDuration(timeoutMs)}`),
    fault: (error) => {
      const code = codeOf(error);
      return blame(FAILURES[code] ?? `sent no valid answer (${code || String(error).slice(0, 100)})`);
    },
  });
}

function answered(name: string, record: DnsType): (error: unknown) => Finding {
  return (error) => {
    const answer = ANSWERS[codeOf(error)];
    if (answer === undefined) throw error;
    return none(name, record, answer);
  };
}

function none(name: string, record: DnsType, why: string): Finding {
  return wrong({ kind: 'records', what: `${record} of ${name}`, detail: `: ${why}` });
}

function wrong(cause: Cause): Finding {
  return { ok: false, kind: 'answered', causes: [cause], reason: describeCause(cause) };
}

function shown(records: readonly string[]): string {
  return records.join(', ').slice(0, 300);
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
