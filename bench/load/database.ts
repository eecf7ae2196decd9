/** The embedded DynamoDB in a process of its own, so that its memory isn't taken for the skill's. */
import { openDatabase } from '../../simulator/cloud/database.ts';

const { environment } = await openDatabase('memory');
process.send?.(environment);
process.once('disconnect', () => process.exit());
