/** What many people write when a product harms somebody: complaints, one red topic, in the brand's three languages. All of it is invented. */
export const redTopic: readonly string[] = [
  '@marca la lámpara Nube se quemó anoche con mi hija al lado. Mañana voy a FACUA.',
  '@marca otra lámpara Nube quemada. Es un peligro y no decís nada. ¿Cuándo la retiráis?',
  '@marca a lâmpada Nube queimou a cortina do quarto. Vou fazer queixa na DECO PROTESTE.',
  '@marca mi lámpara Nube también echa humo. Vergonzoso: os denuncio en FACUA.',
  '@marca your Nube lamp burnt our table. This is dangerous and nobody answers. Terrible.',
  '@marca tengo dos lámparas Nube en casa y me da miedo encenderlas. ¿Qué hago?',
];
