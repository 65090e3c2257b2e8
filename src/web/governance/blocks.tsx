/** The blocks that a model's page is made of, as they come from the server: text, lists, tables, scales, examples. */
import type { z } from 'zod'
import type { block } from '#contract/governance/page.ts'
import { useWords } from '#web/words/speaking.tsx'
import { modelWords } from './words.ts'

type Block = z.output<typeof block>
type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export const Blocks = ({ of }: { readonly of: readonly Block[] }) =>
  of.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a page never move
    <OneBlock key={at} of={one} />
  ))

function OneBlock({ of }: { readonly of: Block }) {
  switch (of.kind) {
    case 'heading':
      return <h3 className="part-title">{of.text}</h3>
    case 'text':
      return <p className={of.tone === 'quiet' ? 'quiet' : undefined}>{of.text}</p>
    case 'list':
      return of.ordered ? (
        <ol className="block-lines">{lines(of.items)}</ol>
      ) : (
        <ul className="block-lines">{lines(of.items)}</ul>
      )
    case 'table':
      return <Grid of={of} />
    case 'scale':
      return <Scale of={of} />
    case 'origins':
      return <Origins of={of} />
    case 'example':
      return <Example of={of} />
    case 'folded':
      return (
        <details className="folded">
          <summary className="fold">
            <span>{of.summary}</span>
            <span aria-hidden="true" className="arrow" />
          </summary>
          <Blocks of={of.blocks} />
        </details>
      )
  }
}

const lines = (items: readonly string[]) => items.map((item) => <li key={item}>{item}</li>)

/** On a phone each row stands for itself, its cells named; the roles are said because blocks take them away. */
function Grid({ of: { columns, rows } }: { readonly of: Omit<Of<'table'>, 'kind'> }) {
  return (
    <table className="rows stacking">
      <thead>
        <tr>
          {columns.map(({ text, numbers }) => (
            <th key={text} scope="col" className={numbers ? 'figure' : undefined}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a page never move
          <tr key={at}>
            {row.map((cell, place) => {
              const { text = '', numbers = false } = columns[place] ?? {}
              const { lines: said, tone } = typeof cell === 'string' ? { lines: [cell] } : { tone: undefined, ...cell }
              const classes = [numbers && 'figure', tone].filter(Boolean).join(' ')
              return (
                <td key={text} className={classes || undefined}>
                  {said.some(Boolean) && (
                    <span className="cell-name" aria-hidden="true">
                      {text}
                    </span>
                  )}
                  <span>
                    {said[0]}
                    {said.slice(1).map((line) => (
                      <span key={line} className="quiet under">
                        {line}
                      </span>
                    ))}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Hidden from whoever listens: the table after it says the same. */
const Scale = ({ of: { rows } }: { readonly of: Of<'scale'> }) => (
  <div className="scale-of" aria-hidden="true">
    {rows.map(({ label, bands }) => (
      <div key={label}>
        <span className="quiet">{label}</span>
        <div className="scale-bar">
          {bands.map(({ label: band, edge, percent, open }) => (
            <span
              key={`${band}${edge}`}
              className={band ? (open ? 'stretch open' : 'stretch') : 'gap'}
              style={{ width: `${percent.toFixed(2)}%` }}
            >
              {band}
              {edge && <small>{edge}</small>}
            </span>
          ))}
        </div>
      </div>
    ))}
  </div>
)

const Origins = ({ of: { title, rows } }: { readonly of: Of<'origins'> }) => (
  <details className="folded origins" open={rows.some(({ status }) => status !== 'stated')}>
    <summary className="fold">
      <span>{title}</span>
      <span aria-hidden="true" className="arrow" />
    </summary>
    <ul className="block-lines">
      {rows.map(({ status, label, note, source }) => (
        <li key={`${status}${note}`}>
          <strong className={status === 'stated' ? undefined : 'over'}>{label}.</strong> {note}{' '}
          <span className="quiet">{source}</span>
        </li>
      ))}
    </ul>
  </details>
)

/** One worked example as it came out now: closed while it answers as it should, open where it does not. */
function Example({ of }: { readonly of: Of<'example'> }) {
  const own = useWords(modelWords)
  const { id, title, passed, verdict, parts, answer, shows } = of
  return (
    <details className={passed ? 'folded example good' : 'folded example bad'} id={`example-${id}`} open={!passed}>
      <summary className="fold">
        <span>
          <span aria-hidden="true" className="holds">
            {passed ? '✓' : '✗'}
          </span>{' '}
          {title}
          <span className={passed ? 'only-heard' : 'over under'}>{verdict}</span>
        </span>
        <span aria-hidden="true" className="arrow" />
      </summary>
      <dl className="block-said">
        {parts.map(({ label, lines: said }) => (
          <div key={label}>
            <dt className="quiet">{label}</dt>
            <dd>
              {said.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Grid of={answer} />
      {shows && <p className="key">{shows}</p>}
      {!passed && <p className="over">{own.failedNote}</p>}
    </details>
  )
}
