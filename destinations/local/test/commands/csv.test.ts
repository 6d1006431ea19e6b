import { readFileSync } from 'node:fs';
import { EXIT } from '../../src/cli/exit-codes';
import { parsed, runProgram } from '../run-program';
import { identify, useCase } from '../send/case';

const { loopback, path, write, run, letters } = useCase();
const AS = ['--as', 'identify'];
const people = async (content: string | Buffer, ...flags: string[]): Promise<unknown[]> => {
  const { stdout } = await runProgram(['map', ...AS, ...flags], content);
  return parsed(stdout).map((payload) => (payload as { user: unknown }).user);
};

const ADA = { userId: '7', email: 'ada@example.com', plan: 'pro', company: 'Ada, "Ltd"\nSofia' };
const TABLE = 'User ID,email,plan,Company\n7,ada@example.com,pro,"Ada, ""Ltd""\nSofia"\n';

test.each<[string, string | Buffer]>([
  ['as a warehouse writes it', TABLE],
  ['as Excel writes it', `\ufeff${TABLE.replaceAll('\n', '\r\n').replace('""\r\n', '""\n')}`],
  [
    'with semicolons, every cell in quotes, and blank lines',
    '\ufeff"User ID";"email";"plan";"Company"\r\n\r\n"7";"ada@example.com";"pro";"Ada, ""Ltd""\nSofia"\r\n\r\n',
  ],
  [
    'with tabs, in UTF-16',
    Buffer.from(
      `\ufeffUser ID\temail\tplan\tCompany\r\n7\tada@example.com\tpro\t"Ada, ""Ltd""\nSofia"\r\n`,
      'utf16le',
    ),
  ],
])('a table %s', async (_name, content) => {
  expect(await people(content)).toEqual([ADA]);
});

test('cells are unchanged text, and empty ones are ignored', async () => {
  expect(
    await people('email,zip,seats,note,size\na@example.com,00123,5,  ,5" disk\nb@example.com,,,,\n'),
  ).toEqual([
    { email: 'a@example.com', zip: '00123', seats: '5', size: '5" disk' },
    { email: 'b@example.com' },
  ]);
});

test('--map says where a column goes', async () => {
  const content = 'id,Mail,Plan=Tier,city,seen\n7,a@example.com,pro,Sofia,2026-01-02T03:04:05Z\n';
  const flags = [
    'id=userId',
    'Mail=$.traits.email',
    'Plan=Tier=traits.plan',
    'city=traits.address.city',
    'seen=timestamp',
  ];
  const maps = flags.flatMap((flag) => ['--map', flag]);
  expect(await people(content, ...maps)).toEqual([
    { userId: '7', email: 'a@example.com', plan: 'pro', city: 'Sofia' },
  ]);
  const [payload] = parsed(
    (await runProgram(['map', ...AS, ...maps, '--dialect', 'segment'], content)).stdout,
  );
  expect(payload).toMatchObject({ timestamp: '2026-01-02T03:04:05Z' });
});

test('a row that does not fit fails alone, with the line it begins on', async () => {
  const content = Buffer.concat([
    Buffer.from(
      'email,plan,\na@example.com,"two\nlines",\nb@example.com,a,b,c\nc@example.com\nd@example.com,x,y\n',
    ),
    Buffer.from([0xe4, 0x2c, 0x2c, 0x0a]),
    Buffer.from('e@example.com,z,\nf@example.com,"open,\n'),
  ]);
  const { stdout, stderr, code } = await runProgram(['map', ...AS], content);
  expect(parsed(stdout)).toMatchObject([
    { user: { email: 'a@example.com' } },
    { user: { email: 'e@example.com' } },
  ]);
  expect(stderr.split('\n')).toEqual([
    'line 4  error  identify  This row has 4 cells, and the header has 3. Put a cell that holds a separator, a quote or a line break into quotes. (csv.cells)',
    'line 5  error  identify  This row has 1 cells, and the header has 3. Put a cell that holds a separator, a quote or a line break into quotes. (csv.cells)',
    'line 6  error  identify  This row has something in column 3, which has no name. Name it in the header. (csv.column)',
    'line 7  error  identify  This row is not UTF-8 text. Save the file as "CSV UTF-8". (line.utf8)',
    'line 9  error  identify  A quote opens here or further down and is never closed, so the rest cannot be read. Correct the quotes. (csv.quotes)',
    '7 read: 2 mapped, 0 skipped, 5 failed',
    '',
  ]);
  expect(code).toBe(EXIT.partial);
});

