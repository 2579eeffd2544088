const bar = document.getElementById("filters");
const field = document.getElementById("words");
const state = { verdict: "all", words: "" };
const apply = () => {
  for (const row of document.querySelectorAll("tr[data-verdict]")) {
    row.hidden = (state.verdict !== "all" && row.dataset.verdict !== state.verdict) || !row.textContent.toLowerCase().includes(state.words);
  }
  for (const section of document.querySelectorAll("section[data-verdict]")) {
    const wanted = state.verdict === "all" || section.dataset.verdict === state.verdict;
    let shown = 0;
    for (const article of section.querySelectorAll("article")) {
      article.hidden = !article.textContent.toLowerCase().includes(state.words);
      shown += article.hidden ? 0 : 1;
    }
    section.hidden = !wanted || shown === 0;
  }
};
bar.hidden = false;
bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  for (const other of bar.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
  state.verdict = button.dataset.show;
  apply();
});
field.addEventListener("input", () => {
  state.words = field.value.trim().toLowerCase();
  apply();
});
