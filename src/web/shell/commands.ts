/** What the palette can do for somebody: pages, teams, models, months, language, light, and out. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listModels, listPresets } from '#contract/governance/operations.ts'
import { listTeams } from '#contract/people/operations.ts'
import { searchCitizens } from '#contract/people/team-operations.ts'
import { listSettlements } from '#contract/settlement/operations.ts'
import { languages } from '#web/words/format.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { ask } from './asking.ts'
import { placesOf } from './places.ts'
import { may, type Self, useSelf } from './self.tsx'
import { themes, useTheme } from './theme.ts'
import { paletteWords } from './words.ts'

export type Command = {
  readonly id: string
  readonly text: string
  readonly note?: string
  /** An address, or what is done. */
  readonly run: { readonly to: string } | (() => void)
}
export type Group = { readonly id: string; readonly title: string; readonly commands: readonly Command[] }

const fresh = { staleTime: 5 * 60_000 } as const

/** Whom one may reach beyond one's own teams. */
const reachesAll = ({ mayDo }: Self, action: string): boolean =>
  mayDo[action]?.some((relation) => relation === 'any' || relation === 'area') ?? false

export function useCommands(doing: { readonly signOut: () => void; readonly showKeys: () => void }): Group[] {
  const self = useSelf()
  const { words, format, language, written, choose } = useSpeaking()
  const own = useWords(paletteWords)
  const [, setTheme] = useTheme()
  const teams = useTeams(self)
  const models = useQuery({ queryKey: ['models'], queryFn: () => ask(listModels, {}), ...fresh })
  const presets = useQuery({ queryKey: ['presets'], queryFn: () => ask(listPresets, {}), ...fresh })
  const months = useQuery({
    queryKey: ['settlements', 'latest'],
    queryFn: () => ask(listSettlements, { query: {} }),
    enabled: may(self, 'settlement.read'),
    ...fresh,
  })
  const page = (to: string, text: string, isOpen: boolean): Command[] => (isOpen ? [{ id: to, text, run: { to } }] : [])
  const known = [...(models.data?.items ?? []), ...(presets.data?.items ?? [])]
  const themeNames = { system: words.themeSystem, light: words.themeLight, dark: words.themeDark }
  return [
    {
      id: 'pages',
      title: own.pages,
      commands: placesOf(self, words).map(({ to, text }) => ({ id: to, text, run: { to } })),
    },
    {
      id: 'teams',
      title: own.teams,
      commands: teams.flatMap(({ id, name }) => [
        ...page(`/teams/${id}`, name, may(self, 'team.read')),
        ...page(`/week?team=${id}`, own.weekOf(name), may(self, 'team.readWeek')),
        ...page(
          `/teams/${id}/planning`,
          own.planningOf(name),
          self.teams.some((one) => one.id === id) && may(self, 'week.read'),
        ),
        ...page(`/cockpit?team=${id}`, own.cockpitOf(name), may(self, 'cockpit.read')),
      ]),
    },
    {
      id: 'months',
      title: own.months,
      commands: [...new Set((months.data?.items ?? []).map(({ month }) => month))].map((month) => ({
        id: month,
        text: format.month(month),
        run: { to: `/settlement/${month}` },
      })),
    },
    {
      id: 'models',
      title: own.models,
      commands: [...new Map(known.map((model) => [`${model.id} ${model.version}`, model])).values()].map(
        ({ id, version, title }) => ({
          id: `${id} ${version}`,
          text: title[written],
          note: version,
          run: { to: `/models/${id}/${version}` },
        }),
      ),
    },
    {
      id: 'doing',
      title: own.doing,
      commands: [
        ...languages
          .filter((one) => one !== language)
          .map((one) => ({ id: one, text: own.languages[one], run: () => choose(one) })),
        ...themes.map((one) => ({ id: one, text: own.theme(themeNames[one]), run: () => setTheme(one) })),
        { id: 'keys', text: own.keys, run: doing.showKeys },
        { id: 'out', text: words.signOut, run: doing.signOut },
      ],
    },
  ].filter(({ commands }) => commands.length > 0)
}

function useTeams(self: Self) {
  const { format } = useSpeaking()
  const all = reachesAll(self, 'team.read')
  const { data } = useQuery({
    queryKey: ['teams'],
    queryFn: () => ask(listTeams, { query: { limit: '200' } }),
    enabled: all,
    ...fresh,
  })
  return (all ? (data?.items ?? []) : self.teams).toSorted(format.byName(({ name }) => name))
}

const leastLetters = 2
const pauseMilliseconds = 250

/** Citizens by name, asked for once somebody has paused; each search is logged, so a letter at a time is not one. */
export function useCitizens(written: string): { readonly group: Group | null; readonly isSearching: boolean } {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(paletteWords)
  const name = written.trim()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [name])
  const isWanted = may(self, 'citizen.list') && asked.length >= leastLetters && !/\d/.test(asked)
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'palette', asked],
    queryFn: () => ask(searchCitizens, { body: { name: asked, area: null, team: null, after: null, limit: 8 } }),
    enabled: isWanted,
    ...fresh,
  })
  const commands = (isWanted ? (data?.items ?? []) : []).map(({ citizen, team }): Command => {
    const note = [citizen.identity?.bornOn && format.date(citizen.identity.bornOn), team?.name]
      .filter(Boolean)
      .join(', ')
    return {
      id: citizen.id,
      text: citizen.name ?? words.unknown,
      ...(note ? { note } : {}),
      run: { to: `/citizens/${citizen.id}` },
    }
  })
  return {
    group: commands.length > 0 ? { id: 'citizens', title: own.citizens, commands } : null,
    isSearching: isWanted && isFetching,
  }
}
