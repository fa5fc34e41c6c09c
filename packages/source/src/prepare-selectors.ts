import type { RawInputs } from '@deploy-actions/action';
import { preparePatterns } from '@deploy-actions/json-path';
import { loadRegularExpressions } from '@deploy-actions/openmetrics';
import { adapters } from './adapters';

/** Loads what the reading of selectors and paths needs, before they are read: only expressions need anything. */
export async function prepareSelectors({ values }: RawInputs): Promise<void> {
  await preparePatterns(values);
  const texts = [
    values.errors,
    values.total,
    values.metrics,
    values['version-series'],
    values['control-errors'],
    values['control-total'],
  ];
  const isSelector = adapters[values.source?.trim() ?? '']?.language === 'selector';
  if (isSelector && texts.some((text = '') => mayHaveExpression(text))) await loadRegularExpressions();
}

/** Whether there may be an expression in it: in YAML the tilde can be written as an escape, too. */
export function mayHaveExpression(text: string): boolean {
  return /[~\\]/.test(text);
}
