const BYTES = 300;

/** The beginning of a body for people to read, cut between two characters. */
export function excerptOf(body: string): string {
  const bytes = Buffer.from(body.slice(0, BYTES));
  return new TextDecoder().decode(bytes.subarray(0, BYTES), { stream: true });
}
