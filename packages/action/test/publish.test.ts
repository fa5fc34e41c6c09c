import { type Result, rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { baseWorld } from '../src/base-world';
import { publish } from '../src/publish';
import { FakePlatform } from './fake-platform';

const contract = { action: 'demo', inputs: {}, outputs: ['verdict', 'stdout', 'report', 'report-path'] } as const;
const result: Result = { outputs: { verdict: 'pass' }, details: {}, brief: {}, summary: 'Well.' };

async function published(
  given: Partial<Result> = {},
  error?: unknown,
  platform = new FakePlatform(),
): Promise<FakePlatform> {
  const clock = new VirtualClock(1_700_000_000_000);
  const base = baseWorld(contract, rawInputs(contract, {}), new AbortController().signal, platform, clock);
  const started = { at: clock.now(), elapsedMs: clock.elapsed() };
  await clock.sleep(1500);
  await publish(
    contract,
    { result: { ...result, ...given }, error },
    { base, platform, started, reportPath: '/t/report.json' },
  );
  return platform;
}

describe('publish', () => {
  it('sets what the contract lists, and nothing else', async () => {
    const platform = await published({ outputs: { verdict: 'pass', secret: 'x', report: 'y', 'report-path': 'z' } });
    expect(Object.keys(platform.outputs)).toEqual(['verdict', 'stdout', 'report', 'report-path']);
    expect(platform.outputs).toMatchObject({ verdict: 'pass', stdout: '', 'report-path': '/t/report.json' });
    expect(JSON.parse(platform.outputs.report ?? '')).toMatchObject({ verdict: 'pass', durationMs: 1500 });
    expect(platform.exits).toEqual([0]);
  });

  it('cuts an output at 64 KiB, not in the middle of a character, and says so', async () => {
    const platform = await published({ outputs: { stdout: '€'.repeat(30_000) } });
    expect(Buffer.byteLength(platform.outputs.stdout ?? '')).toBe(65_535);
    expect(platform.outputs.stdout).toMatch(/^€+$/);
    expect(platform.notices).toEqual([expect.stringContaining('stdout was cut at 64 KiB')]);
    expect(platform.report()).toMatchObject({ outputs: { stdout: '€'.repeat(30_000) } });
  });

  it('names the log file where there is one: a report does not hold everything that steps print', async () => {
    const platform = await published({ outputs: { stdout: 'x'.repeat(65_537), 'log-path': '/t/steps.log' } });
    expect(platform.notices).toEqual([expect.stringMatching(/is in the report and the log file\.$/)]);
  });

  it('masks secrets that foreign words repeat, but no word that later steps decide by', async () => {
    const given = { inputs: { token: { default: '', required: true, secret: true } } };
    const list = { ...given, action: 'demo', outputs: ['verdict', 'reason', 'checks'] } as const;
    const platform = new FakePlatform();
    const clock = new VirtualClock();
    const raw = rawInputs(list, { INPUT_TOKEN: 'pass' });
    const base = baseWorld(list, raw, new AbortController().signal, platform, clock);
    const outputs = { verdict: 'pass', reason: 'said "pass"', checks: '[{"reason":"pass"}]' };
    const outcome = { result: { ...result, outputs }, error: undefined };
    await publish(list, outcome, { base, platform, started: { at: 0, elapsedMs: 0 }, reportPath: '' });
    expect(platform.outputs).toEqual({ verdict: 'pass', reason: 'said "***"', checks: '[{"reason":"***"}]' });
  });

  it('leaves an output of exactly 64 KiB alone', async () => {
    const platform = await published({ outputs: { stdout: 'x'.repeat(65_536) } });
    expect([platform.outputs.stdout?.length, platform.notices]).toEqual([65_536, []]);
  });

  it('sets the outputs even if the report cannot be written, and is red then', async () => {
    const platform = new FakePlatform();
    platform.writeFile = () => {
      throw new Error('ENOSPC: no space left on device');
    };
    await published({}, undefined, platform);
    expect(platform.outputs).toMatchObject({ verdict: 'pass', 'report-path': '' });
    expect(platform.errors[0]).toMatchObject({ title: 'INTERNAL', message: expect.stringContaining('ENOSPC') });
    expect(platform.exits).toEqual([1]);
  });

  it('is red if an output cannot be set, because the next steps would see no verdict', async () => {
    const platform = new FakePlatform();
    const setOutput = platform.setOutput.bind(platform);
    platform.setOutput = (name, value) => {
      if (name === 'verdict') throw new Error('Missing file at path');
      setOutput(name, value);
    };
    await published({}, undefined, platform);
    expect(Object.keys(platform.outputs)).toEqual(['stdout', 'report', 'report-path']);
    expect([platform.exits, platform.errors[0]?.title]).toEqual([[1], 'INTERNAL']);
  });

  it('does not lose the own error of the run over one of writing', async () => {
    const platform = new FakePlatform();
    platform.writeFile = () => {
      throw new Error('ENOSPC');
    };
    await published({}, new UserError('UNHEALTHY', 'ill'), platform);
    expect(platform.errors.map(({ title }) => title)).toEqual(['UNHEALTHY']);
    expect(platform.warnings[0]).toContain('ENOSPC');
  });

  it('reports the rest where facts cannot be put into JSON', async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const platform = await published({ details: circular, brief: { big: 1n } });
    expect(platform.report()).toMatchObject({ schema: 'deploy-actions/demo/1', outputs: { verdict: 'pass' } });
    expect(JSON.parse(platform.outputs.report ?? '')).toMatchObject({ verdict: 'pass' });
    expect(platform.exits).toEqual([1]);
  });

  it('says in the log what an annotation has no room for', async () => {
    const platform = await published(
      {},
      new UserError('BAD_INPUT', Array(200).fill('a problem with an input').join('\n')),
    );
    expect(platform.errors[0]?.message.length).toBeLessThan(4096);
    expect(platform.written.match(/a problem with an input/g)).toHaveLength(200);
  });

  it('writes a summary of its own where the run left none', async () => {
    const error = new UserError('LOCKED', 'held by <b>@bob</b>\nsince noon', { hint: 'Wait.' });
    const { summary } = await published({ summary: '' }, error);
    expect(summary).toBe(
      '### demo: LOCKED\n\n> held by &lt;b&gt;&#64;&#8203;bob&lt;/b&gt;\n>\n> since noon\n\nWait.\n',
    );
  });

  it('writes no summary where there is nothing to say, and one of 512 KiB at most', async () => {
    expect((await published({ summary: '' })).summary).toBe('');
    expect((await published({ summary: 'x'.repeat(1_000_000) })).summary).toHaveLength(512 * 1024);
  });

  it('ends all the same where the summary cannot be written', async () => {
    const platform = new FakePlatform();
    platform.writeSummary = async () => Promise.reject(new Error('EACCES'));
    await published({}, undefined, platform);
    expect(platform.exits).toEqual([0]);
  });
});
