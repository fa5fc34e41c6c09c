import { quote } from '@deploy-actions/payload';

/** Runs a POSIX shell script on the host. */
export type RunScript = (script: string, signal: AbortSignal) => Promise<{ code: number | null; stdout: string }>;

const NO_TOOL = 98;

/**
 * The same question put by curl or wget of the host: undefined where it has neither, else the status, 0 for no answer.
 * wget follows redirects where it is busybox's; so the first status line counts, not how it ended. Nor has every wget
 * a time-out (`-T` makes busybox's of Debian 12 crash): a watch of ours ends it.
 */
export async function askWithTools(
  run: RunScript,
  url: URL,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { code, stdout } = await run(toolScript(url, timeoutMs), signal);
  if (code === NO_TOOL) return undefined;
  return firstStatus(stdout);
}

export function toolScript(url: URL, timeoutMs: number): string {
  const seconds = Math.max(1, Math.ceil(timeoutMs / 1000));
  const address = quote(url.href);
  return [
    `if command -v curl >/dev/null 2>&1; then`,
    // As it is written: neither brackets nor dots in it mean anything to curl.
    `  curl -gsS --path-as-is --noproxy '*' -o /dev/null -w 'HTTP/1.1 %{http_code}\\n' --max-time ${seconds} -- ${address} 2>/dev/null`,
    `elif command -v wget >/dev/null 2>&1; then`,
    `  exec 2>&1`,
    `  http_proxy= https_proxy= wget -q -S -O /dev/null ${address} &`,
    `  asking=$!`,
    `  { sleep ${seconds} && kill "$asking"; } </dev/null >/dev/null 2>&1 &`,
    `  watching=$!`,
    `  wait "$asking"`,
    `  kill "$watching" 2>/dev/null`,
    `else exit ${NO_TOOL}`,
    `fi`,
    'exit 0',
  ].join('\n');
}

export function firstStatus(text: string): number {
  return Number(/^\s*HTTP\/[\d.]+ (\d{3})/m.exec(text)?.[1] ?? 0);
}
