export interface PackageManifest {
  name: string;
  version?: string;
  description?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export interface Workspace {
  folder: string;
  manifest: PackageManifest;
}

export function listWorkspaces(): Workspace[];
export function packagesImported(source: string): string[];
export function dependenciesOf(workspace: Workspace): string[] | undefined;
export function withDependencies(workspace: Workspace, all: Workspace[]): PackageManifest;
export function findCycle(graph: Record<string, readonly string[]>): string[] | undefined;
