import { readFileSync } from 'node:fs';
import { createLog, rawInputs, type World, withStructures } from '@deploy-actions/action';
import { type Clock, VirtualClock } from '@deploy-actions/clock';
import type { AskHttp } from '@deploy-actions/http';
import { prepareSelectors } from '@deploy-actions/source';
import { connect, KeptConnections } from '@deploy-actions/ssh';
import { fakeAsk } from '../../../test/support/http';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { contract } from '../src/contract';
import { type Inputs, readInputs } from '../src/inputs';
import { run } from '../src/run';
import type { MonitorResult, MonitorWorld } from '../src/world';

export async function inputsOf(given: Record<string, string>): Promise<Inputs> {
  const environment = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const raw = rawInputs(contract, Object.fromEntries(environment));
  await prepareSelectors(raw);
  return readInputs(await withStructures(raw, ['metrics']));
}

export const url = 'http://api.example/metrics';

/** A run in virtual time, in which the service says `answer` at each moment, as JSON; an Error is a connection refused. */
export async function acting(
  given: Record<string, string>,
  answer: (atMs: number, asked: string) => object | number | Error,
  files: Record<string, string> = {},
): Promise<MonitorResult & { lines: string[] }> {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const ask = fakeAsk((asked) => {
    const said = answer(clock.elapsed(), asked);
    if (said instanceof Error) throw said;
    if (said instanceof Response) return said;
    return typeof said === 'number' ? new Response('', { status: said }) : Response.json(said);
  });
  const inputs = await inputsOf({ url, ...given });
  return { ...(await run(inputs, world(clock, ask, undefined, files, lines))), lines };
}

export function world(
  clock: Clock,
  answer: AskHttp,
  signal = new AbortController().signal,
  files: Record<string, string> = {},
  lines: string[] = [],
): MonitorWorld {
  const quiet = () => undefined;
  const told = (text: string) => void lines.push(text.trimEnd());
  const sink = { write: told, warning: told, notice: told, startGroup: quiet, endGroup: quiet };
  const base: Pick<World, 'clock' | 'log' | 'signal'> = { clock, log: createLog(clock, sink), signal };
  return {
    ...base,
    ask: answer,
    reach: (settings) => new KeptConnections(settings, connect, { ...sshTestWorld(1), clock }),
    readFile: (path) => files[path] ?? readFileSync(path, 'utf8'),
    writeFile: (path, text) => {
      files[path] = text;
    },
    proxyEnv: {},
    run: {
      repository: 'org/app',
      sha: '',
      ref: '',
      actor: '',
      triggeringActor: '',
      runId: '',
      runAttempt: 1,
      runUrl: '',
      workflow: '',
      job: '',
      eventName: '',
      event: {},
      apiUrl: '',
      serverUrl: '',
      workspace: '/workspace',
      tempDir: '',
      sshAgent: '',
    },
    folder: '/report',
    mask: (text) => text,
    secret: quiet,
    remember: quiet,
  };
}
