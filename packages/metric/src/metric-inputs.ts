import type { StructureEntry, StructureReader } from '@deploy-actions/action';
import { type Contract, Illegal, type InputReader, readEntries, readEntry } from '@deploy-actions/action';
import { parseRatio, RATIO_LEGAL } from '@deploy-actions/quantity';
import {
  type Adapter,
  adapterOf,
  ERROR_RATE,
  parseQuery,
  QUERY_LEGAL,
  type SignalForm,
  type SignalQuery,
  type SourceKind,
} from '@deploy-actions/source';
import { parseIncrease } from './increase';
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

type Outer = StructureReader & Pick<InputReader<Contract>, 'text' | 'problems'>;

/** How the keys of the questions are called where they are paths, and where they are queries. */
const PATHS = { one: 'path', errors: 'errors-path', total: 'total-path' } as const;
const QUERIES = { one: 'query', errors: 'errors', total: 'total' } as const;

/** What there is to know of the source. */
type How = Pick<Adapter, 'forms' | 'language'>;

/**
 * The entries of `metrics`: each is a signal of its own. `sustain` stands for what an entry does not say. Of a source
 * that nobody knows each entry is taken for what it looks like.
 */
export function readMetrics(input: Outer, kind: SourceKind | undefined): WatchedSignal[] {
  const entries = readEntries(input, 'metrics');
  if (entries.length > MOST_METRICS) {
    input.problem('metrics', { code: 'ILLEGAL', given: `${entries.length} entries`, legal: `at most ${MOST_METRICS}` });
  }
  const how = kind === undefined ? undefined : adapterOf(kind);
  const signals = entries.map((entry) => readMetric(input, entry, how ?? looksOf(entry)));
  const names = [ERROR_RATE, ...signals.map(({ name }) => name)];
  for (const name of new Set(names.filter((each, at) => each !== '' && names.indexOf(each) !== at))) {
    const given = `${JSON.stringify(name)} is the name of several ${name === ERROR_RATE ? 'signals' : 'metrics'}`;
    input.problem('metrics', { code: 'CONFLICT', given, legal: 'Give each one its own name.' });
  }
  return signals;
}

function looksOf({ values }: StructureEntry): How {
  const isQuery = Object.values(QUERIES).some((key) => Object.hasOwn(values, key));
  return { forms: FORMS, language: isQuery ? 'free' : 'json-path' };
}

function readMetric(input: Outer, entry: StructureEntry, how: How): WatchedSignal {
  const isPath = how.language === 'json-path';
  const questions: readonly Key[] = isPath ? Object.values(PATHS) : [...Object.values(QUERIES), 'quantile'];
  const instead = isPath
    ? ({ query: 'path', errors: 'errors-path', total: 'total-path' } as const)
    : ({ path: 'query', 'errors-path': 'errors', 'total-path': 'total' } as const);
  const rules = {
    contract: metricContract,
    keys: ['name', 'form', ...questions, ...RULES] as readonly Key[],
    maps: [],
    inherited: { sustain: input.text('sustain') },
    told: input.problems,
    instead,
  };
  return readEntry(input, entry, rules, (metric, isGiven, isTold) => {
    const has = (key: Key) => isGiven(key) || isTold(key);
    const name = metric.optionalParsed('name', parseName) ?? '';
    if (!has('name')) metric.problem('name', { code: 'MISSING', legal: NAME_LEGAL });
    const form = readForm(metric, how, has);
    const query = readQuery(metric, how, form, has);
    const rule = readBounds(metric, how, isTold('form') ? undefined : form, has);
    const isLower = rule.min !== undefined && rule.threshold === undefined && rule.increase === undefined;
    const worst = isLower ? { worst: 'lowest' as const } : {};
    return { name, query, ...worst, rule };
  });
}

/** Undefined where it is none: what would be legal beside it nobody knows then. */
function readForm(metric: Entry, { language, forms }: How, has: (key: Key) => boolean): SignalForm | undefined {
  const names = language === 'json-path' ? PATHS : QUERIES;
  const isCounted = has(names.errors) || has(names.total);
  if (metric.optional('form') === undefined) return isCounted ? 'counters' : has('quantile') ? 'quantile' : 'value';
  const legal = FORMS.filter((form) => forms.includes(form));
  const form = metric.choice('form', legal);
  return metric.optional('form') === form ? form : undefined;
}

