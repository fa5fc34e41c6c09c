export function messageMarkdown(payload: object): string;
export function headline(payload: object): string;
