/** Every page there is, in every state it can stand still in, and as whom one sees it. */
import type { Page } from 'playwright-core'
import { citizens, decisions, letters, teams } from '../http/small-town.ts'
import { type Opened, routedDay, type Visitor } from './open.ts'

export type State = {
  /** As the router writes it. */
  readonly route: string
  readonly state: string
  readonly as: Visitor
  readonly path: string | ((house: Opened) => string)
  /** What to do until the state is there. */
  readonly until?: (page: Page) => Promise<unknown>
  /** What the server does: answers nothing yet, or is away. */
  readonly server?: 'slow' | 'away'
}

const ofDemo =
  (rest = '') =>
  ({ demo }: Opened) =>
    `/citizens/${demo.citizen}${rest}`
const north = `/citizens/${citizens.north}`
const letterPath = `${north}/decisions/${decisions.north}/letter`

const table = `cpr;navn;område
070761-4285;Anders Prøve;harbour
250948-9996;Nancy Prøve;harbour
123;Uden nummer;harbour
`

async function withFile(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'borgere.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  })
  await page.locator('.judge .button').nth(1).waitFor()
}

/** Asks for a proposal that takes a second, and waits for it. */
async function proposed(page: Page): Promise<void> {
  await page.route(/\/weeks\/[^/]+\/proposals$/, (route) =>
    route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), seconds: 1 }) }),
  )
  await page.locator('.standing .button').first().click()
  await page.locator('.standing.proposed').waitFor({ timeout: 60_000 })
}
const firstVisit = (page: Page) => page.locator('.stop-block, button.list-row').first()
const planningPath =
  (search: string) =>
  ({ demo }: Opened) =>
    `/teams/${demo.team}/planning?${search}`

