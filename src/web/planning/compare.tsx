/** Three ways to cover what somebody left behind, side by side in the few figures that tell them apart. */
import { useQueries } from '@tanstack/react-query'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { isSlight } from './marks.ts'
import type { Proposal, Told } from './plan.ts'
import { alternatives, isUnderWay, proposalQuery } from './use-plan.ts'
import { planningWords } from './words.ts'

const often = 400

/** What one would choose by. */
const measuresOf = ({ changes, goals, missing }: Proposal) => {
  const sum = (kind: string) => goals.filter(({ goal }) => goal === kind).reduce((all, { value }) => all + value, 0)
  const usual = goals.filter(({ goal }) => goal === 'usual')
  return {
    touched: changes.filter((change) => !isSlight(change)).length,
    travel: sum('travel'),
    usual: { kept: usual.filter(({ isKept }) => isKept).length, of: usual.length },
    missing: missing.reduce((all, { times }) => all + times, 0),
  }
}

type Props = { readonly team: string; readonly ids: readonly string[]; readonly onOpen: (id: string) => void }

export function Compare({ team, ids, onOpen }: Props) {
  const own = useWords(planningWords)
  const asked = useQueries({
    queries: ids.map((id) => ({
      ...proposalQuery(team, id),
      refetchInterval: ({ state: { data } }: { state: { data: Told | undefined } }) =>
        data && isUnderWay(data) ? often : false,
    })),
  })
  const failed = asked.find(({ error }) => error)
  return (
    <section aria-labelledby="three-ways">
      <h2 id="three-ways">{own.threeWays}</h2>
      {failed && <Failed error={failed.error} again={failed.refetch} />}
      <table className="rows compare">
        <thead>
          <tr>
            <td />
            {ids.map((id, nth) => (
              <th key={id} scope="col">
                {own.ways[alternatives[nth] ?? 'anew']}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['touched', 'missing', 'usual', 'travel'] as const).map((measure) => (
            <tr key={measure}>
              <th scope="row">{own.measures[measure]}</th>
              {ids.map((id, nth) => (
                <td key={id}>
                  <Figure told={asked[nth]?.data} measure={measure} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <td />
            {ids.map((id, nth) => {
              const told = asked[nth]?.data
              return (
                <td key={id}>
                  {told?.proposal ? (
                    <Button className="button quiet small" onPress={() => onOpen(id)}>
                      {own.open}
                      <span className="only-heard"> {own.ways[alternatives[nth] ?? 'anew']}</span>
                    </Button>
                  ) : (
                    told && !isUnderWay(told) && <span>{own.failed}</span>
                  )}
                </td>
              )
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

type FigureProps = { readonly told: Told | undefined; readonly measure: keyof ReturnType<typeof measuresOf> }

function Figure({ told, measure }: FigureProps) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  if (!told) return <span className="quiet">…</span>
  if (!told.proposal) {
    if (!isUnderWay(told)) return <span className="quiet">–</span>
    return <span className="quiet">{measure === 'touched' ? `${format.number(told.percent)}\u00a0%` : '…'}</span>
  }
  const found = measuresOf(told.proposal)
  if (measure === 'usual') return <>{own.ofAll(format.number(found.usual.kept), format.number(found.usual.of))}</>
  if (measure === 'travel') return <>{format.length(found.travel)}</>
  return <>{format.number(found[measure])}</>
}
