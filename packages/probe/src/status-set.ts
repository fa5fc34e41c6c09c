export const STATUS_LEGAL = 'HTTP statuses such as 200, 2xx, 200,204 or 200-299';

/** Statuses that an answer may have, as closed ranges. */
export interface StatusSet {
  readonly text: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** `200`, `2xx`, `200,204` or `200-299,304` as a set; `undefined` where the text is none. */
export function parseStatusSet(text: string): StatusSet | undefined {
  const ranges: [number, number][] = [];
  for (const part of text.split(',')) {
    const range = parseRange(part.trim());
    if (range === undefined) return undefined;
    ranges.push(range);
  }
  return { text: text.trim(), ranges };
}

export function hasStatus({ ranges }: StatusSet, status: number): boolean {
  return ranges.some(([from, to]) => status >= from && status <= to);
}

function parseRange(part: string): [number, number] | undefined {
  const hundred = /^([1-5])xx$/i.exec(part)?.[1];
  if (hundred !== undefined) return [Number(hundred) * 100, Number(hundred) * 100 + 99];
  const match = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(part);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return to < from ? undefined : [from, to];
}
