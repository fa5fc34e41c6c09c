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

/***/ 6181:
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
    AMBIGUOUS_REF: {
        cause: 'A branch and a tag (or a commit) have the same name and are different commits.',
        cure: 'Give the full name in `ref`, such as `refs/tags/v2` or `refs/heads/v2`, or the whole SHA.',
    },
    AUTH_FAILED: {
        cause: 'The server refused the key or password, or the key cannot be used in this form.',
        cure: 'Check `username` and `private-key`. The public half of the key must be in the `authorized_keys` file of that user on that host.',
    },
    BAD_INPUT: {
        cause: 'One or more inputs are missing, unknown or not allowed.',
        cure: 'Fix every input that the message lists. Nothing was requested or changed.',
    },
    BAD_RECORD: {
        cause: 'The report to replay does not exist, is not a report of error-rate-monitor, or does not contain the requested measurements.',
        cure: 'Give the path from the output `report-path` of an earlier run, and request only signals that this run watched.',
    },
    BAD_RELEASE: {
        cause: 'An earlier verdict rolled this version back, and the host has marked it as bad.',
        cure: 'Deploy a new version, or set `allow-bad: true` if the cause is fixed.',
    },
    CANCELLED: {
        cause: 'The run was cancelled (SIGINT or SIGTERM).',
        cure: 'Start the run again. Every host is on a complete version and holds no lock.',
    },
    COMMAND_FAILED: {
        cause: 'A step on the host failed or was killed by a signal.',
        cure: 'Read the output of the step in the log. `hosts` and the report name the step, the host and the exit code.',
    },
    COMMAND_TIMEOUT: {
        cause: 'A step on the host did not end within `command-timeout` and was stopped.',
        cure: 'Raise `command-timeout`, or find out why the step hangs.',
    },
    CONFIGURATION: {
        cause: 'The deploy script ended with exit code 2, or a health check found no version at `version-path` in the responses and cannot judge them.',
        cure: 'Deploy script: read its output; usually a variable or a file is missing on the host. Health check: set `version-path` to one of the fields that the message lists.',
    },
    CONNECT_FAILED: {
        cause: 'The host refused the connection, the host name does not resolve, or there is no route to the host.',
        cure: 'Check the host name, the port and the firewall, and check that sshd is running.',
    },
    CONNECT_TIMEOUT: {
        cause: 'The host did not answer within `connect-timeout`.',
        cure: 'Check that the host is running and that no firewall drops the packets.',
    },
    CONNECTION_LOST: {
        cause: 'The connection to the host broke during the work, and 90 seconds of reconnecting failed.',
        cure: 'Start the run again. Finished work is not repeated, and an unfinished step does not count as a success.',
    },
    DISK_FULL: {
        cause: 'The host has no free disk space or no free inodes.',
        cure: 'Free some space. The incomplete upload was removed.',
    },
    ERROR_RATE_EXCEEDED: {
        cause: 'The error rate stayed above the threshold for the sustained time.',
        cure: 'Inspect the live release. Roll it back unless the workflow already did.',
    },
    FILE_UNREADABLE: {
        cause: 'A file that an input names is missing, is a folder, a device or a FIFO, or is larger than 64 MiB.',
        cure: 'Give the path of a regular file, such as the `report-path` of an earlier step, or give the report itself.',
    },
    FORBIDDEN: {
        cause: 'The token does not have the required permission.',
        cure: 'Add the permission that the message names to the job.',
    },
    FORWARDING_REFUSED: {
        cause: 'The SSH server does not allow forwarding, or not to this address.',
        cure: 'Allow it: set AllowTcpForwarding and PermitOpen in sshd_config, and remove `restrict` from the key in authorized_keys.',
    },
    GITHUB_API: {
        cause: 'The GitHub API refused the request or did not answer in time.',
        cure: 'Read the answer in the message. After a 5xx status or a timeout, run the step again.',
    },
    HEALTH_FAILED: {
        cause: 'The health check of the new release did not pass in time.',
        cure: 'Read the last output of the check. That host was rolled back; the table shows the state of the other hosts.',
    },
    HOST_CERTIFICATE: {
        cause: 'The host presented a certificate from a known authority, but the certificate is expired, revoked, damaged or issued for another host.',
        cure: 'Have the authority sign the host key again, for the name that `hosts` uses, and reload sshd.',
    },
    HOST_KEY_MISMATCH: {
        cause: 'The host presented a different key than the known one: the host was reinstalled, or someone intercepts the connection.',
        cure: 'Find out which of the two happened. Replace the line in `known-hosts` only if the host was reinstalled.',
    },
    HOST_KEY_UNKNOWN: {
        cause: 'No key is known for this host.',
        cure: 'Compare the fingerprint with the one on the host, then paste the printed line into `known-hosts`.',
    },
    HOST_PROTOCOL: {
        cause: 'The program on the host sent an answer that this version does not understand.',
        cure: 'Use the same major version of the suite in every workflow that deploys to this path.',
    },
    HOST_UNFIT: {
        cause: 'The host lacks something that a deploy needs: a tool, or permission to write to the path.',
        cure: 'Install the tool or grant the permission that the message names.',
    },
    INTERNAL: {
        cause: 'This is a bug in deploy-actions.',
        cure: 'Please report it, with the stack trace from the log.',
    },
    IRREVERSIBLE: {
        cause: 'A release between the live release and the older one has a migration that cannot be undone.',
        cure: 'Fix the problem with a new version. If the old code works with the new data, set `allow-after-migration: true`.',
    },
    LOCK_LOST: {
        cause: 'This run no longer holds the lock: someone broke it, or this run did not renew it within `lock-ttl` and another run took over.',
        cure: 'This run stopped its work on that host. Check the live version with `operation: status`, and run again when the run that the message names has ended.',
    },
    LOCKED: {
        cause: 'Another run holds the lock of this path.',
        cure: 'Wait for the run that the message names, or set `lock-wait`. The lock expires at the time shown.',
    },
    LOGIN_SHELL: {
        cause: 'The login shell of the user on the host, or one of its startup files, exited, replaced the command or read its input.',
        cure: 'Check ~/.bashrc, ~/.profile and ~/.zshenv of that user for `exit`, `exec`, `read` or `cat`, check the shell in /etc/passwd (nologin, false), and check ForceCommand in sshd_config.',
    },
    NO_BASELINE: {
        cause: 'The watch compares with a baseline, and there is no usable baseline.',
        cure: 'Before the deploy, run `operation: baseline` with the same `metrics`, and pass its output `baseline` or its report file. The baseline must contain every signal that has a `max-increase`. If the baseline is zero, a percentage of it is zero too: give the increase as `1pp`, or as a number in the unit of the metric.',
    },
    NO_DATA: {
        cause: 'There was nothing to measure: no answer, another version, a gap in the data, or too few measurements or requests.',
        cure: 'Check the addresses and paths. The new version may be live and unverified: measure again, confirm it, or request a rollback. `on-inconclusive` decides whether the step fails. An action may have a more specific input for this, such as `on-no-data`.',
    },
    NO_DEPLOYMENT: {
        cause: 'There is no deployment record for this outcome.',
        cure: 'Run deployment-record with `operation: start` first, or pass its `deployment-id`.',
    },
    NO_PREVIOUS_RELEASE: {
        cause: 'The host has no earlier good release on disk to roll back to.',
        cure: 'See `<path>/.deploy/history.jsonl` for the releases of this host. Deploy a working version, or name another one in `to-version`.',
    },
    NO_TRAFFIC: {
        cause: 'The metrics were read, but no request arrived during the whole watch.',
        cure: 'Check that traffic reaches the service and that `total` counts it. If no traffic is normal, as after a first deploy, set `on-no-traffic: pass`; the verdict stays `inconclusive`.',
    },
    NOT_LIVE: {
        cause: 'The version to confirm is not the live version on this host.',
        cure: 'Another run deployed or rolled back in the meantime. See the history on the host.',
    },
    NOT_RECOVERED: {
        cause: 'The rollback is complete, but the service did not become healthy on the old version.',
        cure: 'The release is probably not the cause. Inspect the service immediately.',
    },
    PROVIDER_ERROR: {
        cause: 'The metric source refused the query, and waiting does not help.',
        cure: 'Check the path or query and the access rights.',
    },
    QUERY_TOO_COSTLY: {
        cause: 'A JSONPath needs more work on the response of the service than the limit allows, so nothing was judged.',
        cure: 'Simplify the JSONPath: no filter inside a filter, no `..` inside a filter, a shorter pattern. Or make the response of the service smaller.',
    },
    REGISTRY_AUTH: {
        cause: 'The container registry refused the login (exit code 3 of a deploy script).',
        cure: 'Check the registry credentials.',
    },
    ROLLBACK_FAILED: {
        cause: 'At least one host could not be rolled back. The hosts may run different versions.',
        cure: 'Inspect the hosts at the top of the table. Each row shows the version of the host.',
    },
    ROLLED_BACK: {
        cause: 'The version was judged bad, and the previous version is live again.',
        cure: 'The service needs no further action. Fix the version before you deploy it again.',
    },
    SAME_HOST: {
        cause: 'Two lines of `hosts` name the same machine with the same path.',
        cure: 'Name every host once. Nothing went live.',
    },
    SHARED_IN_OLD_PLACE: {
        cause: 'A path is new in `shared-paths`, and its files are in the live release, not in `<path>/shared/`.',
        cure: 'Run the `mv` command from the message once on the host, or create the path in `<path>/shared/` to start without these files.',
    },
    SHARED_MISSING: {
        cause: 'A file in `shared-paths` is neither in `shared/` on the host nor in the payload.',
        cure: 'Put it into `<path>/shared/` on the host, or into the payload as a first version. The name of a folder ends with `/`.',
    },
    SLACK_API: {
        cause: 'Slack refused the message, or it is not known whether the message arrived.',
        cure: 'See `reason`. Replace a webhook that was revoked.',
    },
    SOURCE: {
        cause: '`source` cannot be shipped: a path does not exist, a pattern matches nothing, there is no file in it, an archive cannot be unpacked, or two lines give one path different contents.',
        cure: 'Fix the lines of `source` that the message names, and check that an earlier step of the same job created the files. An empty release needs `allow-empty: true`.',
    },
    STALE_BASE: {
        cause: 'Files of an older release on the host were changed in place, the host does not allow links to them, or something in `shared/` was removed during the run.',
        cure: 'You need not do anything: the files are sent again. Set `link-unchanged: false` if steps write into shipped files.',
    },
    TAG_REFUSED: {
        cause: 'No input names the commit that the tag would stand on, or `ref` names another one than the deployment is of.',
        cure: 'Give `ref` (a branch, a tag or a SHA) to `operation: start`; the outcome is on the record.',
    },
    TAG_TAKEN: {
        cause: 'A git tag with this name already points to another commit.',
        cure: 'Choose a name that contains the commit, or delete the old tag. The action never moves a tag.',
    },
    UNHEALTHY: {
        cause: 'The service did not become healthy in time, or became unhealthy during the watch.',
        cure: "Read the service's own log around `decidedAt` (in the file that `report-path` names). Roll the version back unless the workflow already did.",
    },
    UNKNOWN_REF: {
        cause: 'The repository has no branch, tag or commit of the name in `ref`.',
        cure: 'Check the name and that it is pushed; the token needs `contents: read`.',
    },
    UNPROVEN: {
        cause: 'The release to confirm is live but not verified: the run that activated it ended before all of its steps and checks passed.',
        cure: 'Run the deploy again: it activates the release again, with its checks. Then confirm it.',
    },
    UPLOAD_FAILED: {
        cause: 'The files on the host differ from the files that were sent.',
        cure: 'Run again. The incomplete upload was removed, and nothing went live.',
    },
};

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
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
        return typeof error === 'string' ? error : (0,external_node_util_namespaceObject.inspect)(error, { depth: 1 });
    if (error.message !== '')
        return error.message;
    if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
        return error.errors.map(innerMessage).join('; ');
    }
    return error.name;
}
function innerMessage(error) {
    return isError(error) ? error.message || error.name : (0,external_node_util_namespaceObject.inspect)(error, { depth: 0 });
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
    return value instanceof Error || external_node_util_namespaceObject.types.isNativeError(value);
}

;// CONCATENATED MODULE: ./build/packages/error/src/index.js





/***/ }),

/***/ 7638:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jM: () => (/* reexport */ DURATION_LEGAL),
  Wh: () => (/* reexport */ RATIO_LEGAL),
  zP: () => (/* reexport */ cutToBytes),
  a3: () => (/* reexport */ formatDuration),
  E9: () => (/* reexport */ parseDuration),
  LO: () => (/* reexport */ parseRatio)
});

// UNUSED EXPORTS: SIZE_LEGAL, formatCount, formatRatio, formatSize, fractionOfPercent, parseSize

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
/**
 * `5%` or `0.05` to a fraction between 0 and 1. `undefined` where the text is no ratio. Read as a decimal: `0.7%` is
 * exactly the number 0.007, which 0.7 / 100 is not.
 */
function parseRatio(text) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
    if (!match)
        return undefined;
    const value = match[2] ? fractionOfPercent(match[1] ?? '') : Number(match[1]);
    return value >= 0 && value <= 1 ? value : undefined;
}
/** `0.7`, the digits of a percentage, is 0.007: the decimal point is moved before the text becomes a binary number. */
function fractionOfPercent(digits) {
    return Number(`${digits}e-2`);
}
/** A fraction for people: `0.0612` is `6.12 %`. What is not zero never looks like zero, and what is not all never like all. */
function formatRatio(fraction) {
    const percent = Number((fraction * 100).toFixed(2));
    if (percent === 0 && fraction > 0)
        return 'under 0.01 %';
    return percent === 100 && fraction < 1 ? 'over 99.99 %' : `${percent} %`;
}

;// CONCATENATED MODULE: ./build/packages/quantity/src/size.js
const UNITS = (/* unused pure expression or super */ null && (['B', 'KiB', 'MiB', 'GiB', 'TiB']));
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
const SIZE_LEGAL = 'a size with its unit, such as 100MiB, 64KiB or 1GB';
const BYTES = {
    B: 1,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 1024,
    MiB: 1024 ** 2,
    GiB: 1024 ** 3,
};
/** Whole bytes, or undefined if the text is not a size. A bare number has no unit, so it is not one. */
function parseSize(text) {
    const [, digits = '', unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?) ?(B|[KMG]i?B)$/.exec(text.trim()) ?? [];
    const factor = BYTES[unit];
    return factor === undefined ? undefined : Math.round(Number(digits) * factor);
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
const HARDWARE = 'a key on a security key, which needs a touch that a workflow cannot give';
/** Tells the usual mistakes with a pasted key apart. Windows line ends, indentation and blank lines are mended. */
function diagnoseKey(text) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const body = lines.filter((line) => line !== '');
    const [first = ''] = body;
    if (/^\S+-cert-v01@openssh\.com AAAA/.test(first)) {
        return {
            found: 'a user certificate, which is not supported',
            cure: `add the plain key to authorized_keys on the host, and paste its private half: ${KEY_LEGAL}`,
        };
    }
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
        return { found: 'the path of a file', cure: `paste the content, not the path: ${KEY_LEGAL}` };
    }
    if (isBase64OfKey(body))
        return { found: 'a key that was encoded in base64 again', cure: KEY_LEGAL };
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
        return { found: `not a key that servers accept (BEGIN ${kind})`, cure: KEY_LEGAL };
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
            cure: `a secret keeps them if you paste the whole file: ${KEY_LEGAL}`,
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
        return { found: 'a damaged key (its content is not in OpenSSH format)', cure: KEY_LEGAL };
    if (facts.type.startsWith('sk-'))
        return { found: HARDWARE, cure: 'a separate deploy key that is not on a security key' };
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
/* harmony export */   a4: () => (/* binding */ findKnownHosts),
/* harmony export */   eJ: () => (/* binding */ KNOWN_HOSTS_LEGAL),
/* harmony export */   nF: () => (/* binding */ knownHostName),
/* harmony export */   uJ: () => (/* binding */ parseKnownHosts)
/* harmony export */ });
/* unused harmony export matchesNames */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _fingerprint__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6497);


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
    if (names.startsWith('|') && !isHashedName(names))
        return 'the hashed name is not complete';
    if (!NAMED_TYPE.test(type))
        return 'the second word is not a key type';
    if (!isBase64(base64))
        return 'the third word is not a key in base64';
    return isWholeKey(type, Buffer.from(base64, 'base64')) ? undefined : `the key is damaged, or is not a ${type} key`;
}
/** Two SHA-1 sized values: the salt and the name's hash. */
function isHashedName(names) {
    const [before, version, ...parts] = names.split('|');
    const isSha1 = (part) => isBase64(part) && Buffer.from(part, 'base64').length === 20;
    return before === '' && version === '1' && parts.length === 2 && parts.every(isSha1);
}
/** As strict as OpenSSH: no padding too much or too little, and no bits in it that are lost. */
function isBase64(text) {
    return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}
/** A key in wire format is a row of length-prefixed strings, the first of which is its type; a cut one ends early. */
function isWholeKey(type, key) {
    let at = 0;
    let fields = 0;
    while (at + 4 <= key.length) {
        at += 4 + key.readUInt32BE(at);
        fields++;
    }
    return at === key.length && fields >= 2 && (0,_fingerprint__WEBPACK_IMPORTED_MODULE_1__/* .wireKeyType */ .V)(key) === type;
}
/** The name under which OpenSSH keeps a host: plain at port 22, else `[host]:port`. */
function knownHostName(host, port) {
    const name = host.toLowerCase();
    return port === 22 ? name : `[${name}]:${port}`;
}
/**
 * The entries for a host, revoked ones included, looked up as OpenSSH does: at port 22 only under the plain name (a
 * line for `[host]:22` is for no host), at another port first under `[host]:port`. An entry under the plain name then
 * vouches for its own key and says nothing about others (`loose`).
 */
function findKnownHosts(entries, host, port) {
    const exact = entries.filter((entry) => matchesNames(entry.names, knownHostName(host, port)));
    if (port === 22)
        return { exact, loose: [] };
    const plain = knownHostName(host, 22);
    return { exact, loose: entries.filter((entry) => !exact.includes(entry) && matchesNames(entry.names, plain)) };
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
    const seen = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha1', Buffer.from(salt, 'base64')).update(name).digest();
    const expected = Buffer.from(hash, 'base64');
    return expected.length === seen.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(seen, expected);
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


/***/ }),

/***/ 2460:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ UnknownHostKey)
/* harmony export */ });
/* harmony import */ var _deploy_actions_error__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6181);

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

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

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
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
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

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var src = __nccwpck_require__(4458);
// EXTERNAL MODULE: ./build/packages/error/src/index.js + 4 modules
var error_src = __nccwpck_require__(6181);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: ./build/packages/action/src/shield.js
/** What the runner trims before it looks for `::`, and everything else that cannot be seen, from the start of a line. */
const COMMAND = /(?<![^\n])([^\p{L}\p{N}\p{P}\p{S}\n]*):(?=:)/gu;
/** Behind such a prefix no line can begin with a command. */
const CLOSED = /^[^\p{L}\p{N}\p{P}\p{S}]*(?!:)[\p{L}\p{N}\p{P}\p{S}]/u;
const ZERO_WIDTH_SPACE = '\u200b';
const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
/** Sequences that a terminal carries out: CSI (colors, cursor), OSC and its like with their text, and short ones. */
const SEQUENCES = new RegExp([
    `(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])[^${BEL}${ESC}\n\u0080-\u009f]*(?:${BEL}|${ESC}\\\\|\u009c)`,
    `${ESC}[ -/]*[0-~]`,
].join('|'), 'g');
/** Control characters, and those that turn the direction of writing: what is shown is then not what is there. */
const UNSEEN = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const SUSPECT = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** Foreign text as it reads: without escape sequences and other control characters; every line ends in a line feed. */
function plainText(text) {
    // Looking is cheap; most of a gigabyte of output has nothing to remove.
    if (!SUSPECT.test(text))
        return text;
    return text.replace(/\r\n?/g, '\n').replace(SEQUENCES, '').replace(UNSEEN, '');
}
/** The same in one line. */
function oneLine(text) {
    return plainText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');
}
/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` (after optional blanks) is a
 * command, `##[` is one anywhere in a line, and a lone carriage return begins a new line; escape sequences are removed.
 * Every line gets the prefix. The text is looked at as a whole: line by line would make ten times its size of garbage.
 */
function shield(text, prefix = '| ') {
    const lines = plainText(text);
    // A regular expression is replaced in one go, a text piece by piece; `$` has a meaning there.
    const marked = prefix + (prefix === '' ? lines : lines.replace(/\n/g, `\n${prefix.replaceAll('$', '$$$$')}`));
    const quiet = CLOSED.test(prefix) || !marked.includes('::') ? marked : marked.replace(COMMAND, `$1:${ZERO_WIDTH_SPACE}`);
    return quiet.includes('##[') ? quiet.replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`) : quiet;
}

;// CONCATENATED MODULE: ./build/packages/action/src/log.js

function createLog(clock, sink) {
    const start = clock.elapsed();
    const stamp = () => `[${((clock.elapsed() - start) / 1000).toFixed(1).padStart(6)}s] `;
    return {
        event: (text) => {
            const now = stamp();
            // Blanks alone would not do: the runner trims a line before it looks for a command.
            const further = '| '.padStart(now.length);
            const [first = '', ...rest] = text.split(/\r\n|\r|\n/);
            sink.write(`${[shield(first, now), ...rest.map((line) => shield(line, further))].join('\n')}\n`);
        },
        warning: (text, title) => {
            sink.warning(shield(text, ''), title === undefined ? undefined : oneLine(title));
        },
        notice: (text) => {
            sink.notice(shield(text, ''));
        },
        foreign: (prefix, text) => {
            return sink.write(`${shield(withoutEnd(text), `${oneLine(prefix)} | `)}\n`);
        },
        group: async (title, work) => {
            sink.startGroup(shield(oneLine(title), ''));
            try {
                return await work();
            }
            finally {
                sink.endGroup();
            }
        },
    };
}
/** Not by a regular expression: that would look at each line of a long text. */
function withoutEnd(text) {
    if (!text.endsWith('\n'))
        return text;
    return text.slice(0, text.endsWith('\r\n') ? -2 : -1);
}

;// CONCATENATED MODULE: ./build/packages/action/src/markdown.js

/** One pass, so that nothing is escaped twice: punctuation of Markdown, starts of lists and titles, bare links. */
const SPECIAL = /[&<>\\`*_{}[\]()+!|~$]|^[-=]|(?<=^\d+)\.|:(?=\/\/)|(?<=\bwww)\./gi;
/**
 * A word with `@` or `#` in it, without the punctuation that ends a sentence: a mention, a reference, or `user@host`.
 * Never `##[`, which begins a command of the runner. Only whole words are tried: a long one without takes linear time.
 */
