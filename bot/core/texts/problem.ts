import { defineTexts } from './define.ts';

/** Problems that /health and the start tell. */
export const problemTexts = defineTexts({
  'problem.teams-channel': {
    es: 'Recado no ve el canal {{channel}} de Teams. Instala la aplicación en su equipo, o corrige el nombre; después, lo que espera aparece solo.',
    pt: 'O Recado não vê o canal {{channel}} do Teams. Instala a aplicação na equipa dele, ou corrige o nome; depois, o que espera aparece sozinho.',
    'pt-BR':
      'O Recado não vê o canal {{channel}} do Teams. Instale o aplicativo na equipe dele, ou corrija o nome; depois, o que espera aparece sozinho.',
    en: 'Recado cannot see the channel {{channel}} in Teams. Install the app in its team, or correct the name; what is waiting then appears automatically.',
  },
  'problem.chat-away': {
    es: 'No hay conexión con {{chat}}. Se reintenta solo; lo demás funciona.',
    pt: 'Não há ligação com o {{chat}}. O Recado continua a tentar; o resto funciona.',
    'pt-BR': 'Não há conexão com o {{chat}}. O Recado continua tentando; o resto funciona.',
    en: '{{chat}} cannot be reached. Retrying automatically; everything else works.',
  },
  'problem.jobs_one': {
    es: 'Se ha dejado de intentar {{count}} tarea después de varios fallos. El registro dice cuál y por qué.',
    pt: 'Deixou de se tentar {{count}} tarefa depois de várias falhas. O registo diz qual e porquê.',
    'pt-BR': 'Deixou de se tentar {{count}} tarefa depois de várias falhas. O log diz qual e por quê.',
    en: '{{count}} job was given up after several failures. The log says which and why.',
  },
  'problem.jobs_other': {
    es: 'Se han dejado de intentar {{count}} tareas después de varios fallos. El registro dice cuáles y por qué.',
    pt: 'Deixaram de se tentar {{count}} tarefas depois de várias falhas. O registo diz quais e porquê.',
    'pt-BR': 'Deixaram de se tentar {{count}} tarefas depois de várias falhas. O log diz quais e por quê.',
    en: '{{count}} jobs were given up after several failures. The log says which and why.',
  },
  'problem.inbox_one': {
    es: '{{count}} mensaje no se pudo leer y quedó apartado. El registro dice por qué.',
    pt: '{{count}} mensagem não se conseguiu ler e ficou à parte. O registo diz porquê.',
    'pt-BR': '{{count}} mensagem não se conseguiu ler e ficou à parte. O log diz por quê.',
    en: '{{count}} message could not be read and was set aside. The log says why.',
  },
  'problem.inbox_other': {
    es: '{{count}} mensajes no se pudieron leer y quedaron apartados. El registro dice por qué.',
    pt: '{{count}} mensagens não se conseguiram ler e ficaram à parte. O registo diz porquê.',
    'pt-BR': '{{count}} mensagens não se conseguiram ler e ficaram à parte. O log diz por quê.',
    en: '{{count}} messages could not be read and were set aside. The log says why.',
  },
  'problem.webhook': {
    es: '{{network}} no llega a nuestra dirección ({{detail}}). Los mensajes llegan más despacio: los pedimos cada {{seconds}} s. Comprueba que {{url}} se ve desde fuera.',
    pt: '{{network}} não chega ao nosso endereço ({{detail}}). As mensagens chegam mais devagar: pedimo-las a cada {{seconds}} s. Verifica se {{url}} se vê de fora.',
    'pt-BR':
      '{{network}} não chega ao nosso endereço ({{detail}}). As mensagens chegam mais devagar: pedimos a cada {{seconds}} s. Verifique se {{url}} se vê de fora.',
    en: '{{network}} cannot reach our address ({{detail}}). Messages arrive more slowly: we ask for them every {{seconds}} s. Check that {{url}} can be reached from outside.',
  },
  'problem.webhook-alone': {
    es: '{{network}} no llega a nuestra dirección ({{detail}}), y sus mensajes no llegan de otro modo: hasta que lo haga no entra ninguno. Comprueba que {{url}} se ve desde fuera.',
    pt: '{{network}} não chega ao nosso endereço ({{detail}}), e as mensagens não chegam de outro modo: até lá não entra nenhuma. Verifica se {{url}} se vê de fora.',
    'pt-BR':
      '{{network}} não chega ao nosso endereço ({{detail}}), e as mensagens não chegam de outro modo: até lá não entra nenhuma. Verifique se {{url}} se vê de fora.',
    en: '{{network}} cannot reach our address ({{detail}}), and its messages come in no other way: until it does, none come in. Check that {{url}} can be reached from outside.',
  },
  'problem.misread': {
    es: 'Avisos de {{network}} que Recado no entiende, esta semana: {{count}} ({{what}}). Lo demás sigue entrando. Actualiza Recado; si sigue igual, avisa a quien lo desarrolla con este texto.',
    pt: 'Avisos do {{network}} que o Recado não entende, esta semana: {{count}} ({{what}}). O resto continua a entrar. Atualiza o Recado; se continuar, avisa quem o desenvolve com este texto.',
    'pt-BR':
      'Avisos do {{network}} que o Recado não entende, esta semana: {{count}} ({{what}}). O resto continua entrando. Atualize o Recado; se continuar, avise quem o desenvolve com este texto.',
    en: 'What {{network}} told us this week and Recado does not understand: {{count}} ({{what}}). Everything else keeps coming in. Update Recado; if it stays, report this text to its developers.',
  },
  'problem.deauthorised': {
    es: 'Alguien ha retirado en {{network}} el acceso de nuestra aplicación. Si fue quien hizo el acceso de una cuenta, esa cuenta deja de funcionar: mira con npm run doctor cuál es y conéctala de nuevo (README).',
    pt: 'Alguém retirou no {{network}} o acesso da nossa aplicação. Se foi quem fez o acesso de uma conta, essa conta deixa de funcionar: vê com npm run doctor qual é e liga-a de novo (README).',
    'pt-BR':
      'Alguém retirou no {{network}} o acesso do nosso aplicativo. Se foi quem fez o acesso de uma conta, essa conta deixa de funcionar: veja com npm run doctor qual é e conecte-a de novo (README).',
    en: "Somebody took our app's access back on {{network}}. If it was whoever made the access of an account, that account stops working: npm run doctor says which one; connect it again (README).",
  },
});
