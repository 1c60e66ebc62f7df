// Keeps a preview fresh while one writes. Without this file the button "Pratinjau" shows it.
const form = document.querySelector("form[data-preview]");
const shown = document.getElementById("pratinjau-isi");

const PAUSE = 600; // milliseconds without a key
const BESIDE = matchMedia("(min-width: 62em)");
let pause;
let asked = 0;

const pages = () => [...shown.querySelectorAll(".pp-preview")];

// While one writes, a letter is a window that shows the part that is written.
const follow = () => {
  shown.classList.toggle("pp-follow", BESIDE.matches);
  for (const page of pages()) {
    const mark = page.querySelector(".pp-trying");
    page.tabIndex = BESIDE.matches ? 0 : -1;
    if (mark) page.scrollTop = mark.offsetTop - page.offsetTop - 24;
  }
};

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
    const open = [...shown.querySelectorAll("details")].map((one) => one.open);
    const page = new DOMParser().parseFromString(words, "text/html");
    shown.replaceChildren(...page.body.childNodes);
    shown.querySelectorAll("details").forEach((one, at) => {
      if (at in open) one.open = open[at];
    });
    follow();
  } catch {
    // The network was away for a moment: the next key asks again.
  }
};

form?.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea")) follow();
});

form?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(refresh, PAUSE);
});
