/** What letters, the leaflet and the agreement say in Danish; short sentences, the words of the fourteen spared. */
export const da = {
  locale: 'da-DK',
  length: (hours: number, minutes: number) =>
    [hours > 0 && (hours === 1 ? '1 time' : `${hours} timer`), minutes > 0 && `${minutes} minutter`]
      .filter(Boolean)
      .join(' og ') || '0 minutter',
  per: { week: 'om ugen', fourWeeks: 'på fire uger', month: 'om måneden' },
  dear: (name: string) => `Kære ${name}`,
  dearNobody: 'Til dig, det handler om',
  greeting: 'Venlig hilsen',
  roles: {
    citizen: 'Du',
    relative: 'Din pårørende',
    teamMember: 'Teamet',
    fixedContact: 'Din faste kontakt',
    teamMeeting: 'Teamet',
    nurse: 'Sygeplejersken',
    therapist: 'Terapeuten',
    conference: 'Teamet og vi sammen',
    caseOfficer: 'Vi',
    manager: 'Lederen',
  },

  whatYouGet: {
    title: { granted: 'Du kan få hjælp', refused: 'Vi kan ikke give dig hjælpen', ended: 'Din hjælp stopper' },
    heading: { granted: 'Det kan du få hjælp til', refused: 'Det har vi besluttet', ended: 'Det har vi besluttet' },
    whole: (length: string, per: string, from: string) => `Du kan få hjælp i ${length} ${per} fra den ${from}.`,
    parts: (from: string) => `Du kan få hjælp fra den ${from} til dette:`,
    row: (name: string, length: string, per: string) => `${name}: ${length} ${per}.`,
    noTime: (from: string) => `Du kan få hjælp fra den ${from}.`,
    reckons: (length: string, per: string) => `Vi regner med omkring ${length} ${per}.`,
    open: 'Der er ingen slutdato.',
    until: (date: string) => `Den sidste dag er den ${date}.`,
    called: (name: string) => `Vi kalder det: ${name}.`,
    rehabilitation: 'Du får også træning, så du kan klare mere selv.',
    goals: 'Det vil vi nå sammen med dig:',
    goal: (area: string, level: string) => `${area}: ${level}.`,
    goalBy: (area: string, level: string, date: string) => `${area}: ${level}, senest den ${date}.`,
    levels: {
      0: 'du klarer det uden besvær',
      1: 'du klarer det med lidt besvær',
      2: 'du klarer noget af det selv',
      3: 'du klarer lidt af det selv',
      4: 'du får hjælp til det hele',
      9: 'det er ikke et mål nu',
    },
    conditions: 'Det gælder på disse vilkår:',
    refused: 'Du har bedt om hjælp. Vi har set på det, og vi siger nej. Længere nede kan du læse hvorfor.',
    ended: (last: string) => `Den sidste dag med hjælp er den ${last}.`,
    narrows: 'Det bliver mindre end før:',
    lessTime: (before: string, after: string) => `Før var det ${before} om ugen. Nu er det ${after}.`,
    endsEarlier: 'Hjælpen slutter før, end vi har lovet.',
    lowerLevel: 'Du får en mindre slags hjælp end før.',
    goalLowered: (area: string) => `Vi har sat målet ned for dette: ${area}.`,
  },

  frame: {
    heading: 'Sådan kan du bruge hjælpen',
    minutes: 'Tiden er din ramme. Du og dit team aftaler, hvad den går til. I laver en plan for ugen.',
    goals: 'Du er lovet målene og ikke faste minutter. Du og dit team aftaler, hvordan dagene skal gå.',
    move: 'I kan flytte tid fra en dag til en anden og gøre noget andet. I skal ikke spørge os først.',
    minor: (who: string, length: string) => `${who} må selv give dig lidt mere: op til ${length} om ugen.`,
    package: (name: string, length: string, days: number) =>
      `Teamet kan også starte ${name}: ${length} om dagen i ${days} dage.`,
    more: 'Er det ikke nok, eller er det for meget? Sig det til teamet, så ser vi på det sammen.',
  },

  swap: {
    heading: 'Du må bytte',
    what: 'Du må bytte den hjælp, du får i dag, til noget andet, du hellere vil.',
    catalogue: 'Du må vælge mellem al den hjælp, vi giver.',
    cluster: 'Du må bytte til hjælp af samme slags.',
    often: (most: number, period: 'week' | 'month') =>
      `Du må bytte ${most === 1 ? '1 gang' : `${most} gange`} ${period === 'week' ? 'om ugen' : 'om måneden'}.`,
    always: 'Du må bytte, så tit du vil.',
    same: 'Du får lige så lang tid, som du bytter væk.',
    share: (got: string, given: string) => `Du får ${got}, når du bytter ${given} væk.`,
    relatives: 'Du kan bruge tiden sammen med din familie.',
    civil: 'Du kan bruge tiden sammen med en frivillig eller i en forening.',
    both: 'Du kan bruge tiden sammen med din familie, en frivillig eller en forening.',
    kept: 'Du mister ikke din hjælp, fordi du bytter. Det koster ikke noget.',
    asks: (who: string) => `Du kan selv sige til. ${who} må også spørge dig.`,
    onlyYou: 'Du siger selv til.',
  },

  reasons: {
    heading: 'Derfor har vi besluttet det',
    heard: (date: string) => `Vi talte med dig om det den ${date}, før vi besluttede noget.`,
  },
  law: { heading: 'Regler, vi har brugt' },

  nextStep: {
    heading: 'Det sker der nu',
    granted: (from: string) => `Hjælpen begynder den ${from}.`,
    team: (team: string) => `${team} laver en plan sammen med dig.`,
    noTeam: 'Et team laver en plan sammen med dig.',
    contact: (name: string) => `Din faste kontakt er ${name}.`,
    followUp: (date: string) => `Vi ser på hjælpen igen senest den ${date}.`,
    refused: 'Sker der noget nyt, må du gerne bede om hjælp igen.',
    ended: 'Får du brug for hjælp igen, så sig til.',
  },

  appeal: {
    heading: 'Hvis du er uenig',
    may: (weeks: number, office: string, inWriting: boolean) =>
      `Du kan klage. ${inWriting ? 'Skriv' : 'Ring eller skriv'} til ${office}. Gør det inden ${weeks} uger, fra du fik brevet.`,
    reviewed: (finally_: string) =>
      `Så ser vi på din sag igen. Giver vi dig ikke ret, sender vi selv din klage videre til ${finally_}.`,
    sent: (finally_: string) => `Vi sender din klage videre til ${finally_}.`,
    law: (law: string) => `Det står i ${law}.`,
  },
  contact: {
    heading: 'Spørg os',
    ask: 'Er du i tvivl om noget, så spørg.',
    phone: (phone: string) => `Telefon: ${phone}`,
    email: (email: string) => `E-mail: ${email}`,
    hours: (hours: string) => `Vi svarer: ${hours}`,
  },
  and: 'og',

  leaflet: {
    title: 'Byt din hjælp',
    lead: 'Nogle dage vil man hellere noget andet. Det må du godt.',
    how: 'Sådan gør du',
    steps: ['Tænk på, hvad du helst vil i dag.', 'Sig det til den, der kommer. Du kan også ringe dagen før.'],
    stepAsk: 'Vi spørger dig også selv, hvad du har lyst til.',
    examples: 'For eksempel',
    example: {
      catalogue: '“I dag vil jeg hellere gå en tur end have gjort rent.”',
      cluster: '“I dag vil jeg hellere have vasket tøj end gjort rent.”',
    },
    rules: 'Det er reglerne',
    ask: 'Vil du vide mere?',
    askText: 'Spørg den, der kommer hos dig.',
  },
  form: {
    title: 'Aftale om at bytte hjælp',
    who: 'Aftalen er for',
    number: 'Født',
    team: 'Team',
    contact: 'Fast kontakt',
    have: 'Det får jeg hjælp til nu',
    haveNothing: 'Der er ingen hjælp at bytte med i dag.',
    give: 'Det bytter jeg væk',
    get: 'Det vil jeg hellere',
    when: 'Dag og tid',
    minutes: 'Minutter',
    with: 'Sammen med',
    withOptions: { team: 'teamet', relatives: 'familie', civil: 'frivillig eller forening' },
    wishes: 'Det vil jeg gerne nå med det',
    rules: 'Det gælder',
    swaps: 'Sådan bytter jeg',
    place: 'Dato',
    citizen: 'Borgeren',
    staff: 'Medarbejderen',
  },
}

/** What every language must have. */
export type LetterWords = typeof da
