import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions } from '../../handlers/actions/registry.ts';
import { abilityRows, actionRows, parityFile, parityText } from './parity-table.ts';

describe('Slack and Teams at par', () => {
  it('has a line for every action, and no empty cell', () => {
    expect(actionRows().map(({ what }) => what)).toEqual(Object.values(actions).map(({ id }) => id));
    expect(
      [...actionRows(), ...abilityRows()].filter(({ what, slack, teams, says }) =>
        [what, slack, teams, says].includes(''),
      ),
    ).toEqual([]);
  });

  it('is written down as it is (npm run parity)', () => {
    expect(readFileSync(parityFile, 'utf8')).toBe(parityText());
  });
});
