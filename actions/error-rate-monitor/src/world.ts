import type { OutputName, Result, World } from '@deploy-actions/action';
import type { AskHttp } from '@deploy-actions/http';
import type { contract } from './contract';

/** What this action needs of the world. `readFile` throws as Node does. */
export interface MonitorWorld extends World {
  ask: AskHttp;
  readFile(path: string): string;
  writeFile(path: string, text: string): void;
}

export type MonitorResult = Result<OutputName<typeof contract>>;
