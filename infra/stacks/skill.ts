import { Annotations, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import { OPEN } from '../binding/bind.ts';
import { ALIAS } from '../binding/functions.ts';
import type { Bundles } from '../bundles.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Settings } from '../settings.ts';
import { addAlarms } from './alarms.ts';
import { addAlexaSkill } from './alexa-skill.ts';
import { addCoachFunction } from './coach-function.ts';
import { addDashboard } from './dashboard.ts';
import type { Records } from './data.ts';
import { addDeletionQueues, allowQueue, deliverDeletions, type DeletionQueues } from './deletion-queue.ts';

/** The service principal that calls a skill's Lambda. */
const ALEXA = 'alexa-appkit.amazon.com';

export interface SkillStackProps extends StackProps {
  readonly settings: Settings;
  /** Returns the table to use, within this stack if it is one that exists already. */
  readonly recordsFor: (scope: Construct) => Records;
  readonly bundles: Bundles;
  /** The folder of the skill package, for a skill that the deployment creates. */
  readonly packageFolder: string;
}

/** The stack of the skill: its Lambdas, the permissions to call them, and their monitoring. */
export class SkillStack extends Stack {
  constructor(scope: Construct, id: string, props: SkillStackProps) {
    super(scope, id, props);
    const { settings } = props;
    const records = props.recordsFor(this);
    const skill = this.#addSkillFunction(props, records);
    const queues = addDeletionQueues(this);
    const events = this.#addEventsFunction(props, records, queues);
    const functions = { Skill: skill, Events: events };
    const topic = addAlarms(this, functions, queues.failed, settings);
    const { dashboardName } = addDashboard(this, functions, settings.stage);
    const endpoints = this.#allowCaller({ skill, events }, props);
    if (endpoints !== null) deliverDeletions(this, queues, endpoints.events);
    this.#output('AlarmTopic', topic.topicArn, 'The topic to which alarms are sent');
    this.#output('DashboardName', dashboardName, 'The dashboard in CloudWatch');
    this.#output(
      'TableName',
      records.table.tableName,
      'The table with the records of people. It remains when the stacks are deleted',
    );
  }

  #addSkillFunction({ settings, bundles }: SkillStackProps, { table, key }: Records): LambdaFunction {
    return addCoachFunction(this, 'Skill', {
      description: 'Foam Roll Coach: answers requests',
      code: Code.fromAsset(bundles.skill),
      table,
      key,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem'],
      environment: {
        ...variablesOf(settings),
        KEEP_RATINGS: settings.keepRatings.toString(),
        ...(settings.positionsUrl === null ? {} : { POSITIONS_URL: settings.positionsUrl }),
      },
      ...versionsOf(settings),
      logRetention: settings.logRetention,
    });
  }

  #addEventsFunction(
    { settings, bundles }: SkillStackProps,
    { table, key }: Records,
    queues: DeletionQueues,
  ): LambdaFunction {
    return addCoachFunction(this, 'Events', {
      description: 'Foam Roll Coach: deletes all data of a person who disables the skill',
      code: Code.fromAsset(bundles.events),
      table,
      key,
      actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      environment: { ...variablesOf(settings), DELETION_QUEUE_URL: queues.waiting.queueUrl },
      ...versionsOf(settings),
      statements: [allowQueue(queues)],
      logRetention: settings.logRetention,
    });
  }

  /** Permits calls by the configured skill only, never by Alexa as a whole. Returns what it calls; null without a skill. */
  #allowCaller(
    functions: { skill: LambdaFunction; events: LambdaFunction },
    props: SkillStackProps,
  ): Endpoints | null {
    const { caller } = props.settings;
    switch (caller.caller) {
      case 'nobody': {
        const closed = 'No skill may call these Lambdas, as the setting closed says; see docs/deploy.md';
        Annotations.of(this).addInfo(closed);
        this.#output('Closed', closed, 'Why the skill is not reachable');
        // Lambda publishes nothing that equals the newest version. Without one between, opening the skill again would fail.
        for (const { currentVersion } of [functions.skill, functions.events])
          currentVersion.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return null;
      }
      case 'skill': {
        const { skill, events } = functions;
        return this.#outputEndpoints({
          skill: this.#addEntrance(skill, caller.skillId),
          events: this.#addEntrance(events, caller.skillId),
        });
      }
      case 'made': {
        const made = addAlexaSkill(this, { ...props, ...functions, lwaSecret: caller.lwaSecret });
        this.#output('SkillId', made.skillId, 'The id of the skill');
        return this.#outputEndpoints(made.endpoints);
      }
    }
    return never(caller);
  }

  /**
   * Publishes a Lambda under the alias that the skill calls, and lets only that skill call it. An earlier version stays, so
   * that one can go back to it at once. Returns the ARN of the alias.
   */
  #addEntrance(of: LambdaFunction, skillId: string): string {
    const alias = of.addAlias(ALIAS);
    alias.addPermission('Alexa', {
      principal: new ServicePrincipal(ALEXA),
      eventSourceToken: skillId,
    });
    return alias.functionArn;
  }

  #outputEndpoints(endpoints: Endpoints): Endpoints {
    this.#output('SkillEndpoint', endpoints.skill, 'The endpoint for requests');
    this.#output('EventsEndpoint', endpoints.events, 'The endpoint for skill events');
    return endpoints;
  }

  #output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

/**
 * Returns the variables that both Lambdas have. A skill that is yet to be created has no id, so its Lambdas do not start
 * until they are bound.
 */
function variablesOf({ caller, stage }: Settings): Record<string, string> {
  return {
    ...(caller.caller === 'skill' ? { SKILL_ID: caller.skillId } : {}),
    ...(stage === null ? {} : { STAGE: stage }),
  };
}

/** A version that nobody may call doesn't start. It is published so that one never goes back to it. */
function versionsOf({ caller }: Settings): { readonly versionDescription?: string } {
  return caller.caller === 'nobody' ? { versionDescription: OPEN } : {};
}
