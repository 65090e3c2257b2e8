/** A paper as a whole document of its own: read on a screen, printed on A4, the same words in both. */
import { type Html, html, markup } from '#server/http/html.ts'
import type { Block, Section } from './section.ts'

export type Paper = {
  readonly language: string
  readonly title: string
  /** Who sends it, and when as the language writes it; a paper that nobody sends has neither. */
  readonly from: string | null
  readonly date: string | null
  readonly to: string | null
  readonly lead: string | null
  readonly sections: readonly Section[]
}

/** The document; nothing in it is fetched from anywhere, so it reads the same wherever it lies. */
export const paperOf = (paper: Paper): string => `<!doctype html>\n${pageOf(paper).text}\n`

const pageOf = ({ language, title, from, date, to, lead, sections }: Paper): Html => html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${markup(style)}</style>
</head>
<body>
<article class="paper">
${from || date ? html`<p class="sender">${from && html`<strong>${from}</strong>`}${date && html`<span>${date}</span>`}</p>\n` : null}<h1>${title}</h1>
${to && html`<p class="to">${to}</p>\n`}${lead && html`<p class="lead">${lead}</p>\n`}${sections.map(sectionHtml)}</article>
</body>
</html>`

const sectionHtml = ({ name, heading, blocks }: Section): Html => html`<section class="part-${name}">
${heading && html`<h2>${heading}</h2>\n`}${blocks.map(blockHtml)}</section>
`

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${lines(block.text)}</p>\n`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>\n`
    case 'steps':
      return html`<ol>${block.items.map((item) => html`<li>${item}</li>`)}</ol>\n`
    case 'blanks':
      return html`<ul class="blanks">${block.labels.map((label) => html`<li>${label}</li>`)}</ul>\n`
    case 'facts':
      return html`<dl>${block.rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>\n`
    case 'table':
      return html`<table><thead><tr>${block.headings.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${Array.from(
        { length: block.rows },
        () => html`<tr>${block.headings.map(() => html`<td></td>`)}</tr>`,
      )}</tbody></table>\n`
  }
}

const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))

/** Large, calm type on white; a heading never stands alone at the foot of a page. */
const style = `
@page { size: A4; margin: 22mm 24mm 20mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #1e2b2f; font: 17px/1.5 "Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible",
  system-ui, sans-serif; }
body { margin: 0; overflow-wrap: anywhere; }
.paper { max-width: 40em; margin: 0 auto; padding: 24px; }
.sender { display: flex; justify-content: space-between; gap: 1em; margin: 0 0 2.5em; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .8em; }
h2 { font-size: 1.12em; line-height: 1.3; margin: 1.6em 0 .4em; break-after: avoid; }
p, ul, ol, dl { margin: 0 0 .7em; }
ul, ol { padding-left: 1.2em; }
section { break-inside: avoid; }
.lead { font-size: 1.15em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; }
dt { color: #56656a; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8a928f; padding: .4em .5em; text-align: left; vertical-align: top; }
th { font-size: .82em; font-weight: 600; }
td { height: 2.9em; }
.blanks { list-style: none; padding: 0; }
.blanks li { border-bottom: 1px solid #1e2b2f; padding-top: 2.2em; margin-bottom: .8em; color: #56656a; }
@media print {
  html { font-size: 11.5pt; }
  .paper { max-width: none; padding: 0; }
}
`
