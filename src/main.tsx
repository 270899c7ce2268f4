import './ui/styles/app.css';
import { createApp } from './create-app';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void createApp(root, window);