test('names in a header reach no prototype', async () => {
  const { stdout } = await runProgram(
    ['map', ...AS],
    'email,__proto__,constructor,a.b\na@example.com,x,y,z\n',
  );
  expect(parsed(stdout)).toEqual([{ name: 'identify', user: { email: 'a@example.com', 'a.b': 'z' } }]);
  expect({}).not.toHaveProperty('x');
});

test('a table of 20,000 rows with line breaks in cells, in chunks of odd sizes', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `u${index}@example.com,"${index},\r\n""x"""\r\n`);
  const bytes = Buffer.from(`email,note\r\n${rows.join('')}`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 997) }, (_, index) =>
    bytes.subarray(index * 997, (index + 1) * 997),
  );
  const { stderr } = await runProgram(['map', ...AS], chunks);
  expect(stderr).toBe('20000 read: 20000 mapped, 0 skipped, 0 failed\n');
});

describe('a command that does not fit the file is rejected before anything is sent', () => {
  test.each<[string, string, string[], string]>([
    ['events', '{"type":"identify"}\n', AS, 'This looks like events, not CSV. Omit --as.'],
    ['a list of events', '[{"type":"identify"}]', AS, 'This looks like events, not CSV. Omit --as.'],
    ['nothing', '', AS, 'There is no header. Its first line names the traits.'],
    ['no names', ',,\n1,2,3\n', AS, 'There is no header. Its first line names the traits.'],
    [
      'a repeated name',
      'email,plan,plan\n',
      AS,
      'The name "plan" occurs twice in the header. Rename one of the two.',
    ],
    [
      'no column for a person',
      'customer_id,mail\n7,ada@example.com\n',
      AS,
      'No column leads to a person (userId, email or anonymousId). Columns: customer_id, mail. Say which one does: --map customer_id=userId --map mail=traits.email',
    ],
    [
      'a README',
      '# Our "product"\n\nIt does everything.\n',
      AS,
      `No column leads to a person (userId, email or anonymousId). Columns: # Our "product". Say which one does: --map '# Our "product"=userId'`,
    ],
    [
      'a place inside another',
      'email,a,b\n',
      [...AS, '--map', 'a=traits.x', '--map', 'b=traits.x.y'],
      'The columns "a" and "b" go to the same place, traits.x.y. Send one of them elsewhere with --map.',
    ],
    [
      'another name',
      'email,plan\n',
      [...AS, '--map', 'Plan=traits.plan'],
      '--map names the column "Plan", which does not exist. Columns: email, plan.',
    ],
  ])('%s', async (_name, content, flags, fault) => {
    const file = write('people.csv', content);
    for (const command of ['send', 'preview']) {
      const { code, stdout, stderr } = await run([command, file, ...flags]);
      expect({ code, stdout, stderr }).toEqual({
        code: EXIT.usage,
        stdout: '',
        stderr: `encharge-destinations: "people.csv": ${fault}\n`,
      });
    }
    expect(loopback.seen).toEqual([]);
  });

  test('a header that is not UTF-8', async () => {
    const { stderr } = await run([
      'send',
      write('people.csv', Buffer.from('email,größe\n', 'latin1')),
      ...AS,
    ]);
    expect(stderr).toBe('encharge-destinations: "people.csv" is not UTF-8. Save it as "CSV UTF-8".\n');
  });

  test.each([
    'id',
    'id=',
    '=userId',
    'id=user_id',
    'id=traits',
    'id=traits.',
    'id=userId.x',
    'id=traits.__proto__.x',
    'id=type',
  ])('--map %s', async (flag) => {
    const { code, stderr } = await runProgram(['map', ...AS, '--map', flag], TABLE);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(
      'Give COLUMN=PATH; a path is userId, anonymousId, messageId, timestamp, or begins with traits. or context.',
    );
  });

  test.each([
    [['--map', 'id=userId'], '--map is for CSV files. Give --as identify, too.'],
    [['--as', 'track'], "argument 'track' is invalid. Allowed choices are identify."],
  ])('%j', async (flags, fault) => {
    const { code, stderr } = await runProgram(['map', ...flags], TABLE);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(fault);
  });
});

