import { UserError } from '@deploy-actions/error';

/** A host, or a jump host before it, of which no key is known; the line is what would make it known. */
export class UnknownHostKey extends UserError {
  override readonly name = 'UnknownHostKey';
  /** Type and fingerprint of the key that it showed. */
  readonly shown: string;
  /** For known-hosts, without an end of line. */
  readonly line: string;

  constructor(message: string, { shown, line, hint }: { shown: string; line: string; hint: string }) {
    super('HOST_KEY_UNKNOWN', message, { hint });
    this.shown = shown;
    this.line = line;
  }
}
