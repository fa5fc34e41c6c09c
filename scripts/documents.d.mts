import type { Action, Manifest } from './actions.mjs';
import type { Workspace } from './dependencies.mjs';

export function contractModule(action: Pick<Action, 'name' | 'manifest'>): string;
export function withTables(readme: string, action: { name: string; manifest: Partial<Manifest> }): string;
export function catalog(actions: readonly { name: string; manifest: Partial<Manifest> }[]): string;
export function errorCodes(codes: Record<string, { cause: string; cure: string }>): string;
export function withSection(text: string, marker: string, section: string, place: string): string;
export function packageTable(workspaces: readonly Workspace[]): string;
