import type { Language } from '../config/config.ts';

const words = (list: string): string[] => list.split(' ');

/** Words that say nothing of what is asked. Few on purpose: "back", "open" and "when" tell articles apart. */
export const unsaying: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(
    words(
      'a al con de del el en es esta la las lo los me mi mis nos os para por que se si su sus te tu tus un una uno unos unas y o ha he hay son ser fue muy ya le les como cual cuales quien este ese esa eso esto era',
    ),
  ),
  pt: new Set(
    words(
      'a ao aos as com da das de do dos e em essa esse esta este eu foi ja lhe me meu minha na nas no nos o os ou para pela pelo por que se sao seu sua ser te tu um uma uns umas voce voces como qual quais quem era eh pra',
    ),
  ),
  en: new Set(
    words(
      'a am an and are as at be been by for from had has have he her his i in is it its me my of on or our she that the their them they this to u was we were with you your do does did what which who',
    ),
  ),
};

/** Customers and articles say the same thing in different words: those of a line stand for each other. */
export const alike: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  es: [
    'dinero reembolso importe',
    'devolucion devolver retorno',
    'devolveis reembolsais reembolso',
    'recibo factura ticket justificante',
    'paquete pedido envio encargo compra',
    'repartidor transportista mensajero',
    'tarde retraso retrasado demora',
    'roto rota dañado defectuoso estropeado averiado',
    'cambio cambiar reponer sustituir',
    'contraseña clave acceso entrar bloqueada bloqueado',
    'cobrar cargo cobro cobrado',
    'dos veces doble duplicado',
    'abris cerrais horario apertura cierre abierto',
    'puntos recompensas',
    'cupon vale codigo descuento promocion',
    'red internet cobertura averia incidencia caida caido',
    'movil telefono celular',
    'extranjero fuera roaming',
    'garantia reparacion arreglo',
    'talla tamaño medida',
    'agente persona humano',
    'baja borrar eliminar cancelar',
    'existencias stock disponible agotado',
  ].map(words),
  pt: [
    'dinheiro reembolso valor estorno',
    'devolucao devolver retorno',
    'recibo fatura nota comprovante',
    'pacote pedido encomenda envio compra',
    'entregador transportadora estafeta',
    'tarde atraso atrasada atrasado demora',
    'quebrado partido danificado defeito trincada estragado avariado',
    'troca trocar substituir',
    'senha palavra-passe acesso entrar bloqueada bloqueado',
    'cobrar cobranca cobraram',
    'duas vezes dupla duplicada',
    'abrem fecham fecha horario abertura aberta aberto',
    'pontos recompensas',
    'cupom cupao vale codigo desconto promocao',
    'rede internet cobertura avaria caiu sinal',
    'celular telemovel telefone',
    'exterior estrangeiro fora roaming',
    'garantia reparacao conserto',
    'tamanho medida numero',
    'atendente pessoa humano',
    'apagar eliminar cancelar',
    'estoque stock disponivel esgotado',
  ].map(words),
  en: [
    'money refund refunded',
    'return send back',
    'receipt invoice bill',
    'package parcel order delivery shipment',
    'courier carrier driver',
    'late delayed delay',
    'broken damaged faulty defective cracked',
    'replacement replace exchange',
    'password login sign locked',
    'billed charged charge',
    'twice double duplicate times',
    'close closing open opening hours',
    'points rewards',
    'voucher coupon code discount promo',
    'network internet outage down signal coverage',
    'phone mobile cell',
    'abroad roaming overseas',
    'warranty repair guarantee',
    'size fit measurements',
    'agent person human',
    'delete remove close',
    'stock available sold',
  ].map(words),
};
