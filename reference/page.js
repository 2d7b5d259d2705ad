// Which language is shown is kept for the next visit; a narrow screen begins with the contents folded.
const root = document.documentElement;
const buttons = document.querySelectorAll("[data-to]");
function show(language) {
  root.dataset.show = language;
  root.lang = language === "en" ? "en" : "zh-Hans";
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.to === language)));
  try { localStorage.setItem("zhice-language", language); } catch { /* a page opened from a file may keep nothing */ }
}
buttons.forEach((button) => button.addEventListener("click", () => show(button.dataset.to)));
let kept = null;
try { kept = localStorage.getItem("zhice-language"); } catch { /* as above */ }
show(["zh", "en", "both"].includes(kept) ? kept : "both");
if (matchMedia("(max-width: 52rem)").matches) document.querySelector("nav details").open = false;

const find = document.getElementById("find");
find.addEventListener("input", () => {
  const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  document.querySelectorAll("[data-words]").forEach((item) => {
    item.classList.toggle("gone", !words.every((word) => item.dataset.words.includes(word)));
  });
});
