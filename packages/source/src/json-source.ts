import { parseJsonPath } from '@deploy-actions/json-path';
import type { Adapter } from './adapter';
import { combine } from './combine';
import { fetchDocument } from './fetch-document';
import { jsonSignal } from './json-signal';
import type { InstanceReading, Observation } from './measurement';
import { ownMeasurements } from './own-count';
import { type QuestionTried, questionsTried } from './questions-tried';
import { isAbsent, select } from './select';
import { type Signal, type SignalForm, type SignalQuery, VERSION_TOLD } from './signal';
import type { QueryCheck, SignalSource } from './signal-source';
import type { Instance, SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';
import { readCount, readNumber, readRatio, type Value } from './value';
import { versionProblem, versionTried } from './version';
import { onTheWay, wayTo } from './way';

export const json: Adapter = {
  forms: ['counters', 'ratio', 'value', 'rate'],
  language: 'json-path',
  asks: 'instances',
  tellsVersion: 'path',
  access: {},
  open: async (...all) => jsonSource(...all),
};

/** JSON over HTTP, one URL per instance, asked once for all signals. It remembers each instance's last counters. */
export function jsonSource(settings: SourceSettings, signals: readonly Signal[], world: SourceWorld): SignalSource {
  const readers = settings.instances.map(() => signals.map(({ query }) => jsonSignal(query, world.clock)));
  const measuring = ownMeasurements(settings, signals.length, world.own);

  async function read(instance: Instance, at: number): Promise<InstanceReading[]> {
    const { name, url } = instance;
    const own = measuring(at);
    const answer = await fetchDocument({ ...settings, url }, onTheWay(wayTo(instance, settings, world), world));
    const problem = 'problem' in answer ? answer.problem : versionProblem(settings.version, answer.document);
    own.end(problem === undefined);
    if (problem || 'problem' in answer) return signals.map(() => ({ name, ...(problem ? { problem } : {}) }));
    return (readers[at] ?? []).map((reader, which) => ({ name, ...reader(answer.document, own.counts[which]) }));
  }

  async function tried(instance: Instance): Promise<QueryCheck[]> {
    const { name, url } = instance;
    const answer = await fetchDocument({ ...settings, url }, onTheWay(wayTo(instance, settings, world), world));
    const found = signals.flatMap((signal) =>
      questionsTried(signal.query).map((question) => {
        const asked = { signal: signal.name, query: question.text, instance: name };
        return { ...asked, ...('problem' in answer ? answer : foundBy(question, signal.query, answer.document)) };
      }),
    );
    const { version } = settings;
    if (version === undefined || 'problem' in answer) return found;
    return [...found, { signal: VERSION_TOLD, instance: name, ...versionTried(version, answer) }];
  }

  return {
    pace: { bucketMs: 0, lateMs: 0 },
    measure: async () => bySignal(signals, await Promise.all(settings.instances.map(read))),
    check: async () => (await Promise.all(settings.instances.map(tried))).flat(),
  };
}

/** From the readings of each instance, in the order of the signals, one observation for each signal. */
export function bySignal(
  signals: readonly Signal[],
  readings: readonly (readonly InstanceReading[])[],
): readonly Observation[] {
  return signals.map(({ worst }, at) =>
    combine(
      readings.flatMap((each) => each[at] ?? []),
      worst,
    ),
  );
}

function foundBy(
  { text: query, nothing }: QuestionTried,
  asked: SignalQuery,
  document: unknown,
): Pick<QueryCheck, 'found' | 'problem' | 'isDoubtful'> {
  const { form } = asked;
  const path = parseJsonPath(query);
  if ('problem' in path) return { problem: { kind: 'query', reason: path.problem } };
  const selected = select(path, document);
  // Errors may have no counter yet, but not where there is none of all requests either.
  const isUncounted = form !== 'counters' || isAbsent(document, asked.total);
  if ('problem' in selected) return isAbsent(document, query) && !isUncounted ? nothing('no value') : selected;
  // Null is what many write while there was no traffic, and others write NaN, which in JSON can only be a text.
  const value = selected.found === null || selected.found === 'NaN' ? { value: 0 } : readAs(form)(selected.found);
  if ('problem' in value) return { problem: { ...value.problem, kind: 'query' } };
  const text = JSON.stringify(selected.found) ?? typeof selected.found;
  return { found: `the value ${text.length > 60 ? `${text.slice(0, 60)}…` : text}` };
}

function readAs(form: SignalForm): (found: unknown) => Value {
  if (form === 'ratio') return readRatio;
  return form === 'value' ? readNumber : readCount;
}
