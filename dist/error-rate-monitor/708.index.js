"use strict";
exports.id = 708;
exports.ids = [708];
exports.modules = {

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

/***/ 5708:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cloudwatchSource: () => (/* binding */ cloudwatchSource)
});

// EXTERNAL MODULE: ./build/packages/clock/src/index.js + 2 modules
var src = __webpack_require__(4458);
// EXTERNAL MODULE: ./build/packages/quantity/src/index.js + 3 modules
var quantity_src = __webpack_require__(7638);
// EXTERNAL MODULE: ./build/packages/metric/src/bucket-source.js + 1 modules
var bucket_source = __webpack_require__(2873);
// EXTERNAL MODULE: ./build/packages/error/src/index.js + 3 modules
var error_src = __webpack_require__(7173);
// EXTERNAL MODULE: ./build/packages/metric/src/members.js
var members = __webpack_require__(5764);
// EXTERNAL MODULE: ./build/packages/metric/src/provider-status.js
var provider_status = __webpack_require__(241);
;// CONCATENATED MODULE: ./build/packages/metric/src/cloudwatch-fault.js



const TOO_MANY = /throttl|toomanyrequests|requestlimitexceeded|slowdown|limitexceeded/i;
const NO_ACCESS = /accessdenied|unauthorized|notauthorized|credentials|expiredtoken|invalidclienttokenid|unrecognizedclient|signaturedoesnotmatch|invalidsignature|invalidtoken|optinrequired|authfailure|missingauthentication/i;
const WRONG = /validation|invalidparameter|missing(required)?parameter|malformed|endpointerror|invalid.*region/i;
/** Why CloudWatch gave nothing: throttling passes, no access and a wrong query do not. */
function cloudwatchProblem(error) {
    const name = String((0,members/* member */.Dc)(error, 'name') ?? '');
    const reason = (0,provider_status/* shorten */.m)((0,error_src/* causeChain */.DD)(error).join(': '));
    const status = (0,members/* member */.Dc)(error, '$metadata', 'httpStatusCode');
    const said = name === '' || name === 'Error' || reason.includes(name) ? reason : `${name}: ${reason}`;
    if (TOO_MANY.test(name) || status === 429)
        return { kind: 'provider', reason: `too many requests, ${said}` };
    if (NO_ACCESS.test(name) || status === 401 || status === 403)
        return { kind: 'access', reason: said };
    if (WRONG.test(name) || status === 400)
        return { kind: 'query', reason: said };
    return { kind: 'provider', reason: said };
}

;// CONCATENATED MODULE: ./build/packages/metric/src/cloudwatch-query.js
const METRIC = /^(\w[\w./:# -]*)\/([^/{}:]+?)(?:\{([^{}]*)\})?:([A-Za-z][\w.()%:]*)$/;
const DEFINITION = /^([a-z]\w*)\s*=(?!=)\s*(.+)$/;
/**
 * Lines: `Namespace/Metric{Dimension=Value,…}:Statistic` each (they are added up), or metric math as the last line, over
 * metrics that are defined before it as `name = Namespace/Metric{…}:Statistic`. `prefix` keeps the names of several
 * questions apart.
 */
function parseCloudwatch(text, prefix, periodS) {
    const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    const queries = [];
    const ids = [];
    const names = new Map();
    for (const [index, line] of lines.entries()) {
        const [, name, definition] = DEFINITION.exec(line) ?? [];
        const id = `${prefix}_${name ?? index}`;
        const metric = metricOf(definition ?? line, periodS);
        if (metric === undefined && (name !== undefined || index < lines.length - 1)) {
            return { problem: `${definition ?? line} is no Namespace/Metric{Dimension=Value}:Statistic` };
        }
        if (name !== undefined) {
            if (names.has(name))
                return { problem: `${name} is defined twice` };
            names.set(name, id);
        }
        else {
            ids.push(id);
        }
        const what = metric === undefined ? { Expression: renamed(line, names), Period: periodS } : { MetricStat: metric };
        queries.push({ Id: id, ...what, ReturnData: name === undefined });
    }
    if (ids.length === 0)
        return { problem: 'it defines metrics, and asks for none: the last line is what to ask for' };
    return { queries, ids };
}
function metricOf(text, periodS) {
    const [, namespace, metric, inside = '', statistic] = METRIC.exec(text) ?? [];
    if (namespace === undefined || metric === undefined || statistic === undefined)
        return undefined;
    const pairs = inside.split(',').flatMap((pair) => (pair.trim() === '' ? [] : [pair.trim()]));
    if (pairs.some((pair) => !/^[^=]+=.+$/.test(pair)))
        return undefined;
    const dimensions = pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { Name: name.trim(), Value: value.join('=').trim() };
    });
    return {
        Metric: { Namespace: namespace, MetricName: metric, Dimensions: dimensions },
        Period: periodS,
        Stat: statistic,
    };
}
/** The names of an expression as they were sent; what stands in quotes is no name. */
function renamed(expression, names) {
    return expression.replace(/'[^']*'|"[^"]*"|[A-Za-z_]\w*/g, (word) => names.get(word) ?? word);
}

