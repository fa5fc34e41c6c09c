export interface Manifest {
  name: string;
  description: string;
  branding?: { icon: string; color: string };
  runs: { using: string; main: string; post?: string };
  inputs?: Record<string, { description?: string; default?: unknown; required?: boolean }>;
  outputs?: Record<string, { description?: string }>;
}

export interface Action {
  name: string;
  folder: string;
  manifest: Manifest;
}

export const root: string;
export function listActions(): Action[];
