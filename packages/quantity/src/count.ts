/** `1 request`, `2 requests`: a whole number of something whose plural ends in s. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
