/** A model's page as Markdown, for a repository, a wiki or an e-mail. */
import type { Block, Cell, ExampleBlock, Table } from './blocks.ts'
import type { Page } from './write.ts'

export function asMarkdown(page: Page): string {
  const parts = [
    `# ${page.title}`,
    page.summary,
    page.about,
    `**${page.failed ? '✗' : '✓'} ${page.verdict}**`,
    ...page.sections.flatMap(({ title, blocks }) => [`## ${title}`, ...blocks.map(blockMarkdown)]),
    `*${page.speech.words.page.footer}*`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${plain(item)}`).join('\n')
    case 'table':
      return tableMarkdown(block)
    case 'scale':
      return ''
    case 'origins':
      return [
        `*${plain(block.title)}*\n`,
        ...block.rows.map(
          ({ label, note, source }) => `- **${label}.** ${plain([note, source].filter(Boolean).join(' '))}`,
        ),
      ].join('\n')
    case 'folded':
      return [`### ${plain(block.summary)}`, ...block.blocks.map(blockMarkdown)].join('\n\n')
    case 'example':
      return exampleMarkdown(block)
  }
}

function tableMarkdown({ columns, rows }: Table): string {
  const head = `| ${columns.map(({ text }) => plain(text)).join(' | ')} |`
  const rule = `|${columns.map(({ numbers }) => (numbers ? ' ---: ' : ' --- ')).join('|')}|`
  return [head, rule, ...rows.map((row) => `| ${row.map(cellMarkdown).join(' | ')} |`)].join('\n')
}

const cellMarkdown = (cell: Cell): string =>
  typeof cell === 'string' ? plain(cell) : cell.lines.map(plain).join('<br>')

function exampleMarkdown({ title, passed, verdict, parts, answer, shows }: ExampleBlock): string {
  const said = parts.flatMap(({ label, lines }) =>
    lines.length === 1
      ? [`**${label}:** ${plain(lines[0] ?? '')}`]
      : [`**${label}:**`, lines.map((line) => `- ${plain(line)}`).join('\n')],
  )
  return [
    `#### ${passed ? '✓' : '✗'} ${plain(title)}`,
    ...(passed ? [] : [`**${verdict}**`]),
    ...said,
    tableMarkdown(answer),
    plain(shows),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Text that Markdown reads as text, also inside a table. */
const plain = (text: string): string => text.replace(/[\\`*_|<>#]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, ' ')
