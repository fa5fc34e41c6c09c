import { type MaxParallel, parseMaxParallel } from './batch-size';

/** The part of an input reader that is needed here; it fits every action that has `max-parallel`. */
export interface MaxParallelReader {
  optional(name: 'max-parallel'): string | undefined;
  problem(name: 'max-parallel', what: { code: 'ILLEGAL' | 'MISSING'; legal: string }): void;
}

const LEGAL = 'a count from 1 to 1000, or a percentage of the hosts such as 25%';

export function readMaxParallel(input: MaxParallelReader): MaxParallel {
  const text = input.optional('max-parallel');
  const read = parseMaxParallel(text ?? '');
  if (!read) input.problem('max-parallel', { code: text === undefined ? 'MISSING' : 'ILLEGAL', legal: LEGAL });
  return read ?? { kind: 'count', count: 1 };
}
