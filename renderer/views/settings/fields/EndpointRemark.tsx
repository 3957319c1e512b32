import styles from './EndpointRemark.module.css'

/** One line on how an endpoint was understood; nothing if there is nothing to say. */
export function EndpointRemark({ remark }: { readonly remark: string }) {
  return remark === '' ? null : (
    <span role="status" className={styles['remark']}>
      {remark}
    </span>
  )
}
