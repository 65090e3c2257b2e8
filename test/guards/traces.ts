/**
 * What must not be left in the project: the places and tools of the people who happened to write it.
 * A letter in brackets keeps this file from holding what it looks for.
 */
const traces: readonly { readonly of: string; readonly pattern: RegExp; readonly mayStandIn?: RegExp }[] = [
  { of: "a machine's own folder", pattern: /(?<![\w.])\/(?:wor[k]|far[m]|roo[t]|hom[e]\/\w+)\// },
  { of: 'a folder beside the project', pattern: /\.\.\/share[d]\b/, mayStandIn: /^test\/|\.test\.ts$/ },
  { of: 'a job of a shell', pattern: /bash_job[s]/ },
  { of: 'a writing machine', pattern: /\b(?:claud[e]|anthropi[c]|opena[i]|chatgp[t]|copilo[t])\b/i },
  { of: 'a thread nobody can open', pattern: /\b(?:issue|pull request|PR) #\d+/i },
]

export function tracesIn(path: string, text: string): string[] {
  return traces.flatMap(({ of, pattern, mayStandIn }) => {
    if (mayStandIn?.test(path)) return []
    const line = text.split('\n').findIndex((each) => pattern.test(each))
    return line < 0 ? [] : [`${path}:${line + 1} tells of ${of}`]
  })
}
