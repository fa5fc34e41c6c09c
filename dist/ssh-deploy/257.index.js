"use strict";
exports.id = 257;
exports.ids = [257];
exports.modules = {

/***/ 1257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   unpackZip: () => (/* binding */ unpackZip)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8321);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _deploy_actions_error__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7173);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(663);
/* harmony import */ var _unpacked_names__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4131);








const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
/** Systems on which an archive may be made whose attributes have a mode: Unix and macOS. */
const UNIX_SYSTEMS = new Set([3, 19]);
/** By the type in the upper bits of a mode. */
const KINDS = { 8: 'file', 4: 'folder', 10: 'link' };
const LOCAL_HEADER_BYTES = 30;
/** The longest target that a system takes. */
const TARGET_BYTES = 4096;
/**
 * Unpacks a zip archive by its central directory, one entry after the other, never whole in memory. Nothing is written
 * before every name was checked. Throws `SOURCE` for encrypted entries, names that occur twice, that lead out, that have
 * a backslash or whose encoding is not known, for other compressions than deflate, for entries that overlap or need more
 * room than there is, and for a content that is not as long, or not the same, as the archive says.
 */
async function unpackZip(file, folder) {
    const zip = await (0,yauzl__WEBPACK_IMPORTED_MODULE_6__/* .openPromise */ .sO)(file, { decodeStrings: false, autoClose: false });
    try {
        const names = new _unpacked_names__WEBPACK_IMPORTED_MODULE_7__/* .UnpackedNames */ .mT(file);
        const entries = [];
        for await (const entry of zip.eachEntry()) {
            const path = (0,yauzl__WEBPACK_IMPORTED_MODULE_6__/* .getFileNameLowLevel */ .ax)(entry.generalPurposeBitFlag | UTF8_FLAG, entry.fileNameRaw, entry.extraFields, true);
            const kind = kindOf(entry, path);
            if (isRefused(names, entry, path, kind) || kind === undefined)
                continue;
            const name = _unpacked_names__WEBPACK_IMPORTED_MODULE_7__/* .UnpackedNames */ .mT.normalize(path);
            const target = kind === 'link' ? String(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.buffer)(await contentOf(zip, entry, path))) : '';
            if (kind === 'link' && (target === '' ? names.refuse(path, 'is a link to nothing') : names.refuses(path, target)))
                continue;
            names.set(name, { kind, mode: modeOf(entry, kind), mtime: timeOf(entry), target });
            entries.push({ name, kind, entry });
        }
        names.check(['link', 'file']);
        requireOwnBytes(file, zip.fileSize, entries.map(({ entry }) => entry));
        const bytes = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
        const free = await (0,_unpacked_names__WEBPACK_IMPORTED_MODULE_7__/* .freeBytes */ .go)(folder);
        if (bytes > free)
            throw (0,_unpacked_names__WEBPACK_IMPORTED_MODULE_7__/* .noRoom */ .fj)(file, bytes, free);
        for (const { name, kind, entry } of entries) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(kind === 'folder' ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
            if (kind !== 'file')
                continue;
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(await contentOf(zip, entry, name), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path, { flags: 'wx', mode: 0o600 }));
        }
        names.finish(folder);
    }
    finally {
        zip.close();
    }
}
function isRefused(names, entry, path, kind) {
    if (kind === undefined)
        return names.refuse(path, 'is neither a file, a folder nor a link');
    if (!isNameKnown(entry))
        return names.refuse(path, 'has a name with an unknown encoding; create the archive with UTF-8 names');
    if (path.includes('\\'))
        return names.refuse(path, 'has a backslash in its name; create the archive with a program that writes `/`');
    if (names.refuses(path))
        return true;
    const name = _unpacked_names__WEBPACK_IMPORTED_MODULE_7__/* .UnpackedNames */ .mT.normalize(path);
    if (name === '' || (name === '.' && kind !== 'folder'))
        return names.refuse(path, 'has no name');
    const before = names.has(name);
    if (before && (before.kind !== 'folder' || kind !== 'folder'))
        return names.refuse(path, 'is in the archive twice');
    if (entry.isEncrypted())
        return names.refuse(path, 'is encrypted; create the archive without a password');
    if (!entry.canDecodeFileData())
        return names.refuse(path, `uses compression method ${entry.compressionMethod}; use deflate`);
    if (kind === 'link' && entry.uncompressedSize > TARGET_BYTES)
        return names.refuse(path, 'is a link that is too long');
    return false;
}
/** Names that are plain ASCII or said to be UTF-8; those made on Unix and macOS are taken for UTF-8, as unzip does. */
function isNameKnown({ generalPurposeBitFlag, extraFields, fileNameRaw, versionMadeBy }) {
    if ((generalPurposeBitFlag & UTF8_FLAG) !== 0 || UNIX_SYSTEMS.has(versionMadeBy >>> 8))
        return true;
    return extraFields.some(({ id }) => id === UNICODE_PATH_FIELD) || fileNameRaw.every((byte) => byte < 0x80);
}
function kindOf(entry, path) {
    const type = unixMode(entry) >>> 12;
    if (type !== 0 && KINDS[type] !== 'file')
        return KINDS[type];
    return path.endsWith('/') ? 'folder' : 'file';
}
function modeOf(entry, kind) {
    return unixMode(entry) & 0o777 || (kind === 'folder' ? 0o755 : 0o644);
}
function unixMode({ versionMadeBy, externalFileAttributes }) {
    return UNIX_SYSTEMS.has(versionMadeBy >>> 8) ? externalFileAttributes >>> 16 : 0;
}
/** The old form has no time zone: it is taken for UTC, so that the same archive gives the same times everywhere. */
function timeOf(entry) {
    const time = entry.getLastModDate({ timezone: 'UTC' });
    return Number.isNaN(time.getTime()) ? new Date(0) : time;
}
/** Ends with an error where length or CRC-32 are not those that the archive says. */
async function contentOf(zip, entry, name) {
    const content = await zip.openReadStreamPromise(entry);
    return (async function* checked() {
        let sum = 0;
        for await (const chunk of content) {
            sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.crc32)(chunk, sum);
            yield chunk;
        }
        if (sum !== entry.crc32)
            throw new Error(`${name} is damaged: its CRC-32 does not match`);
    })();
}
/** A small archive can hold petabytes if its entries share their bytes. */
function requireOwnBytes(file, fileSize, entries) {
    const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
    const isShared = sorted.some((entry, at) => {
        const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
        return end > (sorted[at + 1]?.relativeOffsetOfLocalHeader ?? fileSize);
    });
    if (isShared)
        throw new _deploy_actions_error__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo('SOURCE', `${file}: entries of the archive overlap.`);
}


/***/ })

};
;