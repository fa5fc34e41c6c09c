const ESCAPE = /\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]?))/g;

const CONTROL: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * A string of PromQL, without its quotes: double and single ones know Go's escapes, backticks know none. Returns what
 * is wrong with it, in words, where it is none.
 */
export function unquote(quoted: string): { text: string } | { problem: string } {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return { text: inner };
  let problem: string | undefined;
  const text = inner.replace(ESCAPE, (all, control, byte, short, long, octal) => {
    if (control !== undefined) return CONTROL[control] ?? control;
    const digits: string | undefined = byte ?? short ?? long;
    const code = digits === undefined ? Number.parseInt(octal ?? 'none', 8) : Number.parseInt(digits, 16);
    // Go makes single bytes of these, which alone are no UTF-8.
    const limit = byte === undefined && octal === undefined ? 0x10ffff : 0x7f;
    if (code <= limit && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code);
    problem ??= `${all} is not an escape in a string`;
    return '';
  });
  return problem === undefined ? { text } : { problem };
}