;// CONCATENATED MODULE: ./build/packages/metric/src/cloudwatch-source.js






const BUCKET_MS = 60_000;
/** Metrics of load balancers are complete one to two minutes after their minute. */
const LATE_MS = 120_000;
const MOST_PAGES = 20;
const NOTHING = { results: new Map(), notes: [] };
/** CloudWatch, minute by minute. */
function cloudwatchSource(settings, signals, getMetricData, world) {
    const ask = async (texts, window) => {
        const questions = texts.map((text, index) => parseCloudwatch(text, `q${index}`, BUCKET_MS / 1000));
        const good = questions.filter((question) => 'queries' in question);
        const answer = good.length === 0 ? NOTHING : await fetchAll(good, window);
        if ('problem' in answer)
            return { series: texts.map(() => answer), notes: [] };
        const series = questions.map((question) => {
            if ('problem' in question)
                return { problem: { kind: 'query', reason: question.problem } };
            return addUp(question.ids.map((id) => answer.results.get(id)));
        });
        return { series, notes: answer.notes };
    };
    async function fetchAll(questions, { fromMs, toMs }) {
        const late = () => new Error(`no whole answer within ${(0,quantity_src/* formatDuration */.a3)(settings.timeoutMs)}`);
        const input = {
            MetricDataQueries: questions.flatMap(({ queries }) => queries),
            StartTime: new Date(fromMs),
            EndTime: new Date(toMs),
        };
        const results = new Map();
        const notes = [];
        try {
            await (0,src/* withDeadline */.NE)(world.clock, settings.timeoutMs, late, (signal) => pages(signal), world.signal);
        }
        catch (error) {
            if (world.signal.aborted)
                throw world.signal.reason;
            return { problem: cloudwatchProblem(error) };
        }
        return { results, notes };
        async function pages(signal) {
            let token;
            for (let page = 0; page < MOST_PAGES; page++) {
                const answer = await getMetricData(token === undefined ? input : { ...input, NextToken: token }, signal);
                notes.push(...(answer.Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [(0,provider_status/* shorten */.m)(Value)])));
                for (const result of answer.MetricDataResults ?? []) {
                    const id = result.Id ?? '';
                    results.set(id, [...(results.get(id) ?? []), result]);
                }
                token = answer.NextToken;
                if (token === undefined || token === '')
                    return;
            }
            throw new Error(`more than ${MOST_PAGES} pages of data`);
        }
    }
    return (0,bucket_source/* bucketSource */.W)({ name: `cloudwatch ${settings.region}`, bucketMs: BUCKET_MS, lateMs: LATE_MS, ask }, signals, world);
}
/** The sum of all series, bucket by bucket; a part that is refused or incomplete is no zero. */
function addUp(parts) {
    const sums = new Map();
    for (const pages of parts) {
        if (pages === undefined)
            return broken('query', 'CloudWatch did not answer the query');
        if (new Set(pages.map(({ Label }) => Label)).size > 1) {
            return broken('query', `the expression gives several series, such as ${pages[0]?.Label} and ${pages[1]?.Label}`);
        }
        const bad = pages.find(({ StatusCode }) => StatusCode === 'Forbidden' || StatusCode === 'InternalError');
        if (bad?.StatusCode === 'Forbidden')
            return broken('access', `CloudWatch says: Forbidden${messages(bad)}`);
        if (bad)
            return broken('provider', `CloudWatch says: InternalError${messages(bad)}`);
        for (const { Timestamps = [], Values = [] } of pages) {
            for (const [index, time] of Timestamps.entries()) {
                const value = Values[index];
                if (value !== undefined)
                    sums.set(time.getTime(), (sums.get(time.getTime()) ?? 0) + value);
            }
        }
    }
    const points = [...sums].map(([startMs, value]) => ({ startMs, value }));
    return points.sort((one, other) => one.startMs - other.startMs);
}
function messages({ Messages = [] }) {
    const said = (Messages ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [Value])).join('; ');
    return said === '' ? '' : `: ${(0,provider_status/* shorten */.m)(said)}`;
}
function broken(kind, reason) {
    return { problem: { kind, reason } };
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