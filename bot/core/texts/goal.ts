import { defineTexts } from './define.ts';

/** Goals: what is wanted by when, and how it goes. */
export const goalTexts = defineTexts({
  'goal.title': { es: 'Objetivos', pt: 'Objetivos', en: 'Goals' },
  'goal.none': {
    es: 'Todavía no hay objetivos. Un objetivo dice qué cifra queréis alcanzar, en qué cuenta y para cuándo; os avisaremos si se retrasa y cuando se consiga.',
    pt: 'Ainda não há objetivos. Um objetivo diz que valor querem alcançar, em que conta e até quando; avisaremos se se atrasar e quando for alcançado.',
    'pt-BR':
      'Ainda não há objetivos. Um objetivo diz que valor vocês querem alcançar, em que conta e até quando; avisaremos se atrasar e quando for alcançado.',
    en: 'There are no goals yet. A goal says which figure you want to reach, on which account and by when; you are told if it falls behind and when it is reached.',
  },
  'goal.name': { es: '{{measure}} · {{where}}', pt: '{{measure}} · {{where}}', en: '{{measure}} · {{where}}' },
  'goal.everywhere': { es: 'Todas las cuentas', pt: 'Todas as contas', en: 'All accounts' },
  'goal.of': {
    es: '{{actual}} de {{target}}, para el {{due}}',
    pt: '{{actual}} de {{target}}, até {{due}}',
    en: '{{actual}} of {{target}}, by {{due}}',
  },
  'goal.from': {
    es: 'empezó en {{baseline}} el {{day}}',
    pt: 'começou em {{baseline}} a {{day}}',
    'pt-BR': 'começou em {{baseline}} em {{day}}',
    en: 'began at {{baseline}} on {{day}}',
  },
  'goal.owner': { es: 'lo lleva {{name}}', pt: 'a cargo de {{name}}', en: 'owned by {{name}}' },
  'goal.state.on-track': {
    es: 'Va según lo previsto: hoy tocaba {{expected}}',
    pt: 'Vai como previsto: hoje seria {{expected}}',
    en: 'On track: {{expected}} was due by today',
  },
  'goal.state.late': {
    es: 'Va con retraso: hoy tocaba {{expected}}',
    pt: 'Está atrasado: hoje seria {{expected}}',
    en: 'Late: {{expected}} was due by today',
  },
  'goal.state.reached': { es: 'Conseguido', pt: 'Alcançado', en: 'Reached' },
  'goal.state.missed': {
    es: 'No se consiguió a tiempo',
    pt: 'Não foi alcançado a tempo',
    en: 'Not reached in time',
  },
  'goal.state.unknown': {
    es: 'Sin dato: hoy tocaba {{expected}}',
    pt: 'Sem valor: hoje seria {{expected}}',
    en: 'No value: {{expected}} was due by today',
  },
  'goal.why.no-snapshot': {
    es: 'la red todavía no ha dicho esta cifra',
    pt: 'a rede ainda não disse este valor',
    en: 'the network has not told this figure yet',
  },
  'goal.why.old': {
    es: 'lo último que dijo la red es de hace más de dos días',
    pt: 'o último que a rede disse tem mais de dois dias',
    en: 'what the network told last is more than two days old',
  },
  'goal.why.gone': {
    es: 'la red no la dice: {{why}}',
    pt: 'a rede não o diz: {{why}}',
    en: 'the network does not tell it: {{why}}',
  },
  'goal.why.few': {
    es: 'hay menos de {{count}} casos',
    pt: 'há menos de {{count}} casos',
    en: 'there are fewer than {{count}} cases',
  },
  'goal.looked': { es: 'Mirado {{at}}', pt: 'Visto {{at}}', en: 'Looked at {{at}}' },
  'goal.note': {
    es: 'Las cifras de informes cuentan los últimos 30 días; las de la red, su último dato, o la media de siete días si es por día. El ritmo es una línea recta desde el principio.',
    pt: 'Os valores de relatórios contam os últimos 30 dias; os da rede, o seu último valor, ou a média de sete dias se for por dia. O ritmo é uma linha reta desde o início.',
    en: 'Figures of reports count the last 30 days; those of a network are its newest, or the mean of seven days where they are by day. The pace is a straight line from the beginning.',
  },
  'goal.calls_one': {
    es: 'La última mirada a {{account}} costó {{count}} llamada a su red.',
    pt: 'A última consulta a {{account}} custou {{count}} chamada à sua rede.',
    en: 'The last look at {{account}} took {{count}} call of its network.',
  },
  'goal.calls_other': {
    es: 'La última mirada a {{account}} costó {{count}} llamadas a su red.',
    pt: 'A última consulta a {{account}} custou {{count}} chamadas à sua rede.',
    en: 'The last look at {{account}} took {{count}} calls of its network.',
  },
  'goal.field.measure': { es: 'Cifra', pt: 'Valor', en: 'Figure' },
  'goal.field.where': { es: 'Dónde', pt: 'Onde', en: 'Where' },
  'goal.field.baseline': { es: 'De dónde parte', pt: 'De onde parte', en: 'Where it begins' },
  'goal.field.baseline.hint': {
    es: 'Vacío: lo que hay ahora',
    pt: 'Vazio: o que há agora',
    en: 'Empty: what it is now',
  },
  'goal.field.target.hint': {
    es: 'Tiempos en minutos, porcentajes sin el signo',
    pt: 'Tempos em minutos, percentagens sem o sinal',
    'pt-BR': 'Tempos em minutos, porcentagens sem o sinal',
    en: 'Times in minutes, percentages without the sign',
  },
  'goal.field.target': {
    es: 'Adónde queréis llegar',
    pt: 'Onde querem chegar',
    'pt-BR': 'Aonde vocês querem chegar',
    en: 'What you want to reach',
  },
  'goal.field.due': { es: 'Para qué día', pt: 'Até que dia', en: 'By which day' },
  'goal.field.owner': { es: 'Quién lo lleva', pt: 'Quem fica a cargo', en: 'Who owns it' },
  'goal.problem.where': {
    es: '«{{measure}}» es de una cuenta. Elige una cuenta cuya red la diga.',
    pt: '«{{measure}}» é de uma conta. Escolhe uma conta cuja rede o diga.',
    'pt-BR': '«{{measure}}» é de uma conta. Escolha uma conta cuja rede o diga.',
    en: '“{{measure}}” is of one account. Choose an account whose network tells it.',
  },
  'goal.problem.number': {
    es: 'Escribe un número, por ejemplo {{example}}.',
    pt: 'Escreve um número, por exemplo {{example}}.',
    'pt-BR': 'Escreva um número, por exemplo {{example}}.',
    en: 'Write a number, for example {{example}}.',
  },
  'goal.problem.baseline': {
    es: 'Ahora mismo no hay dato de esta cifra. Escribe de dónde parte.',
    pt: 'Neste momento não há valor. Escreve de onde parte.',
    'pt-BR': 'Neste momento não há valor. Escreva de onde parte.',
    en: 'There is no value of this figure now. Write where it begins.',
  },
  'goal.problem.same': {
    es: 'Ya está ahí: parte de lo mismo que quiere alcanzar.',
    pt: 'Já lá está: parte do mesmo que quer alcançar.',
    'pt-BR': 'Já está lá: parte do mesmo que quer alcançar.',
    en: 'It is there already: it begins where it wants to be.',
  },
  'goal.problem.due': {
    es: 'Elige un día que esté por venir, por ejemplo {{example}}.',
    pt: 'Escolhe um dia que ainda esteja por vir, por exemplo {{example}}.',
    'pt-BR': 'Escolha um dia que ainda esteja por vir, por exemplo {{example}}.',
    en: 'Choose a day that is still to come, for example {{example}}.',
  },
  'goal.problem.owner': {
    es: 'Elige a alguien del equipo.',
    pt: 'Escolhe alguém da equipa.',
    'pt-BR': 'Escolha alguém da equipe.',
    en: 'Choose somebody of the team.',
  },
  'goal.problem.share': {
    es: 'Un porcentaje va de 0 a 100.',
    pt: 'Uma percentagem vai de 0 a 100.',
    'pt-BR': 'Uma porcentagem vai de 0 a 100.',
    en: 'A percentage lies between 0 and 100.',
  },
  'goal.told.late': {
    es: 'Objetivo con retraso: {{name}}',
    pt: 'Objetivo atrasado: {{name}}',
    en: 'Goal that falls behind: {{name}}',
  },
  'goal.told.reached': {
    es: 'Objetivo conseguido: {{name}}',
    pt: 'Objetivo alcançado: {{name}}',
    en: 'Goal reached: {{name}}',
  },
});
