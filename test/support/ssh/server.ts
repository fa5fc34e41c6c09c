/**
 * An SSH server inside this process, for wire tests and for the demo: each server is a "host" with a home folder of
 * its own, so several hosts on one machine can share the deploy path `~/app`. One file that Node runs as it is.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net';
import ssh2, {
  type AuthContext,
  type Connection,
  type ParsedKey,
  type ServerChannel,
  type Session,
  type TcpipRequestInfo,
} from 'ssh2';

export interface KeyPair {
  /** OpenSSH format. */
  privateKey: string;
  /** One line of an authorized_keys file. */
  publicKey: string;
}

/** What the server does wrong. May be changed while it runs; concerns what comes after the change. */
export interface SshFaults {
  /** Accepts the TCP connection and says nothing. */
  hangAfterAccept: boolean;
  /** Greets and says nothing more. */
  hangInHandshake: boolean;
  /** Closes this many of the next connections before greeting them, as sshd does beyond MaxStartups. */
  closeNextConnections: number;
  /** Says no to every login. */
  refuseAuth: boolean;
  /** Answers no login at all. */
  hangInAuth: boolean;
  /** Drops the connection (RST) once the client has sent so many bytes after its login. */
  dropAfterBytes: number | undefined;
  refuseExec: boolean;
  /** Takes the command and never does anything, as a host does whose disk hangs; its connection stays alive. */
  hangOnExec: boolean;
  /** Runs the command and closes its channel without saying how it ended. */
  closeWithoutStatus: boolean;
  /** Sessions that may be open at once on one connection. */
  maxSessions: number;
  /** Ends the TCP connection without a word as soon as a command has started. */
  dropOnExec: boolean;
  /** Makes no connections for clients that log in from now on, as with AllowTcpForwarding no. */
  refuseForwarding: boolean;
}

export interface SshServerOptions {
  /** Private keys; by default one fresh ed25519 key. The server prefers the first. */
  hostKey?: string | readonly string[];
  /** Public keys, as in an authorized_keys file. */
  authorizedKeys?: readonly string[];
  password?: string;
  /** HOME and working folder of the commands. */
  home: string;
  env?: Readonly<Record<string, string>>;
}

export interface SshServer {
  readonly port: number;
  readonly faults: SshFaults;
  /** TCP connections accepted so far. */
  readonly connections: number;
  /** TCP connections open now. */
  readonly openConnections: number;
  /** Logins that clients have asked for so far. */
  readonly logins: number;
  /** `SHA256:…` of the first host key. */
  readonly fingerprint: string;
  /** A known_hosts line for the first host key (or number `index`). */
  hostKeyLine(host?: string, index?: number): string;
  /** Ends every connection without a word, and goes on listening. */
  dropConnections(): void;
  /** Ends every connection and kills whatever the commands have left running in their process groups. */
  stop(): Promise<void>;
}

export function makeKeyPair(
  lock: { cipher: string; passphrase: string; rounds: number } | undefined = undefined,
): KeyPair {
  for (;;) {
    const pair = lock ? ssh2.utils.generateKeyPairSync('ed25519', lock) : ssh2.utils.generateKeyPairSync('ed25519');
    // One in 170 of the library's own keys cannot be read by it: a leading zero is lost on the way.
    const isReadable = !(ssh2.utils.parseKey(pair.private, lock?.passphrase) instanceof Error);
    if (isReadable) return { privateKey: pair.private, publicKey: pair.public };
  }
}

