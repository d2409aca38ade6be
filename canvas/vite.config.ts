import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** `make up` serves the bundle itself; `npm run dev` sends API calls to a running one. */
const api = process.env.DIRECTOR_PUBLIC_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  server: { proxy: { '/api': { target: api, changeOrigin: true } } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'] },
});
