(() => {
  "use strict";
  const HAN = /\p{Script=Han}/u;
  const LETTER = /[\p{L}\p{N}]/u;
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("search-data").textContent);
  const field = find("search-field");
  const status = find("search-status");
  const list = find("search-results");

  // Full width, case and accents apart: "ＤＥ", "de" and "dé" are one.
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKC");
  const entries = data.entries.map((entry) => ({
    ...entry,
    texts: [entry.name, entry.twin, entry.code].map(fold),
  }));

  // 0 the whole text, 1 a whole word of it, 2 the beginning of one, 3 inside one.
  // Chinese sets no space between words: there only the beginning of a text counts.
  const rank = (text, word) => {
    if (text === word) return 0;
    if (HAN.test(word) && text.includes(word)) return text.startsWith(word) ? 2 : 3;
    let best = Infinity;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const begins = at === 0 || !LETTER.test(text[at - 1]);
      const after = text[at + word.length];
      const ends = after === undefined || !LETTER.test(after);
      best = Math.min(best, begins ? (ends ? 1 : 2) : 3);
    }
    return best;
  };
  const score = (entry, words) =>
    words.reduce(
      (sum, word) => sum + Math.min(...entry.texts.map((text) => rank(text, word))),
      0,
    );
  const search = (query) => {
    const folded = fold(query);
    const words = folded.split(/[^\p{L}\p{N}_-]+/u).filter(Boolean);
    if (!words.length) return null;
    return entries
      .map((entry, order) => ({
        entry,
        order,
        score: entry.texts.includes(folded.trim()) ? -1 : score(entry, words),
      }))
      .filter((one) => one.score < Infinity)
      .sort((a, b) => a.score - b.score || a.order - b.order)
      .map((one) => one.entry);
  };

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const link = ({ text, href, lang }) =>
    make("a", text, lang === data.lang ? { href } : { href, hreflang: lang });
  const lead = (target) => {
    const item = make("li", "");
    item.append(link(target));
    return item;
  };
  const show = (entry) => {
    const [first, ...others] = entry.targets;
    const item = make("li", "");
    const title = make("p", "", { class: "hit" });
    title.append(link({ ...first, text: entry.name }), " ", make("span", entry.kind));
    const names = make("p", "", { class: "note" });
    names.append(make("span", entry.twin, { lang: data.twin }), " · ", make("code", entry.code));
    const leads = make("ul", "");
    leads.append(make("li", first.text));
    leads.append(...others.map(lead));
    item.append(title, names, leads);
    return item;
  };
  const update = () => {
    const found = search(field.value);
    const shown = found ? found.slice(0, data.most) : [];
    const isNothing = found && !found.length && data.dictionary;
    list.replaceChildren(...(isNothing ? [lead(data.dictionary)] : shown.map(show)));
    if (!found) status.textContent = "";
    else if (!found.length) status.textContent = data.none;
    else status.textContent = found.length > data.most ? data.more : data.counts[found.length - 1];
  };

  const links = () => [...list.querySelectorAll("a")];
  const move = (step) => {
    const all = [field, ...links()];
    const next = all[all.indexOf(document.activeElement) + step];
    if (next) next.focus();
  };
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };
  find("search").addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in STEPS) {
      event.preventDefault();
      move(STEPS[event.key]);
    } else if (event.key === "Escape") {
      field.value = "";
      update();
      field.focus();
    } else if (event.key === "Enter" && event.target === field) {
      list.querySelector(".hit a")?.click();
    }
  });
  field.addEventListener("input", update);
  find("search").hidden = false;
  update();
})();
