// An open meeting follows the others: htmx fetches what has changed. Here is what a swap would lose, and what to say
// while there is no connection. The page works without it.

const following = document.querySelector("[data-following]");
const kept = { scroll: 0, open: new Set() };

const sides = () => document.querySelector("#sides");

document.addEventListener("htmx:beforeSwap", () => {
  kept.scroll = sides()?.scrollLeft ?? 0;
  kept.open = new Set([...document.querySelectorAll("main details[id]")].filter((each) => each.open).map(({ id }) => id));
});

document.addEventListener("htmx:afterSettle", () => {
  sides()?.scrollTo({ left: kept.scroll });
  for (const each of document.querySelectorAll("main details[id]")) each.open = kept.open.has(each.id);
});

for (const [name, lost] of [["htmx:sendError", true], ["htmx:responseError", true], ["htmx:afterOnLoad", false]])
  document.addEventListener(name, () => (following.hidden = !lost));
