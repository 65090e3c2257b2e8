/** A citizen who is not theirs to see: said kindly, with a way in for when it is urgent. */
import { useWords } from '#web/words/speaking.tsx'
import { OpenInEmergency } from './open-in-emergency.tsx'
import { accessWords } from './words.ts'

export function NotYours({ citizen }: { readonly citizen: string }) {
  const { emergency } = useWords(accessWords)
  return (
    <div role="alert">
      <h1>{emergency.title}</h1>
      <p className="lead-line">{emergency.lead}</p>
      <OpenInEmergency whom={{ citizen }} />
    </div>
  )
}
