import { finished, Readable } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { ClientChannel } from 'ssh2';
import { Capture } from './capture';
import type { ExecOptions, ExecResult } from './connection';
import { Hearing, type Tell } from './hearing';
import { type Link, lost } from './link';
import { ping } from './ping';
import { quiet } from './quiet';
import { NotConnected } from './sessions';

/** How long a cancelled command may take to clean up before its channel is closed. */
const GRACE_MS = 2000;
const CAPTURE_LIMIT = 1024 * 1024;
const RUNNING = 'while a command ran; its result is unknown';

/** Runs one command; see `Connection.exec`. Rejects with the signal's reason as soon as `signal` is aborted. */
export function execute(link: Link, command: string, options: ExecOptions, signal: AbortSignal): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const done = (settle: () => void) => {
      if (stop.signal.aborted) return;
      stop.abort();
      signal.removeEventListener('abort', onAbort);
      link.running--;
      if (options.stdin instanceof Readable) options.stdin.destroy();
      settle();
    };
    const fail = (error: unknown) => done(() => reject(error));
    let abandon = () => {};
    const onAbort = () => {
      fail(signal.reason);
      abandon();
    };
    link.running++;
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    link.sessions.exec(command, {
      isWanted: () => !stop.signal.aborted,
      refused: (error) => fail(refusal(link, error)),
      sent: (channel) => {
        abandon = () => terminate(link, channel);
        if (signal.aborted) return abandon();
        // At once, not after an `await`: exit status and end may already be in the same packet.
        listen(link, channel, options, stop.signal, (result) => done(() => resolve(result)), fail);
        feed(channel, options.stdin, (cause) => {
          // We destroy the stream ourselves when the command has ended.
          if (stop.signal.aborted) return;
          fail(cause);
          abandon();
        });
      },
    });
  });
}

function listen(
  link: Link,
  channel: ClientChannel,
  options: ExecOptions,
  stopped: AbortSignal,
  finish: (result: ExecResult) => void,
  fail: (error: unknown) => void,
): void {
  const [stdout, stderr] = [newCapture(options), newCapture(options)];
  const hearing = new Hearing(link.clock, [channel, channel.stderr], fail);
  let exit: Pick<ExecResult, 'code' | 'signal'> | undefined;
  let open = 2;
  const complete = async () => {
    if (hearing.isBusy) await hearing.idle();
    if (exit && !stopped.aborted) finish({ ...exit, stdout: stdout.text(), stderr: stderr.text() });
    if (!link.closed) channel.close();
  };
  const hear = (capture: Capture, tell: Tell | undefined) => (chunk: Buffer) => {
    if (stopped.aborted) return;
    capture.add(chunk);
    hearing.hear(chunk, tell);
  };
  const ended = () => {
    open--;
    if (open === 0 && exit) void complete();
  };
  channel.on('data', hear(stdout, options.onStdout?.bind(options))).on('end', ended);
  channel.stderr.on('data', hear(stderr, options.onStderr?.bind(options))).on('end', ended);
  // A write to a channel that the host has closed: what the command made of it is in its exit status.
  channel.on('error', () => {});
  channel.on('exit', (code: number | null, name?: string) => {
    exit = { code, signal: name ?? null };
    if (open === 0) return void complete();
    hearing.lastMs = link.clock.elapsed();
    quiet(link.clock, hearing, () => ping(link.client), stopped).then(
      () => {
        link.event(`${link.label}: the command has ended, but a background process keeps its output open`);
        void complete();
      },
      () => {},
    );
  });
  channel.on('close', () => {
    if (!exit) {
      fail(
        lost(link, RUNNING, link.closed ? link.lastError : new Error('the channel was closed without an exit status')),
      );
    }
  });
}

function feed(channel: ClientChannel, stdin: ExecOptions['stdin'], onError: (error: unknown) => void): void {
  if (!(stdin instanceof Readable)) {
    channel.end(stdin ?? '');
    return;
  }
  finished(stdin, { writable: false }, (error) => {
    if (error) onError(error);
  });
  stdin.pipe(channel);
}

/**
 * Asks the server to end the command. The channel stays open for a moment, because a shell that wants to say
 * "Terminated" to a closed pipe dies before its trap has cleaned up.
 */
function terminate(link: Link, channel: ClientChannel): void {
  if (link.closed) return;
  // `channel.signal` does nothing once stdin has ended, which is when most commands are waited for.
  const { _protocol: protocol } = link.client as unknown as { _protocol?: { signal(id: number, name: string): void } };
  const { outgoing } = channel as unknown as { outgoing: { id: number; state: string } };
  if (outgoing.state === 'open' || outgoing.state === 'eof') protocol?.signal(outgoing.id, 'TERM');
  const closed = new AbortController();
  channel.once('close', () => closed.abort());
  channel.on('error', () => {}).resume();
  channel.stderr.resume();
  link.clock.sleep(GRACE_MS, closed.signal).then(
    () => channel.close(),
    () => {},
  );
}

function newCapture(options: ExecOptions): Capture {
  return new Capture(options.captureLimit ?? CAPTURE_LIMIT);
}

function refusal(link: Link, error: Error): UserError {
  if (link.closed || error instanceof NotConnected) return lost(link, RUNNING, link.lastError ?? error);
  if ('reason' in error) {
    return new UserError('HOST_UNFIT', `${link.label}: the server refused another command on this connection.`, {
      hint: 'No other command runs on it, so waiting does not help: MaxSessions in sshd_config on the server is 0, or a restriction of the key does not allow sessions.',
      cause: error,
    });
  }
  return new UserError('HOST_UNFIT', `${link.label}: the server does not let this user run commands.`, {
    hint: 'Check for ForceCommand in sshd_config, for restrictions in authorized_keys, and for a login shell such as nologin.',
    cause: error,
  });
}
