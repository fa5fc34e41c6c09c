/**
 * The commit that a deployment is of: the version itself where it is a whole SHA (a run started by hand for an older
 * commit, a rollback), else the one that the run is about.
 */
export function commitOf(version: string, runSha: string): string {
  return /^[0-9a-f]{40}$/.test(version) ? version : runSha;
}
