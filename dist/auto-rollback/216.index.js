"use strict";
exports.id = 216;
exports.ids = [216];
exports.modules = {

/***/ 5216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   owner: () => (/* binding */ owner),
/* harmony export */   readOwner: () => (/* binding */ readOwner),
/* harmony export */   readStatus: () => (/* binding */ readStatus),
/* harmony export */   release: () => (/* binding */ release),
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _host_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9157);


/** What a folder's name may be for the host program, too. Anything else in its place would go on into outputs and paths. */
const name = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,254}$/, 'not a plain name'));
const nameOrNone = valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(''), name]);
const event = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) });
const release = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    release: name,
    version: name,
    state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['staged', 'live', 'good', 'bad']),
    /** The place in the row of deploys on this host, counted by the host; 0: never live. */
    order: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    /** Its own checks passed when it was activated. */
    checked: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    activatedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    payloadSha256: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    recordSha256: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    strategy: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['files', 'script']),
    steps: valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    shell: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    healthTimeoutMs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    healthUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    irreversible: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()),
    environment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Another tool made it live, and we found it: it has no steps, and is not ours to remove. */
    adopted: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()),
    previousVersion: nameOrNone,
    events: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(event),
});
const owner = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    actor: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    runUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    action: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    since: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** The workflow run; attempt and job are for people. */
    runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    runAttempt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    job: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** The name by which the holder of a lock knows the host. */
    host: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
/** One that runs now. */
const step = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), what: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** `by`: who had the lock when it was marked; marks from before this was noted have none. */
const badMark = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: name,
    at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    by: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .partial */ .OH3(owner))),
});
const status = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    protocol: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    root: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Whether `root` is a folder on the host: the first deploy creates it. */
    hasFolder: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    /** Name of the live release; empty where `current` leads to none. */
    current: nameOrNone,
    /** What `current` is: a link to a release, to nothing that is there, or elsewhere; or no link at all. */
    pointing: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['none', 'release', 'missing', 'elsewhere', 'folder', 'file']),
    /** The text of that link. */
    target: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Who switched to the live release, and how; null where nothing is live or that is not recorded. */
    switched: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), operation: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), by: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .partial */ .OH3(owner)) })),
    releases: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(release),
    /** Names in `releases/` that are taken by something that is no release of ours. */
    foreign: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Everything about the host itself for which it refuses a deploy. */
    objections: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['current', 'rights', 'tools', 'disk']),
        code: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('HOST_UNFIT'),
        message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    })),
    bad: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(badMark),
    /** `number` is its place in the row of locks: no two holders have the same. */
    lock: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ number: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), expiresInSeconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), owner, steps: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(step) })),
    history: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())),
    freeKiB: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
/** Throw where the JSON is not what the host program of this version writes. */
const readStatus = (json) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(status, (0,_host_json__WEBPACK_IMPORTED_MODULE_1__/* .parseHostJson */ .c)(json));
const readOwner = (json) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(owner, (0,_host_json__WEBPACK_IMPORTED_MODULE_1__/* .parseHostJson */ .c)(json));


/***/ })

};
;