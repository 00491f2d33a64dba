// While three are being chosen, shows at once what they cross. Without this the button does it, with a new page.

const button = document.querySelector("[data-shows-crossing]");
const form = button?.form;
const shown = document.querySelector("#crosses");
const NAMES = ["one", "two", "three"];
let latest = 0;

async function show() {
  const turn = ++latest;
  const asked = new URLSearchParams(location.search);
  asked.delete("with");
  for (const name of NAMES) asked.set(name, form.elements[name].value);
  const answer = await fetch(`${location.pathname}?${asked}`).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn === latest) shown.replaceChildren(...page.querySelector("#crosses").childNodes);
}

if (form) {
  button.hidden = true;
  form.addEventListener("change", (event) => NAMES.includes(event.target.name) && show());
}
