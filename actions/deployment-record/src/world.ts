import type { World } from '@deploy-actions/action';
import type { Patience } from '@deploy-actions/github';

export interface RecordWorld extends World {
  readFile(path: string): string;
  /** Writes the record's file and returns its path. */
  writeRecord(text: string): string;
  /** Default: the proxy-aware one of @actions/github. */
  fetch?: typeof fetch;
  patience?: Partial<Patience>;
}
