// The desk: which document, which value, the keys, and decisions on their way to the file of corrections.

import { aboutView, checkName, checksView, countsView, groupHead, signed } from "./about.js";
import { onKeys } from "./keys.js";
import { writeList } from "./list.js";
import { askName, named } from "./naming.js";
import { $, get, kept, loadWords, make, otherLanguage, post, t, translate } from "./page.js";
import { guarded, tell, wordsOf } from "./telling.js";
import { isOpen, keyOf, valueView } from "./values.js";
import { Viewer, placeOf } from "./viewer.js";

const MANY = 60; // values; of more than that, groups start shut where nothing in them is open
const OPEN_GROUPS = 40; // and those beyond so many
const state = {
  queue: [],
  at: 0,
  shown: null,
  opening: null, // a mark of its own for each document on its way
  value: null,
  editing: false,
  draft: {},
  busy: false,
  everything: false,
  hint: "",
};
const viewer = new Viewer((value) => select(value, true));
const acts = {
  select: (value) => select(value, true),
  edit,
  cancel,
  decide,
  withdraw,
  unit: () => state.shown.unit,
};

// ---- documents

async function loadQueue(stay) {
  const told = await get(`api/queue${state.everything ? "?all=1" : ""}`);
  state.queue = told.documents;
  state.hint = told.who;
  const at = stay ? state.queue.findIndex((entry) => entry.id === stay) : 0;
  await open(Math.max(0, at));
}

async function open(at, key) {
  if (!state.queue.length) {
    state.shown = null;
    $("panel").replaceChildren(
      make("div", { class: "empty" }, make("h2", {}, t("nothing_open")), make("p", {}, t("nothing_open_note"))),
    );
    $("sheet").replaceChildren();
    $("pager").hidden = true;
    where();
    return;
  }
  state.at = at;
  where();
  const entry = state.queue[at];
  state.value = null; // no key decides in the document before while this one comes
  $("panel").setAttribute("aria-busy", "true");
  const opening = (state.opening = {});
  let shown;
  try {
    shown = await get(`api/documents/${entry.id}`);
  } finally {
    if (state.opening === opening) $("panel").setAttribute("aria-busy", "false");
  }
  if (state.opening !== opening) return; // gone on meanwhile
  state.shown = shown;
  viewer.show(shown);
  drawPanel();
  $("panel").scrollTop = 0;
  const every = everyValue();
  select(every.find((value) => keyOf(value) === key) || every.find(isOpen) || every[0] || null, true);
  if (!every.length && shown.kind !== "none") viewer.select({ prints: [] });
  setTimeout(() => drawAhead(at + 1), 400);
}

/** Have the next document's first page drawn while this one is looked at. */
async function drawAhead(at) {
  const entry = state.queue[at];
  if (!entry || state.at !== at - 1) return;
  try {
    const next = await get(`api/documents/${entry.id}`);
    const value = next.groups.flatMap((group) => group.values).find(isOpen);
    const place = value && placeOf(value);
    if (next.kind === "pages" && place && place.page) await get(`api/documents/${entry.id}/pages/${place.page}`);
  } catch {
    // it is told when the document is opened
  }
}

function step(by) {
  const at = state.at + by;
  if (at >= 0 && at < state.queue.length) guarded(() => open(at));
}

function where() {
  const some = state.queue.length > 0;
  $("where").textContent = some ? t("document_of", { n: state.at + 1, all: state.queue.length }) : t("documents");
  $("previous").disabled = state.at <= 0;
  $("next").disabled = state.at >= state.queue.length - 1;
}

// ---- values

const listedValues = () =>
  state.shown ? state.shown.groups.filter((group) => !group.shut).flatMap((group) => group.values) : [];
const everyValue = () => state.shown.groups.flatMap((group) => group.values);

function drawPanel() {
  const shown = state.shown;
  const many = shown.groups.reduce((sum, group) => sum + group.values.length, 0) > MANY;
  const groups = shown.groups.map((group, n) => {
    if (group.shut === undefined) group.shut = many && n > 0 && (n >= OPEN_GROUPS || !group.values.some(isOpen));
    return make("section", { class: "group", "data-group": n });
  });
  $("panel").replaceChildren(aboutView(shown), ...groups);
  if (!shown.groups.length) $("panel").append(make("p", { class: "empty" }, t("no_values")));
  shown.groups.forEach((_, n) => drawGroup(n));
}

