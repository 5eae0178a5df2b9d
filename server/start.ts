/** `npm start`: production. Everything it needs to know comes from the environment. */
import { runServer } from './run.ts';

try {
  await runServer('production', (config) => console.log(`Listening on ${config.host}:${config.port} for ${config.baseUrl}`));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
