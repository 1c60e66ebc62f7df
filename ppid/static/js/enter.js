// Enter goes to the next answer, as on paper; on buttons it sends.
// A long text keeps its lines; with Ctrl or Command, Enter sends from anywhere.

const form = document.querySelector("form[data-enter]");

const stops = () =>
  [...form.querySelectorAll("input, select, textarea, button, summary")].filter(
    (one) => one.type !== "hidden" && one.tabIndex >= 0 && one.offsetParent !== null,
  );

form?.addEventListener("keydown", (event) => {
  const here = event.target;
  if (event.key !== "Enter" || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (!here.matches("input") || ["submit", "button", "file"].includes(here.type)) return;
  event.preventDefault();
  const all = stops();
  const next = all.slice(all.indexOf(here) + 1).find((one) => one.name !== here.name);
  next?.focus();
});
