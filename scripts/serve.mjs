// Builds the app and serves it: `npm start`. PORT changes the port; a taken one is stepped over.
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
const server = await preview({
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173), strictPort: false, open: false },
});
console.log('\nWatchpost is served here (Ctrl+C stops it):');
server.printUrls();
