// Sends a tail to the server: as its form does while one types, as any page does with what was left behind.

import { acknowledge } from "./forms.js";
import { drop } from "./tails.js";

const FORBIDDEN = 403;
const PATIENCE = 20_000; // ms; a network that swallows everything is no network

export function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? document.querySelector('[name="csrfmiddlewaretoken"]')?.value ?? "";
}

// Answers {status, answer}; status 0 where the server was not reached, or could not answer.
export async function post(address, fields) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    // The token has run out: the form brings another, for the next try.
    if (answer.status === FORBIDDEN && !isJson) await fetch(address.replace(/draft\/$/, ""));
    return isJson ? { status: answer.status, answer: await answer.json() } : { status: 0 };
  } catch {
    return { status: 0 };
  }
}

const WHY = {
  0: "It goes by itself when you’re online.",
  401: "Sign in again to send it.",
  409: "It was also saved on another device. Open the form: it shows both, and you choose.",
};

// The server has what was sent: it need not stand in the device as unsent, and the form's kept page catches up. That
// first, for a page that goes while it does this.
export async function acknowledged(form, sent, answer) {
  await acknowledge(form, { ...answer, fields: { ...sent, draft: [String(answer.draft)] } }).catch(() => {});
  await drop(sent.writer[0], Number(sent.step[0])).catch(() => {});
}

// Send what a page left behind; answers nothing once it is on the server, else a sentence that says why it is not.
export async function sendTail(tail) {
  const { status, answer } = await post(tail.draft, tail.fields);
  if (status === 200) {
    await acknowledged(tail.form, tail.fields, answer);
    return "";
  }
  return WHY[status] ?? Object.values(answer?.errors ?? {})[0] ?? "Open the form to see what is wrong with it.";
}
