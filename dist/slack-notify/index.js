/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 3894:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.IncomingWebhook = void 0;
const p_retry_1 = __importStar(__nccwpck_require__(2103));
const errors_1 = __nccwpck_require__(4916);
const instrument_1 = __nccwpck_require__(5530);
/**
 * A client for Slack's Incoming Webhooks
 */
class IncomingWebhook {
    /**
     * The webhook URL
     */
    url;
    /**
     * Default arguments for posting messages with this webhook
     */
    defaults;
    /**
     * The fetch function used for HTTP requests
     */
    fetchFn;
    /**
     * Request timeout in milliseconds
     */
    timeout;
    /**
     * Default headers sent with every request
     */
    headers;
    /**
     * Retry policy applied to each send. Defaults to no retries.
     */
    retryConfig;
    constructor(url, defaults = {
        timeout: 0,
    }) {
        if (url === undefined) {
            throw new Error('Incoming webhook URL is required');
        }
        this.url = url;
        this.fetchFn = defaults.fetch ?? globalThis.fetch;
        this.timeout = defaults.timeout ?? 0;
        this.retryConfig = defaults.retryConfig ?? { retries: 0 };
        this.headers = {
            'User-Agent': (0, instrument_1.getUserAgent)(),
        };
        // Remove transport options so they don't leak into payloads
        const { fetch: _fetch, timeout: _timeout, retryConfig: _retryConfig, ...messageDefaults } = defaults;
        this.defaults = messageDefaults;
    }
    /**
     * Send a notification to a conversation
     * @param message - the message (a simple string, or an object describing the message)
     */
    async send(message) {
        let payload = { ...this.defaults };
        if (typeof message === 'string') {
            payload.text = message;
        }
        else {
            payload = Object.assign(payload, message);
        }
        return (0, p_retry_1.default)(async () => {
            const signal = this.timeout > 0 ? AbortSignal.timeout(this.timeout) : undefined;
            try {
                const response = await this.fetchFn(this.url, {
                    method: 'POST',
                    headers: {
                        ...this.headers,
                        'Content-Type': 'application/json',
                    },
                    body: JSON.stringify(payload),
                    redirect: 'error',
                    signal,
                });
                if (!response.ok) {
                    const body = await response.text();
                    const httpError = new errors_1.IncomingWebhookHTTPError(response.status, response.statusText, body);
                    // Only server errors (5xx) are transient; client errors (4xx), including rate limits (429), fail immediately.
                    throw response.status >= 500 ? httpError : new p_retry_1.AbortError(httpError);
                }
                return await this.buildResult(response);
            }
            catch (error) {
                // Non-retryable signals (AbortError) and already-wrapped errors pass through untouched.
                if (error instanceof p_retry_1.AbortError || error instanceof errors_1.SlackWebhookError) {
                    throw error;
                }
                // No response received (network/timeout): retryable.
                throw new errors_1.IncomingWebhookRequestError(error instanceof Error ? error : new Error(String(error)));
            }
        }, this.retryConfig);
    }
    /**
     * Processes an HTTP response into an IncomingWebhookResult.
     */
    async buildResult(response) {
        return {
            text: await response.text(),
        };
    }
}
exports.IncomingWebhook = IncomingWebhook;
//# sourceMappingURL=IncomingWebhook.js.map

/***/ }),

/***/ 572:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.WebhookTrigger = void 0;
const p_retry_1 = __importStar(__nccwpck_require__(2103));
const errors_1 = __nccwpck_require__(4916);
const instrument_1 = __nccwpck_require__(5530);
/**
 * A client for Slack's Workflow Builder webhook triggers
 * @see {@link https://slack.com/help/articles/360041352714-Build-a-workflow--Create-a-workflow-that-starts-outside-of-Slack}
 */
class WebhookTrigger {
    /**
     * The webhook trigger URL
     */
    url;
    /**
     * The fetch function used for HTTP requests
     */
    fetchFn;
    /**
     * Request timeout in milliseconds
     */
    timeout;
    /**
     * Default headers sent with every request
     */
    headers;
    /**
     * Retry policy applied to each send. Defaults to no retries.
     */
    retryConfig;
    constructor(url, defaults = {
        timeout: 0,
    }) {
        if (!url) {
            throw new Error('Webhook trigger URL is required');
        }
        this.url = url;
        this.fetchFn = defaults.fetch ?? globalThis.fetch;
        this.timeout = defaults.timeout ?? 0;
        this.retryConfig = defaults.retryConfig ?? { retries: 0 };
        this.headers = {
            'User-Agent': (0, instrument_1.getUserAgent)(),
        };
    }
    /**
     * Send a payload to the webhook trigger
     * @param payload - arbitrary key-value data to send to the trigger
     */
    async send(payload = {}) {
        return (0, p_retry_1.default)(async () => {
            const signal = this.timeout > 0 ? AbortSignal.timeout(this.timeout) : undefined;
            try {
                const response = await this.fetchFn(this.url, {
                    method: 'POST',
                    headers: {
                        ...this.headers,
                        'Content-Type': 'application/json',
                    },
                    body: JSON.stringify(payload),
                    redirect: 'error',
                    signal,
                });
                if (!response.ok) {
                    const body = await response.text();
                    const httpError = new errors_1.WebhookTriggerHTTPError(response.status, response.statusText, body);
                    // Only server errors (5xx) are transient; client errors (4xx), including rate limits (429), fail immediately.
                    throw response.status >= 500 ? httpError : new p_retry_1.AbortError(httpError);
                }
                return await this.buildResult(response);
            }
            catch (error) {
                // Non-retryable signals (AbortError) and already-wrapped errors pass through untouched.
                if (error instanceof p_retry_1.AbortError || error instanceof errors_1.SlackWebhookError) {
                    throw error;
                }
                // No response received (network/timeout): retryable.
                throw new errors_1.WebhookTriggerRequestError(error instanceof Error ? error : new Error(String(error)));
            }
        }, this.retryConfig);
    }
    async buildResult(response) {
        const text = await response.text();
        try {
            if (!text) {
                return { ok: true };
            }
            return JSON.parse(text);
        }
        catch {
            return { ok: true };
        }
    }
}
exports.WebhookTrigger = WebhookTrigger;
//# sourceMappingURL=WebhookTrigger.js.map

/***/ }),

/***/ 4916:
/***/ ((__unused_webpack_module, exports) => {

"use strict";

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.WebhookTriggerHTTPError = exports.WebhookTriggerRequestError = exports.IncomingWebhookHTTPError = exports.IncomingWebhookRequestError = exports.SlackWebhookError = exports.ErrorCode = void 0;
var ErrorCode;
(function (ErrorCode) {
    ErrorCode["RequestError"] = "slack_webhook_request_error";
    ErrorCode["HTTPError"] = "slack_webhook_http_error";
})(ErrorCode || (exports.ErrorCode = ErrorCode = {}));
class SlackWebhookError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = this.constructor.name;
        Object.setPrototypeOf(this, new.target.prototype);
    }
}
exports.SlackWebhookError = SlackWebhookError;
class IncomingWebhookRequestError extends SlackWebhookError {
    code = ErrorCode.RequestError;
    original;
    constructor(original) {
        super(`A request error occurred: ${original.message}`, { cause: original });
        this.original = original;
    }
}
exports.IncomingWebhookRequestError = IncomingWebhookRequestError;
class IncomingWebhookHTTPError extends SlackWebhookError {
    code = ErrorCode.HTTPError;
    statusCode;
    statusMessage;
    body;
    constructor(statusCode, statusMessage, body) {
        super(`An HTTP protocol error occurred: statusCode = ${statusCode}`);
        this.statusCode = statusCode;
        this.statusMessage = statusMessage;
        this.body = body;
    }
}
exports.IncomingWebhookHTTPError = IncomingWebhookHTTPError;
class WebhookTriggerRequestError extends SlackWebhookError {
    code = ErrorCode.RequestError;
    original;
    constructor(original) {
        super(`A request error occurred: ${original.message}`, { cause: original });
        this.original = original;
    }
}
exports.WebhookTriggerRequestError = WebhookTriggerRequestError;
class WebhookTriggerHTTPError extends SlackWebhookError {
    code = ErrorCode.HTTPError;
    statusCode;
    statusMessage;
    body;
    constructor(statusCode, statusMessage, body) {
        super(`An HTTP protocol error occurred: statusCode = ${statusCode}`);
        this.statusCode = statusCode;
        this.statusMessage = statusMessage;
        this.body = body;
    }
}
exports.WebhookTriggerHTTPError = WebhookTriggerHTTPError;
//# sourceMappingURL=errors.js.map

/***/ }),

/***/ 4443:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

/// <reference lib="es2017" />
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.WebhookTrigger = exports.retryPolicies = exports.addAppMetadata = exports.IncomingWebhook = exports.WebhookTriggerRequestError = exports.WebhookTriggerHTTPError = exports.SlackWebhookError = exports.IncomingWebhookRequestError = exports.IncomingWebhookHTTPError = exports.ErrorCode = void 0;
var errors_1 = __nccwpck_require__(4916);
Object.defineProperty(exports, "ErrorCode", ({ enumerable: true, get: function () { return errors_1.ErrorCode; } }));
Object.defineProperty(exports, "IncomingWebhookHTTPError", ({ enumerable: true, get: function () { return errors_1.IncomingWebhookHTTPError; } }));
Object.defineProperty(exports, "IncomingWebhookRequestError", ({ enumerable: true, get: function () { return errors_1.IncomingWebhookRequestError; } }));
Object.defineProperty(exports, "SlackWebhookError", ({ enumerable: true, get: function () { return errors_1.SlackWebhookError; } }));
Object.defineProperty(exports, "WebhookTriggerHTTPError", ({ enumerable: true, get: function () { return errors_1.WebhookTriggerHTTPError; } }));
Object.defineProperty(exports, "WebhookTriggerRequestError", ({ enumerable: true, get: function () { return errors_1.WebhookTriggerRequestError; } }));
var IncomingWebhook_1 = __nccwpck_require__(3894);
Object.defineProperty(exports, "IncomingWebhook", ({ enumerable: true, get: function () { return IncomingWebhook_1.IncomingWebhook; } }));
var instrument_1 = __nccwpck_require__(5530);
Object.defineProperty(exports, "addAppMetadata", ({ enumerable: true, get: function () { return instrument_1.addAppMetadata; } }));
var retry_policies_1 = __nccwpck_require__(4516);
Object.defineProperty(exports, "retryPolicies", ({ enumerable: true, get: function () { return __importDefault(retry_policies_1).default; } }));
var WebhookTrigger_1 = __nccwpck_require__(572);
Object.defineProperty(exports, "WebhookTrigger", ({ enumerable: true, get: function () { return WebhookTrigger_1.WebhookTrigger; } }));
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5530:
/***/ (function(__unused_webpack_module, exports, __nccwpck_require__) {

"use strict";

var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.addAppMetadata = addAppMetadata;
exports.getUserAgent = getUserAgent;
const os = __importStar(__nccwpck_require__(8161));
const packageJson = __nccwpck_require__(2732);
/**
 * Replaces occurrences of '/' with ':' in a string, since '/' is meaningful inside User-Agent strings as a separator.
 */
function replaceSlashes(s) {
    return s.replace('/', ':');
}
const baseUserAgent = `${replaceSlashes(packageJson.name)}/${packageJson.version} ` +
    `node/${process.version.replace('v', '')} ` +
    `${os.platform()}/${os.release()}`;
const appMetadata = {};
/**
 * Appends the app metadata into the User-Agent value
 * @param appMetadata.name name of tool to be counted in instrumentation
 * @param appMetadata.version version of tool to be counted in instrumentation
 */
function addAppMetadata({ name, version }) {
    appMetadata[replaceSlashes(name)] = version;
}
/**
 * Returns the current User-Agent value for instrumentation
 */
function getUserAgent() {
    const appIdentifier = Object.entries(appMetadata)
        .map(([name, version]) => `${name}/${version}`)
        .join(' ');
    // only prepend the appIdentifier when it's not empty
    return (appIdentifier.length > 0 ? `${appIdentifier} ` : '') + baseUserAgent;
}
//# sourceMappingURL=instrument.js.map

/***/ }),

