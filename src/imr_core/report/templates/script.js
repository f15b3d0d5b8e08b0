"use strict";
/* The page computes nothing: the slider shows what was written into it. */
for (const frame of document.querySelectorAll(".what-if")) {
  const slider = frame.querySelector("input");
  const output = frame.querySelector("output");
  const section = frame.parentElement;
  const rows = section.querySelectorAll("tr[data-from]");
  const show = () => {
    const wanted = Number(slider.value);
    const said = section.querySelector('li[data-quantity="' + wanted + '"]');
    output.replaceChildren(...Array.from(said.childNodes, (node) => node.cloneNode(true)));
    slider.setAttribute("aria-valuetext", said.querySelector("[data-valuetext]").textContent);
    for (const row of rows) {
      const current = Number(row.dataset.from) <= wanted && wanted <= Number(row.dataset.to);
      row.classList.toggle("current", current);
    }
  };
  slider.addEventListener("input", show);
  frame.hidden = false;
  show();
}

const opened = [];
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open])")) {
    one.open = true;
    opened.push(one);
  }
});
addEventListener("afterprint", () => {
  for (const one of opened.splice(0)) one.open = false;
});

const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches("details")) target.open = true;
  for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
};
addEventListener("hashchange", reveal);
reveal();
