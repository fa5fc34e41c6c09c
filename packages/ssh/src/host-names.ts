import type { Target } from './target';

/** What to call each host in results: the host alone where that is enough, else with its port, else as it was written. */
export function hostNames(targets: readonly Target[]): { name: string; label: string }[] {
  const forms = [targets.map(({ host }) => host), targets.map(withPort)];
  return targets.map((target, at) => {
    const name = forms.map((names) => (isOnly(names, at) ? names[at] : undefined)).find((each) => each !== undefined);
    return { name: name ?? target.label, label: target.label };
  });
}

function isOnly(names: readonly string[], at: number): boolean {
  return names.filter((name) => name === names[at]).length === 1;
}

function withPort({ host, port }: Target): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