function drawGroup(n) {
  const group = state.shown.groups[n];
  const section = $("panel").querySelector(`[data-group="${n}"]`);
  if (group.shut) {
    const open = () => {
      group.shut = false;
      drawGroup(n);
    };
    section.replaceChildren(
      groupHead(group, state.shown),
      make("button", { type: "button", onclick: open }, t("show_values", { n: group.values.length })),
    );
    return;
  }
  section.replaceChildren(
    make("div", { class: "top" }, groupHead(group, state.shown), checksView(group)),
    ...group.values.map(drawn),
  );
}

function drawn(value) {
  const mine = state.value !== null && keyOf(value) === keyOf(state.value);
  return valueView(value, mine ? (state.editing ? "editing" : "selected") : "", acts, state.draft);
}

function redraw(value) {
  const old = value && $("panel").querySelector(`[data-key="${CSS.escape(keyOf(value))}"]`);
  if (old) old.replaceWith(drawn(value));
}

function select(value, focus) {
  const before = state.value;
  state.value = value;
  state.editing = false;
  state.draft = {};
  if (before) redraw(before);
  if (!value) return;
  const n = state.shown.groups.findIndex((group) => group.shut && group.values.includes(value));
  if (n >= 0) {
    state.shown.groups[n].shut = false;
    drawGroup(n);
  }
  redraw(value);
  settle(focus, before === null);
  guarded(() => viewer.select(value));
}

/** Focus the selected value, below what sticks to the top of its group. */
function settle(focus, first = false) {
  const item = state.value && $("panel").querySelector(`[data-key="${CSS.escape(keyOf(state.value))}"]`);
  if (!item) return;
  if (focus) item.focus({ preventScroll: true });
  const scroller = getComputedStyle($("panel")).overflowY === "auto" ? $("panel") : document.scrollingElement;
  const inside = scroller === $("panel"); // else the page scrolls, below the document that stays on top
  const frame = inside
    ? scroller.getBoundingClientRect()
    : { top: $("viewer").getBoundingClientRect().bottom, bottom: innerHeight };
  const top = item.closest(".group").querySelector(".top");
  const sticks = top && getComputedStyle(top).position === "sticky" ? top.offsetHeight : 0;
  const at = item.getBoundingClientRect();
  if (at.top < frame.top + sticks + 4) scroller.scrollTop -= frame.top + sticks + 8 - at.top;
  else if (at.bottom > frame.bottom - 4 && !(first && at.top < frame.bottom - 120)) {
    scroller.scrollTop += Math.min(at.bottom - frame.bottom + 12, at.top - frame.top - sticks - 8);
  }
}

function move(by) {
  const every = listedValues();
  const at = state.value ? every.findIndex((value) => keyOf(value) === keyOf(state.value)) : -1;
  const next = every[Math.max(0, Math.min(every.length - 1, at + by))];
  if (next) select(next, true);
}

function edit(value, proposal) {
  if (value.blocked) return;
  if (!state.value || keyOf(state.value) !== keyOf(value)) select(value, true);
  state.editing = true;
  state.draft = proposal === undefined ? {} : { value: proposal };
  redraw(value);
  settle(false);
  const input = $("panel").querySelector("[name=value]");
  input.focus();
  if (input.select) input.select();
}

function cancel() {
  state.editing = false;
  state.draft = {};
  redraw(state.value);
  settle(true);
}

// ---- decisions

async function decide(value, action, text = "") {
  if (value.blocked) {
    tell(t(`error.${value.blocked}`), true);
    return;
  }
  if (action === "confirm" && !value.now) {
    tell(t("error.nothing_to_confirm"), true);
    return;
  }
  if (action === "unreadable" && value.table === "documents") {
    tell(t("error.needs_value"), true);
    return;
  }
  const who = kept.get("who") || (await askName(state.hint));
  if (!who) return;
  const why = state.draft.why ?? t(`why.${action}`);
  await send("api/decisions", { ...keyFields(value), action, value: text, who, why }, "saved");
}

async function withdraw(value) {
  await send(
    "api/decisions",
    { ...keyFields(value), action: "withdraw", value: "", who: "", why: "" },
    "undone",
    false,
  );
}

const keyFields = (value) => ({
  document: state.shown.id,
  table: value.table,
  agency_id: value.agency_id,
  year: value.year,
  code: value.code,
  seen: value.seen,
});

async function undo() {
  await send("api/undo", {}, "undone", false);
}