const REFERENCE = /(?<![\w./:%+~=[\]-])[\w./:%+~=[\]-]*[@#](?:(?:[\w./:%+~=\]@#-]|(?<!#)\[)*[\w/\]@#])?/g;
const NAMED = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/**
 * Foreign text as Markdown text in one line: no heading, list, link, table cell, mention, reference or HTML can grow
 * out of it. What cannot be seen, or turns the direction of writing, is dropped. What is shown can be copied exactly.
 */
function markdownText(text) {
    const plain = visible(text);
    let markdown = '';
    let end = 0;
    for (const { 0: word, index } of plain.matchAll(REFERENCE)) {
        // GitHub resolves entities before it looks for mentions and references, but never looks into code.
        markdown += `${escaped(plain, end, index)}\`${word}\``;
        end = index + word.length;
    }
    return markdown + escaped(plain, end, plain.length);
}
/** A name as code in one line, which can be copied exactly: a host, for instance. Fits a table's cell. */
function markdownCode(text) {
    const plain = visible(text);
    // A bar ends the cell of a table even in code, and a backslash before it is shown by some readers.
    if (plain === '' || plain.includes('|'))
        return markdownText(plain);
    const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    const padding = longest > 0 ? ' ' : '';
    return `${fence}${padding}${plain}${padding}${fence}`;
}
function visible(text) {
    return plainText(text)
        .replace(/[\n\t\u2028\u2029]+/g, ' ')
        .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
        .trim();
}
/** A part of a text; only its very beginning can begin a list or a title. */
function escaped(text, start, end) {
    const part = text.slice(start, end);
    return part.replace(SPECIAL, (character, at) => {
        const isOfLineStart = /[-=.]/.test(character) && !(character === '.' && part.slice(0, at).toLowerCase().endsWith('www'));
        if (isOfLineStart && start > 0)
            return character;
        return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
    });
}
/** A table; every cell must already be Markdown (`markdownText` or `markdownCode` for what is foreign). */
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./build/packages/action/src/mask/mask.js


const MASKED = '***';
/** A mask of two letters would blot out half of every text. */
const SHORTEST = 4;
/** Short lines of a multi-line secret (`}`) are no secrets. */
const SHORTEST_LINE = 6;
/** Of a secret of six bytes this much is certain. */
const SHORTEST_BASE64 = 7;
const ARMOR = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
/** The texts to mask for these secrets: each value or, as the runner masks by line, each line of it; longest first. */
function maskedValues(secrets, own) {
    const values = new Set();
    for (const secret of secrets) {
        const lines = secret
            .trim()
            .split(/\r\n|\r|\n/)
            .map((line) => line.trim());
        const shortest = lines.length === 1 ? SHORTEST : SHORTEST_LINE;
        for (const line of lines) {
            const isSecret = line.length >= shortest && !ARMOR.test(line) && !/^\**$/.test(line);
            if (isSecret && !own?.isWord(line))
                values.add(line);
        }
    }
    return [...values].sort((a, b) => b.length - a.length);
}
/** A text that is one of our own fields as a whole stays as it is, whatever secret is a part of it. */
function masker(secrets, own) {
    const forms = new Set(maskedValues(secrets, own).flatMap(formsOf));
    const longestFirst = [...forms].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
    return (text) => {
        if (own?.isField(text))
            return text;
        return longestFirst.reduce((masked, form) => masked.replaceAll(form, MASKED), text);
    };
}
/**
 * JSON in which every text is masked by itself (a secret with a quotation mark looks different once it is JSON), and
 * which can be printed: `##[` is a command for the runner wherever it stands in a line. Keys that are names stay, as
 * they are ours; others are foreign text.
 */
function maskedJson(value, mask, indent) {
    const text = JSON.stringify(value, (_, inner) => {
        if (typeof inner === 'string')
            return maskedText(inner, mask);
        return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? withMaskedKeys(inner, mask) : inner;
    }, indent);
    return text.replaceAll('##[', '#\\u0023[');
}
/** A text that is JSON stays JSON, and keeps the words in it that are ours. */
function maskedText(text, mask) {
    const masked = mask(text);
    if (masked === text || !/^\s*[[{]/.test(text))
        return masked;
    try {
        return maskedJson(JSON.parse(text), mask);
    }
    catch {
        return masked;
    }
}
/**
 * Markdown that `markdownText` and its like wrote. What it escapes depends on the neighbors, so each cell of a table and
 * each line is also looked at as it is shown, and written anew where that holds a secret.
 */
function maskedMarkdown(markdown, mask) {
    return mask(markdown)
        .split('\n')
        .map((line) => line
        .split('|')
        .map((cell) => maskedCell(cell, mask))
        .join('|'))
        .join('\n');
}
function maskedCell(cell, mask) {
    const [, mark = '', content = '', end = ''] = /^(\s*(?:#+ |> |- )?)(.*?)(\s*)$/s.exec(cell) ?? [];
    const shown = content
        .replaceAll('`', '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
        .replaceAll('&amp;', '&');
    const masked = mask(shown);
    return masked === shown ? cell : `${mark}${markdownText(masked)}${end}`;
}
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
function withMaskedKeys(value, mask) {
    const entries = Object.entries(value);
    if (entries.every(([key]) => NAME.test(key) || mask(key) === key))
        return value;
    return Object.fromEntries(entries.map(([key, inner]) => [NAME.test(key) ? key : mask(key), inner]));
}
/** A value in all forms in which it may appear: raw, and as part of a URL, of JSON, HTML, Markdown or base64. */
function formsOf(value) {
    const json = inJson(value);
    const url = inUrl(value);
    return [
        value,
        // As our own log writes it.
        plainText(value),
        shield(value, ''),
        json,
        inJson(json),
        json.replaceAll('/', '\\/'),
        escapedInJson(json, /[<>&]/g),
        escapedInJson(json, /[\u0080-\uffff]/g),
        ...[...url, ...url.map((form) => form.replaceAll('%20', '+'))].flatMap((form) => [form, lowerHex(form)]),
        value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        ...inBase64(value),
    ];
}
function inJson(text) {
    return JSON.stringify(text).slice(1, -1);
}
/** As other languages write JSON: Go escapes what is HTML, Python what is not ASCII. */
function escapedInJson(json, which) {
    return json.replace(which, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Percent-encoded: all that is reserved, the rarely reserved too, and as a browser writes it. */
function inUrl(text) {
    try {
        const form = encodeURIComponent(text);
        const strict = form.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
        return [form, strict, encodeURI(text)];
    }
    catch {
        // Half a character has no such form.
        return [];
    }
}
function lowerHex(text) {
    return text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}
/** Inside a longer text its base64 depends on where it begins; the characters at both ends on its neighbors, too. */
function inBase64(text) {
    const bytes = Buffer.from(text);
    return [0, 1, 2].flatMap((before) => {
        const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const form = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
        if (form.length < SHORTEST_BASE64)
            return [];
        return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
    });
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/vocabulary.js
/** Every verdict of every action. A word means the same wherever it stands (tested). */
const vocabulary = {
    'ssh-deploy': {
        good: ['deployed', 'unchanged', 'confirmed', 'rolled-back'],
        bad: ['failed'],
        neither: ['reverted', 'not-deployed', 'not-confirmed', 'refused', 'planned'],
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

const MEASURED = [...vocabulary['health-gate'].bad, ...vocabulary['error-rate-monitor'].bad];
/** After these verdicts every host runs what it ran before. */
const LEFT_AS_BEFORE = (/* unused pure expression or super */ null && (['unchanged', 'reverted', 'not-deployed', 'refused']));
const SWITCHED = (/* unused pure expression or super */ null && (['deployed', 'rolled-back', 'failed', 'not-recovered']));
/**
 * Whether a rollback may follow from these verdicts. One bad verdict is enough. "Could not measure" never is, however
 * often it was said: the service may be healthy.
 */
function callRollback(evidence) {
    const bad = evidence.filter(({ verdict }) => meaningOf(verdict) === 'bad');
    const has = (words) => evidence.some(({ verdict }) => words.includes(verdict));
    return {
        rollBack: bad.length > 0,
        because: bad.length > 0 ? bad : [...evidence],
        isMeasured: has(MEASURED),
        changedNothing: has(LEFT_AS_BEFORE) && !has(SWITCHED),
    };
}

;// CONCATENATED MODULE: ./build/packages/verdict/src/exit.js

const red = {
    'ssh-deploy': ['failed', 'reverted', 'not-deployed', 'not-confirmed', 'refused'],
    'health-gate': ['unhealthy'],
    'error-rate-monitor': ['fail'],
    'auto-rollback': ['not-recovered', 'refused', 'failed'],
};
/**
 * Whether this verdict makes the step fail. A deploy that was rolled back by verdict stays red; a requested rollback is
 * green. A word outside the vocabulary is red.
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
            problems.push({ line, problem: `${quote(verdict)} is not allowed. Allowed: ${words.join(', ')}, or nothing` });
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





// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 3 modules
var quantity_src = __nccwpck_require__(7638);
;// CONCATENATED MODULE: ./build/packages/action/src/bad-input.js

/** Everything that is wrong with the inputs, in one error, so that one run shows all of them. */
class BadInput extends error_src/* UserError */.yo {
    name = 'BadInput';
    problems;
    constructor(problems) {
        const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
        super('BAD_INPUT', [`${count} with the inputs:`, ...problems.map(describe)].join('\n'), {
            hint: 'Fix the inputs above. Nothing was requested or changed.',
        });
        this.problems = problems;
    }
}
/** A text without the logins of the URLs in it. */
function withoutLogins(text) {
    return text.replace(/:\/\/\S*@/g, '://***@');
}
const bad_input_LONGEST_QUOTE = 120;
/** Several hosts on one line, such as `deploy@web1:2222 deploy@web2`: `2222` is a port and no password. */
const HOSTS = /^[\w.-]+@[\w.-]+(?::\d{1,5})?(?:\s+[\w.-]+@[\w.-]+(?::\d{1,5})?)+$/;
/** A text as it may be quoted in a problem: cut, and without the login of a URL or a host line. */
function quoted(text) {
    const shown = HOSTS.test(text) ? text : text.replace(/(:\/\/|:).*@/s, '$1***@');
    return JSON.stringify(shown.length > bad_input_LONGEST_QUOTE ? `${shown.slice(0, bad_input_LONGEST_QUOTE)}…` : shown);
}
function describe({ input, code, given, legal }) {
    if (code === 'MISSING')
        return `  ${input}: missing. Expected: ${legal}`;
    if (code === 'UNKNOWN')
        return `  ${input}: no such ${input.includes('[') ? 'key' : 'input'}. ${legal}`;
    if (code === 'CONFLICT')
        return `  ${input}: ${given}. ${legal}`;
    return `  ${input}: ${given} is not allowed. Allowed: ${legal}`;
}

;// CONCATENATED MODULE: ./build/packages/action/src/input-reader.js


/** A problem that a custom parser throws; the message says what is allowed. */
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
 * the right type; no caller sees it, because `parseInputs` throws at the end.
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
    /** A program for a shell, which takes the carriage return of CRLF for a part of the command. */
    program(name) {
        return this.optional(name)?.replaceAll('\r\n', '\n');
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
        const text = this.text(name);
        const hasLines = /[\r\n]/.test(text.trim());
        return numberedLines(text).flatMap(({ line, number }) => {
            const value = this.attempt(name, line, parse, { number, isAmongOthers: hasLines });
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
            given: `a text that cannot be parsed (${parsed.problem})`,
            legal: 'YAML, or JSON',
        });
        return undefined;
    }
    /** Notes a problem; `given` defaults to the input's own text. */
    problem(name, what) {
        const given = what.given ?? this.quote(name, this.values[name] ?? '');
        const isLostSecret = what.code === 'MISSING' && this.contract.inputs[name]?.secret;
        const legal = isLostSecret ? `${what.legal}. ${LOST_SECRET}` : what.legal;
        // A key of a structure may be anything, a URL with a login too.
        this.problems.push({ input: withoutLogins(name), code: what.code, given: withoutLogins(given), legal });
    }
    attempt(name, text, parse, line) {
        try {
            return parse(text);
        }
        catch (error) {
            if (!(error instanceof Illegal))
                throw error;
            this.problem(name, {
                code: 'ILLEGAL',
                legal: error.message,
                given: `${line?.isAmongOthers ? `line ${line.number}: ` : ''}${error.found ?? this.quote(name, text)}`,
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
    quote(name, text) {
        if (this.contract.inputs[name]?.secret)
            return 'the value (not shown)';
        return quoted(text);
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

;// CONCATENATED MODULE: ./build/packages/action/src/mask/own-words.js



/** Keys and words of reports beside verdicts, codes and names of inputs. */
const REPORT_WORDS = [
    'report report-path schema action verdict code message hint outputs error details run repository workflow startedAt endedAt durationMs',
    'truncated attempts checks hosts metrics baseline reason status operation environment service version release host',
    'previousVersion fromVersion toVersion rollbackMs verifyMs lastStatus exitCode problems input given legal kind name',
    'success failure cancelled skipped delivered unknown started succeeded info healthy running deploy-actions github',
    'true false null undefined',
];
const SCHEMA = /^deploy-actions\/[a-z-]+\/\d+$/;
/** A name without blanks and slashes; of `user:password@host` nothing. */
const own_words_NAME = /^(?:[\w.-]+@)?[\w.+:[\]-]{1,128}$/;
function ownWords(contract, raw, run) {
    const vocabularyWords = new Set([...vocabulary_words, ...Object.keys(error_src/* codes */.F4), ...REPORT_WORDS.join(' ').split(' ')]);
    const all = [
        ...vocabularyWords,
        ...Object.keys(vocabulary).map((action) => `deploy-actions/${action}/1`),
        `deploy-actions/${contract.action}/1`,
        ...Object.keys(contract.inputs),
        ...contract.outputs,
    ].join('\n');
    const names = new Set([...namesIn(contract, raw), ...namesOf(run)]);
    const allNames = [...names].join('\n');
    return {
        isWord: (value) => all.includes(value) || names.has(value),
        isField: (text) => vocabularyWords.has(text) || SCHEMA.test(text) || names.has(text),
        isInName: (value) => allNames.includes(value),
    };
}
/** Lines of inputs that are no secrets, and the host alone of `user@host:port`. */
function namesIn(contract, { values }) {
    return Object.entries(contract.inputs).flatMap(([name, { secret }]) => {
        if (secret)
            return [];
        const lines = splitLines(values[name] ?? '').filter((line) => own_words_NAME.test(line));
        return lines.flatMap((line) => [line, line.replace(/^.*@/, ''), line.replace(/^.*@/, '').replace(/:\d+$/, '')]);
    });
}
function namesOf(run) {
    const { repository, sha, ref, actor, triggeringActor, runId, runUrl, workflow, job } = run;
    return [repository, sha, ref, actor, triggeringActor, runId, runUrl, workflow, job].filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./build/packages/action/src/env.js
const env_NAME = '[A-Za-z_][A-Za-z0-9_]*';
const PAIR = new RegExp(`^(?:export\\s+)?(${env_NAME})=(.*)$`, 's');
const HEREDOC = new RegExp(`^(?:export\\s+)?(${env_NAME})<<(\\S+)$`);
const RECORDED = new RegExp(`^(${env_NAME})<<(\\S+)$`);
const MAPPING = new RegExp(`^(${env_NAME}):(?:\\s+(.*))?$`, 's');
/**
 * Reads the text of an `env` input: `KEY=VALUE` lines, or a YAML mapping where the first line that counts is `KEY: …`.
 * Nothing is expanded. A line with a problem gives no variable.
 */
function parseEnv(text) {
    const lines = text.split(/\r\n|\r|\n/);
    const first = lines.find(counts) ?? '';
    const reader = new EnvReader(lines);
    return MAPPING.test(first) ? reader.readMapping() : reader.readLines();
}
/** The text that a host keeps: `KEY=VALUE` lines, taken literally, and `KEY<<DELIMITER` where a value has several. */
function formatEnv(variables) {
    return variables
        .map(([name, value]) => {
        if (!value.includes('\n'))
            return `${name}=${value}\n`;
        const lines = value.split('\n');
        let delimiter = 'DEPLOY_END';
        while (lines.includes(delimiter))
            delimiter += '_';
        return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
    })
        .join('');
}
/** Reads such a text. What a host sends may be anything: a line that is none is left out. */
function env_parseRecordedEnv(text) {
    const lines = text.split('\n');
    const variables = [];
    for (let at = 0; at < lines.length; at++) {
        const line = lines[at] ?? '';
        const [, name = '', value] = /^([A-Za-z_][^=]*)=(.*)$/s.exec(line) ?? [];
        if (value !== undefined)
            variables.push([name, value]);
        const [, long = '', delimiter = ''] = (value === undefined && RECORDED.exec(line)) || [];
        if (long === '')
            continue;
        const end = lines.indexOf(delimiter, at + 1);
        const last = end < 0 ? lines.length : end;
        variables.push([long, lines.slice(at + 1, last).join('\n')]);
        at = last;
    }
    return variables;
}
class EnvReader {
    #lines;
    #variables = new Map();
    #problems = [];
    #at = 0;
    constructor(lines) {
        this.#lines = lines;
    }
    readLines() {
        for (; this.#at < this.#lines.length; this.#at++) {
            const line = this.#line();
            if (!counts(line))
                continue;
            const start = this.#at;
            const [, long, delimiter = ''] = HEREDOC.exec(line.trim()) ?? [];
            const [, name, text = ''] = PAIR.exec(line.trim()) ?? [];
            if (long !== undefined)
                this.#note(start, long, this.#untilDelimiter(delimiter));
            else if (name !== undefined)
                this.#note(start, name, plainOrQuoted(text, 'lines'));
            else
                this.#problem(start, malformed(line));
        }
        return this.#result();
    }
    readMapping() {
        for (; this.#at < this.#lines.length; this.#at++) {
            const line = this.#line();
            if (!counts(line))
                continue;
            const start = this.#at;
            const [, name, text = ''] = MAPPING.exec(line.trimEnd()) ?? [];
            const [, chomping] = /^\|([+-]?)$/.exec(text) ?? [];
            if (name === undefined) {
                const cure = 'write `KEY: value` on every line, without indentation, or `KEY=VALUE` on every line';
                this.#problem(start, { cause: 'not a `KEY: value` line, although the first line is one', cure });
            }
            else if (chomping !== undefined)
                this.#note(start, name, this.#block(chomping));
            else
                this.#note(start, name, plainOrQuoted(text, 'mapping'));
        }
        return this.#result();
    }
    #line() {
        return this.#lines[this.#at] ?? '';
    }
    #untilDelimiter(delimiter) {
        const end = this.#lines.indexOf(delimiter, this.#at + 1);
        if (end < 0) {
            // What follows may all be meant as the value.
            this.#at = this.#lines.length;
            return {
                cause: 'a multi-line value without an end',
                cure: 'end it with a line that contains only the word after <<',
            };
        }
        const value = this.#lines.slice(this.#at + 1, end).join('\n');
        this.#at = end;
        return { value };
    }
    /** The lines below `KEY: |`, without the indentation of the first, with the line breaks at the end that YAML keeps. */
    #block(chomping) {
        const rest = this.#lines.slice(this.#at + 1);
        const indent = /^ */.exec(rest.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
        if (indent === '')
            return { cause: 'nothing indented below `|`', cure: 'indent the lines of the value' };
        const isInside = (line) => line.startsWith(indent) || /^ *$/.test(line);
        const outside = rest.findIndex((line) => !isInside(line));
        const inside = rest.slice(0, outside < 0 ? rest.length : outside);
        const lead = inside.findIndex((line) => line.trim() !== '');
        if (inside.slice(0, lead).some((line) => line.length > indent.length)) {
            return { cause: 'a blank line that is indented deeper than the value', cure: 'remove its blanks' };
        }
        const body = inside.map((line) => line.slice(indent.length)).join('\n');
        this.#at += inside.length;
        const content = body.replace(/\n+$/, '');
        const isLast = outside < 0;
        if (chomping === '-')
            return { value: content };
        // The text's own last line break ends the last line; it is no blank line of the value.
        return { value: chomping === '+' ? `${isLast ? body.replace(/\n$/, '') : body}\n` : `${content}\n` };
    }
    #note(at, name, read) {
        const before = this.#variables.get(name);
        if ('cause' in read)
            this.#problem(at, read);
        else if (read.value.includes('\0'))
            this.#problem(at, { cause: 'a NUL character', cure: 'encode the value' });
        else if (before)
            this.#problem(at, { cause: `the same name as line ${before.line}`, cure: 'give each name once' });
        else
            this.#variables.set(name, { value: read.value, line: at + 1 });
    }
    #problem(at, { cause, cure }) {
        this.#problems.push({ line: at + 1, cause, cure });
    }
    #result() {
        const variables = [...this.#variables].map(([name, { value }]) => [name, value]);
        return { variables, problems: this.#problems };
    }
}
function counts(line) {
    return line.trim() !== '' && !line.trim().startsWith('#');
}
function malformed(line) {
    const text = line.trim();
    if (/^-\s/.test(text))
        return { cause: 'a list mark', cure: 'write KEY=VALUE without `- `' };
    if (new RegExp(`^(export\\s+)?${env_NAME}\\s+=`).test(text))
        return { cause: 'a blank before =', cure: 'write KEY=VALUE' };
    if (MAPPING.test(text)) {
        const cure = 'write KEY=VALUE on every line, or `KEY: value` on every line';
        return { cause: '`KEY: value` among KEY=VALUE lines', cure };
    }
    const cure = 'write KEY=VALUE, the key of letters, digits and _; a value of several lines as KEY<<EOF … EOF';
    return { cause: 'not a KEY=VALUE line', cure };
}
const ESCAPES = {
    n: '\n',
    r: '\r',
    t: '\t',
    '"': '"',
    '\\': '\\',
    $: '$',
    '`': '`',
};
/** A value that stands on its line. YAML doubles a quote inside single quotes, and gives many first characters a meaning. */
function plainOrQuoted(text, form) {
    if (/^\s/.test(text))
        return { cause: 'a blank after =', cure: 'remove it, or quote the value' };
    if (text.startsWith('"'))
        return doubleQuoted(text);
    if (text.startsWith("'")) {
        const inside = (form === 'mapping' ? /^'((?:[^']|'')*)'$/s : /^'([^']*)'$/s).exec(text)?.[1];
        if (inside !== undefined)
            return { value: form === 'mapping' ? inside.replaceAll("''", "'") : inside };
        return unbalanced("'");
    }
    if (/\s#/.test(text) || (form === 'mapping' && text.startsWith('#'))) {
        return { cause: 'a # after a blank', cure: 'quote the value, or put the comment on its own line' };
    }
    if (form === 'lines') {
        if (!text.startsWith('<<'))
            return { value: text };
        return { cause: '= before <<', cure: 'write KEY<<EOF for a value of several lines, or quote the value' };
    }
    if (/^[[\]{},&*!|>%@`]|^[-?](\s|$)|:(\s|$)|^(~|null|Null|NULL)$/.test(text)) {
        return { cause: 'a value that means something else in YAML', cure: 'quote it, or write it below `KEY: |`' };
    }
    return { value: text };
}
function doubleQuoted(text) {
    const [, inside] = /^"((?:[^"\\]|\\.)*)"$/s.exec(text) ?? [];
    if (inside === undefined)
        return unbalanced('"');
    const unknown = /\\[^nrt"\\$`]/.test(inside.replaceAll('\\\\', ''));
    if (unknown) {
        return { cause: 'an unknown escape in double quotes', cure: 'write \\\\ for a backslash, or use single quotes' };
    }
    return { value: inside.replace(/\\(.)/gs, (_, letter) => ESCAPES[letter] ?? letter) };
}
function unbalanced(mark) {
    return {
        cause: `a ${mark} that is not closed at the end of the line, or text after it`,
        cure: `close it at the end, put the other kind of quotes around the whole value, or use KEY<<EOF for several lines`,
    };
}

;// CONCATENATED MODULE: ./build/packages/action/src/structure.js
const LIST_LEGAL = 'a YAML list of maps: each entry begins with "- ", and holds lines such as "key: value"';
/** The entries of an input that is a list of maps. An entry that is not a map is a problem, reported by its path; so is an empty list. */
function readEntries(input, name) {
    const value = input.structure(name);
    if (value === undefined)
        return [];
    // A list that an expression builds is expected to have entries.
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

;// CONCATENATED MODULE: ./build/packages/action/src/mask/secrets.js



/** A name that says so itself. */
const SECRET_NAME = /secret|token|passw|passphrase|pwd|credential|auth|cookie|session|private|signature|salt|dsn|api.?key|(^|[_-])(key|pass|pin)([_-]|$)/i;
/** Words, numbers, addresses and paths that settings are full of: masked, they would blot out half a log. */
const PLAIN_VALUE = /^([a-z]+([-_.][a-z0-9]+)*|[\d.,:]+[a-z]{0,2}|https?:\/\/[^@?]*|[~.]?\/[\w./-]*(:[~.]?\/[\w./-]*)*)$/i;
/** A setting whatever its name: the `3600` of TOKEN_TTL stands in too many other texts. */
const NEVER_SECRET = /^(\d{1,5}[a-z]{0,2}|true|false|yes|no|on|off|none)$/i;
const PLAIN_HEADER = /^(accept(-.*)?|cache-control|content-(type|language|encoding)|host|origin|referer|user-agent)$/i;
/** Parts of webhook paths that say nothing. */
const PUBLIC_SEGMENT = /^(services|triggers|workflows|webhooks?|hooks?|incoming|integrations)$/i;
/** Inputs whose URLs are asked by us: their queries may hold keys under any name. */
const ASKED = /^(?:health-)?urls?$/;
/** `user:password@` of a URL. */
const URL_LOGIN = /[a-z][a-z0-9+.-]*:\/\/([^\s/?#"']*)@/gi;
/** `user:password@host`, as some write it for a host. */
const HOST_LOGIN = /^[^\s:@/]+:(?!\/\/)([^\s@]+)@\S+$/;
const SHORTEST_UNNAMED = 8;
const SHORTEST_PART = 6;
/** A default stands in action.yml for all to read: it is no secret. */
function secretsOfInputs(contract, { values }) {
    const found = { whole: [], parts: [] };
    for (const [name, input] of Object.entries(contract.inputs)) {
        const value = values[name] ?? '';
        if (value === input.default)
            continue;
        found.parts.push(...loginsIn(value), ...secretsInQueries(value, ASKED.test(name)));
        if (!input.secret)
            continue;
        if (name === 'env')
            found.parts.push(...secretsInEnvInput(value));
        else if (name === 'headers')
            found.parts.push(...splitLines(value).flatMap(secretsInHeader));
        else {
            found.whole.push(value);
            found.parts.push(...splitLines(value).flatMap(secretsInSecretUrl));
        }
    }
    return found;
}
/** The secrets inside the inputs that are YAML: what `headers` hold, and what URLs hold. */
function secretsInStructures({ structures = {} }) {
    return Object.values(structures).flatMap((parsed) => ('value' in parsed ? secretsIn(parsed.value) : []));
}
/** The secrets in what a release on a host recorded as its variables. */
function secretsInEnv(text) {
    return parseRecordedEnv(text).flatMap(([name, value]) => inVariable(name, value));
}
/** A line with a problem gives no variable; what stands in it is a secret all the more. */
function secretsInEnvInput(text) {
    const { variables, problems } = parseEnv(text);
    const lines = problems.length === 0 ? [] : text.split(/\r\n|\r|\n/);
    const doubtful = lines.flatMap((line) => {
        const [, name, value] = /^\s*(?:export\s+)?([^=:\s]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : inVariable(name, value.replace(/^(["'])(.*)\1$/, '$2'));
    });
    return [...variables.flatMap(([name, value]) => inVariable(name, value)), ...doubtful];
}
function inVariable(name, value) {
    const isNamed = SECRET_NAME.test(name) && !NEVER_SECRET.test(value);
    const isSecret = isNamed || (value.length >= SHORTEST_UNNAMED && !PLAIN_VALUE.test(value));
    return [...(isSecret ? [value] : []), ...loginsIn(value)].filter((text) => text !== '');
}
/** Of `Bearer abc` a server may repeat the second word alone, of `Basic` the login in it. A line that is no header is secret. */
function secretsInHeader(line) {
    const at = line.indexOf(':');
    if (at < 0)
        return [line];
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (PLAIN_HEADER.test(name) || value === '')
        return [];
    const [, scheme = '', credentials = ''] = /^([A-Za-z-]+)\s+(\S+)$/.exec(value) ?? [];
    const login = /^basic$/i.test(scheme) ? Buffer.from(credentials, 'base64').toString() : '';
    return distinct([
        value,
        ...(credentials.length >= SHORTEST_UNNAMED ? [credentials] : []),
        ...(login.includes(':') ? [login, login.slice(login.indexOf(':') + 1)] : []),
    ]);
}
/**
 * What a server may repeat of a URL that is itself a secret, such as a webhook: its path, each end of the path (a proxy
 * cuts off the beginning), each long segment, the values of its query, its login.
 */
function secretsInSecretUrl(line) {
    if (!URL.canParse(line))
        return [];
    const { pathname, search, searchParams } = new URL(line);
    const segments = pathname.split('/').filter((segment) => segment !== '');
    const ends = segments.map((_, index) => segments.slice(index).join('/')).slice(0, -1);
    const single = segments.filter((segment) => !PUBLIC_SEGMENT.test(segment));
    const texts = [`${pathname}${search}`, pathname, ...ends, ...single, ...searchParams.values()];
    return distinct(texts.flatMap((text) => [text, decoded(text)])).filter(({ length }) => length >= SHORTEST_PART);
}
/** Passwords, and `user:password`, of the URLs and host lines in a text, as they stand there and as they are meant. */
function loginsIn(text) {
    const logins = [...text.matchAll(URL_LOGIN)].flatMap(([, login = '']) => {
        const at = login.indexOf(':');
        return at < 0 ? [] : [login, login.slice(at + 1)];
    });
    const ofHosts = splitLines(text).flatMap((line) => HOST_LOGIN.exec(line)?.[1] ?? []);
    return distinct([...logins, ...ofHosts].flatMap((login) => [login, decoded(login)])).filter((login) => login !== '');
}
/**
 * The values in the queries of all URLs in a text, as they stand there and as they are meant: under any name where we
 * send the query, else only under names that say so.
 */
function secretsInQueries(text, isAsked) {
    const pairs = [...text.matchAll(/[?&]([^=&#?\s]+)=([^&#\s"']+)/g)];
    return pairs.flatMap(([, name = '', value = '']) => {
        if (!isAsked && !SECRET_NAME.test(name))
            return [];
        const plain = decoded(value.replaceAll('+', ' '));
        return distinct([...inVariable(name, plain), ...inVariable(name, value)]);
    });
}
function secretsIn(value) {
    if (isList(value))
        return value.flatMap(secretsIn);
    if (!isMap(value))
        return [...loginsIn(value), ...secretsInQueries(value, true)];
    return Object.entries(value).flatMap(([key, inner]) => [
        ...(key === 'headers' ? headerLines(inner).flatMap(secretsInHeader) : []),
        ...secretsIn(inner),
    ]);
}
/** However they are written: as a text, as a list of lines, or as a map. */
function headerLines(value) {
    if (isList(value))
        return value.flatMap(headerLines);
    if (!isMap(value))
        return splitLines(value);
    return Object.entries(value).flatMap(([name, inner]) => isMap(inner) || isList(inner) ? headerLines(inner) : [`${name}: ${inner}`]);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function distinct(texts) {
    return [...new Set(texts)];
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






/** Shorter ones are masked by us, but not by the runner, which would find them in words of later steps. */
const base_world_SHORTEST_PART = 6;
/** The world that every action is given. Registers the secret inputs as masks before anything can be printed. */
function baseWorld(contract, raw, signal, platform, clock) {
    const run = runContext(platform.env, platform.readJson, (0,external_node_os_namespaceObject.tmpdir)());
    const own = ownWords(contract, raw, run);
    const { whole, parts } = secretsOfInputs(contract, raw);
    const secrets = [...whole, ...parts];
    let current;
    const mask = (text) => {
        current ??= masker(secrets, own);
        return current(text);
    };
    const registered = new Set();
    const register = (values, shortest) => {
        for (const value of maskedValues(values, own)) {
            if (value.length < shortest || own.isInName(value) || registered.has(value))
                continue;
            registered.add(value);
            platform.setSecret(value);
        }
    };
    const add = (value) => {
        secrets.push(value);
        current = undefined;
    };
    register(whole, 0);
    register(parts, base_world_SHORTEST_PART);
    // The runner masks its log, but others that run us may not.
    const log = createLog(clock, maskedSink(platform.sink, mask));
    if (maskedValues(secrets).some(own.isWord)) {
        log.event('A secret input holds a value that is a word of our reports or a name from the inputs: it is not masked.');
    }
    return {
        clock,
        log,
        run,
        signal,
        proxyEnv: proxyVariables(platform.env),
        folder: platform.makeFolder(platform.env.RUNNER_TEMP, `${contract.action}-`),
        mask,
        secret: (value) => {
            if (value.length >= base_world_SHORTEST_PART)
                add(value);
        },
        inputSecret: (value) => {
            add(value);
            register([value], base_world_SHORTEST_PART);
        },
        remember: (key, value) => platform.saveState(key, value),
    };
}
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
        platform.onCrash((error) => stop('Internal error', error ?? new Error('Rejected without an error'), graceMs));
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
        // The main step has already reported bad inputs.
        if (!(error instanceof error_src/* UserError */.yo && error.code === 'BAD_INPUT')) {
            platform.sink.warning(`Cleaning up failed: ${mask(shield((0,error_src/* describeError */.Uc)(error), ''))}`);
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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
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
            warning(`The cleanup step will not know "${key}": ${String(error)}`);
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
            return JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
        }
        catch {
            return undefined;
        }
    },
    makeFolder: (parent, prefix) => {
        for (const root of [parent || (0,external_node_os_namespaceObject.tmpdir)(), (0,external_node_os_namespaceObject.tmpdir)()]) {
            try {
                (0,external_node_fs_namespaceObject.mkdirSync)(root, { recursive: true });
                return (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)(root, prefix));
            }
            catch {
                // The next one, then none: the outputs matter more than the file.
            }
        }
        return '';
    },
    writeFile: (path, text) => (0,external_node_fs_namespaceObject.writeFileSync)(path, text, { mode: 0o600 }),
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






/** Outputs that may have several lines; every other one has one, whatever was quoted in it. */
const SEVERAL_LINES = ['stdout'];
/** Outputs that later steps decide by or find a file by: our own words, numbers and paths. */
const NEVER_MASKED = /^(?:verdict|delivery|attempts|number|port|weight|requests|errors)$|-(?:ms|path|id|code|rate)$/;
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
        const plain = SEVERAL_LINES.includes(name) ? value : oneLine(value);
        const shown = NEVER_MASKED.test(name) ? plain : maskedText(plain, base.mask);
        attempt(() => platform.setOutput(name, capped(name, shown, whole, platform)));
    }
    const error = outcome.error ?? defects[0];
    const summary = (0,quantity_src/* cutToBytes */.zP)(maskedMarkdown(plainText(summaryOf(contract, { ...outcome, error })), base.mask), SUMMARY_LIMIT);
    if (summary !== '')
        await platform.writeSummary(summary).catch(() => undefined);
    for (const defect of defects)
        if (defect !== error)
            platform.sink.warning(base.mask(shield((0,error_src/* describeError */.Uc)(defect), '')));
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
    const text = mask(shield((0,error_src/* describeError */.Uc)(error), ''));
    const code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    if (text.length <= ANNOTATION_LIMIT) {
        platform.annotateError(text, code);
        return;
    }
    platform.sink.write(`${shield(text)}\n`);
    platform.annotateError(`${text.slice(0, ANNOTATION_LIMIT)} … (the full text is above)`, code);
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
    BAD_ALIAS: 'an alias without an anchor, or one that expands to too much; a text that starts with * needs quotes',
    BAD_SCALAR_START: 'a text that starts with @, ` or % needs quotes',
    BLOCK_AS_IMPLICIT_KEY: 'a nested map where a text is expected; a text with ": " in it needs quotes',
    DUPLICATE_KEY: 'the same key twice',
    MULTIPLE_DOCS: 'a second document; leave out the line ---',
    NON_STRING_KEY: 'a key that is not text',
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
            base.inputSecret(secret);
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
    const reportPath = base.folder === '' ? '' : (0,external_node_path_namespaceObject.join)(base.folder, 'report.json');
    await publish(contract, explained(outcome, signal), { base, platform, started, reportPath });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./build/packages/action/src/address.js



/** What can be wrong with an address: the likely cause, and what to write instead. */
const FAULTS = {
    empty: { cause: 'no URL', cure: 'write https://host/path; an unset variable or secret arrives as an empty string' },
    'two-addresses': { cause: 'two URLs on one line', cure: 'put each on its own line; inside a query write %3A%2F%2F' },
    'white-space': {
        cause: 'white space inside a URL',
        cure: 'put each URL and each comment on its own line; write a blank inside a URL as %20',
    },
    'list-mark': { cause: 'a list mark before the URL', cure: 'write one URL per line without `- `' },
    quotes: { cause: 'quotes or brackets around the URL', cure: 'write the bare URL, one per line' },
    'control-character': {
        cause: 'an invisible character in the URL',
        cure: 'type the URL again instead of pasting it',
    },
    expression: {
        cause: 'an expression that GitHub did not evaluate',
        cure: 'check the text between `${{` and `}}`; outside a workflow file it is not evaluated',
    },
    variable: {
        cause: 'a variable that is not expanded',
        cure: `write \${{ vars.NAME }} or \${{ env.NAME }} instead of $NAME`,
    },
    backslash: { cause: 'a backslash', cure: 'write / between the parts of a URL' },
    slashes: { cause: 'the two slashes after the scheme are missing', cure: 'write https://host/path' },
    scheme: { cause: 'a scheme other than http and https', cure: 'write http:// or https://' },
    'no-scheme': { cause: 'no scheme', cure: 'begin the URL with http:// or https://' },
    login: { cause: 'a login in the URL', cure: 'leave user and password out; where headers can be set, log in there' },
    'empty-host': { cause: 'an empty host', cure: 'write https://host/path; check the variable that holds the host' },
    'empty-port': {
        cause: 'an empty port',
        cure: 'write the port, or leave the colon out; check the variable that holds the port',
    },
    port: { cause: 'a bad port', cure: 'write a port from 1 to 65535, without leading zeros' },
    'ipv6-brackets': { cause: 'an IPv6 address without brackets', cure: 'write http://[2001:db8::1]:8080/' },
    ipv6: {
        cause: 'text in the brackets that is not an IPv6 address',
        cure: 'write http://[2001:db8::1]:8080/, without a zone',
    },
    ipv4: { cause: 'a number that is not a plain IPv4 address', cure: 'write four decimal numbers, such as 127.0.0.1' },
    'non-ascii-host': { cause: 'a host that is not ASCII', cure: 'write the host in its xn-- form' },
    host: { cause: 'a bad host', cure: 'write a host of letters, digits, hyphens and dots, or an IP address' },
    fragment: { cause: 'a part after #, which no server receives', cure: 'leave it out, or write # as %23' },
    character: { cause: 'a character that cannot be sent as it is', cure: 'percent-encode it' },
    percent: { cause: 'a % that is not followed by two hexadecimal digits', cure: 'write % as %25' },
    'empty-query': { cause: 'nothing after the ?', cure: 'leave the ? out; check the variable after it' },
    'dot-segment': { cause: 'a path with . or .. in it', cure: 'write the path that results' },
    'trailing-mark': { cause: 'a comma, semicolon or quote at the end', cure: 'leave it out, or percent-encode it' },
};
/** An address that cannot mean what was written. Neither the message nor `found` holds a login or a query. */
class IllegalAddress extends Illegal {
    fault;
    constructor(fault, text, { legal = 'a URL', isSecret = false, detail = '' } = {}) {
        const { cause, cure } = FAULTS[fault];
        const shown = isSecret || /@|%40/.test(text) ? 'a text (not shown)' : quoted(text.replace(/[?#].*$/s, '?…'));
        super(`${legal}. ${cure.charAt(0).toUpperCase()}${cure.slice(1)}`, `${shown} (${cause}${detail})`);
        this.fault = fault;
    }
}
/** The one reader of URLs for every input. Throws `IllegalAddress` for whatever could be read as something else. */
function parseAddress(text, { use = 'request', ...shown } = {}) {
    const refuse = (fault, detail = '') => {
        throw new IllegalAddress(fault, text, { ...shown, detail });
    };
    const early = unreadable(text);
    if (early !== undefined)
        refuse(early);
    const [, scheme = '', authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
    const { host, port, fault } = placeOf(authority);
    if (fault !== undefined)
        refuse(fault);
    const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest) ?? [];
    if (rest.includes('${'))
        refuse('variable');
    if (use === 'request') {
        const odd = /[^\w.~!$&'()*+,;=:@/[\]%-]/u.exec(path) ?? /[^\w.~!$&()*+,;=:@/?[\]%-]/u.exec(query);
        if (fragment !== '')
            refuse('fragment');
        if (/[,;'"]$/.test(rest))
            refuse('trailing-mark');
        if (odd)
            refuse('character', `: ${quoted(odd[0])}, which is ${percentEncoded(odd[0])}`);
        if (/%(?![0-9a-f]{2})/i.test(rest))
            refuse('percent');
        if (query === '?')
            refuse('empty-query');
    }
    if (path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part)))
        refuse('dot-segment');
    const url = URL.parse(`${scheme}://${host}${port}${path}${encoded(query)}${encoded(fragment)}`);
    // The last word on a host, such as one that begins with xn--, is the platform's.
    if (url === null || (!host.startsWith('[') && url.hostname !== host.toLowerCase()))
        return refuse('host');
    return { url: url.href, label: `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, LONGEST_LABEL) };
}
const LONGEST_LABEL = 120;
const NAME_LEGAL = 'a name of 1-64 letters, digits, spaces and . _ -';
const NAMED_ADDRESS_LEGAL = 'a URL, or name=URL, one per line';
/** `https://…` or `name=https://…`; without a name it is the label of the address. */
function parseNamedAddress(line) {
    const [, name, text] = /^([A-Za-z0-9][\w .-]{0,63}?)\s*=\s*(.*)$/s.exec(line) ?? [];
    const { url, label } = parseAddress(text ?? line, { legal: NAMED_ADDRESS_LEGAL });
    return { name: name ?? label, url };
}
/** The names that stand for more than one of them, each once. */
function repeatedNames(addresses) {
    const names = addresses.map(({ name }) => name);
    return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
/**
 * A host that a resolver may read as a number: `127.1`, `0x7f.1` and `2130706433` are 127.0.0.1 for most, and
 * `010.0.0.1` is 8.0.0.1 for some.
 */
function isOddNumber(host) {
    return /(^|\.)(\d+|0x[0-9a-f]*)\.?$/i.test(host) && !(0,external_node_net_.isIPv4)(host);
}
/** What makes a text no single http(s) URL at all. */
function unreadable(text) {
    if (text === '')
        return 'empty';
    if (text.includes('${{'))
        return 'expression';
    if (text.split('://').length > 2)
        return 'two-addresses';
    if (/^[-*]\s/.test(text))
        return 'list-mark';
    if (/\s/.test(text))
        return 'white-space';
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(text))
        return 'control-character';
    if (text.includes('\\'))
        return 'backslash';
    if (/^https?:\/\//i.test(text))
        return undefined;
    if (/^https?:/i.test(text))
        return 'slashes';
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        return 'scheme';
    return /^["'`<[(]/.test(text) ? 'quotes' : 'no-scheme';
}
function placeOf(authority) {
    const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(:.*)?$/s.exec(authority) ?? [];
    const host = bracketed === undefined ? plain : `[${bracketed}]`;
    const fault = placeFault(authority, bracketed, plain, port);
    return { host, port, ...(fault === undefined ? {} : { fault }) };
}
function placeFault(authority, bracketed, plain, port) {
    if (authority.includes('@'))
        return 'login';
    if (authority.includes('$'))
        return 'variable';
    if (bracketed === undefined) {
        if (authority.startsWith('['))
            return 'ipv6';
        if (plain === '')
            return 'empty-host';
        if ((0,external_node_net_.isIPv6)(authority) || port.indexOf(':', 1) > 0)
            return 'ipv6-brackets';
        if (/\P{ASCII}/u.test(plain))
            return 'non-ascii-host';
        if (isOddNumber(plain))
            return 'ipv4';
        if (!isHostName(plain))
            return 'host';
    }
    else if (!(0,external_node_net_.isIPv6)(bracketed) || bracketed.includes('%'))
        return 'ipv6';
    if (port === ':')
        return 'empty-port';
    return port === '' || (/^:[1-9]\d{0,4}$/.test(port) && Number(port.slice(1)) <= 65_535) ? undefined : 'port';
}
function isHostName(text) {
    const labels = text.replace(/\.$/, '').split('.');
    return text.length <= 254 && labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label));
}
/** As a browser does it; nothing changes in what a request may hold. */
function encoded(text) {
    return text.replace(/[^\w.~!$&()*+,;=:@/?#[\]%-]/gu, percentEncoded);
}
function percentEncoded(character) {
    return character === "'" ? '%27' : encodeURIComponent(character);
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
 * Every problem is reported under its path (`checks[2].expect-json`); one of an inherited value is reported only once.
 * Of a key that somebody meant who gave another one, which is told, no more is told: `isTold` says so.
 */
function readEntry(outer, { path, values }, { contract, keys, maps, inherited, told, instead = {} }, build) {
    const broken = new Set();
    const texts = { ...defaultsOf(contract), ...inherited };
    for (const [key, value] of Object.entries(values)) {
        const known = keys.find((name) => name === key);
        if (known === undefined) {
            const meant = (Object.hasOwn(instead, key) ? instead[key] : undefined) ?? nearestName(key, keys);
            const legal = meant === undefined ? `Allowed here: ${keys.join(', ')}.` : `Did you mean ${meant}?`;
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
    const lines = plainText(text).replace(/[\u2028\u2029]/g, '\n');
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
/** Two parts of an action that read the same input report the same problem. */
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
        legal: `${guess} (An environment variable INPUT_… of the job also counts as an input.)`,
    };
}

;// CONCATENATED MODULE: ./build/packages/action/src/index.js


















;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: ./build/packages/http/src/node-error.js
/** The code of an error of Node's, else an empty text. */
function node_error_codeOf(error) {
    const { code } = (typeof error === 'object' && error !== null ? error : {});
    return typeof code === 'string' ? code : '';
}
/** The first line of what an error says, cut short. */
function lineOf(error) {
    const { message } = (typeof error === 'object' && error !== null ? error : {});
    return typeof message === 'string' ? (message.split('\n', 1)[0]?.slice(0, 160) ?? '') : '';
}

;// CONCATENATED MODULE: ./build/packages/http/src/wire-cause.js


/** A failure whose meaning is known where it happens. */
class WireError extends Error {
    wireCause;
    name = 'WireError';
    constructor(wireCause, cause) {
        super(describeWireCause(wireCause), cause === undefined ? {} : { cause });
        this.wireCause = wireCause;
    }
}
/** The fault that a cause is, with its sentence. */
function faultOf(cause) {
    return { kind: isRunnersOwn(cause) ? 'own-fault' : 'no-answer', reason: describeWireCause(cause), cause };
}
/** Says nothing about the service: it was never asked, or only this client cannot read what it said. */
function isRunnersOwn(cause) {
    switch (cause.kind) {
        case 'dns':
        case 'route':
        case 'runner':
        case 'unreadable':
            return true;
        case 'proxy':
            return cause.problem !== 'no-backend';
        case 'timeout':
            return cause.stage === 'resolving' || cause.stage === 'proxy';
        default:
            return false;
    }
}
/** The cause in one line. Parts of it may come from the service. */
function describeWireCause(cause) {
    switch (cause.kind) {
        case 'dns':
            return cause.detail;
        case 'route':
        case 'runner':
            return `${cause.what} (${cause.detail})`;
        case 'proxy':
            return describeProxy(cause);
        case 'refused':
            return 'the connection was refused (ECONNREFUSED)';
        case 'reset':
            return `the connection was reset (${cause.code})`;
        case 'closed':
            return wire_cause_CLOSED[cause.when];
        case 'timeout':
            return describeTimeout(cause);
        case 'tls':
        case 'coding':
            return cause.detail;
        case 'unreadable':
            return `this client cannot read the answer: ${cause.detail}`;
        case 'protocol':
        case 'unknown':
            return `invalid HTTP answer: ${cause.detail}`;
    }
}
const wire_cause_CLOSED = {
    'before-answer': 'the connection was closed without an answer',
    'in-answer': 'the connection was closed before the answer was complete',
    later: 'the connection was closed (EPIPE)',
};
function describeProxy(cause) {
    switch (cause.problem) {
        case 'unreachable':
            return `the proxy at port ${cause.port} cannot be reached (${cause.detail})`;
        case 'refusal':
            return `the proxy refused the request (status ${cause.status})`;
        case 'no-backend':
            return `the proxy cannot reach the service (status ${cause.status})`;
        case 'bad-url':
            return `the proxy in ${cause.variable} is not an http(s) URL`;
        case 'login':
            return 'the proxy in HTTP_PROXY requires a login (status 407)';
        case 'broke-off':
            return 'the proxy closed the connection';
    }
}
function describeTimeout({ stage, timeoutMs }) {
    // The operating system gave up before we did.
    if (timeoutMs === undefined)
        return 'no connection in time (ETIMEDOUT)';
    const within = `within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`;
    const reasons = {
        resolving: `the name was not resolved ${within}`,
        proxy: `the proxy was not reached ${within}`,
        tunnel: `no connection through the proxy ${within}`,
        connecting: `no connection ${within}`,
        tls: `the TLS handshake was not complete ${within}`,
        waiting: `no answer ${within}`,
        body: `the answer was not complete ${within}`,
        whole: `no complete answer ${within}`,
    };
    return reasons[stage];
}
const ROUTE = {
    ENETUNREACH: 'no route to the network',
    EHOSTUNREACH: 'no route to the host',
    ENETDOWN: 'the network of this machine is down',
};
/** Nothing left this machine. */
const RUNNER = {
    EADDRNOTAVAIL: 'this machine has no free address or port',
    EACCES: 'this machine does not permit the connection',
    EPERM: 'this machine does not permit the connection',
    EMFILE: 'this machine has no free file descriptor',
    ENFILE: 'this machine has no free file descriptor',
    ENOBUFS: 'this machine has no free buffer',
    EAFNOSUPPORT: 'this machine does not support this kind of address',
    EINVAL: 'this machine cannot reach this address',
    ERR_INVALID_ARG_TYPE: 'the request cannot be sent',
    ERR_INVALID_ARG_VALUE: 'the request cannot be sent',
    ERR_INVALID_CHAR: 'the request cannot be sent',
    ERR_INVALID_HTTP_TOKEN: 'the request cannot be sent',
    ERR_UNESCAPED_CHARACTERS: 'the request cannot be sent',
    ERR_SOCKET_BAD_PORT: 'the request cannot be sent',
};
/**
 * Whose fault it is that a question had no answer. With several addresses it is the runner's own only if it is so for
 * every one of them: an IPv6 address without a route beside an IPv4 one that refuses is a service that refuses.
 */
function classifyFault(error) {
    const faults = severalIn(error).map(classifyFault);
    return faults.find(({ kind }) => kind === 'no-answer') ?? faults[0] ?? faultOf(causeIn(error));
}
function causeIn(error) {
    if (error instanceof WireError)
        return error.wireCause;
    const code = node_error_codeOf(error);
    if (code === 'ENOTFOUND')
        return { kind: 'dns', detail: `the name cannot be resolved (${detailed(error)})` };
    if (code.startsWith('EAI_'))
        return { kind: 'dns', detail: `name resolution failed (${detailed(error)})` };
    const [route, runner] = [ROUTE[code], RUNNER[code]];
    if (route !== undefined)
        return { kind: 'route', what: route, detail: detailed(error) };
    if (runner !== undefined)
        return { kind: 'runner', what: runner, detail: detailed(error) };
    if (code === 'ECONNREFUSED')
        return { kind: 'refused' };
    if (code === 'ECONNRESET' || code === 'ECONNABORTED')
        return { kind: 'reset', code };
    if (code === 'EPIPE')
        return { kind: 'closed', when: 'later' };
    if (code === 'ETIMEDOUT')
        return { kind: 'timeout', stage: 'connecting' };
    return { kind: 'unknown', detail: detailed(error) || 'for no known reason' };
}
function severalIn(error) {
    const { errors } = (typeof error === 'object' && error !== null ? error : {});
    return Array.isArray(errors) ? errors : [];
}
function detailed(error) {
    const code = node_error_codeOf(error);
    const line = lineOf(error);
    if (code === '' || line.includes(code))
        return line;
    return line === '' ? code : `${code}: ${line}`;
}

;// CONCATENATED MODULE: ./build/packages/http/src/answer-head.js

/** So much of what is wrong is shown. */
const START = 40;
/** Up to these digits a length is an exact number. */
const LENGTH = /^\d{1,15}$/;
/** Of these a second header of the same name does not count, as in Node. */
const SINGLE = ['age', 'content-type', 'etag', 'expires', 'last-modified', 'location', 'retry-after', 'server'];
/** The status in the first line of an answer. Throws a `WireError` where there is none. */
function statusIn(line, deviations) {
    const match = /^HTTP\/(?:1\.\d|2(?:\.0)?|3) +(\d+)(?:[ \t].*)?$/i.exec(line);
    if (match === null)
        throw broken(`its status line is ${JSON.stringify(line.slice(0, START))}`);
    const [, digits = ''] = match;
    const status = Number(digits);
    if (digits.length !== 3 || status < 100 || status > 599)
        throw broken(`HTTP has no status ${status}`);
    if (!/^HTTP\/(?:1\.[01]|2\.0) \d/.test(line))
        deviations.add('status-line');
    return status;
}
/** The headers of unfolded lines. Throws a `WireError` for what at least one of curl and browsers refuses. */
function headersIn(lines, deviations) {
    const headers = {};
    for (const line of lines) {
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(0, colon)).toLowerCase();
        if (name.trim() === '')
            throw broken('a line of its head is not a header');
        if (line.includes('\0'))
            throw broken('its head contains a NUL character');
        if (name !== name.trimEnd())
            deviations.add('blank-before-colon');
        if (hasControl(line))
            deviations.add('control-character');
        addHeader(headers, name.trimEnd(), line.slice(colon + 1).trim());
    }
    return headers;
}
/** `__proto__` is a name like any other here. */
function addHeader(headers, name, value) {
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (before !== undefined && SINGLE.includes(name))
        return;
    const joined = before === undefined ? value : `${before}, ${value}`;
    Object.defineProperty(headers, name, { value: joined, enumerable: true, writable: true, configurable: true });
}
/** Other bytes than HTTP allows in a header; those of UTF-8 are legal. */
function hasControl(line) {
    return [...line].some((character) => (character < ' ' && character !== '\t') || character === '\x7f');
}
/** The length in `content-length`, in bytes. Throws a `WireError` where it says none, or several. */
function lengthIn(header, deviations) {
    const [length = '', ...others] = new Set(header.split(',').map((part) => part.trim()));
    if (!LENGTH.test(length) || others.length > 0) {
        throw broken(`its length is ${JSON.stringify(header.slice(0, START))}`);
    }
    if (length !== header)
        deviations.add('repeated-length');
    return Number(length);
}
function isChunked({ 'transfer-encoding': header = '' }) {
    return header.split(',').some((coding) => coding.trim().toLowerCase() === 'chunked');
}
/** The first transfer coding that is neither chunked nor none; undefined where there is none. */
function otherCoding({ 'transfer-encoding': header = '', }) {
    const codings = header.split(',').map((coding) => coding.trim().toLowerCase());
    return codings.find((coding) => ['gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'br', 'zstd'].includes(coding));
}
function broken(detail) {
    return new WireError({ kind: 'protocol', speaks: 'unknown', detail });
}
/** What is wrong with bytes that do not begin as an answer does: who speaks there is often plain from the first ones. */
function notHttp(bytes) {
    // A TLS record: an alert (0x15) or a part of a handshake (0x16), of version 3.x.
    if ((bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3) {
        const detail = 'the server uses TLS: use https:// instead of http://';
        return new WireError({ kind: 'protocol', speaks: 'tls', detail });
    }
    if (bytes.length >= 9 && bytes[0] === 0 && bytes[3] === 4 && bytes.readUInt32BE(5) === 0) {
        return new WireError({ kind: 'protocol', speaks: 'http2', detail: 'the server speaks HTTP/2, not HTTP/1.1' });
    }
    // Who sends back what it is sent sends the query, too, in which a token may be.
    const start = bytes.toString('latin1', 0, START).replace(/\?.*/s, '?…');
    return broken(`it is not HTTP; it begins with ${JSON.stringify(start)}`);
}

;// CONCATENATED MODULE: ./build/packages/http/src/read-answer.js



const LONGEST_CHUNK_LINE = 4096;
const SWITCHING = 101;
/**
 * Reads the one answer to one request on a connection that is not used again. It reads what curl and browsers read,
 * and Node's parser refuses as a danger to shared connections: this connection is not shared. `deviations` names what was
 * tolerated. Rejects with a `WireError` for what no client reads, or as the stream does.
 */
class AnswerReader {
    limits;
    deviations = new Set();
    input;
    buffer = Buffer.alloc(0);
    constructor(stream, limits) {
        this.limits = limits;
        this.input = stream.iterator({ destroyOnReturn: false });
    }
    /** The head of the answer, behind all interim ones. */
    async head() {
        for (let interim = 0; interim <= this.limits.informational; interim++) {
            const head = await this.oneHead();
            if (head.status >= 200 || head.status === SWITCHING)
                return head;
        }
        throw broken(`more than ${this.limits.informational} interim answers (1xx) and no final one`);
    }
    /** The bytes of the body, as packed as they came. */
    async *body(method, { status, headers }) {
        if (method === 'HEAD' || status === SWITCHING || status === 204 || status === 304)
            return;
        const coding = otherCoding(headers);
        // A body that is packed for this hop is not what its `content-encoding` says; curl unpacks it, browsers do not.
        if (coding !== undefined)
            throw new WireError({ kind: 'unreadable', detail: `its transfer coding is ${coding}` });
        const length = headers['content-length'];
        const inChunks = isChunked(headers);
        if (inChunks && length !== undefined)
            this.deviations.add('length-and-chunked');
        if (inChunks)
            yield* this.chunks();
        else if (length === undefined)
            yield* this.rest();
        else
            yield* this.exactly(lengthIn(length, this.deviations));
    }
    async oneHead() {
        let left = this.limits.headerBytes;
        const line = async () => {
            const text = await this.line(left, 'before-answer');
            left -= text.length + 1;
            return this.trimmed(text);
        };
        await this.expectHttp();
        let statusLine = await line();
        while (statusLine === '')
            statusLine = await line();
        const status = statusIn(statusLine, this.deviations);
        const lines = [];
        for (let text = await line(); text !== ''; text = await line()) {
            const isFolded = /^[ \t]/.test(text);
            const last = lines.pop();
            if (isFolded)
                this.deviations.add('folded-header');
            if (last !== undefined)
                lines.push(isFolded ? `${last} ${text.trim()}` : last);
            if (!isFolded)
                lines.push(text);
        }
        return { status, headers: headersIn(lines, this.deviations) };
    }
    /** Who answers is often plain from the first bytes, and may never end a line. */
    async expectHttp() {
        while (true) {
            const start = this.buffer
                .toString('latin1')
                .replace(/^[\r\n]+/, '')
                .slice(0, 5)
                .toUpperCase();
            if (!'HTTP/'.startsWith(start))
                throw notHttp(this.buffer);
            if (start.length === 5)
                return;
            if (this.buffer.length > this.limits.headerBytes)
                throw tooLong();
            if (!(await this.more()))
                throw new WireError({ kind: 'closed', when: 'before-answer' });
        }
    }
    async *chunks() {
        while (true) {
            const line = this.trimmed(await this.line(LONGEST_CHUNK_LINE, 'in-answer'));
            const digits = /^[ \t]*([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
            if (digits === undefined)
                throw broken(`a chunk has the size ${JSON.stringify(line.slice(0, START))}`);
            const size = Number.parseInt(digits, 16);
            if (size === 0)
                break;
            yield* this.exactly(size);
            if (this.trimmed(await this.line(LONGEST_CHUNK_LINE, 'in-answer')) !== '') {
                throw broken('a chunk is longer than its size');
            }
        }
        if (!(await this.hasTrailers()))
            this.deviations.add('unfinished-chunks');
    }
    /** Reads what stands behind the last chunk. All of the body is there by then: an end of the connection costs nothing. */
    async hasTrailers() {
        let left = this.limits.headerBytes;
        try {
            while (true) {
                const text = await this.line(left, 'in-answer');
                if (this.trimmed(text) === '')
                    return true;
                left -= text.length + 1;
            }
        }
        catch (error) {
            if (error instanceof WireError && error.wireCause.kind === 'closed')
                return false;
            throw error;
        }
    }
    async *exactly(length) {
        for (let left = length; left > 0;) {
            if (this.buffer.length === 0 && !(await this.more()))
                throw new WireError({ kind: 'closed', when: 'in-answer' });
            const part = this.buffer.subarray(0, left);
            this.buffer = this.buffer.subarray(part.length);
            left -= part.length;
            if (part.length > 0)
                yield part;
        }
    }
    async *rest() {
        do {
            const part = this.buffer;
            this.buffer = Buffer.alloc(0);
            if (part.length > 0)
                yield part;
        } while (await this.more());
    }
    /** The text before the next line feed, with its carriage return. */
    async line(limit, when) {
        let at = this.buffer.indexOf(0x0a);
        while (at < 0) {
            if (this.buffer.length > limit)
                throw tooLong();
            const searched = this.buffer.length;
            if (!(await this.more()))
                throw new WireError({ kind: 'closed', when });
            at = this.buffer.indexOf(0x0a, searched);
        }
        if (at > limit)
            throw tooLong();
        const text = this.buffer.toString('latin1', 0, at);
        this.buffer = this.buffer.subarray(at + 1);
        return text;
    }
    trimmed(line) {
        if (line.endsWith('\r'))
            return line.slice(0, -1);
        this.deviations.add('bare-lf');
        return line;
    }
    /** False at the end of the stream. */
    async more() {
        const next = await this.input.next().catch((error) => {
            // The far end closed the connection without closing it in good order, as a proxy in between may.
            if (node_error_codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE')
                return { done: true, value: undefined };
            throw error;
        });
        if (next.done)
            return false;
        this.buffer = this.buffer.length === 0 ? next.value : Buffer.concat([this.buffer, next.value]);
        return true;
    }
}
function tooLong() {
    return broken('the head of the answer is too long');
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
        throw new WireError({ kind: 'coding', detail: `the body is compressed ${codings.length} times` });
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
        throw new WireError({ kind: 'unreadable', detail: 'its body is compressed with zstd' });
    if (coding !== 'deflate')
        return createGunzip();
    // Meant is zlib's format; some servers send the bare stream.
    return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
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
        if (error instanceof WireError)
            throw error;
        const detail = `the body cannot be decompressed (${coding}): ${lineOf(error)}`;
        throw new WireError({ kind: 'coding', detail }, error);
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
async function read_body_readBody(source, contentEncoding, limit, take) {
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
function text_textOf(bytes, contentType) {
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
 * Sends one request over a stream and reads its answer. Rejects as the stream does, with a `WireError`, or as the
 * signal says. The stream is not used again.
 */
async function exchange(question, stream, limits, signal, progress) {
    progress.stage = 'waiting';
    let giveUp = () => undefined;
    const aborted = new Promise((_, reject) => {
        giveUp = () => reject(signal.reason);
    });
    aborted.catch(() => undefined);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
        signal.throwIfAborted();
        const reading = sendAndRead(question, stream, limits, progress);
        // Who gave up does not hear how it ended.
        reading.catch(() => undefined);
        return await Promise.race([aborted, reading]);
    }
    finally {
        signal.removeEventListener('abort', giveUp);
        stream.destroy();
    }
}
async function sendAndRead({ hop, path, needsBody, takeBody }, stream, limits, progress) {
    const request = requestBytes(hop, path);
    const reader = new AnswerReader(stream, limits);
    stream.write(request);
    const head = await reader.head();
    const { status, headers } = head;
    progress.status = status;
    progress.stage = 'body';
    const read = needsBody(status, headers.location)
        ? await read_body_readBody(reader.body(hop.method, head), headers['content-encoding'], limits.bodyBytes, takeBody?.(status, headers))
        : { bytes: Buffer.alloc(0), complete: true };
    const deviations = [...reader.deviations].sort();
    return {
        status,
        headers,
        complete: read.complete,
        body: text_textOf(read.bytes, headers['content-type']),
        ...(deviations.length === 0 ? {} : { deviations }),
    };
}
/** Methods for which an absent body needs no word. */
const WITHOUT_BODY = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];
/** Throws as Node does where a name, a value or the path cannot stand in a request. */
function requestBytes({ method, url, headers, body }, path) {
    if (/[^\x21-\xff]/.test(path)) {
        throw Object.assign(new Error('The path has characters that must be encoded.'), {
            code: 'ERR_UNESCAPED_CHARACTERS',
        });
    }
    const length = body === undefined ? 0 : Buffer.byteLength(body);
    const all = new Map([['host', url.host], ...headers]);
    if (body !== undefined || !WITHOUT_BODY.includes(method))
        all.set('content-length', String(length));
    const lines = [...all].map(([name, value]) => {
        (0,external_node_http_namespaceObject.validateHeaderName)(name);
        (0,external_node_http_namespaceObject.validateHeaderValue)(name, value);
        return `${name}: ${value}\r\n`;
    });
    return Buffer.concat([
        Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
        Buffer.from(body ?? ''),
    ]);
}

;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = require("node:dns");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = require("node:events");
;// CONCATENATED MODULE: ./build/packages/http/src/connect.js



/** One address after the other gets this long before the next one is tried, too. */
const NEXT_ADDRESS_MS = 500;
/** A fresh TCP connection; all addresses of a name are tried. Rejects as the system does, or as the signal says. */
async function openSocket(to, way, signal, onResolved = () => undefined) {
    signal.throwIfAborted();
    const socket = (0,external_node_net_.connect)({
        host: way.address ?? to.host,
        port: to.port,
        lookup: watched(way.lookup ?? external_node_dns_namespaceObject.lookup, onResolved),
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
    throw new WireError({ kind: 'proxy', problem: 'bad-url', variable: name.toUpperCase() });
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


const CHAIN = 'if the certificate authority is your own, set it as `ca`';
/** What is wrong with a handshake, in words; an error of the connection below it is handed back as it is. */
function tlsFault(error, name, certificate) {
    const code = node_error_codeOf(error);
    const reason = reasonOf(code, error, name, certificate);
    if (reason === undefined)
        return error;
    return new WireError({ kind: 'tls', problem: tls_fault_PROBLEMS[code] ?? 'handshake', detail: `${reason} (${code})` }, error);
}
const tls_fault_PROBLEMS = {
    CERT_HAS_EXPIRED: 'expired',
    CERT_NOT_YET_VALID: 'not-yet-valid',
    CERT_REVOKED: 'revoked',
    ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
    SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
    UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
    CERT_UNTRUSTED: 'untrusted',
    ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
    ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
    ERR_SSL_RECORD_LAYER_FAILURE: 'not-tls',
    ERR_SSL_HTTP_REQUEST: 'not-tls',
};
function reasonOf(code, error, name, certificate) {
    const by = certificate?.issuer ? ` by ${JSON.stringify(certificate.issuer)}, an authority` : ' by an authority';
    switch (code) {
        case 'CERT_HAS_EXPIRED':
            return `the certificate has expired${certificate ? `: it was valid until ${day(certificate.validToMs)}` : ''}`;
        case 'CERT_NOT_YET_VALID':
            return `the certificate is not yet valid${certificate ? `: it is valid from ${day(certificate.validFromMs)}` : ''}`;
        case 'DEPTH_ZERO_SELF_SIGNED_CERT':
            return `the certificate is self-signed; ${CHAIN}`;
        case 'SELF_SIGNED_CERT_IN_CHAIN':
        case 'UNABLE_TO_GET_ISSUER_CERT':
        case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
            return `the certificate is signed${by} that this machine does not trust; ${CHAIN}`;
        case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
            return `the certificate is signed${by} that this machine does not trust, or the server does not send an intermediate certificate; ${CHAIN}`;
        case 'CERT_REVOKED':
            return 'the certificate was revoked';
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return `the certificate is not for ${name}${tls_fault_namesIn(error)}`;
        case 'ECONNRESET':
        case 'EPIPE':
            return 'the connection was closed during the TLS handshake';
        case 'ERR_SSL_WRONG_VERSION_NUMBER':
        case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
        case 'ERR_SSL_RECORD_LAYER_FAILURE':
        case 'ERR_SSL_HTTP_REQUEST':
            return 'the server does not use TLS: use http:// instead of https://, or another port';
        default:
            // Node's own words are for who knows OpenSSL; the code alone says as much.
            if (code.startsWith('ERR_SSL_'))
                return `the TLS handshake failed: ${alertIn(code)}`;
            return code.includes('CERT') ? `the certificate is not accepted: ${lineOf(error)}` : undefined;
    }
}
const LONGEST_NAMES = 120;
function alertIn(code) {
    return code
        .replace(/^ERR_SSL_/, '')
        .replaceAll('_', ' ')
        .toLowerCase();
}
function tls_fault_namesIn(error) {
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
        return { problem: 'it contains no certificate (-----BEGIN CERTIFICATE-----)' };
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
    const login = `${tunnel_decoded(username)}:${tunnel_decoded(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
/**
 * Has a proxy connect the stream to `authority` (`host:port`). Rejects with a `WireError`: a proxy that refuses is the
 * runner's own fault, one that tried in vain (5xx) speaks of the service.
 */
async function tunnel(stream, authority, proxy, signal) {
    const asking = (0,external_node_http_namespaceObject.request)({
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
        throw new WireError({ kind: 'proxy', problem: status >= 500 ? 'no-backend' : 'refusal', status });
    }
    catch (error) {
        stream.destroy();
        if (signal.aborted)
            throw signal.reason;
        if (error instanceof WireError)
            throw error;
        throw new WireError({ kind: 'proxy', problem: 'broke-off' }, error);
    }
}
/** A password with a percent sign that nobody encoded is one, too. */
function tunnel_decoded(text) {
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
        const detail = node_error_codeOf(error) || lineOf(error);
        throw new WireError({ kind: 'proxy', problem: 'unreachable', port: portOf(proxy), detail }, error);
    }
}

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
    return faultOf({ kind: 'timeout', stage, timeoutMs });
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
        return { problem: 'a redirect to something that is not an http(s) URL' };
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
function redirect_shownUrl(url) {
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
/** Asks by `ask`, and notes once for each URL in what way its answers break HTTP and were read anyway. */
function notingDeviations(ask, note) {
    const noted = new Set();
    return async (request, way, limits, signal, progress) => {
        const answer = await ask(request, way, limits, signal, progress);
        const line = answer.deviations && `${shownUrl(new URL(request.url))}: ${describeDeviations(answer.deviations)}`;
        if (line !== undefined && !noted.has(line) && noted.size < MOST_NOTED) {
            noted.add(line);
            note(`${line}.`);
        }
        return answer;
    };
}
/** Of services whose every answer is odd in another way. */
const MOST_NOTED = 20;
function describeDeviations(deviations) {
    return `the answer violates HTTP (${deviations.join(', ')}); it was read as curl and browsers read it`;
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
    return { problem: `a redirect to another host (${redirect_shownUrl(to.url)}), which says nothing about this host` };
}
function destination(from, location) {
    const url = location === undefined ? null : URL.parse(location, from.href);
    return url === null ? {} : { location: redirect_shownUrl(url) };
}

;// CONCATENATED MODULE: ./build/packages/http/src/bounded-fetch.js


/** The body of an answer is longer than the limit; the rest was neither read nor unpacked. */
class AnswerTooLong extends Error {
    name = 'AnswerTooLong';
    limitBytes;
    constructor(limitBytes) {
        super(`the answer is longer than ${Math.floor(limitBytes / 1024)} KiB`);
        this.limitBytes = limitBytes;
    }
}
/** Statuses whose answers have no body: a `Response` with one cannot be made. */
const bounded_fetch_WITHOUT_BODY = (/* unused pure expression or super */ null && ([204, 205, 304]));
/**
 * A `fetch` whose answers are read to their end before they are handed on, and never further than `limitBytes`, counted
 * after decompression: a client that calls `text()` on an endless body fills the memory. Rejects as `fetch` does, or
 * with `AnswerTooLong`. The time is limited by the caller's signal, which also ends the reading.
 */
function boundedFetch(fetch, limitBytes) {
    return async (input, init) => {
        const response = await fetch(input, init);
        const { status, statusText, headers } = response;
        const { bytes, complete } = await readResponse(response, limitBytes);
        if (!complete)
            throw new AnswerTooLong(limitBytes);
        const body = bounded_fetch_WITHOUT_BODY.includes(status) ? null : new Uint8Array(bytes);
        return new Response(body, { status, statusText, headers: [...headers] });
    };
}
/** At most `limitBytes` of the body of an answer; `complete` is false where there was more. Rejects where it breaks off. */
async function readResponse(response, limitBytes) {
    if (response.body === null)
        return { bytes: Buffer.alloc(0), complete: true };
    return readBody(asBuffers(response.body), undefined, limitBytes);
}
async function* asBuffers(body) {
    for await (const chunk of body)
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
/** Codes of errors that only happen before a connection carries the first byte of a request. */
const BEFORE_CONNECTED = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'EADDRNOTAVAIL',
    'EACCES',
    'EMFILE',
    'ENFILE',
    'UND_ERR_CONNECT_TIMEOUT',
    'ERR_INVALID_URL',
    // The handshake is over before a request is written.
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'CERT_UNTRUSTED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const bounded_fetch_DEEPEST = 8;
/** What an error was caused by, itself first. Read by shape: an error from another realm is no instance of our Error. */
function causesOf(error) {
    const causes = [];
    let at = error;
    while (typeof at === 'object' && at !== null && causes.length < bounded_fetch_DEEPEST) {
        causes.push(at);
        at = 'cause' in at ? at.cause : undefined;
    }
    return causes;
}
/** True where the error proves that no byte of a request was sent; false where that is not known. */
function isNeverSent(error) {
    return causesOf(error).some((cause) => {
        const code = codeOf(cause);
        return BEFORE_CONNECTED.has(code) || code.startsWith('EAI_');
    });
}

;// CONCATENATED MODULE: ./build/packages/http/src/http-request.js
const USUAL_LIMITS = {
    bodyBytes: 1024 * 1024,
    // As browsers and curl do.
    headerBytes: 256 * 1024,
    informational: 20,
    redirects: 5,
};

;// CONCATENATED MODULE: ./build/packages/http/src/index.js















;// CONCATENATED MODULE: external "node:dns/promises"
const promises_namespaceObject = require("node:dns/promises");
;// CONCATENATED MODULE: ./build/packages/probe/src/addresses.js




/** As the system has them; those of a kind that this machine itself has none of are left out. */
const addressesOf = async (hostname) => {
    const usable = await (0,promises_namespaceObject.lookup)(hostname, { all: true, hints: external_node_dns_namespaceObject.ADDRCONFIG }).catch(() => []);
    const found = usable.length > 0 ? usable : await (0,promises_namespaceObject.lookup)(hostname, { all: true });
    return reachable([...new Set(found.map(({ address }) => address))], (0,external_node_os_namespaceObject.networkInterfaces)());
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
        return new Error('The probe timed out.');
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
        return observed(unanswered(isLate ? excuses.late() : excuses.fault(error)), isLate);
    }
}
/** What is found where no answer came. */
function unanswered({ kind, reason, cause }) {
    return { ok: false, kind, reason, causes: [cause] };
}

;// CONCATENATED MODULE: ./build/packages/probe/src/quoted.js
const LONGEST = 80;
/** A value from outside, in one line and cut short, for a reason. */
function quoted_quoted(value) {
    const text = written(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
function written(value) {
    try {
        return JSON.stringify(value) ?? String(value);
    }
    catch {
        return 'a value that is nested too deeply to be shown';
    }
}

;// CONCATENATED MODULE: ./build/packages/probe/src/cause.js



const MOST_FIELDS = 12;
/** Who is at fault for a failed probe: a fault of the service weighs more than an answer that cannot be judged. */
function blame(causes) {
    const kinds = causes.map(cause_kindOf);
    return kinds.find((kind) => kind === 'answered') ?? kinds.find((kind) => kind === 'no-answer') ?? 'own-fault';
}
function cause_kindOf(cause) {
    switch (cause.kind) {
        case 'status':
        case 'version':
        case 'no-version':
        case 'json':
        case 'certificate-days':
        case 'records':
        case 'exit':
        case 'secret':
            return 'answered';
        case 'greeting':
            return cause.withinMs === undefined ? 'answered' : 'no-answer';
        case 'not-json':
        case 'body':
            return isUnjudged(cause) ? 'own-fault' : 'answered';
        case 'query-too-costly':
        case 'addresses':
            return 'own-fault';
        case 'ssh':
        case 'name-server':
            return cause.isOwn ? 'own-fault' : 'no-answer';
        case 'command':
            return cause.problem === 'not-begun' ? 'own-fault' : 'no-answer';
        default:
            return faultOf(cause).kind;
    }
}
/** Whether there was an answer that we did not judge: it costs too much, or we cannot or did not read all of it. */
function isUnjudged(cause) {
    const { kind, problem, isCut } = cause;
    return (kind === 'query-too-costly' ||
        kind === 'unreadable' ||
        (kind === 'not-json' && problem === 'too-long') ||
        (kind === 'body' && isCut === true));
}
/** A fault of one cause, with its sentence. */
function faultFor(cause) {
    const kind = cause_kindOf(cause);
    return { kind: kind === 'answered' ? 'no-answer' : kind, reason: describeCause(cause), cause };
}
function describeCauses(causes) {
    return causes.map(describeCause).join('; ');
}
/** The cause in one line. Parts of it may come from the service. */
function describeCause(cause) {
    switch (cause.kind) {
        case 'status': {
            const where = cause.location === undefined ? '' : ` (a redirect to ${quoted_quoted(cause.location)})`;
            const wrong = cause.problem === undefined ? `${where}, expected ${cause.expected}` : `: ${cause.problem}`;
            return `status is ${cause.status}${wrong}`;
        }
        case 'version':
            return `version is ${plain(cause.found)}, expected ${cause.expected}`;
        case 'no-version':
            if (cause.fields.includes(cause.path)) {
                return `what is at ${cause.path} is no version (null, empty, true or false), expected ${cause.expected}`;
            }
            return `no version at ${cause.path}, expected ${cause.expected}; the answer has ${fieldsText(cause.fields)}`;
        case 'not-json':
            return describeNotJson(cause);
        case 'json':
            if (cause.found === undefined)
                return `${cause.path} selects nothing${cause.hint ?? ''}`;
            return `${cause.path} is ${cause.found}, expected ${cause.expected}`;
        case 'query-too-costly':
            return `${cause.path} needs too much work on this answer, so it was not judged`;
        case 'body': {
            const where = `${cause.isCut ? `the first MiB of ${cause.called}` : cause.called}`;
            return `${where} does not ${cause.isPattern ? `match ${cause.missing}` : `contain ${quoted_quoted(cause.missing)}`}`;
        }
        case 'certificate-days':
            return cause.days === undefined
                ? `no certificate, expected one that is valid for ${cause.expected} more days`
                : `the certificate expires in ${cause.days} days, expected ${cause.expected} or more`;
        case 'greeting': {
            const said = cause.said === '' ? 'the service sent nothing' : `the service sent ${quoted_quoted(cause.said)}`;
            const within = cause.withinMs === undefined ? '' : ` within ${(0,quantity_src/* formatDuration */.a3)(cause.withinMs)}`;
            return `${said}, expected ${quoted_quoted(cause.expected)}${within}`;
        }
        case 'records':
            return `${cause.what}${cause.detail}`;
        case 'exit': {
            const ended = cause.code === null ? `was killed by ${cause.signal ?? 'an unknown signal'}` : `exited with code ${cause.code}`;
            return `the command ${ended}, expected ${cause.expected}${cause.last === '' ? '' : `: ${quoted_quoted(cause.last)}`}`;
        }
        case 'secret':
            return 'the answer is not as expected; the details are hidden because they contain a secret';
        case 'ssh':
            return cause.detail;
        case 'command': {
            const within = `within ${(0,quantity_src/* formatDuration */.a3)(cause.withinMs)}`;
            if (cause.problem === 'not-ended')
                return `the command did not end ${within}`;
            return `the command did not start ${within}: other commands are still running on the host`;
        }
        case 'name-server':
            return `${cause.who} ${cause.detail}`;
        case 'addresses':
            return `the name has ${cause.count} addresses`;
        default:
            return describeWireCause(cause);
    }
}
function describeNote(note) {
    switch (note.kind) {
        case 'http-deviation':
            return describeDeviations(note.deviations);
        case 'short-version':
            return `${plain(note.found)} counts as ${plain(note.expected)}: both are the same commit SHA, one of them shortened`;
        case 'non-numbers':
            return `${note.called} has NaN or Infinity, which JSON does not allow; NaN was read as null`;
    }
}
function describeNotJson({ called, problem, start }) {
    if (problem === 'too-long')
        return `${called} is longer than 1 MiB, so its JSON was not read`;
    return problem === 'empty' ? `${called} is empty, expected JSON` : `${called} is not JSON: ${quoted_quoted(start)}`;
}
function fieldsText(fields) {
    if (fields.length === 0)
        return 'no fields';
    const named = fields.slice(0, MOST_FIELDS).join(', ');
    return fields.length > MOST_FIELDS ? `${named} and more` : named;
}
function plain(version) {
    return /^[\w.+-]{1,128}$/.test(version) ? version : quoted_quoted(version);
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
;// CONCATENATED MODULE: ./build/packages/json-path/src/pattern.js
/** A pattern of a few characters can stand for a program of any size. */
const pattern_LONGEST = 1000;
let library;
/** Loads what patterns need, which takes 10 ms: to be called before one is parsed, and only where there is one. */
async function loadPatterns() {
    library = (await __nccwpck_require__.e(/* import() */ 856).then(__nccwpck_require__.bind(__nccwpck_require__, 2856))).RE2JS;
}
/** Compiles one. Returns what is wrong with it, in words, where it is none. */
function parsePattern(text) {
    const re2 = loaded();
    return compiled(text, () => {
        const pattern = re2.compile(text, re2.MULTILINE);
        return { text, isIn: (body) => pattern.matcher(body).find() };
    });
}
/** The same of an I-Regexp, which is stricter: `[0-9]`, for example, and not `\d`. */
function parseIRegexp(text, extent = 'part') {
    const re2 = loaded();
    if (!isIRegexp(text))
        return { problem: 'it is not an I-Regexp (RFC 9485); write [0-9] instead of \\d, for example' };
    return compiled(text, () => {
        const translated = withoutLineEnds(text);
        const pattern = re2.compile(extent === 'all' ? `^(?:${translated})$` : translated);
        return { size: pattern.programSize(), matches: (body) => pattern.test(body) };
    });
}
function loaded() {
    if (library === undefined)
        throw new Error('A pattern was parsed before loadPatterns().');
    return library;
}
function compiled(text, compile) {
    if (text.length > pattern_LONGEST)
        return { problem: `it is longer than ${pattern_LONGEST} characters` };
    try {
        return compile();
    }
    catch (error) {
        // The library shows its own flags before the text.
        const said = error instanceof Error ? error.message : String(error);
        return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?m)', '`') };
    }
}
const ESCAPE = '\\\\[()*+\\-.?[\\\\\\]^nrt{|}]';
const CATEGORY = '\\\\[pP]\\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|C[cfno]?)\\}';
const MEMBER = `(?:[^\\-[\\]\\\\]|${ESCAPE})`;
const CLASS = `\\[\\^?(?:-|${MEMBER}(?:-${MEMBER})?|${CATEGORY})(?:${MEMBER}(?:-${MEMBER})?|${CATEGORY})*-?\\]`;
/** One atom but a group, or a bracket of one: the grammar of RFC 9485 without its recursion. */
const TOKEN = new RegExp(`(${CLASS}|${CATEGORY}|${ESCAPE}|\\.|[^()*+.?[\\\\\\]{|}])|([*+?]|\\{\\d+(?:,\\d*)?\\})|([(|)])`, 'uy');
/** Checks the grammar, token by token: a quantifier follows an atom or a group, and brackets are balanced. */
function isIRegexp(text) {
    let depth = 0;
    let canRepeat = false;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
        const [, atom, quantifier, bracket] = TOKEN.exec(text) ?? [];
        if (atom !== undefined)
            canRepeat = true;
        else if (quantifier !== undefined) {
            if (!canRepeat)
                return false;
            canRepeat = false;
        }
        else if (bracket !== undefined) {
            depth += bracket === '(' ? 1 : bracket === ')' ? -1 : 0;
            canRepeat = bracket === ')';
            if (depth < 0)
                return false;
        }
        else
            return false;
    }
    return depth === 0;
}
/** A dot of an I-Regexp is any character but the two that end a line. */
function withoutLineEnds(text) {
    return text.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (token) => (token === '.' ? '[^\\n\\r]' : token));
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/evaluate.js


const { selectors, expressions } = json_p3_cjs/* jsonpath */.YF;
/** The library does not export the class. */
const Descendants = json_p3_cjs/* jsonpath */.YF.compile('$..*').segments[0]?.constructor;
/** What a path leads to where it leads to nothing: unlike every JSON value. */
const NOTHING = Symbol('nothing');
/** Steps for each character that a pattern looks at, for each instruction of its program. */
const PATTERN_SHARE = 1 / 8;
/** Measured: a program of a thousand instructions takes about 5 ms to compile. */
const STEPS_TO_COMPILE = 2000;
const STEPS_TO_COMPILE_EACH = 50;
/**
 * Evaluates a query that json-p3 has parsed, as RFC 9535 says, and counts the work: the library's own evaluation
 * cannot be stopped, and needs a second and more for a filter of two loops over a document of 100 KB.
 */
class Evaluation {
    root;
    work;
    patterns = new Map();
    constructor(root, work) {
        this.root = root;
        this.work = work;
    }
    select({ segments }, from) {
        return segments.reduce((values, segment) => this.step(segment, values), [from]);
    }
    step(segment, values) {
        const found = [];
        for (const value of values) {
            for (const parent of segment.constructor === Descendants ? this.withDescendants(value) : [value]) {
                for (const selector of segment.selectors)
                    this.choose(selector, parent, found);
            }
        }
        return found;
    }
    *withDescendants(value) {
        const stack = [value];
        while (stack.length > 0) {
            const next = stack.pop();
            this.work.spend(1);
            yield next;
            const children = childrenOf(next);
            for (let at = children.length - 1; at >= 0; at--)
                stack.push(children[at]);
        }
    }
    choose(selector, parent, found) {
        this.work.spend(1);
        if (selector instanceof selectors.NameSelector) {
            if (isTree(parent) && !Array.isArray(parent) && Object.hasOwn(parent, selector.name)) {
                found.push(parent[selector.name]);
            }
        }
        else if (selector instanceof selectors.IndexSelector) {
            if (!Array.isArray(parent))
                return;
            const at = selector.index < 0 ? parent.length + selector.index : selector.index;
            if (at >= 0 && at < parent.length)
                found.push(parent[at]);
        }
        else if (selector instanceof selectors.SliceSelector) {
            if (!Array.isArray(parent))
                return;
            for (const at of sliceOf(parent.length, selector)) {
                this.work.spend(1);
                found.push(parent[at]);
            }
        }
        else {
            const filter = selector instanceof selectors.FilterSelector ? selector.expression : undefined;
            for (const child of childrenOf(parent)) {
                this.work.spend(1);
                if (filter === undefined || this.holds(filter, child))
                    found.push(child);
            }
        }
    }
    holds(expression, current) {
        this.work.spend(1);
        if (expression instanceof expressions.LogicalExpression)
            return this.holds(expression.expression, current);
        if (expression instanceof expressions.PrefixExpression)
            return !this.holds(expression.right, current);
        if (expression instanceof expressions.FilterQuery)
            return this.nodes(expression, current).length > 0;
        if (expression instanceof expressions.FunctionExtension)
            return this.call(expression, current) === true;
        if (!(expression instanceof expressions.InfixExpression))
            return this.value(expression, current) !== false;
        const { left, right, operator } = expression;
        if (operator === '&&')
            return this.holds(left, current) && this.holds(right, current);
        if (operator === '||')
            return this.holds(left, current) || this.holds(right, current);
        return this.compare(this.value(left, current), operator, this.value(right, current));
    }
    /** Of what stands beside an operator or in a function: `NOTHING` where a query selects none. */
    value(expression, current) {
        if (expression instanceof expressions.FilterQuery) {
            const nodes = this.nodes(expression, current);
            return nodes.length === 1 ? nodes[0] : NOTHING;
        }
        if (expression instanceof expressions.FunctionExtension)
            return this.call(expression, current);
        if (expression instanceof expressions.NullLiteral)
            return null;
        return 'value' in expression ? expression.value : NOTHING;
    }
    nodes(expression, current) {
        if (!(expression instanceof expressions.FilterQuery))
            return [];
        return this.select(expression.path, expression instanceof expressions.RootQuery ? this.root : current);
    }
    call({ name, args: [first, second] }, current) {
        if (first === undefined)
            return NOTHING;
        if (name === 'count')
            return this.nodes(first, current).length;
        const value = this.value(first, current);
        if (name === 'value')
            return value;
        if (name === 'length')
            return this.lengthOf(value);
        return second !== undefined && this.matches(name, value, this.value(second, current));
    }
    lengthOf(value) {
        if (typeof value === 'string') {
            this.work.spend(value.length / 16);
            let length = 0;
            for (const _ of value)
                length++;
            return length;
        }
        if (Array.isArray(value))
            return value.length;
        if (!isTree(value))
            return NOTHING;
        const { length } = Object.keys(value);
        this.work.spend(length);
        return length;
    }
    matches(name, text, pattern) {
        if (typeof text !== 'string' || typeof pattern !== 'string')
            return false;
        const compiled = this.compiled(pattern, name === 'match' ? 'all' : 'part');
        if (compiled === undefined)
            return false;
        this.work.spend(10 + text.length * compiled.size * PATTERN_SHARE);
        return compiled.matches(text);
    }
    /** The pattern may stand in the document, so it is compiled at the document's cost. */
    compiled(pattern, extent) {
        const key = `${extent} ${pattern}`;
        const known = this.patterns.get(key);
        if (known !== undefined || this.patterns.has(key))
            return known;
        this.work.spend(STEPS_TO_COMPILE + STEPS_TO_COMPILE_EACH * pattern.length);
        const parsed = parseIRegexp(pattern, extent);
        const compiled = 'problem' in parsed ? undefined : parsed;
        this.work.spend(STEPS_TO_COMPILE_EACH * (compiled?.size ?? 0));
        this.patterns.set(key, compiled);
        return compiled;
    }
    compare(left, operator, right) {
        if (operator === '==')
            return this.equals(left, right);
        if (operator === '!=')
            return !this.equals(left, right);
        if (operator.startsWith('>'))
            return this.compare(right, operator.replace('>', '<'), left);
        if (operator === '<=' && this.equals(left, right))
            return true;
        if (typeof left === 'string' && typeof right === 'string')
            return left < right;
        return typeof left === 'number' && typeof right === 'number' && left < right;
    }
    equals(left, right) {
        const pairs = [[left, right]];
        for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
            const [a, b] = pair;
            this.work.spend(typeof a === 'string' && typeof b === 'string' ? 1 + Math.min(a.length, b.length) / 64 : 1);
            if (a === b)
                continue;
            if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b))
                return false;
            if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length)
                return false;
            const keys = Object.keys(a);
            this.work.spend(keys.length);
            if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key)))
                return false;
            for (const key of keys)
                pairs.push([a[key], b[key]]);
        }
        return true;
    }
}
function isTree(value) {
    return typeof value === 'object' && value !== null;
}
function childrenOf(value) {
    if (Array.isArray(value))
        return value;
    return isTree(value) ? Object.values(value) : [];
}
/** Which indexes a slice selects, in its order. */
function* sliceOf(length, { start, stop, step = 1 }) {
    if (step === 0)
        return;
    const absolute = (index) => (index < 0 ? length + index : index);
    const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
    const within = (index) => Math.min(Math.max(absolute(index), low), high);
    const from = start === undefined ? (step > 0 ? low : high) : within(start);
    const to = stop === undefined ? (step > 0 ? high : low) : within(stop);
    for (let at = from; step > 0 ? at < to : at > to; at += step)
        yield at;
}
/** The patterns that are written in a query itself, at any depth, and the parts of it that RFC 9535 does not know. */
function* literalsIn({ segments }) {
    for (const selector of segments.flatMap((segment) => segment.selectors)) {
        if (selector instanceof selectors.FilterSelector)
            yield* literalsOf(selector.expression);
        else if (!STANDARD.some((kind) => selector instanceof kind))
            yield { unknown: selector.toString() };
    }
}
const STANDARD = [
    selectors.NameSelector,
    selectors.IndexSelector,
    selectors.SliceSelector,
    selectors.WildcardSelector,
];
function* literalsOf(expression) {
    if (expression instanceof expressions.LogicalExpression)
        yield* literalsOf(expression.expression);
    else if (expression instanceof expressions.PrefixExpression)
        yield* literalsOf(expression.right);
    else if (expression instanceof expressions.FilterQuery)
        yield* literalsIn(expression.path);
    else if (expression instanceof expressions.InfixExpression) {
        yield* literalsOf(expression.left);
        yield* literalsOf(expression.right);
    }
    else if (expression instanceof expressions.FunctionExtension) {
        const [, pattern] = expression.args;
        if (pattern instanceof expressions.StringLiteral)
            yield { pattern: pattern.value };
        for (const each of expression.args)
            yield* literalsOf(each);
    }
    else if (!(expression instanceof expressions.FilterExpressionLiteral))
        yield { unknown: expression.toString() };
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/work.js
/** A path, or a pattern in it, needs more work on this document than one answer may cost. Says nothing about the document. */
class JsonPathLimitError extends Error {
    name = 'JsonPathLimitError';
}
/** A few tenths of a second: an event loop that is held up longer keeps neither deadlines nor cancellations. */
const MOST_STEPS = 2_000_000;
/** Counts the work of one evaluation. One step is about what it costs to look at one value. */
class Work {
    left;
    constructor(mostSteps = MOST_STEPS) {
        this.left = mostSteps;
    }
    /** Throws `JsonPathLimitError` where the work is used up. */
    spend(steps) {
        this.left -= steps;
        if (this.left < 0)
            throw new JsonPathLimitError('The query needs too much work on this document.');
    }
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/json-path.js




/**
 * Compiles a path such as `$.data.version`. Returns what is wrong with it, in words, where it is none. One with `match`
 * or `search` needs `loadPatterns` before it: see `preparePatterns`.
 */
function parseJsonPath(text) {
    const query = compile(text.trim());
    if ('problem' in query)
        return query;
    for (const literal of literalsIn(query)) {
        if ('unknown' in literal)
            return { problem: `${literal.unknown} is not in RFC 9535` };
        const parsed = parseIRegexp(literal.pattern);
        if ('problem' in parsed)
            return { problem: `the pattern ${JSON.stringify(literal.pattern)}: ${parsed.problem}` };
    }
    return {
        text: text.trim(),
        values: (document, mostSteps = MOST_STEPS) => document === undefined ? [] : new Evaluation(document, new Work(mostSteps)).select(query, document),
    };
}
function compile(text) {
    try {
        return json_p3_cjs/* jsonpath */.YF.compile(text);
    }
    catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) };
    }
}
/** Loads the library of patterns where a text in `value`, at any depth, may be a JSONPath that calls `match` or `search`. */
async function preparePatterns(value) {
    if (mayHavePattern(value))
        await loadPatterns();
}
function mayHavePattern(value) {
    // In a quoted text of YAML any character can be written as an escape.
    if (typeof value === 'string')
        return /\b(?:match|search)\(|\\/.test(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(mayHavePattern);
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/read-json.js
/** Strings first, so that the words inside them stay. One without an end matches, too: to try all others takes hours. */
const STRINGS_AND_NON_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;
/** Reads a JSON text that comes from outside; the same for everything that reads one. */
function readJson(text) {
    const parsed = parse(text);
    if (parsed !== undefined)
        return documentOf(text, parsed.value, false);
    const repaired = text.replace(STRINGS_AND_NON_NUMBERS, asJson);
    const reparsed = repaired === text ? undefined : parse(repaired);
    if (reparsed !== undefined)
        return documentOf(repaired, reparsed.value, true);
    return { problem: text.trim() === '' ? 'empty' : 'not-json' };
}
/** A number that JSON can write and no double can hold is read as infinite. */
function asJson(part) {
    if (part.startsWith('"'))
        return part;
    if (part.endsWith('NaN'))
        return 'null';
    return part.startsWith('-') ? '-1e999' : '1e999';
}
function documentOf(text, value, hasNonNumbers) {
    const asText = (_key, each, context) => typeof each === 'number' ? (context?.source ?? String(each)) : each;
    return { value, hasNonNumbers, withNumbersAsText: () => parse(text, asText)?.value };
}
/** Undefined where it is not JSON, or nested too deeply for this process. */
function parse(text, reviver) {
    try {
        return { value: JSON.parse(text, reviver) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/json-path/src/index.js





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
        return { problem: `${pathText} is not a JSON path: ${path.problem}` };
    if (operator === undefined)
        return { text: text.trim(), path };
    const operand = parseScalar(operandText);
    if (operand === undefined) {
        return {
            problem: `${operandText || 'nothing'} is not a JSON value: text needs quotes, as in $.status == "healthy"`,
        };
    }
    if (operator !== '==' && operator !== '!=' && typeof operand !== 'number' && typeof operand !== 'string') {
        return { problem: `${operator} compares numbers or strings, not ${operandText}` };
    }
    return { text: text.trim(), path, comparison: { operator, operand } };
}
/**
 * What keeps the assertion from holding in this document; `undefined` where it holds. All selected values must hold.
 * Throws `JsonPathLimitError`.
 */
function violation({ text, path, comparison }, document) {
    const values = path.values(document);
    if (values.length === 0) {
        const hint = lengthHint(path, comparison, text);
        return { kind: 'json', path: path.text, ...(hint === '' ? {} : { hint }) };
    }
    if (comparison === undefined)
        return undefined;
    const bad = values.find((value) => !holds(value, comparison.operator, comparison.operand));
    if (bad === undefined)
        return undefined;
    return { kind: 'json', path: path.text, found: quoted_quoted(bad), expected: text.slice(path.text.length).trim() };
}
/** RFC 9535 knows no property for a length; a function tells it, and only inside a filter. */
function lengthHint({ text: path }, comparison, text) {
    const parent = /^(.+)(?:\.length|\[(?:'length'|"length")\])$/.exec(path)?.[1];
    if (parent === undefined || parent === '$')
        return '';
    const wanted = comparison === undefined ? '> 0' : text.slice(path.length).trim();
    const cure = [`$[?length(${parent}) ${wanted}]`, `$[?count(${parent}) ${wanted}]`].find((query) => !('problem' in parseJsonPath(query)));
    return ` (for the length of a list or string, write ${cure === undefined ? 'a filter with length()' : cure})`;
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

;// CONCATENATED MODULE: ./build/packages/probe/src/version.js
/** Of an abbreviated commit SHA: fewer digits are as good as a word of hexadecimal letters. */
const version_SHORTEST = 7;
const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const HEXADECIMAL = /^[0-9a-f]+$/;
/**
 * Whether two texts name one version: they are the same, or one is a full commit SHA (40 or 64 digits, lower case) and
 * the other its first 7 digits or more. Everything that compares a version that is told with one that is expected asks
 * this.
 */
function isSameVersion(one, other) {
    return one === other || isShortFor(one, other) || isShortFor(other, one);
}
function isShortFor(short, full) {
    return short.length >= version_SHORTEST && HEXADECIMAL.test(short) && FULL_SHA.test(full) && full.startsWith(short);
}
/**
 * The version at `path`, as it is written there: `1.10` is 1.1 as a number, and a build number of twenty digits is
 * another one. Two in one answer prove neither, and an empty one is none. Throws `JsonPathLimitError`.
 */
function versionIn(document, path) {
    const [version, ...others] = path.values(document.value);
    if (others.length > 0)
        return undefined;
    if (typeof version === 'number') {
        const [written] = path.values(document.withNumbersAsText());
        return typeof written === 'string' ? written : String(version);
    }
    return typeof version === 'string' && version.trim() !== '' ? version : undefined;
}
const version_DEEPEST = 2;
const version_MOST_FIELDS = 50;
const LONGEST_NAME = 40;
/** The paths of the plain values of a document, the outermost first, as suggestions for a wrong path. */
function fieldsOf(document) {
    const fields = [];
    let level = [['$', document]];
    for (let depth = 0; depth < version_DEEPEST && fields.length < version_MOST_FIELDS; depth++) {
        const inner = [];
        for (const [path, value] of level) {
            if (typeof value !== 'object' || value === null || Array.isArray(value))
                continue;
            for (const [name, child] of Object.entries(value).slice(0, version_MOST_FIELDS)) {
                const at = /^[A-Za-z_]\w{0,39}$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(cut(name))}]`;
                inner.push([at, child]);
                if (typeof child !== 'object' || child === null)
                    fields.push(at);
            }
        }
        level = inner;
    }
    return fields.slice(0, version_MOST_FIELDS);
}
function cut(name) {
    return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

;// CONCATENATED MODULE: ./build/packages/probe/src/judge.js





/**
 * Is this answer what was expected, and if not, why not? A wrong status says it all; else everything amiss is named.
 * `daysLeft` is of the certificate that came with it, where there was one.
 */
function judge(answer, expected, daysLeft) {
    const content = { called: 'the body', text: answer.body, complete: answer.complete };
    const { causes, notes, ...seen } = judgeContent(content, expected);
    const wrong = statusCauses(answer, expected.status);
    const { deviations } = answer;
    return {
        ...seen,
        causes: wrong.length > 0 ? wrong : [...causes, ...certificateCauses(daysLeft, expected.minDays)],
        notes: deviations === undefined ? notes : [{ kind: 'http-deviation', deviations }, ...notes],
    };
}
/** A judgement as a finding; `good` is what to say where all is as expected. */
function findingOf({ version, causes, notes }, good) {
    const seen = { ...(version === undefined ? {} : { version }), ...(notes.length === 0 ? {} : { notes }) };
    if (causes.length === 0)
        return { ok: true, kind: 'answered', ...seen, reason: good };
    return { ok: false, kind: blame(causes), ...seen, causes, reason: describeCauses(causes) };
}
/**
 * Judges what was said, by `judgeBy`, which gets a way to show it. Where it is bad, all that is quoted comes from the
 * masked text: a quotation is cut, and no mask finds the half of a secret.
 */
function judgeShown(judgeBy, mask = (text) => text) {
    const judged = judgeBy((text) => text);
    if (judged.causes.length === 0)
        return judged;
    const shown = judgeBy(mask);
    return shown.causes.length === 0 ? { ...shown, causes: [{ kind: 'secret' }] } : shown;
}
/** What is wrong with the validity of a certificate; nothing without an expectation. */
function certificateCauses(days, expected) {
    if (expected === undefined || (days !== undefined && days >= expected))
        return [];
    return [{ kind: 'certificate-days', days, expected }];
}
/** Does it say what was expected, and if not, what is amiss? */
function judgeContent(content, expected) {
    const read = content.complete ? readJson(content.text) : { problem: 'too-long' };
    const document = 'problem' in read ? undefined : read;
    const needsJson = expected.json.length > 0 || (expected.version !== undefined && !content.isPlainVersion);
    const notJson = 'problem' in read && needsJson ? [notJsonCause(content, read.problem)] : [];
    const { version, causes, notes } = judgeVersion(content, document, expected);
    const json = document === undefined ? [] : jsonCauses(document, expected.json);
    const nan = document?.hasNonNumbers && needsJson ? [{ kind: 'non-numbers', called: content.called }] : [];
    return {
        ...(version === undefined ? {} : { version: version.slice(0, 128) }),
        causes: [...notJson, ...causes, ...json, ...bodyCauses(content, expected)],
        notes: [...notes, ...nan],
    };
}
function notJsonCause({ called, text }, problem) {
    return { kind: 'not-json', called, problem, start: problem === 'not-json' ? text.trimStart().slice(0, 120) : '' };
}
function judgeVersion(content, document, { version: expected, versionPath: path }) {
    let version;
    try {
        version = versionOf(content, document, path);
    }
    catch (error) {
        if (!(error instanceof JsonPathLimitError))
            throw error;
        return { causes: expected === undefined ? [] : [{ kind: 'query-too-costly', path: path.text }], notes: [] };
    }
    const seen = version === undefined ? {} : { version };
    if (expected === undefined || version === expected)
        return { ...seen, causes: [], notes: [] };
    if (version === undefined) {
        // A text that is not JSON has its own cause.
        if (document === undefined && !content.isPlainVersion)
            return { causes: [], notes: [] };
        if (document === undefined)
            return { causes: [{ kind: 'version', found: '', expected }], notes: [] };
        const fields = fieldsOf(document.value);
        return { causes: [{ kind: 'no-version', path: path.text, expected, fields }], notes: [] };
    }
    if (!isSameVersion(version, expected)) {
        return { ...seen, causes: [{ kind: 'version', found: version, expected }], notes: [] };
    }
    return { ...seen, causes: [], notes: [{ kind: 'short-version', found: version, expected }] };
}
function versionOf({ text, isPlainVersion }, document, path) {
    // `1.10` alone is a number in JSON, and another version.
    const isTree = typeof document?.value === 'object' && document.value !== null;
    if (isPlainVersion && !isTree)
        return text.trim() === '' ? undefined : text.trim();
    return document === undefined ? undefined : versionIn(document, path);
}
/** After the first that costs too much no other is tried on this document. */
function jsonCauses({ value }, assertions) {
    const causes = [];
    for (const assertion of assertions) {
        try {
            const cause = violation(assertion, value);
            if (cause !== undefined)
                causes.push(cause);
        }
        catch (error) {
            if (!(error instanceof JsonPathLimitError))
                throw error;
            return [...causes, { kind: 'query-too-costly', path: assertion.path.text }];
        }
    }
    return causes;
}
function bodyCauses({ called, text, complete }, { body, match = [] }) {
    const miss = (missing, isPattern) => {
        return { kind: 'body', called, missing, isPattern, isCut: !complete };
    };
    return [
        ...match.filter((pattern) => !pattern.isIn(text)).map((pattern) => miss(pattern.text, true)),
        ...(body !== undefined && !text.includes(body) ? [miss(body, false)] : []),
    ];
}
function statusCauses({ status, location, problem }, expected) {
    if (problem !== undefined)
        return [{ kind: 'status', status, expected: expected.text, problem }];
    if (hasStatus(expected, status))
        return [];
    return [{ kind: 'status', status, expected: expected.text, ...(location === undefined ? {} : { location }) }];
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
        return sshFault('', false, messageOf(error));
    // Of a key that is not known the reason is no place for the line to paste: whoever dials keeps it.
    if ('line' in error)
        return sshFault(error.code, true, `${error.message.split('\n', 1)[0]} (${error.code})`);
    const hint = error.hint === undefined || error.hint === '' ? '' : ` ${error.hint}`;
    return sshFault(error.code, OWN.test(error.code) || hasOwnCause(error), `${error.message}${hint} (${error.code})`);
}
function sshFault(code, isOwn, text) {
    return faultFor({ kind: 'ssh', code, isOwn, detail: ssh_fault_oneLine(`by SSH: ${text}`) });
}
/** The name of the host is not resolved, or this machine has no way to it. */
function hasOwnCause({ cause }) {
    return cause !== undefined && classifyFault(cause).kind === 'own-fault';
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
    const progress = startProgress(request.url);
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
        return new Error('The probe timed out.');
    };
    try {
        const answer = await (0,src/* withDeadline */.NE)(world.clock, timeoutMs, expire, (signal) => world.ask(request, wayOf(probe, world), USUAL_LIMITS, signal, progress), world.signal);
        isLate = false;
        if (answer.status === PROXY_AUTHENTICATION_REQUIRED && answer.byProxy && !hasStatus(expect.status, answer.status)) {
            return observed(unanswered(faultOf({ kind: 'proxy', problem: 'login' })));
        }
        const days = answer.certificate === undefined ? undefined : daysLeft(answer.certificate, at);
        const mask = world.mask ?? ((text) => text);
        const judgement = judgeShown((show) => judge({ ...answer, body: show(answer.body) }, expect, days), mask);
        return observed({
            ...findingOf(judgement, `status ${answer.status}`),
            ...(judgement.causes.length === 0 || answer.body === '' ? {} : { excerpt: excerptOf(mask(answer.body)) }),
            ...(days === undefined ? {} : { certificateDaysLeft: days }),
        });
    }
    catch (error) {
        if (world.signal.aborted)
            throw world.signal.reason;
        return observed(unanswered(isLate ? lateness(progress, timeoutMs) : faultIn(error)));
    }
}
function wayOf({ way = {}, via }, world) {
    if (via === undefined)
        return way;
    return { ...way, dial: (host, port, signal) => reachOf(world).dial(via, { host, port }, signal) };
}
/** Only who dials by SSH speaks in codes of ours. */
function faultIn(error) {
    return error instanceof error_src/* UserError */.yo ? classifySshFault(error) : classifyFault(error);
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
        const { kind, reason, cause } = faultFor({ kind: 'addresses', count: addresses.length });
        return { ok, kind, reason, causes: [cause] };
    };
    const resolved = await attempt_attempt(probe.timeoutMs, world, resolve, {
        late: () => lateness({ stage: 'resolving' }, probe.timeoutMs),
        fault: classifyFault,
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
        throw new Error('There is no observation to merge.');
    const [told, ...others] = asked.map(({ seen }) => seen.version);
    const { version, certificateDaysLeft: _, ...rest } = decisive;
    const known = guilty !== undefined || others.every((each) => probe_addresses_isSame(each, told)) ? version : undefined;
    const days = asked.flatMap(({ seen }) => seen.certificateDaysLeft ?? []);
    return {
        ...rest,
        ...(known === undefined ? {} : { version: known }),
        ...(days.length === 0 ? {} : { certificateDaysLeft: Math.min(...days) }),
        latencyMs: Math.max(...asked.map(({ seen }) => seen.latencyMs)),
        reason: bad.length === 0 ? `${decisive.reason} from ${count(asked.length)}` : probe_addresses_reasonOf(bad, asked.length),
        parts: asked.map(partOf),
    };
}
function probe_addresses_isSame(one, other) {
    return one === undefined || other === undefined ? one === other : isSameVersion(one, other);
}
function probe_addresses_reasonOf(bad, total) {
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
        const shown = (show) => ({
            ...result,
            stdout: show(result.stdout),
            stderr: show(result.stderr),
        });
        const judgement = judgeShown((show) => judgeCommand(shown(show), probe), world.mask);
        const { stdout, stderr } = shown(world.mask ?? ((text) => text));
        const said = stderr.trim() === '' ? stdout : stderr;
        const isShown = judgement.causes.length > 0 && said.trim() !== '';
        return {
            ...findingOf(judgement, `exit ${probe.expectExit}`),
            ...(isShown ? { excerpt: said.slice(0, EXCERPT_BYTES) } : {}),
        };
    };
    return attempt_attempt(timeoutMs, world, work, {
        late: () => faultFor({ kind: 'command', problem: hasTurn ? 'not-ended' : 'not-begun', withinMs: timeoutMs }),
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
/** Pure. The exit says it all; else everything amiss in the output is named. */
function judgeCommand(result, { expectExit, expect }) {
    const { code, signal, stdout, stderr } = result;
    if (code !== expectExit) {
        const said = stderr.trim() === '' ? stdout : stderr;
        const last = said.trim().split('\n').at(-1) ?? '';
        return { causes: [{ kind: 'exit', code, signal, expected: expectExit, last }], notes: [] };
    }
    const complete = Buffer.byteLength(stdout) < MOST_READ;
    return judgeContent({ called: 'the output', text: stdout, complete, isPlainVersion: true }, expect);
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
        ...(lacking.length > 0 ? [`missing: ${lacking.join(', ')}`] : []),
        ...(strange.length > 0 ? [`unexpected: ${strange.join(', ')}`] : []),
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
    ENOTFOUND: 'the name does not exist',
    ENODATA: NO_RECORD,
};
const FAILURES = {
    ESERVFAIL: 'failed (SERVFAIL)',
    EREFUSED: 'refused to answer',
    ETIMEOUT: 'did not answer in time',
    ECONNREFUSED: 'cannot be reached',
    ENOTIMP: 'does not support this query',
    EBADRESP: 'sent an invalid answer',
    EFORMERR: 'did not understand the query',
    ECANCELLED: 'did not answer in time',
};
/** Of a time-out, so that a question that was lost on its way is asked again. */
const TRIES = 3;
/** Asks once. Rejects only with the reason of `world.signal`. */
function probeDns(probe, world) {
    const { name, record, expected, server, timeoutMs } = probe;
    const work = async (signal) => {
        const resolver = new external_node_dns_namespaceObject.promises.Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / TRIES)), tries: TRIES });
        if (server !== undefined)
            resolver.setServers([server]);
        signal.addEventListener('abort', () => resolver.cancel(), { once: true });
        const found = await resolveRecords(resolver, name, record);
        // An alias of a name that is gone is an answer, and the resolver's list of its records is empty.
        if (found.length === 0)
            return none(name, record, NO_RECORD);
        const miss = recordMiss(record, found, expected);
        if (miss === undefined)
            return { ok: true, kind: 'answered', reason: `${record} ${shown(found)}` };
        return wrong({
            kind: 'records',
            what: `${record} of ${name} is ${shown(found)}`,
            detail: `: ${miss.slice(0, 300)}`,
        });
    };
    const who = server === undefined ? "the runner's name server" : `the name server ${server}`;
    const blame = (detail) => faultFor({ kind: 'name-server', isOwn: server === undefined, who, detail });
    return attempt_attempt(timeoutMs, world, (signal) => work(signal).catch(answered(name, record)), {
        late: () => blame(`did not answer within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`),
        fault: (error) => {
            const code = probe_dns_codeOf(error);
            return blame(FAILURES[code] ?? `sent no valid answer (${code || String(error).slice(0, 100)})`);
        },
    });
}
function answered(name, record) {
    return (error) => {
        const answer = ANSWERS[probe_dns_codeOf(error)];
        if (answer === undefined)
            throw error;
        return none(name, record, answer);
    };
}
function none(name, record, why) {
    return wrong({ kind: 'records', what: `${record} of ${name}`, detail: `: ${why}` });
}
function wrong(cause) {
    return { ok: false, kind: 'answered', causes: [cause], reason: describeCause(cause) };
}
function shown(records) {
    return records.join(', ').slice(0, 300);
}
function probe_dns_codeOf(error) {
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
            ? await openSocket({ host, port }, {}, signal, () => {
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
        const { reason, ...fault } = lateness({ stage: this.stage }, timeoutMs);
        return { ...fault, reason: this.place.via === undefined ? reason : `${reason} by SSH` };
    }
    fault(error) {
        return this.place.via === undefined || this.isDialled ? classifyFault(error) : classifySshFault(error);
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
            return faultFor({ kind: 'greeting', said: heard.said, expected: expectBody, withinMs: timeoutMs });
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
            return { ok: true, kind: 'answered', reason: `the service sent ${quoted_quoted(progress.said)}` };
        }
        if (size >= probe_tcp_MOST_READ)
            break;
    }
    const cause = { kind: 'greeting', said: progress.said, expected };
    return { ok: false, kind: 'answered', causes: [cause], reason: describeCause(cause) };
}

;// CONCATENATED MODULE: ./build/packages/probe/src/probe-tls.js




/** Shakes hands once. Rejects only with the reason of `world.signal`. */
function probeTls(probe, world) {
    const { serverName, ca, minDays, timeoutMs } = probe;
    const way = new PlainStream(probe);
    const work = async (signal) => {
        const stream = await way.open(world, signal);
        try {
            const { certificate } = await secure_secure(stream, serverName, { ca, protocols: [] }, signal);
            if (certificate === undefined) {
                const cause = { kind: 'tls', problem: 'handshake', detail: 'the server sent no certificate' };
                return { ...unanswered(faultOf(cause)), kind: 'answered' };
            }
            const left = daysLeft(certificate, world.clock.now());
            const good = `the certificate is valid for ${left} more ${left === 1 ? 'day' : 'days'}`;
            return { ...findingOf({ causes: certificateCauses(left, minDays), notes: [] }, good), certificateDaysLeft: left };
        }
        finally {
            stream.destroy();
        }
    };
    return attempt_attempt(timeoutMs, world, work, {
        late: () => (way.isOpen ? lateness({ stage: 'tls' }, timeoutMs) : way.late(timeoutMs)),
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

;// CONCATENATED MODULE: ./build/packages/probe/src/header-line.js


/** What the connection sets by itself: two of them would contradict each other. */
const UNSENDABLE = /^(connection|keep-alive|proxy-connection|transfer-encoding|content-length|te|trailer|upgrade|expect)$/i;
/** A name or an address, IPv6 in brackets, perhaps with a port. */
const HOST = /^(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
/** `Name: value`. The value is a secret and never part of the problem. */
function parseHeaderLine(line) {
    const match = /^([^:\s]+)\s*:\s*(.*)$/.exec(line);
    const [, name = '', value = ''] = match ?? [];
    if (!match)
        throw new Illegal('Name: value');
    if (value.includes('${{')) {
        const cure = 'check the text between ${{ and }}';
        throw new Illegal(`Name: value; ${cure}`, `${name} (an expression that GitHub did not evaluate)`);
    }
    // Asked for by address, a virtual host is told apart by its name alone.
    if (/^host$/i.test(name) && !HOST.test(value))
        throw new Illegal('Host: name or Host: name:port');
    if (UNSENDABLE.test(name))
        throw new Illegal('a header that can be set', `${name} (the connection sets it)`);
    try {
        (0,external_node_http_namespaceObject.validateHeaderName)(name);
        (0,external_node_http_namespaceObject.validateHeaderValue)(name, value);
    }
    catch {
        throw new Illegal('Name: value, in characters that HTTP allows');
    }
    return [name, value];
}

;// CONCATENATED MODULE: ./build/packages/probe/src/index.js
















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

;// CONCATENATED MODULE: ./build/packages/gate/src/subject.js
/** What a check asks, as it may be shown: without the query, which may hold a token. */
function subjectOf(probe) {
    switch (probe.kind) {
        case 'tcp':
        case 'tls':
            return `${probe.kind}://${subject_placeOf(probe)}`;
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
function subject_placeOf({ host, port }) {
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/units.js



/** What the quorum of these settings counts. */
function unitOf({ quorumOver = 'checks' }) {
    return quorumOver;
}
/** What they are called, each once. */
function namesOfUnits(settings) {
    if (unitOf(settings) === 'checks')
        return settings.checks.map(({ name }) => name);
    return [...new Set(settings.checks.map(hostOf))];
}
/** How many checks or hosts there are. */
function unitsIn(settings) {
    const members = settings.checks.map((check) => ({ host: hostOf(check) }));
    return unitCount(members, unitOf(settings));
}
/** `1 host`, `3 checks`. */
function unitsText(count, unit) {
    return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
/** How many of them must be healthy. */
function neededUnits(settings) {
    return neededChecks(settings.quorum, unitsIn(settings));
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
    const names = [];
    for (const { version: told, ok } of observations) {
        if (told === undefined)
            continue;
        const version = names.find((name) => isSameVersion(name, told)) ?? told;
        if (version === told)
            names.push(told);
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
/** `25 of 38 answers were v2, 13 v1: about one instance in 3 is old`. */
function describeMix({ counts, answers, old }) {
    const [first = ['', 0], ...others] = counts;
    const named = others.slice(0, version_mix_MOST_NAMED - 1).map(([version, count]) => `${count} ${version_mix_plain(version)}`);
    const rest = counts.length > version_mix_MOST_NAMED ? [`and of ${counts.length - version_mix_MOST_NAMED} more versions`] : [];
    const told = [`${first[1]} of ${answers} answers were ${version_mix_plain(first[0])}`, ...named, ...rest].join(', ');
    if (old === 0)
        return `${told}: instances with different versions answer`;
    return old * 2 <= answers
        ? `${told}: about one instance in ${Math.round(answers / old)} is old`
        : `${told}: about one instance in ${Math.round(answers / (answers - old))} is new`;
}
function version_mix_plain(version) {
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
        return `cancelled before the verdict; ${wanted}`;
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
        return `${openWord(newest)}: ${newest?.reason ?? 'no answer yet'}`;
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
    const told = checks.map(({ version }) => version).filter((version) => version !== '');
    // Of a commit that some tell in short the full SHA.
    const longest = told.reduce((one, other) => (other.length > one.length ? other : one), '');
    return told.every((version) => isSameVersion(version, longest)) ? longest : '';
}

;// CONCATENATED MODULE: ./build/packages/gate/src/advice.js


const MOST = 5;
const MIXED = 'Instances with different versions answer at one address: some are still old. Find the old ones (`resolve: all`, `via: ssh`, or a URL for each instance), then deploy to them again or take them out of the load balancer.';
const CONTENT = 'The content of the answer is not as expected: compare the excerpt with the `expect-…` inputs.';
const RESET = 'The service accepts the connection and then closes it: look for a process that crashes while it answers, or for a proxy without a backend.';
const TOO_LONG = 'The answer is too long to evaluate (at most 1 MiB of it is read): make the answer of the health path smaller, or probe another path.';
const SLOW = 'The service does not answer in time: find out what it waits for (a database, a lock), or raise `timeout`.';
/** What to do about a cause; undefined where nothing can be said that its sentence does not say. */
function cureOf(cause, url) {
    switch (cause.kind) {
        case 'mixed-versions':
            return MIXED;
        case 'version':
            return 'A different version answers than the deployed one. Check that the new process started and that the load balancer sends requests to it: read the log of the service, and look at the live release on each host.';
        case 'no-version':
            return `The answer has no version at \`version-path\` (${cause.path}): set it to the field that holds the version, or add that field to the answer. If only the old version lacks this field, the new version does not answer yet.`;
        case 'not-json':
            if (isUnjudged(cause))
                return TOO_LONG;
            return 'The answer is not JSON: compare the excerpt with the expected answer of the health path. If the service answers in plain text, remove `expect-version` and `expect-json`, and use `expect-body`. An HTML page often comes from a proxy, or from an application that answers every path.';
        case 'query-too-costly':
            return `The path ${cause.path} needs too much work on this answer: simplify it (no filter inside a filter, no \`..\` in a filter), or make the answer of the service smaller.`;
        case 'tls':
            if (cause.problem === 'not-tls')
                return 'The server at this address does not use TLS: check the scheme and port of the URL.';
            if (cause.problem === 'handshake') {
                return 'The TLS handshake fails: compare the protocol versions and ciphers of server and runner, and read the log of the server.';
            }
            return 'The certificate is not accepted: renew it, serve the whole chain, or set `ca` to the private authority that signed it.';
        case 'certificate-days':
            return 'The certificate expires soon: renew it, or lower `tls-min-days`.';
        case 'refused':
            return 'No process listens on this port: check that the service started and which port it uses. Its log shows why it stopped.';
        case 'reset':
        case 'closed':
            return RESET;
        case 'protocol':
            if (cause.speaks === 'tls')
                return 'The server at this address uses TLS: write https:// in the URL.';
            return 'The server at this address does not speak HTTP/1.1: compare the port in the URL with the port of the service.';
        case 'coding':
            return 'The compressed body is invalid: check the compression settings of the service and of the proxy in front of it.';
        case 'latency':
            return 'The answers are correct but too slow: compare with the previous version. If that is as slow, `latency-slo` is too strict.';
        case 'start-too-short':
            return 'The check gave good answers, but not enough in a row before the start ended: raise `start-timeout` (or `max-attempts`), or find out why only some answers are good.';
        case 'timeout':
            if (cause.stage === 'resolving')
                return advice_NAME;
            return cause.stage === 'proxy' ? proxyCure(url) : SLOW;
        case 'greeting':
            return cause.withinMs === undefined ? CONTENT : SLOW;
        case 'status':
            return statusCure(cause.status);
        case 'body':
            return isUnjudged(cause) ? TOO_LONG : CONTENT;
        case 'json':
        case 'secret':
            return CONTENT;
        case 'exit':
            return 'The command failed on the host: its last lines are in the summary. Run it manually on the host as the same user.';
        case 'records':
            return 'The DNS records are not as expected: compare the zone with `expect-records`. A change takes effect when the TTL has expired.';
        case 'too-few-samples':
            return 'There were too few probes for the percentile: the reason says why, and which `soak` or `interval` gives enough.';
        case 'ssh':
            if (!cause.isOwn)
                return 'The host cannot be reached by SSH: check that it is running, that sshd is running, and that no firewall blocks the runner.';
            return cause.code === 'HOST_KEY_UNKNOWN'
                ? 'Compare the fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add the line to `known-hosts`.'
                : 'The hosts refuse the runner: see the code and the fix in the reason.';
        case 'command':
            return cause.problem === 'not-begun'
                ? 'Too many commands run at once: raise their `timeout` or `interval`, or combine several into one.'
                : 'The command does not end in time: find out what it waits for, or raise `timeout`.';
        case 'dns':
        case 'addresses':
            return advice_NAME;
        case 'name-server':
            return cause.isOwn
                ? advice_NAME
                : 'The name server does not answer correctly: read its log, or use another one (`server`).';
        case 'proxy':
            return cause.problem === 'no-backend' ? RESET : proxyCure(url);
        case 'route':
            return 'The runner has no route to the service: fix its network, or use a runner that has a route.';
        case 'runner':
            return 'The runner cannot open a connection: see the reason, or use another runner.';
        case 'unreadable':
            return 'The client cannot read this encoding: send `Accept-Encoding: identity` in `headers`.';
        case 'unknown':
            return undefined;
    }
}
const advice_NAME = 'The name cannot be resolved: fix the name in the URL, or the name server of the runner.';
function statusCure(status) {
    if (status >= 300 && status < 400) {
        return 'The service redirects: use the target URL, expect this status, or set `follow-redirects: true`.';
    }
    if (status === 401 || status === 403)
        return 'The service requires a login: set it in `headers`, or allow access to the health path without a login.';
    if (status === 404)
        return 'The path does not exist: compare the URL with the routes of this version.';
    if (status === 407) {
        return 'The answer requires a proxy login, but the runner used no proxy: a proxy listens at this address.';
    }
    if (status === 429)
        return 'The service limits requests: raise `interval` and `fast-interval`, or exempt the runner.';
    if (status >= 500)
        return 'The service reports an error: read its log.';
    return 'The status is not as expected: compare it with `expect-status`.';
}
function proxyCure(url) {
    const variable = url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
    return `The proxy of the runner refuses the request: fix \`${variable}\`, its login, or \`NO_PROXY\`.`;
}
const NOT_PROVEN = 'The health of the service is unknown, because the runner could not test it. Fix the cause below, then run again.';
const NOT_JUDGED = 'The service answered, but the inputs do not allow a verdict. Correct the inputs, then run again.';
const CUT = 'The deadline ended the gate before the soak was over, so the service is not verified: raise `deadline`, or shorten `soak`.';
/** What to do next, each once; nothing where the service is healthy. Pure. */
function adviceOf(result) {
    const { verdict, checks, endedBy } = result;
    if (verdict === '')
        return ['The service was not judged; run again.'];
    if (verdict === 'healthy')
        return [];
    const guilty = checks.filter((check) => check.verdict === verdict || wasFailing(check));
    const cures = [...new Set(guilty.flatMap((check) => firstCure(check)))].slice(0, MOST);
    if (verdict === 'unhealthy')
        return cures;
    if (endedBy === 'deadline' && !checks.some((check) => check.verdict === verdict))
        return [CUT];
    const isAnswered = advice_codeOf(result) !== 'NO_DATA' || guilty.some(({ causes = [] }) => causes.some(isUnjudged));
    return [isAnswered ? NOT_JUDGED : NOT_PROVEN, ...cures];
}
function firstCure({ causes = [], url }) {
    for (const cause of causes) {
        const cure = cureOf(cause, url);
        if (cure !== undefined)
            return [cure];
    }
    return [];
}
/** The stable code of a gate that is not healthy. Where several checks cannot be judged, what waiting may cure comes last. */
function advice_codeOf({ verdict, checks }) {
    if (verdict === 'unhealthy')
        return 'UNHEALTHY';
    const kinds = checks
        .filter((check) => check.verdict === 'inconclusive')
        .flatMap(({ causes = [] }) => causes.map(({ kind }) => kind));
    if (kinds.includes('no-version'))
        return 'CONFIGURATION';
    return kinds.includes('query-too-costly') ? 'QUERY_TOO_COSTLY' : 'NO_DATA';
}

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
    else
        await preparePatterns([values, parsed]);
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
function onHosts({ check, bySsh }, hosts) {
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
const own = (fallback = '') => ({ default: fallback, required: false, secret: false });
/** What can stand in an entry of `checks`: the gate's inputs, and what only an entry has. */
const checkContract = {
    action: 'gate',
    inputs: {
        ...gateContract.inputs,
        name: own(),
        kind: own(),
        url: own(),
        address: own(),
        'server-name': own(),
        query: own(),
        record: own('A'),
        'expect-records': own(),
        server: own(),
        command: own(),
        'expect-exit': own('0'),
    },
    outputs: [],
};
/** When it is asked, and what decides. */
const RULES = [
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
    http: [...RULES, ...HTTP, 'via'],
    tcp: [...RULES, 'via'],
    tls: [...RULES, 'via', 'tls-min-days', 'ca'],
    dns: RULES,
    command: [...RULES, 'expect-version', 'version-path'],
};
/** Which keys an entry of each kind may have. */
const legalKeys = {
    http: ['name', 'kind', 'url', ...HTTP, 'via', ...RULES],
    tcp: ['name', 'kind', 'address', 'expect-body', 'via', ...RULES],
    tls: ['name', 'kind', 'address', 'server-name', 'tls-min-days', 'ca', 'via', ...RULES],
    dns: ['name', 'kind', 'query', 'record', 'expect-records', 'server', 'via', ...RULES],
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
        ...RULES,
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

;// CONCATENATED MODULE: ./build/packages/gate/src/read-limits.js







/** Why hosts are counted where nobody said so. */
const WHY_HOSTS = ' Hosts are counted because all checks run from hosts.';
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
        const given = `more than the ${unitsText(units, unitOf(settings))} that it counts`;
        const why = gate.optional('quorum-over') === undefined ? WHY_HOSTS : '';
        const legal = `At most ${units}.${unitOf(settings) === 'hosts' ? `${why} Set quorum-over: checks to count each check.` : ''}`;
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
    const proven = instances > 1 ? ` (to verify ${instances} instances)` : '';
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
    const legal = 'Remove it: with via: ssh each host resolves the name itself.';
    gate.problem('resolve', { code: 'CONFLICT', given: 'all with via: ssh', legal });
}
/** A certificate is looked at where there is one. */
function noteMinDays(gate, checks) {
    const hasTls = ({ probe }) => probe.kind === 'tls' || ('request' in probe && probe.request.url.startsWith('https:'));
    if (gate.optional('tls-min-days') === undefined || checks.length === 0 || checks.some(hasTls))
        return;
    const given = 'given, but no check uses TLS';
    gate.problem('tls-min-days', { code: 'CONFLICT', given, legal: 'Use an https:// URL, or add a check of kind tls.' });
}
/** What is expected of every answer, and no check can show: nobody must believe that it was proven. */
function noteUnproven(gate, checks) {
    if (checks.length === 0)
        return;
    if (gate.optional('expect-version') !== undefined && !checks.some(({ probe }) => expectsVersion(probe))) {
        const given = 'given, but no check reads a version';
        gate.problem('expect-version', { code: 'CONFLICT', given, legal: 'Add a check of kind http or command.' });
    }
    if (checks.some(({ probe }) => 'request' in probe))
        return;
    for (const name of ['expect-json', 'expect-body', 'expect-match']) {
        if (gate.optional(name) === undefined)
            continue;
        const legal = 'Add a URL, or set it in the check that it belongs to.';
        gate.problem(name, { code: 'CONFLICT', given: 'given, but no check uses HTTP', legal });
    }
}

;// CONCATENATED MODULE: ./build/packages/gate/src/address.js


const ADDRESS_LEGAL = 'host:port, such as db.example.org:5432; IPv6 in brackets: [2001:db8::1]:5432';
const SERVER_LEGAL = 'the IP address of a name server, with or without :port; IPv6 in brackets before a port';
const DNS_NAME_LEGAL = 'a name such as app.example.org';
/** `host:port` in its parts, IPv6 without its brackets; undefined where it is none. */
function address_parseAddress(text, defaultPort) {
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
    const parsed = address_parseAddress(word, 53);
    if (parsed === undefined || (0,external_node_net_.isIP)(parsed.host) === 0)
        return undefined;
    return (0,external_node_net_.isIPv6)(parsed.host) ? `[${parsed.host}]:${parsed.port}` : `${parsed.host}:${parsed.port}`;
}
/**
 * Of letters, digits, hyphens and underscores between its dots; perhaps with the dot of the root. A number that a
 * resolver would read as another address than a person does is none.
 */
function isDnsName(text) {
    const labels = text.replace(/\.$/, '').split('.');
    return (text.length <= 254 &&
        !isOddNumber(text) &&
        labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label)));
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
        throw new Illegal('a JSON path, or one compared by == != < <= > >=', `${quoted(line)} (${assertion.problem})`);
    }
    return assertion;
}
function pattern(line) {
    const parsed = parsePattern(line);
    if ('problem' in parsed) {
        throw new Illegal('a regular expression in the syntax of RE2', `${quoted(line)} (${parsed.problem})`);
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
const USER_AGENT = 'deploy-actions-health-gate/1';
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
        userAgent: USER_AGENT,
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
        const legal = 'Set method: GET, or remove the expectations for the body.';
        gate.problem('method', { code: 'CONFLICT', given: 'HEAD returns no body', legal });
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
        const read = readCertificates(text);
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
const LONGEST_MS = 5 * 86_400_000;
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
        const legal = 'Set expect-version too: instances are told apart by the version in their answers.';
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
        initialDelayMs: read_rules_upTo(gate, 'initial-delay'),
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
function read_rules_upTo(gate, name) {
    return atLeast(gate, name, 0);
}
function atLeast(gate, name, leastMs) {
    const ms = gate.duration(name);
    const known = gate.problems.some(({ input }) => input === name);
    if (!known && (ms < leastMs || ms > LONGEST_MS)) {
        gate.problem(name, { code: 'ILLEGAL', legal: `a duration from ${leastMs}ms to 5d` });
    }
    return ms;
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
            const { url, label } = needed(entry, 'url', 'an http(s) URL', (text) => parseAddress(text)) ?? {
                url: 'http://stand-in',
                label: '',
            };
            return { called: label, probe: httpProbe(http, url, timeoutMs) };
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
            entry.required('command', 'the command that the shell of each host runs');
            const command = entry.program('command') ?? '';
            const expectExit = entry.integer('expect-exit', { min: 0, max: 255 });
            const expect = readExpectations(entry);
            return { called: firstLine(command), probe: { kind, command, via: '', expectExit, expect, timeoutMs } };
        }
    }
}
function readAddress(entry, defaultPort) {
    const parse = (text) => {
        const address = address_parseAddress(text, defaultPort);
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
        const guess = nearest === undefined ? `Allowed here: ${kindKeys.join(', ')}.` : `Did you mean ${nearest}?`;
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
function isName(text) {
    return /^[A-Za-z0-9][\w .-]{0,63}$/.test(text);
}
function readName(check) {
    const name = check.optional('name');
    if (name !== undefined && !isName(name))
        check.problem('name', { code: 'ILLEGAL', legal: NAME_LEGAL });
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
        const targets = readTargets(gate);
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
        const checks = drafts.flatMap((draft) => onHosts(draft, names.hosts ?? []));
        const limits = { quorum: readQuorum(gate), soakMs: read_rules_upTo(gate, 'soak'), deadlineMs: readDeadline(gate) };
        const settings = { checks, ...limits, quorumOver: readQuorumOver(gate, checks) };
        noteConflicts(gate, settings);
        noteMinDays(gate, checks);
        noteUnproven(gate, checks);
        noteSize(gate, drafts, checks.length);
        const askedBySsh = drafts.filter((draft) => draft.bySsh).map(({ check }) => check.name);
        return askedBySsh.length > 0 ? { ...settings, needsSsh: true, bySsh: askedBySsh } : settings;
    });
}
function readTargets(gate) {
    const lines = gate.lines('urls');
    if (lines.length > MOST_TARGETS) {
        gate.problem('urls', { code: 'ILLEGAL', given: `${lines.length} lines`, legal: `at most ${MOST_TARGETS}` });
    }
    return gate.parsedLines('urls', parseNamedAddress);
}
/** Where `checks` was given, what is wrong with it has been told. */
function noteMissing(gate) {
    if (gate.lines('urls').length > 0 || gate.text('checks').trim() !== '')
        return;
    gate.problem('urls', { code: 'MISSING', legal: 'one URL per line; or entries in `checks`' });
}
function noteNames(gate, drafts, targets) {
    const amongUrls = repeatedNames(targets);
    for (const name of repeatedNames(drafts.map(({ check }) => check))) {
        const [where, what] = amongUrls.includes(name) ? ['urls', 'URLs'] : ['checks', 'checks'];
        const legal = `Give each one its own name: ${where === 'urls' ? 'name=https://…' : 'name: …'}`;
        gate.problem(where, { code: 'CONFLICT', given: `${JSON.stringify(name)} is the name of several ${what}`, legal });
    }
}
function noteSize(gate, drafts, count) {
    if (count <= MOST_CHECKS)
        return;
    const given = `${drafts.length} checks, which are ${count} with one for each host`;
    gate.problem('checks', { code: 'ILLEGAL', given, legal: `at most ${MOST_CHECKS}` });
}
function readDeadline(gate) {
    return gate.optionalDuration('deadline') === undefined ? undefined : positive(gate, 'deadline');
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
    isVersionTold: false,
    blindSinceMs: 0,
    blindMs: 0,
};
/**
 * The state after one more observation. A fault of the runner's own breaks a run of good answers, but neither counts
 * as a failure of the service nor breaks a run of them.
 */
function observe(state, observation, atMs, rules) {
    if (isFinal(state) || isSpent(state, rules))
        return state;
    const next = counted(state, observation, atMs, rules);
    if (next.phase === 'starting') {
        if (next.successes >= rules.healthyThreshold) {
            const mixed = mixtureIn(next.window, 'while starting ');
            const reason = `healthy after ${plural(next.attempts, 'probe')}: ${observation.reason}${mixed}`;
            return decided({ ...next, phase: 'steady', window: next.streak }, { verdict: 'healthy', atMs, reason, causes: [] });
        }
        return next;
    }
    if (next.failures < rules.unhealthyThreshold)
        return next;
    const reason = `${plural(next.failures, 'failure')} in a row: ${firstAndLast(next.streak)}`;
    const causes = [...mixedIn(next.window), ...newestCauses(next.streak)];
    return decided(next, { verdict: 'unhealthy', atMs, reason: `${reason}${mixtureIn(next.window)}`, causes });
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
    const { window: evidence } = state;
    if (last === undefined) {
        return decided(state, { verdict: 'inconclusive', atMs, reason: `not probed before the ${limit}`, causes: [] });
    }
    if ((state.failures === 0 && state.interrupted) || state.ownFaults >= rules.unhealthyThreshold) {
        const reason = `${after}, but ${blindness(state, last)}: ${last.reason}`;
        return decided(state, { verdict: 'inconclusive', atMs, reason, evidence, causes: newestCauses(evidence) });
    }
    if (!last.ok && isMisconfigured(state, last)) {
        const reason = `${after}, and the version cannot be judged: ${last.reason}; set \`version-path\` to the field that holds it`;
        return decided(state, { verdict: 'inconclusive', atMs, reason, evidence, causes: newestCauses(evidence) });
    }
    const mix = versionMix(state.window);
    const usual = last.ok ? tooFew(state, rules) : last.reason;
    const why = mix === undefined ? usual : `${describeMix(mix)}; ${longestRun(state.window, rules)}`;
    const never = rules.isRunning ? `no good answer in ${probes}` : `not healthy (${after})`;
    const causes = [
        ...mixedIn(evidence),
        ...(last.ok ? (state.lastTrouble?.causes ?? []) : newestCauses(evidence)),
        ...(last.ok || mix !== undefined ? [{ kind: 'start-too-short' }] : []),
    ];
    return decided(state, { verdict: 'unhealthy', atMs, reason: `${never}: ${why}`, evidence, causes });
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
        const isAnswered = last?.causes?.some(isUnjudged);
        const what = isAnswered ? 'the answers could no longer be judged' : 'the runner could no longer reach the service';
        const reason = `${what}: ${last?.reason ?? ''}`;
        return decided(state, { verdict: 'inconclusive', atMs, reason, causes: newestCauses(state.streak) });
    }
    if (state.blindMs === 0 || state.blindMs * 2 <= soakMs)
        return state;
    const reason = 'the runner could not reach the service for more than half of the soak';
    const causes = newestCauses(state.window);
    return decided(state, { verdict: 'inconclusive', atMs, reason, evidence: state.window, causes });
}
/** A healthy check is something else after all, for a reason that only the whole soak could show. */
function overrule(state, atMs, found) {
    if (state.verdict !== 'healthy' || found === undefined)
        return state;
    const { verdict, reason, cause } = found;
    return decided(state, { verdict, atMs, reason, evidence: state.window, causes: [cause] });
}
function isFinal({ verdict }) {
    return verdict === 'unhealthy' || verdict === 'inconclusive';
}
function counted(state, observation, atMs, rules) {
    const { ok, kind, reason, causes = [] } = observation;
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
        ...(ok ? {} : { lastTrouble: { reason, causes } }),
        streak: continues ? [...state.streak, observation].slice(-check_state_LONGEST_STREAK) : [observation],
        window: [...state.window, observation].slice(-LONGEST_WINDOW),
        sighted: state.sighted || !blind,
        isVersionTold: state.isVersionTold || observation.version !== undefined,
        blindSinceMs: blind && state.ownFaults === 0 ? atMs : state.blindSinceMs,
        blindMs: state.blindMs + (sightIsBack ? atMs - state.blindSinceMs : 0),
    };
}
/** What kept the check from being judged. */
function blindness({ sighted }, { causes = [] }) {
    if (causes.some(isUnjudged))
        return 'the answer could not be judged';
    return sighted ? 'the runner could not always reach the service' : 'the runner could never reach the service';
}
/** The last answer was good: what the one before them said tells why there were not more. */
function tooFew({ successes, lastTrouble }, { healthyThreshold }) {
    const found = `only ${successes} of ${healthyThreshold} good answers in a row`;
    return lastTrouble === undefined ? found : `${found}; before them: ${lastTrouble.reason}`;
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
/** Without other evidence the streak decided. */
function decided(state, decision) {
    return { ...state, verdict: decision.verdict, decision: { evidence: state.streak, ...decision } };
}
/** Of the newest observation that was not good. */
function newestCauses(observations) {
    return observations.findLast(({ ok }) => !ok)?.causes ?? [];
}
function mixedIn(window) {
    return versionMix(window) === undefined ? [] : [{ kind: 'mixed-versions' }];
}
/**
 * All is well but for the version, and no answer ever had one at the path: that says where we look and nothing about
 * the service. Earlier in the start it may be the old version that has none.
 */
function isMisconfigured({ isVersionTold }, { causes = [] }) {
    return !isVersionTold && causes.length > 0 && causes.every(({ kind }) => kind === 'no-version');
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
    return `the runner could not always reach the service, or some answers took longer than the interval: ${soak}`;
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




const TOO_SLOW = { kind: 'latency' };
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
        return { verdict: 'unhealthy', reason: `too slow: ${figures.join(', ')} ${over}`, cause: TOO_SLOW };
    }
    const hopeless = certainlyTooSlow(samplesMs, objectives, samplesMs.length);
    if (hopeless !== undefined)
        return hopeless;
    const [scarce] = judged.filter(({ needed }) => samplesMs.length < needed).sort((a, b) => b.needed - a.needed);
    if (scarce === undefined)
        return undefined;
    const { objective, needed } = scarce;
    const reason = `too few probes in the soak for ${objective.text}: ${samplesMs.length} of the ${needed} required`;
    const cause = { kind: 'too-few-samples' };
    return { verdict: 'inconclusive', reason: `${reason}; ${sampleCure(samplesMs, needed, pace)}`, cause };
}
/** An objective that cannot be met any more, even if all of `mostSamples` that are not there yet were fast. */
function certainlyTooSlow(samplesMs, objectives, mostSamples) {
    for (const objective of objectives) {
        const slow = samplesMs.filter((ms) => !isMet(objective, ms)).length;
        const of = Math.max(samplesNeeded(objective), mostSamples);
        const allowed = Math.floor((of * (100 - objective.percent)) / 100);
        if (slow <= allowed)
            continue;
        const limit = `at most ${allowed} of ${of} may be`;
        const slowestMs = Math.max(...samplesMs);
        const slowest = Number.isFinite(slowestMs) ? `the slowest took ${latency_verdict_shown(slowestMs)}` : 'one had no answer';
        const seen = `${slow} of ${samplesMs.length} probes of the soak were too slow for ${objective.text} (${slowest})`;
        return { verdict: 'unhealthy', reason: `too slow: ${seen}, and ${limit}`, cause: TOO_SLOW };
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
    return Number.isFinite(ms) ? (0,quantity_src/* formatDuration */.a3)(ms) : 'no answer';
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
    const units = unitVerdicts(members, unitOf(settings));
    const judged = fleetVerdict(units, needed) || 'inconclusive';
    const isCut = cut !== undefined && judged === 'healthy';
    const verdict = endedBy === 'cancellation' ? '' : isCut ? 'inconclusive' : judged;
    return {
        verdict,
        reason: gateReason(verdict, checks, {
            needed,
            units,
            unit: unitOf(settings),
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
        quorumOver: unitOf(settings),
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






/** Of a service whose every answer is odd in another way. */
const MOST_NOTES = 5;
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
    notes = new Map();
    /** Gives back what is noted for the first time. */
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
        return this.addNotes(observation.notes ?? []);
    }
    addNotes(notes) {
        const fresh = notes.filter((note) => this.notes.size < MOST_NOTES && !this.notes.has(describeNote(note)));
        for (const note of fresh)
            this.notes.set(describeNote(note), note);
        return fresh;
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
            causes: decision?.causes ?? newestCauses(evidence),
            ...(this.notes.size === 0 ? {} : { notes: [...this.notes.values()] }),
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
        return `cannot be probed: ${newest.reason}`;
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
        return `good and bad answers alternate: ${good} of the last ${window.length} answers good${counts}; now ${newest.reason}`;
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
        this.enter(isNoEvidence ? cutShort(this.state) : observe(this.state, observation, atMs, this.rules));
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
        : `the deadline ended the gate before the result was certain for ${unsettled}`;
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
        ...(failing.length > 0 ? [`confirming the last failures of ${failing.join(', ')}`] : []),
        ...(asked.length > 0 ? [`waiting for the last probe of ${asked.join(', ')}`] : []),
    ];
    return `The ${isBeside ? 'time' : 'soak'} is over; ${parts.join('; ')}.`;
}

;// CONCATENATED MODULE: ./build/packages/gate/src/worst-case-text.js
/** `398 s: 53 s start, 300 s soak, 45 s confirming failures (deadline 400 s)`, without the parts that do not occur. */
function describeWorstCase({ startMs, soakMs, settleMs, totalMs }, deadlineMs) {
    const parts = [
        `${inSeconds(startMs)} start`,
        ...(soakMs > 0 ? [`${inSeconds(soakMs)} soak`] : []),
        ...(settleMs > 0 ? [`${inSeconds(settleMs)} confirming failures`] : []),
    ];
    const deadline = deadlineMs === undefined ? '' : ` (deadline ${inSeconds(deadlineMs)})`;
    const total = inSeconds(totalMs);
    return parts.length > 1 || deadline !== '' ? `${total}: ${parts.join(', ')}${deadline}` : total;
}
/** Milliseconds as seconds with at most one decimal, easy to compare and add. */
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
    const never = `A service that never starts is unhealthy after ${inSeconds(neverMs)}.`;
    return [...lines, `Takes at most ${describeWorstCase(worst, deadlineMs)}. ${never}`];
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
        return `${check.name}: ${texts} needs ${needed} probes, and the soak brings ${expected} at most; the gate will be inconclusive: ${cure}.`;
    });
}
/** What is counted, and over what: nobody should have to guess it from a verdict. */
function quorumLine(settings) {
    const names = namesOfUnits(settings);
    const listed = names.slice(0, plan_MOST_NAMED).join(', ');
    const others = names.length > plan_MOST_NAMED ? ` and ${names.length - plan_MOST_NAMED} more` : '';
    const unit = unitOf(settings);
    return `Quorum: ${neededUnits(settings)} of ${unitsText(names.length, unit)}: ${listed}${others}.`;
}
function planOf(check) {
    const { fastIntervalMs, intervalMs, initialDelayMs, maxAttempts, instances = 1 } = check;
    const { healthyThreshold, unhealthyThreshold } = rulesOf(check);
    const windowMs = startWindowMs(check);
    const limit = maxAttempts === undefined ? 'start-timeout' : `max-attempts ${maxAttempts} or start-timeout`;
    const parts = [
        ...(initialDelayMs > 0 ? [`first probe after ${(0,quantity_src/* formatDuration */.a3)(initialDelayMs)}`] : []),
        `healthy after ${healthyThreshold} good answers in a row, probed every ${(0,quantity_src/* formatDuration */.a3)(fastIntervalMs)} for at most ${(0,quantity_src/* formatDuration */.a3)(windowMs)} (${limit})`,
        `then probed every ${(0,quantity_src/* formatDuration */.a3)(intervalMs)}, unhealthy after ${unhealthyThreshold} failures in a row`,
    ];
    if (provesMembers(check)) {
        const missed = `${(missProbability(instances, healthyThreshold) * 100).toFixed(2)} %`;
        parts.push(`after a good answer probed every ${(0,quantity_src/* formatDuration */.a3)(proofIntervalMs(check))}: ${healthyThreshold} good answers in a row miss one old instance of ${instances} with a probability of ${missed}`);
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
        const { name } = watch.settings;
        const notes = this.records.get(watch)?.add(observation) ?? [];
        for (const note of notes)
            this.world.log.event(`${name}: note: ${describeNote(note)}.`);
        // The reason says the same in less room.
        const { causes: _, ...seen } = observation;
        this.timeline.add({ check: name, ...seen });
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
        this.world.log.event('The quorum is lost, but can still be reached; the soak starts again when it is.');
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
        return fleetVerdict(unitVerdicts(members, unitOf(this.settings)), neededUnits(this.settings));
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
    const { reach } = await Promise.all(/* import() */[__nccwpck_require__.e(472), __nccwpck_require__.e(747)]).then(__nccwpck_require__.bind(__nccwpck_require__, 747));
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
        const legal = `at most ${most} keys${hasPassword ? ' in addition to a password' : ''}, because servers close the connection after ${key_blocks/* MOST_KEYS */.L} refusals (MaxAuthTries)`;
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
    const legal = 'the private key for the hosts, or `password`, or an SSH agent in SSH_AUTH_SOCK';
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
/**
 * A target, or in words the likely cause and the cure; they quote nothing that could be a password. `defaultUser` is for
 * a target that names none.
 */
function parseTarget(text, defaultUser = '') {
    const label = text.trim();
    const cause = misread(label);
    if (cause !== undefined)
        return cause;
    const at = label.lastIndexOf('@');
    const user = at < 0 ? defaultUser : label.slice(0, at);
    if (user === '')
        return at < 0 ? 'it names no user, and `username` is empty' : 'the user before the @ is empty';
    if (!isUser(user))
        return 'the user name is not allowed';
    const place = parsePlace(label.slice(at + 1));
    return typeof place === 'string' ? place : { user, ...place, label };
}
/** What the text was likely meant to be, where that is no single host. */
function misread(label) {
    const at = label.lastIndexOf('@');
    const place = label.slice(at + 1);
    if (label.includes('${{'))
        return 'GitHub did not evaluate this expression: check the text between ${{ and }}';
    if (/^[-*]\s/.test(label))
        return 'a list mark before the host: write one host per line without `- `';
    if (/\s/.test(label))
        return 'white space: put each host and each comment on its own line';
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(label))
        return 'an invisible character: type the line again';
    if (/^["'`]|["'`]$/.test(label))
        return 'quotes around the host: remove them';
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(label))
        return 'a URL: remove the scheme, and the path if there is one';
    if (/\$[A-Za-z_{(]/.test(label))
        return 'a variable that is not expanded: write ${{ vars.NAME }} instead of $NAME';
    if (label.slice(0, Math.max(at, 0)).includes(':'))
        return 'a password after the user: move it to the input `password`';
    if (/^[^[/]*:[~/.]/.test(place))
        return 'a path after the host: set it in the input `path`';
    if (place.includes('/'))
        return 'a path after the host: remove it';
    return undefined;
}
/** No white space, nothing that a program could take for an option. */
function isUser(text) {
    return /^[A-Za-z0-9_][A-Za-z0-9_.@+\\-]*\$?$/.test(text);
}
/** The same server and user under another spelling has the same identity. */
function targetIdentity({ user, host, port }) {
    const plain = (0,external_node_net_.isIPv6)(host) ? (URL.parse(`http://[${host}]/`)?.hostname ?? host) : host.replace(/\.$/, '');
    return `${user}@[${plain.toLowerCase()}]:${port}`;
}
function parsePlace(text) {
    if ((0,external_node_net_.isIPv6)(text) || text.split(':').length > 2) {
        if (!text.startsWith('['))
            return 'an IPv6 address without brackets: write [2001:db8::1]:22';
        const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
        if (!match || !(0,external_node_net_.isIPv6)(match[1] ?? ''))
            return 'the text in the brackets is not an IPv6 address';
        return withPort(match[1] ?? '', match[2]);
    }
    if (text.startsWith('['))
        return 'the text in the brackets is not an IPv6 address';
    const [host = '', port] = text.split(':');
    if (host === '')
        return 'the host is empty: check the variable that contains it';
    if (!/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/.test(host) || host.includes('..') || host.length > 253) {
        return 'the host is neither a name nor an address';
    }
    if (isOddNumber(host))
        return 'a number that is not a plain IPv4 address: write four decimal numbers, such as 10.0.0.7';
    return withPort(host, port);
}
function withPort(host, port) {
    if (port === undefined)
        return { host, port: 22 };
    if (port === '')
        return 'the port is empty: write it, or leave the colon out';
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
    const jumpHosts = inputs_readTargets(input, 'jump-hosts', username);
    return {
        targets: inputs_readTargets(input, 'hosts', username),
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
/** A user, a colon, something that is not a port, and an @ at the end. */
const PASSWORD = /(^|,)\s*[^@,:[]+:(?!\d*\s*(,|$))[^@]*@/;
function inputs_readTargets(input, name, username) {
    const lines = numberedLines(input.text(name));
    const entries = lines.flatMap(({ line, number }) => 
    // A comma in a password must not split it, because one half would be shown.
    (PASSWORD.test(line) ? [line] : line.split(',')).map((text) => ({ text: text.trim(), number })));
    const hosts = entries.filter(({ text }) => text !== '');
    if (hosts.length === 0 && name === 'hosts')
        input.problem(name, { code: 'MISSING', legal: TARGET_LEGAL });
    const found = new Map();
    for (const { text, number } of hosts) {
        const target = parseTarget(text, username);
        const where = lines.length > 1 ? `line ${number}: ` : '';
        if (typeof target === 'string') {
            input.problem(name, { code: 'ILLEGAL', given: `${where}${quoted(text)} (${target})`, legal: TARGET_LEGAL });
            continue;
        }
        const first = found.get(targetIdentity(target));
        if (first) {
            const given = `${where}${quoted(text)} is the same server and user as ${quoted(first.label)}`;
            input.problem(name, { code: 'CONFLICT', given, legal: 'Name every host once.' });
        }
        found.set(targetIdentity(target), target);
    }
    return [...found.values()];
}
function readKnownHosts(input) {
    const text = input.text('known-hosts');
    for (const { line, what } of (0,known_hosts/* parseKnownHosts */.uJ)(text).problems) {
        input.problem('known-hosts', { code: 'ILLEGAL', given: `line ${line}`, legal: `${known_hosts/* KNOWN_HOSTS_LEGAL */.eJ} (${what})` });
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
                input.problem('hosts', { code: 'CONFLICT', given: 'given, but nothing uses SSH', legal: cure });
            }
        },
    };
}

// EXTERNAL MODULE: ./build/packages/ssh/src/unknown-host-key.js
var unknown_host_key = __nccwpck_require__(2460);
;// CONCATENATED MODULE: ./build/packages/ssh/src/index.js










;// CONCATENATED MODULE: ./build/actions/health-gate/src/contract.js
// Generated from action.yml by `npm run generate`. Do not edit.
const contract = {
    action: 'health-gate',
    inputs: {
        'urls': { default: "", required: false, secret: false },
        'checks': { default: "", required: false, secret: false },
        'expect-status': { default: "200", required: false, secret: false },
        'expect-json': { default: "", required: false, secret: false },
        'expect-body': { default: "", required: false, secret: false },
        'expect-match': { default: "", required: false, secret: false },
        'expect-version': { default: "", required: false, secret: false },
        'version-path': { default: "$.version", required: false, secret: false },
        'headers': { default: "", required: false, secret: true },
        'method': { default: "GET", required: false, secret: false },
        'body': { default: "", required: false, secret: false },
        'interval': { default: "5s", required: false, secret: false },
        'fast-interval': { default: "", required: false, secret: false },
        'timeout': { default: "5s", required: false, secret: false },
        'start-timeout': { default: "2m", required: false, secret: false },
        'max-attempts': { default: "", required: false, secret: false },
        'healthy-threshold': { default: "2", required: false, secret: false },
        'unhealthy-threshold': { default: "3", required: false, secret: false },
        'soak': { default: "0s", required: false, secret: false },
        'initial-delay': { default: "0s", required: false, secret: false },
        'quorum': { default: "all", required: false, secret: false },
        'quorum-over': { default: "", required: false, secret: false },
        'deadline': { default: "", required: false, secret: false },
        'instances': { default: "1", required: false, secret: false },
        'latency-slo': { default: "", required: false, secret: false },
        'follow-redirects': { default: "false", required: false, secret: false },
        'resolve': { default: "one", required: false, secret: false },
        'tls-min-days': { default: "", required: false, secret: false },
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
        'on-inconclusive': { default: "fail", required: false, secret: false },
    },
    outputs: [
        'verdict',
        'reason',
        'checks',
        'attempts',
        'duration-ms',
        'version',
        'report',
        'report-path',
    ],
};

;// CONCATENATED MODULE: ./build/actions/health-gate/src/inputs.js




/** `sshAgent` is where an SSH agent listens. The YAML in `raw` is parsed already. */
function readInputs(raw, sshAgent = '') {
    return parseInputs(contract, raw, (input) => {
        const cure = 'Set via: ssh, or add a check of kind command.';
        const { settings, hosts, settle } = readOptionalSshInputs(input, sshAgent, cure);
        const { needsSsh = false, bySsh = [], ...gate } = readGateInputs(input, contract, { required: true, hosts });
        settle(needsSsh, bySsh);
        return {
            gate,
            ssh: needsSsh ? settings : undefined,
            onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']),
        };
    });
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/failure.js



/** Why the step must fail; undefined where it must not. */
function failureOf(result, { onInconclusive, signal, keyLines = [] }) {
    const { verdict, reason } = result;
    if (verdict === '') {
        const { aborted, reason: why } = signal;
        // A defect of ours stopped the run: it is told as one, and never covered up by a failure of the gate's.
        if (aborted && !(why instanceof error_src/* UserError */.yo))
            return undefined;
        const message = why instanceof error_src/* UserError */.yo ? why.message : 'The run was cancelled.';
        return new error_src/* UserError */.yo('CANCELLED', message, {
            hint: 'Run again. The outputs show the results until the cancellation.',
        });
    }
    if (!isRed('health-gate', verdict, { onInconclusive }))
        return undefined;
    const keys = keyLines.length === 0 ? [] : [['Lines for known-hosts (compare the fingerprints first):', ...keyLines].join('\n')];
    const hint = (...more) => [[...nextSteps(result), ...more].join(' '), ...keys].join('\n');
    const code = advice_codeOf(result);
    if (verdict === 'unhealthy')
        return new error_src/* UserError */.yo(code, `The service is unhealthy: ${reason}`, { hint: hint() });
    return new error_src/* UserError */.yo(code, `The health of the service is unknown: ${reason}`, {
        hint: hint('The input on-inconclusive decides whether this fails the step.'),
    });
}
const ROLL_BACK = 'Roll back, unless a later step does. The report contains every probe.';
/** What to do next, for a deploy that was just made; nothing where the service is healthy. */
function nextSteps(result) {
    return result.verdict === 'unhealthy' ? [ROLL_BACK, ...adviceOf(result)] : adviceOf(result);
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/host-key-lines.js
/** Hosts that are asked by SSH, and the lines for known-hosts of those that nobody knows. */
class HostKeyLines {
    hosts;
    seen = new Set();
    constructor(hosts) {
        this.hosts = hosts;
    }
    /** Each once, in the order in which they were met. */
    get lines() {
        return [...this.seen];
    }
    dial(...asked) {
        return this.noting(this.hosts.dial(...asked));
    }
    exec(...asked) {
        return this.noting(this.hosts.exec(...asked));
    }
    async noting(answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (error instanceof Error && 'line' in error)
                this.seen.add(String(error.line));
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/outputs.js
/** An output is cut at 64 KiB, and JSON that is cut is no JSON: of many talkative checks each says less. */
const LARGEST_LIST = 60 * 1024;
const CUTS = [
    { reason: 250, version: 128 },
    { reason: 80, version: 64 },
    { reason: 0, version: 40 },
];
function outputsOf(result) {
    return {
        verdict: result.verdict,
        reason: result.reason,
        checks: JSON.stringify(shortChecks(result.checks)),
        attempts: String(result.attempts),
        'duration-ms': String(result.durationMs),
        version: result.version,
    };
}
/** What later jobs need, the least likely to fit last. */
function briefOf({ reason, version, attempts, checks }) {
    return { version, attempts, reason: cutTo(reason, 1000), checks: shortChecks(checks) };
}
function shortChecks(checks) {
    const lists = CUTS.map((cut) => checks.map((check) => shortCheck(check, cut)));
    const fitting = lists.find((list) => Buffer.byteLength(JSON.stringify(list)) <= LARGEST_LIST);
    return fitting ?? thinned(lists.at(-1) ?? [], checks);
}
/** Without as many of the healthy checks as do not fit; then, of the others, without the last ones. */
function thinned(list, checks) {
    const byWeight = [...list.keys()].sort((a, b) => Number(isWell(checks[a])) - Number(isWell(checks[b])));
    let leftBytes = LARGEST_LIST;
    const kept = byWeight.filter((at) => {
        leftBytes -= Buffer.byteLength(JSON.stringify(list[at])) + 1;
        return leftBytes > 0;
    });
    return kept.sort((a, b) => a - b).flatMap((at) => list[at] ?? []);
}
function isWell(check) {
    return check?.verdict === 'healthy';
}
function shortCheck(check, cut) {
    const { name, kind, host, verdict, attempts, lastStatus, daysLeft, p50Ms, p99Ms } = check;
    const version = check.version.slice(0, cut.version);
    const reason = cutTo(check.reason, cut.reason);
    return {
        name,
        kind,
        ...(host === undefined ? {} : { host }),
        verdict,
        attempts,
        lastStatus,
        version,
        ...(daysLeft === null ? {} : { daysLeft }),
        p50Ms,
        p99Ms,
        reason,
    };
}
function cutTo(text, length) {
    return text.length <= length || length === 0 ? text.slice(0, length) : `${text.slice(0, length - 1)}…`;
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/report.js
/** The result as the report shows it: moments are ISO 8601. */
function reportOf({ checks, timeline, ...result }) {
    return {
        ...result,
        checks: checks.map(({ evidence, failure, ...check }) => ({
            ...check,
            evidence: evidence.map(dated),
            ...(failure === undefined ? {} : { failure: dated(failure) }),
        })),
        timeline: timeline.map(dated),
    };
}
function dated({ at, ...observation }) {
    return { ...observation, at: new Date(at).toISOString() };
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/evidence.js

const evidence_MOST_CHECKS = 10;
const LONGEST_EXCERPT = 300;
/** Of the last failures in a row of each check that is not healthy the first one: when, what status, why, and how the answer began. */
function evidenceOf(checks) {
    const failed = checks.filter(({ verdict, failure }) => verdict !== 'healthy' && failure !== undefined);
    if (failed.length === 0)
        return '';
    const shown = failed.slice(0, evidence_MOST_CHECKS).map(evidence_failureOf);
    const others = failed.length > evidence_MOST_CHECKS ? [`And ${failed.length - evidence_MOST_CHECKS} more: see the report.`] : [];
    return ['#### How it failed: the first of the last failures in a row', ...shown, ...others].join('\n\n');
}
function evidence_failureOf({ name, failure }) {
    if (failure === undefined)
        return '';
    const { at, status, reason, excerpt = '' } = failure;
    const answered = status === undefined ? 'no status' : `status ${status}`;
    const line = `**${markdownText(name)}** at ${new Date(at).toISOString()}, ${answered}: ${markdownText(reason)}`;
    const shown = excerpt.length > LONGEST_EXCERPT ? `${excerpt.slice(0, LONGEST_EXCERPT)}…` : excerpt;
    return excerpt.trim() === '' ? line : `${line}\n\n${markdownFence(shown)}`;
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/sparkline.js
const HEIGHTS = '▁▂▃▄▅▆▇█';
const sparkline_MOST = 20;
const FAILED = '✗';
const BLIND = '?';
/** What the marks mean, for whoever reads the table. */
const SPARKLINE_LEGEND = `Newest at the right, the higher the slower; ${FAILED} failed, ${BLIND} the runner could not reach it.`;
/** The last results of one check, one character each: its height is the latency, from none to the slowest of them. */
function sparkline(observations) {
    const shown = observations.slice(-sparkline_MOST);
    const slowestMs = Math.max(1, ...shown.filter(({ ok }) => ok).map(({ latencyMs }) => latencyMs));
    return shown.map((observation) => mark(observation, slowestMs)).join('');
}
function mark({ ok, kind, latencyMs }, slowestMs) {
    if (kind === 'own-fault')
        return BLIND;
    if (!ok)
        return FAILED;
    return HEIGHTS.charAt(Math.round((latencyMs / slowestMs) * (HEIGHTS.length - 1)));
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/summary.js







const ENDED_BY = {
    checks: 'the verdict of its checks',
    soak: 'the end of the soak',
    deadline: 'the deadline',
    cancellation: 'the cancellation of the run',
};
const summary_MOST_NOTES = 10;
/** Of fewer answers the slowest one would pass for a percentile. */
const FEWEST_FOR_P99 = 100;
/** What happened and what now, in Markdown. */
function summary_summaryOf(result, keyLines = []) {
    const title = `### Health gate: ${result.verdict || 'cancelled'}`;
    const took = `${result.attempts} probes in ${(0,quantity_src/* formatDuration */.a3)(result.durationMs)}`;
    const version = result.version === '' ? '' : `, version ${markdownText(result.version)}`;
    const reason = `${markdownText(result.reason)} (${took}${version}).`;
    const advice = nextSteps(result);
    const whatNow = advice.length > 1 ? `**What now:**\n\n${advice.map((line) => `- ${line}`).join('\n')}` : summary_oneLine(advice);
    return [
        title,
        reason,
        whatNow,
        keysOf(keyLines),
        table(result),
        notesOf(result),
        evidenceOf(result.checks),
        timesOf(result),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** The problems that were tolerated in judged answers. */
function notesOf({ checks }) {
    const lines = checks.flatMap(({ name, notes = [] }) => notes.map((note) => `- ${markdownText(name)}: ${markdownText(describeNote(note))}.`));
    if (lines.length === 0)
        return '';
    const shown = lines.slice(0, summary_MOST_NOTES);
    const others = lines.length > summary_MOST_NOTES ? [`- And ${lines.length - summary_MOST_NOTES} more: see the report.`] : [];
    return ['**Notes:**', '', ...shown, ...others].join('\n');
}
/** Lines to paste need lines of their own. */
function keysOf(lines) {
    return lines.length === 0
        ? ''
        : `Lines for \`known-hosts\` (compare the fingerprints first):\n\n${markdownFence(lines.join('\n'))}`;
}
function summary_oneLine([line]) {
    return line === undefined ? '' : `**What now:** ${line}`;
}
function timesOf({ durationMs, endedBy, soakMs, worstCase }) {
    const by = endedBy === 'soak' && soakMs === 0 ? 'the quorum' : ENDED_BY[endedBy];
    return `Ended by ${by} after ${seconds(durationMs)}; the limit was ${describeWorstCase(worstCase)}.`;
}
function seconds(ms) {
    return `${Number((ms / 1000).toFixed(1))} s`;
}
function table({ checks, timeline }) {
    const withDays = checks.some(({ daysLeft }) => daysLeft !== null);
    const header = ['check', 'verdict', 'probes', 'last status', 'version', 'p50', 'p99'];
    const results = new Map(checks.map(({ name }) => [name, []]));
    for (const entry of timeline)
        results.get(entry.check)?.push(entry);
    const rows = checks.map((check) => [
        ...row(check),
        ...(withDays ? [check.daysLeft === null ? '-' : String(check.daysLeft)] : []),
        sparkline(results.get(check.name) ?? []) || '-',
        markdownText(check.reason),
    ]);
    const body = markdownTable([...header, ...(withDays ? ['days left'] : []), 'last results', 'why'], rows);
    return `${body}\n\n${SPARKLINE_LEGEND}`;
}
function row(check) {
    return [
        markdownText(check.name),
        check.verdict || 'undecided',
        probes(check),
        check.lastStatus === null ? '-' : String(check.lastStatus),
        markdownText(check.version) || '-',
        latency(check.p50Ms),
        check.answered < FEWEST_FOR_P99 ? '-' : latency(check.p99Ms),
    ];
}
function probes({ attempts, failures, ownFaults }) {
    const notes = [
        ...(failures > 0 ? [`${failures} failed`] : []),
        ...(ownFaults > 0 ? [`${ownFaults} could not reach it`] : []),
    ];
    return notes.length > 0 ? `${attempts} (${notes.join(', ')})` : String(attempts);
}
function latency(ms) {
    return ms === null ? '-' : (0,quantity_src/* formatDuration */.a3)(ms);
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/run.js






/** Watches the service to a verdict. A cancelled run still hands back what it saw. */
async function run({ gate, ssh, onInconclusive }, world) {
    const { result, keyLines } = await watch(gate, ssh, world);
    if (result.verdict !== '')
        world.log.event(`${result.verdict}: ${result.reason}`);
    const failure = failureOf(result, { onInconclusive, signal: world.signal, keyLines });
    return {
        outputs: outputsOf(result),
        details: { gate: reportOf(result), onInconclusive },
        brief: briefOf(result),
        summary: summary_summaryOf(result, keyLines),
        ...(failure === undefined ? {} : { failure }),
    };
}
async function watch(gate, ssh, world) {
    if (ssh === undefined)
        return { result: await runGate(gate, world), keyLines: [] };
    const hosts = world.reach(ssh);
    const noting = new HostKeyLines(hosts);
    try {
        return { result: await runGate(gate, { ...world, ssh: noting }), keyLines: noting.lines };
    }
    finally {
        hosts.close();
    }
}

;// CONCATENATED MODULE: ./build/actions/health-gate/src/index.js







void act({
    contract: contract,
    structures: ['checks'],
    prepare: prepareGate,
    readInputs: (raw, { run: { sshAgent } }) => readInputs(raw, sshAgent),
    world: (base) => ({
        ...base,
        ask: askingBy({ proxyEnv: base.proxyEnv }),
        reach: (settings) => new KeptConnections(settings, connect, base),
    }),
    run: run,
});

module.exports = __webpack_exports__;
/******/ })()
;