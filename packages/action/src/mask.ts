export type Mask = (text: string) => string;

/** A mask of two letters would blot out half of every text, and the runner drops each output that contains a mask. */
const SHORTEST = 4;
/** Short lines of a multi-line secret (`}`, `-----`) are no secrets. */
const SHORTEST_LINE = 6;

/** A header that logs in: a service that repeats what it was sent repeats the value, not the line. */
const CREDENTIAL = /^[\w-]*(?:auth|cookie|credential|key|pass|secret|session|signature|token)[\w-]*:\s*(\S.*)$/i;
const SCHEME = /^(?:apikey|basic|bearer|bot|token)\s+(?=\S)/i;
const SHORTEST_CREDENTIAL = 8;

/** What must be masked for these secrets: each value or, as the runner masks by line, each line of it; longest first. */
export function maskedValues(secrets: readonly string[]): string[] {
  const values = new Set<string>();
  for (const secret of secrets) {
    const lines = secret
      .trim()
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim());
    const shortest = lines.length === 1 ? SHORTEST : SHORTEST_LINE;
    for (const line of lines) {
      if (line.length >= shortest) values.add(line);
      for (const value of credentialsIn(line)) values.add(value);
    }
  }
  return [...values].sort((a, b) => b.length - a.length);
}

function credentialsIn(line: string): string[] {
  const value = CREDENTIAL.exec(line)?.[1] ?? '';
  return [value, value.replace(SCHEME, '')].filter(({ length }) => length >= SHORTEST_CREDENTIAL);
}

/** Replaces every secret in texts that go where the runner does not mask: files. */
export function masker(secrets: readonly string[]): Mask {
  // A secret inside JSON inside a text has its quotation marks escaped.
  const values = [...new Set(maskedValues(secrets).flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))];
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, '***'), text);
}

/**
 * JSON in which every text is masked by itself (a secret with a quotation mark looks different once it is JSON), and
 * which can be printed: `##[` is a command for the runner wherever it stands in a line.
 */
export function maskedJson(value: unknown, mask: Mask, indent?: number): string {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? mask(inner) : inner), indent);
  return text.replaceAll('##[', '#\\u0023[');
}
