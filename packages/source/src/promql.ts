import { isKeyword } from '@deploy-actions/openmetrics';
import { parseDuration } from '@deploy-actions/quantity';

const NAME = String.raw`[A-Za-z_:][\w:]*`;
const QUOTED = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const OPERATOR = String.raw`\s*(?:=~|!~|!=|=)\s*`;
const MATCHER = String.raw`(?:[A-Za-z_]\w*${OPERATOR}${QUOTED}|${QUOTED}(?:${OPERATOR}${QUOTED})?)`;
const MATCHERS = String.raw`\{\s*(?:${MATCHER}(?:\s*,\s*${MATCHER})*\s*,?\s*)?\}`;
/** Texts first, so that a `#` inside one stays. */
const COMMENTS_AND_TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g;
const SELECTOR = new RegExp(String.raw`^(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})$`);
const INCREASE = new RegExp(
  String.raw`^(?:sum\s*(?:by\s*\(\s*\))?\s*\(\s*)?increase\s*\(\s*(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})\s*\[([\w.]+)\]\s*\)\s*\)?$`,
);

/** A plain vector selector: a name, matchers in braces, or both; without functions, offsets and ranges. */
export function isSelector(promql: string): boolean {
  const text = withoutComments(promql);
  return SELECTOR.test(text) && !isKeyword(/^\w+/.exec(text)?.[0] ?? '');
}

/** The same expression without `# comments`, so that a range can be put behind it. */
export function withoutComments(promql: string): string {
  return promql.replace(COMMENTS_AND_TEXTS, (part) => (part.startsWith('#') ? '' : part)).trim();
}

/** The range in milliseconds of an expression that is an `increase()` or the sum of one: its value is a count. */
export function increaseRangeMs(promql: string): number | undefined {
  const [, range = ''] = INCREASE.exec(withoutComments(promql)) ?? [];
  return /^\d+(ms|s|m|h|d)$/.test(range) ? parseDuration(range) : undefined;
}

/** A duration as PromQL writes it, in whole seconds and at least one. */
export function promDuration(ms: number): string {
  return `${Math.max(1, Math.ceil(ms / 1000))}s`;
}
