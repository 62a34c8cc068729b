import { ConfigError } from '../config.ts';

/**
 * Adds the settings of `.env` in the working directory to the environment, which wins. Having no
 * such file is the usual case.
 * @throws ConfigError when the file is there and cannot be read.
 */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new ConfigError('The file .env cannot be read; correct it, or remove it.');
  }
}
