import { UserError } from '@deploy-actions/error';
import {
  BaseLists,
  createLinker,
  createUploads,
  encode,
  type Payload,
  type Sent,
  StaleBase,
  type Upload,
  UploadProgress,
  withProgress,
} from '@deploy-actions/payload';
import { formatSize } from '@deploy-actions/quantity';
import { isLost, recordFiles, recordHash } from '@deploy-actions/release';
import { uploadRefusal } from './deploy-checks';
import type { DeployPlan, Site } from './deploy-plan';
import { failRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { afterStale, groupsOf, newTask, type Task, withSeeding } from './stage-task';

/** A host whose connection broke is begun anew, so often in all. */
const ATTEMPTS = 3;

/**
 * Brings the payload to every host that needs it: what a host has already is linked there, the rest goes as one
 * stream, made once for all hosts that have the same. Rejects with the first error, when every host has ended.
 */
export async function stageFleet(sites: readonly Site[], plan: DeployPlan, world: FleetWorld): Promise<void> {
  const needed = sites.flatMap((site) => (site.choice.kind === 'upload' ? [{ site, ...site.choice }] : []));
  const lists = new BaseLists();
  const asked = Promise.allSettled(needed.map(({ site, release }) => newTask(site, release, plan, world, lists)));
  const [payload, answers] = await Promise.all([plan.payload, asked]);
  const stage = new Stage(payload, plan, world);
  const tasks = answers.flatMap((answer, at) => {
    if (answer.status === 'fulfilled') return [answer.value];
    const site = needed[at]?.site;
    return site ? stage.fail({ site }, answer.reason) : [];
  });
  let todo = tasks.map((task) => withSeeding(task, payload));
  // Bounded: links are given up for good after two refusals, what is in shared/ after one; lost connections are counted.
  for (let round = 1; todo.length > 0; round++) {
    todo = (await Promise.all(groupsOf(todo).map((group) => stage.group(group, String(round))))).flat();
  }
  for (const site of sites) if (stage.errors.has(site)) throw stage.errors.get(site);
  world.signal.throwIfAborted();
}

class Stage {
  readonly errors = new Map<Site, unknown>();

  constructor(
    private readonly payload: Payload,
    private readonly plan: DeployPlan,
    private readonly world: FleetWorld,
  ) {}

  /** Returns the tasks that are to be tried again. */
  async group(tasks: readonly Task[], box: string): Promise<Task[]> {
    const ready = tasks.filter((task) => this.isFit(task));
    const [first] = ready;
    if (!first) return [];
    const { base, stale, site, seeding } = first;
    const { entries } = this.payload;
    const { clock, log } = this.world;
    const progress = new UploadProgress();
    const options = {
      box: `${site.host.uploadFolder}/${box}`,
      seeding,
      mayHave: base.mayHave.bind(base),
      linker: createLinker(base, entries, stale),
      record: (payloadSha256: string) =>
        recordFiles(this.plan.record, { payloadSha256, previousVersion: site.before?.version ?? '' }),
      clock,
      progress,
    };
    const { uploads, sent } = createUploads({
      hosts: ready.length,
      box,
      isPacked: first.isFar,
      encode: (sink) => encode(this.payload, options, sink),
      clock,
    });
    const hosts = ready.map((task) => task.site.host.label);
    const staged = Promise.all(ready.map((task, at) => this.one(task, uploads[at] as Upload, sent)));
    const again = await withProgress(progress, { hosts, clock, log: log.event }, staged);
    return again.flat();
  }

  private async one(task: Task, upload: Upload, sent: Promise<Sent>): Promise<Task[]> {
    const { host, row } = task.site;
    const { clock, signal, log } = this.world;
    const start = clock.elapsed();
    try {
      await host.stage(task.release, upload, signal);
      log.event(`${host.label}: staged ${task.release} (${this.told(await sent)})`);
      return [];
    } catch (error) {
      return await this.retry(task, error);
    } finally {
      upload.stream.destroy();
      row.durationMs += Math.round(clock.elapsed() - start);
    }
  }

  private async retry(task: Task, error: unknown): Promise<Task[]> {
    const { label } = task.site.host;
    if (this.world.signal.aborted) return this.fail(task, error);
    if (error instanceof StaleBase && task.base.files.length + task.seeding.expected.length > 0) {
      this.world.log.event(`${label}: ${error.message}; the affected files are sent again`);
      return [afterStale(task, error, this.payload)];
    }
    if (error instanceof StaleBase) return this.fail(task, damaged(label, error));
    if (!isLost(error) || task.lost + 1 >= ATTEMPTS) return this.fail(task, error);
    this.world.log.event(`${label}: the connection broke during the upload; retrying`);
    try {
      return (await this.hasArrived(task)) ? [] : [{ ...task, lost: task.lost + 1 }];
    } catch {
      return this.fail(task, error);
    }
  }

  /** The upload may have been whole, and only the answer was lost. */
  private async hasArrived({ site, release }: Task): Promise<boolean> {
    const [{ releases }, payloadSha256] = await Promise.all([site.host.status(), this.payload.sha256()]);
    const recordSha256 = recordHash(this.plan.record);
    return releases.some(
      (one) => one.release === release && one.payloadSha256 === payloadSha256 && one.recordSha256 === recordSha256,
    );
  }

  private isFit(task: Task): boolean {
    const { host, status } = task.site;
    const refusal = uploadRefusal({ ...task, label: host.label, status, payload: this.payload });
    if (refusal) this.fail(task, refusal);
    return refusal === undefined;
  }

  /** Never tried again. */
  fail({ site }: Pick<Task, 'site'>, error: unknown): never[] {
    failRow(site.row, error);
    this.errors.set(site, error);
    return [];
  }

  private told({ files, bytes, linkedFiles }: Sent): string {
    const linked = linkedFiles === 0 ? '' : `, ${linkedFiles} linked`;
    return `${this.payload.entries.length} entries, ${formatSize(this.payload.bytes)}: ${files} files with ${formatSize(bytes)} sent${linked}`;
  }
}

/** Nothing was linked, so it is what was sent. */
function damaged(label: string, cause: StaleBase): UserError {
  return new UserError('UPLOAD_FAILED', `${label}: the received files differ from the sent files.`, { cause });
}
