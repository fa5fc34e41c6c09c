import { UserError } from '@deploy-actions/error';
import type { BytePath } from './byte-path';

/**
 * Files of an older release on the host are not what its record says, or cannot be linked (`paths` is empty then); or
 * what was in `shared/` is not there any more (`shared`).
 */
export class StaleBase extends UserError {
  constructor(
    message: string,
    readonly paths: ReadonlySet<BytePath>,
    readonly shared: ReadonlySet<BytePath> = new Set(),
  ) {
    super('STALE_BASE', message);
  }
}
