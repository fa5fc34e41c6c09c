"use strict";
exports.id = 969;
exports.ids = [969];
exports.modules = {

/***/ 9810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ apiAddress)
/* harmony export */ });
/** An address of a provider's API below where it is: the path of an own server in front of it stays. */
function apiAddress(apiUrl, path) {
    const url = new URL(apiUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
    return url;
}


/***/ }),

/***/ 4422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ askProvider)
/* harmony export */ });
/* harmony import */ var _deploy_actions_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1975);
/* harmony import */ var _deploy_actions_quantity__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7638);
/* harmony import */ var _document__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6782);
/* harmony import */ var _provider_status__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(241);
/* harmony import */ var _user_agent__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2840);
/* harmony import */ var _within_time__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4096);






/** Answers over many series are long, and a watch asks for few of them. */
const LIMITS = { ..._deploy_actions_http__WEBPACK_IMPORTED_MODULE_0__/* .USUAL_LIMITS */ .qd, bodyBytes: 16 * 1024 * 1024 };
/**
 * One question to a provider's JSON API: its document, or why there is none, in the words that `wordsOf` finds in the
 * document of a refusal. Rejects only when the run is cancelled.
 */
async function askProvider(request, world, wordsOf) {
    const ask = (signal) => question(request, world, signal, wordsOf);
    return (0,_within_time__WEBPACK_IMPORTED_MODULE_2__/* .withinTime */ .d)(request.timeoutMs, world, ask);
}
async function question({ url, headers, body }, world, signal, wordsOf) {
    const request = {
        url,
        method: body === undefined ? 'GET' : 'POST',
        headers: [['accept', 'application/json'], ...headers],
        body,
        userAgent: _user_agent__WEBPACK_IMPORTED_MODULE_3__/* .USER_AGENT */ ._,
        followRedirects: false,
    };
    const answer = await world.ask(request, {}, LIMITS, signal, (0,_deploy_actions_http__WEBPACK_IMPORTED_MODULE_0__/* .startProgress */ .ot)(url));
    const parsed = answer.complete ? (0,_document__WEBPACK_IMPORTED_MODULE_4__/* .parseDocument */ .T)(answer.body) : undefined;
    const words = parsed && 'document' in parsed ? wordsOf(parsed.document) : undefined;
    const problem = (0,_provider_status__WEBPACK_IMPORTED_MODULE_5__/* .providerProblem */ .v)(answer.status, answer.headers, words);
    if (problem)
        return { problem };
    return parsed ?? { problem: { kind: 'query', reason: `the answer is longer than ${(0,_deploy_actions_quantity__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(LIMITS.bodyBytes)}` } };
}


/***/ }),

/***/ 2873:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ bucketSource)
});

// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 3 modules
var src = __webpack_require__(7638);
;// CONCATENATED MODULE: ./build/packages/metric/src/buckets.js
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
    if (value >= 0 && value <= 1)
        return { reading: { ratio: value }, newestMs, notes: [] };
    return none('query', `the query gives ${value}, which is no ratio (0 to 1)`, newestMs);
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

// EXTERNAL MODULE: ./build/packages/metric/src/questions-tried.js
var questions_tried = __webpack_require__(9179);
// EXTERNAL MODULE: ./build/packages/metric/src/signal.js
var src_signal = __webpack_require__(9911);
;// CONCATENATED MODULE: ./build/packages/metric/src/bucket-source.js




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
        const { series, notes } = await askBlaming(signals.flatMap(({ query }) => (0,src_signal/* questionsOf */.P)(query)), whole);
        let at = 0;
        return signals.map((signal, index) => {
            const from = at;
            at += (0,src_signal/* questionsOf */.P)(signal.query).length;
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
        const bucket = `bucket of ${(0,src/* formatDuration */.a3)(bucketMs)}`;
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
        const asked = signals.flatMap(({ name: signal, query }) => (0,questions_tried/* questionsTried */.O)(query).map((question) => ({ signal, question })));
        const { series } = await askBlaming(asked.map(({ question }) => question.text), { fromMs: toMs - 3_600_000, toMs });
        return asked.map(({ signal, question }, index) => {
            const { text: query, nothing } = question;
            return { signal, query, ...(tried(series[index]) ?? nothing('no data in the last hour')) };
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
function tried(series) {
    if (series === undefined)
        return { problem: { kind: 'query', reason: 'the answer has no series for it' } };
    if ('problem' in series)
        return series;
    const last = series.at(-1);
    if (last === undefined)
        return undefined;
    return { found: `${series.length} buckets with data in the last hour, the newest of them ${last.value}` };
}


/***/ }),

/***/ 241:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shorten),
/* harmony export */   v: () => (/* binding */ providerProblem)
/* harmony export */ });
/* harmony import */ var _status__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6881);

