import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import { askThrough, type Dial } from './ask-through';
import { askWithTools, type RunScript } from './ask-with-tools';

/** What a URL said to the host. */
export interface UrlAnswer {
  isHealthy: boolean;
  /** In words, such as `answered 503`. */
  said: string;
}

/** The two ways from a host to a URL. `mayForward` is set to false once the server has refused to forward. */
export interface UrlWays {
  label: string;
  clock: Clock;
  mayForward: boolean;
  dial: Dial;
  run: RunScript;
}

/**
 * Asks a URL once, as seen from the host itself: 2xx is healthy, a redirect is not. Rejects only where no later attempt
 * can do better: FORWARDING_REFUSED where the host has neither curl nor wget either, or the signal's reason.
 */
export async function askUrl(ways: UrlWays, url: string, timeoutMs: number, signal: AbortSignal): Promise<UrlAnswer> {
  const address = new URL(url);
  const late = () => new UserError('COMMAND_TIMEOUT', `no answer within ${formatDuration(timeoutMs)}`);
  const bounded = <T>(work: (inner: AbortSignal) => Promise<T>) =>
    withDeadline(ways.clock, timeoutMs, late, work, signal);
  try {
    if (ways.mayForward) return judge(await bounded((inner) => askThrough(ways.dial, address, inner)));
    return await withTools(ways, address, timeoutMs, bounded);
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof UserError ? error.code : '';
    if (code === 'FORWARDING_REFUSED' && ways.mayForward) {
      ways.mayForward = false;
      return askUrl(ways, url, timeoutMs, signal);
    }
    if (code === 'FORWARDING_REFUSED') throw error;
    return { isHealthy: false, said: error instanceof Error ? error.message : String(error) };
  }
}

async function withTools(
  { label, run }: UrlWays,
  url: URL,
  timeoutMs: number,
  bounded: <T>(work: (inner: AbortSignal) => Promise<T>) => Promise<T>,
): Promise<UrlAnswer> {
  const status = await bounded((inner) => askWithTools(run, url, timeoutMs, inner));
  if (status !== undefined) return judge(status);
  const message = `${label}: health-url cannot be requested: the SSH server does not forward connections to ${url.host}, and the host has neither curl nor wget.`;
  throw new UserError('FORWARDING_REFUSED', message, {
    hint: 'Allow it (AllowTcpForwarding and PermitOpen in sshd_config, no `restrict` or `no-port-forwarding` for the key), install curl or wget, or use `health-command`.',
  });
}

function judge(status: number): UrlAnswer {
  if (status === 0) return { isHealthy: false, said: 'sent no HTTP answer' };
  return { isHealthy: status >= 200 && status < 300, said: `answered ${status}` };
}
