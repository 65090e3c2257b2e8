/** Anywhere by a few letters: pages, citizens, teams, models, months; and the keys there are. */
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Heading,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { Button } from '#web/ui/button.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { type Command, useCitizens, useCommands } from './commands.ts'
import { isApple, questionMarkIsOn, setQuestionMark } from './keys.ts'
import './palette.css'
import { paletteWords } from './words.ts'

type Props = { readonly close: () => void; readonly showKeys: () => void; readonly signOut: () => void }

export function Palette({ close, showKeys, signOut }: Props) {
  const own = useWords(paletteWords)
  const router = useRouter()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [written, setWritten] = useState('')
  const doing = useCommands({ signOut, showKeys })
  const { group, isSearching } = useCitizens(written)
  const groups = group ? [group, ...doing] : doing
  const go = ({ run }: Command) => {
    close()
    if (typeof run === 'function') run()
    else void router.navigate({ href: run.to })
  }
  const all = new Map<string, Command>(
    groups.flatMap(({ id, commands }) => commands.map((one) => [`${id} ${one.id}`, one] as const)),
  )
  return (
    <ModalOverlay className="over-all" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="palette">
        <Dialog aria-label={own.title} className="palette-in">
          <Autocomplete
            inputValue={written}
            onInputChange={setWritten}
            filter={(text, input) => input.trim() === '' || contains(text, input.trim())}
          >
            <SearchField autoFocus className="palette-search" aria-label={own.title}>
              <Label className="only-heard">{own.title}</Label>
              <Input className="input" placeholder={own.placeholder} maxLength={60} />
            </SearchField>
            <p className="only-heard" role="status">
              {isSearching ? own.searching : ''}
            </p>
            <Menu
              aria-label={own.title}
              className="palette-menu"
              onAction={(key) => {
                const found = all.get(String(key))
                if (found) go(found)
              }}
              renderEmptyState={() => <p className="quiet palette-none">{isSearching ? own.searching : own.none}</p>}
            >
              {groups.map(({ id, title, commands }) => (
                <MenuSection key={id} id={id} className="palette-group">
                  <Header className="label">{title}</Header>
                  {commands.map((one) => (
                    <MenuItem
                      key={one.id}
                      id={`${id} ${one.id}`}
                      textValue={`${one.text} ${id === 'citizens' ? '' : title}`.trim()}
                      className="palette-item"
                    >
                      {one.text}
                      {one.note && <span className="quiet"> {one.note}</span>}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
          <p className="key palette-foot">{own.foot}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

export function KeysHelp({ close }: { readonly close: () => void }) {
  const own = useWords(paletteWords)
  const [isOn, setIsOn] = useState(questionMarkIsOn)
  const control = isApple ? '⌘' : 'Ctrl'
  const rows: readonly (readonly [keys: string, does: string])[] = [
    [`${control} K`, own.help.palette],
    ['?', own.help.keys],
    ['↑ ↓', own.help.arrows],
    ['Enter', own.help.enter],
    ['Esc', own.help.escape],
    ['Tab', own.help.tab],
  ]
  return (
    <ModalOverlay className="over-all" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="palette">
        <Dialog className="palette-in keys">
          <Heading slot="title" level={2}>
            {own.keys}
          </Heading>
          <table className="rows">
            <thead className="only-heard">
              <tr>
                <th scope="col">{own.help.key}</th>
                <th scope="col">{own.help.does}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([keys, does]) => (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Tick
            isSelected={isOn}
            onChange={(on) => {
              setQuestionMark(on)
              setIsOn(on)
            }}
          >
            {own.help.questionMark}
          </Tick>
          <div className="buttons">
            <Button className="button" onPress={close}>
              {own.help.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
