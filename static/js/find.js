// A long list gets a field above it that narrows it to entries with words that begin as those typed. Without this it is a plain list.

const LONG = 24; // entries; fewer are seen at a glance
const ACCENTS = /\p{M}/gu;

const wordsOf = (text) => text.normalize("NFD").replace(ACCENTS, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const groupOf = (option) => (option.parentElement.localName === "optgroup" ? option.parentElement : null);

function narrow(list) {
  const entries = [...list.options].map((option) => {
    const group = groupOf(option);
    return { option, group, words: wordsOf(`${option.text} ${group?.label ?? ""}`) };
  });
  const all = entries.filter(({ option }) => option.value); // but for the one that says to choose
  const field = document.createElement("input");
  const said = document.createElement("span");
  field.type = "search";
  field.className = "find";
  field.autocomplete = "off";
  field.placeholder = "Type to narrow the list";
  field.setAttribute("aria-label", `Narrow the list: ${list.labels[0]?.firstChild.textContent.trim() ?? ""}`);
  field.setAttribute("aria-controls", list.id);
  said.className = "find__said";
  said.setAttribute("role", "status");
  list.before(field, said);

  // Entries are taken out rather than hidden, which a list on a phone does not heed. What is chosen always stays.
  function show() {
    const wanted = wordsOf(field.value);
    const begins = (words, typed) => words.some((word) => word.startsWith(typed));
    const found = new Set(all.filter(({ words }) => wanted.every((typed) => begins(words, typed))));
    const kept = entries.filter((entry) => !entry.option.value || entry.option.selected || found.has(entry));
    const chosen = list.value;
    list.replaceChildren();
    for (const { group } of entries) group?.replaceChildren();
    for (const { option, group } of kept) {
      group?.append(option);
      list.append(group ?? option);
    }
    list.value = chosen;
    said.textContent = wanted.length ? `${found.size || "None"} of ${all.length}` : "";
    return wanted.length ? [...found] : [];
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // which would send the form
    const [first] = show();
    if (!first) return;
    list.value = first.option.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    list.focus();
  });
}

export function begin(lists) {
  for (const list of lists) if (list.options.length > LONG) narrow(list);
}
