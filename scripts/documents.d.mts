import type { Action, Manifest } from './actions.mjs';

export function contractModule(action: Pick<Action, 'name' | 'manifest'>): string;
export function withTables(readme: string, action: { name: string; manifest: Partial<Manifest> }): string;
export function catalog(actions: readonly { name: string; manifest: Partial<Manifest> }[]): string;
export function errorCodes(codes: Record<string, { cause: string; cure: string }>): string;
