export function masked(log: string): string;
export function readFileCommand(path: string): Record<string, string>;
