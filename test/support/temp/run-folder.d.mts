export function openRunFolder(kind: string): { folder: string; close(isKept?: (name: string) => boolean): void };
