import type { OutputName, Result, World } from '@deploy-actions/action';
import type { AskHttp } from '@deploy-actions/http';
import type { SshReach } from '@deploy-actions/probe';
import type { SshSettings } from '@deploy-actions/ssh';
import type { contract } from './contract';

/** What this action needs of the world. `readFile` throws as Node does. */
export interface MonitorWorld extends World {
  ask: AskHttp;
  readFile(path: string): string;
  /** Hosts that are reached by SSH, until they are closed. */
  reach(settings: SshSettings): SshReach & { close(): void };
  /** Those of this run. */
  ssh?: SshReach;
  writeFile(path: string, text: string): void;
}

export type MonitorResult = Result<OutputName<typeof contract>>;
