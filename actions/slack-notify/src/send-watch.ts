import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CREATED = 'undici:request:create';
const HEADERS_SENT = 'undici:client:sendHeaders';

/**
 * Watches Node's fetch from below and tells whether a request was written to a connection. fetch itself rejects in the
 * same way whether a time-out struck before or after that, and only before it may a message be sent again.
 * https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
export class SendWatch {
  private readonly target: string;
  private created = false;
  private createdAnother = false;
  private headersSent = false;

  constructor(url: string) {
    const { origin, pathname, search } = new URL(url);
    this.target = `${origin}${pathname}${search}`;
    subscribe(CREATED, this.onCreated);
    subscribe(HEADERS_SENT, this.onHeadersSent);
  }

  /**
   * Whether the request was written; undefined where no request at all was seen: it was never made, or another fetch
   * makes it. One that looks different on the way (through a proxy) counts as written.
   */
  get sent(): boolean | undefined {
    if (this.headersSent) return true;
    if (this.created) return false;
    return this.createdAnother ? true : undefined;
  }

  close(): void {
    unsubscribe(CREATED, this.onCreated);
    unsubscribe(HEADERS_SENT, this.onHeadersSent);
  }

  private readonly onCreated = (message: unknown): void => {
    if (this.isOurs(message)) this.created = true;
    else this.createdAnother = true;
  };

  private readonly onHeadersSent = (message: unknown): void => {
    if (this.isOurs(message)) this.headersSent = true;
  };

  private isOurs(message: unknown): boolean {
    const { request } = message as { request?: { origin?: unknown; path?: unknown } };
    return `${String(request?.origin)}${String(request?.path)}` === this.target;
  }
}
