// A whole action in a process of its own: what it does is in FIXTURE.
import { act, type Contract, type Log, parseInputs } from '@deploy-actions/action';

const contract = {
  action: 'fixture',
  inputs: { token: { default: '', required: false, secret: true } },
  outputs: ['verdict', 'report', 'report-path'],
} as const satisfies Contract;

const good = { outputs: { verdict: 'pass' }, details: {}, brief: {}, summary: 'Fine.' };

type Deed = (untilStopped: () => Promise<typeof good>, log: Log) => Promise<typeof good>;

const deeds: Record<string, Deed> = {
  'much output': async () => {
    for (let line = 0; line < 20_000; line++) process.stdout.write(`line ${line} ${'x'.repeat(80)}\n`);
    return good;
  },
  'output again and again': async () => {
    for (let line = 0; line < 5; line++) {
      process.stdout.write('x'.repeat(100_000));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return good;
  },
  flood: async (_untilStopped, log) => {
    let most = 0;
    for (let part = 0; part < 300; part++) {
      await log.foreign('web1', 'x'.repeat(100_000));
      most = Math.max(most, process.stdout.writableLength);
    }
    return { ...good, outputs: { verdict: most < 1_000_000 ? 'pass' : `${most} bytes have piled up` } };
  },
  'unhandled rejection': (untilStopped) => {
    void Promise.reject(new RangeError('nobody caught me'));
    return untilStopped();
  },
  'uncaught exception': (untilStopped) => {
    setTimeout(() => {
      throw new RangeError('thrown in a timer');
    }, 1);
    return untilStopped();
  },
  stall: () => new Promise(() => undefined),
  wait: (untilStopped) => untilStopped(),
  'timer left over': async () => {
    setInterval(() => undefined, 1000);
    return good;
  },
};

void act({
  contract,
  readInputs: (raw) => parseInputs(contract, raw, (reader) => ({ token: reader.text('token') })),
  world: (base) => base,
  run: async (_, world) => {
    world.log.event('running');
    world.remember('note', 'kept');
    const deed = deeds[process.env.FIXTURE ?? ''];
    return deed ? deed(() => world.clock.sleep(60_000, world.signal).then(() => good), world.log) : good;
  },
});
