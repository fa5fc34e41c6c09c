import { connect as connectSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { withDeadline } from '@deploy-actions/clock';
import type { UserError } from '@deploy-actions/error';
import ssh2, { type Client, type ServerHostKeyAlgorithm } from 'ssh2';
import { Authentication } from './authentication';
import { batchWrites } from './batched-writes';
import { offerCertificates } from './certified-handshake';
import type { SshWorld } from './connection';
import { type DialFailure, dialFailure, notForwarded, type Phase, timedOut } from './dial-failure';
import { hastenLogin } from './fast-login';
import { HostKeyGuard } from './host-key-guard';
import type { Lease } from './jump';
import type { Prepared } from './prepare';
import { keepSessionKeys } from './session-keys';
import type { SshSettings } from './settings';
import type { Target } from './target';

export interface Dialled {
  client: Client;
  /** Changes whenever bytes come in, or more than some questions go out. */
  progress(): number;
}

/** Connects and logs in, or fails, within `connectTimeoutMs` from when it is this server's turn. */
export async function dial(
  target: Target,
  via: Lease | undefined,
  settings: SshSettings,
  ready: Prepared,
  world: SshWorld,
): Promise<Dialled> {
  const named = via ? { ...target, label: `${target.label} through ${via.through}` } : target;
  const login = () => {
    const attempt = new Attempt(named, via, settings, ready, world);
    const late = () => timedOut(named, attempt.phase, settings.connectTimeoutMs);
    const work = (signal: AbortSignal) => attempt.run(signal);
    return withDeadline(world.clock, settings.connectTimeoutMs, late, work, world.signal);
  };
  return ready.pace.run(target, login, world.signal);
}

class Attempt {
  phase: Phase = 'dial';
  private greeting = '';
  private received = 0;
  private readonly guard: HostKeyGuard;
  private readonly authentication: Authentication;
  private readonly target: Target;
  private readonly via: Lease | undefined;

  constructor(target: Target, via: Lease | undefined, settings: SshSettings, ready: Prepared, world: SshWorld) {
    this.target = target;
    this.via = via;
    this.guard = new HostKeyGuard(target, settings.hostKeyCheck, ready.entries, world);
    this.authentication = new Authentication(target, { keys: ready.keys, password: settings.password });
  }

  async run(signal: AbortSignal): Promise<Dialled> {
    signal.throwIfAborted();
    const { host, port, user } = this.target;
    // Nothing may come between the making of a socket and its listeners.
    const socket = this.via ? await this.forwarded(this.via, signal) : directly(host, port);
    const client = new ssh2.Client();
    return new Promise((resolve, reject) => {
      let decided = false;
      const onAbort = () => give(signal.reason);
      const give = (error: unknown) => {
        if (decided) return;
        decided = true;
        signal.removeEventListener('abort', onAbort);
        socket.destroy();
        reject(error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.watch(socket);
      client.on('error', (error) => give(this.explain(error)));
      client.on('close', () => give(this.explain(undefined)));
      client.on('banner', (text: string) => this.authentication.hear(text));
      client.on('change password', () => {
        this.authentication.passwordExpired();
        give(this.authentication.failure(undefined));
      });
      client.on('handshake', () => {
        keepSessionKeys(client);
        this.phase = 'authentication';
        this.guard.proven();
        if (this.guard.refusal) give(this.guard.refusal);
      });
      client.on('ready', () => {
        decided = true;
        signal.removeEventListener('abort', onAbort);
        // Without this a peer that never closes its side would keep the process alive.
        socket.once('finish', () => socket.destroy());
        resolve({ client, progress: () => this.received + Math.floor(sentBytes(socket) / 4096) });
      });
      client.connect({
        sock: socket,
        username: user,
        readyTimeout: 0,
        algorithms: { serverHostKey: this.guard.algorithms() as ServerHostKeyAlgorithm[] },
        hostVerifier: (key: Buffer) => this.guard.accept(key),
        authHandler: this.authentication.next,
      });
      const certificates = this.guard.certificateAlgorithms();
      if (certificates.length > 0) offerCertificates(client, certificates, this.guard.show);
      hastenLogin(client, this.authentication.firstIsRsa);
    });
  }

  private async forwarded(via: Lease, signal: AbortSignal): Promise<Duplex> {
    const { host, port } = this.target;
    const stream = await via.dial(host, port, signal).catch((error) => {
      throw notForwarded(this.target, via.through, error);
    });
    if (signal.aborted) stream.destroy();
    signal.throwIfAborted();
    this.phase = 'greeting';
    return stream;
  }

  /** ssh2 paused the socket's flow, so this listener takes nothing away. */
  private watch(socket: Duplex): void {
    socket.once('connect', () => {
      this.phase = 'greeting';
    });
    socket.on('data', (chunk: Buffer) => {
      this.received += chunk.length;
      if (this.phase !== 'greeting') return;
      this.greeting = (this.greeting + chunk.toString('latin1')).slice(0, 4096);
      if (/^SSH-/m.test(this.greeting)) this.phase = 'handshake';
    });
    socket.pause();
  }

  private explain(cause: unknown): UserError | DialFailure {
    if (this.guard.refusal) return this.guard.refusal;
    if (this.phase === 'authentication' && isRefusal(cause)) return this.authentication.failure(cause);
    const reason = cause ?? new Error('the connection was closed');
    return dialFailure(this.target, this.phase, reason, this.greeting, this.authentication.said);
  }
}

/** What has left this process. */
function sentBytes(socket: Duplex): number {
  return 'bytesWritten' in socket ? Number(socket.bytesWritten) - socket.writableLength : 0;
}

function directly(host: string, port: number): Duplex {
  return batchWrites(connectSocket({ host, port, noDelay: true }));
}

/** The server said no, or took its leave with a message (too many failures): both are answers, not accidents. */
function isRefusal(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const { level, code } = cause as { level?: unknown; code?: unknown };
  return level === 'client-authentication' || level === 'agent' || typeof code === 'number';
}
