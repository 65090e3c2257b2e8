/** How a team fits the model that steers, and how far it decides. */
import { useSelf } from '#web/shell/self.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Opening } from './change-form.tsx'
import { ChangeCoach, ChangeStep } from './team-changes.tsx'
import { during, type Part } from './whole.ts'
import { peopleWords } from './words.ts'

/** Size against the cap, professions against the aim, and the coach. */
export function Fit({ of: { team, fit, coach }, mayWrite }: Part) {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  const self = useSelf()
  const now = coach.find(({ period }) => period.from <= self.today && (period.to === null || self.today <= period.to))
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">{own.fit}</h2>
      {fit === null ? (
        <p className="quiet">{own.fitNone}</p>
      ) : (
        <>
          <p className={fit.fits ? '' : 'over'}>
            {fit.fits ? own.size(fit.size, fit.mostAllowed) : own.sizeOver(fit.size, fit.mostAllowed)}
          </p>
          <table className="rows" aria-label={own.mix}>
            <thead>
              <tr>
                <th scope="col">{own.profession}</th>
                <th scope="col" className="figure">
                  {own.people}
                </th>
                <th scope="col" className="figure">
                  {own.actual}
                </th>
                <th scope="col" className="figure last">
                  {own.target}
                </th>
              </tr>
            </thead>
            <tbody>
              {fit.mix.map(({ profession, members, actual, target }) => (
                <tr key={profession}>
                  <th scope="row">{own.professions[profession]?.[1] ?? profession}</th>
                  <td className="figure">{format.number(members)}</td>
                  <td className="figure">{format.number(actual)} %</td>
                  <td className="figure last quiet">{target > 0 ? `${format.number(target)} %` : ''}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{own.all}</th>
                <td className="figure">{format.number(fit.size)}</td>
                <td className="figure" />
                <td className="figure last" />
              </tr>
            </tfoot>
          </table>
        </>
      )}
      <h3 className="part-title">{own.coach}</h3>
      {coach.length === 0 || !now ? (
        <p className={fit?.coach ? 'over' : 'quiet'}>{fit?.coach ? own.coachWanted : own.coachNone}</p>
      ) : null}
      <ul className="plain">
        {coach.map(({ name, period }) => (
          <li key={`${name}${period.from}`}>
            {name} <span className="quiet">{during(period, own, format)}</span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Opening open={own.setCoach}>
          <ChangeCoach team={team.id} />
        </Opening>
      )}
    </section>
  )
}

export function Autonomy({ of: { team, autonomy }, mayWrite }: Part) {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  return (
    <section aria-labelledby="autonomy">
      <h2 id="autonomy">{own.autonomy}</h2>
      <p className="quiet">{own.autonomyNote}</p>
      <ul className="plain">
        {autonomy.map(({ axis, model, now, history }) => (
          <li key={axis}>
            {own.axes[axis]}
            <span className="under">
              {now ? <strong>{own.steps[now.step]}</strong> : <span className="quiet">{own.notDecided}</span>}
            </span>
            {now && <span className="quiet under">{own.decided(format.date(now.from), now.by)}</span>}
            {model && <span className="quiet under">{own.byModel(model.byTheTeam, model.of)}</span>}
            {history.length > 1 && (
              <Fold line={own.historyOf}>
                <ol className="plain">
                  {history.map(({ step, from, by, reason }) => (
                    <li key={`${from}${step}`}>
                      {own.steps[step]}
                      <span className="quiet under">
                        {own.decided(format.date(from), by)}: {reason}
                      </span>
                    </li>
                  ))}
                </ol>
              </Fold>
            )}
            {mayWrite && (
              <Opening open={own.setStep} about={own.axes[axis]}>
                <ChangeStep team={team.id} axis={axis} now={now} />
              </Opening>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
