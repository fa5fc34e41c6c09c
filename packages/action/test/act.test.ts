import { act, type Contract, parseInputs, type RawInputs, type Result, type World } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { FakePlatform } from './fake-platform';

const contract = {
  action: 'demo',
  inputs: {
    greeting: { default: 'hello', required: false, secret: false },
    'private-key': { default: '', required: false, secret: true },
  },
  outputs: ['verdict', 'reason', 'report', 'report-path'],
} as const satisfies Contract;

const readInputs = (raw: RawInputs) =>
  parseInputs(contract, raw, (reader) => ({
    greeting: reader.choice('greeting', ['hello', 'bye']),
    key: reader.text('private-key'),
  }));
type Inputs = ReturnType<typeof readInputs>;
type Output = (typeof contract.outputs)[number];
type Run = (inputs: Inputs, world: World) => Promise<Result<Output>>;

const good: Result<Output> = { outputs: { verdict: 'pass' }, details: { seen: 1 }, brief: {}, summary: 'All well.' };

interface Setting {
  env?: Record<string, string>;
  platform?: FakePlatform;
  cleanUp?: (inputs: Inputs, world: World, recall: (key: string) => string) => Promise<void>;
  read?: (raw: RawInputs) => Inputs;
  during?: (platform: FakePlatform, clock: VirtualClock) => Promise<void>;
}

async function acted(
  run: Run,
  { env, platform = new FakePlatform(env), cleanUp, read = readInputs, during }: Setting = {},
) {
  const clock = new VirtualClock(1_700_000_000_000);
  const started = clock.elapsed();
  const ending = act(
    { contract, readInputs: read, world: (base) => base, run, ...(cleanUp ? { cleanUp } : {}) },
    platform,
    clock,
  );
  await during?.(platform, clock);
  await ending;
  return { platform, elapsedMs: clock.elapsed() - started };
}

/** Whatever happened: every output is set, the report file is there and is JSON, and the step ended once. */
function expectWhole(platform: FakePlatform, exit: number): void {
  expect(Object.keys(platform.outputs).sort()).toEqual([...contract.outputs].sort());
  expect(platform.outputs['report-path']).toBe('/runner/temp/demo-1/report.json');
  expect(platform.report()).toMatchObject({ schema: 'deploy-actions/demo/1' });
  expect(JSON.parse(platform.outputs.report ?? '')).toMatchObject({ schema: 'deploy-actions/demo/1' });
  expect(platform.exits).toEqual([exit]);
}

