import type { World } from '@deploy-actions/action';
import type { Connect } from '@deploy-actions/ssh';

export interface DeployWorld extends World {
  connect: Connect;
  /** A new lock token: letters and digits that nobody else has. */
  makeToken(): string;
  appendFile(path: string, text: string): void;
}
