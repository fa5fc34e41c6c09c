import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

/**
 * The connection breaks at one call after the other: before the call arrives, after it was carried out, or in the
 * middle of it; and a call that was believed to be lost arrives late. The host must end as if nothing had happened.
 * With FAULTS=all it is every call in turn.
 */
const isThorough = process.env.FAULTS === 'all';
/** Else some of the calls: another part of them for each fault and each shell. */
const STRIDE = isThorough ? 1 : 5;

type Fault = 'before' | 'after' | 'meanwhile' | 'late';
const faults: Fault[] = ['before', 'after', 'meanwhile', 'late'];

interface Story {
  name: string;
  play(site: LocalSite, host: ReturnType<LocalSite['host']>): Promise<{ verdict: string; failure?: UserError }>;
  verdict: string;
}

const COUNTED = { activate: 'echo "$DEPLOY_VERSION" >>"$HOME/activated"; cat version >"$HOME/running"' };
const stories: Story[] = [
  { name: 'a deploy', play: (site, host) => site.deploy('v3', COUNTED, host), verdict: 'deployed' },
  {
    name: 'a deploy that reverts itself',
    play: (site, host) => site.deploy('v3', { ...COUNTED, 'health-command': 'exit 1' }, host),
    verdict: 'reverted',
  },
  { name: 'a rollback by verdict', play: (site, host) => site.rollBack(host), verdict: 'rolled-back' },
];

describe.each(shells())('a host with $name, whose connection breaks', ({ name: shell, path }) => {
  let template: LocalSite;
  beforeAll(async () => {
    template = new LocalSite(path);
    for (const version of ['v1', 'v2']) await template.deploy(version, COUNTED);
  }, 30_000);
  afterAll(() => template.remove());

  it.each(stories.flatMap((story) => faults.map((fault) => ({ ...story, fault }))))(
    'ends $name as if nothing had happened ($fault)',
    async ({ name, play, verdict, fault }) => {
      const calm = new LocalSite(path, template);
      const calls = new Line();
      await play(
        calm,
        calm.host('calm', (connection) => calls.cut(connection)),
      );
      const problems: string[] = [];
      const first = 1 + ((faults.indexOf(fault) + name.length + 2 * shell.length) % STRIDE);
      expect(calls.count).toBeGreaterThan(3);
      for (let at = first; at <= calls.count; at += STRIDE) {
        const site = new LocalSite(path, template);
        const line = new Line(at, fault);
        const result = await play(
          site,
          site.host('first', (connection) => line.cut(connection)),
        );
        await line.quiet();
        // An upload is sent again by the transaction, not by its call.
        if (line.hitUpload) continue;
        const found = { verdict: result.verdict, ...traces(site) };
        const expected = { verdict, ...traces(calm) };
        if (JSON.stringify(found) !== JSON.stringify(expected)) {
          problems.push(`call ${at} (${line.hit}): ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
        }
        site.remove();
      }
      calm.remove();
      expect(problems).toEqual([]);
    },
    120_000,
  );
});

/** What a story leaves behind, without times. */
function traces(site: LocalSite): object {
  const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
  return {
    live: site.live(),
    running: site.running(),
    activated: read(site.home, 'activated'),
    history: read(site.own, 'history.jsonl')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
      .map(({ event, release, previous }) => [event, release, previous]),
    lock: site.lockText(),
    states: ['v1', 'v2', 'v3'].map((version) => {
      try {
        return read(site.own, 'releases', version, 'state').replace(/order=\d+/, '');
      } catch {
        return '';
      }
    }),
  };
}

/** A line to a host that is cut once, at call number `at`. */
class Line {
  count = 0;
  hit = '';
  hitUpload = false;
  private readonly orphans: Promise<unknown>[] = [];

  constructor(
    private readonly at = 0,
    private readonly fault: Fault = 'before',
  ) {}

  cut(connection: Connection): Connection {
    return { ...connection, exec: (command, options = {}) => this.exec(connection, command, options) };
  }

  async quiet(): Promise<void> {
    await Promise.all(this.orphans);
  }

  private async exec(connection: Connection, command: string, options: ExecOptions): Promise<ExecResult> {
    const run = (how: ExecOptions = options) => connection.exec(command, how);
    if (++this.count !== this.at) {
      // What was lost arrives when the next call has been answered.
      const result = await run();
      for (const late of this.late.splice(0)) this.orphans.push(late());
      await Promise.all(this.orphans);
      return result;
    }
    this.hit = /program-[0-9a-f]+.*?exec sh "\$p" (.*)/s.exec(command)?.[1]?.slice(0, 120) ?? command;
    this.hitUpload = options.stdin instanceof Readable;
    const deaf = { ...options, onStdout: () => undefined, onStderr: () => undefined };
    if (this.fault === 'after') await run(deaf).catch(() => undefined);
    if (this.fault === 'meanwhile') this.orphans.push(run(deaf).catch(() => undefined));
    if (this.fault === 'late') this.late.push(() => run(deaf).catch(() => undefined));
    if (this.fault !== 'after' && options.stdin instanceof Readable) options.stdin.destroy();
    throw new UserError('CONNECTION_LOST', `cut ${this.fault} call ${this.at}`);
  }

  private readonly late: (() => Promise<unknown>)[] = [];
}
