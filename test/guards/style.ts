/** The house style that neither compiler nor formatter knows. Each rule says of one file what is wrong, or nothing. */
type Rule = (path: string, source: string) => string | undefined

const vague = /(?:^|[-_./])(util(?:itie)?s?|helpers?|managers?|common|misc)(?=[-_./]|$)/i
const vagueThing = /\b(?:class|function|const|let|type|interface)\s+(\w*(?:Managers?|Helpers?|Utils?))\b/
const longestLine = 120
const longestFile = 500

/** Letters in brackets keep this file from breaking its own rule. */
const promise = /\b(?:TOD[O]|FIXM[E]|XX[X])\b/
const switchedOff = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b|\b(?:fit|xit|fdescribe|xdescribe)\(/

/**
 * The lines without the texts in them, where they are long: the formatter leaves a text whole, so that it can be found,
 * and so does this rule. Comments are measured as they are.
 */
const withoutTexts = (source: string): string[] =>
  source
    .replaceAll(/^\s*(?:\*|\/[/*]).*$|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'/gm, (text) =>
      /^\s*[*/]/.test(text) ? text : text.replaceAll(/[^\n]/g, ''),
    )
    .split('\n')

const isOfRooms = (path: string) => path.startsWith('src/')

const rules: readonly Rule[] = [
  (path) => {
    const word = vague.exec(path)?.[1]
    return word && `'${word}' names no thing: call it what it is`
  },
  (_, source) => {
    const name = vagueThing.exec(source)?.[1]
    return name && `${name} names no thing: call it what it is`
  },
  (path) => (/(?:^|\/)index\.[cm]?tsx?$/.test(path) ? 'a barrel hides where things stand' : undefined),
  (_, source) => {
    const word = promise.exec(source)?.[0]
    return word && `'${word}' is a promise to nobody`
  },
  (_, source) => {
    const call = switchedOff.exec(source)?.[0]
    return call && `${call} switches tests off`
  },
  (path, source) => {
    const long = withoutTexts(source).flatMap((text, at) => ([...text].length > longestLine ? [at + 1] : []))
    return isOfRooms(path) && long.length > 0 ? `longer than ${longestLine}: line ${long.join(', ')}` : undefined
  },
  (_, source) => {
    const lines = source.split('\n')
    const isExplained = /\bLong because \S/.test(lines.slice(0, 15).join('\n'))
    return lines.length - 1 > longestFile && !isExplained
      ? `over ${longestFile} lines need a sentence at the top: 'Long because …'`
      : undefined
  },
]

export function styleViolations(path: string, source: string): string[] {
  return rules.flatMap((rule) => {
    const complaint = rule(path, source)
    return complaint ? [`${path}: ${complaint}`] : []
  })
}