/** A mistake in what was asked, and not in who asks. */
const WRONG_QUERY = [400, 413, 414, 422];
const MOST_WORDS = 300;
/**
 * What a status of a provider's API says about the measurement, with its own words; undefined for a 2xx. A refused
 * query is a mistake in the query; too many requests pass, and the time to wait is said.
 */
function providerProblem(status, headers, words) {
    const usual = (0,_status__WEBPACK_IMPORTED_MODULE_0__/* .statusProblem */ .M)(status, headers.location ?? null);
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


/***/ }),

/***/ 4969:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sentrySource: () => (/* binding */ sentrySource)
});

// EXTERNAL MODULE: ./build/packages/metric/src/api-address.js
var api_address = __webpack_require__(9810);
// EXTERNAL MODULE: ./build/packages/metric/src/ask-provider.js
var ask_provider = __webpack_require__(4422);
// EXTERNAL MODULE: ./build/packages/metric/src/bucket-source.js + 1 modules
var bucket_source = __webpack_require__(2873);
// EXTERNAL MODULE: ./build/packages/metric/src/members.js
var members = __webpack_require__(5764);
// EXTERNAL MODULE: ./build/packages/metric/src/provider-status.js
var provider_status = __webpack_require__(241);
;// CONCATENATED MODULE: ./build/packages/metric/src/sentry-answer.js


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
        return wrong('the answer has no timeSeries');
    if (series.length > 1)
        return wrong(`the query gives ${series.length} series, not one`);
    const [only] = series;
    const intervalMs = (0,members/* member */.Dc)(only, 'meta', 'interval');
    if (typeof intervalMs === 'number' && intervalMs > bucketMs) {
        return wrong((0,provider_status/* shorten */.m)(`the answer has buckets of ${intervalMs / 1000} s, not of ${bucketMs / 1000} s`));
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
function wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/sentry-query.js
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

;// CONCATENATED MODULE: ./build/packages/metric/src/sentry-source.js





const BUCKET_MS = 60_000;
const LATE_MS = 60_000;
/** Sentry, minute by minute, by the timeseries of its explore API. */
function sentrySource(settings, signals, world) {
    const url = (0,api_address/* apiAddress */.z)(settings.url, `/api/0/organizations/${encodeURIComponent(settings.organization)}/events-timeseries/`);
    const headers = [['authorization', `Bearer ${settings.token}`]];
    async function series(text, window) {
        const query = parseSentry(text);
        if ('problem' in query)
            return { problem: { kind: 'query', reason: query.problem } };
        const parameters = sentryParameters(query, settings.project, window, BUCKET_MS);
        const request = { url: `${url.href}?${parameters}`, headers, timeoutMs: settings.timeoutMs };
        const answer = await (0,ask_provider/* askProvider */.B)(request, world, sentryWords);
        return 'problem' in answer ? answer : sentrySeries(answer.document, BUCKET_MS);
    }
    return (0,bucket_source/* bucketSource */.W)({
        name: url.host,
        bucketMs: BUCKET_MS,
        lateMs: LATE_MS,
        ask: async (texts, window) => ({
            series: await Promise.all(texts.map((text) => series(text, window))),
            notes: [],
        }),
    }, signals, world);
}


/***/ })

};
;