/** Listens on a free port of 127.0.0.1. */
export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const hostKeys = [options.hostKey ?? makeKeyPair().privateKey].flat();
  const publicKeys = hostKeys.map((key) => parse(key).getPublicSSH());
  const authorized = (options.authorizedKeys ?? []).map((line) => parse(line).getPublicSSH());
  const commands = new Commands(options);
  const sockets = new Set<Socket>();
  const faults: SshFaults = {
    hangAfterAccept: false,
    hangInHandshake: false,
    closeNextConnections: 0,
    refuseAuth: false,
    hangInAuth: false,
    dropAfterBytes: undefined,
    refuseExec: false,
    hangOnExec: false,
    closeWithoutStatus: false,
    maxSessions: 10,
    dropOnExec: false,
    refuseForwarding: false,
  };
  let connections = 0;
  let logins = 0;

  const server = new ssh2.Server({ hostKeys: [...hostKeys] }, (client) => {
    client.on('error', () => {});
    client.on('authentication', (context) => {
      logins++;
      if (faults.hangInAuth) return;
      if (!faults.refuseAuth && isAllowed(context, authorized, options.password)) context.accept();
      else context.reject(offers(authorized, options.password));
    });
    client.on('ready', () => serve(client, socketOf(client)));
  });

  function serve(client: Connection, socket: Socket): void {
    let sessions = 0;
    let received = 0;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (faults.dropAfterBytes === undefined || received <= faults.dropAfterBytes) return;
      // Whoever has ended cannot be reset any more: Node then takes it for closed and leaves it open.
      if (socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    });
    if (!faults.refuseForwarding) client.on('tcpip', makeConnection);
    client.on('session', (accept, reject) => {
      if (sessions >= faults.maxSessions) {
        reject();
        return;
      }
      sessions++;
      const session = accept();
      session.on('close', () => {
        sessions--;
      });
      // After the end of its input ssh2 takes no signals for a command any more; sshd does.
      session.on('eof', () => {
        (session as unknown as { _ending: boolean })._ending = false;
      });
      session.on('exec', (acceptExec, rejectExec, { command }) => {
        if (faults.refuseExec) {
          rejectExec();
          return;
        }
        if (faults.hangOnExec) {
          acceptExec().resume();
          return;
        }
        commands.run(command, acceptExec(), session, !faults.closeWithoutStatus);
        if (faults.dropOnExec) setTimeout(() => socket.destroy(), 20);
      });
    });
  }

  const listener = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (faults.closeNextConnections > 0) {
      faults.closeNextConnections--;
      socket.destroy();
    } else if (faults.hangAfterAccept || faults.hangInHandshake) {
      if (faults.hangInHandshake) socket.write('SSH-2.0-Hanging\r\n');
      socket.resume();
    } else {
      socket.setNoDelay(true);
      server.injectSocket(socket);
    }
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  const { port } = listener.address() as AddressInfo;

  return {
    port,
    faults,
    get connections() {
      return connections;
    },
    get openConnections() {
      return sockets.size;
    },
    get logins() {
      return logins;
    },
    fingerprint: `SHA256:${createHash('sha256')
      .update(publicKeys[0] ?? '')
      .digest('base64')
      .replace(/=+$/, '')}`,
    hostKeyLine: (host = '127.0.0.1', index = 0) => {
      const key = publicKeys[index] ?? Buffer.alloc(0);
      const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
      return `${port === 22 ? host : `[${host}]:${port}`} ${type} ${key.toString('base64')}`;
    },
    dropConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      // The listener does not wait for those that it takes for closed, and one that is not keeps the tests from ending.
      const ended = [...sockets].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, ...ended, commands.stop()]);
    },
  };
}

function makeConnection(accept: () => ServerChannel, reject: () => void, place: TcpipRequestInfo): void {
  const onward = connectSocket({ host: place.destIP, port: place.destPort, noDelay: true });
  onward.on('error', reject);
  onward.once('connect', () => {
    const channel = accept();
    channel.on('close', () => onward.destroy()).on('error', () => {});
    onward.on('close', () => channel.close());
    onward.pipe(channel).pipe(onward);
  });
}

/** The processes that this server has started, each command in a process group of its own. */
class Commands {
  private readonly groups = new Set<number>();
  private readonly running = new Map<ChildProcess, Promise<void>>();
  private readonly options: SshServerOptions;

