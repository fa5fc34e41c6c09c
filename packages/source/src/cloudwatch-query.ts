import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';

const METRIC = /^(\w[\w./:# -]*)\/([^/{}:]+?)(?:\{([^{}]*)\})?:([A-Za-z][\w.()%:]*)$/;
const DEFINITION = /^([a-z]\w*)\s*=(?!=)\s*(.+)$/;

/** One question as CloudWatch is asked it; the answer is the sum of the series of `ids`. */
export interface CloudwatchQuestion {
  queries: MetricDataQuery[];
  ids: string[];
}

/**
 * Lines: `Namespace/Metric{Dimension=Value,…}:Statistic` each (they are added up), or metric math as the last line, over
 * metrics that are defined before it as `name = Namespace/Metric{…}:Statistic`. `prefix` keeps the names of several
 * questions apart.
 */
export function parseCloudwatch(
  text: string,
  prefix: string,
  periodS: number,
): CloudwatchQuestion | { problem: string } {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const queries: MetricDataQuery[] = [];
  const ids: string[] = [];
  const names = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const [, name, definition] = DEFINITION.exec(line) ?? [];
    const id = `${prefix}_${name ?? index}`;
    const metric = metricOf(definition ?? line, periodS);
    if (metric === undefined && (name !== undefined || index < lines.length - 1)) {
      return { problem: `${definition ?? line} is not Namespace/Metric{Dimension=Value}:Statistic` };
    }
    if (name !== undefined) {
      if (names.has(name)) return { problem: `${name} is defined twice` };
      names.set(name, id);
    } else {
      ids.push(id);
    }
    const what = metric === undefined ? { Expression: renamed(line, names), Period: periodS } : { MetricStat: metric };
    queries.push({ Id: id, ...what, ReturnData: name === undefined });
  }
  if (ids.length === 0)
    return { problem: 'it defines metrics but requests none: add the requested expression as the last line' };
  return { queries, ids };
}

function metricOf(text: string, periodS: number): MetricDataQuery['MetricStat'] | undefined {
  const [, namespace, metric, inside = '', statistic] = METRIC.exec(text) ?? [];
  if (namespace === undefined || metric === undefined || statistic === undefined) return undefined;
  const pairs = inside.split(',').flatMap((pair) => (pair.trim() === '' ? [] : [pair.trim()]));
  if (pairs.some((pair) => !/^[^=]+=.+$/.test(pair))) return undefined;
  const dimensions = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { Name: name.trim(), Value: value.join('=').trim() };
  });
  return {
    Metric: { Namespace: namespace, MetricName: metric, Dimensions: dimensions },
    Period: periodS,
    Stat: statistic,
  };
}

/** The names of an expression as they were sent; what stands in quotes is no name. */
function renamed(expression: string, names: ReadonlyMap<string, string>): string {
  return expression.replace(/'[^']*'|"[^"]*"|[A-Za-z_]\w*/g, (word) => names.get(word) ?? word);
}
