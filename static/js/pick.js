// The button says which of the offered times it will ask for; without this it says "Ask for this time".

const button = document.querySelector("[data-names-choice]");
const form = button?.closest("form");

function name() {
  const chosen = form.querySelector("[data-button]:checked");
  if (chosen) button.textContent = chosen.dataset.button;
}

if (form) {
  form.addEventListener("change", name);
  name();
}
