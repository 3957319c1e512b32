import { fileURLToPath } from 'node:url'

/**
 * Import rules: which folder may import which, one line per folder, and which folder may use each library. A folder
 * may import only what its line names.
 */
const walls = [
  { from: 'electron/shared', may: ['electron/shared'], packages: [] },
  { from: 'electron/core', may: ['electron/core', 'electron/shared'], packages: ['zod'] },
  { from: 'electron/adapters', may: ['electron/adapters', 'electron/core', 'electron/shared'] },
  { from: 'electron/desktop', may: ['electron/desktop', 'electron/core', 'electron/shared'] },
  {
    from: 'electron/ipc',
    may: ['electron/ipc', 'electron/core', 'electron/shared'],
    packages: ['zod', 'electron'],
  },
  { from: 'electron/cli', may: ['electron/cli', 'electron/core', 'electron/shared'] },
  { from: 'electron/http', may: ['electron/http', 'electron/core', 'electron/shared'] },
  { from: 'electron/preload', may: ['electron/preload', 'electron/shared'], packages: ['electron'] },
  { from: 'electron/(main\\.ts|wiring)', may: ['electron'] },
  { from: 'renderer', may: ['renderer', 'electron/shared'] },
  { from: 'build', may: ['build'] },
]

/** Libraries that only one folder may import, so that they can be replaced there. */
const libraries = [
  { what: 'aws', library: '@aws-sdk|@smithy', home: 'electron/adapters/(s3|aws-config)' },
  { what: 'sqlite', library: '@photostructure/sqlite', home: 'electron/adapters/database' },
  { what: 'electron-store', library: 'electron-store', home: 'electron/adapters/settings' },
  { what: 'electron-log', library: 'electron-log', home: 'electron/adapters/log' },
  { what: 'images', library: 'file-type|sharp', home: 'electron/adapters/images' },
  { what: 'forms', library: 'busboy', home: 'electron/http' },
]

/** Every broken rule fails the build. @type {'error'} */
const severity = 'error'

/** @param {string[]} folders */
const either = (folders) => `^(${folders.join('|')})(/|$)`
/** @param {string} names */
const inPackage = (names) => `node_modules/(${names})/`

/** The composition root of the command line: like main.ts, but for plain Node. */
const commandLine = '^electron/cli/main\\.ts$'

const folderRules = walls.flatMap(({ from, may, packages }) => [
  {
    name: `${from}-reaches-too-far`,
    comment: `${from} may import ${may.join(', ')} only.`,
    severity,
    from: { path: either([from]), pathNot: commandLine },
    to: { path: '^(electron|renderer|build|test)/', pathNot: either(may) },
  },
  ...(packages === undefined
    ? []
    : [
        {
          name: `${from}-takes-a-library`,
          comment: `${from} may use these libraries only: ${packages.join(', ') || 'none'}.`,
          severity,
          from: { path: either([from]) },
          to: {
            dependencyTypes: ['npm', 'npm-dev', 'core'],
            ...(packages.length > 0 && { pathNot: `^(electron|${inPackage(packages.join('|'))})` }),
          },
        },
      ]),
])

const libraryRules = libraries.map(({ what, library, home }) => ({
  name: `${what}-outside-its-home`,
  comment: `Only ${home} imports ${library}; others use its port.`,
  severity,
  from: { path: '^(electron|renderer)/', pathNot: `^${home}/` },
  to: { path: inPackage(library) },
}))

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one file, or three.',
      severity,
      from: {},
      to: { circular: true },
    },
    ...folderRules,
    ...libraryRules,
    {
      name: 'command-line-without-electron',
      comment: 'Plain Node runs the command line: it may reach adapters, but nothing that imports Electron.',
      severity,
      from: { path: '^electron/cli/' },
      to: { path: '^electron$|node_modules/electron/', reachable: true },
    },
    {
      name: 'command-line-root',
      comment: 'Like main.ts it wires adapters to ports, but it has no desktop and no page.',
      severity,
      from: { path: commandLine },
      to: { path: '^(electron/desktop|electron/ipc|electron/wiring|electron/main\\.ts|renderer|build|test)' },
    },
    {
      name: 'page-without-node',
      comment: 'The page runs in a sandbox: it has neither Node nor Electron.',
      severity,
      from: { path: '^renderer/' },
      to: { path: '^electron$|node_modules/electron/|^node:|^(fs|path|os|child_process|crypto)$' },
    },
    {
      name: 'views-are-told',
      comment: 'A view gets what it shows by props: it knows neither the bridge nor the state.',
      severity,
      from: { path: '^renderer/views/' },
      to: { path: '^renderer/(api|state/|screens/|popover/|App|main)' },
    },
    {
      name: 'state-does-not-look-up',
      comment: 'State knows the bridge at most, never who shows it.',
      severity,
      from: { path: '^renderer/(state/|api\\.ts)' },
      to: { path: '^renderer/(screens|views)/' },
    },
    {
      name: 'tests-stay-out-of-the-product',
      severity,
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity,
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig/renderer.json', import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    cache: { folder: 'out/.cache/dependency-cruiser', strategy: 'content' },
  },
}
