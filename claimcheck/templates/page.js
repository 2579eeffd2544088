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
const show = (verdict) => {
  for (const button of bar.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.show === verdict));
  state.verdict = verdict;
  apply();
};
bar.hidden = false;
bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) show(button.dataset.show);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (target && target.closest("[hidden]")) {
    field.value = state.words = "";
    show("all");
  }
});
field.addEventListener("input", () => {
  state.words = field.value.trim().toLowerCase();
  apply();
});
