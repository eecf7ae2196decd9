import { Annotations, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Code, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import type { Bundles } from '../bundles.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Settings } from '../settings.ts';
import { addAlarms } from './alarms.ts';
import { addAlexaSkill } from './alexa-skill.ts';
import { addCoachFunction } from './coach-function.ts';
import { addDashboard } from './dashboard.ts';
import { addDeletionQueues, allowQueue, deliverDeletions, type DeletionQueues } from './deletion-queue.ts';

/** The service principal that calls a skill's Lambda. */
const ALEXA = 'alexa-appkit.amazon.com';

export interface SkillStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: Table;
  readonly key: Key;
  readonly bundles: Bundles;
  /** The folder of the skill package, for a skill that the deployment creates. */
  readonly packageFolder: string;
}

/** The stack of the skill: its Lambdas, the permissions to call them, and their monitoring. */
export class SkillStack extends Stack {
  constructor(scope: Construct, id: string, props: SkillStackProps) {
    super(scope, id, props);
    const skill = this.#addSkillFunction(props);
    const queues = addDeletionQueues(this);
    const events = this.#addEventsFunction(props, queues);
    const functions = { Skill: skill, Events: events };
    const topic = addAlarms(this, functions, queues.failed, props.settings.alarmEmail);
    const { dashboardName } = addDashboard(this, functions);
    const endpoints = this.#allowCaller({ skill, events }, props);
    if (endpoints !== null) deliverDeletions(this, queues, endpoints.events);
    this.#output('AlarmTopic', topic.topicArn, 'The topic to which alarms are sent');
    this.#output('DashboardName', dashboardName, 'The dashboard in CloudWatch');
    this.#output(
      'TableName',
      props.table.tableName,
      'The table with the records of people. It remains when the stacks are deleted',
    );
  }

  #addSkillFunction({ settings, table, key, bundles }: SkillStackProps): LambdaFunction {
    return addCoachFunction(this, 'Skill', {
      description: 'Foam Roll Coach: answers requests',
      code: Code.fromAsset(bundles.skill),
      table,
      key,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem'],
      environment: { ...idOf(settings), KEEP_RATINGS: settings.keepRatings.toString() },
      logRetention: settings.logRetention,
    });
  }

  #addEventsFunction(
    { settings, table, key, bundles }: SkillStackProps,
    queues: DeletionQueues,
  ): LambdaFunction {
    return addCoachFunction(this, 'Events', {
      description: 'Foam Roll Coach: deletes all data of a person who disables the skill',
      code: Code.fromAsset(bundles.events),
      table,
      key,
      actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      environment: { ...idOf(settings), DELETION_QUEUE_URL: queues.waiting.queueUrl },
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
        const closed = 'No skill may call these Lambdas yet. Set skillId or lwaSecret; see docs/deploy.md';
        Annotations.of(this).addInfo(closed);
        this.#output('Closed', closed, 'Why the skill is not reachable');
        return null;
      }
      case 'skill': {
        for (const one of [functions.skill, functions.events])
          one.addPermission('Alexa', {
            principal: new ServicePrincipal(ALEXA),
            eventSourceToken: caller.skillId,
          });
        const { skill, events } = functions;
        return this.#outputEndpoints({ skill: skill.functionArn, events: events.functionArn });
      }
      case 'made': {
        const made = addAlexaSkill(this, { ...props, ...functions, lwaSecret: caller.lwaSecret });
        this.#output('SkillId', made.skillId, 'The id of the skill');
        return this.#outputEndpoints(made.endpoints);
      }
    }
    return never(caller);
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
 * Returns the id of the skill that the Lambdas answer. A skill that is yet to be created has none, so they do
 * not start.
 */
function idOf({ caller }: Settings): Record<string, string> {
  return caller.caller === 'skill' ? { SKILL_ID: caller.skillId } : {};
}
