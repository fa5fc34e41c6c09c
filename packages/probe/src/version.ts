import type { JsonDocument, JsonPath } from '@deploy-actions/json-path';

/** Of an abbreviated commit SHA: fewer digits are as good as a word of hexadecimal letters. */
const SHORTEST = 7;
const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const HEXADECIMAL = /^[0-9a-f]+$/;

/**
 * Whether two texts name one version: they are the same, or one is a full commit SHA (40 or 64 digits, lower case) and
 * the other its first 7 digits or more. Everything that compares a version that is told with one that is expected asks
 * this.
 */
export function isSameVersion(one: string, other: string): boolean {
  return one === other || isShortFor(one, other) || isShortFor(other, one);
}

function isShortFor(short: string, full: string): boolean {
  return short.length >= SHORTEST && HEXADECIMAL.test(short) && FULL_SHA.test(full) && full.startsWith(short);
}

/**
 * The version at `path`, as it is written there: `1.10` is 1.1 as a number, and a build number of twenty digits is
 * another one. Two in one answer prove neither, and an empty one is none. Throws `JsonPathLimitError`.
 */
export function versionIn(document: JsonDocument, path: JsonPath): string | undefined {
  const [version, ...others] = path.values(document.value);
  if (others.length > 0) return undefined;
  if (typeof version === 'number') {
    const [written] = path.values(document.withNumbersAsText());
    return typeof written === 'string' ? written : String(version);
  }
  return typeof version === 'string' && version.trim() !== '' ? version : undefined;
}

const DEEPEST = 2;
const MOST_FIELDS = 50;
const LONGEST_NAME = 40;

/** The paths of the plain values of a document, the outermost first, as suggestions for a wrong path. */
export function fieldsOf(document: unknown): string[] {
  const fields: string[] = [];
  let level: [path: string, value: unknown][] = [['$', document]];
  for (let depth = 0; depth < DEEPEST && fields.length < MOST_FIELDS; depth++) {
    const inner: typeof level = [];
    for (const [path, value] of level) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      for (const [name, child] of Object.entries(value).slice(0, MOST_FIELDS)) {
        const at = /^[A-Za-z_]\w{0,39}$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(cut(name))}]`;
        inner.push([at, child]);
        if (typeof child !== 'object' || child === null) fields.push(at);
      }
    }
    level = inner;
  }
  return fields.slice(0, MOST_FIELDS);
}

function cut(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
