import styles from './EndpointRemark.module.css'

/** One plain line on what an endpoint was understood as; nothing where nothing is to be said. */
export function EndpointRemark({ remark }: { readonly remark: string }) {
  return remark === '' ? null : (
    <span role="status" className={styles['remark']}>
      {remark}
    </span>
  )
}
