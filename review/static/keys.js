// The keyboard: one letter for each act, on Latin and on Thai keyboards.

import { $ } from "./page.js";

/** The key by its letter, or on a Thai keyboard by where it lies. */
function keyName(event, keys) {
  if (event.key.length > 1 || event.key in keys) return event.key;
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  if (event.code === "Slash" && event.shiftKey) return "?";
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

/** Listen: `keys` by name, `leave` for Esc in a field, `isEditing` tells whether the field is that of a new value. */
export function onKeys({ keys, leave, isEditing }) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.matches("input, select, textarea")) {
      if (event.key === "Escape") leave();
      else if (event.key === "Enter" && target.matches(".reason") && !isEditing()) keys.Enter();
      else if (event.key === "Enter" && target.matches("select")) target.form?.requestSubmit();
      else return;
      event.preventDefault();
      return;
    }
    const name = keyName(event, keys);
    if (name === "Enter" && target.matches("button, a, summary")) return;
    if (name.startsWith("Arrow") && target === $("sheet")) return; // there they scroll
    if (name in keys) {
      event.preventDefault();
      keys[name]();
    }
  });
}
