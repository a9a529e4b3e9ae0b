/* Names to choose from while somebody types one. Without this the name is typed in full. */

let asked = 0;

export function offerNames(input) {
  const list = document.getElementById(input.getAttribute("list"));
  input.addEventListener("input", async () => {
    const term = input.value.trim();
    if (term.length < 2) {
      return;
    }
    asked += 1;
    const mine = asked;
    const query = new URLSearchParams({
      app_label: "readouts",
      model_name: "statement",
      field_name: "speakers",
      term,
    });
    const answer = await fetch(`${input.dataset.people}?${query}`);
    if (!answer.ok || mine !== asked) {
      return;
    }
    const { results } = await answer.json();
    list.replaceChildren(
      ...results.map(({ text }) => {
        const option = document.createElement("option");
        option.value = text;
        return option;
      }),
    );
  });
}
