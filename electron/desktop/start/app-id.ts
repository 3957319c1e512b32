/** The same as `appId` in electron-builder.yml; the installer writes it into its shortcuts. */
export const appId = 'app.ollim.desktop'
