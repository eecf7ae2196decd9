import { defineConfig } from 'vitest/config';

const HALF_AN_HOUR = 30 * 60 * 1_000;

/** The configuration of `npm run faults`, which takes minutes and is not part of `npm test`. */
export default defineConfig({ test: { include: ['test/faults/report.ts'], testTimeout: HALF_AN_HOUR } });
