/* Search in the browser, loaded by site.js when its field is first used. The index comes as classic scripts, so that it works from the disk.
   ä is found as a and as ae, ß as ss, and the tail of a compound like its head. */
(function () {
  "use strict";
  var d = document, box = d.querySelector(".search");
  if (!box) { return; }
  var base = d.currentScript.src.replace(/assets\/search\.js.*$/, "");
  var parts = [], wanted = -1, state = "", kinds, items, words;
  var input, panel, list, count, status, options = [], current = -1, opened = {}, timer;

  function make(name, cls, parent, attributes) {
    var e = d.createElement(name);
    if (cls) { e.className = cls; }
    for (var key in attributes) { e.setAttribute(key, attributes[key]); }
    if (parent) { parent.appendChild(e); }
    return e;
  }

  /* ---- the index ---- */

  function script(name) {
    var s = make("script", "", null, { src: base + "assets/" + name + ".js" });
    s.onerror = function () { state = "broken"; show(); };
    d.head.appendChild(s);
  }

  function load() {
    if (state) { return; }
    state = "wait";
    script("search-index");
  }

  /* Lower case, accents off; umlauts and ß stay. Every character keeps its place. */
  function fold(text) {
    return text.toLowerCase().replace(/[^\x00-\x7fäöüß]/g, function (c) { return c.normalize("NFD").charAt(0); });
  }

  function starts(text, mark) {
    var all = [0], at = -1;
    while ((at = text.indexOf(mark, at + 1)) >= 0) { all.push(at + 1); }
    return all;
  }

  window.jtbdSearch = {
    start: function (number, documents, inside, texts) {
      kinds = documents; items = inside; words = texts; wanted = number + 1;
      list.setAttribute("aria-label", words.results);
      for (var n = 1; number > 1 && n <= number; n += 1) { script("search-index-" + n); }
    },
    part: function (codes, names, text, posts) {
      names = names.normalize("NFC");
      var low = fold(names), owner = [], first = [], n = -1;
      for (var i = 0; i < codes.length; i += 1) {
        if (codes.charCodeAt(i) < 97) { n += 1; first.push(i); }
        owner.push(n);
      }
      parts.push({ codes: codes, names: names, low: low, lines: starts(low, "\n"), owner: owner, first: first, words: text, offsets: starts(text, " "), posts: posts });
      if (parts.length === wanted) { state = "ready"; }
      clearTimeout(timer);
      timer = setTimeout(show, state === "ready" ? 0 : 120);
    }
  };

  /* ---- looking ---- */

  /* What somebody may have meant: a, ä and ae, ss and ß are one. */
  function pattern(term) {
    var source = fold(term.normalize("NFC")).replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&").replace(/ä|ö|ü|[aou]e?|ß|ss/g, function (c) {
      if (c === "ß" || c === "ss") { return "(?:ß|ss)"; }
      var umlaut = { a: "ä", o: "ö", u: "ü" }[c.charAt(0)] || c, plain = { "ä": "a", "ö": "o", "ü": "u" }[umlaut];
      return "(?:" + umlaut + "|" + plain + "e?)";
    });
    return new RegExp(source, "g");
  }

  var letter = /[a-z0-9äöüß]/;

  /* For each piece of a text that holds the pattern how well it does: 3 a whole word, 2 a word's beginning, 1 its inside. */
  function hits(text, offsets, re) {
    var found = new Map(), m;
    re.lastIndex = 0;
    while ((m = re.exec(text))) {
      var low = 0, high = offsets.length - 1;
      while (low < high) {
        var middle = (low + high + 1) >> 1;
        if (offsets[middle] <= m.index) { low = middle; } else { high = middle - 1; }
      }
      var end = m.index + m[0].length;
      var how = m.index > 0 && letter.test(text.charAt(m.index - 1)) ? 1 : letter.test(text.charAt(end)) ? 2 : 3;
      if ((found.get(low) || 0) < how) { found.set(low, how); }
      if (end === m.index) { re.lastIndex = end + 1; }
    }
    return found;
  }

  var digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", value = {};
  for (var k = 0; k < 64; k += 1) { value[digits.charAt(k)] = k; }

  function documents(code, visit) {
    var n = -1;
    for (var i = 0; i < code.length; i += 1) {
      var v = value[code.charAt(i)];
      if (v >= 48) { i += 1; v = 48 + (v - 48) * 64 + value[code.charAt(i)]; }
      n += v + 1;
      visit(n);
    }
  }

  function line(part, n) {
    var end = n + 1 < part.lines.length ? part.lines[n + 1] - 1 : part.names.length, text = part.names.slice(part.lines[n], end), tab = text.indexOf("\t");
    return tab < 0 ? { name: text } : { name: text.slice(0, tab), id: text.slice(tab + 1) };
  }

  /* Every term has to be met: by a document's name, its items or its text; by an item's words or its document's name. */
  function lookIn(part, terms, results) {
    var seen = terms.map(function (re) {
      var named = hits(part.low, part.lines, re), texts = new Map(), best = new Map();
      if (typeof part.posts === "string") { part.posts = part.posts.split(" "); }
      hits(part.words, part.offsets, re).forEach(function (how, word) {
        documents(part.posts[word], function (n) { if ((texts.get(n) || 0) < how) { texts.set(n, how); } });
      });
      named.forEach(function (how, n) {
        var o = part.owner[n];
        best.set(o, Math.max(best.get(o) || 0, part.first[o] === n ? how * 4 : how + 1));
      });
      texts.forEach(function (how, n) { if (!best.has(n)) { best.set(n, how / 4); } });
      return { named: named, best: best };
    });
    seen[0].best.forEach(function (x, n) {
      var score = 0, weak = true;
      for (var t = 0; t < seen.length; t += 1) {
        var s = seen[t].best.get(n);
        if (!s) { return; }
        if (seen[t].named.has(part.first[n])) { weak = false; }
        score += s;
      }
      /* Found by its items alone, it is told by these. */
      results.push({ part: part, line: part.first[n], score: score, weak: weak });
    });
    var tried = new Set();
    seen.forEach(function (own) {
      own.named.forEach(function (x, n) {
        var head = part.first[part.owner[n]];
        if (n === head || tried.has(n)) { return; }
        tried.add(n);
        var score = 0;
        for (var t = 0; t < seen.length; t += 1) {
          var here = seen[t].named.get(n), there = seen[t].named.get(head);
          if (!here && !there) { return; }
          score += here ? here * 3 : there;
        }
        results.push({ part: part, line: n, score: score });
      });
    });
  }

  function look(text) {
    var terms = text.split(/[\s\-–]+/).filter(Boolean).slice(0, 8).map(pattern), results = [];
    if (terms.length) { parts.forEach(function (part) { lookIn(part, terms, results); }); }
    return { terms: terms, results: results };
  }

  /* As ids are made of titles. */
  function slug(text) {
    return text.toLowerCase().replace(/[äöüß]/g, function (c) { return { "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss" }[c]; })
      .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40).replace(/-+$/, "");
  }

  function describe(result) {
    var part = result.part, code = part.codes.charCodeAt(result.line), head = part.first[part.owner[result.line]];
    var kind = part.codes.charCodeAt(head) - 65, owner = line(part, head), own = line(part, result.line);
    var address = kinds[kind * 2 + 1] ? kinds[kind * 2 + 1] + "/" + owner.id + ".html" : owner.id;
    if (code >= 97) { return { name: own.name, of: owner.name, address: address + "#" + (own.id || slug(own.name)) }; }
    return { name: owner.name, address: address };
  }

  /* ---- showing ---- */

  function mark(parent, text, terms) {
    var low = fold(text), at = 0, spots = [];
    terms.forEach(function (re) {
      var m;
      re.lastIndex = 0;
      while ((m = re.exec(low))) { if (m[0]) { spots.push([m.index, m.index + m[0].length]); } else { re.lastIndex += 1; } }
    });
    spots.sort(function (a, b) { return a[0] - b[0]; }).forEach(function (s) {
      if (s[0] < at) { return; }
      parent.appendChild(d.createTextNode(text.slice(at, s[0])));
      make("mark", "", parent).textContent = text.slice(s[0], s[1]);
      at = s[1];
    });
    parent.appendChild(d.createTextNode(text.slice(at)));
  }

  function option(group, cls) {
    var a = make("a", cls, group, { role: "option", id: "_hit" + options.length, "aria-selected": "false", tabindex: "-1" });
    options.push(a);
    return a;
  }

  function show() {
    var text = input.value.trim();
    options = []; current = -1;
    list.textContent = "";
    list.hidden = true;
    input.removeAttribute("aria-activedescendant");
    if (!text || text.length < 2) { close(); status.textContent = ""; return; }
    panel.hidden = false;
    var found = parts.length ? look(text) : { results: [] }, groups = new Map();
    found.results.forEach(function (r) {
      var code = r.part.codes.charCodeAt(r.line), group = groups.get(code);
      if (!group) { groups.set(code, group = { code: code, best: 0, all: [] }); }
      group.all.push(r);
      if (r.score > group.best) { group.best = r.score; }
    });
    Array.from(groups.values()).sort(function (a, b) { return b.best - a.best || a.code - b.code; }).forEach(function (g, at) {
      var title = g.code >= 97 ? items[g.code - 97] : kinds[(g.code - 65) * 2], shown = opened[g.code] ? 200 : 5;
      var group = make("div", "search__group", list, { role: "group", "aria-labelledby": "_grp" + at });
      make("div", "search__kind", group, { id: "_grp" + at, role: "presentation" }).textContent = title + (g.all.length > 1 ? " (" + g.all.length + ")" : "");
      g.all.sort(function (a, b) { return b.score - a.score; });
      /* Names decide between equals; only those that may be shown are read. */
      var edge = g.all[Math.min(shown, g.all.length) - 1].score;
      g.all.filter(function (r) { return r.score >= edge; }).slice(0, 400).map(function (r) { return { r: r, it: describe(r) }; })
        .sort(function (a, b) { return b.r.score - a.r.score || a.it.name.localeCompare(b.it.name, words.lang); }).slice(0, shown).forEach(function (x) {
          var a = option(group, "search__hit");
          a.href = base + x.it.address;
          mark(make("span", "search__name", a), x.it.name, found.terms);
          if (x.it.of) { make("span", "search__of", a).textContent = x.it.of; } else if (x.r.weak) { make("span", "search__of", a).textContent = words.text; }
        });
      if (g.all.length > shown && !opened[g.code]) {
        var more = option(group, "search__hit search__more");
        more.href = "#";
        more.textContent = words.all.replace("#", Math.min(g.all.length, 200));
        more.addEventListener("click", function (e) {
          var first = options.indexOf(more);
          e.preventDefault();
          opened[g.code] = true;
          show();
          select(first);
        });
      }
    });
    list.hidden = !options.length;
    var n = found.results.length, said = state === "broken" ? box.getAttribute("data-broken") : state !== "ready" ? box.getAttribute("data-wait")
      : n === 0 ? words.none : n === 1 ? words.one : words.many.replace("#", n);
    count.textContent = said;
    status.textContent = said;
    input.setAttribute("aria-expanded", String(options.length > 0));
  }

  function select(n) {
    if (!options.length) { return; }
    if (options[current]) { options[current].setAttribute("aria-selected", "false"); }
    current = (n + options.length) % options.length;
    options[current].setAttribute("aria-selected", "true");
    options[current].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[current].id);
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function key(e) {
    if (e.isComposing) { return; }
    var open = !panel.hidden;
    switch (e.key) {
    case "ArrowDown": if (open) { select(current + 1); } else { show(); } break;
    case "ArrowUp": if (open) { select(current < 0 ? -1 : current - 1); } break;
    case "Home": case "End": if (!open || current < 0) { return; } select(e.key === "Home" ? 0 : -1); break;
    case "Enter": if (open && options.length) { options[Math.max(current, 0)].click(); } break;
    case "Escape":
      if (open) { close(); } else { input.value = ""; }
      break;
    default: return;
    }
    e.preventDefault();
  }

  /* ---- what belongs to the field ---- */

  input = d.getElementById("_q");
  panel = make("div", "search__panel", box);
  panel.hidden = true;
  count = make("p", "search__count", panel, { "aria-hidden": "true" });
  list = make("div", "search__list", panel, { id: "_hits", role: "listbox", "aria-label": box.getAttribute("data-label") });
  input.setAttribute("aria-controls", "_hits");
  status = make("p", "vh", box, { role: "status" });

  input.addEventListener("focus", load);
  input.addEventListener("input", function () { opened = {}; load(); clearTimeout(timer); timer = setTimeout(show, parts.length > 4 ? 120 : 40); });
  input.addEventListener("keydown", key);
  input.addEventListener("click", function () { if (panel.hidden && input.value) { show(); } });
  list.addEventListener("mousedown", function (e) { e.preventDefault(); });
  list.addEventListener("click", function (e) { if (e.target.closest(".search__hit:not(.search__more)")) { close(); } });
  d.addEventListener("click", function (e) { if (!box.contains(e.target)) { close(); } });
  box.addEventListener("focusout", function (e) { if (e.relatedTarget && !box.contains(e.relatedTarget)) { close(); } });
  load();
  if (input.value) { show(); }
}());
