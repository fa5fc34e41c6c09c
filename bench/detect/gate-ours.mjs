import '../../test/support/sources.mjs';

const { rawInputs } = await import('@deploy-actions/action');
const { VirtualClock } = await import('@deploy-actions/clock');
const { runGate } = await import('@deploy-actions/gate');
const { contract } = await import('../../actions/health-gate/src/contract.ts');
const { readInputs } = await import('../../actions/health-gate/src/inputs.ts');

const SETTINGS = {
  gate: { title: 'health-gate, at its defaults, `soak: 5m`', inputs: { soak: '5m' } },
  'gate-4': {
    title: 'health-gate, `unhealthy-threshold: 4, soak: 5m`',
    inputs: { soak: '5m', 'unhealthy-threshold': '4' },
  },
  'gate-30': {
    title: 'health-gate, `interval: 30s, fast-interval: 1s, soak: 5m`',
    inputs: { soak: '5m', interval: '30s', 'fast-interval': '1s' },
  },
};

/** The gate as it is committed, in virtual time: inputs are read, checks run and verdicts fall as in the action. */
export const ours = Object.entries(SETTINGS).map(([id, { title, inputs }]) => {
  const named = Object.entries({ ...inputs, urls: 'http://127.0.0.1/health' });
  const raw = rawInputs(
    contract,
    Object.fromEntries(named.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  );
  const { gate } = readInputs(raw);
  return { id, title, run: (meet) => run(gate, meet) };
});

/** `meet(atMs)` is what a request meets. Resolves to how it ended, in the words of the rivals. */
async function run(settings, meet) {
  const clock = new VirtualClock(0);
  const { verdict, durationMs } = await runGate(settings, {
    clock,
    signal: new AbortController().signal,
    log: { event: () => undefined, warning: () => undefined },
    ask: async (_request, _way, _limits, signal, progress) => {
      progress.stage = 'waiting';
      const { kind, afterMs } = meet(clock.elapsed());
      await clock.sleep(kind === 'hang' ? 1e9 : afterMs, signal);
      if (kind === 'bad') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      progress.status = 200;
      return { status: 200, headers: {}, body: '', complete: true };
    },
  });
  return { verdict: verdict === 'healthy' ? 'green' : 'red', endedMs: durationMs };
}
