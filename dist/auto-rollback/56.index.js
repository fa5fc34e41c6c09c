"use strict";
exports.id = 56;
exports.ids = [56];
exports.modules = {

/***/ 4056:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ client_open),
  prepare: () => (/* reexport */ prepare)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var src = __webpack_require__(4458);
// EXTERNAL MODULE: ./node_modules/ssh2/lib/index.js
var lib = __webpack_require__(5472);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
// EXTERNAL MODULE: ./build/packages/error/src/index.js + 4 modules
var error_src = __webpack_require__(6181);
// EXTERNAL MODULE: ./build/packages/ssh/src/fingerprint.js
var fingerprint = __webpack_require__(6497);
;// CONCATENATED MODULE: ./build/packages/ssh/src/authentication.js


/** Offers the key, then the password, each once and only where the server still takes its kind. */
class Authentication {
    target;
    methods;
    tried = [];
    accepted = [];
    constructor(target, { key, password }) {
        this.target = target;
        const username = target.user;
        this.methods = [
            ...(key ? [{ type: 'publickey', username, key }] : []),
            ...(password === undefined ? [] : passwordMethods(username, password)),
        ];
        this.keyName = key ? `the key ${(0,fingerprint/* fingerprint */.R)(key.getPublicSSH())} (${key.type})` : '';
    }
    keyName;
    next = (left, _partial, next) => {
        // The type says otherwise, but before the first answer ssh2 has no list to hand over.
        const accepted = left;
        if (accepted)
            this.accepted = accepted;
        const index = this.methods.findIndex(({ type }) => accepted === null || accepted.includes(type));
        const [method] = index < 0 ? [] : this.methods.splice(index, 1);
        if (method)
            this.tried.push(method.type === 'publickey' ? this.keyName : method.type);
        next(method ?? false);
    };
    failure(cause) {
        const { label, user } = this.target;
        const accepted = this.accepted.length > 0 ? `; it accepts: ${this.accepted.join(', ')}` : '';
        const tried = this.tried.length > 0 ? this.tried.join(' and ') : 'every kind of login that was given';
        return new error_src/* UserError */.yo('AUTH_FAILED', `${label}: the server refused user ${user} with ${tried}${accepted}.`, {
            hint: this.keyName
                ? `The public half of this key must be a line of ~${user}/.ssh/authorized_keys on the host (its fingerprint: ssh-keygen -lf <file>), and neither that file nor its folders may be writable for others.`
                : 'Check user name and password, and that the server allows passwords (PasswordAuthentication).',
            cause,
        });
    }
}
/** Servers with PAM often take the password only as the answer to a question. */
function passwordMethods(username, password) {
    return [
        { type: 'password', username, password },
        {
            type: 'keyboard-interactive',
            username,
            prompt: (_name, _instructions, _language, prompts, finish) => {
                const [only, ...others] = prompts;
                // A second factor must never be answered with the password.
                finish(only && others.length === 0 && only.echo !== true ? [password] : []);
            },
        },
    ];
}

// EXTERNAL MODULE: ./build/packages/ssh/src/dial-failure.js
var dial_failure = __webpack_require__(7604);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/packages/ssh/src/known-host-match.js

/** The name under which OpenSSH keeps a host: plain at port 22, else `[host]:port`. */
function knownHostName(host, port) {
    const name = host.toLowerCase();
    return port === 22 ? name : `[${name}]:${port}`;
}
/**
 * The entries for a host, revoked ones included. Like OpenSSH, a host at another port is also found under its plain
 * name; such an entry vouches for its own key and says nothing about others (`loose`).
 */
