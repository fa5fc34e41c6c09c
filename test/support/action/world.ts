import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunContext, World } from '@deploy-actions/action';
import { sshTestWorld } from '../ssh/world';

export const runOfAda: RunContext = {
  repository: 'acme/shop',
  sha: '1111111111111111111111111111111111111111',
  ref: 'refs/heads/main',
  actor: 'ada',
  triggeringActor: 'ada',
  runId: '7',
  runAttempt: 1,
  runUrl: 'https://github.com/acme/shop/actions/runs/7',
  workflow: 'Deploy',
  job: 'deploy',
  eventName: 'push',
  event: {},
  apiUrl: 'https://api.github.com',
  serverUrl: 'https://github.com',
  workspace: '.',
  tempDir: tmpdir(),
  sshAgent: '',
};

export interface ActionTestWorld extends World {
  logged: string[];
  remembered: Map<string, string>;
  abort(reason: Error): void;
}

/** The common world for real sockets: everything is kept, and time runs `speed` times as fast. */
export function actionTestWorld(speed = 50): ActionTestWorld {
  const { clock, log, signal, abort, logged } = sshTestWorld(speed);
  const remembered = new Map<string, string>();
  return {
    clock,
    log,
    signal,
    abort,
    logged,
    remembered,
    run: runOfAda,
    folder: mkdtempSync(join(tmpdir(), 'world-')),
    mask: (text) => text,
    secret: () => undefined,
    proxyEnv: {},
    remember: (key, value) => {
      remembered.set(key, value);
    },
  };
}
