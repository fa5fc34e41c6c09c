import type { Log } from '@deploy-actions/action';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { judgeCertificate } from './certificate-verdict';
import { fingerprint } from './fingerprint';
import {
  certificateAlgorithms,
  type HostKeyVerdict,
  hostKeyAlgorithms,
  judgeHostKey,
  knownHostsLine,
} from './host-key';
import { firstWarning, pinKey, pinnedKey } from './host-key-memory';
import type { KnownHost } from './known-hosts';
import type { HostKeyCheck } from './settings';
import type { Target } from './target';

/** Stands between handshake and login of one connection. */
export class HostKeyGuard {
  /** Why the host was turned away. */
  refusal: UserError | undefined;
  private verdict: HostKeyVerdict | undefined;
  private seen: Buffer = Buffer.alloc(0);
  private certificate: Buffer | undefined;

  readonly target: Target;
  readonly check: HostKeyCheck;
  readonly entries: readonly KnownHost[];
  private readonly log: Log;
  private readonly clock: Clock;

  constructor(
    target: Target,
    check: HostKeyCheck,
    entries: readonly KnownHost[],
    { log, clock }: { log: Log; clock: Clock },
  ) {
    this.target = target;
    this.check = check;
    this.entries = entries;
    this.log = log;
    this.clock = clock;
  }

  algorithms(): string[] {
    return hostKeyAlgorithms({ target: this.target, entries: this.entries, pinned: pinnedKey(this.target) });
  }

  certificateAlgorithms(): string[] {
    return certificateAlgorithms(this);
  }

  /** Of the key that `accept` hears of next. */
  readonly show = (certificate: Buffer): void => {
    this.certificate = certificate;
  };

  accept(seen: Buffer): boolean {
    const { target, check, entries } = this;
    // ssh2 hands out a view of a packet that it will overwrite.
    this.seen = Buffer.from(seen);
    const { certificate } = this;
    this.certificate = undefined;
    const certified = certificate && judgeCertificate({ target, entries, seen: certificate, nowMs: this.clock.now() });
    this.verdict = certified ?? judgeHostKey({ target, check, entries, pinned: pinnedKey(target), seen: this.seen });
    if (this.verdict instanceof UserError) this.refusal = this.verdict;
    return this.refusal === undefined;
  }

  /** The host has shown that it holds the key: until then it has only claimed to. May still set `refusal`. */
  proven(): void {
    const { target, check, entries, seen } = this;
    const pinned = pinnedKey(target);
    // Another connection may have got so far meanwhile, and met another key.
    if (this.verdict === 'new' && pinned) this.verdict = judgeHostKey({ target, check, entries, pinned, seen });
    if (this.verdict instanceof UserError) {
      this.refusal = this.verdict;
      return;
    }
    if (this.verdict === 'new' && pinKey(target, seen)) {
      const line = knownHostsLine(target, seen);
      this.log.notice(
        `${target.label}: host key accepted as new, ${fingerprint(seen)}. For the next run, add this line to known-hosts:\n${line}`,
      );
    }
    if (this.verdict === 'unchecked' && firstWarning(target)) {
      this.log.warning(
        `${target.label}: host-key-check is off, so the identity of the host is not verified (its key is ${fingerprint(seen)}). Someone who intercepts the connection gets the files, the environment and the password.`,
        'HOST_KEY_UNCHECKED',
      );
    }
  }
}
