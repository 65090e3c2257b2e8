import type { PieceWords } from './da.ts'

export const sv: PieceWords = {
  title: 'Byggstenar',
  lead: 'De fem bitar alla sidor är gjorda av, i varje läge.',
  meter: 'Frirumsmätare',
  rhythm: 'Veckans rytm',
  compass: 'Kompasskort',
  faces: 'Ansikten',
  ground: 'Grund',
  states: {
    usual: 'Som oftast',
    fresh: 'Måndag morgon',
    full: 'Helt använd',
    over: 'Över ramen',
    none: 'Utan ram',
    small: 'Liten, i en rad',
    empty: 'Tom',
  },
}
