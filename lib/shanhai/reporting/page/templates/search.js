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
  const DERIVED = 3;
  const MOST_LINES = 8;
  const anchor = (code) => code.replace(/[^A-Za-z0-9]/g, "-");
  const pairings = data.pairings.map((one) => ({
    ...one,
    texts: [one.name, one.twin].map(fold),
  }));
  const readLine = ([whose, label, twin, value, valueTwin, period, mark, code, ...words]) => {
    const pairing = pairings[whose];
    const prefix = mark === DERIVED ? "n" : "f";
    return {
      name: pairing ? pairing.name : label,
      part: pairing ? label : "",
      value,
      period,
      mark: data.marks[mark],
      href: pairing
        ? `${pairing.page.href}#${prefix}-${anchor(pairing.code)}-${anchor(code)}`
        : "#funds",
      lang: pairing?.page.lang,
      texts: [label, twin, value, valueTwin, period, ...words].map(fold),
      around: pairing ? pairing.texts : [],
    };
  };
  const entries = data.entries.map(({ words = [], targets = [], lines = [], ...entry }) => ({
    ...entry,
    targets,
    texts: [entry.name, entry.twin, entry.code, ...words].map(fold),
    lines: lines.map(readLine),
  }));
  const domains = new Map(entries.map((entry) => [entry.code, entry.texts]));

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
  const best = (texts, word) => Math.min(Infinity, ...texts.map((one) => rank(one, word)));
  // A domain's words find its indicators, after those of their own. A pairing's words
  // narrow what is found; alone they find the pairing, not all its figures.
  const score = (own, around, domain, words) => {
    const ranks = words.map((word) => [
      best(own, word),
      best(domain, word) + 1,
      best(around, word),
    ]);
    if (ranks.every(([mine, wider]) => Math.min(mine, wider) === Infinity)) return Infinity;
    return ranks.reduce((sum, found) => sum + Math.min(...found), 0);
  };
  const judge = (entry, folded, words) => {
    const domain = domains.get(entry.domain) ?? [];
    const lines = entry.lines
      .map((line) => ({
        line,
        score: score([...entry.texts, ...line.texts], line.around, domain, words),
      }))
      .filter((one) => one.score < Infinity)
      .sort((a, b) => a.score - b.score);
    const alone = score(entry.texts, [], domain, words);
    return {
      entry,
      lines: lines.map((one) => one.line),
      score: entry.texts.includes(folded)
        ? -1
        : Math.min(alone, ...lines.map((one) => one.score)),
    };
  };
  const findAll = (folded, words) =>
    (words.length ? entries : [])
      .map((entry, order) => ({ order, ...judge(entry, folded, words) }))
      .filter((one) => one.score < Infinity)
      .sort((a, b) => a.score - b.score || a.order - b.order);
  const search = (query) => {
    const folded = fold(query).trim().replace(/(\d),(?=\d)/g, "$1");
    const words = folded.match(/[\p{L}\p{N}_-]+(?:\.\d+)?/gu) ?? [];
    if (!words.length) return null;
    // Where nothing has all: without those that nothing has, "how", then without one more.
    const known = words.filter((word) => findAll(word, [word]).length);
    const choices = [words, known, ...known.map((word) => known.filter((one) => one !== word))];
    for (const some of choices) {
      const found = findAll(some === words ? folded : some.join(" "), some);
      found.without = words.filter((word) => !some.includes(word));
      if (found.length) return found;
    }
    return [];
  };

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const link = ({ text, href, lang }) =>
    make("a", text, lang ? { href, hreflang: lang } : { href });
  const lead = (target) => {
    const item = make("li", "");
    item.append(link(target));
    return item;
  };
  const write = (line) => {
    const item = make("li", "", { class: "value" });
    const small = [line.name, line.part, line.period, line.mark].filter(Boolean);
    item.append(link({ ...line, text: line.value }), " ", make("small", small.join(" · ")));
    return item;
  };
  const show = ({ entry, lines }) => {
    const [first, ...others] = entry.targets;
    const item = make("li", "");
    const title = make("p", "", { class: "hit" });
    const target = first ?? { ...entry.lines[0], text: "" };
    title.append(link({ ...target, text: entry.name }), " ", make("span", entry.kind));
    const leads = make("ul", "");
    leads.append(...lines.slice(0, MOST_LINES).map(write));
    if (lines.length > MOST_LINES) leads.append(make("li", data.rest));
    if (!lines.length && first?.text) leads.append(make("li", first.text));
    leads.append(...others.map(lead));
    item.append(title, leads);
    return item;
  };
  const update = () => {
    const found = search(field.value);
    const shown = found ? found.slice(0, data.most) : [];
    const isNothing = found && !found.length && data.dictionary;
    list.replaceChildren(...(isNothing ? [lead(data.dictionary)] : shown.map(show)));
    if (!found) status.textContent = "";
    else if (!found.length) status.textContent = data.none;
    else {
      const count = found.length > data.most ? data.more : found.length > 1 ? data.many : data.one;
      const left = found.without.length ? data.without.replace("#", found.without.join(", ")) : "";
      status.textContent = [count.replace("#", found.length), left].filter(Boolean).join(" ");
    }
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
