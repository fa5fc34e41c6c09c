import type { StructureEntry, StructureReader } from '@deploy-actions/action';
import { type Contract, Illegal, type InputReader, readEntries, readEntry } from '@deploy-actions/action';
import { parseRatio, RATIO_LEGAL } from '@deploy-actions/quantity';
import { adapterOf } from './adapters';
import { parseIncrease } from './increase';
import { parseQuery } from './query-language';
import { ERROR_RATE, type SignalForm, type SignalQuery } from './signal';
import type { SourceKind } from './source-settings';
import type { SignalRule, WatchedSignal } from './watched-signal';

const MOST_METRICS = 50;
const own = (fallback = '') => ({ default: fallback, required: false, secret: false });

const metricContract = {
  action: 'metrics',
  inputs: {
    name: own(),
    form: own(),
    path: own(),
    query: own(),
    'errors-path': own(),
    'total-path': own(),
    errors: own(),
    total: own(),
    quantile: own('0.99'),
    max: own(),
    min: own(),
    'max-increase': own(),
    sustain: own(),
  },
  outputs: [],
} as const satisfies Contract;

type Entry = InputReader<typeof metricContract>;
type Key = keyof typeof metricContract.inputs;

const FORMS = ['value', 'ratio', 'counters', 'rate', 'quantile'] as const satisfies readonly SignalForm[];
const RULES = ['max', 'min', 'max-increase', 'sustain'] as const satisfies readonly Key[];

/** The entries of `metrics`: each is a signal of its own. `sustain` stands for what an entry does not say. */
export function readMetrics(
  input: StructureReader & Pick<InputReader<Contract>, 'text'>,
  kind: SourceKind,
): WatchedSignal[] {
  const entries = readEntries(input, 'metrics');
  if (entries.length > MOST_METRICS) {
    input.problem('metrics', { code: 'ILLEGAL', given: `${entries.length} entries`, legal: `at most ${MOST_METRICS}` });
  }
  const signals = entries.map((entry) => readMetric(input, entry, kind));
  const names = [ERROR_RATE, ...signals.map(({ name }) => name)];
  for (const name of new Set(names.filter((each, at) => each !== '' && names.indexOf(each) !== at))) {
    const given = `${JSON.stringify(name)} stands for several ${name === ERROR_RATE ? 'signals' : 'metrics'}`;
    input.problem('metrics', { code: 'CONFLICT', given, legal: 'Give every one a name of its own.' });
  }
  return signals;
}

function readMetric(
  input: StructureReader & Pick<InputReader<Contract>, 'text'>,
  entry: StructureEntry,
  kind: SourceKind,
): WatchedSignal {
  const { language } = adapterOf(kind);
  const questions: readonly Key[] =
    language === 'json-path' ? ['path', 'errors-path', 'total-path'] : ['query', 'errors', 'total', 'quantile'];
  const rules = {
    contract: metricContract,
    keys: ['name', 'form', ...questions, ...RULES] as readonly Key[],
    maps: [],
    inherited: { sustain: input.text('sustain') },
    told: [],
  };
  return readEntry(input, entry, rules, (metric, has) => {
    const name = metric.optionalParsed('name', parseName) ?? '';
    if (!has('name')) metric.problem('name', { code: 'MISSING', legal: NAME_LEGAL });
    const query = readQuery(metric, kind, has);
    const rule = readBounds(metric, query.form);
    const isLower = rule.min !== undefined && rule.threshold === undefined && rule.increase === undefined;
    const worst = isLower ? { worst: 'lowest' as const } : {};
    return { name, query, ...worst, rule };
  });
}

function readQuery(metric: Entry, kind: SourceKind, has: (key: Key) => boolean): SignalQuery {
  const { language, forms } = adapterOf(kind);
  const names =
    language === 'json-path'
      ? ({ one: 'path', errors: 'errors-path', total: 'total-path' } as const)
      : ({ one: 'query', errors: 'errors', total: 'total' } as const);
  const isCounted = has(names.errors) || has(names.total);
  const usual: SignalForm = isCounted ? 'counters' : has('quantile') ? 'quantile' : 'value';
  const legal = FORMS.filter((form) => forms.includes(form));
  const form = metric.optional('form') === undefined ? usual : metric.choice('form', legal);
  const read = (key: Key) => {
    const text = metric.optionalParsed(key, (given) => parseQuery(language, given));
    if (metric.optional(key) === undefined) metric.problem(key, { code: 'MISSING', legal: `for form ${form}` });
    return text ?? '';
  };
  const superfluous: Key[] = form === 'counters' ? [names.one] : [names.errors, names.total];
  if (form !== 'quantile') superfluous.push('quantile');
  for (const key of superfluous.filter(has)) {
    metric.problem(key, { code: 'CONFLICT', given: `given beside form ${form}`, legal: `not for form ${form}` });
  }
  if (form === 'counters') return { form, errors: read(names.errors), total: read(names.total) };
  if (form !== 'quantile') return { form, query: read(names.one) };
  return { form, query: read(names.one), quantile: metric.ratio('quantile') };
}

function readBounds(metric: Entry, form: SignalForm): SignalRule {
  const unit = form === 'ratio' || form === 'counters' ? 'ratio' : 'plain';
  const bound = (key: 'max' | 'min') => metric.optionalParsed(key, (text) => parseBound(text, unit));
  const [threshold, min] = [bound('max'), bound('min')];
  const increase = metric.optionalParsed('max-increase', (text) => parseIncrease(text, unit));
  if ((['max', 'min', 'max-increase'] as const).every((key) => metric.optional(key) === undefined)) {
    metric.problem('max', { code: 'MISSING', legal: 'max, min or max-increase: what would be bad' });
  }
  if (threshold !== undefined && min !== undefined && min > threshold) {
    metric.problem('min', { code: 'CONFLICT', given: 'min is above max', legal: 'a min below the max' });
  }
  return {
    unit,
    sustainMs: metric.duration('sustain'),
    ...(threshold === undefined ? {} : { threshold }),
    ...(min === undefined ? {} : { min }),
    ...(increase === undefined ? {} : { increase }),
  };
}

const NUMBER_LEGAL = 'a number in the unit of the metric; for a share of 0 to 1 and 80% say form: ratio';

function parseBound(text: string, unit: 'ratio' | 'plain'): number {
  const value =
    unit === 'ratio' ? parseRatio(text) : /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
  if (value === undefined || !Number.isFinite(value)) throw new Illegal(unit === 'ratio' ? RATIO_LEGAL : NUMBER_LEGAL);
  return value;
}

const NAME_LEGAL = 'a name of letters, digits and . _ - of at most 64 characters';

function parseName(text: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(text)) throw new Illegal(NAME_LEGAL);
  return text;
}
