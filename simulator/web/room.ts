/** The room with the simulated device, in which the page's commands are carried out. */
import type { SkillEntries } from '../cloud/skill.ts';
import { Echo, REMINDER } from '../echo/echo.ts';
import type { Household } from '../echo/envelope.ts';
import type { Moment } from '../listening/moments.ts';
import type { Understanding } from '../nlu/understand.ts';
import type { Synthesizer } from '../sound/synthesizer.ts';
import { Live, type View } from '../terminal/live.ts';
import { describeUnderstanding } from '../terminal/transcript.ts';
import type { Audience } from './audience.ts';
import type { Gate } from './gate.ts';
import { makePageSound, renderQuestion, renderRing } from './page-sound.ts';
import type { AdjustableClock } from './adjustable-clock.ts';
import type { Listening } from './listening.ts';
import type { Choices, Command, MessageOf } from './messages.ts';
import { NO_SESSION, readMoment } from './moment.ts';

const DAY_MS = 86_400_000;

/** What a conversation on the page needs. */
export interface RoomParts {
  readonly entries: SkillEntries;
  readonly understood: Understanding;
  readonly household: Household;
  readonly invocation: string;
  /** The connection to the table. */
  readonly gate: Pick<Gate, 'shut'>;
  readonly clock: AdjustableClock;
  /** Null if words are only shown. */
  readonly synthesizer: Synthesizer | null;
  readonly audience: Audience;
  readonly listening: Pick<Listening, 'listenAt'>;
}

/** A conversation that is controlled by the page. */
export class Room {
  readonly #parts: RoomParts;
  readonly #echo: Echo;
  readonly #live: Live;
  #choices: Choices;
  #typing = false;
  #status = '';
  /** What the page was last told that can be said. */
  #listenedFor: string | null = null;
  /** What began to play last, and when by the room's clock; null if it was silenced. */
  #plays: { readonly started: MessageOf<'start'>; readonly sinceMs: number } | null = null;

  constructor(parts: RoomParts) {
    this.#parts = parts;
    const { household, clock, invocation, audience, synthesizer } = parts;
    const { device, person } = household;
    const persons = [person ?? 'one', 'another'];
    this.#choices = { device, person, persons, away: false, speed: 1 };
    this.#echo = new Echo(parts.entries.skill, parts.understood, this.#withChoices(household));
    const sound = makePageSound(synthesizer, {
      audible: () => clock.speed === 1,
      start: ({ wav, ...start }) => {
        const sound = wav === null ? null : audience.keep(wav);
        const started = { kind: 'start', sound, ...start, fromMs: 0, speed: clock.speed } as const;
        this.#plays = { started, sinceMs: clock.now() };
        audience.tell(started);
      },
      stop: () => {
        this.#plays = null;
        audience.tell({ kind: 'stop' });
      },
    });
    this.#live = new Live(this.#echo, clock, this.#view(audience), invocation, sound);
    audience.onEmpty = () => {
      this.#typing = false;
    };
    audience.playing = () => this.#currentStart();
    audience.tell({ kind: 'choices', choices: this.#choices });
    this.#tellMoment(NO_SESSION);
  }

  /**
   * Carries out a command. Resolves when the skill has answered, which may be long before the answer has been
   * heard.
   */
  async perform(command: Command): Promise<void> {
    switch (command.kind) {
      case 'words':
        this.#typing = false;
        return this.#live.say(command.words);
      case 'typing':
        this.#typing = command.typing;
        return;
      case 'say_back':
        return this.#playAside(async (voice) => renderQuestion(command.number, voice));
      case 'touch':
        return this.#live.touch(command.id);
      case 'silence':
        this.#typing = false;
        this.#live.sayNothing();
        return;
      case 'disable':
        return this.#live.interruptWith((atMs) =>
          this.#echo.disable('(disable)', atMs, this.#parts.entries.skillEvents),
        );
      case 'day':
        this.#skipDay();
        return;
      case 'device':
        return this.#changeDevice(command.device);
      case 'person':
        this.#choose({ person: command.person });
        return;
      case 'table':
        this.#parts.gate.shut(command.away);
        this.#choose({ away: command.away });
        return;
      case 'speed':
        this.#setSpeed(command.speed);
        return;
    }
  }

  /** Stops the conversation. */
  close(): void {
    this.#live.stop();
  }

  /** Returns what is playing, from its current position; null if nothing is. */
  #currentStart(): MessageOf<'start'> | null {
    if (this.#plays === null) return null;
    const { clock } = this.#parts;
    const { started, sinceMs } = this.#plays;
    const fromMs = clock.now() - sinceMs;
    return fromMs < started.audioMs ? { ...started, fromMs, speed: clock.speed } : null;
  }

  /** Returns the household with the device and voice that are chosen at the time of each request. */
  #withChoices(household: Household): Household {
    const currentChoices = (): Choices => this.#choices;
    return {
      ...household,
      get device() {
        return currentChoices().device;
      },
      get person() {
        return currentChoices().person;
      },
    };
  }

