import { createMatcher } from '../routing/words.ts';
import type { Profile } from './profile.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** Words of the special categories of article 9 of the GDPR in three languages: what nobody may be followed for. */
const SENSITIVE = createMatcher(
  `religión, religião, religion, religioso, religiosa, religious, iglesia, igreja, church, misa, missa,
  católico, católica, catholic, musulmán, muçulmano, muslim, judío, judeu, jewish, cristiano, cristão, christian,
  evangélico, evangelical, ateo, ateu, atheist, islam, islão, islã, ramadán, ramadão, ramadã, ramadan, kosher, halal,
  política, políticas, politics, political, partido político, political party, left-wing, right-wing, socialista, socialist,
  comunista, communist, feminista, feminist, votante, eleitor, voter, voters, ideología, ideologia, ideology,
  salud, saúde, health, enfermedad, doença, disease, illness, embarazo, embarazada, gravidez, grávida, pregnancy, pregnant,
  cáncer, câncer, cancro, cancer, diabetes, depresión, depressão, depression, discapacidad, deficiência, disability,
  sida, vih, hiv, aids, medicación, medicação, medication, alergia, alergias, allergy, celíaco, celíaca, coeliac,
  adicción, vício, addiction, sindicato, sindical, trade union, union member, gay, gays, lesbiana, lésbica, lesbian,
  lgbt, lgtbi, lgbtqia, homosexual, homossexual, bisexual, bissexual, transexual, trans, orientación sexual,
  orientação sexual, sexual orientation, raza, raça, etnia, ethnicity, ethnic, étnico, gitano, cigano, inmigrante,
  imigrante, immigrant, indígena`
    .split(',')
    .map((word) => word.trim()),
);

/** No interest is about what the law protects most: not even its words may be looked for. */
export function profileProblems(profile: Profile | undefined): ReferenceProblem[] {
  if (!profile) return [];
  return (['interests', 'brands'] as const).flatMap((section) =>
    Object.entries(profile[section]).flatMap(([key, { name, words }]): ReferenceProblem[] => {
      const path = ['profile', section, key];
      const said: [(string | number)[], string][] = [
        [[...path, 'name'], name],
        ...words.map((word, index): [(string | number)[], string] => [[...path, 'words', index], word]),
      ];
      const empty = words.length === 0 ? [{ path, message: `nothing ever mentions "${key}"; add \`words\`` }] : [];
      return [
        ...empty,
        ...said.flatMap(([at, value]) => {
          const found = section === 'interests' ? SENSITIVE.first(value) : null;
          return found
            ? [
                {
                  path: at,
                  message: `"${value}" is about what the law protects most ("${found.word}"): nobody may be followed for it; take it out`,
                  value,
                },
              ]
            : [];
        }),
      ];
    }),
  );
}
