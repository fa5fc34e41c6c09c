/** 1-128 of `A-Za-z0-9._+-`, starting with a letter or digit: safe as a folder, a word and a JSON string. */
export const VERSION_LEGAL = '1 to 128 of A-Z a-z 0-9 . _ + -, starting with a letter or digit';

export function isVersion(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/.test(text);
}
