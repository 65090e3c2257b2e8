/** Every page and its address. Each is fetched when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { refusals, type SignInRefused } from '#contract/access/session.ts'
import { readLocalDate } from '#kernel/calendar/local-date.ts'
import { readId } from '#kernel/id.ts'
import type { LogSearch } from '#web/access/access-log.tsx'
import { plansQuery } from '#web/changes/plans-query.ts'
import { citizenQuery } from '#web/people/citizen-query.ts'
import { teamQuery } from '#web/people/team-query.ts'
import { planningSearch } from '#web/planning/search.ts'
import { monthQuery } from '#web/settlement/month-query.ts'
import { monthSearch } from '#web/settlement/views.ts'
import { painted } from '#web/shell/after-paint.ts'
import { kindOf, queries } from '#web/shell/asking.ts'
import { homeOf } from '#web/shell/doors.ts'
import { Inside } from '#web/shell/inside.tsx'
import { NoSuchPage, Outside } from '#web/shell/outside.tsx'
import { type Self, selfQuery } from '#web/shell/self.tsx'
import { Failed } from '#web/shell/state.tsx'
import { dayAsked, dayQuery } from '#web/visits/day-query.ts'

const root = createRootRoute({ component: Outside, notFoundComponent: NoSuchPage, errorComponent: Failed })

type DoorSearch = {
  readonly to?: string | undefined
  readonly ended?: boolean | undefined
  readonly refused?: SignInRefused | undefined
}

/** The door, for those who are not in. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ to, ended, refused }: Record<string, unknown>): DoorSearch => ({
    // What is left out would stay as it came: what could not be asked for is said, if only to be nothing.
    to: typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined,
    ended: ended === true ? ended : undefined,
    refused: refusals.find((one) => one === refused),
  }),
  beforeLoad: async ({ search: { to, ended, refused } }) => {
    if (ended || refused) return
    const self = await queries.ensureQueryData(selfQuery).catch(() => undefined)
    if (self) throw redirect({ to: to ?? homeOf(self), replace: true })
  },
  component: lazyRouteComponent(() => import('#web/access/sign-in.tsx'), 'SignIn'),
})

/** Pages behind the door: nobody signed in is sent to it and, once in, back to where they wanted. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Inside,
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(selfQuery)
    } catch (error) {
      if (kindOf(error) === 'notSignedIn') throw redirect({ to: '/', search: { to: location.href } })
      throw error
    }
  },
})

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const day = createRoute({
  getParentRoute: () => inside,
  path: '/day',
  validateSearch: ({
    date,
    of,
    team,
  }: Record<string, unknown>): {
    date?: string | undefined
    of?: 'mine' | 'team' | 'contact' | undefined
    team?: string | undefined
  } => ({
    date: text(date),
    of: of === 'mine' || of === 'team' || of === 'contact' ? of : undefined,
    team: text(team),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps, preload }) => {
    const self = queries.getQueryData<Self>(selfQuery.queryKey)
    if (preload || !self) return
    const { team, of, date } = dayAsked(self, deps)
    if (team) void queries.prefetchQuery(dayQuery(team.id, date ?? self.today, of))
  },
  component: lazyRouteComponent(() => import('#web/visits/my-day.tsx'), 'MyDay'),
})

const week = createRoute({
  getParentRoute: () => inside,
  path: '/week',
  validateSearch: ({ week, team, show }: Record<string, unknown>): { week?: string; team?: string; show?: 'look' } => ({
    ...(text(week) ? { week: text(week) as string } : {}),
    ...(text(team) ? { team: text(team) as string } : {}),
    ...(show === 'look' ? { show } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/people/team-week.tsx'), 'TeamWeek'),
})

const findCitizen = createRoute({
  getParentRoute: () => inside,
  path: '/citizens',
  component: lazyRouteComponent(() => import('#web/access/find-citizen.tsx'), 'FindCitizen'),
})

const access = createRoute({
  getParentRoute: () => inside,
  path: '/access',
  validateSearch: ({ person, citizen, day, only }: Record<string, unknown>): LogSearch => ({
    person: text(person),
    citizen: readId(text(citizen) ?? ''),
    day: text(day)?.startsWith('20') ? readLocalDate(text(day) ?? '') : undefined,
    only: only === 'emergencies' ? only : undefined,
  }),
  component: lazyRouteComponent(() => import('#web/access/access-log.tsx'), 'AccessLog'),
})

const emergencies = createRoute({
  getParentRoute: () => inside,
  path: '/access/emergency',
  validateSearch: ({ show }: Record<string, unknown>): { show?: 'done' } => (show === 'done' ? { show } : {}),
  component: lazyRouteComponent(() => import('#web/access/emergencies.tsx'), 'Emergencies'),
})

const people = createRoute({
  getParentRoute: () => inside,
  path: '/access/people',
  component: lazyRouteComponent(() => import('#web/access/people.tsx'), 'People'),
})

type Query = { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<unknown> }

/** Asks while the page is on its way. A pointer above a link is no look at what it leads to. */
const asking =
  <Params,>(asks: (params: Params) => readonly Query[]) =>
  ({ params, preload }: { params: Params; preload: boolean }): void => {
    if (!preload) for (const query of asks(params)) void queries.prefetchQuery(query)
  }

const citizen = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen',
  validateSearch: ({ week }: Record<string, unknown>): { week?: string } =>
    text(week) ? { week: text(week) as string } : {},
  loader: asking(({ citizen }: { citizen: string }) => [citizenQuery(citizen)]),
  component: lazyRouteComponent(() => import('#web/people/citizen.tsx'), 'Citizen'),
})

