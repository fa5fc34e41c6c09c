import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { LogSink } from './log';

/** Nobody may read our output at all. */
const LONGEST_DRAIN_MS = 2000;

/** The process and the runner, as the wrapper needs them: replaced whole in its tests. */
export interface Platform {
  env: Readonly<Record<string, string | undefined>>;
  sink: LogSink;
  setSecret(value: string): void;
  setOutput(name: string, value: string): void;
  saveState(key: string, value: string): void;
  getState(key: string): string;
  annotateError(message: string, title: string): void;
  writeSummary(markdown: string): Promise<void>;
  readJson(path: string): unknown;
  /** Makes a fresh folder below `parent` or else below the system's temporary one; empty where neither can be written. */
  makeFolder(parent: string | undefined, prefix: string): string;
  writeFile(path: string, text: string): void;
  onSignal(listener: (name: string) => void): void;
  /** An error that nobody caught, or a rejection that nobody handled. */
  onCrash(listener: (error: unknown) => void): void;
  /** Nothing is left that could ever wake the process: a promise was forgotten. */
  onStall(listener: () => void): void;
  /** Lets fetch go through the proxy that the environment names. */
  useProxy(): void;
  exit(code: number): void;
}

let draining: Promise<void> | undefined;

/** Resolves when whoever reads our output has caught up, or has gone away. */
function drained(): Promise<void> | undefined {
  if (!process.stdout.writable) return undefined;
  draining ??= new Promise((resolve) => {
    const done = () => {
      draining = undefined;
      for (const event of ['drain', 'error', 'close']) process.stdout.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) process.stdout.on(event, done);
  });
  return draining;
}

export const nodePlatform: Platform = {
  env: process.env,
  sink: {
    write: (text) => (process.stdout.write(text) ? undefined : drained()),
    warning: (text, title) => core.warning(text, title === undefined ? {} : { title }),
    notice: (text) => core.notice(text),
    startGroup: (title) => core.startGroup(title),
    endGroup: () => core.endGroup(),
  },
  setSecret: (value) => core.setSecret(value),
  setOutput: (name, value) => core.setOutput(name, value),
  saveState: (key, value) => {
    try {
      core.saveState(key, value);
    } catch (error) {
      core.warning(`The cleanup step will not know "${key}": ${String(error)}`);
    }
  },
  getState: (key) => core.getState(key),
  annotateError: (message, title) => core.error(message, { title }),
  writeSummary: async (markdown) => {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write();
  },
  readJson: (path) => {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      return undefined;
    }
  },
  makeFolder: (parent, prefix) => {
    for (const root of [parent || tmpdir(), tmpdir()]) {
      try {
        mkdirSync(root, { recursive: true });
        return mkdtempSync(join(root, prefix));
      } catch {
        // The next one, then none: the outputs matter more than the file.
      }
    }
    return '';
  },
  writeFile: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  onSignal: (listener) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => listener(name));
  },
  onCrash: (listener) => {
    // Who reads our output may go away; that is no reason to break off in the middle of a deploy.
    process.stdout.on('error', () => undefined);
    // A rejection that nobody handles is one of these, too.
    process.on('uncaughtException', (error: unknown) => {
      process.exitCode = 1;
      listener(error);
    });
  },
  onStall: (listener) => {
    process.once('beforeExit', () => {
      process.exitCode = 1;
      listener();
    });
  },
  // Many runners of one's own reach the world through a proxy only; unless told, fetch ignores the usual variables.
  useProxy: () => {
    const isNamed = ['HTTP_PROXY', 'HTTPS_PROXY'].some((name) => process.env[name] || process.env[name.toLowerCase()]);
    // Early versions of Node 24 lack it: then it is as it was. Who has no proxy starts sooner without the module.
    if (isNamed) process.getBuiltinModule('node:http').setGlobalProxyFromEnv?.();
  },
  // Output to a pipe is asynchronous: let it drain, then leave whatever still holds the loop open.
  exit: (code) => {
    process.exitCode = code;
    setTimeout(() => process.exit(code), LONGEST_DRAIN_MS);
    process.stdout.write('', () => process.exit(code));
  },
};
