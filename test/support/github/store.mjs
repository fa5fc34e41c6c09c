/**
 * What the double remembers, and GitHub's rules about it. `state` is plain data for tests to read.
 */
export class Store {
  #id = 1000;
  #now;

  constructor({ owner, repo, commits, url, now }) {
    this.owner = owner;
    this.repo = repo;
    this.url = url;
    this.#now = now;
    this.state = {
      commits: commits.map((commit) => ({ message: 'A commit', pulls: [], ...commit })),
      /** Oldest first; each with its `statuses`, oldest first. */
      deployments: [],
      refs: {},
      annotatedTags: {},
    };
    if (commits.length > 0) this.state.refs['refs/heads/main'] = { type: 'commit', sha: commits.at(-1).sha };
  }

  /** By this clock GitHub writes whole seconds. */
  timestamp() {
    return `${new Date(this.#now()).toISOString().slice(0, 19)}Z`;
  }

  resolveRef(ref) {
    const known = (sha) => this.state.commits.some((commit) => commit.sha === sha);
    const named = this.state.refs[ref] ?? this.state.refs[`refs/heads/${ref}`] ?? this.state.refs[`refs/tags/${ref}`];
    return known(ref) ? ref : named?.sha;
  }

  addDeployment(fields) {
    const deployment = {
      id: ++this.#id,
      sha: this.resolveRef(fields.ref) ?? fields.ref,
      task: 'deploy',
      payload: '',
      environment: 'production',
      description: null,
      transient_environment: false,
      production_environment: (fields.environment ?? 'production') === 'production',
      created_at: this.timestamp(),
      creator: 'github-actions[bot]',
      ...fields,
      statuses: [],
    };
    this.state.deployments.push(deployment);
    return deployment;
  }

  addStatus(deployment, { auto_inactive = true, ...fields }) {
    const status = {
      id: ++this.#id,
      description: '',
      log_url: '',
      environment_url: '',
      environment: deployment.environment,
      created_at: this.timestamp(),
      ...fields,
    };
    deployment.statuses.push(status);
    if (fields.state === 'success' && auto_inactive) this.#deactivateBefore(deployment);
    return status;
  }

  deployment(id) {
    return this.state.deployments.find((deployment) => deployment.id === Number(id));
  }

  #deactivateBefore(deployment) {
    for (const prior of this.state.deployments) {
      const concerned =
        prior.id < deployment.id &&
        prior.environment === deployment.environment &&
        !prior.transient_environment &&
        !prior.production_environment &&
        prior.statuses.at(-1)?.state === 'success';
      if (concerned) this.addStatus(prior, { state: 'inactive', auto_inactive: false });
    }
  }
}
