import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev:web` finds the API. */
const SERVER = process.env['AVATARS_SERVER'] ?? 'http://127.0.0.1:7001';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The server's content security policy allows pictures from itself only: nothing becomes a data: URL.
    assetsInlineLimit: 0,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/api': SERVER, '/healthz': SERVER, '/reference': SERVER },
  },
});
