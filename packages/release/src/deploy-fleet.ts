import { describeError, UserError } from '@deploy-actions/error';
import { type Activation, activate } from './activate';
import type { DeployPlan, Site } from './deploy-plan';
import { asUserError, type FleetLock, withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import type { Host } from './host';
import { type HostStatus, liveRelease } from './host-status';
import { pruneHost } from './prune-host';
import { recordHash } from './record';
import { chooseRelease } from './release-choice';
import { revertFleet, switchedSites } from './revert-fleet';
import { stageFleet } from './stage-fleet';
import { stepFailure } from './step-failure';
import { untouchedVerdict } from './untouched-verdict';

export type DeployVerdict = 'deployed' | 'unchanged' | 'reverted' | 'failed' | 'planned';
export interface DeployResult extends FleetResult<DeployVerdict> {
  /** What the first host's steps printed. */
  stdout: string;
}

/**
 * A fleet is one transaction: stage everywhere, migrate once, go live in batches; if a batch fails, every host that
 * was switched goes back to its own previous release.
 */
export async function deployFleet(hosts: readonly Host[], plan: DeployPlan, world: FleetWorld): Promise<DeployResult> {
  return withFleetLock(hosts, plan.lock, world, async (lock) => {
    const transaction = new Transaction(hosts, lock, plan, world, await neededHash(lock, plan));
    return transaction.run();
  });
}

/** Every file must be read for it before the first one is sent; so only where a host knows the version. */
async function neededHash({ held }: FleetLock, { record, payload }: DeployPlan): Promise<string | undefined> {
  const isKnown = held.some(({ status }) => status.releases.some(({ version }) => version === record.version));
  return isKnown ? (await payload).sha256() : undefined;
}

class Transaction {
  private readonly rows: Map<string, HostRow>;
  private readonly sites: Site[];

  constructor(
    hosts: readonly Host[],
    private readonly lock: FleetLock,
    private readonly plan: DeployPlan,
    private readonly world: FleetWorld,
    private readonly payloadSha256: string | undefined,
  ) {
    this.rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
    this.sites = lock.held.map(({ host, status }) => this.site(host, status));
  }

  async run(): Promise<DeployResult> {
    try {
      this.requireAllHosts();
      await this.requireGoodVersion();
      if (this.sites.every(({ choice }) => choice.kind === 'unchanged')) return await this.unchanged();
      await this.stageEverywhere();
      await this.migrateOnce();
      await this.goLive();
      await this.settle();
      return this.result('deployed');
    } catch (error) {
      return this.giveUp(error);
    }
  }

  private site(host: Host, status: HostStatus): Site {
    const { record, allowBad } = this.plan;
    const wanted = {
      version: record.version,
      payloadSha256: this.payloadSha256,
      recordSha256: recordHash(record),
      allowBad,
    };
    const before = liveRelease(status);
    const row = this.row(host);
    row.version = before?.version ?? '';
    row.release = before?.release ?? '';
    row.previousVersion = before?.version ?? '';
    return { host, status, row, before, choice: chooseRelease(status, wanted), swap: 'none' };
  }

  private requireAllHosts(): void {
    for (const { host, error } of this.lock.failed) {
      failRow(this.row(host), error);
      this.row(host).version = 'unknown';
    }
    const [first] = this.lock.failed;
    if (!first) return;
    // Each of them: a host key to paste is no use for the next host.
    for (const { error } of this.lock.failed) this.world.log.warning(describeError(error), error.code);
    const names = this.lock.failed.map(({ host }) => host.label).join(', ');
    throw new UserError(first.error.code, `Nothing went live, because not every host is ready (${names}).`, {
      cause: first.error,
      hint: first.error.hint,
    });
  }

  private async requireGoodVersion(): Promise<void> {
    const { version } = this.plan.record;
    let refusal: UserError | undefined;
    for (const { host, choice, row } of this.sites) {
      if (choice.kind !== 'bad') continue;
      const message = `${host.label}: ${version} is marked bad: ${choice.reason}`;
      refusal ??= new UserError('BAD_RELEASE', message);
      failRow(row, new UserError('BAD_RELEASE', message));
      await host.note('refused', version, `marked bad: ${choice.reason}`);
    }
    if (refusal) throw refusal;
  }

  private async unchanged(): Promise<DeployResult> {
    for (const { host, row, before } of this.sites) {
      row.verdict = 'unchanged';
      // Proven by a run that died before it could say so.
      if (this.plan.confirm === 'auto' && before && before.state !== 'good') {
        await host.mark(before.release, 'good', 'its own checks passed');
      }
    }
    this.world.log.event(`${this.plan.record.version} is live and proven on every host already: nothing to do.`);
    return this.result('unchanged');
  }

  private stageEverywhere(): Promise<void> {
    return stageFleet(this.sites, this.plan, this.world);
  }

  /** On the first host that has something to do, when all are staged and before any goes live. */
  private async migrateOnce(): Promise<void> {
    const site = this.sites.find(({ choice }) => choice.kind !== 'unchanged');
    if (!site || !('release' in site.choice) || this.plan.record.steps.migrate === undefined) return;
    const { host, choice, before } = site;
    this.world.log.event(`${host.label}: migrate`);
    const result = await host.step(choice.release, 'migrate', {
      operation: 'deploy',
      previousVersion: before?.version ?? '',
      timeoutMs: this.plan.commandTimeoutMs,
      signal: this.world.signal,
    });
    this.keepStdout(host, result.stdout);
    if (result.code === 0) return;
    const failure = stepFailure(host.label, 'migrate', result);
    failRow(site.row, failure);
    throw failure;
  }

  private async goLive(): Promise<void> {
    const todo = this.sites.filter(({ choice }) => choice.kind !== 'unchanged');
    for (const site of this.sites) if (!todo.includes(site)) site.row.verdict = 'unchanged';
    for (let at = 0; at < todo.length; at += this.plan.batchSize) {
      this.world.signal.throwIfAborted();
      const batch = todo.slice(at, at + this.plan.batchSize);
      const results = await Promise.allSettled(batch.map((site) => this.goLiveOn(site)));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  }

  private async goLiveOn(site: Site): Promise<void> {
    const { host, row, before } = site;
    if (!('release' in site.choice)) return;
    const start = this.world.clock.elapsed();
    const activation: Activation = {
      ...this.plan.record,
      release: site.choice.release,
      commandTimeoutMs: this.plan.commandTimeoutMs,
      operation: 'deploy',
      previousVersion: before?.version ?? '',
      reason: 'deploy',
    };
    const hooks = {
      onSwitch: () => {
        site.swap = 'asked';
      },
      onSwitched: () => {
        site.swap = 'made';
      },
      onStdout: (text: string) => this.keepStdout(host, text),
    };
    try {
      await activate(host, activation, hooks, this.world);
      row.verdict = 'deployed';
      row.version = activation.version;
      row.release = activation.release;
      row.previousVersion = before?.version ?? '';
    } catch (error) {
      failRow(row, error);
      throw error;
    } finally {
      row.durationMs += Math.round(this.world.clock.elapsed() - start);
    }
  }

  /** Only when the whole fleet is live does it count as good; old releases go only then. */
  private async settle(): Promise<void> {
    const { confirm, allowBad, keepReleases, record } = this.plan;
    for (const { host, choice, status, before } of this.sites) {
      if (!('release' in choice)) continue;
      if (allowBad && status.bad.some(({ version }) => version === record.version)) await host.forgive(record.version);
      if (confirm === 'auto') await host.mark(choice.release, 'good', 'its own checks passed');
      await pruneHost(host, keepReleases, before?.release, this.world);
    }
  }

  private async giveUp(error: unknown): Promise<DeployResult> {
    const failure = error instanceof UserError ? error : asUserError({ label: 'fleet' } as Host, error);
    const switched = await switchedSites(this.sites);
    const isCancelled = failure.code === 'CANCELLED';
    if (switched.length === 0)
      return { ...this.result(isCancelled ? '' : untouchedVerdict(this.sites, this.plan.record.version)), failure };
    const isWhole = await revertFleet(switched, this.plan, failure, this.world);
    const state = isWhole
      ? 'Every host that was switched is back on its previous release.'
      : 'NOT EVERY HOST COULD GO BACK: the table says which.';
    const told = new UserError(failure.code, `${failure.message} ${state}`, {
      hint: failure.hint,
      cause: failure.cause,
    });
    return { ...this.result(isWhole ? 'reverted' : 'failed'), failure: told };
  }

  private row(host: Host): HostRow {
    const row = this.rows.get(host.label) ?? newRow(host.label);
    this.rows.set(host.label, row);
    return row;
  }

  private keepStdout(host: Host, text: string): void {
    this.row(host).stdout += text;
  }

  private result(verdict: DeployVerdict | ''): DeployResult {
    const rows = [...this.rows.values()];
    return { verdict, rows, stdout: rows[0]?.stdout ?? '' };
  }
}
