import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { Illegal } from '@deploy-actions/action';
import { withDeadline } from '@deploy-actions/clock';
import { formatDuration } from '@deploy-actions/quantity';
import { type Adapter, NEEDED } from './adapter';
import { API_URL } from './api-address';
import { type BucketProvider, bucketSource, type Series } from './bucket-source';
import type { Point, Window } from './buckets';
import type { GetMetricData } from './cloudwatch-client';
import { cloudwatchProblem } from './cloudwatch-fault';
import { type CloudwatchQuestion, parseCloudwatch } from './cloudwatch-query';
import type { Problem } from './measurement';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';
import { shorten } from './status';

export interface CloudwatchSettings {
  region: string;
  /** For each measurement, with all its pages. */
  timeoutMs: number;
}

const BUCKET_MS = 60_000;
/** Metrics of load balancers are complete one to two minutes after their minute. */
const LATE_MS = 120_000;
const MOST_PAGES = 20;

/** What came back, by the name of its query: several results of one name are pages, or several series. */
interface Fetched {
  results: ReadonlyMap<string, MetricDataResult[]>;
  notes: readonly string[];
}

const NOTHING: Fetched = { results: new Map(), notes: [] };

export const cloudwatch: Adapter = {
  forms: ['counters', 'ratio', 'value'],
  language: 'free',
  asks: 'provider',
  access: { region: { ...NEEDED, parse: parseRegion }, 'api-url': API_URL },
  open: async ({ timeoutMs, ca, access = {} }, signals, world) => {
    const { region = '', 'api-url': endpoint } = access;
    // The client of AWS takes a tenth of a second to load.
    const { cloudwatchClient } = await import('./cloudwatch-client');
    const client = await cloudwatchClient({ region, endpoint, ca, proxyEnv: world.proxyEnv ?? {} });
    return cloudwatchSource({ region, timeoutMs }, signals, client, world);
  },
};

function parseRegion(text: string): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(text)) throw new Illegal('a region such as eu-central-1');
  return text;
}

/** CloudWatch, minute by minute. */
export function cloudwatchSource(
  settings: CloudwatchSettings,
  signals: readonly Signal[],
  getMetricData: GetMetricData,
  world: Pick<SourceWorld, 'clock' | 'signal'>,
): SignalSource {
  const ask: BucketProvider['ask'] = async (texts, window) => {
    const questions = texts.map((text, index) => parseCloudwatch(text, `q${index}`, BUCKET_MS / 1000));
    const good = questions.filter((question) => 'queries' in question);
    const answer = good.length === 0 ? NOTHING : await fetchAll(good, window);
    if ('problem' in answer) return { series: texts.map(() => answer), notes: [] };
    const series = questions.map((question): Series => {
      if ('problem' in question) return { problem: { kind: 'query', reason: question.problem } };
      return addUp(question.ids.map((id) => answer.results.get(id)));
    });
    return { series, notes: answer.notes };
  };

  async function fetchAll(
    questions: readonly CloudwatchQuestion[],
    { fromMs, toMs }: Window,
  ): Promise<Fetched | { problem: Problem }> {
    const late = () => new Error(`no complete answer within ${formatDuration(settings.timeoutMs)}`);
    const input = {
      MetricDataQueries: questions.flatMap(({ queries }) => queries),
      StartTime: new Date(fromMs),
      EndTime: new Date(toMs),
    };
    const results = new Map<string, MetricDataResult[]>();
    const notes: string[] = [];
    try {
      await withDeadline(world.clock, settings.timeoutMs, late, (signal) => pages(signal), world.signal);
    } catch (error) {
      if (world.signal.aborted) throw world.signal.reason;
      return { problem: cloudwatchProblem(error) };
    }
    return { results, notes };

    async function pages(signal: AbortSignal): Promise<void> {
      let token: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await getMetricData(token === undefined ? input : { ...input, NextToken: token }, signal);
        notes.push(...(answer.Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [shorten(Value)])));
        for (const result of answer.MetricDataResults ?? []) {
          const id = result.Id ?? '';
          results.set(id, [...(results.get(id) ?? []), result]);
        }
        token = answer.NextToken;
        if (token === undefined || token === '') return;
      }
      throw new Error(`more than ${MOST_PAGES} pages of data`);
    }
  }

  return bucketSource(
    { name: `cloudwatch ${settings.region}`, bucketMs: BUCKET_MS, lateMs: LATE_MS, ask },
    signals,
    world,
  );
}

/** The sum of all series, bucket by bucket; a part that is refused or incomplete is no zero. */
function addUp(parts: readonly (MetricDataResult[] | undefined)[]): Series {
  const sums = new Map<number, number>();
  for (const pages of parts) {
    if (pages === undefined) return broken('query', 'CloudWatch did not answer the query');
    if (new Set(pages.map(({ Label }) => Label)).size > 1) {
      return broken('query', `the expression gives several series, such as ${pages[0]?.Label} and ${pages[1]?.Label}`);
    }
    const bad = pages.find(({ StatusCode }) => StatusCode === 'Forbidden' || StatusCode === 'InternalError');
    if (bad?.StatusCode === 'Forbidden') return broken('access', `CloudWatch says: Forbidden${messages(bad)}`);
    if (bad) return broken('provider', `CloudWatch says: InternalError${messages(bad)}`);
    for (const { Timestamps = [], Values = [] } of pages) {
      for (const [index, time] of Timestamps.entries()) {
        const value = Values[index];
        if (value !== undefined) sums.set(time.getTime(), (sums.get(time.getTime()) ?? 0) + value);
      }
    }
  }
  const points: Point[] = [...sums].map(([startMs, value]) => ({ startMs, value }));
  return points.sort((one, other) => one.startMs - other.startMs);
}

function messages({ Messages = [] }: MetricDataResult): string {
  const said = (Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [Value])).join('; ');
  return said === '' ? '' : `: ${shorten(said)}`;
}

function broken(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