export const states: readonly State[] = [
  { route: '/', state: 'the door', as: null, path: '/' },
  { route: '/', state: 'after half an hour away', as: null, path: '/?ended=true' },
  { route: '/', state: 'a door that stayed shut', as: null, path: '/?refused=barred' },
  { route: '/', state: 'while it is fetched', as: null, path: '/', server: 'slow' },
  { route: '/', state: 'an address that is nowhere', as: null, path: '/nowhere' },
  { route: '/ui', state: 'the pieces', as: null, path: '/ui' },

  { route: '/day', state: 'of a team', as: 'demo team-member', path: '/day' },
  { route: '/day', state: 'of one’s own', as: 'demo fixed-contact', path: '/day' },
  { route: '/day', state: 'of one’s own route', as: 'helper', path: `/day?date=${routedDay}` },
  { route: '/day', state: 'of a night', as: 'contact', path: `/day?date=${routedDay}&of=mine` },
  { route: '/day', state: 'of a team with routes', as: 'helper', path: `/day?date=${routedDay}&of=team` },
  {
    route: '/day',
    state: 'telling more',
    as: 'helper',
    path: '/day?date=2026-10-06',
    until: async (page) => {
      if ((await page.locator('.deviation .chip').count()) === 0) await page.locator('.stops button').first().click()
      await page.locator('.deviation .chip').first().click()
      await page.locator('.why').waitFor()
    },
  },
  { route: '/day', state: 'with nothing in it', as: 'helper', path: '/day?of=contact' },
  { route: '/day', state: 'while it is fetched', as: 'helper', path: '/day', server: 'slow' },
  { route: '/day', state: 'when the server is away', as: 'helper', path: '/day', server: 'away' },

  { route: '/week', state: 'of a team', as: 'demo leader', path: '/week' },
  { route: '/week', state: 'those to look at', as: 'demo leader', path: '/week?show=look' },
  { route: '/week', state: 'of an area', as: 'demo case-officer', path: '/week' },
  { route: '/week', state: 'when the server is away', as: 'leader', path: '/week', server: 'away' },

  { route: '/citizens', state: 'to search', as: 'demo case-officer', path: '/citizens' },
  { route: '/citizens', state: 'whom a relative helps', as: 'demo relative', path: '/citizens' },
  {
    route: '/citizens',
    state: 'nobody of that number',
    as: 'helper',
    path: '/citizens',
    until: async (page) => {
      await page.locator('input').first().fill('010101-9999')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
    },
  },

  { route: '/access', state: 'who has seen what', as: 'leader', path: '/access' },
  { route: '/access', state: 'where nothing fits', as: 'controller', path: '/access?day=2026-01-01' },
  { route: '/access/emergency', state: 'to look at', as: 'leader', path: '/access/emergency' },
  { route: '/access/emergency', state: 'looked at', as: 'controller', path: '/access/emergency?show=done' },
  { route: '/access/people', state: 'who can sign in', as: 'demo leader', path: '/access/people' },

  { route: '/citizens/$citizen', state: 'their fixed contact sees', as: 'demo fixed-contact', path: ofDemo() },
  { route: '/citizens/$citizen', state: 'one’s own page', as: 'demo citizen', path: ofDemo() },
  { route: '/citizens/$citizen', state: 'the case officer sees', as: 'demo case-officer', path: ofDemo() },
  { route: '/citizens/$citizen', state: 'a relative sees', as: 'daughter', path: north },
  { route: '/citizens/$citizen', state: 'with no help yet', as: 'officer', path: `/citizens/${citizens.alone}` },
  { route: '/citizens/$citizen', state: 'somebody else’s', as: 'helper', path: `/citizens/${citizens.alone}` },
  { route: '/citizens/$citizen', state: 'while it is fetched', as: 'contact', path: north, server: 'slow' },
  { route: '/citizens/$citizen', state: 'when the server is away', as: 'contact', path: north, server: 'away' },

  { route: '/grants', state: 'who waits', as: 'demo case-officer', path: '/grants' },
  { route: '/grants', state: 'of a small town', as: 'officer', path: '/grants' },
  { route: '/grants', state: 'when the server is away', as: 'officer', path: '/grants', server: 'away' },
  { route: '/citizens/$citizen/grant', state: 'the talk', as: 'demo case-officer', path: ofDemo('/grant') },
  { route: '/citizens/$citizen/grant', state: 'needs', as: 'demo case-officer', path: ofDemo('/grant?step=needs') },
  { route: '/citizens/$citizen/grant', state: 'the funnel', as: 'officer', path: `${north}/grant?step=funnel` },
  { route: '/citizens/$citizen/grant', state: 'the frame', as: 'demo case-officer', path: ofDemo('/grant?step=frame') },
  { route: '/citizens/$citizen/grant', state: 'the decision', as: 'officer', path: `${north}/grant?step=decision` },
  {
    route: '/citizens/$citizen/grant',
    state: 'that takes something back',
    as: 'officer',
    path: `${north}/grant?step=frame`,
    until: async (page) => {
      await page.getByRole('spinbutton').first().fill('5')
      await page.locator('.narrowed').waitFor()
    },
  },
  { route: '/citizens/$citizen/decisions/$decision/letter', state: 'to be kept', as: 'officer', path: letterPath },
  {
    route: '/citizens/$citizen/decisions/$decision/letter',
    state: 'of no such decision',
    as: 'officer',
    path: `/citizens/${citizens.alone}/decisions/${decisions.north}/letter`,
  },
  {
    route: '/citizens/$citizen/letters/$letter',
    state: 'one’s own',
    as: 'grete',
    path: `${north}/letters/${letters.north}`,
  },
  { route: '/swap', state: 'the leaflet', as: 'grete', path: '/swap' },
  { route: '/citizens/$citizen/swap', state: 'the agreement', as: 'contact', path: `${north}/swap` },

  { route: '/citizens/$citizen/change', state: 'to begin', as: 'demo fixed-contact', path: ofDemo('/change') },
  {
    route: '/citizens/$citizen/change',
    state: 'with an answer',
    as: 'contact',
    path: `${north}/change?visit=morning`,
    until: async (page) => {
      await page.locator('.editor .step').nth(1).click()
      await page.locator('.folded summary').first().click()
      await page.locator('.other-parts .button').click()
      await page.locator('.terms .tick').last().click()
      await page.locator('.compass').waitFor()
    },
  },
  { route: '/citizens/$citizen/change', state: 'a new visit', as: 'contact', path: `${north}/change?visit=new` },
  {
    route: '/citizens/$citizen/change',
    state: 'with nothing granted',
    as: 'officer',
    path: `/citizens/${citizens.alone}/change`,
  },

  {
    route: '/models',
    state: 'under the palette',
    as: 'demo leader',
    path: '/models',
    until: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    route: '/models',
    state: 'under the keys',
    as: 'helper',
    path: '/models',
    until: async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  { route: '/models', state: 'taken in and others', as: 'demo controller', path: '/models' },
  { route: '/models/$model/$version', state: 'read', as: 'demo leader', path: '/models/syddjurs/2022.1' },
  { route: '/models/$model/$version', state: 'no such model', as: 'helper', path: '/models/nothing/1' },
  { route: '/models/compare', state: 'nothing chosen', as: 'helper', path: '/models/compare' },
  {
    route: '/models/compare',
    state: 'two beside each other',
    as: 'demo controller',
    path: '/models/compare?a=syddjurs%402022.1&b=solna%402025.1',
  },

  { route: '/cockpit', state: 'of a team', as: 'demo leader', path: '/cockpit' },
  { route: '/cockpit', state: 'a figure opened', as: 'demo leader', path: '/cockpit?figure=room' },
  { route: '/cockpit', state: 'another figure', as: 'demo controller', path: '/cockpit?figure=deviations' },
  { route: '/cockpit', state: 'with little to tell', as: 'leader', path: '/cockpit' },

  { route: '/people', state: 'of a municipality', as: 'demo controller', path: '/people' },
  { route: '/people', state: 'of a team', as: 'demo team-member', path: '/people' },
  { route: '/teams/$team', state: 'its leader sees', as: 'demo leader', path: ({ demo }) => `/teams/${demo.team}` },
  { route: '/teams/$team', state: 'small and new', as: 'leader', path: `/teams/${teams.north}` },

  {
    route: '/teams/$team/planning',
    state: 'rostered and not planned',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
  },
  {
    route: '/teams/$team/planning',
    state: 'a proposal',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
    until: proposed,
  },
  {
    route: '/teams/$team/planning',
    state: 'a visit opened',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
    until: async (page) => {
      await proposed(page)
      await firstVisit(page).click()
      await page.locator('.sheet-in > .buttons .button').last().click()
      await page.locator('.choose-row, .sheet-in .empty').first().waitFor()
    },
  },
  {
    route: '/teams/$team/planning',
    state: 'a visit in the hand',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
    until: async (page) => {
      await proposed(page)
      const block = page.locator('.stop-block')
      if ((await block.count()) === 0) return
      await block.nth(3).press('Enter')
      await page.locator('.band').first().waitFor()
    },
  },
  {
    route: '/teams/$team/planning',
    state: 'what changes for whom',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
    until: async (page) => {
      await proposed(page)
      await page.locator('.standing .button').first().click()
      await page.locator('.who-changes').waitFor()
    },
  },
  {
    route: '/teams/$team/planning',
    state: 'somebody opened',
    as: 'demo leader',
    path: planningPath('week=2026-W44'),
    until: async (page) => {
      await page.locator('.lane-name, .by-carer .plain-button').first().click()
      await page.locator('.shift-form').waitFor()
    },
  },
  {
    route: '/teams/$team/planning',
    state: 'one person’s week',
    as: 'demo leader',
    path: planningPath('week=2026-W44&view=carer'),
  },
  {
    route: '/teams/$team/planning',
    state: 'on the map',
    as: 'demo leader',
    path: planningPath('week=2026-W44&view=map'),
    until: async (page) => {
      await proposed(page)
      await page.locator('.map-route').first().click()
    },
  },
  {
    route: '/teams/$team/planning',
    state: 'with nobody at work',
    as: 'leader',
    path: `/teams/${teams.north}/planning`,
  },
  {
    route: '/teams/$team/planning',
    state: 'of no team one is in',
    as: 'leader',
    path: `/teams/${teams.south}/planning`,
  },
  {
    route: '/teams/$team/planning',
    state: 'while it is fetched',
    as: 'leader',
    path: `/teams/${teams.north}/planning`,
    server: 'slow',
  },
  {
    route: '/teams/$team/planning',
    state: 'when the server is away',
    as: 'leader',
    path: `/teams/${teams.north}/planning`,
    server: 'away',
  },

  { route: '/settlement', state: 'months settled', as: 'demo controller', path: '/settlement' },
  { route: '/settlement', state: 'nothing settled', as: 'controller', path: '/settlement' },
  ...['sum', 'look', 'lines', 'teams', 'try'].map((view) => ({
    route: '/settlement/$month',
    state: `by ${view}`,
    as: 'demo controller' as const,
    path: `/settlement/2026-09?view=${view}`,
  })),
  { route: '/settlement/$month', state: 'not settled', as: 'controller', path: '/settlement/2026-05' },

  { route: '/imports', state: 'to begin', as: 'controller', path: '/imports' },
  { route: '/imports', state: 'a file seen', as: 'controller', path: '/imports', until: withFile },
  {
    route: '/imports',
    state: 'a file tried',
    as: 'controller',
    path: '/imports',
    until: async (page) => {
      await withFile(page)
      await page.locator('.judge .button').nth(1).click()
      await page.locator('.judge table, .judge .failed').first().waitFor()
    },
  },
]
