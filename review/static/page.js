// Small helpers: elements made of texts (never of markup), requests, and the words of the chosen language.

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; strings become text nodes, so a document's text can never be markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** An error that the desk told: `code` has words. */
export class Told extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new Told("gone", "");
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Told(content.error || "other", content.message || `${answer.status}`);
  return content;
}

export const get = (path) => ask(path, {});
export const post = (path, content) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) });

/** What the browser keeps for this desk; a browser that keeps nothing is as good. */
export const kept = {
  get(name) {
    try {
      return localStorage.getItem(`prongsai-${name}`) || "";
    } catch {
      return "";
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`prongsai-${name}`, value);
    } catch {
      // asked again next time
    }
  },
};

let words = { th: {}, en: {} };
let language = "en";

export async function loadWords() {
  words = await get("api/words");
  language = kept.get("language") || (navigator.language.startsWith("th") ? "th" : "en");
}

export function otherLanguage() {
  language = language === "th" ? "en" : "th";
  kept.set("language", language);
}

export const has = (key) => key in words[language];

/** A phrase in the chosen language, its {places} filled. */
export function t(key, values = {}) {
  const phrase = words[language][key] ?? key;
  return phrase.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** What a rule of the reconciliation means. */
export const ruleWords = (value) => (value.because.phrase ? t(value.because.phrase, value.because.says) : value.rule);

/** Put the language's words into everything that asks for them by attribute. */
export function translate() {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-placeholder]"))
    element.placeholder = t(element.dataset.placeholder);
}
