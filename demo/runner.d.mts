export function readFileCommand(path: string): Record<string, string>;
