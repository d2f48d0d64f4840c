"use strict";
const by = (id) => document.getElementById(id);
const FIRST = 100;
let opened;

/* The data are opened once the page stands, so that the page opens at once and the first question is answered at once. */
async function data() {
  opened ??= (async () => {
    const bytes = Uint8Array.from(atob(by("data").textContent), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return prepared(JSON.parse(await new Response(stream).text()));
  })();
  return opened;
}

const summed = (steps) => { let sum = 0; return steps.map((step) => (sum += step)); };

function prepared(all) {
  for (const kind of Object.values(all.kinds ?? {})) {
    kind.row = summed(kind.row);
    kind.place = summed(kind.place);
    kind.keys = {};
  }
  return all;
}

/* A number for each row says which texts it has in the columns that decide a table; number → its rows. */
function rowsByKey(kind, names) {
  return (kind.keys[names] ??= (() => {
    const columns = names.map((name) => kind.columns[name]).filter(Boolean);
    const groups = new Map();
    kind.row.forEach((_line, row) => {
      const key = columns.reduce((sum, column) => sum * column.texts.length + column.i[row], 0);
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    });
    return groups;
  })());
}

function indexesOf(all, part, names) {
  if (part.i) return summed(part.i);
  const groups = rowsByKey(all.kinds[part.k], names);
  return summed(part.q).flatMap((key) => groups.get(key) ?? []);
}

/* The rows of a figure; those of a margin are the rows of its cells. */
function rowsOf(all, id) {
  const figure = all.figures[id];
  if (figure.of) return figure.of.flatMap((other) => rowsOf(all, other));
  const names = all.tables[id.split("/")[0]].columns;
  return figure.parts.flatMap((part) => indexesOf(all, part, names).map((index, place) => ({
    kind: part.k, index, adds: part.a ? part.a[place] : 1, one: part.w ? part.w[place] : -1,
  })));
}

const number = (value) => value.toLocaleString("id");
const placeOf = (all, kind, index) => {
  const [path, sheet] = all.places[all.kinds[kind].place[index]];
  return [path, sheet, all.kinds[kind].row[index]];
};

function cellsOf(all, row, names) {
  const [path, sheet, line] = placeOf(all, row.kind, row.index);
  const columns = all.kinds[row.kind].columns;
  const texts = names.map((name) => {
    if (!columns[name]) return "";
    const [label, withheld, cells] = columns[name].texts[columns[name].i[row.index]];
    const sources = cells.map(([letter, text, hidden]) => letter + line + (hidden ? "" : " “" + text + "”"));
    return (withheld ? "(tidak ditampilkan)" : label) + (sources.length ? " [" + sources.join(", ") + "]" : "");
  });
  let adds = number(row.adds);
  if (row.one >= 0) adds += " (satu dengan baris " + placeOf(all, row.kind, row.one)[2] + ")";
  return [path, sheet, String(line), adds, ...texts];
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function table(heads, lines) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const text of heads) head.append(element("th", text, { scope: "col" }));
  const body = made.createTBody();
  for (const line of lines) {
    const row = body.insertRow();
    for (const text of line) row.insertCell().textContent = text;
  }
  return made;
}

function relation(figure, rows) {
  if (figure.v === null) return "Tidak ada angka: datanya tidak disampaikan atau tidak diketahui.";
  if (!rows.length) return "Tidak ada baris: angkanya nol.";
  const found = number(rows.length) + " baris; ";
  if (rows.some((row) => row.one >= 0)) return found + "beberapa baris adalah satu orang, kejadian, atau tindakan dan menambah satu kali. Jumlahnya " + number(figure.v) + ".";
  if (rows.every((row) => row.adds === 1)) return found + "masing-masing menambah satu: banyaknya baris adalah angkanya.";
  return found + "baris menyatakan bilangan yang jumlahnya " + number(figure.v) + ".";
}

async function show(id) {
  const all = await data();
  const figure = all.figures[id];
  if (!figure) return;
  const about = all.tables[id.split("/")[0]];
  const [, row, column] = id.split("/");
  by("s-judul").textContent = about.title + ": " + about.rows[row] + " × " + about.heads[column];
  by("s-nilai").textContent = figure.v === null ? "…" : number(figure.v) + " " + (figure.u ?? about.unit);
  by("s-definisi").textContent = about.definition + " Per " + about.day + ". Id: " + id;
  by("s-banding").textContent = figure.b === undefined || figure.v === null ? "" : "Periode sebelumnya " + number(figure.b) + " (" + change(figure.v, figure.b) + ").";
  by("s-disampaikan").textContent = figure.s === undefined ? "" : "Dalam laporan yang disampaikan: " + (figure.s === null ? "tidak ada" : number(figure.s)) + ".";
  by("s-tertutup").textContent = !all.kinds && figure.v === null ? "Angka ini tidak ditampilkan pada edisi ini." : figure.h ? "Pada edisi yang dibagikan, angka ini ditutup." : "";
  by("s-deret").replaceChildren(...series(all, figure));
  if (all.kinds) showRows(all, id, figure, about);
  if (!by("sumber").open) by("sumber").showModal();
}

