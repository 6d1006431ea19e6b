import { DIALECTS, namePeople } from '@encharge-destinations/testkit';

const HELP = `Usage: npm run million -- [EVENTS] [SEED]

Maps generated events (a million by default) in both dialects: invitations, groups with company emails, aliases, shared devices,
placeholder ids, other people's ids among traits. Looks for payloads that name the wrong person. Exit code 1 when there is one.
`;

const [events = '1000000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
if (!/^\d+$/.test(events) || !/^\d+$/.test(seed)) {
  console.log(HELP);
  process.exitCode = events === '--help' ? 0 : 2;
} else {
  for (const dialect of DIALECTS) {
    const { payloads, skipped, errors, wrong } = namePeople(
      { dialect, events: Number(events), seed: Number(seed) },
      (done) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${dialect}: ${done} of ${events}`);
      },
    );
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    console.log(
      `${dialect}: ${events} events (seed ${seed}), ${payloads} payloads, ${skipped} skipped, ${errors} errors, ${wrong.length} wrong`,
    );
    for (const { event, places } of wrong) console.log(`  event ${event}: ${places.join(', ')}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
}
