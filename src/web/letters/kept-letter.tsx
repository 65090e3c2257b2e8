/** A letter byte for byte as it was kept: for the citizen, and for whoever is near. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { readLetter } from '#contract/letters/operations.ts'
import type { Id } from '#kernel/id.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Paper } from './paper.tsx'
import { letterWords } from './words.ts'

export function KeptLetterPage() {
  const { citizen, letter } = useParams({ from: '/inside/citizens/$citizen/letters/$letter' })
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(letterWords)
  const params = { citizen: citizen as Id<'Citizen'>, letter: letter as Id<'Letter'> }
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'letters', letter],
    queryFn: () => ask(readLetter, { params }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <main className="page" id="main">
      <p className="not-printed">
        <Link to="/citizens/$citizen" params={{ citizen }}>
          {self.citizen === citizen ? words.pages.mine : own.letters}
        </Link>
      </p>
      <Shown of={asked} lines={12} title={own.letters}>
        {({ html, keptBy, keptAt, hash }) => (
          <>
            <div className="letter-tools not-printed">
              <span>
                {own.kept(keptBy, format.moment(keptAt, self.municipality.zone))}
                <span className="quiet under">
                  {own.hash} {hash.slice(0, 16)}
                </span>
              </span>
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
