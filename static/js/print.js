// The blank form offers to print itself.

const offer = document.querySelector("[data-print]");
offer.hidden = false;
offer.querySelector("button").addEventListener("click", () => print());
document.querySelector("[data-by-hand]").hidden = true;
