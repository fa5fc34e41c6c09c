import { Agent, get } from 'node:http';

/**
 * Users: asks every instance for `/api/events`, `perSecond` times a second, until it is stopped. What they see is
 * counted; an instance that is down is just asked again.
 */
export function startTraffic(urls, { perSecond = 50 } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const seen = { answered: 0, failed: 0, unanswered: 0 };
  const timer = setInterval(() => {
    for (const url of urls) ask(`${url}/api/events`);
  }, 1000 / perSecond);

  function ask(url) {
    const request = get(url, { agent, timeout: 2000 }, (response) => {
      response.resume();
      if ((response.statusCode ?? 500) < 500) seen.answered += 1;
      else seen.failed += 1;
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => {
      seen.unanswered += 1;
    });
  }

  return {
    seen,
    stop() {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
