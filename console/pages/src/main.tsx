import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preferences } from './kit/preferences';
import { loadProblems } from './kit/problems';

document.documentElement.lang = preferences().language;
await loadProblems(preferences().language);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
