/** The look of the house for pages without a program: warm paper by day, green-black by night, one accent. */
import { type Html, html, markup } from '../html.ts'

export const style = `
:root {
  color-scheme: light dark;
  --paper: #faf8f4;
  --card: #fffefb;
  --ink: #1e2b2f;
  --quiet: #55636a;
  --line: #e4dfd5;
  --accent: #0d5e5b;
  --soft: #d7e8e4;
  --look: #a34812;
  --legal: #8c1d40;
}
@media (prefers-color-scheme:dark) {
  :root {
    --paper: #131b1d;
    --card: #1a2427;
    --ink: #ece7dc;
    --quiet: #a3b0b0;
    --line: #2c393c;
    --accent: #7cc7bb;
    --soft: #1f3a3a;
    --look: #e5935c;
    --legal: #f08fae;
  }
}
* {
  box-sizing: border-box;
}
html {
  scroll-padding-top: 16px;
  -webkit-text-size-adjust: 100%;
}
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 17px/1.55 "Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", "Atkinson Hyperlegible",
    system-ui, sans-serif;
}
a {
  color: var(--accent);
  text-underline-offset: 3px;
  text-decoration-thickness: 1px;
}
a:focus-visible, summary:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 3px;
  border-radius: 4px;
}
header, main, footer {
  max-width: 1120px;
  margin: 0 auto;
  padding: 0 24px;
}
header {
  display: flex;
  justify-content: space-between;
  align-items: baseline;
  gap: 24px;
  padding-top: 24px;
  padding-bottom: 24px;
}
.brand {
  font-weight: 700;
  color: var(--accent);
  text-decoration: none;
  font-size: 19px;
}
header nav {
  display: flex;
  gap: 24px;
}
header nav [aria-current] {
  font-weight: 650;
  border-bottom: 3px solid var(--accent);
  color: inherit;
  text-decoration: none;
}
h1 {
  font-size: 32px;
  line-height: 1.15;
  margin: 16px 0 12px;
  font-weight: 650;
  letter-spacing: -.01em;
}
h2 {
  font-size: 22px;
  line-height: 1.25;
  margin: 48px 0 4px;
  font-weight: 650;
}
h3 {
  font-size: 16px;
  margin: 20px 0 4px;
  font-weight: 650;
}
p {
  margin: 0 0 12px;
  max-width: 68ch;
}
.lead {
  font-size: 19px;
}
.q {
  color: var(--quiet);
}
code, pre {
  font-family: ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,monospace;
  font-size: .88em;
}
code {
  overflow-wrap: anywhere;
}
pre {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 10px;
  padding: 14px 16px;
  overflow-x: auto;
  line-height: 1.6;
}
.card {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 10px;
  padding: 8px 24px 16px;
  margin: 16px 0;
}
table {
  border-collapse: collapse;
  width: 100%;
}
th, td {
  padding: 10px 12px 10px 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: baseline;
  font-weight: 400;
}
tr:last-child>td {
  border-bottom: 0;
}
th {
  color: var(--quiet);
  font-size: 15px;
}
.two {
  display: grid;
  grid-template-columns: 208px minmax(0,1fr);
  gap: 48px;
  align-items: start;
}
.side {
  position: sticky;
  top: 16px;
  font-size: 16px;
  padding-top: 24px;
}
.side a {
  display: block;
  padding: 5px 0;
  color: inherit;
  text-decoration: none;
}
.side a:hover {
  text-decoration: underline;
}
details {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 10px;
  margin: 10px 0;
}
summary {
  cursor: pointer;
  padding: 13px 20px;
  display: grid;
  grid-template-columns: 58px minmax(0,1fr);
  column-gap: 12px;
  list-style: none;
}
summary::-webkit-details-marker {
  display: none;
}
summary .m {
  color: var(--accent);
  font-weight: 700;
  font-size: 14px;
  line-height: 26px;
}
summary .s {
  grid-column: 2;
  color: var(--quiet);
  font-size: 15px;
}
summary code.s {
  font-size: 14px;
}
summary .a {
  font-weight: 600;
}
details[open]>summary {
  border-bottom: 1px solid var(--line);
}
.in {
  padding: 12px 20px 20px 90px;
}
.shape {
  list-style: none;
  margin: 0;
  padding: 0;
}
.shape .shape {
  margin: 2px 0 4px;
  padding-left: 18px;
  border-left: 2px solid var(--line);
}
.shape li {
  padding: 3px 0;
  overflow-wrap: anywhere;
}
.shape li>code:first-child {
  font-weight: 600;
  margin-right: 6px;
}
.problems {
  display: grid;
  grid-template-columns: max-content minmax(0,1fr);
  gap: 2px 14px;
  margin: 0;
}
.problems dt {
  font-variant-numeric: tabular-nums;
  color: var(--quiet);
}
.problems dd {
  margin: 0;
}
.legal {
  color: var(--legal);
}
footer {
  padding-top: 56px;
  padding-bottom: 40px;
  color: var(--quiet);
  font-size: 15px;
}
@media (max-width:820px) {
  body {
    font-size: 16px;
  }
  header, main, footer {
    padding-left: 16px;
    padding-right: 16px;
  }
  .two {
    display: block;
  }
  .side {
    position: static;
    padding-top: 8px;
    columns: 2;
  }
  .in {
    padding: 8px 16px 16px;
  }
  summary {
    padding: 12px 16px;
  }
  h1 {
    font-size: 28px;
  }
  .card {
    padding: 4px 16px 12px;
  }
  table, tbody, tr, td {
    display: block;
  }
  thead {
    display: none;
  }
  tr {
    padding: 10px 0;
    border-bottom: 1px solid var(--line);
  }
  tr:last-child {
    border: 0;
  }
  td {
    border: 0;
    padding: 1px 0;
  }
}
@media print {
  .side {
    display: none;
  }
  .two {
    display: block;
  }
  details::details-content {
    content-visibility: visible;
    height: auto;
  }
}
`

/** A whole page. `here` is the address of it, for the list at the top. */
export const wholePage = (title: string, here: string, body: Html): string =>
  html`${markup('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${markup(`<style>${style}</style>`)}
</head>
<body>
<header>
<a class="brand" href="/">Frirum</a>
<nav aria-label="Pages">${pages.map((page) => link(page, here))}</nav>
</header>
<main>${body}</main>
<footer><p>Frirum is free software under the EUPL 1.2. This page loads nothing from anywhere else.</p></footer>
</body>
</html>
`.text

const pages = [
  { address: '/', name: 'Here' },
  { address: '/docs', name: 'Interface' },
  { address: '/openapi.json', name: 'OpenAPI' },
] as const

const link = ({ address, name }: (typeof pages)[number], here: string): Html =>
  address === here ? html`<a href="${address}" aria-current="page">${name}</a>` : html`<a href="${address}">${name}</a>`
