// One value of a document: what is known of it, and what can be done.

import { findingView } from "./about.js";
import { has, make, ruleWords, t } from "./page.js";

export const keyOf = (value) => JSON.stringify([value.table, value.agency_id, value.year, value.code]);
export const isOpen = (value) => value.points.length > 0;

const FIELDS = {
  scores: { inputmode: "decimal", maxlength: 12 },
  fiscal_year_be: { inputmode: "numeric", maxlength: 4 },
  agency: { maxlength: 200, class: "wide" },
};

/** One value; `state` is "", "selected" or "editing", `acts` what its buttons do. */
export function valueView(value, state, acts, draft) {
  const item = make("article", {
    class: [
      "value",
      state && "selected",
      isOpen(value) && "open",
      value.decision && value.state !== "stale" && "decided",
    ]
      .filter(Boolean)
      .join(" "),
    tabindex: state ? 0 : -1,
    "data-key": keyOf(value),
    "aria-current": state ? "true" : null,
    "aria-label": `${nameOf(value)}: ${value.now || t("no_value")}`,
  });
  item.append(headView(value), marksView(value));
  if (state) item.append(...detailsView(value, acts));
  if (state)
    item.append(
      value.blocked
        ? make("p", { class: "trouble" }, t(`error.${value.blocked}`))
        : state === "editing"
          ? editView(value, acts, draft)
          : actionsView(value, acts, draft),
    );
  item.addEventListener("click", (event) => {
    if (!event.target.closest("button, input, select, summary, a")) acts.select(value);
  });
  return item;
}

export const codeOf = (value) =>
  value.table === "levels" ? t("level") : value.table === "documents" ? t(`value.${value.code}`) : value.code;
const wordsOf = (value) => (value.table === "scores" && value.name === value.code ? t("scope.item") : value.name);
const nameOf = (value) => `${codeOf(value)} ${wordsOf(value)}`.trim();

function headView(value) {
  const was = value.was || "—";
  return make(
    "div",
    { class: `line ${value.table}` },
    make("span", { class: "code" }, codeOf(value)),
    make("span", { class: "name" }, wordsOf(value)),
    value.was === null ? null : make("s", { class: "was", title: t("was", { value: was }) }, was),
    make("span", { class: "number" }, value.now || "—"),
  );
}

function marksView(value) {
  const parts = value.points.map((kind) => make("span", { class: "chip warn" }, t(`point.${kind}`)));
  const settled = value.decision && value.state !== "stale";
  if (value.status && !settled && !value.points.some((kind) => kind.startsWith("contested")))
    parts.push(make("span", { class: `chip status ${value.status}` }, t(`status.${value.status}`)));
  if (value.decision) {
    parts.push(
      value.state === "stale"
        ? make("span", { class: "chip warn" }, t("state.stale"))
        : make("span", { class: "chip good" }, `✓ ${t(`decided.${value.decision.action}`)}`),
    );
  }
  return make("div", { class: "marks" }, parts);
}

function detailsView(value, acts) {
  const parts = [];
  if (value.rule)
    parts.push(
      make(
        "p",
        { class: "small" },
        ruleWords(value),
        value.confidence === null || !value.published ? "" : ` · ${t("confidence", { n: value.confidence })}`,
      ),
    );
  if (value.prints.length) {
    parts.push(
      make(
        "div",
        { class: "prints" },
        make("span", { class: "small" }, `${t("prints")}:`),
        value.prints.map((print) => printView(value, print, acts)),
      ),
    );
  }
  if (value.findings.length) parts.push(make("ul", { class: "findings" }, value.findings.map(findingView)));
  if (value.decision) {
    const { who, why } = value.decision;
    const state = has(`state.${value.state}`) ? t(`state.${value.state}`) : "";
    parts.push(
      make(
        "p",
        { class: "decision" },
        make("span", {}, t("decided_by", { who, why })),
        make("span", { class: "small" }, state),
        make("button", { type: "button", class: "plain", onclick: () => acts.withdraw(value) }, t("withdraw")),
      ),
    );
  }
  return parts;
}

// What says whose a print is and of which year.
function coordinates(print) {
  const raw = print.owner_raw ? ` “${print.owner_raw}”` : "";
  return [
    print.owner_from ? `${t("why_owner")} ${t(`set_by.${print.owner_from}`)}${raw}` : "",
    print.year_from ? `${t("why_year")} ${t(`set_by.${print.year_from}`)}` : "",
  ];
}

function printView(value, print, acts) {
  const place =
    print.page !== null ? t("page", { n: print.page }) : print.line !== null ? t(acts.unit(), { n: print.line }) : "";
  const read = print.confidence === null ? "" : t("read_confidence", { n: print.confidence.toFixed(2) });
  const text = [
    make("b", {}, print.value || print.raw),
    print.raw !== print.value && print.value ? ` (${print.raw})` : "",
    place ? ` ${place}` : "",
    read ? ` · ${read}` : "",
    print.chosen && print.value ? ` · ${t("chosen")}` : "",
  ];
  const rejected = print.because && has(`rejection.${print.because}`) ? t(`rejection.${print.because}`) : "";
  const why = [rejected, ...coordinates(print)].filter(Boolean).join("\n");
  if (!print.value || value.blocked) return make("span", { class: "print", title: why }, text);
  return make(
    "button",
    {
      type: "button",
      class: `print ${print.chosen ? "chosen" : "rival"}`,
      title: [why, t("take_print", { value: print.value })].filter(Boolean).join("\n"),
      onclick: () => acts.edit(value, print.value),
    },
    text,
  );
}

function reasonView(kind, draft) {
  const input = make("input", {
    class: "reason",
    maxlength: 400,
    value: draft.why ?? t(`why.${kind}`),
    autocomplete: "off",
  });
  input.addEventListener("input", () => {
    draft.why = input.value;
  });
  return make("label", {}, make("span", {}, t("reason")), input);
}

function actionsView(value, acts, draft) {
  const best = value.now === "" || value.table === "documents" ? "correct" : "confirm";
  const button = (kind, key, act, usable) =>
    make(
      "button",
      { type: "button", class: kind === best ? "main" : "", disabled: !usable, "data-act": kind, onclick: act },
      `${t(kind)} `,
      make("kbd", {}, key),
    );
  return make(
    "div",
    { class: "act" },
    make(
      "div",
      { class: "row" },
      button("confirm", "Enter", () => acts.decide(value, "confirm"), value.now !== ""),
      button("correct", "e", () => acts.edit(value), true),
      value.table !== "documents" ? button("unreadable", "u", () => acts.decide(value, "unreadable"), true) : null,
    ),
    reasonView(best, draft),
  );
}

function editView(value, acts, draft) {
  const start = draft.value ?? value.now;
  let input;
  if (value.choices.length) {
    input = make(
      "select",
      { name: "value", "aria-label": t("choose_level") },
      value.choices.map((level) => make("option", { value: level, selected: level === start }, level)),
    );
  } else {
    input = make("input", {
      name: "value",
      value: start,
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": t("new_value"),
      placeholder: value.code === "agency" ? t("agency_hint") : null,
      ...FIELDS[value.table === "documents" ? value.code : value.table],
    });
  }
  const form = make(
    "form",
    { class: "act" },
    make(
      "div",
      { class: "row" },
      make("label", {}, make("span", {}, t("new_value")), input),
      make("button", { type: "submit", class: "main" }, t("save")),
      make("button", { type: "button", onclick: () => acts.cancel() }, t("cancel")),
    ),
    reasonView("correct", draft),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    draft.value = input.value;
    acts.decide(value, "correct", input.value);
  });
  return form;
}
