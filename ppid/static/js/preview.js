// Keeps a preview fresh while one writes. Without this file the button "Pratinjau" shows it.
const form = document.querySelector("form[data-preview]");
const shown = document.getElementById("pratinjau-isi");

const PAUSE = 600; // milliseconds without a key
let pause;
let asked = 0;

const places = () => [...shown.querySelectorAll("details")].map((one) => one.open);

const refresh = async () => {
  const mine = ++asked;
  try {
    const answer = await fetch(form.dataset.preview, {
      method: "POST",
      body: new FormData(form),
      redirect: "error",
    });
    const words = await answer.text();
    if (!answer.ok || mine !== asked) return;
    const open = places();
    const scrolled = [...shown.querySelectorAll(".pp-preview")].map((one) => one.scrollTop);
    const page = new DOMParser().parseFromString(words, "text/html");
    shown.replaceChildren(...page.body.childNodes);
    shown.querySelectorAll("details").forEach((one, at) => {
      if (at in open) one.open = open[at];
    });
    shown.querySelectorAll(".pp-preview").forEach((one, at) => {
      one.scrollTop = scrolled[at] ?? 0;
    });
  } catch {
    // The network was away for a moment: the next key asks again.
  }
};

// What is written comes into sight: a letter is longer than its window.
const find = () => {
  for (const page of shown?.querySelectorAll(".pp-preview") ?? []) {
    const mark = page.querySelector(".pp-trying");
    if (mark) page.scrollTop = mark.offsetTop - page.offsetTop - 24;
  }
};

find();
shown?.addEventListener("toggle", find, { capture: true, once: true });

form?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(refresh, PAUSE);
});
