"use strict";
exports.id = 191;
exports.ids = [191];
exports.modules = {

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

/***/ 9191:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prometheusSource: () => (/* binding */ prometheusSource)
});

// EXTERNAL MODULE: ./build/packages/metric/src/ask-provider.js
var ask_provider = __webpack_require__(4422);
// EXTERNAL MODULE: ./build/packages/metric/src/members.js
var members = __webpack_require__(5764);
// EXTERNAL MODULE: ./build/packages/metric/src/provider-status.js
var provider_status = __webpack_require__(241);
;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-answer.js


/** The text of an error document. */
function prometheusWords(document) {
    const error = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'error'));
    const kind = (0,members/* words */.aL)((0,members/* member */.Dc)(document, 'errorType'));
    return error === undefined || kind === undefined ? error : `${kind}: ${error}`;
}
/** What the server said besides the result. */
function prometheusNotes(document) {
    const said = [...(0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'warnings')), ...(0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'infos'))];
    return said.flatMap((note) => (0,members/* words */.aL)(note) ?? []).map(provider_status/* shorten */.m);
}
/** The one number of an instant query; undefined where the result is empty. Two series are a mistake in the query. */
function numberIn(document) {
    const kind = (0,members/* member */.Dc)(document, 'data', 'resultType');
    const result = (0,members/* member */.Dc)(document, 'data', 'result');
    if (kind === 'scalar')
        return numberOf(result);
    if (kind !== 'vector')
        return wrong(`the query gives a ${String(kind ?? 'document without a result')}, not a number`);
    const series = (0,members/* elements */.Yt)(result);
    if (series.length === 0)
        return { value: undefined };
    if (series.length === 1)
        return numberOf((0,members/* member */.Dc)(series[0], 'value'));
    const [one, two] = series.map((each) => labelsOf((0,members/* member */.Dc)(each, 'metric')));
    const count = series.length === 2 ? 'two series' : `${series.length} series, such as`;
    return wrong((0,provider_status/* shorten */.m)(`the query gives ${count} ${one} and ${two}, not one: sum() them, or select one`));
}
/** The series of a range selector. */
function seriesIn(document) {
    const kind = (0,members/* member */.Dc)(document, 'data', 'resultType');
    if (kind !== 'matrix')
        return wrong(`the selector gives a ${String(kind ?? 'document without a result')}, not series`);
    const series = (0,members/* elements */.Yt)((0,members/* member */.Dc)(document, 'data', 'result')).map((each) => {
        const metric = (0,members/* member */.Dc)(each, 'metric');
        const samples = (0,members/* elements */.Yt)((0,members/* member */.Dc)(each, 'values')).flatMap((pair) => sampleOf(pair) ?? []);
        const process = `${String((0,members/* member */.Dc)(metric, 'job'))} ${String((0,members/* member */.Dc)(metric, 'instance'))}`;
        return { key: labelsOf(metric), process, samples };
    });
    return { series };
}
function sampleOf(pair) {
    const atS = (0,members/* member */.Dc)(pair, 0);
    const value = Number((0,members/* member */.Dc)(pair, 1));
    return typeof atS === 'number' && Number.isFinite(value) ? { atMs: Math.round(atS * 1000), value } : undefined;
}
/** Values are texts, and `NaN`, `+Inf` and `-Inf` are among them. */
function numberOf(pair) {
    const text = (0,members/* member */.Dc)(pair, 1);
    if (typeof text !== 'string' || text === '')
        return wrong('the answer has no value where one belongs');
    return { value: Number(text.replace(/^([+-]?)Inf$/, '$1Infinity')) };
}
function labelsOf(metric) {
    if (typeof metric !== 'object' || metric === null)
        return '{}';
    const labels = Object.entries(metric).filter(([name]) => name !== '__name__');
    const inside = labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort();
    return `${(0,members/* words */.aL)((0,members/* member */.Dc)(metric, '__name__')) ?? ''}{${inside.join(',')}}`;
}
function wrong(reason) {
    return { problem: { kind: 'query', reason } };
}

// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 3 modules
var src = __webpack_require__(7638);
;// CONCATENATED MODULE: ./build/packages/metric/src/promql.js

