/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 4458:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

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

"use strict";

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

/***/ 8443:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ isOdd),
/* harmony export */   BX: () => (/* binding */ systemPath),
/* harmony export */   P8: () => (/* binding */ showPath),
/* harmony export */   xe: () => (/* binding */ toBytePath)
/* harmony export */ });
function toBytePath(text) {
    return Buffer.from(text).toString('latin1');
}
/** For the file system: plain ASCII needs no buffer, which is faster. */
function systemPath(path) {
    return isAscii(path) ? path : Buffer.from(path, 'latin1');
}
/** For people, on one line: names that are not plain are quoted as JSON; bytes that are no UTF-8 become U+FFFD. */
function showPath(path) {
    const text = Buffer.from(path, 'latin1').toString();
    const isPlain = !/[\p{Cc}\\"\ufffd]|^\s|\s$/u.test(text);
    return isPlain ? text : JSON.stringify(text);
}
/** Names that a list of `HASH  PATH` lines cannot carry on every host: sha256sum and its likes each escape others. */
function isOdd(path) {
    for (let at = 0; at < path.length; at++) {
        const code = path.charCodeAt(at);
        if (code < 0x20 || code === 0x7f || code === 0x5c)
            return true;
    }
    return false;
}
function isAscii(path) {
    for (let at = 0; at < path.length; at++)
        if (path.charCodeAt(at) > 0x7f)
            return false;
    return true;
}


/***/ }),

/***/ 6134:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ slices)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./build/packages/payload/src/slices.js

/** How long the event loop may be kept from the connections that something is waited for on meanwhile. */
const SLICE_MS = 3;
/** To be awaited after each piece of a long work: lets the event loop go on where the last time was a slice ago. */
function slices(clock) {
    let startMs = clock.elapsed();
    return () => {
        if (clock.elapsed() - startMs <= SLICE_MS)
            return undefined;
        return (0,promises_namespaceObject.setImmediate)().then(() => {
            startMs = clock.elapsed();
        });
    };
}


/***/ }),

/***/ 4131:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fj: () => (/* binding */ noRoom),
/* harmony export */   go: () => (/* binding */ freeBytes),
/* harmony export */   mT: () => (/* binding */ UnpackedNames)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _deploy_actions_error__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7173);
/* harmony import */ var _deploy_actions_quantity__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7638);
/* harmony import */ var _byte_path__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8443);






/** Its owner can fill a folder, and remove it when the run is over. */
const OPEN = 0o700;
/** So many are named in the message. */
const SHOWN = 5;
/**
 * The names in an archive, and what is wrong with them. Links are made last, by us, with their targets as they stand in
 * the archive, so that nothing is written through them.
 */
class UnpackedNames {
    archive;
    all = new Map();
    problems = [];
    constructor(archive) {
        this.archive = archive;
    }
    /** As it is unpacked: without `./` in front and `/` at the end. */
    static normalize(path) {
        return node_path__WEBPACK_IMPORTED_MODULE_2__.posix.normalize(path).replace(/\/$/, '');
    }
    has(name) {
        return this.all.get(name);
    }
    set(name, one) {
        this.all.set(name, one);
    }
    /** Notes what is wrong with a name or the target of a link; returns whether anything is. */
    refuses(path, target = '') {
        const name = UnpackedNames.normalize(path);
        if (name.startsWith('/') || name.split('/').includes('..'))
            return this.refuse(path, 'leads out of the archive');
        if (`${name}${target}`.includes('\ufffd')) {
            return this.refuse(path, 'is not UTF-8: give the folder instead of the archive');
        }
        if (`${name}${target}`.includes('\0'))
            return this.refuse(path, 'contains a NUL character');
        return false;
    }
    refuse(path, why) {
        this.problems.push(`${(0,_byte_path__WEBPACK_IMPORTED_MODULE_5__/* .showPath */ .P8)((0,_byte_path__WEBPACK_IMPORTED_MODULE_5__/* .toBytePath */ .xe)(path))} ${why}`);
        return true;
    }
    /** Throws `SOURCE` for what would not come out as it was packed. `kinds`: below which no name may lie. */
    check(kinds) {
        for (const name of this.all.keys()) {
            const above = parentsOf(name).find((parent) => kinds.some((kind) => this.all.get(parent)?.kind === kind));
            if (above !== undefined)
                this.refuse(name, `lies below a ${this.all.get(above)?.kind}`);
        }
        if (this.problems.length === 0)
            return;
        throw new _deploy_actions_error__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('SOURCE', `${this.archive}: ${this.problems.slice(0, SHOWN).join('; ')}.`);
    }
    /** Makes the links, and gives everything in `folder` its mode and time, whatever the umask. */
    finish(folder) {
        // What is in a folder before the folder itself, whose time that changes.
        const names = [...this.all].sort(([a], [b]) => b.split('/').length - a.split('/').length);
        for (const [name, one] of names)
            finishOne((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), one);
    }
}
/** Bytes that the runner has for what is unpacked into `folder`. */
async function freeBytes(folder) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(folder);
    return bavail * bsize;
}
function noRoom(archive, bytes, free) {
    const [needed, left] = [(0,_deploy_actions_quantity__WEBPACK_IMPORTED_MODULE_4__/* .formatSize */ .Xq)(bytes), (0,_deploy_actions_quantity__WEBPACK_IMPORTED_MODULE_4__/* .formatSize */ .Xq)(free)];
    return new _deploy_actions_error__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('SOURCE', `${archive}: unpacked it needs ${needed} or more, but the runner has only ${left}.`);
}
function finishOne(path, { kind, mode, mtime, target }) {
    if (kind === 'link') {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)(target, path);
    }
    else {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, (mode & 0o777) | (kind === 'folder' ? OPEN : 0));
    }
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lutimesSync)(path, mtime, mtime);
}
function parentsOf(name) {
    const parts = name.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}


/***/ }),

/***/ 6516:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   bs: () => (/* binding */ WILDCARD),
/* harmony export */   nV: () => (/* binding */ fileEntry)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _deploy_actions_error__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7173);
/* harmony import */ var _byte_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8443);
/* harmony import */ var _slices__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6134);




/** What makes a line of `source` a pattern, where nothing of that name exists. */
const WILDCARD = /[*?[{]/;
/** Its owner can always read it: on the host, too, somebody has to prove it. */
const OWNER_READS = 0o400;
/** A folder, or in a worktree and a submodule a file. */
const VCS = new Set(['.git', '.hg', '.svn']);
/**
 * Everything in the folder, each folder before what is in it, names in the order of their bytes. Calls that block are
 * several times faster on many small files than those that do not; so they come in slices. Throws `SOURCE`.
 */
async function walk({ folder, glob, isFirstEnough = false }, rules) {
    const { excludes, includeVcs, clock } = rules;
    const root = (0,_byte_path__WEBPACK_IMPORTED_MODULE_3__/* .toBytePath */ .xe)(folder);
    const [entries, vcs, hidden] = [[], [], []];
    const pause = (0,_slices__WEBPACK_IMPORTED_MODULE_2__/* .slices */ .w)(clock);
    let isEnough = false;
    try {
        await into('', glob?.start, undefined);
    }
    catch (cause) {
        if (cause instanceof _deploy_actions_error__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            throw cause;
        throw new _deploy_actions_error__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('SOURCE', `Cannot read ${folder}.`, { cause });
    }
    return { entries, vcs, hidden };
    /** `progress` of the pattern so far; undefined where everything is taken. */
    async function into(below, progress, above) {
        const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,_byte_path__WEBPACK_IMPORTED_MODULE_3__/* .systemPath */ .BX)(`${root}/${below}`), { encoding: 'latin1' }).sort();
        for (const name of names) {
            if (isEnough)
                return;
            await pause();
            const path = below === '' ? name : `${below}/${name}`;
            const at = (0,_byte_path__WEBPACK_IMPORTED_MODULE_3__/* .systemPath */ .BX)(`${root}/${path}`);
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(at);
            const isFolder = stat.isDirectory();
            const step = progress && glob?.step(progress, textOf(name), isFolder);
            if (step && !step.isMatch && step.next.length === 0 && !step.isHidden)
                continue;
            if (excludes(path, isFolder))
                continue;
            if (!includeVcs && VCS.has(name)) {
                if (!step?.isHidden)
                    vcs.push(path);
                continue;
            }
            if (step?.isHidden)
                hidden.push(path);
            if (step && !step.isMatch && step.next.length === 0)
                continue;
            const here = { entry: entryOf(path, at, stat), above, isTaken: false };
            if (!step || step.isMatch)
                take(here);
            if (isFolder)
                await into(path, step && !step.isMatch ? step.next : undefined, here);
        }
    }
    function take(one) {
        if (one.isTaken)
            return;
        one.isTaken = true;
        if (one.above)
            take(one.above);
        entries.push(one.entry);
        isEnough = isFirstEnough && one.entry.kind !== 'folder';
    }
}
/** For a pattern, which is text: bytes that are no UTF-8 become U+FFFD. */
function textOf(name) {
    return Buffer.from(name, 'latin1').toString();
}
function entryOf(path, at, stat) {
    const mtime = Math.floor(stat.mtimeMs / 1000);
    const mode = stat.mode & 0o777;
    if (stat.isFile())
        return fileEntry(path, stat);
    if (stat.isDirectory())
        return { kind: 'folder', path, mode, mtime };
    if (stat.isSymbolicLink())
        return { kind: 'link', path, mtime, target: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(at, { encoding: 'latin1' }) };
    throw new _deploy_actions_error__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('SOURCE', `${(0,_byte_path__WEBPACK_IMPORTED_MODULE_3__/* .showPath */ .P8)(path)} is neither a file, a folder nor a link and cannot be deployed.`);
}
function fileEntry(path, { mode, mtimeMs, size }) {
    return { kind: 'file', path, mode: (mode & 0o777) | OWNER_READS, mtime: Math.floor(mtimeMs / 1000), size };
}


/***/ }),

/***/ 7638:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  jM: () => (/* reexport */ DURATION_LEGAL),
  Wh: () => (/* reexport */ RATIO_LEGAL),
  cG: () => (/* reexport */ SIZE_LEGAL),
  zP: () => (/* reexport */ cutToBytes),
  a3: () => (/* reexport */ formatDuration),
  Xq: () => (/* reexport */ formatSize),
  E9: () => (/* reexport */ parseDuration),
  LO: () => (/* reexport */ parseRatio),
  DB: () => (/* reexport */ parseSize)
});

// UNUSED EXPORTS: formatCount, formatRatio, fractionOfPercent

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

/***/ 9157:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseHostJson),
/* harmony export */   n: () => (/* binding */ MOST_STATUS_BYTES)
/* harmony export */ });
/** Bytes of a status: it holds the steps and the latest events of every release that is kept. */
const MOST_STATUS_BYTES = 8 * 1024 * 1024;
/** What the host program writes is four levels deep. */
const DEEPEST = 16;
const MOST_VALUES = 200_000;
/**
 * The value of a JSON text from a host. Throws where it is no JSON, or has more values or levels than a host program
 * ever writes: to parse 60 MB of `[` takes 3 GB, and what is nested thousands deep breaks whatever reads it later.
 */
function parseHostJson(text) {
    checkShape(text);
    return JSON.parse(text);
}
/** Counts without parsing. What is no JSON may pass: `JSON.parse` refuses it. */
function checkShape(text) {
    let [depth, values, isString] = [0, 0, false];
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (isString) {
            if (character === '\\')
                at++;
            else if (character === '"')
                isString = false;
        }
        else if (character === '"')
            isString = true;
        else if (character === '[' || character === '{') {
            depth++;
            values++;
            if (depth > DEEPEST)
                throw new Error(`it is nested more than ${DEEPEST} levels deep`);
        }
        else if (character === ']' || character === '}')
            depth--;
        else if (character === ',')
            values++;
        if (values > MOST_VALUES)
            throw new Error(`it has more than ${MOST_VALUES} values`);
    }
}


/***/ }),

/***/ 6497:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
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

"use strict";
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

"use strict";
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

"use strict";
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

"use strict";
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

"use strict";
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

/***/ 298:
/***/ ((module) => {

// A simple implementation of make-array
function makeArray (subject) {
  return Array.isArray(subject)
    ? subject
    : [subject]
}

const UNDEFINED = undefined
const EMPTY = ''
const SPACE = ' '
const ESCAPE = '\\'

// The characters that carry a meaning of their own inside a regular
//   expression, so a literal one has to be escaped before it is emitted.
const REGEX_LITERAL_SPECIAL = /[.*+?()[\]{}^$|\\/]/
const BOM = '\uFEFF'
// A run of two or more asterisks is a globstar (#175)
const REGEX_ANCHORED_GLOBSTAR = /^\/\*{2,}$/
const REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/
const REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/
const REGEX_SPLITALL_CRLF = /\r?\n/g

// Invalid:
// - /foo,
// - ./foo,
// - ../foo,
// - .
// - ..
// Valid:
// - .foo
const DOUBLE_SLASH = '//'
const SLASH_CODE = 47
const DOT_CODE = 46


const SLASH = '/'

// Do not use ternary expression here, since "istanbul ignore next" is buggy
let TMP_KEY_IGNORE = 'node-ignore'
/* istanbul ignore else */
if (typeof Symbol !== 'undefined') {
  TMP_KEY_IGNORE = Symbol.for('node-ignore')
}
const KEY_IGNORE = TMP_KEY_IGNORE

const define = (object, key, value) => {
  Object.defineProperty(object, key, {value})
  return value
}

const RETURN_FALSE = () => false

// > The range notation, e.g. [a-zA-Z],
// > can be used to match one of the characters in a range.
//
// gitignore(5) defers to fnmatch(3) for this, and git implements it in
//   `wildmatch.c`.  A bracket expression has a sub-grammar of its own, which
//   is neither the surrounding pattern grammar nor the JavaScript one:
//
//   - a `]` right after `[` or `[!` is a literal member, not the terminator
//   - `[:alpha:]` names one of twelve POSIX classes
//   - `\` escapes the next member, `]` included
//   - `*`, `?` and `.` are plain literal members
//   - an unterminated expression makes the whole pattern match nothing
//
// which means the expression can not be located -- let alone translated -- by
//   a regular expression.  It is scanned out of the pattern before the
//   replacers below run, and put back once they are done, so that neither the
//   metacharacter escaper nor the `?` / `*` replacers ever see its body.

// git classifies with its own ASCII-only ctype macros (`wildmatch.c`), never
//   with the C library ones, so these must not be mapped onto `\d` / `\w` /
//   `\s`, which are wider.  `/` is left out of every expansion, because a
//   bracket expression never matches a path separator.
const POSIX_CLASSES = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-.0-~',
  lower: 'a-z',
  print: ' -.0-~',
  punct: '!-.:-@\\[-`{-~',
  // git's `sane-ctype.h` classifies \v and \f as control, not space,
  //   unlike C's `isspace`
  space: ' \\t\\n\\r',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f'
}

const CLASS_MEMBERS_TO_ESCAPE = '\\]^-['

const escapeMember = char => CLASS_MEMBERS_TO_ESCAPE.indexOf(char) < 0
  ? char
  : ESCAPE + char

// > if (matched == negated || ((flags & WM_PATHNAME) && text_ch == '/'))
// >   return WM_ABORT_TO_STARSTAR;                     (git, `wildmatch.c`)
// A bracket expression never matches a path separator, whatever its members
//   say, so a negated class gets `/` as one more excluded character, while a
//   plain one -- where a literal member or a range could still let `/` in --
//   is guarded with a lookahead, `/` being impossible to subtract from a
//   JavaScript character class.
const NON_SLASH = '(?!\\/)'

const classSource = (negated, body) => {
  if (negated) {
    return `[^\\/${body}]`
  }

  const source = `[${body}]`

  return new RegExp(source).test('/')
    ? NON_SLASH + source
    : source
}

// Scan the bracket expression that starts at `pattern[start] === '['`,
//   mirroring the member loop of git's `wildmatch.c`.
// @returns {{end: number, source: string} | null} `null` if the expression is
//   never terminated, which makes the whole pattern match nothing.
const scanBracket = (pattern, start) => {
  const {length} = pattern
  let index = start + 1
  let negated = EMPTY

  const lead = pattern[index]
  if (lead === '!' || lead === '^') {
    negated = '^'
    index ++
  }

  let body = EMPTY

  // The member a `-` could start a range from, or EMPTY when the previous
  //   member can not open one (start of the body, or a range / POSIX class
  //   that has just closed)
  let prev = EMPTY

  // git scans the members with a do-while, so the first one is consumed
  //   unconditionally.  That is the whole reason a leading `]` is a member
  //   and not the terminator.
  for (;;) {
    const char = pattern[index]

    if (char === UNDEFINED) {
      return null
    }

    if (char === ESCAPE) {
      // A pattern can not end on a lone backslash -- `createRule` has
      //   already thrown it away -- so there is a character to read.
      const escaped = pattern[++ index]
      body += escapeMember(escaped)
      prev = escaped
    } else if (
      char === '-'
      && prev
      && index + 1 < length
      && pattern[index + 1] !== ']'
    ) {
      index ++
      let to = pattern[index]
      if (to === ESCAPE) {
        to = pattern[index += 1]
      }
      // An out-of-order range matches nothing in git but is a syntax error in
      //   JavaScript, so it is dropped.  Its lower bound stays: git tests it
      //   as a plain member before it ever looks at the `-`, so `[c-a]` does
      //   match `c`.
      if (prev <= to) {
        body += `-${escapeMember(to)}`
      }
      prev = EMPTY
    } else if (char === '[' && pattern[index + 1] === ':') {
      const nameStart = index + 2
      let end = nameStart
      while (end < length && pattern[end] !== ']') {
        end ++
      }

      if (end === length) {
        return null
      }

      if (end > nameStart && pattern[end - 1] === ':') {
        const name = pattern.slice(nameStart, end - 1)

        // An unknown class name makes the whole pattern match nothing
        if (!Object.prototype.hasOwnProperty.call(POSIX_CLASSES, name)) {
          return null
        }

        body += POSIX_CLASSES[name]
        prev = EMPTY
        index = end
      } else {
        // No `:]` to close it, so the `[` is a plain member and scanning
        //   resumes right after it.
        body += escapeMember('[')
        prev = '['
        index = nameStart - 2
      }
    } else {
      body += escapeMember(char)
      prev = char
    }

    index ++

    if (pattern[index] === ']') {
      return {
        end: index,
        source: classSource(negated, body)
      }
    }
  }
}

// An empty JavaScript class can never match, which is how a pattern that git
//   gives up on (`WM_ABORT_ALL`) is expressed here.
const NEVER_MATCH = '[]'

// A NUL can appear in neither a `.gitignore` line nor a path, which makes it
//   the one safe placeholder character.  A literal one in the pattern is
//   held aside all the same, so a collision is impossible by construction.
const PLACEHOLDER = '\u0000'
const REGEX_RESTORE_PLACEHOLDER = new RegExp(
  `${PLACEHOLDER}(\\d+)${PLACEHOLDER}`, 'g'
)

// The one wildcard the chain does not expand for itself is a trailing `*`. How
//   it expands depends on the mode (`regex` vs `checkRegex`), so `_make` is
//   left to do it, and until then the pending wildcard travels as this marker.
//   That is what keeps it apart from a user-escaped literal `\*`: the unescape
//   steps collapse the escaped one to the exact `\*` a wildcard would leave
//   behind, so by the time `_make` runs the two are otherwise the same string
//   and a literal star gets wrongly rewritten into a wildcard. The marker is a
//   private-use character, and `extractBrackets` keeps one that came out of the
//   pattern apart from it, so the only marker `_make` ever turns back into a
//   real wildcard is the one this chain put there itself.
const TRAILING_WILDCARD = '\uE000'

// A trailing "/**" is deferred the same way, because `checkRegex` has to tell
//   it apart from a trailing "/*" (see `checkSourceOf`). For `.ignores()` it
//   still never matches the folder itself (#21).
const TRAILING_DOUBLESTAR = '\uE001'

// The three characters above mean something to the chain that builds the
//   source rather than to the path, so one that came out of the pattern is
//   held aside like a bracket expression instead of going straight out. Being
//   held is what makes it safe: the restore runs after the step that anchors
//   the source, so the character comes back in the middle of the source and
//   not at its end, which is the one place `_make` and `checkSourceOf` look
//   for a marker. Without it a pattern's own character lands where a pending
//   marker sits, and `_make` turns it into a real trailing wildcard.
//
// It is held as a one-member class rather than bare, in both of the branches
//   a reserved character can reach, so that the property can be
//   read off this function alone -- a reserved character never goes out on
//   its own -- rather than depending on where in the chain the restore
//   happens to run. In the expression built here `[x]` matches exactly what
//   `x` matches, none of the three being special to a regular expression or
//   inside a class, so no test can tell the two apart: the class is insurance,
//   and the paragraph above is the reason it is not needed.
const isReserved = char =>
  char === PLACEHOLDER
  || char === TRAILING_WILDCARD
  || char === TRAILING_DOUBLESTAR

// Replace every bracket expression with a placeholder the replacers below
//   leave alone, and translate it separately.
const extractBrackets = pattern => {
  const sources = []
  const hold = source =>
    `${PLACEHOLDER}${sources.push(source) - 1}${PLACEHOLDER}`

  const {length} = pattern
  let out = EMPTY
  let index = 0

  while (index < length) {
    const char = pattern[index]

    if (char === ESCAPE) {
      // > Put a backslash ("\") in front of ... a character to make it literal.
      //                                            (gitignore(5) -> fnmatch(3))
      // A backslash quotes the next character, whatever it is, so `\d` is a
      //   literal `d`, not the regex digit class, and `\?` is a literal `?`,
      //   not a wildcard. Held aside as its literal here, the escape never
      //   reaches the replacers below, which would otherwise let `\d`, `\b`,
      //   `\1`, `\/` keep their regular-expression meaning, and would turn a
      //   `\?` into `[^\/]`.
      //
      // Three escapes are still left for the chain: `\*` (a literal star,
      //   told apart from a wildcard by `TRAILING_WILDCARD` and the wildcard
      //   replacers), `\[` (a literal bracket, the one `[` the bracket
      //   replacer still expects), and `\ ` (a quoted space, which one pass
      //   below rewrites in bulk -- holding each one aside instead costs more
      //   on a pattern built out of them).
      //
      // A quoted backslash is not among them. The chain doubles every
      //   backslash, then takes the doubling back out again, and a quoted one
      //   standing next to a character the chain also escapes left the two
      //   counts sharing a run, so one of the escapes was lost. Held here as
      //   the literal it means, it never joins that run.
      const escaped = pattern[index + 1]

      if (escaped === SLASH && index + 2 === length) {
        // Git removes a final directory slash before matching. An escape
        //   without a character after that removal makes the pattern invalid.
        out += hold(NEVER_MATCH)
      } else if (
        escaped === '*'
        || escaped === '['
        || escaped === SPACE
      ) {
        out += pattern.slice(index, index + 2)
      } else {
        out += hold(
          REGEX_LITERAL_SPECIAL.test(escaped)
            ? ESCAPE + escaped
            : isReserved(escaped)
              ? `[${escaped}]`
              : escaped
        )
      }

      index += 2
    } else if (isReserved(char)) {
      out += hold(`[${char}]`)
      index ++
    } else if (char === '[') {
      const scanned = scanBracket(pattern, index)

      if (scanned === null) {
        // git gives up on the whole pattern (`WM_ABORT_ALL`), so whatever
        //   follows can not make it match either.
        out += hold(NEVER_MATCH)
        index = length
      } else {
        out += hold(scanned.source)
        index = scanned.end + 1
      }
    } else {
      out += char
      index ++
    }
  }

  return {
    source: out,
    sources
  }
}

// A step of the chain below is normally a `[matcher, replacer]` pair handed
//   to `String.replace`. `DIRECT` marks the ones that are plain string work
//   instead, and take `(source, pattern)`.
//
// Anchoring the two ends is exactly that -- a test of one character and a
//   concatenation -- and putting it through the regular expression engine
//   cost a third of this chain for nothing: 167ns where 10ns does the same
//   job. The two are still steps in the same list, in the same places,
//   because their position in the order is part of what they mean.
const DIRECT = null

// A separator at the beginning or in the middle of a pattern, as opposed to
//   one at the very end.
const REGEX_INNER_SLASH = /\/(?!$)/
const WILDCARD = '[^\\/]*'

// > If the pattern ends with a slash,
// > it is removed for the purpose of the following description,
// > but it would only find a match with a directory.
// > In other words, foo/ will match a directory foo and paths underneath it,
// > but will not match a regular file or a symbolic link foo
// >  (this is consistent with the way how pathspec works in general in Git).
// '`foo/`' will not match regular file '`foo`' or symbolic link '`foo`'
// -> ignore-rules will not deal with it, because it costs extra `fs.stat` call
//      you could use option `mark: true` with `glob`

// '`foo/`' should not continue with the '`..`'
// The chain that turns one gitignore pattern into a regular expression
//   source, in order. A step is either
//
//   [matcher, replacer]            handed to `String.replace`
//   [matcher, replacer, required]  the same, but skipped outright unless
//                                    `required` appears in the string, which
//                                    the matcher cannot match without
//   [DIRECT, transform]            plain string work, taking (source, pattern)
//
// The `required` character is only ever a shortcut: finding it does not mean
//   the matcher will match, and not finding it means it cannot. It is there
//   because scanning for one character costs a fraction of running a matcher
//   that then finds nothing -- for the wildcard step, whose `[^\\]+`
//   backtracks its way through the whole string before giving up, 11ns
//   against 400ns.
const REPLACERS = [

  // Replace (\ ) with ' '
  // Only a space: an escaped tab or other whitespace is already a literal by
  //   the time it reaches here, and a bare tab must be left as one, not turned
  //   into a space.
  // (\ ) -> ' '
  // (\\ ) -> '\\ '
  // (\\\ ) -> '\\ '
  [
    // A run of backslashes is taken whole, from its first one, so no match
    //   ever starts again inside it -- `(\\+?) ` did, which made a long run
    //   quadratic.
    /(\\+)( ?)/g,
    (_, run, space) => space
      ? run.slice(0, run.length - run.length % 2) + SPACE
      : run,
    ESCAPE + SPACE
  ],

  // git's wildmatch() reads a run of two or more asterisks as one globstar
  //   whenever the run fills a path segment: it starts the pattern or follows
  //   a `/`, and it ends the pattern or comes before a `/`. A run of two is
  //   already `**`; a longer one is folded into `**` here, so the steps
  //   below only ever have to know `**`.
  // `***/foo` -> `**/foo`, `a/***/b` -> `a/**/b`, `a/***` -> `a/**`
  // git also takes a run beside a literal prefix (`a***/b`) or beside an
  //   escaped slash (`***\/b`) as a globstar, and this does not; the README
  //   lists both, under "A run of asterisks".
  [
    /(^|\/)\*{3,}(?=\/|$)/g,
    (_, start) => `${start}**`,
    '*'
  ],

  // Escape metacharacters
  // which is written down by users but means special for regular expressions.

  // > There are 12 characters with special meanings:
  // > - the backslash \,
  // > - the caret ^,
  // > - the dollar sign $,
  // > - the period or dot .,
  // > - the vertical bar or pipe symbol |,
  // > - the question mark ?,
  // > - the asterisk or star *,
  // > - the plus sign +,
  // > - the opening parenthesis (,
  // > - the closing parenthesis ),
  // > - and the opening square bracket [,
  // > - the opening curly brace {,
  // > These special characters are often called "metacharacters".
  [
    /[\\$.|*+(){^]/g,
    match => `\\${match}`
  ],

  [
    // > a question mark (?) matches a single character
    /(?!\\)\?/g,
    () => '[^/]',
    '?'
  ],

  // leading slash
  [

    // > A leading slash matches the beginning of the pathname.
    // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
    // A leading slash matches the beginning of the pathname
    /^\//,
    () => '^',
    SLASH
  ],

  // replace special metacharacter slash after the leading slash
  [
    /\//g,
    () => '\\/',
    SLASH
  ],

  [
    // > A leading "**" followed by a slash means match in all directories.
    // > For example, "**/foo" matches file or directory "foo" anywhere,
    // > the same as pattern "foo".
    // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
    // >   under directory "foo".
    // Notice that the '*'s have been replaced as '\\*'
    /^\^*(?:\\\*\\\*\\\/)+/,

    // '**/foo' <-> 'foo'
    () => '(?:^|\\/)',
    '*'
  ],

  // starting
  [
    // there will be no leading '/'
    //   (which has been replaced by section "leading slash")
    // If starts with '**', adding a '^' to the regular expression also works
    DIRECT,
    (source, pattern) => {
      // Nothing to anchor to, or already anchored (`^` or `(?:^|\/)`)
      if (!source || source[0] === '^' || source[0] === '(') {
        return source
      }

      // If has a slash `/` at the beginning or middle
      const anchor = !REGEX_INNER_SLASH.test(pattern)
        // > Prior to 2.22.1
        // > If the pattern does not contain a slash /,
        // >   Git treats it as a shell glob pattern
        // Actually, if there is only a trailing slash,
        //   git also treats it as a shell glob pattern

        // After 2.22.1 (compatible but clearer)
        // > If there is a separator at the beginning or middle (or both)
        // > of the pattern, then the pattern is relative to the directory
        // > level of the particular .gitignore file itself.
        // > Otherwise the pattern may also match at any level below
        // > the .gitignore level.
        ? '(?:^|\\/)'

        // > Otherwise, Git treats the pattern as a shell glob suitable for
        // >   consumption by fnmatch(3)
        : '^'

      return anchor + source
    }
  ],

  // two globstars
  [
    // Use lookahead assertions so that we could match more than one `'/**'`
    /\\\/\\\*\\\*(?=\\\/|$)/g,

    // Zero, one or several directories
    // should not use '*', or it will be replaced by the next replacer

    // Check if it is not the last `'/**'`
    (_, index, str) => index + 6 < str.length

      // case: /**/ at the end of the pattern, i.e. a trailing `'/**/'`
      // > A trailing `"/**/"` (a trailing `"/**"` restricted to directories)
      // >   matches everything inside, but it should not match the current
      // >   folder itself, so it requires at least one directory segment.
      // 'a/**/' matches 'a/b/', 'a/x/y/' but not 'a/'
      ? str.slice(index + 6) === '\\/'
        ? '(?:\\/[^\\/]+)+'

        // case: /**/
        // > A slash followed by two consecutive asterisks then a slash matches
        // >   zero or more directories.
        // > For example, "a/**/b" matches "a/b", "a/x/b", "a/x/y/b" and so on.
        // '/**/'
        : '(?:\\/[^\\/]+)*'

      // case: /**
      // > A trailing `"/**"` matches everything inside.

      // #21: everything inside but it should not include the current folder,
      //   resolved by `_make`
      : `\\/${TRAILING_DOUBLESTAR}`,
    '*'
  ],

  // normal intermediate wildcards
  [
    // Never replace escaped '*'
    // ignore rule '\*' will match the path '*'

    // 'abc.*/' -> go
    // 'abc.*'  -> skip this rule,
    //    coz trailing single wildcard will be handed by [trailing wildcard]
    /(^|[^\\])(?:\\\*)+(?!$)/g,

    // '*.js' matches '.js'
    // '*.js' doesn't match 'abc'
    // 1. An asterisk "*" matches anything except a slash.
    // 2. Other consecutive asterisks are considered regular asterisks
    //    and collapse into one non-slash wildcard run.
    (_, p1) => p1 + WILDCARD,
    '*'
  ],

  // trailing wildcard, held apart from a literal star
  [
    // The step above leaves a trailing `*` alone, so a single `\*` is all that
    //   can be left at the end here, and what stands in front of it says which
    //   kind it is. A wildcard arrives as the escaper wrote it, `\*` with
    //   nothing before it; a literal arrives as the user's own escape, which
    //   the escaper doubled, and then the star's own -- `\\` and then `\*`.
    //   There is no third case: every backslash still reaching the chain is
    //   one `\*`, `\[` or `\ ` carries itself, and each is followed by its
    //   own character, so a longer run can never form. This runs while the
    //   two are still distinct, before the unescape steps below collapse the
    //   literal onto the very `\*` a wildcard leaves behind.
    /(^|[^\\])((?:\\\\)*)\\\*$/,

    (match, p1, p2) =>
      p2 === EMPTY
        // A real wildcard: carry it to `_make` as the marker, so the unescape
        //   steps and the trailing-wildcard rewrite can never mistake it for a
        //   literal `\*` (nor the reverse).
        ? p1 + TRAILING_WILDCARD
        // A literal star: leave it exactly as it stands for the unescape steps.
        : match,
    '*'
  ],

  [
    // unescape, revert step 3 except for back slash
    // For example, if a user escape a '\\*',
    // after step 3, the result will be '\\\\\\*'
    /\\\\\\(?=[$.|*+(){^])/g,
    () => ESCAPE,
    ESCAPE + ESCAPE
  ],

  [
    // '\\\\' -> '\\'
    /\\\\/g,
    () => ESCAPE,
    ESCAPE + ESCAPE
  ],

  [
    // Every real bracket expression -- POSIX classes included -- has already
    //   been held aside by `extractBrackets`, so the only `[` left in the
    //   pattern is an escaped, literal one.

    // A backslash could only stand at the end of the range if it quoted the
    //   `]`, and `\]` is held aside long before this.
    /\\\[([^\]/]*?)($|\])/g,

    // '\\[bar]' -> '\\\\[bar]'
    (match, range, close) => `\\[${range}${close}`,
    '['
  ],

  // ending
  [
    // 'js' will not match 'js.'
    // 'ab' will not match 'abc'
    DIRECT,

    // WTF!
    // https://git-scm.com/docs/gitignore
    // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
    // which re-fixes #24, #38

    // > If there is a separator at the end of the pattern then the pattern
    // > will only match directories, otherwise the pattern can match both
    // > files and directories.

    // 'js*' will not match 'a.js'
    // 'js/' will not match 'a.js'
    // 'js' will match 'a.js' and 'a.js/'
    source => {
      const last = source[source.length - 1]

      // The pattern is empty, or ends in a pending marker `_make` owns --
      //   the trailing wildcard, or a trailing "/**". A trailing `*` that is
      //   not the marker is a literal star, which anchors like any other
      //   final character.
      if (!last || last === TRAILING_WILDCARD || last === TRAILING_DOUBLESTAR) {
        return source
      }

      return last === SLASH
        // foo/ will not match 'foo'
        ? `${source}$`
        // foo matches 'foo' and 'foo/'
        : `${source}(?=$|\\/$)`
    }
  ]
]

const REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\uE000$/
const MODE_IGNORE = 'regex'
const MODE_CHECK_IGNORE = 'checkRegex'
const UNDERSCORE = '_'

const replaceTrailingWildcard = (_, p1) => {
  const prefix = p1
    // '\^':
    // '/*' does not match EMPTY
    // '/*' does not match everything

    // '\\\/':
    // 'abc/*' does not match 'abc/'
    ? `${p1}[^/]+`

    // 'a*' matches 'a'
    // 'a*' matches 'aa'
    : '[^/]*'

  return `${prefix}(?=$|\\/$)`
}

const REGEX_REPLACE_TRAILING_DOUBLESTAR = /\uE001$/

// 'abc/**' matches everything under 'abc', but not 'abc/' itself (#21):
//   requiring one arbitrary character (line terminators included, #176)
//   after 'abc/' is necessary and sufficient for `.test(path)`.
const replaceTrailingDoublestar = () => '[\\s\\S]'

// The fixed piece between the wildcard at `at` and the next wildcard of the
//   run: the tokens that separate them, joined as they appear in the source.
//   A run never holds two wildcards in a row, so there is always at least one
//   token.
const separatorAfter = (run, at) => {
  let separator = EMPTY

  for (let index = at + 1; index < run.length && !run[index].wildcard; index ++) {
    separator += run[index].single
  }

  return separator
}

// Where a run of non-slash wildcards is split by fixed pieces --
//   `[^/]*ab[^/]*cd...` -- the engine has many equivalent ways to lay the
//   input across the wildcards, and on input that does not match it works
//   through all of them, so the time grows with the number of wildcards
//   rather than the length of the path. Every wildcard but the last in such a
//   run can be pinned to stop where the piece after it begins, which leaves
//   one way to lay out the input and no rewinding, without changing which
//   paths match: the fixed pieces still bound the count, and the last
//   wildcard still absorbs the rest.
//
// A wildcard is pinned to the whole piece, never to the piece's first
//   character. The pin leaves no way back, so a wildcard that stopped at that
//   first character would hand over wherever the character happens to turn
//   up, including the places the rest of the piece cannot follow -- which is
//   how `f*o/*/*` came to miss `foo/b/c`, the first `o` of `foo` not being
//   the one the `o/` after it needs. Every token of a piece matches exactly
//   one character, so the first place the whole piece fits is the leftmost
//   place it can sit, and whatever is left over goes to the wildcards that
//   follow.
//
// The source is read one token at a time -- a wildcard, a single-character
//   piece (a literal, an escape, a class), or a parenthesised group or anchor
//   that ends the run -- so only a genuine wildcard is touched.
const pinWildcards = source => {
  if (source.indexOf(WILDCARD) < 0) {
    return source
  }

  const tokens = []
  const {length} = source
  let index = 0

  while (index < length) {
    const char = source[index]

    if (source.startsWith(WILDCARD, index)) {
      tokens.push({wildcard: true})
      index += WILDCARD.length
    } else if (char === '[') {
      let end = index + 1

      if (source[end] === '^') {
        end ++
      }

      if (source[end] === ']') {
        end ++
      }

      while (end < length && source[end] !== ']') {
        end += source[end] === ESCAPE
          ? 2
          : 1
      }

      end ++
      tokens.push({single: source.slice(index, end)})
      index = end
    } else if (char === ESCAPE) {
      tokens.push({single: source.slice(index, index + 2)})
      index += 2
    } else if (char === '(') {
      let depth = 0
      let end = index

      do {
        if (source[end] === ESCAPE) {
          end ++
        } else if (source[end] === '(') {
          depth ++
        } else if (source[end] === ')') {
          depth --
        }

        end ++
      } while (end < length && depth > 0)

      if ('*+?'.indexOf(source[end]) >= 0) {
        end ++
      }

      tokens.push({boundary: source.slice(index, end)})
      index = end
    } else if (char === '^' || char === '$') {
      tokens.push({boundary: char})
      index ++
    } else {
      tokens.push({single: char})
      index ++
    }
  }

  let out = EMPTY
  let run = []

  const flush = () => {
    let lastWildcard

    run.forEach((token, at) => {
      if (token.wildcard) {
        lastWildcard = at
      }
    })

    run.forEach((token, at) => {
      if (!token.wildcard) {
        out += token.single
        return
      }

      // Every wildcard but the last is pinned to the whole piece that
      //   follows it, for the reason set out above this function. The last
      //   one stays as it is and takes up the rest.
      out += at === lastWildcard
        ? WILDCARD
        : `(?:(?!${separatorAfter(run, at)})[^\\/])*`
    })

    run = []
  }

  tokens.forEach(token => {
    if (token.boundary === undefined) {
      run.push(token)
      return
    }

    flush()
    out += token.boundary
  })

  flush()

  return out
}

// @param {pattern}
const makeRegexPrefix = pattern => {
  // `/**` matches every path, as `**` does. The translation below only finds
  //   a globstar beside a slash it keeps, and the leading one is turned into
  //   an anchor, so `/**` would come out as `/*` and match one level only.
  //   Here rather than in `createRule`, so that `checkSourceOf`, which
  //   compiles `/**/` again without its trailing slash, gets it too.
  if (REGEX_ANCHORED_GLOBSTAR.test(pattern)) {
    pattern = '**'
  }

  const {source, sources} = extractBrackets(pattern)

  const replaced = REPLACERS.reduce(
    // A pass whose matcher finds nothing hands back the very string it was
    //   given, so asking first costs a search and saves a rewrite. Ten of the
    //   fifteen passes never fire for a typical .gitignore line, and between
    //   them they were 45% of this chain.
    (prev, [matcher, replacer, required]) => {
      if (matcher === DIRECT) {
        return replacer(prev, pattern)
      }

      if (required !== UNDEFINED && prev.indexOf(required) < 0) {
        return prev
      }

      // A pass whose matcher finds nothing hands back the very string it was
      //   given, so asking first costs a search and saves a rewrite.
      return matcher.test(prev)
        ? prev.replace(matcher, replacer.bind(pattern))
        : prev
    },
    source
  )

  // Most patterns hold no bracket expression at all, and then there is
  //   nothing to put back.
  return sources.length
    ? replaced.replace(
      REGEX_RESTORE_PLACEHOLDER,
      (match, index) => sources[index]
    )
    : replaced
}

// `checkRegex` tests a path with a trailing slash, 'abc/', the way
//   `git check-ignore` matches that literal string once the directory itself
//   is known not to be excluded (see `checkIgnore`): a trailing '/' of the
//   pattern is dropped, a basename pattern sees an empty basename, and only a
//   pattern whose last segment is a pending wildcard can match what is left
//   after the final slash -- 'abc/*' and 'abc/**' match 'abc/', and 'abc/**'
//   also matches 'abc/d/' (#77, #169).
const checkSourceOf = (body, prefix) => {
  if (body[body.length - 1] === SLASH) {
    prefix = makeRegexPrefix(body.slice(0, - 1))
  }

  const head = prefix.slice(0, - 1)
  const last = prefix[prefix.length - 1]

  return last === TRAILING_WILDCARD
    ? `${head}$`
    : last === TRAILING_DOUBLESTAR
      ? head
      : NEVER_MATCH
}

// A trailing slash does not stop a pattern being basename-only: it restricts
//   the match to a directory, it does not let the pattern reach across one.
//   Everything else a pattern can hold -- a wildcard, a character class, an
//   escape -- stays inside a single path segment too, so a pattern with no
//   separator in it can only ever describe the last one.
const matchesBasename = body => {
  const index = body.indexOf(SLASH)

  return index < 0 || index === body.length - 1
}

// The last segment of a path, keeping a trailing slash, because a pattern that
//   ends in one matches only a directory.
// 'a/b/c.js' -> 'c.js';  'a/b/' -> 'b/';  'c.js' -> 'c.js' (no copy made)
const basenameOf = path => {
  const end = path.length - 1

  const index = path.lastIndexOf(
    SLASH,
    path[end] === SLASH
      ? end - 1
      : end
  )

  return index < 0
    ? path
    : path.slice(index + 1)
}

// The parent directory of a path, with its trailing separator, or EMPTY when
//   the path has none.
// 'a/b/c' -> 'a/b/';  'a/b/' -> 'a/';  'a' -> EMPTY;  'a/' -> EMPTY
//
// A path holding an empty segment has to be taken apart, because its
//   ancestors are not prefixes of it: the parent of 'a//b' is 'a/', not
//   'a//', and the parent of '/a/' is nothing at all. Both shapes reach here
//   -- 'a//b' is accepted outright, and `checkIgnore` does not put the path
//   it is given through the relative-path check.
//
// Every other path is a prefix of itself, and cutting one costs a fraction of
//   splitting it into an array and joining that back at every level: 73ns
//   against 207ns.
const parentOf = path => {
  if (
    path.charCodeAt(0) === SLASH_CODE
    || path.indexOf(DOUBLE_SLASH) >= 0
  ) {
    const slices = path.split(SLASH).filter(Boolean)

    slices.pop()

    return slices.length
      ? slices.join(SLASH) + SLASH
      : EMPTY
  }

  const end = path.length - 1

  // Look back from before a trailing separator, since that one belongs to the
  //   path itself.
  //
  // A negative place to start would be a trap here: `lastIndexOf` clamps one
  //   to 0 and searches there rather than reporting no match, so '/' would
  //   come back as its own parent and the walk would never end. It cannot
  //   happen -- that is the only path short enough to produce one, and the
  //   test above has already sent it the other way.
  const cut = path.lastIndexOf(
    SLASH,
    path.charCodeAt(end) === SLASH_CODE
      ? end - 1
      : end
  )

  return cut < 0
    ? EMPTY
    : path.slice(0, cut + 1)
}

const isString = subject => typeof subject === 'string'

// Blank lines, comments and trailing lone backslashes are told by
//   `createRule`, once the pattern is normalized.
const checkPattern = pattern => pattern
  && isString(pattern)

// Git drops one CR before each LF, and one at the end of a final line that
//   has no LF after it.
const splitPattern = pattern => (
  pattern[pattern.length - 1] === '\r'
    ? pattern.slice(0, - 1)
    : pattern
)
.split(REGEX_SPLITALL_CRLF)
.filter(Boolean)

class IgnoreRule {
  constructor (
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    prefix
  ) {
    this.pattern = pattern
    this.mark = mark
    this.negative = negative

    define(this, 'body', body)
    define(this, 'ignoreCase', ignoreCase)
    define(this, 'regexPrefix', prefix)
  }

  // Worked out on first use and kept behind an own property, the way `regex`
  //   caches itself in `_regex`. Deciding it in the constructor instead would
  //   add a fourth `defineProperty` to every rule ever built, which cost 4% of
  //   every compile -- including the compiles of rules that are never matched
  //   against anything.
  get _basenameOnly () {
    return define(this, '_basenameOnly', matchesBasename(this.body))
  }

  get regex () {
    const key = UNDERSCORE + MODE_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_IGNORE, key)
  }

  get checkRegex () {
    const key = UNDERSCORE + MODE_CHECK_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_CHECK_IGNORE, key)
  }

  _make (mode, key) {
    const str = pinWildcards(
      mode === MODE_IGNORE
        ? this.regexPrefix
        .replace(REGEX_REPLACE_TRAILING_WILDCARD, replaceTrailingWildcard)
        .replace(REGEX_REPLACE_TRAILING_DOUBLESTAR, replaceTrailingDoublestar)
        : checkSourceOf(this.body, this.regexPrefix)
    )

    const regex = this.ignoreCase
      ? new RegExp(str, 'i')
      : new RegExp(str)

    return define(this, key, regex)
  }
}

const hasTrailingBackslash = str => {
  let count = 0

  while (str[str.length - count - 1] === ESCAPE) {
    count ++
  }

  return count % 2 === 1
}

// Read a line the way git does: when `stripLineEnd` is set (an unsplit array
//   or object pattern), drop any trailing blank lines along with the LF
//   before each and at most one CR at the end of the line; then trim trailing
//   spaces in the same backward pass. Git trims spaces only, and a space
//   escaped by an odd run of backslashes stays, unescaped, as the last one.
// Scanned from the end: a regular expression can only try each start in
//   turn, which is quadratic over a long run of spaces or backslashes.
// 'a  ' -> 'a';  'a\ ' -> 'a ';  'a\\ ' -> 'a\\';  'a\t' -> 'a\t'
// 'a\r\n' -> 'a';  'a\r\r' -> 'a\r';  'a\n\r' -> 'a'
const trimEnd = (body, stripLineEnd) => {
  let lineEnd = body.length
  let end

  for (;;) {
    if (stripLineEnd && body[lineEnd - 1] === '\r') {
      lineEnd --
    }

    end = lineEnd

    while (body[end - 1] === SPACE) {
      end --
    }

    if (!stripLineEnd || body[end - 1] !== '\n') {
      break
    }

    lineEnd = end - 1
  }

  if (end === lineEnd) {
    return body.slice(0, lineEnd)
  }

  let backslashes = 0

  while (body[end - backslashes - 1] === ESCAPE) {
    backslashes ++
  }

  return backslashes % 2
    ? body.slice(0, end - 1) + SPACE
    : body.slice(0, end)
}

const createRule = (
  pattern,
  mark,
  ignoreCase,
  stripLineEnd,
  stripBOM
) => {
  // Git drops a BOM before it reads the first line, so before anything else.
  let body = stripBOM && pattern[0] === BOM
    ? pattern.slice(1)
    : pattern

  // > A line starting with # serves as a comment.
  if (body[0] === '#') {
    return
  }

  let negative = false

  // > An optional prefix "!" which negates the pattern;
  if (body[0] === '!') {
    negative = true
    body = body.slice(1)
  }

  // Normalize the body before checking which slashes anchor the pattern.
  //   Otherwise `bar/ ` is mistaken for a pattern containing an inner slash.
  //   A line from `splitPattern` has already lost its line ending, so only a
  //   trailing space remains to trim there.
  const last = body[body.length - 1]

  if (
    last === SPACE
    || stripLineEnd && (last === '\r' || last === '\n')
  ) {
    body = trimEnd(body, stripLineEnd)
  }

  // > A blank line matches no files, so it can serve as a separator for
  // >   readability.
  // Nor does a lone "!", a pattern ending on an unpaired backslash, or
  //   anything else left empty here: an empty pattern would compile to a
  //   regex matching every path.
  if (!body || hasTrailingBackslash(body)) {
    return
  }

  body = body
  // > Put a backslash ("\") in front of the first "!" for patterns that
  // >   begin with a literal "!", for example, `"\!important!.txt"`.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, '!')
  // > Put a backslash ("\") in front of the first hash for patterns that
  // >   begin with a hash.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, '#')

  const regexPrefix = makeRegexPrefix(body)

  return new IgnoreRule(
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    regexPrefix
  )
}

class RuleManager {
  constructor (ignoreCase) {
    this._ignoreCase = ignoreCase
    this._rules = []

    // How many of the rules git would tag `EXC_FLAG_NODIR`.
    //
    // The scan uses it to decide, once for the whole set, whether handing
    //   those rules the basename is worth what it costs the others. The
    //   shortcut saves a full-path scan on every rule it applies to and costs
    //   a check on every rule it does not, so a set where almost nothing is
    //   basename-only comes out behind -- a 955 pattern set with 44 of them
    //   measured 19% slower with the shortcut always on.
    //
    // Deciding this by measurement rather than by meaning is safe: a
    //   basename-only pattern gives the very same answer against the whole
    //   path, it just takes longer to say so. The choice can only change how
    //   fast the scan runs, never what it returns.
    this._basenameCount = 0
  }

  _add (pattern, index) {
    // #32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules._rules)
      this._basenameCount += pattern._rules._basenameCount
      this._added = true
      return
    }

    const isStr = isString(pattern)
    const raw = isStr
      ? pattern
      : pattern.pattern

    const rule = checkPattern(raw)
      && createRule(
        raw,
        isStr ? UNDEFINED : pattern.mark,
        this._ignoreCase,
        !this._split,
        this._stripBOM && !index
      )

    if (rule) {
      this._added = true
      this._rules.push(rule)

      // Deliberately not `rule._basenameOnly`: reading that would materialise
      //   the rule's own copy, and the whole point of leaving it lazy is that
      //   a rule which is compiled and never matched never pays for it.
      if (matchesBasename(rule.body)) {
        this._basenameCount ++
      }
    }
  }

  // @param {Array<string> | string | Ignore} pattern
  add (pattern) {
    this._added = false
    this._split = isString(pattern)
    this._stripBOM = !this._split || pattern[0] === BOM

    makeArray(
      this._split
        ? splitPattern(pattern)
        : pattern
    ).forEach(this._add, this)

    if (this._added) {
      this._literalRules = UNDEFINED
    }

    return this._added
  }

  // Match the literal 'abc/' for `checkIgnore`, last rule wins. Only a rule
  //   ending in a wildcard can match it (see `checkSourceOf`), so the rest
  //   are left out once, rather than tested or compiled for every path.
  testLiteral (path) {
    const rules = this._literalRules || (
      this._literalRules = this._rules.filter(
        ({body}) => body[body.length - (
          body[body.length - 1] === SLASH ? 2 : 1
        )] === '*'
      )
    )

    let ignored = false
    let unignored = false
    let matchedRule

    for (let index = rules.length - 1; index >= 0; index --) {
      const rule = rules[index]

      if (rule.checkRegex.test(path)) {
        ignored = !rule.negative
        unignored = rule.negative
        matchedRule = rule.negative
          ? UNDEFINED
          : rule
        break
      }
    }

    const ret = {
      ignored,
      unignored
    }

    if (matchedRule) {
      ret.rule = matchedRule
    }

    return ret
  }

  // Test one single path without recursively checking parent directories
  //
  // - mode `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`

  // @returns {TestResult}
  test (path, mode) {
    // Most of a .gitignore is patterns with no slash in them, and running
    //   those against the whole path makes the regular expression engine walk
    //   every directory name on the way to the only segment that could match.
    //   Handing them the basename instead is what git does, and it is where
    //   the time in a directory walk goes: the rule scan was two thirds of it.
    const rules = this._rules
    const {length} = rules

    const shortcut = this._basenameCount * 2 >= length

    const basename = shortcut
      ? basenameOf(path)
      : path

    // The last rule to match decides, as in git, and it is the rule
    //   `git check-ignore -v` reports, so the scan runs from the end and stops
    //   at the first match.
    // A plain loop rather than `forEach`, so that `path`, `basename` and
    //   `shortcut` are locals. As a callback they became closure variables,
    //   and reaching for one of those once per rule cost 10% of a scan over a
    //   large rule set -- more than the shortcut they were there to serve.
    for (let index = length - 1; index >= 0; index --) {
      const rule = rules[index]

      if (rule[mode].test(
        shortcut && rule._basenameOnly
          ? basename
          : path
      )) {
        const {negative} = rule

        const ret = {
          ignored: !negative,
          unignored: negative
        }

        if (!negative) {
          ret.rule = rule
        }

        return ret
      }
    }

    return {
      ignored: false,
      unignored: false
    }
  }
}

const throwError = (message, Ctor) => {
  throw new Ctor(message)
}

const checkPath = (path, originalPath, doThrow) => {
  if (!isString(path)) {
    return doThrow(
      `path must be a string, but got \`${originalPath}\``,
      TypeError
    )
  }

  // We don't know if we should ignore EMPTY, so throw
  if (!path) {
    return doThrow(`path must not be empty`, TypeError)
  }

  // Check if it is a relative path
  if (checkPath.isNotRelative(path)) {
    const r = '`path.relative()`d'
    return doThrow(
      `path should be a ${r} string, but got "${originalPath}"`,
      RangeError
    )
  }

  return true
}

// > pathname should be a `path.relative()`d one
//
// The same thing `REGEX_TEST_INVALID_PATH` says, spelled out: a path is not
//   relative if it begins with a separator, or with `./` or `../`, or is
//   nothing but `.` or `..`. Every match is decided by the first three
//   characters, and this runs on every path handed to the library -- where it
//   was 55% of a cached lookup, more than the cache lookup itself.
const isNotRelative = path => {
  const first = path.charCodeAt(0)

  if (first === SLASH_CODE) {
    return true
  }

  if (first !== DOT_CODE) {
    return false
  }

  // '.'
  if (path.length === 1) {
    return true
  }

  const second = path.charCodeAt(1)

  // './'
  if (second === SLASH_CODE) {
    return true
  }

  if (second !== DOT_CODE) {
    return false
  }

  // '..' or '../'
  return path.length === 2 || path.charCodeAt(2) === SLASH_CODE
}

checkPath.isNotRelative = isNotRelative

// On windows, the following function will be replaced
/* istanbul ignore next */
checkPath.convert = p => p


const convertPath = target =>
  isString(target) && checkPath.convert(target)


class Ignore {
  constructor ({
    ignorecase = true,
    ignoreCase = ignorecase,
    allowRelativePaths = false
  } = {}) {
    define(this, KEY_IGNORE, true)

    this._rules = new RuleManager(ignoreCase)
    this._strictPathCheck = !allowRelativePaths
    this._initCache()
  }

  _initCache () {
    // A cache for the result of `.ignores()`
    this._ignoreCache = Object.create(null)

    // A cache for the result of `.test()`
    this._testCache = Object.create(null)
  }

  add (pattern) {
    if (this._rules.add(pattern)) {
      // Some rules have just added to the ignore,
      //   making the behavior changed,
      //   so we need to re-initialize the result cache
      this._initCache()
    }

    return this
  }

  // legacy
  addPattern (pattern) {
    return this.add(pattern)
  }

  // @returns {TestResult}
  _test (originalPath, cache, path) {
    checkPath(
      path,
      originalPath,
      this._strictPathCheck
        ? throwError
        : RETURN_FALSE
    )

    return path
      ? this._t(path, cache)
      : {
        ignored: false,
        unignored: false
      }
  }

  checkIgnore (target) {
    // A Windows path is converted first, so that a directory given with a
    //   trailing separator, `\` or `/`, is told the same way
    const path = convertPath(target)

    // If the path does not end with a slash, `.ignores()` is much equivalent
    //   to `git check-ignore`
    if (!path || path.charCodeAt(path.length - 1) !== SLASH_CODE) {
      return this._test(target, this._testCache, path)
    }

    // Like `git check-ignore`: a directory excluded by itself or by an
    //   ancestor settles it, and only then is the literal 'abc/' matched
    //   against the rules (see `checkSourceOf`).
    const dir = this._t(path, this._testCache)

    if (dir.ignored) {
      return dir
    }

    const literal = this._rules.testLiteral(path)

    return literal.ignored || literal.unignored
      ? literal
      : dir
  }

  _t (
    // The path to be tested
    path,

    // The cache for the result of a certain checking
    cache
  ) {
    if (path in cache) {
      return cache[path]
    }

    const parentPath = parentOf(path)

    // If the path contains a parent directory, check the parent first
    const parent = parentPath
      ? this._t(parentPath, cache)
      : UNDEFINED

    return cache[path] = parent && parent.ignored
      // > It is not possible to re-include a file if a parent directory of
      // >   that file is excluded.
      ? parent
      : this._rules.test(path, MODE_IGNORE)
  }

  ignores (path) {
    return this._test(path, this._ignoreCache, convertPath(path)).ignored
  }

  createFilter () {
    return path => !this.ignores(path)
  }

  filter (paths) {
    return makeArray(paths).filter(this.createFilter())
  }

  // @returns {TestResult}
  test (path) {
    return this._test(path, this._testCache, convertPath(path))
  }
}

const factory = options => new Ignore(options)

const isPathValid = path =>
  checkPath(convertPath(path), path, RETURN_FALSE)

/* istanbul ignore next */
const setupWindows = () => {
  /* eslint no-control-regex: "off" */
  const makePosix = str => /^\\\\\?\\/.test(str)
  || /["<>|\u0000-\u001F]+/u.test(str)
    ? str
    : str.replace(/\\/g, '/')

  checkPath.convert = makePosix

  // 'C:\\foo'     <- 'C:\\foo' has been converted to 'C:/'
  // 'd:\\foo'
  const REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i
  checkPath.isNotRelative = path =>
    REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path)
    || isNotRelative(path)
}


// Windows
// --------------------------------------------------------------
/* istanbul ignore next */
if (
  // Detect `process` so that it can run in browsers.
  typeof process !== 'undefined'
  && process.platform === 'win32'
) {
  setupWindows()
}

// COMMONJS_EXPORTS ////////////////////////////////////////////////////////////

module.exports = factory

// Although it is an anti-pattern,
//   it is still widely misused by a lot of libraries in github
// Ref: https://github.com/search?q=ignore.default%28%29&type=code
factory.default = factory

module.exports.isPathValid = isPathValid

// For testing purposes
define(module.exports, Symbol.for('setupWindows'), setupWindows)


/***/ }),

/***/ 2613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

"use strict";
module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

"use strict";
module.exports = require("crypto");

/***/ }),

/***/ 2250:
/***/ ((module) => {

"use strict";
module.exports = require("dns");

/***/ }),

/***/ 4434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

"use strict";
module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

"use strict";
module.exports = require("node:assert");

/***/ }),

/***/ 7598:
/***/ ((module) => {

"use strict";
module.exports = require("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

"use strict";
module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

"use strict";
module.exports = require("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

"use strict";
module.exports = require("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

"use strict";
module.exports = require("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

"use strict";
module.exports = require("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

"use strict";
module.exports = require("node:stream/consumers");

/***/ }),

/***/ 6466:
/***/ ((module) => {

"use strict";
module.exports = require("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

"use strict";
module.exports = require("node:string_decoder");

/***/ }),

/***/ 1692:
/***/ ((module) => {

"use strict";
module.exports = require("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

"use strict";
module.exports = require("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

"use strict";
module.exports = require("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

"use strict";
module.exports = require("node:zlib");

/***/ }),

/***/ 6928:
/***/ ((module) => {

"use strict";
module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

"use strict";
module.exports = require("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

"use strict";
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
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var src = __nccwpck_require__(4458);
// EXTERNAL MODULE: ./build/packages/error/src/index.js + 3 modules
var error_src = __nccwpck_require__(7173);
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
function parseRecordedEnv(text) {
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
    if (!structure_isList(value) || value.length === 0) {
        input.problem(name, { code: 'ILLEGAL', given: structure_kindOf(value), legal: LIST_LEGAL });
        return [];
    }
    return value.flatMap((values, index) => {
        const path = `${name}[${index}]`;
        if (structure_isMap(values))
            return [{ path, values }];
        input.problem(path, { code: 'ILLEGAL', given: structure_kindOf(values), legal: LIST_LEGAL });
        return [];
    });
}
function structure_isList(value) {
    return Array.isArray(value);
}
function structure_isMap(value) {
    return typeof value === 'object' && !Array.isArray(value);
}
/** In words, and without the value: it may be a secret. */
function structure_kindOf(value) {
    if (structure_isList(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (structure_isMap(value))
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
    if (structure_isList(value))
        return value.flatMap(secretsIn);
    if (!structure_isMap(value))
        return [...loginsIn(value), ...secretsInQueries(value, true)];
    return Object.entries(value).flatMap(([key, inner]) => [
        ...(key === 'headers' ? headerLines(inner).flatMap(secretsInHeader) : []),
        ...secretsIn(inner),
    ]);
}
/** However they are written: as a text, as a list of lines, or as a map. */
function headerLines(value) {
    if (structure_isList(value))
        return value.flatMap(headerLines);
    if (!structure_isMap(value))
        return splitLines(value);
    return Object.entries(value).flatMap(([name, inner]) => structure_isMap(inner) || structure_isList(inner) ? headerLines(inner) : [`${name}: ${inner}`]);
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
            return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        }
        catch {
            return undefined;
        }
    },
    makeFolder: (parent, prefix) => {
        for (const root of [parent || (0,external_node_os_namespaceObject.tmpdir)(), (0,external_node_os_namespaceObject.tmpdir)()]) {
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
    const reportPath = base.folder === '' ? '' : (0,external_node_path_.join)(base.folder, 'report.json');
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
function nearest_name_nearestName(given, names) {
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
    const reader = new InputReader(contract, texts);
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
    const nearest = nearest_name_nearestName(name, names);
    const guess = nearest !== undefined ? `Did you mean ${nearest}?` : `${contract.action} has: ${names.join(', ')}.`;
    return {
        input: name,
        code: 'UNKNOWN',
        given: name,
        legal: `${guess} (An environment variable INPUT_… of the job also counts as an input.)`,
    };
}

;// CONCATENATED MODULE: ./build/packages/action/src/index.js


















;// CONCATENATED MODULE: ./build/packages/fleet/src/holder.js

/** Who holds a lock, since when and until when, in words. */
function holderOf({ owner: { actor, action, since, runUrl }, expiresInSeconds }) {
    const end = expiresInSeconds > 0
        ? `expires in ${(0,quantity_src/* formatDuration */.a3)(expiresInSeconds * 1000)} unless it is renewed`
        : 'ends with the step that is still running';
    return [`${actor || 'someone'} (${action || 'a run'}, since ${since})`, runUrl, `- it ${end}`]
        .filter((word) => word !== '')
        .join(' ');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/free-host.js


const ROUNDS = 5;
/**
 * Stops whatever runs on the host and breaks the lock under which it ran, telling whose it was. The holder may begin
 * its next step in between; LOCKED where that, or a step that cannot be stopped, goes on for ever.
 */
async function freeHost(host, { owner, reason }, { log }) {
    let holder = '';
    for (let round = 1; round <= ROUNDS; round++) {
        const { lock } = await host.status();
        if (!lock)
            return;
        holder = holderOf(lock);
        log.event(`${host.label}: is locked by ${holder}`);
        for (const { id, what } of lock.steps) {
            log.event(`${host.label}: stopping ${what || id}`);
            await host.stop(id);
        }
        try {
            await host.breakLock(lock.number, owner, `${reason}; the lock belonged to ${holder}`);
            return;
        }
        catch (error) {
            if (!(error instanceof error_src/* UserError */.yo) || error.code !== 'LOCKED')
                throw error;
        }
    }
    throw new error_src/* UserError */.yo('LOCKED', `${host.label}: the steps of ${holder || 'another run'} on it cannot be stopped.`);
}

;// CONCATENATED MODULE: ./build/packages/release/src/host.js
/** The reason by which a host remembers that a release passed its own checks. */
const PROVEN = 'its own checks passed';

;// CONCATENATED MODULE: ./build/packages/release/src/host-status.js

const load = () => Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(216)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5216));
/**
 * Hands on the answer to what was just said to a host: while the network is waited for there is time to load the
 * library that reads it, which would only have kept it from being said.
 */
async function loadMeanwhile(answer) {
    const loaded = new Promise((resolve) => setImmediate(resolve)).then(load);
    // Of an answer that failed, too, nothing goes on behind the caller's back.
    const [said] = await Promise.allSettled([answer, loaded]);
    if (said.status === 'rejected')
        throw said.reason;
    return said.value;
}
/** The host's own account of itself; `HOST_PROTOCOL` where it is not what this version writes. `label` is the host. */
async function parseStatus(label, text) {
    const { readStatus } = await load();
    try {
        return readStatus(text);
    }
    catch (cause) {
        throw new error_src/* UserError */.yo('HOST_PROTOCOL', `${label}: the state on the host cannot be read.`, { cause });
    }
}
async function parseOwner(text) {
    const { readOwner } = await load();
    try {
        return readOwner(text);
    }
    catch {
        return undefined;
    }
}
function liveRelease(host) {
    return host.releases.find(({ release: name }) => name === host.current);
}
/** The version that is live: empty where nothing is, `unknown` where `current` leads to no release of this path. */
function liveVersion(host) {
    const version = liveRelease(host)?.version ?? host.current;
    return version === '' && ['elsewhere', 'folder', 'file'].includes(host.pointing) ? 'unknown' : version;
}
/** The id of the workflow run that switched to the live release; undefined where it is not recorded. */
function switchingRun({ switched }) {
    return switched?.by?.runId || undefined;
}
function badReason(host, version) {
    const mark = host.bad.find((entry) => entry.version === version);
    return mark && describeMark(mark);
}
/** Why, when, and by whom in which run. */
function describeMark({ reason, at, by }) {
    const { actor = '', action = '', runUrl = '' } = by ?? {};
    const who = [action, runUrl].filter((word) => word !== '').join(', ');
    const whom = actor === '' && who === '' ? '' : ` by ${actor || 'somebody'}${who === '' ? '' : ` (${who})`}`;
    return `${reason ?? 'no reason was recorded'}; marked at ${at}${whom}`;
}

;// CONCATENATED MODULE: ./build/packages/release/src/lifecycle.js
const MIGRATIONS = new Set(['migrate', 'migrate-down']);
/** Another tool made it live, and we found it: it has no steps of its own, and its files are not ours. */
function isAdopted({ adopted }) {
    return adopted === true;
}
/** It passed its checks when it was last made live: a deploy of the same has nothing to do. */
function isVerified({ state, checked }) {
    return checked && (state === 'good' || state === 'live');
}
/** A failed deploy may go back to it: what a dead run of ours left unverified is no place to go back to. */
function isHome(release) {
    return release.checked || isAdopted(release);
}
/** A rollback may select it automatically. */
function isGood({ state }) {
    return state === 'good';
}
/** It may be removed when it is old: we shipped it. */
function isRemovable(release) {
    return !isAdopted(release);
}
/**
 * What makes `target` run on the way back: what it recorded itself. An adopted release recorded nothing: it is started
 * with `activate` and the checks of the release that is left, in its own folder.
 */
function startOf(target, lender) {
    if (!isAdopted(target))
        return target;
    const nothing = { steps: {}, healthTimeoutMs: 0 };
    const why = `${target.release} was adopted and has no steps of its own`;
    if (!lender)
        return { ...nothing, gap: `${why}, and no release on this host has steps to start it with` };
    const lent = Object.entries(lender.steps).filter(([name]) => name === 'activate' || name === 'health-command');
    const { release: stepsFrom, shell, healthTimeoutMs, healthUrl } = lender;
    if (lent.length > 0 || healthUrl !== undefined) {
        return { steps: Object.fromEntries(lent), shell, healthTimeoutMs, healthUrl, stepsFrom };
    }
    const isPlain = Object.keys(lender.steps).every((name) => MIGRATIONS.has(name));
    return isPlain ? nothing : { ...nothing, gap: `${why}, and ${lender.version} has neither \`activate\` nor a check` };
}
/** Whose steps an adopted release is started with in a rollback: those of the live one or, where that is adopted, of the newest other. */
function lenderIn({ current, releases }) {
    const [newest] = releases
        .filter((release) => !isAdopted(release) && (release.order > 0 || release.release === current))
        .sort((a, b) => Number(b.release === current) - Number(a.release === current) || b.order - a.order);
    return newest;
}

;// CONCATENATED MODULE: ./build/packages/release/src/names.js
/** 1-128 of `A-Za-z0-9._+-`, starting with a letter or digit: safe as a folder, a word and a JSON string. */
const VERSION_LEGAL = '1 to 128 of A-Z a-z 0-9 . _ + -, starting with a letter or digit';
function isVersion(text) {
    return /^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/.test(text);
}

;// CONCATENATED MODULE: ./build/packages/release/src/program.js
// Generated from packages/release/host/*.sh by `npm run generate`. Do not edit.
const program = [
    "# The program that changes a deploy path, and the only one that does. Plain POSIX sh: dash, busybox ash, bash.",
    "# Called as: sh program VERB ROOT [arguments]. Answers on stdout; refuses with one line on stderr and status 90.",
    "# Any command here may be the last one before the power goes, and any write may find the disk full.",
    "# shellcheck disable=SC2015 # `refuse` ends the program, so `a && b || refuse` is an if",
    "set -u",
    "umask 022",
    "# However the user's shell is set up: what our tools say and do must be the same everywhere. A step gets its locale back.",
    ": \"${deploy_locale=${LC_ALL-}}\"",
    "LC_ALL=C",
    "export deploy_locale LC_ALL",
    "unset CDPATH GREP_OPTIONS TAR_OPTIONS GZIP POSIXLY_CORRECT",
    "",
    "newline='",
    "'",
    "doing=",
    "refuse() { # CODE MESSAGE",
    "  printf 'deploy-host-refusal %s %s\\n' \"$1\" \"$2\" >&2",
    "  refused=$doing",
    "  doing=",
    "  [ -z \"$refused\" ] || journal \"refused $refused $1\" 2>/dev/null",
    "  exit 90",
    "}",
    "",
    "now() { date -u +%Y-%m-%dT%H:%M:%SZ; }",
    "epoch() { date +%s; }",
    "",
    "# One look at the clock serves a call; whoever has waited for something forgets it. Sets `stamp` and `seconds`.",
    "moment=",
    "tick() {",
    "  [ -n \"$moment\" ] || moment=$(date -u '+%Y-%m-%dT%H:%M:%SZ %s')",
    "  stamp=${moment% *}",
    "  seconds=${moment#* }",
    "}",
    "",
    "# The arguments become parts of paths, so nothing but a plain name may pass.",
    "plain() { # NAME WHAT",
    "  is_plain \"$1\" || refuse HOST_PROTOCOL \"not a plain name for $2\"",
    "}",
    "",
    "is_plain() { # NAME",
    "  case $1 in '' | *[!A-Za-z0-9._+-]* | [!A-Za-z0-9]*) return 1 ;; esac",
    "}",
    "",
    "# One line of key=value files, the last one wins; empty where there is none. Sets `value`: a process costs more than that.",
    "look_up() { # FILE KEY",
    "  value=",
    "  [ -f \"$1\" ] || return 0",
    "  seen=",
    "  {",
    "    while IFS= read -r entry; do",
    "      seen=yes",
    "      case $entry in \"$2=\"*) value=${entry#*=} ;; esac",
    "    done <\"$1\"",
    "  } 2>/dev/null || seen=",
    "  [ -n \"$seen\" ] || [ ! -s \"$1\" ] || require_file \"$1\"",
    "}",
    "",
    "field() { # FILE KEY",
    "  look_up \"$@\"",
    "  printf '%s\\n' \"$value\"",
    "}",
    "",
    "# Whole or not at all: readers never see half a file.",
    "put() { # FILE, content on stdin",
    "  cat >\"$own/tmp/put.$$\" && mv -f \"$own/tmp/put.$$\" \"$1\" && return 0",
    "  rm -f \"$own/tmp/put.$$\"",
    "  refuse DISK_FULL \"cannot write $1\"",
    "}",
    "",
    "put_text() { # FILE TEXT",
    "  write_text \"$@\" && return 0",
    "  # Now is what the room was put by for.",
    "  rm -f \"$own/reserve\"",
    "  write_text \"$@\" || refuse DISK_FULL \"cannot write $1\"",
    "}",
    "",
    "write_text() { # FILE TEXT",
    "  { printf '%s' \"$2\" >\"$own/tmp/put.$$\"; } 2>/dev/null && mv -f \"$own/tmp/put.$$\" \"$1\" && return 0",
    "  rm -f \"$own/tmp/put.$$\"",
    "  return 1",
    "}",
    "",
    "# The last lines of a file, but never one that a full disk has cut off.",
    "last_lines() { # FILE COUNT",
    "  [ -f \"$1\" ] || return 0",
    "  tail -n \"$2\" \"$1\" | while IFS= read -r entry; do printf '%s\\n' \"$entry\"; done",
    "}",
    "",
    "# What a full disk has cut off is looked for once; from then on every line of ours was whole.",
    "unbroken=",
    "add_line() { # FILE TEXT; fails where there is no room",
    "  case $unbroken in",
    "    *\"|$1|\"*) ;;",
    "    *)",
    "      if [ -s \"$1\" ] && [ -n \"$(tail -c 1 \"$1\")\" ]; then",
    "        sed '$d' \"$1\" | put \"$1\" || return 1",
    "      fi",
    "      unbroken=\"$unbroken|$1|\"",
    "      ;;",
    "  esac",
    "  { printf '%s\\n' \"$2\" >>\"$1\"; } 2>/dev/null && return 0",
    "  unbroken=",
    "  [ -f \"$own/reserve\" ] && rm -f \"$own/reserve\" && add_line \"$@\" && return 0",
    "  return 1",
    "}",
    "",
    "# Not even their owner can remove what is in a read-only folder. The files stay as they are: they may be another",
    "# release's, too.",
    "wipe() { # PATH",
    "  rm -rf \"$1\" 2>/dev/null && return 0",
    "  # Folders only: a file in it may be one with a file of the live release, whose mode that would change.",
    "  find \"$1\" -type d ! -perm -700 -exec chmod u+rwx {} \\; 2>/dev/null",
    "  rm -rf \"$1\"",
    "}",
    "",
    "# Renamed away first: whoever may still be at work in it then finds nothing, and not half of it.",
    "discard() { # PATH",
    "  gone=\"$own/tmp/gone.$$\"",
    "  wipe \"$gone\"",
    "  mv \"$1\" \"$gone\" 2>/dev/null || gone=$1",
    "  wipe \"$gone\"",
    "}",
    "",
    "discard_all() { # PATHS",
    "  gone=\"$own/tmp/gone.$$\"",
    "  wipe \"$gone\"",
    "  mkdir \"$gone\" 2>/dev/null && mv \"$@\" \"$gone/\" 2>/dev/null",
    "  wipe \"$gone\"",
    "  for each in \"$@\"; do",
    "    [ ! -e \"$each\" ] && [ ! -L \"$each\" ] || wipe \"$each\"",
    "  done",
    "}",
    "",
    "# Of a user without a name `id -un` prints the number, and fails.",
    "whoami_here() {",
    "  me=$(id -un 2>/dev/null) || me=$(id -u)",
    "  printf '%s\\n' \"$me\"",
    "}",
    "",
    "make_ground() {",
    "  for folder in lock busy releases bad tmp run calls calls.old; do",
    "    [ -d \"$own/$folder\" ] || break",
    "  done",
    "  if [ -d \"$own/$folder\" ] && [ -d \"$root/releases\" ] && [ -d \"$root/shared\" ] && [ -w \"$own\" ]; then",
    "    # A `chmod -R` of the whole path is quickly said. What cannot be mended must not stop a way back.",
    "    chmod 700 \"$own\" 2>/dev/null",
    "    return 0",
    "  fi",
    "  mkdir -p \"$root/releases\" \"$root/shared\" \"$own\" 2>/dev/null ||",
    "    refuse HOST_UNFIT \"$(whoami_here) cannot create folders in $root (no permission or no space); if the permission is missing, run once on the host: sudo chown $(whoami_here) '$root'\"",
    "  chmod 700 \"$own\" || refuse HOST_UNFIT \"$own belongs to another user than $(whoami_here)\"",
    "  mkdir -p \"$own/lock\" \"$own/busy\" \"$own/releases\" \"$own/bad\" \"$own/tmp\" \"$own/run\" \"$own/calls\" \"$own/calls.old\" || refuse DISK_FULL \"cannot create folders in $own\"",
    "}",
    "",
    "# An application that has filled the disk must not keep us from bringing the old one back: we have some room put by.",
    "reserve_room() {",
    "  find_free",
    "  # To write and remove it each time would tell the same; only that takes two processes more.",
    "  if [ -f \"$own/reserve\" ] && [ \"${free:-0}\" -gt 4096 ]; then return 0; fi",
    "  draft_room=\"$own/tmp/reserve.$$\"",
    "  if ! dd if=/dev/zero of=\"$draft_room\" bs=4096 count=64 2>/dev/null; then rm -f \"$draft_room\" \"$own/reserve\" 2>/dev/null",
    "  elif [ -f \"$own/reserve\" ]; then rm -f \"$draft_room\"",
    "  else mv -f \"$draft_room\" \"$own/reserve\"",
    "  fi",
    "}",
    "",
    "# What cannot be read is not missing: `[ -e x ]` is false for both. Every answer of \"nothing is there\" is verified first.",
    "",
    "# Once for a call: the folders whose content decides what we answer.",
    "readable=",
    "require_readable() {",
    "  [ -z \"$readable\" ] || return 0",
    "  readable=yes",
    "  set -- \"$root/releases\" \"$own\" \"$own/lock\" \"$own/busy\" \"$own/run\" \"$own/releases\" \"$own/bad\"",
    "  complaints=$(ls \"$@\" 2>&1 >/dev/null)",
    "  # Most paths are whole, and all of the above is one word for them.",
    "  IFS=$newline",
    "  set -f",
    "  for complaint in $complaints; do",
    "    case $complaint in",
    "      *'No such file or directory') ;;",
    "      *'Not a directory') refuse HOST_UNFIT \"a file exists in place of $root or of a folder above it\" ;;",
    "      *) refuse_read '' \"$complaint\" ;;",
    "    esac",
    "  done",
    "  set +f",
    "  unset IFS",
    "  for folder; do",
    "    if [ -d \"$folder\" ]; then",
    "      [ -x \"$folder\" ] || refuse_read \"$folder\" 'Permission denied'",
    "    elif [ -e \"$folder\" ]; then",
    "      refuse HOST_UNFIT \"$folder is not a folder; move it away once\"",
    "    elif [ -L \"$folder\" ]; then",
    "      refuse HOST_UNFIT \"$folder is a link to a missing target; check whether a disk is not mounted\"",
    "    fi",
    "  done",
    "}",
    "",
    "# Fails where it is missing.",
    "is_there() { # PATH",
    "  if [ -e \"$1\" ] || [ -L \"$1\" ]; then return 0; fi",
    "  complaint=$(ls -d \"$1\" 2>&1 >/dev/null) && return 0",
    "  case $complaint in *'No such file or directory') return 1 ;; esac",
    "  refuse_read \"$1\" \"$complaint\"",
    "}",
    "",
    "# Another call may have removed it meanwhile.",
    "require_file() { # PATH",
    "  complaint=$(cat \"$1\" 2>&1 >/dev/null) || [ ! -e \"$1\" ] || refuse_read \"$1\" \"$complaint\"",
    "}",
    "",
    "refuse_read() { # PATH (empty where the complaint has it) COMPLAINT",
    "  unset IFS",
    "  set +f",
    "  complaint=${2%%\"$newline\"*}",
    "  whose=",
    "  # shellcheck disable=SC2012 # names of users, not of files",
    "  if [ -d \"$own\" ]; then whose=$(ls -ld \"$own\" 2>/dev/null | sed 's/^[^ ]* *[^ ]* *\\([^ ]*\\) .*/\\1/'); fi",
    "  if [ -z \"$whose\" ] || [ \"$whose\" = \"$(whoami_here)\" ]; then whose='the user who deploys here'; fi",
    "  refuse HOST_UNFIT \"$(whoami_here) cannot read ${1:-all of $root}: ${complaint#*: }; log in as $whose, or restore the read permission\"",
    "}",
    "",
    "# What is live is what `current` resolves to, whichever tool made the link and however it is written.",
    "",
    "find_live() { # sets `live` and `pointing`: none, release, missing, elsewhere, folder or file; and `target`, the link's text",
    "  live=",
    "  target=",
    "  pointing=none",
    "  if [ ! -L \"$root/current\" ]; then",
    "    is_there \"$root/current\" || return 0",
    "    pointing='file'",
    "    [ ! -d \"$root/current\" ] || pointing=folder",
    "    return 0",
    "  fi",
    "  target=$(readlink \"$root/current\") || refuse_read \"$root/current\" 'the link cannot be read'",
    "  # As we make it ourselves: that costs no process more.",
    "  live=${target#releases/}",
    "  if [ \"$live\" != \"$target\" ] && is_plain \"$live\" && [ ! -L \"$root/releases/$live\" ] && [ -d \"$root/releases/$live\" ]; then",
    "    pointing=release",
    "    return 0",
    "  fi",
    "  live=",
    "  resolve_current",
    "}",
    "",
    "resolve_current() {",
    "  pointing=elsewhere",
    "  here=$(cd -P \"$root/current\" 2>/dev/null && pwd -P && echo .)",
    "  if [ -z \"$here\" ]; then",
    "    complaint=$(ls -d \"$root/current/.\" 2>&1 >/dev/null) || :",
    "    case $complaint in",
    "      *'No such file or directory') pointing=missing ;;",
    "      *'Not a directory') ;;",
    "      *) refuse_read \"$root/current\" \"$complaint\" ;;",
    "    esac",
    "    return 0",
    "  fi",
    "  above=$(cd -P \"$root/releases\" 2>/dev/null && pwd -P && echo .)",
    "  above=${above%\"$newline\".}",
    "  here=${here%\"$newline\".}",
    "  case $here in \"${above:-/no releases}\"/*) here=${here#\"$above\"/} ;; *) return 0 ;; esac",
    "  is_plain \"$here\" || return 0",
    "  live=$here",
    "  pointing=release",
    "}",
    "",
    "live_release() {",
    "  find_live",
    "  [ -z \"$live\" ] || printf '%s\\n' \"$live\"",
    "}",
    "",
    "# A link that leads nowhere is replaced: what it led to is gone already.",
    "require_own_current() { # sets `live`",
    "  find_live",
    "  case $pointing in none | release | missing) return 0 ;; esac",
    "  there=$(quoted \"$root\")",
    "  find_free_name",
    "  case $pointing in",
    "    elsewhere)",
    "      object current HOST_UNFIT \"$root/current points to $(printable \"$target\"), which is not a folder in $root/releases with a plain name; copy it there once: mkdir -p $there/releases && cp -a $there/current/. $there/releases/$free_name && ln -sfn releases/$free_name $there/current\"",
    "      ;;",
    "    folder)",
    "      object current HOST_UNFIT \"$root/current is a folder, not a link; convert it once with three commands: mkdir -p $there/releases; mv $there/current $there/releases/$free_name; ln -s releases/$free_name $there/current\"",
    "      ;;",
    "    file) object current HOST_UNFIT \"$root/current is a file, not a link; move it away once: mv $there/current $there/current.old\" ;;",
    "  esac",
    "}",
    "",
    "find_free_name() { # sets `free_name`",
    "  free_name=initial",
    "  number=1",
    "  while [ -e \"$root/releases/$free_name\" ] || [ -L \"$root/releases/$free_name\" ]; do",
    "    number=$((number + 1))",
    "    free_name=initial.$number",
    "  done",
    "}",
    "",
    "printable() { # TEXT",
    "  printf '%s' \"$1\" | tr -d '\\000-\\037\\177'",
    "}",
    "",
    "# A path as a word of a command that a person copies.",
    "quoted() { # PATH",
    "  case $1 in",
    "    *[!A-Za-z0-9/._+-]*) printf \"'%s'\" \"$(printable \"$1\" | sed \"s/'/'\\\\\\\\''/g\")\" ;;",
    "    *) printf '%s' \"$1\" ;;",
    "  esac",
    "}",
    "",
    "# Another tool, or a person, made `current` lead into releases/: what is live there becomes a release of ours, unverified",
    "# and without steps, so that a failed deploy has somewhere to go back to. Nothing of it is touched, now or later.",
    "adopt() { # after `require_own_current`, with the lock",
    "  [ -n \"$live\" ] && [ ! -d \"$own/releases/$live\" ] || return 0",
    "  outer=$doing",
    "  begin \"adopt $live\" || refuse DISK_FULL 'cannot write the journal'",
    "  draft=\"$own/tmp/adopt-$live\"",
    "  mkdir -p \"$draft\" || refuse DISK_FULL \"cannot create $draft\"",
    "  chmod 700 \"$draft\"",
    "  tick",
    "  next_order",
    "  put_text \"$draft/adopted\" ''",
    "  put_text \"$draft/version\" \"$live$newline\"",
    "  put_text \"$draft/head.json\" \"$(adopted_head \"$live\")\"",
    "  read_events \"$draft\"",
    "  add_event \"$draft\" adopted '\"it was live before the first deploy by this suite\"'",
    "  write_state \"$draft\" live \"$order\" false",
    "  write_manifest \"$draft\" \"$live\" live \"$order\" false",
    "  mv \"$draft\" \"$own/releases/$live\" || refuse DISK_FULL \"cannot create $own/releases/$live\"",
    "  note_adoption \"$live\"",
    "  end",
    "  doing=$outer",
    "}",
    "",
    "note_adoption() { # RELEASE",
    "  history_line adopted \"$1\" '' || refuse DISK_FULL 'cannot write the history'",
    "}",
    "",
    "adopted_head() { # RELEASE",
    "  printf '{\"schema\":\"deploy-actions/release/1\",\"version\":\"%s\",\"adopted\":true,\"strategy\":\"files\",\"environment\":\"\",\"steps\":{},\"env\":[],\"envNames\":[],\"healthTimeoutMs\":0,\"sharedPaths\":[],\"payloadSha256\":\"\",\"recordSha256\":\"\",\"previousVersion\":\"\"' \"$1\"",
    "}",
    "",
    "# What `adopt` would make of it, for a caller that only reads.",
    "unadopted() { # prints a manifest, behind a comma",
    "  order=0",
    "  [ ! -f \"$own/order\" ] || read -r order <\"$own/order\"",
    "  state_members \"$live\" live $((order + 1)) false",
    "  printf ',%s%snull,\"events\":[]}' \"$(adopted_head \"$live\")\" \"$members\"",
    "}",
    "",
    "is_adopted() { # RELEASE",
    "  [ -f \"$own/releases/$1/adopted\" ] || [ ! -d \"$own/releases/$1\" ]",
    "}",
    "",
    "# Names in releases/ that are taken and no release of ours.",
    "foreign_names() { # prints JSON strings",
    "  comma=",
    "  for place in \"$root\"/releases/*; do",
    "    foreign=${place##*/}",
    "    is_plain \"$foreign\" && [ ! -d \"$own/releases/$foreign\" ] || continue",
    "    [ -e \"$place\" ] || [ -L \"$place\" ] || continue",
    "    printf '%s\"%s\"' \"$comma\" \"$foreign\"",
    "    comma=,",
    "  done",
    "}",
    "",
    "# Everything about a host itself for which a deploy refuses it. `status` lists all of it, so that a plan finds the same;",
    "# the verb that would be harmed checks again, and refuses.",
    "",
    "collecting=",
    "objections=",
    "object() { # KIND(current|rights|tools|disk) CODE MESSAGE: refuses, or notes it where all are asked for",
    "  [ -n \"$collecting\" ] || refuse \"$2\" \"$3\"",
    "  objections=\"$objections,{\\\"kind\\\":\\\"$1\\\",\\\"code\\\":\\\"$2\\\",\\\"message\\\":\\\"$(json_text \"$(printable \"$3\")\")\\\"}\"",
    "}",
    "",
    "find_objections() { # sets `objections`: JSON, behind a comma",
    "  collecting=yes",
    "  objections=",
    "  require_rights",
    "  require_tools",
    "  require_one_disk",
    "  require_own_current",
    "  collecting=",
    "}",
    "",
    "require_rights() {",
    "  place=$root",
    "  while [ ! -e \"$place\" ] && [ ! -L \"$place\" ]; do",
    "    place=${place%/*}",
    "    [ -n \"$place\" ] || place=/",
    "  done",
    "  if [ ! -d \"$place\" ]; then",
    "    object rights HOST_UNFIT \"a file exists in place of the folder $place\"",
    "  elif ! is_writable \"$place\"; then",
    "    object rights HOST_UNFIT \"$(whoami_here) cannot write to $place; if the permission is missing, run once on the host: sudo install -d -o $(whoami_here) $(quoted \"$root\")\"",
    "  fi",
    "  for folder in \"$own\" \"$root/releases\"; do",
    "    [ ! -e \"$folder\" ] || is_writable \"$folder\" ||",
    "      object rights HOST_UNFIT \"$(whoami_here) cannot write to $folder; if the permission is missing, run once on the host: sudo chown -R $(whoami_here) $(quoted \"$folder\")\"",
    "  done",
    "}",
    "",
    "is_writable() { # FOLDER",
    "  [ -d \"$1\" ] && [ -w \"$1\" ] && [ -x \"$1\" ]",
    "}",
    "",
    "require_tools() {",
    "  for tool in tar gzip; do",
    "    command -v \"$tool\" >/dev/null 2>&1 || object tools HOST_UNFIT \"$tool is missing on this host: install it\"",
    "  done",
    "  for tool in openssl sha256sum shasum; do",
    "    command -v \"$tool\" >/dev/null 2>&1 && return 0",
    "  done",
    "  object tools HOST_UNFIT 'openssl, sha256sum and shasum are all missing on this host: install one of them'",
    "}",
    "",
    "# Between two file systems `mv` copies: a death on the way would leave half a release that looks whole.",
    "require_one_disk() {",
    "  find_free",
    "  [ -z \"$disks\" ] ||",
    "    object disk HOST_UNFIT \"$root, its .deploy and its releases must be on one file system, so that a release can go live in one rename; mount that disk at $root itself, or make $root a link to a folder on it\"",
    "}",
    "",
    "# Sets `free`, in KiB, once for a call, empty where the answer has another form; and `disks`, not empty where the path,",
    "# .deploy and releases/ are on several.",
    "find_free() {",
    "  [ -z \"${free-}\" ] || return 0",
    "  disks=",
    "  device=",
    "  lines=$(df -Pk \"$root\" \"$root/releases\" \"$own/tmp\" 2>/dev/null)",
    "  case $lines in *\"$newline\"*) lines=${lines#*\"$newline\"} ;; *) lines= ;; esac",
    "  set -f",
    "  IFS=$newline",
    "  for entry in $lines; do",
    "    # The name of the device and the folder where it is mounted; what is free changes all the time.",
    "    mount=\"${entry%% *} on ${entry##* }\"",
    "    [ \"${device:=$mount}\" = \"$mount\" ] || disks=\"$device, $mount\"",
    "  done",
    "  unset IFS",
    "  # shellcheck disable=SC2086 # words",
    "  set -- $lines",
    "  set +f",
    "  free=${4-}",
    "  case $free in '' | *[!0-9]*) free= ;; esac",
    "}",
    "",
    "# The lock is a row of numbered files in lock/: the highest one counts. To take the lock is to link the next number,",
    "# which succeeds for one contender only; so an expired lock is taken over without a moment in which two hold it.",
    "",
    "find_lock() { # sets `latest`",
    "  latest=0",
    "  for file in \"$own\"/lock/*; do",
    "    number=${file##*/}",
    "    case $number in '' | *[!0-9]*) continue ;; esac",
    "    [ \"$number\" -gt \"$latest\" ] && latest=$number",
    "  done",
    "}",
    "",
    "latest_lock() {",
    "  find_lock",
    "  printf '%s\\n' \"$latest\"",
    "}",
    "",
    "# A lock ends by its time, but never while anything that was started under it still runs.",
    "is_held() { # FILE",
    "  look_up \"$1\" token",
    "  [ -n \"$value\" ] || return 1",
    "  find_expiry \"$1\"",
    "  tick",
    "  [ \"$seconds\" -lt \"$ends\" ] && return 0",
    "  is_busy",
    "}",
    "",
    "# A refresh writes beside the lock and never into it: one that comes late cannot bring back a lock that was given back.",
    "find_expiry() { # FILE; sets `ends`",
    "  if [ -f \"$1.until\" ]; then look_up \"$1.until\" expires; else look_up \"$1\" expires; fi",
    "  ends=${value:-0}",
    "}",
    "",
    "expiry() { # FILE",
    "  find_expiry \"$1\"",
    "  printf '%s\\n' \"$ends\"",
    "}",
    "",
    "# Who holds it: when it ends, what time it is now, and the owner.",
    "holder_line() { # FILE",
    "  printf '%s %s %s\\n' \"$(expiry \"$1\")\" \"$(epoch)\" \"$(field \"$1\" owner)\"",
    "}",
    "",
    "take_lock() { # TOKEN TTL_SECONDS OWNER_JSON; sets `kept`: the token, where the lock was ours already",
    "  plain \"$1\" token",
    "  require_readable",
    "  make_ground",
    "  kept=",
    "  draft=\"$own/lock/.draft.$1\"",
    "  tries=0",
    "  while [ \"$tries\" -lt 20 ]; do",
    "    tries=$((tries + 1))",
    "    moment=",
    "    find_lock",
    "    if is_held \"$own/lock/$latest\"; then",
    "      whose=$(holder_line \"$own/lock/$latest\")",
    "      # It may be the former one, and what is at work the next holder's.",
    "      [ \"$(latest_lock)\" = \"$latest\" ] || continue",
    "      [ \"$tries\" -eq 1 ] || rm -f \"$draft\"",
    "      [ \"$(field \"$own/lock/$latest\" token)\" = \"$1\" ] && kept=$1 && return 0",
    "      refuse LOCKED \"$whose\"",
    "    fi",
    "    look_up \"$own/lock/$latest\" owner",
    "    former=$value",
    "    reserve_room",
    "    lock_text \"$@\" 2>/dev/null >\"$draft\" || { make_room && lock_text \"$@\" >\"$draft\"; } || {",
    "      rm -f \"$draft\"",
    "      refuse DISK_FULL \"cannot write the lock\"",
    "    }",
    "    next=$((latest + 1))",
    "    if ln \"$draft\" \"$own/lock/$next\" 2>/dev/null; then",
    "      # Somebody may have gone on to a higher number while we looked at an old row.",
    "      find_lock",
    "      if [ \"$latest\" = \"$next\" ]; then",
    "        give_way \"$next\"",
    "        look_up \"$own/lock/$((next - 1))\" token",
    "        [ \"$value\" = \"$1\" ] || note_taker \"$value\" \"$3\"",
    "        drop_locks_below \"$next\" \"$draft\"",
    "        return 0",
    "      fi",
    "      rm -f \"$own/lock/$next\"",
    "    fi",
    "  done",
    "  rm -f \"$draft\"",
    "  [ -e \"$own/lock/${next:-0}\" ] || refuse HOST_UNFIT \"no hard link can be made in $own/lock\"",
    "  refuse LOCKED \"0 $(epoch) {}\"",
    "}",
    "",
    "lock_text() { # TOKEN TTL_SECONDS OWNER_JSON",
    "  tick",
    "  printf 'token=%s\\nexpires=%s\\nowner=%s\\n' \"$1\" \"$((seconds + $2))\" \"$3\"",
    "}",
    "",
    "# Something may have been started under the former lock at the very moment when we took it over.",
    "give_way() { # OUR_NUMBER",
    "  looks=0",
    "  while is_busy; do",
    "    looks=$((looks + 1))",
    "    if [ \"$looks\" -gt 20 ]; then",
    "      rm -f \"$own/lock/$1\" \"$draft\"",
    "      refuse LOCKED \"0 $(epoch) ${former:-{\\}}\"",
    "    fi",
    "    nap",
    "  done",
    "}",
    "",
    "drop_locks_below() { # NUMBER, and what else is to go",
    "  for file in \"$own\"/lock/*; do",
    "    number=${file##*/}",
    "    number=${number%.until}",
    "    case $number in '' | *[!0-9]*) continue ;; esac",
    "    [ \"$number\" -ge \"$1\" ] || set -- \"$@\" \"$file\"",
    "  done",
    "  shift",
    "  [ \"$#\" -eq 0 ] || rm -f \"$@\"",
    "}",
    "",
    "need_lock() { # TOKEN",
    "  plain \"$1\" token",
    "  find_lock",
    "  look_up \"$own/lock/$latest\" token",
    "  [ \"$value\" = \"$1\" ] && return 0",
    "  # Whoever has the lock by now, or had it last, need not be who took it from us.",
    "  [ ! -s \"$own/lock/.taken.$1\" ] || refuse LOCK_LOST \"$(holder_line \"$own/lock/.taken.$1\")\"",
    "  refuse LOCK_LOST \"$(holder_line \"$own/lock/$latest\")\"",
    "}",
    "",
    "# For the one whose lock it was, should it still be alive; no room for it is no reason to stop.",
    "note_taker() { # TOKEN OWNER_JSON",
    "  [ -n \"$1\" ] || return 0",
    "  { printf 'owner=%s\\n' \"$2\" >\"$own/lock/.taken.$1\"; } 2>/dev/null",
    "}",
    "",
    "refresh_lock() { # TOKEN TTL_SECONDS",
    "  need_lock \"$1\"",
    "  tick",
    "  put_text \"$own/lock/$latest.until\" \"expires=$((seconds + $2))$newline\"",
    "}",
    "",
    "free_lock() { # TOKEN, or `-` for whoever holds it; OWNER_JSON of who breaks it; that lock alone: NUMBER REASON_JSON",
    "  require_readable",
    "  [ -d \"$own/lock\" ] || return 0",
    "  lock=\"$own/lock/$(latest_lock)\"",
    "  holder=$(field \"$lock\" token)",
    "  [ -n \"$holder\" ] || return 0",
    "  if [ \"$1\" = - ]; then",
    "    ! is_busy || refuse LOCKED \"0 $(epoch) $(field \"$lock\" owner)\"",
    "    if [ -n \"${3-}\" ]; then",
    "      [ \"${lock##*/}\" = \"$3\" ] || refuse LOCKED \"$(holder_line \"$lock\")\"",
    "      history_line unlocked '' \"\\\"reason\\\":$4\"",
    "    fi",
    "  else",
    "    [ \"$holder\" = \"$1\" ] || return 0",
    "    end_all_of \"$1\"",
    "    if is_busy; then",
    "      # It cannot be stopped: let the lock live as long as it does, and not a moment longer. That needs no room.",
    "      true >\"$lock.until\"",
    "      return 0",
    "    fi",
    "  fi",
    "  begin \"unlock $holder\"",
    "  # Only what is the holder's: where its time was over, somebody else may be at work by now.",
    "  for left in \"$own/tmp/upload-$holder\" \"$own/lock/.draft.$holder\"; do",
    "    if [ -e \"$left\" ]; then discard \"$left\"; fi",
    "  done",
    "  # The number stays as the mark of how far the row has come.",
    "  true >\"$lock\" || refuse HOST_UNFIT \"cannot write $lock\"",
    "  if [ -n \"${2-}\" ]; then",
    "    note_taker \"$holder\" \"$2\"",
    "    { printf 'token=\\nowner=%s\\n' \"$2\" >\"$lock\"; } 2>/dev/null",
    "  fi",
    "  end",
    "}",
    "",
    "# What runs under it goes on, and the lock ends with the last of it: a way back is not stopped for want of time.",
    "loosen_lock() { # TOKEN",
    "  find_lock",
    "  look_up \"$own/lock/$latest\" token",
    "  [ \"$value\" = \"$1\" ] || return 0",
    "  if is_busy; then true >\"$own/lock/$latest.until\"; else free_lock \"$1\"; fi",
    "}",
    "",
    "# What is at work under a lock: steps, each of them noted in run/, and calls, in busy/.",
    "",
    "step_runs() {",
    "  for step in \"$own\"/run/*; do",
    "    runs \"$step\" && return 0",
    "  done",
    "  return 1",
    "}",
    "",
    "# A call that changes something is noted in busy/ for as long as it lasts.",
    "call_runs() { # FILE; sets `pid`, `what` and `born`, the last one empty where there is no /proc",
    "  { [ -s \"$1\" ] && read -r pid what born <\"$1\"; } 2>/dev/null || return 1",
    "  [ \"$pid\" != \"$$\" ] && kill -0 \"$pid\" 2>/dev/null && [ \"$(birth \"$pid\")\" = \"$born\" ]",
    "}",
    "",
    "is_busy() {",
    "  step_runs && return 0",
    "  for call in \"$own\"/busy/*; do",
    "    call_runs \"$call\" && return 0",
    "  done",
    "  return 1",
    "}",
    "",
    "# We note ourselves and then look at the lock; whoever takes it looks at the notes afterwards. So one of us sees the",
    "# other, and nobody's lock is taken from under a call that is at work. Without room for a note there is still the lock.",
    "busy=",
    "enter() { # TOKEN",
    "  plain \"$1\" token",
    "  if [ -z \"$busy\" ]; then",
    "    busy=\"$own/busy/$1-$$\"",
    "    trap leave EXIT",
    "    { printf '%s %s %s\\n' \"$$\" \"$name\" \"$(birth $$)\" >\"$busy\"; } 2>/dev/null",
    "  fi",
    "  need_lock \"$1\"",
    "}",
    "",
    "leave() {",
    "  [ -z \"$busy\" ] || { true >\"$busy\"; } 2>/dev/null",
    "  busy=",
    "}",
    "",
    "# The steps are stopped at once. A call is a matter of moments, unless it waits for a runner that is no more.",
    "end_all_of() { # TOKEN",
    "  for step in \"$own/run/$1\"-*; do",
    "    if runs \"$step\"; then stop_step \"${step##*/}\"; fi",
    "  done",
    "  for call in \"$own/busy/$1\"-*; do stop_call \"$call\"; done",
    "}",
    "",
    "stop_call() { # FILE",
    "  looks=0",
    "  while [ \"$looks\" -lt 60 ] && call_runs \"$1\"; do",
    "    looks=$((looks + 1))",
    "    case $looks in 20) end_process TERM \"$pid\" ;; 40) end_process KILL \"$pid\" ;; esac",
    "    nap",
    "  done",
    "}",
    "",
    "# A step or a call, by the id that `status` tells.",
    "stop() { # ID",
    "  if [ -d \"$own/run/$1\" ]; then stop_step \"$1\"; else stop_call \"$own/busy/$1\"; fi",
    "}",
    "",
    "end_process() { # SIGNAL PID; with its children, where it leads a group",
    "  kill \"-$1\" \"-$2\" 2>/dev/null || kill \"-$1\" \"$2\" 2>/dev/null",
    "}",
    "",
    "# What dead runs left: half an upload, a link that was not moved into place, what ended steps have printed. Not what is",
    "# this run's own, which may have said `lock` twice; but a token that comes back (by hand, for instance) begins anew, or",
    "# its steps would be taken for those of the last time, and not be run.",
    "clean_up() { # TOKEN; after `take_lock`",
    "  mine=$1",
    "  set --",
    "  for left in \"$own\"/tmp/* \"$own\"/run/*; do",
    "    case ${left##*/} in \"upload-$kept\" | \"$kept\"-*) continue ;; esac",
    "    if [ -e \"$left\" ] || [ -L \"$left\" ]; then set -- \"$@\" \"$left\"; fi",
    "  done",
    "  if [ \"$#\" -gt 0 ]; then",
    "    discard_all \"$@\"",
    "    free=",
    "  fi",
    "  set --",
    "  for left in \"$own\"/busy/* \"$own\"/lock/.draft.*; do",
    "    if [ -e \"$left\" ] && ! call_runs \"$left\"; then set -- \"$@\" \"$left\"; fi",
    "  done",
    "  [ \"$#\" -eq 0 ] || rm -f \"$@\"",
    "  # A run that has not noticed in a week is dead.",
    "  for left in \"$own\"/lock/.taken.*; do",
    "    [ ! -e \"$left\" ] || find \"$left\" -mtime +7 -exec rm -f {} \\;",
    "  done",
    "  put_calls_aside",
    "}",
    "",
    "# Other runs may have come and gone before a call that was lost arrives: it must find that its own run is over.",
    "put_calls_aside() { # of `mine`: what is under way stays",
    "  set --",
    "  for left in \"$own\"/calls/*; do",
    "    case ${left##*/} in \"$mine\".* | '*') ;; *) set -- \"$@\" \"$left\" ;; esac",
    "  done",
    "  [ \"$#\" -gt 60 ] || return 0",
    "  discard_all \"$own\"/calls.old/*",
    "  mv -f \"$@\" \"$own/calls.old/\"",
    "}",
    "",
    "# The disk is full before we have the lock. What a run left may be why; but by now another one may have taken it.",
    "make_room() {",
    "  # Where a quota is used up, the disk does not look full: see `reserve_room`.",
    "  rm -f \"$own/reserve\"",
    "  for left in \"$own\"/tmp/upload-* \"$own\"/run/*; do",
    "    current=$(field \"$own/lock/$(latest_lock)\" token)",
    "    case ${left##*/} in \"upload-$current\" | \"$current\"-*) continue ;; esac",
    "    if [ -e \"$left\" ] && ! runs \"$left\"; then discard \"$left\"; fi",
    "  done",
    "  return 0",
    "}",
    "",
    "# State of a release: .deploy/releases/NAME/{head.json, events, state} make manifest.json; history.jsonl tells the story.",
    "",
    "journal() { # WORDS; fails where there is no room",
    "  tick",
    "  add_line \"$own/journal\" \"$stamp $*\"",
    "}",
    "",
    "# Whatever changes something says so before and after; one at a time, because only the holder of the lock does. What",
    "# was begun last and neither ended nor was refused, is what a dead run was at: see `repair`.",
    "begin() { # WORDS; fails where there is no room",
    "  doing=$*",
    "  journal \"begin $doing\"",
    "}",
    "",
    "# No room for this note is no reason to fail what is done.",
    "end() {",
    "  done=$doing",
    "  doing=",
    "  journal \"end $done\" || return 0",
    "}",
    "",
    "history_line() { # EVENT RELEASE EXTRA_JSON_MEMBERS; fails where there is no room",
    "  find_lock",
    "  look_up \"$own/lock/$latest\" owner",
    "  tick",
    "  add_line \"$own/history.jsonl\" \"{\\\"at\\\":\\\"$stamp\\\",\\\"event\\\":\\\"$1\\\",\\\"release\\\":\\\"$2\\\"${3:+,$3},\\\"by\\\":${value:-null}}\"",
    "}",
    "",
    "version_of() { # RELEASE",
    "  cat \"$own/releases/$1/version\" 2>/dev/null",
    "}",
    "",
    "# `state` is what counts, and is replaced in one rename; the manifest follows it, see `repair`.",
    "set_state() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED REASON_JSON (`-`: no event)",
    "  read_events \"$1\"",
    "  [ \"$6\" = - ] || add_event \"$1\" \"$3\" \"$6\"",
    "  write_state \"$1\" \"$3\" \"$4\" \"$5\"",
    "  write_manifest \"$1\" \"$2\" \"$3\" \"$4\" \"$5\"",
    "}",
    "",
    "write_state() { # RECORD_FOLDER STATE ORDER CHECKED",
    "  put_text \"$1/state\" \"state=$2${newline}order=$3${newline}checked=$4$newline\"",
    "}",
    "",
    "read_state() { # RECORD_FOLDER; sets `state`, `order` and `checked`",
    "  look_up \"$1/state\" state",
    "  state=$value",
    "  look_up \"$1/state\" order",
    "  order=$value",
    "  look_up \"$1/state\" checked",
    "  checked=$value",
    "}",
    "",
    "MOST_EVENTS=200",
    "",
    "# Sets `events` (lines), `joined` (JSON), `event` (the last one) and `activated` (JSON). A line that is cut off is none.",
    "read_events() { # RECORD_FOLDER",
    "  events=",
    "  joined=",
    "  event=",
    "  activated=null",
    "  count=0",
    "  [ -f \"$1/events\" ] || return 0",
    "  while IFS= read -r entry; do keep_event \"$entry\"; done <\"$1/events\"",
    "  [ \"$count\" -gt \"$MOST_EVENTS\" ] || return 0",
    "  last_lines \"$1/events\" $((MOST_EVENTS / 2)) | put \"$1/events\" || exit 90",
    "  read_events \"$1\"",
    "}",
    "",
    "keep_event() { # JSON",
    "  event=$1",
    "  events=\"$events$event$newline\"",
    "  joined=\"${joined:+$joined,}$event\"",
    "  count=$((count + 1))",
    "  case $event in",
    "    '{\"state\":\"live\",\"at\":'*)",
    "      activated=${event#*'\"at\":'}",
    "      activated=${activated%%,*}",
    "      ;;",
    "  esac",
    "}",
    "",
    "add_event() { # RECORD_FOLDER STATE REASON_JSON; after `read_events`",
    "  tick",
    "  keep_event \"{\\\"state\\\":\\\"$2\\\",\\\"at\\\":\\\"$stamp\\\",\\\"reason\\\":$3}\"",
    "  put_text \"$1/events\" \"$events\"",
    "}",
    "",
    "# Sets `members`.",
    "state_members() { # RELEASE STATE ORDER CHECKED",
    "  members=\",\\\"release\\\":\\\"$1\\\",\\\"state\\\":\\\"$2\\\",\\\"order\\\":$3,\\\"checked\\\":$4,\\\"activatedAt\\\":\"",
    "}",
    "",
    "write_manifest() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED; after `read_events`",
    "  state_members \"$2\" \"$3\" \"$4\" \"$5\"",
    "  manifests=",
    "  put_text \"$1/manifest.json\" \"$(cat \"$1/head.json\")$members$activated,\\\"events\\\":[$joined]}$newline\"",
    "}",
    "",
    "next_order() { # sets `order`",
    "  order=0",
    "  [ ! -f \"$own/order\" ] || read -r order <\"$own/order\"",
    "  order=$((order + 1))",
    "  put_text \"$own/order\" \"$order$newline\"",
    "}",
    "",
    "# What a dead run left half done: the link tells what is live, and the notes follow it.",
    "repair() {",
    "  read_manifests",
    "  known=$manifests",
    "  for record in \"$own\"/releases/*; do",
    "    [ -d \"$record\" ] || continue",
    "    name=${record##*/}",
    "    if [ -d \"$root/releases/$name\" ]; then mend_manifest \"$record\" \"$name\"; else discard \"$record\"; fi",
    "  done",
    "  find_unfinished",
    "  mend_live",
    "  case $unfinished in",
    "    \"mark \"*\" bad\") mend_bad \"$unfinished\" ;;",
    "    # Its record is there, or we would have adopted it just now.",
    "    \"adopt \"*) note_adoption \"${unfinished#adopt }\" ;;",
    "  esac",
    "  [ -z \"$unfinished\" ] || journal \"repaired $unfinished\"",
    "  shorten_notes",
    "}",
    "",
    "# Sets `unfinished` (words) and `journal_lines`.",
    "find_unfinished() {",
    "  kinds='(begin|end|refused|repaired) (stage|switch|mark|remove|forgive|note|unlock|adopt) '",
    "  last=$(sed -n -E -e \"/^[^ ]+ $kinds/h\" -e '${' -e x -e p -e = -e '}' \"$own/journal\" 2>/dev/null)",
    "  journal_lines=${last##*\"$newline\"}",
    "  last=${last%%\"$newline\"*}",
    "  unfinished=",
    "  case $last in *' begin '*) unfinished=${last#* begin } ;; esac",
    "}",
    "",
    "mend_live() { # after `require_own_current`",
    "  release=$live",
    "  [ -n \"$release\" ] || return 0",
    "  look_up \"$own/releases/$release/state\" state",
    "  case \"$value $unfinished\" in",
    "    staged* | *\" switch $release deploy\")",
    "      next_order",
    "      set_state \"$own/releases/$release\" \"$release\" live \"$order\" false '\"found live after an interrupted run\"'",
    "      history_line recovered \"$release\" ''",
    "      ;;",
    "  esac",
    "}",
    "",
    "# Its version is marked, and so no re-run brings it back; but the release itself does not say so yet.",
    "mend_bad() { # mark RELEASE bad",
    "  release=${1#mark }",
    "  release=${release% bad}",
    "  record=\"$own/releases/$release\"",
    "  [ -f \"$record/version\" ] && [ -f \"$own/bad/$(version_of \"$release\")\" ] || return 0",
    "  read_state \"$record\"",
    "  [ \"$state\" = bad ] ||",
    "    set_state \"$record\" \"$release\" bad \"$order\" \"$checked\" '\"an interrupted run marked its version\"'",
    "}",
    "",
    "# Each event has lines in the journal, too: so it is enough to look at the history when the journal is long.",
    "shorten_notes() {",
    "  [ \"${journal_lines:-0}\" -gt 1000 ] || return 0",
    "  last_lines \"$own/journal\" 500 | put \"$own/journal\" || exit 90",
    "  [ -f \"$own/history.jsonl\" ] && [ \"$(wc -l <\"$own/history.jsonl\")\" -gt 10000 ] || return 0",
    "  last_lines \"$own/history.jsonl\" 5000 | put \"$own/history.jsonl\" || exit 90",
    "}",
    "",
    "mend_manifest() { # RECORD_FOLDER RELEASE",
    "  read_state \"$1\"",
    "  [ -n \"$state\" ] || return 0",
    "  read_events \"$1\"",
    "  state_members \"$2\" \"$state\" \"$order\" \"$checked\"",
    "  case $known in *\"$members\"*\"$event]}\"*) return 0 ;; esac",
    "  write_manifest \"$1\" \"$2\" \"$state\" \"$order\" \"$checked\"",
    "}",
    "",
    "mark() { # RELEASE STATE(staged|checked|good|bad|migrated|migrated-down) REASON_JSON",
    "  plain \"$1\" release",
    "  record=\"$own/releases/$1\"",
    "  [ -f \"$record/state\" ] || refuse NO_PREVIOUS_RELEASE \"$1 is not on this host\"",
    "  read_state \"$record\"",
    "  begin \"mark $1 $2\"",
    "  case $2 in",
    "    staged) set_state \"$record\" \"$1\" staged \"$order\" false \"$3\" ;;",
    "    migrated | migrated-down)",
    "      # Events beside the state: where a migration ran, and that it was undone.",
    "      read_events \"$record\"",
    "      add_event \"$record\" \"$2\" \"$3\"",
    "      write_manifest \"$record\" \"$1\" \"$state\" \"$order\" \"$checked\"",
    "      history_line \"$2\" \"$1\" \"\\\"reason\\\":$3\" || refuse DISK_FULL 'cannot write the history'",
    "      ;;",
    "    checked) set_state \"$record\" \"$1\" \"$state\" \"$order\" true \"$3\" ;;",
    "    good)",
    "      set_state \"$record\" \"$1\" good \"$order\" true \"$3\"",
    "      history_line good \"$1\" \"\\\"reason\\\":$3\" || refuse DISK_FULL 'cannot write the history'",
    "      ;;",
    "    bad)",
    "      # The version's mark first: it is what keeps a re-run from bringing it back.",
    "      tick",
    "      version=$(version_of \"$1\") || refuse HOST_UNFIT \"the version of $1 cannot be read\"",
    "      find_lock",
    "      look_up \"$own/lock/$latest\" owner",
    "      put_text \"$own/bad/$version\" \"{\\\"version\\\":\\\"$version\\\",\\\"at\\\":\\\"$stamp\\\",\\\"reason\\\":$3,\\\"by\\\":${value:-null}}$newline\"",
    "      set_state \"$record\" \"$1\" bad \"$order\" \"$checked\" \"$3\"",
    "      history_line bad \"$1\" \"\\\"reason\\\":$3\" || refuse DISK_FULL 'cannot write the history'",
    "      ;;",
    "    *) refuse HOST_PROTOCOL \"no such state: $2\" ;;",
    "  esac",
    "  end",
    "}",
    "",
    "forgive() { # VERSION",
    "  plain \"$1\" version",
    "  begin \"forgive $1\"",
    "  rm -f \"$own/bad/$1\"",
    "  history_line forgiven \"$1\" '' || refuse DISK_FULL 'cannot write the history'",
    "  end",
    "}",
    "",
    "note() { # EVENT RELEASE EXTRA_JSON_MEMBERS",
    "  begin \"note $1 $2\"",
    "  history_line \"$@\" || refuse DISK_FULL 'cannot write the history'",
    "  end",
    "}",
    "",
    "# Takes an upload: a line that names the format, then a tar archive whose names begin at the deploy path. Nothing of it",
    "# is visible until all of it has been proven. What the host has already comes as hard links to an older release.",
    "",
    "stage() { # TOKEN RELEASE BOX",
    "  plain \"$2\" release",
    "  plain \"$3\" box",
    "  if [ -e \"$own/releases/$2\" ]; then",
    "    [ ! -e \"$root/releases/$2\" ] || refuse HOST_PROTOCOL \"$2 exists already\"",
    "    # An attempt before this one died between the two moves at the end.",
    "    discard \"$own/releases/$2\"",
    "  fi",
    "  [ ! -e \"$root/releases/$2\" ] ||",
    "    refuse HOST_UNFIT \"$root/releases/$2 was not made by this suite: move it away once\"",
    "  require_tools",
    "  require_one_disk",
    "  # An attempt before this one, whose connection was lost, may not have noticed yet: it has a box of its own.",
    "  box=\"$own/tmp/upload-$1/$3\"",
    "  [ ! -e \"$box\" ] || wipe \"$box\"",
    "  mkdir -p \"$box/payload\" \"$box/record\" \"$box/odd\" \"$box/seed\" && begin \"stage $2\" ||",
    "    give_up DISK_FULL \"cannot create $box\"",
    "  unpack \"$2\"",
    "  cd \"$box\" || give_up HOST_UNFIT \"cannot enter $box\"",
    "  # The swap waits until all is on the disk: what is written while the proof goes on need not be waited for.",
    "  sync -f . >/dev/null 2>&1 </dev/null &",
    "  prove",
    "  write_tree",
    "  check_shared",
    "  # To fill a folder changes its time, and one that is read-only cannot be filled: so modes and times come last.",
    "  { cd payload && tar -xpof ../record/folders.tar && { [ ! -s ../record/close ] || sh ../record/close; } && cd ..; } \\",
    "    >complaint 2>&1 || give_up HOST_UNFIT \"the folders of the payload cannot be given their modes: $(tail -n 1 \"$box/complaint\")\"",
    "  rm -rf record/folders.tar record/close record/complete complaint found odd",
    "  chmod 700 record && chmod 600 record/* 2>/dev/null",
    "  [ ! -d record/steps ] || chmod 700 record/steps",
    "  set_state \"$box/record\" \"$2\" staged 0 false null",
    "  # It may have taken long: whoever has the lock now has cleared us away, and may be staging the same release.",
    "  need_lock \"$1\"",
    "  if [ -e \"$own/releases/$2\" ]; then",
    "    cmp -s record/index \"$own/releases/$2/index\" && [ -d \"$root/releases/$2\" ] || give_up HOST_PROTOCOL \"$2 exists already\"",
    "  else",
    "    place_shared",
    "    # The record comes first: a record without a payload is known for what it is, and `repair` removes it.",
    "    mv record \"$own/releases/$2\" && mv payload \"$root/releases/$2\" || give_up DISK_FULL \"cannot move $2 into place\"",
    "  fi",
    "  cd \"$root\" && wipe \"$box\"",
    "  rmdir \"$own/tmp/upload-$1\" 2>/dev/null",
    "  moment=",
    "  end",
    "}",
    "",
    "give_up() { # CODE MESSAGE",
    "  if [ -n \"${box-}\" ]; then",
    "    cd \"$root\" && wipe \"$box\"",
    "    rmdir \"${box%/*}\" 2>/dev/null",
    "  fi",
    "  refuse \"$1\" \"$2\"",
    "}",
    "",
    "unpack() { # RELEASE",
    "  IFS= read -r format || give_up UPLOAD_FAILED 'the upload was cut short'",
    "  case $format in",
    "    plain) how=-xpof ;;",
    "    gzip) how=-xzpof ;;",
    "    *) give_up HOST_PROTOCOL 'no such format of an upload' ;;",
    "  esac",
    "  complaint=$(cd \"$root\" && tar \"$how\" - 2>&1) && return 0",
    "  case $complaint in",
    "    *'o space left'* | *'isk quota'* | *'Wrote only'*) give_up DISK_FULL \"no room for $1 in $root\" ;;",
    "    *'ard link'* | *'ardlink'* | *'ard-link'*) give_up STALE_BASE 'files of an older release cannot be linked' ;;",
    "    *'not found'*) give_up HOST_UNFIT 'tar or gzip is missing on this host' ;;",
    "  esac",
    "  give_up UPLOAD_FAILED \"tar: $(printf '%s' \"$complaint\" | tail -n 1)\"",
    "}",
    "",
    "# Every file is read and compared, sent or linked: somebody may have written into an older release.",
    "prove() { # in the box",
    "  { read -r sum && read -r count && read -r modes; } 2>/dev/null <record/complete || give_up UPLOAD_FAILED 'the upload was cut short'",
    "  find_hasher",
    "  [ \"$hasher\" != : ] ||",
    "    give_up UPLOAD_FAILED 'the list of files is damaged, or openssl, sha256sum and shasum are all missing'",
    "  hash_listed record/index",
    "  if cmp -s found record/index; then",
    "    # No name has a slash in it: two of them tell the beginning of a path from a line break in one.",
    "    found=$(find payload//. | grep -c '^payload//')",
    "    [ \"$found\" -eq \"$count\" ] || give_up UPLOAD_FAILED \"expected $count entries, found $found\"",
    "    prove_modes",
    "    return 0",
    "  fi",
    "  # What stands once only is in the list and was not found; what was found stands there twice or three times.",
    "  sort found found record/index | uniq -u | sed 's/^.\\{66\\}//' >wrong",
    "  first=$(sed -n 1p wrong)",
    "  if grep -q '^payload/' wrong; then",
    "    sed 's/^/stale /' wrong",
    "    give_up STALE_BASE \"$first is not what the list says\"",
    "  fi",
    "  give_up UPLOAD_FAILED \"$first is not what was sent: $(tail -n 1 complaint)\"",
    "}",
    "",
    "find_hasher() { # sets `hasher`, by the hash `sum` of the list; `:` where none tells that",
    "  for hasher in 'openssl dgst -sha256 -r' sha256sum 'shasum -a 256' :; do",
    "    # shellcheck disable=SC2086 # a command and its options",
    "    found=$($hasher record/index 2>/dev/null) && [ \"${found%% *}\" = \"$sum\" ] && break",
    "  done",
    "}",
    "",
    "hash_listed() { # LIST; makes the same list of what is there, `found`",
    "  # shellcheck disable=SC2086",
    "  cut -b67- \"$1\" | sed 's/[^A-Za-z0-9/._-]/\\\\&/g' | xargs $hasher 2>complaint |",
    "    sed 's/^\\([0-9a-f]*\\) \\*/\\1  /' >found || give_up DISK_FULL \"cannot write to $box\"",
    "}",
    "",
    "# A link serves only where the older release still has a file there, of the mode that it was sent with: a symbolic link in",
    "# its place has the right content today, and leads wherever it likes tomorrow.",
    "prove_modes() { # in the box; `modes` are MODE=COUNT words",
    "  [ -n \"$modes\" ] || return 0",
    "  total=0",
    "  for mode in $modes; do",
    "    total=$((total + ${mode#*=}))",
    "    find payload//. -type f -perm \"${mode%=*}\" | sed -n \"s|^payload//\\./|${mode%=*} |p\"",
    "  done >found",
    "  # What should be there and was not found, as above.",
    "  cut -b75- record/index | paste -d ' ' record/modes - | sed -n 's/^\\([0-7]\\{1,\\}\\) [0-9]* /\\1 /p' |",
    "    sort found found - | uniq -u | sed 's/^[0-7]* //' >wrong",
    "  if [ -s wrong ]; then",
    "    sed 's/^/stale payload\\//' wrong",
    "    give_up STALE_BASE \"payload/$(sed -n 1p wrong) is no file any more, or of another mode\"",
    "  fi",
    "  [ \"$(wc -l <found)\" -eq \"$total\" ] || give_up STALE_BASE 'files of an older release are no files any more, or of another mode'",
    "}",
    "",
    "# What the live release and the latest other one consist of, for a runner that wants to send only what is new.",
    "index() { # PATHS that are shared, which are listed first",
    "  require_readable",
    "  find_live",
    "  latest=0",
    "  other=",
    "  for record in \"$own\"/releases/*; do",
    "    look_up \"$record/state\" order",
    "    order=$value",
    "    [ \"${record##*/}\" != \"$live\" ] && [ \"${order:-0}\" -gt \"$latest\" ] || continue",
    "    latest=$order",
    "    other=${record##*/}",
    "  done",
    "  # A refusal must not end in the pipe.",
    "  shared_lines=$(list_shared \"$@\") || exit",
    "  {",
    "    [ -z \"$shared_lines\" ] || printf '%s\\n' \"$shared_lines\"",
    "    [ -z \"$live\" ] || { printf '=%s\\n' \"$live\" && list_files \"$live\"; }",
    "    [ -z \"$other\" ] || { printf '=%s\\n' \"$other\" && { list_files \"$live\" && list_files \"$live\" && list_files \"$other\"; } | sort | uniq -u; }",
    "  } | gzip -1",
    "}",
    "",
    "# `MODE SIZE HASH  payload/PATH`, the hash cut short: it is a hint, for whatever is linked is proven by all of it.",
    "list_files() { # RELEASE",
    "  record=\"$own/releases/$1\"",
    "  [ -f \"$record/modes\" ] && [ -f \"$record/index\" ] || return 0",
    "  cut -b1-16,65- \"$record/index\" | paste -d ' ' \"$record/modes\" - | grep '^[0-7]'",
    "  return 0",
    "}",
    "",
    "remove() { # RELEASE",
    "  plain \"$1\" release",
    "  [ \"$(live_release)\" != \"$1\" ] || refuse HOST_PROTOCOL \"$1 is live and stays\"",
    "  # What we did not ship is not ours to remove.",
    "  [ ! -e \"$root/releases/$1\" ] || ! is_adopted \"$1\" || refuse HOST_PROTOCOL \"$1 was not shipped by this suite and stays\"",
    "  begin \"remove $1\"",
    "  # Renamed away first, so that a removal that is cut short leaves no release that looks whole.",
    "  removed=\"$own/tmp/removed-$1\"",
    "  if [ -e \"$root/releases/$1\" ]; then",
    "    wipe \"$removed\" && mv \"$root/releases/$1\" \"$removed\" || refuse HOST_UNFIT \"cannot remove $1\"",
    "  fi",
    "  wipe \"$own/releases/$1\" && wipe \"$removed\" || refuse HOST_UNFIT \"cannot remove all of $1\"",
    "  end",
    "}",
    "",
    "prune() { # RELEASE…; what cannot be removed stays, and is told",
    "  for old; do",
    "    why=$( (remove \"$old\") 2>&1) || printf '%s\\n' \"$old: ${why#deploy-host-refusal * }\"",
    "  done",
    "}",
    "",
    "# A release that goes live again is proven again: somebody may have written into it, or the disk may have lost a file.",
    "",
    "# What the list of files does not tell: how many entries there are, and where links lead.",
    "write_tree() { # in the box of an upload, after `prove`",
    "  { printf '%s %s\\n' \"$sum\" \"$count\" && list_links; } >record/tree || give_up DISK_FULL \"cannot write to $box\"",
    "}",
    "",
    "# Times say nothing, and no owner has a slash in his name. Most payloads have no links, and cost one process.",
    "list_links() { # in a folder with `payload`",
    "  lines=$(find payload//. -type l -exec ls -ld {} +)",
    "  [ -z \"$lines\" ] || printf '%s\\n' \"$lines\" | sed 's|^[^/]* payload//||' | sort",
    "}",
    "",
    "prove_again() { # TOKEN RELEASE; answers `whole`, or `damaged` and why",
    "  plain \"$2\" release",
    "  [ -d \"$root/releases/$2\" ] && [ -d \"$own/releases/$2\" ] || refuse NO_PREVIOUS_RELEASE \"$2 is not on this host\"",
    "  # The names in the list are those that it had in the box of its upload.",
    "  box=\"$own/tmp/upload-$1/proof-$$\"",
    "  mkdir -p \"$box\" && ln -s \"$root/releases/$2\" \"$box/payload\" && ln -s \"$own/releases/$2\" \"$box/record\" ||",
    "    give_up DISK_FULL \"cannot create $box\"",
    "  cd \"$box\" || give_up HOST_UNFIT \"cannot enter $box\"",
    "  damage=",
    "  find_damage",
    "  cd \"$root\" || exit 90",
    "  rm -f \"$box/payload\" \"$box/record\" && wipe \"$box\"",
    "  rmdir \"${box%/*}\" 2>/dev/null",
    "  if [ -z \"$damage\" ]; then echo whole; else printf 'damaged %s\\n' \"$damage\"; fi",
    "}",
    "",
    "find_damage() { # in such a folder; sets `damage`",
    "  if ! { [ -f record/index ] && [ -f record/modes ] && read -r sum count <record/tree; } 2>/dev/null; then",
    "    damage='its list of files is gone'",
    "    return 0",
    "  fi",
    "  if grep -q '^.\\{64\\}  odd/' record/index; then",
    "    damage='it has names that no list can carry'",
    "    return 0",
    "  fi",
    "  find_hasher",
    "  if [ \"$hasher\" = : ]; then",
    "    damage='its list of files has changed'",
    "    return 0",
    "  fi",
    "  # First versions of shared paths have moved to where they belong.",
    "  grep -E '^.{64}  (payload|record)/' record/index >listed && hash_listed listed",
    "  if ! cmp -s found listed; then",
    "    first=$(sort found found listed | uniq -u | sed -n '1s/^.\\{66\\}//p')",
    "    damage=\"${first:-a file} has changed or is gone\"",
    "    return 0",
    "  fi",
    "  found=$(find payload//. | grep -c '^payload//')",
    "  if [ \"$found\" -ne \"$count\" ]; then",
    "    damage=\"it has $found entries instead of $count\"",
    "    return 0",
    "  fi",
    "  list_links >links",
    "  sed 1d record/tree | cmp -s links - || damage='a link leads elsewhere'",
    "  cut -d ' ' -f 1 record/modes | sort | uniq -c >modes",
    "  while read -r count mode; do",
    "    found=$(find payload//. -type f -perm \"$mode\" | grep -c '^payload//')",
    "    [ \"$found\" -eq \"$count\" ] || damage=\"a file has lost its mode $mode\"",
    "  done <modes",
    "}",
    "",
    "# What outlives a release lies in shared/, and the release has links to it; what is not there yet begins with a seed.",
    "# Whoever runs the host may make or remove something there at any moment, without our lock.",
    "",
    "is_shared() { # NAME",
    "  [ -e \"$root/shared/$1\" ] || [ -L \"$root/shared/$1\" ]",
    "}",
    "",
    "has_seed() { # NAME, in the box",
    "  [ -e \"seed/$1\" ] || [ -L \"seed/$1\" ]",
    "}",
    "",
    "# For a runner that sends no seeds for what is there. Refuses what an upload would be refused for, before it is sent.",
    "list_shared() { # PATHS, as the user wrote them",
    "  [ \"$#\" -eq 0 ] || require_shared_ground \"$@\"",
    "  for path; do",
    "    name=${path%/}",
    "    if is_shared \"$name\" || is_there \"$root/shared/$name\"; then printf '@has %s\\n' \"$name\"; else printf '@lacks %s\\n' \"$name\"; fi",
    "  done",
    "}",
    "",
    "# What is wrong with the host's own folders for these paths, whatever the payload has.",
    "require_shared_ground() { # PATHS",
    "  require_resolving_links",
    "  for path; do",
    "    name=${path%/}",
    "    need_folders \"$name\"",
    "    if [ \"$path\" != \"$name\" ] && [ -e \"$root/shared/$name\" ] && [ ! -d \"$root/shared/$name\" ]; then",
    "      give_up HOST_UNFIT \"shared/$name is no folder, which $path wants: move it away once\"",
    "    fi",
    "  done",
    "  require_new_place \"$@\"",
    "}",
    "",
    "# The links that a release has into shared/ are relative, and begin where releases/ really is.",
    "require_resolving_links() {",
    "  [ -L \"$root/releases\" ] || return 0",
    "  begin_of_links=$(cd -P \"$root/releases/..\" 2>/dev/null && pwd -P)",
    "  if [ \"$begin_of_links\" != \"$(cd -P \"$root\" && pwd -P)\" ]; then",
    "    give_up HOST_UNFIT \"$root/releases is a link to another folder, so that the links of shared-paths would lead to $begin_of_links/shared; make it a folder, or make $root itself the link\"",
    "  fi",
    "}",
    "",
    "# What was not shared so far lies in the live release: to begin with an empty folder would hide it from the application.",
    "require_new_place() { # PATHS",
    "  [ -n \"${live+known}\" ] || find_live",
    "  [ -n \"$live\" ] || return 0",
    "  moves=",
    "  for path; do",
    "    name=${path%/}",
    "    old=\"$root/releases/$live/$name\"",
    "    if is_shared \"$name\" || ! has_own_files; then continue; fi",
    "    new=\"$root/shared/$name\"",
    "    moves=\"$moves; mkdir -p $(quoted \"${new%/*}\") && mv $(quoted \"$old\") $(quoted \"$new\") && ln -s $(quoted \"$new\") $(quoted \"$old\")\"",
    "  done",
    "  [ -z \"$moves\" ] ||",
    "    give_up SHARED_IN_OLD_PLACE \"the files of shared-paths are in the live release $live, not in $root/shared; move them once on the host: ${moves#; }\"",
    "}",
    "",
    "# Whether there is something in the live release that did not come with it.",
    "has_own_files() { # for `name` and `old`",
    "  [ ! -L \"$old\" ] && is_there \"$old\" || return 1",
    "  if is_adopted \"$live\"; then",
    "    [ ! -d \"$old\" ] || [ -n \"$(find \"$old\" ! -type d 2>/dev/null | head -n 1)\" ]",
    "    return",
    "  fi",
    "  shipped=\"$own/releases/$live/index\"",
    "  if [ -d \"$old\" ]; then",
    "    found=$(find \"$old\" -type f 2>/dev/null | grep -c .)",
    "    [ \"$found\" -gt \"$(cut -b65- \"$shipped\" 2>/dev/null | grep -F \"  payload/$name/\" | grep -c .)\" ]",
    "    return",
    "  fi",
    "  hash=$(",
    "    grep -F \"  payload/$name\" \"$shipped\" 2>/dev/null | while IFS= read -r entry; do",
    "      [ \"${entry#*  }\" != \"payload/$name\" ] || printf '%s\\n' \"${entry%% *}\"",
    "    done",
    "  )",
    "  [ -z \"$hash\" ] || ! is_hash_of \"$hash\" \"$old\"",
    "}",
    "",
    "# A host that can tell no hashes takes a file for what it was.",
    "is_hash_of() { # HASH FILE",
    "  for hasher in 'openssl dgst -sha256 -r' sha256sum 'shasum -a 256'; do",
    "    # shellcheck disable=SC2086 # a command and its options",
    "    found=$($hasher \"$2\" 2>/dev/null) || continue",
    "    [ \"${found%% *}\" = \"$1\" ]",
    "    return",
    "  done",
    "}",
    "",
    "# Only a folder for which the payload has nothing can be made of nothing.",
    "require_origin() { # PATH of one, as the user wrote it; in the box",
    "  name=${1%/}",
    "  if is_shared \"$name\" || has_seed \"$name\"; then return 0; fi",
    "  if grep -Fqx -e \"$name\" expected 2>/dev/null; then",
    "    printf 'stale shared/%s\\n' \"$name\"",
    "    give_up STALE_BASE \"shared/$name is not there any more\"",
    "  fi",
    "  [ \"$1\" != \"$name\" ] || give_up SHARED_MISSING \"shared/$name is not there, and the payload has none to begin with\"",
    "}",
    "",
    "# All of it is looked at before anything is moved.",
    "check_shared() { # in the box",
    "  [ -f record/shared ] || return 0",
    "  set --",
    "  while IFS= read -r path; do set -- \"$@\" \"$path\"; done <record/shared",
    "  require_shared_ground \"$@\"",
    "  for path; do require_origin \"$path\"; done",
    "}",
    "",
    "# What stands in the way of a folder is no lack of room.",
    "need_folders() { # PATH below shared/",
    "  above=",
    "  rest=$1",
    "  while :; do",
    "    case $rest in */*) ;; *) return 0 ;; esac",
    "    above=\"$above${rest%%/*}\"",
    "    rest=${rest#*/}",
    "    if { [ -e \"$root/shared/$above\" ] || [ -L \"$root/shared/$above\" ]; } && [ ! -d \"$root/shared/$above\" ]; then",
    "      give_up HOST_UNFIT \"shared/$above is no folder, and shared/$1 is to lie in it: move it away once\"",
    "    fi",
    "    above=\"$above/\"",
    "  done",
    "}",
    "",
    "place_shared() { # in the box",
    "  [ -f record/shared ] || return 0",
    "  check_shared",
    "  while IFS= read -r path; do",
    "    name=${path%/}",
    "    there=\"$root/shared/$name\"",
    "    seed=\"${there%/*}/.deploy-seed\"",
    "    # Of a run that died.",
    "    if [ -e \"$seed\" ] || [ -L \"$seed\" ]; then wipe \"$seed\"; fi",
    "    is_shared \"$name\" || place",
    "  done <record/shared",
    "}",
    "",
    "place() { # for `path`",
    "  share mkdir -p \"${there%/*}\"",
    "  if has_seed \"$name\"; then",
    "    place_seed",
    "  else",
    "    require_origin \"$path\"",
    "    is_shared \"$name\" || share mkdir \"$there\"",
    "  fi",
    "}",
    "",
    "# shared/ may be another file system, to which `mv` copies: half a seed must not look like what is there already. What",
    "# somebody else makes there meanwhile stays: a hard link is made or refused in one go, and what is moved or linked to a",
    "# folder that is there ends up inside.",
    "place_seed() { # for `name`, `there` and `seed`",
    "  share mv \"seed/$name\" \"$seed\"",
    "  if [ -d \"$seed\" ] && [ ! -L \"$seed\" ] || ! ln \"$seed\" \"$there\" 2>/dev/null; then",
    "    is_shared \"$name\" || share mv \"$seed\" \"$there\"",
    "  fi",
    "  wipe \"$seed\"",
    "  [ ! -e \"$there/.deploy-seed\" ] || wipe \"$there/.deploy-seed\"",
    "}",
    "",
    "share() { # COMMAND that writes into shared/",
    "  why=$(\"$@\" 2>&1) && return 0",
    "  is_shared \"$name\" && return 0",
    "  wipe \"$seed\"",
    "  case $why in *'o space left'* | *'isk quota'*) give_up DISK_FULL \"no room for $name in $root/shared\" ;; esac",
    "  give_up HOST_UNFIT \"cannot bring $name to $root/shared: $(printf '%s' \"$why\" | tail -n 1)\"",
    "}",
    "",
    "# Going live is one rename: `current` is the old link or the new one, never nothing.",
    "",
    "# Where the power goes after the swap, the link may be on the disk and what it leads to not yet. `sync` with a file is",
    "# more than POSIX knows: a host without it does without, and a disk that is slow does not hold a deploy up for long.",
    "write_out() {",
    "  sync -f \"$root\" </dev/null >/dev/null 2>&1 &",
    "  writing=$!",
    "  {",
    "    sleep 5 &",
    "    trap 'kill \"$!\"; exit' TERM",
    "    wait \"$!\" && kill -ALRM $$",
    "  } </dev/null >/dev/null 2>&1 &",
    "  watching=$!",
    "  # A signal with a handler ends the wait. The handler stays: the signal may be on its way at this very moment.",
    "  trap : ALRM",
    "  wait \"$writing\" 2>/dev/null",
    "  kill \"$watching\" 2>/dev/null",
    "}",
    "",
    "# Which run switched to the release, written before the swap. A rollback without room for it leaves an unknown run. A",
    "# revert leaves the record as it was: the run that reverts itself has not brought anything live.",
    "record_switch() { # RECORD_FOLDER OPERATION",
    "  find_lock",
    "  look_up \"$own/lock/$latest\" owner",
    "  tick",
    "  switch_text=\"{\\\"at\\\":\\\"$stamp\\\",\\\"operation\\\":\\\"$2\\\",\\\"by\\\":${value:-null}}$newline\"",
    "  if [ \"$2\" = deploy ]; then",
    "    put_text \"$1/switched\" \"$switch_text\"",
    "  else",
    "    (put_text \"$1/switched\" \"$switch_text\") 2>/dev/null || rm -f \"$1/switched\"",
    "  fi",
    "}",
    "",
    "switch() { # TOKEN RELEASE(or - for none) OPERATION(deploy|rollback|revert) EXTRA_JSON_MEMBERS",
    "  require_own_current",
    "  first_found before \"$live\"",
    "  before=$found",
    "  if [ \"$2\" = - ]; then",
    "    begin \"switch - $3\"",
    "    rm -f \"$root/current\" || refuse HOST_UNFIT \"cannot remove $root/current\"",
    "    unset live",
    "    history_line \"$3\" '' \"\\\"previous\\\":\\\"$before\\\"${4:+,$4}\"",
    "    end",
    "    return 0",
    "  fi",
    "  plain \"$2\" release",
    "  record=\"$own/releases/$2\"",
    "  [ -d \"$root/releases/$2\" ] && [ -f \"$record/state\" ] || refuse NO_PREVIOUS_RELEASE \"$2 is not on this host\"",
    "  read_state \"$record\"",
    "  # Whatever it was before: live means nothing until its steps have run, now. No room for a note stops no way back.",
    "  if [ \"$3\" = deploy ]; then",
    "    begin \"switch $2 $3\" || refuse DISK_FULL 'cannot write the journal'",
    "    write_state \"$record\" \"$state\" \"$order\" false",
    "  else",
    "    begin \"switch $2 $3\"",
    "    (set_state \"$record\" \"$2\" \"$state\" \"$order\" false -) 2>/dev/null",
    "  fi",
    "  [ \"$3\" = revert ] || record_switch \"$record\" \"$3\"",
    "  [ \"$3\" != deploy ] || write_out",
    "  link=\"$own/tmp/current\"",
    "  [ ! -L \"$link\" ] || rm -f \"$link\"",
    "  ln -s \"releases/$2\" \"$link\" || refuse DISK_FULL 'cannot create a link'",
    "  mv -f \"$link\" \"$root/\" || refuse HOST_UNFIT \"cannot replace $root/current\"",
    "  unset live",
    "  # A way back does not change the order of the releases: going back twice goes two steps back.",
    "  if [ \"$3\" = deploy ]; then",
    "    next_order",
    "    set_state \"$record\" \"$2\" live \"$order\" false null",
    "  elif [ \"$state\" = staged ]; then",
    "    set_state \"$record\" \"$2\" live \"$order\" false null",
    "  fi",
    "  history_line \"$3\" \"$2\" \"\\\"previous\\\":\\\"$before\\\"${4:+,$4}\" || [ \"$3\" != deploy ] || refuse DISK_FULL 'cannot write the history'",
    "  end",
    "}",
    "",
    "# Calls that survive a lost connection. Each has a number, and its answer may be lost: said again, what has ended is not",
    "# done twice, and what was cut off is begun anew. A call that comes late, when the runner has long gone on, does nothing.",
    "",
    "# Files in calls/: TOKEN.NUMBER.ATTEMPT says which process is at it, TOKEN.NUMBER.done which of its parts have ended.",
    "numbered() { # TOKEN NUMBER VERB ARGS… [--then VERB ARGS…]…",
    "  plain \"$1\" token",
    "  plain \"$2\" number",
    "  caller=$1",
    "  calling=$2",
    "  shift 2",
    "  call_file=\"$own/calls/$caller.$calling\"",
    "  begin_call \"$1\"",
    "  part=1",
    "  while [ $# -gt 0 ]; do",
    "    size=0",
    "    words=",
    "    for word; do",
    "      [ \"$word\" != --then ] || break",
    "      size=$((size + 1))",
    "      words=\"$words \\\"\\${$size}\\\"\"",
    "    done",
    "    eval \"once $words\"",
    "    shift \"$size\"",
    "    [ $# -eq 0 ] || shift",
    "    part=$((part + 1))",
    "  done",
    "}",
    "",
    "once() { # VERB ARGS…",
    "  if has_ended \"$part\"; then",
    "    case $1 in lock | status | index) ;; *) return 0 ;; esac",
    "    # What it did is done, what it said is asked for again.",
    "    [ \"$1\" != lock ] || set -- status",
    "  fi",
    "  verb \"$@\" || exit",
    "  # Where there is no room for a note it may be done twice, which is better than not at all.",
    "  printf '%s.\\n' \"$part\" >>\"$call_file.done\" 2>/dev/null || true",
    "}",
    "",
    "has_ended() { # PART",
    "  for notes in \"$call_file.done\" \"$own/calls.old/${call_file##*/}.done\"; do",
    "    [ -f \"$notes\" ] || continue",
    "    while IFS= read -r entry; do",
    "      [ \"$entry\" != \"$1.\" ] || return 0",
    "    done <\"$notes\"",
    "  done",
    "  return 1",
    "}",
    "",
    "# What a call found when it was said first; said again, it finds what it has made of it.",
    "first_found() { # NAME VALUE; sets `found`",
    "  found=$2",
    "  [ -n \"${call_file:-}\" ] || return 0",
    "  [ -s \"$call_file.$1\" ] || { printf '%s\\n' \"$2\" >\"$call_file.$1\"; } 2>/dev/null || true",
    "  [ ! -s \"$call_file.$1\" ] || read -r found <\"$call_file.$1\"",
    "}",
    "",
    "begin_call() { # VERB",
    "  case $1 in unlock | loosen) is_last=yes ;; *) is_last=no ;; esac",
    "  if [ ! -d \"$own/calls\" ]; then",
    "    # To give back what was never taken must not fail where nothing can be taken.",
    "    if [ \"$is_last\" = yes ]; then (make_ground) 2>/dev/null; else make_ground; fi",
    "  fi",
    "  # Two may come at the same time, the call that was lost and the one that was said again: one attempt after the other.",
    "  attempt=1",
    "  until (set -C && : >\"$call_file.$attempt\") 2>/dev/null; do",
    "    # No room for a note stops no way back.",
    "    [ -e \"$call_file.$attempt\" ] || return 0",
    "    outlast \"$call_file.$attempt\"",
    "    attempt=$((attempt + 1))",
    "  done",
    "  printf '%s %s %s\\n' $$ \"$1\" \"$(birth $$)\" >\"$call_file.$attempt\" 2>/dev/null || true",
    "  # Only now: whoever comes with a higher number from here on sees us, and waits.",
    "  for other in \"$own/calls/$caller\".* \"$own/calls.old/$caller\".*; do",
    "    rank=${other##*/\"$caller\".}",
    "    case $rank in *.*[!0-9]* | '*') continue ;; esac",
    "    rank=${rank%%.*}",
    "    [ \"$rank\" -le \"$calling\" ] || refuse HOST_PROTOCOL \"call $calling comes too late: call $rank has begun\"",
    "    if [ \"$rank\" -eq \"$calling\" ]; then continue; fi",
    "    # Whoever gives the lock back is in a hurry, and waits for nobody who hangs.",
    "    if [ \"$is_last\" = yes ]; then stop_call \"$other\"; else outlast \"$other\"; fi",
    "  done",
    "}",
    "",
    "# Waits for the end of a call whose answer nobody hears any more.",
    "outlast() { # ATTEMPT_FILE",
    "  patience=20",
    "  while [ ! -s \"$1\" ] && [ \"$patience\" -gt 0 ]; do",
    "    patience=$((patience - 1))",
    "    nap",
    "  done",
    "  [ -s \"$1\" ] || return 0",
    "  read -r pid verb born <\"$1\"",
    "  # An upload that was broken off may wait for the rest of it as long as nobody tells the host that its peer is gone.",
    "  if [ \"$verb\" = stage ] && is_same \"$pid\" \"$born\"; then end_process KILL \"$pid\"; fi",
    "  while is_same \"$pid\" \"$born\"; do nap; done",
    "}",
    "",
    "# A step runs apart from the connection: its output goes into files, and whoever is connected reads along.",
    "",
    "# The most that is kept of each of the two streams of a step, in blocks of 512 bytes, as `ulimit` counts: 100 MiB.",
    "MOST_BLOCKS=204800",
    "",
    "# Most sleeps take fractions of a second; POSIX knows only whole ones.",
    "nap() { # [SECONDS, 0.05 by default]",
    "  sleep \"${1:-0.05}\" 2>/dev/null || sleep 1",
    "}",
    "",
    "# When a process was born, in whatever unit; empty for one that has ended, and where there is no /proc.",
    "birth() { # PID",
    "  { read -r stat <\"/proc/$1/stat\"; } 2>/dev/null || return 0",
    "  # The name, in brackets, may hold anything; the state is the first field behind it, the time of birth the 20th.",
    "  case ${stat##*) } in [ZX]*) return 0 ;; esac",
    "  # shellcheck disable=SC2086 # numbers",
    "  set -- ${stat##*) }",
    "  printf '%s\\n' \"${20}\"",
    "}",
    "",
    "# Ids of processes are given out again, after a reboot at the latest: with its time of birth one is ours.",
    "runs() { # FOLDER of a step",
    "  [ -s \"$1/pid\" ] && [ ! -f \"$1/result\" ] || return 1",
    "  read -r pid born <\"$1/pid\"",
    "  is_same \"$pid\" \"$born\"",
    "}",
    "",
    "is_same() { # PID BIRTH",
    "  kill -0 \"$1\" 2>/dev/null && [ \"$(birth \"$1\")\" = \"$2\" ]",
    "}",
    "",
    "# Said again after a lost connection it starts nothing a second time, whoever of the two comes first.",
    "start_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION LENDER (whose step it is; empty: the release itself) OUTPUT_BLOCKS",
    "  plain \"$1\" step-id",
    "  plain \"$2\" release",
    "  plain \"$3\" step",
    "  plain \"${7:-$2}\" lender",
    "  [ -f \"$own/releases/${7:-$2}/steps/$3\" ] || refuse HOST_PROTOCOL \"${7:-$2} has no step $3\"",
    "  folder=\"$own/run/$1\"",
    "  mkdir -p \"$folder\" && (umask 077 && true >>\"$folder/out\" && true >>\"$folder/err\") ||",
    "    refuse DISK_FULL \"cannot write in $own/run\"",
    "  journal \"begin step $3 of $2 as $1\"",
    "  printf '%s of %s\\n' \"$3\" \"$2\" >\"$folder/what\"",
    "  # A group lets us stop the step with all its children: one of its own or, without setsid, that of this very call.",
    "  if command -v setsid >/dev/null 2>&1; then",
    "    setsid sh \"$program\" run-step \"$root\" \"$@\" </dev/null >/dev/null 2>&1 &",
    "  else",
    "    kill -0 \"-$$\" 2>/dev/null && printf '%s\\n' \"$$\" >\"$folder/group\"",
    "    sh \"$program\" run-step \"$root\" \"$@\" </dev/null >/dev/null 2>&1 &",
    "  fi",
    "  child=$!",
    "}",
    "",
    "load_env() { # FILE of KEY=VALUE lines, taken as they are, and of KEY<<DELIMITER, lines, DELIMITER",
    "  [ -f \"$1\" ] || return 0",
    "  # shellcheck disable=SC2094 # nothing is written",
    "  while IFS= read -r DEPLOY_LINE || [ -n \"$DEPLOY_LINE\" ]; do",
    "    case $DEPLOY_LINE in",
    "      [A-Za-z_]*=*) export \"${DEPLOY_LINE%%=*}=${DEPLOY_LINE#*=}\" ;;",
    "      [A-Za-z_]*\"<<\"*)",
    "        # Parameters, because the user's variables may have any name.",
    "        set -- \"${DEPLOY_LINE%%<<*}\" \"${DEPLOY_LINE#*<<}\"",
    "        while IFS= read -r DEPLOY_LINE && [ \"x$DEPLOY_LINE\" != \"x$2\" ]; do",
    "          if [ $# -lt 3 ]; then set -- \"$1\" \"$2\" \"$DEPLOY_LINE\"; else",
    "            set -- \"$1\" \"$2\" \"$3",
    "$DEPLOY_LINE\"",
    "          fi",
    "        done",
    "        export \"$1=${3-}\"",
    "        ;;",
    "    esac",
    "  done <\"$1\"",
    "  unset DEPLOY_LINE",
    "}",
    "",
    "carriage_return=$(printf '\\r')",
    "",
    "# Which program runs a step, by its `#!` line or by the shell of its release. Sets `words`, to be split at blanks,",
    "# `wanted`, the word that has to be a program, and `is_login`.",
    "find_interpreter() { # RECORD_FOLDER STEP_FILE",
    "  words='sh -e'",
    "  wanted='sh'",
    "  is_login=",
    "  # Releases of versions that knew no other shell have none recorded.",
    "  [ -s \"$1/shell\" ] || return 0",
    "  read -r words <\"$1/shell\"",
    "  IFS= read -r first <\"$2\" || [ -n \"$first\" ] || first=",
    "  case $first in '#!'*[!\\ ]*) words=${first#'#!'} ;; esac",
    "  set -f",
    "  # shellcheck disable=SC2086 # words",
    "  set -- ${words%\"$carriage_return\"}",
    "  set +f",
    "  words=",
    "  case ${1##*/} in",
    "    env)",
    "      # Its `-S` splits the words of a line that is one word to the kernel; here they are split already.",
    "      words=\"$1 \"",
    "      shift",
    "      while [ $# -gt 0 ]; do",
    "        case $1 in -S | --split-string) ;; -* | *=*) words=\"$words$1 \" ;; *) break ;; esac",
    "        shift",
    "      done",
    "      ;;",
    "  esac",
    "  words=\"$words$*\"",
    "  wanted=${1-}",
    "  case ${wanted##*/} in",
    "    busybox) case ${2-} in sh | ash) ;; *) return 0 ;; esac ;;",
    "    sh | dash | ash | bash | ksh | ksh93 | mksh | zsh | yash) ;;",
    "    *) return 0 ;;",
    "  esac",
    "  for word; do",
    "    case $word in --login) is_login=yes ;; --*) ;; -*l*) is_login=yes ;; esac",
    "  done",
    "  # A profile may have commands that fail: it is read before `set -e`.",
    "  [ -n \"$is_login\" ] || words=\"$words -e\"",
    "}",
    "",
    "# What a step prints goes through pipes to `tee`, which writes what may be kept and takes the rest as well: no step",
    "# ends, waits or fails for what it prints. Where there can be no pipe, it goes into the files themselves.",
    "open_output() { # OUTPUT_BLOCKS; sets `out`, `err` and `readers`",
    "  out=\"$folder/out\"",
    "  err=\"$folder/err\"",
    "  readers=",
    "  mkfifo -m 600 \"$out.pipe\" \"$err.pipe\" 2>/dev/null || return 0",
    "  for stream in out err; do",
    "    (",
    "      # Whoever stops the step reads to the end what it still has to say.",
    "      trap '' TERM INT HUP XFSZ",
    "      ulimit -f \"$1\" 2>/dev/null",
    "      exec tee \"$folder/$stream\" <\"$folder/$stream.pipe\" >/dev/null 2>&1",
    "    ) &",
    "    readers=\"$readers $!\"",
    "  done",
    "  out=\"$out.pipe\"",
    "  err=\"$err.pipe\"",
    "}",
    "",
    "drop_pipes() { # once both ends of them are open",
    "  [ -z \"$readers\" ] || rm -f \"$folder/out.pipe\" \"$folder/err.pipe\"",
    "}",
    "",
    "# Until all that the step printed is in the files. What it left in the background may hold its pipes for ever: then, until",
    "# nothing is left to read.",
    "finish_output() { # sets `lost`, where something could not be written",
    "  lost=",
    "  for reader in $readers; do",
    "    idle=0",
    "    while [ \"$idle\" -lt 10 ]; do",
    "      find_state \"$reader\"",
    "      case $state in '' | [ZX]) break ;; S) idle=$((idle + 1)) ;; *) idle=0 ;; esac",
    "      nap 0.005",
    "    done",
    "    case $state in '' | [ZX]) wait \"$reader\" || lost=yes ;; esac",
    "  done",
    "}",
    "",
    "find_state() { # PID; sets `state`, a letter as in /proc, empty for what has ended",
    "  state=",
    "  if [ ! -r \"/proc/$$/stat\" ]; then",
    "    kill -0 \"$1\" 2>/dev/null && state=S",
    "    return 0",
    "  fi",
    "  { read -r stat <\"/proc/$1/stat\"; } 2>/dev/null || return 0",
    "  state=${stat##*) }",
    "  state=${state%% *}",
    "}",
    "",
    "# Why a program was not found, in lines for `result`: what runs the step is not there, or `env` has changed PATH.",
    "explain_missing() { # RECORD_FOLDER",
    "  (",
    "    set -- \"$1/env\" \"$wanted\" \"$PATH\"",
    "    load_env \"$1\"",
    "    command -v \"$2\" >/dev/null 2>&1 || printf 'missing=%s\\n' \"$2\"",
    "    # shellcheck disable=SC2016 # values are taken as they are, so a dollar sign in one is a mistake",
    "    case $PATH in \"$3\") ;; *'$'*) echo path=literal ;; *) echo path=env ;; esac",
    "  )",
    "}",
    "",
    "run_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION LENDER OUTPUT_BLOCKS",
    "  folder=\"$own/run/$1\"",
    "  # Whoever is linked there first runs the step.",
    "  printf '%s %s\\n' $$ \"$(birth $$)\" >\"$folder/pid.$$\" && ln \"$folder/pid.$$\" \"$folder/pid\" 2>/dev/null || exit 90",
    "  # Whoever started us may be dead, and the lock somebody else's.",
    "  (need_lock \"${1%-*}\") || exit 90",
    "  # We outlive a signal to our group, to note how the step ended; a handler, unlike `ignore`, is not inherited.",
    "  trap : TERM INT HUP",
    "  record=\"$own/releases/${7:-$2}\"",
    "  find_interpreter \"$record\" \"$record/steps/$3\"",
    "  open_output \"${8:-$MOST_BLOCKS}\"",
    "  (",
    "    drop_pipes",
    "    cd \"$root/releases/$2\" || exit 90",
    "    step_file=\"$record/steps/$3\"",
    "    set -- \"$record/env\" \"$4\" \"$5\" \"$6\" \"$(version_of \"$2\")\" \"$(cat \"$record/environment\" 2>/dev/null)\" \\",
    "      \"$root\" \"$root/releases/$2\"",
    "    set -f",
    "    # shellcheck disable=SC2086 # words",
    "    set -- \"$@\" $words",
    "    set +f",
    "    # shellcheck disable=SC2016 # for the login shell",
    "    [ -z \"$is_login\" ] || set -- \"$@\" -c 'set -e; . \"$0\"'",
    "    set -- \"$@\" \"$step_file\"",
    "    # The user's variables may have any name, also one of ours: from here on only these count.",
    "    if [ -n \"$deploy_locale\" ]; then LC_ALL=$deploy_locale; else unset LC_ALL; fi",
    "    unset deploy_locale",
    "    load_env \"$1\"",
    "    export DEPLOY_OPERATION=\"$2\" DEPLOY_HOST=\"$3\" DEPLOY_PREVIOUS_VERSION=\"$4\" DEPLOY_VERSION=\"$5\"",
    "    export DEPLOY_ENVIRONMENT=\"$6\" DEPLOY_PATH=\"$7\" DEPLOY_RELEASE_PATH=\"$8\"",
    "    shift 8",
    "    exec \"$@\"",
    "  ) >\"$out\" 2>\"$err\" </dev/null",
    "  code=$?",
    "  finish_output",
    "  {",
    "    printf 'exit=%s\\n' \"$code\"",
    "    [ -z \"$lost\" ] || printf 'lost=%s\\n' \"$lost\"",
    "    case $code in 126 | 127) explain_missing \"$record\" ;; esac",
    "  } | put \"$folder/result\" || exit 90",
    "}",
    "",
    "skip() { # BYTES of stdin",
    "  [ \"$1\" -lt 65536 ] || dd bs=65536 count=$(($1 / 65536)) >/dev/null 2>&1",
    "  [ $(($1 % 65536)) -eq 0 ] || dd bs=$(($1 % 65536)) count=1 >/dev/null 2>&1",
    "}",
    "",
    "# Copies what the step prints until it has ended. Status 0: the step succeeded, and all that it printed was kept; 91: ask",
    "# `result`.",
    "follow() { # ID BYTES_OF_OUT BYTES_OF_ERR (what the caller has already)",
    "  folder=\"$own/run/$1\"",
    "  [ -d \"$folder\" ] || refuse HOST_PROTOCOL \"no such step: $1\"",
    "  exec 3<\"$folder/out\" 4<\"$folder/err\"",
    "  skip \"$2\" <&3",
    "  skip \"$3\" <&4",
    "  # Many steps end at once, and those that do not have time.",
    "  pause=0.01",
    "  looks=0",
    "  while :; do",
    "    ended=no",
    "    [ -f \"$folder/result\" ] && ended=yes",
    "    cat <&3",
    "    cat <&4 >&2",
    "    [ \"$ended\" = yes ] && break",
    "    if [ -s \"$folder/pid\" ]; then note_death \"$folder\"; else note_failed_start \"$folder\"; fi",
    "    nap \"$pause\"",
    "    looks=$((looks + 1))",
    "    case $looks in 10) pause=0.03 ;; 50) pause=0.1 ;; 80) pause=0.2 ;; esac",
    "  done",
    "  moment=",
    "  code=$(field \"$folder/result\" exit)",
    "  journal \"end step $1 exit=$code\"",
    "  look_up \"$folder/result\" lost",
    "  [ \"$code\" = 0 ] && [ -z \"$value\" ] || return 91",
    "}",
    "",
    "note_failed_start() { # FOLDER",
    "  # Started by a call that was lost: its process may not have got so far.",
    "  [ -n \"${child:-}\" ] || [ \"$looks\" -gt 100 ] || return 0",
    "  kill -0 \"${child:-x}\" 2>/dev/null && return 0",
    "  [ -s \"$1/pid\" ] || refuse DISK_FULL \"the step could not be started, or could not write in $1\"",
    "}",
    "",
    "# A runner that was killed could not note the end; the second look closes the gap between its end and its note.",
    "note_death() { # FOLDER",
    "  runs \"$1\" && return 0",
    "  nap",
    "  [ -f \"$1/result\" ] || printf 'exit=137\\n' | put \"$1/result\" || exit 90",
    "}",
    "",
    "stop_step() { # ID",
    "  folder=\"$own/run/$1\"",
    "  runs \"$folder\" || return 0",
    "  read -r pid born <\"$folder/pid\"",
    "  group=$pid",
    "  # No `--` here: neither dash nor busybox takes it before a group.",
    "  kill -0 \"-$pid\" 2>/dev/null && group=\"-$pid\"",
    "  if [ -s \"$folder/group\" ]; then",
    "    read -r leader <\"$folder/group\"",
    "    [ \"$leader\" = \"$$\" ] || group=\"-$leader\"",
    "  fi",
    "  kill -TERM \"$group\" 2>/dev/null",
    "  grace=$(($(epoch) + 2))",
    "  while [ ! -f \"$folder/result\" ] && [ \"$(epoch)\" -le \"$grace\" ]; do nap; done",
    "  kill -KILL \"$group\" 2>/dev/null",
    "  nap",
    "  moment=",
    "  journal \"stopped step $1\"",
    "  [ -f \"$folder/result\" ] || printf 'exit=137\\n' | put \"$folder/result\" || exit 90",
    "}",
    "",
    "# Everything that a decision needs, as one line of JSON. Only plain names and JSON that we wrote ourselves go into it.",
    "",
    "status() {",
    "  require_readable",
    "  find_objections",
    "  [ -n \"$manifests\" ] || read_manifests",
    "  # What we wrote ourselves is plain, and needs no process to be shown.",
    "  case $target in *[!A-Za-z0-9/._+-]*) target=$(json_text \"$(printable \"$target\")\") ;; esac",
    "  known=$manifests",
    "  if [ -n \"$live\" ] && [ ! -d \"$own/releases/$live\" ]; then known=\"$known$(unadopted)\"; fi",
    "  # What is only a comma is none.",
    "  known=${known#,}",
    "  switched=null",
    "  [ -z \"$live\" ] || { IFS= read -r switched <\"$own/releases/$live/switched\"; } 2>/dev/null || {",
    "    switched=null",
    "    require_file \"$own/releases/$live/switched\"",
    "  }",
    "  printf '{\"protocol\":1,\"current\":\"%s\",\"pointing\":\"%s\",\"target\":\"%s\",' \"$live\" \"$pointing\" \"$target\"",
    "  printf '\"switched\":%s,\"releases\":[%s],\"foreign\":[' \"$switched\" \"${known#,}\"",
    "  foreign_names",
    "  printf '],\"objections\":[%s],\"bad\":[' \"${objections#,}\"",
    "  comma=",
    "  for file in \"$own\"/bad/*; do",
    "    [ -f \"$file\" ] || continue",
    "    { IFS= read -r entry <\"$file\"; } 2>/dev/null || {",
    "      require_file \"$file\"",
    "      continue",
    "    }",
    "    printf '%s%s' \"$comma\" \"$entry\"",
    "    comma=,",
    "  done",
    "  printf '],\"lock\":'",
    "  lock_status",
    "  printf ',\"history\":['",
    "  recent_history",
    "  find_free",
    "  folder=false",
    "  [ ! -d \"$root\" ] || folder=true",
    "  printf '],\"freeKiB\":%s,\"hasFolder\":%s,\"root\":\"%s\"}\\n' \"${free:-null}\" \"$folder\" \"$(json_text \"$root\")\"",
    "}",
    "",
    "# One line each: all of them cost one process, whatever their number.",
    "manifests=",
    "read_manifests() { # sets `manifests` (JSON, behind a comma)",
    "  set --",
    "  for record in \"$own\"/releases/*; do",
    "    if [ -f \"$record/manifest.json\" ] && [ -d \"$root/releases/${record##*/}\" ]; then set -- \"$@\" \"$record/manifest.json\"; fi",
    "  done",
    "  manifests=,",
    "  [ \"$#\" -gt 0 ] || return 0",
    "  text=$(cat \"$@\" 2>/dev/null) || for record; do require_file \"$record\"; done",
    "  manifests=,$(join_lines \"$text\")",
    "}",
    "",
    "# The last line is left out where a full disk has cut it off.",
    "recent_history() {",
    "  lines=$(tail -n 20 \"$own/history.jsonl\" 2>/dev/null && echo .)",
    "  [ -n \"$lines\" ] || [ ! -e \"$own/history.jsonl\" ] || require_file \"$own/history.jsonl\"",
    "  lines=${lines%.}",
    "  case $lines in *\"$newline\"*) lines=${lines%\"$newline\"*} ;; *) return 0 ;; esac",
    "  join_lines \"$lines\"",
    "}",
    "",
    "lock_status() {",
    "  find_lock",
    "  lock=\"$own/lock/$latest\"",
    "  if [ \"$latest\" -eq 0 ] || ! is_held \"$lock\"; then",
    "    printf null",
    "    return 0",
    "  fi",
    "  find_expiry \"$lock\"",
    "  left=$((ends - seconds))",
    "  [ \"$left\" -ge 0 ] || left=0",
    "  look_up \"$lock\" owner",
    "  printf '{\"number\":%s,\"expiresInSeconds\":%s,\"owner\":%s,\"steps\":[' \"$latest\" \"$left\" \"$value\"",
    "  join_lines \"$(at_work)\"",
    "  printf ']}'",
    "}",
    "",
    "at_work() {",
    "  for step in \"$own\"/run/*; do",
    "    runs \"$step\" && printf '{\"id\":\"%s\",\"what\":\"%s\"}\\n' \"${step##*/}\" \"$(cat \"$step/what\" 2>/dev/null)\"",
    "  done",
    "  # Of the calls only an upload takes its time: it waits for a runner, and may wait for one that is gone without a word.",
    "  for call in \"$own\"/busy/*; do",
    "    call_runs \"$call\" && [ \"$what\" = stage ] && printf '{\"id\":\"%s\",\"what\":\"upload\"}\\n' \"${call##*/}\"",
    "  done",
    "}",
    "",
    "join_lines() { # LINES",
    "  comma=",
    "  set -f",
    "  IFS=$newline",
    "  for entry in $1; do",
    "    printf '%s%s' \"$comma\" \"$entry\"",
    "    comma=,",
    "  done",
    "  unset IFS",
    "  set +f",
    "}",
    "",
    "json_text() { # TEXT without control characters",
    "  case $1 in *[\\\\\\\"]*) printf '%s' \"$1\" | sed 's/[\\\\\"]/\\\\&/g' ;; *) printf '%s' \"$1\" ;; esac",
    "}",
    "",
    "program=$0",
    "name=${1:-}",
    "root=${2:-}",
    "[ \"$#\" -lt 2 ] || shift 2",
    "# shellcheck disable=SC2088 # a literal ~/ comes over the wire, and is ours to expand",
    "case $root in",
    "  '~/'*) root=$HOME/${root#??} ;;",
    "  /*) ;;",
    "  *) refuse HOST_PROTOCOL 'the path must be absolute or start with ~/' ;;",
    "esac",
    "own=$root/.deploy",
    "",
    "verb() { # VERB ARGS…",
    "  name=$1",
    "  shift",
    "  case $name in",
    "    ready) ;;",
    "    status) status ;;",
    "    call) numbered \"$@\" ;;",
    "    lock) # TOKEN TTL OWNER: also repairs and reports, which saves a deploy one round trip",
    "      take_lock \"$1\" \"$2\" \"$3\"",
    "      enter \"$1\"",
    "      begin \"lock $1\"",
    "      clean_up \"$1\"",
    "      require_own_current",
    "      adopt",
    "      repair",
    "      end",
    "      status",
    "      ;;",
    "    index) index \"$@\" ;;",
    "    refresh) refresh_lock \"$1\" \"$2\" ;;",
    "    unlock) free_lock \"$@\" ;;",
    "    loosen) loosen_lock \"$1\" ;;",
    "    stage) enter \"$1\" && stage \"$@\" ;;",
    "    prove) enter \"$1\" && prove_again \"$@\" ;;",
    "    switch) enter \"$1\" && switch \"$@\" ;;",
    "    mark) enter \"$1\" && shift && mark \"$@\" ;;",
    "    forgive) enter \"$1\" && forgive \"$2\" ;;",
    "    note) enter \"$1\" && note \"$2\" \"$3\" \"$4\" ;;",
    "    remove) enter \"$1\" && remove \"$2\" ;;",
    "    prune) enter \"$1\" && shift && prune \"$@\" ;;",
    "    step) # TOKEN ID RELEASE STEP OPERATION HOST PREVIOUS [BYTES BYTES]: starts it unless it runs, and reads on from there",
    "      # Behind that, for a release that has no steps of its own: LENDER, whose step and env it is. Then, in blocks of 512 bytes, what is kept of its output.",
    "      if [ ! -s \"$own/run/$2/pid\" ]; then",
    "        enter \"$1\"",
    "        start_step \"$2\" \"$3\" \"$4\" \"$5\" \"$6\" \"$7\" \"${10:-}\" \"${11:-$MOST_BLOCKS}\"",
    "        leave",
    "      fi",
    "      follow \"$2\" \"${8:-0}\" \"${9:-0}\"",
    "      ;;",
    "    run-step) run_step \"$@\" ;;",
    "    follow) follow \"$1\" \"$2\" \"$3\" ;;",
    "    result) cat \"$own/run/$1/result\" ;;",
    "    env) # so that the runner can mask what the steps of an older release may print",
    "      plain \"$1\" release",
    "      require_readable",
    "      cat \"$own/releases/$1/env\" 2>/dev/null || require_file \"$own/releases/$1/env\"",
    "      ;;",
    "    stop) stop \"$1\" ;;",
    "    *) refuse HOST_PROTOCOL \"no such verb: $name\" ;;",
    "  esac",
    "}",
    "",
    "verb \"$name\" \"$@\"",
    "",
].join('\n');

;// CONCATENATED MODULE: ./build/packages/release/src/answer-mark.js
/** What a script prints first, on both streams: whatever comes before it, the login shell has said. */
const MARK = 'deploy-host-answer\n';
/** Kept of what the login shell prints. */
const NOISE_LIMIT = 64 * 1024;
/** More than any greeting, and than the echo of what we send first. */
const MOST_NOISE = 4 * 1024 * 1024;
const markScript = `echo ${MARK.trim()}; echo ${MARK.trim()} >&2; `;
/** One stream of an answer: hands on what comes behind the mark, in chunks as they come. */
class AnswerStream {
    tell;
    limit;
    onTooLong;
    noise = Buffer.alloc(0);
    answerBytes = 0;
    noiseBytes = 0;
    isMarked = false;
    /** `onTooLong` is called for each chunk beyond `limit` bytes of the answer, or beyond the limit of noise. */
    constructor(tell, limit = Number.POSITIVE_INFINITY, onTooLong = () => undefined) {
        this.tell = tell;
        this.limit = limit;
        this.onTooLong = onTooLong;
    }
    push = (chunk) => {
        if (this.isMarked)
            return this.take(chunk);
        this.noiseBytes += chunk.length;
        if (this.noiseBytes > MOST_NOISE)
            this.onTooLong();
        this.noise = Buffer.concat([this.noise, chunk]);
        const at = this.noise.indexOf(MARK);
        if (at >= 0) {
            this.isMarked = true;
            const rest = this.noise.subarray(at + MARK.length);
            this.noise = this.noise.subarray(0, at);
            return rest.length > 0 ? this.take(rest) : undefined;
        }
        // The mark may have come in part.
        if (this.noise.length > NOISE_LIMIT)
            this.noise = this.noise.subarray(-MARK.length);
        return undefined;
    };
    take(chunk) {
        this.answerBytes += chunk.length;
        if (this.answerBytes <= this.limit)
            return this.tell?.(chunk);
        this.onTooLong();
        return undefined;
    }
    /** What the login shell printed, or the end of it. */
    said() {
        return this.noise.toString().trim();
    }
}
/** The answer in what was captured of a stream. */
function behindMark(captured) {
    const at = captured.indexOf(MARK);
    return at < 0 ? captured : captured.slice(at + MARK.length);
}

;// CONCATENATED MODULE: ./build/packages/payload/src/base-index.js
const HINT_DIGITS = 16;
/** Files on a host that a new release may be linked to. */
class BaseIndex {
    files;
    byPath = new Map();
    byHint = new Map();
    sizes = new Set();
    /** `files` of the live release first. */
    constructor(files) {
        this.files = files;
        for (const file of files) {
            add(this.byPath, file.path, file);
            add(this.byHint, file.hint, file);
            this.sizes.add(file.size);
        }
    }
    /** Whether it can be that the host has this content: if not, it need not be known before it is sent. */
    mayHave({ size }) {
        return this.sizes.has(size);
    }
    at(path) {
        return this.byPath.get(path) ?? [];
    }
    withHint(sha256) {
        return this.byHint.get(sha256.slice(0, HINT_DIGITS)) ?? [];
    }
}
const NO_BASE = new BaseIndex([]);
function isSameContent(file, size, sha256) {
    return file.size === size && sha256.startsWith(file.hint);
}
/**
 * Reads `MODE SIZE HINT  payload/PATH` lines below a `=RELEASE` line. What is no such line counts as not there: then
 * more is sent, and nothing else is lost.
 */
function parseBaseIndex(listing) {
    const files = [];
    let release = '';
    for (const line of listing.split('\n')) {
        if (line.startsWith('='))
            release = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(line.slice(1)) ? line.slice(1) : '';
        const [, mode = '', size = '', hint = '', path = ''] = LINE.exec(line) ?? [];
        if (release === '' || path === '' || isOutside(path))
            continue;
        files.push({ release, path, mode: Number.parseInt(mode, 8), size: Number(size), hint });
    }
    return new BaseIndex(files);
}
const LINE = /^([0-7]{1,4}) (\d{1,15}) ([0-9a-f]{16}) {2}payload\/(.+)$/s;
/** A host may say what it likes; a link must not lead out of its releases. */
function isOutside(path) {
    return path.startsWith('/') || path.split('/').includes('..');
}
function add(map, key, file) {
    const list = map.get(key);
    if (list)
        list.push(file);
    else
        map.set(key, [file]);
}

;// CONCATENATED MODULE: ./build/packages/payload/src/base-lists.js


/** Hosts of a fleet mostly have the same files: what they say of them is long, and is kept once. */
class BaseLists {
    known = new Map();
    /** `listing` as `parseBaseIndex` reads it; lines of what is in `shared/` make no other list of it. */
    of(listing) {
        const files = listing.replace(/^@.*\n/gm, '');
        const id = (0,external_node_crypto_.hash)('sha256', Buffer.from(files, 'latin1'));
        const list = this.known.get(id) ?? { base: parseBaseIndex(files), id };
        this.known.set(id, list);
        return list;
    }
}

// EXTERNAL MODULE: ./build/packages/payload/src/byte-path.js
var byte_path = __nccwpck_require__(8443);
;// CONCATENATED MODULE: ./build/packages/payload/src/quote.js
/** One word for any POSIX shell, whatever the text; NUL cannot be part of a word. */
function quote_quote(text) {
    if (text.includes('\0'))
        throw new RangeError('a shell word cannot contain NUL');
    return /^[A-Za-z0-9_./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** A path as a word, where a leading `~/` is the remote user's home. */
function quotePath(path) {
    return path.startsWith('~/') ? `"$HOME"/${quote_quote(path.slice(2))}` : quote_quote(path);
}

;// CONCATENATED MODULE: ./build/packages/payload/src/tar-header.js
const BLOCK = 512;
/** Two empty blocks end an archive. */
const TAR_END = Buffer.alloc(2 * BLOCK);
const TYPES = { file: '0', linked: '1', link: '2', folder: '5' };
const tar_header_NAME = 100;
const PREFIX = 155;
const LARGEST_OCTAL = 8 ** 11;
/**
 * The blocks before the content: one in the ustar format, and before it, where a name is too long for that, those of
 * GNU's @LongLink, which GNU tar, busybox, toybox and libarchive read. Names are bytes, not text.
 */
function tarHeader(entry) {
    const { target = '' } = entry;
    const parts = [];
    if (target.length > tar_header_NAME)
        parts.push(longName('K', target));
    const split = splitName(entry.name);
    if (!split)
        parts.push(longName('L', entry.name));
    parts.push(block(TYPES[entry.kind], split ?? { prefix: '', name: entry.name.slice(0, tar_header_NAME) }, entry));
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
/** Empty bytes that fill the last block of a content. */
function tarPadding(size) {
    return TAR_END.subarray(0, (BLOCK - (size % BLOCK)) % BLOCK);
}
/** ustar has 100 bytes for the end of a path and 155 for what comes before one of its slashes. */
function splitName(path) {
    if (path.length <= tar_header_NAME)
        return { prefix: '', name: path };
    const slash = path.indexOf('/', path.length - tar_header_NAME - 1);
    const isFit = slash > 0 && slash <= PREFIX && slash < path.length - 1;
    return isFit ? { prefix: path.slice(0, slash), name: path.slice(slash + 1) } : undefined;
}
function longName(type, name) {
    const size = name.length + 1;
    const entry = { mode: 0o644, mtime: 0, size };
    return Buffer.concat([
        block(type, { prefix: '', name: '././@LongLink' }, entry),
        Buffer.from(`${name}\0`, 'latin1'),
        tarPadding(size),
    ]);
}
function block(type, { prefix, name }, entry) {
    const { mode, mtime, size = 0, target = '' } = entry;
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0, tar_header_NAME, 'latin1');
    header.write(octal(mode, 7), 100, 'latin1');
    header.write('0000000\x000000000\0', 108, 'latin1');
    number(header, 124, size);
    number(header, 136, mtime);
    header.write(`        ${type}`, 148, 'latin1');
    header.write(target, 157, tar_header_NAME, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    header.write(prefix, 345, PREFIX, 'latin1');
    let sum = 0;
    for (const byte of header)
        sum += byte;
    header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
    return header;
}
/**
 * Twelve bytes: octal, or GNU's base 256 in two's complement for sizes from 8 GiB on and for times before 1970 or after
 * 2242. GNU tar, busybox and libarchive read both; busybox takes no time out of a pax header.
 */
function number(header, at, value) {
    if (value >= 0 && value < LARGEST_OCTAL) {
        header.write(octal(value, 11), at, 'latin1');
        return;
    }
    const isNegative = value < 0;
    header.fill(isNegative ? 0xff : 0, at, at + 4);
    header[at] = isNegative ? 0xff : 0x80;
    header.writeBigInt64BE(BigInt(value), at + 4);
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, '0');
}

;// CONCATENATED MODULE: ./build/packages/payload/src/closing-folders.js


/** Read, write and search for its owner: a tar may give a folder its mode before it has filled it. */
const OPEN = 0o700;
/** Of one command; a system takes at least this. */
const COMMAND_BYTES = 16 * 1024;
/** The mode of a folder while it is being filled. */
function openMode(mode) {
    return mode | OPEN;
}
/**
 * A small archive of nothing but the folders, deepest first, that gives them their times when all else is in its
 * place: to fill a folder changes its time.
 */
function closingFolders(entries) {
    const headers = entries
        .filter(isFolder)
        .map((folder) => tarHeader({ ...folder, mode: openMode(folder.mode), name: `${folder.path}/` }));
    return Buffer.concat([...headers.reverse(), TAR_END]);
}
/**
 * A script that gives the folders which came open their modes, deepest first; empty where there are none. Not every tar
 * changes the mode of a folder that is there already.
 */
function closingScript(entries) {
    const lines = [];
    let [mode, line] = ['', ''];
    const closed = entries.filter(isFolder).filter((folder) => openMode(folder.mode) !== folder.mode);
    for (const folder of closed.reverse()) {
        const octal = folder.mode.toString(8);
        if (octal !== mode || line.length > COMMAND_BYTES) {
            lines.push(line);
            [mode, line] = [octal, `chmod ${octal}`];
        }
        line += ` ${quote_quote(`./${folder.path}`)}`;
    }
    const script = [...lines, line].filter((one) => one !== '');
    return Buffer.from(script.map((one) => `${one} || exit\n`).join(''), 'latin1');
}
function isFolder(entry) {
    return entry.kind === 'folder';
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __nccwpck_require__(8877);
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = require("node:vm");
;// CONCATENATED MODULE: ./build/packages/payload/src/sweep.js


/** A major collection takes some ten milliseconds, a minor one about one. */
const MINORS = 3;
let collect;
let sweeps = 0;
/**
 * Collects what is gone, at every third call also what had become old before: buffers that were sent are freed now
 * and not some time, since V8 hardly counts what they hold beside its heap.
 */
function sweep() {
    collect ??= collector();
    sweeps++;
    collect({ type: sweeps % MINORS === 0 ? 'major' : 'minor' });
}
function collector() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    return (0,external_node_vm_namespaceObject.runInNewContext)('gc');
}

;// CONCATENATED MODULE: ./build/packages/payload/src/file-content.js






/** Up to here a file is read in one go, and kept until it is known whether it has to be sent. */
const SMALL_BYTES = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** V8 does not count what buffers hold beside its heap soon enough: without a sweep 1 GiB takes 50 MiB more. */
const SWEEP_BYTES = 8 * 1024 * 1024;
/** A small file, whole. Throws `SOURCE`, also where it has another size by now: it may be written at this moment. */
function readSmall(root, path, size) {
    const bytes = readWhole(root, path);
    if (bytes.length !== size)
        throw changed(path);
    return { bytes, sha256: (0,external_node_crypto_.hash)('sha256', bytes) };
}
function readWhole(root, path) {
    try {
        return (0,external_node_fs_.readFileSync)((0,byte_path/* systemPath */.BX)(`${root}/${path}`));
    }
    catch (cause) {
        throw new error_src/* UserError */.yo('SOURCE', `Cannot read ${(0,byte_path/* showPath */.P8)(path)}.`, { cause });
    }
}
/**
 * Reads exactly `size` bytes, hands them on chunk by chunk, each in a buffer of its own, and returns the SHA-256 of
 * all. Throws `SOURCE` where the file has become another one meanwhile.
 */
async function readLarge(root, path, size, onChunk) {
    const digest = (0,external_node_crypto_.createHash)('sha256');
    const scratch = onChunk ? undefined : Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const file = await (0,promises_.open)((0,byte_path/* systemPath */.BX)(`${root}/${path}`)).catch((cause) => {
        throw new error_src/* UserError */.yo('SOURCE', `Cannot read ${(0,byte_path/* showPath */.P8)(path)}.`, { cause });
    });
    try {
        const before = await file.stat();
        if (before.size !== size)
            throw changed(path);
        let unswept = 0;
        for (let at = 0; at < size;) {
            const buffer = scratch ?? Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, size - at));
            const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - at), at);
            if (bytesRead === 0)
                throw changed(path);
            const chunk = buffer.subarray(0, bytesRead);
            digest.update(chunk);
            await onChunk?.(chunk);
            at += bytesRead;
            unswept += bytesRead;
            if (unswept < SWEEP_BYTES || scratch)
                continue;
            unswept = 0;
            sweep();
        }
        const after = await file.stat();
        if (after.size !== size || after.mtimeMs !== before.mtimeMs)
            throw changed(path);
        return digest.digest('hex');
    }
    finally {
        await file.close();
    }
}
function changed(path) {
    return new error_src/* UserError */.yo('SOURCE', `${(0,byte_path/* showPath */.P8)(path)} changed or disappeared during the upload.`, {
        hint: 'Make sure that the step that writes it ends before the deploy starts.',
    });
}

;// CONCATENATED MODULE: ./build/packages/payload/src/seeding.js

/** They become words of one command, quoted twice, and a system bounds those. */
const ASKED_BYTES = 16 * 1024;
/** As many of the shared paths as a host can be asked for in one command. */
function askedPaths(sharedPaths) {
    let bytes = 0;
    const end = sharedPaths.findIndex((path) => {
        bytes += Buffer.byteLength(path) + 1;
        return bytes > ASKED_BYTES;
    });
    return end === -1 ? [...sharedPaths] : sharedPaths.slice(0, end);
}
/** Reads the `@has PATH` and `@lacks PATH` lines of a host's listing; all others are not for us. */
function parseSharedState(listing) {
    const state = { has: new Set(), lacks: new Set() };
    for (const [, kind, path = ''] of listing.matchAll(/^@(has|lacks) (.+)$/gm)) {
        state[kind === 'has' ? 'has' : 'lacks'].add(path);
    }
    return state;
}
/** A host is sent the seeds of what it is not known to have. */
function planSeeding({ seeds, sharedPaths }, { has, lacks }) {
    const seeded = new Set(seeds.map(({ path }) => path));
    const paths = sharedPaths.map((path) => ({ name: (0,byte_path/* toBytePath */.xe)(nameOf(path)), isFolder: path.endsWith('/') }));
    const expected = paths.filter(({ name }) => seeded.has(name) && has.has(name)).map(({ name }) => name);
    const isKept = ({ path }) => expected.some((name) => `${path}/`.startsWith(`${name}/`));
    const missing = paths.filter(({ name, isFolder }) => !isFolder && !seeded.has(name) && lacks.has(name));
    return {
        seeds: expected.length === 0 ? seeds : seeds.filter((seed) => !isKept(seed)),
        expected,
        missing: missing.map(({ name }) => name),
    };
}
/** Of their files. */
function bytesOf(entries) {
    return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
}
function nameOf(sharedPath) {
    return sharedPath.replace(/\/$/, '');
}

// EXTERNAL MODULE: ./build/packages/payload/src/slices.js + 1 modules
var slices = __nccwpck_require__(6134);
;// CONCATENATED MODULE: ./build/packages/payload/src/tar-writer.js

const BLOCK_BYTES = 128 * 1024;
/** Gathers the many small pieces of an archive into blocks that are worth sending. */
class TarWriter {
    sink;
    block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    filled = 0;
    constructor(sink) {
        this.sink = sink;
    }
    /** A header, and the whole content where it is given; otherwise `size` bytes and a `pad` are to follow. */
    async add(entry, content) {
        await this.write(tarHeader(content ? { ...entry, size: content.length } : entry));
        if (!content)
            return;
        await this.write(content);
        await this.pad(content.length);
    }
    async write(bytes) {
        if (bytes.length >= BLOCK_BYTES) {
            await this.flush();
            await this.sink(bytes);
            return;
        }
        for (let at = 0; at < bytes.length;) {
            const count = bytes.copy(this.block, this.filled, at);
            at += count;
            this.filled += count;
            if (this.filled === BLOCK_BYTES)
                await this.flush();
        }
    }
    pad(size) {
        return this.write(tarPadding(size));
    }
    async end() {
        await this.write(TAR_END);
        await this.flush();
    }
    async flush() {
        if (this.filled === 0)
            return;
        const whole = this.block.subarray(0, this.filled);
        this.block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
        this.filled = 0;
        await this.sink(whole);
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/upload-index.js

/**
 * The list by which a host proves an upload: `HASH  PATH` lines in bytes, paths in the box, as sha256sum prints them.
 * First the files of the payload, line by line as in `modes`, then what has an alias, the seeds and the record.
 */
class UploadIndex {
    files = [];
    others = [];
    fileModes = [];
    modeCounts = new Map();
    text;
    addFile({ mode, size }, path, sha256) {
        this.files.push(`${sha256}  ${path}\n`);
        this.countMode({ mode });
        this.fileModes.push(`${mode.toString(8)} ${size}\n`);
    }
    /** Of every file of the payload, whether it stands in the list by its own name or not. */
    countMode({ mode }) {
        const octal = mode.toString(8);
        this.modeCounts.set(octal, (this.modeCounts.get(octal) ?? 0) + 1);
    }
    addAlias(path, sha256) {
        this.others.push(`${sha256}  ${path}\n`);
    }
    addRecord(name, content) {
        this.others.push(`${(0,external_node_crypto_.hash)('sha256', content)}  record/${name}\n`);
    }
    /** `MODE SIZE` of each file of the payload: with the index, what the next upload is compared with. */
    modes() {
        return Buffer.from(this.fileModes.join(''), 'latin1');
    }
    lines() {
        this.text ??= Buffer.from([...this.files, ...this.others].join(''), 'latin1');
        return this.text;
    }
    /**
     * The very last file: without it an upload was cut short. `entries` are those of the payload, without its root; then,
     * where some of them are links to what the host has, how many of its files have which mode.
     */
    complete(entries, hasLinks) {
        const counts = hasLinks ? [...this.modeCounts] : [];
        const modes = counts.map(([mode, count]) => `${mode}=${count}`).join(' ');
        return Buffer.from(`${(0,external_node_crypto_.hash)('sha256', this.lines())}\n${entries + 1}\n${modes}\n`);
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/upload-progress.js

/** How often a running upload is reported. */
const INTERVAL_MS = 5000;
/** The rate is that of the last three intervals: it follows a link that gets slower, and does not jump. */
const RATE_INTERVALS = 3;
/** Counts file contents of one upload, before compression. */
class UploadProgress {
    sentBytes = 0;
    /** What is known to be sent so far: a file that turns out not to be on the host is added when that shows. */
    expectedBytes = 0;
    isSent = false;
    expect(bytes) {
        this.expectedBytes += bytes;
    }
    send(bytes) {
        this.sentBytes += bytes;
    }
}
/**
 * Logs a line every five seconds until `work` has ended: bytes, share, rate and time left; once everything is sent, one
 * line that the hosts verify it. An upload that takes less, or that sends no file, logs nothing.
 */
async function withProgress(progress, { hosts, clock, log }, work) {
    const done = new AbortController();
    const reporting = report(done.signal);
    try {
        return await work;
    }
    finally {
        done.abort();
        await reporting;
    }
    async function report(signal) {
        const samples = [{ atMs: clock.elapsed(), bytes: 0 }];
        while (await hasSlept(clock, signal)) {
            const { sentBytes, expectedBytes, isSent } = progress;
            if (expectedBytes === 0) {
                if (isSent)
                    return;
                continue;
            }
            if (isSent) {
                log(`${label(hosts)}: all ${(0,quantity_src/* formatSize */.Xq)(sentBytes)} sent; waiting until the release is verified there`);
                return;
            }
            samples.push({ atMs: clock.elapsed(), bytes: sentBytes });
            if (samples.length > RATE_INTERVALS + 1)
                samples.shift();
            log(`${label(hosts)}: ${progressLine(samples, sentBytes, expectedBytes)}`);
        }
    }
}
/** `12.0 MiB of 80.0 MiB sent (15 %), 2.4 MiB/s, 28.3 s left`. `samples` are the oldest to the latest one. */
function progressLine(samples, sentBytes, expectedBytes) {
    // Rounded down: 100 % is said only when nothing is left.
    const share = `${Math.floor((sentBytes / expectedBytes) * 100)} %`;
    const head = `${(0,quantity_src/* formatSize */.Xq)(sentBytes)} of ${(0,quantity_src/* formatSize */.Xq)(expectedBytes)} sent (${share})`;
    const [first, last] = [samples[0], samples.at(-1)];
    const tookMs = (last?.atMs ?? 0) - (first?.atMs ?? 0);
    const bytesPerMs = tookMs > 0 ? ((last?.bytes ?? 0) - (first?.bytes ?? 0)) / tookMs : 0;
    if (bytesPerMs === 0)
        return `${head}, nothing more in the last ${(0,quantity_src/* formatDuration */.a3)(tookMs)}`;
    const leftMs = (expectedBytes - sentBytes) / bytesPerMs;
    return `${head}, ${(0,quantity_src/* formatSize */.Xq)(Math.round(bytesPerMs * 1000))}/s, ${(0,quantity_src/* formatDuration */.a3)(leftMs)} left`;
}
function label([first = '', ...others]) {
    if (others.length === 0)
        return `Upload to ${first}`;
    return `Upload to ${first} and ${others.length} more ${others.length === 1 ? 'host' : 'hosts'}`;
}
function hasSlept(clock, signal) {
    return clock.sleep(INTERVAL_MS, signal).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/packages/payload/src/encode.js








/** Writes the whole upload as one tar archive: payload, seeds, record, and last of all what proves them. */
async function encode(payload, options, sink) {
    const encoder = new Encoder(payload, options, new TarWriter(sink));
    // What is written leaves while the event loop goes round: the host is to be at work while the next files are read.
    const pause = (0,slices/* slices */.w)(options.clock);
    for (const entry of payload.entries) {
        await encoder.add(entry, 'payload');
        await pause();
    }
    for (const entry of options.seeding.seeds)
        await encoder.add(entry, 'seed');
    await encoder.end();
    encoder.progress.isSent = true;
    return encoder.sent;
}
class Encoder {
    payload;
    options;
    tar;
    sent = { files: 0, bytes: 0, linkedFiles: 0 };
    index = new UploadIndex();
    progress;
    odd = 0;
    constructor(payload, options, tar) {
        this.payload = payload;
        this.options = options;
        this.tar = tar;
        this.progress = options.progress ?? new UploadProgress();
        const sure = payload.entries.filter((entry) => entry.kind === 'file' && !options.mayHave(entry));
        this.progress.expect(bytesOf([...sure, ...options.seeding.seeds]));
    }
    async add(entry, part) {
        const path = `${part}/${entry.path}`;
        const name = `${this.options.box}/${path}`;
        if (entry.kind === 'file')
            await this.addFile(entry, path);
        else if (entry.kind === 'link')
            await this.tar.add({ ...entry, name, mode: 0o777 });
        else
            await this.tar.add({ ...entry, name: `${name}/`, mode: openMode(entry.mode) });
    }
    async end() {
        const { payload, tar, index } = this;
        const { box, record, seeding } = this.options;
        const addOwn = (path, content) => tar.add({ kind: 'file', name: `${box}/${path}`, mode: 0o600, mtime: 0 }, content);
        const addRecord = (name, content) => addOwn(`record/${name}`, content);
        for (const [name, text] of record(await payload.sha256())) {
            const content = Buffer.from(text);
            index.addRecord(name, content);
            await addRecord(name, content);
        }
        const expected = seeding.expected.map((path) => `${path}\n`).join('');
        if (expected !== '')
            await addOwn('expected', Buffer.from(expected, 'latin1'));
        await addRecord('folders.tar', closingFolders(payload.entries));
        await addRecord('close', closingScript(payload.entries));
        await addRecord('modes', index.modes());
        await addRecord('index', index.lines());
        await addRecord('complete', index.complete(payload.entries.length, this.sent.linkedFiles > 0));
        await tar.end();
    }
    /** `path` is that in the box. */
    async addFile(entry, path) {
        if ((0,byte_path/* isOdd */.Aq)(path)) {
            const alias = `odd/${++this.odd}`;
            if (path.startsWith('payload/') && this.options.mayHave(entry))
                this.progress.expect(entry.size);
            this.index.addAlias(alias, await this.send(entry, alias));
            if (path.startsWith('payload/'))
                this.index.countMode(entry);
            const [name, target] = [`${this.options.box}/${path}`, `${this.options.box}/${alias}`];
            await this.tar.add({ ...entry, kind: 'linked', name, target, size: 0 });
        }
        else if (path.startsWith('payload/')) {
            this.index.addFile(entry, path, await this.linkOrSend(entry, path));
        }
        else {
            this.index.addAlias(path, await this.send(entry, path));
        }
    }
    async linkOrSend(entry, path) {
        const isHashedFirst = this.options.mayHave(entry);
        if (!isHashedFirst)
            return this.send(entry, path);
        const sha256 = await this.payload.hashOf(entry);
        const target = this.options.linker(entry, sha256);
        if (target === undefined) {
            this.progress.expect(entry.size);
            return this.send(entry, path);
        }
        this.payload.drop(entry);
        this.sent.linkedFiles++;
        await this.tar.add({ ...entry, kind: 'linked', name: `${this.options.box}/${path}`, target, size: 0 });
        return sha256;
    }
    /** The content itself; returns its hash. */
    async send(entry, path) {
        const header = { ...entry, name: `${this.options.box}/${path}` };
        this.sent.files++;
        if (entry.size <= SMALL_BYTES) {
            const { bytes, sha256 } = this.payload.take(entry);
            this.sent.bytes += bytes.length;
            await this.tar.add(header, bytes);
            this.progress.send(bytes.length);
            return sha256;
        }
        this.sent.bytes += entry.size;
        await this.tar.add(header);
        const sha256 = await this.payload.stream(entry, async (chunk) => {
            await this.tar.write(chunk);
            this.progress.send(chunk.length);
        });
        await this.tar.pad(entry.size);
        return sha256;
    }
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __nccwpck_require__(298);
var ignore_default = /*#__PURE__*/__nccwpck_require__.n(ignore);
;// CONCATENATED MODULE: ./build/packages/payload/src/exclude.js



/** The lines of a .gitignore file, which `compileExcludes` reads as git does: blanks at their ends may count. */
function excludeLines(text) {
    const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
    return lines.filter((line) => !/^ *$/.test(line) && !line.startsWith('#'));
}
/** Patterns as in a .gitignore file, later ones above earlier ones. Throws `BAD_INPUT` for one that cannot be read. */
function compileExcludes(patterns) {
    if (patterns.length === 0)
        return () => false;
    try {
        // Patterns and paths are compared byte by byte, so that a name that is no UTF-8 is matched like any other.
        // The library takes one carriage return from the end of each.
        const lines = patterns.map((pattern) => `${(0,byte_path/* toBytePath */.xe)(pattern)}\r`);
        const matcher = ignore_default()({ ignorecase: false, allowRelativePaths: true }).add(lines);
        return (path, isFolder) => matcher.ignores(isFolder ? `${path}/` : path);
    }
    catch (cause) {
        throw new error_src/* UserError */.yo('BAD_INPUT', 'exclude: a pattern cannot be read.', { cause });
    }
}
/**
 * Whether a pattern with `!` names a file: the user wants it in the release. Patterns for folders and those of
 * wildcards only name no file.
 */
function compileNamed(patterns) {
    const negated = patterns.filter((pattern) => pattern.startsWith('!') && /[^*?]/.test(lastPart(pattern)));
    const named = compileExcludes(negated.map((pattern) => pattern.slice(1)));
    return (path) => named(path, false);
}
function lastPart(pattern) {
    return pattern.slice(Math.max(1, pattern.lastIndexOf('/') + 1));
}

;// CONCATENATED MODULE: ./build/packages/payload/src/linker.js

/**
 * Takes the file at the same path, or one that was moved: whose path the new release does not have. No two files of a
 * release are made one: a step that writes into one of them in place would change the other. So what is the same in
 * content is taken from one release only: in two of them it may be one file. `stale`: paths of the new release that a
 * link did not serve before.
 */
function createLinker(base, entries, stale = new Set()) {
    const paths = new Set(entries.map(({ path }) => path));
    const moved = new Set();
    const releases = new Map();
    const target = ({ release, path, hint }) => {
        releases.set(hint, release);
        return `releases/${release}/${path}`;
    };
    return (entry, sha256) => {
        if (stale.has(entry.path))
            return undefined;
        const isFit = (file) => file.mode === entry.mode &&
            isSameContent(file, entry.size, sha256) &&
            (releases.get(file.hint) ?? file.release) === file.release;
        const same = base.at(entry.path).find(isFit);
        if (same)
            return target(same);
        const old = base.withHint(sha256).find((file) => isFit(file) && !paths.has(file.path) && !moved.has(file.path));
        if (!old)
            return undefined;
        moved.add(old.path);
        return target(old);
    };
}

;// CONCATENATED MODULE: ./build/packages/payload/src/entry.js
/** What makes it another payload, of a file together with its content; times do not count. */
function identity(entry, sha256) {
    if (entry.kind === 'link')
        return `link ${entry.path}\0${entry.target}\0`;
    if (entry.kind === 'folder')
        return `folder ${entry.path}\0${entry.mode.toString(8)}\0`;
    return `file ${entry.path}\0${entry.mode.toString(8)} ${sha256}\0`;
}
/** Each folder before what is in it, names in the order of their bytes, as a walk finds them. */
function byPath({ path: a }, { path: b }) {
    const [x, y] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')];
    return x < y ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/packages/payload/src/merge.js




/** So many conflicts are named in the message. */
const SHOWN = 5;
/**
 * One release of what several lines of `source` stand for. Throws `SOURCE`, naming both lines, where two of them give
 * the same path something else; folders are joined, and the first line says their mode and time.
 */
async function mergeParts(parts) {
    const [first, ...others] = parts;
    const root = (0,byte_path/* toBytePath */.xe)(first?.part.folder ?? '.');
    if (others.length === 0)
        return { entries: first?.entries ?? [], rootOf: () => root };
    const all = new Map();
    const conflicts = [];
    for (const { part, entries } of parts) {
        for (const entry of entries) {
            const before = all.get(entry.path);
            if (!before)
                all.set(entry.path, { entry, part });
            else if (!(await merge_isSame(before, { entry, part })))
                conflicts.push(conflict(before, { entry, part }));
        }
    }
    if (conflicts.length > 0) {
        const more = conflicts.length > SHOWN ? [`… and ${conflicts.length - SHOWN} more`] : [];
        throw new error_src/* UserError */.yo('SOURCE', [...conflicts.slice(0, SHOWN), ...more].join('\n'), {
            hint: 'Remove one of them from `source`, or give the folder that contains both.',
        });
    }
    const entries = [...all.values()].map(({ entry }) => entry).sort(byPath);
    return { entries, rootOf: (path) => (0,byte_path/* toBytePath */.xe)(all.get(path)?.part.folder ?? '.') };
}
async function merge_isSame(a, b) {
    if (a.part.folder === b.part.folder)
        return true;
    if (a.entry.kind === 'folder' || b.entry.kind === 'folder')
        return a.entry.kind === b.entry.kind;
    if (a.entry.kind === 'link' || b.entry.kind === 'link') {
        return (a.entry.kind === b.entry.kind && 'target' in a.entry && 'target' in b.entry && a.entry.target === b.entry.target);
    }
    if (a.entry.mode !== b.entry.mode || a.entry.size !== b.entry.size)
        return false;
    return (await hashOf(a, a.entry.size)) === (await hashOf(b, b.entry.size));
}
function hashOf({ entry, part }, size) {
    return readLarge((0,byte_path/* toBytePath */.xe)(part.folder), entry.path, size);
}
function conflict(a, b) {
    const [one, other] = [merge_describe(a), merge_describe(b)];
    return `Two lines of \`source\` give ${(0,byte_path/* showPath */.P8)(a.entry.path)}: ${a.part.line} (${one}) and ${b.part.line} (${other === one ? `another ${one}` : other}).`;
}
function merge_describe({ entry }) {
    return entry.kind === 'file' ? `file of ${entry.size} bytes, mode ${entry.mode.toString(8)}` : entry.kind;
}

;// CONCATENATED MODULE: ./build/packages/payload/src/secret-names.js
/** Files in which private keys and passwords are kept by convention. */
const SECRET = /^(\.env(\..+)?|.+\.env|id_(rsa|dsa|ecdsa|ed25519)|.+\.(pem|key|p12|pfx|ppk|kdbx)|\.netrc|\.npmrc|\.pgpass|\.git-credentials)$/i;
/** Templates without values. */
const TEMPLATE = /\.(example|sample|template|dist|defaults)$|^(example|sample)\.env$/i;
/** Whether a file looks like a secret by its name: a web server may serve what is in a release. */
function looksSecret(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return SECRET.test(name) && !TEMPLATE.test(name);
}

;// CONCATENATED MODULE: ./build/packages/payload/src/shared-paths.js



const SHARED_PATH_LEGAL = 'a path inside the release, one per line: storage/uploads/ or config/local.json';
/** What is wrong with a list of shared paths, in words; undefined where nothing is. */
function sharedPathProblem(paths) {
    const plain = paths.map((path) => path.replace(/\/$/, ''));
    for (const path of plain) {
        const parts = path.split('/');
        if (path.startsWith('/') || parts.some((part) => part === '' || part === '.' || part === '..')) {
            return `${path} is not a relative path without empty parts, . and ..`;
        }
        if (/[\p{Cc}\\]/u.test(path))
            return 'a path contains a control character or a backslash';
        const other = plain.find((one, at) => at !== plain.indexOf(path) && `${one}/`.startsWith(`${path}/`));
        if (other !== undefined)
            return `${other} is inside ${path}`;
        if (plain.indexOf(path) !== plain.lastIndexOf(path))
            return `${path} is repeated`;
    }
    return undefined;
}
/**
 * Puts a relative link to `shared/<path>` in the place of every shared path; what the source has there becomes seeds.
 * Throws `SOURCE` where a parent of one is no folder.
 */
function shareEntries(entries, sharedPaths) {
    if (sharedPaths.length === 0)
        return { entries, seeds: [] };
    const shared = sharedPaths.map((path) => (0,byte_path/* toBytePath */.xe)(path.replace(/\/$/, '')));
    const isShared = ({ path }) => shared.some((one) => `${path}/`.startsWith(`${one}/`));
    const own = new Map(entries.filter((entry) => !isShared(entry)).map((entry) => [entry.path, entry]));
    for (const path of shared) {
        for (const parent of parentsOf(path)) {
            const there = own.get(parent) ?? { kind: 'folder', path: parent, mode: 0o755, mtime: 0 };
            if (there.kind !== 'folder') {
                throw new error_src/* UserError */.yo('SOURCE', `${(0,byte_path/* showPath */.P8)(parent)} is not a folder, so ${(0,byte_path/* showPath */.P8)(path)} cannot be shared.`);
            }
            own.set(parent, there);
        }
        const target = `${'../'.repeat(path.split('/').length + 1)}shared/${path}`;
        own.set(path, { kind: 'link', path, target, mtime: 0 });
    }
    return { entries: [...own.values()].sort(byPath), seeds: entries.filter(isShared) };
}
function parentsOf(path) {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

// EXTERNAL MODULE: ./build/packages/payload/src/unpacked-names.js
var unpacked_names = __nccwpck_require__(4131);
;// CONCATENATED MODULE: ./build/packages/payload/src/archive.js

const KINDS = {
    File: 'file',
    OldFile: 'file',
    ContiguousFile: 'file',
    Directory: 'folder',
    SymbolicLink: 'link',
    Link: 'same',
};
/** Whether a file is unpacked, by its name: a `.jar` is a zip, too, and is shipped as it is. */
function isArchive(path) {
    return /\.(tar|tar\.gz|tgz|zip)$/i.test(path);
}
/** Names of archives that are not unpacked, although a user may expect it. */
function isUnknownArchive(path) {
    return /\.(tar\.\w+|tbz2?|txz|tzst|7z|rar)$/i.test(path) && !isArchive(path);
}
/**
 * Unpacks an archive as it was packed: modes whatever the umask, times, links wherever they lead. Throws `SOURCE` for
 * what would not come out so, and for what is no archive.
 */
async function unpackArchive(file, folder) {
    // Few have an archive: the others start sooner without.
    if (!/\.zip$/i.test(file))
        return unpackTar(file, folder);
    const { unpackZip } = await Promise.all(/* import() */[__nccwpck_require__.e(663), __nccwpck_require__.e(257)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1257));
    return unpackZip(file, folder);
}
/** Plain or gzip. The library would drop the `/` of a link and refuse one that leads outside. */
async function unpackTar(file, folder) {
    const { extract } = await __nccwpck_require__.e(/* import() */ 697).then(__nccwpck_require__.bind(__nccwpck_require__, 8697));
    const names = new unpacked_names/* UnpackedNames */.mT(file);
    const free = await (0,unpacked_names/* freeBytes */.go)(folder);
    let bytes = 0;
    const filter = (_path, entry) => {
        const { path, type, linkpath = '', mode = 0o644, mtime = new Date(0), size } = entry;
        bytes += size;
        // The sizes of a tar show one by one: what is beyond the room is skipped, and refused at the end.
        if (bytes > free)
            return false;
        const kind = KINDS[type];
        if (kind === undefined)
            return !names.refuse(path, 'is neither a file, a folder nor a link');
        if (names.refuses(path, linkpath))
            return false;
        if (kind !== 'same')
            names.set(unpacked_names/* UnpackedNames */.mT.normalize(path), { kind, mode, mtime, target: linkpath });
        return kind !== 'link';
    };
    await extract({ file, cwd: folder, strict: true, filter }).catch((error) => {
        if (bytes <= free)
            throw error;
    });
    if (bytes > free)
        throw (0,unpacked_names/* noRoom */.fj)(file, bytes, free);
    names.check(['link']);
    names.finish(folder);
}

// EXTERNAL MODULE: ./build/packages/payload/src/walk.js
var walk = __nccwpck_require__(6516);
;// CONCATENATED MODULE: ./build/packages/payload/src/source.js








/** A problem of one line, in words. */
class LineProblem extends Error {
}
/**
 * Finds what each line of `source` stands for, and unpacks archives. A path that is there is taken before a pattern.
 * Throws one `SOURCE` with the problems of all lines: nothing there, no match, no file in it.
 */
async function openSource(lines, options) {
    const problems = [];
    const parts = [];
    for (const [at, line] of lines.entries()) {
        try {
            const part = await partOf(line, (0,external_node_path_.join)(options.scratch, String(at)));
            if (!options.allowEmpty)
                await requireFile(part, options);
            parts.push(part);
        }
        catch (error) {
            if (!(error instanceof LineProblem))
                throw error;
            problems.push(error.message);
        }
    }
    if (problems.length > 0)
        throw new error_src/* UserError */.yo('SOURCE', problems.join('\n'));
    return parts;
}
/** What of a part goes into the release. */
async function readPart(part, rules, isFirstEnough = false) {
    const { kind, folder, glob, file } = part;
    if (kind !== 'file')
        return (0,walk/* walk */.GG)({ folder, isFirstEnough, ...(glob ? { glob } : {}) }, rules);
    const path = (0,byte_path/* toBytePath */.xe)(file ?? '');
    const entries = rules.excludes(path, false) ? [] : [(0,walk/* fileEntry */.nV)(path, (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, file ?? '')))];
    return { entries, vcs: [], hidden: [] };
}
async function partOf(line, scratch) {
    const stat = statOf(line);
    const misread = stat ? undefined : misreadOf(line);
    if (misread !== undefined)
        throw new LineProblem(`${line} does not exist: ${misread}`);
    if (!stat && walk/* WILDCARD */.bs.test(line))
        return globPart(line);
    if (!stat)
        throw await missing(line);
    if (stat.isDirectory())
        return { line, kind: 'folder', folder: line };
    if (!stat.isFile())
        throw new LineProblem(`${line} is neither a folder nor a file.`);
    if (isUnknownArchive(line)) {
        throw new LineProblem(`${line} would be shipped as it is: only .tar, .tar.gz, .tgz and .zip are unpacked. Pack it as one of them, or give the folder that it lies in.`);
    }
    if (!isArchive(line))
        return { line, kind: 'file', folder: (0,external_node_path_.dirname)(line), file: (0,external_node_path_.basename)(line) };
    await (0,promises_.mkdir)(scratch, { recursive: true });
    try {
        await unpackArchive(line, scratch);
    }
    catch (error) {
        if (error instanceof error_src/* UserError */.yo)
            throw new LineProblem(error.message);
        const why = error instanceof Error ? error.message : String(error);
        throw new LineProblem(`${line} cannot be unpacked: ${why}`);
    }
    return { line, kind: 'archive', folder: scratch };
}
async function globPart(line) {
    if (isArchive(line)) {
        throw new LineProblem(`${line}: a pattern for archives can mean their content or the files themselves. To unpack one, write its name; to ship them as they are, give the folder that they lie in.`);
    }
    const glob = await parseGlob(line);
    if (!statOf(glob.root)?.isDirectory())
        throw await missing(glob.root);
    return { line, kind: 'glob', folder: glob.root, glob };
}
async function parseGlob(line) {
    // Few have a pattern: the others start sooner without.
    const { Glob, GlobProblem } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(371)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2371));
    try {
        return new Glob(line);
    }
    catch (error) {
        if (error instanceof GlobProblem)
            throw new LineProblem(`${line} cannot be read: it has ${error.message}.`);
        throw error;
    }
}
async function requireFile(part, options) {
    if (await hasFile(part, options))
        return;
    const { line, kind, folder } = part;
    const isExcluded = await hasFile(part, { ...options, excludes: () => false });
    if (isExcluded)
        throw new LineProblem(`${line}: everything in it is excluded. ${ALLOW_EMPTY}`);
    const { hidden, vcs } = await readPart(part, options);
    if (vcs.length > 0)
        throw new LineProblem(`${line} has only version control in it; \`include-vcs: true\` ships that.`);
    if (kind !== 'glob')
        throw new LineProblem(`${line} has no file in it. ${ALLOW_EMPTY}`);
    const dots = hidden.length === 0 ? '' : ' (wildcards do not match a name that begins with a dot)';
    throw new LineProblem(`${line} matches no file in ${folder}${dots}.`);
}
const ALLOW_EMPTY = 'If the release is to be empty, set `allow-empty: true`.';
async function hasFile(part, rules) {
    const { entries } = await readPart(part, rules, true);
    return entries.some(({ kind }) => kind !== 'folder');
}
/** What a path that is not there was likely meant to be. */
function misreadOf(line) {
    if (line.includes('${{'))
        return 'it is an expression that GitHub did not evaluate.';
    if (/\$\{|\$[A-Z_]{2,}/.test(line))
        return 'variables are not expanded here; write ${{ github.workspace }} or ${{ env.NAME }}.';
    if (line.startsWith('~'))
        return '~ is not expanded here; write the whole path.';
    if (/^[-*]\s/.test(line))
        return 'remove the list mark.';
    if (/\s#(\s|$)/.test(line))
        return 'put the comment on its own line.';
    if ((0,external_node_fs_.lstatSync)(line, { throwIfNoEntry: false })?.isSymbolicLink())
        return 'it is a link to a missing target.';
    return undefined;
}
/** Says where the path ends, and what has a similar name there. */
async function missing(path) {
    const parent = (0,external_node_path_.dirname)(path);
    if (parent !== path && !statOf(parent)) {
        const why = await missing(parent);
        return parent === '.' ? why : new LineProblem(`${path} does not exist: ${why.message}`);
    }
    const names = await (0,promises_.readdir)(parent).catch(() => []);
    const near = nearest_name_nearestName((0,external_node_path_.basename)(path), names);
    const guess = near === undefined ? '' : ` Did you mean ${(0,external_node_path_.join)(parent, near)}?`;
    const isSeveral = path.split(/[\s,]+/).filter((piece) => piece !== '').length > 1;
    const lines = isSeveral ? ' If it is several entries, write each on a line of its own.' : '';
    return new LineProblem(`${path} does not exist.${guess}${lines}`);
}
/** Undefined where there is nothing. */
function statOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    }
    catch (error) {
        throw new LineProblem(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/payload.js










/** How much of what was read ahead may wait to be sent. */
const AHEAD_BYTES = 16 * 1024 * 1024;
/** The rules by which a source is walked. Throws `BAD_INPUT` for a pattern that cannot be read. */
function walkRules({ exclude = [], includeVcs = false, clock }) {
    return { excludes: compileExcludes(exclude), includeVcs, clock };
}
/**
 * Lists a folder, or what `openSource` found; contents are read later, each once. Throws `SOURCE` for what cannot be
 * shipped whole, and for a path that two parts give different contents.
 */
async function readPayload(source, options) {
    const parts = typeof source === 'string' ? [{ line: source, kind: 'folder', folder: source }] : source;
    const rules = walkRules(options);
    const found = [];
    for (const part of parts)
        found.push({ part, ...(await readPart(part, rules)) });
    const { entries, rootOf } = await mergeParts(found);
    const isNamed = compileNamed(options.exclude ?? []);
    const isListed = ({ path }) => isNamed(path) || parts.some(({ file }) => file !== undefined && (0,byte_path/* toBytePath */.xe)(file) === path);
    const shared = shareEntries(entries, options.sharedPaths ?? []);
    const secrets = shared.entries.filter((entry) => entry.kind === 'file' && looksSecret(entry.path) && !isListed(entry));
    const notes = {
        vcs: found.flatMap(({ vcs }) => vcs),
        hidden: found.flatMap(({ hidden }) => hidden),
        secrets: secrets.map(({ path }) => path),
    };
    return new Payload({ ...shared, rootOf, notes }, options);
}
/** What is deployed. What was read of it once is remembered: a file with another content later is an error. */
class Payload {
    options;
    entries;
    /** What goes into `shared/` of a host that has nothing there yet. */
    seeds;
    sharedPaths;
    bytes;
    notes;
    rootOf;
    hashes = new Map();
    ahead = new Map();
    aheadBytes = 0;
    isWanted = false;
    constructor({ entries, seeds, rootOf, notes }, options) {
        this.options = options;
        this.entries = entries;
        this.seeds = seeds;
        this.sharedPaths = options.sharedPaths ?? [];
        this.rootOf = rootOf;
        this.notes = notes;
        this.bytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
    }
    /** Of all paths, modes, link targets and contents; times do not count. Reads what has not been read yet. */
    async sha256() {
        const digest = (0,external_node_crypto_.createHash)('sha256');
        const pause = (0,slices/* slices */.w)(this.options.clock);
        for (const entry of this.entries) {
            if (entry.kind === 'file')
                await this.hashOf(entry);
            digest.update(identity(entry, this.knownHash(entry.path)), 'latin1');
            await pause();
        }
        return digest.digest('hex');
    }
    /** Of one file; a small one is kept for the sending that may follow. */
    async hashOf(entry) {
        const known = this.hashes.get(entry.path);
        if (known !== undefined)
            return known;
        if (entry.size > SMALL_BYTES) {
            return this.remember(entry.path, await readLarge(this.rootOf(entry.path), entry.path, entry.size));
        }
        const { bytes, sha256 } = this.read(entry);
        this.keep(entry.path, bytes);
        return sha256;
    }
    /** The whole of a small file. */
    take(entry) {
        const bytes = this.forget(entry.path);
        return bytes ? { bytes, sha256: this.knownHash(entry.path) } : this.read(entry);
    }
    /** What need not be sent need not be kept. */
    drop({ path }) {
        this.forget(path);
    }
    /** A large file in chunks; returns its SHA-256. */
    async stream({ path, size }, onChunk) {
        return this.remember(path, await readLarge(this.rootOf(path), path, size, onChunk));
    }
    /** Reads small files while there is nothing else to do, until somebody wants them; without room only for the hash. */
    async readAhead() {
        const pause = (0,slices/* slices */.w)(this.options.clock);
        for (const entry of this.entries) {
            if (this.isWanted)
                return;
            if (entry.kind === 'file' && entry.size <= SMALL_BYTES)
                await this.hashOf(entry);
            await pause();
        }
    }
    knownHash(path) {
        return this.hashes.get(path) ?? '';
    }
    read({ path, size }) {
        const content = readSmall(this.rootOf(path), path, size);
        this.remember(path, content.sha256);
        return content;
    }
    forget(path) {
        this.isWanted = true;
        const bytes = this.ahead.get(path);
        this.ahead.delete(path);
        this.aheadBytes -= bytes?.length ?? 0;
        return bytes;
    }
    keep(path, bytes) {
        if (this.aheadBytes + bytes.length > AHEAD_BYTES)
            return;
        this.ahead.set(path, bytes);
        this.aheadBytes += bytes.length;
    }
    remember(path, sha256) {
        const before = this.hashes.get(path);
        if (before !== undefined && before !== sha256)
            throw changed(path);
        this.hashes.set(path, sha256);
        return sha256;
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/room.js



/** File systems give room in such pieces. */
const PIECE_BYTES = 4096;
/** Bytes on the disk that a release takes for certain: of what the host cannot have yet, and of what is never linked. */
function leastRoom(entries, base, seeds = []) {
    const ofSeeds = seeds.length === 0 ? 0 : leastRoom(seeds, NO_BASE);
    let bytes = ofSeeds;
    for (const entry of entries) {
        if (entry.kind === 'folder')
            bytes += PIECE_BYTES;
        if (entry.kind === 'file' && !base.mayHave(entry))
            bytes += Math.ceil(entry.size / PIECE_BYTES) * PIECE_BYTES;
    }
    return bytes;
}
/** Throws `DISK_FULL` where it is clear before anything is sent; what comes closer is found by the host itself. */
function requireRoom(label, freeKiB, bytes) {
    if (freeKiB === null || bytes <= freeKiB * 1024)
        return;
    const [needed, free] = [(0,quantity_src/* formatSize */.Xq)(bytes), (0,quantity_src/* formatSize */.Xq)(freeKiB * 1024)];
    throw new error_src/* UserError */.yo('DISK_FULL', `${label}: the release needs at least ${needed}, but only ${free} are free.`, {
        hint: 'Free some space, or lower `keep-releases` and deploy a smaller release once.',
    });
}

;// CONCATENATED MODULE: ./build/packages/payload/src/stale-base.js

/**
 * Files of an older release on the host are not what its record says, or cannot be linked (`paths` is empty then); or
 * what was in `shared/` is not there any more (`shared`).
 */
class StaleBase extends error_src/* UserError */.yo {
    paths;
    shared;
    constructor(message, paths, shared = new Set()) {
        super('STALE_BASE', message);
        this.paths = paths;
        this.shared = shared;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./build/packages/payload/src/compression.js
/** Levels that are worth having: the fastest, the middle, and the last one before it gets much slower. */
const LEVELS = [1, 3, 6];
const WINDOW_BYTES = 4 * 1024 * 1024;
/** What shrinks by less is not worth the work. */
const POOR = 0.95;
/** The level for the next stretch: lower where the compressor holds up the link, higher where the link does. */
function nextLevel({ level, busyMs, blockedMs, bytesBefore }) {
    if (bytesBefore < WINDOW_BYTES)
        return level;
    const blocked = blockedMs / Math.max(1e-6, busyMs + blockedMs);
    const step = blocked > 0.5 ? 1 : blocked < 0.1 ? -1 : 0;
    const at = LEVELS.indexOf(level);
    return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, at + step))] ?? 1;
}
/** Whether a piece is to be packed, by what became of a sample of it. */
function isCompressible(sampleBytes, packedBytes) {
    return packedBytes < sampleBytes * POOR;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/packages/payload/src/gzip-member.js


const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** A stored block counts its bytes with 16 bits. */
const STORED_BYTES = 65_535;
/**
 * One whole member of a gzip stream (RFC 1952): any number of them in a row is a stream again. Level 0 leaves the
 * bytes as they are, and does not copy them.
 */
async function gzipMember(bytes, level) {
    const body = level === 0 ? stored(bytes) : [await deflate(bytes, { level })];
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE((0,external_node_zlib_.crc32)(bytes), 0);
    trailer.writeUInt32LE(bytes.length % 2 ** 32, 4);
    return [HEADER, ...body, trailer];
}
function stored(bytes) {
    const parts = [];
    for (let at = 0; at === 0 || at < bytes.length; at += STORED_BYTES) {
        const block = bytes.subarray(at, at + STORED_BYTES);
        const head = Buffer.alloc(5);
        head[0] = at + STORED_BYTES >= bytes.length ? 1 : 0;
        head.writeUInt16LE(block.length, 1);
        head.writeUInt16LE(~block.length & 0xffff, 3);
        parts.push(head, block);
    }
    return parts;
}

;// CONCATENATED MODULE: ./build/packages/payload/src/compressor.js



/** Each piece is packed by itself, so that two cores can work and each piece can have a level of its own. */
const compressor_PIECE_BYTES = 512 * 1024;
/** How many are being packed while one is being sent. */
const AHEAD = 2;
const SAMPLE_BYTES = 4096;
const FIRST_LEVEL = 3;
/** Packs a stream in gzip's format, at the level that pays just then; what does not shrink is left as it is. */
class Compressor {
    sink;
    clock;
    piece = [];
    pieceBytes = 0;
    level = FIRST_LEVEL;
    sentBytes = 0;
    pending = [];
    constructor(sink, clock) {
        this.sink = sink;
        this.clock = clock;
    }
    async push(block) {
        this.piece.push(block);
        this.pieceBytes += block.length;
        if (this.pieceBytes >= compressor_PIECE_BYTES)
            await this.pack();
    }
    async end() {
        await this.pack();
        while (this.pending.length > 0)
            await this.sendOne();
    }
    async pack() {
        const bytes = this.piece.length === 1 ? this.piece[0] : Buffer.concat(this.piece);
        this.piece = [];
        this.pieceBytes = 0;
        const packed = gzipMember(bytes, isWorthIt(bytes) ? this.level : 0);
        // Whoever sends it hears of a failure.
        packed.catch(() => undefined);
        this.pending.push(packed);
        if (this.pending.length > AHEAD)
            await this.sendOne();
    }
    async sendOne() {
        const startMs = this.clock.elapsed();
        const parts = (await this.pending.shift()) ?? [];
        const packedMs = this.clock.elapsed();
        const bytesBefore = this.sentBytes;
        for (const part of parts) {
            this.sentBytes += part.length;
            await this.sink(part);
        }
        const [busyMs, blockedMs] = [packedMs - startMs, this.clock.elapsed() - packedMs];
        this.level = nextLevel({ level: this.level, busyMs, blockedMs, bytesBefore });
    }
}
/** Three samples: an archive of small files is many things in one. */
function isWorthIt(bytes) {
    if (bytes.length <= 3 * SAMPLE_BYTES)
        return true;
    const places = [0, (bytes.length - SAMPLE_BYTES) >> 1, bytes.length - SAMPLE_BYTES];
    const sample = Buffer.concat(places.map((at) => bytes.subarray(at, at + SAMPLE_BYTES)));
    return isCompressible(sample.length, (0,external_node_zlib_.deflateRawSync)(sample, { level: 1 }).length);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./build/packages/payload/src/tee.js

/** All hosts of a stream have left it. */
class NobodyListens extends Error {
}
/** Gives one stream to several hosts, as fast as the slowest one takes it; a host that fails drops out alone. */
class Tee {
    clock;
    branches = new Set();
    wake;
    constructor(clock) {
        this.clock = clock;
    }
    branch() {
        const stream = new HostStream(this.clock, () => this.wake?.());
        this.branches.add(stream);
        stream.once('close', () => {
            this.branches.delete(stream);
            this.wake?.();
        });
        return { stream, lastMoveMs: () => stream.lastMoveMs() };
    }
    /** Resolves when every host has room for more. Rejects with `NobodyListens`. */
    async write(chunk) {
        for (const branch of this.branches)
            branch.offer(chunk);
        await this.room();
    }
    end() {
        for (const branch of this.branches)
            branch.offer(null);
    }
    destroy(error) {
        for (const branch of this.branches)
            branch.destroy(error);
    }
    async room() {
        for (;;) {
            if (this.branches.size === 0)
                throw new NobodyListens('every host has left the upload');
            if ([...this.branches].every(({ isHungry }) => isHungry))
                return;
            await new Promise((resolve) => {
                this.wake = resolve;
            });
        }
    }
}
class HostStream extends external_node_stream_.Readable {
    clock;
    onHungry;
    isHungry = true;
    movedMs;
    isAsked = false;
    constructor(clock, onHungry) {
        super({ highWaterMark: 256 * 1024 });
        this.clock = clock;
        this.onHungry = onHungry;
        this.movedMs = clock.elapsed();
        // Whoever reads it hears of it by the reading.
        this.on('error', () => undefined);
    }
    _read() {
        this.isAsked = true;
        this.isHungry = true;
        this.movedMs = this.clock.elapsed();
        this.onHungry();
    }
    offer(chunk) {
        this.movedMs = this.clock.elapsed();
        this.isHungry = this.push(chunk);
    }
    lastMoveMs() {
        return this.isHungry && this.isAsked ? this.clock.elapsed() : this.movedMs;
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/upload.js



/** One archive for several hosts, made once; `sent` rejects where it broke off or every host has left. */
function createUploads(options) {
    const { hosts, box, isPacked, encode, clock } = options;
    const tee = new Tee(clock);
    let spoiler;
    const uploads = Array.from({ length: hosts }, () => ({ ...tee.branch(), box, spoiledBy: () => spoiler }));
    const sent = send().catch((error) => {
        if (error instanceof error_src/* UserError */.yo)
            spoiler = error;
        tee.destroy(error);
        throw error;
    });
    // Every host hears of it by its own copy.
    sent.catch(() => undefined);
    return { uploads, sent };
    async function send() {
        const compressor = isPacked ? new Compressor((block) => tee.write(block), clock) : undefined;
        await tee.write(Buffer.from(isPacked ? 'gzip\n' : 'plain\n'));
        const result = await encode((block) => (compressor ? compressor.push(block) : tee.write(block)));
        await compressor?.end();
        tee.end();
        return result;
    }
}

;// CONCATENATED MODULE: ./build/packages/payload/src/index.js
















;// CONCATENATED MODULE: ./build/packages/release/src/host-program.js



/** Exit status of `callScript` where this version of the program is not on the host yet. */
const MISSING = 97;
/** Exit status of `installingScript` where the program could not be written. */
const UNWRITABLE = 96;
/** Exit status where the first line of the input is missing: something on the host has read it before the script. */
const INPUT_TAKEN = 95;
/** A shell that runs its input instead of the script ends at this line, and with the same status. */
const FIRST_LINE = `exit ${INPUT_TAKEN} # deploy-host-input`;
const CHECK_INPUT = `IFS= read -r deploy_input; [ "$deploy_input" = ${quote_quote(FIRST_LINE)} ] || exit ${INPUT_TAKEN}`;
const ID = (0,external_node_crypto_.createHash)('sha256').update(program).digest('hex').slice(0, 12);
const BYTES = Buffer.byteLength(program);
/** What `installingScript` and `readingScript` take on their input. */
const programInput = `${FIRST_LINE}\n${program}`;
/** A script that says one verb of the program to the deploy path. */
function callScript(path, verb, args) {
    return `p=${programFile(path)}; [ -r "$p" ] || exit ${MISSING}; ${execution(path, verb, args)}`;
}
/**
 * The same, in one go with the installation: where the program is missing, the script takes it from its input. Where
 * the connection breaks, that input just ends: only the count of bytes tells half a program from a whole one. Only our
 * own folder is private: a web server must get to the payload.
 */
function installingScript(path, verb, args) {
    const file = programFile(path);
    return [
        CHECK_INPUT,
        `p=${file}`,
        'if [ ! -r "$p" ]; then',
        `(export LC_ALL=C; umask 022; mkdir -p ${quotePath(path)} && umask 077 && mkdir -p ${file.slice(0, file.lastIndexOf('/'))} &&`,
        `cat >"$p.$$" && [ "$(wc -c <"$p.$$")" -eq ${BYTES} ] && mv -f "$p.$$" "$p") || { rm -f "$p.$$"; ${complaint(path)}; exit ${UNWRITABLE}; }`,
        'fi',
        `${execution(path, verb, args)} </dev/null`,
    ].join('\n');
}
/** The same for a verb that only reads: where the program is missing, it runs from its input and leaves nothing behind. */
function readingScript(path, verb, args) {
    const words = [quote_quote(verb), quote_quote(path), ...args.map(quote_quote)].join(' ');
    return `${CHECK_INPUT}; p=${programFile(path)}; [ ! -r "$p" ] || ${execution(path, verb, args)} </dev/null; exec sh -s ${words}`;
}
/** Who could not write, and whether somebody else has deployed to it before: for `UnwritablePath`. */
function complaint(path) {
    // Of a user without a name `id -un` prints the number, and fails.
    const user = '"$(id -un 2>/dev/null || true)"';
    return `printf 'deploy-user %s\\n' ${user} >&2; [ ! -d ${quotePath(path)}/.deploy ] || echo deploy-own >&2`;
}
function execution(path, verb, args) {
    return ['exec sh "$p"', quote_quote(verb), quote_quote(path), ...args.map(quote_quote)].join(' ');
}
function programFile(path) {
    return `${quotePath(path)}/.deploy/program-${ID}`;
}

;// CONCATENATED MODULE: ./build/packages/release/src/login-command.js

/** What some login shell reads otherwise than sh, even in single quotes: fish a backslash, csh `!` and a line break. */
const MISREAD = /[\\!\r\n]/;
const CODED = /[\\!\r\n%']/g;
/** `%0ooo` is what `printf %b` takes for a byte, once its `%` is a backslash again. */
const DECODE = 'eval "$(printf %b "$(printf %s "$1" | tr % "\\134")")"';
/** The command by which any login shell, be it fish or csh, has `sh` run this script. */
function loginCommand(script) {
    if (!MISREAD.test(script))
        return `exec sh -c ${quote_quote(script)}`;
    return `exec sh -c ${quote_quote(DECODE)} sh ${quote_quote(script.replace(CODED, login_command_octal))}`;
}
function login_command_octal(character) {
    return `%0${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

;// CONCATENATED MODULE: ./build/packages/release/src/ask-behind-noise.js





const LONGEST_NOISE = 300;
const DEFAULT_LIMIT = 1024 * 1024;
/**
 * Runs a script by way of whatever login shell the host has, and hears only the script: what the shell's start-up files
 * print is left out. Rejects with `LOGIN_SHELL` where the shell never ran the script or took its input, and with
 * `HOST_PROTOCOL`, at once, where the answer is longer than it may be.
 */
async function askBehindNoise(connection, script, label, options) {
    const { answerLimit = DEFAULT_LIMIT, onBegin, ...how } = options;
    const tooLong = new AbortController();
    const streams = [];
    const listen = (tell) => {
        const stream = new AnswerStream(tell, answerLimit, () => tooLong.abort(stream.isMarked
            ? endlessAnswer(label, answerLimit)
            : new LoginShell(label, stream.said(), { hasRun: streams.some(({ isMarked }) => isMarked) })));
        streams.push(stream);
        return stream;
    };
    const [stdout, stderr] = [listen(options.onStdout), listen(options.onStderr)];
    const result = await connection.exec(loginCommand(markScript + script), {
        // The marks and what the login shell prints come in addition.
        captureLimit: answerLimit + MOST_NOISE,
        ...how,
        signal: AbortSignal.any([tooLong.signal, ...(options.signal ? [options.signal] : [])]),
        onStdout: (chunk) => {
            const taken = stdout.push(chunk);
            if (stdout.isMarked)
                onBegin?.();
            return taken;
        },
        onStderr: stderr.push,
    });
    tooLong.signal.throwIfAborted();
    const isTaken = result.code === INPUT_TAKEN;
    if (result.code !== null && (!stdout.isMarked || !stderr.isMarked || isTaken)) {
        const hasRun = !isTaken && (stdout.isMarked || stderr.isMarked);
        throw new LoginShell(label, `${stdout.said()} ${stderr.said()}`.trim(), { exitCode: result.code, hasRun });
    }
    return { ...result, stdout: behindMark(result.stdout), stderr: behindMark(result.stderr) };
}
function endlessAnswer(label, limit) {
    return new error_src/* UserError */.yo('HOST_PROTOCOL', `${label}: the answer is longer than ${(0,quantity_src/* formatSize */.Xq)(limit)}, so it was not read.`, {
        hint: 'No version of this suite sends that much: check the content of <path>/.deploy on this host.',
    });
}
/** The login shell, or a start-up file of it, did something else with a command than to run it and to hand on its output. */
class LoginShell extends error_src/* UserError */.yo {
    name = 'LoginShell';
    exitCode;
    /** The command did run, and only a part of what it said was heard. */
    hasRun;
    /** `said`: what was printed in place of an answer. */
    constructor(label, said, { exitCode, hasRun }) {
        const facts = [
            ...(exitCode === undefined ? [] : [`The exit code was ${exitCode}.`]),
            ...(said === '' ? ['It printed nothing.'] : [`It printed: ${JSON.stringify(said.slice(0, LONGEST_NOISE))}`]),
        ];
        super('LOGIN_SHELL', `${label}: the login shell or its startup files exited, replaced the command or read its input.`, {
            hint: `Check ~/.bashrc, ~/.profile and ~/.zshenv of this user on the host: in a session without a terminal they must not use \`exit\`, \`exec\`, \`read\` or \`cat\`. The login shell in /etc/passwd must run commands (not nologin or false), and sshd_config must not have a ForceCommand for this user. ${facts.join(' ')}`,
        });
        this.exitCode = exitCode;
        this.hasRun = hasRun;
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/patience.js


/** How much of `command-timeout` an answer may take, so that a run with a silent host ends within all of it. */
const ANSWER = { share: 0.5, leastMs: 5000, mostMs: 120_000 };
const WORK_SHARE = 0.75;
/** A host that was silent is asked once more, to give the lock back. */
const LAST_ANSWER = { share: 0.25, leastMs: 2000, mostMs: 30_000 };
/**
 * How long a host may take for the answer to a call, in milliseconds, all of it: what dribbles gets no longer. Without
 * a `command-timeout` the most. Work, such as an upload, may take as long as the caller says, but no longer once the
 * host has been silent. A network that is silent for a minute is a lost connection before it is a host that hangs.
 */
function answerMs(commandTimeoutMs, wasSilent, workMs) {
    const { share, leastMs, mostMs } = wasSilent ? LAST_ANSWER : ANSWER;
    const ms = Math.max(leastMs, Math.min(mostMs, share * (commandTimeoutMs ?? Number.POSITIVE_INFINITY)));
    return workMs === undefined || wasSilent ? ms : Math.max(ms, WORK_SHARE * workMs);
}
/**
 * A signal that is aborted with `COMMAND_TIMEOUT` once the patience is at its end; with the caller's own it never is.
 * A host whose disk hangs keeps its connections alive, so nothing else would ever end the waiting.
 */
function givesUp(clock, patience, label) {
    const late = new AbortController();
    const over = new AbortController();
    if (patience !== 'caller') {
        watch(clock, patience, over.signal).then(() => late.abort(patience_silent(label, patience)), () => undefined);
    }
    return { signal: late.signal, end: () => over.abort() };
}
/** Resolves when nothing has moved for too long; rejects when it is over. */
async function watch(clock, { ms, lastMoveMs }, over) {
    const startMs = clock.elapsed();
    for (;;) {
        const leftMs = Math.max(startMs, lastMoveMs?.() ?? startMs) + ms - clock.elapsed();
        if (leftMs <= 0)
            return;
        await clock.sleep(leftMs, over);
    }
}
function patience_silent(label, { ms }) {
    return new error_src/* UserError */.yo('COMMAND_TIMEOUT', `${label}: the host did not answer for ${(0,quantity_src/* formatDuration */.a3)(ms)}.`, {
        hint: 'The host accepts connections but its commands hang: check its disks (a network file system?), its memory and its load, and check whether ~/.bashrc waits for something or starts a shell in a loop.',
    });
}

;// CONCATENATED MODULE: ./build/packages/release/src/reconnect.js


/** Longer than a server takes to start again, or than a network that everybody speaks of afterwards is away. */
const BRIDGED_MS = 90_000;
const PAUSE_MS = 2000;
/**
 * Dials a host again that was there a moment ago: until `BRIDGED_MS` after the loss, then once more for each call. What
 * waiting does not heal (another host key, for instance) is thrown at once; so is a cancellation.
 */
async function reconnect(dial, { label, clock, atMs, tell }) {
    for (let attempt = 1;; attempt++) {
        try {
            const connection = await dial();
            tell(`${label}: connected again, ${(0,quantity_src/* formatDuration */.a3)(clock.elapsed() - atMs)} after the connection was lost`);
            return connection;
        }
        catch (error) {
            if (!mayPass(error))
                throw error;
            const lostMs = clock.elapsed() - atMs;
            if (lostMs >= BRIDGED_MS)
                throw givenUp(label, lostMs, error);
            if (attempt === 1)
                tell(`${label}: the connection was lost; reconnecting for up to ${(0,quantity_src/* formatDuration */.a3)(BRIDGED_MS)} …`);
            await clock.sleep(PAUSE_MS);
        }
    }
}
function mayPass(error) {
    return error instanceof error_src/* UserError */.yo && (error.code === 'CONNECT_TIMEOUT' || error.code === 'CONNECT_FAILED');
}
function givenUp(label, lostMs, cause) {
    const message = `${label}: the connection was lost, and the host could not be reached again (${(0,quantity_src/* formatDuration */.a3)(lostMs)}).`;
    return new error_src/* UserError */.yo('CONNECTION_LOST', message, { cause });
}

;// CONCATENATED MODULE: ./build/packages/release/src/refusal.js




/** The codes that the program itself refuses with: a host may not say `BAD_INPUT`, for instance. */
const HOST_CODES = new Set([...program.matchAll(/\b(?:refuse|give_up) ([A-Z_]{3,})\b/g)].flatMap(([, word]) => (isCode(word) ? [word] : [])));
const LONGEST_MESSAGE = 2000;
function isCode(word) {
    return word !== undefined && Object.hasOwn(error_src/* codes */.F4, word);
}
/** The host program's refusal on stderr as an error that names the host; undefined where it is none of its own. */
async function parseRefusal(label, stderr) {
    const match = /^deploy-host-refusal ([A-Z_]+) (.*)$/m.exec(stderr);
    const [, code = '', message = ''] = match ?? [];
    if (!match || !isCode(code) || !HOST_CODES.has(code))
        return undefined;
    if (code === 'LOCKED')
        return locked(label, message);
    if (code === 'LOCK_LOST')
        return lockLost(label, message);
    return new error_src/* UserError */.yo(code, `${label}: ${message.slice(0, LONGEST_MESSAGE)}`);
}
/** `<expires> <now> <owner JSON>`, both times by the host's own clock. */
async function locked(label, message) {
    const { expires, now, holder } = await parseHolder(message);
    const seconds = Number(expires) - Number(now);
    const end = seconds > 0 ? `expires in at most ${(0,quantity_src/* formatDuration */.a3)(seconds * 1000)}` : 'ends with the step that is still running';
    return new error_src/* UserError */.yo('LOCKED', `${label} is locked by ${holder ?? 'another run'}; the lock ${end}.`);
}
/** The same three; without an owner nobody has the lock now. */
async function lockLost(label, message) {
    const { expires, now, holder } = await parseHolder(message);
    const isFree = Number(expires) <= Number(now);
    const whose = holder === undefined ? 'it was released' : `${isFree ? 'it was broken by' : 'it now belongs to'} ${holder}`;
    return new error_src/* UserError */.yo('LOCK_LOST', `${label}: this run lost its lock: ${whose}. This run stopped its work on this host.`);
}
async function parseHolder(message) {
    const [, expires = '0', now = '0', json = ''] = /^(\d+) (\d+) (.*)$/.exec(message) ?? [];
    const owner = await parseOwner(json);
    const holder = owner && `${owner.actor || 'someone'} (${owner.action}, since ${owner.since}) ${owner.runUrl}`.trim();
    return { expires, now, holder };
}

;// CONCATENATED MODULE: ./build/packages/release/src/unwritable-path.js


/** The deploy path cannot be written to: not even the program that would take the lock is there. */
class UnwritablePath extends error_src/* UserError */.yo {
    name = 'UnwritablePath';
    /** `stderr` is what `installingScript` printed. */
    constructor(label, path, stderr) {
        const [, user = ''] = /^deploy-user (.+)$/m.exec(stderr) ?? [];
        const said = stderr.replace(/^deploy-.*\n?/gm, '').trim();
        const isFull = /no space left|quota/i.test(said);
        const hint = isFull ? undefined : hintFor(said, { path: quotePath(path), user: user || 'USER' }, stderr);
        super(isFull ? 'DISK_FULL' : 'HOST_UNFIT', `${label}: ${user || 'the user'} cannot write to ${path}.`, {
            ...(hint === undefined ? {} : { hint }),
            cause: new Error(lastLines(said)),
        });
    }
}
function hintFor(said, { path, user }, stderr) {
    if (/read-only file system/i.test(said))
        return `The file system of ${path} is mounted read-only on the host.`;
    if (/not a directory|file exists/i.test(said))
        return `A file exists in place of the folder ${path} or of a folder above it.`;
    if (!/permission denied|not permitted/i.test(said))
        return undefined;
    // Not all of it: what is in shared/ may belong to the service.
    const isOwn = /^deploy-own$/m.test(stderr);
    const command = isOwn
        ? `sudo chown -R ${user} ${path}/.deploy ${path}/releases; sudo chown ${user} ${path} ${path}/shared`
        : `sudo install -d -o ${user} ${path}`;
    return `Run once on the host: ${command}`;
}
function lastLines(text) {
    return text.split('\n').slice(-3).join(' | ') || 'no message';
}

;// CONCATENATED MODULE: ./build/packages/release/src/program-client.js







/** Connections lost in a row, each soon after it was made, before a call is given up. */
const MOST_LOSSES = 4;
const SOON_MS = 30_000;
const MOST_REPEATING_MS = 2 * BRIDGED_MS;
/** Says verbs of the host program to one deploy path, and turns its refusals into coded errors. */
class ProgramClient {
    options;
    /** Whether the host was ever reached. */
    hasConnected = false;
    isInstalled = false;
    /** Nobody waits for an answer any more. */
    isClosed = false;
    /** It let the time for an answer pass, and has answered nothing since. */
    wasSilent = false;
    lostAtMs;
    connection;
    current;
    constructor(options) {
        this.options = options;
    }
    /**
     * Says one verb of the host program, and says it again where the connection was lost before it was answered: every
     * verb is made for that. Words that change with what has arrived meanwhile come as a function.
     */
    async call(words, options = {}) {
        const { clock, tell } = this.options;
        // What installs the program has no room for another stream on its input.
        if (options.stdin !== undefined && !this.isInstalled)
            await this.call(['ready']);
        const begunMs = clock.elapsed();
        for (let losses = 0;;) {
            const connection = await this.connected();
            const startMs = clock.elapsed();
            try {
                return await this.ask(connection, typeof words === 'function' ? words() : words, options);
            }
            catch (error) {
                if (!isLost(error) || this.isClosed)
                    throw error;
                losses = clock.elapsed() - startMs > SOON_MS ? 1 : losses + 1;
                if (options.stdin !== undefined || options.signal?.aborted || losses > MOST_LOSSES)
                    throw error;
                // A host that loses each command after a while would be asked for ever.
                const isOver = clock.elapsed() - begunMs > MOST_REPEATING_MS;
                if (isOver && options.patience !== 'caller')
                    throw error;
                tell?.(`${error.message} Retrying.`);
                if (losses > 1)
                    await clock.sleep(1000 * 2 ** (losses - 2));
            }
        }
    }
    async ask(connection, [verb = '', ...args], { legal = [0], ...how }) {
        const { path, label } = this.options;
        const plain = () => this.exec(connection, callScript(path, verb, args), how);
        const bring = READING.has(verb) ? readingScript : installingScript;
        const installing = () => this.exec(connection, bring(path, verb, args), { ...how, stdin: how.stdin ?? programInput });
        let result = await (this.isInstalled ? plain() : installing());
        if (result.code === MISSING && how.stdin === undefined)
            result = await installing();
        if (result.code === UNWRITABLE)
            throw new UnwritablePath(label, path, result.stderr);
        if (!READING.has(verb))
            this.isInstalled = result.code !== MISSING;
        if (result.code !== null && legal.includes(result.code))
            return result;
        throw ((await parseRefusal(label, result.stderr)) ??
            new error_src/* UserError */.yo('HOST_PROTOCOL', `${label}: ${verb} ended with ${ending(result)}.`, {
                cause: new Error(program_client_lastLines(result.stderr)),
            }));
    }
    /** A connection that the host makes for us, as `Connection.dial` does. */
    async dial(host, port, signal) {
        const connection = await this.connected();
        return connection.dial(host, port, signal).catch((error) => {
            if (isLost(error))
                this.drop(connection);
            throw error;
        });
    }
    /** Resolves when there is a connection. */
    async reach() {
        await this.connected();
    }
    async ping() {
        await (await this.connected()).ping();
    }
    /** A script that is no verb of the program, and changes nothing. */
    async run(script, signal) {
        return this.exec(await this.connected(), script, { signal, patience: 'caller' });
    }
    /** Whoever was lost, or silent for too long, is dialled again by the next call. */
    async exec(connection, script, how) {
        const { patience, ...options } = how;
        const { clock, label, commandTimeoutMs } = this.options;
        const work = patience === 'caller' ? undefined : patience;
        const watch = givesUp(clock, { ...work, ms: answerMs(commandTimeoutMs, this.wasSilent, work?.ms) }, label);
        const signal = AbortSignal.any([options.signal ?? CALM, watch.signal]);
        // A step takes its time; but that it has begun, or goes on, is said at once.
        const onBegin = () => {
            if (patience === 'caller')
                watch.end();
        };
        try {
            const result = await askBehindNoise(connection, script, label, { ...options, signal, onBegin });
            this.wasSilent = false;
            return result;
        }
        catch (error) {
            this.wasSilent ||= watch.signal.aborted;
            if (isLost(error) || watch.signal.aborted)
                this.drop(connection);
            throw error;
        }
        finally {
            watch.end();
        }
    }
    connected() {
        const { connect, clock, label, tell = program_client_ignore } = this.options;
        const atMs = this.lostAtMs;
        const made = () => (atMs === undefined ? connect() : reconnect(connect, { label, clock, atMs, tell }));
        this.connection ??= made().then((connection) => {
            this.hasConnected = true;
            this.current = connection;
            this.lostAtMs = undefined;
            return connection;
        }, (error) => {
            this.connection = undefined;
            throw error;
        });
        return this.connection;
    }
    /** Others may have dropped it before, and dialled again: theirs stays. */
    drop(lost) {
        lost.close();
        if (this.current !== lost)
            return;
        this.connection = undefined;
        this.current = undefined;
        this.lostAtMs = this.options.clock.elapsed();
    }
    close() {
        this.isClosed = true;
        void this.connection?.then((connection) => connection.close(), () => undefined);
        this.connection = undefined;
    }
}
function isLost(error) {
    return error instanceof error_src/* UserError */.yo && error.code === 'CONNECTION_LOST';
}
/** A cancelled run still stops its steps, goes back and gives its locks back: those calls obey no signal. */
const CALM = new AbortController().signal;
const program_client_ignore = () => undefined;
/** Who only looks leaves a host as it is, even without the program. */
const READING = new Set(['status', 'index']);
function ending({ code, signal }) {
    return signal ? `signal ${signal}` : `exit code ${code}`;
}
function program_client_lastLines(text) {
    return text.trim().split('\n').slice(-3).join(' | ') || 'no message';
}

;// CONCATENATED MODULE: ./build/packages/release/src/read-path.js
const LEGAL = 'an absolute path, or one that starts with ~/, without .. or control characters in it';
/** The deploy path: absolute or starting with `~/`, without a slash at its end. */
function readPath(input) {
    const path = input.required('path', LEGAL).replace(/(?<=.)\/+$/, '');
    const isSafe = /^(\/|~\/)[^\p{Cc}]+$/u.test(path) && !path.split('/').includes('..');
    const cause = misread(path);
    if (cause !== undefined)
        input.problem('path', { code: 'ILLEGAL', legal: LEGAL, given: `${JSON.stringify(path)} (${cause})` });
    else if (path !== '' && !isSafe)
        input.problem('path', { code: 'ILLEGAL', legal: LEGAL });
    return path;
}
/** What would deploy into another folder than the one that is meant. */
function misread(path) {
    if (path.includes('${{'))
        return 'an expression that GitHub did not evaluate';
    if (/\$[A-Za-z_{]/.test(path))
        return 'a variable that is not expanded: write ${{ vars.NAME }} instead of $NAME';
    if (/\s#(\s|$)/.test(path))
        return 'a comment after the path: put it on its own line, outside of the text';
    if (/\/\/|\/\.(\/|$)/.test(path))
        return 'a part of the path is empty or a dot: check the variable that contains it';
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/release/src/step-program.js
/** What a release of this suite runs its steps under where nothing else was asked for. */
const DEFAULT_SHELL = 'sh';
const SHELLS = ['sh', 'dash', 'ash', 'bash', 'ksh', 'ksh93', 'mksh', 'zsh', 'yash'];
/** Shells that know no more than POSIX, or little more. `sh` may be one of the others, but need not. */
const PLAIN_SHELLS = ['sh', 'dash', 'ash'];
const SHELL_LEGAL = `a shell (${SHELLS.join(', ')}, or its full path) and its options, such as \`bash\` or \`bash -l\`; the file of the step and \`-e\` are added, and a step for another interpreter begins with \`#!\``;
/** The words of a shell with single blanks between them; undefined where it is none. No shell ever reads this text. */
function parseShell(text) {
    const words = text.trim().split(/[ \t]+/);
    const [command = '', ...options] = words;
    const isShell = /^(\/[A-Za-z0-9._+/-]+\/|\/)?[a-z0-9]+$/.test(command) && SHELLS.includes(step_program_nameOf(command));
    // `-o pipefail` has a second word; `-c` would take the place of the step, and `-s` and `-n` do not run it.
    const areOptions = options.every((word, at) => /^--?[A-Za-z][A-Za-z-]*$/.test(word) || (/^-[A-Za-z]*o$/.test(options[at - 1] ?? '') && /^[a-z]+$/.test(word)));
    const runsIt = !options.some((word) => /^-[A-Za-z]*[csn]/.test(word));
    return isShell && areOptions && runsIt ? words.join(' ') : undefined;
}
/** A step as it is recorded: lines end in a line feed, and a `#!` line is the first, whatever stands before it. */
function stepProgram(text) {
    const lines = text.replace(/\r\n/g, '\n');
    return /^\s*#!/.test(lines) ? lines.trimStart() : lines;
}
function interpreterOf(program, shell = DEFAULT_SHELL) {
    const line = /^#![ \t]*([^\r\n]*\S)/.exec(program)?.[1];
    const [first = '', ...rest] = (line ?? shell).split(/[ \t]+/);
    const isEnv = step_program_nameOf(first) === 'env';
    const wanted = isEnv ? (rest.find((word) => !word.startsWith('-') && !word.includes('=')) ?? '') : first;
    return { name: step_program_nameOf(wanted), isFromStep: line !== undefined };
}
/**
 * The first piece of bash syntax in a step that runs under a plain shell; undefined where there is none. Comments,
 * quoted text and here-documents are left out. It is a hint for a step that has failed, not a parser.
 */
function bashSyntaxIn(program, shell = DEFAULT_SHELL) {
    if (!PLAIN_SHELLS.includes(interpreterOf(program, shell).name))
        return undefined;
    const bare = withoutQuoted(program.slice(0, LOOKED_AT));
    const found = BASH_ONLY.flatMap(({ pattern, shown }) => {
        const match = pattern.exec(bare);
        return match ? [{ at: match.index, shown: shown ?? match[0].trim() }] : [];
    });
    return found.sort((a, b) => a.at - b.at)[0]?.shown;
}
/** Characters of a step: it may come from a host, and some patterns need the square of its length. */
const LOOKED_AT = 16 * 1024;
/** Where a command may begin. */
const step_program_COMMAND = String.raw `(?<=^|[;&|({\n]|\b(?:if|then|else|elif|while|until|do)\s|!\s)[ \t]*`;
const word = (words) => new RegExp(`${step_program_COMMAND}(?:${words})(?=[ \\t\\n;]|$)`);
const BASH_ONLY = [
    { pattern: new RegExp(`${step_program_COMMAND}\\[\\[(?=\\s)`), shown: '[[' },
    { pattern: new RegExp(`${step_program_COMMAND}\\(\\(`), shown: '((' },
    { pattern: word('source|pushd|popd|shopt|declare|typeset|mapfile|readarray|let|disown|function') },
    { pattern: /\b[A-Za-z_]\w*\+?=\((?!\()/, shown: 'an array, NAME=(…)' },
    { pattern: /\$\{[A-Za-z_]\w*\[/, shown: 'an array, ${NAME[…]}' },
    { pattern: /\$\{!?[A-Za-z_]\w*(\/|\^|,|:\d|:\s-)/, shown: 'a substitution, ${NAME/…}' },
    { pattern: /[<>]\(/, shown: '<(…)' },
    { pattern: /<<</, shown: '<<<' },
    { pattern: /(?<![0-9<>&])&>/, shown: '&>' },
    { pattern: /\|&/, shown: '|&' },
    { pattern: /(?<=^|[\s;&|!])\[[ \t][^\n\]]{0,200}[ \t]==[ \t]/, shown: '==' },
    { pattern: /\bset[ \t]+(?:-[a-z]*[ \t]+)*-[a-z]*o[ \t]+pipefail\b/, shown: 'set -o pipefail' },
];
/** Quoted text becomes `''` or `""`, except what `"…"` expands; comments and here-documents go. */
function withoutQuoted(program) {
    let text = '';
    for (let at = 0; at < program.length;) {
        const { length, kept } = pieceAt(program.slice(at), text.at(-1) ?? '\n');
        text += kept;
        at += length;
    }
    return text;
}
function pieceAt(rest, before) {
    const skip = (pattern, kept) => {
        const match = pattern.exec(rest);
        return match ? { length: match[0].length, kept: kept(match) } : undefined;
    };
    const piece = () => {
        switch (rest[0]) {
            case '\\':
                return skip(/^\\[\s\S]/, () => '_');
            case "'":
                return skip(/^'[^']*('|$)/, () => "''");
            case '"':
                return skip(/^"(?:\\[\s\S]|[^"\\])*("|$)/, ([quoted]) => `"${(quoted.match(/\$\{[^}"]*\}/g) ?? []).join(' ')}"`);
            case '#':
                return /[\s;&|(]/.test(before) ? skip(/^#[^\n]*/, () => '') : undefined;
            case '<':
                // The rest of the line of a here-document counts, its text does not.
                return before === '<'
                    ? undefined
                    : skip(/^<<-?[ \t]*(['"]?)(\w+)\1([^\n]*)\n([\s\S]*?\n)?\t*\2(?=\n|$)/, ([, , , line = '']) => line);
            default:
                return undefined;
        }
    };
    return piece() ?? { length: 1, kept: rest[0] ?? '' };
}
function step_program_nameOf(path) {
    return path.split('/').at(-1) ?? '';
}

;// CONCATENATED MODULE: ./build/packages/release/src/record.js



function record_variable(text) {
    const at = text.indexOf('=');
    return [text.slice(0, at), text.slice(at + 1)];
}
/** Hash of what makes it live; who deployed it, when and from where does not count. */
function recordHash(record) {
    const { strategy, environment, steps, shell, env, healthTimeoutMs, healthUrl, irreversible, sharedPaths } = record;
    const sorted = Object.entries(steps).sort(([a], [b]) => (a < b ? -1 : 1));
    const text = JSON.stringify([
        strategy,
        environment,
        sorted,
        env,
        healthTimeoutMs,
        healthUrl,
        irreversible,
        sharedPaths,
        // Only where it is another one: the hashes of older versions stay as they are.
        ...(shell === undefined || shell === DEFAULT_SHELL ? [] : [shell]),
    ]);
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/** The files of `.deploy/releases/<name>/` as they are sent; the host adds state, events and manifest.json. */
function recordFiles(record, { payloadSha256, previousVersion }) {
    const { env, ...open } = record;
    const head = {
        schema: 'deploy-actions/release/1',
        ...open,
        payloadSha256,
        envNames: env.map((line) => line.slice(0, line.indexOf('='))),
        recordSha256: recordHash(record),
        previousVersion,
    };
    const files = new Map([
        // Without its last brace: the host program goes on where this ends.
        ['head.json', JSON.stringify(head).slice(0, -1)],
        ['version', `${record.version}\n`],
        ['environment', `${record.environment}\n`],
        ['shell', `${record.shell ?? DEFAULT_SHELL}\n`],
        ['env', formatEnv(record.env.map(record_variable))],
    ]);
    if (record.sharedPaths.length > 0)
        files.set('shared', record.sharedPaths.map((path) => `${path}\n`).join(''));
    for (const [name, program] of Object.entries(record.steps))
        files.set(`steps/${name}`, `${program}\n`);
    return files;
}

;// CONCATENATED MODULE: ./build/packages/release/src/ask-through.js
/**
 * The status of a GET over a connection that starts at the host; no redirect is followed, and the body is not waited
 * for. Rejects with what the dialling, TLS or HTTP has to say, or with the signal's reason.
 */
async function askThrough(dial, url, signal) {
    // Only deploys with a health check at a URL need these: the others start sooner without.
    const [http, https, tls] = await Promise.all([Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 23)), Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 23)), Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1692, 23))]);
    const isSecure = url.protocol === 'https:';
    // Brackets of an IPv6 address are the URL's, not the host's.
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const socket = await dial(host, Number(url.port || (isSecure ? 443 : 80)), signal);
    socket.on('error', () => undefined);
    try {
        return await new Promise((resolve, reject) => {
            const overTls = () => tls.connect({ socket, ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }), host });
            const ask = isSecure ? https.request : http.request;
            const request = ask(url, {
                // Without an agent of its own, which would dial by itself, from here.
                createConnection: isSecure ? overTls : () => socket,
                headers: { 'user-agent': 'deploy-actions', accept: '*/*', connection: 'close' },
                signal,
            });
            request.on('response', (response) => {
                response.on('error', () => undefined).resume();
                resolve(response.statusCode ?? 0);
            });
            request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
            request.end();
        });
    }
    finally {
        socket.destroy();
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/ask-with-tools.js

const NO_TOOL = 98;
/**
 * The same question put by curl or wget of the host: undefined where it has neither, else the status, 0 for no answer.
 * wget follows redirects where it is busybox's; so the first status line counts, not how it ended. Nor has every wget
 * a time-out (`-T` makes busybox's of Debian 12 crash): a watch of ours ends it.
 */
async function askWithTools(run, url, timeoutMs, signal) {
    const { code, stdout } = await run(toolScript(url, timeoutMs), signal);
    if (code === NO_TOOL)
        return undefined;
    return firstStatus(stdout);
}
function toolScript(url, timeoutMs) {
    const seconds = Math.max(1, Math.ceil(timeoutMs / 1000));
    const address = quote_quote(url.href);
    return [
        `if command -v curl >/dev/null 2>&1; then`,
        // As it is written: neither brackets nor dots in it mean anything to curl.
        `  curl -gsS --path-as-is --noproxy '*' -o /dev/null -w 'HTTP/1.1 %{http_code}\\n' --max-time ${seconds} -- ${address} 2>/dev/null`,
        `elif command -v wget >/dev/null 2>&1; then`,
        `  exec 2>&1`,
        `  http_proxy= https_proxy= wget -q -S -O /dev/null ${address} &`,
        `  asking=$!`,
        `  { sleep ${seconds} && kill "$asking"; } </dev/null >/dev/null 2>&1 &`,
        `  watching=$!`,
        `  wait "$asking"`,
        `  kill "$watching" 2>/dev/null`,
        `else exit ${NO_TOOL}`,
        `fi`,
        'exit 0',
    ].join('\n');
}
function firstStatus(text) {
    return Number(/^\s*HTTP\/[\d.]+ (\d{3})/m.exec(text)?.[1] ?? 0);
}

;// CONCATENATED MODULE: ./build/packages/release/src/ask-url.js





/**
 * Asks a URL once, as seen from the host itself: 2xx is healthy, a redirect is not. Rejects only where no later attempt
 * can do better: FORWARDING_REFUSED where the host has neither curl nor wget either, or the signal's reason.
 */
async function askUrl(ways, url, timeoutMs, signal) {
    const address = new URL(url);
    const late = () => new error_src/* UserError */.yo('COMMAND_TIMEOUT', `no answer within ${(0,quantity_src/* formatDuration */.a3)(timeoutMs)}`);
    const bounded = (work) => (0,src/* withDeadline */.NE)(ways.clock, timeoutMs, late, work, signal);
    try {
        if (ways.mayForward)
            return judge(await bounded((inner) => askThrough(ways.dial, address, inner)));
        return await withTools(ways, address, timeoutMs, bounded);
    }
    catch (error) {
        signal.throwIfAborted();
        const code = error instanceof error_src/* UserError */.yo ? error.code : '';
        if (code === 'FORWARDING_REFUSED' && ways.mayForward) {
            ways.mayForward = false;
            return askUrl(ways, url, timeoutMs, signal);
        }
        if (code === 'FORWARDING_REFUSED')
            throw error;
        return { isHealthy: false, said: error instanceof Error ? error.message : String(error) };
    }
}
async function withTools({ label, run }, url, timeoutMs, bounded) {
    const status = await bounded((inner) => askWithTools(run, url, timeoutMs, inner));
    if (status !== undefined)
        return judge(status);
    const message = `${label}: health-url cannot be requested: the SSH server does not forward connections to ${url.host}, and the host has neither curl nor wget.`;
    throw new error_src/* UserError */.yo('FORWARDING_REFUSED', message, {
        hint: 'Allow it (AllowTcpForwarding and PermitOpen in sshd_config, no `restrict` or `no-port-forwarding` for the key), install curl or wget, or use `health-command`.',
    });
}
function judge(status) {
    if (status === 0)
        return { isHealthy: false, said: 'sent no HTTP answer' };
    return { isHealthy: status >= 200 && status < 300, said: `answered ${status}` };
}

;// CONCATENATED MODULE: ./build/packages/release/src/changes.js
/** More calls than any run says, and a number for every shell. */
const BEYOND_ALL = 1_000_000_000;
/**
 * What changes a host is said under a number: where the answer was lost it is said again under the same one, and the
 * host does not do twice what it has done.
 */
class Changes {
    client;
    token;
    last = 0;
    unanswered;
    constructor(client, token) {
        this.client = client;
        this.token = token;
    }
    /** One verb after the other, in one round trip; the first one that is refused ends it. */
    say(verbs, options = {}) {
        return this.client.call(this.numbered(++this.last, verbs), options);
    }
    /**
     * A verb with a stream on its input, which cannot be repeated by itself: the caller says it again with a new stream
     * and the same `key`. If it was done in spite of the lost answer, the stream is not read.
     */
    async send(key, verb, options) {
        const isRepeated = this.unanswered?.key === key && this.unanswered.number === this.last;
        const number = isRepeated ? this.last : ++this.last;
        this.unanswered = { key, number };
        const result = await this.client.call(this.numbered(number, [verb]), options);
        this.unanswered = undefined;
        return result;
    }
    /**
     * The last word of a run: what was said before, and is heard later, does nothing any more. Where we have said nothing
     * ourselves it was another process, whose numbers we do not know.
     */
    end(verb) {
        if (this.last === 0)
            this.last = BEYOND_ALL;
        return this.say([verb]);
    }
    numbered(number, verbs) {
        return [
            'call',
            this.token,
            String(number),
            ...verbs.flatMap((words, at) => (at === 0 ? words : ['--then', ...words])),
        ];
    }
}

// EXTERNAL MODULE: ./build/packages/release/src/host-json.js
var host_json = __nccwpck_require__(9157);
;// CONCATENATED MODULE: ./build/packages/release/src/bounded-bytes.js
/** Chunks of an answer, up to a limit: a host may say what it likes, but we do not keep all of it. */
class BoundedBytes {
    limit;
    chunks = [];
    total = 0;
    constructor(limit) {
        this.limit = limit;
    }
    push = (chunk) => {
        this.total += chunk.length;
        if (this.isWhole)
            this.chunks.push(chunk);
        else
            this.chunks = [];
    };
    get isWhole() {
        return this.total <= this.limit;
    }
    /** All of it; nothing, where it was more than the limit. */
    bytes() {
        return Buffer.concat(this.chunks);
    }
    clear() {
        this.chunks = [];
        this.total = 0;
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/read-index.js





/** Of a listing of 100,000 files and more; what a host may make us unpack. */
const LARGEST_BYTES = 256 * 1024 * 1024;
const LARGEST_PACKED_BYTES = 64 * 1024 * 1024;
/** The listing of what the host has, one byte a character; see `parseBaseIndex` and `parseSharedState`. */
async function readIndex(client, sharedPaths = []) {
    const packed = new BoundedBytes(LARGEST_PACKED_BYTES);
    // Said again where the connection broke, it begins anew.
    const words = () => {
        packed.clear();
        return ['index', ...askedPaths(sharedPaths)];
    };
    await client.call(words, { captureLimit: 0, answerLimit: LARGEST_PACKED_BYTES, onStdout: packed.push });
    if (!packed.isWhole) {
        throw new error_src/* UserError */.yo('HOST_PROTOCOL', `The list of files on the host is larger than ${(0,quantity_src/* formatSize */.Xq)(LARGEST_PACKED_BYTES)}.`);
    }
    try {
        return (0,external_node_zlib_.gunzipSync)(packed.bytes(), { maxOutputLength: LARGEST_BYTES }).toString('latin1');
    }
    catch (cause) {
        throw new error_src/* UserError */.yo('HOST_PROTOCOL', 'The list of files on the host cannot be read.', { cause });
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/round-trip.js
/** To pack for a host that is nearer than this takes longer than to send. */
const NEAR_MS = 15;
/** One busy moment on either side must not make a host look far; no more than this is spent on finding out. */
const MEASURING_MS = 60;
const PATIENCE_MS = 2000;
/** How far a server is, in milliseconds, as well as it takes to tell near from far; infinitely far without an answer. */
async function measureRoundTrip(ping, clock) {
    const startMs = clock.elapsed();
    let bestMs = Number.POSITIVE_INFINITY;
    do {
        const askedMs = clock.elapsed();
        if (!(await isInTime(ping(), clock)))
            return bestMs;
        bestMs = Math.min(bestMs, clock.elapsed() - askedMs);
    } while (bestMs > NEAR_MS && clock.elapsed() - startMs < MEASURING_MS);
    return bestMs;
}
async function isInTime(work, clock) {
    const over = new AbortController();
    const late = clock.sleep(PATIENCE_MS, over.signal).then(() => false, () => true);
    try {
        return await Promise.race([work.then(() => true), late]);
    }
    finally {
        over.abort();
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/look-ahead.js


/** What of a host is asked for while something else is: whoever wants to know it then waits for no round trip of it. */
class LookAhead {
    client;
    clock;
    listing;
    distance;
    constructor(client, clock) {
        this.client = client;
        this.clock = clock;
    }
    /** Without `sharedPaths` nobody will want the index. An answer that is lost is asked for again by whoever wants it. */
    begin(sharedPaths) {
        if (sharedPaths)
            this.listing = readIndex(this.client, sharedPaths).catch(() => undefined);
        this.distance = this.measure().catch(() => undefined);
    }
    /** It is handed out once: what the host has changes. */
    async index(sharedPaths) {
        const { listing } = this;
        this.listing = undefined;
        return (await listing) ?? readIndex(this.client, sharedPaths);
    }
    async roundTripMs() {
        return (await this.distance) ?? this.measure();
    }
    async measure() {
        // To connect takes many round trips.
        await this.client.reach();
        return measureRoundTrip(() => this.client.ping(), this.clock);
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/said.js
const LONGEST_REASON = 1000;
function seconds(ms) {
    return String(Math.max(1, Math.ceil(ms / 1000)));
}
/** JSON in one line of ASCII: safe in a file of lines on a host of any locale. */
function line(value) {
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** It becomes a word of a command, and the system bounds those. */
function reasonLine(reason) {
    return line(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)} …` : reason);
}

;// CONCATENATED MODULE: ./build/packages/release/src/same-host.js

/**
 * The status of a host that `owner` has just locked, where it is known by `label`. Throws SAME_HOST where the owner has
 * the lock under another name already: the two would take each other's calls for their own.
 */
function exceptTwin(label, owner, status) {
    const holder = status.lock?.owner;
    const isOurs = holder?.since === owner.since && holder.runUrl === owner.runUrl && holder.action === owner.action;
    const first = holder?.host ?? label;
    if (!isOurs || first === label)
        return status;
    throw new error_src/* UserError */.yo('SAME_HOST', `${label} is the same host and path as ${first}, under another name.`, {
        hint: 'Name every host once in `hosts`.',
    });
}

;// CONCATENATED MODULE: ./build/packages/release/src/settlement-verbs.js


/** What is said to a host to end a deploy on it. */
function settlementVerbs(token, { forgive, good, remove, isLast }) {
    return [
        ...(forgive === undefined ? [] : [['forgive', token, forgive]]),
        ...(good === undefined ? [] : [['mark', token, good.release, 'good', reasonLine(good.reason)]]),
        ...(remove.length === 0 ? [] : [['prune', token, ...remove]]),
        ...(isLast ? [['unlock', token]] : []),
    ];
}
/** What follows the swap of a release that has no checks of its own: what is good has passed them, too. */
function proofVerbs(token, release, settlement) {
    const checked = ['mark', token, release, 'checked', reasonLine(PROVEN)];
    if (settlement === undefined)
        return [checked];
    return [...(settlement.good ? [] : [checked]), ...settlementVerbs(token, settlement)];
}
/** Of the lines that a host answers: what could not be removed. */
function problemsIn(stdout) {
    return stdout.split('\n').filter((text) => text !== '');
}

;// CONCATENATED MODULE: ./build/packages/release/src/stage-upload.js



/** A refusal lists what is stale; more than this is all of it anyway. */
const LONGEST_ANSWER = 16 * 1024 * 1024;
/** Sends an upload to one host. Rejects with `StaleBase`, or with the reason on the runner where the stream broke off. */
async function stageUpload(client, { token, release, patienceMs }, upload, signal) {
    const answer = new BoundedBytes(LONGEST_ANSWER);
    const patience = { ms: patienceMs, lastMoveMs: upload.lastMoveMs };
    const options = { stdin: upload.stream, signal, patience, answerLimit: LONGEST_ANSWER, onStdout: answer.push };
    try {
        await client.call(['stage', token, release, upload.box], options);
    }
    catch (error) {
        upload.stream.destroy();
        if (!(error instanceof error_src/* UserError */.yo) || error.code !== 'STALE_BASE')
            throw upload.spoiledBy() ?? error;
        const told = answer.bytes().toString('latin1');
        throw new StaleBase(error.message, staleIn('payload', told), staleIn('shared', told));
    }
}
function staleIn(part, answer) {
    return new Set([...answer.matchAll(/^stale (payload|shared)\/(.+)$/gm)].flatMap((line) => line[1] === part ? [line[2] ?? ''] : []));
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __nccwpck_require__(6193);
;// CONCATENATED MODULE: ./build/packages/release/src/line-splitter.js

const LONGEST_LINE = 32 * 1024;
/** No secret of one line is longer than this; what holds one has more lines. */
const LONGEST_SECRET = 16 * 1024;
const NEWLINE = 10;
/**
 * Turns chunks of bytes into texts of whole lines, without the end of the last one, so that two hosts never share a
 * line: all lines of a chunk at once, because a gigabyte has ten million of them. A very long line comes in pieces,
 * which are masked before they are cut: a secret must not hide in the seam.
 */
class LineSplitter {
    emit;
    mask;
    decoder = new external_node_string_decoder_.StringDecoder('utf8');
    rest = '';
    constructor(emit, mask = (text) => text) {
        this.emit = emit;
        this.mask = mask;
    }
    /** Gives back a promise where `emit` does. */
    push(chunk) {
        const end = chunk.lastIndexOf(NEWLINE);
        if (end < 0)
            return this.hold(chunk);
        const lines = this.rest + this.decoder.write(chunk.subarray(0, end));
        // What a line break cuts off is no character: the decoder has let go of it.
        const cut = this.decoder.end();
        this.rest = '';
        const taken = this.emit(withoutReturns(lines + cut));
        return this.hold(chunk.subarray(end + 1)) ?? taken;
    }
    end() {
        const last = this.rest + this.decoder.end();
        this.rest = '';
        if (last !== '')
            this.emit(last);
    }
    /** Ends without the last line, which was cut off in the middle: half a secret has no mask. */
    drop() {
        this.rest = '';
    }
    hold(chunk) {
        if (chunk.length > 0)
            this.rest += this.decoder.write(chunk);
        if (this.rest.length <= LONGEST_LINE + LONGEST_SECRET)
            return undefined;
        let taken;
        let text = this.mask(this.rest);
        while (text.length > LONGEST_LINE + LONGEST_SECRET) {
            taken = this.emit(text.slice(0, LONGEST_LINE));
            text = text.slice(LONGEST_LINE);
        }
        this.rest = text;
        return taken;
    }
}
function withoutReturns(lines) {
    if (!lines.includes('\r'))
        return lines;
    const text = lines.replace(/\r\n/g, '\n');
    return text.endsWith('\r') ? text.slice(0, -1) : text;
}

;// CONCATENATED MODULE: ./build/packages/release/src/tail-buffer.js

/**
 * The last `limit` bytes of what was pushed, from the beginning of a line, and how many bytes that were in all. They
 * are copied into one place: to keep the chunks would keep what the collector of garbage frees soonest alive.
 */
class TailBuffer {
    limit;
    total = 0;
    bytes = Buffer.alloc(0);
    used = 0;
    constructor(limit) {
        this.limit = limit;
    }
    push(chunk) {
        this.total += chunk.length;
        const end = chunk.subarray(Math.max(0, chunk.length - this.limit));
        this.makeRoom(end.length);
        this.used += end.copy(this.bytes, this.used);
    }
    /**
     * With a notice where something is missing; half a line, which may be half a secret, is left out, and so is a quarter
     * of what is the end of one long line.
     */
    text() {
        const end = this.bytes.subarray(Math.max(0, this.used - this.limit), this.used);
        if (this.total === end.length)
            return end.toString('utf8');
        const lines = end.subarray(end.indexOf(10) + 1 || Math.ceil(this.limit / 4));
        return `[${(0,quantity_src/* formatSize */.Xq)(this.total - lines.length)} before this were cut]\n${lines.toString('utf8')}`;
    }
    makeRoom(size) {
        if (this.used + size <= this.bytes.length)
            return;
        const kept = this.bytes.subarray(Math.max(0, this.used - this.limit), this.used);
        // Most steps print little, and there are two of these for each step on each host.
        const room = Math.min(2 * this.limit, Math.max(1024, 2 * (kept.length + size)));
        const place = room > this.bytes.length ? Buffer.allocUnsafeSlow(room) : this.bytes;
        this.used = kept.copy(place);
        this.bytes = place;
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/step-output.js




const CAPTURE_BYTES = 64 * 1024;
/** The unit in which a host counts what it keeps of a stream. */
const step_output_BLOCK_BYTES = 512;
const DEFAULT_LIMIT_BYTES = 100 * 1024 * 1024;
/** In how many blocks a host keeps each of the two streams of a step, by the input `output-limit`. */
function outputBlocks(limitBytes = DEFAULT_LIMIT_BYTES) {
    return Math.max(1, Math.ceil(limitBytes / step_output_BLOCK_BYTES));
}
/** One stream of a step: its lines go out as they come, its end is kept, its bytes are counted. */
class StepOutput {
    name;
    listener;
    tail = new TailBuffer(CAPTURE_BYTES);
    lines;
    limit;
    constructor(name, listener, limitBytes) {
        this.name = name;
        this.listener = listener;
        this.lines = new LineSplitter(listener.onLines, listener.mask);
        this.limit = outputBlocks(limitBytes) * step_output_BLOCK_BYTES;
    }
    /** Bytes so far: where to read on after a lost connection. */
    get total() {
        return this.tail.total;
    }
    push = (chunk) => {
        const wasFull = this.isFull;
        this.tail.push(chunk);
        const taken = this.lines.push(chunk);
        return !wasFull && this.isFull ? this.tellFull() : taken;
    };
    /** The end of the stream as text, masked: whoever cuts it further must not leave half a secret, which no mask finds. */
    end() {
        if (this.isFull)
            this.lines.drop();
        else
            this.lines.end();
        const text = this.tail.text();
        const whole = this.isFull ? text.slice(0, text.lastIndexOf('\n') + 1 || -LONGEST_SECRET) : text;
        return this.listener.mask?.(whole) ?? whole;
    }
    /** The host could not write all of it; where that is for the limit it was said already. */
    tellLoss() {
        if (this.isFull)
            return;
        this.listener.onLines(`[the host had no space for the full ${this.name} of this step; the step continued]`);
    }
    get isFull() {
        return this.total >= this.limit;
    }
    tellFull() {
        return this.listener.onLines(`[output-limit: ${(0,quantity_src/* formatSize */.Xq)(this.limit)} of ${this.name} were kept; the rest of the output is discarded, and the step continues]`);
    }
}
const LONGEST_WORD = 200;
/**
 * What a host notes of a step that has ended, in lines of KEY=VALUE. `hasLost`: a stream could not be kept whole.
 * Throws `HOST_PROTOCOL` where there is no exit code.
 */
function parseStepResult(label, text) {
    const fields = new Map(text.split('\n').map((line) => splitAt(line, line.indexOf('='))));
    const exit = fields.get('exit') ?? '';
    if (!/^\d{1,3}$/.test(exit)) {
        throw new error_src/* UserError */.yo('HOST_PROTOCOL', `${label}: the host did not report the result of the step.`);
    }
    const [missing, path] = [fields.get('missing') ?? '', fields.get('path')];
    return {
        code: Number(exit),
        hasLost: fields.has('lost'),
        ...(missing === '' ? {} : { missing: missing.slice(0, LONGEST_WORD) }),
        ...(path === undefined ? {} : { pathFromEnv: path === 'literal' ? path : 'set' }),
    };
}
function splitAt(line, at) {
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

;// CONCATENATED MODULE: ./build/packages/release/src/remote-host.js
















const STEP_FAILED = 91;
const MOST_ENV_BYTES = 1024 * 1024;
const MOST_SAID_BYTES = 1024 * 1024;
/** To remove a large release, or to prove one, is work. */
const WORK_MS = 600_000;
const STATUS = { answerLimit: host_json/* MOST_STATUS_BYTES */.n };
/** One deploy path on one host, by way of the host program. */
class RemoteHost {
    options;
    label;
    /** A lock of ours may still be there. */
    mayHoldLock = false;
    isUnlocked = false;
    /** A step of the way back goes on, for which nobody had the time to wait. */
    isReturning = false;
    ahead;
    client;
    urlWays;
    steps = 0;
    changes;
    knownEnvs = new Set();
    uploadFolder;
    constructor(options) {
        this.options = options;
        this.label = options.label;
        this.uploadFolder = `.deploy/tmp/upload-${options.token}`;
        this.client = new ProgramClient(options);
        this.ahead = new LookAhead(this.client, options.clock);
        this.changes = new Changes(this.client, options.token);
        this.urlWays = {
            label: options.label,
            clock: options.clock,
            mayForward: true,
            dial: (host, port, signal) => this.client.dial(host, port, signal),
            run: (script, signal) => this.client.run(script, signal),
        };
    }
    async status() {
        return parseStatus(this.label, (await loadMeanwhile(this.client.call(['status'], STATUS))).stdout);
    }
    async lock(owner, ttlMs) {
        try {
            const words = ['lock', this.options.token, seconds(ttlMs), line({ ...owner, host: this.label })];
            const { stdout } = await loadMeanwhile(this.changes.say([words], STATUS));
            this.mayHoldLock = true;
            this.isUnlocked = false;
            return exceptTwin(this.label, owner, await parseStatus(this.label, stdout));
        }
        catch (error) {
            const code = error instanceof error_src/* UserError */.yo ? error.code : '';
            // Where not even the program was reached nothing is to be given back: a new dial would try a wrong password twice.
            const isOutside = !this.client.hasConnected ||
                error instanceof UnwritablePath ||
                code === 'SAME_HOST' ||
                (error instanceof LoginShell && !error.hasRun);
            this.isUnlocked ||= isOutside;
            this.mayHoldLock = code !== 'SAME_HOST' && (this.mayHoldLock || (!isOutside && code !== 'LOCKED'));
            throw error;
        }
    }
    async refresh(ttlMs) {
        await this.client.call(['refresh', this.options.token, seconds(ttlMs)]);
    }
    async unlock() {
        if (this.isUnlocked)
            return;
        await this.changes.end([this.isReturning ? 'loosen' : 'unlock', this.options.token]).catch((error) => {
            // Only its exit code was heard, which says enough.
            if (!(error instanceof LoginShell) || !error.hasRun || error.exitCode !== 0)
                throw error;
        });
        this.mayHoldLock = false;
    }
    async breakLock(number, breaker, reason) {
        await this.client.call(['unlock', '-', line(breaker), String(number), reasonLine(reason)]);
    }
    async stop(step) {
        await this.client.call(['stop', step]);
    }
    lookAhead(sharedPaths) {
        this.ahead.begin(sharedPaths);
    }
    roundTripMs() {
        return this.ahead.roundTripMs();
    }
    index(sharedPaths = []) {
        return this.ahead.index(sharedPaths);
    }
    stage(release, upload, signal) {
        const { token, commandTimeoutMs: patienceMs = WORK_MS } = this.options;
        const call = (words, options) => this.changes.send(release, words, options);
        return stageUpload({ call }, { token, release, patienceMs }, upload, signal);
    }
    async prove(release) {
        const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
        const { stdout } = await this.client.call(['prove', this.options.token, release], { patience });
        return /^damaged (.+)$/m.exec(stdout)?.[1];
    }
    async step(release, step, context) {
        // What a deploy brings live has the env of this very run.
        if (context.operation !== 'deploy')
            await this.tellEnv(context.stepsFrom ?? release);
        const id = `${this.options.token}-${++this.steps}`;
        const late = () => new error_src/* UserError */.yo('COMMAND_TIMEOUT', `${this.label}: ${step} did not end within ${(0,quantity_src/* formatDuration */.a3)(context.timeoutMs)}.`);
        try {
            return await (0,src/* withDeadline */.NE)(this.options.clock, context.timeoutMs, late, (signal) => this.followStep(id, release, step, { ...context, signal }), context.signal);
        }
        catch (error) {
            // Half a way back would be the worst of all places; and the lock lives as long as the step.
            this.isReturning ||= context.operation === 'revert' && context.signal.aborted;
            if (!this.isReturning)
                await this.client.call(['stop', id]).catch(() => undefined);
            throw error;
        }
    }
    askUrl(url, timeoutMs, signal) {
        return askUrl(this.urlWays, url, timeoutMs, signal);
    }
    async switchTo(release, operation, reason, proof) {
        const words = ['switch', this.options.token, release ?? '-', operation, `"reason":${reasonLine(reason)}`];
        const settlement = proof === 'proven' ? undefined : proof;
        const isProven = proof !== undefined && release !== undefined;
        const rest = isProven ? proofVerbs(this.options.token, release, settlement) : [];
        return this.settled([words, ...rest], settlement);
    }
    async mark(release, state, reason) {
        await this.changes.say([['mark', this.options.token, release, state, reasonLine(reason)]]);
    }
    async forgive(version) {
        await this.changes.say([['forgive', this.options.token, version]]);
    }
    async note(event, release, reason) {
        await this.changes.say([['note', this.options.token, event, release, `"reason":${reasonLine(reason)}`]]);
    }
    async remove(release) {
        const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
        await this.changes.say([['remove', this.options.token, release]], { patience });
    }
    async settle(settlement) {
        const verbs = settlementVerbs(this.options.token, settlement);
        return verbs.length === 0 ? [] : this.settled(verbs, settlement);
    }
    close() {
        this.client.close();
    }
    async settled(verbs, settlement) {
        const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
        const { stdout } = await this.changes.say(verbs, settlement ? { patience } : {});
        if (settlement?.isLast)
            this.isUnlocked = true;
        this.mayHoldLock &&= !settlement?.isLast;
        return problemsIn(stdout);
    }
    /** Runs a step to its end, however often the connection breaks meanwhile: on the host it goes on by itself. */
    async followStep(id, release, step, context) {
        const { token, onLines, outputLimitBytes, ...listener } = this.options;
        const output = (name) => new StepOutput(name, { ...listener, onLines: (lines) => onLines(step, lines) }, outputLimitBytes);
        const [out, err] = [output('stdout'), output('stderr')];
        const blocks = outputBlocks(outputLimitBytes);
        const words = ['step', token, id, release, step, context.operation, this.label, context.previousVersion];
        const { code } = await this.client.call(() => [...words, String(out.total), String(err.total), context.stepsFrom ?? '', String(blocks)], {
            legal: [0, STEP_FAILED],
            patience: 'caller',
            captureLimit: 8 * 1024,
            // What the host program says itself comes in addition.
            answerLimit: blocks * 512 + MOST_SAID_BYTES,
            signal: context.signal,
            onStdout: out.push,
            onStderr: err.push,
        });
        const [stdout, stderr] = [out.end(), err.end()];
        if (code === 0)
            return { code, stdout, stderr };
        const { hasLost, ...result } = parseStepResult(this.label, (await this.client.call(['result', id])).stdout);
        if (hasLost)
            for (const stream of [out, err])
                stream.tellLoss();
        return { ...result, stdout, stderr };
    }
    async tellEnv(release) {
        const { onEnv } = this.options;
        if (!onEnv || this.knownEnvs.has(release))
            return;
        const { stdout } = await this.client.call(['env', release], { answerLimit: MOST_ENV_BYTES });
        onEnv(stdout);
        this.knownEnvs.add(release);
    }
}

;// CONCATENATED MODULE: ./build/packages/release/src/index.js












;// CONCATENATED MODULE: ./build/packages/fleet/src/application-log.js
/** Words that a person may copy into a shell as they are. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9@._:/-]*$/;
/** The command that shows the latest lines of what a program was started by, by the name that the step gives. */
const MANAGERS = [
    {
        started: /\bsystemctl[ \t]+--user[ \t]+(?:-\S+[ \t]+)*(?:start|restart|reload|reload-or-restart|try-restart)[ \t]+(\S+)/g,
        command: (name) => `journalctl --user -u ${name} -n 50 --no-pager`,
    },
    {
        started: /\bsystemctl[ \t]+(?:(?!--user)-\S+[ \t]+)*(?:start|restart|reload|reload-or-restart|try-restart)[ \t]+(\S+)/g,
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
const application_log_LOOKED_AT = 16 * 1024;
/** Commands for the host that show the log of what the steps of a release have started; none where no step says. */
function logCommands(steps) {
    const commands = STARTING.flatMap((step) => {
        const program = (steps[step] ?? '').slice(0, application_log_LOOKED_AT);
        const named = MANAGERS.flatMap(({ started, command }) => [...program.matchAll(started)].flatMap(([, word = '']) => {
            const name = word.replace(/[;&|)]+$/, '').replace(/^(['"])(.*)\1$/, '$2');
            return PLAIN.test(name) ? [command(name)] : [];
        }));
        return COMPOSE.test(program) ? [...named, 'docker compose logs --tail 50'] : named;
    });
    return [...new Set(commands)].slice(0, 3);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/step-failure.js



/** A step that ended badly; `exitCode` is its own, or 128 + the signal that killed it. */
class StepFailure extends error_src/* UserError */.yo {
    name = 'StepFailure';
    exitCode;
    /** The last lines that it printed, to stdout and then to stderr. */
    output;
    constructor(code, message, exitCode, more = {}) {
        super(code, message, more.hint === undefined ? {} : { hint: more.hint });
        this.exitCode = exitCode;
        this.output = more.output ?? [];
    }
}
/** The exit codes by which a deploy script tells its own failures apart. */
const SCRIPT_CODES = { 1: 'HEALTH_FAILED', 2: 'CONFIGURATION', 3: 'REGISTRY_AUTH' };
const SHOWN_LINES = 10;
const step_failure_LONGEST_LINE = 300;
function stepFailure(host, step, result, programs) {
    const { code, stdout, stderr, missing } = result;
    const stable = (step === 'script' && SCRIPT_CODES[code]) || (step === 'health-command' ? 'HEALTH_FAILED' : 'COMMAND_FAILED');
    const how = code > 128 ? `was killed by signal ${code - 128}` : `ended with exit code ${code}`;
    const output = [...step_failure_lastLines(stdout), ...step_failure_lastLines(stderr)];
    const last = (step_failure_lastLines(stderr).at(-1) ?? step_failure_lastLines(stdout).at(-1) ?? '').trim();
    const why = missing === undefined ? last : `${missing} is not on this host, or not in its PATH`;
    const message = `${host}: ${step} ${how}${why === '' ? '' : `: ${why}`}`;
    const hints = [step_failure_hintFor(step, result, programs), code > 128 ? whereLogsAre(host, programs) : undefined];
    return new StepFailure(stable, message, code, { hint: hints.filter(Boolean).join(' '), output });
}
/** Where a person finds out why an application has ended or does not serve. */
function whereLogsAre(host, { steps }) {
    const commands = logCommands(steps);
    return commands.length === 0
        ? `The application log on ${host} may show the reason; the output of the steps is in the file that log-path names.`
        : `The application log may show the reason; on ${host}: ${commands.join('; or ')}`;
}
function step_failure_lastLines(text) {
    const lines = text.trimEnd().split(/\r?\n/).slice(-SHOWN_LINES);
    return lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, step_failure_LONGEST_LINE));
}
const SUDO_ASKS = /sudo: .*(password is required|terminal is required|no tty present)/i;
/** What people stumble over again and again. */
function step_failure_hintFor(step, result, { steps, shell }) {
    const { code, missing, pathFromEnv, stdout, stderr } = result;
    const program = steps[step] ?? '';
    if (SUDO_ASKS.test(`${stderr}\n${stdout}`)) {
        return 'A step has no terminal for a password: allow exactly this command with a NOPASSWD line in sudoers (visudo).';
    }
    if (pathFromEnv === 'literal') {
        return '`env` sets PATH to a value with a dollar sign. Values of `env` are used as they are, so $PATH is not replaced: write all folders, such as PATH=/opt/app/bin:/usr/local/bin:/usr/bin:/bin';
    }
    if (pathFromEnv === 'set') {
        return 'A program was not found, and `env` sets PATH for this step: it must contain all folders, including /usr/bin and /bin.';
    }
    if (missing !== undefined) {
        return interpreterOf(program, shell).isFromStep
            ? `The \`#!\` line of ${step} names it: install it on the host, or write the full path of an installed program.`
            : 'The input `shell` names it: install it on the host, or set `shell` to an installed shell.';
    }
    // 127: no such command; 2: dash and busybox about what they cannot read.
    const syntax = code === 127 || code === 2 ? bashSyntaxIn(program, shell) : undefined;
    if (syntax !== undefined) {
        return `bash syntax (\`${syntax}\`); steps run in sh: set \`shell: bash\`, or start the step with \`#!/bin/bash\`.`;
    }
    if (code === 127) {
        return 'A program was not found: a step has the short PATH of a login without a terminal. Write the full path of the program, set PATH in `env`, or set `shell: bash -l` if a profile sets PATH (nvm, rbenv).';
    }
    if (code === 126) {
        return 'A program was found but has no permission to run: check its mode, and check that its file system is not mounted noexec.';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/await-health.js


const await_health_INTERVAL_MS = 1000;
/** One request; a service that takes longer to say that it is well is not. */
const REQUEST_MS = 10_000;
/** As timeout(1) puts it. */
const TIMED_OUT = 124;
/**
 * Asks the release's own checks every second until all of them pass in the same attempt. Throws HEALTH_FAILED, with
 * what the last whole attempt said, when the time is over.
 */
async function awaitHealth(host, activation, context, world) {
    const { healthTimeoutMs } = activation;
    const { operation, previousVersion, stepsFrom } = context;
    const start = world.clock.elapsed();
    let told;
    for (let attempt = 1;; attempt++) {
        const leftMs = Math.max(1, healthTimeoutMs - (world.clock.elapsed() - start));
        const illness = (await askCommand(host, activation, { operation, previousVersion, stepsFrom, signal: world.signal }, leftMs)) ??
            (await askAddress(host, activation, Math.max(1, healthTimeoutMs - (world.clock.elapsed() - start)), world));
        const took = world.clock.elapsed() - start;
        if (!illness) {
            world.log.event(`${host.label}: healthy after ${(0,quantity_src/* formatDuration */.a3)(took)} (attempt ${attempt})`);
            return;
        }
        // The last attempt is cut short by the end of the time: what an earlier one said explains more.
        told = illness.isCut ? (told ?? illness) : illness;
        if (took + await_health_INTERVAL_MS > healthTimeoutMs) {
            const within = `(not healthy within ${(0,quantity_src/* formatDuration */.a3)(healthTimeoutMs)}, ${attempt} attempts)`;
            const hint = [told.hint, whereLogsAre(host.label, activation)].filter((text) => text !== '').join(' ');
            throw new StepFailure('HEALTH_FAILED', `${told.what} ${within}`, told.exitCode, { hint, output: told.output });
        }
        await world.clock.sleep(await_health_INTERVAL_MS, world.signal);
    }
}
async function askCommand(host, { release, steps, shell, commandTimeoutMs }, context, leftMs) {
    if (steps['health-command'] === undefined)
        return undefined;
    const timeoutMs = Math.min(commandTimeoutMs, leftMs);
    const result = await host.step(release, 'health-command', { ...context, timeoutMs }).catch((error) => {
        if (context.signal.aborted || error?.code !== 'COMMAND_TIMEOUT')
            throw error;
        return { code: TIMED_OUT, stdout: '', stderr: error.message };
    });
    if (result.code === 0)
        return undefined;
    const { message, hint, output } = stepFailure(host.label, 'health-command', result, { steps, shell });
    return { what: message, exitCode: result.code, hint, output, isCut: result.code === TIMED_OUT };
}
async function askAddress(host, { healthUrl }, leftMs, { clock, signal }) {
    if (healthUrl === undefined)
        return undefined;
    const begunAt = clock.elapsed();
    const { isHealthy, said } = await host.askUrl(healthUrl, Math.min(REQUEST_MS, leftMs), signal);
    if (isHealthy)
        return undefined;
    const isCut = leftMs < REQUEST_MS && clock.elapsed() - begunAt >= leftMs;
    return { what: `${host.label}: ${healthUrl}: ${said}`, exitCode: 0, hint: '', output: [], isCut };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/activate.js




const silentHooks = {
    onSwitch: () => undefined,
    onSwitched: () => undefined,
    onStdout: () => undefined,
};
const AFTER_THE_SWAP = ['activate', 'script', 'health-command', 'after-activate'];
/**
 * before-activate, the swap, activate or script, the release's own health checks, after-activate; the host notes that
 * all passed. Throws a coded error.
 */
async function activate(host, activation, hooks, world) {
    const must = async (step) => {
        if (activation.steps[step] === undefined)
            return;
        world.log.event(`${host.label}: ${step}`);
        const { release, operation, previousVersion, commandTimeoutMs: timeoutMs, stepsFrom } = activation;
        const context = { operation, previousVersion, timeoutMs, signal: world.signal, stepsFrom };
        const result = await host.step(release, step, context);
        hooks.onStdout(result.stdout);
        if (result.code !== 0)
            throw stepFailure(host.label, step, result, activation);
    };
    await (activation.operation === 'revert' ? forgive(host, world, must('before-activate')) : must('before-activate'));
    world.signal.throwIfAborted();
    hooks.onSwitch();
    const isProven = activation.operation === 'deploy' && !hasChecks(activation);
    const { release, operation, reason, settlement } = activation;
    const problems = await host.switchTo(release, operation, reason, isProven ? (settlement ?? 'proven') : undefined);
    hooks.onSwitched();
    world.log.event(`${host.label}: current is ${activation.release}`);
    await must('activate');
    await must('script');
    const isChecked = activation.steps['health-command'] !== undefined || activation.healthUrl !== undefined;
    if (isChecked)
        await awaitHealth(host, activation, activation, world);
    await must('after-activate');
    if (activation.gap !== undefined)
        throw new error_src/* UserError */.yo('ROLLBACK_FAILED', unverified(host, activation));
    if (isProven && settlement)
        hooks.onSettled?.(problems);
    if (isProven)
        return;
    const noted = host.mark(activation.release, 'checked', PROVEN);
    await (activation.operation === 'deploy' ? noted : forgive(host, world, noted));
}
function unverified({ label }, { release, gap }) {
    return `${label}: current points to ${release} again, but it is unknown whether the service runs: ${gap}. Restart the service on the host and check it`;
}
function hasChecks({ steps, healthUrl }) {
    return healthUrl !== undefined || AFTER_THE_SWAP.some((step) => steps[step] !== undefined);
}
/** On the way back nothing that only prepares or notes may stand in the way: the disk may be full, for instance. */
async function forgive(host, world, work) {
    await work.catch((error) => world.log.event(`${host.label}: the rollback continues after a problem: ${error.message}`));
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/take-locks.js

const POLL_MS = 2000;
/** How long whoever has the first host waits for a rival who is about to give the others back, and how often it looks. */
const RIVAL_MS = 5000;
const RIVAL_POLL_MS = 500;
/**
 * Takes the lock of every host, in their order. Runs that want the same hosts at the same time may each get some of
 * them: then the one that has the first host, by name, goes on, and the others give back what they have. So one of
 * them wins. `options.waitMs` is for everybody who does not.
 */
async function takeLocks(hosts, options, world) {
    const startMs = world.clock.elapsed();
    const byName = [...hosts].sort((a, b) => (a.label < b.label ? -1 : 1));
    const taken = new Map(await Promise.all(byName.map((host) => take_locks_attempt(host, options, world))));
    let freshMs = startMs;
    for (let isTold = false;; isTold = true) {
        const blocked = byName.filter((host) => isLocked(taken.get(host)));
        const [obstacle] = blocked;
        const held = byName.filter((host) => isHeld(taken.get(host)));
        const first = byName.find((host) => isHeld(taken.get(host)) || isLocked(taken.get(host)));
        if (!obstacle || !first)
            break;
        const isAhead = held.includes(first) && !options.allowsPart;
        if (!isAhead && !options.allowsPart)
            await giveBack(held, messageOf(taken.get(obstacle)), taken);
        const waitMs = isAhead ? Math.max(options.waitMs, RIVAL_MS) : options.waitMs;
        const leftMs = waitMs - (world.clock.elapsed() - startMs);
        if (leftMs <= 0 || world.signal.aborted)
            break;
        if (!isTold)
            world.log.event(`${messageOf(taken.get(obstacle))} Waiting …`);
        await world.clock.sleep(Math.min(isAhead ? RIVAL_POLL_MS : POLL_MS, leftMs), world.signal).catch(() => undefined);
        if (world.clock.elapsed() - freshMs > options.ttlMs / 3) {
            freshMs = world.clock.elapsed();
            const still = held.filter((host) => isHeld(taken.get(host)));
            await Promise.allSettled(still.map((host) => host.refresh(options.ttlMs)));
        }
        // Nobody else's path is locked, not even for a moment, as long as the one that we wait for is.
        taken.set(...(await take_locks_attempt(obstacle, options, world)));
        if (isLocked(taken.get(obstacle)))
            continue;
        const rest = byName.filter((host) => isLocked(taken.get(host)));
        for (const [host, one] of await Promise.all(rest.map((each) => take_locks_attempt(each, options, world))))
            taken.set(host, one);
    }
    return hosts.flatMap((host) => taken.get(host) ?? []);
}
async function take_locks_attempt(host, { owner, ttlMs }, world) {
    try {
        world.signal.throwIfAborted();
        return [host, { host, status: await host.lock(owner, ttlMs) }];
    }
    catch (error) {
        return [host, { host, error }];
    }
}
/** What is given back counts as locked: it is taken again with the one that is in the way. */
async function giveBack(held, obstacle, taken) {
    await Promise.allSettled(held.map((host) => host.unlock()));
    for (const host of held) {
        const message = `${host.label} was not changed, because another run holds part of the fleet: ${obstacle}`;
        taken.set(host, { host, error: new error_src/* UserError */.yo('LOCKED', message) });
    }
}
function isHeld(one) {
    return one !== undefined && 'status' in one;
}
function isLocked(one) {
    return one !== undefined && 'error' in one && one.error instanceof error_src/* UserError */.yo && one.error.code === 'LOCKED';
}
function messageOf(one) {
    return one && 'error' in one && one.error instanceof Error ? one.error.message : '';
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/fleet-lock.js


/** Locks every host, runs `work`, keeps the locks fresh meanwhile, and gives every one of them back. */
async function withFleetLock(hosts, options, world, work) {
    const take = () => takeLocks(hosts, options, world);
    const taken = options.group === undefined ? await take() : await world.log.group(options.group, take);
    const lock = { held: [], failed: [] };
    for (const one of taken) {
        if ('error' in one)
            lock.failed.push({ host: one.host, error: asUserError(one.host, one.error) });
        else
            lock.held.push(one);
    }
    const end = new AbortController();
    const fresh = Promise.all(lock.held.map(({ host }) => keepFresh(host, options.ttlMs, world, end.signal)));
    try {
        return await work(lock);
    }
    finally {
        end.abort();
        await fresh;
        await Promise.all(hosts.map((host) => fleet_lock_giveBack(host, world)));
    }
}
async function keepFresh(host, ttlMs, world, end) {
    for (;;) {
        try {
            await world.clock.sleep(ttlMs / 3, end);
        }
        catch {
            return;
        }
        await host.refresh(ttlMs).catch((error) => {
            world.log.warning(`The lock on ${host.label} could not be renewed: ${error.message}`);
        });
    }
}
/** Asked even where taking it failed: the answer may have been lost, and giving back what we do not hold is harmless. */
async function fleet_lock_giveBack(host, world) {
    await host.unlock().catch((error) => {
        const isUnreachable = error instanceof error_src/* UserError */.yo && /^(CONNECT|AUTH|HOST_KEY|CANCELLED)/.test(error.code);
        if (!isUnreachable)
            world.log.warning(`The lock on ${host.label} could not be released: ${fleet_lock_messageOf(error)}`);
    });
}
function fleet_lock_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function asUserError(host, error) {
    if (error instanceof error_src/* UserError */.yo)
        return error;
    return new error_src/* UserError */.yo('INTERNAL', `${host.label}: ${fleet_lock_messageOf(error)}`, { cause: error });
}

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
    const cause = target_misread(label);
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
function target_misread(label) {
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
function inputs_readSshInputs(input, agentSocket = '') {
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
/** A user, a colon, something that is not a port, and an @ at the end. */
const PASSWORD = /(^|,)\s*[^@,:[]+:(?!\d*\s*(,|$))[^@]*@/;
function readTargets(input, name, username) {
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

;// CONCATENATED MODULE: ./build/packages/ssh/src/optional-inputs.js


const MOST_NAMED = 3;
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
            const named = who.length > MOST_NAMED ? [...who.slice(0, MOST_NAMED), `${who.length - MOST_NAMED} more`] : who;
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










;// CONCATENATED MODULE: ./build/packages/fleet/src/fleet-result.js



function newRow(host) {
    return {
        host,
        verdict: 'untouched',
        version: '',
        release: '',
        previousVersion: '',
        code: '',
        message: '',
        exitCode: 0,
        stdout: '',
        durationMs: 0,
    };
}
/** The rows of hosts of a run that ended before it asked one. */
function untouchedRows(hosts) {
    return hosts.map(({ label }) => ({ ...newRow(label), version: 'unknown' }));
}
/** Notes on a host's row what went wrong there. */
function failRow(row, error) {
    row.verdict = 'failed';
    row.code = error instanceof error_src/* UserError */.yo ? error.code : 'INTERNAL';
    row.message = error instanceof Error ? error.message : String(error);
    row.cause = { code: row.code, detail: withoutName(row.host, row.message) };
    if (error instanceof StepFailure) {
        row.exitCode = error.exitCode;
        if (error.output.length > 0)
            row.lastLines = error.output;
    }
    if (error instanceof unknown_host_key/* UnknownHostKey */.Q)
        row.hostKey = { shown: error.shown, line: error.line };
}
/** Only how it is shown: where the name stands elsewhere, hosts with the same trouble make a group each. */
function withoutName(host, text) {
    const rest = text.slice(host.length + 2);
    return text === `${host}: ${rest}` ? rest : text.replace(host, 'this host');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/look-again.js

/** After a swap was asked for, nothing but the host itself knows what is live. */
async function lookAgain(host, row) {
    const status = await host.status().catch(() => undefined);
    const live = status && liveRelease(status);
    row.version = status ? liveVersion(status) : 'unknown';
    row.release = live?.release ?? '';
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/bring-back.js






/** Makes the move, and never throws: the row tells how it went. Returns whether the host was, or may have been, switched. */
async function bringBack(journey, options, world) {
    const { host, status, move, row } = journey;
    const live = liveRelease(status);
    const start = world.clock.elapsed();
    let isSwitched = false;
    let isMade = false;
    try {
        world.signal.throwIfAborted();
        if (move.kind === 'stay') {
            row.verdict = 'unchanged';
            row.message = move.why;
            if (move.isUnfinished) {
                row.isUnfinished = true;
                world.log.warning(`${host.label}: ${move.why}`);
            }
            else
                world.log.event(`${host.label}: ${move.why}`);
            return false;
        }
        // Noted first: if we die on the way, nobody brings the bad version back.
        const toMark = leftAsBad(journey, options);
        const isMarked = toMark !== undefined && (await markBad(host, toMark.release, options, world));
        if (move.kind === 'stuck') {
            await host.note('refused', live?.release ?? '', move.why);
            throw new error_src/* UserError */.yo(move.code, `${host.label}: ${move.why}`);
        }
        const target = move.release;
        const activation = {
            ...startOf(target, lenderIn(status)),
            release: target.release,
            version: target.version,
            commandTimeoutMs: options.commandTimeoutMs,
            operation: 'rollback',
            previousVersion: live?.version ?? '',
            reason: options.reason,
        };
        const hooks = {
            ...silentHooks,
            onSwitch: () => {
                isSwitched = true;
            },
            onSwitched: () => {
                isMade = true;
            },
            onStdout: (text) => {
                row.stdout += text;
            },
        };
        await activate(host, activation, hooks, world);
        if (!isGood(target))
            await host.mark(target.release, 'good', 'its own checks passed at a rollback');
        if (toMark && !isMarked && !(await markBad(host, toMark.release, options, world))) {
            world.log.warning(`${host.label}: ${toMark.version} is not marked bad: a re-run would deploy it again.`);
        }
        row.verdict = 'rolled-back';
        row.version = target.version;
        row.release = target.release;
    }
    catch (error) {
        failRow(row, asUserError(host, error));
        if (isSwitched)
            await lookAgain(host, row);
        // The swap was refused: the host is where it was, or another run took over and moved it.
        const isElsewhere = row.version !== 'unknown' && move.kind === 'go' && row.release !== move.release.release;
        if (!isMade && isElsewhere)
            isSwitched = false;
        world.log.event(`${host.label} is not rolled back: ${row.code || 'ROLLBACK_FAILED'}: ${row.message}`);
    }
    finally {
        row.durationMs += Math.round(world.clock.elapsed() - start);
    }
    return isSwitched;
}
/** The release that is to be marked bad; none where the live one only has to run its own steps again. */
function leftAsBad({ status, move }, { markBad: isWanted }) {
    const live = liveRelease(status);
    const isUnfinished = move.kind === 'go' && move.release === live;
    return isWanted && move.kind !== 'stay' && !isUnfinished ? live : undefined;
}
/** A host without room for a note still has to go back. */
function markBad(host, release, { reason }, world) {
    return host.mark(release, 'bad', reason).then(() => true, (error) => {
        world.log.event(`${host.label}: ${release} could not be marked bad: ${error.message}`);
        return false;
    });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/failure-groups.js

const KEY_HINT = 'Compare each fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add all lines above to the input `known-hosts`. No password and no key was sent to these hosts.';
/** In the order of the rows. */
function failureGroups(rows) {
    const groups = new Map();
    for (const { host, cause, hostKey } of rows) {
        if (!cause)
            continue;
        // Each host shows a key of its own: all of them stand in one block below the groups.
        const detail = hostKey ? 'no key is known for this host' : cause.detail;
        const key = `${cause.code} ${detail}`;
        const group = groups.get(key) ?? { code: cause.code, detail, hosts: [] };
        group.hosts.push(host);
        groups.set(key, group);
    }
    return [...groups.values()];
}
/** One line, or more where the detail has more, for each group. */
function describeGroups(rows) {
    return failureGroups(rows)
        .map(({ code, detail, hosts }) => {
        const count = hosts.length === 1 ? '' : `${hosts.length} hosts: `;
        return `  ${code} (${count}${hosts.join(', ')}): ${detail.replaceAll('\n', '\n    ')}`;
    })
        .join('\n');
}
/**
 * The failure of a fleet. Where several hosts failed it names all of them, grouped by cause, with the lines for
 * `known-hosts` of all that are not known: else each run would name the next host only. Where one failed it is `first`.
 */
function fleetFailure(rows, first, what = 'failed') {
    const failed = rows.filter(({ cause }) => cause !== undefined);
    if (failed.length < 2)
        return first;
    const unknown = rows.filter(({ hostKey }) => hostKey !== undefined);
    const text = [
        `${failed.length} of ${rows.length} hosts ${what}:`,
        describeGroups(rows),
        ...(unknown.length === 0
            ? []
            : [
                'Keys of the hosts:',
                ...unknown.map(({ host, hostKey }) => `  ${host}: ${hostKey?.shown}`),
                'Lines for known-hosts:',
                ...missingLines(rows),
            ]),
    ];
    const isOne = failureGroups(rows).length === 1;
    return new error_src/* UserError */.yo(first.code, text.join('\n'), {
        hint: first.code === 'HOST_KEY_UNKNOWN' ? KEY_HINT : first.hint,
        ...(isOne && unknown.length === 0 ? { cause: first.cause } : {}),
    });
}
/** The lines of known-hosts for all hosts that are not known, each once. */
function missingLines(rows) {
    return [...new Set(rows.flatMap(({ hostKey }) => (hostKey ? [hostKey.line] : [])))];
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/gathering.js
/** A host that is away must not keep the others on a bad version for longer. */
const gathering_PATIENCE_MS = 5000;
/** Where the hosts of a fleet, each for itself, tell what they found, and wait for a moment for what the others did. */
class Gathering {
    size;
    clock;
    found = [];
    arrived = 0;
    complete = new AbortController();
    constructor(size, clock) {
        this.size = size;
        this.clock = clock;
    }
    /** Resolves to what all hosts found; after five seconds, to what those found that are there by then. */
    async arrive(status) {
        if (status)
            this.found.push(status);
        this.arrived++;
        if (this.arrived === this.size)
            this.complete.abort();
        await this.clock.sleep(gathering_PATIENCE_MS, this.complete.signal).catch(() => undefined);
        return [...this.found];
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/limiter.js
/** Runs at most `most` pieces of work at the same time; the others wait in the order in which they came. */
function limiter(most) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= most)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running++;
        try {
            return await work();
        }
        finally {
            // The place goes straight to the next one, so that nobody slips in between.
            const next = waiting.shift();
            if (next)
                next();
            else
                running--;
        }
    };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/releases-left.js

/**
 * The releases whose changes a way from the live release to `target` leaves behind: by the host's own count, the newest
 * first, the live one included. What reverted itself counts too, for its migration may have run. None on the way forward.
 */
function releasesLeft(host, target) {
    const live = liveRelease(host);
    if (!live)
        return [];
    return host.releases
        .filter(({ order }) => order > target.order && order <= live.order)
        .sort((a, b) => b.order - a.order);
}
/** A rollback across it is another thing than the change of a link. */
function isMilestone({ irreversible, steps }) {
    return irreversible === true || steps['migrate-down'] !== undefined;
}
/** Its migration ran on this host, and was not undone since. */
function ranMigration({ events }) {
    return lastMigration(events) === 'migrated';
}
/** Its migration was undone, so that it must not go live again without being deployed. */
function isUndone({ events }) {
    return lastMigration(events) === 'migrated-down';
}
function lastMigration(events) {
    return events.map(({ state }) => state).findLast((state) => state === 'migrated' || state === 'migrated-down');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/undo-plan.js


/**
 * The migrations that the fleet leaves behind, the newest first, each once and on the host that ran it. None at all
 * where a host would stay on something that may need them.
 */
function planUndo(journeys) {
    const stuck = journeys.flatMap(({ host, move }) => (move.kind === 'stuck' ? [{ host, move }] : []));
    const [first] = stuck;
    if (first)
        return { code: first.move.code, problem: `${first.host.label}: ${first.move.why}` };
    const left = journeys
        .map(({ status, move }) => (move.kind === 'go' ? releasesLeft(status, move.release) : []))
        .sort((a, b) => b.length - a.length)
        .flat()
        .filter(({ steps }) => steps['migrate-down'] !== undefined);
    const names = [...new Set(left.map(({ release }) => release))];
    for (const { host, status, move } of journeys) {
        const live = liveRelease(status);
        const needed = status.releases.find(({ release, order }) => names.includes(release) && order > 0 && order <= (live?.order ?? 0));
        if (move.kind === 'stay' && needed) {
            const problem = `${host.label} stays on ${live?.version}, which needs the migration of ${needed.version}: it is not undone`;
            return { code: 'IRREVERSIBLE', problem };
        }
    }
    const undos = names.flatMap((name) => {
        const [ran] = journeys.flatMap(({ host, status }) => {
            const known = status.releases.find(({ release }) => release === name);
            return known && ranMigration(known) ? [{ host, release: name, version: known.version, programs: known }] : [];
        });
        return ran ? [ran] : [];
    });
    return { undos };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/migrate-down.js





/**
 * Runs the recorded `migrate-down` programs of the releases that are left, each under its own folder and env, while
 * every host still runs what it ran. Throws with the first that fails; what has run is noted, and never runs twice for
 * the same deploy of that release.
 */
async function migrateDown(journeys, options, world) {
    const plan = planUndo(journeys);
    if (!('undos' in plan)) {
        for (const { host, status, move } of journeys) {
            if (move.kind === 'stuck')
                await host.note('refused', liveRelease(status)?.release ?? '', move.why);
        }
        throw new error_src/* UserError */.yo(plan.code, plan.problem);
    }
    if (plan.undos.length === 0)
        world.log.event('There is no migration to undo.');
    for (const undo of plan.undos) {
        await world.log.group(`Undo the migration of ${undo.version} on ${undo.host.label}`, () => run(undo, journeys, options, world));
    }
}
async function run({ host, release, version, programs }, journeys, { commandTimeoutMs: timeoutMs, reason }, world) {
    const journey = journeys.find((one) => one.host === host);
    world.log.event(`${host.label}: migrate-down of ${version}`);
    try {
        world.signal.throwIfAborted();
        const live = journey && liveRelease(journey.status);
        const context = { operation: 'rollback', previousVersion: live?.version ?? '', timeoutMs };
        const result = await host.step(release, 'migrate-down', { ...context, signal: world.signal });
        if (journey)
            journey.row.stdout += result.stdout;
        if (result.code !== 0)
            throw stepFailure(host.label, 'migrate-down', result, programs);
        await host.mark(release, 'migrated-down', reason);
    }
    catch (error) {
        if (journey)
            failRow(journey.row, error);
        throw error;
    }
    // The others must know too: nobody brings a release back whose migration is gone.
    for (const { host: other, status } of journeys) {
        if (other === host || !status.releases.some((one) => one.release === release))
            continue;
        await other.mark(release, 'migrated-down', reason).catch((error) => {
            world.log.warning(`${other.label} has not recorded that the migration of ${version} was undone: ${error.message}`);
        });
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/rollback-permission.js

/**
 * Whether a rollback by verdict may touch a host: the judged version is live there, and this run brought it live, or it
 * is not good yet and a gate or a monitor measured it as bad. A rollback of this run that died half-way is finished.
 */
function rollbackPermission({ live, switchedBy, state, isMeasured }) {
    const isOurs = switchedBy === 'this-run';
    if (live === 'nothing')
        return 'leave';
    if (state === 'unfinished')
        return isOurs ? 'finish' : 'leave';
    if (live === 'other')
        return 'leave';
    return isOurs || (state === 'not-good' && isMeasured) ? 'roll-back' : 'leave';
}
function judgedHost(status, { version, runIds, isMeasured }) {
    const live = liveRelease(status);
    const run = switchingRun(status);
    const isOurs = run !== undefined && runIds.includes(run);
    // What another tool made live was never a candidate for confirmation.
    const state = !live || isAdopted(live) || (isGood(live) && live.checked) ? 'good' : stateOf(isGood(live));
    return {
        live: live === undefined ? 'nothing' : live.version === version ? 'judged' : 'other',
        switchedBy: isOurs ? 'this-run' : run === undefined ? 'unrecorded' : 'other-run',
        state,
        isMeasured,
    };
}
function stateOf(wasGood) {
    return wasGood ? 'unfinished' : 'not-good';
}
/** Why a host is left alone, for a person. */
function whyLeft(status, judged) {
    const live = liveRelease(status);
    const { live: what, switchedBy, state } = judgedHost(status, judged);
    if (state === 'unfinished') {
        return `${live?.version} is live, but not all of its own steps have run: not changed; deploy again or run \`operation: abort\``;
    }
    if (what !== 'judged')
        return `${live?.version ?? 'nothing'} is live, not ${judged.version}: not changed`;
    if (live && isAdopted(live))
        return `${live.version} was made live by another tool, not by a deploy: not changed`;
    const by = status.switched?.by?.runUrl;
    const run = switchedBy === 'unrecorded'
        ? 'a run that is not recorded'
        : `another run${by === undefined || by === '' ? '' : ` (${by})`}`;
    const why = state === 'not-good' ? 'no gate and no monitor judged it' : 'it is good';
    return `${judged.version} was made live by ${run}, and ${why}: not changed`;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/rollback-target.js


/**
 * Where a rollback leads: the newest release that was good before the live one came, is not marked bad, is still on the
 * host and still has its migration, if it had one. "Newest" goes by the host's own count of deploys, never by names or clocks, and a rollback does not change
 * that count; so two rollbacks in a row go two steps back, not back and forth.
 */
function rollbackTarget(host, toVersion) {
    const live = liveRelease(host);
    if (toVersion !== undefined)
        return named(host, toVersion);
    const before = live && live.order > 0 ? live.order : Number.POSITIVE_INFINITY;
    const candidates = host.releases
        .filter((release) => isGood(release) && release.order < before && release.release !== host.current)
        .filter((release) => release.version !== live?.version && badReason(host, release.version) === undefined)
        .filter((release) => !isUndone(release))
        .sort((a, b) => b.order - a.order);
    const [release] = candidates;
    return release ? { release } : { problem: 'this host has no earlier good release to roll back to' };
}
function named(host, version) {
    const reason = badReason(host, version);
    if (reason !== undefined)
        return { problem: `${version} is marked bad: ${reason}` };
    const known = host.releases.filter((release) => release.version === version && release.state !== 'staged');
    const [release] = known.sort((a, b) => b.order - a.order);
    if (release && isUndone(release))
        return { problem: `the migration of ${version} was undone: deploy it again` };
    return release ? { release } : { problem: `${version} is not on this host, or never went live on it` };
}
/** As git shows them; a shorter prefix is more likely a typing error. */
const SHORTEST_PREFIX = 7;
const LISTED = 20;
/**
 * The version that `wanted` names on these hosts: itself, or the only one that begins with it. All hosts of a fleet get
 * the same answer, so that none goes to another version than the others.
 */
function resolveVersion(wanted, hosts) {
    const versions = versionsOn(hosts);
    if (versions.includes(wanted))
        return { version: wanted };
    const matches = wanted.length < SHORTEST_PREFIX ? [] : versions.filter((version) => version.startsWith(wanted));
    const [only] = matches;
    if (only !== undefined && matches.length === 1)
        return { version: only };
    if (matches.length > 1)
        return { problem: `${wanted} is ambiguous: ${listed(matches)}` };
    const rule = wanted.length < SHORTEST_PREFIX ? ` (a prefix needs at least ${SHORTEST_PREFIX} characters)` : '';
    return {
        problem: `${wanted} is not on the hosts${rule}; they have: ${listed(versions) || 'no release that was live'}`,
    };
}
/** Each once, the newest of a host first. */
function versionsOn(hosts) {
    const versions = hosts.flatMap(({ releases }) => releases
        .filter(({ state }) => state !== 'staged')
        .sort((a, b) => b.order - a.order)
        .map(({ version }) => version));
    return [...new Set(versions)];
}
function listed(versions) {
    const more = versions.length > LISTED ? ` and ${versions.length - LISTED} more` : '';
    return `${versions.slice(0, LISTED).join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/rollback-plan.js




function planRollback(status, wish) {
    const { failedVersion, toVersion, judged } = wish;
    const live = liveRelease(status);
    if (judged) {
        const known = judgedHost(status, judged);
        const permission = rollbackPermission(known);
        if (permission === 'leave' || !live) {
            return { kind: 'stay', why: whyLeft(status, judged), isUnfinished: known.state === 'unfinished' };
        }
        return permission === 'finish' ? { kind: 'go', release: live } : way(status, wish);
    }
    // A run that died between the swap and the old release's own steps: they are still to be run.
    if (live?.state === 'good' && !live.checked && (toVersion ?? live.version) === live.version) {
        return { kind: 'go', release: live };
    }
    if (failedVersion !== undefined && live?.version !== failedVersion) {
        return { kind: 'stay', why: `${live?.version ?? 'nothing'} is live, not ${failedVersion}: not changed` };
    }
    if (toVersion !== undefined && live?.version === toVersion && live.state === 'good') {
        return { kind: 'stay', why: `${toVersion} is already live` };
    }
    return way(status, wish);
}
/** What one host of a fleet does: `toVersion` is looked up on all of them, and a mixed fleet is only evened out. */
function planInFleet(status, wish, fleet, plan = planRollback) {
    const { toVersion, ...open } = wish;
    if (toVersion === undefined) {
        const isMixable = plan === planRollback && concernsFleet(wish);
        return moveInFleet(status, plan(status, wish), isMixable ? fleet : []);
    }
    const resolved = resolveVersion(toVersion, [status, ...fleet]);
    if ('version' in resolved)
        return plan(status, { ...open, toVersion: resolved.version });
    const move = plan(status, open);
    return move.kind === 'stay' ? move : { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why: resolved.problem };
}
/** Whether a host has to hear what is on the others before it knows what to do. */
function dependsOnFleet(wish) {
    return wish.toVersion !== undefined || concernsFleet(wish);
}
/** Whoever names a version has said which hosts are meant; else it takes a look at all of them. */
function concernsFleet({ failedVersion, toVersion, judged }) {
    return failedVersion === undefined && toVersion === undefined && judged === undefined;
}
/** The same, as one of a fleet: where a deploy left it mixed, only the hosts that it brought forward go back. */
function moveInFleet(status, move, fleet) {
    // On one host alone, or on all of them, it is more likely that the path is wrong.
    const isLeftOut = move.kind === 'stuck' && status.current === '' && fleet.some(({ current }) => current !== '');
    if (isLeftOut)
        return { kind: 'stay', why: 'nothing is live: the deploy never switched this host, or already reverted it' };
    const ahead = versionAhead(status, fleet);
    const live = liveRelease(status);
    // Steps that a dead run left out are still to be run.
    const isUnfinished = move.kind === 'go' && move.release === live;
    if (ahead === undefined || isUnfinished)
        return move;
    return { kind: 'stay', why: `${live?.version} is live, and ${ahead} is not: not changed` };
}
/**
 * The version of another host that came after the one that is live here: this host has gone back from it by itself, or
 * never got there. Each host counts for itself, so one that says the contrary is not believed.
 */
function versionAhead(status, fleet) {
    const live = liveRelease(status)?.version;
    if (live === undefined)
        return undefined;
    const isLater = (host, version) => lastOrder(host, live) > 0 && lastOrder(host, version) > lastOrder(host, live);
    for (const other of fleet) {
        const version = liveRelease(other)?.version;
        if (version === undefined || version === live)
            continue;
        if (isLater(other, version) && !isOlder(status, version))
            return version;
    }
    return undefined;
}
function isOlder(status, version) {
    const order = lastOrder(status, version);
    return order > 0 && order < (liveRelease(status)?.order ?? 0);
}
function lastOrder(status, version) {
    return Math.max(0, ...status.releases.filter((one) => one.version === version).map(({ order }) => order));
}
/** What one host does to end what was begun and not confirmed: nothing, where the live release is good and proven. */
function planAbort(status, wish) {
    const live = liveRelease(status);
    if (!live)
        return { kind: 'stay', why: 'nothing is live' };
    if (live.state === 'good' && live.checked)
        return { kind: 'stay', why: `${live.version} is live and good` };
    if (isAdopted(live) && live.state === 'live') {
        return { kind: 'stay', why: `${live.version} is live, but was not deployed by this suite: nothing to abort` };
    }
    return planRollback(status, wish);
}
function way(status, { toVersion, failedVersion, judged, allowAfterMigration = false }) {
    if (toVersion !== undefined && toVersion === (judged?.version ?? failedVersion)) {
        const why = `${toVersion} is the failed version itself; set \`to-version\` to another one, or remove it`;
        return { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why };
    }
    const target = rollbackTarget(status, toVersion);
    if (!('release' in target))
        return { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why: target.problem };
    const { release } = target;
    const wall = releasesLeft(status, release).find(({ irreversible }) => irreversible === true);
    if (!wall || allowAfterMigration)
        return { kind: 'go', release };
    const why = `${wall.version} cannot be undone (irreversible) and is between this host and ${release.version}`;
    return { kind: 'stuck', code: 'IRREVERSIBLE', why };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/verdict.js
/**
 * The verdict of a deploy. Only a switch whose outcome is not verified is bad: a rollback may follow from `failed`, so no
 * run that changed nothing may say it. `deployed` with a failure is a part of the fleet, by `on-failure`.
 */
function deployVerdict({ hosts, hasFailed, isCancelled, }) {
    if (hosts.includes('unverified'))
        return 'failed';
    if (hosts.includes('verified'))
        return 'deployed';
    if (hosts.includes('back'))
        return 'reverted';
    if (isCancelled)
        return '';
    return hasFailed ? 'not-deployed' : 'unchanged';
}
/**
 * The verdict of a rollback or an abort that was asked for. A part of a fleet that went back is `failed`: the others still
 * serve what was to be left.
 */
function rollbackVerdict({ hosts, hasFailed, isCancelled, isRefused }) {
    const hasSwitched = hosts.some((end) => end !== 'same');
    if (!hasFailed)
        return hasSwitched ? 'rolled-back' : 'unchanged';
    if (hasSwitched)
        return 'failed';
    if (isCancelled)
        return '';
    return isRefused ? 'refused' : 'not-deployed';
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/rollback-fleet.js












/**
 * Brings every reachable host back to the release that the host itself recorded as good, with that release's own
 * steps. A host that cannot go back stops no other: the fewer hosts serve a bad version, the better. Only where
 * migrations are to be undone must all of them be there before any is touched.
 */
function rollbackFleet(hosts, options, world) {
    return options.migrateDown ? together(hosts, options, world) : eachForItself(hosts, options, world);
}
/** `plan` decides what a host does once it is locked; `prepare` frees it for that. */
async function eachForItself(hosts, options, world, { plan = planRollback, prepare } = {}) {
    const inTurn = limiter(options.batchSize);
    const gathering = new Gathering(hosts.length, world.clock);
    const waits = dependsOnFleet(options) && (plan === planRollback || options.toVersion !== undefined);
    const destination = new Destination(options.toVersion);
    const outcomes = await Promise.all(hosts.map(async (host) => {
        const row = newRow(host.label);
        try {
            await prepare?.(host);
        }
        catch (error) {
            void gathering.arrive(undefined);
            failRow(row, error);
            return { row: { ...row, version: 'unknown' }, isSwitched: false };
        }
        // A lock of its own for each: a host that is dead must not keep the others on a bad version.
        return withFleetLock([host], options.lock, world, async ({ held, failed }) => {
            for (const { error } of failed)
                failRow(row, error);
            const [one] = held;
            const fleet = waits ? await gathering.arrive(one?.status) : [];
            if (!one)
                return { row: await unlockedRow(host, { ...row, version: 'unknown' }, options), isSwitched: false };
            const wish = { ...options, ...destination.resolve(one.status, fleet) };
            const journey = begin(one, row, planInFleet(one.status, wish, fleet, plan));
            return { row, isSwitched: await inTurn(() => bringBack(journey, options, world)) };
        });
    }));
    return conclude(outcomes, world);
}
/**
 * The version that a prefix names is the same for every host: the first host to decide sets it. A host that took longer
 * to lock has more versions to compare with.
 */
class Destination {
    toVersion;
    constructor(toVersion) {
        this.toVersion = toVersion;
    }
    resolve(status, fleet) {
        if (this.toVersion === undefined)
            return {};
        const resolved = resolveVersion(this.toVersion, [status, ...fleet]);
        if ('version' in resolved)
            this.toVersion = resolved.version;
        return { toVersion: this.toVersion };
    }
}
/**
 * Where another run has the lock, a host that the verdicts do not concern needs none. One that they do concern was asked,
 * so what is live there is known.
 */
async function unlockedRow(host, row, options) {
    if (!options.judged || row.code !== 'LOCKED')
        return row;
    const status = await host.status().catch(() => undefined);
    if (!status)
        return row;
    const move = planRollback(status, options);
    const [version, release] = [liveVersion(status), status.current];
    if (move.kind !== 'stay')
        return { ...row, version, release, previousVersion: version };
    return {
        ...newRow(row.host),
        verdict: 'unchanged',
        version,
        release,
        previousVersion: version,
        message: move.why,
        ...(move.isUnfinished ? { isUnfinished: true } : {}),
    };
}
function together(hosts, options, world) {
    return withFleetLock(hosts, { ...options.lock, allowsPart: true }, world, async ({ held, failed }) => {
        const rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
        const rowOf = (host) => rows.get(host.label) ?? newRow(host.label);
        const unswitched = () => [...rows.values()].map((row) => ({ row, isSwitched: false }));
        for (const { host, error } of failed) {
            failRow(Object.assign(rowOf(host), { version: 'unknown' }), error);
            rows.set(host.label, await unlockedRow(host, rowOf(host), options));
        }
        const fleet = held.map(({ status }) => status);
        const journeys = held.map((one) => {
            return begin(one, rowOf(one.host), planInFleet(one.status, options, fleet));
        });
        // Whatever comes of it, what was judged bad is bad.
        const isMarked = await Promise.all(journeys.map((one) => markAhead(one, options, world)));
        try {
            const [absent] = failed;
            if (absent && journeys.some(({ move }) => move.kind !== 'stay'))
                throw absent.error;
            await migrateDown(journeys, options, world);
        }
        catch (error) {
            return conclude(unswitched(), world, error);
        }
        const inTurn = limiter(options.batchSize);
        const switched = await Promise.all(journeys.map((one, index) => {
            const markBad = options.markBad && !isMarked[index];
            return inTurn(() => bringBack(one, { ...options, markBad }, world));
        }));
        const isSwitched = new Map(journeys.map(({ row }, index) => [row, switched[index] === true]));
        return conclude([...rows.values()].map((row) => ({ row, isSwitched: isSwitched.get(row) === true })), world);
    });
}
async function markAhead(journey, options, world) {
    const bad = leftAsBad(journey, options);
    return bad !== undefined && markBad(journey.host, bad.release, options, world);
}
function begin({ host, status }, row, move) {
    const live = liveRelease(status);
    const [version, release, previousVersion] = [live?.version ?? '', live?.release ?? '', live?.version ?? ''];
    Object.assign(row, { version, release, previousVersion });
    return { host, status, move, row };
}
function endOf({ row, isSwitched }) {
    if (row.verdict === 'rolled-back')
        return 'verified';
    return isSwitched ? 'unverified' : 'same';
}
/** Where it may not go, or where there is nothing to go to. */
function isClosed({ code }) {
    return code === 'NO_PREVIOUS_RELEASE' || code === 'IRREVERSIBLE';
}
/** `obstacle`: why no host was switched at all. */
function conclude(outcomes, { signal }, obstacle) {
    const rows = outcomes.map(({ row }) => row);
    const failed = rows.filter(({ verdict }) => verdict === 'failed');
    const known = obstacle instanceof error_src/* UserError */.yo ? obstacle : undefined;
    const isObstacleClosed = known !== undefined && isClosed({ ...newRow(''), code: known.code });
    const verdict = rollbackVerdict({
        hosts: outcomes.map(endOf),
        hasFailed: failed.length > 0 || obstacle !== undefined,
        isCancelled: signal.aborted,
        isRefused: failed.length > 0 ? failed.every(isClosed) : isObstacleClosed,
    });
    if (failed.length === 0 && obstacle === undefined)
        return { verdict, rows };
    const [first] = failed;
    const code = signal.aborted ? 'CANCELLED' : known?.code || first?.code || 'ROLLBACK_FAILED';
    if (obstacle !== undefined) {
        const list = failed.length > 0 ? `\n${describeGroups(rows)}` : ` ${known?.message ?? obstacle}`;
        // A host that was reached and failed here has run a `migrate-down`.
        const hasBegun = failed.some(({ version }) => version !== 'unknown');
        const database = hasBegun ? '\nA migrate-down ran: the database may have changed.' : '';
        const what = `No host was changed, because migrations must be undone first:${list}${database}`;
        const more = known?.hint === undefined ? {} : { hint: known.hint };
        return { verdict, rows, failure: new error_src/* UserError */.yo(code, what, { ...more, cause: known?.cause }) };
    }
    const alone = new error_src/* UserError */.yo(code, `${failed.length} of ${rows.length} hosts were not rolled back: ${first?.message}`);
    return { verdict, rows, failure: fleetFailure(rows, alone, 'were not rolled back') };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/abort-fleet.js



/**
 * Ends what was begun on these hosts and not confirmed: stops the holder's steps, breaks its lock, and where the live
 * release is not good and proven goes back to the last one that was, with that one's own steps.
 */
function abortFleet(hosts, options, world) {
    const prepare = async (host) => {
        world.signal.throwIfAborted();
        await freeHost(host, { owner: options.lock.owner, reason: options.reason }, world);
    };
    return eachForItself(hosts, options, world, { plan: planAbort, prepare });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/batch-size.js
/** `2` or `25%`; undefined for anything else, none and more than all included. */
function parseMaxParallel(text) {
    const word = text.trim();
    if (/^\d{1,4}$/.test(word)) {
        const count = Number(word);
        return count >= 1 && count <= 1000 ? { kind: 'count', count } : undefined;
    }
    const percent = Number(/^(\d{1,3})\s*%$/.exec(word)?.[1] ?? Number.NaN);
    return percent >= 1 && percent <= 100 ? { kind: 'share', percent } : undefined;
}
/** A percentage is rounded down, so that no more than that share is ever under way; but one host always is. */
function batchSize(most, hosts) {
    if (most.kind === 'count')
        return most.count;
    return Math.max(1, Math.floor((most.percent * hosts) / 100));
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/prune.js



/**
 * The releases that may go so that `keep` stay, the live one included: first what never went live or reverted itself,
 * then by age. What we did not ship neither goes nor counts. Never the live one, never the one a rollback would lead to, never `previous` (what was live before), and
 * never one between those that a rollback must know of, because its migration cannot be undone or has to be.
 */
function releasesToRemove(host, keep, previous) {
    const target = rollbackTarget(host);
    const guarded = new Set([
        liveRelease(host)?.release,
        previous,
        'release' in target ? target.release.release : undefined,
    ]);
    const between = 'release' in target ? releasesLeft(host, target.release).filter(isMilestone) : [];
    for (const { release } of between)
        guarded.add(release);
    const isWaste = ({ state }) => Number(state === 'staged');
    const own = host.releases.filter(isRemovable);
    const byAge = [...own].sort((a, b) => isWaste(b) - isWaste(a) || a.order - b.order || (a.release < b.release ? -1 : 1));
    const removable = byAge.filter(({ release }) => !guarded.has(release)).map(({ release }) => release);
    return removable.slice(0, Math.max(0, own.length - keep));
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/prune-host.js



/** Removes what is too old; a host that cannot is no reason to fail a deploy that is live. */
async function pruneHost(host, keep, previous, world) {
    try {
        const remove = releasesToRemove(await host.status(), keep, previous);
        const problems = await host.settle({ remove, isLast: false });
        if (problems.length > 0)
            throw new Error(problems.join('; '));
    }
    catch (error) {
        // Whoever has the host now removes them; that it is lost is told elsewhere.
        if (error instanceof error_src/* UserError */.yo && error.code === 'LOCK_LOST')
            return;
        world.log.warning(`${host.label}: old releases could not be removed: ${asUserError(host, error).message}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/confirm-fleet.js






/** Why the live release of a host cannot be called good, if so. */
function objectionTo(status, version) {
    const live = liveRelease(status);
    if (live?.version !== version)
        return { code: 'NOT_LIVE', why: `${liveVersion(status) || 'nothing'} is live, not ${version}` };
    const reason = badReason(status, version);
    if (reason !== undefined)
        return { code: 'BAD_RELEASE', why: `${version} is marked bad: ${reason}` };
    if (live.checked)
        return undefined;
    return { code: 'UNPROVEN', why: `${version} is live, but not all of its own steps and checks have passed` };
}
/** Marks the live release of every host as good: of none where one host refuses or cannot be reached. */
async function confirmFleet(hosts, options, world) {
    return withFleetLock(hosts, options.lock, world, async ({ held, failed }) => {
        const problems = [];
        const rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
        for (const { host, error } of failed) {
            Object.assign(rows.get(host.label) ?? {}, { version: 'unknown' });
            note(host.label, error);
        }
        for (const { host, status } of held) {
            const live = liveRelease(status);
            const row = rows.get(host.label);
            if (row)
                Object.assign(row, { version: live?.version ?? '', release: live?.release ?? '' });
            const objection = objectionTo(status, options.version);
            if (!objection)
                continue;
            note(host.label, new error_src/* UserError */.yo(objection.code, `${host.label}: ${objection.why}.`));
            await host.note('refused', live?.release ?? '', objection.why);
        }
        const isConfirmable = problems.length === 0;
        for (const { host, status } of isConfirmable ? held : []) {
            try {
                await host.mark(status.current, 'good', options.reason);
            }
            catch (error) {
                note(host.label, asUserError(host, error));
                continue;
            }
            const row = rows.get(host.label);
            if (row)
                row.verdict = 'confirmed';
            world.log.event(`${host.label}: ${options.version} is marked as good`);
            await pruneHost(host, options.keepReleases, undefined, world);
        }
        const all = [...rows.values()];
        const [first] = problems;
        if (!first)
            return { verdict: 'confirmed', rows: all };
        const isCancelled = first.code === 'CANCELLED' && !isConfirmable;
        return {
            verdict: isCancelled ? '' : 'not-confirmed',
            rows: all,
            failure: fleetFailure(all, first, 'cannot confirm'),
        };
        function note(label, error) {
            problems.push(error);
            const row = rows.get(label);
            if (row)
                failRow(row, error);
        }
    });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/abort-watch.js
/** Returns a function that tells how long ago the signal was aborted, in milliseconds; 0 where it was not. */
function watchAbort(signal, clock) {
    let atMs = signal.aborted ? clock.elapsed() : undefined;
    const note = () => {
        atMs = clock.elapsed();
    };
    signal.addEventListener('abort', note, { once: true });
    return () => (atMs === undefined ? 0 : clock.elapsed() - atMs);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/revert-fleet.js






/**
 * A cancelled run is killed soon. So long after it was cancelled what is not back is left to itself and reported: the
 * step that was stopped first may have used up half of it.
 */
const CANCELLED_REVERT_MS = 5000;
const LEAST_REVERT_MS = 1000;
/**
 * Brings every switched host back to its own previous release, in reverse order, and notes on each whether it got
 * there. What reverted itself is not bad: its own checks stand guard.
 */
async function revertFleet(switched, plan, why, world) {
    world.log.event(`Going back on ${switched.length} host(s): ${why.message.split('\n')[0]}`);
    const isCancelled = world.signal.aborted;
    // The run's own signal may be the reason why we are here; the way back has its own end.
    const calm = { ...world, signal: new AbortController().signal };
    if (isCancelled)
        await Promise.all(switched.map((site) => revertInTime(site, plan, why, calm)));
    else
        for (const site of [...switched].reverse())
            await revertSite(site, plan, why, calm);
}
/** The hosts that are, or may be, on the new release; one whose swap was refused has nowhere to go back to. */
async function switchedSites(sites) {
    const asked = await Promise.all(sites.map(async (site) => ((await mayBeSwitched(site)) ? [site] : [])));
    return asked.flat();
}
async function mayBeSwitched(site) {
    const { host, swap, before, choice, row } = site;
    if (swap !== 'asked')
        return swap === 'made';
    const status = await host.status().catch(() => undefined);
    if (!status)
        return true;
    const { current } = status;
    if (current === (before?.release ?? ''))
        return false;
    const isOurs = current === '' || ('release' in choice && current === choice.release);
    // Another run took over before the swap, and has made its own release live.
    if (!isOurs)
        Object.assign(row, { version: liveVersion(status), release: current });
    return isOurs;
}
function revertInTime(site, plan, why, world) {
    const told = 'there is no time to wait; a step of the rollback continues, and the lock ends with it.';
    const late = () => new error_src/* UserError */.yo('ROLLBACK_FAILED', `${site.host.label}: ${told}`);
    const leftMs = Math.max(LEAST_REVERT_MS, CANCELLED_REVERT_MS - (world.sinceAbortMs?.() ?? 0));
    return (0,src/* withDeadline */.NE)(world.clock, leftMs, late, (signal) => revertSite(site, plan, why, { ...world, signal })).catch((error) => loudly(site, homeOf(site, plan), error, world));
}
/**
 * What was live before, also what another tool made live; but an unverified release of a dead run is not a target (it may be the very release
 * that fails): then it is the last good one, unless the way there is closed. Nothing, where that release is the one that
 * fails and no other ever went well: the dead run was the first deploy.
 */
function homeOf({ status, before, choice }, { allowAfterMigration = false } = {}) {
    if (!before || isHome(before))
        return before;
    const isItself = 'release' in choice && choice.release === before.release;
    // It has just failed: that it was good once makes it no better place to go back to.
    const releases = status.releases.map((one) => isItself && one === before ? { ...one, state: 'live' } : one);
    const move = planRollback({ ...status, releases }, { allowAfterMigration });
    if (move.kind === 'go')
        return move.release;
    const wasNeverGood = isItself && before.state !== 'good';
    return wasNeverGood && move.kind === 'stuck' && move.code === 'NO_PREVIOUS_RELEASE' ? undefined : before;
}
async function revertSite(site, plan, why, world) {
    const { host, row, choice } = site;
    const before = homeOf(site, plan);
    const start = world.clock.elapsed();
    try {
        if (before) {
            const lender = 'release' in choice ? { ...plan.record, release: choice.release } : undefined;
            const activation = {
                ...startOf(before, lender),
                release: before.release,
                version: before.version,
                commandTimeoutMs: plan.commandTimeoutMs,
                operation: 'revert',
                previousVersion: plan.record.version,
                reason: why.message,
            };
            await activate(host, activation, silentHooks, world);
        }
        else {
            await host.switchTo(undefined, 'revert', why.message);
        }
        // It is told by now that no time was left.
        world.signal.throwIfAborted();
        if ('release' in choice && choice.release !== before?.release) {
            await forgive(host, world, host.mark(choice.release, 'staged', `reverted: ${why.message}`));
        }
        row.verdict = 'reverted';
        row.version = before?.version ?? '';
        row.release = before?.release ?? '';
        row.previousVersion = before?.version ?? '';
        if (row.code === '')
            row.code = why.code;
        if (row.message === '')
            row.message = `went back, because: ${why.message.split('\n')[0]}`;
        site.wayBack = 'done';
        world.log.event(`${host.label}: back on ${before?.release ?? 'nothing, as before'}`);
    }
    catch (error) {
        // Who has no more time tells it.
        if (world.signal.aborted)
            throw error;
        await loudly(site, before, error, world);
    }
    finally {
        row.durationMs += Math.round(world.clock.elapsed() - start);
    }
}
async function loudly(site, home, error, world) {
    const { host, row } = site;
    const message = error instanceof Error ? error.message : String(error);
    row.verdict = 'failed';
    if (error instanceof error_src/* UserError */.yo && error.code === 'LOCK_LOST') {
        Object.assign(row, { code: error.code, message });
        site.wayBack = 'lost';
        await lookAgain(host, row);
        world.log.warning(message, error.code);
        return;
    }
    site.wayBack = 'failed';
    row.code = 'ROLLBACK_FAILED';
    await lookAgain(host, row);
    const isBack = home !== undefined && row.release === home.release;
    const what = isBack
        ? `is back on ${home.release}, but that release is not verified`
        : `COULD NOT GO BACK to ${home?.release ?? 'nothing'}`;
    row.message = `${what}: ${message}`;
    world.log.warning(`${host.label} ${row.message}`, 'ROLLBACK_FAILED');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/take-back.js


/** Once an irreversible migration has begun, the old code must not come back: nobody knows that it still works. */
function staysPut({ record, allowAfterMigration = false }) {
    return record.irreversible === true && !allowAfterMigration;
}
/**
 * Brings those of the hosts back that are, or may be, on the new release. Where the release is irreversible they stay,
 * and their rows tell what is live there.
 */
async function takeBack(sites, plan, why, world) {
    const switched = await switchedSites(sites);
    for (const site of sites)
        if (!switched.includes(site))
            site.swap = 'none';
    if (switched.length === 0)
        return;
    if (!staysPut(plan)) {
        await world.log.group('Revert', () => revertFleet(switched, plan, why, world));
        return;
    }
    const { version } = plan.record;
    const names = switched.map(({ host }) => host.label).join(', ');
    world.log.warning(`${names}: NOT REVERTED, because ${version} is irreversible.`, 'IRREVERSIBLE');
    for (const { host, row } of switched)
        if (row.verdict === 'failed')
            await lookAgain(host, row);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/conclude-deploy.js




/**
 * The end of a deploy that did not bring the whole fleet live. Where a host could not go back, that is the failure, whatever
 * went wrong at first.
 */
function concludeDeploy(sites, rows, plan, first) {
    const isCancelled = first.code === 'CANCELLED';
    const verdict = deployVerdict({ hosts: sites.map(conclude_deploy_endOf), hasFailed: true, isCancelled });
    const conclusion = { verdict, isStuckForward: false };
    const stuck = sites.filter(({ wayBack }) => wayBack === 'failed');
    if (stuck.length > 0) {
        const names = stuck.map(({ host }) => host.label).join(', ');
        const message = `NOT EVERY HOST COULD GO BACK (${names}): the table shows the live version of each host.`;
        return { ...conclusion, failure: new error_src/* UserError */.yo('ROLLBACK_FAILED', message, { cause: fleetFailure(rows, first) }) };
    }
    const lost = sites.filter(({ wayBack }) => wayBack === 'lost');
    if (lost.length > 0) {
        const names = lost.map(({ host }) => host.label).join(', ');
        const who = [...new Set(lost.map(({ row }) => row.message))].join(' ');
        const message = `Another run took over ${names} during this deploy and now controls these hosts. ${who}`;
        return { ...conclusion, failure: new error_src/* UserError */.yo('LOCK_LOST', message, { cause: first }) };
    }
    const isUntouched = verdict === 'not-deployed' || verdict === '';
    const grouped = fleetFailure(rows, first, isUntouched ? 'failed, so nothing went live' : 'failed');
    const told = (state) => new error_src/* UserError */.yo(first.code, `${sentence(grouped.message)} ${state}`, { hint: grouped.hint, cause: grouped.cause });
    const back = sites.filter(({ wayBack }) => wayBack === 'done');
    const staying = sites.filter(({ swap, wayBack }) => swap !== 'none' && wayBack === 'none');
    if (staying.length > 0) {
        return { ...conclusion, failure: told(conclude_deploy_stateOf(rows, plan)), isStuckForward: staysPut(plan) };
    }
    if (back.length > 0)
        return { ...conclusion, failure: told(whereBack(back)) };
    const migration = migrationOf(sites);
    return { ...conclusion, failure: migration === undefined ? grouped : told(migration) };
}
function conclude_deploy_endOf({ swap, wayBack, row }) {
    if (wayBack === 'done')
        return 'back';
    if (wayBack !== 'none')
        return 'unverified';
    if (swap === 'none')
        return 'same';
    return row.verdict === 'deployed' ? 'verified' : 'unverified';
}
/** Nothing was switched, but the database is not what it was. */
function migrationOf(sites) {
    const ran = sites.flatMap(({ migration }) => migration ?? []);
    if (ran.length === 0)
        return undefined;
    const what = ran.includes('done') ? 'the database has changed' : 'the database may have changed';
    return `No host was switched; the migration ran, so ${what}.`;
}
/** What is said next must not run into it. */
function sentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
/** A first deploy has no release to go back to. */
function whereBack(back) {
    const bare = back.filter(({ row }) => row.release === '');
    if (bare.length === 0)
        return 'Every host that was switched is back on its previous release.';
    const names = bare.map(({ host }) => host.label).join(', ');
    if (bare.length === back.length)
        return `Nothing is live on ${names}, as before.`;
    return `Every host that was switched is back on its previous release; on ${names} nothing is live, as before.`;
}
function conclude_deploy_stateOf(rows, plan) {
    const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
    const { version } = plan.record;
    const parts = [
        [count('deployed'), `live on ${version}`],
        [count('reverted'), 'back on the previous release'],
        [count('failed'), 'failed'],
        [count('untouched'), 'not changed'],
        [count('unchanged'), 'already live and verified'],
    ];
    const tally = parts.flatMap(([many, what]) => (many > 0 ? [`${many} ${what}`] : [])).join(', ');
    const why = staysPut(plan)
        ? `NO HOST WENT BACK, because ${version} is irreversible: the old version may not work with the new data.`
        : `With on-failure: ${plan.onFailure ?? 'revert'}, the live versions stay.`;
    return `${why} Of ${rows.length} hosts: ${tally}.`;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/deploy-checks.js




/** Why a host refuses this version, where its choice is `bad`. */
function badRelease(label, version, reason) {
    return new error_src/* UserError */.yo('BAD_RELEASE', `${label}: ${version} is marked bad: ${reason}`);
}
/** Why nothing can be deployed to this host at all; a host with nothing to do is not asked. */
function hostRefusal({ label, status, choice }) {
    const [first] = status.objections;
    if (!first || choice.kind === 'unchanged')
        return undefined;
    const { code } = first;
    return new error_src/* UserError */.yo(code, status.objections.map(({ message }) => `${label}: ${message}`).join('\n'));
}
/** Notes in the row of each host that it is refused, if so; returns why. */
function refuseUnfit(sites) {
    return sites.flatMap(({ host, row, ...site }) => {
        const refusal = hostRefusal({ ...site, label: host.label });
        if (refusal)
            failRow(row, refusal);
        return refusal ? [refusal] : [];
    });
}
/** As a deploy finds it when it takes the lock. */
function lockRefusal({ label, status }, lockWaitMs) {
    if (!status.lock || lockWaitMs > 0)
        return undefined;
    return new error_src/* UserError */.yo('LOCKED', `${label} is locked by ${holderOf(status.lock)}.`);
}
/** Why an upload cannot end well, as far as it is known before it begins; what comes closer is found by the host itself. */
function uploadRefusal({ label, status, payload, base, seeding }) {
    if (seeding.missing.length > 0)
        return sharedMissing(label, seeding.missing);
    try {
        requireRoom(label, status.freeKiB, leastRoom(payload.entries, base, seeding.seeds));
        return undefined;
    }
    catch (error) {
        if (error instanceof error_src/* UserError */.yo)
            return error;
        throw error;
    }
}
function sharedMissing(label, missing) {
    const names = missing.map((path) => `shared/${(0,byte_path/* showPath */.P8)(path)}`).join(', ');
    return new error_src/* UserError */.yo('SHARED_MISSING', `${label}: missing on the host and in the payload: ${names}`);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/status-after.js
/**
 * What the host would say of its releases once the new one is live and settled: from what it said when it was locked
 * and what was done since. It spares the question. Other members are as they were.
 */
function statusAfter({ status, choice }, plan) {
    if (!('release' in choice) || choice.kind === 'unchanged')
        return status;
    const known = status.releases.find(({ release }) => release === choice.release);
    const order = 1 + Math.max(0, ...status.releases.map((release) => release.order));
    const state = plan.confirm === 'auto' ? 'good' : 'live';
    const live = { ...(known ?? staged(choice.release, plan)), order, state, checked: true };
    return {
        ...status,
        current: choice.release,
        releases: [...status.releases.filter((release) => release !== known), live],
        bad: plan.allowBad ? status.bad.filter(({ version }) => version !== plan.record.version) : status.bad,
    };
}
function staged(release, { record }) {
    const { version, strategy, environment, steps, shell, healthTimeoutMs, healthUrl, irreversible } = record;
    return {
        release,
        version,
        strategy,
        environment,
        steps: Object.fromEntries(Object.entries(steps).map(([name, program]) => [name, program ?? ''])),
        ...(shell === undefined ? {} : { shell }),
        healthTimeoutMs,
        ...(healthUrl === undefined ? {} : { healthUrl }),
        ...(irreversible === undefined ? {} : { irreversible }),
        payloadSha256: '',
        recordSha256: '',
        previousVersion: '',
        activatedAt: null,
        events: [],
        state: 'staged',
        order: 0,
        checked: false,
    };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/settle-fleet.js




/** Notes that the new release is good where it is live and healthy. Rejects with the first failure, after trying all. */
async function settleFleet(sites, plan, options, world) {
    const results = await Promise.allSettled(sites.map((site) => settle(site, plan, options, world)));
    for (const [index, result] of results.entries()) {
        const host = sites[index]?.host;
        if (result.status !== 'rejected' || !host)
            continue;
        world.log.event(`${host.label}: live and healthy, but this could not be recorded`);
        throw asUserError(host, result.reason);
    }
}
async function settle(site, plan, options, world) {
    const { host, choice, before } = site;
    if (site.isSettled)
        return;
    if (!('release' in choice) || (choice.kind === 'unchanged' && before?.state === 'good'))
        return;
    tellProblems(site, await host.settle(settlementOf(site, choice.release, plan, options)), world);
}
function tellProblems({ host }, problems, { log }) {
    for (const text of problems)
        log.warning(`${host.label}: an old release could not be removed: ${text}`);
}
/** What ends the deploy on one host where all went well. */
function settlementOf(site, release, plan, { isWhole, isLast }) {
    const { confirm, allowBad, record, keepReleases } = plan;
    const { status, before, choice } = site;
    const isForgiven = allowBad && status.bad.some(({ version }) => version === record.version);
    const mayPrune = isWhole && choice.kind !== 'unchanged';
    return {
        ...(isForgiven ? { forgive: record.version } : {}),
        ...(confirm === 'auto' ? { good: { release, reason: PROVEN } } : {}),
        remove: mayPrune ? releasesToRemove(statusAfter(site, plan), keepReleases, before?.release) : [],
        isLast,
    };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/go-live.js





/**
 * Batch by batch; the next one waits until this one is healthy. With `onFailure: revert` the first failure is thrown.
 * Else the hosts that failed have gone back by themselves, and their failures are returned. A host that `isAlone` settles
 * in the same call as it is switched, where nothing has to come in between: it spares a round trip.
 */
async function goLive(todo, plan, world, isAlone = false) {
    const failures = [];
    const batches = Math.ceil(todo.length / plan.batchSize);
    for (let batch = 0; batch < batches; batch++) {
        world.signal.throwIfAborted();
        const sites = todo.slice(batch * plan.batchSize, (batch + 1) * plan.batchSize);
        const names = sites.map(({ host }) => host.label).join(', ');
        const failed = await world.log.group(`Batch ${batch + 1} of ${batches}: ${names}`, async () => {
            const results = await Promise.allSettled(sites.map((site) => goLiveOn(site, plan, world, isAlone)));
            return results.flatMap((result, index) => {
                const site = sites[index];
                return result.status === 'rejected' && site ? [{ site, error: asUserError(site.host, result.reason) }] : [];
            });
        });
        const [first] = failed;
        if (!first)
            continue;
        if (world.signal.aborted || (plan.onFailure ?? 'revert') === 'revert')
            throw first.error;
        for (const { error } of failed)
            world.log.event(`${error.code}: ${error.message}`);
        const back = failed.map(({ site }) => site);
        await takeBack(back, plan, first.error, world);
        failures.push(...failed.map(({ error }) => error));
        if (plan.onFailure === 'stop')
            break;
    }
    return failures;
}
async function goLiveOn(site, plan, world, isAlone) {
    const { host, row, before } = site;
    if (!('release' in site.choice))
        return;
    const start = world.clock.elapsed();
    const activation = {
        ...plan.record,
        release: site.choice.release,
        commandTimeoutMs: plan.commandTimeoutMs,
        operation: 'deploy',
        previousVersion: before?.version ?? '',
        reason: 'deploy',
        ...(isAlone ? { settlement: settlementOf(site, site.choice.release, plan, { isWhole: true, isLast: true }) } : {}),
    };
    const hooks = {
        onSwitch: () => {
            site.swap = 'asked';
        },
        onSwitched: () => {
            site.swap = 'made';
        },
        onStdout: (text) => {
            row.stdout += text;
        },
        onSettled: (problems) => {
            site.isSettled = true;
            tellProblems(site, problems, world);
        },
    };
    try {
        await activate(host, activation, hooks, world);
        row.verdict = 'deployed';
        row.version = activation.version;
        row.release = activation.release;
        row.previousVersion = before?.version ?? '';
    }
    catch (error) {
        failRow(row, error);
        world.log.event(`${row.message.startsWith(host.label) ? '' : `${host.label}: `}${row.message.split('\n')[0]}`);
        throw error;
    }
    finally {
        row.durationMs += Math.round(world.clock.elapsed() - start);
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/migrate-once.js


/**
 * Runs `migrate` on the first of these hosts, when all are staged and before any goes live. Where the release has a way
 * to undo it, the host notes first that it was here: that is where `migrate-down` will run.
 */
async function migrateOnce([site], plan, world) {
    const { steps } = plan.record;
    if (!site || !('release' in site.choice) || steps.migrate === undefined)
        return;
    const { host, choice, before, row } = site;
    const { release } = choice;
    await world.log.group(`Migrate on ${host.label}`, async () => {
        if (steps['migrate-down'] !== undefined)
            await host.mark(release, 'migrated', 'migrate begins');
        world.log.event(`${host.label}: migrate`);
        const start = world.clock.elapsed();
        site.migration = 'begun';
        try {
            const result = await host.step(release, 'migrate', {
                operation: 'deploy',
                previousVersion: before?.version ?? '',
                timeoutMs: plan.commandTimeoutMs,
                signal: world.signal,
            });
            row.stdout += result.stdout;
            if (result.code !== 0)
                throw stepFailure(host.label, 'migrate', result, plan.record);
            site.migration = 'done';
        }
        catch (error) {
            failRow(row, error);
            throw error;
        }
        finally {
            row.durationMs += Math.round(world.clock.elapsed() - start);
        }
    });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/release-choice.js

const NONE = new Set();
/**
 * The same version with other content is a release of its own, `<version>.r2`: a release that is or was live is never
 * changed in place, nor is a folder that another tool has made. Bad marks stick to the version, whatever its content. What is `damaged` on the host's disk goes live
 * no more.
 */
function chooseRelease(host, wanted, damaged = NONE) {
    const reason = badReason(host, wanted.version);
    if (reason !== undefined && !wanted.allowBad)
        return { kind: 'bad', reason };
    const same = host.releases.filter(({ version, payloadSha256, recordSha256 }) => version === wanted.version && payloadSha256 === wanted.payloadSha256 && recordSha256 === wanted.recordSha256);
    const live = liveRelease(host);
    // Good from before, but switched to by a run that died before its steps: unproven.
    if (live && isVerified(live) && same.includes(live))
        return { kind: 'unchanged', release: live.release };
    const known = same.find(({ release }) => !damaged.has(release));
    if (known)
        return { kind: 'activate', release: known.release };
    return { kind: 'upload', release: freeName(host, wanted.version) };
}
function freeName(host, version) {
    const taken = new Set([...host.releases.map(({ release }) => release), ...host.foreign]);
    if (!taken.has(version))
        return version;
    for (let n = 2;; n++) {
        const name = `${version}.r${n}`;
        if (!taken.has(name))
            return name;
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/prove-again.js



/**
 * Proves what is on a host already and is to go live again; what is not whole any more is chosen anew, and so becomes a
 * release of its own. Returns what went wrong, which the rows of those hosts tell, too.
 */
async function proveAgain(sites, wanted, world) {
    const failures = await Promise.all(sites.map(async (site) => {
        try {
            await proveOn(site, wanted, world);
            return [];
        }
        catch (error) {
            failRow(site.row, error);
            return [asUserError(site.host, error)];
        }
    }));
    return failures.flat();
}
async function proveOn(site, wanted, { log }) {
    const { host, status } = site;
    const damaged = new Set();
    while (site.choice.kind === 'activate') {
        const { release } = site.choice;
        const why = await host.prove(release);
        if (why === undefined)
            return;
        damaged.add(release);
        site.choice = chooseRelease(status, wanted, damaged);
        const next = 'release' in site.choice ? site.choice.release : '';
        log.warning(`${host.label}: ${release} is not what was deployed: ${why}. It is left alone, and ${next} goes live.`);
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/stage-task.js



const REFUSALS = new Set(['HOST_UNFIT', 'SHARED_IN_OLD_PLACE', 'LOCK_LOST']);
/** Asks the host what it has; a host that cannot tell gets everything. Rejects where the host refuses the shared paths. */
async function newTask(site, release, plan, world, lists) {
    const asked = listingOf(site, plan, world).then((listing) => ({
        ...lists.of(plan.linkUnchanged ? listing : ''),
        shared: parseSharedState(listing),
    }));
    const [{ base, id, shared }, roundTripMs] = await Promise.all([asked, distanceOf(site)]);
    const isFar = roundTripMs > NEAR_MS;
    const group = JSON.stringify([isFar, id, site.before?.version ?? '', site.host.uploadFolder]);
    return { site, release, base, shared, stale: new Set(), isFar, group, lost: 0 };
}
/** What a host has in `shared/` counts only where the payload has something for it. */
function withSeeding(task, payload) {
    const seeding = planSeeding(payload, task.shared);
    return { ...task, seeding, group: JSON.stringify([task.group, seeding.expected]) };
}
/**
 * The same once more, linked only to what is as it should be; nothing at all, where that is not known. What is not in
 * `shared/` any more is sent, and with it all that goes there.
 */
function afterStale(task, { paths, shared }, payload) {
    const group = task.site.host.label;
    const { base: before, seeding } = task;
    // Whatever a host says, each refusal leaves less that it could refuse.
    if (seeding.expected.length > 0 && (shared.size > 0 || before.files.length === 0)) {
        return { ...task, seeding: { ...seeding, seeds: payload.seeds, expected: [] }, group };
    }
    const base = paths.size === 0 || task.stale.size > 0 ? NO_BASE : before;
    return { ...task, base, stale: paths, group };
}
function groupsOf(tasks) {
    const groups = new Map();
    for (const task of tasks)
        groups.set(task.group, [...(groups.get(task.group) ?? []), task]);
    return [...groups.values()];
}
/** What is wrong with the connection shows when it is used. */
function distanceOf({ host }) {
    return host.roundTripMs().catch(() => Number.POSITIVE_INFINITY);
}
async function listingOf({ host, status }, plan, { log }) {
    const { sharedPaths } = plan.record;
    const hasFiles = plan.linkUnchanged && status.releases.length > 0;
    if (!hasFiles && sharedPaths.length === 0)
        return '';
    return host.index(sharedPaths).catch((error) => {
        // The host would say the same of the upload, when all of it was sent.
        if (error instanceof error_src/* UserError */.yo && REFUSALS.has(error.code))
            throw error;
        log.event(`${host.label}: its existing files are unknown, so all files are sent: ${error.message}`);
        return '';
    });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/stage-fleet.js







/** A host whose connection broke is begun anew, so often in all. */
const ATTEMPTS = 3;
/**
 * Brings the payload to every host that needs it: what a host has already is linked there, the rest goes as one
 * stream, made once for all hosts that have the same. Rejects with the first error, when every host has ended.
 */
async function stageFleet(sites, plan, world) {
    const needed = sites.flatMap((site) => (site.choice.kind === 'upload' ? [{ site, ...site.choice }] : []));
    const lists = new BaseLists();
    const asked = Promise.allSettled(needed.map(({ site, release }) => newTask(site, release, plan, world, lists)));
    const [payload, answers] = await Promise.all([plan.payload, asked]);
    const stage = new Stage(payload, plan, world);
    const tasks = answers.flatMap((answer, at) => {
        if (answer.status === 'fulfilled')
            return [answer.value];
        const site = needed[at]?.site;
        return site ? stage.fail({ site }, answer.reason) : [];
    });
    let todo = tasks.map((task) => withSeeding(task, payload));
    // Bounded: links are given up for good after two refusals, what is in shared/ after one; lost connections are counted.
    for (let round = 1; todo.length > 0; round++) {
        todo = (await Promise.all(groupsOf(todo).map((group) => stage.group(group, String(round))))).flat();
    }
    for (const site of sites)
        if (stage.errors.has(site))
            throw stage.errors.get(site);
    world.signal.throwIfAborted();
}
class Stage {
    payload;
    plan;
    world;
    errors = new Map();
    constructor(payload, plan, world) {
        this.payload = payload;
        this.plan = plan;
        this.world = world;
    }
    /** Returns the tasks that are to be tried again. */
    async group(tasks, box) {
        const ready = tasks.filter((task) => this.isFit(task));
        const [first] = ready;
        if (!first)
            return [];
        const { base, stale, site, seeding } = first;
        const { entries } = this.payload;
        const { clock, log } = this.world;
        const progress = new UploadProgress();
        const options = {
            box: `${site.host.uploadFolder}/${box}`,
            seeding,
            mayHave: base.mayHave.bind(base),
            linker: createLinker(base, entries, stale),
            record: (payloadSha256) => recordFiles(this.plan.record, { payloadSha256, previousVersion: site.before?.version ?? '' }),
            clock,
            progress,
        };
        const { uploads, sent } = createUploads({
            hosts: ready.length,
            box,
            isPacked: first.isFar,
            encode: (sink) => encode(this.payload, options, sink),
            clock,
        });
        const hosts = ready.map((task) => task.site.host.label);
        const staged = Promise.all(ready.map((task, at) => this.one(task, uploads[at], sent)));
        const again = await withProgress(progress, { hosts, clock, log: log.event }, staged);
        return again.flat();
    }
    async one(task, upload, sent) {
        const { host, row } = task.site;
        const { clock, signal, log } = this.world;
        const start = clock.elapsed();
        try {
            await host.stage(task.release, upload, signal);
            log.event(`${host.label}: staged ${task.release} (${this.told(await sent)})`);
            return [];
        }
        catch (error) {
            return await this.retry(task, error);
        }
        finally {
            upload.stream.destroy();
            row.durationMs += Math.round(clock.elapsed() - start);
        }
    }
    async retry(task, error) {
        const { label } = task.site.host;
        if (this.world.signal.aborted)
            return this.fail(task, error);
        if (error instanceof StaleBase && task.base.files.length + task.seeding.expected.length > 0) {
            this.world.log.event(`${label}: ${error.message}; the affected files are sent again`);
            return [afterStale(task, error, this.payload)];
        }
        if (error instanceof StaleBase)
            return this.fail(task, damaged(label, error));
        if (!isLost(error) || task.lost + 1 >= ATTEMPTS)
            return this.fail(task, error);
        this.world.log.event(`${label}: the connection broke during the upload; retrying`);
        try {
            return (await this.hasArrived(task)) ? [] : [{ ...task, lost: task.lost + 1 }];
        }
        catch {
            return this.fail(task, error);
        }
    }
    /** The upload may have been whole, and only the answer was lost. */
    async hasArrived({ site, release }) {
        const [{ releases }, payloadSha256] = await Promise.all([site.host.status(), this.payload.sha256()]);
        const recordSha256 = recordHash(this.plan.record);
        return releases.some((one) => one.release === release && one.payloadSha256 === payloadSha256 && one.recordSha256 === recordSha256);
    }
    isFit(task) {
        const { host, status } = task.site;
        const refusal = uploadRefusal({ ...task, label: host.label, status, payload: this.payload });
        if (refusal)
            this.fail(task, refusal);
        return refusal === undefined;
    }
    /** Never tried again. */
    fail({ site }, error) {
        failRow(site.row, error);
        this.errors.set(site, error);
        return [];
    }
    told({ files, bytes, linkedFiles }) {
        const linked = linkedFiles === 0 ? '' : `, ${linkedFiles} linked`;
        return `${this.payload.entries.length} entries, ${(0,quantity_src/* formatSize */.Xq)(this.payload.bytes)}: ${files} files with ${(0,quantity_src/* formatSize */.Xq)(bytes)} sent${linked}`;
    }
}
/** Nothing was linked, so it is what was sent. */
function damaged(label, cause) {
    return new error_src/* UserError */.yo('UPLOAD_FAILED', `${label}: the received files differ from the sent files.`, { cause });
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/verify-adopted.js


/** The old version runs already: it need not be waited for. */
const LONGEST_MS = 10_000;
const PASSED = 'it passed the checks of the first deploy before the switch';
/**
 * Asks the checks of the new release of what another tool has made live, before anything is switched: what passes is
 * good, so that a rollback may choose it later. What does not, or where there are no checks, stays unverified, which
 * stops no deploy.
 */
async function verifyAdopted(sites, plan, world) {
    await Promise.all(sites.map((site) => verifyOn(site, plan, world)));
}
async function verifyOn(site, { record, commandTimeoutMs }, world) {
    const { host, before, choice } = site;
    const { healthUrl, steps } = record;
    const command = steps['health-command'];
    if (!before || !isAdopted(before) || before.state !== 'live' || !('release' in choice))
        return;
    // `checked` is not enough: a deploy without checks that went back to it has only run its `activate` there.
    if (command === undefined && healthUrl === undefined)
        return;
    const { release } = before;
    const checks = {
        release,
        steps: command === undefined ? {} : { 'health-command': command },
        healthUrl,
        healthTimeoutMs: Math.min(LONGEST_MS, record.healthTimeoutMs),
        commandTimeoutMs,
    };
    try {
        const context = { operation: 'deploy', previousVersion: before.version, stepsFrom: choice.release };
        await awaitHealth(host, checks, context, world);
        await host.mark(release, 'good', PASSED);
        const good = { ...before, state: 'good', checked: true };
        site.before = good;
        site.status = {
            ...site.status,
            releases: site.status.releases.map((one) => (one.release === release ? good : one)),
        };
        world.log.event(`${host.label}: ${release} was live before and passes the same checks: a rollback may select it`);
    }
    catch (error) {
        world.signal.throwIfAborted();
        const why = error instanceof Error ? error.message : String(error);
        world.log.event(`${host.label}: ${release} was live before and stays unverified: ${why}`);
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/deploy-fleet.js

















/**
 * A fleet is one transaction: stage everywhere, migrate once, go live in batches; if a batch fails, every host that
 * was switched goes back to its own previous release.
 */
async function deployFleet(hosts, plan, world) {
    const allowsPart = plan.onFailure === 'continue';
    const options = { ...plan.lock, allowsPart, group: `Lock ${hosts.length} host(s)` };
    const { sharedPaths } = plan.record;
    const wantsIndex = plan.linkUnchanged || sharedPaths.length > 0;
    for (const host of hosts)
        host.lookAhead?.(wantsIndex ? sharedPaths : undefined);
    return withFleetLock(hosts, options, world, async (lock) => {
        const timed = { ...world, sinceAbortMs: watchAbort(world.signal, world.clock) };
        const transaction = new Transaction(hosts, lock, plan, timed, await neededHash(lock, plan));
        return transaction.run();
    });
}
/** Every file must be read for it before the first one is sent; so only where a host knows the version. */
async function neededHash({ held }, { record, payload }) {
    const isKnown = held.some(({ status }) => status.releases.some(({ version }) => version === record.version));
    return isKnown ? (await payload).sha256() : undefined;
}
const ANYWHERE = { label: 'fleet' };
class Transaction {
    lock;
    plan;
    world;
    rows;
    sites;
    /** Of the hosts that were left out or went back while the others went on. */
    failures = [];
    wanted;
    hasStaged = false;
    constructor(hosts, lock, plan, world, payloadSha256) {
        this.lock = lock;
        this.plan = plan;
        this.world = world;
        const { record, allowBad } = plan;
        this.wanted = { version: record.version, payloadSha256, recordSha256: recordHash(record), allowBad };
        this.rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
        this.sites = lock.held.map(({ host, status }) => this.site(host, status));
    }
    async run() {
        try {
            this.leaveOut();
            await this.requireGoodVersion();
            this.requireFitHosts();
            if (this.able().every(({ choice }) => choice.kind === 'unchanged'))
                return await this.unchanged();
            await this.stage();
            const todo = this.able().filter(({ choice }) => choice.kind !== 'unchanged');
            for (const site of this.able())
                if (!todo.includes(site))
                    site.row.verdict = 'unchanged';
            await verifyAdopted(todo, this.plan, this.world);
            await migrateOnce(todo, this.plan, this.world);
            this.world.signal.throwIfAborted();
            // With another policy than going back, what could not be noted must not take down what is live.
            const isAlone = this.rows.size === 1 && this.reverts;
            this.failures.push(...(await goLive(todo, this.plan, this.world, isAlone)));
            await this.settle();
            const [failure] = this.failures;
            return failure ? await this.conclude(failure) : this.result('deployed');
        }
        catch (error) {
            return this.giveUp(error);
        }
    }
    /** The hosts that nothing has gone wrong on so far. */
    able() {
        return this.sites.filter(({ row }) => row.verdict !== 'failed');
    }
    site(host, status) {
        const before = liveRelease(status);
        const row = this.row(host);
        row.version = before?.version ?? '';
        row.release = before?.release ?? '';
        row.previousVersion = before?.version ?? '';
        return { host, status, row, before, choice: chooseRelease(status, this.wanted), swap: 'none', wayBack: 'none' };
    }
    /** Without every host nothing begins, unless the others are to go on. */
    leaveOut() {
        for (const { host, error } of this.lock.failed) {
            failRow(this.row(host), error);
            this.row(host).version = 'unknown';
        }
        const [first] = this.lock.failed;
        if (!first)
            return;
        const isPart = this.plan.onFailure === 'continue' && this.sites.length > 0 && !this.world.signal.aborted;
        if (isPart) {
            this.failures.push(...this.lock.failed.map(({ error }) => error));
            this.tellLeftOut();
            return;
        }
        // All of them are named at the end.
        if (this.lock.failed.length > 1)
            throw first.error;
        throw new error_src/* UserError */.yo(first.error.code, `Nothing went live, because ${first.host.label} is not ready.`, {
            cause: first.error,
            hint: first.error.hint,
        });
    }
    tellLeftOut() {
        this.world.log.event(`Skipped (on-failure: continue):\n${describeGroups([...this.rows.values()])}`);
    }
    async requireGoodVersion() {
        const { version } = this.plan.record;
        let first;
        for (const { host, choice, row } of this.sites) {
            if (choice.kind !== 'bad')
                continue;
            const refusal = badRelease(host.label, version, choice.reason);
            first ??= refusal;
            failRow(row, refusal);
            await host.note('refused', version, `marked bad: ${choice.reason}`);
        }
        if (first)
            throw first;
    }
    requireFitHosts() {
        const refusals = refuseUnfit(this.sites);
        const [first] = refusals;
        if (!first)
            return;
        if (this.plan.onFailure !== 'continue' || this.able().length === 0)
            throw first;
        this.failures.push(...refusals);
        this.tellLeftOut();
    }
    async unchanged() {
        for (const { host, row, before } of this.able()) {
            row.verdict = 'unchanged';
            // Proven by a run that died before it could say so.
            if (this.plan.confirm === 'auto' && before && before.state !== 'good') {
                await host.mark(before.release, 'good', 'its own checks passed');
            }
        }
        const [failure] = this.failures;
        if (failure)
            return this.conclude(failure);
        this.world.log.event(`${this.plan.record.version} is already live and verified on every host: nothing to do.`);
        return this.result('unchanged');
    }
    async stage() {
        this.hasStaged = true;
        try {
            await this.world.log.group(`Stage ${this.plan.record.version}`, () => this.stageEverywhere());
        }
        catch (error) {
            const failed = this.sites.filter(({ row }) => row.verdict === 'failed');
            const isTheirs = failed.length > 0 && this.able().length > 0;
            if (this.plan.onFailure !== 'continue' || !isTheirs || this.world.signal.aborted)
                throw error;
            this.failures.push(asUserError(ANYWHERE, error));
            this.tellLeftOut();
        }
    }
    async stageEverywhere() {
        const [failure] = await proveAgain(this.able(), this.wanted, this.world);
        if (failure && this.plan.onFailure !== 'continue')
            throw failure;
        await stageFleet(this.able(), this.plan, this.world);
        if (failure)
            throw failure;
    }
    /** The release is good only where the whole fleet, or with another policy than `revert` that host, is live. */
    async settle() {
        const live = this.sites.filter(({ row }) => row.verdict === 'deployed' || row.verdict === 'unchanged');
        try {
            const isWhole = this.failures.length === 0 && live.length === this.rows.size;
            // Of several hosts one may fail to note it, and the others go back: they need their locks until all have.
            await settleFleet(live, this.plan, { isWhole, isLast: isWhole && live.length === 1 }, this.world);
        }
        catch (error) {
            if (this.reverts)
                throw error;
            this.failures.push(asUserError(ANYWHERE, error));
        }
    }
    async giveUp(error) {
        // What else was wrong with a host of a cancelled run stands in its row.
        const { aborted: isCancelled, reason } = this.world.signal;
        const failure = asUserError(ANYWHERE, isCancelled ? reason : error);
        // What is live and healthy stays unless the policy says otherwise, however it came that the deploy ends here.
        const back = this.reverts ? this.sites : this.sites.filter(({ row }) => row.verdict !== 'deployed');
        await takeBack(back.filter(({ wayBack }) => wayBack === 'none'), this.plan, failure, this.world);
        if (!this.reverts)
            await this.settle();
        return this.conclude(isCancelled ? failure : (this.failures[0] ?? failure));
    }
    async conclude(failure) {
        const conclusion = concludeDeploy(this.sites, [...this.rows.values()], this.plan, failure);
        // What was staged in vain must not pile up; but a cancelled run has no time.
        if (this.hasStaged && !this.world.signal.aborted)
            await this.prune();
        const { verdict, failure: told, isStuckForward } = conclusion;
        return { ...this.result(verdict), failure: told, ...(isStuckForward ? { isStuckForward } : {}) };
    }
    async prune() {
        const touched = this.sites.filter(({ choice, wayBack, row }) => {
            const isAway = wayBack === 'failed' || wayBack === 'lost' || /^(CONNECT|LOCK)/.test(row.code);
            return 'release' in choice && choice.kind !== 'unchanged' && !isAway;
        });
        const { keepReleases } = this.plan;
        await Promise.all(touched.map(({ host, before }) => pruneHost(host, keepReleases, before?.release, this.world)));
    }
    get reverts() {
        return (this.plan.onFailure ?? 'revert') === 'revert';
    }
    row(host) {
        const row = this.rows.get(host.label) ?? newRow(host.label);
        this.rows.set(host.label, row);
        return row;
    }
    result(verdict) {
        const rows = [...this.rows.values()];
        return { verdict, rows, stdout: rows[0]?.stdout ?? '' };
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/last-lines.js

const MOST_HOSTS = 5;
/** For a summary, in lines of Markdown: what the failed step printed last on each host; nothing where none printed anything. */
function lastLinesOf(rows) {
    const failed = rows.flatMap(({ host, lastLines }) => (lastLines ? [{ host, text: lastLines.join('\n') }] : []));
    // Most fleets fail alike.
    const groups = new Map();
    for (const { host, text } of failed)
        groups.set(text, [...(groups.get(text) ?? []), host]);
    return [...groups]
        .slice(0, MOST_HOSTS)
        .flatMap(([text, hosts]) => [
        '',
        `Last lines of the failed step on ${hosts.map(markdownText).join(', ')}:`,
        '',
        markdownFence(text),
    ]);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/mixed-versions.js
function liveVersions(rows) {
    const known = rows.filter(({ version }) => version !== 'unknown');
    const versions = [...new Set(known.map(({ version }) => version))];
    return Object.fromEntries(versions.map((version) => [version, known.filter((row) => row.version === version).map(({ host }) => host)]));
}
/** In words, where not all hosts have the same; else undefined. */
function mixedVersions(rows) {
    const groups = Object.entries(liveVersions(rows));
    if (groups.length < 2)
        return undefined;
    return groups.map(([version, hosts]) => `${version || 'nothing'} on ${hosts.join(', ')}`).join('; ');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/step-log.js
/** Longer texts are large objects for the collector of garbage, which lets those pile up. */
const BLOCK_LENGTH = 32 * 1024;
/** Whoever looks into the file while a step runs sees it grow. */
const OLDEST_MS = 1000;
/** What the steps on all hosts print, in the log and, in large blocks, in a file. */
class StepLog {
    path;
    world;
    block = '';
    writtenAtMs = Number.NEGATIVE_INFINITY;
    constructor(path, world) {
        this.path = path;
        this.world = world;
        world.appendFile(path, '');
        // A cancelled run may have no time left for its end.
        world.signal.addEventListener('abort', () => this.flush(), { once: true });
    }
    /**
     * Whole lines of one step. They are masked, shielded and written all at once: a gigabyte has ten million of them.
     * Gives back a promise where whoever reads the log is slow.
     */
    print(prefix, lines) {
        const masked = this.world.mask(lines);
        const taken = this.world.log.foreign(prefix, masked);
        const head = `${prefix} | `;
        // A regular expression, as the text would give one string for each line; `$` has a meaning there.
        this.block += `${head}${masked.replace(/\n/g, `\n${head.replaceAll('$', '$$$$')}`)}\n`;
        const isOld = this.world.clock.elapsed() - this.writtenAtMs >= OLDEST_MS;
        if (this.block.length >= BLOCK_LENGTH || isOld || this.world.signal.aborted)
            this.flush();
        return taken;
    }
    /** Writes what is left. */
    flush() {
        const text = this.block;
        this.block = '';
        this.writtenAtMs = this.world.clock.elapsed();
        if (text !== '')
            this.world.appendFile(this.path, text);
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/open-fleet.js




const TOKEN = 'lock-token';
const ENDED = 'main-ended';
/** One client per host; nothing is connected before it is used. What steps print goes to the log and into a file. */
function openFleet(address, world, token = world.makeToken()) {
    const logPath = (0,external_node_path_.join)(world.folder, 'steps.log');
    const log = new StepLog(logPath, world);
    world.remember(TOKEN, token);
    const hosts = address.ssh.targets.map((target) => new RemoteHost({
        label: target.label,
        path: address.path,
        token,
        clock: world.clock,
        commandTimeoutMs: address.commandTimeoutMs,
        outputLimitBytes: address.outputLimitBytes,
        connect: () => world.connect(target, address.ssh, world),
        tell: (text) => world.log.event(text),
        mask: (text) => world.mask(text),
        onEnv: (lines) => {
            for (const value of secretsInEnv(lines))
                world.secret(value);
        },
        onLines: (step, lines) => log.print(`${target.label} ${step}`, lines),
    }));
    return {
        hosts,
        logPath,
        lockOptions: (action, { lockTtlMs, lockWaitMs }) => ({
            owner: {
                actor: world.run.triggeringActor,
                runUrl: world.run.runUrl,
                ...(world.run.runId === '' ? {} : { runId: world.run.runId }),
                runAttempt: world.run.runAttempt,
                job: world.run.job,
                action,
                since: new Date(world.clock.now()).toISOString(),
            },
            ttlMs: lockTtlMs,
            waitMs: lockWaitMs,
        }),
        close: () => {
            log.flush();
            // A host that could not be reached at the end may be by the `post:` step.
            if (!hosts.some(({ mayHoldLock }) => mayHoldLock))
                world.remember(ENDED, 'true');
            for (const host of hosts)
                host.close();
        },
    };
}
/** The `post:` step of an action with a fleet: gives back the locks of a main step that was killed before it could. */
async function giveBackLocks(address, world, recall) {
    const token = recall(TOKEN);
    if (token === '' || recall(ENDED) === 'true')
        return;
    const fleet = openFleet(address, world, token);
    try {
        const results = await Promise.allSettled(fleet.hosts.map((host) => host.unlock()));
        for (const [index, result] of results.entries()) {
            const label = fleet.hosts[index]?.label ?? '';
            if (result.status === 'fulfilled')
                world.log.event(`${label}: the lock of the killed step was released`);
            else
                world.log.warning(`${label}: the lock of the killed step still exists: ${result.reason.message}`);
        }
    }
    finally {
        fleet.close();
    }
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/command-plan.js
const command_plan_SHOWN = 120;
/** What would run on a host that is not on the release yet, in order, one line each. `isFirst`: it migrates, too. */
function planCommands({ steps, healthUrl }, isFirst) {
    const step = (name) => {
        const program = steps[name];
        return program === undefined ? [] : [`${name}: ${inShort(program)}`];
    };
    return [
        ...(isFirst ? step('migrate') : []),
        ...step('before-activate'),
        'swap current',
        ...step('activate'),
        ...step('script'),
        ...(healthUrl === undefined ? [] : [`health-url: ${healthUrl}`]),
        ...step('health-command'),
        ...step('after-activate'),
    ];
}
/** The first line of a program; how many more there are. */
function inShort(program) {
    const [first = '', ...rest] = program.trim().split('\n');
    const line = first.length > command_plan_SHOWN ? `${first.slice(0, command_plan_SHOWN)} …` : first;
    return rest.length === 0 ? line : `${line} (and ${rest.length} more lines)`;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/file-plan.js

/** Compares the payload with the live release, file by file; reads every file. Names with control bytes count as new. */
async function planFiles(payload, seeds, base, live) {
    const seeded = seeds.flatMap((seed) => seed.kind === 'file' ? [planned({ path: `shared/${seed.path}`, size: seed.size })] : []);
    const plan = { added: [], changed: [], removed: [], seeded, bytesToSend: bytesOf(seeds) };
    const linker = createLinker(base, payload.entries);
    const gone = new Map(base.files.filter(({ release }) => release === live).map((file) => [file.path, file]));
    for (const entry of payload.entries) {
        if (entry.kind !== 'file')
            continue;
        const sha256 = await payload.hashOf(entry);
        payload.drop(entry);
        const before = gone.get(entry.path);
        gone.delete(entry.path);
        if (!before)
            plan.added.push(planned(entry));
        else if (before.mode !== entry.mode || !isSameContent(before, entry.size, sha256))
            plan.changed.push(planned(entry));
        // As an upload does it: odd names are in no list of what a host has.
        if ((0,byte_path/* isOdd */.Aq)(entry.path) || linker(entry, sha256) === undefined)
            plan.bytesToSend += entry.size;
    }
    plan.removed = [...gone.values()].map(planned);
    return plan;
}
function planned({ path, size }) {
    return { path: (0,byte_path/* showPath */.P8)(path), bytes: size };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/plan-fleet.js






/** Asks every host and tells what would be done; takes no lock and changes nothing. */
async function planFleet(hosts, intention, { log }) {
    const errors = [];
    const asked = await Promise.allSettled(hosts.map((host) => host.status()));
    const fleet = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const rows = await Promise.all(hosts.map((host, index) => planHost(host, asked[index])));
    const [failure] = errors;
    return failure ? { verdict: '', rows, failure: fleetFailure(rows, failure) } : { verdict: 'planned', rows };
    async function planHost(host, asked) {
        const row = { ...newRow(host.label), version: 'unknown' };
        try {
            if (asked?.status !== 'fulfilled')
                throw asked?.reason;
            const status = asked.value;
            const live = liveRelease(status);
            const [version, release, previousVersion] = [liveVersion(status), live?.release ?? '', live?.version ?? ''];
            Object.assign(row, { version, release, previousVersion });
            const meant = await intention(status, host, fleet);
            const told = typeof meant === 'string' ? { message: meant } : meant;
            const { message } = told;
            const locked = status.lock ? ` (locked now by ${status.lock.owner.actor || 'another run'})` : '';
            log.event(`${host.label}: ${message}${locked}`);
            return { ...row, verdict: 'planned', ...told };
        }
        catch (error) {
            const known = error instanceof error_src/* UserError */.yo ? error : new error_src/* UserError */.yo('INTERNAL', String(error), { cause: error });
            errors.push(known);
            failRow(row, known);
            return row;
        }
    }
}
/** `plan` decides as the real run would: a rollback, which looks at the whole fleet, or an abort. */
async function planFleetRollback(hosts, wanted, world, plan = planRollback) {
    const intention = (status, _host, fleet) => {
        const unfit = status.objections.find(({ kind }) => kind === 'current' || kind === 'rights');
        if (unfit)
            return `would refuse: ${unfit.message}`;
        const move = planInFleet(status, wanted, fleet, plan);
        if (move.kind === 'stuck')
            return `would refuse: ${move.why}`;
        if (move.kind === 'stay')
            return `would stay: ${move.why}`;
        const { version } = move.release;
        const undone = wanted.migrateDown ? undoneHere(status, move.release) : [];
        const first = undone.length > 0 ? `undo the migration of ${undone.join(', then of ')} here, and then ` : '';
        return { message: `would ${first}go back to ${version}`, plannedVersion: version };
    };
    return planFleet(hosts, intention, world);
}
function undoneHere(status, target) {
    return releasesLeft(status, target)
        .filter((release) => release.steps['migrate-down'] !== undefined && ranMigration(release))
        .map(({ version }) => version);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/plan-deploy.js








const plan_deploy_SHOWN = 50;
/** Decides and refuses as a deploy would, file by file and command by command, and changes nothing. */
async function planDeploy(hosts, deploy, world) {
    const payloadSha256 = await deploy.payload.sha256();
    const lists = new BaseLists();
    const plans = new Map();
    const result = await planFleet(hosts, intend, world);
    // It migrates on the first host that has something to do, which is known when all have answered.
    const [first] = hosts.flatMap(({ label }) => plans.get(label) ?? []);
    for (const plan of plans.values())
        plan.commands.push(...planCommands(deploy.record, plan === first));
    for (const { label } of hosts) {
        const plan = plans.get(label);
        if (plan)
            await world.log.group(`Plan for ${label}`, async () => tell(plan, world));
    }
    return result;
    async function intend(status, host, fleet) {
        const { record, allowBad } = deploy;
        const { version } = record;
        const wanted = { version, payloadSha256, recordSha256: recordHash(record), allowBad };
        const choice = chooseRelease(status, wanted);
        const live = liveRelease(status)?.version ?? 'nothing';
        const candidate = { label: host.label, status, choice };
        const locked = lockRefusal(candidate, deploy.lockWaitMs);
        if (locked)
            throw locked;
        if (choice.kind === 'bad')
            throw badRelease(host.label, version, choice.reason);
        const unfit = hostRefusal(candidate);
        if (unfit)
            throw unfit;
        if (choice.kind === 'unchanged')
            return `would do nothing: ${version} is live and proven`;
        if (!allowBad && fleet.some((one) => badReason(one, version) !== undefined)) {
            return `would do nothing: ${version} is marked bad on another host, so no host would get it`;
        }
        const plan = choice.kind === 'upload' ? { ...(await filesOn(host, status)), commands: [] } : { commands: [] };
        plans.set(host.label, plan);
        const how = choice.kind === 'upload' ? `upload ${choice.release} and activate it` : `activate ${choice.release}`;
        return { message: `would ${how}; ${live} is live`, plan };
    }
    async function filesOn(host, status) {
        const { payload, linkUnchanged } = deploy;
        const isAsked = status.releases.length > 0 || payload.sharedPaths.length > 0;
        const listing = isAsked ? await host.index(payload.sharedPaths) : '';
        const { base } = lists.of(listing);
        const seeding = planSeeding(payload, parseSharedState(listing));
        const { seeds } = seeding;
        const linkable = linkUnchanged ? base : NO_BASE;
        const refusal = uploadRefusal({ label: host.label, status, payload, base: linkable, seeding });
        if (refusal)
            throw refusal;
        const plan = await planFiles(payload, seeds, base, liveRelease(status)?.release);
        return linkUnchanged ? plan : { ...plan, bytesToSend: payload.bytes + bytesOf(seeds) };
    }
}
function tell(plan, { log }) {
    const { added, changed, removed, seeded = [], bytesToSend, commands } = plan;
    const list = (sign, what, files = []) => {
        for (const { path, bytes } of files.slice(0, plan_deploy_SHOWN))
            log.event(`${sign} ${path} (${(0,quantity_src/* formatSize */.Xq)(bytes)})`);
        if (files.length > plan_deploy_SHOWN)
            log.event(`${sign} … and ${files.length - plan_deploy_SHOWN} more ${what}`);
    };
    list('+', 'added', added);
    list('~', 'changed', changed);
    list('-', 'removed', removed);
    list('+', 'for shared/', seeded);
    if (bytesToSend !== undefined) {
        const forShared = seeded.length === 0 ? '' : `, ${seeded.length} for shared/`;
        const counts = `${added?.length} added, ${changed?.length} changed, ${removed?.length} removed${forShared}`;
        log.event(`${counts}; ${(0,quantity_src/* formatSize */.Xq)(bytesToSend)} to send, before compression`);
    }
    for (const command of commands)
        log.event(`$ ${command}`);
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/read-max-parallel.js

const read_max_parallel_LEGAL = 'a count from 1 to 1000, or a percentage of the hosts such as 25%';
function readMaxParallel(input) {
    const text = input.optional('max-parallel');
    const read = parseMaxParallel(text ?? '');
    if (!read)
        input.problem('max-parallel', { code: text === undefined ? 'MISSING' : 'ILLEGAL', legal: read_max_parallel_LEGAL });
    return read ?? { kind: 'count', count: 1 };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/read-output-limit.js

const [LEAST, MOST] = [1024, 100 * 1024 ** 3];
const read_output_limit_LEGAL = `${quantity_src/* SIZE_LEGAL */.cG}, from 1KiB to 100GiB`;
/** How many bytes of each stream of a step are kept. */
function readOutputLimit(input) {
    const text = input.optional('output-limit');
    const bytes = (0,quantity_src/* parseSize */.DB)(text ?? '');
    if (bytes !== undefined && bytes >= LEAST && bytes <= MOST)
        return bytes;
    input.problem('output-limit', { code: text === undefined ? 'MISSING' : 'ILLEGAL', legal: read_output_limit_LEGAL });
    return MOST;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/host-report.js




const HISTORY_LINES = 5;
/** The part of a row that tells how a host is. */
function describeHost(status) {
    const live = liveRelease(status);
    const target = rollbackTarget(status);
    const report = {
        state: live?.state ?? '',
        isProven: live?.checked ?? false,
        isAdopted: live !== undefined && isAdopted(live),
        stray: strayOf(status),
        rollbackVersion: 'release' in target ? target.release.version : '',
        lock: status.lock ? holderOf(status.lock) : '',
        steps: (status.lock?.steps ?? []).map(({ id, what }) => what || id),
        freeBytes: status.freeKiB === null ? null : status.freeKiB * 1024,
        releases: [...status.releases].sort((a, b) => b.order - a.order).map(({ release, state }) => ({ release, state })),
        bad: status.bad.map((mark) => ({ version: mark.version, why: describeMark(mark) })),
        history: status.history.slice(-HISTORY_LINES),
    };
    return { message: inWords(live?.release, report), previousVersion: live ? before(status, live) : '', report };
}
/**
 * The version from which the live release was deployed, by the host's history, or where that does not reach so far by the
 * release's own record. What came after it and failed was never before it, whatever way led back from there.
 */
function before({ history, releases }, live) {
    const came = history.findLast(({ event, release }) => event === 'deploy' && release === live.release);
    if (typeof came?.previous !== 'string')
        return live.previousVersion;
    return releases.find(({ release }) => release === came.previous)?.version ?? came.previous;
}
const STRAY = {
    elsewhere: 'current points to',
    missing: 'current points to',
    folder: 'current is a folder, not a link',
    file: 'current is a file, not a link',
};
/** In words; empty where `current` is as we make it, or not there although the folder is. */
function strayOf({ pointing, target, hasFolder, root }) {
    if (!hasFolder) {
        return `nothing is live: the folder ${root} does not exist (a mistake in \`path\`, or the first deploy creates it)`;
    }
    const words = STRAY[pointing];
    if (words === undefined)
        return '';
    if (target === '')
        return words;
    return `${words} ${target}, which ${pointing === 'missing' ? 'does not exist' : 'is not a release of this path'}`;
}
function inWords(release, { state, isProven, isAdopted, stray, lock, steps, freeBytes, bad }) {
    const proven = state === 'good' || isProven ? '' : ', its checks have not passed';
    const how = isAdopted ? `${state}, adopted${proven}` : `${state}${proven}`;
    const nothing = stray || 'nothing is live';
    const parts = [
        release === undefined ? nothing : `${release} is live (${how})`,
        lock === '' ? 'not locked' : `locked by ${lock}`,
        ...(steps.length > 0 ? [`running: ${steps.join(', ')}`] : []),
        ...(bad.length > 0 ? [`marked bad: ${bad.map(({ version }) => version).join(', ')}`] : []),
        ...(freeBytes === null ? [] : [`${(0,quantity_src/* formatSize */.Xq)(freeBytes)} free`]),
    ];
    return parts.join('; ');
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/show-fleet.js






/** Asks every host how it is; takes no lock and changes nothing. Each row carries the host's own account. */
async function showFleet(hosts, { log, signal }) {
    const failures = [];
    const rows = await Promise.all(hosts.map(async (host) => {
        const row = newRow(host.label);
        try {
            signal.throwIfAborted();
            const status = await host.status();
            const live = liveRelease(status);
            const report = describeHost(status);
            const [version, release] = [liveVersion(status), live?.release ?? ''];
            return { ...row, verdict: 'unchanged', version, release, ...report };
        }
        catch (error) {
            failures.push(asUserError(host, error));
            failRow(row, asUserError(host, error));
            return { ...row, version: 'unknown' };
        }
    }));
    for (const { host, message, report } of rows) {
        log.event(`${host}: ${message}`);
        for (const { version, why } of report?.bad ?? [])
            log.event(`${host}: ${version} is marked bad: ${why}`);
    }
    const mixed = mixedVersions(rows);
    if (mixed !== undefined)
        log.warning(`The hosts run different versions: ${mixed}.`);
    const [failure] = failures;
    return failure ? { verdict: '', rows, failure: fleetFailure(rows, failure) } : { verdict: 'unchanged', rows };
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/unlock-fleet.js






/**
 * Breaks whatever lock there is on each host, telling whose it was. Where a step still runs on any of them, none is
 * broken: nobody knows what that step is doing, and the run that it belongs to needs all of its hosts. Says nothing about the release: without a failure the verdict is `unchanged`.
 */
async function unlockFleet(hosts, why, world) {
    const failures = [];
    const rows = new Map(hosts.map((host) => [host, { ...newRow(host.label), version: 'unknown' }]));
    const each = (work) => Promise.all([...rows].map(([host, row]) => work(host, row).catch((error) => {
        failures.push(asUserError(host, error));
        failRow(row, asUserError(host, error));
    })));
    const found = new Map();
    await each(async (host, row) => {
        world.signal.throwIfAborted();
        found.set(host, await look(host, row));
    });
    // A run that is alive on one host needs its locks on all of them.
    const isAlive = failures.some(({ code }) => code === 'LOCKED');
    if (!isAlive) {
        await each(async (host, row) => {
            const status = found.get(host);
            if (status)
                await unlock(host, status, row, why, world);
        });
    }
    const [failure] = failures;
    return failure
        ? { verdict: '', rows: [...rows.values()], failure: fleetFailure([...rows.values()], failure) }
        : { verdict: 'unchanged', rows: [...rows.values()] };
}
async function look(host, row) {
    const status = await host.status();
    const live = liveRelease(status);
    const version = liveVersion(status);
    const release = live?.release ?? '';
    Object.assign(row, { verdict: 'unchanged', version, release, previousVersion: version });
    const [step] = status.lock?.steps ?? [];
    if (status.lock && step) {
        throw new error_src/* UserError */.yo('LOCKED', `${host.label}: ${step.what || 'a step'} is still running, for ${holderOf(status.lock)}. No lock was broken.`, { hint: 'Wait for it, or end its whole deploy with `operation: abort`.' });
    }
    return status;
}
async function unlock(host, { lock }, row, { owner, reason }, { log }) {
    if (!lock) {
        row.message = 'was not locked';
        log.event(`${host.label}: was not locked`);
        return;
    }
    const holder = holderOf(lock);
    log.event(`${host.label}: breaking the lock of ${holder}`);
    await host.breakLock(lock.number, owner, `${reason}; the lock belonged to ${holder}`);
    row.message = `broke the lock of ${holder}`;
}

;// CONCATENATED MODULE: ./build/packages/fleet/src/index.js




















;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/contract.js
// Generated from action.yml by `npm run generate`. Do not edit.
const contract = {
    action: 'ssh-deploy',
    inputs: {
        'hosts': { default: "", required: true, secret: false },
        'username': { default: "", required: false, secret: false },
        'private-key': { default: "", required: false, secret: true },
        'passphrase': { default: "", required: false, secret: true },
        'password': { default: "", required: false, secret: true },
        'known-hosts': { default: "", required: false, secret: false },
        'host-key-check': { default: "strict", required: false, secret: false },
        'jump-hosts': { default: "", required: false, secret: false },
        'operation': { default: "deploy", required: false, secret: false },
        'path': { default: "", required: true, secret: false },
        'version': { default: "", required: false, secret: false },
        'environment': { default: "", required: false, secret: false },
        'strategy': { default: "files", required: false, secret: false },
        'source': { default: "", required: false, secret: false },
        'exclude': { default: "", required: false, secret: false },
        'allow-empty': { default: "false", required: false, secret: false },
        'include-vcs': { default: "false", required: false, secret: false },
        'shared-paths': { default: "", required: false, secret: false },
        'link-unchanged': { default: "true", required: false, secret: false },
        'env': { default: "", required: false, secret: true },
        'migrate': { default: "", required: false, secret: false },
        'migrate-down': { default: "", required: false, secret: false },
        'irreversible': { default: "false", required: false, secret: false },
        'shell': { default: "sh", required: false, secret: false },
        'before-activate': { default: "", required: false, secret: false },
        'activate': { default: "", required: false, secret: false },
        'after-activate': { default: "", required: false, secret: false },
        'script': { default: "", required: false, secret: false },
        'script-file': { default: "", required: false, secret: false },
        'confirm': { default: "auto", required: false, secret: false },
        'health-command': { default: "", required: false, secret: false },
        'health-url': { default: "", required: false, secret: false },
        'health-timeout': { default: "2m", required: false, secret: false },
        'max-parallel': { default: "1", required: false, secret: false },
        'on-failure': { default: "revert", required: false, secret: false },
        'keep-releases': { default: "5", required: false, secret: false },
        'connect-timeout': { default: "10s", required: false, secret: false },
        'command-timeout': { default: "10m", required: false, secret: false },
        'output-limit': { default: "100MiB", required: false, secret: false },
        'retries': { default: "3", required: false, secret: false },
        'lock-wait': { default: "0s", required: false, secret: false },
        'lock-ttl': { default: "30m", required: false, secret: false },
        'to-version': { default: "", required: false, secret: false },
        'mark-bad': { default: "false", required: false, secret: false },
        'run-migrate-down': { default: "false", required: false, secret: false },
        'allow-after-migration': { default: "false", required: false, secret: false },
        'allow-bad': { default: "false", required: false, secret: false },
        'dry-run': { default: "false", required: false, secret: false },
    },
    outputs: [
        'verdict',
        'version',
        'release',
        'previous-version',
        'hosts',
        'exit-code',
        'stdout',
        'duration-ms',
        'log-path',
        'report',
        'report-path',
    ],
};

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/check-together.js
/** What must go together, and what would be silently ignored although somebody relies on it. */
function checkTogether(input, inputs) {
    checkPrograms(input, inputs);
    checkOperation(input, inputs);
    if (inputs.lockTtlMs < 1000)
        input.problem('lock-ttl', { code: 'ILLEGAL', legal: 'a duration of at least 1s' });
}
function checkPrograms(input, inputs) {
    const { operation, strategy, source, script, scriptFile, activate, migrate, migrateDown, irreversible } = inputs;
    const isDeploy = operation === 'deploy' || operation === 'plan';
    if (isDeploy && strategy === 'files' && source.length === 0) {
        input.problem('source', {
            code: 'MISSING',
            legal: 'folders, files, archives or patterns on the runner, one per line',
        });
    }
    if (isDeploy && strategy === 'script' && script === undefined && scriptFile === undefined) {
        input.problem('script', { code: 'MISSING', legal: 'the program that `strategy: script` runs, or `script-file`' });
    }
    if (script !== undefined && scriptFile !== undefined) {
        check_together_conflict(input, 'script-file', 'given with script', 'Give only one of them.');
    }
    for (const [name, given] of [
        ['script', script],
        ['script-file', scriptFile],
    ]) {
        if (strategy !== 'files' || given === undefined)
            continue;
        check_together_conflict(input, name, 'given with strategy: files', 'Use `activate`, or set `strategy: script`.');
    }
    if (strategy === 'script' && activate !== undefined) {
        check_together_conflict(input, 'activate', 'given with strategy: script', 'The script does the activation.');
    }
    if (migrateDown !== undefined && migrate === undefined) {
        check_together_conflict(input, 'migrate-down', 'given without migrate', 'It undoes what `migrate` did.');
    }
    if (migrateDown !== undefined && irreversible) {
        check_together_conflict(input, 'irreversible', 'given with migrate-down', 'A release with migrate-down is not irreversible.');
    }
}
/** Where each of these is of any effect. */
const BELONGS = {
    'to-version': ['rollback'],
    'mark-bad': ['rollback', 'abort'],
    'run-migrate-down': ['rollback'],
    'allow-after-migration': ['deploy', 'plan', 'rollback', 'abort'],
};
function checkOperation(input, inputs) {
    const { operation, toVersion, markBad, runMigrateDown, allowAfterMigration } = inputs;
    const given = {
        'to-version': toVersion !== undefined,
        'mark-bad': markBad,
        'run-migrate-down': runMigrateDown,
        'allow-after-migration': allowAfterMigration,
    };
    for (const name of ['to-version', 'mark-bad', 'run-migrate-down', 'allow-after-migration']) {
        const legal = BELONGS[name];
        if (!given[name] || legal.includes(operation))
            continue;
        const words = legal.map((one) => `\`operation: ${one}\``).join(', ');
        check_together_conflict(input, name, `given with operation: ${operation}`, `Use it only with ${words}.`);
    }
}
function check_together_conflict(input, name, given, legal) {
    input.problem(name, { code: 'CONFLICT', given, legal });
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/payload-inputs.js


/** What of the source goes into a release, and how. */
function readPayloadInputs(input) {
    const sharedPaths = input.parsedLines('shared-paths', sharedPath);
    const problem = sharedPathProblem(sharedPaths);
    if (problem !== undefined) {
        input.problem('shared-paths', { code: 'CONFLICT', given: problem, legal: 'paths that do not contain each other' });
    }
    const exclude = readExcludes(input);
    const includeVcs = input.boolean('include-vcs');
    const vcs = includeVcs ? undefined : exclude.find((line) => /^!(.*\/)?\.(git|hg|svn)(\/.*)?$/.test(line));
    if (vcs !== undefined) {
        input.problem('exclude', {
            code: 'CONFLICT',
            given: vcs,
            legal: 'With `include-vcs: true`, version control is shipped',
        });
    }
    return {
        source: input.lines('source'),
        exclude,
        sharedPaths,
        allowEmpty: input.boolean('allow-empty'),
        includeVcs,
        linkUnchanged: input.boolean('link-unchanged'),
    };
}
function sharedPath(path) {
    const misread = misreadPath(path) ?? misreadShared(path);
    if (misread !== undefined)
        throw new Illegal(`${SHARED_PATH_LEGAL}; ${misread.cure}`, `${quoted(path)} (${misread.cause})`);
    const problem = sharedPathProblem([path]);
    if (problem !== undefined)
        throw new Illegal(SHARED_PATH_LEGAL, problem);
    return path;
}
/** A pattern that git would read as something else than was meant leaves nothing out, and a secret is shipped. */
function readExcludes(input) {
    const text = input.text('exclude');
    const lines = text.split('\n');
    for (const [at, line] of lines.entries()) {
        const [pattern] = excludeLines(line);
        const misread = pattern === undefined ? undefined : (misreadPath(pattern) ?? misreadPattern(pattern));
        if (pattern === undefined || misread === undefined)
            continue;
        const where = lines.length > 1 ? `line ${at + 1}: ` : '';
        const given = `${where}${quoted(pattern)} (${misread.cause})`;
        input.problem('exclude', { code: 'ILLEGAL', given, legal: `patterns as in a .gitignore file; ${misread.cure}` });
    }
    return excludeLines(text);
}
/** What a line of paths was likely meant to be, where that is not one path. */
function misreadPath(line) {
    const words = line.split(/(?<!\\)\s+/).filter((word) => word !== '');
    if (line.includes('${{')) {
        return { cause: 'an expression that GitHub did not evaluate', cure: 'check the text between ${{ and }}' };
    }
    if (/^\s*[-*]\s/.test(line))
        return { cause: 'a list mark', cure: 'write one path per line without `- `' };
    if (/^\s*["'`]|["'`]\s*$/.test(line))
        return { cause: 'quotes, which would become part of the name', cure: 'remove them' };
    if (/\$\{|\$[A-Z_]{2,}/.test(line)) {
        return { cause: 'a variable that is not expanded', cure: 'write ${{ vars.NAME }} instead of $NAME' };
    }
    if (line.includes(','))
        return { cause: 'a comma', cure: 'put each path on its own line' };
    if (/[^\s\\]\s+#(\s|$)/.test(line)) {
        return { cause: 'a comment after the path, which would become part of the name', cure: 'put it on its own line' };
    }
    const [, ...further] = words;
    if (further.length > 0 &&
        (words.every((word) => /[/*]|^\./.test(word)) || further.some((word) => /^[.*/!]/.test(word)))) {
        return { cause: 'several paths on one line', cure: 'put each path on its own line' };
    }
    return undefined;
}
function misreadShared(path) {
    if (/[*?{}[\]]|^!/.test(path))
        return { cause: 'a pattern', cure: 'name each folder and file; patterns are not expanded' };
    if (path.startsWith('~'))
        return { cause: 'a path in the home folder', cure: 'write it relative to the release' };
    if (path.startsWith('./'))
        return { cause: './ at the start', cure: 'leave it out' };
    if (path.includes('\\'))
        return { cause: 'a backslash', cure: 'write / between folders' };
    return undefined;
}
function misreadPattern(pattern) {
    if (/^!?\.{1,2}\//.test(pattern)) {
        return {
            cause: 'git matches nothing with ./ or ../ at the start',
            cure: 'leave it out; / at the start means the source',
        };
    }
    if (/\\[A-Za-z0-9_.]/.test(pattern)) {
        return { cause: 'a backslash, which git reads as an escape', cure: 'write / between folders' };
    }
    if (/\{[^}]*\}/.test(pattern))
        return { cause: 'git does not support braces', cure: 'write one pattern per line, or \\{ for a brace' };
    return undefined;
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/inputs.js







/** `sha` is the version where none was given; `sshAgent` is where an SSH agent listens. */
function readInputs(raw, sha, sshAgent = '') {
    return parseInputs(contract, raw, (input) => {
        const inputs = {
            ssh: inputs_readSshInputs(input, sshAgent),
            operation: input.choice('operation', OPERATIONS),
            path: readPath(input),
            version: readVersion(input, sha),
            environment: readLine(input, 'environment'),
            strategy: input.choice('strategy', ['files', 'script']),
            ...readPayloadInputs(input),
            env: readEnv(input),
            migrate: input.program('migrate'),
            migrateDown: input.program('migrate-down'),
            irreversible: input.boolean('irreversible'),
            shell: input.optionalParsed('shell', shell) ?? 'sh',
            beforeActivate: input.program('before-activate'),
            activate: input.program('activate'),
            afterActivate: input.program('after-activate'),
            script: input.program('script'),
            scriptFile: input.optional('script-file'),
            confirm: input.choice('confirm', ['auto', 'later']),
            healthCommand: input.program('health-command'),
            healthUrl: input.optionalParsed('health-url', healthUrl),
            healthTimeoutMs: input.duration('health-timeout'),
            maxParallel: readMaxParallel(input),
            onFailure: input.choice('on-failure', ['revert', 'stop', 'continue']),
            keepReleases: input.integer('keep-releases', { min: 1, max: 1000 }),
            commandTimeoutMs: input.duration('command-timeout'),
            outputLimitBytes: readOutputLimit(input),
            lockWaitMs: input.duration('lock-wait'),
            lockTtlMs: input.duration('lock-ttl'),
            toVersion: input.optionalParsed('to-version', version),
            markBad: input.boolean('mark-bad'),
            runMigrateDown: input.boolean('run-migrate-down'),
            allowAfterMigration: input.boolean('allow-after-migration'),
            allowBad: input.boolean('allow-bad'),
            isDryRun: input.boolean('dry-run'),
        };
        checkTogether(input, inputs);
        return inputs;
    });
}
const OPERATIONS = ['deploy', 'plan', 'confirm', 'rollback', 'status', 'abort', 'unlock'];
function readVersion(input, sha) {
    if (input.optional('version') === undefined) {
        const isNeeded = ['deploy', 'plan', 'confirm'].includes(input.text('operation').trim());
        if (isNeeded && !isVersion(sha))
            input.problem('version', { code: 'MISSING', legal: VERSION_LEGAL });
        return sha;
    }
    return input.optionalParsed('version', version) ?? sha;
}
function readLine(input, name) {
    const text = input.optional(name) ?? '';
    if (/[\r\n\0]/.test(text))
        input.problem(name, { code: 'ILLEGAL', legal: 'a single line' });
    return text;
}
function version(text) {
    if (!isVersion(text))
        throw new Illegal(VERSION_LEGAL);
    return text;
}
function shell(text) {
    const words = parseShell(text);
    if (words === undefined)
        throw new Illegal(SHELL_LEGAL);
    return words;
}
function healthUrl(text) {
    const legal = 'a URL such as http://127.0.0.1:8080/health; for a check with a secret use `health-command`';
    parseAddress(text, { legal });
    // As it was written: it is part of what tells one release from another.
    return text;
}
function readEnv(input) {
    const { variables, problems } = parseEnv(input.text('env'));
    for (const { line, cause, cure } of problems) {
        input.problem('env', {
            code: 'ILLEGAL',
            given: `line ${line} (not shown): ${cause}`,
            legal: `${ENV_LEGAL}; ${cure}`,
        });
    }
    return variables.map(([name, value]) => `${name}=${value}`);
}
const ENV_LEGAL = 'KEY=VALUE lines, KEY<<EOF … EOF, or a YAML mapping';

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/payload-log.js


/** So many paths are named. */
const payload_log_SHOWN = 5;
/** Logs what goes into the release and what does not; warns of files that look like secrets. Returns the payload. */
function tellPayload(payload, log) {
    const { vcs, hidden, secrets } = payload.notes;
    log.event(`Payload: ${payloadSize(payloadFacts(payload))}`);
    if (vcs.length > 0)
        log.event(`Not shipped, because it is version control: ${names(vcs)} (include-vcs: true ships it)`);
    if (hidden.length > 0) {
        log.event(`Not matched by a pattern of source, because the name starts with a dot: ${names(hidden)}`);
    }
    if (secrets.length > 0) {
        log.warning(`The payload has ${secrets.length === 1 ? 'a file that looks' : 'files that look'} like a secret: ${names(secrets)}. ` +
            'A web server may serve it. Keep it out with `exclude`. If it belongs there, name it on its own line in `source`, or with `!` in `exclude`.', 'Files that look like secrets');
    }
    return payload;
}
function payloadFacts({ entries, bytes, notes }) {
    return {
        files: entries.filter(({ kind }) => kind === 'file').length,
        bytes,
        secrets: notes.secrets.map(byte_path/* showPath */.P8),
        leftOut: [...notes.vcs, ...notes.hidden].map(byte_path/* showPath */.P8),
    };
}
/** `12 files, 3.4 MiB`. */
function payloadSize({ files, bytes }) {
    return files === 0 ? 'no files' : `${files} ${files === 1 ? 'file' : 'files'}, ${(0,quantity_src/* formatSize */.Xq)(bytes)}`;
}
function names(paths) {
    const shown = paths.slice(0, payload_log_SHOWN).map(byte_path/* showPath */.P8).join(', ');
    return paths.length > payload_log_SHOWN ? `${shown} and ${paths.length - payload_log_SHOWN} more` : shown;
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/deploy.js






/** Brings the version live on the whole fleet, or on none of it. */
async function deploy(inputs, fleet, world) {
    // What is wrong with a line of `source` shows before any host is asked; it is listed while they are being connected.
    const source = await sourceOf(inputs, world).catch(sourceError);
    if (source instanceof error_src/* UserError */.yo)
        return { verdict: 'not-deployed', rows: untouchedRows(fleet.hosts), failure: source };
    const payload = readPayload(source, { ...inputs, clock: world.clock });
    payload.then((one) => tellPayload(one, world.log).readAhead()).catch(() => undefined);
    const plan = {
        record: recordOf(inputs, world),
        payload,
        linkUnchanged: inputs.linkUnchanged,
        allowBad: inputs.allowBad,
        confirm: inputs.confirm,
        keepReleases: inputs.keepReleases,
        batchSize: batchSize(inputs.maxParallel, fleet.hosts.length),
        onFailure: inputs.onFailure,
        allowAfterMigration: inputs.allowAfterMigration,
        commandTimeoutMs: inputs.commandTimeoutMs,
        lock: fleet.lockOptions('ssh-deploy deploy', inputs),
    };
    const result = await deployFleet(fleet.hosts, plan, world);
    const facts = await payload.then(payloadFacts, () => undefined);
    return { ...result, ...(facts ? { payload: facts } : {}) };
}
function sourceError(error) {
    if (error instanceof error_src/* UserError */.yo && error.code === 'SOURCE')
        return error;
    throw error;
}
/** The payload of a plan: checked and reported like the payload of a deploy. */
async function payloadOf(inputs, world) {
    const payload = await readPayload(await sourceOf(inputs, world), { ...inputs, clock: world.clock });
    return tellPayload(payload, world.log);
}
/** A script may need no files at all: its payload is then an empty folder. */
function sourceOf(inputs, { folder, clock }) {
    const { source, allowEmpty } = inputs;
    return openSource(source, { ...walkRules({ ...inputs, clock }), scratch: (0,external_node_path_.join)(folder, 'source'), allowEmpty });
}
function recordOf(inputs, { run, clock }) {
    const steps = {
        migrate: inputs.migrate,
        'migrate-down': inputs.migrateDown,
        'before-activate': inputs.beforeActivate,
        activate: inputs.activate,
        script: inputs.script,
        'health-command': inputs.healthCommand,
        'after-activate': inputs.afterActivate,
    };
    return {
        version: inputs.version,
        strategy: inputs.strategy,
        environment: inputs.environment,
        steps: Object.fromEntries(Object.entries(steps).flatMap(([name, text]) => (text === undefined ? [] : [[name, stepProgram(text)]]))),
        ...(inputs.shell === 'sh' ? {} : { shell: inputs.shell }),
        env: inputs.env,
        healthTimeoutMs: inputs.healthTimeoutMs,
        ...(inputs.healthUrl === undefined ? {} : { healthUrl: inputs.healthUrl }),
        ...(inputs.irreversible ? { irreversible: true } : {}),
        sha: run.sha,
        actor: run.triggeringActor,
        runUrl: run.runUrl,
        createdAt: new Date(clock.now()).toISOString(),
        sharedPaths: inputs.sharedPaths,
    };
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/last-words.js
const CHANGES = ['deployed', 'confirmed', 'rolled-back', 'reverted', 'failed'];
/** How the log of a run that changed something, or meant to, ends: a line for each verdict, with its hosts. */
function lastWords({ verdict, rows }) {
    if (!CHANGES.includes(verdict))
        return [];
    const told = rows.map((row) => ({ host: row.host, what: `${row.verdict} (live: ${liveNow(row)})` }));
    return [...new Set(told.map(({ what }) => what))].map((what) => {
        const group = told.filter((one) => one.what === what);
        return `${what}: ${group.map(({ host }) => host).join(', ')}`;
    });
}
function liveNow({ release, version }) {
    return release || version || 'nothing';
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/operations.js

const operations_confirm = (inputs, fleet, world) => {
    const { version, keepReleases } = inputs;
    const reason = by('confirmed', world);
    const lock = fleet.lockOptions('ssh-deploy confirm', inputs);
    return confirmFleet(fleet.hosts, { version, reason, keepReleases, lock }, world);
};
const rollBack = (inputs, fleet, world) => {
    const options = {
        ...wish(inputs),
        ...wayBack(inputs, fleet),
        migrateDown: inputs.runMigrateDown,
        reason: by('rollback requested', world),
        lock: fleet.lockOptions('ssh-deploy rollback', inputs),
    };
    return rollbackFleet(fleet.hosts, options, world);
};
const abort = (inputs, fleet, world) => {
    const options = {
        ...wish(inputs),
        ...wayBack(inputs, fleet),
        reason: by('aborted', world),
        lock: fleet.lockOptions('ssh-deploy abort', inputs),
    };
    return abortFleet(fleet.hosts, options, world);
};
/** What a rollback or an abort would do. */
const planWayBack = (inputs, fleet, world) => planFleetRollback(fleet.hosts, { ...wish(inputs), migrateDown: inputs.runMigrateDown }, world, inputs.operation === 'abort' ? planAbort : planRollback);
const operations_unlock = (inputs, fleet, world) => {
    const { owner } = fleet.lockOptions('ssh-deploy unlock', inputs);
    if (!inputs.isDryRun)
        return unlockFleet(fleet.hosts, { owner, reason: by('broken', world) }, world);
    return planFleet(fleet.hosts, ({ lock }) => (lock ? 'would break the lock' : 'would do nothing'), world);
};
function wish({ toVersion, allowAfterMigration }) {
    return { ...(toVersion === undefined ? {} : { toVersion }), allowAfterMigration };
}
function wayBack({ markBad, maxParallel, commandTimeoutMs }, { hosts }) {
    return { markBad, batchSize: batchSize(maxParallel, hosts.length), commandTimeoutMs };
}
function by(what, { run }) {
    return `${what} by ${run.triggeringActor || 'a run'}`;
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/plan.js



/** `dry-run`: asks every host, decides as the real run would, and changes nothing. */
async function plan(inputs, fleet, world) {
    if (inputs.operation === 'confirm')
        return planFleet(fleet.hosts, confirmIntention(inputs), world);
    const payload = await payloadOf(inputs, world);
    const result = await planDeploy(fleet.hosts, { ...inputs, payload, record: recordOf(inputs, world) }, world);
    return { ...result, payload: payloadFacts(payload) };
}
function confirmIntention({ version }) {
    return (status) => {
        const objection = objectionTo(status, version);
        return objection ? `would refuse: ${objection.why}` : `would mark ${version} as good`;
    };
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/hosts-output.js
/** An output is cut at 64 KiB, and JSON that is cut is none; all of it is in the report. */
const LIMIT = 60 * 1024;
const SPACE_FOR_STDOUT = 16 * 1024;
/** The rows as JSON that fits an output: the longer the fleet, the less of what was printed and of the history. */
function hostsOutput(rows) {
    const stdoutLength = Math.max(1, Math.floor(SPACE_FOR_STDOUT / rows.length));
    for (const historyLines of [5, 3, 1, 0]) {
        const text = JSON.stringify(rows.map((row) => shown(row, stdoutLength, historyLines)));
        if (Buffer.byteLength(text) <= LIMIT)
            return text;
    }
    return JSON.stringify(rows.map(({ report, ...row }) => shown(row, 1, 0)));
}
function shown(row, stdoutLength, historyLines) {
    const { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs, stdout, report } = row;
    const told = { host, verdict, version, previousVersion, release, code, message, exitCode, durationMs };
    const tail = stdout.slice(-stdoutLength);
    if (!report)
        return { ...told, stdout: tail };
    const history = historyLines === 0 ? [] : report.history.slice(-historyLines);
    return { ...told, stdout: tail, report: { ...report, history } };
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/stdout-output.js
const stdout_output_LIMIT = 64 * 1024;
/** The end of what was printed, as it fits an output; what was cut is said in its first line. */
function stdoutOutput(text) {
    const bytes = Buffer.from(text);
    if (bytes.length <= stdout_output_LIMIT)
        return text;
    const notice = (cut) => `[${cut} bytes cut: the full output is in the file that log-path names]\n`;
    const room = stdout_output_LIMIT - Buffer.byteLength(notice(bytes.length));
    // Not in the middle of a character.
    let from = bytes.length - room;
    while (((bytes[from] ?? 0) & 0xc0) === 0x80)
        from++;
    return `${notice(from)}${bytes.subarray(from).toString('utf8')}`;
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/summary.js





const HEADLINES = {
    deployed: '🚀 Deployed',
    unchanged: '✅ Nothing to do: already live',
    confirmed: '✅ Confirmed as good',
    'rolled-back': '↩️ Rolled back',
    reverted: '⏪ Failed, and every host runs its previous release',
    failed: '🔥 Failed: a host may run an unverified release',
    'not-confirmed': '🔴 Not confirmed: the live version stays unconfirmed',
    refused: '✋ No rollback: there is no release to return to, or the rollback is not allowed',
    'not-deployed': '🔴 Not deployed: nothing was switched',
    planned: '📝 Plan (nothing was changed)',
    '': '⚪ Cancelled before anything went live',
};
const NEVER_LIVE = '⏪ Failed, and nothing is live, as before';
const LOOK_NOW = '🔥 A HOST COULD NOT GO BACK: check it now';
const PART = '⚠️ Deployed on only some hosts';
const NOT_ROLLED_BACK = '🔴 Not rolled back: no host was switched';
const STAYS = '🔥 Failed, and not reverted: the release is irreversible';
const UNCHANGED = {
    status: '📋 Status',
    unlock: '🔓 No lock remains',
    abort: '✅ Ended; the live version is good and stays',
    rollback: '✅ Nothing to do',
};
/** What happened and what now, in one line. */
function headline({ operation }, { verdict, rows, isStuckForward }, failure) {
    if (rows.some(({ code }) => code === 'ROLLBACK_FAILED'))
        return LOOK_NOW;
    if (isStuckForward === true)
        return STAYS;
    if (verdict === 'reverted' && rows.every(({ version }) => version === ''))
        return NEVER_LIVE;
    if (verdict === 'unchanged')
        return UNCHANGED[operation] ?? HEADLINES.unchanged ?? '';
    if (verdict === 'rolled-back' && operation === 'abort')
        return '↩️ Aborted, and back on the last good release';
    if (verdict === '' && failure && failure.code !== 'CANCELLED')
        return '🔴 Not done';
    if (verdict === 'deployed' && failure)
        return PART;
    if (verdict === 'not-deployed' && (operation === 'rollback' || operation === 'abort'))
        return NOT_ROLLED_BACK;
    return HEADLINES[verdict] ?? verdict;
}
/** A table with a row per host, below the news and above the reasons. */
function summary_summaryOf(inputs, result, { version, durationMs, failure }) {
    const environment = inputs.environment === '' ? '' : ` to ${markdownText(inputs.environment)}`;
    // Each host has its own; see the table.
    const isWayBackPlan = result.verdict === 'planned' && ['rollback', 'abort'].includes(inputs.operation);
    const isOfVersion = inputs.operation !== 'status' && inputs.operation !== 'unlock' && version !== '' && !isWayBackPlan;
    const what = isOfVersion ? `: ${markdownText(version)}${environment}` : '';
    const table = inputs.operation === 'status' ? statusTable(result.rows) : resultTable(result.rows);
    const mixed = inputs.operation === 'status' ? mixedVersions(result.rows) : undefined;
    const news = mixed === undefined ? [] : [`⚠️ **The hosts run different versions**: ${markdownText(mixed)}.`, ''];
    const payload = result.payload ? `Payload: ${payloadSize(result.payload)}. ` : '';
    const parts = [
        `### ${headline(inputs, result, failure)}${what}`,
        '',
        ...news,
        table,
        '',
        `${payload}In ${(0,quantity_src/* formatDuration */.a3)(durationMs)}.`,
    ];
    if (failure) {
        const story = (0,error_src/* describeError */.Uc)(failure).split('\n').map(markdownText).join('<br>');
        parts.push('', `**${failure.code}**: ${story}`, ...lastLinesOf(result.rows));
        const lines = missingLines(result.rows);
        if (lines.length > 0)
            parts.push('', 'Lines for `known-hosts` (compare the fingerprints first):', '', '```', ...lines, '```');
    }
    return parts.join('\n');
}
function resultTable(rows) {
    return markdownTable(['host', 'verdict', 'live now', 'before', 'time', 'code', ''], rows.map((one) => [
        markdownCode(one.host),
        one.verdict,
        markdownText(summary_liveNow(one)),
        markdownText(one.previousVersion),
        (0,quantity_src/* formatDuration */.a3)(one.durationMs),
        one.code,
        markdownText(one.message),
    ]));
}
function lastEvent({ event, release, at }) {
    const isBare = release === '' && (event === 'revert' || event === 'rollback');
    return [event, isBare ? 'to nothing' : release, at].filter((word) => word !== '').join(' ');
}
/** The build tells apart what has the same version. */
function summary_liveNow({ version, release }) {
    return release || version || 'nothing';
}
function summary_stateOf({ state, isProven, isAdopted }) {
    const words = [state, ...(isAdopted ? ['adopted'] : []), ...(state === '' || isProven ? [] : ['not verified'])];
    return words.join(', ');
}
function statusTable(rows) {
    return markdownTable(['host', 'live now', 'state', 'before', 'rollback target', 'marked bad', 'lock', 'runs', 'free', 'last'], rows.map(({ host, version, release, previousVersion, message, code, report }) => {
        if (!report)
            return [markdownCode(host), 'unknown', code, '', '', '', '', '', '', markdownText(message)];
        const last = report.history.at(-1);
        return [
            markdownCode(host),
            markdownText(report.stray || summary_liveNow({ version, release })),
            summary_stateOf(report),
            markdownText(previousVersion),
            markdownText(report.rollbackVersion || 'none'),
            report.bad.map(({ version: bad, why }) => markdownText(`${bad}: ${why}`)).join('<br>'),
            markdownText(report.lock || 'free'),
            markdownText(report.steps.join(', ')),
            report.freeBytes === null ? '' : (0,quantity_src/* formatSize */.Xq)(report.freeBytes),
            markdownText(last ? lastEvent(last) : ''),
        ];
    }));
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/present.js






/** A fleet's result as outputs, report and summary. Pure. */
function present(inputs, result, { durationMs, logPath }) {
    const { verdict, rows } = result;
    const [first] = rows;
    const isOwnVersion = ['deploy', 'plan', 'confirm'].includes(inputs.operation);
    const wanted = isOwnVersion ? inputs.version : inputs.toVersion;
    const version = (verdict === 'rolled-back' ? undefined : wanted) ?? first?.version ?? '';
    const failure = result.failure ?? (isRed('ssh-deploy', verdict) ? new error_src/* UserError */.yo('COMMAND_FAILED', verdict) : undefined);
    return {
        outputs: {
            verdict,
            version,
            release: first?.release ?? '',
            'previous-version': first?.previousVersion ?? '',
            hosts: hostsOutput(rows),
            'exit-code': String(rows.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0),
            stdout: stdoutOutput(first?.stdout ?? ''),
            'duration-ms': String(durationMs),
            'log-path': logPath,
        },
        details: {
            operation: inputs.operation,
            verdict,
            version,
            path: inputs.path,
            ...(result.payload ? { payload: result.payload } : {}),
            hosts: rows,
            live: liveVersions(rows),
            logPath,
        },
        brief: {
            version,
            operation: inputs.operation,
            environment: inputs.environment,
            isMixed: mixedVersions(rows) !== undefined,
            hosts: rows.map(shortRow),
        },
        summary: summary_summaryOf(inputs, result, { version, durationMs, failure }),
        ...(failure ? { failure } : {}),
    };
}
function shortRow({ host, verdict, version, previousVersion, code, durationMs }) {
    return { host, verdict, version, previousVersion, code, durationMs };
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/script-file.js



/** The inputs with the program of `script-file` as their `script`. Rejects with SOURCE where it cannot be one. */
async function withScript(inputs) {
    const { scriptFile, operation } = inputs;
    if (scriptFile === undefined || (operation !== 'deploy' && operation !== 'plan'))
        return inputs;
    const text = await (0,promises_.readFile)(scriptFile, 'utf8').catch((cause) => {
        throw new error_src/* UserError */.yo('SOURCE', `script-file ${scriptFile} cannot be read on the runner.`, { cause });
    });
    return { ...inputs, script: scriptIn(text, scriptFile) };
}
/** The program as a step has it: by its `#!` line, if it has one, or by the input `shell`. */
function scriptIn(text, name) {
    const program = stepProgram(text).trim();
    if (program === '')
        throw new error_src/* UserError */.yo('SOURCE', `script-file ${name} is empty.`);
    if (program.includes('\0'))
        throw new error_src/* UserError */.yo('SOURCE', `script-file ${name} is not a text file.`);
    return program;
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/run.js







async function run_run(given, world) {
    const start = world.clock.elapsed();
    const inputs = await withScript(given);
    const fleet = openFleet(inputs, world);
    try {
        const result = await operate(inputs, fleet, world);
        const durationMs = Math.round(world.clock.elapsed() - start);
        for (const line of lastWords(result))
            world.log.event(line);
        return present(inputs, result, { durationMs, logPath: fleet.logPath });
    }
    finally {
        fleet.close();
    }
}
function operate(inputs, fleet, world) {
    const { operation, isDryRun } = inputs;
    switch (operation) {
        case 'status':
            return showFleet(fleet.hosts, world);
        case 'plan':
            return plan(inputs, fleet, world);
        case 'deploy':
            return isDryRun ? plan(inputs, fleet, world) : deploy(inputs, fleet, world);
        case 'confirm':
            return isDryRun ? plan(inputs, fleet, world) : operations_confirm(inputs, fleet, world);
        case 'rollback':
            return isDryRun ? planWayBack(inputs, fleet, world) : rollBack(inputs, fleet, world);
        case 'abort':
            return isDryRun ? planWayBack(inputs, fleet, world) : abort(inputs, fleet, world);
        case 'unlock':
            return operations_unlock(inputs, fleet, world);
    }
}

;// CONCATENATED MODULE: ./build/actions/ssh-deploy/src/index.js








void act({
    contract: contract,
    readInputs: (raw, { run: { sha, sshAgent } }) => readInputs(raw, sha, sshAgent),
    world: (base) => ({
        ...base,
        connect: connect,
        makeToken: () => (0,external_node_crypto_.randomBytes)(12).toString('hex'),
        appendFile: (path, text) => (0,external_node_fs_.appendFileSync)(path, text, { mode: 0o600 }),
    }),
    run: run_run,
    cleanUp: giveBackLocks,
});

})();

module.exports = __webpack_exports__;
/******/ })()
;