"use strict";
exports.id = 230;
exports.ids = [230];
exports.modules = {

/***/ 9230:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cloudwatchClient: () => (/* binding */ cloudwatchClient)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4085);
/* harmony import */ var _deploy_actions_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1975);
/* harmony import */ var _members__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5149);





/**
 * The AWS client as its own chain finds credentials: environment, profile, web identity, container or machine. A
 * question that was throttled is asked once more; the watch asks again anyway.
 */
async function cloudwatchClient({ region, endpoint, ca, proxyEnv }) {
    const address = endpoint === undefined ? { region } : { region, endpoint };
    const trust = ca === undefined ? {} : { secureContext: await (0,_deploy_actions_http__WEBPACK_IMPORTED_MODULE_2__/* .contextTrusting */ .M0)(ca) };
    const requestHandler = {
        httpAgent: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv }),
        httpsAgent: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv, ...trust }),
    };
    const client = new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_3__/* .CloudWatchClient */ .WBn({ ...address, maxAttempts: 2, requestHandler });
    return async (input, signal) => {
        try {
            return await client.send(new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_3__/* .GetMetricDataCommand */ .Soe({ ...input, ScanBy: 'TimestampAscending' }), {
                abortSignal: signal,
            });
        }
        catch (error) {
            if ((0,_members__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(error, 'name') === 'AbortError' && signal.aborted)
                throw signal.reason;
            throw error;
        }
    };
}


/***/ })

};
;