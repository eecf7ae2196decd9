/** `npm run bench:cost`: what a million routines would cost, from what one uses. */
import { bench, type Asked } from './arguments.ts';
import { countRoutine, type Counted } from './cost/counted.ts';
import { countMonthly } from './cost/monthly.ts';
import { PRICES, READ_ON } from './cost/prices.ts';
import { keep, rounded, tell, type Row } from './report.ts';

const HELP = `What a million routines would cost at AWS, and which part is what.

  npm run bench:cost -- [options]

Counted in one visit of somebody who has done 100 routines: requests, bytes, and units of DynamoDB. Not counted, but
assumed: how long a Lambda is paid for a turn (see --turn-ms), and what Lambda itself logs of each (500 bytes). Without
AWS's free allowances, without storage, and without the requests of Alexa's own services. What is paid by the month,
used or not, is counted in the templates and listed apart: metrics, alarms, the dashboard and the key. Prices stand in bench/cost/prices.ts, with where and when they were read.

Options
  --memory N    of the Lambda, in MB (512)
  --turn-ms N   paid for a turn, in ms (30)
  --json FILE   writes all that was counted
  --help`;

const MILLION = 1e6;
const GIGABYTE = 1e9;
/** START, END and REPORT of an invocation, in bytes: an assumption. */
const LOGGED_BY_LAMBDA = 500;

interface Part {
  readonly name: string;
  readonly used: number;
  readonly unit: string;
  readonly dollars: number;
}

/** The parts of one routine's bill. */
function partsOf(counted: Counted, memory: number, turnMs: number): readonly Part[] {
  const { turns, writeUnits, readUnits, logBytes, answerBytes } = counted;
  const part = (name: string, used: number, { dollars, per }: { dollars: number; per: string }): Part => ({
    name,
    used,
    unit: per,
    dollars: used * dollars,
  });
  const gigabyteSeconds = (turns * turnMs * memory) / 1_000 / 1_024;
  return [
    part('Lambda: requests', turns, PRICES.request),
    part('Lambda: time', gigabyteSeconds, PRICES.gigabyteSecond),
    part('DynamoDB: writes', writeUnits, PRICES.writeUnit),
    part('DynamoDB: reads', readUnits, PRICES.readUnit),
    part('CloudWatch: logs', (logBytes + turns * LOGGED_BY_LAMBDA) / GIGABYTE, PRICES.logGigabyte),
    part('answers sent', answerBytes / GIGABYTE, PRICES.sentGigabyte),
  ];
}

type Options = 'memory' | 'turn-ms';

async function run({ json, numbers }: Asked<Options>): Promise<void> {
  const counted = await countRoutine();
  const parts = partsOf(counted, numbers.memory, numbers['turn-ms']);
  const sum = parts.reduce((dollars, part) => dollars + part.dollars, 0);
  const row = ({ used, unit, dollars }: Pick<Part, 'used' | 'unit' | 'dollars'>): Row => ({
    'of a routine': Number(used.toPrecision(3)),
    unit,
    '$ a million routines': rounded(dollars * MILLION, 2),
    'share, %': rounded((100 * dollars) / sum, 0),
  });
  const { turns, reads, writes, itemBytes, historyBytes, answerBytes } = counted;
  console.log(
    `One visit with a routine: ${turns} turns, ${reads} reads, ${writes} writes of an item of ${itemBytes} bytes and a history of ${historyBytes}, ${answerBytes} bytes of answers`,
  );
  tell(
    `A million routines, ${numbers.memory} MB, ${numbers['turn-ms']} ms a turn (assumed), prices read on ${READ_ON}`,
    Object.fromEntries([
      ...parts.map((part) => [part.name, row(part)] as const),
      ['all', row({ used: 1, unit: 'routine', dollars: sum })] as const,
    ]),
  );
  const monthly = countMonthly();
  const dollarsAMonth = monthly.reduce((dollars, part) => dollars + part.dollars, 0);
  const rows: (readonly [string, Row])[] = monthly.map(({ name, count, dollars }) => [
    name,
    { count, $: rounded(dollars, 2) },
  ]);
  tell(
    'By the month, used or not',
    Object.fromEntries([...rows, ['all', { $: rounded(dollarsAMonth, 2) }] as const]),
  );
  keep(json, {
    bench: 'cost',
    ...numbers,
    counted,
    prices: PRICES,
    readOn: READ_ON,
    parts,
    dollarsAMillion: sum * MILLION,
    monthly,
    dollarsAMonth,
  });
}

await bench<Options>(HELP, { memory: 512, 'turn-ms': 30 }, run);