function showRows(all, id, figure, about) {
  const rows = rowsOf(all, id).sort((a, b) => (a.kind === b.kind ? a.index - b.index : a.kind < b.kind ? -1 : 1));
  by("s-hubungan").textContent = relation(figure, rows);
  const names = about.columns.filter((name) => rows.some((row) => all.kinds[row.kind].columns[name]));
  const heads = names.map((name) => Object.values(all.kinds).map((kind) => kind.columns[name]).find(Boolean).name);
  const line = (row) => (row.texts ??= cellsOf(all, row, names));
  const fill = (everything) => {
    const word = by("s-cari").value.trim().toLowerCase();
    const fitting = word ? rows.filter((row) => line(row).join(" ").toLowerCase().includes(word)) : rows;
    const some = everything ? fitting : fitting.slice(0, FIRST);
    by("s-baris").replaceChildren(table(["Berkas", "Lembar", "Baris", "Menambah", ...heads], some.map(line)));
    by("s-lagi").hidden = some.length === fitting.length;
  };
  by("s-cari").value = "";
  by("s-cari").oninput = () => fill(false);
  by("s-lagi").onclick = () => fill(true);
  fill(false);
}

/* The figure in the months before, as they were handed in, and today; a month without one is a gap. */
function series(all, figure) {
  if (!figure.t || figure.v === null) return [];
  const values = [...figure.t, figure.v];
  const most = Math.max(1, ...values);
  const step = 300 / (values.length - 1);
  const points = values.map((value, place) => (value === null ? null : [place * step, 40 - 36 * (value / most)]));
  const path = points.map((point, place) => (point ? (points[place - 1] ? "L" : "M") + point.map((part) => part.toFixed(1)).join(" ") : "")).join("");
  const told = figure.t.map((value, place) => all.months[place] + " " + (value === null ? "tidak disampaikan" : number(value))).join(", ");
  const drawing = by("deret").content.firstElementChild.cloneNode(true);
  const circle = drawing.querySelector("circle");
  drawing.querySelector("path").setAttribute("d", path);
  for (const point of points.filter(Boolean)) {
    circle.setAttribute("cx", point[0]);
    circle.setAttribute("cy", point[1]);
    drawing.insertBefore(circle.cloneNode(), circle);
  }
  circle.remove();
  return [drawing, element("p", "Disampaikan sebelumnya: " + told + "; kini " + number(figure.v) + ".", { class: "redup" })];
}

function change(now, before) {
  if (now === before) return "tetap";
  return (now < before ? "−" : "+") + number(Math.abs(now - before));
}

/* Marks beside the figures of the tables: changes, what was handed in, what a shared edition hides. */
const MARKS = {
  perubahan: (figure) => (figure.b !== undefined && figure.v !== null && figure.b !== figure.v ? change(figure.v, figure.b) : ""),
  perbaikan: (figure) => (figure.s === undefined ? "" : "disampaikan " + (figure.s === null ? "–" : number(figure.s))),
  tertutup: (figure) => (figure.h ? "ditutup" : ""),
};

async function mark() {
  document.querySelectorAll(".ubah").forEach((part) => part.remove());
  const wanted = Object.keys(MARKS).filter((name) => by(name)?.checked);
  if (!wanted.length) return;
  const all = await data();
  for (const button of document.querySelectorAll("[data-f]")) {
    const words = wanted.map((name) => MARKS[name](all.figures[button.dataset.f])).filter(Boolean);
    if (words.length) button.after(element("span", " " + words.join("; "), { class: "ubah" }));
  }
}

function filter() {
  const word = by("cari").value.trim().toLowerCase();
  let left = 0;
  for (const item of document.querySelectorAll("[data-cari], #angka tbody tr")) {
    item.hidden = Boolean(word) && !item.textContent.toLowerCase().includes(word);
    left += item.hidden ? 0 : 1;
  }
  by("saringan").textContent = word ? number(left) + " cocok" : "";
}

/* The address names a figure by its id, as the figures file and the PDF do: there with #2 where it is printed again.
   Of a table it names the total. */
function fromAddress() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* not encoded */ }
  id = id.replace(/#\d+$/, "");
  const buttons = [...document.querySelectorAll("[data-f]")];
  const isTable = !id.includes("/") && buttons.some((one) => one.dataset.f.startsWith(id + "/"));
  if (!id.includes("/") && !isTable) return;
  if (isTable) id += "/total/total"; // a chart of the PDF bears the id of its table: the whole of it
  const button = buttons.find((one) => one.dataset.f === id);
  if (button) {
    button.scrollIntoView({ block: "center" });
    button.focus({ preventScroll: true });
  }
  show(id);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-f]");
  if (button) show(button.dataset.f);
});
by("tutup").addEventListener("click", () => by("sumber").close());
by("cari").addEventListener("input", filter);
for (const name of Object.keys(MARKS)) by(name)?.addEventListener("change", mark);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
addEventListener("hashchange", fromAddress);
fromAddress();
addEventListener("load", () => setTimeout(data, 0));
