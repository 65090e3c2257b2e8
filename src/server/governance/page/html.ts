/** A model's page as one HTML file that loads nothing: readable on paper, a phone and at night. */
import type { Block, Cell, ExampleBlock, Origin, ScaleRow, Table } from './blocks.ts'
import { style } from './style.ts'
import type { Page } from './write.ts'

export function asHtml(page: Page): string {
  const { words } = page.speech
  return `<!doctype html>
<html lang="${page.speech.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(page.title)} · Frirum</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><span class="brand">Frirum</span><span class="quiet">${safe(page.name)}</span></header>
<main>
<h1>${safe(page.title)}</h1>
<p class="lead">${safe(page.summary)}</p>
<p class="quiet">${safe(page.about)}</p>
<p class="verdict ${page.failed ? 'bad' : 'good'}"><a href="#examples">${page.failed ? '✗' : '✓'} ${safe(page.verdict)}</a></p>
<nav aria-label="${safe(words.page.contents)}"><ul>${page.sections
    .map(({ id, title }) => `<li><a href="#${id}">${safe(title)}</a></li>`)
    .join('')}</ul></nav>
${page.sections
  .map(
    ({ id, title, blocks }) =>
      `<section id="${id}"><h2>${safe(title)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`,
  )
  .join('\n')}
</main>
<footer><p>${safe(words.page.footer)}</p></footer>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${safe(block.text)}</h${block.level}>`
    case 'text':
      return `<p${block.tone ? ` class="${block.tone}"` : ''}>${safe(block.text)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableHtml(block)
    case 'scale':
      return scaleHtml(block.rows)
    case 'origins':
      return `<div class="origins"><h3>${safe(block.title)}</h3><ul>${block.rows.map(originHtml).join('')}</ul></div>`
    case 'folded':
      return `<details><summary>${safe(block.summary)}</summary><div class="in">${block.blocks.map(blockHtml).join('\n')}</div></details>`
    case 'example':
      return exampleHtml(block)
  }
}

/** The roles are said aloud because a phone lays the rows out as blocks, which takes them away. */
function tableHtml({ columns, rows }: Table): string {
  const head = columns.map(
    ({ text, numbers }) => `<th role="columnheader"${numbers ? ' class="n"' : ''}>${safe(text)}</th>`,
  )
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const { text = '', numbers } = columns[at] ?? {}
      const tone = typeof cell === 'string' ? '' : (cell.tone ?? '')
      const classes = [numbers ? 'n' : '', tone].filter(Boolean).join(' ')
      return `<td role="cell" data-label="${safe(text)}"${classes ? ` class="${classes}"` : ''}>${cellHtml(cell)}</td>`
    })
    return `<tr role="row">${cells.join('')}</tr>`
  })
  return `<div class="wide"><table role="table"><thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead><tbody role="rowgroup">${body.join('\n')}</tbody></table></div>`
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return safe(cell)
  const [first = '', ...rest] = cell.lines
  return safe(first) + rest.map((line) => `<br><span class="quiet">${safe(line)}</span>`).join('')
}

/** Hidden from whoever listens: the table after it says the same. */
function scaleHtml(rows: readonly ScaleRow[]): string {
  const drawn = rows.map(({ label, bands }) => {
    const parts = bands.map((band) => {
      const name = band.label ? `<b>${safe(band.label)}</b>` : ''
      const edge = band.edge ? `<small>${safe(band.edge)}</small>` : ''
      return `<i class="${band.label ? (band.open ? 'open' : 'band') : 'gap'}" style="width:${band.percent.toFixed(2)}%">${name}${edge}</i>`
    })
    return `<div><span>${safe(label)}</span><div class="bar">${parts.join('')}</div></div>`
  })
  return `<div class="scale" aria-hidden="true">${drawn.join('')}</div>`
}

const originHtml = ({ status, label, note, source }: Origin): string =>
  `<li class="${status}"><b>${safe(label)}.</b> ${note ? `${safe(note)} ` : ''}<span class="quiet">${safe(source)}</span></li>`

function exampleHtml({ id, title, passed, verdict, parts, answer, shows }: ExampleBlock): string {
  const said = parts.map(
    ({ label, lines }) => `<dt>${safe(label)}</dt><dd>${lines.map((line) => `<p>${safe(line)}</p>`).join('')}</dd>`,
  )
  return `<details class="example ${passed ? 'good' : 'bad'}" id="example-${safe(id)}"${passed ? '' : ' open'}><summary><span class="t">${safe(title)}</span> <span class="m">${passed ? '✓' : '✗'} ${safe(verdict)}</span></summary>
<div class="in"><dl>${said.join('')}</dl>${tableHtml(answer)}${shows ? `<p class="quiet">${safe(shows)}</p>` : ''}</div></details>`
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
