import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { shades } from './app/theme';
import { iconStyles } from './kit/Glyph';
import { preferences } from './kit/preferences';
import { loadProblems } from './kit/problems';
import { ICONS } from './kit/StateBadge';

// The library that locks scrolling behind a dialog adds a style of its own, and looks here for the nonce of the page.
Object.assign(globalThis, {
  __webpack_nonce__: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content,
});

const icons = new CSSStyleSheet();
icons.replaceSync(iconStyles(ICONS, shades));
document.adoptedStyleSheets.push(icons);

document.documentElement.lang = preferences().language;
await loadProblems(preferences().language);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
