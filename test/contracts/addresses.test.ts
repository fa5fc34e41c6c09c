import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BadInput, IllegalAddress, parseAddress, rawInputs, type World, withStructures } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { askHttp, startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import fc from 'fast-check';
import { baseWorld } from '../../packages/action/src/base-world';
import { FakePlatform } from '../../packages/action/test/fake-platform';
import { askThrough } from '../../packages/release/src/ask-through';
import { toolScript } from '../../packages/release/src/ask-with-tools';
import { listActions } from '../../scripts/actions.mjs';

const AMBIGUOUS = [
  'http://127.0.0.1:8000/ http://127.0.0.1:9/health',
  'http://127.0.0.1:8000/,http://127.0.0.1:9/health',
  'http://127.0.0.1:8000/a b',
  'http://127.0.0.1:/health',
  'https:///health',
  'http:/127.0.0.1/health',
  'http:127.0.0.1/health',
  'http://:8080/health',
  'http://${{ vars.HOST }}/',
  'http://$HOST/health',
  'http://${HOST}:8080/health',
  'http://127.0.0.1:$PORT/',
  'http:\\\\127.0.0.1\\health',
  'http://127.0.0.1:65536/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://127.0.0.1/a/../b',
  'http://user:hunter2@127.0.0.1/',
];

/** Takes no URL, although its name or its text could make one think so. */
const NO_URLS = new Set(['proxy-address', 'job-url']);

interface UrlInput {
  action: string;
  input: string;
  folder: string;
  /** As the input wants it. */
  write: (url: string) => string;
}

/** Every input that takes a URL, by its name or by what action.yml says of it. */
const inputs: UrlInput[] = listActions().flatMap(({ name: action, folder, manifest }) =>
  Object.entries(manifest.inputs ?? {}).flatMap(([input, { description = '' }]) => {
    const takesUrl = /(^|-)urls?$/.test(input) || /`[^`]*https?:\/\/…|an http or https URL/.test(description);
    const write = input === 'buttons' ? (url: string) => `Open=${url}` : (url: string) => url;
    const own = takesUrl && !NO_URLS.has(input) ? [{ action, input, folder, write }] : [];
    const checks = { action, input, folder, write: (url: string) => JSON.stringify([{ url }]) };
    return input === 'checks' ? [checks] : own;
  }),
);

/** The least beside a URL so that it is read. */
const BESIDE: Readonly<Record<string, Record<string, string>>> = {
  'error-rate-monitor api-url': { INPUT_SOURCE: 'sentry' },
  'error-rate-monitor control-url': {
    INPUT_METHOD: 'sequential',
    'INPUT_ERRORS-PATH': '$.errors',
    'INPUT_TOTAL-PATH': '$.total',
  },
};

async function problemsOf({ action, input, folder, write }: UrlInput, url: string): Promise<string[]> {
  const { contract } = await import(join(folder, 'src', 'contract'));
  const { readInputs } = await import(join(folder, 'src', 'inputs'));
  const given = { ...BESIDE[`${action} ${input}`], [`INPUT_${input.toUpperCase()}`]: write(url) };
  const raw = await withStructures(rawInputs(contract, given), input === 'checks' ? ['checks'] : []);
  const signal = new AbortController().signal;
  const world: World = baseWorld(contract, raw, signal, new FakePlatform(), new VirtualClock());
  try {
    // What comes second is the commit for one action and the world for another.
    readInputs(raw, action === 'ssh-deploy' ? 'v1' : world);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems
      .filter((problem) => problem.input === input || problem.input.startsWith(`${input}[`))
      .map(({ given: found, legal }) => `${found}: ${legal}`);
  }
}

it('knows the inputs that take a URL', () => {
  expect(inputs.map(({ action, input }) => `${action} ${input}`).sort()).toEqual([
    'auto-rollback health-urls',
    'deployment-record environment-url',
    'error-rate-monitor api-url',
    'error-rate-monitor control-url',
    'error-rate-monitor health-urls',
    'error-rate-monitor url',
    'health-gate checks',
    'health-gate urls',
    'slack-notify buttons',
    'slack-notify url',
    'slack-notify webhook-url',
    'ssh-deploy health-url',
  ]);
});

