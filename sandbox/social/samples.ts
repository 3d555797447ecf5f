export interface Sample {
  author: string;
  name: string;
  followers: number;
  /** "@marca" stands for what the brand is called there. */
  text: string;
  /** Goes on with what the same person wrote before. */
  follows?: true;
}

/** The message as the person writes it to this brand. */
export function sampleText(sample: Pick<Sample, 'text'>, called: string): string {
  return sample.text.replaceAll('@marca', called);
}

/** A working day of a shop in Spain, Portugal and Latin America; everybody in it is invented. */
export const samples: readonly Sample[] = [
  {
    author: 'carla_ruiz',
    name: 'Carla Ruiz',
    followers: 12_300,
    text: '@marca me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?',
  },
  {
    author: 'joaomendes84',
    name: 'João Mendes',
    followers: 214,
    text: '@marca a minha encomenda devia ter chegado na terça e o estado continua "em preparação". O que se passa?',
  },
  {
    author: 'pilar_otero',
    name: 'Pilar Otero',
    followers: 88,
    text: '@marca ¿a qué hora abre el domingo la tienda de Bilbao?',
  },
  {
    author: 'tom_hadley',
    name: 'Tom Hadley',
    followers: 540,
    text: '@marca hi, does the oak lamp come with a bulb or do I need to buy one?',
  },
  {
    author: 'nuria_bcn',
    name: 'Núria Camps',
    followers: 1_905,
    text: 'Gracias a la chica de la tienda de Gràcia, @marca, me cambió la chaqueta en dos minutos y con una sonrisa 😊',
  },
  {
    author: 'carla_ruiz',
    name: 'Carla Ruiz',
    followers: 12_300,
    text: '@marca sigo esperando. Son 64,90 € cobrados dos veces el mismo día.',
    follows: true,
  },
  {
    author: 'ines_falcao',
    name: 'Inês Falcão',
    followers: 331,
    text: '@marca recebi a fatura de outubro com o NIF errado. Como peço outra?',
  },
  {
    author: 'quique_vlc',
    name: 'Quique',
    followers: 67,
    text: '@marca el repartidor dice que estuvo en casa y no es verdad, he estado toda la mañana aquí 😡',
  },
  {
    author: 'marta_glez',
    name: 'Marta González',
    followers: 450,
    text: '@marca la cafetera que compré hace un mes pierde agua por abajo. ¿Entra en garantía?',
  },
  {
    author: 'sofia_alves_rj',
    name: 'Sofia Alves',
    followers: 2_780,
    text: '@marca vocês entregam no Rio de Janeiro? Qual é o prazo?',
  },
  {
    author: 'ben_okafor',
    name: 'Ben Okafor',
    followers: 1_210,
    text: '@marca your app logged me out and now says my email does not exist. Anything I can do?',
  },
  {
    author: 'lupita_mx',
    name: 'Lupita Hernández',
    followers: 980,
    text: '@marca compré en línea y en la tienda de Polanco me dicen que no pueden hacer el cambio. ¿Es así?',
  },
  {
    author: 'quique_vlc',
    name: 'Quique',
    followers: 67,
    text: '@marca y encima el pedido sale como «entregado». ¿Dónde está?',
    follows: true,
  },
  {
    author: 'rita_lx',
    name: 'Rita Carvalho',
    followers: 155,
    text: '@marca a loja do Chiado já tem o casaco verde em M?',
  },
  {
    author: 'don_ernesto',
    name: 'Ernesto Vidal',
    followers: 34,
    text: '@marca quiero una factura a nombre de mi empresa del pedido de la semana pasada, ¿cómo la pido?',
  },
  {
    author: 'aitana_lopez',
    name: 'Aitana López',
    followers: 23_400,
    text: '@marca los vaqueros nuevos tallan pequeñísimo, he tenido que subir dos tallas. Revisadlo, por favor.',
  },
  {
    author: 'helena_porto',
    name: 'Helena Pinto',
    followers: 612,
    text: 'Obrigada @marca! Chegou tudo um dia antes e bem embalado 💛',
  },
  {
    author: 'martin_gye',
    name: 'Martín Paredes',
    followers: 143,
    text: '@marca ¿hacen envíos a Guayaquil o solo a Quito?',
  },
  {
    author: 'julie_wren',
    name: 'Julie Wren',
    followers: 89,
    text: '@marca parcel arrived open and one of the two mugs is broken. Pictures attached to my order page.',
  },
  {
    author: 'oscar_sanz',
    name: 'Óscar Sanz',
    followers: 301,
    text: '@marca he devuelto el paquete hace 15 días y el reembolso no aparece en la cuenta.',
  },
  {
    author: 'bia_campinas',
    name: 'Beatriz Souza',
    followers: 4_120,
    text: '@marca o cupom de 10% não funciona no app, só dá erro na hora de pagar',
  },
  {
    author: 'vero_cordoba',
    name: 'Vero Molina',
    followers: 76,
    text: '@marca en la tienda de Córdoba solo había una caja abierta y media hora de cola. Un sábado.',
  },
  {
    author: 'joaomendes84',
    name: 'João Mendes',
    followers: 214,
    text: '@marca já passaram mais dois dias e nada. Podem ao menos dizer-me uma data?',
    follows: true,
  },
  {
    author: 'lola_pz',
    name: 'Lola',
    followers: 19,
    text: '@marca ¿el suavizante de lavanda es apto para piel atópica?',
  },
  {
    author: 'grace_mcneil',
    name: 'Grace McNeil',
    followers: 702,
    text: '@marca charged me for express shipping and sent it standard. Can I have the difference back?',
  },
  {
    author: 'santi_bog',
    name: 'Santiago Rojas',
    followers: 512,
    text: '@marca llevo tres días tratando de cambiar la dirección de entrega y la página no me deja.',
  },
  {
    author: 'tiago_braga',
    name: 'Tiago Lima',
    followers: 93,
    text: '@marca a que horas fecha a loja de Braga na sexta?',
  },
  {
    author: 'marta_glez',
    name: 'Marta González',
    followers: 450,
    text: '@marca por cierto, la compré en la web con la tarjeta de mi marido, ¿hace falta el tique?',
    follows: true,
  },
  {
    author: 'rocio_sev',
    name: 'Rocío Torres',
    followers: 1_340,
    text: 'Qué maravilla el papel reciclado de los nuevos envoltorios de @marca 👏',
  },
  {
    author: 'pedro_iglesias',
    name: 'Pedro Iglesias',
    followers: 208,
    text: '@marca me llega un recibo de 9,99 € al mes que yo no he pedido. ¿Qué es?',
  },
  {
    author: 'camila_stgo',
    name: 'Camila Fuentes',
    followers: 3_015,
    text: '@marca el mueble llegó sin los tornillos y mañana tengo visita 😩 ¿me ayudan?',
  },
  {
    author: 'dan_whitlock',
    name: 'Dan Whitlock',
    followers: 45,
    text: '@marca is the Madrid airport shop open on public holidays?',
  },
  {
    author: 'leonor_coimbra',
    name: 'Leonor Matos',
    followers: 128,
    text: '@marca o secador que comprei em setembro deixou de ligar. Ainda está na garantia?',
  },
  {
    author: 'oscar_sanz',
    name: 'Óscar Sanz',
    followers: 301,
    text: '@marca ¿alguien lee esto? 120 € son 120 €.',
    follows: true,
  },
  {
    author: 'irene_gom',
    name: 'Irene Gómez',
    followers: 399,
    text: '@marca ¿puedo recoger en Zaragoza un pedido hecho a nombre de mi madre?',
  },
  {
    author: 'felipe_poa',
    name: 'Felipe Machado',
    followers: 870,
    text: '@marca comprei a mesa e veio arranhada. Quero trocar, não quero vale.',
  },
  {
    author: 'abu_manolo',
    name: 'Manolo',
    followers: 12,
    text: '@marca no entiendo la factura que me mandan, qué es eso de «cargo por gestión» de 3 €',
  },
  {
    author: 'kate_dublin',
    name: 'Kate Brennan',
    followers: 1_660,
    text: '@marca just wanted to say your customer care on the phone today was brilliant. Ask for Teresa!',
  },
  {
    author: 'javi_gij',
    name: 'Javi',
    followers: 233,
    text: '@marca el seguimiento lleva parado en Oviedo desde el lunes. ¿Se ha perdido?',
  },
  {
    author: 'manu_reis',
    name: 'Manuel Reis',
    followers: 59,
    text: '@marca cobraram-me os portes apesar de a compra passar dos 50 euros',
  },
  {
    author: 'ana_bsas',
    name: 'Ana Lía Ferrari',
    followers: 5_480,
    text: '@marca ¿cuándo vuelve a haber stock de la mochila gris? La busco hace un mes',
  },
  {
    author: 'camila_stgo',
    name: 'Camila Fuentes',
    followers: 3_015,
    text: '@marca es el modelo con cuatro cajones, pedido de ayer en la tarde',
    follows: true,
  },
  {
    author: 'txema_donosti',
    name: 'Txema',
    followers: 178,
    text: '@marca enhorabuena por la tienda nueva, se agradece que tenga aparcabicis 🚲',
  },
  {
    author: 'bruno_faro',
    name: 'Bruno Teles',
    followers: 340,
    text: '@marca pedi uma panela e mandaram duas tampas. A sério?',
  },
  {
    author: 'nadia_lon',
    name: 'Nadia Rahman',
    followers: 2_230,
    text: '@marca do you have a vegan version of the leather care kit?',
  },
  {
    author: 'paco_mlg',
    name: 'Paco Ruano',
    followers: 64,
    text: '@marca en la tienda de Málaga no me aceptan el tique regalo porque «es de internet». Vaya tela.',
  },
  {
    author: 'luis_mty',
    name: 'Luis Garza',
    followers: 1_090,
    text: '@marca ya pagué y la orden aparece cancelada. ¿Me devuelven o la mandan?',
  },
  {
    author: 'teresa_evora',
    name: 'Teresa Galvão',
    followers: 47,
    text: '@marca é possível pagar em prestações sem cartão?',
  },
  {
    author: 'pedro_iglesias',
    name: 'Pedro Iglesias',
    followers: 208,
    text: '@marca he mirado y es desde agosto. Quiero darme de baja ya.',
    follows: true,
  },
  {
    author: 'clara_vigo',
    name: 'Clara Seoane',
    followers: 7_900,
    text: '@marca tercera vez que llega la talla equivocada. Tercera.',
  },
  {
    author: 'sam_ortega',
    name: 'Sam Ortega',
    followers: 260,
    text: '@marca ¿la olla sirve para inducción? En la caja no lo pone',
  },
  {
    author: 'gabi_recife',
    name: 'Gabriela Nunes',
    followers: 1_450,
    text: 'Amei o atendimento da loja do shopping, @marca. Nota dez!',
  },
  {
    author: 'will_pryce',
    name: 'Will Pryce',
    followers: 31,
    text: '@marca invoice says 21% tax but I bought as a company in Ireland. Who can fix that?',
  },
  {
    author: 'bruno_faro',
    name: 'Bruno Teles',
    followers: 340,
    text: '@marca e o número que está no e-mail não atende ninguém',
    follows: true,
  },
  {
    author: 'elena_dz',
    name: 'Elena Díez',
    followers: 520,
    text: '@marca ¿se pueden llevar perros a la tienda de Valladolid?',
  },
  {
    author: 'raul_lima',
    name: 'Raúl Quispe',
    followers: 389,
    text: '@marca el cargador se calienta tanto que huele a quemado. Lo desenchufé por si acaso.',
  },
  {
    author: 'marga_palma',
    name: 'Marga Ferrer',
    followers: 210,
    text: '@marca pone que el envío a Baleares es gratis y en el último paso me suman 12 €',
  },
  {
    author: 'rui_setubal',
    name: 'Rui Caeiro',
    followers: 84,
    text: '@marca obrigado por resolverem a questão do reembolso tão depressa 👍',
  },
  {
    author: 'hannah_k',
    name: 'Hannah Krol',
    followers: 950,
    text: '@marca which of your shops in Lisbon does repairs?',
  },
  {
    author: 'clara_vigo',
    name: 'Clara Seoane',
    followers: 7_900,
    text: '@marca y no me sirve un cupón, quiero mi talla.',
    follows: true,
  },
  {
    author: 'nacho_alb',
    name: 'Nacho',
    followers: 102,
    text: '@marca sugerencia: avisad por SMS de la hora de entrega, no solo del día',
  },
];
