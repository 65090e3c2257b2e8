/** The pages one can go to, in their order: the menu and the palette both show these. */
import type { Words } from '#web/words/da.ts'
import { may, type Self } from './self.tsx'

export type PlaceTo = { readonly to: string; readonly text: string }

type Row = readonly [to: string | ((self: Self) => string), name: keyof Words['pages'], isOpen: (self: Self) => boolean]

const places: readonly Row[] = [
  ['/day', 'day', (self) => may(self, 'team.readDay') && self.teams.length > 0],
  ['/grants', 'grants', (self) => may(self, 'case.list')],
  ['/week', 'week', (self) => may(self, 'team.readWeek')],
  [
    ({ teams }) => `/teams/${teams[0]?.id}/planning`,
    'planning',
    (self) => may(self, 'week.read') && self.teams.length > 0,
  ],
  ['/people', 'people', (self) => may(self, 'team.read')],
  ['/cockpit', 'cockpit', (self) => may(self, 'cockpit.read')],
  ['/citizens', 'mine', ({ role }) => role === 'relative'],
  ['/citizens', 'find', (self) => may(self, 'citizen.search')],
  ['/access', 'insight', (self) => may(self, 'access.readLog')],
  ['/settlement', 'settlement', (self) => may(self, 'settlement.read')],
  ['/imports', 'imports', (self) => may(self, 'import.write')],
  ['/models', 'models', () => true],
]

/** One's own page first, where one is a citizen. */
export const placesOf = (self: Self, { pages }: Words): PlaceTo[] => [
  ...(self.citizen ? [{ to: `/citizens/${self.citizen}`, text: pages.mine }] : []),
  ...places
    .filter(([, , isOpen]) => isOpen(self))
    .map(([to, name]) => ({ to: typeof to === 'string' ? to : to(self), text: pages[name] })),
]
