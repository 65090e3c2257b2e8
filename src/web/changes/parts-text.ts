/** What the model calls the things of a change, and the sentences made of them. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { modelQuery } from '#web/governance/services.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Part } from './draft.ts'
import { changeWords } from './words.ts'

type ModelName = { readonly id: string; readonly version: string } | null

/** The packages and levels there are, and whether the model knows swaps. */
export function useChoices(model: ModelName) {
  const { language } = useSpeaking()
  const document = useQuery(modelQuery(model)).data
  return useMemo(() => {
    const named = <Row extends { readonly id: string; readonly title: Readonly<Record<string, string>> }>(
      row: Row,
    ) => ({
      id: row.id,
      name: row.title[language] ?? row.id,
    })
    return {
      services: (document?.catalogue.services ?? []).map(named),
      packages: (document?.packages ?? []).map(named),
      levels: (document?.categories ?? []).flatMap((category) =>
        category.bands.map((band) => ({
          ...{ id: `${category.id} ${band.id}`, category: category.id, band: band.id },
          name: `${named(category).name}, ${named(band).name}`,
        })),
      ),
      maySwap: document?.swap !== undefined,
    }
  }, [document, language])
}

export type Choices = ReturnType<typeof useChoices>

/** A part of a change that no visit says, as a sentence. */
export function usePartText(choices: Choices) {
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const name = (rows: readonly { readonly id: string; readonly name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? id
  return (part: Part): string | null => {
    switch (part.kind) {
      case 'paused':
        return own.said.paused(own.dayCount(part.days))
      case 'package':
        return own.said.package(name(choices.packages, part.package))
      case 'swapped': {
        const [give, get] = [name(choices.services, part.give), name(choices.services, part.get)]
        return own.said.swapped(give, get, format.length(part.minutesGot))
      }
      case 'level':
        return own.said.level(name(choices.levels, `${part.category} ${part.band}`))
      case 'ended':
        return own.said.ended
      default:
        return null
    }
  }
}
