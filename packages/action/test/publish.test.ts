import { markdownFence, markdownText, type Result, rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import fc from 'fast-check';
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
    const raw = rawInputs(list, { INPUT_TOKEN: 'pass-word' });
    const base = baseWorld(list, raw, new AbortController().signal, platform, clock);
    const outputs = {
      verdict: 'pass',
      reason: 'said "pass-word"',
      checks: '[{"verdict":"pass","reason":"pass-word"}]',
    };
    const outcome = { result: { ...result, outputs }, error: undefined };
    await publish(list, outcome, { base, platform, started: { at: 0, elapsedMs: 0 }, reportPath: '' });
    expect(platform.outputs).toEqual({
      verdict: 'pass',
      reason: 'said "***"',
      checks: '[{"verdict":"pass","reason":"***"}]',
    });
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
    expect(summary).toBe('### demo: LOCKED\n\n> held by &lt;b&gt;`@bob`&lt;/b&gt;\n>\n> since noon\n\nWait.\n');
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

  const webhook = 'https://hooks.example/services/T0ABCDEF/B0ABCDEF/x/yz"12<3456';
  const secretContract = {
    action: 'demo',
    inputs: {
      'webhook-url': { default: '', required: false, secret: true },
      headers: { default: '', required: false, secret: true },
      env: { default: '', required: false, secret: true },
      password: { default: '', required: false, secret: true },
      passphrase: { default: '', required: false, secret: true },
      'private-key': { default: '', required: false, secret: true },
      hosts: { default: '', required: false, secret: false },
      urls: { default: '', required: false, secret: false },
    },
    outputs: ['verdict', 'reason', 'checks', 'version', 'stdout', 'report', 'report-path'],
  } as const;
  const given = {
    'INPUT_WEBHOOK-URL': webhook,
    INPUT_HEADERS: 'Authorization: Bearer hd/r+Secret=1\nX-Api-Key: hdr_secret*2',
    INPUT_ENV: 'DB_PASSWORD="env secret 3"\nTLS_KEY<<EOF\nline-one-4\nline-two-5\nEOF',
    INPUT_PASSWORD: 'pa"ss & wörd',
    INPUT_PASSPHRASE: 'p@ss#w0rd_x',
    'INPUT_PRIVATE-KEY': '-----BEGIN KEY-----\nkeyline/one6\nkeyline+two7\n-----END KEY-----',
    INPUT_HOSTS: 'deploy:hostpass8@web1',
    INPUT_URLS: 'https://me:urlpass9@a.example/?token=query%2Fsecret',
  };
  const secrets = [
    '/services/T0ABCDEF/B0ABCDEF/x/yz%2212%3C3456',
    'T0ABCDEF',
    'hd/r+Secret=1',
    'hdr_secret*2',
    'env secret 3',
    'line-one-4',
    'line-two-5',
    'pa"ss & wörd',
    'keyline/one6',
    'keyline+two7',
    'hostpass8',
    'urlpass9',
    'query/secret',
    'p@ss#w0rd_x',
  ];
  const forms: ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => JSON.stringify({ a: secret }),
    (secret) => encodeURIComponent(secret),
    (secret) => Buffer.from(`xy${secret}z`).toString('base64'),
    (secret) => `${secret.slice(0, 3)}\u001b[0m${secret.slice(3)}`,
  ];

  it('lets no secret of any input, in any form, into any sink, and every promised line be one', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...secrets),
      fc.constantFrom(...forms),
      fc.string({ unit: 'binary', maxLength: 9 }),
      async (secret, formOf, noise) => {
        const text = `${noise}\n::error::The requested URL ${formOf(secret)} was not found\u001b]0;x\u0007${noise}`;
        const platform = new FakePlatform();
        const clock = new VirtualClock();
        const raw = rawInputs(secretContract, given);
        const base = baseWorld(secretContract, raw, new AbortController().signal, platform, clock);
        base.log.event(text);
        base.log.foreign('web1', text);
        base.log.warning(text, text);
        base.log.notice(text);
        await base.log.group(text, async () => undefined);
        const result: Result = {
          outputs: { verdict: 'fail', reason: text, checks: JSON.stringify([{ reason: text }]), version: text },
          details: { [text]: text, inner: [{ text }] },
          brief: { reason: text },
          summary: `### demo\n\n${markdownText(text)}\n${markdownFence(text)}`,
        };
        const outcome = { result, error: new UserError('UNHEALTHY', text, { hint: text, cause: new Error(text) }) };
        await publish(secretContract, outcome, {
          base,
          platform,
          started: { at: 0, elapsedMs: 0 },
          reportPath: '/t/r.json',
        });
        const { outputs, files, written, warnings, notices, groups, errors, summary } = platform;
        const sinks = [
          written,
          summary,
          ...warnings,
          ...notices,
          ...groups,
          ...errors.flatMap(({ title, message }) => [title, message]),
          ...Object.values(outputs),
          ...Object.values(files),
        ];
        const shown = formOf(secret).includes('\u001b') ? secret : formOf(secret).replace(/^xy|z$/g, '');
        for (const sink of sinks) {
          expect(sink).not.toContain(secret);
          expect(sink).not.toContain(shown);
        }
        const read = summary.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('`', '');
        expect(read.replaceAll('&amp;', '&')).not.toContain(secret);
        for (const sink of [written, summary, ...warnings, ...notices, ...groups, ...errors.map((e) => e.message)]) {
          expect(sink).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
        for (const name of ['verdict', 'reason', 'checks', 'version', 'report', 'report-path']) {
          expect(outputs[name]).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        }
        expect(JSON.parse(outputs.report ?? '')).toMatchObject({ schema: 'deploy-actions/demo/1', verdict: 'fail' });
        expect(JSON.parse(outputs.checks ?? '')).toHaveLength(1);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});
