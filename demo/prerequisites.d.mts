export const root: string;
export function missing(machine?: { platform?: string; path?: string }): string[];
