// A page that is made to be printed offers to do it.

const offer = document.querySelector("[data-print]");
offer.hidden = false;
offer.querySelector("button").addEventListener("click", () => print());
document.querySelector("[data-by-hand]")?.setAttribute("hidden", "");
