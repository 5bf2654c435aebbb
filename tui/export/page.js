// Shows the entries that have all the words that are typed, whatever their accents and capitals.
const form = document.querySelector("form");
const found = document.getElementById("found");
const articles = [...document.querySelectorAll("article")];
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let texts;
let waiting;

function search() {
  texts ??= articles.map(article => fold(article.textContent));
  const words = fold(form.q.value).split(/\s+/).filter(Boolean);
  let hits = 0;
  articles.forEach((article, at) => {
    const hit = words.every(word => texts[at].includes(word));
    article.hidden = !hit;
    hits += hit;
  });
  found.textContent = words.length ? found.dataset.said.replace("{hits}", hits) : "";
}

form.hidden = false;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 100);
});
