import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployPlan, FleetResult } from '@deploy-actions/fleet';
import type { RemoteHostOptions } from '@deploy-actions/release';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

describe.each(shells())('steps on a host with $name', ({ path }) => {
  let site: LocalSite;
  let lines: string[];
  beforeEach(() => {
    site = new LocalSite(path);
    lines = [];
  });
  afterEach(() => site.remove());

  /** A program of the host that tells how it was called. */
  const tool = (name: string, script: string) => {
    const folder = join(site.home, 'bin');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return `${folder}:${path}`;
  };
  const deploy = async (
    activate: string,
    record: Partial<DeployPlan['record']> = {},
    options: Partial<RemoteHostOptions> = {},
    version = 'v1',
  ): Promise<FleetResult<string>> => {
    const plan = await site.plan(version, { activate });
    const onLines = (_step: string, text: string) => lines.push(...text.split('\n'));
    return site.shipPlan(
      { ...plan, record: { ...plan.record, ...record } },
      site.host(undefined, undefined, { onLines, ...options }),
    );
  };
  const printed = (stream: 'out' | 'err') => {
    const folder = join(site.own, 'run');
    return readdirSync(folder).map((step) => join(folder, step, stream));
  };

  it.each([
    ['#!/bin/sh', '', ['-e']],
    ['#!/usr/bin/env tool', '', []],
    ['#!/usr/bin/env tool -a  b', '', ['-a', 'b']],
    ['#! /usr/bin/env -S tool --c=d ', '', ['--c=d']],
    ['#!/usr/bin/env tool\r', '', []],
    ['#!/usr/bin/env bash', 'bash', ['-e']],
    ['', 'bash', ['-e']],
    ['', 'bash -o pipefail', ['-o', 'pipefail', '-e']],
    ['', 'bash -l', ['-l', '-c', 'set -e; . "$0"']],
    ['#!/usr/bin/env tool', 'bash -l', []],
  ])('runs a step that begins with %j under shell %j as it should', async (first, shell, args) => {
    const PATH = tool('tool', 'for word; do echo "<$word>"; done');
    tool('bash', 'for word; do echo "<$word>"; done');
    const isReal = first === '#!/bin/sh';
    const program = isReal ? `${first}\ncase $- in *e*) echo "<-e>" ;; esac; echo "<$0>"` : `${first}\necho a`;
    const result = await deploy(first === '' ? 'echo a' : program, {
      env: [`PATH=${PATH}`],
      ...(shell === '' ? {} : { shell }),
    });
    expect(result.failure?.message).toBeUndefined();
    const file = join(site.own, 'releases', 'v1', 'steps', 'activate');
    expect(lines).toEqual([...args, file].map((word) => `<${word}>`));
  });

  it('needs no right to execute a step, and leaves the release as it was', async () => {
    expect(await deploy('#!/bin/sh\necho "$DEPLOY_VERSION in $(basename "$PWD") for $0"')).toMatchObject({
      verdict: 'deployed',
    });
    const file = join(site.own, 'releases', 'v1', 'steps', 'activate');
    expect(lines).toEqual([`v1 in v1 for ${file}`]);
    expect(statSync(file).mode & 0o111).toBe(0);
    expect(await site.damage()).toEqual([]);
  });

  it('ends a step of a #! shell at its first failure, as any other', async () => {
    const result = await deploy('#!/bin/sh\nfalse\necho went on');
    expect(result).toMatchObject({ verdict: 'reverted', rows: [{ exitCode: 1 }] });
    expect(lines).toEqual([]);
  });

  it('reads a profile before it begins to end at failures', async () => {
    writeFileSync(join(site.home, '.profile'), 'false\nPATH=$HOME/bin:$PATH\ngreet() { echo "hello $1"; }\n');
    tool('from-profile', 'echo found');
    const result = await deploy('from-profile\ngreet you\nfalse\necho went on', { shell: 'sh -l' });
    expect(result).toMatchObject({ verdict: 'reverted', rows: [{ exitCode: 1 }] });
    expect(lines).toEqual(['found', 'hello you']);
  });

  it('records the shell, so that a way back runs old steps under the old one', async () => {
    const PATH = tool('bash', 'echo "bash ran $DEPLOY_VERSION"');
    await deploy('echo a', { shell: 'bash', env: [`PATH=${PATH}`] });
    expect(await deploy('echo "sh ran $DEPLOY_VERSION"', {}, {}, 'v2')).toMatchObject({ verdict: 'deployed' });
    const onLines = (_step: string, text: string) => lines.push(...text.split('\n'));
    await site.rollBack(site.host(undefined, undefined, { onLines }));
    expect(lines).toEqual(['bash ran v1', 'sh ran v2', 'bash ran v1']);
  });

  it.each([
    ['#!/usr/bin/env no-such-tool\nx', undefined, 'no-such-tool', ['#!']],
    ['#!/no/such/tool\nx', undefined, '/no/such/tool', ['#!']],
    ['echo a', 'mksh -l', 'mksh', ['`shell`']],
  ])('says which program is not there for %j', async (program, shell, word, hints) => {
    const result = await deploy(program, shell === undefined ? {} : { shell });
    expect(result.rows[0]).toMatchObject({ exitCode: 127 });
    expect(result.failure?.message).toContain(`${word} is not on this host`);
    for (const hint of hints) expect(result.failure?.hint).toContain(hint);
  });

  it.each([
    ['PATH=/opt/app/bin', '`env` sets PATH'],
    ['PATH=$PATH:/opt/app/bin', 'are used as they are'],
  ])('says that %s has broken PATH', async (line, hint) => {
    const result = await deploy('no-applet-of-busybox', { env: [line] });
    expect(result.rows[0]).toMatchObject({ exitCode: 127 });
    expect(result.failure?.hint).toContain(hint);
  });

  it('keeps as much of a flood as it may, says so, and lets the step end as it would', async () => {
    const flood = 'n=0; while [ "$n" -lt 2000 ]; do n=$((n + 1)); echo "line $n of a flood"; done';
    const result = await deploy(
      `${flood}; ${flood} >&2; trap "" PIPE; echo end && exit 3`,
      {},
      { outputLimitBytes: 2048 },
    );
    expect(result).toMatchObject({ rows: [{ exitCode: 3 }] });
    expect([...printed('out'), ...printed('err')].map((file) => statSync(file).size)).toEqual([2048, 2048]);
    expect(lines.filter((line) => line.startsWith('[output-limit: 2.0 KiB of '))).toHaveLength(2);
    const whole = lines.filter((line) => !line.startsWith('['));
    expect(whole.every((line) => /^line \d+ of a flood$/.test(line))).toBe(true);
  });

  it('lets no other user read what a step prints', async () => {
    await deploy('echo a secret; umask');
    for (const file of [...printed('out'), ...printed('err')]) expect(statSync(file).mode & 0o777).toBe(0o600);
    // The step itself has the umask that it had.
    expect(lines).toEqual(['a secret', '0022']);
  });

  it('waits for nothing that a step leaves in the background, and does not end it for what it prints', async () => {
    const script =
      '(while [ ! -f "$HOME/go-on" ]; do sleep 0.05; done; for n in 1 2 3; do echo $n; done; echo alive >"$HOME/alive") &\necho begun';
    expect(await deploy(script)).toMatchObject({ verdict: 'deployed' });
    expect(lines).toEqual(['begun']);
    writeFileSync(join(site.home, 'go-on'), '');
    const until = Date.now() + 10_000;
    while (Date.now() < until && !readdirSync(site.home).includes('alive'))
      await new Promise((go) => setTimeout(go, 25));
    expect(readFileSync(join(site.home, 'alive'), 'utf8')).toBe('alive\n');
  });

  it('runs a step where no pipe can be made', async () => {
    const PATH = tool('mkfifo', 'exit 1');
    const poor = new LocalSite(PATH, site);
    const plan = await poor.plan('v1', { activate: 'echo a; echo b >&2' });
    const onLines = (_step: string, text: string) => lines.push(text);
    const result = await poor.shipPlan(plan, poor.host(undefined, undefined, { onLines }));
    expect(result).toMatchObject({ verdict: 'deployed' });
    expect(lines.sort()).toEqual(['a', 'b']);
    poor.remove();
    chmodSync(site.home, 0o755);
  });

  it('hands a step everything that it prints, to the last byte', async () => {
    const result = await deploy('n=0; while [ "$n" -lt 3000 ]; do n=$((n + 1)); echo "$n"; done; printf end');
    expect(result.rows[0]?.stdout.endsWith('2999\n3000\nend')).toBe(true);
    expect(lines).toHaveLength(3001);
  });
});
