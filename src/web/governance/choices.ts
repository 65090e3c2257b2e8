/** Every model one can read: those the municipality has taken in, then those that only come with Frirum. */
import { useQuery } from '@tanstack/react-query'
import { listModels, listPresets } from '#contract/governance/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

type Name = { readonly id: string; readonly version: string }

/** A model as an address says it: `solna@2025.1`. */
export const keyOf = ({ id, version }: Name): string => `${id}@${version}`

export function nameOf(key: string | undefined): Name | null {
  const [id, version, ...rest] = (key ?? '').split('@')
  return id && version && rest.length === 0 ? { id, version } : null
}

const modelsQuery = { queryKey: ['models'], queryFn: () => ask(listModels, {}) } as const
const presetsQuery = {
  queryKey: ['presets'],
  queryFn: () => ask(listPresets, {}),
  staleTime: Number.POSITIVE_INFINITY,
} as const

export function useChoices() {
  const { written, format } = useSpeaking()
  const taken = useQuery(modelsQuery)
  const presets = useQuery(presetsQuery)
  const own = (taken.data?.items ?? []).map(keyOf)
  const all = [...(taken.data?.items ?? []), ...(presets.data?.items ?? [])]
  const choices = [...new Map(all.map((one) => [keyOf(one), one])).values()]
    .map((one) => ({ key: keyOf(one), title: one.title[written] }))
    .sort(format.byName(({ title }) => title))
  const others = (presets.data?.items ?? []).filter((one) => !own.includes(keyOf(one)))
  return { choices, taken, others }
}
