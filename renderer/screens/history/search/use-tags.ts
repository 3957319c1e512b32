import { useEffect, useState } from 'react'
import { api } from '../../../api'

/** All tags in use, sorted. */
export function useTags(): readonly string[] {
  const [tags, setTags] = useState<readonly string[]>([])
  useEffect(() => {
    const ask = () => void api.listTags().then(setTags)
    ask()
    return api.on('historyChanged', ask)
  }, [])
  return tags
}
