import { homedir } from 'node:os'
import { app } from 'electron'
import { createCredentialsLender } from '../adapters/aws-config/lender'
import { systemClock, systemIds } from '../adapters/clock'
import { createPassphraseLock } from '../adapters/secrets/passphrase-lock'
import { createSecretBox } from '../adapters/secrets/secret-box'
import { StoredSettingsFile } from '../adapters/settings/settings-file'
import { BorrowedCredentials } from '../core/credentials/borrowed-credentials'
import { ExpiryWatch } from '../core/credentials/expiry-watch'
import { PasteKeeper } from '../core/destinations/paste/paste-keeper'
import type { Redactor } from '../core/log/redactor'
import type { NoticeBoard } from '../core/notice-board'
import type { Log } from '../core/ports/log'
import { DestinationExporter } from '../core/settings/destination-exporter'
import { DestinationImporter } from '../core/settings/destination-importer'
import { environmentDestination } from '../core/settings/environment-destination'
import { SettingsService } from '../core/settings/settings-service'
import { withdrawSecrets } from '../core/settings/withdraw-secrets'
import { canLaunchAtLogin } from '../desktop/start/autostart-entry'
import { systemProxyOf } from '../desktop/system-proxy'

export interface SettingsNeeds {
  /** The folder of all state. */
  readonly home: string
  readonly log: Log
  /** Gets each secret, so that the log never shows one. */
  readonly redactor: Redactor
  readonly notices: NoticeBoard
}

/** Builds what knows the settings, the destinations and their credentials. */
export function buildSettings({ home, log, redactor, notices }: SettingsNeeds) {
  const environment = environmentDestination(process.env)
  const putSecretsBack = withdrawSecrets(process.env)
  if (!environment.ok)
    log.warn('The environment makes no destination', {
      problems: environment.problem.map(({ variable, problem }) => `${variable}: ${problem}`).join(', '),
    })
  const redactSecret = (secret: string): void => redactor.add(secret)
  const lock = createPassphraseLock()
  const pastes = new PasteKeeper({ clock: systemClock, ids: systemIds, redactSecret, lock })
  const lender = createCredentialsLender({ env: process.env, home: homedir() }, systemProxyOf)
  const loans = new BorrowedCredentials({
    lender,
    clock: systemClock,
    redactSecret,
    onChange: () => settings.reportLoan(),
  })
  const settings = new SettingsService({
    file: new StoredSettingsFile(home, () => systemClock.now()),
    box: createSecretBox(process.platform),
    ids: systemIds,
    log,
    redactSecret,
    pastes,
    endOfLoan: (source) => loans.endOf(source),
    notify: (notice) => notices.post(notice),
    systemLanguages: app.getPreferredSystemLanguages(),
    canLaunchAtLogin: canLaunchAtLogin(process.platform, process.env),
    environment: environment.ok ? environment.value : undefined,
    certificateAuthorityFile: process.env['OLLIM_CA_FILE'] ?? '',
  })
  const expiryWatch = new ExpiryWatch({ clock: systemClock, notify: (notice) => notices.post(notice) })
  expiryWatch.follow(settings.read().destinations)
  settings.onChange(({ destinations }) => expiryWatch.follow(destinations))
  return {
    settings,
    /** Puts the secrets back into the environment, for Ollim started again. */
    putSecretsBack,
    preferences: () => settings.preferences,
    importer: new DestinationImporter({ settings, pastes }),
    exporter: new DestinationExporter({ settings, lock }),
    lender,
    loans,
    expiryWatch,
  }
}
