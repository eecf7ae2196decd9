import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personKey } from '../../lambdas/store/person.ts';
import { SAME_EXAMPLES } from '../coach/support/arbitraries.ts';

// SHA-256 of "abc": FIPS 180-2, appendix B.1.
const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

it('is a hash of each id', () => {
  expect(personKey('abc', 'abc')).toEqual({ household: HASH_OF_ABC, person: HASH_OF_ABC });
});

it('is one person for all unrecognised voices of a household', () => {
  expect(personKey('abc', null)).toEqual({ household: HASH_OF_ABC, person: 'unrecognised' });
});

it('never contains an id, and is the same for the same ids only', () => {
  const ids = fc.string({ minLength: 3, unit: 'grapheme' }).map((id) => `amzn1.account.${id}`);
  fc.assert(
    fc.property(ids, ids, (userId, personId) => {
      const key = personKey(userId, personId);
      expect(JSON.stringify(key)).not.toContain(userId);
      expect(JSON.stringify(key)).not.toContain(personId);
      expect(personKey(userId, personId)).toEqual(key);
      expect(key.household === key.person).toBe(userId === personId);
    }),
    SAME_EXAMPLES,
  );
});
