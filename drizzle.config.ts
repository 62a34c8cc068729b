import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/storage/schema.ts',
    './src/storage/schema-changes.ts',
    './src/storage/schema-delivery.ts',
    './src/storage/schema-running.ts',
    './src/storage/schema-site.ts',
    './src/storage/schema-staff.ts',
    './src/storage/schema-words.ts',
  ],
  out: './migrations',
});
