export function clearOutput(folder: string): void;
