import type { Concepts } from './concepts.ts';

/** Spanish of Spain and Mexico; concepts.ts says how it is written. */
export const es: Concepts = {
  die: 'morir* muero muere mueren muera muer* muert* fallec* difunt* tumba cadaver ataud entierro',
  kill: 'mat* matar* mato mata asesin* liquid* cargarme_a ejecut* apunal* rajar* raje degoll* acuchill* linch* despellej*',
  suicide:
    'suicid* matarme me_mato me_matare quitarme_la_vida quitarme_de_en_medio me_quito_la_vida autolesi* hacerme_dano colgarme ahorcar* ahorco tirarme lanzarme aventarme cortarme me_corto me_cortaba cortes_en* venas acabar_con_mi_vida terminar_con_mi_vida sobredosis',
  life: 'vida vivir viviendo viva vivo existir existencia despertar amanecer nacido',
  end: 'acab* termin* fin final desaparec* esfum* largarme irme_de dejar_de parar todo_pare descansar ultimo ultima se_acabo salida',
  despair:
    'no_puedo_mas no_aguanto ya_no_puedo sin_ganas no_tengo_fuerzas sin_fuerzas fuerzas desesper* depres* deprim* angusti* ansiedad hund* sin_salida sin_sentido sentido vacio solo_quiero no_valgo estorb* carga sobro harta_de_vivir harto_de_vivir mejor_sin_mi sin_mi para_que_seguir seguir llorando hambre_y ganas_de',
  method: 'pastillas pastilla puente soga cuerda balcon azotea ventana vias veneno tren_encima bote_entero',
  farewell: 'adios despedi* carta nota perdonen perdonadme perdon cuiden cuidad dejo_esto hasta_siempre diganle',
  hit: 'peg* golp* partir* parto parta romper* rompo rompere reventar* reviento revente pat* punet* hosti* leches paliza paliz* madriz* madrazo* putiz* tunda zurr* agarr* agarro arranc* aplast* destroz* mato_a_palos a_palos desquit* disparar* disparo dispare tirote* tiro tiros balazo* plomo bala balas',
  weapon:
    'cuchillo navaja pistola arma armas escopeta bate martillo machete gasolina cerillas palo fierro bomba bombas dinamita ladrillo piedra piedras hacha',
  body: 'cara cabeza piernas pierna brazo brazos mano manos dedo dedos ojo ojos diente dientes muela boca piel cuello espalda cuerpo sangre cadera tobillo rodilla hueso labio barriga estomago garganta pelos rostro',
  burn: 'quem* arder* arde arda prender* prendo incendi* fuego llamas llama chispa* chispe* humo humea* derrit* ceniza explot* explosion estall* revento_la',
  ambush:
    'espero esperar* esperando_fuera afuera a_la_salida al_salir donde_vive* donde_viven direccion_de su_casa vuestra_casa cuidad* cuidense que_se_cuide enterar enterareis arrepent* pagar_caro lo_vais_a_pagar la_vais_a van_a_pagar en_la_calle sabemos se_donde encontrar encontrare visita por_ustedes a_por_vosotros voy_para voy_a_ir',
  place:
    'tienda local oficina sucursal restaurante bar hotel edificio nave almacen sede mostrador caja supermercado farmacia gasolinera cajero',
  staff:
    'empleado empleada empleados dependient* cajera cajero_que gerente encargad* jefe jefa repartidor* conductor* chofer guardia vigilante seguridad tecnico camarer* meser* azafat* operador* comercial vendedor* senorita muchacho chava recepcionista monitor trabajador* personal gente_vuestra director instalador',
  you: 'vosotros vuestro* vuestra* vuestros os ustedes sus su uds ud tu tus',
  family:
    'hijo hija hijos nino nina ninos bebe madre padre mama papa abuela abuelo marido mujer esposa esposo hermano hermana sobrin* suegra nana novio novia pareja familia nieto',
  lawyer: 'abogad* letrad* licenciado notari* burofax procurador bufete gestor_legal seguro_juridico',
  court:
    'juzgado juzgados tribunal* juicio juez demand* pleito litig* via_legal via_judicial judicial judicialmente acciones_legales querella arbitraje',
  authority:
    'ocu facua consumo profeco condusef omic aesa cnmc cnmv banco_de_espana cre cofepris inai aepd oficina_del_consumidor ministerio_publico ministerio defensor_del inspeccion sanidad hacienda sat autoridad* procuraduria ift dgt guardia_civil comisaria policia mossos fiscalia ayuntamiento',
  formal:
    'denunci* hoja_de hojas_de libro_de_reclamaciones reclamacion_oficial reclamacion queja_formal demanda* folio interpon* interpondre poner_una levant* acta sancion* multa acudir acudire presentar* presentare',
  law: 'ley leyes legal legales ilegal derecho derechos clausula abusiv* incumpl* delito normativa articulo desistimiento',
  journalist: 'periodist* reporter* redactor* corresponsal cronista redaccion fotografo_de columnista',
  media:
    'prensa periodico* diario diarios tele television noticiero noticias telediario noticiario radio medios revista programa_de reportaje articulo entrevist* podcast documental nota_de nota_sobre cadena canal periodistico agencia_efe publicacion titular',
  viral:
    'viral virales viralizar* hilo rt retuit* etiquet* trending tendencia seguidores followers tiktok youtube youtuber* influencer* creador* tiktoker* redes reels instagram stream* comunidad',
  publish:
    'publicar* publico publicare subir* subo subire difund* contar* contare colgar_el lo_va_a_saber saldra* saldreis saldran expon* exponer* exhib* quemarlos grabar grabado video videos que_se_entere se_enteren',
  statement:
    'declaraci* version comunicacion comentarios_de vocer* portavoz deadline cierre cierro preguntas_para sobre_el sobre_la',
  scam: 'estaf* timo timos timaron timado fraude* fraudul* phishing engano suplant* falsific* pirata piratas trampa clonad* clonar* clonaron duplicad* impostor* picar pique cai_en gancho extorsi*',
  hack: 'hacke* jacke* hackers entrar*_en_mi entrado_en entraron entro_a vaciar* vaciaron robaron_la robado_la robaron_mi tomaron_el_control cambiaron_el sin_mi_permiso accedi*',
  fake: 'fals* mentira ficticio pirata no_existe no_existia imita* se_hace_pasar haciendose_pasar hacen_pasar dicen_ser diciendo_que',
  steal: 'rob* robo robos ladron* atrac* asalt* hurt* quitaron sustra* birl* rater* choro*',
  card: 'tarjeta* cuenta cuentas banco saldo bizum transfer* cajero iban credito debito clabe spei ahorros nomina monedero puntos',
  code: 'codigo contrasena clave pin nip token cvv verificacion',
  lure: 'enlace link sms correo whatsapp mensaje_de llamada_de llamaron_diciendo sorteo premio perfil web pagina',
  notMe:
    'no_fui_yo no_he_sido yo_no_he no_reconozco no_lo_hice no_hice no_ordene no_autori* que_no_hice nunca_pedi no_pedi no_contrat* nunca_contrat* sin_autorizacion a_mi_nombre con_mi_nombre mi_identidad desconocid* otro_pais',
  data: 'datos dato informacion_personal rgpd lopd arco ficha expediente historial historia_clinica extracto dni curp ine pasaporte analisis base_de_datos estado_de_cuenta privacidad',
  privacy:
    'proteccion_de_datos privacidad privado intimidad confidencial* fuga filtr* filtracion en_copia camara grabaron grabasteis grabar_mi',
  erase: 'borr* elimin* supresion suprim* olvido quitad* retir* cancelen_mis dad_de_baja',
  consent: 'permiso consentimiento autoriz* sin_pedir sin_preguntar sin_avisar nunca_os_lo sin_mi',
  stranger:
    'otra_persona otro_cliente otra_clienta otro_paciente otro_senor otra_senora desconocid* vecino vecina ex tercer* de_otro de_otra ajen* un_tal una_tal terceros diez_empresas',
  contactData: 'telefono numero movil celular direccion domicilio correo email foto fotos nombre apellido',
  race: 'negro negra negros morena moreno gitan* indigena* indio indios arabe* moro mora moros chino china latino* sudaca* panchit* inmigrante* extranjer* raza color prieto naco mexicano* rumano* piel racis* xenof* nahuatl maya',
  gender:
    'mujer mujeres gay gays lesbian* maricon* marica trans transexual homosexual* homofob* machis* sexis* embaraz* feminist* bollera joto puto chica_sola besar* dos_chicas dos_chicos',
  disability:
    'silla_de_ruedas discapaci* minusval* ciego ciega sordo sorda autis* tea down rampa perro_guia retrasad* tartamud* muletas movilidad_reducida',
  origin: 'acento pais tu_pais su_pais nacionalidad velo hijab religion musulman* judi* vestid* vestida tatuaje',
  bodyAge: 'gord* viej* mayor mayores edad anciana anciano talla_grande abuelas',
  harass:
    'acos* manose* toc* toco toquete* piropo* silb* insinu* comentarios_sobre asqueros* baboso* meti*_mano desnud*',
  mock: 'rio rieron reian burl* mofa* imit* humill* insult* despreci* vejator* tratan_como trataron_como llamo llamaron_me me_llamo',
  refuse:
    'no_me_dejaron no_nos_dejaron no_dejaron no_dejo echaron nos_echaron echo negaron nego me_negaron se_negaron prohib* no_atienden no_quisieron al_fondo aparte unico al_unico solo_a no_entra*',
  everyone: 'nadie todos todas gente raza amigos banda compas pueblo ciudadan* familia_y entre_todos ninguno',
  dontBuy:
    'no_compr* no_les_compr* no_contrat* no_caig* no_vay* no_us* dej*_de_comprar dejemos dejad_de no_consum* no_volvais no_entr* no_den no_pis* no_gast* borr*_la_app cancelad_todos cancelen_todos huid huyan evit* eviten alej* pasaos_a retir*_el_dinero ni_agua sin_comprar',
  boycott:
    'boicot* boycot* boicoteo cartera bolsillo protesta compart* comparte pasenlo pasalo difund* rt corran_la_voz avisad_a unanse organiz* castig* no_merecen ni_un_peso ni_un_euro ni_un_centimo ni_un_duro dignidad',
  ill: 'vomit* intoxic* diarrea enferm* mala_de malo_de mare* desmay* salmonel* indigest* fiebre nausea* envenen* retortij* malestar',
  allergy: 'alergi* alergeno* celiac* gluten frutos_secos cacahuate* cacahuete* lactosa anafil* marisco_sin',
  hospital: 'hospital urgencias ambulancia medico clinica uci ingresad* operar* quirofano cruz_roja bomberos',
  injury:
    'herid* lesion* fractur* rompi* se_rompio resbal* cai caida cayo caer* cayeron tropez* sangr* cort* quemadur* ampolla* golpe atragant* trago tragar* se_trago asfix* ahog* desplom* pillo aplast* atropell* ronch* irrit* accidente chichon puntos_de',
  gas: 'gas monoxido fuga butano huele_a olor_a humo humos',
  shock:
    'calambr* descarga electrocut* corriente toques cable cables pelado enchufe bateria sobrecal* cortocircuito chispazo',
  object: 'cristal cristales vidrio vidrios plastico alambre clavo tornillo tornillos metal pelo piedra_en grapa',
  bug: 'cucaracha* gusano* bicho* larva* rata ratas raton mosca moscas insecto* moho podrid* caducad* hormiga* pudrid*',
  food: 'comida comi cenar cene sopa ensalada arroz pan pollo carne pescado ceviche yogur leche galleta* chocolate tacos pizza menu plato potito pastel tarta hamburguesa sushi bocadillo cerveza helado sandwich',
  machine:
    'lavadora plancha secador cargador movil_que estufa calentador caldera horno microondas patinete bici coche moto llanta rueda frenos ascensor elevador juguete silla_del airbag freno volante televisor tele_que nevera lavavajillas',
  person:
    'persona human* agente asesor asesora ejecutiv* operador* alguien_de_verdad alguien_real ser_humano responsable encargad* supervisor* gerente gerencia directora director jefe jefa coordinador* con_alguien que_alguien carne_y_hueso',
  robot:
    'robot bot bots maquina grabacion grabadora chatbot automatic* contestador menu_de_opciones opciones asistente_virtual ia',
  call: 'llam* marqu* marcar* marcarme telefon* pon*_me_con ponme ponedme pasad*me pasame pasadme comuni* comuniquen* contact* contacten localicen devolver_la_llamada llamada',
  talk: 'hablar hablo hable platicar conversar hablarlo atiend* atender* atendais',
  inbox: 'inbox dm md privado mp mensaje_privado directo mensaje escrib* contest* leed* leanlo',
  moneyBack:
    'devolv* devuelv* devolucion reembols* regres* reintegr* abono abon* bonific* indemniz* compens* retrocede* anulad_el_cargo me_deben me_debeis quitad*_el_cargo descont* retroced*',
  money:
    'dinero euros pesos importe pago pagos pague pagado cantidad eur lana feria pasta varo comision comisiones fianza deposito',
  charge:
    'cobr* cargo cargos factura facturas recibo recibos cuota tarifa mensualidad permanencia propina penaliz* suscripcion descuento cupon promocion',
  twice: 'doble dos_veces duplicad* de_mas dos_meses tres_veces otra_vez_me repetid* pasados_dos',
  cancel:
    'cancel* baja anul* rescind* cerrad_la cerradme cierren cerrar_mi desuscrib* dejar_el_servicio no_renov* quitenme quitadme deshacer finiquit* terminar_el_contrato ya_no_quiero no_lo_quiero',
  leave:
    'competencia portabilidad me_voy me_marcho me_cambio me_paso marchar* otra_compania cambiarme_a pasarme_a irme otros abandono me_largo',
  giveBack: 'devolver devuelvo cambio_de cambiar_por quedan_chicas me_queda no_me_vale arrepenti* retorno',
  contract: 'contrato suscripcion plan membresia cuenta linea seguro matricula abono poliza permanencia plazo',
  broken:
    'no_funciona* no_va no_enciende no_carga no_abre no_deja no_me_deja no_nos_deja roto rota rotas rotos averi* estrope* danad* defect* fall* error errores bloque* se_cae se_cierra cae colgad* pierde_agua raya rayas rayad* gotea atasc* descosid* doblad* descompuest* se_apaga trono',
  missing:
    'falta faltan faltaba faltaban no_aparece perdid* perdieron extravi* no_esta desaparecido no_ha_llegado no_llega no_llego no_llegaron sin_recibir no_recib* no_me_llega donde_esta seguimiento entregado',
  wait: 'esper* retras* tard* demora cola fila horas_de llevo llevamos sigo seguimos sigue siguen todavia aun pendiente lent*',
  wrong:
    'equivoc* otra_talla otro_color no_es_el no_es_del mal mal_puesto incorrect* distint* diferente no_corresponde no_cuadra invalido',
  noService:
    'sin_luz sin_linea sin_internet sin_agua sin_cobertura sin_senal sin_servicio sin_telefono sin_datos sin_gas apagon corte_de cortar cortad* no_hay_luz no_hay_internet no_hay_linea caido caida muerto',
  repair:
    'arregl* repar* solucion* resolv* resuelv* cambiad* cambiadme mandad envien mandar_un corrig* corrijan revis* activad* desbloque* instalar reponer poned* gestion*',
  now: 'ahora ahora_mismo ya ahorita en_este_momento acaban acaba_de en_estos_momentos ya_mismo inmediat* de_inmediato rapido corre',
  today: 'hoy esta_noche esta_tarde esta_manana hoy_mismo de_noche',
  tomorrow: 'manana pasado_manana lunes martes miercoles jueves viernes sabado domingo esta_semana antes_del',
  minutes: 'minuto minutos hora horas media_hora una_hora rato minutitos en_una',
  weeks: 'semana semanas mes meses dias quincena desde_el desde_hace desde_octubre ano',
  deadline:
    'plazo vence vencimiento cierra ultimo_dia fecha_limite caduca se_acaba_el boda examen entrevista operacion cirugia viaje evento me_caso cumpleanos',
  stuck:
    'encerrad* tirad* atrapad* varad* plantad* fuera en_la_calle en_la_puerta parado parada solo_en no_puedo_entrar no_puedo_salir no_nos_dejan_abordar en_mitad no_abre',
  travel:
    'vuelo avion aeropuerto embarque embarc* abordar tren estacion barco ferry autobus maleta equipaje check-in puerta_de terminal carretera autopista taxi grua hotel',
  again:
    'otra_vez de_nuevo tercera segunda cuarta quinta enesima vez veces siempre cada_dia nunca todos_los vuelve volver_a',
  unanswered:
    'nadie_contesta nadie_responde no_contest* no_respond* sin_respuesta sin_noticias nadie_me ni_caso no_atienden comunica ignor* me_contesten',
  urgent: 'urgente urgentemente urgencia urge apremia emergencia socorro auxilio ayuda cuanto_antes lo_antes por_dios',
  medical:
    'oxigeno insulina medicina medicamento receta dialisis respirador enfermo enferma recien_nacido embarazada tratamiento',
  price:
    'precio precios cuanto_cuesta cuanto_sale cuanto_vale cuanto_por cuanto_es cuanto cuesta costo costos coste presupuesto* cotizacion tarifas vale_el que_vale mensualidad',
  wantBuy:
    'comprar compro compraria contratar reserv* quiero_uno lo_quiero me_lo_llevo me_interesa interesad* apart* apuntame hacerme_soci* abrir_cuenta pasarme cambiarme domiciliar busco financ* me_apunto encarg*',
  stock:
    'queda quedan tienen_en hay_en existencias disponible* disponibilidad talla tallas stock os_queda catalogo modelo entradas plazas hueco',
  group:
    'personas grupo empresa empleados empleadas colegio escuela equipo negocio mayoreo comuniones boda_de unidades camisetas distribuidor* proveedor licencias',
  ask: 'como donde cuando cual cuales que_significa a_que_hora hasta_que quien cuantos cuantas cuanto_tarda de_que para_que por_que con_que duda consulta pregunta saber sabeis saben horario',
  can: 'se_puede puedo podemos podria podrian podeis hay_que aceptan aceptais abren abris hacen haceis tienen teneis incluye lleva es_compatible vale_para sirve cubre necesito',
  should:
    'deberia* deberian debeis tendriais tendrian podriais poned pongan haced hagan traed traigan volved vuelvan abrid abran incluyan anadid ampliar ampliad meted metan sacad saquen consideren recuperad quitad que_vuelva',
  wish: 'ojala estaria seria_bueno seria_genial seria_util molaria me_gustaria_que vendria_bien haria_falta falta_un faltan_mas echo_de_menos no_estaria echaria_una ya_que_estais para_la_proxima estaria_padre',
  idea: 'idea sugerencia sugiero propuesta propongo propondria version opcion boton modo_oscuro mejora mejorar por_que_no yo_pondria',
  thanks: 'gracias agradec* agradezco muchisimas_gracias mil_gracias',
  great:
    'genial excelente* perfect* maravill* fantastic* increible* estupend* bueno buena buenisim* riquisim* rico encant* bonit* precios* amable* feliz contento* contenta* diez 10 enhorabuena felicidades bravo padre padrisim* chul* mejor mejores chapeau sonrisa recomend* un_encanto sol crack fenomenal espectacular',
  love: 'amo amor adoro me_gusta me_encanta os_quiero quiero_mucho enamor* favorit*',
  awful:
    'pesim* horrible* fatal asco asqueros* verguenza lamentable* penos* desastre peor malisim* mierda porqueria basura decepcion* indign* inaceptable* tomadura grosero* maleducad* prepoten* ridicul* vaya menud* pena cutre carisim* choro',
  laugh: 'jaja* jajaj* jeje* jiji* xd lol risa risas jajja* broma ajaj*',
  easyMoney:
    'gana ganar* ingresos invierte inversion multiplic* dobla ganancia* dolares rentabilidad dinero_extra hazte_rico desde_casa trading cripto* bitcoin airdrop wallet apuestas casino prestamo* buro',
  followMe:
    'sigueme siganme te_sigo seguidores_reales suscribete suscribanse mi_canal mi_perfil mi_bio mi_enlace en_bio link_en dale_like reparto dm_para manden_dm apoyen',
  sell: 'vendo se_venden remato oferta_exclusiva replica* vendemos presupuesto_sin barato barata precios_bajos clases_particulares',
  magic: 'amarre* brujo tarot cartas hechizo maestro suerte cadena soltera soltero chicas adelgaz* kilos viagra',
  job: 'curriculum cv trabajar empleo vacante* chamba contratando candidat* practicas experiencia_en',
  greet: 'hola buenas buenos_dias buen_dia ok vale si no jaja perdon igual tambien feliz claro presente yo',
  think: 'creo opino dicen segun pues a_mi yo_prefiero en_mi_pueblo en_mis_tiempos',
};
