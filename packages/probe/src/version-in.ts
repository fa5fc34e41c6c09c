import type { JsonPath } from '@deploy-actions/json-path';
import { select } from './json-assertion';

/** The version at `path` of a document, whose text is `text`: as it is written there. Two in one answer prove neither. */
export function versionIn(document: unknown, path: JsonPath, text: string): string | undefined {
  const [version, ...others] = select(path, document) ?? [];
  if (others.length > 0) return undefined;
  if (typeof version === 'number') return numberAsWritten(text, path) ?? String(version);
  return typeof version === 'string' ? version : undefined;
}

/** `1.10` is 1.1 as a number, and a build number of twenty digits is another one: neither would be the version. */
function numberAsWritten(text: string, path: JsonPath): string | undefined {
  const [written] = select(path, parsedAsWritten(text)) ?? [];
  return typeof written === 'string' ? written : undefined;
}

/** With every number as the text that it stands there as; undefined where the document is too deep for that. */
function parsedAsWritten(text: string): unknown {
  const asWritten = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? value) : value;
  try {
    return JSON.parse(text, asWritten);
  } catch {
    return undefined;
  }
}