/***/ 4516:
/***/ ((__unused_webpack_module, exports) => {

"use strict";

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.rapidRetryPolicy = exports.fiveRetriesInFiveMinutes = exports.tenRetriesInAboutThirtyMinutes = void 0;
/**
 * The default retry policy. Retry up to 10 times, over the span of about 30 minutes. It's not exact because
 * randomization has been added to prevent a stampeding herd problem (if all instances in your application are retrying
 * a request at the exact same intervals, they are more likely to cause failures for each other).
 */
exports.tenRetriesInAboutThirtyMinutes = {
    retries: 10,
    factor: 1.96821,
    randomize: true,
};
/**
 * Short & sweet, five retries in five minutes and then bail.
 */
exports.fiveRetriesInFiveMinutes = {
    retries: 5,
    factor: 3.86,
};
/**
 * This policy is just to keep the tests running fast.
 */
exports.rapidRetryPolicy = {
    minTimeout: 0,
    maxTimeout: 1,
};
const policies = {
    tenRetriesInAboutThirtyMinutes: exports.tenRetriesInAboutThirtyMinutes,
    fiveRetriesInFiveMinutes: exports.fiveRetriesInFiveMinutes,
    rapidRetryPolicy: exports.rapidRetryPolicy,
};
exports["default"] = policies;
//# sourceMappingURL=retry-policies.js.map

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

/***/ 2103:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

"use strict";

const retry = __nccwpck_require__(5546);

const networkErrorMsgs = [
	'Failed to fetch', // Chrome
	'NetworkError when attempting to fetch resource.', // Firefox
	'The Internet connection appears to be offline.', // Safari
	'Network request failed' // `cross-fetch`
];

class AbortError extends Error {
	constructor(message) {
		super();

		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			this.originalError = new Error(message);
			this.originalError.stack = this.stack;
		}

		this.name = 'AbortError';
		this.message = message;
	}
}

const decorateErrorWithCounts = (error, attemptNumber, options) => {
	// Minus 1 from attemptNumber because the first attempt does not count as a retry
	const retriesLeft = options.retries - (attemptNumber - 1);

	error.attemptNumber = attemptNumber;
	error.retriesLeft = retriesLeft;
	return error;
};

const isNetworkError = errorMessage => networkErrorMsgs.includes(errorMessage);

const pRetry = (input, options) => new Promise((resolve, reject) => {
	options = {
		onFailedAttempt: () => {},
		retries: 10,
		...options
	};

	const operation = retry.operation(options);

	operation.attempt(async attemptNumber => {
		try {
			resolve(await input(attemptNumber));
		} catch (error) {
			if (!(error instanceof Error)) {
				reject(new TypeError(`Non-error was thrown: "${error}". You should only throw errors.`));
				return;
			}

			if (error instanceof AbortError) {
				operation.stop();
				reject(error.originalError);
			} else if (error instanceof TypeError && !isNetworkError(error.message)) {
				operation.stop();
				reject(error);
			} else {
				decorateErrorWithCounts(error, attemptNumber, options);

				try {
					await options.onFailedAttempt(error);
				} catch (error) {
					reject(error);
					return;
				}

				if (!operation.retry(error)) {
					reject(operation.mainError());
				}
			}
		}
	});
});

module.exports = pRetry;
// TODO: remove this in the next major version
module.exports["default"] = pRetry;

module.exports.AbortError = AbortError;


/***/ }),

/***/ 5546:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(7084);

/***/ }),

/***/ 7084:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var RetryOperation = __nccwpck_require__(9538);

exports.operation = function(options) {
  var timeouts = exports.timeouts(options);
  return new RetryOperation(timeouts, {
      forever: options && (options.forever || options.retries === Infinity),
      unref: options && options.unref,
      maxRetryTime: options && options.maxRetryTime
  });
};

exports.timeouts = function(options) {
  if (options instanceof Array) {
    return [].concat(options);
  }

  var opts = {
    retries: 10,
    factor: 2,
    minTimeout: 1 * 1000,
    maxTimeout: Infinity,
    randomize: false
  };
  for (var key in options) {
    opts[key] = options[key];
  }

  if (opts.minTimeout > opts.maxTimeout) {
    throw new Error('minTimeout is greater than maxTimeout');
  }

  var timeouts = [];
  for (var i = 0; i < opts.retries; i++) {
    timeouts.push(this.createTimeout(i, opts));
  }

  if (options && options.forever && !timeouts.length) {
    timeouts.push(this.createTimeout(i, opts));
  }

  // sort the array numerically ascending
  timeouts.sort(function(a,b) {
    return a - b;
  });

  return timeouts;
};

exports.createTimeout = function(attempt, opts) {
  var random = (opts.randomize)
    ? (Math.random() + 1)
    : 1;

  var timeout = Math.round(random * Math.max(opts.minTimeout, 1) * Math.pow(opts.factor, attempt));
  timeout = Math.min(timeout, opts.maxTimeout);

  return timeout;
};

exports.wrap = function(obj, options, methods) {
  if (options instanceof Array) {
    methods = options;
    options = null;
  }

  if (!methods) {
    methods = [];
    for (var key in obj) {
      if (typeof obj[key] === 'function') {
        methods.push(key);
      }
    }
  }

  for (var i = 0; i < methods.length; i++) {
    var method   = methods[i];
    var original = obj[method];

    obj[method] = function retryWrapper(original) {
      var op       = exports.operation(options);
      var args     = Array.prototype.slice.call(arguments, 1);
      var callback = args.pop();

      args.push(function(err) {
        if (op.retry(err)) {
          return;
        }
        if (err) {
          arguments[0] = op.mainError();
        }
        callback.apply(this, arguments);
      });

      op.attempt(function() {
        original.apply(obj, args);
      });
    }.bind(obj, original);
    obj[method].options = options;
  }
};


/***/ }),

