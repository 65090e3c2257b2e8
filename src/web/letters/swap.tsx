/** The leaflet about swapping and the agreement to fill in, both to be printed. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { readSwapAgreement, readSwapLeaflet } from '#contract/letters/swap.ts'
import type { Id } from '#kernel/id.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { type Written, writtenLanguages } from '#web/words/format.ts'
import { useWords } from '#web/words/speaking.tsx'
import { Paper } from './paper.tsx'
import { letterWords } from './words.ts'

export function SwapLeaflet() {
  const own = useWords(letterWords)
  const { language } = useSearch({ from: '/inside/swap' })
  const navigate = useNavigate({ from: '/swap' })
  const asked = useQuery({
    queryKey: ['swap-leaflet', language],
    queryFn: () => ask(readSwapLeaflet, { query: language ? { language } : {} }),
  })
  return (
    <Printable
      asked={asked}
      title={own.leaflet}
      onLanguage={(chosen) => void navigate({ search: { language: chosen }, replace: true })}
    />
  )
}

export function SwapAgreement() {
  const own = useWords(letterWords)
  const { citizen } = useParams({ from: '/inside/citizens/$citizen/swap' })
  const { language } = useSearch({ from: '/inside/citizens/$citizen/swap' })
  const navigate = useNavigate({ from: '/citizens/$citizen/swap' })
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'swap-agreement', language],
    queryFn: () =>
      ask(readSwapAgreement, { params: { citizen: citizen as Id<'Citizen'> }, query: language ? { language } : {} }),
  })
  return (
    <Printable
      asked={asked}
      title={own.agreement}
      onLanguage={(chosen) => void navigate({ search: { language: chosen }, replace: true })}
      back={
        <p className="not-printed">
          <Link to="/citizens/$citizen" params={{ citizen }}>
            {own.letters}
          </Link>
        </p>
      }
    />
  )
}

type Asked = {
  readonly data: { readonly html: string; readonly language: Written } | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}
type Props = {
  readonly asked: Asked
  readonly title: string
  readonly onLanguage: (language: Written) => void
  readonly back?: React.ReactNode
}

function Printable({ asked, title, onLanguage, back }: Props) {
  const own = useWords(letterWords)
  if (asked.error && kindOf(asked.error) === 'refused')
    return (
      <main className="page" id="main">
        {back}
        <h1>{title}</h1>
        <p className="empty">{own.noSwap}</p>
      </main>
    )
  return (
    <main className="page" id="main">
      {back}
      <Shown of={asked} lines={10} notFound={own.notFoundCitizen}>
        {({ html, language }) => (
          <>
            <div className="letter-tools not-printed">
              <Choice
                label={own.language}
                options={writtenLanguages.map((key) => ({ key, text: own.languages[key] }))}
                value={language}
                onChange={onLanguage}
              />
              <Button className="button quiet" onPress={() => window.print()}>
                {own.print}
              </Button>
            </div>
            <Paper html={html} />
          </>
        )}
      </Shown>
    </main>
  )
}
