const LONGEST = 80;

/** A value from outside, in one line and cut short, for a reason. */
export function quoted(value: unknown): string {
  const text = written(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that is nested too deeply to be shown';
  }
}
