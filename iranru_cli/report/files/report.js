// Filters, links and keys of the page. All that is shown stands in the HTML; this hides, counts, opens and scrolls.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const documents = [...document.querySelectorAll("details.document")];
  const data = JSON.parse(byId("data").textContent);
  const FACETS = Object.keys(data.facets);
  const FIELDS = [...FACETS, "from", "to", "q"];
  const number = new Intl.NumberFormat("fa");
  const statements = data.statements.map(([doc, count, keys, days, words]) => ({
    id: `d${doc + 1}s${count}`, doc, keys, days, words, on: true,
  }));
  let state = {}; // the filters that are set, and `at`: the id of the card or place that was gone to
  let here = null; // the element that `at` names

  // ---- text as it is compared: letters of Arabic, joiners, marks, blanks and digits make no difference

  const LETTERS = { "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و" };

  const digits = (text) =>
    text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) - (digit < "۰" ? 0x660 : 0x6f0)) % 10));

  const fold = (text) =>
    digits(text.normalize("NFKC"))
      .replace(/[\p{M}\p{Cf}\s\u0640]/gu, "")
      .replace(/[يىئكةۀأإآٱؤ]/g, (letter) => LETTERS[letter])
      .toLowerCase();

  const folded = (statement) => {
    statement.key ??= fold(
      [statement.words, ...statement.keys.flatMap((keys, n) => keys.map((key) => data.facets[FACETS[n]][key]))].join("|"),
    );
    return statement.key;
  };

  // «۱۴۰۴/۸» → "1404-08"; null for what is no date
  const dateOf = (text) => {
    const parts = digits(text.trim()).split(/[-/.]/);
    const right = parts.length <= 3 && /^\d{4}$/.test(parts[0]) && parts.slice(1).every((part) => /^\d{1,2}$/.test(part));
    return right ? parts.map((part) => part.padStart(2, "0")).join("-") : null;
  };

  // ---- which statements pass

  const isWithin = (days, from, to) => {
    if (!from && !to) return true;
    if (!days) return false;
    const [first, last] = [0, 1];
    const day = (bound, which) => days[which + (bound < "1700" ? 2 : 0)]; // Jalali years are small
    return (!from || day(from, last) >= from) && (!to || (day(to, first) && day(to, first).slice(0, to.length) <= to));
  };

  const test = () => {
    const wanted = FACETS.map((facet) => (state[facet] ? data.facets[facet].indexOf(state[facet]) : null));
    const terms = (state.q ?? "").split(/\s+/).map(fold).filter(Boolean);
    const [from, to] = ["from", "to"].map((name) => (state[name] ? dateOf(state[name]) : null));
    return (statement) =>
      wanted.every((key, n) => key === null || statement.keys[n].includes(key)) &&
      isWithin(statement.days, from, to) &&
      terms.every((term) => folded(statement).includes(term));
  };

  const isFiltered = () => FIELDS.some((name) => state[name]);

  // ---- showing what passes

  const apply = () => {
    const passes = test();
    const inDocument = new Array(documents.length).fill(0);
    for (const statement of statements) {
      statement.on = passes(statement);
      inDocument[statement.doc] += statement.on;
    }
    documents.forEach((element, n) => {
      element.hidden = documents.length > 1 && isFiltered() && !inDocument[n];
      if (element.dataset.ready) markOff(element);
    });
    const total = inDocument.reduce((sum, count) => sum + count, 0);
    write("statements", total);
    write("documents", documents.filter((element) => !element.hidden).length);
    byId("nothing").hidden = total > 0 || !isFiltered();
    for (const life of document.querySelectorAll("main > .part .life")) {
      life.hidden = Boolean(state.agreement) && life.dataset.agreement !== state.agreement;
    }
    retally();
  };

  const write = (name, count) => {
    form.querySelector(`[data-count=${name}]`).textContent = number.format(count);
  };

  // Cards that do not pass are taken away, their words in the text lose their marks.
  const markOff = (element) => {
    const off = new Set(statements.filter((s) => !s.on && documents[s.doc] === element).map((s) => s.id));
    const root = documents.length > 1 ? element : document; // the lanes of a single document stand above it
    for (const card of element.querySelectorAll(".card")) card.hidden = off.has(card.id);
    for (const mark of root.querySelectorAll("[data-of]")) mark.classList.toggle("off", off.has(mark.dataset.of));
  };

  const retally = () => {
    const counts = new Map();
    const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const { on, keys, days } of statements) {
      if (!on) continue;
      keys.forEach((found, n) => {
        for (const key of new Set(found)) {
          count(`${FACETS[n]} ${key} `);
          if (days) [4, 7].forEach((length) => count(`${FACETS[n]} ${key} ${days[2].slice(0, length)}`)); // year, month
        }
      });
    }
    for (const link of document.querySelectorAll("a[data-facet]")) {
      const { facet, key, period } = link.dataset;
      recount(link, counts.get(`${facet} ${key} ${period ?? ""}`) ?? 0);
    }
  };

  // a chip of the months, or a row with its bar
  const recount = (link, count) => {
    if (link.dataset.period) {
      link.textContent = number.format(count);
      link.classList.toggle("off", count === 0);
      return;
    }
    const item = link.closest("li");
    const share = (count / Number(item.parentElement.dataset.most)) * 100;
    item.querySelector(".count").textContent = number.format(count);
    item.querySelector("rect").setAttribute("width", `${share}%`);
    item.querySelector("rect").setAttribute("x", `${100 - share}%`);
    item.classList.toggle("none", count === 0);
  };

  // ---- documents: of a large page each stands in a <noscript> as text until it is opened; without scripts it is read as is

  const policy = window.trustedTypes?.createPolicy("iranru", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

  const unpack = (element) => {
    if (element.dataset.ready) return;
    element.dataset.ready = "yes";
    const folded = element.querySelector(":scope > noscript");
    if (folded) {
      // the page's own markup, made and escaped like all of it
      const parsed = new DOMParser().parseFromString(policy.createHTML(folded.textContent), "text/html");
      folded.replaceWith(...parsed.body.childNodes);
    }
    if (isFiltered()) markOff(element);
  };

  // ---- state: in the fragment, so that a view can be sent. «#?speaker=…&at=d1s2», or «#d1s2» without filters

  const read = () => {
    const fragment = location.hash.slice(1);
    const found = {};
    if (fragment.startsWith("?")) {
      for (const [name, value] of new URLSearchParams(fragment.slice(1))) {
        if ([...FIELDS, "at"].includes(name)) found[name] = value;
      }
    } else if (fragment) {
      found.at = fragment;
    }
    return found;
  };

  const fragment = () => {
    if (!isFiltered()) return state.at ? `#${state.at}` : location.pathname + location.search;
    return `#?${new URLSearchParams(Object.entries(state).filter(([, value]) => value))}`;
  };

  const restore = () => {
    state = read();
    for (const name of FIELDS) form.elements[name].value = state[name] ?? "";
    check();
    apply();
    if (state.at) show(state.at, false);
    // the fonts come a moment later, and lines break anew
    document.fonts.ready.then(() => here?.scrollIntoView({ block: "center" }));
  };

  const check = () => {
    for (const name of ["from", "to"]) {
      const field = form.elements[name];
      field.setAttribute("aria-invalid", String(Boolean(field.value.trim()) && dateOf(field.value) === null));
    }
  };

  const changed = () => {
    state = {};
    for (const name of FIELDS) if (form.elements[name].value.trim()) state[name] = form.elements[name].value;
    check();
    apply();
    history.replaceState(null, "", fragment());
  };

  const clear = () => {
    for (const name of FIELDS) form.elements[name].value = "";
    changed();
  };

  // ---- going to a card, a place in the text, or a document

  const show = (id, push = true) => {
    const element = documents[Number(/^d(\d+)/.exec(id)?.[1]) - 1];
    if (element) {
      element.hidden = false;
      element.open = true;
      unpack(element);
    }
    const target = byId(id);
    if (!target) return;
    here?.classList.remove("here");
    here = target;
    here.classList.add("here");
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.scrollIntoView({ block: target === element || id === "documents" ? "start" : "center" });
    (target === element ? element.querySelector("summary") : target).focus({ preventScroll: true });
    state.at = id;
    if (push) history.pushState(null, "", fragment());
  };

  const step = (by) => {
    const shown = statements.filter((statement) => statement.on);
    const at = shown.findIndex((statement) => statement.id === state.at?.replace("t", "s"));
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    if (shown[next]) show(shown[next].id);
  };

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    t: () => state.at && show(state.at.includes("s") ? state.at.replace("s", "t") : state.at.replace("t", "s")),
    "/": () => form.elements.q.focus(),
    Escape: clear,
  };

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea") && event.key !== "Escape";
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const { facet, key, period } = link.dataset;
    if (facet) {
      const name = data.facets[facet][key];
      const isSet = form.elements[facet].value === name && (!period || form.elements.from.value === period);
      form.elements[facet].value = isSet ? "" : name;
      if (period) for (const bound of ["from", "to"]) form.elements[bound].value = isSet ? "" : period;
      changed();
    } else {
      show(link.hash.slice(1));
    }
  });

  for (const element of documents) {
    element.addEventListener("toggle", () => element.open && unpack(element));
    if (element.open) unpack(element);
  }
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clear);
  window.addEventListener("popstate", restore);
  form.hidden = false;
  restore();
})();
