/** The page of answers to the security standard, read and held to what it says. */
export type Answer = { readonly kind: string; readonly tests: readonly string[] }

/** Every number with its answers, in the order of the page. */
export function answersOf(page: string): ReadonlyMap<string, readonly Answer[]> {
  const answers = new Map<string, Answer[]>()
  for (const [, numbers = '', kind = '', , tests = ''] of page.matchAll(
    /^\| ([\d., ]+?) \| ([\w ]+) \| (.*?) \|(.*)\|$/gm,
  ))
    for (const number of numbers.split(', ')) {
      const said = { kind, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, test = '']) => test) }
      answers.set(number, [...(answers.get(number) ?? []), said])
    }
  return answers
}

const kinds = ['pass', 'not applicable', 'open']

/** What is wrong with the page, in sentences; `read` gives the text of a file that is there. */
export function faultsOf(
  page: string,
  numbers: readonly string[],
  read: (file: string) => string | undefined,
): string[] {
  const answers = answersOf(page)
  const all = [...answers].flatMap(([number, of]) => of.map((answer) => ({ number, ...answer })))
  const counted = kinds.map((kind) => `${all.filter((answer) => answer.kind === kind).length} ${kind}`).join(', ')
  return [
    ...numbers.filter((number) => !answers.has(number)).map((number) => `${number} is not answered`),
    ...[...answers.keys()].filter((number) => !numbers.includes(number)).map((number) => `${number} is no number`),
    ...[...answers].filter(([, of]) => of.length > 1).map(([number]) => `${number} is answered twice`),
    ...all.filter(({ kind }) => !kinds.includes(kind)).map(({ number, kind }) => `${number} is answered with ${kind}`),
    ...all
      .filter(({ kind, tests }) => kind === 'pass' && tests.length === 0)
      .map(({ number }) => `${number} passes without a test`),
    ...all.flatMap(({ number, tests }) =>
      tests.flatMap((named) => faultOf(named, read).map((fault) => `${number}: ${fault}`)),
    ),
    ...(page.includes(`**${counted}**`) ? [] : [`what the page adds up is not ${counted}`]),
  ]
}

/** `file: title`, where the title stands in the file as that of a test or of several; `*` for all of a file. */
function faultOf(named: string, read: (file: string) => string | undefined): string[] {
  const [file = '', title = ''] = named.split(/: (.*)/s)
  const text = read(file)
  if (text === undefined) return [`there is no file ${file}`]
  if (title === '*') return /\b(test|it)\b[.(]/.test(text) ? [] : [`there is no test in ${file}`]
  return text.includes(`'${title}`) || text.includes(`"${title}`) ? [] : [`there is no test '${title}' in ${file}`]
}
