import { Illegal } from '@deploy-actions/action';
import { parseJsonPath } from '@deploy-actions/json-path';
import { parseSelector } from '@deploy-actions/openmetrics';

export type QueryLanguage = 'json-path' | 'selector' | 'free';

export const QUERY_LEGAL: Readonly<Record<QueryLanguage, string>> = {
  'json-path': 'a JSONPath such as $.error_rate',
  selector: 'a selector of series such as http_requests_total{status=~"5.."}',
  free: 'a query in the language of the source',
};

/** The query as it was given. Throws `Illegal` where it cannot be one; what is free only its server can judge. */
export function parseQuery(language: QueryLanguage, text: string): string {
  const parsed = language === 'json-path' ? parseJsonPath(text) : language === 'selector' ? parseSelector(text) : {};
  if ('problem' in parsed) throw new Illegal(`${QUERY_LEGAL[language]} (${parsed.problem})`);
  return text;
}
