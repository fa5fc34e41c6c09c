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

const event = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) });
const release = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    release: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
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
    healthTimeoutMs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    healthUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    irreversible: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY()),
    environment: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    previousVersion: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    events: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(event),
});
const owner = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    actor: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    runUrl: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    action: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    since: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** The name by which the holder of a lock knows the host. */
    host: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
/** One that runs now. */
const step = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), what: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** `by`: who had the lock when it was marked; marks from before this was noted have none. */
const badMark = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    by: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .partial */ .OH3(owner))),
});
const status = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    protocol: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    root: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Name of the live release; empty where none is. */
    current: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    releases: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(release),
    bad: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(badMark),
    /** `number` is its place in the row of locks: no two holders have the same. */
    lock: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ number: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), expiresInSeconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), owner, steps: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(step) })),
    history: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())),
    freeKiB: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
});
/** Throw where the JSON is not what the host program of this version writes. */
const readStatus = (json) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(status, JSON.parse(json));
const readOwner = (json) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(owner, JSON.parse(json));


/***/ })

};
;