/** Send a change; then show what the arithmetic says now, and go on to the next open value. */
async function send(path, content, done, goOn = true) {
  if (state.busy) return;
  state.busy = true;
  try {
    const told = await post(path, content);
    const entry = state.queue.find((one) => one.id === told.id);
    if (entry) Object.assign(entry, { open: told.open, shown: told.shown });
    if (!state.shown || told.id !== state.shown.id) {
      const at = state.queue.findIndex((one) => one.id === told.id);
      if (at >= 0) await open(at, keyOf(told.value));
      tell(t(done));
    } else {
      tell([t(done), ...take(told)].join(" · "));
      const value = find(keyOf(told.value));
      select((goOn && nextOpen(value)) || value, true);
      if (goOn && !state.shown.open) tell(`${$("told").textContent} · ${t("all_done_next")}`);
    }
  } catch (error) {
    if (error.code === "changed") await open(state.at, content.code === undefined ? undefined : keyOf(content));
    tell(wordsOf(error), true);
    $("panel").querySelector("[name=value]")?.setAttribute("aria-invalid", "true");
  } finally {
    state.busy = false;
  }
}

const find = (key) => everyValue().find((value) => keyOf(value) === key);

/** Put a group as it stands now in the place of the old one, its values in the old order; says what changed. */
function take(told) {
  const shown = state.shown;
  Object.assign(shown, { open: told.open, shown: told.shown });
  const same = (group) => ["kind", "agency_id", "year"].every((name) => group[name] === told.group[name]);
  const n = shown.groups.findIndex(same);
  const old = shown.groups[n];
  const now = new Map(told.group.values.map((value) => [keyOf(value), value]));
  const values = old.values.map((value) => now.get(keyOf(value)) || value);
  shown.groups[n] = { ...told.group, values, shut: false };
  if (state.value) state.value = find(keyOf(state.value));
  state.editing = false;
  state.draft = {};
  drawGroup(n);
  countsView($("counts"), shown);
  return told.group.checks.flatMap((check) => {
    const before = old.checks.find((one) => one.name === check.name);
    if (!before || before.verdict === check.verdict) return [];
    if (check.verdict === "closes") return [t("now_closes", { check: checkName(check) })];
    return check.verdict === "open"
      ? [t("now_open", { check: checkName(check), residual: signed(check.residual) })]
      : [];
  });
}

function nextOpen(value) {
  const every = everyValue();
  const at = every.findIndex((one) => keyOf(one) === keyOf(value));
  return [...every.slice(at + 1), ...every.slice(0, at)].find(isOpen);
}

// ---- the list

function listDocuments() {
  writeList(state.queue, state.at, (at) => {
    $("list").close();
    guarded(() => open(at));
  });
}

async function showList() {
  const told = await get(`api/queue${state.everything ? "?all=1" : ""}`);
  const fresh = new Map(told.documents.map((entry) => [entry.id, entry]));
  state.queue.forEach((entry) => Object.assign(entry, fresh.get(entry.id) || {}));
  listDocuments();
  $("list").showModal();
  $("listed").querySelector(".here")?.scrollIntoView({ block: "center" });
}

// ---- keys and buttons

onKeys({
  keys: {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => state.value && decide(state.value, "confirm"),
    e: () => state.value && edit(state.value),
    u: () => state.value && decide(state.value, "unreadable"),
    z: undo,
    n: () => step(1),
    p: () => step(-1),
    "?": () => $("helping").showModal(),
  },
  leave: () => (state.editing ? cancel() : settle(true)),
  isEditing: () => state.editing,
});

$("previous").addEventListener("click", () => step(-1));
$("next").addEventListener("click", () => step(1));
$("where").addEventListener("click", () => guarded(showList));
$("undo").addEventListener("click", undo);
$("who").addEventListener("click", () => askName(state.hint));
$("help").addEventListener("click", () => $("helping").showModal());
$("filter").addEventListener("input", listDocuments);
$("everything").addEventListener("change", (event) =>
  guarded(async () => {
    state.everything = event.target.checked;
    await loadQueue(state.shown?.id);
    listDocuments();
  }),
);
$("language").addEventListener("click", () => {
  otherLanguage();
  translate();
  named();
  where();
  viewer.translate();
  if (state.shown) drawPanel();
  else guarded(() => open(0));
});
for (const button of document.querySelectorAll("dialog .close"))
  button.addEventListener("click", () => button.closest("dialog").close());

guarded(async () => {
  await loadWords();
  translate();
  named();
  await loadQueue();
});
