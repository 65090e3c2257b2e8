/** The parts of a frame that is granted in several. */
import type { z } from 'zod'
import type { headroom } from '#contract/changes/change.ts'
import { useNames } from '#web/governance/services.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

type Headroom = z.output<typeof headroom>

/** What all parts give in the week; null where there is no frame. */
export const framedOf = (parts: readonly Headroom[]): number | null =>
  parts.length === 0 ? null : parts.reduce((sum, { framed }) => sum + framed, 0)

type Props = {
  readonly headroom: readonly Headroom[]
  readonly model: { readonly id: string; readonly version: string } | null
}

export function FrameParts({ headroom, model }: Props) {
  const { words, format } = useSpeaking()
  const { cluster, service } = useNames(model)
  if (headroom.length < 2) return null
  return (
    <ul className="frame-parts" aria-label={words.meter.parts}>
      {headroom.map(({ frame: { scope }, framed, left }) => {
        const name =
          scope.kind === 'cluster'
            ? cluster(scope.cluster)
            : scope.kind === 'service'
              ? service(scope.service)
              : words.scope.whole
        const said =
          left < 0
            ? words.meter.partOver(format.length(left), format.length(framed))
            : words.meter.partLeft(format.length(left), format.length(framed))
        return (
          <li key={name}>
            {name} <span className={left < 0 ? 'over' : 'quiet'}>{said}</span>
          </li>
        )
      })}
    </ul>
  )
}