describe.each(inputs)('$action $input', (one) => {
  it('refuses every ambiguous address, with its cause and without its login', async () => {
    for (const url of AMBIGUOUS) {
      const problems = await problemsOf(one, url);
      expect([url, problems.length > 0]).toEqual([url, true]);
      expect(problems.join('\n')).not.toContain('hunter2');
    }
    expect((await problemsOf(one, 'http://127.0.0.1:/health')).join('\n')).toContain('an empty port');
  });

  it('accepts a plain address', async () => {
    expect(await problemsOf(one, 'http://127.0.0.1:8080/health')).toEqual([]);
  });
});

describe('an address that is accepted', () => {
  const seen: { target: string | undefined; host: string | undefined }[] = [];
  const server = createServer((request, response) => {
    seen.push({ target: request.url, host: request.headers.host });
    response.end();
  });
  let port = 0;
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  /** Puts the question for each text that is accepted, and compares what arrives with what was written. */
  async function expectAsWritten(ask: (url: string) => Promise<unknown>, numRuns: number): Promise<void> {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(pathsAndQueries, async (target) => {
        const url = accept(`http://127.0.0.1:${port}${target}`);
        if (url === undefined) return;
        accepted++;
        await ask(url);
        const sent = target.startsWith('/') ? target : `/${target}`;
        expect(seen.at(-1)).toEqual({ target: sent, host: `127.0.0.1:${port}` });
      }),
      { numRuns },
    );
    expect(accepted).toBeGreaterThan(numRuns / 20);
  }

  const signal = new AbortController().signal;

  it('is asked from the runner byte for byte as it was written', async () => {
    const request = { method: 'GET', headers: [], body: undefined, userAgent: 'test', followRedirects: false };
    await expectAsWritten((url) => askHttp({ ...request, url }, {}, USUAL_LIMITS, signal, startProgress(url)), 600);
  });

  it('is sent by fetch, as webhooks are, byte for byte as it was written', async () => {
    await expectAsWritten((url) => fetch(url), 300);
  });

  it('is asked through the SSH server byte for byte as it was written', async () => {
    const dial = async (host: string, at: number) => connect(at, host);
    await expectAsWritten((url) => askThrough(dial, new URL(url), signal), 400);
  });

  it.each(['curl', 'wget', 'busybox'])('is asked with %s byte for byte as it was written', async (tool) => {
    // A machine without the tool has nothing to compare with; the end-to-end tests have all of them.
    if (!existsSync(`/usr/bin/${tool}`) && !existsSync(`/bin/${tool}`)) return;
    const run = promisify(execFile);
    const wget = tool === 'busybox' ? 'busybox wget' : 'wget';
    const missing = tool === 'curl' ? 'curl' : 'no-such-curl';
    await expectAsWritten((url) => {
      const script = toolScript(new URL(url), 5000)
        .replaceAll('curl', missing)
        .replaceAll(/\bwget -q/g, `${wget} -q`);
      return run('sh', ['-c', script]);
    }, 120);
  });
});

const pieces = fc.oneof(
  fc.constantFrom('/', '.', '..', '%2e', '%2F', '%', '?', '&', '=', '#', '@', ':', ';', ',', '+', '~', "'", '!'),
  fc.constantFrom('[', ']', '{', '}', '|', '^', '`', '"', '<', ' ', '\t', '\\', '$', '${A}', '\u00fc', '\u200b'),
  fc.stringMatching(/^[A-Za-z0-9]{1,4}$/),
);
const pathsAndQueries = fc
  .tuple(fc.constantFrom('', '/', '?', '/a'), fc.array(pieces, { maxLength: 6 }))
  .map(([first, rest]) => `${first}${rest.join('')}`);

function accept(text: string): string | undefined {
  try {
    return parseAddress(text).url;
  } catch (error) {
    if (!(error instanceof IllegalAddress)) throw error;
    return undefined;
  }
}
