import {
  adapterOf,
  parseQuery,
  QUERY_LEGAL,
  type Reads,
  type SignalQuery,
  type SourceKind,
} from '@deploy-actions/source';

export type PathInput = 'error-rate-path' | 'errors-path' | 'total-path';
export type QueryInput = 'query' | 'errors' | 'total';
export type ErrorRateInput = PathInput | QueryInput;

/** Where services keep it, if nothing else is said. It cannot be a declared default: that would look like a conflict. */
export const DEFAULT_ERROR_RATE_PATH = '$.error_rate';

const PATHS = { ratio: 'error-rate-path', errors: 'errors-path', total: 'total-path' } as const;
const QUERIES = { ratio: 'query', errors: 'errors', total: 'total' } as const;

/** The names of the inputs in which this kind of source takes its queries. */
export function queryInputs(kind: SourceKind): typeof PATHS | typeof QUERIES {
  return adapterOf(kind).language === 'json-path' ? PATHS : QUERIES;
}

/**
 * The error rate as a ratio or as two counters. Undefined where nothing is given and `isNeeded` is false; what is
 * wrong is among the problems, and a stand-in is handed out.
 */
export function readErrorRate(
  input: Reads<ErrorRateInput>,
  kind: SourceKind,
  isNeeded: boolean,
  isKnown = true,
): SignalQuery | undefined {
  const { forms, language } = adapterOf(kind);
  const names = queryInputs(kind);
  // What an unknown kind of source would read nobody knows.
  if (isKnown) refuseForeign(input, kind);
  const read = (name: ErrorRateInput) => input.optionalParsed(name, (text) => parseQuery(language, text));
  const given = (name: ErrorRateInput) => input.optional(name) !== undefined;
  const [ratio, errors, total] = [read(names.ratio), read(names.errors), read(names.total)];
  const hasCounter = given(names.errors) || given(names.total);
  if (given(names.ratio) && !forms.includes('ratio')) {
    const legal = `Give ${names.errors} and ${names.total}: source ${kind} has no ratios.`;
    input.problem(names.ratio, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  } else if (hasCounter && given(names.ratio)) {
    const conflict = `given beside ${names.errors} or ${names.total}`;
    input.problem(names.ratio, { code: 'CONFLICT', given: conflict, legal: 'Give either a ratio or two counters.' });
  }
  const isEmpty = !hasCounter && !given(names.ratio);
  if (isEmpty && language === 'json-path')
    return isNeeded ? { form: 'ratio', query: DEFAULT_ERROR_RATE_PATH } : undefined;
  if (isEmpty && !isNeeded) return undefined;
  if (!given(names.ratio) && isKnown) {
    for (const name of [names.errors, names.total]) {
      const legal = `${QUERY_LEGAL[language]}: ${names.errors} and ${names.total} go together`;
      if (!given(name)) input.problem(name, { code: 'MISSING', legal });
    }
  }
  const isCounted = hasCounter || isEmpty || !forms.includes('ratio');
  if (isCounted) return { form: 'counters', errors: errors ?? '', total: total ?? '' };
  return { form: 'ratio', query: ratio ?? DEFAULT_ERROR_RATE_PATH };
}

/** An input that another kind of source reads would do nothing here. */
function refuseForeign(input: Reads<ErrorRateInput>, kind: SourceKind): void {
  const own = queryInputs(kind);
  const foreign = own === PATHS ? QUERIES : PATHS;
  for (const name of Object.values(foreign)) {
    if (input.optional(name) === undefined) continue;
    const legal = `Sources of that kind take ${Object.values(own).join(', ')}.`;
    input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
  }
}
