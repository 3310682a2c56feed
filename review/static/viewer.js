// The left side: the page's picture with boxes, or the lines of a text, with the selected value in view.

import { $, get, make, t } from "./page.js";

const ZOOMS = [1, 1.5, 2, 3];
const PICTURE_PIXELS = 110 / 72; // of the plain picture, for each point of the page
const SVG = "http://www.w3.org/2000/svg";
const NARROW = 700; // CSS pixels; below it a whole page cannot be read

export class Viewer {
  /** `pick` is called with a value whose box was clicked. */
  constructor(pick) {
    this.pick = pick;
    this.sheet = $("sheet");
    this.zoom = 0;
    $("page-back").addEventListener("click", () => this.turn(-1));
    $("page-on").addEventListener("click", () => this.turn(1));
    $("zoom-in").addEventListener("click", () => this.enlarge(1));
    $("zoom-out").addEventListener("click", () => this.enlarge(-1));
  }

  /** Show a document; a value is selected afterwards. */
  show(shown) {
    this.shown = shown;
    this.value = null;
    this.page = 0;
    this.size = null;
    this.lines = null;
    this.zoom = innerWidth < NARROW ? ZOOMS.indexOf(2) : 0;
    this.sheet.replaceChildren();
    $("pager").hidden = shown.kind !== "pages";
    this.sheet.className = shown.kind;
    if (!shown.on_disk) this.say(t("not_on_disk"));
    else if (shown.kind === "none") this.say(t("no_view"));
    else if (shown.kind === "lines") this.ready = this.loadLines();
  }

  say(text) {
    this.sheet.replaceChildren(make("p", { class: "say" }, text));
  }

  /** Bring a value into view: its chosen print, else the first one. */
  async select(value) {
    this.value = value;
    if (this.shown.kind === "lines") {
      await this.ready;
      this.markLines();
    } else if (this.shown.kind === "pages") {
      const place = placeOf(value);
      await this.open(place && place.page ? place.page : this.page || 1);
    }
  }

  /** Again in the other language. */
  translate() {
    if (this.shown && this.shown.kind === "pages") this.number();
  }

  turn(step) {
    const page = this.page + step;
    if (this.shown.kind === "pages" && page >= 1 && page <= this.shown.pages) this.open(page);
  }

  enlarge(step) {
    this.zoom = Math.max(0, Math.min(ZOOMS.length - 1, this.zoom + step));
    if (this.size) this.lay();
  }

  number() {
    $("page-number").textContent = t("page_of", { n: this.page || 1, all: this.shown.pages || "?" });
    $("page-back").disabled = this.page <= 1;
    $("page-on").disabled = this.page >= this.shown.pages;
  }

  async open(page) {
    if (page === this.page && this.size) {
      this.lay();
      return;
    }
    const shown = this.shown;
    this.page = page;
    this.size = null;
    this.number();
    this.say(t("drawing"));
    let size;
    try {
      size = await get(`api/documents/${shown.id}/pages/${page}`);
    } catch (error) {
      size = { problem: error.message };
    }
    if (this.shown !== shown || this.page !== page) return; // something else was opened meanwhile
    if (size.problem) {
      this.say(t("cannot_show", { why: size.problem }));
      return;
    }
    this.size = size;
    this.lay();
  }

  /** Lay the picture and the boxes out anew. */
  lay() {
    const zoom = ZOOMS[this.zoom];
    const { width, height } = this.size;
    const sharp = this.sheet.clientWidth * zoom * devicePixelRatio > 1.25 * width * PICTURE_PIXELS ? "?zoom=2" : "";
    const source = `picture/${this.shown.id}/${this.page}${sharp}`;
    let paper = this.sheet.querySelector(".paper");
    if (!paper || paper.dataset.source !== source) {
      const picture = make("img", { src: source, alt: `${t("picture")}: ${t("page", { n: this.page })}` });
      paper = make("div", { class: "paper", "data-source": source }, picture);
      this.sheet.replaceChildren(paper);
    }
    paper.style.width = `${zoom * 100}%`;
    paper.style.aspectRatio = `${width} / ${height}`;
    paper.querySelector("svg")?.remove();
    const boxes = document.createElementNS(SVG, "svg");
    boxes.setAttribute("viewBox", `0 0 ${width} ${height}`);
    boxes.setAttribute("preserveAspectRatio", "none");
    boxes.setAttribute("aria-hidden", "true"); // the list of values says the same
    for (const [value, print, kind] of this.boxesHere()) boxes.append(this.box(value, print, kind));
    paper.append(boxes);
    const mine = boxes.querySelector(".selected") || boxes.querySelector(".rival");
    if (mine) this.scrollTo(mine);
  }

