"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Light or dark: as the system is, until somebody says otherwise; kept where the browser lets a page keep anything.
  const stored = value => {
    try {
      if (value) localStorage.setItem("retort-theme", value);
      return localStorage.getItem("retort-theme");
    } catch (refused) {
      return null;
    }
  };
  const theme = new URLSearchParams(location.search).get("theme") || stored();
  if (theme) root.dataset.theme = theme;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    stored(root.dataset.theme);
  });

  // The filter: whatever has all of the words stays.
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const searched = all(".searched").map(element => ({
    element,
    words: (element.dataset.words + " " + (element.matches(".finding, .gap") ? element.textContent : "")).toLowerCase()
  }));
  const filter = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    searched.forEach(({ element, words }) => {
      const fits = wanted.every(word => words.includes(word));
      element.classList.toggle("hidden", !fits);
      shown += fits && element.matches(".finding") ? 1 : 0;
    });
    const findings = searched.filter(each => each.element.matches(".finding")).length;
    found.textContent = wanted.length && findings ? shown + " of " + findings + " findings" : "";
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      search.value = "";
      filter();
    }
  });

  // Keys: / to the filter, j and k from finding to finding.
  document.addEventListener("keydown", event => {
    if (event.target.matches("input, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "j" || event.key === "k") {
      const heads = all(".finding:not(.hidden) > summary");
      const here = heads.indexOf(document.activeElement);
      const next = heads[event.key === "j" ? here + 1 : Math.max(here - 1, 0)];
      if (next) next.focus();
    }
  });

  all("button.all").forEach(button => button.addEventListener("click", () => {
    const findings = all(".finding");
    const open = findings.every(finding => finding.open);
    findings.forEach(finding => { finding.open = !open; });
  }));

  all("button.copy").forEach(button => button.addEventListener("click", async () => {
    const command = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = "Copied";
    } catch (refused) {
      getSelection().selectAllChildren(command);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }));

  // A link to a finding opens it.
  const openTarget = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.matches("details")) {
      target.open = true;
      target.querySelector("summary").focus({ preventScroll: true });
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // Diagrams: the tables after a revision are those before it, with what it changed.
  const data = document.getElementById("shapes");
  const places = data ? JSON.parse(data.textContent) : [];

  const tablesAt = (place, chapter) => {
    const tables = new Map();
    places[place].slice(0, chapter + 1).forEach(({ gone, tables: changed }) => {
      gone.forEach(name => tables.delete(name));
      changed.forEach(table => tables.set(table.name, table));
    });
    return tables;
  };

  const LINE = 19, LETTER = 7.9, GAP_X = 70, GAP_Y = 26, MOST = 24;

  const svg = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const short = (text, longest) => text.length > longest ? text.slice(0, longest - 1) + "…" : text;

  // What each line of a table says, and what became of it in this revision.
  const linesOf = (table, before) => {
    const old = new Map((before ? before.columns : []).map(column => [column[0], column]));
    const lines = table.columns.map(([name, type, key]) => {
      const was = old.get(name);
      old.delete(name);
      const state = !before ? "" : !was ? "new" : was[1] !== type || was[2] !== key ? "altered" : "";
      return { name: (key ? "# " : "") + name, type, state };
    });
    old.forEach(([name, type]) => lines.push({ name, type, state: "lost" }));
    return lines;
  };

  const boxOf = (table, before, touched) => {
    const lines = linesOf(table, before);
    const nameWidth = Math.max(...lines.map(line => line.name.length), 4);
    const typeWidth = Math.max(...lines.map(line => short(line.type, MOST).length), 4);
    const width = Math.max(table.name.length + 2, nameWidth + typeWidth + 4) * LETTER;
    return { table, lines, touched, nameWidth, width, height: (lines.length + 1.6) * LINE };
  };

  // A table stands right of those that it refers to; what refers in a circle stands where it was met.
  const layersOf = boxes => {
    const byName = new Map(boxes.map(box => [box.table.name, box]));
    const depth = new Map();
    const find = (box, way) => {
      if (depth.has(box)) return depth.get(box);
      if (way.has(box)) return 0;
      way.add(box);
      const below = box.table.arrows.map(([, target]) => byName.get(target)).filter(other => other && other !== box);
      const found = below.length ? 1 + Math.max(...below.map(other => find(other, way))) : 0;
      way.delete(box);
      depth.set(box, found);
      return found;
    };
    const layers = [];
    boxes.forEach(box => {
      const at = find(box, new Set());
      (layers[at] = layers[at] || []).push(box);
    });
    return layers.filter(Boolean).flatMap(layer => {
      const most = 8, parts = [];
      for (let i = 0; i < layer.length; i += most) parts.push(layer.slice(i, i + most));
      return parts;
    });
  };

  const draw = (boxes, label) => {
    let x = 16, bottom = 0;
    layersOf(boxes).forEach(layer => {
      let y = 16;
      layer.forEach(box => {
        Object.assign(box, { x, y });
        y += box.height + GAP_Y;
      });
      bottom = Math.max(bottom, y);
      x += Math.max(...layer.map(box => box.width)) + GAP_X;
    });
    const picture = svg("svg", { width: x, height: bottom, role: "img", "aria-label": label });
    const defs = svg("defs", {});
    const tip = svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto-start-reverse" });
    tip.append(svg("path", { d: "M0 0 L8 4 L0 8 z" }));
    defs.append(tip);
    picture.append(defs);
    const byName = new Map(boxes.map(box => [box.table.name, box]));
    boxes.forEach(box => box.table.arrows.forEach(([columns, target]) => {
      const other = byName.get(target);
      if (!other) return;
      const line = box.table.columns.findIndex(column => column[0] === columns[0]);
      const y1 = box.y + (Math.max(line, 0) + 1.9) * LINE, y2 = other.y + LINE * 0.8;
      const right = other === box || other.x >= box.x;
      const x1 = right ? box.x + box.width : box.x, x2 = right ? other.x + other.width : other.x + other.width;
      const out = right ? 34 : -34;
      picture.append(svg("path", { d: `M${x1} ${y1} C${x1 + out} ${y1} ${x2 + 34} ${y2} ${x2} ${y2}`, "marker-end": "url(#tip)" }));
    }));
    boxes.forEach(box => {
      const group = svg("g", { class: box.touched ? "touched" : "", transform: `translate(${box.x} ${box.y})` });
      group.append(svg("rect", { width: box.width, height: box.height, rx: 5 }));
      group.append(svg("text", { class: "head", x: 8, y: LINE * 1.05 }, box.table.name));
      box.lines.forEach((line, index) => {
        const y = (index + 2.15) * LINE;
        group.append(svg("text", { class: line.state, x: 8, y }, line.name));
        group.append(svg("text", { class: line.state || "type", x: 8 + (box.nameWidth + 2) * LETTER, y }, short(line.type, MOST)));
      });
      picture.append(group);
    });
    return picture;
  };

  const show = (place, element, whole) => {
    const number = Number(element.dataset.chapter);
    const before = number > 0 ? tablesAt(place, number - 1) : new Map();
    const now = tablesAt(place, number);
    const touched = new Set(places[place][number].tables.map(table => table.name));
    const near = new Set(touched);
    now.forEach(table => table.arrows.forEach(([, target]) => {
      if (touched.has(table.name)) near.add(target);
      if (touched.has(target)) near.add(table.name);
    }));
    element.replaceChildren();
    if (!now.size) return;
    const some = [...now.values()].filter(table => whole || near.has(table.name));
    if (near.size < now.size || whole) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = whole ? "Only what it touches" : `All ${now.size} tables`;
      button.addEventListener("click", () => {
        show(place, element, !whole);
        element.querySelector("button").focus();
      });
      element.append(button);
    }
    if (some.length) {
      const frame = document.createElement("div");
      frame.className = "draw";
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", "diagram of "
        + element.closest(".chapter").querySelector(".revision").textContent + " on "
        + element.closest(".walk").querySelector("h3").textContent);
      frame.append(draw(some.map(table => boxOf(table, before.get(table.name), touched.has(table.name))),
        "diagram of " + some.map(table => table.name).join(", ")));
      element.append(frame);
    }
  };
  all(".chapter").forEach(chapter => chapter.addEventListener("toggle", () => {
    const element = chapter.querySelector(".diagram");
    if (chapter.open && element && !element.childElementCount) show(Number(element.dataset.place), element, false);
  }));
})();
