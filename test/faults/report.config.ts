import { defineConfig } from 'vitest/config';

const HALF_AN_HOUR = 30 * 60 * 1_000;

/** `npm run faults`: what takes minutes, and isn't part of `npm test`. */
export default defineConfig({ test: { include: ['test/faults/report.ts'], testTimeout: HALF_AN_HOUR } });
