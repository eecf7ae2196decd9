/** Runs the embedded DynamoDB in a separate process, so that its memory is not counted as the skill's. */
import { openDatabase } from '../../simulator/cloud/database.ts';

const { environment } = await openDatabase('memory');
process.send?.(environment);
process.once('disconnect', () => process.exit());
