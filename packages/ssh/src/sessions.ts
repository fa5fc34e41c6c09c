import type { Client, ClientChannel } from 'ssh2';
import { ping } from './ping';

/** What of the library's inside is used here; decision record 011 says why. */
interface Inside {
  _chanMgr: { add(answer: Answer): number };
  _protocol: {
    session(channel: number, windowBytes: number, packetBytes: number): void;
    exec(channel: number, command: string, wantsReply: boolean): void;
  };
}

interface SessionChannel extends ClientChannel {
  outgoing: { id: number; state: string };
  _callbacks: ((failed: boolean | Error) => void)[];
}

type Opened = (error: Error | undefined, channel?: SessionChannel) => void;
type Answer = Opened & { type: string };

/** What the library tells the server of every channel. */
const WINDOW_BYTES = 2 * 1024 * 1024;
const PACKET_BYTES = 32 * 1024;

/** There is nothing left to open a session on. */
export class NotConnected extends Error {}

/** What becomes of a command that is to run. */
export interface Start {
  /** False where the command was given up while it waited for a session. */
  isWanted(): boolean;
  /** It was sent to the server; whatever is written now arrives after it. */
  sent(channel: ClientChannel): void;
  /** By the server: another session (the error has a `reason`), or the command. Possibly after `sent`. */
  refused(error: Error): void;
}

/**
 * The sessions of one connection. While a command runs, the session of the next one is opened already, and its input
 * follows a command at once, as with OpenSSH's client: so a command costs one round trip and not three.
 *
 * A server that refuses another session while others are open (MaxSessions) makes a command wait until one of them has
 * ended; with none open, the refusal is final.
 */
export class Sessions {
  private spare: Spare | undefined;
  private open = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly client: Client) {
    client.on('close', () => {
      for (const retry of this.waiting.splice(0)) retry();
    });
  }

  /** Never throws; `start` is told of everything. */
  exec(command: string, start: Start): void {
    const begin = (channel: SessionChannel) => {
      this.run(channel, command, start);
      this.spare ??= new Spare((answer) => this.request(answer));
    };
    const fresh = (isRetry: boolean) => {
      this.request((error, channel) => {
        if (channel) begin(channel);
        else if (!isSessionLimit(error)) start.refused(error ?? new Error('no channel'));
        else if (this.open > 0) this.waiting.push(() => attempt(true));
        else if (!isRetry) this.afterCleanUp(() => attempt(true));
        else start.refused(error);
      });
    };
    const attempt = (isRetry: boolean) => {
      if (!start.isWanted()) return this.next();
      const { spare } = this;
      this.spare = undefined;
      // One that was refused, or closed meanwhile, says nothing about the next.
      if (spare) spare.take((channel) => (channel ? begin(channel) : fresh(isRetry)));
      else fresh(isRetry);
    };
    attempt(false);
  }

  private next(): void {
    const retry = this.waiting.shift();
    if (retry) this.afterCleanUp(retry);
  }

  /**
   * A server answers in order, and clears what has ended before it answers: OpenSSH counts a session until then, even
   * after both sides have closed its channel.
   */
  private afterCleanUp(retry: () => void): void {
    ping(this.client).then(retry, retry);
  }

  private run(channel: SessionChannel, command: string, { sent, refused }: Start): void {
    channel.subtype = 'exec';
    channel._callbacks.push((failed) => {
      if (failed === false) return;
      refused(failed === true ? new Error('the server did not run it') : failed);
      channel.close();
    });
    this.inside._protocol.exec(channel.outgoing.id, command, true);
    sent(channel);
  }

  private request(answer: Opened): void {
    const opened: Opened = (error, channel) => {
      if (channel) {
        this.open++;
        channel.once('close', () => {
          this.open--;
          this.next();
        });
      }
      answer(error, channel);
    };
    const socket = (this.client as unknown as { _sock?: { writable: boolean } })._sock;
    if (!socket?.writable) {
      opened(new NotConnected('the connection has ended'));
      return;
    }
    const { _chanMgr: channels, _protocol: protocol } = this.inside;
    protocol.session(channels.add(Object.assign(opened, { type: 'session' })), WINDOW_BYTES, PACKET_BYTES);
  }

  private get inside(): Inside {
    return this.client as unknown as Inside;
  }
}

/** The server's answer to a request for a session, and no trouble with the connection. */
function isSessionLimit(error: Error | undefined): error is Error {
  return error !== undefined && 'reason' in error;
}

/** A session that is being opened for the next command. */
class Spare {
  private answer: { channel: SessionChannel | undefined } | undefined;
  private taker: ((channel: SessionChannel | undefined) => void) | undefined;

  constructor(open: (opened: Opened) => void) {
    open((_error, channel) => {
      this.answer = { channel };
      this.taker?.(channel);
    });
  }

  /** Calls back at once where the answer is there, with nothing where there is no use in it. */
  take(taker: (channel: SessionChannel | undefined) => void): void {
    if (this.answer === undefined) this.taker = taker;
    else taker(this.answer.channel?.outgoing.state === 'open' ? this.answer.channel : undefined);
  }
}
