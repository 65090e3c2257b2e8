import type { PieceWords } from './da.ts'

export const en: PieceWords = {
  title: 'Pieces',
  lead: 'The five pieces every page is made of, in every state.',
  meter: 'Headroom meter',
  rhythm: 'Week rhythm',
  compass: 'Compass card',
  faces: 'Faces',
  ground: 'Ground',
  states: {
    usual: 'As usual',
    fresh: 'Monday morning',
    full: 'All used',
    over: 'Over the frame',
    none: 'No frame',
    small: 'Small, in a row',
    empty: 'Empty',
  },
}
