// Who decides: asked once, kept by the browser, sent with every decision.

import { $, kept, t } from "./page.js";

/** Ask for the name, the last one in the file proposed; gives what is known in the end. */
export function askName(hint) {
  const dialog = $("naming");
  $("naming-input").value = kept.get("who") || hint;
  dialog.showModal();
  $("naming-input").select();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(kept.get("who")), { once: true }));
}

/** Show the name. */
export function named() {
  $("who").textContent = kept.get("who") || t("name");
}

$("naming-form").addEventListener("submit", (event) => {
  event.preventDefault();
  kept.set("who", $("naming-input").value.trim());
  named();
  $("naming").close();
});
