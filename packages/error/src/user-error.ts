import type { Code } from './codes';

/** A failure that the user can mend: printed without a stack, with a hint what to do next. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: Code;
  /** What to do next; empty where the code's own cure says it all. */
  readonly hint: string;

  constructor(code: Code, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? '';
  }
}
