import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Client } from 'ssh2';
import type { Sessions } from './sessions';

/** One authenticated connection, as what runs over it sees it. */
export interface Link {
  client: Client;
  sessions: Sessions;
  label: string;
  clock: Clock;
  event(text: string): void;
  /** Set when the connection has ended. */
  closed: boolean;
  /** The last that went wrong with it. */
  lastError: Error | undefined;
  /** Commands that run at this moment. */
  running: number;
}

/** `when` ends the sentence about the connection that was lost. */
export function lost({ label }: Pick<Link, 'label'>, when: string, cause: unknown): UserError {
  return new UserError('CONNECTION_LOST', `${label}: the connection was lost ${when}.`, { cause });
}
