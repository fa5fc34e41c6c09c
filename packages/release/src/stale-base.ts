import { UserError } from '@deploy-actions/error';
import type { BytePath } from './byte-path';

/** Files of an older release on the host are not what its record says, or cannot be linked (`paths` is empty then). */
export class StaleBase extends UserError {
  constructor(
    message: string,
    readonly paths: ReadonlySet<BytePath>,
  ) {
    super('STALE_BASE', message);
  }
}