test('a table without --as is not a file of events, and the message says what to do', async () => {
  const { stderr } = await runProgram(['map'], TABLE);
  expect(stderr).toMatch(
    /This does not look like a file of events\. .*, or a CSV file of people with --as identify\.\n$/,
  );
});

test('preview first: where each column goes, and what would be created', async () => {
  const argv = ['preview', write('people.csv', TABLE), ...AS, '--map', 'Company=traits.company'];
  const { stdout } = await runProgram(argv);
  expect(stdout).toMatch(
    /^Columns {2}User ID → userId, email → traits\.email, plan → traits\.plan, Company → traits\.company$/m,
  );
  expect(stdout).toMatch(/^ plan +1$/m);
  expect(stdout).not.toMatch(/^ [Cc]ompany/m);
  expect(JSON.parse((await runProgram([...argv, '--json'])).stdout)).toMatchObject({
    columns: [
      { name: 'User ID', path: ['userId'] },
      {},
      {},
      { name: 'Company', path: ['traits', 'company'] },
    ],
  });
});

test('failures are kept as events, and replayed without any CSV flags', async () => {
  const file = write('people.csv', 'email,plan\na@example.com,pro\nb@example.com\n');
  loopback.answer = () => ({ status: 422 });
  const first = await run(['send', file, ...AS, '--map', 'plan=traits.tier']);
  expect(first.stderr).toContain('Columns: email → traits.email, plan → traits.tier\n');
  expect(first.stderr).toMatch(
    /^ {2}encharge-destinations replay \S+people\.csv\.dead-letters\.ndjson --to \S+$/m,
  );
  const kept = letters(file).sort((one, other) => Number(one['line']) - Number(other['line']));
  expect(kept).toMatchObject([
    { line: 2, event: { type: 'identify', traits: { email: 'a@example.com', tier: 'pro' } } },
    { line: 3, code: 'csv.cells', text: '["b@example.com"]' },
  ]);
  loopback.forget();
  await run(['replay', `${file}.dead-letters.ndjson`]);
  expect(loopback.seen.map(({ body }) => body['user'])).toEqual([{ email: 'a@example.com', tier: 'pro' }]);
});

test('a stopped run continues after the last row, and only with the same columns', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `u${index}@example.com,"line\n${index}"\n`);
  const file = write('people.csv', `email,note\n${rows.join('')}`);
  const argv = ['send', file, ...AS, '--rate', '40', '--concurrency', '1'];
  expect((await run([...argv, '--deadline', '0.5s'])).code).toBe(EXIT.partial);
  const sent = loopback.seen.length;
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(60);
  const other = await run([...argv, '--resume', '--map', 'note=traits.other']);
  expect(other.stderr).toContain('other options');
  expect((await run(['send', file, ...AS, '--resume', '--concurrency', '1'])).code).toBe(EXIT.ok);
  expect(loopback.seen.map(({ body }) => (body['user'] as { email: string }).email)).toEqual(
    rows.map((_, index) => `u${index}@example.com`),
  );
});

test('in a folder, only the CSV files are read', async () => {
  write('a.csv', 'email\na@example.com\n');
  write('b.tsv', 'email\tplan\nb@example.com\tpro\n');
  write('events.ndjson', JSON.stringify(identify('u', 1)));
  const { stdout } = await runProgram(['map', path(''), ...AS]);
  expect(parsed(stdout)).toMatchObject([
    { user: { email: 'a@example.com' } },
    { user: { email: 'b@example.com' } },
  ]);
  expect(readFileSync(path('events.ndjson'), 'utf8')).toContain('identify');
});
