"use strict";
exports.id = 371;
exports.ids = [371];
exports.modules = {

/***/ 2371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Glob: () => (/* binding */ Glob),
/* harmony export */   GlobProblem: () => (/* binding */ GlobProblem)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _walk__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6516);


/**
 * A pattern of `source`: `*`, `?`, `[abc]`, `{a,b}`, and `**` for any number of folders. As in a shell, a wildcard does
 * not match the dot at the beginning of a name. What stands before the first wildcard is a folder on the runner.
 */
class Glob {
    /** The folder before the first wildcard; what matches keeps its path below it. */
    root;
    start;
    segments;
    matchesFoldersOnly;
    /** Throws `GlobProblem` for a pattern that cannot be read in one way only. */
    constructor(pattern) {
        const parts = pattern.split('/');
        const first = parts.findIndex(hasWildcard);
        const rest = parts.slice(first).filter((part) => part !== '' && part !== '.');
        if (rest.includes('..'))
            throw new GlobProblem('`..` after a wildcard');
        if (rest.some((part) => count(part, '{') !== count(part, '}'))) {
            throw new GlobProblem('braces around a `/`; write one line for each alternative');
        }
        this.root = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
        this.matchesFoldersOnly = pattern.endsWith('/');
        this.segments = (rest.at(-1) === '**' ? [...rest, '*'] : rest).map(segment);
        this.start = this.reach([0]);
    }
    step(progress, name, isFolder) {
        const isFit = isFolder || !this.matchesFoldersOnly;
        const ends = (matches) => progress.some((at) => at === this.segments.length - 1 && this.segments[at]?.[matches](name)) && isFit;
        const isMatch = ends('matches');
        const next = isFolder ? this.reach(progress.flatMap((at) => this.after(at, name))) : [];
        return { isMatch, next, isHidden: !isMatch && name.startsWith('.') && ends('matchesHidden') };
    }
    after(at, name) {
        const one = this.segments[at];
        if (!one?.matches(name))
            return [];
        return one.isAnyDepth ? [at] : [at + 1];
    }
    /** `**` matches no folder, too. */
    reach(progress) {
        const reached = new Set();
        for (let at of progress) {
            for (; at < this.segments.length; at++) {
                reached.add(at);
                if (!this.segments[at]?.isAnyDepth)
                    break;
            }
        }
        return [...reached];
    }
}
class GlobProblem extends Error {
}
function hasWildcard(part) {
    return _walk__WEBPACK_IMPORTED_MODULE_0__/* .WILDCARD */ .bs.test(part);
}
function segment(part) {
    const isAnyDepth = part === '**';
    // Only these are wildcards: parentheses and the like are common in names.
    const escaped = part.replace(/\[[^\]]*\]|[()|+@!$^]/g, (found) => found.length > 1 ? found.replace(/^\[!/, '[^') : `\\${found}`);
    const options = { nonegate: true, noextglob: true };
    return {
        isAnyDepth,
        matches: picomatch__WEBPACK_IMPORTED_MODULE_1___default()(escaped, options),
        matchesHidden: picomatch__WEBPACK_IMPORTED_MODULE_1___default()(escaped, { ...options, dot: true }),
    };
}
function count(text, character) {
    return text.split(character).length - 1;
}


/***/ })

};
;