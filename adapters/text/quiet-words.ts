/** Words that hold a sentence together and say nothing alone, without accents: a reason that names one of them explains nothing. */
const QUIET: ReadonlySet<string> = new Set(
  [
    'el la los las un una unos unas de del al en y e o u que se me te le lo nos os les mi mis tu tus su sus con por para es son fue era',
    'hay he ha han habeis hemos este esta esto estos estas ese esa eso esos esas aqui ahi ya si no como cuando donde quien cual yo ellos',
    'ustedes vosotros usted muy mas pero porque pues tambien cada otra otro a ante hasta desde sobre ser estar estoy esta estan',
    'as um uma uns umas do da dos das na nas em ou lhe pra pro eh sao foi isso isto essa esse ai la ja sim nao eu eles elas voces voce vc vcs',
    'mas pois meu minha meus minhas seu sua seus suas ao aos pelo pela pelos pelas quem qual onde quando tambem aquele aquela tao nem',
    'i me my we us our you your yours u ur he she it its they them their his her the an to of on at for with and or but so is are was were',
    "been be am do does did have has had this that these those there here what how why who when where which just if not yes too i'm it's",
    "i've you're we're don't than then from as by up out about all any some will would can could",
  ]
    .join(' ')
    .split(' '),
);

/** Whether these words, without accents, are nothing but such. */
export function isQuiet(words: readonly string[]): boolean {
  return words.every((word) => QUIET.has(word));
}
