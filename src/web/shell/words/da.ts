export const da = {
  title: 'Gå til',
  placeholder: 'Skriv en side, en borger, et team …',
  none: 'Intet passer til det, du skrev.',
  searching: 'Søger …',
  foot: 'At du søger efter en borger, bliver noteret.',
  pages: 'Sider',
  citizens: 'Borgere',
  teams: 'Team',
  weekOf: (team: string) => `${team}: ugen`,
  planningOf: (team: string) => `${team}: ruter`,
  cockpitOf: (team: string) => `${team}: overblik`,
  months: 'Afregnede måneder',
  models: 'Styringsmodeller',
  doing: 'Gør noget',
  languages: { da: 'Skift til dansk', sv: 'Skift til svensk', en: 'Skift til engelsk' },
  theme: (name: string) => `Lys: ${name.toLocaleLowerCase('da')}`,
  keys: 'Genveje på tastaturet',
  help: {
    key: 'Tast',
    does: 'Gør',
    palette: 'Gå til en side, en borger, et team, en model eller en måned',
    keys: 'Vis genvejene',
    arrows: 'Op og ned i en liste',
    enter: 'Vælg det, der er markeret',
    escape: 'Luk det, der ligger ovenpå',
    tab: 'Næste felt eller knap; Skift + Tab går tilbage',
    questionMark: 'Spørgsmålstegn viser genvejene',
    close: 'Luk',
  },
}

/** What every language must have. */
export type PaletteWords = typeof da
