/** Words that a person may copy into a shell as they are. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9@._:/-]*$/;

/** The command that shows the latest lines of what a program was started by, by the name that the step gives. */
const MANAGERS: readonly { started: RegExp; command(name: string): string }[] = [
  {
    started:
      /\bsystemctl[ \t]+--user[ \t]+(?:-\S+[ \t]+)*(?:start|restart|reload|reload-or-restart|try-restart)[ \t]+(\S+)/g,
    command: (name) => `journalctl --user -u ${name} -n 50 --no-pager`,
  },
  {
    started:
      /\bsystemctl[ \t]+(?:(?!--user)-\S+[ \t]+)*(?:start|restart|reload|reload-or-restart|try-restart)[ \t]+(\S+)/g,
    command: (name) => `sudo journalctl -u ${name} -n 50 --no-pager`,
  },
  {
    started: /\bservice[ \t]+(\S+)[ \t]+(?:start|restart|reload)\b/g,
    command: (name) => `sudo journalctl -u ${name} -n 50 --no-pager`,
  },
  { started: /\bdocker[ \t]+(?:start|restart)[ \t]+(\S+)/g, command: (name) => `docker logs --tail 50 ${name}` },
  {
    started: /\bdocker[ \t]+run\b[^\n;&|]{0,2000}?[ \t]--name[ \t=]+(\S+)/g,
    command: (name) => `docker logs --tail 50 ${name}`,
  },
  { started: /\bsupervisorctl[ \t]+(?:start|restart)[ \t]+(\S+)/g, command: (name) => `supervisorctl tail ${name}` },
  {
    started: /\bpm2[ \t]+(?:start|restart|reload|startOrReload)[ \t]+(\S+)/g,
    command: (name) => `pm2 logs ${name} --lines 50 --nostream`,
  },
];
const COMPOSE = /\bdocker[ -]compose\b[^\n;&|]{0,2000}?[ \t](?:up|start|restart)\b/;

/** The steps that start an application. */
const STARTING = ['script', 'activate', 'after-activate', 'before-activate'];
/** Characters of a step: on the way back it comes from a host. */
const LOOKED_AT = 16 * 1024;

/** Commands for the host that show the log of what the steps of a release have started; none where no step says. */
export function logCommands(steps: Readonly<Partial<Record<string, string>>>): string[] {
  const commands = STARTING.flatMap((step) => {
    const program = (steps[step] ?? '').slice(0, LOOKED_AT);
    const named = MANAGERS.flatMap(({ started, command }) =>
      [...program.matchAll(started)].flatMap(([, word = '']) => {
        const name = word.replace(/[;&|)]+$/, '').replace(/^(['"])(.*)\1$/, '$2');
        return PLAIN.test(name) ? [command(name)] : [];
      }),
    );
    return COMPOSE.test(program) ? [...named, 'docker compose logs --tail 50'] : named;
  });
  return [...new Set(commands)].slice(0, 3);
}
