// Minutes from the front: start and pause on the ruler of the lesson. There is no mark of any rule here: it would prime.
// The stretches are kept as seconds since the lesson began, so it runs on with the screen locked.

const form = document.querySelector("#sheet");
const card = form.querySelector("[data-stopwatch]");

if (card) {
  const [start, pause, words, back, hand] = ["start", "pause", "words", "back", "hand"].map((part) =>
    card.querySelector(`[data-stopwatch-${part}]`),
  );
  const face = card.querySelector("[data-stopwatch-clock]");
  const byHand = card.querySelector("[data-by-hand]");
  const minutes = byHand.querySelector("input");
  const field = card.querySelector('[name="stretches"]');
  const skew = Number(form.dataset.now) - Date.now();
  const begins = Number(form.dataset.start);
  const length = Number(card.dataset.minutes) * 60;
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });

  const into = () => Math.min(Math.max(0, Math.floor((Date.now() + skew - begins) / 1000)), length);
  const inLesson = () => Date.now() + skew >= begins - 600_000 && Date.now() + skew < Number(form.dataset.end);
  let stretches = JSON.parse(field.value || "[]");
  let isByHand = stretches.length === 0 && (minutes.value !== "" || !inLesson());

  const running = () => stretches.length > 0 && stretches.at(-1)[1] === null;
  const total = () => stretches.reduce((sum, [from, to]) => sum + Math.max(0, (to ?? into()) - from), 0);
  const seconds = () => {
    if (!isByHand) return stretches.length ? total() : null;
    return minutes.value === "" ? null : Math.round(Number(minutes.value) * 60);
  };

  // The picture's own bars are taken out and drawn anew under its outline, to the same scale.
  function draw() {
    const svg = card.querySelector("[data-ruler] svg");
    const outline = svg.querySelectorAll("rect:not([data-live])")[1];
    const scale = (svg.viewBox.baseVal.width - 2) / length;
    for (const old of svg.querySelectorAll(".pf-bar, [data-live]")) old.remove();
    const bar = (from, to, look) => {
      const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      shape.setAttribute("class", look);
      shape.dataset.live = "";
      shape.setAttribute("x", 1 + from * scale);
      shape.setAttribute("y", outline.getAttribute("y"));
      shape.setAttribute("width", Math.max(0, (to - from) * scale));
      shape.setAttribute("height", outline.getAttribute("height"));
      outline.before(shape);
    };
    svg.setAttribute("aria-label", `${Math.round((seconds() ?? 0) / 6) / 10} of ${length / 60} minutes from the front`);
    bar(0, into(), "pf-surface");
    if (!isByHand) for (const [from, to] of stretches) bar(from, Math.max(from, to ?? into()), "pf-bar");
  }

  function show() {
    const now = seconds() ?? 0;
    face.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    start.hidden = isByHand || running() || !inLesson();
    pause.hidden = isByHand || !running();
    byHand.hidden = !isByHand;
    hand.hidden = isByHand;
    back.hidden = !isByHand || (!inLesson() && stretches.length === 0);
    words.hidden = !running() || isByHand;
    if (running()) {
      words.textContent = `Running since ${clock.format(begins + stretches.at(-1)[0] * 1000).replace(":", ".")}, also with the screen locked.`;
    }
    draw();
    form.dispatchEvent(new CustomEvent("sheet:minutes", { detail: { seconds: seconds(), length } }));
  }

  function settle() {
    minutes.disabled = !isByHand;
    field.value = isByHand ? "" : JSON.stringify(stretches);
  }

  function keep() {
    settle();
    show();
    form.dispatchEvent(new CustomEvent("sheet:changed"));
    form.dispatchEvent(new CustomEvent("sheet:save"));
  }

  start.addEventListener("click", () => {
    stretches.push([into(), null]);
    keep();
    pause.focus();
  });
  pause.addEventListener("click", () => {
    stretches.at(-1)[1] = into();
    keep();
    start.focus();
  });
  hand.addEventListener("click", () => {
    if (running()) stretches.at(-1)[1] = into();
    minutes.disabled = false;
    minutes.value = stretches.length ? String(Math.round(total() / 0.6) / 100) : minutes.value;
    isByHand = true;
    keep();
    minutes.focus();
  });
  back.addEventListener("click", () => {
    isByHand = false;
    keep();
    start.focus();
  });
  minutes.addEventListener("input", show);
  form.addEventListener("sheet:restore", (event) => {
    stretches = JSON.parse(event.detail.stretches?.[0] || "[]");
    isByHand = stretches.length === 0 && (Boolean(event.detail.minutes?.[0]) || !inLesson());
    settle();
    show();
  });

  card.querySelector("[data-stopwatch-other]").hidden = false;
  minutes.disabled = !isByHand;
  show();
  setInterval(() => !document.hidden && running() && show(), 1000);
  setInterval(() => !document.hidden && show(), 30_000);
}
