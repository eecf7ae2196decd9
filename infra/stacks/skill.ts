import { Annotations, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import type { Bundles } from '../bundles.ts';
import type { Endpoints, Settings } from '../settings.ts';
import { alarms } from './alarms.ts';
import { coachFunction } from './coach-function.ts';
import { dashboard } from './dashboard.ts';
import { madeSkill } from './alexa-skill.ts';

/** Who calls a skill's Lambda. */
const ALEXA = 'alexa-appkit.amazon.com';

export interface SkillStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: Table;
  readonly key: Key;
  readonly bundles: Bundles;
  /** The folder of the skill package, for the skill that the deployment makes. */
  readonly packageFolder: string;
}

/** The skill: its Lambdas, who may call them, and what watches them. */
export class SkillStack extends Stack {
  constructor(scope: Construct, id: string, props: SkillStackProps) {
    super(scope, id, props);
    const skill = this.#skill(props);
    const events = this.#events(props);
    const topic = alarms(this, { Skill: skill, Events: events }, props.settings.alarmEmail);
    const { dashboardName } = dashboard(this, { Skill: skill, Events: events });
    this.#called({ skill, events }, props);
    this.#tell('AlarmTopic', topic.topicArn, 'Subscribe to it what is to hear of alarms');
    this.#tell('DashboardName', dashboardName, 'The dashboard in CloudWatch');
    this.#tell(
      'TableName',
      props.table.tableName,
      'What people have done; it stays when the stacks are deleted',
    );
  }

  #skill({ settings, table, key, bundles }: SkillStackProps): Function {
    return coachFunction(this, 'Skill', {
      description: 'Foam Roll Coach: answers what is said',
      code: Code.fromAsset(bundles.skill),
      table,
      key,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem'],
      environment: { ...idOf(settings), KEEP_RATINGS: settings.keepRatings.toString() },
      logRetention: settings.logRetention,
    });
  }

  #events({ settings, table, key, bundles }: SkillStackProps): Function {
    return coachFunction(this, 'Events', {
      description: 'Foam Roll Coach: hears of a disabled skill, and deletes what was kept',
      code: Code.fromAsset(bundles.events),
      table,
      key,
      actions: ['dynamodb:Query', 'dynamodb:DeleteItem'],
      environment: idOf(settings),
      logRetention: settings.logRetention,
    });
  }

  /** Lets in the one skill that is meant: never Alexa as a whole. */
  #called(functions: { skill: Function; events: Function }, props: SkillStackProps): void {
    const { caller } = props.settings;
    switch (caller.caller) {
      case 'nobody': {
        const closed = 'No skill may call these Lambdas yet. Set skillId or lwaSecret, see docs/deploy.md';
        Annotations.of(this).addInfo(closed);
        this.#tell('Closed', closed, 'Why nobody is answered');
        return;
      }
      case 'skill': {
        for (const one of [functions.skill, functions.events])
          one.addPermission('Alexa', {
            principal: new ServicePrincipal(ALEXA),
            eventSourceToken: caller.skillId,
          });
        const { skill, events } = functions;
        this.#endpoints({ skill: skill.functionArn, events: events.functionArn });
        return;
      }
      case 'made': {
        const made = madeSkill(this, { ...props, ...functions, lwaSecret: caller.lwaSecret });
        this.#tell('SkillId', made.skillId, 'The id of the skill');
        this.#endpoints(made.endpoints);
        return;
      }
    }
    never(caller);
  }

  #endpoints({ skill, events }: Endpoints): void {
    this.#tell('SkillEndpoint', skill, "The skill's endpoint");
    this.#tell('EventsEndpoint', events, 'The endpoint of events of the skill');
  }

  #tell(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

/** The id that the Lambdas answer to. Of a skill yet to be made there is none, and they don't start. */
function idOf({ caller }: Settings): Record<string, string> {
  return caller.caller === 'skill' ? { SKILL_ID: caller.skillId } : {};
}
