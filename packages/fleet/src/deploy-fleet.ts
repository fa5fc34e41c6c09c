import { UserError } from '@deploy-actions/error';
import { type Host, type HostStatus, liveRelease, recordHash } from '@deploy-actions/release';
import { watchAbort } from './abort-watch';
import { concludeDeploy } from './conclude-deploy';
import { badRelease, refuseUnfit } from './deploy-checks';
import type { DeployPlan, Site } from './deploy-plan';
import { describeGroups } from './failure-groups';
import { asUserError, type FleetLock, withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { goLive } from './go-live';
import { migrateOnce } from './migrate-once';
import { proveAgain } from './prove-again';
import { pruneHost } from './prune-host';
import { chooseRelease, type Wanted } from './release-choice';
import { settleFleet } from './settle-fleet';
import { stageFleet } from './stage-fleet';
import { takeBack } from './take-back';
import { verifyAdopted } from './verify-adopted';

export type DeployVerdict = 'deployed' | 'unchanged' | 'reverted' | 'failed' | 'not-deployed';
export interface DeployResult extends FleetResult<DeployVerdict> {
  /** What the first host's steps printed. */
  stdout: string;
}

/**
 * A fleet is one transaction: stage everywhere, migrate once, go live in batches; if a batch fails, every host that
 * was switched goes back to its own previous release.
 */
export async function deployFleet(hosts: readonly Host[], plan: DeployPlan, world: FleetWorld): Promise<DeployResult> {
  const allowsPart = plan.onFailure === 'continue';
  const options = { ...plan.lock, allowsPart, group: `Lock ${hosts.length} host(s)` };
  const { sharedPaths } = plan.record;
  const wantsIndex = plan.linkUnchanged || sharedPaths.length > 0;
  for (const host of hosts) host.lookAhead?.(wantsIndex ? sharedPaths : undefined);
  return withFleetLock(hosts, options, world, async (lock) => {
    const timed = { ...world, sinceAbortMs: watchAbort(world.signal, world.clock) };
    const transaction = new Transaction(hosts, lock, plan, timed, await neededHash(lock, plan));
    return transaction.run();
  });
}

/** Every file must be read for it before the first one is sent; so only where a host knows the version. */
async function neededHash({ held }: FleetLock, { record, payload }: DeployPlan): Promise<string | undefined> {
  const isKnown = held.some(({ status }) => status.releases.some(({ version }) => version === record.version));
  return isKnown ? (await payload).sha256() : undefined;
}
const ANYWHERE = { label: 'fleet' };

class Transaction {
  private readonly rows: Map<string, HostRow>;
  private readonly sites: Site[];
  /** Of the hosts that were left out or went back while the others went on. */
  private readonly failures: UserError[] = [];
  private readonly wanted: Wanted;
  private hasStaged = false;

  constructor(
    hosts: readonly Host[],
    private readonly lock: FleetLock,
    private readonly plan: DeployPlan,
    private readonly world: FleetWorld,
    payloadSha256: string | undefined,
  ) {
    const { record, allowBad } = plan;
    this.wanted = { version: record.version, payloadSha256, recordSha256: recordHash(record), allowBad };
    this.rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
    this.sites = lock.held.map(({ host, status }) => this.site(host, status));
  }

  async run(): Promise<DeployResult> {
    try {
      this.leaveOut();
      await this.requireGoodVersion();
      this.requireFitHosts();
      if (this.able().every(({ choice }) => choice.kind === 'unchanged')) return await this.unchanged();
      await this.stage();
      const todo = this.able().filter(({ choice }) => choice.kind !== 'unchanged');
      for (const site of this.able()) if (!todo.includes(site)) site.row.verdict = 'unchanged';
      await verifyAdopted(todo, this.plan, this.world);
      await migrateOnce(todo, this.plan, this.world);
      this.world.signal.throwIfAborted();
      // With another policy than going back, what could not be noted must not take down what is live.
      const isAlone = this.rows.size === 1 && this.reverts;
      this.failures.push(...(await goLive(todo, this.plan, this.world, isAlone)));
      await this.settle();
      const [failure] = this.failures;
      return failure ? await this.conclude(failure) : this.result('deployed');
    } catch (error) {
      return this.giveUp(error);
    }
  }

  /** The hosts that nothing has gone wrong on so far. */
  private able(): Site[] {
    return this.sites.filter(({ row }) => row.verdict !== 'failed');
  }

  private site(host: Host, status: HostStatus): Site {
    const before = liveRelease(status);
    const row = this.row(host);
    row.version = before?.version ?? '';
    row.release = before?.release ?? '';
    row.previousVersion = before?.version ?? '';
    return { host, status, row, before, choice: chooseRelease(status, this.wanted), swap: 'none', wayBack: 'none' };
  }

  /** Without every host nothing begins, unless the others are to go on. */
  private leaveOut(): void {
    for (const { host, error } of this.lock.failed) {
      failRow(this.row(host), error);
      this.row(host).version = 'unknown';
    }
    const [first] = this.lock.failed;
    if (!first) return;
    const isPart = this.plan.onFailure === 'continue' && this.sites.length > 0 && !this.world.signal.aborted;
    if (isPart) {
      this.failures.push(...this.lock.failed.map(({ error }) => error));
      this.tellLeftOut();
      return;
    }
    // All of them are named at the end.
    if (this.lock.failed.length > 1) throw first.error;
    throw new UserError(first.error.code, `Nothing went live, because ${first.host.label} is not ready.`, {
      cause: first.error,
      hint: first.error.hint,
    });
  }

  private tellLeftOut(): void {
    this.world.log.event(`Skipped (on-failure: continue):\n${describeGroups([...this.rows.values()])}`);
  }

  private async requireGoodVersion(): Promise<void> {
    const { version } = this.plan.record;
    let first: UserError | undefined;
    for (const { host, choice, row } of this.sites) {
      if (choice.kind !== 'bad') continue;
      const refusal = badRelease(host.label, version, choice.reason);
      first ??= refusal;
      failRow(row, refusal);
      await host.note('refused', version, `marked bad: ${choice.reason}`);
    }
    if (first) throw first;
  }

  private requireFitHosts(): void {
    const refusals = refuseUnfit(this.sites);
    const [first] = refusals;
    if (!first) return;
    if (this.plan.onFailure !== 'continue' || this.able().length === 0) throw first;
    this.failures.push(...refusals);
    this.tellLeftOut();
  }

  private async unchanged(): Promise<DeployResult> {
    for (const { host, row, before } of this.able()) {
      row.verdict = 'unchanged';
      // Proven by a run that died before it could say so.
      if (this.plan.confirm === 'auto' && before && before.state !== 'good') {
        await host.mark(before.release, 'good', 'its own checks passed');
      }
    }
    const [failure] = this.failures;
    if (failure) return this.conclude(failure);
    this.world.log.event(`${this.plan.record.version} is already live and verified on every host: nothing to do.`);
    return this.result('unchanged');
  }

  private async stage(): Promise<void> {
    this.hasStaged = true;
    try {
      await this.world.log.group(`Stage ${this.plan.record.version}`, () => this.stageEverywhere());
    } catch (error) {
      const failed = this.sites.filter(({ row }) => row.verdict === 'failed');
      const isTheirs = failed.length > 0 && this.able().length > 0;
      if (this.plan.onFailure !== 'continue' || !isTheirs || this.world.signal.aborted) throw error;
      this.failures.push(asUserError(ANYWHERE, error));
      this.tellLeftOut();
    }
  }

  private async stageEverywhere(): Promise<void> {
    const [failure] = await proveAgain(this.able(), this.wanted, this.world);
    if (failure && this.plan.onFailure !== 'continue') throw failure;
    await stageFleet(this.able(), this.plan, this.world);
    if (failure) throw failure;
  }

  /** The release is good only where the whole fleet, or with another policy than `revert` that host, is live. */
  private async settle(): Promise<void> {
    const live = this.sites.filter(({ row }) => row.verdict === 'deployed' || row.verdict === 'unchanged');
    try {
      const isWhole = this.failures.length === 0 && live.length === this.rows.size;
      // Of several hosts one may fail to note it, and the others go back: they need their locks until all have.
      await settleFleet(live, this.plan, { isWhole, isLast: isWhole && live.length === 1 }, this.world);
    } catch (error) {
      if (this.reverts) throw error;
      this.failures.push(asUserError(ANYWHERE, error));
    }
  }

  private async giveUp(error: unknown): Promise<DeployResult> {
    // What else was wrong with a host of a cancelled run stands in its row.
    const { aborted: isCancelled, reason } = this.world.signal;
    const failure = asUserError(ANYWHERE, isCancelled ? reason : error);
    // What is live and healthy stays unless the policy says otherwise, however it came that the deploy ends here.
    const back = this.reverts ? this.sites : this.sites.filter(({ row }) => row.verdict !== 'deployed');
    await takeBack(
      back.filter(({ wayBack }) => wayBack === 'none'),
      this.plan,
      failure,
      this.world,
    );
    if (!this.reverts) await this.settle();
    return this.conclude(isCancelled ? failure : (this.failures[0] ?? failure));
  }

  private async conclude(failure: UserError): Promise<DeployResult> {
    const conclusion = concludeDeploy(this.sites, [...this.rows.values()], this.plan, failure);
    // What was staged in vain must not pile up; but a cancelled run has no time.
    if (this.hasStaged && !this.world.signal.aborted) await this.prune();
    const { verdict, failure: told, isStuckForward } = conclusion;
    return { ...this.result(verdict), failure: told, ...(isStuckForward ? { isStuckForward } : {}) };
  }

  private async prune(): Promise<void> {
    const touched = this.sites.filter(({ choice, wayBack, row }) => {
      const isAway = wayBack === 'failed' || wayBack === 'lost' || /^(CONNECT|LOCK)/.test(row.code);
      return 'release' in choice && choice.kind !== 'unchanged' && !isAway;
    });
    const { keepReleases } = this.plan;
    await Promise.all(touched.map(({ host, before }) => pruneHost(host, keepReleases, before?.release, this.world)));
  }

  private get reverts(): boolean {
    return (this.plan.onFailure ?? 'revert') === 'revert';
  }

  private row(host: Host): HostRow {
    const row = this.rows.get(host.label) ?? newRow(host.label);
    this.rows.set(host.label, row);
    return row;
  }

  private result(verdict: DeployVerdict | ''): DeployResult {
    const rows = [...this.rows.values()];
    return { verdict, rows, stdout: rows[0]?.stdout ?? '' };
  }
}