  constructor(options: SshServerOptions) {
    this.options = options;
  }

  run(command: string, channel: ServerChannel, session: Session, tellsStatus: boolean): void {
    const child = spawn('sh', ['-c', command], {
      cwd: this.options.home,
      env: cleanEnvironment(this.options),
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const group = child.pid;
    if (group === undefined) {
      child.once('error', () => {
        channel.exit(127);
        channel.end();
      });
      return;
    }
    this.groups.add(group);
    session.on('signal', (accept, _reject, { name }) => {
      signalGroup(group, `SIG${name}`);
      // The client may not have asked for an answer, whatever the type says.
      (accept as (() => void) | undefined)?.();
    });
    connectStreams(child, channel);
    child.once('exit', (code, signal) => {
      // As sshd does: the status goes out at once, the end only when nobody holds the output any more.
      if (!tellsStatus) channel.close();
      else if (signal) channel.exit(signal.replace(/^SIG/, ''), false, '');
      else channel.exit(code ?? 255);
      if (!signalGroup(group, 0)) this.groups.delete(group);
    });
    const gone = new Promise<void>((resolve) => {
      child.once('close', () => {
        channel.end();
        resolve();
      });
    });
    this.running.set(child, gone);
    gone.then(() => this.running.delete(child));
  }

  async stop(): Promise<void> {
    for (const group of this.groups) signalGroup(group, 'SIGKILL');
    this.groups.clear();
    // A daemon in a session of its own may still hold the other ends.
    for (const child of this.running.keys()) for (const stream of child.stdio) stream?.destroy();
    await Promise.all(this.running.values());
  }
}

function connectStreams(child: ChildProcess, channel: ServerChannel): void {
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) return;
  stdin.on('error', () => {});
  channel.on('error', () => {});
  channel.pipe(stdin);
  stdout.pipe(channel, { end: false });
  stderr.pipe(channel.stderr, { end: false });
  // A client that has gone: whoever writes on meets a closed pipe, whoever reads the end of its input.
  channel.on('close', () => {
    stdin.destroy();
    stdout.destroy();
    stderr.destroy();
  });
}

function cleanEnvironment({ home, env }: SshServerOptions): Record<string, string> {
  const path = process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin';
  return { PATH: path, HOME: home, USER: 'deploy', LOGNAME: 'deploy', SHELL: '/bin/sh', ...env };
}

/** False where no process of the group is left. */
function signalGroup(group: number, signal: string | number): boolean {
  try {
    return process.kill(-group, signal as NodeJS.Signals);
  } catch {
    return false;
  }
}

function isAllowed(context: AuthContext, authorized: readonly Buffer[], password: string | undefined): boolean {
  if (context.method === 'password') return password !== undefined && context.password === password;
  if (context.method !== 'publickey') return false;
  const { key, blob, signature, hashAlgo } = context;
  const known = authorized.find((each) => each.equals(key.data));
  if (!known) return false;
  // Without a signature the client only asks whether this key would do.
  return signature === undefined || blob === undefined || parse(known).verify(blob, signature, hashAlgo) === true;
}

function offers(authorized: readonly Buffer[], password: string | undefined): ('publickey' | 'password')[] {
  return [...(authorized.length > 0 ? ['publickey' as const] : []), ...(password ? ['password' as const] : [])];
}

function parse(key: string | Buffer): ParsedKey {
  const text = Buffer.isBuffer(key)
    ? `${key.toString('latin1', 4, 4 + key.readUInt32BE(0))} ${key.toString('base64')}`
    : key;
  const parsed = ssh2.utils.parseKey(text);
  if (parsed instanceof Error) throw parsed;
  return Array.isArray(parsed) ? parsed[0] : parsed;
}

/** ssh2 does not hand out the socket of a client. */
function socketOf(client: Connection): Socket {
  return (client as unknown as { _sock: Socket })._sock;
}
