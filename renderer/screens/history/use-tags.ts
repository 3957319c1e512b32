import { useEffect, useState } from 'react'
import { api } from '../../api'

/** Every tag that some entry has, in order. */
export function useTags(): readonly string[] {
  const [tags, setTags] = useState<readonly string[]>([])
  useEffect(() => {
    const ask = () => void api.listTags().then(setTags)
    ask()
    return api.on('historyChanged', ask)
  }, [])
  return tags
}
