import type { Platform } from '../src/platform';

/** A runner in memory: everything that an action told it, and the buttons that a runner has. */
export class FakePlatform implements Platform {
  env: Record<string, string | undefined>;
  written = '';
  readonly warnings: string[] = [];
  readonly notices: string[] = [];
  readonly groups: string[] = [];
  readonly masks: string[] = [];
  readonly outputs: Record<string, string> = {};
  readonly states: Record<string, string> = {};
  readonly errors: { title: string; message: string }[] = [];
  readonly files: Record<string, string> = {};
  readonly exits: number[] = [];
  summary = '';
  /** What GITHUB_EVENT_PATH holds. */
  event: unknown;
  private readonly signalListeners: ((name: string) => void)[] = [];
  private readonly crashListeners: ((error: unknown) => void)[] = [];
  private readonly stallListeners: (() => void)[] = [];

  constructor(env: Record<string, string> = {}) {
    this.env = { RUNNER_TEMP: '/runner/temp', ...env };
  }

  readonly sink = {
    write: (text: string) => {
      this.written += text;
    },
    warning: (text: string) => {
      this.warnings.push(text);
    },
    notice: (text: string) => {
      this.notices.push(text);
    },
    startGroup: (title: string) => {
      this.groups.push(title);
    },
    endGroup: () => {
      this.groups.push('end');
    },
  };

  setSecret(value: string) {
    this.masks.push(value);
  }
  setOutput(name: string, value: string) {
    this.outputs[name] = value;
  }
  saveState(key: string, value: string) {
    this.states[key] = value;
  }
  getState(key: string) {
    return this.states[key] ?? '';
  }
  annotateError(message: string, title: string) {
    this.errors.push({ message, title });
  }
  async writeSummary(markdown: string) {
    this.summary += markdown;
  }
  readJson() {
    return this.event;
  }
  makeFolder(parent: string | undefined, prefix: string) {
    return `${parent}/${prefix}1`;
  }
  writeFile(path: string, text: string) {
    this.files[path] = text;
  }
  onSignal(listener: (name: string) => void) {
    this.signalListeners.push(listener);
  }
  onCrash(listener: (error: unknown) => void) {
    this.crashListeners.push(listener);
  }
  onStall(listener: () => void) {
    this.stallListeners.push(listener);
  }
  useProxy() {}

  exit(code: number) {
    this.exits.push(code);
  }

  signal(name: string) {
    for (const listener of this.signalListeners) listener(name);
  }
  crash(error: unknown) {
    for (const listener of this.crashListeners) listener(error);
  }
  stall() {
    for (const listener of this.stallListeners) listener();
  }

  /** The report file, parsed. */
  report(): Record<string, unknown> {
    return JSON.parse(this.files[this.outputs['report-path'] ?? ''] ?? 'null');
  }
}
