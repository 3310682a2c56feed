// What the page says to the person of what was done, or why not.

import { $, has, t } from "./page.js";

let silence = 0;
/** Say something at the foot of the page, to those who listen too. */
export function tell(text, isError = false) {
  const told = $("told");
  told.textContent = text;
  told.className = isError ? "error shown" : "shown";
  told.setAttribute("role", isError ? "alert" : "status");
  clearTimeout(silence);
  silence = setTimeout(() => told.classList.remove("shown"), isError ? 9000 : 5000);
}

/** An error in the chosen language. */
export function wordsOf(error) {
  return has(`error.${error.code}`)
    ? t(`error.${error.code}`, { message: error.message })
    : t("error.other", { message: error.message });
}

/** Do something that asks the desk; say so where it goes wrong. */
export async function guarded(work) {
  try {
    await work();
  } catch (error) {
    tell(wordsOf(error), true);
  }
}
