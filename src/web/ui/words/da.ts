export const da = {
  title: 'Byggeklodser',
  lead: 'De fem stykker, alle sider er lavet af, i hver tilstand.',
  meter: 'Frirumsmåler',
  rhythm: 'Ugens rytme',
  compass: 'Kompaskort',
  faces: 'Ansigter',
  ground: 'Grund',
  states: {
    usual: 'Som oftest',
    fresh: 'Mandag morgen',
    full: 'Fyldt op',
    over: 'Over rammen',
    none: 'Uden ramme',
    small: 'Lille, i en række',
    empty: 'Tom',
  },
}

/** What every language must have. */
export type PieceWords = typeof da
