import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askWithTools, firstStatus, toolScript } from '../src/ask-with-tools';

const url = new URL("http://127.0.0.1:8080/it's?a=$(id)&b=`id`");
const signal = new AbortController().signal;

/** A host with these tools and no other; each prints the words that it was called with, as curl prints a status. */
function hostWith(tools: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  for (const [name, script] of Object.entries(tools))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return async (script: string) => {
    const { status, stdout } = spawnSync('/bin/sh', ['-c', script], { env: { PATH: folder }, encoding: 'utf8' });
    return { code: status, stdout };
  };
}

describe('askWithTools', () => {
  it('asks with curl where it is there, with the address as one word', async () => {
    const run = hostWith({ curl: 'for last; do :; done; echo "$last" >&2; echo "HTTP/1.1 200"; echo "$last"' });
    expect(await askWithTools(run, url, 1500, signal)).toBe(200);
    const { stdout } = await run(toolScript(url, 1500));
    expect(stdout).toContain(url.href);
  });

  it('asks with wget else, and takes the first answer although a redirect was followed', async () => {
    const run = hostWith({ wget: 'printf "  HTTP/1.1 302 Found\\n  HTTP/1.1 200 OK\\n" >&2' });
    expect(await askWithTools(run, url, 1500, signal)).toBe(302);
  });

  it('asks no wget for a time-out, which some do not know, and ends one that never answers', async () => {
    const [sleep, kill] = ['/bin/sleep', 'kill'];
    const tools = {
      sleep: `exec ${sleep} "$@"`,
      wget: `case "$*" in *-T*) ${kill} -SEGV $$ ;; esac; echo "  HTTP/1.1 200 OK"`,
    };
    expect(await askWithTools(hostWith(tools), url, 5000, signal)).toBe(200);
    // The watch sleeps not at all, so that this does not take a second.
    const hanging = { sleep: 'exit 0', wget: `exec ${sleep} 600` };
    expect(await askWithTools(hostWith(hanging), url, 1000, signal)).toBe(0);
  });

  it('tells no answer from no tool', async () => {
    expect(await askWithTools(hostWith({ curl: 'echo "HTTP/1.1 000"; exit 7' }), url, 1500, signal)).toBe(0);
    expect(await askWithTools(hostWith({ wget: 'exit 4' }), url, 1500, signal)).toBe(0);
    expect(await askWithTools(hostWith({}), url, 1500, signal)).toBeUndefined();
  });
});

it('finds the first status line', () => {
  expect(firstStatus('  HTTP/1.0 404 Not Found\r\n  Server: x\r\n')).toBe(404);
  expect(firstStatus('wget: server returned error: HTTP/1.1 503 Service Unavailable\n')).toBe(0);
  expect(firstStatus('')).toBe(0);
});
