// The rings of docs/map.md: each imports only what stands to its right.
const features = '^src/(answers|audit|broadcasts|calendar|corrections|deliveries|files|letters|networks|people|practices|privacy|reference|reminders|requests|roadmap|support|translations|weekly)/';
const middle = '^src/(delivery|inbox|records)/';
const ground = '^src/(chat|language|time)/';
const roots = '^src/[^/]+\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'ground-knows-nothing-of-us', severity: 'error', from: { path: ground }, to: { path: [features, middle, roots, '^src/cli/', '^adapters/', '^store/'] } },
    { name: 'middle-knows-no-feature', severity: 'error', from: { path: middle }, to: { path: [features, roots, '^src/cli/', '^adapters/', '^store/'] } },
    { name: 'features-know-no-edge', severity: 'error', from: { path: features }, to: { path: [roots, '^src/cli/', '^adapters/', '^store/'], pathNot: '^src/store\\.ts$' } },
    { name: 'adapters-know-only-the-ground', severity: 'error', from: { path: '^adapters/' }, to: { path: [features, middle, roots, '^src/cli/', '^store/'] } },
    { name: 'adapters-are-apart', severity: 'error', from: { path: '^adapters/(slack|teams|web|console)/' }, to: { path: '^adapters/(slack|teams|web|console)/', pathNot: '^adapters/$1/' } },
    { name: 'store-knows-nouns-and-repositories', severity: 'error', from: { path: '^store/' }, to: { path: ['^src/.*/(hears|says)\\.ts$', '^src/cli/', '^adapters/'] } },
    { name: 'hears-says-repository-are-private', severity: 'error', from: { path: '^src/([^/]+)/' }, to: { path: '^src/[^/]+/(hears|says)\\.ts$', pathNot: '^src/$1/' } },
    { name: 'slack-library-in-one-place', severity: 'error', from: { pathNot: '^adapters/slack/' }, to: { path: 'node_modules/@slack/' } },
    { name: 'teams-library-in-one-place', severity: 'error', from: { pathNot: '^adapters/teams/' }, to: { path: 'node_modules/botbuilder' } },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' }, exclude: { path: '^adapters/web/page/' } },
};
