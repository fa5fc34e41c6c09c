import { field, idOf, text } from './shape';

export interface Deployment {
  id: number;
  sha: string;
  environment: string;
  /** As it was sent, parsed where GitHub kept it as text; foreign data. */
  payload: unknown;
  /** ISO 8601, by GitHub's clock. */
  createdAt: string;
  /** Login of who made it: for the workflow's own token a bot. */
  creator: string;
  production: boolean;
  transient: boolean;
}

export function readDeployment(value: unknown, doing: string): Deployment {
  return {
    id: idOf(value, doing),
    sha: text(value, 'sha'),
    environment: text(value, 'environment'),
    payload: parsed(field(value, 'payload')),
    createdAt: text(value, 'created_at'),
    creator: text(field(value, 'creator'), 'login'),
    production: field(value, 'production_environment') === true,
    transient: field(value, 'transient_environment') === true,
  };
}

function parsed(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
