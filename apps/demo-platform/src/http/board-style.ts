/** The board's look: the same calm room as the site, in another platform's blue-grey. */
export const BOARD_CSS = `
:root { color-scheme: light dark;
  --paper: light-dark(#f5f6f8, #15181d); --raised: light-dark(#ffffff, #1d2229); --line: light-dark(#c9d0da, #3b4450);
  --ink: light-dark(#1c2430, #e9edf2); --soft: light-dark(#4b5666, #b3bcc8); --blue: light-dark(#28507f, #9cc2ee);
  --on-blue: light-dark(#ffffff, #10243c); --wash: light-dark(#e0e9f4, #223247); --sand: light-dark(#f3ecdd, #2d2a22); }
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0; }
h1 { font-size: clamp(1.6rem, 1.3rem + 1.5vw, 2.2rem); line-height: 1.2; margin: 0 0 0.4em; }
h2 { margin: 2.25rem 0 0.75rem; } h3 { margin: 0 0 0.35rem; font-size: 1.05rem; overflow-wrap: anywhere; }
p { margin: 0 0 0.85rem; } .lead { font-size: 1.1rem; color: var(--soft); } .small { font-size: 0.9rem; color: var(--soft); }
a { color: var(--blue); text-underline-offset: 0.18em; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; border-radius: 0.25rem; }
.practice { background: var(--wash); text-align: center; padding: 0.6rem 1rem; margin: 0; font-size: 0.95rem; }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; justify-content: space-between; align-items: center; max-inline-size: 62rem; margin-inline: auto; padding: 0.75rem 1.25rem; }
.bar a { display: inline-flex; align-items: center; min-block-size: 44px; } .bar nav { display: flex; gap: 1.25rem; }
.name { gap: 0.5rem; font-weight: 700; color: var(--ink); text-decoration: none; }
main { max-inline-size: 62rem; margin-inline: auto; padding: 1rem 1.25rem 5rem; }
.card, .post { background: var(--raised); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem 1.25rem; }
.told { background: var(--sand); border-radius: 0.75rem; padding: 0.75rem 1rem; font-weight: 600; }
fieldset { border: 0; padding: 0; margin: 0; min-inline-size: 0; } legend { font-weight: 700; font-size: 1.1rem; padding: 0; margin-block-end: 0.75rem; }
ul { list-style: none; padding: 0; margin: 0; }
.samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: 0.75rem; margin-block-end: 1rem; }
.samples label { display: grid; gap: 0.25rem; justify-items: start; padding: 0.5rem; border: 1px solid var(--line); border-radius: 0.5rem; text-transform: capitalize; cursor: pointer; }
.samples label:has(:checked) { border-color: var(--blue); box-shadow: inset 0 0 0 1px var(--blue); }
.samples img { inline-size: 100%; block-size: auto; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 0.25rem; }
.samples input { inline-size: 1.25rem; block-size: 1.25rem; }
label { font-weight: 600; } .samples label { font-weight: 400; }
input[type="file"], form input:not([type]) { display: block; font: inherit; max-inline-size: 100%; min-block-size: 44px; margin-block-start: 0.35rem; }
form input:not([type]) { inline-size: min(24rem, 100%); border: 1px solid var(--soft); border-radius: 0.4rem; padding: 0.4rem 0.6rem; background: var(--paper); color: inherit; }
.problem { display: block; max-inline-size: 34rem; } form input[aria-invalid="true"] { border: 2px solid var(--ink); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
button { font: inherit; font-weight: 700; min-block-size: 44px; padding: 0.55rem 1.2rem; border: 0; border-radius: 999px; background: var(--blue); color: var(--on-blue); cursor: pointer; }
button.quiet { background: transparent; color: var(--blue); box-shadow: inset 0 0 0 1.5px var(--blue); }
.posts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 1rem; }
.posts li { display: grid; } li:target > .post, li.card:target { box-shadow: 0 0 0 3px var(--blue); }
.post img { inline-size: 100%; block-size: auto; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 0.4rem; margin-block-end: 0.6rem; }
.post.empty { background: var(--wash); border-style: dashed; display: grid; align-content: center; min-block-size: 12rem; }
.post > :last-child, .card > :last-child { margin-block-end: 0; }
.desk { display: grid; gap: 1rem; } .desk > li { min-inline-size: 0; } .desk img { max-inline-size: min(100%, 24rem); border-radius: 0.4rem; margin-block: 0.75rem; }
details summary { cursor: pointer; padding-block: 0.6rem; min-block-size: 44px; font-weight: 600; color: var(--blue); }
.desk details img { display: block; } .look:has([open]) .veil { display: none; }
.links li { display: inline-block; margin-inline-end: 1.25rem; } .links a { display: inline-flex; align-items: center; min-block-size: 44px; }
.duty { padding-inline-start: 1.25rem; } .duty, ul.small { margin-block-end: 0.85rem; }
@media (prefers-contrast: more) { .card, .post { border-width: 2px; border-color: var(--ink); } }
`;

export const BOARD_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="3" y="4" width="18" height="16" rx="3" fill="none" stroke="#28507f" stroke-width="2"/><path d="m5 18 5-6 4 4 2-2 3 4" fill="none" stroke="#28507f" stroke-width="2" stroke-linejoin="round"/></svg>';