const NAME = String.raw `[A-Za-z_:][\w:]*`;
const QUOTED = String.raw `(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const OPERATOR = String.raw `\s*(?:=~|!~|!=|=)\s*`;
const MATCHER = String.raw `(?:[A-Za-z_]\w*${OPERATOR}${QUOTED}|${QUOTED}(?:${OPERATOR}${QUOTED})?)`;
const MATCHERS = String.raw `\{\s*(?:${MATCHER}(?:\s*,\s*${MATCHER})*\s*,?\s*)?\}`;
const SELECTOR = new RegExp(String.raw `^(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})$`);
const INCREASE = new RegExp(String.raw `^(?:sum\s*(?:by\s*\(\s*\))?\s*\(\s*)?increase\s*\(\s*(?:${NAME}\s*(?:${MATCHERS})?|${MATCHERS})\s*\[([\w.]+)\]\s*\)\s*\)?$`);
/** A plain vector selector: a name, matchers in braces, or both; without functions, offsets and ranges. */
function isSelector(promql) {
    return SELECTOR.test(promql.trim());
}
/** The range in milliseconds of an expression that is an `increase()` or the sum of one: its value is a count. */
function increaseRangeMs(promql) {
    const [, range = ''] = INCREASE.exec(promql.trim()) ?? [];
    return /^\d+(ms|s|m|h|d)$/.test(range) ? (0,src/* parseDuration */.E9)(range) : undefined;
}
/** A duration as PromQL writes it, in whole seconds and at least one. */
function promDuration(ms) {
    return `${Math.max(1, Math.ceil(ms / 1000))}s`;
}

// EXTERNAL MODULE: ./build/packages/metric/src/questions-tried.js
var questions_tried = __webpack_require__(9179);
;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-check.js



/** Tries each query of a signal once: a selector over the last hour, everything else for its value now. */
async function checkPromql({ name, query }, ask) {
    return Promise.all((0,questions_tried/* questionsTried */.O)(query).map(async (question) => ({
        signal: name,
        query: question.text,
        ...(await tried(question, ask)),
    })));
}
async function tried({ text, nothing }, ask) {
    const answer = await ask(isSelector(text) ? `${text}[1h]` : text);
    if ('problem' in answer)
        return answer;
    if (!isSelector(text)) {
        const found = numberIn(answer.document);
        if ('problem' in found)
            return found;
        return found.value === undefined ? nothing('no series now') : { found: `the value ${found.value}` };
    }
    const found = seriesIn(answer.document);
    if ('problem' in found)
        return found;
    if (found.series.length === 0)
        return nothing('no series in the last hour');
    return { found: `${found.series.length} series in the last hour` };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-both.js

/**
 * The errors among all, from two expressions. No series of errors while there is a total means no errors yet. The
 * numbers are requests where `areCounts`, and rates, which only give a ratio, where not.
 */
async function bothPromql(query, areCounts, ask) {
    const answers = await Promise.all([ask(query.errors), ask(query.total)]);
    const [errors, total] = answers.map((answer) => ('problem' in answer ? answer : numberIn(answer.document)));
    const notes = [...new Set(answers.flatMap((answer) => ('notes' in answer ? answer.notes : [])))];
    const failed = [total, errors].find((each) => each !== undefined && 'problem' in each);
    if (failed && 'problem' in failed)
        return { ...failed, notes };
    const [failures = 0, requests] = [errors, total].map((each) => (each && 'value' in each ? each.value : undefined));
    if (requests === undefined)
        return { ...none('missing', 'the query for the total gives no series now'), notes };
    if (!Number.isFinite(requests) || !Number.isFinite(failures)) {
        return { ...none('no-traffic', `the queries give ${failures} of ${requests}`), notes };
    }
    if (requests === 0)
        return { ...none('no-traffic', 'no requests'), notes };
    const ratio = failures / requests;
    if (ratio < 0 || ratio > 1) {
        return { ...none('missing', `the queries give ${failures} errors of only ${requests} requests`), notes };
    }
    // An increase() is extrapolated to the ends of its range: it comes with decimals.
    const counted = Math.round(requests);
    const mark = errors && 'value' in errors && errors.value === undefined ? { errorsUnmatched: true } : {};
    if (!areCounts || counted === 0)
        return { ratio, ...mark, notes };
    return { ratio, ...mark, errors: Math.min(counted, Math.round(failures)), total: counted, notes };
}
function none(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/series-growth.js
const NO_SERIES = { newest: new Map(), processes: new Set() };
/**
 * What the counters have added since they were last seen, sample by sample and series by series before the sum. A
 * sample below the one before it has begun anew at zero. A new series of a process in `alive` (one that was there
 * before) grew from zero; the first sample of a new process is only the reference.
 */
function growSeries(known, series, alive = known.processes) {
    const newest = new Map(known.newest);
    const processes = new Set(known.processes);
    let added = 0;
    let samples = 0;
    let reset = false;
    for (const { key, process, samples: found } of series) {
        const last = known.newest.get(key);
        const fresh = found.filter(({ atMs }) => last === undefined || atMs > last.atMs);
        let before = last?.value ?? (alive.has(process) ? 0 : (fresh[0]?.value ?? 0));
        for (const { value } of fresh) {
            if (value < before)
                reset = true;
            added += value < before ? value : value - before;
            before = value;
        }
        samples += fresh.length;
        const end = fresh.at(-1);
        if (end)
            newest.set(key, end);
        if (found.length > 0)
            processes.add(process);
    }
    return { added, samples, reset, known: { newest, processes } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-counters.js



/** How far back the newest sample of a series may be: what an instant query uses, too. */
const LOOKBACK_MS = 300_000;
/** A sample may be stored later than it was taken. */
const MARGIN_MS = 60_000;
const LONGEST_MS = 3_600_000;
/** The growth of two plain selectors since the last measurement with requests, from the samples as they were scraped. */
function counterWatch(query, ask, clock) {
    let known = { errors: NO_SERIES, total: NO_SERIES };
    let sinceMs;
    return async () => {
        const nowMs = clock.elapsed();
        const backMs = sinceMs === undefined ? LOOKBACK_MS : Math.min(LONGEST_MS, nowMs - sinceMs + MARGIN_MS);
        const range = promDuration(backMs);
        // One after the other: a scrape between the two then adds requests without errors, not errors without requests.
        const errors = await selected(`${query.errors}[${range}]`, ask);
        if ('problem' in errors)
            return { ...errors, notes: [] };
        const total = await selected(`${query.total}[${range}]`, ask);
        if ('problem' in total)
            return { ...total, notes: [] };
        const notes = [...new Set([...errors.notes, ...total.notes])];
        if (sinceMs === undefined && total.series.length === 0) {
            return { ...prometheus_counters_none('query', `${query.total} selects no series`), notes };
        }
        const requests = growSeries(known.total, total.series);
        const failures = growSeries(known.errors, errors.series, known.total.processes);
        if (sinceMs === undefined)
            return remember(prometheus_counters_none('reference', 'the first samples are only the reference'));
        if (requests.samples === 0) {
            return { ...prometheus_counters_none('missing', 'no new sample: is the interval shorter than the scrape interval?'), notes };
        }
        const mark = {
            ...(requests.reset || failures.reset ? { reset: true, restart: true } : {}),
            ...(failures.known.newest.size === 0 ? { errorsUnmatched: true } : {}),
        };
        if (requests.added <= 0)
            return { ...prometheus_counters_none('no-traffic', 'no requests since the last measurement'), ...mark, notes };
        if (failures.added <= requests.added) {
            const counts = { errors: failures.added, total: requests.added };
            return remember({ ratio: counts.errors / counts.total, ...counts, ...mark });
        }
        return {
            ...prometheus_counters_none('missing', `${failures.added} errors but only ${requests.added} requests since the last measurement`),
            ...mark,
            notes,
        };
        function remember(reading) {
            known = { errors: failures.known, total: requests.known };
            sinceMs = nowMs;
            return { ...reading, notes };
        }
    };
}
async function selected(query, ask) {
    const answer = await ask(query);
    if ('problem' in answer)
        return answer;
    const found = seriesIn(answer.document);
    return 'problem' in found ? found : { ...found, notes: answer.notes };
}
function prometheus_counters_none(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-value.js

/** One number from one query: empty is no data, NaN (0/0) no traffic. A ratio is from 0 to 1. */
async function valuePromql(as, query, ask) {
    const answer = await ask(query);
    if ('problem' in answer)
        return { ...answer, notes: [] };
    const { notes } = answer;
    const found = numberIn(answer.document);
    if ('problem' in found)
        return { ...found, notes };
    const { value } = found;
    if (value === undefined)
        return { ...missing('missing', 'the query gives no series now'), notes };
    if (Number.isNaN(value))
        return { ...missing('no-traffic', 'the query gives NaN: 0 divided by 0'), notes };
    if (!Number.isFinite(value))
        return { ...missing('missing', 'the query gives an infinite value'), notes };
    if (as === 'value')
        return { value, notes };
    if (value >= 0 && value <= 1)
        return { ratio: value, notes };
    return { ...missing('query', `the query gives ${value}, which is no ratio (0 to 1)`), notes };
}
function missing(kind, reason) {
    return { problem: { kind, reason } };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-signal.js




/** Scrapes are 15 s to 1 min apart: a rate needs two of them. */
const SHORTEST_RATE_MS = 120_000;
/** How a signal is measured: selectors series by series, everything else as the server evaluates it. */
function signalWatch(query, intervalMs, ask, clock) {
    if (query.form === 'counters') {
        const plain = [query.errors, query.total].filter(isSelector).length;
        if (plain === 2)
            return counterWatch(query, ask, clock);
        if (plain === 1)
            return refuse('errors and total must both be plain selectors, or both be expressions');
        const ranges = [query.errors, query.total].map((text) => increaseRangeMs(text) ?? Number.POSITIVE_INFINITY);
        // Longer ranges overlap: each request would be counted several times.
        return () => bothPromql(query, Math.max(...ranges) <= intervalMs, ask);
    }
    const range = promDuration(Math.max(SHORTEST_RATE_MS, 2 * intervalMs));
    const plain = isSelector(query.query);
    if (query.form === 'quantile') {
        if (!plain)
            return refuse('a quantile is made from a plain selector of buckets: …_bucket{…}');
        const rates = `sum by (le) (rate(${query.query}[${range}]))`;
        return () => valuePromql('value', `histogram_quantile(${query.quantile}, ${rates})`, ask);
    }
    if (query.form === 'rate' && plain) {
        return () => valuePromql('value', `sum(rate(${query.query}[${range}]))`, ask);
    }
    return () => valuePromql(query.form === 'ratio' ? 'ratio' : 'value', query.query, ask);
}
function refuse(reason) {
    return async () => ({ problem: { kind: 'query', reason }, notes: [] });
}

;// CONCATENATED MODULE: ./build/packages/metric/src/prometheus-source.js





/** Asks a Prometheus server, or what speaks its API. It remembers the newest sample of each series. */
function prometheusSource(settings, signals, world) {
    const name = new URL(settings.url).host;
    const headers = [['content-type', 'application/x-www-form-urlencoded'], ...settings.headers];
    const url = queryUrl(settings.url);
    const ask = async (query) => {
        const body = new URLSearchParams({ query, timeout: promDuration(settings.timeoutMs) }).toString();
        const answer = await (0,ask_provider/* askProvider */.B)({ url, headers, body, timeoutMs: settings.timeoutMs }, world, prometheusWords);
        return 'problem' in answer ? answer : { ...answer, notes: prometheusNotes(answer.document) };
    };
    const watches = signals.map(({ query }) => signalWatch(query, settings.intervalMs, ask, world.clock));
    return {
        pace: { bucketMs: 0, lateMs: 0 },
        measure: () => Promise.all(watches.map(async (watch) => {
            const { notes, ...reading } = await watch();
            const { reset: _, restart: ___, errorsUnmatched: __, ...shared } = reading;
            return { ...shared, ...(notes.length > 0 ? { notes } : {}), instances: [{ name, ...reading }] };
        })),
        check: async () => (await Promise.all(signals.map((signal) => checkPromql(signal, ask)))).flat(),
    };
}
function queryUrl(server) {
    const url = new URL(server);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
    return url.href;
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