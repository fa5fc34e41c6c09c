import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodePlatform } from '../src/platform';

const here = dirname(fileURLToPath(import.meta.url));
let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'platform-test-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The fixture as the runner would start it. */
function start(deed: string, env: Record<string, string> = {}): ChildProcess {
  for (const file of ['output', 'state', 'summary']) writeFileSync(join(scratch, file), '');
  const flags = ['--conditions=source', '--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
  const hooks = ['--import', join(here, 'resolve-typescript.mjs')];
  return spawn(process.execPath, [...flags, ...hooks, join(here, 'process-fixture.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      FIXTURE: deed,
      RUNNER_TEMP: scratch,
      GITHUB_OUTPUT: join(scratch, 'output'),
      GITHUB_STATE: join(scratch, 'state'),
      GITHUB_STEP_SUMMARY: join(scratch, 'summary'),
      ...env,
    },
  });
}

interface Ending {
  code: number | null;
  output: string;
  outputs: Record<string, string>;
}

async function ended(child: ChildProcess, onFirstOutput: () => void = () => undefined): Promise<Ending> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') onFirstOutput();
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, outputs: keyed('output') };
}

/** A file of the runner's `name<<delimiter` blocks. */
function keyed(file: string): Record<string, string> {
  const blocks = readFileSync(join(scratch, file), 'utf8').matchAll(/^(\S+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = '', , value = '']) => [name, value]));
}

function expectWhole({ outputs }: Ending): void {
  expect(Object.keys(outputs).sort()).toEqual(['report', 'report-path', 'verdict']);
  expect(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
    schema: 'deploy-actions/fixture/1',
  });
}

describe('a process', () => {
  it('sets outputs, state and summary, and leaves although a timer is left over', async () => {
    const ending = await ended(start('timer left over'));
    expect([ending.code, ending.outputs.verdict]).toEqual([0, 'pass']);
    expectWhole(ending);
    expect(keyed('state')).toEqual({ 'main-ran': 'true', note: 'kept' });
    expect(readFileSync(join(scratch, 'summary'), 'utf8')).toContain('Fine.');
    expect(statSync(ending.outputs['report-path'] ?? '').mode & 0o077).toBe(0);
  });

  it('loses nothing of what it printed into a pipe', async () => {
    const { output, code } = await ended(start('much output'));
    expect(code).toBe(0);
    expect(output.match(/^line \d+ x+$/gm)).toHaveLength(20_000);
  });

  it.each([
    ['unhandled rejection', 'nobody caught me'],
    ['uncaught exception', 'thrown in a timer'],
    ['stall', 'The run ended without a result'],
  ])(
    'ends red, with outputs, after: %s',
    async (deed, message) => {
      const ending = await ended(start(deed));
      expect(ending.code).toBe(1);
      expectWhole(ending);
      expect(ending.output).toMatch(new RegExp(`^::error title=INTERNAL::${message}`, 'm'));
    },
    15_000,
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cancelled, with outputs, after a %s',
    async (signal) => {
      const child = start('wait');
      const ending = await ended(child, () => child.kill(signal));
      expect(ending.code).toBe(1);
      expectWhole(ending);
      expect(ending.output).toMatch(/^::error title=CANCELLED::/m);
    },
    15_000,
  );

  it('lets a flood wait for the reader of the log', async () => {
    const { outputs, output } = await ended(start('flood'));
    expect(outputs.verdict).toBe('pass');
    expect(output.length).toBeGreaterThan(30_000_000);
  });

  it.each(['output again and again', 'flood'])('goes on when nobody reads its output any more (%s)', async (deed) => {
    const child = start(deed);
    child.stdout?.destroy();
    const ending = await ended(child);
    expect(ending.code).toBe(0);
    expectWhole(ending);
  });

  it('is red when the file for the outputs is missing', async () => {
    const ending = await ended(start('good', { GITHUB_OUTPUT: join(scratch, 'nowhere') }));
    expect(ending.code).toBe(1);
    expect(ending.output).toMatch(/^::error title=INTERNAL::/m);
  });

  it('registers a secret before it prints anything', async () => {
    const { output } = await ended(start('good', { INPUT_TOKEN: 'hunter2' }));
    expect(output.indexOf('::add-mask::hunter2')).toBeLessThan(output.indexOf('running'));
  });
});

describe('nodePlatform', () => {
  it('makes a fresh folder each time, and the parent where that is missing', () => {
    const parent = join(scratch, 'a', 'b');
    const made = [nodePlatform.makeFolder(parent, 'x-'), nodePlatform.makeFolder(parent, 'x-')];
    expect(new Set(made).size).toBe(2);
    expect(made.every((path) => path.startsWith(join(parent, 'x-')) && existsSync(path))).toBe(true);
  });

  it('takes another place for the folder where the first is none', () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    const made = nodePlatform.makeFolder(file, 'x-');
    expect(made.startsWith(join(tmpdir(), 'x-'))).toBe(true);
    rmSync(made, { recursive: true });
  });

  it('reads JSON, and takes what is none for nothing', () => {
    const path = join(scratch, 'event.json');
    writeFileSync(path, '{"a":1}');
    expect(nodePlatform.readJson(path)).toEqual({ a: 1 });
    writeFileSync(path, '{"a":');
    expect(nodePlatform.readJson(path)).toBeUndefined();
    expect(nodePlatform.readJson(join(scratch, 'nowhere'))).toBeUndefined();
  });
});
