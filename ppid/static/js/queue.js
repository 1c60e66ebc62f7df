// Keys for the queue: J and K go along the rows, X ticks, B chooses a step, / searches.
// Single keys can be switched off (WCAG 2.1.4) and never act while somebody types.

const KEPT = "ppid-keys-off";
const rows = [...document.querySelectorAll(".pp-queue tbody tr")];
const picks = [...document.querySelectorAll(".pp-pick")];
const said = document.querySelector("[data-chosen]");
const keys = document.querySelector("[data-keys]");
const off = document.querySelector("[data-keys-off]");

const kept = {
  get: () => { try { return localStorage.getItem(KEPT); } catch { return null; } },
  set: (value) => { try { localStorage.setItem(KEPT, value); } catch { /* for this page only */ } },
};

const count = () => {
  if (!said) return;
  const n = picks.filter((pick) => pick.checked).length;
  said.textContent = n ? said.dataset.chosen.replace("{n}", n) : "";
};

const go = (step) => {
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  next?.querySelector("a")?.focus();
};

const tick = () => {
  const pick = document.activeElement.closest("tr")?.querySelector(".pp-pick");
  if (pick) pick.checked = !pick.checked;
  count();
};

const all = () => {
  const every = picks.every((pick) => pick.checked);
  for (const pick of picks) pick.checked = !every;
  count();
};

const ACTS = {
  j: () => go(1),
  k: () => go(-1),
  x: tick,
  a: all,
  b: () => document.getElementById("tindakan")?.focus(),
  "/": () => document.getElementById("filter-words")?.focus(),
};

if (keys) {
  keys.hidden = false;
  off.checked = kept.get() === "1";
  off.addEventListener("change", () => kept.set(off.checked ? "1" : ""));
}
for (const pick of picks) pick.addEventListener("change", count);
count(); // after "back" the browser has the ticks of before

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || off?.checked) return;
  const act = ACTS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});
