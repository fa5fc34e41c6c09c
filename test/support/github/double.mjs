import { createServer } from 'node:http';
import { Faults } from './faults.mjs';
import { operations } from './operations.mjs';
import { Store } from './store.mjs';

export { fault } from './faults.mjs';

const TOKEN = 'test-token';

/**
 * A GitHub of one repository in memory. Every request and every answer is held against GitHub's published description
 * of its API; what does not fit is answered with 422 and noted in `violations`, which a test must find empty.
 */
export class GitHubDouble {
  violations = [];
  requests = [];
  faults = new Faults();

  constructor({ owner, repo, commits = [], token = TOKEN, now = Date.now, url = 'https://api.github.test' }) {
    this.token = token;
    this.store = new Store({ owner, repo, commits, url, now });
    /** Permissions that the token lacks, such as `contents: write`. */
    this.denied = new Set();
    this.now = now;
  }

  get state() {
    return this.store.state;
  }

  /** One request to one answer, without faults. */
  answer({ method, pathname, search, authorization, text }) {
    const entry = { method, path: pathname, query: Object.fromEntries(search), body: undefined, status: 0 };
    this.requests.push(entry);
    const answer = this.#judged(entry, authorization, text);
    entry.status = answer.status;
    return answer;
  }

  /** `fetch` without sockets, for tests in virtual time. */
  fetch = async (input, init = {}) => {
    const url = new URL(input);
    const request = {
      method: init.method ?? 'GET',
      pathname: url.pathname.slice(new URL(this.store.url).pathname.replace(/\/$/, '').length),
      search: url.searchParams,
      authorization: new Headers(init.headers).get('authorization') ?? '',
      text: init.body ?? '',
    };
    const fault = this.faults.take(request.method, request.pathname);
    if (fault?.kind === 'hang') {
      return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal.reason)));
    }
    if (fault?.kind === 'reset' || fault?.kind === 'lost-answer') {
      if (fault.kind === 'lost-answer') this.answer(request);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      });
    }
    const { status, headers, text } = this.#rendered(fault, () => this.answer(request));
    return new Response(text, { status, headers });
  };

  /** Serves on a loopback port until `stop()`. */
  async listen() {
    const held = new Set();
    const server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const url = new URL(request.url, this.store.url);
      const asked = {
        method: request.method,
        pathname: url.pathname,
        search: url.searchParams,
        authorization: request.headers.authorization ?? '',
        text: Buffer.concat(chunks).toString('utf8'),
      };
      const fault = this.faults.take(asked.method, asked.pathname);
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'reset' || fault?.kind === 'lost-answer') {
        if (fault.kind === 'lost-answer') this.answer(asked);
        request.socket.destroy();
        return;
      }
      const { status, headers, text } = this.#rendered(fault, () => this.answer(asked));
      response.writeHead(status, headers).end(text);
    });
    server.on('connection', (socket) => {
      held.add(socket);
      socket.on('close', () => held.delete(socket));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.store.url = `http://127.0.0.1:${server.address().port}`;
    return async () => {
      for (const socket of held) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    };
  }

  #judged(entry, authorization, text) {
    if (!new RegExp(`^(token|bearer) ${RegExp.escape?.(this.token) ?? this.token}$`, 'i').test(authorization)) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const found = operations.map((operation) => ({ operation, path: operation.match(entry.path) }));
    const { operation, path } = found.find((each) => each.path && each.operation.method === entry.method) ?? {};
    if (!operation) return this.#violation(entry, 404, ['no such operation in the double']);
    if (path.owner !== this.store.owner || path.repo !== this.store.repo)
      return { status: 404, body: { message: 'Not Found' } };
    if (this.denied.has(operation.permission)) {
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    }
    const described = operation.describe();
    const problems = [];
    try {
      entry.body = text === '' ? undefined : JSON.parse(text);
    } catch {
      problems.push('the body is not JSON');
    }
    problems.push(...described.problemsOfQuery(entry.query));
    problems.push(...described.problemsOfBody(entry.body));
    if (problems.length > 0) return this.#violation(entry, 422, problems);
    const page = (items) => this.#page(items, entry);
    const answer = operation.handle({ store: this.store, path, query: entry.query, body: entry.body, page });
    const wrong = described.problemsOfResponse(answer.status, answer.body);
    if (wrong.length > 0) this.violations.push(`answer of ${described.id}: ${wrong.join('; ')}`);
    return answer;
  }

  #page(items, { path, query }) {
    const size = Math.min(100, Number(query.per_page ?? 30));
    const page = Number(query.page ?? 1);
    const more = items.length > page * size;
    const next = new URLSearchParams({ ...query, page: String(page + 1) });
    return {
      status: 200,
      body: items.slice((page - 1) * size, page * size),
      headers: more ? { link: `<${this.store.url}${path}?${next}>; rel="next"` } : {},
    };
  }

  #violation({ method, path }, status, problems) {
    this.violations.push(`${method} ${path}: ${problems.join('; ')}`);
    return {
      status,
      body: { message: 'Validation Failed', errors: problems.map((message) => ({ message, code: 'invalid' })) },
    };
  }

  #rendered(fault, ordinary) {
    const { status, headers, body } = fault?.kind === 'status' ? fault : ordinary();
    const whole = JSON.stringify(body ?? { message: '' });
    return {
      status,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        date: new Date(this.now()).toUTCString(),
        ...headers,
      },
      text: fault?.kind === 'garbage' ? whole.slice(0, Math.ceil(whole.length / 2)) : whole,
    };
  }
}

/** A double on a loopback port. Its `url` is what GITHUB_API_URL should say, its `token` what it accepts. */
export async function startGitHubDouble(options) {
  const double = new GitHubDouble(options);
  const stop = await double.listen();
  return Object.assign(double, { url: double.store.url, stop });
}