function readQuery(
  metric: Entry,
  { language }: How,
  form: SignalForm | undefined,
  has: (key: Key) => boolean,
): SignalQuery {
  const names = language === 'json-path' ? PATHS : QUERIES;
  const parsed = (key: Key) => metric.optionalParsed(key, (given) => parseQuery(language, given)) ?? '';
  const [one, errors, total] = [parsed(names.one), parsed(names.errors), parsed(names.total)];
  if (form === undefined) {
    // Whatever form was meant, one of these it needs.
    if (!Object.values(names).some(has)) metric.problem(names.one, { code: 'MISSING', legal: QUERY_LEGAL[language] });
    if (has('quantile')) metric.ratio('quantile');
    return { form: 'value', query: one };
  }
  const counted: Key[] = [names.errors, names.total];
  const [wanted, other] = form === 'counters' ? [counted, [names.one]] : [[names.one], counted];
  const [foreign] = other.filter(has);
  if (foreign !== undefined) {
    const legal = `Form ${form} takes ${wanted.join(' and ')}.`;
    metric.problem(foreign, { code: 'CONFLICT', given: `given beside form ${form}`, legal });
  } else {
    for (const key of wanted.filter((each) => metric.optional(each) === undefined)) {
      metric.problem(key, { code: 'MISSING', legal: `${QUERY_LEGAL[language]}, for form ${form}` });
    }
  }
  if (form !== 'quantile' && has('quantile')) {
    metric.problem('quantile', {
      code: 'CONFLICT',
      given: `given beside form ${form}`,
      legal: 'Only for form quantile.',
    });
  }
  if (form === 'counters') return { form, errors, total };
  return form === 'quantile' ? { form, query: one, quantile: metric.ratio('quantile') } : { form, query: one };
}

const BOUNDS = ['max', 'min', 'max-increase'] as const satisfies readonly Key[];

type Unit = 'ratio' | 'plain';

/** In which unit bounds are the form says; without one, those that any form would say that may have been meant. */
function unitsOf(
  form: SignalForm | undefined,
  { language, forms }: How,
  has: (key: Key) => boolean,
): readonly [Unit, ...Unit[]] {
  const names = language === 'json-path' ? PATHS : QUERIES;
  if (form === 'ratio' || form === 'counters') return ['ratio'];
  if (form !== undefined) return ['plain'];
  if (has(names.errors) || has(names.total)) return ['ratio'];
  return forms.includes('ratio') ? ['plain', 'ratio'] : ['plain'];
}

/** Without a form, a bound is wrong only where it would be in every unit. */
function readBounds(metric: Entry, how: How, form: SignalForm | undefined, has: (key: Key) => boolean): SignalRule {
  const sustainMs = metric.duration('sustain');
  if (!BOUNDS.some(has)) {
    metric.problem('max', { code: 'MISSING', legal: 'a limit: one of max, min and max-increase' });
  }
  const [unit, ...others] = unitsOf(form, how, has);
  const inAny = <T>(parse: (inUnit: Unit) => T) => {
    if (others.length === 0) return parse(unit);
    try {
      return parse('ratio');
    } catch {
      return parse('plain');
    }
  };
  const hasRatio = how.forms.includes('ratio');
  const bound = (key: 'max' | 'min') =>
    metric.optionalParsed(key, (text) => inAny((inUnit) => parseBound(text, inUnit, hasRatio)));
  const [threshold, min] = [bound('max'), bound('min')];
  const increase = metric.optionalParsed('max-increase', (text) => inAny((inUnit) => parseIncrease(text, inUnit)));
  if (form === undefined) return { unit, sustainMs };
  if (threshold !== undefined && min !== undefined && min > threshold) {
    metric.problem('min', { code: 'CONFLICT', given: 'min is above max', legal: 'Give a min below the max.' });
  }
  return {
    unit,
    sustainMs,
    ...(threshold === undefined ? {} : { threshold }),
    ...(min === undefined ? {} : { min }),
    ...(increase === undefined ? {} : { increase }),
  };
}

const NUMBER_LEGAL = 'a number in the unit of the metric';

/** A share is written in percent only where its form says that it is one; not every source has that form. */
function numberLegal(text: string, hasRatio: boolean): string {
  if (hasRatio) return `${NUMBER_LEGAL}; for a share from 0 to 1 and 80% set form: ratio`;
  const share = parseRatio(text);
  return `${NUMBER_LEGAL}; for a share from 0 to 1 write the number: ${share === undefined ? '0.8 for 80%' : `${share} for ${text}`}`;
}

function parseBound(text: string, unit: Unit, hasRatio: boolean): number {
  const value =
    unit === 'ratio' ? parseRatio(text) : /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
  if (value === undefined || !Number.isFinite(value)) {
    throw new Illegal(unit === 'ratio' ? RATIO_LEGAL : numberLegal(text, hasRatio));
  }
  return value;
}

const NAME_LEGAL = 'a name of letters, digits and . _ - of at most 64 characters';

function parseName(text: string): string {
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(text)) throw new Illegal(NAME_LEGAL);
  return text;
}
