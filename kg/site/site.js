// Which language is shown is kept for the next visit; ?lang=en or ?lang=zh in an address chooses it too.
const script = document.currentScript;
const root = document.documentElement;
const rootPath = script.dataset.root;
let kept = null;
try { kept = localStorage.getItem("zhice-language"); } catch { /* a page opened from a file may keep nothing */ }
const asked = new URLSearchParams(location.search).get("lang") || kept;
let language = ["zh", "en"].includes(asked) ? asked : navigator.language.startsWith("zh") ? "zh" : "en";
function show(to) {
  language = to;
  root.dataset.show = to;
  root.lang = to === "en" ? "en" : "zh-Hans";
  document.querySelectorAll("[data-to]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.to === to)));
  try { localStorage.setItem("zhice-language", to); } catch { /* as above */ }
}
show(language);

document.addEventListener("DOMContentLoaded", () => {
  show(language);
  document.querySelectorAll("[data-to]").forEach((button) => button.addEventListener("click", () => show(button.dataset.to)));
  narrowing();
  choosingTypes();
  searching();
});

const wordsOf = (text) => text.trim().toLowerCase().split(/\s+/).filter(Boolean);

function narrowing() {
  document.querySelectorAll("input.narrow").forEach((input) => input.addEventListener("input", () => {
    const words = wordsOf(input.value);
    input.nextElementSibling.querySelectorAll("[data-words]").forEach((row) => {
      row.hidden = !words.every((word) => row.dataset.words.includes(word));
    });
  }));
}

function choosingTypes() {
  const buttons = document.querySelectorAll("[data-only]");
  buttons.forEach((button) => button.addEventListener("click", () => {
    const chosen = button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.only;
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.only === chosen)));
    document.querySelectorAll("article.claim").forEach((claim) => { claim.hidden = Boolean(chosen) && claim.dataset.type !== chosen; });
    document.querySelectorAll(".of-year").forEach((part) => { part.hidden = !part.querySelector("article.claim:not([hidden])"); });
  }));
}

// The words are a script that is loaded when someone begins to search: a page opened from a folder may read no other file.
function searching() {
  const input = document.getElementById("find");
  const list = document.getElementById("found");
  let loading = null;
  const load = () => loading ??= new Promise((ready) => {
    const words = document.createElement("script");
    words.src = rootPath + "assets/words.js";
    words.onload = ready;
    document.head.append(words);
  });
  const look = async () => {
    await load();
    const words = wordsOf(input.value);
    const found = words.length ? window.zhiceWords.things.map((thing) => [rank(thing, words), thing]).filter(([each]) => each > 0) : [];
    found.sort(([a, one], [b, other]) => b - a || other[5] - one[5]);
    list.replaceChildren(...found.slice(0, 20).map(([, thing]) => entry(thing)));
    if (words.length && !found.length) list.append(Object.assign(document.createElement("li"), { className: "none", textContent: language === "en" ? "Nothing found" : "没有找到" }));
    list.hidden = !words.length;
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; list.hidden = true; }
    if (event.key === "Enter") list.querySelector("a")?.click();
    if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("a")?.focus(); }
  });
  list.addEventListener("keydown", (event) => {
    const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (way) { event.preventDefault(); (event.target.closest("li")?.[way]?.querySelector("a") ?? input).focus(); }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) list.hidden = true; });
  const start = new URLSearchParams(location.search).get("q");
  if (start) { input.value = start; look(); }
}

function rank([zh, en, more], words) {
  const names = [zh, en, more].map((name) => name.toLowerCase());
  if (!words.every((word) => names.some((name) => name.includes(word)))) return 0;
  const whole = words.join(" ");
  return names[0] === whole || names[1] === whole ? 4 : names[2].split(" ").includes(whole) ? 3 : names[0].startsWith(whole) ? 2 : 1;
}

function entry([zh, en, , kind, path, count]) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.href = rootPath + path;
  anchor.textContent = language === "en" && en ? en : zh;
  const small = document.createElement("small");
  const name = window.zhiceWords.kinds[kind][language === "en" ? 1 : 0];
  small.textContent = count ? `${name} · ${count}` : name;
  anchor.append(" ", small);
  item.append(anchor);
  return item;
}