  /** The prints on this page, those of the selected value last and on top. */
  boxesHere() {
    const found = [];
    for (const group of this.shown.groups) {
      for (const value of group.values) {
        const mine = value === this.value;
        for (const print of value.prints) {
          if (print.page !== this.page || !print.box || !(mine || print.chosen)) continue;
          found.push([
            value,
            print,
            !mine ? "other" : print === placeOf(value) && print.chosen ? "selected" : print.chosen ? "same" : "rival",
          ]);
        }
      }
    }
    const order = { other: 0, rival: 1, same: 2, selected: 3 };
    return found.sort((a, b) => order[a[2]] - order[b[2]]);
  }

  box(value, print, kind) {
    const [x0, top, x1, bottom] = print.box;
    const rect = document.createElementNS(SVG, "rect");
    const room = 1.5; // points between the print and its box
    for (const [name, at] of Object.entries({
      x: x0 - room,
      y: top - room,
      width: x1 - x0 + 2 * room,
      height: bottom - top + 2 * room,
    })) {
      rect.setAttribute(name, String(Math.max(0, at)));
    }
    rect.setAttribute("class", kind);
    rect.addEventListener("click", () => this.pick(value));
    return rect;
  }

  /** Put an element into the middle of the sheet, without moving the page around it. */
  scrollTo(element) {
    const frame = this.sheet.getBoundingClientRect();
    const at = element.getBoundingClientRect();
    this.sheet.scrollTop += at.top + at.height / 2 - frame.top - frame.height / 2;
    this.sheet.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
  }

  async loadLines() {
    const shown = this.shown;
    this.say(t("loading"));
    let lines;
    try {
      lines = await get(`api/documents/${shown.id}/lines`);
    } catch (error) {
      lines = { problem: error.message };
    }
    if (this.shown !== shown) return;
    if (lines.problem) this.say(t("cannot_show", { why: lines.problem }));
    else this.lines = lines;
  }

  /** Write the lines with the prints of the selected value marked, and those of other values thinly. */
  markLines() {
    if (!this.lines) return;
    const marks = this.marks();
    const list = make("ol", { class: "lines" });
    let before = null;
    for (const row of this.lines.rows) {
      if (before !== null && row.place !== before + 1) list.append(make("li", { class: "skipped" }, "⋯"));
      before = row.place;
      const item = make("li", {}, make("span", { class: "number" }, String(row.pieces[0].line)));
      const cells = row.pieces.map((piece, n) =>
        make("span", { class: "cell" }, marked(piece.text, marks.get(`${row.place}.${n}`))),
      );
      item.append(make("span", { class: row.pieces.length > 1 ? "cells" : "text" }, cells));
      list.append(item);
    }
    this.sheet.replaceChildren(list);
    const mine = list.querySelector("mark.selected") || list.querySelector("mark.rival");
    if (mine) this.scrollTo(mine);
  }

  /** The prints to mark by row and piece; the selected value's come first. */
  marks() {
    const found = new Map();
    for (const group of this.shown.groups) {
      for (const value of group.values) {
        for (const print of value.prints) {
          const place = this.lines.places[print.id];
          if (!place) continue;
          const kind = value !== this.value ? "other" : print.chosen ? "selected" : "rival";
          if (kind === "other" && !print.chosen) continue;
          const at = place.join(".");
          found.set(at, [...(found.get(at) || []), { print, kind }]);
        }
      }
    }
    for (const list of found.values()) list.sort((a, b) => (a.kind === "other") - (b.kind === "other"));
    return found;
  }
}

/** The print that a value rests on, or its first one. */
export function placeOf(value) {
  const placed = value.prints.filter((print) => print.page !== null || print.line !== null);
  return placed.find((print) => print.chosen) || placed[0] || null;
}

/** A text in pieces, with the prints in it marked; one that is not found there marks the whole. */
function marked(text, wanted = []) {
  const spans = [];
  for (const { print, kind } of wanted) {
    const from = print.label ? Math.max(0, text.indexOf(print.label)) : 0;
    let start = text.indexOf(print.raw, from);
    if (start < 0) start = text.indexOf(print.raw);
    const span = start < 0 ? { start: 0, end: text.length, kind } : { start, end: start + print.raw.length, kind };
    if (!spans.some((other) => span.start < other.end && other.start < span.end)) spans.push(span);
  }
  spans.sort((a, b) => a.start - b.start);
  const parts = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), make("mark", { class: span.kind }, text.slice(span.start, span.end)));
    at = span.end;
  }
  return [...parts, text.slice(at)];
}
