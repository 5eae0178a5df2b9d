/** `npm run demo:code`: the code that the demonstration's officer and administrator type after their password. */
import { demonstrationCode, demonstrationSecret } from './demo-data/authenticator.ts';

if (process.argv.includes('--help')) {
  console.log(`Prints the present code of officer@example.nl and administrator@example.nl in the demonstration.
Each code works once per account and for about a minute. Any authenticator app shows the same for the secret
${demonstrationSecret}.`);
} else {
  const { code, secondsLeft } = demonstrationCode(new Date());
  console.log(`${code}  (the next one in ${secondsLeft} s)`);
}
