"use strict";
exports.id = 230;
exports.ids = [230];
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

/***/ 9230:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  datadogSource: () => (/* binding */ datadogSource)
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
;// CONCATENATED MODULE: ./build/packages/metric/src/datadog-answer.js


/** The texts of a refusal: `{"errors": ["…"]}`. */
function datadogWords(document) {
    const said = (0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'errors')).flatMap((each) => (0,members/* words */.aL)(each) ?? (0,members/* words */.aL)((0,members/* member */.Dc)(each, 'detail')) ?? []);
    return (0,members/* words */.aL)(said.join('; '));
}
/**
 * One series for each of `count` formulas, from an answer to a timeseries query. A query that is grouped gives several
 * and is a mistake; one without data gives none. An answer of 200 can hold an error all the same.
 */
function datadogSeries(document, count, bucketMs) {
    const error = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'errors'));
    if (error !== undefined)
        return datadog_answer_all(count, (0,provider_status/* shorten */.m)(error));
    const attributes = (0,members/* member */.Dc)(document, 'data', 'attributes');
    const times = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'times')).map(Number);
    const series = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'series'));
    const values = (0,members/* elements */.Yt)((0,members/* member */.Dc)(attributes, 'values'));
    if (!Array.isArray((0,members/* member */.Dc)(attributes, 'series')))
        return datadog_answer_all(count, 'the answer has no series');
    const [first = 0, second = first] = times;
    if (second - first > bucketMs) {
        return datadog_answer_all(count, `the answer has a point each ${(second - first) / 1000} s, not each ${bucketMs / 1000} s`);
    }
    return Array.from({ length: count }, (_, query) => {
        const own = [...series.keys()].filter((index) => Number((0,members/* member */.Dc)(series[index], 'query_index') ?? 0) === query);
        const [one, two] = own.map((index) => (0,members/* elements */.Yt)((0,members/* member */.Dc)(series[index], 'group_tags')).join(','));
        if (one !== undefined && two !== undefined) {
            return wrong(`the query gives ${own.length} series, such as {${one}} and {${two}}, not one: leave out "by"`);
        }
        return own.flatMap((index) => pointsOf(times, (0,members/* elements */.Yt)(values[index])));
    });
}
function pointsOf(times, values) {
    return times.flatMap((startMs, index) => {
        const value = values[index];
        return typeof value === 'number' ? [{ startMs, value }] : [];
    });
}
function datadog_answer_all(count, reason) {
    return Array.from({ length: count }, () => wrong(reason));
}
function wrong(reason) {
    return { problem: { kind: 'query', reason: (0,provider_status/* shorten */.m)(reason) } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/datadog-source.js




const BUCKET_MS = 60_000;
/** Agents send every 10 to 15 s, and what they sent is there some seconds later. */
const LATE_MS = 60_000;
/** Datadog's metrics, minute by minute, by the timeseries query of its API. */
function datadogSource(settings, signals, world) {
    const url = (0,api_address/* apiAddress */.z)(settings.url, '/api/v2/query/timeseries');
    const headers = [
        ['content-type', 'application/json'],
        ['dd-api-key', settings.apiKey],
        ['dd-application-key', settings.appKey],
    ];
    return (0,bucket_source/* bucketSource */.W)({
        name: url.host,
        bucketMs: BUCKET_MS,
        lateMs: LATE_MS,
        ask: async (texts, { fromMs, toMs }) => {
            const queries = texts.map((query, index) => ({ data_source: 'metrics', name: `q${index}`, query }));
            const formulas = queries.map(({ name }) => ({ formula: name }));
            const attributes = { from: fromMs, to: toMs, interval: BUCKET_MS, formulas, queries };
            const body = JSON.stringify({ data: { type: 'timeseries_request', attributes } });
            const answer = await (0,ask_provider/* askProvider */.B)({ url: url.href, headers, body, timeoutMs: settings.timeoutMs }, world, datadogWords);
            const series = 'problem' in answer ? texts.map(() => answer) : datadogSeries(answer.document, texts.length, BUCKET_MS);
            return { series, notes: [] };
        },
    }, signals, world);
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


/***/ })

};
;