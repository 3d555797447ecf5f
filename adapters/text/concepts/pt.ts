import type { Concepts } from './concepts.ts';

/** Portuguese of Portugal and Brazil; concepts.ts says how it is written. */
export const pt: Concepts = {
  die: 'morrer morro morre morri morreu morra mort* falec* defunt* cova caixao cadaver enterro velorio',
  kill: 'mat* assassin* apunhal* esfaque* degol* linch* execut* acabar_com_a_raca dar_cabo_de',
  suicide:
    'suicid* me_matar matar-me mato-me me_mato tirar_a_vida tirar_minha tirar_a_minha por_fim ponho_fim por_termo me_jogar atirar-me me_atirar enforc* cort*_os_pulsos pulsos automutil* me_corto me_machuco acabar_com_isto acabar_comigo acabo_com_isto asneira overdose',
  life: 'vida viver vivendo vivo viva existir existencia acordar nascido respirar',
  end: 'acab* termin* fim final sumir desaparec* ir_embora vou-me_embora parar descansar ultimo ultima saida paz',
  despair:
    'nao_aguento nao_aguenta sem_forcas forcas desesper* depress* deprimid* angusti* ansiedade sem_saida sem_sentido sentido vazio so_quero so_me_resta estorvo peso sobrando cansado_de_viver cansada_de_viver motivo sem_mim melhor_sem minha_falta nao_posso_mais nao_sei_mais chorando vontade_de',
  method: 'remedio remedios comprimidos cartela ponte corda telhado janela varanda veneno trilhos laminas',
  farewell: 'adeus despedi* despedir-se carta bilhete_de desculpem perdoem perdao cuidem ate_sempre digam',
  hit: 'bat* bater* parto partir quebr* arrebent* rebent* soco socos murro porrada pancada coca espanc* chut* pontap* surra tapa agarr* arranc* destru* esmag* atirar atiro tiro tiros bala balas chumbo sova lincha*',
  weapon:
    'faca facao pistola arma armas revolver espingarda bastao taco martelo gasolina fosforo pau ferro bomba bombas pedra pedras tijolo machado',
  body: 'cara cabeca pernas perna braco bracos mao maos dedo dedos olho olhos dente dentes boca pele pescoco costas corpo sangue anca femur tornozelo joelho osso labio barriga estomago garganta rosto',
  burn: 'queim* arder* arde ardem fogo incendi* chama chamas labareda* faisca* fumo fumaca derret* cinza explo* estour* taco_fogo tacar',
  ambush:
    'espero esperar* la_fora ca_fora na_saida a_saida onde_mora onde_moram endereco_dele cuide cuidado se_cuide arrepend* vao_pagar vai_pagar vao_ver vai_ver na_rua sei_onde ja_sei encontr*_o vou_ai passo_ai vou_pegar visita placa pode_esperar',
  place:
    'loja escritorio agencia restaurante bar hotel predio armazem sede balcao caixa supermercado mercado farmacia posto shopping montra',
  staff:
    'funcionari* empregad* atendente* vendedor* gerente chefe motorista* entregador* estafeta* seguranca* porteiro tecnico garcon* camareir* operador* moca rececao rececionista recepcionista instrutor* caixa pessoal diretor cobrador* gajo equipa equipe trabalhador*',
  you: 'voces vcs vos vosso vossa vossos vossas voce vc seu sua seus suas convosco teu tua',
  family:
    'filho filha filhos filhas crianca criancas bebe mae pai avo avos marido mulher esposa esposo irmao irma sobrinh* sogra namorad* familia neto neta',
  lawyer: 'advogad* procurador promotor* notificacao_extrajudicial solicitador juridic*',
  court:
    'tribunal tribunais juiz juizo juizado processo processar processo_judicial acao_judicial acao_por justica liminar judicial danos_morais arbitragem litigio julgado pequenas_causas',
  authority:
    'procon deco asae anatel anacom erse anac consumidor bacen banco_central banco_de_portugal provedor inmetro vigilancia_sanitaria ministerio_publico reclame_aqui reclameaqui cnpd anpd susep ans policia psp gnr delegacia delegado bombeiros fiscaliz* autoridade* portal_da_queixa act sindicato decon senacon',
  formal:
    'denunci* livro_de_reclamac* livro_de queixa queixa-crime reclamacao boletim bo ocorrencia protocolo apresentei multa sancao abrir_reclamacao registei registrei formaliz* avancar avanco abro',
  law: 'lei leis legal legais ilegal direito direitos clausula abusiv* incumpr* crime codigo_de_defesa artigo arrependimento violar',
  journalist: 'jornalist* reporter* redator* correspondente cronista redacao colunista apresentador',
  media:
    'imprensa jornal jornais televisao tv tvi sic rtp globo noticia noticias radio revista programa_do reportagem artigo entrevist* podcast documentario materia_sobre materia canal comunicacao_social assessoria folha edicao fantastico correio_da_manha',
  viral:
    'viral viraliz* thread rt retuit* marcar marque trending seguidores tiktok youtube youtuber* influencer* blogueir* instagram reels redes stories exposed milhao fofoca',
  publish:
    'public* vou_por posto postar post divulg* contar* expor exponho expose vai_sair sair_no mostrar vai_aparecer gravei gravar video videos print ficar_sabendo vao_saber todo_mundo_vai',
  statement:
    'declaracao declaracoes versao comentario comentar reacao porta-voz deadline fecho_a esclarecimento entrevista',
  scam: 'golpe golpes golpista* burl* fraud* fraudul* phishing engano engana* clon* falsific* pirata esquema cai_no caindo vigarist* vigari* estelionat* extor* trapaca',
  hack: 'hacke* hackers invad* entraram_na entraram_no entraram_em entrou_na esvazi* limparam roubaram_a roubada_a trocaram_o mudou_o acede* tomaram',
  fake: 'fals* fake mentira nao_existe pirata copia_do se_fazem_passar fazendo-se_passar fazer-se_passar em_nome finge* dizem_ser dizendo_ser',
  steal: 'roub* ladrao ladroes assalt* furt* tiraram sumiu_do ladra',
  card: 'cartao cartoes conta contas banco saldo pix transfer* multibanco iban credito debito mb_way mbway cpf nif ordenado salario boleto milhas pontos chip',
  code: 'codigo senha palavra-passe pin token chave cvv verificacao',
  lure: 'link sms email e-mail whatsapp zap mensagem_de ligaram telefonaram sorteio perfil site pagina proposta_de',
  notMe:
    'nao_fui_eu nao_fiz nao_reconhe* nao_autoriz* nunca_pedi nao_pedi nunca_contrat* nao_contrat* sem_autorizacao em_meu_nome no_meu_nome com_o_meu minha_identidade desconhecid* outro_pais que_eu_nao',
  data: 'dados dado informacao_pessoal informacoes lgpd rgpd ficha cadastro historico processo_clinico extrato cartao_de_cidadao rg cpf passaporte exames base_de_dados privacidade',
  privacy:
    'protecao_de_dados privacidade privado intimidade confidencial vaz* fuga_de em_cc camara camera gravaram gravar imagens',
  erase: 'apag* elimin* exclu* remov* retir* esquecimento tirem exclusao',
  consent:
    'autorizac* permissao consentimento autoriz* sem_pedir sem_perguntar sem_me_dizer nunca_dei sem_avisar quem_autorizou',
  stranger:
    'outra_pessoa outro_cliente outra_cliente outra_paciente outro_paciente desconhecid* vizinh* ex-marido ex-mulher ex terceiros de_outra de_outro alhei* uma_tal qualquer_um',
  contactData:
    'telefone numero celular telemovel morada endereco correio email foto fotos nome apelido contacto contato',
  race: 'negr* pret* cigan* indigena* indio indios arabe* mour* chines* brasileir* imigrante* estrangeir* raca cor racis* xenof* nordestin* africano* favela zuca macac* mulat*',
  gender:
    'mulher mulheres gay gays lesbic* viado bicha trans travesti homossex* homofob* machis* sexis* gravid* engravid* dois_rapazes duas_raparigas duas_meninas sapatao paneleiro dar_a_mao darmos_a_mao',
  disability:
    'cadeira_de_rodas deficien* cego cega surdo surda autis* down rampa cao-guia cadela_guia cao_guia gaguez gago muletas mobilidade',
  origin:
    'sotaque pais nossa_terra tua_terra sua_terra nacionalidade veu lenco hijab religiao muculman* jude* roupa tatuagem',
  bodyAge: 'gord* velho velha velhos idade idos* anos_de tamanho_grande plus',
  harass:
    'assedi* assed* apalp* passou_a_mao toc* cantada piropo assob* insinu* comentarios_sobre nojent* babao namorado tarado',
  mock: 'riu riram gozar* gozaram gozou zomb* debochar deboch* imit* humilh* insult* desprez* trat*_como chamou chamaram piada',
  refuse:
    'barraram barrou nao_me_deixaram nao_deixaram nao_deixou recus* negaram puseram-nos_fora puseram_fora expuls* proibi* nao_atendem mudaram-nos so_a_mim no_fim_da nao_entram revistaram seguiram',
  everyone: 'ninguem todos todas gente galera pessoal amigos malta turma povo todo_mundo tod* pessoas nenhum',
  dontBuy:
    'nao_compr* nao_contrat* nao_caia* nao_usem nao_vao nao_ponham parem_de deixem_de nao_consum* nao_entr* nao_deem nao_gast* desinstal* cancelem_todos fujam fuja evitem evite afast* passem_para tirem_o_dinheiro nem_mais nao_sustent* sem_abastecer larguei',
  boycott:
    'boicot* boycot* bolso protesto compartilh* partilh* passem_palavra rt avisem unam organiz* castig* nao_merecem nem_um_centimo nem_um_real vergonha_na_cara facam_o_mesmo vazias',
  ill: 'vomit* intoxic* diarreia doente* passando_mal passou_mal mal_da tont* desmai* salmonel* febre nause* envenen* indispost* de_cama mal_do',
  allergy: 'alergi* alergic* celiac* gluten amendoim frutos_secos lactose anafil* marisco camarao',
  hospital:
    'hospital urgencias ambulancia medico clinica uti internad* cirurgia pronto-socorro samu inem bombeiros posto_medico upa',
  injury:
    'ferid* machuc* magoou magoa* les* fratur* partiu caiu cai caida queda escorreg* tropec* sangr* cort* queimadur* bolha* engasg* engol* asfix* afog* sufoc* despenc* esmag* atropel* irrit* carne_viva acidente pontos',
  gas: 'gas monoxido fuga botijao cheiro_a cheiro_de vazando esquentador aquecedor',
  shock: 'choque eletrocut* corrente fio fios cabo tomada bateria sobreaquec* curto-circuito alta_tensao descarga',
  object: 'vidro vidros caco plastico arame prego parafuso parafusos metal cabelo grampo',
  bug: 'barata* larva* bicho* verme* rato ratos mosca moscas inseto* bolor mofo podre* estragad* vencid* formiga* azed*',
  food: 'comida comi jantar jantei almoco sopa salada arroz pao frango carne peixe iogurte leite bolacha biscoito chocolate pizza menu prato papinha torta bolo hamburguer sushi sanduiche marmita cerveja sorvete gelado azeitona',
  machine:
    'maquina ferro secador carregador fogao aquecedor forno microondas patinete trotinete bicicleta carro moto pneu roda freios travoes elevador brinquedo cadeirinha airbag volante televisao tv geladeira frigorifico esquentador piscina',
  person:
    'pessoa ser_humano human* atendente operador alguem_de_verdade responsavel supervisor* gerente gerencia diretor* chefe coordenador* assistente alguem gente carne_e_osso agente consultor quem_decide',
  robot: 'robo robos bot maquina gravacao chatbot automatic* menu opcao assistente_virtual ia ura',
  call: 'lig* ligu* telefon* chamada chama passem passem-me pass*_a ponham contact* contat* retornar retorn* transfere* transfir* liga',
  talk: 'falar falo falem conversar atend* explicar',
  inbox: 'inbox dm direct privado mensagem_privada mensagem respond* chat pv',
  moneyBack:
    'devolv* reembols* estorn* ressarc* indemniz* indeniz* compens* abat* me_devem devem-me credit* de_volta devolucao cashback anulem',
  money: 'dinheiro euros reais valor pagamento pago paguei quantia grana taxa taxas caucao sinal deposito',
  charge:
    'cobr* debit* fatura faturas conta_de mensalidade anuidade tarifa recibo multa fidelizac* assinatura desconto cupao cupom nota promocao',
  twice: 'em_dobro duas_vezes duplicad* a_mais dois_meses tres_vezes o_dobro mesmo_artigo',
  cancel:
    'cancel* encerr* anul* rescind* fechem_a desist* descadastr* nao_renov* tirem-me tirem_essa desligar terminar_o nao_quero_mais tirar_da_lista subscricao',
  leave:
    'concorrencia portabilidade vou_embora mudo mudar_de mudar_para outra_operadora passar_para sair outro_banco largo',
  giveBack: 'devolver devolvo troca trocar ficou_pequeno ficou_grande nao_serve nao_serviu arrepend* retorno',
  contract: 'contrato assinatura plano adesao conta linha seguro matricula passe apolice fidelidade prazo',
  broken:
    'nao_funciona* nao_liga nao_carrega nao_abre nao_deixa nao_me_deixa partid* quebr* avari* estrag* danific* defeit* falh* erro erros bloque* caiu cai fecha trava* pinga risc* entup* descos* tort* desliga parou solta',
  missing:
    'falta faltam faltou faltava sumiu perd* extravi* nao_chegou nao_chega nao_recebi sem_receber cade onde_esta rastreio rastreamento entregue nao_aparece',
  wait: 'esper* atras* demor* fila horas_de aguard* continuo continua ainda pendente lent* ha_um ha_dois faz_um',
  wrong: 'errad* engan* outro_tamanho outra_cor nao_e_do nao_e_o mal incorret* diferente trocad* nao_bate invalido',
  noService:
    'sem_luz sem_linha sem_internet sem_net sem_agua sem_rede sem_sinal sem_servico sem_telefone sem_energia apagao corte cortar cortaram faltou_luz em_baixo fora_do_ar morto',
  repair:
    'arranj* consert* resolv* soluc* troqu* mandem enviem tecnico corrij* corrigir verifi* ativ* desbloque* instal* reponham',
  now: 'agora agora_mesmo ja neste_momento nesse_momento acabaram_de acabou_de imediat* de_imediato corre neste_instante',
  today: 'hoje esta_noite esta_tarde ainda_hoje hoje_mesmo a_noite',
  tomorrow: 'amanha depois_de_amanha segunda terca quarta quinta sexta sabado domingo esta_semana antes_de ate_sexta',
  minutes: 'minuto minutos min hora horas meia_hora uma_hora daqui_a bocado pouco',
  weeks: 'semana semanas mes meses dias quinzena desde_o desde_segunda ha_um_mes ano anos',
  deadline:
    'prazo vence vencimento fecha ultimo_dia data_limite acaba_hoje casamento caso prova exame entrevista cirurgia viagem evento aniversario',
  stuck:
    'pres* trancad* encalhad* retid* na_rua a_porta na_porta parado parada sozinh* nao_consigo_entrar nao_consigo_sair nao_nos_deixam fiquei_na nao_abre perdid*_aqui',
  travel:
    'voo aviao aeroporto embarque embarc* comboio trem estacao barco autocarro onibus mala bagagem check-in portao terminal estrada autoestrada taxi uber reboque alojamento hotel',
  again:
    'outra_vez de_novo terceira segunda_vez quarta_vez quinta enesima vez vezes sempre todo_mes nunca volta_a novamente',
  unanswered:
    'ninguem_responde nao_respond* sem_resposta sem_retorno ninguem_atende ninguem_me nao_atendem ignor* retornam alguem_responde',
  urgent: 'urgente urgentemente urgencia emergencia socorro ajuda o_quanto_antes o_mais_rapido pelo_amor',
  medical: 'oxigenio insulina medicamento remedio receita dialise respirador doente recem-nascido gravida tratamento',
  price:
    'preco precos quanto_custa quanto_sai quanto_fica quanto_e quanto custa valor valores custo orcamento* cotacao tabela mensalidade quanto_para',
  wantBuy:
    'comprar compro compraria contratar reserv* quero_um quero_dois eu_quero levo interess* guarda_um virar_socio abrir_conta mudar_para procuro financ* encomendar aderir alugar arrendar assinar',
  stock:
    'tem_em ha_em stock estoque disponiv* disponibilidade tamanho ainda_tem catalogo modelo ingresso bilhetes vagas lugares',
  group:
    'pessoas grupo empresa funcionarios escola equipa equipe negocio atacado casamento_de unidades camisetas revend* fornecedor licencas',
  ask: 'como onde quando qual quais que_horas ate_que quem quantos quantas quanto_tempo de_que para_que por_que duvida pergunta saber sabem horario o_que',
  can: 'pode posso podemos poderia podem da_pra da_para tem aceitam abrem abre fazem inclui e_preciso serve leva cobre preciso e_compativel',
  should:
    'deviam devia deveriam podiam ponham facam tragam voltem abram incluam acrescentem lancem adicionem alargar metam botem coloquem considerem tirem',
  wish: 'tomara quem_dera seria_bom seria_otimo seria_util era_bom era_giro seria_massa gostava_que fazia_jeito faz_falta falta_um saudades bem_que ja_que_vao da_proxima ficava_melhor nao_era_mau',
  idea: 'ideia sugestao sugiro proposta proponho versao opcao botao modo_escuro melhoria melhorar por_que_nao porque_nao eu_punha',
  thanks: 'obrigad* agradec* grat* valeu brigad*',
  great:
    'otim* excelente* perfeit* maravilh* fantastic* incriv* bom boa delici* gostos* encant* bonit* lind* simpatic* feliz content* nota_dez nota_mil dez parabens bravo fixe bacana melhor melhores recomend* um_amor show espetacul* impecav* arras* top satisfeit*',
  love: 'amo amor amei ador* gosto gostei apaixon* favorit*',
  awful:
    'pessim* horriv* nojo nojent* vergonha lamentav* desastre pior lixo merda porcaria desilu* decepc* indign* inaceitav* palhacada grosseir* mal-educad* ridicul* absurdo descaso desrespeito miserav* carissim*',
  laugh: 'kkk* kk haha* ahah* rsrs* hehe* lol rir risos brincadeira piada huahua*',
  easyMoney:
    'ganhe ganhar lucr* renda investi* multipliqu* dobre dolares dinheiro_extra em_casa trading cripto* bitcoin airdrop apostas tigrinho casino emprestimo* limpo_seu',
  followMe:
    'me_segue segue-me sigo_de_volta seguidores_baratos inscreve* meu_canal meu_perfil minha_bio meu_link na_bio link_no curte_e chama_no apoiem',
  sell: 'vendo compro_milhas oferta_exclusiva replica* vendemos barato barata precos_baixos faco_logos aulas_particulares',
  magic: 'amarracao vidente tarot cartas feitico mestre sorte corrente solteir* meninas emagre* quilos viagra',
  job: 'curriculo cv trabalhar emprego vaga vagas contratando candidat* estagio experiencia_em',
  greet: 'ola oi bom_dia boa_tarde boa_noite ok certo sim nao desculpa igual tambem feliz claro presente eu',
  think: 'acho opiniao dizem segundo pois eu_prefiro na_minha_terra no_meu_tempo',
};
