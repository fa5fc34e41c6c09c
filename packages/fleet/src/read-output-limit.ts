import { parseSize, SIZE_LEGAL } from '@deploy-actions/quantity';

/** The part of an input reader that is needed here; it fits every action that has `output-limit`. */
export interface OutputLimitReader {
  optional(name: 'output-limit'): string | undefined;
  problem(name: 'output-limit', what: { code: 'ILLEGAL' | 'MISSING'; legal: string }): void;
}

const [LEAST, MOST] = [1024, 100 * 1024 ** 3];
const LEGAL = `${SIZE_LEGAL}, from 1KiB to 100GiB`;

/** How many bytes of each stream of a step are kept. */
export function readOutputLimit(input: OutputLimitReader): number {
  const text = input.optional('output-limit');
  const bytes = parseSize(text ?? '');
  if (bytes !== undefined && bytes >= LEAST && bytes <= MOST) return bytes;
  input.problem('output-limit', { code: text === undefined ? 'MISSING' : 'ILLEGAL', legal: LEGAL });
  return MOST;
}