  #view(audience: Audience): View {
    return {
      heard: () => undefined, // the page shows captions by its own clock
      note: (text) => {
        // The turn itself already shows how words were understood.
        if (!text.startsWith('[')) audience.tell({ kind: 'note', text });
      },
      status: (text) => {
        const shown = `${text} ${this.#echo.sessionOpen}`;
        if (shown === this.#status) return;
        this.#status = shown;
        audience.tell({ kind: 'status', text, session: this.#echo.sessionOpen });
        if (!this.#echo.sessionOpen) this.#tellMoment(NO_SESSION);
      },
      typing: () => this.#typing,
      onTurn: ({ turn, problems }) => {
        audience.tell({ kind: 'turn', understood: describeUnderstanding(turn).trim(), problems, turn });
        const moment = readMoment(turn.response, turn.heard);
        if (moment !== null) this.#tellMoment(moment);
        if (turn.said === REMINDER) void this.#playAside(async (voice) => renderRing(turn.heard, voice));
      },
    };
  }

  /** Tells the page what can be said, if that has changed. */
  #tellMoment(moment: Moment): void {
    const listenedFor = this.#parts.listening.listenAt(moment);
    const known = JSON.stringify(listenedFor);
    if (known === this.#listenedFor) return;
    this.#listenedFor = known;
    this.#parts.audience.tell({ kind: 'moment', ...listenedFor });
  }

  /** Plays something beside what plays. At another speed than real time it isn't heard. */
  async #playAside(renderIt: (synthesizer: Synthesizer) => Promise<Uint8Array>): Promise<void> {
    const { audience, clock, synthesizer } = this.#parts;
    if (synthesizer === null || clock.speed !== 1) return;
    try {
      audience.tell({ kind: 'aside', sound: audience.keep(await renderIt(synthesizer)) });
    } catch (error) {
      audience.tell({ kind: 'note', text: `The sound failed: ${String(error)}` });
    }
  }

  #choose(changed: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...changed };
    this.#parts.audience.tell({ kind: 'choices', choices: this.#choices });
  }

  /**
   * Changes the speed. What is playing continues on the page without sound, because sound cannot be sped up.
   */
  #setSpeed(speed: number): void {
    this.#parts.clock.setSpeed(speed);
    this.#choose({ speed });
  }

  #skipDay(): void {
    const { audience, clock } = this.#parts;
    if (this.#echo.sessionOpen) {
      audience.tell({ kind: 'note', text: 'A session is open. A day can pass only after it has ended.' });
      return;
    }
    clock.skip(DAY_MS);
    const now = new Date(clock.now()).toISOString();
    audience.tell({
      kind: 'note',
      text: `A day has passed. It is ${now.slice(0, 16).replace('T', ' ')} UTC.`,
    });
  }

  /** Exchanges the device. The new device cannot continue a session of the old one. */
  async #changeDevice(device: Choices['device']): Promise<void> {
    if (device === this.#choices.device) return;
    if (this.#echo.sessionOpen)
      await this.#live.interruptWith((atMs) =>
        this.#echo.endSession('(another device)', atMs, 'USER_INITIATED'),
      );
    this.#choose({ device });
  }
}
