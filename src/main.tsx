import './ui/styles/app.css';
import { createApp } from './create-app';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void createApp(root, window);

// After the first view, so that keeping the page for offline never slows it down.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    void navigator.serviceWorker.register('./sw.js');
  });
}
