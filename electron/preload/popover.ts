/** The bridge of the tray's popover: its few calls, and none of the window's. */
import { contextBridge } from 'electron'
import {
  popoverChanged,
  popoverChannel,
  type PopoverBridge,
  type PopoverCallName,
  type PopoverCalls,
  type PopoverState,
} from '../shared/app/popover'
import { invoke, listen } from './invoke'

const call =
  <Name extends PopoverCallName>(name: Name) =>
  (...args: PopoverCalls[Name]['args']): Promise<PopoverCalls[Name]['answer']> =>
    invoke(popoverChannel(name), args)

contextBridge.exposeInMainWorld('ollimPopover', {
  readPopover: call('readPopover'),
  copyRecentLink: call('copyRecentLink'),
  act: call('act'),
  onChange: (listener) => listen(popoverChanged, (_event, state: PopoverState) => listener(state)),
} satisfies PopoverBridge)
