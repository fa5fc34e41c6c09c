"use strict";
exports.id = 747;
exports.ids = [747];
exports.modules = {

/***/ 747:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reach: () => (/* binding */ reach)
});

// EXTERNAL MODULE: ./build/packages/error/src/index.js + 4 modules
var src = __webpack_require__(6181);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var clock_src = __webpack_require__(4458);
// EXTERNAL MODULE: ./node_modules/ssh2/lib/index.js
var lib = __webpack_require__(5472);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
;// CONCATENATED MODULE: ./build/packages/ssh/src/authentication.js

/** Offers the keys, then the password, each once and only where the server still takes its kind. */
class Authentication {
    /** What the server is offered first is a key of that kind. */
    firstIsRsa;
    target;
    hasKeys;
    left;
    tried = [];
    passed = [];
    questions = [];
    banner = '';
    hasExpiredPassword = false;
    accepted = [];
    constructor(target, { keys, password }) {
        this.target = target;
        this.hasKeys = keys.length > 0;
        this.firstIsRsa = keys[0]?.key.type === 'ssh-rsa';
        const username = target.user;
        this.left = [
            ...keys.map((offered) => ({ name: offered.name, method: keyMethod(username, offered) })),
            ...(password === undefined ? [] : passwordMethods(username, password, this.questions)).map((method) => ({
                name: method.type,
                method,
            })),
        ];
    }
    next = (left, partial, next) => {
        // The type says otherwise, but before the first answer ssh2 has no list to hand over.
        const accepted = left;
        if (accepted)
            this.accepted = accepted;
        if (partial === true)
            this.passed.push(...this.tried.splice(-1));
        // A server that knows passwords has judged it; said again it would count as another wrong one, or as a second factor.
        const isSpent = this.passed.includes('password') || (this.tried.includes('password') && accepted?.includes('password') === true);
        const index = this.left.findIndex(({ method }) => {
            if (isSpent && method.type === 'keyboard-interactive')
                return false;
            return accepted === null || accepted.includes(wireName(method));
        });
        const [chosen] = index < 0 ? [] : this.left.splice(index, 1);
        if (chosen)
            this.tried.push(chosen.name);
        next(chosen?.method ?? false);
    };
    /** What the server tells every client during the login, or the reason why it ends it. */
    hear(banner) {
        this.banner = `${this.banner}${banner}`.slice(0, LONGEST_BANNER);
    }
    /** The server takes the password only together with a new one. */
    passwordExpired() {
        this.hasExpiredPassword = true;
    }
    /** What the server said during the login, for the end of a message; empty where it said nothing. */
    get said() {
        const texts = [...this.questions, this.banner].flatMap((text) => text.split(/[\r\n]+/)).map((text) => text.trim());
        const quoted = texts.filter((text) => text !== '').map((text) => JSON.stringify(text));
        return quoted.length === 0 ? '' : ` The server says: ${quoted.join(', ')}.`;
    }
    /** `cause` is what the server or the library said. */
    failure(cause) {
        const { what, hint } = this.diagnose(isOfAgent(cause));
        return new src/* UserError */.yo('AUTH_FAILED', `${this.target.label}: ${what}.${this.said}`, { hint, cause });
    }
    diagnose(agentFailed) {
        const { user } = this.target;
        const tried = this.tried.length > 0 ? this.tried.join(' and ') : 'every login method';
        const accepted = this.accepted.join(', ');
        if (agentFailed) {
            return {
                what: `the SSH agent did not sign with ${this.tried.at(-1) ?? 'its key'}, although the server would accept it`,
                hint: 'The agent stopped after it listed its keys, or it asks for a confirmation (ssh-add -c): start it in an earlier step of the same job, check that SSH_AUTH_SOCK points to it, and add the key without -c.',
            };
        }
        if (this.hasExpiredPassword) {
            return {
                what: `the password of user ${user} has expired`,
                hint: `Set a new one on the host (passwd ${user}; chage -l ${user} shows the dates), or log in with a key.`,
            };
        }
        if (this.passed.length > 0) {
            const refused = this.tried.length > 0 ? `, and refused ${tried}` : '';
            return {
                what: `the server accepted ${this.passed.join(' and ')} of user ${user}, but also requires: ${accepted}${refused}`,
                hint: `Give the missing factor too (both \`password\` and \`private-key\`), or let a key alone be enough for this user (AuthenticationMethods publickey in sshd_config). A workflow cannot enter a one-time code.`,
            };
        }
        return {
            what: `the server refused user ${user} with ${tried}${accepted === '' ? '' : `; it accepts: ${accepted}`}`,
            hint: this.hasKeys
                ? `The public half of ${this.tried.length > 1 ? 'one of these keys' : 'this key'} must be a line of ~${user}/.ssh/authorized_keys on the host (to see its fingerprint: ssh-keygen -lf <file>). Neither that file nor its folders may be writable for other users.${this.firstIsRsa ? RSA_HINT : ''}`
                : 'Check user name and password, and that the server allows passwords (PasswordAuthentication).',
        };
    }
}
const LONGEST_BANNER = 500;
// A server that refuses the algorithm answers as it does to an unknown key.
const RSA_HINT = ' This is an RSA key: the server also refuses it if its PubkeyAcceptedAlgorithms contains neither rsa-sha2-512 nor rsa-sha2-256, or if its RequiredRSASize is larger (sshd -T shows both). An ed25519 key has no such limit.';
/** As the library marks its errors. */
function isOfAgent(cause) {
    return cause instanceof Error && 'level' in cause && cause.level === 'agent';
}
function keyMethod(username, { key, agent }) {
    return agent ? { type: 'agent', username, agent } : { type: 'publickey', username, key };
}
/** To a server, a key of an agent is a key like any other. */
function wireName({ type }) {
    return type === 'agent' ? 'publickey' : type;
}
/** Servers with PAM often take the password only as the answer to a question. */
function passwordMethods(username, password, unanswered) {
    let hasAnswered = false;
    return [
        { type: 'password', username, password },
        {
            type: 'keyboard-interactive',
            username,
            prompt: (_name, instructions, _language, prompts, finish) => {
                const [only, ...others] = prompts;
                // A second factor must never be answered with the password, also where it is asked for behind it.
                const isAnswered = only !== undefined && others.length === 0 && only.echo !== true && !hasAnswered;
                if (!isAnswered)
                    unanswered.push(instructions, ...prompts.map(({ prompt }) => prompt));
                hasAnswered ||= isAnswered;
                finish(isAnswered ? [password] : []);
            },
        },
    ];
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/batched-writes.js
/**
 * Gathers what is written to a socket within one turn into one system call: the library writes each packet of 32 KiB
 * by itself. Nothing waits longer than to the end of the turn.
 */
function batchWrites(socket) {
    const write = socket.write.bind(socket);
    let isCorked = false;
    socket.write = (...given) => {
        if (!isCorked) {
            isCorked = true;
            socket.cork();
            process.nextTick(() => {
                isCorked = false;
                socket.uncork();
            });
        }
        return write(...given);
    };
    return socket;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/wire-reader.js
/** Reads SSH's binary format (RFC 4251, 5) from the front; throws a RangeError where the data ends too early. */
class WireReader {
    data;
    at = 0;
    constructor(data) {
        this.data = data;
    }
    get isAtEnd() {
        return this.at === this.data.length;
    }
    bytes() {
        return this.take(this.uint32());
    }
    text() {
        return this.bytes().toString('latin1');
    }
    uint32() {
        return this.take(4).readUInt32BE();
    }
    uint64() {
        return this.take(8).readBigUInt64BE();
    }
    take(length) {
        if (this.at + length > this.data.length)
            throw new RangeError('the data ends too early');
        this.at += length;
        return this.data.subarray(this.at - length, this.at);
    }
}
/** A string of the same format: its length in four bytes, and its bytes. */
function wireString(content) {
    const bytes = Buffer.from(content);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-certificate.js

const CERTIFICATE_SUFFIX = '-cert-v01@openssh.com';
/** How many strings the key itself is made of. */
const KEY_FIELDS = {
    'ssh-ed25519': 1,
    'ecdsa-sha2-nistp256': 2,
    'ecdsa-sha2-nistp384': 2,
    'ecdsa-sha2-nistp521': 2,
    'ssh-rsa': 2,
};
/** Reads OpenSSH's PROTOCOL.certkeys; undefined where it is something else, or damaged. Verifies nothing. */
function parseHostCertificate(data) {
    try {
        return read(data);
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
/** Whether a public key in wire format says that it is a certificate. */
function isCertificate(data) {
    return data.length > 4 && data.toString('latin1', 4, 4 + data.readUInt32BE(0)).endsWith(CERTIFICATE_SUFFIX);
}
function read(data) {
    const reader = new WireReader(data);
    const name = reader.text();
    const type = name.endsWith(CERTIFICATE_SUFFIX) ? name.slice(0, -CERTIFICATE_SUFFIX.length) : '';
    const fields = KEY_FIELDS[type];
    if (fields === undefined)
        return undefined;
    reader.bytes(); // the nonce
    const keyAt = reader.at;
    for (let field = 0; field < fields; field++)
        reader.bytes();
    const key = Buffer.concat([wireString(type), data.subarray(keyAt, reader.at)]);
    reader.uint64(); // the serial number
    const kind = reader.uint32();
    const keyId = reader.bytes().toString('utf8');
    const principals = texts(reader.bytes());
    const [validAfter, validBefore] = [reader.uint64(), reader.uint64()];
    const criticalOptions = texts(reader.bytes()).filter((_, index) => index % 2 === 0);
    reader.bytes(); // the extensions, which hosts have none of
    reader.bytes(); // reserved
    const authority = reader.bytes();
    const signedPart = data.subarray(0, reader.at);
    const signature = reader.bytes();
    if (!reader.isAtEnd)
        return undefined;
    return { key, kind, keyId, principals, validAfter, validBefore, criticalOptions, authority, signedPart, signature };
}
function texts(data) {
    const reader = new WireReader(data);
    const found = [];
    while (!reader.isAtEnd)
        found.push(reader.text());
    return found;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/certified-handshake.js


/**
 * Lets a server show a host certificate, of which the library knows nothing; to be called right after
 * `client.connect`. `show` is told of the certificate just before the host verifier hears of the key in it. The
 * library proves, as ever, that the server holds that key.
 */
function offerCertificates(client, algorithms, show) {
    const { _protocol: protocol } = client;
    const { lists, constructor: Lists } = protocol._offer;
    protocol._offer = new Lists({
        kex: lists.kex.array,
        serverHostKey: [...algorithms, ...lists.serverHostKey.array],
        cs: arrays(lists.cs),
        sc: arrays(lists.sc),
    });
    let current = protocol._kex;
    Object.defineProperty(protocol, '_kex', {
        get: () => current,
        set: (next) => {
            current = next;
            if (next?.negotiated.serverHostKey.endsWith(CERTIFICATE_SUFFIX))
                translate(next, show);
        },
    });
}
function arrays({ cipher, mac, compress, lang }) {
    return { cipher: cipher.array, mac: mac.array, compress: compress.array, lang: lang.array };
}
/** To the library the exchange is one with the plain key, except where the whole certificate goes into its hash. */
function translate(exchange, show) {
    const { negotiated, parse } = exchange;
    negotiated.serverHostKey = negotiated.serverHostKey.slice(0, -CERTIFICATE_SUFFIX.length);
    exchange.parse = (payload) => {
        const certificate = firstString(payload);
        const key = certificate && isCertificate(certificate) ? parseHostCertificate(certificate)?.key : undefined;
        if (certificate === undefined || key === undefined)
            return parse.call(exchange, payload);
        hashWhole(exchange, certificate);
        show(certificate);
        const rest = payload.subarray(5 + certificate.length);
        return parse.call(exchange, Buffer.concat([payload.subarray(0, 1), wireString(key), rest]));
    };
}
/** The first read is the hash's, the later ones are for the verification of the signature over it. */
function hashWhole(exchange, certificate) {
    let key;
    let reads = 0;
    Object.defineProperty(exchange, '_hostKey', {
        get: () => (reads++ === 0 ? certificate : key),
        set: (next) => {
            key = next;
        },
    });
}
function firstString(payload) {
    if (payload.length < 5)
        return undefined;
    const length = payload.readUInt32BE(1);
    return payload.length < 5 + length ? undefined : Buffer.from(payload.subarray(5, 5 + length));
}

// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 3 modules
var quantity_src = __webpack_require__(7638);
;// CONCATENATED MODULE: ./build/packages/ssh/src/dial-failure.js


/** Why one attempt failed; `transient` where the next one may succeed. */
class DialFailure extends Error {
    name = 'DialFailure';
    error;
    transient;
    constructor(error, transient) {
        super(error.message);
        this.error = error;
        this.transient = transient;
    }
}
const REACHED = {
    dial: 'no TCP connection was made',
    greeting: 'the port is open, but the server sent nothing',
    handshake: 'the server sent its banner, but did not finish the handshake',
    authentication: 'the handshake is complete, but the server did not answer the login',
};
function timedOut(target, phase, timeoutMs) {
    const message = `${place(target)} did not answer within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}: ${REACHED[phase]}.`;
    return new DialFailure(new src/* UserError */.yo('CONNECT_TIMEOUT', message), true);
}
/**
 * `greeting` is what the server has sent so far, `cause` what the socket or the library said, and `said` the sentence
 * that quotes what the server told the user during the login.
 */
function dialFailure(target, phase, cause, greeting, said = '') {
    if (phase === 'dial')
        return notReached(target, cause);
    const first = greeting.split(/[\r\n]/)[0] ?? '';
    const speaksSsh = /^SSH-/m.test(greeting);
    if (first.startsWith('HTTP/') || first.startsWith('<')) {
        return failed(target, 'a web server answers on this port, not SSH', 'Check the port.', cause, false);
    }
    if (isNegotiation(cause)) {
        const hint = 'The server is too old or its configuration is too strict; enable a current algorithm on it.';
        return failed(target, 'the server and this client have no algorithm in common', hint, cause, false);
    }
    if (phase === 'authentication') {
        const hint = `The account or its password may have expired, or the account is locked (chage -l ${target.user}), or logins may be disabled (/run/nologin); the log of sshd shows the reason.`;
        const what = `${place(target)}: the server closed the connection during the login.${said}`;
        return new DialFailure(new src/* UserError */.yo('CONNECT_FAILED', what, { hint, cause }), true);
    }
    const quote = first !== '' && !speaksSsh ? ` (it sent: ${JSON.stringify(first.slice(0, 200))})` : '';
    const hint = 'A busy sshd does this (MaxStartups, PerSourcePenalties), and so does a ban list such as fail2ban; read the log of sshd.';
    return failed(target, `the server closed the connection before the login${quote}`, hint, cause, true);
}
/** What a jump host said when it was to dial on to `target`. */
function notForwarded(target, through, error) {
    if (!(error instanceof src/* UserError */.yo))
        return error;
    const { code, hint, cause } = error;
    const told = (what) => new src/* UserError */.yo(code, `${place(target)}: ${what}.`, { hint, cause });
    if (code === 'CONNECT_FAILED')
        return new DialFailure(told(`it cannot be reached from ${through}`), true);
    if (code === 'CONNECTION_LOST')
        return new DialFailure(told(`the connection to ${through} was lost`), true);
    return told(`${through} does not forward connections to it`);
}
function notReached(target, cause) {
    const [first = cause, ...others] = propertyOf(cause, 'errors') ?? [cause];
    const code = propertyOf(cause, 'code') ?? propertyOf(first, 'code');
    // A name with several addresses fails with one error for each and with no message of its own.
    const told = others.length > 0 ? new Error([first, ...others].map(messageOf).join('; '), { cause: first }) : first;
    if (code === 'ETIMEDOUT') {
        const message = `${place(target)} did not answer: ${REACHED.dial}.`;
        return new DialFailure(new src/* UserError */.yo('CONNECT_TIMEOUT', message, { cause: told }), true);
    }
    if (code === 'ENOTFOUND')
        return failed(target, 'there is no such host name', 'Check the name.', told, false);
    if (code === 'ECONNREFUSED')
        return failed(target, 'nothing listens on that port', '', told, true);
    return failed(target, 'the host could not be reached', '', told, true);
}
function failed(target, what, hint, cause, transient) {
    return new DialFailure(new src/* UserError */.yo('CONNECT_FAILED', `${place(target)}: ${what}.`, { hint, cause }), transient);
}
function isNegotiation(cause) {
    return messageOf(cause).startsWith('Handshake failed: no matching');
}
function propertyOf(error, name) {
    return typeof error === 'object' && error !== null ? error[name] : undefined;
}
function messageOf(error) {
    return String(propertyOf(error, 'message') ?? error);
}
function place({ label, host, port }) {
    return `${label} (${host} port ${port})`;
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/fast-login.js
/** SHA-1 is the oldest RSA signature's; for other kinds of keys the kind says it all. */
const HASHES = { 'rsa-sha2-512': 'sha512', 'rsa-sha2-256': 'sha256', 'ssh-rsa': 'sha1' };
/**
 * Saves two of the four round trips between handshake and login; to be called right after `client.connect`. Our own
 * keys are offered with their signature, not first without one to hear whether they would do. And the first offer
 * follows the request for the login service at once, unless `firstIsRsa`: which hash such a signature may use is said
 * by the server only after its answer to that request.
 */
function hastenLogin(client, firstIsRsa) {
    const { _protocol: protocol } = client;
    if (protocol === undefined)
        return;
    const { authPK, service } = protocol;
    protocol.authPK = (user, key, algorithm, sign) => {
        authPK.call(protocol, user, key, algorithm, sign ?? (key.isPrivateKey() ? signer(key, algorithm) : undefined));
    };
    const begin = protocol._handlers.SERVICE_ACCEPT;
    if (firstIsRsa || begin === undefined)
        return;
    protocol.service = (name) => {
        protocol._handlers.SERVICE_ACCEPT = () => { };
        service.call(protocol, name);
        begin(protocol, name);
    };
}
function signer(key, algorithm = key.type) {
    return (data, give) => {
        const signature = key.sign(data, HASHES[algorithm]);
        if (signature instanceof Error)
            throw signature;
        give(signature);
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/packages/ssh/src/fingerprint.js
var fingerprint = __webpack_require__(6497);
;// CONCATENATED MODULE: ./build/packages/ssh/src/certificate-signature.js




const RSA_HASHES = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };
/** Hash, and bytes of a number. */
const CURVES = {
    'ecdsa-sha2-nistp256': ['sha256', 32],
    'ecdsa-sha2-nistp384': ['sha384', 48],
    'ecdsa-sha2-nistp521': ['sha512', 66],
};
/** Whether the signature over `data` is this key's, all in wire format. SHA-1 is no signature. Never throws. */
function isSignedBy(key, data, signature) {
    try {
        const type = (0,fingerprint/* wireKeyType */.V)(key) ?? '';
        const parsed = lib_default().utils.parseKey(`${type} ${key.toString('base64')}`);
        if (parsed instanceof Error)
            return false;
        const reader = new WireReader(signature);
        const [format, value] = [reader.text(), reader.bytes()];
        return reader.isAtEnd && holds(type, format, (0,external_node_crypto_.createPublicKey)(parsed.getPublicPEM()), data, value);
    }
    catch {
        return false;
    }
}
function holds(type, format, key, data, value) {
    if (type === 'ssh-rsa') {
        const hash = RSA_HASHES[format];
        return hash !== undefined && (0,external_node_crypto_.verify)(hash, data, key, value);
    }
    if (format !== type)
        return false;
    if (type === 'ssh-ed25519')
        return (0,external_node_crypto_.verify)(null, data, key, value);
    const [hash, size] = CURVES[type] ?? [undefined, 0];
    if (hash === undefined)
        return false;
    const reader = new WireReader(value);
    const numbers = Buffer.concat([fixed(reader.bytes(), size), fixed(reader.bytes(), size)]);
    return reader.isAtEnd && (0,external_node_crypto_.verify)(hash, data, { key, dsaEncoding: 'ieee-p1363' }, numbers);
}
/** A number of any length in so many bytes. */
function fixed(number, size) {
    const digits = number.subarray(number.findIndex((byte) => byte !== 0));
    if (digits.length > size)
        throw new RangeError('the number is too large');
    return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}

// EXTERNAL MODULE: ./build/packages/ssh/src/known-hosts.js
var known_hosts = __webpack_require__(1056);
;// CONCATENATED MODULE: ./build/packages/ssh/src/certificate-verdict.js





const HOST = 2;
/**
 * Whether the certificate that a host shows makes it the host: `known`, or why not. Undefined where none of its
 * authorities is known; then the certified key counts by itself.
 */
function judgeCertificate({ target, entries, seen, nowMs, }) {
    const certificate = parseHostCertificate(Buffer.from(seen));
    if (certificate === undefined)
        return refused(target, 'is damaged', '');
    const { exact, loose } = (0,known_hosts/* findKnownHosts */.a4)(entries, target.host, target.port);
    const named = [...exact, ...loose];
    const revoked = named.find((entry) => entry.revoked && (entry.key.equals(certificate.authority) || entry.key.equals(certificate.key)));
    if (revoked)
        return refused(target, `is revoked by line ${revoked.line} of the input known-hosts`, described(certificate));
    const authority = named.find((entry) => entry.authority && entry.key.equals(certificate.authority));
    if (authority === undefined)
        return undefined;
    const fault = faultOf(certificate, target, nowMs);
    return fault === undefined ? 'known' : refused(target, fault, described(certificate));
}
function faultOf(certificate, { host }, nowMs) {
    const { authority, signedPart, signature, kind, principals, validAfter, validBefore, criticalOptions } = certificate;
    if (!isSignedBy(authority, signedPart, signature))
        return 'was not signed by the authority that it names';
    if (kind !== HOST)
        return 'is for a user, not for a host';
    const nowS = BigInt(Math.floor(nowMs / 1000));
    if (nowS < validAfter)
        return `is valid only from ${date(validAfter)}`;
    if (nowS >= validBefore)
        return `expired on ${date(validBefore)}`;
    // OpenSSH looks up the name in lower case, compares principals literally, and takes none as "any host".
    if (principals.length > 0 && !principals.includes(host.toLowerCase())) {
        return `is for ${principals.slice(0, 10).join(', ')}, not for ${host.toLowerCase()} (compared literally)`;
    }
    if (criticalOptions.length > 0)
        return `has unsupported critical options: ${criticalOptions.join(', ')}`;
    return undefined;
}
function described({ keyId, authority, key }) {
    const signer = `${(0,fingerprint/* wireKeyType */.V)(authority) ?? 'unknown'} ${(0,fingerprint/* fingerprint */.R)(authority)}`;
    return `\n  certificate: ${JSON.stringify(keyId)}, for the key ${(0,fingerprint/* fingerprint */.R)(key)}\n  signed by:   ${signer}`;
}
function refused({ label, host, port }, fault, more) {
    return new src/* UserError */.yo('HOST_CERTIFICATE', `${label} (${host} port ${port}) presented a certificate that ${fault}.${more}`, {
        hint: 'Have the authority sign the host key again (ssh-keygen -s <ca key> -I <name> -h -n <host name as in `hosts`> -V +52w ssh_host_ed25519_key.pub), set the result as HostCertificate in sshd_config, and reload sshd. No password and no key was sent to the host.',
    });
}
function date(seconds) {
    // The largest number means for ever.
    return seconds > 8640000000000n ? 'forever' : new Date(Number(seconds) * 1000).toISOString();
}

// EXTERNAL MODULE: ./build/packages/ssh/src/unknown-host-key.js
var unknown_host_key = __webpack_require__(2460);
;// CONCATENATED MODULE: ./build/packages/ssh/src/host-key.js





/** Whether the key that a host shows is the host's. A revoked key is refused in every mode. */
function judgeHostKey({ target, check, entries, pinned, seen }) {
    const { exact, loose, authorities } = knownKeys(entries, target);
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
    // An authority was named so that nobody has to trust a key at first sight.
    if (authorities.length > 0)
        return uncertified(target, seen, authorities);
    if (pinned)
        return mismatch(target, seen, [`${host_key_described(pinned)} (accepted as new earlier in this run)`]);
    return check === 'accept-new' ? 'new' : unknown(target, seen);
}
function knownKeys(entries, { host, port }) {
    const { exact, loose } = (0,known_hosts/* findKnownHosts */.a4)(entries, host, port);
    const [named, elsewhere] = [exact, loose].map((found) => found.filter(({ authority }) => !authority));
    return {
        exact: named ?? [],
        loose: elsewhere ?? [],
        authorities: [...exact, ...loose].filter(({ authority }) => authority),
    };
}
/** The line for `known-hosts`. */
function knownHostsLine({ host, port }, key) {
    return `${(0,known_hosts/* knownHostName */.nF)(host, port)} ${(0,fingerprint/* wireKeyType */.V)(key) ?? 'unknown'} ${key.toString('base64')}`;
}
/**
 * The host key algorithms to ask for: those of the known keys first, because the server shows the first one that it
 * has. The others stay behind them, so that a host without any known type shows what it has and can be named.
 */
function hostKeyAlgorithms(question) {
    const { exact, loose } = knownKeys(question.entries, question.target);
    const usable = (exact.length > 0 ? exact : loose).filter((entry) => !entry.revoked).map((entry) => entry.type);
    if (usable.length === 0 && question.pinned)
        usable.push((0,fingerprint/* wireKeyType */.V)(question.pinned) ?? '');
    const wanted = (algorithm) => usable.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm);
    return [...ALGORITHMS.filter(wanted), ...ALGORITHMS.filter((algorithm) => !wanted(algorithm))];
}
/** Certificates to ask for besides, before any plain key: all kinds, where the host has an authority. */
function certificateAlgorithms({ target, check, entries }) {
    const isAsked = check !== 'off' && knownKeys(entries, target).authorities.length > 0;
    return isAsked ? ALGORITHMS.map((algorithm) => algorithm + CERTIFICATE_SUFFIX) : [];
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
function host_key_described(key) {
    return `${(0,fingerprint/* wireKeyType */.V)(key) ?? 'unknown'} ${(0,fingerprint/* fingerprint */.R)(key)}`;
}
function host_key_place({ label, host, port }) {
    return `${label} (${host} port ${port})`;
}
function unknown(target, seen) {
    const line = knownHostsLine(target, seen);
    const shown = host_key_described(seen);
    return new unknown_host_key/* UnknownHostKey */.Q(`${host_key_place(target)}: no key is known for this host. Its key is ${shown}.\nThe line for known-hosts:\n${line}`, {
        shown,
        line,
        hint: 'Compare the fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add the line above to the input `known-hosts`. No password and no key was sent to the host.',
    });
}
function uncertified(target, seen, authorities) {
    const lines = authorities.map(({ line, key }) => `  authority: ${host_key_described(key)} (line ${line} of the input known-hosts)`);
    return new src/* UserError */.yo('HOST_KEY_UNKNOWN', [
        `${host_key_place(target)} presented no certificate from a known authority, and its key is not known.`,
        `  seen:      ${host_key_described(seen)}`,
        ...lines,
    ].join('\n'), {
        hint: `Have the authority sign the host key and set the result as HostCertificate in sshd_config on the host. Or, if the fingerprint matches the one on the host, add this line to the input \`known-hosts\`: ${knownHostsLine(target, seen)}`,
    });
}
function mismatch(target, seen, expected) {
    return new src/* UserError */.yo('HOST_KEY_MISMATCH', [`${host_key_place(target)} presented a different host key than expected.`, `  seen:     ${host_key_described(seen)}`]
        .concat(expected.map((each) => `  expected: ${each}`))
        .join('\n'), {
        hint: `Either the host was reinstalled, or someone intercepts the connection. Read the fingerprint on the host. Only if it is the one seen, replace the lines of the host in the input \`known-hosts\` with: ${knownHostsLine(target, seen)}`,
    });
}
function revokedKey(target, seen, entry) {
    return new src/* UserError */.yo('HOST_KEY_MISMATCH', `${host_key_place(target)} presented a revoked host key: ${host_key_described(seen)} (line ${entry.line} of the input known-hosts).`, { hint: 'Do not trust this host until it has a new key; then add that key to `known-hosts`.' });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/host-key-memory.js

/** What this process has learned about host keys: a second connection must not meet another host. */
const pins = new Map();
const warned = new Set();
function pinnedKey({ host, port }) {
    return pins.get((0,known_hosts/* knownHostName */.nF)(host, port));
}
/** False where the key was pinned before. */
function pinKey({ host, port }, key) {
    const name = (0,known_hosts/* knownHostName */.nF)(host, port);
    const isNew = !pins.has(name);
    if (isNew)
        pins.set(name, key);
    return isNew;
}
/** True exactly once for each host. */
function firstWarning({ host, port }) {
    const name = (0,known_hosts/* knownHostName */.nF)(host, port);
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
    certificate;
    target;
    check;
    entries;
    log;
    clock;
    constructor(target, check, entries, { log, clock }) {
        this.target = target;
        this.check = check;
        this.entries = entries;
        this.log = log;
        this.clock = clock;
    }
    algorithms() {
        return hostKeyAlgorithms({ target: this.target, entries: this.entries, pinned: pinnedKey(this.target) });
    }
    certificateAlgorithms() {
        return certificateAlgorithms(this);
    }
    /** Of the key that `accept` hears of next. */
    show = (certificate) => {
        this.certificate = certificate;
    };
    accept(seen) {
        const { target, check, entries } = this;
        // ssh2 hands out a view of a packet that it will overwrite.
        this.seen = Buffer.from(seen);
        const { certificate } = this;
        this.certificate = undefined;
        const certified = certificate && judgeCertificate({ target, entries, seen: certificate, nowMs: this.clock.now() });
        this.verdict = certified ?? judgeHostKey({ target, check, entries, pinned: pinnedKey(target), seen: this.seen });
        if (this.verdict instanceof src/* UserError */.yo)
            this.refusal = this.verdict;
        return this.refusal === undefined;
    }
    /** The host has shown that it holds the key: until then it has only claimed to. May still set `refusal`. */
    proven() {
        const { target, check, entries, seen } = this;
        const pinned = pinnedKey(target);
        // Another connection may have got so far meanwhile, and met another key.
        if (this.verdict === 'new' && pinned)
            this.verdict = judgeHostKey({ target, check, entries, pinned, seen });
        if (this.verdict instanceof src/* UserError */.yo) {
            this.refusal = this.verdict;
            return;
        }
        if (this.verdict === 'new' && pinKey(target, seen)) {
            const line = knownHostsLine(target, seen);
            this.log.notice(`${target.label}: host key accepted as new, ${(0,fingerprint/* fingerprint */.R)(seen)}. For the next run, add this line to known-hosts:\n${line}`);
        }
        if (this.verdict === 'unchecked' && firstWarning(target)) {
            this.log.warning(`${target.label}: host-key-check is off, so the identity of the host is not verified (its key is ${(0,fingerprint/* fingerprint */.R)(seen)}). Someone who intercepts the connection gets the files, the environment and the password.`, 'HOST_KEY_UNCHECKED');
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/session-keys.js

/** Names of those of all ciphers of the library, and of the codes beside them. */
const KEYS = ['_encKey', '_encKeyMain', '_encKeyPktLen', '_decipherKey', '_decKeyMain', '_decKeyPktLen', '_macKey'];
/**
 * Makes the keys of a connection key objects; to be called after every handshake. The library begins a cipher for each
 * packet, and with a key in a buffer Node makes it such an object each time: a third of the work of encrypting.
 */
function keepSessionKeys(client) {
    const { _protocol: protocol } = client;
    for (const cipher of [protocol?._cipher, protocol?._decipher]) {
        for (const name of KEYS) {
            const key = cipher?.[name];
            if (cipher && Buffer.isBuffer(key) && key.length > 0)
                cipher[name] = (0,external_node_crypto_.createSecretKey)(key);
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/dial.js










/** Connects and logs in, or fails, within `connectTimeoutMs` from when it is this server's turn. */
async function dial(target, via, settings, ready, world) {
    const named = via ? { ...target, label: `${target.label} through ${via.through}` } : target;
    const login = () => {
        const attempt = new Attempt(named, via, settings, ready, world);
        const late = () => timedOut(named, attempt.phase, settings.connectTimeoutMs);
        const work = (signal) => attempt.run(signal);
        return (0,clock_src/* withDeadline */.NE)(world.clock, settings.connectTimeoutMs, late, work, world.signal);
    };
    return ready.pace.run(target, login, world.signal);
}
class Attempt {
    phase = 'dial';
    greeting = '';
    received = 0;
    guard;
    authentication;
    target;
    via;
    constructor(target, via, settings, ready, world) {
        this.target = target;
        this.via = via;
        this.guard = new HostKeyGuard(target, settings.hostKeyCheck, ready.entries, world);
        this.authentication = new Authentication(target, { keys: ready.keys, password: settings.password });
    }
    async run(signal) {
        signal.throwIfAborted();
        const { host, port, user } = this.target;
        // Nothing may come between the making of a socket and its listeners.
        const socket = this.via ? await this.forwarded(this.via, signal) : directly(host, port);
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
            client.on('banner', (text) => this.authentication.hear(text));
            client.on('change password', () => {
                this.authentication.passwordExpired();
                give(this.authentication.failure(undefined));
            });
            client.on('handshake', () => {
                keepSessionKeys(client);
                this.phase = 'authentication';
                this.guard.proven();
                if (this.guard.refusal)
                    give(this.guard.refusal);
            });
            client.on('ready', () => {
                decided = true;
                signal.removeEventListener('abort', onAbort);
                // Without this a peer that never closes its side would keep the process alive.
                socket.once('finish', () => socket.destroy());
                resolve({ client, progress: () => this.received + Math.floor(sentBytes(socket) / 4096) });
            });
            client.connect({
                sock: socket,
                username: user,
                readyTimeout: 0,
                algorithms: { serverHostKey: this.guard.algorithms() },
                hostVerifier: (key) => this.guard.accept(key),
                authHandler: this.authentication.next,
            });
            const certificates = this.guard.certificateAlgorithms();
            if (certificates.length > 0)
                offerCertificates(client, certificates, this.guard.show);
            hastenLogin(client, this.authentication.firstIsRsa);
        });
    }
    async forwarded(via, signal) {
        const { host, port } = this.target;
        const stream = await via.dial(host, port, signal).catch((error) => {
            throw notForwarded(this.target, via.through, error);
        });
        if (signal.aborted)
            stream.destroy();
        signal.throwIfAborted();
        this.phase = 'greeting';
        return stream;
    }
    /** ssh2 paused the socket's flow, so this listener takes nothing away. */
    watch(socket) {
        socket.once('connect', () => {
            this.phase = 'greeting';
        });
        socket.on('data', (chunk) => {
            this.received += chunk.length;
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
        return dialFailure(this.target, this.phase, reason, this.greeting, this.authentication.said);
    }
}
/** What has left this process. */
function sentBytes(socket) {
    return 'bytesWritten' in socket ? Number(socket.bytesWritten) - socket.writableLength : 0;
}
function directly(host, port) {
    return batchWrites((0,external_node_net_.connect)({ host, port, noDelay: true }));
}
/** The server said no, or took its leave with a message (too many failures): both are answers, not accidents. */
function isRefusal(cause) {
    if (typeof cause !== 'object' || cause === null)
        return false;
    const { level, code } = cause;
    return level === 'client-authentication' || level === 'agent' || typeof code === 'number';
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

;// CONCATENATED MODULE: ./build/packages/ssh/src/hearing.js
/**
 * Hands on what a command says, no faster than it is taken: where a listener gives back a promise, the host has to
 * wait for it. Both streams stop then, because they share one window.
 */
class Hearing {
    clock;
    streams;
    onError;
    lastMs;
    /** Heard so far. */
    bytes = 0;
    busy = 0;
    taken = Promise.resolve();
    constructor(clock, streams, onError) {
        this.clock = clock;
        this.streams = streams;
        this.onError = onError;
        this.lastMs = clock.elapsed();
    }
    /** Somebody has not finished with what it was told. */
    get isBusy() {
        return this.busy > 0;
    }
    /** Resolves when everything that was handed on has been taken. */
    async idle() {
        while (this.isBusy)
            await this.taken;
    }
    hear(chunk, tell) {
        this.lastMs = this.clock.elapsed();
        this.bytes += chunk.length;
        const answer = tell?.(chunk);
        if (answer instanceof Promise)
            this.wait(answer);
    }
    wait(answer) {
        this.busy++;
        for (const stream of this.streams)
            stream.pause();
        this.taken = answer.catch(this.onError).then(() => {
            this.lastMs = this.clock.elapsed();
            this.busy--;
            if (this.busy === 0)
                for (const stream of this.streams)
                    stream.resume();
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/link.js

/** `when` ends the sentence about the connection that was lost. */
function lost({ label }, when, cause) {
    return new src/* UserError */.yo('CONNECTION_LOST', `${label}: the connection was lost ${when}.`, { cause });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/ping.js
/** Resolves when the server has answered, after all that it sent before, or when the connection has ended. */
function ping(client) {
    const { _callbacks: callbacks, _protocol: protocol } = client;
    return new Promise((resolve) => {
        callbacks.push(resolve);
        protocol.ping();
    });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/quiet.js
/** How long a channel may be silent after the exit status before we stop waiting for its end. */
const QUIET_MS = 500;
/** And how long at most, for a background process that goes on talking. */
const LINGER_MS = 10_000;
/** More than the command itself can have left behind in the buffers on the way. */
const BACKLOG_BYTES = 4 * 1024 * 1024;
/** What trickles more slowly is no backlog that a slow line drains. */
const DRAIN_BYTES_PER_S = 32 * 1024;
/**
 * After the exit status: resolves when all that the command said has been heard and taken, and only a process in the
 * background can still keep the output open. `ask` resolves when the host has answered, and so has sent what it had.
 * Rejects when it is stopped.
 */
async function quiet(clock, hearing, ask, stopped) {
    const [startMs, startBytes] = [clock.elapsed(), hearing.bytes];
    let busyMs = 0;
    let answers = 0;
    for (let askedMs = -1;;) {
        if (hearing.isBusy) {
            // What the host said in time is not lost because its listener is slow.
            await clock.sleep(QUIET_MS, stopped);
            busyMs += QUIET_MS;
            continue;
        }
        const bytes = hearing.bytes - startBytes;
        const lingerMs = clock.elapsed() - startMs - busyMs;
        const drains = bytes <= BACKLOG_BYTES && bytes >= (lingerMs / 1000) * DRAIN_BYTES_PER_S;
        if (lingerMs >= LINGER_MS && !drains)
            return;
        const leftMs = hearing.lastMs + QUIET_MS - clock.elapsed();
        if (leftMs > 0) {
            await clock.sleep(leftMs, stopped);
            continue;
        }
        // Silence may be the network's. A first answer may come just before what a full window held up, a second not.
        answers = askedMs === hearing.lastMs ? answers + 1 : 0;
        if (answers === 2)
            return;
        askedMs = hearing.lastMs;
        await ask();
        stopped.throwIfAborted();
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/sessions.js

/** What the library tells the server of every channel. */
const WINDOW_BYTES = 2 * 1024 * 1024;
const PACKET_BYTES = 32 * 1024;
/** There is nothing left to open a session on. */
class NotConnected extends Error {
}
/**
 * The sessions of one connection. While a command runs, the session of the next one is opened already, and its input
 * follows a command at once, as with OpenSSH's client: so a command costs one round trip and not three.
 *
 * A server that refuses another session while others are open (MaxSessions) makes a command wait until one of them has
 * ended; with none open, the refusal is final.
 */
class Sessions {
    client;
    spare;
    open = 0;
    waiting = [];
    constructor(client) {
        this.client = client;
        client.on('close', () => {
            for (const retry of this.waiting.splice(0))
                retry();
        });
    }
    /** Never throws; `start` is told of everything. */
    exec(command, start) {
        const begin = (channel) => {
            this.run(channel, command, start);
            this.spare ??= new Spare((answer) => this.request(answer));
        };
        const fresh = (isRetry) => {
            this.request((error, channel) => {
                if (channel)
                    begin(channel);
                else if (!isSessionLimit(error))
                    start.refused(error ?? new Error('no channel'));
                else if (this.open > 0)
                    this.waiting.push(() => attempt(true));
                else if (!isRetry)
                    this.afterCleanUp(() => attempt(true));
                else
                    start.refused(error);
            });
        };
        const attempt = (isRetry) => {
            if (!start.isWanted())
                return this.next();
            const { spare } = this;
            this.spare = undefined;
            // One that was refused, or closed meanwhile, says nothing about the next.
            if (spare)
                spare.take((channel) => (channel ? begin(channel) : fresh(isRetry)));
            else
                fresh(isRetry);
        };
        attempt(false);
    }
    next() {
        const retry = this.waiting.shift();
        if (retry)
            this.afterCleanUp(retry);
    }
    /**
     * A server answers in order, and clears what has ended before it answers: OpenSSH counts a session until then, even
     * after both sides have closed its channel.
     */
    afterCleanUp(retry) {
        ping(this.client).then(retry, retry);
    }
    run(channel, command, { sent, refused }) {
        channel.subtype = 'exec';
        channel._callbacks.push((failed) => {
            if (failed === false)
                return;
            refused(failed === true ? new Error('the server did not run it') : failed);
            channel.close();
        });
        this.inside._protocol.exec(channel.outgoing.id, command, true);
        sent(channel);
    }
    request(answer) {
        const opened = (error, channel) => {
            if (channel) {
                this.open++;
                channel.once('close', () => {
                    this.open--;
                    this.next();
                });
            }
            answer(error, channel);
        };
        const socket = this.client._sock;
        if (!socket?.writable) {
            opened(new NotConnected('the connection has ended'));
            return;
        }
        const { _chanMgr: channels, _protocol: protocol } = this.inside;
        protocol.session(channels.add(Object.assign(opened, { type: 'session' })), WINDOW_BYTES, PACKET_BYTES);
    }
    get inside() {
        return this.client;
    }
}
/** The server's answer to a request for a session, and no trouble with the connection. */
function isSessionLimit(error) {
    return error !== undefined && 'reason' in error;
}
/** A session that is being opened for the next command. */
class Spare {
    answer;
    taker;
    constructor(open) {
        open((_error, channel) => {
            this.answer = { channel };
            this.taker?.(channel);
        });
    }
    /** Calls back at once where the answer is there, with nothing where there is no use in it. */
    take(taker) {
        if (this.answer === undefined)
            this.taker = taker;
        else
            taker(this.answer.channel?.outgoing.state === 'open' ? this.answer.channel : undefined);
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/exec.js








/** How long a cancelled command may take to clean up before its channel is closed. */
const GRACE_MS = 2000;
const CAPTURE_LIMIT = 1024 * 1024;
const RUNNING = 'while a command ran; its result is unknown';
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
        link.sessions.exec(command, {
            isWanted: () => !stop.signal.aborted,
            refused: (error) => fail(refusal(link, error)),
            sent: (channel) => {
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
            },
        });
    });
}
function listen(link, channel, options, stopped, finish, fail) {
    const [stdout, stderr] = [newCapture(options), newCapture(options)];
    const hearing = new Hearing(link.clock, [channel, channel.stderr], fail);
    let exit;
    let open = 2;
    const complete = async () => {
        if (hearing.isBusy)
            await hearing.idle();
        if (exit && !stopped.aborted)
            finish({ ...exit, stdout: stdout.text(), stderr: stderr.text() });
        if (!link.closed)
            channel.close();
    };
    const hear = (capture, tell) => (chunk) => {
        if (stopped.aborted)
            return;
        capture.add(chunk);
        hearing.hear(chunk, tell);
    };
    const ended = () => {
        open--;
        if (open === 0 && exit)
            void complete();
    };
    channel.on('data', hear(stdout, options.onStdout?.bind(options))).on('end', ended);
    channel.stderr.on('data', hear(stderr, options.onStderr?.bind(options))).on('end', ended);
    // A write to a channel that the host has closed: what the command made of it is in its exit status.
    channel.on('error', () => { });
    channel.on('exit', (code, name) => {
        exit = { code, signal: name ?? null };
        if (open === 0)
            return void complete();
        hearing.lastMs = link.clock.elapsed();
        quiet(link.clock, hearing, () => ping(link.client), stopped).then(() => {
            link.event(`${link.label}: the command has ended, but a background process keeps its output open`);
            void complete();
        }, () => { });
    });
    channel.on('close', () => {
        if (!exit) {
            fail(lost(link, RUNNING, link.closed ? link.lastError : new Error('the channel was closed without an exit status')));
        }
    });
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
    if (link.closed || error instanceof NotConnected)
        return lost(link, RUNNING, link.lastError ?? error);
    if ('reason' in error) {
        return new src/* UserError */.yo('HOST_UNFIT', `${link.label}: the server refused another command on this connection.`, {
            hint: 'No other command runs on it, so waiting does not help: MaxSessions in sshd_config on the server is 0, or a restriction of the key does not allow sessions.',
            cause: error,
        });
    }
    return new src/* UserError */.yo('HOST_UNFIT', `${link.label}: the server does not let this user run commands.`, {
        hint: 'Check for ForceCommand in sshd_config, for restrictions in authorized_keys, and for a login shell such as nologin.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/forward.js


/** RFC 4254, 5.1: why a channel was not opened. */
const PROHIBITED = 1;
const CONNECT_FAILED = 2;
/** A TCP connection that the server makes for us; see `Connection.dial`. */
function forward(link, host, port, signal) {
    return new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        if (signal.aborted)
            return onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        const answer = (error, channel) => {
            signal.removeEventListener('abort', onAbort);
            if (error)
                return reject(forward_refusal(link, `${host} port ${port}`, error));
            // Whoever asked has gone meanwhile.
            if (signal.aborted)
                return channel.destroy();
            // stderr has no meaning here, but it would hold up the window.
            channel.stderr.resume();
            resolve(channel);
        };
        try {
            link.client.forwardOut('127.0.0.1', 0, host, port, answer);
        }
        catch (error) {
            signal.removeEventListener('abort', onAbort);
            reject(lost(link, 'while opening another connection through it', error));
        }
    });
}
function forward_refusal(link, place, cause) {
    const reason = 'reason' in cause ? cause.reason : undefined;
    if (link.closed || typeof reason !== 'number') {
        return lost(link, 'while opening another connection through it', link.lastError ?? cause);
    }
    if (reason === PROHIBITED) {
        return new src/* UserError */.yo('FORWARDING_REFUSED', `${link.label}: the server does not forward connections to ${place}.`, {
            hint: 'Look for AllowTcpForwarding, DisableForwarding and PermitOpen in its sshd_config, and for restrict, no-port-forwarding and permitopen in authorized_keys.',
            cause,
        });
    }
    const what = reason === CONNECT_FAILED ? 'cannot be reached from it' : 'could not be opened from it';
    return new src/* UserError */.yo('CONNECT_FAILED', `${link.label}: ${place} ${what}.`, {
        hint: 'Check from this host that a process listens there, and that no firewall blocks the connection.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/keep-alive.js
/** NAT gateways drop flows that are idle for some minutes. */
const INTERVAL_MS = 15_000;
/** After so many intervals without a sign of life the peer is gone: within a minute from the last one. */
const MOST_MISSES = 3;
/** Asks a server for a sign of life again and again. Resolves when there is none; rejects when it is stopped. */
async function keepAlive(clock, pulse, stopped) {
    let hasAnswered = true;
    let progress = pulse.progress();
    for (let misses = 0;;) {
        await clock.sleep(INTERVAL_MS, stopped);
        const before = progress;
        progress = pulse.progress();
        misses = hasAnswered || progress !== before ? 0 : misses + 1;
        if (misses === MOST_MISSES)
            return;
        if (!hasAnswered)
            continue;
        hasAnswered = false;
        void pulse.ask().then(() => {
            hasAnswered = true;
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/agent.js








/** An agent answers at once, unless it asks somebody who is not there. */
const ANSWER_MS = 10_000;
/** Throws AUTH_FAILED where the agent does not answer or holds nothing that we can use. */
async function agentContents(socketPath, clock, signal) {
    const agent = lib_default().createAgent(socketPath);
    const late = () => unusable(`did not answer within ${(0,quantity_src/* formatDuration */.a3)(ANSWER_MS)}`, undefined);
    const ask = () => Promise.all([identities(agent), countCertificates(socketPath)]);
    const [keys, certificates] = await (0,clock_src/* withDeadline */.NE)(clock, ANSWER_MS, late, ask, signal);
    if (keys.length === 0 && certificates > 0) {
        throw unusable('has only user certificates, which are not supported', undefined, PLAIN_KEY);
    }
    if (keys.length === 0)
        throw unusable('has no key of a supported kind', undefined);
    const offered = keys.map((key) => ({
        name: `the key ${(0,fingerprint/* fingerprint */.R)(key.getPublicSSH())} (${key.type}) of the SSH agent`,
        key,
        agent: new OneKeyAgent(agent, key),
    }));
    return { keys: offered, certificates };
}
const PLAIN_KEY = 'Add the plain key to the agent (ssh-add <file>, without <file>-cert.pub in the same folder) and its public half to authorized_keys on the host.';
const IDENTITIES_ANSWER = 12;
const LONGEST_ANSWER = 1024 * 1024;
/**
 * The library drops certificates from an agent's answer without a word, so this asks for the raw list (RFC of the agent
 * protocol: draft-ietf-sshm-ssh-agent, section 3.5). 0 where the answer cannot be read: then the library's word counts.
 */
function countCertificates(socketPath) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.createConnection)(socketPath, () => socket.write(Buffer.from([0, 0, 0, 1, 11])));
        let answer = Buffer.alloc(0);
        socket.on('data', (chunk) => {
            answer = Buffer.concat([answer, chunk]);
            const isWhole = answer.length >= 4 && answer.length >= 4 + answer.readUInt32BE(0);
            if (isWhole || answer.length > LONGEST_ANSWER)
                socket.destroy();
        });
        socket.on('error', () => { });
        socket.on('close', () => resolve(certificatesIn(answer)));
    });
}
function certificatesIn(answer) {
    try {
        const reader = new WireReader(answer.subarray(5));
        let found = 0;
        if (answer[4] !== IDENTITIES_ANSWER)
            return 0;
        for (let left = reader.uint32(); left > 0; left--) {
            if (isCertificate(reader.bytes()))
                found++;
            reader.bytes(); // the comment
        }
        return found;
    }
    catch (error) {
        if (error instanceof RangeError)
            return 0;
        throw error;
    }
}
/** The library offers all keys of an agent in one go; so each of them can be counted and named. */
class OneKeyAgent extends (lib_default()).BaseAgent {
    agent;
    key;
    constructor(agent, key) {
        super();
        this.agent = agent;
        this.key = key;
    }
    getIdentities(tell) {
        tell(undefined, [this.key]);
    }
    sign(key, data, options, tell) {
        if (typeof options === 'function')
            this.agent.sign(key, data, options);
        else
            this.agent.sign(key, data, options, tell);
    }
}
function identities(agent) {
    return new Promise((resolve, reject) => {
        agent.getIdentities((error, keys) => {
            if (error)
                reject(unusable('did not list its keys', error));
            else
                resolve((keys ?? []));
        });
    });
}
function unusable(what, cause, hint = START_AGENT) {
    return new src/* UserError */.yo('AUTH_FAILED', `The SSH agent (SSH_AUTH_SOCK) ${what}.`, { hint, cause });
}
const START_AGENT = 'Start the agent and add the key in an earlier step of the same job (ssh-add -l lists its keys), or set the key in the input `private-key`.';

// EXTERNAL MODULE: ./build/packages/ssh/src/key-blocks.js
var key_blocks = __webpack_require__(3225);
// EXTERNAL MODULE: ./build/packages/ssh/src/key-diagnosis.js
var key_diagnosis = __webpack_require__(6862);
;// CONCATENATED MODULE: ./build/packages/ssh/src/pace.js

/** OpenSSH begins to drop connections at random once ten wait for their login (MaxStartups 10:30:100). */
const AT_ONCE = 8;
/** Lets only so many logins at one server be under way; the others wait for their turn. */
class Pace {
    atOnce;
    servers = new Map();
    constructor(atOnce = AT_ONCE) {
        this.atOnce = atOnce;
    }
    /** Runs `work` when it is this server's turn; leaves the queue with the signal's reason. */
    async run({ host, port }, work, signal) {
        const name = (0,known_hosts/* knownHostName */.nF)(host, port);
        const server = this.servers.get(name) ?? { busy: 0, waiting: [] };
        this.servers.set(name, server);
        if (server.busy < this.atOnce)
            server.busy++;
        else
            await turn(server.waiting, signal);
        try {
            return await work();
        }
        finally {
            const next = server.waiting.shift();
            if (next)
                next();
            else
                server.busy--;
        }
    }
}
function turn(waiting, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const next = () => {
            signal.removeEventListener('abort', onAbort);
            resolve();
        };
        const onAbort = () => {
            waiting.splice(waiting.indexOf(next), 1);
            reject(signal.reason);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        waiting.push(next);
    });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/private-key.js



/**
 * The key, decrypted and ready to sign. `text` is what `diagnoseKey` handed out. Throws AUTH_FAILED where passphrase
 * and key do not fit, or where the key is damaged inside; the message calls it `called` and never quotes either.
 */
function parsePrivateKey(text, passphrase, called = 'The private key') {
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
            ? new src/* UserError */.yo('AUTH_FAILED', `${called} cannot be read.`, {
                hint: 'The key is damaged or not supported: paste the whole file again, or create a new key (ssh-keygen -t ed25519).',
                cause,
            })
            : new src/* UserError */.yo('AUTH_FAILED', `${called} cannot be decrypted with this passphrase.`, {
                hint: 'Check the input `passphrase` (try it with: ssh-keygen -y -f <key>), and check that the secret does not end with a line break.',
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
/** Rejects before anything is dialled where a key cannot be used. */
function prepare(settings, world) {
    const before = prepared.get(settings);
    if (before)
        return before;
    const ready = prepare_read(settings, world);
    prepared.set(settings, ready);
    // Whoever was cancelled, or found no agent, must not have decided for those who come later.
    ready.catch(() => prepared.delete(settings));
    return ready;
}
async function prepare_read(settings, world) {
    const known = (0,known_hosts/* parseKnownHosts */.uJ)(settings.knownHosts);
    const keys = await readKeys(settings, world);
    return { keys, entries: known.entries, pace: new Pace() };
}
async function readKeys(settings, { clock, log, signal }) {
    const { privateKey, passphrase, password, agentSocket } = settings;
    if (privateKey !== undefined)
        return ownKeys(privateKey, passphrase);
    if (password !== undefined)
        return [];
    if (agentSocket === undefined) {
        throw new src/* UserError */.yo('AUTH_FAILED', 'There is no private key, no password and no SSH agent for the login.');
    }
    const { keys, certificates } = await agentContents(agentSocket, clock, signal);
    if (certificates > 0) {
        log.notice(`The SSH agent also holds ${certificates} user certificate(s). User certificates are not supported: only the plain keys of the agent are offered.`);
    }
    if (keys.length > key_blocks/* MOST_KEYS */.L) {
        log.notice(`The SSH agent holds ${keys.length} keys. Only the first ${key_blocks/* MOST_KEYS */.L} are offered, because servers close the connection after that many refusals (MaxAuthTries). If the right key is not among them, remove keys from the agent.`);
    }
    return keys.slice(0, key_blocks/* MOST_KEYS */.L);
}
function ownKeys(text, passphrase) {
    const blocks = (0,key_blocks/* keyBlocks */.M)(text);
    const keys = blocks.map((block, index) => {
        const diagnosis = (0,key_diagnosis/* diagnoseKey */.s)(block);
        const secret = 'encrypted' in diagnosis && diagnosis.encrypted ? passphrase : undefined;
        const called = blocks.length === 1 ? 'The private key' : `Private key ${index + 1} of ${blocks.length}`;
        const key = parsePrivateKey(block, secret, called);
        return { name: `the key ${(0,fingerprint/* fingerprint */.R)(key.getPublicSSH())} (${key.type})`, key };
    });
    // The same one twice would cost two of the few tries.
    return keys.filter(({ name }, index) => keys.findIndex((each) => each.name === name) === index);
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/retry.js



/** Milliseconds to wait after failed attempt number `attempt` (from 1): 1 s, 2 s, 4 s, 8 s, and 10 s from then on. */
function backoffMs(attempt) {
    return Math.min(10_000, 1000 * 2 ** (attempt - 1));
}
/** Tries what may pass again, `retries` times, and throws what it was in the end; any other error ends it at once. */
async function withRetries(retries, world, work) {
    const attempts = retries + 1;
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (failure) {
            if (!(failure instanceof DialFailure))
                throw failure;
            if (!failure.transient || attempt === attempts)
                throw withAttempts(failure.error, attempt);
            const waitMs = backoffMs(attempt);
            world.log.event(`${failure.message} Attempt ${attempt + 1} of ${attempts} in ${(0,quantity_src/* formatDuration */.a3)(waitMs)}.`);
            await world.clock.sleep(waitMs, world.signal);
        }
    }
}
function withAttempts(error, attempts) {
    if (attempts === 1)
        return error;
    const { code, hint, cause } = error;
    return new src/* UserError */.yo(code, `${error.message} (${attempts} attempts)`, { hint, cause });
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/jump.js
/**
 * The one connection to a jump host, shared by all who go through it: fifty targets behind it make one login. It is
 * opened for the first of them, once more after it was lost, and closed with the last.
 */
class Jump {
    label;
    open;
    users = 0;
    current;
    constructor(label, open) {
        this.label = label;
        this.open = open;
    }
    /** Rejects as `connect` does. */
    async lease(world) {
        this.users++;
        try {
            const connection = await this.connected(world);
            return {
                through: this.label,
                dial: (host, port, signal) => connection.dial(host, port, signal),
                release: () => this.leave(),
            };
        }
        catch (error) {
            this.leave();
            throw error;
        }
    }
    async connected(world) {
        for (;;) {
            const shared = this.usable(world);
            try {
                return await shared.opened;
            }
            catch (error) {
                if (this.current === shared)
                    this.current = undefined;
                // Whoever opened it was cancelled; that is no answer for the others.
                if (!shared.signal.aborted || world.signal.aborted)
                    throw error;
            }
        }
    }
    usable(world) {
        if (this.current && this.current.connection?.isOpen !== false)
            return this.current;
        const shared = { opened: this.open(world), signal: world.signal, connection: undefined };
        shared.opened.then((connection) => {
            shared.connection = connection;
        }, () => { });
        this.current = shared;
        return shared;
    }
    leave() {
        this.users--;
        if (this.users > 0)
            return;
        this.current?.connection?.close();
        this.current = undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/route.js

const routes = new WeakMap();
/** The last jump host on the way to all targets, which knows its way through those before it. */
function routeOf(settings, open) {
    const known = routes.get(settings);
    if (known)
        return known;
    let last;
    for (const target of settings.jumpHosts ?? []) {
        const [via, named] = [last, { ...target, label: `jump host ${target.label}` }];
        last = new Jump(target.label, (world) => open(via, named, world));
    }
    if (last)
        routes.set(settings, last);
    return last;
}

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./build/packages/ssh/src/steady-heap.js

/**
 * Keeps the part of the heap for young objects as small as it is now. V8 lets it grow to 64 MB of strings and handles
 * whose bytes lie outside of it, until it looks for those that are gone; a stream of small blocks needs a tenth. To be
 * called when the code is loaded, which needs the room. See decision record 096.
 */
function steadyHeap() {
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./build/packages/ssh/src/client.js











/** See `connect`. */
async function reach(target, settings, world) {
    const ready = await prepare(settings, world);
    const open = (via, place, hop) => withRetries(settings.retries, hop, async () => {
        const lease = await leased(via, place, hop);
        try {
            return live(await dial(place, lease, settings, ready, hop), place, lease, hop);
        }
        catch (error) {
            lease?.release();
            throw error;
        }
    });
    return open(routeOf(settings, open), target, world);
}
/** What keeps us from a jump host has been tried often enough: it is no failure of the target that may pass. */
async function leased(via, { label }, world) {
    try {
        return await via?.lease(world);
    }
    catch (error) {
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        const { code, hint, cause } = error;
        throw new src/* UserError */.yo(code, `${label}: ${error.message}`, { hint, cause });
    }
}
function live({ client, progress }, target, lease, world) {
    const { label } = target;
    steadyHeap();
    const link = {
        client,
        sessions: new Sessions(client),
        label,
        clock: world.clock,
        event: (text) => world.log.event(text),
        closed: false,
        lastError: undefined,
        running: 0,
    };
    let held = lease;
    const release = () => {
        held?.release();
        held = undefined;
    };
    const ended = new AbortController();
    client.on('error', (error) => {
        link.lastError = error;
    });
    client.on('close', () => {
        link.closed = true;
        ended.abort();
        release();
    });
    keepAlive(world.clock, { ask: () => ping(client), progress }, ended.signal).then(() => {
        link.lastError = new Error('the server has not answered for a minute');
        client.destroy();
    }, () => { });
    return {
        target,
        get isOpen() {
            return !link.closed;
        },
        exec: (command, options = {}) => execute(link, command, options, options.signal ?? world.signal),
        dial: (host, port, signal) => forward(link, host, port, signal),
        ping: () => ping(client),
        close: () => {
            ended.abort();
            client.end();
            release();
        },
    };
}


/***/ })

};
;