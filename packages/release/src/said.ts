const LONGEST_REASON = 1000;

export function seconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)));
}

/** JSON in one line of ASCII: safe in a file of lines on a host of any locale. */
export function line(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** It becomes a word of a command, and the system bounds those. */
export function reasonLine(reason: string): string {
  return line(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)} …` : reason);
}