const change = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen/change',
  validateSearch: ({ visit }: Record<string, unknown>): { visit?: string } =>
    text(visit) ? { visit: text(visit) as string } : {},
  loader: asking(({ citizen }: { citizen: string }) => [citizenQuery(citizen), plansQuery(citizen)]),
  component: lazyRouteComponent(() => import('#web/changes/change-plan.tsx'), 'ChangePlan'),
})

const caseSteps = ['talk', 'needs', 'funnel', 'frame', 'decision'] as const
type CaseStep = (typeof caseSteps)[number]

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/grants',
  validateSearch: ({ area }: Record<string, unknown>): { area?: string } =>
    text(area) ? { area: text(area) as string } : {},
  component: lazyRouteComponent(() => import('#web/grants/cases.tsx'), 'Cases'),
})

const grant = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen/grant',
  validateSearch: ({ step, change }: Record<string, unknown>): { step?: CaseStep; change?: string } => ({
    ...(caseSteps.some((known) => known === step) ? { step: step as CaseStep } : {}),
    ...(text(change) ? { change: text(change) as string } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/grants/grant.tsx'), 'GrantPage'),
})

const paperLanguage = ({ language }: Record<string, unknown>): { language?: 'da' | 'sv' | 'en' } =>
  language === 'da' || language === 'sv' || language === 'en' ? { language } : {}

const letter = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen/decisions/$decision/letter',
  validateSearch: paperLanguage,
  component: lazyRouteComponent(() => import('#web/letters/letter.tsx'), 'LetterPage'),
})

const keptLetter = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen/letters/$letter',
  component: lazyRouteComponent(() => import('#web/letters/kept-letter.tsx'), 'KeptLetterPage'),
})

const swapLeaflet = createRoute({
  getParentRoute: () => inside,
  path: '/swap',
  validateSearch: paperLanguage,
  component: lazyRouteComponent(() => import('#web/letters/swap.tsx'), 'SwapLeaflet'),
})

const swapAgreement = createRoute({
  getParentRoute: () => inside,
  path: '/citizens/$citizen/swap',
  validateSearch: paperLanguage,
  component: lazyRouteComponent(() => import('#web/letters/swap.tsx'), 'SwapAgreement'),
})

const models = createRoute({
  getParentRoute: () => inside,
  path: '/models',
  component: lazyRouteComponent(() => import('#web/governance/models.tsx'), 'Models'),
})

const model = createRoute({
  getParentRoute: () => inside,
  path: '/models/$model/$version',
  component: lazyRouteComponent(() => import('#web/governance/model.tsx'), 'Model'),
})

const compare = createRoute({
  getParentRoute: () => inside,
  path: '/models/compare',
  validateSearch: ({ a, b }: Record<string, unknown>): { a?: string; b?: string } => ({
    ...(text(a) ? { a: text(a) as string } : {}),
    ...(text(b) ? { b: text(b) as string } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/governance/compare.tsx'), 'CompareModels'),
})

const everybody = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: ({ area, team }: Record<string, unknown>): { area?: string; team?: string } => ({
    ...(text(area) ? { area: text(area) as string } : {}),
    ...(text(team) ? { team: text(team) as string } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/people/people.tsx'), 'PeoplePage'),
})

const team = createRoute({
  getParentRoute: () => inside,
  path: '/teams/$team',
  loader: asking(({ team }: { team: string }) => [teamQuery(team)]),
  component: lazyRouteComponent(() => import('#web/people/team.tsx'), 'TeamPage'),
})

const planning = createRoute({
  getParentRoute: () => inside,
  path: '/teams/$team/planning',
  validateSearch: planningSearch,
  component: lazyRouteComponent(() => import('#web/planning/planning.tsx'), 'Planning'),
})

const cockpit = createRoute({
  getParentRoute: () => inside,
  path: '/cockpit',
  validateSearch: ({ team, figure }: Record<string, unknown>): { team?: string; figure?: string } => ({
    ...(text(team) ? { team: text(team) as string } : {}),
    ...(text(figure) ? { figure: text(figure) as string } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/cockpit/cockpit.tsx'), 'CockpitPage'),
})

const settlement = createRoute({
  getParentRoute: () => inside,
  path: '/settlement',
  component: lazyRouteComponent(() => import('#web/settlement/settlements.tsx'), 'Settlements'),
})

const settledMonth = createRoute({
  getParentRoute: () => inside,
  path: '/settlement/$month',
  validateSearch: monthSearch,
  loader: asking(({ month }: { month: string }) => [monthQuery(month)]),
  component: lazyRouteComponent(() => import('#web/settlement/month.tsx'), 'SettledMonth'),
})

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: ({ file, job }: Record<string, unknown>): { file?: string; job?: string } => ({
    ...(text(file) ? { file: text(file) as string } : {}),
    ...(text(job) ? { job: text(job) as string } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/imports/imports.tsx'), 'Imports'),
})

const pieces = createRoute({
  getParentRoute: () => root,
  path: '/ui',
  component: lazyRouteComponent(() => import('#web/ui/pieces.tsx'), 'Pieces'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    pieces,
    inside.addChildren([
      cases,
      grant,
      letter,
      keptLetter,
      swapLeaflet,
      swapAgreement,
      day,
      week,
      findCitizen,
      access,
      emergencies,
      people,
      citizen,
      change,
      models,
      model,
      compare,
      cockpit,
      everybody,
      team,
      planning,
      settlement,
      settledMonth,
      imports,
    ]),
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
})

const { load } = router
/** Turning a page draws most of it anew; on a slow phone whoever pressed would see nothing at all meanwhile. */
router.load = async (asked) => {
  if (asked && 'action' in asked) await painted()
  return load(asked)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
