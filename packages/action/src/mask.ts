export type Mask = (text: string) => string;

/** Short lines of a multi-line secret (`}`, `-----`) would blot out half of every text. */
const SHORTEST_LINE = 6;

/** What must be masked for these secrets: each whole value and, as the runner masks by line, each of its lines. */
export function maskedValues(secrets: readonly string[]): string[] {
  const values = new Set<string>();
  for (const secret of secrets) {
    const whole = secret.trim();
    if (whole === '') continue;
    const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
    if (lines.length === 1) values.add(whole);
    else for (const line of lines) if (line.length >= SHORTEST_LINE) values.add(line);
  }
  return [...values].sort((a, b) => b.length - a.length);
}

/** Replaces every secret in texts that go where the runner does not mask: files. */
export function masker(secrets: readonly string[]): Mask {
  const values = maskedValues(secrets).filter((value) => value.length >= 4);
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, '***'), text);
}
