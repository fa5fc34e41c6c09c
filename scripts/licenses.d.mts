export interface BundledModule {
  resource?: string;
  modules?: BundledModule[];
}

export function bundledFiles(compilation: { modules: Iterable<BundledModule> }): string[];
export function packageFolders(paths: readonly string[]): string[];
export function licenses(folders: readonly string[]): string;
