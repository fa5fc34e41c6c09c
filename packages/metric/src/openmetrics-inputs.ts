import { Illegal, type RawInputs } from '@deploy-actions/action';
import { loadRegularExpressions, parseSelector, type Selector } from '@deploy-actions/openmetrics';
import type { OpenMetricsSettings } from './openmetrics-source';
import type { Reads } from './reads';

export type SelectorInput = 'errors' | 'total';

const NAMES = ['errors', 'total'] as const satisfies readonly SelectorInput[];

const SELECTOR_LEGAL = 'a selector of series such as http_requests_total{status=~"5.."}';

/** Loads what the reading of the selectors needs, before they are read: only expressions need anything. */
export async function prepareSelectors({ values }: RawInputs): Promise<void> {
  if (values.source === 'openmetrics' && NAMES.some((name) => values[name]?.includes('~'))) {
    await loadRegularExpressions();
  }
}

/** The two selectors; undefined where one is missing or wrong, which is then among the problems. */
export function readSelectors(input: Reads<SelectorInput>): OpenMetricsSettings['query'] | undefined {
  const [errors, total] = NAMES.map((name) => {
    if (input.optional(name) === undefined) input.problem(name, { code: 'MISSING', legal: SELECTOR_LEGAL });
    return input.optionalParsed(name, compiled);
  });
  return errors && total ? { kind: 'counters', errors, total } : undefined;
}

function compiled(text: string): Selector {
  const selector = parseSelector(text);
  if ('problem' in selector) throw new Illegal(`${SELECTOR_LEGAL} (${selector.problem})`);
  return selector;
}
