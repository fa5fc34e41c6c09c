import { get } from 'node:http';

const EVERY_MS = 20;

/**
 * People who use the service through a balancer: one request each 20 ms, to the hosts in turn; where a host takes no
 * connection, the next one is asked. Counts what they see, from the first answer on.
 */
export function startUsers(urls) {
  const seen = { answered: 0, elsewhere: 0, lost: 0 };
  let turn = 0;
  const timer = setInterval(() => {
    const first = turn++ % urls.length;
    const order = [...urls.slice(first), ...urls.slice(0, first)];
    tryInTurn(order).then((tries) => {
      if (tries > 0) seen.answered += 1;
      else if (seen.answered > 0) seen.lost += 1;
      if (tries > 1) seen.elsewhere += 1;
    });
  }, EVERY_MS);
  return { counts: () => ({ ...seen }), stop: () => clearInterval(timer) };
}

/** How many hosts were asked until one answered; 0 where none did. */
async function tryInTurn(urls) {
  for (const [index, url] of urls.entries()) {
    if (await ask(`${url}/api/events`)) return index + 1;
  }
  return 0;
}

function ask(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5000 }, (response) => {
      response.resume();
      response.once('end', () => resolve((response.statusCode ?? 500) < 500));
      response.once('error', () => resolve(false));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
