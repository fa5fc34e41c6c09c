import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from '@deploy-actions/release';
import type { Connection } from '@deploy-actions/ssh';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle, replaceInProgram, say, start, until } from '../support/release/say';

const ROUNDS = process.env.FAULTS === 'all' ? 20 : 2;
const ada = ownerOf('ada');

function ownerOf(actor: string): Owner {
  const runUrl = `https://ci.example/runs/${actor}`;
  return { actor, runUrl, action: 'ssh-deploy deploy', since: '2026-01-01T00:00:00Z' };
}

describe.each(shells())('a host with $name', ({ path }) => {
  let template: LocalSite;
  let site: LocalSite;
  const own = (...parts: string[]) => join(site.own, ...parts);
  const lock = (token: string, owner = ada) => say(site, 'lock', token, '60', JSON.stringify(owner));
  const holder = () => /^token=(.*)$/m.exec(site.lockText())?.[1] ?? '';

  beforeAll(async () => {
    template = new LocalSite(path);
    for (const version of ['v1', 'v2']) await template.deploy(version);
  });
  afterAll(() => template.remove());
  beforeEach(() => {
    site = new LocalSite(path, template);
  });
  afterEach(() => site.remove());

  it('lets one of ten runs deploy, and names that run to the nine others', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const go = join(site.home, `go-${round}`);
      const runs = Array.from({ length: 10 }, async (_, n) => {
        const plan = await site.plan(`v${round}.${n}`, { activate: `while [ ! -f ${go} ]; do sleep 0.05; done` });
        return { n, result: await site.shipPlan({ ...plan, lock: { ...plan.lock, owner: ownerOf(`actor${n}`) } }) };
      });
      let told = 0;
      for (const run of runs) {
        void run.then(() => {
          told++;
          if (told === 9) writeFileSync(go, '');
        });
      }
      const ended = await Promise.all(runs);
      const winners = ended.filter(({ result }) => result.verdict === 'deployed');
      expect(winners.map(({ n }) => `v${round}.${n}`)).toEqual([site.live()]);
      const whose = `is locked by actor${winners[0]?.n} (ssh-deploy deploy, since 2026-01-01T00:00:00Z) https://ci.example/runs/actor${winners[0]?.n}; the lock expires in`;
      for (const { result } of ended.filter((one) => !winners.includes(one))) {
        expect(result.failure).toMatchObject({ code: 'LOCKED' });
        expect(result.rows[0]?.message).toContain(whose);
      }
      expect(holder()).toBe('');
      expect(site.litter().filter((path) => path.startsWith('tmp'))).toEqual([]);
    }
  }, 120_000);

  it('gives a lock that has ended to one of many who come at once', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      lock('dead');
      site.expireLocks();
      const tokens = Array.from({ length: 8 }, (_, n) => `token${round}x${n}`);
      const answers = await Promise.all(
        tokens.map((token) => start(site, 'lock', token, '60', JSON.stringify(ada)).ended),
      );
      const winners = tokens.filter((_, n) => answers[n]?.status === 0);
      expect(winners).toEqual([holder()]);
      for (const answer of answers.filter(({ status }) => status !== 0)) {
        expect(answer.stderr).toMatch(/^deploy-host-refusal LOCKED \d+ \d+ \{"actor":"ada"/);
      }
      expect(readdirSync(own('lock')).filter((name) => !name.startsWith('.taken'))).toHaveLength(1);
      say(site, 'unlock', winners[0] ?? '');
    }
  }, 60_000);

  it('takes no lock from under an upload that is still under way, and ends it with the run that began it', async () => {
    lock('slow');
    const upload = start(site, 'stage', 'slow', 'v3', 'hash', '1');
    await until(() => existsSync(own('tmp', 'upload-slow')));
    site.expireLocks();
    const busy = /LOCKED 0 \d+ \{"actor":"ada"|LOCKED 1 \d+ \{"actor":"ada"/;
    expect(lock('next').stderr).toMatch(busy);
    expect(say(site, 'unlock', '-').stderr).toMatch(busy);
    expect(say(site, 'unlock', 'slow')).toMatchObject({ status: 0 });
    expect((await upload.ended).status).not.toBe(0);
    expect(holder()).toBe('');
    expect(existsSync(own('tmp', 'upload-slow'))).toBe(false);
    expect(lock('next').status).toBe(0);
  }, 20_000);

  it('knows what is at work also where there is no /proc', async () => {
    replaceInProgram(site, '/proc/', '/no-such-proc/');
    lock('slow');
    const upload = start(site, 'call', 'slow', '1', 'stage', 'slow', 'v3', 'one');
    await until(() => existsSync(own('tmp', 'upload-slow', 'one')));
    site.expireLocks();
    expect(lock('next').stderr).toMatch(/LOCKED [01] \d+ \{"actor":"ada"/);
    // Said again, it ends the one that waits for the rest of what was sent.
    const again = start(site, 'call', 'slow', '1', 'stage', 'slow', 'v3', 'two');
    expect((await upload.ended).status).not.toBe(0);
    await until(() => existsSync(own('tmp', 'upload-slow', 'two')));
    say(site, 'unlock', 'slow');
    expect((await again.ended).status).not.toBe(0);
    expect(lock('next').status).toBe(0);
  }, 20_000);

  it('gives way to a call that began at the very moment when its lock was taken over', async () => {
    const call = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      lock('late');
      site.expireLocks();
      const born = /\) \S+(?: \S+){18} (\d+)/.exec(readFileSync(`/proc/${call.pid}/stat`, 'utf8'))?.[1];
      const note = `printf '%s switch %s\\n' ${call.pid} ${born} >"$own/busy/late-${call.pid}"`;
      meddle(site, `ln() { command ln "$@" && ${note}; }`);
      expect(lock('next').stderr).toMatch(/LOCKED 0 \d+ \{"actor":"ada"/);
      expect(holder()).toBe('late');
    } finally {
      call.kill('SIGKILL');
    }
    await until(() => call.signalCode !== null);
    meddle(site, 'ln() { command ln "$@"; }');
    expect(lock('next').status).toBe(0);
  }, 20_000);

  it('does not run a step whose starter has died and whose lock is somebody else’s by now', async () => {
    expect((await site.deploy('v3', { activate: 'echo ran >>"$HOME/ran"' })).verdict).toBe('deployed');
    writeFileSync(join(site.home, 'ran'), '');
    lock('next');
    say(site, 'run-step', 'dead-1', 'v3', 'activate', 'deploy', 'web1', 'v2');
    expect(readFileSync(join(site.home, 'ran'), 'utf8')).toBe('');
  });

  it('never brings a lock back that was given back while it was being refreshed', async () => {
    lock('mine');
    meddle(
      site,
      'mv() { case $* in *until*) true >"$HOME/refreshing"; while [ ! -f "$HOME/go" ]; do sleep 0.02; done ;; esac; command mv "$@"; }',
    );
    const refresh = start(site, 'refresh', 'mine', '3600');
    await until(() => existsSync(join(site.home, 'refreshing')));
    expect(say(site, 'unlock', 'mine').status).toBe(0);
    writeFileSync(join(site.home, 'go'), '');
    await refresh.ended;
    expect(lock('next').status).toBe(0);
  }, 20_000);

  it('keeps the lock of a step that cannot be stopped for as long as that lives, and not a moment longer', async () => {
    await site.deploy('v3', {
      activate: 'if [ "$DEPLOY_OPERATION" = rollback ]; then echo $$ >"$HOME/pid"; exec sleep 60; fi',
    });
    lock('mine');
    meddle(site, 'kill() { case $1 in -0) command kill "$@" ;; esac; }');
    const step = start(site, 'step', 'mine', 'mine-1', 'v3', 'activate', 'rollback', 'web1', 'v2');
    const pid = Number(
      await until(() => existsSync(join(site.home, 'pid')) && readFileSync(join(site.home, 'pid'), 'utf8')),
    );
    // Whoever gives up stops the step; here that does not work, and its end is noted all the same.
    meddle(site, 'stop_step() { return 0; }');
    expect(say(site, 'unlock', 'mine').status).toBe(0);
    expect(lock('next').stderr).toMatch(/LOCKED 0 \d+ \{"actor":"ada"/);
    expect(JSON.parse(say(site, 'status').stdout)).toMatchObject({
      lock: { expiresInSeconds: 0, steps: [{ id: 'mine-1', what: 'activate of v3' }] },
    });
    process.kill(pid, 'SIGKILL');
    await step.ended;
    expect(lock('next').status).toBe(0);
  }, 20_000);

  it.each([true, false])(
    'stops a step with its children when its run gives up (setsid: %s)',
    async (hasSetsid) => {
      const activate = 'if [ "$DEPLOY_OPERATION" = rollback ]; then sleep 61 & echo $! >"$HOME/pid"; wait; fi';
      await site.deploy('v3', { activate });
      if (!hasSetsid) replaceInProgram(site, 'command -v setsid', 'command -v no-setsid-on-this-host');
      lock('mine');
      const step = start(site, 'step', 'mine', 'mine-1', 'v3', 'activate', 'rollback', 'web1', 'v2');
      const file = join(site.home, 'pid');
      const pid = Number(await until(() => existsSync(file) && readFileSync(file, 'utf8')));
      expect(say(site, 'unlock', 'mine').status).toBe(0);
      await step.ended;
      await until(() => !existsSync(`/proc/${pid}`) || /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
      expect(holder()).toBe('');
      expect(say(site, 'result', 'mine-1').stdout).toMatch(/^exit=(1[34]\d)$/m);
    },
    20_000,
  );

  it('tells a run whose lock was broken who did it, and lets it change nothing more', async () => {
    lock('mine');
    const eve = { ...ownerOf('eve'), action: 'ssh-deploy unlock' };
    expect(say(site, 'unlock', '-', JSON.stringify(eve), '3', '"by eve"').status).toBe(0);
    const host = site.host('mine');
    const says =
      'web1: this run lost its lock: it was broken by eve (ssh-deploy unlock, since 2026-01-01T00:00:00Z) https://ci.example/runs/eve. This run stopped its work on this host.';
    const lost = { code: 'LOCK_LOST', message: says };
    await expect(host.switchTo('v1', 'rollback', 'x')).rejects.toMatchObject(lost);
    await expect(host.mark('v2', 'bad', 'x')).rejects.toMatchObject(lost);
    await expect(host.remove('v1')).rejects.toMatchObject(lost);
    await expect(host.refresh(60_000)).rejects.toMatchObject(lost);
    lock('bobs', ownerOf('bob'));
    await expect(host.note('x', 'v2', 'x')).rejects.toMatchObject(lost);
    await host.unlock();
    expect(holder()).toBe('bobs');
    expect([site.live(), (await site.host().status()).bad]).toEqual(['v2', []]);
  });

  it('names who broke it however many have had the lock since, and who took it when its time was over', async () => {
    lock('mine');
    const host = site.host('mine');
    for (const [breaker, next] of [
      ['eve', 'bobs'],
      ['zoe', 'toms'],
    ] as const) {
      say(site, 'unlock', '-', JSON.stringify(ownerOf(breaker)));
      lock(next, ownerOf(next));
      await expect(host.refresh(60_000)).rejects.toMatchObject({
        message: expect.stringContaining(
          'it was broken by eve (ssh-deploy deploy, since 2026-01-01T00:00:00Z) https://ci.',
        ),
      });
    }
    await expect(site.host('bobs').refresh(60_000)).rejects.toMatchObject({
      message: expect.stringContaining('it was broken by zoe ('),
    });
    say(site, 'unlock', 'toms');
    say(site, 'lock', 'short', '0', JSON.stringify(ownerOf('ada')));
    lock('anns', ownerOf('ann'));
    say(site, 'unlock', 'anns');
    await expect(site.host('short').refresh(60_000)).rejects.toMatchObject({
      message: expect.stringContaining('it was broken by ann ('),
    });
    const day = new Date(Date.now() - 9 * 24 * 3_600_000);
    utimesSync(own('lock', '.taken.mine'), day, day);
    lock('last');
    expect(
      readdirSync(own('lock'))
        .filter((name) => name.startsWith('.taken'))
        .sort(),
    ).toEqual(['.taken.bobs', '.taken.short']);
  });

  it('ends a deploy whose lock is broken in the middle of it, loudly, and changes nothing more', async () => {
    const eve = { ...ownerOf('eve'), action: 'ssh-deploy unlock' };
    let isBroken = false;
    const breaking = (connection: Connection): Connection => ({
      ...connection,
      exec: async (command, options) => {
        if (!isBroken && / switch /.test(command)) {
          isBroken = true;
          say(site, 'unlock', '-', JSON.stringify(eve));
        }
        return connection.exec(command, options);
      },
    });
    const result = await site.deploy('v3', {}, site.host('mine', breaking));
    expect(result).toMatchObject({
      verdict: 'not-deployed',
      failure: { code: 'LOCK_LOST' },
      rows: [{ code: 'LOCK_LOST' }],
    });
    expect(result.failure?.message).toContain('broken by eve (ssh-deploy unlock');
    expect([site.live(), site.running()]).toEqual(['v2', 'v2']);
    expect(await site.deploy('v3')).toMatchObject({ verdict: 'deployed' });
  });

  it.each([
    ['and is back', 1],
    ['or was killed, so that its `post:` step did it', 0],
  ])(
    'gives no lock to a call that is heard when its run has given all back %s',
    async (_how, calls) => {
      const late = () => say(site, 'call', 'mine', '1', 'lock', 'mine', '60', JSON.stringify(ada));
      const host = site.host('mine');
      // Its answer was lost, and the runner went on; or it never came.
      if (calls > 0) await host.lock(ada, 60_000);
      await host.unlock();
      for (let run = 0; run < 4; run++) {
        expect(late()).toMatchObject({ status: 90, stderr: expect.stringContaining('comes too late') });
        expect(holder()).toBe('');
        expect((await site.deploy(`v${run + 3}`)).verdict).toBe('deployed');
      }
    },
    20_000,
  );

  it('gives a lock to a run that has given one back, and ends what it still hears of that', async () => {
    const host = site.host('mine');
    await host.lock(ada, 60_000);
    await host.unlock();
    await host.lock(ada, 60_000);
    expect(say(site, 'call', 'mine', '2', 'unlock', 'mine').stderr).toContain('comes too late');
    expect(holder()).toBe('mine');
    await host.unlock();
    expect(holder()).toBe('');
  });

  it('does not wait for a call that hangs when the lock is given back', async () => {
    const host = site.host('mine');
    await host.lock(ada, 60_000);
    const upload = start(site, 'call', 'mine', '2', 'stage', 'mine', 'v3', '1');
    await until(() => existsSync(own('tmp', 'upload-mine')));
    expect(say(site, 'call', 'mine', '3', 'unlock', 'mine').status).toBe(0);
    expect((await upload.ended).status).not.toBe(0);
    expect([holder(), existsSync(own('tmp', 'upload-mine'))]).toEqual(['', false]);
  }, 20_000);

  it('keeps what the steps of a run printed until the next run takes the lock', async () => {
    await site.deploy('v3', { activate: 'echo important' }, site.host('dead'));
    expect(readFileSync(own('run', 'dead-1', 'out'), 'utf8')).toBe('important\n');
    expect(lock('next').status).toBe(0);
    expect(existsSync(own('run', 'dead-1'))).toBe(false);
    say(site, 'step', 'next', 'next-1', 'v3', 'activate', 'rollback', 'web1', 'v2');
    // Its own, which may have said `lock` twice.
    expect(lock('next').status).toBe(0);
    expect(existsSync(own('run', 'next-1'))).toBe(true);
  });

  it('runs the steps where someone repeats a manual rollback with the same words', async () => {
    await site.deploy('v3', { activate: 'echo ran >>"$HOME/ran"' });
    for (const times of [2, 3]) {
      lock('byhand');
      expect(say(site, 'step', 'byhand', 'byhand-1', 'v3', 'activate', 'rollback', 'web1', 'v2').status).toBe(0);
      say(site, 'unlock', 'byhand');
      expect(readFileSync(join(site.home, 'ran'), 'utf8')).toBe('ran\n'.repeat(times));
    }
  });
});
