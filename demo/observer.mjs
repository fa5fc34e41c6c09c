const EVERY_MS = 20;

/** Asks every host which version answers, and notes each change: { host, version, at } (milliseconds since 1970). */
export function startObserver(hosts) {
  const changes = [];
  const last = new Map();
  let isStopped = false;
  const watch = async (host) => {
    while (!isStopped) {
      const version = await host.answers();
      if (version !== '' && version !== last.get(host.name)) {
        last.set(host.name, version);
        changes.push({ host: host.name, version, at: Date.now() });
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  };
  const watching = Promise.all(hosts.map(watch));
  return {
    changes,
    /** When the last of the hosts changed to this version, after `since`; undefined where not all of them did. */
    allOn(version, since) {
      const times = hosts.map(({ name }) =>
        changes.find((change) => change.host === name && change.version === version && change.at >= since),
      );
      return times.every(Boolean) ? Math.max(...times.map(({ at }) => at)) : undefined;
    },
    async stop() {
      isStopped = true;
      await watching;
    },
  };
}
