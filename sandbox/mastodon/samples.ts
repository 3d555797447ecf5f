import type { NetworkSamples } from '../social/rules.ts';

export const mastodonSamples: NetworkSamples = {
  people: {
    ben_okafor: {},
    tiago_braga: {},
    irene_gom: {},
    txema_donosti: {},
    will_pryce: {},
    hannah_k: {},
    nacho_alb: {},
  },
};
