import type { JsonPath } from '@deploy-actions/json-path';
import { combine } from './combine';
import { type Counters, growth } from './counters';
import { fetchDocument, type SourceWorld } from './fetch-document';
import type { InstanceReading, Observation, Problem } from './measurement';
import { select } from './select';
import { readCount, readRatio, type Value } from './value';

export interface Instance {
  name: string;
  url: string;
}

/** What to read from each document: a ratio, or two counters that only grow. */
export type Query = { kind: 'ratio'; path: JsonPath } | { kind: 'counters'; errors: JsonPath; total: JsonPath };

export interface JsonSettings {
  kind: 'json';
  instances: readonly Instance[];
  headers: readonly (readonly [string, string])[];
  query: Query;
  /** For each measurement of each instance. */
  timeoutMs: number;
}

/** Asked again and again for what it sees now. Rejects only when the run is cancelled. */
export interface Source {
  measure(): Promise<Observation>;
}

/** JSON over HTTP, one URL per instance. It remembers each instance's last counters. */
export function jsonSource(settings: Omit<JsonSettings, 'kind'>, world: SourceWorld): Source {
  const references = new Map<string, Counters>();

  async function read({ name, url }: Instance): Promise<InstanceReading> {
    const answer = await fetchDocument({ ...settings, url }, world);
    if ('problem' in answer) return { name, problem: answer.problem };
    return settings.query.kind === 'ratio'
      ? { name, ...ratioIn(answer.document, settings.query.path) }
      : { name, ...grown(name, countersIn(answer.document, settings.query)) };
  }

  function grown(name: string, found: Counters | { problem: Problem }): Omit<InstanceReading, 'name'> {
    if ('problem' in found) return found;
    const before = references.get(name);
    if (before === undefined) {
      references.set(name, found);
      return problem('reference', 'the first reading of the counters is only the reference');
    }
    const { errors, total, reset } = growth(before, found);
    const mark = reset ? { reset: true as const } : {};
    if (total > 0 && errors <= total) {
      references.set(name, found);
      return { ratio: errors / total, errors, total, ...mark };
    }
    // Otherwise the reference stays (a request that began earlier may fail now: its error is not lost), but for a
    // process that began anew, whose last reading is no longer a reference for anything.
    if (reset) references.set(name, { errors: 0, total: 0 });
    return total === 0
      ? { ...problem('no-traffic', 'no requests since the last reading'), ...mark }
      : { ...problem('missing', `${errors} errors but only ${total} requests since the last reading`), ...mark };
  }

  return { measure: async () => combine(await Promise.all(settings.instances.map(read))) };
}

function ratioIn(document: unknown, path: JsonPath): { ratio: number } | { problem: Problem } {
  const selected = select(path, document);
  const read = 'problem' in selected ? selected : readRatio(selected.found);
  return 'problem' in read ? read : { ratio: read.value };
}

function countersIn(document: unknown, query: { errors: JsonPath; total: JsonPath }): Counters | { problem: Problem } {
  const total = countIn(document, query.total);
  if ('problem' in total) return total;
  const errors = countIn(document, query.errors);
  return 'problem' in errors ? errors : { errors: errors.value, total: total.value };
}

function countIn(document: unknown, path: JsonPath): Value {
  const selected = select(path, document);
  return 'problem' in selected ? selected : readCount(selected.found);
}

function problem(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
