// What stands above the values: the document, each agency and year, and what the arithmetic says of it now.

import { has, make, t } from "./page.js";

const SIGNS = { closes: "✓", rounding: "≈", open: "✗", waiting: "…" };

/** Everything about a document above its values. */
export function aboutView(shown) {
  const agency = shown.agency ? shown.agency.name : t("no_agency");
  const year = shown.year === null ? t("no_year") : t("year", { year: shown.year });
  const counts = make("p", { class: "counts", id: "counts" });
  countsView(counts, shown);
  return make(
    "header",
    { class: "about" },
    make("h2", {}, agency),
    make("p", { class: "source" }, `${year} · ${shown.source}`),
    counts,
    notesView(shown.notes),
  );
}

export function countsView(element, shown) {
  const decided = shown.groups.some((group) => group.values.some((value) => value.decision));
  const parts = [];
  if (shown.open) parts.push(make("span", { class: "chip warn" }, t("open_count", { n: shown.open })));
  else if (decided || !shown.shown)
    parts.push(make("span", { class: "chip good" }, `✓ ${decided ? t("all_done") : t("none_open")}`));
  if (shown.shown) parts.push(make("span", { class: "chip" }, t("shown_count", { n: shown.shown })));
  element.replaceChildren(...parts);
}

function notesView(notes) {
  const parts = [];
  if (notes.points.length) {
    const items = notes.points.map((point) =>
      make("li", {}, make("strong", {}, t(`point.${point.kind}`)), point.message ? ` ${point.message}` : ""),
    );
    parts.push(make("div", { class: "note" }, make("ul", {}, items), make("p", { class: "small" }, t("shown_only"))));
  }
  if (notes.findings.length) {
    parts.push(
      make(
        "details",
        { class: "small" },
        make("summary", {}, `${t("other_findings")} (${notes.findings.length})`),
        make("ul", {}, notes.findings.map(findingView)),
      ),
    );
  }
  return parts;
}

export function findingView(finding) {
  const words = has(`finding.${finding.code}`) ? t(`finding.${finding.code}`) : finding.code;
  return make(
    "li",
    { class: `finding ${finding.severity}` },
    make("span", {}, words),
    " ",
    make("span", { class: "small", lang: "en" }, finding.message),
  );
}

/** The heading of an agency and year, without its values. */
export function groupHead(group, shown) {
  if (group.kind === "document") return make("h3", {}, t("about_document"));
  const agency = group.agency ? group.agency.name : t("no_agency");
  const year = group.year === null ? t("no_year") : t("year", { year: group.year });
  const alone = shown.agency && group.agency_id === shown.agency.id;
  return make("h3", {}, alone ? year : `${agency} · ${year}`);
}

/** What the arithmetic says now. */
export function checksView(group) {
  if (group.kind === "document") return null;
  const items = group.checks.map((check) => {
    const numbers =
      check.verdict === "waiting"
        ? t("missing", { codes: check.missing.join(", ") })
        : t("printed_computed", {
            printed: check.printed,
            computed: trimmed(check.computed),
            residual: signed(check.residual),
          });
    return make(
      "li",
      { class: `check ${check.verdict}`, "data-check": check.name },
      make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[check.verdict]),
      make("span", { class: "what" }, checkName(check)),
      make("strong", {}, t(`verdict.${check.verdict}`)),
      make("span", { class: "numbers" }, numbers),
    );
  });
  if (group.earned) items.push(earnedView(group.earned));
  const list = items.length ? make("ul", {}, items) : make("p", { class: "small" }, t("no_arithmetic"));
  return make("div", { class: "checks", role: "group", "aria-label": t("arithmetic") }, list);
}

export function checkName(check) {
  const name = t(`check.${check.kind}`, check.says);
  return check.direct ? name : `${name} (${t("from_parts", { codes: check.parts.join(", ") })})`;
}

function earnedView(earned) {
  const kind = earned.consistent === null ? "waiting" : earned.consistent ? "closes" : "open";
  const printed =
    earned.consistent === null ? "" : t(earned.consistent ? "level_fits" : "level_differs", { level: earned.printed });
  return make(
    "li",
    { class: `check ${kind}`, "data-check": "level" },
    make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]),
    make("span", { class: "what" }, t("earned")),
    make("strong", {}, earned.levels.join(` ${t("or")} `)),
    make("span", { class: "numbers" }, printed),
  );
}

const trimmed = (number) => number.replace(/0$/, "");
export const signed = (number) => (number.startsWith("-") ? trimmed(number).replace("-", "−") : `+${trimmed(number)}`);
