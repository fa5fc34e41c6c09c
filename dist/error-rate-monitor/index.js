/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 4458:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ml: () => (/* reexport */ systemClock),
  NE: () => (/* reexport */ withDeadline)
});

// UNUSED EXPORTS: VirtualClock

;// CONCATENATED MODULE: ./build/packages/clock/src/deadline.js
/**
 * Runs `work` with a signal that is aborted with `reason()` after `ms`, or with the outer signal's own reason; then it
 * rejects at once, whether or not `work` heeds the signal. The timer is gone when this returns.
 */
async function withDeadline(clock, ms, reason, work, outer) {
    outer?.throwIfAborted();
    const controller = new AbortController();
    const timer = new AbortController();
    const aborted = new Promise((_, reject) => {
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
    });
    aborted.catch(() => undefined);
    const onOuter = () => controller.abort(outer?.reason);
    outer?.addEventListener('abort', onOuter, { once: true });
    const expiry = clock.sleep(ms, timer.signal).then(() => controller.abort(reason()), () => undefined);
    try {
        return await Promise.race([work(controller.signal), aborted]);
    }
    finally {
        timer.abort();
        await expiry;
        outer?.removeEventListener('abort', onOuter);
    }
}

;// CONCATENATED MODULE: ./build/packages/clock/src/system-clock.js
/** setTimeout counts in 31 bits: a longer wait would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    sleep: async (ms, signal) => {
        // Whoever is late already asks for less than nothing, and Node would print a warning of it.
        let leftMs = Math.max(0, ms);
        while (leftMs > LONGEST_TIMER_MS) {
            await timer(LONGEST_TIMER_MS, signal);
            leftMs -= LONGEST_TIMER_MS;
        }
        await timer(leftMs, signal);
    },
};
function timer(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const onAbort = () => {
            clearTimeout(handle);
            reject(signal?.reason);
        };
        const handle = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/packages/clock/src/index.js





/***/ }),

/***/ 7173:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  yo: () => (/* reexport */ UserError),
  DD: () => (/* reexport */ causeChain),
  F4: () => (/* reexport */ codes),
  Uc: () => (/* reexport */ describeError)
});

;// CONCATENATED MODULE: ./build/packages/error/src/codes.js
/** Every stable error code with its usual cause and its cure. docs/error-codes.md is generated from this table. */
const codes = {
    AUTH_FAILED: {
        cause: 'The server refused the key or password, or the key cannot be used as given.',
        cure: 'Check `username` and `private-key`; the public half must be in the authorized_keys of that user on that host.',
    },
    BAD_INPUT: {
        cause: 'One or more inputs are missing, unknown or not legal.',
        cure: 'Mend every input that the message lists; nothing was asked or changed.',
    },
    BAD_RECORD: {
        cause: 'The report that is to be replayed is not there, is no report of error-rate-monitor, or has not measured what is asked for.',
        cure: 'Give the path of a file that an earlier run put out as `report-path`, and ask only for signals that it watched.',
    },
    BAD_RELEASE: {
        cause: 'The version was rolled back by a verdict before, and the host remembers it as bad.',
        cure: 'Ship a new version, or set `allow-bad: true` if the reason is gone.',
    },
    CANCELLED: {
        cause: 'The run was cancelled (SIGINT or SIGTERM).',
        cure: 'Start it again; the hosts were left on a whole version and without a lock.',
    },
    COMMAND_FAILED: {
        cause: 'A step on the host ended with a failure, or was killed by a signal.',
        cure: 'Read the output of the step in the log; `hosts` and the report name the step, the host and the exit code.',
    },
    COMMAND_TIMEOUT: {
        cause: 'A step on the host did not end within `command-timeout` and was stopped.',
        cure: 'Raise `command-timeout`, or look why the step hangs.',
    },
    CONFIGURATION: {
        cause: 'The deploy script said so (exit code 2).',
        cure: 'Read its output; usually a variable or a file is missing on the host.',
    },
    CONNECT_FAILED: {
        cause: 'The host refused the connection, has no such name or no route leads to it.',
        cure: 'Check host name and port, the firewall, and that sshd runs.',
    },
    CONNECT_TIMEOUT: {
        cause: 'The host did not answer within `connect-timeout`.',
        cure: 'Check that the host is up and that a firewall does not drop the packets.',
    },
    CONNECTION_LOST: {
        cause: 'The connection to the host broke in the middle of the work, and could not be made again for 90 seconds.',
        cure: 'Run again; what is finished is not done twice, and an unfinished step was not taken for a success.',
    },
    DISK_FULL: {
        cause: 'There is no room left on the host (or no free inode).',
        cure: 'Free some space; what was uploaded in part has been removed.',
    },
    ERROR_RATE_EXCEEDED: {
        cause: 'The error rate stayed above the threshold for the sustained time.',
        cure: 'Look at the release that is live; roll it back unless that was done for you.',
    },
    FORBIDDEN: {
        cause: 'The token may not do this.',
        cure: 'Add the permission that the message names to the job.',
    },
    FORWARDING_REFUSED: {
        cause: 'The SSH server does not forward connections, or not to this place.',
        cure: 'Allow it: AllowTcpForwarding and PermitOpen in sshd_config, no `restrict` for the key in authorized_keys.',
    },
    GITHUB_API: {
        cause: 'The GitHub API refused the request or did not answer in time.',
        cure: 'Read the answer in the message; a 5xx or a time-out may pass by itself.',
    },
    HEALTH_FAILED: {
        cause: "A release's own health check did not pass in time.",
        cure: 'Read the last output of the check; that host has gone back, and the table tells what became of the others.',
    },
    HOST_CERTIFICATE: {
        cause: 'The host shows a certificate of a known authority that is expired, revoked, damaged or of another host.',
        cure: 'Let the authority sign the host key anew, for the name that `hosts` uses, and reload sshd.',
    },
    HOST_KEY_MISMATCH: {
        cause: 'The host showed another key than the one that is known: a reinstalled host, or somebody in between.',
        cure: 'Find out whether the host was reinstalled or somebody is in between; only then replace its line in `known-hosts`.',
    },
    HOST_KEY_UNKNOWN: {
        cause: 'No key is known for this host.',
        cure: 'Compare the fingerprint with the host itself, then paste the printed line into `known-hosts`.',
    },
    HOST_PROTOCOL: {
        cause: 'The program on the host answered something that this version does not understand.',
        cure: 'Use the same major version of the suite in every workflow that deploys to this path.',
    },
    HOST_UNFIT: {
        cause: 'The host lacks something that a deploy needs (a tool, or the right to write to the path).',
        cure: 'Install or allow what the message names.',
    },
    INTERNAL: {
        cause: 'A defect of ours.',
        cure: 'Please report it with the stack that was printed.',
    },
    IRREVERSIBLE: {
        cause: 'A release whose migration cannot be undone stands between the live release and the older one.',
        cure: 'Mend it forward with a new version; or, where the old code works with the new data, set `allow-after-migration: true`.',
    },
    LOCK_LOST: {
        cause: 'The lock of this run is gone: somebody broke it, or the run was not heard of for longer than `lock-ttl` and another one took over.',
        cure: 'Nothing more was done on that host. Look at what is live there with `operation: status`, and run again when whoever the message names is done.',
    },
    LOCKED: {
        cause: 'Another run holds the lock of this path.',
        cure: 'Wait for the run that the message names, or set `lock-wait`; the lock ends by itself at the time shown.',
    },
    NO_BASELINE: {
        cause: 'A watch was told to compare with what was before, and there is no usable baseline of it.',
        cure: 'Run `operation: baseline` with the same `metrics` before the deploy and hand on its output `baseline`, or its report file. It must have measured every signal that has a `max-increase`. Where the baseline is zero, a share of it is nothing: say the increase as `1pp`, or as a number in the unit of the metric.',
    },
    NO_DATA: {
        cause: 'There was nothing to measure: no answer, no requests, another version, a gap, or too few measurements.',
        cure: 'Check the addresses and paths. The new version may be live and unproven: measure again, confirm it, or roll it back on request. `on-inconclusive` (and the policy of what was unknown, such as `on-no-data`, where there is one) says whether the step fails for it.',
    },
    NO_DEPLOYMENT: {
        cause: 'There is no deployment on the record that this outcome belongs to.',
        cure: 'Run deployment-record with `operation: start` first, or hand on its `deployment-id`.',
    },
    NO_PREVIOUS_RELEASE: {
        cause: 'The host has no earlier release that was good, is not marked bad and is still on the disk.',
        cure: 'See `<path>/.deploy/history.jsonl` for what is there; deploy a version that works, or name another one in `to-version`.',
    },
    NOT_LIVE: {
        cause: 'The version to confirm is not the one that is live on this host.',
        cure: 'Somebody deployed or rolled back in between; look at the history on the host.',
    },
    NOT_RECOVERED: {
        cause: 'The rollback was carried out, but the service did not become healthy on the old version.',
        cure: 'The cause is probably not the release; look at the service at once.',
    },
    PROVIDER_ERROR: {
        cause: 'The source of the metric refused the question, in a way that waiting does not mend.',
        cure: 'Check the path or query and the access rights.',
    },
    REGISTRY_AUTH: {
        cause: 'The container registry refused the login (exit code 3 of a deploy script).',
        cure: 'Check the registry credentials.',
    },
    ROLLBACK_FAILED: {
        cause: 'A host could not be brought back to its release; the fleet may be mixed.',
        cure: 'Look at the hosts that the table names first; each says on which version it is.',
    },
    ROLLED_BACK: {
        cause: 'The version was judged bad and the previous one is live again.',
        cure: 'Nothing more for the service; mend the version before it is deployed again.',
    },
    SAME_HOST: {
        cause: 'Two lines of `hosts` are names of the same machine, with the same path.',
        cure: 'Name every host once; nothing went live.',
    },
    SHARED_MISSING: {
        cause: 'A file named in `shared-paths` is neither in `shared/` on the host nor in the payload.',
        cure: 'Put it into `<path>/shared/` on the host, or into the payload as a first version; a folder is named with a `/` at its end.',
    },
    SLACK_API: {
        cause: 'Slack refused the message, or whether it arrived is not known.',
        cure: 'See `reason`; a webhook that was revoked must be replaced.',
    },
    SOURCE: {
        cause: 'The files to deploy cannot be read on the runner.',
        cure: 'Check `source`, and that an earlier step of the same job made it.',
    },
    STALE_BASE: {
        cause: 'Files of an older release on the host were changed in place, or the host does not let them be linked, or something in its `shared/` was removed meanwhile.',
        cure: 'None is needed: what is concerned is sent again. Set `link-unchanged: false` if steps write into shipped files.',
    },
    TAG_TAKEN: {
        cause: 'A git tag of this name stands on another commit.',
        cure: 'Choose a name that holds the commit, or delete the old tag; it is never moved.',
    },
    UNHEALTHY: {
        cause: 'The service did not become healthy in time, or fell ill while it was watched.',
        cure: "Look at the service's own log around `decidedAt` in the file that `report-path` names; roll the version back unless that was done.",
    },
    UNPROVEN: {
        cause: 'The release to confirm is live, but its own steps and checks have not all passed: the run that brought it live died.',
        cure: 'Run the deploy again: it activates the release anew, with its checks; then confirm it.',
    },
    UPLOAD_FAILED: {
        cause: 'What arrived on the host is not what was sent.',
        cure: 'Run again; the incomplete upload was removed and nothing went live.',
    },
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/packages/error/src/user-error.js
/** A failure that the user can mend: printed without a stack, with a hint what to do next. */
class UserError extends Error {
    name = 'UserError';
    code;
    /** What to do next; empty where the code's own cure says it all. */
    hint;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.code = code;
        this.hint = options.hint ?? '';
    }
}

;// CONCATENATED MODULE: ./build/packages/error/src/describe.js



const DEEPEST = 8;
/** The messages of an error and of its causes, outermost first; at most eight. */
function causeChain(error) {
    const chain = [];
    for (let at = error; at !== undefined && at !== null && chain.length < DEEPEST; at = causeOf(at)) {
        chain.push(messageOf(at));
    }
    return chain;
}
/** One text for a person: what happened, why, what to do next. Only errors that are ours bring their stack. */
function describeError(error) {
    const [message = 'unknown error', ...causes] = causeChain(error);
    const lines = [message, ...causes.map((cause) => `  caused by: ${cause}`)];
    if (error instanceof UserError)
        lines.push(`What to do: ${error.hint || codes[error.code].cure}`);
    else
        lines.push(...describe_frames(error));
    return lines.join('\n');
}
function causeOf(error) {
    return isError(error) ? error.cause : undefined;
}
/** A failed connection to a name with several addresses is an AggregateError that says nothing itself. */
function messageOf(error) {
    if (!isError(error))
        return typeof error === 'string' ? error : (0,external_node_util_.inspect)(error, { depth: 1 });
    if (error.message !== '')
        return error.message;
    if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
        return error.errors.map(innerMessage).join('; ');
    }
    return error.name;
}
function innerMessage(error) {
    return isError(error) ? error.message || error.name : (0,external_node_util_.inspect)(error, { depth: 0 });
}
/** The stack of an error and of its causes, without the messages, which stand above already. */
function describe_frames(error, depth = 0) {
    if (!isError(error) || depth === DEEPEST)
        return [];
    const own = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    const cause = describe_frames(error.cause, depth + 1);
    return cause.length > 0 ? [...own, '  caused at:', ...cause] : own;
}
/** An error of another realm (a worker, a test's sandbox, Node itself seen from one) is one, too. */
function isError(value) {
    return value instanceof Error || external_node_util_.types.isNativeError(value);
}

;// CONCATENATED MODULE: ./build/packages/error/src/index.js





/***/ }),

/***/ 1975:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qd: () => (/* reexport */ USUAL_LIMITS),
  cC: () => (/* reexport */ WireError),
  XM: () => (/* reexport */ askingBy),
  Dn: () => (/* reexport */ classifyFault),
  M0: () => (/* reexport */ contextTrusting),
  H_: () => (/* reexport */ daysLeft),
  ev: () => (/* reexport */ lateness),
  kn: () => (/* reexport */ openSocket),
  jZ: () => (/* reexport */ readCertificates),
  ek: () => (/* reexport */ secure_secure),
  ot: () => (/* reexport */ startProgress),
  gA: () => (/* reexport */ tlsFault)
});

// UNUSED EXPORTS: askHttp, beginHop, certificateOf, hostnameOf, isExempt, portOf, proxyFor

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: ./build/packages/http/src/origin.js
/** The host of a URL as a resolver or a socket takes it: without the brackets of an IPv6 address. */
function hostnameOf({ hostname }) {
    return hostname.replace(/^\[|\]$/g, '');
}
/** The port of an http(s) URL, also where it is the scheme's own. */
function portOf({ port, protocol }) {
    if (port !== '')
        return Number(port);
    return protocol === 'https:' ? 443 : 80;
}

;// CONCATENATED MODULE: ./build/packages/http/src/wire-error.js
/** A failure whose meaning is known where it happens. */
class WireError extends Error {
    name = 'WireError';
    kind;
    constructor(reason, { kind = 'no-answer', cause } = {}) {
        super(reason, cause === undefined ? {} : { cause });
        this.kind = kind;
    }
}

;// CONCATENATED MODULE: ./build/packages/http/src/decode.js

/** More layers than this nobody means. */
const MOST_LAYERS = 4;
const KNOWN = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'];
/**
 * The codings of a `content-encoding` in the order in which they must be undone. A coding that nobody knows undoes
 * nothing, as in browsers: servers write `none` or a charset there. Throws a `WireError` where there are too many.
 */
function codingsIn(header) {
    const named = (header ?? '')
        .toLowerCase()
        .split(',')
        .flatMap((word) => word.trim() || []);
    const codings = named.filter((name) => name !== 'identity').reverse();
    if (codings.some((name) => !KNOWN.includes(name)))
        return [];
    if (codings.length > MOST_LAYERS)
        throw new WireError(`the body is packed ${codings.length} times over`);
    return codings;
}
/** Undoes one coding; `firstByte` tells the two kinds of deflate apart. */
async function decoderFor(coding, firstByte) {
    const { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 23));
    if (coding === 'br')
        return createBrotliDecompress();
    if (coding === 'zstd' && createZstdDecompress !== undefined)
        return createZstdDecompress();
    if (coding === 'zstd')
        throw new WireError('the body is packed as zstd, which this version of Node cannot undo');
    if (coding !== 'deflate')
        return createGunzip();
    // Meant is zlib's format; some servers send the bare stream.
    return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./build/packages/http/src/cause.js
/** The code of an error of Node's, else an empty text. */
function codeOf(error) {
    const { code } = (typeof error === 'object' && error !== null ? error : {});
    return typeof code === 'string' ? code : '';
}
/** The first line of what an error says, cut short. */
function lineOf(error) {
    const { message } = (typeof error === 'object' && error !== null ? error : {});
    return typeof message === 'string' ? (message.split('\n', 1)[0]?.slice(0, 160) ?? '') : '';
}

;// CONCATENATED MODULE: ./build/packages/http/src/unpack.js




/**
 * Undoes one coding of a body, at the pace at which the result is read; nothing is still nothing. Rejects as the source
 * does, or with a `WireError` where it cannot be undone.
 */
async function* unpack(source, coding) {
    const iterator = source[Symbol.asyncIterator]();
    const first = await iterator.next();
    if (first.done)
        return;
    const decoder = await decoderFor(coding, first.value[0] ?? 0);
    const feed = external_node_stream_.Readable.from(withFirst(first.value, iterator), { objectMode: false });
    let sourceError;
    feed.on('error', (error) => {
        sourceError = error;
        decoder.destroy(error);
    });
    try {
        yield* feed.pipe(decoder);
    }
    catch (error) {
        if (sourceError !== undefined)
            throw sourceError;
        throw new WireError(`the body cannot be unpacked (${coding}): ${lineOf(error)}`, { cause: error });
    }
    finally {
        decoder.destroy();
        feed.destroy();
    }
}
async function* withFirst(first, rest) {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next())
        yield next.value;
}

;// CONCATENATED MODULE: ./build/packages/http/src/read-body.js


/**
 * At most `limit` bytes of a body, unpacked; what is longer is neither read on nor unpacked, so that a bomb costs its
 * limit and no more. Where somebody takes the bytes, none are kept, and of the piece that passes the limit none are given.
 * Rejects as the source does, or with a `WireError` where it cannot be unpacked.
 */
async function readBody(source, contentEncoding, limit, take) {
    const codings = codingsIn(contentEncoding);
    if (codings.length === 0)
        return collect(source, limit, take);
    const packed = { isCut: false };
    let chunks = upTo(source, limit, packed);
    for (const coding of codings)
        chunks = unpack(chunks, coding);
    try {
        const body = await collect(chunks, limit, take);
        return packed.isCut ? { ...body, complete: false } : body;
    }
    catch (error) {
        if (packed.isCut)
            return { bytes: Buffer.alloc(0), complete: false };
        throw error;
    }
}
async function collect(source, limit, take) {
    const chunks = [];
    let size = 0;
    for await (const chunk of source) {
        size += chunk.length;
        if (size > limit) {
            return { bytes: take ? Buffer.alloc(0) : Buffer.concat([...chunks, chunk], limit), complete: false };
        }
        if (take)
            take(chunk);
        else
            chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks), complete: true };
}
/** Packed without end, a body may yield nothing at all: then only its own length stops it. */
async function* upTo(source, limit, packed) {
    let size = 0;
    for await (const chunk of source) {
        size += chunk.length;
        packed.isCut = size > limit;
        if (packed.isCut)
            return;
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./build/packages/http/src/text.js
/** A body as text: in the charset that its `content-type` names, else in UTF-8; without a byte order mark. */
function textOf(bytes, contentType) {
    const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
    try {
        return new TextDecoder(charset).decode(bytes);
    }
    catch {
        // A charset that nobody knows.
        return new TextDecoder().decode(bytes);
    }
}

;// CONCATENATED MODULE: ./build/packages/http/src/exchange.js





/**
 * Sends one request over a stream and reads its answer. Rejects as Node does, with a `WireError`, or as the signal
 * says. The stream is not used again.
 */
async function exchange(question, stream, limits, signal, progress) {
    progress.stage = 'waiting';
    let breakOff = () => undefined;
    const broken = new Promise((_, reject) => {
        breakOff = reject;
    });
    broken.catch(() => undefined);
    const onAbort = () => breakOff(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        signal.throwIfAborted();
        const response = await Promise.race([broken, respond(question, stream, limits, breakOff)]);
        const status = response.statusCode ?? 0;
        if (status < 100 || status > 599)
            throw new WireError(`no proper answer: there is no status ${status} in HTTP`);
        progress.status = status;
        progress.stage = 'body';
        const headers = headersOf(response);
        const read = status === 101 || !question.needsBody(status, headers.location)
            ? { bytes: Buffer.alloc(0), complete: true }
            : await Promise.race([
                broken,
                readBody(response, headers['content-encoding'], limits.bodyBytes, question.takeBody?.(status, headers)),
            ]);
        return { status, headers, complete: read.complete, body: textOf(read.bytes, headers['content-type']) };
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        stream.destroy();
    }
}
function respond({ hop, path }, stream, limits, breakOff) {
    return new Promise((resolve) => {
        let informational = 0;
        let answered;
        const request = (0,external_node_http_.request)({
            createConnection: () => stream,
            host: hostnameOf(hop.url),
            port: portOf(hop.url),
            method: hop.method,
            path,
            headers: { host: hop.url.host, ...Object.fromEntries(hop.headers) },
            maxHeaderSize: limits.headerBytes,
            insecureHTTPParser: false,
        });
        const onAnswer = (response) => {
            answered = response;
            response.on('error', onError);
            resolve(response);
        };
        // What comes behind a complete answer is no part of it, in whichever packet it came.
        const onError = (error) => (answered?.complete ? undefined : breakOff(error));
        request.on('error', onError);
        request.on('response', onAnswer);
        request.on('upgrade', onAnswer);
        request.on('information', () => {
            if (++informational > limits.informational) {
                breakOff(new WireError(`more than ${limits.informational} interim answers (1xx) and no real one`));
            }
        });
        request.end(hop.body);
    });
}
function headersOf({ headers }) {
    const plain = {};
    for (const [name, value] of Object.entries(headers))
        if (value !== undefined)
            plain[name] = [value].flat().join(', ');
    return plain;
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __nccwpck_require__(610);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = require("node:events");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./build/packages/http/src/connect.js



/** One address after the other gets this long before the next one is tried, too. */
const NEXT_ADDRESS_MS = 500;
/** A fresh TCP connection; all addresses of a name are tried. Rejects as the system does, or as the signal says. */
async function openSocket(to, way, signal, onResolved = () => undefined) {
    signal.throwIfAborted();
    const socket = (0,external_node_net_.connect)({
        host: way.address ?? to.host,
        port: to.port,
        lookup: watched(way.lookup ?? external_node_dns_.lookup, onResolved),
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    });
    socket.on('error', () => undefined);
    try {
        await (0,external_node_events_namespaceObject.once)(socket, 'connect', { signal });
    }
    catch (error) {
        socket.destroy();
        throw signal.aborted ? signal.reason : error;
    }
    socket.setNoDelay(true);
    return socket;
}
function noteAddress(progress, socket) {
    if (socket.remoteAddress !== undefined)
        progress.remoteAddress = socket.remoteAddress;
}
function watched(lookup, onResolved) {
    return (hostname, options, callback) => lookup(hostname, options, (error, address, family) => {
        if (error === null)
            onResolved();
        callback(error, address, family);
    });
}

;// CONCATENATED MODULE: ./build/packages/http/src/proxy.js



/**
 * The proxy that the environment names for `url`, lower-case names first; `undefined` for none. Throws a `WireError`
 * (the runner's own fault) where its value is no http(s) URL.
 */
function proxyFor(url, env) {
    const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    const named = env[name] || env[name.toUpperCase()] || '';
    if (named === '' || isExempt(url, env.no_proxy || env.NO_PROXY || ''))
        return undefined;
    const proxy = URL.parse(named.includes('://') ? named : `http://${named}`);
    if (proxy !== null && /^https?:$/.test(proxy.protocol))
        return proxy;
    throw new WireError(`the proxy in ${name.toUpperCase()} is no http(s) URL`, { kind: 'own-fault' });
}
/** `NO_PROXY`: hosts (with their subdomains), `.suffix`, `*.suffix`, `host:port`, addresses, `10.0.0.0/8`, or `*`. */
function isExempt(url, noProxy) {
    const host = hostnameOf(url).toLowerCase();
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean)
        .some((entry) => entry === '*' || isMatch(entry, host, portOf(url)));
}
function isMatch(entry, host, port) {
    const [, name, wanted] = ((0,external_node_net_.isIP)(entry) === 0 && /^(.+):(\d+)$/.exec(entry)) || ['', entry];
    if (wanted !== undefined && Number(wanted) !== port)
        return false;
    const plain = (name ?? '').replace(/^\[|\]$/g, '');
    if ((0,external_node_net_.isIP)(host) !== 0)
        return plain === host || isInNetwork(plain, host);
    const domain = plain.replace(/^\*?\./, '');
    return host === domain || host.endsWith(`.${domain}`);
}
function isInNetwork(network, address) {
    const [base = '', bits = ''] = network.split('/');
    const family = (0,external_node_net_.isIP)(base) === 6 ? 'ipv6' : 'ipv4';
    if ((0,external_node_net_.isIP)(base) === 0 || (0,external_node_net_.isIP)(base) !== (0,external_node_net_.isIP)(address) || !/^\d+$/.test(bits))
        return false;
    if (Number(bits) > (family === 'ipv6' ? 128 : 32))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(base, Number(bits), family);
    return list.check(address, family);
}

;// CONCATENATED MODULE: ./build/packages/http/src/certificate.js
const LONGEST_CHAIN = 20;
/** What the other side presented; `undefined` where it presented nothing. */
function certificateOf(socket) {
    const leaf = socket.getPeerCertificate(true);
    if (leaf?.raw === undefined)
        return undefined;
    const chain = chainOf(leaf);
    return {
        validToMs: Math.min(...chain.map(({ valid_to }) => Date.parse(valid_to))),
        validFromMs: Math.max(...chain.map(({ valid_from }) => Date.parse(valid_from))),
        subject: nameOf(leaf.subject),
        issuer: nameOf(leaf.issuer),
    };
}
/** Whole days from `nowMs` until the first certificate of the chain ends; negative where one has ended. */
function daysLeft({ validToMs }, nowMs) {
    return Math.floor((validToMs - nowMs) / 86_400_000);
}
/** The root, too, where the server or the trust store brings it: when it ends, the chain ends. */
function chainOf(leaf) {
    const chain = [];
    let at = leaf;
    while (at?.raw !== undefined && chain.length < LONGEST_CHAIN && !chain.includes(at)) {
        chain.push(at);
        at = at.issuerCertificate;
    }
    return chain;
}
function nameOf(name) {
    const { CN, O } = (name ?? {});
    return [CN ?? O ?? ''].flat().join(', ').slice(0, 128);
}

;// CONCATENATED MODULE: ./build/packages/http/src/tls-fault.js


const CHAIN = 'give its certificate authority as `ca` if that is one of your own';
/** What is wrong with a handshake, in words; an error of the connection below it is handed back as it is. */
function tlsFault(error, name, certificate) {
    const code = codeOf(error);
    const reason = reasonOf(code, error, name, certificate);
    return reason === undefined ? error : new WireError(`${reason} (${code})`, { cause: error });
}
function reasonOf(code, error, name, certificate) {
    const by = certificate?.issuer ? ` by ${JSON.stringify(certificate.issuer)},` : ' by one';
    switch (code) {
        case 'CERT_HAS_EXPIRED':
            return `the certificate has expired${certificate ? `: it was valid until ${day(certificate.validToMs)}` : ''}`;
        case 'CERT_NOT_YET_VALID':
            return `the certificate is not yet valid${certificate ? `: it is from ${day(certificate.validFromMs)} on` : ''}`;
        case 'DEPTH_ZERO_SELF_SIGNED_CERT':
            return `the certificate is self-signed: nobody vouches for it; ${CHAIN}`;
        case 'SELF_SIGNED_CERT_IN_CHAIN':
        case 'UNABLE_TO_GET_ISSUER_CERT':
        case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
            return `the certificate is signed${by} whom this machine does not trust; ${CHAIN}`;
        case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
            return `the certificate is signed${by} whom this machine does not trust, or the server leaves out a certificate in between; ${CHAIN}`;
        case 'CERT_REVOKED':
            return 'the certificate was revoked';
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return `the certificate is not for ${name}${namesIn(error)}`;
        case 'ECONNRESET':
        case 'EPIPE':
            return 'the connection was closed in the TLS handshake';
        case 'ERR_SSL_WRONG_VERSION_NUMBER':
        case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
        case 'ERR_SSL_RECORD_LAYER_FAILURE':
        case 'ERR_SSL_HTTP_REQUEST':
            return 'no TLS is spoken there: is it http:// rather than https://, or another port?';
        default:
            // Node's own words are for who knows OpenSSL; the code alone says as much.
            if (code.startsWith('ERR_SSL_'))
                return `the TLS handshake failed: ${alertIn(code)}`;
            return code.includes('CERT') ? `the certificate is refused: ${lineOf(error)}` : undefined;
    }
}
const LONGEST_NAMES = 120;
function alertIn(code) {
    return code
        .replace(/^ERR_SSL_/, '')
        .replaceAll('_', ' ')
        .toLowerCase();
}
function namesIn(error) {
    const { cert } = error;
    const names = typeof cert?.subjectaltname === 'string' ? cert.subjectaltname : '';
    return names === '' ? '' : `, but for ${names.replace(/DNS:|IP Address:/g, '').slice(0, LONGEST_NAMES)}`;
}
function day(ms) {
    return Number.isNaN(ms) ? 'an unknown day' : new Date(ms).toISOString().slice(0, 10);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/packages/http/src/trust.js

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** To read all roots takes longer than a handshake on the same machine: one text is given for a whole run. */
const contexts = new Map();
/** The certificates of a PEM text, or in words why it holds none that can be trusted. */
function readCertificates(pem) {
    const certificates = pem.match(CERTIFICATE) ?? [];
    if (certificates.length === 0)
        return { problem: 'there is no certificate in it (-----BEGIN CERTIFICATE-----)' };
    for (const [at, certificate] of certificates.entries()) {
        try {
            new external_node_crypto_.X509Certificate(certificate);
        }
        catch {
            return { problem: `certificate ${at + 1} of ${certificates.length} in it cannot be read` };
        }
    }
    return { certificates };
}
/** Trusts what this machine trusts, and the certificates of `pem` besides. Rejects where there is none in it. */
async function contextTrusting(pem) {
    const known = contexts.get(pem);
    if (known !== undefined)
        return known;
    const read = readCertificates(pem);
    if ('problem' in read)
        throw new TypeError(`The PEM text of a certificate authority is bad: ${read.problem}.`);
    const { createSecureContext, getCACertificates, rootCertificates } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1692, 23));
    // Early versions of Node 22 cannot tell what they trust besides their own roots.
    const usual = getCACertificates?.('default') ?? rootCertificates;
    const context = createSecureContext({ ca: [...usual, ...read.certificates] });
    contexts.set(pem, context);
    return context;
}

;// CONCATENATED MODULE: ./build/packages/http/src/secure.js





/**
 * TLS over an open stream, with the chain and the name verified; there is no way to do without. Rejects with a
 * `WireError` that says what is wrong with it, or as the signal says; the stream is then closed.
 */
async function secure_secure(stream, name, { ca, protocols = ['http/1.1'] }, signal) {
    let certificate;
    try {
        // It takes longer to load than all the rest, and who asks by plain HTTP needs none of it.
        const { connect } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1692, 23));
        const context = ca === undefined ? {} : { secureContext: await contextTrusting(ca) };
        signal.throwIfAborted();
        if (stream.destroyed)
            throw secure_closed();
        const socket = connect({
            socket: stream,
            host: name,
            // The dot of the root does not belong into a handshake, and some servers refuse it.
            servername: (0,external_node_net_.isIP)(name) === 0 ? name.replace(/\.$/, '') : '',
            ALPNProtocols: protocols,
            // Said although it is the default: a variable of the environment would switch it off for the whole process.
            rejectUnauthorized: true,
            ...context,
        });
        socket.on('error', () => undefined);
        // A socket whose certificate is refused is gone before the error comes.
        socket.prependOnceListener('secure', () => {
            certificate = certificateOf(socket);
        });
        // A far end that goes away in the middle of a handshake is no error to Node's mind when it went in good order.
        await Promise.race([(0,external_node_events_namespaceObject.once)(socket, 'secureConnect', { signal }), closing(socket, signal)]);
        return { socket, certificate };
    }
    catch (error) {
        // The socket above it goes with it.
        stream.destroy();
        throw signal.aborted ? signal.reason : tlsFault(error, name, certificate);
    }
}
async function closing(socket, signal) {
    await (0,external_node_events_namespaceObject.once)(socket, 'close', { signal });
    throw secure_closed();
}
function secure_closed() {
    return Object.assign(new Error('closed'), { code: 'ECONNRESET' });
}

;// CONCATENATED MODULE: ./build/packages/http/src/tunnel.js



/** `proxy-authorization` where the URL of the proxy has a login. */
function proxyLogin({ username, password }) {
    if (username === '' && password === '')
        return {};
    const login = `${decoded(username)}:${decoded(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
/**
 * Has a proxy connect the stream to `authority` (`host:port`). Rejects with a `WireError`: a proxy that refuses is the
 * runner's own fault, one that tried in vain (5xx) speaks of the service.
 */
async function tunnel(stream, authority, proxy, signal) {
    const asking = (0,external_node_http_.request)({
        createConnection: () => stream,
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...proxyLogin(proxy) },
    });
    asking.on('error', () => undefined);
    asking.end();
    try {
        const [answer, , head] = (await (0,external_node_events_namespaceObject.once)(asking, 'connect', { signal }));
        const { statusCode: status = 0 } = answer;
        if (status >= 200 && status < 300) {
            if (head.length > 0)
                stream.unshift(head);
            return;
        }
        if (status >= 500)
            throw new WireError(`the proxy cannot reach the service (status ${status})`);
        throw new WireError(`the proxy refused the request (status ${status})`, { kind: 'own-fault' });
    }
    catch (error) {
        stream.destroy();
        if (signal.aborted)
            throw signal.reason;
        if (error instanceof WireError)
            throw error;
        throw new WireError('the proxy broke the connection off', { kind: 'own-fault', cause: error });
    }
}
/** A password with a percent sign that nobody encoded is one, too. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/packages/http/src/open-stream.js







/** A fresh way to the origin of `url`, with TLS where its scheme says so. Rejects as the signal says, or with what failed. */
async function openStream(url, way, progress, signal) {
    const isDirect = way.dial !== undefined || way.address !== undefined || way.proxyEnv === undefined;
    const proxy = isDirect ? undefined : proxyFor(url, way.proxyEnv ?? {});
    const plain = proxy === undefined ? openPlain(url, way, progress, signal) : reach(proxy, way, progress, signal);
    const stream = await plain;
    if (url.protocol !== 'https:')
        return proxy === undefined ? { stream } : { stream, proxy };
    if (proxy !== undefined) {
        progress.stage = 'tunnel';
        await tunnel(stream, `${url.hostname}:${portOf(url)}`, proxy, signal);
    }
    progress.stage = 'tls';
    const { socket, certificate } = await secure_secure(stream, hostnameOf(url), way, signal);
    return { stream: socket, ...(certificate === undefined ? {} : { certificate }) };
}
async function openPlain(url, way, progress, signal) {
    const to = { host: hostnameOf(url), port: portOf(url) };
    if (way.dial !== undefined) {
        progress.stage = 'connecting';
        const stream = await way.dial(to.host, to.port, signal);
        stream.on('error', () => undefined);
        return stream;
    }
    if (way.address !== undefined)
        progress.stage = 'connecting';
    const socket = await openSocket(to, way, signal, () => {
        progress.stage = 'connecting';
    });
    noteAddress(progress, socket);
    return socket;
}
async function reach(proxy, way, progress, signal) {
    progress.stage = 'proxy';
    try {
        const socket = await openSocket({ host: hostnameOf(proxy), port: portOf(proxy) }, way, signal);
        return proxy.protocol === 'https:' ? (await secure_secure(socket, hostnameOf(proxy), way, signal)).socket : socket;
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        const why = codeOf(error) || lineOf(error);
        throw new WireError(`the proxy at port ${portOf(proxy)} cannot be reached (${why})`, {
            kind: 'own-fault',
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 4 modules
var src = __nccwpck_require__(9218);
;// CONCATENATED MODULE: ./build/packages/http/src/progress.js



function startProgress(url) {
    const progress = { url: new URL(url), stage: 'resolving' };
    beginHop(progress, progress.url);
    return progress;
}
/** Forgets what was known of the hop before. */
function beginHop(progress, url) {
    progress.url = url;
    progress.stage = (0,external_node_net_.isIP)(hostnameOf(url)) === 0 ? 'resolving' : 'connecting';
    delete progress.status;
    delete progress.remoteAddress;
}
/** Where it hung, and whose fault that is: a name that is never resolved says nothing about the service. */
function lateness({ stage }, timeoutMs) {
    const within = `within ${(0,src/* formatDuration */.a3)(timeoutMs)}`;
    if (stage === 'resolving')
        return { kind: 'own-fault', reason: `the name was not resolved ${within}` };
    if (stage === 'proxy')
        return { kind: 'own-fault', reason: `the proxy was not reached ${within}` };
    const reasons = {
        tunnel: `no connection through the proxy ${within}`,
        connecting: `no connection ${within}`,
        tls: `the TLS handshake was not complete ${within}`,
        waiting: `no answer ${within}`,
        body: `the answer was not complete ${within}`,
    };
    return { kind: 'no-answer', reason: reasons[stage] };
}

;// CONCATENATED MODULE: ./build/packages/http/src/redirect.js
const REDIRECTS = [301, 302, 303, 307, 308];
/** Every question goes over a connection of its own: a kept one may be stale, and pins one server behind a balancer. */
function firstHop({ url, method, headers, body, userAgent }) {
    const all = plainHeaders(userAgent);
    const own = new Map();
    for (const [name, value] of headers) {
        const before = own.get(name.toLowerCase());
        own.set(name.toLowerCase(), before === undefined ? value.trim() : `${before}, ${value.trim()}`);
    }
    for (const [name, value] of own)
        all.set(name, value);
    if (body !== undefined && !all.has('content-type'))
        all.set('content-type', 'text/plain;charset=UTF-8');
    return { url: new URL(url), method, headers: all, body };
}
/** Where an answer sends us, if it is a redirect at all; `problem` where we must not go. */
function nextHop(hop, status, location, userAgent) {
    if (!REDIRECTS.includes(status) || location === undefined)
        return undefined;
    const url = URL.parse(location, hop.url.href);
    if (url === null || !/^https?:$/.test(url.protocol))
        return { problem: 'a redirect to what is no http(s) URL' };
    if (url.username !== '' || url.password !== '')
        return { problem: 'a redirect to a URL with credentials' };
    // Anybody on the way could then answer in the name of the service.
    if (hop.url.protocol === 'https:' && url.protocol === 'http:')
        return { problem: 'a redirect from https to http' };
    const turnsToGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST';
    const isNear = url.origin === hop.url.origin;
    if (!isNear && !turnsToGet && hop.body !== undefined) {
        return { problem: 'a redirect that would carry the body to another origin' };
    }
    const headers = isNear ? new Map(hop.headers) : plainHeaders(userAgent);
    if (turnsToGet)
        for (const name of ['content-type', 'content-encoding', 'content-language'])
            headers.delete(name);
    return {
        url,
        method: turnsToGet ? 'GET' : hop.method,
        headers,
        body: turnsToGet ? undefined : hop.body,
    };
}
/** A URL for people: the query may hold what is nobody's business. */
function shownUrl(url) {
    return `${url.origin}${url.pathname}`;
}
function plainHeaders(userAgent) {
    return new Map([
        ['accept', '*/*'],
        // Node unpacks on the few threads on which it resolves names, too: names that hang would hold up a packed answer.
        ['accept-encoding', 'identity'],
        ['cache-control', 'no-cache'],
        ['user-agent', userAgent],
        ['connection', 'close'],
    ]);
}

;// CONCATENATED MODULE: ./build/packages/http/src/ask-http.js






/**
 * Puts a question and reads the answer to its end, or to the limit, over a fresh connection for each hop. Rejects with
 * what `classifyFault` explains, or with the signal's reason; `progress` tells how far it got.
 */
async function askHttp(request, way, limits, signal, progress) {
    let hop = firstHop(request);
    for (let followed = 0;; followed++) {
        beginHop(progress, hop.url);
        const next = (status, location) => request.followRedirects ? heldAt(way, hop, nextHop(hop, status, location, request.userAgent)) : undefined;
        const answer = await askOnce(hop, way, limits, signal, progress, {
            takeBody: request.takeBody,
            needsBody: (status, location) => {
                const to = next(status, location);
                return to === undefined || 'problem' in to;
            },
        });
        const { location, ...rest } = answer;
        const to = next(answer.status, location);
        if (to === undefined)
            return { ...rest, ...destination(hop.url, location) };
        if ('problem' in to)
            return { ...rest, problem: to.problem };
        if (followed === limits.redirects)
            return { ...rest, problem: `more than ${limits.redirects} redirects` };
        hop = to;
    }
}
function askingBy(usual) {
    return (request, way, limits, signal, progress) => askHttp(request, { ...usual, ...way }, limits, signal, progress);
}
async function askOnce(hop, way, limits, signal, progress, reading) {
    const { stream, certificate, proxy } = await openStream(hop.url, way, progress, signal);
    const local = `${hop.url.pathname}${hop.url.search}`;
    const path = proxy === undefined ? local : `${hop.url.origin}${local}`;
    const headers = new Map([...hop.headers, ...Object.entries(proxy === undefined ? {} : proxyLogin(proxy))]);
    const answer = await exchange({ hop: { ...hop, headers }, path, ...reading }, stream, limits, signal, progress);
    const { location } = answer.headers;
    return {
        ...answer,
        ...(location === undefined ? {} : { location }),
        ...(proxy === undefined ? {} : { byProxy: true }),
        ...(progress.remoteAddress === undefined ? {} : { remoteAddress: progress.remoteAddress }),
        ...(certificate === undefined ? {} : { certificate }),
    };
}
/** Whoever asks one address, or one host, wants to hear about that one: it may send us on to another that is well. */
function heldAt({ address, dial }, { url }, to) {
    if ((address === undefined && dial === undefined) || to === undefined || 'problem' in to)
        return to;
    if (hostnameOf(to.url) === hostnameOf(url))
        return to;
    return { problem: `a redirect to another host (${shownUrl(to.url)}), which proves nothing about this one` };
}
function destination(from, location) {
    const url = location === undefined ? null : URL.parse(location, from.href);
    return url === null ? {} : { location: shownUrl(url) };
}

;// CONCATENATED MODULE: ./build/packages/http/src/answer-fault.js

const LONGEST_START = 40;
/** What is wrong with bytes that should have been an answer; `undefined` for an error of another kind. */
function answerFault(error) {
    const code = codeOf(error);
    if (code === 'ECONNRESET' && lineOf(error) === 'socket hang up')
        return 'the connection was closed without an answer';
    if (code === 'ECONNRESET' && lineOf(error) === 'aborted') {
        return 'the connection was closed before the answer was complete';
    }
    if (code === 'HPE_HEADER_OVERFLOW')
        return 'the head of the answer is too long';
    if (code === 'HPE_INVALID_EOF_STATE')
        return 'the connection was closed before the answer was complete';
    if (!code.startsWith('HPE_'))
        return undefined;
    const why = lineOf(error).replace(/^Parse Error: /, '');
    return `no proper answer: ${why}${startOf(error)}`;
}
/** Who answers is often plain from the first bytes: an SSH banner, a mail server, TLS. */
function startOf(error) {
    const { rawPacket } = error;
    if (!Buffer.isBuffer(rawPacket) || rawPacket.length === 0 || rawPacket.toString('latin1', 0, 5) === 'HTTP/')
        return '';
    // A TLS record: an alert (0x15) or a part of a handshake (0x16), of version 3.x.
    if ((rawPacket[0] === 0x15 || rawPacket[0] === 0x16) && rawPacket[1] === 3) {
        return '; TLS is spoken there: is it https:// rather than http://?';
    }
    if (rawPacket.length >= 9 && rawPacket[0] === 0 && rawPacket[3] === 4 && rawPacket.readUInt32BE(5) === 0) {
        return '; HTTP/2 is spoken there, and no HTTP/1.1';
    }
    // Who sends back what it is sent sends the query, too, in which a token may be.
    const start = rawPacket.toString('latin1', 0, LONGEST_START).replace(/\?.*/s, '?…');
    return `; it begins with ${JSON.stringify(start)}`;
}

;// CONCATENATED MODULE: ./build/packages/http/src/fault.js



/** Nothing left this machine, or the network has no way there: says nothing about the service. */
const OWN = {
    ENOTFOUND: 'the name cannot be resolved',
    ENETUNREACH: 'no route to the network',
    EHOSTUNREACH: 'no route to the host',
    ENETDOWN: 'the network of this machine is down',
    EADDRNOTAVAIL: 'this machine has no address or port left',
    EACCES: 'this machine forbids the connection',
    EPERM: 'this machine forbids the connection',
    EMFILE: 'this machine has no file descriptor left',
    ENFILE: 'this machine has no file descriptor left',
    ENOBUFS: 'this machine has no buffer left',
    EAFNOSUPPORT: 'this machine does not know this kind of address',
    EINVAL: 'this machine has no way to this address',
    ERR_INVALID_ARG_TYPE: 'the request cannot be sent',
    ERR_INVALID_ARG_VALUE: 'the request cannot be sent',
    ERR_INVALID_CHAR: 'the request cannot be sent',
    ERR_INVALID_HTTP_TOKEN: 'the request cannot be sent',
    ERR_UNESCAPED_CHARACTERS: 'the request cannot be sent',
    ERR_SOCKET_BAD_PORT: 'the request cannot be sent',
};
const SERVICE = {
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection was reset',
    ECONNABORTED: 'the connection was reset',
    EPIPE: 'the connection was closed',
    ETIMEDOUT: 'no connection in time',
};
/**
 * Whose fault it is that a question had no answer. With several addresses it is the runner's own only if it is so for
 * every one of them: an IPv6 address without a route beside an IPv4 one that refuses is a service that refuses.
 */
function classifyFault(error) {
    if (error instanceof WireError)
        return { kind: error.kind, reason: error.message };
    const faults = severalIn(error).map(classifyFault);
    const decisive = faults.find(({ kind }) => kind === 'no-answer') ?? faults[0];
    if (decisive)
        return decisive;
    const code = codeOf(error);
    const own = code.startsWith('EAI_') ? 'name resolution does not work' : OWN[code];
    if (own)
        return { kind: 'own-fault', reason: `${own} (${detailed(error)})` };
    const reason = answerFault(error) ?? (SERVICE[code] ? `${SERVICE[code]} (${code})` : undefined);
    return { kind: 'no-answer', reason: reason ?? `no proper answer: ${detailed(error) || 'for no known reason'}` };
}
function severalIn(error) {
    const { errors } = (typeof error === 'object' && error !== null ? error : {});
    return Array.isArray(errors) ? errors : [];
}
function detailed(error) {
    const code = codeOf(error);
    const line = lineOf(error);
    if (code === '' || line.includes(code))
        return line;
    return line === '' ? code : `${code}: ${line}`;
}

;// CONCATENATED MODULE: ./build/packages/http/src/http-request.js
const USUAL_LIMITS = {
    bodyBytes: 1024 * 1024,
    headerBytes: 32 * 1024,
    informational: 20,
    redirects: 5,
};

;// CONCATENATED MODULE: ./build/packages/http/src/index.js














/***/ }),

/***/ 9218:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jM: () => (/* reexport */ DURATION_LEGAL),
  Wh: () => (/* reexport */ RATIO_LEGAL),
  zP: () => (/* reexport */ cutToBytes),
  B4: () => (/* reexport */ formatCount),
  a3: () => (/* reexport */ formatDuration),
  B0: () => (/* reexport */ formatRatio),
  Xq: () => (/* reexport */ formatSize),
  E9: () => (/* reexport */ parseDuration),
  LO: () => (/* reexport */ parseRatio)
});

;// CONCATENATED MODULE: ./build/packages/quantity/src/count.js
/** `1 request`, `2 requests`: a whole number of something whose plural ends in s. */
function formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/packages/quantity/src/duration.js
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DURATION_LEGAL = 'a duration such as 500ms, 10s, 5m, 1h30m or 2d (a bare number is seconds)';
const amount = String.raw `(\d+(?:\.\d+)?)`;
const WITH_UNITS = new RegExp(`^(?:${amount}d)?(?:${amount}h)?(?:${amount}m(?!s))?(?:${amount}s)?(?:${amount}ms)?$`);
const BARE = new RegExp(`^${amount}$`);
/**
 * `1h30m` to whole milliseconds; a bare number is seconds. Units stand from large to small, each once at most.
 * `undefined` where the text is no duration.
 */
function parseDuration(text) {
    const compact = text.trim();
    if (compact === '')
        return undefined;
    const bare = BARE.exec(compact);
    if (bare)
        return whole(Number(bare[1]) * SECOND_MS);
    const match = WITH_UNITS.exec(compact);
    if (!match)
        return undefined;
    const [days, hours, minutes, seconds, ms] = match.slice(1).map((part) => Number(part ?? 0));
    return whole((days ?? 0) * DAY_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS + (ms ?? 0));
}
function whole(ms) {
    return ms <= Number.MAX_SAFE_INTEGER ? Math.round(ms) : undefined;
}
/** Milliseconds for people: `350 ms`, `12.3 s`, `4 min 05 s`, `2 h 03 min`. */
function formatDuration(ms) {
    if (Math.round(ms) < SECOND_MS)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / SECOND_MS).toFixed(1)} s`;
    const seconds = Math.round(ms / SECOND_MS);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function pad(n) {
    return String(n).padStart(2, '0');
}

;// CONCATENATED MODULE: ./build/packages/quantity/src/ratio.js
const RATIO_LEGAL = 'a ratio between 0 and 1 such as 5% or 0.05';
/** `5%` or `0.05` to a fraction between 0 and 1. `undefined` where the text is no ratio. */
function parseRatio(text) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    const value = match[2] ? Number(match[1]) / 100 : Number(match[1]);
    return value >= 0 && value <= 1 ? value : undefined;
}
/** A fraction for people: `0.0612` is `6.12 %`. What is not zero never looks like zero. */
function formatRatio(fraction) {
    const percent = Number((fraction * 100).toFixed(2));
    return percent === 0 && fraction > 0 ? 'under 0.01 %' : `${percent} %`;
}

;// CONCATENATED MODULE: ./build/packages/quantity/src/size.js
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
/** Bytes for people, in binary units: `1.5 MiB`. */
function formatSize(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= (unit === 0 ? 1024 : 1023.95) && unit < UNITS.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
/** The longest prefix of `text` that takes at most `bytes` in UTF-8, never half a character. */
function cutToBytes(text, bytes) {
    const encoded = Buffer.from(text, 'utf8');
    if (encoded.length <= bytes)
        return text;
    let end = Math.max(0, bytes);
    while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80)
        end--;
    return encoded.subarray(0, end).toString('utf8');
}

;// CONCATENATED MODULE: ./build/packages/quantity/src/index.js






/***/ }),

/***/ 5149:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   Yt: () => (/* binding */ elements),
/* harmony export */   aL: () => (/* binding */ words)
/* harmony export */ });
/** A member of what may be anything: undefined where there is none. A document of a stranger is read by these only. */
function member(value, ...path) {
    let found = value;
    for (const key of path) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key))
            return undefined;
        found = Reflect.get(found, key);
    }
    return found;
}
/** The elements of a list; none of what is no list. */
function elements(value) {
    return Array.isArray(value) ? value : [];
}
/** A text that is not empty. */
function words(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}


/***/ }),

/***/ 6497:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ fingerprint),
/* harmony export */   V: () => (/* binding */ wireKeyType)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** The fingerprint of a public key in wire format, as OpenSSH prints it: `SHA256:` and base64 without padding. */
function fingerprint(key) {
    return `SHA256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
/** The type that a public key in wire format says it has (`ssh-ed25519`), or undefined where it is malformed. */
function wireKeyType(key) {
    if (key.length < 4)
        return undefined;
    const length = key.readUInt32BE(0);
    if (length === 0 || length > 64 || key.length < 4 + length)
        return undefined;
    const type = key.toString('latin1', 4, 4 + length);
    return /^[a-z0-9@.-]+$/.test(type) ? type : undefined;
}


/***/ }),

/***/ 3225:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ MOST_KEYS),
/* harmony export */   M: () => (/* binding */ keyBlocks)
/* harmony export */ });
/** Servers end a connection after six refused logins (MaxAuthTries), each key being one. */
const MOST_KEYS = 6;
/** The keys of a text that may hold several, one after the other; a text without any is one block. */
function keyBlocks(text) {
    const blocks = [];
    let lines = [];
    for (const line of text.split(/\r\n|\r|\n/)) {
        lines.push(line);
        if (!/^-----END .*-----$/.test(line.trim()))
            continue;
        blocks.push(`${lines.join('\n')}\n`);
        lines = [];
    }
    const rest = lines.join('\n');
    // What follows a key is a remark, unless it begins another one.
    if (blocks.length === 0 || rest.includes('BEGIN '))
        blocks.push(rest);
    return blocks;
}


/***/ }),

/***/ 6862:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ diagnoseKey)
/* harmony export */ });
/* unused harmony export KEY_LEGAL */
/* harmony import */ var _fingerprint__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6497);

const KEY_LEGAL = 'the whole private key file (PEM or OpenSSH format), from its BEGIN to its END line, with its line breaks';
const HARDWARE = 'a key that lives on a security key, which nobody can touch in a workflow';
/** Tells the usual mistakes with a pasted key apart. Windows line ends, indentation and blank lines are mended. */
function diagnoseKey(text) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const body = lines.filter((line) => line !== '');
    const [first = ''] = body;
    if (/^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+) AAAA/.test(first)) {
        return { found: 'a public key', cure: `paste the other file, the one without .pub: ${KEY_LEGAL}` };
    }
    if (/^PuTTY-User-Key-File-\d/.test(first)) {
        return {
            found: 'a key in PuTTY format',
            cure: `convert it first (PuTTYgen: Conversions, Export OpenSSH key; or puttygen key.ppk -O private-openssh-new): ${KEY_LEGAL}`,
        };
    }
    if (body.length <= 2 && /^(~|\.{0,2}\/|[A-Za-z]:\\)\S+$/.test(first)) {
        return { found: 'the path of a file', cure: `the input takes the contents, not the path: ${KEY_LEGAL}` };
    }
    if (isBase64OfKey(body))
        return { found: 'a key that was encoded in base64 once more', cure: KEY_LEGAL };
    return diagnoseArmour(body);
}
function diagnoseArmour(body) {
    const whole = body.join('\n');
    const kind = /-----? ?BEGIN ([A-Z0-9 ]+?) ?-----?/.exec(whole)?.[1];
    if (kind === undefined)
        return { found: 'no private key (it has no BEGIN line)', cure: KEY_LEGAL };
    if (kind.includes('PUBLIC')) {
        return { found: 'a public key', cure: `paste the other file, the one without .pub: ${KEY_LEGAL}` };
    }
    if (!kind.endsWith('PRIVATE KEY') || kind.startsWith('SSH2') || kind === 'DSA PRIVATE KEY') {
        return { found: `something that no server accepts for a key (BEGIN ${kind})`, cure: KEY_LEGAL };
    }
    if (whole.includes('\\n')) {
        return {
            found: 'a key whose line breaks have become the two characters \\n',
            cure: `paste it with real ones: ${KEY_LEGAL}`,
        };
    }
    const [begin, end] = [`-----BEGIN ${kind}-----`, `-----END ${kind}-----`];
    if (body.length < 3 && whole.includes('-----END')) {
        return {
            found: 'a key that has lost its line breaks',
            cure: `a secret keeps them if it is pasted whole: ${KEY_LEGAL}`,
        };
    }
    const endAt = body.indexOf(end);
    if (endAt < 0)
        return { found: 'a key that is cut off (it has no END line)', cure: KEY_LEGAL };
    const from = body.indexOf(begin);
    if (from < 0 || from > endAt)
        return { found: 'a key with a damaged BEGIN line', cure: KEY_LEGAL };
    return diagnoseBody(body.slice(from, endAt + 1), kind);
}
function diagnoseBody(lines, kind) {
    const inner = lines.slice(1, -1);
    const headers = inner.filter((line) => /^[A-Za-z-]+: /.test(line));
    const base64 = inner.filter((line) => !headers.includes(line)).join('');
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
        return { found: 'a key with foreign characters between BEGIN and END', cure: KEY_LEGAL };
    }
    const legacy = headers.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line));
    // The headers of the old format end with a blank line, which had to go with the others.
    const mended = headers.length > 0 ? [lines[0], ...headers, '', ...inner.slice(headers.length), lines.at(-1)] : lines;
    const privateKey = `${mended.join('\n')}\n`;
    if (kind !== 'OPENSSH PRIVATE KEY')
        return { privateKey, encrypted: legacy || kind.startsWith('ENCRYPTED') };
    const facts = openSshFacts(Buffer.from(base64, 'base64'));
    if (facts === undefined)
        return { found: 'a damaged key (its inside is not in OpenSSH format)', cure: KEY_LEGAL };
    if (facts.type.startsWith('sk-'))
        return { found: HARDWARE, cure: 'a key that was made for deploying, without one' };
    return { privateKey, encrypted: facts.cipher !== 'none' };
}
function isBase64OfKey(body) {
    const text = body.join('');
    return /^[A-Za-z0-9+/=]+$/.test(text) && Buffer.from(text, 'base64').toString('latin1', 0, 11) === '-----BEGIN ';
}
/** The open part of OpenSSH's own format: how it is encrypted, and the public half. */
function openSshFacts(data) {
    const magic = 'openssh-key-v1\0';
    if (data.toString('latin1', 0, magic.length) !== magic)
        return undefined;
    const fields = [];
    let at = magic.length;
    for (let field = 0; field < 4; field++) {
        // The number of keys stands between the third and the last string.
        if (field === 3)
            at += 4;
        if (at + 4 > data.length)
            return undefined;
        const end = at + 4 + data.readUInt32BE(at);
        if (end > data.length)
            return undefined;
        fields.push(data.subarray(at + 4, end));
        at = end;
    }
    const [cipher, , , publicKey] = fields;
    const type = publicKey && (0,_fingerprint__WEBPACK_IMPORTED_MODULE_0__/* .wireKeyType */ .V)(publicKey);
    return cipher && type ? { cipher: cipher.toString('latin1'), type } : undefined;
}


/***/ }),

/***/ 1056:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ KNOWN_HOSTS_LEGAL),
/* harmony export */   u: () => (/* binding */ parseKnownHosts)
/* harmony export */ });
/* harmony import */ var _fingerprint__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6497);

const KNOWN_HOSTS_LEGAL = 'lines in the format of ssh-keyscan: <host or [host]:port> <key type> <key in base64>';
const MARKERS = ['@revoked', '@cert-authority'];
const NAMED_TYPE = /^(ssh-|ecdsa-|sk-|rsa-)[a-z0-9@.-]+$/;
/** Reads a text in OpenSSH's known_hosts format; never throws. */
function parseKnownHosts(text) {
    const known = { entries: [], problems: [] };
    for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
        const line = raw.trim();
        if (line !== '' && !line.startsWith('#'))
            readLine(known, index + 1, line.split(/[ \t]+/));
    }
    return known;
}
function readLine(known, line, words) {
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [names = '', type = '', base64 = ''] = words;
    const what = problemOf(marker, names, type, base64);
    if (what !== undefined) {
        known.problems.push({ line, what });
        return;
    }
    const [revoked, authority] = [marker === '@revoked', marker === '@cert-authority'];
    known.entries.push({ line, names, type, key: Buffer.from(base64, 'base64'), revoked, authority });
}
function problemOf(marker, names, type, base64) {
    if (marker !== undefined && !MARKERS.includes(marker))
        return 'the marker is neither @revoked nor @cert-authority';
    if (NAMED_TYPE.test(names))
        return 'the name of the host is missing before the key';
    if (names.startsWith('|') && !/^\|1\|[A-Za-z0-9+/]+=*\|[A-Za-z0-9+/]+=*$/.test(names)) {
        return 'the hashed name is not complete';
    }
    if (!NAMED_TYPE.test(type))
        return 'the second word is no type of a key';
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
        return 'the third word is no key in base64';
    return isWholeKey(type, Buffer.from(base64, 'base64')) ? undefined : `the key is damaged, or is no ${type} key`;
}
/** A key in wire format is a row of length-prefixed strings, the first of which is its type; a cut one ends early. */
function isWholeKey(type, key) {
    let at = 0;
    let fields = 0;
    while (at + 4 <= key.length) {
        at += 4 + key.readUInt32BE(at);
        fields++;
    }
    return at === key.length && fields >= 2 && (0,_fingerprint__WEBPACK_IMPORTED_MODULE_0__/* .wireKeyType */ .V)(key) === type;
}


/***/ }),

/***/ 2460:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ UnknownHostKey)
/* harmony export */ });
/* harmony import */ var _deploy_actions_error__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7173);

/** A host, or a jump host before it, of which no key is known; the line is what would make it known. */
class UnknownHostKey extends _deploy_actions_error__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = 'UnknownHostKey';
    /** Type and fingerprint of the key that it showed. */
    shown;
    /** For known-hosts, without an end of line. */
    line;
    constructor(message, { shown, line, hint }) {
        super('HOST_KEY_UNKNOWN', message, { hint });
        this.shown = shown;
        this.line = line;
    }
}


/***/ }),

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 393:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;
/*
 * json-p3 version 2.3.1
 * https://github.com/jg-rp/json-p3
 * 
 * MIT License
 * 
 * Copyright (c) 2025 James Prior
 * 
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal
 * in the Software without restriction, including without limitation the rights
 * to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 * copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 * 
 * The above copyright notice and this permission notice shall be included in all
 * copies or substantial portions of the Software.
 * 
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 * 
 */


/**
 * Base class for all JSONPath errors.
 */
class JSONPathError extends Error {
  constructor(message, token) {
    super(message);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathError";
    this.message = withErrorContext(message, token);
  }
}
function withErrorContext(message, token) {
  if (token.input.length <= 9) {
    return `${message} ('${token.input}':${token.index})`;
  }
  if (token.index > token.input.length - 5) {
    return `${message} ('${token.input.slice(token.input.length - 9)}':${token.index})`;
  }
  if (token.index - 4 < 0) {
    return `${message} ('${token.input.slice(0, 9)}':${token.index})`;
  }
  return `${message} ('${token.input.slice(token.index - 4, token.index + 5)}':${token.index})`;
}

/**
 * Error thrown due to unexpected, internal path tokenization problems.
 */
class JSONPathLexerError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathLexerError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown due to type errors when evaluating filter expressions.
 */
class JSONPathTypeError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathTypeError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown due to out of range indices.
 */
class JSONPathIndexError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathIndexError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown when attempting to retrieve a filter function that has not
 * been registered.
 */
class UndefinedFilterFunctionError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "UndefinedFilterFunctionError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown due to syntax errors found during parsing a JSONPath query.
 */
class JSONPathSyntaxError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathSyntaxError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown when the maximum recursion depth is reached.
 */
class JSONPathRecursionLimitError extends JSONPathError {
  constructor(message, token) {
    super(message, token);
    this.message = message;
    this.token = token;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPathRecursionLimitError";
    this.message = withErrorContext(message, token);
  }
}

/**
 * Error thrown due to invalid I-Regexp syntax.
 */
class IRegexpError extends Error {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "IRegexpError";
  }
}

/**
 * Common types and type predicates.
 */

/**
 * A JSON-like value.
 */

/**
 * A type predicate for the Array object.
 */
function isArray(value) {
  return Array.isArray(value);
}

/**
 * A type predicate for object.
 */
function isObject(value) {
  const _type = typeof value;
  return value !== null && _type === "object" || _type === "function" ? true : false;
}

/**
 * A type predicate for a string primitive.
 */
function isString(value) {
  return typeof value === "string";
}

/**
 * A type predicate for a number primitive.
 */
function isNumber(value) {
  return typeof value === "number";
}

/**
 * Deep equality of JSON-like values.
 *
 * No attempt is made to handle function objects, recursive data
 * structures, NaNs, sparse arrays, primitive wrapper objects....
 *
 * We're not using JSON.stringify because we want objects with the same
 * entries in a different order to compare equal.
 */


// eslint-disable-next-line sonarjs/cognitive-complexity
function deepEquals(a, b) {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a)) {
    if (Array.isArray(b)) {
      if (a.length !== b.length) {
        return false;
      }
      for (let i = 0; i < a.length; i++) {
        if (!deepEquals(a[i], b[i])) {
          return false;
        }
      }
      return true;
    }
    return false;
  } else if (isObject(a) && isObject(b)) {
    const keysA = Object.keys(a);
    const keysB = Object.keys(b);
    if (keysA.length !== keysB.length) {
      return false;
    }
    for (const key of keysA) {
      if (!deepEquals(a[key], b[key])) {
        return false;
      }
    }
    return true;
  }
  return false;
}

/**
 * The type of a JSONPath filter function parameter or return value, as
 * described in See section 2.4.1 of RFC 9535.
 */
let FunctionExpressionType = /*#__PURE__*/function (FunctionExpressionType) {
  FunctionExpressionType["ValueType"] = "ValueType";
  FunctionExpressionType["LogicalType"] = "LogicalType";
  FunctionExpressionType["NodesType"] = "NodesType";
  return FunctionExpressionType;
}({});

/**
 * A JSONPath filter function definition.
 */

/**
 * Base class for all JSON Pointer errors.
 */
class JSONPointerError extends Error {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerError";
  }
}

/**
 * Base class for JSON Pointer resolution errors.
 */
class JSONPointerResolutionError extends JSONPointerError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerResolutionError";
  }
}

/**
 * Error thrown due to an out of range index when resolving a JSON Pointer.
 */
class JSONPointerIndexError extends JSONPointerResolutionError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerIndexError";
  }
}

/**
 * Error thrown due to a missing property when resolving a JSON Pointer.
 */
class JSONPointerKeyError extends JSONPointerResolutionError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerKeyError";
  }
}

/**
 * Error thrown due to invalid JSON Pointer syntax.
 */
class JSONPointerSyntaxError extends JSONPointerError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerSyntaxError";
  }
}

/**
 * Error thrown when trying to resolve a property or index against a primitive value.
 */
class JSONPointerTypeError extends JSONPointerResolutionError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPointerTypeError";
  }
}

/**
 * The symbol indicating the absence of a JSON value.
 */
const UNDEFINED = Symbol.for("jsonpointer.undefined");
/**
 * Identify a single value in JSON-like data, as per RFC 6901.
 */
class JSONPointer {
  #pointer;
  /**
   * @param pointer - A string representation of a JSON Pointer.
   */
  constructor(pointer) {
    this.tokens = this.parse(pointer);
    this.#pointer = JSONPointer.encode(this.tokens);
  }
  static encode(tokens) {
    if (!tokens.length) return "";
    return "/" + tokens.map(token => token.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  }

  /**
   * Resolve this pointer against JSON-like data _value_.
   *
   * @param value - The target JSON-like value, possibly loaded using
   *  `JSON.parse()`.
   * @param fallback - A default value to return if _value_ has no
   *   path matching `pointer`.
   * @returns The value identified by _pointer_ or, if given, the fallback
   *   value in the even of a `JSONPointerResolutionError`.
   *
   * @throws {@link JSONPointerResolutionError}
   * If the value pointed to by _pointer_ does not exist in _value_, and
   * no fallback value is given.
   */
  resolve(value, fallback = UNDEFINED) {
    try {
      return this.tokens.reduce(this.getItem.bind(this), value);
    } catch (error) {
      if (error instanceof JSONPointerResolutionError && fallback !== UNDEFINED) {
        return fallback;
      }
      throw error;
    }
  }

  /**
   *
   * @param value -
   * @returns
   */
  resolveWithParent(value) {
    if (!this.tokens.length) return [UNDEFINED, this.resolve(value)];
    const parent = this.tokens.slice(0, this.tokens.length - 1).reduce(this.getItem.bind(this), value);
    try {
      return [parent, this.getItem(parent, this.tokens[this.tokens.length - 1], this.tokens.length - 1)];
    } catch (error) {
      if (error instanceof JSONPointerIndexError || error instanceof JSONPointerKeyError) {
        return [parent, UNDEFINED];
      }
      throw error;
    }
  }

  /**
   *
   * @returns
   */
  toString() {
    return this.#pointer;
  }

  /**
   * Return _true_ if this pointer points to a child of _pointer_.
   */
  isRelativeTo(pointer) {
    return pointer.tokens.length < this.tokens.length && this.tokens.slice(0, pointer.tokens.length).every((t, i) => t === pointer.tokens[i]);
  }
  parse(pointer) {
    if (pointer.length && !pointer.startsWith("/")) {
      throw new JSONPointerSyntaxError(`"${pointer}" pointers must start with a slash or be the empty string`);
    }
    return pointer.split("/").map(token => token.replaceAll("~1", "/").replaceAll("~0", "~")).slice(1);
  }

  // eslint-disable-next-line sonarjs/cognitive-complexity
  getItem(val, token, idx) {
    // NOTE:
    //   - string primitives "have own" indices and `length`.
    //   - Arrays have a `length` property.
    //   - A property might exist with the value `undefined` or `null`.
    //   - obj[1] is equivalent to obj["1"].
    if (isArray(val)) {
      if (token !== "length" && Object.hasOwn(val, token)) {
        return val[Number(token)];
      } else if (token.startsWith("#")) {
        // handle non-standard '#' from relative json pointer
        const maybeIndex = token.slice(1);
        if (RE_INT.test(maybeIndex) && Object.hasOwn(val, maybeIndex)) {
          return Number(maybeIndex);
        } else {
          throw new JSONPointerIndexError(`index out of range '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
        }
      } else {
        throw new JSONPointerIndexError(`index out of range '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
      }
    } else if (isObject(val)) {
      if (Object.hasOwn(val, token)) {
        return val[token];
      } else if (token.startsWith("#") && Object.hasOwn(val, token.slice(1))) {
        // handle non-standard '#' from relative json pointer
        return token.slice(1);
      } else {
        throw new JSONPointerKeyError(`no such property '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
      }
    }
    throw new JSONPointerTypeError(`found primitive value, expected an object '${JSONPointer.encode(this.tokens.slice(0, idx + 1))}'`);
  }
  _join(pointer) {
    if (!isString(pointer)) {
      throw new JSONPointerTypeError(`join() requires string arguments, found ${typeof pointer}`);
    }
    if (pointer.startsWith("/")) {
      return new JSONPointer(pointer);
    }
    const tokens = this.tokens.concat(pointer.split("/").map(token => token.replaceAll("~1", "/").replaceAll("~0", "~")));
    return new JSONPointer(JSONPointer.encode(tokens));
  }

  /**
   * Join this pointer with _tokens_.
   *
   * @param tokens - JSON Pointer strings, possibly without leading slashes.
   * If a token or "part" does have a leading slash, the previous pointer is
   * ignored and a new `JSONPointer` is created, then processing of the
   * remaining tokens continues.
   *
   * @returns A new JSON Pointer that is the concatenation of all tokens or
   * "parts".
   */
  join(...tokens) {
    if (!tokens.length) {
      return this;
    }

    // eslint-disable-next-line @typescript-eslint/no-this-alias
    let pointer = this;
    for (const tok of tokens) {
      pointer = pointer._join(tok);
    }
    return pointer;
  }

  /**
   * Return _true_ if this pointer can be resolved against _value_.
   *
   * Note that `JSONPointer.resolve()` can return legitimate falsy values
   * that form part of the target JSON document. This method will return
   * `true` if a falsy value is found.
   */
  exists(value) {
    try {
      this.resolve(value);
    } catch (error) {
      if (error instanceof JSONPointerResolutionError) {
        return false;
      }
      throw error;
    }
    return true;
  }

  /**
   * Return this pointer's parent as a new `JSONPointer`.
   *
   * If this pointer points to the document root, _this_ is returned.
   */
  parent() {
    if (!this.tokens.length) {
      return this;
    }
    return new JSONPointer(JSONPointer.encode(this.tokens.slice(0, this.tokens.length - 1)));
  }
  to(rel) {
    const relativePointer = isString(rel) ? new RelativeJSONPointer(rel) : rel;
    return relativePointer.to(this);
  }
}
const RE_RELATIVE_POINTER = /(?<ORIGIN>\d+)(?<INDEX_G>(?<SIGN>[+-])(?<INDEX>\d))?(?<POINTER>.*)/s;
const RE_INT = /(0|[1-9]\d*)/;

/**
 * A relative JSON Pointer.
 *
 * See https://datatracker.ietf.org/doc/html/draft-hha-relative-json-pointer
 */
class RelativeJSONPointer {
  /**
   *
   * @param rel -
   */
  constructor(rel) {
    [this.origin, this.index, this.pointer] = this.parse(rel);
  }

  /**
   *
   * @returns
   */
  toString() {
    const sign = this.index > 0 ? "+" : "";
    const index = this.index === 0 ? "" : `${sign}${this.index}`;
    return `${this.origin}${index}${this.pointer}`;
  }

  /**
   *
   * @param pointer -
   */
  to(pointer) {
    const p = isString(pointer) ? new JSONPointer(pointer) : pointer;

    // move to origin
    if (this.origin > p.tokens.length) {
      throw new JSONPointerIndexError(`origin (${this.origin}) exceeds root (${p.tokens.length})`);
    }
    const tokens = this.origin < 1 ? p.tokens.slice() : p.tokens.slice(0, -this.origin);

    // array index offset
    if (this.index && tokens.length && this.isIntLike(tokens.at(-1))) {
      const newIndex = Number(tokens.at(-1)) + this.index;
      if (newIndex < 0) {
        throw new JSONPointerIndexError(`index offset out of range (${newIndex})`);
      }
      tokens[tokens.length - 1] = String(newIndex);
    }

    // pointer or index/property
    if (this.pointer instanceof JSONPointer) {
      tokens.push(...this.pointer.tokens);
    } else {
      tokens[tokens.length - 1] = `#${tokens[tokens.length - 1]}`;
    }
    return new JSONPointer(JSONPointer.encode(tokens));
  }
  parse(rel) {
    const match = RE_RELATIVE_POINTER.exec(rel);
    if (!match || !match.groups) {
      throw new JSONPointerSyntaxError("failed to parse relative pointer");
    }

    // steps to move
    const origin = this.parseInt(match.groups.ORIGIN);

    // optional index manipulation
    let index = 0;
    if (match.groups["INDEX_G"]) {
      index = this.parseInt(match.groups.INDEX);
      if (index === 0) {
        throw new JSONPointerSyntaxError("index offset can't be zero");
      }
      if (match.groups.SIGN === "-") {
        index = -index;
      }
    }

    // pointer or '#'. an empty string is OK.
    if (match.groups.POINTER === "#") {
      return [origin, index, "#"];
    }
    return [origin, index, new JSONPointer(match.groups.POINTER)];
  }
  parseInt(s) {
    if (s.startsWith("0") && s.length > 1) {
      throw new JSONPointerSyntaxError("unexpected leading zero");
    }
    if (RE_INT.test(s)) {
      return Number(s);
    }
    throw new JSONPointerSyntaxError(`expected an integer, found '${s}'`);
  }
  isIntLike(value) {
    if (value === undefined || isNumber(value)) {
      return true;
    } else {
      return RE_INT.test(value);
    }
  }
}

/**
 * Resolve JSON Pointer _pointer_ against JSON-like data _value_.
 *
 * @param pointer - A string representation of a JSON pointer.
 * @param value - The target JSON-like value, possibly loaded using
 *  `JSON.parse()`.
 * @param fallback - A default value to return if _value_ has no
 *   path matching `pointer`.
 * @returns The value identified by _pointer_ or, if given, the fallback
 *   value in the even of a `JSONPointerResolutionError`.
 *
 * @throws {@link JSONPointerResolutionError}
 * If the value pointed to by _pointer_ does not exist in _value_, and
 * no fallback value is given.
 *
 * @throws {@link JSONPointerSyntaxError}
 * If _pointer_ is malformed according to RFC 6901.
 */
function resolve(pointer, value, fallback = UNDEFINED) {
  return new JSONPointer(pointer).resolve(value, fallback);
}

var index$3 = /*#__PURE__*/Object.freeze({
  __proto__: null,
  JSONPointer: JSONPointer,
  JSONPointerError: JSONPointerError,
  JSONPointerIndexError: JSONPointerIndexError,
  JSONPointerKeyError: JSONPointerKeyError,
  JSONPointerResolutionError: JSONPointerResolutionError,
  JSONPointerSyntaxError: JSONPointerSyntaxError,
  JSONPointerTypeError: JSONPointerTypeError,
  RelativeJSONPointer: RelativeJSONPointer,
  UNDEFINED: UNDEFINED,
  resolve: resolve
});

/**
 * An identifier that is allowed in both JS and JSONPath.
 * JSONPath identifiers are generally much more permissive than JS ones, but
 * they don't allow the character "$", so we take the intersection of the two
 * when deciding whether to use dot shorthand for canonical serialization of
 * simple names.
 */
const SHORTHAND_COMPATIBLE_IDENTIFIER = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/** Usable in a quoted path. */
function toQuoted(name) {
  return name.includes("'") && !name.includes('"') ? JSON.stringify(name) : toCanonical(name);
}

/** Usable in a normalized path. */
function toCanonical(name) {
  return `'${JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Usable in a shorthand path. */
function toShorthand(name) {
  return SHORTHAND_COMPATIBLE_IDENTIFIER.test(name) ? name : null;
}

const Nothing = Symbol.for("jsonpath.nothing");

/**
 * ValueType for JSONPath function expression tye system.
 */

/**
 * Object passed to `FilterExpression.evaluate()`.
 */

/**
 * A type predicate for an object with a string property.
 */
function hasStringKey(value, key) {
  return isObject(value) && Object.hasOwn(value, key);
}
const KEY_MARK = "\x02";

/**
 * Options for serializing paths.
 */

const defaultSerializationOptions = {
  form: "pretty"
};

/**
 * The pair of a JSON value and its location found in the target JSON value.
 */
class JSONPathNode {
  /**
   * @param value - The JSON value found at _location_.
   * @param location - The parts of a normalized path to _value_.
   * @param root - The target value at the top of the JSON node tree.
   */
  constructor(value, location, root) {
    this.value = value;
    this.location = location;
    this.root = root;
  }

  /**
   * @deprecated Use {@link getPath} with `options.form` set to `canonical` instead.
   */
  get path() {
    return this.getPath({
      form: "canonical"
    });
  }

  /**
   * Get the path to this node in the target JSON value.
   *
   * Given that the path refers to the singular current node, the returned path
   * will always be a normalized path if `options.form` is set to `canonical`,
   * following section 2.7 of RFC 9535.
   */
  getPath(options) {
    const opts = {
      ...defaultSerializationOptions,
      ...options
    };
    return "$" + this.location.map(s => isString(s) ? this.decodeNameLocation(s, opts) : `[${s}]`).join("");
  }

  /**
   * Return this node's location as a {@link JSONPointer}.
   */
  toPointer() {
    if (!this.location.length) {
      return new JSONPointer("");
    }
    return new JSONPointer(JSONPointer.encode(this.location.map(String)));
  }
  decodeNameLocation(name, options) {
    const normalized = options.form === "canonical";
    const serialize = normalized ? toCanonical : toQuoted;
    const hasKeyMark = name.startsWith(KEY_MARK);
    if (hasKeyMark) name = name.slice(1);
    const shorthand = toShorthand(name);
    if (hasKeyMark) {
      return normalized || shorthand == null ? `[~${serialize(name)}]` : `.~${shorthand}`;
    }
    return normalized || shorthand == null ? `[${serialize(name)}]` : `.${shorthand}`;
  }
}

/**
 *
 */
class JSONPathNodeList {
  constructor(nodes) {
    this.nodes = nodes;
  }

  /**
   * @returns an iterator over nodes in the list.
   */
  [Symbol.iterator]() {
    return this.nodes[Symbol.iterator]();
  }

  /**
   * @returns `true` if the node list is empty.
   */
  empty() {
    return this.nodes.length === 0;
  }

  /**
   * @returns An array containing the values at each node in the list.
   *
   * @see {@link valuesOrSingular} to unpack the array if there is only
   * one node in the list.
   */
  values() {
    return this.nodes.map(node => node.value);
  }

  /**
   * Like {@link values}, but returns the node's value is there is only one
   * node in the list.
   */
  valuesOrSingular() {
    if (this.nodes.length === 1) return this.nodes[0].value;
    return this.nodes.map(node => node.value);
  }

  /**
   * @returns An array of locations for each node in the node list.
   *
   * A location is an array of property names and array indices that were
   * required to reach the node's value in the target JSON value.
   */
  locations() {
    return this.nodes.map(node => node.location);
  }

  /**
   * @returns An array of normalized path strings for each node in the list.
   *
   * A normalized path contains only property name and index selectors, and
   * always uses bracketed segments, never shorthand selectors.
   */
  paths(options) {
    return this.nodes.map(node => node.getPath(options));
  }

  /**
   * @returns An array of {@link JSONPointer} instances, one for each node
   * in the list.
   */
  pointers() {
    return this.nodes.map(node => node.toPointer());
  }

  /**
   * @returns The number of nodes in the node list.
   */
  get length() {
    return this.nodes.length;
  }
}

/**
 * Base class for all filter expressions.
 */
class FilterExpression {
  constructor(token) {
    this.token = token;
  }

  /**
   * Evaluate the filter expression in the given context.
   * @param context - Evaluation context.
   */

  /**
   * Return a string representation of the expression.
   */
}

/**
 * Base class for JSONPath ValueType literals.
 */
class FilterExpressionLiteral extends FilterExpression {}
class NullLiteral extends FilterExpressionLiteral {
  evaluate() {
    return null;
  }
  toString() {
    return "null";
  }
}
class BooleanLiteral extends FilterExpressionLiteral {
  constructor(token, value) {
    super(token);
    this.token = token;
    this.value = value;
  }
  evaluate() {
    return this.value;
  }
  toString() {
    return String(this.value);
  }
}
class StringLiteral extends FilterExpressionLiteral {
  constructor(token, value) {
    super(token);
    this.token = token;
    this.value = value;
  }
  evaluate() {
    return this.value;
  }
  toString() {
    return toCanonical(this.value);
  }
}
class NumberLiteral extends FilterExpressionLiteral {
  constructor(token, value) {
    super(token);
    this.token = token;
    this.value = value;
  }
  evaluate() {
    return this.value;
  }
  toString() {
    return String(this.value);
  }
}
class PrefixExpression extends FilterExpression {
  constructor(token, operator, right) {
    super(token);
    this.token = token;
    this.operator = operator;
    this.right = right;
  }
  evaluate(context) {
    if (this.operator === "!") {
      const value = this.right.evaluate(context);
      if (value instanceof JSONPathNodeList) return value.nodes.length === 0; // negated existence
      return !isTruthy(value);
    }
    throw new JSONPathTypeError(`unknown operator '${this.operator}'`, this.token);
  }
  toString(options) {
    return `${this.operator}${this.right.toString(options)}`;
  }
}
const PRECEDENCE_LOGICAL_OR$1 = 4;
const PRECEDENCE_LOGICAL_AND$1 = 5;
const PRECEDENCE_PREFIX$1 = 7;
class InfixExpression extends FilterExpression {
  constructor(token, left, operator, right) {
    super(token);
    this.token = token;
    this.left = left;
    this.operator = operator;
    this.right = right;
    this.logical = operator === "&&" || operator === "||";
  }
  evaluate(context) {
    let left = this.left.evaluate(context);
    if (!this.logical && left instanceof JSONPathNodeList && left.nodes.length === 1) left = left.nodes[0].value;
    let right = this.right.evaluate(context);
    if (!this.logical && right instanceof JSONPathNodeList && right.nodes.length === 1) right = right.nodes[0].value;
    if (this.operator === "&&") {
      return isTruthy(left) && isTruthy(right);
    }
    if (this.operator === "||") {
      return isTruthy(left) || isTruthy(right);
    }
    return compare(left, this.operator, right);
  }
  toString(options) {
    // Note that `LogicalExpression.toString()` does not call this.
    if (this.logical) {
      return `(${this.left.toString(options)} ${this.operator} ${this.right.toString(options)})`;
    }
    return `${this.left.toString(options)} ${this.operator} ${this.right.toString(options)}`;
  }
}
class LogicalExpression extends FilterExpression {
  constructor(token, expression) {
    super(token);
    this.token = token;
    this.expression = expression;
  }
  evaluate(context) {
    const value = this.expression.evaluate(context);
    if (value instanceof JSONPathNodeList) return value.nodes.length > 0; // existence
    return isTruthy(value);
  }
  toString(options) {
    // Minimize parentheses in logical expressions.
    function _toString(expression, parentPrecedence) {
      if (expression instanceof InfixExpression) {
        let precedence;
        let op;
        let left;
        let right;
        if (expression.operator === "&&") {
          precedence = PRECEDENCE_LOGICAL_AND$1;
          op = "&&";
          left = _toString(expression.left, precedence);
          right = _toString(expression.right, precedence);
        } else if (expression.operator === "||") {
          precedence = PRECEDENCE_LOGICAL_OR$1;
          op = "||";
          left = _toString(expression.left, precedence);
          right = _toString(expression.right, precedence);
        } else {
          return expression.toString(options);
        }
        const expr = `${left} ${op} ${right}`;
        return precedence < parentPrecedence ? `(${expr})` : expr;
      }
      if (expression instanceof PrefixExpression) {
        const operand = _toString(expression.right, PRECEDENCE_PREFIX$1);
        const expr = `!${operand}`;
        return parentPrecedence > PRECEDENCE_PREFIX$1 ? `(${expr})` : expr;
      }
      return expression.toString(options);
    }
    return _toString(this.expression, 0);
  }
}

/**
 * Base class for relative and absolute JSONPath query expressions.
 */
class FilterQuery extends FilterExpression {
  constructor(token, path) {
    super(token);
    this.token = token;
    this.path = path;
  }
}
class RelativeQuery extends FilterQuery {
  evaluate(context) {
    return context.lazy ? new JSONPathNodeList(Array.from(this.path.lazyQuery(context.currentValue))) : this.path.query(context.currentValue);
  }
  toString(options) {
    return `@${this.path.toString(options).slice(1)}`;
  }
}
class RootQuery extends FilterQuery {
  evaluate(context) {
    return context.lazy ? new JSONPathNodeList(Array.from(this.path.lazyQuery(context.rootValue))) : this.path.query(context.rootValue);
  }
  toString(options) {
    return this.path.toString(options);
  }
}
class FunctionExtension extends FilterExpression {
  constructor(token, name, args) {
    super(token);
    this.token = token;
    this.name = name;
    this.args = args;
  }
  evaluate(context) {
    const func = context.environment.functionRegister.get(this.name);
    if (!func) {
      throw new UndefinedFilterFunctionError(`filter function '${this.name}' is undefined`, this.token);
    }
    const args = this.args.map(arg => arg.evaluate(context)).map((arg, idx) => func.argTypes[idx] !== FunctionExpressionType.NodesType && arg instanceof JSONPathNodeList ? this.unpack_node_list(arg) : arg);
    return func.call(...args);
  }
  toString(options) {
    return `${this.name}(${this.args.map(e => e.toString(options)).join(", ")})`;
  }
  unpack_node_list(arg) {
    switch (arg.length) {
      case 0:
        // If the query results in an empty node list, the argument
        // is the special result Nothing.
        return Nothing;
      case 1:
        // If the query results in a node list consisting of a single
        // node, the argument is the value of the node
        return arg.nodes[0].value;
      default:
        return arg;
    }
  }
}

/**
 *
 * @param value -
 */
function isTruthy(value) {
  if (value instanceof JSONPathNodeList && value.empty()) return false;
  return !(typeof value === "boolean" && value === false);
}
function compare(left, operator, right) {
  switch (operator) {
    case "==":
      return eq(left, right);
    case "!=":
      return !eq(left, right);
    case "<":
      return lt(left, right);
    case ">":
      return lt(right, left);
    case ">=":
      return lt(right, left) || eq(left, right);
    case "<=":
      return lt(left, right) || eq(left, right);
    default:
      return false;
  }
}

// eslint-disable-next-line sonarjs/cognitive-complexity
function eq(left, right) {
  if (right instanceof JSONPathNodeList) [left, right] = [right, left];
  if (left instanceof JSONPathNodeList) {
    if (right instanceof JSONPathNodeList) {
      if (left.empty() && right.empty()) return true;
      if (left.nodes.length === 1 && right.nodes.length === 1) return deepEquals(left.nodes[0].value, right.nodes[0].value);
    }
    if (left.empty()) return right === Nothing;
    if (left.nodes.length === 1) return deepEquals(left.nodes[0].value, right);
    return false;
  }
  if (left === Nothing && right === Nothing) return true;
  return deepEquals(left, right);
}
function lt(left, right) {
  if (isString(left) && isString(right) || isNumber(left) && isNumber(right)) return left < right;
  return false;
}

var expression = /*#__PURE__*/Object.freeze({
  __proto__: null,
  BooleanLiteral: BooleanLiteral,
  FilterExpression: FilterExpression,
  FilterExpressionLiteral: FilterExpressionLiteral,
  FilterQuery: FilterQuery,
  FunctionExtension: FunctionExtension,
  InfixExpression: InfixExpression,
  LogicalExpression: LogicalExpression,
  NullLiteral: NullLiteral,
  NumberLiteral: NumberLiteral,
  PrefixExpression: PrefixExpression,
  RelativeQuery: RelativeQuery,
  RootQuery: RootQuery,
  StringLiteral: StringLiteral,
  compare: compare
});

class Count {
  argTypes = [FunctionExpressionType.NodesType];
  returnType = FunctionExpressionType.ValueType;
  call(nodes) {
    return nodes.length;
  }
}

class Length {
  argTypes = [FunctionExpressionType.ValueType];
  returnType = FunctionExpressionType.ValueType;
  call(value) {
    if (isArray(value) || isString(value)) return value.length;
    if (isObject(value)) return Object.keys(value).length;
    return Nothing;
  }
}

/**
 * A Least Recently Used cache, implemented as an extended Map.
 */
class LRUCache extends Map {
  constructor(maxSize = 128, entries) {
    if (entries !== undefined) {
      super(entries);
    } else {
      super();
    }
    this.maxSize = maxSize;
  }
  get(key) {
    const val = super.get(key);
    if (this.has(key)) {
      this.delete(key);
      this.set(key, val);
    }
    return val;
  }
  set(key, value) {
    if (this.has(key)) {
      this.delete(key);
    } else if (this.size >= this.maxSize) {
      const first = this.first();
      if (first !== undefined) {
        this.delete(first);
      }
    }
    return super.set(key, value);
  }
  first() {
    return this.keys().next().value;
  }
}

// See https://datatracker.ietf.org/doc/html/rfc9485#name-ecmascript-regexps
function mapRegexp(pattern) {
  let escaped = false;
  let charClass = false;
  const parts = [];
  for (const ch of pattern) {
    if (escaped) {
      parts.push(ch);
      escaped = false;
      continue;
    }
    switch (ch) {
      case ".":
        if (!charClass) {
          parts.push("(?:(?![\r\n])\\P{Cs}|\\p{Cs}\\p{Cs})");
        } else {
          parts.push(ch);
        }
        break;
      case "\\":
        escaped = true;
        parts.push(ch);
        break;
      case "[":
        charClass = true;
        parts.push(ch);
        break;
      case "]":
        charClass = false;
        parts.push(ch);
        break;
      default:
        parts.push(ch);
        break;
    }
  }
  return parts.join("");
}
function fullMatch(pattern) {
  const parts = [];
  const explicitCaret = pattern.startsWith("^");
  const explicitDollar = pattern.endsWith("$");
  if (!explicitCaret && !explicitDollar) parts.push("^(?:");
  parts.push(mapRegexp(pattern));
  if (!explicitCaret && !explicitDollar) parts.push(")$");
  return parts.join("");
}

/*
 * iregexp-check version 0.1.2
 * https://github.com/jg-rp/js-iregexp
 * 
 * MIT License
 * 
 * Copyright (c) 2024 James Prior
 * 
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal
 * in the Software without restriction, including without limitation the rights
 * to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 * copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 * 
 * The above copyright notice and this permission notice shall be included in all
 * copies or substantial portions of the Software.
 * 
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 * 
 */
function isNormalChar(c) {
  return c < "\u0027" || c === "," || c === "-" || c >= "\u002F" && c <= "\u003E" ||
  // / .. >
  c >= "\u0040" && c <= "\u005A" ||
  // @ .. Z
  c >= "\u005E" && c <= "\u007A" ||
  // ^ .. z
  c >= "\u007E" && c <= "\uD7FF" ||
  // skip surrogate code points
  c >= "\uE000";
}
function isCCChar(c) {
  return c < "\u002C" || c >= "\u002E" && c <= "\u005A" ||
  // '.' .. Z
  c >= "\u005E" && c <= "\uD7FF" ||
  // skip surrogate code points
  c >= "\uE000";
}
function peg$subclass(child, parent) {
  function C() {
    this.constructor = child;
  }
  C.prototype = parent.prototype;
  child.prototype = new C();
}
function peg$SyntaxError(message, expected, found, location) {
  var self = Error.call(this, message);
  // istanbul ignore next Check is a necessary evil to support older environments
  if (Object.setPrototypeOf) {
    Object.setPrototypeOf(self, peg$SyntaxError.prototype);
  }
  self.expected = expected;
  self.found = found;
  self.location = location;
  self.name = "SyntaxError";
  return self;
}
peg$subclass(peg$SyntaxError, Error);
function peg$padEnd(str, targetLength, padString) {
  padString = padString || " ";
  if (str.length > targetLength) {
    return str;
  }
  targetLength -= str.length;
  padString += padString.repeat(targetLength);
  return str + padString.slice(0, targetLength);
}
peg$SyntaxError.prototype.format = function (sources) {
  var str = "Error: " + this.message;
  if (this.location) {
    var src = null;
    var k;
    for (k = 0; k < sources.length; k++) {
      if (sources[k].source === this.location.source) {
        src = sources[k].text.split(/\r\n|\n|\r/g);
        break;
      }
    }
    var s = this.location.start;
    var offset_s = this.location.source && typeof this.location.source.offset === "function" ? this.location.source.offset(s) : s;
    var loc = this.location.source + ":" + offset_s.line + ":" + offset_s.column;
    if (src) {
      var e = this.location.end;
      var filler = peg$padEnd("", offset_s.line.toString().length, ' ');
      var line = src[s.line - 1];
      var last = s.line === e.line ? e.column : line.length + 1;
      var hatLen = last - s.column || 1;
      str += "\n --> " + loc + "\n" + filler + " |\n" + offset_s.line + " | " + line + "\n" + filler + " | " + peg$padEnd("", s.column - 1, ' ') + peg$padEnd("", hatLen, "^");
    } else {
      str += "\n at " + loc;
    }
  }
  return str;
};
peg$SyntaxError.buildMessage = function (expected, found) {
  var DESCRIBE_EXPECTATION_FNS = {
    literal: function (expectation) {
      return "\"" + literalEscape(expectation.text) + "\"";
    },
    class: function (expectation) {
      var escapedParts = expectation.parts.map(function (part) {
        return Array.isArray(part) ? classEscape(part[0]) + "-" + classEscape(part[1]) : classEscape(part);
      });
      return "[" + (expectation.inverted ? "^" : "") + escapedParts.join("") + "]";
    },
    any: function () {
      return "any character";
    },
    end: function () {
      return "end of input";
    },
    other: function (expectation) {
      return expectation.description;
    }
  };
  function hex(ch) {
    return ch.charCodeAt(0).toString(16).toUpperCase();
  }
  function literalEscape(s) {
    return s.replace(/\\/g, "\\\\").replace(/"/g, "\\\"").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, function (ch) {
      return "\\x0" + hex(ch);
    }).replace(/[\x10-\x1F\x7F-\x9F]/g, function (ch) {
      return "\\x" + hex(ch);
    });
  }
  function classEscape(s) {
    return s.replace(/\\/g, "\\\\").replace(/\]/g, "\\]").replace(/\^/g, "\\^").replace(/-/g, "\\-").replace(/\0/g, "\\0").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\x00-\x0F]/g, function (ch) {
      return "\\x0" + hex(ch);
    }).replace(/[\x10-\x1F\x7F-\x9F]/g, function (ch) {
      return "\\x" + hex(ch);
    });
  }
  function describeExpectation(expectation) {
    return DESCRIBE_EXPECTATION_FNS[expectation.type](expectation);
  }
  function describeExpected(expected) {
    var descriptions = expected.map(describeExpectation);
    var i, j;
    descriptions.sort();
    if (descriptions.length > 0) {
      for (i = 1, j = 1; i < descriptions.length; i++) {
        if (descriptions[i - 1] !== descriptions[i]) {
          descriptions[j] = descriptions[i];
          j++;
        }
      }
      descriptions.length = j;
    }
    switch (descriptions.length) {
      case 1:
        return descriptions[0];
      case 2:
        return descriptions[0] + " or " + descriptions[1];
      default:
        return descriptions.slice(0, -1).join(", ") + ", or " + descriptions[descriptions.length - 1];
    }
  }
  function describeFound(found) {
    return found ? "\"" + literalEscape(found) + "\"" : "end of input";
  }
  return "Expected " + describeExpected(expected) + " but " + describeFound(found) + " found.";
};
function peg$parse(input, options) {
  options = options !== undefined ? options : {};
  var peg$FAILED = {};
  var peg$source = options.grammarSource;
  var peg$startRuleFunctions = {
    start: peg$parsestart
  };
  var peg$startRuleFunction = peg$parsestart;
  var peg$c0 = "|";
  var peg$c1 = "{";
  var peg$c2 = ",";
  var peg$c3 = "}";
  var peg$c4 = "(";
  var peg$c5 = ")";
  var peg$c6 = ".";
  var peg$c7 = "\\";
  var peg$c8 = "[";
  var peg$c9 = "^";
  var peg$c10 = "-";
  var peg$c11 = "]";
  var peg$c12 = "\\p{";
  var peg$c13 = "\\P{";
  var peg$c14 = "L";
  var peg$c15 = "M";
  var peg$c16 = "N";
  var peg$c17 = "P";
  var peg$c18 = "Z";
  var peg$c19 = "S";
  var peg$c20 = "C";
  var peg$r0 = /^[*-+?]/;
  var peg$r1 = /^[0-9]/;
  var peg$r2 = /^[(-+\--.?[-\^nrt{-}]/;
  var peg$r3 = /^[l-mot-u]/;
  var peg$r4 = /^[cen]/;
  var peg$r5 = /^[dlo]/;
  var peg$r6 = /^[c-fios]/;
  var peg$r7 = /^[lps]/;
  var peg$r8 = /^[ckmo]/;
  var peg$r9 = /^[cfn-o]/;
  var peg$e0 = peg$literalExpectation("|", false);
  var peg$e1 = peg$classExpectation([["*", "+"], "?"], false, false);
  var peg$e2 = peg$literalExpectation("{", false);
  var peg$e3 = peg$classExpectation([["0", "9"]], false, false);
  var peg$e4 = peg$literalExpectation(",", false);
  var peg$e5 = peg$literalExpectation("}", false);
  var peg$e6 = peg$literalExpectation("(", false);
  var peg$e7 = peg$literalExpectation(")", false);
  var peg$e8 = peg$anyExpectation();
  var peg$e9 = peg$literalExpectation(".", false);
  var peg$e10 = peg$literalExpectation("\\", false);
  var peg$e11 = peg$classExpectation([["(", "+"], ["-", "."], "?", ["[", "^"], "n", "r", "t", ["{", "}"]], false, false);
  var peg$e12 = peg$literalExpectation("[", false);
  var peg$e13 = peg$literalExpectation("^", false);
  var peg$e14 = peg$literalExpectation("-", false);
  var peg$e15 = peg$literalExpectation("]", false);
  var peg$e16 = peg$literalExpectation("\\p{", false);
  var peg$e17 = peg$literalExpectation("\\P{", false);
  var peg$e18 = peg$literalExpectation("L", false);
  var peg$e19 = peg$classExpectation([["l", "m"], "o", ["t", "u"]], false, false);
  var peg$e20 = peg$literalExpectation("M", false);
  var peg$e21 = peg$classExpectation(["c", "e", "n"], false, false);
  var peg$e22 = peg$literalExpectation("N", false);
  var peg$e23 = peg$classExpectation(["d", "l", "o"], false, false);
  var peg$e24 = peg$literalExpectation("P", false);
  var peg$e25 = peg$classExpectation([["c", "f"], "i", "o", "s"], false, false);
  var peg$e26 = peg$literalExpectation("Z", false);
  var peg$e27 = peg$classExpectation(["l", "p", "s"], false, false);
  var peg$e28 = peg$literalExpectation("S", false);
  var peg$e29 = peg$classExpectation(["c", "k", "m", "o"], false, false);
  var peg$e30 = peg$literalExpectation("C", false);
  var peg$e31 = peg$classExpectation(["c", "f", ["n", "o"]], false, false);
  var peg$f0 = function (c) {
    return isNormalChar(c);
  };
  var peg$f1 = function (c) {
    return isCCChar(c);
  };
  var peg$currPos = options.peg$currPos | 0;
  var peg$posDetailsCache = [{
    line: 1,
    column: 1
  }];
  var peg$maxFailPos = peg$currPos;
  var peg$maxFailExpected = options.peg$maxFailExpected || [];
  var peg$silentFails = options.peg$silentFails | 0;
  var peg$result;
  if (options.startRule) {
    if (!(options.startRule in peg$startRuleFunctions)) {
      throw new Error("Can't start parsing from rule \"" + options.startRule + "\".");
    }
    peg$startRuleFunction = peg$startRuleFunctions[options.startRule];
  }
  function peg$literalExpectation(text, ignoreCase) {
    return {
      type: "literal",
      text: text,
      ignoreCase: ignoreCase
    };
  }
  function peg$classExpectation(parts, inverted, ignoreCase) {
    return {
      type: "class",
      parts: parts,
      inverted: inverted,
      ignoreCase: ignoreCase
    };
  }
  function peg$anyExpectation() {
    return {
      type: "any"
    };
  }
  function peg$endExpectation() {
    return {
      type: "end"
    };
  }
  function peg$computePosDetails(pos) {
    var details = peg$posDetailsCache[pos];
    var p;
    if (details) {
      return details;
    } else {
      if (pos >= peg$posDetailsCache.length) {
        p = peg$posDetailsCache.length - 1;
      } else {
        p = pos;
        while (!peg$posDetailsCache[--p]) {}
      }
      details = peg$posDetailsCache[p];
      details = {
        line: details.line,
        column: details.column
      };
      while (p < pos) {
        if (input.charCodeAt(p) === 10) {
          details.line++;
          details.column = 1;
        } else {
          details.column++;
        }
        p++;
      }
      peg$posDetailsCache[pos] = details;
      return details;
    }
  }
  function peg$computeLocation(startPos, endPos, offset) {
    var startPosDetails = peg$computePosDetails(startPos);
    var endPosDetails = peg$computePosDetails(endPos);
    var res = {
      source: peg$source,
      start: {
        offset: startPos,
        line: startPosDetails.line,
        column: startPosDetails.column
      },
      end: {
        offset: endPos,
        line: endPosDetails.line,
        column: endPosDetails.column
      }
    };
    return res;
  }
  function peg$fail(expected) {
    if (peg$currPos < peg$maxFailPos) {
      return;
    }
    if (peg$currPos > peg$maxFailPos) {
      peg$maxFailPos = peg$currPos;
      peg$maxFailExpected = [];
    }
    peg$maxFailExpected.push(expected);
  }
  function peg$buildStructuredError(expected, found, location) {
    return new peg$SyntaxError(peg$SyntaxError.buildMessage(expected, found), expected, found, location);
  }
  function peg$parsestart() {
    var s0;
    s0 = peg$parseiregexp();
    return s0;
  }
  function peg$parseiregexp() {
    var s0, s1, s2, s3, s4, s5;
    s0 = peg$currPos;
    s1 = peg$parsebranch();
    s2 = [];
    s3 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 124) {
      s4 = peg$c0;
      peg$currPos++;
    } else {
      s4 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e0);
      }
    }
    if (s4 !== peg$FAILED) {
      s5 = peg$parsebranch();
      s4 = [s4, s5];
      s3 = s4;
    } else {
      peg$currPos = s3;
      s3 = peg$FAILED;
    }
    while (s3 !== peg$FAILED) {
      s2.push(s3);
      s3 = peg$currPos;
      if (input.charCodeAt(peg$currPos) === 124) {
        s4 = peg$c0;
        peg$currPos++;
      } else {
        s4 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e0);
        }
      }
      if (s4 !== peg$FAILED) {
        s5 = peg$parsebranch();
        s4 = [s4, s5];
        s3 = s4;
      } else {
        peg$currPos = s3;
        s3 = peg$FAILED;
      }
    }
    s1 = [s1, s2];
    s0 = s1;
    return s0;
  }
  function peg$parsebranch() {
    var s0, s1;
    s0 = [];
    s1 = peg$parsepiece();
    while (s1 !== peg$FAILED) {
      s0.push(s1);
      s1 = peg$parsepiece();
    }
    return s0;
  }
  function peg$parsepiece() {
    var s0, s1, s2;
    s0 = peg$currPos;
    s1 = peg$parseatom();
    if (s1 !== peg$FAILED) {
      s2 = peg$parsequantifier();
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsequantifier() {
    var s0;
    s0 = input.charAt(peg$currPos);
    if (peg$r0.test(s0)) {
      peg$currPos++;
    } else {
      s0 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e1);
      }
    }
    if (s0 === peg$FAILED) {
      s0 = peg$parserange_quantifier();
    }
    return s0;
  }
  function peg$parserange_quantifier() {
    var s0, s1, s2, s3, s4, s5, s6;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 123) {
      s1 = peg$c1;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e2);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = [];
      s3 = input.charAt(peg$currPos);
      if (peg$r1.test(s3)) {
        peg$currPos++;
      } else {
        s3 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e3);
        }
      }
      if (s3 !== peg$FAILED) {
        while (s3 !== peg$FAILED) {
          s2.push(s3);
          s3 = input.charAt(peg$currPos);
          if (peg$r1.test(s3)) {
            peg$currPos++;
          } else {
            s3 = peg$FAILED;
            if (peg$silentFails === 0) {
              peg$fail(peg$e3);
            }
          }
        }
      } else {
        s2 = peg$FAILED;
      }
      if (s2 !== peg$FAILED) {
        s3 = peg$currPos;
        if (input.charCodeAt(peg$currPos) === 44) {
          s4 = peg$c2;
          peg$currPos++;
        } else {
          s4 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e4);
          }
        }
        if (s4 !== peg$FAILED) {
          s5 = [];
          s6 = input.charAt(peg$currPos);
          if (peg$r1.test(s6)) {
            peg$currPos++;
          } else {
            s6 = peg$FAILED;
            if (peg$silentFails === 0) {
              peg$fail(peg$e3);
            }
          }
          while (s6 !== peg$FAILED) {
            s5.push(s6);
            s6 = input.charAt(peg$currPos);
            if (peg$r1.test(s6)) {
              peg$currPos++;
            } else {
              s6 = peg$FAILED;
              if (peg$silentFails === 0) {
                peg$fail(peg$e3);
              }
            }
          }
          s4 = [s4, s5];
          s3 = s4;
        } else {
          peg$currPos = s3;
          s3 = peg$FAILED;
        }
        if (s3 === peg$FAILED) {
          s3 = null;
        }
        if (input.charCodeAt(peg$currPos) === 125) {
          s4 = peg$c3;
          peg$currPos++;
        } else {
          s4 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e5);
          }
        }
        if (s4 !== peg$FAILED) {
          s1 = [s1, s2, s3, s4];
          s0 = s1;
        } else {
          peg$currPos = s0;
          s0 = peg$FAILED;
        }
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parseatom() {
    var s0, s1, s2, s3;
    s0 = peg$parsenormal_char();
    if (s0 === peg$FAILED) {
      s0 = peg$parsechar_class();
      if (s0 === peg$FAILED) {
        s0 = peg$currPos;
        if (input.charCodeAt(peg$currPos) === 40) {
          s1 = peg$c4;
          peg$currPos++;
        } else {
          s1 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e6);
          }
        }
        if (s1 !== peg$FAILED) {
          s2 = peg$parseiregexp();
          if (s2 !== peg$FAILED) {
            if (input.charCodeAt(peg$currPos) === 41) {
              s3 = peg$c5;
              peg$currPos++;
            } else {
              s3 = peg$FAILED;
              if (peg$silentFails === 0) {
                peg$fail(peg$e7);
              }
            }
            if (s3 !== peg$FAILED) {
              s1 = [s1, s2, s3];
              s0 = s1;
            } else {
              peg$currPos = s0;
              s0 = peg$FAILED;
            }
          } else {
            peg$currPos = s0;
            s0 = peg$FAILED;
          }
        } else {
          peg$currPos = s0;
          s0 = peg$FAILED;
        }
      }
    }
    return s0;
  }
  function peg$parsenormal_char() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.length > peg$currPos) {
      s1 = input.charAt(peg$currPos);
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e8);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = peg$f0(s1);
      if (s2) {
        s2 = undefined;
      } else {
        s2 = peg$FAILED;
      }
      if (s2 !== peg$FAILED) {
        s0 = s1;
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsechar_class() {
    var s0;
    if (input.charCodeAt(peg$currPos) === 46) {
      s0 = peg$c6;
      peg$currPos++;
    } else {
      s0 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e9);
      }
    }
    if (s0 === peg$FAILED) {
      s0 = peg$parsesingle_char_esc();
      if (s0 === peg$FAILED) {
        s0 = peg$parsechar_class_esc();
        if (s0 === peg$FAILED) {
          s0 = peg$parsechar_class_expr();
        }
      }
    }
    return s0;
  }
  function peg$parsesingle_char_esc() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 92) {
      s1 = peg$c7;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e10);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r2.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e11);
        }
      }
      if (s2 !== peg$FAILED) {
        s1 = [s1, s2];
        s0 = s1;
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsechar_class_esc() {
    var s0;
    s0 = peg$parsecat_esc();
    if (s0 === peg$FAILED) {
      s0 = peg$parsecompl_esc();
    }
    return s0;
  }
  function peg$parsechar_class_expr() {
    var s0, s1, s2, s3, s4, s5, s6;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 91) {
      s1 = peg$c8;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e12);
      }
    }
    if (s1 !== peg$FAILED) {
      if (input.charCodeAt(peg$currPos) === 94) {
        s2 = peg$c9;
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e13);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      if (input.charCodeAt(peg$currPos) === 45) {
        s3 = peg$c10;
        peg$currPos++;
      } else {
        s3 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e14);
        }
      }
      if (s3 === peg$FAILED) {
        s3 = peg$parsecce1();
      }
      if (s3 !== peg$FAILED) {
        s4 = [];
        s5 = peg$parsecce1();
        while (s5 !== peg$FAILED) {
          s4.push(s5);
          s5 = peg$parsecce1();
        }
        if (input.charCodeAt(peg$currPos) === 45) {
          s5 = peg$c10;
          peg$currPos++;
        } else {
          s5 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e14);
          }
        }
        if (s5 === peg$FAILED) {
          s5 = null;
        }
        if (input.charCodeAt(peg$currPos) === 93) {
          s6 = peg$c11;
          peg$currPos++;
        } else {
          s6 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e15);
          }
        }
        if (s6 !== peg$FAILED) {
          s1 = [s1, s2, s3, s4, s5, s6];
          s0 = s1;
        } else {
          peg$currPos = s0;
          s0 = peg$FAILED;
        }
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsecce1() {
    var s0, s1, s2, s3, s4;
    s0 = peg$currPos;
    s1 = peg$parsecc_char();
    if (s1 !== peg$FAILED) {
      s2 = peg$currPos;
      if (input.charCodeAt(peg$currPos) === 45) {
        s3 = peg$c10;
        peg$currPos++;
      } else {
        s3 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e14);
        }
      }
      if (s3 !== peg$FAILED) {
        s4 = peg$parsecc_char();
        if (s4 !== peg$FAILED) {
          s3 = [s3, s4];
          s2 = s3;
        } else {
          peg$currPos = s2;
          s2 = peg$FAILED;
        }
      } else {
        peg$currPos = s2;
        s2 = peg$FAILED;
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    if (s0 === peg$FAILED) {
      s0 = peg$parsechar_class_esc();
    }
    return s0;
  }
  function peg$parsecc_char() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.length > peg$currPos) {
      s1 = input.charAt(peg$currPos);
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e8);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = peg$f1(s1);
      if (s2) {
        s2 = undefined;
      } else {
        s2 = peg$FAILED;
      }
      if (s2 !== peg$FAILED) {
        s0 = s1;
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    if (s0 === peg$FAILED) {
      s0 = peg$parsesingle_char_esc();
    }
    return s0;
  }
  function peg$parsecat_esc() {
    var s0, s1, s2, s3;
    s0 = peg$currPos;
    if (input.substr(peg$currPos, 3) === peg$c12) {
      s1 = peg$c12;
      peg$currPos += 3;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e16);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = peg$parseis_category();
      if (s2 !== peg$FAILED) {
        if (input.charCodeAt(peg$currPos) === 125) {
          s3 = peg$c3;
          peg$currPos++;
        } else {
          s3 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e5);
          }
        }
        if (s3 !== peg$FAILED) {
          s1 = [s1, s2, s3];
          s0 = s1;
        } else {
          peg$currPos = s0;
          s0 = peg$FAILED;
        }
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsecompl_esc() {
    var s0, s1, s2, s3;
    s0 = peg$currPos;
    if (input.substr(peg$currPos, 3) === peg$c13) {
      s1 = peg$c13;
      peg$currPos += 3;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e17);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = peg$parseis_category();
      if (s2 !== peg$FAILED) {
        if (input.charCodeAt(peg$currPos) === 125) {
          s3 = peg$c3;
          peg$currPos++;
        } else {
          s3 = peg$FAILED;
          if (peg$silentFails === 0) {
            peg$fail(peg$e5);
          }
        }
        if (s3 !== peg$FAILED) {
          s1 = [s1, s2, s3];
          s0 = s1;
        } else {
          peg$currPos = s0;
          s0 = peg$FAILED;
        }
      } else {
        peg$currPos = s0;
        s0 = peg$FAILED;
      }
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parseis_category() {
    var s0;
    s0 = peg$parseletters();
    if (s0 === peg$FAILED) {
      s0 = peg$parsemarks();
      if (s0 === peg$FAILED) {
        s0 = peg$parsenumbers();
        if (s0 === peg$FAILED) {
          s0 = peg$parsepunctuation();
          if (s0 === peg$FAILED) {
            s0 = peg$parseseparators();
            if (s0 === peg$FAILED) {
              s0 = peg$parsesymbols();
              if (s0 === peg$FAILED) {
                s0 = peg$parseothers();
              }
            }
          }
        }
      }
    }
    return s0;
  }
  function peg$parseletters() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 76) {
      s1 = peg$c14;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e18);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r3.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e19);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsemarks() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 77) {
      s1 = peg$c15;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e20);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r4.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e21);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsenumbers() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 78) {
      s1 = peg$c16;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e22);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r5.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e23);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsepunctuation() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 80) {
      s1 = peg$c17;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e24);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r6.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e25);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parseseparators() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 90) {
      s1 = peg$c18;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e26);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r7.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e27);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parsesymbols() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 83) {
      s1 = peg$c19;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e28);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r8.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e29);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  function peg$parseothers() {
    var s0, s1, s2;
    s0 = peg$currPos;
    if (input.charCodeAt(peg$currPos) === 67) {
      s1 = peg$c20;
      peg$currPos++;
    } else {
      s1 = peg$FAILED;
      if (peg$silentFails === 0) {
        peg$fail(peg$e30);
      }
    }
    if (s1 !== peg$FAILED) {
      s2 = input.charAt(peg$currPos);
      if (peg$r9.test(s2)) {
        peg$currPos++;
      } else {
        s2 = peg$FAILED;
        if (peg$silentFails === 0) {
          peg$fail(peg$e31);
        }
      }
      if (s2 === peg$FAILED) {
        s2 = null;
      }
      s1 = [s1, s2];
      s0 = s1;
    } else {
      peg$currPos = s0;
      s0 = peg$FAILED;
    }
    return s0;
  }
  peg$result = peg$startRuleFunction();
  if (options.peg$library) {
    return /** @type {any} */{
      peg$result,
      peg$currPos,
      peg$FAILED,
      peg$maxFailExpected,
      peg$maxFailPos
    };
  }
  if (peg$result !== peg$FAILED && peg$currPos === input.length) {
    return peg$result;
  } else {
    if (peg$result !== peg$FAILED && peg$currPos < input.length) {
      peg$fail(peg$endExpectation());
    }
    throw peg$buildStructuredError(peg$maxFailExpected, peg$maxFailPos < input.length ? input.charAt(peg$maxFailPos) : null, peg$maxFailPos < input.length ? peg$computeLocation(peg$maxFailPos, peg$maxFailPos + 1) : peg$computeLocation(peg$maxFailPos, peg$maxFailPos));
  }
}
var iregexp$1 = {
  StartRules: ["start"],
  SyntaxError: peg$SyntaxError,
  parse: peg$parse
};

const iregexp = iregexp$1;

/**
 * Return _true_ if _pattern_ is a valid I-Regexp
 * @param {string} pattern - Regular expression pattern to check.
 * @returns true if _pattern_ is valid, or false otherwise.
 */
function check(pattern) {
  try {
    iregexp.parse(pattern, {});
  } catch (error) {
    if (error instanceof iregexp.SyntaxError) {
      return false;
    }
    throw error;
  }
  return true;
}
var check_1 = {
  check
};

var check$1 = check_1.check;

class Match {
  argTypes = [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType];
  returnType = FunctionExpressionType.LogicalType;
  #cache;
  constructor(options = {}) {
    this.options = options;
    this.cacheSize = options.cacheSize ?? 10;
    this.throwErrors = options.throwErrors ?? false;
    this.iRegexpCheck = options.iRegexpCheck ?? true;
    this.#cache = new LRUCache(this.cacheSize);
  }

  // eslint-disable-next-line sonarjs/cognitive-complexity
  call(s, pattern) {
    if (this.cacheSize > 0) {
      const re = this.#cache.get(pattern);
      if (re) {
        try {
          return re.test(s);
        } catch (error) {
          if (this.throwErrors) throw error;
          return false;
        }
      }
    }
    if (!isString(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`match() expected a string pattern, found ${pattern}`);
      }
      return false;
    }
    if (this.iRegexpCheck && !check$1(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`pattern ${pattern} is not a valid I-Regexp pattern`);
      }
      return false;
    }
    try {
      const re = new RegExp(fullMatch(pattern), "u");
      if (this.cacheSize > 0) this.#cache.set(pattern, re);
      return re.test(s);
    } catch (error) {
      if (this.throwErrors) throw error;
      return false;
    }
  }
}

class Search {
  argTypes = [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType];
  returnType = FunctionExpressionType.LogicalType;
  #cache;
  constructor(options = {}) {
    this.options = options;
    this.cacheSize = options.cacheSize ?? 10;
    this.throwErrors = options.throwErrors ?? false;
    this.iRegexpCheck = options.iRegexpCheck ?? true;
    this.#cache = new LRUCache(this.cacheSize);
  }

  // eslint-disable-next-line sonarjs/cognitive-complexity
  call(s, pattern) {
    if (this.cacheSize > 0) {
      const re = this.#cache.get(pattern);
      if (re) {
        try {
          return !!s.match(re);
        } catch (error) {
          if (this.throwErrors) throw error;
          return false;
        }
      }
    }
    if (!isString(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`match() expected a string pattern, found ${pattern}`);
      }
      return false;
    }
    if (this.iRegexpCheck && !check$1(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`pattern ${pattern} is not a valid I-Regexp pattern`);
      }
      return false;
    }
    try {
      const re = new RegExp(mapRegexp(pattern), "u");
      if (this.cacheSize > 0) this.#cache.set(pattern, re);
      return !!s.match(re);
    } catch (error) {
      if (this.throwErrors) throw error;
      return false;
    }
  }
}

class Value {
  argTypes = [FunctionExpressionType.NodesType];
  returnType = FunctionExpressionType.ValueType;
  call(nodes) {
    if (nodes.length === 1) return nodes.nodes[0].value;
    return Nothing;
  }
}

/**
 *
 */
let TokenKind = /*#__PURE__*/function (TokenKind) {
  TokenKind["AND"] = "TOKEN_AND";
  TokenKind["COLON"] = "TOKEN_COLON";
  TokenKind["COMMA"] = "TOKEN_COMMA";
  TokenKind["CURRENT"] = "TOKEN_CURRENT_VALUE";
  TokenKind["CURRENT_KEY"] = "TOKEN_CURRENT_KEY";
  // non-standard, default `#`
  TokenKind["DDOT"] = "TOKEN_DDOT";
  TokenKind["DOT"] = "TOKEN_DOT";
  TokenKind["DOUBLE_QUOTE_STRING"] = "TOKEN_DOUBLE_QUOTE_STRING";
  TokenKind["EOF"] = "TOKEN_EOF";
  TokenKind["EQ"] = "TOKEN_EQ";
  TokenKind["ERROR"] = "TOKEN_ERROR";
  TokenKind["FALSE"] = "TOKEN_FALSE";
  TokenKind["FILTER"] = "TOKEN_FILTER_START";
  TokenKind["FUNCTION"] = "TOKEN_FUNCTION";
  TokenKind["GE"] = "TOKEN_GE";
  TokenKind["GT"] = "TOKEN_GT";
  TokenKind["INDEX"] = "TOKEN_INDEX";
  TokenKind["KEY"] = "TOKEN_KEY";
  // non-standard, default `~<name>`
  TokenKind["KEY_DOUBLE_QUOTE_STRING"] = "TOKEN_KEY_DOUBLE_QUOTE_STRING";
  // non-standard, `~"<name>"`
  TokenKind["KEY_SINGLE_QUOTE_STRING"] = "TOKEN_KEY_SINGLE_QUOTE_STRING";
  // non-standard, `~'<name>'`
  TokenKind["KEYS"] = "TOKEN_KEYS";
  // non-standard, default `~`
  TokenKind["KEYS_FILTER"] = "TOKEN_KEYS_FILTER";
  // non-standard, `~?<expression>`
  TokenKind["LBRACKET"] = "TOKEN_LBRACKET";
  TokenKind["LE"] = "TOKEN_LE";
  TokenKind["LG"] = "TOKEN_LG";
  TokenKind["LPAREN"] = "TOKEN_LPAREN";
  TokenKind["LT"] = "TOKEN_LT";
  TokenKind["NAME"] = "TOKEN_NAME";
  TokenKind["NE"] = "TOKEN_NE";
  TokenKind["NOT"] = "TOKEN_NOT";
  TokenKind["NULL"] = "TOKEN_NULL";
  TokenKind["NUMBER"] = "NUMBER";
  TokenKind["OR"] = "TOKEN_OR";
  TokenKind["RBRACKET"] = "TOKEN_RBRACKET";
  TokenKind["ROOT"] = "TOKEN_ROOT";
  TokenKind["RPAREN"] = "TOKEN_RPAREN";
  TokenKind["SINGLE_QUOTE_STRING"] = "TOKEN_SINGLE_QUOTE_STRING";
  TokenKind["TRUE"] = "TOKEN_TRUE";
  TokenKind["WILD"] = "TOKEN_WILD";
  return TokenKind;
}({});

/**
 *
 */
class Token {
  constructor(kind, value, index, input) {
    this.kind = kind;
    this.value = value;
    this.index = index;
    this.input = input;
  }
}
new Token(TokenKind.EOF, "", -1, "");

/**
 *
 */
class TokenStream {
  #pos = 0;
  constructor(tokens) {
    this.tokens = tokens;
  }
  get current() {
    return this.tokens[this.#pos];
  }
  get peek() {
    if (this.#pos >= this.tokens.length - 1) return this.tokens[this.tokens.length - 1];
    return this.tokens[this.#pos + 1];
  }
  next() {
    const current = this.current;
    this.#pos += 1;
    return current;
  }
  backup() {
    if (this.#pos > 0) this.#pos -= 1;
  }
  expect(kind) {
    if (this.current.kind !== kind) {
      throw new JSONPathSyntaxError(`expected token '${kind}', found '${this.current.kind}'`, this.current);
    }
  }
  expectPeek(kind) {
    const peeked = this.peek;
    if (peeked.kind !== kind) {
      throw new JSONPathSyntaxError(`expected token '${kind}', found '${peeked.kind}'`, peeked);
    }
  }
  expectPeekNot(kind, message) {
    const peeked = this.peek;
    if (peeked.kind === kind) {
      throw new JSONPathSyntaxError(message, peeked);
    }
  }
}

/** A lexer that accepts additional, non-standard tokens. */


// These regular expressions are to be used with Lexer.acceptMatchRun(),
// which expects the sticky flag to be set.
const exponentPattern = /[eE][+-]?\d+/y;
const functionNamePattern = /[a-z][a-z_0-9]*/y;
const indexPattern = /-?\d+/y;
const intPattern = /-?\d+/y;
const namePattern = /[\u0080-\uFFFFa-zA-Z_][\u0080-\uFFFFa-zA-Z0-9_-]*/y;
const whitespace = new Set([" ", "\n", "\t", "\r"]);
const nameFirstPattern = /[\u0080-\uFFFFa-zA-Z_]/; // don't set sticky bit

/**
 * JSONPath lexical scanner.
 *
 * Lexer state is shared between this class and the current state function. A
 * new _Lexer_ instance is automatically created every time a path is tokenized.
 *
 * Use {@link tokenize} to get an array of {@link Token}'s for a JSONPath query.
 */
class Lexer {
  /**
   * Filter nesting level.
   */
  filterLevel = 0;

  /**
   * A running count of parentheses for each, possibly nested, function call.
   *
   * If the stack is empty, we are not in a function call. Remember that
   * function arguments can use arbitrarily nested in parentheses.
   */
  funcCallStack = [];

  /**
   * A stack of parentheses and square brackets used to check for balanced
   * brackets.
   */
  bracketStack = [];

  /** Tokens resulting from tokenizing a JSONPath query. */
  tokens = [];
  #start = 0;
  #pos = 0;

  /**
   * @param path - A JSONPath query.
   */
  constructor(environment, path) {
    this.environment = environment;
    this.path = path;
  }
  get pos() {
    return this.#pos;
  }
  get start() {
    return this.#start;
  }
  run() {
    let state = lexRoot;
    while (state) {
      state = state(this);
    }
  }
  emit(t) {
    this.tokens.push(new Token(t, this.path.slice(this.#start, this.#pos), this.#start, this.path));
    this.#start = this.#pos;
  }
  next() {
    if (this.#pos >= this.path.length) return "";
    const s = this.path[this.#pos];
    this.#pos += 1;
    return s;
  }
  ignore() {
    this.#start = this.#pos;
  }
  backup() {
    if (this.#pos <= this.#start) {
      const msg = "can't backup beyond start";
      throw new JSONPathLexerError(msg, new Token(TokenKind.ERROR, msg, this.#pos, this.path));
    }
    this.#pos -= 1;
  }
  peek() {
    const ch = this.next();
    if (ch) this.backup();
    return ch;
  }
  peekMatch(pattern) {
    const ch = this.next();
    if (ch) this.backup();
    return pattern.test(ch);
  }
  accept(valid) {
    const ch = this.next();
    if (valid.has(ch)) return true;
    if (ch) this.backup();
    return false;
  }
  acceptMatch(pattern) {
    const ch = this.next();
    if (pattern.test(ch)) return true;
    if (ch) this.backup();
    return false;
  }
  acceptRun(valid) {
    let found = false;
    let ch = this.next();
    while (valid.has(ch)) {
      ch = this.next();
      found = true;
    }
    if (ch) this.backup();
    return found;
  }
  acceptMatchRun(pattern) {
    pattern.lastIndex = this.#pos;
    const match = pattern.exec(this.path);
    pattern.lastIndex = 0;
    if (match) {
      this.#pos += match[0].length;
      return true;
    }
    return false;
  }
  ignoreWhitespace() {
    if (this.#pos !== this.#start) {
      const msg = `must emit or ignore before consuming whitespace ('${this.path.slice(this.#start, this.#pos)}':${this.pos})`;
      throw new JSONPathLexerError(msg, new Token(TokenKind.ERROR, msg, this.pos, this.path));
    }
    if (this.acceptRun(whitespace)) {
      this.ignore();
      return true;
    }
    return false;
  }
  error(msg) {
    this.tokens.push(new Token(TokenKind.ERROR, msg, this.#pos, this.path));
  }
}
/**
 * Return a lexer for _path_ and an array to be populated with Tokens.
 *
 * `lexer.run()` must be called to populate the returned tokens array.
 *
 * You probably want to use {@link tokenize} instead of _lex_. This function
 * is mostly for internal use, where we want to test the state of the returned
 * _lexer_ after tokens have been populated.
 *
 * @param path - A JSONPath query.
 * @returns A two-tuple containing a lexer for _path_ and an array to populate
 * with tokens.
 */
function lex(environment, path) {
  const lexer = new Lexer(environment, path);
  return [lexer, lexer.tokens];
}

/**
 * Scan _path_ and return an array of tokens to be parsed by the parser.
 * @param path - A JSONPath query.
 * @returns Tokens to be parsed by the parser.
 */
function tokenize(environment, path) {
  const [lexer, tokens] = lex(environment, path);
  lexer.run();

  // If there's an error, it will be the last token with kind set to ERROR.
  if (tokens.length && tokens[tokens.length - 1].kind === TokenKind.ERROR) {
    throw new JSONPathSyntaxError(tokens[tokens.length - 1].value, tokens[tokens.length - 1]);
  }

  // If the bracket stack is not empty, we hav unbalanced brackets.
  // This might not be reachable.
  if (lexer.bracketStack.length !== 0) {
    const [ch, index] = lexer.bracketStack[lexer.bracketStack.length - 1];
    const msg = "unbalanced brackets";
    throw new JSONPathSyntaxError(msg, new Token(TokenKind.ERROR, ch, index, path));
  }
  return tokens;
}
function lexRoot(l) {
  const ch = l.next();
  if (ch !== "$") {
    l.backup();
    l.error(`expected '$', found '${ch}'`);
    return null;
  }
  l.emit(TokenKind.ROOT);
  return lexSegment;
}
function lexSegment(l) {
  if (l.ignoreWhitespace() && !l.peek()) {
    l.error("trailing whitespace");
  }
  const ch = l.next();
  switch (ch) {
    case "":
      l.emit(TokenKind.EOF);
      return null;
    case ".":
      if (l.peek() === ".") {
        l.next();
        l.emit(TokenKind.DDOT);
        return lexDescendantSelection;
      }
      return lexDotSelector;
    case "[":
      l.bracketStack.push(["[", l.start]);
      l.emit(TokenKind.LBRACKET);
      return lexInsideBracketedSelection;
    default:
      l.backup();
      if (l.filterLevel) return lexInsideFilter;
      l.error(`expected '.', '..' or a bracketed selection, found '${ch}'`);
      return null;
  }
}

/**
 * Similar to _lexSegment_, but ..
 *   - no leading whitespace
 *   - no extra dot before a property name
 *   - there must be a selector, so EOF would be an error
 * @param l -
 * @returns -
 */
function lexDescendantSelection(l) {
  if (l.acceptMatchRun(namePattern)) {
    // Shorthand name
    l.emit(TokenKind.NAME);
    return lexSegment;
  }
  if (!l.environment.strict) {
    // We're effectively disabling the _key selector_ and _keys filter selector_ if a
    // custom _keys selector_ is set.
    if (l.environment.keysPattern.source === "~" && l.peek() === "~") {
      l.next();
      if (l.peekMatch(nameFirstPattern)) {
        // Non-standard key selector
        l.ignore(); // ignore ~
        l.acceptMatchRun(namePattern);
        l.emit(TokenKind.KEY);
        return lexSegment;
      } else {
        // Non-standard keys selector
        l.emit(TokenKind.KEYS);
        return lexSegment;
      }
    } else if (l.acceptMatchRun(l.environment.keysPattern)) {
      // NOTE: A custom keys pattern does not play well with other non-standard key selectors.
      // We leave this here for backwards compatibility.
      l.emit(TokenKind.KEYS);
      return lexSegment;
    }
  }
  const ch = l.next();
  switch (ch) {
    case "":
      l.error("bald descendant segment");
      return null;
    case "*":
      l.emit(TokenKind.WILD);
      return lexSegment;
    case "[":
      l.bracketStack.push(["[", l.start]);
      l.emit(TokenKind.LBRACKET);
      return lexInsideBracketedSelection;
    default:
      l.backup();
      l.error(`unexpected descendent selection token '${ch}'`);
      return null;
  }
}
function lexDotSelector(l) {
  l.ignore();
  if (l.ignoreWhitespace()) {
    l.error("unexpected whitespace after dot");
    return null;
  }
  if (!l.environment.strict) {
    // We're effectively disabling the _key selector_ and _keys filter selector_ if a
    // custom _keys selector_ is set.
    if (l.environment.keysPattern.source === "~" && l.peek() === "~") {
      l.next();
      if (l.peekMatch(nameFirstPattern)) {
        // Non-standard key selector
        l.ignore(); // ignore ~
        l.acceptMatchRun(namePattern);
        l.emit(TokenKind.KEY);
        return lexSegment;
      } else {
        // Non-standard keys selector
        l.emit(TokenKind.KEYS);
        return lexSegment;
      }
    } else if (l.acceptMatchRun(l.environment.keysPattern)) {
      // NOTE: A custom keys pattern does not play well with other non-standard key selectors.
      // We leave this here for backwards compatibility.
      l.emit(TokenKind.KEYS);
      return lexSegment;
    }
  }
  if (l.acceptMatchRun(namePattern)) {
    l.emit(TokenKind.NAME);
    return lexSegment;
  }
  const ch = l.next();
  if (ch === "*") {
    l.emit(TokenKind.WILD);
    return lexSegment;
  }
  l.backup();
  l.error(`unexpected shorthand selector '${ch}'`);
  return null;
}
function lexInsideBracketedSelection(l) {
  for (;;) {
    l.ignoreWhitespace();
    if (l.acceptMatchRun(indexPattern)) {
      l.emit(TokenKind.INDEX);
      continue;
    }
    if (!l.environment.strict && l.acceptMatchRun(l.environment.keysPattern)) {
      switch (l.peek()) {
        case "'":
          l.ignore(); // ~
          l.next();
          return lexSingleQuoteKeyString(l);
        case '"':
          l.ignore(); // ~
          l.next();
          return lexDoubleQuoteKeyString(l);
        case "?":
          l.next();
          l.emit(TokenKind.KEYS_FILTER);
          l.filterLevel += 1;
          return lexInsideFilter;
        default:
          l.emit(TokenKind.KEYS);
          continue;
      }
    }
    const ch = l.next();
    switch (ch) {
      case "]":
        if (l.bracketStack.length === 0 || l.bracketStack[l.bracketStack.length - 1][0] !== "[") {
          l.backup();
          l.error("unbalanced brackets");
          return null;
        }
        l.bracketStack.pop();
        l.emit(TokenKind.RBRACKET);
        return lexSegment;
      case "":
        l.error("unclosed bracketed selection");
        return null;
      case "*":
        l.emit(TokenKind.WILD);
        continue;
      case "?":
        l.emit(TokenKind.FILTER);
        l.filterLevel += 1;
        return lexInsideFilter;
      case ",":
        l.emit(TokenKind.COMMA);
        continue;
      case ":":
        l.emit(TokenKind.COLON);
        continue;
      case "'":
        return lexSingleQuoteStringInsideBracketSelection;
      case '"':
        return lexDoubleQuoteStringInsideBracketSelection;
      default:
        l.backup();
        l.error(`unexpected token '${ch}' in bracketed selection`);
        return null;
    }
  }
}

// eslint-disable-next-line sonarjs/cognitive-complexity
function lexInsideFilter(l) {
  for (;;) {
    l.ignoreWhitespace();
    const ch = l.next();
    switch (ch) {
      case "":
        l.error("unclosed bracketed selection");
        return null;
      case "]":
        l.filterLevel -= 1;
        l.backup();
        return lexInsideBracketedSelection;
      case ",":
        l.emit(TokenKind.COMMA);
        // If we have unbalanced parens, we are inside a function call and a
        // comma separates arguments. Otherwise a comma separates selectors.
        if (l.funcCallStack.length) continue;
        l.filterLevel -= 1;
        return lexInsideBracketedSelection;
      case "'":
        return lexSingleQuoteStringInsideFilterExpression;
      case '"':
        return lexDoubleQuoteStringInsideFilterExpression;
      case "(":
        l.bracketStack.push(["(", l.start]);
        l.emit(TokenKind.LPAREN);
        // Are we in a function call? If so, a function argument contains parens.
        if (l.funcCallStack.length) l.funcCallStack[l.funcCallStack.length - 1] += 1;
        continue;
      case ")":
        if (l.bracketStack.length === 0 || l.bracketStack[l.bracketStack.length - 1][0] !== "(") {
          l.backup();
          l.error("unbalanced brackets");
          return null;
        }
        l.bracketStack.pop();
        l.emit(TokenKind.RPAREN);
        // Are we closing a function call or a parenthesized expression?
        if (l.funcCallStack.length) {
          if (l.funcCallStack[l.funcCallStack.length - 1] === 1) {
            l.funcCallStack.pop();
          } else {
            l.funcCallStack[l.funcCallStack.length - 1] -= 1;
          }
        }
        continue;
      case "$":
        l.emit(TokenKind.ROOT);
        return lexSegment;
      case "@":
        l.emit(TokenKind.CURRENT);
        return lexSegment;
      case "#":
        if (l.environment.strict) {
          l.backup();
          l.error(`unexpected filter selector token '${ch}'`);
          return null;
        }
        l.emit(TokenKind.CURRENT_KEY);
        return lexSegment;
      case ".":
        l.backup();
        return lexSegment;
      case "!":
        if (l.peek() === "=") {
          l.next();
          l.emit(TokenKind.NE);
        } else {
          l.emit(TokenKind.NOT);
        }
        continue;
      case "=":
        if (l.peek() === "=") {
          l.next();
          l.emit(TokenKind.EQ);
          continue;
        } else {
          l.backup();
          l.error(`unexpected filter selector token '${ch}'`);
          return null;
        }
      case "<":
        if (l.peek() === "=") {
          l.next();
          l.emit(TokenKind.LE);
        } else {
          l.emit(TokenKind.LT);
        }
        continue;
      case ">":
        if (l.peek() === "=") {
          l.next();
          l.emit(TokenKind.GE);
        } else {
          l.emit(TokenKind.GT);
        }
        continue;
      default:
        l.backup();

        // numbers
        if (l.acceptMatchRun(intPattern)) {
          if (l.peek() === ".") {
            // A float.
            l.next();
            if (!l.acceptMatchRun(intPattern)) {
              // Need at least one digit after a decimal place.
              l.error("a fractional digit is required after a decimal point");
              return null;
            }
          }
          l.acceptMatchRun(exponentPattern);
          l.emit(TokenKind.NUMBER);
          continue;
        }
        if (l.acceptMatchRun(/&&/y)) {
          l.emit(TokenKind.AND);
          continue;
        }
        if (l.acceptMatchRun(/\|\|/y)) {
          l.emit(TokenKind.OR);
          continue;
        }
        if (l.acceptMatchRun(/true/y)) {
          l.emit(TokenKind.TRUE);
          continue;
        }
        if (l.acceptMatchRun(/false/y)) {
          l.emit(TokenKind.FALSE);
          continue;
        }
        if (l.acceptMatchRun(/null/y)) {
          l.emit(TokenKind.NULL);
          continue;
        }

        // functions
        if (l.acceptMatchRun(functionNamePattern) && l.peek() === "(") {
          // Keep track of parentheses for this function call.
          l.funcCallStack.push(1);
          l.emit(TokenKind.FUNCTION);
          l.bracketStack.push(["(", l.start]);
          l.next();
          l.ignore();
          continue;
        }
    }
    l.error(`unexpected filter selector token '${ch}'`);
    return null;
  }
}

/**
 * Return a state function tokenizing string literals using _quote_ and
 * returning control to _state_.
 * @param quote - One of `'` or `"`.
 * @param state - The state function to return control to.
 * @returns String tokenizing state function.
 */
function makeLexString(quote, state, token_kind) {
  function _lexString(l) {
    l.ignore();
    if (l.peek() === quote) {
      // empty string
      l.emit(quote === "'" ? TokenKind.SINGLE_QUOTE_STRING : TokenKind.DOUBLE_QUOTE_STRING);
      l.next();
      l.ignore();
      return state;
    }
    for (;;) {
      const la = l.path.slice(l.pos, l.pos + 2);
      const ch = l.next();
      if (la === "\\\\" || la === `\\${quote}`) {
        l.next();
        continue;
      } else if (ch === "\\" && !la.match(/\\[bfnrtu/]/)) {
        l.error(`invalid escape`);
        return null;
      }
      if (!ch) {
        l.error(`unclosed string starting at index ${l.start}`);
        return null;
      }
      if (ch === quote) {
        l.backup();
        l.emit(token_kind);
        l.next();
        l.ignore();
        return state;
      }
    }
  }
  return _lexString;
}
const lexSingleQuoteStringInsideBracketSelection = makeLexString("'", lexInsideBracketedSelection, TokenKind.SINGLE_QUOTE_STRING);
const lexDoubleQuoteStringInsideBracketSelection = makeLexString('"', lexInsideBracketedSelection, TokenKind.DOUBLE_QUOTE_STRING);
const lexSingleQuoteStringInsideFilterExpression = makeLexString("'", lexInsideFilter, TokenKind.SINGLE_QUOTE_STRING);
const lexDoubleQuoteStringInsideFilterExpression = makeLexString('"', lexInsideFilter, TokenKind.DOUBLE_QUOTE_STRING);
const lexSingleQuoteKeyString = makeLexString("'", lexInsideBracketedSelection, TokenKind.KEY_SINGLE_QUOTE_STRING);
const lexDoubleQuoteKeyString = makeLexString('"', lexInsideBracketedSelection, TokenKind.KEY_DOUBLE_QUOTE_STRING);

/**
 * Base class for all JSONPath segments and selectors.
 */
class JSONPathSelector {
  /**
   * @param token - The token at the start of this selector.
   */
  constructor(environment, token) {
    this.environment = environment;
    this.token = token;
  }

  /**
   * @param node - Nodes matched by preceding selectors.
   */

  /**
   * @param node - Nodes matched by preceding selectors.
   */

  /**
   * Return a canonical string representation of this selector.
   */
}

/**
 * Shorthand and quoted name selector.
 */
class NameSelector extends JSONPathSelector {
  constructor(environment, token, name) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.name = name;
  }
  resolve(node) {
    const rv = [];
    if (!isArray(node.value) && hasStringKey(node.value, this.name)) {
      rv.push(new JSONPathNode(node.value[this.name], node.location.concat(this.name), node.root));
    }
    return rv;
  }
  *lazyResolve(node) {
    if (!isArray(node.value) && hasStringKey(node.value, this.name)) {
      yield new JSONPathNode(node.value[this.name], node.location.concat(this.name), node.root);
    }
  }
  toString(options) {
    const {
      form
    } = {
      ...defaultSerializationOptions,
      ...options
    };
    return form === "canonical" ? toCanonical(this.name) : toQuoted(this.name);
  }
  shorthand() {
    return toShorthand(this.name);
  }
}

/**
 * Array index selector.
 */
class IndexSelector extends JSONPathSelector {
  constructor(environment, token, index) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.index = index;
    if (index < this.environment.minIntIndex || index > this.environment.maxIntIndex) {
      throw new JSONPathIndexError("index out of range", this.token);
    }
  }
  resolve(node) {
    const rv = [];
    if (isArray(node.value)) {
      const normIndex = this.normalizedIndex(node.value.length);
      if (normIndex in node.value) {
        rv.push(new JSONPathNode(node.value[normIndex], node.location.concat(normIndex), node.root));
      }
    }
    return rv;
  }
  *lazyResolve(node) {
    if (isArray(node.value)) {
      const normIndex = this.normalizedIndex(node.value.length);
      if (normIndex in node.value) {
        yield new JSONPathNode(node.value[normIndex], node.location.concat(normIndex), node.root);
      }
    }
  }
  toString() {
    return String(this.index);
  }
  normalizedIndex(length) {
    if (this.index < 0 && length >= Math.abs(this.index)) return length + this.index;
    return this.index;
  }
}
class SliceSelector extends JSONPathSelector {
  constructor(environment, token, start, stop, step) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.checkRange(start, stop, step);
  }
  resolve(node) {
    const rv = [];
    if (!isArray(node.value)) return rv;
    for (const [i, value] of this.slice(node.value, this.start, this.stop, this.step)) {
      rv.push(new JSONPathNode(value, node.location.concat(i), node.root));
    }
    return rv;
  }
  *lazyResolve(node) {
    if (isArray(node.value)) {
      for (const [i, value] of this.lazySlice(node.value, this.start, this.stop, this.step)) {
        yield new JSONPathNode(value, node.location.concat(i), node.root);
      }
    }
  }
  toString() {
    const start = this.start ? this.start : "";
    const stop = this.stop ? this.stop : "";
    const step = this.step ? this.step : "1";
    return `${start}:${stop}:${step}`;
  }
  checkRange(...indices) {
    for (const index of indices) {
      if (index !== undefined && (index < this.environment.minIntIndex || index > this.environment.maxIntIndex)) {
        throw new JSONPathIndexError("index out of range", this.token);
      }
    }
  }
  slice(arr, start, stop, step) {
    const len = arr.length;
    step = step ?? 1;
    if (step === 0 || !len) return [];
    const result = [];
    let i;
    if (step > 0) {
      i = this.normalizeIndex(start, 0, len, step);
      const stop_ = this.normalizeIndex(stop, len, len, step);
      for (; i < stop_; i += step) {
        result.push([i, arr[i]]);
      }
    } else {
      i = this.normalizeIndex(start, len - 1, len, step);
      const stop_ = this.normalizeIndex(stop, -1, len, step);
      for (; i > stop_; i += step) {
        result.push([i, arr[i]]);
      }
    }
    return result;
  }
  *lazySlice(arr, start, stop, step) {
    const len = arr.length;
    step = step ?? 1;
    if (step === 0 || !len) return [];
    let i;
    if (step > 0) {
      i = this.normalizeIndex(start, 0, len, step);
      const stop_ = this.normalizeIndex(stop, len, len, step);
      for (; i < stop_; i += step) {
        yield [i, arr[i]];
      }
    } else {
      i = this.normalizeIndex(start, len - 1, len, step);
      const stop_ = this.normalizeIndex(stop, -1, len, step);
      for (; i > stop_; i += step) {
        yield [i, arr[i]];
      }
    }
  }
  normalizeIndex(n, defaultValue, len, step) {
    if (n === undefined) return defaultValue;
    if (n < 0) return step < 0 ? Math.max(n + len, -1) : Math.max(n + len, 0);
    return step < 0 ? Math.min(n, len - 1) : Math.min(n, len);
  }
}
class WildcardSelector extends JSONPathSelector {
  constructor(environment, token) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
  }
  resolve(node) {
    const rv = [];
    if (node.value instanceof String) return rv;
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        rv.push(new JSONPathNode(node.value[i], node.location.concat(i), node.root));
      }
    } else if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        rv.push(new JSONPathNode(value, node.location.concat(key), node.root));
      }
    }
    return rv;
  }
  *lazyResolve(node) {
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        yield new JSONPathNode(node.value[i], node.location.concat(i), node.root);
      }
    } else if (isObject(node.value) && !isString(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        yield new JSONPathNode(value, node.location.concat(key), node.root);
      }
    }
  }
  toString() {
    return "*";
  }
}
class FilterSelector extends JSONPathSelector {
  constructor(environment, token, expression) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.expression = expression;
  }
  resolve(node) {
    const rv = [];
    if (node.value instanceof String) return rv;
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        const value = node.value[i];
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          currentKey: i
        };
        if (this.expression.evaluate(filterContext)) {
          rv.push(new JSONPathNode(value, node.location.concat(i), node.root));
        }
      }
    } else if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          currentKey: key
        };
        if (this.expression.evaluate(filterContext)) {
          rv.push(new JSONPathNode(value, node.location.concat(key), node.root));
        }
      }
    }
    return rv;
  }
  *lazyResolve(node) {
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        const value = node.value[i];
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          lazy: true,
          currentKey: i
        };
        if (this.expression.evaluate(filterContext)) {
          yield new JSONPathNode(value, node.location.concat(i), node.root);
        }
      }
    } else if (isObject(node.value) && !isString(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          lazy: true,
          currentKey: key
        };
        if (this.expression.evaluate(filterContext)) {
          yield new JSONPathNode(value, node.location.concat(key), node.root);
        }
      }
    }
  }
  toString(options) {
    return `?${this.expression.toString(options)}`;
  }
}

var selectors = /*#__PURE__*/Object.freeze({
  __proto__: null,
  FilterSelector: FilterSelector,
  IndexSelector: IndexSelector,
  JSONPathSelector: JSONPathSelector,
  NameSelector: NameSelector,
  SliceSelector: SliceSelector,
  WildcardSelector: WildcardSelector
});

/** Base class for all JSONPath segments. Both shorthand and bracketed. */
class JSONPathSegment {
  constructor(environment, token, selectors) {
    this.environment = environment;
    this.token = token;
    this.selectors = selectors;
  }

  /**
   * @param nodes - Nodes matched by preceding segments.
   */

  /**
   * @param nodes - Nodes matched by preceding segments.
   */

  /**
   * Return a string representation of this segment.
   */
}

/** The child selection segment. */
class ChildSegment extends JSONPathSegment {
  resolve(nodes) {
    const rv = [];
    for (const node of nodes) {
      for (const selector of this.selectors) {
        rv.push(...selector.resolve(node));
      }
    }
    return rv;
  }
  *lazyResolve(nodes) {
    for (const node of nodes) {
      for (const selector of this.selectors) {
        yield* selector.resolve(node);
      }
    }
  }
  toString(options) {
    const {
      form
    } = {
      ...defaultSerializationOptions,
      ...options
    };
    if (form === "pretty" && this.selectors.length === 1 && this.selectors[0] instanceof NameSelector) {
      const shorthand = this.selectors[0].shorthand();
      if (shorthand != null) return `.${shorthand}`;
    }
    return `[${this.selectors.map(s => s.toString(options)).join(", ")}]`;
  }
}

/** The recursive descent segment. */
class DescendantSegment extends JSONPathSegment {
  resolve(nodes) {
    const rv = [];
    const visitor = (this.environment.nondeterministic ? this.nondeterministicVisit : this.visit).bind(this);
    for (const node of nodes) {
      for (const _node of visitor(node)) {
        for (const selector of this.selectors) {
          rv.push(...selector.resolve(_node));
        }
      }
    }
    return rv;
  }
  *lazyResolve(nodes) {
    for (const node of nodes) {
      for (const _node of this.visit(node)) {
        for (const selector of this.selectors) {
          yield* selector.resolve(_node);
        }
      }
    }
  }
  toString(options) {
    return `..[${this.selectors.map(s => s.toString(options)).join(", ")}]`;
  }
  *visit(node, depth = 1) {
    if (depth >= this.environment.maxRecursionDepth) {
      throw new JSONPathRecursionLimitError("recursion limit reached", this.token);
    }
    yield node;
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        const _node = new JSONPathNode(node.value[i], node.location.concat(i), node.root);
        yield* this.visit(_node, depth + 1);
      }
    } else if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        const _node = new JSONPathNode(value, node.location.concat(key), node.root);
        yield* this.visit(_node, depth + 1);
      }
    }
  }
  *nondeterministicVisit(root, depth = 1) {
    let queue = Array.from(this.nondeterministicChildren(root)).map(node => [node, depth]);
    yield root;
    while (queue.length) {
      const [node, _depth] = queue.shift();
      yield node;
      if (_depth >= this.environment.maxRecursionDepth) {
        throw new JSONPathRecursionLimitError("recursion limit reached", this.token);
      }

      // Visit child nodes now or queue them for later?
      const visitChildren = Math.random() < 0.5;
      for (const child of this.nondeterministicChildren(node)) {
        if (visitChildren) {
          yield child;
          const grandchildren = Array.from(this.nondeterministicChildren(child)).map(n => [n, _depth + 2]);
          queue = interleave(queue, grandchildren);
        } else {
          queue.push([child, _depth + 1]);
        }
      }
    }
  }
  *nondeterministicChildren(node) {
    if (isString(node.value)) return;
    if (isArray(node.value)) {
      for (let i = 0; i < node.value.length; i++) {
        yield new JSONPathNode(node.value[i], node.location.concat(i), node.root);
      }
    } else if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        yield new JSONPathNode(value, node.location.concat(key), node.root);
      }
    }
  }
}

/**
 * Randomly interleave elements from two arrays while maintaining relative
 * order of each input array.
 *
 * If _arrayA_ is empty, _arrayB_ is returned, and vice versa.
 */
function interleave(arrayA, arrayB) {
  if (arrayA.length === 0) {
    return arrayB;
  }
  if (arrayB.length === 0) {
    return arrayA;
  }

  // An array of iterators
  const iterators = [];
  const itA = arrayA[Symbol.iterator]();
  const itB = arrayB[Symbol.iterator]();
  for (let i = 0; i < arrayA.length; i++) {
    iterators.push(itA);
  }
  for (let i = 0; i < arrayB.length; i++) {
    iterators.push(itB);
  }
  shuffle(iterators);
  return iterators.map(it => it.next().value);
}
function shuffle(entries) {
  for (let i = entries.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [entries[i], entries[j]] = [entries[j], entries[i]];
  }
  return entries;
}

/**
 * A compiled JSONPath query ready to be applied to different data repeatedly.
 */
class JSONPathQuery {
  constructor(environment, segments) {
    this.environment = environment;
    this.segments = segments;
  }

  /**
   * Apply this JSONPath query to _value_.
   * @param value - A JSON-like object to apply this query to.
   * @returns Nodes matched by applying this query to _value_.
   */
  query(value) {
    let nodes = [new JSONPathNode(value, [], value)];
    for (const segment of this.segments) {
      nodes = segment.resolve(nodes);
    }
    return new JSONPathNodeList(nodes);
  }

  /**
   * Apply this JSONPath query to _value_.
   * @param value - A JSON-like object to apply this query to.
   * @returns An iterator over nodes matched by applying this query to _value_.
   */
  lazyQuery(value) {
    let nodes = [new JSONPathNode(value, [], value)][Symbol.iterator]();
    for (const segment of this.segments) {
      nodes = segment.lazyResolve(nodes);
    }
    return nodes;
  }

  /**
   * Return a {@link JSONPathNode} instance for the first object found in
   * _value_ matching this query.
   *
   * @param value - JSON-like data to which this query will be applied.
   * @returns The first node in _value_ matching this query, or `undefined` if
   * there are no matches.
   */
  match(value) {
    const it = this.lazyQuery(value);
    const rv = it.next();
    if (rv.done) return undefined;
    return rv.value;
  }

  /**
   * Return a string representation of this query.
   */
  toString(options) {
    return `$${this.segments.map(s => s.toString(options)).join("")}`;
  }

  /**
   * Return `true` if this query is a _singular query_, or `false` otherwise.
   */
  singularQuery() {
    for (const segment of this.segments) {
      if (segment instanceof DescendantSegment) return false;
      if (segment.selectors.length === 1 && (segment.selectors[0] instanceof NameSelector || segment.selectors[0] instanceof IndexSelector)) {
        continue;
      }
      return false;
    }
    return true;
  }
}

class CurrentKey extends FilterExpression {
  evaluate(context) {
    return context.currentKey ?? Nothing;
  }
  toString() {
    return "#";
  }
}

class KeySelector extends JSONPathSelector {
  constructor(environment, token, key) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.key = key;
  }
  resolve(node) {
    const rv = [];
    if (node.value instanceof String || isArray(node.value)) return rv;
    if (isObject(node.value) && hasStringKey(node.value, this.key)) {
      rv.push(new JSONPathNode(this.key, node.location.concat(`${KEY_MARK}${this.key}`), node.root));
    }
    return rv;
  }
  *lazyResolve(node) {
    if (!isString(node.value) && isObject(node.value) && hasStringKey(node.value, this.key)) {
      yield new JSONPathNode(this.key, node.location.concat(`${KEY_MARK}${this.key}`), node.root);
    }
  }
  toString(options) {
    const {
      form
    } = {
      ...defaultSerializationOptions,
      ...options
    };
    const serialize = form === "canonical" ? toCanonical : toQuoted;
    return `~${serialize(this.key)}`;
  }
}

/**
 * Object property name selector or array index selector.
 */
class KeysSelector extends JSONPathSelector {
  constructor(environment, token) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
  }
  resolve(node) {
    const rv = [];
    if (node.value instanceof String || isArray(node.value)) return rv;
    if (isObject(node.value)) {
      for (const [key, _] of this.environment.entries(node.value)) {
        rv.push(new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root));
      }
    }
    return rv;
  }
  *lazyResolve(node) {
    if (isObject(node.value) && !isString(node.value) && !isArray(node.value)) {
      for (const [key, _] of this.environment.entries(node.value)) {
        yield new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root);
      }
    }
  }
  toString() {
    return "~";
  }
}
class KeysFilterSelector extends JSONPathSelector {
  constructor(environment, token, expression) {
    super(environment, token);
    this.environment = environment;
    this.token = token;
    this.expression = expression;
  }
  resolve(node) {
    const rv = [];
    if (node.value instanceof String || isArray(node.value)) return rv;
    if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          currentKey: key
        };
        if (this.expression.evaluate(filterContext)) {
          rv.push(new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root));
        }
      }
    }
    return rv;
  }
  *lazyResolve(node) {
    if (node.value instanceof String || isArray(node.value)) return;
    if (isObject(node.value)) {
      for (const [key, value] of this.environment.entries(node.value)) {
        const filterContext = {
          environment: this.environment,
          currentValue: value,
          rootValue: node.root,
          lazy: true,
          currentKey: key
        };
        if (this.expression.evaluate(filterContext)) {
          yield new JSONPathNode(key, node.location.concat(`${KEY_MARK}${key}`), node.root);
        }
      }
    }
  }
  toString(options) {
    return `~?${this.expression.toString(options)}`;
  }
}

const PRECEDENCE_LOWEST = 1;
const PRECEDENCE_LOGICAL_OR = 4;
const PRECEDENCE_LOGICAL_AND = 5;
const PRECEDENCE_COMPARISON = 6;
const PRECEDENCE_PREFIX = 7;
const PRECEDENCES = new Map([[TokenKind.AND, PRECEDENCE_LOGICAL_AND], [TokenKind.EQ, PRECEDENCE_COMPARISON], [TokenKind.GE, PRECEDENCE_COMPARISON], [TokenKind.GT, PRECEDENCE_COMPARISON], [TokenKind.LE, PRECEDENCE_COMPARISON], [TokenKind.LT, PRECEDENCE_COMPARISON], [TokenKind.NE, PRECEDENCE_COMPARISON], [TokenKind.NOT, PRECEDENCE_PREFIX], [TokenKind.OR, PRECEDENCE_LOGICAL_OR], [TokenKind.RPAREN, PRECEDENCE_LOWEST]]);
const BINARY_OPERATORS = new Map([[TokenKind.AND, "&&"], [TokenKind.EQ, "=="], [TokenKind.GE, ">="], [TokenKind.GT, ">"], [TokenKind.LE, "<="], [TokenKind.LT, "<"], [TokenKind.NE, "!="], [TokenKind.OR, "||"]]);
const COMPARISON_OPERATORS = new Set(["==", ">=", ">", "<=", "<", "!="]);

/**
 * JSONPath token stream parser.
 */
class Parser {
  constructor(environment) {
    this.environment = environment;
    this.tokenMap = new Map([[TokenKind.FALSE, this.parseBoolean], [TokenKind.NUMBER, this.parseNumber], [TokenKind.LPAREN, this.parseGroupedExpression], [TokenKind.NOT, this.parsePrefixExpression], [TokenKind.NULL, this.parseNull], [TokenKind.ROOT, this.parseRootQuery], [TokenKind.CURRENT, this.parseRelativeQuery], [TokenKind.SINGLE_QUOTE_STRING, this.parseString], [TokenKind.DOUBLE_QUOTE_STRING, this.parseString], [TokenKind.TRUE, this.parseBoolean], [TokenKind.FUNCTION, this.parseFunction], [TokenKind.CURRENT_KEY, this.parseCurrentKey]]);
  }
  parse(stream) {
    if (stream.current.kind === TokenKind.ROOT) stream.next();
    const segments = this.parseQuery(stream);
    if (stream.current.kind !== TokenKind.EOF) {
      throw new JSONPathSyntaxError(`unexpected token '${stream.current.kind}'`, stream.current);
    }
    return segments;
  }
  parseQuery(stream, inFilter = false) {
    const segments = [];
    loop: for (;;) {
      switch (stream.current.kind) {
        case TokenKind.DDOT:
          {
            const token = stream.next();
            const selectors = this.parseSelectors(stream);
            segments.push(new DescendantSegment(this.environment, token, selectors));
            break;
          }
        case TokenKind.LBRACKET:
        case TokenKind.KEY:
        case TokenKind.KEYS:
        case TokenKind.NAME:
        case TokenKind.WILD:
          {
            const token = stream.current;
            const selectors = this.parseSelectors(stream);
            segments.push(new ChildSegment(this.environment, token, selectors));
            break;
          }
        default:
          {
            if (inFilter) stream.backup();
            break loop;
          }
      }
      stream.next();
    }
    return segments;
  }
  parseSelectors(stream) {
    switch (stream.current.kind) {
      case TokenKind.NAME:
        return [new NameSelector(this.environment, stream.current, stream.current.value)];
      case TokenKind.WILD:
        return [new WildcardSelector(this.environment, stream.current)];
      case TokenKind.KEY:
        return [new KeySelector(this.environment, stream.current, stream.current.value)];
      case TokenKind.KEYS:
        return [new KeysSelector(this.environment, stream.current)];
      case TokenKind.LBRACKET:
        return this.parseBracketedSelection(stream);
      default:
        return [];
    }
  }
  parseIndex(stream) {
    if (stream.current.value.length > 1 && stream.current.value.startsWith("0") || stream.current.value.startsWith("-0")) {
      throw new JSONPathSyntaxError("leading zero in index selector", stream.current);
    }
    return new IndexSelector(this.environment, stream.current, Number(stream.current.value));
  }
  parseSlice(stream) {
    const tok = stream.current;
    const indices = [];
    function maybeIndex(token) {
      if (token.kind === TokenKind.INDEX) {
        if (token.value.length > 1 && token.value.startsWith("0") || token.value.startsWith("-0")) {
          throw new JSONPathSyntaxError("leading zero in index selector", token);
        }
        return true;
      }
      return false;
    }

    // 1: or :
    if (maybeIndex(stream.current)) {
      indices.push(Number(stream.current.value));
      stream.next();
      stream.expect(TokenKind.COLON);
      stream.next();
    } else {
      indices.push(undefined);
      stream.expect(TokenKind.COLON);
      stream.next();
    }

    // 1 or 1: or : or ?
    if (maybeIndex(stream.current)) {
      indices.push(Number(stream.current.value));
      stream.next();
      if (stream.current.kind === TokenKind.COLON) {
        stream.next();
      }
    } else if (stream.current.kind === TokenKind.COLON) {
      indices.push(undefined);
      stream.expect(TokenKind.COLON);
      stream.next();
    }

    // 1 or ?
    if (maybeIndex(stream.current)) {
      indices.push(Number(stream.current.value));
      stream.next();
    }
    stream.backup();
    return new SliceSelector(this.environment, tok, ...indices);
  }
  parseBracketedSelection(stream) {
    const token = stream.next();
    const selectors = [];
    while (stream.current.kind !== TokenKind.RBRACKET) {
      switch (stream.current.kind) {
        case TokenKind.SINGLE_QUOTE_STRING:
        case TokenKind.DOUBLE_QUOTE_STRING:
          selectors.push(new NameSelector(this.environment, stream.current, this.decodeString(stream.current)));
          break;
        case TokenKind.FILTER:
          selectors.push(this.parseFilter(stream));
          break;
        case TokenKind.INDEX:
          if (stream.peek.kind === TokenKind.COLON) {
            selectors.push(this.parseSlice(stream));
          } else {
            selectors.push(this.parseIndex(stream));
          }
          break;
        case TokenKind.COLON:
          selectors.push(this.parseSlice(stream));
          break;
        case TokenKind.WILD:
          selectors.push(new WildcardSelector(this.environment, stream.current));
          break;
        case TokenKind.KEY_SINGLE_QUOTE_STRING:
        case TokenKind.KEY_DOUBLE_QUOTE_STRING:
          selectors.push(new KeySelector(this.environment, stream.current, this.decodeString(stream.current)));
          break;
        case TokenKind.KEYS_FILTER:
          selectors.push(this.parseFilter(stream, true));
          break;
        case TokenKind.KEYS:
          selectors.push(new KeysSelector(this.environment, stream.current));
          break;
        case TokenKind.EOF:
          throw new JSONPathSyntaxError("unexpected end of query", stream.current);
        default:
          throw new JSONPathSyntaxError(`unexpected token in bracketed selection '${stream.current.kind}'`, stream.current);
      }
      if (stream.peek.kind !== TokenKind.RBRACKET) {
        stream.expectPeek(TokenKind.COMMA);
        stream.next();
        stream.expectPeekNot(TokenKind.RBRACKET, "unexpected trailing comma");
      }
      stream.next();
    }
    if (!selectors.length) {
      throw new JSONPathSyntaxError("empty bracketed segment", token);
    }
    return selectors;
  }
  parseFilter(stream, keys = false) {
    const tok = stream.next();
    const expr = this.parseFilterExpression(stream);
    if (expr instanceof FunctionExtension) {
      const func = this.environment.functionRegister.get(expr.name);
      if (func && func.returnType === FunctionExpressionType.ValueType) {
        throw new JSONPathTypeError(`result of ${expr.name}()  must be compared`, expr.token);
      }
    }
    this.throwForLiteral(expr);
    return keys ? new KeysFilterSelector(this.environment, tok, new LogicalExpression(tok, expr)) : new FilterSelector(this.environment, tok, new LogicalExpression(tok, expr));
  }
  parseBoolean(stream) {
    if (stream.current.kind === TokenKind.FALSE) return new BooleanLiteral(stream.current, false);
    return new BooleanLiteral(stream.current, true);
  }
  parseNull(stream) {
    return new NullLiteral(stream.current);
  }
  parseString(stream) {
    return new StringLiteral(stream.current, this.decodeString(stream.current));
  }
  parseNumber(stream) {
    const value = stream.current.value;
    if (value.startsWith("0") && value.length > 1) {
      throw new JSONPathSyntaxError(`invalid number literal '${value}'`, stream.current);
    }
    const num = Number(stream.current.value);
    if (isNaN(num)) {
      throw new JSONPathSyntaxError(`invalid number literal '${value}'`, stream.current);
    }
    return new NumberLiteral(stream.current, num);
  }
  parsePrefixExpression(stream) {
    stream.expect(TokenKind.NOT);
    stream.next();
    return new PrefixExpression(stream.current, "!", this.parseFilterExpression(stream, PRECEDENCE_PREFIX));
  }
  parseInfixExpression(stream, left) {
    const tok = stream.next();
    const precedence = PRECEDENCES.get(tok.kind) || PRECEDENCE_LOWEST;
    const right = this.parseFilterExpression(stream, precedence);
    const operator = BINARY_OPERATORS.get(tok.kind);
    if (!operator) {
      throw new JSONPathSyntaxError(`unknown operator '${tok.kind}'`, tok);
    }
    if (COMPARISON_OPERATORS.has(operator)) {
      this.throwForNonComparable(left);
      this.throwForNonComparable(right);
    } else {
      this.throwForLiteral(left);
      this.throwForLiteral(right);
    }
    return new InfixExpression(tok, left, operator, right);
  }
  parseGroupedExpression(stream) {
    if (stream.peek.kind === TokenKind.RPAREN) {
      throw new JSONPathSyntaxError(`empty paren expression`, stream.current);
    }
    stream.next(); // eat open paren

    let expr = this.parseFilterExpression(stream);
    stream.next();
    while (stream.current.kind !== TokenKind.RPAREN) {
      if (stream.current.kind === TokenKind.EOF) {
        throw new JSONPathSyntaxError("unbalanced parentheses", stream.current);
      }
      if (!BINARY_OPERATORS.has(stream.current.kind)) {
        throw new JSONPathSyntaxError(`expected an expression, found '${stream.current.value}'`, stream.current);
      }
      expr = this.parseInfixExpression(stream, expr);
    }
    stream.expect(TokenKind.RPAREN);
    return expr;
  }
  parseRootQuery(stream) {
    const tok = stream.next();
    return new RootQuery(tok, new JSONPathQuery(this.environment, this.parseQuery(stream, true)));
  }
  parseRelativeQuery(stream) {
    const tok = stream.next();
    return new RelativeQuery(tok, new JSONPathQuery(this.environment, this.parseQuery(stream, true)));
  }
  parseCurrentKey(stream) {
    return new CurrentKey(stream.current);
  }
  parseFunction(stream) {
    const args = [];
    const tok = stream.next();
    while (stream.current.kind !== TokenKind.RPAREN) {
      const func = this.tokenMap.get(stream.current.kind);
      if (!func) {
        throw new JSONPathSyntaxError(`unexpected '${stream.current.value}'`, stream.current);
      }
      let expr = func.bind(this)(stream);

      // Could be a comparison/logical expression
      let peekKind = stream.peek.kind;
      while (BINARY_OPERATORS.has(peekKind)) {
        stream.next();
        expr = this.parseInfixExpression(stream, expr);
        peekKind = stream.peek.kind;
      }
      args.push(expr);
      if (stream.peek.kind !== TokenKind.RPAREN) {
        if (stream.peek.kind === TokenKind.RBRACKET) break;
        stream.expectPeek(TokenKind.COMMA);
        stream.next();
      }
      stream.next();
    }
    stream.expect(TokenKind.RPAREN);
    return new FunctionExtension(tok, tok.value, this.environment.checkWellTypedness(tok, args));
  }
  parseFilterExpression(stream, precedence = PRECEDENCE_LOWEST) {
    const func = this.tokenMap.get(stream.current.kind);
    if (!func) {
      let msg;
      switch (stream.current.kind) {
        case TokenKind.EOF:
        case TokenKind.RBRACKET:
          msg = "end of expression";
          break;
        default:
          msg = `'${stream.current.value}'`;
      }
      throw new JSONPathSyntaxError(`unexpected ${msg}`, stream.current);
    }
    let left = func.bind(this)(stream);
    for (;;) {
      const peekKind = stream.peek.kind;
      if (peekKind === TokenKind.EOF || peekKind === TokenKind.RBRACKET || (PRECEDENCES.get(peekKind) || PRECEDENCE_LOWEST) < precedence) {
        break;
      }
      if (!BINARY_OPERATORS.has(peekKind)) return left;
      stream.next();
      left = this.parseInfixExpression(stream, left);
    }
    return left;
  }
  decodeString(token) {
    return this.unescapeString(token.kind === TokenKind.SINGLE_QUOTE_STRING ? token.value.replaceAll('"', '\\"').replaceAll("\\'", "'") : token.value, token);
  }
  unescapeString(value, token) {
    const rv = [];
    const length = value.length;
    let index = 0;
    let codepoint;
    while (index < length) {
      const ch = value[index];
      if (ch === "\\") {
        // Handle escape sequences
        index += 1; // Move past '\'

        switch (value[index]) {
          case '"':
            rv.push('"');
            break;
          case "\\":
            rv.push("\\");
            break;
          case "/":
            rv.push("/");
            break;
          case "b":
            rv.push("\x08");
            break;
          case "f":
            rv.push("\x0C");
            break;
          case "n":
            rv.push("\n");
            break;
          case "r":
            rv.push("\r");
            break;
          case "t":
            rv.push("\t");
            break;
          case "u":
            [codepoint, index] = this.decodeHexChar(value, index, token);
            rv.push(this.stringFromCodePoint(codepoint, token));
            break;
          default:
            throw new JSONPathSyntaxError(`unknown escape sequence at index ${token.index + index - 1}`, token);
        }
      } else {
        this.stringFromCodePoint(ch.codePointAt(0), token);
        rv.push(ch);
      }
      index += 1;
    }
    return rv.join("");
  }

  /**
   * Decode a `\uXXXX` or `\uXXXX\uXXXX` escape sequence from _value_ at _index_.
   *
   * @param value - A string value containing the sequence to decode.
   * @param index - The start index of an escape sequence in _value_.
   * @param token - The token for the string value.
   * @returns - A codepoint, new index tuple.
   */
  decodeHexChar(value, index, token) {
    const length = value.length;
    if (index + 4 >= length) {
      throw new JSONPathSyntaxError(`incomplete escape sequence at index ${token.index + index - 1}`, token);
    }
    index += 1; // Move past 'u'
    let codepoint = this.parseHexDigits(value.slice(index, index + 4), token);
    if (isLowSurrogate(codepoint)) {
      throw new JSONPathSyntaxError(`unexpected low surrogate codepoint at index ${token.index + index - 2}`, token);
    }
    if (isHighSurrogate(codepoint)) {
      // Expect a surrogate pair.
      if (!(index + 9 < length && value[index + 4] === "\\" && value[index + 5] === "u")) {
        throw new JSONPathSyntaxError(`incomplete escape sequence at index ${token.index + index - 2}`, token);
      }
      const lowSurrogate = this.parseHexDigits(value.slice(index + 6, index + 10), token);
      if (!isLowSurrogate(lowSurrogate)) {
        throw new JSONPathSyntaxError(`unexpected codepoint at index ${token.index + index + 4}`, token);
      }
      codepoint = 0x10000 + ((codepoint & 0x03ff) << 10 | lowSurrogate & 0x03ff);
      return [codepoint, index + 9];
    }
    return [codepoint, index + 3];
  }

  /**
   * Parse a hexadecimal string as an integer.
   *
   * @param digits - Hexadecimal digit string.
   * @param token - The token for the string value.
   * @returns - The number representation of _digits_.
   *
   * Note that we're not using `parseInt(digits, 16)` because it accepts `+`
   * and `-` and things we don't allow.
   */
  parseHexDigits(digits, token) {
    const encoder = new TextEncoder();
    let codepoint = 0;
    for (const digit of encoder.encode(digits)) {
      codepoint <<= 4;
      switch (digit) {
        case 48:
        case 49:
        case 50:
        case 51:
        case 52:
        case 53:
        case 54:
        case 55:
        case 56:
        case 57:
          codepoint |= digit - 48; // '0'
          break;
        case 97:
        case 98:
        case 99:
        case 100:
        case 101:
        case 102:
          codepoint |= digit - 97 + 10; // 'a'
          break;
        case 65:
        case 66:
        case 67:
        case 68:
        case 69:
        case 70:
          codepoint |= digit - 65 + 10; // 'A'
          break;
        default:
          throw new JSONPathSyntaxError("invalid \\uXXXX escape sequence", token);
      }
    }
    return codepoint;
  }

  /** Check the codepoint is valid and return its string representation. */
  stringFromCodePoint(codepoint, token) {
    if (codepoint === undefined || codepoint <= 0x1f) {
      throw new JSONPathSyntaxError(`invalid character`, token);
    }
    try {
      return String.fromCodePoint(codepoint);
    } catch {
      // This should not be reachable.
      throw new JSONPathSyntaxError("invalid escape sequence", token);
    }
  }
  throwForNonComparable(expr) {
    if ((expr instanceof RootQuery || expr instanceof RelativeQuery) && !expr.path.singularQuery()) {
      throw new JSONPathTypeError("non-singular query is not comparable", expr.token);
    }
    if (expr instanceof FunctionExtension) {
      const func = this.environment.functionRegister.get(expr.name);
      if (func && func.returnType !== FunctionExpressionType.ValueType) {
        throw new JSONPathTypeError(`result of ${expr.name}() is not comparable`, expr.token);
      }
    }
  }
  throwForLiteral(expr) {
    if (expr instanceof FilterExpressionLiteral) {
      throw new JSONPathSyntaxError(`filter expression literals (${expr.toString()}) must be compared`, expr.token);
    }
  }
}
function isHighSurrogate(codepoint) {
  return codepoint >= 0xd800 && codepoint <= 0xdbff;
}
function isLowSurrogate(codepoint) {
  return codepoint >= 0xdc00 && codepoint <= 0xdfff;
}

/**
 * JSONPath environment options. The defaults are in compliance with JSONPath
 * standards.
 */

/**
 * A configuration object from which JSONPath queries can be evaluated.
 *
 * An environment is where you'd register custom function extensions or set
 * the maximum recursion depth limit, for example.
 */
class JSONPathEnvironment {
  /**
   * Indicates if the environment should to be strict about its compliance with
   * JSONPath standards.
   *
   * Defaults to `true`. Setting `strict` to `false` currently has no effect.
   * If/when we add non-standard features, the environment's strictness will
   * control their availability.
   */

  /**
   * The maximum number allowed when indexing or slicing an array. Defaults to
   * 2**53 -1.
   */

  /**
   * The minimum number allowed when indexing or slicing an array. Defaults to
   * -(2**53) -1.
   */

  /**
   * The maximum number of objects and/or arrays the recursive descent selector
   * can visit before a `JSONPathRecursionLimitError` is thrown.
   */

  /**
   * If `true`, enable nondeterministic ordering when iterating JSON object data.
   */

  /**
   * The pattern to use for the non-standard _keys selector_.
   */

  /**
   * A map of function names to objects implementing the {@link FilterFunction}
   * interface. You are free to set or delete custom filter functions directly.
   */
  functionRegister = new Map();
  /**
   * @param options - Environment configuration options.
   */
  constructor(options = {}) {
    this.strict = options.strict ?? true;
    this.maxIntIndex = options.maxIntIndex ?? Math.pow(2, 53) - 1;
    this.minIntIndex = options.maxIntIndex ?? -Math.pow(2, 53) + 1;
    this.maxRecursionDepth = options.maxRecursionDepth ?? 50;
    this.nondeterministic = options.nondeterministic ?? false;
    this.keysPattern = options.keysPattern ?? /~/y;
    this.parser = new Parser(this);
    this.setupFilterFunctions();
  }

  /**
   * @param path - A JSONPath query to parse.
   * @returns A new {@link JSONPathQuery} object, bound to this environment.
   */
  compile(path) {
    return new JSONPathQuery(this, this.parser.parse(new TokenStream(tokenize(this, path))));
  }

  /**
   *
   * @param path - A JSONPath query to parse and evaluate against _value_.
   * @param value - Data to which _path_ will be applied.
   * @returns The {@link JSONPathNodeList} resulting from applying _path_
   * to _value_.
   */
  query(path, value) {
    return this.compile(path).query(value);
  }

  /**
   * A lazy version of {@link query} which is faster and more memory
   * efficient when querying some large datasets.
   *
   * @param path - A JSONPath query to parse and evaluate against _value_.
   * @param value - Data to which _path_ will be applied.
   * @returns A sequence of {@link JSONPathNode} objects resulting from
   * applying _path_ to _value_.
   */
  lazyQuery(path, value) {
    return this.compile(path).lazyQuery(value);
  }

  /**
   * Return a {@link JSONPathNode} instance for the first object found in
   * _value_ matching _path_.
   *
   * @param path - A JSONPath query.
   * @param value - JSON-like data to which the query _path_ will be applied.
   * @returns The first node in _value_ matching  _path_, or `undefined` if
   * there are no matches.
   */
  match(path, value) {
    return this.compile(path).match(value);
  }

  /**
   * A hook for setting up the function register. You are encouraged to
   * override this method in classes extending `JSONPathEnvironment`.
   */
  setupFilterFunctions() {
    this.functionRegister.set("count", new Count());
    this.functionRegister.set("length", new Length());
    this.functionRegister.set("search", new Search());
    this.functionRegister.set("match", new Match());
    this.functionRegister.set("value", new Value());
  }

  /**
   * Check the well-typedness of a function's arguments at compile-time.
   *
   * This method is called by the parser when parsing function calls.
   * It is expected to throw a {@link JSONPathTypeError} if the function's
   * parameters are not well-typed.
   *
   * Override this if you want to deviate from the JSONPath Spec's function
   * extension type system.
   *
   * @param token - The {@link Token} starting the function call. `Token.value`
   * will contain the name of the function.
   * @param args - One {@link FilterExpression} for each argument.
   */
  // eslint-disable-next-line sonarjs/cognitive-complexity
  checkWellTypedness(token, args) {
    const func = this.functionRegister.get(token.value);
    if (!func) {
      throw new UndefinedFilterFunctionError(`no such function '${token.value}'`, token);
    }

    // Correct number of arguments
    if (args.length !== func.argTypes.length) {
      throw new JSONPathTypeError(`${token.value}() takes ${func.argTypes.length} argument${func.argTypes.length === 1 ? "" : "s"}, ${args.length} given`, token);
    }

    // Argument types
    for (const [typ, arg, idx] of func.argTypes.map((t, i) => [t, args[i], i])) {
      switch (typ) {
        case FunctionExpressionType.ValueType:
          if (!(arg instanceof FilterExpressionLiteral || arg instanceof CurrentKey || arg instanceof FilterQuery && arg.path.singularQuery() || arg instanceof FunctionExtension && this.functionRegister.get(arg.name)?.returnType === FunctionExpressionType.ValueType)) {
            throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of ValueType`, arg.token);
          }
          break;
        case FunctionExpressionType.LogicalType:
          if (!(arg instanceof FilterQuery || arg instanceof InfixExpression)) {
            throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of LogicalType`, arg.token);
          }
          break;
        case FunctionExpressionType.NodesType:
          if (!(arg instanceof FilterQuery || arg instanceof FunctionExtension && this.functionRegister.get(arg.name)?.returnType === FunctionExpressionType.NodesType)) {
            throw new JSONPathTypeError(`${token.value}() argument ${idx} must be of NodesType`, arg.token);
          }
      }
    }
    return args;
  }

  /**
   * Return an array of key/values of the enumerable properties in _obj_.
   *
   * If you want to introduce some nondeterminism to iterating JSON-like
   * objects, do it here. The wildcard selector, descendent segment and
   * filter selector all use `this.environment.entries`.
   *
   * @param obj - A JSON-like object.
   */
  entries(obj) {
    function shuffle(entries) {
      for (let i = entries.length - 1; i > 0; i--) {
        const j = Math.floor(Math.random() * (i + 1));
        [entries[i], entries[j]] = [entries[j], entries[i]];
      }
      return entries;
    }
    if (this.nondeterministic) {
      return shuffle(Object.entries(obj));
    }
    return Object.entries(obj);
  }
}

/**
 * A function extension that returns `true` if the first argument is an object
 * value and it contains a property matching the second argument.
 */
class Has {
  argTypes = [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType];
  returnType = FunctionExpressionType.LogicalType;
  #cache;
  constructor(options = {}) {
    this.options = options;
    this.cacheSize = options.cacheSize ?? 10;
    this.throwErrors = options.throwErrors ?? false;
    this.iRegexpCheck = options.iRegexpCheck ?? true;
    this.search = options.search ?? true;
    this.#cache = new LRUCache(this.cacheSize);
  }

  // eslint-disable-next-line sonarjs/cognitive-complexity
  call(value, pattern) {
    if (this.cacheSize > 0) {
      const re = this.#cache.get(pattern);
      if (re) {
        try {
          if (isObject(value)) {
            return Object.keys(value).some(k => !!k.match(re));
          }
          return false;
        } catch (error) {
          if (this.throwErrors) throw error;
          return false;
        }
      }
    }
    if (!isString(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`match() expected a string pattern, found ${pattern}`);
      }
      return false;
    }
    if (this.iRegexpCheck && !check$1(pattern)) {
      if (this.throwErrors) {
        throw new IRegexpError(`pattern ${pattern} is not a valid I-Regexp pattern`);
      }
      return false;
    }
    try {
      const re = this.search ? new RegExp(mapRegexp(pattern), "u") : new RegExp(mapRegexp(fullMatch(pattern)), "u");
      if (this.cacheSize > 0) this.#cache.set(pattern, re);
      if (isObject(value)) {
        return Object.keys(value).some(k => !!k.match(re));
      }
      return false;
    } catch (error) {
      if (this.throwErrors) throw error;
      return false;
    }
  }
}

var index$2 = /*#__PURE__*/Object.freeze({
  __proto__: null,
  Count: Count,
  FunctionExpressionType: FunctionExpressionType,
  Has: Has,
  Length: Length,
  Match: Match,
  Search: Search,
  Value: Value
});

const DEFAULT_ENVIRONMENT = new JSONPathEnvironment();

/**
 * Query JSON value _value_ with JSONPath expression _path_.
 * @param path - A JSONPath expression/query.
 * @param value - The JSON-like value the JSONPath query is applied to.
 * @returns A list of JSONPathNode objects, one for each value matched
 *  by _path_ in _value_.
 *
 * @throws {@link JSONPathSyntaxError}
 * If the path does not conform to standard syntax.
 *
 * @throws {@link JSONPathTypeError}
 * If filter function arguments are invalid, or filter expression are
 * used in an invalid way.
 */
function query(path, value) {
  return DEFAULT_ENVIRONMENT.query(path, value);
}

/**
 * Lazily query JSON value _value_ with JSONPath expression _path_.
 * Lazy queries can be faster and more memory efficient when querying
 * large datasets, especially when using recursive decent selectors.
 *
 * @param path - A JSONPath expression/query.
 * @param value - The JSON-like value the JSONPath query is applied to.
 * @returns A sequence of {@link JSONPathNode} objects resulting from
 * applying _path_ to _value_.
 *
 * @throws {@link JSONPathSyntaxError}
 * If the path does not conform to standard syntax.
 *
 * @throws {@link JSONPathTypeError}
 * If filter function arguments are invalid, or filter expression are
 * used in an invalid way.
 */
function lazyQuery(path, value) {
  return DEFAULT_ENVIRONMENT.lazyQuery(path, value);
}

/**
 * Compile JSONPath _path_ for later use.
 * @param path - A JSONPath expression/query.
 * @returns A path object with a `query()` method.
 *
 * @throws {@link JSONPathSyntaxError}
 * If the path does not conform to standard syntax.
 *
 * @throws {@link JSONPathTypeError}
 * If filter function arguments are invalid, or filter expression are
 * used in an invalid way.
 */
function compile(path) {
  return DEFAULT_ENVIRONMENT.compile(path);
}

/**
 * Return a {@link JSONPathNode} instance for the first object found in
 * _value_ matching _path_.
 *
 * @param path - A JSONPath query.
 * @param value - JSON-like data to which the query _path_ will be applied.
 * @returns The first node in _value_ matching  _path_, or `undefined` if
 * there are no matches.
 */
function match(path, value) {
  return DEFAULT_ENVIRONMENT.match(path, value);
}

var index$1 = /*#__PURE__*/Object.freeze({
  __proto__: null,
  DEFAULT_ENVIRONMENT: DEFAULT_ENVIRONMENT,
  FunctionExpressionType: FunctionExpressionType,
  JSONPathEnvironment: JSONPathEnvironment,
  JSONPathError: JSONPathError,
  JSONPathIndexError: JSONPathIndexError,
  JSONPathLexerError: JSONPathLexerError,
  JSONPathNode: JSONPathNode,
  JSONPathNodeList: JSONPathNodeList,
  JSONPathQuery: JSONPathQuery,
  JSONPathRecursionLimitError: JSONPathRecursionLimitError,
  JSONPathSegment: JSONPathSegment,
  JSONPathSelector: JSONPathSelector,
  JSONPathSyntaxError: JSONPathSyntaxError,
  JSONPathTypeError: JSONPathTypeError,
  KEY_MARK: KEY_MARK,
  Nothing: Nothing,
  Token: Token,
  TokenKind: TokenKind,
  compile: compile,
  expressions: expression,
  functions: index$2,
  lazyQuery: lazyQuery,
  match: match,
  query: query,
  selectors: selectors
});

/**
 * Base class for all JSON Patch errors.
 */
class JSONPatchError extends Error {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPatchError";
  }
}
class JSONPatchTestFailure extends JSONPatchError {
  constructor(message) {
    super(message);
    this.message = message;
    Object.setPrototypeOf(this, new.target.prototype);
    this.name = "JSONPatchTestFailure";
  }
}

/**
 * A JSON Patch operation.
 */

/**
 * The JSON Patch _add_ operation.
 */
class OpAdd {
  name = "add";
  constructor(path, value) {
    this.path = path;
    this.value = value;
  }
  apply(value, index) {
    return add(value, this.path, this.value, this.name, index);
  }
  toObject() {
    return {
      op: this.name,
      path: this.path.toString(),
      value: this.value
    };
  }
}

/**
 * The JSON Patch _remove_ operation.
 */
class OpRemove {
  name = "remove";
  constructor(path) {
    this.path = path;
  }
  apply(value, index) {
    remove(value, this.path, this.name, index);
    return value;
  }
  toObject() {
    return {
      op: this.name,
      path: this.path.toString()
    };
  }
}

/**
 * The JSON Patch _replace_ operation.
 */
class OpReplace {
  name = "replace";
  constructor(path, value) {
    this.path = path;
    this.value = value;
  }
  apply(value, index) {
    const [parent, obj] = this.path.resolveWithParent(value);
    if (parent === UNDEFINED) {
      // Replace the root object.
      return this.value;
    }
    const target = this.path.tokens.at(-1);
    if (target === undefined) {
      // this should not be possible
      throw new JSONPatchError(`unexpected operation on 'undefined' (${this.name}:${index})`);
    }
    if (isArray(parent)) {
      if (obj === UNDEFINED) {
        throw new JSONPatchError(`can't replace nonexistent item (${this.name}:${index})`);
      }
      parent.splice(Number(target), 1, this.value);
      return value;
    }
    if (isObject(parent)) {
      if (obj === UNDEFINED) {
        throw new JSONPatchError(`can't replace nonexistent property (${this.name}:${index})`);
      }
      parent[target] = this.value;
      return value;
    }
    throw new JSONPatchError(`unexpected operation on '${typeof parent}' (${this.name}:${index})`);
  }
  toObject() {
    return {
      op: this.name,
      path: this.path.toString(),
      value: this.value
    };
  }
}

/**
 * The JSON Patch _move_ operation.
 */
class OpMove {
  name = "move";
  constructor(from, path) {
    this.from = from;
    this.path = path;
  }
  apply(value, index) {
    if (this.path.isRelativeTo(this.from)) {
      throw new JSONPatchError(`can't move object to one of its own children (${this.name}:${index})`);
    }
    const obj = remove(value, this.from, this.name, index);
    return add(value, this.path, obj, this.name, index);
  }
  toObject() {
    return {
      op: this.name,
      from: this.from.toString(),
      path: this.path.toString()
    };
  }
}

/**
 * The JSON Patch _copy_ operation.
 */
class OpCopy {
  name = "copy";
  constructor(from, path) {
    this.from = from;
    this.path = path;
  }
  apply(value, index) {
    const [_, sourceObj] = this.from.resolveWithParent(value);
    if (sourceObj === UNDEFINED) {
      throw new JSONPatchError(`source object does not exist (${this.name}:${index})`);
    }
    return add(value, this.path, sourceObj, this.name, index);
  }

  // eslint-disable-next-line sonarjs/no-identical-functions
  toObject() {
    return {
      op: this.name,
      from: this.from.toString(),
      path: this.path.toString()
    };
  }
  deepCopy(value) {
    return JSON.parse(JSON.stringify(value));
  }
}

/**
 * The JSON Patch _test_ operation.
 */
class OpTest {
  name = "test";
  constructor(path, value) {
    this.path = path;
    this.value = value;
  }
  apply(value, index) {
    const [_, obj] = this.path.resolveWithParent(value);
    if (!deepEquals(obj, this.value)) {
      throw new JSONPatchTestFailure(`test failed (${this.name}:${index})`);
    }
    return value;
  }
  toObject() {
    return {
      op: this.name,
      path: this.path.toString(),
      value: this.value
    };
  }
}

/**
 * Add _value_ to _data_ at _path_.
 *
 * This is semantically the `add` operation, used by `OpAdd`, `OpMove` and
 * `OpCopy`.
 */
function add(data, path, value, opLabel, opIndex) {
  const [parent, obj] = path.resolveWithParent(data);
  if (parent === UNDEFINED) {
    // Replace the root object.
    return value;
  }
  const target = path.tokens.at(-1);
  if (target === undefined) {
    throw new JSONPatchError(`unexpected operation on 'undefined' (${opLabel}:${opIndex})`);
  }
  if (isArray(parent)) {
    if (obj === UNDEFINED) {
      if (!(target === "-" || Number(target) === parent.length)) {
        throw new JSONPatchError(`index out of range (${opLabel}:${opIndex})`);
      }
      parent.push(value);
      return data;
    }
    parent.splice(Number(target), 0, value);
    return data;
  }
  if (isObject(parent)) {
    parent[target] = value;
    return data;
  }
  throw new JSONPatchError(`unexpected operation on '${typeof parent}' (${opLabel}:${opIndex})`);
}

/**
 * Remove the element at _path_ from _data_ and return the removed value.
 *
 * This is semantically the `remove` operation used by `OpRemove` and
 * `OpMove`.
 */
function remove(data, path, opLabel, opIndex) {
  const [parent, obj] = path.resolveWithParent(data);
  if (parent === UNDEFINED) {
    throw new JSONPatchError(`can't remove root (${opLabel}:${opIndex})`);
  }
  const target = path.tokens.at(-1);
  if (target === undefined) {
    throw new JSONPatchError(`unexpected operation on 'undefined' (${opLabel}:${opIndex})`);
  }
  if (isArray(parent)) {
    if (obj === UNDEFINED) {
      throw new JSONPatchError(`can't ${opLabel} nonexistent item (${opLabel}:${opIndex})`);
    }
    parent.splice(Number(target), 1);
    return obj;
  }
  if (isObject(parent)) {
    if (obj === UNDEFINED) {
      throw new JSONPatchError(`can't ${opLabel} nonexistent property (${opLabel}:${opIndex})`);
    }
    delete parent[target];
    return obj;
  }
  throw new JSONPatchError(`unexpected operation on '${typeof parent}' (${opLabel}:${opIndex})`);
}

/**
 *
 */
class JSONPatch {
  ops = [];

  /**
   *
   * @param ops -
   */
  constructor(ops) {
    if (ops) {
      this.build(ops);
    }
  }

  /**
   * @returns an iterator over ops in this patch.
   */
  *[Symbol.iterator]() {
    for (const op of this.ops) {
      yield op.toObject();
    }
  }

  /**
   *
   * @param path -
   * @param value -
   * @returns
   */
  add(path, value) {
    this.ops.push(new OpAdd(this.ensurePointer(path, "add", this.ops.length), value));
    return this;
  }

  /**
   *
   * @param path -
   */
  remove(path) {
    this.ops.push(new OpRemove(this.ensurePointer(path, "remove", this.ops.length)));
    return this;
  }

  /**
   *
   * @param path -
   * @param value -
   * @returns
   */
  replace(path, value) {
    this.ops.push(new OpReplace(this.ensurePointer(path, "replace", this.ops.length), value));
    return this;
  }

  /**
   *
   * @param from -
   * @param path -
   * @returns
   */
  move(from, path) {
    this.ops.push(new OpMove(this.ensurePointer(from, "move", this.ops.length), this.ensurePointer(path, "move", this.ops.length)));
    return this;
  }
  /**
   *
   * @param from -
   * @param path -
   * @returns
   */
  copy(from, path) {
    this.ops.push(new OpCopy(this.ensurePointer(from, "copy", this.ops.length), this.ensurePointer(path, "copy", this.ops.length)));
    return this;
  }

  /**
   *
   * @param path -
   * @param value -
   * @returns
   */
  test(path, value) {
    this.ops.push(new OpTest(this.ensurePointer(path, "test", this.ops.length), value));
    return this;
  }

  /**
   *
   * @param value -
   */
  apply(value) {
    let _value = value;
    for (let i = 0; i < this.ops.length; i++) {
      const op = this.ops[i];
      try {
        _value = op.apply(_value, i);
      } catch (error) {
        if (error instanceof JSONPointerResolutionError) {
          throw new JSONPatchError(`${error.message} (${op.name}:${i})`);
        }
        throw error;
      }
    }
    return _value;
  }

  /**
   *
   * @returns
   */
  toArray() {
    return this.ops.map(op => op.toObject());
  }
  build(ops) {
    for (let i = 0; i < ops.length; i++) {
      const operation = ops[i];
      switch (operation.op) {
        case "add":
          this.add(this.opPointer(operation, "path", "add", i), this.opValue(operation, "value", "add", i));
          break;
        case "remove":
          this.remove(this.opPointer(operation, "path", "remove", i));
          break;
        case "replace":
          this.replace(this.opPointer(operation, "path", "replace", i), this.opValue(operation, "value", "replace", i));
          break;
        case "move":
          this.move(this.opPointer(operation, "from", "move", i), this.opPointer(operation, "path", "move", i));
          break;
        case "copy":
          this.copy(this.opPointer(operation, "from", "copy", i), this.opPointer(operation, "path", "copy", i));
          break;
        case "test":
          this.test(this.opPointer(operation, "path", "test", i), this.opValue(operation, "value", "test", i));
          break;
        default:
          throw new JSONPatchError(`expected 'op' to be one of 'add', 'remove', 'replace', 'move', 'copy' or 'test' (${operation.op}:${i})`);
      }
    }
  }
  opPointer(opObj, key, op, index) {
    if (!Object.hasOwn(opObj, key)) {
      throw new JSONPatchError(`missing property '${key}' (${op}:${index})`);
    }
    const p = opObj[key];
    if (!isString(p)) {
      throw new JSONPatchError(`expected a JSON Pointer string for '${key}', found ${typeof p} (${op}:${index})`);
    }
    try {
      return new JSONPointer(p);
    } catch (error) {
      if (error instanceof JSONPointerError) {
        throw new JSONPatchError(`${error.message} (${op}:${index})`);
      }
      throw error;
    }
  }
  opValue(opObj, key, op, index) {
    if (!Object.hasOwn(opObj, key)) {
      throw new JSONPatchError(`missing property '${key}' (${op}:${index})`);
    }
    return opObj[key];
  }
  ensurePointer(p, op, index) {
    if (p instanceof JSONPointer) {
      return p;
    }
    if (!isString(p)) {
      throw new JSONPatchError(`expected a JSON Pointer string, found ${typeof p} (${op}:${index})`);
    }
    try {
      return new JSONPointer(p);
    } catch (error) {
      if (error instanceof JSONPointerError) {
        throw new JSONPatchError(`${error.message} (${op}:${index})`);
      }
      throw error;
    }
  }
}

/**
 * Apply the JSON Patch _patch_ to JSON-like data _value_.
 * @param ops - JSON Patch operations following RFC 6902.
 * @param value - The target JSON-like document to patch.
 */
function apply(ops, value) {
  return new JSONPatch(ops).apply(value);
}

var index = /*#__PURE__*/Object.freeze({
  __proto__: null,
  JSONPatch: JSONPatch,
  JSONPatchError: JSONPatchError,
  JSONPatchTestFailure: JSONPatchTestFailure,
  apply: apply
});

const version = "2.3.1";

__webpack_unused_export__ = DEFAULT_ENVIRONMENT;
__webpack_unused_export__ = FunctionExpressionType;
__webpack_unused_export__ = JSONPatch;
__webpack_unused_export__ = JSONPatchError;
__webpack_unused_export__ = JSONPatchTestFailure;
__webpack_unused_export__ = JSONPathEnvironment;
__webpack_unused_export__ = JSONPathError;
__webpack_unused_export__ = JSONPathIndexError;
__webpack_unused_export__ = JSONPathLexerError;
__webpack_unused_export__ = JSONPathNode;
__webpack_unused_export__ = JSONPathNodeList;
__webpack_unused_export__ = JSONPathQuery;
__webpack_unused_export__ = JSONPathRecursionLimitError;
__webpack_unused_export__ = JSONPathSyntaxError;
__webpack_unused_export__ = JSONPathTypeError;
__webpack_unused_export__ = JSONPointer;
__webpack_unused_export__ = Nothing;
__webpack_unused_export__ = RelativeJSONPointer;
__webpack_unused_export__ = Token;
__webpack_unused_export__ = TokenKind;
__webpack_unused_export__ = UNDEFINED;
__webpack_unused_export__ = apply;
__webpack_unused_export__ = compile;
__webpack_unused_export__ = index;
exports.YF = index$1;
__webpack_unused_export__ = index$3;
__webpack_unused_export__ = lazyQuery;
__webpack_unused_export__ = query;
__webpack_unused_export__ = resolve;
__webpack_unused_export__ = version;


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 2250:
/***/ ((module) => {

module.exports = require("dns");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = require("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = require("zlib");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var src = __nccwpck_require__(4458);
// EXTERNAL MODULE: ./build/packages/error/src/index.js + 3 modules
var error_src = __nccwpck_require__(7173);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/packages/action/src/shield.js
/** What the runner trims before it looks for `::`, and everything else that cannot be seen, from the start of a line. */
const COMMAND = /(?<![^\n])([^\p{L}\p{N}\p{P}\p{S}\n]*):(?=:)/gu;
/** Behind such a prefix no line can begin with a command. */
const CLOSED = /^[^\p{L}\p{N}\p{P}\p{S}]*(?!:)[\p{L}\p{N}\p{P}\p{S}]/u;
const ZERO_WIDTH_SPACE = '\u200b';
/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` (after optional blanks) is a
 * command, `##[` is one anywhere in a line, and a lone carriage return begins a new line. Every line gets the prefix.
 * The text is looked at as a whole: line by line would make ten times its size of garbage.
 */
function shield(text, prefix = '| ') {
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    // A regular expression is replaced in one go, a text piece by piece; `$` has a meaning there.
    const marked = prefix + (prefix === '' ? lines : lines.replace(/\n/g, `\n${prefix.replaceAll('$', '$$$$')}`));
    const quiet = CLOSED.test(prefix) || !marked.includes('::') ? marked : marked.replace(COMMAND, `$1:${ZERO_WIDTH_SPACE}`);
    return quiet.includes('##[') ? quiet.replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`) : quiet;
}

;// CONCATENATED MODULE: ./build/packages/action/src/log.js

function createLog(clock, sink) {
    const start = clock.elapsed();
    let open = () => undefined;
    const stamp = () => `[${((clock.elapsed() - start) / 1000).toFixed(1).padStart(6)}s] `;
    return {
        event: (text) => {
            open();
            const now = stamp();
            // Blanks alone would not do: the runner trims a line before it looks for a command.
            const further = '| '.padStart(now.length);
            const [first = '', ...rest] = text.split(/\r\n|\r|\n/);
            sink.write(`${[shield(first, now), ...rest.map((line) => shield(line, further))].join('\n')}\n`);
        },
        warning: (text, title) => {
            open();
            sink.warning(shield(text, ''), title === undefined ? undefined : oneLine(title));
        },
        notice: (text) => {
            open();
            sink.notice(shield(text, ''));
        },
        foreign: (prefix, text) => {
            open();
            return sink.write(`${shield(withoutEnd(text), `${oneLine(prefix)} | `)}\n`);
        },
        group: async (title, work) => {
            const outer = open;
            let isOpen = false;
            open = () => {
                if (isOpen)
                    return;
                isOpen = true;
                outer();
                sink.startGroup(oneLine(title));
            };
            try {
                return await work();
            }
            finally {
                open = outer;
                if (isOpen)
                    sink.endGroup();
            }
        },
    };
}
function oneLine(text) {
    return text.replace(/[\r\n]+/g, ' ');
}
/** Not by a regular expression: that would look at each line of a long text. */
function withoutEnd(text) {
    if (!text.endsWith('\n'))
        return text;
    return text.slice(0, text.endsWith('\r\n') ? -2 : -1);
}

;// CONCATENATED MODULE: ./build/packages/action/src/mask.js
/** A mask of two letters would blot out half of every text, and the runner drops each output that contains a mask. */
const SHORTEST = 4;
/** Short lines of a multi-line secret (`}`, `-----`) are no secrets. */
const SHORTEST_LINE = 6;
/** A header that logs in: a service that repeats what it was sent repeats the value, not the line. */
const CREDENTIAL = /^[\w-]*(?:auth|cookie|credential|key|pass|secret|session|signature|token)[\w-]*:\s*(\S.*)$/i;
const SCHEME = /^(?:apikey|basic|bearer|bot|token)\s+(?=\S)/i;
const SHORTEST_CREDENTIAL = 8;
/** What must be masked for these secrets: each value or, as the runner masks by line, each line of it; longest first. */
function maskedValues(secrets) {
    const values = new Set();
    for (const secret of secrets) {
        const lines = secret
            .trim()
            .split(/\r\n|\r|\n/)
            .map((line) => line.trim());
        const shortest = lines.length === 1 ? SHORTEST : SHORTEST_LINE;
        for (const line of lines) {
            if (line.length >= shortest)
                values.add(line);
            for (const value of credentialsIn(line))
                values.add(value);
        }
    }
    return [...values].sort((a, b) => b.length - a.length);
}
function credentialsIn(line) {
    const value = CREDENTIAL.exec(line)?.[1] ?? '';
    return [value, value.replace(SCHEME, '')].filter(({ length }) => length >= SHORTEST_CREDENTIAL);
}
/** Replaces every secret in texts that go where the runner does not mask: files. */
function masker(secrets) {
    // A secret inside JSON inside a text has its quotation marks escaped.
    const values = [...new Set(maskedValues(secrets).flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))];
    return (text) => values.reduce((masked, value) => masked.replaceAll(value, '***'), text);
}
/**
 * JSON in which every text is masked by itself (a secret with a quotation mark looks different once it is JSON), and
 * which can be printed: `##[` is a command for the runner wherever it stands in a line.
 */
function maskedJson(value, mask, indent) {
    const text = JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? mask(inner) : inner), indent);
    return text.replaceAll('##[', '#\\u0023[');
}

// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 4 modules
var quantity_src = __nccwpck_require__(9218);
;// CONCATENATED MODULE: ./build/packages/action/src/input-reader.js

/** A problem that a custom parser throws to say what would have been legal. */
class Illegal extends Error {
    name = 'Illegal';
    /** What was found, in words; a parser of secrets must not quote them here. */
    found;
    constructor(legal, found) {
        super(legal);
        this.found = found;
    }
}
/**
 * Reads raw texts as typed values and collects every problem on the way. After a problem it hands out a stand-in of
 * the right type; nobody sees it, because `parseInputs` throws at the end.
 */
class input_reader_InputReader {
    contract;
    values;
    structures;
    problems = [];
    read = new Set();
    constructor(contract, values, structures = {}) {
        this.contract = contract;
        this.values = values;
        this.structures = structures;
    }
    /** The text as it is; empty where nothing was given. */
    text(name) {
        this.read.add(name);
        return this.values[name] ?? '';
    }
    /** Trimmed text, or undefined where nothing was given. */
    optional(name) {
        const text = this.text(name).trim();
        return text === '' ? undefined : text;
    }
    /** Trimmed text that must be there; `legal` says what should be. */
    required(name, legal) {
        const text = this.optional(name);
        if (text === undefined)
            this.problem(name, { code: 'MISSING', legal });
        return text ?? '';
    }
    /** One entry per line; blank lines and lines that start with `#` are ignored. */
    lines(name) {
        return splitLines(this.text(name));
    }
    /** Like `lines`, but commas separate too: for values in which none can occur. */
    list(name) {
        return this.lines(name).flatMap((line) => line
            .split(',')
            .map((entry) => entry.trim())
            .filter((entry) => entry !== ''));
    }
    boolean(name) {
        return this.choice(name, ['true', 'false']) === 'true';
    }
    choice(name, legal) {
        const text = this.text(name).trim();
        const found = legal.find((word) => word === text);
        if (found === undefined) {
            this.problem(name, { code: text === '' ? 'MISSING' : 'ILLEGAL', legal: legal.join(', ') });
        }
        return found ?? legal[0];
    }
    /** Milliseconds. */
    duration(name) {
        return this.optionalDuration(name) ?? this.missing(name, quantity_src/* DURATION_LEGAL */.jM, 0);
    }
    optionalDuration(name) {
        return this.optionalParsed(name, (text) => orIllegal((0,quantity_src/* parseDuration */.E9)(text), quantity_src/* DURATION_LEGAL */.jM));
    }
    /** A fraction between 0 and 1. */
    ratio(name) {
        return (this.optionalParsed(name, (text) => orIllegal((0,quantity_src/* parseRatio */.LO)(text), quantity_src/* RATIO_LEGAL */.Wh)) ??
            this.missing(name, quantity_src/* RATIO_LEGAL */.Wh, 0));
    }
    integer(name, range) {
        return this.optionalInteger(name, range) ?? this.missing(name, integerLegal(range), range.min);
    }
    optionalInteger(name, range) {
        return this.optionalParsed(name, (text) => {
            const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
            return orIllegal(value >= range.min && value <= range.max ? value : undefined, integerLegal(range));
        });
    }
    /** The trimmed text through a parser that throws `Illegal`; undefined where nothing was given or the text is bad. */
    optionalParsed(name, parse) {
        const text = this.optional(name);
        return text === undefined ? undefined : this.attempt(name, text, parse);
    }
    /** Every line through a parser that throws `Illegal`; each bad line is a problem of its own. */
    parsedLines(name, parse) {
        return numberedLines(this.text(name)).flatMap(({ line, number }) => {
            const value = this.attempt(name, line, parse, `line ${number}`);
            return value === undefined ? [] : [value];
        });
    }
    /** What the YAML holds that the action has said this input to be; undefined where it is empty, or no YAML. */
    structure(name) {
        this.read.add(name);
        const parsed = this.structures[name];
        if (parsed === undefined || 'value' in parsed)
            return parsed?.value;
        this.problem(name, {
            code: 'ILLEGAL',
            given: `a text that cannot be read (${parsed.problem})`,
            legal: 'YAML, or JSON',
        });
        return undefined;
    }
    /** Notes a problem; `given` defaults to the input's own text. */
    problem(name, what) {
        const given = what.given ?? this.quote(name, this.values[name] ?? '');
        const isLostSecret = what.code === 'MISSING' && this.contract.inputs[name]?.secret;
        const legal = isLostSecret ? `${what.legal}. ${LOST_SECRET}` : what.legal;
        this.problems.push({ input: name, code: what.code, given, legal });
    }
    attempt(name, text, parse, where) {
        try {
            return parse(text);
        }
        catch (error) {
            if (!(error instanceof Illegal))
                throw error;
            this.problem(name, {
                code: 'ILLEGAL',
                legal: error.message,
                given: error.found ?? this.quote(name, text, where),
            });
            return undefined;
        }
    }
    missing(name, legal, standIn) {
        const alreadyReported = this.problems.some(({ input }) => input === name);
        if (!alreadyReported)
            this.problem(name, { code: 'MISSING', legal });
        return standIn;
    }
    quote(name, text, where = 'the value') {
        if (this.contract.inputs[name]?.secret)
            return `${where} (not shown)`;
        return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
    }
}
const LOST_SECRET = 'A secret that is not set, whose name is mistyped, or that belongs to another environment arrives as an empty string';
function splitLines(text) {
    return numberedLines(text).map(({ line }) => line);
}
/** The lines that count, each with its place in the whole text, from 1. */
function numberedLines(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line, at) => ({ line: line.trim(), number: at + 1 }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'));
}
function orIllegal(value, legal) {
    if (value === undefined)
        throw new Illegal(legal);
    return value;
}
function integerLegal({ min, max }) {
    return `a whole number from ${min} to ${max}`;
}

;// CONCATENATED MODULE: ./build/packages/action/src/pair-secrets.js

/** A name that says so itself. */
const SECRET_NAME = /secret|token|passw|passphrase|pwd|credential|auth|cookie|session|private|signature|salt|dsn|api.?key|(^|[_-])(key|pass|pin)([_-]|$)/i;
/** Words, numbers, addresses and paths that a program's settings are full of: masked, they would blot out half a log. */
const PLAIN_VALUE = /^([a-z]+([-_.][a-z0-9]+)*|[\d.,:]+[a-z]{0,2}|https?:\/\/[^@?]*|[~.]?\/[\w./-]*)$/i;
/** A setting whatever its name: the `3600` of TOKEN_TTL stands in too many other texts. */
const NEVER_SECRET = /^(\d{1,5}[a-z]{0,2}|true|false|yes|no|on|off|none)$/i;
const PLAIN_HEADER = /^(accept(-.*)?|cache-control|content-(type|language|encoding)|origin|referer|user-agent)$/i;
/** The password in `postgres://user:password@host`. */
const PASSWORD_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/[^/@:]*:([^@]+)@/i;
const SHORTEST_UNNAMED = 8;
const SHORTEST_CREDENTIALS = 8;
/**
 * The secrets inside an input of pairs: what a program prints is the value alone, never the whole line. `env` holds
 * KEY=VALUE lines, `headers` holds `Name: value`; every other input is one secret and holds none inside.
 */
function pairSecrets(input, text) {
    if (input === 'env')
        return splitLines(text).flatMap((line) => inVariable(...halves(line, '=')));
    if (input === 'headers')
        return splitLines(text).flatMap((line) => inHeader(...halves(line, ':')));
    return [];
}
/** The same for KEY=VALUE lines that are no input, such as those that a release on a host recorded. */
function secretsInEnv(text) {
    return pairSecrets('env', text);
}
/** The same for the queries of all URLs in a text, as they stand there and as they are meant. */
function secretsInQueries(text) {
    const pairs = [...text.matchAll(/[?&]([^=&#?\s]+)=([^&#\s"']+)/g)];
    return pairs.flatMap(([, name = '', value = '']) => {
        const plain = decoded(value);
        return [...new Set([...inVariable(name, plain), ...inVariable(name, value)])];
    });
}
function decoded(text) {
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return text;
    }
}
function inVariable(name, value) {
    const [, password = ''] = PASSWORD_IN_URL.exec(value) ?? [];
    const isNamed = SECRET_NAME.test(name) && !NEVER_SECRET.test(value);
    const isSecret = isNamed || (value.length >= SHORTEST_UNNAMED && !PLAIN_VALUE.test(value));
    return [isSecret ? value : '', password].filter((text) => text !== '');
}
/** Of `Bearer abc` a service may repeat the second word alone, of `Basic` the login in it, and all as part of a URL. */
function inHeader(name, value) {
    if (PLAIN_HEADER.test(name) || value === '')
        return [];
    const [, scheme = '', credentials = ''] = /^([A-Za-z-]+)\s+(\S+)$/.exec(value) ?? [];
    const parts = [
        value,
        ...(credentials.length >= SHORTEST_CREDENTIALS ? [credentials] : []),
        ...(/^basic$/i.test(scheme) ? inLogin(credentials) : []),
    ];
    return [...new Set(parts.flatMap((part) => [part, percentEncoded(part)]))];
}
/** `user:password`, and the password alone, of what `Basic` says in base64. */
function inLogin(credentials) {
    const login = Buffer.from(credentials, 'base64').toString();
    const at = login.indexOf(':');
    return at < 0 ? [] : [login, login.slice(at + 1)].filter((part) => part !== '');
}
/** A text with half a character in it has no such form. */
function percentEncoded(text) {
    try {
        return encodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function halves(line, separator) {
    const at = line.indexOf(separator);
    return at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

;// CONCATENATED MODULE: ./build/packages/action/src/run-context.js
/** `readEvent` reads the payload's file and returns undefined where there is none. */
function runContext(env, readEvent, fallbackTemp) {
    const event = asRecord(env.GITHUB_EVENT_PATH ? readEvent(env.GITHUB_EVENT_PATH) : undefined);
    const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
    const repository = env.GITHUB_REPOSITORY ?? '';
    const runId = env.GITHUB_RUN_ID ?? '';
    const triggered = asRecord(event.workflow_run);
    const headSha = env.GITHUB_EVENT_NAME === 'workflow_run' ? triggered.head_sha : undefined;
    return {
        repository,
        sha: typeof headSha === 'string' ? headSha : (env.GITHUB_SHA ?? ''),
        ref: env.GITHUB_REF ?? '',
        actor: env.GITHUB_ACTOR ?? '',
        triggeringActor: env.GITHUB_TRIGGERING_ACTOR || (env.GITHUB_ACTOR ?? ''),
        runId,
        runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? '1') || 1,
        runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : '',
        workflow: env.GITHUB_WORKFLOW ?? '',
        job: env.GITHUB_JOB ?? '',
        eventName: env.GITHUB_EVENT_NAME ?? '',
        event,
        apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
        serverUrl,
        workspace: env.GITHUB_WORKSPACE || '.',
        tempDir: env.RUNNER_TEMP || fallbackTemp,
        sshAgent: env.SSH_AUTH_SOCK ?? '',
    };
}
function asRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

;// CONCATENATED MODULE: ./build/packages/action/src/base-world.js





/** The world that every action is given. Registers the secret inputs as masks before anything can be printed. */
function baseWorld(contract, raw, signal, platform, clock) {
    const secrets = givenSecrets(contract, raw);
    let mask = masker(secrets);
    for (const value of maskedValues(secrets))
        platform.setSecret(value);
    return {
        clock,
        // The runner masks its log, but others that run us may not.
        log: createLog(clock, maskedSink(platform.sink, (text) => mask(text))),
        run: runContext(platform.env, platform.readJson, (0,external_node_os_.tmpdir)()),
        signal,
        proxyEnv: proxyVariables(platform.env),
        folder: platform.makeFolder(platform.env.RUNNER_TEMP, `${contract.action}-`),
        mask: (text) => mask(text),
        secret: (value) => {
            secrets.push(value);
            mask = masker(secrets);
            for (const part of maskedValues([value]))
                platform.setSecret(part);
        },
        remember: (key, value) => platform.saveState(key, value),
    };
}
/** Inputs whose URLs are asked by us, in whose queries a key may stand. */
const QUERIED = /^(?:health-)?urls?$/;
function proxyVariables(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => /^(?:https?|no)_proxy$/i.test(name)));
}
function maskedSink(sink, mask) {
    return {
        write: (text) => sink.write(mask(text)),
        warning: (text, title) => sink.warning(mask(text), title === undefined ? undefined : mask(title)),
        notice: (text) => sink.notice(mask(text)),
        startGroup: (title) => sink.startGroup(mask(title)),
        endGroup: () => sink.endGroup(),
    };
}
/** A default stands in action.yml for all to read: it is no secret. */
function givenSecrets(contract, raw) {
    return Object.entries(contract.inputs).flatMap(([name, input]) => {
        const value = raw.values[name] ?? '';
        if (value === input.default)
            return [];
        const inQueries = QUERIED.test(name) ? secretsInQueries(value) : [];
        return input.secret ? [value, ...pairSecrets(name, value), ...inQueries] : inQueries;
    });
}

;// CONCATENATED MODULE: ./build/packages/action/src/cancellation.js

/** The first reason to stop counts; the runner sends SIGTERM after SIGINT, and that must not shorten the grace. */
function cancellation(platform, clock, graceMs) {
    const controller = new AbortController();
    const expired = new Promise((resolve) => {
        const stop = (why, reason, withinMs) => {
            if (controller.signal.aborted)
                return;
            platform.sink.write(`${why}: stopping what was started …\n`);
            controller.abort(reason);
            void clock.sleep(withinMs).then(() => resolve(reason));
        };
        platform.onSignal((name) => {
            stop(`Cancelled by ${name}`, new error_src/* UserError */.yo('CANCELLED', `The run was cancelled (${name}).`), graceMs);
        });
        platform.onCrash((error) => stop('A defect of ours', error ?? new Error('Rejected with nothing'), graceMs));
        platform.onStall(() => stop('Nothing is left to wait for', new Error('The run ended without a result'), 0));
    });
    return { signal: controller.signal, expired };
}

;// CONCATENATED MODULE: ./build/packages/action/src/clean-up.js



const DEADLINE_MS = 60_000;
/** The `post:` step. It never turns a verdict around, so it ends green; and it ends, so that a job is not held up. */
async function cleanUp(work, platform, clock, stopped, mask) {
    const late = () => new Error(`Cleaning up took longer than ${DEADLINE_MS / 1000} s`);
    try {
        const expired = stopped.then((reason) => Promise.reject(reason));
        await Promise.race([(0,src/* withDeadline */.NE)(clock, DEADLINE_MS, late, work), expired]);
    }
    catch (error) {
        // The main step has told of bad inputs already.
        if (!(error instanceof error_src/* UserError */.yo && error.code === 'BAD_INPUT')) {
            platform.sink.warning(`Cleaning up failed: ${shield(mask((0,error_src/* describeError */.Uc)(error)), '')}`);
        }
    }
    platform.exit(0);
}

;// CONCATENATED MODULE: ./build/packages/action/src/outcome.js

function succeeded(result) {
    return { result, error: result.failure };
}
function failed(error) {
    return { result: { outputs: {}, details: {}, brief: {}, summary: '' }, error: error ?? new Error('unknown failure') };
}
/**
 * What stopped the run explains how it ended: a defect is never covered up by what the run made of it, and a
 * cancelled run that broke off with some `AbortError` was cancelled, not defective.
 */
function explained({ result, error }, signal) {
    if (!signal.aborted || error instanceof error_src/* UserError */.yo)
        return { result, error };
    const reason = signal.reason;
    if (!(reason instanceof error_src/* UserError */.yo))
        return { result, error: reason };
    if (error === undefined || error === reason)
        return { result, error };
    return { result, error: new error_src/* UserError */.yo(reason.code, reason.message, { hint: reason.hint, cause: error }) };
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + os.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/packages/action/src/platform.js




/** Nobody may read our output at all. */
const LONGEST_DRAIN_MS = 2000;
let draining;
/** Resolves when whoever reads our output has caught up, or has gone away. */
function drained() {
    if (!process.stdout.writable)
        return undefined;
    draining ??= new Promise((resolve) => {
        const done = () => {
            draining = undefined;
            for (const event of ['drain', 'error', 'close'])
                process.stdout.off(event, done);
            resolve();
        };
        for (const event of ['drain', 'error', 'close'])
            process.stdout.on(event, done);
    });
    return draining;
}
const nodePlatform = {
    env: process.env,
    sink: {
        write: (text) => (process.stdout.write(text) ? undefined : drained()),
        warning: (text, title) => warning(text, title === undefined ? {} : { title }),
        notice: (text) => notice(text),
        startGroup: (title) => startGroup(title),
        endGroup: () => endGroup(),
    },
    setSecret: (value) => setSecret(value),
    setOutput: (name, value) => setOutput(name, value),
    saveState: (key, value) => {
        try {
            saveState(key, value);
        }
        catch (error) {
            warning(`A later clean-up will not know "${key}": ${String(error)}`);
        }
    },
    getState: (key) => getState(key),
    annotateError: (message, title) => error(message, { title }),
    writeSummary: async (markdown) => {
        if (process.env.GITHUB_STEP_SUMMARY)
            await summary.addRaw(markdown, true).write();
    },
    readJson: (path) => {
        try {
            return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        }
        catch {
            return undefined;
        }
    },
    makeFolder: (parent, prefix) => {
        for (const root of [parent || (0,external_node_os_.tmpdir)(), (0,external_node_os_.tmpdir)()]) {
            try {
                (0,external_node_fs_.mkdirSync)(root, { recursive: true });
                return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(root, prefix));
            }
            catch {
                // The next one, then none: the outputs matter more than the file.
            }
        }
        return '';
    },
    writeFile: (path, text) => (0,external_node_fs_.writeFileSync)(path, text, { mode: 0o600 }),
    onSignal: (listener) => {
        for (const name of ['SIGINT', 'SIGTERM'])
            process.on(name, () => listener(name));
    },
    onCrash: (listener) => {
        // Who reads our output may go away; that is no reason to break off in the middle of a deploy.
        process.stdout.on('error', () => undefined);
        // A rejection that nobody handles is one of these, too.
        process.on('uncaughtException', (error) => {
            process.exitCode = 1;
            listener(error);
        });
    },
    onStall: (listener) => {
        process.once('beforeExit', () => {
            process.exitCode = 1;
            listener();
        });
    },
    // Many runners of one's own reach the world through a proxy only; unless told, fetch ignores the usual variables.
    useProxy: () => {
        const isNamed = ['HTTP_PROXY', 'HTTPS_PROXY'].some((name) => process.env[name] || process.env[name.toLowerCase()]);
        // Early versions of Node 24 lack it: then it is as it was. Who has no proxy starts sooner without the module.
        if (isNamed)
            process.getBuiltinModule('node:http').setGlobalProxyFromEnv?.();
    },
    // Output to a pipe is asynchronous: let it drain, then leave whatever still holds the loop open.
    exit: (code) => {
        process.exitCode = code;
        setTimeout(() => process.exit(code), LONGEST_DRAIN_MS);
        process.stdout.write('', () => process.exit(code));
    },
};

;// CONCATENATED MODULE: ./build/packages/action/src/markdown.js
/** One pass, so that nothing is escaped twice: punctuation of Markdown, starts of lists and titles, bare links. */
const SPECIAL = /[&<>\\`*_{}[\]()+!|~$@#]|^[-=]|(?<=^\d+)\.|:(?=\/\/)|(?<=\bwww)\./gi;
const NAMED = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/**
 * Foreign text as Markdown text in one line: no heading, list, link, table cell, mention, reference or HTML can grow
 * out of it. What cannot be seen, or turns the direction of writing, is dropped.
 */
function markdownText(text) {
    return text
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .trim()
        .replace(SPECIAL, escaped);
}
/** GitHub looks for mentions and references when entities are resolved already: a zero-width space hides those. */
function escaped(character) {
    const entity = NAMED[character] ?? `&#${character.charCodeAt(0)};`;
    return character === '@' || character === '#' ? `${entity}&#8203;` : entity;
}
/** A table; every cell must already be Markdown (`markdownText` for what is foreign). */
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/action/src/bad-input.js

/** Everything that is wrong with the inputs, in one error: nobody mends one typo per run. */
class BadInput extends error_src/* UserError */.yo {
    name = 'BadInput';
    problems;
    constructor(problems) {
        const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
        super('BAD_INPUT', [`${count} with the inputs:`, ...problems.map(describe)].join('\n'), {
            hint: 'Mend the inputs above; nothing was asked or changed.',
        });
        this.problems = problems;
    }
}
function describe({ input, code, given, legal }) {
    if (code === 'MISSING')
        return `  ${input}: missing (${code}). Legal: ${legal}`;
    if (code === 'UNKNOWN')
        return `  ${input}: no such ${input.includes('[') ? 'key' : 'input'} (${code}). ${legal}`;
    if (code === 'CONFLICT')
        return `  ${input}: ${given} (${code}). ${legal}`;
    return `  ${input}: ${given} is not legal (${code}). Legal: ${legal}`;
}

;// CONCATENATED MODULE: ./build/packages/action/src/report.js




const BRIEF_LIMIT = 8 * 1024;
const MESSAGE_LIMIT = 1024;
const VERDICT_LIMIT = 64;
/** The whole report, as the text of a JSON file: everything that the action saw and decided. */
function fullReport(action, outcome, times, run, mask) {
    const { result, error } = outcome;
    const own = {
        schema: `deploy-actions/${action}/1`,
        action,
        ...times,
        outputs: result.outputs,
        ...(error === undefined ? {} : { error: reportedError(error) }),
    };
    // `own` first for the reader's eye, and last so that no detail takes its place.
    return `${maskedJson({ ...own, ...result.details, ...own, run: reportedRun(run) }, mask, 2)}\n`;
}
/** The same in short: one line that fits a job output. What does not fit is left out, and `truncated` says so. */
function briefReport(action, outcome, times, mask) {
    const { result, error } = outcome;
    const own = {
        schema: `deploy-actions/${action}/1`,
        action,
        ...('verdict' in result.outputs ? { verdict: (0,quantity_src/* cutToBytes */.zP)(result.outputs.verdict ?? '', VERDICT_LIMIT) } : {}),
        ...times,
        ...(error === undefined ? {} : { error: shortError(error, mask) }),
    };
    const line = (facts, more = {}) => maskedJson({ ...own, ...facts, ...own, ...more }, mask);
    const whole = line(result.brief);
    if (Buffer.byteLength(whole) <= BRIEF_LIMIT)
        return whole;
    const kept = {};
    for (const [key, value] of Object.entries(result.brief)) {
        if (Buffer.byteLength(line({ ...kept, [key]: value }, { truncated: true })) <= BRIEF_LIMIT)
            kept[key] = value;
    }
    return line(kept, { truncated: true });
}
function reportedRun(run) {
    return {
        repository: run.repository,
        sha: run.sha,
        ref: run.ref,
        actor: run.triggeringActor || run.actor,
        runId: run.runId,
        runAttempt: run.runAttempt,
        runUrl: run.runUrl,
        workflow: run.workflow,
        job: run.job,
    };
}
function reportedError(error) {
    const code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    const hint = (error instanceof error_src/* UserError */.yo && error.hint) || error_src/* codes */.F4[code].cure;
    const problems = error instanceof BadInput ? { problems: error.problems } : {};
    return { code, message: (0,error_src/* causeChain */.DD)(error).join(': '), hint, ...problems };
}
/** Masked before it is cut: half a secret is one, too, and no mask would find it. */
function shortError(error, mask) {
    const code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    return { code, message: (0,quantity_src/* cutToBytes */.zP)(mask((0,error_src/* causeChain */.DD)(error).join(': ')), MESSAGE_LIMIT) };
}

;// CONCATENATED MODULE: ./build/packages/action/src/publish.js





/** Outputs that quote what a service or a host said: it may repeat the secret that it was sent. */
const QUOTING = ['reason', 'checks', 'hosts', 'stdout'];
const OUTPUT_LIMIT = 64 * 1024;
const SUMMARY_LIMIT = 512 * 1024;
/** The runner cuts an annotation at 4096 characters, in the log as well. */
const ANNOTATION_LIMIT = 3500;
/**
 * Writes the report, sets every output, writes the summary, prints the error, ends the process. Each is tried whatever
 * became of the others; a step whose outputs could not be set is red, because later steps would see no verdict.
 */
async function publish(contract, outcome, to) {
    const { base, platform } = to;
    const defects = [];
    const attempt = (work) => {
        try {
            return work();
        }
        catch (error) {
            defects.push(error);
            return undefined;
        }
    };
    const outputs = collected(contract, outcome, to, attempt);
    const whole = outputs['log-path'] ? 'the report and the log file' : 'the report';
    for (const name of contract.outputs) {
        const value = outputs[name] ?? '';
        const shown = QUOTING.includes(name) ? base.mask(value) : value;
        attempt(() => platform.setOutput(name, capped(name, shown, whole, platform)));
    }
    const error = outcome.error ?? defects[0];
    const summary = (0,quantity_src/* cutToBytes */.zP)(base.mask(summaryOf(contract, { ...outcome, error })), SUMMARY_LIMIT);
    if (summary !== '')
        await platform.writeSummary(summary).catch(() => undefined);
    for (const defect of defects)
        if (defect !== error)
            platform.sink.warning(shield(base.mask((0,error_src/* describeError */.Uc)(defect)), ''));
    if (error !== undefined)
        announce(error, base, platform);
    platform.exit(error === undefined ? 0 : 1);
}
function collected(contract, outcome, { base, platform, started, reportPath }, attempt) {
    const times = {
        startedAt: new Date(started.at).toISOString(),
        endedAt: new Date(base.clock.now()).toISOString(),
        durationMs: Math.round(base.clock.elapsed() - started.elapsedMs),
    };
    const { action } = contract;
    const { outputs } = outcome.result;
    // Facts that cannot be put into JSON must not cost the rest of the report.
    const bare = { error: outcome.error, result: { ...outcome.result, details: {}, brief: {} } };
    const brief = (what) => attempt(() => briefReport(action, what, times, base.mask));
    const full = (what) => attempt(() => fullReport(action, what, times, base.run, base.mask));
    const text = full(outcome) ?? full(bare) ?? '';
    const path = reportPath === ''
        ? undefined
        : attempt(() => {
            platform.writeFile(reportPath, text);
            return reportPath;
        });
    return { ...outputs, report: brief(outcome) ?? brief(bare) ?? '', 'report-path': path ?? '' };
}
function announce(error, { mask }, platform) {
    const text = shield(mask((0,error_src/* describeError */.Uc)(error)), '');
    const code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    if (text.length <= ANNOTATION_LIMIT) {
        platform.annotateError(text, code);
        return;
    }
    platform.sink.write(`${shield(text)}\n`);
    platform.annotateError(`${text.slice(0, ANNOTATION_LIMIT)} … (all of it stands above)`, code);
}
function summaryOf(contract, { result, error }) {
    if (result.summary !== '')
        return `${result.summary}\n`;
    if (error === undefined)
        return '';
    const code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    const hint = (error instanceof error_src/* UserError */.yo && error.hint) || error_src/* codes */.F4[code].cure;
    const message = error instanceof Error ? error.message : String(error);
    const lines = message.split('\n').map((line) => `> ${markdownText(line)}`);
    return `### ${contract.action}: ${code}\n\n${lines.join('\n>\n')}\n\n${markdownText(hint)}\n`;
}
function capped(name, value, whole, platform) {
    if (Buffer.byteLength(value) <= OUTPUT_LIMIT)
        return value;
    platform.sink.notice(`The output ${name} was cut at 64 KiB; what is missing is in ${whole}.`);
    return (0,quantity_src/* cutToBytes */.zP)(value, OUTPUT_LIMIT);
}

;// CONCATENATED MODULE: ./build/packages/action/src/parse-structure.js
/** As deep as anybody writes by hand; deeper is an attack on the stack of whoever walks it. */
const DEEPEST = 20;
/** What a few aliases of aliases may grow to. */
const MOST_VALUES = 20_000;
/**
 * Parses YAML (so JSON too). Says in words, and without a word of the text, what is wrong with it where it is none. The
 * parser is heavy: bundles keep it in a chunk that only those runs load that need it.
 */
async function parseStructure(text) {
    const { LineCounter, parseDocument } = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    const lineCounter = new LineCounter();
    try {
        const document = parseDocument(text, {
            schema: 'failsafe',
            customTags: ['null'],
            stringKeys: true,
            prettyErrors: false,
            logLevel: 'error',
            lineCounter,
        });
        const [error] = [...document.errors, ...document.warnings];
        if (error)
            return { problem: described(error, lineCounter.linePos(error.pos[0])) };
        return { value: structureOf(document) };
    }
    catch (error) {
        if (error instanceof TooMuch)
            return { problem: error.message };
        // The parser's own word on aliases: an unknown one, or one that multiplies.
        if (error instanceof ReferenceError)
            return { problem: PROBLEMS.BAD_ALIAS ?? '' };
        throw error;
    }
}
class TooMuch extends Error {
}
function structureOf(document) {
    let count = 0;
    const convert = (value, depth) => {
        if (depth > DEEPEST)
            throw new TooMuch(`it is nested more than ${DEEPEST} levels deep`);
        if (++count > MOST_VALUES)
            throw new TooMuch(`it has more than ${MOST_VALUES} values`);
        if (value === null || value === undefined)
            return '';
        if (Array.isArray(value))
            return value.map((each) => convert(each, depth + 1));
        if (typeof value === 'object') {
            return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, convert(each, depth + 1)]));
        }
        return String(value);
    };
    return convert(document.toJS({ maxAliasCount: 100 }), 0);
}
/** A message of the parser quotes behind a colon, and a tag or an anchor by its name. */
function described({ code, message }, { line, col }) {
    const known = PROBLEMS[code] ?? message.replace(/:[\s\S]*$/, '');
    return `line ${line}, column ${col}: ${known}`;
}
const PROBLEMS = {
    BAD_ALIAS: 'an alias without its anchor, or of too much; a text that starts with * needs quotes',
    BAD_SCALAR_START: 'a text that starts with @, ` or % needs quotes',
    BLOCK_AS_IMPLICIT_KEY: 'a nested map where a text is expected; a text with ": " in it needs quotes',
    DUPLICATE_KEY: 'the same key twice',
    MULTIPLE_DOCS: 'a second document; leave out the line ---',
    NON_STRING_KEY: 'a key that is no text',
    RESOURCE_EXHAUSTION: 'it is nested too deeply',
    TAG_RESOLVE_FAILED: 'a tag; a text that starts with ! needs quotes',
    UNEXPECTED_TOKEN: 'something unexpected; a text with brackets, braces or quotation marks in it needs quotes',
};

;// CONCATENATED MODULE: ./build/packages/action/src/raw-inputs.js

/**
 * The inputs as the runner hands them over: `INPUT_<NAME>` with spaces turned into underscores.
 * An empty input is an absent one, because a reusable workflow that forwards an unset input hands on the empty string.
 */
function raw_inputs_rawInputs(contract, environment) {
    const values = {};
    for (const [name, { default: fallback }] of Object.entries(contract.inputs)) {
        const given = environment[variable(name)];
        values[name] = given === undefined || given.trim() === '' ? fallback : given;
    }
    const known = new Set(Object.keys(contract.inputs).map(variable));
    const unknown = Object.keys(environment).filter((key) => key.startsWith('INPUT_') && !known.has(key));
    return { values, unknown: unknown.map((key) => key.slice('INPUT_'.length)).sort() };
}
/** With the YAML of the inputs of these names parsed, where there is any. */
async function withStructures(raw, names) {
    const structures = {};
    for (const name of names) {
        const text = raw.values[name] ?? '';
        if (text.trim() !== '')
            structures[name] = await parseStructure(text);
    }
    return { ...raw, structures };
}
function variable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/packages/action/src/structure.js
const LIST_LEGAL = 'a YAML list of maps: each entry begins with "- ", and holds lines such as "key: value"';
/** The entries of an input that is a list of maps. What is no map is a problem, told by its path; so is an empty list. */
function readEntries(input, name) {
    const value = input.structure(name);
    if (value === undefined)
        return [];
    // Whoever made the list by an expression believes that something is in it.
    if (!isList(value) || value.length === 0) {
        input.problem(name, { code: 'ILLEGAL', given: kindOf(value), legal: LIST_LEGAL });
        return [];
    }
    return value.flatMap((values, index) => {
        const path = `${name}[${index}]`;
        if (isMap(values))
            return [{ path, values }];
        input.problem(path, { code: 'ILLEGAL', given: kindOf(values), legal: LIST_LEGAL });
        return [];
    });
}
function isList(value) {
    return Array.isArray(value);
}
function isMap(value) {
    return typeof value === 'object' && !Array.isArray(value);
}
/** In words, and without the value: it may be a secret. */
function kindOf(value) {
    if (isList(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (isMap(value))
        return 'a map';
    return value === '' ? 'nothing' : 'a text';
}

;// CONCATENATED MODULE: ./build/packages/action/src/structure-secrets.js


/** The secrets inside the inputs that are YAML: what `headers` hold, and what the queries of URLs hold. */
function secretsInStructures({ structures = {} }) {
    return Object.values(structures).flatMap((parsed) => ('value' in parsed ? secretsIn(parsed.value) : []));
}
function secretsIn(value) {
    if (isList(value))
        return value.flatMap(secretsIn);
    if (!isMap(value))
        return secretsInQueries(value);
    return Object.entries(value).flatMap(([key, inner]) => [
        ...(key === 'headers' ? headerLines(inner).flatMap((line) => pairSecrets('headers', line)) : []),
        ...secretsIn(inner),
    ]);
}
/** However they are written: as a text, as a list of lines, or as a map. */
function headerLines(value) {
    if (isList(value))
        return value.flatMap(headerLines);
    if (!isMap(value))
        return [value];
    return Object.entries(value).flatMap(([name, inner]) => isMap(inner) || isList(inner) ? headerLines(inner) : [`${name}: ${inner}`]);
}

;// CONCATENATED MODULE: ./build/packages/action/src/act.js












/** How long a cancelled run may take to clean up; the runner kills it 10 s after SIGINT, and users expect 7. */
const GRACE_MS = 6500;
/** The state by which the `post:` step knows that it is one. */
const MAIN_RAN = 'main-ran';
/** Turns a run function into an action: inputs in; outputs, report, summary and exit code out, whatever happens. */
async function act(action, platform = nodePlatform, clock = src/* systemClock */.ml) {
    try {
        await perform(action, platform, clock);
    }
    catch (error) {
        platform.annotateError(shield((0,error_src/* describeError */.Uc)(error), ''), 'INTERNAL');
        platform.exit(1);
    }
}
async function perform(action, platform, clock) {
    const { contract } = action;
    platform.useProxy();
    const started = { at: clock.now(), elapsedMs: clock.elapsed() };
    const { signal, expired } = cancellation(platform, clock, GRACE_MS);
    const raw = raw_inputs_rawInputs(contract, platform.env);
    const base = baseWorld(contract, raw, signal, platform, clock);
    const prepared = async () => {
        const structured = await withStructures(raw, action.structures ?? []);
        for (const secret of secretsInStructures(structured))
            base.secret(secret);
        await action.prepare?.(structured);
        return { inputs: action.readInputs(structured, base), world: action.world(base) };
    };
    if (platform.getState(MAIN_RAN) === 'true') {
        const work = async () => {
            const { inputs, world } = await prepared();
            await action.cleanUp?.(inputs, world, (key) => platform.getState(key));
        };
        await cleanUp(work, platform, clock, expired, base.mask);
        return;
    }
    platform.saveState(MAIN_RAN, 'true');
    const work = async () => {
        const { inputs, world } = await prepared();
        return succeeded(await action.run(inputs, world));
    };
    const outcome = await Promise.race([work().catch(failed), expired.then(failed)]);
    const reportPath = base.folder === '' ? '' : (0,external_node_path_.join)(base.folder, 'report.json');
    await publish(contract, explained(outcome, signal), { base, platform, started, reportPath });
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./build/packages/action/src/nearest-name.js

/** The one that somebody may have meant who typed `given`; undefined where none is near enough. */
function nearestName(given, names) {
    if (names.length === 0)
        return undefined;
    const nearest = (0,mod/* closest */.kp)(given, names);
    return (0,mod/* distance */.Io)(given, nearest) <= Math.max(2, nearest.length / 3) ? nearest : undefined;
}

;// CONCATENATED MODULE: ./build/packages/action/src/entry-reader.js



/**
 * Reads one entry by the same readers as inputs: `build` gets an `InputReader` and which keys the entry has itself.
 * Every problem arrives under its path (`checks[2].expect-json`); one of an inherited value is told but once.
 * Of a key that somebody meant who gave another one, which is told, no more is told: `isTold` says so.
 */
function readEntry(outer, { path, values }, { contract, keys, maps, inherited, told, instead = {} }, build) {
    const broken = new Set();
    const texts = { ...defaultsOf(contract), ...inherited };
    for (const [key, value] of Object.entries(values)) {
        const known = keys.find((name) => name === key);
        if (known === undefined) {
            const meant = (Object.hasOwn(instead, key) ? instead[key] : undefined) ?? nearestName(key, keys);
            const legal = meant === undefined ? `Legal here: ${keys.join(', ')}.` : `Did you mean ${meant}?`;
            outer.problem(`${path}.${key.slice(0, 64)}`, { code: 'UNKNOWN', given: key, legal });
            if (meant !== undefined && !Object.hasOwn(values, meant))
                broken.add(meant);
            continue;
        }
        const text = textOf(value, maps.includes(known));
        if (typeof text !== 'string') {
            broken.add(key);
            outer.problem(`${path}.${key}`, { code: 'ILLEGAL', given: kindOf(text.bad), legal: text.legal });
            continue;
        }
        texts[key] = text.trim() === '' ? (contract.inputs[key]?.default ?? '') : text;
    }
    const reader = new input_reader_InputReader(contract, texts);
    const built = build(reader, (key) => Object.hasOwn(values, key), (key) => broken.has(key));
    for (const problem of reader.problems) {
        const { input, code, given, legal } = problem;
        if (broken.has(input))
            continue;
        if (Object.hasOwn(values, input) || !told.some((other) => isSame(other, problem))) {
            outer.problem(`${path}.${input}`, { code, given, legal });
        }
    }
    return built;
}
function defaultsOf(contract) {
    return Object.fromEntries(Object.entries(contract.inputs).map(([name, { default: fallback }]) => [name, fallback]));
}
const LINES_LEGAL = 'a text, or a list of texts of one line each, none of which starts with #';
const MAP_LEGAL = 'a text, a list of texts, or a map of texts';
/** A list as lines, and a map as `Name: value` lines; else what in it is neither. */
function textOf(value, mayBeMap) {
    if (isMap(value)) {
        if (!mayBeMap)
            return { bad: value, legal: LINES_LEGAL };
        const bad = Object.values(value).find((inner) => !isLine(inner));
        if (bad !== undefined)
            return { bad, legal: MAP_LEGAL };
        return Object.entries(value)
            .map(([name, text]) => `${name}: ${String(text)}`)
            .join('\n');
    }
    if (!isList(value))
        return value;
    const bad = value.find((inner) => !isLine(inner) || inner.trim().startsWith('#'));
    return bad === undefined ? value.join('\n') : { bad, legal: LINES_LEGAL };
}
function isLine(value) {
    return typeof value === 'string' && !/[\r\n]/.test(value.trim());
}
function isSame(a, b) {
    return a.input === b.input && a.code === b.code && a.given === b.given && a.legal === b.legal;
}

;// CONCATENATED MODULE: ./build/packages/action/src/markdown-fence.js

/**
 * Foreign text of several lines as a block of code: the fence is longer than any run of backticks in it, so nothing in
 * it can close the block. What cannot be seen, or turns the direction of writing, is dropped.
 */
function markdownFence(text) {
    const lines = text
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
    const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${shield(lines, '')}\n${fence}`;
}

;// CONCATENATED MODULE: ./build/packages/action/src/parse-inputs.js




/** One typed record from raw texts, or one `BadInput` with everything that is wrong. */
function parseInputs(contract, raw, build) {
    const reader = new input_reader_InputReader(contract, raw.values, raw.structures);
    const problems = () => onceEach([...raw.unknown.map((name) => unknownInput(contract, name)), ...reader.problems]);
    const inputs = attempt(() => build(reader), problems);
    const found = problems();
    if (found.length > 0)
        throw new BadInput(found);
    return inputs;
}
/** The names that `build` reads, for the test that nothing is declared and not read. */
function namesRead(contract, build) {
    const reader = new InputReader(contract, rawInputs(contract, {}).values);
    build(reader);
    return [...reader.read];
}
/** What two parts of an action read is told by both, in the same words. */
function onceEach(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
/** What breaks on the stand-in of a bad input is only a consequence of it. */
function attempt(build, problems) {
    try {
        return build();
    }
    catch (error) {
        const found = problems();
        throw found.length > 0 ? new BadInput(found) : error;
    }
}
function unknownInput(contract, given) {
    const name = given.toLowerCase();
    const names = Object.keys(contract.inputs);
    const nearest = nearestName(name, names);
    const guess = nearest !== undefined ? `Did you mean ${nearest}?` : `${contract.action} has: ${names.join(', ')}.`;
    return {
        input: name,
        code: 'UNKNOWN',
        given: name,
        legal: `${guess} (An environment variable INPUT_… of the job arrives the same way.)`,
    };
}

;// CONCATENATED MODULE: ./build/packages/action/src/index.js
















// EXTERNAL MODULE: ./build/packages/http/src/index.js + 23 modules
var http_src = __nccwpck_require__(1975);
;// CONCATENATED MODULE: ./build/packages/source/src/adapter.js
const NEEDED = { isNeeded: true };
const OPTIONAL = { isNeeded: false };

;// CONCATENATED MODULE: ./build/packages/source/src/api-address.js


/** An address of a provider's API below where it is: the path of an own server in front of it stays. */
function apiAddress(apiUrl, path) {
    const url = new URL(apiUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
    return url;
}
/** Where the API is, if not at its usual place. */
const API_URL = { ...OPTIONAL, parse: parseApiUrl };
function parseApiUrl(text) {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
        throw new Illegal('an http or https URL without a user name', text.includes('@') ? 'a URL with a login' : undefined);
    }
    return url.href;
}

;// CONCATENATED MODULE: ./build/packages/source/src/value.js

/** A ratio as services write it: a number from 0 to 1, or a text such as `"6%"`. */
function readRatio(found) {
    const value = typeof found === 'string' ? (0,quantity_src/* parseRatio */.LO)(found) : found;
    if (typeof value === 'number' && value >= 0 && value <= 1)
        return { value };
    return missing(`${quoted(found)} is no ratio (a number from 0 to 1, or a text such as "6%")${percentCure(value)}`);
}
function percentCure(value) {
    const isPercentage = typeof value === 'number' && value > 1 && value <= 100;
    return isPercentage ? ': divide a percentage by 100, or watch it among metrics with form: value' : '';
}
/** What is wrong with the answer to a query that is the error rate itself: nothing from 0 to 1, nor with no number. */
function ratioProblem(value) {
    if (!Number.isFinite(value) || (value >= 0 && value <= 1))
        return undefined;
    return { kind: 'query', reason: `the query gives ${value}, which is no ratio (0 to 1)` };
}
/** A counter: a number from 0 up; a text of digits too, as 64-bit counters are often written. */
function readCount(found) {
    const value = typeof found === 'string' && /^\d+(\.\d+)?$/.test(found) ? Number(found) : found;
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value))
        return { value };
    return missing(`${quoted(found)} is no counter (a number from 0 up)`);
}
/** A gauge: any number, as a text too; `true` is 1 and `false` is 0, so that "is the database there" is one. */
function readNumber(found) {
    if (typeof found === 'boolean')
        return { value: found ? 1 : 0 };
    const value = typeof found === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(found.trim()) ? Number(found) : found;
    if (typeof value === 'number' && Number.isFinite(value))
        return { value };
    return missing(`${quoted(found)} is no number (nor true or false)`);
}
function missing(reason) {
    return { problem: { kind: 'missing', reason } };
}
function quoted(found) {
    if (typeof found === 'number')
        return String(found);
    const text = JSON.stringify(found) ?? typeof found;
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

;// CONCATENATED MODULE: ./build/packages/source/src/buckets.js

/**
 * Errors and requests of all buckets. A bucket without a point has no errors, but requests only where it says so:
 * without any, there was no traffic. Errors beyond the requests were not among them, as those of a load balancer that
 * found no server are not: then all errors and all requests are the total, and the ratio is the least that it can be.
 */
function sumCounts(errors, total, window) {
    const all = within([...errors, ...total], window);
    const failures = sum(within(errors, window));
    const counted = sum(within(total, window));
    const newestMs = newest(all);
    if (failures < 0 || counted < 0)
        return none('missing', `a count below nothing: ${failures} of ${counted}`, undefined);
    const requests = failures > counted ? failures + counted : counted;
    if (requests === 0)
        return none('no-traffic', 'no requests in the newest complete buckets', newestMs);
    const ratio = failures / requests;
    const note = `${failures} errors but ${counted} requests: the total is taken as both together, ${requests}`;
    const notes = failures > counted ? [note] : [];
    const mark = errors.length === 0 ? { errorsUnmatched: true } : {};
    if (all.some(({ estimated }) => estimated))
        return { reading: { ratio, ...mark }, newestMs, notes };
    return { reading: { ratio, errors: failures, total: requests, ...mark }, newestMs, notes };
}
/** The newest bucket with a value; a ratio is from 0 to 1. */
function newestValue(as, points, window) {
    const found = within(points, window);
    const newestMs = newest(found);
    const value = found.find(({ startMs }) => startMs === newestMs)?.value;
    if (value === undefined)
        return none('missing', 'no value in the newest complete buckets', undefined);
    if (as === 'value')
        return { reading: { value }, newestMs, notes: [] };
    const problem = ratioProblem(value);
    return { reading: problem === undefined ? { ratio: value } : { problem }, newestMs, notes: [] };
}
/** The complete buckets that are not known yet; undefined where there is none. At most an hour of a long hole. */
function nextWindow(nextMs, nowMs, bucketMs, lateMs) {
    const toMs = Math.floor((nowMs - lateMs) / bucketMs) * bucketMs;
    const fromMs = Math.max(nextMs, toMs - Math.max(bucketMs, 3_600_000));
    return fromMs < toMs ? { fromMs, toMs } : undefined;
}
function within(points, { fromMs, toMs }) {
    return points.filter(({ startMs, value }) => startMs >= fromMs && startMs < toMs && Number.isFinite(value));
}
function sum(points) {
    return points.reduce((total, { value }) => total + value, 0);
}
function newest(points) {
    return points.length === 0 ? undefined : Math.max(...points.map(({ startMs }) => startMs));
}
function none(kind, reason, newestMs) {
    return { reading: { problem: { kind, reason } }, newestMs, notes: [] };
}

;// CONCATENATED MODULE: ./build/packages/source/src/signal.js
/** The signal of the error rate, which has inputs of its own. */
const ERROR_RATE = 'error-rate';
/** What a check calls the version that is told: its two words keep it apart from every signal that has a name. */
const VERSION_TOLD = 'the version';
/** The questions of a signal, in the order in which its observation needs their answers. */
function questionsOf(query) {
    return query.form === 'counters' ? [query.errors, query.total] : [query.query];
}

;// CONCATENATED MODULE: ./build/packages/source/src/questions-tried.js

/**
 * The queries of a signal, and for each what it means that nothing was found, in the words of the source: something in
 * it is wrong, such as a name. But for errors, which often have no series before the first of them.
 */
function questionsTried(query) {
    return questionsOf(query).map((text, at) => {
        const mayBe = query.form === 'counters' && at === 0;
        return {
            text,
            nothing: (found) => mayBe
                ? { found: `${found} for errors yet: is the selector right?`, isDoubtful: true }
                : { problem: { kind: 'query', reason: `${found}: is its name right?` } },
        };
    });
}

;// CONCATENATED MODULE: ./build/packages/source/src/bucket-source.js





/**
 * Measures the complete buckets that began since the source was opened, each once: the newest bucket still grows, and
 * what came before has been done by the version before.
 */
function bucketSource(provider, signals, world) {
    const { name, bucketMs, lateMs } = provider;
    const firstMs = Math.ceil(world.clock.now() / bucketMs) * bucketMs;
    const nextMs = signals.map(() => firstMs);
    /** The signals that ever had a point. */
    const known = new Set();
    async function measure() {
        const nowMs = world.clock.now();
        const windows = nextMs.map((fromMs) => nextWindow(fromMs, nowMs, bucketMs, lateMs));
        const open = windows.filter((window) => window !== undefined);
        if (open.length === 0)
            return signals.map((_, index) => observed(tooEarly(nextMs[index] ?? firstMs), []));
        const whole = {
            fromMs: Math.min(...open.map(({ fromMs }) => fromMs)),
            toMs: Math.max(...open.map(({ toMs }) => toMs)),
        };
        const { series, notes } = await askBlaming(signals.flatMap(({ query }) => questionsOf(query)), whole);
        let at = 0;
        return signals.map((signal, index) => {
            const from = at;
            at += questionsOf(signal.query).length;
            const answers = series.slice(from, at);
            const window = windows[index];
            if (window === undefined)
                return observed(tooEarly(nextMs[index] ?? firstMs), notes);
            const found = read(signal, answers, window);
            if (found.newestMs !== undefined) {
                nextMs[index] = (Math.floor(found.newestMs / bucketMs) + 1) * bucketMs;
                known.add(index);
            }
            return observed(known.has(index) ? found.reading : withoutPoints(found.reading), [...notes, ...found.notes]);
        });
    }
    /** One wrong query makes some providers refuse all: then each is asked by itself, so that the others have data. */
    async function askBlaming(queries, window) {
        const answer = await provider.ask(queries, window);
        const isRefused = answer.series.every((each) => 'problem' in each && each.problem.kind === 'query');
        if (queries.length < 2 || !isRefused)
            return answer;
        const answers = await Promise.all(queries.map((query) => provider.ask([query], window)));
        return { series: answers.flatMap(({ series }) => series), notes: answers.flatMap(({ notes }) => notes) };
    }
    function tooEarly(fromMs) {
        const readyAt = new Date(fromMs + bucketMs + lateMs).toISOString().slice(11, 19);
        const bucket = `bucket of ${(0,quantity_src/* formatDuration */.a3)(bucketMs)}`;
        return fromMs === firstMs
            ? { problem: { kind: 'reference', reason: `the first whole ${bucket} is complete at ${readyAt} UTC` } }
            : { problem: { kind: 'missing', reason: `the next ${bucket} is complete at ${readyAt} UTC` } };
    }
    function observed(reading, notes) {
        const said = notes.length > 0 ? { notes: [...new Set(notes)] } : {};
        return { ...reading, ...said, instances: [{ name, ...reading }] };
    }
    async function check() {
        const toMs = Math.floor((world.clock.now() - lateMs) / bucketMs) * bucketMs;
        const asked = signals.flatMap(({ name: signal, query }) => questionsTried(query).map((question) => ({ signal, question, form: query.form })));
        const { series } = await askBlaming(asked.map(({ question }) => question.text), { fromMs: toMs - 3_600_000, toMs });
        return asked.map(({ signal, question, form }, index) => {
            const { text: query, nothing } = question;
            return { signal, query, ...(tried(series[index], form) ?? nothing('no data in the last hour')) };
        });
    }
    return { pace: { bucketMs, lateMs }, measure, check };
}
function read({ query }, answers, window) {
    const failed = answers.find((answer) => 'problem' in answer);
    if (failed && 'problem' in failed)
        return { reading: failed, newestMs: undefined, notes: [] };
    const [first = [], second = []] = answers.map((answer) => ('problem' in answer ? [] : answer));
    if (query.form === 'counters')
        return sumCounts(first, second, window);
    if (query.form === 'quantile' || query.form === 'rate') {
        const reason = `this source has no ${query.form} of its own: ask for it in the query, as a value`;
        return { reading: { problem: { kind: 'query', reason } }, newestMs: undefined, notes: [] };
    }
    return newestValue(query.form, first, window);
}
/** What never had a point may be a wrong name as well as a service without requests: that is no answer. */
function withoutPoints(reading) {
    if (!('problem' in reading) || reading.problem.kind !== 'no-traffic')
        return reading;
    return { problem: { kind: 'missing', reason: 'no point since the start: no requests, or no metric of that name' } };
}
/** Undefined where there is nothing. */
function tried(series, form) {
    if (series === undefined)
        return { problem: { kind: 'query', reason: 'the answer has no series for it' } };
    if ('problem' in series)
        return series;
    const last = series.at(-1);
    if (last === undefined)
        return undefined;
    const problem = form === 'ratio' ? ratioProblem(last.value) : undefined;
    if (problem)
        return { problem };
    return { found: `${series.length} buckets with data in the last hour, the newest of them ${last.value}` };
}

// EXTERNAL MODULE: ./build/packages/source/src/members.js
var members = __nccwpck_require__(5149);
;// CONCATENATED MODULE: ./build/packages/source/src/status.js
/** Client errors that pass by waiting: time-out, too early, too many requests. */
const PASSING = [408, 425, 429];
/** What a status says about the measurement; undefined for a 2xx. Redirects are not followed; a query may be a secret. */
function statusProblem(status, location) {
    if (status >= 200 && status < 300)
        return undefined;
    if (status >= 300 && status < 400) {
        const where = location === null ? '' : ` to ${location.split('?', 1)[0]?.slice(0, 200)}`;
        return { kind: 'access', reason: `status ${status}: a redirect${where}, which is not followed` };
    }
    if (status >= 400 && status < 500 && !PASSING.includes(status))
        return { kind: 'access', reason: `status ${status}` };
    return { kind: 'provider', reason: `status ${status}` };
}

;// CONCATENATED MODULE: ./build/packages/source/src/provider-status.js

/** A mistake in what was asked, and not in who asks. */
const WRONG_QUERY = [400, 413, 414, 422];
const MOST_WORDS = 300;
/**
 * What a status of a provider's API says about the measurement, with its own words; undefined for a 2xx. A refused
 * query is a mistake in the query; too many requests pass, and the time to wait is said.
 */
function providerProblem(status, headers, words) {
    const usual = statusProblem(status, headers.location ?? null);
    if (usual === undefined)
        return undefined;
    const said = words === undefined || words === '' ? '' : `: ${shorten(words)}`;
    const waitS = status === 429 || status === 503 ? secondsToWait(headers) : undefined;
    const wait = waitS === undefined ? '' : ` (may be asked again in ${waitS} s)`;
    const reason = `${status === 429 ? 'too many requests, ' : ''}${usual.reason}${said}${wait}`;
    return { kind: WRONG_QUERY.includes(status) ? 'query' : usual.kind, reason };
}
/** On one line, and no longer than a line of a log should be. */
function shorten(words) {
    const line = words.replace(/\s+/g, ' ').trim();
    return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS)}…` : line;
}
/** `x-ratelimit-reset` counts seconds at one provider, and is a time since 1970 at another: that is left unsaid. */
function secondsToWait(headers) {
    const text = headers['retry-after'] ?? headers['x-ratelimit-reset'] ?? '';
    const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return seconds <= 86_400 ? seconds : undefined;
}

;// CONCATENATED MODULE: ./build/packages/source/src/cloudwatch-fault.js




const TOO_MANY = /throttl|toomanyrequests|requestlimitexceeded|slowdown|limitexceeded/i;
const NO_ACCESS = /accessdenied|unauthorized|notauthorized|credentials|expiredtoken|invalidclienttokenid|unrecognizedclient|signaturedoesnotmatch|invalidsignature|invalidtoken|optinrequired|authfailure|missingauthentication/i;
const TLS = /CERT|ISSUER|VERIFY|_SSL_/;
const WRONG = /validation|invalidparameter|missing(required)?parameter|malformed|endpointerror|invalid.*region/i;
/** Why CloudWatch gave nothing: throttling passes, no access and a wrong query do not. */
function cloudwatchProblem(error) {
    // A fault of the wire or of TLS, which nobody at AWS has a name for.
    const code = (0,members/* member */.Dc)(error, 'code');
    if (typeof code === 'string' && (0,members/* member */.Dc)(error, 'name') === undefined) {
        const fault = TLS.test(code) ? (0,http_src/* tlsFault */.gA)(error, 'this address', undefined) : error;
        return { kind: 'provider', reason: (0,http_src/* classifyFault */.Dn)(fault).reason };
    }
    const name = String((0,members/* member */.Dc)(error, 'name') ?? '');
    const reason = shorten((0,error_src/* causeChain */.DD)(error).join(': '));
    const status = (0,members/* member */.Dc)(error, '$metadata', 'httpStatusCode');
    const said = name === '' || name === 'Error' || reason.includes(name) ? reason : `${name}: ${reason}`;
    if (TOO_MANY.test(name) || status === 429)
        return { kind: 'provider', reason: `too many requests, ${said}` };
    if (NO_ACCESS.test(name) || status === 401 || status === 403)
        return { kind: 'access', reason: said };
    if (WRONG.test(name) || status === 400)
        return { kind: 'query', reason: said };
    return { kind: 'provider', reason: said };
}

;// CONCATENATED MODULE: ./build/packages/source/src/cloudwatch-query.js
const METRIC = /^(\w[\w./:# -]*)\/([^/{}:]+?)(?:\{([^{}]*)\})?:([A-Za-z][\w.()%:]*)$/;
const DEFINITION = /^([a-z]\w*)\s*=(?!=)\s*(.+)$/;
/**
 * Lines: `Namespace/Metric{Dimension=Value,…}:Statistic` each (they are added up), or metric math as the last line, over
 * metrics that are defined before it as `name = Namespace/Metric{…}:Statistic`. `prefix` keeps the names of several
 * questions apart.
 */
function parseCloudwatch(text, prefix, periodS) {
    const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    const queries = [];
    const ids = [];
    const names = new Map();
    for (const [index, line] of lines.entries()) {
        const [, name, definition] = DEFINITION.exec(line) ?? [];
        const id = `${prefix}_${name ?? index}`;
        const metric = metricOf(definition ?? line, periodS);
        if (metric === undefined && (name !== undefined || index < lines.length - 1)) {
            return { problem: `${definition ?? line} is no Namespace/Metric{Dimension=Value}:Statistic` };
        }
        if (name !== undefined) {
            if (names.has(name))
                return { problem: `${name} is defined twice` };
            names.set(name, id);
        }
        else {
            ids.push(id);
        }
        const what = metric === undefined ? { Expression: renamed(line, names), Period: periodS } : { MetricStat: metric };
        queries.push({ Id: id, ...what, ReturnData: name === undefined });
    }
    if (ids.length === 0)
        return { problem: 'it defines metrics, and asks for none: the last line is what to ask for' };
    return { queries, ids };
}
function metricOf(text, periodS) {
    const [, namespace, metric, inside = '', statistic] = METRIC.exec(text) ?? [];
    if (namespace === undefined || metric === undefined || statistic === undefined)
        return undefined;
    const pairs = inside.split(',').flatMap((pair) => (pair.trim() === '' ? [] : [pair.trim()]));
    if (pairs.some((pair) => !/^[^=]+=.+$/.test(pair)))
        return undefined;
    const dimensions = pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { Name: name.trim(), Value: value.join('=').trim() };
    });
    return {
        Metric: { Namespace: namespace, MetricName: metric, Dimensions: dimensions },
        Period: periodS,
        Stat: statistic,
    };
}
/** The names of an expression as they were sent; what stands in quotes is no name. */
function renamed(expression, names) {
    return expression.replace(/'[^']*'|"[^"]*"|[A-Za-z_]\w*/g, (word) => names.get(word) ?? word);
}

;// CONCATENATED MODULE: ./build/packages/source/src/cloudwatch-source.js









const BUCKET_MS = 60_000;
/** Metrics of load balancers are complete one to two minutes after their minute. */
const LATE_MS = 120_000;
const MOST_PAGES = 20;
const NOTHING = { results: new Map(), notes: [] };
const cloudwatch = {
    forms: ['counters', 'ratio', 'value'],
    language: 'free',
    asks: 'provider',
    access: { region: { ...NEEDED, parse: parseRegion }, 'api-url': API_URL },
    open: async ({ timeoutMs, ca, access = {} }, signals, world) => {
        const { region = '', 'api-url': endpoint } = access;
        // The client of AWS takes a tenth of a second to load.
        const { cloudwatchClient } = await Promise.all(/* import() */[__nccwpck_require__.e(85), __nccwpck_require__.e(230)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9230));
        const client = await cloudwatchClient({ region, endpoint, ca, proxyEnv: world.proxyEnv ?? {} });
        return cloudwatchSource({ region, timeoutMs }, signals, client, world);
    },
};
function parseRegion(text) {
    if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(text))
        throw new Illegal('a region such as eu-central-1');
    return text;
}
/** CloudWatch, minute by minute. */
function cloudwatchSource(settings, signals, getMetricData, world) {
    const ask = async (texts, window) => {
        const questions = texts.map((text, index) => parseCloudwatch(text, `q${index}`, BUCKET_MS / 1000));
        const good = questions.filter((question) => 'queries' in question);
        const answer = good.length === 0 ? NOTHING : await fetchAll(good, window);
        if ('problem' in answer)
            return { series: texts.map(() => answer), notes: [] };
        const series = questions.map((question) => {
            if ('problem' in question)
                return { problem: { kind: 'query', reason: question.problem } };
            return addUp(question.ids.map((id) => answer.results.get(id)));
        });
        return { series, notes: answer.notes };
    };
    async function fetchAll(questions, { fromMs, toMs }) {
        const late = () => new Error(`no whole answer within ${(0,quantity_src/* formatDuration */.a3)(settings.timeoutMs)}`);
        const input = {
            MetricDataQueries: questions.flatMap(({ queries }) => queries),
            StartTime: new Date(fromMs),
            EndTime: new Date(toMs),
        };
        const results = new Map();
        const notes = [];
        try {
            await (0,src/* withDeadline */.NE)(world.clock, settings.timeoutMs, late, (signal) => pages(signal), world.signal);
        }
        catch (error) {
            if (world.signal.aborted)
                throw world.signal.reason;
            return { problem: cloudwatchProblem(error) };
        }
        return { results, notes };
        async function pages(signal) {
            let token;
            for (let page = 0; page < MOST_PAGES; page++) {
                const answer = await getMetricData(token === undefined ? input : { ...input, NextToken: token }, signal);
                notes.push(...(answer.Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [shorten(Value)])));
                for (const result of answer.MetricDataResults ?? []) {
                    const id = result.Id ?? '';
                    results.set(id, [...(results.get(id) ?? []), result]);
                }
                token = answer.NextToken;
                if (token === undefined || token === '')
                    return;
            }
            throw new Error(`more than ${MOST_PAGES} pages of data`);
        }
    }
    return bucketSource({ name: `cloudwatch ${settings.region}`, bucketMs: BUCKET_MS, lateMs: LATE_MS, ask }, signals, world);
}
/** The sum of all series, bucket by bucket; a part that is refused or incomplete is no zero. */
function addUp(parts) {
    const sums = new Map();
    for (const pages of parts) {
        if (pages === undefined)
            return broken('query', 'CloudWatch did not answer the query');
        if (new Set(pages.map(({ Label }) => Label)).size > 1) {
            return broken('query', `the expression gives several series, such as ${pages[0]?.Label} and ${pages[1]?.Label}`);
        }
        const bad = pages.find(({ StatusCode }) => StatusCode === 'Forbidden' || StatusCode === 'InternalError');
        if (bad?.StatusCode === 'Forbidden')
            return broken('access', `CloudWatch says: Forbidden${messages(bad)}`);
        if (bad)
            return broken('provider', `CloudWatch says: InternalError${messages(bad)}`);
        for (const { Timestamps = [], Values = [] } of pages) {
            for (const [index, time] of Timestamps.entries()) {
                const value = Values[index];
                if (value !== undefined)
                    sums.set(time.getTime(), (sums.get(time.getTime()) ?? 0) + value);
            }
        }
    }
    const points = [...sums].map(([startMs, value]) => ({ startMs, value }));
    return points.sort((one, other) => one.startMs - other.startMs);
}
function messages({ Messages = [] }) {
    const said = (Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [Value])).join('; ');
    return said === '' ? '' : `: ${shorten(said)}`;
}
function broken(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/document.js
/** Strings first, so that the words inside them stay. One without an end matches, too: to try all others takes hours. */
const STRINGS_AND_NON_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;
/**
 * The text of an answer as JSON. `NaN` and `Infinity`, which Python and others write for 0/0, become null: the value
 * is missing, and the document is whole.
 */
function parseDocument(text) {
    for (const candidate of [text, text.replace(STRINGS_AND_NON_NUMBERS, (part) => (part[0] === '"' ? part : 'null'))]) {
        try {
            return { document: JSON.parse(candidate) };
        }
        catch {
            // Said below.
        }
    }
    const start = text.trim().slice(0, 40);
    const found = start === '' ? 'it is empty' : `it begins with ${JSON.stringify(start)}`;
    return { problem: { kind: 'query', reason: `the answer is no JSON: ${found}` } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/user-agent.js
/** By which the servers that are asked can know us. */
const USER_AGENT = 'deploy-actions-error-rate-monitor/1';

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __nccwpck_require__(610);
;// CONCATENATED MODULE: external "node:dns/promises"
const promises_namespaceObject = require("node:dns/promises");
;// CONCATENATED MODULE: ./build/packages/probe/src/addresses.js




/** As the system has them; those of a kind that this machine itself has none of are left out. */
const addressesOf = async (hostname) => {
    const usable = await (0,promises_namespaceObject.lookup)(hostname, { all: true, hints: external_node_dns_.ADDRCONFIG }).catch(() => []);
    const found = usable.length > 0 ? usable : await (0,promises_namespaceObject.lookup)(hostname, { all: true });
    return reachable([...new Set(found.map(({ address }) => address))], (0,external_node_os_.networkInterfaces)());
};
/**
 * Without IPv6 where none of our addresses leads out of the own link, unless there is nothing else. The system takes
 * the address that every link has by itself for one, so each probe would say that there is no route.
 */
function reachable(addresses, own) {
    const mine = Object.values(own).flatMap((each) => each ?? []);
    const leadsOut = mine.some(({ address, internal }) => !internal && (0,external_node_net_.isIPv6)(address) && !/^fe[89ab]/i.test(address));
    const others = addresses.filter((address) => !(0,external_node_net_.isIPv6)(address) || address === '::1');
    return leadsOut || others.length === 0 ? [...addresses] : others;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/attempt.js

/** Puts a question, within its time-out. Rejects only with the reason of `world.signal`. */
async function attempt_attempt(timeoutMs, world, work, excuses) {
    const at = world.clock.now();
    const begunAt = world.clock.elapsed();
    let isLate = false;
    const expire = () => {
        isLate = true;
        return new Error('The time-out of the probe ran out.');
    };
    const observed = (finding, timedOut) => ({
        ...finding,
        latencyMs: Math.max(0, Math.round(world.clock.elapsed() - begunAt)),
        timedOut,
        at,
    });
    try {
        return observed(await (0,src/* withDeadline */.NE)(world.clock, timeoutMs, expire, work, world.signal), false);
    }
    catch (error) {
        if (world.signal.aborted)
            throw world.signal.reason;
        return observed({ ok: false, ...(isLate ? excuses.late() : excuses.fault(error)) }, isLate);
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/excerpt.js
const BYTES = 300;
/** The beginning of a body for people to read, cut between two characters. */
function excerptOf(body) {
    const bytes = Buffer.from(body.slice(0, BYTES));
    return new TextDecoder().decode(bytes.subarray(0, BYTES), { stream: true });
}

// EXTERNAL MODULE: ./node_modules/json-p3/dist/json-p3.cjs.js
var json_p3_cjs = __nccwpck_require__(393);
;// CONCATENATED MODULE: ./build/packages/json-path/src/json-path.js

/** Compiles a path such as `$.data.version`. Returns what is wrong with it, in words, where it is none. */
function parseJsonPath(text) {
    try {
        const query = json_p3_cjs/* jsonpath */.YF.compile(text.trim());
        return {
            text: text.trim(),
            values: (document) => (isDocument(document) ? query.query(document).values() : []),
        };
    }
    catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) };
    }
}
function isDocument(value) {
    return value !== undefined && typeof value !== 'function';
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/index.js


;// CONCATENATED MODULE: ./build/packages/probe/src/quoted.js
const LONGEST = 80;
/** A value from outside, in one line and cut short, for a reason. */
function quoted_quoted(value) {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/split-assertion.js
const OPERATORS = ['==', '!=', '<=', '>=', '<', '>'];
/**
 * Cuts `$.a[?@.b == 1].c >= 3` into the path, the operator and the text behind it. An operator inside brackets or
 * quotes belongs to the path. Without an operator all of it is the path.
 */
function splitAssertion(text) {
    let depth = 0;
    let quote = '';
    for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        if (quote !== '') {
            if (character === '\\')
                at++;
            else if (character === quote)
                quote = '';
            continue;
        }
        if (character === '"' || character === "'")
            quote = character;
        else if (character === '[' || character === '(')
            depth++;
        else if (character === ']' || character === ')')
            depth--;
        const operator = depth === 0 ? OPERATORS.find((word) => text.startsWith(word, at)) : undefined;
        if (operator) {
            return { path: text.slice(0, at).trim(), operator, operand: text.slice(at + operator.length).trim() };
        }
    }
    return { path: text.trim(), operand: '' };
}

;// CONCATENATED MODULE: ./build/packages/probe/src/json-assertion.js



/** Compiles one assertion. Returns what is wrong with it, in words, where it is none. */
function parseJsonAssertion(text) {
    const { path: pathText, operator, operand: operandText } = splitAssertion(text);
    const path = parseJsonPath(pathText);
    if ('problem' in path)
        return { problem: `${pathText} is no JSON path: ${path.problem}` };
    if (operator === undefined)
        return { text: text.trim(), path };
    const operand = parseScalar(operandText);
    if (operand === undefined) {
        return { problem: `${operandText || 'nothing'} is no JSON value: text needs quotes, as in $.status == "healthy"` };
    }
    if (operator !== '==' && operator !== '!=' && typeof operand !== 'number' && typeof operand !== 'string') {
        return { problem: `${operator} compares numbers or texts, not ${operandText}` };
    }
    return { text: text.trim(), path, comparison: { operator, operand } };
}
/** What keeps the assertion from holding in this document; `undefined` where it holds. All selected values must hold. */
function violation({ text, path, comparison }, document) {
    const values = json_assertion_select(path, document);
    if (values === undefined || values.length === 0)
        return `${path.text} leads to nothing${lengthHint(path, comparison, text)}`;
    if (comparison === undefined)
        return undefined;
    const bad = values.find((value) => !holds(value, comparison.operator, comparison.operand));
    return bad === undefined
        ? undefined
        : `${path.text} is ${quoted_quoted(bad)}, expected ${text.slice(path.text.length).trim()}`;
}
/** RFC 9535 knows no property for a length; a function tells it, and only inside a filter. */
function lengthHint({ text: path }, comparison, text) {
    const parent = /^(.+)(?:\.length|\[(?:'length'|"length")\])$/.exec(path)?.[1];
    if (parent === undefined || parent === '$')
        return '';
    const wanted = comparison === undefined ? '> 0' : text.slice(path.length).trim();
    const cure = [`$[?length(${parent}) ${wanted}]`, `$[?count(${parent}) ${wanted}]`].find((query) => !('problem' in parseJsonPath(query)));
    return ` (of a list or text, ask for the length ${cure === undefined ? 'by a filter with length()' : `by ${cure}`})`;
}
/** The selected values; `undefined` where the document is too deep to be searched: it comes from outside. */
function json_assertion_select(path, document) {
    try {
        return path.values(document);
    }
    catch {
        return undefined;
    }
}
function holds(value, operator, operand) {
    if (operator === '==')
        return value === operand;
    if (operator === '!=')
        return value !== operand;
    if (typeof value !== typeof operand || value === null || operand === null)
        return false;
    const [left, right] = [value, operand];
    if (operator === '<')
        return left < right;
    if (operator === '<=')
        return left <= right;
    if (operator === '>')
        return left > right;
    return left >= right;
}
function parseScalar(text) {
    const single = /^'([^'\\]*)'$/.exec(text);
    if (single)
        return single[1] ?? '';
    try {
        const value = JSON.parse(text);
        return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/version-in.js

/** The version at `path` of a document, whose text is `text`: as it is written there. Two in one answer prove neither. */
function versionIn(document, path, text) {
    const [version, ...others] = json_assertion_select(path, document) ?? [];
    if (others.length > 0)
        return undefined;
    if (typeof version === 'number')
        return numberAsWritten(text, path) ?? String(version);
    return typeof version === 'string' ? version : undefined;
}
/** `1.10` is 1.1 as a number, and a build number of twenty digits is another one: neither would be the version. */
function numberAsWritten(text, path) {
    const [written] = json_assertion_select(path, parsedAsWritten(text)) ?? [];
    return typeof written === 'string' ? written : undefined;
}
/** With every number as the text that it stands there as; undefined where the document is too deep for that. */
function parsedAsWritten(text) {
    const asWritten = (_key, value, context) => typeof value === 'number' ? (context?.source ?? value) : value;
    try {
        return JSON.parse(text, asWritten);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/judge-content.js



/** Does it say what was expected, and if not, what is amiss? Every miss is named. */
function judgeContent(content, expected) {
    const document = judge_content_parseDocument(content);
    const version = versionOf(content, document, expected.versionPath);
    const misses = [
        ...versionMisses(version, expected),
        ...jsonMisses(document, expected.json),
        ...bodyMisses(content, expected),
    ];
    return { misses, ...(version === undefined ? {} : { version: version.slice(0, 128) }) };
}
function versionMisses(version, { version: expected, versionPath }) {
    if (expected === undefined || version === expected)
        return [];
    if (version === undefined)
        return [`no version at ${versionPath.text}, expected ${expected}`];
    const plain = /^[\w.+-]{1,128}$/.test(version) ? version : quoted_quoted(version);
    return [`version is ${plain}, expected ${expected}`];
}
function jsonMisses(document, assertions) {
    if (assertions.length === 0)
        return [];
    if ('problem' in document)
        return [document.problem];
    return assertions.flatMap((assertion) => violation(assertion, document.value) ?? []);
}
function bodyMisses({ called, text, complete }, { body: expected, match = [] }) {
    const where = `${called}${complete ? '' : ', as far as it was read (1 MiB),'}`;
    const misses = match
        .filter((pattern) => !pattern.isIn(text))
        .map((pattern) => `${where} does not match ${pattern.text}`);
    if (expected !== undefined && !text.includes(expected))
        misses.push(`${where} does not contain ${quoted_quoted(expected)}`);
    return misses;
}
function judge_content_parseDocument({ called, text, complete }) {
    if (!complete)
        return { problem: `${called} is longer than 1 MiB, so its JSON was not read` };
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return {
            problem: text.trim() === '' ? `${called} is empty, expected JSON` : `${called} is no JSON: ${quoted_quoted(text)}`,
        };
    }
}
function versionOf({ text, isPlainVersion }, document, path) {
    // `1.10` alone is a number in JSON, and another version.
    const isTree = 'value' in document && typeof document.value === 'object' && document.value !== null;
    if (isPlainVersion && !isTree)
        return text.trim() === '' ? undefined : text.trim();
    return 'problem' in document ? undefined : versionIn(document.value, path, text);
}

;// CONCATENATED MODULE: ./build/packages/probe/src/status-set.js
const STATUS_LEGAL = 'HTTP statuses such as 200, 2xx, 200,204 or 200-299';
/** `200`, `2xx`, `200,204` or `200-299,304` as a set; `undefined` where the text is none. */
function parseStatusSet(text) {
    const ranges = [];
    for (const part of text.split(',')) {
        const range = parseRange(part.trim());
        if (range === undefined)
            return undefined;
        ranges.push(range);
    }
    return { text: text.trim(), ranges };
}
function hasStatus({ ranges }, status) {
    return ranges.some(([from, to]) => status >= from && status <= to);
}
function parseRange(part) {
    const hundred = /^([1-5])xx$/i.exec(part)?.[1];
    if (hundred !== undefined)
        return [Number(hundred) * 100, Number(hundred) * 100 + 99];
    const match = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(part);
    if (!match)
        return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    return to < from ? undefined : [from, to];
}

;// CONCATENATED MODULE: ./build/packages/probe/src/judge.js



/**
 * Is this answer what was expected, and if not, why not? A wrong status says it all; else every miss is named.
 * `daysLeft` is of the certificate that came with it, where there was one.
 */
function judge(answer, expected, daysLeft) {
    const content = { called: 'the body', text: answer.body, complete: answer.complete };
    const { version, misses } = judgeContent(content, expected);
    const seen = version === undefined ? {} : { version };
    const wrong = statusMisses(answer, expected.status);
    const reasons = wrong.length > 0 ? wrong : [...misses, ...certificateMisses(daysLeft, expected.minDays)];
    if (reasons.length > 0)
        return { ok: false, ...seen, reason: reasons.join('; ') };
    return { ok: true, ...seen, reason: `status ${answer.status}` };
}
/** In words what is wrong with how long a certificate lasts; none where nobody asks. */
function certificateMisses(daysLeft, minDays) {
    if (minDays === undefined)
        return [];
    if (daysLeft === undefined)
        return [`there is no certificate, expected one for ${minDays} more days`];
    if (daysLeft >= minDays)
        return [];
    return [`the certificate ends in ${daysLeft} days, expected ${minDays} or more`];
}
function statusMisses({ status, location, problem }, expected) {
    if (problem !== undefined)
        return [`status is ${status}: ${problem}`];
    if (hasStatus(expected, status))
        return [];
    const where = location === undefined ? '' : ` (a redirect to ${quoted_quoted(location)})`;
    return [`status is ${status}${where}, expected ${expected.text}`];
}

;// CONCATENATED MODULE: ./build/packages/probe/src/judge-shown.js
const UNSAID = 'it is not as expected, where it repeats a secret';
/**
 * Judges what was said, by `judge`, which gets a way to show it. Where it is bad, all that is quoted comes from the
 * masked text: a quotation is cut, and no mask finds the half of a secret.
 */
function judgeShown(judge, mask = (text) => text) {
    const judged = judge((text) => text);
    if (judged.ok)
        return judged;
    const shown = judge(mask);
    return shown.ok ? { ...shown, ok: false, reason: UNSAID } : shown;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/ssh-fault.js


/** What no service can do anything about: our key, our known_hosts, what sshd was told to allow. */
const OWN = /^(AUTH_FAILED|HOST_KEY_|FORWARDING_REFUSED|HOST_UNFIT|BAD_INPUT)/;
const ssh_fault_LONGEST = 600;
/**
 * Whose fault it is that nothing came back by SSH. The host is a part of what must serve: one that refuses, hangs or
 * breaks off is the service's; what keeps us from logging in, or off the network, is our own.
 */
function classifySshFault(error) {
    if (!(error instanceof error_src/* UserError */.yo))
        return { kind: 'no-answer', reason: `by SSH: ${ssh_fault_oneLine(messageOf(error))}` };
    // Of a key that is not known the reason is no place for the line to paste: whoever dials keeps it.
    if ('line' in error) {
        const [first = ''] = error.message.split('\n');
        return { kind: 'own-fault', reason: ssh_fault_oneLine(`by SSH: ${first} (${error.code})`) };
    }
    const hint = error.hint === undefined || error.hint === '' ? '' : ` ${error.hint}`;
    const reason = ssh_fault_oneLine(`by SSH: ${error.message}${hint} (${error.code})`);
    const isOwn = OWN.test(error.code) || hasOwnCause(error);
    return { kind: isOwn ? 'own-fault' : 'no-answer', reason };
}
/** The name of the host is not resolved, or this machine has no way to it. */
function hasOwnCause({ cause }) {
    return cause !== undefined && (0,http_src/* classifyFault */.Dn)(cause).kind === 'own-fault';
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function ssh_fault_oneLine(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > ssh_fault_LONGEST ? `${line.slice(0, ssh_fault_LONGEST)}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/via.js
/** Where a probe that goes by SSH finds its hosts. That there are none is a defect of ours: inputs are read before. */
function reachOf({ ssh }) {
    if (ssh === undefined)
        throw new Error('This probe needs hosts that are reached by SSH.');
    return ssh;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-http.js









const PROXY_AUTHENTICATION_REQUIRED = 407;
/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
async function probeHttp(probe, world) {
    const { request, expect, timeoutMs } = probe;
    const at = world.clock.now();
    const begunAt = world.clock.elapsed();
    const progress = (0,http_src/* startProgress */.ot)(request.url);
    let isLate = false;
    const observed = (facts) => ({
        ...facts,
        ...(progress.status === undefined ? {} : { status: progress.status }),
        ...(progress.remoteAddress === undefined ? {} : { remote: progress.remoteAddress }),
        latencyMs: Math.max(0, Math.round(world.clock.elapsed() - begunAt)),
        timedOut: isLate,
        at,
    });
    const expire = () => {
        isLate = true;
        return new Error('The time-out of the probe ran out.');
    };
    try {
        const answer = await (0,src/* withDeadline */.NE)(world.clock, timeoutMs, expire, (signal) => world.ask(request, wayOf(probe, world), http_src/* USUAL_LIMITS */.qd, signal, progress), world.signal);
        isLate = false;
        if (answer.status === PROXY_AUTHENTICATION_REQUIRED && answer.byProxy && !hasStatus(expect.status, answer.status)) {
            return observed({ ok: false, kind: 'own-fault', reason: 'the proxy in HTTP_PROXY wants a login (status 407)' });
        }
        const days = answer.certificate === undefined ? undefined : (0,http_src/* daysLeft */.H_)(answer.certificate, at);
        const mask = world.mask ?? ((text) => text);
        const judgement = judgeShown((show) => judge({ ...answer, body: show(answer.body) }, expect, days), mask);
        return observed({
            kind: 'answered',
            ...judgement,
            ...(judgement.ok || answer.body === '' ? {} : { excerpt: excerptOf(mask(answer.body)) }),
            ...(days === undefined ? {} : { certificateDaysLeft: days }),
        });
    }
    catch (error) {
        if (world.signal.aborted)
            throw world.signal.reason;
        return observed({ ok: false, ...(isLate ? (0,http_src/* lateness */.ev)(progress, timeoutMs) : faultOf(error)) });
    }
}
function wayOf({ way = {}, via }, world) {
    if (via === undefined)
        return way;
    return { ...way, dial: (host, port, signal) => reachOf(world).dial(via, { host, port }, signal) };
}
/** Only who dials by SSH speaks in codes of ours. */
function faultOf(error) {
    return error instanceof error_src/* UserError */.yo ? classifySshFault(error) : (0,http_src/* classifyFault */.Dn)(error);
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-addresses.js






const MOST_ADDRESSES = 64;
const MOST_NAMED = 3;
/** Resolves the name anew and asks each of its addresses at once; good only if all are. */
async function probeAddresses(probe, world) {
    const hostname = new URL(probe.request.url).hostname.replace(/^\[|\]$/g, '');
    if ((0,external_node_net_.isIP)(hostname) !== 0)
        return probeHttp(probe, world);
    let addresses = [];
    const resolve = async () => {
        addresses = await (world.addressesOf ?? addressesOf)(hostname);
        const ok = addresses.length > 0 && addresses.length <= MOST_ADDRESSES;
        return { ok, kind: 'own-fault', reason: `the name has ${addresses.length} addresses` };
    };
    const resolved = await attempt_attempt(probe.timeoutMs, world, resolve, {
        late: () => ({ kind: 'own-fault', reason: `the name was not resolved within ${(0,quantity_src/* formatDuration */.a3)(probe.timeoutMs)}` }),
        fault: http_src/* classifyFault */.Dn,
    });
    if (!resolved.ok)
        return resolved;
    const timeoutMs = Math.max(1, probe.timeoutMs - resolved.latencyMs);
    const asked = await Promise.all(addresses.map(async (address) => ({
        address,
        seen: await probeHttp({ ...probe, timeoutMs, way: { ...probe.way, address } }, world),
    })));
    const together = mergeObservations(asked);
    return { ...together, at: resolved.at, latencyMs: resolved.latencyMs + together.latencyMs };
}
/** One observation of all of them, at least one. What one service does wrong weighs more than whom we could not ask. */
function mergeObservations(asked) {
    const bad = asked.filter(({ seen }) => !seen.ok);
    const guilty = bad.find(({ seen }) => seen.kind !== 'own-fault') ?? bad[0];
    const [first] = asked;
    const decisive = (guilty ?? first)?.seen;
    if (decisive === undefined)
        throw new Error('There is no observation to be merged.');
    const versions = new Set(asked.map(({ seen }) => seen.version));
    const { version, certificateDaysLeft: _, ...rest } = decisive;
    const known = guilty !== undefined || versions.size === 1 ? version : undefined;
    const days = asked.flatMap(({ seen }) => seen.certificateDaysLeft ?? []);
    return {
        ...rest,
        ...(known === undefined ? {} : { version: known }),
        ...(days.length === 0 ? {} : { certificateDaysLeft: Math.min(...days) }),
        latencyMs: Math.max(...asked.map(({ seen }) => seen.latencyMs)),
        reason: bad.length === 0 ? `${decisive.reason} from ${count(asked.length)}` : reasonOf(bad, asked.length),
        parts: asked.map(partOf),
    };
}
function reasonOf(bad, total) {
    const named = bad.slice(0, MOST_NAMED).map(({ address, seen }) => `${address}: ${seen.reason}`);
    const others = bad.length > MOST_NAMED ? [`and ${bad.length - MOST_NAMED} more`] : [];
    return `${bad.length} of ${count(total)} bad: ${[...named, ...others].join('; ')}`;
}
function partOf({ address, seen }) {
    const { ok, status, version, latencyMs, reason } = seen;
    const facts = { ...(status === undefined ? {} : { status }), ...(version === undefined ? {} : { version }) };
    return { address, ok, ...facts, latencyMs, reason };
}
function count(addresses) {
    return `${addresses} ${addresses === 1 ? 'address' : 'addresses'}`;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-command.js







/** What the host hands back at most; see `CommandResult`. */
const MOST_READ = 1024 * 1024;
const EXCERPT_BYTES = 300;
/** Runs it once. Rejects only with the reason of `world.signal`. */
function probeCommand(probe, world) {
    const { command, via, timeoutMs } = probe;
    let hasTurn = false;
    const onTurn = () => {
        hasTurn = true;
    };
    const work = async (signal) => {
        const result = await reachOf(world).exec(via, 'exec sh -es', scriptOf(command), signal, onTurn);
        const said = (show) => ({ stdout: show(result.stdout), stderr: show(result.stderr) });
        return judgeShown((show) => judgeCommand({ ...result, ...said(show) }, probe), world.mask);
    };
    return attempt_attempt(timeoutMs, world, work, {
        late: () => {
            const within = `within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`;
            if (hasTurn)
                return { kind: 'no-answer', reason: `the command did not end ${within}` };
            return { kind: 'own-fault', reason: `the command did not begin ${within}: others run on the host already` };
        },
        fault: classifySshFault,
    });
}
/**
 * The script on the standard input of `sh`, so that every login shell takes it: as one group, which is read as a whole
 * before it begins, so that no program in it takes the rest of the script for its own input.
 */
function scriptOf(command) {
    return `{\n${command.replace(/\r\n?/g, '\n')}\n} </dev/null\n`;
}
/** Pure. The exit says it all; else every miss in the output is named. */
function judgeCommand(result, { expectExit, expect }) {
    const { code, signal, stdout, stderr } = result;
    const said = stderr.trim() === '' ? stdout : stderr;
    const excerpt = said.trim() === '' ? {} : { excerpt: said.slice(0, EXCERPT_BYTES) };
    if (code !== expectExit) {
        const ended = code === null ? `was ended by ${signal ?? 'nobody knows what'}` : `ended with ${code}`;
        const last = said.trim().split('\n').at(-1) ?? '';
        const told = last === '' ? '' : `: ${quoted_quoted(last)}`;
        return { ok: false, kind: 'answered', reason: `the command ${ended}, expected ${expectExit}${told}`, ...excerpt };
    }
    const complete = Buffer.byteLength(stdout) < MOST_READ;
    const content = { called: 'the output', text: stdout, complete, isPlainVersion: true };
    const { misses, version } = judgeContent(content, expect);
    const seen = version === undefined ? {} : { version };
    if (misses.length > 0)
        return { ok: false, kind: 'answered', ...seen, reason: misses.join('; '), ...excerpt };
    return { ok: true, kind: 'answered', ...seen, reason: `exit ${expectExit}` };
}

;// CONCATENATED MODULE: ./build/packages/probe/src/dns-records.js

const dnsTypes = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'NS', 'SRV', 'CAA'];
/** The records of a name, each as a zone file writes its data, without the quotes of texts. */
async function resolveRecords(resolver, name, type) {
    switch (type) {
        case 'A':
            return resolver.resolve4(name);
        case 'AAAA':
            return resolver.resolve6(name);
        case 'CNAME':
            return resolver.resolveCname(name);
        case 'NS':
            return resolver.resolveNs(name);
        case 'TXT':
            return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
        case 'MX':
            return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
        case 'SRV':
            return (await resolver.resolveSrv(name)).map(({ priority, weight, port, name: target }) => `${priority} ${weight} ${port} ${target}`);
        case 'CAA':
            return (await resolver.resolveCaa(name)).map(caaText);
    }
}
/** Node names the property by a key of its own. */
function caaText({ critical, ...property }) {
    const [[tag = '', value = ''] = []] = Object.entries(property).filter(([key]) => key !== 'type');
    return `${critical} ${tag} ${value}`;
}
/**
 * What keeps `found` from being what is expected; undefined where it is. The records must be exactly these in any
 * order; of texts and CAA properties each must be among them, because others put theirs beside ours.
 */
function recordMiss(type, found, expected) {
    if (expected.length === 0)
        return undefined;
    const [seen, wanted] = [found, expected].map((texts) => texts.map((text) => normalized(type, text)));
    const lacking = wanted.filter((text) => !seen.includes(text));
    const isOpen = type === 'TXT' || type === 'CAA';
    const strange = isOpen ? [] : seen.filter((text) => !wanted.includes(text));
    const parts = [
        ...(lacking.length > 0 ? [`it lacks ${lacking.join(', ')}`] : []),
        ...(strange.length > 0 ? [`nobody expects ${strange.join(', ')}`] : []),
    ];
    return parts.length === 0 ? undefined : parts.join('; ');
}
function normalized(type, text) {
    const plain = text.trim().replace(/\s+/g, ' ');
    if (type === 'TXT')
        return text.trim().replace(/^"(.*)"$/, '$1');
    if (type === 'CAA')
        return plain.replace(/"(.*)"$/, '$1');
    if (type === 'AAAA')
        return (0,external_node_net_.isIPv6)(plain) ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
    return plain.toLowerCase().replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-dns.js




/** That there is no such record is an answer; all else says that the name server gave none. */
const NO_RECORD = 'the name has no such record';
const ANSWERS = {
    ENOTFOUND: 'there is no such name',
    ENODATA: NO_RECORD,
};
const FAILURES = {
    ESERVFAIL: 'failed at it (SERVFAIL)',
    EREFUSED: 'refused to answer',
    ETIMEOUT: 'did not answer in time',
    ECONNREFUSED: 'cannot be reached',
    ENOTIMP: 'does not know such questions',
    EBADRESP: 'answered with rubbish',
    EFORMERR: 'did not understand the question',
    ECANCELLED: 'did not answer in time',
};
/** Of a time-out, so that a question that was lost on its way is asked again. */
const TRIES = 3;
/** Asks once. Rejects only with the reason of `world.signal`. */
function probeDns(probe, world) {
    const { name, record, expected, server, timeoutMs } = probe;
    const work = async (signal) => {
        const resolver = new external_node_dns_.promises.Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / TRIES)), tries: TRIES });
        if (server !== undefined)
            resolver.setServers([server]);
        signal.addEventListener('abort', () => resolver.cancel(), { once: true });
        const found = await resolveRecords(resolver, name, record);
        // An alias of a name that is gone is an answer, and the resolver's list of its records is empty.
        if (found.length === 0)
            return probe_dns_none(name, record, NO_RECORD);
        const miss = recordMiss(record, found, expected);
        if (miss === undefined)
            return { ok: true, kind: 'answered', reason: `${record} ${shown(found)}` };
        return { ok: false, kind: 'answered', reason: `${record} of ${name} is ${shown(found)}: ${miss.slice(0, 300)}` };
    };
    const blame = (reason) => ({ kind: server === undefined ? 'own-fault' : 'no-answer', reason });
    const who = server === undefined ? "the runner's name server" : `the name server ${server}`;
    return attempt_attempt(timeoutMs, world, (signal) => work(signal).catch(answered(name, record)), {
        late: () => blame(`${who} did not answer within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`),
        fault: (error) => {
            const code = codeOf(error);
            return blame(`${who} ${FAILURES[code] ?? `gave no proper answer (${code || String(error).slice(0, 100)})`}`);
        },
    });
}
function answered(name, record) {
    return (error) => {
        const answer = ANSWERS[codeOf(error)];
        if (answer === undefined)
            throw error;
        return probe_dns_none(name, record, answer);
    };
}
function probe_dns_none(name, record, why) {
    return { ok: false, kind: 'answered', reason: `${record} of ${name}: ${why}` };
}
function shown(records) {
    return records.join(', ').slice(0, 300);
}
function codeOf(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    return typeof code === 'string' ? code : '';
}

;// CONCATENATED MODULE: ./build/packages/probe/src/plain-stream.js




/** A connection to be made, and how far it got: for whoever must say why it was not. */
class PlainStream {
    place;
    stage;
    isDialled = false;
    constructor(place) {
        this.place = place;
        this.stage = place.via === undefined && (0,external_node_net_.isIP)(place.host) === 0 ? 'resolving' : 'connecting';
    }
    /** A fresh TCP connection. Rejects with what `fault` explains, or with the signal's reason. */
    async open(world, signal) {
        const { via, host, port } = this.place;
        const stream = via === undefined
            ? await (0,http_src/* openSocket */.kn)({ host, port }, {}, signal, () => {
                this.stage = 'connecting';
            })
            : await reachOf(world).dial(via, { host, port }, signal);
        this.isDialled = true;
        stream.on('error', () => undefined);
        return stream;
    }
    get isOpen() {
        return this.isDialled;
    }
    /** The time-out ran out before it stood. */
    late(timeoutMs) {
        const { reason, kind } = (0,http_src/* lateness */.ev)({ stage: this.stage }, timeoutMs);
        return { kind, reason: this.place.via === undefined ? reason : `${reason} by SSH` };
    }
    fault(error) {
        return this.place.via === undefined || this.isDialled ? (0,http_src/* classifyFault */.Dn)(error) : classifySshFault(error);
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-tcp.js




/** A greeting is a line; whoever says more without saying it does not say it. */
const probe_tcp_MOST_READ = 64 * 1024;
/** Connects once. Rejects only with the reason of `world.signal`. */
function probeTcp(probe, world) {
    const { expectBody, timeoutMs } = probe;
    const way = new PlainStream(probe);
    const heard = { said: '' };
    const work = async (signal) => {
        const stream = await way.open(world, signal);
        // Nobody reads on when the time is up: a service that is silent would keep its connection.
        signal.addEventListener('abort', () => stream.destroy(), { once: true });
        try {
            if (expectBody === undefined)
                return { ok: true, kind: 'answered', reason: 'connected' };
            return await greeting(stream, expectBody, signal, heard);
        }
        finally {
            stream.destroy();
        }
    };
    return attempt_attempt(timeoutMs, world, work, {
        late: () => {
            if (!way.isOpen || expectBody === undefined)
                return way.late(timeoutMs);
            return { kind: 'no-answer', reason: `${probe_tcp_missing(expectBody, heard.said)} within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}` };
        },
        fault: (error) => way.fault(error),
    });
}
async function greeting(socket, expected, signal, progress) {
    const chunks = [];
    let size = 0;
    for await (const chunk of socket) {
        signal.throwIfAborted();
        chunks.push(chunk);
        size += chunk.length;
        progress.said = new TextDecoder().decode(Buffer.concat(chunks));
        if (progress.said.includes(expected)) {
            return { ok: true, kind: 'answered', reason: `it said ${quoted_quoted(progress.said)}` };
        }
        if (size >= probe_tcp_MOST_READ)
            break;
    }
    return { ok: false, kind: 'answered', reason: probe_tcp_missing(expected, progress.said) };
}
function probe_tcp_missing(expected, said) {
    const seen = said === '' ? 'it said nothing' : `it said ${quoted_quoted(said)}`;
    return `${seen}, expected ${quoted_quoted(expected)}`;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-tls.js





/** Shakes hands once. Rejects only with the reason of `world.signal`. */
function probeTls(probe, world) {
    const { serverName, ca, minDays, timeoutMs } = probe;
    const way = new PlainStream(probe);
    const work = async (signal) => {
        const stream = await way.open(world, signal);
        try {
            const { certificate } = await (0,http_src/* secure */.ek)(stream, serverName, { ca, protocols: [] }, signal);
            if (certificate === undefined)
                return { ok: false, kind: 'answered', reason: 'it showed no certificate' };
            const left = (0,http_src/* daysLeft */.H_)(certificate, world.clock.now());
            const [miss] = certificateMisses(left, minDays);
            const reason = miss ?? `the certificate lasts ${left} more ${left === 1 ? 'day' : 'days'}`;
            return { ok: miss === undefined, kind: 'answered', certificateDaysLeft: left, reason };
        }
        finally {
            stream.destroy();
        }
    };
    return attempt_attempt(timeoutMs, world, work, {
        late: () => {
            if (!way.isOpen)
                return way.late(timeoutMs);
            const reason = `the TLS handshake was not complete within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`;
            return { kind: 'no-answer', reason };
        },
        fault: (error) => way.fault(error),
    });
}

;// CONCATENATED MODULE: ./build/packages/probe/src/ask.js






/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
function ask(probe, world) {
    switch (probe.kind) {
        case 'tcp':
            return probeTcp(probe, world);
        case 'tls':
            return probeTls(probe, world);
        case 'dns':
            return probeDns(probe, world);
        case 'command':
            return probeCommand(probe, world);
        default:
            return probe.resolve === 'all' ? probeAddresses(probe, world) : probeHttp(probe, world);
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: ./build/packages/probe/src/header-line.js


/** What the connection sets by itself: two of them would contradict each other. */
const UNSENDABLE = /^(host|connection|keep-alive|proxy-connection|transfer-encoding|content-length|te|trailer|upgrade|expect)$/i;
/** `Name: value`. The value is a secret and never part of the problem. */
function parseHeaderLine(line) {
    const match = /^([^:\s]+)\s*:\s*(.*)$/.exec(line);
    const [, name = '', value = ''] = match ?? [];
    if (!match)
        throw new Illegal('Name: value');
    if (UNSENDABLE.test(name))
        throw new Illegal('a header that can be set', `${name} (the connection sets it)`);
    try {
        (0,external_node_http_.validateHeaderName)(name);
        (0,external_node_http_.validateHeaderValue)(name, value);
    }
    catch {
        throw new Illegal('Name: value, in characters that HTTP allows');
    }
    return [name, value];
}

;// CONCATENATED MODULE: ./build/packages/probe/src/pattern.js
/** A pattern of a few characters can stand for a program of any size. */
const pattern_LONGEST = 1000;
let library;
/** Loads what patterns need, which takes a while: to be called before `parsePattern`, and only where there is one. */
async function pattern_loadPatterns() {
    library = (await __nccwpck_require__.e(/* import() */ 856).then(__nccwpck_require__.bind(__nccwpck_require__, 2856))).RE2JS;
}
/** Compiles one. Returns what is wrong with it, in words, where it is none. */
function parsePattern(text) {
    if (library === undefined)
        throw new Error('A pattern was to be parsed before the patterns were loaded.');
    if (text.length > pattern_LONGEST)
        return { problem: `it is longer than ${pattern_LONGEST} characters` };
    try {
        const compiled = library.compile(text, library.MULTILINE);
        return { text, isIn: (body) => compiled.matcher(body).find() };
    }
    catch (error) {
        // The library shows its own flags before the text.
        const said = error instanceof Error ? error.message : String(error);
        return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?m)', '`') };
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/index.js















;// CONCATENATED MODULE: ./build/packages/source/src/within-time.js





/**
 * What `work` finds within the time, or why it could not be asked. Rejects only when the run is cancelled, with its
 * reason.
 */
async function withinTime(timeoutMs, world, work) {
    const late = new http_src/* WireError */.cC(`no whole answer within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`);
    try {
        return await (0,src/* withDeadline */.NE)(world.clock, timeoutMs, () => late, work, world.signal);
    }
    catch (error) {
        if (world.signal.aborted)
            throw world.signal.reason;
        return { problem: problemOf(error) };
    }
}
/** What keeps us from logging in to a host that asks for us; waiting does not mend it. */
const within_time_NO_ACCESS = /^(AUTH_FAILED|HOST_KEY_|FORWARDING_REFUSED|HOST_UNFIT)/;
/** Only who dials by SSH speaks in codes of ours. */
function problemOf(error) {
    if (!(error instanceof error_src/* UserError */.yo))
        return { kind: 'provider', reason: (0,http_src/* classifyFault */.Dn)(error).reason };
    const { reason } = classifySshFault(error);
    return { kind: within_time_NO_ACCESS.test(error.code) ? 'access' : 'provider', reason };
}

;// CONCATENATED MODULE: ./build/packages/source/src/ask-provider.js






/** Answers over many series are long, and a watch asks for few of them. */
const LIMITS = { ...http_src/* USUAL_LIMITS */.qd, bodyBytes: 16 * 1024 * 1024 };
/**
 * One question to a provider's JSON API: its document, or why there is none, in the words that `wordsOf` finds in the
 * document of a refusal. Rejects only when the run is cancelled.
 */
async function askProvider(request, world, wordsOf) {
    const ask = (signal) => question(request, world, signal, wordsOf);
    return withinTime(request.timeoutMs, world, ask);
}
async function question({ url, headers, body }, world, signal, wordsOf) {
    const request = {
        url,
        method: body === undefined ? 'GET' : 'POST',
        headers: [['accept', 'application/json'], ...headers],
        body,
        userAgent: USER_AGENT,
        followRedirects: false,
    };
    const answer = await world.ask(request, {}, LIMITS, signal, (0,http_src/* startProgress */.ot)(url));
    const parsed = answer.complete ? parseDocument(answer.body) : undefined;
    const words = parsed && 'document' in parsed ? wordsOf(parsed.document) : undefined;
    const problem = providerProblem(answer.status, answer.headers, words);
    if (problem)
        return { problem };
    return parsed ?? { problem: { kind: 'query', reason: `the answer is longer than ${(0,quantity_src/* formatSize */.Xq)(LIMITS.bodyBytes)}` } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/datadog-answer.js


/** The texts of a refusal: `{"errors": ["…"]}`. */
function datadogWords(document) {
    const said = (0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'errors')).flatMap((each) => (0,members/* words */.aL)(each) ?? (0,members/* words */.aL)((0,members/* member */.Dc)(each, 'detail')) ?? []);
    return (0,members/* words */.aL)(said.join('; '));
}
/**
 * One series for each of `count` formulas, from an answer to a timeseries query. A query that is grouped gives several
 * and is a mistake; one without data gives none. An answer of 200 can hold an error all the same.
 */
function datadogSeries(document, count, bucketMs) {
    const error = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'errors'));
    if (error !== undefined)
        return datadog_answer_all(count, shorten(error));
    const attributes = (0,members/* member */.Dc)(document, 'data', 'attributes');
    const times = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'times')).map(Number);
    const series = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'series'));
    const values = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'values'));
    if (!Array.isArray((0,members/* member */.Dc)(attributes, 'series')))
        return datadog_answer_all(count, 'the answer has no series');
    const [first = 0, second = first] = times;
    if (second - first > bucketMs) {
        return datadog_answer_all(count, `the answer has a point each ${(second - first) / 1000} s, not each ${bucketMs / 1000} s`);
    }
    return Array.from({ length: count }, (_, query) => {
        const own = [...series.keys()].filter((index) => Number((0,members/* member */.Dc)(series[index], 'query_index') ?? 0) === query);
        const [one, two] = own.map((index) => (0,members/* elements */.Yt)((0,members/* member */.Dc)(series[index], 'group_tags')).join(','));
        if (one !== undefined && two !== undefined) {
            return wrong(`the query gives ${own.length} series, such as {${one}} and {${two}}, not one: leave out "by"`);
        }
        return own.flatMap((index) => pointsOf(times, (0,members/* elements */.Yt)(values[index])));
    });
}
function pointsOf(times, values) {
    return times.flatMap((startMs, index) => {
        const value = values[index];
        return typeof value === 'number' ? [{ startMs, value }] : [];
    });
}
function datadog_answer_all(count, reason) {
    return Array.from({ length: count }, () => wrong(reason));
}
function wrong(reason) {
    return { problem: { kind: 'query', reason: shorten(reason) } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/datadog-source.js





const datadog_source_BUCKET_MS = 60_000;
/** Agents send every 10 to 15 s, and what they sent is there some seconds later. */
const datadog_source_LATE_MS = 60_000;
const datadog = {
    forms: ['counters', 'ratio', 'value'],
    language: 'free',
    asks: 'provider',
    access: { 'api-key': NEEDED, 'app-key': NEEDED, 'api-url': API_URL },
    open: async ({ timeoutMs, access = {} }, ...rest) => {
        const { 'api-key': apiKey = '', 'app-key': appKey = '', 'api-url': url = 'https://api.datadoghq.com' } = access;
        return datadogSource({ url, apiKey, appKey, timeoutMs }, ...rest);
    },
};
/** Datadog's metrics, minute by minute, by the timeseries query of its API. */
function datadogSource(settings, signals, world) {
    const url = apiAddress(settings.url, '/api/v2/query/timeseries');
    const headers = [
        ['content-type', 'application/json'],
        ['dd-api-key', settings.apiKey],
        ['dd-application-key', settings.appKey],
    ];
    return bucketSource({
        name: url.host,
        bucketMs: datadog_source_BUCKET_MS,
        lateMs: datadog_source_LATE_MS,
        ask: async (texts, { fromMs, toMs }) => {
            const queries = texts.map((query, index) => ({ data_source: 'metrics', name: `q${index}`, query }));
            const formulas = queries.map(({ name }) => ({ formula: name }));
            const attributes = { from: fromMs, to: toMs, interval: datadog_source_BUCKET_MS, formulas, queries };
            const body = JSON.stringify({ data: { type: 'timeseries_request', attributes } });
            const answer = await askProvider({ url: url.href, headers, body, timeoutMs: settings.timeoutMs }, world, datadogWords);
            const series = 'problem' in answer ? texts.map(() => answer) : datadogSeries(answer.document, texts.length, datadog_source_BUCKET_MS);
            return { series, notes: [] };
        },
    }, signals, world);
}

;// CONCATENATED MODULE: ./build/packages/source/src/measurement.js
/** What is judged: the ratio or the value. */
function levelOf({ ratio, value }) {
    return ratio ?? value;
}
/** It did not answer with anything usable: nobody knows how it is. */
function isSilent({ problem }) {
    return problem !== undefined && problem.kind !== 'no-traffic' && problem.kind !== 'reference';
}

;// CONCATENATED MODULE: ./build/packages/source/src/combine.js

/** What waiting is likelier to mend comes first. */
const MOST_HOPEFUL = [
    'no-traffic',
    'reference',
    'missing',
    'wrong-version',
    'provider',
    'access',
    'query',
];
/**
 * One observation from those instances that gave data: counts are added up; of ratios and values, which carry no
 * weight, the worst counts. If none gave any, the problem that waiting is likeliest to mend stands for all.
 */
function combine(instances, worst) {
    const mark = instances.some(isSilent) ? { partial: true } : {};
    const counted = instances.filter(({ total }) => total !== undefined);
    if (counted.length > 0) {
        const errors = combine_sum(counted.map((reading) => reading.errors ?? 0));
        const total = combine_sum(counted.map((reading) => reading.total ?? 0));
        return { ratio: errors / total, errors, total, ...mark, instances };
    }
    const ratios = instances.flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio]));
    if (ratios.length > 0)
        return { ratio: (worst === 'lowest' ? Math.min : Math.max)(...ratios), ...mark, instances };
    const values = instances.flatMap(({ value }) => (value === undefined ? [] : [value]));
    if (values.length > 0)
        return { value: (worst === 'lowest' ? Math.min : Math.max)(...values), ...mark, instances };
    return { problem: commonProblem(instances), instances };
}
function commonProblem(instances) {
    const problems = instances.flatMap(({ name, problem }) => (problem ? [{ name, ...problem }] : []));
    const kind = MOST_HOPEFUL.find((candidate) => problems.some((problem) => problem.kind === candidate)) ?? 'missing';
    if (problems.length === 1)
        return { kind, reason: problems[0]?.reason ?? '' };
    const all = problems.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
    return { kind, reason: all.length > 500 ? `${all.slice(0, 500)}…` : all };
}
function combine_sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./build/packages/source/src/fetch-document.js






const JSON_WANTED = ['accept', 'application/json'];
/** One GET, one JSON document or the reason why there is none. Rejects only when the run is cancelled. */
async function fetchDocument(request, world) {
    return withinTime(request.timeoutMs, world, (signal) => readDocument(request, world.ask, signal));
}
async function readDocument({ url, headers }, ask, signal) {
    const request = {
        url,
        method: 'GET',
        headers: headers.some(([name]) => name.toLowerCase() === 'accept') ? headers : [JSON_WANTED, ...headers],
        body: undefined,
        userAgent: USER_AGENT,
        followRedirects: false,
    };
    const { status, headers: answered, body, complete, } = await ask(request, {}, http_src/* USUAL_LIMITS */.qd, signal, (0,http_src/* startProgress */.ot)(url));
    const problem = statusProblem(status, answered.location ?? null);
    if (problem)
        return { problem };
    if (complete)
        return parseDocument(body);
    return { problem: { kind: 'query', reason: `the answer is longer than ${(0,quantity_src/* formatSize */.Xq)(http_src/* USUAL_LIMITS */.qd.bodyBytes)}` } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/counters.js
/**
 * What was added between two readings of one instance. If either counter shrank, the process began anew, and both
 * values are what it has counted since.
 */
function growth(before, after) {
    const reset = after.errors < before.errors || after.total < before.total;
    return reset
        ? { ...after, reset }
        : { errors: after.errors - before.errors, total: after.total - before.total, reset };
}

;// CONCATENATED MODULE: ./build/packages/source/src/own-window.js
const NONE_OF_OURS = { sure: 0, unsure: 0 };
/**
 * What we asked of one instance since the reading that its counters are compared with. Of two readings exactly one is in
 * their difference, whether a service counts a request before it answers or after. Whatever ran beside either of them,
 * or failed, may be in it or not.
 */
class OwnWindow {
    #asks = [];
    #reference;
    #sure = 0;
    #unsure = 0;
    /** That one of the two readings is in their difference: not if the process began anew between them. */
    #isPaired = true;
    add(ask) {
        this.#asks.push(ask);
    }
    /** Up to the reading `now`, which is over. After a restart nobody knows which of them the new process has seen. */
    upTo(now, isReset) {
        if (this.#reference === undefined)
            return NONE_OF_OURS;
        const referenceTo = this.#reference.to ?? 0;
        const isOver = ({ to }) => to !== undefined && to < now.from;
        for (const ask of this.#asks.filter(isOver)) {
            if (ask.isAnswered && ask.from > referenceTo)
                this.#sure++;
            else
                this.#unsure++;
        }
        this.#asks = this.#asks.filter((ask) => !isOver(ask));
        const beside = this.#asks.filter((ask) => ask !== now).length;
        if (isReset) {
            this.#unsure += this.#sure;
            this.#sure = 0;
            this.#isPaired = false;
        }
        const [pair, maybe] = this.#isPaired ? [1, 0] : [0, 1];
        return { sure: this.#sure + pair, unsure: this.#unsure + beside + maybe };
    }
    /** The counters are compared with this reading from now on. */
    settle(now) {
        this.#reference = now;
        this.#sure = 0;
        this.#unsure = 0;
        this.#isPaired = true;
        this.#asks = this.#asks.filter((ask) => ask !== now && (ask.to === undefined || ask.to > now.from));
    }
}

;// CONCATENATED MODULE: ./build/packages/source/src/own-requests.js

/** What we ourselves ask, by whom it goes to: a service may count it among its traffic. */
class OwnRequests {
    #ticks = 0;
    #windows = [];
    #underWay = new Map();
    /** What goes to this instance from now on, for one reader of its counters. */
    window(instance) {
        const [target, window] = [targetOf(instance), new OwnWindow()];
        this.#windows.push({ target, window });
        for (const [ask, goesTo] of this.#underWay)
            if (goesTo(target))
                window.add(ask);
        return window;
    }
    /** A measurement of this instance begins. */
    begin(instance) {
        const { origin, via } = targetOf(instance);
        return this.#begin((target) => target.origin === origin && target.via === via);
    }
    /** `isAnswered`: as it should be, so that whoever counts it counts it as a success. */
    end(ask, isAnswered) {
        ask.to = ++this.#ticks;
        ask.isAnswered = isAnswered;
        this.#underWay.delete(ask);
    }
    /** The same way to ask, under watch. Which host dials is not seen here: of several it may be any. */
    counting(ask) {
        return async (request, way, ...rest) => {
            const { origin } = targetOf(request);
            const isDialled = way.dial !== undefined;
            const own = this.#begin((target) => target.origin === origin && (target.via !== undefined) === isDialled);
            let isAnswered = false;
            try {
                const answer = await ask(request, way, ...rest);
                isAnswered = this.#hostsOf(origin) <= 1 && answer.status >= 200 && answer.status < 300;
                return answer;
            }
            finally {
                this.end(own, isAnswered);
            }
        };
    }
    #hostsOf(origin) {
        return new Set(this.#windows.flatMap(({ target }) => (target.origin === origin ? [target.via] : []))).size;
    }
    #begin(goesTo) {
        const ask = { from: ++this.#ticks, to: undefined, isAnswered: false };
        this.#underWay.set(ask, goesTo);
        for (const { target, window } of this.#windows)
            if (goesTo(target))
                window.add(ask);
        return ask;
    }
}
function targetOf({ url, via }) {
    const { protocol, hostname, port } = new URL(url);
    return { origin: `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`, via };
}

;// CONCATENATED MODULE: ./build/packages/source/src/own-count.js


const UNCOUNTED = { upTo: () => NONE_OF_OURS, settle: () => undefined };
/** Begins measurements of the instances, by their index, for so many readers of each. */
function ownMeasurements({ instances, ownRequests }, readers, requests = new OwnRequests()) {
    if (ownRequests !== 'counted')
        return () => ({ end: () => undefined, counts: [] });
    const windows = instances.map((instance) => Array.from({ length: readers }, () => requests.window(instance)));
    return (at) => {
        const instance = instances[at];
        if (instance === undefined)
            throw new Error(`There is no instance ${at}.`);
        const ask = requests.begin(instance);
        return {
            end: (isAnswered) => requests.end(ask, isAnswered),
            counts: (windows[at] ?? []).map((window) => ({
                upTo: (isReset) => window.upTo(ask, isReset),
                settle: () => window.settle(ask),
            })),
        };
    };
}

;// CONCATENATED MODULE: ./build/packages/source/src/select.js
/** The one plain value that a path selects. None, several or a structure are a wrong path, not missing data. */
function select_select(path, document) {
    let values;
    try {
        values = path.values(document);
    }
    catch {
        return select_wrong(`${path.text}: the answer is nested too deeply to be searched`);
    }
    const [found] = values;
    if (values.length === 0)
        return select_wrong(`${path.text} selects nothing in the answer`);
    if (values.length > 1)
        return select_wrong(`${path.text} selects ${values.length} values in the answer, not one`);
    if (typeof found === 'object' && found !== null) {
        return select_wrong(`${path.text} selects ${Array.isArray(found) ? 'a list' : 'an object'} in the answer, not a value`);
    }
    return { found };
}
function select_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/told.js

/**
 * What the growth of two counters says once our own requests are out of it. Where it is not known how many they are,
 * they are taken for as many as possible when the question is whether there was traffic, and for as few as possible when
 * errors are set against it. Errors that may be our own failed requests say nothing.
 */
function told(grown, own = NONE_OF_OURS) {
    const { errors, total } = grown;
    if (total > 0 && errors > total) {
        return { reading: told_missing(`${errors} errors but only ${total} requests since the last reading`), isSpent: false };
    }
    if (total === 0 || (total <= own.sure + own.unsure && errors <= own.unsure)) {
        const reason = total === 0 ? '' : ` but our own (${total} counted)`;
        return { reading: problem('no-traffic', `no requests${reason} since the last reading`), isSpent: false };
    }
    if (errors > 0 && errors <= own.unsure) {
        const reason = `${errors} errors, which may be those of our own ${own.unsure} requests that were not answered well`;
        return { reading: told_missing(reason), isSpent: true };
    }
    const others = total - ofOurs(grown, own);
    return { reading: { ratio: errors / others, errors, total: others }, isSpent: true };
}
/** Our answered requests are no errors: where the successes are fewer than these, the service does not count ours. */
function ofOurs({ errors, total }, { sure, unsure }) {
    if (errors === 0)
        return sure + unsure;
    return total - errors < sure ? 0 : sure;
}
function told_missing(reason) {
    return problem('missing', reason);
}
function problem(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/json-signal.js






/** What one signal says in the documents of one instance, one after the other: it remembers the last counters. */
function jsonSignal(query, clock) {
    switch (query.form) {
        case 'ratio':
            return (document) => toReading('ratio', valueIn(document, query.query, readRatio));
        case 'value':
            return (document) => toReading('value', valueIn(document, query.query, readNumber));
        case 'counters':
            return countersOf(query);
        case 'rate':
            return rateOf(query.query, clock);
        case 'quantile':
            return () => json_signal_problem('query', 'a JSON document has no histograms');
    }
}
function countersOf(query) {
    let before;
    return (document, own = UNCOUNTED) => {
        const total = valueIn(document, query.total, readCount);
        if ('problem' in total)
            return total;
        const failed = valueIn(document, query.errors, readCount);
        if ('problem' in failed)
            return failed;
        const found = { errors: failed.value, total: total.value };
        if (before === undefined) {
            before = found;
            own.settle();
            return json_signal_problem('reference', 'the first reading of the counters is only the reference');
        }
        const { errors, total: requests, reset } = growth(before, found);
        const mark = { anonymous: true, ...(reset ? { reset: true } : {}) };
        const { reading, isSpent } = told({ errors, total: requests }, own.upTo(reset));
        // Otherwise the reference stays (a request that began earlier may fail now: its error is not lost), but for a
        // process that began anew, whose last reading is no longer a reference for anything.
        if (isSpent) {
            before = found;
            own.settle();
        }
        else if (reset)
            before = { errors: 0, total: 0 };
        return { ...reading, ...mark };
    };
}
function rateOf(path, clock) {
    let before;
    return (document) => {
        const found = valueIn(document, path, readCount);
        if ('problem' in found)
            return found;
        const now = { value: found.value, atMs: clock.elapsed() };
        const last = before;
        before = now;
        if (last === undefined)
            return json_signal_problem('reference', 'the first reading of the counter is only the reference');
        if (now.atMs <= last.atMs)
            return json_signal_problem('missing', 'no time has gone by since the last reading');
        const isReset = now.value < last.value;
        const grown = isReset ? now.value : now.value - last.value;
        return { value: (grown * 1000) / (now.atMs - last.atMs), ...(isReset ? { reset: true } : {}) };
    };
}
/** The query was compiled when the inputs were read: that it cannot be now is a problem like any other. */
function valueIn(document, query, read) {
    const path = parseJsonPath(query);
    if ('problem' in path)
        return json_signal_problem('query', path.problem);
    const selected = select_select(path, document);
    return 'problem' in selected ? selected : read(selected.found);
}
function toReading(as, found) {
    return 'problem' in found ? found : { [as]: found.value };
}
function json_signal_problem(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/bucket-growth.js
/**
 * What was added to each histogram since `before`. All buckets of one begin anew together: where one shrank, or where
 * the bounds are others, the histogram has grown by what it is now. So has one that is new.
 */
function bucketGrowth(before, after) {
    let resets = 0;
    const grown = [...after].map(([key, now]) => {
        const then = before.get(key);
        if (then === undefined)
            return now;
        const isSame = now.bounds.length === then.bounds.length && now.bounds.every((each, at) => each === then.bounds[at]);
        const added = now.counts.map((count, at) => count - (then.counts[at] ?? 0));
        if (isSame && added.every((count) => count >= 0))
            return { bounds: now.bounds, counts: added };
        resets++;
        return now;
    });
    return { grown, resets };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/labels.js
/** In no name and no value: lines that hold it are refused. Keys of one byte for each letter take half the memory. */
const SEPARATOR = '\0';
/** The value of a label; empty where there is no such label, which is the same to Prometheus. */
function labelOf(labels, name) {
    for (let at = 0; at < labels.length; at += 2)
        if (labels[at] === name)
            return labels[at + 1] ?? '';
    return '';
}
/** One text for each series, whatever the order in which its labels were written. */
function seriesKey(name, labels) {
    return labels.length === 0 ? name : [name, ...labels].join(SEPARATOR);
}
/** What the key was made of. */
function seriesOf(key) {
    const [name = '', ...labels] = key.split(SEPARATOR);
    return { name, labels };
}
/** The name alone. */
function nameOf(key) {
    const end = key.indexOf(SEPARATOR);
    return end === -1 ? key : key.slice(0, end);
}
/** As it is written, for people: `name{label="value"}`, cut where it is long. */
function shownSeries(key) {
    const { name, labels } = seriesOf(key);
    const pairs = labels.flatMap((label, at) => at % 2 === 0 ? [`${label}=${JSON.stringify(labels[at + 1] ?? '')}`] : []);
    const shown = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
    return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
/** All but one of them. */
function without(labels, name) {
    return labels.filter((_, at) => labels[at - (at % 2)] !== name);
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/number.js
const DECIMAL = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const number_SPECIAL = /^([-+]?)(nan|inf|infinity)$/i;
/** A number as Go writes and reads it, `NaN` and `+Inf` among them; undefined where it is none. */
function parseNumber(text) {
    if (DECIMAL.test(text))
        return Number(text);
    const [, sign, word = ''] = number_SPECIAL.exec(text) ?? [];
    if (word === '')
        return undefined;
    if (word.toLowerCase() === 'nan')
        return Number.NaN;
    return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/buckets.js


/** The histograms that `…_bucket` series make up. Returns what is wrong, in words, where they make up none. */
function histogramsIn(values) {
    const found = new Map();
    for (const [series, value] of values) {
        const { name, labels } = seriesOf(series);
        const bound = parseNumber(labelOf(labels, 'le'));
        if (bound === undefined || Number.isNaN(bound)) {
            return { problem: `${name} has no label le with a number: select its _bucket series` };
        }
        if (!Number.isFinite(value) || value < 0)
            return { problem: `${name} is ${value}, which no count can be` };
        const key = seriesKey(name, without(labels, 'le'));
        const list = found.get(key);
        if (list)
            list.push([bound, value]);
        else
            found.set(key, [[bound, value]]);
    }
    const histograms = new Map();
    for (const [key, list] of found) {
        list.sort(([a], [b]) => (a < b ? -1 : 1));
        const bounds = list.map(([bound]) => bound);
        if (bounds.at(-1) !== Number.POSITIVE_INFINITY)
            return { problem: 'a histogram has no bucket le="+Inf"' };
        if (bounds.some((bound, index) => bound === bounds[index + 1]))
            return { problem: 'a histogram has a bucket twice' };
        histograms.set(key, { bounds, counts: list.map(([, count]) => count) });
    }
    return histograms;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/family.js

const SUFFIX = /_(?:total|bucket|count|sum|created)$/;
/** The name of the metric that a series belongs to, without the suffix that its role gives it. */
function familyOf(name) {
    return name.replace(SUFFIX, '');
}
/**
 * One text for all series of a metric that begin together: a counter, or the buckets, count and sum of a histogram. Of a
 * series' key.
 */
function originKey(key) {
    const { name, labels } = seriesOf(key);
    return seriesKey(familyOf(name), without(labels, 'le'));
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/counter.js


/** What is typed as one of these goes up and down; a series typed as a summary is one of its quantiles. */
const NO_COUNTERS = ['gauge', 'info', 'stateset', 'gaugehistogram', 'summary'];
const NONE = new Map();
/** The counters that the series of one selector are. */
function countersIn(values, exposition) {
    let newest = '';
    for (const [key, value] of values) {
        if (!key.startsWith(newest) || newest === '' || nameOf(key) !== newest) {
            newest = nameOf(key);
            const type = typeOf(newest, exposition);
            if (NO_COUNTERS.includes(type))
                return { because: 'type', problem: `${newest} is a ${type}, and no counter` };
        }
        if (!Number.isFinite(value) || value < 0) {
            return { because: 'value', problem: `${newest} is ${value}, which no counter can be` };
        }
    }
    return { values, createdSeconds: createdOf(values, exposition.createdSeconds) };
}
function createdOf(values, byOrigin) {
    if (byOrigin.size === 0)
        return NONE;
    const created = new Map();
    for (const key of values.keys()) {
        const seconds = byOrigin.get(originKey(key));
        if (seconds !== undefined)
            created.set(key, seconds);
    }
    return created;
}
/** Of all series with a suffix, only those of a gauge histogram fall. */
function typeOf(name, { types }) {
    const ofFamily = types.get(familyOf(name));
    return types.get(name) ?? (ofFamily === 'gaugehistogram' ? ofFamily : '');
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require("node:buffer");
;// CONCATENATED MODULE: ./build/packages/openmetrics/src/detached.js

/** The same text on its own: a piece of a text keeps the whole of it in memory, for as long as it is kept itself. */
function detached(piece) {
    return external_node_buffer_namespaceObject.Buffer.from(piece, 'utf8').toString('utf8');
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/label-text.js
/** How a text inside quotes goes on after a backslash; other escapes stay as they are, as Prometheus reads them. */
const ESCAPES = /\\([\\"n])/g;
/** Where the quoted text that begins at `from` ends (the index of its closing quote); -1 where it does not. */
function closingQuote(line, from) {
    for (let at = line.indexOf('"', from + 1); at !== -1; at = line.indexOf('"', at + 1)) {
        let backslashes = 0;
        while (line.charCodeAt(at - 1 - backslashes) === 0x5c)
            backslashes++;
        if (backslashes % 2 === 0)
            return at;
    }
    return -1;
}
/** The text between two indices, without its escapes. */
function unescaped(line, from, to) {
    const text = line.slice(from, to);
    return text.includes('\\') ? text.replace(ESCAPES, (_, mark) => (mark === 'n' ? '\n' : mark)) : text;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/label-list.js

const [QUOTE, COMMA, EQUALS, CLOSE] = [0x22, 0x2c, 0x3d, 0x7d];
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Reads from the index of the opening brace to the closing one. Returns what is wrong, in words, where it is none. */
function readLabels(line, from) {
    const labels = [];
    const written = [];
    let name;
    let at = skipBlanks(line, from + 1);
    while (line.charCodeAt(at) !== CLOSE) {
        const isQuoted = line.charCodeAt(at) === QUOTE;
        const end = isQuoted ? closingQuote(line, at) : line.indexOf('=', at);
        if (end === -1)
            return 'the labels have no end';
        const label = isQuoted ? unescaped(line, at + 1, end) : line.slice(at, end).trimEnd();
        at = skipBlanks(line, isQuoted ? end + 1 : end);
        if (line.charCodeAt(at) === EQUALS) {
            if (!isQuoted && !isPlain(label))
                return `${label_list_shown(label)} is no name of a label`;
            at = skipBlanks(line, at + 1);
            const close = line.charCodeAt(at) === QUOTE ? closingQuote(line, at) : -1;
            if (close === -1)
                return `the value of the label ${label_list_shown(label)} is not in quotes`;
            if (!insert(labels, label, unescaped(line, at + 1, close)))
                return `the label ${label_list_shown(label)} stands there twice`;
            written.push(label);
            at = skipBlanks(line, close + 1);
        }
        else if (isQuoted && name === undefined && labels.length === 0) {
            name = label;
        }
        else {
            return `the label ${label_list_shown(label)} has no value`;
        }
        if (line.charCodeAt(at) === COMMA)
            at = skipBlanks(line, at + 1);
        else if (line.charCodeAt(at) !== CLOSE)
            return 'a comma is missing between two labels';
    }
    return { name, labels, written, end: at + 1 };
}
/** The index of the next character that is neither a space nor a tab. */
function skipBlanks(line, from) {
    let at = from;
    for (let code = line.charCodeAt(at); code === 0x20 || code === 0x09; code = line.charCodeAt(at))
        at++;
    return at;
}
/** Keeps them sorted, as most are written; false where the label is there already. */
function insert(labels, label, value) {
    let at = labels.length;
    while (at > 0 && (labels[at - 2] ?? '') > label)
        at -= 2;
    if (at > 0 && labels[at - 2] === label)
        return false;
    if (at === labels.length)
        labels.push(label, value);
    else
        labels.splice(at, 0, label, value);
    return true;
}
/** Whether it is a name that needs no quotes. */
function isPlain(label) {
    return LABEL_NAME.test(label);
}
function label_list_shown(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/label-shape.js

const label_shape_CLOSE = 0x7d;
/** The names of the labels of one line, in the order in which it has them; most lines have those of the line before. */
class LabelShape {
    #written;
    /** What stands before each value. */
    #before;
    /** Where each value belongs among the sorted labels. */
    #slots;
    #labels;
    /** Of the names as they were `written`, without quotes and each of them once, and the sorted labels that they made. */
    constructor(written, labels) {
        this.#written = written.map(detached);
        this.#before = this.#written.map((name, at) => `${at === 0 ? '{' : ','}${name}="`);
        this.#slots = written.map((name) => labels.findIndex((label, at) => at % 2 === 0 && label === name) + 1);
        // The values were another line's.
        this.#labels = labels.map((text, at) => (at % 2 === 0 ? detached(text) : ''));
    }
    /**
     * The labels from the opening brace at `from` to `end`, the index behind the closing one; undefined where a line has
     * other names, or anything at all that wants a closer look, such as blanks or a backslash.
     */
    read(line, from) {
        const labels = [...this.#labels];
        let at = from;
        for (let index = 0; index < this.#before.length; index++) {
            const before = this.#before[index] ?? '';
            if (!line.startsWith(before, at))
                return undefined;
            const open = at + before.length;
            const close = line.indexOf('"', open);
            if (close === -1)
                return undefined;
            labels[this.#slots[index] ?? 0] = line.slice(open, close);
            at = close + 1;
        }
        if (line.charCodeAt(at) !== label_shape_CLOSE)
            return undefined;
        const backslash = line.indexOf('\\', from);
        return backslash === -1 || backslash > at
            ? { name: undefined, labels, written: this.#written, end: at + 1 }
            : undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/label-reader.js


/** Reads the labels of one line after the other, and of most lines the values only: their names were there before. */
class LabelReader {
    #shape;
    /** The same as `readLabels`. */
    read(line, from) {
        return this.#shape?.read(line, from) ?? this.#learn(line, from);
    }
    #learn(line, from) {
        const list = readLabels(line, from);
        const isUsual = typeof list !== 'string' && list.name === undefined && list.written.every(isPlain);
        if (isUsual)
            this.#shape = new LabelShape(list.written, list.labels);
        return list;
    }
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/interest.js

const NO_INTEREST = {
    name: '',
    selectors: [],
    isCreated: false,
    isProcessStart: false,
    isAny: false,
    labelReader: undefined,
};
const PROCESS_START = 'process_start_time_seconds';
const CREATED = '_created';
/** The suffixes of series that a `_created` stands beside. */
const BESIDE_CREATED = ['_total', '_bucket', '_count', '_sum', ''];
function interestIn(name, selectors) {
    const wanted = selectors.flatMap((selector, index) => (selector.acceptsName(name) ? [index] : []));
    const base = name.endsWith(CREATED) ? name.slice(0, -CREATED.length) : undefined;
    const isWanted = (other) => selectors.some((selector) => selector.acceptsName(other));
    const isCreated = base !== undefined && BESIDE_CREATED.some((suffix) => isWanted(base + suffix));
    const isProcessStart = name === PROCESS_START;
    const isAny = wanted.length > 0 || isCreated || isProcessStart;
    return {
        name,
        selectors: wanted,
        isCreated,
        isProcessStart,
        isAny,
        labelReader: isAny ? new LabelReader() : undefined,
    };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/sample-line.js




const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** What may stand after a value: a time in milliseconds; or one in seconds and an exemplar. */
const TIME = {
    prometheus: /^[ \t]*(?:[-+]?\d+[ \t]*)?$/,
    openmetrics: /^[ \t]*(?:[-+]?[\d.]+(?:[eE][-+]?\d+)?[ \t]*)?$/,
};
const EXEMPLAR_BEGINS = /^#[ \t]*\{/;
/** Behind its labels: a value and a time, in which there are no braces. */
const EXEMPLAR_ENDS = /^[ \t]*\S+(?:[ \t]+\S+)?[ \t]*$/;
/**
 * Reads the line of a series behind its name, which is empty where it stands in quotes among the labels. Returns what is
 * wrong with it, in words, where it is none.
 */
function parseSample(name, line, format, labelReader = new LabelReader()) {
    if (line.includes(SEPARATOR))
        return 'there is a zero byte in it';
    let labels = [];
    let ownName = name;
    let at = skipBlanks(line, 0);
    if (line.charCodeAt(at) === 0x7b) {
        const list = labelReader.read(line, at);
        if (typeof list === 'string')
            return list;
        if (list.name !== undefined && name !== '')
            return 'it has two names';
        ownName = list.name ?? name;
        labels = list.labels;
        at = skipBlanks(line, list.end);
        if (list.name === undefined && !METRIC_NAME.test(name))
            return noName(name);
    }
    else if (!METRIC_NAME.test(name)) {
        return noName(name);
    }
    let end = at;
    while (end < line.length && line.charCodeAt(end) !== 0x20 && line.charCodeAt(end) !== 0x09)
        end++;
    const value = parseNumber(line.slice(at, end));
    if (value === undefined)
        return `${JSON.stringify(line.slice(at, Math.min(end, at + 60)))} is no number`;
    if (end < line.length && !isRest(line.slice(end), format))
        return 'something is wrong after its value';
    return { name: ownName, labels, value };
}
/** Found without trying every brace: a line of a mebibyte of them would take an hour. */
function isRest(rest, format) {
    const hash = format === 'openmetrics' ? rest.indexOf('#') : -1;
    if (hash === -1)
        return TIME[format].test(rest);
    const [time, exemplar] = [rest.slice(0, hash), rest.slice(hash)];
    const close = exemplar.lastIndexOf('}');
    return (TIME[format].test(time) &&
        EXEMPLAR_BEGINS.test(exemplar) &&
        close > exemplar.indexOf('{') &&
        EXEMPLAR_ENDS.test(exemplar.slice(close + 1)));
}
function noName(name) {
    return `${JSON.stringify(name.slice(0, 60))} is no name of a metric`;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/exposition-reader.js







const LONGEST_LINE = 1024 * 1024;
const LF = 0x0a;
const [CR, HASH, BRACE, SPACE, TAB] = [0x0d, 0x23, 0x7b, 0x20, 0x09];
const FIRST_OF_NAME = /^[a-zA-Z_:]/;
const TYPE_LINE = /^# TYPE[ \t]+(?:"([^"]*)"|([^ \t]+))[ \t]+([a-z]+)/;
/**
 * Reads a document from its bytes as they come, and of each line no more than the selectors need: one that nobody wants
 * costs the comparison of its name with the one before.
 */
class ExpositionReader {
    format;
    selectors;
    #selected;
    #types = new Map();
    #created = new Map();
    #starts = [];
    #interests = new Map();
    #interest = NO_INTEREST;
    #rest = external_node_buffer_namespaceObject.Buffer.alloc(0);
    #line = 0;
    #isEnded = false;
    #problem;
    constructor(format, selectors) {
        this.format = format;
        this.selectors = selectors;
        this.#selected = selectors.map(() => new Map());
    }
    /** The next bytes; they may end anywhere, and be overwritten afterwards. */
    push(chunk) {
        if (this.#problem)
            return;
        const bytes = external_node_buffer_namespaceObject.Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        // Decoded at once: a call for each line would cost more than what is done with it.
        const first = bytes.indexOf(LF) + 1;
        if (first > 0) {
            const last = bytes.lastIndexOf(LF) + 1;
            this.#readLines(external_node_buffer_namespaceObject.Buffer.concat([this.#rest, bytes.subarray(0, first)]).toString('utf8'));
            this.#readLines(bytes.toString('utf8', first, last));
            this.#rest = external_node_buffer_namespaceObject.Buffer.from(bytes.subarray(last));
        }
        else {
            this.#rest = external_node_buffer_namespaceObject.Buffer.concat([this.#rest, bytes]);
        }
        if (this.#rest.length > LONGEST_LINE)
            this.#fail('malformed', this.#line + 1, 'it is longer than 1 MiB');
    }
    /** When there are no more. Half a document is a problem, and never half the data. */
    end() {
        if (!this.#problem && /^# EOF\r?$/.test(this.#rest.toString('latin1', 0, 10)))
            this.#isEnded = true;
        else if (!this.#problem && this.#rest.length > 0)
            this.#fail('truncated', this.#line + 1, 'the last line has no end');
        if (!this.#isEnded && this.format === 'openmetrics') {
            this.#fail('truncated', this.#line, 'the document ends without # EOF');
        }
        if (this.#problem)
            return { problem: this.#problem };
        const [start, ...others] = this.#starts;
        return {
            selected: this.#selected,
            types: this.#types,
            createdSeconds: this.#created,
            processStartSeconds: others.length === 0 ? start : undefined,
        };
    }
    #readLines(text) {
        let from = 0;
        for (let end = text.indexOf('\n'); end !== -1 && !this.#problem; end = text.indexOf('\n', from)) {
            this.#line++;
            this.#read(text, from, end > from && text.charCodeAt(end - 1) === CR ? end - 1 : end);
            from = end + 1;
        }
    }
    #read(text, from, end) {
        const start = skipBlanks(text, from);
        if (start >= end)
            return;
        const code = text.charCodeAt(start);
        if (this.#isEnded)
            this.#fail('malformed', this.#line, 'there is more after # EOF');
        else if (code === HASH)
            this.#comment(text.slice(start, end));
        else if (code === BRACE)
            this.#series(NO_INTEREST, text.slice(start, end));
        else {
            const behind = this.#readName(text, start, end);
            if (this.#interest.isAny)
                this.#series(this.#interest, text.slice(behind, end));
        }
    }
    #comment(line) {
        if (line.startsWith('T', 2)) {
            const [, quoted, plain, type = ''] = TYPE_LINE.exec(line) ?? [];
            const name = quoted ?? plain;
            if (name !== undefined)
                this.#types.set(detached(name), detached(type));
        }
        else if (this.format === 'openmetrics' && line.startsWith('E', 2)) {
            this.#isEnded = line === '# EOF';
        }
    }
    /** Finds out what is wanted of the name of this line, which mostly is that of the line before; returns its end. */
    #readName(text, start, end) {
        const { name } = this.#interest;
        let at = start + name.length;
        if (name !== '' && text.startsWith(name, start) && isNameEnd(text, at, end))
            return at;
        at = start;
        while (!isNameEnd(text, at, end))
            at++;
        this.#interest = this.#interestIn(text.slice(start, at));
        if (!FIRST_OF_NAME.test(this.#interest.name)) {
            this.#fail('malformed', this.#line, `${JSON.stringify(text.slice(start, Math.min(at, start + 60)))} begins no series`);
        }
        return at;
    }
    #interestIn(name) {
        const known = this.#interests.get(name);
        if (known)
            return known;
        const interest = interestIn(detached(name), this.selectors);
        this.#interests.set(interest.name, interest);
        return interest;
    }
    #series({ name, labelReader }, line) {
        const sample = parseSample(name, line, this.format, labelReader);
        if (typeof sample === 'string') {
            this.#fail('malformed', this.#line, sample);
            return;
        }
        const interest = name === '' ? this.#interestIn(sample.name) : this.#interest;
        // Zero and NaN are what is told where it is not known.
        if (interest.isProcessStart && sample.value > 0)
            this.#starts.push(sample.value);
        let key = interest.isCreated ? seriesKey(sample.name, sample.labels) : '';
        if (interest.isCreated)
            this.#created.set(originKey(key), sample.value);
        for (const index of interest.selectors) {
            const values = this.#selected[index];
            if (!values || !this.selectors[index]?.acceptsLabels(sample.labels))
                continue;
            key ||= seriesKey(interest.name, sample.labels);
            const before = values.size;
            values.set(key, sample.value);
            if (values.size > before)
                continue;
            this.#fail('duplicate', this.#line, `the series ${name}${line.slice(0, 200)} was there before`);
        }
    }
    #fail(code, line, reason) {
        this.#problem ??= { code, reason: `line ${line}: ${reason}` };
    }
}
function isNameEnd(text, at, end) {
    const code = text.charCodeAt(at);
    return at >= end || code === BRACE || code === SPACE || code === TAB;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/format.js
/** What to send as `Accept`: the newest text formats, and never protobuf. */
const ACCEPTED = 'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,text/plain;q=0.5,*/*;q=0.1';
/** Which format an answer says it has; plain text where it says nothing; undefined where it is another one. */
function formatOf(contentType) {
    const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (type === 'application/openmetrics-text')
        return 'openmetrics';
    return type === '' || type === 'text/plain' || type === 'application/octet-stream' ? 'prometheus' : undefined;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/processes.js
/**
 * Linux reckons the start from the time of the boot, which moves by a second when the clock is set; others round it; and
 * the clock by which the last answer came may be another one's.
 */
const SAME_TIME_SECONDS = 2;
/** Behind one address. */
const MOST_KNOWN = 20;
/**
 * Who answers: a process is known by its start, and is the one before where it does not tell. `lastSeconds`: when the
 * last answer at this address came, in seconds since 1970.
 */
function acquaintance(known, startSeconds, lastSeconds) {
    const newest = known.at(-1);
    if (newest === undefined)
        return { kind: 'first' };
    const same = known.findLast((each) => processes_isSame(each, startSeconds));
    if (same !== undefined)
        return { kind: 'same', state: same.state, isNewest: same === newest };
    const isOlder = known.some((each) => (each.startSeconds ?? 0) > (startSeconds ?? 0));
    return { kind: isOlder || wasThere(startSeconds, lastSeconds) ? 'other' : 'restarted' };
}
/** Was what began then there already when the last answer came? Not where nobody knows. */
function wasThere(startSeconds, lastSeconds) {
    return startSeconds !== undefined && lastSeconds !== undefined && startSeconds < lastSeconds - SAME_TIME_SECONDS;
}
/** With what this process says now. */
function acquainted(known, now) {
    const others = known.filter((each) => !processes_isSame(each, now.startSeconds));
    return [...others, now].slice(-MOST_KNOWN);
}
function processes_isSame({ startSeconds }, other) {
    if (startSeconds === undefined || other === undefined)
        return true;
    return Math.abs(startSeconds - other) <= SAME_TIME_SECONDS;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/growth.js

const NOTHING_REMEMBERED = new Map();
/** Of one series. */
const MOST_LIVES = 20;
/**
 * What was added to each series of one process since it was last seen, and only then the sum. A series that is new grew
 * from zero, one that is gone has grown by nothing, and one that began anew has grown by what it is now. Where it is
 * known when a series began, one that was there at the last answer (`lastSeconds` since 1970) is another process's.
 */
function growthSince(before, after, lastSeconds) {
    let value = 0;
    let resets = 0;
    let strangers = 0;
    for (const [key, now] of after.values) {
        const created = after.createdSeconds.get(key);
        const lives = before.get(key) ?? [];
        const then = lives.findLast((life) => isSameLife(life, created));
        if (then === undefined && isStranger(lives, created, lastSeconds)) {
            strangers++;
            continue;
        }
        const isReset = then === undefined ? lives.length > 0 : now < then.value;
        if (isReset)
            resets++;
        value += then === undefined || isReset ? now : now - then.value;
    }
    return { value, resets, strangers };
}
/** The newer values, and the last ones of those that are gone: they may come back, and have not grown from zero then. */
function remembered(before, after) {
    const all = new Map(before);
    for (const [key, value] of after.values) {
        const createdSeconds = after.createdSeconds.get(key);
        const others = (before.get(key) ?? []).filter((life) => !isSameLife(life, createdSeconds));
        all.set(key, [...others, { createdSeconds, value }].slice(-MOST_LIVES));
    }
    return all;
}
function isSameLife({ createdSeconds }, other) {
    return createdSeconds === undefined || other === undefined || createdSeconds === other;
}
function isStranger(lives, created, lastSeconds) {
    const isOlder = created !== undefined && lives.some(({ createdSeconds }) => (createdSeconds ?? 0) > created);
    return isOlder || wasThere(created, lastSeconds);
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/quantile.js
/**
 * The q-quantile (0 to 1) of all observations of some histograms, interpolated within its bucket as PromQL does, also
 * where their bounds differ. Undefined where there are no observations.
 */
function quantileOf(q, histograms) {
    const monotone = histograms.map(({ bounds, counts }) => ({ bounds, counts: rising(counts) }));
    const bounds = [...new Set(monotone.flatMap((each) => each.bounds))].sort((a, b) => a - b);
    const counts = bounds.map((bound) => quantile_sum(monotone.map((each) => countUpTo(bound, each))));
    const total = counts.at(-1) ?? 0;
    if (!(total > 0))
        return undefined;
    const rank = q * total;
    const at = counts.findIndex((count) => count >= rank);
    const upper = bounds[at] ?? Number.POSITIVE_INFINITY;
    if (upper === Number.POSITIVE_INFINITY) {
        const highest = bounds.at(-2);
        return highest === undefined ? undefined : { value: highest, isAtLeast: true };
    }
    if (at === 0 && upper <= 0)
        return { value: upper, isAtLeast: false };
    const lower = at === 0 ? 0 : (bounds[at - 1] ?? 0);
    const below = at === 0 ? 0 : (counts[at - 1] ?? 0);
    const within = (counts[at] ?? 0) - below;
    const share = within > 0 ? (rank - below) / within : 0;
    return { value: lower + (upper - lower) * share, isAtLeast: false };
}
/** Counts that are scraped while they change can be a little off; a cumulative count never falls. */
function rising(counts) {
    let most = 0;
    return counts.map((count) => {
        most = Math.max(most, count);
        return most;
    });
}
/** A bound that a histogram does not have lies somewhere in one of its buckets, whose observations are spread evenly. */
function countUpTo(bound, { bounds, counts }) {
    const at = bounds.findIndex((each) => each >= bound);
    const upper = bounds[at] ?? Number.POSITIVE_INFINITY;
    const count = counts[at] ?? 0;
    if (upper === bound)
        return count;
    const below = at === 0 ? 0 : (counts[at - 1] ?? 0);
    const lower = at === 0 ? Math.min(0, bound) : (bounds[at - 1] ?? 0);
    if (upper === Number.POSITIVE_INFINITY)
        return below;
    return upper > lower ? below + ((count - below) * (bound - lower)) / (upper - lower) : below;
}
function quantile_sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/regular-expression.js

/** A pattern of a few characters can stand for a program of any size. */
const regular_expression_LONGEST = 1000;
/** Answers that are remembered: most labels have few values, in very many series. */
const regular_expression_MOST_KNOWN = 1000;
let regular_expression_library;
/** Loads what regular expressions need, which takes a while: to be called before a selector that has one is parsed. */
async function loadRegularExpressions() {
    regular_expression_library = (await __nccwpck_require__.e(/* import() */ 856).then(__nccwpck_require__.bind(__nccwpck_require__, 2856))).RE2JS;
}
/**
 * A test of whole texts by an expression in RE2's syntax, as Prometheus anchors it. Returns what is wrong with it, in
 * words, where it is none; throws where the library was not loaded.
 */
function wholeMatch(expression) {
    if (regular_expression_library === undefined)
        throw new Error('A regular expression was to be parsed before they were loaded.');
    if (expression.length > regular_expression_LONGEST)
        return { problem: `it is longer than ${regular_expression_LONGEST} characters` };
    try {
        const compiled = regular_expression_library.compile(expression, regular_expression_library.DOTALL);
        return remembering((text) => compiled.testExact(text));
    }
    catch (error) {
        // The library shows its own flags before the text.
        const said = error instanceof Error ? error.message : String(error);
        return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?s)', '`') };
    }
}
function remembering(test) {
    const known = new Map();
    return (text) => {
        const before = known.get(text);
        if (before !== undefined)
            return before;
        const answer = test(text);
        if (known.size < regular_expression_MOST_KNOWN)
            known.set(detached(text), answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/matcher.js

/** Returns what is wrong with the expression, in words, where the value is to be one and is none. */
function matcherOf(label, operator, value) {
    if (operator === '=')
        return { label, accepts: (text) => text === value };
    if (operator === '!=')
        return { label, accepts: (text) => text !== value };
    const matches = wholeMatch(value);
    if ('problem' in matches)
        return matches;
    return { label, accepts: operator === '=~' ? matches : (text) => !matches(text) };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/quoted.js
const ESCAPE = /\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]?))/g;
const CONTROL = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/**
 * A string of PromQL, without its quotes: double and single ones know Go's escapes, backticks know none. Returns what
 * is wrong with it, in words, where it is none.
 */
function unquote(quoted) {
    const inner = quoted.slice(1, -1);
    if (quoted.startsWith('`'))
        return { text: inner };
    let problem;
    const text = inner.replace(ESCAPE, (all, control, byte, short, long, octal) => {
        if (control !== undefined)
            return CONTROL[control] ?? control;
        const digits = byte ?? short ?? long;
        const code = digits === undefined ? Number.parseInt(octal ?? 'none', 8) : Number.parseInt(digits, 16);
        // Go makes single bytes of these, which alone are no UTF-8.
        const limit = byte === undefined && octal === undefined ? 0x10ffff : 0x7f;
        if (code <= limit && (code < 0xd800 || code > 0xdfff))
            return String.fromCodePoint(code);
        problem ??= `${all} is no escape in a string`;
        return '';
    });
    return problem === undefined ? { text } : { problem };
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/scanner.js
/** Reads a text from left to right; positions are counted from 1, as people do. */
class Scanner {
    text;
    #at = 0;
    constructor(text) {
        this.text = text;
    }
    /** What the sticky expression matches here, after blanks; undefined, and nothing is read, where it does not. */
    take(expression) {
        this.blanks();
        expression.lastIndex = this.#at;
        const found = expression.exec(this.text)?.[0];
        if (found !== undefined)
            this.#at += found.length;
        return found;
    }
    get isAtEnd() {
        this.blanks();
        return this.#at === this.text.length;
    }
    /** The next few characters. */
    get ahead() {
        return this.text.slice(this.#at, this.#at + 20);
    }
    /** `position 7: … expected, not "x"`. */
    expected(what) {
        const found = this.isAtEnd ? 'the end' : JSON.stringify(this.ahead);
        return `position ${this.#at + 1}: ${what} expected, not ${found}`;
    }
    blanks() {
        while (/\s/.test(this.text.charAt(this.#at)))
            this.#at++;
    }
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/selector.js




const NAME_LABEL = '__name__';
const selector_LONGEST = 4000;
const selector_METRIC_NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const selector_LABEL_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const QUOTED = /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`/y;
const OPERATOR = /=~|!~|!=|=(?!=)/y;
/** Thrown and caught in here only. */
class Wrong extends Error {
}
/** Compiles `name{label="value", other=~"expression"}`. Returns where and what is wrong, in words, where it is none. */
function parseSelector(given) {
    const text = given.trim();
    if (text.length > selector_LONGEST)
        return { problem: `it is longer than ${selector_LONGEST} characters` };
    try {
        const matchers = readMatchers(new Scanner(text));
        if (matchers.every((matcher) => matcher.accepts(''))) {
            throw new Wrong('nothing in it says which series are meant: name one, or a label with a value');
        }
        const ofName = matchers.filter(({ label }) => label === NAME_LABEL);
        const ofLabels = matchers.filter(({ label }) => label !== NAME_LABEL);
        return {
            text,
            labels: ofLabels.map(({ label }) => label),
            acceptsName: (name) => ofName.every((matcher) => matcher.accepts(name)),
            acceptsLabels: (labels) => ofLabels.every((matcher) => matcher.accepts(labelOf(labels, matcher.label))),
        };
    }
    catch (error) {
        if (error instanceof Wrong)
            return { problem: error.message };
        throw error;
    }
}
function readMatchers(scanner) {
    const matchers = [];
    let name = scanner.take(selector_METRIC_NAME);
    if (name !== undefined)
        matchers.push(matcher(NAME_LABEL, '=', name));
    if (scanner.take(/\{/y) !== undefined) {
        while (scanner.take(/\}/y) === undefined) {
            const { quoted, ...found } = readItem(scanner);
            const other = quoted ?? (found.label === NAME_LABEL ? found.value : undefined);
            if (other !== undefined && name !== undefined)
                throw new Wrong(`it has two names, ${name} and ${other}`);
            name ??= quoted;
            matchers.push(matcher(found.label, found.operator, found.value));
            if (scanner.take(/,/y) === undefined && !/^\}/.test(scanner.isAtEnd ? '' : scanner.ahead)) {
                throw new Wrong(scanner.expected('"," or "}"'));
            }
        }
    }
    else if (name === undefined) {
        throw new Wrong(scanner.expected('the name of a metric or "{"'));
    }
    if (!scanner.isAtEnd)
        throw new Wrong(trailing(scanner));
    return matchers;
}
/** `label="value"`, or a quoted text alone, which is the name of the metric. */
function readItem(scanner) {
    const quoted = scanner.take(QUOTED);
    const label = quoted === undefined ? scanner.take(selector_LABEL_NAME) : selector_text(quoted);
    if (label === undefined)
        throw new Wrong(scanner.expected('the name of a label'));
    const operator = scanner.take(OPERATOR);
    if (operator === undefined) {
        if (quoted !== undefined)
            return { label: NAME_LABEL, operator: '=', value: label, quoted: label };
        throw new Wrong(scanner.expected('one of = != =~ !~'));
    }
    const value = scanner.take(QUOTED);
    if (value === undefined)
        throw new Wrong(scanner.expected('a value in quotes'));
    return { label, operator: operator, value: selector_text(value) };
}
function selector_text(quoted) {
    const unquoted = unquote(quoted);
    if ('problem' in unquoted)
        throw new Wrong(unquoted.problem);
    return unquoted.text;
}
function matcher(label, operator, value) {
    const made = matcherOf(label, operator, value);
    if ('problem' in made)
        throw new Wrong(`${label}${operator}${JSON.stringify(value)}: ${made.problem}`);
    return made;
}
function trailing(scanner) {
    const expected = scanner.expected('the end');
    if (scanner.ahead.startsWith('['))
        return `${expected}: growth is measured from scrape to scrape, without a range`;
    if (scanner.ahead.startsWith('('))
        return `${expected}: functions are not evaluated, only series are selected`;
    return `${expected}: only series are selected, nothing is calculated`;
}

;// CONCATENATED MODULE: ./build/packages/openmetrics/src/index.js












;// CONCATENATED MODULE: ./build/packages/source/src/version.js



/** Whatever is told, however often; never an empty list. */
/** How the reason begins where the place of the version has none. */
const UNTOLD = 'no version is told';
/** Why a document is not of the version that is to be judged; undefined where it is, or where any will do. */
function versionProblem(version, document) {
    if (version === undefined || !('path' in version))
        return undefined;
    return otherThan(version.expected, toldInDocument(version.path, document));
}
/** The same of the series that the selector has found. Whoever tells several versions, as in the midst of a change, is none. */
function seriesVersionProblem(version, series) {
    if (version === undefined || !('series' in version))
        return undefined;
    return otherThan(version.expected, toldBySeries(version, series));
}
/** What was told when it was only tried, before the deploy: any version is right then, but none is wrong. */
function versionTried(version, found) {
    const query = 'path' in version ? version.path : version.series;
    const told = 'path' in version
        ? toldInDocument(version.path, 'document' in found ? found.document : undefined)
        : toldBySeries(version, 'series' in found ? found.series : new Map());
    if ('problem' in told)
        return { query, problem: { kind: 'query', reason: told.problem.reason } };
    const { versions } = told;
    const [only, another] = versions;
    if (another !== undefined)
        return { query, found: `several versions, ${versions.map(version_shown).join(' and ')}: no data while that is so` };
    const later = only === version.expected ? 'as expected' : `and ${version_shown(version.expected)} is expected in the watch`;
    return { query, found: `the version ${version_shown(only)}, ${later}` };
}
function toldInDocument(text, document) {
    const path = parseJsonPath(text);
    if ('problem' in path)
        return { problem: { kind: 'query', reason: path.problem } };
    const selected = select_select(path, document);
    return 'problem' in selected
        ? untold('version-path', selected.problem.reason)
        : { versions: [String(selected.found)] };
}
function toldBySeries({ series: selector, label }, series) {
    const [first, ...others] = new Set([...series.keys()].map((key) => labelOf(seriesOf(key).labels, label)));
    if (first === undefined)
        return untold('version-series', `${selector} matches no series`);
    if (first === '' && others.length === 0)
        return untold('version-label', `${selector} has no label ${label}`);
    return { versions: [first, ...others] };
}
function otherThan(expected, told) {
    if ('problem' in told)
        return told.problem;
    const [found, another] = told.versions;
    if (another !== undefined) {
        const reason = `several versions are told: ${version_shown(found)} and ${version_shown(another)}, not ${version_shown(expected)} alone`;
        return { kind: 'wrong-version', reason };
    }
    const reason = `version ${version_shown(found)} answers, not ${JSON.stringify(expected)}`;
    return found === expected ? undefined : { kind: 'wrong-version', reason };
}
/** The release that is to come may tell it, so this is not refused at once. */
function untold(by, why) {
    return { problem: { kind: 'wrong-version', reason: `${UNTOLD} (${by}): ${why}` } };
}
function version_shown(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

;// CONCATENATED MODULE: ./build/packages/source/src/way.js
/** How an instance is reached. That there are no hosts where one asks by SSH is a defect of ours. */
function wayTo({ via }, { ca }, { ssh }) {
    const trust = ca === undefined ? {} : { ca };
    if (via === undefined)
        return trust;
    if (ssh === undefined)
        throw new Error('This source needs hosts that are reached by SSH.');
    return { ...trust, dial: (host, port, signal) => ssh.dial(via, { host, port }, signal) };
}
/** The world in which every question goes this way. */
function onTheWay(way, world) {
    return { ...world, ask: (request, own, ...rest) => world.ask(request, { ...way, ...own }, ...rest) };
}

;// CONCATENATED MODULE: ./build/packages/source/src/json-source.js










const json = {
    forms: ['counters', 'ratio', 'value', 'rate'],
    language: 'json-path',
    asks: 'instances',
    tellsVersion: 'path',
    access: {},
    open: async (...all) => jsonSource(...all),
};
/** JSON over HTTP, one URL per instance, asked once for all signals. It remembers each instance's last counters. */
function jsonSource(settings, signals, world) {
    const readers = settings.instances.map(() => signals.map(({ query }) => jsonSignal(query, world.clock)));
    const measuring = ownMeasurements(settings, signals.length, world.own);
    async function read(instance, at) {
        const { name, url } = instance;
        const own = measuring(at);
        const answer = await fetchDocument({ ...settings, url }, onTheWay(wayTo(instance, settings, world), world));
        const problem = 'problem' in answer ? answer.problem : versionProblem(settings.version, answer.document);
        own.end(problem === undefined);
        if (problem || 'problem' in answer)
            return signals.map(() => ({ name, ...(problem ? { problem } : {}) }));
        return (readers[at] ?? []).map((reader, which) => ({ name, ...reader(answer.document, own.counts[which]) }));
    }
    async function tried(instance) {
        const { name, url } = instance;
        const answer = await fetchDocument({ ...settings, url }, onTheWay(wayTo(instance, settings, world), world));
        const found = signals.flatMap((signal) => questionsOf(signal.query).map((query) => {
            const asked = { signal: signal.name, query, instance: name };
            return { ...asked, ...('problem' in answer ? answer : foundBy(query, signal.query.form, answer.document)) };
        }));
        const { version } = settings;
        if (version === undefined || 'problem' in answer)
            return found;
        return [...found, { signal: VERSION_TOLD, instance: name, ...versionTried(version, answer) }];
    }
    return {
        pace: { bucketMs: 0, lateMs: 0 },
        measure: async () => bySignal(signals, await Promise.all(settings.instances.map(read))),
        check: async () => (await Promise.all(settings.instances.map(tried))).flat(),
    };
}
/** From the readings of each instance, in the order of the signals, one observation for each signal. */
function bySignal(signals, readings) {
    return signals.map(({ worst }, at) => combine(readings.flatMap((each) => each[at] ?? []), worst));
}
function foundBy(query, form, document) {
    const path = parseJsonPath(query);
    if ('problem' in path)
        return { problem: { kind: 'query', reason: path.problem } };
    const selected = select_select(path, document);
    if ('problem' in selected)
        return selected;
    // Null is what many write while there was no traffic, and others write NaN, which in JSON can only be a text.
    const value = selected.found === null || selected.found === 'NaN' ? { value: 0 } : readAs(form)(selected.found);
    if ('problem' in value)
        return { problem: { ...value.problem, kind: 'query' } };
    const text = JSON.stringify(selected.found) ?? typeof selected.found;
    return { found: `the value ${text.length > 60 ? `${text.slice(0, 60)}…` : text}` };
}
function readAs(form) {
    if (form === 'ratio')
        return readRatio;
    return form === 'value' ? readNumber : readCount;
}

;// CONCATENATED MODULE: ./build/packages/source/src/newrelic-answer.js


const newrelic_answer_PASSING = /too_many|timeout|timed out|rate.?limit|server_error|internal|unavailable|short-circuited|try again/i;
const newrelic_answer_NO_ACCESS = /access_denied|unauthori[sz]ed|unauthenticated|forbidden|not authori[sz]ed|api.?key|permission/i;
const TIMES = ['beginTimeSeconds', 'endTimeSeconds'];
/** The texts of all errors. */
function newrelicWords(document) {
    return (0,members/* words */.aL)(errorsIn(document)
        .map(({ said }) => said)
        .join('; '));
}
/**
 * One series for each of `count` queries. NerdGraph answers 200 with errors in the body: those of one query are of that
 * query only; those without a path are of all.
 */
function newrelicSeries(document, count) {
    const errors = errorsIn(document);
    return Array.from({ length: count }, (_, index) => {
        const name = `q${index}`;
        const error = errors.find(({ path }) => path.includes(name) || !path.some((step) => /^q\d+$/.test(step)));
        if (error)
            return { problem: error.problem };
        const results = (0,members/* member */.Dc)(document, 'data', 'actor', 'account', name, 'results');
        return Array.isArray(results) ? seriesIn(results) : newrelic_answer_wrong('the answer has no results: is the account right?');
    });
}
function seriesIn(results) {
    const points = [];
    for (const bucket of results) {
        const beginS = (0,members/* member */.Dc)(bucket, TIMES[0] ?? '');
        if (typeof bucket !== 'object' || bucket === null || typeof beginS !== 'number') {
            return newrelic_answer_wrong('the answer has no buckets');
        }
        const values = Object.entries(bucket).filter(([name]) => !TIMES.includes(name));
        const [[name, value] = ['', undefined], second] = values;
        if (second !== undefined)
            return newrelic_answer_wrong(`the query selects ${name} and ${second[0]}, not one value`);
        const number = single(value);
        if (number === 'several')
            return newrelic_answer_wrong(`${name} has several values, not one`);
        if (number !== undefined)
            points.push({ startMs: beginS * 1000, value: number });
    }
    return points;
}
/** A number, or the one number inside: `percentile(duration, 95)` gives `{"95": 0.3}`. Null is no data. */
function single(value) {
    if (typeof value === 'number')
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    const [inside, another] = Object.values(value);
    if (another !== undefined)
        return 'several';
    return typeof inside === 'number' ? inside : undefined;
}
function errorsIn(document) {
    return (0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'errors')).map((error) => {
        const message = (0,members/* words */.aL)((0,members/* member */.Dc)(error, 'message')) ?? (0,members/* words */.aL)((0,members/* member */.Dc)(error, 'title')) ?? 'an error without a text';
        const kind = (0,members/* words */.aL)((0,members/* member */.Dc)(error, 'extensions', 'errorClass')) ?? (0,members/* words */.aL)((0,members/* member */.Dc)(error, 'extensions', 'code'));
        const said = shorten(kind === undefined ? message : `${kind}: ${message}`);
        return { path: (0,members/* elements */.Yt)((0,members/* member */.Dc)(error, 'path')).map(String), said, problem: { kind: newrelic_answer_kindOf(said), reason: said } };
    });
}
function newrelic_answer_kindOf(said) {
    if (newrelic_answer_PASSING.test(said))
        return 'provider';
    return newrelic_answer_NO_ACCESS.test(said) ? 'access' : 'query';
}
function newrelic_answer_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/newrelic-query.js
const OURS = /\b(since|until|timeseries|facet|compare\s+with)\b/i;
const TEXTS = /'(?:[^'\\]|\\.)*'|`[^`]*`/g;
/** The clause of an NRQL query that is ours to say: where the window and the buckets come from. */
function foreignClause(nrql) {
    return OURS.exec(nrql.replace(TEXTS, "''"))?.[0]?.toUpperCase();
}
/** The query over a window, in buckets that begin where the window does. */
function windowed(nrql, { fromMs, toMs }, bucketMs) {
    return `${nrql.trim()} SINCE ${fromMs} UNTIL ${toMs} TIMESERIES ${bucketMs / 1000} seconds`;
}
/** One question of NerdGraph for all queries, and what fills it in; the texts never become part of the question. */
function nerdgraph(account, queries, timeoutS) {
    const names = queries.map((_, index) => `q${index}`);
    const variables = names.map((name) => `$${name}: Nrql!`).join(', ');
    const fields = names.map((name) => `${name}: nrql(query: $${name}, timeout: ${timeoutS}) { results }`).join(' ');
    return {
        query: `query ($account: Int!, ${variables}) { actor { account(id: $account) { ${fields} } } }`,
        variables: { account, ...Object.fromEntries(queries.map((query, index) => [`q${index}`, query])) },
    };
}

;// CONCATENATED MODULE: ./build/packages/source/src/newrelic-source.js







const newrelic_source_BUCKET_MS = 60_000;
/** Agents send once a minute. */
const newrelic_source_LATE_MS = 120_000;
/** What NerdGraph allows a query at most; its own default is 5 s. */
const LONGEST_S = 70;
const newrelic = {
    forms: ['counters', 'ratio', 'value'],
    language: 'free',
    asks: 'provider',
    access: { 'api-key': NEEDED, account: { ...NEEDED, parse: parseAccount }, 'api-url': API_URL },
    open: async ({ timeoutMs, access = {} }, ...rest) => {
        const { 'api-key': apiKey = '', account, 'api-url': url = 'https://api.newrelic.com' } = access;
        return newrelicSource({ url, apiKey, account: Number(account), timeoutMs }, ...rest);
    },
};
function parseAccount(text) {
    if (!/^\d{1,12}$/.test(text))
        throw new Illegal('the number of the account');
    return text;
}
/** New Relic, minute by minute, by NRQL over NerdGraph. */
function newrelicSource(settings, signals, world) {
    const url = apiAddress(settings.url, '/graphql');
    const headers = [
        ['content-type', 'application/json'],
        ['api-key', settings.apiKey],
    ];
    const timeoutS = Math.min(LONGEST_S, Math.max(1, Math.floor(settings.timeoutMs / 1000)));
    return bucketSource({
        name: url.host,
        bucketMs: newrelic_source_BUCKET_MS,
        lateMs: newrelic_source_LATE_MS,
        ask: async (texts, window) => {
            const good = texts.filter((text) => foreignClause(text) === undefined);
            const queries = good.map((text) => windowed(text, window, newrelic_source_BUCKET_MS));
            const body = JSON.stringify(nerdgraph(settings.account, queries, timeoutS));
            const request = { url: url.href, headers, body, timeoutMs: settings.timeoutMs };
            const answer = good.length === 0 ? { document: {} } : await askProvider(request, world, newrelicWords);
            const answered = 'problem' in answer ? good.map(() => answer) : newrelicSeries(answer.document, good.length);
            const series = texts.map((text) => {
                const clause = foreignClause(text);
                if (clause === undefined)
                    return answered[good.indexOf(text)] ?? [];
                return { problem: { kind: 'query', reason: `leave ${clause} out of the query: it is added` } };
            });
            return { series, notes: [] };
        },
    }, signals, world);
}

;// CONCATENATED MODULE: ./build/packages/source/src/fetch-exposition.js






const ACCEPT = ['accept', ACCEPTED];
const PACKED = ['accept-encoding', 'gzip'];
/** Half a million series; what is longer is no metrics of one process. */
const fetch_exposition_LIMITS = { ...http_src/* USUAL_LIMITS */.qd, bodyBytes: 64 * 1024 * 1024 };
/** One GET: what the selectors find in the metrics of one target, or why there is none. Rejects only when cancelled. */
async function fetchExposition(request, selectors, world) {
    const askedSeconds = world.clock.now() / 1000;
    return withinTime(request.timeoutMs, world, (signal) => scrape(request, selectors, { ...world, askedSeconds }, signal));
}
async function scrape({ url, headers }, selectors, { ask, askedSeconds }, signal) {
    const given = headers.map(([name]) => name.toLowerCase());
    let reader;
    const request = {
        url,
        method: 'GET',
        headers: [...[ACCEPT, PACKED].filter(([name]) => !given.includes(name)), ...headers],
        body: undefined,
        userAgent: USER_AGENT,
        followRedirects: false,
        takeBody: (status, answered) => {
            const format = status >= 200 && status < 300 ? formatOf(answered['content-type']) : undefined;
            if (format === undefined)
                return undefined;
            const taking = new ExpositionReader(format, selectors);
            reader = taking;
            return (bytes) => taking.push(bytes);
        },
    };
    const { status, headers: answered, complete } = await ask(request, {}, fetch_exposition_LIMITS, signal, (0,http_src/* startProgress */.ot)(url));
    const problem = statusProblem(status, answered.location ?? null);
    if (problem)
        return { problem };
    if (reader === undefined) {
        return fetch_exposition_wrong(`the answer is ${answered['content-type']?.slice(0, 100)}, and no metrics as text`);
    }
    if (!complete)
        return fetch_exposition_wrong(`the answer is longer than ${(0,quantity_src/* formatSize */.Xq)(fetch_exposition_LIMITS.bodyBytes)}`);
    const found = reader.end();
    if (!('problem' in found))
        return { ...found, atSeconds: toldSeconds(answered.date) ?? askedSeconds };
    const { code, reason } = found.problem;
    // Half a document may be whole the next time; one that is malformed or has a series twice will not mend itself.
    return { problem: { kind: code === 'truncated' ? 'provider' : 'query', reason: `${code} metrics: ${reason}` } };
}
/** The start of a process is told by the clock of its host, and so is this, mostly. */
function toldSeconds(date) {
    const ms = date === undefined ? Number.NaN : Date.parse(date);
    return Number.isFinite(ms) ? ms / 1000 : undefined;
}
function fetch_exposition_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/scrape-ledger.js



const scrape_ledger_NOTHING = { errors: NOTHING_REMEMBERED, total: NOTHING_REMEMBERED };
const EMPTY_LEDGER = {
    processes: [],
    hasTotal: false,
    untold: { errors: 0, total: 0 },
    atSeconds: undefined,
};
/** The order in which `account` expects what was found. */
function selectorsOf({ errors, total }) {
    return [errors, total];
}
/**
 * What an instance counted since its last scrape, and what to remember until the next one. `ownUpTo` says how much of it
 * is ours; `isSpent`: from this scrape on.
 */
function account(ledger, { errors, total }, found, ownUpTo = () => NONE_OF_OURS) {
    const failed = countersIn(found.selected[0] ?? new Map(), found);
    if ('because' in failed)
        return { ledger, reading: noCounter(errors, failed), isSpent: false };
    const all = countersIn(found.selected[1] ?? new Map(), found);
    if ('because' in all)
        return { ledger, reading: noCounter(total, all), isSpent: false };
    const startSeconds = found.processStartSeconds;
    const { atSeconds: lastSeconds } = ledger;
    const known = acquaintance(ledger.processes, startSeconds, lastSeconds);
    const before = known.kind === 'same' ? known.state : scrape_ledger_NOTHING;
    const state = { errors: remembered(before.errors, failed), total: remembered(before.total, all) };
    const hasTotal = ledger.hasTotal || all.values.size > 0;
    const processes = acquainted(ledger.processes, { startSeconds, state });
    const next = { ...ledger, hasTotal, processes, atSeconds: found.atSeconds ?? lastSeconds };
    const isFirst = known.kind === 'first';
    const only = (reading) => ({ ledger: next, reading, isSpent: isFirst });
    if (!hasTotal)
        return only(scrape_ledger_problem('query', `${total.text} matches no series`));
    if (isFirst)
        return only(scrape_ledger_problem('reference', 'the first reading of the counters is only the reference'));
    // A process that tells its start is the same one, whatever its series say.
    const since = startSeconds === undefined ? lastSeconds : undefined;
    const [more, moreOfAll] = [growthSince(before.errors, failed, since), growthSince(before.total, all, since)];
    if (known.kind === 'other' || more.strangers + moreOfAll.strangers > 0) {
        return only(scrape_ledger_problem('reference', 'another process answers, which was there before: its counters are only a reference'));
    }
    const grown = { errors: ledger.untold.errors + more.value, total: ledger.untold.total + moreOfAll.value };
    const isNamed = known.kind === 'restarted' || ledger.processes.some((each) => each.startSeconds === startSeconds);
    const isReset = known.kind === 'restarted' || more.resets + moreOfAll.resets > 0;
    const marks = {
        // One that began a second before or after may be another one.
        ...(startSeconds === undefined || !isNamed ? { anonymous: true } : {}),
        ...(known.kind === 'same' && !known.isNewest ? { inTurn: true } : {}),
        ...(isReset ? { reset: true } : {}),
        ...(known.kind === 'restarted' ? { restart: true } : {}),
        ...(failed.values.size === 0 ? { errorsUnmatched: true } : {}),
    };
    const { reading, isSpent } = told(grown, ownUpTo(isReset));
    const untold = isSpent ? EMPTY_LEDGER.untold : grown;
    return { ledger: { ...next, untold }, reading: { ...reading, ...marks }, isSpent };
}
function noCounter({ text }, { because, problem: what }) {
    return scrape_ledger_problem(because === 'type' ? 'query' : 'missing', `${text}: ${what}`);
}
function scrape_ledger_problem(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/openmetrics-signal.js


/** In the order in which `openMetricsSignal` expects what was found. */
function openmetrics_signal_selectorsOf(query) {
    return query.form === 'counters' ? [query.errors, query.total] : [query.query];
}
/**
 * What one signal says in the metrics of one instance, scrape after scrape (`atMs`: when). `found.selected` is that of
 * its own selectors.
 */
function openMetricsSignal(query) {
    switch (query.form) {
        case 'counters': {
            let ledger = EMPTY_LEDGER;
            return (found, _, own) => {
                const { ledger: next, reading, isSpent } = account(ledger, query, found, own?.upTo);
                ledger = next;
                if (isSpent)
                    own?.settle();
                return reading;
            };
        }
        case 'value':
            return (found) => gauge(query.query, found);
        case 'rate':
            return rate(query.query);
        case 'quantile':
            return quantile(query.query, query.quantile);
    }
}
/** One series is a value; of several nobody knows which one is meant. */
function gauge({ text }, { selected }) {
    const [first, second] = selected[0] ?? [];
    if (first === undefined)
        return openmetrics_signal_problem('query', `${text} matches no series`);
    if (second !== undefined) {
        const several = `${text} matches several series, such as ${shownSeries(first[0])} and ${shownSeries(second[0])}`;
        return openmetrics_signal_problem('query', `${several}: select one`);
    }
    const [, value] = first;
    return Number.isFinite(value) ? { value } : openmetrics_signal_problem('missing', `${text} is ${value}`);
}
/** The last scrape of the same process; one that began anew has nothing to be compared with. */
function sameProcess(last, startSeconds) {
    const isSame = last?.startSeconds === startSeconds || startSeconds === undefined || last?.startSeconds === undefined;
    return isSame ? last : undefined;
}
function rate(selector) {
    let last;
    let lastSeconds;
    return (found, atMs) => {
        const counters = countersIn(found.selected[0] ?? new Map(), found);
        if ('because' in counters)
            return openmetrics_signal_problem(counters.because === 'type' ? 'query' : 'missing', counters.problem);
        if (counters.values.size === 0)
            return openmetrics_signal_problem('query', `${selector.text} matches no series`);
        const before = sameProcess(last, found.processStartSeconds);
        const state = remembered(before?.state ?? NOTHING_REMEMBERED, counters);
        const since = found.processStartSeconds === undefined ? lastSeconds : undefined;
        last = { state, atMs, startSeconds: found.processStartSeconds };
        lastSeconds = found.atSeconds;
        if (before === undefined)
            return openmetrics_signal_problem('reference', 'the first reading of the counters is only the reference');
        if (atMs <= before.atMs)
            return openmetrics_signal_problem('missing', 'no time has gone by since the last reading');
        const { value, resets, strangers } = growthSince(before.state, counters, since);
        if (strangers > 0)
            return openmetrics_signal_problem('reference', 'another process answers, which was there before');
        return { value: (value * 1000) / (atMs - before.atMs), ...(resets > 0 ? { reset: true } : {}) };
    };
}
function quantile(selector, q) {
    let last;
    return (found, atMs) => {
        const series = found.selected[0] ?? new Map();
        if (series.size === 0)
            return openmetrics_signal_problem('query', `${selector.text} matches no series`);
        const histograms = histogramsIn(series);
        if (!(histograms instanceof Map))
            return openmetrics_signal_problem('query', 'problem' in histograms ? histograms.problem : '');
        const before = sameProcess(last, found.processStartSeconds);
        last = { state: histograms, atMs, startSeconds: found.processStartSeconds };
        if (before === undefined)
            return openmetrics_signal_problem('reference', 'the first reading of the histograms is only the reference');
        const { grown, resets } = bucketGrowth(before.state, histograms);
        const result = quantileOf(q, grown);
        const mark = resets > 0 ? { reset: true } : {};
        if (result === undefined)
            return { ...openmetrics_signal_problem('no-traffic', 'nothing was observed since the last reading'), ...mark };
        return { value: result.value, ...(result.isAtLeast ? { isAtLeast: true } : {}), ...mark };
    };
}
function openmetrics_signal_problem(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/scrape-check.js



/** What a check selects for a signal: what the watch does, and for the errors every series of that name. */
function selectorsTried(query) {
    return query.form === 'counters' ? [...openmetrics_signal_selectorsOf(query), anyOfName(query.errors)] : openmetrics_signal_selectorsOf(query);
}
/** What each question of a signal gave, and its own mistake only. `found.selected` is of `selectorsTried`. */
function signalTried({ name: signal, query }, compiled, found) {
    const selectors = openmetrics_signal_selectorsOf(compiled);
    return questionsTried(query).map(({ text, nothing }, at) => {
        const each = { signal, query: text };
        const series = found.selected[at] ?? new Map();
        if (series.size === 0) {
            const named = query.form === 'counters' && at === 0 ? found.selected[selectors.length] : undefined;
            const label = named && unknownLabel(selectors[at]?.labels ?? [], named);
            const gave = nothing('no series');
            return {
                ...each,
                ...gave,
                ...(label === undefined ? {} : { found: `${gave.found} no series has the label ${label}` }),
            };
        }
        const problem = mistakeIn(alone(compiled, selectors[at]), { ...found, selected: [series, series] });
        return { ...each, ...(problem ? { problem } : { found: `${series.size} series` }) };
    });
}
/** Counters are asked in pairs: one is tried as both, so that what is wrong with the other is not told of it. */
function alone(query, selector) {
    return query.form === 'counters' && selector !== undefined
        ? { form: query.form, errors: selector, total: selector }
        : query;
}
/** What a watch would call a mistake in the query: no series, several, or not of the kind that is asked for. */
function mistakeIn(query, own) {
    const { problem } = openMetricsSignal(query)(own, 0);
    // A gauge has no value now and then; what is no counter will not become one.
    if (problem?.kind === 'missing' && query.form !== 'value')
        return { ...problem, kind: 'query' };
    return problem?.kind === 'query' ? problem : undefined;
}
function anyOfName({ text, acceptsName }) {
    return { text, labels: [], acceptsName, acceptsLabels: () => true };
}
/** A label that is asked for and that none of the series has; undefined where there are no series. */
function unknownLabel(labels, named) {
    const all = [...named.keys()].map((key) => seriesOf(key).labels);
    if (all.length === 0)
        return undefined;
    return labels.find((label) => all.every((each) => labelOf(each, label) === ''));
}

;// CONCATENATED MODULE: ./build/packages/source/src/openmetrics-source.js









const openmetrics = {
    forms: ['counters', 'value', 'rate', 'quantile'],
    language: 'selector',
    asks: 'instances',
    tellsVersion: 'series',
    access: {},
    open: async (...all) => openMetricsSource(...all),
};
/** Metrics as Prometheus scrapes them, one URL per instance. It remembers each instance's last counters. */
function openMetricsSource(settings, signals, world) {
    const queries = signals.map(({ query }) => compiled(query));
    const { version } = settings;
    const ofVersion = version !== undefined && 'series' in version ? [selector(version.series)] : [];
    // That of the version is behind all others, so that no query is asked by another index.
    const selectors = [...queries.flatMap(openmetrics_signal_selectorsOf), ...ofVersion];
    const readers = settings.instances.map(() => queries.map(openMetricsSignal));
    const measuring = ownMeasurements(settings, signals.length, world.own);
    async function read(instance, at) {
        const { name, url } = instance;
        const mine = measuring(at);
        const found = await fetchExposition({ ...settings, url }, selectors, onTheWay(wayTo(instance, settings, world), world));
        const problem = 'problem' in found ? found.problem : seriesVersionProblem(version, found.selected.at(-1) ?? new Map());
        mine.end(problem === undefined);
        if (problem || 'problem' in found)
            return signals.map(() => ({ name, ...(problem ? { problem } : {}) }));
        const atMs = world.clock.elapsed();
        let from = 0;
        return queries.map((query, which) => {
            const to = from + openmetrics_signal_selectorsOf(query).length;
            const own = { ...found, selected: found.selected.slice(from, to) };
            from = to;
            return { name, ...readers[at]?.[which]?.(own, atMs, mine.counts[which]) };
        });
    }
    async function tried(instance) {
        const { name, url } = instance;
        const asked = queries.map(selectorsTried);
        const found = await fetchExposition({ ...settings, url }, [...asked.flat(), ...ofVersion], onTheWay(wayTo(instance, settings, world), world));
        if ('problem' in found) {
            const all = signals.flatMap(({ name: signal, query }) => questionsOf(query).map((text) => ({ signal, query: text })));
            return all.map((each) => ({ ...each, instance: name, ...found }));
        }
        let from = 0;
        const tries = signals.flatMap((signal, which) => {
            const count = asked[which]?.length ?? 0;
            const selected = found.selected.slice(from, from + count);
            from += count;
            const query = queries[which];
            return query === undefined ? [] : signalTried(signal, query, { ...found, selected });
        });
        const ofInstance = tries.map((each) => ({ ...each, instance: name }));
        if (version === undefined)
            return ofInstance;
        const told = versionTried(version, { series: found.selected.at(-1) ?? new Map() });
        return [...ofInstance, { signal: VERSION_TOLD, instance: name, ...told }];
    }
    return {
        pace: { bucketMs: 0, lateMs: 0 },
        measure: async () => bySignal(signals, await Promise.all(settings.instances.map(read))),
        check: async () => (await Promise.all(settings.instances.map(tried))).flat(),
    };
}
/** Throws for a query that the reading of the inputs has not let through. */
function compiled(query) {
    switch (query.form) {
        case 'counters':
            return { form: query.form, errors: selector(query.errors), total: selector(query.total) };
        case 'quantile':
            return { form: query.form, quantile: query.quantile, query: selector(query.query) };
        case 'ratio':
            throw new Error('A ratio is no form of metrics that are scraped.');
        default:
            return { form: query.form, query: selector(query.query) };
    }
}
function selector(text) {
    const parsed = parseSelector(text);
    if ('problem' in parsed)
        throw new Error(parsed.problem);
    return parsed;
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-answer.js


/** The text of an error document. */
function prometheusWords(document) {
    const error = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'error'));
    const kind = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'errorType'));
    return error === undefined || kind === undefined ? error : `${kind}: ${error}`;
}
/** What the server said besides the result. */
function prometheusNotes(document) {
    const said = [...(0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'warnings')), ...(0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'infos'))];
    return said.flatMap((note) => (0,members/* words */.aL)(note) ?? []).map(shorten);
}
/** The one number of an instant query; undefined where the result is empty. Two series are a mistake in the query. */
function numberIn(document) {
    const kind = (0,members/* member */.Dc)(document, 'data', 'resultType');
    const result = (0,members/* member */.Dc)(document, 'data', 'result');
    if (kind === 'scalar')
        return numberOf(result);
    if (kind !== 'vector')
        return prometheus_answer_wrong(`the query gives a ${String(kind ?? 'document without a result')}, not a number`);
    const series = (0,members/* elements */.Yt)(result);
    if (series.length === 0)
        return { value: undefined };
    if (series.length === 1)
        return numberOf((0,members/* member */.Dc)(series[0], 'value'));
    const [one, two] = series.map((each) => labelsOf((0,members/* member */.Dc)(each, 'metric')));
    const count = series.length === 2 ? 'two series' : `${series.length} series, such as`;
    return prometheus_answer_wrong(shorten(`the query gives ${count} ${one} and ${two}, not one: sum() them, or select one`));
}
/** The series of a range selector. */
function prometheus_answer_seriesIn(document) {
    const kind = (0,members/* member */.Dc)(document, 'data', 'resultType');
    if (kind !== 'matrix')
        return prometheus_answer_wrong(`the selector gives a ${String(kind ?? 'document without a result')}, not series`);
    const series = (0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'data', 'result')).map((each) => {
        const metric = (0,members/* member */.Dc)(each, 'metric');
        const samples = (0,members/* elements */.Yt)((0,members/* member */.Dc)(each, 'values')).flatMap((pair) => sampleOf(pair) ?? []);
        const process = `${String((0,members/* member */.Dc)(metric, 'job'))} ${String((0,members/* member */.Dc)(metric, 'instance'))}`;
        return { key: labelsOf(metric), process, samples };
    });
    return { series };
}
function sampleOf(pair) {
    const atS = (0,members/* member */.Dc)(pair, 0);
    const value = Number((0,members/* member */.Dc)(pair, 1));
    return typeof atS === 'number' && Number.isFinite(value) ? { atMs: Math.round(atS * 1000), value } : undefined;
}
/** Values are texts, and `NaN`, `+Inf` and `-Inf` are among them. */
function numberOf(pair) {
    const text = (0,members/* member */.Dc)(pair, 1);
    if (typeof text !== 'string' || text === '')
        return prometheus_answer_wrong('the answer has no value where one belongs');
    return { value: Number(text.replace(/^([+-]?)Inf$/, '$1Infinity')) };
}
function labelsOf(metric) {
    if (typeof metric !== 'object' || metric === null)
        return '{}';
    const labels = Object.entries(metric).filter(([name]) => name !== '__name__');
    const inside = labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort();
    return `${(0,members/* words */.aL)((0,members/* member */.Dc)(metric, '__name__')) ?? ''}{${inside.join(',')}}`;
}
function prometheus_answer_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-both.js

/**
 * The errors among all, from two expressions. No series of errors while there is a total means no errors yet. The
 * numbers are requests where `areCounts`, and rates, which only give a ratio, where not.
 */
async function bothPromql(query, areCounts, ask) {
    const answers = await Promise.all([ask(query.errors), ask(query.total)]);
    const [errors, total] = answers.map((answer) => ('problem' in answer ? answer : numberIn(answer.document)));
    const notes = [...new Set(answers.flatMap((answer) => ('notes' in answer ? answer.notes : [])))];
    const failed = [total, errors].find((each) => each !== undefined && 'problem' in each);
    if (failed && 'problem' in failed)
        return { ...failed, notes };
    const [failures = 0, requests] = [errors, total].map((each) => (each && 'value' in each ? each.value : undefined));
    if (requests === undefined)
        return { ...prometheus_both_none('missing', 'the query for the total gives no series now'), notes };
    if (!Number.isFinite(requests) || !Number.isFinite(failures)) {
        return { ...prometheus_both_none('no-traffic', `the queries give ${failures} of ${requests}`), notes };
    }
    if (requests === 0)
        return { ...prometheus_both_none('no-traffic', 'no requests'), notes };
    const ratio = failures / requests;
    if (ratio < 0 || ratio > 1) {
        return { ...prometheus_both_none('missing', `the queries give ${failures} errors of only ${requests} requests`), notes };
    }
    // An increase() is extrapolated to the ends of its range: it comes with decimals.
    const counted = Math.round(requests);
    const mark = errors && 'value' in errors && errors.value === undefined ? { errorsUnmatched: true } : {};
    if (!areCounts || counted === 0)
        return { ratio, ...mark, notes };
    return { ratio, ...mark, errors: Math.min(counted, Math.round(failures)), total: counted, notes };
}
function prometheus_both_none(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/promql.js

const NAME = String.raw `[A-Za-z_:][\w:]*`;
const promql_QUOTED = String.raw `(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const promql_OPERATOR = String.raw `\s*(?:=~|!~|!=|=)\s*`;
const MATCHER = String.raw `(?:[A-Za-z_]\w*${promql_OPERATOR}${promql_QUOTED}|${promql_QUOTED}(?:${promql_OPERATOR}${promql_QUOTED})?)`;
const MATCHERS = String.raw `\{\s*(?:${MATCHER}(?:\s*,\s*${MATCHER})*\s*,?\s*)?\}`;
const SELECTOR = new RegExp(String.raw `^(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})$`);
const INCREASE = new RegExp(String.raw `^(?:sum\s*(?:by\s*\(\s*\))?\s*\(\s*)?increase\s*\(\s*(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})\s*\[([\w.]+)\]\s*\)\s*\)?$`);
/** A plain vector selector: a name, matchers in braces, or both; without functions, offsets and ranges. */
function isSelector(promql) {
    return SELECTOR.test(promql.trim());
}
/** The range in milliseconds of an expression that is an `increase()` or the sum of one: its value is a count. */
function increaseRangeMs(promql) {
    const [, range = ''] = INCREASE.exec(promql.trim()) ?? [];
    return /^\d+(ms|s|m|h|d)$/.test(range) ? (0,quantity_src/* parseDuration */.E9)(range) : undefined;
}
/** A duration as PromQL writes it, in whole seconds and at least one. */
function promDuration(ms) {
    return `${Math.max(1, Math.ceil(ms / 1000))}s`;
}

;// CONCATENATED MODULE: ./build/packages/source/src/series-growth.js
const NO_SERIES = { newest: new Map(), processes: new Set() };
/**
 * What the counters have added since they were last seen, sample by sample and series by series before the sum. A
 * sample below the one before it has begun anew at zero. A new series of a process in `alive` (one that was there
 * before) grew from zero; the first sample of a new process is only the reference.
 */
function growSeries(known, series, alive = known.processes) {
    const newest = new Map(known.newest);
    const processes = new Set(known.processes);
    let added = 0;
    let samples = 0;
    let reset = false;
    for (const { key, process, samples: found } of series) {
        const last = known.newest.get(key);
        const fresh = found.filter(({ atMs }) => last === undefined || atMs > last.atMs);
        let before = last?.value ?? (alive.has(process) ? 0 : (fresh[0]?.value ?? 0));
        for (const { value } of fresh) {
            if (value < before)
                reset = true;
            added += value < before ? value : value - before;
            before = value;
        }
        samples += fresh.length;
        const end = fresh.at(-1);
        if (end)
            newest.set(key, end);
        if (found.length > 0)
            processes.add(process);
    }
    return { added, samples, reset, known: { newest, processes } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-counters.js



/** How far back the newest sample of a series may be: what an instant query uses, too. */
const LOOKBACK_MS = 300_000;
/** A sample may be stored later than it was taken. */
const MARGIN_MS = 60_000;
const LONGEST_MS = 3_600_000;
/** The growth of two plain selectors since the last measurement with requests, from the samples as they were scraped. */
function counterWatch(query, ask, clock) {
    let known = { errors: NO_SERIES, total: NO_SERIES };
    let sinceMs;
    return async () => {
        const nowMs = clock.elapsed();
        const backMs = sinceMs === undefined ? LOOKBACK_MS : Math.min(LONGEST_MS, nowMs - sinceMs + MARGIN_MS);
        const range = promDuration(backMs);
        // One after the other: a scrape between the two then adds requests without errors, not errors without requests.
        const errors = await selected(`${query.errors}[${range}]`, ask);
        if ('problem' in errors)
            return { ...errors, notes: [] };
        const total = await selected(`${query.total}[${range}]`, ask);
        if ('problem' in total)
            return { ...total, notes: [] };
        const notes = [...new Set([...errors.notes, ...total.notes])];
        if (sinceMs === undefined && total.series.length === 0) {
            return { ...prometheus_counters_none('query', `${query.total} selects no series`), notes };
        }
        const requests = growSeries(known.total, total.series);
        const failures = growSeries(known.errors, errors.series, known.total.processes);
        if (sinceMs === undefined)
            return remember(prometheus_counters_none('reference', 'the first samples are only the reference'));
        if (requests.samples === 0) {
            return { ...prometheus_counters_none('missing', 'no new sample: is the interval shorter than the scrape interval?'), notes };
        }
        const mark = {
            ...(requests.reset || failures.reset ? { reset: true, restart: true } : {}),
            ...(failures.known.newest.size === 0 ? { errorsUnmatched: true } : {}),
        };
        if (requests.added <= 0)
            return { ...prometheus_counters_none('no-traffic', 'no requests since the last measurement'), ...mark, notes };
        if (failures.added <= requests.added) {
            const counts = { errors: failures.added, total: requests.added };
            return remember({ ratio: counts.errors / counts.total, ...counts, ...mark });
        }
        return {
            ...prometheus_counters_none('missing', `${failures.added} errors but only ${requests.added} requests since the last measurement`),
            ...mark,
            notes,
        };
        function remember(reading) {
            known = { errors: failures.known, total: requests.known };
            sinceMs = nowMs;
            return { ...reading, notes };
        }
    };
}
async function selected(query, ask) {
    const answer = await ask(query);
    if ('problem' in answer)
        return answer;
    const found = prometheus_answer_seriesIn(answer.document);
    return 'problem' in found ? found : { ...found, notes: answer.notes };
}
function prometheus_counters_none(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-value.js


/** One number from one query: empty is no data, NaN (0/0) no traffic. A ratio is from 0 to 1. */
async function valuePromql(as, query, ask) {
    const answer = await ask(query);
    if ('problem' in answer)
        return { ...answer, notes: [] };
    const { notes } = answer;
    const found = numberIn(answer.document);
    if ('problem' in found)
        return { ...found, notes };
    const { value } = found;
    if (value === undefined)
        return { ...prometheus_value_missing('missing', 'the query gives no series now'), notes };
    if (Number.isNaN(value))
        return { ...prometheus_value_missing('no-traffic', 'the query gives NaN: 0 divided by 0'), notes };
    if (!Number.isFinite(value))
        return { ...prometheus_value_missing('missing', 'the query gives an infinite value'), notes };
    if (as === 'value')
        return { value, notes };
    const problem = ratioProblem(value);
    return { ...(problem === undefined ? { ratio: value } : { problem }), notes };
}
function prometheus_value_missing(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-signal.js




/** Scrapes are 15 s to 1 min apart: a rate needs two of them. */
const SHORTEST_RATE_MS = 120_000;
/** Why that cannot be measured, whatever the server has; undefined where it can. */
function refusalOf(query) {
    if (query.form === 'counters' && isSelector(query.errors) !== isSelector(query.total)) {
        return 'errors and total must both be plain selectors, or both be expressions';
    }
    if (query.form === 'quantile' && !isSelector(query.query)) {
        return 'a quantile is made from a plain selector of buckets: …_bucket{…}';
    }
    return undefined;
}
/** How a signal is measured: selectors series by series, everything else as the server evaluates it. */
function signalWatch(query, intervalMs, ask, clock) {
    const refusal = refusalOf(query);
    if (refusal !== undefined)
        return async () => ({ problem: { kind: 'query', reason: refusal }, notes: [] });
    if (query.form === 'counters') {
        if (isSelector(query.total))
            return counterWatch(query, ask, clock);
        const ranges = [query.errors, query.total].map((text) => increaseRangeMs(text) ?? Number.POSITIVE_INFINITY);
        // Longer ranges overlap: each request would be counted several times.
        return () => bothPromql(query, Math.max(...ranges) <= intervalMs, ask);
    }
    const range = promDuration(Math.max(SHORTEST_RATE_MS, 2 * intervalMs));
    const plain = isSelector(query.query);
    if (query.form === 'quantile') {
        const rates = `sum by (le) (rate(${query.query}[${range}]))`;
        return () => valuePromql('value', `histogram_quantile(${query.quantile}, ${rates})`, ask);
    }
    if (query.form === 'rate' && plain) {
        return () => valuePromql('value', `sum(rate(${query.query}[${range}]))`, ask);
    }
    return () => valuePromql(query.form === 'ratio' ? 'ratio' : 'value', query.query, ask);
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-check.js





/** Tries each query of a signal once: what is read series by series over the last hour, everything else for its value now. */
async function checkPromql({ name, query }, ask) {
    const refusal = refusalOf(query);
    return Promise.all(questionsTried(query).map(async (question) => ({
        signal: name,
        query: question.text,
        ...(refusal === undefined ? await prometheus_check_tried(question, query.form, ask) : prometheus_check_wrong(refusal)),
    })));
}
function prometheus_check_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}
async function prometheus_check_tried(question, form, ask) {
    const { text, nothing } = question;
    const isPlain = isSelector(text);
    if (isPlain && form !== 'value' && form !== 'ratio')
        return triedSeries(question, ask);
    const answer = await ask(text);
    if ('problem' in answer)
        return answer;
    const found = numberIn(answer.document);
    if ('problem' in found)
        return found;
    const { value } = found;
    // A series that is not there just now is no wrong name.
    if (value === undefined)
        return isPlain ? triedSeries(question, ask) : nothing('no series now');
    const problem = form === 'ratio' ? ratioProblem(value) : undefined;
    return problem === undefined ? { found: `the value ${value}` } : { problem };
}
async function triedSeries({ text, nothing }, ask) {
    const answer = await ask(`${text}[1h]`);
    if ('problem' in answer)
        return answer;
    const found = prometheus_answer_seriesIn(answer.document);
    if ('problem' in found)
        return found;
    if (found.series.length === 0)
        return nothing('no series in the last hour');
    return { found: `${found.series.length} series in the last hour` };
}

;// CONCATENATED MODULE: ./build/packages/source/src/prometheus-source.js





const prometheus = {
    forms: ['counters', 'ratio', 'value', 'rate', 'quantile'],
    language: 'free',
    asks: 'server',
    access: {},
    open: async ({ instances, ...settings }, ...rest) => prometheusSource({ ...settings, url: instances[0]?.url ?? '' }, ...rest),
};
/** Asks a Prometheus server, or what speaks its API. It remembers the newest sample of each series. */
function prometheusSource(settings, signals, world) {
    const name = new URL(settings.url).host;
    const headers = [['content-type', 'application/x-www-form-urlencoded'], ...settings.headers];
    const url = queryUrl(settings.url);
    const ask = async (query) => {
        const body = new URLSearchParams({ query, timeout: promDuration(settings.timeoutMs) }).toString();
        const answer = await askProvider({ url, headers, body, timeoutMs: settings.timeoutMs }, world, prometheusWords);
        return 'problem' in answer ? answer : { ...answer, notes: prometheusNotes(answer.document) };
    };
    const watches = signals.map(({ query }) => signalWatch(query, settings.intervalMs, ask, world.clock));
    return {
        pace: { bucketMs: 0, lateMs: 0 },
        measure: () => Promise.all(watches.map(async (watch) => {
            const { notes, ...reading } = await watch();
            const { reset: _, restart: ___, errorsUnmatched: __, ...shared } = reading;
            return { ...shared, ...(notes.length > 0 ? { notes } : {}), instances: [{ name, ...reading }] };
        })),
        check: async () => (await Promise.all(signals.map((signal) => checkPromql(signal, ask)))).flat(),
    };
}
function queryUrl(server) {
    const url = new URL(server);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
    return url.href;
}

;// CONCATENATED MODULE: ./build/packages/source/src/sentry-answer.js


/** The text of a refusal: `{"detail": "…"}`, or a structure with a message. */
function sentryWords(document) {
    const detail = (0,members/* member */.Dc)(document, 'detail');
    return (0,members/* words */.aL)(detail) ?? (0,members/* words */.aL)((0,members/* member */.Dc)(detail, 'message'));
}
/**
 * The buckets of a timeseries. Those that are incomplete are left out; those that Sentry extrapolated from a sample of
 * what happened are marked.
 */
function sentrySeries(document, bucketMs) {
    const series = (0,members/* member */.Dc)(document, 'timeSeries');
    if (!Array.isArray(series))
        return sentry_answer_wrong('the answer has no timeSeries');
    if (series.length > 1)
        return sentry_answer_wrong(`the query gives ${series.length} series, not one`);
    const [only] = series;
    const intervalMs = (0,members/* member */.Dc)(only, 'meta', 'interval');
    if (typeof intervalMs === 'number' && intervalMs > bucketMs) {
        return sentry_answer_wrong(shorten(`the answer has buckets of ${intervalMs / 1000} s, not of ${bucketMs / 1000} s`));
    }
    return (0,members/* elements */.Yt)((0,members/* member */.Dc)(only, 'values')).flatMap((bucket) => {
        const startMs = (0,members/* member */.Dc)(bucket, 'timestamp');
        const value = (0,members/* member */.Dc)(bucket, 'value');
        if (typeof startMs !== 'number' || typeof value !== 'number' || (0,members/* member */.Dc)(bucket, 'incomplete') === true)
            return [];
        const sampleRate = (0,members/* member */.Dc)(bucket, 'sampleRate');
        const isSampled = typeof sampleRate === 'number' && sampleRate > 0 && sampleRate < 1;
        return [{ startMs, value, ...(isSampled ? { estimated: true } : {}) }];
    });
}
function sentry_answer_wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/source/src/sentry-query.js
const DATASETS = ['spans', 'logs', 'errors', 'transactions', 'uptime_results', 'profile_functions'];
const QUERY = /^(?:([a-z_]+)\s+)?([a-z_]\w*\([^()]*\))\s*([\s\S]*)$/i;
/** `[dataset] aggregate() [search…]`; the dataset is `spans` where none is given. */
function parseSentry(text) {
    const [, dataset = 'spans', yAxis, search = ''] = QUERY.exec(text.trim()) ?? [];
    if (yAxis === undefined)
        return { problem: `${text} is no aggregate with a search, such as count() is_transaction:true` };
    if (!DATASETS.includes(dataset))
        return { problem: `${dataset} is no dataset: ${DATASETS.join(', ')}` };
    return { dataset, yAxis, search: search.trim() };
}
/** The parameters of the timeseries of a query; times as the API takes them. */
function sentryParameters({ dataset, yAxis, search }, project, { fromMs, toMs }, bucketMs) {
    const time = (ms) => new Date(ms).toISOString().slice(0, 19);
    const parameters = new URLSearchParams({
        dataset,
        yAxis,
        project,
        start: time(fromMs),
        end: time(toMs),
        interval: `${bucketMs / 60_000}m`,
    });
    if (search !== '')
        parameters.set('query', search);
    return parameters;
}

;// CONCATENATED MODULE: ./build/packages/source/src/sentry-source.js






const sentry_source_BUCKET_MS = 60_000;
const sentry_source_LATE_MS = 60_000;
const sentry = {
    forms: ['counters', 'ratio', 'value'],
    language: 'free',
    asks: 'provider',
    access: { token: NEEDED, organization: NEEDED, project: OPTIONAL, 'api-url': API_URL },
    open: async ({ timeoutMs, access = {} }, ...rest) => {
        const { token = '', organization = '', project = '-1', 'api-url': url = 'https://sentry.io' } = access;
        return sentrySource({ url, token, organization, project, timeoutMs }, ...rest);
    },
};
/** Sentry, minute by minute, by the timeseries of its explore API. */
function sentrySource(settings, signals, world) {
    const url = apiAddress(settings.url, `/api/0/organizations/${encodeURIComponent(settings.organization)}/events-timeseries/`);
    const headers = [['authorization', `Bearer ${settings.token}`]];
    async function series(text, window) {
        const query = parseSentry(text);
        if ('problem' in query)
            return { problem: { kind: 'query', reason: query.problem } };
        const parameters = sentryParameters(query, settings.project, window, sentry_source_BUCKET_MS);
        const request = { url: `${url.href}?${parameters}`, headers, timeoutMs: settings.timeoutMs };
        const answer = await askProvider(request, world, sentryWords);
        return 'problem' in answer ? answer : sentrySeries(answer.document, sentry_source_BUCKET_MS);
    }
    return bucketSource({
        name: url.host,
        bucketMs: sentry_source_BUCKET_MS,
        lateMs: sentry_source_LATE_MS,
        ask: async (texts, window) => ({
            series: await Promise.all(texts.map((text) => series(text, window))),
            notes: [],
        }),
    }, signals, world);
}

;// CONCATENATED MODULE: ./build/packages/source/src/adapters.js








/** The systems that metrics can come from, by what `source` calls them. A new one is a file and a row. */
const adapters = {
    json: json,
    openmetrics: openmetrics,
    prometheus: prometheus,
    cloudwatch: cloudwatch,
    datadog: datadog,
    newrelic: newrelic,
    sentry: sentry,
};
/** Only what the table has gets as far as here: that it has none is a defect of ours. */
function adapterOf(kind) {
    const adapter = isKnownKind(kind) ? adapters[kind] : undefined;
    if (adapter === undefined)
        throw new Error(`There is no source of the kind ${kind}.`);
    return adapter;
}
function isKnownKind(kind) {
    return kind !== undefined && Object.hasOwn(adapters, kind);
}
/** The kinds of which that is true, as a sentence names them: `json, openmetrics`. */
function kindsWhere(isTrue) {
    return Object.keys(adapters)
        .filter((kind) => isTrue(adapterOf(kind)))
        .join(', ');
}
/** Opens the source for the signals, without asking for anything yet. */
function openSource(settings, signals, world) {
    const adapter = adapterOf(settings.kind);
    if (adapter.asks === 'instances')
        return adapter.open(settings, signals, world);
    return adapter.open(settings, signals, onTheWay(wayTo(settings.instances[0] ?? {}, settings, world), world));
}

;// CONCATENATED MODULE: ./build/packages/source/src/instance-line.js

const INSTANCE_LEGAL = 'an http or https URL without a user name, or name=URL, one line for each instance';
/** `https://…` or `name=https://…`; without a name it is called by host and path. */
function parseInstance(line) {
    const [, name, address = ''] = /^(?:([A-Za-z0-9][\w.-]*)=)?(https?:\/\/.*)$/i.exec(line) ?? [];
    const url = URL.parse(address);
    // What is no URL may hold a login all the same: a mistyped one does.
    if (url ? url.username !== '' || url.password !== '' : line.includes('@')) {
        throw new Illegal(`${INSTANCE_LEGAL}; what logs in belongs into headers`, 'a URL with a user name or password');
    }
    if (!url)
        throw new Illegal(INSTANCE_LEGAL);
    return { name: name ?? url.host + (url.pathname === '/' ? '' : url.pathname), url: url.href };
}
/** The names that stand for more than one line. */
function doubledNames(instances) {
    const names = instances.map(({ name }) => name);
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

;// CONCATENATED MODULE: ./build/packages/source/src/own-inputs.js


/** Whether the service counts what we ask of it: that can be told only of counters, and only by whom we ask directly. */
function readOwnRequests(input, kind, signals) {
    if (input.choice('own-requests', ['ignored', 'counted']) !== 'counted' || kind === undefined)
        return {};
    const refuse = (given, legal) => input.problem('own-requests', { code: 'CONFLICT', given, legal });
    if (adapterOf(kind).asks !== 'instances') {
        refuse(`counted beside source: ${kind}`, 'Leave our requests out in the queries.');
    }
    else if (signals.some(({ name, query }) => name === ERROR_RATE && query.form === 'ratio')) {
        refuse('counted, but a ratio does not say how many requests there were', 'Give errors and all requests.');
    }
    else if (!signals.some(({ query }) => query.form === 'counters')) {
        refuse('counted, but no requests are counted', 'Give errors and all requests, or leave it out.');
    }
    return { ownRequests: 'counted' };
}

;// CONCATENATED MODULE: ./build/packages/source/src/period.js


/**
 * A duration in milliseconds that a timer can wait for: longer than nothing and at most `longest` (a timer that is set
 * for more than 24 days fires at once).
 */
function readPeriod(input, name, longest) {
    const legal = `${quantity_src/* DURATION_LEGAL */.jM}, longer than nothing and at most ${longest}`;
    const limitMs = (0,quantity_src/* parseDuration */.E9)(longest) ?? 0;
    const ms = input.optionalParsed(name, (text) => {
        const parsed = (0,quantity_src/* parseDuration */.E9)(text);
        if (parsed === undefined || parsed === 0 || parsed > limitMs)
            throw new Illegal(legal);
        return parsed;
    });
    if (input.optional(name) === undefined)
        input.problem(name, { code: 'MISSING', legal });
    return ms ?? limitMs;
}

;// CONCATENATED MODULE: ./build/packages/source/src/prepare-selectors.js


/** Loads what the reading of the selectors needs, before they are read: only expressions need anything. */
async function prepareSelectors({ values }) {
    const texts = [
        values.errors,
        values.total,
        values.metrics,
        values['version-series'],
        values['control-errors'],
        values['control-total'],
    ];
    const isSelector = adapters[values.source?.trim() ?? '']?.language === 'selector';
    if (isSelector && texts.some((text = '') => mayHaveExpression(text)))
        await loadRegularExpressions();
}
/** Whether there may be an expression in it: in YAML the tilde can be written as an escape, too. */
function mayHaveExpression(text) {
    return /[~\\]/.test(text);
}

;// CONCATENATED MODULE: ./build/packages/source/src/provider-inputs.js

/** The inputs by which any source is reached. */
function accessNames() {
    return [...new Set(Object.values(adapters).flatMap(({ access }) => Object.keys(access)))];
}
/** How a source is reached. What only another kind of source would read is a problem. */
function readProvider(input, kind) {
    const { access } = adapterOf(kind);
    const given = {};
    for (const name of accessNames()) {
        const { isNeeded, parse } = access[name] ?? {};
        if (input.optional(name) === undefined) {
            if (isNeeded)
                input.problem(name, { code: 'MISSING', legal: `source ${kind} needs it` });
        }
        else if (isNeeded === undefined) {
            const legal = `Only for source: ${kindsWhere((other) => Object.hasOwn(other.access, name))}.`;
            input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
        }
        else {
            const value = input.optionalParsed(name, parse ?? ((text) => text));
            if (value !== undefined)
                given[name] = value;
        }
    }
    return given;
}

;// CONCATENATED MODULE: ./build/packages/source/src/query-language.js



const QUERY_LEGAL = {
    'json-path': 'a JSONPath such as $.error_rate',
    selector: 'a selector of series such as http_requests_total{status=~"5.."}',
    free: 'a query in the language of the source',
};
/** The query as it was given. Throws `Illegal` where it cannot be one; what is free only its server can judge. */
function parseQuery(language, text) {
    const parsed = language === 'json-path' ? parseJsonPath(text) : language === 'selector' ? parseSelector(text) : {};
    if ('problem' in parsed)
        throw new Illegal(`${QUERY_LEGAL[language]} (${parsed.problem})`);
    return text;
}

;// CONCATENATED MODULE: ./build/packages/source/src/version-inputs.js



const DEFAULT_PATH = '$.version';
const DEFAULT_LABEL = 'version';
/** The version that is to be judged; undefined where any will do. Without a kind that is known nothing conflicts. */
function readVersion(input, kind) {
    const path = input.optionalParsed('version-path', (text) => parseQuery('json-path', text)) ?? DEFAULT_PATH;
    // Expressions can be read only where they were loaded, which no other source needs.
    const tellsVersion = kind === undefined ? undefined : adapterOf(kind).tellsVersion;
    const isSelector = (text) => tellsVersion === 'series' || (kind === undefined && !text.includes('~'));
    const series = input.optionalParsed('version-series', (text) => parseQuery(isSelector(text) ? 'selector' : 'free', text));
    const label = input.optionalParsed('version-label', parseLabel) ?? DEFAULT_LABEL;
    const expected = input.optional('expect-version');
    if (kind === undefined)
        return undefined;
    const isSeriesGiven = input.optional('version-series') !== undefined;
    if (isSeriesGiven && tellsVersion !== 'series') {
        const legal = `Only for source: ${kindsWhere((other) => other.tellsVersion === 'series')}; a document tells its version by version-path.`;
        input.problem('version-series', { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
    else if (isSeriesGiven && expected === undefined) {
        const given = 'given without expect-version';
        input.problem('version-series', { code: 'CONFLICT', given, legal: 'Set expect-version, or leave it out.' });
    }
    if (expected === undefined)
        return undefined;
    if (tellsVersion === 'path')
        return { path, expected };
    if (tellsVersion === undefined) {
        const legal = `Only for source: ${kindsWhere((other) => other.tellsVersion !== undefined)}. Select the version in the queries, or leave it out.`;
        input.problem('expect-version', { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
    else if (!isSeriesGiven) {
        const legal = 'a selector of the series that has the version as a label, such as app_info{job="api"}';
        input.problem('version-series', { code: 'MISSING', legal });
    }
    return { series: series ?? '', label, expected };
}
function parseLabel(text) {
    if (!/^[^\s{}"=,]{1,200}$/.test(text))
        throw new Illegal('the name of a label, such as version');
    return text;
}

;// CONCATENATED MODULE: ./build/packages/source/src/source-inputs.js








/**
 * Whom to ask, from the inputs of any action that has these names. No URL gives no instance. Where there are
 * hosts, each of them asks every URL.
 */
function readSourceInputs(input, intervalMs, hosts) {
    const kind = input.choice('source', Object.keys(adapters));
    const { asks } = adapterOf(kind);
    const instances = input.parsedLines('url', parseInstance);
    for (const name of doubledNames(instances)) {
        input.problem('url', {
            code: 'CONFLICT',
            given: `two instances are called ${name}`,
            legal: 'Name them: a=https://…',
        });
    }
    if (asks === 'server' && onHosts(instances, hosts).length > 1) {
        const legal = `one line, and one host that asks: the server of source ${kind} knows all instances`;
        input.problem('url', {
            code: 'CONFLICT',
            given: `${instances.length} lines, asked by ${hosts?.length ?? 1}`,
            legal,
        });
    }
    const headers = input.parsedLines('headers', parseHeaderLine);
    const isProvider = asks === 'provider';
    for (const name of ['url', 'headers']) {
        if (!isProvider || input.optional(name) === undefined)
            continue;
        const legal = name === 'url' ? 'Give api-url where it is not the usual one.' : 'It does nothing there.';
        input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
    const ca = input.optionalParsed('ca', parseCa);
    const version = readVersion(input, isKnownSource(input) ? kind : undefined);
    const access = isKnownSource(input) ? readProvider(input, kind) : {};
    return {
        kind,
        instances: isProvider ? [] : onHosts(instances, hosts),
        ...(ca === undefined ? {} : { ca }),
        ...(version === undefined ? {} : { version }),
        headers,
        ...(Object.keys(access).length > 0 ? { access } : {}),
        timeoutMs: readPeriod(input, 'timeout', '1h'),
        intervalMs,
    };
}
/** What an unknown kind of source would read nobody knows. */
function isKnownSource(input) {
    return isKnownKind(input.optional('source'));
}
function onHosts(instances, hosts) {
    if (hosts === undefined)
        return instances;
    return instances.flatMap(({ name, url }) => hosts.map((host) => ({ name: `${name}@${host.name}`, url, via: host.label })));
}
/** PEM, checked: what cannot be read would be a fault of every measurement. */
function parseCa(text) {
    const read = (0,http_src/* readCertificates */.jZ)(text);
    if ('problem' in read)
        throw new Illegal('certificates in PEM', `the text (${read.problem})`);
    return text;
}

;// CONCATENATED MODULE: ./build/packages/source/src/index.js




















;// CONCATENATED MODULE: ./build/packages/ssh/src/connect.js
/**
 * Connects and logs in, through the jump hosts if there are any; what may pass (time-outs, a refused or closed
 * connection) is tried `retries` times again. Rejects with CONNECT_TIMEOUT, CONNECT_FAILED, AUTH_FAILED,
 * FORWARDING_REFUSED, HOST_KEY_UNKNOWN, HOST_KEY_MISMATCH, or the reason of the world's signal. A cancelled run that
 * has to clean up passes `exec` a signal of its own.
 */
const connect = async (target, settings, world) => {
    world.signal.throwIfAborted();
    // The library is heavy: bundles keep it in a chunk that only those runs load that connect.
    const { reach } = await Promise.all(/* import() */[__nccwpck_require__.e(472), __nccwpck_require__.e(708)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9327));
    return reach(target, settings, world);
};

// EXTERNAL MODULE: ./build/packages/ssh/src/fingerprint.js
var fingerprint = __nccwpck_require__(6497);
// EXTERNAL MODULE: ./build/packages/ssh/src/key-blocks.js
var key_blocks = __nccwpck_require__(3225);
// EXTERNAL MODULE: ./build/packages/ssh/src/key-diagnosis.js
var key_diagnosis = __nccwpck_require__(6862);
;// CONCATENATED MODULE: ./build/packages/ssh/src/key-inputs.js


/** The key or keys in `private-key`; the agent, where there is neither key nor password. Notes every problem. */
function readKeys(input, hasPassword, agentSocket) {
    const text = input.text('private-key');
    const passphrase = withoutLastBreak(input.text('passphrase'));
    if (text.trim() === '')
        return withoutKey(input, hasPassword, agentSocket);
    const found = (0,key_blocks/* keyBlocks */.M)(text).map(key_diagnosis/* diagnoseKey */.s);
    reportDamage(input, found);
    const keys = found.filter((each) => 'privateKey' in each);
    const most = hasPassword ? key_blocks/* MOST_KEYS */.L - 1 : key_blocks/* MOST_KEYS */.L;
    if (found.length > most) {
        const legal = `at most ${most} keys${hasPassword ? ' besides a password' : ''}, because servers end the connection after ${key_blocks/* MOST_KEYS */.L} refusals (MaxAuthTries)`;
        input.problem('private-key', { code: 'ILLEGAL', given: `${found.length} keys`, legal });
    }
    const isLocked = keys.some(({ encrypted }) => encrypted);
    if (isLocked && passphrase === '') {
        input.problem('passphrase', { code: 'MISSING', legal: 'the passphrase of `private-key`, which is encrypted' });
    }
    const privateKey = keys.map((key) => key.privateKey).join('');
    return { privateKey, ...(isLocked && passphrase !== '' ? { passphrase } : {}) };
}
/** A secret that was piped into a tool often ends with a line feed that nobody typed. */
function withoutLastBreak(text) {
    return text.replace(/[\r\n]+$/, '');
}
function withoutKey(input, hasPassword, agentSocket) {
    if (hasPassword)
        return {};
    if (agentSocket !== '')
        return { agentSocket };
    const legal = 'the private key that opens the hosts, or `password`, or an SSH agent in SSH_AUTH_SOCK';
    input.problem('private-key', { code: 'MISSING', legal });
    return {};
}
function reportDamage(input, found) {
    for (const [index, key] of found.entries()) {
        if (!('found' in key))
            continue;
        const which = found.length === 1 ? '' : `key ${index + 1} of ${found.length}: `;
        input.problem('private-key', { code: 'ILLEGAL', given: `${which}${key.found}`, legal: key.cure });
    }
}

// EXTERNAL MODULE: ./build/packages/ssh/src/known-hosts.js
var known_hosts = __nccwpck_require__(1056);
;// CONCATENATED MODULE: ./build/packages/ssh/src/settings.js
const hostKeyChecks = ['strict', 'accept-new', 'off'];

;// CONCATENATED MODULE: ./build/packages/ssh/src/target.js

const TARGET_LEGAL = '[user@]host[:port], one per line; IPv6 in brackets: deploy@[2001:db8::1]:2222';
/** A target, or in words what is wrong with the text. `defaultUser` is for a target that names none. */
function parseTarget(text, defaultUser = '') {
    const label = text.trim();
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(label))
        return 'it is a URL: leave out everything but user, host and port';
    const at = label.lastIndexOf('@');
    const user = at < 0 ? defaultUser : label.slice(0, at);
    if (user === '')
        return at < 0 ? 'it names no user, and `username` is empty' : 'the user before the @ is empty';
    if (!isUser(user))
        return 'the user is not a legal one';
    const place = parsePlace(label.slice(at + 1));
    return typeof place === 'string' ? place : { user, ...place, label };
}
/** No white space, nothing that a program could take for an option. */
function isUser(text) {
    return /^[A-Za-z0-9_][A-Za-z0-9_.@+\\-]*\$?$/.test(text);
}
/** The same server and user under another spelling has the same identity. */
function targetIdentity({ user, host, port }) {
    return `${user}@[${host.toLowerCase()}]:${port}`;
}
function parsePlace(text) {
    if ((0,external_node_net_.isIPv6)(text) || text.split(':').length > 2) {
        if (!text.startsWith('['))
            return `an IPv6 address needs brackets: [${text}]`;
        const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
        if (!match || !(0,external_node_net_.isIPv6)(match[1] ?? ''))
            return 'what is in the brackets is no IPv6 address';
        return withPort(match[1] ?? '', match[2]);
    }
    if (text.startsWith('['))
        return 'what is in the brackets is no IPv6 address';
    const [host = '', port] = text.split(':');
    if (host === '')
        return 'the host is empty';
    if (!/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/.test(host) || host.includes('..') || host.length > 253) {
        return 'the host is neither a name nor an address';
    }
    return withPort(host, port);
}
function withPort(host, port) {
    if (port === undefined)
        return { host, port: 22 };
    const value = /^\d{1,5}$/.test(port) ? Number(port) : 0;
    return value >= 1 && value <= 65_535 ? { host, port: value } : 'the port is not a number from 1 to 65535';
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/inputs.js





/** The inputs of every action that reaches hosts by SSH. */
const sshInputNames = (/* unused pure expression or super */ null && ([
    'hosts',
    'username',
    'private-key',
    'passphrase',
    'password',
    'known-hosts',
    'host-key-check',
    'jump-hosts',
    'connect-timeout',
    'retries',
]));
/**
 * Every problem is noted on `input`; what needs the SSH library (a wrong passphrase) is left to `connect`.
 * `agentSocket` is where the runner's SSH agent listens, if there is one.
 */
function readSshInputs(input, agentSocket = '') {
    const username = readUsername(input);
    const password = withoutLastBreak(input.text('password'));
    const jumpHosts = readTargets(input, 'jump-hosts', username);
    return {
        targets: readTargets(input, 'hosts', username),
        ...(jumpHosts.length === 0 ? {} : { jumpHosts }),
        ...readKeys(input, password !== '', agentSocket),
        ...(password === '' ? {} : { password }),
        knownHosts: readKnownHosts(input),
        hostKeyCheck: input.choice('host-key-check', hostKeyChecks),
        connectTimeoutMs: readTimeout(input),
        retries: input.integer('retries', { min: 0, max: 20 }),
    };
}
function readUsername(input) {
    const username = input.optional('username') ?? '';
    if (username === '' || isUser(username))
        return username;
    input.problem('username', { code: 'ILLEGAL', legal: 'the name of a user on the hosts, without white space' });
    return 'stand-in';
}
function readTargets(input, name, username) {
    const texts = input.list(name);
    if (texts.length === 0 && name === 'hosts')
        input.problem(name, { code: 'MISSING', legal: TARGET_LEGAL });
    const found = new Map();
    for (const text of texts) {
        const target = parseTarget(text, username);
        if (typeof target === 'string') {
            input.problem(name, { code: 'ILLEGAL', given: inputs_quoted(text), legal: `${TARGET_LEGAL} (${target})` });
            continue;
        }
        const first = found.get(targetIdentity(target));
        if (first) {
            const given = `${inputs_quoted(text)} is the same server and user as ${inputs_quoted(first.label)}`;
            input.problem(name, { code: 'CONFLICT', given, legal: 'Name every host once.' });
        }
        found.set(targetIdentity(target), target);
    }
    return [...found.values()];
}
function readKnownHosts(input) {
    const text = input.text('known-hosts');
    for (const { line, what } of (0,known_hosts/* parseKnownHosts */.u)(text).problems) {
        input.problem('known-hosts', { code: 'ILLEGAL', given: `line ${line}`, legal: `${known_hosts/* KNOWN_HOSTS_LEGAL */.e} (${what})` });
    }
    return text;
}
function readTimeout(input) {
    const timeoutMs = input.duration('connect-timeout');
    // A zero may also stand in for a text that was no duration, of which the reader has told.
    if ((0,quantity_src/* parseDuration */.E9)(input.text('connect-timeout')) === 0) {
        input.problem('connect-timeout', { code: 'ILLEGAL', legal: `more than zero: ${quantity_src/* DURATION_LEGAL */.jM}` });
    }
    return timeoutMs;
}
function inputs_quoted(text) {
    return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/kept-connections.js
/** Of whom to ask again is left to whoever asks: what they got says whose fault it was. */
const CAPTURE_BYTES = 1024 * 1024;
/** Below what sshd allows by default (MaxSessions 10, one of which is opened in advance). */
const MOST_COMMANDS = 8;
/** A command that is given up holds its session for two seconds, in which it may clean up. */
const GIVE_UP_MS = 3000;
/** A login that was refused is not tried again for so long, then for twice as long, and so on. */
const REFUSED_PAUSE_MS = 60_000;
/**
 * One connection to each host for whoever asks again and again: made for the first question, kept for the next, and
 * made anew for the first one after it was lost. Making one goes on when a question has run out of time, so that a slow
 * login serves the next question. A host that refuses the login is not asked again at once: it would ban the runner.
 */
class KeptConnections {
    links = new Map();
    constructor(settings, connect, world) {
        for (const target of settings.targets) {
            this.links.set(target.label, new KeptLink(() => connect(target, settings, world), world.clock));
        }
    }
    /** `host` is a target's label. Rejects as `connect` and `Connection.dial` do, or with the signal's reason. */
    async dial(host, to, signal) {
        return this.link(host).use(signal, (connection) => connection.dial(to.host, to.port, signal));
    }
    /**
     * Rejects as `connect` and `Connection.exec` do, or with the signal's reason. `onTurn` is called when it is no longer
     * other commands that it waits for.
     */
    async exec(host, command, stdin, signal, onTurn = () => { }) {
        const link = this.link(host);
        await link.enter(signal);
        onTurn();
        try {
            return await link.use(signal, (connection) => connection.exec(command, { stdin, signal, captureLimit: CAPTURE_BYTES }));
        }
        finally {
            link.leave(signal.aborted ? GIVE_UP_MS : 0);
        }
    }
    /** Ends every connection; one that is being made ends as soon as it stands. */
    close() {
        for (const link of this.links.values())
            link.close();
    }
    link(host) {
        const link = this.links.get(host);
        if (link === undefined)
            throw new Error(`There is no host ${host}.`);
        return link;
    }
}
class KeptLink {
    open;
    clock;
    connection;
    retryAtMs = Number.POSITIVE_INFINITY;
    pauseMs = REFUSED_PAUSE_MS;
    ending = new AbortController();
    running = 0;
    waiting = [];
    constructor(open, clock) {
        this.open = open;
        this.clock = clock;
    }
    async use(signal, work) {
        signal.throwIfAborted();
        const isOver = this.clock.elapsed() >= this.retryAtMs;
        const made = (isOver ? undefined : this.connection) ?? this.make();
        this.connection = made;
        const connection = await unlessAborted(made, signal);
        try {
            return await work(connection);
        }
        catch (error) {
            if (isLost(error) && this.connection === made) {
                this.connection = undefined;
                connection.close();
            }
            throw error;
        }
    }
    /** Waits for a place among the commands that run at once. */
    async enter(signal) {
        if (this.running < MOST_COMMANDS) {
            this.running++;
            return;
        }
        let wake = () => { };
        const free = new Promise((resolve) => {
            wake = resolve;
            this.waiting.push(resolve);
        });
        try {
            await unlessAborted(free, signal);
        }
        catch (error) {
            const at = this.waiting.indexOf(wake);
            // A place that came too late is the next one's.
            if (at >= 0)
                this.waiting.splice(at, 1);
            else
                this.handOn();
            throw error;
        }
    }
    /** Gives the place back, after a while where the command still holds it. */
    leave(afterMs) {
        if (afterMs === 0) {
            this.handOn();
            return;
        }
        this.clock.sleep(afterMs, this.ending.signal).then(() => this.handOn(), () => { });
    }
    close() {
        this.ending.abort();
        this.connection?.then((connection) => connection.close(), () => { });
        this.connection = undefined;
    }
    handOn() {
        const next = this.waiting.shift();
        if (next)
            next();
        else
            this.running--;
    }
    make() {
        const made = this.open();
        this.retryAtMs = Number.POSITIVE_INFINITY;
        made.then(() => {
            this.pauseMs = REFUSED_PAUSE_MS;
        }, (error) => {
            if (isRefused(error)) {
                this.retryAtMs = this.clock.elapsed() + this.pauseMs;
                this.pauseMs *= 2;
            }
            else if (this.connection === made)
                this.connection = undefined;
        });
        return made;
    }
}
/** What the next login would be told, too. */
function isRefused(error) {
    return /^(AUTH_FAILED$|HOST_KEY_)/.test(kept_connections_codeOf(error));
}
function isLost(error) {
    return kept_connections_codeOf(error) === 'CONNECTION_LOST';
}
function kept_connections_codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
function unlessAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        if (signal.aborted)
            return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-names.js
/** What to call each host in results: the host alone where that is enough, else with its port, else as it was written. */
function hostNames(targets) {
    const forms = [targets.map(({ host }) => host), targets.map(host_names_withPort)];
    return targets.map((target, at) => {
        const name = forms.map((names) => (isOnly(names, at) ? names[at] : undefined)).find((each) => each !== undefined);
        return { name: name ?? target.label, label: target.label };
    });
}
function isOnly(names, at) {
    return names.filter((name) => name === names[at]).length === 1;
}
function host_names_withPort({ host, port }) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/optional-inputs.js


const optional_inputs_MOST_NAMED = 3;
/**
 * The SSH inputs of an action that may do without them. What is given must be right in any case; hosts that nobody asks
 * are a mistake, too.
 */
function readOptionalSshInputs(input, agentSocket, cure) {
    const lacking = [];
    const lenient = {
        text: (name) => input.text(name),
        optional: (name) => input.optional(name),
        list: (name) => input.list(name),
        choice: (name, legal) => input.choice(name, legal),
        duration: (name) => input.duration(name),
        integer: (name, range) => input.integer(name, range),
        problem: (name, what) => {
            if (what.code === 'MISSING')
                lacking.push([name, what]);
            else
                input.problem(name, what);
        },
    };
    const settings = readSshInputs(lenient, agentSocket);
    return {
        settings,
        hosts: hostNames(settings.targets),
        settle: (isNeeded, who = []) => {
            const named = who.length > optional_inputs_MOST_NAMED ? [...who.slice(0, optional_inputs_MOST_NAMED), `${who.length - optional_inputs_MOST_NAMED} more`] : who;
            const why = named.length === 0 ? '' : ` (SSH is needed by: ${named.join(', ')})`;
            if (isNeeded)
                for (const [name, what] of lacking)
                    input.problem(name, { ...what, legal: `${what.legal}${why}` });
            else if (input.optional('hosts') !== undefined) {
                input.problem('hosts', { code: 'CONFLICT', given: 'given, and nothing goes by SSH', legal: cure });
            }
        },
    };
}

// EXTERNAL MODULE: ./build/packages/ssh/src/unknown-host-key.js
var unknown_host_key = __nccwpck_require__(2460);
;// CONCATENATED MODULE: ./build/packages/ssh/src/index.js










;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/contract.js
// Generated from action.yml by `npm run generate`. Do not edit.
const contract = {
    action: 'error-rate-monitor',
    inputs: {
        'operation': { default: "watch", required: false, secret: false },
        'source': { default: "json", required: false, secret: false },
        'url': { default: "", required: false, secret: false },
        'headers': { default: "", required: false, secret: true },
        'error-rate-path': { default: "", required: false, secret: false },
        'errors-path': { default: "", required: false, secret: false },
        'total-path': { default: "", required: false, secret: false },
        'query': { default: "", required: false, secret: false },
        'errors': { default: "", required: false, secret: false },
        'total': { default: "", required: false, secret: false },
        'region': { default: "", required: false, secret: false },
        'api-url': { default: "", required: false, secret: false },
        'api-key': { default: "", required: false, secret: true },
        'app-key': { default: "", required: false, secret: true },
        'account': { default: "", required: false, secret: false },
        'token': { default: "", required: false, secret: true },
        'organization': { default: "", required: false, secret: false },
        'project': { default: "", required: false, secret: false },
        'metrics': { default: "", required: false, secret: false },
        'health-urls': { default: "", required: false, secret: false },
        'unhealthy-threshold': { default: "3", required: false, secret: false },
        'fast-interval': { default: "1s", required: false, secret: false },
        'expect-version': { default: "", required: false, secret: false },
        'version-path': { default: "$.version", required: false, secret: false },
        'version-series': { default: "", required: false, secret: false },
        'version-label': { default: "version", required: false, secret: false },
        'own-requests': { default: "ignored", required: false, secret: false },
        'threshold': { default: "5%", required: false, secret: false },
        'max-increase': { default: "", required: false, secret: false },
        'baseline': { default: "", required: false, secret: false },
        'replay': { default: "", required: false, secret: false },
        'sustain': { default: "2m", required: false, secret: false },
        'method': { default: "rule", required: false, secret: false },
        'false-alarm': { default: "0.001", required: false, secret: false },
        'early-pass': { default: "false", required: false, secret: false },
        'control-url': { default: "", required: false, secret: false },
        'control-errors': { default: "", required: false, secret: false },
        'control-total': { default: "", required: false, secret: false },
        'duration': { default: "5m", required: false, secret: false },
        'interval': { default: "10s", required: false, secret: false },
        'timeout': { default: "10s", required: false, secret: false },
        'min-samples': { default: "1", required: false, secret: false },
        'ca': { default: "", required: false, secret: false },
        'via': { default: "direct", required: false, secret: false },
        'hosts': { default: "", required: false, secret: false },
        'username': { default: "", required: false, secret: false },
        'private-key': { default: "", required: false, secret: true },
        'passphrase': { default: "", required: false, secret: true },
        'password': { default: "", required: false, secret: true },
        'known-hosts': { default: "", required: false, secret: false },
        'host-key-check': { default: "strict", required: false, secret: false },
        'jump-hosts': { default: "", required: false, secret: false },
        'connect-timeout': { default: "10s", required: false, secret: false },
        'retries': { default: "0", required: false, secret: false },
        'on-no-data': { default: "inconclusive", required: false, secret: false },
        'on-gap': { default: "inconclusive", required: false, secret: false },
        'on-low-traffic': { default: "inconclusive", required: false, secret: false },
        'on-provider-error': { default: "inconclusive", required: false, secret: false },
        'on-wrong-version': { default: "inconclusive", required: false, secret: false },
        'on-inconclusive': { default: "fail", required: false, secret: false },
        'shadow': { default: "false", required: false, secret: false },
    },
    outputs: [
        'verdict',
        'reason',
        'error-rate',
        'peak-error-rate',
        'requests',
        'errors',
        'detect-ms',
        'duration-ms',
        'baseline',
        'metrics',
        'report',
        'report-path',
    ],
};

;// CONCATENATED MODULE: ./build/packages/sequential/src/dispersion.js
/** Fewer windows with requests than these say nothing about how they vary. */
const LEAST_WINDOWS = 5;
/**
 * How many times more the errors of equal windows vary than independent requests would: Pearson's chi-square by its
 * degrees of freedom, at least 1 (McCullagh and Nelder 1989). The windows should be as long as the intervals of the
 * watch, because what comes in waves varies more the longer one looks. 1 where too little is known.
 */
function dispersion(windows) {
    const used = windows.filter(({ total }) => total > 0);
    const errors = used.reduce((sum, window) => sum + window.errors, 0);
    const total = used.reduce((sum, window) => sum + window.total, 0);
    if (used.length < LEAST_WINDOWS || errors === 0 || errors === total)
        return 1;
    const rate = errors / total;
    const chiSquare = used.reduce((sum, w) => sum + (w.errors - w.total * rate) ** 2 / (w.total * rate * (1 - rate)), 0);
    return Math.max(1, chiSquare / (used.length - 1));
}
/**
 * What evidence is divided by where requests are so dispersed. Bursts have a longer tail than their variance says, so
 * the dispersion alone would be too little: with half as much again, and the cap of `gridAbove`, no look of
 * beta-binomial traffic is expected to add anything (decision 032).
 */
function temper(dispersion) {
    return 1 + 1.5 * (dispersion - 1);
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/likelihood.js
/**
 * ln of the likelihood ratio of Wald (1945): how much likelier the look is where the odds of a hit are `oddsRatio` times
 * those at the limit p0. With p1 = r p0 / (1 + p0 (r - 1)), `x ln(p1/p0) + (n - x) ln((1 - p1)/(1 - p0))` is
 * `x ln r - n ln(1 + p0 (r - 1))`: linear in the hits, so that looks can be split and joined.
 */
function logLikelihoodRatio({ hits, trials, limit }, oddsRatio) {
    return hits * Math.log(oddsRatio) - trials * Math.log1p(limit * (oddsRatio - 1));
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/log-add.js
/** ln(exp(a) + exp(b)), without leaving the range of numbers. */
function logAdd(a, b) {
    const larger = Math.max(a, b);
    return larger === -Infinity ? larger : larger + Math.log1p(Math.exp(-Math.abs(a - b)));
}
/** The same for any number of them; -Infinity for none. */
function logSum(logs) {
    let largest = -Infinity;
    for (const log of logs)
        if (log > largest)
            largest = log;
    if (largest === -Infinity)
        return largest;
    let sum = 0;
    for (const log of logs)
        sum += Math.exp(log - largest);
    return largest + Math.log(sum);
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/evidence.js


function noEvidence({ grid }) {
    return { logStakes: grid.map(() => -Infinity), logWaiting: 0, logValue: 0 };
}
/**
 * The evidence after one more look. The value is a mixture of likelihood ratios over the grid (Robbins 1970) and over
 * the looks at which the change may have begun (Shiryaev 1963, with weights that sum to 1), by recursion. While each
 * request fails with at most the probability that is tested, its expectation never grows: every part is multiplied by
 * something whose mean is at most 1. So it reaches 1/a at any time with a probability of at most a (Ville 1939).
 */
function addLook(bet, before, look) {
    const { grid, onset, temper, logCeiling } = bet;
    const share = before.logWaiting === 0 ? onset.atFirst : onset.hazard;
    const logBegun = before.logWaiting + Math.log(share);
    const logWaiting = before.logWaiting + Math.log1p(-share);
    const logStakes = grid.map(({ oddsRatio, weight, cap }, at) => {
        const stake = logAdd(before.logStakes[at] ?? -Infinity, logBegun + Math.log(weight));
        return stake + Math.min(cap, logLikelihoodRatio(look, oddsRatio) / temper);
    });
    const logValue = logSum([...logStakes, logWaiting]);
    const excess = logValue - logCeiling;
    if (excess <= 0)
        return { logStakes, logWaiting, logValue };
    return {
        logStakes: logStakes.map((stake) => stake - excess),
        logWaiting: logWaiting - excess,
        logValue: logCeiling,
    };
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/grid.js
/** Most of the weight is on what is hardest to tell and soonest asked for: about three times the limit. */
const NEAR = [
    { oddsRatio: 1.6, weight: 0.2 },
    { oddsRatio: 2.8, weight: 0.55 },
];
const FAR = { first: 6, step: 3, weight: 0.22 };
const GROSS = { leastOddsRatio: 10, weight: 0.03 };
const BELOW = [0.7, 0.5, 0.3, 0.1, 0.02];
/** Of ln(1 / falseAlarm): one look cannot decide, two can. */
const CAP_SHARE = 0.75;
/** Where errors are known to come in bursts, a look adds no more than this: see decision 032. */
const BURST_CAP = 3;
/**
 * Alternatives above the limit, for evidence that a release is bad. A look adds at most a share of what a fail needs, so
 * that one burst does not decide; but for the grossest one, that more requests fail than not (or ten times the odds of
 * the limit): that need not be seen twice, unless errors are known to come in bursts (`dispersion` above 1).
 */
function gridAbove(limit, falseAlarm, dispersion) {
    const isBursty = dispersion > 1;
    const share = CAP_SHARE * Math.log(1 / falseAlarm);
    const cap = isBursty ? Math.min(BURST_CAP, share) : share;
    const gross = Math.max(GROSS.leastOddsRatio, (1 - limit) / limit);
    const far = [];
    for (let ratio = FAR.first; ratio < gross / 1.5; ratio *= FAR.step)
        far.push(ratio);
    return [
        ...NEAR.map((point) => ({ ...point, cap })),
        ...far.map((oddsRatio) => ({ oddsRatio, weight: FAR.weight / far.length, cap })),
        { oddsRatio: gross, weight: GROSS.weight, cap: isBursty ? cap : Infinity },
    ];
}
/** Alternatives below the limit, for evidence that a release is good. A pass has a least time, so nothing is capped. */
function gridBelow() {
    return BELOW.map((oddsRatio) => ({ oddsRatio, weight: 1 / BELOW.length, cap: Infinity }));
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/early-pass.js


/** Half of the planned looks, at least three. */
function earlyPass(looks, minSamples, missed = 0.05) {
    return { missed, afterLooks: Math.max(3, Math.ceil(looks / 2)), minSamples };
}
/**
 * The bet that the rate is at the limit or above. It is closed at what a pass needs: good looks cannot be saved up, so
 * a few bad ones take it away again.
 */
function passBet({ missed }) {
    const always = { atFirst: 0.8, hazard: 0.02 };
    return { grid: gridBelow(), onset: always, temper: 1, logCeiling: Math.log(1 / missed) };
}
const noPassEvidence = (rule) => noEvidence(passBet(rule));
function addPassLook(rule, before, look, temper) {
    return addLook({ ...passBet(rule), temper }, before, look);
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/trials.js
/** Throws a RangeError for counts that cannot be: not whole, negative, or more hits than trials. */
function checkedCounts(hits, trials) {
    if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(trials) || hits < 0 || hits > trials) {
        throw new RangeError(`${hits} of ${trials} are no counts`);
    }
}
/** Strictly between 0 and 1, where the likelihoods are finite: a limit of 0 is tested as one in a million. */
function openLimit(limit) {
    if (!(limit >= 0 && limit <= 1))
        throw new RangeError(`${limit} is no probability`);
    return Math.min(1 - LEAST, Math.max(LEAST, limit));
}
const LEAST = 1e-6;

;// CONCATENATED MODULE: ./build/packages/sequential/src/wilson.js

/** One-sided 95 %. */
const Z_95 = 1.645;
/** The interval of Wilson (1927) for a probability of which `hits` of `trials` were seen; 0 to 1 where none were. */
function wilsonInterval(hits, trials, z = Z_95) {
    checkedCounts(hits, trials);
    if (trials === 0)
        return { lower: 0, upper: 1 };
    const z2 = z * z;
    const middle = hits + z2 / 2;
    const spread = z * Math.sqrt((hits * (trials - hits)) / trials + z2 / 4);
    const lower = hits === 0 ? 0 : (middle - spread) / (trials + z2);
    const upper = hits === trials ? 1 : (middle + spread) / (trials + z2);
    return { lower, upper };
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/limit.js

/**
 * The highest error rate that is still tolerated after a baseline of so many errors and requests: its upper bound
 * (Wilson, one-sided 95 %, wider by the root of the dispersion), so that a short baseline makes the test slow and not
 * wrong, and the increase. At most 1. Throws a RangeError where the baseline has no requests: nothing is known then.
 */
function limitAbove(baseline, increase, dispersion = 1) {
    if (baseline.total === 0)
        throw new RangeError('a baseline without requests says nothing');
    const { upper } = wilsonInterval(baseline.errors, baseline.total, Z_95 * Math.sqrt(dispersion));
    return Math.min(1, increase.kind === 'absolute' ? upper + increase.by : upper * (1 + increase.by));
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/canary.js

/**
 * New against old in the same interval: of the errors of both, how many are the new version's? Where the odds of an
 * error are at most `oddsRatio` (at least 1) times the old ones, each is so with a probability of at most
 * `r n_new / (r n_new + n_old)`, whatever the rates are and however they move (the conditional test of Przyborowski and
 * Wilenski 1940; see decision 033 for why it is exact here). Undefined where one of them had no requests: nothing is
 * learnt then.
 */
function canaryTrials(fresh, old, oddsRatio) {
    if (!(oddsRatio >= 1))
        throw new RangeError(`${oddsRatio} tolerates less than the old version`);
    for (const { errors, total } of [fresh, old])
        checkedCounts(errors, total);
    if (fresh.total === 0 || old.total === 0)
        return undefined;
    const share = (oddsRatio * fresh.total) / (oddsRatio * fresh.total + old.total);
    return { hits: fresh.errors, trials: fresh.errors + old.errors, limit: share };
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/onset.js
/**
 * Four fifths at the first look, the rest evenly in the course of a watch of so many looks. A geometric series never
 * spends more than there is, so a watch that goes on for longer keeps its bound.
 */
function onsetWithin(looks) {
    return { atFirst: 0.8, hazard: 1 / Math.max(2, looks) };
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/sequential-test.js







/** The last bit must not decide: 0.7 % is not exactly 0.007 in binary, and a ceiling is reached exactly. */
const ROUNDING = 1e-12;
/** Throws a RangeError for what is no probability or no ratio. */
function sequentialTest(settings) {
    const { hypothesis, falseAlarm, dispersion = 1 } = settings;
    if (!(falseAlarm > 0 && falseAlarm < 1))
        throw new RangeError(`${falseAlarm} is no probability of a false alarm`);
    if (!(dispersion >= 1))
        throw new RangeError(`a dispersion is at least 1, not ${dispersion}`);
    const limit = hypothesis.kind === 'rate' ? openLimit(hypothesis.limit) : 0.5;
    const grid = gridAbove(limit, falseAlarm, dispersion);
    return {
        ...settings,
        bet: { grid, onset: onsetWithin(settings.looks), temper: temper(dispersion), logCeiling: Infinity },
    };
}
function start({ bet, earlyPass }) {
    const begun = { looks: 0, requests: 0, isBad: false, against: noEvidence(bet) };
    return earlyPass ? { ...begun, inFavour: noPassEvidence(earlyPass) } : begun;
}
/** The state after one more look; the same one where it had no requests (of either version). */
function look(test, before, seen) {
    const trials = trialsOf(test.hypothesis, seen);
    if (!trials)
        return before;
    const after = {
        looks: before.looks + 1,
        requests: before.requests + seen.total,
        isBad: isBad(test.hypothesis, seen, trials),
        against: addLook(test.bet, before.against, trials),
    };
    if (!test.earlyPass || !before.inFavour)
        return after;
    return { ...after, inFavour: addPassLook(test.earlyPass, before.inFavour, trials, test.bet.temper) };
}
/**
 * `fail`: the evidence against has reached 1 / falseAlarm, and the newest look is bad itself. `pass`, only where an early
 * one is asked for: the evidence in favour has, after the least time and requests, and the newest look is good.
 */
function decide({ falseAlarm, earlyPass }, state) {
    if (state.isBad)
        return reaches(state.against, falseAlarm) ? 'fail' : undefined;
    if (!earlyPass || !state.inFavour)
        return undefined;
    const isLongEnough = state.looks >= earlyPass.afterLooks && state.requests >= earlyPass.minSamples;
    return isLongEnough && reaches(state.inFavour, earlyPass.missed) ? 'pass' : undefined;
}
function reaches({ logValue }, probability) {
    return logValue >= Math.log(1 / probability) - ROUNDING;
}
function trialsOf(hypothesis, { errors, total, control }) {
    if (hypothesis.kind === 'canary') {
        return control && canaryTrials({ errors, total }, control, hypothesis.oddsRatio);
    }
    checkedCounts(errors, total);
    return total === 0 ? undefined : { hits: errors, trials: total, limit: openLimit(hypothesis.limit) };
}
/** By the limit as it was given, which may be 0 or 1: nothing is above 1. */
function isBad(hypothesis, { errors, total }, { hits, trials, limit }) {
    return hypothesis.kind === 'rate' ? errors / total - hypothesis.limit > ROUNDING : hits > limit * trials;
}

;// CONCATENATED MODULE: ./build/packages/sequential/src/index.js







;// CONCATENATED MODULE: ./build/packages/metric/src/baseline.js


const BASELINE_SCHEMA = 'deploy-actions/baseline/1';
/** The baseline of those signals that were measured often enough. */
function baselineOf(signals, when) {
    const usable = signals.filter(({ situation }) => situation === 'within' || situation === 'gap');
    return { schema: BASELINE_SCHEMA, ...when, signals: usable.flatMap(signalBaseline) };
}
function signalBaseline({ name, form, errors, requests, measured, measurements }) {
    const levels = measurements.flatMap((measurement) => levelOf(measurement) ?? []);
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    if (levels.length === 0)
        return [];
    if (requests === undefined || errors === undefined || requests === 0)
        return [{ name, form, level: rounded(mean), measured }];
    const spread = dispersion(windowsOf(measurements));
    return [
        { name, form, level: rounded(errors / requests), errors, total: requests, measured, dispersion: rounded(spread) },
    ];
}
function windowsOf(measurements) {
    return measurements.flatMap(({ errors, total }) => errors === undefined || total === undefined ? [] : [{ errors, total }]);
}
/** Nine digits: more than anybody measures. */
function rounded(value) {
    return Number(value.toPrecision(9));
}

;// CONCATENATED MODULE: ./build/packages/metric/src/compare.js

/**
 * The signals with the bounds that the baseline gives them: what may be added to it, or the threshold, whichever is
 * lower. What cannot be compared is told in words; none of it may be watched without its bound.
 */
function compareWith(baseline, signals) {
    const problems = [];
    const compared = signals.map((signal) => {
        const found = baseline?.signals.find(({ name }) => name === signal.name);
        const { intervalMs = 0 } = baseline ?? {};
        const before = found && { ...found, ...(intervalMs > 0 ? { intervalMs } : {}) };
        const { increase } = signal.rule;
        if (increase === undefined)
            return before === undefined ? signal : { ...signal, before };
        const problem = unusable(signal, before, increase);
        if (problem !== undefined || before === undefined) {
            problems.push(`${signal.name}: ${problem}`);
            return signal;
        }
        return { ...signal, before, rule: bounded(signal.rule, before, increase) };
    });
    return { signals: compared, problems };
}
function unusable({ query }, before, increase) {
    if (before === undefined)
        return 'there is no baseline of it';
    const isShare = unitOf(query.form) === 'ratio' && unitOf(before.form) === 'ratio';
    if (query.form !== before.form && !isShare)
        return `it was measured as ${before.form} then, and is ${query.form} now`;
    if (before.measured < 1)
        return 'its baseline has no measurement';
    if (increase.kind === 'relative' && before.level <= 0) {
        return `its baseline is ${before.level}, and a share of that is nothing: say the increase as an absolute one (1pp)`;
    }
    return undefined;
}
function unitOf(form) {
    return form === 'ratio' || form === 'counters' ? 'ratio' : 'plain';
}
function bounded(rule, before, increase) {
    const { level, errors, total = 0, dispersion } = before;
    const most = rule.threshold ?? Number.POSITIVE_INFINITY;
    const above = increase.kind === 'absolute' ? level + increase.by : level * (1 + increase.by);
    const threshold = Math.min(above, most);
    if (errors === undefined || total === 0)
        return { ...rule, threshold };
    // Some counters have decimals: requests have none.
    const counts = { errors: Math.min(Math.round(errors), Math.round(total)), total: Math.max(1, Math.round(total)) };
    return { ...rule, threshold, limit: Math.min(limitAbove(counts, increase, dispersion), most) };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/control.js

/** Its two words keep it apart from every signal that has a name in the inputs. */
const OLD_VERSION = 'old version';
const control_NOTHING = { errors: 0, total: 0 };
/** The source of all signals; the first of them is compared with the old version, where there is one. */
async function openBesideControl(source, signals, control, world) {
    if (control === undefined)
        return openSource(source, signals, world);
    if ('query' in control) {
        return besideControl(await openSource(source, [...signals, { name: OLD_VERSION, query: control.query }], world));
    }
    const { version: _, ...any } = source;
    const old = signals.slice(0, 1).map((signal) => ({ ...signal, name: OLD_VERSION }));
    return besideControl(joined(await openSource(source, signals, world), await openSource({ ...any, instances: control.instances }, old, world)));
}
/** Both at the same time, one after the other in what they answer. */
function joined(source, control) {
    const both = async (one, other) => (await Promise.all([one, other])).flat();
    return {
        pace: source.pace,
        measure: () => both(source.measure(), control.measure()),
        check: () => both(source.check(), control.check()),
    };
}
/**
 * The source with what the old version counted, which is its last answer, beside the first signal's own counts. What the
 * old version cannot say is missing there, and nothing else: the new version is still measured. Both are compared over
 * the same time: what one has counted while the other was silent is kept until that one answers, and tells of the whole
 * time.
 */
function besideControl(source) {
    let [fresh, old] = [control_NOTHING, control_NOTHING];
    function compared(seen, beside) {
        const [mine, theirs] = [countsOf(seen), countsOf(beside)];
        [fresh, old] = [plus(fresh, mine), plus(old, theirs)];
        if (mine !== undefined && theirs !== undefined) {
            const control = { ...old, fresh };
            [fresh, old] = [control_NOTHING, control_NOTHING];
            return { control };
        }
        const controlProblem = theirs === undefined ? silenceOf(beside) : undefined;
        if (controlProblem === undefined)
            return {};
        return { controlProblem, notes: [...(seen.notes ?? []), `the ${OLD_VERSION}: ${controlProblem}`] };
    }
    return {
        ...source,
        measure: async () => {
            const all = await source.measure();
            const [first, beside] = [all[0], all.at(-1)];
            if (first === undefined || beside === undefined || all.length < 2)
                return all;
            const controlInstances = beside.instances.map((each) => ({ ...each, name: `${OLD_VERSION} ${each.name}` }));
            return [{ ...first, ...compared(first, beside), controlInstances }, ...all.slice(1, -1)];
        },
    };
}
/** Why it says nothing, where that is not as it must be at first. */
function silenceOf({ problem, total }) {
    if (problem === undefined)
        return total === undefined ? 'the source gives rates, and no counts' : undefined;
    return problem.kind === 'reference' ? undefined : problem.reason;
}
function countsOf({ errors, total, problem }) {
    if (problem?.kind === 'no-traffic')
        return control_NOTHING;
    return errors === undefined || total === undefined ? undefined : { errors, total };
}
function plus(counts, more = control_NOTHING) {
    return { errors: counts.errors + more.errors, total: counts.total + more.total };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/error-rate-inputs.js

/** Where services keep it, if nothing else is said. It cannot be a declared default: that would look like a conflict. */
const DEFAULT_ERROR_RATE_PATH = '$.error_rate';
const PATHS = { ratio: 'error-rate-path', errors: 'errors-path', total: 'total-path' };
const QUERIES = { ratio: 'query', errors: 'errors', total: 'total' };
/** The names of the inputs in which this kind of source takes its queries. */
function queryInputs(kind) {
    return adapterOf(kind).language === 'json-path' ? PATHS : QUERIES;
}
/**
 * The error rate as a ratio or as two counters. Undefined where nothing is given and `isNeeded` is false; what is
 * wrong is among the problems, and a stand-in is handed out.
 */
function readErrorRate(input, kind, isNeeded, isKnown = true) {
    const { forms, language } = adapterOf(kind);
    const names = queryInputs(kind);
    // What an unknown kind of source would read nobody knows.
    if (isKnown)
        refuseForeign(input, kind);
    const read = (name) => input.optionalParsed(name, (text) => parseQuery(language, text));
    const given = (name) => input.optional(name) !== undefined;
    const [ratio, errors, total] = [read(names.ratio), read(names.errors), read(names.total)];
    const hasCounter = given(names.errors) || given(names.total);
    if (given(names.ratio) && !forms.includes('ratio')) {
        const legal = `Give ${names.errors} and ${names.total}: source ${kind} has no ratios.`;
        input.problem(names.ratio, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
    else if (hasCounter && given(names.ratio)) {
        const conflict = `given beside ${names.errors} or ${names.total}`;
        input.problem(names.ratio, { code: 'CONFLICT', given: conflict, legal: 'Give either a ratio or two counters.' });
    }
    const isEmpty = !hasCounter && !given(names.ratio);
    if (isEmpty && language === 'json-path')
        return isNeeded ? { form: 'ratio', query: DEFAULT_ERROR_RATE_PATH } : undefined;
    if (isEmpty && !isNeeded)
        return undefined;
    if (!given(names.ratio) && isKnown) {
        for (const name of [names.errors, names.total]) {
            const legal = `${QUERY_LEGAL[language]}: ${names.errors} and ${names.total} go together`;
            if (!given(name))
                input.problem(name, { code: 'MISSING', legal });
        }
    }
    const isCounted = hasCounter || isEmpty || !forms.includes('ratio');
    if (isCounted)
        return { form: 'counters', errors: errors ?? '', total: total ?? '' };
    return { form: 'ratio', query: ratio ?? DEFAULT_ERROR_RATE_PATH };
}
/** An input that another kind of source reads would do nothing here. */
function refuseForeign(input, kind) {
    const own = queryInputs(kind);
    const foreign = own === PATHS ? QUERIES : PATHS;
    for (const name of Object.values(foreign)) {
        if (input.optional(name) === undefined)
            continue;
        const legal = `Sources of that kind take ${Object.values(own).join(', ')}.`;
        input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    }
}

;// CONCATENATED MODULE: ./build/packages/metric/src/rule.js

/** 0.7 % is not exactly 0.007 in binary: what is at the bound must not be beyond it by the last bit. */
const rule_ROUNDING = 1e-12;
function rule_isBad({ threshold, min }, level) {
    return ((threshold !== undefined && level - threshold > rule_ROUNDING * Math.max(1, Math.abs(threshold))) ||
        (min !== undefined && min - level > rule_ROUNDING * Math.max(1, Math.abs(min))));
}
/** The worse of two levels: the higher one, or the lower one where only too little is bad. */
function worse({ threshold, min }, a, b) {
    return threshold === undefined && min !== undefined ? Math.min(a, b) : Math.max(a, b);
}
/** A level for people: `5 %`, or a number of at most four digits after the point. */
function formatLevel({ unit }, level) {
    return unit === 'plain' ? String(Number(level.toFixed(4))) : (0,quantity_src/* formatRatio */.B0)(level);
}
/** What is bad, in words: `above 5 %`. */
function badWords(bounds) {
    const { threshold, min } = bounds;
    const above = threshold === undefined ? [] : [`above ${formatLevel(bounds, threshold)}`];
    const below = min === undefined ? [] : [`below ${formatLevel(bounds, min)}`];
    return [...above, ...below].join(' or ') || 'never bad';
}
/** How long data may be away before what was seen no longer counts as unbroken. */
function gapMs(rule) {
    return 3 * rule.intervalMs;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/gap.js


/** The longest gap by now, where an answer comes after the one before it; without one before, nothing has begun. */
function longestGap(rule, known, answer) {
    const { fromMs, toMs, problem } = answer;
    if (fromMs === undefined || toMs - fromMs <= gapMs(rule))
        return known;
    return known !== undefined && known.toMs - known.fromMs >= toMs - fromMs ? known : { fromMs, toMs, problem };
}
/** In words: from when to when, and why. */
function gapWords({ fromMs, toMs, problem }) {
    const why = problem ? `last problem: ${problem.reason}` : 'an answer took so long';
    return `nothing was known from ${(0,quantity_src/* formatDuration */.a3)(fromMs)} to ${(0,quantity_src/* formatDuration */.a3)(toMs)} (${why})`;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/missed.js
const NOTHING_MISSED = {
    counts: { reference: 0, 'no-traffic': 0, missing: 0, 'wrong-version': 0, provider: 0, access: 0, query: 0 },
    newest: {},
    last: undefined,
};
/** With one more; the old one stays as it is. */
function miss({ counts, newest }, problem) {
    const { kind } = problem;
    return { counts: { ...counts, [kind]: counts[kind] + 1 }, newest: { ...newest, [kind]: problem }, last: problem };
}
/** Measurements for which somebody is to blame: neither a first reading nor a time without traffic. */
function troubles({ counts }) {
    return counts.missing + counts['wrong-version'] + counts.provider + counts.access + counts.query;
}
/** What was the matter most often, and the newest problem of that kind in words, to be put behind a reason. */
function commonest(missed) {
    const { counts, newest, last } = missed;
    const silent = counts.provider + counts.access + counts.query;
    const unusable = counts.missing + counts['no-traffic'];
    const other = counts['wrong-version'];
    const lastWords = last ? `; last problem: ${last.reason}` : '';
    if (other > silent && other >= unusable) {
        const isLast = last?.kind === 'wrong-version';
        const words = isLast ? lastWords : `; most often: ${newest['wrong-version']?.reason}`;
        return { situation: 'wrong-version', words };
    }
    return { situation: silent > 0 && silent >= unusable ? 'provider-error' : 'no-data', words: lastWords };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/policy.js
const KEYS = {
    'no-data': 'onNoData',
    gap: 'onGap',
    'low-traffic': 'onLowTraffic',
    'provider-error': 'onProviderError',
    'wrong-version': 'onWrongVersion',
};
/** Nobody knows: the verdict is always `inconclusive`, and the policy of the situation is for the step alone. */
function unknown(policies, situation, reason) {
    return {
        verdict: 'inconclusive',
        situation,
        reason,
        policy: `on-${situation}`,
        exit: policies[KEYS[situation]],
    };
}
const STRICTEST_FIRST = ['fail', 'inconclusive', 'pass'];
/** 0 for the strictest. */
function strictness(exit = 'inconclusive') {
    return STRICTEST_FIRST.indexOf(exit);
}
/** The strictest of what undecided results do to the step, with the input that says so; nothing where all are decided. */
function strictest(results) {
    const exits = results.flatMap(({ verdict, policy, exit }) => {
        if (verdict !== 'inconclusive' && verdict !== 'error')
            return [];
        const isLeft = policy === undefined || exit === undefined || exit === 'inconclusive';
        return [isLeft ? { policy: 'on-inconclusive', exit: 'inconclusive' } : { policy, exit }];
    });
    return exits.sort((a, b) => strictness(a.exit) - strictness(b.exit))[0] ?? {};
}

;// CONCATENATED MODULE: ./build/packages/metric/src/schedule.js

/** Slot i is at i intervals, the first one at once. This is the last one within the duration. */
function lastSlot({ durationMs, intervalMs }) {
    return Math.floor(durationMs / intervalMs);
}
/** How many measurements the duration has room for; the first reading of what is compared with the one before gives none. */
function plannedMeasurements(times, form) {
    return Math.max(1, lastSlot(times) + (form === 'ratio' || form === 'value' ? 1 : 0));
}
/** How much of what was planned had data. A streak that goes on brings more than was planned, and so does a record. */
function plannedWords(measured, planned) {
    return measured > planned
        ? `${(0,quantity_src/* formatCount */.B4)(measured, 'measurement')} with data (${planned} were planned)`
        : `${measured} of ${planned} planned measurement${planned === 1 ? '' : 's'}`;
}
/**
 * The slot after `slot`, when `elapsedMs` have gone by since the start. A measurement that took longer than an interval
 * skips slots, and only a tenth of an interval is tolerated as late: nothing drifts and nothing overlaps.
 */
function nextSlot({ intervalMs }, slot, elapsedMs) {
    return Math.max(slot + 1, Math.ceil((elapsedMs - intervalMs / 10) / intervalMs));
}

;// CONCATENATED MODULE: ./build/packages/metric/src/signal-result.js

/** What is worse decides: fail, then error, then inconclusive. */
const SEVERITY = ['fail', 'error', 'inconclusive', 'pass', ''];
/** The first of those with the worst verdict; of those about which nobody knows, of those with the strictest policy. */
function decisive(results) {
    const rank = ({ verdict, exit }) => [SEVERITY.indexOf(verdict), strictness(exit)];
    const order = (a, b) => a[0] - b[0] || a[1] - b[1];
    return [...results].sort((a, b) => order(rank(a), rank(b)))[0];
}

;// CONCATENATED MODULE: ./build/packages/metric/src/streak.js


/**
 * The streak after one more measurement. One within the bounds ends it; a measurement without data neither extends
 * nor ends it, until its newest one is more than three intervals ago. A good one in which an instance was silent is
 * like one without data: whoever is ill answers seldom, and the others' health says nothing about it.
 */
function extend(rule, streak, { atMs, partial, ...seen }) {
    const alive = streak !== undefined && atMs - streak.newestMs <= gapMs(rule) ? streak : undefined;
    const level = levelOf(seen);
    if (level === undefined)
        return alive;
    if (!rule_isBad(rule, level))
        return partial ? alive : undefined;
    return { firstMs: alive?.firstMs ?? atMs, newestMs: atMs, count: (alive?.count ?? 0) + 1 };
}
/** Was it bad for the whole of `sustain`? */
function isSustained(rule, streak) {
    return streak !== undefined && streak.newestMs - streak.firstMs >= rule.sustainMs;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/judge.js








/** Why there is no pass where an address is that of a balancer. */
const IN_TURN = 'several processes that answer in turn';
/** What need not be waited for: a sustained excess, or a source that has refused from the start for three intervals. */
function judgeNow(rule, tally) {
    if (rule.method !== 'sequential' && isSustained(rule, tally.streak))
        return exceeded(rule, tally.streak, tally);
    const { refusal } = tally;
    const tooLong = refusal !== undefined && refusal.newestMs - refusal.firstMs >= gapMs(rule);
    return tooLong && tally.answeredMs === undefined ? refused(refusal.problem.reason) : undefined;
}
/** Is there an unfinished streak from within the duration, which must be broken or complete before the watch ends? */
function mustGoOn(rule, { streak }) {
    if (rule.method === 'sequential')
        return false;
    return streak !== undefined && streak.firstMs <= lastSlot(rule) * rule.intervalMs;
}
/** The judgement when the watch is over and `judgeNow` had nothing to say. */
function judgeEnd(rule, tally) {
    const { measured, newest, requests, missed } = tally;
    const planned = plannedMeasurements(rule, tally.form);
    const freshFromMs = Math.max(lastSlot(rule) * rule.intervalMs, tally.newestMs) - freshMs(rule);
    const isEnough = (count, newestMs) => count * 2 >= planned && newestMs !== undefined && newestMs >= freshFromMs;
    // One look above the limit proves nothing in a test of all looks.
    const isGood = newest !== undefined && (rule.method === 'sequential' || !rule_isBad(rule, newest.level));
    const known = plannedWords(measured, planned);
    const gave = measured > planned ? known : `${known} gave data`;
    const isHeard = ({ heard, newestMs }) => isEnough(heard, newestMs);
    const unheard = [...tally.hearings].filter(([, each]) => !isHeard(each)).map((each) => notHeard(rule, each, planned));
    const several = [...tally.hearings].filter(([, { isSeveral }]) => isSeveral).map(([name]) => name);
    const strictest = (judgement) => decisive([judgement, ...unheard]) ?? judgement;
    if (isEnough(measured, newest?.atMs) && isGood && (requests ?? rule.minSamples) >= rule.minSamples) {
        const pass = { verdict: 'pass', situation: 'within', reason: judge_within(rule, tally, known) };
        if (several.length > 0)
            return strictest(unknown(rule, 'no-data', `${inTurnWords(several)}; else ${pass.reason}`));
        const gaps = gapsIn(rule, tally, isHeard);
        return strictest(gaps[0] === undefined ? pass : unknown(rule, 'gap', `${gaps[0]}; else ${pass.reason}`));
    }
    if (tally.refusal && isConsistent(rule, tally.refusal, tally))
        return refused(tally.refusal.problem.reason);
    const others = troubles(missed);
    const tooFew = requests !== undefined && requests < rule.minSamples;
    if (requests !== undefined &&
        isEnough(measured + missed.counts['no-traffic'], tally.answeredMs) &&
        (tooFew || missed.counts['no-traffic'] > others)) {
        const counted = `${(0,quantity_src/* formatCount */.B4)(requests, 'request')} (${rule.minSamples} needed), traffic in ${known}`;
        return strictest(unknown(rule, 'low-traffic', `too few requests to judge: ${counted}`));
    }
    const { situation, words } = commonest(missed);
    const stale = newest === undefined
        ? ''
        : `, the newest at ${(0,quantity_src/* formatDuration */.a3)(newest.atMs)}${newest.atMs < freshFromMs ? ', too long ago' : ''}${isGood ? '' : ', and bad'}`;
    return strictest(unknown(rule, situation, `not enough to judge: ${gave}${stale}${words}`));
}
/**
 * How old the newest data may be at the end: as old as `sustain`, but no more than two fifths of the watch (or a gap).
 * Else a service that died in the middle would pass wherever `sustain` is as long as the watch.
 */
function freshMs(rule) {
    return Math.min(rule.sustainMs, Math.max(gapMs(rule), 0.4 * rule.durationMs));
}
/** Nothing but refusals ever, or for the last three intervals. */
function isConsistent(rule, refusal, { measured, missed }) {
    const { reference, missing, provider, 'wrong-version': other, 'no-traffic': none } = missed.counts;
    const isAll = measured + none + reference + missing + other + provider === 0;
    return isAll || refusal.newestMs - refusal.firstMs >= gapMs(rule);
}
function exceeded(rule, streak, { newest }) {
    const span = `from ${(0,quantity_src/* formatDuration */.a3)(streak.firstMs)} to ${(0,quantity_src/* formatDuration */.a3)(streak.newestMs)}`;
    const last = formatLevel(rule, newest?.level ?? 0);
    const all = streak.count === 1 ? '1 measurement' : `all ${streak.count} measurements`;
    const reason = `${badWords(rule)} on ${all} ${span}, at last ${last}`;
    return { verdict: 'fail', situation: 'exceeded', reason };
}
function judge_within(rule, { peak, requests }, known) {
    const worst = formatLevel(rule, peak ?? 0);
    const isBounded = rule.threshold !== undefined || rule.min !== undefined;
    const rate = !isBounded
        ? `measured, at most ${worst}`
        : rule.method === 'sequential'
            ? `no evidence that more fail than may (peak ${worst})`
            : rule_isBad(rule, peak ?? 0)
                ? `at times ${badWords(rule)}, but never for ${(0,quantity_src/* formatDuration */.a3)(rule.sustainMs)} (peak ${worst})`
                : `never ${badWords(rule)} (peak ${worst})`;
    return `${rate}; ${known}${requests === undefined ? '' : `, ${(0,quantity_src/* formatCount */.B4)(requests, 'request')}`}`;
}
/** A good answer of one process is no answer of the others: they can prove the release bad, but not good. */
function inTurnWords(names) {
    const whose = names.length === 1 ? 'is' : 'are';
    return `${names.join(', ')} ${whose} ${IN_TURN}: each measurement hears one of them`;
}
/** All is well as far as was seen, but of one instance not enough was: nobody knows how that one is. */
function notHeard(rule, [name, { heard, newestMs, missed }], planned) {
    const { situation, words } = commonest(missed);
    const newest = newestMs === undefined ? '' : `, the newest at ${(0,quantity_src/* formatDuration */.a3)(newestMs)}`;
    const known = `${name} gave data in ${heard} of ${planned} planned measurements${newest}`;
    return unknown(rule, situation, `not enough to judge: ${known}${words}`);
}
/** Of all, and then of each instance that was heard often enough, in words; the end of the watch ends a gap, too. */
function gapsIn(rule, { gap, answeredMs, newestMs: toMs, missed, hearings }, isHeard) {
    const all = longestGap(rule, gap, { fromMs: answeredMs, toMs, problem: missed.last });
    const heard = [...hearings].filter(([, each]) => isHeard(each));
    const each = heard.flatMap(([name, { gap, newestMs: fromMs, missed }]) => {
        const own = longestGap(rule, gap, { fromMs, toMs, problem: missed.last });
        return own ? [`of ${name} ${gapWords(own)}`] : [];
    });
    return [...(all ? [gapWords(all)] : []), ...each];
}
function refused(reason) {
    return { verdict: 'error', situation: 'refused', reason: `waiting will not help: ${reason}` };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/mixed.js

/** How the reason begins of counters that are not one process's. */
const MIXED_COUNTERS = 'counters of several processes arrive mixed';
const MIXED = `${MIXED_COUNTERS}, or the process restarts again and again: give one url for each instance; a crash loop is found by health-urls, or where the metrics have process_start_time_seconds`;
/** An instance that was reset twice within so many measurements in a row was not restarted: several answer by turns. */
const MIXED_WITHIN = 4;
/**
 * The newest measurements (oldest first) with what the newest one shows to be mixed: once is a restart, twice is a
 * balancer with several processes behind it, and then what one says minus what another said is no growth. Nor is what
 * lies between, or what came before the first: of whom that was is not known, either. Those that stay as they were are
 * the same objects.
 */
function withMixed(recent) {
    const newest = recent.at(-1);
    const from = Math.max(0, recent.length - MIXED_WITHIN);
    const firsts = new Map();
    for (const name of newest === undefined ? [] : resetIn(newest)) {
        const first = recent.findIndex((each, at) => at >= from && resetIn(each).includes(name));
        if (first < recent.length - 1)
            firsts.set(name, first - 1);
    }
    return marked(recent, firsts);
}
/** The same as if everything that may still turn out to be mixed were. */
function withSuspects(recent) {
    const firsts = new Map();
    for (const { name, anonymous } of readingsIn(recent.at(-1))) {
        const first = recent.findIndex((each) => resetIn(each).includes(name));
        if (first >= 0)
            firsts.set(name, first - 1);
        else if (anonymous)
            firsts.set(name, recent.length - 1);
    }
    return marked(recent, firsts);
}
function marked(recent, firsts) {
    return recent.map((each, at) => {
        const found = [...firsts].filter(([name, first]) => first <= at && !each.mixed.has(name)).map(([name]) => name);
        return found.length === 0 ? each : { ...each, mixed: new Set([...each.mixed, ...found]) };
    });
}
/** The measurement without what the mixed instances said; that they were reset is kept, for the record. */
function withoutMixed(bounds, { seen, mixed }) {
    const isOut = ({ name, problem }) => mixed.has(name) && (problem === undefined || problem.kind === 'no-traffic' || problem.kind === 'reference');
    if (!seen.instances.some(isOut))
        return seen.controlInstances?.some(isOut) ? uncomparable(seen) : seen;
    const instances = seen.instances.map((reading) => {
        if (!isOut(reading))
            return reading;
        const { name, reset } = reading;
        return { name, ...(reset ? { reset } : {}), problem: { kind: 'missing', reason: MIXED } };
    });
    const { atMs, tookMs, notes, control } = seen;
    const kept = { atMs, tookMs, ...(notes === undefined ? {} : { notes }) };
    // What is compared with the old version is compared as a whole.
    if (control !== undefined)
        return { ...kept, problem: { kind: 'missing', reason: MIXED }, instances };
    const isLowest = bounds.threshold === undefined && bounds.min !== undefined;
    return { ...kept, ...combine(instances, isLowest ? 'lowest' : undefined) };
}
/** The old version's counters are mixed: the new one is still measured, and compared with nothing. */
function uncomparable({ control: _, controlInstances = [], ...seen }) {
    return { ...seen, controlInstances, controlProblem: MIXED };
}
/** How many measurements are still to come until no reset in the newest ones can become one of two; 0 where none can. */
function doubtful(recent) {
    const at = recent.findLastIndex((each) => resetIn(each).length > 0);
    return at < 0 ? 0 : Math.max(0, at + MIXED_WITHIN - recent.length);
}
/** What a verdict has to say of the resets in its measurements that no start time explains; empty where there are none. */
function resetWords(measurements, streak) {
    const { firstMs, newestMs } = streak ?? { firstMs: 0, newestMs: Number.POSITIVE_INFINITY };
    const counted = measurements.filter(({ atMs }) => atMs >= firstMs && atMs <= newestMs);
    const isCounted = (reading) => isUnexplained(reading) && reading.problem === undefined;
    const resets = counted.flatMap(({ instances }) => instances.filter(isCounted)).length;
    if (resets === 0)
        return '';
    const times = resets === 1 ? 'once' : `${resets} times`;
    return `; counters began anew ${times} in this: behind a balancer they would be of several processes; give one url for each instance`;
}
/** What the odds of a test leave out where nothing says which process counts; empty where something does. */
function takenOverWords(measurements) {
    const isNamed = measurements.every(({ instances }) => instances.every(({ anonymous }) => !anonymous));
    return isNamed
        ? ''
        : '; these odds do not hold where another process took over the counters or they began anew: which process counts is not known for certain';
}
function resetIn(each) {
    return readingsIn(each)
        .filter(isUnexplained)
        .map(({ name }) => name);
}
/** Of the old version, too: where its counters are mixed it looks better than it is, or worse. */
function readingsIn(each) {
    return each === undefined ? [] : [...each.seen.instances, ...(each.seen.controlInstances ?? [])];
}
function isUnexplained({ reset, restart }) {
    return reset === true && restart === undefined;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/control-inputs.js

const control_inputs_QUERIES = ['control-errors', 'control-total'];
const INPUTS = ['control-url', ...control_inputs_QUERIES];
/** Where the old version's counters are, and how many times its odds of an error are tolerated; undefined where none. */
function readControl(input, { isKnown = true, source, rule, query, increase }) {
    const { asks, language } = adapterOf(source.kind);
    const instances = input.parsedLines('control-url', parseInstance);
    const [errors = '', total = ''] = control_inputs_QUERIES.map((name) => input.optionalParsed(name, (text) => (isKnown ? parseQuery(language, text) : text)));
    const given = INPUTS.filter((name) => input.optional(name) !== undefined);
    const [name, ...others] = given;
    if (name === undefined || !isKnown)
        return undefined;
    const refuse = (found, legal) => input.problem(name, { code: 'CONFLICT', given: found, legal });
    if (name === 'control-url' && others.length > 0) {
        const legal = 'The old version has addresses of its own, or counters of its own in the same source: give one.';
        refuse(`given beside ${others.join(' and ')}`, legal);
    }
    else if (name === 'control-url' && asks !== 'instances') {
        const which = kindsWhere((adapter) => adapter.asks === 'instances');
        refuse(`given beside source: ${source.kind}`, `Only for source: ${which}. Give control-errors and control-total.`);
    }
    else if (name === 'control-url' && source.instances.some(({ via }) => via !== undefined)) {
        refuse('given with via: ssh', 'The runner itself must reach both versions; or give control-errors and control-total.');
    }
    else if (name !== 'control-url') {
        for (const missing of control_inputs_QUERIES.filter((each) => !given.includes(each))) {
            const legal = `${QUERY_LEGAL[language]}: control-errors and control-total go together`;
            input.problem(missing, { code: 'MISSING', legal });
        }
        if (input.optional('own-requests') === 'counted') {
            const legal = 'Nobody knows which version our requests are counted for: leave them out by the queries.';
            input.problem('own-requests', { code: 'CONFLICT', given: `counted beside ${name}`, legal });
        }
    }
    if (isItself({ instances, errors, total }, source.instances, query)) {
        refuse('the same as what is judged', 'Nothing is worse than itself: say where the old version is.');
    }
    if ((rule.method ?? 'rule') === 'rule')
        refuse('given with method: rule', 'Set method: sequential or both.');
    if (query?.form !== 'counters')
        refuse('given, but requests are not counted', 'Give errors and all requests.');
    if (increase?.kind === 'absolute') {
        refuse('given with an absolute max-increase', 'Say it as a share of the old version: max-increase: 20%.');
    }
    return {
        control: name === 'control-url' ? { instances } : { query: { form: 'counters', errors, total } },
        oddsRatio: 1 + (increase?.kind === 'relative' ? increase.by : 0),
    };
}
/** Compared with itself it would pass, however many of its requests fail. */
function isItself(old, judged, query) {
    const isJudged = ({ url }) => judged.some((each) => each.url === url);
    return (old.instances.some(isJudged) ||
        (query?.form === 'counters' && old.errors === query.errors && old.total === query.total && query.total !== ''));
}

;// CONCATENATED MODULE: ./build/packages/metric/src/increase.js


const LEGAL = {
    ratio: '1pp (percentage points above the baseline) or 20% (of the baseline)',
    plain: '20% (of the baseline), or a number in the unit of the metric',
};
/** What may be added to a baseline. Throws `Illegal`. */
function parseIncrease(text, unit) {
    const [, points] = /^(\d+(?:\.\d+)?)\s*pp$/.exec(text) ?? [];
    const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
    if (percent !== undefined)
        return { kind: 'relative', by: Number(percent) / 100 };
    const absolute = points === undefined ? undefined : (0,quantity_src/* parseRatio */.LO)(`${points}%`);
    if (unit === 'ratio' && absolute !== undefined)
        return { kind: 'absolute', by: absolute };
    const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (unit === 'plain' && Number.isFinite(number))
        return { kind: 'absolute', by: number };
    throw new Illegal(LEGAL[unit]);
}

;// CONCATENATED MODULE: ./build/packages/metric/src/method-inputs.js


const PROBABILITY_LEGAL = 'a probability above 0 and below 0.5, such as 0.001 or 0.1%';
/** How counts are judged. A rule has no false alarm to bound, and no early pass. */
function readMethod(input) {
    const method = input.choice('method', ['rule', 'sequential', 'both']);
    const falseAlarm = input.optionalParsed('false-alarm', (text) => {
        const value = (0,quantity_src/* parseRatio */.LO)(text);
        if (value === undefined || value <= 0 || value >= 0.5)
            throw new Illegal(PROBABILITY_LEGAL);
        return value;
    });
    const earlyPass = input.choice('early-pass', ['true', 'false']) === 'true';
    if (earlyPass && method === 'rule') {
        const given = 'true, but a rule knows a pass only at the end';
        input.problem('early-pass', { code: 'CONFLICT', given, legal: 'Set method: sequential or both.' });
    }
    return { method, falseAlarm: falseAlarm ?? 0.001, earlyPass };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/metric-inputs.js




const MOST_METRICS = 50;
const own = (fallback = '') => ({ default: fallback, required: false, secret: false });
const metricContract = {
    action: 'metrics',
    inputs: {
        name: own(),
        form: own(),
        path: own(),
        query: own(),
        'errors-path': own(),
        'total-path': own(),
        errors: own(),
        total: own(),
        quantile: own('0.99'),
        max: own(),
        min: own(),
        'max-increase': own(),
        sustain: own(),
    },
    outputs: [],
};
const FORMS = ['value', 'ratio', 'counters', 'rate', 'quantile'];
const RULES = ['max', 'min', 'max-increase', 'sustain'];
/** How the keys of the questions are called where they are paths, and where they are queries. */
const metric_inputs_PATHS = { one: 'path', errors: 'errors-path', total: 'total-path' };
const metric_inputs_QUERIES = { one: 'query', errors: 'errors', total: 'total' };
/**
 * The entries of `metrics`: each is a signal of its own. `sustain` stands for what an entry does not say. Of a source
 * that nobody knows each entry is taken for what it looks like.
 */
function readMetrics(input, kind) {
    const entries = readEntries(input, 'metrics');
    if (entries.length > MOST_METRICS) {
        input.problem('metrics', { code: 'ILLEGAL', given: `${entries.length} entries`, legal: `at most ${MOST_METRICS}` });
    }
    const how = kind === undefined ? undefined : adapterOf(kind);
    const signals = entries.map((entry) => readMetric(input, entry, how ?? looksOf(entry)));
    const names = [ERROR_RATE, ...signals.map(({ name }) => name)];
    for (const name of new Set(names.filter((each, at) => each !== '' && names.indexOf(each) !== at))) {
        const given = `${JSON.stringify(name)} stands for several ${name === ERROR_RATE ? 'signals' : 'metrics'}`;
        input.problem('metrics', { code: 'CONFLICT', given, legal: 'Give every one a name of its own.' });
    }
    return signals;
}
function looksOf({ values }) {
    const isQuery = Object.values(metric_inputs_QUERIES).some((key) => Object.hasOwn(values, key));
    return { forms: FORMS, language: isQuery ? 'free' : 'json-path' };
}
function readMetric(input, entry, how) {
    const isPath = how.language === 'json-path';
    const questions = isPath ? Object.values(metric_inputs_PATHS) : [...Object.values(metric_inputs_QUERIES), 'quantile'];
    const instead = isPath
        ? { query: 'path', errors: 'errors-path', total: 'total-path' }
        : { path: 'query', 'errors-path': 'errors', 'total-path': 'total' };
    const rules = {
        contract: metricContract,
        keys: ['name', 'form', ...questions, ...RULES],
        maps: [],
        inherited: { sustain: input.text('sustain') },
        told: input.problems,
        instead,
    };
    return readEntry(input, entry, rules, (metric, isGiven, isTold) => {
        const has = (key) => isGiven(key) || isTold(key);
        const name = metric.optionalParsed('name', parseName) ?? '';
        if (!has('name'))
            metric.problem('name', { code: 'MISSING', legal: NAME_LEGAL });
        const form = readForm(metric, how, has);
        const query = readQuery(metric, how, form, has);
        const rule = readBounds(metric, how, isTold('form') ? undefined : form, has);
        const isLower = rule.min !== undefined && rule.threshold === undefined && rule.increase === undefined;
        const worst = isLower ? { worst: 'lowest' } : {};
        return { name, query, ...worst, rule };
    });
}
/** Undefined where it is none: what would be legal beside it nobody knows then. */
function readForm(metric, { language, forms }, has) {
    const names = language === 'json-path' ? metric_inputs_PATHS : metric_inputs_QUERIES;
    const isCounted = has(names.errors) || has(names.total);
    if (metric.optional('form') === undefined)
        return isCounted ? 'counters' : has('quantile') ? 'quantile' : 'value';
    const legal = FORMS.filter((form) => forms.includes(form));
    const form = metric.choice('form', legal);
    return metric.optional('form') === form ? form : undefined;
}
function readQuery(metric, { language }, form, has) {
    const names = language === 'json-path' ? metric_inputs_PATHS : metric_inputs_QUERIES;
    const parsed = (key) => metric.optionalParsed(key, (given) => parseQuery(language, given)) ?? '';
    const [one, errors, total] = [parsed(names.one), parsed(names.errors), parsed(names.total)];
    if (form === undefined) {
        // Whatever form was meant, one of these it needs.
        if (!Object.values(names).some(has))
            metric.problem(names.one, { code: 'MISSING', legal: QUERY_LEGAL[language] });
        if (has('quantile'))
            metric.ratio('quantile');
        return { form: 'value', query: one };
    }
    const counted = [names.errors, names.total];
    const [wanted, other] = form === 'counters' ? [counted, [names.one]] : [[names.one], counted];
    const [foreign] = other.filter(has);
    if (foreign !== undefined) {
        const legal = `Form ${form} takes ${wanted.join(' and ')}.`;
        metric.problem(foreign, { code: 'CONFLICT', given: `given beside form ${form}`, legal });
    }
    else {
        for (const key of wanted.filter((each) => metric.optional(each) === undefined)) {
            metric.problem(key, { code: 'MISSING', legal: `${QUERY_LEGAL[language]}, for form ${form}` });
        }
    }
    if (form !== 'quantile' && has('quantile')) {
        metric.problem('quantile', {
            code: 'CONFLICT',
            given: `given beside form ${form}`,
            legal: 'Only for form quantile.',
        });
    }
    if (form === 'counters')
        return { form, errors, total };
    return form === 'quantile' ? { form, query: one, quantile: metric.ratio('quantile') } : { form, query: one };
}
const BOUNDS = ['max', 'min', 'max-increase'];
/** In which unit bounds are the form says; without one, those that any form would say that may have been meant. */
function unitsOf(form, { language, forms }, has) {
    const names = language === 'json-path' ? metric_inputs_PATHS : metric_inputs_QUERIES;
    if (form === 'ratio' || form === 'counters')
        return ['ratio'];
    if (form !== undefined)
        return ['plain'];
    if (has(names.errors) || has(names.total))
        return ['ratio'];
    return forms.includes('ratio') ? ['plain', 'ratio'] : ['plain'];
}
/** Without a form, a bound is wrong only where it would be in every unit. */
function readBounds(metric, how, form, has) {
    const sustainMs = metric.duration('sustain');
    if (!BOUNDS.some(has)) {
        metric.problem('max', { code: 'MISSING', legal: 'one of max, min and max-increase: what would be bad' });
    }
    const [unit, ...others] = unitsOf(form, how, has);
    const inAny = (parse) => {
        if (others.length === 0)
            return parse(unit);
        try {
            return parse('ratio');
        }
        catch {
            return parse('plain');
        }
    };
    const hasRatio = how.forms.includes('ratio');
    const bound = (key) => metric.optionalParsed(key, (text) => inAny((inUnit) => parseBound(text, inUnit, hasRatio)));
    const [threshold, min] = [bound('max'), bound('min')];
    const increase = metric.optionalParsed('max-increase', (text) => inAny((inUnit) => parseIncrease(text, inUnit)));
    if (form === undefined)
        return { unit, sustainMs };
    if (threshold !== undefined && min !== undefined && min > threshold) {
        metric.problem('min', { code: 'CONFLICT', given: 'min is above max', legal: 'Give a min below the max.' });
    }
    return {
        unit,
        sustainMs,
        ...(threshold === undefined ? {} : { threshold }),
        ...(min === undefined ? {} : { min }),
        ...(increase === undefined ? {} : { increase }),
    };
}
const NUMBER_LEGAL = 'a number in the unit of the metric';
/** A share is written in percent only where its form says that it is one; not every source has that form. */
function numberLegal(text, hasRatio) {
    if (hasRatio)
        return `${NUMBER_LEGAL}; for a share of 0 to 1 and 80% say form: ratio`;
    const share = (0,quantity_src/* parseRatio */.LO)(text);
    return `${NUMBER_LEGAL}; of a share of 0 to 1 as it is: ${share === undefined ? '0.8 for 80%' : `${share} for ${text}`}`;
}
function parseBound(text, unit, hasRatio) {
    const value = unit === 'ratio' ? (0,quantity_src/* parseRatio */.LO)(text) : /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    if (value === undefined || !Number.isFinite(value)) {
        throw new Illegal(unit === 'ratio' ? quantity_src/* RATIO_LEGAL */.Wh : numberLegal(text, hasRatio));
    }
    return value;
}
const NAME_LEGAL = 'a name of letters, digits and . _ - of at most 64 characters';
function parseName(text) {
    if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(text))
        throw new Illegal(NAME_LEGAL);
    return text;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/policy-inputs.js
const POLICIES = ['fail', 'pass', 'inconclusive'];
/** What each of the unknowns does to the step. */
function readPolicies(input) {
    return {
        onNoData: input.choice('on-no-data', POLICIES),
        onGap: input.choice('on-gap', POLICIES),
        onLowTraffic: input.choice('on-low-traffic', POLICIES),
        onProviderError: input.choice('on-provider-error', POLICIES),
        onWrongVersion: input.choice('on-wrong-version', POLICIES),
    };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/monitor-inputs.js








/** Every measurement is kept for the report. */
const MOST_MEASUREMENTS = 100_000;
/**
 * What to watch and by which rules, from the inputs of any action that has these names. With entries of `metrics` and
 * no question about the error rate, only those are watched. Where it is not alone (there are health checks), nothing
 * of it is needed: where it asks nothing there are no signals. Where it is not asked at all (a record is replayed), no URL
 * is needed.
 */
function readMonitorInputs(input, { isAlone = true, isAsked = true, hosts } = {}) {
    const rule = readRule(input, isAsked);
    const source = readSourceInputs(input, rule.intervalMs, hosts);
    const isWithout = !isAlone && asksNothing(input);
    // Of an unknown kind of source that alone is told: what else it would need or refuse nobody knows.
    const isKnown = isKnownSource(input);
    const needsUrl = isKnown && adapterOf(source.kind).asks !== 'provider' && isAsked && !isWithout;
    if (needsUrl && input.optional('url') === undefined) {
        input.problem('url', { code: 'MISSING', legal: 'an http or https URL, one line for each instance' });
    }
    const metrics = readMetrics(input, isKnown ? source.kind : undefined);
    const isNeeded = input.text('metrics').trim() === '' && !isWithout;
    const query = readErrorRate(input, source.kind, isNeeded && isKnown, isKnown);
    const { threshold = 0, sustainMs } = rule;
    const increase = input.optionalParsed('max-increase', (text) => parseIncrease(text, 'ratio'));
    if (increase && !query && isKnown) {
        const given = 'given, but the error rate is not watched';
        input.problem('max-increase', { code: 'CONFLICT', given, legal: 'Ask for the error rate, or leave it out.' });
    }
    const errorRate = query
        ? [{ name: ERROR_RATE, query, rule: { unit: 'ratio', threshold, sustainMs, ...(increase ? { increase } : {}) } }]
        : [];
    if (isAsked && rule.method === 'sequential' && query?.form === 'ratio') {
        const given = 'sequential, but a ratio does not say how many requests there were';
        input.problem('method', { code: 'CONFLICT', given, legal: 'Give errors and all requests, or method: rule.' });
    }
    const control = readControl(input, { isKnown, source, rule, query, increase });
    const compared = control && { control: control.control, rule: { ...rule, oddsRatio: control.oddsRatio } };
    const signals = [...(control ? errorRate.map(withoutIncrease) : errorRate), ...metrics];
    return {
        source: { ...source, ...readOwnRequests(input, isKnown ? source.kind : undefined, signals) },
        rule,
        signals,
        ...compared,
    };
}
/** The old version is measured at the same time: nothing is compared with a baseline. */
function withoutIncrease({ rule: { increase: _, ...rule }, ...signal }) {
    return { ...signal, rule };
}
function asksNothing(input) {
    const names = ['url', 'metrics', 'query', 'errors', 'total', 'error-rate-path', 'errors-path', 'total-path'];
    return names.every((name) => input.text(name).trim() === '');
}
/** A record has an interval of its own: that of the inputs is not used where nobody is asked. */
function readRule(input, isAsked) {
    const rule = {
        threshold: input.ratio('threshold'),
        sustainMs: input.duration('sustain'),
        durationMs: readPeriod(input, 'duration', '7d'),
        intervalMs: readPeriod(input, 'interval', '1h'),
        ...readMethod(input),
        minSamples: input.integer('min-samples', { min: 0, max: 1_000_000_000 }),
        ...readPolicies(input),
    };
    if (!isAsked)
        return rule;
    // It would pass at once, on the strength of a single measurement.
    const isLegal = (name, ms) => (0,quantity_src/* parseDuration */.E9)(input.optional(name) ?? '') === ms;
    const areLegal = isLegal('duration', rule.durationMs) && isLegal('interval', rule.intervalMs);
    if (areLegal && rule.intervalMs > rule.durationMs) {
        const given = `${(0,quantity_src/* formatDuration */.a3)(rule.intervalMs)} is longer than duration ${(0,quantity_src/* formatDuration */.a3)(rule.durationMs)}`;
        input.problem('interval', { code: 'CONFLICT', given, legal: 'Shorten the interval, or watch for longer.' });
    }
    const longestMs = Math.max(rule.durationMs, rule.sustainMs);
    if (longestMs / rule.intervalMs > MOST_MEASUREMENTS) {
        const given = `more than ${MOST_MEASUREMENTS} measurements within duration and sustain`;
        input.problem('interval', { code: 'CONFLICT', given, legal: 'Lengthen the interval.' });
    }
    return rule;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/never-matched.js
/** Was anything counted, and did no series ever match the selector for errors? It may be wrong, or all is well. */
function neverMatched({ measurements }) {
    const counted = measurements.flatMap(({ instances }) => instances.filter(({ ratio }) => ratio !== undefined));
    return counted.length > 0 && counted.every(({ errorsUnmatched }) => errorsUnmatched);
}

;// CONCATENATED MODULE: ./build/packages/metric/src/parse-baseline.js


const parse_baseline_FORMS = ['counters', 'ratio', 'value', 'rate', 'quantile'];
/** A baseline from its JSON: the output of the operation, or a report file that holds it. */
function parseBaseline(text) {
    let document;
    if (text.trim() === '')
        return { problem: 'it is empty' };
    try {
        document = JSON.parse(text);
    }
    catch {
        return { problem: 'it is no JSON' };
    }
    const found = (0,members/* member */.Dc)(document, 'schema') === BASELINE_SCHEMA ? document : (0,members/* member */.Dc)(document, 'baseline');
    if ((0,members/* member */.Dc)(found, 'schema') !== BASELINE_SCHEMA)
        return { problem: 'it is no baseline: it lacks the schema of one' };
    const signals = (0,members/* elements */.Yt)((0,members/* member */.Dc)(found, 'signals')).map(parseSignal);
    if (signals.some((signal) => signal === undefined))
        return { problem: 'one of its signals has no name or no level (of a share from 0 to 1)' };
    const [durationMs, intervalMs] = ['durationMs', 'intervalMs'].map((key) => parse_baseline_numberIn(found, key) ?? 0);
    return {
        schema: BASELINE_SCHEMA,
        endedAt: String((0,members/* member */.Dc)(found, 'endedAt') ?? ''),
        durationMs: durationMs ?? 0,
        intervalMs: intervalMs ?? 0,
        signals: signals.filter((signal) => signal !== undefined),
    };
}
function parseSignal(found) {
    const name = (0,members/* member */.Dc)(found, 'name');
    const form = parse_baseline_FORMS.find((each) => each === (0,members/* member */.Dc)(found, 'form'));
    const level = parse_baseline_numberIn(found, 'level');
    if (typeof name !== 'string' || form === undefined || level === undefined)
        return undefined;
    if ((form === 'ratio' || form === 'counters') && !(level >= 0 && level <= 1))
        return undefined;
    const [errors, total, spread] = ['errors', 'total', 'dispersion'].map((key) => parse_baseline_numberIn(found, key));
    const isCounted = errors !== undefined && total !== undefined && errors >= 0 && errors <= total;
    return {
        name,
        form,
        level,
        measured: parse_baseline_numberIn(found, 'measured') ?? 0,
        ...(isCounted ? { errors, total } : {}),
        ...(spread === undefined ? {} : { dispersion: Math.max(1, spread) }),
    };
}
function parse_baseline_numberIn(found, key) {
    const value = (0,members/* member */.Dc)(found, key);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/parse-record.js

const KINDS = ['reference', 'no-traffic', 'missing', 'wrong-version', 'provider', 'access', 'query'];
const parse_record_FORMS = ['counters', 'ratio', 'value', 'rate', 'quantile'];
/** The measurements in a report file of this action. */
function parseRecord(text) {
    let report;
    try {
        report = JSON.parse(text);
    }
    catch {
        return { problem: 'it is no JSON' };
    }
    if ((0,members/* member */.Dc)(report, 'schema') !== 'deploy-actions/error-rate-monitor/1')
        return { problem: 'it is no report of this action' };
    const intervalMs = parse_record_numberIn(report, 'rule', 'intervalMs');
    const durationMs = parse_record_numberIn(report, 'rule', 'durationMs');
    if (intervalMs === undefined || durationMs === undefined || intervalMs <= 0) {
        return { problem: 'it does not say how often was measured' };
    }
    const signals = (0,members/* elements */.Yt)((0,members/* member */.Dc)(report, 'signals')).flatMap((signal) => {
        const name = (0,members/* words */.aL)((0,members/* member */.Dc)(signal, 'name'));
        const form = parse_record_FORMS.find((each) => each === (0,members/* member */.Dc)(signal, 'form'));
        const measurements = (0,members/* elements */.Yt)((0,members/* member */.Dc)(signal, 'measurements')).flatMap((each) => parseMeasurement(each) ?? []);
        return name === undefined || form === undefined || measurements.length === 0 ? [] : [{ name, form, measurements }];
    });
    if (signals.length === 0)
        return { problem: 'it has no measurement' };
    const isDown = (0,members/* member */.Dc)(report, 'conclusion', 'situation') === 'down';
    const endedByHealth = isDown ? (0,members/* words */.aL)((0,members/* member */.Dc)(report, 'conclusion', 'reason')) : undefined;
    return { durationMs, intervalMs, signals, ...(endedByHealth === undefined ? {} : { endedByHealth }) };
}
function parseMeasurement(found) {
    const atMs = parse_record_numberIn(found, 'atMs');
    if (atMs === undefined || atMs < 0)
        return undefined;
    const instances = (0,members/* elements */.Yt)((0,members/* member */.Dc)(found, 'instances')).flatMap((each) => {
        const name = (0,members/* words */.aL)((0,members/* member */.Dc)(each, 'name'));
        return name === undefined ? [] : [{ name, ...parseReading(each) }];
    });
    const partial = (0,members/* member */.Dc)(found, 'partial') === true ? { partial: true } : {};
    return { atMs, tookMs: parse_record_numberIn(found, 'tookMs') ?? 0, ...parseReading(found), ...partial, instances };
}
function parseReading(found) {
    const [ratio, value, errors, total] = ['ratio', 'value', 'errors', 'total'].map((key) => parse_record_numberIn(found, key));
    const problem = parseProblem((0,members/* member */.Dc)(found, 'problem'));
    const marks = {
        ...((0,members/* member */.Dc)(found, 'anonymous') === true ? { anonymous: true } : {}),
        ...((0,members/* member */.Dc)(found, 'reset') === true ? { reset: true } : {}),
        ...((0,members/* member */.Dc)(found, 'restart') === true ? { restart: true } : {}),
        ...((0,members/* member */.Dc)(found, 'errorsUnmatched') === true ? { errorsUnmatched: true } : {}),
    };
    const open = (0,members/* member */.Dc)(found, 'isAtLeast') === true ? { isAtLeast: true } : {};
    const isCounted = errors !== undefined && total !== undefined && errors >= 0 && errors <= total;
    if (ratio === undefined && value === undefined) {
        return { problem: problem ?? { kind: 'missing', reason: 'the record has no value' }, ...marks };
    }
    return {
        ...(ratio === undefined ? {} : { ratio }),
        ...(value === undefined ? {} : { value }),
        ...open,
        ...marks,
        ...(isCounted ? { errors, total } : {}),
    };
}
function parseProblem(found) {
    const kind = KINDS.find((each) => each === (0,members/* member */.Dc)(found, 'kind'));
    return kind === undefined ? undefined : { kind, reason: (0,members/* words */.aL)((0,members/* member */.Dc)(found, 'reason')) ?? kind };
}
function parse_record_numberIn(found, ...path) {
    const value = (0,members/* member */.Dc)(found, ...path);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/dispersion-at.js
/**
 * How many times more the errors vary in intervals of this length than those of independent requests, from what the
 * baseline has found in its own. What comes in waves that are longer than both varies the more the longer one looks, at
 * most in proportion; in shorter intervals it may vary as much as in the longer ones. So it is never taken for less.
 */
function dispersionAt({ dispersion = 1, intervalMs = 0 }, watchedMs) {
    const longer = intervalMs > 0 ? Math.max(1, watchedMs / intervalMs) : 1;
    return 1 + (dispersion - 1) * longer;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/tested.js





const tested_NONE = { errors: 0, requests: 0, looks: 0 };
const tested_NOTHING = { errors: 0, total: 0 };
/** A test before its first look. */
function beginTest(hypothesis, falseAlarm, rule, { rule: own, before }) {
    const { testedMs: durationMs = rule.durationMs, intervalMs } = rule;
    const looks = plannedMeasurements({ durationMs, intervalMs }, 'counters');
    const test = sequentialTest({
        hypothesis,
        falseAlarm,
        looks,
        dispersion: before === undefined ? 1 : dispersionAt(before, intervalMs),
        ...(rule.earlyPass ? { earlyPass: earlyPass(looks, rule.minSamples) } : {}),
    });
    const isOfBaseline = own.limit !== undefined && own.limit !== rule.threshold;
    const ofBaseline = isOfBaseline ? ' (the limit from the baseline)' : '';
    return {
        test,
        what: hypothesis.kind === 'rate' ? `${(0,quantity_src/* formatRatio */.B0)(hypothesis.limit)}${ofBaseline}` : `the ${OLD_VERSION}`,
        condition: `if errors ${before?.dispersion === undefined ? 'are independent' : 'vary as they did in the baseline'}`,
        errors: 0,
        excess: tested_NONE,
        rest: { fresh: tested_NOTHING, control: tested_NOTHING },
        state: start(test),
    };
}
/** With one more measurement; the same where it adds nothing. Some counters have decimals: requests have none. */
function testWith(tested, { errors, total, control }) {
    if (errors === undefined || total === undefined)
        return tested;
    const isCanary = tested.test.hypothesis.kind === 'canary';
    const isCompared = control !== undefined && isCanary;
    const fresh = whole(isCompared ? control.fresh : { errors, total }, tested.rest.fresh);
    const old = whole(isCompared ? control : tested_NOTHING, tested.rest.control);
    const seen = isCompared ? { ...fresh.whole, control: old.whole } : fresh.whole;
    // No service has so many; whoever says so is not to end the watch for it.
    if (![seen.total, old.whole.total].every(Number.isSafeInteger))
        return tested;
    if (isCanary && !isCompared)
        return tested;
    const rest = { fresh: fresh.rest, control: old.rest };
    const state = look(tested.test, tested.state, seen);
    if (state === tested.state)
        return { ...tested, rest };
    return { ...tested, rest, errors: tested.errors + seen.errors, excess: excessWith(tested, seen), state };
}
function excessWith({ test: { hypothesis }, excess }, { errors, total }) {
    const { errors: before, requests, looks } = excess;
    const sums = { errors: before + errors, requests: requests + total, looks: looks + 1 };
    return hypothesis.kind === 'rate' && sums.errors <= hypothesis.limit * sums.requests ? tested_NONE : sums;
}
/** In whole requests; what is left over counts with the next: else a service with few would have none. */
function whole({ errors, total }, rest) {
    const exact = { errors: rest.errors + errors, total: rest.total + total };
    const requests = Math.max(0, Math.round(exact.total));
    const failed = Math.min(requests, Math.max(0, Math.round(exact.errors)));
    return {
        whole: { errors: failed, total: requests },
        rest: { errors: exact.errors - failed, total: exact.total - requests },
    };
}
/** What the test says by now, and why; undefined where it says nothing. */
function decided({ test, what, condition, errors, excess, state, }) {
    const decision = decide(test, state);
    const whole = { errors, requests: state.requests, looks: state.looks };
    const seen = sumWords(whole, (0,quantity_src/* formatCount */.B4)(whole.looks, 'measurement'));
    if (decision === undefined)
        return undefined;
    if (decision === 'pass')
        return { decision, reason: `less than ${what} fail: ${seen}; an early pass` };
    const odds = `by chance in at most ${(0,quantity_src/* formatRatio */.B0)(test.falseAlarm)} of all watches`;
    const isWhole = excess.looks === state.looks;
    const newest = excess.looks === 1 ? 'the newest measurement' : `the newest ${excess.looks} measurements`;
    const found = isWhole ? seen : `${sumWords(excess, newest)}; since the start ${seen}`;
    return { decision, reason: `more than ${what} fail: ${found}; ${odds}, ${condition}` };
}
function sumWords({ errors, requests }, where) {
    const share = requests === 0 ? '' : ` (${(0,quantity_src/* formatRatio */.B0)(errors / requests)})`;
    return `${errors} of ${(0,quantity_src/* formatCount */.B4)(requests, 'request')} failed${share} in ${where}`;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/evidence.js

/**
 * The tests that the rule asks for; undefined where it asks for none, or where there is nothing to test. Where there are
 * two they share the probability of a false alarm, so that it is that of both together; a limit that nothing can exceed
 * takes none of it.
 */
function evidenceOf(rule, signal) {
    const { oddsRatio, falseAlarm = 0.001 } = rule;
    const limit = signal.rule.limit ?? rule.threshold;
    const canary = oddsRatio === undefined ? [] : [{ kind: 'canary', oddsRatio }];
    const isTested = limit !== undefined && (limit < 1 || canary.length === 0);
    const all = isTested ? [{ kind: 'rate', limit }, ...canary] : canary;
    if ((rule.method ?? 'rule') === 'rule' || all.length === 0)
        return undefined;
    const tests = all.map((hypothesis) => beginTest(hypothesis, falseAlarm / all.length, rule, signal));
    return { tests, state: { isBad: false } };
}
/** With one more measurement; the same where it adds nothing, as one without counts. */
function weigh(evidence, seen) {
    const tests = evidence.tests.map((test) => testWith(test, seen));
    if (tests.every((test, at) => test === evidence.tests[at]))
        return evidence;
    return { tests, state: { isBad: tests.some(({ state }) => state.isBad) } };
}
/** A comparison needs the old version in half of the measurements: without it a pass would say nothing. */
function isCompared({ tests }, measured) {
    return tests.every(({ test, state }) => test.hypothesis.kind === 'rate' || (state.looks > 0 && state.looks * 2 >= measured));
}
/** What the evidence says by now: a fail by any of the tests, a pass before the end only by all of them. */
function judgeEvidence({ tests }) {
    const said = tests.map(decided);
    const failed = said.find((each) => each?.decision === 'fail');
    if (failed)
        return { verdict: 'fail', situation: 'exceeded', reason: failed.reason };
    const passed = said.flatMap((each) => (each?.decision === 'pass' ? [each.reason] : []));
    if (passed.length < tests.length)
        return undefined;
    return { verdict: 'pass', situation: 'within', reason: passed.join('; ') };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/judged.js


/**
 * The measurement as these bounds have to see it. Where levels are not added up, an instance beyond either bound speaks
 * for all; a quantile above all buckets, of which only the least is known, is not known to be good; and what is no
 * number (two counts that are too large to be added) is no data.
 */
function judged(bounds, measurement) {
    const { instances, total, errors: _errors, control: _control, ratio: _ratio, value, ...rest } = measurement;
    const level = levelOf(measurement);
    if (level === undefined)
        return measurement;
    if (!Number.isFinite(level)) {
        return { ...rest, instances, problem: { kind: 'missing', reason: `the values give ${level}` } };
    }
    if (total !== undefined && total > Number.MAX_SAFE_INTEGER) {
        return { ...rest, instances, problem: { kind: 'missing', reason: `${total} requests are more than anybody has` } };
    }
    if (total !== undefined || rule_isBad(bounds, level))
        return measurement;
    const bad = instances.map(levelOf).find((each) => each !== undefined && rule_isBad(bounds, each));
    if (bad !== undefined)
        return { ...measurement, [value === undefined ? 'ratio' : 'value']: bad };
    const open = bounds.threshold === undefined ? undefined : instances.find(({ isAtLeast }) => isAtLeast);
    if (open === undefined)
        return measurement;
    const reason = `it is above ${formatLevel(bounds, open.value ?? level)}, the highest bound of the buckets: nobody knows how far`;
    return { ...rest, instances, problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/hearing.js



/** With the readings of one more measurement; the old ones stay as they are. */
function hear(rule, hearings, readings, atMs) {
    const next = new Map(hearings);
    for (const reading of readings) {
        const before = next.get(reading.name) ?? UNHEARD;
        const { newestMs: fromMs, missed } = before;
        const isSeveral = before.isSeveral || reading.inTurn === true;
        const now = isSilent(reading) && reading.problem
            ? { ...before, missed: miss(missed, reading.problem) }
            : {
                ...before,
                heard: before.heard + 1,
                newestMs: atMs,
                isSeveral,
                gap: longestGap(rule, before.gap, { fromMs, toMs: atMs, problem: missed.last }),
            };
        next.set(reading.name, now);
    }
    return next;
}
const UNHEARD = { heard: 0, newestMs: undefined, gap: undefined, missed: NOTHING_MISSED, isSeveral: false };

;// CONCATENATED MODULE: ./build/packages/metric/src/tally.js






function emptyTally(form) {
    const start = form === 'counters' ? 0 : undefined;
    return {
        form,
        streak: undefined,
        refusal: undefined,
        newest: undefined,
        peak: undefined,
        measured: 0,
        missed: NOTHING_MISSED,
        newestMs: 0,
        answeredMs: undefined,
        gap: undefined,
        hearings: new Map(),
        requests: start,
        errors: start,
    };
}
/** The tally with one more measurement; the old one stays as it is. */
function observe(rule, tally, measurement) {
    const { atMs, problem, errors, total } = measurement;
    const level = levelOf(measurement);
    const streak = extend(rule, tally.streak, measurement);
    const hearings = hear(rule, tally.hearings, measurement.instances, atMs);
    if (level === undefined) {
        const why = problem ?? { kind: 'missing', reason: 'no value' };
        const isAnswer = why.kind === 'no-traffic' || why.kind === 'reference';
        return {
            ...tally,
            ...(isAnswer ? tally_answered(rule, tally, atMs) : {}),
            hearings,
            streak,
            refusal: tally_refused(tally.refusal, atMs, why),
            missed: miss(tally.missed, why),
            newestMs: atMs,
        };
    }
    return {
        ...tally,
        hearings,
        streak,
        refusal: undefined,
        newest: { atMs, level },
        peak: worse(rule, tally.peak ?? level, level),
        measured: tally.measured + 1,
        newestMs: atMs,
        ...tally_answered(rule, tally, atMs),
        requests: tally.requests === undefined || total === undefined ? undefined : tally.requests + total,
        errors: tally.errors === undefined || total === undefined ? undefined : tally.errors + (errors ?? 0),
    };
}
/** All that was counted; undefined where requests are not, or nothing was measured: zero would say that none came. */
function tally_countsOf({ requests, errors, measured, missed }) {
    const isMeasured = measured + missed.counts['no-traffic'] > 0;
    return isMeasured ? { requests, errors } : { requests: undefined, errors: undefined };
}
function tally_answered(rule, tally, atMs) {
    const { gap, answeredMs: fromMs, newestMs, missed } = tally;
    const problem = newestMs === fromMs ? undefined : missed.last;
    return { answeredMs: atMs, gap: longestGap(rule, gap, { fromMs, toMs: atMs, problem }) };
}
function tally_refused(before, atMs, problem) {
    if (problem.kind !== 'access' && problem.kind !== 'query')
        return undefined;
    return { firstMs: before?.firstMs ?? atMs, newestMs: atMs, problem };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/course.js




/**
 * The measurements of one signal, and what follows from them. The newest may turn out to be mixed by what comes next:
 * they are then taken back, with all that followed from them.
 */
class Course {
    rule;
    known;
    measurements = [];
    recent = [];
    constructor(rule, known) {
        this.rule = rule;
        this.known = known;
    }
    /** Adds one; true where earlier ones were taken back for it. */
    add(seen) {
        const asked = [...this.recent, { seen, mixed: new Set(), before: this.known }].slice(-MIXED_WITHIN - 1);
        const found = withMixed(asked);
        const changed = found.findIndex((step, at) => step !== asked[at]);
        const from = changed < 0 ? found.length - 1 : changed;
        this.measurements.length -= found.length - 1 - from;
        this.known = found[from]?.before ?? this.known;
        this.recent = found.map((step, at) => {
            if (at < from)
                return step;
            const before = this.known;
            const measurement = this.measured(step);
            this.measurements.push(measurement);
            this.known = this.after(before, measurement);
            return { ...step, before };
        });
        return from < found.length - 1;
    }
    /** How many measurements are still to come until the newest resets can no longer turn out to be of several processes. */
    get doubtful() {
        return doubtful(this.recent);
    }
    /** What was known before the newest measurement, and what would be if all that may be mixed were no data. */
    get before() {
        return this.recent.at(-1)?.before ?? this.known;
    }
    get sure() {
        const first = this.recent[0]?.before ?? this.known;
        return withSuspects(this.recent).reduce((known, step) => this.after(known, this.measured(step)), first);
    }
    measured(step) {
        return judged(this.rule, withoutMixed(this.rule, step));
    }
    after({ tally, evidence }, measurement) {
        return { tally: observe(this.rule, tally, measurement), evidence: evidence && weigh(evidence, measurement) };
    }
}

;// CONCATENATED MODULE: ./build/packages/metric/src/narrator.js




const HEARTBEAT_MS = 60_000;
/** A note with a number in it is another one each time. */
const MOST_NOTES = 10;
/** Says one line for each change of state, one each minute while nothing changes, and what the source notes, once. */
function narrator(rule, what, event) {
    let known = '';
    let saidMs = Number.NEGATIVE_INFINITY;
    let wasAbove = false;
    // A test of all looks sustains nothing.
    const isSustaining = rule.method !== 'sequential';
    const told = new Set();
    return (measurement, tally) => {
        for (const note of measurement.notes ?? []) {
            if (!told.has(note) && told.size < MOST_NOTES)
                event(`note: ${note}`);
            told.add(note);
        }
        const state = stateOf(measurement, tally);
        if (state === known && measurement.atMs - saidMs < HEARTBEAT_MS)
            return;
        const same = state === known ? 'still ' : '';
        const anew = isSustaining && wasAbove && !tally.streak ? '; the sustained time starts anew' : '';
        known = state;
        saidMs = measurement.atMs;
        wasAbove = tally.streak !== undefined;
        event(same + narrator_describe(rule, what, measurement, tally) + anew);
    };
}
function stateOf(measurement, { streak }) {
    const { problem, instances } = measurement;
    const streakMark = streak ? `bad since ${streak.firstMs}` : 'no streak';
    const ill = instances.flatMap((instance) => (instance.problem ? [`${instance.name} ${instance.problem.kind}`] : []));
    return [levelOf(measurement) === undefined ? problem?.kind : 'data', streakMark, ...ill].join(', ');
}
function narrator_describe(rule, what, measurement, { streak }) {
    const { atMs, errors, total, problem, instances, control } = measurement;
    const level = levelOf(measurement);
    const clock = streak
        ? rule.method === 'sequential'
            ? `; ${badWords(rule)}`
            : `; ${badWords(rule)} for ${(0,quantity_src/* formatDuration */.a3)(atMs - streak.firstMs)} of ${(0,quantity_src/* formatDuration */.a3)(rule.sustainMs)}`
        : '';
    if (level === undefined)
        return `${what === 'error rate' ? '' : `${what}: `}no data (${problem?.kind}): ${problem?.reason}${rule.method === 'sequential' ? '' : clock}`;
    const counts = total === undefined ? '' : ` (${errors} of ${total} requests)`;
    const old = control === undefined ? '' : `, ${OLD_VERSION} ${control.errors} of ${control.total}`;
    const rate = `${what} ${formatLevel(rule, level)}${counts}${old}`;
    // Beside the old version nothing is said of a rate that nothing can exceed.
    const isFree = control !== undefined && (rule.threshold ?? 0) >= 1;
    const isBounded = !isFree && (rule.threshold !== undefined || rule.min !== undefined);
    const verdict = streak ? clock : isBounded ? `, not ${badWords(rule)}` : '';
    const ill = instances.flatMap(({ name, problem: own }) => (own ? [`${name}: ${own.reason}`] : []));
    return `${rate}${verdict}${ill.length > 0 ? ` [without ${ill.join('; ')}]` : ''}`;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/uncompared.js

const WHERE = 'control-errors and control-total, or control-url';
/** Why there is nothing to compare the measurements with, with what the old version last said instead of its counts. */
function uncompared(measurements) {
    const last = measurements.findLast(({ controlProblem }) => controlProblem !== undefined)?.controlProblem;
    const why = `the ${OLD_VERSION} did not say enough to compare with`;
    return `${why}${last === undefined ? '' : `; last problem: ${last}`}; see ${WHERE}`;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/unproven.js



/**
 * At the end of a watch by a sequential test: more failed in the whole of it than may, and yet too few to prove it. A
 * pass would contradict its own numbers. Undefined where that is not so; of the old version a share that is higher by
 * chance is no contradiction.
 */
function unproven(policies, { tests }) {
    for (const { test, what, errors, state } of tests) {
        const { hypothesis } = test;
        const share = state.requests === 0 ? 0 : errors / state.requests;
        if (hypothesis.kind !== 'rate' || !rule_isBad({ threshold: hypothesis.limit }, share))
            continue;
        const seen = `${(0,quantity_src/* formatRatio */.B0)(share)} of ${(0,quantity_src/* formatCount */.B4)(state.requests, 'request')} failed, more than the ${what} that may`;
        return unknown(policies, 'low-traffic', `${seen}, but too few to prove it; watch for longer`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/watched-signal.js

/** The rule by which a signal is judged, from what all have in common. */
function ruleOf(common, { name, rule, query }) {
    const { threshold: _threshold, min: _min, unit: _unit, ...times } = common;
    const { increase: _increase, limit: _limit, ...bounds } = rule;
    const { oddsRatio: _oddsRatio, ...others } = times;
    const method = query.form === 'counters' ? (common.method ?? 'rule') : 'rule';
    return { ...(name === ERROR_RATE ? times : others), ...bounds, method };
}
/** With the probability of a false alarm shared out among all that are tested: it is the whole watch's. */
function sharedOut(common, signals) {
    const { falseAlarm, method = 'rule' } = common;
    const tested = method === 'rule' ? [] : signals.filter(({ query }) => query.form === 'counters');
    return falseAlarm === undefined || tested.length < 2 ? common : { ...common, falseAlarm: falseAlarm / tested.length };
}
/** Only to be measured: nothing is bad. */
function withoutBounds(settings) {
    const { rule, signals } = settings;
    return {
        ...settings,
        rule: { ...rule, method: 'rule' },
        signals: signals.map((signal) => ({ ...signal, rule: { ...unitOnly(signal.rule), sustainMs: rule.durationMs } })),
    };
}
function unitOnly({ unit }) {
    return unit === undefined ? {} : { unit };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/signal-watch.js















/** One signal in the course of a watch: what was measured of it, and what is known by now. */
class SignalWatch {
    signal;
    event;
    rule;
    judgement;
    held;
    course;
    elapsedMs = 0;
    detectMs;
    /** It is told once, and not at every turn of a balancer. */
    hasWaited = false;
    narrate;
    constructor(signal, common, event) {
        this.signal = signal;
        this.event = event;
        this.rule = ruleOf(common, signal);
        const evidence = evidenceOf(this.rule, signal);
        this.course = new Course(this.rule, { tally: emptyTally(signal.query.form), evidence });
        this.narrate = narrator(this.rule, signal.name === ERROR_RATE ? 'error rate' : signal.name, event);
    }
    get measurements() {
        return this.course.measurements;
    }
    /** `elapsedMs`: since the watch began. */
    add(seen, elapsedMs) {
        const isRevised = this.course.add(seen);
        const { known, doubtful, measurements } = this.course;
        const newest = measurements.at(-1);
        this.elapsedMs = elapsedMs;
        if (newest)
            this.narrate(newest, known.tally);
        if (isRevised)
            this.held = undefined;
        const found = this.found(known);
        if (found?.situation === 'exceeded')
            this.held ??= this.hold(found);
        this.judgement = this.held === undefined ? found : undefined;
        if (this.held === undefined)
            return;
        const { latest } = this.held;
        this.held.until = Math.min(latest, Math.max(this.held.until, measurements.length + doubtful));
        if (measurements.length < this.held.until && this.found(this.course.sure)?.situation !== 'exceeded')
            return;
        this.sayHeld();
    }
    /** A fail that was held, where there is one. */
    sayHeld() {
        if (this.judgement !== undefined || this.held === undefined)
            return;
        const { judgement, firstMs } = this.held;
        this.judgement = judgement;
        if (firstMs !== undefined)
            this.detectMs = Math.round(this.elapsedMs - firstMs);
    }
    /** What can be said of what is known. */
    found({ tally, evidence }) {
        return judgeNow(this.rule, tally) ?? this.proven(tally, evidence);
    }
    /** A fail; where counters may be mixed, until it is known whether they are. */
    hold(fail) {
        const { known, before, doubtful, measurements } = this.course;
        const { streak } = known.tally;
        const isSustained = judgeNow(this.rule, known.tally) !== undefined;
        const odds = isSustained ? '' : takenOverWords(measurements);
        const reason = fail.reason + odds + resetWords(measurements, isSustained ? streak : undefined);
        const isSecond = isSustained ? (streak?.count ?? 0) > 1 : before.evidence?.state.isBad === true;
        const isAnonymous = measurements.at(-1)?.instances.some(({ anonymous }) => anonymous) === true;
        const left = Math.max(doubtful, isAnonymous && !isSecond ? 1 : 0);
        if (left > 0 && !this.hasWaited && this.found(this.course.sure)?.situation !== 'exceeded') {
            this.hasWaited = true;
            const next = left === 1 ? 'the next measurement' : `the next ${left} measurements`;
            this.event(`${reason}; ${next} will tell whether counters of several processes are mixed in this`);
        }
        const { length } = measurements;
        const judgement = { ...fail, reason };
        return { judgement, firstMs: streak?.firstMs, until: length + left, latest: length + MIXED_WITHIN };
    }
    /** A fail is waited for no longer than counters take to turn out to be mixed. */
    mustGoOn() {
        const { tally } = this.course.known;
        const untilMs = (lastSlot(this.rule) + MIXED_WITHIN) * this.rule.intervalMs;
        const isHeld = this.held !== undefined && this.judgement === undefined && tally.newestMs < untilMs;
        return isHeld || mustGoOn(this.rule, tally);
    }
    /** The last word, where there was none. A fail that is still held was not taken back. */
    end() {
        this.sayHeld();
        const { rule } = this;
        const { tally, evidence } = this.course.known;
        const isUncounted = rule.method === 'sequential' && tally.requests === undefined;
        this.judgement ??= isUncounted ? signal_watch_UNCOUNTED : judgeEnd(rule, tally);
        const { situation } = this.judgement;
        if (situation !== 'within' && situation !== 'gap')
            return;
        if (evidence === undefined)
            return;
        const doubts = [];
        if (!isCompared(evidence, tally.measured))
            doubts.push(unknown(rule, 'no-data', uncompared(this.measurements)));
        const contradiction = rule.method === 'sequential' ? unproven(rule, evidence) : undefined;
        if (contradiction)
            doubts.push(contradiction);
        this.judgement = decisive([...doubts, this.judgement]);
    }
    /** The last word, where there was none and the time is not up: nothing more will be known. */
    breakOff(reason) {
        this.sayHeld();
        this.judgement ??= { verdict: 'inconclusive', situation: 'no-data', reason };
    }
    /** By the evidence; nobody passes early in a bad streak or a silence, after a gap, or where an instance was not heard. */
    proven(tally, evidence) {
        const proven = evidence && judgeEvidence(evidence);
        if (proven?.verdict !== 'pass')
            return proven;
        const { gap, newestMs, answeredMs, hearings } = tally;
        const { doubtful, measurements } = this.course;
        if (mustGoOn(this.rule, tally) || gap !== undefined || newestMs !== answeredMs || doubtful > 0)
            return undefined;
        const isHeard = ({ heard, newestMs: heardMs = 0, gap, isSeveral }) => !isSeveral && gap === undefined && heard * 2 >= measurements.length && newestMs - heardMs <= gapMs(this.rule);
        return [...hearings.values()].every(isHeard) ? proven : undefined;
    }
    result() {
        const { judgement, signal, rule } = this;
        const { known, measurements } = this.course;
        const { tally } = known;
        const verdict = judgement?.verdict ?? '';
        const isDoubtful = judgement?.situation === 'within' && neverMatched(this);
        const { reason, ...found } = judgement ?? UNDECIDED;
        return {
            name: signal.name,
            form: signal.query.form,
            ...found,
            reason: isDoubtful ? `${reason}; errors never matched a series: is the selector right?` : reason,
            verdict,
            bounds: { unit: rule.unit ?? 'ratio', ...picked(rule) },
            sustainMs: rule.sustainMs,
            method: rule.method ?? 'rule',
            ...(signal.before === undefined ? {} : { before: signal.before }),
            last: tally.newest?.level,
            worst: tally.peak,
            ...tally_countsOf(tally),
            detectMs: this.detectMs,
            planned: plannedMeasurements(rule, signal.query.form),
            measured: tally.measured,
            measurements,
        };
    }
}
const UNDECIDED = { situation: 'undecided', reason: 'the watch ended before it was decided' };
const signal_watch_UNCOUNTED = {
    verdict: 'error',
    situation: 'refused',
    reason: 'waiting will not help: method sequential needs counts, and the source gives rates',
};
function picked({ threshold, min }) {
    return { ...(threshold === undefined ? {} : { threshold }), ...(min === undefined ? {} : { min }) };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/other-interval.js

/** Is it tested with a dispersion that the baseline has measured from other intervals? */
function isOfOtherInterval({ before }, { method = 'rule', intervalMs }) {
    if (method === 'rule' || before?.dispersion === undefined || before.intervalMs === undefined)
        return false;
    return before.intervalMs !== intervalMs;
}
/** What the test makes of it. */
function otherIntervalWords({ before }, { intervalMs }) {
    const beforeMs = before?.intervalMs ?? intervalMs;
    const made = beforeMs > intervalMs
        ? 'The test takes it as it is, which is safe.'
        : 'The test takes it for as much more as the intervals are longer, which is safe and slow.';
    return `The baseline says how errors vary every ${(0,quantity_src/* formatDuration */.a3)(beforeMs)}, and the watch looks every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}. ${made} Take the baseline with the interval of the watch.`;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/watch.js









const CANCELLED = { verdict: '', situation: 'cancelled', reason: 'cancelled before there was a verdict' };
/**
 * Measures on a fixed schedule until a rule is broken or the time is up. A cancelled run ends at once with what was
 * seen until then; so does one that `until` ends, because its verdict is known otherwise.
 */
async function watchSignals(settings, world, until) {
    const signal = until === undefined ? world.signal : AbortSignal.any([world.signal, until]);
    const opened = await openAll(settings, { ...world, signal });
    return watchSource(settings.rule, settings.signals, opened, { ...world, signal });
}
/** The source of all signals, with the old version beside it where there is one to compare with. */
function openAll({ source, signals, control }, world) {
    return openBesideControl(source, signals, control, world);
}
/** The same for any source. */
async function watchSource(asked, signals, source, world) {
    const { clock, signal } = world;
    const { bucketMs, lateMs } = source.pace ?? { bucketMs: 0, lateMs: 0 };
    // More often than there is something new would only make holes; and what is new comes late.
    const intervalMs = bucketMs === 0 ? asked.intervalMs : Math.ceil(asked.intervalMs / bucketMs) * bucketMs;
    const rule = { ...sharedOut(asked, signals), intervalMs };
    // The first whole bucket begins up to one bucket after the start, and is complete one later.
    const leadMs = 2 * bucketMs + lateMs;
    if (leadMs > 0) {
        const every = `every ${(0,quantity_src/* formatDuration */.a3)(rule.intervalMs)}`;
        world.log.event(`the source has data in ${(0,quantity_src/* formatDuration */.a3)(leadMs)} at the earliest, and then ${every}`);
    }
    const other = signals.find((signal) => isOfOtherInterval(signal, rule));
    if (other !== undefined)
        world.log.notice?.(otherIntervalWords(other, rule));
    const startMs = clock.elapsed() + leadMs;
    const elapsedMs = () => clock.elapsed() - startMs;
    const watches = signals.map((each) => new SignalWatch(each, rule, (text) => world.log.event(text)));
    let isCancelled = false;
    try {
        for (let slot = 0; !isOver(watches); slot = nextSlot(rule, slot, elapsedMs())) {
            if (slot > lastSlot(rule) && !watches.some((watch) => watch.mustGoOn())) {
                for (const watch of watches)
                    watch.end();
                break;
            }
            const atMs = slot * rule.intervalMs;
            await clock.sleep(Math.max(0, atMs - elapsedMs()), signal);
            const askedMs = elapsedMs();
            const observations = await source.measure();
            const tookMs = Math.round(elapsedMs() - askedMs);
            for (const [at, watch] of watches.entries()) {
                watch.add({ atMs, tookMs, ...(observations[at] ?? UNASKED) }, elapsedMs());
            }
        }
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
        isCancelled = true;
    }
    const results = watches.map((watch) => watch.result());
    return { ...conclusion(results, isCancelled), durationMs: Math.round(elapsedMs() + leadMs), intervalMs };
}
/** One that is bad ends the watch for all; else each must have been judged. */
function isOver(watches) {
    return (watches.some(({ judgement }) => judgement?.situation === 'exceeded') ||
        watches.every(({ judgement }) => judgement !== undefined));
}
const UNASKED = {
    problem: { kind: 'query', reason: 'the source has no answer to this' },
    instances: [],
};
/** The worst signal speaks for all, by its name where there are several; of what is unknown the strictest policy counts. */
function conclusion(signals, isCancelled) {
    const worst = decisive(signals);
    const errorRate = signals.find(({ name }) => name === ERROR_RATE);
    const facts = {
        errorRate: errorRate?.last,
        peakErrorRate: errorRate?.worst,
        requests: errorRate?.requests,
        errors: errorRate?.errors,
        detectMs: isCancelled ? undefined : worst?.detectMs,
        planned: worst?.planned ?? 0,
        measured: worst?.measured ?? 0,
        signals,
    };
    if (isCancelled || worst === undefined || worst.situation === 'undecided')
        return { ...CANCELLED, ...facts };
    const { verdict, situation } = worst;
    // Whoever looks for the cause has to know of all that was bad.
    const named = verdict === 'fail' ? signals.filter((signal) => signal.verdict === 'fail') : [worst];
    const reasons = named.map(({ name, reason }) => `${name}: ${reason}`);
    const reason = signals.length > 1 ? reasons.join('; and ') : worst.reason;
    return { verdict, situation, reason, ...(verdict === 'fail' ? {} : strictest(signals)), ...facts };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/replay.js





/**
 * What a watch by these rules would have said to what was recorded, and when. It was measured as often as it was, and
 * what the record does not have nobody knows: where these rules would have gone on, what they have not failed by then
 * is inconclusive. What is not in the record is told by its name.
 */
function replay(rule, signals, record) {
    const missing = signals.filter(({ name }) => !record.signals.some((each) => each.name === name));
    if (missing.length > 0)
        return { missing: missing.map(({ name }) => name) };
    const recordedMs = Math.max(...record.signals.flatMap(({ measurements }) => measurements.map(({ atMs }) => atMs)));
    const { intervalMs } = record;
    const asked = signals.map((signal) => {
        const recorded = record.signals.find(({ name }) => name === signal.name);
        return { signal: { ...signal, query: queryOf(signal.query, recorded?.form) }, recorded };
    });
    const times = {
        ...sharedOut(rule, asked.map(({ signal }) => signal)),
        intervalMs,
        testedMs: rule.durationMs,
        durationMs: Math.min(rule.durationMs, Math.max(record.durationMs, recordedMs)),
    };
    const watches = asked.map(({ signal, recorded }) => ({
        watch: new SignalWatch(signal, times, () => undefined),
        recorded,
    }));
    const all = watches.map(({ watch }) => watch);
    const slots = new Set(record.signals.flatMap(({ measurements }) => measurements.map(({ atMs }) => atMs)));
    let elapsedMs = 0;
    for (const atMs of [...slots].sort((a, b) => a - b)) {
        if (isOver(all))
            break;
        if (atMs > lastSlot(times) * intervalMs && !all.some((watch) => watch.mustGoOn()))
            break;
        for (const { watch, recorded } of watches) {
            const measurement = recorded?.measurements.find((each) => each.atMs === atMs);
            if (measurement === undefined)
                continue;
            elapsedMs = Math.max(elapsedMs, atMs + measurement.tookMs);
            watch.add(measurement, elapsedMs);
        }
    }
    if (!isOver(all)) {
        const isCut = nextSlot(times, recordedMs / intervalMs, elapsedMs) <= lastSlot(times);
        const ends = `the record ends at ${(0,quantity_src/* formatDuration */.a3)(recordedMs)}`;
        const cut = isCut
            ? `${ends} of ${(0,quantity_src/* formatDuration */.a3)(times.durationMs)}`
            : all.some((watch) => watch.mustGoOn())
                ? `${ends}, in an unfinished bad streak`
                : undefined;
        for (const watch of all) {
            if (cut === undefined)
                watch.end();
            else
                watch.breakOff(`${cut}; what would have come after it nobody knows`);
        }
    }
    return {
        ...conclusion(all.map((watch) => watch.result()), false),
        durationMs: elapsedMs,
        intervalMs,
    };
}
/** What was counted then is counted now, whatever the inputs ask for. */
function queryOf(query, recorded) {
    return recorded === 'counters' && query.form !== 'counters' ? { form: 'counters', errors: '', total: '' } : query;
}

;// CONCATENATED MODULE: ./build/packages/metric/src/index.js




















;// CONCATENATED MODULE: ./build/packages/gate/src/gate-contract.js
/** Every input that the gate reads, with the text that stands for an absent one: for actions that declare only some. */
const gateContract = {
    action: 'gate',
    inputs: {
        urls: { default: '', required: false, secret: false },
        checks: { default: '', required: false, secret: false },
        'expect-status': { default: '200', required: false, secret: false },
        'expect-json': { default: '', required: false, secret: false },
        'expect-body': { default: '', required: false, secret: false },
        'expect-match': { default: '', required: false, secret: false },
        'expect-version': { default: '', required: false, secret: false },
        'version-path': { default: '$.version', required: false, secret: false },
        headers: { default: '', required: false, secret: true },
        method: { default: 'GET', required: false, secret: false },
        body: { default: '', required: false, secret: false },
        interval: { default: '5s', required: false, secret: false },
        'fast-interval': { default: '', required: false, secret: false },
        timeout: { default: '5s', required: false, secret: false },
        'start-timeout': { default: '2m', required: false, secret: false },
        'max-attempts': { default: '', required: false, secret: false },
        'healthy-threshold': { default: '2', required: false, secret: false },
        'unhealthy-threshold': { default: '3', required: false, secret: false },
        soak: { default: '0s', required: false, secret: false },
        'initial-delay': { default: '0s', required: false, secret: false },
        quorum: { default: 'all', required: false, secret: false },
        'quorum-over': { default: '', required: false, secret: false },
        deadline: { default: '', required: false, secret: false },
        instances: { default: '1', required: false, secret: false },
        'latency-slo': { default: '', required: false, secret: false },
        'follow-redirects': { default: 'false', required: false, secret: false },
        resolve: { default: 'one', required: false, secret: false },
        'tls-min-days': { default: '', required: false, secret: false },
        ca: { default: '', required: false, secret: false },
        via: { default: 'direct', required: false, secret: false },
    },
    outputs: [],
};

;// CONCATENATED MODULE: ./build/packages/gate/src/latency-objective.js

const PERCENTS = [50, 90, 95, 99];
const LATENCY_LEGAL = `p50, p90, p95 or p99, then < or <= and ${quantity_src/* DURATION_LEGAL */.jM}, such as p99 < 1s`;
/** `p99 < 1s`, `p95 <= 300ms`; undefined for anything else. */
function parseLatencyObjective(line) {
    const [, digits, operator, duration = ''] = /^p(\d\d)\s*(<=?)\s*([\w.]+)$/.exec(line.trim()) ?? [];
    const percent = Number(digits);
    const limitMs = (0,quantity_src/* parseDuration */.E9)(duration);
    if (!PERCENTS.includes(percent) || limitMs === undefined || limitMs < 1)
        return undefined;
    return { text: `p${percent} ${operator} ${duration}`, percent, limitMs, inclusive: operator === '<=' };
}
/** The smallest number of answers of which a percentile is more than the slowest one: 2, 10, 20, 100. */
function samplesNeeded({ percent }) {
    return Math.ceil(100 / (100 - percent));
}
/** The most that any of the objectives needs; 0 where there are none. */
function mostSamplesNeeded(objectives = []) {
    return Math.max(0, ...objectives.map(samplesNeeded));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/prepare-gate.js

/** Loads what the reading of these inputs needs, before they are read: the library of patterns, where there is one. */
async function prepareGate({ values, structures = {} }) {
    const parsed = Object.values(structures).flatMap((each) => ('value' in each ? [each.value] : []));
    if ((values['expect-match'] ?? '').trim() !== '' || parsed.some(holdsPattern))
        await loadPatterns();
}
function holdsPattern(value) {
    if (typeof value === 'string')
        return false;
    if (Array.isArray(value))
        return value.some(holdsPattern);
    return Object.entries(value).some(([key, inner]) => key === 'expect-match' || holdsPattern(inner));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/gate-reader.js


/**
 * Runs `build` over the gate's inputs as far as the action declares them; for the others their defaults stand. Problems
 * arrive at the action's own reader, under the action's own names. `isDefault` tells what nobody has set.
 */
function withGateReader(outer, contract, names, build) {
    const outerName = (name) => (name === 'urls' ? (names.urls ?? name) : name);
    const inputs = Object.entries(gateContract.inputs).map(([name, own]) => {
        const declared = contract.inputs[outerName(name)];
        const fallback = declared?.default ?? own.default;
        return { name, fallback, value: declared === undefined ? fallback : outer.text(outerName(name)) };
    });
    const inner = new input_reader_InputReader(gateContract, Object.fromEntries(inputs.map(({ name, value }) => [name, value])));
    const unset = new Set(inputs.filter(({ value, fallback }) => value === fallback).map(({ name }) => name));
    const built = build(inner, (name) => unset.has(name));
    for (const { input, code, given, legal } of inner.problems)
        outer.problem(outerName(input), { code, given, legal });
    return built;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/on-hosts.js
/** The check itself, or one of it for each host. */
function on_hosts_onHosts({ check, bySsh }, hosts) {
    if (!bySsh)
        return [check];
    return hosts.map(({ name, label }) => ({
        ...check,
        name: `${check.name}@${name}`,
        host: name,
        probe: askedFrom(check.probe, label),
    }));
}
function askedFrom(probe, via) {
    return probe.kind === 'dns' ? probe : { ...probe, via };
}

;// CONCATENATED MODULE: ./build/packages/gate/src/check-contract.js

const checkKinds = ['http', 'tcp', 'tls', 'dns', 'command'];
const check_contract_own = (fallback = '') => ({ default: fallback, required: false, secret: false });
/** What can stand in an entry of `checks`: the gate's inputs, and what only an entry has. */
const checkContract = {
    action: 'gate',
    inputs: {
        ...gateContract.inputs,
        name: check_contract_own(),
        kind: check_contract_own(),
        url: check_contract_own(),
        address: check_contract_own(),
        'server-name': check_contract_own(),
        query: check_contract_own(),
        record: check_contract_own('A'),
        'expect-records': check_contract_own(),
        server: check_contract_own(),
        command: check_contract_own(),
        'expect-exit': check_contract_own('0'),
    },
    outputs: [],
};
/** When it is asked, and what decides. */
const check_contract_RULES = [
    'interval',
    'fast-interval',
    'timeout',
    'start-timeout',
    'max-attempts',
    'healthy-threshold',
    'unhealthy-threshold',
    'initial-delay',
    'latency-slo',
];
const HTTP = [
    'method',
    'headers',
    'body',
    'expect-status',
    'expect-json',
    'expect-body',
    'expect-match',
    'expect-version',
    'version-path',
    'follow-redirects',
    'tls-min-days',
    'ca',
    'resolve',
    'instances',
];
/** Which inputs of the gate an entry of each kind takes over where it does not say otherwise. */
const inheritedKeys = {
    http: [...check_contract_RULES, ...HTTP, 'via'],
    tcp: [...check_contract_RULES, 'via'],
    tls: [...check_contract_RULES, 'via', 'tls-min-days', 'ca'],
    dns: check_contract_RULES,
    command: [...check_contract_RULES, 'expect-version', 'version-path'],
};
/** Which keys an entry of each kind may have. */
const legalKeys = {
    http: ['name', 'kind', 'url', ...HTTP, 'via', ...check_contract_RULES],
    tcp: ['name', 'kind', 'address', 'expect-body', 'via', ...check_contract_RULES],
    tls: ['name', 'kind', 'address', 'server-name', 'tls-min-days', 'ca', 'via', ...check_contract_RULES],
    dns: ['name', 'kind', 'query', 'record', 'expect-records', 'server', 'via', ...check_contract_RULES],
    command: [
        'name',
        'kind',
        'command',
        'expect-exit',
        'expect-body',
        'expect-match',
        'expect-json',
        'expect-version',
        'version-path',
        'via',
        ...check_contract_RULES,
    ],
};
const KEY_OF_KIND = { url: 'http', address: 'tcp', query: 'dns', command: 'command' };
/** The keys that say what is asked: an entry has exactly one of them. */
const kindKeys = ['url', 'address', 'query', 'command'];
/** The kind of an entry: as it says, else by the key that only one kind has. Undefined where that is none, or several. */
function check_contract_kindOf(keys, said) {
    if (said !== undefined)
        return checkKinds.find((kind) => kind === said);
    const [key, ...others] = kindKeys.filter((one) => keys.includes(one));
    if (key === undefined || others.length > 0)
        return undefined;
    const isTls = keys.includes('server-name') || keys.includes('tls-min-days');
    return key === 'address' && isTls ? 'tls' : KEY_OF_KIND[key];
}

;// CONCATENATED MODULE: ./build/packages/gate/src/subject.js
/** What a check asks, as it may be shown: without the query, which may hold a token. */
function subjectOf(probe) {
    switch (probe.kind) {
        case 'tcp':
        case 'tls':
            return `${probe.kind}://${placeOf(probe)}`;
        case 'dns':
            return `dns:${probe.record} ${probe.name}`;
        case 'command':
            return `command: ${(probe.command.trim().split('\n', 1)[0] ?? '').slice(0, 120)}`;
        default: {
            const { origin, pathname } = new URL(probe.request.url);
            return origin + pathname;
        }
    }
}
/** Does an answer of another version count as a failure? */
function expectsVersion(probe) {
    return 'expect' in probe && probe.expect.version !== undefined;
}
/** The host that a check tells something about: the one it is asked from, else the one that is asked. */
function hostOf({ host, probe }) {
    if (host !== undefined)
        return host;
    if (probe.kind === 'dns')
        return probe.name;
    if (probe.kind === 'command')
        return probe.via;
    return probe.kind === 'tcp' || probe.kind === 'tls' ? probe.host : new URL(probe.request.url).hostname;
}
function placeOf({ host, port }) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/proof.js

/** With this probability or less one old member among the new ones may be missed. */
const MISSED = 0.001;
const PROOF_INTERVAL_MS = 100;
/**
 * How many answers in a row one old member among `instances` is missed by with a probability of 0.1 % at most, where
 * every connection meets each member with the same probability.
 */
function answersNeeded(instances) {
    return instances < 2 ? 1 : Math.ceil(Math.log(MISSED) / Math.log((instances - 1) / instances));
}
/** The probability (0 to 1) that `answers` in a row all come from the others. */
function missProbability(instances, answers) {
    return ((instances - 1) / instances) ** answers;
}
/** Several members behind one URL, each of which must be of the version that is expected. */
function provesMembers({ instances = 1, probe }) {
    return instances > 1 && expectsVersion(probe);
}
/** What decides for this check: its thresholds, and as many good answers as the proof of its members needs. */
function rulesOf(check) {
    const { healthyThreshold, unhealthyThreshold, maxAttempts, isRunning, instances = 1 } = check;
    const answers = provesMembers(check) ? answersNeeded(instances) : 1;
    const rules = { healthyThreshold: Math.max(healthyThreshold, answers), unhealthyThreshold, maxAttempts };
    return isRunning ? { ...rules, isRunning } : rules;
}
/** From one probe to the next while a run of good answers is still too short, in milliseconds. */
function proofIntervalMs(check) {
    return provesMembers(check) ? Math.min(PROOF_INTERVAL_MS, check.fastIntervalMs) : check.fastIntervalMs;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/quorum.js
const QUORUM_LEGAL = 'all, a count such as 2, or a percentage such as 75%';
/** `all`, `2` or `75%`; `undefined` for anything else, none and more than all included. */
function parseQuorum(text) {
    const word = text.trim();
    if (word === 'all')
        return { kind: 'all' };
    if (/^[1-9]\d{0,3}$/.test(word))
        return { kind: 'count', count: Number(word) };
    const percent = Number(/^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(word)?.[1] ?? Number.NaN);
    return percent > 0 && percent <= 100 ? { kind: 'fraction', fraction: percent / 100 } : undefined;
}
/** The number of checks that a quorum asks for; a fraction is rounded up, and is never none. */
function neededChecks(quorum, total) {
    if (quorum.kind === 'all')
        return total;
    if (quorum.kind === 'count')
        return quorum.count;
    // Rounded first, for 70 % of ten is 7.000000000000001 in floating point only for some spellings.
    return Math.max(1, Math.ceil(Number((quorum.fraction * total).toFixed(9))));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/grouped.js
/** The items of each key, in the order in which the keys come first. */
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const members = groups.get(key);
        if (members === undefined)
            groups.set(key, [item]);
        else
            members.push(item);
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/groups.js

/** What the quorum counts: each check for itself, or the checks of each host together. */
function unitVerdicts(checks, unit) {
    if (unit === 'checks')
        return checks.map(({ verdict }) => verdict);
    const hosts = grouped(checks, ({ host }) => host);
    return [...hosts.values()].map((members) => hostVerdict(members.map(({ verdict }) => verdict)));
}
/** Healthy when all checks are, unhealthy as soon as one is, else open for as long as any might still turn out ill. */
function hostVerdict(verdicts) {
    if (verdicts.includes('unhealthy'))
        return 'unhealthy';
    if (verdicts.includes(''))
        return '';
    return verdicts.includes('inconclusive') ? 'inconclusive' : 'healthy';
}
/** How many of them there are. */
function unitCount(checks, unit) {
    return unit === 'checks' ? checks.length : new Set(checks.map(({ host }) => host)).size;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/units.js



/** What the quorum of these settings counts. */
function units_unitOf({ quorumOver = 'checks' }) {
    return quorumOver;
}
/** What they are called, each once. */
function namesOfUnits(settings) {
    if (units_unitOf(settings) === 'checks')
        return settings.checks.map(({ name }) => name);
    return [...new Set(settings.checks.map(hostOf))];
}
/** How many checks or hosts there are. */
function unitsIn(settings) {
    const members = settings.checks.map((check) => ({ host: hostOf(check) }));
    return unitCount(members, units_unitOf(settings));
}
/** `1 host`, `3 checks`. */
function unitsText(count, unit) {
    return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
/** How many of them must be healthy. */
function neededUnits(settings) {
    return neededChecks(settings.quorum, unitsIn(settings));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-limits.js







/** Why hosts are counted where nobody said so. */
const WHY_HOSTS = ' Hosts are counted because all checks are asked from hosts.';
const QUORUM_UNITS = ['checks', 'hosts'];
/** `all` where nothing is given. */
function readQuorum(gate) {
    const quorum = gate.optionalParsed('quorum', (text) => {
        const parsed = parseQuorum(text);
        if (parsed === undefined)
            throw new Illegal(QUORUM_LEGAL);
        return parsed;
    });
    return quorum ?? { kind: 'all' };
}
/** What the quorum counts: hosts by themselves where every check is asked from one. */
function readQuorumOver(gate, checks) {
    const bySsh = checks.length > 0 && checks.every(({ host }) => host !== undefined);
    const byDefault = bySsh ? 'hosts' : 'checks';
    return gate.optional('quorum-over') === undefined ? byDefault : gate.choice('quorum-over', QUORUM_UNITS);
}
/** The objectives, each of which must hold over the soak. */
function readLatencySlo(gate) {
    return gate.parsedLines('latency-slo', (line) => {
        const objective = parseLatencyObjective(line);
        if (objective === undefined)
            throw new Illegal(LATENCY_LEGAL);
        return objective;
    });
}
/** Notes what is legal by itself and cannot come true together. */
function noteConflicts(gate, settings) {
    const { checks, quorum, soakMs } = settings;
    const units = unitsIn(settings);
    if (checks.length > 0 && neededChecks(quorum, units) > units) {
        const given = `more than the ${unitsText(units, units_unitOf(settings))} that it counts`;
        const why = gate.optional('quorum-over') === undefined ? WHY_HOSTS : '';
        const legal = `At most ${units}.${units_unitOf(settings) === 'hosts' ? `${why} Set quorum-over: checks to count each check for itself.` : ''}`;
        gate.problem('quorum', { code: 'CONFLICT', given, legal });
    }
    noteDeadline(gate, settings);
    if (soakMs === 0 && checks.some(({ latencySlo = [] }) => latencySlo.length > 0) && isSound(gate, 'soak')) {
        const legal = 'Set soak: the latency is judged over its probes.';
        gate.problem('latency-slo', { code: 'CONFLICT', given: 'given without a soak', legal });
    }
}
function noteDeadline(gate, { checks, soakMs, deadlineMs, quorum }) {
    // Of a part of the checks it is not known which ones must be healthy.
    const startMs = (check) => check.initialDelayMs + (quorum.kind === 'all' ? leastProofMs(check) : 0);
    const leastMs = Math.max(0, ...checks.map(startMs)) + soakMs;
    if (deadlineMs === undefined || deadlineMs === 0 || leastMs <= deadlineMs)
        return;
    const given = `${(0,quantity_src/* formatDuration */.a3)(deadlineMs)}, while initial-delay, the good answers in a row and soak take ${(0,quantity_src/* formatDuration */.a3)(leastMs)} at least`;
    gate.problem('deadline', { code: 'CONFLICT', given, legal: 'Raise deadline, or shorten the soak.' });
}
/** From the first good answer to the last one that is needed. */
function leastProofMs(check) {
    return (rulesOf(check).healthyThreshold - 1) * proofIntervalMs(check);
}
/** The same for one check, whatever its inputs are called in the place where it stands. */
function noteStartConflicts(gate, check) {
    const { maxAttempts, startTimeoutMs, instances = 1 } = check;
    const { healthyThreshold } = rulesOf(check);
    const proven = instances > 1 ? ` (the proof of ${instances} instances)` : '';
    const needed = `${healthyThreshold} good answers in a row${proven}`;
    if (maxAttempts !== undefined && maxAttempts < healthyThreshold) {
        gate.problem('max-attempts', {
            code: 'CONFLICT',
            given: `${maxAttempts} is less than the ${needed}, so no check could become healthy`,
            legal: 'Raise max-attempts, or lower healthy-threshold.',
        });
    }
    const leastMs = leastProofMs(check);
    if (startTimeoutMs > 0 && leastMs >= startTimeoutMs) {
        gate.problem('start-timeout', {
            code: 'CONFLICT',
            given: `${(0,quantity_src/* formatDuration */.a3)(startTimeoutMs)} is too short for ${needed}, which take ${(0,quantity_src/* formatDuration */.a3)(leastMs)} and more`,
            legal: 'Raise start-timeout, or lower fast-interval (interval where that is empty) or healthy-threshold.',
        });
    }
}
function isSound(gate, name) {
    return !gate.problems.some(({ input }) => input === name);
}
/** Addresses are resolved by whoever dials: by SSH, that is the host. */
function noteResolve(gate, { check: { probe }, bySsh }) {
    if (!bySsh || !('resolve' in probe))
        return;
    const legal = 'Leave it out: by SSH each host resolves the name for itself.';
    gate.problem('resolve', { code: 'CONFLICT', given: 'all with via: ssh', legal });
}
/** A certificate is looked at where there is one. */
function noteMinDays(gate, checks) {
    const hasTls = ({ probe }) => probe.kind === 'tls' || ('request' in probe && probe.request.url.startsWith('https:'));
    if (gate.optional('tls-min-days') === undefined || checks.length === 0 || checks.some(hasTls))
        return;
    const given = 'given, and no check speaks TLS';
    gate.problem('tls-min-days', { code: 'CONFLICT', given, legal: 'Ask by https://, or add a check of kind tls.' });
}
/** What is expected of every answer, and no check can show: nobody must believe that it was proven. */
function noteUnproven(gate, checks) {
    if (checks.length === 0)
        return;
    if (gate.optional('expect-version') !== undefined && !checks.some(({ probe }) => expectsVersion(probe))) {
        const given = 'given, and no check looks for a version';
        gate.problem('expect-version', { code: 'CONFLICT', given, legal: 'Add a check of kind http or command.' });
    }
    if (checks.some(({ probe }) => 'request' in probe))
        return;
    for (const name of ['expect-json', 'expect-body', 'expect-match']) {
        if (gate.optional(name) === undefined)
            continue;
        const legal = 'Add a URL, or put it into the check that it is meant for.';
        gate.problem(name, { code: 'CONFLICT', given: 'given, and no check asks by HTTP', legal });
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/address.js

const ADDRESS_LEGAL = 'host:port, such as db.example.org:5432; IPv6 in brackets: [2001:db8::1]:5432';
const SERVER_LEGAL = 'the IP address of a name server, with or without :port; IPv6 in brackets before a port';
const DNS_NAME_LEGAL = 'a name such as app.example.org';
/** `host:port` in its parts, IPv6 without its brackets; undefined where it is none. */
function parseAddress(text, defaultPort) {
    const match = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, bracketed, plain = '', digits] = match;
    const port = digits === undefined ? (defaultPort ?? 0) : Number(digits);
    if (port < 1 || port > 65_535)
        return undefined;
    if (bracketed !== undefined)
        return (0,external_node_net_.isIPv6)(bracketed) ? { host: bracketed, port } : undefined;
    return isDnsName(plain) ? { host: plain, port } : undefined;
}
/** As Node's resolver wants it; undefined where it is none. */
function parseServer(text) {
    const word = text.trim();
    if ((0,external_node_net_.isIP)(word) !== 0)
        return word;
    const parsed = parseAddress(word, 53);
    if (parsed === undefined || (0,external_node_net_.isIP)(parsed.host) === 0)
        return undefined;
    return (0,external_node_net_.isIPv6)(parsed.host) ? `[${parsed.host}]:${parsed.port}` : `${parsed.host}:${parsed.port}`;
}
/** Of letters, digits, hyphens and underscores between its dots; perhaps with the dot of the root. */
function isDnsName(text) {
    const labels = text.replace(/\.$/, '').split('.');
    return text.length <= 254 && labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-expectations.js



const NOWHERE = { text: '', values: () => [] };
/** What an answer, or the output of a command, must say. */
function readExpectations(gate) {
    return {
        json: gate.parsedLines('expect-json', jsonAssertion),
        body: gate.optional('expect-body'),
        match: gate.parsedLines('expect-match', pattern),
        version: gate.optional('expect-version'),
        versionPath: gate.optionalParsed('version-path', jsonPath) ?? NOWHERE,
    };
}
function jsonAssertion(line) {
    const assertion = parseJsonAssertion(line);
    if ('problem' in assertion) {
        throw new Illegal('a JSON path, or one compared by == != < <= > >=', `${JSON.stringify(line)} (${assertion.problem})`);
    }
    return assertion;
}
function pattern(line) {
    const parsed = parsePattern(line);
    if ('problem' in parsed) {
        throw new Illegal('a regular expression in the syntax of RE2', `${JSON.stringify(line)} (${parsed.problem})`);
    }
    return parsed;
}
function jsonPath(text) {
    const path = parseJsonPath(text);
    if ('problem' in path)
        throw new Illegal('a JSON path such as $.version', `${JSON.stringify(text)} (${path.problem})`);
    return path;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-http-inputs.js




/** By this name operators tell the gate's own probes from users. */
const read_http_inputs_USER_AGENT = 'deploy-actions-health-gate/1';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const STATUS_200 = { text: '200', ranges: [[200, 200]] };
const LONGEST_DAYS = 3650;
/** The same for every URL that does not say otherwise. */
function readHttpInputs(gate) {
    const method = gate.choice('method', METHODS);
    const body = gate.text('body');
    const request = {
        method,
        headers: gate.parsedLines('headers', parseHeaderLine),
        body: body.trim() === '' ? undefined : body,
        userAgent: read_http_inputs_USER_AGENT,
        followRedirects: gate.boolean('follow-redirects'),
    };
    if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
        const legal = 'Set method: POST (or PUT, PATCH …), or leave the body out.';
        gate.problem('body', { code: 'CONFLICT', given: `${method} has no body`, legal });
    }
    const content = readExpectations(gate);
    const { json, match = [] } = content;
    const needsBody = [...json, ...match].length > 0 || content.body !== undefined || content.version !== undefined;
    if (method === 'HEAD' && needsBody) {
        const legal = 'Set method: GET, or expect nothing of the body.';
        gate.problem('method', { code: 'CONFLICT', given: 'HEAD brings no body to look into', legal });
    }
    const minDays = readMinDays(gate);
    const ca = readCa(gate);
    return {
        kind: 'http',
        request,
        expect: {
            status: gate.optionalParsed('expect-status', statusSet) ?? STATUS_200,
            ...content,
            ...(minDays === undefined ? {} : { minDays }),
        },
        ...(gate.choice('resolve', ['one', 'all']) === 'all' ? { resolve: 'all' } : {}),
        ...(ca === undefined ? {} : { way: { ca } }),
    };
}
/** The same for one URL: a plain one shows no certificate. */
function httpProbe({ request, expect, ...settings }, url, timeoutMs) {
    const { minDays: _, ...plain } = expect;
    const fitting = url.startsWith('https:') ? expect : plain;
    return { ...settings, request: { ...request, url }, expect: fitting, timeoutMs };
}
function readMinDays(gate) {
    return gate.optionalInteger('tls-min-days', { min: 1, max: LONGEST_DAYS });
}
/** PEM, checked: what cannot be read would be a fault of every probe. */
function readCa(gate) {
    return gate.optionalParsed('ca', (text) => {
        const read = (0,http_src/* readCertificates */.jZ)(text);
        if ('problem' in read)
            throw new Illegal('certificates in PEM', `the text (${read.problem})`);
        return text;
    });
}
function statusSet(text) {
    const set = parseStatusSet(text);
    if (set === undefined)
        throw new Illegal(STATUS_LEGAL);
    return set;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-rules.js

const LONGEST_STREAK = 100;
const MOST_INSTANCES = 100;
/** A timer of Node cannot wait longer than 24.8 days, and no job lasts as long as 5. */
const read_rules_LONGEST_MS = 5 * 86_400_000;
const SHORTEST_INTERVAL_MS = 10;
const FAST_INTERVAL_MS = 1000;
/** When a check is asked and what decides it, all but its name and probe. */
function readRules(gate, isDefault, version) {
    return {
        ...readPace(gate, isDefault),
        ...readThresholds(gate),
        instances: readInstances(gate, version),
        latencySlo: readLatencySlo(gate),
    };
}
function readInstances(gate, version) {
    const instances = gate.integer('instances', { min: 1, max: MOST_INSTANCES });
    if (instances > 1 && version === undefined) {
        const legal = 'Set expect-version too: members are told apart by the version that they answer with.';
        gate.problem('instances', { code: 'CONFLICT', given: `${instances} without expect-version`, legal });
    }
    return instances;
}
function readPace(gate, isDefault) {
    const intervalMs = atLeast(gate, 'interval', SHORTEST_INTERVAL_MS);
    const fast = gate.optionalDuration('fast-interval');
    if (fast !== undefined)
        atLeast(gate, 'fast-interval', SHORTEST_INTERVAL_MS);
    return {
        intervalMs,
        fastIntervalMs: fast ?? (isDefault('interval') ? Math.min(FAST_INTERVAL_MS, intervalMs) : intervalMs),
        startTimeoutMs: positive(gate, 'start-timeout'),
        initialDelayMs: upTo(gate, 'initial-delay'),
    };
}
function readThresholds(gate) {
    const range = { min: 1, max: LONGEST_STREAK };
    const healthyThreshold = gate.integer('healthy-threshold', range);
    const unhealthyThreshold = gate.integer('unhealthy-threshold', range);
    const maxAttempts = gate.optionalInteger('max-attempts', { min: 1, max: 1_000_000 });
    return { healthyThreshold, unhealthyThreshold, maxAttempts };
}
function positive(gate, name) {
    return atLeast(gate, name, 1);
}
function upTo(gate, name) {
    return atLeast(gate, name, 0);
}
function atLeast(gate, name, leastMs) {
    const ms = gate.duration(name);
    const known = gate.problems.some(({ input }) => input === name);
    if (!known && (ms < leastMs || ms > read_rules_LONGEST_MS)) {
        gate.problem(name, { code: 'ILLEGAL', legal: `a duration from ${leastMs}ms to 5d` });
    }
    return ms;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/target.js

const LONGEST_NAME = 120;
const target_NAME_LEGAL = 'a name of 1-64 letters, digits, spaces and . _ -';
const URL_LEGAL = 'an http(s) URL';
const LINE_LEGAL = `${URL_LEGAL}, or name=URL with ${target_NAME_LEGAL}`;
/** `https://…` or `name=https://…`; without a name it is host and path of the URL. */
function target_parseTarget(line) {
    const named = /^([A-Za-z0-9][\w .-]{0,63}?)\s*=\s*(.*)$/.exec(line);
    const { url, called } = parseUrl(named?.[2] ?? line, LINE_LEGAL);
    return { name: named?.[1] ?? called, url };
}
function isName(text) {
    return /^[A-Za-z0-9][\w .-]{0,63}$/.test(text);
}
/** A URL without its fragment, and what to call it: host and path. What stands in its query is nobody's business. */
function parseUrl(text, legal = URL_LEGAL) {
    const url = URL.parse(text);
    const isHttp = url !== null && /^https?:$/.test(url.protocol);
    // What is no URL may hold a login all the same: a mistyped one does.
    if (isHttp ? url.username !== '' || url.password !== '' : text.includes('@')) {
        throw new Illegal(`${legal}; a login belongs into headers (Authorization: …)`, 'a URL with credentials (not shown)');
    }
    if (!isHttp)
        throw new Illegal(legal, JSON.stringify(text.replace(/\?.*$/s, '?…').slice(0, 120)));
    url.hash = '';
    const called = `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, LONGEST_NAME);
    return { url: url.href, called };
}
/** Names that stand for more than one of them: verdicts could not be told apart. */
function target_doubledNames(targets) {
    const names = targets.map(({ name }) => name);
    return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-probe.js







const HTTPS_PORT = 443;
/** What an entry of this kind asks, and what to call it where it has no name. */
function readProbe(entry, kind) {
    const timeoutMs = positive(entry, 'timeout');
    const via = undefined;
    switch (kind) {
        case 'http': {
            const http = readHttpInputs(entry);
            const { url, called } = needed(entry, 'url', 'an http(s) URL', parseUrl) ?? {
                url: 'http://stand-in',
                called: '',
            };
            return { called, probe: httpProbe(http, url, timeoutMs) };
        }
        case 'tcp': {
            const place = readAddress(entry);
            const expectBody = entry.optional('expect-body');
            return { called: entry.text('address').trim(), probe: { kind, ...place, via, expectBody, timeoutMs } };
        }
        case 'tls': {
            const place = readAddress(entry, HTTPS_PORT);
            const serverName = entry.optionalParsed('server-name', dnsName) ?? place.host;
            const minDays = readMinDays(entry);
            const probe = { kind, ...place, via, serverName, minDays, ca: readCa(entry), timeoutMs };
            return { called: entry.text('address').trim(), probe };
        }
        case 'dns': {
            const name = needed(entry, 'query', DNS_NAME_LEGAL, dnsName) ?? 'stand-in';
            const record = entry.choice('record', dnsTypes);
            const server = entry.optionalParsed('server', dnsServer);
            const expected = entry.lines('expect-records');
            return { called: `${record} ${name}`, probe: { kind, name, record, expected, server, timeoutMs } };
        }
        case 'command': {
            const command = entry.required('command', 'what the shell of each host is to run');
            const expectExit = entry.integer('expect-exit', { min: 0, max: 255 });
            const expect = readExpectations(entry);
            return { called: firstLine(command), probe: { kind, command, via: '', expectExit, expect, timeoutMs } };
        }
    }
}
function readAddress(entry, defaultPort) {
    const parse = (text) => {
        const address = parseAddress(text, defaultPort);
        if (address === undefined)
            throw new Illegal(ADDRESS_LEGAL);
        return address;
    };
    return needed(entry, 'address', ADDRESS_LEGAL, parse) ?? { host: 'stand-in', port: 1 };
}
function needed(entry, key, legal, parse) {
    return entry.required(key, legal) === '' ? undefined : entry.optionalParsed(key, parse);
}
function dnsName(text) {
    if (!isDnsName(text))
        throw new Illegal(DNS_NAME_LEGAL);
    return text;
}
function dnsServer(text) {
    const server = parseServer(text);
    if (server === undefined)
        throw new Illegal(SERVER_LEGAL);
    return server;
}
function firstLine(command) {
    const line = command.trim().split(/[\r\n]/, 1)[0] ?? '';
    return line.replace(/[^\x20-\x7e]/g, ' ').slice(0, 60);
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-checks.js






/** The entries of `checks`, each with a place of its own in every problem. */
function readChecks(outer, inherited) {
    return readEntries(outer, 'checks').flatMap((entry) => readCheck(outer, entry, inherited));
}
function readCheck(reader, entry, { gate, isDefault }) {
    const outer = naming(reader, entry);
    const { kind: said = '' } = entry.values;
    const word = typeof said === 'string' ? said.trim() : undefined;
    const kind = word === undefined ? undefined : check_contract_kindOf(Object.keys(entry.values), word === '' ? undefined : word);
    if (kind === undefined) {
        if (word === '')
            noteNoKind(outer, entry);
        else {
            const given = word === undefined ? 'no text' : JSON.stringify(word.slice(0, 64));
            outer.problem(`${entry.path}.kind`, { code: 'ILLEGAL', given, legal: checkKinds.join(', ') });
        }
        return [];
    }
    const rules = {
        contract: checkContract,
        keys: legalKeys[kind],
        maps: ['headers'],
        inherited: Object.fromEntries(inheritedKeys[kind].map((key) => [key, gate.text(key)])),
        told: gate.problems,
    };
    return [
        readEntry(outer, entry, rules, (check, has) => {
            const { probe, called } = readProbe(check, kind);
            const version = 'expect' in probe ? probe.expect.version : undefined;
            const pace = readRules(check, (name) => !has(name) && isDefault(name), version);
            const draft = {
                check: { name: readName(check) ?? called, probe, ...pace },
                bySsh: readVia(check, kind, has('via')),
            };
            noteResolve(check, draft);
            if (has('tls-min-days'))
                noteMinDays(check, [draft.check]);
            noteStartConflicts(check, draft.check);
            return draft;
        }),
    ];
}
/** Who has a name is called by it: nobody counts entries. */
function naming(outer, { values: { name } }) {
    if (typeof name !== 'string' || !isName(name.trim()))
        return outer;
    return {
        problem: (path, what) => outer.problem(path, { ...what, legal: `${what.legal} (in the check "${name.trim()}")` }),
    };
}
/** It does not say what to ask, or says several things. */
function noteNoKind(outer, { path, values }) {
    const [first, second] = kindKeys.filter((key) => Object.hasOwn(values, key));
    const keys = kindKeys.join(', ');
    const names = Object.values(legalKeys).flat();
    for (const key of Object.keys(values).filter((one) => !names.some((name) => name === one))) {
        const nearest = nearestName(key, names);
        const guess = nearest === undefined ? `Legal here: ${kindKeys.join(', ')}.` : `Did you mean ${nearest}?`;
        outer.problem(`${path}.${key.slice(0, 64)}`, { code: 'UNKNOWN', given: key, legal: guess });
    }
    if (first === undefined)
        outer.problem(path, { code: 'MISSING', legal: `one of ${keys}` });
    else
        outer.problem(path, {
            code: 'CONFLICT',
            given: `two kinds: ${first} and ${second}`,
            legal: `Give one of ${keys}.`,
        });
}
function readName(check) {
    const name = check.optional('name');
    if (name !== undefined && !isName(name))
        check.problem('name', { code: 'ILLEGAL', legal: target_NAME_LEGAL });
    return name;
}
/** Whether the hosts ask: for what a command prints always, for what a name server says never. */
function readVia(check, kind, isGiven) {
    if (kind === 'dns' || kind === 'command') {
        if (isGiven)
            check.choice('via', [kind === 'dns' ? 'direct' : 'ssh']);
        return kind === 'command';
    }
    return check.choice('via', ['direct', 'ssh']) === 'ssh';
}

;// CONCATENATED MODULE: ./build/packages/gate/src/read-gate-inputs.js







/** Of all that is asked: each is a connection, perhaps every second. */
const MOST_CHECKS = 500;
const MOST_TARGETS = 100;
/**
 * The gate's settings from the inputs of any action. `contract` is that action's: what it does not declare has the
 * gate's own default. Where nothing is given to ask, and `names` does not require it, the settings have no checks.
 */
function readGateInputs(input, contract, names = {}) {
    return withGateReader(input, contract, names, (gate, isDefault) => {
        const targets = read_gate_inputs_readTargets(gate);
        const http = readHttpInputs(gate);
        const rules = readRules(gate, isDefault, http.expect.version);
        const timeoutMs = positive(gate, 'timeout');
        const bySsh = gate.choice('via', ['direct', 'ssh']) === 'ssh';
        const drafts = targets.map(({ name, url }) => {
            return { check: { name, probe: httpProbe(http, url, timeoutMs), ...rules }, bySsh };
        });
        // Their rules are the same.
        for (const draft of drafts.slice(0, 1)) {
            noteStartConflicts(gate, draft.check);
            noteResolve(gate, draft);
        }
        if (contract.inputs.checks !== undefined)
            drafts.push(...readChecks(input, { gate, isDefault }));
        noteNames(gate, drafts, targets);
        if (drafts.length === 0 && names.required)
            noteMissing(gate);
        const checks = drafts.flatMap((draft) => on_hosts_onHosts(draft, names.hosts ?? []));
        const limits = { quorum: readQuorum(gate), soakMs: upTo(gate, 'soak'), deadlineMs: readDeadline(gate) };
        const settings = { checks, ...limits, quorumOver: readQuorumOver(gate, checks) };
        noteConflicts(gate, settings);
        noteMinDays(gate, checks);
        noteUnproven(gate, checks);
        noteSize(gate, drafts, checks.length);
        const askedBySsh = drafts.filter((draft) => draft.bySsh).map(({ check }) => check.name);
        return askedBySsh.length > 0 ? { ...settings, needsSsh: true, bySsh: askedBySsh } : settings;
    });
}
function read_gate_inputs_readTargets(gate) {
    const lines = gate.lines('urls');
    if (lines.length > MOST_TARGETS) {
        gate.problem('urls', { code: 'ILLEGAL', given: `${lines.length} lines`, legal: `at most ${MOST_TARGETS}` });
    }
    return gate.parsedLines('urls', target_parseTarget);
}
/** Where `checks` was given, what is wrong with it has been told. */
function noteMissing(gate) {
    if (gate.lines('urls').length > 0 || gate.text('checks').trim() !== '')
        return;
    gate.problem('urls', { code: 'MISSING', legal: 'one URL per line; or entries in `checks`' });
}
function noteNames(gate, drafts, targets) {
    const amongUrls = target_doubledNames(targets);
    for (const name of target_doubledNames(drafts.map(({ check }) => check))) {
        const [where, what] = amongUrls.includes(name) ? ['urls', 'URLs'] : ['checks', 'checks'];
        const legal = `Give every one a name of its own: ${where === 'urls' ? 'name=https://…' : 'name: …'}`;
        gate.problem(where, { code: 'CONFLICT', given: `${JSON.stringify(name)} stands for several ${what}`, legal });
    }
}
function noteSize(gate, drafts, count) {
    if (count <= MOST_CHECKS)
        return;
    const given = `${drafts.length} checks, which are ${count} with those of each host`;
    gate.problem('checks', { code: 'ILLEGAL', given, legal: `at most ${MOST_CHECKS}` });
}
function readDeadline(gate) {
    return gate.optionalDuration('deadline') === undefined ? undefined : positive(gate, 'deadline');
}

;// CONCATENATED MODULE: ./build/packages/gate/src/version-mix.js
const version_mix_MOST_NAMED = 4;
const LONGEST_VERSION = 80;
/** The versions of these observations; undefined unless one came back after another: going over once is no mixture. */
function versionMix(observations) {
    const counts = new Map();
    const good = new Set();
    let turns = 0;
    let previous;
    for (const { version, ok } of observations) {
        if (version === undefined)
            continue;
        if (previous !== undefined && version !== previous)
            turns++;
        previous = version;
        counts.set(version, (counts.get(version) ?? 0) + 1);
        if (ok)
            good.add(version);
    }
    if (turns < 2)
        return undefined;
    const sorted = [...counts].sort((a, b) => b[1] - a[1]);
    const total = (list) => list.reduce((sum, [, count]) => sum + count, 0);
    const old = good.size === 0 ? 0 : total(sorted.filter(([version]) => !good.has(version)));
    return { counts: sorted, answers: total(sorted), old };
}
/** `25 of 38 answers were v2, 13 v1: about one member in 3 is old`. */
function describeMix({ counts, answers, old }) {
    const [first = ['', 0], ...others] = counts;
    const named = others.slice(0, version_mix_MOST_NAMED - 1).map(([version, count]) => `${count} ${plain(version)}`);
    const rest = counts.length > version_mix_MOST_NAMED ? [`and of ${counts.length - version_mix_MOST_NAMED} more versions`] : [];
    const told = [`${first[1]} of ${answers} answers were ${plain(first[0])}`, ...named, ...rest].join(', ');
    if (old === 0)
        return `${told}: members of several versions answer`;
    return old * 2 <= answers
        ? `${told}: about one member in ${Math.round(answers / old)} is old`
        : `${told}: about one member in ${Math.round(answers / (answers - old))} is new`;
}
function plain(version) {
    return /^[\w.+-]{1,80}$/.test(version) ? version : JSON.stringify(version.slice(0, LONGEST_VERSION));
}

;// CONCATENATED MODULE: ./build/packages/gate/src/reason.js



const reason_MOST_NAMED = 3;
/** Why the gate says what it says, in one line. */
function gateReason(verdict, checks, { units, unit, needed, soakMs, cut }) {
    const healthy = units.filter((one) => one === 'healthy').length;
    const count = `${healthy} of ${unitsText(units.length, unit)} healthy`;
    const wanted = needed < units.length ? `${count} (${needed} needed)` : count;
    if (verdict === '')
        return `cancelled before it was decided; ${wanted}`;
    if (cut !== undefined)
        return `${cut.reason}; ${wanted}`;
    if (verdict === 'healthy')
        return soakMs > 0 ? `${wanted}, soaked for ${(0,quantity_src/* formatDuration */.a3)(soakMs)}` : wanted;
    const guilty = checks.filter((check) => check.verdict === verdict);
    const named = guilty.slice(0, reason_MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
    const others = guilty.length > reason_MOST_NAMED ? [`and ${guilty.length - reason_MOST_NAMED} more`] : [];
    const failing = checks.filter(wasFailing).length;
    if (failing > 0)
        others.push(`${failing} ${failing === 1 ? 'other was' : 'others were'} failing when it ended`);
    return [...named, ...others, ...(checks.length > 1 ? [wanted] : [])].join('; ');
}
/** Why a check is what it is, and that it was failing when the gate ended where that is not its verdict. */
function checkReason({ verdict, decision, streak, window, failures }) {
    const newest = streak.at(-1);
    if (verdict === '')
        return `${openWord(newest)}: ${newest?.reason ?? 'not answered yet'}`;
    const reason = decision?.reason ?? '';
    if (verdict !== 'healthy')
        return reason;
    const mix = versionMix(window);
    const mixed = mix === undefined ? '' : `; since then ${describeMix(mix)}`;
    const isFailing = newest !== undefined && failures > 0;
    return `${reason}${mixed}${isFailing ? `; failing when the gate ended (${failures} in a row): ${newest.reason}` : ''}`;
}
function openWord(newest) {
    return newest !== undefined && isFailure(newest) ? 'failing when the gate ended' : 'undecided';
}
/** Not decided, and the last that was seen of it was a failure. */
function wasFailing({ verdict, evidence }) {
    const newest = evidence.at(-1);
    return verdict === '' && newest !== undefined && isFailure(newest);
}
function isFailure({ ok, kind }) {
    return !ok && kind !== 'own-fault';
}
/** The version that all checks agree on; those that reported none do not count. Empty where they differ. */
function commonVersion(checks) {
    if (checks.some(({ versions }) => versions !== undefined))
        return '';
    const versions = new Set(checks.map(({ version }) => version).filter((version) => version !== ''));
    return versions.size === 1 ? ([...versions][0] ?? '') : '';
}

;// CONCATENATED MODULE: ./build/packages/gate/src/check-state.js

const check_state_LONGEST_STREAK = 100;
const LONGEST_WINDOW = 100;
const initialState = {
    phase: 'starting',
    verdict: '',
    attempts: 0,
    successes: 0,
    failures: 0,
    ownFaults: 0,
    interrupted: false,
    streak: [],
    window: [],
    sighted: false,
    blindSinceMs: 0,
    blindMs: 0,
};
/**
 * The state after one more observation. A fault of the runner's own breaks a run of good answers, but neither counts
 * as a failure of the service nor breaks a run of them.
 */
function check_state_observe(state, observation, atMs, rules) {
    if (isFinal(state) || isSpent(state, rules))
        return state;
    const next = counted(state, observation, atMs, rules);
    if (next.phase === 'starting') {
        if (next.successes >= rules.healthyThreshold) {
            const mixed = mixtureIn(next.window, 'while starting ');
            const reason = `healthy after ${plural(next.attempts, 'probe')}: ${observation.reason}${mixed}`;
            return check_state_decided({ ...next, phase: 'steady', window: next.streak }, 'healthy', atMs, reason);
        }
        return next;
    }
    if (next.failures < rules.unhealthyThreshold)
        return next;
    const reason = `${plural(next.failures, 'failure')} in a row: ${firstAndLast(next.streak)}`;
    return check_state_decided(next, 'unhealthy', atMs, `${reason}${mixtureIn(next.window)}`);
}
/** No attempt is left to become healthy. The start ends when the interval of the last one does: see `endStart`. */
function isSpent({ phase, attempts }, { maxAttempts }) {
    return phase === 'starting' && maxAttempts !== undefined && attempts >= maxAttempts;
}
/**
 * The start is over and the check is not healthy. That is the service's fault if it was last seen failing, or came
 * round too late. It is nobody's if the runner's own faults broke its run of good answers, or made the runner blind for
 * the last `unhealthyThreshold` probes: what a service does while it boots proves nothing about what it does now.
 */
function endStart(state, atMs, rules, limit) {
    if (state.phase !== 'starting' || isFinal(state))
        return state;
    const probes = plural(state.attempts, 'probe');
    const after = rules.isRunning ? `after ${probes}` : `${limit} reached after ${probes}`;
    const last = state.streak.at(-1);
    if (last === undefined)
        return check_state_decided(state, 'inconclusive', atMs, `never asked before the ${limit}`);
    if ((state.failures === 0 && state.interrupted) || state.ownFaults >= rules.unhealthyThreshold) {
        const extent = state.sighted ? 'could not always ask' : 'could never ask';
        return check_state_decided(state, 'inconclusive', atMs, `${after}, but the runner ${extent}: ${last.reason}`, state.window);
    }
    const mix = versionMix(state.window);
    const usual = last.ok ? tooFew(state, rules) : last.reason;
    const why = mix === undefined ? usual : `${describeMix(mix)}; ${longestRun(state.window, rules)}`;
    const never = rules.isRunning ? `no good answer in ${probes}` : `not healthy (${after})`;
    return check_state_decided(state, 'unhealthy', atMs, `${never}: ${why}`, state.window);
}
/** A probe that the end of the start cut short before its own time-out: asked, but no evidence. */
function cutShort(state) {
    return isFinal(state) ? state : { ...state, attempts: state.attempts + 1 };
}
/** A healthy check in a failing streak that is neither broken nor complete. */
function isUnsettled({ phase, verdict, failures, ownFaults }, rules) {
    if (phase !== 'steady' || verdict !== 'healthy')
        return false;
    return (failures > 0 || ownFaults > 0) && ownFaults < rules.unhealthyThreshold;
}
/** The soak begins: what the runner missed before it is of no interest any more. */
function beginSoak(state, atMs) {
    return { ...state, blindMs: 0, blindSinceMs: atMs };
}
/** The end of the soak: a healthy check that the runner could not watch, at its end or for most of it, is not proven. */
function endSoak(state, atMs, soakMs, rules) {
    if (state.verdict !== 'healthy')
        return state;
    const last = state.streak.at(-1);
    if (state.ownFaults >= rules.unhealthyThreshold) {
        return check_state_decided(state, 'inconclusive', atMs, `the runner could not ask any more: ${last?.reason ?? ''}`);
    }
    return state.blindMs * 2 > soakMs && state.blindMs > 0
        ? check_state_decided(state, 'inconclusive', atMs, 'the runner could not ask for more than half of the soak', state.window)
        : state;
}
/** A healthy check is something else after all, for a reason that only the whole soak could show. */
function overrule(state, atMs, found) {
    if (state.verdict !== 'healthy' || found === undefined)
        return state;
    return check_state_decided(state, found.verdict, atMs, found.reason, state.window);
}
function isFinal({ verdict }) {
    return verdict === 'unhealthy' || verdict === 'inconclusive';
}
function counted(state, observation, atMs, rules) {
    const { ok, kind } = observation;
    const blind = kind === 'own-fault';
    const sightIsBack = !blind && state.phase === 'steady' && state.ownFaults >= rules.unhealthyThreshold;
    const continues = state.streak.at(-1)?.ok === ok;
    return {
        ...state,
        attempts: state.attempts + 1,
        successes: ok ? state.successes + 1 : 0,
        failures: ok ? 0 : state.failures + (blind ? 0 : 1),
        ownFaults: blind ? state.ownFaults + 1 : 0,
        interrupted: blind || (ok && state.interrupted),
        ...(ok ? {} : { lastTrouble: observation.reason }),
        streak: continues ? [...state.streak, observation].slice(-check_state_LONGEST_STREAK) : [observation],
        window: [...state.window, observation].slice(-LONGEST_WINDOW),
        sighted: state.sighted || !blind,
        blindSinceMs: blind && state.ownFaults === 0 ? atMs : state.blindSinceMs,
        blindMs: state.blindMs + (sightIsBack ? atMs - state.blindSinceMs : 0),
    };
}
/** The last answer was good: what the one before them said tells why there were not more. */
function tooFew({ successes, lastTrouble }, { healthyThreshold }) {
    const found = `only ${successes} of ${healthyThreshold} good answers in a row`;
    return lastTrouble === undefined ? found : `${found}; before them: ${lastTrouble}`;
}
/** Of a service that crashed the first failure says how, and the last what is left. */
function firstAndLast(streak) {
    const failures = streak.filter(({ kind }) => kind !== 'own-fault');
    const [first, last] = [failures[0]?.reason ?? '', failures.at(-1)?.reason ?? ''];
    return first === last ? last : `first ${first}; last ${last}`;
}
function mixtureIn(window, when = '') {
    const mix = versionMix(window);
    return mix === undefined ? '' : `; ${when}${describeMix(mix)}`;
}
function longestRun(window, { healthyThreshold }) {
    let [longest, run] = [0, 0];
    for (const { ok } of window) {
        run = ok ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return `never more than ${longest} of ${healthyThreshold} good answers in a row`;
}
function check_state_decided(state, verdict, atMs, reason, evidence = state.streak) {
    return { ...state, verdict, decision: { verdict, atMs, evidence, reason } };
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/fleet-verdict.js
/**
 * The verdict over all checks (or hosts), `needed` of which must be healthy. Unhealthy as soon as the ill ones alone
 * make the quorum impossible; inconclusive only when nothing that is still open could say more.
 */
function fleetVerdict(verdicts, needed) {
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    // Nothing asked is nothing proven.
    if (verdicts.length === 0)
        return 'inconclusive';
    if (count('healthy') >= needed)
        return 'healthy';
    if (verdicts.length - count('unhealthy') < needed)
        return 'unhealthy';
    return count('') > 0 ? '' : 'inconclusive';
}

;// CONCATENATED MODULE: ./build/packages/gate/src/percentile.js
/** The nearest-rank percentile (`fraction` 0.99 for p99); undefined where there are no values. */
function percentile(values, fraction) {
    return values.length === 0 ? undefined : nearestRank(values, fraction * 100);
}
/** The same of at least one value, with whole percents: rounding cannot shift the rank by one. */
function nearestRank(values, percent) {
    const sorted = [...values].sort((a, b) => a - b);
    const rank = Math.ceil((percent * sorted.length) / 100);
    return sorted[Math.max(0, rank - 1)] ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/sample-cure.js


/** So much more than the bare minimum is suggested: an answer now and then takes longer, or does not come. */
const ROOM = 1.2;
/** Why a soak brought fewer samples than a percentile needs, and which settings bring enough. */
function sampleCure(samplesMs, needed, { soakMs, intervalMs }) {
    // How long it took from one sample to the next, pauses of the runner included.
    const paceMs = Math.max(intervalMs, samplesMs.length === 0 ? 0 : soakMs / samplesMs.length);
    const soak = soakFor(needed, paceMs);
    const answered = samplesMs.filter((ms) => Number.isFinite(ms));
    const medianMs = answered.length === 0 ? 0 : nearestRank(answered, 50);
    if (medianMs > intervalMs) {
        const longer = `an answer takes ${(0,quantity_src/* formatDuration */.a3)(medianMs)}, longer than the interval of ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}`;
        return `${longer}: ${soak}`;
    }
    if (soakMs / intervalMs < needed)
        return `the soak is too short: ${soak}, or ${intervalFor(needed, soakMs)}`;
    return `the runner could not always ask, or some answers took longer than the interval: ${soak}`;
}
/** Which soak brings so many samples at this pace. */
function soakFor(needed, paceMs) {
    return `set soak to ${Math.ceil((needed * paceMs * ROOM) / 1000)}s or more`;
}
/** Which interval brings so many samples in this soak. */
function intervalFor(needed, soakMs) {
    return `interval to ${Math.max(1, Math.floor(soakMs / needed / ROOM))}ms or less`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/latency-verdict.js




/**
 * Do these latencies (milliseconds; infinite where no answer came) meet all objectives? Undefined where they do. One
 * that is missed, or would be even if all samples that it lacks were fast, outweighs others with too few samples.
 */
function latencyVerdict(samplesMs, objectives, pace) {
    const judged = objectives.map((objective) => ({ objective, needed: samplesNeeded(objective) }));
    const missed = judged
        .filter(({ needed }) => samplesMs.length >= needed)
        .map(({ objective }) => ({ objective, seenMs: nearestRank(samplesMs, objective.percent) }))
        .filter(({ objective, seenMs }) => !isMet(objective, seenMs));
    if (missed.length > 0) {
        const figures = missed.map(({ objective, seenMs }) => `p${objective.percent} is ${latency_verdict_shown(seenMs)}`);
        const wanted = missed.map(({ objective }) => objective.text);
        const over = `over the ${samplesMs.length} probes of the soak, expected ${wanted.join(', ')}`;
        return { verdict: 'unhealthy', reason: `too slow: ${figures.join(', ')} ${over}` };
    }
    const hopeless = certainlyTooSlow(samplesMs, objectives, samplesMs.length);
    if (hopeless !== undefined)
        return hopeless;
    const [scarce] = judged.filter(({ needed }) => samplesMs.length < needed).sort((a, b) => b.needed - a.needed);
    if (scarce === undefined)
        return undefined;
    const { objective, needed } = scarce;
    const reason = `too few probes in the soak for ${objective.text}: ${samplesMs.length} of the ${needed} that it needs`;
    return { verdict: 'inconclusive', reason: `${reason}; ${sampleCure(samplesMs, needed, pace)}` };
}
/** An objective that cannot be met any more, even if all of `mostSamples` that are not there yet were fast. */
function certainlyTooSlow(samplesMs, objectives, mostSamples) {
    for (const objective of objectives) {
        const slow = samplesMs.filter((ms) => !isMet(objective, ms)).length;
        const of = Math.max(samplesNeeded(objective), mostSamples);
        const allowed = Math.floor((of * (100 - objective.percent)) / 100);
        if (slow <= allowed)
            continue;
        const limit = `of ${of} at most only ${allowed} may be`;
        const slowestMs = Math.max(...samplesMs);
        const slowest = Number.isFinite(slowestMs) ? `the slowest took ${latency_verdict_shown(slowestMs)}` : 'one had no answer at all';
        const seen = `${slow} of ${samplesMs.length} probes of the soak were too slow for ${objective.text} (${slowest})`;
        return { verdict: 'unhealthy', reason: `too slow: ${seen}, and ${limit}` };
    }
    return undefined;
}
/** No more samples than these can there be, with `seen` of them and `leftMs` of the soak left. */
function mostSamples(check, seen, leftMs) {
    const behindTheEnd = check.unhealthyThreshold ** 2 + 1;
    return seen + Math.ceil(leftMs / Math.min(check.intervalMs, check.fastIntervalMs)) + behindTheEnd;
}
function isMet({ limitMs, inclusive }, seenMs) {
    return inclusive ? seenMs <= limitMs : seenMs < limitMs;
}
function latency_verdict_shown(ms) {
    return Number.isFinite(ms) ? (0,quantity_src/* formatDuration */.a3)(ms) : 'no answer at all';
}

;// CONCATENATED MODULE: ./build/packages/gate/src/worst-case.js

/** Pure. A quorum that is lost and comes back begins the soak anew, but only while something is still starting. */
function worstCase({ checks, soakMs, deadlineMs = Number.POSITIVE_INFINITY }) {
    const startMs = Math.max(0, ...checks.map((check) => check.initialDelayMs + startWindowMs(check)));
    // The answer that makes the only check healthy leaves nothing open behind it.
    const isOpen = soakMs > 0 || checks.length > 1;
    const settleMs = isOpen ? Math.max(0, ...checks.map(settleWindowMs)) : 0;
    return { startMs, soakMs, settleMs, totalMs: Math.min(startMs + soakMs + settleMs, deadlineMs) };
}
/** From the first probe to the end of the start. */
function startWindowMs(check) {
    const { maxAttempts, startTimeoutMs, fastIntervalMs, probe } = check;
    if (maxAttempts === undefined)
        return startTimeoutMs;
    const stepMs = Math.max(stepOf(fastIntervalMs, probe.timeoutMs), stepOf(proofIntervalMs(check), probe.timeoutMs));
    const lastMs = Math.max(fastIntervalMs, probe.timeoutMs);
    return Math.min(startTimeoutMs, (maxAttempts - 1) * stepMs + lastMs);
}
/** Before each failure of a streak that is not broken, the runner may be blind for one probe less than ends it. */
function settleWindowMs(check) {
    const { timeoutMs } = check.probe;
    const probes = rulesOf(check).unhealthyThreshold ** 2;
    return (probes - 1) * stepOf(check.fastIntervalMs, timeoutMs) + timeoutMs;
}
/** From one probe that hangs to the next. */
function stepOf(intervalMs, timeoutMs) {
    return Math.max(1, Math.ceil(timeoutMs / intervalMs)) * intervalMs;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/build-result.js








/** What only the whole soak can show is judged here, too. */
function buildResult(settings, found) {
    const { times, endedBy, cut, timeline } = found;
    const { soakMs } = settings;
    const wallTime = (ms) => new Date(times.startedAt + (ms - times.startedAtMs)).toISOString();
    const checks = found.checks.map((check) => {
        const state = finalState(check, { endedAtMs: times.endedAtMs, soakMs, endedBy });
        return check.record.result(check.settings, state, wallTime);
    });
    const needed = neededUnits(settings);
    const members = checks.map(({ verdict }, at) => ({ verdict, host: hostAt(found.checks, at) }));
    const units = unitVerdicts(members, units_unitOf(settings));
    const judged = fleetVerdict(units, needed) || 'inconclusive';
    const isCut = cut !== undefined && judged === 'healthy';
    const verdict = endedBy === 'cancellation' ? '' : isCut ? 'inconclusive' : judged;
    return {
        verdict,
        reason: gateReason(verdict, checks, {
            needed,
            units,
            unit: units_unitOf(settings),
            soakMs,
            cut: isCut ? cut : undefined,
        }),
        checks,
        attempts: checks.reduce((sum, { attempts }) => sum + attempts, 0),
        durationMs: Math.round(times.endedAtMs - times.startedAtMs),
        version: commonVersion(checks),
        startedAt: wallTime(times.startedAtMs),
        endedAt: wallTime(times.endedAtMs),
        needed,
        quorumOver: units_unitOf(settings),
        endedBy,
        worstCase: worstCase(settings),
        soakFrom: times.soakFromMs === undefined ? '' : wallTime(times.soakFromMs),
        soakMs,
        timeline: timeline.entries(),
        omitted: timeline.omitted(),
    };
}
function finalState({ settings, rules, state, record }, { endedAtMs, soakMs, endedBy }) {
    if (endedBy === 'cancellation')
        return state;
    const soaked = endSoak(state, endedAtMs, soakMs, rules);
    const { latencySlo = [] } = settings;
    // Over a part of the soak nothing was promised.
    if (endedBy !== 'soak' || latencySlo.length === 0)
        return soaked;
    return overrule(soaked, endedAtMs, latencyVerdict(record.soakSamplesMs, latencySlo, { soakMs, intervalMs: settings.intervalMs }));
}
function hostAt(checks, at) {
    const check = checks[at];
    return check === undefined ? '' : hostOf(check.settings);
}

;// CONCATENATED MODULE: ./build/packages/gate/src/check-record.js




/** What adds up over the probes of one check, beside its state. */
class CheckRecord {
    /** Of the probes since the soak began, in milliseconds: infinite where no answer came. The runner's own faults are none. */
    soakSamplesMs = [];
    latenciesMs = [];
    failures = 0;
    ownFaults = 0;
    lastStatus;
    version = '';
    daysLeft;
    firstFailure;
    isSoaking = false;
    add(observation) {
        const { ok, kind, status, version, latencyMs, certificateDaysLeft } = observation;
        if (kind === 'answered')
            this.latenciesMs.push(latencyMs);
        if (kind === 'own-fault')
            this.ownFaults++;
        else if (!ok)
            this.failures++;
        if (!ok)
            this.firstFailure ??= observation;
        if (status !== undefined)
            this.lastStatus = status;
        if (version !== undefined)
            this.version = version;
        if (certificateDaysLeft !== undefined)
            this.daysLeft = certificateDaysLeft;
        if (this.isSoaking && kind !== 'own-fault') {
            this.soakSamplesMs.push(kind === 'answered' ? latencyMs : Number.POSITIVE_INFINITY);
        }
    }
    /** The soak begins, perhaps anew. */
    beginSoak() {
        this.isSoaking = true;
        this.soakSamplesMs = [];
    }
    /** `wallTime` turns the moments of the state into ISO 8601. */
    result({ name, host, probe }, state, wallTime) {
        const { decision } = state;
        const evidence = decision?.evidence ?? state.window;
        const mix = versionMix(state.window);
        const failure = firstOfLastFailures(evidence) ?? (state.verdict === 'healthy' ? this.firstFailure : undefined);
        return {
            name,
            kind: probe.kind ?? 'http',
            url: subjectOf(probe),
            ...(host === undefined ? {} : { host }),
            verdict: state.verdict,
            attempts: state.attempts,
            failures: this.failures,
            ownFaults: this.ownFaults,
            lastStatus: this.lastStatus ?? null,
            version: mix === undefined ? this.version : '',
            ...(mix === undefined ? {} : { versions: Object.fromEntries(mix.counts) }),
            daysLeft: this.daysLeft ?? null,
            answered: this.latenciesMs.length,
            p50Ms: percentile(this.latenciesMs, 0.5) ?? null,
            p99Ms: percentile(this.latenciesMs, 0.99) ?? null,
            reason: checkReason(state),
            decidedAt: decision === undefined ? '' : wallTime(decision.atMs),
            evidence,
            ...(failure === undefined ? {} : { failure }),
        };
    }
}
/** Of the last failures in a row the first one: what followed may only be its consequence. */
function firstOfLastFailures(evidence) {
    const last = evidence.findLastIndex(({ ok }) => !ok);
    if (last < 0)
        return undefined;
    return evidence[evidence.slice(0, last).findLastIndex(({ ok }) => ok) + 1];
}

;// CONCATENATED MODULE: ./build/packages/gate/src/change.js
/** What changed for a check, in one line for the log; undefined where nothing did, however long it goes on. */
function describeChange(before, after, rules) {
    const newest = after.streak.at(-1);
    if (after.verdict !== before.verdict)
        return verdictLine(after);
    if (newest === undefined || !differs(before.streak.at(-1), newest))
        return undefined;
    if (after.phase === 'starting' && !rules.isRunning) {
        return newest.ok
            ? `good answer (${after.successes} of ${rules.healthyThreshold}): ${newest.reason}`
            : `not ready yet: ${newest.reason}`;
    }
    if (newest.ok)
        return `good again: ${newest.reason}`;
    if (newest.kind === 'own-fault')
        return `cannot be asked: ${newest.reason}`;
    return `failing (${after.failures} of ${rules.unhealthyThreshold}): ${newest.reason}`;
}
function verdictLine({ decision, streak }) {
    const version = streak.at(-1)?.version;
    const shown = decision?.verdict === 'healthy' && version !== undefined ? `, version ${JSON.stringify(version)}` : '';
    return decision?.verdict === 'healthy' ? `${decision.reason}${shown}` : `${decision?.verdict}: ${decision?.reason}`;
}
/** The words of a reason may change with every answer (a counter in the body); that is no change of state. */
function differs(a, b) {
    return a?.ok !== b.ok || a.kind !== b.kind || a.status !== b.status || a.version !== b.version;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/pace.js


/** From the newest probe to the next, in milliseconds. */
function paceMs(state, settings, rules) {
    if (state.phase === 'starting')
        return state.successes > 0 ? proofIntervalMs(settings) : settings.fastIntervalMs;
    return isUnsettled(state, rules) ? settings.fastIntervalMs : settings.intervalMs;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/schedule.js
/** An answer that comes this late is still in time for its tick: a time-out as long as the step never comes early. */
const schedule_GRACE_MS = 100;
/**
 * The first moment on the grid `tickMs + k * stepMs` (k at least 1) that is not past at `nowMs`: slow answers and late
 * timers do not shift it, and what they missed is left out.
 */
function nextTick(tickMs, stepMs, nowMs) {
    const graceMs = Math.min(schedule_GRACE_MS, stepMs / 10);
    return tickMs + Math.max(1, Math.ceil((nowMs - tickMs - graceMs) / stepMs)) * stepMs;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/start-end.js

/** The limit that comes first; `deadlineAtMs` is infinite where there is none. */
function startLimit(beginMs, startTimeoutMs, deadlineAtMs) {
    const atMs = beginMs + startTimeoutMs;
    return deadlineAtMs < atMs ? { atMs: deadlineAtMs, limit: 'deadline' } : { atMs, limit: 'start-timeout' };
}
/**
 * The end of the start where no probe fits in before it any more; undefined where one does. The last attempt owns its
 * interval like each before it, so that five attempts every 10 s take 50 s.
 */
function startEndBefore(nextTickMs, { state, rules, last }) {
    if (state.phase !== 'starting')
        return undefined;
    if (isSpent(state, rules) && last.ownsUntilMs <= last.atMs)
        return { atMs: last.ownsUntilMs, limit: 'max-attempts' };
    // Timers may fire a fraction of a millisecond early: what is left then is no time for a probe.
    return isSpent(state, rules) || last.atMs - nextTickMs < 1 ? { atMs: last.atMs, limit: last.limit } : undefined;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/start-talk.js

const QUIET_MS = 10_000;
/** A service whose every answer looks different is told about as one that flaps. */
const MOST_LOOKS = 8;
/** What the log says of a start: news at once, and what only goes to and fro every ten seconds, with counts. */
class StartTalk {
    told = new Set();
    toldAtMs = Number.NEGATIVE_INFINITY;
    /** `change` is what could be said; gives back what is to be said, or undefined. */
    of(change, { phase, verdict, window }, atMs) {
        const newest = window.at(-1);
        if (change === undefined || phase !== 'starting' || verdict !== '' || newest === undefined)
            return change;
        const look = JSON.stringify([newest.ok, newest.kind, newest.status, newest.version]);
        if (!this.told.has(look) && this.told.size < MOST_LOOKS) {
            this.told.add(look);
            this.toldAtMs = atMs;
            return change;
        }
        if (atMs - this.toldAtMs < QUIET_MS)
            return undefined;
        this.toldAtMs = atMs;
        const good = window.filter(({ ok }) => ok).length;
        const versions = versionMix(window)?.counts.slice(0, 3) ?? [];
        const counts = versions.map(([version, count]) => `, ${count} of version ${JSON.stringify(version)}`).join('');
        return `to and fro: ${good} of the last ${window.length} answers good${counts}; now ${newest.reason}`;
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/check-watch.js








/** Timers for one moment do not all fire at once. */
const SAME_MOMENT_MS = 50;
/** Asks one service again and again, in its own rhythm, until its verdict is final or it is stopped. */
class CheckWatch {
    settings;
    listener;
    deadlineAtMs;
    state = initialState;
    /** A probe is under way. */
    asking = false;
    rules;
    stopping = new AbortController();
    /** When the newest probe began, in elapsed milliseconds. */
    askedAtMs = Number.NEGATIVE_INFINITY;
    /** Somebody wants to know now: the pause until the next probe is over. */
    isDue = false;
    pause = new AbortController();
    world;
    talk = new StartTalk();
    /** When and why the start ends at the latest. */
    startEnd;
    /** At `deadlineAtMs` (elapsed milliseconds) a start that is not over ends. */
    constructor(settings, world, listener, deadlineAtMs = Number.POSITIVE_INFINITY) {
        this.settings = settings;
        this.listener = listener;
        this.deadlineAtMs = deadlineAtMs;
        this.rules = rulesOf(settings);
        this.world = { ...world, signal: AbortSignal.any([world.signal, this.stopping.signal]) };
    }
    /** Nothing more is asked, and a probe that is under way counts no more. */
    stop() {
        this.stopping.abort(new Error('The watch was stopped.'));
    }
    /** Not decided: it may still become healthy. */
    isStarting() {
        return this.state.phase === 'starting' && !isFinal(this.state);
    }
    /** The failing streak it may be in is neither broken nor complete, or may just be beginning. */
    isUnsettled() {
        const isOpen = (this.asking || this.isDue) && this.state.verdict === 'healthy';
        return isOpen || isUnsettled(this.state, this.rules);
    }
    /** In a failing streak that is neither broken nor complete. */
    isFailing() {
        return isUnsettled(this.state, this.rules);
    }
    beginSoak() {
        this.state = beginSoak(this.state, this.world.clock.elapsed());
    }
    /** Asks at once where a healthy check was not asked since then: nobody has seen that it still is. */
    askAgainUnlessAskedSince(ms) {
        if (this.askedAtMs <= ms)
            this.askNow();
    }
    /** Asks a healthy check without waiting for its turn. */
    askNow() {
        if (this.state.verdict !== 'healthy' || this.asking)
            return;
        this.isDue = true;
        this.pause.abort();
    }
    /** The gate ends: what has come to the end of its own start by now is told so, and not left open. */
    concludeStart() {
        const nowMs = this.world.clock.elapsed();
        const { state, startEnd } = this;
        if (startEnd === undefined || startEnd.atMs - nowMs > SAME_MOMENT_MS || !this.isStarting())
            return;
        // Of a first probe that is still under way nothing is known.
        if (state.attempts === 0)
            return;
        this.become(endStart(this.asking ? cutShort(state) : state, nowMs, this.rules, startEnd.limit));
    }
    /** Something about all its probes together decides. */
    overrule(found) {
        this.become(overrule(this.state, this.world.clock.elapsed(), found));
    }
    async run() {
        try {
            await this.watch();
        }
        catch (error) {
            if (!this.world.signal.aborted)
                throw error;
        }
    }
    async watch() {
        const { clock } = this.world;
        let tickMs = clock.elapsed() + this.settings.initialDelayMs;
        const last = startLimit(tickMs, this.settings.startTimeoutMs, this.deadlineAtMs);
        this.startEnd = last;
        await this.sleepUntil(Math.min(tickMs, last.atMs));
        if (last.atMs <= tickMs)
            return this.endStart(last);
        while (true) {
            await this.askOnce(last.atMs);
            if (isFinal(this.state))
                return;
            const stepMs = paceMs(this.state, this.settings, this.rules);
            // Of what is meant to be up the last attempt decides, as a failure does later; it owns no interval.
            const ownsUntilMs = this.rules.isRunning ? clock.elapsed() : Math.max(tickMs + stepMs, clock.elapsed());
            tickMs = nextTick(tickMs, stepMs, clock.elapsed());
            const end = startEndBefore(Math.max(tickMs, clock.elapsed()), {
                state: this.state,
                rules: this.rules,
                last: { ...last, ownsUntilMs },
            });
            if (end !== undefined)
                return this.endStart(end);
            if (await this.wasHurried(tickMs))
                tickMs = clock.elapsed();
        }
    }
    async endStart(end) {
        const { atMs, limit } = end;
        this.startEnd = end;
        await this.sleepUntil(atMs);
        this.enter(endStart(this.state, this.world.clock.elapsed(), this.rules, limit));
    }
    /** A probe that the end of the start cuts short is no evidence, unless there is no other. */
    async askOnce(startEndsAtMs) {
        const { timeoutMs } = this.settings.probe;
        const leftMs = startEndsAtMs - this.world.clock.elapsed();
        const isCut = this.state.phase === 'starting' && leftMs < timeoutMs;
        const observation = await this.ask(isCut ? Math.max(1, leftMs) : timeoutMs);
        const isNoEvidence = isCut && observation.timedOut && this.state.attempts > 0;
        const atMs = this.world.clock.elapsed();
        this.enter(isNoEvidence ? cutShort(this.state) : check_state_observe(this.state, observation, atMs, this.rules));
    }
    async ask(timeoutMs) {
        this.asking = true;
        this.isDue = false;
        this.askedAtMs = this.world.clock.elapsed();
        try {
            const observation = await ask({ ...this.settings.probe, timeoutMs }, this.world);
            this.listener.observed(this, observation);
            return observation;
        }
        finally {
            this.asking = false;
        }
    }
    enter(next) {
        this.become(next);
        this.listener.changed(this);
    }
    become(next) {
        const news = describeChange(this.state, next, this.rules);
        const change = this.talk.of(news, next, this.world.clock.elapsed());
        this.state = next;
        if (change !== undefined)
            this.world.log.event(`${this.settings.name}: ${change}`);
    }
    /** Waits for the next tick; true where somebody did not want to wait for it. */
    async wasHurried(tickMs) {
        this.pause = new AbortController();
        const signal = AbortSignal.any([this.world.signal, this.pause.signal]);
        try {
            await this.world.clock.sleep(Math.max(0, tickMs - this.world.clock.elapsed()), signal);
            return false;
        }
        catch (error) {
            if (!this.isDue || this.world.signal.aborted)
                throw error;
            return true;
        }
    }
    sleepUntil(atMs) {
        const { clock, signal } = this.world;
        return clock.sleep(Math.max(0, atMs - clock.elapsed()), signal);
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/deadline-cut.js

/** `soakedMs` of the soak were over at the deadline; `unsettled` names the checks that were open behind its end. */
function deadlineCut(soakedMs, soakMs, unsettled) {
    const reason = soakedMs < soakMs
        ? `healthy for ${(0,quantity_src/* formatDuration */.a3)(soakedMs)} of the soak of ${(0,quantity_src/* formatDuration */.a3)(soakMs)}, when the deadline ended it`
        : `the deadline ended the gate before it was settled for ${unsettled}`;
    return { reason };
}

;// CONCATENATED MODULE: ./build/packages/gate/src/heartbeat.js

const STARTING_MS = 30_000;
const SOAKING_MS = 60_000;
const heartbeat_MOST_NAMED = 3;
/** One line that says that the gate is alive, and what it waits for. */
function heartbeat(progress) {
    const { nowMs, startedAtMs, startMs, soakFromMs, soakMs, probes, isBeside, troubles } = progress;
    const [word, sinceMs, ofMs] = soakFromMs === undefined
        ? ['still starting', nowMs - startedAtMs, startMs]
        : [isBeside ? 'health' : 'soaking', nowMs - soakFromMs, soakMs];
    const named = troubles.slice(0, heartbeat_MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
    const others = troubles.length > heartbeat_MOST_NAMED ? [`and ${troubles.length - heartbeat_MOST_NAMED} more`] : [];
    const parts = [`${(0,quantity_src/* formatDuration */.a3)(sinceMs)} of ${(0,quantity_src/* formatDuration */.a3)(ofMs)}`, `${probes} probes`];
    return [`${word}: ${parts.join(', ')}`, ...named, ...others].join('; ');
}
/** Tells every 30 s while starting, and every minute of the soak, until the signal ends it. */
async function beat(clock, signal, progress, tell) {
    while (!signal.aborted) {
        const isSoaking = progress().soakFromMs !== undefined;
        try {
            await clock.sleep(isSoaking ? SOAKING_MS : STARTING_MS, signal);
        }
        catch {
            return;
        }
        tell(heartbeat(progress()));
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/open-after-soak.js
/** What the gate waits for behind the end of the soak: a probe, or the end of a failing streak. */
function openAfterSoak(open, isBeside) {
    const [failing, asked] = [true, false].map((isFailing) => open.filter((watch) => watch.isFailing() === isFailing).map(({ settings }) => settings.name));
    const parts = [
        ...(failing.length > 0 ? [`not settled for ${failing.join(', ')}, which failed last; going on until it is`] : []),
        ...(asked.length > 0 ? [`waiting for the last probe of ${asked.join(', ')}`] : []),
    ];
    return `The ${isBeside ? 'time' : 'soak'} is over; ${parts.join('; ')}.`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/worst-case-text.js
/** `398 s (start 53 s, soak 300 s, open streaks 45 s)`: all in seconds, and without the parts that there are not. */
function describeWorstCase({ startMs, soakMs, settleMs, totalMs }, deadlineMs) {
    const parts = [
        `start ${inSeconds(startMs)}`,
        ...(soakMs > 0 ? [`soak ${inSeconds(soakMs)}`] : []),
        ...(settleMs > 0 ? [`open streaks ${inSeconds(settleMs)}`] : []),
        ...(deadlineMs === undefined ? [] : [`deadline ${inSeconds(deadlineMs)}`]),
    ];
    return parts.length > 1 ? `${inSeconds(totalMs)} (${parts.join(', ')})` : inSeconds(totalMs);
}
/** Milliseconds as seconds with a decimal at most, to be compared and added up. */
function inSeconds(ms) {
    return `${Number((ms / 1000).toFixed(1))} s`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/plan.js








const plan_MOST_NAMED = 3;
/** What is going to be done and how long it may take, in lines for the log, before anything is asked. */
function planLines(settings) {
    const { checks, deadlineMs } = settings;
    if (checks.length === 0)
        return [];
    const plans = grouped(checks, planOf);
    const lines = [...plans].map(([plan, members]) => `${named(members)}: ${plan}`);
    if (checks.length > 1)
        lines.push(quorumLine(settings));
    const worst = worstCase(settings);
    const neverMs = Math.min(worst.startMs, worst.totalMs);
    const never = `What never comes up is known to be unhealthy after ${inSeconds(neverMs)}.`;
    return [...lines, `The worst case takes ${describeWorstCase(worst, deadlineMs)}. ${never}`];
}
/** What cannot come to a good end as it is set, with its cure. */
function planWarnings({ checks, soakMs }) {
    return checks.flatMap((check) => {
        const needed = mostSamplesNeeded(check.latencySlo);
        // The soak may end just before a tick: the gate then asks once more.
        const expected = Math.floor(soakMs / check.intervalMs) + 1;
        if (expected >= needed)
            return [];
        const texts = check.latencySlo?.map(({ text }) => text).join(', ');
        const cure = `${soakFor(needed, check.intervalMs)}, or ${intervalFor(needed, soakMs)}`;
        return `${check.name}: ${texts} needs ${needed} probes, and the soak brings ${expected} at most; it will be inconclusive: ${cure}.`;
    });
}
/** What is counted, and over what: nobody should have to guess it from a verdict. */
function quorumLine(settings) {
    const names = namesOfUnits(settings);
    const listed = names.slice(0, plan_MOST_NAMED).join(', ');
    const others = names.length > plan_MOST_NAMED ? ` and ${names.length - plan_MOST_NAMED} more` : '';
    const unit = units_unitOf(settings);
    return `Quorum: ${neededUnits(settings)} of ${unitsText(names.length, unit)}: ${listed}${others}.`;
}
function planOf(check) {
    const { fastIntervalMs, intervalMs, initialDelayMs, maxAttempts, instances = 1 } = check;
    const { healthyThreshold, unhealthyThreshold } = rulesOf(check);
    const windowMs = startWindowMs(check);
    const limit = maxAttempts === undefined ? 'start-timeout' : `max-attempts ${maxAttempts} or start-timeout`;
    const parts = [
        ...(initialDelayMs > 0 ? [`first asked after ${(0,quantity_src/* formatDuration */.a3)(initialDelayMs)}`] : []),
        `healthy at ${healthyThreshold} good answers in a row, asked every ${(0,quantity_src/* formatDuration */.a3)(fastIntervalMs)} for ${(0,quantity_src/* formatDuration */.a3)(windowMs)} at most (${limit})`,
        `then asked every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}, unhealthy at ${unhealthyThreshold} failures in a row`,
    ];
    if (provesMembers(check)) {
        const missed = `${(missProbability(instances, healthyThreshold) * 100).toFixed(2)} %`;
        parts.push(`once one is good the next ones are asked every ${(0,quantity_src/* formatDuration */.a3)(proofIntervalMs(check))}: ${healthyThreshold} answers in a row would miss one old member of ${instances} with a probability of ${missed}`);
    }
    return parts.join('; ');
}
function named(checks) {
    const names = checks.slice(0, plan_MOST_NAMED).map(({ name }) => name);
    const others = checks.length - names.length;
    return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ');
}

;// CONCATENATED MODULE: ./build/packages/gate/src/soak.js
/** The time for which the quorum must stay healthy. It ends once, and can begin anew if the quorum was lost meanwhile. */
class Soak {
    clock;
    lengthMs;
    ended;
    /** When it began, in elapsed milliseconds; undefined while the quorum is not healthy. */
    fromMs;
    timer = new AbortController();
    constructor(clock, lengthMs, ended) {
        this.clock = clock;
        this.lengthMs = lengthMs;
        this.ended = ended;
    }
    begin() {
        this.fromMs = this.clock.elapsed();
        this.timer = new AbortController();
        this.clock.sleep(this.lengthMs, this.timer.signal).then(this.ended, () => undefined);
    }
    /** The quorum was lost: what was soaked so far counts no more. */
    cancel() {
        this.end();
        this.fromMs = undefined;
    }
    /** No longer waits for its end. */
    end() {
        this.timer.abort();
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/timeline.js
/** Keeps every observation of a run of usual length; of a very long one the beginning and the end. */
class Timeline {
    halfLimit;
    beginning = [];
    end = [];
    count = 0;
    constructor(halfLimit = 2000) {
        this.halfLimit = halfLimit;
    }
    add(entry) {
        this.count++;
        if (this.beginning.length < this.halfLimit) {
            this.beginning.push(entry);
            return;
        }
        this.end.push(entry);
        // Cut rarely, so that a long watch does not copy its end at every probe.
        if (this.end.length >= 2 * this.halfLimit)
            this.end = this.end.slice(-this.halfLimit);
    }
    entries() {
        return [...this.beginning, ...this.end.slice(-this.halfLimit)];
    }
    /** How many observations were left out, between the beginning and the end. */
    omitted() {
        return this.count - this.entries().length;
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/run-gate.js

















/**
 * Watches all checks until the verdict is certain. Never rejects for what a service does. When `world.signal` is
 * aborted it ends at once, with an empty verdict and the checks so far.
 */
function runGate(settings, world) {
    return new GateRun(settings, world).run();
}
class GateRun {
    settings;
    world;
    watches;
    records = new Map();
    timeline = new Timeline();
    soak;
    over = new AbortController();
    /** After the soak: the checks that were unsettled at its end, and still are. */
    unsettled;
    endedBy;
    isExpired = false;
    cut;
    startedAt;
    startedAtMs;
    constructor(settings, world) {
        this.settings = settings;
        this.world = world;
        this.startedAt = world.clock.now();
        this.startedAtMs = world.clock.elapsed();
        this.soak = new Soak(world.clock, settings.soakMs, () => this.soakEnded());
        const listener = {
            observed: (watch, observation) => this.observed(watch, observation),
            changed: (watch) => this.changed(watch),
        };
        const deadlineAtMs = this.startedAtMs + (settings.deadlineMs ?? Number.POSITIVE_INFINITY);
        this.watches = settings.checks.map((check) => new CheckWatch(check, world, listener, deadlineAtMs));
        for (const watch of this.watches)
            this.records.set(watch, new CheckRecord());
    }
    async run() {
        for (const line of this.settings.plan ?? planLines(this.settings))
            this.world.log.event(line);
        for (const line of planWarnings(this.settings))
            this.world.log.warning(line);
        this.awaitDeadline();
        const { clock, log } = this.world;
        const alive = AbortSignal.any([this.world.signal, this.over.signal]);
        void beat(clock, alive, () => this.progress(), (line) => log.event(line));
        try {
            await Promise.all(this.watches.map((watch) => watch.run()));
        }
        finally {
            this.stopAsking();
        }
        return this.result();
    }
    observed(watch, observation) {
        this.records.get(watch)?.add(observation);
        this.timeline.add({ check: watch.settings.name, ...observation });
    }
    changed(watch) {
        if (this.endedBy !== undefined)
            return;
        this.judgeLatency(watch);
        const verdict = this.verdictSoFar();
        if (verdict === 'unhealthy' || verdict === 'inconclusive') {
            for (const each of this.watches)
                each.concludeStart();
            this.decide(this.isAtDeadline() ? 'deadline' : 'checks');
        }
        else if (verdict === '')
            this.loseQuorum();
        else if (this.soak.fromMs === undefined)
            this.beginSoak();
        else
            this.settle(watch);
        if (this.isExpired)
            this.endAtDeadline();
    }
    /** What the rest of the soak cannot mend is said at once. */
    judgeLatency(watch) {
        const { fromMs } = this.soak;
        const { latencySlo = [] } = watch.settings;
        if (fromMs === undefined || latencySlo.length === 0)
            return;
        const samples = this.records.get(watch)?.soakSamplesMs ?? [];
        const leftMs = Math.max(0, fromMs + this.settings.soakMs - this.world.clock.elapsed());
        const found = certainlyTooSlow(samples, latencySlo, mostSamples(watch.settings, samples.length, leftMs));
        if (found !== undefined)
            watch.overrule(found);
    }
    beginSoak() {
        const { soakMs } = this.settings;
        if (soakMs > 0 && !this.isBeside)
            this.world.log.event(`The quorum is healthy; the soak of ${(0,quantity_src/* formatDuration */.a3)(soakMs)} begins.`);
        for (const watch of this.watches) {
            watch.beginSoak();
            this.records.get(watch)?.beginSoak();
        }
        this.soak.begin();
    }
    loseQuorum() {
        if (this.soak.fromMs === undefined)
            return;
        this.world.log.event('The quorum is lost, but can still be reached; the soak will begin anew.');
        this.soak.cancel();
        this.unsettled = undefined;
    }
    soakEnded() {
        if (this.endedBy !== undefined)
            return;
        const { fromMs } = this.soak;
        if (fromMs !== undefined && this.settings.soakMs > 0) {
            for (const watch of this.watches) {
                // With an interval longer than the soak nobody has looked meanwhile.
                watch.askAgainUnlessAskedSince(fromMs);
                if (this.lacksOneSample(watch))
                    watch.askNow();
            }
        }
        this.unsettled = new Set(this.watches.filter((watch) => watch.isUnsettled()));
        if (this.unsettled.size > 0 && this.settings.soakMs > 0)
            this.world.log.event(openAfterSoak([...this.unsettled], this.isBeside));
        if (this.unsettled.size === 0)
            this.decide('soak');
    }
    /** A soak of a hundred intervals has room for a hundred probes, the last of them at its very end. */
    lacksOneSample(watch) {
        const samples = this.records.get(watch)?.soakSamplesMs.length ?? 0;
        return samples + 1 === mostSamplesNeeded(watch.settings.latencySlo);
    }
    /** Only of the one that changed: another one's answer may be here and not yet be counted. */
    settle(watch) {
        if (!this.unsettled?.has(watch) || watch.isUnsettled())
            return;
        this.unsettled.delete(watch);
        if (this.unsettled.size === 0)
            this.decide('soak');
    }
    awaitDeadline() {
        const { deadlineMs } = this.settings;
        if (deadlineMs === undefined)
            return;
        this.world.clock.sleep(deadlineMs, AbortSignal.any([this.world.signal, this.over.signal])).then(() => {
            this.isExpired = true;
            this.endAtDeadline();
        }, () => undefined);
    }
    /** Those that are still starting come to their own end at this very moment, and are heard first. */
    endAtDeadline() {
        if (this.endedBy !== undefined || this.watches.some((watch) => watch.isStarting()))
            return;
        const { fromMs } = this.soak;
        const soakedMs = fromMs === undefined ? 0 : this.world.clock.elapsed() - fromMs;
        if (soakedMs >= this.settings.soakMs && this.unsettled === undefined)
            this.soakEnded();
        if (this.endedBy !== undefined)
            return;
        this.cut = deadlineCut(soakedMs, this.settings.soakMs, this.namesUnsettled());
        this.decide('deadline');
    }
    isAtDeadline() {
        const { deadlineMs = Number.POSITIVE_INFINITY } = this.settings;
        return this.world.clock.elapsed() - this.startedAtMs >= deadlineMs;
    }
    namesUnsettled() {
        return [...(this.unsettled ?? [])].map(({ settings }) => settings.name).join(', ');
    }
    /** Asked beside something that has a plan of its own, and neither a start nor a soak. */
    get isBeside() {
        return this.settings.plan !== undefined;
    }
    progress() {
        const troubles = this.watches.flatMap(({ settings: { name }, state: { verdict, streak } }) => {
            const reason = streak.at(-1)?.reason ?? 'no answer yet';
            return verdict === 'healthy' && streak.at(-1)?.ok ? [] : [{ name, reason }];
        });
        return {
            nowMs: this.world.clock.elapsed(),
            startedAtMs: this.startedAtMs,
            startMs: worstCase(this.settings).startMs,
            soakFromMs: this.soak.fromMs,
            soakMs: this.settings.soakMs,
            isBeside: this.isBeside,
            probes: this.watches.reduce((sum, { state: { attempts } }) => sum + attempts, 0),
            troubles,
        };
    }
    decide(endedBy) {
        this.endedBy = endedBy;
        this.stopAsking();
    }
    stopAsking() {
        this.over.abort();
        this.soak.end();
        for (const watch of this.watches)
            watch.stop();
    }
    verdictSoFar() {
        const members = this.watches.map(({ settings, state }) => ({ host: hostOf(settings), verdict: state.verdict }));
        return fleetVerdict(unitVerdicts(members, units_unitOf(this.settings)), neededUnits(this.settings));
    }
    result() {
        const { clock, signal } = this.world;
        const endedAtMs = clock.elapsed();
        const checks = this.watches.map((watch) => ({
            settings: watch.settings,
            rules: watch.rules,
            state: watch.state,
            record: this.records.get(watch) ?? new CheckRecord(),
        }));
        const endedBy = this.endedBy ?? (signal.aborted ? 'cancellation' : 'checks');
        const times = { startedAt: this.startedAt, startedAtMs: this.startedAtMs, endedAtMs, soakFromMs: this.soak.fromMs };
        return buildResult(this.settings, { checks, endedBy, cut: this.cut, times, timeline: this.timeline });
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/index.js










;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/health-inputs.js



/** What the gate reads of our inputs: neither the headers, which are for the metrics, nor their times. */
const { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca } = contract.inputs;
const healthContract = {
    action: contract.action,
    inputs: { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca },
    outputs: [],
};
/** The gate's own plan speaks of a start and of a worst case, and a watch has neither. */
function health_inputs_planOf(checks, { durationMs, intervalMs }) {
    const names = checks.map(({ name }) => name);
    const named = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
    const [{ fastIntervalMs, unhealthyThreshold } = { fastIntervalMs: intervalMs, unhealthyThreshold: 1 }] = checks;
    const pace = `every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}, and every ${(0,quantity_src/* formatDuration */.a3)(fastIntervalMs)} after a failure`;
    return `health of ${named}: asked ${pace}, for ${(0,quantity_src/* formatDuration */.a3)(durationMs)}; ${unhealthyThreshold} failures in a row are a fail`;
}
/** What is asked beside the metrics; undefined where nothing is. One good answer is a start, N bad ones the end. */
function readHealthInputs(input, { rule, source }, hosts) {
    const gate = readGateInputs(input, healthContract, { urls: 'health-urls', hosts });
    if (gate.checks.length === 0)
        return undefined;
    const checks = gate.checks.map((check) => ({
        ...check,
        probe: { ...check.probe, timeoutMs: source.timeoutMs },
        intervalMs: rule.intervalMs,
        fastIntervalMs: Math.min(check.fastIntervalMs, rule.intervalMs),
        startTimeoutMs: Math.max(rule.durationMs, check.unhealthyThreshold * (source.timeoutMs + rule.intervalMs)),
        healthyThreshold: 1,
        maxAttempts: check.unhealthyThreshold,
        isRunning: true,
    }));
    return { ...gate, checks, soakMs: rule.durationMs, plan: [health_inputs_planOf(checks, rule)] };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/inputs.js






const LOST_BASELINE = 'The output of a job or a step that was skipped, has failed or is not among `needs` arrives as an empty string';
const OPERATIONS = ['watch', 'baseline', 'check-config', 'replay'];
function readInputs(raw, sshAgent = '') {
    return parseInputs(contract, raw, (input) => readAll(input, sshAgent));
}
/** All inputs of the contract. `sshAgent` is where an SSH agent listens. */
function readAll(input, sshAgent = '') {
    const { settings: ssh, hosts, settle } = readOptionalSshInputs(input, sshAgent, 'Set via: ssh.');
    const bySsh = input.choice('via', ['direct', 'ssh']) === 'ssh';
    settle(bySsh);
    const operation = input.choice('operation', OPERATIONS);
    const watch = readMonitorInputs(input, {
        isAlone: operation === 'replay' || input.lines('health-urls').length === 0,
        isAsked: operation !== 'replay',
        hosts: bySsh ? hosts : undefined,
    });
    const inputs = {
        operation,
        watch,
        health: readHealthInputs(input, watch, hosts),
        ssh: bySsh ? ssh : undefined,
        baseline: input.optional('baseline'),
        replay: input.optional('replay'),
        exit: { onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']), shadow: input.boolean('shadow') },
    };
    if (bySsh && adapterOf(watch.source.kind).asks === 'provider') {
        const given = `ssh beside source: ${watch.source.kind}`;
        input.problem('via', { code: 'CONFLICT', given, legal: 'A provider is asked by the runner.' });
    }
    const compares = inputs.watch.signals.some(({ rule }) => rule.increase !== undefined);
    if ((operation === 'watch' || operation === 'replay') && compares && inputs.baseline === undefined) {
        const legal = `the output of operation baseline, or the path of a file with it, for max-increase to compare with. ${LOST_BASELINE}`;
        input.problem('baseline', { code: 'MISSING', legal });
    }
    const isHealthAlone = operation === 'check-config' && inputs.health !== undefined;
    const isEmpty = inputs.watch.signals.length === 0 && input.text('metrics').trim() === '' && isKnownSource(input);
    if (operation !== 'watch' && !isHealthAlone && isEmpty) {
        input.problem('url', { code: 'MISSING', legal: `operation ${inputs.operation} asks for metrics` });
    }
    if (operation === 'replay' && watch.control !== undefined) {
        const legal = 'A record has but one version: leave it out.';
        const name = 'query' in watch.control ? 'control-errors' : 'control-url';
        input.problem(name, { code: 'CONFLICT', given: 'given beside operation replay', legal });
    }
    if (operation === 'replay' && inputs.replay === undefined) {
        input.problem('replay', { code: 'MISSING', legal: 'the path of a report file of this action' });
    }
    if (operation !== 'replay' && inputs.replay !== undefined) {
        input.problem('replay', {
            code: 'CONFLICT',
            given: `given beside operation ${operation}`,
            legal: 'Set operation: replay.',
        });
    }
    return inputs;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/read-file.js

/** Reports of the longest watches are far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
/** The text of a file. What never ends, or is too large for a report, is refused before it fills the memory. */
function readFile(path, mostBytes = MOST_BYTES) {
    const facts = (0,external_node_fs_.statSync)(path);
    if (!facts.isFile())
        throw new Error(`${path} is no regular file`);
    if (facts.size > mostBytes)
        throw new Error(`${path} has ${facts.size} bytes; at most ${mostBytes} are read`);
    return (0,external_node_fs_.readFileSync)(path, 'utf8');
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/vocabulary.js
/** Every verdict of every action. A word means the same wherever it stands (tested). */
const vocabulary = {
    'ssh-deploy': {
        good: ['deployed', 'unchanged', 'confirmed', 'rolled-back'],
        bad: ['failed'],
        neither: ['reverted', 'planned'],
    },
    'health-gate': { good: ['healthy'], bad: ['unhealthy'], neither: ['inconclusive'] },
    'error-rate-monitor': { good: ['pass'], bad: ['fail'], neither: ['inconclusive', 'error'] },
    'auto-rollback': {
        good: ['rolled-back', 'not-needed'],
        bad: ['not-recovered', 'failed'],
        neither: ['refused', 'planned'],
    },
};
/** A step that did not run, was cancelled or got bad input has said nothing about the release. */
const silent = ['', 'skipped', 'cancelled', 'planned'];
const meanings = new Map(silent.map((word) => [word, 'neither']));
for (const sides of Object.values(vocabulary)) {
    for (const meaning of ['good', 'bad', 'neither']) {
        for (const word of sides[meaning])
            meanings.set(word, meaning);
    }
}
/** All words that are verdicts, for error messages. */
const vocabulary_words = [...meanings.keys()].filter((word) => word !== '');
/** The meaning of a verdict; `undefined` for a word that is none. */
function vocabulary_meaningOf(word) {
    return meanings.get(word);
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/evidence.js

/**
 * May a rollback follow from these verdicts? One bad one is enough; anything else, however many times it could not be
 * measured, is no reason to touch a service that may be well.
 */
function callRollback(evidence) {
    const bad = evidence.filter(({ verdict }) => meaningOf(verdict) === 'bad');
    return bad.length > 0 ? { rollBack: true, because: bad } : { rollBack: false, because: [...evidence] };
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/exit.js

const red = {
    'ssh-deploy': ['failed', 'reverted'],
    'health-gate': ['unhealthy'],
    'error-rate-monitor': ['fail'],
    'auto-rollback': ['not-recovered', 'refused', 'failed'],
};
/**
 * Does this verdict make the step fail? A deploy that was rolled back by verdict stays red; a requested rollback is
 * green. A word that is no verdict is red: nobody can vouch for it.
 */
function isRed(action, verdict, policy = {}) {
    if (red[action].includes(verdict) || vocabulary_meaningOf(verdict) === undefined)
        return true;
    if (verdict === 'inconclusive' || verdict === 'error')
        return policy.onInconclusive !== 'pass';
    return action === 'auto-rollback' && verdict === 'rolled-back' && policy.trigger !== 'request';
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/parse.js

const OUTCOMES = (/* unused pure expression or super */ null && (['success', 'failure']));
const LONGEST_QUOTE = 60;
/**
 * `name=verdict` lines to evidence. GitHub's step outcomes are refused: a gate that failed on `inconclusive` has the
 * outcome `failure`, and rolling back on that would be rolling back on a missing measurement.
 */
function parseEvidence(lines) {
    const evidence = [];
    const problems = [];
    for (const line of lines) {
        const match = /^([A-Za-z0-9][\w.-]*)\s*=(.*)$/.exec(line.trim());
        const name = match?.[1] ?? '';
        const verdict = (match?.[2] ?? '').trim();
        if (!match) {
            problems.push({ line, problem: 'not of the form name=verdict' });
        }
        else if (OUTCOMES.includes(verdict)) {
            problems.push({
                line,
                problem: `"${verdict}" is the outcome of a step, not a verdict; write ${name}=\${{ steps.${name}.outputs.verdict }}`,
            });
        }
        else if (meaningOf(verdict) === undefined) {
            problems.push({ line, problem: `${quote(verdict)} is no verdict; legal: ${words.join(', ')}, or nothing` });
        }
        else {
            evidence.push({ name, verdict });
        }
    }
    return { evidence, problems };
}
function quote(word) {
    return JSON.stringify(word.length > LONGEST_QUOTE ? `${word.slice(0, LONGEST_QUOTE)}…` : word);
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/index.js





;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/check-health.js

/** Its two words keep it apart from every signal that has a name. */
const HEALTH_CHECK = 'health check';
/** What each of the health checks answers when it is asked once. Rejects only when the run is cancelled. */
function checkHealth({ checks }, world) {
    return Promise.all(checks.map(async ({ name, probe }) => {
        const seen = await ask(probe, world);
        const said = seen.ok ? { found: `answered as it should, in ${seen.latencyMs} ms` } : { problem: check_health_problemOf(seen) };
        return { signal: HEALTH_CHECK, query: name, ...said };
    }));
}
/** An answer that is not the right one is a mistake in the address, or a service that is down by now. */
function check_health_problemOf({ kind, reason }) {
    return { kind: kind === 'answered' ? 'access' : 'provider', reason };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/check-closing.js



/** What a check has looked at, and what it says nothing about: a pass is no more than that. */
function closingOf({ watch }, checks) {
    const count = (isOne) => checks.filter(isOne).length;
    const of = (signal) => (check) => check.signal === signal;
    const isOther = ({ signal }) => ![VERSION_TOLD, HEALTH_CHECK, OLD_VERSION].includes(signal);
    const looked = [
        check_closing_counted(count(isOther), 'query', 'queries'),
        check_closing_counted(count(of(OLD_VERSION)), `query for the ${OLD_VERSION}`, `queries for the ${OLD_VERSION}`),
        check_closing_counted(count(of(VERSION_TOLD)), 'place of the version', 'places of the version'),
        check_closing_counted(count(of(HEALTH_CHECK)), 'health address', 'health addresses'),
    ].filter((each) => each !== '');
    const compares = watch.signals.some(({ rule }) => rule.increase !== undefined);
    const left = [
        'whether the bounds fit',
        ...(compares ? ['the baseline, which the watch reads when it begins'] : []),
        ...(watch.source.version === undefined ? [] : ['whether the expected version comes']),
    ];
    return `asked once each: ${looked.join(', ')}; not checked: ${left.join(', ')}`;
}
function check_closing_counted(count, one, several) {
    return count === 0 ? '' : `${count} ${count === 1 ? one : several}`;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/check-cure.js


const REFUSED = 'Nothing listens there, as far as who asks can see: the port or the host may be wrong, the address may be one that only the hosts reach (`via: ssh`), or the service is not up yet. Before the very first deploy there is nothing to check: leave this step out.';
/** Of a connection, by the runner or by a host; not of a login, a proxy or a certificate. */
const REFUSAL = /connection (was )?refused|ECONNREFUSED|port \d+ cannot be reached from it/i;
const PROXY = /the proxy at .* cannot be reached/;
const CURES = {
    query: 'Mend the query or the path.',
    access: 'Mend `headers`, keys and rights, or the address: this one answers, but not with the numbers.',
    provider: 'See that the address answers from who asks it, within `timeout`; behind a proxy `HTTPS_PROXY` must be right, and `NO_PROXY` names what is asked without it.',
};
const HEALTH = {
    access: 'The address answers, but not with 200: mend it, or the service, before anything is deployed over it.',
    provider: 'See that the address answers within `timeout`: the watch would take this for a service that is down.',
};
/** Only where the past is asked. */
const LAST_HOUR = ' What has had no requests in the last hour looks the same as a wrong name.';
const OLD = {
    query: 'Mend `control-errors` and `control-total`, or what answers at `control-url`: there are no counters of the old version.',
};
/** What to do about the first thing that was wrong. */
function cureOf({ signal, problem }) {
    if (problem === undefined)
        return '';
    if (REFUSAL.test(problem.reason) && !PROXY.test(problem.reason))
        return REFUSED;
    const own = signal === HEALTH_CHECK ? HEALTH[problem.kind] : signal === OLD_VERSION ? OLD[problem.kind] : undefined;
    const cure = own ?? CURES[problem.kind] ?? '';
    return problem.kind === 'query' && problem.reason.includes('in the last hour') ? cure + LAST_HOUR : cure;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/check-config.js







/** Asks each query and each health check once: `pass`, or `error` where one is not answered or has nothing to select. */
async function checkConfig(inputs, world) {
    const { watch, health, exit } = inputs;
    const startMs = world.clock.elapsed();
    const checks = (await Promise.all([
        watch.signals.length === 0 ? [] : (await openAll(watch, world)).check(),
        health === undefined ? [] : checkHealth(health, world),
    ])).flat();
    for (const check of checks)
        world.log.event(lineOf(check));
    const doubtful = new Set(checks.filter(({ isDoubtful }) => isDoubtful).map(lineOf));
    for (const line of doubtful)
        world.log.warning(line);
    const bad = checks.filter(({ problem }) => problem !== undefined);
    const verdict = bad.length === 0 ? 'pass' : 'error';
    const [first] = bad;
    const closing = closingOf(inputs, checks);
    const reason = first === undefined ? `all ${checks.length} questions were answered` : lineOf(first);
    world.log.event(`check-config ${verdict}; ${closing}`);
    const isFailed = !exit.shadow && isRed('error-rate-monitor', verdict, exit);
    const durationMs = Math.round(world.clock.elapsed() - startMs);
    return {
        outputs: { verdict, reason, 'duration-ms': String(durationMs) },
        details: { operation: 'check-config', queries: checks, closing },
        brief: { operation: 'check-config', reason: reason.slice(0, 1000), queries: checks.length, refused: bad.length },
        summary: [
            `### error-rate-monitor: check-config ${verdict}`,
            markdownTable(['signal', 'query', 'gave'], checks.map((check) => [
                markdownText(check.instance === undefined ? check.signal : `${check.signal} (${check.instance})`),
                markdownText(check.query),
                markdownText(gaveOf(check)),
            ])),
            `${closing.slice(0, 1).toUpperCase()}${closing.slice(1)}.`,
        ].join('\n\n'),
        ...(first !== undefined && isFailed ? { failure: check_config_failed(bad, first) } : {}),
    };
}
function check_config_failed(bad, first) {
    const mistakes = new Set(bad.map(({ signal, query, problem }) => `${signal} ${query} ${problem?.reason}`)).size;
    const others = mistakes === 1 ? '' : ` (and ${mistakes - 1} more: the log and the summary have all)`;
    const sentence = `Verdict error: ${lineOf(first)}${others}`;
    const message = sentence.endsWith('?') ? sentence : `${sentence}.`;
    return new error_src/* UserError */.yo('PROVIDER_ERROR', message, { hint: cureOf(first) });
}
function lineOf(check) {
    const { signal, query, instance } = check;
    const where = instance === undefined ? '' : ` at ${instance}`;
    return `${signal}, ${query.trim().replace(/\s+/g, ' ')}${where}: ${gaveOf(check)}`;
}
/** The kinds of problems are those of sources: a health check has but its answer. */
function gaveOf({ signal, found = '', problem }) {
    if (problem === undefined)
        return found;
    return signal === HEALTH_CHECK ? problem.reason : `${problem.kind}: ${problem.reason}`;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/load-baseline.js



/** The baseline from what the input says: JSON, or the path of a file with it. Throws `NO_BASELINE`. */
function loadBaseline(given, { readFile, run }) {
    const isInline = given.startsWith('{');
    const text = isInline ? given : contentOf((0,external_node_path_.resolve)(run.workspace, given), readFile);
    const baseline = parseBaseline(text);
    if ('problem' in baseline)
        throw noBaseline(`${isInline ? 'the input' : given}: ${baseline.problem}`);
    return baseline;
}
function noBaseline(why, cause) {
    return new error_src/* UserError */.yo('NO_BASELINE', `There is no usable baseline: ${why}.`, cause === undefined ? {} : { cause });
}
function contentOf(path, readFile) {
    try {
        return readFile(path);
    }
    catch (cause) {
        throw noBaseline(`the file ${path} cannot be read`, cause);
    }
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/compared.js


/** The settings with the bounds that the baseline gives them. Throws `NO_BASELINE` where it cannot. */
function compared({ watch, baseline: given }, world) {
    const baseline = given === undefined ? undefined : loadBaseline(given, world);
    const { signals, problems } = compareWith(baseline, watch.signals);
    if (problems.length > 0)
        throw noBaseline(problems.join('; '));
    return { ...watch, signals };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/harmed.js
/**
 * Failed requests that would not have failed before: those above the baseline's share, or all where there is none.
 * Undefined where requests are not counted.
 */
function harmed({ errors, requests, before, }) {
    if (errors === undefined || requests === undefined)
        return undefined;
    return Math.max(0, Math.round(errors - (before?.level ?? 0) * requests));
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/old-version.js


/** What both versions counted over the same time; undefined where none is compared, or nothing of it was measured. */
function oldVersion(signals) {
    const compared = signals.find(({ name }) => name === ERROR_RATE)?.measurements ?? [];
    const seen = compared.flatMap(({ control }) => (control === undefined ? [] : [control]));
    if (seen.length === 0)
        return undefined;
    const sum = (all) => ({
        errors: all.reduce((before, { errors }) => before + errors, 0),
        requests: all.reduce((before, { total }) => before + total, 0),
    });
    return { old: sum(seen), fresh: sum(seen.map(({ fresh }) => fresh)) };
}
/** The same in words: `2 of 340 requests failed (0.59 %), and 5 of 330 of the new one (1.52 %)`. */
function oldVersionWords(signals) {
    const found = oldVersion(signals);
    if (found === undefined)
        return undefined;
    const { old, fresh } = found;
    return `${old.errors} of ${old.requests} requests failed${share(old)}, and ${fresh.errors} of ${fresh.requests} of the new one${share(fresh)}`;
}
function share({ errors, requests }) {
    return requests === 0 ? '' : ` (${(0,quantity_src/* formatRatio */.B0)(errors / requests)})`;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/details.js



/** Everything that was asked, seen and concluded. What may be a secret (header values, queries of URLs) stays out. */
function detailsOf(result, { rule, source, signals, control }, exit) {
    const { signals: found, health, intervalMs, ...conclusion } = result;
    return {
        rule: { ...rule, intervalMs: intervalMs || rule.intervalMs, ...exit },
        source: {
            kind: source.kind,
            instances: source.instances.map(({ name, url }) => ({ name, url: url.split(/[?#]/, 1)[0] })),
            headers: source.headers.map(([name]) => name),
            timeoutMs: source.timeoutMs,
            ...(control === undefined ? {} : { control: controlOf(control) }),
        },
        conclusion,
        ...details_compared(found),
        ...(health === undefined ? {} : { health }),
        signals: found.map((signal, at) => ({
            harmed: harmed(signal),
            query: questionsOf(signals[at]?.query ?? details_NONE),
            ...signal,
        })),
    };
}
function controlOf(control) {
    return 'query' in control ? questionsOf(control.query) : control.instances.map(({ name }) => name);
}
const details_NONE = { form: 'ratio', query: '' };
/** The same in short, for a job output. `verdict` and the times are the wrapper's. */
function briefOf({ signals, health, verdict, durationMs, intervalMs, ...conclusion }, { shadow }) {
    return {
        ...conclusion,
        ...details_compared(signals),
        reason: conclusion.reason.slice(0, 1000),
        signals: signals.slice(0, 50).map(shortly),
        ...(health === undefined ? {} : { health: health.verdict }),
        ...(shadow ? { shadow } : {}),
    };
}
function details_compared(signals) {
    const found = oldVersion(signals);
    return found === undefined ? {} : { compared: found };
}
function shortly({ name, verdict, situation, last }) {
    return { name, verdict, situation, last };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/left-out.js
const left_out_MOST_NAMED = 10;
/** What was recorded and is not judged by these inputs, in words: a good verdict says nothing about it. */
function leftOut({ signals: recorded }, signals) {
    const names = recorded.map(({ name }) => name).filter((name) => !signals.some((signal) => signal.name === name));
    if (names.length === 0)
        return undefined;
    const more = names.length > left_out_MOST_NAMED ? ` and ${names.length - left_out_MOST_NAMED} more` : '';
    return `recorded too, but not judged by these inputs: ${names.slice(0, left_out_MOST_NAMED).join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/limit-words.js



/** What fails a watch, each signal's limit in words: `above 5 % for 2 min 00 s, or cpu above 80 for 1 min 00 s`. */
function limitWords({ rule, signals, control }) {
    const limits = signals.map((signal) => {
        const isErrorRate = signal.name === ERROR_RATE;
        const method = signal.query.form === 'counters' ? rule.method : 'rule';
        const hasControl = control !== undefined && isErrorRate;
        const isRuled = method !== 'sequential' && !(hasControl && isFree(signal.rule.threshold));
        const ways = [
            ...(isRuled ? [`${badWords(signal.rule)} for ${(0,quantity_src/* formatDuration */.a3)(signal.rule.sustainMs)}`] : []),
            ...((method ?? 'rule') === 'rule' ? [] : testWords(signal, hasControl, rule.oddsRatio)),
        ];
        return `${isErrorRate ? '' : `${signal.name} `}${ways.join(', or ')}`;
    });
    return limits.join(', or ');
}
/** Nothing can exceed it. */
function isFree(limit) {
    return limit !== undefined && limit >= 1;
}
/**
 * A baseline is itself only known so well: what is tested is its upper bound, and what a measurement is called bad by is
 * not. A rate that nothing can exceed is not tested beside the old version.
 */
function testWords({ rule: { limit, threshold = 1 } }, hasControl, oddsRatio = 1) {
    const tested = limit ?? threshold;
    const why = tested === threshold
        ? ''
        : ` (${formatLevel({}, threshold)}, which the baseline allows, and what so short a baseline may be wrong by)`;
    const more = oddsRatio > 1 ? ` by more than ${(0,quantity_src/* formatRatio */.B0)(oddsRatio - 1)} of its rate` : '';
    const higher = `a higher rate than the ${OLD_VERSION} has at the same time${more}`;
    if (hasControl && isFree(tested))
        return [`where a sequential test proves ${higher}`];
    const proves = `where a sequential test proves more than ${formatLevel({}, tested)}${why}`;
    return hasControl ? [proves, `where it proves ${higher}`] : [proves];
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/never-long.js


/** The signals whose `sustain` is longer than what was recorded of them, in words: their rule cannot fail. */
function neverLong({ rule, signals }, record) {
    return asRecorded(signals, record).flatMap(({ name, query, rule: { sustainMs } }) => {
        if (rule.method === 'sequential' && query.form === 'counters')
            return [];
        const measurements = record.signals.find((each) => each.name === name)?.measurements ?? [];
        const known = measurements.filter((each) => levelOf(each) !== undefined).map(({ atMs }) => atMs);
        const spanMs = known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
        if (sustainMs <= spanMs)
            return [];
        const whose = name === ERROR_RATE ? 'sustain' : `sustain of ${name}`;
        const spans = `the data of the record spans ${(0,quantity_src/* formatDuration */.a3)(spanMs)}`;
        return [`${whose} is ${(0,quantity_src/* formatDuration */.a3)(sustainMs)}, and ${spans}: its rule can never fail here.`];
    });
}
/** What was counted then is counted now, whatever the inputs ask for. */
function asRecorded(signals, record) {
    return signals.map((signal) => {
        const form = record.signals.find(({ name }) => name === signal.name)?.form;
        return form === 'counters' ? { ...signal, query: { form, errors: '', total: '' } } : signal;
    });
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/outputs.js
/** The facts as texts; what does not apply is empty. Ratios are fractions, times whole milliseconds. */
function outputsOf(result) {
    return {
        verdict: result.verdict,
        reason: result.reason,
        'error-rate': fraction(result.errorRate),
        'peak-error-rate': fraction(result.peakErrorRate),
        requests: outputs_text(result.requests),
        errors: outputs_text(result.errors),
        'detect-ms': outputs_text(result.detectMs),
        'duration-ms': outputs_text(result.durationMs),
        baseline: '',
        metrics: JSON.stringify(result.signals.map(metric)),
    };
}
/** One signal as users read it: levels in their own unit, ratios as fractions. */
function metric({ measurements: _, bounds, situation: __, policy: ___, exit: ____, sustainMs, ...signal }) {
    const { threshold: max, min } = bounds;
    return { ...signal, reason: signal.reason.slice(0, 500), max, min, sustainMs };
}
/** Six digits after the point, never an exponent. */
function fraction(value) {
    return value === undefined ? '' : String(Number(value.toFixed(6)));
}
function outputs_text(value) {
    return value === undefined ? '' : String(value);
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/record-times.js

/** What becomes of `interval` and `duration` in a replay, in words; a record was measured as often and as long as it was. */
function recordTimes({ rule: { intervalMs, durationMs }, record }) {
    const measuredMs = Math.max(...record.signals.flatMap((signal) => signal.measurements.map(({ atMs }) => atMs)));
    const recordedMs = Math.max(record.durationMs, measuredMs);
    const given = (0,quantity_src/* formatDuration */.a3)(durationMs);
    const isCut = measuredMs + record.intervalMs <= record.durationMs;
    const recorded = `${(0,quantity_src/* formatDuration */.a3)(recordedMs)}${isCut ? `, of which ${(0,quantity_src/* formatDuration */.a3)(measuredMs)} were measured` : ''}`;
    const interval = `measured every ${(0,quantity_src/* formatDuration */.a3)(record.intervalMs)}, which no interval changes`;
    return [
        ...(record.intervalMs === intervalMs ? [] : [interval]),
        ...(durationMs < recordedMs ? [`of ${recorded}: the first ${given} are judged, as duration says`] : []),
        ...(durationMs > recordedMs
            ? [`of ${recorded}: no longer than that is judged, although duration is ${given}`]
            : []),
        ...(durationMs === recordedMs && isCut ? [`of ${recorded}`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/colour.js

/**
 * The colour of the step. For what is unknown its policy decides, and where that says nothing `on-inconclusive`; the
 * verdict is the same in either case.
 */
function colourOf({ verdict, policy, exit: own }, exit) {
    const isUnknown = verdict === 'inconclusive' || verdict === 'error';
    if (exit.shadow)
        return { isRed: false, ...(isUnknown ? { by: 'shadow: true' } : {}) };
    if (!isUnknown)
        return { isRed: isRed('error-rate-monitor', verdict) };
    const isOwn = policy !== undefined && (own === 'fail' || own === 'pass');
    const onInconclusive = isOwn ? own : exit.onInconclusive;
    return {
        isRed: isRed('error-rate-monitor', verdict, { onInconclusive }),
        by: `${isOwn ? policy : 'on-inconclusive'}: ${onInconclusive}`,
    };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/restarts.js

const restarts_MOST_NAMED = 5;
/** Processes that began anew in the course of a watch, in words: `2 restarts: api-1 at 1 min 10 s, …`; undefined where none did. */
function restartWords(signals) {
    const seen = new Map();
    for (const { atMs, instances } of signals.flatMap(({ measurements }) => measurements)) {
        for (const { name, reset, problem } of instances) {
            // Mixed counters are no restarts: their reason says so.
            if (reset && problem?.kind !== 'missing')
                seen.set(`${atMs} ${name}`, { name, atMs });
        }
    }
    const all = [...seen.values()].sort((a, b) => a.atMs - b.atMs);
    if (all.length === 0)
        return undefined;
    const named = all.slice(0, restarts_MOST_NAMED).map(({ name, atMs }) => `${name} at ${(0,quantity_src/* formatDuration */.a3)(atMs)}`);
    const more = all.length > restarts_MOST_NAMED ? ` and ${all.length - restarts_MOST_NAMED} more` : '';
    return `${all.length === 1 ? '1 restart' : `${all.length} restarts`}: ${named.join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/sparkline.js


const HEIGHTS = '▁▂▃▄▅▆▇█';
const MOST = 60;
const sparkline_NOTHING = '·';
/**
 * The levels over time, one block each, oldest first: from nothing at the bottom to the worst at the top. Of a long watch
 * each block is the worst of several measurements.
 */
function sparkline({ measurements, bounds }) {
    const levels = measurements.map(levelOf);
    const per = Math.max(1, Math.ceil(levels.length / MOST));
    const shown = Array.from({ length: Math.ceil(levels.length / per) }, (_, at) => levels.slice(at * per, (at + 1) * per).reduce((worst, level) => later(bounds, worst, level), undefined));
    const top = Math.max(0, bounds.threshold ?? 0, ...shown.flatMap((level) => level ?? []));
    return shown.map((level) => (level === undefined ? sparkline_NOTHING : block(level, top))).join('');
}
function later(bounds, worst, level) {
    if (worst === undefined || level === undefined)
        return worst ?? level;
    return rule_isBad(bounds, worst) || (level < worst && !rule_isBad(bounds, level)) ? worst : level;
}
function block(level, top) {
    const share = top > 0 ? Math.min(1, Math.max(0, level / top)) : 0;
    return HEIGHTS.charAt(Math.round(share * (HEIGHTS.length - 1)));
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/unheard.js

/** A pass says little about these, and the measurements say nothing at all. */
function unheard(measurements) {
    const names = measurements[0]?.instances.map(({ name }) => name) ?? [];
    return names.flatMap((name) => {
        const readings = measurements.flatMap(({ instances }) => instances.filter((instance) => instance.name === name));
        const silent = readings.filter(isSilent).length;
        return silent * 2 > readings.length ? [{ name, silent, of: readings.length }] : [];
    });
}
/** Of all signals, each instance once, where it was silent most. */
function unheardIn(signals) {
    const worst = new Map();
    for (const found of signals.flatMap((signal) => unheard(countable(signal)))) {
        if (found.silent > (worst.get(found.name)?.silent ?? 0))
            worst.set(found.name, found);
    }
    return [...worst.values()];
}
/** The first reading of what is compared with the one before is not planned for: it can give no data. */
function countable({ form, measurements }) {
    const isLevel = form === 'ratio' || form === 'value';
    return isLevel || measurements.length < 2 ? measurements : measurements.slice(1);
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/summary.js










const MOST_CHARTS = 10;
const MEANING = {
    pass: 'The error rate is no reason to stop.',
    fail: 'The release should be rolled back, if no later step does that.',
    inconclusive: 'Nothing is known about the release: neither good nor bad. Nothing should be rolled back for it.',
    error: 'The source or the question to it is wrong. Mend it and watch again; nothing should be rolled back for it.',
    '': 'Cancelled: nothing is known about the release.',
};
const BASELINE_MEANING = {
    ...MEANING,
    pass: 'Hand the output `baseline` to the watch after the deploy.',
    inconclusive: 'What was not measured often enough is not in the baseline, and cannot be compared with.',
};
function summary_meaningOf(operation, { verdict, durationMs, signals }, { shadow }) {
    if (operation === 'replay')
        return `These rules would have said so after ${(0,quantity_src/* formatDuration */.a3)(durationMs)}.`;
    if (operation === 'baseline')
        return BASELINE_MEANING[verdict];
    if (verdict === 'fail' && shadow)
        return 'Without `shadow` this would be a reason to roll the release back.';
    if (verdict === 'pass' && signals.every(({ name }) => name !== ERROR_RATE))
        return 'Nothing watched is a reason to stop.';
    return MEANING[verdict];
}
/** What happened and what now, in Markdown. */
function summary_summaryOf(result, exit, operation = 'watch') {
    const { verdict } = result;
    const shadow = exit.shadow && operation !== 'replay' ? ' (shadow: the step does not fail for it)' : '';
    return [
        `### error-rate-monitor: ${operation === 'watch' ? '' : `${operation} `}${verdict || 'cancelled'}${shadow}`,
        `${markdownText(result.reason)}. ${summary_meaningOf(operation, result, exit)}${operation === 'replay' ? '' : colourWords(result, exit)}`,
        ...healthOf(result.health),
        ...signalsOf(result.signals),
        ...chartsOf(result.signals),
        markdownTable(['what', 'value'], rows(result)),
    ].join('\n\n');
}
/** Where nobody knows, the colour of the step says nothing about the release: it says what decided it. */
function colourWords(result, exit) {
    const { isRed, by } = colourOf(result, exit);
    return by === undefined ? '' : ` The step is ${isRed ? 'red' : 'green'} by \`${by}\`.`;
}
function healthOf(health) {
    if (health === undefined)
        return [];
    const rows = health.checks.map(({ name, verdict, attempts, failures, reason }) => [
        markdownText(name),
        verdict || 'not decided',
        `${attempts}, of which ${failures} failed`,
        markdownText(reason),
    ]);
    return [markdownTable(['health check', 'verdict', 'probes', 'reason'], rows)];
}
/** From the first measurement to the last; the drawings with the bounds are in the folder of the report. */
function chartsOf(signals) {
    const lines = signals.slice(0, MOST_CHARTS).flatMap((signal) => {
        const title = `${signal.name} (worst ${signal.worst === undefined ? '-' : formatLevel(signal.bounds, signal.worst)})`;
        return signal.measurements.length > 1 ? [title, sparkline(signal)] : [];
    });
    return lines.length === 0 ? [] : [markdownFence(lines.join('\n'))];
}
function signalsOf(signals) {
    const columns = ['signal', 'verdict', 'bad is', 'last', 'worst', 'measurements'];
    return signals.length === 0 ? [] : [markdownTable(columns, signals.map(signalRow))];
}
function signalRow({ name, verdict, bounds, sustainMs, method, last, worst, measured, planned, measurements, }) {
    const shown = (level) => (level === undefined ? 'not measured' : formatLevel(bounds, level));
    // Beside the old version a rate that nothing can exceed is no bound.
    const isCompared = (bounds.threshold ?? 0) >= 1 && measurements.some(({ control }) => control !== undefined);
    return [
        markdownText(name === ERROR_RATE ? 'error rate' : name),
        verdict || 'not decided',
        isCompared
            ? `more than of the ${OLD_VERSION}, tested`
            : method === 'sequential'
                ? `${badWords(bounds)}, tested`
                : `${badWords(bounds)} for ${(0,quantity_src/* formatDuration */.a3)(sustainMs)}`,
        shown(last),
        shown(worst),
        measured > planned ? `${measured} with data (${planned} planned)` : `${measured} of ${planned} planned`,
    ];
}
/** Of the error rate: who was hit by the deploy. */
function harmedOf(signals) {
    const errorRate = signals.find(({ name }) => name === ERROR_RATE);
    const count = errorRate && harmed(errorRate);
    if (errorRate?.before === undefined || count === undefined)
        return [];
    return [
        [
            'users harmed',
            `${count} failed requests above the baseline of ${formatLevel(errorRate.bounds, errorRate.before.level)}`,
        ],
    ];
}
function oldVersionRow(signals) {
    const words = oldVersionWords(signals);
    return words === undefined ? [] : [[OLD_VERSION, words]];
}
function restartRow(signals) {
    const words = restartWords(signals);
    return words === undefined ? [] : [['began anew', markdownText(words)]];
}
/** Nothing that was measured is not the same as no requests. */
function requestsRow({ requests, errors, signals }) {
    if (requests !== undefined)
        return [['requests', `${requests}, of which ${errors} failed`]];
    const isCounted = signals.some(({ name, form }) => name === ERROR_RATE && form === 'counters');
    return isCounted ? [['requests', 'not measured']] : [];
}
function rows(result) {
    const { detectMs } = result;
    return [
        ...requestsRow(result),
        ...oldVersionRow(result.signals),
        ...harmedOf(result.signals),
        ...unheardIn(result.signals).map(({ name, silent, of }) => [
            `no data from ${markdownText(name)}`,
            `in ${silent} of ${(0,quantity_src/* formatCount */.B4)(of, 'measurement')}`,
        ]),
        ...result.signals
            .filter(neverMatched)
            .map(({ name }) => [
            name === ERROR_RATE ? 'errors' : `errors of ${markdownText(name)}`,
            'never matched a series: is the selector right?',
        ]),
        ...restartRow(result.signals),
        ['watched', (0,quantity_src/* formatDuration */.a3)(result.durationMs)],
        ...(detectMs === undefined ? [] : [['from the first bad measurement to the verdict', (0,quantity_src/* formatDuration */.a3)(detectMs)]]),
    ];
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/telling-health.js
/** Health checks are not played again: whoever wonders why the record ends there, or is well, is told. */
function tellingHealth({ endedByHealth }, result) {
    if (endedByHealth === undefined)
        return result;
    const why = `the recorded watch was ended by its health checks, which are not replayed (${endedByHealth})`;
    return { ...result, reason: `${result.reason}; ${why}` };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/chart.js



const WIDTH = 720;
const HEIGHT = 240;
const EDGE = { left: 70, right: 12, top: 14, bottom: 26 };
/** The level of a signal over time, with its bounds and its baseline, as an SVG document. No data is a gap. */
function chart({ name, measurements, bounds, before }) {
    const points = measurements.map((measurement) => ({ atMs: measurement.atMs, level: levelOf(measurement) }));
    const levels = points.flatMap(({ level }) => level ?? []);
    const lines = [
        ...(bounds.threshold === undefined ? [] : [{ level: bounds.threshold, what: 'bad above', color: '#cf222e' }]),
        ...(bounds.min === undefined ? [] : [{ level: bounds.min, what: 'bad below', color: '#cf222e' }]),
        ...(before === undefined ? [] : [{ level: before.level, what: 'baseline', color: '#1a7f37' }]),
    ];
    const drawn = [...levels, ...lines.map(({ level }) => level)];
    const least = Math.min(0, ...drawn);
    const most = Math.max(...drawn, least + Number.MIN_VALUE) * 1.1 || 1;
    const lastMs = Math.max(1, ...points.map(({ atMs }) => atMs));
    const x = (atMs) => round(EDGE.left + (atMs / lastMs) * (WIDTH - EDGE.left - EDGE.right));
    const y = (level) => round(HEIGHT - EDGE.bottom - ((level - least) / (most - least)) * (HEIGHT - EDGE.top - EDGE.bottom));
    const bottom = HEIGHT - EDGE.bottom;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
        `<title>${chart_escaped(name)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
        `<path d="M${EDGE.left} ${EDGE.top}V${bottom}H${WIDTH - EDGE.right}" fill="none" stroke="#8c959f"/>`,
        ...lines.map(({ level, what, color }) => {
            const text = `${what} ${formatLevel(bounds, level)}`;
            return `<path d="M${EDGE.left} ${y(level)}H${WIDTH - EDGE.right}" stroke="${color}" stroke-dasharray="5 4"/><text x="${EDGE.left + 6}" y="${y(level) - 4}" fill="${color}">${chart_escaped(text)}</text>`;
        }),
        `<path d="${pathOf(points, x, y)}" fill="none" stroke="#0969da" stroke-width="1.5" stroke-linecap="round"/>`,
        `<text x="4" y="${EDGE.top + 8}">${chart_escaped(formatLevel(bounds, most))}</text><text x="4" y="${bottom}">${chart_escaped(formatLevel(bounds, least))}</text>`,
        `<text x="${WIDTH - EDGE.right}" y="${HEIGHT - 8}" text-anchor="end">${chart_escaped((0,quantity_src/* formatDuration */.a3)(lastMs))}</text>`,
        '</svg>',
        '',
    ].join('\n');
}
function pathOf(points, x, y) {
    let isDown = false;
    return points
        .map(({ atMs, level }) => {
        if (level === undefined) {
            isDown = false;
            return '';
        }
        const step = `${isDown ? 'L' : 'M'}${x(atMs)} ${y(level)}${isDown ? '' : 'h0'}`;
        isDown = true;
        return step;
    })
        .join('');
}
function round(value) {
    return Number(value.toFixed(1));
}
function chart_escaped(text) {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/write-charts.js


/** One drawing for each signal in the folder of the report, by the signal's name. What cannot be written is no failure. */
function writeCharts(signals, { folder, writeFile, log }) {
    if (folder === '')
        return [];
    return signals.flatMap((signal) => {
        if (signal.measurements.length === 0)
            return [];
        const path = (0,external_node_path_.join)(folder, `${signal.name}.svg`);
        try {
            writeFile(path, chart(signal));
            return [path];
        }
        catch (error) {
            log.warning(`The chart ${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/replay-record.js
















/** Judges what was recorded by the rules of now. It says when that would have been, and never fails the step for it. */
async function replayRecord(inputs, world) {
    const path = (0,external_node_path_.resolve)(world.run.workspace, inputs.replay ?? '');
    const settings = compared(inputs, world);
    const record = parseRecord(replay_record_contentOf(path, world.readFile));
    if ('problem' in record)
        throw badRecord(`${path}: ${record.problem}`);
    if (inputs.health !== undefined)
        world.log.event('health-urls are not asked: a record has but measurements to judge');
    refuseUncounted(settings, record);
    const times = recordTimes({ rule: settings.rule, record });
    for (const line of times)
        world.log.event(`the record is ${line}`);
    const { rule, signals } = settings;
    world.log.event(`judged by these rules: fails ${limitWords({ rule, signals: asRecorded(signals, record) })}`);
    for (const line of neverLong(settings, record))
        world.log.notice(line);
    const left = leftOut(record, signals);
    const judged = replay(rule, signals, record);
    if ('missing' in judged)
        throw badRecord(`${path} has no measurements of ${judged.missing.join(', ')}`);
    const told = tellingHealth(record, judged);
    const result = left === undefined ? told : { ...told, reason: `${told.reason}; ${left}` };
    const exit = { ...inputs.exit, shadow: true };
    const when = `after ${(0,quantity_src/* formatDuration */.a3)(result.durationMs)}`;
    world.log.event(`these rules would have said ${result.verdict} ${when}: ${result.reason}`);
    return {
        outputs: outputsOf(result),
        details: { charts: writeCharts(result.signals, world), ...detailsOf(result, settings, exit), operation: 'replay' },
        brief: { ...briefOf(result, exit), operation: 'replay' },
        summary: [
            summary_summaryOf(result, exit, 'replay'),
            ...times.map((line) => `The record is ${line}.`),
            ...(left === undefined ? [] : [`${capital(left)}.`]),
        ].join('\n\n'),
    };
}
/** A watch refuses it before it begins; here only the record knows whether requests were counted. */
function refuseUncounted({ rule, signals }, record) {
    const recorded = record.signals.find(({ name }) => name === ERROR_RATE);
    const isWatched = signals.some(({ name }) => name === ERROR_RATE);
    if (rule.method !== 'sequential' || !isWatched || recorded === undefined || recorded.form === 'counters')
        return;
    const given = 'sequential, but the record has a ratio, which does not say how many requests there were';
    throw new BadInput([
        { input: 'method', code: 'CONFLICT', given, legal: 'Give a record with counts, or method: rule.' },
    ]);
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function replay_record_contentOf(path, readFile) {
    try {
        return readFile(path);
    }
    catch (cause) {
        throw badRecord(`the file ${path} cannot be read`, cause);
    }
}
function badRecord(why, cause) {
    return new error_src/* UserError */.yo('BAD_RECORD', `There is nothing to replay: ${why}.`, cause === undefined ? {} : { cause });
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/dispersed.js

/** Bursts of healthy services stay below; a short outage is far above. */
const MUCH = 4;
/** What to say of each baseline whose errors vary so much that a test against it is slow or blind. */
function dispersedWords(baselines) {
    return baselines.flatMap(({ name, dispersion = 1 }) => {
        if (dispersion < MUCH)
            return [];
        const whose = name === ERROR_RATE ? 'Errors' : `Errors of ${name}`;
        const times = Number(dispersion.toPrecision(2));
        return `${whose} varied ${times} times as much as those of independent requests in the baseline: an outage in it? It raises what may fail, and a sequential test against it is about that much slower; take a new one.`;
    });
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/announcement.js









/** A deploy or a crash explains one or two. */
const MANY_RESETS = 3;
/** Says what will be watched, and what about the settings may surprise. */
function announcement_announce({ rule, source, signals, control }, log) {
    const { durationMs, intervalMs, minSamples } = rule;
    const isTested = ({ query }) => rule.method === 'sequential' && query.form === 'counters';
    const names = source.instances.map(({ name }) => name).join(', ') || source.kind;
    log.event(`watching ${names} for ${(0,quantity_src/* formatDuration */.a3)(durationMs)}, every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}; fails ${limitWords({ rule, signals, ...(control ? { control } : {}) })}`);
    if (control !== undefined) {
        const old = 'query' in control ? `the ${OLD_VERSION}` : control.instances.map(({ name }) => name).join(', ');
        log.event(`its error rate is compared with that of ${old} at the same time`);
    }
    for (const signal of signals.filter((each) => each.rule.sustainMs > durationMs && !isTested(each))) {
        const whose = signal.name === ERROR_RATE ? 'sustain' : `sustain of ${signal.name}`;
        log.notice(`${whose} is longer than duration: only a streak that goes on after the duration can be a fail.`);
    }
    const areTested = (rule.method ?? 'rule') !== 'rule';
    const isCompared = ({ query, rule: { increase } }) => query.form === 'counters' && (areTested || increase !== undefined);
    const befores = signals.flatMap((each) => (isCompared(each) && each.before) || []);
    for (const words of dispersedWords(befores))
        log.notice(words);
    if (signals.every(({ query }) => query.form !== 'counters') && minSamples > 1) {
        log.notice('min-samples has no effect: a ratio does not say how many requests there were. Give two counters.');
    }
}
/** Says what will be measured. */
function announceBaseline({ rule, source, signals }, log) {
    const where = source.instances.map(({ name }) => name).join(', ') || source.kind;
    const what = signals.map(({ name }) => name).join(', ');
    const { durationMs, intervalMs } = rule;
    log.event(`measuring ${what} of ${where} for ${(0,quantity_src/* formatDuration */.a3)(durationMs)}, every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}, as a baseline`);
}
/** Says the verdict; loudly where the step is green and nobody knows, or where resets look like a balancer. */
function conclude(result, exit, log) {
    const { verdict, reason } = result;
    const { shadow } = exit;
    const { isRed, by } = colourOf(result, exit);
    if (by !== undefined && !isRed) {
        log.warning(`The step is green by ${by}, and the verdict is ${verdict}: nobody knows how it is.`, 'Not measured');
    }
    for (const { name, silent, of } of unheardIn(result.signals)) {
        const little = verdict === 'pass' || verdict === 'fail' ? ': the verdict says little about it' : '';
        log.warning(`${name} gave no data in ${silent} of ${(0,quantity_src/* formatCount */.B4)(of, 'measurement')}${little}.`);
    }
    for (const { name } of result.signals.filter(neverMatched)) {
        const what = name === ERROR_RATE ? 'errors' : `errors of ${name}`;
        log.notice(`No series ever matched ${what}, which counted as no errors. Is the selector right?`);
    }
    const old = oldVersionWords(result.signals);
    if (old !== undefined)
        log.event(`${OLD_VERSION}: ${old}`);
    const restarts = restartWords(result.signals);
    if (restarts !== undefined)
        log.event(restarts);
    const resets = Math.max(0, ...result.signals.map((signal) => resetsIn(signal.measurements)));
    if (resets >= MANY_RESETS) {
        log.warning(`Counters began anew ${resets} times. Is this a load balancer? Give one url for each instance.`);
    }
    log.event(`verdict ${verdict || 'none'}: ${reason}${shadow ? ' (shadow: the step does not fail for it)' : ''}`);
}
function resetsIn(measurements) {
    return measurements.flatMap(({ instances }) => instances.filter(({ reset }) => reset)).length;
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/failure.js




const CODES = {
    exceeded: 'ERROR_RATE_EXCEEDED',
    within: 'INTERNAL',
    'no-data': 'NO_DATA',
    gap: 'NO_DATA',
    'low-traffic': 'NO_DATA',
    'provider-error': 'PROVIDER_ERROR',
    'wrong-version': 'NO_DATA',
    refused: 'PROVIDER_ERROR',
    down: 'UNHEALTHY',
    unseen: 'PROVIDER_ERROR',
    cancelled: 'CANCELLED',
};
const HINTS = {
    'low-traffic': 'Watch for longer, see that traffic reaches the service, or say with `on-low-traffic` whether the step fails for a quiet one.',
    gap: 'What the service did in that time is not known: see why the source was silent, and watch again.',
    'wrong-version': 'Another version answers than `expect-version`: see that the deploy has reached every instance, and that the version is spelt alike.',
    'provider-error': 'See that the address answers from this runner, within `timeout`; the log has the last problem.',
    cancelled: 'Start the watch again; it has changed nothing.',
};
/** Where the version was looked for there is none. */
const UNTOLD_HINT = 'Mend the input that the reason names, or let the release tell its version there; `operation: check-config` tries it before a deploy.';
const MIXED_HINT = 'Give one `url` for each process (or the hosts behind the balancer, one line each), or let the metrics have `process_start_time_seconds`, by which processes are told apart (of those that began within two seconds not even so); then watch again.';
const IN_TURN_HINT = 'Give one `url` for each process (or the hosts behind the balancer, one line each); then watch again.';
function severalHint(reason) {
    if (reason.includes(IN_TURN))
        return IN_TURN_HINT;
    return reason.includes(MIXED_COUNTERS) ? MIXED_HINT : undefined;
}
/** Nothing was deployed yet. */
const NO_BASELINE_HINT = 'Nothing was measured to compare with, and nothing was changed: check the addresses, the paths and that there is traffic, then measure again.';
/** The error that fails the step, or undefined where it stays green. A cancelled run is never green. */
function failureOf(result, exit, operation = 'watch') {
    const { verdict, situation, reason } = result;
    const code = CODES[situation];
    const isUntold = situation === 'wrong-version' && reason.includes(UNTOLD);
    const hint = (isUntold ? UNTOLD_HINT : undefined) ??
        (code === 'NO_DATA' ? severalHint(reason) : undefined) ??
        HINTS[situation] ??
        (operation === 'baseline' && code === 'NO_DATA' ? NO_BASELINE_HINT : '');
    if (situation === 'cancelled')
        return new error_src/* UserError */.yo(code, `The watch was ${reason}.`, { hint });
    const { isRed, by } = colourOf(result, exit);
    if (!isRed)
        return undefined;
    const because = by === undefined || by === 'on-inconclusive: fail' ? '' : ` (${by})`;
    return new error_src/* UserError */.yo(code, `Verdict ${verdict}: ${reason}${because}.`, { hint });
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/take-baseline.js








/** Measures without judging: a pass says that every signal was measured often enough to be compared with. */
async function takeBaseline({ watch, health, exit }, world) {
    const { control, ...alone } = watch;
    const settings = withoutBounds(alone);
    announceBaseline(settings, world.log);
    if (health !== undefined)
        world.log.event('health-urls are not part of a baseline: they are not asked');
    if (control !== undefined)
        world.log.event('the old version is not part of a baseline: its own counters are not asked for');
    const result = await watchSignals(settings, world);
    conclude(result, exit, world.log);
    const baseline = baselineOf(result.signals, {
        endedAt: new Date(world.clock.now()).toISOString(),
        durationMs: result.durationMs,
        intervalMs: result.intervalMs,
    });
    for (const words of dispersedWords(baseline.signals))
        world.log.notice(words);
    const isUsable = result.verdict !== '' && baseline.signals.length > 0;
    const failure = failureOf(result, exit, 'baseline');
    return {
        outputs: { ...outputsOf(result), baseline: isUsable ? JSON.stringify(baseline) : '' },
        details: {
            charts: writeCharts(result.signals, world),
            ...detailsOf(result, settings, exit),
            operation: 'baseline',
            ...(isUsable ? { baseline } : {}),
        },
        brief: { ...briefOf(result, exit), operation: 'baseline' },
        summary: summary_summaryOf(result, exit, 'baseline'),
        ...(failure ? { failure } : {}),
    };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/watch-health.js



/** Watches the metrics and asks the health checks beside them: whichever is bad first ends both. */
async function watchBoth(settings, health, world) {
    if (health === undefined)
        return watchSignals(settings, world);
    const own = new OwnRequests();
    const down = new AbortController();
    const over = new AbortController();
    const startMs = world.clock.elapsed();
    const gate = runGate(health, {
        ...world,
        ask: own.counting(world.ask),
        signal: AbortSignal.any([world.signal, over.signal]),
    }).then((result) => {
        if (result.verdict === 'unhealthy')
            down.abort(new Error('A health check has failed.'));
        return result;
    });
    // Its rejection is awaited below; until then nobody may call it unhandled.
    gate.catch(() => undefined);
    const watched = settings.signals.length === 0 ? undefined : await watchSignals(settings, { ...world, own }, down.signal);
    if (watched?.verdict === 'fail')
        over.abort(new Error('The metrics have decided.'));
    return withHealth(watched, await gate, Math.round(world.clock.elapsed() - startMs), world.clock.now());
}
/** The worse of both decides; a check that was cut short because the metrics had decided says nothing. */
function withHealth(watched, health, durationMs, endedAt) {
    const { policy, exit, ...base } = watched ?? { ...NOTHING_WATCHED, signals: [] };
    const own = policy === undefined || exit === undefined ? {} : { policy, exit };
    const found = { ...base, health, durationMs };
    if (health.verdict === 'unhealthy' && base.verdict !== 'fail') {
        const since = firstFailureOf(health);
        const detectMs = since === undefined ? undefined : Math.max(0, endedAt - since);
        return { ...found, verdict: 'fail', situation: 'down', reason: `health: ${health.reason}`, detectMs };
    }
    if (health.verdict === 'inconclusive') {
        const unseen = { verdict: 'inconclusive' };
        const step = base.verdict === 'fail' ? {} : strictest([{ ...base, ...own }, unseen]);
        const worse = decisive([base, unseen]);
        if (watched !== undefined && worse === base)
            return { ...found, ...step };
        return { ...found, ...step, ...unseen, situation: 'unseen', reason: `health: ${health.reason}` };
    }
    if (watched !== undefined || health.verdict === '')
        return { ...found, ...own };
    return { ...found, verdict: 'pass', situation: 'within', reason: `health: ${health.reason}` };
}
const NOTHING_WATCHED = {
    verdict: '',
    situation: 'cancelled',
    reason: 'cancelled before there was a verdict',
    errorRate: undefined,
    peakErrorRate: undefined,
    requests: undefined,
    errors: undefined,
    detectMs: undefined,
    durationMs: 0,
    intervalMs: 0,
    planned: 0,
    measured: 0,
};
function firstFailureOf({ checks }) {
    const firsts = checks.flatMap(({ verdict, evidence }) => verdict === 'unhealthy' && evidence[0] ? [evidence[0].at] : []);
    return firsts.length === 0 ? undefined : Math.min(...firsts);
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/watch.js








/** Watches to a verdict. Throws `NO_BASELINE` where there is nothing to compare with. */
async function watch(inputs, world) {
    const { exit } = inputs;
    const settings = compared(inputs, world);
    if (settings.signals.length > 0)
        announcement_announce(settings, world.log);
    const result = await watchBoth(settings, inputs.health, world);
    conclude(result, exit, world.log);
    const failure = failureOf(result, exit);
    return {
        outputs: outputsOf(result),
        details: { charts: writeCharts(result.signals, world), ...detailsOf(result, settings, exit) },
        brief: briefOf(result, exit),
        summary: summary_summaryOf(result, exit),
        ...(failure ? { failure } : {}),
    };
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/run.js




/** Does what the operation says, with hosts that are reached by SSH as long as it lasts. */
async function run(inputs, world) {
    if (inputs.ssh === undefined || inputs.operation === 'replay')
        return operate(inputs, world);
    const ssh = world.reach(inputs.ssh);
    try {
        return await operate(inputs, { ...world, ssh });
    }
    finally {
        ssh.close();
    }
}
async function operate(inputs, world) {
    switch (inputs.operation) {
        case 'watch':
            return watch(inputs, world);
        case 'baseline':
            return takeBaseline(inputs, world);
        case 'check-config':
            return checkConfig(inputs, world);
        case 'replay':
            return replayRecord(inputs, world);
    }
}

;// CONCATENATED MODULE: ./build/actions/error-rate-monitor/src/index.js









void act({
    contract: contract,
    structures: ['metrics'],
    prepare: prepareSelectors,
    readInputs: (raw, { run: { sshAgent } }) => readInputs(raw, sshAgent),
    run: run,
    world: (base) => ({
        ...base,
        ask: (0,http_src/* askingBy */.XM)({ proxyEnv: base.proxyEnv }),
        reach: (settings) => new KeptConnections(settings, connect, base),
        readFile: (path) => readFile(path),
        writeFile: (path, text) => (0,external_node_fs_.writeFileSync)(path, text, { mode: 0o600 }),
    }),
});

module.exports = __webpack_exports__;
/******/ })()
;