export const da = {
  title: 'Overblik',
  lead: 'De samme få tal for leder og team. Åbn et tal og se, hvad det bygger på, hvordan det er gået, og hvem det handler om.',
  noTeam: 'Du er ikke i noget team i dag.',
  chooseTeam: 'Vælg team',
  none: 'Der er intet at vise om teamet endnu.',
  asOf: (date: string) => `Som det står ${date}.`,
  look: 'Se her',
  names: {
    room: 'Frirum i rammerne',
    lateFollowUps: 'Opfølgninger, der er for sent',
    faces: 'Ansigter pr. borger',
    deviations: 'Besøg, der blev anderledes',
    delivered: 'Givet tid mod bevilget',
    budget: 'Teamets økonomi',
    absence: 'Fravær',
    planAge: 'Planernes alder',
  },
  says: {
    roomLeft: (left: string) => `${left} frirum i denne uge`,
    roomOver: (over: string) => `${over} over rammerne i denne uge`,
    lateNone: 'Ingen opfølgning er for sent',
    late: (count: number) =>
      count === 1 ? '1 borger venter på en opfølgning' : `${count} borgere venter på en opfølgning`,
    faces: (mean: string) => `${mean} ansigter pr. borger på 14 dage`,
    deviations: (percent: string) => `${percent} % af besøgene blev anderledes`,
    delivered: (percent: string) => `${percent} % af den bevilgede tid er givet`,
    budgetLeft: (amount: string) => `${amount} tilbage`,
    budgetOver: (amount: string) => `${amount} over`,
    absence: (percent: string) => `${percent} % af de betalte vagter blev ikke arbejdet`,
    planAge: (percent: string) => `${percent} % af planerne er højst et halvt år gamle`,
    nothing: 'Intet at regne på',
  },
  counts: {
    room: (left: string, done: string, ahead: string, framed: string) =>
      `${left} frirum; ${done} givet og ${ahead} planlagt af ${framed}`,
    lateFollowUps: (late: string, onTime: string, granted: string) =>
      `${late} for sent og ${onTime} i tide af ${granted} med en bevilling`,
    faces: (faces: string, citizens: string, kept: string, broken: string) =>
      `${faces} ansigter hos ${citizens} borgere; løftet holdt hos ${kept}, ikke hos ${broken}`,
    deviations: (asPlanned: string, changed: string, notDone: string, visits: string) =>
      `${asPlanned} som planlagt, ${changed} ændret og ${notDone} ikke til noget af ${visits} besøg`,
    delivered: (given: string, granted: string) => `${given} givet af ${granted} bevilget`,
    budget: (left: string, cost: string, income: string) =>
      `${left} er, hvad der bliver af ${income}, når timerne koster ${cost}`,
    absence: (absent: string, worked: string, paid: string) =>
      `${absent} ikke arbejdet og ${worked} arbejdet af ${paid} betalte vagter`,
    planAge: (current: string, older: string, plans: string) =>
      `${current} højst et halvt år gamle, ${older} ældre, ${plans} i alt`,
  },
  one: {
    late: 'for sent',
    onTime: 'i tide',
    current: 'højst et halvt år gammel',
    older: 'ældre end et halvt år',
    faces: (count: number) => (count === 1 ? '1 ansigt' : `${count} ansigter`),
  },
  what: {
    room: 'Den tid i rammerne, som hverken er givet eller planlagt i denne uge. Borger og team bestemmer selv, hvad den bruges til.',
    lateFollowUps:
      'Borgere med en bevilling, hvor en opfølgning efter modellens frister skulle have været gjort før i dag.',
    faces:
      'Hvor mange forskellige der i gennemsnit kom til en borger på 14 dage, efter den svenske officielle måde: borgere fra 65 år med mindst to besøg hver dag, besøg mellem kl. 7 og 22, uden hjemmesygepleje og madudbringning. Borgere, der var væk, tælles ikke.',
    deviations:
      'Besøg, hvor nogen har meldt, at det blev anderledes end planlagt, og besøg, der ikke blev til noget. At en lås målte en anden tid, er ingen afvigelse i sig selv.',
    delivered:
      'Den tid, der er givet, mod den tid, der var bevilget i de samme dage. Går et besøg som planlagt, tæller planens tid.',
    budget:
      'Hvad afregningen giver teamet for måneden, minus hvad teamets timer koster, når resten af måneden går som hidtil.',
    absence:
      'Vagter for teamets egne folk, der er betalt, men hvor ingen timer blev arbejdet: sygdom og andet betalt fravær.',
    planAge: 'Hvor stor en del af planerne der er lagt eller fornyet inden for det sidste halve år.',
  },
  formula: {
    room: 'rammer − givet − planlagt; procenten er det, der er tilbage, af rammerne',
    lateFollowUps: 'antal borgere med mindst én opfølgning, hvis frist er overskredet',
    faces: 'ansigter lagt sammen over borgerne, delt med antal borgere',
    deviations: '(ændrede + ikke udførte besøg) delt med alle besøg',
    delivered: 'givne minutter delt med bevilgede minutter',
    budget: 'indtægt − omkostning ved månedens udgang',
    absence: 'betalte vagter uden arbejdede timer delt med alle betalte vagter',
    planAge: 'planer, hvis første dag ligger højst seks måneder tilbage, delt med alle planer',
  },
  labels: {
    what: 'Hvad det er',
    formula: 'Sådan regnes det',
    days: 'Dage',
    target: 'Holdes op mod',
    sources: 'Kilde',
    version: 'Udgave',
    counts: 'Tallene i dag',
  },
  version: (version: string) => `måles på denne måde siden udgave ${version}`,
  targetNone: 'Intet: modellen siger ikke, hvad det skal være',
  targets: {
    room: 'Ikke over rammerne',
    lateFollowUps: 'Ingen for sent',
    faces: (most: string) => `Løftet i modellen: højst ${most}`,
    delivered: (most: string) => `Modellens tolerance: højst ${most} %`,
    budget: 'Ikke mere end indtægten',
  },
  history: 'Hvordan det er gået',
  historyNone: 'Der er ikke nok dage endnu til at vise, hvordan det er gået.',
  historyTable: 'Tallene bag kurven',
  until: 'Til og med',
  figure: 'Tal',
  behind: 'Hvad det bygger på',
  median: (value: string) => `Midten ligger på ${value}.`,
  moved: (longest: number, most: number) =>
    `Det har flyttet sig: ${longest} i træk på samme side af midten. Ved tilfældigheder ville det højst være ${most}.`,
  chance: (longest: number, most: number) =>
    `Endnu tilfældig variation: ${longest} i træk på samme side af midten, ${most + 1} ville være tegn på ændring.`,
  fewPoints: 'For få punkter til at sige, om det har flyttet sig.',
  chart: (name: string, first: string, last: string, count: number) =>
    `${name}, ${count} punkter: ${first} først, ${last} senest. Tallene står i tabellen.`,
  citizens: 'Borgerne bag tallet',
  citizensNone: 'Ingen borger indgår i tallet.',
  citizensTeam: 'Tallet handler om teamet og ikke om enkelte borgere.',
  citizensNotYours: 'Hvem det er, ser de, der giver hjælpen, og visitator.',
  citizen: 'Borger',
  total: 'I alt',
  showAll: (count: number) => `Vis alle ${count}`,
  leftOut: 'Det ved vi ikke nok om',
  because: {
    noModel: 'Ingen styringsmodel gælder i dag.',
    nobodyKnowsWhoCame: 'vises, når låse eller ure fortæller, hvem der kom. Det gættes ikke.',
    notSettled: 'vises, når en måned er afregnet.',
    noHours: 'vises, når timerne er læst ind.',
    nothing: 'har intet at regne på endnu.',
  },
}

/** What every language must have. */
export type CockpitWords = typeof da
