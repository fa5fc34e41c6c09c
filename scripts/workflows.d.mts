export function isReusable(text: string): boolean;
export function listReusable(folder: string): string[];
