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
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4085);
/* harmony import */ var _deploy_actions_http__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7491);





/** Far more than 500 results of 100,800 data points in all, which is what CloudWatch answers at most. */
const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;
/**
 * The AWS client as its own chain finds credentials: environment, profile, web identity, container or machine. A
 * question that was throttled is asked once more; the watch asks again anyway.
 */
async function cloudwatchClient({ region, endpoint, ca, proxyEnv }) {
    const address = endpoint === undefined ? { region } : { region, endpoint };
    const trust = ca === undefined ? {} : { secureContext: await (0,_deploy_actions_http__WEBPACK_IMPORTED_MODULE_3__/* .contextTrusting */ .M0)(ca) };
    const requestHandler = {
        httpAgent: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv }),
        httpsAgent: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ proxyEnv, ...trust }),
    };
    const client = new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_4__/* .CloudWatchClient */ .WBn({ ...address, maxAttempts: 2, requestHandler });
    limitAnswers(client);
    return async (input, signal) => {
        try {
            return await client.send(new _aws_sdk_client_cloudwatch__WEBPACK_IMPORTED_MODULE_4__/* .GetMetricDataCommand */ .Soe({ ...input, ScanBy: 'TimestampAscending' }), {
                abortSignal: signal,
            });
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            throw error;
        }
    };
}
/** The AWS client reads a body without limit, and no signal ends the reading. */
function limitAnswers({ config: { requestHandler } }) {
    const handle = requestHandler.handle.bind(requestHandler);
    requestHandler.handle = async (request, options) => {
        const { response } = await handle(request, options);
        const body = response.body;
        if (!(body instanceof node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable))
            return { response };
        const stop = () => body.destroy(new Error('aborted'));
        const { abortSignal: signal } = (options ?? {});
        signal?.addEventListener('abort', stop);
        try {
            const { bytes, complete } = await (0,_deploy_actions_http__WEBPACK_IMPORTED_MODULE_3__/* .readBody */ .x8)(body, undefined, ANSWER_LIMIT_BYTES);
            if (!complete)
                throw new _deploy_actions_http__WEBPACK_IMPORTED_MODULE_3__/* .AnswerTooLong */ .rx(ANSWER_LIMIT_BYTES);
            return { response: Object.assign(response, { body: node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.from([bytes], { objectMode: false }) }) };
        }
        finally {
            signal?.removeEventListener('abort', stop);
        }
    };
}


/***/ })

};
;