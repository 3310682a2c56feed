// The list of documents to choose from.

import { $, make, t } from "./page.js";

const LISTED = 200; // documents at a time

/** Write the list: `queue` as the desk told it, `here` the place of the open one; `go` is called with a place. */
export function writeList(queue, here, go) {
  const wanted = $("filter").value.trim().toLowerCase();
  const found = queue
    .map((entry, at) => ({ entry, at }))
    .filter(({ entry }) => `${entry.source} ${entry.agency} ${entry.year}`.toLowerCase().includes(wanted));
  const items = found.slice(0, LISTED).map(({ entry, at }) => entryView(entry, at === here, () => go(at)));
  if (found.length > LISTED) {
    items.push(make("li", { class: "small" }, t("more_in_list", { n: found.length - LISTED })));
  }
  $("listed").replaceChildren(...items);
}

function entryView(entry, here, go) {
  const kinds = entry.kinds.map((kind) => make("span", { class: "chip warn" }, t(`point.${kind}`)));
  const done = make("span", { class: "chip good" }, `✓ ${entry.total ? t("all_done") : t("none_open")}`);
  const attributes = { type: "button", class: here ? "here" : "", "aria-current": here ? "true" : null, onclick: go };
  const button = make(
    "button",
    attributes,
    make("b", {}, entry.agency || t("no_agency")),
    make("span", { class: "small" }, `${entry.year ?? t("no_year")} · ${entry.source}`),
    make("span", { class: "marks" }, kinds.length ? kinds : done),
  );
  return make("li", {}, button);
}
