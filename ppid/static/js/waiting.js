// A page that waits: asks for itself again and shows what changed. Without this file it reloads.
const SECONDS = 1000;
const MOST = 300; // looks; then the reader asks, so that no forgotten page keeps a sign-in awake

const waiting = () => document.querySelector("[data-waiting]");

const look = async (left) => {
  const here = waiting();
  if (!here || !left) return;
  await new Promise((done) => setTimeout(done, Number(here.dataset.waiting) * SECONDS));
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.querySelector("[data-waiting]");
    if (!answer.ok || !there) {
      location.reload();
      return;
    }
    const [was, is] = [here, there].map((part) => part.querySelector("[role=status]"));
    if (was.innerHTML !== is.innerHTML) was.replaceChildren(...is.childNodes);
  } catch {
    // The network was away for a moment: the next look tells.
  }
  look(left - 1);
};

look(MOST);
