import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/actions.mjs';

export interface Ending {
  code: number | null;
  /** Standard output and standard error together. */
  log: string;
  outputs: Record<string, string>;
  /** The random lines that end a value in the file of outputs. */
  delimiters: string[];
  summary: string;
  /** What it kept for its `post:` step. */
  state: Record<string, string>;
  elapsedMs: number;
  /** Every file that it left in its folders, by its path. */
  files: Map<string, string>;
}

export interface RunOptions {
  /** Called once the bundle runs. */
  during?: (child: ChildProcess) => Promise<void>;
  /** What the runner says about the run: GITHUB_REPOSITORY and so on. */
  env?: Record<string, string>;
  /** How many times as fast the bundle's timers and its clock run. */
  speed?: number;
}

const HURRY = join(root, 'test', 'support', 'runner', 'hurry.cjs');

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

  /** Runs the bundle with these inputs. */
  async run(inputs: Record<string, string>, { during, env = {}, speed = 1 }: RunOptions = {}): Promise<Ending> {
    const job = join(this.folder, `job-${++this.jobs}`);
    mkdirSync(join(job, 'temp'), { recursive: true });
    for (const name of ['output', 'state', 'summary']) writeFileSync(join(job, name), '');
    const from = performance.now();
    const hurry = speed === 1 ? [] : ['--require', HURRY];
    const child = spawn(process.execPath, [...hurry, join(this.bundle, 'index.js')], {
      cwd: job,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GITHUB_OUTPUT: join(job, 'output'),
        GITHUB_STATE: join(job, 'state'),
        GITHUB_STEP_SUMMARY: join(job, 'summary'),
        RUNNER_TEMP: join(job, 'temp'),
        // Every run has one, and a rollback by verdict asks which run made a release live.
        GITHUB_RUN_ID: '4711',
        GITHUB_RUN_ATTEMPT: '1',
        ...(speed === 1 ? {} : { HURRY: String(speed) }),
        ...env,
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
    const elapsedMs = performance.now() - from;
    const outputs = readBlocks(join(job, 'output'));
    return {
      code,
      log,
      outputs: Object.fromEntries(outputs.map(({ name, value }) => [name, value])),
      delimiters: outputs.map(({ delimiter }) => delimiter),
      summary: readFileSync(join(job, 'summary'), 'utf8'),
      state: Object.fromEntries(readBlocks(join(job, 'state')).map(({ name, value }) => [name, value])),
      elapsedMs,
      files: filesBelow(job),
    };
  }

  /** The `post:` step of a run: the same bundle with the same inputs, and with what the run kept for it. */
  post(inputs: Record<string, string>, { state }: Pick<Ending, 'state'>): Promise<Ending> {
    return this.run(inputs, {
      env: Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    });
  }

  /** Ends what is still running, and removes the folder. */
  close(): void {
    for (const child of this.started) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function readBlocks(file: string): { name: string; delimiter: string; value: string }[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^(\S+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm);
  return [...blocks].map(([, name = '', delimiter = '', value = '']) => ({ name, delimiter, value }));
}

function filesBelow(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}
