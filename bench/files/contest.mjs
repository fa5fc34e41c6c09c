import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../stage/run.mjs';
import { DEPLOY_PATH } from '../stage/site.mjs';
import { fingerprint } from './fingerprint.mjs';

/** From here on a trial is too long to be made twice. */
const LONG_MS = 5000;

/** One row of the table: each contender in turn, from the same state of the host each time, and each result proven. */
export class Contest {
  #row;
  #trees;
  #site;
  #dist;
  #folder;
  #expected;

  constructor({ row, trees, site, dist, folder }) {
    this.#row = row;
    this.#trees = trees;
    this.#site = site;
    this.#dist = dist;
    this.#folder = folder;
    this.#expected = fingerprint(trees.get(row.source));
  }

  /** The samples of each contender by its name, each `{ wallMs, … }`, and the options that each has run with. */
  async hold(contenders, rounds, tell) {
    const teams = [];
    for (const contender of contenders) {
      await this.#prepare(contender);
      teams.push({ contender, options: await this.#choose(contender, tell), samples: [] });
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const { contender, options, samples } of teams) {
        const sample = await this.#once(contender, options);
        samples.push(sample);
        tell(`${contender.name} ${round}/${rounds}: ${Math.round(sample.wallMs)} ms`);
      }
    }
    for (const { contender } of teams) rmSync(this.#snapshot(contender), { recursive: true, force: true });
    return teams.map(({ contender, options, samples }) => ({ name: contender.name, options, samples }));
  }

  /** One option after the other is kept where it has made the contender faster. */
  async #choose(contender, tell) {
    const choices = contender.choices(this.#row);
    let best = {};
    // The first run of all also warms what can be warm: it is no measurement.
    await this.#once(contender, best);
    if (choices.length === 0) return best;
    let bestMs = await this.#trial(contender, best);
    for (const choice of choices) {
      const options = { ...best, ...choice };
      const wallMs = await this.#trial(contender, options);
      const name = Object.keys(choice).join();
      tell(`${contender.name} with ${name}: ${Math.round(wallMs)} ms instead of ${Math.round(bestMs)} ms`);
      if (wallMs < bestMs) [best, bestMs] = [options, wallMs];
    }
    return best;
  }

  /** The better of two: one that had bad luck must not be passed over. Bad luck is little of a long run. */
  async #trial(contender, options) {
    const first = await this.#once(contender, options);
    if (first.wallMs > LONG_MS) return first.wallMs;
    const second = await this.#once(contender, options);
    return Math.min(first.wallMs, second.wallMs);
  }

  async #once(contender, options) {
    this.#restore(contender);
    execFileSync('sync');
    const task = this.#task(contender, this.#row.source, this.#row.again ? 'base' : 'next');
    const sample = await run(contender.command(task, options));
    const undo = contender.after?.(task, options);
    if (undo) await run(undo);
    if (fingerprint(join(this.#live(contender), 'current', '/')) !== this.#expected) {
      throw new Error(`${contender.name}: what is live on the host is not what was to be deployed`);
    }
    return sample;
  }

  /** Keeps a copy of what the host looks like with the version before. */
  async #prepare(contender) {
    rmSync(this.#live(contender), { recursive: true, force: true });
    rmSync(this.#snapshot(contender), { recursive: true, force: true });
    if (!this.#row.before) return;
    await run(contender.command(this.#task(contender, this.#row.before, 'base'), {}));
    cpAll(this.#live(contender), this.#snapshot(contender));
  }

  #restore(contender) {
    rmSync(this.#live(contender), { recursive: true, force: true });
    if (existsSync(this.#snapshot(contender))) cpAll(this.#snapshot(contender), this.#live(contender));
  }

  #task(contender, source, version) {
    const folder = join(this.#folder, slug(contender));
    mkdirSync(folder, { recursive: true });
    const path = `${DEPLOY_PATH}/${slug(contender)}`;
    return { site: this.#site, dist: this.#dist, folder, path, source: this.#trees.get(source), version };
  }

  #live(contender) {
    return join(this.#site.files[0], slug(contender));
  }

  #snapshot(contender) {
    return join(this.#folder, `${slug(contender)}-before`);
  }
}

function slug({ name }) {
  return name.replace(/[^a-z]+/g, '-');
}

/** With times, modes and links, hard ones too. */
function cpAll(from, to) {
  execFileSync('cp', ['-a', from, to]);
}
