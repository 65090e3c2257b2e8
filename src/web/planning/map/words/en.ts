import type { MapWords } from './da.ts'

const visits = (count: number) => (count === 1 ? '1 visit' : `${count} visits`)

export const en: MapWords = {
  label: (routes, count) =>
    `Map with ${routes === 1 ? '1 route' : `${routes} routes`} and ${visits(count)}. The list says the same.`,
  howTitle: 'How to move and zoom the map',
  how: 'Drag to move the map. Zoom with the buttons, with two fingers or with Ctrl and the wheel. With the keys: +, −, arrows, and 0 for all of it.',
  straight: 'Lines are straight. The numbers are the order of the route, and the name stands at the last visit.',
  many: 'Lines are straight, and the name stands at the last visit. Choose a route to see it alone, with numbers.',
  nearer: 'Zoom in',
  further: 'Zoom out',
  all: 'Show all of it',
  start: 'Start',
  north: 'North is up',
  modes: { car: 'car', bike: 'bicycle', foot: 'on foot' },
  routes: 'Routes',
  visits,
  wayInAll: (length) => `${length} on the way`,
  way: (length) => `${length} of way`,
  noWay: 'same place',
  minutes: (length) => `${length} visit`,
  notOnMap: 'not on the map',
  noHome: (names) => `Not on the map, for nobody has written where the home is: ${names}.`,
  chosen: (name, who) => `${name}: ${who}.`,
  comes: (time, who) => `${time} ${who}`,
  empty: 'Nobody goes anywhere that day.',
}