/***/ 9538:
/***/ ((module) => {

function RetryOperation(timeouts, options) {
  // Compatibility for the old (timeouts, retryForever) signature
  if (typeof options === 'boolean') {
    options = { forever: options };
  }

  this._originalTimeouts = JSON.parse(JSON.stringify(timeouts));
  this._timeouts = timeouts;
  this._options = options || {};
  this._maxRetryTime = options && options.maxRetryTime || Infinity;
  this._fn = null;
  this._errors = [];
  this._attempts = 1;
  this._operationTimeout = null;
  this._operationTimeoutCb = null;
  this._timeout = null;
  this._operationStart = null;
  this._timer = null;

  if (this._options.forever) {
    this._cachedTimeouts = this._timeouts.slice(0);
  }
}
module.exports = RetryOperation;

RetryOperation.prototype.reset = function() {
  this._attempts = 1;
  this._timeouts = this._originalTimeouts.slice(0);
}

RetryOperation.prototype.stop = function() {
  if (this._timeout) {
    clearTimeout(this._timeout);
  }
  if (this._timer) {
    clearTimeout(this._timer);
  }

  this._timeouts       = [];
  this._cachedTimeouts = null;
};

RetryOperation.prototype.retry = function(err) {
  if (this._timeout) {
    clearTimeout(this._timeout);
  }

  if (!err) {
    return false;
  }
  var currentTime = new Date().getTime();
  if (err && currentTime - this._operationStart >= this._maxRetryTime) {
    this._errors.push(err);
    this._errors.unshift(new Error('RetryOperation timeout occurred'));
    return false;
  }

  this._errors.push(err);

  var timeout = this._timeouts.shift();
  if (timeout === undefined) {
    if (this._cachedTimeouts) {
      // retry forever, only keep last error
      this._errors.splice(0, this._errors.length - 1);
      timeout = this._cachedTimeouts.slice(-1);
    } else {
      return false;
    }
  }

  var self = this;
  this._timer = setTimeout(function() {
    self._attempts++;

    if (self._operationTimeoutCb) {
      self._timeout = setTimeout(function() {
        self._operationTimeoutCb(self._attempts);
      }, self._operationTimeout);

      if (self._options.unref) {
          self._timeout.unref();
      }
    }

    self._fn(self._attempts);
  }, timeout);

  if (this._options.unref) {
      this._timer.unref();
  }

  return true;
};

RetryOperation.prototype.attempt = function(fn, timeoutOps) {
  this._fn = fn;

  if (timeoutOps) {
    if (timeoutOps.timeout) {
      this._operationTimeout = timeoutOps.timeout;
    }
    if (timeoutOps.cb) {
      this._operationTimeoutCb = timeoutOps.cb;
    }
  }

  var self = this;
  if (this._operationTimeoutCb) {
    this._timeout = setTimeout(function() {
      self._operationTimeoutCb();
    }, self._operationTimeout);
  }

  this._operationStart = new Date().getTime();

  this._fn(this._attempts);
};

RetryOperation.prototype.try = function(fn) {
  console.log('Using RetryOperation.try() is deprecated');
  this.attempt(fn);
};

RetryOperation.prototype.start = function(fn) {
  console.log('Using RetryOperation.start() is deprecated');
  this.attempt(fn);
};

RetryOperation.prototype.start = RetryOperation.prototype.try;

RetryOperation.prototype.errors = function() {
  return this._errors;
};

RetryOperation.prototype.attempts = function() {
  return this._attempts;
};

RetryOperation.prototype.mainError = function() {
  if (this._errors.length === 0) {
    return null;
  }

  var counts = {};
  var mainError = null;
  var mainErrorCount = 0;

  for (var i = 0; i < this._errors.length; i++) {
    var error = this._errors[i];
    var message = error.message;
    var count = (counts[message] || 0) + 1;

    counts[message] = count;

    if (count >= mainErrorCount) {
      mainError = error;
      mainErrorCount = count;
    }
  }

  return mainError;
};


/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 8161:
/***/ ((module) => {

"use strict";
module.exports = require("node:os");

/***/ }),

/***/ 1692:
/***/ ((module) => {

"use strict";
module.exports = require("node:tls");

/***/ }),

/***/ 8522:
/***/ ((module) => {

"use strict";
module.exports = require("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 2732:
/***/ ((module) => {

"use strict";
module.exports = /*#__PURE__*/JSON.parse('{"name":"@slack/webhook","version":"8.0.2","description":"Official library for using the Slack Platform\'s Incoming Webhooks","author":"Slack Technologies, LLC","license":"MIT","keywords":["slack","request","client","http","api","proxy"],"main":"dist/index.js","types":"./dist/index.d.ts","files":["dist/**/*"],"engines":{"node":">= 20","npm":">=9.6.4"},"repository":{"type":"git","url":"git+https://github.com/slackapi/node-slack-sdk.git"},"homepage":"https://docs.slack.dev/tools/node-slack-sdk/webhook/","publishConfig":{"access":"public"},"bugs":{"url":"https://github.com/slackapi/node-slack-sdk/issues"},"scripts":{"build":"npm run build:clean && tsc","build:clean":"shx rm -rf ./dist","docs":"npx typedoc --plugin typedoc-plugin-markdown","prepack":"npm run build","test":"npm run build && node --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=test-results.xml --import tsx --test src/IncomingWebhook.test.ts src/WebhookTrigger.test.ts src/instrument.test.ts src/retry-policies.test.ts","test:coverage":"npm run build && node --experimental-test-coverage --test-reporter=spec --test-reporter-destination=stdout --test-reporter=lcov --test-reporter-destination=lcov.info --test-reporter=junit --test-reporter-destination=test-results.xml --import tsx --test src/IncomingWebhook.test.ts src/WebhookTrigger.test.ts src/instrument.test.ts src/retry-policies.test.ts"},"dependencies":{"@slack/types":"^3.1.0","@types/node":">=20","@types/retry":"0.12.5","p-retry":"^4.6.2","retry":"^0.13.1"},"devDependencies":{"nock":"^14.0.17"}}');

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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
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




// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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
function shield_plainText(text) {
    // Looking is cheap; most of a gigabyte of output has nothing to remove.
    if (!SUSPECT.test(text))
        return text;
    return text.replace(/\r\n?/g, '\n').replace(SEQUENCES, '').replace(UNSEEN, '');
}
/** The same in one line. */
function oneLine(text) {
    return shield_plainText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');
}
/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` (after optional blanks) is a
 * command, `##[` is one anywhere in a line, and a lone carriage return begins a new line; escape sequences are removed.
 * Every line gets the prefix. The text is looked at as a whole: line by line would make ten times its size of garbage.
 */
function shield_shield(text, prefix = '| ') {
    const lines = shield_plainText(text);
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
            sink.write(`${[shield_shield(first, now), ...rest.map((line) => shield_shield(line, further))].join('\n')}\n`);
        },
        warning: (text, title) => {
            sink.warning(shield_shield(text, ''), title === undefined ? undefined : oneLine(title));
        },
        notice: (text) => {
            sink.notice(shield_shield(text, ''));
        },
        foreign: (prefix, text) => {
            return sink.write(`${shield_shield(withoutEnd(text), `${oneLine(prefix)} | `)}\n`);
        },
        group: async (title, work) => {
            sink.startGroup(shield_shield(oneLine(title), ''));
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
    return shield_plainText(text)
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
        shield_plainText(value),
        shield_shield(value, ''),
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
    if (red[action].includes(verdict) || meaningOf(verdict) === undefined)
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





;// CONCATENATED MODULE: ./build/packages/action/src/bad-input.js

/** Everything that is wrong with the inputs, in one error, so that one run shows all of them. */
class BadInput extends UserError {
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
        return this.optionalDuration(name) ?? this.missing(name, DURATION_LEGAL, 0);
    }
    optionalDuration(name) {
        return this.optionalParsed(name, (text) => orIllegal(parseDuration(text), DURATION_LEGAL));
    }
    /** A fraction between 0 and 1. */
    ratio(name) {
        return (this.optionalParsed(name, (text) => orIllegal(parseRatio(text), RATIO_LEGAL)) ??
            this.missing(name, RATIO_LEGAL, 0));
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
    const vocabularyWords = new Set([...vocabulary_words, ...Object.keys(codes), ...REPORT_WORDS.join(' ').split(' ')]);
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
    const run = runContext(platform.env, platform.readJson, (0,external_node_os_.tmpdir)());
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
            stop(`Cancelled by ${name}`, new UserError('CANCELLED', `The run was cancelled (${name}).`), graceMs);
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
        await Promise.race([withDeadline(clock, DEADLINE_MS, late, work), expired]);
    }
    catch (error) {
        // The main step has already reported bad inputs.
        if (!(error instanceof UserError && error.code === 'BAD_INPUT')) {
            platform.sink.warning(`Cleaning up failed: ${mask(shield_shield(describeError(error), ''))}`);
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
    if (!signal.aborted || error instanceof UserError)
        return { result, error };
    const reason = signal.reason;
    if (!(reason instanceof UserError))
        return { result, error: reason };
    if (error === undefined || error === reason)
        return { result, error };
    return { result, error: new UserError(reason.code, reason.message, { hint: reason.hint, cause: error }) };
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
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = require("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
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
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
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


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
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
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
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
        for (const root of [parent || (0,external_node_os_.tmpdir)(), (0,external_node_os_.tmpdir)()]) {
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
        ...('verdict' in result.outputs ? { verdict: cutToBytes(result.outputs.verdict ?? '', VERDICT_LIMIT) } : {}),
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
    const code = error instanceof UserError ? error.code : 'INTERNAL';
    const hint = (error instanceof UserError && error.hint) || codes[code].cure;
    const problems = error instanceof BadInput ? { problems: error.problems } : {};
    return { code, message: causeChain(error).join(': '), hint, ...problems };
}
/** Masked before it is cut: half a secret is one, too, and no mask would find it. */
function shortError(error, mask) {
    const code = error instanceof UserError ? error.code : 'INTERNAL';
    return { code, message: cutToBytes(mask(causeChain(error).join(': ')), MESSAGE_LIMIT) };
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
    const summary = cutToBytes(maskedMarkdown(shield_plainText(summaryOf(contract, { ...outcome, error })), base.mask), SUMMARY_LIMIT);
    if (summary !== '')
        await platform.writeSummary(summary).catch(() => undefined);
    for (const defect of defects)
        if (defect !== error)
            platform.sink.warning(base.mask(shield_shield(describeError(defect), '')));
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
    const text = mask(shield_shield(describeError(error), ''));
    const code = error instanceof UserError ? error.code : 'INTERNAL';
    if (text.length <= ANNOTATION_LIMIT) {
        platform.annotateError(text, code);
        return;
    }
    platform.sink.write(`${shield_shield(text)}\n`);
    platform.annotateError(`${text.slice(0, ANNOTATION_LIMIT)} … (the full text is above)`, code);
}
function summaryOf(contract, { result, error }) {
    if (result.summary !== '')
        return `${result.summary}\n`;
    if (error === undefined)
        return '';
    const code = error instanceof UserError ? error.code : 'INTERNAL';
    const hint = (error instanceof UserError && error.hint) || codes[code].cure;
    const message = error instanceof Error ? error.message : String(error);
    const lines = message.split('\n').map((line) => `> ${markdownText(line)}`);
    return `### ${contract.action}: ${code}\n\n${lines.join('\n>\n')}\n\n${markdownText(hint)}\n`;
}
function capped(name, value, whole, platform) {
    if (Buffer.byteLength(value) <= OUTPUT_LIMIT)
        return value;
    platform.sink.notice(`The output ${name} was cut at 64 KiB; what is missing is in ${whole}.`);
    return cutToBytes(value, OUTPUT_LIMIT);
}

;// CONCATENATED MODULE: ./build/packages/action/src/parse-structure.js
/** As deep as anybody writes by hand; deeper is an attack on the stack of whoever walks it. */
const parse_structure_DEEPEST = 20;
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
        if (depth > parse_structure_DEEPEST)
            throw new TooMuch(`it is nested more than ${parse_structure_DEEPEST} levels deep`);
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
async function act(action, platform = nodePlatform, clock = systemClock) {
    try {
        await perform(action, platform, clock);
    }
    catch (error) {
        platform.annotateError(shield_shield(describeError(error), ''), 'INTERNAL');
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
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
    return /(^|\.)(\d+|0x[0-9a-f]*)\.?$/i.test(host) && !(0,external_node_net_namespaceObject.isIPv4)(host);
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
        if ((0,external_node_net_namespaceObject.isIPv6)(authority) || port.indexOf(':', 1) > 0)
            return 'ipv6-brackets';
        if (/\P{ASCII}/u.test(plain))
            return 'non-ascii-host';
        if (isOddNumber(plain))
            return 'ipv4';
        if (!isHostName(plain))
            return 'host';
    }
    else if (!(0,external_node_net_namespaceObject.isIPv6)(bracketed) || bracketed.includes('%'))
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
        const text = entry_reader_textOf(value, maps.includes(known));
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
function entry_reader_textOf(value, mayBeMap) {
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


















;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: dist_words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion

;// CONCATENATED MODULE: ./build/packages/report/src/step-report.js
/**
 * A value by its camelCase name, wherever the report keeps it: at the top (`errorRate`) or among the outputs
 * (`error-rate`). An empty output is an absent one.
 */
function foundIn(report, name) {
    const own = member(report.raw, name);
    if (own !== undefined && own !== null)
        return own;
    const output = member(member(report.raw, 'outputs'), name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    return output === '' || output === null ? undefined : output;
}
function member(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}

;// CONCATENATED MODULE: ./build/packages/report/src/parse-report.js


const parse_report_SCHEMA = /^deploy-actions\/([a-z0-9-]+)\/\d+$/;
/** A value of another type than ours is no reason to lose the rest of the report: it counts as absent. */
const parse_report_text = fallback(optional(string()), undefined);
const shape = looseObject({
    schema: pipe(string(), regex(parse_report_SCHEMA)),
    durationMs: fallback(optional(pipe(number(), finite(), minValue(0))), undefined),
    startedAt: parse_report_text,
    endedAt: parse_report_text,
    error: fallback(optional(looseObject({ code: string(), message: fallback(string(), '') })), undefined),
});
/** One report from its JSON text, in full or in brief. A problem is said in words that follow the report's name. */
function parseReport(json) {
    let value;
    try {
        value = JSON.parse(json.replace(/^\ufeff/, ''));
    }
    catch {
        return { problem: 'is not JSON' };
    }
    const parsed = safeParse(shape, value);
    if (!parsed.success)
        return { problem: 'is not a report of these actions (no `schema: deploy-actions/…`)' };
    const { schema, durationMs, startedAt, endedAt, error } = parsed.output;
    const report = { action: parse_report_SCHEMA.exec(schema)?.[1] ?? '', verdict: '', raw: parsed.output };
    const reason = textIn(report, 'reason');
    const version = textIn(report, 'version');
    return {
        ...report,
        verdict: textIn(report, 'verdict') ?? '',
        ...(reason === undefined ? {} : { reason }),
        ...(version === undefined ? {} : { version }),
        ...(durationMs === undefined ? {} : { durationMs }),
        ...(startedAt === undefined ? {} : { startedAt }),
        ...(endedAt === undefined ? {} : { endedAt }),
        ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
    };
}
function textIn(report, name) {
    const value = foundIn(report, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = require("node:buffer");
;// CONCATENATED MODULE: ./build/packages/report/src/read-file.js




/** The reports of the longest watches are far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
const HINT = 'Give the path of a report file, such as the output `report-path` of an earlier step, or the report itself.';
/**
 * The text of a file that an input names. Only a regular file of at most `mostBytes` bytes is read, also at the end of
 * symbolic links: a device never ends, and a FIFO blocks for as long as no one writes to it. Throws `FILE_UNREADABLE`
 * with the path and the reason.
 */
function readFile(path, mostBytes = MOST_BYTES) {
    // Without O_NONBLOCK, opening a FIFO waits for a writer.
    const file = read_file_attempt(path, () => (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK));
    try {
        const facts = read_file_attempt(path, () => (0,external_node_fs_namespaceObject.fstatSync)(file));
        if (!facts.isFile())
            throw read_file_unreadable(path, `it is ${read_file_kindOf(facts)}, not a regular file`);
        if (facts.size > mostBytes)
            throw tooLarge(path, formatSize(facts.size), mostBytes);
        return read_file_attempt(path, () => read_file_textOf(file, path, mostBytes));
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
/** The size of a file in /proc is 0, and another file may grow while it is read: the bytes that come are counted. */
function read_file_textOf(file, path, mostBytes) {
    const pieces = [];
    let length = 0;
    for (;;) {
        const piece = external_node_buffer_namespaceObject.Buffer.allocUnsafe(Math.min(PIECE_BYTES, mostBytes + 1));
        const count = (0,external_node_fs_namespaceObject.readSync)(file, piece, 0, piece.length, null);
        if (count === 0)
            return external_node_buffer_namespaceObject.Buffer.concat(pieces).toString('utf8');
        length += count;
        if (length > mostBytes)
            throw tooLarge(path, `more than ${formatSize(mostBytes)}`, mostBytes);
        pieces.push(piece.subarray(0, count));
    }
}
function read_file_kindOf(facts) {
    if (facts.isDirectory())
        return 'a folder';
    if (facts.isFIFO())
        return 'a FIFO';
    if (facts.isSocket())
        return 'a socket';
    return 'a device';
}
function tooLarge(path, size, mostBytes) {
    return read_file_unreadable(path, `it has ${size}, the limit is ${formatSize(mostBytes)}`);
}
function read_file_attempt(path, work) {
    try {
        return work();
    }
    catch (cause) {
        if (cause instanceof UserError)
            throw cause;
        const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown error';
        throw read_file_unreadable(path, SYSTEM[code] ?? code, cause);
    }
}
const SYSTEM = {
    ENOENT: 'the file does not exist',
    EACCES: 'this user has no permission to read it',
    ELOOP: 'its symbolic links form a loop',
    ENXIO: 'it is a socket, not a regular file',
};
function read_file_unreadable(path, why, cause) {
    return new UserError('FILE_UNREADABLE', `The file ${JSON.stringify(path)} cannot be read: ${why}.`, {
        hint: HINT,
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./build/packages/report/src/read-reports.js


/**
 * Reports of earlier steps, from paths of report files or one-line JSON reports. A skipped step leaves an empty line,
 * which says nothing. Never throws: whoever reads reports has something more important to do with them.
 */
function readReports(lines, readFile) {
    const result = { reports: [], problems: [] };
    lines.forEach((line, index) => {
        const text = line.trim();
        if (text === '')
            return;
        const inline = text.startsWith('{');
        const name = inline ? `The report on line ${index + 1}` : `The report file ${read_reports_oneLine(text)}`;
        try {
            const report = parseReport(inline ? text : readFile(text));
            if ('problem' in report)
                result.problems.push(`${name} ${report.problem}.`);
            else
                result.reports.push(report);
        }
        catch (error) {
            result.problems.push(error instanceof UserError ? read_reports_oneLine(error.message) : `${name} cannot be read (${reasonOf(error)}).`);
        }
    });
    return result;
}
function reasonOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string')
        return code === 'ENOENT' ? 'the file does not exist' : code;
    return read_reports_oneLine(error instanceof Error ? error.message : String(error));
}
function read_reports_oneLine(text) {
    const line = text.replace(/\s+/g, ' ');
    return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

;// CONCATENATED MODULE: ./build/packages/report/src/index.js





;// CONCATENATED MODULE: ./build/actions/slack-notify/src/contract.js
// Generated from action.yml by `npm run generate`. Do not edit.
const contract = {
    action: 'slack-notify',
    inputs: {
        'webhook-url': { default: "", required: false, secret: true },
        'event': { default: "", required: true, secret: false },
        'environment': { default: "", required: false, secret: false },
        'version': { default: "", required: false, secret: false },
        'previous-version': { default: "", required: false, secret: false },
        'url': { default: "", required: false, secret: false },
        'message': { default: "", required: false, secret: false },
        'fields': { default: "", required: false, secret: false },
        'buttons': { default: "", required: false, secret: false },
        'details': { default: "", required: false, secret: false },
        'timeout': { default: "10s", required: false, secret: false },
        'deadline': { default: "1m", required: false, secret: false },
        'fail-on-error': { default: "false", required: false, secret: false },
        'retry-on-5xx': { default: "false", required: false, secret: false },
        'dry-run': { default: "false", required: false, secret: false },
    },
    outputs: [
        'delivery',
        'reason',
        'ts',
        'channel',
        'payload-path',
        'report',
        'report-path',
    ],
};

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/event-style.js
const events = [
    'started',
    'succeeded',
    'failed',
    'rolled-back',
    'approval-pending',
    'rollback-manual',
    'info',
];
const styles = {
    started: { emoji: '🚀', what: 'deployment started' },
    succeeded: { emoji: '✅', what: 'deployment successful' },
    failed: { emoji: '🔴', what: 'deployment failed' },
    'rolled-back': { emoji: '⏪', what: 'deployment rolled back' },
    'approval-pending': { emoji: '⏳', what: 'approval pending' },
    'rollback-manual': { emoji: '⚠️', what: 'manual rollback triggered' },
    info: { emoji: 'ℹ️', what: 'deployment information' },
};
/** `✅ Production deployment successful`: what happened, where. Not escaped here: the environment may be, already. */
function titleOf(event, environment) {
    const { emoji, what } = styles[event];
    return `${emoji} ${capital(environment === '' ? what : `${environment} ${what}`)}`;
}
/** `production` begins a sentence; `eu-1` and `Prod` are names and stay as they are. */
function capital(sentence) {
    return /^[a-z]+( |$)/.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/webhook.js

const LEGAL = 'webhook URLs such as https://hooks.slack.com/services/…, one per line; http only to loopback';
/** The addresses that Workflow Builder shows, today's and the older kind. */
const WORKFLOW = /^\/(?:triggers|workflows)\//;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Throws `Illegal` without a word of the URL itself. */
function parseWebhook(line) {
    const url = new URL(parseAddress(line, { legal: LEGAL, isSecret: true }).url);
    if (url.protocol !== 'https:' && !LOOPBACK.test(url.hostname)) {
        throw new Illegal(LEGAL, 'a URL that starts with http:// and is not loopback (not shown)');
    }
    return { url: url.href, kind: WORKFLOW.test(url.pathname) ? 'workflow' : 'message', name: nameOf(url) };
}
/** Four characters of a long secret give nothing away; of a short one they would be most of it. */
function nameOf({ host, pathname }) {
    const secret = pathname.split('/').at(-1) ?? '';
    return `${host}/…${secret.length >= 16 ? secret.slice(-4) : ''}`;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/inputs.js




/** Throws `BadInput` with everything that is wrong. Texts are free: no length and no character is refused. */
function readInputs(raw) {
    return parseInputs(contract, raw, build);
}
function build(input) {
    return {
        webhooks: inputs_distinct(input.parsedLines('webhook-url', parseWebhook)),
        event: input.choice('event', events),
        environment: input.text('environment').trim(),
        version: input.text('version').trim(),
        previousVersion: input.text('previous-version').trim(),
        url: input.optionalParsed('url', inputs_link) ?? '',
        message: input.text('message').trim(),
        fields: input.parsedLines('fields', parseField).filter(({ value }) => value !== ''),
        buttons: input.parsedLines('buttons', parseButton),
        details: input.lines('details'),
        timeoutMs: input.duration('timeout'),
        deadlineMs: input.duration('deadline'),
        failOnError: input.boolean('fail-on-error'),
        retryOn5xx: input.boolean('retry-on-5xx'),
        dryRun: input.boolean('dry-run'),
    };
}
/** A URL that stands there twice must not double the message. */
function inputs_distinct(webhooks) {
    return [...new Map(webhooks.map((webhook) => [webhook.url, webhook])).values()];
}
function parseField(line) {
    const [, name = '', value = ''] = /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === '')
        throw new Illegal('one `name=value` per line', quoted(line));
    return { name, value };
}
function parseButton(line) {
    const legal = 'one `text=https://…` per line';
    // The text may hold equals signs, too: the URL is what begins with a scheme.
    const [, text, url] = /^(.*?\S)\s*=\s*(https?:.*)$/i.exec(line) ?? /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line) ?? [];
    if (text === undefined)
        throw new Illegal(legal, `${quoted(line)} (no text before =)`);
    return { text, url: parseAddress(url ?? '', { use: 'link', legal }).url };
}
function inputs_link(text) {
    return parseAddress(text, { use: 'link' }).url;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/limits.js
/** What Slack takes: docs.slack.dev, reference/block-kit. */
const SLACK = {
    blocks: 50,
    headerText: 150,
    sectionText: 3000,
    fieldsInSection: 10,
    fieldText: 2000,
    buttons: 25,
    buttonText: 75,
    buttonUrl: 3000,
};
/**
 * What we take of it. Slack also refuses a message whose blocks are too long in all (about 13,000 characters), without
 * naming the limit, so that each part gets its share.
 */
const LAYOUT = {
    environment: 60,
    version: 80,
    fieldName: 60,
    fieldValue: 250,
    fields: 20,
    message: 3000,
    reportLine: 400,
    reports: 2400,
    hostRow: 140,
    hostRows: 10,
    hostTables: 2,
    contextText: 200,
    contextUrl: 600,
    fallbackMessage: 1500,
};

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/mrkdwn.js

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const BARE_URL = /https?:\/\/[^\s<>|"'`]+/gu;
/**
 * Foreign text for a text object: escaped, and cut to `limit` UTF-16 units with an ellipsis, never inside an entity, a
 * character or a link. Escaping comes first, as `&` may become five characters. No mention survives it.
 */
function fit(text, limit) {
    return cut(characters(printable(text)), limit);
}
/** The same in one line: for names and versions. */
function fitLine(text, limit) {
    return fit(text.replace(/\s+/g, ' '), limit);
}
/** The same, with bare URLs as links: our texts are `verbatim`, so Slack makes none (nor mentions out of `@here`). */
function fitWithLinks(text, limit) {
    return cut(charactersAndLinks(printable(text), limit), limit);
}
/** A version, a name, a code: in monospace, which a backtick inside would end. */
function code(text, limit) {
    const inner = fitLine(text.replaceAll('`', "'"), limit);
    return inner === '' ? '' : `\`${inner}\``;
}
/** A link with a label that is already fit; the label alone where the URL is none or too long to be cut. */
function mrkdwn_link(url, label, limit) {
    const target = linkTarget(url);
    return target === undefined || target.length > limit ? label : `<${target}|${label}>`;
}
/** As many of the lines as there is room for; the last one says how many are missing. */
function joinWithin(lines, limit) {
    const room = limit - '\n… and 1000000 more'.length;
    let text = '';
    for (const [index, line] of lines.entries()) {
        const next = index === 0 ? line : `${text}\n${line}`;
        const last = index === lines.length - 1;
        if (next.length > (last ? limit : room))
            return `${text}\n… and ${lines.length - index} more`.trim();
        text = next;
    }
    return text;
}
function* characters(text) {
    for (const character of text)
        yield ENTITIES[character] ?? character;
}
/** What ends a sentence around a URL is no part of it. A pattern for this would take minutes for a URL of dots. */
function withoutPunctuation(url) {
    let end = url.length;
    while (end > 0 && '.,;:!?)]}*_~'.includes(url.charAt(end - 1)))
        end--;
    return url.slice(0, end);
}
/** A URL that would not fit as a whole stays text, so that it can be cut. */
function* charactersAndLinks(text, limit) {
    let from = 0;
    for (const match of text.matchAll(BARE_URL)) {
        const url = withoutPunctuation(match[0]);
        const target = linkTarget(url);
        if (target === undefined || target.length > limit - 3)
            continue;
        yield* characters(text.slice(from, match.index));
        yield `<${target}>`;
        from = match.index + url.length;
    }
    yield* characters(text.slice(from));
}
function cut(pieces, limit) {
    let whole = '';
    let roomy = '';
    for (const piece of pieces) {
        if (whole.length + piece.length > limit)
            return `${roomy}…`;
        whole += piece;
        if (whole.length < limit)
            roomy = whole;
    }
    return whole;
}
/** Half characters, control characters and escape sequences are no text; Slack may refuse them. */
function printable(text) {
    return shield_plainText(text)
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .trim();
}
function linkTarget(url) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
        return undefined;
    const href = new URL(url).href;
    return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;');
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/blocks.js


function header(escaped) {
    return { type: 'header', text: { type: 'plain_text', text: escaped, emoji: true } };
}
/** No block where there is no text: Slack refuses empty ones. */
function section(escaped) {
    return escaped === '' ? [] : [{ type: 'section', text: mrkdwn(escaped) }];
}
/** Two columns; as many sections as it takes. The values must be fit already. */
function fieldSections(fields) {
    const texts = fields.map(({ name, value }) => mrkdwn(`*${fitLine(name, LAYOUT.fieldName)}*\n${value}`));
    const sections = [];
    for (let from = 0; from < texts.length; from += SLACK.fieldsInSection) {
        sections.push({ type: 'section', fields: texts.slice(from, from + SLACK.fieldsInSection) });
    }
    return sections;
}
function context(escaped) {
    const elements = escaped.filter((text) => text !== '').map(mrkdwn);
    return elements.length === 0 ? [] : [{ type: 'context', elements }];
}
/** Buttons that open a page, in one row; the caller keeps to Slack's number and length of URL. */
function linkButtons(buttons) {
    if (buttons.length === 0)
        return [];
    const elements = buttons.map(({ text, url }, index) => {
        const label = fitLine(text, SLACK.buttonText) || 'Open';
        return { type: 'button', action_id: `open-${index}`, text: { type: 'plain_text', text: label, emoji: true }, url };
    });
    return [{ type: 'actions', elements }];
}
function mrkdwn(text) {
    return { type: 'mrkdwn', text, verbatim: true };
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/version-text.js


const COMMIT = /^[0-9a-f]{40}$/;
/** A commit's SHA by its first twelve digits, as two of them must fit a column; any other version as it is. */
function shortVersion(version) {
    return COMMIT.test(version) ? version.slice(0, 12) : version;
}
/** `` `previous` → `new` ``, or the one that is known; empty where neither is. */
function versionChange(from, to) {
    const sides = from === to ? [to] : [from, to];
    return sides
        .map((version) => code(shortVersion(version), LAYOUT.version))
        .filter((text) => text !== '')
        .join(' → ');
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/report-line.js






const REASON_LIMIT = 200;
/** `❌ *health-gate*: unhealthy – 3 in a row: HTTP 503 · UNHEALTHY · 15.0 s` */
function reportLine(report) {
    const { action, verdict, error, durationMs } = report;
    const extra = [
        ...factsOf(report),
        ...(error ? [code(error.code, 40)] : []),
        ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
    ];
    const said = `${iconOf(report)} *${fit(action, 40)}*: ${fit(verdict || 'no verdict', 40)}${reasonPart(report)}`;
    return [said, ...extra].join(' · ');
}
/** The same for the ear: what decided, and why. */
function spokenReport(report) {
    return `${fit(report.action, 40)}: ${fit(report.verdict || 'no verdict', 40)}${reasonPart(report)}`;
}
/** Those reports that explain a bad end: the bad verdicts, else the errors; none where all went well. */
function deciding(reports) {
    const bad = reports.filter(({ verdict }) => vocabulary_meaningOf(verdict) === 'bad');
    return bad.length > 0 ? bad : reports.filter(({ error }) => error !== undefined);
}
function iconOf({ verdict, error }) {
    const meaning = vocabulary_meaningOf(verdict);
    if (meaning === 'bad')
        return '❌';
    if (meaning === 'good')
        return '✅';
    return error ? '⚠️' : '▫️';
}
function reasonPart(report) {
    const reason = fit((report.reason ?? report.error?.message ?? '').replace(/\s+/g, ' '), REASON_LIMIT);
    return reason === '' ? '' : ` – ${reason}`;
}
function factsOf(report) {
    if (report.action === 'auto-rollback') {
        const change = versionChange(report_line_textOf(foundIn(report, 'fromVersion')), report_line_textOf(foundIn(report, 'toVersion')));
        const rollbackMs = numberOf(foundIn(report, 'rollbackMs'));
        return [change, rollbackMs === undefined ? '' : `back in ${formatDuration(rollbackMs)}`].filter(Boolean);
    }
    if (report.action === 'error-rate-monitor') {
        const peak = numberOf(foundIn(report, 'peakErrorRate')) ?? numberOf(foundIn(report, 'errorRate'));
        return peak === undefined ? [] : [`errors at most ${formatRatio(peak)}`];
    }
    return [];
}
function report_line_textOf(value) {
    return typeof value === 'string' ? value.slice(0, LAYOUT.version) : '';
}
/** Outputs are texts, so a number may be one. */
function numberOf(value) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/fallback-text.js





/** The message in plain words, for notifications, screen readers and clients without blocks; at most 4000 characters. */
function fallbackText(facts) {
    const { previousVersion, version } = facts;
    const before = previousVersion !== '' && previousVersion !== version ? ` (before: ${fallback_text_short(previousVersion)})` : '';
    const head = [
        titleOf(facts.event, fitLine(facts.environment, LAYOUT.environment)),
        version === '' ? '' : `: ${fallback_text_short(version)}${before}`,
        facts.actor === '' ? '' : `, by ${fitLine(facts.actor, LAYOUT.version)}`,
    ].join('');
    const lines = [
        head,
        ...deciding(facts.reports).slice(0, 3).map(spokenReport),
        fit(facts.message, LAYOUT.fallbackMessage),
        fit(facts.run.runUrl, LAYOUT.contextUrl),
    ];
    return lines.filter((line) => line !== '').join('\n');
}
function fallback_text_short(version) {
    return fitLine(shortVersion(version), LAYOUT.version);
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/host-table.js






const CELL_LIMIT = 40;
const cell = fallback(string(), '');
const hostRow = object({ host: string(), verdict: cell, version: cell, code: cell });
/** The hosts of a deploy as a small monospaced table, what went wrong first; empty where the report has none. */
function hostTable(report) {
    const rows = rowsOf(foundIn(report, 'hosts')).sort((a, b) => Number(good(a)) - Number(good(b)));
    if (rows.length === 0)
        return '';
    const shown = rows
        .slice(0, LAYOUT.hostRows)
        .map(({ host, verdict, version, code }) => [host, verdict, shortVersion(version), code].map(plainCell));
    const widths = [0, 1, 2, 3].map((column) => Math.max(...shown.map((cells) => cells[column]?.length ?? 0)));
    const lines = shown.map((cells) => cells
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    const missing = rows.length - shown.length;
    if (missing > 0)
        lines.push(`… and ${missing} more`);
    return `\`\`\`\n${lines.map((line) => fit(line, LAYOUT.hostRow)).join('\n')}\n\`\`\``;
}
function good({ verdict }) {
    return vocabulary_meaningOf(verdict) === 'good';
}
/** One line without backticks, which would end the table. */
function plainCell(text) {
    const line = text.replace(/[\s`]+/g, ' ').trim();
    return line.length > CELL_LIMIT ? `${line.slice(0, CELL_LIMIT - 1)}…` : line;
}
/** A list, or the output of that name, which is the list as JSON. Rows that are none are left out. */
function rowsOf(value) {
    const list = typeof value === 'string' ? parsed(value) : value;
    if (!Array.isArray(list))
        return [];
    return list.flatMap((entry) => {
        const row = safeParse(hostRow, entry);
        return row.success ? [row.output] : [];
    });
}
function parsed(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/time-taken.js
/** Milliseconds from the first start to the last end; where times are missing, the sum of the durations that are known. */
function timeTakenMs(reports) {
    const starts = reports.map(({ startedAt }) => Date.parse(startedAt ?? ''));
    const ends = reports.map(({ endedAt }) => Date.parse(endedAt ?? ''));
    const span = Math.max(...ends) - Math.min(...starts);
    if (reports.length > 0 && span >= 0)
        return span;
    const durations = reports.flatMap(({ durationMs }) => (durationMs === undefined ? [] : [durationMs]));
    return durations.length === 0 ? undefined : durations.reduce((sum, ms) => sum + ms, 0);
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/compile.js










/** One message from the facts. Whatever the facts are, it keeps to Slack's limits and mentions nobody. */
function compile(facts) {
    const { shown, omitted } = buttonsOf(facts);
    const tables = facts.reports.map(hostTable).filter((table) => table !== '');
    const moreFields = facts.fields.slice(LAYOUT.fields);
    if (moreFields.length > 0)
        omitted.push(`${moreFields.length} fields, because the limit is ${LAYOUT.fields}`);
    const blocks = [
        header(titleOf(facts.event, fitLine(facts.environment, LAYOUT.environment))),
        ...fieldSections(fieldsOf(facts)),
        ...section(fitWithLinks(facts.message, LAYOUT.message)),
        ...section(joinWithin(facts.reports.map(reportLine), LAYOUT.reports)),
        ...tables.slice(0, LAYOUT.hostTables).flatMap(section),
        ...linkButtons(shown),
        ...context(contextOf(facts)),
    ];
    return { payload: { text: fallbackText(facts), blocks, unfurl_links: false, unfurl_media: false }, omitted };
}
function fieldsOf(facts) {
    const tookMs = timeTakenMs(facts.reports);
    const own = [
        { name: 'Environment', value: fitLine(facts.environment, LAYOUT.fieldValue) },
        {
            name: facts.event === 'rolled-back' ? 'Version (left → live now)' : 'Version',
            value: versionChange(facts.previousVersion, facts.version),
        },
        { name: 'By', value: fitLine(facts.actor, LAYOUT.fieldValue) },
        { name: 'Took', value: tookMs === undefined ? '' : formatDuration(tookMs) },
    ];
    const given = facts.fields
        .slice(0, LAYOUT.fields)
        .map(({ name, value }) => ({ name, value: fitWithLinks(value, LAYOUT.fieldValue) }));
    return [...own, ...given].filter(({ value }) => value !== '');
}
function buttonsOf({ run, url, environment, buttons }) {
    const all = [
        { text: 'View run', url: run.runUrl },
        { text: `Open ${environment || 'site'}`, url },
        ...buttons,
    ].filter((button) => button.url !== '');
    const omitted = [];
    const fitting = all.filter((button) => {
        if (button.url.length <= SLACK.buttonUrl)
            return true;
        omitted.push(`the button "${button.text}", whose URL is longer than ${SLACK.buttonUrl} characters`);
        return false;
    });
    const over = fitting.length - SLACK.buttons;
    if (over > 0)
        omitted.push(`${over} buttons, because the limit is ${SLACK.buttons}`);
    return { shown: fitting.slice(0, SLACK.buttons), omitted };
}
function contextOf({ run, actor }) {
    const repositoryUrl = run.repository === '' ? '' : `${run.serverUrl}/${run.repository}`;
    const attempt = run.runAttempt > 1 ? ` (attempt ${run.runAttempt})` : '';
    const runName = run.runId === '' ? '' : `${run.workflow || 'run'} #${run.runId}${attempt}`;
    const linked = (url, label) => (label === '' ? '' : mrkdwn_link(url, label, LAYOUT.contextUrl));
    return [
        linked(repositoryUrl, fitLine(run.repository, LAYOUT.contextText)),
        linked(run.runUrl, fitLine(runName, LAYOUT.contextText)),
        actor === '' ? '' : `by ${fitLine(actor, LAYOUT.contextText)}`,
        linked(repositoryUrl && `${repositoryUrl}/commit/${run.sha}`, code(run.sha.slice(0, 7), LAYOUT.contextText)),
    ];
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/slack-errors.js
const REPLACE = 'The webhook no longer exists: create a new one in the Slack app and replace the secret.';
const DEFECT = 'Please report this with the file at `payload-path`: the message exceeds a limit of Slack.';
/** What Slack's documented bodies mean for whoever must mend it: docs.slack.dev, sending messages using webhooks. */
const cures = {
    action_prohibited: 'An administrator of the workspace has restricted posting: ask them to allow this app.',
    channel_is_archived: 'The channel of this webhook is archived: unarchive it, or create a webhook for another channel.',
    channel_not_found: 'The channel of this webhook no longer exists: create a webhook for another channel.',
    invalid_blocks: DEFECT,
    invalid_payload: DEFECT,
    invalid_token: REPLACE,
    no_active_hooks: REPLACE,
    no_service: REPLACE,
    no_service_id: REPLACE,
    no_team: 'The workspace in the URL does not exist: copy the webhook URL again.',
    no_text: DEFECT,
    posting_to_general_channel_denied: 'Posting to the general channel is restricted: allow the app, or use another channel.',
    rollup_error: 'An error inside Slack: check the channel before you send it again.',
    team_disabled: 'The workspace is disabled: ask its administrator.',
    too_many_attachments: DEFECT,
    user_not_found: 'The user of this webhook no longer exists: create a new webhook.',
};
const WORKFLOW_CURE = 'Check the workflow: it must be published, and its webhook must declare the variables that the README lists, all as text.';
/** The cure for an answer's body; a general one where the word is not documented. Workflows answer in JSON. */
function cureOf(body) {
    const word = body.trim();
    if (word.startsWith('{'))
        return WORKFLOW_CURE;
    return Object.hasOwn(cures, word) ? (cures[word] ?? '') : 'Check that the URL is the one that Slack shows.';
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/judge.js


const jsonAnswer = pipe(string(), parseJson(), object({ ok: dist_boolean() }));
const NOT_SENT_TRIES = 4;
const RATE_LIMITED_TRIES = 20;
const LOOK_FIRST = 'Check the channel before you send it again.';
/** What one answer means, and whether another try may follow. `attempt` counts from 1, `nowMs` is wall-clock time. */
function judge(answer, policy, attempt, nowMs) {
    const backoff = attempt < NOT_SENT_TRIES ? { retryAfterMs: 1000 * 2 ** (attempt - 1) } : {};
    if (answer.kind === 'not-sent') {
        const reason = `not connected: ${judge_oneLine(answer.reason)}`;
        return { outcome: 'failed', reason, cure: 'Check that the runner can reach the host of the webhook.', ...backoff };
    }
    if (answer.kind === 'refused') {
        const reason = `not sent: ${judge_oneLine(answer.reason)}`;
        return {
            outcome: 'failed',
            reason,
            cure: 'Check the port of the webhook: some are blocked for every HTTP client.',
        };
    }
    if (answer.kind === 'lost') {
        return { outcome: 'unknown', reason: `sent, but not confirmed: ${judge_oneLine(answer.reason)}`, cure: LOOK_FIRST };
    }
    const { status, body, retryAfter } = answer;
    const said = `HTTP ${status}${body.trim() === '' ? '' : ` ${judge_oneLine(body)}`}`;
    if (status < 300)
        return judgeSuccess(body, said);
    if (status < 400) {
        return {
            outcome: 'failed',
            reason: `a redirect: ${said}`,
            cure: 'Use the URL that Slack shows, not a shortened one.',
        };
    }
    if (status === 429) {
        const wait = attempt < RATE_LIMITED_TRIES ? { retryAfterMs: waitOf(retryAfter, nowMs) } : {};
        return {
            outcome: 'failed',
            reason: `rate limited: ${said}`,
            cure: 'Raise `deadline`, or send less often.',
            ...wait,
        };
    }
    if (status < 500)
        return { outcome: 'failed', reason: said, cure: cureOf(body) };
    const known = cureOf(body);
    return {
        outcome: 'unknown',
        reason: said,
        cure: body.trim() === 'rollup_error' ? known : LOOK_FIRST,
        ...(policy.retryOn5xx ? backoff : {}),
    };
}
/** Slack says `ok`; a proxy's log-in page is a 200, too. */
function judgeSuccess(body, said) {
    const ok = body.trim() === 'ok' ? true : okIn(body);
    if (ok === true)
        return { outcome: 'delivered', reason: '', cure: '' };
    if (ok === false)
        return { outcome: 'failed', reason: said, cure: cureOf(body) };
    return {
        outcome: 'unknown',
        reason: `${said} instead of ok`,
        cure: `Check that this is a Slack webhook. ${LOOK_FIRST}`,
    };
}
/** The `ok` of a JSON answer, as workflows and Slack's API give it; undefined where there is none. */
function okIn(body) {
    const parsed = safeParse(jsonAnswer, body);
    return parsed.success ? parsed.output.ok : undefined;
}
/** Seconds or a date; at least one second, as Slack takes one message a second. */
function waitOf(retryAfter, nowMs) {
    const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
    return Math.max(1000, Number.isFinite(ms) ? ms : 1000);
}
function judge_oneLine(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: ./build/packages/http/src/wire-cause.js


/** A failure whose meaning is known where it happens. */
class wire_cause_WireError extends Error {
    wireCause;
    name = 'WireError';
    constructor(wireCause, cause) {
        super(describeWireCause(wireCause), cause === undefined ? {} : { cause });
        this.wireCause = wireCause;
    }
}
/** The fault that a cause is, with its sentence. */
function wire_cause_faultOf(cause) {
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
    const within = `within ${formatDuration(timeoutMs)}`;
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
    return faults.find(({ kind }) => kind === 'no-answer') ?? faults[0] ?? wire_cause_faultOf(causeIn(error));
}
function causeIn(error) {
    if (error instanceof wire_cause_WireError)
        return error.wireCause;
    const code = codeOf(error);
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
    const code = codeOf(error);
    const line = lineOf(error);
    if (code === '' || line.includes(code))
        return line;
    return line === '' ? code : `${code}: ${line}`;
}

;// CONCATENATED MODULE: ./build/packages/http/src/answer-head.js

/** So much of what is wrong is shown. */
const answer_head_START = 40;
/** Up to these digits a length is an exact number. */
const LENGTH = /^\d{1,15}$/;
/** Of these a second header of the same name does not count, as in Node. */
const SINGLE = (/* unused pure expression or super */ null && (['age', 'content-type', 'etag', 'expires', 'last-modified', 'location', 'retry-after', 'server']));
/** The status in the first line of an answer. Throws a `WireError` where there is none. */
function answer_head_statusIn(line, deviations) {
    const match = /^HTTP\/(?:1\.\d|2(?:\.0)?|3) +(\d+)(?:[ \t].*)?$/i.exec(line);
    if (match === null)
        throw answer_head_broken(`its status line is ${JSON.stringify(line.slice(0, answer_head_START))}`);
    const [, digits = ''] = match;
    const status = Number(digits);
    if (digits.length !== 3 || status < 100 || status > 599)
        throw answer_head_broken(`HTTP has no status ${status}`);
    if (!/^HTTP\/(?:1\.[01]|2\.0) \d/.test(line))
        deviations.add('status-line');
    return status;
}
/** The headers of unfolded lines. Throws a `WireError` for what at least one of curl and browsers refuses. */
function answer_head_headersIn(lines, deviations) {
    const headers = {};
    for (const line of lines) {
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(0, colon)).toLowerCase();
        if (name.trim() === '')
            throw answer_head_broken('a line of its head is not a header');
        if (line.includes('\0'))
            throw answer_head_broken('its head contains a NUL character');
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
function answer_head_lengthIn(header, deviations) {
    const [length = '', ...others] = new Set(header.split(',').map((part) => part.trim()));
    if (!LENGTH.test(length) || others.length > 0) {
        throw answer_head_broken(`its length is ${JSON.stringify(header.slice(0, answer_head_START))}`);
    }
    if (length !== header)
        deviations.add('repeated-length');
    return Number(length);
}
function answer_head_isChunked({ 'transfer-encoding': header = '' }) {
    return header.split(',').some((coding) => coding.trim().toLowerCase() === 'chunked');
}
/** The first transfer coding that is neither chunked nor none; undefined where there is none. */
function answer_head_otherCoding({ 'transfer-encoding': header = '', }) {
    const codings = header.split(',').map((coding) => coding.trim().toLowerCase());
    return codings.find((coding) => ['gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'br', 'zstd'].includes(coding));
}
function answer_head_broken(detail) {
    return new WireError({ kind: 'protocol', speaks: 'unknown', detail });
}
/** What is wrong with bytes that do not begin as an answer does: who speaks there is often plain from the first ones. */
function answer_head_notHttp(bytes) {
    // A TLS record: an alert (0x15) or a part of a handshake (0x16), of version 3.x.
    if ((bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3) {
        const detail = 'the server uses TLS: use https:// instead of http://';
        return new WireError({ kind: 'protocol', speaks: 'tls', detail });
    }
    if (bytes.length >= 9 && bytes[0] === 0 && bytes[3] === 4 && bytes.readUInt32BE(5) === 0) {
        return new WireError({ kind: 'protocol', speaks: 'http2', detail: 'the server speaks HTTP/2, not HTTP/1.1' });
    }
    // Who sends back what it is sent sends the query, too, in which a token may be.
    const start = bytes.toString('latin1', 0, answer_head_START).replace(/\?.*/s, '?…');
    return answer_head_broken(`it is not HTTP; it begins with ${JSON.stringify(start)}`);
}

;// CONCATENATED MODULE: ./build/packages/http/src/read-answer.js



const LONGEST_CHUNK_LINE = 4096;
const SWITCHING = 101;
/**
 * Reads the one answer to one request on a connection that is not used again. It reads what curl and browsers read,
 * and Node's parser refuses as a danger to shared connections: this connection is not shared. `deviations` names what was
 * tolerated. Rejects with a `WireError` for what no client reads, or as the stream does.
 */
class read_answer_AnswerReader {
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
            if (codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE')
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
        throw new wire_cause_WireError({ kind: 'coding', detail: `the body is compressed ${codings.length} times` });
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
        throw new wire_cause_WireError({ kind: 'unreadable', detail: 'its body is compressed with zstd' });
    if (coding !== 'deflate')
        return createGunzip();
    // Meant is zlib's format; some servers send the bare stream.
    return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
;// CONCATENATED MODULE: ./build/packages/http/src/node-error.js
/** The code of an error of Node's, else an empty text. */
function node_error_codeOf(error) {
    const { code } = (typeof error === 'object' && error !== null ? error : {});
    return typeof code === 'string' ? code : '';
}
/** The first line of what an error says, cut short. */
function node_error_lineOf(error) {
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
    const feed = external_node_stream_namespaceObject.Readable.from(withFirst(first.value, iterator), { objectMode: false });
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
        if (error instanceof wire_cause_WireError)
            throw error;
        const detail = `the body cannot be decompressed (${coding}): ${node_error_lineOf(error)}`;
        throw new wire_cause_WireError({ kind: 'coding', detail }, error);
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

;// CONCATENATED MODULE: ./build/packages/http/src/exchange.js




/**
 * Sends one request over a stream and reads its answer. Rejects as the stream does, with a `WireError`, or as the
 * signal says. The stream is not used again.
 */
async function exchange_exchange(question, stream, limits, signal, progress) {
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
        ? await readBody(reader.body(hop.method, head), headers['content-encoding'], limits.bodyBytes, takeBody?.(status, headers))
        : { bytes: Buffer.alloc(0), complete: true };
    const deviations = [...reader.deviations].sort();
    return {
        status,
        headers,
        complete: read.complete,
        body: textOf(read.bytes, headers['content-type']),
        ...(deviations.length === 0 ? {} : { deviations }),
    };
}
/** Methods for which an absent body needs no word. */
const WITHOUT_BODY = (/* unused pure expression or super */ null && (['GET', 'HEAD', 'DELETE', 'OPTIONS']));
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
        validateHeaderName(name);
        validateHeaderValue(name, value);
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
async function connect_openSocket(to, way, signal, onResolved = () => undefined) {
    signal.throwIfAborted();
    const socket = connect({
        host: way.address ?? to.host,
        port: to.port,
        lookup: watched(way.lookup ?? systemLookup, onResolved),
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    });
    socket.on('error', () => undefined);
    try {
        await once(socket, 'connect', { signal });
    }
    catch (error) {
        socket.destroy();
        throw signal.aborted ? signal.reason : error;
    }
    socket.setNoDelay(true);
    return socket;
}
function connect_noteAddress(progress, socket) {
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
function proxy_proxyFor(url, env) {
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
    const [, name, wanted] = (isIP(entry) === 0 && /^(.+):(\d+)$/.exec(entry)) || ['', entry];
    if (wanted !== undefined && Number(wanted) !== port)
        return false;
    const plain = (name ?? '').replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0)
        return plain === host || isInNetwork(plain, host);
    const domain = plain.replace(/^\*?\./, '');
    return host === domain || host.endsWith(`.${domain}`);
}
function isInNetwork(network, address) {
    const [base = '', bits = ''] = network.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(base) === 0 || isIP(base) !== isIP(address) || !/^\d+$/.test(bits))
        return false;
    if (Number(bits) > (family === 'ipv6' ? 128 : 32))
        return false;
    const list = new BlockList();
    list.addSubnet(base, Number(bits), family);
    return list.check(address, family);
}

;// CONCATENATED MODULE: ./build/packages/http/src/tls-fault.js


const CHAIN = 'if the certificate authority is your own, set it as `ca`';
/** What is wrong with a handshake, in words; an error of the connection below it is handed back as it is. */
function tls_fault_tlsFault(error, name, certificate) {
    const code = codeOf(error);
    const reason = tls_fault_reasonOf(code, error, name, certificate);
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
function tls_fault_reasonOf(code, error, name, certificate) {
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

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require("node:crypto");
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
            new X509Certificate(certificate);
        }
        catch {
            return { problem: `certificate ${at + 1} of ${certificates.length} in it cannot be read` };
        }
    }
    return { certificates };
}
/** Trusts what this machine trusts, and the certificates of `pem` besides. Rejects where there is none in it. */
async function trust_contextTrusting(pem) {
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
            servername: isIP(name) === 0 ? name.replace(/\.$/, '') : '',
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
        await Promise.race([once(socket, 'secureConnect', { signal }), closing(socket, signal)]);
        return { socket, certificate };
    }
    catch (error) {
        // The socket above it goes with it.
        stream.destroy();
        throw signal.aborted ? signal.reason : tlsFault(error, name, certificate);
    }
}
async function closing(socket, signal) {
    await once(socket, 'close', { signal });
    throw secure_closed();
}
function secure_closed() {
    return Object.assign(new Error('closed'), { code: 'ECONNRESET' });
}

;// CONCATENATED MODULE: ./build/packages/http/src/tunnel.js



/** `proxy-authorization` where the URL of the proxy has a login. */
function tunnel_proxyLogin({ username, password }) {
    if (username === '' && password === '')
        return {};
    const login = `${tunnel_decoded(username)}:${tunnel_decoded(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
/**
 * Has a proxy connect the stream to `authority` (`host:port`). Rejects with a `WireError`: a proxy that refuses is the
 * runner's own fault, one that tried in vain (5xx) speaks of the service.
 */
async function tunnel_tunnel(stream, authority, proxy, signal) {
    const asking = request({
        createConnection: () => stream,
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...tunnel_proxyLogin(proxy) },
    });
    asking.on('error', () => undefined);
    asking.end();
    try {
        const [answer, , head] = (await once(asking, 'connect', { signal }));
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
async function open_stream_openStream(url, way, progress, signal) {
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
    const { socket, certificate } = await secure(stream, hostnameOf(url), way, signal);
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
        return proxy.protocol === 'https:' ? (await secure(socket, hostnameOf(proxy), way, signal)).socket : socket;
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        const detail = codeOf(error) || lineOf(error);
        throw new WireError({ kind: 'proxy', problem: 'unreachable', port: portOf(proxy), detail }, error);
    }
}

;// CONCATENATED MODULE: ./build/packages/http/src/progress.js



function startProgress(url) {
    const progress = { url: new URL(url), stage: 'resolving' };
    progress_beginHop(progress, progress.url);
    return progress;
}
/** Forgets what was known of the hop before. */
function progress_beginHop(progress, url) {
    progress.url = url;
    progress.stage = isIP(hostnameOf(url)) === 0 ? 'resolving' : 'connecting';
    delete progress.status;
    delete progress.remoteAddress;
}
/** Where it hung, and whose fault that is: a name that is never resolved says nothing about the service. */
function lateness({ stage }, timeoutMs) {
    return faultOf({ kind: 'timeout', stage, timeoutMs });
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
    return { problem: `a redirect to another host (${shownUrl(to.url)}), which says nothing about this host` };
}
function destination(from, location) {
    const url = location === undefined ? null : URL.parse(location, from.href);
    return url === null ? {} : { location: shownUrl(url) };
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
    return read_body_readBody(asBuffers(response.body), undefined, limitBytes);
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
        const code = node_error_codeOf(cause);
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















// EXTERNAL MODULE: ./node_modules/@slack/webhook/dist/index.js
var dist = __nccwpck_require__(4443);
;// CONCATENATED MODULE: external "node:diagnostics_channel"
const external_node_diagnostics_channel_namespaceObject = require("node:diagnostics_channel");
;// CONCATENATED MODULE: ./build/actions/slack-notify/src/send-watch.js

const CREATED = 'undici:request:create';
const HEADERS_SENT = 'undici:client:sendHeaders';
/**
 * Watches Node's fetch from below and tells whether a request was written to a connection. fetch itself rejects in the
 * same way whether a time-out struck before or after that, and only before it may a message be sent again.
 * https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
class SendWatch {
    target;
    created = false;
    createdAnother = false;
    headersSent = false;
    constructor(url) {
        const { origin, pathname, search } = new URL(url);
        this.target = `${origin}${pathname}${search}`;
        (0,external_node_diagnostics_channel_namespaceObject.subscribe)(CREATED, this.onCreated);
        (0,external_node_diagnostics_channel_namespaceObject.subscribe)(HEADERS_SENT, this.onHeadersSent);
    }
    /**
     * Whether the request was written; undefined where no request at all was seen: it was never made, or another fetch
     * makes it. One that looks different on the way (through a proxy) counts as written.
     */
    get sent() {
        if (this.headersSent)
            return true;
        if (this.created)
            return false;
        return this.createdAnother ? true : undefined;
    }
    close() {
        (0,external_node_diagnostics_channel_namespaceObject.unsubscribe)(CREATED, this.onCreated);
        (0,external_node_diagnostics_channel_namespaceObject.unsubscribe)(HEADERS_SENT, this.onHeadersSent);
    }
    onCreated = (message) => {
        if (this.isOurs(message))
            this.created = true;
        else
            this.createdAnother = true;
    };
    onHeadersSent = (message) => {
        if (this.isOurs(message))
            this.headersSent = true;
    };
    isOurs(message) {
        const { request } = message;
        return `${String(request?.origin)}${String(request?.path)}` === this.target;
    }
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/post.js





/** Slack answers with a word or two; an endless body must fill neither memory nor log. */
const ANSWER_LIMIT_BYTES = 16 * 1024;
/** Posts once: no retry, no redirect, and a connection of its own, so that a stale one cannot swallow the message. */
async function post(url, payload, options) {
    const { clock, timeoutMs, signal } = options;
    const watch = new SendWatch(url);
    const seen = { status: 0, retryAfter: '' };
    const tooLate = () => new Error(`no answer within ${formatDuration(timeoutMs)}`);
    const send = (abort) => {
        const client = new dist.IncomingWebhook(url, {
            fetch: heldFetch(options.fetch, abort, seen),
            retryConfig: { retries: 0 },
        });
        return client.send({ ...payload });
    };
    try {
        const { text } = await withDeadline(clock, timeoutMs, tooLate, send, signal);
        return answered(seen, text);
    }
    catch (error) {
        if (error instanceof dist.IncomingWebhookHTTPError)
            return answered(seen, error.body);
        // A refusal stays one, even if its body never came.
        if (seen.status >= 300)
            return answered(seen, '');
        const failure = seen.failure ?? error;
        if (seen.status > 0)
            return { kind: 'lost', reason: `HTTP ${seen.status}, then: ${post_reasonOf(failure)}` };
        return { kind: unanswered(failure, watch, options.fetch), reason: post_reasonOf(failure) };
    }
    finally {
        watch.close();
    }
}
/** What is known of a request without an answer. */
function unanswered(failure, watch, used) {
    if (isNeverSent(failure) || watch.sent === false)
        return 'not-sent';
    // Node's fetch refuses what it will not send before it makes a request of it, with a TypeError and no code. Time-outs
    // and cancellations come as other errors, broken connections with a code.
    const isFetchError = causesOf(failure).some((cause) => 'name' in cause && cause.name === 'TypeError');
    const hasCode = causesOf(failure).some((cause) => node_error_codeOf(cause) !== '');
    const isRefusal = used === globalThis.fetch && isFetchError && !hasCode && watch.sent === undefined;
    return isRefusal ? 'refused' : 'lost';
}
/** The innermost message; one address tried after the other (an AggregateError) has only a code. */
function post_reasonOf(error) {
    const causes = causesOf(error);
    const messages = causes.flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
    const codes = causes.map(node_error_codeOf).filter((code) => code !== '');
    return messages.at(-1) || codes.at(-1) || 'no answer';
}
function answered({ status, retryAfter }, body) {
    return { kind: 'answered', status, body, retryAfter };
}
/** The library reads neither Retry-After nor, from another realm, the cause of a failure: both are noted on the way. */
function heldFetch(fetch, signal, seen) {
    return async (url, init) => {
        try {
            const headers = { ...init?.headers, connection: 'close' };
            const response = await fetch(url, { ...init, headers, signal, redirect: 'manual' });
            seen.status = response.status;
            seen.retryAfter = response.headers.get('retry-after') ?? '';
            const { status, statusText, ok } = response;
            const text = (await readResponse(response, ANSWER_LIMIT_BYTES)).bytes.toString('utf8');
            return { ok, status, statusText, url: '', headers: response.headers, ...bodyOf(text) };
        }
        catch (error) {
            seen.failure = error;
            throw error;
        }
    };
}
function bodyOf(text) {
    return {
        text: async () => text,
        json: async () => JSON.parse(text),
        arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    };
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/deliver.js



const NOT_TRIED = { outcome: 'failed', reason: 'not tried', cure: 'Raise `deadline`.' };
/**
 * One message to every webhook, one at a time; while one has to wait, the others have their turn. All is over when the
 * deadline is, or at once when the run is cancelled. Returns one delivery per webhook, in their order.
 */
async function deliver(webhooks, bodies, policy, world) {
    const { clock, signal } = world;
    const start = clock.elapsed();
    const end = start + policy.deadlineMs;
    const all = webhooks.map((webhook) => ({ webhook, at: start, attempts: [], judgement: NOT_TRIED }));
    let waiting = [...all];
    while (!signal.aborted) {
        const next = waiting.reduce((a, b) => (a !== undefined && a.at <= b.at ? a : b), undefined);
        if (next === undefined || Math.max(next.at, clock.elapsed()) >= end)
            break;
        const waitMs = next.at - clock.elapsed();
        if (waitMs > 0)
            await clock.sleep(waitMs, signal).catch(() => undefined);
        if (signal.aborted)
            break;
        const finished = await deliver_attempt(next, bodies, { ...policy, start, end }, world);
        if (finished)
            waiting = waiting.filter((pending) => pending !== next);
    }
    return all.map(settle);
}
/** One attempt; true where no other one follows. */
async function deliver_attempt(pending, bodies, policy, world) {
    const { clock, signal, fetch, log, mask } = world;
    const began = clock.elapsed();
    const timeoutMs = Math.min(policy.timeoutMs, policy.end - began);
    const given = await post(pending.webhook.url, bodies[pending.webhook.kind], { fetch, clock, timeoutMs, signal });
    // Before anything of it is cut: no mask finds half a secret.
    const answer = given.kind === 'answered' ? { ...given, body: mask(given.body) } : given;
    const now = clock.elapsed();
    pending.attempts.push({ atMs: Math.round(began - policy.start), tookMs: Math.round(now - began), answer });
    const judgement = judge(answer, policy, pending.attempts.length, clock.now());
    const { retryAfterMs } = judgement;
    pending.judgement = doubted(judgement, pending.judgement);
    pending.at = now + (retryAfterMs ?? 0);
    const again = retryAfterMs !== undefined && pending.at < policy.end;
    const wait = retryAfterMs === undefined ? '' : formatDuration(retryAfterMs);
    if (retryAfterMs !== undefined && !again)
        pending.judgement.reason += `; waiting ${wait} would exceed the deadline`;
    const next = again ? `; next try in ${wait}` : '';
    log.event(`${pending.webhook.name}: ${[judgement.outcome, judgement.reason].filter(Boolean).join(', ')}${next}`);
    return !again;
}
/** An earlier attempt that may have arrived is not undone by a later one that did not. */
function doubted(now, before) {
    if (now.outcome !== 'failed' || before.outcome !== 'unknown')
        return { ...now };
    return { ...now, outcome: 'unknown', reason: `${now.reason}; before that: ${before.reason}` };
}
function settle({ webhook, attempts, judgement }) {
    const { outcome, reason, cure } = judgement;
    return { webhook: webhook.name, outcome, reason, cure, attempts };
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/facts.js

function gatherFacts(inputs, reports, run) {
    const { event, environment, url, message, fields, buttons } = inputs;
    const { version, previousVersion } = versionsOf(inputs, reports);
    const actor = run.triggeringActor || run.actor;
    return { event, environment, version, previousVersion, url, message, fields, buttons, reports, run, actor };
}
/**
 * What the inputs do not say is taken from the reports. For `rolled-back` the direction is left → live again, and a
 * report that knows it wins over inputs that say otherwise: both orders look right in a workflow.
 */
function versionsOf({ event, version, previousVersion }, reports) {
    if (event !== 'rolled-back') {
        const deploy = reports.findLast(({ action }) => action === 'ssh-deploy');
        const before = facts_textIn(version === '' ? deploy : undefined, 'previousVersion');
        return {
            version: version || (deploy?.version ?? ''),
            previousVersion: previousVersion || before,
            correction: '',
        };
    }
    const known = rollbackIn(reports);
    if (known === undefined)
        return { version, previousVersion, correction: '' };
    const { live, left } = known;
    const isSaid = (given, fact) => given === '' || fact === '' || given === fact;
    const isRight = isSaid(version, live) && isSaid(previousVersion, left);
    return {
        version: live,
        previousVersion: left || (isRight ? previousVersion : ''),
        correction: isRight
            ? ''
            : `The inputs say ${previousVersion || '(nothing)'} → ${version || '(nothing)'}, the reports ${left || '(unknown)'} → ${live}: the message uses the reports. For rolled-back, \`version\` is the version that is live now, and \`previous-version\` is the version that was rolled back.`,
    };
}
/** The newest report that went back, else a deploy that returned to its previous release; undefined where none says. */
function rollbackIn(reports) {
    const back = reports.findLast(({ verdict }) => verdict === 'rolled-back');
    if (back !== undefined) {
        const isAuto = back.action === 'auto-rollback';
        const live = isAuto ? facts_textIn(back, 'toVersion') : (back.version ?? '');
        const left = facts_textIn(back, isAuto ? 'fromVersion' : 'previousVersion');
        return live === '' ? undefined : { live, left };
    }
    const deploy = reports.findLast(({ action }) => action === 'ssh-deploy');
    const live = facts_textIn(deploy, 'previousVersion');
    return deploy === undefined || live === '' ? undefined : { live, left: deploy.version ?? '' };
}
function facts_textIn(report, name) {
    const value = report === undefined ? undefined : foundIn(report, name);
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/outcome.js
const WORST_FIRST = ['failed', 'unknown', 'delivered'];
/** The worst of all: a message that is surely missing is worse than one that perhaps is. */
function worstOf(deliveries) {
    const worst = WORST_FIRST.flatMap((outcome) => deliveries.filter((delivery) => delivery.outcome === outcome));
    const [first] = worst;
    if (first === undefined)
        return skipped('no webhook', 'Set `webhook-url`; in a fork secrets are empty.');
    const { outcome, reason, cure } = first;
    const where = deliveries.length > 1 && reason !== '' ? `${first.webhook}: ` : '';
    return { delivery: outcome, reason: `${where}${reason}`, cure };
}
function skipped(reason, cure) {
    return { delivery: 'skipped', reason, cure };
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/summary.js

/** What happened and what now, for the job summary. */
function summary_summaryOf(title, outcome, deliveries) {
    const { delivery, reason, cure } = outcome;
    const head = `### slack-notify: ${delivery}\n\n${markdownText(title)}`;
    if (delivery === 'delivered')
        return head;
    const rows = deliveries.map((one) => [one.webhook, one.outcome, one.reason].map(markdownText));
    const table = rows.length > 1 ? `\n\n${markdownTable(['webhook', 'delivery', 'reason'], rows)}` : '';
    return `${head}\n\n${[reason.replace(/\.$/, ''), cure].filter(Boolean).map(markdownText).join('. ')}${table}`;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/workflow-variables.js



/** Slack cuts a variable of a workflow somewhere above this. */
const LONGEST = 2000;
/**
 * The same message for a webhook of Workflow Builder, which takes flat variables of type text and no blocks. All names
 * are always there, as a workflow that declares one refuses a request without it. Values are plain text, not escaped.
 */
function workflowVariables(facts) {
    const { event, environment, version, previousVersion, url, message, actor, run, fields, reports } = facts;
    const all = {
        event,
        title: titleOf(event, environment),
        environment,
        version,
        previous_version: previousVersion,
        url,
        message,
        actor,
        repository: run.repository,
        run_url: run.runUrl,
        fields: fields.map(({ name, value }) => `${name}: ${value}`).join('\n'),
        reports: (deciding(reports).length > 0 ? deciding(reports) : reports).map(inWords).join('\n'),
    };
    return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, workflow_variables_cut(withoutMentions(value))]));
}
function inWords({ action, verdict, reason, error }) {
    const why = (reason ?? error?.message ?? '').replace(/\s+/g, ' ').trim();
    return `${action}: ${verdict || 'no verdict'}${why === '' ? '' : ` – ${why}`}`;
}
/** A workflow that puts a variable into a message turns `<!channel>`, `<@U…>` and `<url|text>` in it into markup. */
function withoutMentions(text) {
    return shield_plainText(text).replaceAll('<', '<\u200b');
}
/** Never inside a character. */
function workflow_variables_cut(text) {
    const characters = [...text];
    return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/run.js











/** Reads what happened, compiles one message, delivers it at most once. A report that cannot be read stops nothing. */
async function run(inputs, world) {
    const { reports, problems } = readReports(inputs.details, world.readFile);
    const facts = gatherFacts(inputs, reports, world.run);
    const compiled = compile(facts);
    const bodies = { message: compiled.payload, workflow: workflowVariables(facts) };
    for (const problem of problems)
        world.log.warning(`${problem} The message is sent without it.`);
    const { correction } = versionsOf(inputs, reports);
    if (correction !== '')
        world.log.notice(correction);
    for (const omitted of compiled.omitted)
        world.log.warning(`Omitted from the message: ${omitted}.`);
    const payloadPath = (0,external_node_path_namespaceObject.join)(world.folder, 'payload.json');
    const isOnlyWorkflow = inputs.webhooks.length > 0 && inputs.webhooks.every(({ kind }) => kind === 'workflow');
    const sent = isOnlyWorkflow ? bodies.workflow : bodies.message;
    world.writeFile(payloadPath, `${maskedJson(sent, world.mask, 2)}\n`);
    const deliveries = inputs.dryRun ? [] : await deliver(inputs.webhooks, bodies, inputs, world);
    const outcome = inputs.dryRun ? skipped('dry-run', '') : worstOf(deliveries);
    const failure = failureOf(inputs, outcome, world.signal);
    tell(outcome, failure !== undefined, payloadPath, world);
    return resultOf(facts, { compiled, problems, deliveries, outcome, payloadPath }, failure);
}
/** The message is not what the deploy is about: it makes the step fail only where the user says so. */
function failureOf(inputs, { delivery, reason, cure }, signal) {
    if (signal.aborted && delivery !== 'delivered')
        return cancelled(signal);
    if (!inputs.failOnError || inputs.dryRun || delivery === 'delivered')
        return undefined;
    return new UserError('SLACK_API', `The message to Slack is ${delivery}: ${reason}`, { hint: cure });
}
function cancelled({ reason }) {
    return reason instanceof UserError ? reason : new UserError('CANCELLED', 'The run was cancelled.');
}
function tell({ delivery, reason, cure }, isFailure, payloadPath, { log }) {
    if (reason === 'dry-run')
        log.event(`Dry run: nothing is sent; the message is in ${payloadPath}`);
    else if (delivery !== 'delivered' && !isFailure)
        log.warning(`Slack: ${delivery}, ${reason}. ${cure}`, 'SLACK_API');
}
function resultOf(facts, done, failure) {
    const { compiled, problems, deliveries, outcome, payloadPath } = done;
    const { event, environment, version, previousVersion } = facts;
    const { delivery, reason } = outcome;
    return {
        outputs: { delivery, reason, ts: '', channel: '', 'payload-path': payloadPath },
        details: {
            event,
            environment,
            version,
            previousVersion,
            deliveries,
            problems,
            omitted: compiled.omitted,
            payload: compiled.payload,
        },
        brief: { delivery, reason, event, environment, version },
        summary: summary_summaryOf(titleOf(event, environment), outcome, deliveries),
        ...(failure === undefined ? {} : { failure }),
    };
}

;// CONCATENATED MODULE: ./build/actions/slack-notify/src/index.js






void act({
    contract: contract,
    readInputs: readInputs,
    run: run,
    world: (base) => ({
        ...base,
        fetch,
        readFile: (path) => readFile(path),
        writeFile: (path, text) => (0,external_node_fs_namespaceObject.writeFileSync)(path, text, { mode: 0o600 }),
    }),
});

})();

module.exports = __webpack_exports__;
/******/ })()
;