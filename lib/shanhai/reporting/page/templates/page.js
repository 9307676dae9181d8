// A number leads to its note. Here the note opens at the number; without this
// script, or in a browser without popovers, the same link jumps to the list.
(() => {
  "use strict";
  // A number in a drawing has `xlink:href`, any other `href`.
  const readTarget = (link) =>
    (link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "").slice(1);

  // On paper a number bears that of its note.
  const notes = [...document.querySelectorAll(".sh-notes > li")].map(({ id }) => id);
  for (const link of document.querySelectorAll("a.sh-cited"))
    link.dataset.note = notes.indexOf(readTarget(link)) + 1;
  if (!HTMLElement.prototype.showPopover) return;

  const GAP = 8; // pixels between note, number and the window's edges
  let box; // made for the first number that is opened, so that loading costs nothing
  let opener; // the number the note stands at

  // The name of what is pressed goes into the note; identifiers stay with the list.
  const fillBox = (note) => {
    const copy = note.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) {
      part.removeAttribute("id");
    }
    copy.querySelector("b").id = "sh-popover-title";
    box.querySelector(".sh-notes").replaceChildren(copy);
    box.querySelector(".sh-all-notes").href = `#${note.id}`;
    box.scrollTop = 0;
  };

  // Below the number, above or beside it: the first place with room for the note.
  // It is a place on the page, so that the note scrolls with its number.
  const placeBox = () => {
    const { top, bottom, left, right } = opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const { clientWidth, clientHeight } = document.documentElement;
    const places = [
      { x: left, y: bottom + GAP, fits: bottom + height + 2 * GAP <= clientHeight },
      { x: left, y: top - GAP - height, fits: top - height >= 2 * GAP },
      { x: right + GAP, y: top, fits: right + width + 2 * GAP <= clientWidth },
      { x: left - GAP - width, y: top, fits: left - width >= 2 * GAP },
    ];
    const { x, y } = places.find((place) => place.fits) ?? places[0];
    const keep = (wanted, size, room) =>
      Math.max(GAP, Math.min(wanted, room - size - GAP));
    box.style.top = `${keep(y, height, clientHeight) + window.scrollY}px`;
    box.style.left = `${keep(x, width, clientWidth) + window.scrollX}px`;
  };

  // The note stands at the end of the page; Tab out of it goes on at the number,
  // as if the note stood there. Hiding it gives the focus back to the number.
  const leaveByTab = (event) => {
    if (event.key !== "Tab") return;
    const stops = [...box.querySelectorAll("a[href], button")];
    const here = document.activeElement;
    if (!event.shiftKey && here === stops.at(-1)) box.hidePopover();
    if (event.shiftKey && (here === stops[0] || here === box)) {
      event.preventDefault();
      box.hidePopover();
    }
  };

  const makeBox = () => {
    const frame = document.getElementById("sh-note-frame");
    frame.replaceWith(frame.content);
    box = document.getElementById("sh-popover");
    box.addEventListener("keydown", leaveByTab);
    window.addEventListener("resize", () => {
      if (box.matches(":popover-open")) placeBox();
    });
  };

  const openNote = (link, note) => {
    if (!box) makeBox();
    fillBox(note);
    if (!box.contains(link)) {
      opener = link;
      link.focus(); // Safari does not focus a link that is clicked
      box.showPopover();
    }
    placeBox();
    box.focus({ preventScroll: true });
  };

  // One press copies the sentences and the address of their note.
  const copyQuote = async (button) => {
    const sentences = [...button.parentElement.querySelectorAll("p")];
    const isOpened = box?.contains(button);
    const anchor = isOpened
      ? box.querySelector(".sh-all-notes").hash
      : `#${button.closest("li").id}`;
    const address = location.href.split("#")[0] + anchor;
    const text = [...sentences.map((one) => one.textContent), address].join("\n");
    const area = document.createElement("textarea");
    area.value = text;
    button.after(area);
    area.select();
    // A page of a file may have no clipboard; what is selected can always be copied.
    const isCopied = document.execCommand("copy");
    area.remove();
    if (!isCopied) await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
    button.focus();
  };
  // What all sentences of a document begin with is said once, above its notes, and
  // so are reservations that they repeat, where they are hidden.
  const { content } = document.getElementById("sh-copier");
  for (const quote of document.querySelectorAll(".sh-quote:has([lang])")) {
    for (const part of quote.children) {
      const name = `.sh-begin [lang=${part.lang}]`;
      const begin = quote.closest("details")?.querySelector(name);
      const ends = begin?.dataset.ends?.split("|");
      let rest = part.textContent;
      if (ends) rest = rest.replace(/#(\d+)/g, (_, place) => ends[place]);
      if (begin) part.textContent = begin.textContent + rest;
    }
    quote.append(content.cloneNode(true));
  }
  for (const begin of document.querySelectorAll(".sh-begin")) begin.remove();

  // Who comes from another page for one value has asked for its note.
  addEventListener("load", () => {
    const link = document.querySelector('[id^="f-"]:target a.sh-cited');
    const note = link && document.getElementById(readTarget(link));
    if (note) openNote(link, note);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".sh-copy");
    if (button) {
      copyQuote(button);
      return;
    }
    const link = event.target.closest('a.sh-cited, .sh-popover a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!link.matches(".sh-cited")) {
      box.hidePopover(); // and let the link jump
      return;
    }
    const note = document.getElementById(readTarget(link));
    // Inside the list the next note is near: a jump shows it among the others.
    if (!note || link.closest(".sh-notes")?.contains(note)) return;
    event.preventDefault();
    openNote(link, note);
  });
})();
