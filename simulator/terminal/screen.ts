import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { View } from './live.ts';
import { wrapText } from './transcript.ts';

/** A terminal with an input line below the words that are heard. */
export interface TerminalScreen {
  /**
   * Whether a person can type while words arrive. Otherwise the lines come from a pipe and are said one by one.
   */
  readonly interactive: boolean;
  readonly view: View;
  /** Restores the terminal. */
  readonly close: () => void;
}

/** What the person does at the keyboard. */
export interface Keys {
  readonly enter: (line: string) => void;
  /** The person leaves with Ctrl-C or Ctrl-D, or the input ends. */
  readonly leave: () => void;
}

/** Opens the terminal. Words appear above the input line, which keeps what the person is typing. */
export function openScreen(keys: Keys): TerminalScreen {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? openInteractive(keys) : openLineByLine(keys);
}

function openInteractive(keys: Keys): TerminalScreen {
  const { stdin: input, stdout: output } = process;
  const lines = createInterface({ input, output, prompt: '> ' });
  let open = true;
  let shown = '';
  lines.on('line', (line) => {
    keys.enter(line);
  });
  lines.on('SIGINT', () => {
    lines.close();
  });
  lines.on('close', () => {
    open = false;
    output.write('\n');
    keys.leave();
  });
  const above = (text: string): void => {
    if (!open) return;
    moveToLineStart(lines);
    output.write(`${text}\n`);
    lines.prompt(true);
  };
  return {
    interactive: true,
    view: {
      heard: (text) => {
        above(wrapText(text, '  '));
      },
      note: (text) => {
        above(`  ${dim(text)}`);
      },
      status: (text) => {
        if (!open || text === shown) return;
        shown = text;
        moveToLineStart(lines);
        lines.setPrompt(`[${text}] > `);
        lines.prompt(true);
      },
      typing: () => lines.line !== '',
    },
    close: () => {
      lines.close();
    },
  };
}

/** A long input line can take up several rows. */
function moveToLineStart(lines: Interface): void {
  moveCursor(process.stdout, 0, -lines.getCursorPos().rows);
  cursorTo(process.stdout, 0);
  clearScreenDown(process.stdout);
}

function dim(text: string): string {
  return `\u001b[2m${text}\u001b[22m`;
}

function openLineByLine(keys: Keys): TerminalScreen {
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stdout.write(
    'The input is not a terminal. Each line is said when the previous answer has ended; at the end of the input the\n' +
      'rest is shown at once. For conversations without waiting, use: npm run say\n',
  );
  lines.on('line', keys.enter);
  lines.on('close', keys.leave);
  const write = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  return {
    interactive: false,
    view: {
      heard: (text) => {
        write(wrapText(text, '  '));
      },
      note: (text) => {
        write(`  ${text}`);
      },
      status: () => undefined,
      typing: () => false,
    },
    close: () => {
      lines.close();
    },
  };
}
