/** The code of an error of Node's, else an empty text. */
export function codeOf(error: unknown): string {
  const { code } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** The first line of what an error says, cut short. */
export function lineOf(error: unknown): string {
  const { message } = (typeof error === 'object' && error !== null ? error : {}) as { message?: unknown };
  return typeof message === 'string' ? (message.split('\n', 1)[0]?.slice(0, 160) ?? '') : '';
}
