// Small comforts for forms. Every page works without this file.

// The error summary gets the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

// A link of the summary puts the cursor into its field and shows the label above it.
document.querySelector(".govuk-error-summary__list")?.addEventListener("click", (event) => {
  const target = event.target.closest("a");
  const field = target && document.getElementById(target.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const whole = field.closest("fieldset, .govuk-form-group") ?? field;
  whole.scrollIntoView();
  field.focus({ preventScroll: true });
});

// Letters left, counted as the server counts them; said aloud only after a pause.
for (const area of document.querySelectorAll("textarea[data-most]")) {
  const words = document.getElementById(`${area.id}-most`);
  const spoken = Object.assign(document.createElement("div"), { className: "govuk-visually-hidden" });
  spoken.setAttribute("aria-live", "polite");
  words.after(spoken);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let pause;
  const count = () => {
    const left = Number(area.dataset.most) - [...area.value].length;
    const pattern = left < 0 ? words.dataset.over : words.dataset.left;
    words.textContent = pattern.replace("{n}", number.format(Math.abs(left)));
    words.classList.toggle("govuk-error-message", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => { spoken.textContent = words.textContent; }, 1000);
  };
  area.addEventListener("input", count);
  if (area.value) count();
}

// A second press of the same button within two seconds is a slip of the finger.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - sent < 2000 && sent) event.preventDefault();
    else sent = event.timeStamp;
  });
}
