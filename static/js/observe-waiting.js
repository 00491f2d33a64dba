// The envelope asks now and then whether it has opened: then the same address leads to the comparison.

const EVERY = 15_000;

setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  if (answer?.redirected) location.assign(answer.url);
}, EVERY);
