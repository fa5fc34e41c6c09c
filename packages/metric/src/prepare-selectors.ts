import type { RawInputs } from '@deploy-actions/action';
import { loadRegularExpressions } from '@deploy-actions/openmetrics';

/** Loads what the reading of the selectors needs, before they are read: only expressions need anything. */
export async function prepareSelectors({ values }: RawInputs): Promise<void> {
  const texts = [values.errors, values.total, values.metrics, values['version-series']];
  if (values.source === 'openmetrics' && texts.some((text) => text?.includes('~'))) await loadRegularExpressions();
}