function findKnownHosts(entries, host, port) {
    const name = host.toLowerCase();
    const names = port === 22 ? [name, `[${name}]:22`] : [knownHostName(host, port)];
    const exact = entries.filter((entry) => names.some((each) => matchesNames(entry.names, each)));
    const loose = port === 22 ? [] : entries.filter((entry) => !exact.includes(entry) && matchesNames(entry.names, name));
    return { exact, loose };
}
/** Whether a comma list of patterns (or one hashed name) means `name`; one negated match rules the line out. */
function matchesNames(names, name) {
    if (names.startsWith('|1|'))
        return matchesHash(names, name);
    let found = false;
    for (const each of names.split(',')) {
        const negated = each.startsWith('!');
        if (!matchesPattern((negated ? each.slice(1) : each).toLowerCase(), name))
            continue;
        if (negated)
            return false;
        found = true;
    }
    return found;
}
function matchesHash(hashed, name) {
    const [, , salt = '', hash = ''] = hashed.split('|');
    const seen = (0,external_node_crypto_.createHmac)('sha1', Buffer.from(salt, 'base64')).update(name).digest();
    const expected = Buffer.from(hash, 'base64');
    return expected.length === seen.length && (0,external_node_crypto_.timingSafeEqual)(seen, expected);
}
/** `*` and `?` only, and no regular expression: a pattern of many stars must not take exponential time. */
function matchesPattern(pattern, name) {
    let [p, n, star, mark] = [0, 0, -1, 0];
    while (n < name.length) {
        if (pattern[p] === '*') {
            star = p++;
            mark = n;
        }
        else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
            p++;
            n++;
        }
        else if (star >= 0) {
            p = star + 1;
            n = ++mark;
        }
        else {
            return false;
        }
    }
    while (pattern[p] === '*')
        p++;
    return p === pattern.length;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-key.js



/** Whether the key that a host shows is the host's. A revoked key is refused in every mode. */
function judgeHostKey({ target, check, entries, pinned, seen }) {
    const { exact, loose } = findKnownHosts(entries, target.host, target.port);
    const revoked = [...exact, ...loose].find((entry) => entry.revoked && entry.key.equals(seen));
    if (revoked)
        return revokedKey(target, seen, revoked);
    if (check === 'off')
        return 'unchecked';
    const expected = exact.filter((entry) => !entry.revoked);
    if (expected.some((entry) => entry.key.equals(seen)))
        return 'known';
    if (expected.length > 0) {
        return mismatch(target, seen, expected.map((entry) => `${entry.type} ${(0,fingerprint/* fingerprint */.R)(entry.key)} (line ${entry.line} of the input known-hosts)`));
    }
    if (loose.some((entry) => !entry.revoked && entry.key.equals(seen)))
        return 'known';
    if (pinned?.equals(seen))
        return 'known';
    if (pinned)
        return mismatch(target, seen, [`${described(pinned)} (accepted as new earlier in this run)`]);
    return check === 'accept-new' ? 'new' : unknown(target, seen);
}
/** The line for `known-hosts`. */
function knownHostsLine({ host, port }, key) {
    return `${knownHostName(host, port)} ${(0,fingerprint/* wireKeyType */.V)(key) ?? 'unknown'} ${key.toString('base64')}`;
}
/**
 * The host key algorithms to ask for: those of the known keys first, because the server shows the first one that it
 * has. The others stay behind them, so that a host without any known type shows what it has and can be named.
 */
