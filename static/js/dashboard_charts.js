// Draws every figure[data-spec] from its json_script, without eval: Vega's own
// interpreter reads the expressions. Colours in a spec are CSS variables, so a change
// of theme, and paper, need no second drawing.

function draw(figure) {
  const spec = JSON.parse(document.getElementById(figure.dataset.spec).textContent);
  const place = figure.querySelector("[data-drawing]");
  return window.vegaEmbed(place, spec, {
    mode: "vega-lite",
    ast: true,
    actions: false,
    renderer: "svg",
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
}

for (const figure of document.querySelectorAll("figure[data-spec]")) {
  draw(figure).then(
    () => figure.classList.add("is-drawn"),
    (problem) => {
      // Without the drawing the numbers must be in sight.
      figure.querySelector("details").open = true;
      console.error(problem);
    },
  );
}