describe('act', () => {
  it('turns a result into outputs, report and summary', async () => {
    const { platform } = await acted(async ({ greeting }) => ({
      ...good,
      outputs: { verdict: 'pass', reason: greeting },
    }));
    expectWhole(platform, 0);
    expect(platform.outputs).toMatchObject({ verdict: 'pass', reason: 'hello' });
    expect(platform.report()).toMatchObject({ seen: 1, outputs: { verdict: 'pass' } });
    expect([platform.summary, platform.errors]).toEqual(['All well.\n', []]);
  });

  it('fails the step for a failure, with its outputs and without a stack', async () => {
    const failure = new UserError('UNHEALTHY', 'web1 answers 503', { hint: 'Look at web1.' });
    const { platform } = await acted(async () => ({ ...good, outputs: { verdict: 'fail' }, failure }));
    expectWhole(platform, 1);
    expect(platform.outputs.verdict).toBe('fail');
    expect(platform.errors).toEqual([{ title: 'UNHEALTHY', message: 'web1 answers 503\nWhat to do: Look at web1.' }]);
  });

  it('names all bad inputs at once, before anything runs', async () => {
    let ran = false;
    const env = { INPUT_GREETING: 'hi', INPUT_GREETINGS: 'x' };
    const { platform } = await acted(
      async () => {
        ran = true;
        return good;
      },
      { env },
    );
    expectWhole(platform, 1);
    expect(ran).toBe(false);
    expect(platform.outputs.verdict).toBe('');
    expect(platform.errors[0]?.title).toBe('BAD_INPUT');
    expect(platform.errors[0]?.message).toMatch(/2 problems[\s\S]*Did you mean greeting\?[\s\S]*"hi" is not allowed/);
    expect(platform.report()).toMatchObject({
      error: { code: 'BAD_INPUT', problems: [{ code: 'UNKNOWN' }, { code: 'ILLEGAL' }] },
    });
    expect(platform.summary).toContain('### demo: BAD_INPUT');
  });

  it.each([
    ['readInputs throws', { read: () => thrown(new TypeError('ours')) }, async () => good],
    ['run rejects', {}, async () => Promise.reject(new TypeError('ours'))],
    ['run throws at once', {}, () => thrown(new TypeError('ours'))],
  ] satisfies [string, Setting, Run][])('calls it a defect of ours, with a stack, when %s', async (_, setting, run) => {
    const { platform } = await acted(run, setting);
    expectWhole(platform, 1);
    expect(platform.errors).toHaveLength(1);
    expect(platform.errors[0]?.title).toBe('INTERNAL');
    expect(platform.errors[0]?.message).toMatch(/^ours\n\s+at /);
    expect(platform.outputs.verdict).toBe('');
  });

  it('survives a run that hands back nothing', async () => {
    const nothing = JSON.parse('null') as Result<Output>;
    const { platform } = await acted(async () => nothing);
    expectWhole(platform, 1);
    expect(platform.errors[0]?.title).toBe('INTERNAL');
  });

  it('masks secrets before anything is printed, and in everything that it writes', async () => {
    const secret = 'hunter2-"quoted"';
    const env = { 'INPUT_PRIVATE-KEY': secret };
    const { platform } = await acted(
      async ({ key }) => ({
        ...good,
        details: { key },
        brief: { key },
        summary: `key ${key}`,
        failure: new UserError('AUTH_FAILED', `bad key ${key}`),
      }),
      { env },
    );
    expectWhole(platform, 1);
    expect(platform.masks).toEqual([secret]);
    const written = [platform.summary, platform.outputs.report, ...Object.values(platform.files)].join('\n');
    expect(written).not.toContain('hunter2');
  });

  it('parses the inputs that are YAML before they are read, and masks the secrets in them', async () => {
    const platform = new FakePlatform({ INPUT_GREETING: '- headers: {X-Token: hunter2-hunter2}' });
    const seen: unknown[] = [];
    await act(
      {
        contract,
        structures: ['greeting'],
        readInputs: (raw: RawInputs) => parseInputs(contract, raw, (reader) => reader.structure('greeting')),
        world: (base: World) => base,
        run: async (inputs, world) => {
          seen.push(inputs);
          return { ...good, outputs: { verdict: world.mask('hunter2-hunter2') } };
        },
      },
      platform,
      new VirtualClock(),
    );
    expect(seen).toEqual([[{ headers: { 'X-Token': 'hunter2-hunter2' } }]]);
    expect(platform.outputs.verdict).toBe('***');
    expect(platform.masks).toContain('hunter2-hunter2');
  });

  it('lets no foreign text in an error become a command', async () => {
    const message = 'remote said:\n::set-output name=verdict::pass\r::stop-commands::x\n##[error]y';
    const { platform } = await acted(async () => Promise.reject(new UserError('COMMAND_FAILED', message)));
    expect(platform.errors[0]?.message).not.toMatch(/(^|\n)\s*::|##\[|\r/);
    expect(platform.summary).not.toMatch(/(^|\n)\s*::|##\[/);
  });

  describe('when it is cancelled', () => {
    const cancel = async (platform: FakePlatform, clock: VirtualClock) => {
      await clock.sleep(1000);
      platform.signal('SIGINT');
    };

    it('gives the run time to stop, and tells what it made of it', async () => {
      const run: Run = async (_, world) => {
        await world.clock.sleep(60_000, world.signal).catch(() => undefined);
        await world.clock.sleep(2000);
        return { ...good, outputs: { verdict: 'cancelled' }, failure: new UserError('CANCELLED', 'stopped in time') };
      };
      const { platform, elapsedMs } = await acted(run, { during: cancel });
      expectWhole(platform, 1);
      expect(elapsedMs).toBe(3000);
      expect(platform.outputs.verdict).toBe('cancelled');
      expect(platform.errors).toEqual([{ title: 'CANCELLED', message: expect.stringMatching(/^stopped in time/) }]);
    });

    it('ends within 7 s with all outputs, even if the run does not listen', async () => {
      const { platform, elapsedMs } = await acted(async (_, { clock }) => clock.sleep(3_600_000).then(() => good), {
        during: cancel,
      });
      expectWhole(platform, 1);
      expect(elapsedMs - 1000).toBeLessThan(7000);
      expect(platform.outputs.verdict).toBe('');
      expect(platform.errors[0]).toMatchObject({ title: 'CANCELLED' });
    });

    it('takes an AbortError for what it is', async () => {
      const run: Run = async (_, { clock, signal }) => {
        await clock.sleep(60_000, signal).catch(() => undefined);
        throw new DOMException('This operation was aborted', 'AbortError');
      };
      const { platform } = await acted(run, { during: cancel });
      expect(platform.errors[0]?.title).toBe('CANCELLED');
      expect(platform.errors[0]?.message).toContain('caused by: This operation was aborted');
    });
  });

  it('ends with outputs and INTERNAL after an error that nobody caught', async () => {
    const run: Run = async (_, { clock, signal }) => clock.sleep(60_000, signal).then(() => good);
    const { platform } = await acted(run, {
      during: async (platform, clock) => {
        await clock.sleep(10);
        platform.crash(new RangeError('in a listener'));
      },
    });
    expectWhole(platform, 1);
    expect(platform.errors).toEqual([{ title: 'INTERNAL', message: expect.stringMatching(/^in a listener\n\s+at /) }]);
  });

  it('keeps the outputs of a run that ended well in spite of a crash, but not its colour', async () => {
    const run: Run = async (_, { clock }) => clock.sleep(1000).then(() => good);
    const { platform } = await acted(run, { during: async (platform) => platform.crash(new Error('elsewhere')) });
    expectWhole(platform, 1);
    expect([platform.outputs.verdict, platform.errors[0]?.title]).toEqual(['pass', 'INTERNAL']);
  });

  it('notices a run that can never end', async () => {
    const { platform } = await acted(() => new Promise(() => undefined), {
      during: async (platform) => platform.stall(),
    });
    expectWhole(platform, 1);
    expect(platform.errors[0]?.message).toContain('The run ended without a result');
  });

  it('ends red where even the world cannot be built', async () => {
    const platform = new FakePlatform();
    platform.makeFolder = () => thrown(new Error('read-only'));
    await acted(async () => good, { platform });
    expect([platform.exits, platform.errors[0]?.title]).toEqual([[1], 'INTERNAL']);
  });

  describe('the post step', () => {
    it('is known by what the main step left, cleans up, and sets no outputs', async () => {
      const first = await acted(async (_, world) => {
        world.remember('token', 't1');
        return good;
      });
      const platform = new FakePlatform();
      Object.assign(platform.states, first.platform.states);
      let recalled = '';
      let ran = false;
      await acted(
        async () => {
          ran = true;
          return good;
        },
        {
          platform,
          cleanUp: async (_, __, recall) => {
            recalled = recall('token');
          },
        },
      );
      expect([ran, recalled, platform.exits, platform.outputs, platform.files]).toEqual([false, 't1', [0], {}, {}]);
    });

    it.each([
      ['bad inputs', { INPUT_GREETING: 'hi' }, []],
      ['good ones', {}, ['Cleaning up failed: no way']],
    ])('ends green with %s', async (_, env, warnings) => {
      const platform = new FakePlatform(env);
      platform.states['main-ran'] = 'true';
      await acted(async () => good, { platform, cleanUp: async () => thrown(new Error('no way')) });
      expect(platform.exits).toEqual([0]);
      expect(platform.warnings.map((text) => text.split('\n')[0])).toEqual(warnings);
    });

    it('has nothing to do where an action has no clean-up', async () => {
      const platform = new FakePlatform();
      platform.states['main-ran'] = 'true';
      await acted(async () => good, { platform });
      expect([platform.exits, platform.warnings]).toEqual([[0], []]);
    });
  });
});

function thrown(error: Error): never {
  throw error;
}