function hostKeyAlgorithms(question) {
    const { exact, loose } = findKnownHosts(question.entries, question.target.host, question.target.port);
    const usable = (exact.length > 0 ? exact : loose).filter((entry) => !entry.revoked).map((entry) => entry.type);
    if (usable.length === 0 && question.pinned)
        usable.push((0,fingerprint/* wireKeyType */.V)(question.pinned) ?? '');
    const wanted = (algorithm) => usable.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm);
    return [...ALGORITHMS.filter(wanted), ...ALGORITHMS.filter((algorithm) => !wanted(algorithm))];
}
/** No SHA-1 signatures (`ssh-rsa`) and no DSA. */
const ALGORITHMS = [
    'ssh-ed25519',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'rsa-sha2-512',
    'rsa-sha2-256',
];
function described(key) {
    return `${(0,fingerprint/* wireKeyType */.V)(key) ?? 'unknown'} ${(0,fingerprint/* fingerprint */.R)(key)}`;
}
function place({ label, host, port }) {
    return `${label} (${host} port ${port})`;
}
function unknown(target, seen) {
    const line = knownHostsLine(target, seen);
    return new error_src/* UserError */.yo('HOST_KEY_UNKNOWN', `${place(target)}: no key is known for this host. It shows ${described(seen)}.\nThe line for known-hosts:\n${line}`, {
        hint: 'Compare the fingerprint with the host itself (on it: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown); if they agree, add the line above to the input `known-hosts`. No password and no key was offered to the host.',
    });
}
function mismatch(target, seen, expected) {
    return new error_src/* UserError */.yo('HOST_KEY_MISMATCH', [`${place(target)} shows another host key than expected.`, `  seen:     ${described(seen)}`]
        .concat(expected.map((each) => `  expected: ${each}`))
        .join('\n'), {
        hint: `Either the host was reinstalled, or somebody stands in between. Read the fingerprint on the host itself; only if it is the one seen, replace its lines in the input \`known-hosts\` by: ${knownHostsLine(target, seen)}`,
    });
}
function revokedKey(target, seen, entry) {
    return new error_src/* UserError */.yo('HOST_KEY_MISMATCH', `${place(target)} shows a host key that is revoked: ${described(seen)} (line ${entry.line} of the input known-hosts).`, { hint: 'Do not trust this host until it has a new key; then add that key to `known-hosts`.' });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-key-memory.js

/** What this process has learned about host keys: a second connection must not meet another host. */
const pins = new Map();
const warned = new Set();
function pinnedKey({ host, port }) {
    return pins.get(knownHostName(host, port));
}
/** False where the key was pinned before. */
function pinKey({ host, port }, key) {
    const name = knownHostName(host, port);
    const isNew = !pins.has(name);
    if (isNew)
        pins.set(name, key);
    return isNew;
}
/** True exactly once for each host. */
function firstWarning({ host, port }) {
    const name = knownHostName(host, port);
    if (warned.has(name))
        return false;
    warned.add(name);
    return true;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-key-guard.js




/** Stands between handshake and login of one connection. */
class HostKeyGuard {
    /** Why the host was turned away. */
    refusal;
    verdict;
    seen = Buffer.alloc(0);
    target;
    check;
    entries;
    log;
    constructor(target, check, entries, log) {
        this.target = target;
        this.check = check;
        this.entries = entries;
        this.log = log;
    }
    algorithms() {
        return hostKeyAlgorithms({ target: this.target, entries: this.entries, pinned: pinnedKey(this.target) });
    }
    accept(seen) {
        const { target, check, entries } = this;
        // ssh2 hands out a view of a packet that it will overwrite.
        this.seen = Buffer.from(seen);
        this.verdict = judgeHostKey({ target, check, entries, pinned: pinnedKey(target), seen: this.seen });
        if (this.verdict instanceof error_src/* UserError */.yo)
            this.refusal = this.verdict;
        return this.refusal === undefined;
    }
    /** The host has shown that it holds the key: until then it has only claimed to. */
    proven() {
        const { target, seen } = this;
        if (this.verdict === 'new' && pinKey(target, seen)) {
            const line = knownHostsLine(target, seen);
            this.log.notice(`${target.label}: host key accepted as new, ${(0,fingerprint/* fingerprint */.R)(seen)}. From the next run on, put this line into known-hosts:\n${line}`);
        }
        if (this.verdict === 'unchecked' && firstWarning(target)) {
            this.log.warning(`${target.label}: host-key-check is off, so nobody knows whether this is the right host (it shows ${(0,fingerprint/* fingerprint */.R)(seen)}). Whoever stands in between gets the files, the environment and the password.`, 'HOST_KEY_UNCHECKED');
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/dial.js






/** NAT gateways drop flows that are idle for some minutes; a peer that is gone is noticed within a minute. */
const KEEPALIVE = { keepaliveInterval: 15_000, keepaliveCountMax: 3 };
/** Connects and logs in, or fails, within `connectTimeoutMs`. */
async function dial(target, settings, ready, world) {
    const attempt = new Attempt(target, settings, ready, world);
    const late = () => (0,dial_failure/* timedOut */.iU)(target, attempt.phase, settings.connectTimeoutMs);
    const work = (signal) => attempt.run(signal);
    return (0,src/* withDeadline */.NE)(world.clock, settings.connectTimeoutMs, late, work, world.signal);
}
class Attempt {
    phase = 'dial';
    greeting = '';
    guard;
    authentication;
    target;
    constructor(target, settings, ready, world) {
        this.target = target;
        this.guard = new HostKeyGuard(target, settings.hostKeyCheck, ready.entries, world.log);
        this.authentication = new Authentication(target, { key: ready.key, password: settings.password });
    }
    run(signal) {
        signal.throwIfAborted();
        const { host, port, user } = this.target;
        const socket = (0,external_node_net_.connect)({ host, port, noDelay: true });
        const client = new (lib_default()).Client();
        return new Promise((resolve, reject) => {
            let decided = false;
            const onAbort = () => give(signal.reason);
            const give = (error) => {
                if (decided)
                    return;
                decided = true;
                signal.removeEventListener('abort', onAbort);
                socket.destroy();
                reject(error);
            };
            signal.addEventListener('abort', onAbort, { once: true });
            this.watch(socket);
            client.on('error', (error) => give(this.explain(error)));
            client.on('close', () => give(this.explain(undefined)));
            client.on('change password', () => give(this.authentication.failure(new Error('the password has expired'))));
            client.on('handshake', () => {
                this.phase = 'authentication';
                this.guard.proven();
            });
            client.on('ready', () => {
                decided = true;
                signal.removeEventListener('abort', onAbort);
                // Without this a peer that never closes its side would keep the process alive.
                socket.once('finish', () => socket.destroy());
                resolve(client);
            });
            client.connect({
                sock: socket,
                username: user,
                readyTimeout: 0,
                ...KEEPALIVE,
                algorithms: { serverHostKey: this.guard.algorithms() },
                hostVerifier: (key) => this.guard.accept(key),
                authHandler: this.authentication.next,
            });
        });
    }
    /** ssh2 paused the socket's flow, so this listener takes nothing away. */
    watch(socket) {
        socket.once('connect', () => {
            this.phase = 'greeting';
        });
        socket.on('data', (chunk) => {
            if (this.phase !== 'greeting')
                return;
            this.greeting = (this.greeting + chunk.toString('latin1')).slice(0, 4096);
            if (/^SSH-/m.test(this.greeting))
                this.phase = 'handshake';
        });
        socket.pause();
    }
    explain(cause) {
        if (this.guard.refusal)
            return this.guard.refusal;
        if (this.phase === 'authentication' && isRefusal(cause))
            return this.authentication.failure(cause);
        const reason = cause ?? new Error('the connection was closed');
        return (0,dial_failure/* dialFailure */.tP)(this.target, this.phase, reason, this.greeting);
    }
}
/** The server said no, or took its leave with a message (too many failures): both are answers, not accidents. */
function isRefusal(cause) {
    if (typeof cause !== 'object' || cause === null)
        return false;
    const { level, code } = cause;
    return level === 'client-authentication' || typeof code === 'number';
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/packages/ssh/src/capture.js
/** Keeps the first bytes of a stream. */
class Capture {
    chunks = [];
    size = 0;
    limit;
    constructor(limit) {
        this.limit = limit;
    }
    add(chunk) {
        const kept = chunk.subarray(0, Math.max(0, this.limit - this.size));
        if (kept.length === 0)
            return;
        this.chunks.push(kept);
        this.size += kept.length;
    }
    /** As UTF-8, without a character that the limit cut in two. */
    text() {
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(this.chunks), {
            stream: this.size >= this.limit,
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/exec.js



/** How long a channel may be silent after the exit status before we stop waiting for its end. */
const QUIET_MS = 500;
/** And how long at most, for a background process that goes on talking. */
const LINGER_MS = 10_000;
/** How long a cancelled command may take to clean up before its channel is closed. */
const GRACE_MS = 2000;
const CAPTURE_LIMIT = 1024 * 1024;
/** Runs one command; see `Connection.exec`. Rejects with the signal's reason as soon as `signal` is aborted. */
function execute(link, command, options, signal) {
    return new Promise((resolve, reject) => {
        const stop = new AbortController();
        const done = (settle) => {
            if (stop.signal.aborted)
                return;
            stop.abort();
            signal.removeEventListener('abort', onAbort);
            link.running--;
            if (options.stdin instanceof external_node_stream_.Readable)
                options.stdin.destroy();
            settle();
        };
        const fail = (error) => done(() => reject(error));
        let abandon = () => { };
        const onAbort = () => {
            fail(signal.reason);
            abandon();
        };
        link.running++;
        if (signal.aborted)
            return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        try {
            link.client.exec(command, (error, channel) => {
                if (error)
                    return fail(refusal(link, error));
                abandon = () => terminate(link, channel);
                if (signal.aborted)
                    return abandon();
                // At once, not after an `await`: exit status and end may already be in the same packet.
                listen(link, channel, options, stop.signal, (result) => done(() => resolve(result)), fail);
                feed(channel, options.stdin, (cause) => {
                    // We destroy the stream ourselves when the command has ended.
                    if (stop.signal.aborted)
                        return;
                    fail(cause);
                    abandon();
                });
            });
        }
        catch (error) {
            fail(lost(link, error));
        }
    });
}
function listen(link, channel, options, stopped, finish, fail) {
    const [stdout, stderr] = [newCapture(options), newCapture(options)];
    let exit;
    let lastHeardMs = 0;
    let open = 2;
    const complete = () => {
        if (exit && !stopped.aborted)
            finish({ ...exit, stdout: stdout.text(), stderr: stderr.text() });
        if (!link.closed)
            channel.close();
    };
    const hear = (capture, tell) => (chunk) => {
        if (stopped.aborted)
            return;
        lastHeardMs = link.clock.elapsed();
        capture.add(chunk);
        tell?.(chunk);
    };
    const ended = () => {
        open--;
        if (open === 0 && exit)
            complete();
    };
    channel.on('data', hear(stdout, options.onStdout)).on('end', ended);
    channel.stderr.on('data', hear(stderr, options.onStderr)).on('end', ended);
    // A write to a channel that the host has closed: what the command made of it is in its exit status.
    channel.on('error', () => { });
    channel.on('exit', (code, name) => {
        exit = { code, signal: name ?? null };
        if (open === 0)
            return complete();
        lastHeardMs = link.clock.elapsed();
        quiet(link.clock, () => lastHeardMs, stopped).then(() => {
            link.event(`${link.label}: the command has ended, but a process in the background keeps its output open`);
            complete();
        }, () => { });
    });
    channel.on('close', () => {
        if (!exit)
            fail(lost(link, link.closed ? link.lastError : new Error('the channel was closed without an exit status')));
    });
}
/** Resolves when nothing was heard for a while; rejects when it is stopped. */
async function quiet(clock, lastHeardMs, stopped) {
    const startMs = clock.elapsed();
    for (;;) {
        const leftMs = Math.min(lastHeardMs() + QUIET_MS, startMs + LINGER_MS) - clock.elapsed();
        if (leftMs <= 0)
            return;
        await clock.sleep(leftMs, stopped);
    }
}
function feed(channel, stdin, onError) {
    if (!(stdin instanceof external_node_stream_.Readable)) {
        channel.end(stdin ?? '');
        return;
    }
    (0,external_node_stream_.finished)(stdin, { writable: false }, (error) => {
        if (error)
            onError(error);
    });
    stdin.pipe(channel);
}
/**
 * Asks the server to end the command. The channel stays open for a moment, because a shell that wants to say
 * "Terminated" to a closed pipe dies before its trap has cleaned up.
 */
function terminate(link, channel) {
    if (link.closed)
        return;
    // `channel.signal` does nothing once stdin has ended, which is when most commands are waited for.
    const { _protocol: protocol } = link.client;
    const { outgoing } = channel;
    if (outgoing.state === 'open' || outgoing.state === 'eof')
        protocol?.signal(outgoing.id, 'TERM');
    const closed = new AbortController();
    channel.once('close', () => closed.abort());
    channel.on('error', () => { }).resume();
    channel.stderr.resume();
    link.clock.sleep(GRACE_MS, closed.signal).then(() => channel.close(), () => { });
}
function newCapture(options) {
    return new Capture(options.captureLimit ?? CAPTURE_LIMIT);
}
function refusal(link, error) {
    if (link.closed)
        return lost(link, link.lastError ?? error);
    if ('reason' in error) {
        return new error_src/* UserError */.yo('HOST_UNFIT', `${link.label}: the server refused another command on this connection.`, {
            hint: `${link.running} commands were to run at once; MaxSessions in the server's sshd_config limits them (10 by default; 0 or a forced command forbids them).`,
            cause: error,
        });
    }
    return new error_src/* UserError */.yo('HOST_UNFIT', `${link.label}: the server does not let this user run commands.`, {
        hint: 'Check for ForceCommand in sshd_config, for restrictions in authorized_keys, and for a login shell such as nologin.',
        cause: error,
    });
}
function lost(link, cause) {
    const what = 'the connection was lost while a command ran; how it ended is not known.';
    return new error_src/* UserError */.yo('CONNECTION_LOST', `${link.label}: ${what}`, { cause });
}

// EXTERNAL MODULE: ./build/packages/ssh/src/known-hosts.js
var known_hosts = __webpack_require__(1056);
;// CONCATENATED MODULE: ./build/packages/ssh/src/private-key.js



/**
 * The key, decrypted and ready to sign. `text` is what `diagnoseKey` handed out. Throws AUTH_FAILED where passphrase
 * and key do not fit, or where the key is damaged inside; the message never quotes either.
 */
function parsePrivateKey(text, passphrase) {
    try {
        const parsed = lib_default().utils.parseKey(toSsh2(text, passphrase), passphrase);
        const key = Array.isArray(parsed) ? parsed[0] : parsed;
        if (key instanceof Error)
            throw key;
        if (!key?.isPrivateKey())
            throw new Error('no private key inside');
        return key;
    }
    catch (cause) {
        throw passphrase === undefined
            ? new error_src/* UserError */.yo('AUTH_FAILED', 'The private key cannot be read.', {
                hint: 'It is damaged or of a kind that is not supported: paste the whole file again, or make a new one (ssh-keygen -t ed25519).',
                cause,
            })
            : new error_src/* UserError */.yo('AUTH_FAILED', 'The private key cannot be decrypted with this passphrase.', {
                hint: 'Check the input `passphrase` (try it with: ssh-keygen -y -f <key>), and that the secret was stored without a line break at its end.',
                cause,
            });
    }
}
/** ssh2 reads OpenSSH's format and the old PEM ones; PKCS #8 is rewritten as one of them. */
function toSsh2(text, passphrase) {
    if (!/BEGIN (ENCRYPTED )?PRIVATE KEY/.test(text))
        return text;
    const key = (0,external_node_crypto_.createPrivateKey)({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
    if (key.asymmetricKeyType === 'rsa')
        return key.export({ type: 'pkcs1', format: 'pem' }).toString();
    if (key.asymmetricKeyType === 'ec')
        return key.export({ type: 'sec1', format: 'pem' }).toString();
    if (key.asymmetricKeyType !== 'ed25519')
        throw new Error(`a ${key.asymmetricKeyType} key`);
    const { x = '', d = '' } = key.export({ format: 'jwk' });
    return openSshEd25519(Buffer.from(x, 'base64url'), Buffer.from(d, 'base64url'));
}
/** https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key, without encryption. */
function openSshEd25519(publicHalf, seed) {
    const name = field('ssh-ed25519');
    const publicKey = Buffer.concat([name, field(publicHalf)]);
    const check = Buffer.alloc(8);
    const secret = Buffer.concat([check, publicKey, field(Buffer.concat([seed, publicHalf])), field('')]);
    const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, (8 - (secret.length % 8)) % 8);
    const whole = Buffer.concat([
        Buffer.from('openssh-key-v1\0'),
        field('none'),
        field('none'),
        field(''),
        Buffer.from([0, 0, 0, 1]),
        field(publicKey),
        field(Buffer.concat([secret, padding])),
    ]);
    const lines = whole.toString('base64').replace(/.{70}/g, '$&\n');
    return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.trimEnd()}\n-----END OPENSSH PRIVATE KEY-----\n`;
}
function field(content) {
    const bytes = Buffer.from(content);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/prepare.js



const prepared = new WeakMap();
/** Throws before anything is dialled where the key cannot be used. */
function prepare(settings, { log }) {
    const before = prepared.get(settings);
    if (before)
        return before;
    const { privateKey, passphrase, password } = settings;
    if (privateKey === undefined && password === undefined) {
        throw new error_src/* UserError */.yo('AUTH_FAILED', 'There is neither a private key nor a password to log in with.');
    }
    const known = (0,known_hosts/* parseKnownHosts */.u)(settings.knownHosts);
    const key = privateKey === undefined ? undefined : parsePrivateKey(privateKey, passphrase);
    for (const note of known.notes)
        log.notice(note);
    const ready = { key, entries: known.entries };
    prepared.set(settings, ready);
    return ready;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/client.js




/** One attempt to connect. Rejects with a `DialFailure`, a `UserError` or the reason of the world's signal. */
async function client_open(target, settings, ready, world) {
    const link = {
        client: await dial(target, settings, ready, world),
        label: target.label,
        clock: world.clock,
        event: (text) => world.log.event(text),
        closed: false,
        lastError: undefined,
        running: 0,
    };
    const { client } = link;
    client.on('error', (error) => {
        link.lastError = error;
    });
    client.on('close', () => {
        link.closed = true;
    });
    return {
        target,
        exec: (command, options = {}) => execute(link, command, options, options.signal ?? world.signal),
        close: () => {
            client.end();
        },
    };
}


/***/ })

};
;