import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ending {
  code: number | null;
  /** Standard output and standard error together. */
  log: string;
  outputs: Record<string, string>;
  /** The random lines that end a value in the file of outputs. */
  delimiters: string[];
  summary: string;
  elapsedMs: number;
}

/** A runner of one job: it keeps the bundle far away from our node_modules, and its files in a folder of its own. */
export class Runner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  private readonly bundle: string;
  private readonly started: ChildProcess[] = [];
  private jobs = 0;

  constructor(bundle: string) {
    this.bundle = join(this.folder, 'action');
    cpSync(bundle, this.bundle, { recursive: true });
  }

  /** Runs the bundle with these inputs; `during` is called once it runs. `state` is what an earlier step left. */
  async run(
    inputs: Record<string, string>,
    during?: (child: ChildProcess) => Promise<void>,
    state: Record<string, string> = {},
    environment: Record<string, string> = {},
  ): Promise<Ending> {
    const job = join(this.folder, `job-${++this.jobs}`);
    mkdirSync(join(job, 'temp'), { recursive: true });
    for (const name of ['output', 'state', 'summary']) writeFileSync(join(job, name), '');
    const from = performance.now();
    const child = spawn(process.execPath, [join(this.bundle, 'index.js')], {
      cwd: job,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GITHUB_OUTPUT: join(job, 'output'),
        GITHUB_STATE: join(job, 'state'),
        GITHUB_STEP_SUMMARY: join(job, 'summary'),
        RUNNER_TEMP: join(job, 'temp'),
        ...environment,
        ...Object.fromEntries(Object.entries(state).map(([key, value]) => [`STATE_${key}`, value])),
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
    });
    this.started.push(child);
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
    }
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
    await during?.(child);
    const code = await closed;
    const blocks = [...readFileSync(join(job, 'output'), 'utf8').matchAll(/^(\S+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm)];
    return {
      code,
      log,
      outputs: Object.fromEntries(blocks.map(([, name = '', , value = '']) => [name, value])),
      delimiters: blocks.map(([, , delimiter = '']) => delimiter),
      summary: readFileSync(join(job, 'summary'), 'utf8'),
      elapsedMs: performance.now() - from,
    };
  }

  /** Ends what is still running, and removes the folder. */
  close(): void {
    for (const child of this.started) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
